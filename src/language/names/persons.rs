//! Known persons: German and English spellings of whole names, and of their words.

use super::{EMPTY_KEY, extend_key, key};
use crate::data::{Dictionaries, Index, values};
use crate::language::romanisation::{Language, LanguageSet};
use rustc_hash::FxHashMap;

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name as German writes it, the usual form first; between two of them stands `; `.
    pub german: Box<str>,
    /// The family name as German writes it; empty for rulers.
    pub family: Box<str>,
    /// The language whose romanisation applies.
    pub language: Option<Language>,
    /// The English spelling is the person's own, or what German newspapers keep.
    pub keeps_english: bool,
    /// A journalist or photographer.
    pub byline: bool,
}

/// A spelling of a whole name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Index of the person.
    pub person: u32,
    /// Whether the spelling is right in German.
    pub german: bool,
}

/// What a word of an English spelling is in the German one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct WordForm {
    german: Box<str>,
    languages: LanguageSet,
    /// In how many persons' names.
    count: u16,
}

/// The table `names/persons`.
#[derive(Debug, Default)]
pub struct Persons {
    persons: Vec<Person>,
    full: FxHashMap<u64, Known>,
    /// First words of whole names.
    starts: FxHashMap<u64, ()>,
    /// Words of English spellings that German spells otherwise.
    english: FxHashMap<u64, WordForm>,
    /// Words of right German spellings with their languages; not those of emigrants, who spell as they please.
    german: FxHashMap<u64, (LanguageSet, u16)>,
}

impl Index for Persons {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut all = Persons::default();
        all.full.reserve(16_384);
        all.english.reserve(4_096);
        all.german.reserve(8_192);
        for row in dictionaries.rows("names/persons") {
            let [german, english, _, language, family, flags, _] = row.array();
            all.add(german, english, language, family, flags);
        }
        all
    }
}

impl Person {
    /// All right German forms, the usual one first.
    pub fn german_forms(&self) -> impl Iterator<Item = &str> {
        values(&self.german)
    }
}

impl Persons {
    fn add(&mut self, german: &str, english: &str, language: &str, family: &str, flags: &str) {
        let Some(first) = values(german).next() else { return };
        let language = Language::from_code(language);
        let set = language.map_or(LanguageSet::NONE, Language::set);
        let number = self.persons.len() as u32;
        let keeps = values(flags).any(|flag| matches!(flag, "emigrant" | "keep" | "stage-name"));
        self.persons.push(Person {
            german: german.into(),
            family: values(family).next().unwrap_or("").into(),
            language,
            keeps_english: keeps,
            byline: values(flags).any(|flag| flag == "byline"),
        });
        for form in values(german) {
            self.full.insert(key(form), Known { person: number, german: true });
            self.starts.insert(first_key(form), ());
            for word in words(form).filter(|_| !keeps) {
                let known = self.german.entry(key(word)).or_default();
                *known = (known.0.or(set), known.1.saturating_add(1));
            }
        }
        for form in values(english) {
            self.full.entry(key(form)).or_insert(Known { person: number, german: false });
            self.starts.insert(first_key(form), ());
            if keeps || words(form).count() != words(first).count() {
                continue;
            }
            for (english, german) in words(form).zip(words(first)) {
                if english != german {
                    let word = self.english.entry(key(english)).or_insert_with(|| WordForm {
                        german: german.into(),
                        languages: LanguageSet::NONE,
                        count: 0,
                    });
                    if *word.german == *german {
                        word.languages = word.languages.or(set);
                        word.count = word.count.saturating_add(1);
                    }
                }
            }
        }
    }

    /// A person by index.
    pub fn person(&self, index: u32) -> Option<&Person> {
        self.persons.get(index as usize)
    }

    /// Whether a whole name can begin with this word.
    pub fn can_start(&self, word: &str) -> bool {
        self.starts.contains_key(&first_key(word))
    }

    /// The person of a whole name, given by its key.
    pub fn by_key(&self, key: u64) -> Option<Known> {
        self.full.get(&key).copied()
    }

    /// The person of a whole name.
    pub fn get(&self, name: &str) -> Option<Known> {
        self.by_key(key(name))
    }

    /// What German writes for a word of an English spelling of some person, and in which languages.
    pub fn german_word(&self, english: &str) -> Option<(&str, LanguageSet)> {
        let key = key(english);
        let word = self.english.get(&key)?;
        // A spelling that is German in more names than it is English in says nothing.
        (self.german.get(&key).is_none_or(|known| known.1 < word.count)).then_some((&*word.german, word.languages))
    }

    /// The languages of the persons in whose German name the word stands.
    pub fn languages_of_german_word(&self, word: &str) -> Option<LanguageSet> {
        self.german.get(&key(word)).map(|known| known.0)
    }
}

/// The words of a name; hyphens part them.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-']).filter(|word| !word.is_empty())
}

fn first_key(name: &str) -> u64 {
    extend_key(EMPTY_KEY, words(name).next().unwrap_or(""))
}
