//! Which tags a word may have at all.

use super::features::{self, Word, Writing, hash, writing};
use super::model::Model;
use super::tag::{Tag, TagSet};
use crate::language::compile::NameKind;
use crate::language::features::{Agreement, Category};
use crate::language::lexicon::{Lexicon, Reading, Readings, Source};
use rustc_hash::FxHashMap;

/// Tags of unknown words in small letters, whatever their ending.
const OPEN_LOWER: TagSet = TagSet::all_of(&[Tag::Adjd, Tag::Adv, Tag::Vvfin, Tag::Nn, Tag::Fm]);
const OPEN_CAPITAL: TagSet = TagSet::all_of(&[Tag::Nn, Tag::Ne, Tag::Fm, Tag::Adja]);
const SMALL_NOUN: TagSet = TagSet::all_of(&[Tag::Nn, Tag::Ne, Tag::Fm]);
const NOMINAL: TagSet = TagSet::all_of(&[Tag::Nn, Tag::Ne]);
/// Tags of auxiliaries and modals, each with that of a full verb in the same form.
pub const AUXILIARY: [(Tag, Tag); 7] = [
    (Tag::Vafin, Tag::Vvfin),
    (Tag::Vainf, Tag::Vvinf),
    (Tag::Vapp, Tag::Vvpp),
    (Tag::Vaimp, Tag::Vvimp),
    (Tag::Vmfin, Tag::Vvfin),
    (Tag::Vminf, Tag::Vvinf),
    (Tag::Vmpp, Tag::Vvpp),
];

/// What has been worked out for the distinct forms seen.
#[derive(Debug, Default)]
pub struct Distinct {
    entries: Vec<Entry>,
    /// By the hash of the form.
    by_hash: FxHashMap<u64, u32>,
    /// By the caller's number of the form, inside and at the start of a sentence.
    by_number: Vec<[u32; 2]>,
    lower: String,
}

/// A form with its tags, and their scores by the features that the form alone decides.
#[derive(Debug)]
struct Entry {
    word: Word,
    scores: [i16; Entry::SCORES],
}

impl Entry {
    const SCORES: usize = 8;
}

/// Not worked out yet.
const NONE: u32 = u32::MAX;

impl Distinct {
    /// Beyond this many forms everything is worked out anew, so that a long text does not need more and more memory.
    const MOST: usize = 1 << 14;

    /// To be called between two sentences.
    pub fn limit(&mut self) {
        if self.entries.len() > Self::MOST {
            self.entries.clear();
            self.by_hash.clear();
            self.by_number.clear();
        }
    }

    /// The token, where its form is known by a number above 0 that the caller gives each distinct form.
    pub fn numbered(&mut self, number: usize, form: &str, first: bool, readings: &Readings, lexicon: &Lexicon, model: &Model<'_>) -> Word {
        if self.by_number.len() <= number {
            self.by_number.resize(number + 256, [NONE; 2]);
        }
        let known = self.by_number[number][usize::from(first)];
        if let Some(entry) = self.entries.get(known as usize) {
            return entry.word;
        }
        let (place, word) = self.enter(form, first, readings, lexicon, model);
        self.by_number[number][usize::from(first)] = place;
        word
    }

    /// The token, looked up in the lexicon unless its form has been seen; `first` means that a capital says nothing.
    pub fn looked_up(&mut self, form: &str, first: bool, lexicon: &Lexicon, model: &Model<'_>) -> Word {
        let key = hash64(form.as_bytes()) ^ u64::from(first);
        if let Some(entry) = self.by_hash.get(&key).and_then(|place| self.entries.get(*place as usize)) {
            return entry.word;
        }
        let (place, word) = self.enter(form, first, &lexicon.lookup(form), lexicon, model);
        self.by_hash.insert(key, place);
        word
    }

