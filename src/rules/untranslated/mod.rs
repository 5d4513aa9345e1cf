//! English left standing in German text.

mod bracketed_insert;
mod credit_line;
mod english_date;
mod english_run;
mod english_sentence;
mod english_title;
mod english_word;
mod evidence;
mod institution;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[
    &bracketed_insert::BracketedInsert,
    &credit_line::CreditLine,
    &english_date::EnglishDate,
    &english_run::EnglishRun,
    &english_sentence::EnglishSentence,
    &english_title::EnglishTitle,
    &english_word::EnglishWord,
    &institution::Institution,
];
