//! A term that the house glossary forbids.

use crate::document::Span;
use crate::findings::{Applicability, words};
use crate::language::features::{Agreement, Category};
use crate::language::lexicon::Lexicon;
use crate::language::tokens::is_hyphen;
use crate::rule;
use crate::rules::{Context, Rule, Sink, TermMention, TermPlace, TermStatus};

rule! {
    /// A term stands in a form that the house glossary forbids.
    ///
    /// ## Why it matters
    ///
    /// Readers take two words for two things. A desk decides once what a term is called in German; the glossary holds these
    /// decisions, and translation engines do not know it. Without a glossary the rule does nothing.
    ///
    /// A glossary is a table (TSV) or a term base (TBX), named by `glossaries` in the configuration or by `--glossary`.
    ///
    /// ## Examples
    ///
    /// Examples need a glossary; with `Wasserturm` as preferred and `Wasserspeicher` as forbidden form the first texts are found.
    ///
    /// ```wrong house
    /// Der ⟦Wasserspeicher⟧ wird saniert.
    /// => Wasserturm
    /// ```
    ///
    /// ```right
    /// Der Wasserspeicher wird saniert.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **quotations**: quoted text keeps its words.
    /// - **longer terms**: a forbidden word inside a longer form that the glossary wants is none.
    /// - **disputed words**: a form that one entry forbids and another one wants needs the English text.
    pub struct GlossaryTerm = "terms/glossary", Warning, "terminology/wrong-term", fix: Suggest;
}

impl Rule for GlossaryTerm {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let glossary = &context.house.glossary;
        if glossary.is_empty() {
            return;
        }
        let mut last: Option<(Span, u32)> = None;
        for mention in glossary.mentions(context) {
            let term = glossary.term(mention.term);
            // One word is reported once, and not at all where one of its readings is wanted.
            let seen = last.is_some_and(|(span, _)| span == mention.span);
            last = Some((mention.span, mention.term));
            if seen || term.status != TermStatus::Forbidden || glossary.is_disputed(mention.term) {
                continue;
            }
            let entry = glossary.entry(mention.term);
            let (preferred, unwanted) = (&entry.preferred, &term.text);
            let finding = findings.report(
                mention.span,
                words(
                    format!("The glossary has “{preferred}”, not “{unwanted}”"),
                    format!("Das Glossar hat „{preferred}“, nicht „{unwanted}“"),
                ),
            );
            let (note_en, note_de) = match (&*entry.note, entry.english.first()) {
                ("", None) => (String::new(), String::new()),
                ("", Some(english)) => (format!(" (English: {english})"), format!(" (englisch: {english})")),
                (note, _) => (format!(" ({note})"), format!(" ({note})")),
            };
            finding.confidence(0.95).reason(words(
                format!("The house glossary forbids this form{note_en}; write the preferred one."),
                format!("Das Glossar des Hauses schließt diese Form aus{note_de}; die bevorzugte verwenden."),
            ));
            if let Some((text, applicability)) = replacement(context, &mention, unwanted, preferred) {
                finding.suggest(text, applicability);
            }
        }
    }
}

/// The preferred form in the place of a mention, inflected like it; for a person to decide where all readings agree on it and
/// articles and adjectives can stay, else a hint.
fn replacement(context: &Context<'_>, mention: &TermMention, unwanted: &str, preferred: &str) -> Option<(String, Applicability)> {
    let lexicon = context.dictionaries.index::<Lexicon>();
    let word = context.document.word(mention.token as usize);
    let several = preferred.contains(' ');
    match mention.place {
        TermPlace::Phrase => Some((preferred.to_owned(), Applicability::Show)),
        TermPlace::Whole if several => Some((preferred.to_owned(), Applicability::Show)),
        TermPlace::Whole => {
            let inflected = inflected(context, &lexicon, mention.token as usize, unwanted, preferred);
            let sure = inflected.is_some() && same_gender(&lexicon, unwanted, preferred);
            match inflected {
                Some(text) => Some((text, if sure { Applicability::Suggest } else { Applicability::Show })),
                None if word == unwanted => {
                    let sure = same_gender(&lexicon, unwanted, preferred);
                    Some((preferred.to_owned(), if sure { Applicability::Suggest } else { Applicability::Show }))
                }
                // A name or a loan that the lexicon does not know.
                None if word.strip_suffix('s') == Some(unwanted) => Some((format!("{preferred}s"), Applicability::Show)),
                None => Some((preferred.to_owned(), Applicability::Show)),
            }
        }
        TermPlace::First(start, end) => {
            let (before, behind) = (word.get(..start as usize)?, word.get(end as usize..)?);
            if behind.starts_with(is_hyphen) || before.ends_with(is_hyphen) {
                return Some((format!("{before}{}{behind}", preferred.replace(' ', "-")), Applicability::Suggest));
            }
            if several {
                return Some((format!("{}-{}", preferred.replace(' ', "-"), capitalised(behind)), Applicability::Show));
            }
            let joined =
                ["", "s", "es", "n", "en"].iter().map(|joint| format!("{preferred}{joint}")).find(|part| lexicon.is_first_part(part))?;
            let part = if before.is_empty() { joined } else { joined.to_lowercase() };
            Some((format!("{before}{part}{behind}"), Applicability::Show))
        }
        TermPlace::Head(start) => {
            let before = word.get(..start as usize)?;
            if several {
                return None;
            }
            let head = inflected(context, &lexicon, mention.token as usize, unwanted, preferred).unwrap_or_else(|| preferred.to_owned());
            let head = if before.ends_with(is_hyphen) { head } else { head.to_lowercase() };
            let sure = same_gender(&lexicon, unwanted, preferred);
            Some((format!("{before}{head}"), if sure { Applicability::Suggest } else { Applicability::Show }))
        }
    }
}

/// The preferred word inflected like the token; `None` if its readings disagree or it has none.
fn inflected(context: &Context<'_>, lexicon: &Lexicon, token: usize, unwanted: &str, preferred: &str) -> Option<String> {
    let word = context.document.word(token);
    let readings = context.analysis.readings(token);
    let compound = readings.iter().all(|reading| readings.lemma(lexicon, word, reading) != unwanted);
    let mut found: Option<String> = None;
    for reading in readings.iter().filter(|reading| compound || readings.lemma(lexicon, word, reading) == unwanted) {
        let text = lexicon.inflect_like(preferred, reading)?;
        // A word of small letters at the start of a sentence.
        let text = if word.starts_with(char::is_uppercase) { capitalised(&text) } else { text };
        if found.as_ref().is_some_and(|known| *known != text) {
            return None;
        }
        found = Some(text);
    }
    found
}

/// Whether articles and adjectives can stay: two nouns of one gender, or no nouns.
fn same_gender(lexicon: &Lexicon, unwanted: &str, preferred: &str) -> bool {
    let is_noun = |word: &str| lexicon.lookup(word).has(Category::Noun) || lexicon.lookup(word).is_empty();
    if !is_noun(unwanted) && !is_noun(preferred) {
        return true;
    }
    let singular = |word: &str| lexicon.gender_of_noun(word) & Agreement::singular();
    let (a, b) = (singular(unwanted), singular(preferred));
    !a.is_empty() && a == b
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
