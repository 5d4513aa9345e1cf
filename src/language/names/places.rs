//! Places with their German, English, competing and dated names.

use super::forms::{Ending, FormIndex, Match};
use crate::data::{Dictionaries, Index, embedded, values};
use crate::document::{Document, TokenKind};
use std::sync::OnceLock;

/// What a written form is to its place; the order is that of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlaceKind {
    /// The form that German news prefers.
    German,
    /// Another German form.
    Variant,
    /// An outdated or disputed German form.
    Dated,
    /// An English form.
    English,
}

/// The table `names/places`, found by every written form.
#[derive(Debug)]
pub struct Places {
    /// All forms; the kind is the column.
    pub forms: FormIndex,
    /// First row of each group of the embedded table.
    regions: OnceLock<Vec<u16>>,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Place<'t> {
    /// The preferred German form.
    pub german: &'t str,
    /// English forms.
    pub english: &'t str,
    /// country, city, river …
    pub kind: &'t str,
    /// Other German forms.
    pub variants: &'t str,
    /// Dated forms.
    pub dated: &'t str,
    /// ambiguous-english, official, plural, article:…
    pub flags: &'t str,
}

/// A name of a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceMention {
    /// Where.
    pub found: Match,
    /// Number of the row.
    pub row: u16,
    /// What the form is to the place.
    pub kind: PlaceKind,
    /// Whether an English form is no proof by itself: the table says so, or German has the same word for another place,
    /// or it is the genitive of a German form (Athens).
    pub ambiguous: bool,
    /// Whether an English form is also the genitive of the place's own German name.
    pub genitive: bool,
}

const COLUMNS: [(usize, bool); 4] = [(0, true), (1, false), (3, true), (4, true)];

impl Index for Places {
    fn build(dictionaries: &Dictionaries) -> Self {
        Places { forms: FormIndex::build(dictionaries, "names/places", &COLUMNS), regions: OnceLock::new() }
    }
}

impl Places {
    /// Whether two rows stand in one group of the table: one part of the world. About 0.1 ms at the first call.
    pub fn same_region(&self, a: u16, b: u16) -> bool {
        let regions = self.regions.get_or_init(|| {
            let text = embedded().iter().find(|(name, _)| *name == "names/places").map_or("", |(_, text)| *text);
            let mut row = 0;
            let mut starts = Vec::new();
            for line in text.lines() {
                match line.as_bytes().first() {
                    Some(b'#') if line.starts_with("## ") => starts.push(row),
                    None | Some(b'#') => {}
                    _ => row += 1,
                }
            }
            // Rows that a user adds are in no group.
            starts.push(row);
            starts
        });
        let region = |row: u16| regions.partition_point(|&start| start <= row);
        region(a) == region(b) && region(a) < regions.len()
    }

