//! Quotation marks, ellipses, dashes, spaces, number, date and currency forms.

mod currency_position;
mod ellipsis;
mod number_format;
mod ordinal_stop;
mod quotation_marks;
mod space_before_mark;
mod time_format;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[
    &currency_position::CurrencyPosition,
    &ellipsis::Ellipsis,
    &number_format::NumberFormat,
    &ordinal_stop::OrdinalStop,
    &quotation_marks::QuotationMarks,
    &space_before_mark::SpaceBeforeMark,
    &time_format::TimeFormat,
];
