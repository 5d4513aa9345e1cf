//! Questions that became statements.

use super::pair::pair;
use crate::document::Document;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A question of the source ends with a full stop.
    ///
    /// ## Why it matters
    ///
    /// Without its mark a question asserts what it asks.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: Will the ferry sail in winter?
    /// Wird die Fähre im Winter fahren⟦.⟧
    /// => ?
    /// ```
    ///
    /// ```right
    /// en: Will the ferry sail in winter?
    /// Wird die Fähre im Winter fahren?
    /// en: He asked whether the ferry sails in winter.
    /// Er fragte, ob die Fähre im Winter fährt.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **polite requests**: "Could you …?" is often rendered without a question.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated documentation and travel text, 2 findings, both right.
    pub struct Question = "bilingual/question", Warning, "linguistic-conventions/punctuation", fix: Suggest, needs: Source;
}

/// The last mark of a sentence, quotation marks and brackets left out.
fn last_mark(document: &Document, sentence: usize) -> Option<usize> {
    document.sentences[sentence]
        .tokens()
        .rev()
        .find(|&t| !matches!(document.word(t), "\"" | "“" | "”" | "«" | "»" | ")" | "]" | "’" | "‘" | "'"))
}

impl Rule for Question {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        let (english, german) = (source.document, context.document);
        for bead in source.alignment.beads.iter().filter(|bead| bead.source.len() == 1 && bead.target.len() == 1) {
            let (s, t) = (bead.source.start, bead.target.start);
            let (Some(asked), Some(end)) = (last_mark(english, s), last_mark(german, t)) else { continue };
            let any = german.sentences[t].tokens().any(|x| german.word(x).contains('?'));
            if english.word(asked) != "?" || german.word(end) != "." || any {
                continue;
            }
            let (share, content) = pair.words.coverage(english.sentences[s].tokens(), german.sentences[t].tokens());
            let first = english.word(english.sentences[s].first_token as usize).to_lowercase();
            if content < 2
                || share < 0.4
                || matches!(first.as_str(), "could" | "would" | "can" | "will" | "why")
                    && english.sentences[s].tokens().any(|x| matches!(english.word(x), "you" | "please"))
            {
                continue;
            }
            findings
                .report(
                    german.tokens[end].span,
                    words("A question of the source ends with a full stop", "Eine Frage des Originals endet mit einem Punkt"),
                )
                .source(english.tokens[asked].span)
                .confidence(0.85)
                .suggest("?", Applicability::Suggest)
                .reason(words(
                    "The source asks; end the sentence with a question mark.",
                    "Das Original fragt; den Satz mit einem Fragezeichen schließen.",
                ));
        }
    }
}
