//! Names that differ from the source.

use super::pair::{around, pair, tokens_of};
use crate::data::{Dictionaries, Index};
use crate::document::{Document, TokenKind};
use crate::findings::{Applicability, words};
use crate::language::features::Category;
use crate::language::names::GivenNames;
use crate::language::names::places::Places;
use crate::language::romanisation::Romanisation;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashSet;
use std::ops::Range;

rule! {
    /// A name is spelled unlike the source, or another name stands in its place.
    ///
    /// ## Why it matters
    ///
    /// Engines swap letters of rare names and put commoner names in their place; the German alone does not show it.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The engineer Petra Wolkingham drew the bridge in 1998.
    /// Die Ingenieurin Petra ⟦Wolkignham⟧ zeichnete die Brücke 1998.
    /// => Wolkingham
    /// en: Juan Carlos Merrigan opened the ferry. Later Carlos left.
    /// Juan ⟦Thompson⟧ Merrigan eröffnete die Fähre. Später ging Carlos.
    /// => Carlos
    /// ```
    ///
    /// ```right
    /// en: The president met Zelensky in Geneva and Prague.
    /// Der Präsident traf Selenskyj in Genf und Prag.
    /// en: The engineer Petra Wolkingham's bridge is famous.
    /// Die Brücke der Ingenieurin Petra Wolkingham ist berühmt.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **romanisation**: two spellings of one original are one name.
    /// - **exonyms, known words**: a form that the dictionaries know as a place or a German word is no misspelling.
    /// - **inflection and compounds**: endings, hyphens and umlauts do not count.
    /// - **one spelling throughout**: a name that the article spells alike everywhere may be a German form.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated news, 10 findings: 5 lie in spans that professional revisers marked. Documentation, 5 read: all wrong
    /// (foreign words at the start of a line), since then a name must stand inside a sentence of the source.
    pub struct Name = "bilingual/name", Error, "accuracy/mistranslation", fix: Suggest, needs: Source;
}

/// A name without a genitive.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).trim_end_matches(['\'', '’'])
}

/// A word with the letters folded that German spells in another way.
fn folded(word: &str) -> String {
    let mut out = String::new();
    for c in word.to_lowercase().chars() {
        match c {
            'ä' => out.push('a'),
            'ö' => out.push('o'),
            'ü' => out.push('u'),
            'ß' => out.push_str("ss"),
            'c' => out.push('k'),
            'y' | 'j' => out.push('i'),
            'z' => out.push('s'),
            'w' => out.push('v'),
            'é' | 'è' | 'ê' => out.push('e'),
            'á' | 'à' | 'â' | 'ã' => out.push('a'),
            'í' | 'ì' | 'î' => out.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => out.push('o'),
            'ú' | 'ù' | 'û' => out.push('u'),
            'ñ' => out.push('n'),
            'ç' | 'č' | 'ć' => out.push('k'),
            'š' | 'ş' | 'ș' => out.push('s'),
            'ž' => out.push('s'),
            c => out.push(c),
        }
    }
    out
}

/// Capitalised words of a document that do not begin their sentence; sentences in title case are left out.
fn inner(document: &Document) -> FxHashSet<String> {
    let mut out = FxHashSet::default();
    for sentence in &document.sentences {
        let words = sentence.tokens().filter(|&t| document.tokens[t].kind == TokenKind::Word);
        let small = words.clone().filter(|&t| document.word(t).starts_with(char::is_lowercase)).count();
        if small * 3 >= words.clone().count() {
            out.extend(words.skip(1).filter(|&t| is_capital(document, t)).map(|t| bare(document.word(t)).to_lowercase()));
        }
    }
    out
}

fn sorted_letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.to_lowercase().chars().collect();
    letters.sort_unstable();
    letters
}

fn is_capital(document: &Document, token: usize) -> bool {
    document.tokens[token].kind == TokenKind::Word && document.word(token).starts_with(char::is_uppercase)
}

/// All words of a document in lower case, and the parts of hyphenated ones, without genitives.
fn vocabulary(document: &Document) -> FxHashSet<String> {
    let mut out = FxHashSet::default();
    for token in (0..document.tokens.len()).filter(|&t| matches!(document.tokens[t].kind, TokenKind::Word | TokenKind::Address)) {
        let lower = bare(document.word(token)).to_lowercase();
        for part in lower.split(['-', '‑', '.', '/', '@']) {
            out.insert(part.to_owned());
            if let Some(stem) = part.strip_suffix('s') {
                out.insert(stem.to_owned());
            }
        }
        out.insert(lower);
    }
    out
}

