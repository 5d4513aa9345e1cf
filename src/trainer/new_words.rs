//! Words that the oracle does not know: nouns by their head or by their articles, names by their capital.
//!
//! A capitalised word inside sentences that the lexicon of the first stage does not know is
//! a noun when its end is a known noun or derivation, or when articles before it settle a
//! gender and nouns with the same ending agree on a class. Otherwise it is a name if the text or a treebank
//! uses it like one.

use crate::lexicon::{Learner, Stage};
use pruefstein::language::features::Category;
use pruefstein::language::lexicon::Lexicon;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Least count of a word in the text to be learned from it alone.
const LEAST_COUNT: u32 = 2;
/// Least log₁₀ frequency of a word that only the frequency table knows.
const LEAST_FREQUENCY: f32 = -6.6;

/// Rows of new nouns and names.
pub fn learn(learner: &Learner, stage: &Stage<'_>) -> Result<(BTreeSet<String>, BTreeSet<String>), String> {
    let rows = |table: &str| stage.rows(&learner.dictionaries, table);
    let lexicon = Lexicon::from_rows(&rows, &learner.dictionaries)?;
    let classes = Classes::read(stage.nouns);
    let mut nouns = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut nouns_by: [usize; 3] = [0; 3];
    for (word, from_text) in candidates(learner, &lexicon) {
        let tagged = learner.counts.names.get(&word).copied().unwrap_or(0);
        let inside = learner.counts.inside.get(&word).copied().unwrap_or(0);
        let acronym = word.chars().filter(|c| c.is_uppercase()).count() > 1;
        let articles = Articles::of(learner, &word);
        if !acronym && tagged * 2 <= inside {
            if let Some(row) = classes.by_head(&word, &lexicon) {
                nouns_by[0] += 1;
                nouns.insert(row);
                continue;
            }
            if let Some(gender) = articles.gender(inside)
                && let Some(row) = classes.by_ending(&word, gender)
            {
                nouns_by[1] += 1;
                nouns.insert(row);
                continue;
            }
        }
        // A form of a noun that was just learned, or of one with a regular genitive.
        let stem = word.strip_suffix('s').unwrap_or(&word);
        if stem != word && (learner.counts.inside.contains_key(stem) || learner.frequencies.contains_key(&stem.to_lowercase())) && !acronym
        {
            continue;
        }
        if tagged > 0 || from_text && articles.share(inside) < 0.34 || !from_text {
            nouns_by[2] += 1;
            names.insert(format!("{word}\tother\t"));
        }
    }
    eprintln!("new: {} nouns by their head, {} by articles and ending, {} names", nouns_by[0], nouns_by[1], nouns_by[2]);
    Ok((nouns, names))
}

/// Unknown words as written, and whether the text attests them; sorted.
fn candidates(learner: &Learner, lexicon: &Lexicon) -> BTreeMap<String, bool> {
    let mut out = BTreeMap::new();
    let usable = |word: &str| word.chars().count() >= 2 && word.chars().all(char::is_alphabetic);
    for (word, count) in &learner.counts.inside {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let small = learner.counts.inside.get(&word.to_lowercase()).copied().unwrap_or(0);
        let tagged = learner.counts.names.contains_key(word);
        if capital && usable(word) && (*count >= LEAST_COUNT || tagged) && *count > 2 * small && !lexicon.is_known(word) {
            out.insert(word.clone(), true);
        }
    }
    for (key, frequency) in &learner.frequencies {
        let small = learner.counts.inside.get(key).copied().unwrap_or(0);
        let english = learner.english.get(key).copied().unwrap_or(-9.0);
        if *frequency < LEAST_FREQUENCY || small > 0 || english > *frequency - 0.3 || !usable(key) || key.chars().count() < 4 {
            continue;
        }
        let mut letters = key.chars();
        let Some(first) = letters.next() else { continue };
        let word: String = first.to_uppercase().chain(letters).collect();
        if !lexicon.is_known(&word) && !lexicon.is_known(key) {
            out.entry(word).or_insert(false);
        }
    }
    out
}

/// Articles before a word.
struct Articles {
    counts: HashMap<&'static str, u32>,
}

const ARTICLES: [&str; 14] = ["das", "die", "der", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "im", "zur", "zum"];

impl Articles {
    fn of(learner: &Learner, word: &str) -> Self {
        let counts = ARTICLES
            .into_iter()
            .filter_map(|article| Some((article, *learner.counts.articles.get(&(article.to_string(), word.to_string()))?)))
            .collect();
        Self { counts }
    }

    fn sum(&self, articles: &[&str]) -> u32 {
        articles.iter().map(|article| self.counts.get(article).copied().unwrap_or(0)).sum()
    }