    fn enter(&mut self, form: &str, first: bool, readings: &Readings, lexicon: &Lexicon, model: &Model<'_>) -> (u32, Word) {
        let writing = writing(form);
        lower_into(form, &mut self.lower);
        let tags = from_readings(form, writing, first, readings, lexicon, model, &self.lower);
        let mut word = Word::new(writing, &self.lower, tags, agreement(readings), first);
        word.entry = self.entries.len() as u32;
        let mut scores = [0; Entry::SCORES];
        if (2..=Entry::SCORES).contains(&tags.len()) {
            scores = weigh(model, &word).map(|score| score as i16);
        }
        self.entries.push(Entry { word, scores });
        (word.entry, word)
    }

    /// The scores of a word's tags by the features that its form alone decides.
    pub fn form_scores(&self, model: &Model<'_>, word: &Word, scores: &mut [i32]) {
        match self.entries.get(word.entry as usize) {
            Some(entry) if entry.word.tags == word.tags && scores.len() <= Entry::SCORES => {
                scores.iter_mut().zip(entry.scores).for_each(|(score, known)| *score = i32::from(known));
            }
            // Many tags, or some have been ruled out since.
            _ => scores.iter_mut().zip(weigh::<64>(model, word)).for_each(|(score, weighed)| *score = weighed),
        }
    }
}

fn weigh<const N: usize>(model: &Model<'_>, word: &Word) -> [i32; N] {
    let mut scores = [0; N];
    for feature in features::form(word).into_iter().filter(|feature| *feature != 0) {
        let line = model.line(feature);
        for (score, tag) in scores.iter_mut().zip(word.tags.iter()) {
            *score += line.weight(tag);
        }
    }
    scores
}

/// What the form agrees in as article, adjective or noun; everything where that is not known.
fn agreement(readings: &Readings) -> Agreement {
    let union = readings.iter().fold(Agreement::NONE, |set, reading| set | reading.any_agreement());
    if union.is_empty() { Agreement::ALL } else { union }
}

