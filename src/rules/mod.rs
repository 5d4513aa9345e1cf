//! The rules: one folder a group, one file a rule, one list of all.

pub mod example;
pub mod registry;
mod rule;

mod acronyms;
mod duplicates;
mod grammar;
mod lexis;
mod names;
mod residue;
mod syntax;
mod terms;
mod typography;
mod untranslated;

pub use rule::{Context, Described, FixClass, MOST_FINDINGS, Needs, Rule, RuleMeta, Sink};
