//! A compound that is written apart.

use super::noun_pairs::{CompoundParts, NounPairs, Role};
use crate::data::{Dictionaries, Index};
use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, words};
use crate::language::features::{Agreement, Case, Category, Declension, Features, Gender};
use crate::language::lexicon::{Lexicon, Readings};
use crate::language::tagger::Tag;
use crate::language::token_language::{Label, TokenLanguage};
use crate::language::{MONTHS, WEEKDAYS};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use std::ops::Range;
use std::sync::Arc;

rule! {
    /// Two nouns stand side by side that German writes as one word.
    ///
    /// ## Why it matters
    ///
    /// English writes its compounds apart, German does not. Engines that translate word by word leave both parts
    /// standing; it is the commonest fault of translated documentation, and every reader sees it.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der ⟦Wahl Termin⟧ steht noch nicht fest.
    /// => Wahltermin
    /// Die ⟦Außen Ministerin⟧ reiste am Abend ab.
    /// => Außenministerin
    /// Nach Angaben der ⟦Bundes Regierung⟧ ist das Geld da.
    /// => Bundesregierung
    /// Das neue ⟦Unterstützungs -system⟧ läuft seit Mai.
    /// => Unterstützungssystem
    /// Sie speichert alles in einer ⟦Daten Bank⟧ im Keller.
    /// => Datenbank
    /// ```
    ///
    /// ```right
    /// Präsident Putin sprach mit der Firma Siemens über das Thema Umwelt.
    /// Sie trank zwei Glas Wasser und eine Tasse Tee; Ende Mai kommt eine Art Haus dazu.
    /// Das gibt der Welt Hoffnung, auch wenn Kinder Angst haben.
    /// Seit Anfang Oktober gilt der Tarif, und nach Zahlen des Verbands hilft er.
    /// Die First Lady las die Washington Post in einer Berliner Schule.
    /// Er kennt die Schlacht- und Verarbeitungsbetriebe der Region.
    /// Die Wörter enden auf die Silbe -heit.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **apposition**: „das Thema Umwelt“, „die Marke Zeppelin“ (table `syntax/noun-pairs`).
    /// - **measure**: „zwei Glas Wasser“, „eine Stunde Zeit“, any number before the pair.
    /// - **two phrases**: „gibt der Welt Hoffnung“; without a compound in use, the second noun must need an article.
    /// - **title and name**: the second word is read as a name.
    /// - **city adjective**: „Berliner Schule“.
    /// - **English**: „First Lady“, „Play Store“.
    /// - **start of a sentence**: „Nach Zahlen“, „Große Teile“ begin with a small word.
    /// - **person as subject**: „damit der Nutzer Daten sortieren kann“.
    /// - **adverbial**: „in der Regel Gebühren“, „zu Recht Teil des Teams“.
    ///
    /// ## Measured precision
    ///
    /// In 130 findings on machine-translated documentation 6 were wrong: a form or a node before its name, an object behind its
    /// subject, a command of an English program. On 450,000 words of news 31 findings, 20 of them real mistakes of the authors (mostly
    /// „Samstag Abend“ and a post written apart), the others names of firms and events, or two phrases.
    pub struct TornCompound = "syntax/torn-compound", Warning, "linguistic-conventions/spelling", fix: Suggest;
}

/// What the rule looks words up in.
struct Knowledge {
    lexicon: Arc<Lexicon>,
    language: Arc<TokenLanguage>,
    pairs: NounPairs,
    parts: CompoundParts,
}

impl Index for Knowledge {
    fn build(dictionaries: &Dictionaries) -> Self {
        Knowledge {
            lexicon: dictionaries.index(),
            language: dictionaries.index(),
            pairs: NounPairs::build(dictionaries),
            parts: CompoundParts::build(dictionaries),
        }
    }
}

