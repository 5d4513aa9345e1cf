//! Findings with their places in the file, as reports print them.

use super::{Applicability, Finding, Severity, Words, fingerprint};
use crate::document::{Document, Position, Span};
use serde::Serialize;
use std::path::PathBuf;

/// A range of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    /// First character.
    pub start: Position,
    /// Behind the last character.
    pub end: Position,
}

/// A suggestion with its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct LocatedSuggestion {
    /// The new text.
    pub text: String,
    /// Who may apply it.
    pub applicability: Applicability,
    /// What it replaces.
    pub range: Range,
    /// The text there now.
    pub original: String,
}

/// Another place with its range in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct LocatedRelated {
    /// What is there.
    pub message: Words,
    /// The text there.
    pub text: String,
    /// Where.
    pub range: Range,
}

/// What proves a finding, with its range in the source file.
#[derive(Debug, Clone, PartialEq)]
pub struct LocatedSource {
    /// The text there.
    pub text: String,
    /// Where.
    pub range: Range,
    /// The sentence around it, and the byte range of the proof in it.
    pub excerpt: (String, std::ops::Range<usize>),
}

/// A finding with its place in the file and the sentence around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// `group/pattern`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// MQM category.
    pub category: &'static str,
    /// What is wrong.
    pub message: Words,
    /// Why it matters and what to do.
    pub reason: Words,
    /// 0 to 1.
    pub confidence: f32,
    /// The faulty text as the file has it.
    pub text: String,
    /// Where.
    pub range: Range,
    /// Those with the same range are alternatives, best first; those with another range are further parts of one edit.
    pub suggestions: Vec<LocatedSuggestion>,
    /// Other places.
    pub related: Vec<LocatedRelated>,
    /// What proves it in the source, if the proof lies there.
    pub source: Option<LocatedSource>,
    /// Identity across edits elsewhere.
    pub fingerprint: String,
    /// The sentence around the finding, for excerpts: its text and the finding's byte range in it.
    pub excerpt: (String, std::ops::Range<usize>),
}

/// Everything that was found in one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileReport {
    /// As the user gave it.
    pub path: PathBuf,
    /// The English side, if one was given.
    pub source: Option<PathBuf>,
    /// Words of the prose.
    pub words: usize,
    /// Ordered by place, then rule.
    pub findings: Vec<Located>,
    /// Findings that are not listed because their rule has reported too many in this file.
    pub left_out: usize,
}

/// Counts over all files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Words in them.
    pub words: usize,
    /// Findings by severity.
    pub errors: usize,
    /// See `errors`.
    pub warnings: usize,
    /// See `errors`.
    pub notes: usize,
}

impl Summary {
    /// Counts one file in.
    pub fn add(&mut self, file: &FileReport) {
        self.files += 1;
        self.words += file.words;
        for finding in &file.findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }

    /// Whether there is a finding of at least this severity.
    pub fn has(&self, severity: Severity) -> bool {
        self.errors > 0 || (severity <= Severity::Warning && self.warnings > 0) || (severity <= Severity::Note && self.notes > 0)
    }
}

/// Bytes of context on each side when a sentence is too long to show.
const WIDEST_EXCERPT: u32 = 400;

impl Located {
    /// Places a finding in its file. A suggestion that would cut through markup is only shown.
    pub fn new(document: &Document, source: Option<&Document>, finding: Finding) -> Self {
        let range = |span: Span| range(document, span);
        let text = |span: Span| text(document, span);
        let suggestions = finding
            .suggestions
            .into_iter()
            .map(|s| LocatedSuggestion {
                applicability: if document.origin.is_verbatim(s.span) { s.applicability } else { Applicability::Show },
                range: range(s.span),
                original: text(s.span),
                text: s.text,
            })
            .collect();
        let related =
            finding.related.into_iter().map(|r| LocatedRelated { message: r.message, text: text(r.span), range: range(r.span) }).collect();
        Located {
            rule: finding.rule,
            severity: finding.severity,
            category: finding.category,
            message: finding.message,
            reason: finding.reason,
            confidence: finding.confidence,
            text: text(finding.span),
            range: range(finding.span),
            suggestions,
            related,
            source: source.zip(finding.source).map(|(source, span)| LocatedSource {
                text: self::text(source, span),
                range: self::range(source, span),
                excerpt: excerpt(source, span),
            }),
            fingerprint: fingerprint(finding.rule, document, finding.span),
            excerpt: excerpt(document, finding.span),
        }
    }
}

/// The range of a span in its file.
fn range(document: &Document, span: Span) -> Range {
    let file = document.origin.to_file(span);
    Range { start: document.position(file.start), end: document.position(file.end) }
}

/// The text of a span as its file has it.
fn text(document: &Document, span: Span) -> String {
    document.file.get(document.origin.to_file(span).range()).unwrap_or("").to_owned()
}

/// The sentences that hold the span, cut to a readable length on character borders.
fn excerpt(document: &Document, span: Span) -> (String, std::ops::Range<usize>) {
    let first = document.sentences.partition_point(|s| s.span.end <= span.start);
    let mut around = span;
    for sentence in document.sentences[first..].iter().take_while(|s| s.span.start < span.end) {
        around = around.to(sentence.span);
    }
    let mut start = around.start.max(span.start.saturating_sub(WIDEST_EXCERPT)) as usize;
    let mut end = (around.end.min(span.end.saturating_add(WIDEST_EXCERPT)) as usize).min(document.prose.len());
    while !document.prose.is_char_boundary(start) {
        start += 1;
    }
    while !document.prose.is_char_boundary(end) {
        end -= 1;
    }
    let text = document.prose.get(start..end).unwrap_or("").to_owned();
    let mark = (span.start as usize).saturating_sub(start)..(span.end as usize).saturating_sub(start).min(text.len());
    (text, mark)
}
