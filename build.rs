//! Checks the tables under `dictionaries/` and compiles them into the program.
//!
//! Every `*.tsv` must be readable (columns, groups); what is untidy only (order,
//! normal form) is left to `pruefstein dictionary check` and its test, so that an
//! editor's half-finished table does not stop a build.

#[path = "src/data/format.rs"]
#[allow(dead_code)]
mod format;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=dictionaries");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("dictionaries");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let mut tables = Vec::new();
    collect(&root, &mut tables)?;
    tables.sort();

    let mut source = String::from("static TABLES: &[(&str, &str)] = &[\n");
    for path in &tables {
        let text = fs::read_to_string(path)?;
        if let Err(faults) = format::TableText::parse(&text) {
            for fault in faults.iter().take(20) {
                println!("cargo::error={}: {fault}", path.display());
            }
        }
        let name = path.strip_prefix(&root).expect("collected below the root").with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        // The path is written as a Rust string literal: Debug escapes it.
        writeln!(source, "    ({name:?}, include_str!({:?})),", path.to_string_lossy()).expect("writing to a string");
    }
    source.push_str("];\n");
    fs::write(out.join("tables.rs"), source)
}

fn collect(folder: &Path, tables: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, tables)?;
        } else if path.extension().is_some_and(|e| e == "tsv") {
            tables.push(path);
        }
    }
    Ok(())
}