/// How well a joined word is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Proof {
    /// The first word can open compounds.
    Licensed,
    /// As licensed, and the first word needs no joint or has it.
    Direct,
    /// The joined word is in use.
    Attested,
    /// The joined word is in the tables.
    Listed,
}

/// A joined word.
struct Joined {
    text: String,
    proof: Proof,
    /// Whether the first word has its joint or needs none.
    direct: bool,
}

impl Rule for TornCompound {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let mut knowledge: Option<Arc<Knowledge>> = None;
        for sentence in &document.sentences {
            let tokens = sentence.tokens();
            let mut at = tokens.start;
            while at + 1 < tokens.end {
                let candidate = is_capitalised(context, at)
                    && (is_capitalised(context, at + 1) && document.tokens[at + 1].spaced || is_stray_hyphen(context, at + 1));
                if !candidate {
                    at += 1;
                    continue;
                }
                let knowledge = knowledge.get_or_insert_with(|| context.dictionaries.index::<Knowledge>());
                let found = Pair { context, knowledge, a: at, sentence: tokens.clone() }.judge();
                let Some((last, joined)) = found else {
                    at += 1;
                    continue;
                };
                let span: Span = document.tokens[at].span.to(document.tokens[last].span);
                let (apart, one) = (document.text(span), joined.text);
                findings
                    .report(span, words(format!("“{apart}” is one word: “{one}”"), format!("„{apart}“ ist ein Wort: „{one}“")))
                    .confidence(match joined.proof {
                        Proof::Listed => 0.97,
                        Proof::Attested => 0.95,
                        _ => 0.85,
                    })
                    .suggest(one, Applicability::Suggest)
                    .reason(words(
                        "German writes compounds as one word; apart they are an English pattern. Join them.",
                        "Zusammensetzungen schreibt das Deutsche in einem Wort; getrennt sind sie ein englisches Muster. Zusammenschreiben.",
                    ));
                at = last + 1;
            }
        }
    }
}

/// Two neighbouring tokens, `a` and `a + 1`.
struct Pair<'p> {
    context: &'p Context<'p>,
    knowledge: &'p Knowledge,
    a: usize,
    sentence: Range<usize>,
}

