//! An English title before a name.

use crate::findings::{Applicability, words};
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
    pub struct EnglishTitle = "untranslated/english-title", Warning, "accuracy/untranslated", fix: Suggest;
}

/// The abbreviation without its full stop, the German title, and whether it counts without a full stop.
const TITLES: &[(&str, &str, bool)] = &[
    ("Rep", "Abgeordneter", false),
    ("Reps", "Abgeordnete", false),
    ("Sen", "Senator", false),
    ("Sens", "Senatoren", false),
    ("Gov", "Gouverneur", false),
    ("Mr", "Herr", true),
    ("Mrs", "Frau", true),
    ("Ms", "Frau", false),
    ("Rev", "Pfarrer", false),
    ("Sgt", "Sergeant", false),
    ("Lt", "Leutnant", false),
    ("Capt", "Hauptmann", false),
    ("Cpl", "Korporal", false),
    ("Brig", "Brigadegeneral", false),
    ("Cmdr", "Kommandant", false),
    ("Supt", "Polizeidirektor", false),
];

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
        let mut around: Option<Surroundings<'_>> = None;
        for at in 0..document.tokens.len() {
            let word = document.word(at);
            if word.len() > 4 || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
                continue;
            }
            let Some(&(_, german, bare)) = TITLES.iter().find(|(title, ..)| *title == word) else { continue };
            let stop = document.word(at + 1) == "." && !document.tokens[at + 1].spaced;
            let name = at + if stop { 2 } else { 1 };
            let follows =
                document.tokens.get(name).is_some_and(|t| t.is_word() && t.spaced) && document.word(name).starts_with(char::is_uppercase);
            if !(stop || bare) || !follows || FIGURES.contains(&document.word(name)) {
                continue;
            }
            let around = around.get_or_insert_with(|| Surroundings::new(document, context.analysis, context.dictionaries));
            // A German word behind is no name: „Gov. Verfahren“.
            let common = around.is_german(name)
                && context.analysis.readings(name).iter().all(|r| r.category != crate::language::features::Category::Name);
            let licensed =
                around.in_title(at..name) || around.in_english(at..at + 1) || around.in_english(name..name + 1) || around.in_credit(at);
            if common || licensed {
                continue;
            }
            let span = document.tokens[at].span.to(document.tokens[if stop { at + 1 } else { at }].span);
            let written = document.text(span).to_owned();
            findings
                .report(span, words(format!("English title “{written}”"), format!("Englischer Titel „{written}“")))
                .reason(words(
                    format!("German writes {german} (with the right gender and case), or the name alone."),
                    format!("Im Deutschen steht {german} (in Geschlecht und Fall angepasst) oder nur der Name."),
                ))
                .confidence(0.88)
                .suggest(german, Applicability::Suggest);
        }
    }
}
