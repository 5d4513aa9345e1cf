//! Constructions in which determiner and noun need not agree: each excuse is named after its construction.
//!
//! Here are those that lie in front of the noun (preposition, relative and other pronouns, adverbs); what the noun itself and the words
//! behind it excuse is in `noun_phrase_noun`.

use super::constructions::{Constructions, Noun, Preposition};
use super::noun_phrase_agreement::{Fault, any};
use crate::language::features::{Agreement, Case, Category, Declension, Gender};
use crate::language::phrases::{Role, Word, ending};
use crate::language::tagger::Tag;
use std::sync::Arc;

impl Fault<'_, '_> {
    /// Whether the disagreement is none.
    pub(super) fn is_excused(&self) -> bool {
        let (start, head) = (self.phrase.start as usize, self.phrase.head as usize);
        let preposition = self.phrase.preposition.map(|token| token as usize);
        let first = preposition.unwrap_or(start);
        // Without a preposition's case the members must disagree among themselves.
        let own = self.phrase.agreement.is_empty();
        let adjective_first = self.phrases.members(self.phrase).first().is_some_and(|member| member.role == Role::Adjective);
        if (!own || adjective_first) && preposition.is_some_and(|token| self.is_loose(token)) {
            return true;
        }
        // „von Balkan- und Nahost-Korrespondent Meier“: no word but the noun.
        if self.phrases.members(self.phrase).len() < 2 {
            return true;
        }
        // „den/die Verfasser“
        if self.before(start, 1) == "/" {
            return true;
        }
        adjective_first && self.is_weak_evidence(start, head, preposition)
            || self.is_relative(first, start, head)
            || self.is_measured(head)
            || self.has_adverb()
            || self.is_title(start, head, own)
            || self.is_wider(head)
            || self.is_shorter(head)
            || self.is_pronoun(start, head)
            || self.is_other_noun(start, head)
    }

    pub(super) fn constructions(&self) -> Arc<Constructions> {
        self.context.dictionaries.index::<Constructions>()
    }

    /// A phrase without determiner whose adjective may be a name, a verb or belong to something else.
    fn is_weak_evidence(&self, start: usize, head: usize, preposition: Option<usize>) -> bool {
        let members = self.phrases.members(self.phrase);
        // „die Folgen von Altes Geld“: a name. „mit 3.850 absolutes Rekordniveau“: the number stands for itself.
        if preposition.is_some() {
            return self.is_capital(start) || self.phrase.counted;
        }
        // One adjective is too little to go by; „Unbekannte eröffneten Feuer“ has a verb.
        let verbal = members.iter().any(|member| member.role == Role::Adjective && self.word(member.token as usize).verb.is_finite());
        members.len() < 3
            || verbal
            || self.phrase.counted
            || !self.word(start).verb.is_empty()
            || self.sentence.contains(&(head + 1)) && self.tag(start + 1).is_finite()
    }

    /// „den müde gewordenen Spieler“, „ein lange überfälliges Gesetz“: an adverb that looks like an adjective with an ending.
    fn has_adverb(&self) -> bool {
        let members = self.phrases.members(self.phrase);
        // „den Private Link-Dienst“: an adjective that is part of a name.
        let named = |token: usize| self.is_capital(token) && token != self.sentence.start && token > self.phrase.start as usize;
        let head = self.phrase.head as usize;
        let titled = self.fits(head) || self.is_capital(head + 1);
        if titled && members.iter().any(|member| member.role == Role::Adjective && named(member.token as usize)) {
            return true;
        }
        // „den MED-V-Host-Agent“: products are not declined.
        let text = self.context.document.word(head);
        let initials = text.rsplit_once('-').is_some_and(|(first, _)| first.split('-').any(|part| part.chars().all(char::is_uppercase)));
        if initials && self.word(head).noun.any_case().meets(self.determined() & self.phrase.governed) {
            return true;
        }
        // „für Schmuggler am wenigsten Flüge“: a superlative with *am* is an adverb.
        let start = self.phrase.start as usize;
        if self.lower(start) == "am" && self.lower(start + 1).ends_with("sten") && !self.word(head).noun.meets(Agreement::singular()) {
            return true;
        }
        // „eine mehrere Zentimeter dicke Schicht“, „ein zweiter einige Meter weiter“, „am 10. jedes Monats“
        let quantified = |token: usize| {
            let lower = self.lower(token);
            ["einig", "mehrer", "etlich", "jed"].contains(&lower.strip_suffix(ending(lower)).unwrap_or(lower))
        };
        if members.iter().any(|member| member.role == Role::Adjective && quantified(member.token as usize)) {
            return true;
        }
        members.windows(2).any(|pair| {
            let (first, second) = (pair[0].token as usize, pair[1].token as usize);
            let lower = self.lower(first);
            pair[0].role == Role::Adjective
                && pair[1].role == Role::Adjective
                && first + 1 == second
                && (self.word(first).has(Word::ADVERBIAL) && !is_ordinal(lower) || lower == "lange")
        })
    }

