//! Sentences of the translation that the source does not have.

use super::pair::pair;
use crate::findings::words;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A sentence of the translation has no source.
    ///
    /// ## Why it matters
    ///
    /// What nobody wrote must not be published: language models continue texts, and pages lend sentences to each other.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The mayor opened the bridge on Monday. The ferry will close in autumn.
    /// Die Bürgermeisterin eröffnete die Brücke am Montag. ⟦Vor dem Museum warteten Besucher auf frische Waffeln mit Kirschen.⟧ Die Fähre wird im Herbst eingestellt.
    /// ```
    ///
    /// ```right
    /// en: The mayor opened the long bridge on Monday, and the ferry will close in autumn.
    /// Die Bürgermeisterin eröffnete die lange Brücke am Montag. Die Fähre wird im Herbst eingestellt.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **split sentences**: what the neighbouring sentences of the source say is no addition.
    /// - **credits and labels**: lines that belong to the page.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated documentation: of 178 findings 9 were read, none was wrong (a notice that a service appends). One
    /// alarm on 33,000 words of human translations.
    pub struct Addition = "bilingual/addition", Error, "accuracy/addition", fix: None, needs: Source;
}

impl Rule for Addition {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((_, pair)) = pair(context) else { return };
        for &sentence in pair.added.iter().filter(|s| !pair.repeated.iter().any(|r| r.0 == **s)) {
            let span = context.document.sentences[sentence].span;
            findings
                .report(span, words("A sentence that the source does not have", "Ein Satz, den das Original nicht hat"))
                .confidence(0.85)
                .reason(words(
                    "No sentence of the source says this; delete it, or check where it comes from.",
                    "Kein Satz des Originals sagt das; streichen oder prüfen, woher er stammt.",
                ));
        }
    }
}
