//! Rows of share buttons and breadcrumbs.

use super::lines::{suggest_removal, tokens};
use crate::data::{Dictionaries, Index};
use crate::document::TokenKind;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashMap;

rule! {
    /// A line is a row of share buttons or the path of the page.
    ///
    /// ## Why it matters
    ///
    /// „Facebook Twitter WhatsApp“ and „Startseite > Politik“ are buttons and links on the page; in the text they are noise.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Rat hat sich vertagt.\n\n⟦Facebook Twitter WhatsApp Pinterest⟧
    /// ⟦Startseite > Politik > Ausland⟧\n\nDer Rat hat sich vertagt.
    /// Der Rat hat sich vertagt.\n\n⟦Teilen Tweet E-Mail Drucken⟧
    /// ```
    ///
    /// ```right
    /// Facebook und Twitter haben Nutzer verloren.
    /// Facebook\n\nDer Konzern hat Nutzer verloren.
    /// Paris - Dakar - Lyon
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **lines about networks**: every word of the line must be a button; one network alone can be a heading.
    pub struct ShareBar = "residue/share-bar", Error, "design-and-markup/markup", fix: Safe, claims: true;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Button {
    Network,
    Action,
    Connector,
}

/// Names of networks and actions; several words are joined by blanks.
struct Buttons {
    words: FxHashMap<String, Button>,
}

/// Longest name of a button, in words.
const LONGEST: usize = 4;

impl Index for Buttons {
    fn build(dictionaries: &Dictionaries) -> Self {
        let words = dictionaries
            .rows("residue/networks")
            .map(|row| row.array())
            .map(|[word, kind]| {
                let button = match kind {
                    "network" => Button::Network,
                    "action" => Button::Action,
                    _ => Button::Connector,
                };
                (word.to_lowercase(), button)
            })
            .collect();
        Buttons { words }
    }
}

impl Rule for ShareBar {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let buttons = context.dictionaries.index::<Buttons>();
        for (index, block) in context.document.blocks.iter().enumerate() {
            let range = tokens(context, block);
            if range.len() > 40 || !(is_share_bar(context, &buttons, range.clone()) || is_breadcrumb(context, range)) {
                continue;
            }
            let finding = findings.report(block.span, words("Buttons or path of the page", "Schaltflächen oder Pfad der Seite"));
            finding.confidence(0.95).reason(words(
                "Share buttons or navigation of the page stand in the text; delete the line.",
                "Teilen-Knöpfe oder Navigation der Seite stehen im Text; die Zeile streichen.",
            ));
            suggest_removal(context, index, finding, Applicability::Safe);
        }
    }
}

fn is_share_bar(context: &Context<'_>, buttons: &Buttons, range: std::ops::Range<usize>) -> bool {
    let words: Vec<usize> = range.filter(|&t| matches!(context.document.tokens[t].kind, TokenKind::Word | TokenKind::Number)).collect();
    let (mut networks, mut actions) = (0, 0);
    let mut at = 0;
    while at < words.len() {
        let taken = (1..=LONGEST.min(words.len() - at)).rev().find_map(|length| {
            let name: Vec<&str> = words[at..at + length].iter().map(|&t| context.analysis.lower(t)).collect();
            buttons.words.get(&name.join(" ")).map(|button| (length, *button))
        });
        let Some((length, button)) = taken else {
            // A count beside a button: „Teilen 12“.
            if at > 0 && context.document.tokens[words[at]].kind == TokenKind::Number {
                at += 1;
                continue;
            }
            return false;
        };
        networks += usize::from(button == Button::Network);
        actions += usize::from(button == Button::Action);
        at += length;
    }
    networks >= 2 && networks + actions >= 2 || networks >= 1 && actions >= 1 || actions >= 3
}

/// `Startseite > Politik > Ausland`: at least two links of one or a few words behind a home page, or behind arrows.
fn is_breadcrumb(context: &Context<'_>, range: std::ops::Range<usize>) -> bool {
    let document = context.document;
    let is_separator = |t: usize| matches!(document.word(t), ">" | "»" | "›" | "→" | "/" | "|");
    let separators = range.clone().filter(|&t| is_separator(t)).count();
    if separators == 0 || range.len() > 24 {
        return false;
    }
    let mut parts = vec![0usize];
    for t in range.clone() {
        if is_separator(t) {
            parts.push(0);
        } else if document.tokens[t].is_word() {
            *parts.last_mut().expect("never empty") += 1;
        } else if !matches!(document.word(t), "&" | "-") {
            return false;
        }
    }
    let home = matches!(context.analysis.lower(range.start), "startseite" | "home" | "start" | "homepage" | "hauptseite" | "index");
    let short = parts.iter().all(|&n| (1..=4).contains(&n));
    let arrows = range.filter(|&t| matches!(document.word(t), ">" | "›" | "→")).count();
    short && (home || arrows >= 2)
}
