//! HTML: the text that a reader sees, without the site around it.
//!
//! Tags inside a paragraph vanish, entities become their characters, block
//! elements end a block. Code, scripts, forms, navigation and everything marked
//! `translate="no"` is not prose.

use super::builder::ProseBuilder;
use crate::document::{BlockKind, Prose, Span};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::sync::Arc;

/// Elements whose content is no prose of the article.
const SKIPPED: &[&[u8]] = &[
    b"script",
    b"style",
    b"template",
    b"noscript",
    b"svg",
    b"math",
    b"code",
    b"pre",
    b"kbd",
    b"samp",
    b"var",
    b"textarea",
    b"select",
    b"button",
    b"form",
    b"nav",
    b"footer",
    b"iframe",
    b"object",
    b"head",
];

/// Elements without an end tag.
const VOID: &[&[u8]] =
    &[b"br", b"hr", b"img", b"input", b"meta", b"link", b"wbr", b"source", b"track", b"area", b"base", b"col", b"embed", b"param"];

/// Deepest nesting of skipped elements that is counted; deeper input stays skipped until the outermost one ends.
const DEEPEST: usize = 512;

pub(super) fn prose(file: &Arc<str>) -> Prose {
    let mut builder = ProseBuilder::new(file);
    let mut skipped: Vec<Vec<u8>> = Vec::new();
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut quotation = 0usize;
    builder.open(BlockKind::Paragraph);
    for token in Tokenizer::new_with_emitter(&**file, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                let untranslatable = tag.attributes.get(b"translate".as_slice()).is_some_and(|v| v.value.eq_ignore_ascii_case(b"no"));
                let void = VOID.contains(&name) || tag.self_closing;
                if !skipped.is_empty() || ((SKIPPED.contains(&name) || untranslatable) && !void) {
                    if !void
                        && skipped.len() < DEEPEST
                        && (skipped.is_empty() || SKIPPED.contains(&name) || skipped.last().is_some_and(|s| s == name))
                    {
                        if skipped.is_empty() && matches!(name, b"code" | b"kbd" | b"samp" | b"var") {
                            // Code inside a sentence leaves a mark, so that its neighbours do not become neighbours.
                            builder.replace("\u{fffc}", span(tag.span));
                        }
                        skipped.push(name.to_vec());
                    }
                } else if name == b"blockquote" {
                    quotation += 1;
                    builder.open(BlockKind::Quotation);
                } else if let Some(kind) = block(name) {
                    builder.open(if quotation > 0 && kind == BlockKind::Paragraph { BlockKind::Quotation } else { kind });
                } else if name == b"br" {
                    builder.replace("\n", span(tag.span));
                }
            }
            Token::EndTag(tag) => {
                let name: &[u8] = &tag.name;
                if let Some(at) = skipped.iter().rposition(|s| s == name) {
                    skipped.truncate(at);
                } else if skipped.is_empty() {
                    quotation = quotation.saturating_sub(usize::from(name == b"blockquote"));
                    if block(name).is_some() || name == b"blockquote" {
                        builder.open(if quotation > 0 { BlockKind::Quotation } else { BlockKind::Paragraph });
                    }
                }
            }
            Token::String(text) if skipped.is_empty() => characters(file, span(text.span), &mut builder),
            Token::Comment(comment) => builder.comment(&String::from_utf8_lossy(&comment.value)),
            Token::String(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    builder.finish()
}

fn span(span: html5gum::Span<usize>) -> Span {
    Span::new(span.start as u32, span.end as u32)
}

fn block(name: &[u8]) -> Option<BlockKind> {
    Some(match name {
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"title" => BlockKind::Heading,
        b"figcaption" | b"caption" => BlockKind::Caption,
        b"li" | b"dt" | b"dd" => BlockKind::ListItem,
        b"td" | b"th" => BlockKind::Cell,
        b"p" | b"div" | b"section" | b"article" | b"main" | b"header" | b"aside" | b"figure" | b"ul" | b"ol" | b"dl" | b"table" | b"tr"
        | b"hr" | b"body" | b"html" | b"address" | b"details" | b"summary" => BlockKind::Paragraph,
        _ => return None,
    })
}

/// A run of characters: entities become characters, the rest is verbatim.
fn characters(file: &str, span: Span, builder: &mut ProseBuilder<'_>) {
    let Some(raw) = file.get(span.range()) else { return };
    // A byte order mark belongs to the file, not to its text.
    let mut from = if span.start == 0 { raw.len() - raw.trim_start_matches('\u{feff}').len() } else { 0 };
    while let Some(found) = raw[from..].find('&').map(|i| from + i) {
        let length = entity(&raw[found..]);
        match length.and_then(|n| resolve(&raw[found..found + n]).map(|c| (n, c))) {
            Some((length, character)) => {
                builder.verbatim(Span::new(span.start + from as u32, span.start + found as u32));
                builder.replace(&character, Span::new(span.start + found as u32, span.start + (found + length) as u32));
                from = found + length;
            }
            None => {
                builder.verbatim(Span::new(span.start + from as u32, span.start + found as u32 + 1));
                from = found + 1;
            }
        }
    }
    builder.verbatim(Span::new(span.start + from as u32, span.end));
}

/// Length of `&name;` or `&#123;` at the start.
fn entity(text: &str) -> Option<usize> {
    let body = text[1..].bytes().take(33).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    (body > 1 && text.as_bytes().get(body + 1) == Some(&b';')).then_some(body + 2)
}

/// The characters of one entity; `None` if it is unknown and so stays text.
fn resolve(entity: &str) -> Option<String> {
    let mut text = String::new();
    for token in Tokenizer::new(entity) {
        let Ok(token) = token;
        if let Token::String(s) = token {
            text.push_str(&String::from_utf8_lossy(&s.value));
        }
    }
    (text != entity && !text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_leads_back_to_the_file() {
        let file: Arc<str> = "<html><head><title>x</title></head><body><nav>Start</nav><h1>Ein Titel</h1>\n<p>K&auml;se ist <b>gut</b> &amp; <code>x()</code> billig.</p><script>var a = '<p>';</script><blockquote><p>Zitat &uuml;ber alles.</p></blockquote></body></html>".into();
        let prose = prose(&file);
        let texts: Vec<&str> = prose.blocks.iter().map(|b| &prose.text[b.span.range()]).collect();
        assert_eq!(texts, ["Ein Titel", "Käse ist gut & \u{fffc} billig.", "Zitat über alles."]);
        assert_eq!(
            prose.blocks.iter().map(|b| b.kind).collect::<Vec<_>>(),
            [BlockKind::Heading, BlockKind::Paragraph, BlockKind::Quotation]
        );
        let at = |needle: &str| {
            let start = prose.text.find(needle).unwrap() as u32;
            &file[prose.origin.to_file(Span::new(start, start + needle.len() as u32)).range()]
        };
        assert_eq!(at("Käse"), "K&auml;se");
        assert_eq!(at("gut"), "gut");
        assert_eq!(at("ist gut &"), "ist <b>gut</b> &amp;");
        assert_eq!(at("Zitat über"), "Zitat &uuml;ber");
    }

    #[test]
    fn comments_silence_blocks() {
        let file: Arc<str> = "<p>a</p><!-- pruefstein-ignore typography/ellipsis --><p>b</p><p>c</p>".into();
        let prose = prose(&file);
        assert_eq!(prose.suppressions.len(), 1);
        assert_eq!(&prose.text[prose.suppressions[0].span.range()], "b");
        assert_eq!(prose.suppressions[0].rules, ["typography/ellipsis"]);
    }
}
