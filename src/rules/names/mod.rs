//! One person or place under two names, or under an English one.

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[];
