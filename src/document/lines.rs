//! From byte offsets to lines and columns.

/// Where an offset lies, as people and JSON count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Position {
    /// Bytes from the start of the file (as UTF-8).
    pub offset: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
}

/// Finds lines and columns without reading a line again: a file may be one line of 50 MB.
///
/// Costs four bytes a line and four bytes for every [`STRIDE`] bytes of text; a look-up
/// counts code points over at most one stride.
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    /// Byte offset of the first byte of each line.
    starts: Vec<u32>,
    /// Code points before each multiple of [`STRIDE`] bytes.
    code_points: Vec<u32>,
}

/// Bytes between two stored counts of code points.
const STRIDE: usize = 1024;

/// Every byte that does not continue a character begins one.
fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', bytes).map(|i| i as u32 + 1));
        let mut count = 0;
        let code_points = bytes
            .chunks(STRIDE)
            .map(|chunk| {
                let before = count;
                count += chunk.iter().filter(|&&b| begins_character(b)).count() as u32;
                before
            })
            .collect();
        LineIndex { starts, code_points }
    }

    /// Number of lines; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Line (from 0) of an offset.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1) as u32
    }

    /// Offset of the first byte of a line (from 0); the last line's start if there are fewer.
    pub fn start_of(&self, line: u32) -> u32 {
        self.starts.get(line as usize).or(self.starts.last()).copied().unwrap_or(0)
    }

    /// Line and column of an offset in the text that the index was made from.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line_of(offset);
        let mut column = self.code_points_before(text, offset) - self.code_points_before(text, self.start_of(line)) + 1;
        // Editors do not show a byte order mark, so it has no column.
        if line == 0 && column > 1 && text.starts_with('\u{feff}') {
            column -= 1;
        }
        Position { offset, line: line + 1, column }
    }

    /// Column in UTF-16 units, from 0, as editors count.
    pub fn utf16_column(&self, text: &str, offset: u32) -> u32 {
        let start = self.start_of(self.line_of(offset)) as usize;
        text.get(start..offset as usize).map_or(0, |s| s.trim_start_matches('\u{feff}').encode_utf16().count() as u32)
    }

    fn code_points_before(&self, text: &str, offset: u32) -> u32 {
        let offset = (offset as usize).min(text.len());
        let stride = offset / STRIDE;
        let counted = self.code_points.get(stride).copied().unwrap_or_else(|| {
            // An offset at the very end of a text whose length is a multiple of the stride.
            text.as_bytes().iter().filter(|&&b| begins_character(b)).count() as u32
        });
        if self.code_points.len() <= stride {
            return counted;
        }
        counted + text.as_bytes()[stride * STRIDE..offset].iter().filter(|&&b| begins_character(b)).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points_and_lines_start_at_one() {
        let text = "Größe\n„Käse“ 🧀!";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.position(text, text.find(needle).unwrap() as u32);
        assert_eq!((at("ß").line, at("ß").column), (1, 4));
        assert_eq!((at("🧀").line, at("🧀").column), (2, 8));
        assert_eq!((at("!").line, at("!").column), (2, 9));
        assert_eq!(index.utf16_column(text, text.find('!').unwrap() as u32), 9);
    }

    #[test]
    fn one_long_line_agrees_with_counting() {
        let text = "aäß€🧀".repeat(700);
        let index = LineIndex::new(&text);
        for (column, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(index.position(&text, offset as u32).column, column as u32 + 1);
        }
        assert_eq!(index.position(&text, text.len() as u32).column, text.chars().count() as u32 + 1);
    }
}
