//! Where each byte of the prose came from in the file.

use super::Span;

/// A stretch of prose with one origin; it ends where the next one begins.
///
/// Twelve bytes, because an HTML file full of entities has two for every letter that is written as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Segment {
    /// Where it begins in the prose.
    text: u32,
    /// Where it begins in the file.
    file: u32,
    /// How long it is there; the lowest bit says that its bytes are taken over as they are. The other kind replaced something (an
    /// entity, a tag) by other text, which can be as long.
    length: u32,
}

impl Segment {
    fn new(text: Span, file: Span, verbatim: bool) -> Self {
        Segment { text: text.start, file: file.start, length: file.len() << 1 | u32::from(verbatim) }
    }

    fn is_verbatim(self) -> bool {
        self.length & 1 == 1
    }

    fn file(self) -> Span {
        Span::new(self.file, self.file + (self.length >> 1))
    }
}

/// Maps spans of the prose back to spans of the file.
///
/// In a plain text file the two are the same and the map is empty. In HTML and
/// Markdown the prose is a chain of verbatim stretches and replacements.
#[derive(Debug, Clone, Default)]
pub struct OriginMap {
    segments: Vec<Segment>,
    /// Behind the last segment, in the prose.
    end: u32,
}

impl OriginMap {
    /// Prose and file are the same bytes.
    pub fn identity() -> Self {
        OriginMap::default()
    }

    /// Appends a stretch that stands in the file byte for byte; it must begin where the last one ended. Neighbouring ones are joined.
    pub fn push_verbatim(&mut self, text: Span, file: Span) {
        if text.is_empty() {
            return;
        }
        self.end = text.end;
        match self.segments.last_mut() {
            Some(last) if last.is_verbatim() && last.file().end == file.start => last.length += file.len() << 1,
            _ => self.segments.push(Segment::new(text, file, true)),
        }
    }

    /// Appends a stretch that stands for something else in the file; it must begin where the last one ended.
    pub fn push_replaced(&mut self, text: Span, file: Span) {
        if !text.is_empty() {
            self.end = text.end;
            self.segments.push(Segment::new(text, file, false));
        }
    }

    /// The span of the file from which this span of the prose came, markup between included.
    pub fn to_file(&self, span: Span) -> Span {
        if self.segments.is_empty() {
            return span;
        }
        let start = self.at(span.start, false);
        let end = if span.is_empty() { start } else { self.at(span.end, true) };
        Span::new(start, end.max(start))
    }

    /// Whether the prose of this span stands in the file byte for byte and in one piece, so that an edit can be applied.
    pub fn is_verbatim(&self, span: Span) -> bool {
        if self.segments.is_empty() {
            return true;
        }
        self.segment_of(span.start).is_some_and(|(segment, end)| segment.is_verbatim() && span.end <= end)
    }

    /// The segment that holds an offset of the prose, and its end there.
    fn segment_of(&self, offset: u32) -> Option<(Segment, u32)> {
        if offset >= self.end {
            return None;
        }
        let next = self.segments.partition_point(|s| s.text <= offset);
        let segment = *self.segments.get(next.checked_sub(1)?)?;
        Some((segment, self.segments.get(next).map_or(self.end, |s| s.text)))
    }

    fn at(&self, offset: u32, is_end: bool) -> u32 {
        // The end of a span belongs to the segment of its last byte, not to the one that follows.
        match self.segment_of(if is_end { offset.saturating_sub(1) } else { offset }) {
            Some((s, _)) if s.is_verbatim() => s.file + offset.saturating_sub(s.text).min(s.length >> 1),
            Some((s, _)) if is_end => s.file().end,
            Some((s, _)) => s.file,
            None => self.segments.last().map_or(offset, |s| s.file().end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacements_map_to_the_whole_of_what_they_replaced() {
        // file: `K&auml;se <b>gut</b>`   prose: `Käse gut`
        let mut map = OriginMap::default();
        map.push_verbatim(Span::new(0, 1), Span::new(0, 1));
        map.push_replaced(Span::new(1, 3), Span::new(1, 7));
        map.push_verbatim(Span::new(3, 6), Span::new(7, 10));
        map.push_verbatim(Span::new(6, 9), Span::new(13, 16));
        assert_eq!(map.to_file(Span::new(0, 5)), Span::new(0, 9));
        assert_eq!(map.to_file(Span::new(1, 3)), Span::new(1, 7));
        assert_eq!(map.to_file(Span::new(6, 9)), Span::new(13, 16));
        assert!(map.is_verbatim(Span::new(6, 9)));
        assert!(!map.is_verbatim(Span::new(0, 5)));
        assert!(!map.is_verbatim(Span::new(3, 9)));
    }

    #[test]
    fn a_replacement_of_the_same_length_is_no_verbatim_text() {
        // file: `a `b` c`: the code of three bytes became one character of three bytes.
        let mut map = OriginMap::default();
        map.push_verbatim(Span::new(0, 2), Span::new(0, 2));
        map.push_replaced(Span::new(2, 5), Span::new(2, 5));
        map.push_verbatim(Span::new(5, 7), Span::new(5, 7));
        assert!(map.is_verbatim(Span::new(0, 2)) && map.is_verbatim(Span::new(5, 7)));
        assert!(!map.is_verbatim(Span::new(0, 7)) && !map.is_verbatim(Span::new(2, 5)));
    }
}
