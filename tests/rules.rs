//! Every rule keeps the promises of its doc comment: wrong examples are found with exactly the marked span,
//! right ones stay silent, the doc has its headings, and files and registry agree.

use pruefstein::config::{Choice, ConfigFile, House, Settings};
use pruefstein::data::{Dictionaries, glossary};
use pruefstein::engine::{Engine, SourceFile};
use pruefstein::rules::example::examples;
use pruefstein::rules::{Glossary, registry};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn engine(rule: &str, configured: bool) -> Engine {
    let choice = Choice { select: vec![rule.to_owned()], ignore: Vec::new() };
    // The house form that docs use in their configured examples.
    let house = House { prefer: BTreeMap::from([("Rotterdam".to_owned(), "Roterodam".to_owned())]), ..House::default() };
    let file = configured.then(|| (PathBuf::from("pruefstein.toml"), ConfigFile { house, ..ConfigFile::default() }));
    let mut settings = Settings::new(file, &choice).expect("a rule's own name can be selected");
    if configured {
        let table = "preferred\tforbidden\nWasserturm\tWasserspeicher\n";
        let entries = glossary::read(Path::new("glossary.tsv"), table).expect("a glossary");
        settings.house.glossary = Glossary::new(entries).expect("few terms");
    }
    Engine::new(Dictionaries::new(), settings)
}

#[test]
fn examples_in_docs_hold() {
    let mut broken = Vec::new();
    for meta in registry::metas() {
        let engines = [engine(meta.name, false), engine(meta.name, true)];
        for example in examples(meta) {
            let engine = &engines[usize::from(example.configured)];
            let file: Arc<str> = example.text.as_str().into();
            let report = match &example.source {
                Some(source) => {
                    let source = SourceFile { path: "source".into(), format: example.format, file: source.as_str().into() };
                    let (report, error) = engine.check_pair(Path::new("example"), example.format, &file, &source);
                    assert_eq!(error, None, "{}: {:?}", meta.name, example.text);
                    report
                }
                None => engine.check_text(Path::new("example"), example.format, &file),
            };
            let found: Vec<_> = report.findings.iter().map(|f| f.range.start.offset as usize..f.range.end.offset as usize).collect();
            if found != example.faults {
                let show = |ranges: &[std::ops::Range<usize>]| {
                    ranges.iter().map(|r| format!("„{}“", &example.text[r.clone()])).collect::<Vec<_>>().join(", ")
                };
                broken.push(format!(
                    "{}: {:?}\n    expected {}\n    found    {}",
                    meta.name,
                    example.text,
                    show(&example.faults),
                    show(&found)
                ));
            } else if let Some(wanted) = &example.suggestion {
                let suggested = report.findings.first().and_then(|f| f.suggestions.first()).map(|s| s.text.as_str());
                if suggested != Some(wanted) {
                    broken.push(format!("{}: {:?}\n    expected the suggestion {wanted:?}, found {suggested:?}", meta.name, example.text));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_doc_has_its_parts() {
    for meta in registry::metas() {
        for heading in ["## Why it matters", "## Examples", "## Exceptions"] {
            assert!(meta.doc.contains(heading), "{}: the doc lacks `{heading}`", meta.name);
        }
        let all = examples(meta);
        assert!(all.iter().any(|e| !e.faults.is_empty()), "{}: no wrong example", meta.name);
        assert!(all.iter().any(|e| e.faults.is_empty()), "{}: no right example", meta.name);
        assert!(meta.summary().ends_with('.'), "{}: the first paragraph is no sentence", meta.name);
    }
}

#[test]
fn files_and_registry_agree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = BTreeSet::new();
    for group in std::fs::read_dir(&root).expect("the rules' folder").map(|e| e.expect("an entry").path()).filter(|p| p.is_dir()) {
        for file in std::fs::read_dir(&group).expect("a group's folder").map(|e| e.expect("an entry").path()) {
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            if text.contains("rule! {") {
                let stem = file.file_stem().unwrap().to_string_lossy().replace('_', "-");
                files.insert(format!("{}/{stem}", group.file_name().unwrap().to_string_lossy()));
            }
        }
    }
    let registered: Vec<&str> = registry::metas().map(|m| m.name).collect();
    assert!(registered.is_sorted(), "the lists are not in the order of the names: {registered:?}");
    assert_eq!(
        files,
        registered.iter().map(|n| (*n).to_owned()).collect::<BTreeSet<_>>(),
        "one file a rule, named after it, registered in its group"
    );
}