    /// The word is no preposition of this phrase, or governs more cases than the grammars list.
    fn is_loose(&self, preposition: usize) -> bool {
        let constructions = self.constructions();
        let word = self.lower(preposition);
        let before = self.before(preposition, 1);
        let start = self.phrase.start as usize;
        if constructions.preposition(word, Preposition::Loose) {
            return true;
        }
        // „was für ein“, „nach wie vor der“, „ab und zu die“, „nach und nach die“
        if matches!((before, word), ("was", "für") | ("bis", "zu") | ("wie", "vor") | ("und", "zu" | "nach" | "durch" | "ab" | "für")) {
            return true;
        }
        // „laut Medienberichte“ is common; with a determiner the case must be right.
        if word == "laut" {
            return !self.word(start).is_determiner();
        }
        // „mit das Beste“, „mit ein Grund“
        if word == "mit" && (self.lower(start) == "ein" || matches!(self.lower(start), "die" | "das" | "der") && self.has_superlative()) {
            return true;
        }
        if word == "nach" && constructions.noun(before, Noun::Opinion) {
            return true;
        }
        // „über alle Maßen“, „unter den ersten Vier“
        if self.lower(self.phrase.head as usize) == "maßen" || self.word(self.phrase.head as usize).has(Word::CARDINAL) {
            return true;
        }
        // „die ganze Nacht über der“, „das Jahr durch die“
        if matches!(word, "über" | "durch") && constructions.noun(before, Noun::While) {
            return true;
        }
        // „um den Menschen zu helfen“, „ohne der Sache zu schaden“
        if matches!(word, "um" | "ohne") && self.has_zu(start) {
            return true;
        }
        // „um die 50“, „an die hundert“
        if self.phrase.counted && constructions.preposition(word, Preposition::About) {
            return true;
        }
        if constructions.preposition(word, Preposition::Circumposition) {
            let opens = |token: &str| matches!((word, token), ("zu", "auf" | "nach") | (_, "von" | "vom"));
            if (1..=5).any(|distance| opens(self.before(preposition, distance))) {
                return true;
            }
        }
        // „während der Mann schläft“
        if matches!(word, "während" | "seit") && self.phrase.agreement.meets(Agreement::case(Case::Nominative)) {
            return true;
        }
        // „zu große Pläne“, „zu viele Leute“
        let lower = self.lower(start);
        word == "zu" && (!self.word(start).is_determiner() || lower.starts_with("viel") || lower.starts_with("wenig"))
    }

    fn has_superlative(&self) -> bool {
        let head = self.phrase.head as usize;
        self.phrases.members(self.phrase).iter().any(|member| {
            let token = member.token as usize;
            let lower = self.lower(token);
            let stem = lower.strip_suffix(ending(lower)).unwrap_or(lower);
            // „das Beste“ is a superlative, „der Verlust“ is none.
            let superlative = stem.ends_with("st") && (token != head || self.word(head).noun.is_empty());
            matches!(member.role, Role::Adjective | Role::Head) && (superlative || stem == "einzig")
        })
    }

    /// Whether an infinitive with *zu* closes the clause.
    pub(super) fn has_zu(&self, from: usize) -> bool {
        (from..self.sentence.end).take_while(|&t| !matches!(self.tag(t), Tag::Stop)).any(|t| matches!(self.tag(t), Tag::Ptkzu | Tag::Vvizu))
    }

