//! One person or place under two names, or under an English one.

use super::Rule;

mod english_romanisation;
mod near_duplicate;
mod persons;
mod romanisation_variant;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] =
    &[&english_romanisation::EnglishRomanisation, &near_duplicate::NearDuplicate, &romanisation_variant::RomanisationVariant];
