//! The full-form lexicon: all readings of a form, or none.
//!
//! Listed forms come from the packed tables (one automaton walk); what is not
//! listed is tried as Swiss spelling, number, hyphenated word, prefixed word,
//! compound and derivation, in this order. Everything else is unknown, and
//! unknown means silence.

mod compound;
mod fallback;
mod inflect;
mod packed;
mod reading;

pub use compound::{Part, PartKind};
pub use inflect::Inflected;
pub use reading::{Reading, Readings, Source};

use crate::data::{Dictionaries, Index};
use crate::language::compile::{self, COMPILED_ONLY};
use crate::language::features::{Agreement, Case, Category, Features, Gender, Shape, VerbForms};
use compound::Blocked;
use packed::{Entry, Packed, Stored};

/// The lexicon. Cheap to build: the embedded part is read in place.
pub struct Lexicon {
    base: Packed,
    /// What the user's tables add.
    added: Option<Packed>,
    blocked: Blocked,
}

/// How the looked-up form itself is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    Lower,
    Initial,
    Upper,
}

/// A lower-cased copy of a short form without allocation.
pub(super) struct Lowered {
    buffer: [u8; Self::SHORT],
    length: usize,
    long: Option<String>,
}

impl Lowered {
    const SHORT: usize = 64;

    pub fn as_str(&self) -> &str {
        match &self.long {
            Some(text) => text,
            None => std::str::from_utf8(&self.buffer[..self.length]).unwrap_or(""),
        }
    }
}

/// Lower-cases a form; ASCII and the German umlauts on the fast path.
pub(super) fn lower(form: &str) -> Lowered {
    let mut lowered = Lowered { buffer: [0; Lowered::SHORT], length: form.len(), long: None };
    let bytes = form.as_bytes();
    let plain = bytes.len() <= Lowered::SHORT && {
        let mut at = 0;
        let mut plain = true;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte < 0x80 {
                lowered.buffer[at] = byte.to_ascii_lowercase();
                at += 1;
            } else if byte == 0xC3 && at + 1 < bytes.len() {
                // U+00C0–U+00DE without × lie 0x20 below their small letters.
                let second = bytes[at + 1];
                lowered.buffer[at] = byte;
                lowered.buffer[at + 1] = if (0x80..=0x9E).contains(&second) && second != 0x97 { second + 0x20 } else { second };
                at += 2;
            } else {
                plain = false;
                break;
            }
        }
        plain
    };
    if !plain {
        lowered.long = Some(form.to_lowercase());
    }
    lowered
}

impl Lexicon {
    /// The embedded lexicon with what the user's tables add.
    pub fn new(dictionaries: &Dictionaries) -> Self {
        let rows = |table: &str| dictionaries.added_rows(table).map(|row| row.cells().collect()).collect::<Vec<Vec<&str>>>();
        let touched = COMPILED_ONLY.iter().chain(["lexicon/nouns", "lexicon/verbs", "lexicon/adjectives", "lexicon/names"].iter());
        let mut added = None;
        if touched.into_iter().any(|table| dictionaries.added_rows(table).next().is_some()) {
            // An added verb may need the embedded principal parts.
            let all = |table: &str| {
                if table == "lexicon/verbs-irregular" {
                    dictionaries.rows(table).map(|row| row.cells().collect()).collect()
                } else {
                    rows(table)
                }
            };
            added = compile::pack(compile::generate(&all), &compile::frequencies(&rows)).ok().and_then(|bytes| Packed::owned(&bytes));
        }
        Self { base: Packed::embedded(), added, blocked: Blocked::read(dictionaries) }
    }

