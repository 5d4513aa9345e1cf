//! A sentence without a finite verb.

use super::clause::has_finite_form;
use crate::document::BlockKind;
use crate::findings::words;
use crate::language::features::{Agreement, Case, Category, VerbForms};
use crate::language::tagger::Tag;
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use std::ops::Range;

rule! {
    /// A sentence of running text has a subject or a predicate, but no finite verb.
    ///
    /// ## Why it matters
    ///
    /// Without its verb the sentence says nothing. Engines lose verbs where German splits them in two or puts them
    /// at the end.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// ⟦Inzwischen sich die Epidemie auf alle Stadtteile ausgeweitet.⟧
    /// ⟦Im Moment es noch keine neue Fassung der Geräte.⟧
    /// ⟦Auch am Wochenende keine Umzüge in der Stadt abgesagt.⟧
    /// ```
    ///
    /// ```right
    /// Ein Beispiel für viele andere Fälle in der Stadt. Kein Wunder bei diesem Wetter im Norden.
    /// Inzwischen hat sich die Epidemie ausgeweitet. So der Minister am Montag in einem Brief an alle.
    /// „Nicht mit mir und nicht an diesem Tag, mein Freund.“
    /// Und das alles für sich allein und ohne Hilfe von außen.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **ellipsis**: a noun phrase alone („Ein Beispiel für viele“) is a figure of style; only a pronoun as subject, *sich*, or a
    ///   participle at the end shows that a verb is lost.
    /// - **quotation, heading, list, caption**: are not judged; nor is the first line of an article, which is its headline.
    ///
    /// ## Measured precision
    ///
    /// On 450,000 words of news ten findings: four sentences that had lost their verb, one with a blank lost beside it, five figures
    /// of style („Dann das Endspiel gegen die Gäste, nun das gegen den Meister.“).
    pub struct MissingVerb = "syntax/missing-verb", Warning, "linguistic-conventions/grammar", fix: None;
}

/// Fewest words of a sentence that is judged.
const FEWEST: usize = 5;

impl Rule for MissingVerb {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        for sentence in &document.sentences {
            let tokens = sentence.tokens();
            let plain = document.blocks[sentence.block as usize].kind == BlockKind::Paragraph;
            if !plain
                || tokens.len() < FEWEST
                || tokens.len() > 60
                || !is_plain(context, tokens.clone())
                || !has_lost_verb(context, tokens.clone())
            {
                continue;
            }
            findings
                .report(sentence.span, words("the sentence has no finite verb", "dem Satz fehlt das finite Verb"))
                .confidence(0.85)
                .reason(words(
                    "Subject or participle are there, the verb that carries person and tense is not; put it in.",
                    "Subjekt oder Partizip stehen da, das Verb, das Person und Zeit trägt, fehlt; einsetzen.",
                ));
        }
    }
}

/// German running text from a capital to a full stop, without quotation marks, colons, brackets and lists.
fn is_plain(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let document = context.document;
    let last = tokens.end - 1;
    let words = tokens.clone().filter(|&t| document.tokens[t].is_word());
    let (mut count, mut capitals) = (0, 0);
    for token in words {
        count += 1;
        capitals += usize::from(document.word(token).starts_with(char::is_uppercase));
        if context.analysis.label(token) != Label::German || context.analysis.in_quotation(token) {
            return false;
        }
    }
    document.word(last) == "."
        && count >= FEWEST
        && capitals * 4 <= count * 3
        && document.word(tokens.start).starts_with(char::is_uppercase)
        && tokens.clone().all(|t| !matches!(document.word(t), ":" | "„" | "“" | "\"" | "»" | "«" | "(" | ")" | "–" | "…" | ";" | "/"))
        && document.text(document.tokens[tokens.start].span).chars().nth(1).is_some_and(char::is_lowercase)
}

/// Whether there is no finite verb, but something that asks for one.
fn has_lost_verb(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let analysis = context.analysis;
    let start = tokens.start;
    let verb = |t: usize| {
        let capital = context.document.word(t).starts_with(char::is_uppercase);
        has_finite_form(context, t)
            && (!capital || t == start)
            && (analysis.tag(t).is_verb()
                || analysis.tag(t) == Tag::Adja
                    && t > start
                    && (analysis.tag(t - 1).is_nominal() || analysis.tag(t - 1) == Tag::Art && t == start + 1))
            || analysis.tag(t).is_finite()
            || capital && has_finite_form(context, t) && !analysis.readings(t).iter().any(|r| r.category.is_nominal() && !r.decapitalised)
            || analysis
                .readings(t)
                .iter()
                .any(|r| matches!(r.category, Category::Auxiliary | Category::Modal) && r.verb_forms().is_finite() && !capital)
    };
    // A participle that can be a finite form (gehört, besucht) counts as one only where nothing else can be the predicate.
    let predicate = (start..tokens.end - 1).rev().find(|&t| context.document.tokens[t].is_word());
    if tokens.clone().any(|t| verb(t) && !(Some(t) == predicate && is_participle(context, t))) {
        return false;
    }
    let pronoun = tokens.clone().any(|t| {
        matches!(analysis.tag(t), Tag::Pper | Tag::Prf | Tag::Pis)
            && (matches!(analysis.lower(t), "es" | "er" | "wir" | "man" | "ich" | "sich") || t == start && analysis.lower(t) == "sie")
            && (t == start || !matches!(analysis.tag(t - 1), Tag::Appr | Tag::Kokom) && (analysis.tag(t - 1) != Tag::Kon || t == start + 1))
    });
    let participle = predicate.is_some_and(|t| is_participle(context, t) && analysis.tag(t).is_participle());
    let prefix = predicate.is_some_and(|t| is_prefix(context, t));
    let pronoun =
        pronoun || matches!(analysis.tag(start), Tag::Pds | Tag::Pis) && matches!(analysis.tag(start + 1), Tag::Art | Tag::Pposat);
    let (two, definite) = phrases(context, tokens.clone());
    let elliptic = opens_elliptically(context, start);
    // The first line of an article is its headline, also with a full stop.
    let headline = start == 0 || context.document.sentence_of(start).is_some_and(|sentence| sentence.block == 0);
    let complete = (participle || prefix) && (two > 0 || !headline)
        || two > 1 && definite
        || definite && has_adverb(context, tokens.clone())
        || definite && opens_with_adverb(context, tokens);
    // „Das Lächeln erstarrt“: the participle can be the finite verb.
    let finite = predicate.is_some_and(|t| has_finite_form(context, t)) && definite && two == 1;
    pronoun || complete && !elliptic && !finite && analysis.lower(start) != "unter"
}

