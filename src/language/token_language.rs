//! Which language each token of a German text is: German, English, or a name and other things that belong to neither.
//!
//! A Viterbi search over three labels. What a word says by itself is learned
//! (`pruefstein-train token-language`): ln P(word|English)/P(word|German) for
//! the words worth a place in the table, character n-grams for all others, apart
//! for lower-case and capitalised spelling, since a lower-case „hand“ is not German.
//! What an editor knows overrides it: words of both languages (`language/homographs`)
//! and English words at home in German (`language/loanwords`) are no evidence.
//! The cost of changing into English is so high that two clear words are needed
//! to pay it, or one that cannot be German.
//!
//! A run without lower-case words, or in title case („Lord of the Rings“), is
//! labelled [`Label::Other`]: in German text that is nearly always a name of a
//! work, a firm or an institution.
//!
//! Cost: linear in the tokens, no allocation but the given buffers; about 0.2 µs a token.

mod decode;
pub mod model;

use crate::data::{Dictionaries, Index};
pub use decode::Costs;
use decode::search;
use model::{Model, hash};
use rustc_hash::FxHashMap;
use std::ops::Range;

static LEARNED: &[u8] = include_bytes!("../../dictionaries/learned/token-language.bin");

/// The language of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Label {
    /// German, and everything that says nothing (numbers, marks) beside German.
    German,
    /// English left standing.
    English,
    /// A name, a title, an identifier, a word of a third language.
    Other,
}

/// Bits of what the tables say of a word.
mod known {
    pub const HOMOGRAPH: u16 = 1;
    /// An English word that German writes small as well.
    pub const LOANWORD: u16 = 2;
    /// An English noun at home in German; without its capital it is not German.
    pub const LOAN_NOUN: u16 = 512;
    /// Several words at home in German together.
    pub const PHRASE: u16 = 1024;
    /// A homograph that is rare in German: evidence in company.
    pub const RARE_HOMOGRAPH: u16 = 256;
    pub const ENGLISH_FUNCTION: u16 = 4;
    pub const GERMAN_FUNCTION: u16 = 8;
    /// Three letters or fewer: not enough to stand alone, and how function words look.
    pub const SHORT: u16 = 16;
    /// One letter.
    pub const LETTER: u16 = 32;
    /// A mark that ends a quotation, a bracket, a sentence.
    pub const BORDER: u16 = 64;
    /// A hyphen standing alone or at the edge of a word.
    pub const HYPHEN: u16 = 128;
}

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// No letter: number or mark.
    Mark,
    Lower,
    Capitalised,
    /// Two capitals or more and no small letter.
    Upper,
    /// Capitals inside, digits, underscores, dots: an identifier, an address, a version.
    Mixed,
}

/// What one token says by itself.
#[derive(Debug, Clone, Copy)]
pub struct Evidence {
    /// ln P(token|English)/P(token|German), between about −5 and +6; 0 for what says nothing.
    pub english: f32,
    /// The same for a name against German.
    name: f32,
    shape: Shape,
    known: u16,
}

impl Evidence {
    /// Whether English has the word too: a homograph or an English word at home in German.
    pub fn is_shared(&self) -> bool {
        self.known & (known::HOMOGRAPH | known::RARE_HOMOGRAPH | known::LOANWORD | known::LOAN_NOUN) != 0
    }
}

/// Buffers that a caller keeps from one sentence to the next.
#[derive(Debug, Default)]
pub struct Buffers {
    lower: String,
    evidence: Vec<Evidence>,
    /// For each token and label the best label before, two bits each.
    back: Vec<u8>,
}

/// The learned weights and what the tables add to them.
#[derive(Debug)]
pub struct TokenLanguage {
    model: Model<'static>,
    costs: Costs,
    known: FxHashMap<u64, u16>,
}

impl Index for TokenLanguage {
    fn build(dictionaries: &Dictionaries) -> Self {
        let model = Model::new(LEARNED).unwrap_or(Model::EMPTY);
        Self::with_model(model, Costs::default(), dictionaries)
    }
}

