//! The dictionaries: tables compiled into the program, and tables that a user adds.
//!
//! `build.rs` checks every table under `dictionaries/` and embeds it. A table is
//! split into rows when a rule first asks for it, so a run pays only for what it
//! uses. Indexes over tables are built once and shared through
//! [`Dictionaries::index`].

pub mod format;
pub mod glossary;
mod tbx;

use format::{Fault, TableText};
use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// Every table that is compiled in: its name (`names/places`) and its text.
pub fn embedded() -> &'static [(&'static str, &'static str)] {
    TABLES
}

/// What the build script found out about the column `pattern` of an embedded table; empty for a table without one.
pub fn pattern_digest(name: &str) -> &'static [u8] {
    DIGESTS.iter().find(|(n, _)| *n == name).map_or(&[], |(_, digest)| digest)
}

/// The rows of an embedded table.
pub fn embedded_rows(name: &str) -> impl Iterator<Item = Row<'static>> {
    let text = TABLES.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| *text);
    rows_of(text)
}

fn rows_of(text: &str) -> impl Iterator<Item = Row<'_>> {
    text.lines().filter(|line| is_row(line)).map(|line| Row { line })
}

/// One row; cells are addressed by the column numbers of [`Table::column`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'d> {
    line: &'d str,
}

impl<'d> Row<'d> {
    /// A row of a table from its line.
    pub fn new(line: &'d str) -> Self {
        Row { line }
    }

    /// The whole line.
    pub fn line(self) -> &'d str {
        self.line
    }

    /// One cell by its number, empty if there is none.
    pub fn cell(self, number: usize) -> &'d str {
        self.cells().nth(number).unwrap_or("")
    }

    /// The cells from left to right.
    pub fn cells(self) -> impl Iterator<Item = &'d str> {
        let mut rest = Some(self.line);
        std::iter::from_fn(move || {
            let line = rest?;
            // Faster than `split` for the short cells of a table; tables are read at every start.
            let (cell, more) = match memchr::memchr(b'\t', line.as_bytes()) {
                Some(tab) => (&line[..tab], Some(&line[tab + 1..])),
                None => (line, None),
            };
            rest = more;
            Some(cell)
        })
    }

    /// The cells as an array; the table's column count is checked when it is read.
    pub fn array<const N: usize>(self) -> [&'d str; N] {
        let mut cells = self.cells();
        std::array::from_fn(|_| cells.next().unwrap_or(""))
    }
}

/// The several values of one cell (`a; b; c`), none for an empty cell.
pub fn values(cell: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(cell);
    std::iter::from_fn(move || {
        let text = rest?;
        // Faster than a search for two characters; tables are read at every start.
        let end = memchr::memchr_iter(b';', text.as_bytes()).find(|&at| text.as_bytes().get(at + 1) == Some(&b' '));
        rest = end.map(|end| &text[end + 2..]);
        Some(end.map_or(text, |end| &text[..end]))
    })
    .map(str::trim)
    .filter(|value| !value.is_empty())
}

/// A cell with its `\\u{A0}` notations (invisible characters, blanks, combining marks) turned into the characters.
pub fn unescaped(cell: &str) -> std::borrow::Cow<'_, str> {
    if !cell.contains("\\u{") {
        return cell.into();
    }
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(start) = rest.find("\\u{") {
        let body = &rest[start + 3..];
        let character =
            body.find('}').and_then(|end| u32::from_str_radix(&body[..end], 16).ok().and_then(char::from_u32).map(|c| (c, end)));
        out.push_str(&rest[..start]);
        match character {
            Some((character, end)) => {
                out.push(character);
                rest = &body[end + 1..];
            }
            None => {
                out.push_str("\\u{");
                rest = body;
            }
        }
    }
    out.push_str(rest);
    out.into()
}

/// A table that the user added with `--dictionary` or in the configuration.
#[derive(Debug, Clone)]
pub struct AddedTable {
    /// Where it came from, for messages.
    pub path: PathBuf,
    /// Which embedded table it extends.
    pub name: String,
    /// Its text, already checked.
    pub text: String,
}

/// All tables of one run, and the indexes built from them.
#[derive(Default)]
pub struct Dictionaries {
    added: Vec<AddedTable>,
    indexes: Mutex<FxHashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

/// Something that is built from tables once and then shared by all threads.
pub trait Index: Send + Sync + Sized + 'static {
    /// Reads what it needs from the tables.
    fn build(dictionaries: &Dictionaries) -> Self;
}

impl Dictionaries {
    /// The embedded tables alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// The embedded tables and the user's; the column names of an added table must be those of the table it extends.
    pub fn with_added(added: Vec<AddedTable>) -> Result<Self, (PathBuf, Vec<Fault>)> {
        for table in &added {
            let fault = |what: String| Err((table.path.clone(), vec![Fault { line: 1, what }]));
            let read = TableText::parse(&table.text).map_err(|faults| (table.path.clone(), faults))?;
            let Some(&(_, base)) = TABLES.iter().find(|(name, _)| *name == table.name) else {
                return fault(format!("there is no table `{}` to extend", table.name));
            };
            let columns = TableText::parse(base).map(|t| t.columns.join("\t")).unwrap_or_default();
            if read.columns.join("\t") != columns {
                return fault(format!("the columns must be: {}", columns.replace('\t', ", ")));
            }
        }
        Ok(Self { added, indexes: Mutex::default() })
    }

    /// All rows of a table, the user's last so that they can override. An unknown name has no rows.
    pub fn rows<'d>(&'d self, name: &str) -> impl Iterator<Item = Row<'d>> + use<'d> {
        let base = TABLES.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| *text);
        let added: Vec<&'d str> = self.added.iter().filter(|t| t.name == name).map(|t| t.text.as_str()).collect();
        std::iter::once(base).chain(added).flat_map(rows_of)
    }

    /// The rows that the user added to a table.
    pub fn added_rows<'d>(&'d self, name: &str) -> impl Iterator<Item = Row<'d>> + use<'d> {
        let added: Vec<&'d str> = self.added.iter().filter(|t| t.name == name).map(|t| t.text.as_str()).collect();
        added.into_iter().flat_map(rows_of)
    }

    /// The index of type `T`, built on the first call of the run.
    pub fn index<T: Index>(&self) -> Arc<T> {
        if let Some(index) = self.lock().get(&TypeId::of::<T>()) {
            return Arc::clone(index).downcast().expect("indexes are stored under their own type");
        }
        // Built outside the lock: an index may ask for another one.
        let built: Arc<T> = Arc::new(T::build(self));
        let mut indexes = self.lock();
        let index = indexes.entry(TypeId::of::<T>()).or_insert_with(|| built);
        Arc::clone(index).downcast().expect("indexes are stored under their own type")
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, FxHashMap<TypeId, Arc<dyn Any + Send + Sync>>> {
        self.indexes.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

fn is_row(line: &str) -> bool {
    !line.is_empty() && !line.starts_with("# ") && !line.starts_with("## ") && line != "#"
}
