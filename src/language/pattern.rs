//! The pattern language of the tables, so that an editor can add knowledge without Rust.
//!
//! | element | matches |
//! |---|---|
//! | `wort` / `=Wort` | this word, without or with regard to case |
//! | `~lemma` | any inflected form of the lemma |
//! | `(a\|b c\|d)`, `(…)?`, `wort?` | alternatives, optional parts |
//! | `{n}` `{year}` `{date}` `{time}` `{url}` | a number, a year, a date, a time of day, an address |
//! | `{weekday}` `{month}` `{country}` `{person}` | a word of that class |
//! | `{w}`, `{w:0-4}`, `{cap:1-3}` | words, capitalised words; so many |
//! | `{1=w:0-4}`, `<1: … >` | the same, captured for the suggestion |
//! | `,` | a comma |
//!
//! A pattern is compiled into a small tree and matched by backtracking over the
//! words of a sentence; gaps are bounded, so the work for a position is bounded by
//! the pattern. [`PatternSet`] finds the candidates of a position by its word or lemma.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

/// A class of words that patterns can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// Digits, or a number word.
    Number,
    /// 1000 to 2100, written with four digits.
    Year,
    /// A part of a date: number, month, weekday.
    DatePart,
    /// `14:30`, `14.30`.
    Time,
    /// URL or e-mail address.
    Address,
    /// `Montag` …
    Weekday,
    /// `Januar` …
    Month,
    /// A country, in German.
    Country,
    /// Probably a person's name.
    Person,
}

/// One element of a compiled pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    Word { lower: Box<str>, exact: Option<Box<str>> },
    Lemma(Box<str>),
    Class(WordClass, u8),
    Words { least: u8, most: u8, capitalised: bool },
    Comma,
    Choice { branches: Vec<Vec<Element>>, optional: bool },
    Capture(u8, Vec<Element>),
}

/// A compiled pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    elements: Vec<Element>,
}

/// Why a pattern cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError(pub String);

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing but a blank.
    None,
    /// A comma.
    Comma,
    /// Any other mark.
    Mark,
}

/// The words that patterns are matched on: one sentence or line.
pub trait Words {
    /// How many.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The word as written.
    fn text(&self, at: usize) -> &str;
    /// The word in lower case.
    fn lower(&self, at: usize) -> &str;
    /// What stands before it.
    fn gap(&self, at: usize) -> Gap;
    /// Whether it is a form of the lemma.
    fn has_lemma(&self, at: usize, lemma: &str) -> bool;
    /// Calls `each` with every lemma that it can be a form of.
    fn lemmas(&self, at: usize, each: &mut dyn FnMut(&str));
    /// Whether it belongs to the class.
    fn is(&self, at: usize, class: WordClass) -> bool;
    /// The [`signature`]s of all words and lemmas together.
    fn signature(&self) -> u128;
}

/// One bit of 128 for a word or lemma; a pattern whose bits are not all among those of the sentence cannot match it.
pub fn signature(word: &str) -> u128 {
    bit(anchor(word.chars(), false))
}

fn bit(hash: u32) -> u128 {
    1 << (hash >> 25)
}

/// Where a pattern matched: words `start..end`, and the captured stretches by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Match {
    /// First word.
    pub start: usize,
    /// Behind the last word.
    pub end: usize,
    /// Captured stretches; `(0, 0)` where nothing was.
    pub captures: [(usize, usize); 10],
}

/// Steps that one position may cost; a pattern of many gaps on a hostile text must not stall.
const MOST_STEPS: u32 = 20_000;

impl Pattern {
    /// Compiles a pattern.
    pub fn parse(source: &str) -> Result<Self, PatternError> {
        let mut parser = Parser { rest: source.trim_start() };
        let elements = parser.sequence(&[])?;
        if elements.is_empty() {
            return Err(PatternError(format!("`{source}` is empty")));
        }
        Ok(Pattern { elements })
    }

    /// Matches at word `start`; in `whole` mode punctuation is ignored, as in lines.
    pub fn matches(&self, words: &dyn Words, start: usize, ignore_marks: bool) -> Option<Match> {
        let mut run = Run { words, ignore_marks, steps: MOST_STEPS, found: Match { start, ..Match::default() }, origin: start };
        let end = run.sequence(&self.elements, start, &mut |_, end| Some(end))?;
        run.found.end = end;
        Some(run.found)
    }

