//! Learns the tables of the open classes: which lemmas are in use, and which class inflects each of them.
//!
//! A lemma is taken when one of its forms occurs in the text given, or when the frequency table knows it well enough.
//! Its class is read off the oracle's forms and accepted when it generates them again.

use crate::oracle::{AdjectiveTable, NounTable, Oracle};
use crate::text::{lines, options, sentences};
use pruefstein::data::Dictionaries;
use pruefstein::language::compile;
use pruefstein::language::features::Category;
use pruefstein::language::morphology::noun::NounClass;
use pruefstein::language::morphology::{adjective, apply_ending, noun, umlaut};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Least log₁₀ frequency of a lemma that the text does not attest.
const LEAST_FREQUENCY: f32 = -6.2;

const LICENCE: &str = "# Learned by `pruefstein-train lexicon`. Which words are in use: free text (Wikinews CC BY 2.5, Common Voice CC0, \
Microsoft and Adobe documentation CC BY 4.0, WMT and parallel corpora, UD treebanks GSD, HDT, PUD CC BY-SA) and a word \
frequency table (CC BY-SA 4.0).\n# Gender and inflection are facts taken from a full-form lexicon of German (Morphy lineage, \
CC BY-SA 4.0); this table is under CC BY-SA 4.0 too.";

/// What the text says.
#[derive(Default)]
pub struct Counts {
    /// Lower-cased form to count.
    pub all: HashMap<String, u32>,
    /// Form as written to count, sentence starts left out.
    pub inside: HashMap<String, u32>,
    /// Form as written to count as NE in a treebank.
    pub names: HashMap<String, u32>,
    /// Article and noun as written: what the articles before a noun say of its gender.
    pub articles: HashMap<(String, String), u32>,
}

/// Runs the command.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (values, texts) = options(arguments, &["oracle", "frequency", "out", "english"]);
    let [Some(oracle), Some(frequency), Some(out), _] = &values[..] else {
        return Err("--oracle, --frequency and --out are needed".into());
    };
    let counts = count(&texts)?;
    eprintln!("{} forms in the text", counts.all.len());
    let frequencies = read_frequencies(frequency)?;
    let oracle = Oracle::read(oracle)?;
    eprintln!("{} nouns, {} verbs, {} adjectives in the oracle", oracle.nouns.len(), oracle.verbs.len(), oracle.adjectives.len());
    let out = Path::new(out).join("learned");
    fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    let english = match &values[3] {
        Some(path) => read_frequencies(path)?,
        None => HashMap::new(),
    };
    let learner = Learner { counts, frequencies, english, oracle, dictionaries: Dictionaries::new() };
    learner.write(&out)
}

fn read_frequencies(path: &str) -> Result<HashMap<String, f32>, String> {
    let mut frequencies = HashMap::new();
    lines(path, |line| {
        if let Some((word, value)) = line.split_once('\t')
            && let Ok(value) = value.parse()
        {
            frequencies.insert(word.to_string(), value);
        }
    })?;
    Ok(frequencies)
}

fn count(texts: &[String]) -> Result<Counts, String> {
    let mut counts = Counts::default();
    sentences(texts, &mut |tokens| {
        for (number, token) in tokens.iter().enumerate() {
            *counts.all.entry(token.text.to_lowercase()).or_default() += 1;
            if !token.initial {
                *counts.inside.entry(token.text.to_string()).or_default() += 1;
            }
            if token.tag == "NE" {
                *counts.names.entry(token.text.to_string()).or_default() += 1;
            }
            if number > 0 && token.text.chars().next().is_some_and(char::is_uppercase) {
                let article = tokens[number - 1].text.to_lowercase();
                if matches!(
                    article.as_str(),
                    "das" | "die" | "der" | "den" | "dem" | "des" | "ein" | "eine" | "einen" | "einem" | "einer" | "im" | "zur" | "zum"
                ) {
                    *counts.articles.entry((article, token.text.to_string())).or_default() += 1;
                }
            }
        }
    })?;
    Ok(counts)
}

pub(crate) struct Learner {
    pub counts: Counts,
    pub frequencies: HashMap<String, f32>,
    /// The same for English: what is commoner there is no evidence of German.
    pub english: HashMap<String, f32>,
    pub oracle: Oracle,
    pub dictionaries: Dictionaries,
}

impl Learner {
    fn attested(&self, form: &str) -> bool {
        self.counts.all.contains_key(&form.to_lowercase())
    }

