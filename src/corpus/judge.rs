//! From spellings to advice: what stands in several forms, which form to settle on, why, and what is worth an editor's time first.

use super::Date;
use super::extract::family_name;
use super::persons::{PersonGroup, Tables, Tie, groups};
use super::state::{Corpus, DocumentCounts, Excerpt, FormKey, Kind, MonthCounts, RuleCounts, Tally, closed_key};
use crate::data::{Dictionaries, values};
use crate::findings::{Words, words};
use crate::language::names::GivenNames;
use crate::language::names::organisations::Organisations;
use crate::language::names::places::{PlaceKind, Places};
use crate::language::romanisation::{Language, Style};
use crate::language::token_language::TokenLanguage;
use crate::rules::{Convention, HouseForms, SpellingStatus, spelling_pairs};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One spelling of a thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spelling {
    /// As it stands in the articles, in its base form where the tables know it.
    pub text: String,
    /// A family name without the given name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
    /// To be given up for the form that is proposed.
    pub unwanted: bool,
    /// Times.
    pub mentions: u64,
    /// Articles.
    pub documents: u64,
    /// The first day, where articles have one.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
    /// Some places.
    pub contexts: Vec<Excerpt>,
}

/// One thing in several spellings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// person, name (a family name, or any other of which only one word is known), place, acronym, capitals, term, hyphenation or
    /// glossary.
    pub kind: &'static str,
    /// The form to settle on.
    pub proposed: String,
    /// Why this one.
    #[serde(skip)]
    pub why: Words,
    /// How sure it is that all spellings are one thing and that one of them should go, 0 to 1.
    pub certainty: f64,
    /// How much an editor gains by it; the list is sorted by this.
    pub worth: f64,
    /// The proposed form first, then the most frequent.
    pub spellings: Vec<Spelling>,
    /// Articles in which two spellings meet.
    pub mixed: u64,
    /// The first of them by name.
    pub mixed_in: Vec<Arc<str>>,
}

/// The whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Consistency {
    /// Articles read.
    pub documents: u64,
    /// Their words.
    pub words: u64,
    /// Articles that could not be read.
    pub unread: u64,
    /// Distinct spellings that were compared.
    pub spellings: usize,
    /// What stands in several forms, the worthiest first.
    pub groups: Vec<Group>,
    /// What the rules found.
    pub rules: BTreeMap<Box<str>, RuleCounts>,
    /// By month.
    pub months: BTreeMap<Option<Date>, MonthCounts>,
    /// The articles with the most findings.
    pub worst: Vec<DocumentCounts>,
}

/// A group before worth and order are known.
struct Draft<'c> {
    kind: &'static str,
    proposed: String,
    why: Words,
    certainty: f64,
    /// Text, whether it is a family name alone, whether it is unwanted, counts.
    spellings: Vec<(&'c str, bool, bool, Tally)>,
    /// What meets, by the keys of the state.
    members: Vec<FormKey>,
}

/// Spellings of one key.
type Forms<'c> = Vec<(&'c str, &'c Tally)>;

struct Judge<'c> {
    corpus: &'c Corpus,
    dictionaries: &'c Dictionaries,
    house: &'c HouseForms,
    drafts: Vec<Draft<'c>>,
}

impl Consistency {
    /// Decides which spellings of a corpus are one thing, by the tables and the house's forms.
    pub fn new(corpus: &Corpus, dictionaries: &Dictionaries, house: &HouseForms) -> Self {
        let mut by_key: BTreeMap<(Kind, &str), Forms<'_>> = BTreeMap::new();
        for (FormKey { kind, key, form }, tally) in &corpus.forms {
            if !matches!(kind, Kind::Person | Kind::Surname) {
                by_key.entry((*kind, key)).or_default().push((form, tally));
            }
        }
        let mut judge = Judge { corpus, dictionaries, house, drafts: Vec::new() };
        judge.persons();
        let closed_terms = judge.term_keys();
        let mut acronyms: FxHashSet<String> = FxHashSet::default();
        for ((kind, key), mut forms) in by_key {
            forms.sort_unstable_by(|a, b| (b.1.documents, b.1.mentions, a.0).cmp(&(a.1.documents, a.1.mentions, b.0)));
            match kind {
                Kind::Place => judge.place(key, forms),
                Kind::Acronym => {
                    acronyms.extend(forms.iter().map(|(form, _)| form.to_lowercase()));
                    judge.acronym(key, forms);
                }
                Kind::Capitals if !acronyms.contains(key) => judge.capitals(key, forms),
                Kind::Term => judge.term(key, forms),
                Kind::Hyphen if !closed_terms.contains(key) => judge.hyphen(key, forms),
                Kind::Glossary => judge.glossary(key, forms),
                _ => {}
            }
        }
        let groups = judge.finish();
        Consistency {
            documents: corpus.documents,
            words: corpus.words,
            unread: corpus.unread,
            spellings: corpus.forms.len(),
            groups,
            rules: corpus.rules.clone(),
            months: corpus.months.clone(),
            worst: corpus.worst.clone(),
        }
    }
}

