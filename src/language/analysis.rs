//! What is known of the language of one document, worked out once and read by all rules.

use super::clauses::Clauses;
use super::lexicon::Readings;
use super::names::{FoundNames, Names};
use super::pattern::{Anchor, Gap, Key, Signature, WordClass, Words};
use super::phrases::Phrases;
use super::tagger::{self, Tag, Tagger};
use super::token_language::{Buffers, Label, TokenLanguage};
use super::vocabulary::{Vocabulary, WordForm};
use crate::data::Dictionaries;
use crate::document::{Document, Span, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The shared analysis of one document.
#[derive(Debug)]
pub struct Analysis {
    /// Each token's distinct form.
    forms: Vec<u32>,
    /// What is known of each distinct form.
    known: Vec<Arc<WordForm>>,
    /// Each token's key, so that most comparisons of two tokens need not look at their letters.
    keys: Vec<Key>,
    /// Each token's language.
    labels: Vec<Label>,
    /// Whether each token stands inside quotation marks.
    quoted: Vec<bool>,
    /// Each token's tag.
    tags: Vec<Tag>,
    /// The tokens that patterns see as words.
    words: Vec<u32>,
    /// What each sentence has of words and lemmas.
    signatures: Vec<Signature>,
    /// Worked out when a rule first asks.
    phrases: OnceLock<Phrases>,
    /// Worked out when a rule first asks.
    clauses: OnceLock<Clauses>,
    /// Persons' names, gathered when a rule first asks for them.
    names: OnceLock<Names>,
    /// Places and acronyms, found when a rule first asks for them.
    found: FoundNames,
}

impl Analysis {
    /// Analyses a document; linear in its tokens.
    pub fn new(document: &Document, dictionaries: &Dictionaries) -> Self {
        let vocabulary = dictionaries.index::<Vocabulary>();
        let (forms, known) = forms(document, &vocabulary);
        let labels = labels(document, &forms, &known, vocabulary.language());
        let tags = tags(document, &forms, &known, &dictionaries.index::<Tagger>());
        let mut analysis = Analysis {
            keys: forms.iter().map(|&form| known[form as usize].keys[0]).collect(),
            forms,
            known,
            labels,
            quoted: quoted(document),
            tags,
            words: Vec::with_capacity(document.tokens.len()),
            signatures: Vec::with_capacity(document.sentences.len()),
            phrases: OnceLock::new(),
            clauses: OnceLock::new(),
            names: OnceLock::new(),
            found: FoundNames::default(),
        };
        let is_word = |kind| matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Address);
        analysis.words.extend((0..document.tokens.len() as u32).filter(|&i| is_word(document.tokens[i as usize].kind)));
        for sentence in &document.sentences {
            let signature = analysis.signature(analysis.words_in(sentence.tokens()));
            analysis.signatures.push(signature);
        }
        analysis
    }

    /// The places and acronyms that the text names; of the document that was analysed.
    pub fn found(&self) -> &FoundNames {
        &self.found
    }

    /// What is known of a token's form; nothing behind the last token.
    fn form_of(&self, token: usize) -> &WordForm {
        &self.known[self.form(token)]
    }

    /// A token in lower case.
    pub fn lower(&self, token: usize) -> &str {
        &self.form_of(token).lower
    }

    /// Whether two tokens are the same but for capitals.
    pub fn same(&self, one: usize, other: usize) -> bool {
        self.keys.get(one) == self.keys.get(other) && self.lower(one) == self.lower(other)
    }

    /// ln P(token|English)/P(token|German) by the token alone, between about −5 and +6; 0 for tokens that say nothing.
    pub fn english_log_odds(&self, token: usize) -> f32 {
        self.form_of(token).language.english
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
        &self.form_of(token).readings
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

    /// The number of a token's distinct form, as an index into [`Analysis::distinct`]; 0 behind the last token.
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
        let form = self.form_of(token);
        *form.lower == *lemma || form.lemmas.iter().any(|candidate| **candidate == *lemma)
    }

    /// Calls `each` with every lemma that the token can be a form of, and with the token itself.
    pub fn lemmas(&self, token: usize, each: &mut dyn FnMut(&str)) {
        let form = self.form_of(token);
        each(&form.lower);
        form.lemmas.iter().for_each(|lemma| each(lemma));
    }

    /// The keys of the token in lower case and of every lemma that it can be a form of.
    pub fn keys(&self, token: usize) -> &[Key] {
        &self.form_of(token).keys
    }

    /// The words among some tokens.
    fn words_in(&self, tokens: Range<usize>) -> Range<usize> {
        let place = |token: usize| self.words.partition_point(|&word| (word as usize) < token);
        place(tokens.start)..place(tokens.end)
    }

    /// What some words and their lemmas have.
    fn signature(&self, words: Range<usize>) -> Signature {
        let mut signature = Signature::default();
        for &word in &self.words[words] {
            self.form_of(word as usize).keys.iter().for_each(|&key| signature.add(key));
        }
        signature
    }
}

