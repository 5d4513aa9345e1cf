//! House glossaries: which German forms of a term are preferred, admitted and forbidden. Read from TSV or TBX.

use crate::error::{Error, Result};
use std::path::Path;

/// One term.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GlossaryEntry {
    /// What it is called in English; may be empty.
    pub english: Vec<String>,
    /// The German form to use.
    pub preferred: String,
    /// German forms that are right as well.
    pub admitted: Vec<String>,
    /// German forms that must not be used.
    pub forbidden: Vec<String>,
    /// Why, or when.
    pub note: String,
}

impl GlossaryEntry {
    /// The English term, or the preferred German one where there is none.
    pub fn name(&self) -> &str {
        self.english.first().map_or(&self.preferred, String::as_str)
    }
}

/// Reads a glossary: TBX if the file is called so or begins like XML, else TSV.
///
/// # Errors
/// Names the file and the place of what cannot be read, of an entry without preferred form, and of a form that one
/// entry both wants and forbids.
pub fn read(path: &Path, text: &str) -> Result<Vec<GlossaryEntry>> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    let text = text.trim_start_matches('\u{feff}');
    let is_xml = matches!(extension.as_deref(), Some("tbx" | "xml")) || text.trim_start().starts_with("<?xml");
    if is_xml { super::tbx::read(path, text) } else { read_tsv(path, text) }
}

/// Checks an entry that stands at a place and adds it.
pub(super) fn push(path: &Path, place: (u32, u32), entry: GlossaryEntry, out: &mut Vec<GlossaryEntry>) -> Result<()> {
    let fault = |what: String| Err(Error::in_file(path, what).at(place.0, place.1));
    if entry.preferred.is_empty() {
        return fault(format!("the entry `{}` has no preferred German form", entry.english.join("; ")));
    }
    if let Some(form) = entry.forbidden.iter().find(|form| **form == entry.preferred || entry.admitted.contains(form)) {
        return fault(format!("`{form}` is both wanted and forbidden"));
    }
    out.push(entry);
    Ok(())
}

/// The column of a head cell.
fn column(name: &str) -> Option<usize> {
    Some(match name.trim().to_lowercase().as_str() {
        "english" | "en" | "source" | "term" => 0,
        "preferred" | "german" | "de" | "target" => 1,
        "admitted" | "allowed" => 2,
        "forbidden" | "deprecated" | "unwanted" => 3,
        "note" | "comment" => 4,
        _ => return None,
    })
}

/// A table with a head line that names its columns: `english`, `preferred`, `admitted`, `forbidden`, `note`, in any order;
/// several forms in a cell are parted by `; `. Lines that begin with `#` are comments, but `# Columns: …` may be the head.
fn read_tsv(path: &Path, text: &str) -> Result<Vec<GlossaryEntry>> {
    let mut columns: Option<Vec<usize>> = None;
    let mut entries = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let number = index as u32 + 1;
        let head = line.strip_prefix("# Columns: ");
        if line.trim().is_empty() || (line.starts_with('#') && (head.is_none() || columns.is_some())) {
            continue;
        }
        let Some(columns) = &columns else {
            let mut known = Vec::new();
            let mut at = 1;
            for name in head.unwrap_or(line).split('\t') {
                let Some(column) = column(name) else {
                    return Err(Error::in_file(path, format!("unknown column `{}`", name.trim()))
                        .at(number, at)
                        .hint("the first line names the columns: english, preferred, admitted, forbidden, note"));
                };
                known.push(column);
                at += name.chars().count() as u32 + 1;
            }
            if !known.contains(&1) {
                return Err(Error::in_file(path, "no column `preferred`").at(number, 1));
            }
            columns = Some(known);
            continue;
        };
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() > columns.len() {
            let what = format!("{} columns, the head names {}", cells.len(), columns.len());
            return Err(Error::in_file(path, what).at(number, 1));
        }
        let mut entry = GlossaryEntry::default();
        for (&column, cell) in columns.iter().zip(cells) {
            let forms = || super::values(cell).map(|form| plain(form).to_owned()).filter(|form| !form.is_empty());
            match column {
                0 => entry.english.extend(forms()),
                1 => {
                    let mut forms = forms();
                    entry.preferred = forms.next().unwrap_or_default();
                    entry.admitted.extend(forms);
                }
                2 => entry.admitted.extend(forms()),
                3 => entry.forbidden.extend(forms()),
                _ => entry.note = cell.trim().to_owned(),
            }
        }
        push(path, (number, 1), entry, &mut entries)?;
    }
    if columns.is_none() {
        return Err(Error::in_file(path, "no head line")
            .at(1, 1)
            .hint("the first line names the columns: english, preferred, admitted, forbidden, note"));
    }
    Ok(entries)
}

/// A form without the apostrophe that guards it from being read as a formula by a table program.
fn plain(form: &str) -> &str {
    form.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tsv(text: &str) -> Result<Vec<GlossaryEntry>> {
        read(Path::new("g.tsv"), text)
    }

    #[test]
    fn columns_come_in_any_order() {
        let text = "# ours\nforbidden\tenglish\tpreferred\nVakzin; Vakzine\tvaccine\tImpfstoff; Impfmittel\n";
        let entries = tsv(text).expect("a glossary");
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].preferred, "Impfstoff");
        assert_eq!(entries[0].admitted, ["Impfmittel"]);
        assert_eq!(entries[0].forbidden, ["Vakzin", "Vakzine"]);
        assert_eq!(entries[0].name(), "vaccine");
    }

    #[test]
    fn faults_have_a_place() {
        let place = |text: &str| tsv(text).map_err(|e| (e.place, e.what)).expect_err("a fault");
        assert_eq!(place("english\tcolour\n"), (Some((1, 9)), "unknown column `colour`".into()));
        assert_eq!(place("english\n"), (Some((1, 1)), "no column `preferred`".into()));
        assert_eq!(place("english\tpreferred\na\tb\tc\n").0, Some((2, 1)));
        assert_eq!(place("english\tpreferred\n\na\t\n"), (Some((3, 1)), "the entry `a` has no preferred German form".into()));
        assert_eq!(place("preferred\tforbidden\nA\tA\n").1, "`A` is both wanted and forbidden");
        assert_eq!(place("").1, "no head line");
    }
}
