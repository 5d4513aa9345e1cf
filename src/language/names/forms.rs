//! An index of written forms (`Kirgistan`, `Schwarzes Meer`, `CSTO`), found in a text by their first word.
//!
//! The text of the tables is kept in one piece; a form is a stretch of it, a
//! row a line of it, so that building costs one pass and a few large
//! allocations (about 0.5 ms for 12,000 forms). A look-up hashes the word, without its genitive s
//! a second time, and each part of a hyphenated word once: about 15 ns for a word that is no name.

use crate::data::{Dictionaries, values};
use crate::document::{Document, Span};
use crate::language::tokens::{is_apostrophe, is_hyphen};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// What stands between the end of a form and the end of its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nothing.
    None,
    /// The s of the German genitive: `Russlands`.
    S,
    /// es: `Meeres`.
    Es,
    /// The n of the dative plural: `Niederlanden`.
    N,
    /// An English genitive, or the plural of an acronym with an apostrophe: `Russia's`.
    ApostropheS,
    /// A hyphen and more: `Kirgistan-Konflikt`.
    Compound,
}

/// A form found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Number of the form.
    pub form: u32,
    /// Its first token.
    pub first: u32,
    /// Behind its last token.
    pub end: u32,
    /// The form itself, without what the word adds before and behind.
    pub name: Span,
    /// All its tokens.
    pub span: Span,
    /// How the last word goes on.
    pub ending: Ending,
}

impl Match {
    /// Whether the form is only a part of a hyphenated word.
    pub fn in_compound(&self) -> bool {
        self.name.start > self.span.start || self.ending == Ending::Compound
    }

    /// Index of the first token.
    pub fn first(&self) -> usize {
        self.first as usize
    }

    /// Index behind the last token.
    pub fn end(&self) -> usize {
        self.end as usize
    }
}

/// One form: where it stands in the table's text.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    start: u32,
    length: u16,
    /// Number of its row.
    pub row: u16,
    /// What the builder says of it: the column.
    pub kind: u8,
    /// Length of the stem of a first word that is an inflected adjective, 0 if it is none.
    stem: u8,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    hash: u32,
    form: u32,
    next: u32,
}

/// The forms of one table.
#[derive(Debug, Default)]
pub struct FormIndex {
    text: String,
    rows: Vec<(u32, u32)>,
    forms: Vec<Form>,
    heads: Vec<u32>,
    nodes: Vec<Node>,
}

const NONE: u32 = u32::MAX;

/// Endings of an adjective before a noun.
const ADJECTIVE_ENDINGS: [&str; 5] = ["er", "es", "en", "em", "e"];

/// Most parts of a hyphenated word that are looked up.
const MOST_PARTS: usize = 8;

impl FormIndex {
    /// Reads a table; `columns` says which cells hold forms and whether their first adjective is inflected.
    pub fn build(dictionaries: &Dictionaries, table: &str, columns: &[(usize, bool)]) -> Self {
        let mut index = FormIndex::default();
        let rows: Vec<_> = dictionaries.rows(table).take(usize::from(u16::MAX)).collect();
        index.text.reserve(rows.len() * 128);
        index.rows.reserve(rows.len());
        index.heads = vec![NONE; (rows.len() * 4).next_power_of_two().max(16)];
        index.nodes.reserve(rows.len() * 4);
        index.forms.reserve(rows.len() * 4);
        for row in rows {
            let number = index.rows.len() as u16;
            let start = index.text.len() as u32;
            let mut at = start;
            for (column, cell) in row.cells().enumerate() {
                index.text.push_str(cell);
                index.text.push('\t');
                if let Some(&(_, inflected)) = columns.iter().find(|(c, _)| *c == column) {
                    for form in values(cell) {
                        let offset = (form.as_ptr() as usize - cell.as_ptr() as usize) as u32;
                        index.add(at + offset, form, number, column as u8, inflected);
                    }
                }
                at += cell.len() as u32 + 1;
            }
            index.rows.push((start, index.text.len() as u32));
        }
        index
    }

