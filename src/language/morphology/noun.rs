//! Noun inflection.
//!
//! A noun is described by its gender and by endings for the genitive, dative,
//! accusative singular and for the plural, each a list of alternatives.

use super::super::features::{Agreement, Case, Category, Features, Gender, Shape};
use super::{Form, apply_ending};

/// How one noun is inflected; the fields are the cells of the noun table, alternatives separated by `; `.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct NounClass<'t> {
    /// `m`, `f`, `n`; `p` for a word without singular; several letters (`mn`) when equal in everything else.
    pub gender: &'t str,
    /// Genitive singular endings; empty without one.
    pub genitive: &'t str,
    /// Dative singular endings; empty means as the nominative.
    pub dative: &'t str,
    /// Accusative singular endings; empty means as the nominative.
    pub accusative: &'t str,
    /// Nominative plural endings; empty without plural.
    pub plural: &'t str,
}

/// The alternatives of one cell; an empty cell has none.
fn alternatives(cell: &str) -> impl Iterator<Item = &str> {
    cell.split("; ").filter(|ending| !ending.is_empty())
}

/// The dative plural of a plural form: *-n* unless it ends in n, s or a full vowel.
pub fn dative_plural(plural: &str) -> String {
    let bare = ["e", "el", "er", "erl"].iter().any(|ending| plural.ends_with(ending)) && !plural.ends_with("ee");
    if bare { format!("{plural}n") } else { plural.to_string() }
}

/// All forms of a noun. Endings that do not fit the lemma are skipped.
pub fn forms(lemma: &str, class: &NounClass<'_>, category: Category) -> Vec<Form> {
    let mut out = Vec::new();
    let shape = shape_of(lemma);
    let mut push = |text: String, set: Agreement, rare: bool| {
        let flags = if rare { Features::RARE } else { 0 };
        out.push(Form { text, lemma: lemma.to_string(), category, features: Features::nominal(set).shape_is(shape).with(flags) });
    };
    for gender in class.gender.chars().filter_map(Gender::from_letter) {
        if gender == Gender::Plural {
            for case in [Case::Nominative, Case::Genitive, Case::Accusative] {
                push(lemma.to_string(), Agreement::of(case, gender), false);
            }
            push(dative_plural(lemma), Agreement::of(Case::Dative, gender), false);
            continue;
        }
        push(lemma.to_string(), Agreement::of(Case::Nominative, gender), false);
        for (case, cell) in [(Case::Dative, class.dative), (Case::Accusative, class.accusative)] {
            if cell.is_empty() {
                push(lemma.to_string(), Agreement::of(case, gender), false);
            }
            for ending in alternatives(cell) {
                // The dative -e is rare except in set phrases; weak nouns are not.
                let rare = case == Case::Dative && ending == "e" || ending == "se";
                if let Some(text) = apply_ending(lemma, ending) {
                    push(text, Agreement::of(case, gender), rare);
                }
            }
        }
        for ending in alternatives(class.genitive) {
            if let Some(text) = apply_ending(lemma, ending) {
                push(text, Agreement::of(Case::Genitive, gender), false);
            }
        }
    }
    for ending in alternatives(class.plural) {
        let Some(text) = apply_ending(lemma, ending) else { continue };
        push(dative_plural(&text), Agreement::of(Case::Dative, Gender::Plural), false);
        let rest = Agreement::of(Case::Nominative, Gender::Plural)
            | Agreement::of(Case::Genitive, Gender::Plural)
            | Agreement::of(Case::Accusative, Gender::Plural);
        push(text, rest, false);
    }
    super::unite(&mut out);
    out
}

/// How a lemma is written: lower, capitalised or otherwise.
pub fn shape_of(lemma: &str) -> Shape {
    let mut letters = lemma.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let more = letters.any(char::is_uppercase);
    match (first, more) {
        (_, true) => Shape::Mixed,
        (true, false) => Shape::Capitalised,
        (false, false) => Shape::Lower,
    }
}

