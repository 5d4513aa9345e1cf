//! Which word types of one side can render which of the other, and how surely.

use super::parameters::Parameters;
use super::stem::stem;
use super::table::{GermanStem, WordTable};
use super::text::{Kind, Side};
use super::{Direction, Language};
use rustc_hash::FxHashMap;

/// A possible rendering of a source type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Type on the target side.
    pub target: u32,
    /// Probability of the source word given the target word.
    pub source_weight: f32,
    /// Probability of the target word given the source word.
    pub target_weight: f32,
}

/// The links of all source types, one list after the other.
#[derive(Debug, Default)]
pub(super) struct Links {
    starts: Vec<u32>,
    links: Vec<Link>,
}

impl Links {
    /// The links of one source type.
    pub fn of(&self, source: u32) -> &[Link] {
        let (from, to) = (self.starts[source as usize] as usize, self.starts[source as usize + 1] as usize);
        &self.links[from..to]
    }

    fn new(mut found: Vec<(u32, Link)>, types: usize) -> Self {
        found.sort_unstable_by_key(|(source, link)| (*source, link.target));
        let mut links: Links = Links { starts: Vec::with_capacity(types + 1), links: Vec::with_capacity(found.len()) };
        let mut of = u32::MAX;
        for (source, link) in found {
            while links.starts.len() <= source as usize {
                links.starts.push(links.links.len() as u32);
            }
            match links.links.last_mut() {
                Some(last) if of == source && last.target == link.target => {
                    last.source_weight = last.source_weight.max(link.source_weight);
                    last.target_weight = last.target_weight.max(link.target_weight);
                }
                _ => links.links.push(link),
            }
            of = source;
        }
        while links.starts.len() <= types {
            links.starts.push(links.links.len() as u32);
        }
        links
    }

    /// The same links and these.
    pub fn with(&self, more: impl Iterator<Item = (u32, Link)>) -> Links {
        let types = self.starts.len() - 1;
        let known = (0..types as u32).flat_map(|source| self.of(source).iter().map(move |&link| (source, link)));
        Links::new(known.chain(more).collect(), types)
    }
}

/// Letters that a string shares with its cognate at the start.
const PREFIX: usize = 4;
/// Types that share a prefix are compared up to this many; a text of noise has thousands.
const BUCKET: usize = 40;
/// Shortest compound, and shortest part, in bytes of the stem.
const COMPOUND: usize = 8;
const PART: usize = 3;

/// Everything that can be known before the text itself is learned from.
pub(super) fn known(source: &Side, target: &Side, table: Option<(&WordTable<'_>, Direction)>, p: &Parameters) -> Links {
    let mut found: Vec<(u32, Link)> = Vec::new();
    identical(source, target, p, &mut found);
    cognates(source, target, p, &mut found);
    match table {
        Some((table, Direction::EnglishGerman)) => translations(source, target, table, p, |english, german, back, forth| {
            found.push((english, Link { target: german, source_weight: back, target_weight: forth }));
        }),
        Some((table, Direction::GermanEnglish)) => translations(target, source, table, p, |english, german, back, forth| {
            found.push((german, Link { target: english, source_weight: forth, target_weight: back }));
        }),
        None => {}
    }
    Links::new(found, source.types.len())
}

fn identical(source: &Side, target: &Side, p: &Parameters, found: &mut Vec<(u32, Link)>) {
    // Forms, not stems: the stems of two languages agree by chance.
    let mut forms: FxHashMap<&str, u32> = FxHashMap::default();
    for number in 0..target.types.len() {
        let text = if target.types[number].kind == Kind::Number { target.key(number) } else { target.form(number) };
        forms.insert(text, number as u32);
    }
    for number in 0..source.types.len() {
        let kind = source.types[number].kind;
        let text = if kind == Kind::Number { source.key(number) } else { source.form(number) };
        let Some(&same) = forms.get(text) else { continue };
        let other = &target.types[same as usize];
        let weight = match kind {
            Kind::Number => p.number,
            Kind::Word if source.types[number].capital && other.capital || text.len() > 4 => p.identical,
            Kind::Word => p.identical_short,
        };
        found.push((number as u32, Link { target: same, source_weight: weight, target_weight: weight }));
    }
}

/// A word in the letters that European spellings share, for comparing cognates.
fn fold(word: &str, out: &mut String) {
    use unicode_normalization::UnicodeNormalization;
    out.clear();
    let mut push = |c: char| match c {
        'c' => out.push('k'),
        'y' | 'j' => out.push('i'),
        'z' => out.push('s'),
        'w' => out.push('v'),
        'ß' => out.push_str("ss"),
        'h' if out.ends_with(['p', 't']) => {
            if out.ends_with('p') {
                out.pop();
                out.push('f');
            }
        }
        c => out.push(c),
    };
    if word.is_ascii() {
        word.chars().for_each(&mut push);
    } else {
        word.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).for_each(&mut push);
    }
}

