//! Noun phrases with their agreement sets, found once for all rules.
//!
//! A phrase is a determiner (or a preposition fused with one), adjectives and a
//! noun that stand side by side; adverbs before an adjective and numbers are
//! jumped over, coordinated adjectives are followed. Each member keeps its set of
//! (case, gender or plural) pairs in the declension that the determiner asks for;
//! a phrase agrees when some pair is in all sets. Nothing is disambiguated: a word
//! with several readings has the union of their sets. What the lexicon does not
//! know makes the phrase uncertain, and uncertain means silence.
//!
//! Cost: the sets of each distinct form are united once, then one pass over the
//! tokens with a look-ahead of a few words.

mod parser;
mod word;

pub use word::Word;

use super::Analysis;
use super::features::{Agreement, Case, Declension};
use crate::document::Document;
use parser::Parser;

/// What a word does in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Article, possessive, demonstrative, quantifier.
    Determiner,
    /// Preposition with article.
    Contraction,
    /// Adjective or participle with an ending.
    Adjective,
    /// The noun.
    Head,
}

/// One agreeing word of a phrase.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its token.
    pub token: u32,
    /// What it does.
    pub role: Role,
}

/// A noun phrase.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    /// First token, the contraction or determiner if there is one.
    pub start: u32,
    /// The noun.
    pub head: u32,
    /// The preposition directly before, where it governs the phrase.
    pub preposition: Option<u32>,
    /// The cases that the preposition leaves open; everything without one.
    pub governed: Agreement,
    /// What all members share; empty when they disagree.
    pub agreement: Agreement,
    /// Declensions tried, as bits.
    pub declensions: u8,
    /// Its members, as a range of [`Phrases::members`].
    members: (u32, u32),
    /// A number stands in it.
    pub counted: bool,
    /// Some word is a name, unknown, foreign, or something was jumped over that may hide another phrase.
    pub uncertain: bool,
    /// The first part of a compound with a hyphen and a conjunct stands before the noun.
    pub truncated: bool,
}

impl Phrase {
    /// Whether it is a noun alone.
    pub fn is_bare(&self) -> bool {
        self.start == self.head
    }

    /// What remains of the agreement in the cases of the preposition.
    pub fn set(&self) -> Agreement {
        self.agreement & self.governed
    }
}

/// All phrases of a document.
#[derive(Debug, Default)]
pub struct Phrases {
    words: Vec<Word>,
    phrases: Vec<Phrase>,
    members: Vec<Member>,
    /// For each sentence the end of its phrases.
    ends: Vec<u32>,
}

impl Phrases {
    /// Finds the phrases of a document; linear in its tokens.
    pub fn new(document: &Document, analysis: &Analysis) -> Self {
        let words = analysis.distinct().map(Word::of).collect();
        let mut phrases = Phrases { words, ..Phrases::default() };
        for sentence in &document.sentences {
            let mut parser = Parser { document, analysis, phrases: &mut phrases, sentence: sentence.tokens() };
            parser.sentence();
            phrases.ends.push(phrases.phrases.len() as u32);
        }
        phrases
    }

    /// What is known of a token.
    pub fn word(&self, analysis: &Analysis, token: usize) -> &Word {
        &self.words[analysis.form(token)]
    }

    /// The phrases of the sentence with this index, in the order of the text.
    pub fn of_sentence(&self, sentence: usize) -> &[Phrase] {
        let start = sentence.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(sentence).map_or(start, |end| *end as usize);
        &self.phrases[start..end]
    }

    /// What the members share when `head` is the noun, and in which declensions adjectives were tried.
    pub fn agreement(&self, analysis: &Analysis, phrase: &Phrase, head: usize) -> (Agreement, u8) {
        let members = self.members(phrase);
        let mut all = Agreement::NONE;
        let mut tried = 0;
        for declension in Declension::ALL {
            let mut set = self.word(analysis, head).head(declension);
            let mut determined = false;
            let (mut possible, mut second) = (true, false);
            for member in members {
                let token = member.token as usize;
                let word = self.word(analysis, token);
                match member.role {
                    Role::Contraction => {
                        determined = true;
                        set = set & word.contraction;
                        possible &= declension == Declension::Weak;
                    }
                    Role::Determiner => {
                        determined = true;
                        let own = word.determiner[declension as usize];
                        let wavers = is_stem(analysis.lower(token), WAVERING) && declension != Declension::Mixed;
                        let any = word.determiner.iter().fold(Agreement::NONE, |all, set| all | *set);
                        possible &= wavers || !own.is_empty();
                        set = set & if wavers { any } else { own };
                    }
                    Role::Adjective => {
                        let lower = analysis.lower(token);
                        let mut own = word.adjective[declension as usize];
                        if is_stem(lower, LIKE_ADJECTIVES) || is_stem(lower, &["ein"]) {
                            own |= of_ending(ending(lower), declension);
                            if !determined {
                                own |= word.determiner.iter().fold(Agreement::NONE, |all, set| all | *set);
                            }
                        }
                        // „mit rotem schweren Wein“
                        if second && declension == Declension::Strong {
                            own |= word.adjective[Declension::Weak as usize] & Agreement::case(Case::Dative) & Agreement::singular();
                        }
                        second = true;
                        set = set & own;
                    }
                    Role::Head => {}
                }
            }
            // Without a determiner and behind a preposition the strong declension is asked for.
            if !determined && phrase.preposition.is_some() && !phrase.counted && declension != Declension::Strong && members.len() > 1 {
                possible = false;
            }
            if possible {
                tried |= 1 << declension as u8;
                all |= set;
            }
        }
        (all, tried)
    }