    /// Share of the word's occurrences with an article right before it.
    fn share(&self, inside: u32) -> f32 {
        self.counts.values().sum::<u32>() as f32 / inside.max(1) as f32
    }

    /// The gender that all but a tenth of the articles allow and that the others exclude.
    fn gender(&self, inside: u32) -> Option<char> {
        let total = self.sum(&ARTICLES);
        if total < 3 || self.share(inside) < 0.2 {
            return None;
        }
        let masculine = self.sum(&["der", "den", "dem", "des", "ein", "einen", "einem", "im", "zum"]);
        let feminine = self.sum(&["die", "der", "eine", "einer", "zur"]);
        let neuter = self.sum(&["das", "dem", "des", "ein", "einem", "im", "zum"]);
        let (gender, fits) = [('m', masculine), ('f', feminine), ('n', neuter)].into_iter().max_by_key(|(_, n)| *n)?;
        let proof = match gender {
            'm' => self.sum(&["einen", "den"]) > 0 && self.sum(&["der"]) > 0,
            'f' => self.sum(&["eine", "einer", "zur"]) > 0 && self.sum(&["die"]) > 0,
            _ => self.sum(&["das"]) > 0,
        };
        (proof && fits * 10 >= total * 9).then_some(gender)
    }
}

/// Inflection classes of the known nouns by ending.
struct Classes {
    /// Lower-cased noun to its cells without the lemma.
    by_lemma: HashMap<String, Vec<String>>,
    /// Ending and gender to class and number of nouns.
    by_ending: HashMap<(String, char), HashMap<String, u32>>,
}

impl Classes {
    fn read(nouns: &BTreeSet<String>) -> Self {
        let mut classes = Self { by_lemma: HashMap::new(), by_ending: HashMap::new() };
        for row in nouns {
            let cells: Vec<&str> = row.split('\t').collect();
            let Some(gender) = cells[1].chars().next() else { continue };
            let class = cells[1..6].join("\t");
            classes.by_lemma.entry(cells[0].to_lowercase()).or_default().push(class.clone());
            let lower = cells[0].to_lowercase();
            let letters: Vec<(usize, char)> = lower.char_indices().collect();
            for length in 2..=6.min(letters.len()) {
                let suffix = lower[letters[letters.len() - length].0..].to_string();
                *classes.by_ending.entry((suffix, gender)).or_default().entry(class.clone()).or_default() += 1;
            }
        }
        classes
    }

    /// The longest end that is a known noun of at least four letters, when what is before it is a word or prefix too.
    fn by_head(&self, word: &str, lexicon: &Lexicon) -> Option<String> {
        let lower = word.to_lowercase();
        for (at, _) in lower.char_indices().skip(3) {
            let head = &lower[at..];
            if head.chars().count() < 4 {
                return None;
            }
            let first = &lower[..at];
            let bare = first.strip_suffix('s').unwrap_or(first);
            let first_known = lexicon.is_listed_any_case(first) || lexicon.is_listed_any_case(bare) || lexicon.is_first_part(first);
            if !first_known || first.chars().count() < 4 && lexicon.frequency(first) < 4 {
                continue;
            }
            if let Some([class]) = self.by_lemma.get(head).map(Vec::as_slice) {
                return Some(format!("{word}\t{class}\t"));
            }
            // Asyl-werber: the head is an agent noun of a known verb.
            if let Some(stem) = head.strip_suffix("er")
                && lexicon.listed(&format!("{stem}en")).has(Category::Verb)
            {
                return Some(format!("{word}\tm\ts\t\t\t-\t"));
            }
            if let Some(stem) = head.strip_suffix("ung")
                && lexicon.listed(&format!("{stem}en")).has(Category::Verb)
            {
                return Some(format!("{word}\tf\t-\t\t\ten\t"));
            }
        }
        None
    }

    /// The class that at least four fifths of five or more nouns with the same ending and gender have.
    fn by_ending(&self, word: &str, gender: char) -> Option<String> {
        let lower = word.to_lowercase();
        let letters: Vec<(usize, char)> = lower.char_indices().collect();
        for length in (2..=6.min(letters.len())).rev() {
            let suffix = lower[letters[letters.len() - length].0..].to_string();
            let Some(found) = self.by_ending.get(&(suffix, gender)) else { continue };
            let total: u32 = found.values().sum();
            let mut ranked: Vec<(&String, &u32)> = found.iter().collect();
            ranked.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
            if let Some((class, votes)) = ranked.first()
                && total >= 5
                && **votes * 5 >= total * 4
            {
                return Some(format!("{word}\t{class}\t"));
            }
        }
        None
    }
}
