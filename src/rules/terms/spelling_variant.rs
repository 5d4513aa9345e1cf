//! One word in two spellings, or in an old one.

use crate::data::{Dictionaries, Index};
use crate::document::Span;
use crate::findings::{Severity, words};
use crate::language::WordsOf;
use crate::language::pattern::{PatternSet, Words as _};
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashMap;

rule! {
    /// A word stands in the text in two spellings, both of which are allowed, or in one that the reform abolished.
    ///
    /// ## Why it matters
    ///
    /// Duden lets the writer choose between „aufwendig“ and „aufwändig“, but a text should choose
    /// once. Engines follow whatever their training text had.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Suche war aufwendig. Noch ⟦aufwändiger⟧ war die Bergung.
    /// ```
    ///
    /// ```right
    /// Die Suche war aufwendig. Noch aufwendiger war die Bergung.
    /// Er nannte sie „aufwändig“, andere nannten sie aufwendig.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **quotations**: quoted text keeps its spelling.
    /// - **regional spelling**: Swiss and Austrian forms are a note.
    pub struct SpellingVariant = "terms/spelling-variant", Warning, "terminology/inconsistent-use", fix: None;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Both,
    Old,
    Regional,
}

struct Pair {
    preferred: Box<str>,
    variant: Box<str>,
    status: Status,
}

/// The pairs of `terms/spelling-variants`; pattern 2n is the preferred form of pair n, 2n + 1 the variant.
#[derive(Default)]
struct Variants {
    set: PatternSet,
    pairs: Vec<Pair>,
}

impl Index for Variants {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut variants = Variants::default();
        for row in dictionaries.rows("terms/spelling-variants") {
            let [preferred, variant, status, _] = row.array();
            let status = match status {
                "both" => Status::Both,
                "old" => Status::Old,
                "rare" => continue,
                _ => Status::Regional,
            };
            variants.set.add(&pattern(preferred));
            variants.set.add(&pattern(variant));
            variants.pairs.push(Pair { preferred: preferred.into(), variant: variant.into(), status });
        }
        variants
    }
}

/// „Schuß“ and „Schuss“ share their plural and their lemma: only a form with the same s tells which one was written.
fn has_sharp_s_as(form: &str, word: &str) -> bool {
    form.contains('ß') == word.contains('ß')
}

/// A single word stands for all its forms, several words for themselves.
fn pattern(form: &str) -> String {
    if form.contains(' ') { form.to_owned() } else { format!("(~{form}|{form})") }
}

impl Rule for SpellingVariant {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let variants = context.dictionaries.index::<Variants>();
        // Mentions of both forms of each pair that occurs.
        let mut mentions: FxHashMap<usize, [Vec<Span>; 2]> = FxHashMap::default();
        for number in 0..document.sentences.len() {
            let line = WordsOf::of_sentence(document, context.analysis, number);
            for (at, id) in variants.set.candidates(&line) {
                if context.analysis.in_quotation(line.token(at)) || context.analysis.label(line.token(at)) != Label::German {
                    continue;
                }
                let pair = &variants.pairs[id / 2];
                let form = if id % 2 == 0 { &pair.preferred } else { &pair.variant };
                let found = variants.set.get(id).and_then(|pattern| pattern.matches(&line, at, false));
                if let Some(found) = found.filter(|_| has_sharp_s_as(form, line.lower(at))) {
                    mentions.entry(id / 2).or_default()[id % 2].push(line.span(found.start, found.end));
                }
            }
        }
        let mut pairs: Vec<_> = mentions.into_iter().collect();
        pairs.sort_unstable_by_key(|(pair, _)| *pair);
        for (index, [preferred, variant]) in pairs {
            let pair = &variants.pairs[index];
            let mixed = !preferred.is_empty() && !variant.is_empty();
            let old = pair.status == Status::Old && !variant.is_empty();
            if !(mixed || old) {
                continue;
            }
            // The rarer form is the odd one; on a tie the one that Duden does not prefer.
            let odd = if variant.len() <= preferred.len() || pair.status == Status::Old { &variant } else { &preferred };
            let (first, second) = (&pair.preferred, &pair.variant);
            let message = if mixed {
                words(format!("“{first}” and “{second}” in one text"), format!("„{first}“ und „{second}“ in einem Text"))
            } else {
                words(
                    format!("Spelling abolished in 1996: “{second}”, today “{first}”"),
                    format!("Alte Rechtschreibung: „{second}“, heute „{first}“"),
                )
            };
            let other =
                preferred.first().filter(|_| std::ptr::eq(odd, &variant)).or(variant.first().filter(|_| std::ptr::eq(odd, &preferred)));
            for &span in odd {
                let finding = findings.report(span, message.clone());
                finding
                    .confidence(0.9)
                    .reason(words("Choose one spelling for the whole text.", "Eine Schreibung für den ganzen Text wählen."));
                if let Some(&other) = other {
                    finding.related(other, words("the other spelling", "die andere Schreibung"));
                }
                if pair.status == Status::Regional {
                    finding.severity(Severity::Note).confidence(0.4);
                }
            }
        }
    }
}
