//! What the scraper, the CMS, the feed or the language model left behind.

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[];
