//! Measures sentence alignment against gold beads, and looks for better parameters.

use super::material::{Result, files, text};
use pruefstein::align::{Alignment, Parameters, Text, WordTable, align_with, table::digest};
use rayon::prelude::*;
use std::collections::HashSet;
use std::ops::Range;
use std::path::PathBuf;

/// Options of `evaluate-alignment`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folders with NAME.gold, NAME.en and NAME.de (or .de and .fr, or .s and .t)
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// Use this word table instead of the embedded one
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,
    /// Set parameters: name=value
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Try each of these parameters a step up and down and keep what is better, this many rounds
    #[arg(long, value_name = "ROUNDS", default_value_t = 0)]
    tune: usize,
    /// Parameters that `--tune` leaves alone
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    keep: Vec<String>,
    /// Print the beads that are wrong
    #[arg(long)]
    errors: bool,
}

struct Document {
    name: String,
    source: Vec<String>,
    target: Vec<String>,
    gold: Vec<(Range<usize>, Range<usize>)>,
}

/// Figures of one folder.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    right: usize,
    printed: usize,
    right_pairs: usize,
    gold_pairs: usize,
    lone: usize,
    lone_right: usize,
}

impl Figures {
    fn strict(&self) -> f64 {
        let (p, r) = (self.right as f64 / self.printed.max(1) as f64, self.right_pairs as f64 / self.gold_pairs.max(1) as f64);
        2.0 * p * r / (p + r).max(1e-9)
    }

    fn add(&mut self, other: Figures) {
        self.right += other.right;
        self.printed += other.printed;
        self.right_pairs += other.right_pairs;
        self.gold_pairs += other.gold_pairs;
        self.lone += other.lone;
        self.lone_right += other.lone_right;
    }
}

fn range(list: &str) -> Range<usize> {
    let numbers: Vec<usize> = list.trim_matches(['[', ']', ' ']).split(',').filter_map(|n| n.trim().parse().ok()).collect();
    numbers.first().map_or(0..0, |first| *first..numbers.last().map_or(0, |last| last + 1))
}

fn documents(folder: &std::path::Path) -> Result<Vec<Document>> {
    let mut out = Vec::new();
    for gold in files(folder, ".gold")? {
        let with = |ending: &str| gold.with_extension(ending);
        let (source, target) = [("en", "de"), ("de", "fr"), ("s", "t")]
            .map(|(s, t)| (with(s), with(t)))
            .into_iter()
            .find(|(s, t)| s.exists() && t.exists())
            .ok_or("no two sides")?;
        let lines = |path: &PathBuf| -> Result<Vec<String>> { Ok(text(path)?.lines().map(str::to_owned).collect()) };
        out.push(Document {
            name: gold.display().to_string(),
            source: lines(&source)?,
            target: lines(&target)?,
            gold: text(&gold)?
                .lines()
                .filter_map(|line| {
                    let mut parts = line.split(':');
                    Some((range(parts.next()?), range(parts.next()?)))
                })
                .collect(),
        });
    }
    Ok(out)
}

fn figures(document: &Document, alignment: &Alignment) -> Figures {
    let key = |(s, t): &(Range<usize>, Range<usize>)| (s.clone(), t.clone());
    let normal = |r: &Range<usize>| if r.is_empty() { 0..0 } else { r.clone() };
    let gold: HashSet<_> = document.gold.iter().map(key).collect();
    let beads: Vec<_> = alignment.beads.iter().map(|b| (normal(&b.source), normal(&b.target))).collect();
    let found: HashSet<_> = beads.iter().map(key).collect();
    let pair = |b: &&(Range<usize>, Range<usize>)| !b.0.is_empty() && !b.1.is_empty();
    let lone = |list: &[(Range<usize>, Range<usize>)]| -> HashSet<(bool, usize)> {
        let side = |keep: bool| {
            list.iter()
                .filter(|b| !pair(b))
                .flat_map(move |b| if keep { b.0.clone() } else { b.1.clone() })
                .map(move |n| (keep, n))
                .collect::<Vec<_>>()
        };
        side(true).into_iter().chain(side(false)).collect()
    };
    let (lone_gold, lone_found) = (lone(&document.gold), lone(&beads));
    Figures {
        right: beads.iter().filter(|b| gold.contains(*b)).count(),
        printed: beads.len(),
        right_pairs: document.gold.iter().filter(pair).filter(|b| found.contains(*b)).count(),
        gold_pairs: document.gold.iter().filter(pair).count(),
        lone: lone_gold.len(),
        lone_right: lone_gold.intersection(&lone_found).count(),
    }
}