    /// Whether the words from `start` to the end are exactly this pattern.
    pub fn matches_to_end(&self, words: &dyn Words, start: usize) -> bool {
        let mut run = Run { words, ignore_marks: true, steps: MOST_STEPS, found: Match::default(), origin: start };
        run.sequence(&self.elements, start, &mut |run, end| (end == run.words.len()).then_some(end)).is_some()
    }
}

struct Run<'w> {
    words: &'w dyn Words,
    ignore_marks: bool,
    steps: u32,
    found: Match,
    origin: usize,
}

type Next<'n, 'w> = &'n mut dyn FnMut(&mut Run<'w>, usize) -> Option<usize>;

impl<'w> Run<'w> {
    fn sequence(&mut self, elements: &[Element], at: usize, next: Next<'_, 'w>) -> Option<usize> {
        self.steps = self.steps.checked_sub(1)?;
        let Some((first, rest)) = elements.split_first() else { return next(self, at) };
        match first {
            Element::Word { lower, exact } => {
                let same =
                    self.can_take(at) && self.words.lower(at) == &**lower && exact.as_ref().is_none_or(|e| self.words.text(at) == &**e);
                if same { self.sequence(rest, at + 1, next) } else { None }
            }
            Element::Lemma(lemma) => {
                if self.can_take(at) && self.words.has_lemma(at, lemma) {
                    self.sequence(rest, at + 1, next)
                } else {
                    None
                }
            }
            Element::Class(class, most) => {
                let mut count = 0;
                while count < *most as usize && self.can_take(at + count) && self.words.is(at + count, *class) {
                    count += 1;
                }
                (1..=count).rev().find_map(|n| self.sequence(rest, at + n, next))
            }
            Element::Words { least, most, capitalised } => {
                let fits = |run: &Self, at: usize| run.can_take(at) && (!capitalised || run.words.text(at).starts_with(char::is_uppercase));
                let mut count = 0;
                loop {
                    if count >= *least as usize
                        && let Some(end) = self.sequence(rest, at + count, next)
                    {
                        return Some(end);
                    }
                    if count >= *most as usize || !fits(self, at + count) {
                        return None;
                    }
                    count += 1;
                }
            }
            Element::Comma => {
                if at < self.words.len() && self.words.gap(at) == Gap::Comma {
                    self.after_comma(rest, at, next)
                } else {
                    None
                }
            }
            Element::Choice { branches, optional } => {
                for branch in branches {
                    if let Some(end) = self.sequence(branch, at, &mut |run, end| run.sequence(rest, end, next)) {
                        return Some(end);
                    }
                }
                if *optional { self.sequence(rest, at, next) } else { None }
            }
            Element::Capture(number, inner) => {
                let number = usize::from(*number).min(9);
                self.sequence(inner, at, &mut |run, end| {
                    let before = run.found.captures[number];
                    run.found.captures[number] = (at, end);
                    let result = run.sequence(rest, end, next);
                    if result.is_none() {
                        run.found.captures[number] = before;
                    }
                    result
                })
            }
        }
    }

    /// The word behind a demanded comma is taken although a mark stands before it.
    fn after_comma(&mut self, rest: &[Element], at: usize, next: Next<'_, 'w>) -> Option<usize> {
        let origin = std::mem::replace(&mut self.origin, at);
        let result = self.sequence(rest, at, next);
        self.origin = origin;
        result
    }

    fn can_take(&self, at: usize) -> bool {
        at < self.words.len() && (self.ignore_marks || at == self.origin || self.words.gap(at) == Gap::None)
    }
}

struct Parser<'s> {
    rest: &'s str,
}

