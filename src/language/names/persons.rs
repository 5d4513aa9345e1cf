//! Known persons and given names: the digests of the tables, read in place.

use super::digest::{AMBIGUOUS, BYLINE, KEEPS, RECORDS, WESTERN, digest, first_key, key};
use crate::data::{Dictionaries, Index, values};
use crate::language::romanisation::{Language, LanguageSet};
use std::borrow::Cow;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// One person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person<'p> {
    /// The name as German writes it, the usual form first; between two of them stands `; `.
    pub german: &'p str,
    /// The family name as German writes it; empty for rulers.
    pub family: &'p str,
    /// The language whose romanisation applies.
    pub language: Option<Language>,
    /// The English spelling is the person's own, or what German newspapers keep.
    pub keeps_english: bool,
    /// A journalist or photographer.
    pub byline: bool,
}

impl<'p> Person<'p> {
    /// All right German forms, the usual one first.
    pub fn german_forms(self) -> impl Iterator<Item = &'p str> {
        values(self.german)
    }
}

/// A spelling of a whole name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Number of the person.
    pub person: u32,
    /// Whether the spelling is right in German.
    pub german: bool,
}

/// What is known of a given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Languages from which it is romanised.
    pub languages: LanguageSet,
    /// Also, or only, at home in a language of Latin script.
    pub western: bool,
    /// Also an ordinary word or a place.
    pub ambiguous: bool,
}

/// The sections of a digest.
#[derive(Debug, Clone, Copy)]
#[repr(usize)]
enum Section {
    Given,
    Full,
    Starts,
    English,
    German,
    Persons,
}

/// A digest; opening it costs nothing.
#[derive(Debug)]
struct Layer {
    bytes: Cow<'static, [u8]>,
}

impl Layer {
    fn word(&self, at: usize) -> u32 {
        self.bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }

    /// Where a section begins, and its records.
    fn section(&self, section: usize) -> (usize, usize) {
        let start = 4 * RECORDS.len() + (0..section).map(|s| self.word(4 * s) as usize * RECORDS[s]).sum::<usize>();
        (start, if section < RECORDS.len() { self.word(4 * section) as usize } else { 0 })
    }

    /// The record of a key, behind the key.
    fn find(&self, section: Section, key: u64) -> Option<usize> {
        let (start, length) = self.section(section as usize);
        let record = RECORDS[section as usize];
        let (mut low, mut high) = (0, length);
        while low < high {
            let middle = (low + high) / 2;
            let at = start + middle * record;
            let found = u64::from(self.word(at)) | u64::from(self.word(at + 4)) << 32;
            match found.cmp(&key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(at + 8),
            }
        }
        None
    }

    fn string(&self, place: u32) -> &str {
        let at = self.section(RECORDS.len()).0 + place as usize;
        let length = self.word(at) as usize & 0xffff;
        self.bytes.get(at + 2..at + 2 + length).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or("")
    }

    fn persons(&self) -> u32 {
        self.section(Section::Persons as usize).1 as u32
    }
}

/// The user's rows first, then the embedded ones.
fn layers(dictionaries: &Dictionaries) -> Vec<Layer> {
    let mut layers = Vec::with_capacity(2);
    if ["language/given-names", "names/persons"].iter().any(|table| dictionaries.added_rows(table).next().is_some()) {
        let bytes = digest(&|table| dictionaries.added_rows(table).map(|row| row.cells().collect()).collect());
        layers.push(Layer { bytes: Cow::Owned(bytes) });
    }
    layers.push(Layer { bytes: Cow::Borrowed(EMBEDDED) });
    layers
}

/// The table `language/given-names`.
#[derive(Debug)]
pub struct GivenNames {
    layers: Vec<Layer>,
}

impl Index for GivenNames {
    fn build(dictionaries: &Dictionaries) -> Self {
        GivenNames { layers: layers(dictionaries) }
    }
}

impl GivenNames {
    /// What is known of a name, in any case. About 50 ns.
    pub fn get(&self, name: &str) -> Option<Given> {
        let key = key(name);
        self.layers.iter().find_map(|layer| {
            let at = layer.find(Section::Given, key)?;
            let flags = layer.word(at + 4);
            Some(Given { languages: LanguageSet(layer.word(at)), western: flags & WESTERN != 0, ambiguous: flags & AMBIGUOUS != 0 })
        })
    }
}

