//! The constituents of one clause.

use super::persons::is_person;
use super::{Clause, Constituent, Field, Form, Persons};
use crate::document::{Document, TokenKind};
use crate::language::Analysis;
use crate::language::features::{Agreement, Case, Person};
use crate::language::phrases::{Phrase, Phrases, Word};
use crate::language::tagger::Tag;
use crate::language::token_language::Label;

pub(super) const NOMINATIVE: Agreement = Agreement::case(Case::Nominative);
const GENITIVE: Agreement = Agreement::case(Case::Genitive);

/// Nouns with *nach* behind them: „meiner Meinung nach“.
const OPINIONS: &[&str] = &[
    "meinung",
    "ansicht",
    "auffassung",
    "einschätzung",
    "überzeugung",
    "aussage",
    "angaben",
    "darstellung",
    "erfahrung",
    "schätzung",
    "vermutung",
    "reihe",
    "wahrnehmung",
    "kenntnis",
    "aussagen",
    "berichten",
    "empfinden",
    "dafürhalten",
    "sache",
    "natur",
    "sinn",
    "namen",
];

/// Longest quotation that is read as a title, in tokens.
const LONGEST_TITLE: usize = 8;

pub(super) struct Reader<'r> {
    pub(super) document: &'r Document,
    pub(super) analysis: &'r Analysis,
    pub(super) phrases: &'r Phrases,
    pub(super) all: &'r [Phrase],
    pub(super) tokens: &'r [usize],
    out: &'r mut Vec<Constituent>,
    /// First constituent of this clause.
    from: usize,
    /// Left bracket, and first and last place of the right one, as places in `tokens`.
    left: Option<usize>,
    right: Option<(usize, usize)>,
    /// The first phrase that may not have been passed.
    next_phrase: usize,
    pub(super) antecedent: Option<usize>,
}

/// A noun phrase or name while it is read.
struct Core {
    /// Place behind it.
    end: usize,
    head: usize,
    form: Form,
    phrase: Option<u32>,
    agreement: Agreement,
    persons: Persons,
    unsure: bool,
    hidden: Persons,
    coordinated: bool,
    /// A determiner opens it.
    determined: bool,
}

