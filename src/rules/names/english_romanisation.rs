//! A name in English spelling where German has its own.

use super::persons::People;
use super::romanisation_variant::odd_forms;
use crate::document::Span;
use crate::findings::{Applicability, Severity, words};
use crate::language::names::{EMPTY_KEY, NameWord, Person, Role, extend_key};
use crate::language::romanisation::Romanisation;
use crate::language::romanisation::{Language, LanguageSet, Style};
use crate::rule;
use crate::rules::{Bylines, Context, Convention, Rule, Sink};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

rule! {
    /// A person's name stands in English romanisation where German writes it otherwise.
    ///
    /// ## Why it matters
    ///
    /// German readers know *Jewgeni Prigoschin*, search for him under this name and read *zh* and *sh* wrongly. A
    /// translation engine that does not know a name leaves it as the English article had it.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Söldnerführer ⟦Yevgeny Prigozhin⟧ drohte erneut.
    /// => Jewgeni Prigoschin
    /// Die kasachische Regierung schweigt. „Das war nicht klug“, sagte ⟦Yerkin Tukumov⟧, ein Berater aus Astana.
    /// => Jerkin Tukumow
    /// Auch die Russin ⟦Olga Shchukina⟧ war am Start. Nach der ersten Runde führte ⟦Shchukina⟧.
    /// => Olga Schtschukina
    /// In Moskau rechnet niemand mit einem Rücktritt. Nur ⟦Prigozhin⟧ spottete.
    /// => Prigoschin
    /// Der ägyptische Ökonom ⟦Youssef Shaarawi⟧ widersprach.
    /// ```
    ///
    /// ```right
    /// Der Söldnerführer Jewgeni Prigoschin drohte erneut.
    /// Sergey Brin gründete Google.
    /// Eugene Kaspersky leitet die Firma.
    /// Der libanesische Maler Youssef Choucair stellt aus.
    /// Der Bäcker Prigozhin aus Ulm backt weiter.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **emigrants**: who lives and publishes in the West keeps the own spelling (table `names/persons`, flags).
    /// - **credits and bylines**: agencies keep their spelling; a note.
    /// - **two spellings**: a word that stands in the text in another romanisation too is the matter of `names/romanisation-variant`.
    /// - **unknown persons**: only with a given name and an ending of the same culture, or in an article on that country; names of
    ///   Arabic and Persian origin only beside a word for the country (der ägyptische Ökonom …), else a note.
    /// - **the Maghreb and Lebanon**: names from there keep their French spelling.
    /// - **family names alone**: only those of known persons, and only where the text speaks of their country.
    ///
    /// ## Measured precision
    ///
    /// 88 warnings and 40 notes in 4,854 machine translations of news and social posts (1.15 million words), 27 different names,
    /// all read: no warning wrong; the notes on the name of an air base (7) are. 17 warnings in 396,000 words of human-written
    /// news: 3 slips of their authors, 14 times the English spelling of an Arabic name that the paper has by habit.
    pub struct EnglishRomanisation = "names/english-romanisation", Warning, "terminology/wrong-term", fix: Suggest;
}

/// Where pictures are bought, with the names of those who took them.
const STOCKS: &[&str] = &[
    "fotolia",
    "shutterstock",
    "istock",
    "istockphoto",
    "unsplash",
    "pixabay",
    "flickr",
    "alamy",
    "pexels",
    "gettyimages",
    "depositphotos",
];

/// A name to be written otherwise.
struct Fault {
    /// Indexes of its words.
    words: Range<usize>,
    /// What German writes for each.
    german: Vec<String>,
    credit: bool,
    confidence: f32,
    /// Where it is not that of the rule.
    severity: Option<Severity>,
}

impl Rule for EnglishRomanisation {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let names = context.analysis.names(context.document, context.dictionaries);
        if names.words.is_empty() {
            return;
        }
        let people = People::new(context);
        let mut faults: Vec<Fault> = Vec::new();
        let mut done = vec![false; names.words.len()];
        let mut cultures = None;
        for run in 0..names.runs.len().saturating_sub(1) as u32 {
            let (start, words) = (names.runs[run as usize] as usize, names.run(run));
            if words.len() < 2 || words.iter().any(|w| w.foreign) {
                continue;
            }
            let mut at = 0;
            while at < words.len() {
                match known(&people, &words[at..], start + at) {
                    Some((length, fault)) => {
                        done[start + at..start + at + length].fill(true);
                        faults.extend(fault);
                        at += length;
                    }
                    None => at += 1,
                }
            }
            if !done[start..start + words.len()].contains(&true)
                && let Some(fault) = unknown(&people, words, start, &mut cultures)
            {
                done[start..start + words.len()].fill(true);
                faults.push(fault);
            }
        }
        alone(&people, &done, &mut faults);
        lone(&people, &mut cultures, &mut faults);
        if faults.is_empty() {
            return;
        }
        // What stands in two spellings is reported as such.
        let odd = odd_forms(context);
        let mut parts: Vec<Fault> = faults.into_iter().flat_map(|fault| without(&people, fault, &odd)).collect();
        parts.sort_by_key(|fault| fault.words.start);
        for fault in parts {
            report(&people, &fault, findings);
        }
    }
}

