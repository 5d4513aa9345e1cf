//! What the rules about names of places share: which mention counts, which form is proposed, how it is inflected.

use crate::document::Span;
use crate::findings::Applicability;
use crate::language::features::Category;
use crate::language::names::forms::Ending;
use crate::language::names::inflection::{genitive_ending, inflect, is_determiner};
use crate::language::names::places::{Place, PlaceKind, PlaceMention, Places};
use crate::language::names::surroundings::{Surroundings, is_quote};
use crate::rules::{Context, Policy};
use std::sync::Arc;

/// The names of places of one document.
pub(super) struct PlaceForms<'c> {
    context: Context<'c>,
    /// The table.
    pub(super) places: Arc<Places>,
    /// What stands around a name.
    pub(super) around: Surroundings<'c>,
    /// All mentions in the order of the text.
    pub(super) mentions: &'c [PlaceMention],
}

/// What is to be written instead.
pub(super) struct Proposal {
    /// What it replaces; wider than the name where an article or a preposition changes with it.
    pub(super) span: Span,
    /// The new text.
    pub(super) text: String,
    /// Who may apply it.
    pub(super) applicability: Applicability,
}

/// Nouns, and last parts of compounds, that say what kind of place the next word names.
const HEADS: &[&str] = &[
    "stadt",
    "provinz",
    "region",
    "staat",
    "land",
    "emirat",
    "sultanat",
    "republik",
    "insel",
    "fluss",
    "flusse",
    "bezirk",
    "ort",
    "ortschaft",
    "dorf",
    "gebiet",
    "reich",
    "kanton",
    "hafen",
    "metropole",
    "gouvernement",
    "oblast",
    "distrikt",
    "kreis",
    "hochburg",
    "enklave",
    "exklave",
    "nachbar",
    "stadtteil",
    "raum",
    "dörfer",
    "städte",
    "inseln",
    "provinzen",
    "tal",
    "halbinsel",
    "see",
    "berg",
    "gebirge",
    "golf",
    "mitglied",
    "partner",
    "gastgeber",
    "großraum",
    "festung",
];

/// States and provinces of English-speaking countries: „Paris, Texas“ is not Paris.
const STATES: &[&str] = &[
    "Alabama",
    "Alaska",
    "Arizona",
    "Arkansas",
    "California",
    "Kalifornien",
    "Colorado",
    "Connecticut",
    "Delaware",
    "Florida",
    "Georgia",
    "Idaho",
    "Illinois",
    "Indiana",
    "Iowa",
    "Kansas",
    "Kentucky",
    "Louisiana",
    "Maine",
    "Maryland",
    "Massachusetts",
    "Michigan",
    "Minnesota",
    "Mississippi",
    "Missouri",
    "Montana",
    "Nebraska",
    "Nevada",
    "New",
    "North",
    "Ohio",
    "Oklahoma",
    "Ontario",
    "Oregon",
    "Pennsylvania",
    "Rhode",
    "South",
    "Tennessee",
    "Texas",
    "Utah",
    "Vermont",
    "Virginia",
    "Washington",
    "West",
    "Wisconsin",
    "Wyoming",
];

impl<'c> PlaceForms<'c> {
    /// Finds the places of a document.
    pub(super) fn new(context: &Context<'c>) -> Self {
        let places = context.dictionaries.index::<Places>();
        let mentions = context.analysis.found().places(context.document, context.dictionaries);
        PlaceForms { context: *context, places, around: Surroundings::new(context.document, context.analysis), mentions }
    }

    /// Whether the text names another place of the same part of the world by a German name that no other place has.
    pub(super) fn near_another(&self, mention: &PlaceMention) -> bool {
        self.mentions.iter().any(|other| {
            other.row != mention.row
                && other.kind != PlaceKind::English
                && self.places.same_region(other.row, mention.row)
                && !self.mentions.iter().any(|rival| rival.found.first == other.found.first && rival.row != other.row)
        })
    }

