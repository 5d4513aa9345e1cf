//! The consistency report of a corpus, one file a format.

mod csv;
mod html;
mod json;
mod markdown;
mod terminal;

use crate::corpus::{Consistency, Excerpt, Group, Spelling};
use crate::findings::Language;
use std::io::{self, Write};

/// How a consistency report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorpusFormat {
    /// For people at a terminal.
    Terminal,
    /// For a wiki or a mail.
    Markdown,
    /// One object.
    Json,
    /// One row a spelling, for a table program.
    Csv,
    /// One page that needs nothing else.
    Html,
}

/// Writes a report; `most` limits the groups that the formats for reading show (terminal, Markdown), not the others.
pub fn write_corpus(out: &mut dyn Write, report: &Consistency, format: CorpusFormat, language: Language, most: usize) -> io::Result<()> {
    match format {
        CorpusFormat::Terminal => terminal::write(out, report, language, most),
        CorpusFormat::Markdown => markdown::write(out, report, language, most),
        CorpusFormat::Json => json::write(out, report, language),
        CorpusFormat::Csv => csv::write(out, report, language),
        CorpusFormat::Html => html::write(out, report, language),
    }
}

/// A text in the report's language.
fn pick(language: Language, en: &'static str, de: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::De => de,
    }
}

/// The kind of a group for people.
fn kind(group: &Group, language: Language) -> &'static str {
    match group.kind {
        "person" => pick(language, "person", "Person"),
        "name" => pick(language, "name", "Name"),
        "place" => pick(language, "place", "Ort"),
        "acronym" => pick(language, "acronym", "Abkürzung"),
        "capitals" => pick(language, "capitals", "Großschreibung"),
        "term" => pick(language, "spelling", "Schreibung"),
        "hyphenation" => pick(language, "hyphen", "Bindestrich"),
        "glossary" => pick(language, "glossary", "Glossar"),
        other => other,
    }
}

/// A family name alone is marked, so that it is not taken for a full name.
fn label(spelling: &Spelling, language: Language) -> String {
    match spelling.alone {
        true => format!("{} ({})", spelling.text, pick(language, "alone", "allein")),
        false => spelling.text.clone(),
    }
}

/// `2023-01-02 – 2024-05-01`, one day, or nothing.
fn days(spelling: &Spelling) -> String {
    match (spelling.first, spelling.last) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first} – {last}"),
        _ => String::new(),
    }
}

/// `path:line:column`.
fn place(excerpt: &Excerpt) -> String {
    format!("{}:{}:{}", excerpt.document, excerpt.line, excerpt.column)
}

/// The excerpts that are worth showing where room is short: those of the unwanted spellings, then the others.
fn shown(group: &Group) -> impl Iterator<Item = &Excerpt> {
    let first = |unwanted: bool| group.spellings.iter().filter(move |s| s.unwanted == unwanted).filter_map(|s| s.contexts.first());
    first(true).chain(first(false))
}
