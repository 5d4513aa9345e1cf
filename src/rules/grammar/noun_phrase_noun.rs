//! What the noun and the words behind it excuse: titles and names, torn compounds, attributes with complements, nouns of two genders.

use super::constructions::Noun;
use super::forms;
use super::noun_phrase_agreement::{Fault, any};
use crate::document::TokenKind;
use crate::language::compile::NameKind;
use crate::language::features::{Agreement, Case, Category, Gender, VerbForms};
use crate::language::lexicon::{Lexicon, Source};
use crate::language::phrases::{Word, ending};
use crate::language::tagger::Tag;
use crate::language::token_language::{Label, TokenLanguage};
use crate::language::{MONTHS, WEEKDAYS};

/// How many capitalised words behind the noun are looked at.
const LONGEST_NAME: usize = 5;

impl Fault<'_, '_> {
    /// „dem Verletzten Wasser“, „hat der Wiener Verständnis“: the phrase ends before the last noun.
    pub(super) fn is_shorter(&self, head: usize) -> bool {
        let inside = self.phrase.start as usize + 1..head;
        // „die [von der Stadt] geplante Brücke“
        if inside.clone().any(|token| matches!(self.tag(token), Tag::Appr | Tag::Apprart)) {
            return false;
        }
        let mut inside = inside;
        inside.any(|token| self.is_capital(token) && self.fits(token))
    }

    /// „Die Heiland“ in quotation marks, „das Note 5“, „die Europa League“, „Der langjährige Wetten, dass-Moderator“.
    pub(super) fn is_title(&self, start: usize, head: usize, own: bool) -> bool {
        let constructions = self.constructions();
        let run = (head + 1..self.sentence.end).take_while(|&token| self.is_capital(token)).take(LONGEST_NAME);
        let named =
            run.into_iter().any(|token| constructions.noun(self.lower(token), Noun::ForeignHead)) || self.is_hyphenated_number(head + 1);
        if named || !own {
            return named;
        }
        let document = self.context.document;
        let mark = |token: Option<usize>| {
            token.is_some_and(|token| matches!(document.word(token), "„" | "“" | "\"" | "»" | "«" | "‚" | "‘" | "”"))
        };
        if mark(start.checked_sub(1)) && mark(Some(head + 1)) {
            return true;
        }
        if !self.phrase.counted && self.is_model_number(head) {
            return true;
        }
        self.word(head).has(Word::NAME) && self.is_capital(head + 1) && !self.takes_name(head)
            || self.lower(head + 1) == "," && self.lower(head + 2) == "dass" && self.lower(head + 3).starts_with('.')
    }

    pub(super) fn is_number(&self, token: usize) -> bool {
        self.sentence.contains(&token) && self.context.document.tokens[token].kind == TokenKind::Number
    }

    /// „der Formel 1-Weltmeister“
    fn is_hyphenated_number(&self, token: usize) -> bool {
        let next = token + 1;
        let glued = self.sentence.contains(&next) && self.lower(next).starts_with('-') && !self.context.document.tokens[next].spaced;
        self.has_digits(token) && (glued || self.lower(token).contains('-'))
    }

    /// „das Note 5“, „die Formel 1“, „der Klasse A“: the number or letter belongs to a name whose gender is its own.
    fn is_model_number(&self, head: usize) -> bool {
        let next = head + 1;
        if !self.sentence.contains(&next) {
            return false;
        }
        let token = &self.context.document.tokens[next];
        let letter = token.span.len() == 1 && self.is_capital(next);
        if !letter && token.kind != TokenKind::Number {
            return false;
        }
        // „lieferte die Ministerium 224 Kilometer Leitung“: the number counts what follows.
        let text = self.lower(next);
        let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        let counts = text.contains('.') || self.is_capital(next + 1) || self.word(next + 1).is_adjective() && !self.tag(next + 1).is_verb();
        letter || self.is_shared(head) || !counts && !year && !self.constructions().ends_in(self.lower(head), None, Noun::Numbered)
    }

    /// „das drei Meter hohe Tor“, „die 20 Prozent“
    pub(super) fn is_measured(&self, head: usize) -> bool {
        let measure = self.constructions().noun(self.lower(head), Noun::Measure);
        self.phrase.counted && (measure || !self.tag(head + 1).is_mark() && self.word(head + 1).is_adjective())
    }

