//! The English original of an article, for rules that compare.

use super::bilingual::Pair;
use crate::align::Alignment;
use crate::document::Document;
use std::sync::OnceLock;

/// The source of an article and which of its sentences the article's sentences render.
#[derive(Debug)]
pub struct Source<'s> {
    /// The English text.
    pub document: &'s Document,
    /// Beads of the sentences of both documents.
    pub alignment: &'s Alignment,
    /// What the rules compare, worked out when the first one asks.
    pair: OnceLock<Pair>,
}

impl<'s> Source<'s> {
    /// A source with its alignment to the article.
    pub fn new(document: &'s Document, alignment: &'s Alignment) -> Self {
        Source { document, alignment, pair: OnceLock::new() }
    }

    /// What the rules compare; `make` is called once.
    pub(super) fn pair(&self, make: impl FnOnce() -> Pair) -> &Pair {
        self.pair.get_or_init(make)
    }
}