impl Pair<'_> {
    /// The last token of the torn word and the whole word.
    fn judge(&self) -> Option<(usize, Joined)> {
        let (a, b) = (self.a, self.a + 1);
        let analysis = self.context.analysis;
        if self.context.document.tokens[b].span.len() == 1 {
            return self.stray_hyphen();
        }
        let (first, second) = (analysis.readings(a), analysis.readings(b));
        if !has_common_noun(second) || matches!(analysis.tag(b), Tag::Fm | Tag::Adja | Tag::Card) {
            return None;
        }
        let kind = self.kind(first)?;
        let joined = self.join(self.context.document.word(a), self.context.document.word(b))?;
        self.accepts(kind, first, second, &joined).then(|| (b, if kind == Kind::Noun { self.hyphenated(joined) } else { joined }))
    }

    /// „Exchange Speicher“: an English word keeps its form and takes a hyphen.
    fn hyphenated(&self, joined: Joined) -> Joined {
        let (first, second) = (self.context.document.word(self.a), self.context.document.word(self.a + 1));
        let english = self.knowledge.language.english_log_odds(first) > ENGLISH_PART;
        if joined.proof < Proof::Attested && english { Joined { text: format!("{first}-{second}"), ..joined } } else { joined }
    }

    /// What the first word is when it stands alone; `None` for what cannot be torn off a compound.
    fn kind(&self, readings: &Readings) -> Option<Kind> {
        let analysis = self.context.analysis;
        if matches!(analysis.tag(self.a), Tag::Card) || readings.has(Category::Cardinal) {
            return None;
        }
        let starts = self.starts_sentence();
        let noun = readings.iter().filter(|r| r.category == Category::Noun && !r.decapitalised);
        let set = noun.fold(Agreement::NONE, |set, r| set | r.any_agreement());
        // „Berliner Schule“, „Große Moschee“, „Mit Hilfe“.
        let small_word = readings.iter().any(|r| {
            use Category::*;
            r.decapitalised
                && match r.category {
                    Adjective => !r.features.any_agreement().is_empty() || r.features.has(Features::ATTRIBUTIVE),
                    Preposition | Contraction | Conjunction | Subjunction | PersonalPronoun | Comparison => true,
                    category => category.is_determiner() && analysis.lower(self.a) != "selbst",
                }
        });
        let fixed = readings.iter().any(|r| r.category == Category::Adjective && !r.decapitalised);
        if fixed || small_word && (starts || set.is_empty() || analysis.tag(self.a) == Tag::Adja) {
            return None;
        }
        let adverb = matches!(analysis.tag(self.a), Tag::Adv | Tag::Adjd | Tag::Ptkvz | Tag::Vvimp | Tag::Vvfin);
        if set.is_empty() || adverb && !starts {
            let opens = self.knowledge.lexicon.is_first_part(self.context.document.word(self.a));
            let name = readings.has(Category::Name);
            let adverb = starts && !readings.is_empty();
            return ((opens || has_joint(self.context.document.word(self.a))) && !name && !adverb).then_some(Kind::Fragment);
        }
        // „Bundes“, „Betriebs“: a genitive that nothing governs.
        let genitive = Agreement::case(Case::Genitive) & Agreement::singular();
        if (set & genitive) == set && self.knowledge.lexicon.is_first_part(self.context.document.word(self.a)) {
            return Some(Kind::Genitive);
        }
        Some(Kind::Noun)
    }

    fn accepts(&self, kind: Kind, first: &Readings, second: &Readings, joined: &Joined) -> bool {
        let proof = joined.proof;
        let (a, b) = (self.a, self.a + 1);
        let (analysis, knowledge) = (self.context.analysis, self.knowledge);
        let chain = chain(self.context, a, self.sentence.start);
        let (own, whole) = (chain.set & nominal(first, true), chain.set & nominal(second, false));
        let before = if a > self.sentence.start { analysis.tag(a - 1) } else { Tag::Stop };
        let follows_noun = !chain.determined && is_nominal_tag(before);
        let named_after = knowledge.pairs.has(self.context, a, &[Role::Apposition]);
        let measure = knowledge.pairs.has(self.context, a, &[Role::Measure]);
        let bare = knowledge.pairs.has(self.context, b, &[Role::Bare]);
        let date = MONTHS.contains(&analysis.lower(b)) && measure;
        let mismatch = chain.determined && own.is_empty();
        if whole.is_empty() || date || self.is_part_of_name(kind, proof, mismatch) || self.is_foreign(kind, proof) {
            return false;
        }
        let accusative = Agreement::of(Case::Accusative, Gender::Masculine);
        let named = second.has(Category::Name);
        // „das Symbol Speichern“ names a command.
        if proof < Proof::Attested && !second.has(Category::Noun) {
            return false;
        }
        let nouns = analysis.tag(b) == Tag::Nn || analysis.tag(b) == Tag::Ne && !named;
        match kind {
            Kind::Fragment => {
                // „Kurz“, „Dreh“: names and verbs that are words of their own.
                let own_word = readings_have(first, Category::Adjective) && !chain.determined || bare && !first.is_empty();
                let least = if own_word { Proof::Listed } else { Proof::Direct };
                proof >= least && (nouns || proof >= Proof::Attested) && !(follows_noun && (before == Tag::Ne || !first.is_empty()))
            }
            Kind::Genitive if chain.determined => own.is_empty() && proof >= Proof::Direct,
            Kind::Genitive => proof >= Proof::Attested && !bare && !follows_noun,
            // The determiner belongs to the second noun alone.
            Kind::Noun if chain.determined && own.is_empty() => {
                let apart = measure && chain.counted || named_after && (named || analysis.tag(b) != Tag::Nn);
                proof == Proof::Listed
                    || proof == Proof::Attested && (!apart || joined.direct)
                    || !apart && nouns && analysis.tag(a) == Tag::Nn
            }
            Kind::Noun if bare && before == Tag::Appr && proof >= Proof::Attested && joined.direct => {
                !knowledge.pairs.has(self.context, a, &[Role::Adverbial])
            }
            // „den Takt Fahrplan“: a clause has no two accusatives of persons or things.
            Kind::Noun if own == accusative && whole == accusative && !follows_noun && (proof == Proof::Direct || bare) => {
                nouns
                    && !named_after
                    && !measure
                    && (!bare || proof >= Proof::Attested)
                    && !knowledge.pairs.has(self.context, a, &[Role::Adverbial])
            }
            Kind::Noun if bare || follows_noun => WEEKDAYS.contains(&analysis.lower(a)) && proof == Proof::Listed && chain.determined,
            Kind::Noun if measure && chain.counted => proof == Proof::Listed,
            Kind::Noun if proof < Proof::Listed && self.can_be_subject(own, whole, before) => false,
            Kind::Noun if proof >= Proof::Attested => joined.direct || !named_after && !measure,
            Kind::Noun => {
                let productive = knowledge.parts.opens(self.context, a) + knowledge.parts.closes(self.context, b);
                proof == Proof::Direct
                    && nouns
                    && analysis.tag(a) == Tag::Nn
                    && !named_after
                    && !measure
                    && !MONTHS.contains(&analysis.lower(a))
                    && !knowledge.pairs.has(self.context, a, &[Role::Adverbial])
                    && (chain.determined || before == Tag::Appr)
                    && own.meets(Agreement::singular())
                    && productive >= PRODUCTIVE + u8::from(whole.meets(Agreement::plural()))
            }
        }
    }

    /// Whether the token stands where any word has a capital.
    fn starts_sentence(&self) -> bool {
        self.a == self.sentence.start || {
            let before = self.context.document.word(self.a - 1);
            !before.ends_with(char::is_alphanumeric) && !matches!(before, "," | ";" | ")" | "%")
        }
    }

    /// English words, and German ones inside an English name.
    fn is_foreign(&self, kind: Kind, proof: Proof) -> bool {
        let english = |t: usize| self.context.analysis.label(t) != Label::German;
        let odds = |t: usize| self.knowledge.language.english_log_odds(self.context.document.word(t));
        let (first, second) = (odds(self.a), odds(self.a + 1));
        // The better the German word is proved, the more English the parts must look.
        let (one, other) = match proof {
            Proof::Listed => (-1.4, -1.0),
            Proof::Attested => (-1.4, -3.5),
            _ => (-3.5, -4.0),
        };
        let own_word = !self.context.analysis.readings(self.a).is_empty();
        let (one, other) = if kind == Kind::Noun { (one, other) } else { (-1.4, -2.0) };
        english(self.a + 1) || second > 0.5 || (kind == Kind::Noun || own_word) && (english(self.a) || first > one) && second > other
    }

    /// Whether a third capitalised word makes the pair look like a part of a name (*Raiffeisen Bank International*).
    fn is_part_of_name(&self, kind: Kind, proof: Proof, mismatch: bool) -> bool {
        let analysis = self.context.analysis;
        let capital = |t: usize| self.context.document.word(t).starts_with(char::is_uppercase);
        let proper = |t: usize| capital(t) && (analysis.readings(t).is_empty() || analysis.label(t) != Label::German);
        let after = self.a + 2;
        let goes_on = after < self.sentence.end && capital(after);
        let place = mismatch && analysis.readings(after).has(Category::Name);
        goes_on && kind == Kind::Noun && proof < Proof::Attested && analysis.tag(after).is_nominal() && !place
            || goes_on && kind == Kind::Noun && proper(after) && analysis.tag(self.a) == Tag::Ne
            || self.a > self.sentence.start + 1 && proper(self.a - 1)
    }

    /// „Damit der Nutzer Daten sortieren kann“, „senden Kundinnen und Kunden Daten“: a person before a bare plural is its subject.
    fn can_be_subject(&self, own: Agreement, whole: Agreement, before: Tag) -> bool {
        let feminine = own.meets(Agreement::gender(Gender::Feminine)) || own.meets(Agreement::gender(Gender::Neuter));
        let person = !feminine && PERSONS.iter().any(|ending| self.context.analysis.lower(self.a).ends_with(ending));
        let bare_plural = whole.meets(Agreement::plural());
        person && bare_plural && own.meets(Agreement::case(Case::Nominative)) && !matches!(before, Tag::Appr | Tag::Apprart | Tag::Adja)
            || before == Tag::Kon && bare_plural
    }

    fn join(&self, a: &str, b: &str) -> Option<Joined> {
        let lexicon = &self.knowledge.lexicon;
        let rest = b.to_lowercase();
        let stem = a.strip_suffix('e').unwrap_or("");
        let mut best: Option<Joined> = None;
        for (first, joint) in [(a, ""), (a, "s"), (a, "n"), (a, "en"), (a, "es"), (a, "er"), (a, "e"), (stem, ""), (stem, "s")] {
            if first.is_empty() {
                continue;
            }
            let opener = format!("{first}{joint}");
            let text = format!("{opener}{rest}");
            let proof = if has_common_noun(&lexicon.listed(&text)) {
                Proof::Listed
            } else if !lexicon.is_first_part(&opener) && !has_joint(&opener) {
                continue;
            } else if lexicon.frequency(&text) > 0 {
                Proof::Attested
            } else if opener == a {
                Proof::Direct
            } else {
                Proof::Licensed
            };
            if best.as_ref().is_none_or(|best| proof > best.proof) {
                best = Some(Joined { text, proof, direct: opener == a });
            }
        }
        best
    }

    /// „Unterstützungs -system“.
    fn stray_hyphen(&self) -> Option<(usize, Joined)> {
        let document = self.context.document;
        let end = self.a + 2;
        let (first, rest) = (document.word(self.a), document.word(end));
        let text = format!("{first}{rest}");
        let lexicon = &self.knowledge.lexicon;
        let fragment = lexicon.is_first_part(first) && !has_common_noun(self.context.analysis.readings(self.a));
        let proof = if has_common_noun(&lexicon.listed(&text)) {
            Proof::Listed
        } else if lexicon.frequency(&text) > 0 {
            Proof::Attested
        } else {
            Proof::Direct
        };
        let known = lexicon.is_first_part(first) && (fragment || proof > Proof::Direct) && has_common_noun(&lexicon.lookup(&text));
        known.then_some((end, Joined { text, proof, direct: true }))
    }
}

