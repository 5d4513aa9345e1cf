//! The compiled lexicon as the rules see it.

use super::*;
use crate::language::features::{Declension, Degree, Person, TenseMood};

fn lexicon() -> Lexicon {
    Lexicon::new(&Dictionaries::new())
}

/// `category lemma agreement` of every reading that is not rare, sorted, without repetition.
fn readings(lexicon: &Lexicon, form: &str) -> Vec<String> {
    let readings = lexicon.lookup(form);
    let mut out: Vec<String> = readings
        .iter()
        .filter(|reading| reading.category.is_verbal() || !reading.features.has(Features::RARE))
        .map(|reading| {
            let set = reading.any_agreement();
            format!("{} {} {set}", reading.category.name(), readings.lemma(lexicon, form, reading)).trim_end().to_string()
        })
        .collect();
    out.sort();
    out.dedup();
    out
}

fn noun(lexicon: &Lexicon, form: &str) -> String {
    let found = readings(lexicon, form);
    found.into_iter().filter_map(|reading| reading.strip_prefix("noun ").map(str::to_string)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn noun_forms_have_case_gender_and_number() {
    let lexicon = lexicon();
    for (form, expected) in [
        ("Hauses", "Haus gn"),
        ("Häuser", "Haus np gp ap"),
        ("Häusern", "Haus dp"),
        ("Frau", "Frau nf gf df af"),
        ("Frauen", "Frau np gp dp ap"),
        ("Menschen", "Mensch np gm gp dm dp am ap"),
        ("Präsidenten", "Präsident np gm gp dm dp am ap"),
        ("Museen", "Museum np gp dp ap"),
        ("Kindern", "Kind dp"),
        ("Mütter", "Mutter np gp ap"),
        ("Gärten", "Garten np gp dp ap"),
        ("Bücher", "Buch np gp ap"),
        ("Namens", "Name gm"),
        ("Lehrerinnen", "Lehrerin np gp dp ap"),
        ("Ergebnisses", "Ergebnis gn"),
        ("Autos", "Auto np gn gp dp ap"),
        ("Hände", "Hand np gp ap"),
        ("Herzens", "Herz gn"),
        ("Stadt", "Stadt nf gf df af"),
        ("Wälder", "Wald np gp ap"),
        ("Söhnen", "Sohn dp"),
        ("Schulen", "Schule np gp dp ap"),
        ("Zeitung", "Zeitung nf gf df af"),
        ("Mädchen", "Mädchen nn np gp dn dp an ap"),
        ("Vätern", "Vater dp"),
        ("Studenten", "Student np gm gp dm dp am ap"),
    ] {
        assert_eq!(noun(&lexicon, form), expected, "{form}");
    }
}

#[test]
fn strong_verbs_have_all_principal_parts() {
    let lexicon = lexicon();
    for row in [
        "nehmen nimmt nahm nähme genommen",
        "geben gibt gab gäbe gegeben",
        "sehen sieht sah sähe gesehen",
        "lesen liest las läse gelesen",
        "sprechen spricht sprach spräche gesprochen",
        "treffen trifft traf träfe getroffen",
        "helfen hilft half hülfe geholfen",
        "sterben stirbt starb stürbe gestorben",
        "werfen wirft warf würfe geworfen",
        "fahren fährt fuhr führe gefahren",
        "tragen trägt trug trüge getragen",
        "schlagen schlägt schlug schlüge geschlagen",
        "halten hält hielt hielte gehalten",
        "lassen lässt ließ ließe gelassen",
        "fallen fällt fiel fiele gefallen",
        "raten rät riet riete geraten",
        "laufen läuft lief liefe gelaufen",
        "stoßen stößt stieß stieße gestoßen",
        "finden findet fand fände gefunden",
        "binden bindet band bände gebunden",
        "singen singt sang sänge gesungen",
        "schwimmen schwimmt schwamm schwömme geschwommen",
        "beginnen beginnt begann begänne begonnen",
        "schreiben schreibt schrieb schriebe geschrieben",
        "bleiben bleibt blieb bliebe geblieben",
        "steigen steigt stieg stiege gestiegen",
        "schneiden schneidet schnitt schnitte geschnitten",
        "beißen beißt biss bisse gebissen",
        "bieten bietet bot böte geboten",
        "schließen schließt schloss schlösse geschlossen",
        "fliegen fliegt flog flöge geflogen",
        "ziehen zieht zog zöge gezogen",
        "verlieren verliert verlor verlöre verloren",
        "gehen geht ging ginge gegangen",
        "stehen steht stand stünde gestanden",
        "kommen kommt kam käme gekommen",
        "tun tut tat täte getan",
        "bringen bringt brachte brächte gebracht",
        "denken denkt dachte dächte gedacht",
        "wissen weiß wusste wüsste gewusst",
        "kennen kennt kannte kennte gekannt",
        "können kann konnte könnte gekonnt",
        "müssen muss musste müsste gemusst",
        "haben hat hatte hätte gehabt",
        "sein ist war wäre gewesen",
        "werden wird wurde würde geworden",
        "essen isst aß äße gegessen",
        "treten tritt trat träte getreten",
        "vergessen vergisst vergaß vergäße vergessen",
        "vernehmen vernimmt vernahm vernähme vernommen",
        "entscheiden entscheidet entschied entschiede entschieden",
        "annehmen annimmt annahm annähme angenommen",
        "zurückziehen zurückzieht zurückzog zurückzöge zurückgezogen",
    ] {
        let parts: Vec<&str> = row.split(' ').collect();
        let third = |tense| VerbForms::of(tense, Person::ThirdSingular);
        let wanted = [
            (parts[1], third(TenseMood::Present)),
            (parts[2], third(TenseMood::Past)),
            (parts[3], third(TenseMood::SubjunctiveII)),
            (parts[4], VerbForms::PARTICIPLE_II),
        ];
        for (form, forms) in wanted {
            let readings = lexicon.lookup(form);
            let found = readings.iter().any(|r| r.verb_forms().meets(forms) && readings.lemma(&lexicon, form, r) == parts[0]);
            assert!(found, "{form} of {}", parts[0]);
        }
    }
}

#[test]
fn no_strong_verb_is_weak_too_by_mistake() {
    let lexicon = lexicon();
    for form in
        ["nehmte", "gehte", "schreibte", "überschreibte", "kommte", "findete", "genehmt", "geschreibt", "sprechte", "treffte", "fährten"]
    {
        assert!(lexicon.listed(form).is_empty() || !lexicon.listed(form).verb_forms().is_finite(), "{form}");
    }
}

#[test]
fn separable_verbs() {
    let lexicon = lexicon();
    assert!(lexicon.lookup("aufzumachen").verb_forms().meets(VerbForms::ZU_INFINITIVE));
    assert!(lexicon.lookup("aufgemacht").verb_forms().meets(VerbForms::PARTICIPLE_II));
    assert_eq!(lexicon.particle_verb("auf", "machen").as_deref(), Some("aufmachen"));
    assert_eq!(lexicon.particle_verb("Vor", "werfen").as_deref(), Some("vorwerfen"));
    assert_eq!(lexicon.particle_verb("auf", "haus"), None);
    // Not listed, but made of listed parts.
    let readings = lexicon.lookup("herauszulernen");
    assert!(readings.verb_forms().meets(VerbForms::ZU_INFINITIVE));
    assert_eq!(readings.lemma(&lexicon, "herauszulernen", &readings.as_slice()[0]), "herauslernen");
}

#[test]
fn adjectives_agree_by_declension() {
    let lexicon = lexicon();
    let readings = lexicon.lookup("dunklen");
    let reading = readings.iter().find(|r| r.category == Category::Adjective).unwrap();
    assert_eq!(reading.agreement(Declension::Strong).to_string(), "gm gn dp am");
    assert_eq!(reading.agreement(Declension::Weak).to_string(), "np gm gf gn gp dm df dn dp am ap");
    assert_eq!(readings.lemma(&lexicon, "dunklen", reading), "dunkel");
    for (form, lemma, degree) in [
        ("höhere", "hoch", Degree::Comparative),
        ("ältesten", "alt", Degree::Superlative),
        ("teurer", "teuer", Degree::Comparative),
        ("bessere", "gut", Degree::Comparative),
        ("größten", "groß", Degree::Superlative),
        ("müde", "müde", Degree::Positive),
    ] {
        let readings = lexicon.lookup(form);
        let found = readings
            .iter()
            .any(|r| r.category == Category::Adjective && r.features.degree() == degree && readings.lemma(&lexicon, form, r) == lemma);
        assert!(found, "{form}");
    }
}

#[test]
fn articles_and_contractions() {
    let lexicon = lexicon();
    assert!(readings(&lexicon, "dem").contains(&"definite-article der dm dn".to_string()));
    assert!(readings(&lexicon, "zur").contains(&"contraction zu df".to_string()));
    assert!(readings(&lexicon, "seinem").contains(&"possessive sein dm dn".to_string()));
    let mit = lexicon.lookup("mit");
    let preposition = mit.iter().find(|r| r.category == Category::Preposition).unwrap();
    assert_eq!(preposition.any_agreement(), Agreement::case(Case::Dative));
    let ein = lexicon.lookup("ein");
    let article = ein.iter().find(|r| r.category == Category::IndefiniteArticle).unwrap();
    assert_eq!((article.any_agreement().to_string().as_str(), article.features.governs()), ("nm nn an", Declension::Mixed));
}

#[test]
fn capitalisation_separates_nouns_from_the_rest() {
    let lexicon = lexicon();
    assert!(!lexicon.lookup("haus").has(Category::Noun));
    assert!(lexicon.lookup("HAUS").has(Category::Noun));
    let start = lexicon.lookup("Gehen");
    assert!(start.iter().any(|r| r.category == Category::Verb && r.decapitalised));
    assert!(start.iter().any(|r| r.category == Category::NominalisedInfinitive && !r.decapitalised));
    let sick = lexicon.lookup("Kranker");
    let reading = sick.iter().find(|r| r.category == Category::NominalisedAdjective).unwrap();
    assert_eq!(sick.lemma(&lexicon, "Kranker", reading), "krank");
    assert!(lexicon.lookup("Gehens").iter().any(|r| r.any_agreement() == Agreement::of(Case::Genitive, Gender::Neuter)));
}

#[test]
fn compounds_split_and_take_their_heads_gender() {
    let lexicon = lexicon();
    for (form, parts) in [
        ("Arbeitsvertragsklausel", "Arbeit Vertrag Klausel"),
        ("Schulgartenzaun", "Schule Garten Zaun"),
        ("Häuserwand", "Haus Wand"),
        ("Datenbankabfrage", "Datenbank Abfrage"),
        ("Sonnenblumenfeld", "Sonne Blume Feld"),
        ("Regierungserklärung", "Regierung Erklärung"),
        ("Hundekäfig", "Hund Käfig"),
    ] {
        let split = lexicon.split_compound(form).unwrap_or_else(|| panic!("{form} is not split"));
        let lemmas: Vec<&str> = split.iter().map(|part| part.lemma.as_str()).collect();
        assert_eq!(lemmas.join(" "), parts);
        assert_eq!(split.last().map(|part| (part.range.end, part.kind)), Some((form.len(), PartKind::Head)));
    }
    assert_eq!(noun(&lexicon, "Schulgartenzäunen"), "Schulgartenzaun dp");
    assert_eq!(lexicon.gender_of_noun("Arbeitsvertragsklausel").genders(), 1 << Gender::Feminine as u8);
    assert!(lexicon.is_first_part("arbeits") && !lexicon.is_first_part("arbeitst"));
}

#[test]
fn glued_and_broken_words_stay_unknown() {
    let lexicon = lexicon();
    for form in ["Dateiaus", "Gruppeoder", "Tischund", "xqzt", "gehtt", "diesere", "Zeitungdie", "berichtetdass", "Verwaltungs"] {
        assert!(!lexicon.is_known(form), "{form}: {:?}", readings(&lexicon, form));
    }
}

#[test]
fn derivation_prefixes_and_spelling() {
    let lexicon = lexicon();
    assert_eq!(noun(&lexicon, "Besuchbarkeiten"), "Besuchbarkeit np gp dp ap");
    assert!(lexicon.lookup("unzerkratzt").has(Category::Adjective));
    assert!(lexicon.lookup("zaunlose").has(Category::Adjective));
    let swiss = lexicon.lookup("Strasse");
    assert_eq!(swiss.iter().next().map(|r| r.source), Some(Source::Swiss));
    assert_eq!(swiss.lemma(&lexicon, "Strasse", &swiss.as_slice()[0]), "Straße");
    assert!(lexicon.lookup("EU-Gartenzaun").has(Category::Noun));
    assert!(lexicon.lookup("Gartenzaun-").has(Category::FirstPart));
}

#[test]
fn numbers_and_names() {
    let lexicon = lexicon();
    for form in ["zweiundvierzig", "dreihundertfünfzig", "1.234,5", "XIV"] {
        assert!(lexicon.lookup(form).has(Category::Cardinal), "{form}");
    }
    assert!(lexicon.lookup("1990er").has(Category::Adjective));
    let berlin = lexicon.lookup("Berlins");
    let name = berlin.iter().find(|r| r.category == Category::Name).unwrap();
    assert_eq!(name.name_kind(), compile::NameKind::Place);
    assert_eq!(name.any_agreement().cases(), 1 << Case::Genitive as u8);
    assert!(!lexicon.is_known("Xanthoprok"));
}

#[test]
fn inflecting_for_suggestions() {
    let lexicon = lexicon();
    let like = |lemma: &str, form: &str, category: Category| {
        let readings = lexicon.lookup(form);
        let reading = *readings.iter().find(|r| r.category == category).unwrap();
        lexicon.inflect_like(lemma, &reading)
    };
    assert_eq!(like("Haus", "Kindern", Category::Noun).as_deref(), Some("Häusern"));
    assert_eq!(like("gehen", "machten", Category::Verb).as_deref(), Some("gingen"));
    assert_eq!(like("aufmachen", "angenommen", Category::Verb).as_deref(), Some("aufgemacht"));
    let dative = Agreement::of(Case::Dative, Gender::Feminine);
    assert_eq!(lexicon.inflect("alt", Category::Adjective, dative, Declension::Strong, Degree::Positive).as_deref(), Some("alter"));
    assert_eq!(lexicon.inflect("gut", Category::Adjective, dative, Declension::Weak, Degree::Comparative).as_deref(), Some("besseren"));
    let plural = Agreement::of(Case::Dative, Gender::Plural);
    assert_eq!(
        lexicon.inflect("Schulgartenzaun", Category::Noun, plural, Declension::Weak, Degree::Positive).as_deref(),
        Some("Schulgartenzäunen")
    );
    assert_eq!(
        lexicon.conjugate("sein", Category::Auxiliary, VerbForms::of(TenseMood::Present, Person::ThirdPlural)).as_deref(),
        Some("sind")
    );
}

#[test]
fn a_users_rows_are_inflected_too() {
    use crate::data::AddedTable;
    let text = "# Columns: lemma\tgender\tgenitive\tdative\taccusative\tplural\tjoints\n\n## Own — a user\nPrüfling\tm\ts\t\t\te\ts\nZwirbel\tm\ts\t\t\t-\t\n";
    let table = AddedTable { path: "own.tsv".into(), name: "lexicon/nouns".into(), text: text.into() };
    let dictionaries = Dictionaries::with_added(vec![table]).unwrap();
    let lexicon = Lexicon::new(&dictionaries);
    assert_eq!(noun(&lexicon, "Zwirbels"), "Zwirbel gm");
    assert_eq!(noun(&lexicon, "Gartenzwirbeln"), "Gartenzwirbel dp");
}

#[test]
fn nothing_makes_it_panic() {
    let lexicon = lexicon();
    let long = "ü".repeat(400);
    for form in [
        "",
        "-",
        "--",
        "-a",
        "a-",
        "'",
        "’s",
        "ß",
        "ẞ",
        "İstanbul",
        "日本",
        "zu",
        "un",
        "unun",
        "ssssss",
        "\u{0}",
        "Ä-ö-Ü-",
        &long,
        "ge",
        "gegege",
        "1-",
        "ǅungla",
    ] {
        let readings = lexicon.lookup(form);
        for reading in readings.iter() {
            let _ = readings.lemma(&lexicon, form, reading);
        }
        let _ = lexicon.split_compound(form);
    }
}

#[test]
fn every_suffix_has_its_start() {
    for row in Dictionaries::new().rows("lexicon/suffixes") {
        let [_, suffix, ..] = row.array::<8>();
        assert!(fallback::SUFFIX_STARTS.iter().any(|start| suffix.starts_with(start)), "{suffix}");
    }
}

#[test]
fn the_tables_are_tidy() {
    for (name, text) in crate::data::embedded().iter().filter(|(name, _)| name.starts_with("lexicon/")) {
        let table = crate::data::format::TableText::parse(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        assert_eq!(table.untidy(), [], "{name}");
    }
}