impl TokenLanguage {
    /// Works with other weights than the embedded ones (the trainer does, to measure them).
    pub fn with_model(model: Model<'static>, costs: Costs, dictionaries: &Dictionaries) -> Self {
        // Keys are hashes: six thousand rows must not cost six thousand allocations at the start.
        let mut known: FxHashMap<u64, u16> = FxHashMap::with_capacity_and_hasher(1 << 13, Default::default());
        let mut lower = String::new();
        let mut add = |word: &str, bit: u16| {
            lower_into(word, &mut lower);
            *known.entry(hash(lower.as_bytes())).or_default() |= bit;
        };
        for row in dictionaries.rows("language/homographs") {
            let [word, _, _, weight] = row.array();
            add(word, if weight == "english" { known::RARE_HOMOGRAPH } else { known::HOMOGRAPH });
        }
        for row in dictionaries.rows("language/loanwords") {
            let [word, _, _, kind] = row.array();
            let bit = match kind {
                _ if word.contains(' ') => known::PHRASE,
                "noun" => known::LOAN_NOUN,
                _ => known::LOANWORD,
            };
            add(word, bit);
        }
        for (table, bit) in
            [("language/english-function-words", known::ENGLISH_FUNCTION), ("language/german-function-words", known::GERMAN_FUNCTION)]
        {
            for row in dictionaries.rows(table) {
                let [word] = row.array();
                add(word, bit);
            }
        }
        Self { model, costs, known }
    }

    /// The label of each token of a sentence; marks may stand among the words.
    pub fn label(&self, words: &[&str]) -> Vec<Label> {
        let mut labels = Vec::new();
        self.label_into(words, &mut Buffers::default(), &mut labels);
        labels
    }

    /// As [`label`](Self::label), into `labels`, which is cleared first.
    pub fn label_into(&self, words: &[&str], buffers: &mut Buffers, labels: &mut Vec<Label>) {
        let mut lower = std::mem::take(&mut buffers.lower);
        self.label_known(words, |number| self.evidence_into(words[number], &mut lower), buffers, labels);
        buffers.lower = lower;
    }

    /// As [`label_into`](Self::label_into), for a caller that has asked for the words' [`evidence`](Self::evidence) already.
    pub fn label_known(&self, words: &[&str], known: impl FnMut(usize) -> Evidence, buffers: &mut Buffers, labels: &mut Vec<Label>) {
        let Buffers { lower, evidence, back } = buffers;
        evidence.clear();
        evidence.extend((0..words.len()).map(known));
        search(&self.costs, evidence, back, labels);
        self.costs.settle(evidence, labels);
        self.phrases(words, lower, labels);
    }

    /// Runs that are a phrase at home in German are not English left standing.
    fn phrases(&self, words: &[&str], lower: &mut String, labels: &mut [Label]) {
        const LONGEST: usize = 8;
        let mut at = 0;
        while at < labels.len() {
            let end = labels[at..].iter().position(|label| *label != Label::English).map_or(labels.len(), |length| at + length);
            if (2..=LONGEST).contains(&(end - at)) {
                lower_into(&words[at..end].join(" "), lower);
                if self.known.get(&hash(lower.as_bytes())).is_some_and(|bits| bits & known::PHRASE != 0) {
                    labels[at..end].fill(Label::Other);
                }
            }
            at = end.max(at + 1);
        }
    }

    /// ln P(word|English)/P(word|German) by the word alone, between about −5 and +6; 0 for words that say nothing.
    pub fn english_log_odds(&self, word: &str) -> f32 {
        self.evidence(word).english
    }

    /// How sure it is that the tokens `run` of `words` are English left standing, between 0 and 1.
    ///
    /// Depends on the words of the run and on their spelling, not on their neighbours.
    pub fn run_confidence(&self, words: &[&str], run: Range<usize>) -> f32 {
        let mut lower = String::new();
        let Some(run) = words.get(run) else { return 0.0 };
        let (mut sum, mut small) = (0.0, 0u32);
        for word in run {
            let evidence = self.evidence_into(word, &mut lower);
            match evidence.shape {
                Shape::Lower => {
                    sum += evidence.english;
                    small += u32::from(evidence.english > 1.0);
                }
                Shape::Capitalised => sum += evidence.english.min(0.5),
                Shape::Mark | Shape::Upper | Shape::Mixed => {}
            }
        }
        if small == 0 {
            return 0.0;
        }
        1.0 / (1.0 + (-0.5 * (sum - 6.0)).exp())
    }