    fn frequent(&self, form: &str) -> bool {
        self.frequencies.get(&form.to_lowercase()).is_some_and(|value| *value >= LEAST_FREQUENCY)
    }

    fn taken<'f>(&self, lemma: &str, forms: impl Iterator<Item = &'f String>) -> bool {
        let mut forms = forms;
        self.frequent(lemma) || self.attested(lemma) || forms.any(|form| self.attested(form))
    }

    fn write(&self, out: &Path) -> Result<(), String> {
        let mut nouns = self.nouns();
        let mut verbs = self.verbs();
        let (mut adjectives, verb_lemmas) = self.adjectives(&verbs);
        let first = self.first_parts(&mut nouns, &adjectives, &verb_lemmas);
        let mut names = self.names();
        let words = self.words();
        let frequencies: BTreeSet<String> = self
            .counts
            .all
            .iter()
            .filter(|(form, count)| {
                **count >= 2 && form.chars().all(|c| c.is_alphabetic() || c == '-') && form.len() < 60 && !form.ends_with('-')
            })
            .map(|(form, count)| format!("{form}\t{}", (1 + count.ilog2()).min(15)))
            .collect();
        let stage = Stage {
            nouns: &nouns,
            verbs: &verbs,
            adjectives: &adjectives,
            names: &names,
            words: &words,
            first: &first,
            frequencies: &frequencies,
        };
        let new = crate::new_words::learn(self, &stage)?;
        nouns.extend(new.nouns);
        names.extend(new.names);
        adjectives.extend(new.adjectives);
        verbs.extend(new.verbs);
        table(
            out,
            "nouns",
            "Common nouns. gender: m f n, p without singular. Endings: - none, ¨ umlaut, a>b replace; dative and accusative \
empty when equal to the nominative; plural empty when there is none. joints: endings as first part of a compound.",
            "lemma\tgender\tgenitive\tdative\taccusative\tplural\tjoints",
            "Nouns",
            nouns,
        )?;
        table(
            out,
            "verbs",
            "Verbs. prefix: separable prefix; base: irregular verb whose parts it takes, empty when weak; participle: ge when the \
weak participle takes ge-; perfect: empty means as the base, haben for weak verbs.",
            "lemma\tprefix\tbase\tparticiple\tperfect",
            "Verbs",
            verbs,
        )?;
        table(
            out,
            "adjectives",
            "Adjectives. stems before endings, comparative and superlative without ending; + regular, ¨ regular with umlaut, empty \
none. uses: p predicative, a with endings, i without ending before a noun, n nominalised only.",
            "lemma\tstems\tcomparative\tsuperlative\tuses",
            "Adjectives",
            adjectives,
        )?;
        table(
            out,
            "names",
            "Proper names. kind: first, family, place, other. genders: m f n p, empty unknown.",
            "lemma\tkind\tgenders",
            "Names",
            names,
        )?;
        table(out, "words", "Words without inflection that the hand-written tables do not hold.", "form\tcategory", "Words", words)?;
        table(
            out,
            "first-parts",
            "First parts of compounds that are no noun with a joint: verb and adjective stems.",
            "form\tlemma",
            "First parts",
            first,
        )?;
        table(
            out,
            "frequencies",
            "Frequency classes of forms in the training text: 1 + log2 of the count, at most 15; counts from 2.",
            "form\tclass",
            "Forms",
            frequencies,
        )
    }

    fn nouns(&self) -> BTreeSet<String> {
        let mut rows = BTreeSet::new();
        let mut unlike = 0;
        for (lemma, genders) in &self.oracle.nouns {
            if lemma.contains([' ', '.', '/', '&', '\'']) || !self.taken(lemma, genders.values().flat_map(|t| t.values().flatten())) {
                continue;
            }
            for (gender, table) in genders {
                match noun_row(lemma, *gender, table) {
                    Some((row, exact)) => {
                        unlike += usize::from(!exact);
                        rows.insert(row);
                    }
                    None => unlike += 1,
                }
            }
        }
        eprintln!("{} nouns, {unlike} not generated exactly", rows.len());
        rows
    }

    fn verbs(&self) -> BTreeSet<String> {
        let rows_of = |table: &str| self.dictionaries.rows(table).map(|row| row.cells().collect()).collect::<Vec<Vec<&str>>>();
        let irregular = compile::irregular_verbs(&rows_of);
        let mut rows = BTreeSet::new();
        let mut unlike = Vec::new();
        for (lemma, table) in &self.oracle.verbs {
            let usable =
                lemma.ends_with('n') && lemma.chars().all(char::is_alphabetic) && lemma.chars().next().is_some_and(char::is_lowercase);
            if !usable || !table.forms.contains(lemma) || !self.taken(lemma, table.forms.iter()) {
                continue;
            }
            let mut prefixes: BTreeSet<String> = BTreeSet::new();
            for zu in &table.zu {
                for (at, _) in zu.match_indices("zu") {
                    if format!("{}{}", &zu[..at], &zu[at + 2..]) == *lemma {
                        prefixes.insert(zu[..at].to_string());
                    }
                }
            }
            let plain = table.forms.iter().all(|form| !table.zu.contains(form)) || prefixes.is_empty();
            if plain || prefixes.is_empty() {
                prefixes.insert(String::new());
            }
            let mut candidates: Vec<(Vec<String>, BTreeSet<String>)> = Vec::new();
            for prefix in &prefixes {
                let core = &lemma[prefix.len()..];
                // The longest base last: überschreiben is schreiben, although reiben would make the same forms.
                let mut bases: Vec<&str> = irregular.keys().copied().filter(|base| core.ends_with(base)).chain([""]).collect();
                bases.sort_by_key(|base| (base.len(), *base));
                for base in bases {
                    for participle in ["ge", ""] {
                        if !base.is_empty() && participle == "ge" {
                            continue;
                        }
                        let row = [lemma.as_str(), prefix.as_str(), base, participle, ""];
                        let forms: BTreeSet<String> = compile::verb_forms(&row, &irregular)
                            .into_iter()
                            .filter(|form| form.category == Category::Verb)
                            .map(|form| form.text)
                            .collect();
                        if !forms.is_empty() {
                            candidates.push((row.iter().map(|cell| cell.to_string()).collect(), forms));
                        }
                    }
                }
            }
            let mut covered: BTreeSet<String> = BTreeSet::new();
            let mut chosen = 0;
            while chosen < 3 {
                // The candidate that explains most of what is left, with least that the oracle does not know.
                let best = candidates
                    .iter()
                    .map(|(row, forms)| {
                        let new = forms.iter().filter(|f| table.forms.contains(*f) && !covered.contains(*f)).count() as i32;
                        let foreign = forms.iter().filter(|f| !table.forms.contains(*f)).count() as i32;
                        (2 * new - foreign - if chosen > 0 { 3 } else { 0 }, new, row, forms)
                    })
                    .max_by_key(|(score, ..)| *score);
                let Some((score, new, row, forms)) = best else { break };
                if chosen > 0 && (score <= 0 || new < 2) || new == 0 {
                    break;
                }
                chosen += 1;
                covered.extend(forms.iter().cloned());
                // The bare irregular verb is generated from its own table.
                if row[2] != *lemma {
                    rows.insert(row.join("\t"));
                }
            }
            let missing = table.forms.iter().filter(|form| !covered.contains(*form)).count();
            if missing * 8 > table.forms.len() {
                unlike.push(lemma.as_str());
            }
        }
        unlike.sort_unstable();
        eprintln!("{} verbs, {} of them with more than an eighth of their forms missing: {}", rows.len(), unlike.len(), unlike.join(" "));
        rows
    }

    /// Adjective rows, and the lemmas of the verbs.
    fn adjectives(&self, verbs: &BTreeSet<String>) -> (BTreeSet<String>, HashSet<String>) {
        let rows_of = |table: &str| self.dictionaries.rows(table).map(|row| row.cells().collect()).collect::<Vec<Vec<&str>>>();
        let irregular = compile::irregular_verbs(&rows_of);
        let mut participles: HashSet<String> = HashSet::new();
        let mut lemmas: HashSet<String> = irregular.keys().map(|lemma| lemma.to_string()).collect();
        for row in verbs {
            let cells: Vec<&str> = row.split('\t').collect();
            lemmas.insert(cells[0].to_string());
            participles
                .extend(compile::verb_forms(&cells, &irregular).into_iter().filter(|f| f.category == Category::Adjective).map(|f| f.lemma));
        }
        for (infinitive, (parts, ..)) in &irregular {
            let row = [*infinitive, "", infinitive, "", ""];
            let _ = parts;
            participles
                .extend(compile::verb_forms(&row, &irregular).into_iter().filter(|f| f.category == Category::Adjective).map(|f| f.lemma));
        }
        let mut rows = BTreeSet::new();
        let mut stems: HashSet<String> = HashSet::new();
        for (lemma, table) in &self.oracle.adjectives {
            if lemma.chars().all(char::is_alphabetic)
                && self.taken(lemma, table.forms.iter())
                && let Some(row) = adjective_row(lemma, table)
            {
                stems.insert(lemma.clone());
                rows.insert(row);
            }
        }
        for (lemma, table) in &self.oracle.participles {
            let compared = table.stems[1].iter().any(|stem| self.attested(&format!("{stem}e")) || self.attested(&format!("{stem}en")));
            if lemma.chars().all(char::is_alphabetic)
                && !stems.contains(lemma)
                && self.taken(lemma, table.forms.iter())
                && (compared || !participles.contains(lemma))
                && let Some(row) = adjective_row(lemma, table)
            {
                stems.insert(lemma.clone());
                rows.insert(row);
            }
        }
        let mut declined_forms: HashSet<String> = HashSet::new();
        for row in &rows {
            let cells: Vec<&str> = row.split('\t').collect();
            let class = adjective::AdjectiveClass { stems: cells[1], comparative: cells[2], superlative: cells[3], uses: cells[4] };
            declined_forms.extend(adjective::forms(cells[0], &class, 0).into_iter().map(|form| form.text));
        }
        for lemma in &self.oracle.nominalised {
            let Some(stem) = lemma.strip_suffix("er") else { continue };
            let small = stem.to_lowercase();
            let known =
                stems.contains(&small) || participles.contains(&small) || rows.iter().any(|row| row.starts_with(&format!("{small}\t")));
            let declined = adjective::ENDINGS.iter().any(|ending| self.attested(&format!("{stem}{ending}")));
            if !known && declined && !declined_forms.contains(&format!("{small}e")) && stem.chars().all(char::is_alphabetic) {
                rows.insert(format!("{stem}\t\t\t\tn"));
            }
        }
        eprintln!("{} adjectives", rows.len());
        (rows, lemmas)
    }

    fn names(&self) -> BTreeSet<String> {
        let mut by_kind: BTreeMap<(String, String), BTreeSet<char>> = BTreeMap::new();
        for (name, kinds) in &self.oracle.names {
            if name.contains([' ', '.']) || !(self.attested(name) || self.frequent(name)) {
                continue;
            }
            for (kind, gender) in kinds {
                by_kind.entry((name.clone(), kind.clone())).or_default().insert(*gender);
            }
        }
        by_kind
            .into_iter()
            .map(|((name, kind), genders)| {
                let genders: String = "mfnp".chars().filter(|g| genders.contains(g)).collect();
                format!("{name}\t{kind}\t{genders}")
            })
            .collect()
    }

    fn words(&self) -> BTreeSet<String> {
        let mut known: HashSet<String> = HashSet::new();
        for table in ["adverbs", "conjunctions", "numerals", "verb-prefixes", "others", "prepositions", "pronouns", "contractions"] {
            known.extend(self.dictionaries.rows(&format!("lexicon/{table}")).filter_map(|row| row.cells().next().map(str::to_lowercase)));
        }
        let mut rows = BTreeSet::new();
        for (form, tag) in &self.oracle.words {
            let category = match tag.split(':').next() {
                Some("ADV") => "adverb",
                Some("INJ") => "interjection",
                Some("ZAL") => "cardinal",
                Some("ZUS") => "verb-prefix",
                Some("ABK") => "abbreviation",
                _ => continue,
            };
            let prefix = category == "verb-prefix";
            if (!known.contains(&form.to_lowercase()) || prefix)
                && !form.contains(' ')
                && (self.attested(form.trim_end_matches('.')) || prefix)
            {
                rows.insert(format!("{form}\t{category}"));
            }
        }
        rows
    }

    /// Fills the nouns' joints from the compounds among the lemmas, and returns the first parts that are no noun.
    fn first_parts(&self, nouns: &mut BTreeSet<String>, adjectives: &BTreeSet<String>, verbs: &HashSet<String>) -> BTreeSet<String> {
        let mut lemmas: HashSet<String> = HashSet::new();
        let mut plurals: HashMap<String, Vec<(String, String)>> = HashMap::new();
        for row in nouns.iter() {
            let cells: Vec<&str> = row.split('\t').collect();
            lemmas.insert(cells[0].to_lowercase());
            for ending in cells[5].split("; ").filter(|ending| !matches!(*ending, "" | "-")) {
                if let Some(plural) = apply_ending(cells[0], ending) {
                    plurals.entry(plural.to_lowercase()).or_default().push((cells[0].to_lowercase(), ending.to_string()));
                }
            }
        }
        let adjectives: HashSet<&str> =
            adjectives.iter().filter(|row| row.contains("\tp")).filter_map(|row| row.split('\t').next()).collect();
        let mut joints: HashMap<String, BTreeMap<String, u32>> = HashMap::new();
        let mut others: BTreeMap<(String, String), u32> = BTreeMap::new();
        let words: BTreeSet<String> = self.oracle.nouns.keys().map(|lemma| lemma.to_lowercase()).collect();
        for word in &words {
            // The longest head that leaves an explicable first part.
            for (at, _) in word.char_indices().skip(3) {
                let (first, head) = word.split_at(at);
                if head.len() < 4 || !lemmas.contains(head) {
                    continue;
                }
                let mut explained = false;
                let mut vote = |lemma: &str, joint: &str| {
                    *joints.entry(lemma.to_string()).or_default().entry(joint.to_string()).or_default() += 1;
                    explained = true;
                };
                if lemmas.contains(first) {
                    vote(first, "-");
                } else if let Some(list) = plurals.get(first) {
                    for (lemma, ending) in list {
                        vote(lemma, ending);
                    }
                } else if lemmas.contains(&format!("{first}e")) {
                    vote(&format!("{first}e"), "-e");
                } else {
                    for joint in ["s", "es", "ens", "ns", "n", "en", "er", "e"] {
                        if let Some(lemma) = first.strip_suffix(joint)
                            && lemma.len() >= 3
                            && lemmas.contains(lemma)
                        {
                            vote(lemma, joint);
                            break;
                        }
                    }
                }
                let verb = ["en", "n"].iter().map(|ending| format!("{first}{ending}")).find(|verb| verbs.contains(verb));
                if let Some(verb) = verb {
                    *others.entry((first.to_string(), verb)).or_default() += 1;
                    explained = true;
                } else if adjectives.contains(first) {
                    *others.entry((first.to_string(), first.to_string())).or_default() += 1;
                    explained = true;
                }
                if explained {
                    break;
                }
            }
        }
        let filled = nouns
            .iter()
            .map(|row| {
                let mut cells: Vec<String> = row.split('\t').map(str::to_string).collect();
                if let Some(votes) = joints.get(&cells[0].to_lowercase()) {
                    let total: u32 = votes.values().sum();
                    let kept: Vec<&str> = votes
                        .iter()
                        .filter(|(joint, n)| joint.starts_with('¨') || **n >= 2 && **n * 12 >= total || total == 1)
                        .map(|(joint, _)| joint.as_str())
                        .collect();
                    cells[6] = kept.join("; ");
                }
                cells.join("\t")
            })
            .collect();
        *nouns = filled;
        others.into_iter().filter(|(_, count)| *count >= 2).map(|((first, lemma), _)| format!("{first}\t{lemma}")).collect()
    }
}

