//! Lines of the site around the article.

use super::lines::{at_edge, suggest_removal};
use crate::data::{Dictionaries, Index};
use crate::document::{BlockKind, TokenKind};
use crate::findings::{Applicability, Severity, Words, words};
use crate::language::{PatternTable, WordsOf};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A line belongs to the site, not to the article: comment form, cookie banner, paywall, newsletter, navigation, photo line.
    ///
    /// ## Why it matters
    ///
    /// Scrapers take everything that looks like text, and the engine translates it faithfully. A
    /// comment heading below an article that has no comments tells where the text comes from.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Rat hat sich vertagt.\n\n⟦Schreibe einen Kommentar⟧
    /// Der Rat hat sich vertagt.\n\n⟦Deine E-Mail-Adresse wird nicht veröffentlicht.⟧
    /// ⟦Lesedauer: 5 Minuten⟧\n\nDer Rat hat sich vertagt.
    /// ⟦Hier ist die Übersetzung:⟧\n\nDer Rat hat sich vertagt.
    /// ```
    ///
    /// ```right
    /// Der Rat hat sich vertagt. Er wollte keinen Kommentar schreiben.
    /// Die Lesedauer der Akten betrug fünf Minuten, sagte er.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **running text**: a pattern must be the whole line; the same words in a sentence are text.
    /// - **subheadings**: words that could head a section count only at the edges of the text or beside other such lines.
    pub struct BoilerplateLine = "residue/boilerplate-line", Error, "design-and-markup/markup", fix: Safe, claims: true;
}

/// How much of the line a pattern covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Line,
    Start,
    End,
    Inline,
}

/// A row of the table, read when its pattern matches.
#[derive(Debug, Clone, Copy)]
struct Entry {
    kind: &'static str,
    certain: bool,
}

/// The patterns of `residue/lines`.
struct Lines {
    table: PatternTable,
    scopes: Vec<Scope>,
}

/// Kinds of lines and what they are called.
const KINDS: &[(&str, &str, &str)] = &[
    ("accessibility", "skip link", "Sprungmarke"),
    ("advert", "advertising label", "Werbehinweis"),
    ("app", "app banner", "App-Hinweis"),
    ("byline-box", "author box", "Autorenkasten"),
    ("comment", "comment form", "Kommentarformular"),
    ("cookie", "cookie banner", "Cookie-Hinweis"),
    ("copyright", "copyright line", "Copyright-Zeile"),
    ("correction", "correction note", "Korrekturhinweis"),
    ("error", "error page", "Fehlerseite"),
    ("feed", "feed line", "Feed-Zeile"),
    ("login", "login box", "Anmeldekasten"),
    ("model", "words of the language model", "Worte des Sprachmodells"),
    ("navigation", "navigation", "Navigation"),
    ("newsletter", "newsletter box", "Newsletter-Kasten"),
    ("paywall", "paywall", "Bezahlschranke"),
    ("photo", "photo line", "Bildzeile"),
    ("poll", "quiz or poll", "Quiz oder Umfrage"),
    ("print", "print or e-mail line", "Druck- oder Mailzeile"),
    ("readtime", "reading time", "Lesedauer"),
    ("related", "related article", "Verweis auf andere Artikel"),
    ("search", "search box", "Suchfeld"),
    ("share", "share bar", "Teilen-Leiste"),
    ("social-embed", "embedded post", "eingebetteter Beitrag"),
    ("video", "video player", "Videospieler"),
];

impl Index for Lines {
    fn build(dictionaries: &Dictionaries) -> Self {
        let scopes = dictionaries
            .rows("residue/lines")
            .map(|row| match row.cell(3) {
                "start" => Scope::Start,
                "end" => Scope::End,
                "inline" => Scope::Inline,
                _ => Scope::Line,
            })
            .collect();
        Lines { table: PatternTable::new(dictionaries, "residue/lines"), scopes }
    }
}

