//! Which tags a word may have at all.

use super::decode::Buffers;
use super::features::{Writing, hash, writing};
use super::model::Model;
use super::tag::{Tag, TagSet};
use crate::language::features::Category;
use crate::language::lexicon::Lexicon;

const OPEN_LOWER: TagSet = {
    use Tag::*;
    TagSet::all_of(&[Adja, Adjd, Adv, Vvfin, Vvinf, Vvpp, Vvizu, Vvimp, Ptkvz, Nn, Ne, Fm, Itj, Xy])
};
const OPEN_CAPITAL: TagSet = TagSet::all_of(&[Tag::Nn, Tag::Ne, Tag::Fm, Tag::Adja]);
const SMALL_NOUN: TagSet = TagSet::all_of(&[Tag::Nn, Tag::Ne, Tag::Fm]);
const NOMINAL: TagSet = TagSet::all_of(&[Tag::Nn, Tag::Ne]);

/// Remembers the words seen last, by hash; a word is looked up again when another one has taken its place.
#[derive(Debug)]
pub struct Cache {
    entries: Vec<(u64, TagSet)>,
}

impl Default for Cache {
    fn default() -> Self {
        Self { entries: vec![(0, TagSet::default()); Self::SIZE] }
    }
}

impl Cache {
    const SIZE: usize = 1 << 12;
}

fn hash64(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The form in lower case and the tags it may have; `first` means that a capital says nothing.
pub fn candidates<'b>(form: &str, first: bool, lexicon: &Lexicon, model: &Model, buffers: &'b mut Buffers) -> (&'b str, TagSet) {
    let Buffers { lower, cache, .. } = buffers;
    lower.clear();
    if form.is_ascii() {
        lower.push_str(form);
        lower.make_ascii_lowercase();
    } else {
        lower.extend(form.chars().flat_map(char::to_lowercase));
    }
    let key = (hash64(form.as_bytes()) ^ u64::from(first)).max(1);
    let slot = (key >> 40) as usize & (Cache::SIZE - 1);
    if cache.entries[slot].0 == key {
        return (lower, cache.entries[slot].1);
    }
    let tags = find(form, lower, first, lexicon, model);
    cache.entries[slot] = (key, tags);
    (lower, tags)
}

fn find(form: &str, lower: &str, first: bool, lexicon: &Lexicon, model: &Model) -> TagSet {
    let writing = writing(form);
    if writing == Writing::Symbol {
        return symbol(form);
    }
    let mut tags = model.exception(hash(lower.as_bytes()));
    for reading in lexicon.lookup(form).iter() {
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
    if tags.has(Tag::Vvpp) {
        // „begeistert sein“ is an adjective by sense only.
        tags = tags.with(TagSet::of(Tag::Adjd));
    }
    let known = !tags.is_empty();
    if form.ends_with('-') {
        tags = tags.with(TagSet::of(Tag::Trunc));
    }
    match writing {
        // Only what the lexicon says.
        Writing::Lower if known => {}
        // A noun that has lost its capital, or a word nobody knows.
        Writing::Lower => tags = tags.with(if noun_in_small(lower, lexicon) { SMALL_NOUN } else { OPEN_LOWER }),
        // A noun of the lexicon is left alone: nothing here needs to know whether it names somebody.
        Writing::Initial if tags.meets(NOMINAL) => {}
        // Inside the sentence a capital makes a noun of anything, at its start a name may be spelled like any word.
        Writing::Initial if known => tags = tags.with(if first { TagSet::of(Tag::Ne) } else { NOMINAL }),
        Writing::Initial if first => tags = tags.with(OPEN_CAPITAL).with(OPEN_LOWER),
        Writing::Initial => tags = tags.with(OPEN_CAPITAL),
        Writing::Upper | Writing::Mixed | Writing::Symbol => {
            tags = tags.with(TagSet::all_of(&[Tag::Nn, Tag::Ne, Tag::Fm, Tag::Xy]));
        }
    }
    tags
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
