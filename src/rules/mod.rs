//! The rules: one folder a group, one file a rule, one list of all.

pub mod example;
mod house;
pub mod registry;
mod rule;
mod source;

mod acronyms;
mod bilingual;
mod duplicates;
mod grammar;
mod lexis;
mod names;
mod residue;
mod syntax;
mod terms;
mod typography;
mod untranslated;

pub(crate) use bilingual::dismissed;
pub use house::HouseForms;
pub use rule::{Context, Described, FixClass, MOST_FINDINGS, Needs, Room, Rule, RuleMeta, Sink};
pub use source::Source;
