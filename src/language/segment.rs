//! From prose to a document with sentences and tokens.

use super::sentences::SentenceSplitter;
use super::tokens::tokenize;
use crate::data::Dictionaries;
use crate::document::{Document, Format, LineIndex, Prose};
use std::path::PathBuf;
use std::sync::Arc;

/// Tokens and sentences of all blocks; linear in the text.
pub fn document(
    path: PathBuf,
    format: Format,
    file: Arc<str>,
    lines: Arc<LineIndex>,
    prose: Prose,
    dictionaries: &Dictionaries,
) -> Document {
    let splitter = dictionaries.index::<SentenceSplitter>();
    let mut tokens = Vec::with_capacity(prose.text.len() / 6);
    let mut sentences = Vec::with_capacity(prose.text.len() / 100 + 1);
    for (index, block) in prose.blocks.iter().enumerate() {
        let first = tokens.len();
        tokenize(&prose.text, block.span, &mut tokens);
        splitter.split(&prose.text, index as u32, block, &tokens, first, &mut sentences);
    }
    Document {
        path,
        format,
        file,
        prose: prose.text,
        origin: prose.origin,
        lines,
        blocks: prose.blocks,
        sentences,
        tokens,
        suppressions: prose.suppressions,
    }
}
