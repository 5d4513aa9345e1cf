//! Two written words joined to one, and what proves that the joined word exists.

use super::noun_pairs::{CompoundParts, NounPairs};
use crate::data::{Dictionaries, Index};
use crate::language::features::Category;
use crate::language::lexicon::{Lexicon, Readings};
use crate::language::token_language::TokenLanguage;
use crate::rules::Context;
use std::sync::Arc;

/// Compounds in use, heads as lemmas, in small letters (`dictionaries/learned/README.md`).
static COMPOUNDS: &[u8] = include_bytes!("../../../dictionaries/learned/compounds.bin");

/// What the rule looks words up in.
pub(super) struct Knowledge {
    pub lexicon: Arc<Lexicon>,
    pub language: Arc<TokenLanguage>,
    pub pairs: NounPairs,
    pub parts: CompoundParts,
    compounds: Option<fst::Set<&'static [u8]>>,
}

impl Index for Knowledge {
    fn build(dictionaries: &Dictionaries) -> Self {
        Knowledge {
            lexicon: dictionaries.index(),
            language: dictionaries.index(),
            pairs: NounPairs::build(dictionaries),
            parts: CompoundParts::build(dictionaries),
            compounds: fst::Set::new(COMPOUNDS).ok(),
        }
    }
}

/// How well a joined word is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Proof {
    /// The first word can open compounds.
    Licensed,
    /// As licensed, and the first word needs no joint or has it.
    Direct,
    /// The joined word is in use.
    Attested,
    /// The joined word is in the tables.
    Listed,
}

/// A joined word.
#[derive(Debug)]
pub(super) struct Joined {
    pub text: String,
    pub proof: Proof,
    /// Whether the first word has its joint or needs none.
    pub direct: bool,
}

impl Knowledge {
    /// The best joined word of a first word and the token behind it.
    pub fn join(&self, context: &Context<'_>, first: &str, second: usize) -> Option<Joined> {
        let rest = context.analysis.lower(second);
        let stem = first.strip_suffix('e').unwrap_or("");
        let mut best: Option<Joined> = None;
        for (start, joint) in [
            (first, ""),
            (first, "s"),
            (first, "n"),
            (first, "en"),
            (first, "es"),
            (first, "er"),
            (first, "e"),
            (stem, ""),
            (stem, "s"),
            (stem, "en"),
        ] {
            if start.is_empty() {
                continue;
            }
            let opener = format!("{start}{joint}");
            let text = format!("{opener}{rest}");
            let direct = opener == first;
            let Some(proof) = self.proof(context, &opener, &text, second, direct) else { continue };
            if best.as_ref().is_none_or(|best| proof > best.proof) {
                best = Some(Joined { text, proof, direct });
            }
        }
        let mut best = best?;
        // Nobody has recorded the word: the joint that most compounds of the first noun have.
        if best.proof < Proof::Attested && has_common_noun(&self.lexicon.listed(first)) {
            let joints = [first.to_owned(), format!("{first}s"), format!("{first}n"), format!("{first}en"), stem.to_owned()];
            let licensed = joints.iter().filter(|opener| !opener.is_empty() && self.lexicon.is_first_part(opener));
            if let Some(opener) = licensed.max_by_key(|opener| (self.uses(opener, &joints), opener.as_str() == first)) {
                best.text = format!("{opener}{rest}");
            }
        }
        Some(best)
    }

    /// How many compounds in use the opener begins, less those that a longer opener begins; at most 99.
    fn uses(&self, opener: &str, openers: &[String]) -> usize {
        use fst::{IntoStreamer, Streamer};
        let Some(compounds) = &self.compounds else { return 0 };
        let opener = opener.to_lowercase();
        let longer: Vec<String> =
            openers.iter().map(|o| o.to_lowercase()).filter(|o| o.len() > opener.len() && o.starts_with(&opener)).collect();
        let mut stream = compounds.range().ge(&opener).into_stream();
        let mut count = 0;
        let mut read = 0;
        while let Some(word) = stream.next()
            && word.starts_with(opener.as_bytes())
            && count < 99
            && read < 999
        {
            read += 1;
            count += usize::from(!longer.iter().any(|longer| word.starts_with(longer.as_bytes())));
        }
        count
    }

    fn proof(&self, context: &Context<'_>, opener: &str, text: &str, second: usize, direct: bool) -> Option<Proof> {
        let lexicon = &self.lexicon;
        if has_common_noun(&lexicon.listed(text)) {
            return Some(Proof::Listed);
        }
        let licensed = lexicon.is_first_part(opener) || has_joint(opener);
        if licensed && lexicon.frequency(text) > 0 || self.is_in_use(context, opener, second) {
            return Some(Proof::Attested);
        }
        licensed.then_some(if direct { Proof::Direct } else { Proof::Licensed })
    }

    /// Whether the compound of the opener and a lemma of the token is in use.
    fn is_in_use(&self, context: &Context<'_>, opener: &str, second: usize) -> bool {
        let Some(compounds) = &self.compounds else { return false };
        let mut word = opener.to_lowercase();
        let stem = word.len();
        let mut found = false;
        context.analysis.lemmas(second, &mut |lemma| {
            word.truncate(stem);
            word.extend(lemma.chars().flat_map(char::to_lowercase));
            found |= compounds.contains(&word);
        });
        found
    }
}

/// Whether a suffix that asks for the joint -s has it.
pub(super) fn has_joint(opener: &str) -> bool {
    const SUFFIXES: &[&str] = &["ungs", "heits", "keits", "schafts", "ions", "täts", "kunfts", "tums"];
    SUFFIXES.iter().any(|suffix| opener.len() > suffix.len() + 2 && opener.ends_with(suffix))
}

/// Whether a form can be a common noun.
pub(super) fn has_common_noun(readings: &Readings) -> bool {
    readings.iter().any(|r| matches!(r.category, Category::Noun | Category::NominalisedInfinitive) && !r.decapitalised)
}