/// The distinct forms of the document, each asked for once; form 0 is none.
fn forms(document: &Document, vocabulary: &Vocabulary) -> (Vec<u32>, Vec<Arc<WordForm>>) {
    let mut known = vec![vocabulary.form("", false)];
    let mut seen: FxHashMap<(&str, bool), u32> = FxHashMap::default();
    let mut forms = Vec::with_capacity(document.tokens.len());
    for token in &document.tokens {
        let (text, is_word) = (document.text(token.span), token.is_word());
        forms.push(*seen.entry((text, is_word)).or_insert_with(|| {
            known.push(vocabulary.form(text, is_word));
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

fn tags(document: &Document, forms: &[u32], known: &[Arc<WordForm>], tagger: &Tagger) -> Vec<Tag> {
    let mut all = Vec::with_capacity(document.tokens.len());
    let (mut words, mut tags, mut margins, mut buffers) = (Vec::new(), Vec::new(), Vec::new(), tagger::Buffers::default());
    for sentence in &document.sentences {
        let start = sentence.tokens().start;
        words.clear();
        words.extend(sentence.tokens().map(|i| document.word(i)));
        let form = |number: usize| forms[start + number] as usize;
        tagger.tag_known(&words, form, |number| &known[form(number)].readings, &mut buffers, &mut tags, &mut margins);
        all.append(&mut tags);
    }
    all
}

fn labels(document: &Document, forms: &[u32], known: &[Arc<WordForm>], language: &TokenLanguage) -> Vec<Label> {
    let mut all = Vec::with_capacity(document.tokens.len());
    let (mut words, mut labels, mut buffers) = (Vec::new(), Vec::new(), Buffers::default());
    for sentence in &document.sentences {
        let start = sentence.tokens().start;
        words.clear();
        words.extend(sentence.tokens().map(|i| document.word(i)));
        language.label_known(&words, |number| known[forms[start + number] as usize].language, &mut buffers, &mut labels);
        all.append(&mut labels);
    }
    all
}

/// The words and numbers of a stretch of tokens, as patterns see them.
pub struct WordsOf<'d> {
    document: &'d Document,
    analysis: &'d Analysis,
    tokens: &'d [u32],
    signature: Cow<'d, Signature>,
}

impl<'d> WordsOf<'d> {
    /// The words among these tokens.
    pub fn new(document: &'d Document, analysis: &'d Analysis, tokens: Range<usize>) -> Self {
        let words = analysis.words_in(tokens);
        WordsOf { document, analysis, tokens: &analysis.words[words.clone()], signature: Cow::Owned(analysis.signature(words)) }
    }

    /// The words of the sentence with this index.
    pub fn of_sentence(document: &'d Document, analysis: &'d Analysis, sentence: usize) -> Self {
        let words = analysis.words_in(document.sentences[sentence].tokens());
        WordsOf { document, analysis, tokens: &analysis.words[words], signature: Cow::Borrowed(&analysis.signatures[sentence]) }
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

    fn signature(&self) -> &Signature {
        &self.signature
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

    fn keys(&self, at: usize) -> &[Key] {
        &self.analysis.form_of(self.token(at)).keys
    }

    fn anchors(&self, at: usize) -> &[Anchor] {
        &self.analysis.form_of(self.token(at)).anchors
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
