//! One side of a pair as the aligner sees it: sentences of numbered word types.

use super::Language;
use super::stem::stem;
use rustc_hash::FxHashMap;

/// Tokens of one sentence that take part; a longer one (a file without full stops) is represented by its beginning.
const LONGEST: usize = 1000;

/// What a type is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits; the key holds them without separators, so that 1.250 and 1,250 are one.
    Number,
}

/// All tokens with the same key.
#[derive(Debug, Clone)]
pub(super) struct Type {
    /// Stem or digits, in [`Side::keys`].
    key: (u32, u32),
    /// The first form met, in lower case, in [`Side::keys`].
    form: (u32, u32),
    pub kind: Kind,
    /// Whether the first form has a capital letter.
    pub capital: bool,
    pub count: u32,
}

/// One sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Prepared {
    /// Of [`Side::tokens`].
    pub first: u32,
    pub end: u32,
    /// Letters and digits.
    pub letters: u32,
    /// The paragraph; 0 throughout where there are none.
    pub paragraph: u32,
    /// Last mark: 0 none, then `.`, `?`, `!`, `:`, other.
    pub ending: u8,
}

impl Prepared {
    /// Its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }

    pub fn len(&self) -> usize {
        (self.end - self.first) as usize
    }
}

/// One side, prepared.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub sentences: Vec<Prepared>,
    /// Type of each token.
    pub tokens: Vec<u32>,
    pub types: Vec<Type>,
    keys: String,
}

impl Side {
    /// Reads the sentences once; linear in the text.
    pub fn new<'t>(sentences: impl Iterator<Item = (&'t str, u32)>, language: Language) -> Self {
        let mut side = Side::default();
        let mut known: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        let (mut lower, mut key) = (String::new(), String::new());
        for (text, paragraph) in sentences {
            let first = side.tokens.len();
            let mut letters = 0;
            words(text, |word| {
                letters += word.letters;
                if side.tokens.len() - first >= LONGEST || (word.letters < 2 && word.kind == Kind::Word) {
                    return;
                }
                lower.clear();
                key.clear();
                let piece = &text[word.start..word.end];
                if piece.is_ascii() {
                    lower.extend(piece.bytes().map(|b| b.to_ascii_lowercase() as char));
                } else {
                    lower.extend(piece.chars().flat_map(char::to_lowercase));
                }
                match word.kind {
                    Kind::Number => key.extend(lower.chars().filter(char::is_ascii_digit)),
                    Kind::Word => stem(&lower, language, &mut key),
                }
                let capital = piece.starts_with(char::is_uppercase);
                let number = side.intern(&mut known, &key, &lower, word.kind, capital);
                side.types[number as usize].count += 1;
                side.tokens.push(number);
            });
            let ending =
                match text.trim_end_matches(|c: char| c.is_whitespace() || super::marks::is_quote(c) || c == ')').chars().next_back() {
                    Some('.') => 1,
                    Some('?') => 2,
                    Some('!') => 3,
                    Some(':') => 4,
                    Some(c) if !c.is_alphanumeric() => 5,
                    _ => 0,
                };
            side.sentences.push(Prepared { first: first as u32, end: side.tokens.len() as u32, letters, paragraph, ending });
        }
        side
    }

    fn intern(&mut self, known: &mut FxHashMap<u64, Vec<u32>>, key: &str, form: &str, kind: Kind, capital: bool) -> u32 {
        let hash = super::table::hash(key.as_bytes());
        let same = known.entry(hash).or_default();
        if let Some(&number) = same.iter().find(|&&n| {
            let known = &self.types[n as usize];
            known.kind == kind && &self.keys[known.key.0 as usize..known.key.1 as usize] == key
        }) {
            return number;
        }
        let start = self.keys.len() as u32;
        self.keys.push_str(key);
        let middle = self.keys.len() as u32;
        self.keys.push_str(form);
        let end = self.keys.len() as u32;
        let number = self.types.len() as u32;
        self.types.push(Type { key: (start, middle), form: (middle, end), kind, capital, count: 0 });
        same.push(number);
        number
    }

    /// The stem or the digits of a type.
    pub fn key(&self, number: usize) -> &str {
        let (start, end) = self.types[number].key;
        &self.keys[start as usize..end as usize]
    }

    /// The first form of a type, in lower case.
    pub fn form(&self, number: usize) -> &str {
        let (start, end) = self.types[number].form;
        &self.keys[start as usize..end as usize]
    }
}

/// A word or number of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    pub letters: u32,
}

/// Scripts without blanks between words: every character is a word.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{0e00}'..='\u{0e7f}' | '\u{20000}'..='\u{3ffff}')
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// Calls `each` with every word and number. Hyphens and apostrophes part words: „EU-Staaten“ renders "EU states". A single letter
/// counts for the length only.
pub(super) fn words(text: &str, mut each: impl FnMut(Word)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        if byte.is_ascii_digit() {
            let mut end = at;
            while end < bytes.len()
                && (bytes[end].is_ascii_digit()
                    || (matches!(bytes[end], b'.' | b',' | b':' | b'\'') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)))
            {
                end += 1;
            }
            if !text[end..].starts_with(|c| in_word(c) && !stands_alone(c)) {
                let letters = bytes[at..end].iter().filter(|b| b.is_ascii_digit()).count() as u32;
                each(Word { start: at, end, kind: Kind::Number, letters });
                at = end;
                continue;
            }
        }
        let mut letters = 0;
        let mut end = at;
        for c in text[at..].chars() {
            if !in_word(c) || (stands_alone(c) && letters > 0) {
                break;
            }
            letters += 1;
            end += c.len_utf8();
            if stands_alone(c) {
                // A character of such a script says as much as two or three letters.
                letters = 2;
                break;
            }
        }
        if end == at {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        each(Word { start: at, end, kind: Kind::Word, letters });
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        words(text, |w| out.push(&text[w.start..w.end]));
        out
    }

    #[test]
    fn hyphens_part_words_and_numbers_stay_whole() {
        assert_eq!(split("Die EU-Staaten zahlen 1.250,50 Euro (5G)."), ["Die", "EU", "Staaten", "zahlen", "1.250,50", "Euro", "5G"]);
        assert_eq!(split("2022年は"), ["2022", "年", "は"]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn types_are_stems_and_digits() {
        let side = Side::new([("Das Haus kostet 1.250 Euro.", 0), ("Die Häuser kosten 1,250?", 0)].into_iter(), Language::German);
        let key = |i: usize| side.key(side.tokens[i] as usize);
        assert_eq!((key(1), key(3)), ("haus", "1250"));
        assert_eq!(side.tokens[1], side.tokens[6]);
        assert_eq!(side.tokens[3], side.tokens[8]);
        assert_eq!((side.sentences[0].ending, side.sentences[1].ending), (1, 2));
    }
}
