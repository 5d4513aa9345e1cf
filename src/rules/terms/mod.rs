//! Variants of one term mixed in a text, forbidden terms of the house.

mod glossary;
mod house_form;
mod hyphenation_variant;
mod spelling_variant;

use super::Rule;
pub use spelling_variant::{SpellingStatus, spelling_mentions, spelling_pairs};

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] =
    &[&glossary::GlossaryTerm, &house_form::HouseForm, &hyphenation_variant::HyphenationVariant, &spelling_variant::SpellingVariant];
