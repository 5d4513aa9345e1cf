//! A verb that does not agree with its subject.

use super::clause::{Candidate, Clause, Ending, Opening, is_person};
use crate::document::{BlockKind, TokenKind};
use crate::findings::{Applicability, words};
use crate::language::features::{Agreement, Case, Category, Person, VerbForms};
use crate::language::lexicon::Lexicon;
use crate::language::phrases::Phrases;
use crate::language::tagger::Tag;
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The verb does not agree with its subject in number or person.
    ///
    /// ## Why it matters
    ///
    /// Where the subject is long or stands behind the verb, engines let the verb agree with the nearest noun. Readers
    /// stumble and read the sentence again.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// ⟦Die Regierung haben⟧ gestern ein neues Gesetz beschlossen.
    /// Am Abend ⟦gingen er⟧ mit dem Hund in den Wald.
    /// => ging er
    /// ⟦Alle [in the region] ist⟧ an einem dauerhaften Frieden interessiert.
    /// Er sagte, dass ⟦der Angriff mit drei Raketen geführt wurden⟧.
    /// Das Gesetz sei gut, ⟦erklärten ein Sprecher⟧ der Partei.
    /// ```
    ///
    /// ```right
    /// Die Hauptstadt des Landes sind heute zwei Städte.
    /// Eine Reihe von Fragen sind offen. Die Hälfte der Leute waren krank.
    /// Der Minister und sein Sprecher haben geschwiegen. Es sind viele Fehler.
    /// Den Kindern wird geholfen. Ihm sind die Leute egal.
    /// Drei Jahre ist eine lange Zeit. Die Leute sieht er nie.
    /// Wie er haben viele gedacht, und so können er und sie bleiben.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **predicate nominative**: „Die Hauptstadt sind zwei Städte“; any other nominative of the verb's number licenses it.
    /// - **quantities and sums**: „eine Reihe von Fragen sind“, „drei Jahre ist“.
    /// - **coordination**: any conjunction in the clause.
    /// - **expletive**: „es sind“, „das sind“.
    /// - **object first**: „Die Leute sieht er nie“.
    /// - **comparison**: „wie er haben viele“.
    /// - **names, foreign words, unknown words**: may have either number.
    ///
    /// ## Measured precision
    ///
    /// Human news, 448,000 words: 13 findings, all read, 11 of them mistakes of the authors.
    pub struct SubjectVerbAgreement = "grammar/subject-verb-agreement", Error, "linguistic-conventions/grammar", fix: Suggest;
}

impl Rule for SubjectVerbAgreement {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let phrases = context.analysis.phrases(context.document);
        for (index, sentence) in context.document.sentences.iter().enumerate() {
            let kind = context.document.blocks.get(sentence.block as usize).map(|block| block.kind);
            if matches!(kind, Some(BlockKind::Cell | BlockKind::Boilerplate | BlockKind::Credit | BlockKind::Heading)) {
                continue;
            }
            let mut reported = sentence.tokens().start;
            pronouns(context, phrases, sentence.tokens(), &mut reported, findings);
            for clause in Clause::of_sentence(context, sentence.tokens()) {
                if clause.verb >= reported {
                    noun_phrase(context, phrases, index, &clause, findings);
                }
            }
        }
    }
}

/// Pronouns that are nominatives only, with the person that they ask for.
const PRONOUNS: &[(&str, Person)] = &[
    ("ich", Person::FirstSingular),
    ("du", Person::SecondSingular),
    ("er", Person::ThirdSingular),
    ("man", Person::ThirdSingular),
    ("wir", Person::FirstPlural),
];

