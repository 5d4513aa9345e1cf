//! `pruefstein explain --sentence`: what the program knows of a sentence before any rule looks at it.

use crate::data::Dictionaries;
use crate::document::{Document, Format, LineIndex};
use crate::input;
use crate::language::Analysis;
use crate::language::clauses::{Clause, Constituent, Persons};
use crate::language::features::{TenseMood, VerbForms};
use crate::language::lexicon::{Lexicon, Reading};
use crate::language::segment;
use crate::language::token_language::Label;
use crate::report::visible;
use std::fmt::Write;
use std::sync::Arc;

/// Columns of the terminal that the tables are made for.
const WIDTH: usize = 80;

/// The tokens with tags and readings, the noun phrases, and the clauses with their fields, as text of at most 80 columns.
pub(super) fn describe(text: &str, dictionaries: &Dictionaries) -> String {
    let file: Arc<str> = text.into();
    let lines = Arc::new(LineIndex::new(&file));
    let prose = input::prose(Format::Plain, &file);
    let document = segment::document("sentence".into(), Format::Plain, Arc::clone(&file), lines, prose, dictionaries);
    let analysis = Analysis::new(&document, dictionaries);
    let lexicon = dictionaries.index::<Lexicon>();
    let mut out = String::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        tokens(&mut out, &document, &analysis, &lexicon, sentence.tokens());
        phrases(&mut out, &document, &analysis, number);
        clauses(&mut out, &document, &analysis, number);
    }
    out
}

