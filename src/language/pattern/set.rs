//! Many patterns at once: found by their first word, and excluded by what the sentence lacks.

use super::{Pattern, Words};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::OnceLock;

/// Bits of a [`Signature`].
const BITS: u32 = 2048;

/// The words and lemmas of a sentence, one bit each; a pattern that demands a word whose bit is not set cannot match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature([u64; (BITS / 64) as usize]);

impl Default for Signature {
    fn default() -> Self {
        Signature([0; (BITS / 64) as usize])
    }
}

impl Signature {
    /// Adds the bit of a word in lower case or of a lemma, as [`signature_bit`] gives it.
    pub fn set(&mut self, bit: u16) {
        self.0[usize::from(bit / 64) % self.0.len()] |= 1 << (bit % 64);
    }

    fn has(&self, bit: u16) -> bool {
        self.0[usize::from(bit / 64) % self.0.len()] & 1 << (bit % 64) != 0
    }
}

/// The bit of a word in lower case or of a lemma.
pub fn signature_bit(word: &str) -> u16 {
    bit(anchor(word.chars(), false))
}

/// What a pattern can begin with: the hash of a word or of a lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor(u32);

impl Anchor {
    /// A word in lower case.
    pub fn word(lower: &str) -> Self {
        Anchor(anchor(lower.chars(), false))
    }

    /// A lemma, which any of its forms may stand for.
    pub fn lemma(lemma: &str) -> Self {
        Anchor(anchor(lemma.chars(), true))
    }
}

fn bit(hash: u32) -> u16 {
    (hash >> (32 - BITS.ilog2())) as u16
}

/// What a sentence must have for a pattern to match, as [`signature`]s; read off the source without compiling it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Demands {
    /// Bits of words and lemmas that must all be there, [`NOTHING`] behind the last.
    all: [u16; 6],
    /// Bits of alternatives of which one must be there; all [`NOTHING`] where no group of alternatives can say so.
    any: [u16; 10],
}

/// No bit.
const NOTHING: u16 = u16::MAX;

impl Demands {
    fn of(source: &str) -> Self {
        let mut demands = Demands { all: [NOTHING; 6], any: [NOTHING; 10] };
        let (mut all, mut best) = (0, None);
        let mut rest = source;
        while let Some(first) = rest.chars().next() {
            match first {
                '(' => {
                    let (group, behind) = split_group(rest);
                    rest = behind;
                    if let Some(behind) = rest.strip_prefix('?') {
                        rest = behind;
                    } else if let Some((shortest, bits)) = alternatives(group)
                        && bits.len() <= demands.any.len()
                        // Articles are in every sentence: the group of the longest words excludes most, of two such the smaller.
                        && best.is_none_or(|other| (shortest.min(6), Reverse(bits.len())) > other)
                    {
                        best = Some((shortest.min(6), Reverse(bits.len())));
                        demands.any = [NOTHING; 10];
                        demands.any[..bits.len()].copy_from_slice(&bits);
                    }
                }
                '<' => rest = rest.split_once(':').map_or("", |(_, behind)| behind),
                '{' => rest = rest.split_once('}').map_or("", |(_, behind)| behind),
                c if c.is_whitespace() || matches!(c, ')' | '>' | '|' | '}' | '?') => rest = &rest[c.len_utf8()..],
                _ => {
                    let (word, behind) = split_word(rest);
                    rest = behind;
                    let optional = word.len() > 1 && word.ends_with('?');
                    if let (false, Some(bit), Some(place)) = (optional, element_bit(word), demands.all.get_mut(all)) {
                        *place = bit;
                        all += 1;
                    }
                }
            }
        }
        demands
    }

    fn met_by(&self, sentence: &Signature) -> bool {
        self.all.iter().take_while(|&&bit| bit != NOTHING).all(|&bit| sentence.has(bit))
            && (self.any[0] == NOTHING || self.any.iter().take_while(|&&bit| bit != NOTHING).any(|&bit| sentence.has(bit)))
    }

    /// As bytes of a digest.
    fn bytes(&self) -> impl Iterator<Item = u8> {
        self.all.iter().chain(&self.any).flat_map(|bit| bit.to_le_bytes())
    }

