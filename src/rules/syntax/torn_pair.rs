//! Whether two capitalised words side by side are one compound.
//!
//! Three things are weighed: how well the joined word is proved, whether what stands before agrees with the first or with
//! the second word, and whether both could be phrases of their own.

use super::clause::is_finite;
use super::compound_join::{Joined, Knowledge, Proof, has_common_noun, has_joint};
use super::noun_pairs::Role;
use super::phrase_before::{PhraseBefore, is_acronym};
use crate::language::features::{Agreement, Case, Category, Features, Gender, VerbForms};
use crate::language::lexicon::Readings;
use crate::language::tagger::Tag;
use crate::language::token_language::Label;
use crate::language::{MONTHS, WEEKDAYS};
use crate::rules::Context;
use std::ops::Range;

/// Least sum of the productivity classes of two nouns that make a word nobody has recorded.
const PRODUCTIVE: u8 = 8;

/// Log odds above which the first part is taken for a foreign word.
const ENGLISH_PART: f32 = -4.0;

/// Log odds up to which a word is as good German as English (*Grill, Fest*).
const HOMOGRAPH: f32 = 0.2;

/// Two neighbouring tokens, `a` and `a + 1`.
pub(super) struct Pair<'p> {
    pub context: &'p Context<'p>,
    pub knowledge: &'p Knowledge,
    pub a: usize,
    pub sentence: Range<usize>,
}

/// What the first word of a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// No word by itself (*Unterstützungs, Außen*).
    Fragment,
    /// A genitive and nothing else (*Bundes*).
    Genitive,
    /// A noun.
    Noun,
}

/// What is known of a pair in its sentence.
struct Place {
    phrase: PhraseBefore,
    /// What the phrase leaves for the first noun alone.
    own: Agreement,
    /// What it leaves for the joined word.
    whole: Agreement,
    /// The tag before the pair.
    before: Tag,
    /// Whether the pair stands without article behind another noun.
    follows_noun: bool,
}