/// A pronoun beside the verb: „er gingen“, „gingen er“.
fn pronouns(context: &Context<'_>, phrases: &Phrases, sentence: std::ops::Range<usize>, reported: &mut usize, findings: &mut Sink<'_>) {
    let analysis = context.analysis;
    let document = context.document;
    let lower = |token: usize| if sentence.contains(&token) { analysis.lower(token) } else { "" };
    let tag = |token: usize| if sentence.contains(&token) { analysis.tag(token) } else { Tag::Stop };
    for token in sentence.clone() {
        // „geben es viele Möglichkeiten“
        let existential =
            lower(token) == "es" && token > sentence.start && analysis.has_lemma(token - 1, "geben") && tag(token - 1).is_finite();
        if existential
            && !joined_before(lower(token + 1))
            && report_pronoun(context, phrases, token - 1, token, Person::ThirdSingular, findings)
        {
            *reported = token + 1;
            continue;
        }
        let Some(&(_, person)) = PRONOUNS.iter().find(|(form, _)| *form == lower(token)) else { continue };
        if document.word(token).chars().skip(1).any(char::is_uppercase) || analysis.label(token) != Label::German {
            continue;
        }
        let before = token.checked_sub(1).map_or("", lower);
        let joined = |word: &str| {
            matches!(word, "und" | "oder" | "noch" | "sowie" | "wie" | "als" | "außer" | "statt" | "auch" | "/" | "&" | "sondern" | "nur")
        };
        // „…, und er können“, „man“ is never coordinated.
        let stretch_start = (sentence.start..token).rev().find(|&t| tag(t).is_mark()).map_or(sentence.start, |t| t + 1);
        let conjunct = token > sentence.start && tag(token - 1) == Tag::Kon && (token - 1 == stretch_start || lower(token) == "man");
        let stretch_start = if conjunct { token } else { stretch_start };
        if joined(before) && !conjunct || joined(lower(token + 1)) || (lower(token + 1) == "," && tag(token + 2) != Tag::Kous) {
            continue;
        }
        let forms = |verb: usize| VerbForms(phrases.word(analysis, verb).verb.0 & VerbForms::FINITE.0);
        let wrong = |verb: usize| {
            let forms = forms(verb);
            document.tokens[verb].is_word()
                && analysis.readings(verb).iter().all(|r| r.category.is_verbal())
                && !forms.is_empty()
                && !forms.meets(VerbForms::person(person))
        };
        let stretch_end = (token..sentence.end).find(|&t| tag(t).is_mark()).unwrap_or(sentence.end);
        let finite = |range: std::ops::Range<usize>| range.filter(|&t| tag(t).is_finite()).count();
        let found = if token > sentence.start && tag(token - 1).is_verb() && wrong(token - 1) {
            // „gingen er“; an infinitive needs a verb of its own elsewhere.
            let verb = token - 1;
            let others = finite(stretch_start..verb) + finite(token..stretch_end);
            (others == 0
                && !matches!(tag(verb.wrapping_sub(1)), Tag::Ptkzu)
                && (verb == stretch_start + 1 && lower(stretch_start) == "wie"
                    || !joined(if verb > sentence.start { lower(verb - 1) } else { "" })))
            .then_some((verb, verb, token))
        } else if token == stretch_start && token + 1 < sentence.end && tag(token + 1).is_verb() && wrong(token + 1) {
            // „Er gingen“
            let others = finite(token + 2..stretch_end);
            (others == 0 && !tag(token + 1).is_participle()).then_some((token + 1, token, token + 1))
        } else if token > stretch_start && token == stretch_start + 1 && tag(stretch_start) == Tag::Kous && stretch_end > token + 1 {
            // „dass er gegangen sind“
            let verb = stretch_end - 1;
            let others = finite(token..verb);
            (others == 0 && tag(verb).is_finite() && wrong(verb) && !(token..verb).any(|t| joined(lower(t)))).then_some((verb, token, verb))
        } else {
            None
        };
        let Some((verb, first, last)) = found else { continue };
        report(context, verb, token, first..=last, person, findings);
        *reported = stretch_end;
    }
}

fn joined_before(next: &str) -> bool {
    matches!(next, "und" | "oder")
}

/// „geben es“: the verb must be singular.
fn report_pronoun(context: &Context<'_>, phrases: &Phrases, verb: usize, pronoun: usize, person: Person, findings: &mut Sink<'_>) -> bool {
    let forms = VerbForms(phrases.word(context.analysis, verb).verb.0 & VerbForms::FINITE.0);
    let wrong = !forms.is_empty() && !forms.meets(VerbForms::person(person)) && forms.meets(VerbForms::person(Person::ThirdPlural));
    if wrong {
        report(context, verb, pronoun, verb..=pronoun, person, findings);
    }
    wrong
}

fn report(
    context: &Context<'_>,
    verb: usize,
    pronoun: usize,
    tokens: std::ops::RangeInclusive<usize>,
    person: Person,
    findings: &mut Sink<'_>,
) {
    let document = context.document;
    let span = document.tokens[*tokens.start()].span.to(document.tokens[*tokens.end()].span);
    let (text, subject) = (document.word(verb), document.word(pronoun));
    let message = words(format!("“{text}” does not agree with “{subject}”"), format!("„{text}“ passt nicht zu „{subject}“"));
    let finding = findings.report(span, message);
    finding.confidence(0.95).reason(words(
        "The verb must have the person and number of its subject; change the verb.",
        "Das Verb muss in Person und Zahl zum Subjekt passen; die Verbform ändern.",
    ));
    if let Some(new) = conjugated(context, verb, person) {
        let parts: Vec<&str> = tokens.map(|t| if t == verb { new.as_str() } else { document.word(t) }).collect();
        finding.suggest(parts.join(" "), Applicability::Suggest);
    }
}

