//! False friends, calques, mixed register.

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[];
