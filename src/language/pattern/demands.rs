//! What a text must have for a pattern to match, read off the pattern's source without compiling it.

use std::cmp::Reverse;

/// Bits of a [`Signature`].
const BITS: u32 = 2048;

/// A word in lower case or a lemma, as what a pattern demands and a text has are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub(super) u32);

impl Key {
    /// The key of a word in lower case or of a lemma.
    pub fn of(word: &str) -> Self {
        Key(hash(word.chars(), false))
    }

    fn bit(self) -> u16 {
        (self.0 >> (32 - BITS.ilog2())) as u16
    }
}

/// What a pattern can begin with: a word or a lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor(pub(super) u32);

impl Anchor {
    /// A word in lower case.
    pub fn word(lower: &str) -> Self {
        Anchor(hash(lower.chars(), false))
    }

    /// A lemma, which any of its forms may stand for.
    pub fn lemma(lemma: &str) -> Self {
        Anchor(hash(lemma.chars(), true))
    }
}

/// FNV-1a; the same word as word and as lemma has two hashes.
fn hash(characters: impl Iterator<Item = char>, is_lemma: bool) -> u32 {
    let start = if is_lemma { 0x9747_b28c } else { 0x811c_9dc5 };
    characters.fold(start, |hash: u32, c| (hash ^ c as u32).wrapping_mul(0x0100_0193))
}

/// The words and lemmas of a sentence, one bit each; a pattern that demands a word whose bit is not set cannot match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature([u64; (BITS / 64) as usize]);

impl Default for Signature {
    fn default() -> Self {
        Signature([0; (BITS / 64) as usize])
    }
}

impl Signature {
    /// Adds a word in lower case or a lemma.
    pub fn add(&mut self, key: Key) {
        let bit = key.bit();
        self.0[usize::from(bit / 64) % self.0.len()] |= 1 << (bit % 64);
    }

    fn has(&self, bit: u16) -> bool {
        self.0[usize::from(bit / 64) % self.0.len()] & 1 << (bit % 64) != 0
    }
}

/// The words that a pattern cannot do without, as they stand in its source.
pub(super) struct Needs<'s> {
    /// Each of these.
    all: Vec<&'s str>,
    /// One word of each of these lists.
    any: Vec<Vec<&'s str>>,
}

impl<'s> Needs<'s> {
    pub fn of(source: &'s str) -> Self {
        let mut needs = Needs { all: Vec::new(), any: Vec::new() };
        let mut rest = source;
        while let Some(first) = rest.chars().next() {
            match first {
                '(' => {
                    let (group, behind) = split_group(rest);
                    rest = behind;
                    match rest.strip_prefix('?') {
                        Some(behind) => rest = behind,
                        None => needs.any.extend(alternatives(group)),
                    }
                }
                _ => {
                    let (word, behind) = next_word(rest);
                    rest = behind;
                    needs.all.extend(word);
                }
            }
        }
        needs
    }

    /// The keys of which a text must have one: of the word, or of the list of words, that excludes most. Nothing when the
    /// pattern has no word that it needs.
    pub fn keys(&self) -> Vec<Key> {
        let lists = self.all.iter().map(std::slice::from_ref).chain(self.any.iter().map(Vec::as_slice));
        let best = lists.max_by_key(|list| weight(list));
        best.unwrap_or_default().iter().filter_map(|word| key(word)).collect()
    }
}

/// How much a list of alternatives excludes: articles are in every sentence, so long words count, and of two lists of
/// them the shorter.
fn weight(words: &[&str]) -> (usize, Reverse<usize>) {
    let shortest = words.iter().map(|word| word.chars().count()).min().unwrap_or(0);
    (shortest.min(6), Reverse(words.len()))
}

/// What a sentence must have for a pattern to match, as bits of a [`Signature`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Demands {
    /// Words and lemmas that must all be there, [`NOTHING`] behind the last.
    all: [u16; 6],
    /// Alternatives of which one must be there; all [`NOTHING`] where no short list of alternatives can say so.
    any: [u16; 10],
}

/// No bit.
const NOTHING: u16 = u16::MAX;

impl Demands {
    pub fn of(needs: &Needs<'_>) -> Self {
        let mut demands = Demands { all: [NOTHING; 6], any: [NOTHING; 10] };
        for (place, key) in demands.all.iter_mut().zip(needs.all.iter().filter_map(|word| key(word))) {
            *place = key.bit();
        }
        let most = demands.any.len();
        let best = needs.any.iter().filter(|list| list.len() <= most).max_by_key(|list| weight(list));
        for (place, key) in demands.any.iter_mut().zip(best.into_iter().flatten().filter_map(|word| key(word))) {
            *place = key.bit();
        }
        demands
    }