    fn add(&mut self, start: u32, form: &str, row: u16, kind: u8, inflected: bool) {
        if form.is_empty() || form.len() > 200 {
            return;
        }
        let head = first_word(form);
        let stem = match head.strip_suffix("er").or_else(|| head.strip_suffix("es")).or_else(|| head.strip_suffix('e')) {
            // „Große Mauer“, „Schwarzes Meer“; „Prager Burg“ is not inflected, and a stem of three letters is none.
            Some(stem) if inflected && form.as_bytes().get(head.len()) == Some(&b' ') && stem.len() > 2 => stem,
            _ => "",
        };
        let number = self.forms.len() as u32;
        self.forms.push(Form { start, length: form.len() as u16, row, kind, stem: stem.len() as u8 });
        if stem.is_empty() {
            self.link(hash(head.as_bytes()), number);
        } else {
            for ending in ADJECTIVE_ENDINGS {
                self.link(hash([stem, ending].concat().as_bytes()), number);
            }
        }
    }

    fn link(&mut self, hash: u32, form: u32) {
        let slot = hash as usize & (self.heads.len() - 1);
        self.nodes.push(Node { hash, form, next: self.heads[slot] });
        self.heads[slot] = self.nodes.len() as u32 - 1;
    }

    /// A form.
    pub fn form(&self, form: u32) -> &Form {
        &self.forms[form as usize]
    }

    /// The letters of a form.
    pub fn text(&self, form: u32) -> &str {
        let form = self.form(form);
        &self.text[form.start as usize..form.start as usize + usize::from(form.length)]
    }

    /// The cells of a row.
    pub fn cells<const N: usize>(&self, row: u16) -> [&str; N] {
        let (start, end) = self.rows[usize::from(row)];
        let mut cells = self.text[start as usize..end as usize].split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or(""))
    }

    /// The forms that are written exactly so.
    pub fn exact(&self, text: &str) -> Vec<u32> {
        let hash = hash(first_word(text).as_bytes());
        let mut out = Vec::new();
        let mut node = self.heads.get(hash as usize & self.heads.len().wrapping_sub(1)).copied().unwrap_or(NONE);
        while node != NONE {
            let Node { form, next, .. } = self.nodes[node as usize];
            if self.text(form) == text {
                out.push(form);
            }
            node = next;
        }
        out.sort_unstable();
        out
    }

    /// Calls `each` with every form that begins in the token.
    pub fn find(&self, document: &Document, token: usize, each: &mut dyn FnMut(Match)) {
        let Some(span) = document.tokens.get(token).map(|t| t.span) else { return };
        let word = document.text(span);
        let bytes = word.as_bytes();
        if bytes.len() < 2 && !bytes.first().is_some_and(u8::is_ascii_uppercase) {
            return;
        }
        self.look(document, token, 0, bytes, each);
        if let Some(stem) = word.strip_suffix('s') {
            self.look(document, token, 0, stem.as_bytes(), each);
            if let Some(stem) = stem.strip_suffix(is_apostrophe) {
                self.look(document, token, 0, stem.as_bytes(), each);
            }
        } else if let Some(stem) = word.strip_suffix('n') {
            self.look(document, token, 0, stem.as_bytes(), each);
        }
        if !bytes.contains(&b'-') && !word.contains(is_hyphen) {
            return;
        }
        let mut starts = [0usize; MOST_PARTS];
        let mut count = 1;
        for (at, c) in word.char_indices().filter(|&(_, c)| is_hyphen(c)) {
            for &start in &starts[..count] {
                self.look(document, token, start, &bytes[start..at], each);
            }
            if count < MOST_PARTS {
                starts[count] = at + c.len_utf8();
                count += 1;
            }
        }
        for &start in &starts[1..count] {
            self.look(document, token, start, &bytes[start..], each);
            if let Some(stem) = word[start..].strip_suffix('s') {
                self.look(document, token, start, stem.as_bytes(), each);
            }
        }
    }

    fn look(&self, document: &Document, token: usize, offset: usize, word: &[u8], each: &mut dyn FnMut(Match)) {
        let hash = hash(word);
        let Some(&first) = self.heads.get(hash as usize & self.heads.len().wrapping_sub(1)) else { return };
        let mut node = first;
        while node != NONE {
            let Node { hash: other, form, next } = self.nodes[node as usize];
            if other == hash
                && let Some(found) = self.verify(document, token, offset, form)
            {
                each(found);
            }
            node = next;
        }
    }

    fn verify(&self, document: &Document, token: usize, offset: usize, number: u32) -> Option<Match> {
        let first = document.tokens[token].span;
        let start = first.start as usize + offset;
        let text = document.prose.get(start..)?;
        let form = self.text(number);
        let length = length(text, form, usize::from(self.form(number).stem))?;
        let end = start + length;
        let mut last = token;
        while (document.tokens.get(last)?.span.end as usize) < end {
            last += 1;
        }
        let span = document.tokens[last].span;
        // A form that ends in a full stop may end between two tokens.
        if end <= span.start as usize {
            return None;
        }
        let ending = ending(&document.prose[end..span.end as usize])?;
        Some(Match {
            form: number,
            first: token as u32,
            end: last as u32 + 1,
            name: Span::new(start as u32, end as u32),
            span: first.to(span),
            ending,
        })
    }
}

