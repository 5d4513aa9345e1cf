//! The patterns of a table: those that are compiled in, and the user's.

use super::pattern::PatternSet;
use crate::data::{Dictionaries, Row, embedded_rows, pattern_digest};
use std::borrow::Cow;

/// A table whose first column is a pattern, with its rows by the number of their pattern.
#[derive(Debug)]
pub struct PatternTable {
    /// The patterns, numbered like the rows.
    pub set: PatternSet,
    rows: Vec<Cow<'static, str>>,
}

impl PatternTable {
    /// Reads a table; the embedded rows cost next to nothing, since the build script has looked at their patterns.
    pub fn new(dictionaries: &Dictionaries, table: &str) -> Self {
        let mut set = PatternSet::from_digest(embedded_rows(table).map(|row| row.cell(0)), pattern_digest(table));
        let mut rows: Vec<Cow<'static, str>> = embedded_rows(table).map(|row| Cow::Borrowed(row.line())).collect();
        for row in dictionaries.added_rows(table) {
            set.add(row.cell(0));
            rows.push(Cow::Owned(row.line().to_owned()));
        }
        PatternTable { set, rows }
    }

    /// The row of a pattern.
    pub fn row(&self, id: usize) -> Row<'_> {
        Row::new(self.rows.get(id).map_or("", |row| row))
    }
}