    /// „das Kind, das Kuchen liebt“, „das Haus, in dem Kinder spielen“: a relative pronoun with a noun phrase of its own behind it.
    fn is_relative(&self, first: usize, start: usize, head: usize) -> bool {
        if !matches!(self.lower(start), "der" | "die" | "das" | "den" | "dem" | "welche" | "welcher" | "welches" | "welchem" | "welchen") {
            return false;
        }
        if !matches!(self.before(first, 1), "," | "–" | "(" | ";" | "-" | "—") || !self.is_phrase_without_determiner(head) {
            return false;
        }
        let (verb, last) = self.finite_verbs(head + 1);
        let (Some(verb), Some(last)) = (verb, last) else {
            // „das Männer, Frauen und Kinder lieben“, „bei dem Raumsonden, wie man sagt, gewinnen“
            let end = (head + 1..self.sentence.end).find(|&t| matches!(self.tag(t), Tag::Comma | Tag::Stop));
            return end.is_some_and(|end| {
                self.tag(end) == Tag::Comma && {
                    let nouns = self.word(head).noun;
                    !nouns.meets(Agreement::singular()) || self.tag(end + 1) == Tag::Prels && nouns.meets(Agreement::plural())
                }
            });
        };
        if first != start {
            return self.is_verb_final(last);
        }
        verb != head + 1 || self.is_clause_end(verb + 1)
    }

    /// Whether adjectives and noun agree as they do without a determiner.
    fn is_phrase_without_determiner(&self, head: usize) -> bool {
        let adjectives = self.phrases.members(self.phrase).iter().filter(|member| member.role == Role::Adjective);
        let strong = adjectives.fold(self.word(head).head(Declension::Strong), |set, member| {
            let word = self.word(member.token as usize);
            set & (word.adjective[Declension::Strong as usize] | any(&word.determiner))
        });
        !strong.is_empty()
    }

    /// The first and the last verb of the clause that can be finite; infinitives with *zu* cannot.
    fn finite_verbs(&self, from: usize) -> (Option<usize>, Option<usize>) {
        let (mut first, mut last) = (None, None);
        let mut closed = false;
        for token in from..self.sentence.end {
            let tag = self.tag(token);
            match tag {
                // „, in dem Männer, Frauen und Kinder spielen“
                Tag::Comma if first.is_none() && matches!(self.tag(token + 1), Tag::Nn | Tag::Ne | Tag::Adja) => {}
                // „am 26. und 27. November“
                Tag::Stop if self.is_number(token - 1) && !self.context.document.tokens[token].spaced => {}
                Tag::Comma | Tag::Stop => break,
                // „, den Menschen zu helfen und …“: what follows is another clause.
                Tag::Kon if closed => break,
                Tag::Vvizu => closed = true,
                _ => {
                    // A verb that the tagger takes for something else closes the clause.
                    let missed = || !self.is_capital(token) && self.word(token).verb.is_finite() && self.is_clause_end(token + 1);
                    let verb = tag.is_verb() || missed();
                    if verb {
                        closed = self.tag(token - 1) == Tag::Ptkzu;
                        if tag.is_finite() || !closed && self.word(token).verb.is_finite() {
                            first = first.or(Some(token));
                            last = Some(token);
                        }
                    }
                }
            }
        }
        (first, last)
    }

    /// Whether only what may stand behind a closed clause follows the verb: prepositional phrases, comparisons, coordination.
    fn is_verb_final(&self, verb: usize) -> bool {
        let mut preposition = false;
        for token in verb + 1..self.sentence.end {
            match self.tag(token) {
                Tag::Comma | Tag::Stop | Tag::Kon | Tag::Kokom => return true,
                Tag::Appr | Tag::Apprart => preposition = true,
                Tag::Bracket => {}
                _ if preposition => {}
                _ => return false,
            }
        }
        true
    }

    /// Whether the clause ends before the token; closing quotation marks and brackets are looked through.
    fn is_clause_end(&self, token: usize) -> bool {
        let next = (token..self.sentence.end).find(|&t| self.tag(t) != Tag::Bracket);
        next.is_none_or(|next| matches!(self.tag(next), Tag::Comma | Tag::Stop | Tag::Kon))
    }