fn cognates(source: &Side, target: &Side, p: &Parameters, found: &mut Vec<(u32, Link)>) {
    if p.cognate <= 0.0 {
        return;
    }
    let folded = |side: &Side| -> Vec<String> {
        let mut buffer = String::new();
        (0..side.types.len())
            .map(|number| {
                if side.types[number].kind == Kind::Number || side.form(number).len() < PREFIX {
                    return String::new();
                }
                fold(side.form(number), &mut buffer);
                buffer.clone()
            })
            .collect()
    };
    let prefix = |word: &str| -> Option<u64> {
        let end = word.char_indices().nth(PREFIX - 1).map(|(at, c)| at + c.len_utf8())?;
        Some(super::table::hash(&word.as_bytes()[..end]))
    };
    let targets = folded(target);
    let mut buckets: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (number, word) in targets.iter().enumerate() {
        if let Some(key) = prefix(word) {
            buckets.entry(key).or_default().push(number as u32);
        }
    }
    let mut row = Vec::new();
    for (number, word) in folded(source).iter().enumerate() {
        let Some(bucket) = prefix(word).and_then(|key| buckets.get(&key)) else { continue };
        for &other in bucket.iter().take(BUCKET) {
            let similarity = common_subsequence(word.as_bytes(), targets[other as usize].as_bytes(), &mut row);
            if similarity > 0.65 {
                let weight = p.cognate * (0.5 + similarity);
                found.push((number as u32, Link { target: other, source_weight: weight, target_weight: weight }));
            }
        }
    }
}

/// Longest common subsequence over the longer length, 0 to 1; of the first 40 bytes.
fn common_subsequence(a: &[u8], b: &[u8], row: &mut Vec<u8>) -> f32 {
    let (a, b) = (&a[..a.len().min(40)], &b[..b.len().min(40)]);
    if a.len().min(b.len()) * 20 < a.len().max(b.len()) * 13 {
        return 0.0;
    }
    row.clear();
    row.resize(b.len() + 1, 0);
    for &x in a {
        let mut diagonal = 0;
        for (j, &y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    f32::from(row[b.len()]) / a.len().max(b.len()) as f32
}

/// Calls `each(English type, German type, p(English|German), p(German|English))` for what the table knows, whole words and parts of compounds.
fn translations(english: &Side, german: &Side, table: &WordTable<'_>, p: &Parameters, mut each: impl FnMut(u32, u32, f32, f32)) {
    let mut whole: FxHashMap<GermanStem, u32> = FxHashMap::default();
    for number in 0..german.types.len() {
        if german.types[number].kind == Kind::Word
            && let Some(stem) = table.german(german.key(number))
        {
            whole.insert(stem, number as u32);
        }
    }
    // English types by the German stems that would render them.
    let mut wanted: FxHashMap<GermanStem, Vec<(u32, f32, f32)>> = FxHashMap::default();
    for number in 0..english.types.len() {
        if english.types[number].kind == Kind::Number {
            continue;
        }
        for translation in table.translations(english.key(number)) {
            if let Some(&other) = whole.get(&translation.german) {
                each(number as u32, other, translation.back, translation.forth);
            }
            wanted.entry(translation.german).or_default().push((number as u32, translation.back, translation.forth));
        }
    }
    let mut part = String::new();
    for number in 0..german.types.len() {
        let key = german.key(number);
        if german.types[number].kind == Kind::Number || key.len() < COMPOUND || !key.is_ascii() {
            continue;
        }
        for at in PART..=key.len() - PART {
            for (piece, weight) in [(&key[..at], p.first_part), (&key[at..], p.last_part)] {
                if piece.len() > 24 {
                    continue;
                }
                part.clear();
                stem(piece, Language::German, &mut part);
                if part.len() < PART {
                    continue;
                }
                for &(other, back, forth) in table.german(&part).and_then(|stem| wanted.get(&stem)).into_iter().flatten() {
                    if back.max(forth) > 0.08 && part.len() > 3 || back.min(forth) > 0.2 {
                        each(other, number as u32, back * weight, forth * weight);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(text: &str, language: Language) -> Side {
        Side::new([(text, 0)].into_iter(), language)
    }

    fn linked(english: &str, german: &str, rows: &[Vec<&str>]) -> bool {
        let bytes = super::super::table::digest::digest(rows);
        let table = WordTable::new(&bytes).expect("just packed");
        let (a, b) = (side(english, Language::English), side(german, Language::German));
        let there = !known(&a, &b, Some((&table, Direction::EnglishGerman)), &Parameters::default()).of(0).is_empty();
        let back = known(&b, &a, Some((&table, Direction::GermanEnglish)), &Parameters::default());
        assert_eq!(there, !back.of(0).is_empty(), "{english} {german}: the sides do not agree");
        there
    }

    #[test]
    fn words_link_by_table_spelling_value_and_part() {
        let rows = [vec!["bridg", "bruck 80 90"]];
        assert!(linked("bridges", "Brücken", &rows));
        assert!(linked("bridge", "Eisenbahnbrücke", &rows));
        assert!(linked("commission", "Kommission", &rows));
        assert!(linked("1,250", "1.250", &rows));
        assert!(linked("Warsaw", "Warsaw", &rows));
        assert!(!linked("bridge", "Fluss", &rows));
        assert!(!linked("1,250", "1.251", &rows));
    }
}
