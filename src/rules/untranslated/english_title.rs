//! An English title before a name.

use crate::data::{Dictionaries, Index, values};
use crate::findings::{Applicability, Severity, words};
use crate::language::features::Category;
use crate::language::names::forms::{Ending, FormIndex, Match};
use crate::language::names::institutions::Institutions;
use crate::language::names::surroundings::Surroundings;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// An English title or its abbreviation stands before a name: Rep., Sen., Mr.
    ///
    /// ## Why it matters
    ///
    /// American and British papers put a title before every name; German writes Senator, Gouverneur, Herr, or leaves it out. The
    /// abbreviations mean nothing to German readers.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Das sagte ⟦Sen.⟧ Jane Miller am Montag.
    /// => Senator
    /// Der Brief ging an ⟦Mr.⟧ Miller.
    /// => Herr
    /// ```
    ///
    /// ```right
    /// Das sagte Senatorin Jane Miller am Montag.
    /// Die Serie „Mr. Robot“ läuft weiter.
    /// Er trat im Sen. Verfahren auf.
    /// Dr. Jane Miller und Prof. Müller kamen.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **titles of works and quotations**: in quotation marks, in English runs.
    /// - **known names**: Mr. Spock and the like are names of figures.
    ///
    /// ## Measured precision
    ///
    /// On 396,000 words of human-written German news no finding; on 2,151 news translations 6 different findings, one wrong (a television
    /// play without quotation marks).
    pub struct EnglishTitle = "untranslated/english-title", Warning, "accuracy/untranslated", fix: Suggest;
}

/// The table of titles.
struct Titles(FormIndex);

impl Index for Titles {
    fn build(dictionaries: &Dictionaries) -> Self {
        Titles(FormIndex::build(dictionaries, "lexis/english-titles", &[(0, false)]))
    }
}

/// Figures and acts whose name begins with the title.
const FIGURES: &[&str] = &[
    "Bean",
    "Spock",
    "Robot",
    "President",
    "Universum",
    "Universe",
    "Big",
    "Darcy",
    "Hyde",
    "Burns",
    "Doubtfire",
    "Right",
    "Dax",
    "T",
    "Nobody",
    "Dalloway",
    "Wonderful",
    "Ripley",
];

impl Rule for EnglishTitle {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let titles = context.dictionaries.index::<Titles>();
        let institutions = context.dictionaries.index::<Institutions>();
        let around = Surroundings::new(document, context.analysis);
        let mut at = 0;
        while at < document.tokens.len() {
            let mut best: Option<Match> = None;
            if document.tokens[at].is_word() && document.word(at).starts_with(|c: char| c.is_ascii_uppercase()) {
                titles.0.find(document, at, &mut |found| {
                    if found.ending == Ending::None && !found.in_compound() && best.is_none_or(|b| b.name.len() < found.name.len()) {
                        best = Some(found);
                    }
                });
            }
            let Some(found) = best else {
                at += 1;
                continue;
            };
            let name = found.end();
            let tokens = at..name;
            at = name;
            let [english, german, kind, confidence] = titles.0.cells(titles.0.form(found.form).row);
            let follows = document.tokens.get(name).is_some_and(|t| t.is_word() && t.spaced)
                && document.word(name).starts_with(char::is_uppercase)
                && around.after(name).is_some();
            // `untranslated/institution` knows the offices that stand without a name as well.
            let elsewhere = kind == "word" && !institutions.forms.exact(english).is_empty();
            let german_word = kind == "word" && (around.is_german(name - 1) || confidence != "high" || english.len() < 5);
            if confidence == "keep" || !follows || FIGURES.contains(&document.word(name)) || elsewhere || german_word {
                continue;
            }
            // A German word behind is no name: „Gov. Verfahren“.
            let readings = context.analysis.readings(name);
            let common = around.is_german(name) && readings.iter().all(|reading| reading.category != Category::Name);
            let licensed = around.in_title(tokens.clone())
                || around.in_english(tokens.start..tokens.end)
                || around.in_english(name..name + 1)
                || around.in_credit(tokens.start);
            // „Mr Bates Vs The Post Office“: a title without quotation marks.
            let work =
                around.after(name + 1).is_some_and(|t| matches!(context.document.word(t), "Vs" | "vs" | "v" | "And" | "The" | "Goes"));
            if common || licensed || work {
                continue;
            }
            let written = document.text(found.name).to_owned();
            let proposal = values(german).next().unwrap_or(german).to_owned();
            let high = confidence == "high";
            let finding = findings
                .report(found.name, words(format!("English title “{written}”"), format!("Englischer Titel „{written}“")))
                .reason(words(
                    format!("German writes {proposal} (with the right gender and case), or the name alone."),
                    format!("Im Deutschen steht {proposal} (in Geschlecht und Fall angepasst) oder nur der Name."),
                ))
                .severity(if high { Severity::Warning } else { Severity::Note })
                .confidence(if high { 0.88 } else { 0.6 });
            for value in values(german) {
                finding.suggest(value, Applicability::Suggest);
            }
        }
    }
}
