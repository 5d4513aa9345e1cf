//! What is known of the language of one document, worked out once and read by all rules.

use super::clauses::Clauses;
use super::lexicon::{Lexicon, Readings};
use super::names::{FoundNames, Names};
use super::pattern::{Gap, Signature, WordClass, Words, signature_bit};
use super::phrases::Phrases;
use super::tagger::{self, Tag, Tagger};
use super::token_language::{Buffers, Label, TokenLanguage};
use crate::data::Dictionaries;
use crate::document::{Document, Span, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// The shared analysis of one document.
#[derive(Debug)]
pub struct Analysis {
    /// All tokens in lower case, one after the other.
    lower: String,
    /// Each token's place in `lower`.
    places: Vec<Span>,
    /// Each token's language.
    labels: Vec<Label>,
    /// Whether each token stands inside quotation marks.
    quoted: Vec<bool>,
    /// Each token's distinct form.
    forms: Vec<u32>,
    /// What the lexicon knows of each distinct form.
    known: Vec<Form>,
    /// Each token's tag.
    tags: Vec<Tag>,
    /// Worked out when a rule first asks.
    phrases: OnceLock<Phrases>,
    /// Worked out when a rule first asks.
    clauses: OnceLock<Clauses>,
    /// Persons' names, gathered when a rule first asks for them.
    names: OnceLock<Names>,
    /// Places and acronyms, found when a rule first asks for them.
    found: FoundNames,
}

/// What the lexicon knows of one distinct form.
#[derive(Debug)]
struct Form {
    readings: Readings,
    lemmas: Vec<Box<str>>,
    /// The signature bits of the form in lower case and of its lemmas.
    bits: Vec<u16>,
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
        let (forms, known) = forms(document, &dictionaries.index::<Lexicon>());
        let tags = tags(document, &forms, &known, &dictionaries.index::<Tagger>());
        Analysis {
            lower,
            places,
            labels,
            quoted: quoted(document),
            forms,
            known,
            tags,
            phrases: OnceLock::new(),
            clauses: OnceLock::new(),
            names: OnceLock::new(),
            found: FoundNames::default(),
        }
    }

    /// The places and acronyms that the text names; of the document that was analysed.
    pub fn found(&self) -> &FoundNames {
        &self.found
    }

    /// A token in lower case.
    pub fn lower(&self, token: usize) -> &str {
        self.places.get(token).and_then(|place| self.lower.get(place.range())).unwrap_or("")
    }

    /// The language of a token.
    pub fn label(&self, token: usize) -> Label {
        self.labels.get(token).copied().unwrap_or(Label::German)
    }

    /// Whether a token stands inside quotation marks (the marks themselves do not).
    pub fn in_quotation(&self, token: usize) -> bool {
        self.quoted.get(token).copied().unwrap_or(false)
    }

    /// What the lexicon knows of a token; no reading for what is no word and for unknown words.
    pub fn readings(&self, token: usize) -> &Readings {
        &self.known[self.forms.get(token).copied().unwrap_or(0) as usize].readings
    }

    /// The part of speech of a token in its sentence.
    pub fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Xy)
    }

    /// The noun phrases of the document that was analysed.
    pub fn phrases(&self, document: &Document) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::new(document, self))
    }

    /// The clauses of the document that was analysed.
    pub fn clauses(&self, document: &Document) -> &Clauses {
        self.clauses.get_or_init(|| Clauses::new(document, self))
    }

    /// The number of a token's distinct form, as an index into [`Analysis::distinct`]; 0 for what is no word.
    pub fn form(&self, token: usize) -> usize {
        self.forms.get(token).copied().unwrap_or(0) as usize
    }

    /// The readings of all distinct forms.
    pub fn distinct(&self) -> impl Iterator<Item = &Readings> {
        self.known.iter().map(|form| &form.readings)
    }

    /// The names of persons in the document, gathered on the first call.
    pub fn names(&self, document: &Document, dictionaries: &Dictionaries) -> &Names {
        self.names.get_or_init(|| Names::new(document, self, dictionaries))
    }

    /// Whether the token can be a form of the lemma (in any case).
    pub fn has_lemma(&self, token: usize, lemma: &str) -> bool {
        self.lower(token) == lemma || self.lemmas_of(token).iter().any(|candidate| **candidate == *lemma)
    }

    /// Calls `each` with every lemma that the token can be a form of, and with the token itself.
    pub fn lemmas(&self, token: usize, each: &mut dyn FnMut(&str)) {
        each(self.lower(token));
        self.lemmas_of(token).iter().for_each(|lemma| each(lemma));
    }

    /// Adds the bits of a token in lower case and of its lemmas.
    fn sign(&self, token: usize, signature: &mut Signature) {
        match self.forms.get(token).copied().unwrap_or(0) {
            0 => signature.set(signature_bit(self.lower(token))),
            form => self.known[form as usize].bits.iter().for_each(|&bit| signature.set(bit)),
        }
    }

    fn lemmas_of(&self, token: usize) -> &[Box<str>] {
        &self.known[self.forms.get(token).copied().unwrap_or(0) as usize].lemmas
    }
}

