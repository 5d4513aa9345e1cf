//! The report as one HTML page that opens from disk: search, filter by kind, sortable tables; no request to anywhere.

use super::{days, kind, label, pick, place};
use crate::corpus::{Consistency, Counts, Group};
use crate::findings::Language;
use std::io::{self, Write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

pub(super) fn write(out: &mut dyn Write, report: &Consistency, language: Language) -> io::Result<()> {
    let say = |en, de| pick(language, en, de);
    let title = say("Consistency report", "Bericht zur Einheitlichkeit");
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">", say("en", "de"))?;
    // Text of articles is escaped; the policy is the second lock: nothing may be loaded or sent.
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
    )?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>"
    )?;
    writeln!(out, "<h1>{title}</h1>")?;
    let (documents, words, groups) = (report.documents, report.words, report.groups.len());
    match language {
        Language::En => writeln!(out, "<p>{documents} articles, {words} words, {groups} things in several forms.</p>")?,
        Language::De => writeln!(out, "<p>{documents} Artikel, {words} Wörter, {groups} Dinge in mehreren Formen.</p>")?,
    }
    if report.unread > 0 {
        writeln!(out, "<p>{}: {}</p>", say("Could not be read", "Nicht lesbar"), report.unread)?;
    }
    writeln!(
        out,
        "<p class=\"tools\"><label>{} <input id=\"search\" type=\"search\" autocomplete=\"off\"></label>",
        say("Search", "Suche")
    )?;
    writeln!(out, "<label>{} <select id=\"kind\"><option value=\"\">{}</option>", say("Kind", "Art"), say("all", "alle"))?;
    let mut kinds: Vec<&str> = report.groups.iter().map(|group| kind(group, language)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for name in kinds {
        writeln!(out, "<option>{}</option>", escaped(name))?;
    }
    writeln!(out, "</select></label> <span id=\"count\" data-of=\"{}\"></span></p>", say("of", "von"))?;
    head(
        out,
        "groups",
        &[
            (say("proposed", "Vorschlag"), false),
            (say("kind", "Art"), false),
            (say("spellings", "Schreibungen"), false),
            (say("articles to change", "zu ändernde Artikel"), true),
            (say("mixed", "gemischt"), true),
            (say("sure", "sicher"), true),
            (say("worth", "Wert"), true),
        ],
    )?;
    for entry in &report.groups {
        row(out, entry, language)?;
    }
    writeln!(out, "</tbody></table>")?;
    if !report.rules.is_empty() {
        counts(out, report, language)?;
    }
    writeln!(out, "<script>\n{SCRIPT}</script>\n</body>\n</html>")
}

/// Opens a table that can be sorted by its columns; numbers sort from the greatest down.
fn head(out: &mut dyn Write, id: &str, columns: &[(&str, bool)]) -> io::Result<()> {
    write!(out, "<table id=\"{id}\" class=\"sortable\"><thead><tr>")?;
    for (name, number) in columns {
        let class = if *number { " class=\"n\"" } else { "" };
        write!(out, "<th{class} aria-sort=\"none\"><button type=\"button\">{}</button></th>", escaped(name))?;
    }
    writeln!(out, "</tr></thead><tbody>")
}

