//! From the tables of persons and given names to what the program searches.
//!
//! Runs in the build script over the embedded tables, and in the program over the rows that a user adds, so it depends
//! on nothing of the crate but the languages. Texts are kept as keys; every section is ordered by key.
//!
//! Layout (little endian): the lengths of the sections in records as six `u32`, then the sections:
//!
//! - given names: `u64` key, `u32` languages, `u32` flags
//! - whole names: `u64` key, `u32` person, `u32` whether it is German
//! - first words of whole names: `u64` key
//! - words of English spellings: `u64` key, `u32` languages, `u32` count, `u32` place of the German word
//! - words of German spellings: `u64` key, `u32` languages, `u32` count
//! - persons: `u32` place of the German forms, `u32` place of the family name, `u32` language (255 none), `u32` flags
//! - strings: `u16` length, UTF-8

use super::language::{Language, LanguageSet};
use std::collections::BTreeMap;

/// A 64-bit key of a word or of several: without case; hyphens are blanks, apostrophes all alike.
///
/// The tables keep keys instead of texts; among ten thousand names two share a key once in a hundred billion cases.
pub fn key(text: &str) -> u64 {
    extend_key(EMPTY_KEY, text)
}

/// The key of nothing.
pub const EMPTY_KEY: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of a text that goes on with another word.
pub fn extend_key(mut key: u64, text: &str) -> u64 {
    let mut byte = |byte: u8| key = (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(5);
    if text.is_ascii() {
        for b in text.bytes() {
            byte(match b {
                b'-' => b' ',
                b'`' => b'\'',
                _ => b.to_ascii_lowercase(),
            });
        }
    } else {
        let mut buffer = [0; 4];
        for c in text.chars().flat_map(char::to_lowercase) {
            match c {
                '-' | '‐' | '‑' => byte(b' '),
                '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' => byte(b'\''),
                '\u{ad}' | '\u{200b}'..='\u{200f}' => {}
                _ => c.encode_utf8(&mut buffer).bytes().for_each(&mut byte),
            }
        }
    }
    key
}

/// Length of a record in each section, in bytes.
pub(crate) const RECORDS: [usize; 6] = [16, 16, 8, 20, 16, 16];

/// Flags of given names.
pub(crate) const WESTERN: u32 = 1;
/// Also a word or a place.
pub(crate) const AMBIGUOUS: u32 = 2;
/// Flags of persons: the English spelling is kept.
pub(crate) const KEEPS: u32 = 1;
/// A journalist or photographer.
pub(crate) const BYLINE: u32 = 2;

/// The rows of a table by its name, each split into cells.
pub type Rows<'r, 't> = &'r dyn Fn(&str) -> Vec<Vec<&'t str>>;

#[derive(Default)]
struct Digest {
    given: BTreeMap<u64, (u32, u32)>,
    full: BTreeMap<u64, (u32, u32)>,
    starts: BTreeMap<u64, ()>,
    english: BTreeMap<u64, (u32, u32, u32)>,
    german: BTreeMap<u64, (u32, u32)>,
    persons: Vec<[u32; 4]>,
    strings: Vec<u8>,
    places: BTreeMap<String, u32>,
}

/// Digests `language/given-names` and `names/persons`.
pub fn digest<'t>(rows: Rows<'_, 't>) -> Vec<u8> {
    let mut all = Digest::default();
    for row in rows("language/given-names") {
        if let [name, _, origins, ambiguous] = row[..] {
            all.given(name, origins, ambiguous);
        }
    }
    for row in rows("names/persons") {
        if let [german, english, _, language, family, flags, _] = row[..] {
            all.person(german, english, language, family, flags);
        }
    }
    all.write()
}

fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split("; ").map(str::trim).filter(|value| !value.is_empty())
}

/// The words of a name; hyphens part them.
pub(crate) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-']).filter(|word| !word.is_empty())
}

/// The key of the first word of a name.
pub(crate) fn first_key(name: &str) -> u64 {
    key(words(name).next().unwrap_or(""))
}

impl Digest {
    fn given(&mut self, name: &str, origins: &str, ambiguous: &str) {
        let (mut set, mut flags) = (LanguageSet::NONE, if ambiguous == "yes" { AMBIGUOUS } else { 0 });
        for origin in values(origins) {
            match languages(origin) {
                LanguageSet::NONE => flags |= WESTERN,
                languages => set = set.or(languages),
            }
        }
        self.given.insert(key(name), (set.0, flags));
    }

