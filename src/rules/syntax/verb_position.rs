//! A finite verb in the wrong place.

use super::clause::{has_non_finite_form, is_finite};
use super::constructions::{Construction, Constructions};
use crate::document::TokenKind;
use crate::findings::words;
use crate::language::features::{Agreement, Case, Category};
use crate::language::tagger::Tag;
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use std::ops::Range;

rule! {
    /// The finite verb does not stand in second place in a main clause, or not at the end of a subordinate clause.
    ///
    /// ## Why it matters
    ///
    /// The place of the verb is what makes a German clause. Engines keep the English order behind an adverbial
    /// („In Berlin es gibt“) and behind *dass*.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// In Berlin ⟦es gibt⟧ viele Parks.
    /// Danach ⟦er wurde⟧ Direktor der Schule.
    /// Am Freitag ⟦die ersten Fälle waren⟧ öffentlich bekannt geworden.
    /// Sie weiß, dass ⟦er hat⟧ den Brief nicht gelesen.
    /// Offen ist, ob ⟦die Partei wird⟧ einen eigenen Kandidaten aufstellen.
    /// ```
    ///
    /// ```right
    /// In Berlin gibt es viele Parks, und danach wurde er Direktor. Auch er war da.
    /// Wie er sagte, war das neu. Wenn er kommt, gehen wir. Denn er weiß, dass er hätte kommen sollen.
    /// In der Nacht der Entscheidung war es kalt. Fast die Hälfte ist weg.
    /// Für alle, die er kannte, war das neu. Sie sagte, dass er da ist und bleibt.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **focus particle**: „Auch er war da“ is one constituent.
    /// - **genitive**: „In der Nacht der Entscheidung war es kalt“.
    /// - **two infinitives**: „dass er hätte kommen sollen“ has its auxiliary before them.
    /// - **spoken *weil***: inside quotation marks *weil* with the verb in second place is let pass.
    ///
    /// ## Measured precision
    ///
    /// One finding on 450,000 words of news, wrong („Mit Abstand die höchsten Quoten gibt es“); in minimal pairs 91 of 107 were found.
    pub struct VerbPosition = "syntax/verb-position", Error, "linguistic-conventions/grammar", fix: Suggest;
}

/// Pronouns that can be nothing but a subject before a verb.
const SUBJECTS: &[&str] = &["ich", "er", "es", "wir", "man", "du"];

impl Rule for VerbPosition {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        for sentence in &document.sentences {
            let tokens = sentence.tokens();
            if tokens.len() < 5 || !document.blocks[sentence.block as usize].kind.is_running_text() {
                continue;
            }
            if let Some((subject, verb)) = third_place(context, tokens.clone()) {
                report(context, findings, subject, verb, true);
            }
            for at in tokens.clone() {
                if let Some((subject, verb)) = early_verb(context, at, tokens.clone()) {
                    report(context, findings, subject, verb, false);
                }
            }
        }
    }
}

fn report(context: &Context<'_>, findings: &mut Sink<'_>, subject: usize, verb: usize, main: bool) {
    use crate::findings::Applicability;
    let document = context.document;
    let span = document.tokens[subject].span.to(document.tokens[verb].span);
    let (text, finite) = (document.text(span), document.word(verb));
    let rest = document.text(document.tokens[subject].span.to(document.tokens[verb - 1].span));
    let finding = if main {
        let finding =
            findings.report(span, words(format!("“{finite}” must stand before “{rest}”"), format!("„{finite}“ muss vor „{rest}“ stehen")));
        finding.suggest(format!("{finite} {rest}"), Applicability::Suggest).reason(words(
            "In a main clause the finite verb stands in second place, behind one constituent; put it before the subject.",
            "Im Hauptsatz steht das finite Verb an zweiter Stelle, hinter einem Satzglied; vor das Subjekt stellen.",
        ))
    } else {
        let finding = findings
            .report(span, words(format!("“{finite}” stands too early in “{text}”"), format!("„{finite}“ steht in „{text}“ zu früh")));
        finding.reason(words(
            "In a subordinate clause the finite verb stands at the end; move it there.",
            "Im Nebensatz steht das finite Verb am Ende; dorthin stellen.",
        ))
    };
    finding.confidence(0.92);
}

