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
    let events = parts(file, mark).flat_map(|part| {
        let start = part.start;
        Parser::new_ext(&file[part], options).into_offset_iter().map(move |(event, range)| (event, range.start + start..range.end + start))
    });
    for (event, range) in events {
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

/// Bytes that are parsed at a time: the parser builds a tree of all it is given.
const PART: usize = 4 << 20;

/// The file in parts, each one cut before a heading or paragraph at the margin, outside fenced code. Only what is longer than
/// [`PART`] is cut, which no article is; a link whose definition stands in another part is then read as text.
fn parts(file: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut rest = start;
    std::iter::from_fn(move || {
        let from = rest;
        let (mut at, mut fence, mut blank) = (from, None, false);
        for line in file[from..].split_inclusive('\n') {
            let opens = line.starts_with(|c: char| c.is_alphabetic() || c == '#');
            if at - from >= PART && fence.is_none() && blank && opens {
                break;
            }
            let trimmed = line.trim_start();
            if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)) {
                fence = match fence {
                    None => Some(mark),
                    Some(open) if open == mark => None,
                    open => open,
                };
            }
            blank = trimmed.is_empty();
            at += line.len();
        }
        rest = at;
        (at > from).then_some(from..at)
    })
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
    fn a_long_file_is_cut_where_it_changes_nothing() {
        let section = "# Titel\n\nEin Absatz\nmit zwei Zeilen.\n\n```\ncode\n\nKein Absatz\n```\n\n- Punkt\n\n  Fortsetzung\n\n";
        let file: Arc<str> = section.repeat(PART / section.len() * 2 + 5).into();
        let cut: Vec<Range<usize>> = parts(&file, 0).collect();
        assert_eq!(cut.len(), 3);
        assert!(cut.windows(2).all(|pair| pair[0].end == pair[1].start) && cut[2].end == file.len());
        assert!(cut.iter().all(|part| file[part.clone()].starts_with("# Titel") || file[part.clone()].starts_with("Ein Absatz")));
        let blocks = prose(&file).blocks.len();
        assert_eq!(blocks, file.matches("# Titel").count() * 4);
        assert_eq!(parts("", 0).count(), 0);
    }

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