    /// The row of a mention.
    pub(super) fn row(&self, mention: &PlaceMention) -> Place<'_> {
        self.places.row(mention.row)
    }

    /// The form of a mention as the table has it.
    pub(super) fn form(&self, mention: &PlaceMention) -> &str {
        self.places.forms.text(mention.found.form)
    }

    /// Whether the English form of a mention can be nothing else in its place.
    pub(super) fn is_english(&self, mention: &PlaceMention, german_in_text: bool) -> bool {
        let found = mention.found;
        let tokens = found.first()..found.end();
        if mention.kind != PlaceKind::English || self.around.in_english(tokens.clone()) || self.around.in_title(tokens.clone()) {
            return false;
        }
        let closed = matches!(found.ending, Ending::S | Ending::ApostropheS);
        if (found.name.start == found.span.start && self.follows_name(found.first(), closed)) || self.around.in_name(tokens.clone(), closed)
        {
            return false;
        }
        if self.around.brackets(tokens.clone()).is_some_and(|(open, close)| self.explains(mention, open, close))
            || self.around.about_names(found.first())
        {
            return false;
        }
        if self.before_state(found.end()) || self.modifies(mention) || self.in_code(mention) {
            return false;
        }
        if !mention.ambiguous {
            return true;
        }
        // Georgia beside Florida is the American one.
        if self
            .around
            .sentence(found.first())
            .any(|t| STATES.contains(&self.context.document.word(t)) && !(found.first()..found.end()).contains(&t))
        {
            return false;
        }
        // Ambiguous: no compound, and a sign that a place is meant.
        if found.in_compound() {
            return false;
        }
        if mention.genitive && self.reads_as_genitive(found.end()) {
            return false;
        }
        let before = self.around.before(found.first()).map_or("", |t| self.context.analysis.lower(t));
        let direction = |t: usize| {
            let word = t.checked_sub(2).map_or("", |t| self.context.analysis.lower(t));
            matches!(word, "südlich" | "nördlich" | "westlich" | "östlich" | "unweit" | "stadt" | "hauptstadt" | "kilometer")
        };
        let locative = matches!(before, "in" | "nach" | "aus") || (before == "von" && direction(found.first()));
        let rival = self.mentions.iter().any(|m| m.found.first == found.first && m.row != mention.row);
        let form = self.form(mention);
        if !german_in_text {
            return locative && !rival && !GERMAN_TOO.contains(&form);
        }
        // „Munster“ beside Münster has lost its marks; „die Zurich“ is a firm.
        if !found.in_compound() && !is_determiner(before) && unmarked(self.row(mention).german) == form {
            return true;
        }
        // „sagte Jordan“, „gegen Genoa“: persons and clubs; „Poland grenzt an …“ is neither.
        locative
            || (!rival
                && (UNMISTAKABLE.contains(&form)
                    || (matches!(before, "und" | "oder" | "," | "wie") && !GERMAN_TOO.contains(&form) && self.in_list(mention))))
    }

    /// „Facebook Australia“, „Herr Puglia“, „Tate Britain“: a capitalised word before, unless it says what kind of place follows
    /// (Stadt, Provinz) or the name is its genitive.
    fn follows_name(&self, first: usize, closed: bool) -> bool {
        let Some(before) = self.around.before(first) else { return false };
        let word = self.context.document.word(before);
        if word == ")" {
            return true;
        }
        if closed || before == self.around.sentence(first).start || !word.starts_with(char::is_uppercase) {
            return false;
        }
        let lower = self.context.analysis.lower(before);
        !HEADS.iter().any(|head| {
            let rest = lower.rfind(head).map(|at| &lower[at + head.len()..]);
            matches!(rest, Some("" | "s" | "es" | "n" | "en" | "e"))
        })
    }

    /// „des Styria Verlags“, „die Cameroon Airlines“: the first part of a name of a firm.
    fn modifies(&self, mention: &PlaceMention) -> bool {
        let found = mention.found;
        let determined = self
            .around
            .before(found.first())
            .is_some_and(|t| is_determiner(self.context.analysis.lower(t)) || self.context.analysis.readings(t).has(Category::Adjective));
        let several = self.form(mention).contains(' ') && found.ending == Ending::None;
        (determined || several)
            && !found.in_compound()
            && (self.row(mention).article().is_none() || self.form(mention).contains(' '))
            && self.around.after(found.end()).is_some_and(|t| self.context.document.word(t).starts_with(char::is_uppercase))
    }

    /// „Berlin, Hessen und Bavaria“: another place just before.
    fn in_list(&self, mention: &PlaceMention) -> bool {
        let first = mention.found.first();
        self.mentions.iter().any(|m| m.row != mention.row && m.found.end() < first && m.found.end() + 3 > first)
    }

    /// Whether what is in brackets only explains what stands before them: `Kyjiw (russisch Kiew)`.
    fn explains(&self, mention: &PlaceMention, open: usize, close: usize) -> bool {
        let found = mention.found;
        let words = (open + 1..close).filter(|&t| self.context.document.tokens[t].is_word()).count();
        let same_before = self.mentions.iter().any(|m| m.row == mention.row && m.found.end() <= open && m.found.end() + 3 > open);
        same_before || self.around.glossed(found.first()..found.end()) || words <= found.end() - found.first()
    }

    /// `Country:"Germany"`: a value.
    fn in_code(&self, mention: &PlaceMention) -> bool {
        let mut before = self.context.document.prose[..mention.found.span.start as usize].chars().rev();
        before.next().is_some_and(|c| matches!(c, '"' | '\''))
            && before.next().is_some_and(|c| matches!(c, ':' | '=' | '(' | '{' | '[' | ','))
    }

    /// „Paris, Texas“.
    fn before_state(&self, end: usize) -> bool {
        self.context.document.word(end) == "," && STATES.contains(&self.context.document.word(end + 1))
    }

    /// „Athens Bürgermeister“, „Athens neuer Bürgermeister“: the German genitive.
    fn reads_as_genitive(&self, end: usize) -> bool {
        let word = |t: usize| self.context.document.word(t);
        let capital = |t: usize| word(t).starts_with(char::is_uppercase);
        capital(end) || (word(end).ends_with(['e', 'r', 'n', 's', 'm']) && capital(end + 1) && self.context.document.tokens[end].is_word())
    }

    /// Whether a German form stands where another one is in place: in a name, a title, an explanation, another time.
    pub(super) fn licensed(&self, mention: &PlaceMention) -> bool {
        let found = mention.found;
        let tokens = found.first()..found.end();
        let closed = matches!(found.ending, Ending::S | Ending::N);
        self.around.in_credit(found.first())
            || self.around.in_title(tokens.clone())
            || self.around.in_english(tokens.clone())
            || (!found.in_compound() && self.around.in_name(tokens.clone(), closed))
            || self.around.brackets(tokens.clone()).is_some_and(|(open, close)| self.explains(mention, open, close))
            || self.around.about_names(found.first())
            || self.around.historical(found.first())
            || self.beside_other_form(mention)
    }

    /// „Birma oder Myanmar“, „Kiew (Kyjiw)“, „Myanmar, früher Birma“: the other form follows or precedes with an explanation.
    fn beside_other_form(&self, mention: &PlaceMention) -> bool {
        let sentence = self.around.sentence(mention.found.first());
        self.mentions.iter().any(|other| {
            if other.row != mention.row || other.found.form == mention.found.form || !sentence.contains(&other.found.first()) {
                return false;
            }
            let (left, right) = if other.found.first < mention.found.first { (other, mention) } else { (mention, other) };
            let between = left.found.end()..right.found.first();
            between.len() <= 6
                && (self.around.glossed(right.found.first()..right.found.end())
                    || between.clone().any(|t| {
                        matches!(self.context.document.word(t), "(" | "/" | "[" | "–" | "=") || is_quote(self.context.document.word(t))
                    }))
        })
    }

    /// Whether the house keeps to the form that stands first.
    pub(super) fn first_wins(&self) -> bool {
        self.context.house.policy == Policy::FirstMention
    }

    /// The form that the configuration prefers for a place, where a form of it in the text is unwanted; before all other grounds.
    pub(super) fn preferred(&self, row: u16) -> Option<u32> {
        if self.context.house.is_empty() {
            return None;
        }
        self.mentions.iter().filter(|m| m.row == row).find_map(|mention| {
            let wanted = self.context.house.preferred(self.form(mention))?;
            self.places.forms.exact(wanted).into_iter().find(|&form| self.places.forms.form(form).row == row)
        })
    }

    /// The German form that the house writes: the table's, unless the configuration wants another one.
    pub(super) fn house_form<'t>(&'t self, german: &'t str) -> &'t str {
        self.context.house.preferred(german).unwrap_or(german)
    }

    /// The new text for a mention.
    pub(super) fn propose(&self, mention: &PlaceMention, german: &str) -> Proposal {
        let found = mention.found;
        let document = self.context.document;
        let text = document.text(found.span);
        let head = &text[..(found.name.start - found.span.start) as usize];
        let tail = &text[(found.name.end - found.span.start) as usize..];
        let sure = if mention.ambiguous || mention.kind != PlaceKind::English { Applicability::Suggest } else { Applicability::Safe };
        if found.in_compound() {
            // „Black Sea-Flotte“: the German name is joined with hyphens.
            let joined = if german.contains(' ') { german.replace(' ', "-") } else { german.to_owned() };
            return Proposal { span: found.span, text: format!("{head}{joined}{tail}"), applicability: sure };
        }
        let row = self.row(mention);
        let genitive = matches!(found.ending, Ending::S | Ending::ApostropheS | Ending::Es);
        let before = self.around.before(found.first());
        let previous = before.map_or("", |t| self.context.analysis.lower(t));
        let plural = row.has("plural");
        let mut name = inflect(german, previous, row.article(), plural);
        if let Some(article) = row.article() {
            let determined = is_determiner(previous);
            if genitive && !determined {
                // „Crimeas Häfen“: the German name would need another order of words.
                return Proposal { span: found.span, text: name, applicability: Applicability::Show };
            }
            if !determined && mention.kind == PlaceKind::English && !OPTIONAL_ARTICLE.contains(&row.german) {
                let (width, text) = with_article(&name, article, plural, previous, before.is_some());
                let span = if width { document.tokens[before.unwrap_or(found.first())].span.to(found.span) } else { found.span };
                return Proposal { span, text, applicability: Applicability::Suggest };
            }
            if genitive && previous == "des" {
                name.push_str(genitive_ending(&name));
            }
            return Proposal { span: found.span, text: name, applicability: Applicability::Suggest };
        }
        if genitive {
            // „des neutralen Belarus“ has no apostrophe, „Belarus’ Nachbarn“ has one.
            let inflected =
                is_determiner(previous) || (previous.ends_with("en") && before.is_some_and(|t| self.context.document.word(t) == previous));
            match genitive_ending(&name) {
                "’" if inflected => {}
                ending => name.push_str(ending),
            }
        }
        // „the Hague“ and „The Hague“ bring the article along.
        Proposal { span: found.span, text: name, applicability: sure }
    }
}

