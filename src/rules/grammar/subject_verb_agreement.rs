//! A verb that does not agree with its subject.

use super::subject_nouns::{Frame, Role, SubjectNouns, SubjectVerbs};
use crate::document::{BlockKind, TokenKind};
use crate::findings::{Applicability, words};
use crate::language::clauses::{Clause, Clauses, Constituent, Field, Form, Kind, Persons};
use crate::language::features::{Agreement, Case, Category, Features, Person, VerbForms};
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
    /// - **coordination**: „der Minister und sein Sprecher haben“, „Zeit und Geld ist/sind“, „sowohl … als auch“, lists.
    /// - **shared subject**: „Er ging und kaufte Brot“ is compared with the subject of the clause before.
    /// - **clause as subject**: „Die Leute stört, dass …“ (table `grammar/subject-verbs`).
    /// - **„eine der Frauen, die kommt“**: either number.
    /// - **expletive**: „es sind“, „das sind“.
    /// - **object first**: „Die Leute sieht er nie“.
    /// - **comparison**: „wie er haben viele“.
    /// - **names, foreign words, unknown words**: may have either number.
    ///
    /// ## Measured precision
    ///
    /// Human news, 448,000 words: 37 findings, all read; 21 are mistakes of the authors, 16 are wrong (glued headlines, dialect, names
    /// that look like plurals, articles taken for relative pronouns).
    pub struct SubjectVerbAgreement = "grammar/subject-verb-agreement", Error, "linguistic-conventions/grammar", fix: Suggest;
}