fn hash64(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn lower_into(form: &str, lower: &mut String) {
    lower.clear();
    if form.is_ascii() {
        lower.push_str(form);
        lower.make_ascii_lowercase();
        return;
    }
    // Beyond ASCII nearly all letters are small.
    if form.chars().skip(1).any(|letter| !letter.is_ascii() && letter.is_uppercase()) {
        lower.extend(form.chars().flat_map(char::to_lowercase));
    } else {
        let mut letters = form.chars();
        lower.extend(letters.next().into_iter().flat_map(char::to_lowercase));
        lower.push_str(letters.as_str());
        lower.make_ascii_lowercase();
    }
}

/// The tags a form may have; `first` means that a capital says nothing.
fn from_readings(
    form: &str,
    writing: Writing,
    first: bool,
    readings: &Readings,
    lexicon: &Lexicon,
    model: &Model<'_>,
    lower: &str,
) -> TagSet {
    if writing == Writing::Symbol {
        return symbol(form);
    }
    let mut tags = model.exception(hash(lower.as_bytes()));
    for reading in readings {
        tags = tags.with(TagSet::of_reading(reading, lower));
    }
    if tags.is_empty() && form.contains('ß') {
        // The spelling before 1996: mußte, daß.
        for reading in lexicon.lookup(&form.replace('ß', "ss")).iter() {
            tags = tags.with(TagSet::of_reading(reading, lower));
        }
    }
    if tags.has(Tag::Vvimp) && writing == Writing::Lower {
        // „ich freu mich“
        tags = tags.with(TagSet::of(Tag::Vvfin));
    }
    // The forms of *sein, haben, werden* and of the modals are tagged as such whatever they do in the clause.
    for (auxiliary, full) in AUXILIARY {
        if tags.has(auxiliary) {
            tags = TagSet(tags.0 & !TagSet::of(full).0);
        }
    }
    if tags.has(Tag::Vvpp) {
        // „begeistert sein“ is an adjective by sense only.
        tags = tags.with(TagSet::of(Tag::Adjd));
    }
    let known = !tags.is_empty();
    if writing == Writing::Mixed && form.starts_with(|c: char| c.is_ascii_digit()) {
        // 18-jährig, 25jährige, 60er
        tags = tags.with(TagSet::all_of(&[Tag::Adja, Tag::Adjd, Tag::Card]));
    }
    if writing == Writing::Initial && !tags.has(Tag::Adja) && !readings.iter().any(is_listed) && of_a_place(lower, lexicon) {
        tags = tags.with(TagSet::of(Tag::Adja));
    }
    if form.ends_with('-') {
        tags = tags.with(TagSet::of(Tag::Trunc));
    }
    match writing {
        // Only what the lexicon says.
        Writing::Lower if known => {}
        // A noun that has lost its capital, or a word nobody knows.
        Writing::Lower => tags = tags.with(if noun_in_small(lower, lexicon) { SMALL_NOUN } else { unknown(lower) }),
        // A noun of the lexicon is left alone: nothing here needs to know whether it names somebody.
        Writing::Initial if tags.meets(NOMINAL) => {}
        // Inside the sentence a capital makes a noun of anything, at its start a name may be spelled like any word.
        Writing::Initial if known => tags = tags.with(if first { TagSet::of(Tag::Ne) } else { NOMINAL }),
        Writing::Initial if first => tags = tags.with(OPEN_CAPITAL).with(unknown(lower)),
        Writing::Initial => tags = tags.with(OPEN_CAPITAL),
        Writing::Upper | Writing::Mixed | Writing::Symbol => {
            tags = tags.with(TagSet::all_of(&[Tag::Nn, Tag::Ne, Tag::Fm, Tag::Xy]));
        }
    }
    tags
}

/// What the ending of an unknown word allows.
fn unknown(lower: &str) -> TagSet {
    let mut tags = OPEN_LOWER;
    if lower.ends_with('n') {
        tags = tags.with(TagSet::all_of(&[Tag::Vvinf, Tag::Vvpp]));
        if lower.contains("zu") {
            tags = tags.with(TagSet::of(Tag::Vvizu));
        }
    }
    if lower.ends_with('t') {
        tags = tags.with(TagSet::of(Tag::Vvpp));
    }
    if ["e", "en", "em", "er", "es"].iter().any(|ending| lower.ends_with(ending)) {
        tags = tags.with(TagSet::of(Tag::Adja));
    }
    tags
}

fn is_listed(reading: &Reading) -> bool {
    reading.source == Source::Listed && !reading.decapitalised
}

/// Whether the form may be the adjective of a place's name: Aachener, Münchner.
fn of_a_place(lower: &str, lexicon: &Lexicon) -> bool {
    let Some(stem) = lower.strip_suffix("er") else { return false };
    ["", "e", "en"].iter().any(|ending| {
        let mut letters = stem.chars();
        let mut name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        name.push_str(ending);
        lexicon.listed(&name).iter().any(|reading| reading.category == Category::Name && reading.name_kind() == NameKind::Place)
    })
}

fn noun_in_small(lower: &str, lexicon: &Lexicon) -> bool {
    let mut letters = lower.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    lexicon.listed(&capital).has(Category::Noun)
}

/// Marks and numbers.
fn symbol(form: &str) -> TagSet {
    if form.contains(|c: char| c.is_numeric()) {
        let ordinal = form.ends_with('.');
        return if ordinal { TagSet::all_of(&[Tag::Adja, Tag::Card]) } else { TagSet::all_of(&[Tag::Card, Tag::Xy]) };
    }
    match form {
        "," => TagSet::of(Tag::Comma),
        "." | "?" | "!" | ":" | ";" | "?!" | "!!" | "!!!" | "??" => TagSet::of(Tag::Stop),
        "&" | "+" => TagSet::all_of(&[Tag::Kon, Tag::Xy]),
        "%" | "€" | "$" | "£" | "°" | "§" => TagSet::all_of(&[Tag::Nn, Tag::Xy]),
        "/" => TagSet::all_of(&[Tag::Bracket, Tag::Kon]),
        _ if form.chars().any(char::is_alphabetic) => TagSet::all_of(&[Tag::Fm, Tag::Ne, Tag::Xy]),
        _ if form.chars().all(|c| c.is_ascii_punctuation() || "„“”‚‘’»«›‹–—−·•…".contains(c)) => {
            TagSet::of(Tag::Bracket)
        }
        _ => TagSet::all_of(&[Tag::Xy, Tag::Bracket]),
    }
}
