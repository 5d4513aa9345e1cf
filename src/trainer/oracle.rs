//! Reads the full-form lexicon that the morphology is checked against (columns: form, lemma, Morphy analysis).

use crate::text::lines;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Forms of one noun in one gender: (case, plural?) to forms.
pub type NounTable = BTreeMap<(char, bool), BTreeSet<String>>;

/// What the oracle says, by lemma.
#[derive(Default)]
pub struct Oracle {
    /// Noun lemma to gender letter (`p`: plural without gender) to forms.
    pub nouns: HashMap<String, BTreeMap<char, NounTable>>,
    /// Lemmas of nominalised adjectives (*Beamter*).
    pub nominalised: BTreeSet<String>,
    /// Verb lemma to forms, with the zu-infinitives apart.
    pub verbs: HashMap<String, VerbTable>,
    /// Adjective lemma to forms.
    pub adjectives: HashMap<String, AdjectiveTable>,
    /// The same for participles.
    pub participles: HashMap<String, AdjectiveTable>,
    /// Name to kinds and genders.
    pub names: BTreeMap<String, BTreeSet<(String, char)>>,
    /// Words without inflection: form and tag.
    pub words: BTreeSet<(String, String)>,
}

/// Forms of a verb.
#[derive(Default)]
pub struct VerbTable {
    /// All verb forms, participles without endings included.
    pub forms: BTreeSet<String>,
    /// Infinitives with zu inside.
    pub zu: BTreeSet<String>,
}

/// Stems of an adjective.
#[derive(Default)]
pub struct AdjectiveTable {
    /// Stands without ending.
    pub predicative: bool,
    /// Positive, comparative, superlative: the forms of the feminine nominative without article.
    pub stems: [BTreeSet<String>; 3],
    /// All attributive forms.
    pub forms: BTreeSet<String>,
}

impl Oracle {
    /// Reads the whole table.
    pub fn read(path: &str) -> Result<Self, String> {
        let mut oracle = Self::default();
        lines(path, |line| {
            if line.starts_with('#') {
                return;
            }
            let mut cells = line.split('\t');
            let (Some(form), Some(lemma), Some(tag)) = (cells.next(), cells.next(), cells.next()) else { return };
            let tag = tag.split(" --").next().unwrap_or(tag).trim();
            oracle.row(form, lemma, tag);
        })?;
        Ok(oracle)
    }

    fn row(&mut self, form: &str, lemma: &str, tag: &str) {
        let parts: Vec<&str> = tag.split(':').collect();
        match parts[0] {
            "SUB" => self.noun(form, lemma, &parts),
            "VER" => {
                let table = self.verbs.entry(lemma.to_string()).or_default();
                if form.chars().next().is_some_and(char::is_uppercase) {
                    return;
                }
                if parts.contains(&"EIZ") {
                    table.zu.insert(form.to_string());
                }
                table.forms.insert(form.to_string());
            }
            "ADJ" | "PA1" | "PA2" => {
                let tables = if parts[0] == "ADJ" { &mut self.adjectives } else { &mut self.participles };
                let table = tables.entry(lemma.to_string()).or_default();
                if parts.contains(&"PRD") {
                    if parts.contains(&"GRU") && form == lemma {
                        table.predicative = true;
                    }
                    return;
                }
                table.forms.insert(form.to_string());
                let degree = if parts.contains(&"KOM") {
                    1
                } else if parts.contains(&"SUP") {
                    2
                } else {
                    0
                };
                if parts.contains(&"NOM")
                    && parts.contains(&"SIN")
                    && parts.contains(&"FEM")
                    && parts.contains(&"SOL")
                    && let Some(stem) = form.strip_suffix('e')
                {
                    table.stems[degree].insert(stem.to_string());
                }
            }
            "EIG" => {
                let gender = gender(&parts);
                let kind = match parts.last() {
                    Some(&"VOR") => "first",
                    Some(&"NAC") => "family",
                    Some(&("STD" | "COU" | "GEB" | "WAT" | "MOU")) => "place",
                    _ => "other",
                };
                if parts.contains(&"NOM") && form == lemma {
                    self.names.entry(form.to_string()).or_default().insert((kind.to_string(), gender));
                }
            }
            _ => {
                self.words.insert((form.to_string(), tag.to_string()));
            }
        }
    }

    fn noun(&mut self, form: &str, lemma: &str, parts: &[&str]) {
        match parts.last() {
            Some(&"INF") => return,
            Some(&"ADJ") => {
                if parts.contains(&"NOM") && parts.contains(&"SIN") && form.ends_with("er") {
                    self.nominalised.insert(form.to_string());
                }
                return;
            }
            _ => {}
        }
        let case = match parts.get(1) {
            Some(&"NOM") => 'n',
            Some(&"GEN") => 'g',
            Some(&"DAT") => 'd',
            Some(&"AKK") => 'a',
            _ => return,
        };
        let plural = match parts.get(2) {
            Some(&"SIN") => false,
            Some(&"PLU") => true,
            _ => return,
        };
        let table = self.nouns.entry(lemma.to_string()).or_default().entry(gender(parts)).or_default();
        table.entry((case, plural)).or_default().insert(form.to_string());
    }
}

/// The gender letter of a tag; `p` where it has none.
pub fn gender(parts: &[&str]) -> char {
    parts
        .iter()
        .find_map(|part| match *part {
            "MAS" => Some('m'),
            "FEM" => Some('f'),
            "NEU" => Some('n'),
            _ => None,
        })
        .unwrap_or('p')
}
