//! The one list of all rules, in the order of their names.

use super::{Rule, RuleMeta};

/// Every rule. A new one is one line here; a test compares this list with the files.
pub static RULES: &[&dyn Rule] = &[];

/// The rule of this name.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.meta().name == name)
}

/// The facts of every rule.
pub fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    RULES.iter().map(|rule| rule.meta())
}