/// The tables learned so far.
pub(crate) struct Stage<'t> {
    pub nouns: &'t BTreeSet<String>,
    pub verbs: &'t BTreeSet<String>,
    pub adjectives: &'t BTreeSet<String>,
    pub names: &'t BTreeSet<String>,
    pub words: &'t BTreeSet<String>,
    pub first: &'t BTreeSet<String>,
    pub frequencies: &'t BTreeSet<String>,
}

impl Stage<'_> {
    /// The rows of a table: those learned now, or the hand-written ones.
    pub fn rows<'r>(&'r self, dictionaries: &'r Dictionaries, table: &str) -> Vec<Vec<&'r str>> {
        let learned = match table {
            "learned/nouns" => self.nouns,
            "learned/verbs" => self.verbs,
            "learned/adjectives" => self.adjectives,
            "learned/names" => self.names,
            "learned/words" => self.words,
            "learned/first-parts" => self.first,
            "learned/frequencies" => self.frequencies,
            _ => return dictionaries.rows(table).map(|row| row.cells().collect()).collect(),
        };
        learned.iter().map(|row| row.split('\t').collect()).collect()
    }
}

/// The ending that makes a form of a lemma, in the notation of the tables.
fn ending(lemma: &str, form: &str) -> Option<String> {
    let shown = |text: &str| if text.is_empty() { "-".to_string() } else { text.to_string() };
    if let Some(rest) = form.strip_prefix(lemma) {
        return Some(shown(rest));
    }
    let changed = umlaut(lemma);
    if changed != lemma
        && let Some(rest) = form.strip_prefix(changed.as_str())
    {
        return Some(format!("¨{rest}"));
    }
    for (mark, base) in [("", lemma), ("¨", changed.as_str())] {
        let common: usize = base.chars().zip(form.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        if common >= 2 {
            return Some(format!("{mark}{}>{}", &base[common..], &form[common..]));
        }
    }
    None
}

fn endings(lemma: &str, forms: Option<&BTreeSet<String>>) -> String {
    let mut list: Vec<String> = forms.into_iter().flatten().filter_map(|form| ending(lemma, form)).collect();
    list.sort_by_key(|ending| (ending != "-", ending.clone()));
    list.join("; ")
}

/// The table row of a noun in one gender, and whether it generates exactly the oracle's forms.
fn noun_row(lemma: &str, gender: char, table: &NounTable) -> Option<(String, bool)> {
    let get = |case: char, plural: bool| table.get(&(case, plural));
    let singular = get('n', false).is_some_and(|forms| forms.contains(lemma));
    let plural_only = !singular && get('n', true).is_some_and(|forms| forms.contains(lemma));
    if !singular && !plural_only {
        return None;
    }
    let class: [String; 5] = if plural_only {
        ["p".into(), String::new(), String::new(), String::new(), String::new()]
    } else {
        let letter = if gender == 'p' { 'n' } else { gender };
        let plain = |text: String| if text == "-" { String::new() } else { text };
        [
            letter.to_string(),
            endings(lemma, get('g', false)),
            plain(endings(lemma, get('d', false))),
            plain(endings(lemma, get('a', false))),
            endings(lemma, get('n', true)),
        ]
    };
    let [gender, genitive, dative, accusative, plural] = &class;
    let generated = noun::forms(lemma, &NounClass { gender, genitive, dative, accusative, plural }, Category::Noun);
    let generated: BTreeSet<&str> = generated.iter().map(|form| form.text.as_str()).collect();
    let expected: BTreeSet<&str> = table.values().flatten().map(String::as_str).collect();
    Some((format!("{lemma}\t{}\t", class.join("\t")), generated == expected))
}

fn adjective_row(lemma: &str, table: &AdjectiveTable) -> Option<String> {
    let mut uses = String::new();
    if table.predicative {
        uses.push('p');
    }
    let bare = table.forms.iter().all(|form| form == lemma);
    if bare && !table.forms.is_empty() {
        uses.push('i');
    } else if !table.stems[0].is_empty() {
        uses.push('a');
    }
    if uses.is_empty() {
        return None;
    }
    let listed = |stems: &BTreeSet<String>, regular: Vec<String>, sign: &str| -> String {
        let regular: BTreeSet<String> = regular.into_iter().collect();
        if *stems == regular { sign.to_string() } else { stems.iter().cloned().collect::<Vec<_>>().join("; ") }
    };
    if bare {
        return Some(format!("{lemma}\t\t\t\t{uses}"));
    }
    let stems = listed(&table.stems[0], adjective::regular_stems(lemma), "");
    let mut degrees = Vec::new();
    for degree in [1, 2] {
        let cell = if table.stems[degree].is_empty() {
            String::new()
        } else {
            let regular = |changed: bool| {
                let (comparative, superlative) = adjective::regular_degrees(lemma, changed);
                if degree == 1 { vec![comparative] } else { superlative }
            };
            match listed(&table.stems[degree], regular(false), "+") {
                sign if sign == "+" => sign,
                other if umlaut(lemma) != lemma => match listed(&table.stems[degree], regular(true), "¨") {
                    sign if sign == "¨" => sign,
                    _ => other,
                },
                other => other,
            }
        };
        degrees.push(cell);
    }
    Some(format!("{lemma}\t{stems}\t{}\t{}\t{uses}", degrees[0], degrees[1]))
}

/// Writes a table in normal form.
fn table(out: &Path, name: &str, about: &str, columns: &str, title: &str, rows: BTreeSet<String>) -> Result<(), String> {
    let mut text = String::new();
    let _ = write!(text, "# {about}\n{LICENCE}\n# Columns: {columns}\n\n## {title} — learned by the trainer\n");
    for row in &rows {
        text.push_str(row);
        text.push('\n');
    }
    let path = out.join(format!("{name}.tsv"));
    eprintln!("{}: {} rows", path.display(), rows.len());
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}
