use super::*;
use crate::data::Dictionaries;

fn romanisation() -> std::sync::Arc<Romanisation> {
    Dictionaries::new().index::<Romanisation>()
}

#[test]
fn every_language_has_a_table() {
    assert_eq!(romanisation().languages(), LanguageSet::ALL);
}

#[test]
fn originals_are_written_by_the_german_convention() {
    let romanisation = romanisation();
    for (original, language, german) in [
        ("Щербаков", Language::Russian, "Schtscherbakow"),
        ("Елена", Language::Russian, "Jelena"),
        ("Сергеев", Language::Russian, "Sergejew"),
        ("Борисов", Language::Russian, "Borissow"),
        ("Жуковский", Language::Russian, "Schukowski"),
        ("Чхеидзе", Language::Russian, "Tschcheidse"),
        ("Зеленський", Language::Ukrainian, "Selenskyj"),
        ("Шевченко", Language::Ukrainian, "Schewtschenko"),
        ("Лукашэнка", Language::Belarusian, "Lukaschenka"),
        ("Жапаров", Language::Kyrgyz, "Dschaparow"),
        ("სააკაშვილი", Language::Georgian, "Saakaschwili"),
        ("Փաշինյան", Language::Armenian, "Paschinjan"),
    ] {
        assert_eq!(romanisation.romanise(original, language).as_deref(), Some(german), "{original}");
    }
}

#[test]
fn english_spellings_find_their_german_form() {
    let romanisation = romanisation();
    for (english, language, german) in [
        ("Yerkin", Language::Kazakh, "Jerkin"),
        ("Tukumov", Language::Kazakh, "Tukumow"),
        ("Shakirova", Language::Russian, "Schakirowa"),
        ("Chernyshenko", Language::Russian, "Tschernyschenko"),
        ("Zhumabayev", Language::Kazakh, "Schumabajew"),
        ("Akhmetov", Language::Russian, "Achmetow"),
        ("Ryzhkova", Language::Russian, "Ryschkowa"),
        ("Rozhdestvensky", Language::Russian, "Roschdestwenski"),
        ("Shcherbakov", Language::Russian, "Schtscherbakow"),
        ("Kuznetsov", Language::Russian, "Kusnezow"),
        ("Tkachenko", Language::Ukrainian, "Tkatschenko"),
        ("Hrytsenko", Language::Ukrainian, "Hryzenko"),
        ("Rashid", Language::Arabic, "Raschid"),
        ("Saakashvili", Language::Georgian, "Saakaschwili"),
        ("Pashinyan", Language::Armenian, "Paschinjan"),
        ("Japarov", Language::Kyrgyz, "Dschaparow"),
    ] {
        assert_eq!(romanisation.german_form(english, language).as_deref(), Some(german), "{english}");
    }
    assert_eq!(romanisation.german_form("Umarow", Language::Russian), None);
}

#[test]
fn the_convention_of_a_spelling_shows() {
    let romanisation = romanisation();
    for (word, language, style) in [
        ("Umarov", Language::Russian, Style::English),
        ("Umarow", Language::Russian, Style::German),
        ("Chernyshenko", Language::Russian, Style::English),
        ("Tschernyschenko", Language::Russian, Style::German),
        ("Putin", Language::Russian, Style::Either),
        ("Yerkin", Language::Kazakh, Style::English),
        ("Tokajew", Language::Russian, Style::German),
        ("Schakirova", Language::Russian, Style::Neither),
        ("Mudschahed", Language::Arabic, Style::German),
    ] {
        assert_eq!(romanisation.convention(word, language), style, "{word}");
    }
}

#[test]
fn two_spellings_of_one_original_meet() {
    let romanisation = romanisation();
    for (a, b, language) in [
        ("Umarov", "Umarow", Language::Russian),
        ("Tokayev", "Tokajew", Language::Kazakh),
        ("Mujahed", "Mudschahed", Language::Arabic),
        ("Mahmoud", "Mahmud", Language::Arabic),
        ("Zhou", "Chou", Language::Chinese),
        ("Shinzo", "Schinso", Language::Japanese),
        ("Erdogan", "Erdoğan", Language::Latin),
    ] {
        assert!(romanisation.meet_words(a, b).loose.has(language), "{a} {b}");
        assert!(romanisation.meet_words(b, a).loose.has(language), "{b} {a}");
    }
    for (a, b) in [("Ivanov", "Ivanova"), ("Petrow", "Pavlov"), ("Karimow", "Umarow"), ("Li", "Lin")] {
        assert!(romanisation.meet_words(a, b).strict.is_empty(), "{a} {b}");
    }
}
