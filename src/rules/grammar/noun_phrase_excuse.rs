//! Constructions in which determiner and noun need not agree: each excuse is named after its construction.

use super::forms;
use super::noun_phrase_agreement::{Fault, any};
use crate::document::TokenKind;
use crate::language::features::{Agreement, Case, Category, Declension, Gender};
use crate::language::lexicon::{Lexicon, Source};
use crate::language::phrases::{Role, Word, ending};
use crate::language::tagger::Tag;
use crate::language::token_language::Label;
use crate::language::{MONTHS, WEEKDAYS};

/// Nouns that count and may stay without plural ending.
const MEASURES: &[&str] = &[
    "prozent",
    "euro",
    "dollar",
    "meter",
    "kilometer",
    "zentimeter",
    "millimeter",
    "quadratmeter",
    "quadratkilometer",
    "kubikmeter",
    "grad",
    "pfund",
    "kilo",
    "kilogramm",
    "gramm",
    "liter",
    "tonne",
    "tonnen",
    "uhr",
    "mann",
    "stück",
    "mal",
    "fuß",
    "zoll",
    "jahr",
    "jahre",
    "jahren",
    "tage",
    "tagen",
    "monate",
    "monaten",
    "stunden",
    "minuten",
    "wochen",
    "millionen",
    "milliarden",
    "watt",
    "volt",
    "megabyte",
    "gigabyte",
    "rubel",
    "franken",
    "yen",
    "mark",
    "cent",
    "hektar",
    "seiten",
    "meilen",
    "prozentpunkte",
    "sekunden",
    "grosz",
    "lira",
    "billionen",
];

/// Prepositions that are adverbs, conjunctions or something else so often that their case proves nothing.
const LOOSE: &[&str] = &[
    "außer",
    "bis",
    "per",
    "pro",
    "à",
    "je",
    "einschließlich",
    "via",
    "versus",
    "vs.",
    "kontra",
    "plus",
    "minus",
    "ausschließlich",
    "gelegentlich",
    "links",
    "rechts",
    "zufolge",
    "zuliebe",
    "entlang",
    "betreffend",
    "bar",
    "zeit",
    "ob",
    "fern",
    "nächst",
    "statt",
    "anstatt",
    "nahe",
    "entsprechend",
    "über",
    "eingangs",
    "laut",
];

/// Prepositions that are verb prefixes or adverbs behind another preposition (*von … an, von … aus, auf … zu*).
const CIRCUM: &[&str] = &["an", "aus", "auf", "ab", "wegen", "zu", "her", "hin"];

/// Nouns behind which *nach* is a postposition.
pub(super) const OPINIONS: &[&str] = &[
    "meinung",
    "ansicht",
    "auffassung",
    "einschätzung",
    "angabe",
    "angaben",
    "aussage",
    "aussagen",
    "schätzung",
    "schätzungen",
    "überzeugung",
    "erachtens",
    "art",
    "definition",
    "namen",
    "reihe",
    "sage",
    "informationen",
    "dafürhalten",
    "vernehmen",
    "ermessen",
    "verfassung",
    "gesetz",
    "recht",
    "voraussicht",
    "gefühl",
    "erfahrung",
    "natur",
    "wesen",
    "form",
    "tendenz",
    "logik",
    "berichten",
    "planung",
    "plan",
    "verständnis",
    "lage",
    "dinge",
];

/// Nouns that may stand without genitive ending.
const UNINFLECTED: &[&str] = &[
    "internet",
    "web",
    "islam",
    "barock",
    "deutsch",
    "englisch",
    "französisch",
    "russisch",
    "standard",
    "spiegel",
    "stern",
    "biedermeier",
    "dativ",
    "euro",
    "dollar",
    "rokoko",
    "orient",
    "atlantik",
    "pazifik",
    "balkan",
    "kaukasus",
    "ramadan",
    "brexit",
    "center",
    "holocaust",
    "smartphone",
];

