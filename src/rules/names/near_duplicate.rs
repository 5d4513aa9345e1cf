//! A name with a slip of the pen beside the right one.

use super::doublets;
use super::persons::People;
use super::romanisation_variant::judge;
use crate::findings::{Applicability, Severity, words};
use crate::language::names::{Form, NameWord, Role};
use crate::language::romanisation::{Language, Meeting, skeleton};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A name stands beside the same name with a letter changed.
    ///
    /// ## Why it matters
    ///
    /// A name that the article gives in full and then misspells makes the reader doubt which of the two is right, and
    /// keeps the second mention out of every search.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Ökonom Larry Kudlow sprach zuerst. Kudlow ging bald. Am Abend lobte ⟦Kudlew⟧ die Stadt, dann reiste Kudlow ab.
    /// => Kudlow
    /// Die Schriftstellerin Nora Wedekamp las vor. Später las auch Nora ⟦Wedekanp⟧ nichts mehr. Wedekamp verbeugte sich.
    /// => Wedekamp
    /// Die Variante Omikron breitet sich aus, Omikron ist überall. Gegen ⟦Omicron⟧ hilft die Impfung.
    /// => Omikron
    /// Borowkčić gewann. Danach dankte ⟦Borowkcic⟧ dem Trainer; für Borowkčić war es der erste Sieg.
    /// => Borowkčić
    /// Auch Rahul Gandhi kam. Die Rede von ⟦Raul⟧ Gandhi dauerte lange, Rahul Gandhi ging früh.
    /// => Rahul
    /// ```
    ///
    /// ```right
    /// Der Ökonom Larry Kudlow sprach zuerst. Kudlow ging bald, Frau Kudlowa blieb.
    /// Erik Lindgren und Jonas Lindgrin sind Freunde. Lindgren ist Arzt, Lindgren wohnt in Kiel.
    /// Die Kurden und der Kurde, die Italiener und das Italien der Zwanziger.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **namesakes**: other given names beside the two spellings make two people.
    /// - **inflection and derivation**: a change at the end of the word is an ending, not a slip.
    /// - **known words**: a spelling that a dictionary or a table of names holds is never called a slip.
    /// - **romanisations**: two conventions are the matter of another rule.
    /// - **identifiers**: *AppointmentFactory* and *IAppointmentFactory* may be two classes.
    /// - **marks and c beside k**: these need no majority: *Omicron* beside *Omikron*, a name once with and once without its marks.
    ///
    /// ## Measured precision
    ///
    /// 19 warnings in 4,854 machine translations of news and social posts (1.15 million words), five different names, all read:
    /// none wrong, in one the form proposed is the less usual. 8 warnings in 396,000 words of human-written news, all slips of
    /// their authors. In technical documentation 20 of 24 different ones were slips or mixtures, two were identifiers, one another product.
    pub struct NearDuplicate = "names/near-duplicate", Warning, "linguistic-conventions/spelling", fix: Suggest;
}

/// Shortest name, in letters.
const SHORTEST: usize = 5;
/// Below this confidence a finding is a note.
const DOUBTFUL: f32 = 0.6;
/// Most occurrences of the slip.
const MOST_SLIPS: usize = 1;

impl Rule for NearDuplicate {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let names = context.analysis.names(context.document, context.dictionaries);
        let mut people = None;
        let mut told = vec![false; names.forms.len()];
        doublets::check(context, &mut people, &mut told, findings);
        let suspects = |form: &Form| {
            !form.common
                && !form.place
                && (1..=MOST_SLIPS).contains(&form.words.len())
                && form.text.chars().count() >= SHORTEST
                && !is_identifier(&form.text)
        };
        let solid = |form: &Form| !form.common && !form.place && form.words.len() >= 2 && form.text.chars().count() >= SHORTEST;
        if !names.forms.iter().any(suspects) || !names.forms.iter().any(solid) {
            return;
        }
        // Slips times solid forms are compared, so what is compared is made once.
        let solids: Vec<(u32, u64, &Form)> = names
            .forms
            .iter()
            .enumerate()
            .filter(|(_, form)| solid(form))
            .map(|(id, form)| (id as u32, skeleton(&form.text), form))
            .collect();
        for (id, slip) in names.forms.iter().enumerate().filter(|(id, form)| !told[*id] && suspects(form)) {
            let mut best: Option<(f32, &Form)> = None;
            let of_slip = skeleton(&slip.text);
            for &(other, of_right, right) in &solids {
                let one_letter = slip.unknown && one_letter(&slip.text, &right.text);
                if !one_letter && (of_slip != of_right || !(slip.unknown || right.unknown)) {
                    continue;
                }
                let people = people.get_or_insert_with(|| People::new(context));
                if !one_letter && !like(people, slip, right) {
                    continue;
                }
                if let Some(confidence) = weigh(people, id as u32, other, !one_letter)
                    && best.is_none_or(|(before, _)| before < confidence)
                {
                    best = Some((confidence, right));
                }
            }
            let (Some((confidence, right)), Some(people)) = (best, people.as_ref()) else { continue };
            report(people, slip, right, confidence, findings);
        }
    }
}

