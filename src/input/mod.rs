//! Bytes become text that remembers where it came from.

mod blocks;
mod builder;
mod decode;
mod html;
mod markdown;
mod pairs;
mod plain;
mod sources;
mod walk;

pub use decode::{Decoded, Encoding, decode};
pub use pairs::{Pairs, pairs};
pub use sources::{Sources, is_source_of_a_pair};
pub use walk::{Inputs, Walk};

use crate::document::{Format, Prose};
use crate::error::{Error, Result};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// Largest file that is read, in bytes; spans have 32 bits.
pub const LARGEST_FILE: u64 = 1 << 30;

/// One file, read and decoded.
#[derive(Debug, Clone)]
pub struct SourceText {
    /// How it is written.
    pub format: Format,
    /// How it was encoded.
    pub encoding: Encoding,
    /// The decoded text; a byte order mark is kept out of the prose, not out of this.
    pub file: Arc<str>,
}

/// The format that a file name promises; plain text where it promises none.
pub fn format_of(path: &Path) -> Format {
    let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => Format::Markdown,
        Some("html" | "htm" | "xhtml") => Format::Html,
        _ => Format::Plain,
    }
}

/// Reads a file, or standard input for `-`, and decodes it.
pub fn read(path: &Path, format: Option<Format>) -> Result<SourceText> {
    let bytes = read_bytes(path)?;
    let Decoded { text, encoding } = decode(path, bytes)?;
    if text.len() as u64 > LARGEST_FILE {
        return Err(too_large(path));
    }
    Ok(SourceText { format: format.unwrap_or_else(|| format_of(path)), encoding, file: text.into() })
}

/// The bytes of a file, or of standard input for `-`; refuses what is larger than [`LARGEST_FILE`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().take(LARGEST_FILE + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| {
            if file.metadata()?.is_dir() {
                return Err(std::io::Error::other("is a folder, not a file"));
            }
            file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)
        })
    };
    read.map_err(|error| Error::io(path, &error))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(too_large(path));
    }
    Ok(bytes)
}

fn too_large(path: &Path) -> Error {
    Error::in_file(path, format!("larger than {} MiB", LARGEST_FILE >> 20)).hint("split the file")
}

/// The prose of a decoded file.
pub fn prose(format: Format, file: &Arc<str>) -> Prose {
    match format {
        Format::Plain => plain::prose(file),
        Format::Markdown => markdown::prose(file),
        Format::Html => html::prose(file),
    }
}