/// Behind one adverbial at the start of the sentence: subject and finite verb.
fn third_place(context: &Context<'_>, tokens: Range<usize>) -> Option<(usize, usize)> {
    let analysis = context.analysis;
    let start = tokens.start;
    if analysis.label(start) != Label::German {
        return None;
    }
    let adverb = context.dictionaries.index::<Constructions>().has(analysis.lower(start), Construction::FirstPlace);
    let (subject, phrase, long) = if adverb {
        (start + 1, false, false)
    } else {
        let (end, long) = behind_phrase(context, tokens.clone())?;
        (end, true, long)
    };
    if subject + 2 >= tokens.end {
        return None;
    }
    let verb = if SUBJECTS.contains(&analysis.lower(subject)) && context.document.word(subject).starts_with(char::is_lowercase) {
        subject + 1
    } else if phrase && !long || !phrase && !matches!(analysis.lower(start), "damit" | "seitdem" | "trotzdem" | "nun" | "zwar" | "gut") {
        nominative_end(context, subject, tokens.end)?
    } else {
        return None;
    };
    (verb + 1 < tokens.end && is_finite(context, verb) && context.document.tokens[verb + 1].is_word()).then_some((subject, verb))
}

/// Behind a prepositional phrase that opens the sentence.
fn behind_phrase(context: &Context<'_>, tokens: Range<usize>) -> Option<(usize, bool)> {
    let analysis = context.analysis;
    if !matches!(analysis.tag(tokens.start), Tag::Appr | Tag::Apprart)
        || matches!(analysis.lower(tokens.start), "bis" | "statt" | "außer" | "um" | "über" | "unter" | "während" | "als" | "je")
    {
        return None;
    }
    let (mut at, mut attributes) = (tokens.start + 1, 0);
    while at < tokens.end
        && (matches!(analysis.tag(at), Tag::Art | Tag::Adja | Tag::Pposat | Tag::Pdat | Tag::Card | Tag::Piat)
            && analysis.tag(at) != Tag::Pis)
    {
        at += 1;
    }
    let first = at;
    let number = |t: usize| context.document.tokens[t].kind == TokenKind::Number;
    while at < tokens.end && (matches!(analysis.tag(at), Tag::Nn | Tag::Ne | Tag::Card | Tag::Fm) || number(at)) {
        at += 1;
        // „Nach Ansicht der Abgeordneten“, „Mit 71 Toren in 137 Spielen“: attributes of the phrase.
        let genitive =
            at + 2 < tokens.end && matches!(analysis.lower(at), "der" | "des" | "seines" | "ihres" | "seiner" | "ihrer" | "dieser");
        let nested = at + 2 < tokens.end && analysis.tag(at) == Tag::Appr && attributes == 0;
        if at > first && (genitive || nested) {
            let mut inner = at + 1;
            while inner < tokens.end && (matches!(analysis.tag(inner), Tag::Art | Tag::Adja | Tag::Card | Tag::Pposat) || number(inner)) {
                inner += 1;
            }
            if inner < tokens.end && analysis.tag(inner).is_nominal() {
                attributes += 1;
                at = inner;
            }
        }
    }
    let last_noun = at > first && analysis.tag(at - 1).is_nominal();
    (last_noun && at < tokens.end && at - tokens.start < 14).then_some((at, attributes > 0))
}

/// The token behind a noun phrase that is a nominative and no genitive.
fn nominative_end(context: &Context<'_>, start: usize, end: usize) -> Option<usize> {
    let analysis = context.analysis;
    if !matches!(analysis.tag(start), Tag::Art | Tag::Pposat | Tag::Pdat)
        || !matches!(analysis.lower(start), "die" | "das" | "ein" | "eine" | "dieses" | "diese" | "sein" | "seine" | "ihre")
    {
        return None;
    }
    let mut at = start + 1;
    while at < end && analysis.tag(at) == Tag::Adja {
        at += 1;
    }
    let noun = at < end && analysis.tag(at) == Tag::Nn;
    let union = |t: usize, nominal: bool| {
        let wanted = |c: Category| if nominal { c.is_nominal() } else { c.is_determiner() };
        analysis.readings(t).iter().filter(|r| wanted(r.category)).fold(Agreement::NONE, |set, r| set | r.any_agreement())
    };
    let set = union(start, false) & union(at, true);
    let genitive = set.meets(Agreement::case(Case::Genitive));
    (noun && !genitive && set.meets(Agreement::case(Case::Nominative))).then_some(at + 1)
}