    /// The noun belongs to a larger phrase that agrees: „das die Umwelt belastende Öl“, „die Daten Bank“, „der Hang Seng Index“.
    pub(super) fn is_wider(&self, head: usize) -> bool {
        let next = head + 1;
        if !self.sentence.contains(&next) {
            return false;
        }
        let spaced = self.context.document.tokens[next].spaced;
        // „jeder Tages - und Nachtzeit“, „das gute Preis - Leistungs - Verhältnis“, „der Transport/Logistiksparte“
        if matches!(self.lower(next), "-" | "/") && (!spaced || self.is_capital(next + 1) || matches!(self.lower(next + 1), "und" | "oder"))
        {
            return true;
        }
        // „der Tal'-Pokal“
        if matches!(self.lower(next), "′" | "'" | "’") && !spaced {
            return true;
        }
        // „die Lunch-Bag“: the gender of an English noun in a compound is anybody's guess.
        let text = self.context.document.word(head);
        if let Some((_, last)) = text.rsplit_once('-')
            && self.context.dictionaries.index::<TokenLanguage>().evidence(last).english > 1.5
        {
            return true;
        }
        // „die Rundfunk und Telekom Regulierungs-GmbH“
        if matches!(self.lower(next), "und" | "&") && self.is_firm(next + 1) {
            return true;
        }
        // „die künftige Windows (mobile)-Ausgabe“
        if self.lower(next) == "(" && self.lower(next + 2) == ")" && self.lower(next + 3).starts_with('-') {
            return true;
        }
        // „das Feature Flag“, but „der Senator Meier“
        let named = || self.word(next).has(Word::NAME) && !self.is_english(next);
        let apposition = self.takes_name(head) && (!self.is_english(head) || named());
        // „die Visual apps-Anzeige“
        if self.word(next).has(Word::UNKNOWN) && !self.is_capital(next) && self.lower(next).contains('-') && self.is_shared(head) {
            return true;
        }
        if self.is_capital(next) && self.context.document.tokens[next].is_word() && self.is_wider_name(head, next, apposition) {
            return true;
        }
        if apposition && self.phrase.agreement.is_empty() {
            return self.has_attribute(next);
        }
        // „Front de Gauche“, „Lord's“
        self.phrase.agreement.is_empty()
            && matches!(self.lower(next), "/" | "′" | "'" | "’" | "&" | "de" | "of" | "du" | "di" | "del" | "la" | "the" | "for" | "and")
            || self.context.analysis.label(next) == Label::English
            || self.has_attribute(next)
    }

    /// The capitalised words behind the noun make a name or compound whose last word decides.
    fn is_wider_name(&self, head: usize, next: usize, apposition: bool) -> bool {
        let is_noun = |token: usize| !self.word(token).noun.is_empty() || !any(&self.word(token).nominalised).is_empty();
        // „vor des Wanderers Nase“
        let genitive = self.phrase.agreement.meets(Agreement::case(Case::Genitive));
        if is_noun(next) && (genitive || self.fits(next) && self.is_torn_compound(head)) {
            return true;
        }
        // „das Media Token“, „die Power BI App“
        if !apposition && self.is_shared(head) {
            return true;
        }
        // „die Stadt Schiltach“ has its noun; „der Mono Lake“, „die Grand Old Party“, „der Flughafen Wien AG“ may not.
        let run = (next..self.sentence.end).take_while(|&token| self.is_capital(token));
        // „einer Team Meier-Anfrage“
        if run.clone().take(LONGEST_NAME).any(|token| self.context.document.word(token).contains('-') && self.fits(token)) {
            return true;
        }
        if !self.phrase.agreement.is_empty() || apposition && !self.is_firm(next) {
            return false;
        }
        for token in run.take(LONGEST_NAME) {
            let word = self.word(token);
            let mixed = self.context.document.word(token).chars().skip(1).any(char::is_uppercase);
            let foreign = self.context.analysis.label(token) != Label::German || word.has(Word::UNKNOWN) || mixed;
            // „die Credit Suisse“, „der Front National“: a name, or no noun at all.
            let genitive = self.lower(token).ends_with('s') && !word.name.is_empty();
            let pronoun = !matches!(self.tag(token), Tag::Nn | Tag::Ne | Tag::Fm | Tag::Xy | Tag::Adja);
            let named = token == next && !genitive && !pronoun && (!word.name.is_empty() && word.noun.is_empty() || !word.is_nominal());
            if foreign || named || is_noun(token) && self.fits(token) && self.is_torn_compound(token - 1) {
                return true;
            }
        }
        false
    }

