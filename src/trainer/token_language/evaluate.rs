//! How many English runs are found, how exact their borders are, how often clean German is flagged.

use super::{English, english_lines, german_lines, held_out};
use crate::material::{self, Random, Result};
use pruefstein::data::Dictionaries;
use pruefstein::language::token_language::model::Model;
use pruefstein::language::token_language::{Buffers, Costs, Label, TokenLanguage};
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::time::Instant;

/// Measures the embedded model.
pub fn run(data: &Path, show: bool) -> Result<()> {
    with(&Dictionaries::new().index::<TokenLanguage>(), data, show)
}

/// Measures a model on injected runs, clean text and English left standing.
pub fn with(language: &TokenLanguage, data: &Path, show: bool) -> Result<()> {
    injected(language, data, show)?;
    for subset in ["wikinews", "10kgnad"] {
        clean(language, &data.join("clean").join(subset), subset, show)?;
    }
    standing(language, data)?;
    speed(language, data)
}

fn runs(labels: &[Label], label: Label) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, &found) in labels.iter().enumerate() {
        if found == label {
            match out.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => out.push(at..at + 1),
            }
        }
    }
    out
}

/// A German sentence with a piece of English put into it.
struct Trial<'t> {
    words: Vec<&'t str>,
    run: Range<usize>,
}

/// Injected runs of 2 to 8 tokens that begin and end with a word and have at least one word in lower case,
/// and the number of runs without one that were left out. Half of the English is news, half documentation.
fn trials<'t>(german: &'t [String], english: &'t [String], count: usize, seed: u64) -> (Vec<Trial<'t>>, u32) {
    let mut random = Random(seed);
    let mut capital_only = 0u32;
    let mut out = Vec::new();
    while out.len() < count {
        let carrier = material::tokens(&german[random.below(german.len())]);
        let source = material::tokens(&english[random.below(english.len())]);
        let length = 2 + random.below(7);
        let Some(start) = source.len().checked_sub(length).map(|room| random.below(room + 1)) else { continue };
        let run = &source[start..start + length];
        let wordy = |w: &&str| w.contains(char::is_alphabetic);
        if !wordy(&run[0]) || !wordy(&run[length - 1]) {
            continue;
        }
        if !run.iter().any(|w| w.starts_with(char::is_lowercase)) {
            capital_only += 1;
            continue;
        }
        let at = 1 + random.below(carrier.len() - 1);
        let mut words = carrier;
        words.splice(at..at, run.iter().copied());
        out.push(Trial { words, run: at..at + length });
    }
    (out, capital_only)
}

/// German sentences that no weight has seen: the held-out lines, and news that is not learned from.
fn carriers(data: &Path) -> Result<Vec<String>> {
    let mut lines: Vec<String> = german_lines(data)?.into_iter().filter(|line| held_out(line)).collect();
    lines.extend(material::text(&data.join("text/parseme-news2013.txt"))?.lines().map(str::to_string));
    lines.retain(|line| material::tokens(line).len() > 7);
    Ok(lines)
}

fn injected(language: &TokenLanguage, data: &Path, show: bool) -> Result<()> {
    let german = carriers(data)?;
    let English { segments, documents, unseen } = english_lines(data)?;
    for (name, english) in [("news, talks, abstracts", segments), ("documentation", documents), ("unseen news", unseen)] {
        let measured = |l: &String| (name == "unseen news" || held_out(l)) && material::tokens(l).len() > 9;
        let english: Vec<String> = english.into_iter().filter(measured).collect();
        let (trials, capital_only) = trials(&german, &english, 10_000, 7);
        let table = count(language, &trials, show);
        let sum = |column: usize| table.iter().map(|row| row[column]).sum::<u32>();
        println!(
            "injected from {name}: {} runs, found {:.3}, exact borders {:.3} ({capital_only} runs without a lower-case word left out)",
            sum(0),
            ratio(sum(1), sum(0)),
            ratio(sum(2), sum(0))
        );
        for (length, row) in table.iter().enumerate().filter(|(_, row)| row[0] > 0) {
            println!("  {length} tokens: {} runs, found {:.3}, exact {:.3}", row[0], ratio(row[1], row[0]), ratio(row[2], row[0]));
        }
    }
    Ok(())
}

