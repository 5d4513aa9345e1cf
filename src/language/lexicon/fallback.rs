//! What is tried for a form that the tables do not list.

use super::compound::push_tail;
use super::reading::{Reading, Readings, Source};
use super::{Lexicon, Writing, lower, writing};
use crate::language::features::{Agreement, Case, Category, Features, Gender, Shape, VerbForms};

/// Separable prefixes are up to three listed ones long: *da-hin-auf*; shorter words are not tried.
const SHORTEST_VERB: usize = 4;

/// The first letters of all suffixes of the table: spares the automaton most of the walks. A test compares.
pub(super) const SUFFIX_STARTS: [&str; 30] = [
    "ar", "ba", "be", "ch", "er", "fr", "fä", "fö", "ge", "ha", "he", "ie", "ig", "in", "is", "ke", "le", "li", "lo", "mä", "ne", "or",
    "pf", "re", "sc", "tu", "tü", "un", "we", "wü",
];

impl Lexicon {
    pub(super) fn fall_back(&self, form: &str, readings: &mut Readings) {
        let key = lower(form);
        let key = key.as_str();
        if key.is_empty() || key.len() > 200 {
            return;
        }
        let writing = writing(form, key);
        if numeral(form, key, readings) || self.number_word(key, readings) {
            return;
        }
        if key.contains("ss") && self.swiss(key, writing, readings) {
            return;
        }
        if let Some(bare) = key.strip_suffix(['\'', '’']) {
            self.apostrophe_genitive(bare, readings);
            return;
        }
        if key.contains('-') {
            self.hyphenated(form, key, readings);
            return;
        }
        self.infinitive_genitive(key, writing, readings);
        self.prefixed(key, writing, readings);
        if readings.is_empty() {
            self.push_compound(key, writing, readings);
        }
        if readings.is_empty() {
            self.derived(key, writing, readings);
        }
    }

    /// *Strasse* for *Straße*, also all upper case: each *ss* in turn.
    fn swiss(&self, key: &str, writing: Writing, readings: &mut Readings) -> bool {
        for (at, _) in key.match_indices("ss") {
            let sharp = format!("{}ß{}", &key[..at], &key[at + 2..]);
            let mut found = Readings::new();
            self.push_listed(&sharp, writing, &mut found);
            if !found.is_empty() {
                for reading in found.iter() {
                    readings.push(Reading { source: Source::Swiss, ..*reading });
                }
                readings.key = Some(sharp.into());
                return true;
            }
        }
        false
    }

    /// *Hans’, Paris’*: names that end in a hissing sound.
    fn apostrophe_genitive(&self, bare: &str, readings: &mut Readings) {
        if !bare.ends_with(['s', 'x', 'z', 'ß']) && !bare.ends_with("ce") {
            return;
        }
        let mut found = Readings::new();
        self.push_listed(bare, Writing::Initial, &mut found);
        for reading in found.iter().filter(|reading| reading.category == Category::Name) {
            let genitive = reading.features.any_agreement() & Agreement::case(Case::Genitive);
            let features = Features(reading.features.flags().0 | Features::nominal(genitive).0);
            readings.push(Reading { features, ..*reading });
        }
        readings.key = Some(bare.into());
    }

    fn hyphenated(&self, form: &str, key: &str, readings: &mut Readings) {
        // „Kompatibilitäts-“: the truncated first part of a coordination.
        if let Some(bare) = key.strip_suffix('-') {
            let last = bare.rsplit('-').next().unwrap_or(bare);
            if self.is_first_part(last) || self.is_known(capital(last).as_str()) {
                readings.push(Reading {
                    features: Features::default().shape_is(Shape::Capitalised),
                    category: Category::FirstPart,
                    source: Source::Hyphenated,
                    decapitalised: false,
                    rule: u16::MAX,
                    offset: 0,
                    trim: 0,
                    added: false,
                });
            }
            return;
        }
        let Some(at) = form.rfind('-') else { return };
        let tail = &form[at + 1..];
        // Lower-casing may change lengths in exotic scripts; then there is no listed tail anyway.
        let Some(offset) = key.len().checked_sub(lower(tail).as_str().len()) else { return };
        if tail.len() < 2 || offset > u8::MAX as usize || tail.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        // „Auf- und -abbau“: the second half is written small whatever it is.
        let found = if at == 0 { self.lookup(&capital(tail)) } else { self.lookup(tail) };
        if found.key.is_some() {
            return;
        }
        for reading in found.iter() {
            let closed = !reading.category.is_nominal() && reading.category != Category::Adjective && !reading.category.is_verbal();
            if closed || reading.category == Category::FirstPart {
                continue;
            }
            readings.push(Reading {
                source: Source::Hyphenated,
                decapitalised: false,
                offset: (offset + reading.offset as usize).min(u8::MAX as usize) as u8,
                ..*reading
            });
        }
    }

