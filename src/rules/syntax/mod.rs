//! Broken sentences: doubled words, torn compounds.

mod clause;
mod dangling_word;
mod doubled_word;
mod noun_pairs;
mod torn_compound;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&dangling_word::DanglingWord, &doubled_word::DoubledWord, &torn_compound::TornCompound];
