//! Compounds: a listed head behind listed first parts with their joints.
//!
//! First parts are entries of their own (*arbeits, schul, häuser*), made from the
//! joints of each noun, so the search is a plain segmentation: positions are
//! reached by automaton walks, each position keeps its best way. Cost: one walk for each
//! reachable position, about 1 µs a word.

use super::packed::{Entry, Stored};
use super::reading::{Reading, Readings, Source};
use super::{Lexicon, Writing, lower, nominalised};
use crate::data::Dictionaries;
use crate::language::features::{Category, Features, Shape, VerbForms};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What a part is in its compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// A first part with its joint.
    First,
    /// The last part, which gives the word its gender and inflection.
    Head,
}

/// One part of a compound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Bytes of the lower-cased form, joint included.
    pub range: Range<usize>,
    /// The part's own lemma (*Arbeit* for *arbeits*).
    pub lemma: String,
    /// Its place.
    pub kind: PartKind,
}

/// Shortest first part and head in bytes.
const SHORTEST: usize = 3;
/// A head of fewer bytes must be a frequent word.
const LONG_HEAD: usize = 5;
/// Frequency class of a frequent word.
const FREQUENT: u8 = 5;
/// Longest word that is split, in bytes: keeps the search on the stack.
const LONGEST: usize = 96;
/// Most parts.
const MOST_PARTS: u8 = 5;

/// Parts that are left out although listed, because they make nonsense (`first` or `head` in the table).
pub(super) struct Blocked {
    first: FxHashSet<Box<str>>,
    head: FxHashSet<Box<str>>,
}

impl Blocked {
    pub fn read(dictionaries: &Dictionaries) -> Self {
        let mut blocked = Self { first: FxHashSet::default(), head: FxHashSet::default() };
        for row in dictionaries.rows("lexicon/compound-blocked") {
            let [part, place] = row.array();
            let set = if place == "head" { &mut blocked.head } else { &mut blocked.first };
            set.insert(part.into());
        }
        blocked
    }
}

/// A way to a position: where its last part begins, how many parts, how frequent they are.
#[derive(Clone, Copy)]
struct Way {
    from: u8,
    parts: u8,
    weight: u16,
}

impl Way {
    /// Fewer parts first, then more frequent ones.
    fn better_than(self, other: Option<Way>) -> bool {
        other.is_none_or(|other| (self.parts, std::cmp::Reverse(self.weight)) < (other.parts, std::cmp::Reverse(other.weight)))
    }
}

/// The bounds of a split, head last.
type Bounds = Vec<usize>;

impl Lexicon {
    /// The parts of a compound, even of one that is listed as a whole. `None` when the form is no compound of
    /// listed parts.
    pub fn split_compound(&self, form: &str) -> Option<Vec<Part>> {
        let key = lower(form);
        let key = key.as_str();
        let bounds = self.bounds(key, super::writing(form, key))?;
        let mut parts = Vec::with_capacity(bounds.len());
        for (number, &from) in bounds.iter().enumerate() {
            let to = bounds.get(number + 1).copied().unwrap_or(key.len());
            let kind = if to == key.len() { PartKind::Head } else { PartKind::First };
            let text = &key[from..to];
            let lemma = self.part_lemma(text, kind).unwrap_or_else(|| text.to_string());
            parts.push(Part { range: from..to, lemma, kind });
        }
        Some(parts)
    }

    fn part_lemma(&self, text: &str, kind: PartKind) -> Option<String> {
        for (packed, _) in self.sources() {
            let Some(entry) = packed.get(text.as_bytes()) else { continue };
            for stored in packed.readings(entry) {
                let fits = if kind == PartKind::Head { is_head(&stored, Writing::Upper) } else { stored.category == Category::FirstPart };
                if fits {
                    let lemma = packed.lemma(stored.rule, text, 0);
                    let capital = stored.category == Category::Noun || stored.category == Category::FirstPart && self.is_noun(&lemma);
                    let mut letters = lemma.chars();
                    return Some(match letters.next() {
                        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
                        _ => lemma,
                    });
                }
            }
        }
        None
    }

    fn is_noun(&self, key: &str) -> bool {
        self.sources().any(|(packed, _)| {
            packed.get(key.as_bytes()).is_some_and(|entry| packed.readings(entry).any(|stored| stored.category == Category::Noun))
        })
    }

