//! Findings for a person at a terminal: excerpt, mark, reason, suggestion as an inline diff.

use super::Reporter;
use crate::findings::{Applicability, FileReport, Language, Located, LocatedSuggestion, Severity, Summary};
use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of the output.
const WIDTH: usize = 80;

/// Columns of an excerpt, behind its margin.
const EXCERPT: usize = 74;

/// The terminal format; `out` decides whether colours reach the terminal.
pub struct Terminal<W> {
    out: W,
    language: Language,
}

impl<W: Write> Terminal<W> {
    /// Writes to `out`.
    pub fn new(out: W, language: Language) -> Self {
        Terminal { out, language }
    }

    fn finding(&mut self, report: &FileReport, finding: &Located) -> io::Result<()> {
        let style = severity_style(finding.severity);
        let (start, bold) = (finding.range.start, Style::new().bold());
        let path = visible(&report.path.to_string_lossy());
        writeln!(
            self.out,
            "{bold}{path}:{}:{}{bold:#} {style}{}{style:#} {}",
            start.line,
            start.column,
            severity_word(finding.severity, self.language),
            finding.rule
        )?;
        self.wrapped(finding.message.get(self.language), "  ")?;
        self.excerpt(&finding.excerpt, "|", style)?;
        if let Some(source) = &finding.source {
            let word = match self.language {
                Language::En => "source",
                Language::De => "Original",
            };
            let path = report.source.as_ref().map_or_else(String::new, |path| format!(" {}", visible(&path.to_string_lossy())));
            writeln!(self.out, "  {word}{path}:{}:{}", source.range.start.line, source.range.start.column)?;
            self.excerpt(&source.excerpt, "|", Style::new().bold())?;
        }
        let first = finding.suggestions.first().map(|s| s.applicability);
        let mut shown: Vec<crate::findings::Range> = Vec::new();
        for suggestion in finding.suggestions.iter().filter(|s| Some(s.applicability) == first) {
            if !shown.contains(&suggestion.range) {
                shown.push(suggestion.range);
                self.suggestion(suggestion)?;
            }
        }
        for related in finding.related.iter().take(3) {
            let at = related.range.start;
            self.wrapped(&format!("{}:{} {}", at.line, at.column, related.message.get(self.language)), "  > ")?;
        }
        self.wrapped(finding.reason.get(self.language), "  ")?;
        writeln!(self.out)
    }

    /// A sentence with a mark below the faulty text.
    fn excerpt(&mut self, (sentence, mark): &(String, std::ops::Range<usize>), margin: &str, style: Style) -> io::Result<()> {
        let (line, mark) = excerpt(sentence, mark.clone());
        let dim = Style::new().dimmed();
        let (before, marked, after) = (&line[..mark.start], &line[mark.clone()], &line[mark.end..]);
        writeln!(self.out, "  {dim}{margin}{dim:#} {before}{style}{marked}{style:#}{after}")?;
        let (blanks, carets) = (" ".repeat(before.width()), "^".repeat(marked.width().max(1)));
        writeln!(self.out, "  {dim}{margin}{dim:#} {blanks}{style}{carets}{style:#}")
    }

    /// The suggestion as a diff inside one line: `[-old-]{+new+}` without colour, struck and green with it.
    /// What cannot be put in the place as it stands (a hint with gaps) is printed as it is.
    fn suggestion(&mut self, suggestion: &LocatedSuggestion) -> io::Result<()> {
        let word = match self.language {
            Language::En => "suggestion:",
            Language::De => "Vorschlag:",
        };
        let (old, new) = (shorten(&visible(&suggestion.original)), shorten(&visible(&suggestion.text)));
        let mut line = StyledLine::new(format!("  {word} "));
        if new.is_empty() {
            // Of the blank lines that go with a deleted line only the line itself is worth a look.
            let text = if old.trim().is_empty() { &*old } else { old.trim() };
            line.changed(&mut text.to_owned(), &mut String::new());
            return line.write(&mut self.out);
        }
        if suggestion.applicability == Applicability::Show {
            line.push(Style::new(), &new);
            return line.write(&mut self.out);
        }
        // Neighbouring changes are shown as one: first all that goes, then all that comes.
        let diff = TextDiff::from_unicode_words(&old, &new);
        let word_stays = |change: similar::Change<&str>| change.tag() == ChangeTag::Equal && change.value().contains(char::is_alphanumeric);
        if !diff.iter_all_changes().any(word_stays) {
            line.changed(&mut old.clone(), &mut new.clone());
            return line.write(&mut self.out);
        }
        let (mut gone, mut come) = (String::new(), String::new());
        for change in diff.iter_all_changes() {
            match change.tag() {
                ChangeTag::Delete => gone.push_str(change.value()),
                ChangeTag::Insert => come.push_str(change.value()),
                ChangeTag::Equal => {
                    line.changed(&mut gone, &mut come);
                    line.push(Style::new(), change.value());
                }
            }
        }
        line.changed(&mut gone, &mut come);
        line.write(&mut self.out)
    }