/// The joints that a noun most likely takes as first part of a compound, by its ending and class.
pub fn default_joints(lemma: &str, class: &NounClass<'_>) -> &'static str {
    let ends = |list: &[&str]| list.iter().any(|ending| lemma.ends_with(ending));
    if ends(&["ung", "heit", "keit", "schaft", "tion", "sion", "tät", "ling", "tum", "ion"]) {
        return "s";
    }
    if class.gender == "n" && lemma.ends_with("en") {
        return "s";
    }
    match class.gender {
        "m" if class.genitive == "n" => "n",
        "m" if class.genitive == "en" => "en",
        "f" if lemma.ends_with('e') => "n",
        "f" if lemma.ends_with("in") => "nen",
        "p" => "",
        // Long words are mostly compounds themselves, and those like an s (Bundestags-, Arbeitsplatz-).
        "m" | "n" if lemma.len() >= 8 && !lemma.ends_with(['s', 'ß', 'z', 'x']) => "-; s",
        _ => "-",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `form: set` lines in the order of the forms.
    fn table(lemma: &str, cells: [&str; 5]) -> String {
        let [gender, genitive, dative, accusative, plural] = cells;
        let class = NounClass { gender, genitive, dative, accusative, plural };
        forms(lemma, &class, Category::Noun)
            .iter()
            .map(|form| format!("{}: {}", form.text, form.features.any_agreement()))
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn the_great_classes() {
        for (lemma, cells, expected) in [
            ("Haus", ["n", "es", "-; e", "", "¨er"], "Haus: nn dn an, Hause: dn, Hauses: gn, Häuser: np gp ap, Häusern: dp"),
            ("Tag", ["m", "es; s", "-", "", "e"], "Tag: nm dm am, Tage: np gp ap, Tagen: dp, Tages: gm, Tags: gm"),
            ("Frau", ["f", "-", "", "", "en"], "Frau: nf gf df af, Frauen: np gp dp ap"),
            ("Mensch", ["m", "en", "en", "en", "en"], "Mensch: nm, Menschen: np gm gp dm dp am ap"),
            ("Name", ["m", "ns", "n", "n", "n"], "Name: nm, Namen: np gp dm dp am ap, Namens: gm"),
            ("Herz", ["n", "ens", "en", "", "en"], "Herz: nn an, Herzen: np gp dn dp ap, Herzens: gn"),
            ("Museum", ["n", "s", "", "", "um>en"], "Museen: np gp dp ap, Museum: nn dn an, Museums: gn"),
            ("Vater", ["m", "s", "", "", "¨"], "Vater: nm dm am, Vaters: gm, Väter: np gp ap, Vätern: dp"),
            ("Auto", ["n", "s", "", "", "s"], "Auto: nn dn an, Autos: np gn gp dp ap"),
            ("Ergebnis", ["n", "ses", "", "", "se"], "Ergebnis: nn dn an, Ergebnisse: np gp ap, Ergebnissen: dp, Ergebnisses: gn"),
            ("Lehrerin", ["f", "-", "", "", "nen"], "Lehrerin: nf gf df af, Lehrerinnen: np gp dp ap"),
            ("Kosten", ["p", "", "", "", ""], "Kosten: np gp dp ap"),
            ("Leute", ["p", "", "", "", ""], "Leute: np gp ap, Leuten: dp"),
            ("Milch", ["f", "-", "", "", ""], "Milch: nf gf df af"),
            ("Hand", ["f", "-", "", "", "¨e"], "Hand: nf gf df af, Hände: np gp ap, Händen: dp"),
            ("Fenster", ["n", "s", "", "", "-"], "Fenster: nn np gp dn an ap, Fenstern: dp, Fensters: gn"),
            ("Idee", ["f", "-", "", "", "n"], "Idee: nf gf df af, Ideen: np gp dp ap"),
        ] {
            assert_eq!(table(lemma, cells), expected, "{lemma}");
        }
    }
}
