//! The rules: one folder a group, one file a rule, one list of all.

pub mod example;
mod glossary;
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
pub use glossary::{Glossary, Term, TermMention, TermPlace, TermStatus, glossary_mentions};
pub use house::{Bylines, Convention, HouseForms, Policy};
pub use rule::{Context, Described, FixClass, MOST_FINDINGS, Needs, Room, Rule, RuleMeta, Sink};
pub use source::Source;
pub use terms::{SpellingStatus, spelling_mentions, spelling_pairs};