    /// The agreeing words of a phrase, the head last.
    pub fn members(&self, phrase: &Phrase) -> &[Member] {
        &self.members[phrase.members.0 as usize..phrase.members.1 as usize]
    }
}

/// Pronouns that are declined like adjectives behind a determiner (*die anderen, keine solchen, der viele Regen*).
const LIKE_ADJECTIVES: &[&str] = &["ander", "viel", "wenig", "beid", "solch", "jed", "sämtlich", "mehrer", "einig", "etlich", "folgend"];

/// Determiners behind which adjectives are found in the strong and in the weak declension.
const WAVERING: &[&str] = &[
    "all",
    "manch",
    "solch",
    "welch",
    "viel",
    "wenig",
    "einig",
    "etlich",
    "mehrer",
    "ander",
    "beid",
    "sämtlich",
    "folgend",
    "irgendwelch",
    "tausend",
    "hundert",
    "dutzend",
    "zahlreich",
];

/// Determiners before another determiner (*all die Leute, alle diese Fragen, dieses sein Werk*).
const BEFORE_DETERMINERS: &[&str] = &["all", "dies", "jen", "solch", "welch", "manch", "beid"];

/// „STANDARD“, „GlobalFlyer“, „BBC“: the gender of such names is anybody's guess.
fn has_inner_capital(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or(word);
    last.chars().skip(1).any(char::is_uppercase)
}

/// The ending of an adjective or a pronoun declined like one, without the stem.
pub fn ending(word: &str) -> &str {
    ["en", "em", "er", "es", "e"].into_iter().find(|ending| word.len() > ending.len() && word.ends_with(ending)).unwrap_or("")
}

/// Whether a word is one of these stems with an ending.
fn is_stem(word: &str, stems: &[&str]) -> bool {
    let stem = word.strip_suffix(ending(word)).unwrap_or(word);
    stems.contains(&stem) || stems.contains(&word)
}

/// What an adjective's ending says in a declension.
pub fn of_ending(ending: &str, declension: Declension) -> Agreement {
    // Bits: case × 4 + (masculine, feminine, neuter, plural), from the nominative up.
    const fn set(nominative: u16, genitive: u16, dative: u16, accusative: u16) -> Agreement {
        Agreement(nominative | genitive << 4 | dative << 8 | accusative << 12)
    }
    match (ending, declension) {
        ("e", Declension::Strong) => set(0b1010, 0, 0, 0b1010),
        ("en", Declension::Strong) => set(0, 0b0101, 0b1000, 0b0001),
        ("er", Declension::Strong) => set(0b0001, 0b1010, 0b0010, 0),
        ("es", Declension::Strong) => set(0b0100, 0, 0, 0b0100),
        ("em", Declension::Strong) => set(0, 0, 0b0101, 0),
        ("e", Declension::Weak) => set(0b0111, 0, 0, 0b0110),
        ("en", Declension::Weak | Declension::Mixed) => set(0b1000, 0b1111, 0b1111, 0b1001),
        ("e", Declension::Mixed) => set(0b0010, 0, 0, 0b0010),
        ("er", Declension::Mixed) => set(0b0001, 0, 0, 0),
        ("es", Declension::Mixed) => set(0b0100, 0, 0, 0b0100),
        _ => Agreement::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Dictionaries;
    use crate::document::{Format, LineIndex};
    use crate::input;
    use crate::language::segment;
    use std::sync::Arc;

    /// Each phrase of a sentence with what its members share in the preposition's cases.
    fn phrases(text: &str) -> Vec<(String, String)> {
        let dictionaries = Dictionaries::new();
        let file: Arc<str> = text.into();
        let lines = Arc::new(LineIndex::new(&file));
        let prose = input::prose(Format::Plain, &file);
        let document = segment::document("test".into(), Format::Plain, Arc::clone(&file), lines, prose, &dictionaries);
        let analysis = Analysis::new(&document, &dictionaries);
        let phrases = analysis.phrases(&document);
        let all = (0..document.sentences.len()).flat_map(|sentence| phrases.of_sentence(sentence));
        all.filter(|phrase| !phrase.is_bare())
            .map(|phrase| {
                let span = document.tokens[phrase.start as usize].span.to(document.tokens[phrase.head as usize].span);
                (document.text(span).to_owned(), phrase.set().to_string())
            })
            .collect()
    }

    #[test]
    fn members_and_prepositions_are_intersected() {
        assert_eq!(phrases("Sie sprach mit der alten Lehrerin.")[0], ("der alten Lehrerin".into(), "df".into()));
        assert_eq!(phrases("Sie sprach mit die alten Lehrerin.")[0].1, "");
        assert_eq!(phrases("Wir fuhren ins alte Haus.")[0], ("ins alte Haus".into(), "an".into()));
    }

    #[test]
    fn adverbs_numbers_and_coordinated_adjectives_are_jumped_over() {
        assert_eq!(phrases("Er kaufte die drei sehr alten und schönen Bücher.")[0].0, "die drei sehr alten und schönen Bücher");
        assert_eq!(phrases("Am 3. Mai kam der Wagen.")[0].0, "Am 3. Mai");
    }

    #[test]
    fn the_declension_comes_from_the_determiner() {
        assert_eq!(of_ending("er", Declension::Mixed).to_string(), "nm");
        assert_eq!(phrases("Heute ist ein schöner Tag.")[0].1, "nm");
        assert_eq!(phrases("Heute ist ein schöne Tag.")[0].1, "");
    }
}
