//! Noun phrases with their agreement sets, found once for all rules.
//!
//! A phrase is a determiner (or a preposition fused with one), adjectives and a
//! noun that stand side by side; adverbs before an adjective and numbers are
//! jumped over, coordinated adjectives are followed. Each member keeps its set of
//! (case, gender or plural) pairs in the declension that the determiner asks for;
//! a phrase agrees when some pair is in all sets. Nothing is disambiguated: a word
//! with several readings has the union of their sets. What the lexicon does not
//! know makes the phrase uncertain, and uncertain means silence.
//!
//! Cost: the sets of each distinct form are united once, then one pass over the
//! tokens with a look-ahead of a few words.

use super::Analysis;
use super::compile::NameKind;
use super::features::{Agreement, Case, Category, Declension, Features, VerbForms};
use super::lexicon::Readings;
use super::tagger::Tag;
use super::token_language::Label;
use crate::document::{Document, TokenKind};
use std::ops::Range;

/// What phrases need to know of one distinct form: the united sets of its readings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// As a determiner, by the declension that it asks of adjectives.
    pub determiner: [Agreement; 3],
    /// As an adjective with an ending, by declension.
    pub adjective: [Agreement; 3],
    /// As a common noun or nominalised infinitive.
    pub noun: Agreement,
    /// As a nominalised adjective, by declension.
    pub nominalised: [Agreement; 3],
    /// As a proper name.
    pub name: Agreement,
    /// As a preposition: the cases that it governs, in all genders.
    pub preposition: Agreement,
    /// As a preposition with article.
    pub contraction: Agreement,
    /// As a verb.
    pub verb: VerbForms,
    /// What else it can be.
    pub flags: u16,
}

impl Word {
    /// Adverb, particle or adjective without ending: can stand before an adjective.
    pub const ADVERBIAL: u16 = 1;
    /// Number word.
    pub const CARDINAL: u16 = 2;
    /// Adjective that takes no ending (*lila, Berliner*).
    pub const INDECLINABLE: u16 = 4;
    /// Name of a person.
    pub const PERSON: u16 = 8;
    /// Pronoun that stands for a noun phrase.
    pub const PRONOUN: u16 = 16;
    /// The lexicon has no reading.
    pub const UNKNOWN: u16 = 32;
    /// Participle of a full verb without ending.
    pub const PARTICIPLE: u16 = 64;

    fn of(readings: &Readings) -> Self {
        let mut word = Word::default();
        if readings.is_empty() {
            word.flags |= Self::UNKNOWN;
        }
        for reading in readings {
            let features = reading.features;
            match reading.category {
                category if category.is_verbal() => {
                    word.verb |= features.verb_forms();
                    if features.verb_forms().meets(VerbForms::PARTICIPLE_I | VerbForms::PARTICIPLE_II) {
                        word.flags |= Self::ADVERBIAL | Self::PARTICIPLE;
                    }
                }
                Category::Noun | Category::NominalisedInfinitive => word.noun |= features.any_agreement(),
                Category::NominalisedAdjective => add(&mut word.nominalised, features),
                Category::Name => {
                    word.name |= features.any_agreement();
                    if !matches!(reading.name_kind(), NameKind::Place) {
                        word.flags |= Self::PERSON;
                    }
                }
                Category::Adjective => {
                    if features.has(Features::ATTRIBUTIVE) {
                        word.flags |= Self::INDECLINABLE;
                    } else {
                        add(&mut word.adjective, features);
                    }
                    if features.has(Features::PREDICATIVE) {
                        word.flags |= Self::ADVERBIAL;
                    }
                }
                Category::Preposition => word.preposition |= features.any_agreement(),
                Category::Contraction => word.contraction |= features.any_agreement(),
                Category::Adverb | Category::Particle | Category::PronominalAdverb | Category::Reflexive | Category::InfinitiveMarker => {
                    word.flags |= Self::ADVERBIAL;
                }
                Category::Cardinal => word.flags |= Self::CARDINAL,
                category if category.is_determiner() || category == Category::Relative => {
                    if features.has(Features::ATTRIBUTIVE) {
                        word.determiner[features.governs() as usize] |= features.any_agreement();
                    }
                    if features.has(Features::SUBSTANTIVE) {
                        word.flags |= Self::PRONOUN;
                    }
                }
                Category::PersonalPronoun => word.flags |= Self::PRONOUN,
                _ => {}
            }
        }
        word
    }

