//! The text as data: where it came from, its blocks, sentences and tokens.
//!
//! A document holds two texts: the *file* (what lies on disk, decoded) and the
//! *prose* (what a reader reads: no tags, no code, entities resolved). All spans
//! inside the program are byte spans of the prose; [`Document::origin`] leads back.

mod lines;
mod origin;
mod span;
mod text;

pub use lines::{LineIndex, Position};
pub use origin::OriginMap;
pub use span::Span;
pub use text::Text;

use std::path::PathBuf;
use std::sync::Arc;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text without markup.
    Plain,
    /// CommonMark with front matter.
    Markdown,
    /// HTML or XHTML.
    Html,
}

/// What a block of the prose is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A line over what follows, without a full stop.
    Heading,
    /// Running text.
    Paragraph,
    /// The line below or beside a picture; ends in a credit as a rule.
    Caption,
    /// A line that only says who took or owns a picture.
    Credit,
    /// A list item.
    ListItem,
    /// A block quotation.
    Quotation,
    /// A table cell.
    Cell,
    /// A short line that looks like a label of the site, not like text.
    Boilerplate,
}

impl BlockKind {
    /// Whether rules about whole sentences (a verb must be there …) may speak here.
    pub fn is_running_text(self) -> bool {
        matches!(self, BlockKind::Paragraph | BlockKind::Quotation)
    }
}

/// A paragraph-sized part of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with hyphens, apostrophes and digits inside: `OVKS-Truppen`, `Putin’s`, `A380`.
    Word,
    /// Digits with separators inside: `17.000`, `1,25`, `2022`.
    Number,
    /// A punctuation mark; runs of full stops are one token.
    Punctuation,
    /// Everything else that is visible: `©`, `€`, `+`.
    Symbol,
    /// A URL or an e-mail address.
    Address,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// In the prose.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or the start of the block) is before it.
    pub spaced: bool,
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// A sentence: a span, its tokens and its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// In the prose, closing quotation marks included.
    pub span: Span,
    /// Index of its first token in [`Document::tokens`].
    pub first_token: u32,
    /// Index behind its last token.
    pub end_token: u32,
    /// Index of its block in [`Document::blocks`].
    pub block: u32,
}

impl Sentence {
    /// The indexes of its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first_token as usize..self.end_token as usize
    }
}

/// Findings that the author of a Markdown or HTML file has silenced in the file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The stretch of the prose in which it holds.
    pub span: Span,
    /// Rules or groups; empty for all.
    pub rules: Vec<String>,
}

impl Suppression {
    /// Whether a finding of `rule` at `span` is silenced.
    pub fn covers(&self, rule: &str, span: Span) -> bool {
        let group = rule.split('/').next().unwrap_or(rule);
        self.span.overlaps(span) && (self.rules.is_empty() || self.rules.iter().any(|r| r == rule || r == group))
    }
}

/// What a reader of one file format extracts: the prose and its way back to the file.
#[derive(Debug, Clone)]
pub struct Prose {
    /// What a reader reads.
    pub text: Text,
    /// From prose to file.
    pub origin: Arc<OriginMap>,
    /// In the order of the text, not overlapping.
    pub blocks: Vec<Block>,
    /// What the file itself silences.
    pub suppressions: Vec<Suppression>,
}

/// One article, ready for analysis.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as the user gave it; `-` for standard input.
    pub path: PathBuf,
    /// How the file is written.
    pub format: Format,
    /// The decoded file.
    pub file: Arc<str>,
    /// What a reader reads; the same allocation as `file` in plain text.
    pub prose: Text,
    /// From prose to file.
    pub origin: Arc<OriginMap>,
    /// Lines of the file.
    pub lines: Arc<LineIndex>,
    /// In the order of the text.
    pub blocks: Vec<Block>,
    /// In the order of the text.
    pub sentences: Vec<Sentence>,
    /// In the order of the text.
    pub tokens: Vec<Token>,
    /// What the file itself silences.
    pub suppressions: Vec<Suppression>,
}

impl Document {
    /// The prose of a span; empty if the span does not lie on character borders.
    pub fn text(&self, span: Span) -> &str {
        self.prose.get(span.range()).unwrap_or("")
    }

    /// The text of a token.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.text(t.span))
    }

    /// Line and column in the file of an offset in the file.
    pub fn position(&self, file_offset: u32) -> Position {
        self.lines.position(&self.file, file_offset)
    }

    /// The sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> Option<&Sentence> {
        let index = self.sentences.partition_point(|s| s.end_token as usize <= token);
        self.sentences.get(index).filter(|s| s.tokens().contains(&token))
    }

    /// The first token that ends behind an offset of the prose.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= offset)
    }

    /// Words of the prose, as editors count them.
    pub fn word_count(&self) -> usize {
        self.tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
    }
}
