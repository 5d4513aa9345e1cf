//! Markdown: the text of its blocks, without front matter, code, URLs and raw HTML tags.

use super::builder::ProseBuilder;
use crate::document::{BlockKind, Prose, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use std::sync::Arc;

pub(super) fn prose(file: &Arc<str>) -> Prose {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut builder = ProseBuilder::new(file);
    // Nesting of elements without prose (front matter, code), of quotations and of list items.
    let (mut silent, mut quoted, mut items) = (0usize, 0usize, 0usize);
    let mut skipped_html: Vec<String> = Vec::new();
    builder.open(BlockKind::Paragraph);
    // A byte order mark before `# Title` or the front matter would hide it.
    let mark = file.len() - file.trim_start_matches('\u{feff}').len();
    for (event, range) in Parser::new_ext(&file[mark..], options).into_offset_iter() {
        let range = range.start + mark..range.end + mark;
        match event {
            Event::Start(tag) => match tag {
                Tag::MetadataBlock(_) | Tag::CodeBlock(_) => {
                    builder.open(BlockKind::Paragraph);
                    silent += 1;
                }
                Tag::Heading { .. } => builder.open(BlockKind::Heading),
                Tag::BlockQuote(_) => quoted += 1,
                Tag::Item => {
                    items += 1;
                    builder.open(BlockKind::ListItem);
                }
                Tag::TableCell => builder.open(BlockKind::Cell),
                Tag::Paragraph => builder.open(match () {
                    () if items > 0 => BlockKind::ListItem,
                    () if quoted > 0 => BlockKind::Quotation,
                    () => BlockKind::Paragraph,
                }),
                _ => {}
            },
            Event::End(tag) => match tag {
                TagEnd::MetadataBlock(_) | TagEnd::CodeBlock => silent = silent.saturating_sub(1),
                TagEnd::BlockQuote(_) => quoted = quoted.saturating_sub(1),
                TagEnd::Item => {
                    items = items.saturating_sub(1);
                    builder.open(BlockKind::Paragraph);
                }
                TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableCell => builder.open(BlockKind::Paragraph),
                _ => {}
            },
            Event::Text(text) if silent == 0 && skipped_html.is_empty() => {
                let raw = &file[range.clone()];
                if raw == &*text { builder.verbatim(span(range)) } else { builder.replace(&text, span(range)) }
            }
            Event::Code(_) | Event::InlineMath(_) | Event::FootnoteReference(_) if skipped_html.is_empty() => {
                builder.replace("\u{fffc}", span(range))
            }
            Event::SoftBreak | Event::HardBreak => builder.replace("\n", span(range)),
            Event::Html(html) | Event::InlineHtml(html) => tags(&html, &mut skipped_html, &mut builder),
            _ => {}
        }
    }
    builder.finish()
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

/// Raw HTML inside Markdown: comments may silence findings, code and scripts hide what they hold.
fn tags(html: &str, skipped: &mut Vec<String>, builder: &mut ProseBuilder<'_>) {
    let html = html.trim();
    if html.starts_with("<!--") {
        builder.comment(html);
        return;
    }
    let name: String =
        html.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if !matches!(name.as_str(), "code" | "pre" | "script" | "style" | "kbd" | "samp") {
        return;
    }
    if html.starts_with("</") {
        skipped.pop();
    } else if !html.contains("</") {
        skipped.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_links_and_front_matter_are_no_prose() {
        let file: Arc<str> = "---\ntitle: X\n---\n# Ein *Titel*\n\nEin [Verweis](https://a.example/the-end) mit `code` und &uuml;ber.\n\n```\nthe code\n```\n\n- Punkt eins\n\n> Zitat\n".into();
        let prose = prose(&file);
        let blocks: Vec<(BlockKind, &str)> = prose.blocks.iter().map(|b| (b.kind, &prose.text[b.span.range()])).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, "Ein Titel"),
                (BlockKind::Paragraph, "Ein Verweis mit \u{fffc} und über."),
                (BlockKind::ListItem, "Punkt eins"),
                (BlockKind::Quotation, "Zitat"),
            ]
        );
        let start = prose.text.find("Verweis").unwrap() as u32;
        assert_eq!(&file[prose.origin.to_file(Span::new(start, start + 7)).range()], "Verweis");
    }
}
