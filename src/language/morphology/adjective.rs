//! Adjective declension and comparison.

use super::super::features::{Agreement, Case, Category, Declension, Degree, Features, Gender};
use super::{Form, umlaut};

/// The five endings.
pub const ENDINGS: [&str; 5] = ["e", "em", "en", "er", "es"];

/// How one adjective is inflected; the fields are the cells of the adjective table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct AdjectiveClass<'t> {
    /// Stems before endings (`dunkl`), separated by `; `; empty means regular.
    pub stems: &'t str,
    /// Comparatives without ending (`dunkler`); `+` regular, `¨` regular with umlaut, empty none.
    pub comparative: &'t str,
    /// Superlatives without ending (`dunkelst`); `+`, `¨` and empty as above.
    pub superlative: &'t str,
    /// Letters: `p` also without ending (predicative), `a` takes endings, `i` stands before a noun without ending, `n` used as a noun only (*Beamt-*).
    pub uses: &'t str,
}

/// The agreement set of an ending in a declension (Duden grammar, adjective declension).
pub fn ending_set(ending: &str, declension: Declension) -> Agreement {
    use Case::{Accusative as A, Dative as D, Genitive as G, Nominative as N};
    use Gender::{Feminine as Fe, Masculine as Ma, Neuter as Ne, Plural as Pl};
    let list: &[(Case, Gender)] = match (declension, ending) {
        (Declension::Strong, "e") => &[(N, Fe), (A, Fe), (N, Pl), (A, Pl)],
        (Declension::Strong, "em") => &[(D, Ma), (D, Ne)],
        (Declension::Strong, "en") => &[(A, Ma), (G, Ma), (G, Ne), (D, Pl)],
        (Declension::Strong, "er") => &[(N, Ma), (G, Fe), (D, Fe), (G, Pl)],
        (Declension::Strong, "es") => &[(N, Ne), (A, Ne)],
        (Declension::Weak, "e") => &[(N, Ma), (N, Fe), (N, Ne), (A, Fe), (A, Ne)],
        (Declension::Mixed, "e") => &[(N, Fe), (A, Fe)],
        (Declension::Mixed, "er") => &[(N, Ma)],
        (Declension::Mixed, "es") => &[(N, Ne), (A, Ne)],
        (Declension::Weak | Declension::Mixed, "en") => {
            &[(A, Ma), (G, Ma), (G, Fe), (G, Ne), (D, Ma), (D, Fe), (D, Ne), (N, Pl), (G, Pl), (D, Pl), (A, Pl)]
        }
        _ => &[],
    };
    list.iter().fold(Agreement::NONE, |set, &(case, gender)| set | Agreement::of(case, gender))
}

/// Features of an ending in all three declensions.
pub fn ending_features(ending: &str) -> Features {
    Features::declined(ending_set(ending, Declension::Strong), ending_set(ending, Declension::Weak), ending_set(ending, Declension::Mixed))
}

/// The stems that a lemma takes before endings when nothing else is said: *dunkel* → *dunkl*, *müde* → *müd*.
pub fn regular_stems(lemma: &str) -> Vec<String> {
    if let Some(stem) = lemma.strip_suffix('e') {
        return vec![stem.to_string()];
    }
    if let Some(stem) = lemma.strip_suffix("el") {
        return vec![format!("{stem}l")];
    }
    if let Some(stem) = lemma.strip_suffix("er")
        && (stem.ends_with("au") || stem.ends_with("eu"))
    {
        return vec![format!("{stem}r")];
    }
    vec![lemma.to_string()]
}

/// The regular comparative and superlative (without endings).
pub fn regular_degrees(lemma: &str, with_umlaut: bool) -> (String, Vec<String>) {
    let stem = regular_stems(lemma).remove(0);
    let (stem, full) = if with_umlaut { (umlaut(&stem), umlaut(lemma)) } else { (stem, lemma.to_string()) };
    let full = full.strip_suffix('e').unwrap_or(&full).to_string();
    let hissing = ["s", "ß", "x", "z", "d", "t", "sch"].iter().any(|end| full.ends_with(end));
    // -isch, -end and -et take plain -st; monosyllables and stressed ends take -est.
    let plain = full.ends_with("isch") || full.ends_with("end") && full.len() > 5 || full.ends_with("elt") || full.ends_with("ert");
    let superlative = if hissing && !plain {
        vec![format!("{full}est")]
    } else if full.ends_with("eu") || full.ends_with("au") || full.ends_with("ei") || full.ends_with('h') {
        vec![format!("{full}st"), format!("{full}est")]
    } else {
        vec![format!("{full}st")]
    };
    (format!("{stem}er"), superlative)
}

