//! The report as a table: one row a spelling (RFC 4180), safe to open in a table program.

use super::{kind, pick};
use crate::corpus::Consistency;
use crate::findings::Language;
use std::io::{self, Write};

const COLUMNS: &[&str] = &[
    "kind",
    "proposed",
    "spelling",
    "alone",
    "unwanted",
    "mentions",
    "documents",
    "first",
    "last",
    "certainty",
    "worth",
    "mixed",
    "why",
    "document",
    "line",
    "column",
    "context",
];

pub(super) fn write(out: &mut dyn Write, report: &Consistency, language: Language) -> io::Result<()> {
    out.write_all(COLUMNS.join(",").as_bytes())?;
    out.write_all(b"\r\n")?;
    let yes = |value: bool| if value { pick(language, "yes", "ja") } else { "" }.to_owned();
    for group in &report.groups {
        for spelling in &group.spellings {
            let day = |date: Option<crate::corpus::Date>| date.map(|date| date.to_string()).unwrap_or_default();
            let example = spelling.contexts.first();
            let cells = [
                kind(group, language).to_owned(),
                group.proposed.clone(),
                spelling.text.clone(),
                yes(spelling.alone),
                yes(spelling.unwanted),
                spelling.mentions.to_string(),
                spelling.documents.to_string(),
                day(spelling.first),
                day(spelling.last),
                format!("{:.2}", group.certainty),
                format!("{:.2}", group.worth),
                group.mixed.to_string(),
                group.why.get(language).to_owned(),
                example.map(|e| e.document.to_string()).unwrap_or_default(),
                example.map(|e| e.line.to_string()).unwrap_or_default(),
                example.map(|e| e.column.to_string()).unwrap_or_default(),
                example.map(|e| format!("{}{}{}", e.before, e.text, e.after)).unwrap_or_default(),
            ];
            let row: Vec<String> = cells.iter().map(|text| cell(text)).collect();
            out.write_all(row.join(",").as_bytes())?;
            out.write_all(b"\r\n")?;
        }
    }
    Ok(())
}

/// A cell: what a table program would run as a formula gets an apostrophe in front, which shows it as text.
fn cell(text: &str) -> String {
    let text = crate::report::visible(text);
    let first = text.trim_start().chars().next();
    let dangerous = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')) || text.starts_with(['\t', '\r']);
    let guarded = if dangerous { format!("'{text}") } else { text };
    match guarded.contains([',', '"', '\n', '\r', ';']) {
        true => format!("\"{}\"", guarded.replace('"', "\"\"")),
        false => guarded,
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn formulas_are_text() {
        assert_eq!(cell("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(cell("-2+3"), "'-2+3");
        assert_eq!(cell("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(cell(" +1"), "' +1");
        assert_eq!(cell("\t=1"), "' =1");
        assert_eq!(cell("Umarow, Temur"), "\"Umarow, Temur\"");
        assert_eq!(cell("ein \"Wort\""), "\"ein \"\"Wort\"\"\"");
        assert_eq!(cell("Umarow"), "Umarow");
    }
}