fn measure(folders: &[(String, Vec<Document>)], table: &WordTable<'_>, parameters: &Parameters) -> Vec<Figures> {
    folders
        .iter()
        .map(|(_, documents)| {
            documents.par_iter().map(|document| figures(document, &run_one(document, table, parameters))).reduce(
                Figures::default,
                |mut a, b| {
                    a.add(b);
                    a
                },
            )
        })
        .collect()
}

fn run_one(document: &Document, table: &WordTable<'_>, parameters: &Parameters) -> Alignment {
    let s: Vec<&str> = document.source.iter().map(String::as_str).collect();
    let t: Vec<&str> = document.target.iter().map(String::as_str).collect();
    align_with(&Text::lines(&s), &Text::lines(&t), table, parameters)
}

/// The mean of what is missing from 1 in strict F1, and a part of the unaligned sentences that were not found.
fn loss(figures: &[Figures]) -> f64 {
    figures.iter().map(|f| 1.0 - f.strict() + 0.03 * (1.0 - f.lone_right as f64 / f.lone.max(1) as f64)).sum::<f64>() / figures.len() as f64
}

fn print(folders: &[(String, Vec<Document>)], figures: &[Figures]) {
    for ((name, _), f) in folders.iter().zip(figures) {
        let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        println!(
            "{:14} strict F1 {:.4} (P {:.4} R {:.4}), unaligned found {:.3}",
            name,
            f.strict(),
            share(f.right, f.printed),
            share(f.right_pairs, f.gold_pairs),
            share(f.lone_right, f.lone)
        );
    }
    println!("loss {:.5}", loss(figures));
}

pub fn run(options: &Options) -> Result<()> {
    let folders: Vec<(String, Vec<Document>)> = options
        .folders
        .iter()
        .map(|folder| Ok((folder.file_name().unwrap_or_default().to_string_lossy().into_owned(), documents(folder)?)))
        .collect::<Result<_>>()?;
    let bytes = match &options.table {
        Some(path) => {
            let text = text(path)?;
            let rows: Vec<Vec<&str>> =
                text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
            Some(digest::digest(&rows))
        }
        None => None,
    };
    let table = match &bytes {
        Some(bytes) => WordTable::new(bytes).ok_or("no table")?,
        None => WordTable::embedded(),
    };
    let mut parameters = Parameters::default();
    for setting in &options.set {
        let (name, value) = setting.split_once('=').ok_or("name=value is wanted")?;
        *parameters.by_name(name).ok_or_else(|| format!("no parameter {name}"))? = value.parse()?;
    }
    let mut best = measure(&folders, &table, &parameters);
    print(&folders, &best);
    let mut step = 0.25f32;
    for round in 0..options.tune {
        let mut changed = false;
        for name in Parameters::NAMES {
            if options.keep.iter().any(|k| k == name) {
                continue;
            }
            for factor in [1.0 + step, 1.0 / (1.0 + step)] {
                let mut tried = parameters.clone();
                if let Some(value) = tried.by_name(name) {
                    *value *= factor;
                }
                let figures = measure(&folders, &table, &tried);
                if loss(&figures) < loss(&best) - 2e-5 {
                    let value = tried.by_name(name).map_or(0.0, |v| *v);
                    println!("round {round}: {name} = {value:.4} loss {:.5}", loss(&figures));
                    (best, parameters, changed) = (figures, tried, true);
                    break;
                }
            }
        }
        if !changed {
            step /= 2.0;
        }
    }
    if options.tune > 0 {
        print(&folders, &best);
        println!("{parameters:#?}");
    }
    if options.errors {
        for (_, documents) in &folders {
            for document in documents {
                let alignment = run_one(document, &table, &parameters);
                show_errors(document, &alignment);
            }
        }
    }
    Ok(())
}

fn show_errors(document: &Document, alignment: &Alignment) {
    let normal = |r: &Range<usize>| if r.is_empty() { 0..0 } else { r.clone() };
    let found: HashSet<_> = alignment.beads.iter().map(|b| (normal(&b.source), normal(&b.target))).collect();
    let gold: HashSet<_> = document.gold.iter().cloned().collect();
    let cut = |lines: &[String]| lines.iter().map(|l| l.chars().take(110).collect::<String>()).collect::<Vec<_>>().join(" | ");
    println!("== {}", document.name);
    for (mark, list) in [("gold", gold.difference(&found).collect::<Vec<_>>()), ("ours", found.difference(&gold).collect())] {
        let mut list = list;
        list.sort_by_key(|(s, t)| (s.start.max(s.end), t.start));
        for (s, t) in list {
            println!("{mark} {s:?}:{t:?}\n    {}\n    {}", cut(&document.source[s.clone()]), cut(&document.target[t.clone()]));
        }
    }
}
