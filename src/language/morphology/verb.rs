//! Verb conjugation: weak, strong, mixed and irregular verbs with separable and inseparable prefixes.

use super::super::features::{Category, Features, Person, TenseMood, VerbForms};
use super::{Form, adjective};

/// Principal parts of an irregular verb; the fields are the cells of the table of irregular verbs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrincipalParts<'t> {
    /// Infinitive without any prefix.
    pub infinitive: &'t str,
    /// Present: empty (regular), the third singular, second and third singular, or all six persons; separated by blanks.
    pub present: &'t str,
    /// Third singular past, alternatives separated by `; `.
    pub past: &'t str,
    /// First singular subjunctive II, alternatives separated by `; `.
    pub subjunctive: &'t str,
    /// Participle II, alternatives separated by `; `.
    pub participle: &'t str,
    /// Imperative singular, alternatives separated by `; `; `-` for none, empty for the regular one.
    pub imperative: &'t str,
}

/// How one verb is inflected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VerbClass<'t> {
    /// Separable prefix, empty without one.
    pub prefix: &'t str,
    /// Principal parts of the base verb; `None` for weak verbs.
    pub irregular: Option<PrincipalParts<'t>>,
    /// Whether a weak participle takes *ge-*.
    pub ge: bool,
    /// [`Features::PERFECT_HABEN`] and [`Features::PERFECT_SEIN`].
    pub perfect: u64,
    /// Full verb, auxiliary or modal.
    pub category: Option<Category>,
}

const PERSONS: [Person; 6] =
    [Person::FirstSingular, Person::SecondSingular, Person::ThirdSingular, Person::FirstPlural, Person::SecondPlural, Person::ThirdPlural];

/// Whether a stem needs *-e-* before *-t, -st* (*arbeit-et, rechn-et*, but *lern-t, wohn-t*).
pub fn needs_e(stem: &str) -> bool {
    if stem.ends_with('t') || stem.ends_with('d') {
        return true;
    }
    let mut back = stem.chars().rev();
    let (Some(last), Some(before)) = (back.next(), back.next()) else { return false };
    if !matches!(last, 'm' | 'n') || is_vowel(before) || matches!(before, 'l' | 'r' | 'm' | 'n') {
        return false;
    }
    // h lengthens a vowel (wohn-t) unless it belongs to ch (rechn-et).
    before != 'h' || back.next() == Some('c')
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}

fn hisses(stem: &str) -> bool {
    stem.ends_with(['s', 'ß', 'x', 'z'])
}

/// The infinitive's stem: *mach-en, änder-n, tu-n*.
pub fn infinitive_stem(infinitive: &str) -> &str {
    match infinitive.strip_suffix("en") {
        // knien, schreien keep the e in writing; -eln and -ern lose only the n.
        Some(stem) => stem,
        None => infinitive.strip_suffix('n').unwrap_or(infinitive),
    }
}

fn second_singular(stem: &str, e: bool) -> String {
    match (e, hisses(stem)) {
        (true, _) => format!("{stem}est"),
        (_, true) => format!("{stem}t"),
        _ => format!("{stem}st"),
    }
}

/// Forms without separable prefix, in the base verb's own spelling.
struct Core {
    finite: Vec<(String, VerbForms)>,
    infinitive: String,
    participles: Vec<String>,
}

impl Core {
    fn add(&mut self, text: impl Into<String>, tense: TenseMood, person: Person) {
        self.finite.push((text.into(), VerbForms::of(tense, person)));
    }