    /// Whether the text can be the first part of a compound (*arbeits, schul*).
    pub fn is_first_part(&self, text: &str) -> bool {
        let key = lower(text);
        self.sources().any(|(packed, _)| {
            packed
                .get(key.as_str().as_bytes())
                .is_some_and(|entry| packed.readings(entry).any(|stored| stored.category == Category::FirstPart))
        })
    }

    /// Where the parts of the best split begin; at least two parts.
    fn bounds(&self, key: &str, writing: Writing) -> Option<Bounds> {
        let length = key.len();
        if !(2 * SHORTEST..=LONGEST).contains(&length) {
            return None;
        }
        let mut ways: [Option<Way>; LONGEST] = [None; LONGEST];
        let mut end: Option<Way> = None;
        ways[0] = Some(Way { from: 0, parts: 0, weight: 0 });
        for start in 0..=length - SHORTEST {
            let Some(way) = ways[start] else { continue };
            if way.parts >= MOST_PARTS || !key.is_char_boundary(start) {
                continue;
            }
            for (packed, _) in self.sources() {
                packed.prefixes(&key.as_bytes()[start..], |taken, entry| {
                    let to = start + taken;
                    if taken < SHORTEST || to < length && length - to < SHORTEST || !key.is_char_boundary(to) {
                        return;
                    }
                    let text = &key[start..to];
                    let next = Way { from: start as u8, parts: way.parts + 1, weight: way.weight + u16::from(entry.frequency()) };
                    if to == length {
                        if start > 0 && self.head_fits(text, entry, packed.readings(entry), writing) && next.better_than(end) {
                            end = Some(next);
                        }
                    } else if next.better_than(ways[to])
                        && !self.blocked.first.contains(text)
                        && packed.readings(entry).any(|stored| stored.category == Category::FirstPart)
                    {
                        ways[to] = Some(next);
                    }
                });
            }
        }
        let mut bounds = vec![end?.from as usize];
        while let Some(&first) = bounds.last()
            && first > 0
        {
            bounds.push(ways[first]?.from as usize);
        }
        bounds.reverse();
        Some(bounds)
    }

    fn head_fits(&self, text: &str, entry: Entry, mut readings: impl Iterator<Item = Stored>, writing: Writing) -> bool {
        (text.len() >= LONG_HEAD || entry.frequency() >= FREQUENT)
            && !self.blocked.head.contains(text)
            && readings.any(|stored| is_head(&stored, writing))
    }

    /// Adds the readings of a compound.
    pub(super) fn push_compound(&self, key: &str, writing: Writing, readings: &mut Readings) {
        let Some(bounds) = self.bounds(key, writing) else { return };
        let Some(&head) = bounds.last() else { return };
        for (packed, added) in self.sources() {
            let Some(entry) = packed.get(&key.as_bytes()[head..]) else { continue };
            for stored in packed.readings(entry) {
                if is_head(&stored, writing) {
                    push_tail(stored, writing, Source::Compound, head, added, readings);
                }
            }
        }
    }
}

/// Adds a stored reading that belongs to the end of the key, beginning at `offset`.
pub(super) fn push_tail(stored: Stored, writing: Writing, source: Source, offset: usize, added: bool, readings: &mut Readings) {
    let reading = Reading {
        features: stored.features,
        category: stored.category,
        source,
        decapitalised: writing != Writing::Lower && stored.features.shape() == Shape::Lower,
        rule: stored.rule,
        offset: offset as u8,
        trim: 0,
        added,
    };
    let made = if reading.decapitalised { nominalised(&reading) } else { None };
    // An infinitive as head is a noun only (das Zeitunglesen); the verb itself would be written apart.
    if !stored.category.is_verbal() {
        readings.push(reading);
    }
    if let Some(made) = made {
        readings.push(made);
    }
}

fn is_head(stored: &Stored, writing: Writing) -> bool {
    match stored.category {
        Category::Noun => writing != Writing::Lower && stored.features.shape() == Shape::Capitalised,
        Category::Adjective => stored.features.shape() == Shape::Lower && !stored.features.has(Features::ATTRIBUTIVE),
        Category::Verb => writing != Writing::Lower && stored.features.verb_forms().meets(VerbForms::INFINITIVE),
        _ => false,
    }
}