    pub fn met_by(&self, sentence: &Signature) -> bool {
        self.all.iter().take_while(|&&bit| bit != NOTHING).all(|&bit| sentence.has(bit))
            && (self.any[0] == NOTHING || self.any.iter().take_while(|&&bit| bit != NOTHING).any(|&bit| sentence.has(bit)))
    }

    /// As bytes of a digest.
    pub fn bytes(&self) -> impl Iterator<Item = u8> {
        self.all.iter().chain(&self.any).flat_map(|bit| bit.to_le_bytes())
    }

    pub fn read(bytes: &[u8; 32]) -> Self {
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

/// The longest word of each branch of a group; `None` if a branch does without a word.
fn alternatives(group: &str) -> Option<Vec<&str>> {
    let (mut words, mut rest) = (Vec::new(), group);
    loop {
        let behind = behind_branch(rest);
        words.push(longest_word(&rest[..rest.len() - behind.len()])?);
        match behind.strip_prefix('|') {
            Some(behind) => rest = behind,
            None => return Some(words),
        }
    }
}

/// The longest word that a branch demands, outside of groups.
fn longest_word(branch: &str) -> Option<&str> {
    let (mut rest, mut longest) = (branch, None::<&str>);
    while !rest.is_empty() {
        if rest.starts_with('(') {
            rest = split_group(rest).1;
            continue;
        }
        let (word, behind) = next_word(rest);
        rest = behind;
        longest = word.filter(|word| longest.is_none_or(|other| other.len() < word.len())).or(longest);
    }
    longest
}

/// Takes what is no group from the start of a pattern; the word, if it is one that must be there.
fn next_word(text: &str) -> (Option<&str>, &str) {
    match text.chars().next() {
        Some('<') => (None, text.split_once(':').map_or("", |(_, behind)| behind)),
        Some('{') => (None, text.split_once('}').map_or("", |(_, behind)| behind)),
        Some(c) if c.is_whitespace() || matches!(c, ')' | '>' | '|' | '}' | '?') => (None, &text[c.len_utf8()..]),
        _ => {
            let (word, behind) = split_word(text);
            let optional = word.len() > 1 && word.ends_with('?');
            ((!optional && key(word).is_some()).then_some(word), behind)
        }
    }
}

/// The key of a word element; `None` for marks.
fn key(word: &str) -> Option<Key> {
    let word = word.trim_end_matches(['.', ':', '!', ',', ';']);
    word.contains(char::is_alphanumeric).then(|| match word.strip_prefix('~') {
        Some(lemma) => Key::of(lemma),
        None => Key(hash(word.trim_start_matches('=').chars().flat_map(char::to_lowercase), false)),
    })
}

/// What follows a branch: `|`, `)` or nothing.
fn behind_branch(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' | '|' if depth == 0 => return &text[at..],
            ')' => depth -= 1,
            _ => {}
        }
    }
    ""
}

/// Reads the beginning of a pattern for the words and lemmas that can come first, without compiling it.
pub(super) struct Beginning<'s> {
    rest: &'s str,
    anchors: Vec<Anchor>,
}

impl<'s> Beginning<'s> {
    /// What the pattern can begin with; `None` if anything can come first.
    pub fn anchors(source: &'s str) -> Option<Vec<Anchor>> {
        let mut beginning = Beginning { rest: source, anchors: Vec::new() };
        let anchored = beginning.sequence();
        beginning.anchors.sort_unstable();
        beginning.anchors.dedup();
        anchored.then_some(beginning.anchors)
    }

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
                        self.rest = behind_branch(self.rest);
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
                    let (word, rest) = split_word(self.rest);
                    self.rest = rest;
                    let optional = word.len() > 1 && word.ends_with('?');
                    let word = word.strip_suffix('?').filter(|_| optional).unwrap_or(word).trim_end_matches(['.', ':', '!', ',', ';']);
                    if !word.chars().any(char::is_alphanumeric) {
                        continue;
                    }
                    self.anchors.push(match word.strip_prefix('~') {
                        Some(lemma) => Anchor::lemma(lemma),
                        None => Anchor(hash(word.trim_start_matches('=').chars().flat_map(char::to_lowercase), false)),
                    });
                    if !optional {
                        return true;
                    }
                }
            }
        }
    }
}
