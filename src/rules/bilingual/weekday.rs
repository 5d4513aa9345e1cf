//! Weekdays that differ from the source.

use super::differences::Changed;
use super::pair::pair;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The weekday differs from the source.
    ///
    /// ## Why it matters
    ///
    /// A weekday is a date: the reader comes on the wrong day.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The court will decide on Thursday.
    /// Das Gericht entscheidet am ⟦Dienstag⟧.
    /// => Donnerstag
    /// ```
    ///
    /// ```right
    /// en: The court will decide on Saturday.
    /// Das Gericht entscheidet am Sonnabend.
    /// en: On Friday evening the court decided.
    /// Am Freitagabend entschied das Gericht.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **neighbours**: a weekday that a neighbouring sentence has.
    /// - **holidays**: Good Friday is Karfreitag; a weekday that only the source names is not reported.
    ///
    /// ## Measured precision
    ///
    /// No finding on machine-translated news and documentation; no alarm on 33,000 words of human translations.
    pub struct Weekday = "bilingual/weekday", Error, "accuracy/mistranslation", fix: Suggest, needs: Source;
}

impl Rule for Weekday {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        for difference in pair.differences.iter().filter(|d| d.changed == Changed::Weekday) {
            let (text, original) = (context.document.text(difference.target), source.document.text(difference.source));
            let finding = findings.report(
                difference.target,
                words(format!("“{text}” where the source has “{original}”"), format!("„{text}“, im Original steht „{original}“")),
            );
            finding
                .source(difference.source)
                .confidence(difference.confidence)
                .reason(words("The weekday differs from the source.", "Der Wochentag weicht vom Original ab."));
            if let Some(german) = &difference.suggestion {
                finding.suggest(german.clone(), Applicability::Suggest);
            }
        }
    }
}
