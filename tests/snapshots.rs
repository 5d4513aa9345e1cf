//! Everything that is found in, and mended of, whole articles: the guard of precision.
//!
//! A change of a rule or a table shows here as a difference that a person reads: a finding that is gone, a new one, another
//! suggestion. When the difference is wanted, `INSTA_UPDATE=always cargo test --test snapshots` takes it over.
//! One finding a line: `line:column severity rule „text“ → suggestion`; `⇒` marks a suggestion that `fix` applies, `→` one that
//! `fix --unsafe` applies, `~>` one that is only shown.

use pruefstein::config::Settings;
use pruefstein::data::Dictionaries;
use pruefstein::engine::Engine;
use pruefstein::findings::{Applicability, FileReport, Located, Summary};
use pruefstein::fix::{fix, unified_diff};
use pruefstein::input;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// The seed articles and those written for this test, as paths from the root of the project.
fn articles() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = ["seeds", "tests/articles"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).expect("a folder of articles"))
        .map(|entry| entry.expect("an entry").path())
        // The source of a pair is no article.
        .filter(|path| !path.to_string_lossy().contains(".en."))
        .map(|path| path.strip_prefix(root).expect("below the root").to_owned())
        .collect();
    paths.sort();
    assert!(paths.len() >= 9, "articles are missing: {paths:?}");
    paths
}

fn engine() -> Engine {
    Engine::new(Dictionaries::new(), Settings::default())
}

fn read(path: &Path) -> input::SourceText {
    let from_root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    input::read(&from_root, None).expect("a readable article")
}

/// A text in one line, its middle left out when it is long.
fn line(text: &str) -> String {
    let text = text.replace('\n', "⏎");
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= 90 {
        return text;
    }
    letters[..60].iter().chain(&['…']).chain(&letters[letters.len() - 20..]).collect()
}

fn suggestions(finding: &Located) -> String {
    let mut out = String::new();
    for suggestion in &finding.suggestions {
        out.push_str(match suggestion.applicability {
            Applicability::Safe => " ⇒ ",
            Applicability::Suggest => " → ",
            Applicability::Show => " ~> ",
        });
        if suggestion.range != finding.range {
            let start = suggestion.range.start;
            write!(out, "{}:{} „{}“ ", start.line, start.column, line(&suggestion.original)).expect("writing to a string");
        }
        out.push_str(&if suggestion.text.is_empty() { "(nothing)".to_owned() } else { line(&suggestion.text) });
    }
    out
}

fn readable(report: &FileReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let start = finding.range.start;
        write!(out, "{}:{} {} {} ", start.line, start.column, finding.severity.as_str(), finding.rule).expect("writing to a string");
        writeln!(out, "„{}“{}", line(&finding.text), suggestions(finding)).expect("writing to a string");
    }
    let mut summary = Summary::default();
    summary.add(report);
    let Summary { words, errors, warnings, notes, .. } = summary;
    writeln!(out, "{words} words: {errors} errors, {warnings} warnings, {notes} notes").expect("writing to a string");
    out
}

/// Runs `each` on every article and fails at the end, so that one run shows all differences.
fn on_every_article(each: impl Fn(&Path)) {
    let failed: Vec<PathBuf> = articles().into_iter().filter(|path| catch_unwind(AssertUnwindSafe(|| each(path))).is_err()).collect();
    assert!(failed.is_empty(), "see above for {failed:?}");
}

fn snapshot(path: &Path, what: &str, text: &str) {
    let stem = path.file_name().expect("a file").to_string_lossy().split('.').next().unwrap_or_default().to_owned();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_description(path.to_string_lossy().replace('\\', "/"));
    settings.bind(|| insta::assert_snapshot!(format!("{stem}-{what}"), text));
}

#[test]
fn findings() {
    let engine = engine();
    on_every_article(|path| {
        let source = read(path);
        snapshot(path, "findings", &readable(&engine.check_text(path, source.format, &source.file)));
    });
}

#[test]
fn diffs_of_safe_suggestions() {
    let engine = engine();
    on_every_article(|path| {
        let source = read(path);
        let fixed = fix(&engine, path, source.format, &source.file, Applicability::Safe);
        snapshot(path, "diff", &unified_diff(path, &source.file, &fixed.text));
    });
}

#[test]
fn a_second_fix_changes_nothing() {
    let engine = engine();
    for weakest in [Applicability::Safe, Applicability::Suggest] {
        on_every_article(|path| {
            let source = read(path);
            let once = fix(&engine, path, source.format, &source.file, weakest);
            let twice = fix(&engine, path, source.format, &once.text, weakest);
            let difference = unified_diff(path, &once.text, &twice.text);
            assert!(difference.is_empty(), "{weakest:?}: a second fix still changes\n{difference}");
        });
    }
}

/// The article without a fault: what is written there looks wrong to a naive rule and is right.
#[test]
fn the_faultless_article_stays_silent() {
    let path = Path::new("tests/articles/bibliothek.de.txt");
    let source = read(path);
    let report = engine().check_text(path, source.format, &source.file);
    assert!(report.findings.is_empty(), "\n{}", readable(&report));
}
