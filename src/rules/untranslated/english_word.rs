//! One English word in a German sentence.

use super::english_sentence::is_english_sentence;
use super::evidence::{Licence, is_word, licence, runs, span, word_count};
use crate::findings::words;
use crate::language::token_language::TokenLanguage;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A single English word that German does not use stands in a German sentence.
    ///
    /// ## Why it matters
    ///
    /// Engines carry single words over that they have no translation for, often written small,
    /// where a German noun would have a capital letter.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Klicken Sie auf das ⟦enabled⟧ und dann auf Weiter.
    /// ```
    ///
    /// ```right
    /// Klicken Sie auf die Schaltfläche und dann auf Weiter.
    /// Das Team spielte live und online.
    /// Der Parameter „enabled“ steht auf true.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **loan words**: words at home in German.
    /// - **quoted and announced words**: the writer means the English word.
    /// - **identifiers**: words with digits, dots, underscores or capitals inside.
    pub struct EnglishWord = "untranslated/english-word", Warning, "accuracy/untranslated", fix: None;
}

/// Least evidence by the word itself, in nats.
const LEAST: f32 = 5.5;

impl Rule for EnglishWord {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let language = context.dictionaries.index::<TokenLanguage>();
        for sentence in &context.document.sentences {
            let found = runs(context, sentence);
            if found.is_empty()
                || !context.document.blocks[sentence.block as usize].kind.is_running_text()
                || is_english_sentence(context, sentence)
            {
                continue;
            }
            for run in found.into_iter().filter(|run| word_count(context, run.clone()) == 1) {
                let place = span(context, &run);
                let text = context.document.text(place);
                let plain = text.chars().all(char::is_alphabetic) && text.starts_with(char::is_lowercase);
                let odds = language.english_log_odds(text);
                // A neighbour that no German lexicon knows makes the word a part of something else: „La face de …“, „News games“.
                let at_home = |t: Option<usize>| {
                    t.is_none_or(|t| !is_word(context, t) && context.document.word(t) != "-" || !context.analysis.readings(t).is_empty())
                };
                let plain = plain && at_home(run.start.checked_sub(1)) && at_home(Some(run.end));
                if !plain || odds < LEAST || licence(context, sentence, &run) != Licence::None {
                    continue;
                }
                findings
                    .report(
                        place,
                        words(format!("English word “{text}” in a German sentence"), format!("Englisches Wort „{text}“ im deutschen Satz")),
                    )
                    .confidence(0.85)
                    .reason(words(
                        "German does not use this word; translate it, or mark it as a quotation or as code.",
                        "Das Deutsche kennt dieses Wort nicht; übersetzen oder als Zitat oder Code kenntlich machen.",
                    ));
            }
        }
    }
}