impl Fault<'_, '_> {
    /// Whether the disagreement is none.
    pub(super) fn is_excused(&self) -> bool {
        let (start, head) = (self.phrase.start as usize, self.phrase.head as usize);
        let preposition = self.phrase.preposition.map(|token| token as usize);
        let first = preposition.unwrap_or(start);
        // Without a preposition's case the members must disagree among themselves.
        let own = self.phrase.agreement.is_empty();
        let adjective_first = self.phrases.members(self.phrase).first().is_some_and(|member| member.role == Role::Adjective);
        if (!own || adjective_first) && preposition.is_some_and(|token| self.is_loose(token)) {
            return true;
        }
        // „die Folgen von Altes Geld“: a name. „mit 3.850 absolutes Rekordniveau“: the number stands for itself.
        // Without determiner and preposition one adjective is too little to go by.
        if adjective_first && preposition.is_none() && self.phrases.members(self.phrase).len() < 3 {
            return true;
        }
        if adjective_first
            && preposition.is_none()
            && (!self.word(start).verb.is_empty() || self.sentence.contains(&(head + 1)) && self.tag(start + 1).is_finite())
        {
            return true;
        }
        if adjective_first && (preposition.is_some() && self.is_capital(start) || self.phrase.counted) {
            return true;
        }
        self.is_relative(first, start, head)
            || self.is_measured(head)
            || self.has_adverb()
            || self.is_title(start, head, own)
            || self.is_wider(head)
            || self.is_shorter(head)
            || self.is_pronoun(start, head)
            || self.is_other_noun(start, head)
    }

    /// „dem Verletzten Wasser“, „hat der Wiener Verständnis“: the phrase ends before the last noun.
    fn is_shorter(&self, head: usize) -> bool {
        (self.phrase.start as usize + 1..head).any(|token| self.is_capital(token) && self.fits(token))
    }

    /// „Die Heiland“ in quotation marks, „das Note 5“, „die Europa League“, „Der langjährige Wetten, dass-Moderator“.
    fn is_title(&self, start: usize, head: usize, own: bool) -> bool {
        const PRODUCTS: &[&str] = &["league", "cup", "explorer", "open", "bowl", "party", "house", "street", "tour", "play", "ag", "gmbh"];
        let named = (head + 1..head + 3).any(|token| self.is_capital(token) && PRODUCTS.contains(&self.lower(token)));
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
        let next = document.tokens.get(head + 1).filter(|_| self.sentence.contains(&(head + 1)));
        if next.is_some_and(|token| token.kind == TokenKind::Number || token.span.len() == 1 && self.is_capital(head + 1))
            && !self.phrase.counted
        {
            return !matches!(self.lower(head), "jahr" | "jahre" | "jahres" | "jahren");
        }
        !self.word(head).name.is_empty() && self.is_capital(head + 1)
            || self.lower(head + 1) == "," && self.lower(head + 2) == "dass" && self.lower(head + 3).starts_with('.')
    }

    /// „den müde gewordenen Spieler“, „ein lange überfälliges Gesetz“: an adverb that looks like an adjective with an ending.
    fn has_adverb(&self) -> bool {
        let members = self.phrases.members(self.phrase);
        // „den Private Link-Dienst“: an adjective that is part of a name.
        let named = |token: usize| self.is_capital(token) && token != self.sentence.start && token > self.phrase.start as usize;
        let head = self.phrase.head as usize;
        if self.fits(head) && members.iter().any(|member| member.role == Role::Adjective && named(member.token as usize)) {
            return true;
        }
        // „den MED-V-Host-Agent“: products are not declined.
        let text = self.context.document.word(head);
        let initials = text.rsplit_once('-').is_some_and(|(first, _)| first.split('-').any(|part| part.chars().all(char::is_uppercase)));
        if initials && self.word(head).noun.any_case().meets(self.determined() & self.phrase.governed) {
            return true;
        }
        members.windows(2).any(|pair| {
            let word = self.word(pair[0].token as usize);
            pair[0].role == Role::Adjective
                && pair[1].role == Role::Adjective
                && pair[0].token + 1 == pair[1].token
                && (word.has(Word::ADVERBIAL) || self.lower(pair[0].token as usize) == "lange")
        })
    }