    /// Subjunctive I and the first-person variants that depend on the infinitive's ending alone.
    fn subjunctive_i(&mut self, stem: &str, infinitive: &str) {
        use Person::*;
        let syncopated = infinitive.ends_with("eln") || infinitive.ends_with("ern") && !infinitive.ends_with("eern");
        let mut stems = vec![stem.to_string()];
        if syncopated
            && let Some(bare) = stem.strip_suffix("el").map(|s| format!("{s}l")).or(stem.strip_suffix("er").map(|s| format!("{s}r")))
        {
            stems.push(bare);
        }
        for stem in &stems {
            for person in [FirstSingular, ThirdSingular] {
                self.add(format!("{stem}e"), TenseMood::SubjunctiveI, person);
            }
            if !syncopated || stem.len() < infinitive.len() - 1 {
                self.add(format!("{stem}est"), TenseMood::SubjunctiveI, SecondSingular);
                self.add(format!("{stem}et"), TenseMood::SubjunctiveI, SecondPlural);
            }
        }
        for person in [FirstPlural, ThirdPlural] {
            self.add(infinitive, TenseMood::SubjunctiveI, person);
        }
    }

    fn present(&mut self, stem: &str, infinitive: &str, given: &str) {
        use Person::*;
        let words: Vec<&str> = given.split(' ').filter(|word| !word.is_empty()).collect();
        if let [a, b, c, d, e, f] = words[..] {
            for (person, text) in PERSONS.into_iter().zip([a, b, c, d, e, f]) {
                self.add(text, TenseMood::Present, person);
            }
            return;
        }
        let e = needs_e(stem);
        let syncopated = infinitive.ends_with("eln") || infinitive.ends_with("ern");
        self.add(format!("{stem}e"), TenseMood::Present, FirstSingular);
        if syncopated {
            let bare = &stem[..stem.len() - 2];
            self.add(format!("{bare}{}e", &stem[stem.len() - 1..]), TenseMood::Present, FirstSingular);
        }
        let third = match words[..] {
            [second, third] => {
                self.add(second, TenseMood::Present, SecondSingular);
                third.to_string()
            }
            [third] => {
                // hält: the changed stem itself ends in t; nimmt: stem nimm- plus t.
                let changed = if stem.ends_with('t') && !third.ends_with("tt") { third } else { third.strip_suffix('t').unwrap_or(third) };
                self.add(second_singular(changed, false), TenseMood::Present, SecondSingular);
                third.to_string()
            }
            _ => {
                self.add(second_singular(stem, e), TenseMood::Present, SecondSingular);
                format!("{stem}{}t", if e { "e" } else { "" })
            }
        };
        self.add(third, TenseMood::Present, ThirdSingular);
        for person in [FirstPlural, ThirdPlural] {
            self.add(infinitive, TenseMood::Present, person);
        }
        self.add(format!("{stem}{}t", if e { "e" } else { "" }), TenseMood::Present, SecondPlural);
    }

    /// Weak endings on a past stem that includes the t (*machte, brachte, wusste*).
    fn weak_past(&mut self, first: &str, tense: TenseMood) {
        for (person, ending) in PERSONS.into_iter().zip(["", "st", "", "n", "t", "n"]) {
            self.add(format!("{first}{ending}"), tense, person);
        }
    }

    fn strong_past(&mut self, first: &str) {
        use Person::*;
        let tense = TenseMood::Past;
        for person in [FirstSingular, ThirdSingular] {
            self.add(first, tense, person);
        }
        let hissing = hisses(first) || first.ends_with("sch");
        if hisses(first) || first.ends_with('t') || first.ends_with('d') || hissing {
            self.add(format!("{first}est"), tense, SecondSingular);
        }
        self.add(if hisses(first) { format!("{first}t") } else { format!("{first}st") }, tense, SecondSingular);
        let e = if first.ends_with('t') || first.ends_with('d') { "e" } else { "" };
        self.add(format!("{first}{e}t"), tense, SecondPlural);
        for person in [FirstPlural, ThirdPlural] {
            // schrie-n, but war-en.
            let text = if first.ends_with("ie") { format!("{first}n") } else { format!("{first}en") };
            self.add(text, tense, person);
        }
    }

