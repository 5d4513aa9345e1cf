//! Time stamps and slugs of the scraper.

use super::lines::{suggest_removal, tokens};
use crate::document::{Block, TokenKind};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A line begins with a machine's time stamp, or is the slug of the page.
    ///
    /// ## Why it matters
    ///
    /// Scrapers store the moment of their visit and the last part of the address with the text;
    /// both belong into a database, not on a page.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Rat vertagt sich\n⟦1665661624 Rat vertagt sich⟧\nDer Rat hat sich vertagt.
    /// ⟦2018-02-08T04:01:10Z⟧\nDer Rat hat sich vertagt.
    /// Der Rat hat sich vertagt.\n⟦der-rat-hat-sich-gestern-vertagt⟧
    /// ```
    ///
    /// ```right
    /// 1990 vertagte sich der Rat.\n12345 Menschen kamen.
    /// 0301234567 ist die Nummer des Rates.
    /// Das Auf-und-ab-Spiel begann.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **telephone numbers and counts**: a stamp has ten or thirteen digits and lies between 2001 and 2050.
    pub struct SlugLine = "residue/slug-line", Error, "design-and-markup/markup", fix: Safe;
}

/// Seconds since 1970 that a scraper of this century can have written: 2001 to 2050.
const SECONDS: std::ops::Range<u64> = 980_000_000..2_540_000_000;

/// Parts that make a slug.
const PARTS: usize = 4;

impl Rule for SlugLine {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        for (index, block) in context.document.blocks.iter().enumerate() {
            let text = context.document.text(block.span);
            if !(starts_with_stamp(text) || is_slug(context, block, text)) {
                continue;
            }
            let shown: String = text.chars().take(60).collect();
            let finding =
                findings.report(block.span, words(format!("Line of the scraper: “{shown}”"), format!("Zeile des Scrapers: „{shown}“")));
            finding.confidence(0.98).reason(words(
                "Time stamp or address part of the scraped page; delete the line.",
                "Zeitstempel oder Adressteil der ausgelesenen Seite; die Zeile streichen.",
            ));
            suggest_removal(context, index, finding, Applicability::Safe);
        }
    }
}

/// Ten digits (seconds) or thirteen (milliseconds), or an ISO time, at the start of the line.
fn starts_with_stamp(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let free = text[digits..].chars().next().is_none_or(char::is_whitespace);
    let value = text[..digits].parse::<u64>();
    let epoch = free
        && match (digits, value) {
            (9 | 10, Ok(seconds)) => SECONDS.contains(&seconds),
            (13, Ok(milliseconds)) => SECONDS.contains(&(milliseconds / 1000)),
            _ => false,
        };
    epoch || is_iso_time(text)
}

/// `2018-02-08T04:01:10Z` alone on the line.
fn is_iso_time(text: &str) -> bool {
    let begins = |shape: &[u8]| {
        text.len() >= shape.len()
            && text.bytes().zip(shape).all(|(byte, &wanted)| if wanted == b'9' { byte.is_ascii_digit() } else { byte == wanted })
    };
    text.len() < 36 && begins(b"9999-99-99T99:99") && !text.contains(char::is_whitespace)
}

/// `der-rat-hat-sich-vertagt`, alone on the line; `.html` may follow.
fn is_slug(context: &Context<'_>, block: &Block, text: &str) -> bool {
    let name = text.trim_matches('/').trim_end_matches(".html");
    if name.contains(' ') {
        return false;
    }
    let parts = name.split(['-', '_']).count();
    let slug = parts >= PARTS
        && name.split(['-', '_']).all(|p| !p.is_empty())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    slug && tokens(context, block).all(|t| context.document.tokens[t].kind != TokenKind::Address || parts >= PARTS)
}
