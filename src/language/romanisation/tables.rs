//! The digest of the tables, read in place.

use super::digest::{Convention, Link, Places, TABLES, Unit, Writing, digest};
use super::letters::{Alphabet, Letters};
use super::{Language, LanguageSet};
use crate::data::{Dictionaries, Index};
use std::borrow::Cow;
use std::sync::OnceLock;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/romanisation.bin"));

/// The table of one language.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub graphemes: Vec<Box<str>>,
    pub writings: Vec<Writing>,
}

/// All tables, and the relation between units that follows from them.
///
/// The build script has worked it out; opening it costs some ten microseconds, a language's own table is read when it
/// is first asked for.
#[derive(Debug)]
pub struct Romanisation {
    bytes: Cow<'static, [u8]>,
    pub(super) alphabet: Alphabet,
    packed: Vec<u64>,
    /// Unit numbers by first letter.
    by_first: Vec<Vec<Unit>>,
    /// Where each language's part begins.
    parts: Vec<usize>,
    tables: Vec<OnceLock<Table>>,
    /// Where each unit's text stands.
    texts: Vec<(usize, usize)>,
    links: usize,
    partners: usize,
}

/// Reads little-endian numbers and strings one after the other; zeros behind the end.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        self.at += 1;
        self.bytes.get(self.at - 1).copied().unwrap_or(0)
    }

    fn short(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    fn number(&mut self) -> usize {
        self.at += 4;
        word(self.bytes, self.at - 4) as usize
    }

    /// The place of a string.
    fn string(&mut self) -> (usize, usize) {
        let length = usize::from(self.byte());
        self.at += length;
        (self.at - length, self.at)
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

impl Index for Romanisation {
    fn build(dictionaries: &Dictionaries) -> Self {
        let added = TABLES.iter().any(|table| dictionaries.added_rows(table).next().is_some());
        let bytes = if added {
            Cow::Owned(digest(&|table| dictionaries.rows(table).map(|row| row.cells().collect()).collect()))
        } else {
            Cow::Borrowed(EMBEDDED)
        };
        Self::open(bytes)
    }
}

impl Romanisation {
    fn open(bytes: Cow<'static, [u8]>) -> Self {
        let mut reader = Reader { bytes: &bytes, at: 0 };
        let marked = (0..reader.number()).filter_map(|_| char::from_u32(reader.number() as u32)).collect();
        let units = reader.number();
        let (mut packed, mut texts) = (Vec::with_capacity(units), Vec::with_capacity(units));
        let mut by_first = vec![Vec::new(); 256];
        for unit in 0..units {
            let letters = reader.number() as u64 | (reader.number() as u64) << 32;
            packed.push(letters);
            texts.push(reader.string());
            if unit > 0 && letters != u64::MAX {
                by_first[(letters & 0xff) as usize].push(unit as Unit);
            }
        }
        let mut parts = Vec::with_capacity(Language::ALL.len());
        for _ in Language::ALL {
            let length = reader.number();
            parts.push(reader.at);
            reader.at += length;
        }
        let links = reader.number();
        let start = reader.at;
        let partners = start + links * LINK;
        Romanisation {
            alphabet: Alphabet::new(marked),
            packed,
            by_first,
            parts,
            tables: Language::ALL.iter().map(|_| OnceLock::new()).collect(),
            texts,
            links: start,
            partners,
            bytes,
        }
    }

    /// The table of a language.
    pub(super) fn table(&self, language: Language) -> &Table {
        self.tables[language as usize].get_or_init(|| {
            let mut reader = Reader { bytes: &self.bytes, at: self.parts[language as usize] };
            let graphemes = (0..reader.number()).map(|_| reader.string()).collect::<Vec<_>>();
            let writings = (0..reader.number())
                .map(|_| Writing {
                    grapheme: reader.short(),
                    unit: reader.short(),
                    convention: Convention::from_number(reader.byte()),
                    places: Places(reader.byte()),
                    rank: reader.byte(),
                })
                .collect();
            Table { graphemes: graphemes.into_iter().map(|place| self.text_at(place).into()).collect(), writings }
        })
    }

    fn text_at(&self, (start, end): (usize, usize)) -> &str {
        self.bytes.get(start..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    /// The letters of a unit.
    pub(super) fn unit_text(&self, unit: Unit) -> &str {
        self.texts.get(usize::from(unit)).map_or("", |&place| self.text_at(place))
    }

    /// Under which languages two units stand for one letter of an original.
    pub(super) fn link(&self, a: Unit, b: Unit) -> Option<Link> {
        let first = |unit: usize| word(&self.bytes, self.partners + 4 * unit) as usize;
        let all = self.partners + 4 * (self.packed.len() + 1);
        let (mut low, mut high) = (first(usize::from(a)), first(usize::from(a) + 1));
        while low < high {
            let middle = (low + high) / 2;
            let pair = word(&self.bytes, all + 4 * middle);
            match ((pair & 0xffff) as Unit).cmp(&b) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    let at = self.links + LINK * (pair >> 16) as usize;
                    return Some(std::array::from_fn(|place| {
                        std::array::from_fn(|mask| word(&self.bytes, at + 4 * (place * super::digest::MASKS + mask)))
                    }));
                }
            }
        }
        None
    }

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
        Language::ALL.into_iter().filter(|l| !self.table(*l).writings.is_empty()).fold(LanguageSet::NONE, |set, l| set.or(l.set()))
    }
}

/// Length of a link in bytes.
const LINK: usize = 4 * 3 * super::digest::MASKS;
