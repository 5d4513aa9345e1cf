//! Many patterns at once: found by a word that they cannot do without, and excluded by what else the text lacks.

use super::demands::{Anchor, Beginning, Demands, Key, Needs};
use super::{Pattern, Words};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// A pattern of a set; compiled when a text first can match it, since most never do.
#[derive(Debug)]
struct Entry {
    source: Cow<'static, str>,
    demands: Demands,
    /// What it can begin with, as a range of [`PatternSet::anchors`]; empty if anything can come first.
    anchors: Range<u32>,
    compiled: OnceLock<Option<Pattern>>,
}

impl Entry {
    fn compiled(&self) -> Option<&Pattern> {
        self.compiled.get_or_init(|| Pattern::parse(&self.source).ok()).as_ref()
    }
}

/// The patterns of a set by their keys.
#[derive(Debug)]
struct ByKey {
    /// Key and the pattern's number, sorted.
    sorted: Vec<(Key, u32)>,
    /// One bit for the upper half of each key: most words of a text are the key of no pattern, and are done here.
    filter: Vec<u64>,
}

impl ByKey {
    fn new(unsorted: &[(Key, u32)]) -> Self {
        let mut sorted = unsorted.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let mut filter = vec![0; 1 << 10];
        for (key, _) in &sorted {
            filter[(key.0 >> 22) as usize] |= 1 << (key.0 >> 16 & 63);
        }
        ByKey { sorted, filter }
    }

    fn of(&self, key: Key) -> impl Iterator<Item = u32> {
        let may_be = self.filter[(key.0 >> 22) as usize] & 1 << (key.0 >> 16 & 63) != 0;
        let first = if may_be { self.sorted.partition_point(|&(other, _)| other < key) } else { self.sorted.len() };
        self.sorted[first..].iter().take_while(move |(other, _)| *other == key).map(|&(_, id)| id)
    }
}

/// Many patterns, each found by the rarest word that it demands.
///
/// Thousands of patterns are added at every start of the program, so adding only looks for words in the source and keeps
/// their hashes; a chance collision offers a pattern that then does not match.
#[derive(Debug, Default)]
pub struct PatternSet {
    entries: Vec<Entry>,
    anchors: Vec<Anchor>,
    by_key: OnceLock<ByKey>,
    keys: Vec<(Key, u32)>,
    /// Patterns that demand no word.
    without_key: Vec<u32>,
}

impl PatternSet {
    /// The patterns of an embedded table, in their order, with what the build script found out about them ([`digest`]).
    ///
    /// A digest that does not fit the sources gives an empty set; the test of the tables compares them.
    pub fn from_digest(sources: impl Iterator<Item = &'static str>, digest: &[u8]) -> Self {
        Self::read(sources, digest).unwrap_or_default()
    }

    fn read(mut sources: impl Iterator<Item = &'static str>, digest: &[u8]) -> Option<Self> {
        let mut set = PatternSet::default();
        let (count, mut rest) = number(digest)?;
        for id in 0..count {
            let (record, behind) = rest.split_first_chunk::<RECORD>()?;
            rest = behind;
            let (anchors, demands) = record.split_last_chunk::<32>()?;
            let (keyed, anchors) = (anchors[0] == KEYED, usize::from(anchors[1]));
            let first = set.anchors.len() as u32;
            for _ in 0..anchors {
                let (anchor, behind) = number(rest)?;
                rest = behind;
                set.anchors.push(Anchor(anchor));
            }
            set.entries.push(Entry {
                source: Cow::Borrowed(sources.next()?),
                demands: Demands::read(demands),
                anchors: first..set.anchors.len() as u32,
                compiled: OnceLock::new(),
            });
            if !keyed {
                set.without_key.push(id);
            }
        }
        while let Some((key, behind)) = number(rest) {
            let (id, behind) = number(behind)?;
            rest = behind;
            set.keys.push((Key(key), id));
        }
        sources.next().is_none().then_some(set)
    }

    /// Adds a pattern and returns its number: 0, 1, 2 … An error in it makes a pattern that never matches, which the
    /// test of the tables reports.
    pub fn add(&mut self, source: &str) -> usize {
        let id = self.entries.len() as u32;
        let needs = Needs::of(source);
        let keys = needs.keys();
        if keys.is_empty() {
            self.without_key.push(id);
        }
        self.keys.extend(keys.into_iter().map(|key| (key, id)));
        let first = self.anchors.len() as u32;
        // More beginnings than a byte can count are no help.
        self.anchors.extend(Beginning::anchors(source).filter(|anchors| anchors.len() <= usize::from(u8::MAX)).into_iter().flatten());
        self.entries.push(Entry {
            source: Cow::Owned(source.to_owned()),
            demands: Demands::of(&needs),
            anchors: first..self.anchors.len() as u32,
            compiled: OnceLock::new(),
        });
        id as usize
    }

    /// The pattern with this number, if it compiles.
    pub fn get(&self, id: usize) -> Option<&Pattern> {
        self.entries.get(id)?.compiled()
    }

    /// The places at which patterns may match, with the patterns' numbers, in this order.
    pub fn candidates(&self, words: &dyn Words) -> Vec<(usize, usize)> {
        let by_key = self.by_key.get_or_init(|| ByKey::new(&self.keys));
        let signature = words.signature();
        let possible = |id: &u32| self.entries[*id as usize].demands.met_by(signature);
        let mut ids: Vec<u32> = self.without_key.iter().copied().filter(possible).collect();
        for at in 0..words.len() {
            for &key in words.keys(at) {
                ids.extend(by_key.of(key).filter(possible));
            }
        }
        ids.sort_unstable();
        ids.dedup();
        let mut places = Vec::new();
        for id in ids {
            let entry = &self.entries[id as usize];
            let anchors = &self.anchors[entry.anchors.start as usize..entry.anchors.end as usize];
            let begins = |at: &usize| anchors.is_empty() || words.anchors(*at).iter().any(|anchor| anchors.contains(anchor));
            places.extend((0..words.len()).filter(begins).map(|at| (at, id as usize)));
        }
        places.sort_unstable();
        places
    }
}

/// Marks a pattern in a digest that has keys.
const KEYED: u8 = 1;
/// Bytes of a pattern in a digest, without its anchors.
const RECORD: usize = 34;

/// What the build script finds out about the patterns of a table, so that no start of the program has to.
///
/// Numbers have 32 bits, little endian: the number of patterns; for each a byte that says whether it has keys, its number
/// of anchors (a byte), its demands, its anchors; then all keys, sorted, each with its pattern.
pub fn digest<'s>(sources: impl Iterator<Item = &'s str>) -> Vec<u8> {
    let mut set = PatternSet::default();
    for source in sources {
        set.add(source);
    }
    let mut out = Vec::new();
    out.extend((set.entries.len() as u32).to_le_bytes());
    for (id, entry) in set.entries.iter().enumerate() {
        out.push(if set.without_key.contains(&(id as u32)) { 0 } else { KEYED });
        out.push(entry.anchors.len() as u8);
        out.extend(entry.demands.bytes());
        for anchor in &set.anchors[entry.anchors.start as usize..entry.anchors.end as usize] {
            out.extend(anchor.0.to_le_bytes());
        }
    }
    for (key, id) in ByKey::new(&set.keys).sorted {
        out.extend(key.0.to_le_bytes());
        out.extend(id.to_le_bytes());
    }
    out
}

/// Takes a number from the start of a digest.
fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number), rest))
}
