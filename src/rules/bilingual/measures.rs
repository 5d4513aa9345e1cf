//! Units, currencies, number words, months and weekdays of both languages, from `language/months-weekdays-units`.

use crate::data::{Dictionaries, Index, values};
use rustc_hash::FxHashMap;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Money,
    Time,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,
    Percent,
    Point,
    Other,
}

/// A unit of measure or a currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    pub kind: Kind,
    /// One number for all spellings in both languages; all dollars are one family.
    pub family: u32,
    /// To the base of its kind; 0 where there is none.
    pub factor: f64,
}

impl Unit {
    /// The family of the degrees of Fahrenheit and of Celsius.
    pub const FAHRENHEIT: u32 = u32::MAX;
    pub const CELSIUS: u32 = u32::MAX - 1;
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Units by their forms in lower case; several words are parted by blanks.
    pub units: FxHashMap<String, Vec<Unit>>,
    /// `million`, `Mrd`.
    pub scales: FxHashMap<String, f64>,
    pub numbers: FxHashMap<String, f64>,
    /// Twice, dozen, half, third: they can explain a number and are not compared.
    pub loose: FxHashMap<String, f64>,
    pub months: FxHashMap<String, u8>,
    pub weekdays: FxHashMap<String, u8>,
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Measures {
    pub english: Words,
    pub german: Words,
}

/// Short forms that are words.
const NO_UNITS: &[&str] =
    &["in", "st", "am", "no", "ac", "won", "real", "sol", "right", "rights", "mark", "rod", "stone", "piece", "unit", "gross", "stück"];

impl Index for Measures {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut measures = Measures::default();
        let mut families: FxHashMap<String, u32> = FxHashMap::default();
        for row in dictionaries.rows("language/months-weekdays-units") {
            let [kind, german, english, short, symbol, code, value, _, _] = row.array();
            let value: f64 = value.parse().unwrap_or(0.0);
            let short = || values(short).map(|s| s.trim_end_matches('.')).chain(Some(symbol).filter(|s| !s.is_empty()));
            let Measures { english: e, german: g } = &mut measures;
            match kind {
                "month" | "weekday" => {
                    let map = |words: &mut Words, name: &str| {
                        let map = if kind == "month" { &mut words.months } else { &mut words.weekdays };
                        map.insert(name.to_lowercase(), value as u8);
                    };
                    values(german).for_each(|name| map(g, name));
                    values(english).for_each(|name| map(e, name));
                    // „So“, „Do“, "Sun", "Sat" are words; months are abbreviated everywhere.
                    if kind == "month" {
                        short().filter(|s| !matches!(*s, "Mar" | "Mär")).for_each(|s| map(e, s));
                        short().for_each(|s| map(g, s));
                    }
                }
                "scale" => {
                    for name in values(german) {
                        for ending in ["", "n", "en", "e"] {
                            g.scales.insert(format!("{}{ending}", name.to_lowercase()), value);
                        }
                    }
                    for name in values(english) {
                        e.scales.insert(name.to_owned(), value);
                        e.scales.insert(format!("{name}s"), value);
                    }
                    for name in short().filter(|s| s.len() > 1) {
                        e.scales.insert(name.to_lowercase(), value);
                        g.scales.insert(name.to_lowercase(), value);
                    }
                }
                "number" => {
                    values(german).for_each(|name| {
                        g.numbers.insert(name.to_owned(), value);
                    });
                    values(english).for_each(|name| {
                        e.numbers.insert(name.to_owned(), value);
                    });
                }
                "ordinal" => {
                    values(german).for_each(|name| {
                        g.loose.insert(name.to_owned(), value);
                    });
                    values(english).for_each(|name| {
                        e.loose.insert(name.to_owned(), value);
                    });
                }
                "multiplier" | "fraction" => {
                    values(german).for_each(|name| {
                        g.loose.insert(name.to_lowercase(), value);
                    });
                    values(english).for_each(|name| {
                        e.loose.insert(name.to_owned(), value);
                    });
                }
                "count" if value >= 2.0 => {
                    values(german).for_each(|name| {
                        g.loose.insert(name.to_lowercase(), value);
                    });
                    values(english).for_each(|name| {
                        e.loose.insert(name.to_owned(), value);
                    });
                    values(english).for_each(|name| {
                        e.loose.insert(format!("{name}s"), value);
                    });
                }
                "season" | "day-part" | "holiday" | "era" => {}
                _ => {
                    let last = |name: &str| name.rsplit([' ', '-']).next().unwrap_or(name).to_lowercase();
                    let first = values(german).next().unwrap_or("");
                    let kind = match kind {
                        "currency" => Kind::Money,
                        "time" => Kind::Time,
                        "length" => Kind::Length,
                        "area" => Kind::Area,
                        "volume" => Kind::Volume,
                        "mass" => Kind::Mass,
                        "speed" => Kind::Speed,
                        "temperature" => Kind::Temperature,
                        "count" if first == "Prozent" => Kind::Percent,
                        "count" if first.ends_with("punkt") => Kind::Point,
                        _ => Kind::Other,
                    };
                    if code == "XDR" {
                        continue;
                    }
                    let name = if kind == Kind::Money { last(first) } else { first.to_lowercase() };
                    let next = families.len() as u32;
                    let family = match first {
                        "Grad Fahrenheit" => Unit::FAHRENHEIT,
                        "Grad Celsius" => Unit::CELSIUS,
                        _ => *families.entry(name).or_insert(next),
                    };
                    let factor = match first {
                        "Monat" => 2_629_800.0,
                        "Quartal; Vierteljahr" | "Quartal" => 7_889_400.0,
                        "Halbjahr" => 15_778_800.0,
                        _ => value,
                    };
                    let unit = Unit { kind, family, factor };
                    for name in values(german) {
                        let lower = name.to_lowercase();
                        add(&mut g.units, &lower, &["", "n", "en", "e", "s", "es"], unit);
                        if kind == Kind::Money {
                            add(&mut g.units, &last(name), &["", "n", "en", "e", "s"], unit);
                        }
                    }
                    for name in values(english) {
                        let lower = name.to_lowercase();
                        add(&mut e.units, &lower, &["", "s", "es"], unit);
                        if let Some(stem) = lower.strip_suffix('y') {
                            add(&mut e.units, stem, &["ies"], unit);
                        }
                        if kind == Kind::Money && code != "XDR" {
                            add(&mut e.units, &last(name), &["", "s", "es"], unit);
                        }
                    }
                    let signs = short().chain(Some(code).filter(|c| !c.is_empty()));
                    for sign in signs.filter(|s| s.chars().count() > 1 || !s.is_ascii() || matches!(*s, "$" | "%")) {
                        add(&mut g.units, &sign.to_lowercase(), &[""], unit);
                        add(&mut e.units, &sign.to_lowercase(), &[""], unit);
                    }
                }
            }
        }
        for row in dictionaries.rows("bilingual/unit-forms") {
            let [language, form, german] = row.array();
            let Some(units) = measures.german.units.get(&german.to_lowercase()).cloned() else { continue };
            let words = if language == "de" { &mut measures.german } else { &mut measures.english };
            words.units.insert(form.to_owned(), units);
        }
        measures
    }
}