fn row(out: &mut dyn Write, group: &Group, language: Language) -> io::Result<()> {
    let say = |en, de| pick(language, en, de);
    let change: u64 = group.spellings.iter().filter(|s| s.unwanted).map(|s| s.documents).sum();
    write!(out, "<tr><td><strong>{}</strong><br><small>{}</small></td>", escaped(&group.proposed), escaped(group.why.get(language)))?;
    write!(out, "<td>{}</td><td>", escaped(kind(group, language)))?;
    for spelling in &group.spellings {
        let class = if spelling.unwanted { "bad" } else { "good" };
        let days = days(spelling);
        let days = if days.is_empty() { days } else { format!(" · {days}") };
        let numbers = format!("{} {} {} {}", spelling.mentions, say("in", "in"), spelling.documents, say("articles", "Artikeln"));
        write!(out, "<details><summary class=\"{class}\">{}", escaped(&label(spelling, language)))?;
        write!(out, " <small>{numbers}{}</small></summary><ul>", escaped(&days))?;
        for excerpt in &spelling.contexts {
            let (before, text, after) = (escaped(&excerpt.before), escaped(&excerpt.text), escaped(&excerpt.after));
            write!(out, "<li><small>{}</small> {before}<mark>{text}</mark>{after}</li>", escaped(&place(excerpt)))?;
        }
        write!(out, "</ul></details>")?;
    }
    write!(out, "</td><td class=\"n\">{change}</td><td class=\"n\">")?;
    if group.mixed > 0 {
        let names: Vec<String> = group.mixed_in.iter().map(|name| escaped(name)).collect();
        write!(out, "<details><summary>{}</summary><small>{}</small></details>", group.mixed, names.join("<br>"))?;
    } else {
        write!(out, "0")?;
    }
    writeln!(out, "</td><td class=\"n\">{:.2}</td><td class=\"n\">{:.2}</td></tr>", group.certainty, group.worth)
}

fn counts(out: &mut dyn Write, report: &Consistency, language: Language) -> io::Result<()> {
    let say = |en, de| pick(language, en, de);
    let numbers = [(say("errors", "Fehler"), true), (say("warnings", "Warnungen"), true), (say("notes", "Notizen"), true)];
    let cells =
        |of: Counts| format!("<td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>", of.errors, of.warnings, of.notes);
    let columns = |name: &'static str, more: &[(&'static str, bool)]| [&[(name, false)], &numbers[..], more].concat();
    writeln!(out, "<h2>{}</h2>", say("Findings by rule", "Befunde nach Regel"))?;
    head(out, "rules", &columns(say("rule", "Regel"), &[(say("articles", "Artikel"), true)]))?;
    for (rule, of) in &report.rules {
        writeln!(out, "<tr><td>{}</td>{}<td class=\"n\">{}</td></tr>", escaped(rule), cells(of.counts), of.documents)?;
    }
    writeln!(out, "</tbody></table>\n<h2>{}</h2>", say("Articles with the most findings", "Artikel mit den meisten Befunden"))?;
    head(
        out,
        "documents",
        &columns(say("article", "Artikel"), &[(say("words", "Wörter"), true), (say("day", "Tag"), false), (say("rules", "Regeln"), false)]),
    )?;
    for document in &report.worst {
        let day = document.date.map(|date| date.to_string()).unwrap_or_default();
        let rules: Vec<String> = document.rules.iter().map(|(rule, count)| format!("{} {count}", escaped(rule))).collect();
        let name = escaped(&document.document);
        let numbers = cells(document.counts);
        writeln!(
            out,
            "<tr><td>{name}</td>{numbers}<td class=\"n\">{}</td><td>{day}</td><td><small>{}</small></td></tr>",
            document.words,
            rules.join(", ")
        )?;
    }
    writeln!(out, "</tbody></table>\n<h2>{}</h2>", say("Findings by month", "Befunde nach Monat"))?;
    head(
        out,
        "months",
        &columns(
            say("month", "Monat"),
            &[(say("articles", "Artikel"), true), (say("words", "Wörter"), true), (say("rules", "Regeln"), false)],
        ),
    )?;
    for (month, of) in &report.months {
        let name = month.map_or_else(|| say("undated", "ohne Datum").to_owned(), |month| month.to_string());
        let mut rules: Vec<_> = of.rules.iter().collect();
        rules.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
        let rules: Vec<String> = rules.into_iter().take(8).map(|(rule, count)| format!("{} {count}", escaped(rule))).collect();
        writeln!(
            out,
            "<tr><td>{name}</td>{}<td class=\"n\">{}</td><td class=\"n\">{}</td><td><small>{}</small></td></tr>",
            cells(of.counts),
            of.documents,
            of.words,
            rules.join(", ")
        )?;
    }
    writeln!(out, "</tbody></table>")
}

/// Text as text, in element content and in quoted attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::report::visible(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
