//! Plain text: the prose is the file; blocks are paragraphs or lines.

use super::blocks;
use crate::document::{Block, BlockKind, OriginMap, Prose, Span};
use std::sync::Arc;

/// A byte order mark is not part of the prose's blocks.
const MARK: char = '\u{feff}';

/// The prose of a plain text.
///
/// Scraped articles have one paragraph a line, with or without empty lines between;
/// e-mail and old wikis wrap paragraphs at a fixed width. The file is one or the other
/// throughout, so the decision is made once.
pub(super) fn prose(file: &Arc<str>) -> Prose {
    let wrapped = is_wrapped(file);
    let mut spans: Vec<Span> = Vec::new();
    let mut continues = false;
    let mut start = 0;
    for line in file.split_inclusive('\n') {
        let trimmed = line.trim_matches(|c: char| c.is_whitespace() || c == MARK);
        if trimmed.is_empty() {
            continues = false;
        } else {
            let from = start + (trimmed.as_ptr() as usize - line.as_ptr() as usize);
            let span = Span::new(from as u32, (from + trimmed.len()) as u32);
            match spans.last_mut() {
                Some(last) if continues && wrapped => last.end = span.end,
                _ => spans.push(span),
            }
            continues = true;
        }
        start += line.len();
    }
    let blocks = spans.iter().map(|&span| Block { span, kind: BlockKind::Paragraph }).collect();
    let mut prose = Prose { text: Arc::clone(file).into(), origin: OriginMap::identity().into(), blocks, suppressions: Vec::new() };
    blocks::classify(&prose.text, &mut prose.blocks);
    prose
}

/// Lines that break in mid-sentence at about the same width.
fn is_wrapped(file: &str) -> bool {
    let mut broken = 0;
    let mut pairs = 0;
    let mut longest = 0;
    let mut lines = file.lines().take(400).peekable();
    while let Some(line) = lines.next() {
        longest = longest.max(line.chars().take(200).count());
        let Some(next) = lines.peek() else { break };
        if line.trim().is_empty() || next.trim().is_empty() {
            continue;
        }
        pairs += 1;
        let ends_inside = line.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '-');
        if ends_inside && line.chars().count() > 50 && next.trim_start().starts_with(char::is_alphanumeric) {
            broken += 1;
        }
    }
    longest < 120 && pairs >= 3 && broken * 2 > pairs
}