/// By length: runs, found (half of the tokens or more), found with exact borders.
fn count(language: &TokenLanguage, trials: &[Trial], show: bool) -> [[u32; 3]; 9] {
    let mut buffers = Buffers::default();
    let mut labels = Vec::new();
    let mut table = [[0u32; 3]; 9];
    for Trial { words, run } in trials {
        language.label_into(words, &mut buffers, &mut labels);
        let found = labels[run.clone()].iter().filter(|l| **l == Label::English).count() * 2 >= run.len();
        let exact = runs(&labels, Label::English).contains(run);
        let row = &mut table[run.len()];
        (row[0], row[1], row[2]) = (row[0] + 1, row[1] + u32::from(found), row[2] + u32::from(exact));
        if show && !exact {
            let near = run.start.saturating_sub(3)..(run.end + 3).min(words.len());
            let marked: Vec<String> = near
                .map(|i| {
                    let mark = match labels[i] {
                        Label::German => "",
                        Label::English => "/E",
                        Label::Other => "/O",
                    };
                    format!("{}{mark}", words[i])
                })
                .collect();
            println!("{}\t{}\t{}", if found { "inexact" } else { "missed" }, words[run.clone()].join(" "), marked.join(" "));
        }
    }
    table
}

/// Changes one cost after the other as long as that helps; on text that the clean sets do not contain.
pub fn tune(data: &Path) -> Result<()> {
    let learned = fs::read("dictionaries/learned/token-language.bin")?;
    let model = Model::new(Box::leak(learned.into_boxed_slice())).ok_or("the model cannot be read")?;
    let german = carriers(data)?;
    let English { segments: mut english, documents, .. } = english_lines(data)?;
    english.extend(documents);
    english.retain(|l| held_out(l) && material::tokens(l).len() > 9);
    let (trials, _) = trials(&german, &english, 4_000, 11);
    let mut clean = Vec::new();
    for name in ["wmt20-22-human-refs.txt", "wmt-testsuite-de.txt"] {
        clean.extend(material::text(&data.join("text").join(name))?.lines().map(str::to_string));
    }
    let clean: Vec<Vec<&str>> = clean.iter().map(|l| material::tokens(l)).collect();
    let dictionaries = Dictionaries::new();
    let value = |costs: Costs| {
        let language = TokenLanguage::with_model(model, costs, &dictionaries);
        let table = count(&language, &trials, false);
        let sum = |column: usize| table.iter().map(|row| row[column]).sum::<u32>();
        let mut buffers = Buffers::default();
        let mut labels = Vec::new();
        let mut flagged = 0;
        for words in &clean {
            language.label_into(words, &mut buffers, &mut labels);
            flagged += u32::from(runs(&labels, Label::English).iter().any(|r| r.len() > 1));
        }
        let (found, exact, alarms) = (ratio(sum(1), sum(0)), ratio(sum(2), sum(0)), ratio(flagged, clean.len() as u32));
        // A thousandth of the clean sentences is worth two hundredths of the runs.
        (0.6 * found + 0.4 * exact - 20.0 * alarms, found, exact, alarms)
    };
    type Knob = (&'static str, fn(&mut Costs) -> &mut f32, f32);
    let knobs: [Knob; 10] = [
        ("enter", |c| &mut c.enter, 0.5),
        ("leave", |c| &mut c.leave, 0.5),
        ("leave_to_name", |c| &mut c.leave_to_name, 0.5),
        ("name", |c| &mut c.name, 0.5),
        ("most", |c| &mut c.most, 0.5),
        ("least", |c| &mut c.least, 0.5),
        ("most_capital", |c| &mut c.most_capital, 0.25),
        ("most_function", |c| &mut c.most_function, 0.5),
        ("letters", |c| &mut c.letters, 0.1),
        ("title", |c| &mut c.title, 0.5),
    ];
    let mut costs = Costs::default();
    let mut best = value(costs);
    println!("start: {best:?}");
    for _ in 0..3 {
        let before = costs;
        for (name, knob, step) in knobs {
            for direction in [step, -step] {
                loop {
                    let mut trial = costs;
                    *knob(&mut trial) += direction;
                    let score = value(trial);
                    if score.0 <= best.0 + 1e-5 {
                        break;
                    }
                    (costs, best) = (trial, score);
                    println!("{name} {:.2}: {best:?}", *knob(&mut trial));
                }
            }
        }
        if costs == before {
            break;
        }
    }
    println!("{costs:#?}");
    Ok(())
}

fn ratio(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}

fn clean(language: &TokenLanguage, folder: &Path, name: &str, show: bool) -> Result<()> {
    let mut buffers = Buffers::default();
    let mut labels = Vec::new();
    let (mut sentences, mut flagged, mut singles, mut words_seen) = (0u32, 0u32, 0u32, 0u32);
    for path in material::files(folder, ".txt")? {
        for line in material::text(&path)?.lines() {
            for sentence in material::sentences(line) {
                let words = material::tokens(sentence);
                sentences += 1;
                words_seen += words.len() as u32;
                language.label_into(&words, &mut buffers, &mut labels);
                let mut long = false;
                for run in runs(&labels, Label::English) {
                    if run.len() > 1 {
                        long = true;
                    } else {
                        singles += 1;
                    }
                    if show {
                        let confidence = language.run_confidence(&words, run.clone());
                        let before = run.start.saturating_sub(4);
                        let behind = (run.end + 4).min(words.len());
                        println!(
                            "{name}-{}\t{confidence:.2}\t{} [[{}]] {}",
                            if run.len() > 1 { "run" } else { "single" },
                            words[before..run.start].join(" "),
                            words[run.clone()].join(" "),
                            words[run.end..behind].join(" ")
                        );
                    }
                }
                flagged += u32::from(long);
            }
        }
    }
    println!(
        "clean {name}: {sentences} sentences, {flagged} with a run of two or more ({:.2} %), {singles} single words in {words_seen} tokens",
        100.0 * ratio(flagged, sentences)
    );
    Ok(())
}

/// Paragraphs and sentences left in English by machine translation.
fn standing(language: &TokenLanguage, data: &Path) -> Result<()> {
    let (mut all, mut half, mut run) = (0u32, 0u32, 0u32);
    for line in material::text(&data.join("gold/untranslated-english.tsv"))?.lines().skip(1) {
        let Some(text) = line.split('\t').nth(4) else { continue };
        let words = material::tokens(text);
        let labels = language.label(&words);
        let wordy = words.iter().filter(|w| w.contains(char::is_alphabetic)).count();
        let english = words.iter().zip(&labels).filter(|(w, l)| w.contains(char::is_alphabetic) && **l == Label::English).count();
        all += 1;
        half += u32::from(english * 2 >= wordy);
        run += u32::from(runs(&labels, Label::English).iter().any(|r| r.len() > 1));
    }
    println!(
        "left standing: {all} passages, half or more of the words English {:.3}, a run of two {:.3}",
        ratio(half, all),
        ratio(run, all)
    );
    Ok(())
}

fn speed(language: &TokenLanguage, data: &Path) -> Result<()> {
    let lines = german_lines(data)?;
    let sentences: Vec<Vec<&str>> = lines.iter().step_by(3).map(|line| material::tokens(line)).collect();
    let mut buffers = Buffers::default();
    let mut labels = Vec::new();
    let start = Instant::now();
    let mut tokens = 0;
    for words in &sentences {
        language.label_into(words, &mut buffers, &mut labels);
        tokens += labels.len();
    }
    println!("speed: {:.2} million tokens a second", tokens as f64 / start.elapsed().as_secs_f64() / 1e6);
    Ok(())
}
