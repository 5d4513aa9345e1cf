//! Numbers that differ from the source.

use super::differences::Changed;
use super::pair::pair;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A number has another value than in the source.
    ///
    /// ## Why it matters
    ///
    /// A wrong figure is the fault that a reader cannot see and a source is quoted for. Values are compared, not
    /// spellings: 1,250 is 1.250, twenty is 20, 1.5 million is 1,5 Millionen, five miles are eight Kilometer.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The bridge carries 48,000 cars a day.
    /// Die Brücke trägt täglich ⟦84.000⟧ Autos.
    /// => 48.000
    /// en: The village has 312 inhabitants and two schools.
    /// Das Dorf hat ⟦321⟧ Einwohner und zwei Schulen.
    /// => 312
    /// ```
    ///
    /// ```right
    /// en: The bridge carries 48,000 cars a day.
    /// Die Brücke trägt täglich 48.000 Autos.
    /// en: The river is five miles long and costs the city $1.5 million.
    /// Der Fluss ist acht Kilometer lang und kostet die Stadt 1,5 Millionen Dollar.
    /// en: Twenty-three people stayed in the 1990s house for a dozen years.
    /// 23 Menschen blieben zwölf Jahre in dem Haus aus den 90er-Jahren.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **conversion**: another unit of the same kind with the same amount, rounded as people round.
    /// - **rounding**: fewer figures of the same number.
    /// - **neighbours**: a number that a neighbouring sentence of the other side has.
    /// - **unpaired numbers**: a number that stands on one side only is no proof; see `bilingual/omission-clause`.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated news, 7 findings: 6 lie in spans that professional revisers marked. 33,000 words of human
    /// translations: 2 alarms, both beside other faults.
    pub struct Number = "bilingual/number", Error, "accuracy/mistranslation", fix: Suggest, needs: Source;
}

impl Rule for Number {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        for difference in pair.differences.iter().filter(|d| d.changed == Changed::Number) {
            let (text, original) = (context.document.text(difference.target), source.document.text(difference.source));
            let finding = findings.report(
                difference.target,
                words(format!("“{text}” where the source has “{original}”"), format!("„{text}“, im Original steht „{original}“")),
            );
            finding.source(difference.source).confidence(difference.confidence).reason(words(
                "The number has another value than in the source; check which one is right.",
                "Die Zahl hat einen anderen Wert als im Original; prüfen, welcher stimmt.",
            ));
            if let Some(german) = &difference.suggestion {
                finding.suggest(german.clone(), Applicability::Suggest);
            }
        }
    }
}
