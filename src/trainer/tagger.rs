//! Learns the part-of-speech tagger from treebanks, and measures it.

use crate::material::{self, Random, Result};
use clap::Args;
use pruefstein::data::Dictionaries;
use pruefstein::language::lexicon::Lexicon;
use pruefstein::language::tagger::features::{Word, hash};
use pruefstein::language::tagger::model::{self, Model};
use pruefstein::language::tagger::{Buffers, Tag, TagSet, Tagger, Weights};
use rustc_hash::FxHashMap;
use std::fs;
use std::path::PathBuf;

mod evaluate;
mod lattice;
mod treebank;

pub use treebank::Sentence;

/// What to learn from and what to measure on.
#[derive(Args)]
pub struct Options {
    /// Folder with `treebank/` and `text/`
    #[arg(long)]
    data: PathBuf,
    /// Where to write the model
    #[arg(long, default_value = "dictionaries/learned/tagger.bin")]
    output: PathBuf,
    /// Measure the embedded model instead of learning one
    #[arg(long)]
    evaluate: bool,
    /// Learn without the second half of the HDT sentences and measure on it; writes nothing
    #[arg(long)]
    cross: bool,
    /// Print the commonest confusions and each wrong tag in its place
    #[arg(long)]
    show: bool,
    /// Rounds over the material
    #[arg(long, default_value_t = 8)]
    rounds: u32,
    /// Weights of the model, as a power of two
    #[arg(long, default_value_t = 21)]
    bits: u32,
    /// Sentences of plain text that the first model tags for the second one
    #[arg(long, default_value_t = 0)]
    plain: usize,
    /// How often the sentences written by hand are seen in a round
    #[arg(long, default_value_t = 2)]
    own: u32,
    /// Step of the conditional random field
    #[arg(long, default_value_t = 0.05)]
    rate: f32,
    /// Pull of its weights towards 0, at each step
    #[arg(long, default_value_t = 1e-3)]
    decay: f32,
    /// Models with material in different order whose weights are averaged
    #[arg(long, default_value_t = 3)]
    models: u32,
    /// Share of the words whose form is hidden in a round, so that the rest of the features learns to do without
    #[arg(long, default_value_t = 0.1)]
    hide: f64,
}

/// Runs the subcommand.
pub fn run(options: &Options) -> Result<()> {
    let folder = options.data.join("treebank");
    let development = treebank::conllu(&folder.join("gsd-dev.conllu"))?;
    let dictionaries = Dictionaries::new();
    let lexicon = dictionaries.index::<Lexicon>();
    if options.evaluate {
        let tagger = dictionaries.index::<Tagger>();
        evaluate::accuracy("GSD development", &tagger, &development, options.show);
        return evaluate::speed(&tagger, &lexicon, &options.data);
    }
    let mut material = treebank::conllu(&folder.join("hdt-a.conllu"))?;
    let other = treebank::conllu(&folder.join("hdt-b.conllu"))?;
    if !options.cross {
        material.extend(other.iter().cloned());
    }
    material.extend(treebank::table(&folder.join("pos-train.tsv"), "EMPweb")?);
    material.extend(treebank::conllu(&folder.join("pud.conllu"))?);
    let own = treebank::by_hand(include_str!("tagger/sentences.txt"))?;
    for _ in 0..options.own {
        material.extend(own.iter().cloned());
    }
    let mut exceptions = exceptions(&material, &lexicon);
    // Two models: the first one completes the partly annotated sentences and tags plain text.
    let mut bytes = learn(&mut material, &[], &mut exceptions, &lexicon, options)?;
    let plain = if options.plain > 0 { plain_text(options)? } else { Vec::new() };
    if !plain.is_empty() {
        let first = Tagger::with_model(leak(bytes)?, lexicon.clone());
        let tagged = tag_all(&first, &plain);
        bytes = learn(&mut material, &tagged, &mut exceptions, &lexicon, options)?;
    }
    if !options.cross {
        fs::write(&options.output, &bytes)?;
        eprintln!("{}: {} bytes", options.output.display(), bytes.len());
    }
    let tagger = Tagger::with_model(leak(bytes)?, lexicon.clone());
    evaluate::accuracy("GSD development", &tagger, &development, options.show);
    if options.show {
        evaluate::accuracy("written by hand, learned", &tagger, &own, true);
    }
    if options.cross {
        evaluate::accuracy("HDT, second half", &tagger, &other, options.show);
    }
    evaluate::speed(&tagger, &lexicon, &options.data)
}