/// Whether one is the other with an ending.
fn inflected(german: &str, english: &str) -> bool {
    let (g, e) = (german.to_lowercase(), english.to_lowercase());
    let ends = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.chars().count() <= 5);
    ends(&g, &e) || ends(&e, &g) || {
        // "Albanian", „Albaner“: one stem.
        let (g, e) = (folded(&g), folded(&e));
        let common = g.chars().zip(e.chars()).take_while(|(a, b)| a == b).count();
        let (left_g, left_e) = (g.chars().count() - common, e.chars().count() - common);
        common >= 4
            && left_g <= 3
            && left_e <= 3
            && matches!(
                g.chars().skip(common).collect::<String>().as_str(),
                "er" | "ern" | "ers" | "e" | "en" | "n" | "s" | "isch" | "ien" | "i"
            )
    }
}

struct Names<'n> {
    context: &'n Context<'n>,
    english: &'n Document,
    source_words: FxHashSet<String>,
    target_words: FxHashSet<String>,
    counts: rustc_hash::FxHashMap<String, usize>,
    romanisation: std::sync::Arc<Romanisation>,
    places: std::sync::Arc<Places>,
    given: std::sync::Arc<GivenNames>,
    families: std::sync::Arc<Families>,
    /// Words that the source has with a small letter.
    small_words: FxHashSet<String>,
    /// Capitalised words that stand inside a sentence with small letters.
    inner_words: FxHashSet<String>,
}

/// English family names that look like German words.
#[derive(Debug)]
struct Families(FxHashSet<String>);

impl Families {
    fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

impl Index for Families {
    fn build(dictionaries: &Dictionaries) -> Self {
        Families(dictionaries.rows("bilingual/family-names").filter_map(|row| row.cells().next().map(str::to_owned)).collect())
    }
}

impl Names<'_> {
    /// A capitalised German token that neither the source nor the dictionaries have.
    fn is_strange(&self, token: usize) -> bool {
        let document = self.context.document;
        let word = bare(document.word(token));
        if !is_capital(document, token) || word.chars().count() < 4 || !word.chars().all(char::is_alphabetic) {
            return false;
        }
        let lower = word.to_lowercase();
        if self.source_words.contains(&lower) || lower.strip_suffix('s').is_some_and(|stem| self.source_words.contains(stem)) {
            return false;
        }
        let readings = self.context.analysis.readings(token);
        readings.iter().all(|r| r.category == Category::Name) || self.given.get(word).is_some() || self.families.contains(word)
    }

    /// Whether the German word may stand for the English name.
    fn is_rendering(&self, german: &str, english: &str) -> bool {
        // An umlaut that the source lacks is the German spelling of the name.
        let own_spelling = german.contains(['ä', 'ö', 'ü', 'ß']) && english.is_ascii();
        if folded(german) == folded(english) || inflected(german, english) || own_spelling {
            return true;
        }
        let stripped = german.strip_suffix('s').unwrap_or(german);
        // Under scripts without vowels nearly everything meets; the same letters in another order are no romanisation.
        let swapped = |word: &str| sorted_letters(word) == sorted_letters(english);
        let meets = |word: &str| !self.romanisation.meet_words(word, english).german_first.is_empty() && !swapped(word);
        meets(german) || meets(stripped) || [german, stripped].into_iter().any(|word| !self.places.forms.exact(word).is_empty())
    }

    /// The name of the source that a strange word misspells.
    fn misspelt(&self, token: usize, near: Range<usize>, here: &Range<usize>) -> Option<usize> {
        let document = self.context.document;
        let word = bare(document.word(token));
        let own = word.to_lowercase();
        let length = own.chars().count();
        near.filter(|&s| self.is_name(s)).find(|&s| {
            let name = bare(self.english.word(s));
            let lower = name.to_lowercase();
            let distance = strsim::damerau_levenshtein(&own, &lower).min(own.strip_suffix('s').map_or(9, |w| strsim::damerau_levenshtein(w, &lower)));
            let most = match lower.chars().count().min(length) {
                0..=3 => 0,
                4..=6 => 1,
                _ => 2,
            };
            distance > 0
                && distance <= most
                && self.is_short(&lower, s, here)
                // Beside the right spelling another romanisation is a fault as well.
                && (self.target_words.contains(&lower) && folded(word) != folded(name) && !inflected(word, name) || !self.is_rendering(word, name))
                // A form used throughout is the article's own.
                && (self.target_words.contains(&lower) || self.counts.get(&own).copied().unwrap_or(0) < 2)
                && self.context.analysis.readings(token).is_empty()
                && self.given.get(word).is_none()
        })
    }

