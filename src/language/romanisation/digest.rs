//! From the tables to what the program searches.
//!
//! Runs in the build script over the embedded tables, and in the program when a user adds rows, so it depends on
//! nothing of the crate but the languages.
//!
//! Layout (little endian), strings as `u8` length and UTF-8:
//!
//! - `u32` number of letters with marks; each a `u32` code point
//! - `u32` number of units; each `u64` packed letters and a string; unit 0 is the empty one
//! - for each language: `u32` length in bytes of what follows; `u32` number of graphemes, each a string; `u32` number of
//!   writings, each `u16` grapheme, `u16` unit, `u8` convention, `u8` places, `u8` rank
//! - `u32` number of links; each 15 `u32`
//! - units + 1 `u32`: first partner of each unit; then the partners, each `u16` unit, `u16` link, ordered by unit

use super::language::Language;
use std::collections::{BTreeMap, HashMap};

/// A convention of writing a foreign name in Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Convention {
    /// Duden.
    German,
    /// What German newspapers also write.
    GermanPress,
    /// BGN/PCGN.
    English,
    /// English newspapers, passports, the bearers themselves.
    EnglishPress,
    /// DIN 1460, ISO 9.
    Scientific,
    /// Seen, but by no convention of the two languages.
    Other,
}

impl Convention {
    const ALL: [(&'static str, Convention); 6] = [
        ("german", Convention::German),
        ("german-press", Convention::GermanPress),
        ("english", Convention::English),
        ("english-press", Convention::EnglishPress),
        ("scientific", Convention::Scientific),
        ("other", Convention::Other),
    ];

    fn from_name(name: &str) -> Option<Convention> {
        Self::ALL.iter().find(|(n, _)| *n == name).map(|&(_, convention)| convention)
    }

    /// The convention of this number.
    pub(crate) fn from_number(number: u8) -> Convention {
        Self::ALL.get(usize::from(number)).map_or(Convention::Other, |&(_, convention)| convention)
    }

    fn is_german(self) -> bool {
        matches!(self, Convention::German | Convention::GermanPress)
    }

    fn is_english(self) -> bool {
        matches!(self, Convention::English | Convention::EnglishPress)
    }

    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Where a romanisation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Places(pub u8);

impl Places {
    const NAMES: [&'static str; 7] =
        ["initial", "final", "after-vowel", "after-consonant", "between-vowels", "after-sibilant", "between-consonants"];

    fn parse(cell: &str) -> Places {
        let bit = |name: &str| Self::NAMES.iter().position(|n| *n == name).map_or(0, |index| 1 << index);
        Places(cell.split(',').fold(0, |bits, name| bits | bit(name.trim())))
    }

    /// Holds everywhere.
    pub fn everywhere(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds in a stretch with these neighbours.
    pub fn hold(self, before: Option<char>, after: Option<char>) -> bool {
        if self.everywhere() {
            return true;
        }
        let vowel = |c: Option<char>| c.is_some_and(is_vowel);
        let consonant = |c: Option<char>| c.is_some_and(|c| !is_vowel(c));
        let holds = [
            before.is_none(),
            after.is_none() && before.is_some(),
            vowel(before),
            consonant(before),
            vowel(before) && vowel(after),
            before.is_some_and(|c| matches!(c, 'h' | 'č' | 'š' | 'ž')),
            consonant(before) && consonant(after),
        ];
        holds.iter().enumerate().any(|(index, holds)| *holds && self.0 & 1 << index != 0)
    }

    /// 0 everywhere or by neighbours, 1 at the start only, 2 at the end only.
    fn class(self) -> usize {
        match self.0 {
            1 => 1,
            2 => 2,
            _ => 0,
        }
    }
}

/// Whether a Latin letter is written for a vowel, y included.
pub(crate) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü' | 'ə' | 'ı' | 'ū' | 'ō' | 'ā' | 'ī')
}

/// A group of Latin letters that stands for something, by its number; number 0 is the empty one.
pub(crate) type Unit = u16;

/// One way of writing one letter of an original.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writing {
    pub grapheme: u16,
    pub unit: Unit,
    pub convention: Convention,
    pub places: Places,
    /// Its place in its cell, 0 for the usual one.
    pub rank: u8,
}

/// Under which languages two units can stand for one letter, for each mask and place: everywhere, start, end.
pub(crate) type Link = [[u32; MASKS]; 3];

/// What a set of languages in a link or a meeting is about.
pub(crate) mod mask {
    /// By some convention each.
    pub const STRICT: usize = 0;
    /// By any spelling each.
    pub const LOOSE: usize = 1;
    /// The first by a German convention, the second by an English one.
    pub const GERMAN_FIRST: usize = 2;
    /// The first by an English convention, the second by a German one.
    pub const ENGLISH_FIRST: usize = 3;
    /// Both by a German convention.
    pub const BOTH_GERMAN: usize = 4;
}

/// How many masks a link has.
pub(crate) const MASKS: usize = 5;

/// The second bit of Chinese: a final must follow. It lies above the bits of the languages.
pub(crate) const CHINESE_FINAL: u32 = 1 << 31;
/// Marks a link that leads from an initial to a final, and back. Not a state.
pub(crate) const STEP_INITIAL: u32 = 1 << 30;
pub(crate) const STEP_FINAL: u32 = 1 << 29;

/// The rows of a table by its name, each split into cells.
pub type Rows<'r, 't> = &'r dyn Fn(&str) -> Vec<Vec<&'t str>>;

/// Turns all tables into one digest.
pub fn digest<'t>(rows: Rows<'_, 't>) -> Vec<u8> {
    let mut units: Vec<&str> = vec![""];
    let mut numbers: HashMap<&str, Unit> = HashMap::from([("", 0)]);
    let mut tables: Vec<(Vec<&str>, Vec<Writing>)> = Vec::new();
    for table in TABLES {
        let mut graphemes: Vec<&str> = Vec::new();
        let mut places_of: HashMap<&str, u16> = HashMap::new();
        let mut writings = Vec::new();
        for row in rows(table) {
            let [grapheme, convention, romanisations, places] = row[..] else { continue };
            let Some(convention) = Convention::from_name(convention) else { continue };
            let grapheme = *places_of.entry(grapheme).or_insert_with(|| {
                graphemes.push(grapheme);
                graphemes.len() as u16 - 1
            });
            let places = Places::parse(places);
            for (rank, text) in romanisations.split("; ").map(str::trim).filter(|text| !text.is_empty() && text.len() < 200).enumerate() {
                let text = if text == "0" { "" } else { text };
                let unit = *numbers.entry(text).or_insert_with(|| {
                    units.push(text);
                    units.len() as Unit - 1
                });
                writings.push(Writing { grapheme, unit, convention, places, rank: rank.min(9) as u8 });
            }
        }
        writings.sort_by_key(|w| (w.grapheme, w.convention, w.rank));
        tables.push((graphemes, writings));
    }
    let mut marked: Vec<char> = units.iter().flat_map(|text| text.chars()).filter(|c| !c.is_ascii_lowercase()).collect();
    marked.sort_unstable();
    marked.dedup();
    // Codes must fit into a byte.
    marked.truncate(220);

    let mut out = Vec::new();
    number(&mut out, marked.len());
    marked.iter().for_each(|&c| out.extend((c as u32).to_le_bytes()));
    number(&mut out, units.len());
    for unit in &units {
        out.extend(packed(unit, &marked).to_le_bytes());
        string(&mut out, unit);
    }
    for (graphemes, writings) in &tables {
        let mut part = Vec::new();
        number(&mut part, graphemes.len());
        graphemes.iter().for_each(|grapheme| string(&mut part, grapheme));
        number(&mut part, writings.len());
        for w in writings {
            part.extend(w.grapheme.to_le_bytes());
            part.extend(w.unit.to_le_bytes());
            part.extend([w.convention as u8, w.places.0, w.rank]);
        }
        number(&mut out, part.len());
        out.extend(part);
    }
    let links = links(&tables);
    let mut distinct: Vec<Link> = links.values().copied().collect();
    distinct.sort_unstable();
    distinct.dedup();
    number(&mut out, distinct.len());
    distinct.iter().flatten().flatten().for_each(|mask| out.extend(mask.to_le_bytes()));
    let mut first = 0usize;
    let mut partners = Vec::new();
    for unit in 0..units.len() as Unit {
        number(&mut out, first);
        for (&(_, partner), link) in links.range((unit, 0)..=(unit, Unit::MAX)) {
            partners.extend(partner.to_le_bytes());
            partners.extend((distinct.binary_search(link).unwrap_or(0) as u16).to_le_bytes());
            first += 1;
        }
    }
    number(&mut out, first);
    out.extend(partners);
    out
}

fn number(out: &mut Vec<u8>, value: usize) {
    out.extend((value as u32).to_le_bytes());
}

fn string(out: &mut Vec<u8>, text: &str) {
    out.push(text.len() as u8);
    out.extend(text.bytes());
}

/// The codes of a unit's letters, the first in the lowest byte; all ones for what is too long or no letter.
fn packed(unit: &str, marked: &[char]) -> u64 {
    let mut packed = 0u64;
    for (index, c) in unit.chars().enumerate() {
        let code = match c {
            'a'..='z' => c as u64 - 'a' as u64 + 1,
            _ => match marked.binary_search(&c) {
                Ok(place) if !matches!(c, '\'' | '’') => place as u64 + 27,
                _ => return u64::MAX,
            },
        };
        if index > 7 {
            return u64::MAX;
        }
        packed |= code << (8 * index);
    }
    packed
}

/// What two units can stand for together.
fn links(tables: &[(Vec<&str>, Vec<Writing>)]) -> BTreeMap<(Unit, Unit), Link> {
    let mut links: BTreeMap<(Unit, Unit), Link> = BTreeMap::new();
    for (language, (graphemes, writings)) in Language::ALL.into_iter().zip(tables) {
        for same in writings.chunk_by(|a, b| a.grapheme == b.grapheme) {
            let bits = match language {
                Language::Chinese => chinese_bits(graphemes[usize::from(same[0].grapheme)]),
                _ => language.set().0,
            };
            for a in same {
                for b in same {
                    if a.unit == 0 && b.unit == 0 {
                        continue;
                    }
                    let (class_a, class_b) = (a.places.class(), b.places.class());
                    let class = match (class_a, class_b) {
                        (0, class) | (class, 0) => class,
                        (a, b) if a == b => a,
                        _ => continue,
                    };
                    let link = links.entry((a.unit, b.unit)).or_default();
                    let link = &mut link[class];
                    let mut set = |mask: usize, holds: bool| link[mask] |= if holds { bits } else { 0 };
                    set(mask::LOOSE, true);
                    set(mask::STRICT, a.convention != Convention::Other && b.convention != Convention::Other);
                    set(mask::GERMAN_FIRST, a.convention.is_german() && b.convention.is_english());
                    set(mask::ENGLISH_FIRST, a.convention.is_english() && b.convention.is_german());
                    set(mask::BOTH_GERMAN, a.convention.is_german() && b.convention.is_german());
                }
            }
        }
    }
    links
}

/// Zhuyin: ㄅ to ㄙ, y and w are initials, a rounded vowel needs one before it, everything else is a whole syllable or a final.
fn chinese_bits(grapheme: &str) -> u32 {
    match grapheme.chars().next() {
        Some('y') if grapheme.len() > 1 => Language::Chinese.set().0,
        Some('ㄅ'..='ㄙ' | 'y' | 'w') => STEP_INITIAL,
        Some('ㄧ'..='ㄩ') => STEP_FINAL,
        _ => STEP_FINAL | Language::Chinese.set().0,
    }
}

/// The tables in the order of the languages.
pub(crate) const TABLES: [&str; Language::ALL.len()] = [
    "romanisation/russian",
    "romanisation/ukrainian",
    "romanisation/belarusian",
    "romanisation/bulgarian",
    "romanisation/serbian",
    "romanisation/macedonian",
    "romanisation/kazakh",
    "romanisation/kyrgyz",
    "romanisation/tajik",
    "romanisation/turkmen",
    "romanisation/uzbek",
    "romanisation/azerbaijani",
    "romanisation/georgian",
    "romanisation/armenian",
    "romanisation/greek",
    "romanisation/arabic",
    "romanisation/persian",
    "romanisation/hebrew",
    "romanisation/hindi",
    "romanisation/chinese",
    "romanisation/japanese",
    "romanisation/korean",
    "romanisation/latin",
];
