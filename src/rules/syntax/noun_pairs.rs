//! Nouns that stand beside another noun of their own right: appositions, measures, nouns without an article.

use crate::data::{Dictionaries, Index};
use crate::rules::Context;
use rustc_hash::FxHashMap;

/// What a noun can do beside another noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Stands before its own name (*das Thema Umwelt*).
    Apposition,
    /// Stands before what is measured (*ein Glas Wasser*).
    Measure,
    /// Stands without an article behind another phrase (*gibt der Welt Hoffnung*).
    Bare,
    /// Closes an adverbial with its preposition (*in der Regel, zu Recht*).
    Adverbial,
}

/// The table `syntax/noun-pairs`.
pub(super) struct NounPairs {
    roles: FxHashMap<Box<str>, u8>,
}

impl Index for NounPairs {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut roles: FxHashMap<Box<str>, u8> = FxHashMap::default();
        for row in dictionaries.rows("syntax/noun-pairs") {
            let [noun, role] = row.array();
            let role = match role {
                "apposition" => Role::Apposition,
                "measure" => Role::Measure,
                "adverbial" => Role::Adverbial,
                _ => Role::Bare,
            };
            *roles.entry(noun.into()).or_default() |= 1 << role as u8;
        }
        NounPairs { roles }
    }
}

impl NounPairs {
    /// Whether a token is a form of a noun with one of these roles.
    pub(super) fn has(&self, context: &Context<'_>, token: usize, wanted: &[Role]) -> bool {
        // Bare is the form as it stands: „Recht haben“, but „die Rechte“.
        if wanted == [Role::Bare] {
            return self.roles.get(context.document.word(token)).is_some_and(|roles| roles & 1 << Role::Bare as u8 != 0);
        }
        let wanted = wanted.iter().fold(0, |set, role| set | 1 << *role as u8);
        let mut found = false;
        let mut look = |noun: &str| found |= self.roles.get(noun).is_some_and(|roles| roles & wanted != 0);
        look(context.document.word(token));
        context.analysis.lemmas(token, &mut look);
        found
    }
}

/// The table `learned/compound-parts`.
pub(super) struct CompoundParts {
    classes: FxHashMap<Box<str>, [u8; 2]>,
}

impl Index for CompoundParts {
    fn build(dictionaries: &Dictionaries) -> Self {
        let class = |cell: &str| cell.parse().unwrap_or(0);
        let rows = dictionaries.rows("learned/compound-parts").map(|row| {
            let [noun, first, head] = row.array();
            (noun.into(), [class(first), class(head)])
        });
        CompoundParts { classes: rows.collect() }
    }
}

impl CompoundParts {
    /// How many compounds the noun opens, as 1 + log2; 0 for few.
    pub(super) fn opens(&self, context: &Context<'_>, token: usize) -> u8 {
        self.class(context, token, 0)
    }

    /// How many compounds the noun closes, as 1 + log2; 0 for few.
    pub(super) fn closes(&self, context: &Context<'_>, token: usize) -> u8 {
        self.class(context, token, 1)
    }

    fn class(&self, context: &Context<'_>, token: usize, place: usize) -> u8 {
        let mut class = 0;
        let mut look = |noun: &str| class = class.max(self.classes.get(noun).map_or(0, |classes| classes[place]));
        look(context.document.word(token));
        context.analysis.lemmas(token, &mut look);
        class
    }
}