    /// Whether it can be an adverb or the like.
    pub fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// Whether it can be a determiner.
    pub fn is_determiner(&self) -> bool {
        self.determiner.iter().any(|set| !set.is_empty())
    }

    /// Whether it can be an adjective with an ending.
    pub fn is_adjective(&self) -> bool {
        self.adjective.iter().any(|set| !set.is_empty())
    }

    /// The set as the head of a phrase.
    pub fn head(&self, declension: Declension) -> Agreement {
        self.noun | self.nominalised[declension as usize] | self.name
    }

    /// Whether it can be the head of a phrase.
    pub fn is_nominal(&self) -> bool {
        Declension::ALL.into_iter().any(|declension| !self.head(declension).is_empty())
    }
}

fn add(sets: &mut [Agreement; 3], features: Features) {
    for declension in Declension::ALL {
        sets[declension as usize] |= features.agreement(declension);
    }
}

/// What a word does in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Article, possessive, demonstrative, quantifier.
    Determiner,
    /// Preposition with article.
    Contraction,
    /// Adjective or participle with an ending.
    Adjective,
    /// The noun.
    Head,
}

/// One agreeing word of a phrase.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its token.
    pub token: u32,
    /// What it does.
    pub role: Role,
}

/// A noun phrase.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    /// First token, the contraction or determiner if there is one.
    pub start: u32,
    /// The noun.
    pub head: u32,
    /// The preposition directly before, where it governs the phrase.
    pub preposition: Option<u32>,
    /// The cases that the preposition leaves open; everything without one.
    pub governed: Agreement,
    /// What all members share; empty when they disagree.
    pub agreement: Agreement,
    /// Declensions tried, as bits.
    pub declensions: u8,
    /// Its members, as a range of [`Phrases::members`].
    members: (u32, u32),
    /// A number stands in it.
    pub counted: bool,
    /// Some word is a name, unknown, foreign, or something was jumped over that may hide another phrase.
    pub uncertain: bool,
    /// The first part of a compound with a hyphen and a conjunct stands before the noun.
    pub truncated: bool,
}

impl Phrase {
    /// Whether it is a noun alone.
    pub fn is_bare(&self) -> bool {
        self.start == self.head
    }

    /// What remains of the agreement in the cases of the preposition.
    pub fn set(&self) -> Agreement {
        self.agreement & self.governed
    }
}

/// All phrases of a document.
#[derive(Debug, Default)]
pub struct Phrases {
    words: Vec<Word>,
    phrases: Vec<Phrase>,
    members: Vec<Member>,
    /// For each sentence the end of its phrases.
    ends: Vec<u32>,
}

impl Phrases {
    /// Finds the phrases of a document; linear in its tokens.
    pub fn new(document: &Document, analysis: &Analysis) -> Self {
        let words = analysis.distinct().map(Word::of).collect();
        let mut phrases = Phrases { words, ..Phrases::default() };
        for sentence in &document.sentences {
            let mut parser = Parser { document, analysis, phrases: &mut phrases, sentence: sentence.tokens() };
            parser.sentence();
            phrases.ends.push(phrases.phrases.len() as u32);
        }
        phrases
    }

    /// What is known of a token.
    pub fn word(&self, analysis: &Analysis, token: usize) -> &Word {
        &self.words[analysis.form(token)]
    }

    /// The phrases of the sentence with this index, in the order of the text.
    pub fn of_sentence(&self, sentence: usize) -> &[Phrase] {
        let start = sentence.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(sentence).map_or(start, |end| *end as usize);
        &self.phrases[start..end]
    }