    fn read(bytes: &[u8; 32]) -> Self {
        let bit = |at: usize| u16::from_le_bytes([bytes[2 * at], bytes[2 * at + 1]]);
        Demands { all: std::array::from_fn(bit), any: std::array::from_fn(|at| bit(at + 6)) }
    }
}

/// A word element at the start and what follows it.
fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '{' | '}' | '<' | '>')).unwrap_or(text.len());
    text.split_at(end.max(text.chars().next().map_or(0, char::len_utf8)))
}

/// The inside of a group at the start and what follows it.
fn split_group(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return (&text[1..at], &text[at + 1..]),
            ')' => depth -= 1,
            _ => {}
        }
    }
    ("", "")
}

/// The bits of the longest word of each branch of a group, and the letters of the shortest of these; `None` if a branch
/// does without a word.
fn alternatives(group: &str) -> Option<(usize, Vec<u16>)> {
    let (mut bits, mut shortest) = (Vec::new(), usize::MAX);
    let mut skip = Beginning { rest: group, id: 0, anchors: &mut Vec::new() };
    loop {
        let branch = skip.rest;
        skip.skip_branch();
        let word = longest_word(&branch[..branch.len() - skip.rest.len()])?;
        bits.push(element_bit(word)?);
        shortest = shortest.min(word.chars().count());
        match skip.rest.strip_prefix('|') {
            Some(behind) => skip.rest = behind,
            None => return Some((shortest, bits)),
        }
    }
}

/// The longest word that a branch demands, outside of groups.
fn longest_word(branch: &str) -> Option<&str> {
    let (mut rest, mut longest) = (branch, None);
    while let Some(first) = rest.chars().next() {
        match first {
            '(' => rest = split_group(rest).1,
            '{' => rest = rest.split_once('}').map_or("", |(_, behind)| behind),
            '<' => rest = rest.split_once(':').map_or("", |(_, behind)| behind),
            c if c.is_whitespace() || matches!(c, ')' | '>' | '}' | '?') => rest = &rest[c.len_utf8()..],
            _ => {
                let (word, behind) = split_word(rest);
                rest = behind;
                let optional = word.len() > 1 && word.ends_with('?');
                if !optional && element_bit(word).is_some() && longest.is_none_or(|other: &str| other.len() < word.len()) {
                    longest = Some(word);
                }
            }
        }
    }
    longest
}

/// The bit of a word element; `None` for marks.
fn element_bit(word: &str) -> Option<u16> {
    let word = word.trim_end_matches(['.', ':', '!', ',', ';']);
    word.contains(char::is_alphanumeric).then(|| match word.strip_prefix('~') {
        Some(lemma) => signature_bit(lemma),
        None => bit(anchor(word.trim_start_matches('=').chars().flat_map(char::to_lowercase), false)),
    })
}

/// A pattern of a set; compiled when a text first can match it, since most never do.
#[derive(Debug)]
struct Entry {
    source: Cow<'static, str>,
    demands: Demands,
    compiled: OnceLock<Option<Pattern>>,
}

impl Entry {
    fn compiled(&self) -> Option<&Pattern> {
        self.compiled.get_or_init(|| Pattern::parse(&self.source).ok()).as_ref()
    }
}

/// First words and lemmas of all patterns of a set.
#[derive(Debug)]
struct Anchors {
    /// Hash and the pattern's number, sorted.
    sorted: Vec<(u32, u32)>,
    /// One bit for the upper half of each hash: most words of a text begin no pattern, and are done here.
    filter: Vec<u64>,
}

impl Anchors {
    fn new(unsorted: &[(u32, u32)]) -> Self {
        let mut sorted = unsorted.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let mut filter = vec![0; 1 << 10];
        for (hash, _) in &sorted {
            filter[(hash >> 22) as usize] |= 1 << (hash >> 16 & 63);
        }
        Anchors { sorted, filter }
    }

