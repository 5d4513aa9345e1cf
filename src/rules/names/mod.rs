//! One person or place under two names, or under an English one.

mod dated_exonym;
mod demonym_variant;
mod doublets;
mod english_exonym;
mod english_romanisation;
mod exonym_variant;
mod near_duplicate;
mod persons;
mod place_forms;
mod romanisation_variant;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[
    &dated_exonym::DatedExonym,
    &demonym_variant::DemonymVariant,
    &english_exonym::EnglishExonym,
    &english_romanisation::EnglishRomanisation,
    &exonym_variant::ExonymVariant,
    &near_duplicate::NearDuplicate,
    &romanisation_variant::RomanisationVariant,
];
