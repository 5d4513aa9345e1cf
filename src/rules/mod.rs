//! The rules: one folder a group, one file a rule, one list of all.

pub mod registry;
mod rule;

pub use rule::{Context, Described, FixClass, MOST_FINDINGS, Needs, Rule, RuleMeta, Sink};
