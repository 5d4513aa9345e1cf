//! Measures the lexicon: coverage of running text, agreement with the oracle, speed.

use crate::oracle;
use crate::text::{lines, options, sentences};
use pruefstein::data::Dictionaries;
use pruefstein::language::compile;
use pruefstein::language::features::{Agreement, Case, Category, Features, Gender, VerbForms};
use pruefstein::language::lexicon::{Lexicon, Readings, Source};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Instant;

/// Runs the command.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (values, texts) = options(arguments, &["oracle", "unknown", "differences"]);
    let shown: usize = values[1].as_ref().and_then(|n| n.parse().ok()).unwrap_or(40);
    let lexicon = Lexicon::new(&Dictionaries::new());
    let (bytes, forms) = lexicon.size();
    println!("lexicon: {bytes} bytes, {forms} forms");
    let mut words: HashMap<(String, bool), u32> = HashMap::new();
    let mut running: Vec<String> = Vec::new();
    sentences(&texts, &mut |tokens| {
        for token in tokens {
            if token.text.chars().any(char::is_alphabetic) {
                *words.entry((token.text.to_string(), token.initial)).or_default() += 1;
                running.push(token.text.to_string());
            }
        }
    })?;
    coverage(&lexicon, &words, shown);
    speed(&lexicon, &running);
    if let Some(path) = &values[0] {
        irregular_verbs(path)?;
        let differences = values[2].as_ref().and_then(|n| n.parse().ok()).unwrap_or(40);
        agreement(&lexicon, path, &words, differences)?;
    }
    Ok(())
}

fn coverage(lexicon: &Lexicon, words: &HashMap<(String, bool), u32>, shown: usize) {
    let (mut total, mut known) = (0u64, 0u64);
    let mut by_source: BTreeMap<Source, u64> = BTreeMap::new();
    let mut unknown: BTreeMap<&str, u32> = BTreeMap::new();
    let mut compounds: BTreeMap<Source, Vec<&str>> = BTreeMap::new();
    for ((text, _), count) in words {
        total += u64::from(*count);
        let readings = lexicon.lookup(text);
        if let Some(first) = readings.iter().map(|r| r.source).min() {
            known += u64::from(*count);
            *by_source.entry(first).or_default() += u64::from(*count);
            if first > Source::Numeral {
                compounds.entry(first).or_default().push(text);
            }
        } else {
            *unknown.entry(text).or_default() += count;
        }
    }
    println!("running words: {total}, known {:.2} %", 100.0 * known as f64 / total as f64);
    for (source, count) in by_source {
        println!("  {source:?}: {:.2} %", 100.0 * count as f64 / total as f64);
    }
    let mut unknown: Vec<_> = unknown.into_iter().collect();
    unknown.sort_by_key(|(text, count)| (std::cmp::Reverse(*count), *text));
    println!("unknown: {}", unknown.iter().take(shown).map(|(t, c)| format!("{t} {c}")).collect::<Vec<_>>().join(", "));
    for (source, mut list) in compounds {
        list.sort_unstable();
        let step = (list.len() / shown.max(1)).max(1);
        let sample: Vec<String> = list
            .iter()
            .step_by(step)
            .map(|text| match lexicon.split_compound(text) {
                Some(parts) if source == Source::Compound => parts.iter().map(|p| p.lemma.clone()).collect::<Vec<_>>().join("+"),
                _ => text.to_string(),
            })
            .collect();
        println!("{source:?} ({}): {}", list.len(), sample.join(", "));
    }
}

fn speed(lexicon: &Lexicon, running: &[String]) {
    if running.is_empty() {
        return;
    }
    let start = Instant::now();
    let mut readings = 0usize;
    for text in running {
        readings += lexicon.lookup(text).iter().len();
    }
    let all = running.len() as f64 / start.elapsed().as_secs_f64();
    let start = Instant::now();
    let mut listed = 0usize;
    for text in running {
        listed += lexicon.listed(text).iter().len();
    }
    let fast = running.len() as f64 / start.elapsed().as_secs_f64();
    println!("speed: lookup {:.2} M forms/s ({readings} readings), listed {:.2} M forms/s ({listed})", all / 1e6, fast / 1e6);
}

