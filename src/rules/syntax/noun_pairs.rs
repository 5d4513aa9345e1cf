//! Nouns that stand beside another noun of their own right: appositions, measures, nouns without an article.

use crate::data::{Dictionaries, Index};
use crate::language::features::{Agreement, Gender};
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
    /// Acts as a person does (*die Polizei Beamte schickt*).
    Agent,
    /// With the word behind it an official name that is written apart (*Media Markt*).
    Name,
    /// Stands in the genitive before its noun, without an article (*Gottes Wille*).
    Preposed,
    /// Has an ending of nouns for persons, but is none (*Computer*).
    Thing,
    /// An ending of nouns for persons.
    Person,
}

/// The table `syntax/noun-pairs`.
pub(super) struct NounPairs {
    roles: FxHashMap<Box<str>, u16>,
    /// Endings of nouns for persons.
    persons: Vec<Box<str>>,
}

impl Index for NounPairs {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut roles: FxHashMap<Box<str>, u16> = FxHashMap::default();
        let mut persons = Vec::new();
        for row in dictionaries.rows("syntax/noun-pairs") {
            let [noun, role] = row.array();
            let role = match role {
                "apposition" => Role::Apposition,
                "measure" => Role::Measure,
                "adverbial" => Role::Adverbial,
                "agent" => Role::Agent,
                "name" => Role::Name,
                "person" => Role::Person,
                "thing" => Role::Thing,
                "preposed" => Role::Preposed,
                _ => Role::Bare,
            };
            if let (Role::Person, Some(ending)) = (role, noun.strip_prefix('-')) {
                persons.push(ending.into());
            }
            *roles.entry(noun.into()).or_default() |= 1 << role as u16;
        }
        NounPairs { roles, persons }
    }
}

impl NounPairs {
    /// Whether a token is a form of a noun with one of these roles.
    pub(super) fn has(&self, context: &Context<'_>, token: usize, wanted: &[Role]) -> bool {
        // Bare is the form as it stands: „Recht haben“, but „die Rechte“.
        if wanted == [Role::Bare] {
            return self.roles.get(context.document.word(token)).is_some_and(|roles| roles & 1 << Role::Bare as u16 != 0);
        }
        let wanted = wanted.iter().fold(0, |set, role| set | 1 << *role as u16);
        let mut found = false;
        let mut look = |noun: &str| found |= self.roles.get(noun).is_some_and(|roles| roles & wanted != 0);
        look(context.document.word(token));
        context.analysis.lemmas(token, &mut look);
        found
    }

    /// Whether the noun at a token closes an adverbial: by itself, or with the word before it (*zum Beispiel*).
    pub(super) fn is_adverbial(&self, context: &Context<'_>, token: usize) -> bool {
        let phrase = token.checked_sub(1).is_some_and(|before| {
            let phrase = format!("{} {}", context.analysis.lower(before), context.document.word(token));
            self.roles.get(phrase.as_str()).is_some_and(|roles| roles & 1 << Role::Adverbial as u16 != 0)
        });
        phrase || self.has(context, token, &[Role::Adverbial])
    }

    /// Whether the token names persons of a masculine or common gender, by its ending.
    pub(super) fn is_person(&self, context: &Context<'_>, token: usize) -> bool {
        let noun = context.analysis.readings(token).iter().filter(|r| r.category.is_nominal());
        let set = noun.fold(Agreement::NONE, |set, r| set | r.any_agreement());
        let other = set.meets(Agreement::gender(Gender::Feminine)) || set.meets(Agreement::gender(Gender::Neuter));
        let word = context.analysis.lower(token);
        !other && !self.has(context, token, &[Role::Thing]) && self.persons.iter().any(|ending| word.ends_with(&**ending))
    }

    /// Whether the token and the next one are a name that is written apart.
    pub(super) fn is_name(&self, context: &Context<'_>, token: usize) -> bool {
        let document = context.document;
        let name = |text: &str| self.roles.get(text).is_some_and(|roles| roles & 1 << Role::Name as u16 != 0);
        let Some(next) = document.tokens.get(token + 1) else { return false };
        let pair = document.text(document.tokens[token].span.to(next.span));
        name(pair) || pair.strip_suffix(['s', 'n']).is_some_and(name) || pair.strip_suffix("es").is_some_and(name)
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