impl<'s> Parser<'s> {
    /// Elements up to one of the closing marks, which stays.
    fn sequence(&mut self, closing: &[char]) -> Result<Vec<Element>, PatternError> {
        let mut out = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(c) = self.rest.chars().next() else { break };
            if closing.contains(&c) {
                break;
            }
            if let Some(element) = self.element(c)? {
                out.push(element);
            }
        }
        Ok(out)
    }

    fn element(&mut self, first: char) -> Result<Option<Element>, PatternError> {
        match first {
            '(' => {
                self.rest = &self.rest[1..];
                let mut branches = vec![self.sequence(&['|', ')'])?];
                while let Some(rest) = self.rest.strip_prefix('|') {
                    self.rest = rest;
                    branches.push(self.sequence(&['|', ')'])?);
                }
                self.rest = self.rest.strip_prefix(')').ok_or_else(|| PatternError("`(` is not closed".into()))?;
                let optional = self.question_mark() || branches.iter().any(Vec::is_empty);
                branches.retain(|b| !b.is_empty());
                Ok((!branches.is_empty()).then_some(Element::Choice { branches, optional }))
            }
            '<' => {
                let (number, rest) = self.rest[1..].split_once(':').ok_or_else(|| PatternError("`<` without `:`".into()))?;
                let number = number.trim().parse().map_err(|_| PatternError(format!("`<{number}:` is no capture number")))?;
                self.rest = rest;
                let inner = self.sequence(&['>'])?;
                self.rest = self.rest.strip_prefix('>').ok_or_else(|| PatternError("`<` is not closed".into()))?;
                Ok(Some(Element::Capture(number, inner)))
            }
            '{' => {
                let (body, rest) = self.rest[1..].split_once('}').ok_or_else(|| PatternError("`{` is not closed".into()))?;
                self.rest = rest;
                let element = braces(body)?;
                Ok(Some(if self.question_mark() { Element::Choice { branches: vec![vec![element]], optional: true } } else { element }))
            }
            ')' | '>' | '|' | '}' => Err(PatternError(format!("`{first}` closes nothing"))),
            _ => {
                let end = self
                    .rest
                    .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '{' | '}' | '<' | '>'))
                    .unwrap_or(self.rest.len());
                let mut word = &self.rest[..end];
                self.rest = &self.rest[end..];
                if word == "," {
                    return Ok(Some(Element::Comma));
                }
                let optional = word.len() > 1 && word.ends_with('?');
                if optional {
                    word = &word[..word.len() - 1];
                }
                let Some(element) = literal(word) else { return Ok(None) };
                Ok(Some(if optional { Element::Choice { branches: vec![vec![element]], optional: true } } else { element }))
            }
        }
    }

    fn question_mark(&mut self) -> bool {
        match self.rest.strip_prefix('?') {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

/// A word, an exact word or a lemma; marks alone stand for nothing.
fn literal(word: &str) -> Option<Element> {
    let trimmed = word.trim_end_matches(['.', ':', '!', ',', ';']);
    if !trimmed.chars().any(char::is_alphanumeric) {
        return None;
    }
    Some(match trimmed.chars().next() {
        Some('~') => Element::Lemma(trimmed[1..].into()),
        Some('=') => Element::Word { lower: trimmed[1..].to_lowercase().into(), exact: Some(trimmed[1..].into()) },
        _ => Element::Word { lower: trimmed.to_lowercase().into(), exact: None },
    })
}

fn braces(body: &str) -> Result<Element, PatternError> {
    if let Some((number, inner)) = body.split_once('=') {
        let number = number.trim().parse().map_err(|_| PatternError(format!("`{{{body}}}`: no capture number")))?;
        return Ok(Element::Capture(number, vec![braces(inner)?]));
    }
    let (name, count) = match body.split_once(':') {
        Some((name, count)) => (name.trim(), Some(count.trim())),
        None => (body.trim(), None),
    };
    let fault = || PatternError(format!("`{{{body}}}` is not known"));
    let (least, most) = match count {
        None => (1, 1),
        Some(count) => {
            let (least, most) = count.split_once('-').unwrap_or((count, count));
            (least.parse().map_err(|_| fault())?, most.parse().map_err(|_| fault())?)
        }
    };
    Ok(match name {
        "w" => Element::Words { least, most, capitalised: false },
        "cap" => Element::Words { least, most, capitalised: true },
        "n" => Element::Class(WordClass::Number, 1),
        "year" => Element::Class(WordClass::Year, 1),
        "date" => Element::Class(WordClass::DatePart, 4),
        "time" => Element::Class(WordClass::Time, 1),
        "url" => Element::Class(WordClass::Address, 1),
        "weekday" => Element::Class(WordClass::Weekday, 1),
        "month" => Element::Class(WordClass::Month, 1),
        "country" => Element::Class(WordClass::Country, 1),
        "person" => Element::Class(WordClass::Person, 3),
        _ => return Err(fault()),
    })
}

/// What a sentence must have for a pattern to match, as [`signature`]s; read off the source without compiling it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Demands {
    /// Words and lemmas that must all be there.
    all: u128,
    /// Alternatives of which one must be there; 0 where no group of alternatives can say so.
    any: u128,
}

impl Demands {
    fn of(source: &str) -> Self {
        let mut demands = Demands::default();
        let mut fewest = usize::MAX;
        let mut rest = source;
        while let Some(first) = rest.chars().next() {
            match first {
                '(' => {
                    let (group, behind) = split_group(rest);
                    rest = behind;
                    if let Some(behind) = rest.strip_prefix('?') {
                        rest = behind;
                    } else if let Some((count, bits)) = alternatives(group)
                        && count < fewest
                    {
                        (fewest, demands.any) = (count, bits);
                    }
                }
                '<' => rest = rest.split_once(':').map_or("", |(_, behind)| behind),
                '{' => rest = rest.split_once('}').map_or("", |(_, behind)| behind),
                c if c.is_whitespace() || matches!(c, ')' | '>' | '|' | '}' | '?') => rest = &rest[c.len_utf8()..],
                _ => {
                    let (word, behind) = split_word(rest);
                    rest = behind;
                    if !(word.len() > 1 && word.ends_with('?')) {
                        demands.all |= element_signature(word).unwrap_or(0);
                    }
                }
            }
        }
        demands
    }

    fn met_by(self, sentence: u128) -> bool {
        self.all & !sentence == 0 && (self.any == 0 || self.any & sentence != 0)
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

/// How many branches a group has and the signatures of one word of each; `None` if a branch does without a word.
fn alternatives(group: &str) -> Option<(usize, u128)> {
    let (mut count, mut bits, mut rest) = (0, 0, group);
    loop {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        if matches!(first, '(' | '{' | '<' | '|' | ')') {
            return None;
        }
        let (word, _) = split_word(rest);
        if word.len() > 1 && word.ends_with('?') {
            return None;
        }
        bits |= element_signature(word)?;
        count += 1;
        let mut skip = Beginning { rest, id: 0, anchors: &mut Vec::new() };
        skip.skip_branch();
        match skip.rest.strip_prefix('|') {
            Some(behind) => rest = behind,
            None => return Some((count, bits)),
        }
    }
}

/// The signature of a word element; `None` for marks.
fn element_signature(word: &str) -> Option<u128> {
    let word = word.trim_end_matches(['.', ':', '!', ',', ';']);
    word.contains(char::is_alphanumeric).then(|| match word.strip_prefix('~') {
        Some(lemma) => signature(lemma),
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
            let (all, any) = bytes[1..].split_at(16);
            let demands = Demands { all: u128::from_le_bytes(all.try_into().ok()?), any: u128::from_le_bytes(any.try_into().ok()?) };
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
        let anchors = self.anchors.get_or_init(|| Anchors::new(&self.unsorted));
        let sentence = words.signature();
        // A pattern may be offered by its word and by its lemma; few are, so the list stays short.
        let mut ids: Vec<u32> = Vec::new();
        let mut collect = |hash: u32| ids.extend(anchors.of(hash).filter(|&id| self.entries[id as usize].demands.met_by(sentence)));
        collect(anchor(words.lower(at).chars(), false));
        words.lemmas(at, &mut |lemma| collect(anchor(lemma.chars(), true)));
        ids.extend(self.unanchored.iter().filter(|&&id| self.entries[id as usize].demands.met_by(sentence)));
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
        out.extend(entry.demands.all.to_le_bytes());
        out.extend(entry.demands.any.to_le_bytes());
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

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain(Vec<(String, String, Gap)>);

    impl Plain {
        fn new(text: &str) -> Self {
            let mut gap = Gap::None;
            Plain(
                text.split(' ')
                    .map(|w| {
                        let word = w.trim_end_matches(',');
                        let before = std::mem::replace(&mut gap, if w.ends_with(',') { Gap::Comma } else { Gap::None });
                        (word.to_owned(), word.to_lowercase(), before)
                    })
                    .collect(),
            )
        }
    }

    impl Words for Plain {
        fn len(&self) -> usize {
            self.0.len()
        }
        fn text(&self, at: usize) -> &str {
            &self.0[at].0
        }
        fn lower(&self, at: usize) -> &str {
            &self.0[at].1
        }
        fn gap(&self, at: usize) -> Gap {
            self.0[at].2
        }
        fn has_lemma(&self, at: usize, lemma: &str) -> bool {
            self.lower(at).starts_with(lemma.trim_end_matches("en"))
        }
        fn lemmas(&self, at: usize, each: &mut dyn FnMut(&str)) {
            each(self.lower(at));
        }
        fn is(&self, at: usize, class: WordClass) -> bool {
            class == WordClass::Number && self.text(at).parse::<u32>().is_ok()
        }
        fn signature(&self) -> u128 {
            self.0.iter().fold(0, |set, word| set | signature(&word.1))
        }
    }

    fn hit(pattern: &str, text: &str) -> Option<(usize, usize)> {
        let words = Plain::new(text);
        let pattern = Pattern::parse(pattern).unwrap();
        (0..words.len()).find_map(|at| pattern.matches(&words, at, false)).map(|m| (m.start, m.end))
    }

    #[test]
    fn elements() {
        assert_eq!(hit("lesedauer (ca|etwa)? {n} minuten", "Lesedauer ca 5 Minuten"), Some((0, 4)));
        assert_eq!(hit("lesedauer (ca|etwa)? {n} minuten", "Lesedauer lange 5 Minuten"), None);
        assert_eq!(
            hit("in die gleiche Tasche {w:0-3} ~stecken", "nicht in die gleiche Tasche wie Russland gesteckt stecken"),
            Some((1, 9))
        );
        assert_eq!(hit("=Die {cap:1-2}", "die Welt Die Große Welt"), Some((2, 4)));
        assert_eq!(hit("darauf , dass", "er besteht darauf, dass"), Some((2, 4)));
        assert_eq!(hit("darauf dass", "er besteht darauf, dass"), None);
        assert!(Pattern::parse("(a|b").is_err() && Pattern::parse("{x}").is_err() && Pattern::parse("a)").is_err());
    }

    #[test]
    fn captures_come_back() {
        let words = Plain::new("in die Tasche wie Russland gesteckt");
        let found = Pattern::parse("in die Tasche {1=w:0-3} gesteckt").unwrap().matches(&words, 0, false).unwrap();
        assert_eq!((found.end, found.captures[1]), (6, (3, 5)));
    }

    #[test]
    fn a_set_offers_what_can_match() {
        let mut set = PatternSet::default();
        for source in ["in (die|der) Tasche", "(ganz)? nahe am Wasser", "in die Stadt", "{w} Tasche"] {
            set.add(source);
        }
        let words = Plain::new("in die Tasche");
        let mut offered = Vec::new();
        set.candidates(&words, 0, &mut |id, _| offered.push(id));
        assert_eq!(offered, [0, 3], "the third lacks its last word, the second its first");
        assert!(set.get(0).is_some());
        let broken = set.add("(a");
        assert!(set.get(broken).is_none());
    }

    #[test]
    fn a_digest_makes_the_same_set() {
        let sources = ["in (die|der) Tasche", "{w} Tasche"];
        let set = PatternSet::from_digest(sources.into_iter(), &digest(sources.into_iter()));
        let mut offered = Vec::new();
        set.candidates(&Plain::new("in die Tasche"), 0, &mut |id, _| offered.push(id));
        assert_eq!(offered, [0, 1]);
        assert!(PatternSet::from_digest(["a"].into_iter(), &digest(sources.into_iter())).get(0).is_none());
    }

    #[test]
    fn hostile_patterns_end() {
        let words = Plain::new(&"a ".repeat(200));
        let pattern = Pattern::parse(&format!("{} b", "{w:0-20} ".repeat(9))).unwrap();
        assert_eq!(pattern.matches(&words, 0, false), None);
    }
}