    fn of(&self, hash: u32) -> impl Iterator<Item = u32> {
        let may_be = self.filter[(hash >> 22) as usize] & 1 << (hash >> 16 & 63) != 0;
        let first = if may_be { self.sorted.partition_point(|&(other, _)| other < hash) } else { self.sorted.len() };
        self.sorted[first..].iter().take_while(move |(other, _)| *other == hash).map(|&(_, id)| id)
    }
}

/// Many patterns, found by the word or lemma at their start.
///
/// Thousands of patterns are added at every start of the program, so adding reads only the beginning of each and keeps
/// a hash; a chance collision offers a pattern that then does not match.
#[derive(Debug, Default)]
pub struct PatternSet {
    entries: Vec<Entry>,
    anchors: OnceLock<Anchors>,
    unsorted: Vec<(u32, u32)>,
    unanchored: Vec<u32>,
}

impl PatternSet {
    /// The patterns of an embedded table, in their order, with what the build script found out about them ([`digest`]).
    ///
    /// A digest that does not fit the sources gives an empty set; the test of the tables compares them.
    pub fn from_digest(sources: impl Iterator<Item = &'static str>, digest: &[u8]) -> Self {
        Self::read(sources, digest).unwrap_or_default()
    }

    fn read(sources: impl Iterator<Item = &'static str>, digest: &[u8]) -> Option<Self> {
        let mut set = PatternSet::default();
        let (head, mut rest) = digest.split_first_chunk::<8>()?;
        let [a, b, c, d, e, f, g, h] = *head;
        let (count, anchors) = (u32::from_le_bytes([a, b, c, d]) as usize, u32::from_le_bytes([e, f, g, h]) as usize);
        let mut sources = sources;
        for id in 0..count {
            let (bytes, behind) = rest.split_first_chunk::<33>()?;
            rest = behind;
            let demands = Demands::read(bytes.last_chunk()?);
            set.entries.push(Entry { source: Cow::Borrowed(sources.next()?), demands, compiled: OnceLock::new() });
            if bytes[0] == UNANCHORED {
                set.unanchored.push(id as u32);
            }
        }
        set.unsorted = rest
            .chunks_exact(8)
            .map(|b| (u32::from_le_bytes([b[0], b[1], b[2], b[3]]), u32::from_le_bytes([b[4], b[5], b[6], b[7]])))
            .collect();
        (set.unsorted.len() == anchors && sources.next().is_none()).then_some(set)
    }

    /// Adds a pattern and returns its number: 0, 1, 2 … An error in it makes a pattern that never matches, which the
    /// test of the tables reports.
    pub fn add(&mut self, source: &str) -> usize {
        let id = self.entries.len() as u32;
        let mut scan = Beginning { rest: source, id, anchors: &mut self.unsorted };
        if !scan.sequence() {
            self.unanchored.push(id);
        }
        self.entries.push(Entry { source: Cow::Owned(source.to_owned()), demands: Demands::of(source), compiled: OnceLock::new() });
        id as usize
    }

    /// The pattern with this number, if it compiles.
    pub fn get(&self, id: usize) -> Option<&Pattern> {
        self.entries.get(id)?.compiled()
    }

    /// Calls `each` with every pattern that may match at `at`.
    pub fn candidates(&self, words: &dyn Words, at: usize, each: &mut dyn FnMut(usize, &Pattern)) {
        self.candidates_among(words, at, &|_| true, each);
    }

    /// The same for those patterns whose number is `wanted`; the others are not compiled.
    pub fn candidates_among(&self, words: &dyn Words, at: usize, wanted: &dyn Fn(usize) -> bool, each: &mut dyn FnMut(usize, &Pattern)) {
        let anchors = self.anchors.get_or_init(|| Anchors::new(&self.unsorted));
        let sentence = words.signature();
        // A pattern may be offered by its word and by its lemma; few are, so the list stays short.
        let mut ids: Vec<u32> = Vec::new();
        let mut collect = |hash: u32| {
            ids.extend(anchors.of(hash).filter(|&id| wanted(id as usize) && self.entries[id as usize].demands.met_by(sentence)))
        };
        words.anchors(at).iter().for_each(|anchor| collect(anchor.0));
        ids.extend(self.unanchored.iter().filter(|&&id| wanted(id as usize) && self.entries[id as usize].demands.met_by(sentence)));
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            if let Some(pattern) = self.entries[id as usize].compiled() {
                each(id as usize, pattern);
            }
        }
    }
}