    /// The lexicon may have taken a compound apart in the wrong place, or lacks a form.
    fn is_other_noun(&self, start: usize, head: usize) -> bool {
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
        let text = self.context.document.word(head);
        let lower = self.lower(head);
        let lexicon = self.context.dictionaries.index::<Lexicon>();
        let compound = lexicon.lookup(text).iter().any(|reading| reading.source != Source::Listed);
        let fits = |form: &str, set: Agreement| {
            let readings = lexicon.listed(&forms::with_capital_of(form, "X"));
            readings
                .iter()
                .any(|reading| reading.category.is_nominal() && reading.category != Category::Name && reading.any_agreement().meets(set))
        };
        // Gouverneur-spa-last, Bau-recht-samt: a longer head, or one without the joint, may be meant.
        let chosen = lexicon.split_compound(text).and_then(|parts| parts.last().map(|part| part.range.start));
        let mut ends = lower.char_indices().skip(2).map(|(at, _)| at).take_while(|&at| lower.len() - at > 2);
        let plausible = |at: usize| match chosen {
            // Bundes-amt, not Bunde-samt.
            Some(chosen) if at + 1 == chosen => !lower[at..].starts_with('s'),
            Some(chosen) => at <= chosen || chosen < 4 || at == chosen + 1 && lower[chosen..].starts_with('s'),
            None => lower.len() - at > 3,
        };
        if compound && ends.any(|at| plausible(at) && fits(&lower[at..], determined)) {
            return true;
        }
        // „im letzten Prototypen“, „am Hirschen“: masculine nouns that are declined in two ways.
        let masculine = Agreement::gender(Gender::Masculine);
        if let Some(stem) = lower.strip_suffix("en").or_else(|| lower.strip_suffix('n'))
            && determined.meets(masculine & !Agreement::case(Case::Nominative))
            && fits(stem, Agreement::of(Case::Nominative, Gender::Masculine))
        {
            return true;
        }
        // der or das Teil
        if lower.ends_with("teil") && lower != "urteil" && determined.meets(masculine)
            || lower.ends_with("polster")
            || lower.ends_with("namespace")
        {
            return true;
        }
        // „jeden Jahres“ is as right as „jedes Jahres“.
        if matches!(self.lower(start), "jeden" | "manchen" | "solchen" | "allen" | "welchen")
            && self.word(head).noun.meets(Agreement::case(Case::Genitive))
        {
            return true;
        }
        // „die Oberbayern“: a land and its people.
        if !self.word(head).name.is_empty() && determined.meets(Agreement::plural()) || lower.ends_with("bayern") {
            return true;
        }
        // „die Flyers“: foreign plurals.
        if let Some(stem) = lower.strip_suffix('s')
            && determined.meets(Agreement::plural())
            && fits(stem, Agreement::case(Case::Nominative))
            && !self.word(head).noun.meets(Agreement::case(Case::Genitive) & determined.any_gender())
        {
            return true;
        }
        // „des Internet“, „des Samstag“, „des Barock“: names of days, months, periods, languages and foreign words need no ending.
        let genitive = Agreement::case(Case::Genitive) & Agreement::singular();
        if !determined.meets(!genitive)
            || matches!(self.lower(start), "dieses" | "eines" | "meines" | "seines" | "ihres" | "unseres" | "jenes")
        {
            let bare = self.word(head).noun.meets(!Agreement::gender(Gender::Feminine) & Agreement::singular())
                && ["o", "i", "a", "y", "s", "x", "z", "ismus", "é"].into_iter().any(|end| lower.ends_with(end))
                || MONTHS.contains(&lower)
                || WEEKDAYS.contains(&lower)
                || UNINFLECTED.contains(&lower)
                || !self.word(head).name.is_empty();
            return bare;
        }
        false
    }