    /// „die anderer Länder“, „der deutscher Firmen“, „das Kindern zu erklären“: a pronoun with a genitive or a noun of its own.
    fn is_pronoun(&self, start: usize, head: usize) -> bool {
        let lower = self.lower(start);
        let nouns = self.word(head).head(Declension::Strong);
        let members = self.phrases.members(self.phrase);
        let adjectives = || members.iter().filter(|member| member.role == Role::Adjective);
        // „alles Männer“, „voller Selbstvertrauen“
        if matches!(lower, "alles" | "voller" | "selber" | "lieber") {
            return true;
        }
        // „das von vielen erwartete Duell“, „dieser neue Anschläge“
        let fits = self.fits(head);
        if !fits
            && adjectives().next().is_some()
            && self.phrase.preposition.is_some()
            && ["viel", "all", "einig", "beid", "manch", "wenig"].into_iter().any(|stem| lower.starts_with(stem))
        {
            return true;
        }
        // „gab jedem 150 Deutsche Mark“, „von denen eines zwei Fenster hat“, „wies jedem andere Aufgaben zu“
        let alone = |stem: &str| lower.strip_suffix(ending(lower)).unwrap_or(lower) == stem;
        let number = self.phrase.counted && (self.word(start + 1).has(Word::CARDINAL) || self.is_number(start + 1));
        if (alone("ein") || alone("jed")) && number || alone("jed") && !nouns.meets(Agreement::singular()) && adjectives().next().is_some()
        {
            return true;
        }
        // „mit ihr“, „oh ihr Ungläubigen“
        let strong_singular =
            adjectives().next().is_some() && adjectives().all(|member| self.word(member.token as usize).adjective[0].meets(nouns));
        if lower == "ihr" && (self.phrase.preposition.is_some() || nouns.meets(Agreement::plural()) || strong_singular) {
            return true;
        }
        // „alle Abstand hielten“, „bei einigen Brauch ist“
        let quantifier =
            ["alle", "einige", "viele", "manche", "beide", "wenige", "andere", "mehrere"].into_iter().any(|stem| lower.starts_with(stem));
        if quantifier && adjectives().next().is_none() && !nouns.meets(Agreement::plural()) {
            return true;
        }
        // „das ergibt interessante Konflikte“, „sehen das zahlreiche Aktivisten“, „das Kindern zu erklären“
        let strong = adjectives().all(|member| {
            let word = self.word(member.token as usize);
            (word.adjective[0] | any(&word.determiner)).meets(nouns & Agreement::plural())
        });
        let relative = matches!(lower, "der" | "dem" | "den" | "dieser" | "dieses" | "diesem");
        if relative && nouns.meets(Agreement::plural()) && strong && adjectives().next().is_some() && self.is_strong_plural() {
            return true;
        }
        // „von der viele Menschen wissen“, „dass jeder andere Technik verwendet“
        let quantifies = matches!(self.lower(start + 1), "viele" | "einige" | "mehrere" | "alle" | "manche");
        if quantifies && matches!(lower, "der" | "dem" | "den" | "das") {
            return true;
        }
        let subordinate = start > self.sentence.start && self.tag(start - 1) == Tag::Kous;
        if subordinate && lower.starts_with("jed") && self.lower(start + 1) == "andere" {
            return true;
        }
        // „… ist, dass die eine eigenen Zwecken folgt“, „findet dieses eine Person“
        let article = matches!(self.lower(start + 1), "ein" | "eine" | "einen" | "einem" | "einer" | "eines");
        if article && members.get(1).is_some_and(|member| member.token as usize == start + 1) {
            return true;
        }
        lower == "das" && self.phrase.preposition.is_none() && self.is_object_das(start, head)
            || self.lower(head).ends_with("bedenken") && self.determined().meets(Agreement::plural())
            // „die anderer Länder“
            || (matches!(lower, "der" | "die" | "das" | "den" | "dem" | "einer" | "eines" | "eine" | "keiner" | "jener" | "jene" | "alles" | "dieser" | "diese" | "dieses")
                    || lower.ends_with("tausende") || lower.ends_with("hunderte") || lower == "dutzende")
                && adjectives().next().is_some()
                && adjectives().all(|member| self.lower(member.token as usize).ends_with("er"))
                && nouns.meets(Agreement::of(Case::Genitive, Gender::Plural))
    }

