//! A sentence without a finite verb.

use super::clause::has_finite_form;
use super::constructions::{Construction, Constructions};
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
    /// Die Polizei ist ratlos. ⟦Auch am Wochenende keine Umzüge in der Stadt abgesagt.⟧
    /// ```
    ///
    /// ```right
    /// Doppelklicken Sie auf die Tabelle, um die Werte zu sehen.
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
    /// On 450,000 words of news four findings: three sentences that had lost their verb or a blank beside it, and one
    /// announcement without a verb („Deshalb noch einmal meine Haltung dazu.“).
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
                || goes_on(context, tokens.start)
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

/// Whether the line before ends in a semicolon, a colon or an ordinal, so that this one goes on with its sentence.
fn goes_on(context: &Context<'_>, start: usize) -> bool {
    let before = |n: usize| start.checked_sub(n).map_or("", |token| context.document.word(token));
    // „mit dem 12. Sieg“ may have been parted behind its number.
    matches!(before(1), ";" | ":" | ",") || before(1) == "." && before(2).ends_with(|c: char| c.is_ascii_digit())
}

/// Whether there is no finite verb, but something that asks for one.
fn has_lost_verb(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let analysis = context.analysis;
    let start = tokens.start;
    let verb = |t: usize| is_perhaps_finite(context, t, start);
    // A participle that can be a finite form (gehört, besucht) counts as one only where nothing else can be the predicate.
    let predicate = (start..tokens.end - 1).rev().find(|&t| context.document.tokens[t].is_word());
    if tokens.clone().any(|t| verb(t) && !(Some(t) == predicate && is_participle(context, t))) {
        return false;
    }
    let participle = predicate.is_some_and(|t| is_participle(context, t) && analysis.tag(t).is_participle());
    let prefix = predicate.is_some_and(|t| is_prefix(context, t));
    // „diese Gründe nicht wichtig sein“: the infinitive of a lost modal.
    let infinitive = predicate.is_some_and(|t| analysis.tag(t) == Tag::Vainf && analysis.lower(t) == "sein");
    let phrases = Phrases::read(context, tokens.clone());
    // The first line of an article is its headline, also with a full stop.
    let headline = start == 0;
    let complete = (participle || prefix) && !headline
        || infinitive && phrases.definite
        || phrases.count > 1 && (phrases.definite || phrases.object)
        || phrases.definite && has_adverb(context, tokens.clone())
        || phrases.definite && opens_with_adverb(context, tokens.clone())
        || phrases.definite && opens_with_place(context, tokens.clone());
    let elliptic = opens_elliptically(context, start, phrases.definite && (participle || prefix || infinitive));
    // „Das Lächeln erstarrt“: the participle can be the finite verb.
    let finite = predicate.is_some_and(|t| has_finite_form(context, t)) && phrases.definite && phrases.count == 1;
    has_subject_pronoun(context, tokens) || complete && !elliptic && !finite && analysis.lower(start) != "unter"
}

/// Whether a token is a finite verb, or may be one that the tags do not show.
fn is_perhaps_finite(context: &Context<'_>, token: usize, start: usize) -> bool {
    let analysis = context.analysis;
    let capital = context.document.word(token).starts_with(char::is_uppercase);
    let tag = analysis.tag(token);
    // „Fast zeitgleich eröffneten Attentäter“: what no determiner precedes is no adjective for certain.
    let attributive = tag == Tag::Adja
        && token > start
        && (token == start + 1
            || !matches!(analysis.tag(token - 1), Tag::Art | Tag::Adja | Tag::Pposat | Tag::Piat | Tag::Pdat | Tag::Appr));
    let formed = has_finite_form(context, token);
    let noun = || analysis.readings(token).iter().any(|r| r.category.is_nominal() && !r.decapitalised);
    formed && (!capital || token == start) && (tag.is_verb() || attributive || tag == Tag::Art && token == start + 1)
        // „sicher“ (of *sichern*): an imperative inside the sentence is an adjective.
        || tag.is_finite() && (formed || token == start || !analysis.readings(token).has(Category::Adjective))
        || formed && capital && !noun()
        || !capital
            && analysis.readings(token).iter().any(|r| {
                matches!(r.category, Category::Auxiliary | Category::Modal) && r.verb_forms().is_finite()
            })
        // „regnet's“
        || analysis.lower(token).ends_with("'s")
        || analysis.lower(token).ends_with("’s")
}

/// Whether a pronoun stands there that is the subject of a clause, or *sich*.
fn has_subject_pronoun(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let analysis = context.analysis;
    let start = tokens.start;
    let sentence = |t: usize| {
        let before = if t == start { Tag::Stop } else { analysis.tag(t - 1) };
        match analysis.lower(t) {
            "es" | "er" | "wir" | "man" | "ich" | "sich" => {
                let adverb = t + 1 < tokens.end && matches!(analysis.tag(t + 1), Tag::Adv | Tag::Ptkneg);
                !matches!(before, Tag::Appr | Tag::Kokom) && (before != Tag::Kon || t == start + 1 || adverb && analysis.lower(t) != "sich")
            }
            // „Und ihre Schicht sie fest gegen Wasser“
            "sie" => t == start || before == Tag::Nn && context.document.word(t) == "sie",
            _ => false,
        }
    };
    let pronoun = |t: usize| matches!(analysis.tag(t), Tag::Pper | Tag::Prf | Tag::Pis) && sentence(t);
    let demonstrative = analysis.tag(start) == Tag::Pds && matches!(analysis.tag(start + 1), Tag::Art | Tag::Pposat);
    (tokens.clone().any(pronoun) || demonstrative)
        && analysis.tag(start) != Tag::Kous
        && !matches!(analysis.lower(start), "sondern" | "wie" | "als")
}

