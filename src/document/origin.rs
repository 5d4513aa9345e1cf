//! Where each byte of the prose came from in the file.

use super::Span;

/// A stretch of prose with one origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Segment {
    text: Span,
    file: Span,
    /// Bytes taken over as they are; the other kind replaced something (an entity, a tag) by other text, which can be as long.
    verbatim: bool,
}

/// Maps spans of the prose back to spans of the file.
///
/// In a plain text file the two are the same and the map is empty. In HTML and
/// Markdown the prose is a chain of verbatim stretches and replacements.
#[derive(Debug, Clone, Default)]
pub struct OriginMap {
    segments: Vec<Segment>,
}

impl OriginMap {
    /// Prose and file are the same bytes.
    pub fn identity() -> Self {
        OriginMap::default()
    }

    /// Appends a stretch that stands in the file byte for byte; it must begin where the last one ended. Neighbouring ones are joined.
    pub fn push_verbatim(&mut self, text: Span, file: Span) {
        if let Some(last) = self.segments.last_mut()
            && last.verbatim
            && last.text.end == text.start
            && last.file.end == file.start
        {
            last.text.end = text.end;
            last.file.end = file.end;
        } else if !text.is_empty() {
            self.segments.push(Segment { text, file, verbatim: true });
        }
    }

    /// Appends a stretch that stands for something else in the file; it must begin where the last one ended.
    pub fn push_replaced(&mut self, text: Span, file: Span) {
        if !text.is_empty() {
            self.segments.push(Segment { text, file, verbatim: false });
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
        let index = self.segment_of(span.start);
        self.segments.get(index).is_some_and(|s| s.verbatim && s.text.contains(span))
    }

    fn segment_of(&self, offset: u32) -> usize {
        self.segments.partition_point(|s| s.text.end <= offset)
    }

    fn at(&self, offset: u32, is_end: bool) -> u32 {
        // The end of a span belongs to the segment of its last byte, not to the one that follows.
        let index = if is_end { self.segment_of(offset.saturating_sub(1)) } else { self.segment_of(offset) };
        match self.segments.get(index) {
            Some(s) if s.verbatim => s.file.start + offset.saturating_sub(s.text.start).min(s.file.len()),
            Some(s) if is_end => s.file.end,
            Some(s) => s.file.start,
            None => self.segments.last().map_or(offset, |s| s.file.end),
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
