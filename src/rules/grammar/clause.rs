//! Stretches of a sentence with one finite verb, and what can be their subject.
//!
//! Commas, stops, dashes and quotation marks end a stretch; brackets are jumped
//! over. A stretch is read only when it certainly is a clause: it begins the
//! sentence, opens with a subordinating conjunction or relative pronoun, or with
//! its verb. Everything that may be a nominative counts as a possible subject:
//! what remains without one, or with a wrong one, is certain.

use super::noun_phrase_excuse::OPINIONS;
use crate::language::compile::NameKind;
use crate::language::features::{Agreement, Case, Category, Person, VerbForms};
use crate::language::phrases::{Phrase, Phrases, Word};
use crate::language::tagger::Tag;
use crate::language::token_language::Label;
use crate::rules::Context;
use std::ops::Range;

/// How a stretch begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It begins the sentence; the verb is second or first.
    Main,
    /// A subordinating conjunction; the verb is last.
    Subordinate,
    /// A relative pronoun; the verb is last.
    Relative,
    /// The verb, behind a comma (behind a fronted clause or a quotation).
    Verb,
}

/// What stands behind a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A comma: the sentence goes on.
    Comma,
    /// A quotation mark or dash: a part of the clause may stand behind it.
    Open,
    /// A colon.
    Colon,
    /// Anything else.
    Closed,
}

/// Conjunctions that open a clause with the verb at its end.
const SUBJUNCTIONS: &[&str] = &[
    "dass", "daß", "weil", "wenn", "ob", "da", "obwohl", "während", "nachdem", "bevor", "damit", "falls", "sobald", "solange", "sodass",
    "als", "indem", "seitdem", "bis", "ehe", "sofern", "obgleich", "soweit", "sooft",
];

/// A stretch with one finite verb.
pub struct Clause {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How it begins.
    pub opening: Opening,
    /// The finite verb.
    pub verb: usize,
    /// The persons that the verb can agree with.
    pub persons: VerbForms,
    /// A coordinating conjunction stands in it.
    pub coordinated: bool,
    /// Foreign words or other things that make it unreadable.
    pub unsure: bool,
    /// What ends it: a mark, or nothing at the end of the sentence.
    pub end: Ending,
}

/// Something that may be a subject.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// Its first and last token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// It may agree with a singular verb of the third person.
    pub singular: bool,
    /// It may agree with a plural verb of the third person.
    pub plural: bool,
    /// Its index among the sentence's phrases, where it is one.
    pub phrase: Option<usize>,
}

/// Nouns that name a quantity: the verb agrees with them or with what is counted.
const QUANTITIES: &[&str] = &[
    "reihe",
    "zahl",
    "anzahl",
    "menge",
    "hälfte",
    "drittel",
    "viertel",
    "fünftel",
    "zehntel",
    "prozent",
    "mehrheit",
    "teil",
    "dutzend",
    "paar",
    "million",
    "milliarde",
    "vielzahl",
    "fülle",
    "gruppe",
    "unzahl",
    "masse",
    "handvoll",
    "haufen",
    "großteil",
    "mehrzahl",
    "minderheit",
    "schar",
    "rest",
    "unmenge",
    "bruchteil",
    "überzahl",
    "summe",
    "tonnen",
    "meter",
    "kilometer",
    "euro",
    "dollar",
    "grad",
    "jahre",
    "stunden",
    "minuten",
    "tage",
    "wochen",
    "monate",
    "mal",
    "art",
    "sorte",
    "typ",
    "serie",
    "kette",
    "hauptteil",
    "löwenanteil",
    "anteil",
    "maximum",
    "minimum",
    "team",
    "duo",
    "trio",
    "pärchen",
    "ehepaar",
    "volk",
    "gros",
    "stück",
    "pfund",
    "millionen",
    "milliarden",
    "tausend",
    "hundert",
    "elf",
];

