//! A whole sentence in English.

use super::evidence::{is_embedded_message, is_word, runs, word_count};
use crate::document::Sentence;
use crate::findings::{Severity, words};
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A whole sentence was left in English.
    ///
    /// ## Why it matters
    ///
    /// The engine skipped a segment, or the source text was copied over. Nothing tells more
    /// clearly that nobody has looked at the page.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Rat tagte bis Mitternacht. ⟦Nobody expected the meeting to last that long.⟧ Danach gingen alle heim.
    /// ```
    ///
    /// ```right
    /// Der Rat tagte bis Mitternacht. Niemand hatte das erwartet.
    /// Sie sang „Over the Hills“.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **an English text**: where most sentences of the text are English it is no translation; one note says so and the rest stays silent.
    /// - **quotations and embedded messages**: English between quotation marks or with hashtags may be wanted; a note.
    /// - **titles**: sentences of capitalised words only.
    pub struct EnglishSentence = "untranslated/english-sentence", Error, "accuracy/untranslated", fix: None, claims: true;
}

/// Words that make a sentence.
const SHORTEST: usize = 4;

/// Whether the sentence is English from end to end: most words labelled English, none clearly German.
pub(super) fn is_english_sentence(context: &Context<'_>, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens();
    let (mut english, mut german, mut all) = (0, 0, 0);
    for token in tokens.clone().filter(|&t| is_word(context, t)) {
        all += 1;
        match context.analysis.label(token) {
            Label::English => english += 1,
            Label::German => german += usize::from(context.analysis.english_log_odds(token) < -1.0),
            Label::Other => {}
        }
    }
    if all < SHORTEST || english * 2 < all || german * 8 > all {
        return false;
    }
    let longest = runs(context, sentence).into_iter().map(|run| word_count(context, run)).max().unwrap_or(0);
    longest >= 3
}

impl Rule for EnglishSentence {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let sentences = &context.document.sentences;
        let english: Vec<usize> = (0..sentences.len()).filter(|&s| is_english_sentence(context, &sentences[s])).collect();
        let Some(&first) = english.first() else { return };
        if english.len() > 3 && english.len() * 10 > sentences.len() * 7 {
            findings
                .report(sentences[first].span, words("The text is English", "Der Text ist englisch"))
                .severity(Severity::Note)
                .confidence(0.9)
                .reason(words(
                    "Most sentences are English, so this is no German translation; the single sentences are not listed.",
                    "Die meisten Sätze sind englisch, das ist keine deutsche Übersetzung; die Sätze werden nicht einzeln genannt.",
                ));
            return;
        }
        for index in english {
            let sentence = &sentences[index];
            let finding = findings.report(sentence.span, words("A sentence left in English", "Ein Satz blieb englisch"));
            finding.confidence(0.97).reason(words(
                "The translation skipped this sentence or copied it from the source; translate it.",
                "Die Übersetzung hat diesen Satz übersprungen oder aus dem Original kopiert; übersetzen.",
            ));
            if context.analysis.in_quotation(sentence.first_token as usize) || is_embedded_message(context, sentence) {
                finding.severity(Severity::Note).confidence(0.5);
            }
        }
    }
}
