//! A clause in which nothing can be the subject: *Der Regierung kritisierte die Vorschläge.*

use super::clause::{Clause, Opening};
use super::forms::{self, Determiner};
use crate::document::BlockKind;
use crate::findings::{Applicability, words};
use crate::language::features::{Agreement, Case, Category, Gender};
use crate::language::tagger::Tag;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A clause has no nominative: its subject stands in the dative or accusative.
    ///
    /// ## Why it matters
    ///
    /// Every German sentence needs a subject. Where an article is wrong but exists („der Regierung“), the phrase agrees in
    /// itself, and only the clause shows that its subject is lost.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// ⟦Der Regierung⟧ kritisierte den Vorschlag heftig.
    /// => Die Regierung
    /// Gestern redete ⟦den Minister⟧ mit dem Kanzler über die Lage.
    /// => der Minister
    /// ```
    ///
    /// ```right
    /// Der Regierung fehlt Geld. Der Regierung gelang es nicht.
    /// Der Polizei wurde geholfen. Der Frau ist kalt.
    /// Der Regierung war klar, dass das Geld fehlt. Mich friert.
    /// Den Gästen schmeckte, was sie aßen.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **passive without subject**: „Der Polizei wurde geholfen“; no clause with *werden* or *sein* is looked at.
    /// - **clause as subject**: „Den Gästen schmeckte, was sie aßen“, „Der Stadt kam zugute, dass …“; a comma behind the clause silences
    ///   with verbs of this kind.
    /// - **verbs without subject**: „Mich friert“; the clause must hold a noun phrase of the verb's number.
    ///
    /// ## Measured precision
    ///
    /// Human news, 448,000 words: 1 finding, a mistake of the author.
    pub struct MissingSubject = "grammar/missing-subject", Error, "linguistic-conventions/grammar", fix: Suggest;
}

impl Rule for MissingSubject {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let phrases = context.analysis.phrases(context.document);
        for (index, sentence) in context.document.sentences.iter().enumerate() {
            let kind = context.document.blocks.get(sentence.block as usize).map(|block| block.kind);
            if !matches!(kind, Some(BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Caption | BlockKind::ListItem)) {
                continue;
            }
            for clause in Clause::of_sentence(context, sentence.tokens()) {
                check_clause(context, phrases.of_sentence(index), index, &clause, sentence.tokens().end, findings);
            }
        }
    }
}

/// Verbs whose clauses do without a nominative.
const IMPERSONAL: &[&str] =
    &["frieren", "grauen", "grausen", "schwindeln", "dürsten", "hungern", "bedürfen", "schwanen", "träumen", "mangeln", "ekeln", "bangen"];

/// Verbs with a dative that take a clause as their subject (*Der Stadt kam zugute, dass …*).
const WITH_CLAUSE: &[&str] = &[
    "auffallen",
    "behagen",
    "bleiben",
    "drohen",
    "einfallen",
    "einleuchten",
    "entgehen",
    "entsprechen",
    "erscheinen",
    "fallen",
    "fehlen",
    "folgen",
    "gebühren",
    "gefallen",
    "gehen",
    "gehören",
    "gelingen",
    "genügen",
    "helfen",
    "imponieren",
    "kommen",
    "liegen",
    "missfallen",
    "nützen",
    "obliegen",
    "passen",
    "passieren",
    "reichen",
    "schaden",
    "scheinen",
    "schmecken",
    "stehen",
    "tun",
    "vorkommen",
    "vorschweben",
    "widersprechen",
    "widerfahren",
    "zustehen",
    "bewusst",
];

