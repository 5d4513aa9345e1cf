//! One pass over a sentence that finds its noun phrases.

use super::{BEFORE_DETERMINERS, LIKE_ADJECTIVES, Member, Phrase, Phrases, Role, Word, ending, has_inner_capital, is_stem};
use crate::document::{Document, TokenKind};
use crate::language::Analysis;
use crate::language::features::Agreement;
use crate::language::tagger::Tag;
use crate::language::token_language::Label;
use std::ops::Range;

/// How many tokens the complements of an attribute may have.
const LONGEST_COMPLEMENT: usize = 12;

/// Adjectives that take a measure in the accusative (*drei Meter hoch*).
const MEASURED: &[&str] =
    &["alt", "breit", "dick", "entfernt", "groß", "hoh", "lang", "reich", "schwer", "stark", "teur", "tief", "umfassend", "weit", "wert"];

pub(super) struct Parser<'p> {
    pub(super) document: &'p Document,
    pub(super) analysis: &'p Analysis,
    pub(super) phrases: &'p mut Phrases,
    pub(super) sentence: Range<usize>,
}

impl Parser<'_> {
    pub(super) fn sentence(&mut self) {
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            at = match self.phrase(at) {
                Some(phrase) => {
                    self.phrases.phrases.push(phrase);
                    self.inside(&phrase);
                    phrase.head as usize + 1
                }
                None => at + 1,
            };
        }
    }

    /// The phrases in the complements of an attribute: „die [von der Stadt] geplante Brücke“.
    fn inside(&mut self, phrase: &Phrase) {
        let Some(attribute) = self.phrases.members(phrase).get(1).map(|member| member.token as usize) else { return };
        let mut at = phrase.start as usize + 1;
        while at + 1 < attribute {
            let members = self.phrases.members.len();
            match self.phrase(at).filter(|inner| (inner.head as usize) < attribute) {
                Some(inner) => {
                    self.phrases.phrases.push(inner);
                    at = inner.head as usize + 1;
                }
                None => {
                    self.phrases.members.truncate(members);
                    at += 1;
                }
            }
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
        token == self.sentence.start
            || matches!(self.lower(token - 1), ":" | "„" | "“" | "\"" | "»" | "«" | "(" | "–" | "•" | "‚" | "…" | "..." | "-")
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
            && (matches!(self.tag(token), Tag::Art | Tag::Pdat | Tag::Piat | Tag::Pposat | Tag::Pwat | Tag::Prelat)
                || self.is_article_in_spite_of_tag(token))
            && (!self.is_capital(token) || self.is_opening(token))
    }

    /// „Das Männer wissen …“ is no sentence: a pronoun in front of the verb stands alone, and one behind a preposition needs a comma.
    fn is_article_in_spite_of_tag(&self, token: usize) -> bool {
        if !matches!(self.tag(token), Tag::Pds | Tag::Prels)
            || !matches!(self.lower(token), "der" | "die" | "das" | "den" | "dem")
            || self.tag(token + 1) != Tag::Nn
        {
            return false;
        }
        let opens = |at: usize| at == self.sentence.start || self.tag(at - 1).is_mark();
        token == self.sentence.start || self.tag(token - 1) == Tag::Appr && !opens(token - 1)
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
        if matches!(self.lower(token), "weniger" | "mehr" | "solch" | "derart" | "etwas") {
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
        let definite = matches!(
            self.lower(start),
            "der"
                | "die"
                | "das"
                | "des"
                | "dem"
                | "den"
                | "diese"
                | "dieser"
                | "diesem"
                | "diesen"
                | "dieses"
                | "zum"
                | "zur"
                | "im"
                | "am"
                | "beim"
                | "vom"
        );
        is_stem(lower, LIKE_ADJECTIVES) && lower != "weniger" && lower != "solch" && self.is_determiner(token)
            || definite && token == start + 1 && matches!(lower, "eine" | "einen")
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
        let result = if !first.contraction.is_empty() && self.tag(start) != Tag::Ptka && (!self.is_capital(start) || self.is_opening(start))
        {
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
        if let Some(adjective) = first.and_then(|_| self.complement(at)) {
            at = adjective;
        }
        loop {
            // „ein paar Leute“, „ein wenig Übung“
            if self.lower(at) == "paar" && !self.is_capital(at) || self.lower(at) == "wenig" && at > start && self.lower(at - 1) == "ein" {
                return None;
            }
            let like_adjective = self.is_like_adjective(at, start);
            // „viele solcher Fragen“
            if like_adjective && self.lower(at) == "solcher" && first == Some(Role::Determiner) && !self.lower(start).ends_with("er") {
                return None;
            }
            // „passierte Erstaunliches“: without a determiner only what the tagger takes for an adjective.
            if at == start
                && self.tag(at) != Tag::Adja
                && !self.is_capital(at)
                && self.document.tokens[at].is_word()
                && !self.word(at).has(Word::CARDINAL)
            {
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
                if let Some(adjective) = Some(at).filter(|_| counted && at > start).and_then(|at| self.measure(at)) {
                    counted = false;
                    at = adjective;
                    continue;
                }
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
        // „einer der beiden Männer“, „die nächsten beiden Spiele“
        uncertain |= bound && before.is_some_and(|token| self.word(token).is_determiner() || self.word(token).is_adjective());
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

    /// „die [von der Stadt] geplante Brücke“: the participle or adjective behind the complements that stand before it.
    fn complement(&self, from: usize) -> Option<usize> {
        let (mut complement, mut nominal) = (false, false);
        let mut superlative = None;
        for at in from..self.sentence.end.min(from + LONGEST_COMPLEMENT) {
            match self.tag(at) {
                // „die am stärksten gefährdeten Menschen“
                Tag::Apprart | Tag::Ptka if !nominal && self.lower(at) == "am" && self.lower(at + 1).ends_with("sten") => {
                    superlative = Some(at + 1)
                }
                _ if superlative == Some(at) => superlative = None,
                // „einer von drei in Genf geborenen Autoren“: the first preposition has no noun before the second.
                Tag::Appr | Tag::Apprart if !nominal => (complement, nominal) = (true, true),
                Tag::Art | Tag::Pposat | Tag::Pdat | Tag::Piat | Tag::Card if nominal => {}
                Tag::Nn | Tag::Ne if nominal || complement && self.is_capital(at - 1) => nominal = false,
                Tag::Kon if complement && !nominal && self.is_capital(at + 1) => nominal = true,
                Tag::Pav => complement = true,
                Tag::Adv | Tag::Adjd | Tag::Ptkneg if complement || !self.is_capital(at) => {}
                Tag::Adja if nominal => {}
                Tag::Adja if complement => return Some(at).filter(|_| self.is_adjective(at) && !self.is_capital(at)),
                _ => return None,
            }
        }
        None
    }

    /// „das zwei [Millionen Euro] teure Haus“: the adjective of measure behind the measure.
    fn measure(&self, at: usize) -> Option<usize> {
        let adjective = if self.is_capital(at + 1) { at + 2 } else { at + 1 };
        let measured = is_stem(self.lower(adjective), MEASURED) && self.is_adjective(adjective);
        let closed = self.is_capital(adjective + 1) || self.is_adjective(adjective + 1);
        (measured && !self.is_capital(adjective) && closed).then_some(adjective)
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
