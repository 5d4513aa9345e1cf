//! From lemma tables to the packed full-form lexicon.
//!
//! Runs in the build script over the embedded tables and in the program over
//! rows that a user adds. Every lemma is inflected, readings of one form are
//! gathered, equal reading lists shared: a lemma is stored as a rule that turns the
//! form into it, so that regular words of one class share their lists.
//!
//! Packed layout (little endian): five `u32` lengths in bytes (automaton, list
//! offsets, list items, readings, lemma rules), then those sections, then the rules' suffixes.
//!
//! - automaton: `fst::Map` from the lower-cased form to `list << 4 | frequency class`; list 0 is empty
//! - list offsets: `u32` index of the first item of each list, one more at the end
//! - list items: `u32` number of a reading
//! - readings: `u64` features, `u16` lemma rule, `u8` category, one byte unused
//! - lemma rules: `u8` infix position (255 none), `u8` bytes cut at the end, `u16` suffix length, `u32` suffix offset

use super::features::{Agreement, Category, Declension, Features, Gender, Shape};
use super::morphology::adjective::AdjectiveClass;
use super::morphology::noun::NounClass;
use super::morphology::verb::{PrincipalParts, VerbClass};
use super::morphology::{Form, adjective, closed, noun, verb};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Length of a reading's record in bytes.
pub const READING: usize = 12;
/// Length of a lemma rule's record in bytes.
pub const RULE: usize = 8;
/// Infix position of a rule that removes nothing.
pub const NO_INFIX: u8 = u8::MAX;
/// Bits of the automaton's value that hold the frequency class.
pub const FREQUENCY_BITS: u32 = 4;

/// Tables whose rows are compiled into the automaton instead of being embedded as text.
pub const COMPILED_ONLY: &[&str] = &[
    "learned/nouns",
    "learned/verbs",
    "learned/adjectives",
    "learned/names",
    "learned/words",
    "learned/first-parts",
    "learned/frequencies",
    "learned/word-table",
];

/// What a name denotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum NameKind {
    /// Not known, firms, works.
    Other,
    /// First name.
    First,
    /// Family name.
    Family,
    /// Town, country, river, mountain.
    Place,
}

impl NameKind {
    /// The kind that a table names.
    pub fn from_name(name: &str) -> NameKind {
        match name {
            "first" => NameKind::First,
            "family" => NameKind::Family,
            "place" => NameKind::Place,
            _ => NameKind::Other,
        }
    }

    /// The kind with this number.
    pub fn from_number(number: u8) -> NameKind {
        [NameKind::Other, NameKind::First, NameKind::Family, NameKind::Place][(number & 3) as usize]
    }
}

/// Gives the rows of a table by its name, each row as its cells; no rows for a table that does not exist.
pub trait Rows<'t> {
    /// All rows of the table.
    fn rows(&self, table: &str) -> Vec<Vec<&'t str>>;
}

impl<'t, F: Fn(&str) -> Vec<Vec<&'t str>>> Rows<'t> for F {
    fn rows(&self, table: &str) -> Vec<Vec<&'t str>> {
        self(table)
    }
}

/// The irregular verbs by infinitive.
pub fn irregular_verbs<'t>(source: &impl Rows<'t>) -> HashMap<&'t str, (PrincipalParts<'t>, u64, Category)> {
    let mut verbs = HashMap::new();
    for row in source.rows("lexicon/verbs-irregular") {
        let [infinitive, present, past, subjunctive, participle, imperative, perfect, category] = row[..] else { continue };
        let parts = PrincipalParts { infinitive, present, past, subjunctive, participle, imperative };
        verbs.insert(infinitive, (parts, perfect_flags(perfect), Category::from_name(category).unwrap_or(Category::Verb)));
    }
    verbs
}

/// The flags of a cell `haben; sein`.
pub fn perfect_flags(cell: &str) -> u64 {
    cell.split("; ").fold(0, |flags, auxiliary| match auxiliary {
        "haben" => flags | Features::PERFECT_HABEN,
        "sein" => flags | Features::PERFECT_SEIN,
        _ => flags,
    })
}

/// Inflects a row of a verb table (lemma, prefix, base, participle, perfect).
pub fn verb_forms<'t>(row: &[&'t str], irregular: &HashMap<&'t str, (PrincipalParts<'t>, u64, Category)>) -> Vec<Form> {
    let [lemma, prefix, base, participle, perfect] = row[..] else { return Vec::new() };
    let strong = irregular.get(base);
    let class = VerbClass {
        prefix,
        irregular: strong.map(|(parts, ..)| parts.clone()),
        ge: participle == "ge",
        perfect: match (perfect_flags(perfect), strong) {
            (0, Some((_, flags, _))) => *flags,
            (0, None) => Features::PERFECT_HABEN,
            (flags, _) => flags,
        },
        category: None,
    };
    if !base.is_empty() && strong.is_none() {
        return Vec::new();
    }
    verb::forms(lemma, &class)
}