impl Clause {
    /// The clauses of a sentence that can be read.
    pub fn of_sentence(context: &Context<'_>, sentence: Range<usize>) -> Vec<Clause> {
        let tag = |token: usize| context.analysis.tag(token);
        let lower = |token: usize| context.analysis.lower(token);
        let mut out = Vec::new();
        let mut start = sentence.start;
        while start < sentence.end {
            let mut end = start;
            let mut depth = 0usize;
            while end < sentence.end {
                match lower(end) {
                    "(" | "[" => depth += 1,
                    ")" | "]" => depth = depth.saturating_sub(1),
                    _ if depth > 0 => {}
                    "-" | "/" if !context.document.tokens[end].spaced => {}
                    _ if tag(end).is_mark() || context.document.tokens[end].kind == crate::document::TokenKind::Punctuation => break,
                    _ => {}
                }
                end += 1;
            }
            if end > start {
                out.extend(Clause::read(context, &sentence, start..end));
            }
            start = end + 1;
        }
        out
    }

    fn read(context: &Context<'_>, sentence: &Range<usize>, tokens: Range<usize>) -> Option<Clause> {
        let analysis = context.analysis;
        let tag = |token: usize| analysis.tag(token);
        let before = tokens.start.checked_sub(1).filter(|token| *token >= sentence.start).map_or("", |token| analysis.lower(token));
        let opening = match tag(tokens.start) {
            _ if tokens.start == sentence.start && tag(tokens.start) != Tag::Kous && tag(tokens.start) != Tag::Koui => Opening::Main,
            Tag::Kous if SUBJUNCTIONS.contains(&analysis.lower(tokens.start)) => Opening::Subordinate,
            Tag::Appr if before == "," && tokens.len() > 2 && tag(tokens.start + 1) == Tag::Prels => {
                return Clause::read_from(context, tokens.start + 1..tokens.end, Opening::Subordinate, sentence);
            }
            Tag::Pwav if before == "," && tokens.len() > 2 => Opening::Subordinate,
            Tag::Prels if before == "," => Opening::Relative,
            tag if tag.is_finite() && before == "," => Opening::Verb,
            _ if matches!(before, "„" | "»" | "\"") && context.document.word(tokens.start).starts_with(char::is_uppercase) => {
                Opening::Main
            }
            _ => return None,
        };
        Clause::read_from(context, tokens, opening, sentence)
    }

    fn read_from(context: &Context<'_>, tokens: Range<usize>, opening: Opening, sentence: &Range<usize>) -> Option<Clause> {
        let analysis = context.analysis;
        let phrases = analysis.phrases(context.document);
        let tag = |token: usize| analysis.tag(token);
        let inside = outside_brackets(context, tokens.clone());
        let finite: Vec<usize> = inside.iter().copied().filter(|&token| tag(token).is_finite()).collect();
        // „Das Verfahren kam nicht vor Gericht, sondern wurde …“: the second verb has the same subject.
        if let (Opening::Main, &[first, second, ..]) = (opening, finite.as_slice())
            && let Some(conjunction) = (first + 1..second).find(|&t| tag(t) == Tag::Kon && t + 1 == second)
        {
            return Clause::read_from(context, tokens.start..conjunction, opening, sentence);
        }
        let verb = match (finite.len(), opening) {
            (1, _) => finite[0],
            // The tagger takes a wrong plural for an infinitive.
            (0, Opening::Subordinate | Opening::Relative) => *inside.last()?,
            _ => return None,
        };
        // „… höher ist als in der Union“
        let compared = matches!(analysis.lower(verb + 1), "als" | "wie") && inside.contains(&(verb + 1));
        if matches!(opening, Opening::Subordinate | Opening::Relative) && Some(&verb) != inside.last() && !compared {
            return None;
        }
        let forms = phrases.word(analysis, verb).verb;
        let persons = VerbForms(forms.0 & VerbForms::FINITE.0);
        if persons.is_empty() || verb > tokens.start && tag(verb - 1) == Tag::Ptkzu {
            return None;
        }
        // „auf den man zurückgreifen, den man erweitern kann“: the finite verb comes later.
        let comma = tokens.end < sentence.end && analysis.lower(tokens.end) == ",";
        if comma
            && matches!(tag(tokens.end + 1), Tag::Prels | Tag::Kous | Tag::Appr)
            && opening != Opening::Main
            && forms.meets(VerbForms::INFINITIVE)
            && !analysis.readings(verb).has(Category::Auxiliary)
        {
            return None;
        }
        if finite.is_empty() && (comma || !tag(verb).is_infinitive() || inside.iter().any(|&t| matches!(tag(t), Tag::Ptkzu | Tag::Vvizu))) {
            return None;
        }
        let coordinated = inside.iter().any(|&t| {
            matches!(
                analysis.lower(t),
                "und"
                    | "oder"
                    | "sowie"
                    | "sowohl"
                    | "sondern"
                    | "&"
                    | "noch"
                    | "beziehungsweise"
                    | "bzw"
                    | "samt"
                    | "nebst"
                    | "wie"
                    | "/"
                    | "–"
                    | "bis"
                    | "plus"
            )
        });
        let unsure = inside.iter().any(|&t| analysis.label(t) == Label::English && context.document.tokens[t].is_word());
        let end = match if tokens.end < sentence.end { analysis.lower(tokens.end) } else { "" } {
            "," => Ending::Comma,
            "„" | "“" | "\"" | "»" | "«" | "‚" | "‘" | "'" | "–" | "”" => Ending::Open,
            ":" => Ending::Colon,
            _ => Ending::Closed,
        };
        Some(Clause { tokens, opening, verb, persons, coordinated, unsure, end })
    }

