//! English idiom and collocation in German words.

use super::wording::{WordList, lemmas, render};
use crate::data::{Dictionaries, Index, values};
use crate::findings::{Applicability, Severity, words};
use crate::language::WordsOf;
use crate::language::pattern::{Match, Pattern, PatternSet, Words as _};
use crate::language::token_language::Label;
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

struct Row {
    suggestion: Box<str>,
    english: Box<str>,
    certain: bool,
    style: bool,
    exceptions: WordList,
    lemmas: Vec<Box<str>>,
}

/// The patterns of `lexis/calques`.
struct Calques {
    set: PatternSet,
    rows: Vec<Row>,
}

impl Index for Calques {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut calques = Calques { set: PatternSet::default(), rows: Vec::new() };
        for row in dictionaries.rows("lexis/calques") {
            let [source, suggestion, english, _, confidence, exceptions, _] = row.array();
            // A pattern that does not compile is named by the test of the tables.
            let Ok(pattern) = Pattern::parse(source) else { continue };
            calques.set.add(pattern);
            calques.rows.push(Row {
                suggestion: suggestion.into(),
                english: english.into(),
                certain: confidence == "high",
                style: confidence == "low",
                exceptions: WordList::new(exceptions),
                lemmas: lemmas(source),
            });
        }
        calques
    }
}

impl Rule for Calque {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let calques = context.dictionaries.index::<Calques>();
        for sentence in &document.sentences {
            let line = WordsOf::new(document, context.analysis, sentence.tokens());
            let mut free_from = 0;
            for at in 0..line.len() {
                if at < free_from || context.analysis.label(line.token(at)) == Label::English {
                    continue;
                }
                let mut best = None;
                calques.set.candidates(&line, at, &mut |id, pattern| {
                    if let Some(found) = pattern.matches(&line, at, false)
                        && !calques.rows[id].exceptions.meets(context, sentence)
                        && best.is_none_or(|(_, other): (usize, Match)| found.end > other.end)
                    {
                        best = Some((id, found));
                    }
                });
                let Some((id, found)) = best else { continue };
                let row = &calques.rows[id];
                free_from = found.end;
                let span = line.span(found.start, found.end);
                let text = document.text(span);
                let english = &row.english;
                let finding = findings.report(
                    span,
                    words(
                        format!("“{text}” renders English “{english}” word by word"),
                        format!("„{text}“ gibt englisch „{english}“ Wort für Wort wieder"),
                    ),
                );
                finding.confidence(if row.certain { 0.92 } else { 0.7 }).reason(words(
                    "German says this in another way; the English original shows through.",
                    "Das Deutsche sagt das anders; das englische Original scheint durch.",
                ));
                if row.style {
                    finding.severity(Severity::Note).confidence(0.5);
                }
                for (index, alternative) in values(&row.suggestion).enumerate() {
                    let (text, complete) = render(context, alternative, &line, &found, &row.lemmas);
                    // An infinitive in the place of an inflected verb is a hint, and so is every further alternative.
                    let fits = row.lemmas.is_empty() || alternative.contains(['~', '{']);
                    let complete = complete && fits && index == 0;
                    finding.suggest(text, if complete { Applicability::Suggest } else { Applicability::Show });
                }
            }
        }
    }
}
