//! A picture credit left in English.

use crate::data::{Dictionaries, Index};
use crate::document::{Block, BlockKind, Span};
use crate::findings::{Applicability, words};
use crate::language::names::forms::{Ending, FormIndex, Match};
use crate::language::names::inflection::is_determiner;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The line that says who took or owns a picture was left in English.
    ///
    /// ## Why it matters
    ///
    /// Captions are translated, their credits often are not: „Photo by“, „Courtesy of“, „President of …“. Names of photographers and
    /// agencies, and what agencies themselves write (Handout, via, Pool), stay as they are.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Saal am Abend der Wahl ⟦© President of Ruritania/Handout via Reuters⟧
    /// Besucher vor dem Eingang ⟦Photo courtesy of the gallery⟧
    /// Ein Schiff läuft aus ⟦Photo by Jane Miller/Getty Images⟧
    /// => Foto von Jane Miller/Getty Images
    /// Die Familie im Garten ⟦Photograph: Courtesy of the family⟧
    /// Ein Panzer auf dem Platz ⟦Image credit: Ministry of Defence⟧
    /// ```
    ///
    /// ```right
    /// Der Saal am Abend © Pressedienst des Präsidenten via Reuters
    /// Zwei Soldaten an der Grenze © Wassili Petrenko/AFP/Getty Images
    /// Foto: AP/John Smith
    /// Die Fahne vor dem Haus (Foto: Handout/Reuters)
    /// Er pflegt sein Image: Jane Miller hilft ihm dabei.
    /// Das Bild heißt „Photo by Night“ und hängt im Flur.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **names and agencies**: Getty Images, The Associated Press, Handout, via, Pool behind a German label or ©.
    /// - **running text**: only lines that are, or end in, a credit.
    ///
    /// ## Measured precision
    ///
    /// On 396,000 words of human-written German news no finding; on 2,151 news translations one, right.
    pub struct CreditLine = "untranslated/credit-line", Warning, "accuracy/untranslated", fix: Suggest;
}

/// Longest credit, in bytes.
const LONGEST: usize = 140;

/// The table of labels (`Photo by`, `Courtesy of`) and their German form.
struct Labels(FormIndex);

impl Index for Labels {
    fn build(dictionaries: &Dictionaries) -> Self {
        Labels(FormIndex::build(dictionaries, "residue/credits", &[(0, false)]))
    }
}

/// Words of the table that are labels only in company.
const TOO_SHORT: &[&str] =
    &["By", "and", "from", "for", "Author", "Authors", "Source", "Sources", "Map", "Maps", "Text by", "Words by", "Story by"];

/// English words that are no part of a name of a person or an agency.
const ENGLISH: &[&str] = &[
    "of",
    "the",
    "by",
    "courtesy",
    "from",
    "and",
    "provided",
    "president",
    "presidential",
    "government",
    "ministry",
    "minister",
    "department",
    "office",
    "service",
    "defence",
    "defense",
    "affairs",
    "foreign",
    "family",
    "museum",
    "university",
    "police",
    "army",
    "navy",
    "force",
    "press",
    "agency",
    "council",
    "city",
    "state",
    "national",
    "parliament",
    "embassy",
    "committee",
    "company",
    "screenshot",
    "screengrab",
    "supplied",
    "photo",
    "photograph",
    "file",
    "released",
    "distributed",
    "taken",
    "for",
    "via",
    "handout",
    "credit",
    "rights",
    "reserved",
    "all",
    "royal",
    "household",
    "prime",
    "secretary",
    "administration",
];

/// English words that name agencies and ways of distribution, and say nothing by themselves.
const NEUTRAL: &[&str] = &["the", "press", "via", "handout", "for", "agency", "royal", "screenshot", "national", "and", "service"];

impl Rule for CreditLine {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        for block in &document.blocks {
            if let Some((span, text)) = credit(context, block) {
                let finding = findings
                    .report(span, words("Picture credit left in English", "Bildnachweis auf Englisch stehen geblieben"))
                    .reason(words(
                        "The caption is German, its credit is not: translate what is no name of a photographer or an agency.",
                        "Die Bildunterschrift ist deutsch, der Nachweis nicht: übersetzen, was kein Name von Fotografen oder Agenturen ist.",
                    ))
                    .confidence(0.9);
                if let Some(text) = text {
                    finding.suggest(text, Applicability::Suggest);
                }
            }
        }
    }
}