    /// A lexicon of these rows alone, for the trainer: what it learns must not depend on what it learned before.
    ///
    /// # Errors
    /// When the rows cannot be packed.
    pub fn from_rows<'t>(source: &impl compile::Rows<'t>, dictionaries: &Dictionaries) -> Result<Self, String> {
        let bytes = compile::pack(compile::generate(source), &compile::frequencies(source)).map_err(|error| error.to_string())?;
        let base = Packed::owned(&bytes).ok_or("the packed lexicon is cut off")?;
        Ok(Self { base, added: None, blocked: Blocked::read(dictionaries) })
    }

    /// All readings of a form; none when it is unknown.
    ///
    /// A lower-case form has no reading that must be capitalised. A capitalised form keeps the readings that are
    /// written small, marked [`Reading::decapitalised`], and gets nominalisations. Listed forms cost about 0.2 µs,
    /// others a few µs.
    pub fn lookup(&self, form: &str) -> Readings {
        let mut readings = self.listed(form);
        if readings.is_empty() {
            self.fall_back(form, &mut readings);
        }
        readings
    }

    /// Like [`Lexicon::lookup`] without compounds, derivation and the other guesses.
    pub fn listed(&self, form: &str) -> Readings {
        let key = lower(form);
        let key = key.as_str();
        let mut readings = Readings::new();
        self.push_listed(key, writing(form, key), &mut readings);
        readings
    }

    fn push_listed(&self, key: &str, writing: Writing, readings: &mut Readings) {
        for (packed, added) in self.sources() {
            let Some(entry) = packed.get(key.as_bytes()) else { continue };
            readings.frequency = readings.frequency.max(entry.frequency());
            // Forscher, Runde, Alter: beside a noun of its own the nominalised adjective is a rare reading.
            let own = writing != Writing::Lower && packed.readings(entry).any(|stored| stored.category == Category::Noun);
            for stored in packed.readings(entry) {
                push_stored(stored, writing, own, added, readings);
            }
        }
    }

    fn sources(&self) -> impl Iterator<Item = (&Packed, bool)> {
        std::iter::once((&self.base, false)).chain(self.added.as_ref().map(|packed| (packed, true)))
    }

    fn packed(&self, added: bool) -> &Packed {
        self.added.as_ref().filter(|_| added).unwrap_or(&self.base)
    }

    /// Whether the form, written as it is, has a reading. A capitalised form counts when its small form does.
    pub fn is_known(&self, form: &str) -> bool {
        !self.lookup(form).is_empty()
    }

    /// Whether the tables list the form in any capitalisation.
    pub fn is_listed_any_case(&self, form: &str) -> bool {
        let key = lower(form);
        self.sources().any(|(packed, _)| {
            packed
                .get(key.as_str().as_bytes())
                .is_some_and(|entry| packed.readings(entry).any(|stored| stored.category != Category::FirstPart))
        })
    }

    /// Frequency class of a form in any capitalisation: 0 not attested in the training text, else
    /// 1 + log₂ of its count there, at most 15.
    pub fn frequency(&self, form: &str) -> u8 {
        let key = lower(form);
        self.sources().filter_map(|(packed, _)| packed.get(key.as_str().as_bytes())).map(Entry::frequency).max().unwrap_or(0)
    }

    /// The genders of a noun's singular readings (and the plural, where the form is one).
    pub fn gender_of_noun(&self, form: &str) -> Agreement {
        self.lookup(form)
            .iter()
            .filter(|reading| reading.category == Category::Noun)
            .fold(Agreement::NONE, |set, reading| set | reading.any_agreement().any_case())
    }

    /// The lemmas of a form with their categories, without repetition.
    pub fn lemmas(&self, form: &str) -> Vec<(String, Category)> {
        let readings = self.lookup(form);
        let mut lemmas: Vec<(String, Category)> =
            readings.iter().map(|reading| (readings.lemma(self, form, reading), reading.category)).collect();
        lemmas.sort();
        lemmas.dedup();
        lemmas
    }

    /// The verb that a separable prefix and a verb's infinitive make (*auf* + *machen*), if the tables list it.
    pub fn particle_verb(&self, prefix: &str, infinitive: &str) -> Option<String> {
        let joined = format!("{}{infinitive}", lower(prefix).as_str());
        let separable = |reading: &Reading| {
            reading.category == Category::Verb
                && reading.features.has(Features::SEPARABLE)
                && reading.features.verb_forms().meets(VerbForms::INFINITIVE)
        };
        self.listed(&joined).iter().any(separable).then_some(joined)
    }

    /// Size of the embedded lexicon in bytes and its number of forms.
    pub fn size(&self) -> (usize, usize) {
        (self.base.size(), self.base.len())
    }
}

impl Index for Lexicon {
    fn build(dictionaries: &Dictionaries) -> Self {
        Lexicon::new(dictionaries)
    }
}

fn writing(form: &str, key: &str) -> Writing {
    // Almost all words: compare bytes before decoding letters.
    if form == key {
        return Writing::Lower;
    }
    let mut letters = form.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let upper_after = letters.filter(|letter| letter.is_uppercase()).count();
    if first && upper_after == 0 { Writing::Initial } else { Writing::Upper }
}

/// Adds a stored reading, and what capitalisation makes of it, if the writing allows it.
fn push_stored(stored: Stored, writing: Writing, own_noun: bool, added: bool, readings: &mut Readings) {
    let shape = stored.features.shape();
    if stored.category == Category::FirstPart
        || writing == Writing::Lower && shape != Shape::Lower
        || writing == Writing::Initial && shape == Shape::Mixed && stored.category != Category::Name
    {
        return;
    }
    let reading = Reading {
        features: stored.features,
        category: stored.category,
        source: Source::Listed,
        decapitalised: writing != Writing::Lower && shape == Shape::Lower,
        rule: stored.rule,
        offset: 0,
        trim: 0,
        added,
    };
    readings.push(reading);
    if !reading.decapitalised {
        return;
    }
    if let Some(mut nominalised) = nominalised(&reading) {
        if own_noun && nominalised.category == Category::NominalisedAdjective {
            nominalised.features = nominalised.features.with(Features::RARE);
        }
        readings.push(nominalised);
    }
}

/// The noun that a small-written adjective form or infinitive becomes by capitalisation.
fn nominalised(reading: &Reading) -> Option<Reading> {
    let capital = |category: Category, features: Features| Reading {
        features: features.shape_is(Shape::Capitalised),
        category,
        decapitalised: false,
        ..*reading
    };
    match reading.category {
        Category::Adjective if !reading.features.any_agreement().is_empty() && !reading.features.has(Features::ATTRIBUTIVE) => {
            Some(capital(Category::NominalisedAdjective, reading.features))
        }
        Category::Verb | Category::Auxiliary | Category::Modal
            if reading.features.verb_forms().meets(VerbForms::INFINITIVE | VerbForms::ZU_INFINITIVE) =>
        {
            let set = [Case::Nominative, Case::Dative, Case::Accusative]
                .into_iter()
                .fold(Agreement::NONE, |set, case| set | Agreement::of(case, Gender::Neuter));
            Some(capital(Category::NominalisedInfinitive, Features::nominal(set)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
