//! Clauses and their topological fields, found once for all rules.
//!
//! A sentence is cut at its commas, colons, semicolons and spaced dashes, and at conjunctions that stand between two
//! finite verbs; what an embedded clause has interrupted is put together again. Each clause has its brackets (Drach
//! 1937; Höhle 1986): in a main clause the finite verb on the left and the rest of the verb on the right, in a
//! subordinate clause the subjunction or relative word on the left and the whole verb on the right. Around them lie the
//! initial field (*Vorfeld*), the middle field (*Mittelfeld*) and the final field (*Nachfeld*) with the constituents:
//! noun phrases with their attributes, names and conjuncts, pronouns, prepositional phrases, adverbials.
//!
//! Nothing is decided that the words leave open. A constituent holds all cases it may have and all persons that a verb
//! could agree with if it were the subject; a clause that cannot be read with certainty says so (`unsure`).
//!
//! Cost: one pass over the tokens for the borders, one for the constituents; no look-ahead beyond the next segment.

mod borders;
mod constituents;
mod persons;

use super::Analysis;
use super::features::{Agreement, Case, Person, VerbForms};
use crate::document::Document;
use std::ops::{BitAnd, BitOr, BitOrAssign};

/// What a clause is by the place of its verb and its opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Main clause: the finite verb behind one constituent (or behind a clause or quotation).
    VerbSecond,
    /// The finite verb first: question, imperative, condition without *wenn*.
    VerbFirst,
    /// Opened by a subjunction or interrogative; the verb is last.
    Subordinate,
    /// Opened by a relative pronoun, perhaps with its preposition; the verb is last.
    Relative,
    /// An infinitive with *zu* and no finite verb.
    Infinitive,
    /// No verb of its own.
    Fragment,
}

impl Kind {
    /// The word of the debug view.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::VerbSecond => "verb second",
            Kind::VerbFirst => "verb first",
            Kind::Subordinate => "subordinate",
            Kind::Relative => "relative",
            Kind::Infinitive => "infinitive",
            Kind::Fragment => "fragment",
        }
    }

    /// Whether the verb stands last.
    pub const fn is_verb_last(self) -> bool {
        matches!(self, Kind::Subordinate | Kind::Relative)
    }

    /// Whether the verb stands first or second.
    pub const fn is_main(self) -> bool {
        matches!(self, Kind::VerbSecond | Kind::VerbFirst)
    }
}

/// Where in its clause a constituent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Before the left bracket.
    Initial,
    /// Between the brackets.
    Middle,
    /// Behind the right bracket.
    Final,
}

impl Field {
    /// The word of the debug view.
    pub const fn as_str(self) -> &'static str {
        match self {
            Field::Initial => "initial",
            Field::Middle => "middle",
            Field::Final => "final",
        }
    }
}

/// What a constituent is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A noun with what belongs to it.
    NounPhrase,
    /// One or more proper names without article.
    Name,
    /// A pronoun or a number that stands alone.
    Pronoun,
    /// Preposition and its phrase.
    Prepositional,
    /// Adverb, adjective without ending, particle.
    Adverbial,
    /// Words in quotation marks, foreign or unknown words.
    Opaque,
}

impl Form {
    /// The word of the debug view.
    pub const fn as_str(self) -> &'static str {
        match self {
            Form::NounPhrase => "noun phrase",
            Form::Name => "name",
            Form::Pronoun => "pronoun",
            Form::Prepositional => "prepositional",
            Form::Adverbial => "adverbial",
            Form::Opaque => "opaque",
        }
    }
}

/// A set of persons, one bit for each [`Person`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Persons(pub u8);

impl Persons {
    /// No person: what cannot be a subject.
    pub const NONE: Persons = Persons(0);
    /// Third person of both numbers.
    pub const THIRD: Persons = Persons(1 << Person::ThirdSingular as u8 | 1 << Person::ThirdPlural as u8);
    /// All persons of the plural.
    pub const PLURAL: Persons = Persons(0b111_000);

    /// One person.
    pub const fn of(person: Person) -> Persons {
        Persons(1 << person as u8)
    }