    fn imperative(&mut self, stem: &str, infinitive: &str, given: &str, changed: bool) {
        let plural = format!("{stem}{}t", if needs_e(stem) { "e" } else { "" });
        match given {
            "-" => return,
            "" => {
                self.finite.push((format!("{stem}e"), VerbForms::IMPERATIVE_SINGULAR));
                let syncopated = infinitive.ends_with("eln") || infinitive.ends_with("ern");
                if syncopated {
                    self.finite.push((stem.to_string(), VerbForms::IMPERATIVE_SINGULAR));
                    let bare = format!("{}{}e", &stem[..stem.len() - 2], &stem[stem.len() - 1..]);
                    self.finite.push((bare, VerbForms::IMPERATIVE_SINGULAR));
                } else if !needs_e(stem) || changed {
                    self.finite.push((stem.to_string(), VerbForms::IMPERATIVE_SINGULAR));
                }
            }
            list => {
                for text in list.split("; ") {
                    self.finite.push((text.to_string(), VerbForms::IMPERATIVE_SINGULAR));
                }
            }
        }
        self.finite.push((plural, VerbForms::IMPERATIVE_PLURAL));
    }
}

fn weak(infinitive: &str, ge: bool) -> Core {
    let mut core = Core { finite: Vec::new(), infinitive: infinitive.to_string(), participles: Vec::new() };
    let stem = infinitive_stem(infinitive);
    core.present(stem, infinitive, "");
    core.subjunctive_i(stem, infinitive);
    let e = if needs_e(stem) { "e" } else { "" };
    for tense in [TenseMood::Past, TenseMood::SubjunctiveII] {
        core.weak_past(&format!("{stem}{e}te"), tense);
    }
    core.imperative(stem, infinitive, "", false);
    core.participles.push(format!("{}{stem}{e}t", if ge { "ge" } else { "" }));
    core
}

fn irregular(parts: &PrincipalParts<'_>, inseparable: &str) -> Core {
    let infinitive = parts.infinitive;
    let mut core = Core { finite: Vec::new(), infinitive: infinitive.to_string(), participles: Vec::new() };
    let stem = infinitive_stem(infinitive);
    core.present(stem, infinitive, parts.present);
    if infinitive == "sein" {
        for (person, text) in PERSONS.into_iter().zip(["sei", "seist", "sei", "seien", "seiet", "seien"]) {
            core.add(text, TenseMood::SubjunctiveI, person);
        }
        core.add("seiest", TenseMood::SubjunctiveI, Person::SecondSingular);
        core.finite.push(("seid".to_string(), VerbForms::IMPERATIVE_PLURAL));
    } else {
        core.subjunctive_i(stem, infinitive);
    }
    for past in parts.past.split("; ").filter(|past| !past.is_empty()) {
        if past == "ward" {
            // The old form lives on in the singular only.
            for person in [Person::FirstSingular, Person::ThirdSingular] {
                core.add(past, TenseMood::Past, person);
            }
        } else if past.ends_with("te") || past.ends_with("de") && past != "lade" {
            core.weak_past(past, TenseMood::Past);
        } else {
            core.strong_past(past);
        }
    }
    for first in parts.subjunctive.split("; ").filter(|first| !first.is_empty()) {
        core.weak_past(first, TenseMood::SubjunctiveII);
    }
    if infinitive == "sein" {
        core.finite.push(("sei".to_string(), VerbForms::IMPERATIVE_SINGULAR));
    } else {
        core.imperative(stem, infinitive, parts.imperative, parts.imperative.is_empty());
    }
    for participle in parts.participle.split("; ").filter(|participle| !participle.is_empty()) {
        let bare = if inseparable.is_empty() { participle } else { participle.strip_prefix("ge").unwrap_or(participle) };
        // gegessen → (über)essen would lose too little.
        let bare = if infinitive == "essen" && !inseparable.is_empty() { "gessen" } else { bare };
        core.participles.push(bare.to_string());
    }
    if !inseparable.is_empty() {
        for (text, _) in &mut core.finite {
            text.insert_str(0, inseparable);
        }
        core.infinitive.insert_str(0, inseparable);
        for text in &mut core.participles {
            text.insert_str(0, inseparable);
        }
    }
    core
}

