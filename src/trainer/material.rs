//! Reading the material that a trainer learns from: text, tables, their compressed forms.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a trainer can fail with: everything ends up as a line on standard error.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Reads the arguments of a subcommand; the text of `--help` comes as an error too.
pub fn options<O: clap::Parser>(arguments: &[String]) -> std::result::Result<O, String> {
    let named = std::iter::once(String::new()).chain(arguments.iter().cloned());
    O::try_parse_from(named).map_err(|fault| fault.to_string())
}

/// The text of a file; `*.xz` goes through the program `xz`, which keeps a decompressor out of the package.
pub fn text(path: &Path) -> Result<String> {
    let named = |e: io::Error| format!("{}: {e}", path.display());
    let bytes = if path.extension().is_some_and(|e| e == "xz") {
        let output = Command::new("xz").arg("-dc").arg(path).output().map_err(named)?;
        if !output.status.success() {
            return Err(format!("{}: {}", path.display(), String::from_utf8_lossy(&output.stderr)).into());
        }
        output.stdout
    } else {
        fs::read(path).map_err(named)?
    };
    String::from_utf8(bytes).map_err(|e| format!("{}: {e}", path.display()).into())
}

/// The files below a folder whose names end in `ending`, sorted.
pub fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Words and marks of a line: split at blanks, the marks at the edges of a word split off one by one.
pub fn tokens(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for chunk in line.split_whitespace() {
        let start = chunk.find(|c: char| c.is_alphanumeric()).unwrap_or(chunk.len());
        let end = chunk.rfind(|c: char| c.is_alphanumeric()).map_or(start, |at| at + chunk[at..].chars().next().map_or(0, char::len_utf8));
        out.extend(chunk[..start].split_inclusive(|_| true));
        if start < end {
            out.push(&chunk[start..end]);
        }
        out.extend(chunk[end..].split_inclusive(|_| true));
    }
    out
}

/// Cuts a paragraph into sentences at a full stop, question or exclamation mark with a capital behind it.
///
/// Rough (it also cuts behind abbreviations): for counting only.
pub fn sentences(paragraph: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let bytes = paragraph.as_bytes();
    for (at, _) in paragraph.match_indices(['.', '?', '!']) {
        let behind = paragraph[at + 1..].trim_start_matches(['"', '“', '«', ')', '\'']);
        let next = behind.trim_start();
        let digit_before = at > 0 && bytes[at - 1].is_ascii_digit();
        if next.len() < behind.len() && !digit_before && next.starts_with(|c: char| c.is_uppercase() || "„\"»".contains(c)) {
            let end = paragraph.len() - behind.len();
            out.push(paragraph[start..end].trim());
            start = end;
        }
    }
    out.push(paragraph[start..].trim());
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// A small generator of pseudo-random numbers (SplitMix64), so that a training run can be repeated.
pub struct Random(pub u64);

impl Random {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit` (at least 1).
    pub fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit.max(1) as u64) as usize
    }

    /// Brings a slice into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}
