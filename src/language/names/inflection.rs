//! How a German name of several words follows its determiner.

/// Determiners and contracted prepositions after which an adjective ends in -en.
const OBLIQUE: &[&str] = &[
    "im", "am", "vom", "zum", "zur", "beim", "dem", "den", "des", "einem", "einen", "eines", "einer", "diesem", "diesen", "dieses",
    "dieser", "seinem", "seinen", "ihrem", "ihren", "unserem", "unseren", "ganzen", "gesamten",
];

/// Whether a word in lower case is an article or a word in its place.
pub fn is_determiner(lower: &str) -> bool {
    OBLIQUE.contains(&lower)
        || matches!(
            lower,
            "der"
                | "die"
                | "das"
                | "ans"
                | "ins"
                | "aufs"
                | "fürs"
                | "ganz"
                | "ein"
                | "eine"
                | "sein"
                | "seine"
                | "ihr"
                | "ihre"
                | "unser"
                | "unsere"
                | "dieser"
                | "diese"
                | "kein"
                | "keine"
        )
}

/// The ending of the genitive without article.
pub fn genitive_ending(name: &str) -> &'static str {
    if name.ends_with(['s', 'x', 'z', 'ß']) {
        "’"
    } else if name.ends_with("Meer") {
        "es"
    } else {
        "s"
    }
}

/// The German name after a determiner: the adjective of „Schwarzes Meer“, the plural of „Niederlande“.
pub fn inflect(german: &str, previous: &str, article: Option<&str>, plural: bool) -> String {
    let Some((first, rest)) = german.split_once(' ') else {
        return if plural && matches!(previous, "den") && german.ends_with(['e', 'l', 'r']) {
            format!("{german}n")
        } else {
            german.to_owned()
        };
    };
    let stem = ["er", "es", "e"].iter().find_map(|ending| first.strip_suffix(ending)).filter(|stem| stem.len() > 2);
    let (Some(stem), Some(article)) = (stem, article) else { return german.to_owned() };
    // „Golf von Aden“, „Prager Burg“ have no inflected adjective; „Roter Platz“, „Schwarzes Meer“ agree with their article.
    let agrees = match article {
        "der" => first.ends_with("er"),
        "das" => first.ends_with("es"),
        _ => first.ends_with('e'),
    };
    if !agrees {
        return german.to_owned();
    }
    let ending = match previous {
        "das" | "ins" | "ans" => "e",
        "die" if plural => "en",
        "die" => "e",
        "der" if article == "der" => "e",
        "der" => "en",
        _ if OBLIQUE.contains(&previous) => "en",
        _ => return german.to_owned(),
    };
    format!("{stem}{ending} {rest}")
}

/// The article that a name in the strong form (`Weißes Haus`) shows by its first adjective.
pub fn article_of(german: &str) -> Option<&'static str> {
    let (first, _) = german.split_once(' ')?;
    match first {
        _ if first.ends_with("es") => Some("das"),
        _ if first.ends_with("er") => Some("der"),
        _ if first.ends_with('e') => Some("die"),
        _ => None,
    }
}