/// Forms of a proper name. Kind is kept in the place of the person.
pub fn name_forms(lemma: &str, kind: NameKind, genders: &str) -> Vec<Form> {
    let shape = noun::shape_of(lemma);
    let mut all = Agreement::NONE;
    for gender in genders.chars().filter_map(Gender::from_letter) {
        all |= Agreement::gender(gender);
    }
    if all.is_empty() {
        all = Agreement::ALL;
    }
    let form = |text: String, set: Agreement| Form {
        text,
        lemma: lemma.to_string(),
        category: Category::Name,
        features: Features::nominal(set).shape_is(shape).person_is(kind as u8),
    };
    let mut out = vec![form(lemma.to_string(), all)];
    if shape == Shape::Lower {
        // Particles (van, de) are not inflected.
    } else if !lemma.ends_with(['s', 'x', 'z', 'ß']) && genders != "p" {
        let genitive = Agreement::case(super::features::Case::Genitive) & all;
        out.push(form(format!("{lemma}s"), genitive));
    } else if genders == "p" && noun::dative_plural(lemma) != lemma {
        out.push(form(noun::dative_plural(lemma), Agreement::of(super::features::Case::Dative, Gender::Plural)));
    }
    out
}

/// The first parts of compounds that a noun makes with the joints of its cell:
/// `-` none, letters appended, `-e` the final e dropped, `¨er` with umlaut.
pub fn first_parts(lemma: &str, joints: &str) -> Vec<String> {
    joints
        .split("; ")
        .filter(|joint| !joint.is_empty())
        .filter_map(|joint| match joint {
            "-e" => lemma.strip_suffix('e').map(str::to_string),
            joint => super::morphology::apply_ending(lemma, joint),
        })
        .collect()
}

/// All forms of all tables.
pub fn generate<'t>(source: &impl Rows<'t>) -> Vec<Form> {
    let mut forms = Vec::new();
    closed_classes(source, &mut forms);
    let irregular = irregular_verbs(source);
    for (parts, perfect, category) in irregular.values() {
        let class = VerbClass { prefix: "", irregular: Some(parts.clone()), ge: true, perfect: *perfect, category: Some(*category) };
        forms.extend(verb::forms(parts.infinitive, &class));
    }
    for table in ["lexicon/verbs", "learned/verbs"] {
        for row in source.rows(table) {
            forms.extend(verb_forms(&row, &irregular));
        }
    }
    for table in ["lexicon/adjectives", "learned/adjectives"] {
        for row in source.rows(table) {
            let [lemma, stems, comparative, superlative, uses] = row[..] else { continue };
            forms.extend(adjective::forms(lemma, &AdjectiveClass { stems, comparative, superlative, uses }, 0));
        }
    }
    let mut nouns: HashSet<&str> = HashSet::new();
    for table in ["lexicon/nouns", "learned/nouns"] {
        for row in source.rows(table) {
            let [lemma, gender, genitive, dative, accusative, plural, joints] = row[..] else { continue };
            let class = NounClass { gender, genitive, dative, accusative, plural };
            nouns.insert(lemma);
            forms.extend(noun::forms(lemma, &class, Category::Noun));
            let joints = if joints.is_empty() { noun::default_joints(lemma, &class) } else { joints };
            for text in first_parts(lemma, joints) {
                forms.push(first_part(text, lemma));
            }
        }
    }
    for row in source.rows("lexicon/suffixes") {
        let [base, suffix, category, gender, genitive, dative, accusative, plural] = row[..] else { continue };
        forms.extend(suffix_forms(&format!("~{base}{suffix}"), category, &NounClass { gender, genitive, dative, accusative, plural }));
    }
    for table in ["lexicon/first-parts", "learned/first-parts"] {
        for row in source.rows(table) {
            let [text, lemma] = row[..] else { continue };
            forms.push(first_part(text.to_string(), lemma));
        }
    }
    for table in ["lexicon/names", "learned/names"] {
        for row in source.rows(table) {
            let [lemma, kind, genders] = row[..] else { continue };
            // The hand-written list is general; where the nouns know the word (EU, USA), their gender is better.
            if table == "lexicon/names" && nouns.contains(lemma) {
                continue;
            }
            forms.extend(name_forms(lemma, NameKind::from_name(kind), genders));
        }
    }
    forms
}