impl Rule for SubjectVerbAgreement {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let phrases = context.analysis.phrases(context.document);
        for (index, sentence) in context.document.sentences.iter().enumerate() {
            let kind = context.document.blocks.get(sentence.block as usize).map(|block| block.kind);
            if matches!(kind, Some(BlockKind::Cell | BlockKind::Boilerplate | BlockKind::Credit)) {
                continue;
            }
            let heading = kind == Some(BlockKind::Heading);
            let mut reported = sentence.tokens().start;
            if !heading {
                pronouns(context, phrases, sentence.tokens(), &mut reported, findings);
            }
            let clauses = context.analysis.clauses(context.document);
            for clause in clauses.of_sentence(index) {
                if clause.verb.is_some_and(|verb| verb as usize >= reported) {
                    check_clause(context, phrases, clauses, clause, heading, findings);
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

/// Verbs that join two nominatives.
const COPULAS: &[&str] = &["sein", "werden", "bleiben", "heißen", "scheinen"];

/// What is known of a clause while its subject is looked for.
struct View<'v> {
    context: &'v Context<'v>,
    phrases: &'v Phrases,
    clauses: &'v Clauses,
    clause: &'v Clause,
    verb: usize,
    persons: Persons,
    copula: bool,
    /// The verb cannot have an accusative: passive, or a verb with *sein*.
    intransitive: bool,
}

impl View<'_> {
    fn constituents(&self) -> &[Constituent] {
        self.clauses.constituents(self.clause)
    }

    fn tokens(&self) -> &[u32] {
        self.clauses.tokens(self.clause)
    }

    fn lower(&self, token: u32) -> &str {
        self.context.analysis.lower(token as usize)
    }

    fn tag(&self, token: u32) -> Tag {
        self.context.analysis.tag(token as usize)
    }

    fn has_plural(&self) -> bool {
        self.persons.has(Person::ThirdPlural)
    }

    fn phrase_is_bare(&self, constituent: &Constituent) -> bool {
        constituent.first == constituent.head && constituent.form == Form::NounPhrase
    }

    /// No other reading, no other case, no other number.
    fn is_firm(&self, constituent: &Constituent) -> bool {
        !constituent.unsure && !constituent.appended && constituent.has_one_number() && !constituent.coordinated
    }
}

/// Compares the verb of a clause with everything in it that can be its subject.
fn check_clause(context: &Context<'_>, phrases: &Phrases, clauses: &Clauses, clause: &Clause, heading: bool, findings: &mut Sink<'_>) {
    let Some(verb) = clause.verb.map(|verb| verb as usize) else { return };
    let analysis = context.analysis;
    let persons = Persons::of_verb(phrases.word(analysis, verb).verb);
    if clause.unsure || persons.is_empty() || persons.has(Person::ThirdSingular) && persons.has(Person::ThirdPlural) {
        return;
    }
    let constituents = clauses.constituents(clause);
    let fits = |constituent: &Constituent| (constituent.persons | constituent.hidden).meets(persons);
    let first = first_nominal(constituents).filter(|first| first.field == Field::Initial && !clause.external);
    let sure = first.filter(|first| is_nominative(clause, first) && !first.persons.meets(persons));
    if sure.is_none() && constituents.iter().any(fits) {
        return;
    }
    let copula = COPULAS.iter().any(|lemma| analysis.has_lemma(verb, lemma)) && is_copula(context, clause);
    let intransitive = copula || is_intransitive(context, clause, verb);
    let view = View { context, phrases, clauses, clause, verb, persons, copula, intransitive };
    if is_unreadable(&view, sure.is_some()) {
        return;
    }
    // A nominative before the verb is its subject, unless the verb joins two nominatives.
    if let Some(subject) = sure
        && view.is_firm(subject)
        && !(copula && constituents.iter().any(fits))
    {
        return report_constituent(&view, subject, findings);
    }
    if heading || clause.unsure_behind || constituents.iter().any(fits) {
        return;
    }
    if let Some(shared) = clause.shares {
        return check_shared(&view, &clauses.all()[shared as usize], findings);
    }
    if let Some(subject) = constituents.iter().find(|constituent| is_evidence(&view, constituent)) {
        report_constituent(&view, subject, findings);
    }
}

/// The first constituent behind focus particles (*auch die Kinder*).
fn first_nominal(constituents: &[Constituent]) -> Option<&Constituent> {
    constituents.iter().find(|constituent| constituent.form != Form::Adverbial)
}

/// A nominative and nothing else, but for a genitive, which needs a noun before it.
fn is_nominative(clause: &Clause, constituent: &Constituent) -> bool {
    let nominative = Agreement::case(Case::Nominative);
    let genitive = Agreement::case(Case::Genitive);
    let _ = clause;
    constituent.agreement.meets(nominative) && !constituent.agreement.meets(!(nominative | genitive))
}

/// The verb stands alone, without participle or infinitive.
fn is_copula(context: &Context<'_>, clause: &Clause) -> bool {
    let verb = |t: u32| Some(t) != clause.verb && context.analysis.tag(t as usize).is_verb();
    !clause.right.is_some_and(|(first, last)| (first..=last).any(verb))
}

/// Passive, or a verb that forms its perfect with *sein* only.
fn is_intransitive(context: &Context<'_>, clause: &Clause, verb: usize) -> bool {
    let analysis = context.analysis;
    let auxiliary = analysis.readings(verb).has(Category::Auxiliary);
    let full = if auxiliary || analysis.readings(verb).has(Category::Modal) {
        let Some((first, last)) = clause.right else { return false };
        let Some(full) = (first..=last).find(|&t| Some(t) != clause.verb && analysis.tag(t as usize).is_verb()) else { return false };
        full as usize
    } else {
        verb
    };
    // „sich“ fills the place of the accusative.
    if context
        .analysis
        .clauses(context.document)
        .tokens(clause)
        .iter()
        .any(|&t| analysis.tag(t as usize) == Tag::Prf && analysis.lower(t as usize) == "sich")
    {
        return true;
    }
    // „war gefällt worden“, „sollen vertreten sein“, „müssen gelöst werden“
    let passive = |t: u32| matches!(analysis.lower(t as usize), "worden" | "werden" | "sein") && Some(t) != clause.verb;
    let second = clause.right.is_some_and(|(first, last)| (first..=last).any(passive));
    if second && analysis.readings(full).verb_forms().meets(VerbForms::PARTICIPLE_II) {
        return true;
    }
    let participle = analysis.readings(full).verb_forms().meets(VerbForms::PARTICIPLE_II);
    if analysis.has_lemma(verb, "werden") && participle {
        return true;
    }
    let mut any = false;
    let only = analysis.readings(full).iter().filter(|reading| reading.category == Category::Verb).all(|reading| {
        any = true;
        reading.features.has(Features::PERFECT_SEIN) && !reading.features.has(Features::PERFECT_HABEN)
    });
    any && only
}

/// What keeps the rule from trusting the fields of a clause.
/// With a certain subject before the verb only what stands before it matters.
fn is_unreadable(view: &View<'_>, sure: bool) -> bool {
    let (analysis, document, clause) = (view.context.analysis, view.context.document, view.clause);
    let tokens = view.tokens();
    let (Some(&start), Some(&last)) = (tokens.first(), tokens.last()) else { return true };
    // „verärgerte Kunden“
    let next = view.tag(view.verb as u32 + 1);
    let verb_is_adjective =
        analysis.readings(view.verb).has(Category::Adjective) && matches!(next, Tag::Nn | Tag::Adja | Tag::Comma | Tag::Kon);
    if verb_is_adjective && clause.kind.is_main() {
        return true;
    }
    // The verb may be something else.
    let verb = analysis.readings(view.verb);
    let other = verb.iter().any(|reading| {
        !reading.category.is_verbal()
            && !reading.decapitalised
            && !matches!(
                reading.category,
                Category::NominalisedInfinitive | Category::Adjective | Category::Noun | Category::Name | Category::VerbPrefix
            )
    });
    let capital = document.word(view.verb).starts_with(char::is_uppercase) && start as usize != view.verb;
    if other || capital || analysis.label(view.verb) != Label::German {
        return true;
    }
    if tokens.iter().any(|&t| analysis.label(t as usize) == Label::English && document.tokens[t as usize].is_word()) {
        return true;
    }
    // „Verwendet zwei Tabellen“: an imperative, a clause without subject.
    if clause.kind == Kind::VerbFirst
        || clause.kind == Kind::VerbSecond && start as usize == view.verb && !clause.external && clause.shares.is_none()
    {
        return true;
    }
    // „… und das Tempo erhöhen“, „… und die Netze füllte“: a verb at the end without a subjunction of its own goes on with the subject,
    // or the modal verb, of what stands before the conjunction.
    if last as usize == view.verb && clause.left.is_none_or(|left| left as usize == view.verb) {
        return true;
    }
    // „Es werden bis zum 1. | Januar …“, „Es werden nur .show-Befehle …“: the sentence goes on.
    let end = last as usize;
    let cut = document.tokens[end].kind == TokenKind::Number && document.tokens.get(end + 2).is_none_or(|next| next.spaced);
    let goes_on = analysis.lower(end + 1) == "." && document.tokens.get(end + 2).is_some_and(|t| !t.spaced && t.is_word());
    if cut && analysis.lower(end + 1) == "." || goes_on {
        return true;
    }
    // „A (und B) sind“
    let (first, last) = (start as usize, end);
    let bracket = (first..last).any(|t| matches!(analysis.lower(t), "(" | "["));
    if view.has_plural() && bracket && (first..last).any(|t| matches!(analysis.lower(t), "und" | "oder" | "and" | "or" | "&")) {
        return true;
    }
    // „sowohl … als auch“, „neben X auch Y“, and conjunctions that join something unread.
    let inside = |t: u32| view.constituents().iter().any(|c| c.first <= t && t <= c.last);
    let joins = |t: u32| {
        let next = view.tag(t + 1);
        match view.lower(t) {
            "sowohl" | "weder" | "sondern" | "noch" | "samt" | "nebst" | "plus" | "ohne" | "/" | "&" => true,
            "und" | "oder" | "sowie" | "bzw" | "beziehungsweise" => {
                !inside(t) && !next.is_verb() && !matches!(next, Tag::Adv | Tag::Adjd | Tag::Pav | Tag::Ptkneg)
            }
            _ => false,
        }
    };
    if view.has_plural() && tokens.iter().any(|&t| joins(t) && (!sure || (t as usize) < view.verb)) {
        return true;
    }
    // „Das sind“, „Es waren zwei Königskinder“, „Wer sind“
    let other = |c: &Constituent| view.is_firm(c) && c.form == Form::NounPhrase && !c.persons.is_empty();
    view.copula
        && !view.constituents().iter().any(other)
        && view.constituents().iter().any(|c| {
            matches!(view.lower(c.head), "es" | "das" | "dies" | "dieses" | "was" | "wer" | "welches" | "jenes" | "alles")
                && c.form == Form::Pronoun
        })
}

/// A phrase that must be the subject because nothing else can.
fn is_evidence(view: &View<'_>, constituent: &Constituent) -> bool {
    // „Habe keine Zeit“, „bespreche Probleme“: a subject of the first or second person is left out.
    let dropped = !view.persons.meets(Persons::THIRD) && constituent.form != Form::Pronoun;
    if !view.is_firm(constituent) || constituent.persons.is_empty() || dropped || constituent.field == Field::Final {
        return false;
    }
    let clause = view.clause;
    let only = is_nominative(clause, constituent);
    let others = constituent.agreement & !(Agreement::case(Case::Nominative) | Agreement::case(Case::Accusative));
    // A genitive without a noun before it is none.
    let direct = !others.meets(!Agreement::case(Case::Genitive));
    let constituents = view.constituents();
    let first = first_nominal(constituents).is_some_and(|first| first.first == constituent.first);
    // „Ursachenforschung betreiben“: a singular noun without article is rather an object.
    let bare_noun = view.phrase_is_bare(constituent) && constituent.persons.has(Person::ThirdSingular);
    if bare_noun && !view.intransitive {
        return false;
    }
    let before = constituents.iter().take_while(|c| c.first < constituent.first);
    let near = before
        .filter(|c| Some(c.field) == Some(constituent.field))
        .all(|c| c.form == Form::Adverbial || c.form == Form::Pronoun && c.persons.is_empty());
    let noun = view.context.dictionaries.index::<SubjectNouns>();
    let time = noun.has(view.context, constituent.head as usize, &[Role::Time]);
    if !only && time {
        return false;
    }
    let name = constituent.form == Form::Name;
    let word = view.lower(constituent.first);
    // „nachdem diese | Bilder veröffentlicht hat“
    let demonstrative = constituent.persons.has(Person::ThirdPlural) && (word.starts_with("dies") || word.starts_with("jene"));
    // „Es kamen immer mehr“: the subject may follow; „das spielen, was wir können“
    let alone = constituents.iter().filter(|c| !c.persons.is_empty() || c.form == Form::Opaque).count() == 1;
    let expletive = constituent.form == Form::Pronoun
        && (matches!(word, "es") && !alone
            || clause.kind != Kind::Relative && matches!(word, "das" | "dies" | "die" | "dieses" | "diese")
            || word == "das" && clause.conjunction.is_some());
    // „Zudem will sie Jobs streichen, das Filialnetz ausdünnen“: an article taken for a relative pronoun.
    if clause.kind == Kind::Relative && constituent.form == Form::Pronoun && clause.antecedent.is_none() && clause.conjunction.is_none() {
        return false;
    }
    if demonstrative && clause.kind == Kind::Subordinate || expletive {
        return false;
    }
    // „Wichtig sind der Preis, die Größe …“, „Es wurden ein Plan geschaffen, die Bücher vereinheitlicht“
    let pronoun = constituent.form == Form::Pronoun && only;
    if view.has_plural() && !pronoun && constituent.field != Field::Initial && clause.kind.is_main() && goes_on_as_list(view) {
        return false;
    }
    let speech = constituent.first as usize == view.verb + 1
        && (view.has_plural() || constituent.first != constituent.head)
        && view.context.dictionaries.index::<SubjectVerbs>().has(view.context, view.verb, Frame::Speech);
    // „Kurz verfolgt seine Ziele“, „Rapid hat gute Spieler“: a name may look like an adjective.
    let initial = constituents.first().filter(|c| {
        c.field == Field::Initial && c.form == Form::Adverbial && constituents.iter().filter(|c| c.field == Field::Initial).count() == 1
    });
    if !view.has_plural() && initial.is_some_and(|c| view.tag(c.head) == Tag::Adjd) {
        return false;
    }
    let relative = clause.kind == Kind::Relative && constituent.form == Form::Pronoun && first;
    // A plural verb wants a plural; a singular one may have a clause as subject, or none.
    if view.has_plural() {
        return match clause.kind {
            Kind::VerbSecond if constituent.field == Field::Initial => first,
            Kind::VerbSecond if clause.external => {
                near && (only || name || direct && view.intransitive || speech && ends_clause(view, constituent))
            }
            Kind::VerbSecond => only || near || direct && view.intransitive,
            Kind::Subordinate => only || near || direct && view.intransitive,
            Kind::Relative => only || relative || direct && near,
            _ => false,
        };
    }
    let bare = view.phrase_is_bare(constituent);
    let psych = has_clause_behind(view);
    let fronted = first && constituent.field == Field::Initial && !view.intransitive && bare;
    match clause.kind {
        // „Frauen wird geholfen“, „Experten ist klar, dass …“
        _ if !(direct || relative || fronted) => false,
        Kind::VerbSecond if clause.external => near && (only || name || view.intransitive || speech && ends_clause(view, constituent)),
        Kind::VerbSecond if constituent.field == Field::Initial => first && (only || name || view.intransitive || !psych),
        Kind::VerbSecond => only || name && near || view.intransitive || near && !psych && !bare,
        Kind::Subordinate => only || view.intransitive || near && !psych,
        Kind::Relative => only || view.intransitive || relative && constituents.iter().filter(|c| !c.persons.is_empty()).count() == 1,
        _ => false,
    }
}

/// Nothing but adverbials behind the constituent.
fn ends_clause(view: &View<'_>, constituent: &Constituent) -> bool {
    view.constituents().iter().filter(|c| c.first > constituent.last).all(|c| matches!(c.form, Form::Adverbial | Form::Prepositional))
}

/// Behind the clause comes a comma and no new clause.
fn goes_on_as_list(view: &View<'_>) -> bool {
    let Some(&last) = view.tokens().last() else { return false };
    view.lower(last + 1) == "," && {
        let next = view.tag(last + 2);
        let opens = next.opens_clause() || next == Tag::Appr && view.tag(last + 3).opens_clause();
        !(opens || next == Tag::Kon || next.is_finite())
    } || view.constituents().iter().any(|c| c.appended && !c.persons.is_empty())
}

/// A clause or infinitive may be the subject: *Die Leute stört, dass …*
fn has_clause_behind(view: &View<'_>) -> bool {
    let Some(&last) = view.tokens().last() else { return false };
    let verbs = view.context.dictionaries.index::<SubjectVerbs>();
    let behind = view.lower(last + 1) == ","
        && (matches!(
            view.lower(last + 2),
            "dass" | "daß" | "ob" | "wie" | "was" | "wer" | "wenn" | "warum" | "wo" | "wann" | "sich" | "als"
        ) || (last + 2..last + 12).any(|t| matches!(view.tag(t), Tag::Ptkzu | Tag::Vvizu)));
    let frame = |t: u32| view.tag(t).is_verb() && verbs.has(view.context, t as usize, Frame::Accusative);
    let zu = |t: u32| matches!(view.tag(t), Tag::Ptkzu | Tag::Vvizu);
    behind && view.tokens().iter().any(|&t| frame(t)) || view.tokens().iter().any(|&t| zu(t))
}

/// „Er studierte in Wien und waren Arzt“: the subject of the clause before.
fn check_shared(view: &View<'_>, shared: &Clause, findings: &mut Sink<'_>) {
    let Some(subject) = view.clauses.subject(shared) else { return };
    if view
        .context
        .analysis
        .readings(view.verb)
        .iter()
        .any(|reading| !reading.category.is_verbal() && !reading.decapitalised && reading.category != Category::Noun)
    {
        return;
    }
    let agreed = shared
        .verb
        .is_some_and(|verb| Persons::of_verb(view.phrases.word(view.context.analysis, verb as usize).verb).meets(subject.persons));
    if shared.unsure || !agreed || subject.unsure || subject.coordinated || !subject.has_one_number() || subject.persons.meets(view.persons)
    {
        return;
    }
    if view.constituents().iter().any(|c| c.unsure && !c.persons.is_empty()) {
        return;
    }
    report_constituent(view, subject, findings);
}

/// Most tokens between subject and verb that are shown with them.
const LONGEST_SPAN: usize = 12;

fn report_constituent(view: &View<'_>, subject: &Constituent, findings: &mut Sink<'_>) {
    let (context, document) = (view.context, view.context.document);
    let nouns = context.dictionaries.index::<SubjectNouns>();
    // „Eine Reihe von Fragen sind“, „drei Meter ist“; but „viele Familien lebt“.
    let open: &[Role] = if view.has_plural() { &[Role::Quantity, Role::Measure] } else { &[Role::Measure] };
    if nouns.has(context, subject.head as usize, open)
        || (subject.first as usize..=subject.last as usize + 1).any(|t| context.analysis.lower(t) == "ohne")
    {
        return;
    }
    // A sum is thought of as one: „Drei Jahre ist eine lange Zeit“.
    let number = |t: u32| document.tokens[t as usize].kind == TokenKind::Number || view.tag(t) == Tag::Card;
    if !view.has_plural() && view.copula && (subject.first..subject.head).any(number) {
        return;
    }
    // „Über die Frage zu reden ist“, „Fehler machen ist menschlich“
    let infinitive = |t: u32| view.tag(t).is_infinitive() || view.tag(t).is_participle() || view.tag(t) == Tag::Ptkzu;
    if !view.has_plural() && view.clause.kind.is_main() && view.tokens().iter().any(|&t| (t as usize) < view.verb && infinitive(t)) {
        return;
    }
    let (first, last) = ((subject.first as usize).min(view.verb), (subject.head as usize).max(view.verb));
    let together =
        last - first <= LONGEST_SPAN && view.clause.shares.is_none_or(|_| false) && (first..last).all(|t| document.word(t) != ",");
    let verb_span = document.tokens[view.verb].span;
    let span = if together { document.tokens[first].span.to(document.tokens[last].span) } else { verb_span };
    let verb = document.word(view.verb);
    let subject_span = document.tokens[subject.first as usize].span.to(document.tokens[subject.last as usize].span);
    let name = document.text(subject_span);
    let plural = subject.persons.has(Person::ThirdPlural);
    let third = subject.persons.meets(Persons::THIRD);
    let (en, de) = match (third, plural) {
        (true, true) => (" (plural)", " (Mehrzahl)"),
        (true, false) => (" (singular)", " (Einzahl)"),
        _ => ("", ""),
    };
    let finding = findings.report(
        span,
        words(format!("“{verb}” does not agree with its subject “{name}”{en}"), format!("„{verb}“ passt nicht zum Subjekt „{name}“{de}")),
    );
    finding.confidence(0.85).reason(words(
        "Nothing else in the clause can be the subject, and the verb must have its number; change the verb or the noun.",
        "Nichts anderes im Satz kann das Subjekt sein, und das Verb muss in der Zahl zu ihm passen; Verb oder Nomen ändern.",
    ));
    if !together {
        finding.related(subject_span, words("the subject", "das Subjekt"));
    }
    let persons = [
        Person::FirstSingular,
        Person::SecondSingular,
        Person::ThirdSingular,
        Person::FirstPlural,
        Person::SecondPlural,
        Person::ThirdPlural,
    ];
    if let Some(person) = persons.into_iter().find(|person| subject.persons.has(*person))
        && let Some(new) = conjugated(context, view.verb, person)
    {
        finding.suggest_at(verb_span, new, Applicability::Suggest);
    }
}
