//! Findings for a person at a terminal: excerpt, mark, reason, suggestion as an inline diff.

use super::Reporter;
use crate::findings::{FileReport, Language, Located, Severity, Summary};
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
        let (line, mark) = excerpt(&finding.excerpt.0, finding.excerpt.1.clone());
        writeln!(
            self.out,
            "  {dim}|{dim:#} {}{style}{}{style:#}{}",
            &line[..mark.start],
            &line[mark.clone()],
            &line[mark.end..],
            dim = Style::new().dimmed()
        )?;
        let carets = line[mark.clone()].width().max(1);
        writeln!(
            self.out,
            "  {dim}|{dim:#} {}{style}{}{style:#}",
            " ".repeat(line[..mark.start].width()),
            "^".repeat(carets),
            dim = Style::new().dimmed()
        )?;
        if let Some(suggestion) = finding.suggestions.first() {
            let original = if suggestion.range == finding.range { finding.text.as_str() } else { "" };
            self.suggestion(original, &suggestion.text)?;
        }
        for related in finding.related.iter().take(3) {
            let at = related.range.start;
            self.wrapped(&format!("{}:{} {}", at.line, at.column, related.message.get(self.language)), "  > ")?;
        }
        self.wrapped(finding.reason.get(self.language), "  ")?;
        writeln!(self.out)
    }

    /// The suggestion as a diff inside one line: `[-old-]{+new+}` without colour, struck and green with it.
    fn suggestion(&mut self, old: &str, new: &str) -> io::Result<()> {
        let (removed, added) =
            (Style::new().fg_color(Some(AnsiColor::Red.into())).strikethrough(), Style::new().fg_color(Some(AnsiColor::Green.into())));
        let word = match self.language {
            Language::En => "suggestion:",
            Language::De => "Vorschlag:",
        };
        write!(self.out, "  {word} ")?;
        let (old, new) = (visible(old), visible(new));
        if new.is_empty() {
            return writeln!(self.out, "{removed}[-{}-]{removed:#}", shorten(&old));
        }
        let diff = TextDiff::from_unicode_words(&old, &new);
        for change in diff.iter_all_changes() {
            let value = change.value();
            match change.tag() {
                ChangeTag::Equal => write!(self.out, "{value}")?,
                ChangeTag::Delete => write!(self.out, "{removed}[-{value}-]{removed:#}")?,
                ChangeTag::Insert => write!(self.out, "{added}{{+{value}+}}{added:#}")?,
            }
        }
        writeln!(self.out)
    }

    /// Text in lines of at most [`WIDTH`] columns.
    fn wrapped(&mut self, text: &str, margin: &str) -> io::Result<()> {
        let text = visible(text);
        if text.is_empty() {
            return Ok(());
        }
        let mut line = String::from(margin);
        let mut empty = true;
        for word in text.split_whitespace() {
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
fn visible(text: &str) -> String {
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
    let head: String = text.chars().take(EXCERPT / 2).collect();
    let tail: Vec<char> = text.chars().rev().take(EXCERPT / 3).collect();
    format!("{head}…{}", tail.into_iter().rev().collect::<String>())
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