/// Adds the places where the family name of a fault stands alone.
fn alone(people: &People<'_>, done: &[bool], faults: &mut Vec<Fault>) {
    let names = people.names;
    let mut families: FxHashMap<u32, (String, f32, Option<Severity>)> = FxHashMap::default();
    for fault in faults.iter() {
        let last = &names.words[fault.words.end - 1];
        if let Some(german) = fault.german.last().filter(|german| **german != *names.form(last).text) {
            families.entry(last.form).or_insert_with(|| (german.clone(), fault.confidence - 0.02, fault.severity));
        }
    }
    for (index, word) in names.words.iter().enumerate() {
        let Some((german, confidence, severity)) = families.get(&word.form).filter(|_| !done[index] && !word.foreign) else {
            continue;
        };
        let beside =
            names.run(word.run).iter().any(|other| other.form != word.form && !matches!(other.role, Role::Particle | Role::Initial));
        if beside && !word.hyphenated {
            continue;
        }
        faults.push(Fault {
            words: index..index + 1,
            german: vec![german.clone()],
            credit: word.credit,
            confidence: *confidence,
            severity: *severity,
        });
    }
}

/// Adds family names that stand without a given name in the whole text and that the table of persons knows in English spelling only.
fn lone(people: &People<'_>, cultures: &mut Option<LanguageSet>, faults: &mut Vec<Fault>) {
    let names = people.names;
    let settled = LanguageSet::CYRILLIC.or(Language::Georgian.set()).or(Language::Armenian.set());
    for form in names.forms.iter().filter(|form| !form.common && !form.place && !form.listed_name && !form.words.is_empty()) {
        let Some((german, languages)) = people.persons.german_word(&form.text) else { continue };
        let languages = languages.and(settled);
        // „Ivan the Terrible“ is in the table, too.
        let name = german.starts_with(char::is_uppercase) && form.text.chars().count() > 3;
        if !name || languages.is_empty() || *german == *form.text || people.given.get(&form.text).is_some() {
            continue;
        }
        let beside = |word: &NameWord| names.run(word.run).iter().any(|other| other.form != word.form && other.role != Role::Particle);
        if people.words(form).any(|word| word.role != Role::Name || beside(word)) {
            continue;
        }
        if people.romanisation.convention(&form.text, choose(languages)) != Style::English
            || cultures.get_or_insert_with(|| people.cultures()).and(languages).is_empty()
        {
            continue;
        }
        for &index in &form.words {
            let word = &names.words[index as usize];
            if !word.foreign {
                faults.push(Fault {
                    words: index as usize..index as usize + 1,
                    german: vec![german.to_owned()],
                    credit: word.credit,
                    confidence: 0.8,
                    severity: None,
                });
            }
        }
    }
}

/// The stretches of a fault whose words no other rule reports, as far as German writes them otherwise.
fn without(people: &People<'_>, fault: Fault, odd: &FxHashSet<u32>) -> Vec<Fault> {
    let reported = |index: usize| odd.contains(&people.names.words[index].form);
    if !fault.words.clone().any(reported) {
        return vec![fault];
    }
    let mut out = Vec::new();
    for (index, german) in fault.words.clone().zip(&fault.german) {
        if !reported(index) && *people.names.form(&people.names.words[index]).text != **german {
            out.push(Fault { words: index..index + 1, german: vec![german.clone()], ..fault });
        }
    }
    out
}

