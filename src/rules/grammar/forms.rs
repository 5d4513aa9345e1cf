//! Forms for suggestions: determiners, contractions and adjective endings for a case and gender.

use crate::language::features::{Agreement, Case, Declension, Gender};
use crate::language::phrases::{ending, of_ending};

/// A determiner that can be given another form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Determiner {
    /// *der, die, das*
    Definite,
    /// Pronoun endings everywhere (*dieser, jeder, solche*).
    Pronominal(String),
    /// Without ending in three places (*ein, kein, mein*).
    Possessive(String),
    /// A preposition with the definite article (*im, zur*).
    Contraction(&'static str),
}

/// Prepositions with what they become with *dem*, *der* (dative) and *das*.
const CONTRACTIONS: &[(&str, &str, &str, &str)] = &[
    ("an", "am", "", "ans"),
    ("bei", "beim", "", ""),
    ("für", "", "", "fürs"),
    ("in", "im", "", "ins"),
    ("um", "", "", "ums"),
    ("von", "vom", "", ""),
    ("zu", "zum", "zur", ""),
];

/// The stems of determiners with pronoun endings.
const PRONOMINAL: &[&str] =
    &["dies", "jed", "jen", "manch", "solch", "welch", "all", "beid", "einig", "viel", "wenig", "mehrer", "sämtlich"];

/// The stems of determiners that are declined like *ein*.
const POSSESSIVE: &[&str] = &["ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "irgendein"];

impl Determiner {
    /// The paradigm of a determiner in lower case.
    pub fn of(lower: &str) -> Option<Determiner> {
        if matches!(lower, "der" | "die" | "das" | "des" | "dem" | "den") {
            return Some(Determiner::Definite);
        }
        if let Some(&(preposition, ..)) = CONTRACTIONS.iter().find(|(_, m, f, n)| !lower.is_empty() && [*m, *f, *n].contains(&lower)) {
            return Some(Determiner::Contraction(preposition));
        }
        let stem = lower.strip_suffix(ending(lower)).unwrap_or(lower);
        for candidate in [stem, lower] {
            if POSSESSIVE.contains(&candidate) {
                return Some(Determiner::Possessive(candidate.to_owned()));
            }
        }
        PRONOMINAL.contains(&stem).then(|| Determiner::Pronominal(stem.to_owned()))
    }

    /// Its form for a case and gender.
    pub fn form(&self, case: Case, gender: Gender) -> Option<String> {
        let pronoun = pronoun_ending(case, gender);
        match self {
            Determiner::Definite => Some(definite(case, gender).to_owned()),
            Determiner::Pronominal(stem) => {
                let singular = gender != Gender::Plural;
                let only_plural = matches!(stem.as_str(), "beid" | "einig" | "viel" | "wenig" | "mehrer" | "sämtlich" | "all");
                let only_singular = stem == "jed";
                if (singular && only_plural) || (!singular && only_singular) { None } else { Some(format!("{stem}{pronoun}")) }
            }
            Determiner::Possessive(stem) => {
                if gender == Gender::Plural && stem.ends_with("ein") && matches!(stem.as_str(), "ein" | "irgendein") {
                    return None;
                }
                let bare =
                    matches!((case, gender), (Case::Nominative, Gender::Masculine | Gender::Neuter) | (Case::Accusative, Gender::Neuter));
                let stem = if stem == "euer" && !bare { "eur" } else { stem };
                Some(if bare { stem.to_owned() } else { format!("{stem}{pronoun}") })
            }
            Determiner::Contraction(preposition) => {
                let &(_, masculine, feminine, neuter) = CONTRACTIONS.iter().find(|row| row.0 == *preposition)?;
                let fused = match (case, gender) {
                    (Case::Dative, Gender::Masculine | Gender::Neuter) => masculine,
                    (Case::Dative, Gender::Feminine) => feminine,
                    (Case::Accusative, Gender::Neuter) => neuter,
                    _ => "",
                };
                Some(if fused.is_empty() { format!("{preposition} {}", definite(case, gender)) } else { fused.to_owned() })
            }
        }
    }

    /// The declension of the adjectives behind it.
    pub fn declension(&self) -> Declension {
        match self {
            Determiner::Possessive(_) => Declension::Mixed,
            Determiner::Pronominal(stem) if matches!(stem.as_str(), "einig" | "viel" | "wenig" | "mehrer") => Declension::Strong,
            _ => Declension::Weak,
        }
    }
}

fn definite(case: Case, gender: Gender) -> &'static str {
    const FORMS: [[&str; 4]; 4] =
        [["der", "die", "das", "die"], ["des", "der", "des", "der"], ["dem", "der", "dem", "den"], ["den", "die", "das", "die"]];
    FORMS[case as usize][gender as usize]
}

