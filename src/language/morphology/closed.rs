//! Paradigms of determiners and pronouns, and the reading of table cells for the closed classes.

use super::super::features::{Agreement, Case, Category, Declension, Features, Gender};
use super::Form;

/// Forms of a determiner after a paradigm of the table: `dies` (*dieser, diese …*: pronoun endings everywhere),
/// `ein` (no ending in the nominative masculine and nominative/accusative neuter before a noun, endings when it stands
/// alone), `plural` (*viele, beide*: plural endings only). `uses` holds `a` (before a noun) and `s` (alone).
pub fn determiner(stem: &str, lemma: &str, category: Category, paradigm: &str, uses: &str, governs: Declension, person: u8) -> Vec<Form> {
    use Case::{Accusative as A, Dative as D, Genitive as G, Nominative as N};
    use Gender::{Feminine as Fe, Masculine as Ma, Neuter as Ne, Plural as Pl};
    let mut out = Vec::new();
    let mut push = |ending: &str, pairs: &[(Case, Gender)], flags: u64, governs: Declension| {
        let set = pairs.iter().fold(Agreement::NONE, |set, &(case, gender)| set | Agreement::of(case, gender));
        let features = Features::nominal(set).with(flags).governs_is(governs).person_is(person);
        out.push(Form { text: format!("{stem}{ending}"), lemma: lemma.to_string(), category, features });
    };
    let both = if uses.contains('a') { Features::ATTRIBUTIVE } else { 0 } | if uses.contains('s') { Features::SUBSTANTIVE } else { 0 };
    let plural: &[(&str, &[(Case, Gender)])] = &[("e", &[(N, Pl), (A, Pl)]), ("er", &[(G, Pl)]), ("en", &[(D, Pl)])];
    let singular: &[(&str, &[(Case, Gender)])] = &[
        ("e", &[(N, Fe), (A, Fe)]),
        ("er", &[(G, Fe), (D, Fe)]),
        ("en", &[(A, Ma)]),
        ("em", &[(D, Ma), (D, Ne)]),
        ("es", &[(G, Ma), (G, Ne)]),
    ];
    if paradigm != "singular" && paradigm != "ein-singular" {
        for (ending, pairs) in plural {
            // Behind ein-words the plural endings are shown by the word itself: weak adjectives either way.
            push(ending, pairs, both, governs);
        }
    }
    if paradigm != "plural" {
        for (ending, pairs) in singular {
            let weak = if paradigm.starts_with("ein") { Declension::Mixed } else { governs };
            push(ending, pairs, both, weak);
        }
        if paradigm.starts_with("ein") {
            push("", &[(N, Ma), (N, Ne), (A, Ne)], Features::ATTRIBUTIVE, Declension::Mixed);
            push("er", &[(N, Ma)], Features::SUBSTANTIVE, Declension::Weak);
            push("es", &[(N, Ne), (A, Ne)], Features::SUBSTANTIVE, Declension::Weak);
            push("s", &[(N, Ne), (A, Ne)], Features::SUBSTANTIVE, Declension::Weak);
        } else {
            push("er", &[(N, Ma)], both, governs);
            push("es", &[(N, Ne), (A, Ne)], both, governs);
        }
    }
    super::unite(&mut out);
    out
}

/// A table's word for a declension.
pub fn declension(name: &str) -> Declension {
    match name {
        "weak" => Declension::Weak,
        "mixed" => Declension::Mixed,
        _ => Declension::Strong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(forms: &[Form], text: &str, flag: u64) -> String {
        forms
            .iter()
            .filter(|form| form.text == text && form.features.has(flag))
            .fold(Agreement::NONE, |set, form| set | form.features.any_agreement())
            .to_string()
    }

    #[test]
    fn pronoun_and_article_endings() {
        let dies = determiner("dies", "dieser", Category::Demonstrative, "dies", "as", Declension::Weak, 0);
        assert_eq!(sets(&dies, "dieser", Features::ATTRIBUTIVE), "nm gf gp df");
        assert_eq!(sets(&dies, "diesen", Features::ATTRIBUTIVE), "dp am");
        assert_eq!(sets(&dies, "dieses", Features::ATTRIBUTIVE), "nn gm gn an");
        let kein = determiner("kein", "kein", Category::Indefinite, "ein", "as", Declension::Weak, 0);
        assert_eq!(sets(&kein, "kein", Features::ATTRIBUTIVE), "nm nn an");
        assert_eq!(sets(&kein, "kein", Features::SUBSTANTIVE), "");
        assert_eq!(sets(&kein, "keiner", Features::ATTRIBUTIVE), "gf gp df");
        assert_eq!(sets(&kein, "keiner", Features::SUBSTANTIVE), "nm gf gp df");
    }
}
