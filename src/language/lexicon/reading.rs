//! What a look-up returns.

use super::Lexicon;
use crate::language::compile::NameKind;
use crate::language::features::{Agreement, Category, Declension, Features, Shape, VerbForms};

/// How a reading was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Source {
    /// The form is in the tables.
    Listed,
    /// Swiss or capital spelling with *ss* for *ß*.
    Swiss,
    /// A number in digits or words.
    Numeral,
    /// Parts joined by hyphens, the last one listed.
    Hyphenated,
    /// A compound of listed parts.
    Compound,
    /// Separable prefix or *un-* with a listed word.
    Prefixed,
    /// Derived from a listed word by a suffix.
    Derived,
}

/// One reading of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Agreement sets or verb forms, and flags.
    pub features: Features,
    /// Word class.
    pub category: Category,
    /// How it was found.
    pub source: Source,
    /// The form is capitalised although this reading is written small: right at the start of a sentence only.
    pub decapitalised: bool,
    pub(super) rule: u16,
    /// Byte offset of the listed word in the key.
    pub(super) offset: u8,
    /// Bytes dropped at the end of the key before the lemma rule applies.
    pub(super) trim: u8,
    pub(super) added: bool,
}

impl Reading {
    /// The agreement set in a declension; empty for verbs.
    pub fn agreement(&self, declension: Declension) -> Agreement {
        if self.category.is_verbal() { Agreement::NONE } else { self.features.agreement(declension) }
    }

    /// The union of the agreement sets; empty for verbs.
    pub fn any_agreement(&self) -> Agreement {
        if self.category.is_verbal() { Agreement::NONE } else { self.features.any_agreement() }
    }

    /// The verb forms; empty for what is no verb.
    pub fn verb_forms(&self) -> VerbForms {
        if self.category.is_verbal() { self.features.verb_forms() } else { VerbForms::default() }
    }

    /// What a proper name denotes.
    pub fn name_kind(&self) -> NameKind {
        if self.category == Category::Name { NameKind::from_number(self.features.person()) } else { NameKind::Other }
    }
}

const INLINE: usize = 8;

const NOTHING: Reading = Reading {
    features: Features(0),
    category: Category::Interjection,
    source: Source::Listed,
    decapitalised: false,
    rule: 0,
    offset: 0,
    trim: 0,
    added: false,
};

/// The readings of one form; up to eight without allocation. Empty means unknown.
#[derive(Debug, Clone)]
pub struct Readings {
    inline: [Reading; INLINE],
    length: u8,
    more: Vec<Reading>,
    /// Frequency class of the form, 0 (not attested) to 15.
    pub frequency: u8,
    /// The key that the lemma rules apply to, where it is not the lower-cased form.
    pub(super) key: Option<Box<str>>,
}

impl Default for Readings {
    fn default() -> Self {
        Self::new()
    }
}

impl Readings {
    /// No reading: an unknown form, or no word.
    pub fn new() -> Self {
        Readings { inline: [NOTHING; INLINE], length: 0, more: Vec::new(), frequency: 0, key: None }
    }

    pub(super) fn push(&mut self, reading: Reading) {
        if self.more.is_empty() && (self.length as usize) < INLINE {
            self.inline[self.length as usize] = reading;
            self.length += 1;
        } else {
            if self.more.is_empty() {
                self.more.extend_from_slice(&self.inline);
            }
            self.more.push(reading);
        }
    }

    /// The readings as a slice.
    pub fn as_slice(&self) -> &[Reading] {
        if self.more.is_empty() { &self.inline[..self.length as usize] } else { &self.more }
    }

    /// The readings one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Reading> {
        self.as_slice().iter()
    }

    /// Whether the form is unknown.
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// Whether a reading of this category exists.
    pub fn has(&self, category: Category) -> bool {
        self.iter().any(|reading| reading.category == category)
    }

    /// The union of the verb forms.
    pub fn verb_forms(&self) -> VerbForms {
        self.iter().fold(VerbForms::default(), |set, reading| set | reading.verb_forms())
    }

    /// The lemma of one of these readings; `form` is the form that was looked up. A nominalised adjective's or
    /// infinitive's lemma is the adjective or verb.
    pub fn lemma(&self, lexicon: &Lexicon, form: &str, reading: &Reading) -> String {
        let lower;
        let key = match &self.key {
            Some(key) => &**key,
            None => {
                lower = super::lower(form);
                lower.as_str()
            }
        };
        let key = &key[..key.len().saturating_sub(reading.trim as usize)];
        let lemma = lexicon.packed(reading.added).lemma(reading.rule, key, reading.offset as usize);
        let nominalised = matches!(reading.category, Category::NominalisedAdjective | Category::NominalisedInfinitive);
        if reading.features.shape() == Shape::Capitalised && !nominalised {
            let mut letters = lemma.chars();
            return letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        }
        lemma
    }
}

impl<'r> IntoIterator for &'r Readings {
    type Item = &'r Reading;
    type IntoIter = std::slice::Iter<'r, Reading>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