/// A name without its umlauts; itself if it has none.
fn unmarked(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'ä' => 'a',
            'ö' => 'o',
            'ü' => 'u',
            'Ö' => 'O',
            'Ü' => 'U',
            other => other,
        })
        .collect()
}

/// Ambiguous English forms that mean the country wherever its German name stands in the text, too.
const UNMISTAKABLE: &[&str] = &["Poland", "Turkey", "Türkiye", "Lebanon"];

/// English forms that German uses itself for another place.
const GERMAN_TOO: &[&str] = &["Georgia", "Venice", "Munster", "Panama City", "Ithaca", "Syracuse", "Carlsbad"];

/// Names that are used with and without their article.
const OPTIONAL_ARTICLE: &[&str] = &[
    "Irak",
    "Iran",
    "Jemen",
    "Kongo",
    "Kosovo",
    "Libanon",
    "Niger",
    "Oman",
    "Senegal",
    "Sudan",
    "Südsudan",
    "Tschad",
    "Gaza",
    "Krim-Brücke",
];

/// The name with the article that the preposition before it asks for; `true` if the preposition is a part of the new text.
fn with_article(name: &str, article: &str, plural: bool, previous: &str, inside: bool) -> (bool, String) {
    let dative_name = || inflect(name, "den", Some(article), plural);
    let dative = match (plural, article) {
        (true, _) => "den",
        (_, "die") => "der",
        _ => "dem",
    };
    let weak = |determiner: &str| inflect(name, determiner, Some(article), plural);
    match previous {
        "in" | "von" | "zu" | "bei" | "an" if dative == "dem" => {
            let contracted = match previous {
                "in" => "im",
                "von" => "vom",
                "zu" => "zum",
                "bei" => "beim",
                _ => "am",
            };
            (true, format!("{contracted} {}", weak(contracted)))
        }
        "in" | "von" | "zu" | "bei" | "an" | "aus" | "mit" | "seit" | "auf" | "gegenüber" | "zwischen" if dative == "den" => {
            (false, format!("den {}", dative_name()))
        }
        "in" | "von" | "zu" | "bei" | "an" | "aus" | "mit" | "seit" | "auf" | "gegenüber" | "zwischen" => {
            (false, format!("{dative} {}", weak(if dative == "der" { "einer" } else { "dem" })))
        }
        // „nach Crimea“ is „auf die Krim“, „in die Türkei“: which one, a person says.
        "für" | "gegen" | "durch" | "um" | "ohne" | "über" if article == "der" && !plural => (false, format!("den {}", weak("den"))),
        _ => {
            let nominative = if plural { "die" } else { article };
            let written = if inside { nominative.to_owned() } else { capitalised(nominative) };
            (false, format!("{written} {}", weak(nominative)))
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_their_determiner() {
        assert_eq!(inflect("Schwarzes Meer", "im", Some("das"), false), "Schwarzen Meer");
        assert_eq!(inflect("Schwarzes Meer", "das", Some("das"), false), "Schwarze Meer");
        assert_eq!(inflect("Golf von Aden", "im", Some("der"), false), "Golf von Aden");
        assert_eq!(inflect("Niederlande", "den", Some("die"), true), "Niederlanden");
        assert_eq!(with_article("Krim", "die", false, "von", true), (false, "der Krim".to_owned()));
        assert_eq!(with_article("Vatikan", "der", false, "in", true), (true, "im Vatikan".to_owned()));
        assert_eq!(with_article("Türkei", "die", false, "", false), (false, "Die Türkei".to_owned()));
        assert_eq!(with_article("Niederlande", "die", true, "in", true), (false, "den Niederlanden".to_owned()));
        assert_eq!(genitive_ending("Honduras"), "’");
    }
}
