//! Sentences that stand on one side only: what the aligner left alone, and what hides in a bead of several sentences.

use super::links::Words;
use super::pair::{around, is_code, tokens_of};
use crate::document::{BlockKind, Document, TokenKind};
use crate::rules::Source;
use std::ops::Range;

/// Neighbouring sentences that may say the same.
const NEAR: usize = 1;
/// Fewest content words of a sentence that can be missed.
const CONTENT: usize = 3;
/// Above this share of covered content words a sentence is rendered by its neighbours.
const COVERED: f32 = 0.6;
/// Below this share a sentence in a bead of several is a stranger there.
const STRANGE: f32 = 0.2;

/// Both sides' lonely sentences.
pub(super) struct Unpaired<'u> {
    target: &'u Document,
    source: &'u Source<'u>,
    words: &'u Words,
    missing: Vec<usize>,
    extra: Vec<usize>,
}

impl<'u> Unpaired<'u> {
    pub fn new(target: &'u Document, source: &'u Source<'u>, words: &'u Words) -> Self {
        let mut unpaired = Unpaired { target, source, words, missing: Vec::new(), extra: Vec::new() };
        for bead in &source.alignment.beads {
            if bead.target.is_empty() {
                unpaired.missing.extend(bead.source.clone());
            } else if bead.source.is_empty() {
                unpaired.extra.extend(bead.target.clone());
            } else {
                let (english, german) = (tokens_of(source.document, bead.source.clone()), tokens_of(target, bead.target.clone()));
                if bead.source.len() > 1 {
                    let stranger = |s: &usize| {
                        let (share, content) = words.coverage(source.document.sentences[*s].tokens(), german.clone());
                        content > CONTENT && share < STRANGE
                    };
                    unpaired.missing.extend(bead.source.clone().filter(stranger));
                }
                if bead.target.len() > 1 {
                    let stranger = |t: &usize| {
                        let (share, content) = words.german_coverage(english.clone(), target.sentences[*t].tokens());
                        content > CONTENT && share < STRANGE
                    };
                    unpaired.extra.extend(bead.target.clone().filter(stranger));
                }
            }
        }
        // One sentence rendered twice in a row.
        for bead in source.alignment.beads.iter().filter(|bead| bead.source.len() == 1 && bead.target.len() > 1) {
            let again = bead.target.clone().skip(1).filter(|&t| unpaired.alike(t - 1, t)).collect::<Vec<_>>();
            unpaired.extra.extend(again);
        }
        unpaired.extra.sort_unstable();
        unpaired.extra.dedup();
        unpaired.missing.retain(|&s| is_text(source.document, s));
        unpaired.extra.retain(|&t| is_text(target, t));
        unpaired
    }

    /// Target sentences around the place of a source sentence.
    fn place(&self, source: usize) -> Range<usize> {
        let beads = &self.source.alignment.beads;
        let at = beads.partition_point(|bead| bead.source.end <= source);
        beads.get(at).map_or(0..0, |bead| bead.target.clone())
    }

    /// Source sentences around the place of a target sentence.
    fn source_place(&self, target: usize) -> Range<usize> {
        let beads = &self.source.alignment.beads;
        let at = beads.partition_point(|bead| bead.target.end <= target);
        beads.get(at).map_or(0..0, |bead| bead.source.clone())
    }

    /// Runs of source sentences that nothing renders.
    pub fn omitted(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for &sentence in &self.missing {
            let tokens = self.source.document.sentences[sentence].tokens();
            let near = tokens_of(self.target, around(&self.place(sentence), NEAR));
            let (share, content) = self.words.coverage(tokens, near);
            if content < CONTENT || share > COVERED + 0.06 {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.end == sentence => run.end += 1,
                _ => runs.push(sentence..sentence + 1),
            }
        }
        runs
    }

    /// Target sentences without a source.
    pub fn added(&self) -> Vec<usize> {
        self.extra
            .iter()
            .copied()
            .filter(|&sentence| {
                let tokens = self.target.sentences[sentence].tokens();
                let near = tokens_of(self.source.document, around(&self.source_place(sentence), NEAR));
                let (share, content) = self.words.german_coverage(near, tokens);
                content >= CONTENT && share < COVERED || self.twin(sentence).is_some()
            })
            .collect()
    }

    /// Target sentences that say again what another one says.
    pub fn repeated(&self) -> Vec<(usize, usize)> {
        self.extra.iter().filter_map(|&sentence| self.twin(sentence).map(|first| (sentence, first))).collect()
    }

    /// The paired sentence with nearly the same words, if there is one.
    fn twin(&self, sentence: usize) -> Option<usize> {
        let own = self.content(sentence);
        if own.len() < CONTENT {
            return None;
        }
        (0..self.target.sentences.len()).filter(|other| *other != sentence && !self.extra.contains(other)).find(|&other| {
            let words = self.content(other);
            let shared = own.iter().filter(|w| words.contains(w)).count();
            shared * 10 >= own.len().max(words.len()) * 7
        })
    }

    /// Whether two sentences share nearly all their words.
    fn alike(&self, one: usize, other: usize) -> bool {
        let (a, b) = (self.content(one), self.content(other));
        let shared = a.iter().filter(|w| b.contains(w)).count();
        a.len().min(b.len()) >= CONTENT && shared * 10 >= a.len().max(b.len()) * 7
    }

    fn content(&self, sentence: usize) -> Vec<&str> {
        self.target.sentences[sentence].tokens().filter(|&t| self.words.is_german_content(t)).map(|t| self.target.word(t)).collect()
    }
}

/// Whether a sentence is running text: words with small letters, not a label of the page.
fn is_text(document: &Document, sentence: usize) -> bool {
    let sentence = &document.sentences[sentence];
    let kind = document.blocks[sentence.block as usize].kind;
    if is_code(document, sentence.tokens()) {
        return false;
    }
    if matches!(kind, BlockKind::Credit | BlockKind::Boilerplate | BlockKind::Cell) {
        return false;
    }
    let words = sentence.tokens().filter(|&t| document.tokens[t].kind == TokenKind::Word);
    let (mut all, mut small) = (0, 0);
    for token in words {
        all += 1;
        small += usize::from(document.word(token).starts_with(char::is_lowercase));
    }
    all >= 4 && small >= 2
}
