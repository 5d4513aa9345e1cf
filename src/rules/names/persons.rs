//! What speaks for two words of a text being one person, shared by the rules on persons' names.

use crate::language::names::{Culture, Cultures, Form, GivenNames, NameWord, Names, Persons, Role, Suffixes};
use crate::language::romanisation::{LanguageSet, Letters, Meeting, Romanisation};
use crate::language::token_language::TokenLanguage;
use crate::rules::Context;
use std::sync::Arc;

/// Runs that are looked at for one form; a name that stands more often has shown its neighbours by then.
const MOST_RUNS: usize = 24;

/// How far from a name the word for a country still belongs to it, in tokens.
const BESIDE: usize = 8;

/// The names of a document with the tables that explain them.
pub(super) struct People<'c> {
    pub context: Context<'c>,
    pub names: &'c Names,
    pub romanisation: Arc<Romanisation>,
    pub given: Arc<GivenNames>,
    pub persons: Arc<Persons>,
    pub suffixes: Arc<Suffixes>,
    pub token_language: Arc<TokenLanguage>,
}

/// What is known of the culture of a form.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Origin {
    /// By given names beside it, its ending, the tables.
    pub languages: LanguageSet,
    /// Something says that it is a person's name.
    pub person: bool,
    /// A given name beside it is at home in Latin script alone.
    pub western: bool,
}

impl<'c> People<'c> {
    pub fn new(context: &Context<'c>) -> Self {
        let dictionaries = context.dictionaries;
        People {
            context: *context,
            names: context.analysis.names(context.document, dictionaries),
            romanisation: dictionaries.index::<Romanisation>(),
            given: dictionaries.index::<GivenNames>(),
            persons: dictionaries.index::<Persons>(),
            suffixes: dictionaries.index::<Suffixes>(),
            token_language: dictionaries.index::<TokenLanguage>(),
        }
    }

    /// The occurrences of a form.
    pub fn words(&self, form: &'c Form) -> impl Iterator<Item = &'c NameWord> {
        let names = self.names;
        form.words.iter().map(move |&index| &names.words[index as usize])
    }

    /// What speaks for the culture of a form.
    pub fn origin(&self, form: &'c Form) -> Origin {
        let mut origin = Origin::default();
        let (mut neighbours, mut western) = (LanguageSet::NONE, false);
        for word in self.words(form).take(MOST_RUNS) {
            for other in self.names.run(word.run).iter().filter(|w| w.form != word.form && w.role == Role::Given) {
                if let Some(given) = self.given.get(&self.names.form(other).text) {
                    origin.person = true;
                    neighbours = neighbours.or(given.languages);
                    western |= given.western;
                }
            }
        }
        origin.western = western && neighbours.is_empty();
        origin.languages = neighbours;
        if let Some(given) = self.given.get(&form.text) {
            origin.person |= !given.ambiguous;
            origin.languages = origin.languages.or(given.languages);
        }
        if let Some((languages, _)) = self.suffixes.get(&form.text) {
            origin.person = true;
            origin.languages = origin.languages.or(languages);
        }
        if let Some(languages) = self.persons.languages_of_german_word(&form.text).or(self.persons.german_word(&form.text).map(|w| w.1)) {
            origin.person = true;
            origin.languages = origin.languages.or(languages);
        }
        origin
    }

    /// Whether the runs of two forms can name one person: no run besides its own word, or one word in common.
    ///
    /// `Some(true)` when a common word proves it, `Some(false)` when nothing speaks against it, `None` when every run does.
    pub fn same_person(&self, a: &'c Form, b: &'c Form, meet: &mut dyn FnMut(u32, u32) -> Meeting) -> Option<bool> {
        let (runs_a, runs_b) = (self.neighbours(a), self.neighbours(b));
        if runs_a.is_empty() || runs_b.is_empty() {
            return Some(false);
        }
        for run_a in &runs_a {
            for run_b in &runs_b {
                for &x in run_a {
                    for &y in run_b {
                        if x == y || self.initials(x, y) || !meet(x, y).is_empty() {
                            return Some(true);
                        }
                    }
                }
            }
        }
        None
    }

    fn initials(&self, a: u32, b: u32) -> bool {
        let (a, b) = (&self.names.forms[a as usize].text, &self.names.forms[b as usize].text);
        let single = |text: &str| text.chars().count() == 1;
        (single(a) || single(b)) && a.chars().next() == b.chars().next()
    }

    /// For each run that has more words than this one: the other words, particles apart.
    fn neighbours(&self, form: &'c Form) -> Vec<Vec<u32>> {
        let mut runs: Vec<Vec<u32>> = Vec::new();
        for word in self.words(form).take(MOST_RUNS) {
            let others: Vec<u32> = self
                .names
                .run(word.run)
                .iter()
                .filter(|other| other.form != word.form && other.role != Role::Particle && (other.token.abs_diff(word.token)) <= 3)
                .map(|other| other.form)
                .collect();
            if !others.is_empty() {
                runs.push(others);
            }
        }
        runs
    }

    /// Letters of a form's spelling.
    pub fn letters(&self, form: &Form) -> Option<Letters> {
        self.romanisation.letters(&form.text)
    }

    /// The languages of the countries of which the article speaks.
    pub fn cultures(&self) -> LanguageSet {
        let cultures = self.context.dictionaries.index::<Cultures>();
        let mut languages = LanguageSet::NONE;
        for token in 0..self.context.document.tokens.len() {
            languages = languages.or(cultures.get(self.context.analysis.lower(token)).languages);
        }
        languages
    }

    /// What the words beside a name say of the country: „der libysche Politiker Yousef Rashid“, „Yousef Rashid, der Sprecher
    /// der libyschen Regierung“.
    pub fn culture_beside(&self, words: &[NameWord]) -> Culture {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Culture::default() };
        let document = self.context.document;
        let sentence = document.sentence_of(first.token as usize).map_or(0..0, |s| s.tokens());
        let (start, end) = (first.token as usize, last.token as usize + 1);
        let before = start.saturating_sub(BESIDE).max(sentence.start)..start;
        let mut near: Vec<usize> = before.collect();
        if document.word(end) == "," {
            near.extend(end..(end + BESIDE).min(sentence.end));
        }
        let cultures = self.context.dictionaries.index::<Cultures>();
        near.into_iter().map(|t| cultures.get(self.context.analysis.lower(t))).fold(Culture::default(), |all, culture| Culture {
            languages: all.languages.or(culture.languages),
            french: all.french || culture.french,
        })
    }
}