/// A suffix is inflected like the words it makes; nouns among them are written with a capital.
fn suffix_forms(lemma: &str, category: &str, class: &NounClass<'_>) -> Vec<Form> {
    let regular = AdjectiveClass { stems: "", comparative: "+", superlative: "+", uses: "pa" };
    let mut forms = match category {
        "noun" => noun::forms(lemma, class, Category::Noun),
        "adjective" => adjective::forms(lemma, &regular, 0),
        _ => adjective::forms(lemma, &AdjectiveClass { uses: "i", ..AdjectiveClass::default() }, 0),
    };
    if category != "adjective" {
        for form in &mut forms {
            form.features = form.features.shape_is(Shape::Capitalised);
        }
    }
    forms
}

fn first_part(text: String, lemma: &str) -> Form {
    let shape =
        if text.chars().any(char::is_uppercase) && noun::shape_of(&text) == Shape::Mixed { Shape::Mixed } else { Shape::Capitalised };
    Form { text, lemma: lemma.to_string(), category: Category::FirstPart, features: Features::default().shape_is(shape) }
}

fn closed_classes<'t>(source: &impl Rows<'t>, forms: &mut Vec<Form>) {
    for row in source.rows("lexicon/determiners") {
        let [lemma, stem, category, paradigm, uses, governs, person] = row[..] else { continue };
        let Some(category) = Category::from_name(category) else { continue };
        let person = person.parse().unwrap_or(0);
        forms.extend(closed::determiner(stem, lemma, category, paradigm, uses, closed::declension(governs), person));
    }
    for row in source.rows("lexicon/pronouns") {
        let [text, lemma, category, agreement, uses, governs, person] = row[..] else { continue };
        let (Some(category), Some(set)) = (Category::from_name(category), Agreement::parse(agreement)) else { continue };
        let flags = if uses.contains('a') { Features::ATTRIBUTIVE } else { 0 } | if uses.contains('s') { Features::SUBSTANTIVE } else { 0 };
        let features = Features::nominal(set)
            .with(flags)
            .governs_is(closed::declension(governs))
            .person_is(person.parse().unwrap_or(0))
            .shape_is(noun::shape_of(text));
        forms.push(Form { text: text.to_string(), lemma: lemma.to_string(), category, features });
    }
    for row in source.rows("lexicon/prepositions") {
        let [text, cases, place] = row[..] else { continue };
        let cases = cases.split(' ').map(|case| format!("{case}*")).collect::<Vec<_>>().join(" ");
        let Some(set) = Agreement::parse(&cases) else { continue };
        let category = if place == "behind" { Category::Postposition } else { Category::Preposition };
        forms.push(Form { text: text.to_string(), lemma: text.to_string(), category, features: Features::nominal(set) });
    }
    for row in source.rows("lexicon/contractions") {
        let [text, preposition, agreement] = row[..] else { continue };
        let Some(set) = Agreement::parse(agreement) else { continue };
        let features = Features::nominal(set).governs_is(Declension::Weak);
        forms.push(Form { text: text.to_string(), lemma: preposition.to_string(), category: Category::Contraction, features });
    }
    for table in ["conjunctions", "adverbs", "numerals", "verb-prefixes", "others"].map(|name| format!("lexicon/{name}")) {
        for row in source.rows(&table) {
            forms.extend(uninflected(&row));
        }
    }
    for row in source.rows("learned/words") {
        forms.extend(uninflected(&row));
    }
}

fn uninflected(row: &[&str]) -> Option<Form> {
    let [text, category] = row[..] else { return None };
    let category = Category::from_name(category)?;
    let features = match category {
        // A number word goes with any case; *ein* and *null* have their own rows where it matters.
        Category::Cardinal => Features::nominal(Agreement::plural()).with(Features::ATTRIBUTIVE | Features::SUBSTANTIVE),
        Category::Abbreviation => Features::nominal(Agreement::ALL),
        _ => Features::default(),
    };
    Some(Form { text: text.to_string(), lemma: text.to_string(), category, features: features.shape_is(noun::shape_of(text)) })
}

/// The lower-cased form: what the automaton is keyed by.
pub fn key(text: &str) -> String {
    text.to_lowercase()
}

/// Turns a lower-cased form into its lemma.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LemmaRule {
    /// Byte position where *ge* or *zu* is removed, [`NO_INFIX`] for none.
    pub infix: u8,
    /// Bytes cut at the end (counted after the removal).
    pub cut: u8,
    /// What is appended.
    pub suffix: String,
}

impl LemmaRule {
    /// The rule from a lower-cased form to a lemma; `None` when the form is too long to be stored.
    pub fn between(form: &str, lemma: &str, capitalise: bool) -> Option<LemmaRule> {
        // A capitalised lemma is restored by its reading's shape, so the rule compares lower case.
        let target = if capitalise { key(lemma) } else { lemma.to_string() };
        let plain = Self::cut(NO_INFIX, form, &target);
        let mut best = plain;
        for (at, _) in form.char_indices().take(24) {
            let rest = &form[at..];
            if rest.starts_with("ge") || rest.starts_with("zu") {
                let without = format!("{}{}", &form[..at], &rest[2..]);
                let rule = Self::cut(at as u8, &without, &target);
                if rule.suffix.len() + 1 < best.suffix.len() {
                    best = rule;
                }
            }
        }
        (form.len() < 200).then_some(best)
    }

