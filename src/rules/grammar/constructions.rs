//! Constructions that excuse what looks like a fault, by the word that makes them: tables `grammar/nouns`, `grammar/prepositions`, `grammar/small-nouns`.

use crate::data::{Dictionaries, Index};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a noun can do that keeps it from agreeing, or proves that it must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// Counts and may stay without plural ending (*20 Prozent*).
    Measure,
    /// Stands before a postposition (*meiner Meinung nach*).
    Opinion,
    /// Needs no genitive ending (*des Internet*).
    Uninflected,
    /// Closes a foreign name that begins like German (*die Europa League*).
    ForeignHead,
    /// Is followed by its number (*die Landesstraße 44*).
    Numbered,
    /// Closes an adverbial with *über* or *durch* (*die ganze Nacht über*).
    While,
    /// Is followed by its name (*die Provinz Hunan*).
    Apposition,
}

/// Why a preposition does not govern what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Preposition {
    /// An adverb, conjunction or something else too often.
    Loose,
    /// Closes an expression that another preposition opened.
    Circumposition,
    /// Stands before a rounded number.
    About,
}

/// Both tables, by form in lower case.
pub(super) struct Constructions {
    nouns: FxHashMap<Box<str>, u8>,
    prepositions: FxHashMap<Box<str>, u8>,
}

/// Nouns that are written small for a reason: table `grammar/small-nouns`.
pub(super) struct SmallNouns(FxHashSet<Box<str>>);

impl Index for SmallNouns {
    fn build(dictionaries: &Dictionaries) -> Self {
        SmallNouns(dictionaries.rows("grammar/small-nouns").map(|row| row.cell(0).into()).collect())
    }
}

impl SmallNouns {
    /// Whether the noun may stand written small.
    pub(super) fn has(&self, lower: &str) -> bool {
        self.0.contains(lower)
    }
}

impl Index for Constructions {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut nouns: FxHashMap<Box<str>, u8> = FxHashMap::default();
        let mut add = |noun: &str, construction: Noun| *nouns.entry(noun.to_lowercase().into()).or_default() |= 1 << construction as u8;
        for row in dictionaries.rows("grammar/nouns") {
            let [noun, construction] = row.array();
            match construction {
                "measure" => add(noun, Noun::Measure),
                "opinion" => add(noun, Noun::Opinion),
                "uninflected" => add(noun, Noun::Uninflected),
                "foreign head" => add(noun, Noun::ForeignHead),
                "numbered" => add(noun, Noun::Numbered),
                "while" => add(noun, Noun::While),
                "apposition" => add(noun, Noun::Apposition),
                _ => {}
            }
        }
        for row in dictionaries.rows("syntax/noun-pairs") {
            let [noun, role] = row.array();
            if role == "apposition" {
                add(noun, Noun::Apposition);
            }
        }
        let mut prepositions: FxHashMap<Box<str>, u8> = FxHashMap::default();
        for row in dictionaries.rows("grammar/prepositions") {
            let [preposition, construction] = row.array();
            let construction = match construction {
                "loose" => Preposition::Loose,
                "circumposition" => Preposition::Circumposition,
                "about" => Preposition::About,
                _ => continue,
            };
            *prepositions.entry(preposition.into()).or_default() |= 1 << construction as u8;
        }
        Constructions { nouns, prepositions }
    }
}

impl Constructions {
    /// Whether the form, in lower case, makes the construction.
    pub(super) fn noun(&self, lower: &str, construction: Noun) -> bool {
        self.nouns.get(lower).is_some_and(|set| set & 1 << construction as u8 != 0)
    }

    /// Like [`Constructions::noun`] for a compound that ends in the noun: at the border of its last part, where that is known, or in a noun of
    /// six letters and more.
    pub(super) fn ends_in(&self, lower: &str, border: Option<usize>, construction: Noun) -> bool {
        let long = |at: usize| at > 2 && lower.len() - at > 5;
        let mut ends = lower.char_indices().map(|(at, _)| at).filter(|&at| at == 0 || Some(at) == border || long(at));
        ends.any(|at| self.noun(&lower[at..], construction))
            || lower.rsplit_once('-').is_some_and(|(_, last)| self.noun(last, construction))
    }

    /// Whether the preposition, in lower case, makes the construction.
    pub(super) fn preposition(&self, lower: &str, construction: Preposition) -> bool {
        self.prepositions.get(lower).is_some_and(|set| set & 1 << construction as u8 != 0)
    }
}