impl<'r> Reader<'r> {
    pub(super) fn new(
        document: &'r Document,
        analysis: &'r Analysis,
        phrases: &'r Phrases,
        sentence: usize,
        tokens: &'r [usize],
        out: &'r mut Vec<Constituent>,
    ) -> Self {
        let from = out.len();
        let all = phrases.of_sentence(sentence);
        Reader { document, analysis, phrases, all, tokens, out, from, left: None, right: None, next_phrase: 0, antecedent: None }
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::Stop, |&t| self.analysis.tag(t))
    }

    pub(super) fn lower(&self, at: usize) -> &'r str {
        self.tokens.get(at).map_or("", |&t| self.analysis.lower(t))
    }

    fn word(&self, at: usize) -> Word {
        self.tokens.get(at).map_or(Word::default(), |&t| *self.phrases.word(self.analysis, t))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|&t| self.document.word(t).starts_with(char::is_uppercase))
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|&t| self.document.tokens[t].kind == TokenKind::Number)
    }

    /// Whether a comma, a dash or an embedded clause stands before this place.
    fn is_parted(&self, at: usize) -> bool {
        if at == 0 || at >= self.tokens.len() {
            return false;
        }
        let between = self.tokens[at - 1] + 1..self.tokens[at];
        between
            .clone()
            .any(|t| matches!(self.document.word(t), "," | "–" | "—") || self.document.word(t) == "-" && self.document.tokens[t].spaced)
    }

    /// Whether an opening quotation mark stands directly before this place.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let Some(&token) = self.tokens.get(at) else { return false };
        token > 0 && !self.document.tokens[token - 1].is_word() && self.analysis.in_quotation(token) && {
            matches!(self.document.word(token - 1), "„" | "\"" | "»" | "«" | "‚" | "“" | "'")
        }
    }

    /// The phrase that starts at this place.
    fn phrase(&mut self, at: usize) -> Option<usize> {
        let token = *self.tokens.get(at)?;
        while self.next_phrase < self.all.len() && (self.all[self.next_phrase].start as usize) < token {
            self.next_phrase += 1;
        }
        self.all.get(self.next_phrase).is_some_and(|phrase| phrase.start as usize == token).then_some(self.next_phrase)
    }

    /// Finds the brackets and the constituents.
    pub(super) fn read(&mut self, clause: &mut Clause) {
        let place = |token: Option<u32>| token.and_then(|token| self.tokens.iter().position(|&t| t == token as usize));
        let verb = place(clause.verb);
        self.left = place(clause.left);
        self.antecedent = clause.antecedent.map(|t| t as usize);
        self.right = self.right_bracket(clause, verb);
        clause.right = self.right.map(|(first, last)| (self.tokens[first] as u32, self.tokens[last] as u32));
        let mut at = 0;
        while at < self.tokens.len() {
            let in_right = self.right.is_some_and(|(first, last)| (first..=last).contains(&at));
            let subjunction = Some(at) == self.left && matches!(self.tag(at), Tag::Kous | Tag::Koui);
            if Some(at) == verb || in_right || subjunction {
                at += 1;
                continue;
            }
            at = self.constituent(at).max(at + 1);
        }
        self.lists();
    }

    /// The verb forms at the end of the middle field.
    fn right_bracket(&self, clause: &Clause, verb: Option<usize>) -> Option<(usize, usize)> {
        let verbal = |at: usize| self.tag(at).is_verb() || matches!(self.tag(at), Tag::Ptkvz | Tag::Ptkzu);
        let last = if clause.kind.is_verb_last() {
            verb?
        } else {
            let from = verb.map_or(0, |verb| verb + 1);
            (from..self.tokens.len()).rev().find(|&at| verbal(at))?
        };
        let mut first = last;
        while first > 0 && Some(first - 1) != self.left && verbal(first - 1) && (clause.kind.is_verb_last() || Some(first - 1) != verb) {
            first -= 1;
        }
        Some((first, last))
    }

    fn field(&self, at: usize) -> Field {
        match (self.left, self.right) {
            (Some(left), _) if at < left => Field::Initial,
            (_, Some((_, last))) if at > last => Field::Final,
            _ => Field::Middle,
        }
    }

    /// Reads the constituent at a place; returns the place behind it.
    fn constituent(&mut self, at: usize) -> usize {
        let tag = self.tag(at);
        if self.is_quoted(at)
            && let Some(end) = self.title(at)
        {
            return self.push_title(at, end);
        }
        let degree = self.lower(at) == "zu" && self.phrase(at + 1).is_none_or(|p| self.all[p].preposition.is_none());
        let contraction = self.phrase(at).is_some_and(|p| !self.word(at).contraction.is_empty() && self.all[p].start != self.all[p].head);
        // „nach wie vor“
        if self.lower(at) == "nach" && self.lower(at + 1) == "wie" && self.lower(at + 2) == "vor" {
            self.out.push(self.plain(at, at + 2, Form::Adverbial, Persons::NONE));
            return at + 3;
        }
        // „ihrer Meinung nach“
        if self.lower(at) == "nach" && at > 0 && OPINIONS.contains(&self.lower(at - 1)) {
            if let Some(last) = self.out[self.from..].last_mut() {
                (last.form, last.persons, last.agreement) = (Form::Prepositional, Persons::NONE, Agreement::NONE);
                last.last = self.tokens[at] as u32;
            }
            return at + 1;
        }
        // „in dem“ before the rest of a relative clause
        if tag == Tag::Appr && self.left == Some(at + 1) && self.tag(at + 1) == Tag::Prels {
            self.out.push(self.plain(at, at + 1, Form::Prepositional, Persons::NONE));
            return at + 2;
        }
        if (matches!(tag, Tag::Appr | Tag::Apprart) && !degree) || contraction {
            return self.prepositional(at, at);
        }
        // „als Präsident“, „wie viele andere“: no constituent of its own case.
        if matches!(tag, Tag::Kokom) || matches!(self.lower(at), "als" | "wie") && !matches!(tag, Tag::Kous) && self.left != Some(at) {
            return self.prepositional(at, at);
        }
        if let Some(core) = self.nominal(at, Some(self.field(at)), false) {
            return self.push_core(at, core);
        }
        if let Some(constituent) = self.pronoun(at) {
            self.out.push(constituent);
            return at + 1;
        }
        // A conjunction behind a comma or before something that was not read joins what stands before it.
        if matches!(self.lower(at), "und" | "oder" | "sowie" | "sondern" | "noch" | "&" | "bzw" | "beziehungsweise") {
            let (next, behind) = (self.tag(at + 1), self.tag(at + 2));
            let nominal = |tag: Tag| {
                tag.is_nominal()
                    || matches!(
                        tag,
                        Tag::Art
                            | Tag::Pposat
                            | Tag::Pdat
                            | Tag::Card
                            | Tag::Adja
                            | Tag::Piat
                            | Tag::Pis
                            | Tag::Pper
                            | Tag::Pds
                            | Tag::Fm
                            | Tag::Xy
                            | Tag::Trunc
                    )
            };
            if nominal(next) || self.is_number(at + 1) || matches!(next, Tag::Adv | Tag::Ptkneg) && nominal(behind) {
                let field = self.field(at);
                for constituent in self.out[self.from..].iter_mut().filter(|c| !c.persons.is_empty() && c.field == field) {
                    constituent.persons |= Persons::THIRD;
                    constituent.coordinated = true;
                }
            }
            return at + 1;
        }
        if tag.is_verb() || tag == Tag::Kon || tag == Tag::Ptkzu || tag == Tag::Ptkvz {
            return at + 1;
        }
        // An adjective without its noun, half of a phrase that could not be read.
        let opaque = tag == Tag::Adja || matches!(tag, Tag::Fm | Tag::Trunc | Tag::Xy) || self.is_capital(at) && tag.is_nominal();
        let form = if opaque { Form::Opaque } else { Form::Adverbial };
        let persons = if opaque { Persons::THIRD } else { Persons::NONE };
        self.out.push(Constituent {
            agreement: if opaque { Agreement::ALL } else { Agreement::NONE },
            unsure: opaque,
            ..self.plain(at, at, form, persons)
        });
        at + 1
    }

    pub(super) fn plain(&self, first: usize, last: usize, form: Form, persons: Persons) -> Constituent {
        Constituent {
            first: self.tokens[first] as u32,
            last: self.tokens[last] as u32,
            head: self.tokens[last] as u32,
            form,
            field: self.field(first),
            phrase: None,
            agreement: Agreement::NONE,
            persons,
            hidden: Persons::NONE,
            coordinated: false,
            unsure: false,
            appended: false,
        }
    }

    /// A short quotation that begins here and closes in the clause; the place behind it.
    fn title(&self, at: usize) -> Option<usize> {
        let verb = self.left;
        let mut end = at;
        while end < self.tokens.len() && end < at + LONGEST_TITLE && self.analysis.in_quotation(self.tokens[end]) {
            if Some(end) == verb || end > at && self.is_parted(end) {
                return None;
            }
            end += 1;
        }
        let closes = self.tokens.get(end).is_none_or(|&t| !self.analysis.in_quotation(t));
        let whole = at == 0 && end == self.tokens.len();
        (closes && !whole && end > at).then_some(end)
    }

    fn push_title(&mut self, at: usize, end: usize) -> usize {
        let adjacent = at > 0 && !self.is_parted(at);
        if adjacent
            && let Some(last) = self.out[self.from..].last_mut()
            && last.last as usize == self.tokens[at - 1]
            && matches!(last.form, Form::NounPhrase | Form::Name | Form::Prepositional)
        {
            last.last = self.tokens[end - 1] as u32;
            return end;
        }
        let title = Constituent { agreement: Agreement::ALL, unsure: true, ..self.plain(at, end - 1, Form::Opaque, Persons::THIRD) };
        self.out.push(title);
        end
    }

    fn push_core(&mut self, at: usize, core: Core) -> usize {
        // „der Meinung nach“, „Jahre lang“, „den ganzen Tag über“
        let postposition = self.tag(core.end) == Tag::Appo
            || matches!(self.lower(core.end), "zufolge" | "entlang" | "hindurch" | "halber" | "zuliebe")
            || self.lower(core.end) == "nach"
                && self.phrase(core.end + 1).is_none()
                && !self.tag(core.end + 1).is_nominal()
                && self.field(at) == Field::Initial;
        // „1,4 Meter lang“, „drei Jahre alt“
        let measure = self.all.get(core.phrase.map_or(usize::MAX, |p| p as usize)).is_some_and(|phrase| phrase.counted)
            && matches!(
                self.lower(core.end),
                "lang"
                    | "hoch"
                    | "breit"
                    | "tief"
                    | "groß"
                    | "schwer"
                    | "alt"
                    | "weit"
                    | "dick"
                    | "schnell"
                    | "entfernt"
                    | "lange"
                    | "stark"
                    | "jünger"
                    | "älter"
                    | "später"
                    | "früher"
                    | "vorher"
                    | "zuvor"
                    | "danach"
            );
        let postposition = postposition && !self.right.is_some_and(|(first, last)| (first..=last).contains(&core.end));
        let postposition = postposition || measure;
        let end = if postposition { core.end + 1 } else { core.end };
        let appended = at > 0
            && self.is_parted(at)
            && self.out[self.from..]
                .last()
                .is_some_and(|last| last.last as usize == self.tokens[at - 1] && !matches!(last.form, Form::Adverbial | Form::Pronoun));
        let constituent = Constituent {
            head: core.head as u32,
            phrase: core.phrase,
            agreement: if postposition { Agreement::NONE } else { core.agreement },
            hidden: if postposition { Persons::NONE } else { core.hidden },
            coordinated: core.coordinated,
            unsure: core.unsure,
            appended,
            ..self.plain(
                at,
                end - 1,
                if postposition { Form::Prepositional } else { core.form },
                if postposition { Persons::NONE } else { core.persons },
            )
        };
        self.out.push(constituent);
        end
    }

    /// Preposition and phrase; `from` is where the constituent began.
    fn prepositional(&mut self, from: usize, at: usize) -> usize {
        let contraction = self.phrase(at).filter(|_| !self.word(at).contraction.is_empty());
        // „über 18.500 Lastwagen“, „an die hundert Leute“ may be subjects.
        let article = matches!(self.lower(at + 1), "die");
        let counting = matches!(self.lower(at), "über" | "bis" | "gegen" | "unter")
            || self.lower(at) == "zu" && from < at
            || article && matches!(self.lower(at), "an" | "um");
        let start = if contraction.is_some() { at } else { at + 1 };
        let field = self.field(from);
        if start >= self.tokens.len() {
            self.out.push(self.plain(from, at, Form::Prepositional, Persons::NONE));
            return at + 1;
        }
        // „bis zu drei“, „von außen her“
        if matches!(self.tag(start), Tag::Appr | Tag::Apprart) && contraction.is_none() && !self.is_parted(start) {
            return self.prepositional(from, start);
        }
        let counted = counting && self.phrase(start).is_some_and(|p| self.all[p].counted);
        if !self.is_parted(start)
            && let Some(core) = self.nominal(start, Some(field), true)
        {
            let compared = matches!(self.lower(at), "als" | "wie");
            let in_middle = field != Field::Initial;
            let persons = if counted { Persons::THIRD } else { Persons::NONE };
            let constituent = Constituent {
                head: core.head as u32,
                phrase: core.phrase,
                agreement: core.agreement & !NOMINATIVE,
                hidden: if compared && core.coordinated {
                    Persons::THIRD
                } else if in_middle || core.coordinated {
                    core.hidden
                } else {
                    Persons::NONE
                },
                unsure: counted,
                coordinated: core.coordinated,
                ..self.plain(from, core.end - 1, Form::Prepositional, persons)
            };
            self.out.push(constituent);
            return core.end;
        }
        // „mit ihm“, „von 1990“, „von heute“, „auf Englisch“
        let mut end = start;
        let swallow = |reader: &Self, at: usize| {
            matches!(
                reader.tag(at),
                Tag::Pper
                    | Tag::Prf
                    | Tag::Pds
                    | Tag::Pis
                    | Tag::Piat
                    | Tag::Pws
                    | Tag::Prels
                    | Tag::Pposs
                    | Tag::Card
                    | Tag::Adv
                    | Tag::Adja
                    | Tag::Adjd
                    | Tag::Fm
                    | Tag::Xy
                    | Tag::Art
                    | Tag::Pdat
                    | Tag::Pposat
                    | Tag::Pav
            ) || reader.is_number(at)
                || reader.tag(at).is_nominal()
        };
        let stops = |tag: Tag| {
            matches!(tag, Tag::Pper | Tag::Prf | Tag::Pds | Tag::Pws | Tag::Prels | Tag::Pposs | Tag::Adv | Tag::Adjd | Tag::Pav | Tag::Pis)
        };
        while end < self.tokens.len() && end < start + 6 && !self.is_parted(end) && swallow(self, end) {
            let tag = self.tag(end);
            end += 1;
            if stops(tag) || tag.is_nominal() && !self.tag(end).is_nominal() {
                break;
            }
            // A number may count a noun that begins a phrase here.
            let open = matches!(self.tag(end - 1), Tag::Card | Tag::Adja | Tag::Art | Tag::Pposat | Tag::Pdat);
            if self.phrase(end).is_some() && !self.tag(end - 1).is_nominal() && !open {
                break;
            }
        }
        let end = end.max(at + 1);
        self.out.push(self.plain(from, end - 1, Form::Prepositional, Persons::NONE));
        end
    }

    /// A noun phrase or name with its attributes and conjuncts.
    fn nominal(&mut self, at: usize, field: Option<Field>, governed: bool) -> Option<Core> {
        let mut core = self.core(at, governed)?;
        self.extend(&mut core, field, governed);
        loop {
            let end = core.end;
            let conjunction = self.lower(end);
            if !matches!(conjunction, "und" | "oder" | "sowie" | "&" | "bzw" | "beziehungsweise" | "bis" | "samt" | "nebst" | "plus" | "x")
                || self.is_parted(end)
            {
                break;
            }
            // „und zwar“, „und damit auch“
            let mut next = end + 1;
            while matches!(self.tag(next), Tag::Adv | Tag::Ptkneg) && next < end + 3 {
                next += 1;
            }
            if next >= self.tokens.len() {
                break;
            }
            let Some(mut other) = self.core(next, governed) else {
                // „er und sie“, „die Union und andere“
                if matches!(
                    self.tag(next),
                    Tag::Pper
                        | Tag::Pis
                        | Tag::Piat
                        | Tag::Pds
                        | Tag::Card
                        | Tag::Adja
                        | Tag::Appr
                        | Tag::Apprart
                        | Tag::Fm
                        | Tag::Xy
                        | Tag::Pposat
                        | Tag::Art
                ) {
                    core.persons |= if governed { Persons::NONE } else { Persons(0b111111) };
                    core.hidden |= if governed { Persons::NONE } else { Persons::THIRD };
                    core.unsure = true;
                    if matches!(self.tag(next), Tag::Pper | Tag::Pis | Tag::Pds | Tag::Card | Tag::Fm | Tag::Xy) {
                        core.end = next + 1;
                    }
                }
                break;
            };
            self.extend(&mut other, field, governed);
            core.end = other.end;
            core.coordinated = true;
            core.hidden |= other.hidden;
            let plural = matches!(conjunction, "und" | "sowie") && core.determined && other.determined;
            if governed {
                // „mit dem Mann aus Berlin und seine Frau“: the conjunct belongs to something before.
                let common = core.agreement.cases() & other.agreement.cases();
                if common == 0 {
                    core.hidden |= Persons(0b111111);
                }
            } else {
                let rows = |set: Agreement| {
                    Case::ALL
                        .into_iter()
                        .fold(Agreement::NONE, |all, case| if set.meets(Agreement::case(case)) { all | Agreement::case(case) } else { all })
                };
                let common = rows(core.agreement) & rows(other.agreement);
                let nominative = common.meets(NOMINATIVE);
                if common.is_empty() {
                    // An attribute's conjunct, or two phrases side by side.
                    core.hidden |= Persons::THIRD | other.persons;
                    core.unsure = true;
                } else {
                    core.agreement = common;
                    core.persons = match (nominative, plural) {
                        (false, _) => Persons::NONE,
                        (true, true) => Persons::of(Person::ThirdPlural),
                        (true, false) => Persons::THIRD,
                    };
                    core.unsure |= other.unsure && !plural;
                }
            }
        }
        Some(core)
    }

    /// Determiner, adjectives, noun; or one name.
    fn core(&mut self, at: usize, governed: bool) -> Option<Core> {
        let &token = self.tokens.get(at)?;
        if let Some(index) = self.phrase(at) {
            let phrase = self.all[index];
            let head = self.tokens[at..].iter().take(24).position(|&t| t == phrase.head as usize).map(|offset| at + offset)?;
            // „diese zu lösen“: a verb inside means that the phrase was read wrongly.
            let agreement = if phrase.uncertain || phrase.agreement.is_empty() { Agreement::ALL } else { phrase.agreement };
            let article = matches!(self.tag(at), Tag::Art | Tag::Pposat | Tag::Pdat | Tag::Piat);
            // The article of an unknown noun still tells its cases.
            let agreement = if phrase.uncertain && article && !phrase.counted {
                let own = self.word(at).determiner.iter().fold(Agreement::NONE, |all, set| all | *set);
                if own.is_empty() { agreement } else { own }
            } else {
                agreement
            };
            let (mut persons, unsure) = self.persons(&phrase);
            let agreement = self.strong(&phrase, agreement);
            // A singular dative or genitive wants an article.
            let bare_cases = Agreement::case(Case::Nominative) | Agreement::case(Case::Accusative) | Agreement::plural();
            let agreement = if phrase.is_bare() && !governed && agreement.meets(bare_cases) && !phrase.uncertain {
                agreement & bare_cases
            } else {
                agreement
            };
            if !unsure && !phrase.counted {
                persons = if (agreement & NOMINATIVE).is_empty() && !phrase.is_bare() {
                    Persons::NONE
                } else {
                    self.narrowed(&phrase, agreement)
                };
            }
            let name = phrase.is_bare() && self.word(head).noun.is_empty() && self.analysis.tag(token) == Tag::Ne;
            return Some(Core {
                end: head + 1,
                head: phrase.head as usize,
                form: if name { Form::Name } else { Form::NounPhrase },
                phrase: Some(index as u32),
                agreement: if governed && !(agreement & phrase.governed).is_empty() { agreement & phrase.governed } else { agreement },
                persons,
                unsure,
                hidden: Persons::NONE,
                coordinated: false,
                determined: article && !phrase.is_bare(),
            });
        }
        let tag = self.tag(at);
        let text = self.document.word(token);
        let capital = text.starts_with(char::is_uppercase);
        // Names that make no phrase, words that nobody knows.
        let name = matches!(tag, Tag::Ne | Tag::Fm) || tag == Tag::Nn && capital;
        if !name || !self.document.tokens[token].is_word() {
            return None;
        }
        let one =
            is_person(self.analysis, token) && !text.ends_with('s') && !text.contains('/') && self.analysis.label(token) == Label::German;
        Some(Core {
            end: at + 1,
            head: token,
            form: Form::Name,
            phrase: None,
            agreement: Agreement::ALL,
            persons: if one { Persons::of(Person::ThirdSingular) } else { Persons::THIRD },
            unsure: !one,
            hidden: Persons::NONE,
            coordinated: false,
            determined: false,
        })
    }

    /// Attributes behind a noun: names, numbers, genitives, in the initial field prepositional phrases.
    fn extend(&mut self, core: &mut Core, field: Option<Field>, governed: bool) {
        loop {
            let at = core.end;
            if at >= self.tokens.len()
                || self.is_parted(at)
                || Some(at) == self.left
                || self.right.is_some_and(|(first, last)| (first..=last).contains(&at))
            {
                return;
            }
            if self.is_quoted(at)
                && let Some(end) = self.title(at)
            {
                core.end = end;
                continue;
            }
            let tag = self.tag(at);
            let nominative = core.persons != Persons::NONE;
            let phrase = self.phrase(at).map(|index| self.all[index]);
            let bare = phrase.is_none_or(|phrase| phrase.is_bare());
            if matches!(tag, Tag::Ne | Tag::Fm | Tag::Xy) && bare && self.is_capital(at) || tag == Tag::Xy || tag == Tag::Fm {
                if !governed && !nominative {
                    return;
                }
                // „Johanna Rahner“, „der Autor Stephen Gould“, „im Royal Melbourne Hospital“
                if core.form == Form::Name && phrase.is_none_or(|phrase| phrase.is_bare()) {
                    // „Esme Nussbaum“: one known name makes a person of both.
                    let one = is_person(self.analysis, self.tokens[at]) || is_person(self.analysis, core.head);
                    let plain = |t: usize| {
                        let word = self.document.word(t);
                        word.chars().skip(1).all(char::is_lowercase) && !word.ends_with('s') && self.analysis.label(t) != Label::English
                    };
                    let one = one && plain(self.tokens[at]) && plain(core.head);
                    core.unsure = !one;
                    if !governed {
                        core.persons = if one { Persons::of(Person::ThirdSingular) } else { Persons::THIRD };
                    }
                } else if governed || core.persons.has(Person::ThirdPlural) {
                    // „Am Montag Merkel“, „Deutliche Worte Erwin Pröll stellte“
                    core.hidden |= Persons::of(Person::ThirdSingular);
                }
                core.head = if core.form == Form::Name { self.tokens[at] } else { core.head };
                core.end = at + 1;
                continue;
            }
            if self.is_number(at) && self.phrase(at).is_none_or(|p| self.all[p].is_bare()) {
                core.end = at + 1;
                continue;
            }
            if let Some(phrase) = phrase
                && phrase.preposition.is_none()
                && self.word(at).contraction.is_empty()
            {
                let set = phrase.agreement;
                let determined = !phrase.is_bare() && matches!(tag, Tag::Art | Tag::Pposat | Tag::Pdat | Tag::Piat | Tag::Adja);
                let genitive = set.meets(GENITIVE) && determined && matches!(self.lower(at).chars().last(), Some('r' | 's' | 'n'));
                let unknown = phrase.uncertain
                    && matches!(
                        self.lower(at),
                        "der" | "des" | "eines" | "einer" | "seiner" | "ihrer" | "dieser" | "seines" | "ihres" | "dieses"
                    );
                if genitive || unknown {
                    let head = self.tokens[at..].iter().take(24).position(|&t| t == phrase.head as usize);
                    let Some(offset) = head else { return };
                    let own = if unknown {
                        Persons::of_nominative(self.word(at).determiner.iter().fold(Agreement::NONE, |all, set| all | *set))
                    } else {
                        Persons::of_nominative(set)
                    };
                    if field != Some(Field::Initial) {
                        core.hidden |= own;
                    }
                    core.determined |= core.form == Form::Name;
                    core.end = at + offset + 1;
                    continue;
                }
                // „Fays Entwurf“: the name is the attribute.
                let owner = core.form == Form::Name
                    && self.document.word(core.head).ends_with('s')
                    && phrase.is_bare()
                    && !self.word(at).noun.is_empty();
                if owner && !core.coordinated && !core.determined {
                    let (persons, unsure) = self.persons(&phrase);
                    *core = Core {
                        end: at + 1,
                        head: phrase.head as usize,
                        form: Form::NounPhrase,
                        agreement: phrase.agreement,
                        persons,
                        unsure,
                        determined: true,
                        ..*core
                    };
                    continue;
                }
                // „das Thema Umwelt“, „gibt Kindern Hoffnung“
                if phrase.is_bare() && self.is_capital(at) && (governed || nominative) {
                    if field != Some(Field::Initial) {
                        let (persons, _) = self.persons(&phrase);
                        core.hidden |= persons;
                    }
                    core.end = at + 1;
                    continue;
                }
            }
            if field == Some(Field::Initial) && matches!(tag, Tag::Appr | Tag::Apprart) && self.left.is_some_and(|left| at < left) {
                let contraction = !self.word(at).contraction.is_empty();
                let start = if contraction { at } else { at + 1 };
                let Some(mut inner) = self.core(start, true) else { return };
                self.extend(&mut inner, field, true);
                core.end = inner.end;
                continue;
            }
            return;
        }
    }

    /// Members of a list separated by commas make a plural possible for its first one.
    fn lists(&mut self) {
        let all = &mut self.out[self.from..];
        let mut at = 0;
        while at < all.len() {
            let mut end = at + 1;
            while end < all.len() && all[end].appended {
                end += 1;
            }
            if end > at + 1 {
                let list = end > at + 2 || all[at..end].iter().any(|c| c.coordinated);
                if list && !all[at].persons.is_empty() {
                    all[at].persons |= Persons::THIRD;
                    all[at].coordinated = true;
                }
            }
            at = end;
        }
    }
}