/// Reports every place of a slip; how often the right form stands is the evidence that the reason gives.
pub(super) fn report(people: &People<'_>, slip: &Form, right: &Form, confidence: f32, findings: &mut Sink<'_>) {
    let (wrong, often) = (slip.words.len(), right.words.len());
    for word in people.words(slip) {
        if word.foreign || word.credit {
            continue;
        }
        let finding = findings.report(
            word.span,
            words(
                format!("“{}” looks like a misspelling of “{}”", slip.text, right.text),
                format!("„{}“ ist wohl ein Schreibfehler für „{}“", slip.text, right.text),
            ),
        );
        finding
            .reason(words(
                format!("“{}” stands {often} times in the text, this spelling {wrong} times; compare with the source.", right.text),
                format!("„{}“ steht {often}-mal im Text, diese Schreibung {wrong}-mal; mit der Quelle vergleichen.", right.text),
            ))
            .confidence(confidence)
            .severity(if confidence < DOUBTFUL { Severity::Note } else { Severity::Warning })
            .suggest(&*right.text, Applicability::Suggest);
        for other in people.words(right).take(3) {
            finding.related(other.span, words(format!("here “{}”", right.text), format!("hier „{}“", right.text)));
        }
    }
}

/// `AppointmentFactory`: a capital behind a small letter that no *Mc* explains. Two identifiers may differ in a letter.
pub(super) fn is_identifier(text: &str) -> bool {
    let rest = ["Mc", "Mac", "De", "La", "Le", "Van"].iter().find_map(|head| text.strip_prefix(head)).unwrap_or(text);
    rest.chars().zip(rest.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

/// One letter exchanged, lost, added or swapped, not the first and not at the end.
pub(super) fn one_letter(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 2 || a.chars().next() != b.chars().next() {
        return false;
    }
    let last = |text: &str| text.chars().next_back();
    last(a) == last(b) && strsim::osa_distance(a, b) == 1
}

/// The two differ by what spellings of foreign names differ by, though no language of the text explains it (Cohren, Kohren).
fn like(people: &People<'_>, slip: &Form, right: &Form) -> bool {
    let (long, short) = if slip.text.len() > right.text.len() { (slip, right) } else { (right, slip) };
    let ending = long.text.strip_prefix(&*short.text).is_some();
    let meeting = people.romanisation.meet_words(&slip.text, &right.text);
    let strict = meeting.strict.without(Language::Chinese.set().or(Language::Korean.set()));
    !ending && if slip.unknown { !meeting.loose.is_empty() } else { !strict.is_empty() }
}

/// How sure it is that one is a slip for the other; `None` if it is not.
fn weigh(people: &People<'_>, slip: u32, right: u32, explained: bool) -> Option<f32> {
    let (form, target) = (&people.names.forms[slip as usize], &people.names.forms[right as usize]);
    let known = people.given.get(&form.text).is_some()
        || people.persons.languages_of_german_word(&form.text).is_some()
        || people.persons.german_word(&form.text).is_some();
    if known || judge(people, slip, right).is_some() {
        return None;
    }
    let proved = people.same_person(form, target, &mut |_, _| Meeting::default())?;
    if proved {
        return Some(0.85);
    }
    // Alone, it must be a family name that the text has given in full and often.
    let full = people.words(target).any(|word| {
        people.names.run(word.run).iter().any(|other| matches!(other.role, Role::Given | Role::Name) && other.form != word.form)
    });
    let alone = people.words(form).all(|word| people.names.run(word.run).len() == 1 && in_sentence(people, word));
    let often = target.words.len() >= if form.unknown && target.unknown { 5 } else { 8 };
    (alone && (full && target.words.len() >= if explained { 2 } else { 3 } || often && target.unknown)).then_some(0.7)
}

/// Beside a word in small letters; players in a line-up and entries of a list stand between marks.
fn in_sentence(people: &People<'_>, word: &NameWord) -> bool {
    let token = word.token as usize;
    let small = |text: &str| text.starts_with(char::is_lowercase);
    let document = people.context.document;
    small(document.word(token + 1)) || token > 0 && small(document.word(token - 1))
}