impl Lines {
    fn entry(&self, id: usize) -> Entry {
        let [_, kind, _, _, confidence] = self.table.row(id).array();
        Entry { kind: KINDS.iter().find(|(name, ..)| *name == kind).map_or("other", |(name, ..)| name), certain: confidence == "high" }
    }

    /// The surest pattern that covers the words.
    fn find(&self, line: &WordsOf<'_>) -> Option<Entry> {
        let mut found: Option<Entry> = None;
        for (at, id) in self.table.set.candidates(line) {
            let scope = self.scopes[id];
            if at > 0 && !matches!(scope, Scope::End | Scope::Inline) {
                continue;
            }
            let Some(pattern) = self.table.set.get(id) else { continue };
            let hit = match scope {
                Scope::Line => pattern.matches_to_end(line, 0),
                Scope::Start => pattern.matches(line, 0, true).is_some(),
                Scope::End => pattern.matches_to_end(line, at),
                Scope::Inline => pattern.matches(line, at, true).is_some(),
            };
            if hit {
                let entry = self.entry(id);
                if found.is_none() || entry.certain {
                    found = Some(entry);
                }
            }
        }
        found
    }
}

/// Longest line, in tokens, that is compared with the patterns.
const LONGEST: usize = 40;

impl Rule for BoilerplateLine {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let lines = context.dictionaries.index::<Lines>();
        // For each block the verdict on its sentences: all of them, or single ones.
        let mut verdicts: Vec<Option<Entry>> = vec![None; document.blocks.len()];
        let mut at = 0;
        for (index, block) in document.blocks.iter().enumerate() {
            let first = at;
            while at < document.sentences.len() && document.sentences[at].block as usize == index {
                at += 1;
            }
            if first == at || block.kind == BlockKind::Cell {
                continue;
            }
            let whole = document.sentences[first].first_token as usize..document.sentences[at - 1].end_token as usize;
            if whole.len() <= LONGEST
                && let Some(entry) = lines.find(&WordsOf::new(document, context.analysis, whole))
            {
                verdicts[index] = Some(entry);
                continue;
            }
            // A line of several sentences is residue if every one of them is.
            let each: Option<Vec<Entry>> = (first..at)
                .map(|s| document.sentences[s].tokens())
                .map(|t| if t.len() <= LONGEST { lines.find(&WordsOf::new(document, context.analysis, t)) } else { None })
                .collect();
            if let Some(entry) = each.and_then(|e| e.into_iter().find(|e| e.certain)) {
                verdicts[index] = Some(entry);
            }
        }
        for (index, verdict) in verdicts.iter().enumerate() {
            let Some(entry) = verdict else { continue };
            let neighbour = |other: Option<usize>| other.and_then(|o| verdicts.get(o)).is_some_and(Option::is_some);
            let beside = neighbour(index.checked_sub(1)) || neighbour(Some(index + 1));
            let certain = entry.certain || beside || is_mark_only(context, index);
            if !certain && !at_edge(context, index) {
                continue;
            }
            let block = document.blocks[index];
            let finding = findings.report(block.span, message(entry.kind));
            finding.confidence(if entry.certain { 0.97 } else { 0.75 }).reason(words(
                "The line comes from the page around the article, not from its author; delete it.",
                "Die Zeile stammt von der Seite um den Artikel herum, nicht vom Autor; streichen.",
            ));
            if !entry.certain {
                finding.severity(Severity::Warning);
            }
            suggest_removal(context, index, finding, if entry.certain { Applicability::Safe } else { Applicability::Suggest });
        }
    }
}

/// A line without any letter carries no text.
fn is_mark_only(context: &Context<'_>, block: usize) -> bool {
    super::lines::tokens(context, &context.document.blocks[block]).all(|t| context.document.tokens[t].kind != TokenKind::Word)
}

fn message(kind: &str) -> Words {
    let (en, de) = KINDS.iter().find(|(name, ..)| *name == kind).map_or(("line of the site", "Zeile der Seite"), |(_, en, de)| (*en, *de));
    words(format!("Left over from the page: {en}"), format!("Rest der Seite: {de}"))
}