    /// Everything outside brackets that may be a nominative.
    pub fn candidates(&self, context: &Context<'_>, phrases: &Phrases, sentence: usize) -> Vec<Candidate> {
        let analysis = context.analysis;
        let all = phrases.of_sentence(sentence);
        let inside = outside_brackets(context, self.tokens.clone());
        let mut out = Vec::new();
        let mut covered = self.tokens.start;
        for &token in &inside {
            if token < covered || token == self.verb {
                continue;
            }
            if let Some(index) = all.iter().position(|phrase| phrase.start as usize == token) {
                let phrase = &all[index];
                // „mit Ungarn“: the preposition may have been taken for something else.
                let before = if token > self.tokens.start { token - 1 } else { token };
                let doubtful = before < token
                    && (phrase.preposition.is_none() && !phrases.word(analysis, before).preposition.is_empty()
                        || analysis.lower(before) == "nach"
                            && before > self.tokens.start
                            && OPINIONS.contains(&analysis.lower(before - 1)));
                let governed = before < token && !phrase.counted && phrase.preposition.is_none() && analysis.tag(before) == Tag::Appr;
                let numbers = self.numbers(context, phrases, phrase).filter(|_| !governed);
                let numbers = if doubtful && !governed { Some((true, true)) } else { numbers };
                // „der Autor Stephen Gould“: the name belongs to the phrase.
                let mut last = phrase.head as usize;
                while last + 1 < self.tokens.end && analysis.tag(last + 1) == Tag::Ne && is_person(context, last + 1) {
                    last += 1;
                }
                covered = last + 1;
                if let Some((singular, plural)) = numbers {
                    out.push(Candidate { first: token, last, singular, plural, phrase: Some(index) });
                }
                continue;
            }
            let word = phrases.word(analysis, token);
            if matches!(analysis.lower(token), "mehr" | "weniger" | "genug" | "wenige" | "viele") && tag_is_free(analysis.tag(token)) {
                out.push(Candidate { first: token, last: token, singular: true, plural: true, phrase: None });
                continue;
            }
            let single = |singular, plural| Candidate { first: token, last: token, singular, plural, phrase: None };
            let lower = analysis.lower(token);
            let tag = analysis.tag(token);
            let pronoun = matches!(
                tag,
                Tag::Pper | Tag::Pds | Tag::Pis | Tag::Pws | Tag::Prels | Tag::Pposs | Tag::Piat | Tag::Pdat | Tag::Card | Tag::Art
            );
            let after_preposition = token > self.tokens.start
                && matches!(analysis.tag(token - 1), Tag::Appr | Tag::Apprart)
                && analysis.lower(token - 1) != "zu";
            if context.document.tokens[token].kind == crate::document::TokenKind::Number {
                // „im Dezember 2013“
                let attached =
                    token > self.tokens.start && (analysis.tag(token - 1).is_nominal() || analysis.tag(token - 1) == Tag::Apprart);
                if !after_preposition && !attached {
                    out.push(single(true, true));
                }
            } else if pronoun {
                // „alle“ alone is plural; the singular needs a noun („alle Welt“).
                let plural = matches!(lower, "alle" | "viele" | "einige" | "mehrere" | "beide" | "wenige" | "manche" | "andere");
                let set = nominative_of(analysis.readings(token)) & if plural { Agreement::plural() } else { Agreement::ALL };
                let any = matches!(lower, "was" | "wer" | "welches" | "sie" | "alles" | "mehr" | "weniger" | "genug" | "viel" | "wenig");
                if any || tag == Tag::Card || word.has(Word::CARDINAL) {
                    out.push(single(true, true));
                } else if !set.is_empty() && !after_preposition {
                    out.push(single(set.meets(Agreement::singular()), set.meets(Agreement::plural())));
                }
            } else if context.document.word(token).starts_with(char::is_uppercase)
                && !matches!(tag, Tag::Appr | Tag::Apprart | Tag::Adv | Tag::Kous | Tag::Kon | Tag::Pav | Tag::Pwav)
                && (token > self.tokens.start
                    || matches!(tag, Tag::Nn | Tag::Ne | Tag::Adja | Tag::Fm | Tag::Trunc | Tag::Xy | Tag::Pis | Tag::Piat))
                && !after_preposition
            {
                // „nach den Worten Bazins“, „Fays Entwurf“
                let attribute = (tag == Tag::Ne || word.has(Word::UNKNOWN)) && lower.ends_with('s');
                let follows = covered == token && token > self.tokens.start;
                let leads = all.iter().any(|phrase| phrase.start as usize == token + 1);
                if attribute && (follows || leads) {
                    continue;
                }
                // A name, an unknown word, half of a phrase that could not be read.
                let text = context.document.word(token);
                let one =
                    tag == Tag::Ne && !lower.ends_with('s') && text.chars().skip(1).all(char::is_lowercase) && is_person(context, token);
                out.push(single(true, !one));
            } else if !word.name.is_empty()
                && matches!(tag, Tag::Ne | Tag::Nn | Tag::Adja | Tag::Adjd | Tag::Fm)
                && context.document.word(token).starts_with(char::is_uppercase)
                || tag == Tag::Adja
                || matches!(lower, "wenige" | "viele" | "einige" | "andere" | "alle" | "mehrere")
            {
                // „Kurz zuckt die Schultern“; an adjective without its noun.
                out.push(single(true, true));
            }
        }
        out
    }

