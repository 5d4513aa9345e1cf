//! The consistency report over a small corpus written for it (`tests/corpus`), in every format; parts merge to the whole.
//!
//! When a difference is wanted, `INSTA_UPDATE=always cargo test --test report` takes it over.

use proptest::prelude::*;
use pruefstein::config::{Choice, Settings};
use pruefstein::corpus::{Articles, Consistency, Corpus, Extract, extract, gather};
use pruefstein::data::Dictionaries;
use pruefstein::engine::Engine;
use pruefstein::findings::Language;
use pruefstein::report::{CorpusFormat, write_corpus};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Of the other groups the snapshots need not change with every rule.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let choice = Choice { select: vec!["names".into(), "acronyms".into(), "terms".into()], ignore: Vec::new() };
    Engine::new(Dictionaries::new(), Settings::new(None, &choice).expect("groups"))
});

const PLACES: usize = 2;

fn corpus() -> Corpus {
    // Paths in the snapshots are relative.
    std::env::set_current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")).expect("the tests");
    gather(&ENGINE, Articles::new(&[PathBuf::from("corpus")], false), None, PLACES, &mut |error| panic!("{error}"))
}

fn written(corpus: &Corpus, format: CorpusFormat, language: Language) -> String {
    let report = Consistency::new(corpus, ENGINE.dictionaries(), &ENGINE.settings().house);
    let mut out = Vec::new();
    write_corpus(&mut out, &report, format, language, 100).expect("writing to memory");
    let text = String::from_utf8(out).expect("UTF-8");
    match format {
        CorpusFormat::Terminal => anstream::adapter::strip_str(&text).to_string(),
        _ => text,
    }
}

#[test]
fn every_format() {
    let corpus = corpus();
    let formats = [
        ("terminal", CorpusFormat::Terminal, Language::De),
        ("markdown", CorpusFormat::Markdown, Language::En),
        ("json", CorpusFormat::Json, Language::En),
        ("csv", CorpusFormat::Csv, Language::En),
        ("html", CorpusFormat::Html, Language::En),
    ];
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, format, language) in formats {
            let mut text = written(&corpus, format, language).replace(env!("CARGO_PKG_VERSION"), "VERSION");
            if format == CorpusFormat::Json {
                let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                text = serde_json::to_string_pretty(&value).expect("JSON");
            }
            insta::assert_snapshot!(format!("report-{name}"), text.replace("\r\n", "␍\n"));
        }
    });
}

#[test]
fn the_html_page_stands_alone_and_escapes() {
    let page = written(&corpus(), CorpusFormat::Html, Language::De);
    assert_eq!(page.matches("<script>").count(), 1, "only the page's own script");
    assert!(page.contains("meldungen/&lt;b&gt;3&lt;/b&gt;.txt"));
    for outside in ["src=", "href=", "http:", "https:", "url(", "@import"] {
        assert!(!page.contains(outside), "the page asks for something: {outside}");
    }
}

#[test]
fn csv_has_rows_of_one_length_and_no_formula() {
    let table = written(&corpus(), CorpusFormat::Csv, Language::En);
    let mut rows = table.split("\r\n").filter(|row| !row.is_empty());
    let columns = rows.next().expect("a head").split(',').count();
    let mut count = 0;
    for row in rows {
        count += 1;
        let (mut cells, mut quoted, mut start) = (1, false, true);
        for c in row.chars() {
            assert!(!(start && matches!(c, '=' | '+' | '-' | '@')), "a formula: {row}");
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells += 1,
                _ => {}
            }
            start = (c == ',' && !quoted) || (start && c == '"');
        }
        assert_eq!(cells, columns, "{row}");
    }
    assert!(count > 10);
}

#[test]
fn a_state_is_read_as_it_was_written() {
    let corpus = corpus();
    let json = corpus.to_json();
    let read = Corpus::from_json(Path::new("part.json"), &json).expect("a state");
    assert!(read == corpus);
    assert!(read.to_json() == json);
}

/// Texts that put names, places, acronyms and terms into every relation.
const SENTENCES: &[&str] = &[
    "Der Analyst Temur Umarow schweigt.",
    "Der Analyst Temur Umarov spricht, Umarow schweigt.",
    "Später sagte Umarov nichts.",
    "Wladimir Putin kam nach Kirgistan.",
    "Vladimir Putin blieb in Kirgisistan.",
    "Die NATO und die Nato beraten.",
    "Die OSZE bleibt, die OSCE geht.",
    "Die Suche war aufwendig, die Bergung aufwändig.",
    "Der Kreml-Chef und der Kremlchef trafen sich.",
    "Recep Tayyip Erdoğan traf Recep Tayyip Erdogan.",
    "In Kiew regnet es, in Kyjiw nicht.",
];

fn extracts(texts: &[Vec<usize>]) -> Vec<Extract> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("stream.jsonl");
    let lines: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(number, sentences)| {
            let text: Vec<&str> = sentences.iter().map(|&s| SENTENCES[s]).collect();
            let month = 1 + number % 12;
            serde_json::json!({"path": format!("{number}.txt"), "date": format!("2024-{month:02}-01"), "text": text.join(" ")}).to_string()
        })
        .collect();
    std::fs::write(&path, lines.join("\n")).expect("a file");
    Articles::new(&[path], false).map(|article| extract(&ENGINE, article.expect("an article"), None).expect("an extract")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Articles in any order, in any number of parts, merged in any order, give the same bytes.
    #[test]
    fn parts_merge_to_the_whole(
        texts in prop::collection::vec(prop::collection::vec(0..SENTENCES.len(), 1..4), 1..12),
        parts in prop::collection::vec(0usize..4, 12),
        turn in 0usize..12,
    ) {
        let all = extracts(&texts);
        let mut whole = Corpus::new(PLACES);
        all.iter().cloned().for_each(|extract| whole.add(extract));
        let mut shards: Vec<Corpus> = (0..4).map(|_| Corpus::new(PLACES)).collect();
        let turn = turn % all.len();
        for (index, extract) in all.iter().enumerate().cycle().skip(turn).take(all.len()) {
            shards[parts[index]].add(extract.clone());
        }
        let mut merged = Corpus::new(PLACES);
        for shard in shards.into_iter().rev() {
            let written = shard.to_json();
            merged.merge(Corpus::from_json(Path::new("part.json"), &written).expect("a state"));
        }
        prop_assert!(merged.to_json() == whole.to_json());
        for format in [CorpusFormat::Json, CorpusFormat::Html] {
            prop_assert!(written(&merged, format, Language::En) == written(&whole, format, Language::En));
        }
    }
}
