//! Learns how much a word speaks for English or for German, and measures the labels that follow.

use crate::material::{self, Random, Result};
use clap::Parser;
use pruefstein::data::Dictionaries;
use pruefstein::language::token_language::model::{self, Model, WordWeight};
use pruefstein::language::token_language::{Costs, TokenLanguage};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs;
use std::path::{Path, PathBuf};

mod evaluate;

/// What to learn from and what to measure on.
#[derive(Parser)]
#[command(name = "pruefstein-train token-language")]
struct Options {
    /// Folder with `text/`, `mt-docs/`, `mqm/`, `lexicon/`
    #[arg(long)]
    data: PathBuf,
    /// Where to write the model
    #[arg(long, default_value = "dictionaries/learned/token-language.bin")]
    output: PathBuf,
    /// Measure the embedded model instead of learning one
    #[arg(long)]
    evaluate: bool,
    /// Search for better costs of the decoder (prints them; they stand in the source)
    #[arg(long)]
    tune: bool,
    /// Print every run found in clean text
    #[arg(long)]
    show: bool,
    /// Words in the table
    #[arg(long, default_value_t = 90_000)]
    words: usize,
}

/// German text whose note states a licence that lets what is learned from it be passed on (CC0, CC BY, MIT).
pub const GERMAN: &[&str] = &["common-voice-cc0.txt", "ms-adobe-HT-docs.txt", "distil-lingeval-human.txt"];
/// Never learned from: this set is under the GPL. It is English that no weight has seen, good for measuring.
const UNSEEN_SEGMENTS: &str = "wmt23-mqm.jsonl";
/// English sides under CC BY 4.0 or MIT.
const ENGLISH_DOCUMENTS: &[&str] = &["ms-", "llm-", "googletrans-"];

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> std::result::Result<(), String> {
    let options = material::options(arguments)?;
    carry_out(&options).map_err(|fault| fault.to_string())
}

fn carry_out(options: &Options) -> Result<()> {
    if options.tune {
        return evaluate::tune(&options.data);
    }
    if options.evaluate {
        return evaluate::run(&options.data, options.show);
    }
    let bytes = train(options)?;
    fs::write(&options.output, &bytes)?;
    eprintln!("{}: {} bytes", options.output.display(), bytes.len());
    // One model a process: leaking it gives the lifetime that the embedded one has.
    let model = Model::new(Box::leak(bytes.into_boxed_slice())).ok_or("the model just written cannot be read")?;
    evaluate::with(&TokenLanguage::with_model(model, Costs::default(), &Dictionaries::new()), &options.data, options.show)
}

/// Every tenth line is kept for measuring.
pub fn held_out(line: &str) -> bool {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in line.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    (hash >> 40).is_multiple_of(10)
}

/// Lines of the German text.
pub fn german_lines(data: &Path) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for name in GERMAN {
        lines.extend(material::text(&data.join("text").join(name))?.lines().map(str::to_string));
    }
    Ok(lines)
}

/// The English text.
pub struct English {
    /// Source segments of the marked translations: news, talks, abstracts.
    pub segments: Vec<String>,
    /// English sides of documents.
    pub documents: Vec<String>,
    /// Source segments that must not be learned from and do not occur among the others.
    pub unseen: Vec<String>,
}

/// Reads the English text.
pub fn english_lines(data: &Path) -> Result<English> {
    let (mut segments, mut unseen, mut documents) = (FxHashSet::default(), FxHashSet::default(), FxHashSet::default());
    for path in material::files(&data.join("mqm"), ".jsonl")? {
        let into = if path.ends_with(UNSEEN_SEGMENTS) { &mut unseen } else { &mut segments };
        for line in material::text(&path)?.lines() {
            let record: serde_json::Value = serde_json::from_str(line)?;
            if let Some(source) = record["src"].as_str() {
                into.insert(source.to_string());
            }
        }
    }
    unseen.retain(|segment| !segments.contains(segment));
    for path in material::files(&data.join("mt-docs"), ".en.txt")? {
        let set = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        if ENGLISH_DOCUMENTS.iter().any(|prefix| set.starts_with(prefix)) {
            documents.extend(material::text(&path)?.lines().filter(|line| line.contains(' ')).map(str::to_string));
        }
    }
    let sorted = |lines: FxHashSet<String>| {
        let mut lines: Vec<String> = lines.into_iter().collect();
        lines.sort_unstable();
        lines
    };
    Ok(English { segments: sorted(segments), documents: sorted(documents), unseen: sorted(unseen) })
}