/// „12 of 14 articles“.
fn share(tally: &Tally, all: u64) -> Words {
    words(
        format!("the most frequent form: {} of {} uses by article", tally.documents, all),
        format!("die häufigste Form: {} von {} Verwendungen nach Artikeln", tally.documents, all),
    )
}

impl<'c> Judge<'c> {
    /// What the configuration prefers for one of the forms.
    fn house_form<'f>(&self, forms: impl Iterator<Item = &'f str>) -> Option<(String, Words)> {
        let mut forms = forms;
        let preferred = forms.find_map(|form| self.house.preferred(form))?;
        Some((preferred.to_owned(), words("the house form in the configuration", "die Hausform in der Konfiguration")))
    }

    fn persons(&mut self) {
        let tables = Tables::new(self.dictionaries);
        let places = self.dictionaries.index::<Places>();
        for group in groups(self.corpus, &tables) {
            let full: u64 = group.full.iter().map(|(_, tally)| tally.documents).sum();
            let texts = || group.full.iter().chain(&group.alone).map(|(name, _)| *name);
            let house = self.house_form(texts());
            let (proposed, why) = house.unwrap_or_else(|| self.name(&group, &tables, full));
            let family = family_name(&proposed).to_owned();
            let certainty = match group.tie {
                Some(Tie::Known) => 0.97,
                Some(Tie::Romanisation) if group.full.len() > 1 => 0.92,
                Some(Tie::Romanisation) => 0.8,
                // A family name that lost its marks may be another family.
                Some(Tie::Marks) if group.full.len() < 2 => 0.62,
                Some(Tie::Marks) => 0.85,
                _ => 0.5,
            };
            let mut members = Vec::new();
            for (name, _) in &group.full {
                members.push(FormKey { kind: Kind::Person, key: (*name).into(), form: (*name).into() });
                members.extend(group.alone.iter().map(|(alone, _)| FormKey {
                    kind: Kind::Person,
                    key: (*name).into(),
                    form: (*alone).into(),
                }));
            }
            members.extend(group.alone.iter().map(|(name, _)| FormKey { kind: Kind::Surname, key: (*name).into(), form: (*name).into() }));
            let only_family = group.full.is_empty();
            if only_family && group.alone.iter().any(|(name, _)| !places.forms.exact(name).is_empty()) {
                continue;
            }
            let spellings = group
                .full
                .into_iter()
                .map(|(name, tally)| (name, false, name != proposed, tally))
                .chain(group.alone.into_iter().map(|(name, tally)| (name, !only_family, name != family, tally)))
                .collect();
            let kind = if only_family { "name" } else { "person" };
            self.drafts.push(Draft { kind, proposed, why, certainty, spellings, members });
        }
    }

    /// The form of a person's name to settle on.
    fn name(&self, group: &PersonGroup<'c>, tables: &Tables, all: u64) -> (String, Words) {
        let pool = if group.full.is_empty() { &group.alone } else { &group.full };
        let all = if group.full.is_empty() { pool.iter().map(|(_, tally)| tally.documents).sum() } else { all };
        let best = |wanted: &dyn Fn(&str) -> bool| {
            pool.iter()
                .filter(|(name, _)| wanted(name))
                .max_by(|a, b| (a.1.documents, a.1.mentions).cmp(&(b.1.documents, b.1.mentions)).then_with(|| b.0.cmp(a.0)))
        };
        let majority = best(&|_| true).map(|(name, tally)| ((*name).to_owned(), share(tally, all)));
        let person = group.known.and_then(|number| tables.persons.person(number));
        let language = person.and_then(|person| person.language).or_else(|| likeliest(group));
        let convention = language.map_or(Convention::German, |language| self.house.convention(language));
        if convention == Convention::German
            && let Some(person) = person.filter(|person| !person.keeps_english)
        {
            let right = |name: &str| tables.persons.get(name).is_some_and(|known| known.german);
            let why = words("as German newspapers write this person’s name", "so schreiben deutsche Zeitungen den Namen dieser Person");
            let used = best(&|name| right(name)).map(|(name, _)| (*name).to_owned());
            if let Some(name) = used.or_else(|| person.german_forms().next().map(str::to_owned)) {
                return (name, why);
            }
        }
        if let Some(language) = language.filter(|_| convention != Convention::Any && group.tie != Some(Tie::Slip)) {
            let style = |name: &str| {
                let styles: Vec<Style> = name.split([' ', '-']).map(|word| tables.romanisation.convention(word, language)).collect();
                let wanted = if convention == Convention::English { Style::English } else { Style::German };
                let fits = styles.iter().all(|style| matches!(style, Style::Either) || *style == wanted);
                (fits, styles.contains(&wanted))
            };
            let others = pool.iter().any(|(name, _)| !style(name).0);
            if let Some((name, _)) = best(&|name| style(name).0).filter(|_| others) {
                let (en, de) = match convention {
                    Convention::English => ("English", "englische"),
                    _ => ("German", "deutsche"),
                };
                let language_name = language.name();
                return (
                    (*name).to_owned(),
                    words(format!("{en} romanisation ({language_name})"), format!("{de} Umschrift ({})", german_language(language))),
                );
            }
        }
        majority.unwrap_or_default()
    }

    fn place(&mut self, key: &'c str, forms: Forms<'c>) {
        if forms.len() < 2 {
            return;
        }
        let places = self.dictionaries.index::<Places>();
        let kind = |form: &str| {
            places.forms.exact(form).into_iter().map(|id| places.forms.form(id)).find(|f| places.row(f.row).german == key).map_or(
                PlaceKind::Variant,
                |f| match f.kind {
                    0 => PlaceKind::German,
                    1 => PlaceKind::English,
                    3 => PlaceKind::Variant,
                    _ => PlaceKind::Dated,
                },
            )
        };
        let all: u64 = forms.iter().map(|(_, tally)| tally.documents).sum();
        let top = forms[0];
        let (proposed, why) = self.house_form(forms.iter().map(|f| f.0).chain([key])).unwrap_or_else(|| {
            if matches!(kind(top.0), PlaceKind::Variant) && top.1.documents * 5 >= all * 4 {
                (top.0.to_owned(), share(top.1, all))
            } else {
                (key.to_owned(), words("the usual form in German news", "die übliche Form in deutschen Nachrichten"))
            }
        });
        let certainty = forms
            .iter()
            .filter(|(form, _)| *form != proposed)
            .map(|(form, _)| match kind(form) {
                PlaceKind::English => 0.95,
                PlaceKind::Dated => 0.8,
                _ if strsim::normalized_damerau_levenshtein(&form.to_lowercase(), &proposed.to_lowercase()) > 0.55 => 0.85,
                // Two names of one place may both be meant.
                _ => 0.45,
            })
            .fold(0.0, f64::max);
        self.push("place", Kind::Place, key, proposed, why, certainty, forms);
    }

    fn acronym(&mut self, key: &'c str, forms: Forms<'c>) {
        if forms.len() < 2 {
            return;
        }
        let table = self.dictionaries.index::<Organisations>();
        let row = forms
            .iter()
            .flat_map(|(form, _)| table.forms.exact(form))
            .map(|id| table.row(table.forms.form(id).row))
            .find(|row| format!("{} / {}", row.german, row.english) == key);
        let Some(row) = row else { return };
        let letters = |text: &str| text.to_lowercase().replace(['.', '-'], "");
        let same = forms.iter().all(|(form, _)| letters(form) == letters(forms[0].0));
        let all: u64 = forms.iter().map(|(_, tally)| tally.documents).sum();
        let german = |form: &str| values(row.german).any(|known| known == form);
        let (proposed, why) = self.house_form(forms.iter().map(|f| f.0)).unwrap_or_else(|| {
            let used = forms.iter().find(|(form, _)| german(form));
            match (row.policy, used) {
                ("german", Some((form, _))) => ((*form).to_owned(), words("the German acronym", "die deutsche Abkürzung")),
                (_, Some((form, tally))) => ((*form).to_owned(), share(tally, all)),
                _ => (forms[0].0.to_owned(), share(forms[0].1, all)),
            }
        });
        let certainty = match row.policy {
            _ if same => 0.65,
            "german" => 0.93,
            _ if row.note.contains("prefix") => 0.4,
            _ => 0.65,
        };
        self.push("acronym", Kind::Acronym, key, proposed, why, certainty, forms);
    }

    fn capitals(&mut self, key: &'c str, mut forms: Forms<'c>) {
        let table = self.dictionaries.index::<Organisations>();
        let inner = |form: &str| form.chars().skip(1).any(char::is_uppercase);
        let shout = |form: &str| form.chars().all(char::is_uppercase);
        // A single shouted word is emphasis, unless the tables know the spelling.
        let listed = |form: &str| table.spellings(form).len() > 1;
        if let Some((plain, _)) = forms.iter().find(|(form, _)| !inner(form)).copied() {
            // A place or an English word in capitals is a dateline or emphasis, too.
            let word = !self.dictionaries.index::<Places>().forms.exact(plain).is_empty()
                || self.dictionaries.index::<TokenLanguage>().english_log_odds(plain) > 0.0;
            forms.retain(|(form, tally)| !shout(form) || listed(form) || (!word && form.chars().count() <= 6 && tally.documents > 1));
        } else {
            forms.retain(|(form, tally)| !shout(form) || form.chars().count() <= 6 || tally.documents > 1);
        }
        if forms.len() < 2 || !forms.iter().any(|(form, _)| inner(form)) {
            return;
        }
        let all: u64 = forms.iter().map(|(_, tally)| tally.documents).sum();
        let (proposed, why) = self.house_form(forms.iter().map(|f| f.0)).unwrap_or_else(|| (forms[0].0.to_owned(), share(forms[0].1, all)));
        let camel = forms.iter().any(|(form, _)| inner(form) && !shout(form));
        let certainty = if forms.iter().all(|(form, _)| listed(form)) {
            0.7
        } else if camel {
            0.65
        } else {
            0.4
        };
        self.push("capitals", Kind::Capitals, key, proposed, why, certainty, forms);
    }

    /// The words of the table of spellings, without hyphens in lower case.
    fn term_keys(&self) -> FxHashSet<String> {
        let mut keys = FxHashSet::default();
        spelling_pairs(self.dictionaries, &mut |preferred, _, _| {
            keys.insert(preferred.to_lowercase().replace('-', ""));
        });
        keys
    }

    fn term(&mut self, key: &'c str, forms: Forms<'c>) {
        if forms.len() < 2 {
            return;
        }
        let mut status = SpellingStatus::Both;
        spelling_pairs(self.dictionaries, &mut |preferred, _, pair| {
            if preferred == key {
                status = pair;
            }
        });
        let all: u64 = forms.iter().map(|(_, tally)| tally.documents).sum();
        let (top, tally) = forms[0];
        let letters = |text: &str| text.to_lowercase().replace(['-', ' '], "");
        let (proposed, why) = self.house_form(forms.iter().map(|f| f.0)).unwrap_or_else(|| match status {
            SpellingStatus::Old => (key.to_owned(), words("the other spelling was abolished", "die andere Schreibung ist abgeschafft")),
            SpellingStatus::Both if tally.documents * 5 >= all * 4 => (top.to_owned(), share(tally, all)),
            _ => (key.to_owned(), words("both are right; Duden prefers this one", "beide sind richtig; der Duden bevorzugt diese")),
        });
        let certainty = match status {
            SpellingStatus::Old => 0.85,
            SpellingStatus::Regional => 0.2,
            SpellingStatus::Both if forms.iter().all(|(form, _)| letters(form) == letters(top)) => 0.25,
            SpellingStatus::Both => 0.45,
        };
        self.push("term", Kind::Term, key, proposed, why, certainty, forms);
    }

    fn hyphen(&mut self, key: &'c str, forms: Forms<'c>) {
        let closed = self.corpus.closed.get(&closed_key(key)).copied();
        let given = self.dictionaries.index::<GivenNames>();
        // Karl-Heinz and Karlheinz are two names.
        let name = forms[0].0.split('-').any(|part| given.get(part).is_some_and(|g| !g.ambiguous));
        if forms.len() + usize::from(closed.is_some()) < 2 || name {
            return;
        }
        let mut letters = key.chars();
        let text: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        let mut spellings: Vec<(&'c str, bool, bool, Tally)> =
            forms.iter().map(|(form, tally)| (*form, false, false, (*tally).clone())).collect();
        let mut best = (forms[0].0.to_owned(), forms[0].1.clone());
        let mut all: u64 = forms.iter().map(|(_, tally)| tally.documents).sum();
        if let Some((mentions, documents)) = closed {
            let tally = Tally { mentions, documents, ..Tally::default() };
            all += documents;
            if documents >= best.1.documents {
                best = (text.clone(), tally.clone());
            }
            // The closed spelling is the key with a capital; it lives as long as the state does.
            spellings.push((key, false, false, tally));
        }
        let (proposed, why) =
            self.house_form(forms.iter().map(|f| f.0).chain([text.as_str()])).unwrap_or_else(|| (best.0.clone(), share(&best.1, all)));
        for (form, _, unwanted, _) in &mut spellings {
            *unwanted = *form != proposed && !(*form == key && proposed == text);
        }
        let members = forms.iter().map(|(form, _)| FormKey { kind: Kind::Hyphen, key: key.into(), form: (*form).into() }).collect();
        self.drafts.push(Draft { kind: "hyphenation", proposed, why, certainty: 0.22, spellings, members });
    }

    fn glossary(&mut self, key: &'c str, forms: Forms<'c>) {
        let glossary = &self.house.glossary;
        let Some(number) = glossary.entries().iter().position(|entry| entry.name() == key) else { return };
        let entry = &glossary.entries()[number];
        let forbidden = |form: &str| entry.forbidden.iter().any(|f| f == form);
        if forms.len() < 2 && !forms.iter().any(|(form, _)| forbidden(form)) {
            return;
        }
        let why = if entry.note.is_empty() {
            words("the house glossary", "das Glossar des Hauses")
        } else {
            words(format!("the house glossary: {}", entry.note), format!("das Glossar des Hauses: {}", entry.note))
        };
        let certainty = if forms.iter().any(|(form, _)| forbidden(form)) { 1.0 } else { 0.3 };
        self.push("glossary", Kind::Glossary, key, entry.preferred.clone(), why, certainty, forms);
    }

    #[allow(clippy::too_many_arguments)]
    fn push(&mut self, name: &'static str, kind: Kind, key: &str, proposed: String, why: Words, certainty: f64, forms: Forms<'c>) {
        let members = forms.iter().map(|(form, _)| FormKey { kind, key: key.into(), form: (*form).into() }).collect();
        let spellings = forms.into_iter().map(|(form, tally)| (form, false, form != proposed, tally.clone())).collect();
        let house = self.house.forms().any(|(_, preferred)| preferred == proposed);
        self.drafts.push(Draft { kind: name, proposed, why, certainty: if house { 1.0 } else { certainty }, spellings, members });
    }

    /// Counts where spellings meet, weighs and sorts.
    fn finish(self) -> Vec<Group> {
        let mut owner: FxHashMap<&FormKey, usize> = FxHashMap::default();
        for (index, draft) in self.drafts.iter().enumerate() {
            draft.members.iter().for_each(|member| {
                owner.insert(member, index);
            });
        }
        let mut mixed: Vec<(u64, Vec<Arc<str>>)> = vec![(0, Vec::new()); self.drafts.len()];
        for (keys, meeting) in &self.corpus.meetings {
            let mut of: Vec<(usize, &FormKey)> = keys.iter().filter_map(|key| Some((*owner.get(key)?, key))).collect();
            of.sort_unstable_by_key(|(index, key)| (*index, *key));
            for group in of.chunk_by(|a, b| a.0 == b.0) {
                let distinct = |name: &dyn Fn(&FormKey) -> String| {
                    let mut names: Vec<String> = group.iter().map(|(_, key)| name(key)).collect();
                    names.sort_unstable();
                    names.dedup();
                    names.len() > 1
                };
                let person = matches!(group[0].1.kind, Kind::Person | Kind::Surname);
                let meets = match person {
                    true => distinct(&|key| family_name(&key.form).to_owned()) || distinct(&|key| key.key.to_string()),
                    false => group.len() > 1,
                };
                if meets {
                    let (documents, sample) = &mut mixed[group[0].0];
                    *documents += meeting.documents;
                    sample.extend(meeting.sample.iter().cloned());
                }
            }
        }
        drop(owner);
        let most = self.corpus.most_contexts;
        let mut groups: Vec<Group> = self
            .drafts
            .into_iter()
            .zip(mixed)
            .filter(|(draft, _)| draft.spellings.iter().any(|(_, _, unwanted, _)| *unwanted))
            .map(|(draft, (documents, mut sample))| {
                sample.sort_unstable();
                sample.dedup();
                sample.truncate(most);
                group(draft, documents, sample)
            })
            .collect();
        groups.sort_by(|a, b| {
            b.worth.total_cmp(&a.worth).then_with(|| a.kind.cmp(b.kind)).then_with(|| a.proposed.cmp(&b.proposed)).then_with(|| {
                let texts = |g: &Group| g.spellings.iter().map(|s| s.text.clone()).collect::<Vec<_>>();
                texts(a).cmp(&texts(b))
            })
        });
        groups
    }
}

