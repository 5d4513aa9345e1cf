//! Word links inside a bead.
//!
//! Competitive linking (Melamed 2000): the likeliest pair of words is linked first, and both are taken; words at the same place of the
//! sentences win a tie. Then a compound takes the further words that it renders. A link is the same seen from both sides.

use super::links::{self, Links};
use super::model::{Learned, Model};
use super::parameters::Parameters;
use super::search::Step;
use super::table::WordTable;
use super::text::{Kind, Side, words};
use super::{Alignment, Bead, Direction, Text};
use crate::document::Span;
use crate::language::romanisation::{Romanisation, skeleton};

/// Two words that render each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordLink {
    /// Number of the source sentence, and the word in it.
    pub source: (usize, Span),
    /// Number of the target sentence, and the word in it.
    pub target: (usize, Span),
    /// How sure the link is, 0 to 1.
    pub weight: f32,
}

/// Links the words of one aligned pair; built once, asked for every bead.
pub struct Linker<'t> {
    source: &'t Text<'t>,
    target: &'t Text<'t>,
    sides: (Side, Side),
    links: Links,
}

/// Weakest pair that is linked.
const WEAKEST: f32 = 0.06;
/// Weakest part of a compound that is linked to a further word.
const WEAKEST_PART: f32 = 0.12;
/// What the same relative place is worth beside a certain translation.
const PLACE: f32 = 0.15;
/// Words of a bead that are linked; a longer one would cost the square.
const LONGEST: usize = 400;

struct Word {
    sentence: usize,
    span: Span,
    of: u32,
    place: f32,
}

impl<'t> Linker<'t> {
    /// Reads both texts, the word table, and what the alignment teaches of these texts. `romanisation` also links names that the two
    /// languages romanise differently (Zelensky, Selenskyj).
    pub fn new(source: &'t Text<'t>, target: &'t Text<'t>, alignment: &Alignment, romanisation: Option<&Romanisation>) -> Self {
        let p = Parameters::default();
        let table = WordTable::embedded();
        let (s, t) = (super::prepare(source, alignment.languages.0), super::prepare(target, alignment.languages.1));
        let direction = Direction::of(alignment.languages);
        let known = links::known(&s, &t, direction.map(|d| (&table, d)), &p);
        let steps: Vec<Step> = alignment
            .beads
            .iter()
            .filter(|bead| bead.is_pair() && bead.source.len() < 256 && bead.target.len() < 256)
            .map(|bead| Step {
                source: bead.source.start as u32,
                target: bead.target.start as u32,
                source_len: bead.source.len() as u8,
                target_len: bead.target.len() as u8,
                score: bead.score,
            })
            .collect();
        let learned = Learned::of_nothing(&p);
        let model = Model::new(&s, &t, &known, learned, &p);
        let mut more = super::learn::learned(&s, &t, &steps, (&model.source_types, &model.target_types), &p);
        if let Some(romanisation) = romanisation {
            names(&s, &t, romanisation, &mut more);
        }
        let links = known.with(more.into_iter());
        Linker { source, target, sides: (s, t), links }
    }