/// Marks a pattern in a digest that anything can begin.
const UNANCHORED: u8 = 1;

/// What the build script finds out about the patterns of a table, so that no start of the program has to.
///
/// Little endian: number of patterns, number of anchors; for each pattern a flag and its two sets of demands; for each
/// anchor its hash and its pattern, sorted.
pub fn digest<'s>(sources: impl Iterator<Item = &'s str>) -> Vec<u8> {
    let mut set = PatternSet::default();
    for source in sources {
        set.add(source);
    }
    let anchors = Anchors::new(&set.unsorted).sorted;
    let mut out = Vec::new();
    out.extend((set.entries.len() as u32).to_le_bytes());
    out.extend((anchors.len() as u32).to_le_bytes());
    for (id, entry) in set.entries.iter().enumerate() {
        out.push(if set.unanchored.contains(&(id as u32)) { UNANCHORED } else { 0 });
        out.extend(entry.demands.bytes());
    }
    for (hash, id) in anchors {
        out.extend(hash.to_le_bytes());
        out.extend(id.to_le_bytes());
    }
    out
}

/// The hash of a first word in lower case, or of a lemma as written (FNV-1a).
fn anchor(characters: impl Iterator<Item = char>, is_lemma: bool) -> u32 {
    let start = if is_lemma { 0x9747_b28c } else { 0x811c_9dc5 };
    characters.fold(start, |hash: u32, c| (hash ^ c as u32).wrapping_mul(0x0100_0193))
}

/// Reads the beginning of a pattern for the words and lemmas that can come first, without compiling it.
struct Beginning<'s, 'a> {
    rest: &'s str,
    id: u32,
    anchors: &'a mut Vec<(u32, u32)>,
}

impl Beginning<'_, '_> {
    /// Reads up to the first element that must be there; false if anything can come first.
    fn sequence(&mut self) -> bool {
        loop {
            self.rest = self.rest.trim_start();
            let Some(first) = self.rest.chars().next() else { return false };
            match first {
                '(' => {
                    self.rest = &self.rest[1..];
                    let mut anchored = true;
                    loop {
                        anchored &= self.sequence();
                        self.skip_branch();
                        match self.rest.strip_prefix('|') {
                            Some(rest) => self.rest = rest,
                            None => break,
                        }
                    }
                    self.rest = self.rest.strip_prefix(')').unwrap_or(self.rest);
                    let optional = self.rest.strip_prefix('?');
                    self.rest = optional.unwrap_or(self.rest);
                    if !anchored || optional.is_none() {
                        return anchored;
                    }
                }
                '<' => {
                    let Some((_, rest)) = self.rest.split_once(':') else { return false };
                    self.rest = rest;
                }
                '{' | ')' | '|' | '>' | '}' => return false,
                _ => {
                    let end = self
                        .rest
                        .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '{' | '}' | '<' | '>'))
                        .unwrap_or(self.rest.len());
                    let (word, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    let optional = word.len() > 1 && word.ends_with('?');
                    let word = word.strip_suffix('?').filter(|_| optional).unwrap_or(word).trim_end_matches(['.', ':', '!', ',', ';']);
                    if !word.chars().any(char::is_alphanumeric) {
                        continue;
                    }
                    let hash = match word.strip_prefix('~') {
                        Some(lemma) => anchor(lemma.chars(), true),
                        None => anchor(word.trim_start_matches('=').chars().flat_map(char::to_lowercase), false),
                    };
                    self.anchors.push((hash, self.id));
                    if !optional {
                        return true;
                    }
                }
            }
        }
    }

    /// Goes on to the `|` or `)` that ends the branch.
    fn skip_branch(&mut self) {
        let mut depth = 0;
        for (at, c) in self.rest.char_indices() {
            match c {
                '(' => depth += 1,
                ')' | '|' if depth == 0 => {
                    self.rest = &self.rest[at..];
                    return;
                }
                ')' => depth -= 1,
                _ => {}
            }
        }
        self.rest = "";
    }
}
