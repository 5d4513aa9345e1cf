//! Broken sentences: doubled words, torn compounds.

mod doubled_word;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&doubled_word::DoubledWord];