/// An adverb or a negation, which in a phrase without a verb is rare.
fn has_adverb(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let start = tokens.start;
    tokens.skip(1).take_while(|&t| context.analysis.tag(t) != Tag::Comma).any(|t| {
        matches!(context.analysis.tag(t), Tag::Adv | Tag::Ptkneg | Tag::Pav | Tag::Adjd)
            && !matches!(context.analysis.lower(t), "auch" | "noch" | "nur" | "mehr" | "so" | "weit" | "wieder" | "allein" | "damit")
            && t > start
    })
}

/// „Bei dem Betrieb der Anlagen die Bewohner der Stadt im Fokus“: a long sentence that opens with an adverbial.
fn opens_with_place(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let adverbial = matches!(context.analysis.tag(tokens.start), Tag::Appr | Tag::Apprart);
    adverbial && tokens.len() > 9 && tokens.clone().all(|t| context.analysis.tag(t) != Tag::Comma)
}

/// „Normalerweise die Prüfung bis zu drei Wochen“: an adverb of manner or place and the subject behind it.
fn opens_with_adverb(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let start = tokens.start;
    let analysis = context.analysis;
    let small = context.dictionaries.index::<Constructions>().has(analysis.lower(start), Construction::Ellipsis);
    matches!(analysis.tag(start), Tag::Adv | Tag::Pav) && !small && matches!(analysis.tag(start + 1), Tag::Art | Tag::Pposat | Tag::Pdat)
}

/// The noun phrases of the main clause that can be its subject or object: with a determiner, in the nominative or accusative,
/// behind no preposition, no comma and no conjunction.
#[derive(Default)]
struct Phrases {
    count: usize,
    /// Whether the first one is a definite nominative.
    definite: bool,
    /// Whether behind a nominative one is an accusative and nothing else.
    object: bool,
}

impl Phrases {
    /// Reads up to the first comma: behind it „nun das Endspiel“ may be a parallel.
    fn read(context: &Context<'_>, tokens: Range<usize>) -> Phrases {
        let analysis = context.analysis;
        let (mut phrases, mut subject) = (Phrases::default(), false);
        let end = tokens.clone().find(|&t| analysis.tag(t) == Tag::Comma).unwrap_or(tokens.end);
        let union = |t: usize, wanted: &dyn Fn(Category) -> bool| {
            analysis.readings(t).iter().filter(|r| wanted(r.category)).fold(Agreement::NONE, |set, r| set | r.any_agreement())
        };
        let mut at = tokens.start;
        // „Jeder seinen Anteil am Ganzen.“
        subject |= matches!(analysis.lower(at), "jeder" | "keiner" | "niemand" | "jemand") && !analysis.tag(at + 1).is_nominal();
        phrases.count += usize::from(subject);
        while at < end {
            let number = analysis.tag(at) == Tag::Card;
            let determiner = number || matches!(analysis.tag(at), Tag::Art | Tag::Pposat | Tag::Pdat | Tag::Piat);
            let free = at == tokens.start
                || at == tokens.start + 1 && analysis.tag(at - 1) == Tag::Kon
                || !matches!(analysis.tag(at - 1), Tag::Appr | Tag::Kon | Tag::Comma | Tag::Kokom | Tag::Appo)
                    && context.document.tokens[at - 1].is_word();
            if determiner && free {
                let noun = (at + 1..end).find(|&t| analysis.tag(t) != Tag::Adja).unwrap_or(end);
                if noun < end && analysis.tag(noun).is_nominal() {
                    let own = if number { Agreement::plural() } else { union(at, &|c| c.is_determiner()) };
                    let set = own & union(noun, &|c| c.is_nominal());
                    let (nominative, accusative) = (Agreement::case(Case::Nominative), Agreement::case(Case::Accusative));
                    // „der Stadt“ can be a genitive or a dative of the noun before it; a number says nothing of it.
                    if set.meets(nominative | accusative) && (number && at == tokens.start || !set.meets(Agreement::case(Case::Genitive))) {
                        let known =
                            matches!(analysis.tag(at), Tag::Art | Tag::Pdat | Tag::Pposat) && !analysis.lower(at).starts_with("ein");
                        phrases.definite |= phrases.count == 0 && known && set.meets(nominative);
                        phrases.object |= subject && (set & accusative) == set;
                        subject |= phrases.count == 0 && set.meets(nominative) && at < tokens.start + 2;
                        phrases.count += 1;
                    }
                    at = noun;
                }
            }
            at += 1;
        }
        phrases
    }
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

/// „Als Kind in Armut aufgewachsen.“, „Und wieder abgesagt.“, „Unkonventionell das Spiel der Gäste.“, „Genau wie alle anderen.“
fn opens_elliptically(context: &Context<'_>, start: usize, predicated: bool) -> bool {
    let tag = context.analysis.tag(start);
    matches!(tag, Tag::Kokom | Tag::Kous | Tag::Vvpp)
        || matches!(tag, Tag::Kon | Tag::Adjd) && !predicated
        || context.analysis.tag(start + 1) == Tag::Kokom
        || matches!(context.analysis.lower(start), "sondern" | "fast" | "beinah" | "beinahe" | "soviel" | "soweit")
}
