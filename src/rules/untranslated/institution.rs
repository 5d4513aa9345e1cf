//! An English name of an institution or an office where German has its own.

use crate::data::values;
use crate::findings::{Applicability, Severity, words};
use crate::language::names::forms::{Ending, Match};
use crate::language::names::inflection::{article_of, inflect};
use crate::language::names::institutions::Institutions;
use crate::language::names::surroundings::Surroundings;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// An institution, an office or a title stands under its English name although German has its own.
    ///
    /// ## Why it matters
    ///
    /// Half of what translation engines leave standing in news are names like Department of Justice or House of
    /// Representatives: they look like proper names, but German newspapers translate them. The reader who knows no English
    /// learns nothing from them.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Das ⟦House of Representatives⟧ stimmte am Abend ab.
    /// => Repräsentantenhaus
    /// Im ⟦White House⟧ brannte noch Licht.
    /// => Weißen Haus
    /// Das ⟦Department of Justice⟧ prüft die Klage.
    /// => Justizministerium
    /// ```
    ///
    /// ```right
    /// Das Repräsentantenhaus (House of Representatives) stimmte ab.
    /// Der Film „White House Down“ läuft noch.
    /// Sie las den „House of Representatives Practice Guide“.
    /// Das White House Museum Shop Center öffnet um acht.
    /// Der Supreme Court of Victoria entschied anders.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **glosses**: the English name in brackets or in quotation marks.
    /// - **longer names**: English words or unknown capitalised words beside it.
    /// - **names that German newspapers keep now and then** (Supreme Court, State Department): a note only.
    ///
    /// ## Measured precision
    ///
    /// On 396,000 words of human-written German news 16 notes and no warning; on 2,151 news translations 13 different warnings, none wrong.
    pub struct Institution = "untranslated/institution", Warning, "accuracy/untranslated", fix: Suggest;
}

impl Rule for Institution {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let table = context.dictionaries.index::<Institutions>();
        let around = Surroundings::new(document, context.analysis);
        let mut at = 0;
        while at < document.tokens.len() {
            if !document.tokens[at].is_word() || !document.word(at).starts_with(char::is_uppercase) {
                at += 1;
                continue;
            }
            let mut best: Option<Match> = None;
            table.forms.find(document, at, &mut |found| {
                let whole = matches!(found.ending, Ending::None | Ending::ApostropheS | Ending::S) && found.name.start == found.span.start;
                if whole && best.is_none_or(|b| found.name.len() > b.name.len()) {
                    best = Some(found);
                }
            });
            let Some(found) = best else {
                at += 1;
                continue;
            };
            at = found.end();
            let row = table.row(found.form);
            if row.confidence == "low" || licensed(context, &around, &found, row.kind) {
                continue;
            }
            let Some(german) = values(row.german).next().filter(|german| *german != row.english) else { continue };
            let single = !row.english.contains(' ');
            let severity = if row.confidence == "high" && !single { Severity::Warning } else { Severity::Note };
            let previous = around.before(found.first()).map_or("", |t| context.analysis.lower(t));
            let text = inflect(german, previous, article_of(german), false);
            let english = row.english.to_owned();
            let finding = findings
                .report(found.span, words(format!("English name “{english}”"), format!("Englischer Name „{english}“")))
                .reason(words(
                    format!("German writes: {}. Check article and case.", row.german),
                    format!("Im Deutschen heißt es: {}. Artikel und Fall prüfen.", row.german),
                ))
                .severity(severity)
                .confidence(if severity == Severity::Warning { 0.88 } else { 0.6 })
                .suggest(text, if severity == Severity::Warning { Applicability::Suggest } else { Applicability::Show });
            for other in values(row.german).skip(1).take(2) {
                finding.suggest(inflect(other, previous, article_of(other), false), Applicability::Show);
            }
        }
    }
}

/// Words that go on a title.
const OFFICES: &[&str] = &[
    "Staff",
    "Minister",
    "Secretary",
    "Officer",
    "Office",
    "Committee",
    "Council",
    "General",
    "Service",
    "Department",
    "Assistant",
    "Designate",
    "Emeritus",
];

/// Whether the English name may stand where it stands.
fn licensed(context: &Context<'_>, around: &Surroundings<'_>, found: &Match, kind: &str) -> bool {
    let tokens = found.first()..found.end();
    if around.in_english(tokens.clone()) || around.in_title(tokens.clone()) || around.brackets(tokens.clone()).is_some() {
        return true;
    }
    if around.in_credit(found.first()) || around.about_names(found.first()) || around.glossed(tokens.clone()) {
        return true;
    }
    // A bracket right behind explains the name or introduces its acronym, in which case the author keeps it.
    if context.document.word(found.end()) == "(" {
        return true;
    }
    let title = matches!(kind, "title" | "military" | "police");
    // „Attorney General Barr“: behind a title stands its bearer.
    around.in_name(tokens.clone(), title)
        || (title && matches!(context.document.word(found.end()), "of" | "for" | "the" | "and" | "&"))
        // „Chief of Defence Staff“: the table does not know the longer office.
        || (title && OFFICES.contains(&context.document.word(found.end())))
        || around.after(found.end()).is_some_and(|t| !title && context.document.word(t).starts_with(char::is_uppercase))
}
