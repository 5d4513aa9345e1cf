//! Names in a text: persons, places, organisations and institutions, as the tables know them and where they stand.
//!
//! [`Names`] holds every capitalised word of a document that can be part of a person's name, with its neighbours in the
//! same run, gathered by form. [`GivenNames`] and [`Persons`] answer what a word or a whole name is.

pub mod forms;
mod found;
mod given;
pub mod inflection;
pub mod institutions;
mod mentions;
pub mod organisations;
mod persons;
pub mod places;
pub mod surroundings;

pub use found::FoundNames;
pub use given::{Cultures, Given, GivenNames, Suffixes};
pub use mentions::{Form, NameWord, Names, Role};
pub use persons::{Known, Person, Persons};

/// A 64-bit key of a word or of several: without case; hyphens are blanks, apostrophes all alike.
///
/// The tables keep keys instead of texts; among ten thousand names two share a key once in a hundred billion cases.
pub fn key(text: &str) -> u64 {
    extend_key(EMPTY_KEY, text)
}

/// The key of nothing.
pub const EMPTY_KEY: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of a text that goes on with another word.
pub fn extend_key(mut key: u64, text: &str) -> u64 {
    let mut byte = |byte: u8| key = (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(5);
    if text.is_ascii() {
        for b in text.bytes() {
            byte(match b {
                b'-' => b' ',
                b'`' => b'\'',
                _ => b.to_ascii_lowercase(),
            });
        }
    } else {
        let mut buffer = [0; 4];
        for c in text.chars().flat_map(char::to_lowercase) {
            match c {
                '-' | '‐' | '‑' => byte(b' '),
                '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' => byte(b'\''),
                '\u{ad}' | '\u{200b}'..='\u{200f}' => {}
                _ => c.encode_utf8(&mut buffer).bytes().for_each(&mut byte),
            }
        }
    }
    key
}