    /// What the members share when `head` is the noun, and in which declensions adjectives were tried.
    pub fn agreement(&self, analysis: &Analysis, phrase: &Phrase, head: usize) -> (Agreement, u8) {
        let members = self.members(phrase);
        let mut all = Agreement::NONE;
        let mut tried = 0;
        for declension in Declension::ALL {
            let mut set = self.word(analysis, head).head(declension);
            let mut determined = false;
            let (mut possible, mut second) = (true, false);
            for member in members {
                let token = member.token as usize;
                let word = self.word(analysis, token);
                match member.role {
                    Role::Contraction => {
                        determined = true;
                        set = set & word.contraction;
                        possible &= declension == Declension::Weak;
                    }
                    Role::Determiner => {
                        determined = true;
                        let own = word.determiner[declension as usize];
                        let wavers = is_stem(analysis.lower(token), WAVERING) && declension != Declension::Mixed;
                        let any = word.determiner.iter().fold(Agreement::NONE, |all, set| all | *set);
                        possible &= wavers || !own.is_empty();
                        set = set & if wavers { any } else { own };
                    }
                    Role::Adjective => {
                        let lower = analysis.lower(token);
                        let mut own = word.adjective[declension as usize];
                        if is_stem(lower, LIKE_ADJECTIVES) || is_stem(lower, &["ein"]) {
                            own |= of_ending(ending(lower), declension);
                            if !determined {
                                own |= word.determiner.iter().fold(Agreement::NONE, |all, set| all | *set);
                            }
                        }
                        // „mit rotem schweren Wein“
                        if second && declension == Declension::Strong {
                            own |= word.adjective[Declension::Weak as usize] & Agreement::case(Case::Dative) & Agreement::singular();
                        }
                        second = true;
                        set = set & own;
                    }
                    Role::Head => {}
                }
            }
            // Without a determiner and behind a preposition the strong declension is asked for.
            if !determined && phrase.preposition.is_some() && !phrase.counted && declension != Declension::Strong && members.len() > 1 {
                possible = false;
            }
            if possible {
                tried |= 1 << declension as u8;
                all |= set;
            }
        }
        (all, tried)
    }

    /// The agreeing words of a phrase, the head last.
    pub fn members(&self, phrase: &Phrase) -> &[Member] {
        &self.members[phrase.members.0 as usize..phrase.members.1 as usize]
    }
}

/// Pronouns that are declined like adjectives behind a determiner (*die anderen, keine solchen, der viele Regen*).
const LIKE_ADJECTIVES: &[&str] =
    &["ander", "viel", "wenig", "beid", "solch", "jed", "sämtlich", "mehrer", "einig", "etlich", "folgend"];

/// Determiners behind which adjectives are found in the strong and in the weak declension.
const WAVERING: &[&str] = &[
    "all", "manch", "solch", "welch", "viel", "wenig", "einig", "etlich", "mehrer", "ander", "beid", "sämtlich", "folgend", "irgendwelch",
    "tausend", "hundert", "dutzend", "zahlreich",
];

/// Determiners before another determiner (*all die Leute, alle diese Fragen, dieses sein Werk*).
const BEFORE_DETERMINERS: &[&str] = &["all", "dies", "jen", "solch", "welch", "manch", "beid"];

/// „STANDARD“, „GlobalFlyer“, „BBC“: the gender of such names is anybody's guess.
fn has_inner_capital(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or(word);
    last.chars().skip(1).any(char::is_uppercase)
}

/// The ending of an adjective or a pronoun declined like one, without the stem.
pub fn ending(word: &str) -> &str {
    ["en", "em", "er", "es", "e"].into_iter().find(|ending| word.len() > ending.len() && word.ends_with(ending)).unwrap_or("")
}

/// Whether a word is one of these stems with an ending.
fn is_stem(word: &str, stems: &[&str]) -> bool {
    let stem = word.strip_suffix(ending(word)).unwrap_or(word);
    stems.contains(&stem) || stems.contains(&word)
}

/// What an adjective's ending says in a declension.
pub fn of_ending(ending: &str, declension: Declension) -> Agreement {
    // Bits: case × 4 + (masculine, feminine, neuter, plural), from the nominative up.
    const fn set(nominative: u16, genitive: u16, dative: u16, accusative: u16) -> Agreement {
        Agreement(nominative | genitive << 4 | dative << 8 | accusative << 12)
    }
    match (ending, declension) {
        ("e", Declension::Strong) => set(0b1010, 0, 0, 0b1010),
        ("en", Declension::Strong) => set(0, 0b0101, 0b1000, 0b0001),
        ("er", Declension::Strong) => set(0b0001, 0b1010, 0b0010, 0),
        ("es", Declension::Strong) => set(0b0100, 0, 0, 0b0100),
        ("em", Declension::Strong) => set(0, 0, 0b0101, 0),
        ("e", Declension::Weak) => set(0b0111, 0, 0, 0b0110),
        ("en", Declension::Weak | Declension::Mixed) => set(0b1000, 0b1111, 0b1111, 0b1001),
        ("e", Declension::Mixed) => set(0b0010, 0, 0, 0b0010),
        ("er", Declension::Mixed) => set(0b0001, 0, 0, 0),
        ("es", Declension::Mixed) => set(0b0100, 0, 0, 0b0100),
        _ => Agreement::NONE,
    }
}

