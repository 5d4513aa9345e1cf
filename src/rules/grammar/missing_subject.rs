//! A clause in which nothing can be the subject: *Der Regierung kritisierte die Vorschläge.*

use super::forms::{self, Determiner};
use super::subject_nouns::{Frame, SubjectVerbs};
use crate::document::BlockKind;
use crate::findings::{Applicability, words};
use crate::language::clauses::{Clause, Constituent, Kind, Persons};
use crate::language::features::{Agreement, Case, Category, Gender, Person};
use crate::language::phrases::Phrase;
use crate::language::tagger::Tag;
use crate::language::token_language::Label;
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
    /// Human news, 448,000 words: 2 findings, both in clauses with a mistake of the author, one of them another mistake.
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
            for clause in context.analysis.clauses(context.document).of_sentence(index) {
                check_clause(context, phrases.of_sentence(index), clause, sentence.tokens().end, findings);
            }
        }
    }
}

fn check_clause(context: &Context<'_>, all: &[Phrase], clause: &Clause, sentence_end: usize, findings: &mut Sink<'_>) {
    let analysis = context.analysis;
    let document = context.document;
    let (phrases, clauses) = (analysis.phrases(document), analysis.clauses(document));
    let Some(verb) = clause.verb.map(|verb| verb as usize) else { return };
    let tokens = clauses.tokens(clause);
    let (Some(&start), Some(&last)) = (tokens.first(), tokens.last()) else { return };
    let (start, end) = (start as usize, last as usize + 1);
    let persons = Persons::of_verb(phrases.word(analysis, verb).verb);
    let third = persons.has(Person::ThirdSingular) && !persons.has(Person::ThirdPlural);
    let kind = matches!(clause.kind, Kind::VerbSecond | Kind::Subordinate);
    if !third || !kind || clause.unsure || clause.unsure_behind || clause.external || clause.shares.is_some() || verb == start {
        return;
    }
    if tokens.iter().any(|&t| analysis.label(t as usize) == Label::English && document.tokens[t as usize].is_word()) {
        return;
    }
    let verbs = context.dictionaries.index::<SubjectVerbs>();
    // Behind the clause nothing may follow that could be its subject.
    let closed = end >= sentence_end
        || matches!(analysis.lower(end), "." | "!" | "?" | ";" | "“" | "\"")
        || clause.kind == Kind::Subordinate
        || analysis.lower(end) == ","
            && matches!(analysis.lower(end + 1), "weil" | "als" | "nachdem" | "obwohl" | "aber" | "während" | "wodurch" | "sagte" | "so")
        || analysis.lower(end) == "," && analysis.lower(end + 1) == "dass" && !verbs.has(context, verb, Frame::Dative);
    let impersonal = tokens.iter().any(|&t| {
        let t = t as usize;
        matches!(analysis.tag(t), Tag::Ptkzu | Tag::Vvizu | Tag::Fm)
            || analysis.tag(t).is_verb()
                && (analysis.readings(t).has(Category::Auxiliary) && !analysis.has_lemma(t, "haben")
                    || verbs.has(context, t, Frame::Impersonal))
    });
    if !closed
        || impersonal
        || analysis.readings(verb).iter().any(|reading| {
            !reading.category.is_verbal()
                && !matches!(reading.category, Category::Adjective | Category::VerbPrefix)
                && !reading.decapitalised
        })
    {
        return;
    }
    let fits = |c: &Constituent| (c.persons | c.hidden).meets(persons);
    if clauses.constituents(clause).iter().any(fits) {
        return;
    }
    let first = start;
    // The phrase beside the verb that would be the subject with another article.
    let fits = |phrase: &&Phrase| {
        let (start, head) = (phrase.start as usize, phrase.head as usize);
        let nominative = Agreement::case(Case::Nominative) & Agreement::singular();
        let place = match clause.kind {
            Kind::VerbSecond if start < verb => start == first,
            Kind::VerbSecond => start > verb,
            _ => start == first + 1,
        };
        place
            && tokens.contains(&(start as u32))
            && phrase.preposition.is_none()
            // „nicht von „einer …“, and lists behind a comma.
            && (start == first || !analysis.tag(start - 1).is_mark())
            && (start < verb || (verb..start).all(|t| analysis.tag(t) != Tag::Comma))
            && start < head
            && !phrase.uncertain
            && !phrase.counted
            && matches!(analysis.lower(start), "der" | "den" | "dem" | "einer" | "einem" | "einen")
            && phrases.word(analysis, head).noun.meets(nominative)
            && !phrase.agreement.is_empty()
            // A genitive behind a noun is an attribute.
            && !(start > first && analysis.tag(start - 1).is_nominal())
    };
    let mut found: Vec<_> = all.iter().filter(fits).collect();
    if clause.kind == Kind::VerbSecond && found.first().is_some_and(|phrase| phrase.start as usize == first) {
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