/// Occurrences inside a line, by spelling.
#[derive(Default, Clone, Copy)]
struct Count {
    lower: f64,
    upper: f64,
}

/// One language: counts of its text and frequencies of its list.
struct Side {
    counts: FxHashMap<String, Count>,
    total: f64,
    list: FxHashMap<String, f64>,
    floor: f64,
}

impl Side {
    fn new(lines: &[String], list: &Path) -> Result<Self> {
        let mut counts: FxHashMap<String, Count> = FxHashMap::default();
        let mut total = 0.0;
        for line in lines.iter().filter(|line| !held_out(line)) {
            let mut start = true;
            for token in material::tokens(line) {
                if !token.contains(char::is_alphabetic) {
                    start |= ".?!:„“\"".contains(token);
                    continue;
                }
                total += 1.0;
                let count = counts.entry(token.to_lowercase().replace('’', "'")).or_default();
                let capital = token.starts_with(char::is_uppercase);
                // The capital of a sentence's first word says nothing of its spelling.
                match (start, capital) {
                    (true, true) => (count.lower, count.upper) = (count.lower + 0.5, count.upper + 0.5),
                    (_, true) => count.upper += 1.0,
                    (_, false) => count.lower += 1.0,
                }
                start = false;
            }
        }
        let mut frequencies = FxHashMap::default();
        for line in material::text(list)?.lines() {
            if let Some((word, log)) = line.split_once('\t') {
                frequencies.insert(word.to_string(), 10f64.powf(log.parse()?));
            }
        }
        Ok(Self { counts, total, list: frequencies, floor: 2e-9 })
    }

    /// P(word), list and text taken together: the list counts as much as the text.
    fn probability(&self, word: &str) -> f64 {
        let count = self.counts.get(word).map_or(0.0, |c| c.lower + c.upper);
        let prior = self.list.get(word).copied().unwrap_or(0.0);
        (count + prior * self.total + self.floor * self.total) / (2.0 * self.total)
    }

    /// Share of the word's occurrences that are in lower case; `usual` where the text says little.
    fn lower_share(&self, word: &str, usual: f64) -> f64 {
        let count = self.counts.get(word).copied().unwrap_or_default();
        (count.lower + 2.0 * usual) / (count.lower + count.upper + 2.0)
    }
}

/// Spellings of the full-form lexicon, folded to lower case: (written small, written with a capital).
fn german_forms(data: &Path) -> Result<FxHashMap<String, (bool, bool)>> {
    let mut forms: FxHashMap<String, (bool, bool)> = FxHashMap::default();
    for line in material::text(&data.join("lexicon/german-forms.tsv.xz"))?.lines() {
        let Some(form) = line.split('\t').next() else { continue };
        let entry = forms.entry(form.to_lowercase()).or_default();
        if form.starts_with(char::is_uppercase) { entry.1 = true } else { entry.0 = true }
    }
    Ok(forms)
}

/// How many nats a word gains for English when no German lexicon has it: what stands in
/// the German list then are mostly names and quotations.
const NOT_GERMAN: f64 = 1.5;

