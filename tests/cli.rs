//! Sessions at the command line, written as data under `tests/cli/`.
//!
//! A session has files and runs. `files` maps a path to its text, to a table `{ text, encoding }` (`utf-16le`, `utf-16be`,
//! `windows-1252`), to `{ hex }`, or to `{ link }`; a path that ends in `/` is an empty folder. A run has `args`, `stdin`, the expected
//! `status` (0 if left out), parts that `stdout` and `stderr` must hold (an empty list: nothing at all), parts that they must not hold
//! (`stdout-not`, `stderr-not`), the whole of `stdout-is`, and `after`: files as they must be then (`false`: must not exist).
//! A session runs in a folder of its own.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sessions {
    session: Vec<Session>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    name: String,
    #[serde(default)]
    files: BTreeMap<String, Content>,
    run: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Content {
    Exists(bool),
    Text(String),
    Encoded { text: String, encoding: String },
    Hex { hex: String },
    Link { link: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Run {
    args: Vec<String>,
    #[serde(default)]
    stdin: String,
    #[serde(default)]
    status: i32,
    stdout: Option<Vec<String>>,
    stderr: Option<Vec<String>>,
    stdout_is: Option<String>,
    #[serde(default)]
    stdout_not: Vec<String>,
    #[serde(default)]
    stderr_not: Vec<String>,
    #[serde(default)]
    after: BTreeMap<String, Content>,
}

impl Content {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Content::Text(text) => text.clone().into_bytes(),
            Content::Encoded { text, encoding } => match encoding.as_str() {
                "utf-16le" => "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
                "utf-16be" => "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
                "windows-1252" => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
                other => panic!("no such encoding: {other}"),
            },
            Content::Hex { hex } => {
                let digits: Vec<char> = hex.chars().filter(|c| !c.is_whitespace()).collect();
                digits.chunks(2).map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).expect("hexadecimal digits")).collect()
            }
            Content::Link { .. } | Content::Exists(_) => panic!("has no bytes"),
        }
    }

    fn create(&self, path: &Path, is_folder: bool) {
        std::fs::create_dir_all(path.parent().expect("below the session's folder")).expect("a folder");
        match self {
            _ if is_folder => std::fs::create_dir_all(path).expect("a folder"),
            #[cfg(unix)]
            Content::Link { link } => std::os::unix::fs::symlink(link, path).expect("a link"),
            #[cfg(not(unix))]
            Content::Link { .. } => {}
            content => std::fs::write(path, content.bytes()).expect("a file"),
        }
    }
}

