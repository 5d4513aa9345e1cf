//! Learns the English–German word table of the aligner from sentence pairs.
//!
//! IBM model 2 with the position prior of fast_align (Dyer, Chahuneau and Smith 2013) in both directions over light stems; an entry stays if
//! both directions expect it. Of the material nothing but these probabilities is kept.

use super::material::{Random, Result, files, text};
use pruefstein::align::{Language, stems};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Options of `word-table`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Tab-separated pairs (English, German), one a line; with a head line `source<TAB>good…`, the second column is the German one
    #[arg(long, value_name = "FILE")]
    pairs: Vec<PathBuf>,
    /// JSON lines with `src` and `mt`
    #[arg(long, value_name = "FILE")]
    ratings: Vec<PathBuf>,
    /// Folders of documents `x.en.txt` and `x.de.txt` whose lines answer each other where their numbers agree
    #[arg(long, value_name = "FOLDER")]
    documents: Vec<PathBuf>,
    /// Where the table goes
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Translations of one source segment that are read; ratings hold ten systems' outputs of it.
const OUTPUTS: usize = 3;
/// Documentation says the same few things in many documents.
const DOCUMENT_WEIGHT: f32 = 0.4;
/// Words of one side of a pair.
const LONGEST: usize = 80;
const ITERATIONS: usize = 6;
/// Steepness of the position prior, and the probability of the empty word.
const DIAGONAL: f32 = 4.0;
const EMPTY: f32 = 0.08;
/// Most translations of a stem.
const MOST: usize = 14;

struct Pair {
    english: Vec<u32>,
    german: Vec<u32>,
    weight: f32,
}

#[derive(Default)]
struct Vocabulary {
    numbers: FxHashMap<String, u32>,
    words: Vec<String>,
}

impl Vocabulary {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        number
    }
}

#[derive(Default)]
struct Corpus {
    english: Vocabulary,
    german: Vocabulary,
    pairs: Vec<Pair>,
}

impl Corpus {
    fn add(&mut self, english: &str, german: &str, weight: f32) {
        if english == german {
            return;
        }
        let (english, german) = (stems(english, Language::English), stems(german, Language::German));
        let (e, g) = (english.len(), german.len());
        if e == 0 || g == 0 || e.max(g) > LONGEST || e.max(g) > 3 * e.min(g) + 3 {
            return;
        }
        let english = english.iter().map(|stem| self.english.number(stem)).collect();
        let german = german.iter().map(|stem| self.german.number(stem)).collect();
        self.pairs.push(Pair { english, german, weight });
    }
}

pub fn run(options: &Options) -> Result<()> {
    let mut corpus = Corpus::default();
    for path in &options.pairs {
        let mut seen = std::collections::HashSet::new();
        for line in text(path)?.lines() {
            let mut cells = line.split('\t');
            if let (Some(english), Some(german)) = (cells.next(), cells.next())
                && english != "source"
                && seen.insert((english.to_owned(), german.to_owned()))
            {
                corpus.add(english, german, 1.0);
            }
        }
    }
    for path in &options.ratings {
        let mut outputs: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in text(path)?.lines() {
            let row: serde_json::Value = serde_json::from_str(line)?;
            if let (Some(source), Some(output)) = (row["src"].as_str(), row["mt"].as_str()) {
                let known = outputs.entry(source.to_owned()).or_default();
                if !known.iter().any(|o| o == output) {
                    known.push(output.to_owned());
                }
            }
        }
        let mut random = Random(1);
        for (source, mut outputs) in outputs {
            random.shuffle(&mut outputs);
            outputs.truncate(OUTPUTS);
            outputs.iter().for_each(|output| corpus.add(&source, output, 1.0 / outputs.len() as f32));
        }
    }
    for folder in &options.documents {
        let mut seen = std::collections::HashSet::new();
        for path in files(folder, ".en.txt")? {
            let german = PathBuf::from(path.to_string_lossy().replace(".en.txt", ".de.txt"));
            let (Ok(english), Ok(german)) = (text(&path), text(&german)) else { continue };
            let (english, german): (Vec<&str>, Vec<&str>) = (english.lines().collect(), german.lines().collect());
            if english.len() != german.len() {
                continue;
            }
            for (e, g) in english.iter().zip(&german) {
                if seen.insert(((*e).to_owned(), (*g).to_owned())) {
                    corpus.add(e, g, DOCUMENT_WEIGHT);
                }
            }
        }
    }
    let words: usize = corpus.pairs.iter().map(|pair| pair.english.len()).sum();
    eprintln!("{} pairs, {words} English words", corpus.pairs.len());
    let forth = train(&corpus, false);
    let back = train(&corpus, true);
    write(&options.out, &corpus, &forth, &back)
}

