//! The tables keep their promises: readable, in order, each group with its provenance, patterns that compile.

use pruefstein::data::format::TableText;
use pruefstein::language::pattern::Pattern;
use std::path::{Path, PathBuf};

/// Every table of the project: its path below `dictionaries/` and its text.
fn tables() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries");
    let mut folders = vec![root.clone()];
    let mut tables = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries: Vec<PathBuf> = std::fs::read_dir(&folder).expect("a folder of tables").map(|e| e.expect("an entry").path()).collect();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "tsv") {
                let name = path.strip_prefix(&root).expect("below the root").to_string_lossy().into_owned();
                tables.push((name, std::fs::read_to_string(&path).expect("a table in UTF-8")));
            }
        }
    }
    tables.sort();
    tables
}

#[test]
fn every_table_is_in_normal_form() {
    let mut faults = Vec::new();
    let tables = tables();
    assert!(tables.len() > 20, "only {} tables", tables.len());
    for (name, text) in &tables {
        match TableText::parse(text) {
            Ok(table) => {
                let untidy = table.untidy();
                if untidy.is_empty() && table.normal_form() != *text {
                    faults.push(format!("{name}: differs from its normal form; `pruefstein dictionary check --write` rewrites it"));
                }
                faults.extend(untidy.into_iter().map(|fault| format!("{name}: {fault}")));
            }
            Err(found) => faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}"))),
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_pattern_compiles() {
    let mut faults = Vec::new();
    let mut patterns = 0;
    for (name, text) in tables() {
        let Ok(table) = TableText::parse(&text) else { continue };
        let Some(column) = table.columns.iter().position(|c| *c == "pattern") else { continue };
        for (line, row) in table.groups.iter().flat_map(|g| &g.rows) {
            patterns += 1;
            if let Err(error) = Pattern::parse(row.split('\t').nth(column).unwrap_or("")) {
                faults.push(format!("{name}: line {line}: {error}"));
            }
        }
    }
    assert!(patterns > 500, "only {patterns} patterns");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