/// All forms of a verb with the declined participles; `lemma` is the infinitive with all prefixes.
///
/// Separable verbs are given as one word (*aufmacht* in a subordinate clause);
/// their separated forms are those of the verb without the prefix.
pub fn forms(lemma: &str, class: &VerbClass<'_>) -> Vec<Form> {
    let mut out = Vec::new();
    let Some(core_infinitive) = lemma.strip_prefix(class.prefix) else { return out };
    if core_infinitive.len() < 3 || !core_infinitive.ends_with('n') {
        return out;
    }
    let core = match &class.irregular {
        None => weak(core_infinitive, class.ge),
        Some(parts) => match core_infinitive.strip_suffix(parts.infinitive) {
            Some(inseparable) => irregular(parts, inseparable),
            None => return out,
        },
    };
    let separable = !class.prefix.is_empty();
    let flags = class.perfect | if separable { Features::SEPARABLE } else { 0 };
    let category = class.category.unwrap_or(Category::Verb);
    let mut push = |text: String, forms: VerbForms| {
        out.push(Form { text, lemma: lemma.to_string(), category, features: Features::verbal(forms).with(flags) });
    };
    for (text, forms) in core.finite {
        // A separable verb's imperative is always separated.
        if separable && !forms.is_finite() {
            continue;
        }
        push(format!("{}{text}", class.prefix), forms);
    }
    push(lemma.to_string(), VerbForms::INFINITIVE);
    if separable {
        push(format!("{}zu{}", class.prefix, core.infinitive), VerbForms::ZU_INFINITIVE);
    }
    let first = if lemma == "sein" {
        "seiend".to_string()
    } else if lemma.ends_with("tun") {
        format!("{lemma}d").replace("tund", "tuend")
    } else {
        format!("{lemma}d")
    };
    push(first.clone(), VerbForms::PARTICIPLE_I);
    let participles: Vec<String> = core.participles.iter().map(|text| format!("{}{text}", class.prefix)).collect();
    for text in &participles {
        push(text.clone(), VerbForms::PARTICIPLE_II);
    }
    if category != Category::Modal {
        let declined = adjective::AdjectiveClass { stems: "", comparative: "", superlative: "", uses: "a" };
        for text in std::iter::once(&first).chain(&participles) {
            // Participles in -el, -er keep their e: only adjectives syncopate, and no participle ends so.
            out.extend(adjective::forms(text, &declined, Features::PARTICIPLE));
        }
    }
    super::unite(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(forms: &[Form], wanted: VerbForms) -> Vec<&str> {
        forms
            .iter()
            .filter(|form| form.category.is_verbal() && form.features.verb_forms().meets(wanted))
            .map(|form| form.text.as_str())
            .collect()
    }

    fn tense(forms: &[Form], tense: TenseMood) -> String {
        PERSONS.into_iter().map(|person| strip(forms, VerbForms::of(tense, person)).join("/")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn weak_verbs() {
        let class = VerbClass { ge: true, ..VerbClass::default() };
        let cases = [
            ("machen", "mache machst macht machen macht machen", "machte machtest machte machten machtet machten", "gemacht"),
            (
                "arbeiten",
                "arbeite arbeitest arbeitet arbeiten arbeitet arbeiten",
                "arbeitete arbeitetest arbeitete arbeiteten arbeitetet arbeiteten",
                "gearbeitet",
            ),
            ("reisen", "reise reist reist reisen reist reisen", "reiste reistest reiste reisten reistet reisten", "gereist"),
            (
                "rechnen",
                "rechne rechnest rechnet rechnen rechnet rechnen",
                "rechnete rechnetest rechnete rechneten rechnetet rechneten",
                "gerechnet",
            ),
            ("wohnen", "wohne wohnst wohnt wohnen wohnt wohnen", "wohnte wohntest wohnte wohnten wohntet wohnten", "gewohnt"),
            ("lernen", "lerne lernst lernt lernen lernt lernen", "lernte lerntest lernte lernten lerntet lernten", "gelernt"),
            (
                "handeln",
                "handele/handle handelst handelt handeln handelt handeln",
                "handelte handeltest handelte handelten handeltet handelten",
                "gehandelt",
            ),
            (
                "ändern",
                "ändere/ändre änderst ändert ändern ändert ändern",
                "änderte ändertest änderte änderten ändertet änderten",
                "geändert",
            ),
        ];
        for (lemma, present, past, participle) in cases {
            let forms = forms(lemma, &class);
            assert_eq!(tense(&forms, TenseMood::Present), present, "{lemma}");
            assert_eq!(tense(&forms, TenseMood::Past), past, "{lemma}");
            assert_eq!(strip(&forms, VerbForms::PARTICIPLE_II), [participle], "{lemma}");
        }
    }

    #[test]
    fn separable_verbs_take_ge_and_zu_inside() {
        let class = VerbClass { prefix: "auf", ge: true, ..VerbClass::default() };
        let forms = forms("aufmachen", &class);
        assert_eq!(strip(&forms, VerbForms::ZU_INFINITIVE), ["aufzumachen"]);
        assert_eq!(strip(&forms, VerbForms::PARTICIPLE_II), ["aufgemacht"]);
        assert_eq!(strip(&forms, VerbForms::of(TenseMood::Present, Person::ThirdSingular)), ["aufmacht"]);
        assert!(strip(&forms, VerbForms::IMPERATIVE_SINGULAR).is_empty());
        assert!(forms.iter().any(|form| form.text == "aufgemachten" && form.features.has(Features::PARTICIPLE)));
    }

    #[test]
    fn strong_verbs_with_and_without_prefix() {
        let nehmen = PrincipalParts {
            infinitive: "nehmen",
            present: "nimmt",
            past: "nahm",
            subjunctive: "nähme",
            participle: "genommen",
            imperative: "nimm",
        };
        let class = VerbClass { irregular: Some(nehmen), ..VerbClass::default() };
        let base = forms("nehmen", &class);
        assert_eq!(tense(&base, TenseMood::Present), "nehme nimmst nimmt nehmen nehmt nehmen");
        assert_eq!(tense(&base, TenseMood::Past), "nahm nahmst nahm nahmen nahmt nahmen");
        assert_eq!(tense(&base, TenseMood::SubjunctiveI), "nehme nehmest nehme nehmen nehmet nehmen");
        assert_eq!(tense(&base, TenseMood::SubjunctiveII), "nähme nähmest nähme nähmen nähmet nähmen");
        assert_eq!(strip(&base, VerbForms::IMPERATIVE_SINGULAR), ["nimm"]);
        let inseparable = forms("vernehmen", &class);
        assert_eq!(strip(&inseparable, VerbForms::PARTICIPLE_II), ["vernommen"]);
        let separable = forms("annehmen", &VerbClass { prefix: "an", ..class });
        assert_eq!(strip(&separable, VerbForms::PARTICIPLE_II), ["angenommen"]);
        assert_eq!(strip(&separable, VerbForms::ZU_INFINITIVE), ["anzunehmen"]);
    }

    #[test]
    fn stems_in_t_change_without_ending() {
        let halten = PrincipalParts {
            infinitive: "halten",
            present: "hält",
            past: "hielt",
            subjunctive: "hielte",
            participle: "gehalten",
            imperative: "",
        };
        let forms = forms("halten", &VerbClass { irregular: Some(halten), ..VerbClass::default() });
        assert_eq!(tense(&forms, TenseMood::Present), "halte hältst hält halten haltet halten");
        assert_eq!(tense(&forms, TenseMood::Past), "hielt hieltest/hieltst hielt hielten hieltet hielten");
        assert_eq!(strip(&forms, VerbForms::IMPERATIVE_SINGULAR), ["halt", "halte"]);
    }
}
