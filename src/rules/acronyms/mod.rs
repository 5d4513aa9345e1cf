//! One organisation under two acronyms, or under an English one.

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[];