    /// *des Lesens*.
    fn infinitive_genitive(&self, key: &str, writing: Writing, readings: &mut Readings) {
        if writing == Writing::Lower {
            return;
        }
        let Some(infinitive) = key.strip_suffix('s').filter(|text| text.ends_with('n')) else { return };
        for (packed, added) in self.sources() {
            let Some(entry) = packed.get(infinitive.as_bytes()) else { continue };
            for stored in packed.readings(entry) {
                if stored.category.is_verbal() && stored.features.verb_forms().meets(VerbForms::INFINITIVE | VerbForms::ZU_INFINITIVE) {
                    let set = Agreement::of(Case::Genitive, Gender::Neuter);
                    readings.push(Reading {
                        features: Features::nominal(set).shape_is(Shape::Capitalised),
                        category: Category::NominalisedInfinitive,
                        source: Source::Listed,
                        decapitalised: false,
                        rule: stored.rule,
                        offset: 0,
                        trim: 1,
                        added,
                    });
                }
            }
        }
    }

    /// Separable prefix with a listed verb (*hineinspringt, wegzuradieren*), *un-* with a listed adjective.
    fn prefixed(&self, key: &str, writing: Writing, readings: &mut Readings) {
        if let Some(rest) = key.strip_prefix("un")
            && rest.len() >= SHORTEST_VERB
        {
            for (packed, added) in self.sources() {
                let Some(entry) = packed.get(rest.as_bytes()) else { continue };
                for stored in packed.readings(entry) {
                    if stored.category == Category::Adjective && stored.features.shape() == Shape::Lower {
                        push_tail(stored, writing, Source::Prefixed, 2, added, readings);
                    } else if stored.category == Category::Verb && stored.features.verb_forms().meets(VerbForms::PARTICIPLE_II) {
                        let stored = super::packed::Stored {
                            features: Features::default().with(Features::PREDICATIVE | Features::PARTICIPLE),
                            category: Category::Adjective,
                            ..stored
                        };
                        push_tail(stored, writing, Source::Prefixed, 2, added, readings);
                    }
                }
            }
        }
        let mut starts = Vec::new();
        self.base.prefixes(key.as_bytes(), |length, entry| {
            if length >= 2 && key.len() - length >= SHORTEST_VERB && self.base.readings(entry).any(|s| s.category == Category::VerbPrefix) {
                starts.push(length);
            }
        });
        for start in starts {
            if !key.is_char_boundary(start) {
                continue;
            }
            let mut zu = false;
            let mut rest = &key[start..];
            let mut found = self.separable_rest(rest, start, writing, zu);
            if found.is_empty()
                && let Some(after) = rest.strip_prefix("zu")
            {
                (rest, zu) = (after, true);
                found = self.separable_rest(rest, start + 2, writing, zu);
            }
            for reading in found {
                readings.push(reading);
            }
            if !readings.is_empty() {
                if zu {
                    // The lemma is made from the key without zu.
                    readings.key = Some(format!("{}{rest}", &key[..start]).into());
                }
                return;
            }
        }
    }

    fn separable_rest(&self, rest: &str, offset: usize, writing: Writing, zu: bool) -> Vec<Reading> {
        let mut out = Vec::new();
        for (packed, added) in self.sources() {
            let Some(entry) = packed.get(rest.as_bytes()) else { continue };
            for stored in packed.readings(entry) {
                let participle = stored.category == Category::Adjective && stored.features.has(Features::PARTICIPLE);
                let verb = stored.category == Category::Verb && !stored.features.has(Features::SEPARABLE);
                if !(verb || participle && !zu) {
                    continue;
                }
                let mut features = stored.features;
                if verb {
                    let forms = features.verb_forms();
                    let kept = if zu {
                        if !forms.meets(VerbForms::INFINITIVE) {
                            continue;
                        }
                        VerbForms::ZU_INFINITIVE
                    } else {
                        VerbForms(forms.0 & !(VerbForms::IMPERATIVE_SINGULAR.0 | VerbForms::IMPERATIVE_PLURAL.0))
                    };
                    if kept.is_empty() {
                        continue;
                    }
                    features = Features(features.flags().0 | Features::verbal(kept).0).with(Features::SEPARABLE);
                }
                let decapitalised = writing != Writing::Lower;
                let offset = if zu { offset - 2 } else { offset } as u8;
                let reading = Reading {
                    features,
                    category: stored.category,
                    source: Source::Prefixed,
                    decapitalised,
                    rule: stored.rule,
                    offset,
                    trim: 0,
                    added,
                };
                out.push(reading);
                if decapitalised && let Some(made) = super::nominalised(&reading) {
                    out.push(made);
                }
            }
        }
        out
    }

