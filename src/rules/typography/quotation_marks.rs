//! Quotation marks of English or of the typewriter in a German text.

use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, Severity, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A quotation has English or straight quotation marks in a text that otherwise uses German ones.
    ///
    /// ## Why it matters
    ///
    /// German quotes „so“ or »so«. “English” marks come from the original, straight ones from the
    /// engine, and a text with both looks unedited. Professional revisers mark nothing more often.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Er sagte: „Gut so.“ Dann rief er ⟦“⟧Halt” und ging.
    /// => „
    /// Sie nannte es ⟦"⟧klug", er „dumm“.
    /// => „
    /// Ein „Wort⟦”⟧ mit falschem Ende.
    /// => “
    /// ```
    ///
    /// ```right
    /// Er sagte: „Gut so.“ Dann rief er »Halt« und ging.
    /// Er nannte „den Begriff ‚Staat‘ veraltet“.
    /// Ein Bildschirm mit 27" und ein „Rahmen“.
    /// Sie nannte es "klug".
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **straight throughout**: a text that has only straight marks follows a house style or a plain-text system; silent.
    /// - **inches and seconds**: a straight mark behind a digit.
    /// - **English passages**: quotations inside an English sentence.
    pub struct QuotationMarks = "typography/quotation-marks", Warning, "linguistic-conventions/punctuation", fix: Safe;
}

/// The shapes of an opening or closing mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    German,
    English,
    Straight,
}

/// One pair of marks, by token.
struct Pair {
    open: usize,
    close: usize,
    shapes: (Shape, Shape),
}

impl Rule for QuotationMarks {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let mut pairs = Vec::new();
        for block in &document.blocks {
            let first = document.token_at(block.span.start);
            let end = document.tokens.partition_point(|t| t.span.end <= block.span.end);
            collect(context, first..end, &mut pairs);
        }
        let german = pairs.iter().any(|p| p.shapes.0 == Shape::German || p.shapes.1 == Shape::German) || document.prose.contains('»');
        for pair in &pairs {
            let (open, close) = (document.tokens[pair.open].span, document.tokens[pair.close].span);
            let reason = words(
                "German opens a quotation with „ and closes it with “; the other marks come from the original or from the engine.",
                "Im Deutschen beginnt ein Zitat mit „ und endet mit “; die anderen Zeichen stammen aus dem Original oder von der Übersetzung.",
            );
            match pair.shapes {
                (Shape::German, Shape::German) => {}
                (Shape::German, _) => {
                    findings
                        .report(close, words("A German quotation closed with another mark", "Deutsches Zitat mit fremdem Schlusszeichen"))
                        .reason(reason)
                        .confidence(0.95)
                        .suggest("“", Applicability::Safe)
                        .related(open, words("opened here", "hier begonnen"));
                }
                (Shape::Straight, Shape::Straight) if !german => {}
                (shape, _) => {
                    let message = match shape {
                        Shape::English => words("English quotation marks", "Englische Anführungszeichen"),
                        _ => words(
                            "Straight quotation marks in a text with German ones",
                            "Gerade Anführungszeichen in einem Text mit deutschen",
                        ),
                    };
                    let finding = findings.report(open, message);
                    finding
                        .reason(reason)
                        .confidence(0.95)
                        .suggest("„", Applicability::Safe)
                        .related(close, words("closed here", "hier beendet"));
                    if document.text(close) != "“" {
                        finding.suggest_at(close, "“", Applicability::Safe);
                    }
                    if !german {
                        finding.severity(Severity::Warning);
                    }
                }
            }
        }
    }
}

/// Longest quotation, in tokens; a mark without partner must not pair with one far away.
const LONGEST: usize = 200;

fn collect(context: &Context<'_>, tokens: std::ops::Range<usize>, pairs: &mut Vec<Pair>) {
    let document = context.document;
    let mut open: Option<(usize, Shape)> = None;
    for at in tokens.clone() {
        let token = document.tokens[at];
        if token.kind != TokenKind::Punctuation {
            continue;
        }
        let mark = document.text(token.span);
        let attached_right = at + 1 < tokens.end && !document.tokens[at + 1].spaced;
        let attached_left = !token.spaced;
        match mark {
            "„" => open = Some((at, Shape::German)),
            "“" if open.is_some_and(|(_, shape)| shape != Shape::English) && attached_left => {
                pairs.extend(open.take().map(|o| pair(o, at, Shape::German)))
            }
            "“" if attached_right && !attached_left => open = Some((at, Shape::English)),
            "“" if attached_right && open.is_none() && opens_after(context, at) => open = Some((at, Shape::English)),
            "”" if attached_left || !attached_right => pairs.extend(open.take().map(|o| pair(o, at, Shape::English))),
            "\"" => {
                let digit_before = at > tokens.start && attached_left && document.word(at - 1).ends_with(|c: char| c.is_ascii_digit());
                match open {
                    Some(o) if attached_left => {
                        pairs.push(pair(o, at, Shape::Straight));
                        open = None;
                    }
                    None if attached_right && !digit_before => open = Some((at, Shape::Straight)),
                    _ => {}
                }
            }
            _ => {}
        }
        if open.is_some_and(|(start, _)| at - start > LONGEST) {
            open = None;
        }
    }
    let text = |span: Span| document.text(span);
    // The closing mark of an English quotation can be the German one: “so“.
    pairs.retain(|p| !text(document.tokens[p.open].span.to(document.tokens[p.close].span)).contains('\n'));
}

fn pair(open: (usize, Shape), close: usize, shape: Shape) -> Pair {
    Pair { open: open.0, close, shapes: (open.1, shape) }
}

/// Whether a mark glued to what stands before it opens all the same: behind a bracket or a dash.
fn opens_after(context: &Context<'_>, at: usize) -> bool {
    at > 0 && matches!(context.document.word(at - 1), "(" | "[" | "–" | "—" | "-" | "/")
}
