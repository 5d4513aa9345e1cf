//! Nouns that leave the number of the verb open: quantities, measures, times.

use crate::data::{Dictionaries, Index};
use crate::rules::Context;
use rustc_hash::FxHashMap;

/// The table `grammar/subject-nouns`.
pub(super) struct SubjectNouns {
    /// Lower-cased nouns with their roles as bits.
    roles: FxHashMap<Box<str>, u8>,
}

/// What a noun does to the number of the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Number of things: either number.
    Quantity = 1,
    /// Sum or distance: either number.
    Measure = 2,
    /// Adverbial accusative.
    Time = 4,
}

impl Index for SubjectNouns {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut roles: FxHashMap<Box<str>, u8> = FxHashMap::default();
        for row in dictionaries.rows("grammar/subject-nouns") {
            let [noun, role] = row.array();
            let role = match role {
                "quantity" => Role::Quantity,
                "measure" => Role::Measure,
                _ => Role::Time,
            };
            *roles.entry(noun.to_lowercase().into()).or_default() |= role as u8;
        }
        SubjectNouns { roles }
    }
}

impl SubjectNouns {
    /// Whether a token, or the last part of a compound, has one of these roles.
    pub(super) fn has(&self, context: &Context<'_>, token: usize, wanted: &[Role]) -> bool {
        let wanted = wanted.iter().fold(0, |set, role| set | *role as u8);
        let mut found = false;
        context.analysis.lemmas(token, &mut |lemma| {
            if found {
                return;
            }
            let lemma = lemma.to_lowercase();
            // Short tails are parts of other words („Vorteil“, „Umsatz“).
            found = lemma
                .char_indices()
                .filter(|(at, _)| *at == 0 || lemma.len() - at > 4)
                .any(|(at, _)| self.roles.get(&lemma[at..]).is_some_and(|roles| roles & wanted != 0));
        });
        found
    }
}

/// The table `grammar/subject-verbs`.
pub(super) struct SubjectVerbs {
    roles: FxHashMap<Box<str>, u8>,
}

/// What a verb can do without a nominative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A clause as subject and an accusative.
    Accusative = 1,
    /// A clause as subject and a dative.
    Dative = 2,
    /// No subject.
    Impersonal = 4,
    /// Stands behind direct or reported speech.
    Speech = 8,
}

impl Index for SubjectVerbs {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut roles: FxHashMap<Box<str>, u8> = FxHashMap::default();
        for row in dictionaries.rows("grammar/subject-verbs") {
            let [verb, role] = row.array();
            let role = match role {
                "accusative" => Frame::Accusative,
                "dative" => Frame::Dative,
                "speech" => Frame::Speech,
                _ => Frame::Impersonal,
            };
            *roles.entry(verb.into()).or_default() |= role as u8;
        }
        SubjectVerbs { roles }
    }
}

impl SubjectVerbs {
    /// Whether a token is a form of a verb with this frame.
    pub(super) fn has(&self, context: &Context<'_>, token: usize, frame: Frame) -> bool {
        let mut found = false;
        context.analysis.lemmas(token, &mut |lemma| found |= self.roles.get(lemma).is_some_and(|roles| roles & frame as u8 != 0));
        found
    }
}