fn train(options: &Options) -> Result<Vec<u8>> {
    let data = &options.data;
    let german = Side::new(&german_lines(data)?, &data.join("lexicon/frequency-de.tsv.xz"))?;
    let English { segments: mut english, documents, .. } = english_lines(data)?;
    english.extend(documents);
    let english = Side::new(&english, &data.join("lexicon/frequency-en.tsv.xz"))?;
    let forms = german_forms(data)?;
    eprintln!("{} German words, {} English words of text", german.total, english.total);

    let mut words: FxHashSet<&String> = german.counts.keys().chain(english.counts.keys()).collect();
    words.extend(german.list.keys().chain(english.list.keys()));
    let mut weighted: Vec<(&String, f64, WordWeight)> = Vec::with_capacity(words.len());
    for word in words {
        if !word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-') {
            continue;
        }
        let form = forms.get(word.as_str()).copied();
        let (p_german, p_english) = (german.probability(word), english.probability(word));
        let (german_usual, english_usual) = (
            match form {
                Some((true, false)) => 0.9,
                Some((true, true)) => 0.6,
                Some((false, _)) => 0.01,
                None => 0.3,
            },
            if p_english > 3e-7 { 0.85 } else { 0.4 },
        );
        let bonus = if form.is_none() && p_english > 3.0 * p_german { NOT_GERMAN } else { 0.0 };
        let (small_german, small_english) = (german.lower_share(word, german_usual), english.lower_share(word, english_usual));
        let odds = |e: f64, g: f64| ((p_english * e.clamp(0.01, 0.99)) / (p_german * g.clamp(0.01, 0.99))).ln();
        let weight = WordWeight {
            lower: (odds(small_english, small_german) + bonus) as f32,
            upper: odds(1.0 - small_english, 1.0 - small_german) as f32,
        };
        weighted.push((word, p_german.max(p_english), weight));
    }
    weighted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));

    let (cells, bias) = learn_letters(&weighted);
    let empty = model::write(&[], &cells, bias);
    let letters = Model::new(&empty).ok_or("unreadable")?;
    // A word earns its place by frequency and by how wrong its letters alone would be.
    let mut scored: Vec<(f64, usize)> = weighted
        .iter()
        .enumerate()
        .map(|(index, (word, p, weight))| {
            let guess = letters.letters(word).clamp(-3.0, 3.0);
            let wrong = f64::from((weight.lower.clamp(-6.0, 6.0) - guess).abs()).max(0.3);
            (p * wrong * wrong, index)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let chosen: Vec<(String, WordWeight)> =
        scored.iter().take(options.words).map(|&(_, i)| (weighted[i].0.clone(), weighted[i].2)).collect();
    eprintln!("least of the table: {:?} {:.1e}", chosen.last(), scored[chosen.len() - 1].0);
    Ok(model::write(&chosen, &cells, bias))
}

const CELLS: usize = 1 << 16;

/// Logistic regression on character n-grams of the words that are clearly of one language.
fn learn_letters(weighted: &[(&String, f64, WordWeight)]) -> (Vec<f32>, f32) {
    let mut examples: Vec<(&str, f32, f32)> = weighted
        .iter()
        .filter(|(word, p, weight)| *p > 2e-8 && weight.lower.abs() > 2.0 && word.chars().count() > 2)
        .map(|(word, p, weight)| (word.as_str(), if weight.lower > 0.0 { 1.0 } else { 0.0 }, ((p / 2e-8).ln() as f32 + 1.0).min(4.0)))
        .collect();
    let english: f32 = examples.iter().filter(|e| e.1 > 0.5).map(|e| e.2).sum();
    let all: f32 = examples.iter().map(|e| e.2).sum();
    let balance = [0.5 * all / (all - english), 0.5 * all / english];
    eprintln!("{} words for the letters, {:.2} English", examples.len(), english / all);
    let mut cells = vec![0.0f32; CELLS];
    let mut squares = vec![1e-3f32; CELLS];
    let mut bias = 0.0f32;
    let mut random = Random(1);
    let mut active = Vec::new();
    for epoch in 0..5 {
        random.shuffle(&mut examples);
        let (mut right, mut seen) = (0u32, 0u32);
        for &(word, label, importance) in &examples {
            active.clear();
            model::each_ngram(word, |hash| active.push(hash as usize & (CELLS - 1)));
            let score: f32 = bias + active.iter().map(|&cell| cells[cell]).sum::<f32>();
            let error = label - 1.0 / (1.0 + (-score).exp());
            right += u32::from((score > 0.0) == (label > 0.5));
            seen += 1;
            let step = error * importance * 0.25 * balance[label as usize];
            bias += 0.001 * step;
            for &cell in &active {
                squares[cell] += step * step;
                cells[cell] += 0.1 * step / squares[cell].sqrt();
                cells[cell] *= 0.99999;
            }
        }
        eprintln!("letters, round {epoch}: {:.4} right", f64::from(right) / f64::from(seen));
    }
    (cells, bias)
}
