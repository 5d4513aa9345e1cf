//! Words repeated over and over by a decoder that could not stop.

use crate::document::TokenKind;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A word or group of words is repeated three times or more.
    ///
    /// ## Why it matters
    ///
    /// Neural engines fall into loops: „sehr sehr sehr sehr“, „in der Stadt in der Stadt in der
    /// Stadt“. Everything behind the first round is noise, and often the rest of the sentence is lost.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Film war ⟦super super super super⟧ und lang.
    /// => super
    /// Sie wohnten ⟦in der Stadt in der Stadt in der Stadt⟧ am Meer.
    /// => in der Stadt
    /// ```
    ///
    /// ```right
    /// Der Film war sehr, sehr, sehr lang.
    /// Die Nummern 7 7 7 und 0 0 0 gewannen.
    /// Er rief: „Nein! Nein! Nein!“
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **emphasis with marks**: „sehr, sehr, sehr“, „Nein! Nein! Nein!“.
    /// - **digits**: rows of numbers.
    pub struct DecodingLoop = "duplicates/decoding-loop", Error, "accuracy/addition", fix: Suggest;
}

/// Longest repeated group, in tokens.
const LONGEST: usize = 12;

/// Rounds that make a loop.
const ROUNDS: usize = 3;

impl Rule for DecodingLoop {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        for sentence in &document.sentences {
            let tokens = sentence.tokens();
            let mut at = tokens.start;
            while at < tokens.end {
                let Some((length, end)) = (1..=LONGEST).find_map(|length| looped(context, at, length, tokens.end).map(|end| (length, end)))
                else {
                    at += 1;
                    continue;
                };
                let span = document.tokens[at].span.to(document.tokens[end - 1].span);
                let once = document.text(document.tokens[at].span.to(document.tokens[at + length - 1].span));
                findings
                    .report(span, words(format!("“{once}” over and over"), format!("„{once}“ in Endlosschleife")))
                    .confidence(0.97)
                    .suggest(once, Applicability::Suggest)
                    .reason(words(
                        "The engine fell into a loop; keep one round and compare the rest with the original.",
                        "Die Übersetzung ist in eine Schleife geraten; eine Runde behalten und den Rest mit dem Original vergleichen.",
                    ));
                at = end;
            }
        }
    }
}

/// If `length` tokens from `at` on recur at least [`ROUNDS`] times: the end of the loop.
fn looped(context: &Context<'_>, at: usize, length: usize, end: usize) -> Option<usize> {
    let document = context.document;
    let group = at..at + length;
    if at + length * ROUNDS > end
        || !context.analysis.same(at, at + length)
        || !group.clone().all(|t| document.tokens[t].kind == TokenKind::Word)
    {
        return None;
    }
    let same = |round: usize| group.clone().all(|t| t + round * length < end && context.analysis.same(t, t + round * length));
    let rounds = 1 + (1..).take_while(|&round| same(round)).count();
    (rounds >= ROUNDS).then_some(at + rounds * length)
}