fn report(people: &People<'_>, fault: &Fault, findings: &mut Sink<'_>) {
    let stretch = &people.names.words[fault.words.clone()];
    let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { return };
    let span = first.span.to(last.span);
    let english = people.context.document.text(span);
    let german = join(people, stretch, &fault.german);
    let house = people.context.house;
    let german = house.preferred(english).or_else(|| house.preferred(&german)).unwrap_or(&german);
    if english == german {
        return;
    }
    let credit = house.bylines == Bylines::Agency && (fault.credit || in_stock_credit(people, first.token as usize));
    let finding = findings.report(
        span,
        words(
            format!("“{english}” is English romanisation; German writes “{german}”"),
            format!("„{english}“ ist englische Umschrift; im Deutschen „{german}“"),
        ),
    );
    finding
        .reason(words(
            "German readers know and look up the name in German romanisation; write it so, or note the spelling of the house.",
            "Deutsche Leser kennen und suchen den Namen in deutscher Umschrift; so schreiben oder als Hausform festlegen.",
        ))
        .confidence(if credit { fault.confidence.min(0.5) } else { fault.confidence });
    if credit {
        finding.severity(Severity::Note);
    } else if let Some(severity) = fault.severity {
        finding.severity(severity);
    }
    finding.suggest(german, Applicability::Suggest);
}

/// Whether the sentence names a stock of pictures: „Das Bild von … ist bei Fotolia erhältlich“.
fn in_stock_credit(people: &People<'_>, token: usize) -> bool {
    let sentence = people.context.document.sentence_of(token).map_or(0..0, |s| s.tokens());
    sentence.into_iter().any(|t| STOCKS.contains(&people.context.analysis.lower(t)))
}

/// The longest whole name of the persons table at the start of some words.
fn known(people: &People<'_>, words: &[NameWord], start: usize) -> Option<(usize, Option<Fault>)> {
    let text = |word: &NameWord| &*people.names.form(word).text;
    if !people.persons.can_start(text(&words[0])) {
        return None;
    }
    let mut key = extend_key(EMPTY_KEY, text(&words[0]));
    let mut found = None;
    for (n, word) in words.iter().enumerate().take(7).skip(1) {
        key = extend_key(extend_key(key, " "), text(word));
        if let Some(known) = people.persons.by_key(key) {
            found = Some((n + 1, known));
        }
    }
    let (length, known) = found?;
    // „Abd al-Fattah Junis“ is not „Abd al-Fattah“.
    if words.get(length).is_some_and(|next| !next.hyphenated && matches!(next.role, Role::Name | Role::Given)) {
        return None;
    }
    let person = people.persons.person(known.person)?;
    let german = |language| language != Language::Latin && people.context.house.convention(language) == Convention::German;
    let settled = person.language.is_some_and(german);
    if known.german || person.keeps_english || !settled {
        return Some((length, None));
    }
    let spelled: Vec<&str> = words[..length].iter().map(text).collect();
    let fault = align(people, person, &spelled).map(|german| Fault {
        words: start..start + length,
        german,
        credit: words[0].credit || person.byline,
        confidence: 0.95,
        severity: None,
    });
    Some((length, fault))
}

/// The words of the German form that answer those of an English one; `None` if the difference is none of romanisation.
fn align(people: &People<'_>, person: Person<'_>, english: &[&str]) -> Option<Vec<String>> {
    let language = person.language?;
    let mut best: Option<Vec<String>> = None;
    for form in person.german_forms() {
        let german: Vec<&str> = form.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        if german.len() != english.len() {
            continue;
        }
        let (mut differs, mut foreign) = (false, false);
        for (g, e) in german.iter().zip(english).filter(|(g, e)| !g.eq_ignore_ascii_case(e)) {
            let meeting = people.romanisation.meet_words(g, e);
            differs |= !meeting.both_german.has(language) && people.persons.german_word(e).is_some();
            differs |= meeting.german_first.has(language) && !meeting.both_german.has(language);
            // A pseudonym or a nickname: another word, not another spelling.
            foreign |= meeting.loose.is_empty() && people.persons.german_word(e).is_none_or(|(word, _)| word != *g);
        }
        if !differs && !foreign {
            // One of the right forms is this one but for what German papers vary themselves.
            return None;
        }
        if !foreign && best.is_none() {
            best = Some(
                german
                    .iter()
                    .zip(english)
                    .map(|(g, e)| if g.eq_ignore_ascii_case(e) { (*e).to_owned() } else { (*g).to_owned() })
                    .collect(),
            );
        }
    }
    best
}

