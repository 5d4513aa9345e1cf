//! Adjectives of places and peoples, and the names of their inhabitants.

use crate::data::{Dictionaries, Index, values};
use rustc_hash::FxHashMap;

/// What a form is among those of its row; the order is that of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DemonymKind {
    /// The form that German news prefers.
    German,
    /// Another German form.
    Variant,
    /// Made after English.
    English,
    /// A dated form.
    Dated,
}

impl DemonymKind {
    const ALL: [DemonymKind; 4] = [DemonymKind::German, DemonymKind::Variant, DemonymKind::English, DemonymKind::Dated];
}

/// A form without its ending.
#[derive(Debug, Clone)]
pub struct Demonym {
    /// The form as the table has it.
    pub form: Box<str>,
    /// The preferred form of the row.
    pub german: Box<str>,
    /// Number of the row.
    pub row: u16,
    /// What the form is in its row.
    pub kind: DemonymKind,
    /// An adjective, not an inhabitant.
    pub adjective: bool,
}

/// The table `names/demonyms`: about 600 stems, built in 40 µs.
#[derive(Debug, Default)]
pub struct Demonyms {
    stems: FxHashMap<Box<str>, Demonym>,
    /// By the first three bytes of a stem: most words need no look-up.
    starts: Vec<u64>,
}

/// Bits of the filter.
const BITS: usize = 4096;

/// Endings of an adjective.
const ADJECTIVE: [&str; 6] = ["", "e", "em", "en", "er", "es"];
/// Endings of a weak noun in -e, behind the stem (Kirgis-).
const WEAK: [&str; 4] = ["e", "en", "in", "innen"];
/// Endings of all other inhabitants.
const STRONG: [&str; 6] = ["", "s", "n", "en", "in", "innen"];

impl Index for Demonyms {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut demonyms = Demonyms { stems: FxHashMap::default(), starts: vec![0; BITS / 64] };
        for (row, cells) in dictionaries.rows("names/demonyms").enumerate() {
            let [german, variants, english, dated, kind, _place] = cells.array();
            let adjective = kind == "adjective";
            for (cell, kind) in [german, variants, english, dated].into_iter().zip(DemonymKind::ALL) {
                for form in values(cell) {
                    let stem = stem(form, adjective);
                    let demonym = Demonym { form: form.into(), german: german.into(), row: row as u16, kind, adjective };
                    if let Some(bit) = bit(stem) {
                        demonyms.starts[bit / 64] |= 1 << (bit % 64);
                        demonyms.stems.insert(stem.into(), demonym);
                    }
                }
            }
        }
        demonyms
    }
}

fn stem(form: &str, adjective: bool) -> &str {
    if adjective { form } else { form.strip_suffix('e').unwrap_or(form) }
}

fn bit(word: &str) -> Option<usize> {
    let bytes = word.as_bytes().first_chunk::<3>()?;
    let number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]);
    Some((number.wrapping_mul(0x9e37_79b1) >> 20) as usize % BITS)
}

impl Demonyms {
    /// The demonym of a word, and its ending; the case of the word counts. About 3 ns for a word that is none.
    pub fn get<'w>(&self, word: &'w str) -> Option<(&Demonym, &'w str)> {
        let bit = bit(word)?;
        if self.starts.get(bit / 64)? & 1 << (bit % 64) == 0 {
            return None;
        }
        if word.starts_with(char::is_lowercase) {
            return self.ending(word, &ADJECTIVE, |demonym| demonym.adjective);
        }
        let weak = |demonym: &Demonym| !demonym.adjective && demonym.form.ends_with('e');
        let strong = |demonym: &Demonym| !demonym.adjective && !demonym.form.ends_with('e');
        self.ending(word, &WEAK, weak).or_else(|| self.ending(word, &STRONG, strong))
    }

    fn ending<'w>(&self, word: &'w str, endings: &[&str], fits: impl Fn(&Demonym) -> bool) -> Option<(&Demonym, &'w str)> {
        endings.iter().find_map(|ending| {
            let stem = word.strip_suffix(ending)?;
            let demonym = self.stems.get(stem).filter(|demonym| fits(demonym))?;
            Some((demonym, &word[stem.len()..]))
        })
    }

    /// The new form in the number and gender of the old one; the second says whether number or case may be meant otherwise.
    pub fn inflected(old: &Demonym, ending: &str, new: &str) -> (String, bool) {
        if old.adjective {
            return (format!("{new}{ending}"), true);
        }
        let (old_weak, new_weak) = (old.form.ends_with('e'), new.ends_with('e'));
        let stem = stem(new, false);
        match ending {
            "in" | "innen" => (format!("{stem}{ending}"), true),
            // Qataris: the s makes the plural.
            "s" if !old_weak && !new_weak && new.ends_with("er") && !old.form.ends_with("er") => (new.to_owned(), true),
            _ if old_weak == new_weak => (format!("{stem}{ending}"), true),
            // Kazakhstanis, Uzbeks: the s makes the plural; Tadschikistaner is singular and plural.
            "s" | "en" | "n" if new_weak => (format!("{stem}en"), !old.form.ends_with("er")),
            _ if new_weak => (format!("{stem}e"), !old.form.ends_with("er")),
            "en" if new.ends_with("er") => (new.to_owned(), false),
            "en" => (format!("{new}s"), false),
            _ => (new.to_owned(), ending.is_empty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_with_their_endings() {
        let demonyms = Dictionaries::new().index::<Demonyms>();
        let read = |word: &str| demonyms.get(word).map(|(d, ending)| (d.form.to_string(), d.kind, ending.to_owned()));
        let found = |form: &str, kind, ending: &str| Some((form.to_owned(), kind, ending.to_owned()));
        assert_eq!(read("kirgisischen"), found("kirgisisch", DemonymKind::German, "en"));
        assert_eq!(read("uzbekischer"), found("uzbekisch", DemonymKind::English, "er"));
        assert_eq!(read("Kirgisinnen"), found("Kirgise", DemonymKind::German, "innen"));
        assert_eq!(read("Houthis"), found("Houthi", DemonymKind::English, "s"));
        assert_eq!(read("Uzbekisch"), None);
        assert_eq!(read("kirschrot"), None);
    }

    #[test]
    fn the_new_form_keeps_the_ending() {
        let demonyms = Dictionaries::new().index::<Demonyms>();
        let new = |word: &str| {
            let (demonym, ending) = demonyms.get(word).expect("in the table");
            Demonyms::inflected(demonym, ending, &demonym.german).0
        };
        assert_eq!(new("uzbekische"), "usbekische");
        assert_eq!(new("Uzbeken"), "Usbeken");
        assert_eq!(new("Kyrgyzinnen"), "Kirgisinnen");
        assert_eq!(new("Houthis"), "Huthis");
        assert_eq!(new("Qataris"), "Katarer");
    }
}
