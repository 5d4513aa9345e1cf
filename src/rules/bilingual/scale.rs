//! Millions that became billions.

use super::differences::Changed;
use super::pair::pair;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The order of magnitude differs from the source: a billion is a Milliarde, not a Billion.
    ///
    /// ## Why it matters
    ///
    /// English counts million, billion, trillion; German Million, Milliarde, Billion. A sum is wrong by a factor of a thousand.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The plan costs 3.2 billion dollars.
    /// Der Plan kostet 3,2 ⟦Billionen⟧ Dollar.
    /// => Milliarden
    /// en: Millions of people were without power.
    /// ⟦Milliarden⟧ Menschen waren ohne Strom.
    /// => Millionen
    /// ```
    ///
    /// ```right
    /// en: The plan costs 3.2 billion dollars.
    /// Der Plan kostet 3,2 Milliarden Dollar.
    /// en: The loss is half a billion euros.
    /// Der Verlust beträgt 500 Millionen Euro.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **another scale with the same value**: 500 million and half a billion.
    ///
    /// ## Measured precision
    ///
    /// No finding on machine-translated news; on 33,000 words of human translations no alarm.
    pub struct Scale = "bilingual/scale", Error, "accuracy/mistranslation", fix: Suggest, needs: Source;
}

impl Rule for Scale {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        for difference in pair.differences.iter().filter(|d| d.changed == Changed::Scale) {
            let (text, original) = (context.document.text(difference.target), source.document.text(difference.source));
            let finding = findings.report(
                difference.target,
                words(format!("“{text}” where the source has “{original}”"), format!("„{text}“, im Original steht „{original}“")),
            );
            finding.source(difference.source).confidence(difference.confidence).reason(words(
                "The order of magnitude is another one: English billion is German Milliarde, English trillion is German Billion.",
                "Die Größenordnung ist eine andere: englisch billion ist Milliarde, englisch trillion ist Billion.",
            ));
            if let Some(german) = &difference.suggestion {
                finding.suggest(german.clone(), Applicability::Suggest);
            }
        }
    }
}
