//! Words that matter to a construction: the table `syntax/constructions`.

use crate::data::{Dictionaries, Index};
use rustc_hash::FxHashMap;

/// What a word does in a construction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Construction {
    /// Fills the first place of a main clause alone.
    FirstPlace,
    /// Is doubled for emphasis or is an interjection.
    Emphasis,
    /// A pronoun that can stand beside another one of the same form.
    TwoPronouns,
    /// Is article, demonstrative and relative pronoun.
    ArticleAndPronoun,
    /// A preposition that can stand before a relative pronoun, or in „Punkt um Punkt“.
    Preposition,
    /// Stands before a demonstrative that its article follows.
    BeforeDemonstrative,
    /// Compares with a demonstrative that a genitive follows.
    Comparison,
    /// A small word that is lost in the word before it.
    LostTail,
    /// A separable prefix that is hardly ever an adverb at the end of a clause.
    Prefix,
    /// A participle that stands before a noun as an adverb.
    AdverbialParticiple,
    /// A predicative adjective that governs an accusative.
    AccusativeAdjective,
    /// Opens a sentence that need not have a verb.
    Ellipsis,
}

const NAMES: &[(&str, Construction)] = &[
    ("first place", Construction::FirstPlace),
    ("emphasis", Construction::Emphasis),
    ("two pronouns", Construction::TwoPronouns),
    ("article and pronoun", Construction::ArticleAndPronoun),
    ("preposition", Construction::Preposition),
    ("before demonstrative", Construction::BeforeDemonstrative),
    ("comparison", Construction::Comparison),
    ("lost tail", Construction::LostTail),
    ("prefix", Construction::Prefix),
    ("adverbial participle", Construction::AdverbialParticiple),
    ("accusative adjective", Construction::AccusativeAdjective),
    ("ellipsis", Construction::Ellipsis),
];

/// The table, by word.
pub(super) struct Constructions(FxHashMap<Box<str>, u16>);

impl Index for Constructions {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut words: FxHashMap<Box<str>, u16> = FxHashMap::default();
        for row in dictionaries.rows("syntax/constructions") {
            let [word, construction] = row.array();
            if let Some((_, construction)) = NAMES.iter().find(|(name, _)| *name == construction) {
                *words.entry(word.into()).or_default() |= 1 << *construction as u16;
            }
        }
        Constructions(words)
    }
}

impl Constructions {
    /// Whether the word, in small letters, has this part in the construction.
    pub(super) fn has(&self, word: &str, construction: Construction) -> bool {
        self.0.get(word).is_some_and(|set| set & 1 << construction as u16 != 0)
    }
}
