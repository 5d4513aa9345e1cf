//! Faults that only the English original shows.

use super::Rule;

mod differences;
mod measures;
mod pair;
mod quantity;

mod date;
mod number;
mod scale;
mod time;
mod unit;
mod weekday;

pub(super) use pair::Pair;

pub(super) static RULES: &[&dyn Rule] = &[&date::Date, &number::Number, &scale::Scale, &time::Time, &unit::Unit, &weekday::Weekday];
