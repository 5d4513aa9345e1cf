//! Broken sentences: doubled words, torn compounds.

mod doubled_word;
mod noun_pairs;
mod torn_compound;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&doubled_word::DoubledWord, &torn_compound::TornCompound];
