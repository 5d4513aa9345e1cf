//! The tables keep their promises: readable, in order, each group with its provenance, patterns that compile.

use pruefstein::data::{embedded, format::TableText};
use pruefstein::language::pattern::Pattern;

#[test]
fn every_table_is_in_normal_form() {
    let mut faults = Vec::new();
    for (name, text) in embedded() {
        match TableText::parse(text) {
            Ok(table) => {
                faults.extend(table.untidy().into_iter().map(|fault| format!("{name}.tsv: {fault}")));
                if faults.is_empty() && table.normal_form() != *text {
                    faults.push(format!("{name}.tsv: differs from its normal form; `pruefstein dictionary check --write` rewrites it"));
                }
            }
            Err(found) => faults.extend(found.into_iter().map(|fault| format!("{name}.tsv: {fault}"))),
        }
    }
    assert!(!embedded().is_empty());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_pattern_compiles() {
    let mut faults = Vec::new();
    let mut patterns = 0;
    for (name, text) in embedded() {
        let Ok(table) = TableText::parse(text) else { continue };
        let Some(column) = table.columns.iter().position(|c| *c == "pattern") else { continue };
        for (line, row) in table.groups.iter().flat_map(|g| &g.rows) {
            patterns += 1;
            if let Err(error) = Pattern::parse(row.split('\t').nth(column).unwrap_or("")) {
                faults.push(format!("{name}.tsv: line {line}: {error}"));
            }
        }
    }
    assert!(patterns > 0, "no table has a column `pattern`");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
