//! Tags and marks of markup languages in plain text.

use crate::document::{Format, Span};
use crate::findings::{Applicability, Severity, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// Tags or marks of HTML, a wiki, Markdown or BBCode stand in the text.
    ///
    /// ## Why it matters
    ///
    /// The scraper took source code for text, or the engine returned tags that its input did not have.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die ⟦<b>Gäste</b>⟧ kamen⟦<br/>⟧ spät.
    /// => Gäste
    /// Der ⟦**Mittwoch**⟧ war heiß, die ⟦[[Behörden]]⟧ schwiegen.
    /// => Mittwoch
    /// Mehr dazu ⟦[auf der Seite](https://a.example/b)⟧ der Stadt.
    /// => auf der Seite
    /// ```
    ///
    /// ```right
    /// Wenn a < b und b > c gilt, dann ist 2 ** 3 = 8.
    /// Sterne: **** vier von fünf, so das Magazin.
    /// ```
    ///
    /// ```right markdown
    /// Der **Mittwoch** war heiß.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **comparisons and stars**: only known tags and closed pairs around words count.
    /// - **two apostrophes**: a wiki's italics are some people's quotation marks; a note.
    /// - **markup files**: in Markdown and HTML the format's own marks are no text.
    pub struct Markup = "residue/markup", Error, "design-and-markup/markup", fix: Safe;
}

/// Names of elements that turn up in scraped text.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "del",
    "div",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "object",
    "ol",
    "p",
    "ph",
    "picture",
    "pre",
    "q",
    "ref",
    "s",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
    "x",
    "bpt",
    "ept",
    "nowiki",
    "noscript",
];

/// Longest tag, and longest stretch between two marks, in bytes.
const LONGEST: usize = 300;

/// What was found at a place: its length and, where it is certain, what remains.
struct Found {
    length: usize,
    rest: Option<String>,
}

impl Rule for Markup {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let prose = &*document.prose;
        let plain = document.format == Format::Plain;
        let mut at = 0;
        while let Some(found) =
            prose.as_bytes()[at..].iter().position(|b| matches!(b, b'<' | b'*' | b'[' | b'\'' | b'`' | b'=' | b'-')).map(|i| at + i)
        {
            let rest = &prose[found..];
            let line_start = found == 0 || prose.as_bytes()[found - 1] == b'\n';
            let hit = match prose.as_bytes()[found] {
                b'<' => tag(rest),
                b'*' if plain => stars(prose, found),
                b'[' if plain => brackets(rest),
                b'\'' if plain => wiki_quotes(rest),
                b'`' if plain && line_start => fence(rest),
                b'=' if plain && line_start => wiki_heading(rest),
                b'-' if plain && line_start => front_matter(rest),
                _ => None,
            };
            let Some(Found { length, rest: remains }) = hit else {
                at = found + 1;
                continue;
            };
            let span = Span::new(found as u32, (found + length) as u32);
            let text = document.text(span);
            let shown: String = text.chars().take(60).collect();
            let finding =
                findings.report(span, words(format!("Markup in the text: “{shown}”"), format!("Auszeichnung im Text: „{shown}“")));
            finding.confidence(0.97).reason(words(
                "Source code of the page stands in the text; remove the marks and keep the words.",
                "Quelltext der Seite steht im Text; die Zeichen entfernen, die Wörter behalten.",
            ));
            // Two apostrophes are a wiki's italics, but also some people's quotation marks.
            let ambiguous = text.starts_with("''") && !text.starts_with("'''");
            if ambiguous {
                finding.severity(Severity::Note).confidence(0.4);
            }
            if let Some(remains) = remains {
                finding.suggest(remains, if ambiguous { Applicability::Suggest } else { Applicability::Safe });
            }
            at = found + length;
        }
    }
}

/// `<b>Wort</b>` with what it holds, or a lone tag.
fn tag(text: &str) -> Option<Found> {
    let (name, length, closes) = one_tag(text)?;
    if !closes && !text[..length].ends_with("/>") {
        // An element around a few words is one fault.
        let window_end = (length..=text.len().min(length + LONGEST)).rev().find(|&e| text.is_char_boundary(e)).unwrap_or(length);
        let inner = &text[length..window_end];
        if let Some(close) = inner.find("</")
            && let Some((other, closing, true)) = one_tag(&inner[close..])
            && other == name
            && !inner[..close].contains('<')
            && !inner[..close].contains('\n')
        {
            return Some(Found { length: length + close + closing, rest: Some(inner[..close].to_owned()) });
        }
    }
    Some(Found { length, rest: Some(String::new()) })
}