    /// The word is no preposition of this phrase, or governs more cases than the grammars list.
    fn is_loose(&self, preposition: usize) -> bool {
        let word = self.lower(preposition);
        let before = self.before(preposition, 1);
        let start = self.phrase.start as usize;
        if LOOSE.contains(&word) {
            return true;
        }
        // „was für ein“, „nach wie vor der“, „ab und zu die“, „nach und nach die“
        if matches!((before, word), ("was", "für") | ("bis", "zu") | ("wie", "vor") | ("und", "zu" | "nach" | "durch" | "ab" | "für")) {
            return true;
        }
        // „mit das Beste“, „mit ein Grund“
        if word == "mit" && (self.lower(start) == "ein" || matches!(self.lower(start), "die" | "das" | "der") && self.has_superlative()) {
            return true;
        }
        if word == "nach" && OPINIONS.contains(&before) {
            return true;
        }
        // „die ganze Nacht über der“, „das Jahr durch die“
        if matches!(word, "über" | "durch")
            && matches!(before, "nacht" | "zeit" | "tag" | "jahr" | "woche" | "sommer" | "winter" | "monate" | "jahre")
        {
            return true;
        }
        // „um den Menschen zu helfen“, „ohne der Sache zu schaden“
        if matches!(word, "um" | "ohne") && self.has_zu(start) {
            return true;
        }
        // „um die 50“, „an die hundert“
        if self.phrase.counted && matches!(word, "um" | "an" | "unter" | "gegen" | "zwischen" | "bis" | "über") {
            return true;
        }
        if CIRCUM.contains(&word) {
            let opens = |token: &str| matches!((word, token), ("zu", "auf" | "nach") | (_, "von" | "vom"));
            if (1..=5).any(|distance| opens(self.before(preposition, distance))) {
                return true;
            }
        }
        // „während der Mann schläft“
        if matches!(word, "während" | "seit") && self.phrase.agreement.meets(Agreement::case(Case::Nominative)) {
            return true;
        }
        // „zu große Pläne“, „zu viele Leute“
        let lower = self.lower(start);
        word == "zu" && (!self.word(start).is_determiner() || lower.starts_with("viel") || lower.starts_with("wenig"))
    }

    fn has_superlative(&self) -> bool {
        self.phrases.members(self.phrase).iter().any(|member| {
            let lower = self.lower(member.token as usize);
            let stem = lower.strip_suffix(ending(lower)).unwrap_or(lower);
            stem.ends_with("st") || stem == "einzig"
        })
    }

    /// Whether an infinitive with *zu* closes the clause.
    fn has_zu(&self, from: usize) -> bool {
        (from..self.sentence.end).take_while(|&t| !matches!(self.tag(t), Tag::Stop)).any(|t| matches!(self.tag(t), Tag::Ptkzu | Tag::Vvizu))
    }

