//! Dates that differ from the source.

use super::differences::Changed;
use super::pair::pair;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// Day, month or year differ from the source.
    ///
    /// ## Why it matters
    ///
    /// A date is a fact. Engines exchange months that look alike, and American dates put the month first.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The law takes effect on June 15.
    /// Das Gesetz gilt ab dem 15. ⟦Juli⟧.
    /// => Juni
    /// en: The school was built in 1967.
    /// Die Schule wurde ⟦1976⟧ gebaut.
    /// => 1967
    /// en: The fair opens on 8 October.
    /// Die Messe beginnt am ⟦9⟧. Oktober.
    /// => 8
    /// ```
    ///
    /// ```right
    /// en: The law takes effect on June 15, 2021.
    /// Das Gesetz gilt ab dem 15. Juni 2021.
    /// en: The school was built in 1967.
    /// Die Schule wurde 1967 gebaut.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **short years**: ’98 is 1998.
    /// - **neighbours**: a date that a neighbouring sentence has.
    ///
    /// ## Measured precision
    ///
    /// No finding on machine-translated news and documentation; no alarm on 33,000 words of human translations.
    pub struct Date = "bilingual/date", Error, "accuracy/mistranslation", fix: Suggest, needs: Source;
}

impl Rule for Date {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        for difference in pair.differences.iter().filter(|d| matches!(d.changed, Changed::Date | Changed::Month)) {
            let (text, original) = (context.document.text(difference.target), source.document.text(difference.source));
            let finding = findings.report(
                difference.target,
                words(
                    format!("Date “{text}” where the source has “{original}”"),
                    format!("Datum „{text}“, im Original steht „{original}“"),
                ),
            );
            finding.source(difference.source).confidence(difference.confidence).reason(words(
                "Day, month or year differ from the source; check which one is right.",
                "Tag, Monat oder Jahr weichen vom Original ab; prüfen, was stimmt.",
            ));
            if let Some(german) = &difference.suggestion {
                finding.suggest(german.clone(), Applicability::Suggest);
            }
        }
    }
}