/// The verb in another person, in the same tense and mood.
fn conjugated(context: &Context<'_>, verb: usize, person: Person) -> Option<String> {
    let lexicon = context.dictionaries.index::<Lexicon>();
    let text = context.document.word(verb);
    let readings = lexicon.lookup(text);
    let reading = readings.iter().find(|reading| reading.verb_forms().is_finite())?;
    let lemma = readings.lemma(&lexicon, text, reading);
    let forms = reading.verb_forms();
    let tenses = [
        crate::language::features::TenseMood::Present,
        crate::language::features::TenseMood::Past,
        crate::language::features::TenseMood::SubjunctiveI,
        crate::language::features::TenseMood::SubjunctiveII,
    ];
    let tense = tenses.into_iter().find(|tense| forms.meets(VerbForms::tense(*tense)))?;
    let new = lexicon.conjugate(&lemma, reading.category, VerbForms::of(tense, person))?;
    Some(super::forms::with_capital_of(&new, text))
}

/// A noun phrase that is the only possible subject and has the wrong number.
fn noun_phrase(context: &Context<'_>, phrases: &Phrases, sentence: usize, clause: &Clause, findings: &mut Sink<'_>) {
    if clause.unsure || !(clause.takes_singular() || clause.takes_plural()) || clause.takes_singular() && clause.takes_plural() {
        return;
    }
    let analysis = context.analysis;
    let document = context.document;
    if analysis.readings(clause.verb).iter().any(|reading| {
        !reading.category.is_verbal()
            && !reading.decapitalised
            && reading.category != Category::NominalisedInfinitive
            && reading.category != Category::Adjective
    }) {
        return;
    }
    // An imperative, a question without subject.
    if clause.opening == Opening::Main && clause.verb == clause.tokens.start {
        return;
    }
    // „Verwendet zwei Tabellen und gibt …“ has no subject; „Es werden nur .show-Befehle“ goes on behind the point.
    let elliptic = clause.opening == Opening::Main
        && clause.verb > clause.tokens.start
        && phrases.word(analysis, clause.tokens.start).verb.is_finite();
    let goes_on = document.tokens.get(clause.tokens.end + 1).is_some_and(|token| !token.spaced && token.is_word())
        && analysis.lower(clause.tokens.end) == ".";
    let bracketed = clause.tokens.clone().any(|t| matches!(analysis.lower(t), "(" | "["))
        && clause.tokens.clone().any(|t| matches!(analysis.lower(t), "und" | "oder" | "and" | "or"));
    if elliptic || goes_on || bracketed {
        return;
    }
    let candidates = clause.candidates(context, phrases, sentence);
    let fits = |candidate: &Candidate| clause.takes_singular() && candidate.singular || clause.takes_plural() && candidate.plural;
    if candidates.iter().any(fits) {
        return;
    }
    // „Über die Frage zu reden ist“
    if clause.takes_singular()
        && (clause.tokens.clone()).any(|t| {
            matches!(analysis.tag(t), Tag::Ptkzu | Tag::Vvizu | Tag::Vvinf | Tag::Vvpp)
                && t < clause.verb
                && clause.opening == Opening::Main
        })
    {
        return;
    }
    let begins = |candidate: &Candidate| match clause.opening {
        Opening::Main if candidate.first < clause.verb => candidate.first == clause.tokens.start,
        Opening::Main => candidate.first > clause.verb,
        Opening::Verb => is_near(context, clause.verb, candidate.first),
        Opening::Subordinate => {
            let phrase = candidate.phrase.map(|index| phrases.of_sentence(sentence)[index]);
            let only = phrase.is_some_and(|phrase| !phrase.is_bare() && !phrase.agreement.meets(!Agreement::case(Case::Nominative)));
            only || is_near(context, clause.tokens.start, candidate.first)
        }
        Opening::Relative => {
            candidate.first == clause.tokens.start && matches!(analysis.lower(candidate.first), "der" | "das" | "welcher" | "welches")
        }
    };
    let Some(subject) = candidates.iter().find(|candidate| begins(candidate)) else { return };
    // „Betroffen sind der Kreis, die Stadt …“, „Die Grundlage sind „Wellen““, „… Täter identifiziert“
    let last = subject.last + 1 == clause.tokens.end || clause.verb + 1 == clause.tokens.end;
    let main = matches!(clause.opening, Opening::Main | Opening::Verb);
    let listed = clause.end == Ending::Comma
        && clause.takes_plural()
        && candidates.iter().any(|c| c.last > clause.verb && c.last + 1 == clause.tokens.end);
    let listed = listed
        || subject.first > clause.verb
            && clause.takes_plural()
            && clause.end == Ending::Comma
            && !analysis.tag(clause.tokens.end + 1).opens_clause();
    let object = clause.opening == Opening::Relative && clause.tokens.len() < 3;
    if main && (clause.end == Ending::Open || last && clause.end == Ending::Colon) || listed || object {
        return;
    }
    // „Es werden bis zum 1. | Januar …“: a sentence that was cut at its ordinal.
    if document.tokens[clause.tokens.end - 1].kind == TokenKind::Number && clause.end == Ending::Closed {
        return;
    }
    // „Ärzte ohne Grenzen“
    if analysis.lower(subject.last + 1) == "ohne" {
        return;
    }
    if clause.takes_plural() && clause.joins(context, &candidates, subject) {
        return;
    }
    if clause.coordinated && clause.takes_singular() && candidates.iter().any(|candidate| candidate.singular) {
        return;
    }
    let word = phrases.word(analysis, clause.verb);
    if word.verb.meets(VerbForms::PARTICIPLE_II) && main && clause.verb + 1 == clause.tokens.end {
        return;
    }
    if let Some(index) = subject.phrase {
        let phrase = &phrases.of_sentence(sentence)[index];
        let nominative = Agreement::case(Case::Nominative);
        let others = phrase.agreement & !nominative;
        // Behind the verb an object may stand; a genitive needs a noun before it; „diese | Bilder veröffentlicht hat“.
        let only = !others.meets(!Agreement::case(Case::Genitive));
        let no_dative = !others.meets(Agreement::case(Case::Dative));
        let singular = !phrase.agreement.meets(Agreement::plural());
        let demonstrative = !singular && ["dies", "jene"].into_iter().any(|stem| analysis.lower(phrase.start as usize).starts_with(stem));
        let sure = match clause.opening {
            Opening::Verb => only || is_person(context, subject.first),
            Opening::Main if subject.first < clause.verb => only || no_dative || singular,
            Opening::Main => only || no_dative && !phrase.is_bare() || is_person(context, subject.first),
            Opening::Subordinate => !demonstrative && (only || no_dative && !phrase.is_bare() || singular && phrase.is_bare()),
            Opening::Relative => only,
        };
        if !sure {
            return;
        }
    } else if clause.opening == Opening::Verb {
        return;
    }
    let (first, last) = (subject.first.min(clause.verb), subject.last.max(clause.verb));
    let span = document.tokens[first].span.to(document.tokens[last].span);
    let verb = document.word(clause.verb);
    let name = document.text(document.tokens[subject.first].span.to(document.tokens[subject.last].span));
    let (en, de) = if subject.plural { ("plural", "Mehrzahl") } else { ("singular", "Einzahl") };
    let person = if subject.plural { Person::ThirdPlural } else { Person::ThirdSingular };
    let new = conjugated(context, clause.verb, person);
    let finding = findings.report(
        span,
        words(
            format!("“{verb}” does not agree with its subject “{name}” ({en})"),
            format!("„{verb}“ passt nicht zum Subjekt „{name}“ ({de})"),
        ),
    );
    finding.confidence(0.85).reason(words(
        "Nothing else in the clause can be the subject, and the verb must have its number; change the verb or the noun.",
        "Nichts anderes im Satz kann das Subjekt sein, und das Verb muss in der Zahl zu ihm passen; Verb oder Nomen ändern.",
    ));
    if let Some(new) = new {
        finding.suggest_at(document.tokens[clause.verb].span, new, Applicability::Suggest);
    }
}

/// Whether only adverbs, reflexives and pronoun objects stand between.
fn is_near(context: &Context<'_>, verb: usize, first: usize) -> bool {
    first > verb
        && (verb + 1..first).all(|t| {
            matches!(context.analysis.tag(t), Tag::Adv | Tag::Adjd | Tag::Prf | Tag::Pav | Tag::Ptkneg)
                || context.analysis.tag(t) == Tag::Pper && super::clause::nominative_of(context.analysis.readings(t)).is_empty()
        })
}