    /// Whether a conjunction may join possible subjects to a plural: one stands before the verb's field ends and a candidate follows it.
    pub fn joins(&self, context: &Context<'_>, candidates: &[Candidate], subject: &Candidate) -> bool {
        if !self.coordinated {
            return false;
        }
        let conjunction = |t: usize| {
            matches!(
                context.analysis.lower(t),
                "und"
                    | "oder"
                    | "sowie"
                    | "sowohl"
                    | "sondern"
                    | "&"
                    | "noch"
                    | "beziehungsweise"
                    | "bzw"
                    | "samt"
                    | "nebst"
                    | "wie"
                    | "/"
                    | "bis"
                    | "plus"
                    | "–"
            )
        };
        self.tokens.clone().filter(|&t| conjunction(t)).any(|t| {
            let beside = t <= subject.last + 1 || t < self.verb;
            let open = t + 1 >= self.tokens.end;
            beside || open || candidates.iter().any(|c| c.first > t && c.first <= t + 3)
        })
    }

    /// Whether a phrase may be a nominative, in the singular and in the plural.
    fn numbers(&self, context: &Context<'_>, phrases: &Phrases, phrase: &Phrase) -> Option<(bool, bool)> {
        // „über 18.500 Lastwagen“
        if phrase.counted
            && phrase
                .preposition
                .is_some_and(|t| matches!(context.analysis.lower(t as usize), "über" | "unter" | "an" | "um" | "bis" | "gegen" | "zu"))
        {
            return Some((true, true));
        }
        if phrase.preposition.is_some()
            || !phrases.word(context.analysis, phrase.start as usize).contraction.is_empty() && phrase.start != phrase.head
        {
            return None;
        }
        let head = context.analysis.lower(phrase.head as usize);
        if phrase.is_bare() && is_person(context, phrase.head as usize) && !head.ends_with('s') {
            return Some((true, false));
        }
        let set = phrase.agreement & Agreement::case(Case::Nominative);
        if phrase.counted
            && !phrase.uncertain
            && !set.is_empty()
            && !set.meets(Agreement::singular())
            && !QUANTITIES.iter().any(|q| head.ends_with(q))
        {
            return Some((false, true));
        }
        // „Der Aussenbereich“: the article of an unknown noun tells its number.
        let determiner = phrases.word(context.analysis, phrase.start as usize).determiner;
        let article = (determiner[0] | determiner[1] | determiner[2]) & Agreement::case(Case::Nominative);
        if phrase.uncertain && !phrase.is_bare() && !phrase.counted && !article.is_empty() && !article.meets(Agreement::plural()) {
            return Some((true, false));
        }
        if phrase.uncertain || phrase.counted || phrase.agreement.is_empty() || phrase.truncated {
            return Some((true, true));
        }
        let set = phrase.agreement & Agreement::case(Case::Nominative);
        if set.is_empty() {
            return None;
        }
        let word = phrases.word(context.analysis, phrase.head as usize);
        if word.has(Word::CARDINAL) || phrase.is_bare() && matches!(head, "anfang" | "mitte" | "ende") {
            return Some((true, true));
        }
        if QUANTITIES.iter().any(|quantity| head.ends_with(quantity)) {
            return Some((true, true));
        }
        Some((set.meets(Agreement::singular()), set.meets(Agreement::plural())))
    }