/// Least sum of the productivity classes of two nouns that make a word nobody has recorded.
const PRODUCTIVE: u8 = 5;

/// Log odds above which the first part is taken for a foreign word.
const ENGLISH_PART: f32 = -4.0;

/// Endings of nouns for persons.
const PERSONS: &[&str] =
    &["er", "ern", "innen", "in", "or", "oren", "ent", "enten", "ist", "isten", "kunden", "kunde", "experten", "leute", "menschen"];

/// What the first word of a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// No word by itself (*Unterstützungs, Außen*).
    Fragment,
    /// A genitive and nothing else (*Bundes*).
    Genitive,
    /// A noun.
    Noun,
}

/// A word of letters that begins with a capital and goes on in small letters.
fn is_capitalised(context: &Context<'_>, token: usize) -> bool {
    let token = context.document.tokens[token];
    if !token.is_word() || token.span.len() < 3 {
        return false;
    }
    let mut letters = context.document.text(token.span).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// A hyphen with a blank before it and a small word behind it.
fn is_stray_hyphen(context: &Context<'_>, token: usize) -> bool {
    let document = context.document;
    document.word(token) == "-"
        && document.tokens[token].spaced
        && document.tokens.get(token + 1).is_some_and(|next| next.is_word() && !next.spaced && next.span.len() > 3)
        && document.word(token + 1).chars().all(char::is_lowercase)
}

fn is_nominal_tag(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Ne | Tag::Fm)
}

