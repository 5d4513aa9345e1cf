//! All rules, group by group. A new rule is one line in its group's `mod.rs`; a test compares the lists with the files.

use super::{Rule, RuleMeta};

static GROUPS: &[&[&dyn Rule]] = &[
    super::acronyms::RULES,
    super::bilingual::RULES,
    super::duplicates::RULES,
    super::grammar::RULES,
    super::lexis::RULES,
    super::names::RULES,
    super::residue::RULES,
    super::syntax::RULES,
    super::terms::RULES,
    super::typography::RULES,
    super::untranslated::RULES,
];

/// Every rule, in the order of their names.
pub fn rules() -> impl Iterator<Item = &'static dyn Rule> {
    GROUPS.iter().flat_map(|group| group.iter().copied())
}

/// The rule of this name.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    rules().find(|rule| rule.meta().name == name)
}

/// The facts of every rule.
pub fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    rules().map(|rule| rule.meta())
}