    /// „Das berichteten Mitarbeiter“, „das Amerikaner kaufen“, „hat das Kanzler Meier gemacht“, „sei das Trend“: *das* stands for something.
    fn is_object_das(&self, start: usize, head: usize) -> bool {
        let nouns = self.word(head).head(Declension::Strong);
        let members = self.phrases.members(self.phrase);
        // „ist das schon lange Standard“
        let adverbial = |token: usize| self.word(token).has(Word::ADVERBIAL) || self.lower(token) == "lange";
        let bare = members.iter().all(|member| member.role != Role::Adjective || adverbial(member.token as usize));
        let strong_plural = members.iter().filter(|member| member.role == Role::Adjective).all(|member| {
            let word = self.word(member.token as usize);
            (word.adjective[0] | any(&word.determiner)).meets(nouns & Agreement::plural())
        });
        let only_plural = nouns.meets(Agreement::plural()) && !nouns.meets(Agreement::singular() & Agreement::case(Case::Nominative));
        if only_plural && strong_plural && (!bare || self.has_zu(start)) {
            return true;
        }
        let opens = start == self.sentence.start || matches!(self.tag(start - 1), Tag::Comma | Tag::Stop | Tag::Bracket | Tag::Kon);
        let behind_verb = start > self.sentence.start && self.tag(start - 1).is_finite();
        let behind_subjunction = start > self.sentence.start && self.tag(start - 1) == Tag::Kous;
        // „Das berichteten Mitarbeiter“
        let verbal = members.get(1).is_some_and(|m| m.role == Role::Adjective && self.word(m.token as usize).verb.is_finite());
        let titled = self.is_capital(head + 1) && self.takes_name(head);
        let plural = nouns.meets(Agreement::plural()) && self.lower(start + 1).ends_with("en");
        if verbal && (opens || behind_verb) && (self.is_strong_plural() || titled || plural) {
            return true;
        }
        // „das Amerikaner kaufen“
        if nouns.meets(Agreement::plural()) && bare && (only_plural || behind_subjunction) && self.tag(head + 1).is_verb() {
            return true;
        }
        // „dass das in großen Städten übliche Praxis ist“: behind a complement the noun phrase may be complete without the article.
        let complement = members.get(1).is_some_and(|member| member.token as usize > start + 1 && member.role == Role::Adjective);
        if complement && start != self.sentence.start && self.is_phrase_without_determiner(head) {
            return true;
        }
        if !bare {
            return false;
        }
        // „sei das Trend“, „hat das Kanzler Meier gemacht“, „ob das Diamonds Chancen schmälert“: *das* is subject or object.
        let verb = |categories: &[Category]| {
            behind_verb && categories.iter().any(|category| self.context.analysis.readings(start - 1).has(*category))
        };
        let named = self.is_capital(head + 1) && self.tag(head + 1) == Tag::Ne;
        let copula = verb(&[Category::Auxiliary]) && !self.context.analysis.has_lemma(start - 1, "haben");
        named && (verb(&[Category::Auxiliary, Category::Modal]) || behind_subjunction && !self.takes_name(head))
            || copula && self.is_clause_end(head + 1)
    }

    /// Whether the noun is plural only and all adjectives end in -e, as they do without a determiner.
    fn is_strong_plural(&self) -> bool {
        let members = self.phrases.members(self.phrase);
        let head = self.word(self.phrase.head as usize).noun;
        !head.meets(Agreement::singular())
            && members.iter().filter(|member| member.role == Role::Adjective).all(|member| self.lower(member.token as usize).ends_with('e'))
    }
}

/// „der zweite halbe Tag“: ordinals and the like are adjectives also where the lexicon knows an adverb of the same form.
fn is_ordinal(lower: &str) -> bool {
    const ORDINALS: &[&str] =
        &["erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "letzt", "nächst", "ander"];
    ORDINALS.contains(&lower.strip_suffix(ending(lower)).unwrap_or(lower))
}
