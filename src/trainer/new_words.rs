//! Words that the oracle does not know: nouns by their head or by their articles, names by their capital.
//!
//! A capitalised word inside sentences that the lexicon of the first stage does not know is
//! a noun when its end is a known noun or derivation, or when articles before it settle a
//! gender and nouns with the same ending agree on a class. Otherwise it is a name if the text or a treebank
//! uses it like one.

use crate::lexicon::{Learner, Stage};
use pruefstein::language::features::{Category, Person, TenseMood, VerbForms};
use pruefstein::language::lexicon::Lexicon;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Least count of a word in the text to be learned from it alone.
const LEAST_COUNT: u32 = 2;
/// Least log₁₀ frequency of a word that only the frequency table knows.
const LEAST_FREQUENCY: f32 = -6.6;

/// Heads that make towns and families rather than common nouns.
const NAME_HEADS: [&str; 24] = [
    "mann", "bach", "dorf", "heim", "burg", "berg", "bauer", "feld", "hausen", "stadt", "hofen", "thal", "stein", "wald", "furt", "kirch",
    "kirchen", "meier", "müller", "hofer", "land", "brück", "reich", "rich",
];

/// Rows that a table gains.
#[derive(Default)]
pub struct NewWords {
    pub nouns: BTreeSet<String>,
    pub names: BTreeSet<String>,
    pub adjectives: BTreeSet<String>,
    pub verbs: BTreeSet<String>,
}

