//! A compound that is written apart.

use super::noun_pairs::{NounPairs, Role};
use crate::data::{Dictionaries, Index};
use crate::document::Span;
use crate::findings::{Applicability, words};
use crate::language::features::{Agreement, Case, Category, Features};
use crate::language::lexicon::{Lexicon, Readings};
use crate::language::tagger::Tag;
use crate::language::token_language::{Label, TokenLanguage};
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
    pub struct TornCompound = "syntax/torn-compound", Warning, "linguistic-conventions/spelling", fix: Suggest;
}

/// What the rule looks words up in.
struct Knowledge {
    lexicon: Arc<Lexicon>,
    language: Arc<TokenLanguage>,
    pairs: NounPairs,
}

impl Index for Knowledge {
    fn build(dictionaries: &Dictionaries) -> Self {
        Knowledge { lexicon: dictionaries.index(), language: dictionaries.index(), pairs: NounPairs::build(dictionaries) }
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
        if !has_common_noun(second) || self.is_foreign() || matches!(analysis.tag(b), Tag::Fm | Tag::Adja | Tag::Card) {
            return None;
        }
        let kind = self.kind(first)?;
        let joined = self.join(self.context.document.word(a), self.context.document.word(b))?;
        self.accepts(kind, first, second, joined.proof).then_some((b, joined))
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
        if set.is_empty() {
            let opens = self.knowledge.lexicon.is_first_part(self.context.document.word(self.a));
            let name = readings.has(Category::Name);
            let adverb = starts && !readings.is_empty();
            return (opens && !name && !adverb).then_some(Kind::Fragment);
        }
        // „Bundes“, „Betriebs“: a genitive that nothing governs.
        let genitive = Agreement::case(Case::Genitive) & Agreement::singular();
        if (set & genitive) == set && self.knowledge.lexicon.is_first_part(self.context.document.word(self.a)) {
            return Some(Kind::Genitive);
        }
        Some(Kind::Noun)
    }

    fn accepts(&self, kind: Kind, first: &Readings, second: &Readings, proof: Proof) -> bool {
        let (a, b) = (self.a, self.a + 1);
        let (context, analysis, pairs) = (self.context, self.context.analysis, &self.knowledge.pairs);
        let chain = chain(context, a, self.sentence.start);
        let first_fits = chain.set.meets(nominal(first)) && chain.determined;
        let second_fits = chain.set.meets(nominal(second));
        if !second_fits || self.is_part_of_name() {
            return false;
        }
        let tags = (analysis.tag(a), analysis.tag(b));
        match kind {
            Kind::Fragment => proof >= Proof::Direct && (chain.determined || proof >= Proof::Attested || tags.1 == Tag::Nn),
            Kind::Genitive => !first_fits && proof >= Proof::Direct,
            // The determiner belongs to the second noun alone.
            Kind::Noun if chain.determined && !first_fits => proof >= Proof::Attested || tags.1 == Tag::Nn,
            Kind::Noun => {
                let measured = a > self.sentence.start
                    && (context.document.tokens[a - 1].kind == crate::document::TokenKind::Number || analysis.readings(a - 1).has(Category::Cardinal));
                let apart = pairs.has(context, a, &[Role::Apposition, Role::Measure]) || pairs.has(context, b, &[Role::Bare]);
                if apart || measured && proof < Proof::Listed {
                    return false;
                }
                proof >= Proof::Attested
                    || proof == Proof::Direct && tags == (Tag::Nn, Tag::Nn) && chain.determined && nominal(second).meets(Agreement::singular())
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
    fn is_foreign(&self) -> bool {
        let english = |t: usize| self.context.analysis.label(t) != Label::German;
        let odds = |t: usize| self.knowledge.language.english_log_odds(self.context.document.word(t));
        english(self.a + 1) || english(self.a) && odds(self.a + 1) > -1.0 || odds(self.a) > 0.0 && odds(self.a + 1) > 0.0
    }

    /// Whether a third capitalised word makes the pair look like a part of a name (*Raiffeisen Bank International*).
    fn is_part_of_name(&self) -> bool {
        let proper = |t: usize| {
            let known = self.context.analysis.readings(t);
            let word = self.context.document.word(t);
            word.starts_with(char::is_uppercase) && (known.is_empty() || self.context.analysis.label(t) != Label::German)
        };
        let after = self.a + 2;
        after < self.sentence.end && proper(after) && self.context.analysis.tag(self.a) == Tag::Ne
            || self.a > self.sentence.start && proper(self.a - 1) && self.a > self.sentence.start + 1
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
            } else if !lexicon.is_first_part(&opener) {
                continue;
            } else if lexicon.frequency(&text) > 0 {
                Proof::Attested
            } else if opener == a {
                Proof::Direct
            } else {
                Proof::Licensed
            };
            if best.as_ref().is_none_or(|best| proof > best.proof) {
                best = Some(Joined { text, proof });
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
        known.then_some((end, Joined { text, proof }))
    }
}

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

fn nominal(readings: &Readings) -> Agreement {
    let nominal = readings.iter().filter(|r| r.category.is_nominal() && !r.decapitalised);
    nominal.fold(Agreement::NONE, |set, r| set | r.any_agreement())
}

fn has_common_noun(readings: &Readings) -> bool {
    readings.iter().any(|r| matches!(r.category, Category::Noun | Category::NominalisedInfinitive) && !r.decapitalised)
}

/// What stands before a noun and agrees with it.
struct Chain {
    /// Whether there is a determiner or an adjective at all.
    determined: bool,
    /// What it leaves open.
    set: Agreement,
}

/// The determiner and the adjectives directly before a token.
fn chain(context: &Context<'_>, token: usize, start: usize) -> Chain {
    let analysis = context.analysis;
    let mut chain = Chain { determined: false, set: Agreement::ALL };
    for before in (start..token).rev() {
        let readings = analysis.readings(before);
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
        let adjective = union(&|category, _| category == Category::Adjective);
        if adjective.is_empty() || analysis.tag(before) != Tag::Adja {
            break;
        }
        chain.determined = true;
        chain.set = chain.set & adjective;
    }
    chain
}