    /// Text in lines of at most [`WIDTH`] columns.
    fn wrapped(&mut self, text: &str, margin: &str) -> io::Result<()> {
        let text = visible(text);
        if text.is_empty() {
            return Ok(());
        }
        let mut line = String::from(margin);
        let mut empty = true;
        for word in text.split_whitespace().flat_map(|word| pieces(word, WIDTH - margin.width())) {
            if !empty && line.width() + 1 + word.width() > WIDTH {
                writeln!(self.out, "{line}")?;
                line = " ".repeat(margin.width());
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        writeln!(self.out, "{line}")
    }
}

impl<W: Write> Reporter for Terminal<W> {
    fn file(&mut self, report: &FileReport) -> io::Result<()> {
        report.findings.iter().try_for_each(|finding| self.finding(report, finding))
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        let Summary { files, words, errors, warnings, notes } = *summary;
        let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        let line = match self.language {
            Language::En => format!(
                "{}, {}: {}, {}, {}",
                count(files, "file", "files"),
                count(words, "word", "words"),
                count(errors, "error", "errors"),
                count(warnings, "warning", "warnings"),
                count(notes, "note", "notes")
            ),
            Language::De => format!(
                "{}, {}: {}, {}, {}",
                count(files, "Datei", "Dateien"),
                count(words, "Wort", "Wörter"),
                count(errors, "Fehler", "Fehler"),
                count(warnings, "Warnung", "Warnungen"),
                count(notes, "Hinweis", "Hinweise")
            ),
        };
        writeln!(self.out, "{line}")?;
        self.out.flush()
    }
}

/// A line in several styles that is broken at blanks when it grows wider than [`WIDTH`].
struct StyledLine {
    margin: usize,
    parts: Vec<(Style, String)>,
}

impl StyledLine {
    /// A line behind a margin of text; further lines are indented by its width.
    fn new(margin: String) -> Self {
        StyledLine { margin: margin.width(), parts: vec![(Style::new(), margin)] }
    }

    fn push(&mut self, style: Style, text: &str) {
        self.parts.push((style, text.to_owned()));
    }

    /// Appends and empties what goes and what comes.
    fn changed(&mut self, gone: &mut String, come: &mut String) {
        if !gone.is_empty() {
            self.push(Style::new().fg_color(Some(AnsiColor::Red.into())).strikethrough(), &format!("[-{gone}-]"));
        }
        if !come.is_empty() {
            self.push(Style::new().fg_color(Some(AnsiColor::Green.into())), &format!("{{+{come}+}}"));
        }
        gone.clear();
        come.clear();
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        // Blanks wait until something follows them on their line.
        let (mut used, mut blanks) = (0, 0);
        for (style, text) in &self.parts {
            let mut open = false;
            for piece in text.split_inclusive(' ').flat_map(|word| pieces(word, WIDTH - self.margin)) {
                let word = piece.trim_end();
                if used > self.margin && used + blanks + word.width() > WIDTH {
                    if open {
                        write!(out, "{style:#}")?;
                    }
                    write!(out, "\n{}", " ".repeat(self.margin))?;
                    (used, blanks, open) = (self.margin, 0, false);
                }
                if !open {
                    write!(out, "{style}")?;
                    open = true;
                }
                write!(out, "{}{word}", " ".repeat(blanks))?;
                used += blanks + word.width();
                blanks = piece.width() - word.width();
            }
            if open {
                write!(out, "{style:#}")?;
            }
        }
        writeln!(out)
    }
}

/// A word in pieces of at most `width` columns.
fn pieces(word: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut used) = (0, 0);
    for (at, c) in word.char_indices() {
        let columns = c.width().unwrap_or(0);
        if used + columns > width && at > from {
            pieces.push(&word[from..at]);
            (from, used) = (at, 0);
        }
        used += columns;
    }
    pieces.push(&word[from..]);
    pieces
}

fn severity_style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(color.into()))
}

fn severity_word(severity: Severity, language: Language) -> &'static str {
    match (language, severity) {
        (Language::En, severity) => severity.as_str(),
        (Language::De, Severity::Error) => "Fehler",
        (Language::De, Severity::Warning) => "Warnung",
        (Language::De, Severity::Note) => "Hinweis",
    }
}

/// Text of an article made harmless for a terminal: control characters become pictures, invisible ones are named.
pub fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
            '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => '\u{2423}',
            _ => c,
        })
        .collect()
}

fn shorten(text: &str) -> String {
    if text.width() <= EXCERPT {
        return text.to_owned();
    }
    // Both cuts leave an ellipsis; one is enough.
    format!("{}{}", take_start(text, EXCERPT / 2), take_end(text, EXCERPT / 3).trim_start_matches('…'))
}

/// One line of at most [`EXCERPT`] columns around the mark, and the mark's bytes in it.
fn excerpt(text: &str, mark: std::ops::Range<usize>) -> (String, std::ops::Range<usize>) {
    let piece = |range: std::ops::Range<usize>| visible(text.get(range).unwrap_or(""));
    let marked = shorten(&piece(mark.clone()));
    let room = EXCERPT.saturating_sub(marked.width());
    let after_all = piece(mark.end.min(text.len())..text.len());
    let before_all = piece(0..mark.start.min(text.len()));
    let after_width = after_all.width().min((room / 2).max(room.saturating_sub(before_all.width())));
    let before = take_end(&before_all, room - after_width.min(room));
    let after = take_start(&after_all, after_width);
    let start = before.len();
    (format!("{before}{marked}{after}"), start..start + marked.len())
}

fn take_start(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let mut out: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= width
        })
        .collect();
    out.push('…');
    out
}

fn take_end(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let mut tail: Vec<char> = text
        .chars()
        .rev()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= width
        })
        .collect();
    tail.push('…');
    tail.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_keep_the_mark_and_the_width() {
        let text = format!("{} Fehler {}", "vorn ".repeat(40), "hinten ".repeat(40));
        let start = text.find("Fehler").unwrap();
        let (line, mark) = excerpt(&text, start..start + 6);
        assert_eq!(&line[mark], "Fehler");
        assert!(line.width() <= EXCERPT && line.starts_with('…') && line.ends_with('…'), "{line}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c"), "a␛[31mb␣c");
    }
}