/// The table `names/persons`: German and English spellings of whole names, and of their words.
#[derive(Debug)]
pub struct Persons {
    layers: Vec<Layer>,
}

impl Index for Persons {
    fn build(dictionaries: &Dictionaries) -> Self {
        Persons { layers: layers(dictionaries) }
    }
}

impl Persons {
    /// A person by number.
    pub fn person(&self, mut number: u32) -> Option<Person<'_>> {
        for layer in &self.layers {
            if number < layer.persons() {
                let at = layer.section(Section::Persons as usize).0 + number as usize * RECORDS[Section::Persons as usize];
                let flags = layer.word(at + 12);
                return Some(Person {
                    german: layer.string(layer.word(at)),
                    family: layer.string(layer.word(at + 4)),
                    language: Language::ALL.get(layer.word(at + 8) as usize).copied(),
                    keeps_english: flags & KEEPS != 0,
                    byline: flags & BYLINE != 0,
                });
            }
            number -= layer.persons();
        }
        None
    }

    /// Whether a whole name can begin with this word.
    pub fn can_start(&self, word: &str) -> bool {
        let key = first_key(word);
        self.layers.iter().any(|layer| layer.find(Section::Starts, key).is_some())
    }

    /// The person of a whole name, given by its key.
    pub fn by_key(&self, key: u64) -> Option<Known> {
        let mut before = 0;
        for layer in &self.layers {
            if let Some(at) = layer.find(Section::Full, key) {
                return Some(Known { person: before + layer.word(at), german: layer.word(at + 4) != 0 });
            }
            before += layer.persons();
        }
        None
    }

    /// The person of a whole name.
    pub fn get(&self, name: &str) -> Option<Known> {
        self.by_key(key(name))
    }

    /// What German writes for a word of an English spelling of some person, and in which languages.
    pub fn german_word(&self, english: &str) -> Option<(&str, LanguageSet)> {
        let key = key(english);
        self.layers.iter().find_map(|layer| {
            let at = layer.find(Section::English, key)?;
            // A spelling that is German in more names than it is English in says nothing.
            let german = layer.find(Section::German, key).map_or(0, |at| layer.word(at + 4));
            (german < layer.word(at + 4)).then(|| (layer.string(layer.word(at + 8)), LanguageSet(layer.word(at))))
        })
    }

    /// The languages of the persons in whose German name the word stands.
    pub fn languages_of_german_word(&self, word: &str) -> Option<LanguageSet> {
        let key = key(word);
        self.layers.iter().find_map(|layer| layer.find(Section::German, key).map(|at| LanguageSet(layer.word(at))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_by_key() {
        let dictionaries = Dictionaries::new();
        let (persons, given) = (dictionaries.index::<Persons>(), dictionaries.index::<GivenNames>());
        let known = persons.get("Yevgeny Prigozhin").expect("in the table");
        assert!(!known.german);
        let person = persons.person(known.person).expect("a person");
        assert_eq!((person.german_forms().next(), person.family), (Some("Jewgeni Prigoschin"), "Prigoschin"));
        assert!(persons.get("Jewgeni Prigoschin").is_some_and(|k| k.german));
        assert!(persons.can_start("Yevgeny") && !persons.can_start("Sonntag"));
        assert_eq!(persons.german_word("Prigozhin").map(|w| w.0), Some("Prigoschin"));
        assert!(given.get("Sergej").is_some_and(|g| g.languages.has(Language::Russian) && !g.western));
        assert_eq!(given.get("Sonntagsausflug"), None);
    }

    #[test]
    fn added_rows_override() {
        let text = "# Columns: german\tenglish\toriginal\tlanguage\tfamily\tflags\tnote\n\n## Ours — test\nOrlan Bektow\tOrlan Bekhtov\t\tru\tBektow\t\t\n";
        let table = crate::data::AddedTable { path: "added.tsv".into(), name: "names/persons".into(), text: text.into() };
        let dictionaries = Dictionaries::with_added(vec![table]).expect("a right table");
        let persons = dictionaries.index::<Persons>();
        let known = persons.get("Orlan Bekhtov").expect("added");
        assert_eq!(persons.person(known.person).map(|p| p.family), Some("Bektow"));
        let other = persons.get("Yevgeny Prigozhin").expect("embedded");
        assert_eq!(persons.person(other.person).map(|p| p.family), Some("Prigoschin"));
    }
}