    /// A row.
    pub fn row(&self, row: u16) -> Place<'_> {
        let [german, english, kind, variants, dated, _adjective, _inhabitant, flags] = self.forms.cells(row);
        Place { german, english, kind, variants, dated, flags }
    }

    /// All names of places of a text, in the order of the text; several where one word names several places.
    pub fn mentions(&self, document: &Document) -> Vec<PlaceMention> {
        let mut out: Vec<PlaceMention> = Vec::new();
        let mut here: Vec<Match> = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            let token = document.tokens[at];
            if token.kind != TokenKind::Word || !starts_like_a_name(document.text(token.span)) {
                at += 1;
                continue;
            }
            here.clear();
            self.forms.find(document, at, &mut |found| {
                if self.fits(document, &found) {
                    here.push(found);
                }
            });
            let Some(best) = here.iter().map(|m| (m.end, m.span.end - m.name.start, m.name.start)).max_by_key(|b| (b.0, b.1)) else {
                at += 1;
                continue;
            };
            here.retain(|m| m.end == best.0 && m.name.start == best.2);
            // „Nord-Mazedonien“ is not a compound with Mazedonien if the longer form is known.
            let longest = here.iter().map(|m| m.name.len()).max().unwrap_or(0);
            here.retain(|m| m.name.len() == longest || (m.name.len() + 1 == longest && m.ending == Ending::S));
            self.read(&here, &mut out);
            at = best.0 as usize;
        }
        out
    }

    fn read(&self, here: &[Match], out: &mut Vec<PlaceMention>) {
        let from = out.len();
        for found in here {
            let form = self.forms.form(found.form);
            let kind = match form.kind {
                0 => PlaceKind::German,
                1 => PlaceKind::English,
                3 => PlaceKind::Variant,
                _ => PlaceKind::Dated,
            };
            let exact = here
                .iter()
                .any(|m| m.ending == Ending::None && self.forms.form(m.form).row == form.row && self.forms.form(m.form).kind != 1);
            // „Patras“ is the German name, not the genitive of a variant „Patra“.
            if kind != PlaceKind::English && exact && found.ending != Ending::None {
                continue;
            }
            if out[from..].iter().any(|m| m.row == form.row && m.kind == kind) {
                continue;
            }
            out.push(PlaceMention { found: *found, row: form.row, kind, ambiguous: false, genitive: false });
        }
        let readings = &mut out[from..];
        for at in 0..readings.len() {
            if readings[at].kind != PlaceKind::English {
                continue;
            }
            let row = readings[at].row;
            let genitive = readings.iter().any(|m| m.kind != PlaceKind::English && m.row == row);
            let rival = readings.iter().any(|m| m.row != row);
            readings[at].genitive = genitive;
            readings[at].ambiguous = genitive || rival || self.row(row).has("ambiguous-english");
        }
        // The genitive reading counts as the German name only if the other one is out of the question; the rules decide.
        let doubtful: Vec<u16> = readings.iter().filter(|m| m.genitive).map(|m| m.row).collect();
        let mut kept = from;
        for at in from..out.len() {
            if out[at].kind != PlaceKind::English && doubtful.contains(&out[at].row) {
                continue;
            }
            out[kept] = out[at];
            kept += 1;
        }
        out.truncate(kept);
    }

    fn fits(&self, document: &Document, found: &Match) -> bool {
        let form = self.forms.form(found.form);
        // „l-Iraq“, „al-Basra“: the article of Arabic.
        let head = document.prose.get(found.span.start as usize..found.name.start as usize).unwrap_or("");
        if !head.is_empty() && head.len() < 4 && head.starts_with(char::is_lowercase) {
            return false;
        }
        match found.ending {
            Ending::None | Ending::S | Ending::Compound => true,
            Ending::ApostropheS => true,
            Ending::Es => form.kind != 1 && self.forms.text(found.form).contains(' '),
            Ending::N => form.kind != 1 && self.row(form.row).has("plural"),
        }
    }
}

/// A capital, or a hyphenated word with a capital behind a hyphen (`pro-Russia`).
fn starts_like_a_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || (word.contains('-') && word.contains(char::is_uppercase))
}

impl Place<'_> {
    /// Whether the row carries a flag.
    pub fn has(&self, flag: &str) -> bool {
        values(self.flags).any(|f| f == flag)
    }

    /// The article with which the name is used: `der`, `die`, `das`.
    pub fn article(&self) -> Option<&str> {
        values(self.flags).find_map(|f| f.strip_prefix("article:"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, LineIndex};
    use crate::input;
    use crate::language::segment;
    use std::path::PathBuf;
    use std::sync::Arc;

    fn read(text: &str) -> Vec<(String, PlaceKind, bool)> {
        let dictionaries = Dictionaries::new();
        let file: Arc<str> = text.into();
        let prose = input::prose(Format::Plain, &file);
        let lines = Arc::new(LineIndex::new(&file));
        let document = segment::document(PathBuf::from("-"), Format::Plain, file, lines, prose, &dictionaries);
        let places = dictionaries.index::<Places>();
        let mentions = places.mentions(&document);
        mentions.into_iter().map(|m| (document.text(m.found.span).to_owned(), m.kind, m.ambiguous)).collect()
    }

    #[test]
    fn forms_are_found_inflected_and_in_compounds() {
        let german = |text: &str| (text.to_owned(), PlaceKind::German, false);
        assert_eq!(read("Am Schwarzen Meer, in den Niederlanden."), [german("Schwarzen Meer"), german("Niederlanden")]);
        assert_eq!(read("Die Kasachstan-Reise führt durch Russlands Weiten."), [german("Kasachstan-Reise"), german("Russlands")]);
        assert_eq!(read("Er flog nach New Zealand."), [("New Zealand".to_owned(), PlaceKind::English, false)]);
    }

    #[test]
    fn genitives_and_homonyms_are_ambiguous() {
        assert_eq!(read("Athens Bürgermeister tritt ab."), [("Athens".to_owned(), PlaceKind::English, true)]);
        assert!(read("Das Wort russisch steht klein.").is_empty());
    }
}
