//! Tags of feeds and channels.

use super::lines::{suggest_removal, tokens};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A line is nothing but an identifier of a feed, a channel or a template.
    ///
    /// ## Why it matters
    ///
    /// Syndication systems mark each article with the channel it came from. The mark was exported with the text.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Rat hat sich vertagt.\n\n⟦abc-de-12⟧\n\nWeiteres folgt am Montag.
    /// Der Rat hat sich vertagt.\n\n⟦cms_article_4711⟧
    /// ```
    ///
    /// ```right
    /// Der Rat hat sich vertagt.\n\nCovid-19\n\nDie Zahlen sinken.
    /// Der Rat hat sich vertagt.\n\nG-20\n\n3:1\n\n24/7
    /// Er fährt einen a3-100.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **headings**: „Covid-19“, „G-20“: an identifier is written small from end to end, and has a number of its own.
    pub struct FeedTag = "residue/feed-tag", Error, "design-and-markup/markup", fix: Safe;
}

impl Rule for FeedTag {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        for (index, block) in context.document.blocks.iter().enumerate() {
            let text = context.document.text(block.span);
            if tokens(context, block).len() > 8 || !is_tag(text) {
                continue;
            }
            let finding = findings.report(block.span, words(format!("Feed tag “{text}”"), format!("Kennung des Feeds: „{text}“")));
            finding.confidence(0.95).reason(words(
                "An identifier of the feed or template was exported with the text; delete the line.",
                "Eine Kennung des Feeds oder der Vorlage wurde mit dem Text ausgegeben; die Zeile streichen.",
            ));
            suggest_removal(context, index, finding, Applicability::Safe);
        }
    }
}

/// `ttn-de-58`: at least two parts of small letters or digits, one of them a number, joined by hyphens or low lines.
fn is_tag(text: &str) -> bool {
    let plain = text.len() <= 40 && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    let parts: Vec<&str> = text.split(['-', '_']).collect();
    let number = |p: &&str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit());
    let letters = |p: &&str| p.len() > 1 && p.bytes().all(|b| b.is_ascii_lowercase());
    plain && parts.len() >= 2 && parts.iter().all(|p| !p.is_empty()) && parts.iter().any(letters) && parts.last().is_some_and(number)
}