    /// A firm's form of law within the next words.
    fn is_firm(&self, from: usize) -> bool {
        let run = (from..self.sentence.end).take_while(|&token| self.is_capital(token) || matches!(self.lower(token), "&" | "und" | "-"));
        run.take(LONGEST_NAME).any(|token| {
            let lower = self.lower(token);
            ["ag", "gmbh", "kg", "se", "inc", "ltd"].iter().any(|form| lower == *form || lower.ends_with(&format!("-{form}")))
        })
    }

    /// „der Provinz Hunan“, „die Autorin Meier“: the name behind the noun stands in apposition, so the noun itself must agree.
    pub(super) fn takes_name(&self, head: usize) -> bool {
        let lower = self.lower(head);
        if self.word(head).noun.is_empty() || self.constructions().noun(lower, Noun::ForeignHead) {
            return false;
        }
        // Also in the genitive and the weak declension: „des Königreichs Belgien“.
        let constructions = self.constructions();
        let lexicon = self.context.dictionaries.index::<Lexicon>();
        let border = lexicon.split_compound(self.context.document.word(head)).and_then(|parts| parts.last().map(|part| part.range.start));
        let bare = ["es", "s", "en", "n"].into_iter().filter_map(|end| lower.strip_suffix(end));
        if std::iter::once(lower).chain(bare).any(|form| {
            constructions.ends_in(form, border, Noun::Apposition)
                || constructions.ends_in(form, border, Noun::Numbered) && self.has_digits(head + 1)
        }) {
            return true;
        }
        // Persons: before a given name and another name, or with a feminine in -in, or such a feminine.
        let next = head + 1;
        let given = self.sentence.contains(&next)
            && self.context.analysis.readings(next).iter().any(|r| r.category == Category::Name && r.name_kind() == NameKind::First);
        if given && self.word(next).noun.is_empty() && self.is_capital(next + 1) {
            return true;
        }
        let last = lower.rsplit('-').next().unwrap_or(lower);
        let feminine = |stem: &str| {
            let ends = stem.char_indices().map(|(at, _)| &stem[at..]).take_while(|end| end.len() > 4);
            ends.into_iter().any(|end| lexicon.listed(&forms::with_capital_of(&format!("{end}in"), "X")).has(Category::Noun))
        };
        let stem = last.strip_suffix("en").or_else(|| last.strip_suffix(['s', 'n', 'e'])).unwrap_or(last);
        feminine(last)
            || feminine(stem)
            || last.len() > 6 && last.ends_with("in") && self.word(head).noun.meets(Agreement::gender(Gender::Feminine))
    }

    /// „A9“, „224“
    fn has_digits(&self, token: usize) -> bool {
        self.sentence.contains(&token) && self.context.document.word(token).contains(|c: char| c.is_ascii_digit())
    }

    /// Whether the noun can open a compound as it stands, so that noun and noun may be one that was torn („Daten Bank“, „Verlaufs Daten“).
    fn is_torn_compound(&self, first: usize) -> bool {
        let text = self.context.document.word(first);
        if self.word(first).has(Word::NAME) || text.len() < 3 || text.contains('-') || self.is_shared(first) {
            return true;
        }
        let lexicon = self.context.dictionaries.index::<Lexicon>();
        let last = lexicon.split_compound(text).and_then(|parts| parts.last().map(|part| part.range.start)).unwrap_or(0);
        let lower = self.lower(first);
        let last = lower.get(last..).unwrap_or_default();
        let opens = |stem: &str| ["", "s", "n", "en", "es"].into_iter().any(|joint| lexicon.is_first_part(&format!("{stem}{joint}")));
        // With its joint („Verlaufs Daten“, „Nachrichten Konto“), with another one, or with none.
        let bare = ["s", "n", "en", "es"].into_iter().filter_map(|joint| last.strip_suffix(joint));
        lexicon.is_first_part(lower) || std::iter::once(last).chain(bare).any(opens)
    }

