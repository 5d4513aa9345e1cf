//! English left standing in German text.

mod bracketed_insert;
mod english_date;
mod english_run;
mod english_sentence;
mod english_word;
mod evidence;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[
    &bracketed_insert::BracketedInsert,
    &english_date::EnglishDate,
    &english_run::EnglishRun,
    &english_sentence::EnglishSentence,
    &english_word::EnglishWord,
];
