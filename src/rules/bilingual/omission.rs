//! Sentences of the source that nothing renders.

use super::pair::{after, pair};
use crate::findings::words;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A sentence of the source is missing in the translation.
    ///
    /// ## Why it matters
    ///
    /// Engines drop sentences, above all short ones and those at the border of a segment. The German reads smoothly; only
    /// the source tells that something is gone.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The mayor opened the bridge on Monday. Hundreds of cyclists protested against the new toll. The ferry will close in autumn.
    /// Die Bürgermeisterin eröffnete die Brücke am ⟦Montag.⟧ Die Fähre wird im Herbst eingestellt.
    /// ```
    ///
    /// ```right
    /// en: The mayor opened the bridge on Monday. It is long. The ferry will close in autumn.
    /// Die Bürgermeisterin eröffnete die lange Brücke am Montag. Die Fähre wird im Herbst eingestellt.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **merged sentences**: what the neighbouring German sentences say as well is not missing.
    /// - **lines without text**: short lines, labels, addresses.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated news, 30 findings: 24 lie in spans that professional revisers marked. In documentation 10 were read:
    /// lines of programs, which are left out since then.
    pub struct Omission = "bilingual/omission", Error, "accuracy/omission", fix: None, needs: Source;
}

impl Rule for Omission {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        for run in &pair.omitted {
            let first = source.document.sentences[run.start].span;
            let span = first.to(source.document.sentences[run.end - 1].span);
            let place = after(context.document, source.alignment, run.start);
            let count = run.len();
            let message = if count == 1 {
                words("A sentence of the source is missing behind this", "Dahinter fehlt ein Satz des Originals")
            } else {
                words(
                    format!("{count} sentences of the source are missing behind this"),
                    format!("Dahinter fehlen {count} Sätze des Originals"),
                )
            };
            findings.report(place, message).source(span).confidence(0.9).reason(words(
                "No German sentence renders it; translate it, or check that it was left out on purpose.",
                "Kein deutscher Satz gibt ihn wieder; übersetzen oder prüfen, ob er mit Absicht fehlt.",
            ));
        }
    }
}
