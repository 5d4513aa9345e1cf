//! Broken sentences: lost, left-over and misplaced words, torn compounds.

mod clause;
mod compound_join;
mod constructions;
mod dangling_word;
mod doubled_word;
mod glued_word;
mod missing_verb;
mod noun_pairs;
mod phrase_before;
mod separable_prefix;
mod stranded_article;
mod stray_hyphen;
mod torn_compound;
mod torn_pair;
mod unlicensed_relative;
mod verb_position;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[
    &dangling_word::DanglingWord,
    &doubled_word::DoubledWord,
    &glued_word::GluedWord,
    &missing_verb::MissingVerb,
    &separable_prefix::SeparablePrefix,
    &stranded_article::StrandedArticle,
    &torn_compound::TornCompound,
    &unlicensed_relative::UnlicensedRelative,
    &verb_position::VerbPosition,
];
