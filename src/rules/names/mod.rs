//! One person or place under two names, or under an English one.

mod dated_exonym;
mod english_exonym;
mod exonym_variant;
mod place_forms;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&dated_exonym::DatedExonym, &english_exonym::EnglishExonym, &exonym_variant::ExonymVariant];