    /// Whether the word alone looks more English than German.
    fn is_english(&self, token: usize) -> bool {
        let languages = self.context.dictionaries.index::<TokenLanguage>();
        self.lower(token).contains("-to-") || languages.english_log_odds(self.context.document.word(token)) > 0.0
    }

    /// Whether English has the word too, so that it may open an English name („das Media Token“).
    fn is_shared(&self, token: usize) -> bool {
        let languages = self.context.dictionaries.index::<TokenLanguage>();
        let evidence = languages.evidence(self.context.document.word(token));
        let lower = self.lower(token);
        evidence.is_shared() || evidence.english > 0.0 || self.constructions().noun(lower, Noun::ForeignHead)
    }

    /// A participle or adjective behind the noun, with a noun that the determiner fits: „das Gewinn bringende Geschäft“.
    fn has_attribute(&self, next: usize) -> bool {
        let genitive = self.phrase.agreement.meets(Agreement::case(Case::Genitive));
        let (mut at, mut adjective, mut capitals) = (next, false, 0);
        while at < self.sentence.end && at < next + 7 {
            let word = self.word(at);
            if self.is_capital(at) {
                if adjective && (genitive || self.is_attribute_of(at)) {
                    return true;
                }
                capitals += 1;
                if capitals > 2 {
                    return false;
                }
            } else if self.tag(at).is_finite() {
                return false;
            } else if word.is_adjective() && !word.is_determiner() {
                adjective = true;
            } else if !(word.has(Word::ADVERBIAL) && !matches!(self.tag(at), Tag::Appr | Tag::Apprart | Tag::Ptkvz | Tag::Kon)
                || word.has(Word::CARDINAL)
                || matches!(self.lower(at), "und" | "oder" | ",")
                || self.context.document.tokens[at].kind == TokenKind::Number)
            {
                return false;
            }
            at += 1;
        }
        false
    }

    /// Whether the adjective before the noun takes a complement, so that the determiner before both belongs to this noun.
    fn is_attribute_of(&self, noun: usize) -> bool {
        let head = self.phrase.head as usize;
        let adjective = self.lower(noun - 1);
        let stem = adjective.strip_suffix(ending(adjective)).unwrap_or(adjective);
        let present = stem.ends_with("end");
        let known = self.word(noun).is_nominal();
        if present && (self.phrase.preposition.is_some() || !known || self.lower(noun + 1) == "-") {
            return true;
        }
        let takes_noun =
            ["voll", "frei", "reich", "arm", "wert", "fähig", "treu", "gemäß", "ähnlich", "eigen", "nah", "fern", "weit", "groß"];
        let measures = ["alt", "lang", "stark", "schwer", "dick", "breit", "tief", "hoh", "teur", "spät", "früh"];
        // „ein Jahrzehnte altes Foto“, „die Prager deutschen Literaten“
        let measured = self.constructions().noun(self.lower(head), Noun::Measure) && measures.contains(&stem);
        let governs =
            present || measured || self.word(head).has(Word::INDECLINABLE) || takes_noun.iter().any(|end| stem.ends_with(end)) || {
                let lexicon = self.context.dictionaries.index::<Lexicon>();
                lexicon.lookup(stem).verb_forms().meets(VerbForms::PARTICIPLE_II)
            };
        governs && (!known || self.fits_without_dative_e(noun))
    }

    /// Like [`Fault::fits`]; the old dative („dem Haushalte“) does not count.
    fn fits_without_dative_e(&self, noun: usize) -> bool {
        let dative = Agreement::case(Case::Dative) & Agreement::singular();
        let word = self.word(noun);
        let set = (word.noun | word.name | any(&word.nominalised)) & self.determined() & self.phrase.governed;
        if !self.lower(noun).ends_with('e') {
            !set.is_empty()
        } else {
            set.meets(!dative) || word.noun.meets(Agreement::singular() & !dative) && set.meets(dative)
        }
    }

    /// The lexicon may have taken a compound apart in the wrong place, or lacks a form.
    pub(super) fn is_other_noun(&self, start: usize, head: usize) -> bool {
        let determined = self.determined() & self.phrase.governed;
        // Prefixed and shortened entries of the lexicon lack their nominative.
        let nouns = self.word(head).noun;
        if !nouns.is_empty()
            && !nouns.meets(Agreement::case(Case::Nominative))
            && !["n", "s", "e", "m"].into_iter().any(|end| self.lower(head).ends_with(end))
        {
            return true;
        }
        if self.fits(head) || determined.is_empty() {
            return false;
        }
        self.is_split_elsewhere(head, determined)
            || self.is_declined_twice(start, head, determined)
            || self.is_bare_genitive(start, head, determined)
    }

