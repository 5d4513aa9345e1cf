//! What can be known of one text alone.

mod analysis;
pub mod clauses;
pub mod compile;
pub mod features;
pub mod lexicon;
pub mod morphology;
pub mod names;
pub mod numbers;
pub mod pattern;
mod pattern_table;
pub mod phrases;
pub mod romanisation;
pub mod segment;
pub mod sentences;
pub mod tagger;
pub mod token_language;
pub mod tokens;
mod vocabulary;

pub use analysis::{Analysis, MONTHS, WEEKDAYS, WordsOf};
pub use pattern_table::PatternTable;
pub use vocabulary::{Vocabulary, WordForm};
