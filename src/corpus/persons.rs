//! Which spellings over the corpus name one person.
//!
//! Two full names of as many words are one when every pair of words is equal, differs in marks that get lost (Erdoğan),
//! or is one original under a language for which something speaks: the given name, the ending of the family name, the
//! table of persons. A family name alone belongs to the one person of the corpus who has it, or who has it in another
//! romanisation. Whatever could be two persons stays two.

use super::extract::{family_name, given_name, without_marks};
use super::state::{Corpus, FormKey, Kind, Tally};
use crate::data::Dictionaries;
use crate::language::features::Category;
use crate::language::lexicon::{Lexicon, Source};
use crate::language::names::{GivenNames, Persons, Suffixes};
use crate::language::romanisation::{Language, LanguageSet, Romanisation, skeleton};
use crate::language::token_language::TokenLanguage;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most names of one bucket that are compared with each other; a corpus of noise must not cost quadratic time.
const MOST_IN_BUCKET: usize = 2_000;
/// Shortest family name that a slip of the pen is looked for in, in letters.
const SHORTEST_SLIP: usize = 6;
/// How much more often the right form must stand for the other one to be a slip.
const SLIP_RATIO: u64 = 5;

/// Why two spellings are one person; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// The table of persons knows both.
    Known,
    /// Two romanisations of one original.
    Romanisation,
    /// Hyphens or marks.
    Marks,
    /// One letter, and much rarer.
    Slip,
}