    /// What a token says by itself.
    pub fn evidence(&self, word: &str) -> Evidence {
        self.evidence_into(word, &mut String::new())
    }

    fn evidence_into(&self, word: &str, lower: &mut String) -> Evidence {
        let shape = shape(word);
        if shape == Shape::Mark {
            let known = match word {
                "-" | "–" => known::HYPHEN,
                _ if word.contains(|c: char| "()[]{}„“”\"«»|:;/".contains(c)) => known::BORDER,
                _ => 0,
            };
            return Evidence { english: 0.0, name: 0.0, shape, known };
        }
        lower_into(word, lower);
        let mut known = self.known.get(&hash(lower.as_bytes())).copied().unwrap_or(0);
        match lower.chars().take(4).count() {
            1 => known |= known::SHORT | known::LETTER,
            2 | 3 => known |= known::SHORT,
            _ => {}
        }
        if word.starts_with('-') || word.ends_with('-') {
            known |= known::HYPHEN;
        }
        if shape == Shape::Mixed {
            return Evidence { english: 0.0, name: 0.5, shape, known };
        }
        let small = shape == Shape::Lower;
        let (mut english, mut least) = (self.raw(lower, small), self.costs.least);
        if known & known::LOANWORD != 0 || known & known::LOAN_NOUN != 0 && !small {
            english = english.min(0.0);
        } else if known & known::LOAN_NOUN != 0 {
            english = english.min(3.5);
        }
        if known & known::HOMOGRAPH != 0 {
            // A noun in lower case is not how German writes it.
            english = english.clamp(-1.5, if small && english > 3.0 { 2.0 } else { 0.3 });
        } else if known & known::RARE_HOMOGRAPH != 0 {
            english = english.clamp(-1.5, 3.0);
        }
        // „und“ ends a run even between two clear words.
        if known & (known::GERMAN_FUNCTION | known::ENGLISH_FUNCTION | known::HOMOGRAPH) == known::GERMAN_FUNCTION && english < -2.0 {
            (english, least) = (english * 2.0, least * 2.0);
        }
        if known & known::LETTER != 0 {
            english = english.min(1.5);
        }
        let (english, name) = match shape {
            Shape::Lower => (english.clamp(least, self.costs.most), -4.0),
            Shape::Capitalised => (
                english.clamp(
                    self.costs.least,
                    if known & known::ENGLISH_FUNCTION != 0 { self.costs.most_function } else { self.costs.most_capital },
                ),
                if english > 0.5 { 1.0 } else { english.clamp(-2.0, 0.0) },
            ),
            _ => (english.clamp(-1.0, 1.0), 0.5),
        };
        Evidence { english, name, shape, known }
    }

    /// The unbounded log odds of a word in lower case.
    fn raw(&self, lower: &str, small: bool) -> f32 {
        if let Some(weight) = self.model.word(lower) {
            return if small { weight.lower } else { weight.upper };
        }
        if let Some(stem) = lower.strip_suffix("'s")
            && let Some(weight) = self.model.word(stem)
        {
            return if small { weight.lower + 1.0 } else { weight.upper };
        }
        if lower.contains('-') {
            let (mut sum, mut parts) = (0.0, 0u32);
            for part in lower.split('-').filter(|part| !part.is_empty()) {
                let weight = self
                    .model
                    .word(part)
                    .map_or_else(|| self.model.letters(part) * self.costs.letters, |w| if small { w.lower } else { w.upper });
                sum += weight.clamp(-3.0, 3.0);
                parts += 1;
            }
            let mean = sum / parts.max(1) as f32;
            return if small { mean } else { mean.min(0.0) };
        }
        let letters = self.model.letters(lower) * self.costs.letters;
        if small { letters.clamp(-3.0, 3.0) } else { (letters * 0.4).clamp(-1.5, 1.0) }
    }
}

