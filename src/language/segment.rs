//! From prose to a document with sentences and tokens.

use super::sentences::{EnglishSplitter, SentenceSplitter};
use super::tokens::tokenize;
use crate::data::Dictionaries;
use crate::document::{Block, Document, Format, LineIndex, Prose, Sentence, Token};
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
    segmented(path, format, file, lines, prose, |text, index, block, tokens, first, out| {
        splitter.split(text, index, block, tokens, first, out);
    })
}

/// The same for an English file: the source of a translation.
pub fn english(path: PathBuf, format: Format, file: Arc<str>, prose: Prose, dictionaries: &Dictionaries) -> Document {
    let splitter = dictionaries.index::<EnglishSplitter>();
    let lines = Arc::new(LineIndex::new(&file));
    segmented(path, format, file, lines, prose, |text, index, block, tokens, first, out| {
        splitter.split(text, index, block, tokens, first, out);
    })
}

fn segmented(
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
