//! Reads treebanks as the tagger needs them: running text, contractions whole, the tags of this project.

use crate::material::{self, Result};
use pruefstein::language::tagger::{AUXILIARY, Tag, TagSet};
use std::path::Path;

/// One sentence with what the treebank says of each token: one tag, several where it is not decided, none known.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Form and allowed tags.
    pub tokens: Vec<(String, TagSet)>,
}

impl Sentence {
    /// The forms alone.
    pub fn forms(&self) -> Vec<&str> {
        self.tokens.iter().map(|token| token.0.as_str()).collect()
    }
}

/// The tag of a decided token.
pub fn only(set: TagSet) -> Option<Tag> {
    if set.len() == 1 { set.iter().next() } else { None }
}

/// What different treebanks tag differently, told one way: forms of auxiliaries as such whatever they do in the clause, *als* with a
/// noun as a comparison.
pub fn settled(gold: TagSet, candidates: TagSet, form: &str) -> TagSet {
    if gold == TagSet::of(Tag::Appr) && form == "als" {
        return TagSet::of(Tag::Kokom);
    }
    let auxiliary = AUXILIARY.iter().find(|(auxiliary, full)| gold == TagSet::of(*full) && candidates.has(*auxiliary));
    auxiliary.map_or(gold, |(auxiliary, _)| TagSet::of(*auxiliary))
}

/// Sentences of a CoNLL-U file. What is split there as a contraction (zu + dem) is one token again.
pub fn conllu(path: &Path) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut tokens: Vec<(String, TagSet)> = Vec::new();
    // Last word of the open contraction.
    let mut inside = 0u32;
    for line in material::text(path)?.lines().chain([""]) {
        if line.is_empty() {
            if !tokens.is_empty() {
                sentences.push(Sentence { tokens: std::mem::take(&mut tokens) });
            }
            inside = 0;
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, universal, tag, ..] = fields[..] else { continue };
        if let Some((_, last)) = id.split_once('-') {
            tokens.push((form.to_string(), TagSet::default()));
            inside = last.parse()?;
        } else if let Ok(number) = id.parse::<u32>() {
            // Some determiners carry the tag of a noun there.
            let tags = Tag::from_name(tag)
                .filter(|tag| *tag != Tag::Nn || universal == "NOUN" || universal == "PROPN")
                .map_or_else(|| partly(universal, tag), TagSet::of);
            if let Some(cut) = tokens.last_mut().filter(|last| matches!(form, "-" | "--") && last.1 == TagSet::of(Tag::Trunc)) {
                // „Industrie- und …“: the hyphen belongs to the word.
                if !cut.0.ends_with('-') {
                    cut.0.push('-');
                }
            } else if number > inside {
                tokens.push((form.to_string(), tags));
            } else if let Some(open) = tokens.last_mut() {
                // Preposition and article; anything else keeps the tag of its first word.
                open.1 = if open.1.is_empty() {
                    tags
                } else if open.1.has(Tag::Appr) && tags.meets(TagSet::all_of(&[Tag::Art, Tag::Pds])) {
                    TagSet::of(Tag::Apprart)
                } else {
                    open.1
                };
            }
        }
    }
    Ok(sentences)
}

/// What a universal tag with a Penn-like tag allows.
fn partly(universal: &str, other: &str) -> TagSet {
    use Tag::*;
    TagSet::all_of(match (universal, other) {
        ("NOUN", _) => &[Nn],
        ("PROPN", _) => &[Ne],
        ("ADJ", _) => &[Adja, Adjd],
        ("VERB", "VBC") => &[Vvfin],
        ("VERB", "VBN") => &[Vvpp],
        ("VERB", "VB") => &[Vvinf, Vvizu],
        ("AUX", "VBC") => &[Vafin, Vmfin],
        ("AUX", "VBN") => &[Vapp],
        ("AUX", "VB") => &[Vainf, Vminf],
        ("DET", "DTP$") => &[Pposat],
        ("DET", _) => &[Art, Pdat, Piat, Pis, Pds, Pwat, Prels, Prelat],
        ("ADP", _) => &[Appr, Appo, Apzr, Kokom, Apprart],
        ("CCONJ", _) => &[Kon, Kokom],
        ("SCONJ", _) => &[Kous, Koui, Kokom],
        ("ADV", "WRB") => &[Pwav],
        ("ADV", _) => &[Adv, Pav, Adjd, Pwav, Ptkvz],
        ("PRON", "REL") => &[Prels, Prelat],
        ("PRON", "PRP" | "EX") => &[Pper, Prf, Pis],
        ("PRON", "WP") => &[Pws, Prels],
        ("PRON", _) => &[Pds, Pis, Pper, Prf, Pposs, Prels, Pws],
        ("PART", _) => &[Ptkneg, Ptkzu, Ptkvz, Ptka, Ptkant, Adv],
        ("NUM", _) => &[Card, Adja],
        ("PUNCT", _) => &[Comma, Stop, Bracket],
        _ => &[],
    })
}

/// The sentences of one set of a joined table (form, universal tag, tag …; `# set NAME` opens a set).
pub fn table(path: &Path, set: &str) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut tokens: Vec<(String, TagSet)> = Vec::new();
    let mut on = false;
    for line in material::text(path)?.lines().chain([""]) {
        if let Some(name) = line.strip_prefix("# set ") {
            on = name.split(' ').next() == Some(set);
        } else if line.is_empty() {
            if on && !tokens.is_empty() {
                sentences.push(Sentence { tokens: std::mem::take(&mut tokens) });
            }
            tokens.clear();
        } else if on {
            let mut fields = line.split('\t');
            if let (Some(form), Some(_), Some(tag)) = (fields.next(), fields.next(), fields.next()) {
                tokens.push((form.to_string(), Tag::from_name(tag).map_or_else(TagSet::default, TagSet::of)));
            }
        }
    }
    Ok(sentences)
}

/// Sentences in which some words carry their tag behind a stroke; `#` opens a comment.
pub fn by_hand(text: &str) -> Result<Vec<Sentence>> {
    let token = |token: &str| match token.rsplit_once('/') {
        Some((form, tag)) => {
            let tag = Tag::from_name(tag).ok_or_else(|| format!("no tag: {token}"))?;
            Ok((form.to_string(), TagSet::of(tag)))
        }
        None => Ok((token.to_string(), TagSet::default())),
    };
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| Ok(Sentence { tokens: line.split_whitespace().map(token).collect::<Result<_>>()? })).collect()
}

/// Tokens of plain text as the treebanks cut them.
pub fn tokens(line: &str) -> Vec<String> {
    let mut out: Vec<String> = material::tokens(line).into_iter().map(str::to_string).collect();
    // „An-“ keeps its hyphen.
    for at in 1..out.len() {
        if out[at] == "-" && line.contains(&format!("{}- ", out[at - 1])) {
            out[at - 1].push('-');
            out[at].clear();
        }
    }
    out.retain(|token| !token.is_empty());
    out
}