/// Compares the forms of every irregular base verb with the oracle's.
fn irregular_verbs(path: &str) -> Result<(), String> {
    let dictionaries = Dictionaries::new();
    let rows = |table: &str| dictionaries.rows(table).map(|row| row.cells().collect()).collect::<Vec<Vec<&str>>>();
    let oracle = oracle::Oracle::read(path)?;
    let irregular = compile::irregular_verbs(&rows);
    let mut lemmas: Vec<&str> = irregular.keys().copied().collect();
    lemmas.sort();
    let (mut equal, mut compared) = (0, 0);
    for lemma in lemmas {
        let Some(table) = oracle.verbs.get(lemma) else { continue };
        let forms: BTreeSet<String> = compile::verb_forms(&[lemma, "", lemma, "", ""], &irregular)
            .into_iter()
            .filter(|form| form.category == Category::Verb)
            .map(|form| form.text)
            .collect();
        let extra: Vec<&String> = forms.difference(&table.forms).collect();
        let missing: Vec<&String> = table.forms.difference(&forms).collect();
        compared += forms.len();
        equal += forms.len() - extra.len();
        if !extra.is_empty() || missing.len() > 4 {
            println!("  {lemma}: only ours {extra:?}, only the oracle's {missing:?}");
        }
    }
    println!("irregular verbs: {compared} forms generated, {equal} of them in the oracle");
    Ok(())
}

/// What both sides are reduced to: a coarse category, and pairs of case and gender for nouns, adjectives, names.
type Reduced = BTreeSet<(char, u16)>;

fn agreement(lexicon: &Lexicon, path: &str, words: &HashMap<(String, bool), u32>, shown: usize) -> Result<(), String> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for ((text, initial), count) in words {
        if !initial {
            *counts.entry(text).or_default() += count;
        }
    }
    let mut gold: HashMap<String, Reduced> = HashMap::new();
    lines(path, |line| {
        let mut cells = line.split('\t');
        let (Some(form), Some(_), Some(tag)) = (cells.next(), cells.next(), cells.next()) else { return };
        if !counts.contains_key(form) {
            return;
        }
        let tag = tag.split(" --").next().unwrap_or(tag).trim();
        // Capitalised forms carry the verb's finite readings in the oracle (sentence starts); they are no readings.
        let capital = form.chars().next().is_some_and(char::is_uppercase);
        gold.entry(form.to_string()).or_default().extend(reduce_tag(tag).filter(|(letter, _)| *letter != 'V' || !capital));
    })?;
    let (mut total, mut equal, mut covered) = (0u64, 0u64, 0u64);
    let mut by_category: BTreeMap<char, (u64, u64)> = BTreeMap::new();
    let mut differences: Vec<(u32, String)> = Vec::new();
    for (form, expected) in &gold {
        let count = u64::from(counts[form.as_str()]);
        let readings = lexicon.lookup(form);
        let (found, certain) = (reduce(&readings, form, true), reduce(&readings, form, false));
        let open: Reduced = expected.iter().filter(|(c, _)| matches!(c, 'N' | 'A' | 'V' | 'E')).copied().collect();
        if open.is_empty() {
            continue;
        }
        // An uninflected participle is an adjective without ending for one side and a verb form for the other.
        let same = |(letter, set): &(char, u16)| match (letter, set) {
            ('V', 2) => !(expected.contains(&('A', 0)) || expected.contains(&('V', 2))),
            ('A', 0) => !(expected.contains(&('V', 2))),
            // A bare name stands in any case.
            ('E', set) => expected.contains(&('E', *set)) || open.iter().all(|o| o.0 != 'E'),
            _ => true,
        };
        let own: Reduced = found.iter().filter(|(c, _)| matches!(c, 'N' | 'A' | 'V' | 'E')).filter(|r| same(r)).copied().collect();
        let open: Reduced = open.iter().filter(|r| same(r)).copied().collect();
        let first = open.iter().next().map_or('-', |o| o.0);
        total += count;
        let entry = by_category.entry(first).or_default();
        entry.1 += count;
        // Rare readings may be there or not: the oracle has them or not at random.
        let agrees = own.is_superset(&open) && own.iter().all(|r| open.contains(r) || !certain.contains(r));
        if agrees {
            equal += count;
            entry.0 += count;
        }
        if own.is_superset(&open) {
            covered += count;
        }
        if !agrees {
            let show = |set: &Reduced, other: &Reduced| {
                set.difference(other)
                    .map(|(c, s)| format!("{c}[{}]", if *c == 'V' { format!("{s:x}") } else { Agreement(*s).to_string() }))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            differences.push((count as u32, format!("{form} missing {} extra {}", show(&open, &own), show(&own, &open))));
        }
    }
    println!(
        "readings of nouns, names, adjectives, verbs: {total} running words that the oracle knows, equal {:.2} %, nothing missing {:.2} %",
        100.0 * equal as f64 / total.max(1) as f64,
        100.0 * covered as f64 / total.max(1) as f64
    );
    println!("{by_category:?}");
    differences.sort_by(|a, b| b.cmp(a));
    for (count, text) in differences.into_iter().take(shown) {
        println!("  {count} {text}");
    }
    Ok(())
}

