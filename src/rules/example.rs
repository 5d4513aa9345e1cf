//! Reads the examples in a rule's doc comment.
//!
//! A ```` ```wrong ```` block holds one text a line, the fault between `⟦` and `⟧`; a line `=> text` behind it
//! names the first suggestion; a line `en: text` before it is its English source. Every line of a ```` ```right ```` block must stay silent. In both, `\n` inside
//! a line stands for a line break. Blocks marked ```` ```wrong markdown ```` or `html` are read in that format.

use super::RuleMeta;
use crate::document::Format;

/// One example line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The text without marks.
    pub text: String,
    /// Its English source, for rules that compare.
    pub source: Option<String>,
    /// How to read it.
    pub format: Format,
    /// Byte ranges that must be found, none in a right example.
    pub faults: Vec<std::ops::Range<usize>>,
    /// Whether the example needs a configuration (```` ```wrong house ````), so that the defaults do not find it.
    pub configured: bool,
    /// The first suggestion of the first fault, where the doc names it.
    pub suggestion: Option<String>,
}

/// All examples of a rule in the order of its doc.
pub fn examples(meta: &RuleMeta) -> Vec<Example> {
    let mut out: Vec<Example> = Vec::new();
    let mut block: Option<(Format, bool)> = None;
    let mut source = None;
    for line in meta.doc.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some(fence) = line.strip_prefix("```") {
            let format = if fence.ends_with("markdown") {
                Format::Markdown
            } else if fence.ends_with("html") {
                Format::Html
            } else {
                Format::Plain
            };
            block = (fence.starts_with("wrong") || fence.starts_with("right")).then_some((format, fence.ends_with("house")));
        } else if let Some((format, configured)) = block {
            match line.strip_prefix("=> ").or_else(|| (line == "=>").then_some("")) {
                Some(suggestion) => {
                    if let Some(last) = out.last_mut() {
                        last.suggestion = Some(suggestion.to_owned());
                    }
                }
                None if line.starts_with("en: ") => source = Some(line["en: ".len()..].replace("\\n", "\n")),
                None if !line.trim().is_empty() => {
                    out.push(Example { configured, source: source.take(), ..example(&line.replace("\\n", "\n"), format) });
                }
                None => {}
            }
        }
    }
    out
}

fn example(marked: &str, format: Format) -> Example {
    let mut text = String::new();
    let mut faults = Vec::new();
    let mut start = None;
    for c in marked.chars() {
        match c {
            '⟦' => start = Some(text.len()),
            '⟧' => faults.extend(start.take().map(|s| s..text.len())),
            _ => text.push(c),
        }
    }
    Example { text, source: None, format, faults, configured: false, suggestion: None }
}
