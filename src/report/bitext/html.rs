//! `--format html`: two columns, what nothing renders marked, linked words lit up together.

use super::table::verdict_name;
use super::{BitextWriter, Pair, rounded};
use crate::align::{Bead, WordLink};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes one page for all pairs; needs no network.
pub struct Html<W: Write> {
    out: W,
}

impl<W: Write> Html<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Html { out }
    }
}

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Alignment</title>
<style>
body { font: 16px/1.5 Georgia, serif; margin: 2em auto; max-width: 75em; padding: 0 1em; color: #222; background: #fff }
h1 { font-size: 1.1em; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td { vertical-align: top; padding: .3em .7em; border-bottom: 1px solid #e4e4e4; overflow-wrap: break-word }
td.n { width: 3.5em; color: #767676; font: 12px sans-serif }
tr.paragraph td { border-top: 3px solid #bbb }
tr.alone td { background: #fff1d6 }
tr.unsure td.n { color: #b00020; font-weight: bold }
b { font-weight: normal; border-bottom: 1px dotted #aaa }
b.lit { background: #cfe8ff }
.verdict { color: #555 }
</style>
</head>
<body>
"#;

const TAIL: &str = r#"<script>
document.addEventListener("mouseover", function (event) {
  document.querySelectorAll("b.lit").forEach(function (word) { word.classList.remove("lit"); });
  var word = event.target.closest && event.target.closest("b[data-l]");
  if (!word) return;
  var row = word.closest("tr"), links = word.dataset.l.split(" ");
  row.querySelectorAll("b[data-l]").forEach(function (other) {
    if (other.dataset.l.split(" ").some(function (link) { return links.indexOf(link) >= 0; })) other.classList.add("lit");
  });
});
</script>
</body>
</html>
"#;

/// Confidence below which a row is marked.
const UNSURE: f32 = 0.5;

impl<W: Write> BitextWriter for Html<W> {
    fn begin(&mut self) -> io::Result<()> {
        self.out.write_all(HEAD.as_bytes())
    }

    fn pair(&mut self, pair: &Pair<'_>) -> io::Result<()> {
        let mut page = String::new();
        let name = |path: &std::path::Path| escaped(&path.to_string_lossy());
        let _ = write!(page, "<h1>{} — {}</h1>\n<p class=\"verdict\">", name(pair.paths.0), name(pair.paths.1));
        let alone = |source: bool| {
            let lone = pair.alignment.beads.iter().filter(|b| !b.is_pair());
            lone.map(|b| if source { b.source.len() } else { b.target.len() }).sum::<usize>()
        };
        let _ = writeln!(
            page,
            "{}; unaligned: {} of {} source sentences, {} of {} target sentences</p>\n<table>",
            verdict_name(&pair.alignment.verdict),
            alone(true),
            pair.texts.0.sentences.len(),
            alone(false),
            pair.texts.1.sentences.len()
        );
        let mut before = None;
        for (number, bead) in pair.alignment.beads.iter().enumerate() {
            let (source, target) = pair.paragraphs(bead);
            let mut classes = Vec::new();
            if number > 0 && source.or(before) != before {
                classes.push("paragraph");
            }
            before = source.or(before);
            if !bead.is_pair() {
                classes.push("alone");
            }
            if bead.confidence < UNSURE {
                classes.push("unsure");
            }
            let _ = target;
            let links = pair.words.as_ref().and_then(|words| words.get(number)).map_or(&[][..], Vec::as_slice);
            let _ = writeln!(
                page,
                "<tr class=\"{}\"><td class=\"n\">{:.2}</td><td lang=\"{}\">{}</td><td lang=\"{}\">{}</td></tr>",
                classes.join(" "),
                rounded(bead.confidence, 2),
                pair.languages.0,
                side(pair, bead, links, true),
                pair.languages.1,
                side(pair, bead, links, false)
            );
        }
        page.push_str("</table>\n");
        self.out.write_all(page.as_bytes())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_all(TAIL.as_bytes())?;
        self.out.flush()
    }
}

/// The sentences of one side of a bead, linked words in `<b data-l="numbers of the links">`.
fn side(pair: &Pair<'_>, bead: &Bead, links: &[WordLink], source: bool) -> String {
    let (text, range) = if source { (pair.texts.0, bead.source.clone()) } else { (pair.texts.1, bead.target.clone()) };
    let mut out = String::new();
    for sentence in range {
        let Some(content) = text.sentences.get(sentence) else { continue };
        let mut marked: Vec<(crate::document::Span, usize)> = links
            .iter()
            .enumerate()
            .map(|(number, link)| (if source { link.source } else { link.target }, number))
            .filter(|((of, _), _)| *of == sentence)
            .map(|((_, span), number)| (span, number))
            .collect();
        marked.sort_unstable();
        let mut at = 0;
        for same in marked.chunk_by(|a, b| a.0 == b.0) {
            let span = same[0].0.range();
            out.push_str(&escaped(content.get(at..span.start).unwrap_or("")));
            let numbers: Vec<String> = same.iter().map(|(_, number)| number.to_string()).collect();
            let _ = write!(out, "<b data-l=\"{}\">{}</b>", numbers.join(" "), escaped(content.get(span.clone()).unwrap_or("")));
            at = span.end;
        }
        out.push_str(&escaped(content.get(at..).unwrap_or("")));
        out.push(' ');
    }
    out.truncate(out.trim_end().len());
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && !c.is_whitespace() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