fn reduce_tag(tag: &str) -> Option<(char, u16)> {
    let parts: Vec<&str> = tag.split(':').collect();
    let case = parts.iter().find_map(|part| match *part {
        "NOM" => Some(Case::Nominative),
        "GEN" => Some(Case::Genitive),
        "DAT" => Some(Case::Dative),
        "AKK" => Some(Case::Accusative),
        _ => None,
    });
    let gender = if parts.contains(&"PLU") { Gender::Plural } else { Gender::from_letter(oracle::gender(&parts))? };
    match (parts[0], case) {
        ("SUB", Some(case)) => Some(('N', Agreement::of(case, gender).0)),
        ("EIG", Some(case)) => Some(('E', Agreement::case(case).0)),
        ("ADJ" | "PA1" | "PA2", Some(case)) => Some(('A', Agreement::of(case, gender).0)),
        ("ADJ", None) => Some(('A', 0)),
        // Non-finite forms have no number: participle and infinitive count as one.
        ("VER", _) if ["PA1", "PA2", "INF", "EIZ"].iter().any(|mark| parts.contains(mark)) => Some(('V', 2)),
        ("VER", _) if parts.contains(&"IMP") => None,
        ("VER", _) if parts.contains(&"PLU") => Some(('V', 8)),
        ("VER", _) if parts.contains(&"SIN") => Some(('V', 4)),
        _ => None,
    }
}

/// With `rare`, readings marked as rare count too.
fn reduce(readings: &Readings, form: &str, rare: bool) -> Reduced {
    let capital = form.chars().next().is_some_and(char::is_uppercase);
    let mut out = Reduced::new();
    for reading in readings.iter().filter(|reading| rare || reading.category.is_verbal() || !reading.features.has(Features::RARE)) {
        let pairs = |letter: char, set: Agreement, out: &mut Reduced| {
            for bit in 0..16 {
                if set.0 & (1 << bit) != 0 {
                    out.insert((letter, 1 << bit));
                }
            }
        };
        match reading.category {
            Category::Noun | Category::NominalisedAdjective | Category::NominalisedInfinitive => {
                pairs('N', reading.any_agreement(), &mut out)
            }
            Category::Name => {
                for case in Case::ALL {
                    if reading.any_agreement().meets(Agreement::case(case)) {
                        out.insert(('E', Agreement::case(case).0));
                    }
                }
            }
            // The oracle has small-written readings for small forms only.
            _ if capital && reading.decapitalised => {}
            Category::Adjective => {
                pairs('A', reading.any_agreement(), &mut out);
                if reading.features.has(Features::PREDICATIVE) {
                    out.insert(('A', 0));
                }
            }
            category if category.is_verbal() => {
                let forms = reading.verb_forms();
                for (set, number) in [
                    (VerbForms::INFINITIVE | VerbForms::ZU_INFINITIVE | VerbForms::PARTICIPLE_I | VerbForms::PARTICIPLE_II, 2),
                    (VerbForms::SINGULAR, 4),
                    (VerbForms::PLURAL, 8),
                ] {
                    if forms.meets(set) {
                        out.insert(('V', number));
                    }
                }
            }
            _ => {}
        }
    }
    out
}
