//! One way through the house: a lower room never imports a higher one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The rooms from the cellar to the roof. A room may use those before it and itself.
const FLOORS: &[&str] =
    &["error", "data", "document", "input", "language", "align", "findings", "rules", "config", "engine", "fix", "corpus", "report", "cli"];

/// Longest source file, in lines, tests included.
const LONGEST_FILE: usize = 800;

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a source folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, out);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            out.push(entry);
        }
    }
}

fn rooms() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files
        .into_iter()
        .map(|file| {
            let below = file.strip_prefix(&root).expect("below src");
            let room = below.components().next().expect("a component").as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            (file, room)
        })
        .filter(|(_, room)| !matches!(room.as_str(), "main" | "lib" | "trainer"))
        .collect()
}

#[test]
fn imports_go_down() {
    let mut wrong = Vec::new();
    for (file, room) in rooms() {
        let Some(floor) = FLOORS.iter().position(|f| *f == room) else {
            wrong.push(format!("{}: the room `{room}` has no floor", file.display()));
            continue;
        };
        let text = std::fs::read_to_string(&file).expect("a source file");
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for used in code.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if let Some(other) = FLOORS.iter().position(|f| *f == used)
                    && other > floor
                {
                    wrong.push(format!("{}:{}: `{room}` uses `{used}`, which stands above it", file.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<String> = rooms()
        .into_keys()
        .filter_map(|file| {
            let lines = std::fs::read_to_string(&file).expect("a source file").lines().count();
            (lines > LONGEST_FILE).then(|| format!("{}: {lines} lines", file.display()))
        })
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

/// `cargo run` must know its program without being told: the package has a second one, which learns tables.
#[test]
fn cargo_runs_the_checker() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("the manifest");
    let manifest: toml::Table = manifest.parse().expect("a table");
    assert_eq!(manifest["package"].get("default-run").and_then(toml::Value::as_str), Some("pruefstein"));
}