/// A few models a process: leaking them gives the lifetime that the embedded one has.
fn leak(bytes: Vec<u8>) -> Result<Model<'static>> {
    Ok(Model::new(Box::leak(bytes.into_boxed_slice())).ok_or("the model just written cannot be read")?)
}

/// Tags that the treebanks give a word at least twice although the lexicon does not.
fn exceptions(material: &[Sentence], lexicon: &std::sync::Arc<Lexicon>) -> Vec<(u32, TagSet)> {
    let tagger = Tagger::with_model(Model::EMPTY, lexicon.clone());
    let mut counts: FxHashMap<(String, Tag), u32> = FxHashMap::default();
    let (mut buffers, mut words) = (Buffers::default(), Vec::new());
    for sentence in material {
        tagger.prepare(&sentence.forms(), &mut buffers, &mut words);
        for ((form, gold), word) in sentence.tokens.iter().zip(&words) {
            if let Some(tag) = treebank::only(treebank::settled(*gold, word.tags, form))
                && !word.tags.has(tag)
            {
                *counts.entry((form.to_lowercase(), tag)).or_default() += 1;
            }
        }
    }
    let mut sets: FxHashMap<u32, TagSet> = FxHashMap::default();
    for ((word, tag), count) in counts {
        if count >= 2 {
            let set = sets.entry(hash(word.as_bytes())).or_default();
            *set = set.with(TagSet::of(tag));
        }
    }
    sets.into_iter().collect()
}

/// One sentence ready for the search.
struct Prepared {
    words: Vec<Word>,
    /// The right tag where it is known, and what is allowed where it is not.
    gold: Vec<TagSet>,
    /// How much an error counts.
    weight: f32,
}

fn prepare(material: &[Sentence], tagger: &Tagger, weight: f32) -> Vec<Prepared> {
    let mut buffers = Buffers::default();
    material
        .iter()
        .map(|sentence| {
            let mut words = Vec::new();
            tagger.prepare(&sentence.forms(), &mut buffers, &mut words);
            let settled = |((form, gold), word): (&(String, TagSet), &Word)| treebank::settled(*gold, word.tags, form);
            let gold = sentence.tokens.iter().zip(&words).map(settled).collect::<Vec<_>>();
            for (word, gold) in words.iter_mut().zip(&gold) {
                // The right tag must be reachable; the features do not see it.
                if let Some(tag) = treebank::only(*gold) {
                    word.tags = word.tags.with(TagSet::of(tag));
                }
            }
            Prepared { words, gold, weight }
        })
        .collect()
}

fn learn(
    material: &mut [Sentence],
    plain: &[Sentence],
    exceptions: &mut [(u32, TagSet)],
    lexicon: &std::sync::Arc<Lexicon>,
    options: &Options,
) -> Result<Vec<u8>> {
    let cells = 1usize << options.bits;
    let empty = model::write(exceptions, &vec![0.0; model::LINE]);
    let tagger = Tagger::with_model(leak(empty)?, lexicon.clone());
    let mut sentences = prepare(material, &tagger, 1.0);
    sentences.extend(prepare(plain, &tagger, 0.3));
    let tokens: usize = sentences.iter().map(|s| s.words.len()).sum();
    eprintln!("{} sentences, {tokens} tokens, {} exceptions", sentences.len(), exceptions.len());
    let mut average = vec![0.0f32; cells];
    for number in 0..options.models {
        for (sum, weight) in average.iter_mut().zip(field(&sentences, cells, u64::from(number), options)) {
            *sum += weight / options.models as f32;
        }
    }
    // Nearly all weights fit; the few largest are cut off.
    let mut sizes: Vec<f32> = average.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 20_000)).copied().unwrap_or(1.0);
    eprintln!("{} of {cells} weights used, largest kept {largest:.1} of {:.1}", sizes.len(), sizes.last().copied().unwrap_or(0.0));
    let scaled: Vec<f32> = average.iter().map(|w| w * 127.0 / largest).collect();
    Ok(model::write(exceptions, &scaled))
}