/// The distinct forms of the document, each looked up once; form 0 is unknown.
fn forms(document: &Document, lexicon: &Lexicon) -> (Vec<u32>, Vec<Form>) {
    let mut known = vec![Form { readings: lexicon.lookup(""), lemmas: Vec::new(), bits: Vec::new() }];
    let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
    let mut forms = Vec::with_capacity(document.tokens.len());
    for token in &document.tokens {
        if !token.is_word() {
            forms.push(0);
            continue;
        }
        let form = document.text(token.span);
        forms.push(*seen.entry(form).or_insert_with(|| {
            let readings = lexicon.lookup(form);
            let mut lemmas: Vec<Box<str>> = readings.iter().map(|reading| readings.lemma(lexicon, form, reading).into()).collect();
            lemmas.sort_unstable();
            lemmas.dedup();
            let bits =
                std::iter::once(signature_bit(&form.to_lowercase())).chain(lemmas.iter().map(|lemma| signature_bit(lemma))).collect();
            known.push(Form { readings, lemmas, bits });
            known.len() as u32 - 1
        }));
    }
    (forms, known)
}

/// Quotations of each block, by the marks of German, Swiss and English; a mark that does not close is not followed into the next block.
fn quoted(document: &Document) -> Vec<bool> {
    let mut quoted = vec![false; document.tokens.len()];
    let mut token = 0;
    for block in &document.blocks {
        let mut inside = false;
        while token < document.tokens.len() && document.tokens[token].span.start < block.span.end {
            let spaced = document.tokens[token].spaced;
            match document.word(token) {
                "„" | "‟" => inside = true,
                "“" => inside = !inside && spaced,
                "”" => inside = false,
                "\"" => inside = !inside,
                "»" | "«" => inside = !inside,
                _ => quoted[token] = inside,
            }
            token += 1;
        }
    }
    quoted
}

fn tags(document: &Document, forms: &[u32], known: &[Form], tagger: &Tagger) -> Vec<Tag> {
    let mut all = Vec::with_capacity(document.tokens.len());
    let (mut words, mut tags, mut margins, mut buffers) = (Vec::new(), Vec::new(), Vec::new(), tagger::Buffers::default());
    for sentence in &document.sentences {
        let start = sentence.tokens().start;
        words.clear();
        words.extend(sentence.tokens().map(|i| document.word(i)));
        tagger.tag_known(&words, |number| &known[forms[start + number] as usize].readings, &mut buffers, &mut tags, &mut margins);
        all.append(&mut tags);
    }
    all
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
    signature: Signature,
}

impl<'d> WordsOf<'d> {
    /// The words among these tokens.
    pub fn new(document: &'d Document, analysis: &'d Analysis, tokens: Range<usize>) -> Self {
        let is_word = |i: &usize| matches!(document.tokens[*i].kind, TokenKind::Word | TokenKind::Number | TokenKind::Address);
        let tokens: Vec<u32> = tokens.filter(is_word).map(|i| i as u32).collect();
        let mut signature = Signature::default();
        tokens.iter().for_each(|&token| analysis.sign(token as usize, &mut signature));
        WordsOf { document, analysis, tokens, signature }
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

    fn signature(&self) -> Signature {
        self.signature
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
