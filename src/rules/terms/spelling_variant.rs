//! One word in two spellings, or in an old one.

use crate::data::{Dictionaries, Index};
use crate::document::Span;
use crate::findings::{Severity, words};
use crate::language::WordsOf;
use crate::language::pattern::{Gap, PatternSet, Words as _};
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Policy, Rule, Sink};
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
    /// - **word borders**: variants that differ in a hyphen or a blank only (Online-Shop, infrage) are a matter of style, a note.
    /// - **old texts**: a text that keeps to the old spelling throughout is old or quoted; notes.
    pub struct SpellingVariant = "terms/spelling-variant", Warning, "terminology/inconsistent-use", fix: None;
}

/// What is known of a pair of spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpellingStatus {
    /// Both are right.
    Both,
    /// The second was abolished in 1996 or 2006.
    Old,
    /// The second is Swiss or Austrian.
    Regional,
}

use SpellingStatus as Status;

struct Pair {
    preferred: Box<str>,
    variant: Box<str>,
    status: Status,
}

impl Pair {
    /// They differ in hyphens and blanks only.
    fn same_letters(&self) -> bool {
        same_letters(&self.preferred, &self.variant)
    }
}

/// Whether two spellings differ in hyphens, blanks and capitals only.
fn same_letters(a: &str, b: &str) -> bool {
    let letters = |word: &str| -> String { word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    letters(a) == letters(b)
}

/// Distinct old spellings that a text must have, with no new one beside them, to be an old text.
const OLD_TEXT: usize = 3;

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

/// The pairs of the table: preferred spelling, variant, status.
pub fn spelling_pairs(dictionaries: &Dictionaries, each: &mut dyn FnMut(&str, &str, SpellingStatus)) {
    let variants = dictionaries.index::<Variants>();
    variants.pairs.iter().for_each(|pair| each(&pair.preferred, &pair.variant, pair.status));
}

/// Calls `each` with every spelling of a pair in the text: the preferred one, the one that stands there, the place.
pub fn spelling_mentions(context: &Context<'_>, each: &mut dyn FnMut(&str, &str, Span)) {
    let variants = context.dictionaries.index::<Variants>();
    variants.mentions(context, &mut |index, is_variant, span| {
        let pair = &variants.pairs[index];
        each(&pair.preferred, if is_variant { &pair.variant } else { &pair.preferred }, span);
    });
}

impl Variants {
    /// Calls `each` with the number of the pair, whether the variant stands there, and the place.
    fn mentions(&self, context: &Context<'_>, each: &mut dyn FnMut(usize, bool, Span)) {
        let document = context.document;
        for (number, sentence) in document.sentences.iter().enumerate() {
            let line = WordsOf::of_sentence(document, context.analysis, number);
            for (at, id) in self.set.candidates(&line) {
                if context.analysis.in_quotation(line.token(at)) || context.analysis.label(line.token(at)) != Label::German {
                    continue;
                }
                let pair = &self.pairs[id / 2];
                let form = if id % 2 == 0 { &pair.preferred } else { &pair.variant };
                // „ein Zuviel“ is a noun; only „zuviel“ is the old spelling.
                let noun = id % 2 == 1
                    && form.starts_with(char::is_lowercase)
                    && line.text(at).starts_with(char::is_uppercase)
                    && line.token(at) != sentence.first_token as usize
                    && line.gap(at) == Gap::None;
                let found = self.set.get(id).and_then(|pattern| pattern.matches(&line, at, false));
                if let Some(found) = found.filter(|_| !noun && has_sharp_s_as(form, line.lower(at))) {
                    each(id / 2, id % 2 == 1, line.span(found.start, found.end));
                }
            }
        }
    }
}

impl Rule for SpellingVariant {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let variants = context.dictionaries.index::<Variants>();
        // Mentions of both forms of each pair that occurs.
        let mut mentions: FxHashMap<usize, [Vec<Span>; 2]> = FxHashMap::default();
        variants.mentions(context, &mut |index, is_variant, span| mentions.entry(index).or_default()[usize::from(is_variant)].push(span));
        let old = |index: &usize| variants.pairs[*index].status == Status::Old;
        let old_text = mentions.iter().filter(|(index, [_, variant])| old(index) && !variant.is_empty()).count() >= OLD_TEXT
            && mentions.iter().all(|(index, [preferred, _])| !old(index) || preferred.is_empty());
        let mut pairs: Vec<_> = mentions.into_iter().collect();
        pairs.sort_unstable_by_key(|(pair, _)| *pair);
        for (index, [preferred, variant]) in pairs {
            let pair = &variants.pairs[index];
            let mixed = !preferred.is_empty() && !variant.is_empty();
            let old = pair.status == Status::Old && !variant.is_empty();
            if !(mixed || old) {
                continue;
            }
            let first_wins = context.house.policy == Policy::FirstMention && pair.status == Status::Both;
            let odd = match () {
                () if first_wins && mixed => {
                    if preferred[0] < variant[0] {
                        &variant
                    } else {
                        &preferred
                    }
                }
                // The rarer form is the odd one; on a tie the one that Duden does not prefer.
                () if variant.len() <= preferred.len() || pair.status == Status::Old => &variant,
                () => &preferred,
            };
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
                } else if (pair.status == Status::Both && pair.same_letters()) || (old_text && pair.status == Status::Old) {
                    finding.severity(Severity::Note).confidence(0.5);
                }
            }
        }
    }
}