/// Weights with the sum of squared gradients that sets their step (AdaGrad: Duchi, Hazan and Singer 2011).
struct Field {
    now: Vec<f32>,
    squares: Vec<f32>,
}

impl Weights for Field {
    fn add(&self, feature: u32, tags: &[Tag], scores: &mut [f32]) {
        for (tag, score) in tags.iter().zip(scores) {
            *score += self.now[model::cell(feature, *tag, self.now.len())];
        }
    }
}

/// The weights of a conditional random field. A token without a decided tag counts with what it may be.
fn field(sentences: &[Prepared], cells: usize, seed: u64, options: &Options) -> Vec<f32> {
    let mut weights = Field { now: vec![0.0; cells], squares: vec![0.1; cells] };
    let mut random = Random(seed);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut gradient: FxHashMap<u32, f32> = FxHashMap::default();
    for round in 0..options.rounds {
        random.shuffle(&mut order);
        let (mut loss, mut seen) = (0.0f64, 0usize);
        for &index in &order {
            let Prepared { words, gold, weight } = &sentences[index];
            let mut words = words.clone();
            for word in &mut words {
                if random.below(1000) < (options.hide * 1000.0) as usize {
                    word.lower = 0;
                }
            }
            gradient.clear();
            let mut add = |feature, tag, share: f32| {
                *gradient.entry(model::cell(feature, tag, cells) as u32).or_default() += share;
            };
            let right = lattice::Lattice::new(&weights, &words, Some(gold)).expectations(&mut add);
            let all = lattice::Lattice::new(&weights, &words, None).expectations(|feature, tag, share| add(feature, tag, -share));
            loss += f64::from(all - right);
            seen += words.len();
            for (&cell, &slope) in &gradient {
                let cell = cell as usize;
                let slope = slope * weight - options.decay * weights.now[cell];
                if slope.abs() > 1e-5 {
                    weights.squares[cell] += slope * slope;
                    weights.now[cell] += options.rate * slope / weights.squares[cell].sqrt();
                }
            }
        }
        eprintln!("round {round}: {:.4} nats a token", loss / seen.max(1) as f64);
    }
    weights.now
}

fn plain_text(options: &Options) -> Result<Vec<Vec<String>>> {
    let mut lines = Vec::new();
    for name in crate::token_language::GERMAN {
        for line in material::text(&options.data.join("text").join(name))?.lines() {
            let tokens = treebank::tokens(line);
            if (5..60).contains(&tokens.len()) && matches!(line.chars().last(), Some('.' | '?' | '!')) {
                lines.push(tokens);
            }
        }
    }
    Random(5).shuffle(&mut lines);
    lines.truncate(options.plain);
    Ok(lines)
}

fn tag_all(tagger: &Tagger, lines: &[Vec<String>]) -> Vec<Sentence> {
    let (mut tags, mut margins, mut buffers) = (Vec::new(), Vec::new(), Buffers::default());
    lines
        .iter()
        .map(|line| {
            let forms: Vec<&str> = line.iter().map(String::as_str).collect();
            tagger.tag_into(&forms, &mut buffers, &mut tags, &mut margins);
            Sentence { tokens: line.iter().cloned().zip(tags.iter().map(|tag| TagSet::of(*tag))).collect() }
        })
        .collect()
}
