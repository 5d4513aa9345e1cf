//! Quotation marks, ellipses, dashes, spaces, number, date and currency forms.

mod ellipsis;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&ellipsis::Ellipsis];
