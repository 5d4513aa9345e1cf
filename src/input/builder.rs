//! Collects prose from a marked-up file piece by piece.

use super::blocks;
use crate::document::{Block, BlockKind, OriginMap, Prose, Span, Suppression};

/// Builds the prose, its way back to the file, its blocks and its suppressions in one pass.
pub(super) struct ProseBuilder<'f> {
    file: &'f str,
    text: String,
    origin: OriginMap,
    blocks: Vec<Block>,
    open: Option<(u32, BlockKind)>,
    suppressions: Vec<Suppression>,
    /// Suppressions of the next block, and those that hold until they are ended.
    pending: Vec<Vec<String>>,
    running: Vec<(u32, Vec<String>)>,
}

impl<'f> ProseBuilder<'f> {
    pub(super) fn new(file: &'f str) -> Self {
        ProseBuilder {
            file,
            text: String::with_capacity(file.len()),
            origin: OriginMap::default(),
            blocks: Vec::new(),
            open: None,
            suppressions: Vec::new(),
            pending: Vec::new(),
            running: Vec::new(),
        }
    }

    /// Starts a block; ends the one before.
    pub(super) fn open(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some((self.text.len() as u32, kind));
    }

    /// Ends the current block; one without visible text leaves no trace.
    pub(super) fn close(&mut self) {
        let Some((start, kind)) = self.open.take() else { return };
        let raw = &self.text[start as usize..];
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            return;
        }
        let from = start + (trimmed.as_ptr() as usize - raw.as_ptr() as usize) as u32;
        let span = Span::new(from, from + trimmed.len() as u32);
        self.blocks.push(Block { span, kind });
        for rules in self.pending.drain(..) {
            self.suppressions.push(Suppression { span, rules });
        }
        // Blocks are separate lines of the prose, whatever stood between them in the file.
        let end = self.file_end();
        self.replace("\n", Span::new(end, end));
    }

    /// Text that stands in the file as it is.
    pub(super) fn verbatim(&mut self, file: Span) {
        let Some(text) = self.file.get(file.range()) else { return };
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.origin.push_verbatim(Span::new(start, self.text.len() as u32), file);
    }

    /// Text that stands for something else in the file: the character of an entity, a blank for an element.
    pub(super) fn replace(&mut self, text: &str, file: Span) {
        if self.file.get(file.range()) == Some(text) {
            return self.verbatim(file);
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.origin.push_replaced(Span::new(start, self.text.len() as u32), file);
    }

    /// Reads a comment; `pruefstein-ignore [RULE…]` silences the next block, `pruefstein-off [RULE…]` what follows up to
    /// `pruefstein-on`, `pruefstein-ignore-file [RULE…]` the file.
    pub(super) fn comment(&mut self, comment: &str) {
        let mut words =
            comment.trim().trim_start_matches("<!--").trim_end_matches("-->").split([' ', ',', '\n', '\t']).filter(|w| !w.is_empty());
        let (Some(command), rules) = (words.next(), words.map(str::to_owned).collect::<Vec<_>>()) else { return };
        let here = self.text.len() as u32;
        match command {
            "pruefstein-ignore" => self.pending.push(rules),
            "pruefstein-ignore-file" => self.suppressions.push(Suppression { span: Span::new(0, u32::MAX), rules }),
            "pruefstein-off" => self.running.push((here, rules)),
            "pruefstein-on" => {
                let ended = std::mem::take(&mut self.running);
                self.suppressions.extend(ended.into_iter().map(|(start, rules)| Suppression { span: Span::new(start, here), rules }));
            }
            _ => {}
        }
    }

    /// Ends the file.
    pub(super) fn finish(mut self) -> Prose {
        self.close();
        let running = std::mem::take(&mut self.running);
        self.suppressions.extend(running.into_iter().map(|(start, rules)| Suppression { span: Span::new(start, u32::MAX), rules }));
        blocks::classify(&self.text, &mut self.blocks);
        Prose { text: self.text.into(), origin: self.origin.into(), blocks: self.blocks, suppressions: self.suppressions }
    }

    fn file_end(&self) -> u32 {
        let end = self.text.len() as u32;
        self.origin.to_file(Span::new(end.saturating_sub(1), end)).end
    }
}