/// Probability and expected count of (given, rendered); given is English unless `mirrored`.
fn train(corpus: &Corpus, mirrored: bool) -> FxHashMap<(u32, u32), (f32, f32)> {
    let mut table: FxHashMap<(u32, u32), (f32, f32)> = FxHashMap::default();
    let mut posterior = Vec::new();
    for iteration in 0..ITERATIONS {
        let mut counts: FxHashMap<(u32, u32), f32> = FxHashMap::default();
        for pair in &corpus.pairs {
            let (given, rendered) = if mirrored { (&pair.german, &pair.english) } else { (&pair.english, &pair.german) };
            for (at, &word) in rendered.iter().enumerate() {
                let place = (at as f32 + 0.5) / rendered.len() as f32;
                posterior.clear();
                let mut sum = 0.0;
                let mut prior_sum = 0.0;
                for (from, &other) in given.iter().enumerate() {
                    let prior = (-DIAGONAL * (place - (from as f32 + 0.5) / given.len() as f32).abs()).exp();
                    let lexical = if iteration == 0 { 1.0 } else { table.get(&(other, word)).map_or(1e-9, |cell| cell.0) };
                    prior_sum += prior;
                    posterior.push(prior * lexical);
                    sum += prior * lexical;
                }
                let empty = EMPTY * prior_sum * if iteration == 0 { 1.0 } else { 1e-4 };
                for (&other, part) in given.iter().zip(&posterior) {
                    let part = part / (sum + empty);
                    if part > 1e-4 {
                        *counts.entry((other, word)).or_default() += part * pair.weight;
                    }
                }
            }
        }
        let mut totals: FxHashMap<u32, f32> = FxHashMap::default();
        counts.iter().for_each(|((given, _), count)| *totals.entry(*given).or_default() += count);
        table = counts.into_iter().map(|(key, count)| (key, (count / totals[&key.0].max(1e-6), count))).collect();
    }
    table
}

fn write(out: &Path, corpus: &Corpus, forth: &FxHashMap<(u32, u32), (f32, f32)>, back: &FxHashMap<(u32, u32), (f32, f32)>) -> Result<()> {
    let mut rows: BTreeMap<&str, Vec<(f32, &str, f32, f32)>> = BTreeMap::new();
    for (&(english, german), &(forward, count)) in forth {
        let (backward, other) = back.get(&(german, english)).copied().unwrap_or_default();
        let evidence = count.min(other);
        // A pair that was seen once or in one direction only is chance as a rule.
        if evidence < 0.75 || forward.max(backward) < 0.04 || forward.min(backward) < 0.004 {
            continue;
        }
        // Discounted by what chance gives.
        let discount = (count.max(other) - 0.4) / count.max(other).max(0.5);
        let row = rows.entry(&corpus.english.words[english as usize]).or_default();
        row.push((forward * backward, &corpus.german.words[german as usize], forward * discount, backward * discount));
    }
    let mut table = String::from(
        "# English–German word table of the aligner, by light stems (src/align/stem.rs).\n\
         # english: an English stem; german: German stems with p(German|English) and p(English|German) in hundredths, parted by \"; \".\n\
         # Learned by `pruefstein-train word-table`; material and licences: README.md in this folder.\n\
         # Columns: english\tgerman\n\n## Words — learned by the trainer\n",
    );
    let mut entries = 0;
    let mut lines = Vec::new();
    for (english, mut list) in rows {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        list.truncate(MOST);
        entries += list.len();
        let hundredths = |p: f32| (p * 100.0).round().clamp(1.0, 100.0);
        let cells: Vec<String> = list.iter().map(|(_, german, f, b)| format!("{german} {} {}", hundredths(*f), hundredths(*b))).collect();
        lines.push(format!("{english}\t{}", cells.join("; ")));
    }
    lines.sort_unstable();
    for line in &lines {
        let _ = writeln!(table, "{line}");
    }
    eprintln!("{} English stems, {entries} entries, {} bytes", lines.len(), table.len());
    std::fs::write(out, table)?;
    Ok(())
}
