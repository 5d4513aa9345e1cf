//! Suggestions become new text: which ones, in which order, as a diff or as a file.

mod write;

pub use write::{Replacement, replace_file};

use crate::document::Format;
use crate::engine::{Engine, SourceFile};
use crate::findings::{Applicability, FileReport};
use similar::TextDiff;
use std::path::Path;
use std::sync::Arc;

/// Rounds of checking and mending; one edit can make another one possible (a removed word leaves a double space).
const ROUNDS: usize = 8;

/// A mended text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The new text of the file.
    pub text: Arc<str>,
    /// Edits made, over all rounds.
    pub edits: usize,
}

/// Applies suggestions until the text stays as it is.
pub fn fix(engine: &Engine, path: &Path, format: Format, file: &Arc<str>, weakest: Applicability) -> Fixed {
    fix_with(engine, path, format, file, None, weakest)
}

/// The same, with the English source of the text.
pub fn fix_with(
    engine: &Engine,
    path: &Path,
    format: Format,
    file: &Arc<str>,
    source: Option<&SourceFile>,
    weakest: Applicability,
) -> Fixed {
    let mut text = Arc::clone(file);
    let mut edits = 0;
    for _ in 0..ROUNDS {
        let report = match source {
            Some(source) => engine.check_pair(path, format, &text, source).0,
            None => engine.check_text(path, format, &text),
        };
        let chosen = choose(&report, weakest);
        if chosen.is_empty() {
            break;
        }
        let next = apply(&text, &chosen);
        if *next == *text {
            break;
        }
        edits += chosen.len();
        text = next.into();
    }
    Fixed { text, edits }
}

/// One replacement in the file.
struct Edit<'r> {
    start: usize,
    end: usize,
    text: &'r str,
}

/// Of each finding the first applicable suggestion for each range, from left to right, none overlapping another.
fn choose(report: &FileReport, weakest: Applicability) -> Vec<Edit<'_>> {
    let mut edits: Vec<Edit<'_>> = Vec::new();
    for finding in &report.findings {
        let mut ranges = Vec::new();
        for suggestion in finding.suggestions.iter().filter(|s| s.applicability <= weakest) {
            if !ranges.contains(&suggestion.range) {
                ranges.push(suggestion.range);
                edits.push(Edit {
                    start: suggestion.range.start.offset as usize,
                    end: suggestion.range.end.offset as usize,
                    text: &suggestion.text,
                });
            }
        }
    }
    edits.sort_by_key(|e| (e.start, e.end));
    let mut free_from = 0;
    let mut last_insertion = None;
    edits.retain(|edit| {
        let insertion = edit.start == edit.end;
        let free = edit.start >= free_from && !(insertion && last_insertion == Some(edit.start));
        if free {
            free_from = edit.end;
            last_insertion = insertion.then_some(edit.start);
        }
        free
    });
    edits
}

fn apply(text: &str, edits: &[Edit<'_>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        let (Some(before), true) = (text.get(from..edit.start), text.is_char_boundary(edit.end)) else { continue };
        out.push_str(before);
        out.push_str(edit.text);
        from = edit.end;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// The unified diff from old to new, with three lines around each change; empty if nothing changed.
pub fn unified_diff(path: &Path, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let path = path.display();
    TextDiff::from_lines(old, new).unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}