impl Pair<'_> {
    /// The whole word.
    pub fn judge(&self) -> Option<Joined> {
        let (a, b) = (self.a, self.a + 1);
        let analysis = self.context.analysis;
        let (first, second) = (analysis.readings(a), analysis.readings(b));
        let adjective = second.iter().any(|r| r.category == Category::NominalisedAdjective);
        if !has_common_noun(second) && !adjective || matches!(analysis.tag(b), Tag::Fm | Tag::Card) {
            return None;
        }
        // To look for joined words is the dear part: first what they cannot change.
        let names = first.has(Category::Name) && !has_common_noun(first) && !first.has(Category::NominalisedAdjective);
        if names || self.kind(first, Proof::Listed).is_none() || self.knowledge.pairs.is_name(self.context, a) {
            return None;
        }
        let joined = self.knowledge.join(self.context, self.context.document.word(a), b)?;
        let kind = self.kind(first, joined.proof)?;
        // „Betriebs Fremde“: a nominalised adjective closes a compound only behind a fragment.
        if !has_common_noun(second) && (kind == Kind::Noun || joined.proof < Proof::Attested)
            || analysis.tag(b) == Tag::Adja && joined.proof < Proof::Attested
        {
            return None;
        }
        self.accepts(kind, &joined).then(|| if kind == Kind::Noun { self.hyphenated(joined) } else { joined })
    }

    /// „Exchange Speicher“: an English word keeps its form and takes a hyphen.
    fn hyphenated(&self, joined: Joined) -> Joined {
        let (first, second) = (self.context.document.word(self.a), self.context.document.word(self.a + 1));
        let english = self.knowledge.language.english_log_odds(first) > ENGLISH_PART;
        if joined.proof < Proof::Attested && english { Joined { text: format!("{first}-{second}"), ..joined } } else { joined }
    }

    /// What the first word is when it stands alone; `None` for what cannot be torn off a compound.
    fn kind(&self, readings: &Readings, proof: Proof) -> Option<Kind> {
        let analysis = self.context.analysis;
        if matches!(analysis.tag(self.a), Tag::Card) || readings.has(Category::Cardinal) {
            return None;
        }
        let starts = self.starts_sentence();
        let noun = readings.iter().filter(|r| r.category == Category::Noun && !r.decapitalised);
        let set = noun.fold(Agreement::NONE, |set, r| set | r.any_agreement());
        // „Berliner Schule“, „Große Moschee“, „Mit Hilfe“.
        let small_word = readings.iter().any(|r| {
            use Category::*;
            r.decapitalised
                && match r.category {
                    Adjective => !r.features.any_agreement().is_empty() || r.features.has(Features::ATTRIBUTIVE),
                    Preposition | Contraction | Conjunction | Subjunction | PersonalPronoun | Comparison => true,
                    category => category.is_determiner() && analysis.lower(self.a) != "selbst",
                }
        });
        let fixed = readings.iter().any(|r| r.category == Category::Adjective && !r.decapitalised);
        // „die Achter Bahn“: inside the sentence a noun of its own that the tables join is no adjective.
        let adjective = analysis.tag(self.a) == Tag::Adja && (proof < Proof::Listed || starts);
        if fixed || small_word && (starts || set.is_empty() || adjective) {
            return None;
        }
        let adverb = matches!(analysis.tag(self.a), Tag::Adv | Tag::Adjd | Tag::Ptkvz | Tag::Vvimp | Tag::Vvfin);
        let opens = || self.knowledge.lexicon.is_first_part(self.context.document.word(self.a));
        if set.is_empty() || adverb && !starts && proof < Proof::Listed {
            let name = readings.has(Category::Name);
            let adverb = starts && !readings.is_empty();
            return ((opens() || has_joint(self.context.document.word(self.a))) && !name && !adverb).then_some(Kind::Fragment);
        }
        // „Bundes“, „Betriebs“: a genitive that nothing governs.
        let genitive = Agreement::case(Case::Genitive) & Agreement::singular();
        Some(if (set & genitive) == set && opens() { Kind::Genitive } else { Kind::Noun })
    }

    fn place(&self) -> Place {
        let (a, b) = (self.a, self.a + 1);
        let analysis = self.context.analysis;
        let phrase = PhraseBefore::read(self.context, &self.knowledge.pairs, a, self.sentence.start);
        let before = if a > self.sentence.start { analysis.tag(a - 1) } else { Tag::Stop };
        let measured = a > self.sentence.start && self.knowledge.pairs.has(self.context, a - 1, &[Role::Measure]);
        Place {
            own: phrase.set & nominal(analysis.readings(a), true),
            whole: phrase.set & nominal(analysis.readings(b), false),
            before,
            follows_noun: !phrase.determined && matches!(before, Tag::Nn | Tag::Ne | Tag::Fm) && !measured,
            phrase,
        }
    }

    fn accepts(&self, kind: Kind, joined: &Joined) -> bool {
        let proof = joined.proof;
        let (a, b) = (self.a, self.a + 1);
        let (analysis, pairs) = (self.context.analysis, &self.knowledge.pairs);
        let (first, second) = (analysis.readings(a), analysis.readings(b));
        let place = self.place();
        let named_after = pairs.has(self.context, a, &[Role::Apposition]);
        let measure = pairs.has(self.context, a, &[Role::Measure]);
        let bare = pairs.has(self.context, b, &[Role::Bare]);
        let date = MONTHS.contains(&analysis.lower(b)) && measure;
        let mismatch = place.phrase.determined && place.own.is_empty();
        if place.whole.is_empty() || date || self.is_part_of_name(kind, proof, mismatch) || self.is_foreign(kind, proof, mismatch) {
            return false;
        }
        let named = second.has(Category::Name);
        // „Bayern München“, „Tag für Tag Wache“.
        if named && !mismatch && proof < Proof::Listed || self.is_repeated() {
            return false;
        }
        // „das Symbol Speichern“ names a command.
        if proof < Proof::Attested && !second.has(Category::Noun) {
            return false;
        }
        let nouns = analysis.tag(b) == Tag::Nn || analysis.tag(b) == Tag::Ne && !named;
        match kind {
            Kind::Fragment => {
                // „Kurz“, „Dreh“: names and verbs that are words of their own.
                let own_word =
                    first.iter().any(|r| r.category == Category::Adjective) && !place.phrase.determined || bare && !first.is_empty();
                let least = if own_word { Proof::Listed } else { Proof::Direct };
                proof >= least
                    && (nouns || proof >= Proof::Attested)
                    && !(place.follows_noun && (place.before == Tag::Ne || !first.is_empty()))
            }
            Kind::Genitive if place.phrase.determined => place.own.is_empty() && proof >= Proof::Direct,
            // „Gottes Wille“ has a genitive that goes before.
            Kind::Genitive => proof >= Proof::Attested && !bare && !place.follows_noun && !pairs.has(self.context, a, &[Role::Preposed]),
            // The determiner belongs to the second noun alone.
            Kind::Noun if mismatch => {
                let apart = measure && place.phrase.counted || named_after && (named || analysis.tag(b) != Tag::Nn);
                proof == Proof::Listed
                    || proof == Proof::Attested && (!apart || joined.direct)
                    || !apart && nouns && analysis.tag(a) == Tag::Nn
            }
            Kind::Noun if bare || place.follows_noun => self.joins_bare(&place, joined, bare, nouns && !named_after && !measure),
            Kind::Noun if measure && place.phrase.counted => proof == Proof::Listed,
            // „im Grunde Konsens“, „auf der Seite Druckvorschau“.
            Kind::Noun if place.phrase.preposition && pairs.is_adverbial(self.context, a) => false,
            Kind::Noun if self.are_two_phrases(&place, proof) => false,
            Kind::Noun if proof >= Proof::Attested => joined.direct || !named_after && !measure,
            Kind::Noun => {
                proof == Proof::Direct
                    && nouns
                    && analysis.tag(a) == Tag::Nn
                    && !named_after
                    && !measure
                    && !MONTHS.contains(&analysis.lower(a))
                    && !pairs.has(self.context, a, &[Role::Adverbial])
                    && (two_accusatives(&place) || self.is_productive(&place))
            }
        }
    }

    /// The second noun can stand without an article, or the first one does so behind a noun.
    fn joins_bare(&self, place: &Place, joined: &Joined, bare: bool, common: bool) -> bool {
        let adverbial = self.knowledge.pairs.has(self.context, self.a, &[Role::Adverbial]);
        if place.follows_noun {
            return WEEKDAYS.contains(&self.context.analysis.lower(self.a)) && joined.proof == Proof::Listed && place.phrase.determined;
        }
        if WEEKDAYS.contains(&self.context.analysis.lower(self.a)) && joined.proof == Proof::Listed && place.phrase.determined {
            return true;
        }
        let direct = joined.proof >= Proof::Attested && joined.direct;
        let measured = !place.phrase.determined && place.before == Tag::Nn;
        bare && !adverbial && direct && (place.before == Tag::Appr || measured || common && two_accusatives(place))
    }

    fn is_productive(&self, place: &Place) -> bool {
        let parts = &self.knowledge.parts;
        let productive = parts.opens(self.context, self.a) + parts.closes(self.context, self.a + 1);
        (place.phrase.determined || place.before == Tag::Appr)
            && place.own.meets(Agreement::singular())
            && productive >= PRODUCTIVE + 4 * u8::from(!place.whole.meets(Agreement::singular()))
    }

    /// Whether the token stands where any word has a capital.
    fn starts_sentence(&self) -> bool {
        self.a == self.sentence.start || {
            let before = self.context.document.word(self.a - 1);
            !before.ends_with(char::is_alphanumeric) && !matches!(before, "," | ";" | ")" | "%")
        }
    }

    /// English words, and German ones inside an English name.
    fn is_foreign(&self, kind: Kind, proof: Proof, mismatch: bool) -> bool {
        let english = |t: usize| self.context.analysis.label(t) != Label::German;
        let odds = |t: usize| self.knowledge.language.english_log_odds(self.context.document.word(t));
        let (first, second) = (odds(self.a), odds(self.a + 1));
        // The better the German word is proved, the more English the parts must look.
        let (one, other) = match proof {
            Proof::Listed => (-1.4, -1.0),
            Proof::Attested => (-1.4, -3.5),
            _ => (-3.5, -4.0),
        };
        // „die üblichen Grill Teller“: the article takes the second word for a German noun.
        if mismatch && proof >= Proof::Attested && first.max(second) < HOMOGRAPH && !english(self.a) && !english(self.a + 1) {
            return false;
        }
        let own_word = !self.context.analysis.readings(self.a).is_empty();
        let (one, other) = if kind == Kind::Noun { (one, other) } else { (-1.4, -2.0) };
        english(self.a + 1) || second > 0.5 || (kind == Kind::Noun || own_word) && (english(self.a) || first > one) && second > other
    }

    /// Whether a third capitalised word makes the pair look like a part of a name (*Raiffeisen Bank International*).
    fn is_part_of_name(&self, kind: Kind, proof: Proof, mismatch: bool) -> bool {
        let analysis = self.context.analysis;
        let capital = |t: usize| self.context.document.word(t).starts_with(char::is_uppercase);
        let proper = |t: usize| {
            let acronym = proof == Proof::Listed && is_acronym(self.context, t);
            capital(t) && !acronym && (analysis.readings(t).is_empty() || analysis.label(t) != Label::German)
        };
        let after = self.a + 2;
        let goes_on = after < self.sentence.end && capital(after);
        let place = mismatch && analysis.readings(after).has(Category::Name);
        goes_on && kind == Kind::Noun && proof < Proof::Attested && analysis.tag(after).is_nominal() && !place
            || goes_on && kind == Kind::Noun && proper(after) && analysis.tag(self.a) == Tag::Ne
            || self.a > self.sentence.start + 1 && proper(self.a - 1)
    }

    /// Whether the first noun may be subject, object or adverbial and the second, in the plural without an article, another one.
    fn are_two_phrases(&self, place: &Place, proof: Proof) -> bool {
        let pairs = &self.knowledge.pairs;
        let plural = Agreement::plural();
        // What the second noun can be without an article.
        let alone = bare_plural(self.context.analysis.readings(self.a + 1));
        if alone.is_empty() {
            return false;
        }
        let person = pairs.is_person(self.context, self.a);
        if place.phrase.preposition {
            // „mit den Kunden Daten tauschen“, „laut Anklage Gelder verwenden“.
            let adverbial = pairs.has(self.context, self.a, &[Role::Adverbial]);
            return adverbial || proof < Proof::Listed && (person || !place.phrase.article && self.can_stand_bare(place));
        }
        let attribute = place.own.meets(Agreement::case(Case::Genitive)) && self.follows_nominal(&place.phrase);
        let subject = !attribute && place.own.meets(Agreement::case(Case::Nominative));
        // „dass die Polizei Beamte schickt“: with the article it would be „Beamten“.
        if !place.whole.meets(plural) && !self.context.analysis.readings(self.a + 1).has(Category::Noun) {
            return true;
        }
        let agent = person || pairs.has(self.context, self.a, &[Role::Agent]);
        // „damit der Nutzer Daten sortieren kann“, „dass die Polizei Beamte schickt“.
        if subject && (place.whole & plural) == place.whole && !place.own.meets(plural) {
            match self.clause_number() {
                // „dass die Datenbank Abfragen zulässt“, but „dass sie keine Steuer Erhöhungen plane“.
                Some(VerbForms::SINGULAR) => return agent || proof < Proof::Listed && !self.has_pronoun_subject(),
                Some(_) => return false,
                None => {}
            }
        }
        proof < Proof::Listed && (subject && agent && place.before != Tag::Adja || place.before == Tag::Kon)
            // „gab der Welt Tausende“: a dative and an object.
            || proof < Proof::Listed && !place.own.meets(Agreement::case(Case::Nominative) | Agreement::case(Case::Accusative))
                && !place.own.meets(Agreement::case(Case::Genitive))
    }

    /// Whether the first noun needs no article: a plural, a mass or an action („laut Anklage“, „auf Anfrage“, „auf größere Distanz“).
    fn can_stand_bare(&self, place: &Place) -> bool {
        const ACTIONS: &[&str] = &["ung", "heit", "keit", "schaft", "ion", "tät", "age", "nis", "en"];
        let word = self.context.analysis.lower(self.a);
        place.phrase.determined
            || place.own.meets(Agreement::plural())
            || self.knowledge.pairs.has(self.context, self.a, &[Role::Bare, Role::Adverbial, Role::Agent])
            || ACTIONS.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether the phrase stands behind a noun, so that it can be its attribute.
    fn follows_nominal(&self, phrase: &PhraseBefore) -> bool {
        phrase.start > self.sentence.start && self.context.analysis.tag(phrase.start - 1).is_nominal()
    }

    /// „Tag für Tag“, „Schritt um Schritt“.
    fn is_repeated(&self) -> bool {
        self.a >= self.sentence.start + 2 && self.context.document.word(self.a) == self.context.document.word(self.a - 2)
    }

    /// Whether a pronoun before the pair is the subject of its clause.
    fn has_pronoun_subject(&self) -> bool {
        let analysis = self.context.analysis;
        let mut clause = (self.sentence.start..self.a).rev().take_while(|&t| analysis.tag(t) != Tag::Comma);
        clause.any(|t| matches!(analysis.lower(t), "ich" | "er" | "sie" | "es" | "man" | "wir"))
    }

    /// The number of the finite verb of the clause, if it is certain: all singular or all plural forms.
    fn clause_number(&self) -> Option<VerbForms> {
        let context = self.context;
        let auxiliary = |t: &usize| matches!(context.analysis.tag(*t), Tag::Vafin | Tag::Vmfin);
        let ends = |t: &usize| !matches!(context.analysis.tag(*t), Tag::Comma | Tag::Stop);
        let behind = (self.a + 2..self.sentence.end).take_while(ends);
        let behind = behind.clone().find(auxiliary).or_else(|| behind.clone().find(|&t| is_finite(context, t)));
        let verb = behind.or_else(|| (self.sentence.start..self.a).rev().take_while(ends).find(|&t| is_finite(context, t)))?;
        let readings = context.analysis.readings(verb).iter().filter(|r| r.category.is_verbal());
        let forms = readings.fold(VerbForms::default(), |set, r| set | r.verb_forms()) & VerbForms::FINITE;
        match (forms.meets(VerbForms::SINGULAR), forms.meets(VerbForms::PLURAL)) {
            (true, false) => Some(VerbForms::SINGULAR),
            (false, true) => Some(VerbForms::PLURAL),
            _ => None,
        }
    }
}