struct Parser<'p> {
    document: &'p Document,
    analysis: &'p Analysis,
    phrases: &'p mut Phrases,
    sentence: Range<usize>,
}

impl Parser<'_> {
    fn sentence(&mut self) {
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            at = match self.phrase(at) {
                Some(phrase) => {
                    self.phrases.phrases.push(phrase);
                    phrase.head as usize + 1
                }
                None => at + 1,
            };
        }
    }

    fn word(&self, token: usize) -> Word {
        if token < self.sentence.end { self.phrases.words[self.analysis.form(token)] } else { Word::default() }
    }

    fn lower(&self, token: usize) -> &str {
        if token < self.sentence.end { self.analysis.lower(token) } else { "" }
    }

    fn tag(&self, token: usize) -> Tag {
        if token < self.sentence.end { self.analysis.tag(token) } else { Tag::Stop }
    }

    fn is_capital(&self, token: usize) -> bool {
        // „74-Jähriger“ counts as capitalised.
        let letters = self.document.word(token.min(self.sentence.end)).trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        token < self.sentence.end && letters.starts_with(char::is_uppercase)
    }

    fn is_word(&self, token: usize) -> bool {
        token < self.sentence.end && self.document.tokens[token].is_word()
    }

    /// Whether a capital letter here is the sentence's, not the word's.
    fn is_opening(&self, token: usize) -> bool {
        token == self.sentence.start || matches!(self.lower(token - 1), ":" | "„" | "“" | "\"" | "»" | "«" | "(" | "–" | "•" | "‚" | "…" | "..." | "-")
    }

    /// „unter anderem“, „vor allem“, „seit kurzem“, „Van der Bellen“: no phrase begins here.
    fn is_fixed(&self, token: usize) -> bool {
        let before = if token > self.sentence.start { self.lower(token - 1) } else { "" };
        matches!(
            (before, self.lower(token)),
            ("unter", "anderem")
                | ("vor" | "trotz", "allem")
                | ("vor" | "seit" | "binnen" | "nach", "kurzem" | "langem" | "längerem" | "neuestem" | "neuem")
                | ("von", "neuem")
                | ("bei", "weitem")
                | ("ohne" | "auf", "weiteres")
                | ("van", _)
        ) || self.lower(token) == "am" && self.lower(token + 1).ends_with("sten") && !self.is_capital(token + 1) && {
            // „am meisten Beschwerden“, „am besten bewertet“; but „am nächsten Tag“.
            self.lower(token + 1) == "meisten" || !self.is_capital(token + 2)
        }
    }

    fn is_determiner(&self, token: usize) -> bool {
        !self.is_fixed(token)
            && self.word(token).is_determiner()
            && matches!(self.tag(token), Tag::Art | Tag::Pdat | Tag::Piat | Tag::Pposat | Tag::Pwat | Tag::Prelat)
            && (!self.is_capital(token) || self.is_opening(token))
    }

    /// An adjective with an ending, or without one where none is wanted.
    fn is_adjective(&self, token: usize) -> bool {
        let word = self.word(token);
        if self.tag(token).is_finite() || self.tag(token).is_infinitive() || !self.is_word(token) {
            return false;
        }
        if self.is_capital(token) && !self.is_opening(token) {
            // Deutsche Bank, Zweiter Weltkrieg, Berliner Zoo: only before a noun.
            let next = self.is_capital(token + 1) && self.is_word(token + 1);
            return next && (word.has(Word::INDECLINABLE) || word.is_adjective() && word.noun.is_empty());
        }
        // „früher übliche“, „vergleichsweise schwach“: adverbs that look like adjectives with an ending.
        if word.has(Word::ADVERBIAL) && matches!(self.tag(token), Tag::Adv | Tag::Adjd | Tag::Appr | Tag::Pav | Tag::Kous) {
            return false;
        }
        word.is_adjective() || word.has(Word::INDECLINABLE)
    }

    fn is_adverbial(&self, token: usize) -> bool {
        let tag = self.tag(token);
        if matches!(self.lower(token), "weniger" | "mehr" | "solch" | "derart") {
            return true;
        }
        !self.is_capital(token)
            && self.word(token).has(Word::ADVERBIAL)
            && matches!(tag, Tag::Adv | Tag::Adjd | Tag::Ptkneg | Tag::Ptkzu | Tag::Ptka | Tag::Pav | Tag::Prf | Tag::Vvpp)
            && self.lower(token) != "am"
    }

    /// „der eine Wagen“, „auf der einen Seite“, „die anderen“: declined like an adjective behind the determiner.
    fn is_like_adjective(&self, token: usize, start: usize) -> bool {
        let lower = self.lower(token);
        if token <= start || !self.word(token).is_determiner() || self.is_capital(token) {
            return false;
        }
        let definite = matches!(self.lower(start), "der" | "die" | "das" | "des" | "dem" | "den" | "diese" | "dieser" | "diesem" | "diesen" | "dieses" | "zum" | "zur" | "im" | "am" | "beim" | "vom");
        is_stem(lower, LIKE_ADJECTIVES) && lower != "weniger" && self.is_determiner(token) || definite && token == start + 1 && matches!(lower, "eine" | "einen")
    }

    /// The phrase that starts here.
    fn phrase(&mut self, start: usize) -> Option<Phrase> {
        if !self.is_word(start) && self.document.tokens[start].kind != TokenKind::Number {
            return None;
        }
        if self.is_fixed(start) {
            return None;
        }
        let first = self.word(start);
        let members = self.phrases.members.len();
        // „solch eine Frage“, „all ihre Freude“: the second word is the determiner.
        if matches!(self.lower(start), "solch" | "welch" | "manch" | "all") && self.is_determiner(start + 1) {
            return None;
        }
        let result = if !first.contraction.is_empty() && self.tag(start) != Tag::Ptka && (!self.is_capital(start) || self.is_opening(start)) {
            self.modifiers(start, start + 1, Some(Role::Contraction))
        } else if self.is_determiner(start) {
            self.modifiers(start, start + 1, Some(Role::Determiner))
        } else {
            self.modifiers(start, start, None)
        };
        if result.is_none() {
            self.phrases.members.truncate(members);
        }
        result
    }

    fn push(&mut self, token: usize, role: Role) {
        self.phrases.members.push(Member { token: token as u32, role });
    }

    /// Reads what stands between the determiner and the noun, and the noun.
    fn modifiers(&mut self, start: usize, mut at: usize, first: Option<Role>) -> Option<Phrase> {
        let from = self.phrases.members.len() as u32;
        let (mut counted, mut uncertain) = (false, false);
        if let Some(role) = first {
            self.push(start, role);
            // „all die Leute“: both are determiners; „einer der Männer“: the first one is a pronoun.
            if self.is_determiner(at) && !self.is_like_adjective(at, start) {
                let any = |token| self.word(token).determiner.iter().fold(Agreement::NONE, |all, set| all | *set);
                let article = is_stem(self.lower(at), &["ein"]);
                if article || !is_stem(self.lower(start), BEFORE_DETERMINERS) || !any(start).meets(any(at)) {
                    return None;
                }
                self.push(at, Role::Determiner);
                at += 1;
            }
        }
        loop {
            // „ein paar Leute“, „ein wenig Übung“
            if self.lower(at) == "paar" || self.lower(at) == "wenig" && at > start && self.lower(at - 1) == "ein" {
                return None;
            }
            let like_adjective = self.is_like_adjective(at, start);
            // „viele solcher Fragen“
            if like_adjective && self.lower(at) == "solcher" && first == Some(Role::Determiner) && !self.lower(start).ends_with("er") {
                return None;
            }
            // „passierte Erstaunliches“: without a determiner only what the tagger takes for an adjective.
            if at == start && self.tag(at) != Tag::Adja && !self.is_capital(at) && self.document.tokens[at].is_word() && !self.word(at).has(Word::CARDINAL) {
                return None;
            }
            if like_adjective || self.is_adjective(at) {
                if like_adjective || !self.word(at).has(Word::INDECLINABLE) {
                    self.push(at, Role::Adjective);
                }
                at = self.behind_adjective(at);
                continue;
            }
            if self.document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && at < self.sentence.end {
                // „seit 1962 Astronaut“
                if at == start && self.lower(at).len() == 4 && self.lower(at).bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                counted = true;
                // „der 3. Mai“, „das 19. Jahrhundert“
                at += if self.lower(at + 1) == "." && !self.document.tokens[at + 1].spaced { 2 } else { 1 };
                continue;
            }
            if self.is_capital(at) && self.is_word(at) && !(at == start && self.tag(at) != Tag::Nn && self.tag(at) != Tag::Ne) {
                break;
            }
            if self.word(at).has(Word::CARDINAL) && !self.is_capital(at) && !is_stem(self.lower(at), &["ein"]) {
                counted = true;
                at += 1;
                continue;
            }
            if at > start && self.is_adverbial(at) {
                let next = (at + 1..(at + 5).min(self.sentence.end)).find(|&next| !self.is_adverbial(next) || self.is_adjective(next))?;
                if !self.is_adjective(next) {
                    return None;
                }
                at = next;
                continue;
            }
            return None;
        }
        // „Energie- und Klimapolitik“
        let mut truncated = false;
        while self.lower(at + 1) == "-" && !self.document.tokens[at + 1].spaced {
            let conjunct = at + 2;
            if !matches!(self.lower(conjunct), "und" | "oder" | "," | "sowie" | "bzw" | "/") || !self.is_capital(conjunct + 1) {
                return None;
            }
            truncated = true;
            at = conjunct + 1;
        }
        if !self.is_word(at) {
            return None;
        }
        let before = start.checked_sub(1).filter(|&token| token >= self.sentence.start);
        let bound = is_stem(self.lower(start), LIKE_ADJECTIVES) || matches!(self.lower(start), "eine" | "einen");
        uncertain |= bound && before.is_some_and(|token| self.word(token).is_determiner());
        let head = self.word(at);
        self.push(at, Role::Head);
        let members = (from, self.phrases.members.len() as u32);
        uncertain |= !head.is_nominal() || head.noun.is_empty() && head.nominalised.iter().all(|set| set.is_empty());
        uncertain |= has_inner_capital(self.document.word(at));
        uncertain |= (start..=at).any(|token| self.is_word(token) && self.analysis.label(token) != Label::German);
        let mut phrase = Phrase {
            start: start as u32,
            head: at as u32,
            preposition: None,
            governed: Agreement::ALL,
            agreement: Agreement::ALL,
            declensions: 0,
            members,
            counted,
            uncertain,
            truncated,
        };
        if first != Some(Role::Contraction) {
            self.govern(&mut phrase);
        }
        (phrase.agreement, phrase.declensions) = self.phrases.agreement(self.analysis, &phrase, phrase.head as usize);
        Some(phrase)
    }

    /// Behind an adjective: the next one if it is coordinated, else the next token.
    fn behind_adjective(&self, at: usize) -> usize {
        let next = at + 1;
        if !matches!(self.lower(next), "," | "und" | "oder" | "sowie" | "aber" | "wie" | "bis" | "bzw" | "beziehungsweise" | "/") {
            return next;
        }
        let mut second = next + 1;
        while self.is_adverbial(second) && !self.is_adjective(second) && second < next + 3 {
            second += 1;
        }
        let adjective = self.is_adjective(second) && !self.is_determiner(second) && !self.is_capital(second);
        // A comma may end the clause: the second adjective must have the ending of the first.
        let same = ending(self.lower(second)) == ending(self.lower(at));
        if adjective && (self.lower(next) != "," || same) { second } else { next }
    }

    /// The preposition before a phrase and its cases.
    fn govern(&self, phrase: &mut Phrase) {
        let Some(before) = (phrase.start as usize).checked_sub(1).filter(|&token| token >= self.sentence.start) else { return };
        let word = self.word(before);
        // „zu große Pläne“ has no preposition.
        let start = phrase.start as usize;
        let degree = self.lower(before) == "zu" && (!self.is_determiner(start) || is_stem(self.lower(start), &["viel", "wenig"]));
        if word.preposition.is_empty() || degree || self.tag(before) != Tag::Appr || (self.is_capital(before) && !self.is_opening(before)) {
            return;
        }
        phrase.preposition = Some(before as u32);
        phrase.governed = word.preposition;
    }
}