    /// The links of one bead, in the order of the source; empty for a one-sided bead.
    pub fn links(&self, bead: &Bead) -> Vec<WordLink> {
        let list = |text: &Text<'_>, side: &Side, sentences: std::ops::Range<usize>| -> Vec<Word> {
            let mut out = Vec::new();
            for sentence in sentences {
                let mut tokens = side.tokens[side.sentences[sentence].tokens()].iter();
                words(text.sentences[sentence], |word| {
                    if word.letters < 2 && word.kind == Kind::Word {
                        return;
                    }
                    if let Some(&of) = tokens.next() {
                        let span = Span::new(word.start as u32, word.end as u32);
                        out.push(Word { sentence, span, of, place: 0.0 });
                    }
                });
            }
            out.truncate(LONGEST);
            let count = out.len().max(1) as f32;
            out.iter_mut().enumerate().for_each(|(at, word)| word.place = (at as f32 + 0.5) / count);
            out
        };
        let sources = list(self.source, &self.sides.0, bead.source.clone());
        let targets = list(self.target, &self.sides.1, bead.target.clone());
        let mut candidates: Vec<(f32, f32, usize, usize)> = Vec::new();
        for (s, source) in sources.iter().enumerate() {
            for (t, target) in targets.iter().enumerate() {
                let Ok(at) = self.links.of(source.of).binary_search_by_key(&target.of, |link| link.target) else { continue };
                let link = self.links.of(source.of)[at];
                let weight = (link.source_weight * link.target_weight).sqrt().max(0.6 * link.source_weight.max(link.target_weight));
                if weight >= WEAKEST {
                    candidates.push((weight - PLACE * (source.place - target.place).abs(), weight, s, t));
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)).then(a.3.cmp(&b.3)));
        let (mut taken_s, mut taken_t) = (vec![false; sources.len()], vec![false; targets.len()]);
        let mut out = Vec::new();
        let mut keep = |s: usize, t: usize, weight: f32| {
            let (source, target) = (&sources[s], &targets[t]);
            out.push(WordLink { source: (source.sentence, source.span), target: (target.sentence, target.span), weight: weight.min(1.0) });
        };
        for &(_, weight, s, t) in &candidates {
            if !taken_s[s] && !taken_t[t] {
                (taken_s[s], taken_t[t]) = (true, true);
                keep(s, t, weight);
            }
        }
        // „Eisenbahnbrücke“ renders both words of "railway bridge": the long side may take a free word beside the first one.
        for &(_, weight, s, t) in &candidates {
            let long = |word: &Word| word.span.len() >= 9;
            let compound = !taken_s[s] && long(&targets[t]) || !taken_t[t] && long(&sources[s]);
            if compound && weight >= WEAKEST_PART {
                (taken_s[s], taken_t[t]) = (true, true);
                keep(s, t, weight);
            }
        }
        out.sort_by_key(|link| (link.source.0, link.source.1, link.target.0, link.target.1));
        out
    }
}

/// Names in different romanisations.
fn names(source: &Side, target: &Side, romanisation: &Romanisation, found: &mut Vec<(u32, links::Link)>) {
    let mut by_skeleton: rustc_hash::FxHashMap<_, Vec<u32>> = rustc_hash::FxHashMap::default();
    let name = |side: &Side, number: usize| {
        let of = &side.types[number];
        of.capital && of.kind == Kind::Word && side.form(number).len() > 3
    };
    for number in (0..target.types.len()).filter(|&n| name(target, n)) {
        by_skeleton.entry(skeleton(target.form(number))).or_default().push(number as u32);
    }
    for number in (0..source.types.len()).filter(|&n| name(source, n)) {
        for &other in by_skeleton.get(&skeleton(source.form(number))).into_iter().flatten().take(20) {
            let (a, b) = (source.form(number), target.form(other as usize));
            if a != b && !romanisation.meet_words(a, b).strict.is_empty() {
                found.push((number as u32, links::Link { target: other, source_weight: 0.8, target_weight: 0.8 }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::align;
    use super::*;

    #[test]
    fn words_are_linked_once_and_compounds_twice() {
        let (english, german) = (["The railway bridge was closed in 1998."], ["Die Eisenbahnbrücke wurde 1998 gesperrt."]);
        let (source, target) = (Text::lines(&english), Text::lines(&german));
        let alignment = align(&source, &target);
        let linker = Linker::new(&source, &target, &alignment, None);
        let links: Vec<(&str, &str)> = linker
            .links(&alignment.beads[0])
            .iter()
            .map(|link| (&english[0][link.source.1.range()], &german[0][link.target.1.range()]))
            .collect();
        assert!(links.contains(&("bridge", "Eisenbahnbrücke")), "{links:?}");
        assert!(links.contains(&("1998", "1998")), "{links:?}");
    }
}
