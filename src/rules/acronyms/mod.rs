//! One organisation under two acronyms, or under an English one.

mod case_variant;
mod changed;
mod english_form;
mod mentions;
mod variant;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&case_variant::CaseVariant, &changed::Changed, &english_form::EnglishForm, &variant::Variant];