fn add(units: &mut FxHashMap<String, Vec<Unit>>, stem: &str, endings: &[&str], unit: Unit) {
    for ending in endings {
        let form = format!("{stem}{ending}");
        if NO_UNITS.contains(&form.as_str()) {
            continue;
        }
        let all = units.entry(form).or_default();
        if !all.iter().any(|known| known.family == unit.family) {
            all.push(unit);
        }
    }
}

/// The value of a German number word at the start of a word in lower case, and its length in bytes: `dreiundzwanzig`, `zweihundert`.
pub(super) fn german_number(word: &str) -> Option<(f64, usize)> {
    const ONES: [(&str, f64); 13] = [
        ("eine", 1.0),
        ("eins", 1.0),
        ("ein", 1.0),
        ("zwei", 2.0),
        ("zwo", 2.0),
        ("drei", 3.0),
        ("vier", 4.0),
        ("fünf", 5.0),
        ("sechs", 6.0),
        ("sieben", 7.0),
        ("acht", 8.0),
        ("neun", 9.0),
        ("zehn", 10.0),
    ];
    const TEENS: [(&str, f64); 10] = [
        ("elf", 11.0),
        ("zwölf", 12.0),
        ("dreizehn", 13.0),
        ("vierzehn", 14.0),
        ("fünfzehn", 15.0),
        ("sechzehn", 16.0),
        ("siebzehn", 17.0),
        ("achtzehn", 18.0),
        ("neunzehn", 19.0),
        ("zehn", 10.0),
    ];
    const TENS: [(&str, f64); 8] = [
        ("zwanzig", 20.0),
        ("dreißig", 30.0),
        ("vierzig", 40.0),
        ("fünfzig", 50.0),
        ("sechzig", 60.0),
        ("siebzig", 70.0),
        ("achtzig", 80.0),
        ("neunzig", 90.0),
    ];
    let starts = |text: &str, list: &[(&str, f64)]| {
        list.iter().filter(|(w, _)| text.starts_with(w)).max_by_key(|(w, _)| w.len()).map(|(w, v)| (*v, w.len()))
    };
    let below_hundred = |text: &str| -> Option<(f64, usize)> {
        if let Some(found) = starts(text, &TEENS).or_else(|| starts(text, &TENS)) {
            return Some(found);
        }
        let (one, length) = starts(text, &ONES)?;
        match text[length..].strip_prefix("und").and_then(|rest| starts(rest, &TENS)) {
            Some((tens, more)) => Some((one + tens, length + 3 + more)),
            None => Some((one, length)),
        }
    };
    let below_thousand = |text: &str| -> Option<(f64, usize)> {
        let (hundreds, at) = match (text.starts_with("hundert"), below_hundred(text)) {
            (true, _) => (100.0, 7),
            (_, Some((n, length))) if n < 20.0 && text[length..].starts_with("hundert") => (n * 100.0, length + 7),
            (_, found) => return found,
        };
        let rest = text[at..].strip_prefix("und").map_or(at, |_| at + 3);
        match below_hundred(&text[rest..]) {
            Some((n, length)) => Some((hundreds + n, rest + length)),
            None => Some((hundreds, at)),
        }
    };
    let (thousands, at) = match (word.starts_with("tausend"), below_thousand(word)) {
        (true, _) => (1000.0, 7),
        (_, Some((n, length))) if word[length..].starts_with("tausend") => (n * 1000.0, length + 7),
        (_, found) => return found,
    };
    match below_thousand(&word[at..]) {
        Some((n, length)) => Some((thousands + n, at + length)),
        None => Some((thousands, at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_have_values() {
        for (word, value) in [
            ("dreiundzwanzig", 23.0),
            ("zweihundert", 200.0),
            ("neunzehnhundertachtundneunzig", 1998.0),
            ("fünftausend", 5000.0),
            ("hunderttausend", 100_000.0),
            ("zwölf", 12.0),
            ("zweitausendvierundzwanzig", 2024.0),
        ] {
            assert_eq!(german_number(word), Some((value, word.len())), "{word}");
        }
        assert_eq!(german_number("dreijährig"), Some((3.0, 4)));
        assert_eq!(german_number("haus"), None);
    }

    #[test]
    fn forms_of_both_languages_are_one_unit() {
        let measures = Measures::build(&Dictionaries::new());
        let same = |english: &str, german: &str| {
            let (e, g) = (&measures.english.units[english], &measures.german.units[german]);
            assert!(e.iter().any(|e| g.iter().any(|g| e.family == g.family)), "{english} {german}");
        };
        for (english, german) in [
            ("years", "jahren"),
            ("miles", "meilen"),
            ("$", "us-dollar"),
            ("rupees", "rupien"),
            ("percent", "prozent"),
            ("inches", "zoll"),
            ("feet", "fuß"),
            ("pounds", "pfund"),
            ("centuries", "jahrhunderte"),
            ("percentage points", "prozentpunkte"),
            ("€", "euro"),
        ] {
            same(english, german);
        }
        assert_eq!(measures.english.scales["billion"], measures.german.scales["milliarden"]);
    }
}
