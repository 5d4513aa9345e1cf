//! What stands before a noun and agrees with it: preposition, determiner, adjectives.

use super::noun_pairs::{NounPairs, Role};
use crate::document::TokenKind;
use crate::language::features::{Agreement, Case, Category, Declension, Features};
use crate::language::tagger::Tag;
use crate::rules::Context;

/// The beginning of a noun phrase, up to its noun.
#[derive(Debug, Clone, Copy)]
pub(super) struct PhraseBefore {
    /// Whether there is a determiner, an adjective or a number.
    pub determined: bool,
    /// Whether there is a determiner.
    pub article: bool,
    /// Whether a number stands there.
    pub counted: bool,
    /// Whether a preposition or a contraction opens the phrase.
    pub preposition: bool,
    /// The first token of the phrase (the noun itself when nothing stands before it).
    pub start: usize,
    /// What all this leaves open for the noun.
    pub set: Agreement,
}

impl PhraseBefore {
    /// Reads backwards from a noun to the beginning of its sentence at most.
    pub fn read(context: &Context<'_>, pairs: &NounPairs, noun: usize, sentence: usize) -> PhraseBefore {
        let mut phrase =
            PhraseBefore { determined: false, article: false, counted: false, preposition: false, start: noun, set: Agreement::ALL };
        let mut adjectives = noun;
        // „die EU Grundwerte“, „eine Woche Wartezeit“: an acronym or a measure does not part the determiner from its noun.
        if noun > sentence && is_acronym(context, noun - 1) {
            adjectives = noun - 1;
        }
        let last = adjectives;
        for before in (sentence..last).rev() {
            let adjective = agreement(context, before, |category, _| category == Category::Adjective);
            if context.analysis.tag(before) != Tag::Adja || adjective.is_empty() || is_number(context, before) {
                break;
            }
            adjectives = before;
        }
        let mut first = adjectives;
        // „die damit verbundenen Kosten“.
        let modifier = |t: usize| {
            matches!(context.analysis.tag(t), Tag::Adv | Tag::Pav | Tag::Adjd | Tag::Ptkneg) || context.analysis.lower(t) == "nahe"
        };
        while first < last && first > sentence && modifier(first - 1) {
            first -= 1;
        }
        let determiner = first > sentence && phrase.determiner(context, first - 1, sentence);
        let bare = !determiner && (first == sentence || !context.analysis.tag(first - 1).is_nominal());
        for at in adjectives..last {
            phrase.determined = true;
            let readings = context.analysis.readings(at).iter().filter(|r| r.category == Category::Adjective);
            let set = readings.fold(Agreement::NONE, |set, r| set | if bare { r.agreement(Declension::Strong) } else { r.any_agreement() });
            phrase.set = phrase.set & set;
        }
        phrase.start = phrase.start.min(adjectives);
        if last < noun && !phrase.determined {
            phrase.start = noun;
            phrase.set = Agreement::ALL;
        }
        phrase.govern(context, pairs, sentence);
        phrase
    }

    /// Takes in the determiner or number at a token.
    fn determiner(&mut self, context: &Context<'_>, at: usize, sentence: usize) -> bool {
        let word = context.document.word(at);
        if is_number(context, at) && word != "1" && !word.starts_with("ein") {
            self.counted = true;
            self.set = self.set & Agreement::plural();
        } else {
            let set = agreement(context, at, |category, features| {
                category == Category::Contraction || category.is_determiner() && features.has(Features::ATTRIBUTIVE)
            });
            if set.is_empty() {
                return false;
            }
            self.article = true;
            self.preposition = context.analysis.readings(at).has(Category::Contraction);
            self.set = self.set & set;
        }
        self.determined = true;
        self.start = at;
        // „die meisten“, „alle diese“: the first of two determiners agrees as well.
        if let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence && context.analysis.tag(before) == Tag::Art) {
            self.set = self.set & agreement(context, before, |category, _| category.is_determiner());
            self.start = before;
        }
        true
    }

    /// What a preposition before the phrase leaves of its cases, and whether a genitive has something that governs it.
    fn govern(&mut self, context: &Context<'_>, pairs: &NounPairs, sentence: usize) {
        if self.preposition || self.start == sentence {
            if self.start == sentence && self.determined && !self.preposition {
                self.drop_genitive();
            }
            return;
        }
        let before = self.start - 1;
        let analysis = context.analysis;
        if analysis.tag(before) == Tag::Appr || analysis.readings(before).has(Category::Preposition) && !analysis.tag(before).is_verb() {
            let cases = agreement(context, before, |category, _| category == Category::Preposition);
            if !cases.is_empty() {
                self.preposition = true;
                self.set = self.set & cases;
                self.start = before;
            }
            return;
        }
        use Tag::{Adv, Bracket, Comma, Kous, Pav, Pper, Prels, Prf, Ptkneg, Stop, Vafin, Vmfin, Vvfin};
        // „der Segel Hafen“: a genitive that nothing before it governs is none.
        let measure = pairs.has(context, before, &[Role::Measure]);
        let free =
            matches!(analysis.tag(before), Adv | Comma | Kous | Pav | Pper | Prels | Prf | Ptkneg | Stop | Vafin | Vmfin | Vvfin | Bracket);
        if self.determined && free && !measure {
            self.drop_genitive();
        }
    }

    fn drop_genitive(&mut self) {
        self.set = self.set & !Agreement::case(Case::Genitive);
    }
}

fn is_number(context: &Context<'_>, token: usize) -> bool {
    context.document.tokens[token].kind == TokenKind::Number && context.document.word(token).len() < 4
        || context.analysis.tag(token) == Tag::Card
}

/// Two to five capitals.
pub(super) fn is_acronym(context: &Context<'_>, token: usize) -> bool {
    let word = context.document.word(token);
    (2..6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn agreement(context: &Context<'_>, token: usize, wanted: impl Fn(Category, Features) -> bool) -> Agreement {
    let readings = context.analysis.readings(token);
    readings.iter().filter(|r| wanted(r.category, r.features)).fold(Agreement::NONE, |set, r| set | r.any_agreement())
}