/// Rows of new nouns, names, adjectives and verbs.
pub fn learn(learner: &Learner, stage: &Stage<'_>) -> Result<NewWords, String> {
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
            let like_name = NAME_HEADS.iter().any(|head| word.ends_with(head)) && (!from_text || articles.share(inside) == 0.0);
            if !like_name && let Some(row) = classes.by_head(&word, &lexicon) {
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
        // Names of program parts (AsyncJobId) need more than one document.
        let camel = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
        if camel && inside < 8 || acronym && inside < 2 && tagged == 0 || word.chars().count() > 6 && word.chars().all(char::is_uppercase) {
            continue;
        }
        // Strasse, Gruss: another spelling of a word, no name.
        if word.contains("ss") && lexicon.is_known(&word.replace("ss", "ß")) {
            continue;
        }
        // A form of a noun that was just learned, or of one with a regular genitive.
        let stem = word.strip_suffix('s').unwrap_or(&word);
        if stem != word && (learner.counts.inside.contains_key(stem) || learner.frequencies.contains_key(&stem.to_lowercase())) && !acronym
        {
            continue;
        }
        if !like_inflected_noun(&word, &lexicon) && (tagged > 0 || !from_text || articles.share(inside) < 0.34) {
            nouns_by[2] += 1;
            names.insert(format!("{word}\tother\t"));
        }
    }
    let adjectives = adjectives(learner, &lexicon);
    let verbs = verbs(learner, &lexicon);
    eprintln!("new: {} adjectives, {} verbs", adjectives.len(), verbs.len());
    eprintln!("new: {} nouns by their head, {} by articles and ending, {} names", nouns_by[0], nouns_by[1], nouns_by[2]);
    Ok(NewWords { nouns, names, adjectives, verbs })
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
        if *frequency < LEAST_FREQUENCY || small > 0 || english > *frequency - 0.3 || !usable(key) || key.chars().count() < 3 {
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

/// Plural and compound forms of nouns that the tables miss, by endings that names do not have.
fn like_inflected_noun(word: &str, lexicon: &Lexicon) -> bool {
    ["ungen", "heiten", "keiten", "schaften", "ionen", "ismus", "ität", "itäten", "nissen"].iter().any(|ending| word.ends_with(ending))
        || lexicon.is_known(word)
}

const ADJECTIVE_ENDINGS: [&str; 18] =
    ["isch", "lich", "ig", "bar", "los", "sam", "haft", "iv", "al", "ell", "ös", "ant", "ent", "abel", "är", "fähig", "frei", "weit"];

/// Stems with an adjective's ending that occur with at least two declension endings.
fn adjectives(learner: &Learner, lexicon: &Lexicon) -> BTreeSet<String> {
    let mut stems: BTreeMap<String, u32> = BTreeMap::new();
    let known = |word: &str| {
        learner.counts.all.contains_key(word) || learner.frequencies.get(word).is_some_and(|value| *value >= LEAST_FREQUENCY - 0.6)
    };
    let frequent = learner.frequencies.iter().filter(|(_, value)| **value >= LEAST_FREQUENCY).map(|(key, _)| key);
    let words: BTreeSet<&String> = learner.counts.all.keys().chain(frequent).collect();
    for word in words {
        for ending in ["e", "en", "er", "es", "em"] {
            let Some(stem) = word.strip_suffix(ending) else { continue };
            let shaped = ADJECTIVE_ENDINGS.iter().any(|end| stem.ends_with(end) && stem.len() > end.len() + 2);
            if shaped && stem.chars().all(char::is_alphabetic) && !lexicon.is_known(&format!("{stem}e")) && !lexicon.is_known(word) {
                *stems.entry(stem.to_string()).or_default() += 1;
            }
        }
    }
    let inside = |word: &str| learner.counts.inside.get(word).copied().unwrap_or(0);
    // Nouns in -ent, -al, -är and the like: the text must write the declined form small, at least for the endings that nouns have too.
    let small = |stem: &str| {
        let (mut low, mut high) = (0, 0);
        for ending in ["", "e", "en", "er", "es", "em"] {
            let form = format!("{stem}{ending}");
            let mut letters = form.chars();
            let capital: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
            low += inside(&form);
            high += inside(&capital);
        }
        let plain = ["isch", "lich", "ig", "bar", "los", "sam", "haft"].iter().any(|end| stem.ends_with(end));
        low > high || plain && high == 0 && known(&format!("{stem}em"))
    };
    stems
        .into_iter()
        .filter(|(stem, _)| {
            small(stem) && ["e", "en", "er", "es", "em", ""].iter().filter(|ending| known(&format!("{stem}{ending}"))).count() >= 3
        })
        .map(|(stem, _)| format!("{stem}\t\t+\t+\tpa"))
        .collect()
}

/// Weak verbs whose infinitive, past and participle all occur.
fn verbs(learner: &Learner, lexicon: &Lexicon) -> BTreeSet<String> {
    let known = |word: &str| {
        learner.counts.inside.contains_key(word) || learner.frequencies.get(word).is_some_and(|value| *value >= LEAST_FREQUENCY - 0.9)
    };
    let rows_of = |table: &str| learner.dictionaries.rows(table).map(|row| row.cells().collect()).collect::<Vec<Vec<&str>>>();
    let irregular = pruefstein::language::compile::irregular_verbs(&rows_of);
    let mut rows = BTreeSet::new();
    let frequent = learner.frequencies.iter().filter(|(_, value)| **value >= LEAST_FREQUENCY - 0.4).map(|(key, _)| key);
    let words: BTreeSet<&String> = learner.counts.inside.keys().chain(frequent).collect();
    for word in words {
        let small = word.chars().next().is_some_and(char::is_lowercase) && word.chars().all(char::is_alphabetic);
        if !small || word.len() < 5 || !(word.ends_with("en") || word.ends_with("eln") || word.ends_with("ern")) || lexicon.is_known(word) {
            continue;
        }
        // überschreiben: a verb that ends in an irregular one is that one with a prefix.
        let base = irregular.keys().copied().filter(|base| word.ends_with(base)).max_by_key(|base| base.len()).unwrap_or("");
        for ge in ["ge", ""] {
            let row = [word.as_str(), "", base, ge, ""];
            let forms = pruefstein::language::compile::verb_forms(&row, &irregular);
            let text = |wanted: VerbForms| {
                forms
                    .iter()
                    .find(|form| form.category == Category::Verb && form.features.verb_forms().meets(wanted))
                    .map(|form| form.text.as_str())
            };
            let parts = [
                text(VerbForms::of(TenseMood::Present, Person::ThirdSingular)),
                text(VerbForms::of(TenseMood::Past, Person::ThirdSingular)),
                text(VerbForms::PARTICIPLE_II),
            ];
            let inseparable = ["be", "ver", "er", "ent", "zer", "über", "unter", "miss"].iter().any(|prefix| word.starts_with(prefix));
            let bare = word.ends_with("ieren") || inseparable;
            // gebracht belongs to bringen: a participle that is known already proves nothing.
            let unknown = parts.iter().flatten().all(|part| !lexicon.is_known(part));
            let attested = parts.iter().flatten().filter(|part| learner.counts.inside.contains_key(**part)).count();
            if (ge == "ge") != (bare || !base.is_empty()) && attested > 0 && unknown && parts.iter().all(|part| part.is_some_and(known)) {
                rows.insert(row.join("\t"));
            }
        }
    }
    rows
}
