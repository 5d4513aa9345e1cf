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
//! the pattern. [`PatternSet`] finds the patterns that a sentence may hold by the rarest word that each demands.

mod demands;
mod set;

pub use demands::{Anchor, Key, Signature};
pub use set::{PatternSet, digest};

use std::fmt;

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
    /// The word and every lemma that it can be a form of, as what patterns demand.
    fn keys(&self, at: usize) -> &[Key];
    /// The same, as what patterns can begin with.
    fn anchors(&self, at: usize) -> &[Anchor];
    /// Whether it belongs to the class.
    fn is(&self, at: usize, class: WordClass) -> bool;
    /// The bits of all words and lemmas together.
    fn signature(&self) -> &Signature;
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

#[cfg(test)]
mod tests;