fn ending(rest: &str) -> Option<Ending> {
    Some(match rest {
        "" => Ending::None,
        "s" => Ending::S,
        "es" => Ending::Es,
        "n" => Ending::N,
        _ if rest.starts_with(is_hyphen) => Ending::Compound,
        _ if rest.starts_with(is_apostrophe) && rest.ends_with('s') && rest.chars().count() == 2 => Ending::ApostropheS,
        _ => return None,
    })
}

/// The word by which a form is found: up to a blank or a full stop, as the tokenizer cuts it.
fn first_word(form: &str) -> &str {
    let bytes = form.as_bytes();
    let end = bytes.iter().position(|b| matches!(b, b' ' | b'.' | b'/' | b'+' | b'(' | b'&')).unwrap_or(form.len());
    // `R&D` is one word.
    let end = match bytes.get(end) {
        Some(b'&') if end > 0 => bytes.iter().position(|b| matches!(b, b' ' | b'.')).unwrap_or(form.len()),
        _ => end,
    };
    &form[..if end == 0 { form.len() } else { end }]
}

fn hash(word: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(word);
    let wide = hasher.finish();
    wide as u32 ^ (wide >> 32) as u32
}

/// Bytes of `text` that the form takes; `stem` bytes of its first word are followed by any ending of an adjective.
fn length(text: &str, form: &str, stem: usize) -> Option<usize> {
    let (mut text_at, mut form_at) = (0, 0);
    if stem > 0 {
        if !text.as_bytes().starts_with(&form.as_bytes()[..stem]) {
            return None;
        }
        let rest = text.get(stem..)?;
        let ending = ADJECTIVE_ENDINGS.iter().find(|e| rest.starts_with(**e) && rest[e.len()..].starts_with(char::is_whitespace))?;
        text_at = stem + ending.len();
        form_at = form.find(' ')?;
    }
    let letters = form[form_at..].chars();
    let mut rest = text.get(text_at..)?.chars();
    for wanted in letters {
        let c = rest.next()?;
        if wanted == ' ' {
            if !c.is_whitespace() {
                return None;
            }
            // A line break inside a name is a blank, a paragraph break is none.
            let mut breaks = usize::from(c == '\n');
            let mut ahead = rest.clone();
            while let Some(c) = ahead.next().filter(|c| c.is_whitespace()) {
                breaks += usize::from(c == '\n');
                rest = ahead.clone();
            }
            if breaks > 1 {
                return None;
            }
            continue;
        }
        let same = c == wanted || (is_apostrophe(c) && is_apostrophe(wanted)) || (is_hyphen(c) && is_hyphen(wanted));
        if !same {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}