/// What a program did.
struct Done {
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

fn pruefstein(folder: &Path, args: &[&str], stdin: &[u8]) -> Done {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pruefstein"))
        .args(args)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that ends without reading its input is no fault.
    let _ = child.stdin.take().expect("piped").write_all(stdin);
    let output = child.wait_with_output().expect("the program ends");
    Done {
        status: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

fn compare(run: &Run, done: &Done, folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    if done.status != Some(run.status) {
        wrong.push(format!("status {:?}, expected {}", done.status, run.status));
    }
    for (name, text, parts, not) in
        [("stdout", &done.stdout, &run.stdout, &run.stdout_not), ("stderr", &done.stderr, &run.stderr, &run.stderr_not)]
    {
        if parts.as_ref().is_some_and(|parts| parts.is_empty() && !text.is_empty()) {
            wrong.push(format!("{name} should be empty"));
        }
        wrong.extend(parts.iter().flatten().filter(|part| !text.contains(*part)).map(|part| format!("{name} lacks {part:?}")));
        wrong.extend(not.iter().filter(|part| text.contains(*part)).map(|part| format!("{name} holds {part:?}")));
    }
    if run.stdout_is.as_ref().is_some_and(|expected| *expected != done.stdout) {
        wrong.push(format!("stdout is {:?}", done.stdout));
    }
    for (path, expected) in &run.after {
        let found = std::fs::read(folder.join(path));
        match (expected, found) {
            (Content::Exists(exists), found) if *exists == found.is_ok() => {}
            (Content::Exists(exists), _) => wrong.push(format!("{path} should {}exist", if *exists { "" } else { "not " })),
            (_, Err(error)) => wrong.push(format!("{path}: {error}")),
            (content, Ok(bytes)) if content.bytes() == bytes => {}
            (_, Ok(bytes)) => wrong.push(format!("{path} is {:?}", String::from_utf8_lossy(&bytes))),
        }
    }
    wrong
}

#[test]
fn sessions_go_as_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut tables: Vec<_> = std::fs::read_dir(root).expect("the sessions").map(|entry| entry.expect("an entry").path()).collect();
    tables.sort();
    let mut wrong = String::new();
    let mut runs = 0;
    for table in tables {
        let text = std::fs::read_to_string(&table).expect("a table of sessions");
        let sessions: Sessions = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", table.display()));
        for session in sessions.session {
            let folder = tempfile::tempdir().expect("a folder for the session");
            for (path, content) in &session.files {
                content.create(&folder.path().join(path), path.ends_with('/'));
            }
            for (index, run) in session.run.iter().enumerate() {
                runs += 1;
                let args: Vec<&str> = run.args.iter().map(String::as_str).collect();
                let done = pruefstein(folder.path(), &args, run.stdin.as_bytes());
                let faults = compare(run, &done, folder.path());
                if !faults.is_empty() {
                    wrong.push_str(&format!(
                        "\n{}: {}, run {}: pruefstein {}\n  {}\n--- stdout\n{}--- stderr\n{}",
                        table.file_name().unwrap_or_default().to_string_lossy(),
                        session.name,
                        index + 1,
                        args.join(" "),
                        faults.join("\n  "),
                        done.stdout,
                        done.stderr
                    ));
                }
            }
        }
    }
    assert!(runs > 60, "only {runs} runs");
    assert!(wrong.is_empty(), "{wrong}");
}

/// A folder with the articles of the project, in enough copies for several threads.
fn many_articles() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(root.join("tests/articles")).expect("articles").map(|entry| entry.expect("an entry")) {
        for copy in 0..4 {
            let name = format!("{copy}-{}", entry.file_name().to_string_lossy());
            std::fs::copy(entry.path(), folder.path().join(name)).expect("a copy");
        }
    }
    folder
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = many_articles();
    let one = pruefstein(folder.path(), &["check", "--format", "json", "--jobs", "1", "."], b"");
    let two = pruefstein(folder.path(), &["check", "--format", "json", "--jobs", "2", "."], b"");
    assert_eq!(one.status, Some(1));
    assert!(one.stdout.len() > 10_000);
    assert!(one.stdout == two.stdout, "the output depends on the number of threads");
}

#[test]
fn the_terminal_output_fits_eighty_columns() {
    let folder = many_articles();
    let long = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(8);
    let text = format!("Er kaufte kaufte {long} {long} 17,000 Meter. . . The government has promised to remove all of {long} them soon.\n");
    std::fs::write(folder.path().join("long.txt"), text).expect("a file");
    for language in ["en", "de"] {
        let done = pruefstein(folder.path(), &["check", "--language", language, "."], b"");
        let wide: Vec<&str> = done.stdout.lines().filter(|line| unicode_width::UnicodeWidthStr::width(*line) > 80).collect();
        assert!(done.stdout.lines().count() > 100);
        assert!(wide.is_empty(), "{}", wide.join("\n"));
    }
}

#[test]
fn json_has_the_fields_of_its_schema() {
    let folder = many_articles();
    let done = pruefstein(folder.path(), &["check", "--format", "json", "."], b"");
    let report: serde_json::Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(report["schema"], "pruefstein/check/1");
    assert_eq!(report["version"], env!("CARGO_PKG_VERSION"));
    let files = report["files"].as_array().expect("a list of files");
    assert!(files.len() >= 32);
    let (mut words, mut counts) = (0, BTreeMap::from([("error", 0), ("warning", 0), ("note", 0)]));
    let mut suggestions = 0;
    for file in files {
        let path = folder.path().join(file["path"].as_str().expect("a path"));
        let text = std::fs::read_to_string(path).expect("the checked file");
        assert!(file["source"].is_null());
        words += file["words"].as_u64().expect("a number of words");
        let mut before = (0, 0);
        for finding in file["findings"].as_array().expect("a list of findings") {
            let string = |key: &str| finding[key].as_str().unwrap_or_else(|| panic!("{key} is no text: {finding}"));
            assert_eq!(string("rule").split('/').count(), 2);
            *counts.get_mut(string("severity")).expect("a severity") += 1;
            for key in ["category", "message", "reason"] {
                assert!(!string(key).is_empty(), "{key} is empty: {finding}");
            }
            assert!((0.0..=1.0).contains(&finding["confidence"].as_f64().expect("a number")));
            assert_eq!(string("fingerprint").len(), 16);
            let range = range_in(&text, &finding["range"]);
            assert_eq!(&text[range.clone()], string("text"));
            assert!((range.start, range.end) >= before, "out of order: {finding}");
            before = (range.start, range.end);
            for suggestion in finding["suggestions"].as_array().expect("a list") {
                suggestions += 1;
                assert!(suggestion["text"].is_string());
                assert!(["safe", "suggest", "show"].contains(&suggestion["applicability"].as_str().expect("a text")));
                range_in(&text, &suggestion["range"]);
            }
            for related in finding["related"].as_array().expect("a list") {
                assert!(related["message"].is_string());
                assert_eq!(&text[range_in(&text, &related["range"])], related["text"].as_str().expect("a text"));
            }
        }
    }
    assert!(suggestions > 20);
    let summary = serde_json::json!({
        "files": files.len(), "words": words, "errors": counts["error"], "warnings": counts["warning"], "notes": counts["note"],
    });
    assert_eq!(report["summary"], summary);

    let lines = pruefstein(folder.path(), &["check", "--format", "jsonl", "."], b"");
    let mut flat = Vec::new();
    for file in files {
        for finding in file["findings"].as_array().expect("a list") {
            let mut finding = finding.clone();
            finding["path"] = file["path"].clone();
            flat.push(finding);
        }
    }
    let read: Vec<serde_json::Value> = lines.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON in each line")).collect();
    assert_eq!(read, flat);
}

/// The bytes of a range, after checking that offset, line and column say the same.
fn range_in(text: &str, range: &serde_json::Value) -> std::ops::Range<usize> {
    let at = |end: &str| {
        let number = |key: &str| range[end][key].as_u64().unwrap_or_else(|| panic!("{key} is missing: {range}")) as usize;
        let before = &text[..number("offset")];
        assert_eq!(number("line"), before.matches('\n').count() + 1, "{range}");
        assert_eq!(number("column"), before.rsplit('\n').next().unwrap_or("").chars().count() + 1, "{range}");
        before.len()
    };
    let range = at("start")..at("end");
    assert!(range.start <= range.end);
    range
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let folder = many_articles();
    for args in [&["check", "."][..], &["fix", "--diff", "."], &["rules"], &["man"]] {
        // The reader is gone before the program starts: with a short output it might else be too late.
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_pruefstein"))
            .args(args)
            .current_dir(folder.path())
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .expect("the program runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
        assert!(!stderr.contains("panicked") && !stderr.contains("closed"), "{args:?}: {stderr}");
    }
}