fn check_clause(
    context: &Context<'_>,
    all: &[crate::language::phrases::Phrase],
    sentence: usize,
    clause: &Clause,
    sentence_end: usize,
    findings: &mut Sink<'_>,
) {
    let analysis = context.analysis;
    let document = context.document;
    let phrases = analysis.phrases(document);
    let third = clause.takes_singular() && !clause.takes_plural();
    if !third || clause.unsure || !matches!(clause.opening, Opening::Main | Opening::Subordinate) || clause.verb == clause.tokens.start {
        return;
    }
    // Behind the clause nothing may follow that could be its subject.
    let end = clause.tokens.end;
    let closed = end >= sentence_end
        || matches!(analysis.lower(end), "." | "!" | "?" | ";" | "“" | "\"")
        || clause.opening == Opening::Subordinate
        || analysis.lower(end) == ","
            && matches!(analysis.lower(end + 1), "weil" | "als" | "nachdem" | "obwohl" | "aber" | "während" | "wodurch" | "sagte" | "so")
        || analysis.lower(end) == ","
            && analysis.lower(end + 1) == "dass"
            && !WITH_CLAUSE.iter().any(|verb| analysis.has_lemma(clause.verb, verb));
    let impersonal = clause.tokens.clone().any(|t| {
        matches!(analysis.tag(t), Tag::Ptkzu | Tag::Vvizu | Tag::Fm)
            || analysis.tag(t).is_verb()
                && (analysis.readings(t).has(Category::Auxiliary) && !analysis.has_lemma(t, "haben")
                    || IMPERSONAL.iter().any(|verb| analysis.has_lemma(t, verb)))
    });
    if !closed
        || impersonal
        || analysis
            .readings(clause.verb)
            .iter()
            .any(|reading| !reading.category.is_verbal() && reading.category != Category::Adjective && !reading.decapitalised)
    {
        return;
    }
    if clause.candidates(context, phrases, sentence).iter().any(|candidate| candidate.singular) {
        return;
    }
    // The phrase beside the verb that would be the subject with another article.
    let fits = |phrase: &&crate::language::phrases::Phrase| {
        let (start, head) = (phrase.start as usize, phrase.head as usize);
        let nominative = Agreement::case(Case::Nominative) & Agreement::singular();
        let place = match clause.opening {
            Opening::Main if start < clause.verb => start == clause.tokens.start,
            Opening::Main => start > clause.verb,
            _ => start == clause.tokens.start + 1,
        };
        place
            && clause.tokens.contains(&start)
            && phrase.preposition.is_none()
            && start < head
            && !phrase.uncertain
            && !phrase.counted
            && matches!(analysis.lower(start), "der" | "den" | "dem" | "einer" | "einem" | "einen")
            && phrases.word(analysis, head).noun.meets(nominative)
            && !phrase.agreement.is_empty()
            // A genitive behind a noun is an attribute.
            && !(start > clause.tokens.start && analysis.tag(start - 1).is_nominal())
    };
    let mut found: Vec<_> = all.iter().filter(fits).collect();
    if clause.opening == Opening::Main && found.first().is_some_and(|phrase| phrase.start as usize == clause.tokens.start) {
        found.truncate(1);
    }
    let &[phrase] = found.as_slice() else { return };
    let (start, head) = (phrase.start as usize, phrase.head as usize);
    let span = document.tokens[start].span.to(document.tokens[head].span);
    let text = document.text(span);
    let finding = findings.report(
        span,
        words(
            format!("the clause has no subject: “{text}” is no nominative"),
            format!("dem Satz fehlt das Subjekt: „{text}“ ist kein Nominativ"),
        ),
    );
    finding.confidence(0.8).reason(words(
        "Nothing in the clause stands in the nominative; if this phrase is the subject, change its article.",
        "Nichts im Satz steht im Nominativ; ist dies das Subjekt, ist der Artikel zu ändern.",
    ));
    let nouns = phrases.word(analysis, head).noun & Agreement::case(Case::Nominative) & Agreement::singular();
    let genders: Vec<Gender> = Gender::ALL.into_iter().filter(|gender| nouns.has(Case::Nominative, *gender)).collect();
    if let (&[gender], Some(determiner)) = (genders.as_slice(), Determiner::of(analysis.lower(start)))
        && let Some(article) = determiner.form(Case::Nominative, gender)
    {
        let mut out = forms::with_capital_of(&article, document.word(start));
        for token in start + 1..=head {
            out.push(' ');
            let word = document.word(token);
            let adjective =
                phrases.members(phrase).iter().any(|m| m.token as usize == token && m.role == crate::language::phrases::Role::Adjective);
            let new =
                if adjective { forms::adjective(analysis.lower(token), Case::Nominative, gender, determiner.declension()) } else { None };
            out.push_str(new.as_deref().unwrap_or(word));
        }
        finding.suggest(out, Applicability::Suggest);
    }
}
