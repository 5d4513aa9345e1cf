//! Which compounds are in use, and how many of them a word opens and closes: `learned/compounds.bin`, `learned/compound-parts`.
//!
//! A rule that doubts whether two nouns are one word asks how productive they are: *Polizei* opens dozens of
//! compounds, *Zuschauer* few.

use crate::text::{lines, options};
use pruefstein::data::Dictionaries;
use pruefstein::language::features::Category;
use pruefstein::language::lexicon::{Lexicon, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Fewer compounds say nothing.
const FEWEST: u32 = 8;

const HEAD: &str = "\
# How many different compounds of the learned words a noun opens (first) and closes (head), as 1 + log2; empty below eight.
# Learned by `pruefstein-train compound-parts` from a word frequency list and the tables of nouns and frequencies; under CC BY-SA 4.0 like those.
# Columns: noun\tfirst\thead

## Nouns — learned by the trainer
";

/// Runs the command: --out FILE --compounds FILE TABLE…
///
/// The first column of a table is a word in use. `--compounds` gets the set of the compounds that the lexicon does not list, with
/// their heads as lemmas and in small letters, as an `fst` set.
///
/// # Errors
/// When a table cannot be read or a result not written.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (values, tables) = options(arguments, &["out", "compounds"]);
    let [Some(out), Some(set)] = [&values[0], &values[1]] else { return Err("--out FILE --compounds FILE TABLE…".to_owned()) };
    let lexicon = Lexicon::new(&Dictionaries::new());
    let mut words: BTreeSet<String> = BTreeSet::new();
    for table in &tables {
        lines(table, |line| {
            if !line.starts_with('#')
                && let Some(word) = line.split('\t').next()
            {
                words.insert(word.to_lowercase());
            }
        })?;
    }
    let mut pairs: BTreeSet<(String, String)> = BTreeSet::new();
    let mut compounds: BTreeSet<String> = BTreeSet::new();
    for word in words.iter().filter(|word| word.chars().all(char::is_alphabetic)) {
        let mut letters = word.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let readings = lexicon.lookup(&capital);
        let noun = |r: &pruefstein::language::lexicon::Reading| {
            r.category == Category::Noun && matches!(r.source, Source::Listed | Source::Compound)
        };
        if let Some(reading) = readings.iter().find(|r| noun(r))
            && let Some(parts) = lexicon.split_compound(&capital)
            && let [first, .., head] = &parts[..]
        {
            pairs.insert((first.lemma.clone(), head.lemma.clone()));
            if reading.source == Source::Compound && head.range.len() > 3 {
                compounds.insert(format!("{}{}", &word[..head.range.start], head.lemma.to_lowercase()));
            }
        }
    }
    write_set(set, &compounds).map_err(|error| format!("{set}: {error}"))?;
    let mut counts: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for (first, head) in &pairs {
        counts.entry(first).or_default()[0] += 1;
        counts.entry(head).or_default()[1] += 1;
    }
    let mut text = HEAD.to_owned();
    for (noun, [first, head]) in counts {
        if noun.starts_with(char::is_uppercase) && first.max(head) >= FEWEST {
            let class = |count: u32| if count < FEWEST { String::new() } else { (1 + count.ilog2()).to_string() };
            writeln!(text, "{noun}\t{}\t{}", class(first), class(head)).map_err(|error| error.to_string())?;
        }
    }
    std::fs::write(out, text).map_err(|error| format!("{out}: {error}"))
}

fn write_set(path: &str, words: &BTreeSet<String>) -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = fst::SetBuilder::memory();
    builder.extend_iter(words)?;
    Ok(std::fs::write(path, builder.into_inner()?)?)
}
