//! The report at a terminal.

use super::{days, kind, label, pick, shown};
use crate::corpus::{Consistency, Group};
use crate::findings::Language;
use crate::report::visible;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a spelling before its numbers.
const NAME: usize = 34;
/// Columns of the output.
const WIDTH: usize = 80;
/// Most spellings that are shown of one thing, and most excerpts.
const MOST_SPELLINGS: usize = 8;
const MOST_EXCERPTS: usize = 3;
/// Most rules and articles in the lists at the end.
const MOST_RULES: usize = 15;
const MOST_DOCUMENTS: usize = 10;
const MOST_MONTHS: usize = 24;

pub(super) fn write(out: &mut dyn Write, report: &Consistency, language: Language, most: usize) -> io::Result<()> {
    let bold = Style::new().bold();
    let en = language == Language::En;
    for group in report.groups.iter().take(most) {
        entry(out, group, language)?;
    }
    if report.groups.len() > most {
        let more = report.groups.len() - most;
        match en {
            true => writeln!(out, "… and {more} more (--limit, or --format html for all)\n")?,
            false => writeln!(out, "… und {more} weitere (--limit, oder --format html für alle)\n")?,
        }
    }
    if !report.rules.is_empty() {
        let mut rules: Vec<_> = report.rules.iter().collect();
        rules.sort_by(|a, b| b.1.counts.total().cmp(&a.1.counts.total()).then_with(|| a.0.cmp(b.0)));
        let head = pick(language, "Findings by rule", "Befunde nach Regel");
        writeln!(
            out,
            "{bold}{head:<38}{:>9}{:>9}{:>9}{:>11}{bold:#}",
            pick(language, "errors", "Fehler"),
            pick(language, "warnings", "Warn."),
            pick(language, "notes", "Notizen"),
            pick(language, "articles", "Artikel")
        )?;
        for (rule, counts) in rules.iter().take(MOST_RULES) {
            let of = counts.counts;
            writeln!(out, "  {rule:<36}{:>9}{:>9}{:>9}{:>11}", of.errors, of.warnings, of.notes, counts.documents)?;
        }
        rest(out, rules.len(), MOST_RULES, language)?;
        let head = pick(language, "Articles with the most findings", "Artikel mit den meisten Befunden");
        writeln!(
            out,
            "\n{bold}{head:<38}{:>9}{:>9}{:>9}{:>11}{bold:#}",
            pick(language, "errors", "Fehler"),
            pick(language, "warnings", "Warn."),
            pick(language, "notes", "Notizen"),
            pick(language, "words", "Wörter")
        )?;
        for document in report.worst.iter().take(MOST_DOCUMENTS) {
            let of = document.counts;
            let name = fit_end(&visible(&document.document), 36);
            writeln!(out, "  {}{:>9}{:>9}{:>9}{:>11}", pad(&name, 36), of.errors, of.warnings, of.notes, document.words)?;
        }
        rest(out, report.worst.len(), MOST_DOCUMENTS, language)?;
        if report.months.keys().any(Option::is_some) {
            let head = pick(language, "By month", "Nach Monat");
            writeln!(
                out,
                "\n{bold}{head:<38}{:>9}{:>9}{:>9}{:>11}{bold:#}",
                pick(language, "errors", "Fehler"),
                pick(language, "warnings", "Warn."),
                pick(language, "notes", "Notizen"),
                pick(language, "articles", "Artikel")
            )?;
            let skipped = report.months.len().saturating_sub(MOST_MONTHS);
            for (month, counts) in report.months.iter().skip(skipped) {
                let name = month.map_or_else(|| pick(language, "undated", "ohne Datum").to_owned(), |month| month.to_string());
                let of = counts.counts;
                writeln!(out, "  {name:<36}{:>9}{:>9}{:>9}{:>11}", of.errors, of.warnings, of.notes, counts.documents)?;
            }
        }
        writeln!(out)?;
    }
    let (documents, words, groups) = (report.documents, report.words, report.groups.len());
    match en {
        true => writeln!(out, "{documents} articles, {words} words, {groups} things in several forms")?,
        false => writeln!(out, "{documents} Artikel, {words} Wörter, {groups} Dinge in mehreren Formen")?,
    }
    if report.unread > 0 {
        writeln!(out, "{} {}", report.unread, pick(language, "could not be read", "nicht lesbar"))?;
    }
    Ok(())
}

fn rest(out: &mut dyn Write, all: usize, most: usize, language: Language) -> io::Result<()> {
    match (all > most, language) {
        (false, _) => Ok(()),
        (true, Language::En) => writeln!(out, "  … and {} more", all - most),
        (true, Language::De) => writeln!(out, "  … und {} weitere", all - most),
    }
}

fn entry(out: &mut dyn Write, group: &Group, language: Language) -> io::Result<()> {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let (good, bad) = (AnsiColor::Green.on_default(), AnsiColor::Red.on_default());
    let sure = (group.certainty * 100.0).round();
    let name = fit(&visible(&group.proposed), 48);
    writeln!(out, "{bold}{name}{bold:#} {dim}{}, {} {sure:.0} %{dim:#}", kind(group, language), pick(language, "sure to", "sicher zu"))?;
    for spelling in group.spellings.iter().take(MOST_SPELLINGS) {
        let style = if spelling.unwanted { bad } else { good };
        let mark = if spelling.unwanted { "-" } else { "+" };
        let name = pad(&fit(&visible(&label(spelling, language)), NAME), NAME);
        let counts = match language {
            Language::En => {
                format!("{:>6} in {} article{}", spelling.mentions, spelling.documents, if spelling.documents == 1 { "" } else { "s" })
            }
            Language::De => {
                format!("{:>6} in {} Artikel{}", spelling.mentions, spelling.documents, if spelling.documents == 1 { "" } else { "n" })
            }
        };
        let days = days(spelling);
        let days = if days.is_empty() { days } else { format!("  {days}") };
        writeln!(out, "  {style}{mark} {name}{style:#}{counts}{dim}{days}{dim:#}")?;
    }
    rest(out, group.spellings.len(), MOST_SPELLINGS, language)?;
    writeln!(out, "  {}: {}", pick(language, "why", "Grund"), fit(&visible(group.why.get(language)), WIDTH - 10))?;
    if group.mixed > 0 {
        let names: Vec<String> = group.mixed_in.iter().map(|name| visible(name)).collect();
        let text = match (language, group.mixed) {
            (Language::En, 1) => "  both in 1 article: ".to_owned(),
            (Language::En, mixed) => format!("  both in {mixed} articles: "),
            (Language::De, mixed) => format!("  gemischt in {mixed} Artikel{}: ", if mixed == 1 { "" } else { "n" }),
        };
        writeln!(out, "{text}{}", fit(&names.join(", "), WIDTH.saturating_sub(text.width())))?;
    }
    for excerpt in shown(group).take(MOST_EXCERPTS) {
        let place = format!("{}:{}", fit_end(&visible(&excerpt.document), 30), excerpt.line);
        let room = (WIDTH - 6).saturating_sub(place.width() + excerpt.text.width());
        let before = fit_end(&visible(&excerpt.before), room / 2);
        let after = fit(&visible(&excerpt.after), room.saturating_sub(before.width()));
        writeln!(out, "  {dim}> {place}{dim:#} {before}{bold}{}{bold:#}{after}", visible(&excerpt.text))?;
    }
    writeln!(out)
}

/// The start of a text in at most so many columns.
fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// The end of a text in at most so many columns.
fn fit_end(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept: Vec<char> = Vec::new();
    let mut used = 1;
    for c in text.chars().rev() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        kept.push(c);
    }
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
