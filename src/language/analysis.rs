//! What is known of the language of one document, worked out once and read by all rules.

use super::pattern::{Gap, WordClass, Words};
use super::token_language::{Buffers, Label, TokenLanguage};
use crate::data::Dictionaries;
use crate::document::{Document, Span, TokenKind};
use std::ops::Range;

/// The shared analysis of one document.
#[derive(Debug, Default)]
pub struct Analysis {
    /// All tokens in lower case, one after the other.
    lower: String,
    /// Each token's place in `lower`.
    places: Vec<Span>,
    /// Each token's language.
    labels: Vec<Label>,
}

impl Analysis {
    /// Analyses a document; linear in its tokens.
    pub fn new(document: &Document, dictionaries: &Dictionaries) -> Self {
        let mut lower = String::with_capacity(document.prose.len());
        let mut places = Vec::with_capacity(document.tokens.len());
        for token in &document.tokens {
            let start = lower.len() as u32;
            lower.extend(document.text(token.span).chars().flat_map(char::to_lowercase));
            places.push(Span::new(start, lower.len() as u32));
        }
        let labels = labels(document, &dictionaries.index::<TokenLanguage>());
        Analysis { lower, places, labels }
    }

    /// A token in lower case.
    pub fn lower(&self, token: usize) -> &str {
        self.places.get(token).and_then(|place| self.lower.get(place.range())).unwrap_or("")
    }

    /// The language of a token.
    pub fn label(&self, token: usize) -> Label {
        self.labels.get(token).copied().unwrap_or(Label::German)
    }

    /// Whether the token can be a form of the lemma.
    pub fn has_lemma(&self, token: usize, lemma: &str) -> bool {
        let mut found = false;
        self.lemmas(token, &mut |candidate| found |= candidate == lemma);
        found
    }

    /// Calls `each` with every lemma that the token can be a form of.
    pub fn lemmas(&self, token: usize, each: &mut dyn FnMut(&str)) {
        each(self.lower(token));
    }
}

fn labels(document: &Document, language: &TokenLanguage) -> Vec<Label> {
    let mut all = Vec::with_capacity(document.tokens.len());
    let (mut words, mut labels, mut buffers) = (Vec::new(), Vec::new(), Buffers::default());
    for sentence in &document.sentences {
        words.clear();
        words.extend(sentence.tokens().map(|i| document.word(i)));
        language.label_into(&words, &mut buffers, &mut labels);
        all.append(&mut labels);
    }
    all
}

/// The words and numbers of a stretch of tokens, as patterns see them.
pub struct WordsOf<'d> {
    document: &'d Document,
    analysis: &'d Analysis,
    tokens: Vec<u32>,
}

impl<'d> WordsOf<'d> {
    /// The words among these tokens.
    pub fn new(document: &'d Document, analysis: &'d Analysis, tokens: Range<usize>) -> Self {
        let is_word = |i: &usize| matches!(document.tokens[*i].kind, TokenKind::Word | TokenKind::Number | TokenKind::Address);
        WordsOf { document, analysis, tokens: tokens.filter(is_word).map(|i| i as u32).collect() }
    }

    /// The token of a word.
    pub fn token(&self, at: usize) -> usize {
        self.tokens[at] as usize
    }

    /// The span of the words `start..end`; they must not be empty.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.document.tokens[self.token(start)].span;
        first.to(self.document.tokens[self.token(end.max(start + 1) - 1)].span)
    }
}

impl Words for WordsOf<'_> {
    fn len(&self) -> usize {
        self.tokens.len()
    }

    fn text(&self, at: usize) -> &str {
        self.document.word(self.token(at))
    }

    fn lower(&self, at: usize) -> &str {
        self.analysis.lower(self.token(at))
    }

    fn gap(&self, at: usize) -> Gap {
        if at == 0 || self.token(at - 1) + 1 == self.token(at) {
            return Gap::None;
        }
        let between = self.token(at - 1) + 1..self.token(at);
        if between.len() == 1 && self.document.word(between.start) == "," { Gap::Comma } else { Gap::Mark }
    }

    fn has_lemma(&self, at: usize, lemma: &str) -> bool {
        self.analysis.has_lemma(self.token(at), lemma)
    }

    fn lemmas(&self, at: usize, each: &mut dyn FnMut(&str)) {
        self.analysis.lemmas(self.token(at), each);
    }

    fn is(&self, at: usize, class: WordClass) -> bool {
        let (text, lower) = (self.text(at), self.lower(at));
        let kind = self.document.tokens[self.token(at)].kind;
        let number = kind == TokenKind::Number;
        match class {
            WordClass::Number => number || NUMBER_WORDS.contains(&lower),
            WordClass::Year => number && text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1000..2100).contains(&year)),
            WordClass::DatePart => number || MONTHS.contains(&lower) || WEEKDAYS.contains(&lower) || matches!(lower, "uhr" | "um" | "am"),
            WordClass::Time => number && text.contains([':', '.']),
            WordClass::Address => kind == TokenKind::Address,
            WordClass::Weekday => WEEKDAYS.contains(&lower),
            WordClass::Month => MONTHS.contains(&lower),
            // Countries and persons come with the name tables, which stand on a higher floor.
            WordClass::Country | WordClass::Person => text.starts_with(char::is_uppercase),
        }
    }
}

/// Number words that stand for a count in lines of a site (`vor drei Minuten`).
const NUMBER_WORDS: &[&str] = &[
    "ein", "eine", "einen", "einer", "einem", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

/// Months in German and English, with the usual short forms.
pub const MONTHS: &[&str] = &[
    "januar",
    "jänner",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "october",
    "december",
    "jan",
    "feb",
    "mar",
    "mär",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "okt",
    "oct",
    "nov",
    "dez",
    "dec",
];

/// Weekdays in German and English.
pub const WEEKDAYS: &[&str] = &[
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
