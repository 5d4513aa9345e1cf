//! How a dictionary table is written, read and put into normal form.
//!
//! The build script and the running program (for tables that a user adds) read
//! tables with the same code, so this file depends on nothing else of the crate.
//!
//! A table is UTF-8 text in NFC: a head of `# ` lines, one of which is
//! `# Columns: first<TAB>second…`, then groups. A group opens with
//! `## title — provenance` and holds tab-separated rows sorted by code point.

use std::fmt;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// One table as written: head, columns and groups, in file order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableText<'t> {
    /// The `# ` lines of the head, without the mark.
    pub head: Vec<&'t str>,
    /// Column names from the `# Columns:` line.
    pub columns: Vec<&'t str>,
    /// Groups in file order.
    pub groups: Vec<Group<'t>>,
}

/// Rows with one common provenance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'t> {
    /// The text behind `## `.
    pub title: &'t str,
    /// 1-based line of each row and the row itself, unsplit.
    pub rows: Vec<(u32, &'t str)>,
}

/// Something that a person has to correct in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// 1-based line.
    pub line: u32,
    /// What is wrong, in words.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// The mark of the machine-read head line.
const COLUMNS: &str = "# Columns: ";

impl<'t> TableText<'t> {
    /// Splits a table into its parts; `Err` lists everything that keeps it from being read.
    pub fn parse(text: &'t str) -> Result<Self, Vec<Fault>> {
        let mut table = TableText { head: Vec::new(), columns: Vec::new(), groups: Vec::new() };
        let mut faults = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let number = index as u32 + 1;
            if let Some(title) = line.strip_prefix("## ") {
                table.groups.push(Group { title, rows: Vec::new() });
            } else if let Some(names) = line.strip_prefix(COLUMNS) {
                table.columns = names.split('\t').map(str::trim).collect();
            } else if line == "#" || line.starts_with("# ") {
                table.head.push(line);
            } else if line.trim().is_empty() {
                continue;
            } else {
                let cells = line.split('\t').count();
                if table.columns.is_empty() {
                    faults.push(Fault { line: number, what: "a row before the line `# Columns:`".into() });
                    break;
                }
                if cells != table.columns.len() {
                    faults.push(Fault { line: number, what: format!("{cells} columns, the head names {}: {line:?}", table.columns.len()) });
                    continue;
                }
                match table.groups.last_mut() {
                    Some(group) => group.rows.push((number, line)),
                    None => faults.push(Fault { line: number, what: "a row before the first group (`## title — provenance`)".into() }),
                }
            }
        }
        if table.columns.is_empty() && faults.is_empty() {
            faults.push(Fault { line: 1, what: "no line `# Columns:` in the head".into() });
        }
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    /// What is out of order although it can be read: sorting, NFC, blanks round a cell, provenance, repeated rows.
    pub fn untidy(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut seen = std::collections::HashMap::new();
        for group in &self.groups {
            let first = group.rows.first().map_or(1, |r| r.0);
            if !group.title.contains('—') {
                faults.push(Fault { line: first, what: format!("group `{}` names no provenance behind a dash", group.title) });
            }
            let mut previous = "";
            for &(line, row) in &group.rows {
                if !is_nfc(row) {
                    faults.push(Fault { line, what: "not in Unicode normal form C".into() });
                }
                if row.split('\t').any(|cell| cell.trim() != cell) {
                    faults.push(Fault { line, what: "blank at the edge of a cell".into() });
                }
                if row < previous {
                    faults.push(Fault { line, what: format!("out of order: stands behind `{}`", previous.replace('\t', " | ")) });
                }
                if let Some(earlier) = seen.insert(row, line) {
                    faults.push(Fault { line, what: format!("repeats line {earlier}") });
                }
                previous = row;
            }
        }
        faults
    }

    /// The table in normal form: NFC, cells trimmed, rows sorted in their groups, repeated rows dropped.
    pub fn normal_form(&self) -> String {
        let mut out = String::new();
        for line in &self.head {
            out.push_str(line);
            out.push('\n');
        }
        out.push_str(COLUMNS);
        out.push_str(&self.columns.join("\t"));
        out.push('\n');
        let mut seen = std::collections::HashSet::new();
        for group in &self.groups {
            out.push_str("\n## ");
            out.push_str(group.title);
            out.push('\n');
            let mut rows: Vec<String> = group
                .rows
                .iter()
                .map(|(_, row)| row.split('\t').map(|cell| cell.trim().nfc().collect::<String>()).collect::<Vec<_>>().join("\t"))
                .collect();
            rows.sort_unstable();
            for row in rows {
                if seen.insert(row.clone()) {
                    out.push_str(&row);
                    out.push('\n');
                }
            }
        }
        out
    }
}