    /// „das Kind, das Kuchen liebt“: behind a comma an article needs a verb right behind its phrase.
    fn is_relative(&self, first: usize, start: usize, head: usize) -> bool {
        if !matches!(self.lower(start), "der" | "die" | "das" | "den" | "dem" | "welche" | "welcher" | "welches" | "welchem" | "welchen") {
            return false;
        }
        if !matches!(self.before(first, 1), "," | "–" | "(" | ";" | "-" | "—") {
            return false;
        }
        // Not relative: the verb is second, or there is none (an infinitive with „zu“ does not count).
        let clause = || (head + 1..self.sentence.end).take_while(|&t| !matches!(self.tag(t), Tag::Comma | Tag::Stop));
        let finite = clause().find(|&t| self.tag(t).is_finite());
        let verb =
            finite.or_else(|| clause().find(|&t| self.tag(t).is_verb() && self.tag(t - 1) != Tag::Ptkzu && self.tag(t) != Tag::Vvizu));
        // „den haltlose Gerüchte verursachen“: the verb behind the phrase is the last of its clause.
        let ends = |verb: usize| matches!(self.tag(verb + 1), Tag::Comma | Tag::Stop | Tag::Kon | Tag::Bracket);
        if first != start {
            return !self.tag(head + 1).is_finite() || ends(head + 1);
        }
        let listed = self.lower(head + 1) == "," && !self.word(head).noun.meets(Agreement::singular());
        listed || verb.is_some_and(|verb| verb != head + 1 || ends(verb))
    }

    /// „das drei Meter hohe Tor“, „die 20 Prozent“
    fn is_measured(&self, head: usize) -> bool {
        self.phrase.counted && (MEASURES.contains(&self.lower(head)) || !self.tag(head + 1).is_mark() && self.word(head + 1).is_adjective())
    }

