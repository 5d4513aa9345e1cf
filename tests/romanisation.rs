//! The romanisation engine against a list of its own: pairs that are one name, and random pairs that are two.

use pruefstein::data::Dictionaries;
use pruefstein::language::romanisation::{Language, Romanisation};
use std::collections::BTreeMap;

/// Rows of the list: language, first spelling, second spelling.
fn pairs() -> Vec<(Language, &'static str, &'static str)> {
    include_str!("data/romanisation-pairs.tsv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().expect("three columns");
            let (language, first, second) = (next(), next(), next());
            (Language::from_name(language).unwrap_or_else(|| panic!("no language {language}")), first, second)
        })
        .collect()
}

#[test]
fn spellings_of_one_name_meet() {
    let romanisation = Dictionaries::new().index::<Romanisation>();
    let pairs = pairs();
    assert!(pairs.len() >= 600, "{} pairs", pairs.len());
    let missed: Vec<_> = pairs.iter().filter(|(language, a, b)| !romanisation.meet_words(a, b).loose.has(*language)).collect();
    let recall = 1.0 - missed.len() as f64 / pairs.len() as f64;
    println!("{} pairs, recall {recall:.4}, missed {missed:?}", pairs.len());
    assert!(recall >= 0.95, "recall {recall:.3}: {missed:?}");
}

#[test]
fn different_names_do_not_meet() {
    const WANTED: usize = 5_000;
    let romanisation = Dictionaries::new().index::<Romanisation>();
    // Spellings that stand in one row, or are joined by other rows, are one name.
    let mut names: BTreeMap<Language, Vec<Vec<&str>>> = BTreeMap::new();
    for (language, a, b) in pairs() {
        let of_language = names.entry(language).or_default();
        let (same, mut rest): (Vec<_>, Vec<_>) =
            std::mem::take(of_language).into_iter().partition(|name| name.contains(&a) || name.contains(&b));
        let mut joined: Vec<&str> = same.into_iter().flatten().chain([a, b]).collect();
        joined.sort_unstable();
        joined.dedup();
        rest.push(joined);
        *of_language = rest;
    }
    let languages: Vec<(Language, Vec<Vec<&str>>)> = names.into_iter().collect();
    let mut state = 0x5eed_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let (mut done, mut same) = (0, Vec::new());
    while done < WANTED {
        let (language, names) = &languages[random(languages.len())];
        let (first, second) = (random(names.len()), random(names.len()));
        if first == second {
            continue;
        }
        let (a, b) = (names[first][random(names[first].len())], names[second][random(names[second].len())]);
        done += 1;
        if romanisation.meet_words(a, b).loose.has(*language) {
            same.push((*language, a, b));
        }
    }
    let share = same.len() as f64 / WANTED as f64;
    println!("{WANTED} pairs, called one {share:.4}: {same:?}");
    assert!(share <= 0.005, "{share:.4} called one: {same:?}");
}