/// Behind a subjunction: subject, finite verb, and more that must stand before it.
fn early_verb(context: &Context<'_>, at: usize, tokens: Range<usize>) -> Option<(usize, usize)> {
    let analysis = context.analysis;
    let spoken = analysis.in_quotation(at);
    let subjunction = match analysis.lower(at) {
        "dass" | "daß" | "ob" | "falls" | "sodass" => true,
        "weil" | "obwohl" => !spoken,
        "damit" | "wenn" | "nachdem" | "bevor" => analysis.tag(at) == Tag::Kous && at > tokens.start,
        _ => false,
    };
    let subject = at + 1;
    if !subjunction || subject + 2 >= tokens.end {
        return None;
    }
    let pronoun = SUBJECTS.contains(&analysis.lower(subject)) || matches!(analysis.lower(subject), "sie");
    let verb = if pronoun { subject + 1 } else { noun_phrase_end(context, subject, tokens.end)? };
    let auxiliary = analysis.readings(verb).iter().any(|r| matches!(r.category, Category::Auxiliary | Category::Modal));
    let full_verb = !pronoun && !auxiliary;
    if verb + 2 >= tokens.end || !is_finite(context, verb) || full_verb && analysis.tag(verb + 1) != Tag::Art {
        return None;
    }
    let next = verb + 1;
    let follows = match analysis.tag(next) {
        Tag::Appr | Tag::Apprart => auxiliary || pronoun && analysis.lower(verb).starts_with('g') && analysis.has_lemma(verb, "geben"),
        Tag::Pav => auxiliary || analysis.has_lemma(verb, "geben"),
        Tag::Nn | Tag::Ne => auxiliary && end_of_clause(context, next, tokens.end) > next + 1,
        Tag::Adv | Tag::Adjd => auxiliary || analysis.tag(next + 1) != Tag::Comma,
        Tag::Art | Tag::Piat | Tag::Pposat | Tag::Ptkneg | Tag::Pper | Tag::Prf | Tag::Pdat | Tag::Adja => true,
        _ => false,
    };
    let end = end_of_clause(context, next, tokens.end);
    // „dass er hätte kommen sollen“; „dass er der Mann ist“ closes properly further on.
    let infinitives = (next..end).filter(|&t| analysis.tag(t).is_infinitive()).count();
    // What an auxiliary opened, an infinitive or a participle may close, even where it looks finite in this place.
    let closed = (next..end).any(|t| is_finite(context, t) && !(auxiliary && has_non_finite_form(context, t)));
    (follows
        && (infinitives < 2 || infinitives == 2 && !analysis.tag(end - 2).is_infinitive())
        && !closed
        && end > next + usize::from(!auxiliary))
    .then_some((subject, verb))
}

/// The token behind determiner, adjectives and noun.
fn noun_phrase_end(context: &Context<'_>, start: usize, end: usize) -> Option<usize> {
    let analysis = context.analysis;
    if !matches!(analysis.tag(start), Tag::Art | Tag::Pposat | Tag::Pdat) {
        return None;
    }
    let noun = (start + 1..end).find(|&t| analysis.tag(t) != Tag::Adja)?;
    (analysis.tag(noun) == Tag::Nn && noun + 1 < end).then_some(noun + 1)
}

/// The first mark at or behind a token.
fn end_of_clause(context: &Context<'_>, from: usize, end: usize) -> usize {
    (from..end).find(|&t| !context.document.tokens[t].is_word() && context.document.tokens[t].kind != TokenKind::Number).unwrap_or(end)
}