/// What a noun can be, with or without old datives in -e.
fn nominal(readings: &Readings, rare: bool) -> Agreement {
    let nominal = readings.iter().filter(|r| r.category.is_nominal() && !r.decapitalised && (rare || !r.features.has(Features::RARE)));
    nominal.fold(Agreement::NONE, |set, r| set | r.any_agreement())
}

fn readings_have(readings: &Readings, category: Category) -> bool {
    readings.iter().any(|r| r.category == category)
}

/// Whether a suffix that asks for the joint -s has it.
fn has_joint(opener: &str) -> bool {
    const SUFFIXES: &[&str] = &["ungs", "heits", "keits", "schafts", "ions", "täts", "kunfts", "tums"];
    SUFFIXES.iter().any(|suffix| opener.len() > suffix.len() + 2 && opener.ends_with(suffix))
}

fn has_common_noun(readings: &Readings) -> bool {
    readings.iter().any(|r| matches!(r.category, Category::Noun | Category::NominalisedInfinitive) && !r.decapitalised)
}

/// What stands before a noun and agrees with it.
struct Chain {
    /// Whether there is a determiner or an adjective at all.
    determined: bool,
    /// Whether a number stands there.
    counted: bool,
    /// What it leaves open.
    set: Agreement,
}

/// The determiner and the adjectives directly before a token.
fn chain(context: &Context<'_>, token: usize, start: usize) -> Chain {
    let analysis = context.analysis;
    let mut chain = Chain { determined: false, counted: false, set: Agreement::ALL };
    for before in (start..token).rev() {
        let readings = analysis.readings(before);
        let word = context.document.word(before);
        let number = context.document.tokens[before].kind == TokenKind::Number && word.len() < 4 || analysis.tag(before) == Tag::Card;
        if number && word != "1" && !word.starts_with("ein") {
            chain.determined = true;
            chain.counted = true;
            chain.set = chain.set & Agreement::plural();
            break;
        }
        let union = |wanted: &dyn Fn(Category, Features) -> bool| {
            readings.iter().filter(|r| wanted(r.category, r.features)).fold(Agreement::NONE, |set, r| set | r.any_agreement())
        };
        let determiner = union(&|category, features| {
            category == Category::Contraction || category.is_determiner() && features.has(Features::ATTRIBUTIVE)
        });
        if !determiner.is_empty() {
            chain.determined = true;
            chain.set = chain.set & determiner;
            break;
        }
        let mut adjective = union(&|category, _| category == Category::Adjective);
        let bare = before == start
            || !can_be_determiner(context, before - 1)
                && (analysis.tag(before - 1).is_verb()
                    || matches!(analysis.tag(before - 1), Tag::Appr | Tag::Comma | Tag::Kon | Tag::Stop));
        if bare {
            let strong = readings.iter().filter(|r| r.category == Category::Adjective);
            adjective = strong.fold(Agreement::NONE, |set, r| set | r.agreement(Declension::Strong));
        }
        if adjective.is_empty() || analysis.tag(before) != Tag::Adja {
            break;
        }
        chain.determined = true;
        chain.set = chain.set & adjective;
    }
    chain
}

/// Whether a token is a determiner, a contraction or another adjective.
fn can_be_determiner(context: &Context<'_>, token: usize) -> bool {
    let readings = context.analysis.readings(token);
    readings.iter().any(|r| r.category == Category::Contraction || r.category.is_determiner() || r.category == Category::Adjective)
}
