//! Endings of family names and words for countries: the signs by which a run of capitals is a person of some culture.

use crate::data::{Dictionaries, Index, values};
use crate::language::romanisation::{Language, LanguageSet};
use rustc_hash::FxHashMap;

/// The table `romanisation/family-suffixes`.
#[derive(Debug, Default)]
pub struct Suffixes {
    endings: Vec<(Box<str>, LanguageSet, bool)>,
}

impl Index for Suffixes {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut endings: Vec<(Box<str>, LanguageSet, bool)> = Vec::new();
        for row in dictionaries.rows("romanisation/family-suffixes") {
            let [english, german, languages, certain] = row.array();
            let set = values(languages).filter_map(Language::from_name).fold(LanguageSet::NONE, |set, l| set.or(l.set()));
            endings.push((english.into(), set, certain == "yes"));
            if german != english {
                endings.push((german.into(), set, certain == "yes"));
            }
        }
        // The longest ending says most.
        endings.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        Suffixes { endings }
    }
}

impl Suffixes {
    /// The languages of a family name by its ending, and whether the ending is certain.
    pub fn get(&self, name: &str) -> Option<(LanguageSet, bool)> {
        let lower = name.to_lowercase();
        self.endings
            .iter()
            .find(|(ending, ..)| lower.len() > ending.len() + 1 && lower.ends_with(&**ending))
            .map(|&(_, set, certain)| (set, certain))
    }
}

/// The table `romanisation/cultures`: words that show of which country an article speaks.
#[derive(Debug, Default)]
pub struct Cultures {
    /// By the first three letters.
    stems: FxHashMap<Box<str>, Vec<(Box<str>, Culture)>>,
}

/// What a word for a country or a people says of the names from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Culture {
    /// Languages of the names.
    pub languages: LanguageSet,
    /// They leave their script in French spelling (Bouchnak), which German papers keep.
    pub french: bool,
}

impl Index for Cultures {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut cultures = Cultures::default();
        for row in dictionaries.rows("romanisation/cultures") {
            let [stem, languages, latin] = row.array();
            let languages = values(languages).filter_map(Language::from_name).fold(LanguageSet::NONE, |set, l| set.or(l.set()));
            let culture = Culture { languages, french: latin == "french" };
            cultures.stems.entry(start(stem).into()).or_default().push((stem.into(), culture));
        }
        cultures
    }
}

/// The first three letters, or all.
fn start(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(end, _)| &word[..end])
}

impl Cultures {
    /// What a word in lower case says that names a country, a people or a capital; nothing for all others.
    pub fn get(&self, lower: &str) -> Culture {
        let Some(stems) = self.stems.get(start(lower)) else { return Culture::default() };
        stems.iter().filter(|(stem, _)| lower.starts_with(&**stem)).fold(Culture::default(), |all, (_, culture)| Culture {
            languages: all.languages.or(culture.languages),
            french: all.french || culture.french,
        })
    }
}
