//! Which sentences of a translation render which sentences of its source.
//!
//! [`align`] takes two lists of sentences, in any pair of languages, and returns beads: groups of neighbouring sentences that render each
//! other, and sentences that nothing renders. Nothing has to be given or downloaded: a learned table of English and German words, spelling,
//! numbers and the lengths of the sentences are the evidence of a first pass; the second pass also uses what the first one taught of these
//! very texts.
//!
//! ```
//! use pruefstein::align::{Text, align};
//!
//! let english = ["The bridge was closed in 1998.", "Nobody was hurt, and the tower remained open to visitors."];
//! let german = ["Die Brücke wurde 1998 gesperrt.", "Niemand wurde verletzt.", "Der Turm blieb für Besucher geöffnet."];
//! let alignment = align(&Text::lines(&english), &Text::lines(&german));
//! let beads: Vec<_> = alignment.beads.iter().map(|bead| (bead.source.clone(), bead.target.clone())).collect();
//! assert_eq!(beads, [(0..1, 0..1), (1..2, 1..3)]);
//! ```
//!
//! Cost: linear in the text for texts that share rare words (a band around them is searched), a few microseconds a sentence.

mod anchors;
mod band;
mod coarse;
mod english;
mod language;
mod learn;
mod links;
mod marks;
mod model;
mod parameters;
mod search;
mod stem;
pub mod table;
mod text;
mod verdict;
mod words;

pub use english::{EnglishSplitter, document};
pub use language::Language;
pub use parameters::Parameters;
pub use stem::stem;
pub use table::WordTable;
pub use verdict::{Part, Verdict};
pub use words::{Linker, WordLink};

use band::Band;
use model::{Learned, Model};
use search::Step;
use std::ops::Range;
use text::Side;

/// One side of a pair: its sentences in order.
#[derive(Debug, Clone, Default)]
pub struct Text<'t> {
    /// The sentences.
    pub sentences: Vec<&'t str>,
    /// The paragraph of each sentence, from 0; empty where nothing is known of paragraphs.
    pub paragraphs: Vec<u32>,
    /// Its language; `None` to find out (English, German or another one).
    pub language: Option<Language>,
}

impl<'t> Text<'t> {
    /// Sentences without paragraphs.
    pub fn lines(sentences: &[&'t str]) -> Self {
        Text { sentences: sentences.to_vec(), ..Text::default() }
    }

    /// The sentences of an analysed document, with its blocks as paragraphs.
    pub fn of(document: &'t crate::document::Document) -> Self {
        Text {
            sentences: document.sentences.iter().map(|s| document.text(s.span)).collect(),
            paragraphs: document.sentences.iter().map(|s| s.block).collect(),
            language: None,
        }
    }

    /// The language that is given, or the one that the commonest words tell.
    pub fn language(&self) -> Language {
        self.language.unwrap_or_else(|| Language::detect(self.sentences.iter().copied()))
    }
}

/// Which side is the English one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    EnglishGerman,
    GermanEnglish,
}

impl Direction {
    /// `None` if the pair is another one.
    fn of(languages: (Language, Language)) -> Option<Self> {
        match languages {
            (Language::English, Language::German) => Some(Direction::EnglishGerman),
            (Language::German, Language::English) => Some(Direction::GermanEnglish),
            _ => None,
        }
    }
}

/// A group of neighbouring sentences on both sides that render each other; empty on one side for a sentence that nothing renders.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// Numbers of the source sentences.
    pub source: Range<usize>,
    /// Numbers of the target sentences.
    pub target: Range<usize>,
    /// Logarithm of how much likelier the sentences are as renderings of each other than as strangers; 0 for a one-sided bead.
    pub score: f32,
    /// How sure the bead is, 0 to 1.
    pub confidence: f32,
}

impl Bead {
    /// Whether it has sentences on both sides.
    pub fn is_pair(&self) -> bool {
        !self.source.is_empty() && !self.target.is_empty()
    }
}

/// An alignment: the beads hold every sentence of both sides once, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// In the order of both texts.
    pub beads: Vec<Bead>,
    /// What the two texts are to each other.
    pub verdict: Verdict,
    /// Languages of source and target, as given or found.
    pub languages: (Language, Language),
}

impl Alignment {
    /// The bead that holds a source sentence.
    pub fn of_source(&self, sentence: usize) -> Option<&Bead> {
        let at = self.beads.partition_point(|bead| bead.source.end <= sentence);
        self.beads.get(at).filter(|bead| bead.source.contains(&sentence))
    }

    /// The bead that holds a target sentence.
    pub fn of_target(&self, sentence: usize) -> Option<&Bead> {
        let at = self.beads.partition_point(|bead| bead.target.end <= sentence);
        self.beads.get(at).filter(|bead| bead.target.contains(&sentence))
    }
}

/// Aligns two texts with the embedded word table.
pub fn align(source: &Text<'_>, target: &Text<'_>) -> Alignment {
    align_with(source, target, &WordTable::embedded(), &Parameters::default())
}

/// The light stems of the words of a text, without numbers and single letters: what the word table is written in.
pub fn stems(text: &str, language: Language) -> Vec<String> {
    let mut stems = Vec::new();
    text::words(text, |word| {
        if word.kind == text::Kind::Word && word.letters > 1 {
            let mut out = String::new();
            stem::stem(&text[word.start..word.end].to_lowercase(), language, &mut out);
            stems.push(out);
        }
    });
    stems
}

/// Longest side, in sentences, of a pair that is searched whole.
const SHORT: usize = 40;
/// Cells a sentence above which a cheap path is looked for first.
const WIDE: usize = 150;
/// Distance from the path of the first pass that the second one may go.
const WIDTH: usize = 8;