    /// A listed base with a listed suffix (*-ung, -bar, -los*). Suffixes stand in the automaton behind `~` and a letter
    /// for the base they ask for: v(erb stem), n(oun), a(djective), p(lace).
    fn derived(&self, key: &str, writing: Writing, readings: &mut Readings) {
        let mut tail = String::with_capacity(24);
        for (at, _) in key.char_indices().skip(3) {
            let suffix = &key[at..];
            if suffix.len() > 16 || !SUFFIX_STARTS.iter().any(|start| suffix.starts_with(start)) {
                continue;
            }
            for base in ['v', 'n', 'a', 'p'] {
                tail.clear();
                tail.push('~');
                tail.push(base);
                tail.push_str(suffix);
                for (packed, added) in self.sources() {
                    let Some(entry) = packed.get(tail.as_bytes()) else { continue };
                    if !self.is_base(&key[..at], base) {
                        continue;
                    }
                    for stored in packed.readings(entry) {
                        if stored.features.shape() == Shape::Capitalised && writing == Writing::Lower {
                            continue;
                        }
                        push_tail(stored, writing, Source::Derived, at, added, readings);
                    }
                }
            }
            if !readings.is_empty() {
                return;
            }
        }
    }

    fn is_base(&self, base: &str, kind: char) -> bool {
        let has = |key: &str, test: &dyn Fn(&super::packed::Stored) -> bool| {
            self.sources().any(|(packed, _)| packed.get(key.as_bytes()).is_some_and(|entry| packed.readings(entry).any(|s| test(&s))))
        };
        match kind {
            'v' => ["en", "n"].iter().any(|ending| {
                has(&format!("{base}{ending}"), &|s| s.category == Category::Verb && s.features.verb_forms().meets(VerbForms::INFINITIVE))
            }),
            'n' => has(base, &|s| s.category == Category::FirstPart) || self.bounds_of_noun(base),
            'a' => has(base, &|s| s.category == Category::Adjective && s.features.has(Features::PREDICATIVE)),
            _ => ["", "en", "e"].iter().any(|ending| {
                has(&format!("{base}{ending}"), &|s| {
                    s.category == Category::Name
                        && crate::language::compile::NameKind::from_number(s.features.person()) == crate::language::compile::NameKind::Place
                })
            }),
        }
    }

    fn bounds_of_noun(&self, base: &str) -> bool {
        self.sources().any(|(packed, _)| {
            packed.get(base.as_bytes()).is_some_and(|entry| {
                packed
                    .readings(entry)
                    .any(|s| s.category == Category::Noun && s.features.any_agreement().meets(Agreement::case(Case::Nominative)))
            })
        })
    }

    /// *zweiundvierzig, dreitausend*: listed cardinals in a row, *und* between.
    fn number_word(&self, key: &str, readings: &mut Readings) -> bool {
        if key.len() < 7 || !key.is_ascii() && !key.contains("zwölf") && !key.contains("fünf") && !key.contains("dreißig") {
            return false;
        }
        let mut at = 0;
        let mut words = 0;
        while at < key.len() {
            if words > 0
                && let Some(rest) = key[at..].strip_prefix("und")
                && !rest.is_empty()
            {
                at += 3;
            }
            let mut longest = 0;
            self.base.prefixes(&key.as_bytes()[at..], |length, entry| {
                if self.base.readings(entry).any(|s| s.category == Category::Cardinal) {
                    longest = length;
                }
            });
            if longest == 0 || !key.is_char_boundary(at + longest) {
                return false;
            }
            at += longest;
            words += 1;
        }
        if words < 2 {
            return false;
        }
        readings.push(cardinal());
        true
    }
}

fn cardinal() -> Reading {
    Reading {
        features: Features::nominal(Agreement::plural()).with(Features::ATTRIBUTIVE | Features::SUBSTANTIVE),
        category: Category::Cardinal,
        source: Source::Numeral,
        decapitalised: false,
        rule: u16::MAX,
        offset: 0,
        trim: 0,
        added: false,
    }
}

/// Digits with points, signs and units; *1990er*; Roman numerals. A lone capital is an abbreviation.
fn numeral(form: &str, key: &str, readings: &mut Readings) -> bool {
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    if digits > 0 {
        let bare = key.trim_end_matches("er");
        let rest_is_sign = |text: &str| text.chars().all(|c| !c.is_alphabetic());
        if rest_is_sign(key) {
            readings.push(cardinal());
            return true;
        }
        if bare.len() < key.len() && rest_is_sign(bare) {
            let features = Features::nominal(Agreement::ALL).with(Features::ATTRIBUTIVE);
            readings.push(Reading { features, category: Category::Adjective, ..cardinal() });
            return true;
        }
        // Types and codes: A380, G20, 5G.
        if form.len() <= 8 && form.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) {
            readings.push(Reading { features: Features::nominal(Agreement::ALL), category: Category::Abbreviation, ..cardinal() });
            return true;
        }
        return false;
    }
    let roman = form.len() >= 2
        && form.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C' | b'M'))
        && form.contains(['I', 'V', 'X']);
    if roman {
        readings.push(cardinal());
        return true;
    }
    let mut letters = form.chars();
    if letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(|c| c == '.') && letters.next().is_none() {
        readings.push(Reading { features: Features::nominal(Agreement::ALL), category: Category::Abbreviation, ..cardinal() });
        return true;
    }
    false
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
