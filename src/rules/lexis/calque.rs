//! English idiom and collocation in German words.

use super::wording::{WordList, lemmas, render};
use crate::data::{Dictionaries, Index, values};
use crate::findings::{Applicability, Severity, words};
use crate::language::pattern::Match;
use crate::language::token_language::Label;
use crate::language::{PatternTable, WordsOf};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A phrase renders an English idiom or collocation word by word.
    ///
    /// ## Why it matters
    ///
    /// Every word is German and the sentence is not: „in 2005“, „für Beispiel“, „in die gleiche
    /// Tasche stecken“. Readers feel the original behind it and trust the text less.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Das Werk wurde ⟦in 2005⟧ eröffnet.
    /// Es gibt viele Gründe, ⟦für Beispiel⟧ den Preis.
    /// ```
    ///
    /// ```right
    /// Das Werk wurde im Jahr 2005 eröffnet und in 20 Jahren abbezahlt.
    /// Es gibt viele Gründe, zum Beispiel den Preis.
    /// Die Sitzung wurde auf Montag vertagt.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **words in the same sentence that make the phrase right**: named row by row in the table.
    /// - **quotations of a title**: runs labelled as names or English.
    pub struct Calque = "lexis/calque", Warning, "style/unidiomatic-style", fix: Suggest;
}

/// Column of the exceptions.
const EXCEPTIONS: usize = 5;

/// The patterns of `lexis/calques` with their rows, which are read when a pattern matches.
struct Calques(PatternTable);

impl Index for Calques {
    fn build(dictionaries: &Dictionaries) -> Self {
        Calques(PatternTable::new(dictionaries, "lexis/calques"))
    }
}

impl Rule for Calque {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let index = context.dictionaries.index::<Calques>();
        let calques = &index.0;
        for (number, sentence) in document.sentences.iter().enumerate() {
            let line = WordsOf::of_sentence(document, context.analysis, number);
            let mut free_from = 0;
            for offered in calques.set.candidates(&line).chunk_by(|a, b| a.0 == b.0) {
                let at = offered[0].0;
                if at < free_from || context.analysis.label(line.token(at)) == Label::English {
                    continue;
                }
                let mut best = None;
                for &(_, id) in offered {
                    if let Some(found) = calques.set.get(id).and_then(|pattern| pattern.matches(&line, at, false))
                        && best.is_none_or(|(_, other): (usize, Match)| found.end > other.end)
                        && !WordList::new(calques.row(id).cell(EXCEPTIONS)).meets(context, sentence)
                    {
                        best = Some((id, found));
                    }
                }
                let Some((id, found)) = best else { continue };
                let [source, suggestion, english, _, confidence, ..] = calques.row(id).array::<7>();
                let lemmas = lemmas(source);
                free_from = found.end;
                let span = line.span(found.start, found.end);
                let text = document.text(span);
                let finding = findings.report(
                    span,
                    words(
                        format!("“{text}” renders English “{english}” word by word"),
                        format!("„{text}“ gibt englisch „{english}“ Wort für Wort wieder"),
                    ),
                );
                finding.confidence(if confidence == "high" { 0.92 } else { 0.7 }).reason(words(
                    "German says this in another way; the English original shows through.",
                    "Das Deutsche sagt das anders; das englische Original scheint durch.",
                ));
                if confidence == "low" {
                    finding.severity(Severity::Note).confidence(0.5);
                }
                for (index, alternative) in values(suggestion).enumerate() {
                    let (text, complete) = render(context, alternative, &line, &found, &lemmas);
                    // An infinitive in the place of an inflected verb is a hint, and so is every further alternative.
                    let fits = lemmas.is_empty() || alternative.contains(['~', '{']);
                    let complete = complete && fits && index == 0;
                    finding.suggest(text, if complete { Applicability::Suggest } else { Applicability::Show });
                }
            }
        }
    }
}
