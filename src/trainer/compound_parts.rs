//! How many compounds a word opens and closes: the table `learned/compound-parts`.
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
const FEWEST: u32 = 3;

const HEAD: &str = "\
# How many different compounds of the learned words a noun opens (first) and closes (head), as 1 + log2; empty below three.
# Learned by `pruefstein-train compound-parts` from the tables of nouns and frequencies; under CC BY-SA 4.0 like those.
# Columns: noun\tfirst\thead

## Nouns — learned by the trainer
";

/// Runs the command: --out FILE TABLE…
///
/// # Errors
/// When a table cannot be read or the result not written.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (values, tables) = options(arguments, &["out"]);
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
    let mut compounds: BTreeSet<(String, String)> = BTreeSet::new();
    for word in words.iter().filter(|word| word.chars().all(char::is_alphabetic)) {
        let mut letters = word.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let readings = lexicon.lookup(&capital);
        let noun = |r: &pruefstein::language::lexicon::Reading| {
            r.category == Category::Noun && matches!(r.source, Source::Listed | Source::Compound)
        };
        if let Some(parts) = readings.iter().any(noun).then(|| lexicon.split_compound(&capital)).flatten()
            && let [first, .., head] = &parts[..]
        {
            compounds.insert((first.lemma.clone(), head.lemma.clone()));
        }
    }
    let mut counts: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for (first, head) in &compounds {
        counts.entry(first).or_default()[0] += 1;
        counts.entry(head).or_default()[1] += 1;
    }
    let mut out = HEAD.to_owned();
    for (noun, [first, head]) in counts {
        if noun.starts_with(char::is_uppercase) && first.max(head) >= FEWEST {
            let class = |count: u32| if count < FEWEST { String::new() } else { (1 + count.ilog2()).to_string() };
            writeln!(out, "{noun}\t{}\t{}", class(first), class(head)).map_err(|error| error.to_string())?;
        }
    }
    match &values[0] {
        Some(path) => std::fs::write(path, out).map_err(|error| format!("{path}: {error}")),
        None => Err("where to? --out FILE".to_owned()),
    }
}
