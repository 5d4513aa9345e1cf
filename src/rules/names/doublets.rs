//! Names that differ by nothing but marks, by c and k, or by a letter of a given name whose bearer is known: one of the two is a slip,
//! however often it stands.

use super::near_duplicate::{is_identifier, one_letter, report};
use super::persons::People;
use super::romanisation_variant::judge;
use crate::language::names::surroundings::is_quote;
use crate::language::names::{Form, Role};
use crate::language::romanisation::Meeting;
use crate::rules::{Context, Sink};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use unicode_normalization::char::decompose_canonical;

/// Shortest name, in letters.
const SHORTEST: usize = 5;
/// Shortest given name.
const SHORTEST_GIVEN: usize = 4;

/// Reports the doublets of a document and marks their forms in `told`. Linear in the distinct names.
pub(super) fn check<'c>(context: &Context<'c>, people: &mut Option<People<'c>>, told: &mut [bool], findings: &mut Sink<'_>) {
    let names = context.analysis.names(context.document, context.dictionaries);
    let mut folded: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (id, form) in names.forms.iter().enumerate() {
        if !form.common && !form.words.is_empty() && form.text.chars().count() >= SHORTEST && !is_identifier(&form.text) {
            folded.entry(fold(&form.text)).or_default().push(id as u32);
        }
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for ids in folded.values().filter(|ids| ids.len() == 2) {
        pairs.push((ids[0], ids[1]));
    }
    pairs.sort_unstable();
    for (a, b) in pairs {
        let people = people.get_or_insert_with(|| People::new(context));
        if let Some((slip, right)) = doublet(people, a, b) {
            told[slip as usize] = true;
            // Foreign marks are often left out by choice.
            let foreign = |form: u32| !names.forms[form as usize].text.chars().all(|c| c.is_ascii() || "äöüÄÖÜß".contains(c));
            let confidence = if foreign(slip) || foreign(right) { 0.55 } else { 0.8 };
            report(people, &names.forms[slip as usize], &names.forms[right as usize], confidence, findings);
        }
    }
    bearers(context, people, told, findings);
}

/// A hash of the letters without case and marks, c as k.
fn fold(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let mut base = c;
        if !c.is_ascii() {
            let mut first = true;
            decompose_canonical(c, |part| {
                if std::mem::take(&mut first) {
                    base = part;
                }
            });
        }
        match base.to_ascii_lowercase() {
            'c' if !matches!(letters.peek(), Some('h' | 'k')) => hasher.write_u32(u32::from('k')),
            'ß' => [b's'; 2].into_iter().for_each(|s| hasher.write_u32(u32::from(s))),
            base => hasher.write_u32(u32::from(base)),
        }
    }
    hasher.finish()
}

/// The slip and the right one of two forms that are folded alike.
fn doublet(people: &People<'_>, a: u32, b: u32) -> Option<(u32, u32)> {
    let (form_a, form_b) = (&people.names.forms[a as usize], &people.names.forms[b as usize]);
    if form_a.text.to_lowercase() == form_b.text.to_lowercase() || judge(people, a, b).is_some() {
        return None;
    }
    let known = |form: &Form| {
        form.listed_name
            || people.given.get(&form.text).is_some()
            || people.persons.languages_of_german_word(&form.text).is_some()
            || people.persons.german_word(&form.text).is_some()
    };
    if known(form_a) && known(form_b) {
        return None;
    }
    // „Urvogel“ and „Urvögel“ are one noun; with umlauts something must say that it is a name.
    let umlaut = |form: &Form| form.text.contains(['ä', 'ö', 'ü']);
    let named = |form: &Form| known(form) || people.origin(form).person;
    if umlaut(form_a) != umlaut(form_b) && !named(form_a) && !named(form_b) {
        return None;
    }
    people.same_person(form_a, form_b, &mut |_, _| Meeting::default())?;
    let marked = |form: &Form| !form.text.is_ascii();
    let k = |form: &Form| form.text.contains(['k', 'K']);
    // c and k part families (Jacobs, Jakobs); of things that are no persons one spelling is German.
    let by_letter = form_a.text.chars().count() == form_b.text.chars().count() && marked(form_a) == marked(form_b);
    if by_letter && (people.origin(form_a).person || people.origin(form_b).person || k(form_a) == k(form_b)) {
        return None;
    }
    let first = if by_letter {
        // „du Congo“, „die «Tricolore»“: a foreign name or word, as such.
        let foreign = if k(form_a) { form_b } else { form_a };
        let word = |token: Option<usize>| token.map_or("", |token| people.context.document.word(token));
        let own = |token: usize| {
            let before = word(token.checked_sub(1));
            (is_quote(before) && is_quote(word(Some(token + 1))))
                || matches!(before, "du" | "de" | "la" | "le" | "di" | "del" | "da" | "do" | "of" | "the" | "The")
        };
        if people.words(foreign).any(|word| own(word.token as usize)) {
            return None;
        }
        // „Connektor“ is neither English nor German: then the commoner of the two.
        let german = if k(form_a) { form_a } else { form_b };
        let half = german.text.to_lowercase().replace("ch", "").replace("ck", "").contains('c');
        if half { form_a.words.len() > form_b.words.len() } else { k(form_a) }
    } else {
        let rank = |form: &Form| (known(form), form.words.len(), marked(form));
        rank(form_a) > rank(form_b)
    };
    Some(if first { (b, a) } else { (a, b) })
}

/// A given name with one letter changed before the family name of a person whom the table knows and the text names rightly.
fn bearers<'c>(context: &Context<'c>, people: &mut Option<People<'c>>, told: &mut [bool], findings: &mut Sink<'_>) {
    let names = context.analysis.names(context.document, context.dictionaries);
    let pair = |run: u32| match names.run(run) {
        [given, family] if family.role == Role::Name && !given.foreign && !given.hyphenated => Some((given.form, family.form)),
        _ => None,
    };
    let runs = names.runs.len().saturating_sub(1) as u32;
    let mut families: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (given, family) in (0..runs).filter_map(pair) {
        let givens = families.entry(family).or_default();
        if !givens.contains(&given) {
            givens.push(given);
        }
    }
    let mut slips: Vec<(u32, u32)> = Vec::new();
    for (family, givens) in families.iter().filter(|(_, givens)| (2..6).contains(&givens.len())) {
        let people = people.get_or_insert_with(|| People::new(context));
        let text = |form: u32| &*names.forms[form as usize].text;
        let is_known = |given: u32| people.persons.get(&format!("{} {}", text(given), text(*family))).is_some();
        for &slip in givens.iter().filter(|&&given| !told[given as usize] && text(given).chars().count() >= SHORTEST_GIVEN) {
            let right = givens.iter().copied().find(|&right| right != slip && one_letter(text(slip), text(right)) && is_known(right));
            if let Some(right) = right.filter(|_| names.forms[slip as usize].words.len() == 1 && !is_known(slip)) {
                slips.push((slip, right));
            }
        }
    }
    slips.sort_unstable();
    for (slip, right) in slips {
        told[slip as usize] = true;
        if let Some(people) = people.as_ref() {
            report(people, &names.forms[slip as usize], &names.forms[right as usize], 0.75, findings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn marks_and_c_do_not_count() {
        assert_eq!(fold("Münster"), fold("Munster"));
        assert_eq!(fold("Omicron"), fold("Omikron"));
        assert_ne!(fold("Fischer"), fold("Fiskher"));
        assert_ne!(fold("Becker"), fold("Bekker"));
    }
}
