//! From prose to a document with sentences and tokens.

use super::sentences::SentenceSplitter;
use super::tokens::tokenize;
use crate::data::Dictionaries;
use crate::document::{Block, Document, Format, LineIndex, Prose, Sentence, Token};
use std::path::PathBuf;
use std::sync::Arc;

/// Tokens and German sentences of all blocks; linear in the text.
pub fn document(
    path: PathBuf,
    format: Format,
    file: Arc<str>,
    lines: Arc<LineIndex>,
    prose: Prose,
    dictionaries: &Dictionaries,
) -> Document {
    let splitter = dictionaries.index::<SentenceSplitter>();
    let split = |text: &str, index: u32, block: &Block, tokens: &[Token], first: usize, sentences: &mut Vec<Sentence>| {
        splitter.split(text, index, block, tokens, first, sentences);
    };
    segmented(path, format, file, lines, prose, split)
}

/// The same for any language: `split` receives the text, the index and the span of a block, all tokens so far, the block's first token,
/// and the sentences to add to.
pub fn segmented(
    path: PathBuf,
    format: Format,
    file: Arc<str>,
    lines: Arc<LineIndex>,
    prose: Prose,
    split: impl Fn(&str, u32, &Block, &[Token], usize, &mut Vec<Sentence>),
) -> Document {
    let mut tokens = Vec::with_capacity(prose.text.len() / 6);
    let mut sentences = Vec::with_capacity(prose.text.len() / 100 + 1);
    for (index, block) in prose.blocks.iter().enumerate() {
        let first = tokens.len();
        tokenize(&prose.text, block.span, &mut tokens);
        split(&prose.text, index as u32, block, &tokens, first, &mut sentences);
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
