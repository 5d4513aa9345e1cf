//! How long each stage takes, and how much text a second: `cargo bench`.
//!
//! Throughput is in bytes of the file. The whole process, start-up included, is measured from outside; README.md says how.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use pruefstein::data::Dictionaries;
use pruefstein::document::{Document, Format, LineIndex, Span};
use pruefstein::engine::Engine;
use pruefstein::findings::Applicability;
use pruefstein::language::{Analysis, segment, tokens::tokenize};
use pruefstein::{Settings, fix, input};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

static ENGINE: LazyLock<Engine> = LazyLock::new(engine);

fn engine() -> Engine {
    Engine::new(Dictionaries::new(), Settings::default())
}

fn main() {
    // Tables are read on first use; that is its own bench, not a part of the others.
    ENGINE.check_text(Path::new("warm"), Format::Plain, &seed());
    divan::main();
}

fn in_project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(in_project(folder))
        .expect("a folder of articles")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == extension) && !path.to_string_lossy().contains(".en."))
        .collect();
    files.sort();
    files
}

/// The article under `seeds/`.
fn seed() -> Arc<str> {
    std::fs::read_to_string(&files("seeds", "txt")[0]).expect("the seed article").into()
}

/// The plain articles of the tests, so often that they make a megabyte; half of their paragraphs hold a fault, far more than real text.
fn corpus() -> Arc<str> {
    let articles: String =
        files("tests/articles", "txt").iter().map(|path| std::fs::read_to_string(path).expect("an article") + "\n").collect();
    articles.repeat((1 << 20) / articles.len() + 1).into()
}

/// The article without a fault, so often that it makes a megabyte.
fn clean() -> Arc<str> {
    let article = std::fs::read_to_string(in_project("tests/articles/bibliothek.de.txt")).expect("an article");
    article.repeat((1 << 20) / article.len() + 1).into()
}

fn document(file: &Arc<str>) -> Document {
    let prose = input::prose(Format::Plain, file);
    let lines = Arc::new(LineIndex::new(file));
    segment::document("bench".into(), Format::Plain, Arc::clone(file), lines, prose, ENGINE.dictionaries())
}

#[divan::bench]
fn decode(bencher: Bencher) {
    let bytes = corpus().as_bytes().to_vec();
    bencher
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| bytes.clone())
        .bench_values(|bytes| input::decode(Path::new("bench"), bytes));
}

#[divan::bench]
fn tokens(bencher: Bencher) {
    let text = corpus();
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        let mut tokens = Vec::new();
        tokenize(black_box(&text), Span::new(0, text.len() as u32), &mut tokens);
        tokens
    });
}

#[divan::bench]
fn blocks_sentences_tokens(bencher: Bencher) {
    let text = corpus();
    bencher.counter(BytesCount::new(text.len())).bench(|| document(black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn analysis(bencher: Bencher) {
    let text = corpus();
    let document = document(&text);
    bencher.counter(BytesCount::new(text.len())).bench(|| Analysis::new(black_box(&document), ENGINE.dictionaries()));
}

/// From text to findings, all rules.
#[divan::bench(args = ["seed", "corpus", "clean"], sample_count = 20)]
fn check(bencher: Bencher, text: &str) {
    let text = match text {
        "seed" => seed(),
        "corpus" => corpus(),
        _ => clean(),
    };
    bencher.counter(BytesCount::new(text.len())).bench(|| ENGINE.check_text(Path::new("bench"), Format::Plain, black_box(&text)));
}

/// The seed article with an engine that has read no table yet: what one run costs inside the process.
#[divan::bench(sample_count = 20)]
fn check_seed_from_nothing(bencher: Bencher) {
    let text = seed();
    bencher.bench(|| engine().check_text(Path::new("bench"), Format::Plain, black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn fix_seed(bencher: Bencher) {
    let text = seed();
    bencher.bench(|| fix::fix(&ENGINE, Path::new("bench"), Format::Plain, black_box(&text), Applicability::Safe));
}