    /// The persons that a verb form can have.
    pub const fn of_verb(forms: VerbForms) -> Persons {
        let finite = forms.0 & VerbForms::FINITE.0;
        Persons(((finite | finite >> 6 | finite >> 12 | finite >> 18) & 0b111111) as u8)
    }

    /// The third persons that a nominative of this set can have.
    pub const fn of_nominative(set: Agreement) -> Persons {
        let nominative = Agreement(set.0 & Agreement::case(Case::Nominative).0);
        let singular = if nominative.meets(Agreement::singular()) { Persons::of(Person::ThirdSingular).0 } else { 0 };
        let plural = if nominative.meets(Agreement::plural()) { Persons::of(Person::ThirdPlural).0 } else { 0 };
        Persons(singular | plural)
    }

    /// Whether the sets share a person.
    pub const fn meets(self, other: Persons) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the person is in the set.
    pub const fn has(self, person: Person) -> bool {
        self.meets(Persons::of(person))
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Persons {
    type Output = Persons;
    fn bitor(self, other: Persons) -> Persons {
        Persons(self.0 | other.0)
    }
}

impl BitOrAssign for Persons {
    fn bitor_assign(&mut self, other: Persons) {
        self.0 |= other.0;
    }
}

impl BitAnd for Persons {
    type Output = Persons;
    fn bitand(self, other: Persons) -> Persons {
        Persons(self.0 & other.0)
    }
}

impl std::fmt::Display for Persons {
    /// `3s 3p`; a dash for the empty set.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_empty() {
            return f.write_str("–");
        }
        let names = ["1s", "2s", "3s", "1p", "2p", "3p"];
        let all: Vec<&str> = names.iter().enumerate().filter(|(bit, _)| self.0 & 1 << bit != 0).map(|(_, name)| *name).collect();
        f.write_str(&all.join(" "))
    }
}

/// A constituent of a clause.
#[derive(Debug, Clone, Copy)]
pub struct Constituent {
    /// First token.
    pub first: u32,
    /// Last token, attributes included.
    pub last: u32,
    /// The word that decides: the noun, the pronoun, the adverb.
    pub head: u32,
    /// What it is made of.
    pub form: Form,
    /// Where it stands.
    pub field: Field,
    /// Its index among the sentence's phrases, where it begins with one.
    pub phrase: Option<u32>,
    /// The cases and genders that it may have.
    pub agreement: Agreement,
    /// The persons that a verb can agree with if it is the subject; empty where it can be none.
    pub persons: Persons,
    /// Something in it may be a subject of its own: *gestern in Berlin Merkel*, *dem Mann der Lehrer*.
    pub hidden: Persons,
    /// Several conjuncts.
    pub coordinated: bool,
    /// A name, a foreign or unknown word, a number: its number is a guess.
    pub unsure: bool,
    /// An apposition or a further member of a list behind a comma.
    pub appended: bool,
}

impl Constituent {
    /// Whether it can be nothing but a nominative.
    pub fn is_only_nominative(&self) -> bool {
        !self.agreement.is_empty() && !self.agreement.meets(!Agreement::case(Case::Nominative))
    }

    /// Whether its persons are third singular only, or third plural only.
    pub fn has_one_number(&self) -> bool {
        self.persons.0.count_ones() == 1
    }
}

/// A clause.
#[derive(Debug, Clone, Copy)]
pub struct Clause {
    /// What it is.
    pub kind: Kind,
    /// The conjunction before it that joins it to another clause.
    pub conjunction: Option<u32>,
    /// Left bracket: the finite verb, or the subjunction or relative word.
    pub left: Option<u32>,
    /// The finite verb.
    pub verb: Option<u32>,
    /// First and last token of the right bracket: verb forms and separated prefix at the end.
    pub right: Option<(u32, u32)>,
    /// The clause whose subject it shares, an index into [`Clauses::all`].
    pub shares: Option<u32>,
    /// The noun before a relative clause's comma.
    pub antecedent: Option<u32>,
    /// The subject where there can be no other, an index into its constituents.
    pub subject: Option<u32>,
    /// Its initial field is another clause or a quotation.
    pub external: bool,
    /// It cannot be read with certainty.
    pub unsure: bool,
    /// What stands behind the finite verb cannot be read with certainty.
    pub unsure_behind: bool,
    /// Its tokens without marks, brackets and embedded clauses, as a range of [`Clauses::tokens`].
    tokens: (u32, u32),
    constituents: (u32, u32),
}