/// One person.
#[derive(Debug, Clone, Default)]
pub struct PersonGroup<'c> {
    /// Full names with how often they stand.
    pub full: Vec<(&'c str, Tally)>,
    /// Family names alone.
    pub alone: Vec<(&'c str, Tally)>,
    /// What ties the spellings together, the weakest of the ties.
    pub tie: Option<Tie>,
    /// The languages that speak for it.
    pub languages: LanguageSet,
    /// Number in the table of persons.
    pub known: Option<u32>,
}

/// The tables that say what a name can be.
pub struct Tables {
    pub persons: Arc<Persons>,
    pub romanisation: Arc<Romanisation>,
    given: Arc<GivenNames>,
    suffixes: Arc<Suffixes>,
    lexicon: Arc<Lexicon>,
    token_language: Arc<TokenLanguage>,
}

impl Tables {
    /// The tables of a run.
    pub fn new(dictionaries: &Dictionaries) -> Self {
        Tables {
            persons: dictionaries.index(),
            romanisation: dictionaries.index(),
            given: dictionaries.index(),
            suffixes: dictionaries.index(),
            lexicon: dictionaries.index(),
            token_language: dictionaries.index(),
        }
    }

    fn languages_of_given(&self, name: &str) -> LanguageSet {
        self.given.get(given_name(name)).map_or(LanguageSet::NONE, |given| given.languages)
    }

    fn languages_of_family(&self, family: &str) -> LanguageSet {
        let suffix = self.suffixes.get(family).map_or(LanguageSet::NONE, |(set, _)| set);
        let known = self.persons.languages_of_german_word(family).or(self.persons.german_word(family).map(|(_, set)| set));
        suffix.or(known.unwrap_or(LanguageSet::NONE))
    }

    /// What speaks for the languages of a name; syllables of Chinese and Korean are too short to prove anything.
    fn languages(&self, name: &str) -> LanguageSet {
        let set = self.languages_of_given(name).or(self.languages_of_family(family_name(name)));
        set.without(Language::Chinese.set().or(Language::Korean.set()))
    }

    /// The dictionary lists the word as a name.
    fn is_listed(&self, word: &str) -> bool {
        self.given.get(word).is_some()
            || self.lexicon.lookup(word).iter().any(|r| r.category == Category::Name && r.source == Source::Listed)
    }

    fn is_known_word(&self, word: &str) -> bool {
        !self.lexicon.lookup(word).is_empty()
    }

    /// Whether two words are one, and why.
    fn word_tie(&self, a: &str, b: &str, languages: LanguageSet) -> Option<(Tie, LanguageSet)> {
        if a == b {
            return Some((Tie::Known, LanguageSet::NONE));
        }
        if is_other_word(a, b) {
            return None;
        }
        if without_marks(a) == without_marks(b) {
            return Some((Tie::Marks, LanguageSet::NONE));
        }
        let meeting = self.romanisation.meet_words(a, b).strict.and(languages);
        (!meeting.is_empty()).then_some((Tie::Romanisation, meeting))
    }

    /// Whether two full names are one person, and why.
    fn full_tie(&self, a: &str, b: &str) -> Option<(Tie, LanguageSet)> {
        let (words_a, words_b): (Vec<&str>, Vec<&str>) = (a.split([' ', '-']).collect(), b.split([' ', '-']).collect());
        if words_a.len() != words_b.len() {
            return None;
        }
        let languages = self.languages(a).or(self.languages(b));
        let (mut tie, mut set) = (Tie::Marks, LanguageSet::NONE);
        for (index, (x, y)) in words_a.iter().zip(&words_b).enumerate() {
            let (word_tie, meeting) = self.word_tie(x, y, languages)?;
            if x == y {
                continue;
            }
            if word_tie == Tie::Romanisation {
                // Two names that dictionaries list are two names (Stefan and Stephan, Maier and Mayer), unless the rest is of a culture
                // whose script is romanised.
                let settled = self.languages_of_family(family_name(a)).and(self.languages_of_family(family_name(b)));
                if self.is_listed(x) && self.is_listed(y) && settled.and(meeting).is_empty() {
                    return None;
                }
                if index > 0 && self.is_known_word(x) && self.is_known_word(y) && settled.and(meeting).is_empty() {
                    return None;
                }
                tie = Tie::Romanisation;
                set = if set.is_empty() { meeting } else { set.and(meeting) };
                if set.is_empty() {
                    return None;
                }
            }
        }
        Some((tie, set))
    }

    /// Whether two family names alone are one, and why.
    fn alone_tie(&self, a: &str, b: &str) -> Option<(Tie, LanguageSet)> {
        let english = |word: &str| self.token_language.english_log_odds(word) > 2.0;
        if self.is_listed(a) && self.is_listed(b) || english(a) || english(b) {
            return None;
        }
        let (of_a, of_b) = (self.languages_of_family(a), self.languages_of_family(b));
        let languages = of_a.or(of_b).and(LanguageSet::CYRILLIC.or(Language::Georgian.set()).or(Language::Armenian.set()));
        let (tie, set) = self.word_tie(a, b, languages)?;
        // Marks of other alphabets; an acute alone may part two families.
        let foreign = a.chars().chain(b.chars()).any(|c| !c.is_ascii() && !"äöüßéèáóíñ".contains(c));
        (tie == Tie::Romanisation || foreign).then_some((tie, set))
    }

    /// Whether the rarer of two full names is a slip for the other one.
    fn is_slip(&self, often: (&str, &Tally), rare: (&str, &Tally)) -> bool {
        let (right, wrong) = (family_name(often.0), family_name(rare.0));
        wrong.chars().count() >= SHORTEST_SLIP
            && rare.1.documents * SLIP_RATIO <= often.1.documents
            && !is_other_word(right, wrong)
            && !self.is_known_word(wrong)
            && self.persons.get(rare.0).is_none()
            && strsim::osa_distance(right, wrong) == 1
    }
}

/// The same word inflected, or a woman's name beside a man's.
fn is_other_word(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|rest| {
        matches!(
            rest,
            "a" | "s" | "n" | "en" | "er" | "e" | "es" | "in" | "ja" | "aja" | "aya" | "ns" | "i" | "ern" | "isch" | "sohn" | "sen" | "son"
        )
    })
}

/// Disjoint sets of names.
struct Sets {
    parent: Vec<u32>,
}