    /// Whether a listed noun in lower case fits a set.
    fn listed_fits(&self, lexicon: &Lexicon, form: &str, set: Agreement) -> bool {
        let readings = lexicon.listed(&forms::with_capital_of(form, "X"));
        readings
            .iter()
            .any(|reading| reading.category.is_nominal() && reading.category != Category::Name && reading.any_agreement().meets(set))
    }

    /// Gouverneur-spa-last, Bau-recht-samt: a longer head, or one without the joint, may be meant.
    fn is_split_elsewhere(&self, head: usize, determined: Agreement) -> bool {
        let text = self.context.document.word(head);
        let lower = self.lower(head);
        let lexicon = self.context.dictionaries.index::<Lexicon>();
        let compound = lexicon.lookup(text).iter().any(|reading| reading.source != Source::Listed);
        let chosen = lexicon.split_compound(text).and_then(|parts| parts.last().map(|part| part.range.start));
        let mut ends = lower.char_indices().skip(2).map(|(at, _)| at).take_while(|&at| lower.len() - at > 2);
        let plausible = |at: usize| match chosen {
            // Bundes-amt, not Bunde-samt.
            Some(chosen) if at + 1 == chosen => !lower[at..].starts_with('s'),
            Some(chosen) => at <= chosen || chosen < 4 || at == chosen + 1 && lower[chosen..].starts_with('s'),
            None => lower.len() - at > 3,
        };
        compound && ends.any(|at| plausible(at) && self.listed_fits(&lexicon, &lower[at..], determined))
    }

    /// „im letzten Prototypen“, „am Hirschen“, „jeden Jahres“, „die Oberbayern“, „die Flyers“: a form beside the usual one.
    fn is_declined_twice(&self, start: usize, head: usize, determined: Agreement) -> bool {
        let lower = self.lower(head);
        let nouns = self.word(head).noun;
        let lexicon = self.context.dictionaries.index::<Lexicon>();
        let masculine = Agreement::gender(Gender::Masculine);
        if let Some(stem) = lower.strip_suffix("en").or_else(|| lower.strip_suffix('n'))
            && determined.meets(masculine & !Agreement::case(Case::Nominative))
            && self.listed_fits(&lexicon, stem, Agreement::of(Case::Nominative, Gender::Masculine))
        {
            return true;
        }
        if matches!(self.lower(start), "jeden" | "manchen" | "solchen" | "allen" | "welchen")
            && nouns.meets(Agreement::case(Case::Genitive))
        {
            return true;
        }
        if !self.word(head).name.is_empty() && determined.meets(Agreement::plural()) || lower.ends_with("bayern") {
            return true;
        }
        lower.strip_suffix('s').is_some_and(|stem| {
            determined.meets(Agreement::plural())
                && self.listed_fits(&lexicon, stem, Agreement::case(Case::Nominative))
                && !nouns.meets(Agreement::case(Case::Genitive) & determined.any_gender())
        })
    }

    /// „des Internet“, „des Samstag“, „des Barock“: names of days, months, periods, languages and foreign words need no ending.
    fn is_bare_genitive(&self, start: usize, head: usize, determined: Agreement) -> bool {
        let genitive = Agreement::case(Case::Genitive) & Agreement::singular();
        let article = matches!(self.lower(start), "dieses" | "eines" | "meines" | "seines" | "ihres" | "unseres" | "jenes");
        if determined.meets(!genitive) && !article {
            return false;
        }
        let lower = self.lower(head);
        let singular = self.word(head).noun.meets(!Agreement::gender(Gender::Feminine) & Agreement::singular());
        singular && ["o", "i", "a", "y", "s", "x", "z", "ismus", "é"].into_iter().any(|end| lower.ends_with(end))
            || MONTHS.contains(&lower)
            || WEEKDAYS.contains(&lower)
            || self.constructions().noun(lower.rsplit('-').next().unwrap_or(lower), Noun::Uninflected)
            || !self.word(head).name.is_empty()
    }
}
