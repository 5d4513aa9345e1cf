//! TBX (ISO 30042), the exchange format of term bases: versions 2 (`martif`) and 3 (`tbx`), all dialects that hold
//! `term` and an administrative status.

use super::glossary::{GlossaryEntry, push};
use crate::error::{Error, Result};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::path::Path;

/// Deepest nesting; a term base has about ten levels.
const DEEPEST: usize = 200;

/// What the status of a term says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Preferred,
    Unsaid,
    Admitted,
    Forbidden,
}

impl Status {
    fn of(text: &str) -> Status {
        let lower = text.trim().to_lowercase();
        match lower.trim_end_matches("-admn-sts") {
            "preferredterm" | "preferred" | "standardized" | "approved" => Status::Preferred,
            "admittedterm" | "admitted" | "legalterm" | "regulatedterm" | "allowed" => Status::Admitted,
            "deprecatedterm" | "deprecated" | "supersededterm" | "superseded" | "forbidden" | "obsolete" | "rejected"
            | "notrecommended" => Status::Forbidden,
            _ => Status::Unsaid,
        }
    }
}

/// The entry that is being read.
#[derive(Default)]
struct Open {
    place: (u32, u32),
    english: Vec<String>,
    german: Vec<(Status, String)>,
    note: String,
    /// Language of the section, in lower case.
    language: String,
    term: String,
    status: Option<Status>,
}

/// What the text of the element that is open goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Nothing,
    Term,
    Status,
    Note,
}

/// Reads a term base. Entries without a German term are skipped; entities other than those of XML itself are refused.
pub(super) fn read(path: &Path, text: &str) -> Result<Vec<GlossaryEntry>> {
    let mut reader = Reader::from_str(text);
    let mut entries = Vec::new();
    let mut open: Option<Open> = None;
    let (mut target, mut buffer, mut depth, mut seen) = (Target::Nothing, String::new(), 0usize, false);
    loop {
        let before = reader.buffer_position() as usize;
        let fault = |at: usize, what: String| {
            let place = place(text, at);
            Error::in_file(path, what).at(place.0, place.1)
        };
        let event = reader.read_event().map_err(|error| fault(reader.error_position() as usize, format!("broken XML: {error}")))?;
        match event {
            Event::Eof if depth > 0 => return Err(fault(text.len(), "broken XML: the file ends inside an element".into())),
            Event::Eof => break,
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(fault(before, format!("nested deeper than {DEEPEST} elements")));
                }
                let local = element.local_name();
                match local.as_ref() {
                    b"martif" | b"tbx" => seen = true,
                    b"termEntry" | b"conceptEntry" => open = Some(Open { place: place(text, before), ..Open::default() }),
                    b"langSet" | b"langSec" => {
                        if let Some(open) = &mut open {
                            open.language = attribute(&element, b"lang").to_lowercase();
                        }
                    }
                    b"term" => (target, buffer) = (Target::Term, String::new()),
                    b"administrativeStatus" => (target, buffer) = (Target::Status, String::new()),
                    b"termNote" if attribute(&element, b"type") == "administrativeStatus" => {
                        (target, buffer) = (Target::Status, String::new())
                    }
                    b"note" | b"descrip" => (target, buffer) = (Target::Note, String::new()),
                    _ => {}
                }
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                let local = element.local_name();
                let Some(entry) = &mut open else { continue };
                match (local.as_ref(), target) {
                    (b"term", Target::Term) => entry.term = words(&buffer),
                    (b"termNote" | b"administrativeStatus", Target::Status) => entry.status = Some(Status::of(&buffer)),
                    (b"note" | b"descrip", Target::Note) if entry.note.is_empty() => entry.note = words(&buffer),
                    (b"tig" | b"ntig" | b"termSec", _) => {
                        let (term, status) = (std::mem::take(&mut entry.term), entry.status.take().unwrap_or(Status::Unsaid));
                        if term.is_empty() {
                        } else if entry.language.starts_with("de") {
                            entry.german.push((status, term));
                        } else if entry.language.starts_with("en") {
                            entry.english.push(term);
                        }
                    }
                    (b"termEntry" | b"conceptEntry", _) => {
                        if let Some(entry) = open.take() {
                            close(path, entry, &mut entries)?;
                        }
                    }
                    _ => {}
                }
                // A term may hold `hi` and `foreign` elements.
                if !matches!(local.as_ref(), b"hi" | b"foreign") {
                    target = Target::Nothing;
                }
            }
            Event::Text(part) if target != Target::Nothing => {
                buffer.push_str(&part.decode().map_err(|error| fault(before, format!("broken XML: {error}")))?);
            }
            Event::CData(part) if target != Target::Nothing => {
                buffer.push_str(&part.decode().map_err(|error| fault(before, format!("broken XML: {error}")))?);
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|error| fault(before, format!("broken XML: {error}")))?;
                let character = reference.resolve_char_ref().map_err(|error| fault(before, format!("broken XML: {error}")))?;
                match (character, quick_xml::escape::resolve_predefined_entity(&name)) {
                    (Some(character), _) => buffer.push(character),
                    (None, Some(text)) => buffer.push_str(text),
                    (None, None) => return Err(fault(before, format!("unknown entity `&{name};`"))),
                }
            }
            _ => {}
        }
    }
    if !seen {
        return Err(Error::in_file(path, "no TBX: neither an element `martif` nor `tbx`").at(1, 1));
    }
    Ok(entries)
}