fn pronoun_ending(case: Case, gender: Gender) -> &'static str {
    const ENDINGS: [[&str; 4]; 4] = [["er", "e", "es", "e"], ["es", "er", "es", "er"], ["em", "er", "em", "en"], ["en", "e", "es", "e"]];
    ENDINGS[case as usize][gender as usize]
}

/// The pairs of a set.
pub fn pairs(set: Agreement) -> impl Iterator<Item = (Case, Gender)> {
    Case::ALL
        .into_iter()
        .flat_map(|case| Gender::ALL.into_iter().map(move |gender| (case, gender)))
        .filter(move |&(case, gender)| set.has(case, gender))
}

/// An adjective with the ending for a case and gender in a declension.
pub fn adjective(lower: &str, case: Case, gender: Gender, declension: Declension) -> Option<String> {
    let stem = lower.strip_suffix(ending(lower)).filter(|stem| stem.len() > 1)?;
    let new = ["e", "en", "er", "es", "em"].into_iter().find(|new| of_ending(new, declension).has(case, gender))?;
    Some(format!("{stem}{new}"))
}

/// The name of a case, in English and German.
pub fn case_name(case: Case) -> (&'static str, &'static str) {
    match case {
        Case::Nominative => ("nominative", "Nominativ"),
        Case::Genitive => ("genitive", "Genitiv"),
        Case::Dative => ("dative", "Dativ"),
        Case::Accusative => ("accusative", "Akkusativ"),
    }
}

/// The cases of a set, worded as alternatives.
pub fn case_names(set: Agreement) -> (String, String) {
    let cases: Vec<_> = Case::ALL.into_iter().filter(|case| set.meets(Agreement::case(*case))).map(case_name).collect();
    let join = |word: &str, names: Vec<&str>| names.join(word);
    (join(" or ", cases.iter().map(|c| c.0).collect()), join(" oder ", cases.iter().map(|c| c.1).collect()))
}

/// The gender or number of a set, if it has one only, in English and German.
pub fn gender_name(set: Agreement) -> Option<(&'static str, &'static str)> {
    match set.genders() {
        1 => Some(("masculine", "männlich")),
        2 => Some(("feminine", "weiblich")),
        4 => Some(("neuter", "sächlich")),
        8 => Some(("plural", "Mehrzahl")),
        _ => None,
    }
}

/// Gives `new` the capital of `old`.
pub fn with_capital_of(new: &str, old: &str) -> String {
    if !old.starts_with(char::is_uppercase) {
        return new.to_owned();
    }
    let mut letters = new.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn determiners_take_the_form_of_a_case() {
        let form = |word: &str, case, gender| Determiner::of(word).and_then(|d| d.form(case, gender)).unwrap_or_default();
        assert_eq!(form("dieser", Case::Dative, Gender::Neuter), "diesem");
        assert_eq!(form("keinen", Case::Nominative, Gender::Masculine), "kein");
        assert_eq!(form("im", Case::Dative, Gender::Feminine), "in der");
        assert_eq!(form("zum", Case::Dative, Gender::Feminine), "zur");
        assert_eq!(form("euer", Case::Dative, Gender::Plural), "euren");
        assert_eq!(form("eine", Case::Nominative, Gender::Plural), "");
        assert_eq!(Determiner::of("mit"), None);
    }

    #[test]
    fn adjectives_take_the_ending_of_the_declension() {
        assert_eq!(adjective("neuem", Case::Nominative, Gender::Feminine, Declension::Weak).as_deref(), Some("neue"));
        assert_eq!(adjective("große", Case::Nominative, Gender::Masculine, Declension::Mixed).as_deref(), Some("großer"));
        assert_eq!(adjective("großer", Case::Genitive, Gender::Neuter, Declension::Strong).as_deref(), Some("großen"));
    }
}
