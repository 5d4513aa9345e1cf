//! A sentence or paragraph that stands in the text twice.

use super::repeated::{Repetitions, fills_block, span};
use crate::findings::{Applicability, Severity, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A sentence, or a run of sentences, stands in the text twice word for word.
    ///
    /// ## Why it matters
    ///
    /// The scraper took a teaser for text, or the engine translated one segment twice. The
    /// reader believes to have lost the line.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Rat vertagte sich gestern Abend auf Mai. ⟦Der Rat vertagte sich gestern Abend auf Mai.⟧ Danach war Ruhe.
    /// ```
    ///
    /// ```right
    /// Der Rat vertagte sich gestern Abend auf Mai. Der Rat vertagte sich auch heute Abend auf Mai.
    /// Das ist gut so. Und das ist gut so. Das ist gut so.
    /// „Wir geben niemals und nirgends auf“, rief er.\nWir geben niemals und nirgends auf
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **short sentences**: fewer than six words recur by right.
    /// - **a line of its own that repeats one sentence**: captions and pull quotes are the matter of `duplicates/caption`.
    pub struct Sentence = "duplicates/sentence", Error, "design-and-markup/duplicated-text", fix: Suggest;
}

impl Rule for Sentence {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let repeated = Repetitions::find(context).sentences;
        let mut at = 0;
        while at < repeated.len() {
            let (first, earlier) = repeated[at];
            let mut last = first;
            // A run that goes on in both places is one fault.
            while let Some(&(next, next_earlier)) = repeated.get(at + 1) {
                let follows = next == last + 1
                    && next_earlier == earlier + (next - first)
                    && document.sentences[next].block == document.sentences[first].block;
                if !follows {
                    break;
                }
                last = next;
                at += 1;
            }
            at += 1;
            // A line that repeats one sentence of the running text is a caption or a pull quote.
            let line = first == last && fills_block(context, first) && !fills_block(context, earlier);
            if line || !document.blocks[document.sentences[first].block as usize].kind.is_running_text() {
                continue;
            }
            let (place, original) = (span(context, first, last), span(context, earlier, earlier + (last - first)));
            let near = document.sentences[first].block.abs_diff(document.sentences[earlier].block) <= 1;
            let finding = findings.report(place, words("Text that stands here twice", "Text, der doppelt dasteht"));
            finding
                .confidence(if near { 0.98 } else { 0.9 })
                .related(original, words("first here", "zuerst hier"))
                .suggest("", Applicability::Suggest)
                .reason(words(
                    "The same words stand earlier in the text; delete one of the two.",
                    "Dieselben Worte stehen schon vorher im Text; eine der beiden Stellen streichen.",
                ));
            if !near && first == last {
                finding.severity(Severity::Warning);
            }
        }
    }
}