fn shape(word: &str) -> Shape {
    let (mut small, mut capital, mut later_capital, mut digit, mut joint) = (false, false, false, false, false);
    for (index, character) in word.chars().enumerate() {
        if character.is_lowercase() {
            small = true;
        } else if character.is_uppercase() {
            capital |= index == 0;
            later_capital |= index > 0;
        } else if character.is_numeric() {
            digit = true;
        } else if matches!(character, '_' | '/' | '\\' | '@' | '.' | ':' | '=' | '(' | '<' | '#') {
            joint = true;
        }
    }
    match (small, capital, later_capital) {
        (false, false, false) => Shape::Mark,
        (true, _, true) if word.contains('-') && !digit && !joint => Shape::Capitalised,
        (true, _, true) => Shape::Mixed,
        _ if digit || joint => Shape::Mixed,
        (true, true, false) => Shape::Capitalised,
        (true, false, false) => Shape::Lower,
        (false, true, false) => Shape::Capitalised,
        (false, _, true) => Shape::Upper,
    }
}

/// Lower case with a straight apostrophe.
fn lower_into(word: &str, lower: &mut String) {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
        return;
    }
    for character in word.chars() {
        match character {
            '’' | '‘' | 'ʼ' => lower.push('\''),
            // A soft hyphen is invisible.
            '\u{ad}' => {}
            _ => lower.extend(character.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(sentence: &str) -> Vec<(Label, String)> {
        let dictionaries = Dictionaries::new();
        let language = dictionaries.index::<TokenLanguage>();
        let words: Vec<&str> = sentence.split(' ').collect();
        let labels = language.label(&words);
        assert_eq!(labels.len(), words.len());
        labels.into_iter().zip(words.iter().map(|w| (*w).to_string())).collect()
    }

    fn english(sentence: &str) -> String {
        let found: Vec<String> = labels(sentence).into_iter().filter(|(l, _)| *l == Label::English).map(|(_, w)| w).collect();
        found.join(" ")
    }

    #[test]
    fn a_run_is_found_with_its_borders() {
        assert_eq!(english("Der Minister nannte das next door to the station einen Fehler ."), "next door to the station");
        assert_eq!(english("Danach sagte sie , that the council had already decided , und ging ."), "that the council had already decided");
        assert_eq!(english("The changes are saved when you close the window ."), "The changes are saved when you close the window");
    }

    #[test]
    fn german_is_left_alone() {
        for sentence in [
            "Die Stadt will im Herbst also mehr Geld in die Schulen stecken , so war der Plan .",
            "Das Team spielt live und online , der Coach ist fit und der Song ein Hit .",
            "In der Not hat man am Ende fast so viel Arm wie Hand .",
            "",
            ". – „ “ 12,5 %",
        ] {
            assert_eq!(english(sentence), "", "{sentence}");
        }
    }

    #[test]
    fn names_of_works_and_institutions_are_names() {
        assert_eq!(english("Er las Garden of Shadows und arbeitete für die Bank of Greenland in Oslo ."), "");
        let found = labels("Sie sah gestern den Film Return of the Shepherd im Kino .");
        assert!(found.iter().any(|(l, w)| *l == Label::Other && w == "Shepherd"), "{found:?}");
    }

    #[test]
    fn one_word_that_cannot_be_german() {
        assert_eq!(english("Klicken Sie auf das enabled und dann auf Weiter ."), "enabled");
        assert_eq!(english("Die Bank of Wales schließt ."), "", "a function word alone proves nothing");
        assert_eq!(english("Sie ruft the und geht ."), "", "a function word alone proves nothing");
    }

    #[test]
    fn log_odds_point_the_right_way() {
        let language = Dictionaries::new().index::<TokenLanguage>();
        for word in ["the", "which", "people", "settings", "unquestionably"] {
            assert!(language.english_log_odds(word) > 2.0, "{word}");
        }
        for word in ["der", "nicht", "Haus", "geöffnet", "Verwaltungsgerichtshof"] {
            assert!(language.english_log_odds(word) < -1.0, "{word}");
        }
        assert!(language.english_log_odds("12").abs() < 1e-6);
    }

    #[test]
    fn confidence_grows_with_the_evidence() {
        let language = Dictionaries::new().index::<TokenLanguage>();
        let words: Vec<&str> = "Man sah the people who live in the Bank of Wales".split(' ').collect();
        let long = language.run_confidence(&words, 2..8);
        assert!(long > 0.95, "{long}");
        assert!(language.run_confidence(&words, 8..11) < long);
        assert!(language.run_confidence(&words, 0..2) < 0.5);
        assert!(language.run_confidence(&words, 9..40) < 1e-6, "no such run");
    }
}