/// A whole name that no table holds: given name and family name of one culture, in English spelling.
fn unknown(people: &People<'_>, words: &[NameWord], start: usize, cultures: &mut Option<LanguageSet>) -> Option<Fault> {
    let text = |word: &NameWord| &*people.names.form(word).text;
    let (first, last) = (words.first()?, words.last()?);
    if !matches!(last.role, Role::Name | Role::Given) || words.len() < 2 || words.len() > 4 || people.names.form(last).common {
        return None;
    }
    let suffix = people.suffixes.get(text(last));
    let given = people.given.get(text(first));
    let (languages, western) = match (given, suffix) {
        (Some(given), Some((set, _))) => (given.languages.and(set), given.western),
        (Some(given), None) => (given.languages, given.western),
        // A given name that no table holds; the ending and the article must agree.
        (None, Some((set, _))) if first.role == Role::Name && words.len() == 2 && people.names.form(first).unknown => (set, true),
        _ => return None,
    };
    // Names of Latin spelling (Croats, Slovenes) show in nothing but their ending.
    let serbian = given.is_some_and(|given| given.languages.has(Language::Serbian));
    let languages = languages.and(LanguageSet::GERMAN_CONVENTION).without(people.context.house.not_german());
    if languages.is_empty() || serbian && suffix.is_none() {
        return None;
    }
    let language = choose(languages);
    let semitic = !LanguageSet::CYRILLIC.or(Language::Georgian.set()).or(Language::Armenian.set()).has(language);
    let style = people.romanisation.convention(text(last), language);
    let style_first = people.romanisation.convention(text(first), language);
    let english = |style| style == Style::English;
    let german = |word: &NameWord| -> Option<String> {
        if word.role == Role::Initial || word.role == Role::Particle {
            return Some(text(word).to_owned());
        }
        if let Some((german, set)) = people.persons.german_word(text(word))
            && set.has(language)
        {
            return Some(german.to_owned());
        }
        if word.role == Role::Given && people.persons.languages_of_german_word(text(word)).is_some_and(|set| set.has(language)) {
            return Some(text(word).to_owned());
        }
        if semitic {
            return Some(Romanisation::german_consonants(text(word)));
        }
        // What German could write so stays.
        if matches!(people.romanisation.convention(text(word), language), Style::Either | Style::German) {
            return Some(text(word).to_owned());
        }
        Some(people.romanisation.german_form(text(word), language).unwrap_or_else(|| text(word).to_owned()))
    };
    if !(english(style) || english(style_first) && style == Style::Either) {
        return None;
    }
    // Without an ending of the culture the family name itself must be written as only English does, or the given name
    // must be of that culture alone and the family name the same in both (Vyacheslav Oseledko).
    let marked = ["zh", "kh", "shch"].iter().any(|letters| text(last).to_lowercase().contains(letters));
    let shown = suffix.is_some() || marked || semitic || (english(style_first) && style == Style::Either);
    let context = *cultures.get_or_insert_with(|| people.cultures());
    let supported = !context.and(languages).is_empty();
    let certain = suffix.is_some() && !semitic;
    let beside = people.culture_beside(words);
    // Names of the Maghreb and of Lebanon come in French spelling, which German papers keep.
    if semitic && beside.french {
        return None;
    }
    // The word for the country stands beside the name, the given name is of its culture alone, the family name English outright.
    let placed = !western && given.is_some() && !beside.languages.and(languages).is_empty() && english(style) && !disputed(language);
    if !(shown || placed) || (western && suffix.is_none() && !marked) || (!supported && (!certain || western)) {
        return None;
    }
    let german: Vec<String> = words.iter().map(german).collect::<Option<_>>()?;
    if words.iter().zip(&german).all(|(word, german)| text(word) == german) {
        return None;
    }
    let (confidence, severity) = match (certain || (marked && !semitic), supported) {
        (true, true) => (0.85, None),
        (true, false) => (0.7, None),
        _ if placed => (0.75, None),
        _ => (0.5, Some(Severity::Note)),
    };
    Some(Fault { words: start..start + words.len(), german, credit: words.iter().any(|w| w.credit), confidence, severity })
}

/// Languages whose names German papers also print as their bearers write them in Latin letters.
fn disputed(language: Language) -> bool {
    language == Language::Hebrew
}

/// The likeliest of the languages: the one that alone is possible, else Russian, from which most names come.
fn choose(languages: LanguageSet) -> Language {
    if languages.has(Language::Russian) { Language::Russian } else { languages.iter().next().unwrap_or(Language::Russian) }
}

/// The new words in the place of the old ones; blanks, hyphens and full stops between them stay.
fn join(people: &People<'_>, words: &[NameWord], parts: &[String]) -> String {
    let mut out = String::new();
    for (n, (word, part)) in words.iter().zip(parts).enumerate() {
        if n > 0 {
            out.push_str(people.context.document.text(Span::new(words[n - 1].span.end, word.span.start)));
        }
        out.push_str(part);
    }
    out
}
