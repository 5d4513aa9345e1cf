//! Tokens: words, numbers, marks and addresses, with their byte spans.
//!
//! One pass, no allocation but the token list. A word keeps its hyphens and
//! apostrophes (`OVKS-Truppen`, `Putin’s`, `don't`) because German compounds and
//! English contractions are single words to the rules above.

use crate::document::{Span, Token, TokenKind};

/// Invisible characters that may stand inside a word: soft hyphen, zero-width space and joiners, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Hyphens that join the parts of a word (not dashes).
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Apostrophes, straight and typographic.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´')
}

fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{fffd}' || is_mark(c)
}

/// Combining marks stay with their letter; only the common block is asked for, the rest of Unicode's marks are alphabetic.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Appends the tokens of `text[span]` to `out`; spans count from the start of `text`.
pub fn tokenize(text: &str, span: Span, out: &mut Vec<Token>) {
    let Some(block) = text.get(span.range()) else { return };
    let base = span.start;
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = block[at..].chars().next() {
        let rest = &block[at..];
        if c.is_whitespace() || (is_invisible(c) && !c.is_alphanumeric()) {
            spaced |= c.is_whitespace();
            at += c.len_utf8();
            continue;
        }
        let (kind, length) = token(rest, c);
        let start = base + at as u32;
        out.push(Token { span: Span::new(start, start + length as u32), kind, spaced });
        spaced = false;
        at += length;
    }
}

fn token(rest: &str, first: char) -> (TokenKind, usize) {
    if let Some(length) = address(rest) {
        return (TokenKind::Address, length);
    }
    if first.is_ascii_digit() {
        let length = number(rest);
        // `70.000er`, `A380`, `2022er`, `5G` are words, `5.000` is a number.
        return match rest[length..].chars().next() {
            Some(c) if c.is_alphabetic() => (TokenKind::Word, length + word(&rest[length..])),
            Some(c) if is_hyphen(c) && rest[length + c.len_utf8()..].starts_with(char::is_alphabetic) => {
                (TokenKind::Word, length + word(&rest[length..]))
            }
            _ => (TokenKind::Number, length),
        };
    }
    if is_word_character(first) {
        return (TokenKind::Word, word(rest));
    }
    if first == '.' {
        return (TokenKind::Punctuation, rest.bytes().take_while(|&b| b == b'.').count());
    }
    let kind = if is_punctuation(first) { TokenKind::Punctuation } else { TokenKind::Symbol };
    (kind, first.len_utf8())
}

/// Punctuation of prose; everything else that is no letter and no digit is a symbol.
pub fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '-'
            | '–'
            | '—'
            | '―'
            | '‐'
            | '‑'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '"'
            | '„'
            | '“'
            | '”'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‚'
            | '‘'
            | '’'
            | '\''
            | '¿'
            | '¡'
            | '/'
    )
}

/// Length of the word at the start: letters, digits, and hyphens or apostrophes between them.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if is_word_character(c) {
            end = at + c.len_utf8();
            continue;
        }
        let next = characters.peek().map(|&(_, n)| n);
        let joins = (is_hyphen(c) || is_apostrophe(c) || (is_invisible(c) && !c.is_whitespace()) || c == '&')
            && next.is_some_and(is_word_character);
        // `AT&T` is a word, `&nbsp;` glued to a word is not.
        let ampersand = c == '&' && !(end > 0 && rest[..end].ends_with(char::is_uppercase) && next.is_some_and(char::is_uppercase));
        // The gender forms `Bürger:innen`, `Bürger*innen`, `Bürger_innen` are one word.
        let gender = matches!(c, ':' | '*' | '_' | '·') && rest[at + c.len_utf8()..].starts_with("in") && end > 1;
        if (joins && !ampersand) || gender {
            continue;
        }
        // A closed elision: `Hans’ Haus`, `gibt's`; the apostrophe at the end stays outside.
        break;
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// Length of the number at the start: digits, with single separators between digits.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let digits = bytes[end..].iter().take_while(|b| b.is_ascii_digit()).count();
        end += digits;
        let separated = matches!(bytes.get(end), Some(b'.' | b',' | b':' | b'\'')) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if digits == 0 || !separated {
            break;
        }
        end += 1;
    }
    end.max(1)
}

