//! What the words of a constituent say of its cases and persons.

use super::constituents::{NOMINATIVE, Reader};
use super::{Constituent, Form, Persons};
use crate::language::Analysis;
use crate::language::compile::NameKind;
use crate::language::features::{Agreement, Case, Category, Declension, Gender, Person};
use crate::language::lexicon::{Readings, Source};
use crate::language::phrases::{Phrase, Role, Word, ending, of_ending};
use crate::language::tagger::Tag;

/// Pronouns that are singular only.
const SINGULAR: &[&str] = &[
    "nichts",
    "etwas",
    "jemand",
    "niemand",
    "jeder",
    "jede",
    "jedes",
    "jedermann",
    "keiner",
    "keines",
    "einer",
    "eines",
    "irgendjemand",
    "irgendetwas",
    "nix",
];

impl Reader<'_> {
    /// Without a determiner the first adjective is strong: „mögliche Zeugen“ is no singular.
    pub(super) fn strong(&self, phrase: &Phrase, agreement: Agreement) -> Agreement {
        let [first, .., _] = self.phrases.members(phrase) else { return agreement };
        if first.role != Role::Adjective || first.token != phrase.start || phrase.counted || phrase.uncertain {
            return agreement;
        }
        let strong = of_ending(ending(self.analysis.lower(first.token as usize)), Declension::Strong);
        let set = agreement & strong;
        if set.is_empty() { agreement } else { set }
    }

    /// The persons that the narrowed cases leave; „der dritte und vierte Platz“ may be two.
    pub(super) fn narrowed(&self, phrase: &Phrase, agreement: Agreement) -> Persons {
        let joined = (phrase.start as usize..phrase.head as usize)
            .any(|t| matches!(self.analysis.lower(t), "und" | "oder" | "bzw" | "beziehungsweise" | "/" | "bis" | "sowie"));
        if joined { Persons(0b111111) } else { Persons::of_nominative(agreement) }
    }

    /// The persons of a phrase, and whether they are a guess.
    pub(super) fn persons(&self, phrase: &Phrase) -> (Persons, bool) {
        let start = *self.phrases.word(self.analysis, phrase.start as usize);
        let head = *self.phrases.word(self.analysis, phrase.head as usize);
        let text = self.document.word(phrase.head as usize);
        let place = is_place(self.analysis, phrase.head as usize) && !text.ends_with('n');
        // „Modi hatte“: a name that is a plural too.
        if phrase.is_bare() && (text.contains('/') || !head.name.is_empty() && !head.noun.is_empty()) {
            return (Persons::THIRD, true);
        }
        if phrase.is_bare() && (place || is_person(self.analysis, phrase.head as usize)) && !text.ends_with('s') {
            return (Persons::of(Person::ThirdSingular), false);
        }
        let set = phrase.agreement & NOMINATIVE;
        if phrase.counted && !phrase.uncertain && !set.is_empty() && !set.meets(Agreement::singular()) {
            return (Persons::of(Person::ThirdPlural), false);
        }
        if !phrase.uncertain && !phrase.agreement.is_empty() && set.is_empty() {
            return (Persons::NONE, false);
        }
        // The article of an unknown noun tells its number: „der Aussenbereich“.
        let article = start.determiner.iter().fold(Agreement::NONE, |all, set| all | *set) & NOMINATIVE;
        if phrase.uncertain && !phrase.is_bare() && !phrase.counted && !article.is_empty() && !article.meets(Agreement::plural()) {
            return (Persons::of(Person::ThirdSingular), false);
        }
        // „Umfragewerte“ is no adjective, but only its last part is known as one.
        let one = is_stem_ein(self.analysis.lower(phrase.start as usize));
        if one && !phrase.truncated && !phrase.is_bare() && !article.is_empty() {
            return (Persons::of(Person::ThirdSingular), false);
        }
        let guessed =
            head.noun.is_empty() && self.analysis.readings(phrase.head as usize).iter().all(|reading| reading.source != Source::Listed);
        if guessed || phrase.uncertain || phrase.counted || phrase.agreement.is_empty() || phrase.truncated || head.has(Word::CARDINAL) {
            return (Persons::THIRD, true);
        }
        (Persons::of_nominative(set), false)
    }

    /// A pronoun or number that stands alone.
    pub(super) fn pronoun(&self, at: usize) -> Option<Constituent> {
        let token = self.tokens[at];
        let (tag, lower) = (self.tag(at), self.lower(at));
        if self.is_number(at) || tag == Tag::Card {
            return Some(Constituent { agreement: Agreement::ALL, unsure: true, ..self.plain(at, at, Form::Pronoun, Persons::THIRD) });
        }
        // „Es kamen immer mehr“, „mehr als vierzig Prozent“
        if matches!(lower, "mehr" | "weniger" | "genug" | "viel" | "wenig")
            && matches!(tag, Tag::Adv | Tag::Pis | Tag::Piat | Tag::Adja | Tag::Adjd)
        {
            let next = self.tag(at + 1);
            let alone = !matches!(next, Tag::Adja | Tag::Adjd | Tag::Adv) || self.lower(at + 1) == "als";
            return alone.then(|| Constituent {
                agreement: Agreement::ALL,
                unsure: true,
                ..self.plain(at, at, Form::Pronoun, Persons::THIRD)
            });
        }
        let listed =
            !self.is_capital(at) && (SINGULAR.contains(&lower) || matches!(lower, "beide" | "alle" | "viele" | "einige" | "mehrere"));
        if !listed
            && !matches!(
                tag,
                Tag::Pper
                    | Tag::Pds
                    | Tag::Pis
                    | Tag::Pws
                    | Tag::Prels
                    | Tag::Pposs
                    | Tag::Piat
                    | Tag::Pdat
                    | Tag::Art
                    | Tag::Prelat
                    | Tag::Prf
            )
        {
            return None;
        }
        if tag == Tag::Prf {
            return Some(self.plain(at, at, Form::Pronoun, Persons::NONE));
        }
        let any = matches!(lower, "mehr" | "weniger" | "genug" | "viel" | "wenig" | "solche" | "welche" | "was" | "wer" | "welches");
        let readings = self.analysis.readings(token);
        let set = pronoun_set(readings);
        let capital = at > 0 && self.is_capital(at);
        let persons = match lower {
            "ich" => Persons::of(Person::FirstSingular),
            "du" => Persons::of(Person::SecondSingular),
            "er" | "man" | "es" => Persons::of(Person::ThirdSingular),
            "wir" => Persons::of(Person::FirstPlural),
            "ihr" => Persons::of(Person::SecondPlural) | Persons::THIRD,
            "sie" if capital && !self.is_quoted(at) => Persons::of(Person::ThirdPlural),
            "sie" => Persons::THIRD,
            // Alone these are plural; a singular needs a noun („alle Welt“).
            "alle" | "viele" | "einige" | "mehrere" | "beide" | "wenige" | "manche" | "andere" | "etliche" => {
                Persons::of(Person::ThirdPlural)
            }
            "die" if tag == Tag::Prels => self.relative(),
            _ if SINGULAR.contains(&lower) => Persons::of(Person::ThirdSingular),
            _ if any => Persons::THIRD,
            _ => Persons::of_nominative(set),
        };
        let polite = lower == "sie" && capital && !self.is_quoted(at);
        let unsure = any
            || matches!(lower, "sie" | "ihr") && !polite
            || matches!(tag, Tag::Art | Tag::Piat | Tag::Pdat | Tag::Prelat)
                && !matches!(lower, "alle" | "viele" | "einige" | "mehrere" | "beide");
        let set = if SINGULAR.contains(&lower) { NOMINATIVE | Agreement::case(Case::Accusative) } else { set };
        let agreement = if matches!(lower, "ich" | "du" | "er" | "man" | "wir") { NOMINATIVE } else { set };
        Some(Constituent { agreement, unsure, ..self.plain(at, at, Form::Pronoun, persons) })
    }

    /// The number of *die* from the nouns that it can take up.
    pub(super) fn relative(&self) -> Persons {
        let Some(antecedent) = self.antecedent else { return Persons::THIRD };
        let mut persons = Persons::NONE;
        let mut token = antecedent;
        let first = self.all.first().map_or(token, |phrase| phrase.start as usize);
        // Back to the verb or mark before the noun and its attributes.
        let mut start = token;
        while token > first.min(antecedent) {
            token -= 1;
            if self.analysis.tag(token).is_mark() || self.analysis.tag(token).is_verb() {
                break;
            }
            start = token;
        }
        let joined = (start..antecedent).any(|t| matches!(self.analysis.lower(t), "und" | "oder" | "sowie" | "bzw" | "/" | "&"));
        // „eine der Personen, die kommt“
        let one = (start..antecedent).any(|t| {
            matches!(self.analysis.lower(t), "einer" | "eine" | "eines" | "einem" | "einen")
                && matches!(self.analysis.lower(t + 1), "der" | "dieser" | "jener" | "von" | "unserer" | "ihrer" | "seiner" | "meiner")
        });
        if one {
            return Persons::THIRD;
        }
        let mut any = false;
        for phrase in self.all.iter().filter(|phrase| (start..=antecedent).contains(&(phrase.head as usize))) {
            any = true;
            let set = phrase.set();
            if phrase.uncertain || phrase.counted || set.is_empty() || phrase.truncated {
                return Persons::THIRD;
            }
            if set.meets(Agreement::plural()) {
                persons |= Persons::of(Person::ThirdPlural);
            }
            if set.meets(Agreement::gender(Gender::Feminine)) {
                persons |= Persons::of(Person::ThirdSingular);
            }
        }
        let names = (start..=antecedent).any(|t| matches!(self.analysis.tag(t), Tag::Ne | Tag::Fm | Tag::Xy));
        if !any || joined || names || persons.is_empty() { Persons::THIRD } else { persons }
    }
}

