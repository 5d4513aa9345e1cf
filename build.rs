//! Checks the tables under `dictionaries/` and compiles them into the program.
//!
//! Every `*.tsv` must be readable (columns, groups); what is untidy only (order,
//! normal form) is left to `pruefstein dictionary check` and its test, so that an
//! editor's half-finished table does not stop a build.
//!
//! Most tables are embedded as text. Those of the lexicon's open classes are
//! inflected and packed into `lexicon.bin`; of them only the head is embedded.

#[path = "src/align/table/digest.rs"]
#[allow(dead_code)]
mod align;
#[path = "src/language/compile.rs"]
#[allow(dead_code)]
mod compile;
#[path = "src/language/features.rs"]
#[allow(dead_code)]
mod features;
#[path = "src/data/format.rs"]
#[allow(dead_code)]
mod format;
#[path = "src/language/romanisation/language.rs"]
#[allow(dead_code)]
mod language;
#[path = "src/language/morphology/mod.rs"]
#[allow(dead_code)]
mod morphology;
#[path = "src/language/names/digest.rs"]
#[allow(dead_code)]
mod names;
#[path = "src/language/pattern/mod.rs"]
#[allow(dead_code, unused_imports)]
mod pattern;
#[path = "src/language/romanisation/digest.rs"]
#[allow(dead_code)]
mod romanisation;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    for watched in [
        "build.rs",
        "dictionaries",
        "src/align/table/digest.rs",
        "src/data/format.rs",
        "src/language/compile.rs",
        "src/language/features.rs",
        "src/language/morphology",
        "src/language/names/digest.rs",
        "src/language/romanisation/digest.rs",
        "src/language/romanisation/language.rs",
        "src/language/pattern",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("dictionaries");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();
    let mut tables = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let name = path.strip_prefix(&root).expect("collected below the root").with_extension("");
        tables.push((name.to_string_lossy().replace('\\', "/"), path, text));
    }

    let mut source = String::from("static TABLES: &[(&str, &str)] = &[\n");
    for (name, path, text) in &tables {
        match format::TableText::parse(text) {
            Ok(_) if compile::COMPILED_ONLY.contains(&name.as_str()) => {
                let head: String = text.lines().take_while(|line| !line.starts_with("## ")).flat_map(|line| [line, "\n"]).collect();
                writeln!(source, "    ({name:?}, {head:?}),").expect("writing to a string");
                continue;
            }
            Ok(_) => {}
            Err(faults) => {
                for fault in faults.iter().take(20) {
                    println!("cargo::error={}: {fault}", path.display());
                }
            }
        }
        // The path is written as a Rust string literal: Debug escapes it.
        writeln!(source, "    ({name:?}, include_str!({:?})),", path.to_string_lossy()).expect("writing to a string");
    }
    source.push_str("];\n\nstatic DIGESTS: &[(&str, &[u8])] = &[\n");
    for (name, _, text) in &tables {
        let Ok(table) = format::TableText::parse(text) else { continue };
        let Some(column) = table.columns.iter().position(|c| *c == "pattern") else { continue };
        let patterns = table.groups.iter().flat_map(|g| &g.rows).map(|(_, row)| row.split('\t').nth(column).unwrap_or(""));
        let file = out.join(format!("{}.digest", name.replace('/', "-")));
        fs::write(&file, pattern::digest(patterns))?;
        writeln!(source, "    ({name:?}, include_bytes!({:?})),", file.to_string_lossy()).expect("writing to a string");
    }
    source.push_str("];\n");
    fs::write(out.join("tables.rs"), source)?;

    let rows = |name: &str| -> Vec<Vec<&str>> {
        let text = tables.iter().find(|(table, ..)| table == name).map_or("", |(_, _, text)| text.as_str());
        text.lines()
            .filter(|line| !line.is_empty() && !line.starts_with("# ") && !line.starts_with("## ") && *line != "#")
            .map(|line| line.split('\t').collect())
            .collect()
    };
    fs::write(out.join("word-table.bin"), align::digest(&rows("learned/word-table")))?;
    fs::write(out.join("romanisation.bin"), romanisation::digest(&rows))?;
    fs::write(out.join("names.bin"), names::digest(&rows))?;
    let packed = compile::pack(compile::generate(&rows), &compile::frequencies(&rows)).map_err(io::Error::other)?;
    fs::write(out.join("lexicon.bin"), packed)
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
