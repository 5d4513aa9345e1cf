//! What the rules about whole lines share: where a line stands, and how it is taken out.

use crate::document::{Block, Span};
use crate::findings::{Applicability, Finding};
use crate::rules::Context;

/// Lines at each end of a file where labels of the site gather.
const EDGE: usize = 4;

/// Whether a block is among the first or the last lines of the text.
pub(super) fn at_edge(context: &Context<'_>, block: usize) -> bool {
    let count = context.document.blocks.len();
    block < EDGE || block + EDGE >= count
}

/// The tokens of a block.
pub(super) fn tokens(context: &Context<'_>, block: &Block) -> std::ops::Range<usize> {
    let document = context.document;
    document.token_at(block.span.start)..document.tokens.partition_point(|t| t.span.end <= block.span.end)
}

/// Suggests taking a line out, with the line breaks before it, so that no gap stays.
pub(super) fn suggest_removal(context: &Context<'_>, block: usize, finding: &mut Finding, applicability: Applicability) {
    let blocks = &context.document.blocks;
    let span = blocks[block].span;
    let start = match block.checked_sub(1) {
        Some(before) => blocks[before].span.end,
        None => span.start,
    };
    let end = if block == 0 { blocks.get(1).map_or(span.end, |next| next.span.start) } else { span.end };
    // Between two blocks of prose lies nothing but white space; anything else is not ours to remove.
    let between = Span::new(start, span.start);
    let blank = context.document.text(between).chars().all(char::is_whitespace);
    let whole = if blank { Span::new(start, end) } else { span };
    finding.suggest_at(whole, "", applicability);
}
