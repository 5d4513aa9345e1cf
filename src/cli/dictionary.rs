//! `pruefstein dictionary`: verify the tables, or ask what they know of a word.

use super::{Outcome, report};
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
                    anstream::eprintln!("{}: rewritten in normal form", table.display());
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
        report(&Error::in_file(Path::new(name), fault.what.clone()).at(fault.line, 1));
    }
    faults.len()
}

fn tables(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(path).and_then(|d| d.map(|e| e.map(|e| e.path())).collect()).map_err(|e| Error::io(path, &e))?;
    entries.sort();
    let mut out = Vec::new();
    for entry in entries.into_iter().filter(|p| p.is_dir() || p.extension().is_some_and(|e| e == "tsv")) {
        out.extend(tables(&entry)?);
    }
    Ok(out)
}

fn lookup(word: &str) -> Result<Outcome> {
    let wanted = word.to_lowercase();
    let mut found = false;
    for (name, text) in embedded() {
        let Ok(table) = TableText::parse(text) else { continue };
        for (line, row) in table.groups.iter().flat_map(|g| &g.rows) {
            let hit = row.split(['\t', ';']).any(|cell| cell.trim().to_lowercase() == wanted);
            if hit {
                found = true;
                anstream::println!("{name}:{line}");
                for (column, cell) in table.columns.iter().zip(row.split('\t')).filter(|(_, cell)| !cell.is_empty()) {
                    anstream::println!("  {column}: {cell}");
                }
            }
        }
    }
    if found { Ok(Outcome::Clean) } else { Err(Error::new(format!("no table knows `{word}`"))) }
}