/// The English credit at the end of a block, with its German text where that is no more than another label.
fn credit(context: &Context<'_>, block: &Block) -> Option<(Span, Option<String>)> {
    let document = context.document;
    let text = document.text(block.span);
    let mut low = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(low) {
        low += 1;
    }
    // The last line of the block, without the bracket around the credit.
    let low = text[low..].rfind('\n').map_or(low, |at| low + at + 1);
    let line = text[low..].trim_end_matches([')', ']', '.']);
    let span = |at: usize, end: usize| Span::new(block.span.start + at as u32, block.span.start + end as u32);
    let end = low + line.len();
    if let Some(at) = text[low..end].rfind('©') {
        let names = text[low + at..end].trim_start_matches(['©', ' ']);
        return is_english(names).then(|| (span(low + at, end), None));
    }
    let label = label(context, block, block.span.start + low as u32)?;
    let at = (label.span.start - block.span.start) as usize;
    let names = text.get((label.span.end - block.span.start) as usize..end)?.trim_start();
    // In running text „Photo by“ may be spoken of: a credit has no sentence behind it and no small German word.
    let quoted = text[..at].trim_end().ends_with(['„', '“', '"', '»', '«', '‚']);
    let sentence = names.split_whitespace().any(|word| GERMAN.contains(&word));
    let running = block.kind == BlockKind::Paragraph && text.ends_with(['.', '!', '?']) && at > 0 && text.len() > 200;
    if names.is_empty() || quoted || sentence || running || names.split_whitespace().count() > 14 {
        return None;
    }
    // Behind the label only names: the label alone is to be translated.
    let plain = !is_english(names);
    Some((span(at, end), plain.then(|| format!("{} {names}", label.german))))
}

/// An English label, its colon included.
struct Label {
    span: Span,
    german: String,
}

/// The first label at or behind `low` in a block.
fn label(context: &Context<'_>, block: &Block, low: u32) -> Option<Label> {
    let document = context.document;
    let labels = context.dictionaries.index::<Labels>();
    let mut at = document.token_at(low);
    while document.tokens.get(at).is_some_and(|t| t.span.end <= block.span.end) {
        let mut best: Option<Match> = None;
        if document.tokens[at].is_word() && document.word(at).starts_with(char::is_uppercase) {
            labels.0.find(document, at, &mut |found| {
                if found.ending == Ending::None && !found.in_compound() && best.is_none_or(|b| b.name.len() < found.name.len()) {
                    best = Some(found);
                }
            });
        }
        if let Some(found) = best {
            let [english, german, kind, policy] = labels.0.cells(labels.0.form(found.form).row);
            let colon = document.word(found.end()) == ":";
            let open = english.ends_with(" by") || english.ends_with(" of") || english.ends_with(" from");
            let fits =
                policy == "translate" && matches!(kind, "label" | "author" | "archive" | "courtesy") && !TOO_SHORT.contains(&english);
            let determined =
                at > 0 && is_determiner(context.analysis.lower(at - 1)) && document.tokens[at - 1].span.start >= block.span.start;
            if fits && (colon || open) && !determined {
                let end = if colon { document.tokens[found.end()].span.end } else { found.span.end };
                let german = if colon { format!("{german}:") } else { german.to_owned() };
                return Some(Label { span: Span::new(found.span.start, end), german });
            }
        }
        at += 1;
    }
    None
}

/// Small words that a credit in English does not have.
const GERMAN: &[&str] =
    &["und", "der", "die", "das", "ist", "sind", "wird", "hängt", "im", "am", "von", "mit", "auf", "zu", "wurde", "den", "dem"];

/// Whether there are English words in a credit that are no names.
fn is_english(names: &str) -> bool {
    let mut proofs = 0;
    for word in names.split(|c: char| !c.is_alphanumeric() && c != '-') {
        if GERMAN.contains(&word) || word == "des" {
            return false;
        }
        let lower = word.to_lowercase();
        if ENGLISH.contains(&lower.as_str()) && !NEUTRAL.contains(&lower.as_str()) {
            proofs += 1;
        }
    }
    // „Office“, „City“ may be a name of a firm; „of“ and „by“ are not.
    proofs > 1 || names.split_whitespace().any(|word| matches!(word, "of" | "by" | "courtesy" | "Courtesy"))
}
