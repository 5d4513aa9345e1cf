//! The learned English–German word table, read in place: nothing is built at the start.

pub mod digest;

pub use digest::hash;
use digest::{ENTRY, HEAD, MAGIC, place};

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/word-table.bin"));

/// Probabilities that words render each other, by light stems.
#[derive(Debug, Clone, Copy)]
pub struct WordTable<'b> {
    english: &'b [u8],
    german: &'b [u8],
    entries: &'b [u8],
}

/// A stem of the table's German side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GermanStem(u32);

/// One line of an English stem's list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Translation {
    /// The German stem.
    pub german: GermanStem,
    /// p(German | English), 0 to 1.
    pub forth: f32,
    /// p(English | German), 0 to 1.
    pub back: f32,
}

impl WordTable<'static> {
    /// The table that is compiled into the program.
    pub fn embedded() -> Self {
        WordTable::new(EMBEDDED).unwrap_or(WordTable { english: &[0; 16], german: &[0; 4], entries: &[] })
    }
}

impl<'b> WordTable<'b> {
    /// A table from its bytes; `None` if their number does not agree with the head.
    pub fn new(bytes: &'b [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        if &head[..4] != MAGIC {
            return None;
        }
        let number = |at: usize| le32(&head[at..]) as usize;
        let (english, rest) = rest.split_at_checked((number(4) + 1).checked_mul(8)?)?;
        let (german, entries) = rest.split_at_checked(number(8).checked_mul(4)?)?;
        (entries.len() == number(12).checked_mul(ENTRY)? && !german.is_empty() && english.len() > 8).then_some(WordTable {
            english,
            german,
            entries,
        })
    }

    /// The number of a German stem, if the table has it.
    pub fn german(&self, stem: &str) -> Option<GermanStem> {
        let slots = self.german.len() / 4;
        let (mut slot, fingerprint) = place(stem, slots);
        loop {
            match le32(&self.german[slot * 4..]) {
                0 => return None,
                found if found == fingerprint => return Some(GermanStem(slot as u32)),
                _ => slot = (slot + 1) % slots,
            }
        }
    }

    /// The translations of an English stem, the best first; empty for an unknown one.
    pub fn translations(&self, stem: &str) -> impl Iterator<Item = Translation> + use<'b> {
        let slots = self.english.len() / 8 - 1;
        let (mut slot, fingerprint) = place(stem, slots);
        let range = loop {
            match le32(&self.english[slot * 8..]) {
                0 => break 0..0,
                found if found == fingerprint => {
                    break le32(&self.english[slot * 8 + 4..]) as usize..le32(&self.english[slot * 8 + 12..]) as usize;
                }
                _ => slot = (slot + 1) % slots,
            }
        };
        let bytes = self.entries.get(range.start * ENTRY..range.end * ENTRY).unwrap_or(&[]);
        bytes.chunks_exact(ENTRY).map(|entry| Translation {
            german: GermanStem(le32(entry)),
            forth: f32::from(entry[4]) / 255.0,
            back: f32::from(entry[5]) / 255.0,
        })
    }
}

fn le32(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_found_again() {
        let rows = [vec!["bridg", "bruck 80 90; ubergang 10 20"], vec!["hous", "haus 100 50"], vec!["empty", ""]];
        let bytes = digest::digest(&rows);
        let table = WordTable::new(&bytes).expect("just packed");
        let found: Vec<Translation> = table.translations("bridg").collect();
        assert_eq!(found.len(), 2);
        assert_eq!(Some(found[0].german), table.german("bruck"));
        assert_eq!(Some(found[1].german), table.german("ubergang"));
        assert!((found[0].forth - 0.8).abs() < 0.005 && (found[1].back - 0.2).abs() < 0.005);
        assert_eq!(table.translations("hous").count(), 1);
        assert_eq!(table.translations("empty").count() + table.translations("unknown").count(), 0);
        assert_eq!(table.german("hous"), None);
    }

    #[test]
    fn a_cut_table_is_refused() {
        let bytes = digest::digest(&[vec!["a", "b 1 1"]]);
        assert!(WordTable::new(&bytes[..bytes.len() - 1]).is_none());
        assert!(WordTable::new(b"PWT1").is_none());
        assert!(WordTable::new(&digest::digest(&[])).is_some());
    }
}