impl Sets {
    fn new(length: usize) -> Self {
        Sets { parent: (0..length as u32).collect() }
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while self.parent[at as usize] != at {
            let up = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = up;
            at = up;
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }
}

/// All persons of a corpus that stand in more than one spelling; in a fixed order.
pub fn groups<'c>(corpus: &'c Corpus, tables: &Tables) -> Vec<PersonGroup<'c>> {
    let mut full: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut linked: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    let mut surnames: BTreeMap<&str, Tally> = BTreeMap::new();
    for (FormKey { kind, key, form }, tally) in &corpus.forms {
        match kind {
            Kind::Person if key == form => full.insert(key, tally.clone()).map_or((), |_| ()),
            Kind::Person => linked.insert((key, form), tally.clone()).map_or((), |_| ()),
            Kind::Surname => surnames.insert(form, tally.clone()).map_or((), |_| ()),
            _ => {}
        }
    }
    fold_genitives(&mut full, corpus.most_contexts);
    fold_genitives(&mut surnames, corpus.most_contexts);

    let names: Vec<&str> = full.keys().copied().collect();
    let mut sets = Sets::new(names.len());
    let mut ties: Vec<(u32, Tie, LanguageSet)> = Vec::new();
    let known: Vec<Option<u32>> = names.iter().map(|name| tables.persons.get(name).map(|known| known.person)).collect();
    let mut first_of: FxHashMap<u32, u32> = FxHashMap::default();
    for (index, person) in known.iter().enumerate() {
        if let Some(person) = person {
            let first = *first_of.entry(*person).or_insert(index as u32);
            if first != index as u32 {
                sets.join(first, index as u32);
                ties.push((first, Tie::Known, LanguageSet::NONE));
            }
        }
    }
    let mut buckets: FxHashMap<(u64, u64), Vec<u32>> = FxHashMap::default();
    let mut slips: FxHashMap<(&str, usize), Vec<u32>> = FxHashMap::default();
    for (index, name) in names.iter().enumerate() {
        buckets.entry((skeleton(given_name(name)), skeleton(family_name(name)))).or_default().push(index as u32);
        slips.entry((&name[..name.len() - family_name(name).len()], 0)).or_default().push(index as u32);
    }
    for bucket in buckets.values().filter(|bucket| bucket.len() > 1) {
        let bucket = &bucket[..bucket.len().min(MOST_IN_BUCKET)];
        for (at, &a) in bucket.iter().enumerate() {
            for &b in &bucket[at + 1..] {
                let (x, y) = (names[a as usize], names[b as usize]);
                // Cheap: one of the two words is the same, or begins alike.
                if matches!((known[a as usize], known[b as usize]), (Some(x), Some(y)) if x != y) {
                    continue;
                }
                if let Some((tie, languages)) = tables.full_tie(x, y) {
                    sets.join(a, b);
                    ties.push((a, tie, languages));
                }
            }
        }
    }
    // The order of buckets must not decide what a slip is tied to.
    for bucket in slips.values().filter(|bucket| bucket.len() > 1) {
        let bucket = &bucket[..bucket.len().min(MOST_IN_BUCKET)];
        for &rare in bucket {
            let wrong = names[rare as usize];
            let best = bucket
                .iter()
                .filter(|&&often| {
                    often != rare && tables.is_slip((names[often as usize], &full[names[often as usize]]), (wrong, &full[wrong]))
                })
                .max_by_key(|&&often| (full[names[often as usize]].documents, std::cmp::Reverse(often)));
            if let Some(&often) = best {
                sets.join(often, rare);
                ties.push((often, Tie::Slip, LanguageSet::NONE));
            }
        }
    }

    let mut place: FxHashMap<u32, usize> = FxHashMap::default();
    let mut groups: Vec<PersonGroup<'c>> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let root = sets.root(index as u32);
        let group = *place.entry(root).or_insert_with(|| {
            groups.push(PersonGroup::default());
            groups.len() - 1
        });
        groups[group].full.push((name, full[name].clone()));
        groups[group].known = groups[group].known.or(known[index]);
    }
    for (member, tie, languages) in ties {
        let group = &mut groups[place[&sets.root(member)]];
        group.tie = group.tie.max(Some(tie));
        group.languages = group.languages.or(languages);
    }
    for ((key, family), tally) in linked {
        // A genitive that was folded has no set of its own; its family name alone is counted with the nominative.
        let index = names.binary_search(&key).or_else(|_| names.binary_search(&key.strip_suffix('s').unwrap_or(key)));
        if let Ok(index) = index {
            let root = sets.root(index as u32);
            add(&mut groups[place[&root]].alone, family, tally, corpus.most_contexts);
        }
    }
    attach(&mut groups, surnames, tables, corpus.most_contexts);
    groups.retain(|group| {
        let mut families: Vec<&str> = group.full.iter().chain(&group.alone).map(|(name, _)| family_name(name)).collect();
        families.sort_unstable();
        families.dedup();
        group.full.len() > 1 || families.len() > 1
    });
    groups
}