    /// Whether a token of the source is a name: it has its capital inside a sentence, and stands nowhere with a small letter.
    fn is_name(&self, token: usize) -> bool {
        if !is_capital(self.english, token) {
            return false;
        }
        let lower = bare(self.english.word(token)).to_lowercase();
        !self.small_words.contains(&lower) && self.inner_words.contains(&lower)
    }

    /// Whether the sentence of a source token has a name more often than the German tokens have it.
    fn is_short(&self, lower: &str, token: usize, here: &Range<usize>) -> bool {
        let same = |word: &str| {
            let word = bare(word).to_lowercase();
            word == lower
                || word.strip_suffix('s') == Some(lower)
                || word.split(['-', '‑']).any(|part| part == lower || part.strip_suffix('s') == Some(lower))
        };
        let sentence = self.english.sentence_of(token).map_or(token..token + 1, |s| s.tokens());
        let source = sentence.filter(|&t| same(self.english.word(t))).count();
        here.clone().filter(|&t| same(self.context.document.word(t))).count() < source
    }

    /// The word of a name in the source in whose place a strange word stands: its neighbours are those of the name.
    fn exchanged(&self, token: usize, s: &Range<usize>, here: &Range<usize>, links: &super::links::Links) -> Option<usize> {
        let document = self.context.document;
        let same = |t: Option<usize>, s: Option<usize>| match (t, s) {
            (Some(t), Some(s)) if here.contains(&t) && is_capital(document, t) && is_capital(self.english, s) => {
                let (g, e) = (bare(document.word(t)), bare(self.english.word(s)));
                e.len() > 2 && (g == e || g.strip_suffix('s') == Some(e))
            }
            _ => false,
        };
        s.clone().filter(|&n| is_capital(self.english, n)).find(|&n| {
            let name = bare(self.english.word(n));
            let lower = name.to_lowercase();
            let (before, behind) = (same(token.checked_sub(1), n.checked_sub(1)), same(Some(token + 1), Some(n + 1)));
            let linked = !(before && behind) && links.of(n).is_some();
            (before || behind)
                && !linked
                && self.is_short(&lower, n, here)
                && name.chars().count() > 2
                && !self.is_rendering(bare(document.word(token)), name)
        })
    }
}

impl Rule for Name {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        let (english, german) = (source.document, context.document);
        let mut counts = rustc_hash::FxHashMap::default();
        for token in (0..german.tokens.len()).filter(|&t| is_capital(german, t)) {
            *counts.entry(bare(german.word(token)).to_lowercase()).or_insert(0) += 1;
        }
        let names = Names {
            context,
            english,
            source_words: vocabulary(english),
            target_words: vocabulary(german),
            counts,
            romanisation: context.dictionaries.index::<Romanisation>(),
            places: context.dictionaries.index::<Places>(),
            given: context.dictionaries.index::<GivenNames>(),
            families: context.dictionaries.index::<Families>(),
            small_words: (0..english.tokens.len())
                .filter(|&t| english.word(t).starts_with(char::is_lowercase))
                .map(|t| english.word(t).to_lowercase())
                .collect(),
            inner_words: inner(english),
        };
        for bead in source.alignment.beads.iter().filter(|bead| bead.is_pair()) {
            let (s, t) = (tokens_of(english, bead.source.clone()), tokens_of(german, bead.target.clone()));
            let strange: Vec<usize> = t.clone().filter(|&x| names.is_strange(x)).collect();
            if strange.is_empty() {
                continue;
            }
            let near = tokens_of(english, around(&bead.source, 1));
            let links = pair.words.links(s.clone(), t.clone());
            for token in strange {
                let exchanged = || names.exchanged(token, &s, &t, &links);
                let Some(original) = names.misspelt(token, near.clone(), &t).or_else(exchanged) else { continue };
                let (text, name) = (german.word(token), bare(english.word(original)));
                let ending = if bare(text).ends_with('s') && !name.ends_with('s') { "s" } else { "" };
                findings
                    .report(
                        german.tokens[token].span,
                        words(format!("“{text}” where the source has “{name}”"), format!("„{text}“, im Original steht „{name}“")),
                    )
                    .source(english.tokens[original].span)
                    .confidence(0.9)
                    .suggest(format!("{name}{ending}"), Applicability::Suggest)
                    .reason(words(
                        "The name differs from that of the source; write it as the source does.",
                        "Der Name weicht von dem des Originals ab; schreiben wie im Original.",
                    ));
            }
        }
    }
}
