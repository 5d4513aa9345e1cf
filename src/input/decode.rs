//! From bytes to text: UTF-8 with or without a mark, UTF-16, windows-1252.

use crate::error::{Error, Result};
use std::path::Path;

/// How a file was encoded, so that `fix` can write it back the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; offsets are those of the file.
    Utf8,
    /// UTF-16, little endian; offsets count as if the file were UTF-8.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// windows-1252, the superset of Latin 1 that old systems write.
    Windows1252,
}

/// Text and how it was encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, a byte order mark included.
    pub text: String,
    /// What it was.
    pub encoding: Encoding,
}

/// Bytes that are looked at to tell text from a binary file.
const SAMPLE: usize = 64 * 1024;

/// Decodes a file or says, with the place, why it cannot be text.
pub fn decode(path: &Path, bytes: Vec<u8>) -> Result<Decoded> {
    if let Some(encoding) = utf16(&bytes) {
        return decode_utf16(path, &bytes, encoding);
    }
    if let Some(position) = memchr::memchr(0, &bytes) {
        let (line, column) = place(&bytes, position);
        return Err(Error::in_file(path, "a binary file (NUL byte)").at(line, column));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, encoding: Encoding::Utf8 }),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            if looks_like_windows_1252(&bytes) {
                let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
                return Ok(Decoded { text: text.into_owned(), encoding: Encoding::Windows1252 });
            }
            let (line, column) = place(&bytes, valid);
            let what = format!("neither UTF-8 nor windows-1252: byte 0x{:02x} at offset {valid}", bytes[valid]);
            Err(Error::in_file(path, what).at(line, column).hint("convert the file to UTF-8"))
        }
    }
}

impl Encoding {
    /// The bytes of a text in this encoding; `None` if it has a character that the encoding lacks.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Encoding::Utf8 => Some(text.as_bytes().to_vec()),
            Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Encoding::Windows1252 => {
                let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(text);
                (!unmappable).then(|| bytes.into_owned())
            }
        }
    }
}

/// UTF-16 by its mark, or by NUL bytes in every second place of a file without one.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |at: usize| sample.chunks_exact(2).filter(|pair| pair[at] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    // German text has next to no character above U+00FF, so nearly every high byte is zero and no low byte is.
    match () {
        () if second * 10 > pairs * 7 && first == 0 => Some(Encoding::Utf16Le),
        () if first * 10 > pairs * 7 && second == 0 => Some(Encoding::Utf16Be),
        () => None,
    }
}

fn decode_utf16(path: &Path, bytes: &[u8], encoding: Encoding) -> Result<Decoded> {
    let unit = |pair: &[u8]| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        _ => u16::from_le_bytes([pair[0], pair[1]]),
    };
    if bytes.len() % 2 == 1 {
        return Err(Error::in_file(path, format!("UTF-16 with an odd number of bytes ({})", bytes.len())));
    }
    let mut text = String::with_capacity(bytes.len() / 2);
    for (index, character) in char::decode_utf16(bytes.chunks_exact(2).map(unit)).enumerate() {
        match character {
            Ok(character) => text.push(character),
            Err(error) => {
                let line = text.matches('\n').count() as u32 + 1;
                let column = text.rsplit('\n').next().map_or(0, |l| l.trim_start_matches('\u{feff}').chars().count()) as u32 + 1;
                let what = format!("UTF-16 with an unpaired surrogate 0x{:04x} near character {index}", error.unpaired_surrogate());
                return Err(Error::in_file(path, what).at(line, column));
            }
        }
    }
    Ok(Decoded { text, encoding })
}

/// Whether bytes that are no UTF-8 can be read as windows-1252 without guessing.
///
/// A file that holds correct UTF-8 sequences next to wrong bytes is a damaged
/// UTF-8 file, and reading it as windows-1252 would turn every umlaut into two letters.
fn looks_like_windows_1252(bytes: &[u8]) -> bool {
    let mut high = 0;
    let mut letters = 0;
    let mut rest = bytes;
    while let Some(position) = rest.iter().position(|&b| b >= 0x80) {
        let tail = &rest[position..];
        let well_formed = (2..=4).any(|n| tail.len() >= n && std::str::from_utf8(&tail[..n]).is_ok_and(|s| s.chars().count() == 1));
        if well_formed {
            return false;
        }
        let byte = tail[0];
        if matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D) {
            return false;
        }
        high += 1;
        letters +=
            usize::from(byte >= 0xC0 || matches!(byte, 0x80 | 0x82 | 0x84 | 0x85 | 0x91..=0x97 | 0xA0 | 0xA7 | 0xA9 | 0xAB | 0xB0 | 0xBB));
        rest = &tail[1..];
    }
    let controls = bytes.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t' | 0x0C)).count();
    // Random bytes are half high ones; European text has a few in a hundred, a short line some more.
    high * 3 < bytes.len() && letters * 10 >= high * 9 && controls == 0
}

/// Line and column (both from 1, columns in bytes) of a byte in a file that cannot be decoded.
fn place(bytes: &[u8], position: usize) -> (u32, u32) {
    let before = &bytes[..position];
    let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
    let column = position - memchr::memrchr(b'\n', before).map_or(0, |i| i + 1);
    (line, column as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Decoded> {
        decode(Path::new("x.txt"), bytes.to_vec())
    }

    #[test]
    fn encodings_are_recognised_and_written_back() {
        let text = "Ein „Käse“ für 5 €.\n";
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252] {
            let bytes = encoding.encode(text).unwrap();
            assert_eq!(read(&bytes).unwrap(), Decoded { text: text.into(), encoding });
        }
    }

    #[test]
    fn what_is_no_text_is_named_with_its_place() {
        let error = read(b"gut\nab\0c").unwrap_err();
        assert_eq!((error.place, error.what.as_str()), (Some((2, 3)), "a binary file (NUL byte)"));
        let error = read("für\nK\u{e4}se".as_bytes().iter().copied().chain([0xFF, b'x']).collect::<Vec<_>>().as_slice()).unwrap_err();
        assert_eq!(error.place, Some((2, 6)));
        assert!(read(&[0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]).unwrap_err().what.contains("unpaired surrogate"));
    }
}