    /// Whether the verb agrees with a singular of the third person.
    pub fn takes_singular(&self) -> bool {
        self.persons.meets(VerbForms::person(Person::ThirdSingular))
    }

    /// Whether the verb agrees with a plural of the third person.
    pub fn takes_plural(&self) -> bool {
        self.persons.meets(VerbForms::person(Person::ThirdPlural))
    }
}

/// The tokens of a stretch without what stands in brackets.
pub fn outside_brackets(context: &Context<'_>, tokens: Range<usize>) -> Vec<usize> {
    let mut depth = 0usize;
    tokens
        .filter(|&token| match context.analysis.lower(token) {
            "(" | "[" => {
                depth += 1;
                false
            }
            ")" | "]" => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

fn tag_is_free(tag: Tag) -> bool {
    !matches!(tag, Tag::Piat | Tag::Adja)
}

/// Whether a word is a person's name and nothing else.
pub fn is_person(context: &Context<'_>, token: usize) -> bool {
    let readings = context.analysis.readings(token);
    let names = readings.iter().filter(|reading| reading.category == Category::Name);
    let person = |reading: &crate::language::lexicon::Reading| matches!(reading.name_kind(), NameKind::First | NameKind::Family);
    !readings.has(Category::Noun) && names.clone().next().is_some() && names.clone().all(person) && context.analysis.tag(token) == Tag::Ne
}

/// The nominative pairs of a pronoun's readings.
pub fn nominative_of(readings: &crate::language::lexicon::Readings) -> Agreement {
    let pronoun = |category: Category| category.is_determiner() || matches!(category, Category::PersonalPronoun | Category::Relative);
    readings
        .iter()
        .filter(|reading| pronoun(reading.category))
        .fold(Agreement::NONE, |set, reading| set | reading.any_agreement() & Agreement::case(Case::Nominative))
}