    fn cut(infix: u8, form: &str, lemma: &str) -> LemmaRule {
        let mut common = form.bytes().zip(lemma.bytes()).take_while(|(a, b)| a == b).count();
        while !form.is_char_boundary(common) || !lemma.is_char_boundary(common) {
            common -= 1;
        }
        LemmaRule { infix, cut: (form.len() - common) as u8, suffix: lemma[common..].to_string() }
    }
}

/// The packed lexicon of these forms. `frequencies` holds classes 1–15 of lower-cased forms; a form that only it
/// knows gets the empty list.
///
/// # Errors
/// When the automaton cannot be built.
pub fn pack(mut forms: Vec<Form>, frequencies: &BTreeMap<String, u8>) -> Result<Vec<u8>, fst::Error> {
    super::morphology::unite(&mut forms);
    let mut rules: Vec<LemmaRule> = Vec::new();
    let mut rule_numbers: HashMap<LemmaRule, u16> = HashMap::new();
    let mut readings: Vec<(u64, u16, u8)> = Vec::new();
    let mut reading_numbers: HashMap<(u64, u16, u8), u32> = HashMap::new();
    let mut by_form: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for form in &forms {
        let text = key(&form.text);
        let Some(rule) = LemmaRule::between(&text, &form.lemma, noun::shape_of(&form.lemma) == Shape::Capitalised) else { continue };
        let next = rules.len();
        if next > u16::MAX as usize {
            continue;
        }
        let rule_number = *rule_numbers.entry(rule.clone()).or_insert(next as u16);
        if rule_number as usize == next {
            rules.push(rule);
        }
        let reading = (form.features.0, rule_number, form.category as u8);
        let number = *reading_numbers.entry(reading).or_insert(readings.len() as u32);
        if number as usize == readings.len() {
            readings.push(reading);
        }
        let list = by_form.entry(text).or_default();
        if !list.contains(&number) {
            list.push(number);
        }
    }
    for text in frequencies.keys() {
        by_form.entry(text.clone()).or_default();
    }

    let mut lists: Vec<Vec<u32>> = vec![Vec::new()];
    let mut list_numbers: HashMap<Vec<u32>, u64> = HashMap::from([(Vec::new(), 0)]);
    let mut automaton = fst::MapBuilder::memory();
    for (text, mut list) in by_form {
        list.sort_unstable();
        let number = *list_numbers.entry(list.clone()).or_insert(lists.len() as u64);
        if number as usize == lists.len() {
            lists.push(list);
        }
        let frequency = frequencies.get(&text).copied().unwrap_or(0).min(15) as u64;
        automaton.insert(text.as_bytes(), number << FREQUENCY_BITS | frequency)?;
    }
    let automaton = automaton.into_inner()?;

    let mut offsets = Vec::new();
    let mut items = Vec::new();
    for list in &lists {
        offsets.extend(((items.len() / 4) as u32).to_le_bytes());
        for number in list {
            items.extend(number.to_le_bytes());
        }
    }
    offsets.extend(((items.len() / 4) as u32).to_le_bytes());
    let mut packed_readings = Vec::new();
    for (features, rule, category) in readings {
        packed_readings.extend(features.to_le_bytes());
        packed_readings.extend(rule.to_le_bytes());
        packed_readings.extend([category, 0]);
    }
    let mut packed_rules = Vec::new();
    let mut suffixes = String::new();
    for rule in &rules {
        packed_rules.extend([rule.infix, rule.cut]);
        packed_rules.extend((rule.suffix.len() as u16).to_le_bytes());
        packed_rules.extend((suffixes.len() as u32).to_le_bytes());
        suffixes.push_str(&rule.suffix);
    }
    let mut out = Vec::new();
    for section in [&automaton, &offsets, &items, &packed_readings, &packed_rules] {
        out.extend((section.len() as u32).to_le_bytes());
    }
    for section in [&automaton, &offsets, &items, &packed_readings, &packed_rules] {
        out.extend(section);
    }
    out.extend(suffixes.as_bytes());
    Ok(out)
}

/// The frequency classes of a table (form, class).
pub fn frequencies<'t>(source: &impl Rows<'t>) -> BTreeMap<String, u8> {
    source.rows("learned/frequencies").into_iter().filter_map(|row| Some((key(row.first()?), row.get(1)?.parse().ok()?))).collect()
}