fn group(draft: Draft<'_>, mixed: u64, mixed_in: Vec<Arc<str>>) -> Group {
    let closed = draft.kind == "hyphenation";
    let mut spellings: Vec<Spelling> = draft
        .spellings
        .into_iter()
        .map(|(text, alone, unwanted, tally)| {
            let lower = closed && text.starts_with(char::is_lowercase);
            let mut letters = text.chars();
            let text = match lower {
                true => letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default(),
                false => text.to_owned(),
            };
            let Tally { mentions, documents, first, last, contexts } = tally;
            Spelling { text, alone, unwanted, mentions, documents, first, last, contexts }
        })
        .collect();
    spellings.sort_by(|a, b| {
        (a.unwanted, a.alone)
            .cmp(&(b.unwanted, b.alone))
            .then_with(|| (b.documents, b.mentions).cmp(&(a.documents, a.mentions)))
            .then_with(|| a.text.cmp(&b.text))
    });
    // What is to be changed counts by its logarithm: a name wrong in a hundred articles is worth more than one wrong in two, but not
    // fifty times as much. An article that has both forms is what readers notice. Doubt counts twice.
    let unwanted: u64 = spellings.iter().filter(|s| s.unwanted).map(|s| s.documents).sum();
    let weight = ((1 + unwanted) as f64).log2() + 1.5 * ((1 + mixed) as f64).log2();
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    Group {
        kind: draft.kind,
        proposed: draft.proposed,
        why: draft.why,
        certainty: rounded(draft.certainty),
        worth: rounded(draft.certainty * draft.certainty * weight),
        spellings,
        mixed,
        mixed_in,
    }
}

/// The language that most likely explains the romanisations of a person.
fn likeliest(group: &PersonGroup<'_>) -> Option<Language> {
    if group.languages.has(Language::Russian) { Some(Language::Russian) } else { group.languages.iter().next() }
}

/// The German name of a language.
fn german_language(language: Language) -> &'static str {
    match language.name() {
        "russian" => "Russisch",
        "ukrainian" => "Ukrainisch",
        "belarusian" => "Belarussisch",
        "bulgarian" => "Bulgarisch",
        "serbian" => "Serbisch",
        "macedonian" => "Mazedonisch",
        "kazakh" => "Kasachisch",
        "kyrgyz" => "Kirgisisch",
        "tajik" => "Tadschikisch",
        "turkmen" => "Turkmenisch",
        "uzbek" => "Usbekisch",
        "azerbaijani" => "Aserbaidschanisch",
        "georgian" => "Georgisch",
        "armenian" => "Armenisch",
        "greek" => "Griechisch",
        "arabic" => "Arabisch",
        "persian" => "Persisch",
        "hebrew" => "Hebräisch",
        "hindi" => "südasiatische Sprachen",
        "chinese" => "Chinesisch",
        "japanese" => "Japanisch",
        "korean" => "Koreanisch",
        other => other,
    }
}