    fn string(&mut self, text: &str) -> u32 {
        if let Some(&place) = self.places.get(text) {
            return place;
        }
        let place = self.strings.len() as u32;
        self.strings.extend((text.len() as u16).to_le_bytes());
        self.strings.extend(text.bytes().take(usize::from(u16::MAX)));
        self.places.insert(text.to_owned(), place);
        place
    }

    fn person(&mut self, german: &str, english: &str, language: &str, family: &str, flags: &str) {
        let Some(first) = values(german).next() else { return };
        let language = Language::from_code(language);
        let set = language.map_or(0, |language| language.set().0);
        let number = self.persons.len() as u32;
        let keeps = values(flags).any(|flag| matches!(flag, "emigrant" | "keep" | "stage-name"));
        let byline = values(flags).any(|flag| flag == "byline");
        let flags = if keeps { KEEPS } else { 0 } | if byline { BYLINE } else { 0 };
        let record = [self.string(german), self.string(values(family).next().unwrap_or("")), language.map_or(255, |l| l as u32), flags];
        self.persons.push(record);
        for form in values(german) {
            self.full.insert(key(form), (number, 1));
            self.starts.insert(first_key(form), ());
            for word in words(form).filter(|_| !keeps) {
                let known = self.german.entry(key(word)).or_default();
                *known = (known.0 | set, known.1 + 1);
            }
        }
        for form in values(english) {
            self.full.entry(key(form)).or_insert((number, 0));
            self.starts.insert(first_key(form), ());
            if keeps || words(form).count() != words(first).count() {
                continue;
            }
            for (english, german) in words(form).zip(words(first)).filter(|(english, german)| english != german) {
                let place = self.string(german);
                let word = self.english.entry(key(english)).or_insert((0, 0, place));
                if word.2 == place {
                    *word = (word.0 | set, word.1 + 1, place);
                }
            }
        }
    }

    fn write(self) -> Vec<u8> {
        let mut out = Vec::new();
        let lengths = [self.given.len(), self.full.len(), self.starts.len(), self.english.len(), self.german.len(), self.persons.len()];
        let numbers = |out: &mut Vec<u8>, numbers: &[u32]| numbers.iter().for_each(|n| out.extend(n.to_le_bytes()));
        numbers(&mut out, &lengths.map(|n| n as u32));
        for (key, (languages, flags)) in &self.given {
            out.extend(key.to_le_bytes());
            numbers(&mut out, &[*languages, *flags]);
        }
        for (key, (person, german)) in &self.full {
            out.extend(key.to_le_bytes());
            numbers(&mut out, &[*person, *german]);
        }
        self.starts.keys().for_each(|key| out.extend(key.to_le_bytes()));
        for (key, (languages, count, place)) in &self.english {
            out.extend(key.to_le_bytes());
            numbers(&mut out, &[*languages, *count, *place]);
        }
        for (key, (languages, count)) in &self.german {
            out.extend(key.to_le_bytes());
            numbers(&mut out, &[*languages, *count]);
        }
        self.persons.iter().for_each(|person| numbers(&mut out, person));
        out.extend(self.strings);
        out
    }
}

/// The languages that an origin of the table of given names stands for; none for languages of Latin script.
fn languages(origin: &str) -> LanguageSet {
    use Language::*;
    let set = |languages: &[Language]| languages.iter().fold(LanguageSet::NONE, |set, l| set.or(l.set()));
    match origin {
        // Russian names are given in all countries of the former Union.
        "Russian" => LanguageSet::CYRILLIC.without(set(&[Bulgarian, Macedonian])),
        "Ukrainian" => set(&[Ukrainian]),
        "Belarusian" => set(&[Belarusian]),
        "Bulgarian and Macedonian" => set(&[Bulgarian, Macedonian]),
        "Caucasian and Central Asian" => set(&[Kazakh, Kyrgyz, Tajik, Turkmen, Uzbek, Azerbaijani, Georgian, Armenian, Russian]),
        "Arabic" => set(&[Arabic]),
        "Persian and Afghan" | "Kurdish" => set(&[Persian]),
        "Hebrew" => set(&[Hebrew]),
        "Greek" => set(&[Greek]),
        "Indian and South Asian" => set(&[Hindi]),
        "South Slavic" => set(&[Serbian]),
        _ => LanguageSet::NONE,
    }
}
