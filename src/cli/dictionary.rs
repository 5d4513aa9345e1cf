//! `pruefstein dictionary`: verify the tables, or ask what they know of a word.

use super::options::tables_in;
use super::{Outcome, print, tell};
use crate::data::{embedded, format::TableText};
use crate::error::{Error, Result};
use crate::fix::replace_file;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// Arguments of `dictionary`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say in words what is wrong with tables; without PATH the tables in the program are read
    Check {
        /// Tables, or folders of tables
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Rewrite readable tables in normal form
        #[arg(long)]
        write: bool,
    },
    /// Print every row in which a word stands
    Lookup {
        /// The word; compared without regard to case
        word: String,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    match &arguments.command {
        Command::Check { paths, write } => check(paths, *write),
        Command::Lookup { word } => lookup(word),
    }
}

fn check(paths: &[PathBuf], write: bool) -> Result<Outcome> {
    let mut faults = 0;
    if paths.is_empty() {
        for (name, text) in embedded() {
            faults += verify(&format!("{name}.tsv"), text);
        }
    }
    for path in paths {
        for table in tables(path)? {
            let text = std::fs::read_to_string(&table).map_err(|e| Error::io(&table, &e))?;
            if let (true, Ok(parsed)) = (write, TableText::parse(&text)) {
                let normal = parsed.normal_form();
                if normal != text {
                    replace_file(&table, normal.as_bytes())?;
                    tell(&Error::in_file(&table, "rewritten in normal form"));
                    faults += verify(&table.to_string_lossy(), &normal);
                    continue;
                }
            }
            faults += verify(&table.to_string_lossy(), &text);
        }
    }
    Ok(if faults > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// Prints what is wrong with one table and counts it.
fn verify(name: &str, text: &str) -> usize {
    let faults = match TableText::parse(text) {
        Ok(table) => table.untidy(),
        Err(faults) => faults,
    };
    for fault in &faults {
        tell(&Error::in_file(Path::new(name), fault.what.clone()).at(fault.line, 1));
    }
    faults.len()
}

fn tables(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    tables_in(path)
}

fn lookup(word: &str) -> Result<Outcome> {
    let wanted = word.to_lowercase();
    let mut found = String::new();
    for (name, text) in embedded() {
        let Ok(table) = TableText::parse(text) else { continue };
        for (line, row) in table.groups.iter().flat_map(|g| &g.rows) {
            let hit = row.split(['\t', ';']).any(|cell| cell.trim().to_lowercase() == wanted);
            if hit {
                found.push_str(&format!("{name}:{line}\n"));
                for (column, cell) in table.columns.iter().zip(row.split('\t')).filter(|(_, cell)| !cell.is_empty()) {
                    found.push_str(&format!("  {column}: {cell}\n"));
                }
            }
        }
    }
    if found.is_empty() {
        return Err(Error::new(format!("no table knows `{word}`")));
    }
    print(found.as_bytes()).map(|()| Outcome::Clean)
}
