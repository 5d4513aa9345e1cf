//! The identity of a finding across edits elsewhere in the file.

use crate::document::Document;
use crate::document::Span;
use unicode_normalization::UnicodeNormalization;

/// Tokens on each side that belong to the identity.
const NEIGHBOURS: usize = 3;

/// Sixteen hexadecimal digits from the rule, the normalised span and the words around it, never from the position.
///
/// FNV-1a with 64 bits: stable across versions and platforms, which a hasher of the
/// standard library does not promise. Two equal faults with equal neighbours share a
/// fingerprint; a baseline counts them.
pub fn fingerprint(rule: &str, document: &Document, span: Span) -> String {
    let first = document.token_at(span.start);
    let end = document.tokens.partition_point(|t| t.span.start < span.end).max(first);
    let before = (first.saturating_sub(NEIGHBOURS)..first).map(|i| document.word(i));
    let after = (end..(end + NEIGHBOURS).min(document.tokens.len())).map(|i| document.word(i));
    let mut hash = Fnv::new();
    hash.add(rule);
    for word in before {
        hash.add(word);
    }
    hash.add("<");
    for word in document.text(span).split_whitespace() {
        hash.add(word);
    }
    hash.add(">");
    for word in after {
        hash.add(word);
    }
    format!("{:016x}", hash.0)
}

struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, word: &str) {
        for byte in word.nfc().flat_map(char::to_lowercase).chain(['\u{1f}']).collect::<String>().bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
