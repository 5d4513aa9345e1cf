//! Reading the tables into what the other parts search.

use super::letters::{Alphabet, Letters};
use super::{Language, LanguageSet};
use crate::data::{Dictionaries, Index, values};
use rustc_hash::FxHashMap;

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

    fn is_german(self) -> bool {
        matches!(self, Convention::German | Convention::GermanPress)
    }

    fn is_english(self) -> bool {
        matches!(self, Convention::English | Convention::EnglishPress)
    }

    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Where a romanisation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Places(u8);

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
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü' | 'ə' | 'ı' | 'ū' | 'ō' | 'ā' | 'ī')
}

/// A group of Latin letters that stands for something, by its number; number 0 is the empty one.
pub(super) type Unit = u16;

/// One way of writing one letter of an original.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    pub grapheme: u16,
    pub unit: Unit,
    pub convention: Convention,
    pub places: Places,
    /// Its place in its cell, 0 for the usual one.
    pub rank: u8,
}

/// The table of one language.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub graphemes: Vec<Box<str>>,
    pub writings: Vec<Writing>,
}

/// Under which languages two units can stand for one letter, for each mask and place: everywhere, start, end.
pub(super) type Link = [[u32; MASKS]; 3];

/// What a set of languages in a link or a meeting is about.
pub(super) mod mask {
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
pub(super) const MASKS: usize = 5;

/// All tables, and the relation between units that follows from them.
///
/// Built on first use in well under a millisecond; about half a megabyte.
#[derive(Debug)]
pub struct Romanisation {
    pub(super) alphabet: Alphabet,
    /// Unit number by its packed letters (one byte each).
    pub(super) unit_texts: Vec<Box<str>>,
    pub(super) packed: Vec<u64>,
    /// Unit numbers by first letter, the longest first.
    pub(super) by_first: Vec<Vec<Unit>>,
    pub(super) tables: Vec<Table>,
    pub(super) links: FxHashMap<u32, Link>,
}

/// The second bit of Chinese: a final must follow. It lies above the bits of the languages.
pub(super) const CHINESE_FINAL: u32 = 1 << 31;
/// Marks a link that leads from an initial to a final, and back. Not a state.
pub(super) const STEP_INITIAL: u32 = 1 << 30;
pub(super) const STEP_FINAL: u32 = 1 << 29;

impl Index for Romanisation {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut marked = Vec::new();
        let mut texts: FxHashMap<&str, Unit> = FxHashMap::default();
        let mut unit_texts: Vec<Box<str>> = vec!["".into()];
        texts.insert("", 0);
        let mut tables = Vec::with_capacity(Language::ALL.len());
        for language in Language::ALL {
            let mut table = Table::default();
            let mut numbers: FxHashMap<&str, u16> = FxHashMap::default();
            for row in dictionaries.rows(TABLES[language as usize]) {
                let [grapheme, convention, romanisations, places] = row.array();
                let Some(convention) = Convention::from_name(convention) else { continue };
                let grapheme = *numbers.entry(grapheme).or_insert_with(|| {
                    table.graphemes.push(grapheme.into());
                    table.graphemes.len() as u16 - 1
                });
                let places = Places::parse(places);
                for (rank, text) in values(romanisations).enumerate() {
                    let text = if text == "0" { "" } else { text };
                    let unit = *texts.entry(text).or_insert_with(|| {
                        marked.extend(text.chars().filter(|c| !c.is_ascii_lowercase()));
                        unit_texts.push(text.into());
                        unit_texts.len() as Unit - 1
                    });
                    table.writings.push(Writing { grapheme, unit, convention, places, rank: rank.min(9) as u8 });
                }
            }
            table.writings.sort_by_key(|w| (w.grapheme, w.convention, w.rank));
            tables.push(table);
        }
        let alphabet = Alphabet::new(marked);
        let packed: Vec<u64> = unit_texts.iter().map(|text| alphabet.letters(text).map_or(u64::MAX, |l| l.window(0))).collect();
        let mut by_first = vec![Vec::new(); 256];
        for (unit, &packed) in packed.iter().enumerate().skip(1) {
            by_first[(packed & 0xff) as usize].push(unit as Unit);
        }
        let links = links(&tables);
        Romanisation { alphabet, unit_texts, packed, by_first, tables, links }
    }
}

fn links(tables: &[Table]) -> FxHashMap<u32, Link> {
    let mut links: FxHashMap<u32, Link> = FxHashMap::with_capacity_and_hasher(8_192, Default::default());
    for (language, table) in Language::ALL.into_iter().zip(tables) {
        for same in table.writings.chunk_by(|a, b| a.grapheme == b.grapheme) {
            let bits = match language {
                Language::Chinese => chinese_bits(&table.graphemes[usize::from(same[0].grapheme)]),
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
                    let link = links.entry(u32::from(a.unit) << 16 | u32::from(b.unit)).or_default();
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

impl Romanisation {
    /// The letters of a word, ready to be compared; `None` if it is no Latin word or longer than any name.
    pub fn letters(&self, word: &str) -> Option<Letters> {
        self.alphabet.letters(word).filter(|letters| !letters.is_empty())
    }

    /// The units that begin at a place, with their lengths.
    pub(super) fn units_at(&self, letters: &Letters, at: usize) -> impl Iterator<Item = (Unit, usize)> {
        let window = letters.window(at);
        self.by_first[(window & 0xff) as usize].iter().filter_map(move |&unit| {
            let packed = self.packed[usize::from(unit)];
            let length = 8 - packed.leading_zeros() as usize / 8;
            let mask = u64::MAX >> (64 - 8 * length);
            (window & mask == packed).then_some((unit, length))
        })
    }

    /// Languages that have a table with rows.
    pub fn languages(&self) -> LanguageSet {
        Language::ALL
            .into_iter()
            .filter(|l| !self.tables[*l as usize].writings.is_empty())
            .fold(LanguageSet::NONE, |set, l| set.or(l.set()))
    }
}

const TABLES: [&str; Language::ALL.len()] = [
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