/// An adverb or a negation, which in a phrase without a verb is rare.
fn has_adverb(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let start = tokens.start;
    tokens.skip(1).any(|t| {
        matches!(context.analysis.tag(t), Tag::Adv | Tag::Ptkneg | Tag::Pav | Tag::Adjd)
            && !matches!(context.analysis.lower(t), "auch" | "noch" | "nur" | "mehr" | "so" | "weit" | "wieder" | "allein" | "damit")
            && t > start
    })
}

/// „Normalerweise die Prüfung bis zu drei Wochen“: an adverb of manner or place and the subject behind it.
fn opens_with_adverb(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let start = tokens.start;
    let analysis = context.analysis;
    let small = matches!(
        analysis.lower(start),
        "dann"
            | "so"
            | "nun"
            | "deshalb"
            | "daher"
            | "vorerst"
            | "auch"
            | "nur"
            | "noch"
            | "vielmehr"
            | "jetzt"
            | "dazu"
            | "hier"
            | "darunter"
            | "links"
            | "rechts"
    );
    matches!(analysis.tag(start), Tag::Adv | Tag::Pav) && !small && matches!(analysis.tag(start + 1), Tag::Art | Tag::Pposat | Tag::Pdat)
}

/// How many noun phrases of the main clause can be its subject or object (with a determiner, in the nominative or accusative,
/// behind no preposition, no comma and no conjunction), and whether the first of them is a definite nominative.
fn phrases(context: &Context<'_>, tokens: Range<usize>) -> (usize, bool) {
    let analysis = context.analysis;
    let (mut count, mut definite) = (0, false);
    let mut at = tokens.start;
    while at < tokens.end {
        let determiner = matches!(analysis.tag(at), Tag::Art | Tag::Pposat | Tag::Pdat | Tag::Piat);
        let free = at == tokens.start
            || !matches!(analysis.tag(at - 1), Tag::Appr | Tag::Kon | Tag::Comma | Tag::Kokom | Tag::Appo)
                && context.document.tokens[at - 1].is_word();
        if determiner && free {
            let mut noun = at + 1;
            while noun < tokens.end && analysis.tag(noun) == Tag::Adja {
                noun += 1;
            }
            let union = |t: usize, wanted: &dyn Fn(Category) -> bool| {
                analysis.readings(t).iter().filter(|r| wanted(r.category)).fold(Agreement::NONE, |set, r| set | r.any_agreement())
            };
            if noun < tokens.end && analysis.tag(noun).is_nominal() {
                let set = union(at, &|c| c.is_determiner()) & union(noun, &|c| c.is_nominal());
                let direct = Agreement::case(Case::Nominative) | Agreement::case(Case::Accusative);
                // „der Stadt“ can be a genitive or a dative of the noun before it.
                if set.meets(direct) && !set.meets(Agreement::case(Case::Genitive)) {
                    let known = matches!(analysis.tag(at), Tag::Art | Tag::Pdat | Tag::Pposat) && !analysis.lower(at).starts_with("ein");
                    definite |= count == 0 && known && set.meets(Agreement::case(Case::Nominative));
                    count += 1;
                }
                at = noun;
            }
        }
        at += 1;
    }
    (count, definite)
}

fn is_prefix(context: &Context<'_>, token: usize) -> bool {
    context.analysis.tag(token) == Tag::Ptkvz
        || context.analysis.readings(token).has(Category::VerbPrefix)
            && matches!(
                context.analysis.lower(token),
                "an" | "auf" | "aus" | "ab" | "ein" | "vor" | "zu" | "nach" | "bei" | "mit" | "um" | "statt" | "teil" | "fest"
            )
}

fn is_participle(context: &Context<'_>, token: usize) -> bool {
    context.document.word(token).starts_with(char::is_lowercase)
        && context.analysis.readings(token).iter().any(|r| r.category.is_verbal() && r.verb_forms().meets(VerbForms::PARTICIPLE_II))
}

/// „Als Kind in Armut aufgewachsen.“, „Und wieder abgesagt.“
fn opens_elliptically(context: &Context<'_>, start: usize) -> bool {
    matches!(context.analysis.tag(start), Tag::Kon | Tag::Kokom | Tag::Kous | Tag::Vvpp)
}