/// Name, length and whether it closes, of a known tag at the start.
fn one_tag(text: &str) -> Option<(String, usize, bool)> {
    let body = text.strip_prefix('<')?;
    let closes = body.starts_with('/');
    let body = body.trim_start_matches('/');
    let name: String = body.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let known = TAGS.contains(&name.as_str()) || (!name.is_empty() && name.bytes().all(|b| b.is_ascii_digit()) && name.len() < 3);
    let after = body[name.len()..].chars().next()?;
    if !known || !(after == '>' || after == '/' || after.is_whitespace()) {
        return None;
    }
    let end = text.bytes().take(LONGEST).position(|b| b == b'>' || b == b'\n')?;
    let attributes = &text[1..end];
    // „<b und c>“ is no tag: what follows the name must look like attributes.
    let plausible = attributes
        .trim_end_matches('/')
        .split_whitespace()
        .skip(1)
        .all(|a| a.contains('=') || a.contains('"') || a.contains('\'') || a.len() < 2)
        || attributes.contains('=');
    (text.as_bytes()[end] == b'>' && plausible).then_some((name, end + 1, closes))
}

/// `**Wort**`.
fn stars(prose: &str, at: usize) -> Option<Found> {
    let text = prose[at..].strip_prefix("**")?;
    let before = prose[..at].chars().next_back();
    if before == Some('*') || !text.starts_with(char::is_alphanumeric) && !text.starts_with(['„', '"', '(']) {
        return None;
    }
    let close = text.find("**").filter(|&c| c <= LONGEST)?;
    let inner = &text[..close];
    let closed = !inner.contains('\n') && !inner.ends_with(char::is_whitespace) && !text[close + 2..].starts_with('*');
    closed.then(|| Found { length: close + 4, rest: Some(inner.to_owned()) })
}

/// `[[Wort]]`, `[[Ziel|Wort]]`, `[Text](Adresse)`, `[b]`, `[/url]`.
fn brackets(text: &str) -> Option<Found> {
    if let Some(inner) = text.strip_prefix("[[") {
        let close = inner.find("]]").filter(|&c| c <= LONGEST && !inner[..c].contains('\n'))?;
        let shown = inner[..close].rsplit('|').next().unwrap_or("");
        let file = inner[..close].contains(':');
        return Some(Found { length: close + 4, rest: Some(if file { String::new() } else { shown.to_owned() }) });
    }
    let close = text.find(']').filter(|&c| c <= LONGEST && !text[..c].contains('\n'))?;
    if let Some(address) = text[close + 1..].strip_prefix('(') {
        let end = address.find(')').filter(|&e| e <= LONGEST)?;
        let url = &address[..end];
        let is_address = url.starts_with("http")
            || url.starts_with('/')
            || url.starts_with("www.")
            || url.starts_with('#')
            || url.starts_with("mailto:");
        return (is_address && !url.contains(' ')).then(|| Found { length: close + end + 3, rest: Some(text[1..close].to_owned()) });
    }
    let inner = text[1..close].trim_start_matches('/');
    let name = inner.split('=').next().unwrap_or("");
    (matches!(name, "b" | "i" | "u" | "url" | "img" | "quote" | "size" | "color" | "center" | "list" | "code")
        && (name == inner || inner.contains('=')))
    .then(|| Found { length: close + 1, rest: Some(String::new()) })
}

/// `'''Wort'''`, `''Wort''`.
fn wiki_quotes(text: &str) -> Option<Found> {
    let marks = text.bytes().take_while(|b| *b == b'\'').count();
    if !(2..=5).contains(&marks) {
        return None;
    }
    let fence = &text[..marks];
    let inner = &text[marks..];
    let close = inner.find(fence).filter(|&c| c > 0 && c <= LONGEST && !inner[..c].contains('\n'))?;
    Some(Found { length: close + 2 * marks, rest: Some(inner[..close].to_owned()) })
}

/// A code fence on a line of its own.
fn fence(text: &str) -> Option<Found> {
    let line = text.lines().next()?;
    let marks = line.bytes().take_while(|b| *b == b'`').count();
    let info = line[marks..].trim();
    (marks >= 3 && info.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        .then(|| Found { length: line.trim_end().len(), rest: Some(String::new()) })
}

/// `== Überschrift ==`.
fn wiki_heading(text: &str) -> Option<Found> {
    let line = text.lines().next()?.trim_end();
    let marks = line.bytes().take_while(|b| *b == b'=').count();
    let inner = line.get(marks..line.len().saturating_sub(marks))?;
    let heading = (2..=5).contains(&marks) && line.ends_with(&"=".repeat(marks)) && !inner.trim().is_empty() && !inner.contains('=');
    heading.then(|| Found { length: line.len(), rest: Some(inner.trim().to_owned()) })
}

/// `---`, `title: …`, `---` in the middle of a plain text: front matter of a page.
fn front_matter(text: &str) -> Option<Found> {
    let body = text.strip_prefix("---\n")?;
    let mut length = 4;
    let mut keys = 0;
    for line in body.lines().take(30) {
        if line.trim_end() == "---" {
            return (keys > 0).then_some(Found { length: length + line.len(), rest: None });
        }
        let key = line.split(':').next().unwrap_or("");
        let pair =
            line.contains(':') && !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b' '));
        if !pair && !line.starts_with([' ', '-', '\t']) && !line.is_empty() {
            return None;
        }
        keys += usize::from(pair);
        length += line.len() + 1;
    }
    None
}