/// „ein“, „eine“, „kein“: the noun is singular where the article is not „keine“.
fn is_stem_ein(word: &str) -> bool {
    matches!(word, "ein" | "eine" | "kein")
}

/// Whether a word is a person's name and nothing else.
pub(super) fn is_person(analysis: &Analysis, token: usize) -> bool {
    let readings = analysis.readings(token);
    let mut names = readings.iter().filter(|reading| reading.category == Category::Name).peekable();
    !readings.has(Category::Noun)
        && names.peek().is_some()
        && names.all(|reading| matches!(reading.name_kind(), NameKind::First | NameKind::Family))
        && analysis.tag(token) == Tag::Ne
}

/// Whether a word is the name of a place and nothing else.
fn is_place(analysis: &Analysis, token: usize) -> bool {
    let readings = analysis.readings(token);
    let mut any = false;
    readings.iter().filter(|reading| !reading.category.is_verbal()).all(|reading| {
        any = true;
        reading.category == Category::Name && reading.name_kind() == NameKind::Place && !reading.any_agreement().meets(Agreement::plural())
    }) && any
        && analysis.tag(token) == Tag::Ne
}

/// The cases of a pronoun's readings.
fn pronoun_set(readings: &Readings) -> Agreement {
    let pronoun = |category: Category| category.is_determiner() || matches!(category, Category::PersonalPronoun | Category::Relative);
    readings.iter().filter(|reading| pronoun(reading.category)).fold(Agreement::NONE, |set, reading| set | reading.any_agreement())
}
