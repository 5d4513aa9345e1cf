//! Measures the sentence splitter: sentences of a treebank joined to paragraphs and split again.

use pruefstein::data::Dictionaries;
use pruefstein::document::{Block, BlockKind, Span};
use pruefstein::language::sentences::SentenceSplitter;
use pruefstein::language::tokens::tokenize;
use std::collections::BTreeSet;

/// Sentences of one paragraph.
const PARAGRAPH: usize = 6;

/// Reads `# text = ` lines of CoNLL-U files and prints precision, recall and F1 of the inner borders; `--errors` prints the wrong ones.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let dictionaries = Dictionaries::new();
    let splitter = dictionaries.index::<SentenceSplitter>();
    let show = arguments.iter().any(|a| a == "--errors");
    let (mut right, mut found, mut wanted) = (0usize, 0usize, 0usize);
    for path in arguments.iter().filter(|a| !a.starts_with("--")) {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
        let sentences: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# text = ")).map(str::trim).collect();
        for paragraph in sentences.chunks(PARAGRAPH) {
            let joined = paragraph.join(" ");
            let mut borders = BTreeSet::new();
            let mut end = 0;
            for sentence in paragraph {
                end += sentence.len();
                // What ends without a mark, or in a colon, can only be told apart by its line.
                if sentence.ends_with(['.', '!', '?', '…', '“', '"', '”', ')', '«']) {
                    borders.insert(end as u32);
                }
                end += 1;
            }
            borders.remove(&(joined.len() as u32));
            let span = Span::new(0, joined.len() as u32);
            let (mut tokens, mut split) = (Vec::new(), Vec::new());
            tokenize(&joined, span, &mut tokens);
            splitter.split(&joined, 0, &Block { span, kind: BlockKind::Paragraph }, &tokens, 0, &mut split);
            let ends: BTreeSet<u32> = split.iter().map(|s| s.span.end).filter(|e| *e < span.end).collect();
            right += ends.intersection(&borders).count();
            found += ends.len();
            wanted += borders.len();
            if show {
                for (mark, set) in [("extra", ends.difference(&borders)), ("missed", borders.difference(&ends))] {
                    for &at in set {
                        let at = at as usize;
                        let from = joined[..at].char_indices().rev().nth(30).map_or(0, |(i, _)| i);
                        let to = joined[at..].char_indices().nth(30).map_or(joined.len(), |(i, _)| at + i);
                        println!("{mark}\t{}|{}", &joined[from..at], &joined[at..to]);
                    }
                }
            }
        }
    }
    let (precision, recall) = (right as f64 / found.max(1) as f64, right as f64 / wanted.max(1) as f64);
    println!(
        "borders {wanted}, found {found}: precision {precision:.4}, recall {recall:.4}, F1 {:.4}",
        2.0 * precision * recall / (precision + recall)
    );
    Ok(())
}