fn tokens(out: &mut String, document: &Document, analysis: &Analysis, lexicon: &Lexicon, tokens: std::ops::Range<usize>) {
    let words: Vec<String> = tokens.clone().map(|token| visible(document.word(token))).collect();
    let width = words.iter().map(|word| word.chars().count()).max().unwrap_or(0).clamp(5, 24);
    let _ = writeln!(out, "{:>3}  {:width$}  {:7}  {:8}  readings", "", "token", "tag", "language");
    for (number, (token, word)) in tokens.zip(words).enumerate() {
        let label = match analysis.label(token) {
            Label::German => "German",
            Label::English => "English",
            _ => "other",
        };
        let head = format!("{number:>3}  {word:width$}  {:7}  {label:8}  ", analysis.tag(token).as_str());
        let indent = head.chars().count();
        let form = document.word(token);
        let readings = analysis.readings(token);
        let mut shown: Vec<String> = readings.iter().map(|r| reading(&readings.lemma(lexicon, form, r), r)).collect();
        shown.dedup();
        if shown.is_empty() && document.tokens[token].is_word() {
            shown.push("unknown".to_owned());
        }
        let mut line = head;
        let mut column = indent;
        for (at, text) in shown.iter().enumerate() {
            let length = text.chars().count() + 2;
            if at > 0 && column + length > WIDTH {
                let _ = write!(line, "\n{:indent$}", "");
                column = indent;
            }
            let comma = if at + 1 < shown.len() { ", " } else { "" };
            line.push_str(text);
            line.push_str(comma);
            column += length;
        }
        for line in line.lines() {
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }
}

/// A reading in short: lemma, category, cases with genders or persons with tenses.
fn reading(lemma: &str, reading: &Reading) -> String {
    let category = reading.category.name();
    let forms = if reading.category.is_verbal() { verb_forms(reading.verb_forms()) } else { String::new() };
    let set = reading.any_agreement();
    let features = if reading.category.is_verbal() {
        forms
    } else if set.is_empty() {
        String::new()
    } else {
        set.to_string()
    };
    if features.is_empty() { format!("{lemma} {category}") } else { format!("{lemma} {category} {features}") }
}

/// Persons by tense and mood, then the non-finite forms: `pres 3s 3p, inf`.
fn verb_forms(forms: VerbForms) -> String {
    let tenses =
        [("pres", TenseMood::Present), ("past", TenseMood::Past), ("subj1", TenseMood::SubjunctiveI), ("subj2", TenseMood::SubjunctiveII)];
    let mut all: Vec<String> = tenses
        .into_iter()
        .map(|(name, tense)| (name, Persons::of_verb(forms & VerbForms::tense(tense))))
        .filter(|(_, persons)| !persons.is_empty())
        .map(|(name, persons)| format!("{name} {persons}"))
        .collect();
    let others = [
        ("imp", VerbForms::IMPERATIVE_SINGULAR | VerbForms::IMPERATIVE_PLURAL),
        ("inf", VerbForms::INFINITIVE),
        ("zu-inf", VerbForms::ZU_INFINITIVE),
        ("part1", VerbForms::PARTICIPLE_I),
        ("part2", VerbForms::PARTICIPLE_II),
    ];
    all.extend(others.into_iter().filter(|(_, set)| forms.meets(*set)).map(|(name, _)| name.to_owned()));
    all.join("/")
}

fn phrases(out: &mut String, document: &Document, analysis: &Analysis, sentence: usize) {
    let phrases = analysis.phrases(document).of_sentence(sentence);
    if phrases.is_empty() {
        return;
    }
    let _ = writeln!(out, "\nphrases");
    for phrase in phrases {
        let first = phrase.preposition.unwrap_or(phrase.start);
        let text = shown(document, first, phrase.head, 44);
        let set = phrase.set();
        let set = if set.is_empty() { "disagrees".to_owned() } else { set.to_string() };
        let uncertain = if phrase.uncertain { "  uncertain" } else { "" };
        line(out, &format!("  {text:44}  {set}{uncertain}"));
    }
}

fn clauses(out: &mut String, document: &Document, analysis: &Analysis, sentence: usize) {
    let all = analysis.clauses(document);
    let _ = writeln!(out, "\nclauses");
    for (number, clause) in all.of_sentence(sentence).iter().enumerate() {
        let mut notes = vec![clause.kind.as_str().to_owned()];
        if let Some(token) = clause.conjunction {
            notes.push(format!("joined by “{}”", document.word(token as usize)));
        }
        if clause.shares.is_some() {
            notes.push("may share its subject".to_owned());
        }
        if clause.external {
            notes.push("behind a clause or quotation".to_owned());
        }
        if clause.unsure {
            notes.push("unsure".to_owned());
        }
        line(out, &format!("  {} {}", number + 1, notes.join(", ")));
        fields(out, document, clause, all.constituents(clause), all.subject(clause));
    }
}

/// One line a bracket and constituent, in the order of the text.
fn fields(out: &mut String, document: &Document, clause: &Clause, constituents: &[Constituent], subject: Option<&Constituent>) {
    let mut rows: Vec<(u32, String)> = Vec::new();
    for constituent in constituents {
        let mut what = vec![constituent.form.as_str().to_owned()];
        if !constituent.agreement.is_empty() && constituent.agreement.0 != u16::MAX {
            what.push(constituent.agreement.to_string());
        }
        if !constituent.persons.is_empty() {
            what.push(format!("[{}]", constituent.persons));
        }
        if !constituent.hidden.is_empty() {
            what.push(format!("hides [{}]", constituent.hidden));
        }
        let is_subject = subject.is_some_and(|subject| subject.first == constituent.first);
        for (flag, name) in [(is_subject, "subject"), (constituent.unsure, "unsure"), (constituent.appended, "appended")] {
            if flag {
                what.push(name.to_owned());
            }
        }
        let text = shown(document, constituent.first, constituent.last, 30);
        rows.push((constituent.first, format!("    {:13}  {text:30}  {}", constituent.field.as_str(), what.join(" "))));
    }
    let bracket = |name: &str, first: u32, last: u32| format!("    {name:13}  {}", shown(document, first, last, 30));
    if let Some(left) = clause.left
        && !constituents.iter().any(|c| c.first <= left && left <= c.last)
    {
        rows.push((left, bracket("left bracket", left, left)));
    }
    if let Some((first, last)) = clause.right {
        rows.push((first, bracket("right bracket", first, last)));
    }
    rows.sort();
    rows.iter().for_each(|(_, row)| line(out, row));
}

/// The text from one token to another, cut in the middle where it is longer than `width` columns.
fn shown(document: &Document, first: u32, last: u32, width: usize) -> String {
    let span = document.tokens[first as usize].span.to(document.tokens[last as usize].span);
    let text = visible(&document.text(span).split_whitespace().collect::<Vec<_>>().join(" "));
    let count = text.chars().count();
    if count <= width {
        return text;
    }
    let head: String = text.chars().take(width / 2 - 1).collect();
    let tail: String = text.chars().skip(count - (width - width / 2 - 2)).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

/// Adds a line, cut at the width of the terminal.
fn line(out: &mut String, text: &str) {
    let text = text.trim_end();
    if text.chars().count() <= WIDTH {
        let _ = writeln!(out, "{text}");
    } else {
        let cut: String = text.chars().take(WIDTH - 1).collect();
        let _ = writeln!(out, "{cut}…");
    }
}