/// All clauses of a document.
#[derive(Debug, Default)]
pub struct Clauses {
    clauses: Vec<Clause>,
    tokens: Vec<u32>,
    constituents: Vec<Constituent>,
    /// For each sentence the end of its clauses.
    ends: Vec<u32>,
}

impl Clauses {
    /// Finds the clauses of a document; linear in its tokens.
    pub fn new(document: &Document, analysis: &Analysis) -> Self {
        let phrases = analysis.phrases(document);
        let mut clauses = Clauses::default();
        let mut buffers = borders::Buffers::default();
        for (number, sentence) in document.sentences.iter().enumerate() {
            let first = clauses.clauses.len();
            borders::read(document, analysis, phrases, sentence.tokens(), &mut buffers);
            for draft in &buffers.drafts {
                let tokens = clauses.tokens.len() as u32;
                clauses.tokens.extend(draft.tokens.iter().map(|token| *token as u32));
                let mut clause = Clause {
                    kind: draft.kind,
                    conjunction: draft.conjunction.map(|token| token as u32),
                    left: draft.left.map(|token| token as u32),
                    verb: draft.verb.map(|token| token as u32),
                    right: None,
                    shares: draft.shares.map(|clause| (first + clause) as u32),
                    antecedent: draft.antecedent.map(|token| token as u32),
                    subject: None,
                    external: draft.external,
                    unsure: draft.unsure,
                    unsure_behind: draft.unsure_behind,
                    tokens: (tokens, clauses.tokens.len() as u32),
                    constituents: (0, 0),
                };
                let from = clauses.constituents.len();
                let mut reader = constituents::Reader::new(document, analysis, phrases, number, &draft.tokens, &mut clauses.constituents);
                reader.read(&mut clause);
                clause.constituents = (from as u32, clauses.constituents.len() as u32);
                clause.subject = subject(&clause, &clauses.constituents[from..], analysis, phrases);
                clauses.clauses.push(clause);
            }
            clauses.ends.push(clauses.clauses.len() as u32);
        }
        clauses
    }

    /// The clauses of the sentence with this index, in the order of their beginnings.
    pub fn of_sentence(&self, sentence: usize) -> &[Clause] {
        let start = sentence.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(sentence).map_or(start, |end| *end as usize);
        &self.clauses[start..end]
    }

    /// All clauses of the document.
    pub fn all(&self) -> &[Clause] {
        &self.clauses
    }

    /// A clause's tokens: no marks, nothing in brackets, no embedded clause.
    pub fn tokens(&self, clause: &Clause) -> &[u32] {
        &self.tokens[clause.tokens.0 as usize..clause.tokens.1 as usize]
    }

    /// A clause's constituents in the order of the text.
    pub fn constituents(&self, clause: &Clause) -> &[Constituent] {
        &self.constituents[clause.constituents.0 as usize..clause.constituents.1 as usize]
    }

    /// A clause's certain subject.
    pub fn subject(&self, clause: &Clause) -> Option<&Constituent> {
        clause.subject.and_then(|index| self.constituents(clause).get(index as usize))
    }
}

/// The constituent that must be the subject: a nominative and nothing else, or the only one that may be a nominative and agrees.
fn subject(clause: &Clause, constituents: &[Constituent], analysis: &Analysis, phrases: &super::phrases::Phrases) -> Option<u32> {
    let verb = clause.verb? as usize;
    if clause.unsure || clause.unsure_behind {
        return None;
    }
    let persons = Persons::of_verb(phrases.word(analysis, verb).verb);
    let mut possible = constituents.iter().enumerate().filter(|(_, c)| !c.persons.is_empty() && !c.appended);
    let (index, first) = possible.next()?;
    let alone = possible.next().is_none() && constituents.iter().all(|c| c.hidden.is_empty());
    (alone && (first.persons.meets(persons) && !first.unsure || first.is_only_nominative())).then_some(index as u32)
}

#[cfg(test)]
mod tests;