/// All forms of an adjective (or participle, with `flags` [`Features::PARTICIPLE`]).
pub fn forms(lemma: &str, class: &AdjectiveClass<'_>, flags: u64) -> Vec<Form> {
    let mut out = Vec::new();
    let mut nominalised = Vec::new();
    let shape = super::noun::shape_of(lemma);
    let mut push = |text: String, features: Features| {
        let features = features.with(flags).shape_is(shape);
        out.push(Form { text, lemma: lemma.to_string(), category: Category::Adjective, features });
    };
    if class.uses.contains('p') {
        push(lemma.to_string(), Features::default().with(Features::PREDICATIVE));
    }
    if class.uses.contains('i') {
        push(lemma.to_string(), Features::nominal(Agreement::ALL).with(Features::ATTRIBUTIVE));
    }
    if class.uses.contains('n') {
        for ending in ENDINGS {
            let features = ending_features(ending).shape_is(shape);
            let text = format!("{lemma}{ending}");
            nominalised.push(Form { text, lemma: lemma.to_string(), category: Category::NominalisedAdjective, features });
        }
    }
    if class.uses.contains('a') {
        let stems = if class.stems.is_empty() { regular_stems(lemma) } else { class.stems.split("; ").map(str::to_string).collect() };
        for stem in stems {
            for ending in ENDINGS {
                push(format!("{stem}{ending}"), ending_features(ending));
            }
        }
    }
    for (degree, cell) in [(Degree::Comparative, class.comparative), (Degree::Superlative, class.superlative)] {
        for part in cell.split("; ").filter(|part| !part.is_empty()) {
            let stems = match part {
                "+" | "¨" => {
                    let (comparative, superlative) = regular_degrees(lemma, part == "¨");
                    if degree == Degree::Comparative { vec![comparative] } else { superlative }
                }
                text => vec![text.to_string()],
            };
            for stem in stems {
                if class.uses.contains('a') {
                    for ending in ENDINGS {
                        push(format!("{stem}{ending}"), ending_features(ending).degree_is(degree));
                    }
                }
                // „größer“ stands alone, „am größten“ with -en.
                let bare = if degree == Degree::Superlative { format!("{stem}en") } else { stem };
                push(bare, Features::default().degree_is(degree).with(Features::PREDICATIVE));
            }
        }
    }
    out.extend(nominalised);
    super::unite(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(lemma: &str, class: AdjectiveClass<'_>) -> Vec<String> {
        let mut texts: Vec<String> = forms(lemma, &class, 0).into_iter().map(|form| form.text).collect();
        texts.dedup();
        texts
    }

    #[test]
    fn stems_comparison_and_elision() {
        let regular = AdjectiveClass { stems: "", comparative: "+", superlative: "+", uses: "pa" };
        let dark = all("dunkel", regular.clone());
        for form in ["dunkel", "dunkle", "dunklem", "dunkler", "dunklerer", "dunkelste", "dunkelsten"] {
            assert!(dark.contains(&form.to_string()), "{form}");
        }
        assert!(!dark.contains(&"dunkele".to_string()));
        let dear = all("teuer", regular.clone());
        assert!(dear.contains(&"teures".to_string()) && dear.contains(&"teuerstes".to_string()));
        let tired = all("müde", regular.clone());
        assert!(tired.contains(&"müdeste".to_string()) && tired.contains(&"müder".to_string()) && tired.contains(&"müdere".to_string()));
        let old = all("alt", AdjectiveClass { comparative: "¨", superlative: "¨", ..regular.clone() });
        assert!(old.contains(&"älteren".to_string()) && old.contains(&"älteste".to_string()) && !old.contains(&"alteren".to_string()));
        let high = all("hoch", AdjectiveClass { stems: "hoh", comparative: "höher", superlative: "höchst", uses: "pa" });
        assert!(high.contains(&"hohe".to_string()) && high.contains(&"höhere".to_string()) && high.contains(&"höchstem".to_string()));
        assert!(!high.contains(&"hoche".to_string()));
    }

    #[test]
    fn the_three_declensions_fill_the_table() {
        for declension in Declension::ALL {
            let union = ENDINGS.iter().fold(Agreement::NONE, |set, ending| set | ending_set(ending, declension));
            assert_eq!(union, Agreement::ALL, "{declension:?}");
        }
        // No pair has two endings in one declension.
        for declension in Declension::ALL {
            let mut seen = Agreement::NONE;
            for ending in ENDINGS {
                let set = ending_set(ending, declension);
                assert!(!seen.meets(set), "{declension:?} {ending}");
                seen |= set;
            }
        }
    }
}
