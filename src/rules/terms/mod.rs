//! Variants of one term mixed in a text, forbidden terms of the house.

mod house_form;
mod spelling_variant;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&house_form::HouseForm, &spelling_variant::SpellingVariant];