fn close(path: &Path, entry: Open, out: &mut Vec<GlossaryEntry>) -> Result<()> {
    let Open { place, english, mut german, note, .. } = entry;
    if german.is_empty() {
        return Ok(());
    }
    // Where no term is called preferred, the first without a status is.
    german.sort_by_key(|(status, _)| *status);
    let mut result = GlossaryEntry { english, note, ..GlossaryEntry::default() };
    for (status, term) in german {
        match status {
            Status::Forbidden => result.forbidden.push(term),
            _ if result.preferred.is_empty() => result.preferred = term,
            _ => result.admitted.push(term),
        }
    }
    push(path, place, result, out)
}

/// An attribute by its name without prefix (`xml:lang`).
fn attribute(element: &BytesStart<'_>, name: &[u8]) -> String {
    element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| String::from_utf8_lossy(&attribute.value).into_owned())
        .unwrap_or_default()
}

/// Text in one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Line and column, both from 1, of a byte.
fn place(text: &str, at: usize) -> (u32, u32) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
    (before.matches('\n').count() as u32 + 1, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tbx(text: &str) -> Result<Vec<GlossaryEntry>> {
        read(Path::new("g.tbx"), text)
    }

    #[test]
    fn both_versions_are_read() {
        let old = r#"<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"><text><body>
            <termEntry id="1"><langSet xml:lang="en"><tig><term>vaccine</term></tig></langSet><langSet xml:lang="de-DE">
            <tig><term>Vakzin</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
            <ntig><termGrp><term>Impf<hi>stoff</hi></term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
            </langSet></termEntry></body></text></martif>"#;
        let new = r#"<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry>
            <langSec xml:lang="en"><termSec><term>vaccine</term></termSec></langSec><langSec xml:lang="de">
            <termSec><term>Impfstoff</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
            <termSec><term>Vakzin</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
            </langSec></conceptEntry></body></text></tbx>"#;
        for text in [old, new] {
            let entries = tbx(text).expect("a term base");
            assert_eq!(entries.len(), 1, "{text}");
            assert_eq!((entries[0].name(), &*entries[0].preferred), ("vaccine", "Impfstoff"));
            assert_eq!(entries[0].forbidden, ["Vakzin"]);
        }
    }

    #[test]
    fn faults_have_a_place() {
        let fault = |text: &str| tbx(text).map_err(|e| (e.place, e.what)).expect_err("a fault");
        assert_eq!(fault("<tbx>\n<term></b></tbx>").0.map(|p| p.0), Some(2));
        assert!(fault("<tbx>\n<term>").1.contains("inside an element"));
        assert!(fault("<html></html>").1.contains("no TBX"));
        assert!(fault("<!DOCTYPE x [<!ENTITY a \"b\">]><tbx><term>\n&a;</term></tbx>").1.contains("unknown entity `&a;`"));
        let deep = format!("<tbx>{}", "<a>".repeat(300));
        assert!(fault(&deep).1.contains("nested deeper"));
        let none = "<tbx>\n<conceptEntry><langSec xml:lang='de'><termSec><term>A</term><administrativeStatus>forbidden</administrativeStatus></termSec></langSec></conceptEntry></tbx>";
        assert_eq!(fault(none).0, Some((2, 1)));
    }

    #[test]
    fn entities_of_xml_are_letters() {
        let text =
            "<tbx><conceptEntry><langSec xml:lang='de'><termSec><term>F&amp;E &#196;mter</term></termSec></langSec></conceptEntry></tbx>";
        assert_eq!(tbx(text).expect("a term base")[0].preferred, "F&E Ämter");
    }
}