/// Aligns two texts with a word table and parameters of one's own.
pub fn align_with(source: &Text<'_>, target: &Text<'_>, table: &WordTable<'_>, parameters: &Parameters) -> Alignment {
    let languages = (source.language(), target.language());
    let (s, t) = (prepare(source, languages.0), prepare(target, languages.1));
    let table = Direction::of(languages).map(|direction| (table, direction));
    let beads = beads(&s, &t, table, parameters);
    let verdict = verdict::verdict(source, target, &beads);
    Alignment { beads, verdict, languages }
}

fn prepare(text: &Text<'_>, language: Language) -> Side {
    let paragraph = |number: usize| text.paragraphs.get(number).copied().unwrap_or(0);
    Side::new(text.sentences.iter().enumerate().map(|(number, sentence)| (*sentence, paragraph(number))), language)
}

fn beads(source: &Side, target: &Side, table: Option<(&WordTable<'_>, Direction)>, p: &Parameters) -> Vec<Bead> {
    let (n, m) = (source.sentences.len(), target.sentences.len());
    let links = links::known(source, target, table, p);
    let mut band = if n.max(m) <= SHORT {
        Band::full(n, m)
    } else {
        Band::around(&band::without_strays(&anchors::anchors(source, target, &links)), n, m, WIDTH)
    };
    if band.cells() > (n + m) * WIDE {
        band = Band::around(&band::without_strays(&coarse::path(source, target, &links, &band)), n, m, 2 * WIDTH);
    }
    let first = assumed(source, target, table.is_some(), p);
    let model = Model::new(source, target, &links, first, p);
    let steps = search::search(&model, &band);

    let measured = measured(source, target, &steps, first, p);
    let more = learn::learned(source, target, &steps, (&model.source_types, &model.target_types), p);
    let links = links.with(more.into_iter());
    let model = Model::new(source, target, &links, measured, p);
    let unmatched = p.unmatched * (search::coverage(&model, &steps) / 0.5).min(1.5);
    let model = Model::new(source, target, &links, Learned { unmatched, ..measured }, p);
    let band = if n.max(m) <= SHORT { Band::full(n, m) } else { Band::around(&points(&steps), n, m, WIDTH) };
    let steps = search::search(&model, &band);
    let confidence = search::confidence(&model, &steps);
    steps
        .iter()
        .zip(confidence)
        .map(|(step, confidence)| {
            let source = step.source as usize..step.source as usize + usize::from(step.source_len);
            let target = step.target as usize..step.target as usize + usize::from(step.target_len);
            Bead { source, target, score: step.score, confidence }
        })
        .collect()
}

/// The borders between the steps of a path, without those inside gaps.
fn points(steps: &[Step]) -> Vec<(u32, u32)> {
    let mut points: Vec<(u32, u32)> = steps.iter().filter(|s| s.source_len > 0 && s.target_len > 0).map(|s| (s.source, s.target)).collect();
    points.dedup_by(|b, a| b.0 <= a.0 || b.1 <= a.1);
    band::without_strays(&points)
}

/// What is assumed before the first pass.
fn assumed(source: &Side, target: &Side, table: bool, p: &Parameters) -> Learned {
    let letters = |side: &Side| side.sentences.iter().map(|s| s.letters as f32).sum::<f32>();
    let ratio = (letters(target) + 100.0) / (letters(source) + 100.0);
    // A side that is much longer has more in it, not longer sentences.
    let ratio = if (0.7..1.43).contains(&ratio) { ratio } else { 1.0 };
    let (unmatched, gap) = if table { (p.unmatched, p.gap) } else { (p.unmatched_blind, p.gap_blind) };
    Learned { ratio, variance: p.variance, unmatched, gap, gap_switch: gap + p.gap_switch - p.gap, many: 0.0 }
}

/// What the first pass tells of lengths and gaps.
fn measured(source: &Side, target: &Side, steps: &[Step], first: Learned, p: &Parameters) -> Learned {
    let pairs: Vec<(f32, f32)> = steps
        .iter()
        .filter(|s| s.source_len == 1 && s.target_len == 1)
        .map(|s| (source.sentences[s.source as usize].letters as f32, target.sentences[s.target as usize].letters as f32))
        .collect();
    let (sources, targets) = pairs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
    let prior = 300.0;
    let ratio = (targets + prior * first.ratio) / (sources + prior);
    let mut squares: Vec<f32> = pairs
        .iter()
        .map(|(x, y)| {
            let difference = x * ratio - y;
            difference * difference / ((x * ratio + y) / 2.0).max(1.0)
        })
        .collect();
    // The largest twentieth are wrong beads as a rule.
    squares.sort_unstable_by(f32::total_cmp);
    squares.truncate(pairs.len() - pairs.len() / 20);
    let variance = (squares.iter().sum::<f32>() + p.variance * p.variance_weight) / (squares.len() as f32 + p.variance_weight);
    let is_gap = |s: &Step| s.source_len == 0 || s.target_len == 0;
    let runs = steps.iter().enumerate().filter(|(at, s)| is_gap(s) && (*at == 0 || !is_gap(&steps[at - 1]))).count() as f32;
    let beads = steps.iter().filter(|s| !is_gap(s)).count() as f32;
    let gap = ((runs / 2.0 + p.gap.exp() * p.gap_weight) / (beads + p.gap_weight)).ln();
    // The same for beads of several sentences; their prior is 0.08 in all.
    let several = steps.iter().filter(|s| !is_gap(s) && s.source_len + s.target_len > 2).count() as f32;
    let many = ((several + 0.08 * p.many_weight) / (beads + p.many_weight) / 0.08).ln().clamp(-1.5, 1.5);
    Learned { ratio, variance, unmatched: p.unmatched, gap, gap_switch: gap + p.gap_switch - p.gap, many }
}
