//! How often the tagger is right, where it is wrong, how fast it is.

use super::treebank::{self, Sentence};
use crate::material::{self, Result};
use pruefstein::language::lexicon::Lexicon;
use pruefstein::language::tagger::{Buffers, Tag, Tagger};
use rustc_hash::FxHashMap;
use std::path::Path;
use std::time::Instant;

/// What is timed: tags one sentence.
type Work<'w> = Box<dyn FnMut(&[&str]) + 'w>;

/// Compares with a treebank: all tags, then noun and name counted as one, then the distinctions of a clause alone.
pub fn accuracy(name: &str, tagger: &Tagger, gold: &[Sentence], show: bool) {
    let (mut buffers, mut tags, mut margins) = (Buffers::default(), Vec::new(), Vec::new());
    let (mut all, mut strict, mut nominal, mut adverbial, mut words, mut word_right) = (0u32, 0u32, 0u32, 0u32, 0u32, 0u32);
    let mut out_of_reach = 0u32;
    let mut confusions: FxHashMap<(Tag, Tag), u32> = FxHashMap::default();
    // Right and wrong by the margin, in steps of 128.
    let mut by_margin: Vec<[u32; 2]> = vec![[0; 2]; 65];
    for sentence in gold {
        let forms = sentence.forms();
        tagger.tag_into(&forms, &mut buffers, &mut tags, &mut margins);
        let mut prepared = Vec::new();
        tagger.prepare(&forms, &mut buffers, &mut prepared);
        for (at, (form, right)) in sentence.tokens.iter().enumerate() {
            let Some(right) = treebank::only(*right) else { continue };
            let found = tags[at];
            let same = found == right || found.is_nominal() && right.is_nominal();
            let adverb = |tag| matches!(tag, Tag::Adv | Tag::Adjd);
            all += 1;
            if !prepared[at].tags.iter().any(|tag| tag == right || tag.is_nominal() && right.is_nominal()) {
                out_of_reach += 1;
                if show {
                    let tags: Vec<&str> = prepared[at].tags.iter().map(Tag::as_str).collect();
                    println!("unreachable {right} {form}: {}", tags.join(" "));
                }
            }
            strict += u32::from(found == right);
            nominal += u32::from(same);
            adverbial += u32::from(same || adverb(found) && adverb(right));
            if !right.is_mark() {
                words += 1;
                word_right += u32::from(same);
            }
            by_margin[usize::from(margins[at] / 128).min(64)][usize::from(!same)] += 1;
            if !same {
                *confusions.entry((right, found)).or_default() += 1;
                if show {
                    let start = at.saturating_sub(4);
                    let end = (at + 5).min(forms.len());
                    println!("{right} {found} {}\t{} [[{form}]] {}", margins[at], forms[start..at].join(" "), forms[at + 1..end].join(" "));
                }
            }
        }
    }
    let ratio = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
    println!(
        "{name}: {all} tokens; all tags {:.4}; NN = NE {:.4}; and ADV = ADJD {:.4}; words only, NN = NE {:.4}; right tag not among the candidates {:.4}",
        ratio(strict, all),
        ratio(nominal, all),
        ratio(adverbial, all),
        ratio(word_right, words),
        ratio(out_of_reach, all)
    );
    if show {
        let mut confusions: Vec<_> = confusions.into_iter().collect();
        confusions.sort_by_key(|c| std::cmp::Reverse(c.1));
        for ((right, found), count) in confusions.iter().take(40) {
            println!("  {right} taken for {found}: {count}");
        }
        for (step, [right, wrong]) in by_margin.iter().enumerate().filter(|(_, [r, w])| r + w > 0) {
            println!("  margin {}: {right} right, {wrong} wrong ({:.3})", step * 128, ratio(*right, right + wrong));
        }
    }
}

/// Tokens a second on plain text, with the look-up in the lexicon and by the lexicon alone.
pub fn speed(tagger: &Tagger, lexicon: &Lexicon, data: &Path) -> Result<()> {
    let text = material::text(&data.join("text/parseme-news2013.txt"))?;
    let lines: Vec<Vec<String>> = text.lines().map(treebank::tokens).collect();
    let lines: Vec<Vec<&str>> = lines.iter().map(|line| line.iter().map(String::as_str).collect()).collect();
    let tokens: usize = lines.iter().map(Vec::len).sum();
    let (mut buffers, mut tags, mut margins) = (Buffers::default(), Vec::new(), Vec::new());
    let rate = |name: &str, mut work: Work<'_>| {
        // The best of several: the machine is shared.
        let mut best = f64::INFINITY;
        for _ in 0..7 {
            let start = Instant::now();
            for line in &lines {
                work(line);
            }
            best = best.min(start.elapsed().as_secs_f64());
        }
        println!("{name}: {:.2} million tokens a second", tokens as f64 / best / 1e6);
    };
    rate("tagging", Box::new(|line| tagger.tag_into(line, &mut buffers, &mut tags, &mut margins)));
    let mut words = Vec::new();
    let mut other = Buffers::default();
    rate("of which preparing", Box::new(|line| tagger.prepare(line, &mut other, &mut words)));
    let mut known = 0usize;
    rate("the lexicon without cache", Box::new(|line| known += line.iter().filter(|word| !lexicon.lookup(word).is_empty()).count()));
    println!("{} of {tokens} tokens known to the lexicon", known / 7);
    Ok(())
}
