//! Which words of a bead render each other: by the word table, by spelling, by their parts.

use crate::align::table::GermanStem;
use crate::align::{Language, WordTable, stem, stems};
use crate::data::{Dictionaries, Index};
use crate::document::{Document, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Words without content, in lower case.
#[derive(Debug)]
pub(super) struct FunctionWords {
    english: FxHashSet<String>,
    german: FxHashSet<String>,
}

impl Index for FunctionWords {
    fn build(dictionaries: &Dictionaries) -> Self {
        let read = |table: &str| dictionaries.rows(table).filter_map(|row| row.cells().next().map(str::to_lowercase)).collect();
        FunctionWords { english: read("language/english-function-words"), german: read("language/german-function-words") }
    }
}

impl FunctionWords {
    pub fn is_english(&self, lower: &str) -> bool {
        self.english.contains(lower)
    }
}

/// A token as the links see it.
#[derive(Debug, Default)]
struct Word {
    /// Whether it has a content of its own.
    content: bool,
    capital: bool,
    lower: Box<str>,
    /// Stems that render it, or its own and those of its parts on the German side.
    stems: Vec<GermanStem>,
}

/// All tokens of both sides.
#[derive(Debug)]
pub(super) struct Words {
    english: Vec<Word>,
    german: Vec<Word>,
}

/// Shortest compound and shortest part, in bytes of the folded word.
const COMPOUND: usize = 8;
const PART: usize = 4;

impl Words {
    /// Looks every token up once.
    pub fn new(source: &Document, target: &Document, functions: &FunctionWords) -> Self {
        let table = WordTable::embedded();
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        let mut english: Vec<Word> = Vec::with_capacity(source.tokens.len());
        for (at, token) in source.tokens.iter().enumerate() {
            let text = source.word(at);
            let mut word = plain(text, token.kind, |lower| functions.english.contains(lower));
            if let Some(&known) = seen.get(text) {
                word.stems.clone_from(&english[known].stems);
            } else if token.kind == TokenKind::Word {
                for stem in stems(text, Language::English) {
                    word.stems.extend(table.translations(&stem).filter(|t| t.forth.max(t.back) > 0.015).map(|t| t.german));
                }
                seen.insert(text, at);
            }
            english.push(word);
        }
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        let mut german: Vec<Word> = Vec::with_capacity(target.tokens.len());
        let mut piece = String::new();
        for (at, token) in target.tokens.iter().enumerate() {
            let text = target.word(at);
            let mut word = plain(text, token.kind, |lower| functions.german.contains(lower));
            if let Some(&known) = seen.get(text) {
                word.stems.clone_from(&german[known].stems);
            } else if token.kind == TokenKind::Word {
                for whole in stems(text, Language::German) {
                    word.stems.extend(table.german(&whole));
                    if whole.len() < COMPOUND || !whole.is_ascii() {
                        continue;
                    }
                    for cut in PART..=whole.len() - PART {
                        for part in [&whole[..cut], &whole[cut..]] {
                            piece.clear();
                            stem(part, Language::German, &mut piece);
                            if piece.len() >= PART {
                                word.stems.extend(table.german(&piece));
                            }
                        }
                    }
                }
                seen.insert(text, at);
            }
            german.push(word);
        }
        Words { english, german }
    }

    /// Whether a token of the source says something of its own.
    pub fn is_content(&self, source: usize) -> bool {
        self.english.get(source).is_some_and(|w| w.content)
    }

    /// Whether a token of the target says something of its own.
    pub fn is_german_content(&self, target: usize) -> bool {
        self.german.get(target).is_some_and(|w| w.content)
    }

    /// Links all content words of some source tokens to those of some target tokens.
    pub fn links(&self, source: Range<usize>, target: Range<usize>) -> Links {
        let mut by_stem: FxHashMap<GermanStem, Vec<usize>> = FxHashMap::default();
        for t in target.clone() {
            for &stem in &self.german[t].stems {
                by_stem.entry(stem).or_default().push(t);
            }
        }
        let mut links = Links {
            source: source.clone(),
            of_source: vec![None; source.len()],
            target: target.clone(),
            rendered: vec![false; target.len()],
        };
        for s in source.clone() {
            let word = &self.english[s];
            for stem in &word.stems {
                for &t in by_stem.get(stem).into_iter().flatten() {
                    links.of_source[s - source.start].get_or_insert(t);
                    links.rendered[t - target.start] = true;
                }
            }
            if word.lower.len() < 2 || (!word.content && links.of_source[s - source.start].is_some()) {
                continue;
            }
            for t in target.clone() {
                if alike(word, &self.german[t]) {
                    links.of_source[s - source.start].get_or_insert(t);
                    links.rendered[t - target.start] = true;
                }
            }
        }
        links
    }

    /// The share of content words of some source tokens that some target tokens render, and the number of content words.
    pub fn coverage(&self, source: Range<usize>, target: Range<usize>) -> (f32, usize) {
        let links = self.links(source.clone(), target);
        let content: Vec<usize> = source.filter(|&s| self.english[s].content).collect();
        let covered = content.iter().filter(|&&s| links.of(s).is_some()).count();
        (covered as f32 / content.len().max(1) as f32, content.len())
    }

    /// The share of content words of some target tokens that some source tokens account for, and the number of content words.
    pub fn german_coverage(&self, source: Range<usize>, target: Range<usize>) -> (f32, usize) {
        let links = self.links(source, target.clone());
        let content: Vec<usize> = target.filter(|&t| self.german[t].content).collect();
        let covered = content.iter().filter(|&&t| links.is_rendered(t)).count();
        (covered as f32 / content.len().max(1) as f32, content.len())
    }
}

fn plain(text: &str, kind: TokenKind, is_function: impl Fn(&str) -> bool) -> Word {
    let lower = text.to_lowercase().into_boxed_str();
    let content = match kind {
        TokenKind::Word => lower.chars().count() > 2 && !is_function(&lower),
        TokenKind::Number => lower.len() > 1,
        TokenKind::Address => true,
        _ => false,
    };
    Word { content, capital: text.starts_with(char::is_uppercase), lower, stems: Vec::new() }
}

/// Whether the two are spelled alike enough to be one word: names, numbers, cognates, parts of compounds.
fn alike(a: &Word, b: &Word) -> bool {
    if a.lower == b.lower {
        return true;
    }
    let (x, y) = (a.lower.as_bytes(), b.lower.as_bytes());
    if x.first().is_some_and(u8::is_ascii_digit) && y.first().is_some_and(u8::is_ascii_digit) {
        let digits = |text: &[u8]| text.iter().copied().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
        return digits(x) == digits(y);
    }
    if x.len() < 3 || y.len() < 3 {
        return false;
    }
    // „Obama-Regierung“, "Obama's": a name inside a longer word.
    if a.capital
        && b.capital
        && x.len() >= 3
        && b.lower.split(['-', '’', '\'']).any(|part| part == &*a.lower || part.strip_suffix('s') == Some(&a.lower))
    {
        return true;
    }
    let fold = |c: u8| match c {
        b'k' => b'c',
        b'z' => b's',
        b'y' | b'j' => b'i',
        b'v' => b'f',
        b'w' => b'f',
        c => c,
    };
    let common = x.iter().zip(y).take_while(|(p, q)| fold(**p) == fold(**q)).count();
    common >= 4 && common * 10 >= x.len().min(y.len()) * 6
        || (a.capital && b.capital && common >= 3 && common * 10 >= x.len().max(y.len()) * 6)
}

/// The links of one bead.
#[derive(Debug)]
pub(super) struct Links {
    source: Range<usize>,
    of_source: Vec<Option<usize>>,
    target: Range<usize>,
    rendered: Vec<bool>,
}

impl Links {
    /// The first target token that renders a source token.
    pub fn of(&self, source: usize) -> Option<usize> {
        self.of_source.get(source.checked_sub(self.source.start)?).copied().flatten()
    }

    /// Whether a target token renders something.
    pub fn is_rendered(&self, target: usize) -> bool {
        target.checked_sub(self.target.start).and_then(|at| self.rendered.get(at)).copied().unwrap_or(false)
    }
}