/// „den Takt Fahrplan“: a clause has no two accusatives of persons or things.
fn two_accusatives(place: &Place) -> bool {
    let accusative = Agreement::of(Case::Accusative, Gender::Masculine);
    place.own == accusative && place.whole == accusative && !place.follows_noun
}

/// What a noun can be, with or without old datives in -e; names are left out.
fn nominal(readings: &Readings, first: bool) -> Agreement {
    use Category::{Name, NominalisedAdjective, NominalisedInfinitive, Noun};
    let union = |wanted: &dyn Fn(Category) -> bool| {
        let fits =
            |r: &&crate::language::lexicon::Reading| wanted(r.category) && !r.decapitalised && (first || !r.features.has(Features::RARE));
        readings.iter().filter(fits).fold(Agreement::NONE, |set, r| set | r.any_agreement())
    };
    let nouns = union(&|category| category == Noun);
    if first || nouns.is_empty() {
        union(&|category| matches!(category, Noun | NominalisedAdjective | NominalisedInfinitive) || first && category == Name)
    } else {
        nouns
    }
}

/// The nominative and accusative plural without an article; the dative („mit Panzer Fahrzeugen“) shows what governs it.
fn bare_plural(readings: &Readings) -> Agreement {
    use crate::language::features::Declension;
    let nouns = readings.iter().filter(|r| r.category.is_nominal() && !r.decapitalised && r.category != Category::Name);
    let strong = nouns.fold(Agreement::NONE, |set, r| {
        set | if r.category == Category::NominalisedAdjective { r.agreement(Declension::Strong) } else { r.any_agreement() }
    });
    strong & Agreement::plural() & (Agreement::case(Case::Nominative) | Agreement::case(Case::Accusative))
}
