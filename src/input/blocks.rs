//! What a block of text without markup is to its reader, told from its shape.

use crate::document::{Block, BlockKind};

/// Longest heading, in words.
const HEADING: usize = 18;

/// Names the kind of every block that its reader of markup left a paragraph.
pub(super) fn classify(text: &str, blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|b| b.kind == BlockKind::Paragraph) {
        block.kind = kind(text.get(block.span.range()).unwrap_or(""));
    }
}

fn kind(text: &str) -> BlockKind {
    let words = text.split_whitespace().take(HEADING + 1).count();
    let ends_sentence = text.ends_with(['.', '!', '?', '…', ':', '“', '"', '”', '»', '«', ')']);
    let credit = text.rfind('©').or_else(|| find_credit(text));
    match credit {
        Some(0) => return BlockKind::Credit,
        Some(at) if text.len() - at < 120 => return BlockKind::Caption,
        _ => {}
    }
    if text.starts_with(['•', '‣', '▪', '–', '-', '*', '·']) && text.chars().nth(1).is_some_and(char::is_whitespace) {
        return BlockKind::ListItem;
    }
    match words {
        _ if ends_sentence => BlockKind::Paragraph,
        0..=4 => BlockKind::Boilerplate,
        n if n <= HEADING => BlockKind::Heading,
        _ => BlockKind::Paragraph,
    }
}

/// `Foto: Name`, `Bild: Agentur` at the end of a line.
fn find_credit(text: &str) -> Option<usize> {
    ["Foto: ", "Fotos: ", "Bild: ", "(Foto:", "(Bild:", "Quelle: ", "Credit: ", "Photo: "].iter().filter_map(|mark| text.rfind(mark)).max()
}