    /// The noun belongs to a larger phrase that agrees: „das die Umwelt belastende Öl“, „die Daten Bank“, „der Hang Seng Index“.
    fn is_wider(&self, head: usize) -> bool {
        let next = head + 1;
        if !self.sentence.contains(&next) {
            return false;
        }
        // „jeder Tages - und Nachtzeit“
        if self.lower(next) == "-" && matches!(self.lower(next + 1), "und" | "oder") {
            return true;
        }
        let genitive = self.phrase.agreement.meets(Agreement::case(Case::Genitive));
        let is_noun = |token: usize| !self.word(token).noun.is_empty() || !any(&self.word(token).nominalised).is_empty();
        if self.is_capital(next) && self.context.document.tokens[next].is_word() {
            // „vor des Wanderers Nase“
            if is_noun(next) && (self.fits(next) || genitive) {
                return true;
            }
            // „die Stadt Schiltach“ has its noun; „der Mono Lake“, „die Grand Old Party“, „der Flughafen Wien AG“ may not.
            let own = self.phrase.agreement.is_empty();
            let run = (next..self.sentence.end).take_while(|_| own).take_while(|&token| self.is_capital(token));
            for token in run.take(4) {
                let word = self.word(token);
                let mixed = self.context.document.word(token).chars().skip(1).any(char::is_uppercase);
                let foreign = self.context.analysis.label(token) != Label::German || word.has(Word::UNKNOWN) || mixed;
                if foreign || is_noun(token) && self.fits(token) {
                    return true;
                }
            }
        }
        // „Front de Gauche“, „der Transport/Logistiksparte“, „Lord's“
        if self.phrase.agreement.is_empty()
            && matches!(self.lower(next), "/" | "′" | "'" | "’" | "&" | "de" | "of" | "du" | "di" | "del" | "la" | "the" | "for" | "and")
            || self.context.analysis.label(next) == Label::English
        {
            return true;
        }
        // A participle or adjective behind the noun, with a noun that the determiner fits.
        let (mut at, mut adjective, mut capitals) = (next, false, 0);
        while at < self.sentence.end && at < next + 7 {
            let word = self.word(at);
            if self.is_capital(at) {
                if adjective && (genitive || !word.is_nominal() || self.lower(at + 1) == "-" || self.fits(at) || self.is_participle(at - 1))
                {
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

    /// „die gesamte Wirtschaft betreffenden Zielen“
    fn is_participle(&self, token: usize) -> bool {
        let lower = self.lower(token);
        self.phrase.preposition.is_some() && lower.strip_suffix(ending(lower)).is_some_and(|stem| stem.ends_with("end"))
    }

    /// „die anderer Länder“, „der deutscher Firmen“, „das Kindern zu erklären“: a pronoun with a genitive or a noun of its own.
    fn is_pronoun(&self, start: usize, head: usize) -> bool {
        let lower = self.lower(start);
        let nouns = self.word(head).head(Declension::Strong);
        let members = self.phrases.members(self.phrase);
        let adjectives = || members.iter().filter(|member| member.role == Role::Adjective);
        // „alles Männer“, „voller Selbstvertrauen“
        if matches!(lower, "alles" | "voller" | "selber" | "lieber") {
            return true;
        }
        // „das von vielen erwartete Duell“, „dieser neue Anschläge“
        let fits = self.fits(head);
        if !fits
            && adjectives().next().is_some()
            && self.phrase.preposition.is_some()
            && ["viel", "all", "einig", "beid", "manch", "wenig"].into_iter().any(|stem| lower.starts_with(stem))
        {
            return true;
        }
        // „mit ihr“, „oh ihr Ungläubigen“
        let strong_singular =
            adjectives().next().is_some() && adjectives().all(|member| self.word(member.token as usize).adjective[0].meets(nouns));
        if lower == "ihr" && (self.phrase.preposition.is_some() || nouns.meets(Agreement::plural()) || strong_singular) {
            return true;
        }
        // „alle Abstand hielten“, „bei einigen Brauch ist“
        let quantifier =
            ["alle", "einige", "viele", "manche", "beide", "wenige", "andere", "mehrere"].into_iter().any(|stem| lower.starts_with(stem));
        if quantifier && adjectives().next().is_none() && !nouns.meets(Agreement::plural()) {
            return true;
        }
        // „das ergibt interessante Konflikte“, „sehen das zahlreiche Aktivisten“, „das Kindern zu erklären“
        let strong = adjectives().all(|member| {
            let word = self.word(member.token as usize);
            (word.adjective[0] | any(&word.determiner)).meets(nouns & Agreement::plural())
        });
        let relative = matches!(lower, "der" | "dem" | "den" | "dieser" | "dieses" | "diesem");
        if relative && nouns.meets(Agreement::plural()) && strong && adjectives().next().is_some() && self.is_strong_plural() {
            return true;
        }
        let only_plural = nouns.meets(Agreement::plural()) && !nouns.meets(Agreement::singular() & Agreement::case(Case::Nominative));
        if lower == "das" && only_plural && strong && (adjectives().next().is_some() || self.has_zu(start)) {
            return true;
        }
        // „Das berichteten Mitarbeiter“
        let verbal = self
            .phrases
            .members(self.phrase)
            .get(1)
            .is_some_and(|m| m.role == Role::Adjective && self.word(m.token as usize).verb.is_finite());
        if lower == "das" && verbal {
            return true;
        }
        // „das Amerikaner kaufen“, „das eine Verringerung bedeutet“
        if lower == "das"
            && (matches!(self.lower(start + 1), "ein" | "eine" | "einen" | "einem" | "einer")
                || only_plural && self.tag(head + 1).is_verb())
        {
            return true;
        }
        if self.lower(head).ends_with("bedenken") && self.determined().meets(Agreement::plural()) {
            return true;
        }
        // „die anderer Länder“
        matches!(lower, "der" | "die" | "das" | "den" | "dem" | "einer" | "eines" | "eine" | "keiner" | "jener" | "jene" | "alles")
            && adjectives().next().is_some()
            && adjectives().all(|member| self.lower(member.token as usize).ends_with("er"))
            && nouns.meets(Agreement::of(Case::Genitive, Gender::Plural))
    }

    /// Whether the noun is plural only and all adjectives end in -e, as they do without a determiner.
    fn is_strong_plural(&self) -> bool {
        let members = self.phrases.members(self.phrase);
        let head = self.word(self.phrase.head as usize).noun;
        !head.meets(Agreement::singular())
            && members.iter().filter(|member| member.role == Role::Adjective).all(|member| self.lower(member.token as usize).ends_with('e'))
    }
}