/// Gives the family names that stand alone to the persons who have them; those of nobody are compared with each other.
fn attach<'c>(groups: &mut Vec<PersonGroup<'c>>, surnames: BTreeMap<&'c str, Tally>, tables: &Tables, most: usize) {
    let mut owners: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_skeleton: FxHashMap<u64, Vec<(String, usize)>> = FxHashMap::default();
    for (index, group) in groups.iter().enumerate() {
        let mut families: Vec<&str> = group.full.iter().map(|(name, _)| family_name(name)).collect();
        families.sort_unstable();
        families.dedup();
        for family in families {
            owners.entry(family.to_owned()).or_default().push(index);
            if !tables.languages_of_family(family).is_empty() {
                by_skeleton.entry(skeleton(family)).or_default().push((family.to_owned(), index));
            }
        }
    }
    let mut nobody: Vec<(&str, Tally)> = Vec::new();
    for (name, tally) in surnames {
        match owners.get(name).map(Vec::as_slice) {
            Some(&[owner]) => add(&mut groups[owner].alone, name, tally, most),
            Some(_) => {}
            None => {
                let empty = Vec::new();
                let near = by_skeleton.get(&skeleton(name)).unwrap_or(&empty);
                let mut meeting: Vec<(usize, Tie, LanguageSet)> = near
                    .iter()
                    .filter_map(|(family, owner)| tables.alone_tie(name, family).map(|(tie, languages)| (*owner, tie, languages)))
                    .collect();
                meeting.sort_by_key(|m| m.0);
                meeting.dedup_by_key(|m| m.0);
                match meeting[..] {
                    [(owner, tie, languages)] => {
                        let group = &mut groups[owner];
                        group.tie = group.tie.max(Some(tie));
                        group.languages = group.languages.or(languages);
                        add(&mut group.alone, name, tally, most);
                    }
                    [] => nobody.push((name, tally)),
                    // Several persons could be meant.
                    _ => {}
                }
            }
        }
    }
    let mut buckets: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, (name, _)) in nobody.iter().enumerate() {
        let marked = !name.is_ascii();
        if marked || !tables.languages_of_family(name).is_empty() {
            buckets.entry(skeleton(name)).or_default().push(index);
        }
    }
    // What an accent was lost from has no evidence of its own.
    let marked: FxHashMap<String, usize> = nobody
        .iter()
        .enumerate()
        .filter(|(_, (name, _))| !name.is_ascii())
        .map(|(index, (name, _))| (without_marks(name), index))
        .collect();
    let mut sets = Sets::new(nobody.len());
    let mut ties: Vec<(usize, Tie, LanguageSet)> = Vec::new();
    let mut join = |a: usize, b: usize, sets: &mut Sets| {
        if let Some((tie, languages)) = tables.alone_tie(nobody[a].0, nobody[b].0) {
            sets.join(a as u32, b as u32);
            ties.push((a, tie, languages));
        }
    };
    for bucket in buckets.values() {
        let bucket = &bucket[..bucket.len().min(MOST_IN_BUCKET)];
        for (at, &a) in bucket.iter().enumerate() {
            bucket[at + 1..].iter().for_each(|&b| join(a, b, &mut sets));
        }
    }
    for (index, (name, _)) in nobody.iter().enumerate().filter(|(_, (name, _))| name.is_ascii()) {
        if let Some(&other) = marked.get(&name.to_lowercase()) {
            join(index, other, &mut sets);
        }
    }
    let mut place: FxHashMap<u32, usize> = FxHashMap::default();
    let start = groups.len();
    for (index, (name, tally)) in nobody.iter().enumerate() {
        let root = sets.root(index as u32);
        let group = *place.entry(root).or_insert_with(|| {
            groups.push(PersonGroup::default());
            groups.len() - 1
        });
        groups[group].alone.push((name, tally.clone()));
    }
    for (member, tie, languages) in ties {
        let group = &mut groups[place[&sets.root(member as u32)]];
        group.tie = group.tie.max(Some(tie));
        group.languages = group.languages.or(languages);
    }
    debug_assert!(groups.len() >= start);
}

/// Counts a spelling in.
fn add<'c>(list: &mut Vec<(&'c str, Tally)>, name: &'c str, tally: Tally, most: usize) {
    match list.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) => known.merge(tally, most),
        None => list.push((name, tally)),
    }
}

/// `Peter Schieders` is a genitive where `Peter Schieder` stands more often.
fn fold_genitives(names: &mut BTreeMap<&str, Tally>, most: usize) {
    let genitives: Vec<(&str, &str)> = names
        .iter()
        .filter_map(|(&name, tally)| {
            let (stem, of_stem) = names.get_key_value(name.strip_suffix('s')?)?;
            (of_stem.documents >= tally.documents).then_some((name, *stem))
        })
        .collect();
    for (genitive, stem) in genitives {
        if let (Some(tally), Some(_)) = (names.remove(genitive), names.get(stem)) {
            names.entry(stem).or_default().merge(tally, most);
        }
    }
}
