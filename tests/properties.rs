//! Whatever comes in: no panic, spans that can be cut out of the text, fixes that come to rest.

use proptest::prelude::*;
use pruefstein::config::Settings;
use pruefstein::data::Dictionaries;
use pruefstein::document::{Document, Format, LineIndex, Span};
use pruefstein::engine::Engine;
use pruefstein::findings::{Applicability, Range};
use pruefstein::fix::fix;
use pruefstein::input::{self, decode};
use pruefstein::language::segment;
use std::path::Path;
use std::sync::{Arc, LazyLock};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Dictionaries::new(), Settings::default()));

const PATH: &str = "article";

fn formats() -> impl Strategy<Value = Format> {
    prop_oneof![Just(Format::Plain), Just(Format::Markdown), Just(Format::Html)]
}

/// Pieces that make readers, tokenizer and rules work: German and English words, numbers, marks, markup, control characters.
fn piece() -> impl Strategy<Value = String> {
    let words: &[&str] = &[
        "der",
        "Die",
        "das",
        "dass",
        "und",
        "in",
        "war",
        "also",
        "Straße",
        "Fuer",
        "Maßnahmen",
        "the",
        "government",
        "of",
        "has",
        "Kiew",
        "Kyiv",
        "OVKS",
        "CSTO",
        "NATO",
        "Nato",
        "Daten",
        "Bank",
        "Tokajew",
        "Tokayev",
        "al-Fitouri",
        "E-Mail",
        "don't",
        "Sie",
        "du",
        "17,000",
        "2.5",
        "1.250",
        "$2.700",
        "5kg",
        "9 a.m.",
        "20.15",
        "1st",
        "3.",
        "z.",
        "B.",
        "2023-05-11",
        "März 5, 2020",
        "100%",
        "Schreibe einen Kommentar",
        "1665661624",
        "ttn-de-58",
        "[laughs]",
        "[gallery ids=\"1\"]",
        "{{name}}",
        "%s",
        "© Reuters",
        "Foto: dpa",
        "https://a.example/b?c=1",
        "a@b.example",
        "&uuml;",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "&nosuch;",
        "Ã¼",
        "â€ž",
        "\u{fffd}",
    ];
    let marks: &[&str] = &[
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        ". ",
        ", ",
        ". . .",
        "...",
        "…",
        "„",
        "“",
        "”",
        "\"",
        "»",
        "«",
        "(",
        ")",
        "[",
        "]",
        "-",
        " – ",
        "!",
        "?",
        ":",
        ";",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "| a | b |\n|---|---|\n",
        "---\n",
        "[a](b)",
        "![",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<code>",
        "</code>",
        "<script>",
        "<br>",
        "<!--",
        "-->",
        "<!-- pruefstein-ignore -->",
        "<!-- pruefstein-off typography -->",
        "<!-- pruefstein-on -->",
        "<blockquote>",
        "</blockquote>",
        "<![CDATA[",
        "<",
        "&",
        "\u{feff}",
        "\u{200b}",
        "\u{ad}",
        "\u{a0}",
        "\u{202e}",
        "\u{301}",
        "\u{1b}[31m",
        "\u{0}",
        "👩‍👩‍👧",
        "ß",
        "İ",
        "ẞ",
        "ǆ",
        "中文",
        "\u{10ffff}",
    ];
    prop_oneof![
        5 => proptest::sample::select(words).prop_map(str::to_owned),
        5 => proptest::sample::select(marks).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

fn documents(format: Format, file: &Arc<str>) -> Document {
    let prose = input::prose(format, file);
    let lines = Arc::new(LineIndex::new(file));
    segment::document(PATH.into(), format, Arc::clone(file), lines, prose, ENGINE.dictionaries())
}

fn cuts(text: &str, span: Span) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

/// A range of the file whose ends are in order, on character borders and where line and column say.
fn lies_in(file: &str, range: Range) -> Result<(), TestCaseError> {
    prop_assert!(range.start.offset <= range.end.offset);
    prop_assert!(cuts(file, Span::new(range.start.offset, range.end.offset)), "{range:?}");
    for at in [range.start, range.end] {
        let before = &file[..at.offset as usize];
        prop_assert_eq!(at.line as usize, before.matches('\n').count() + 1);
        let line = before.rsplit('\n').next().unwrap_or("");
        let mark = usize::from(at.line == 1 && line.starts_with('\u{feff}'));
        prop_assert_eq!(at.column as usize, line.chars().count() + 1 - mark);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_report_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..400), format in formats()) {
        match decode(Path::new(PATH), bytes) {
            Ok(decoded) => {
                let file: Arc<str> = decoded.text.into();
                prop_assert!(ENGINE.check_text(Path::new(PATH), format, &file).path == Path::new(PATH));
            }
            Err(error) => {
                prop_assert!(!error.what.is_empty());
                prop_assert_eq!(error.path.as_deref(), Some(Path::new(PATH)));
            }
        }
    }

    #[test]
    fn decoded_text_is_written_back_as_it_was(text in text(), wide in any::<bool>()) {
        let bytes = if wide { text.encode_utf16().flat_map(u16::to_le_bytes).collect() } else { text.clone().into_bytes() };
        let bytes: Vec<u8> = if wide { [0xFF, 0xFE].into_iter().chain(bytes).collect() } else { bytes };
        if let Ok(decoded) = decode(Path::new(PATH), bytes.clone()) {
            prop_assert_eq!(decoded.encoding.encode(&decoded.text), Some(bytes));
        }
    }

    #[test]
    fn the_document_covers_the_prose(text in text(), format in formats()) {
        let file: Arc<str> = text.into();
        let document = documents(format, &file);
        let mut end = 0;
        for block in &document.blocks {
            prop_assert!(block.span.start >= end && cuts(&document.prose, block.span), "{block:?}");
            end = block.span.end;
        }
        let mut end = 0;
        let mut visible = String::new();
        for token in &document.tokens {
            prop_assert!(token.span.start >= end && !token.span.is_empty(), "{token:?} overlaps or is empty");
            prop_assert!(cuts(&document.prose, token.span));
            let word = document.text(token.span);
            prop_assert!(!word.starts_with(char::is_whitespace) && !word.ends_with(char::is_whitespace), "{word:?}");
            visible.push_str(word);
            end = token.span.end;
        }
        // Every visible character of every block is in a token.
        let hidden = |c: char| c.is_whitespace() || pruefstein::language::tokens::is_invisible(c);
        let expected: String = document.blocks.iter().flat_map(|b| document.text(b.span).chars()).filter(|&c| !hidden(c)).collect();
        prop_assert_eq!(visible.chars().filter(|&c| !hidden(c)).collect::<String>(), expected);
        // Sentences are a partition of the tokens, each in one block.
        let mut next = 0;
        for sentence in &document.sentences {
            prop_assert_eq!(sentence.first_token, next);
            prop_assert!(sentence.end_token > sentence.first_token, "{sentence:?} is empty");
            prop_assert!(document.blocks[sentence.block as usize].span.contains(sentence.span));
            for token in &document.tokens[sentence.tokens()] {
                prop_assert!(sentence.span.contains(token.span));
            }
            next = sentence.end_token;
        }
        prop_assert_eq!(next as usize, document.tokens.len());
    }

    #[test]
    fn the_prose_leads_back_into_the_file(text in text(), format in formats(), at in any::<prop::sample::Index>(), len in 0..40u32) {
        let file: Arc<str> = text.into();
        let document = documents(format, &file);
        let borders: Vec<usize> = document.prose.char_indices().map(|(i, _)| i).chain([document.prose.len()]).collect();
        let start = borders[at.index(borders.len())];
        let end = *borders.iter().rfind(|&&b| b >= start && b <= start + len as usize).unwrap_or(&start);
        let span = Span::new(start as u32, end as u32);
        let there = document.origin.to_file(span);
        prop_assert!(cuts(&file, there), "{span:?} leads to {there:?} in {} bytes", file.len());
        if document.origin.is_verbatim(span) && !span.is_empty() {
            prop_assert_eq!(&file[there.range()], document.text(span));
        }
    }

    #[test]
    fn findings_lie_in_the_file(text in text(), format in formats()) {
        let file: Arc<str> = text.into();
        let report = ENGINE.check_text(Path::new(PATH), format, &file);
        let mut before = (0, 0);
        for finding in &report.findings {
            lies_in(&file, finding.range)?;
            let (start, end) = (finding.range.start.offset, finding.range.end.offset);
            prop_assert_eq!(&finding.text, &file[start as usize..end as usize]);
            prop_assert!((0.0..=1.0).contains(&finding.confidence));
            prop_assert!(finding.excerpt.0.get(finding.excerpt.1.clone()).is_some());
            prop_assert!(format != Format::Plain || (start, end) >= before, "out of order");
            before = (start, end);
            for suggestion in &finding.suggestions {
                lies_in(&file, suggestion.range)?;
            }
            for related in &finding.related {
                lies_in(&file, related.range)?;
            }
        }
        // The same bytes in, the same findings out.
        prop_assert_eq!(report, ENGINE.check_text(Path::new(PATH), format, &file));
    }

    #[test]
    fn fixes_come_to_rest(text in text(), format in formats(), unsafe_too in any::<bool>()) {
        let weakest = if unsafe_too { Applicability::Suggest } else { Applicability::Safe };
        let file: Arc<str> = text.into();
        let once = fix(&ENGINE, Path::new(PATH), format, &file, weakest);
        let twice = fix(&ENGINE, Path::new(PATH), format, &once.text, weakest);
        prop_assert_eq!(&*twice.text, &*once.text);
        prop_assert_eq!(once.edits == 0, once.text == file);
    }
}