/// Length of the URL or e-mail address at the start, if there is one.
fn address(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let window = &bytes[..bytes.len().min(256)];
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if starts("http://") || starts("https://") || starts("ftp://") || starts("www.") {
        return Some(trim_address(
            rest,
            rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '„' | '«' | '»')).unwrap_or(rest.len()),
        ));
    }
    if !bytes[0].is_ascii_alphanumeric() && bytes[0] != b'@' {
        return None;
    }
    // `name@host.tld`, `@handle`
    let local = window.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%')).count();
    if window.get(local) == Some(&b'@') {
        let host = window[local + 1..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')).count();
        if host > 1 && (local == 0 || window[local + 1..local + 1 + host].contains(&b'.')) {
            return Some(trim_address(rest, local + 1 + host));
        }
    }
    // `example.com`, `kremlin.ru/path`: a known ending after a full stop between letters.
    let host = window.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
    let end = trim_address(rest, host);
    let name = &rest[..end];
    let (label, ending) = name.rsplit_once('.')?;
    if label.is_empty() || !ENDINGS.contains(&ending) || !label.bytes().any(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let path = if bytes.get(end) == Some(&b'/') {
        rest[end..].find(|c: char| c.is_whitespace() || matches!(c, ')' | '<' | '>' | '“' | '”')).unwrap_or(rest.len() - end)
    } else {
        0
    };
    Some(trim_address(rest, end + path))
}

/// Top-level domains and file endings that mark an address without a scheme; country codes that are German words are left out.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "de", "at", "ch", "eu", "ru", "ua", "fr", "it", "uk", "info", "gov", "edu", "mil", "int", "io", "tv", "kz", "cn",
    "jp", "pl", "nl", "be", "cz", "html", "htm", "php", "pdf", "exe", "dll", "xml", "json", "jpg", "png", "js", "css", "txt", "md", "yaml",
    "yml", "zip", "ps1", "config", "ini", "log",
];

/// Full stops, commas and closing marks at the end belong to the sentence.
fn trim_address(rest: &str, end: usize) -> usize {
    let text = &rest[..end];
    let trimmed = text.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '}', '*']);
    let trimmed = if trimmed.contains('(') { trimmed } else { trimmed.trim_end_matches(')') };
    trimmed.trim_end_matches(['.', ',']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len() as u32), &mut tokens);
        tokens.iter().map(|t| &text[t.span.range()]).collect()
    }

    #[test]
    fn words_keep_hyphens_and_apostrophes() {
        assert_eq!(split("Die OVKS-Truppen, Putin’s „Plan“ …"), ["Die", "OVKS-Truppen", ",", "Putin’s", "„", "Plan", "“", "…"]);
        assert_eq!(split("AT&T und die Bürger:innen"), ["AT&T", "und", "die", "Bürger:innen"]);
        assert_eq!(split("Hans’ Energie- und Klimapolitik"), ["Hans", "’", "Energie", "-", "und", "Klimapolitik"]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            split("17.000 Euro, 1,25 % und der 5G-Standard am 3. Mai 2022."),
            ["17.000", "Euro", ",", "1,25", "%", "und", "der", "5G-Standard", "am", "3", ".", "Mai", "2022", "."]
        );
        assert_eq!(split(". . . und ...“"), [".", ".", ".", "und", "...", "“"]);
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(
            split("Siehe https://a.example/b?c=1. Mail an x.y@b-c.org, (www.d.de)."),
            ["Siehe", "https://a.example/b?c=1", ".", "Mail", "an", "x.y@b-c.org", ",", "(", "www.d.de", ")", "."]
        );
        assert_eq!(split("Amazon.com und spiegel.de/politik"), ["Amazon.com", "und", "spiegel.de/politik"]);
    }
}
