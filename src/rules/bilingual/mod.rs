//! Faults that only the English original shows.

use super::Rule;

mod addition;
mod address;
mod copied;
mod date;
mod differences;
mod dismissed;
mod duplicate_translation;
mod links;
mod measures;
mod name;
mod negation;
mod number;
mod omission;
mod omission_clause;
mod pair;
mod quantity;
mod question;
mod quotation;
mod scale;
mod time;
mod unit;
mod unpaired;
mod version_number;
mod weekday;

pub(crate) use dismissed::dismissed;
pub(super) use pair::Pair;

pub(super) static RULES: &[&dyn Rule] = &[
    &addition::Addition,
    &address::Address,
    &copied::Copied,
    &date::Date,
    &duplicate_translation::DuplicateTranslation,
    &name::Name,
    &negation::Negation,
    &number::Number,
    &omission::Omission,
    &omission_clause::OmissionClause,
    &question::Question,
    &quotation::Quotation,
    &scale::Scale,
    &time::Time,
    &unit::Unit,
    &version_number::VersionNumber,
    &weekday::Weekday,
];
