//! A caption or line of its own that repeats the running text.

use super::repeated::{SHORTEST, fills_block, hashes};
use crate::document::BlockKind;
use crate::findings::{Severity, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashMap;

rule! {
    /// A caption or another line of its own repeats a sentence of the article.
    ///
    /// ## Why it matters
    ///
    /// On the page the line stands below a picture; in the scraped text it stands between two
    /// paragraphs and reads like a stammer.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Brücke über den Fluss wurde im Mai gesperrt. Seither fahren Busse.\n⟦Die Brücke über den Fluss wurde im Mai gesperrt © dpa⟧
    /// Brücke gesperrt\n⟦Die Brücke über den Fluss wurde im Mai gesperrt (Archivbild)⟧\nDie Brücke über den Fluss wurde im Mai gesperrt. Seither fahren Busse.
    /// ```
    ///
    /// ```right
    /// Die Brücke über den Fluss wurde im Mai gesperrt. Seither fahren Busse.\nEin Bus auf der Brücke © dpa
    /// Neue Brücke eröffnet\nDie neue Brücke wurde gestern eröffnet. Viele kamen.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **headlines**: a short line before the text may say the same in other words; only whole repetition counts.
    /// - **partial repetition**: a line that shares most but not all words with a sentence is a note.
    pub struct Caption = "duplicates/caption", Warning, "design-and-markup/duplicated-text", fix: None;
}

/// Words in a shingle.
const SHINGLE: usize = 3;

/// Share of the line's shingles that must stand in one sentence for a warning, and for a note.
const WHOLE: f32 = 0.9;
const MOST: f32 = 0.45;

impl Rule for Caption {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let sentences = &document.sentences;
        let lines: Vec<usize> = (0..sentences.len()).filter(|&s| is_line(context, s)).collect();
        if lines.is_empty() || sentences.len() < 3 {
            return;
        }
        // Shingles of all sentences that are not such lines, each with the last sentence that has it.
        let mut owners: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (index, sentence) in sentences.iter().enumerate() {
            for shingle in hashes(context, sentence.tokens()).windows(SHINGLE) {
                let list = owners.entry(super::repeated::hash(&shingle)).or_default();
                if list.last() != Some(&(index as u32)) && list.len() < 8 {
                    list.push(index as u32);
                }
            }
        }
        for line in lines {
            let words_of_line = caption_words(context, line);
            if words_of_line.len() < SHORTEST {
                continue;
            }
            let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
            let mut all = 0;
            for shingle in words_of_line.windows(SHINGLE) {
                all += 1;
                for &owner in owners.get(&super::repeated::hash(&shingle)).into_iter().flatten().filter(|&&o| o as usize != line) {
                    *shared.entry(owner).or_default() += 1;
                }
            }
            let best = shared.into_iter().max_by_key(|&(owner, count)| (count, std::cmp::Reverse(owner)));
            let Some((owner, count)) = best else { continue };
            let owner = owner as usize;
            // Two lines that repeat each other: the later one is the repetition.
            if is_line(context, owner) && owner > line && caption_words(context, owner).len() >= words_of_line.len() {
                continue;
            }
            let share = count as f32 / all as f32;
            if share < MOST {
                continue;
            }
            let block = document.blocks[sentences[line].block as usize];
            let finding = findings.report(block.span, words("A line that repeats the article", "Zeile, die den Artikel wiederholt"));
            finding.confidence(share.min(0.98)).related(sentences[owner].span, words("stands here too", "steht auch hier")).reason(words(
                "A caption or pull quote of the page stands in the text; delete it, or mark it as a caption.",
                "Eine Bildunterschrift oder ein Zitatkasten der Seite steht im Text; streichen oder kenntlich machen.",
            ));
            if share < WHOLE {
                finding.severity(Severity::Note);
            }
        }
    }
}

/// Whether the sentence is a block of its own and not the first line of the file, which is its headline.
fn is_line(context: &Context<'_>, sentence: usize) -> bool {
    let block = context.document.sentences[sentence].block;
    let kind = context.document.blocks[block as usize].kind;
    let first_of_block = sentence == 0 || context.document.sentences[sentence - 1].block != block;
    // A caption may be followed by its credit as a sentence of its own: „… sponsern. (Archivbild)“.
    let last = (sentence + 1..context.document.sentences.len()).take_while(|&s| context.document.sentences[s].block == block).last();
    let is_credit = |s: usize| {
        let tokens = context.document.sentences[s].tokens();
        tokens.len() <= CREDIT && (context.document.word(tokens.start) == "(" || starts_credit(context.document.word(tokens.start)))
    };
    let rest_is_credit = last.is_none_or(|last| last == sentence + 1 && is_credit(last));
    block > 0 && kind != BlockKind::Cell && first_of_block && (fills_block(context, sentence) || rest_is_credit)
}

/// Tokens of a credit.
const CREDIT: usize = 8;

/// The words of a line without its credit.
fn caption_words(context: &Context<'_>, sentence: usize) -> Vec<u64> {
    let tokens = context.document.sentences[sentence].tokens();
    let begins = |&t: &usize| t > tokens.start + 3 && starts_credit(context.document.word(t));
    let end = tokens.clone().find(begins).unwrap_or(tokens.end);
    hashes(context, tokens.start..end)
}

fn starts_credit(word: &str) -> bool {
    matches!(word, "©" | "Foto" | "Fotos" | "Bild" | "Quelle" | "Photo" | "Archivbild" | "Symbolbild" | "Symbolfoto")
}
