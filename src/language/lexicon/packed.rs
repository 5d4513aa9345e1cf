//! Reads the packed lexicon in place; the layout is described in `compile`.

use crate::language::compile::{FREQUENCY_BITS, NO_INFIX, READING, RULE};
use crate::language::features::{Category, Features};
use std::borrow::Cow;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// A packed lexicon: the embedded one, or one compiled from a user's rows.
pub(super) struct Packed {
    map: fst::Map<Cow<'static, [u8]>>,
    offsets: Cow<'static, [u8]>,
    items: Cow<'static, [u8]>,
    readings: Cow<'static, [u8]>,
    rules: Cow<'static, [u8]>,
    suffixes: Cow<'static, [u8]>,
}

/// One reading as stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stored {
    pub features: Features,
    pub rule: u16,
    pub category: Category,
}

/// Value of the automaton: a reading list and a frequency class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry(u64);

impl Entry {
    /// 0 (not attested) to 15.
    pub fn frequency(self) -> u8 {
        (self.0 & ((1 << FREQUENCY_BITS) - 1)) as u8
    }

    fn list(self) -> usize {
        (self.0 >> FREQUENCY_BITS) as usize
    }
}

impl Packed {
    /// The embedded lexicon. Costs nothing: the bytes are used where they lie.
    pub fn embedded() -> Self {
        Self::sections(EMBEDDED, Cow::Borrowed).expect("the build script wrote a whole lexicon")
    }

    /// A lexicon packed at run time; `None` if the bytes are cut off.
    pub fn owned(bytes: &[u8]) -> Option<Self> {
        Self::sections(bytes, |section| Cow::Owned(section.to_vec()))
    }

    fn sections<'b>(bytes: &'b [u8], keep: impl Fn(&'b [u8]) -> Cow<'static, [u8]>) -> Option<Self> {
        let (lengths, mut rest) = bytes.split_at_checked(20)?;
        let mut lengths = lengths.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]) as usize);
        let mut next = || -> Option<&'b [u8]> {
            let (section, after) = rest.split_at_checked(lengths.next()?)?;
            rest = after;
            Some(section)
        };
        let (map, offsets, items, readings, rules) = (next()?, next()?, next()?, next()?, next()?);
        Some(Self {
            map: fst::Map::new(keep(map)).ok()?,
            offsets: keep(offsets),
            items: keep(items),
            readings: keep(readings),
            rules: keep(rules),
            suffixes: keep(rest),
        })
    }

    /// What the automaton holds for a lower-cased form.
    pub fn get(&self, key: &[u8]) -> Option<Entry> {
        self.map.get(key).map(Entry)
    }

    /// Calls `found(length, entry)` for every form that `key` starts with, shortest first. One walk.
    pub fn prefixes(&self, key: &[u8], mut found: impl FnMut(usize, Entry)) {
        let automaton = self.map.as_fst();
        let mut node = automaton.root();
        let mut output = fst::raw::Output::zero();
        for (at, &byte) in key.iter().enumerate() {
            let Some(number) = node.find_input(byte) else { return };
            let transition = node.transition(number);
            output = output.cat(transition.out);
            node = automaton.node(transition.addr);
            if node.is_final() {
                found(at + 1, Entry(output.cat(node.final_output()).value()));
            }
        }
    }

    /// Every lower-cased form that starts with `start`, in order.
    pub fn starting_with(&self, start: &str, mut found: impl FnMut(&str, Entry)) {
        use fst::{Automaton, IntoStreamer, Streamer};
        let mut stream = self.map.search(fst::automaton::Str::new(start).starts_with()).into_stream();
        while let Some((key, value)) = stream.next() {
            if let Ok(key) = std::str::from_utf8(key) {
                found(key, Entry(value));
            }
        }
    }

    /// The readings of an entry.
    pub fn readings(&self, entry: Entry) -> impl Iterator<Item = Stored> + '_ {
        let bound = |number: usize| self.offsets.get(number * 4..number * 4 + 4).map_or(0, le32) as usize;
        let (from, to) = (bound(entry.list()), bound(entry.list() + 1));
        let items = self.items.get(from * 4..to * 4).unwrap_or(&[]);
        items.chunks_exact(4).filter_map(|item| {
            let at = le32(item) as usize * READING;
            let record: &[u8; READING] = self.readings.get(at..at + READING)?.try_into().ok()?;
            let [a, b, c, d, e, f, g, h, r0, r1, category, _] = *record;
            Some(Stored {
                features: Features(u64::from_le_bytes([a, b, c, d, e, f, g, h])),
                rule: u16::from_le_bytes([r0, r1]),
                category: Category::from_number(category),
            })
        })
    }

    /// Applies a lemma rule to a lower-cased form; `offset` is where the listed word begins in it.
    pub fn lemma(&self, rule: u16, key: &str, offset: usize) -> String {
        let at = rule as usize * RULE;
        let Some(record) = self.rules.get(at..at + RULE) else { return key.to_string() };
        let (infix, cut) = (record[0], record[1] as usize);
        let length = u16::from_le_bytes([record[2], record[3]]) as usize;
        let start = le32(&record[4..8]) as usize;
        let suffix = self.suffixes.get(start..start + length).and_then(|s| std::str::from_utf8(s).ok()).unwrap_or("");
        let mut lemma = key.to_string();
        if infix != NO_INFIX {
            let at = offset + infix as usize;
            if lemma.is_char_boundary(at) && lemma.is_char_boundary(at + 2) && at + 2 <= lemma.len() {
                lemma.replace_range(at..at + 2, "");
            }
        }
        let keep = lemma.len().saturating_sub(cut);
        if lemma.is_char_boundary(keep) {
            lemma.truncate(keep);
        }
        lemma.push_str(suffix);
        lemma
    }

    /// Size in bytes.
    pub fn size(&self) -> usize {
        self.map.as_fst().as_bytes().len()
            + self.offsets.len()
            + self.items.len()
            + self.readings.len()
            + self.rules.len()
            + self.suffixes.len()
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.map.len()
    }
}

fn le32(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}
