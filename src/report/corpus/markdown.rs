//! The report as Markdown.

use super::{days, kind, label, pick, place, shown};
use crate::corpus::Consistency;
use crate::findings::Language;
use std::io::{self, Write};

/// Most excerpts of one thing.
const MOST_EXCERPTS: usize = 3;
const MOST_DOCUMENTS: usize = 30;

pub(super) fn write(out: &mut dyn Write, report: &Consistency, language: Language, most: usize) -> io::Result<()> {
    let say = |en, de| pick(language, en, de);
    writeln!(out, "# {}\n", say("Consistency report", "Bericht zur Einheitlichkeit"))?;
    let (documents, words, groups) = (report.documents, report.words, report.groups.len());
    match language {
        Language::En => writeln!(out, "{documents} articles, {words} words, {groups} things in several forms; the worthiest first.\n")?,
        Language::De => writeln!(out, "{documents} Artikel, {words} Wörter, {groups} Dinge in mehreren Formen; das Lohnendste zuerst.\n")?,
    }
    if report.unread > 0 {
        writeln!(out, "{}: {}\n", say("Could not be read", "Nicht lesbar"), report.unread)?;
    }
    for group in report.groups.iter().take(most) {
        let sure = (group.certainty * 100.0).round();
        writeln!(out, "## {} ({}, {sure:.0} %)\n", escaped(&group.proposed), kind(group, language))?;
        writeln!(
            out,
            "| {} | {} | {} | {} |",
            say("spelling", "Schreibung"),
            say("times", "Stellen"),
            say("articles", "Artikel"),
            say("days", "Tage")
        )?;
        writeln!(out, "|---|--:|--:|---|")?;
        for spelling in &group.spellings {
            let name = escaped(&label(spelling, language));
            let name = if spelling.unwanted { name } else { format!("**{name}**") };
            writeln!(out, "| {name} | {} | {} | {} |", spelling.mentions, spelling.documents, days(spelling))?;
        }
        writeln!(out, "\n{}: {}.", say("Why", "Grund"), escaped(group.why.get(language)))?;
        if group.mixed > 0 {
            let names: Vec<String> = group.mixed_in.iter().map(|name| escaped(name)).collect();
            let all = if (group.mixed as usize) > names.len() { ", …" } else { "" };
            writeln!(out, "\n{} {}: {}{all}", say("Articles with both:", "Artikel mit beiden:"), group.mixed, names.join(", "))?;
        }
        writeln!(out)?;
        for excerpt in shown(group).take(MOST_EXCERPTS) {
            let (before, text, after) = (escaped(&excerpt.before), escaped(&excerpt.text), escaped(&excerpt.after));
            writeln!(out, "- {}: {before}**{text}**{after}", escaped(&place(excerpt)))?;
        }
        writeln!(out)?;
    }
    if report.groups.len() > most {
        match language {
            Language::En => writeln!(out, "… and {} more.\n", report.groups.len() - most)?,
            Language::De => writeln!(out, "… und {} weitere.\n", report.groups.len() - most)?,
        }
    }
    if report.rules.is_empty() {
        return Ok(());
    }
    let numbers = format!("{} | {} | {}", say("errors", "Fehler"), say("warnings", "Warnungen"), say("notes", "Notizen"));
    writeln!(out, "## {}\n", say("Findings by rule", "Befunde nach Regel"))?;
    writeln!(out, "| {} | {numbers} | {} |\n|---|--:|--:|--:|--:|", say("rule", "Regel"), say("articles", "Artikel"))?;
    for (rule, counts) in &report.rules {
        let of = counts.counts;
        writeln!(out, "| {rule} | {} | {} | {} | {} |", of.errors, of.warnings, of.notes, counts.documents)?;
    }
    writeln!(out, "\n## {}\n", say("Articles with the most findings", "Artikel mit den meisten Befunden"))?;
    writeln!(
        out,
        "| {} | {} | {numbers} | {} |\n|---|---|--:|--:|--:|--:|",
        say("article", "Artikel"),
        say("day", "Tag"),
        say("words", "Wörter")
    )?;
    for document in report.worst.iter().take(MOST_DOCUMENTS) {
        let of = document.counts;
        let day = document.date.map(|date| date.to_string()).unwrap_or_default();
        let name = escaped(&document.document);
        writeln!(out, "| {name} | {day} | {} | {} | {} | {} |", of.errors, of.warnings, of.notes, document.words)?;
    }
    if report.months.keys().any(Option::is_some) {
        writeln!(out, "\n## {}\n", say("Findings by month", "Befunde nach Monat"))?;
        writeln!(
            out,
            "| {} | {} | {} | {numbers} |\n|---|--:|--:|--:|--:|--:|",
            say("month", "Monat"),
            say("articles", "Artikel"),
            say("words", "Wörter")
        )?;
        for (month, counts) in &report.months {
            let name = month.map_or_else(|| say("undated", "ohne Datum").to_owned(), |month| month.to_string());
            let of = counts.counts;
            writeln!(out, "| {name} | {} | {} | {} | {} | {} |", counts.documents, counts.words, of.errors, of.warnings, of.notes)?;
        }
    }
    Ok(())
}

/// Text from an article as text: no markup, no HTML, one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::report::visible(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn article_text_is_no_markup() {
        assert_eq!(escaped("a|b <script>*x* [l](u)\n# h"), "a\\|b &lt;script&gt;\\*x\\* \\[l\\](u) \\# h");
    }
}
