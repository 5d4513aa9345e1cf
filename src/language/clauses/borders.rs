//! Where clauses begin and end.

use super::Kind;
use crate::document::{Document, TokenKind};
use crate::language::Analysis;
use crate::language::features::{Category, VerbForms};
use crate::language::phrases::{Phrases, Word};
use crate::language::tagger::Tag;
use std::ops::Range;

/// A clause before its constituents are read.
#[derive(Debug)]
pub(super) struct Draft {
    pub kind: Kind,
    pub tokens: Vec<usize>,
    pub conjunction: Option<usize>,
    pub left: Option<usize>,
    pub verb: Option<usize>,
    pub shares: Option<usize>,
    pub antecedent: Option<usize>,
    pub external: bool,
    pub unsure: bool,
    pub unsure_behind: bool,
    /// Its finite verb has not come yet.
    waiting: bool,
}

/// Memory that is kept from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    pub drafts: Vec<Draft>,
    segments: Vec<Segment>,
}

/// What stands before a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    Start,
    Comma,
    Dash,
    /// Colon, semicolon, question mark inside the sentence.
    Strong,
    /// Something is left out.
    Ellipsis,
}

#[derive(Debug, Clone)]
struct Segment {
    border: Border,
    /// Tokens without marks and brackets.
    tokens: Vec<usize>,
}

struct Borders<'b> {
    document: &'b Document,
    analysis: &'b Analysis,
    phrases: &'b Phrases,
    drafts: &'b mut Vec<Draft>,
    /// The main clause that goes on behind embedded ones.
    main: Option<usize>,
    /// The clause that was read last.
    last: Option<usize>,
}

/// Finds the clauses of a sentence; they lie in `buffers.drafts` afterwards.
pub(super) fn read(document: &Document, analysis: &Analysis, phrases: &Phrases, sentence: Range<usize>, buffers: &mut Buffers) {
    buffers.drafts.clear();
    buffers.segments.clear();
    segments(document, analysis, sentence, &mut buffers.segments);
    let mut borders = Borders { document, analysis, phrases, drafts: &mut buffers.drafts, main: None, last: None };
    for number in 0..buffers.segments.len() {
        let next = buffers.segments.get(number + 1);
        borders.segment(&buffers.segments[number], next);
    }
    for draft in borders.drafts.iter_mut() {
        if draft.verb.is_none() && draft.kind != Kind::Infinitive {
            draft.unsure |= draft.kind != Kind::VerbSecond;
            draft.kind = if draft.kind.is_verb_last() { draft.kind } else { Kind::Fragment };
        }
    }
}

/// Cuts a sentence at its marks; what stands in brackets is left out, short quotations stay in their segment.
fn segments(document: &Document, analysis: &Analysis, sentence: Range<usize>, out: &mut Vec<Segment>) {
    let (mut depth, mut border) = (0usize, Border::Start);
    let mut tokens = Vec::new();
    for token in sentence.clone() {
        let text = document.word(token);
        match text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if document.tokens[token].kind != TokenKind::Punctuation && !analysis.tag(token).is_mark() => tokens.push(token),
            _ => {
                let number = |t: usize| document.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Number);
                let next = match text {
                    "," if token > sentence.start && number(token - 1) && number(token + 1) && !document.tokens[token + 1].spaced => None,
                    "," => Some(Border::Comma),
                    "–" | "—" => Some(Border::Dash),
                    "-" if document.tokens[token].spaced && document.tokens.get(token + 1).is_some_and(|t| t.spaced) => Some(Border::Dash),
                    ":" | ";" | "?" | "!" | "•" => Some(Border::Strong),
                    "…" | "..." => Some(Border::Ellipsis),
                    _ => None,
                };
                if let Some(next) = next {
                    if !tokens.is_empty() {
                        out.push(Segment { border, tokens: std::mem::take(&mut tokens) });
                        border = next;
                    } else if next != Border::Comma || border == Border::Dash {
                        border = next;
                    }
                }
            }
        }
    }
    if !tokens.is_empty() {
        out.push(Segment { border, tokens });
    }
}

/// How a stretch opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Plain,
    Subjunction,
    Relative,
    /// *um, ohne, statt* with an infinitive.
    Infinitive,
}

/// Conjunctions that join clauses.
const JOINING: &[&str] = &["und", "oder", "aber", "sondern", "denn", "doch", "sowie", "bzw", "beziehungsweise", "jedoch", "allerdings"];

/// Particles that belong to the constituent behind them.
const FOCUS: &[&str] = &[
    "auch",
    "nur",
    "sogar",
    "schon",
    "selbst",
    "gerade",
    "fast",
    "etwa",
    "rund",
    "nicht",
    "erst",
    "bereits",
    "allein",
    "ausgerechnet",
    "knapp",
    "mindestens",
    "wohl",
    "vor",
    "besonders",
    "insbesondere",
    "lediglich",
    "bloß",
    "beinahe",
    "nahezu",
    "ungefähr",
    "circa",
    "ca",
    "kaum",
    "höchstens",
    "wenigstens",
    "zumindest",
    "immerhin",
    "eben",
    "genau",
    "so",
    "ziemlich",
    "allerdings",
    "jedoch",
    "aber",
    "doch",
    "denn",
    "gut",
    "vielleicht",
    "möglicherweise",
    "wahrscheinlich",
    "nämlich",
    "ganz",
    "eigens",
    "einzig",
    "noch",
    "weder",
    "sowohl",
];

impl Borders<'_> {
    fn tag(&self, token: usize) -> Tag {
        self.analysis.tag(token)
    }

    fn lower(&self, token: usize) -> &str {
        self.analysis.lower(token)
    }

    fn word(&self, token: usize) -> &Word {
        self.phrases.word(self.analysis, token)
    }

    /// Auxiliary, modal, or a verb with an infinitive (*lassen, sehen, gehen*).
    fn opens_infinitive(&self, token: usize) -> bool {
        const WITH_INFINITIVE: &[&str] =
            &["lassen", "sehen", "hören", "helfen", "lernen", "lehren", "gehen", "bleiben", "kommen", "fühlen", "schicken"];
        self.is_auxiliary(token) || WITH_INFINITIVE.iter().any(|lemma| self.analysis.has_lemma(token, lemma))
    }

    fn is_auxiliary(&self, token: usize) -> bool {
        self.analysis.readings(token).iter().any(|reading| matches!(reading.category, Category::Auxiliary | Category::Modal))
    }

    /// Tagged finite and no noun.
    fn is_finite(&self, token: usize) -> bool {
        // „verletzte Gefühle, verärgerte Kunden“
        let adjective = token > 0
            && self.word(token).is_adjective()
            && self.analysis.tag(token + 1) == Tag::Nn
            && self.analysis.tag(token - 1).is_mark()
            && self.tag(token) == Tag::Vvfin;
        !adjective && self.tag(token).is_finite() && (self.word(token).verb.is_finite() || self.word(token).has(Word::UNKNOWN))
    }

    /// Finite at the end of a verb-last clause: the tagger takes a wrong plural for an infinitive, a wrong singular for a participle.
    fn can_be_finite(&self, token: usize) -> bool {
        self.tag(token).is_verb() && self.word(token).verb.is_finite()
    }

    fn can_be_infinite(&self, token: usize) -> bool {
        self.word(token).verb.meets(VerbForms::INFINITIVE | VerbForms::PARTICIPLE_II | VerbForms::ZU_INFINITIVE)
    }

    fn opening(&self, tokens: &[usize], border: Border, joined: bool) -> Opening {
        let Some(&first) = tokens.first() else { return Opening::Plain };
        let behind = border == Border::Comma || border == Border::Dash || joined;
        let comma = border == Border::Comma || joined;
        let second = tokens.get(1).copied();
        match self.tag(first) {
            Tag::Kous if self.lower(first) != "nun" => Opening::Subjunction,
            // „Wie ein Beamter berichtete, …“
            Tag::Pwav | Tag::Pws | Tag::Pwat | Tag::Kokom
                if border == Border::Start
                    && tokens.len() > 2
                    && second.is_some_and(|t| !self.is_finite(t))
                    && tokens.last().is_some_and(|&t| self.is_finite(t)) =>
            {
                Opening::Subjunction
            }
            Tag::Koui => Opening::Infinitive,
            Tag::Prels | Tag::Prelat if comma && tokens.len() > 1 => Opening::Relative,
            Tag::Pwav | Tag::Pws | Tag::Pwat if behind && tokens.len() > 1 => {
                // „…, was machen wir?“: a question has its verb in second place.
                if second.is_some_and(|t| self.is_finite(t)) && tokens.len() > 2 { Opening::Plain } else { Opening::Subjunction }
            }
            Tag::Appr if behind && second.is_some_and(|t| matches!(self.tag(t), Tag::Prels | Tag::Prelat)) => Opening::Relative,
            Tag::Appr if behind && second.is_some_and(|t| matches!(self.tag(t), Tag::Pws | Tag::Pwat)) => Opening::Subjunction,
            // „als ob“, „so dass“, „auch wenn“, „erst als“
            Tag::Adv | Tag::Kokom | Tag::Ptkneg | Tag::Appr | Tag::Pav
                if second.is_some_and(|t| self.tag(t) == Tag::Kous) && (behind || border == Border::Start) && tokens.len() > 3 =>
            {
                Opening::Subjunction
            }
            // „also wie viele Menschen“, „genau wann“
            Tag::Adv
                if behind
                    && second.is_some_and(|t| self.lower(t) == "wie")
                    && tokens
                        .get(2)
                        .is_some_and(|&t| matches!(self.lower(t), "viel" | "viele" | "vielen" | "sehr" | "oft" | "lange" | "weit")) =>
            {
                Opening::Subjunction
            }
            Tag::Adv if behind && second.is_some_and(|t| matches!(self.tag(t), Tag::Pwav | Tag::Pws | Tag::Pwat)) && tokens.len() > 3 => {
                Opening::Subjunction
            }
            // „viele von denen“, „deren Kinder“, „dessen“
            Tag::Pis | Tag::Card
                if behind
                    && second.is_some_and(|t| self.lower(t) == "von")
                    && tokens.get(2).is_some_and(|&t| matches!(self.lower(t), "denen" | "welchen")) =>
            {
                Opening::Relative
            }
            Tag::Nn
                if behind
                    && second.is_some_and(|t| matches!(self.lower(t), "dessen" | "deren") && self.tag(t) == Tag::Prels)
                    && tokens.len() > 3 =>
            {
                Opening::Relative
            }
            _ => Opening::Plain,
        }
    }

    fn segment(&mut self, segment: &Segment, next: Option<&Segment>) {
        let mut rest: &[usize] = &segment.tokens;
        let (mut border, mut joined) = (segment.border, None);
        if matches!(border, Border::Strong | Border::Ellipsis) {
            // What waits for its verb gets none any more.
            self.drafts.iter_mut().filter(|draft| draft.waiting).for_each(|draft| (draft.waiting, draft.unsure) = (false, true));
            self.main = None;
        }
        let new = self.drafts.len();
        while !rest.is_empty() {
            if joined.is_none() && rest.len() > 1 && self.tag(rest[0]) == Tag::Kon && JOINING.contains(&self.lower(rest[0])) {
                joined = Some(rest[0]);
                rest = &rest[1..];
            }
            let split = self.split(rest, border, joined.is_some());
            let (part, others) = rest.split_at(split);
            let last = others.is_empty();
            self.part(part, border, joined, if last { next } else { None });
            rest = others;
            joined = None;
            if let Some(&conjunction) = rest.first() {
                joined = Some(conjunction);
                rest = &rest[1..];
                border = Border::Comma;
            }
        }
        if segment.border == Border::Ellipsis {
            self.drafts[new..].iter_mut().for_each(|draft| draft.unsure = true);
        }
    }

    /// Where a conjunction between two finite verbs begins another clause; the length of the stretch otherwise.
    fn split(&self, tokens: &[usize], border: Border, joined: bool) -> usize {
        let mut finite = None;
        let verb_last = self.opening(tokens, border, joined) != Opening::Plain;
        let waiting = self.drafts.iter().any(|draft| draft.waiting && draft.kind.is_verb_last());
        // The finite verb may have come in an earlier segment.
        let earlier = !verb_last && !waiting && self.main.is_some_and(|main| self.drafts[main].verb.is_some());
        for (at, &token) in tokens.iter().enumerate() {
            if self.is_finite(token) {
                finite = Some(at);
            }
            if at == 0 || at + 1 == tokens.len() || self.tag(token) != Tag::Kon || !JOINING.contains(&self.lower(token)) {
                continue;
            }
            let behind = &tokens[at + 1..];
            if finite.is_none() && !earlier {
                continue;
            }
            let Some(next) = behind.iter().position(|&t| self.is_finite(t)) else {
                // „und zu gehen“ stays; „hat … und … gehen wird“ was handled.
                continue;
            };
            let opener = matches!(self.tag(behind[0]), Tag::Kous | Tag::Prels) && next > 0;
            let verb_before = finite == Some(at - 1);
            // „gang und gäbe“
            if self.lower(tokens[at - 1]) == "gang" {
                continue;
            }
            // „hat es gesehen und die Folgen erkannt“: what the auxiliary opened may close behind the conjunction.
            let closing = next + 1 == behind.len()
                && next > 0
                && self.can_be_infinite(behind[next])
                && finite.is_none_or(|finite| self.opens_infinitive(tokens[finite]));
            if !opener && closing && !verb_last && !waiting || finite.is_none() && next > 0 && !opener {
                continue;
            }
            if opener
                || next == 0 && (!verb_last || verb_before)
                || (verb_last || waiting) && verb_before
                || !verb_last && !waiting && self.one_constituent(&behind[..next])
            {
                return at;
            }
        }
        tokens.len()
    }

    /// Whether the tokens are one constituent: no second noun phrase without preposition, no verb.
    fn one_constituent(&self, tokens: &[usize]) -> bool {
        let mut nominals = 0;
        let (mut open, mut governed) = (true, false);
        for (at, &token) in tokens.iter().enumerate() {
            match self.tag(token) {
                Tag::Appr | Tag::Apprart => {
                    // „bis zum Abend“, „in einer am Montag veröffentlichten Prognose“
                    let before = |tag: Tag| {
                        matches!(
                            tag,
                            Tag::Adv
                                | Tag::Ptkneg
                                | Tag::Appr
                                | Tag::Art
                                | Tag::Pposat
                                | Tag::Pdat
                                | Tag::Piat
                                | Tag::Pis
                                | Tag::Kon
                                | Tag::Card
                        )
                    };
                    if at > 0 && nominals == 0 && !self.tag(tokens[at - 1]).is_nominal() && !before(self.tag(tokens[at - 1])) {
                        return false;
                    }
                    governed = true;
                    open = true;
                }
                Tag::Pper | Tag::Pis | Tag::Pds | Tag::Prf => {
                    // „einige von ihnen“, „mehr als tausend“
                    let partitive = at + 1 < tokens.len()
                        && matches!(self.tag(token), Tag::Pis | Tag::Pds)
                        && (matches!(self.tag(tokens[at + 1]), Tag::Appr | Tag::Kokom | Tag::Kon)
                            || matches!(self.lower(tokens[at + 1]), "der" | "dieser" | "als" | "seiner" | "ihrer" | "unserer"));
                    if at + 1 < tokens.len() && tokens.len() > 1 && !governed && !partitive {
                        return false;
                    }
                    nominals += 1;
                }
                Tag::Adv | Tag::Adjd | Tag::Pav
                    if at == 0 && tokens.len() > 1 && !FOCUS.contains(&self.lower(token))
                    // „nun ein Auge darauf“ are two constituents, „besonders schöne Tage“ one.
                    && !matches!(
                        self.tag(tokens[1]),
                        Tag::Adja | Tag::Adjd | Tag::Adv | Tag::Card | Tag::Appr | Tag::Apprart | Tag::Piat | Tag::Pis
                    ) =>
                {
                    return false;
                }
                Tag::Art | Tag::Pposat | Tag::Pdat => {
                    let conjunct = at > 0 && self.tag(tokens[at - 1]) == Tag::Kon;
                    if nominals > 0
                        && !conjunct
                        && !matches!(
                            self.lower(token),
                            "der" | "des" | "einer" | "eines" | "dieser" | "dieses" | "ihrer" | "ihres" | "seiner" | "seines"
                        )
                        && !governed
                    {
                        return false;
                    }
                    open = true;
                }
                Tag::Adja | Tag::Piat | Tag::Kokom => open = true,
                Tag::Nn => {
                    let follows = at > 0 && matches!(self.tag(tokens[at - 1]), Tag::Ne | Tag::Kon | Tag::Nn);
                    if !(open || follows) {
                        return false;
                    }
                    nominals += 1;
                    (open, governed) = (false, false);
                }
                Tag::Ne | Tag::Fm | Tag::Card | Tag::Xy | Tag::Trunc => {
                    nominals += 1;
                    governed = false;
                }
                tag if tag.is_verb() && !tag.is_participle() => return false,
                // „rechtskräftig und daher“
                Tag::Kon => {
                    if tokens.get(at + 1).is_some_and(|&t| matches!(self.tag(t), Tag::Pav | Tag::Pwav)) {
                        return false;
                    }
                    open = true;
                }
                _ => {}
            }
        }
        true
    }

    fn part(&mut self, tokens: &[usize], border: Border, joined: Option<usize>, next: Option<&Segment>) {
        if tokens.is_empty() {
            return;
        }
        // „– wie berichtet –“, „so der Sprecher“
        let speaker = self.lower(tokens[0]) == "so"
            && tokens.len() > 1
            && matches!(self.tag(tokens[1]), Tag::Ne | Tag::Nn | Tag::Art | Tag::Pposat | Tag::Adja)
            && !tokens.iter().any(|&t| self.is_finite(t));
        if joined.is_none() && border != Border::Start && (speaker || tokens.len() < 3 && matches!(self.lower(tokens[0]), "wie" | "so")) {
            let draft = self.draft(Kind::Fragment, tokens, joined);
            self.drafts.push(draft);
            return;
        }
        let opening = self.opening(tokens, border, joined.is_some());
        match opening {
            Opening::Subjunction | Opening::Relative => return self.verb_last(tokens, opening, border, joined, next),
            Opening::Infinitive => {
                let draft = Draft { left: Some(tokens[0]), ..self.draft(Kind::Infinitive, tokens, joined) };
                self.push(draft);
                return;
            }
            Opening::Plain => {}
        }
        let finite = tokens.iter().position(|&t| self.is_finite(t));
        // A clause with its verb at the end goes on behind what interrupted it, or is joined to another one.
        if let Some(open) = self.drafts.iter().rposition(|draft| draft.waiting && draft.kind.is_verb_last()) {
            return self.resume(open, tokens, joined, next);
        }
        let last = self.last.map(|index| (index, self.drafts[index].kind, self.drafts[index].verb));
        if let (Some(_), Some((index, kind, Some(_)))) = (joined, last)
            && kind.is_verb_last()
            && finite.is_some()
            && tokens.last().is_some_and(|&t| self.can_be_finite(t))
            && !(finite == Some(0) && tokens.len() > 1)
            && (finite != Some(tokens.len() - 1) || !self.one_constituent(&tokens[..tokens.len() - 1]) || self.main.is_some())
        {
            let mut draft = self.draft(kind, tokens, joined);
            draft.shares = Some(index);
            self.close(&mut draft);
            // „wann es getestet werden und fliegen sollte“: the finite verb comes at the very end.
            let verb = self.drafts[index].verb;
            if draft.verb.is_some_and(|verb| self.is_auxiliary(verb)) && verb.is_some_and(|verb| self.can_be_infinite(verb)) {
                self.drafts[index].unsure = true;
            }
            self.push(draft);
            return;
        }
        let infinitive = tokens.iter().any(|&t| matches!(self.tag(t), Tag::Ptkzu | Tag::Vvizu));
        match (self.main, finite) {
            // „Der Mann, der …, hat“
            (Some(main), _) if self.drafts[main].waiting => {
                let draft = &self.drafts[main];
                let embedded = self.drafts.len() > main + 1;
                let list = !embedded && finite.is_some_and(|at| at > 0);
                // „Der Mann, sagte er, sei krank“
                let inserted = !embedded && finite == Some(0) && next.is_some_and(|next| self.is_finite(next.tokens[0]));
                let fronted = draft.tokens.len() == 1 && matches!(self.tag(draft.tokens[0]), Tag::Adv | Tag::Itj | Tag::Ptkant | Tag::Adjd);
                if infinitive && finite.is_none() {
                    let draft = self.draft(Kind::Infinitive, tokens, joined);
                    self.push(draft);
                    return;
                }
                let late = embedded && finite.is_some_and(|at| at > 0);
                let verb = finite.map(|at| tokens[at]);
                let plain = self.is_plain(tokens);
                self.last = Some(main);
                let one =
                    finite.is_none_or(|at| self.one_constituent(&tokens[..at]) && !matches!(self.tag(tokens[0]), Tag::Appr | Tag::Apprart));
                let final_verb = finite.is_some_and(|at| at > 1 && at + 1 == tokens.len()) && next.is_some();
                let draft = &mut self.drafts[main];
                draft.tokens.extend(joined);
                draft.tokens.extend(tokens);
                if let Some(verb) = verb {
                    draft.waiting = false;
                    draft.verb = Some(verb);
                    draft.left = Some(verb);
                    draft.unsure |=
                        inserted || fronted || late || !one || final_verb || list && !joined_list(self.document, tokens, verb, joined);
                    draft.unsure_behind |= !plain;
                }
            }
            // „wird die Polizei, …, nun ein Auge darauf haben“; „…, die Läden beschädigt“
            (Some(main), Some(at))
                if at > 0
                    && border != Border::Start
                    && joined.is_none()
                    && self.can_be_infinite(tokens[at])
                    && (at + 1 == tokens.len()
                        || self.drafts[main].verb.is_some_and(|verb| self.is_auxiliary(verb))
                        || tokens[at + 1..].iter().all(|&t| self.tag(t).is_verb() || self.tag(t) == Tag::Kon)) =>
            {
                let auxiliary = self.drafts[main].verb.is_some_and(|verb| self.is_auxiliary(verb));
                let draft = &mut self.drafts[main];
                draft.unsure_behind = true;
                if auxiliary {
                    draft.tokens.extend(tokens);
                    self.last = Some(main);
                } else {
                    let draft = Draft {
                        verb: Some(tokens[at]),
                        left: Some(tokens[at]),
                        unsure: true,
                        ..self.draft(Kind::VerbSecond, tokens, joined)
                    };
                    self.push(draft);
                }
            }
            (_, Some(at)) => {
                let before = &tokens[..at];
                let kind = if at == 0 && joined.is_none() && border != Border::Comma && border != Border::Dash && !self.is_behind_clause() {
                    Kind::VerbFirst
                } else {
                    Kind::VerbSecond
                };
                let mut draft = self.draft(kind, tokens, joined);
                draft.verb = Some(tokens[at]);
                draft.left = draft.verb;
                draft.external = at == 0 && kind == Kind::VerbSecond && joined.is_none();
                let last = self.last.filter(|&last| self.drafts[last].kind.is_main()).or(self.main);
                draft.shares = last.filter(|_| at == 0 && joined.is_some());
                draft.unsure |= !self.one_constituent(before);
                draft.unsure_behind |= !self.is_plain(tokens);
                draft.unsure |= at == 0 && joined.is_some() && last.is_none();
                // „…, die Inhalte zur Verfügung stellt“: a relative clause that the tagger has not seen.
                draft.unsure |= border == Border::Dash && (joined.is_some() || at + 1 == tokens.len());
                draft.unsure |= at > 1
                    && at + 1 == tokens.len()
                    && border == Border::Comma
                    && joined.is_none()
                    && matches!(self.lower(tokens[0]), "der" | "die" | "das" | "den" | "dem" | "deren" | "dessen");
                // „abgeschirmt und überwacht“, „muss leben und versuchen“
                if at == 0 && joined.is_some() && self.can_be_infinite(tokens[0]) {
                    let auxiliary = last.and_then(|last| self.drafts[last].verb).is_some_and(|verb| {
                        self.opens_infinitive(verb) && !self.analysis.has_lemma(verb, "sein") && !self.analysis.has_lemma(verb, "haben")
                    });
                    draft.unsure |= auxiliary || self.word(tokens[0]).verb.meets(VerbForms::PARTICIPLE_II);
                }
                if self.main.is_none() || !draft.external {
                    self.main = Some(self.drafts.len());
                }
                self.push(draft);
            }
            (Some(main), None) => {
                if infinitive {
                    let draft = self.draft(Kind::Infinitive, tokens, joined);
                    self.push(draft);
                } else {
                    // „…“, sagte der Minister, ein Jurist: the clause that was read last, if it is a main clause.
                    let last = self.last.filter(|&last| self.drafts[last].kind.is_main()).unwrap_or(main);
                    self.drafts[last].tokens.extend(joined);
                    self.drafts[last].tokens.extend(tokens);
                    self.last = Some(last);
                }
            }
            (None, None) => {
                let kind = if infinitive { Kind::Infinitive } else { Kind::VerbSecond };
                let mut draft = self.draft(kind, tokens, joined);
                draft.waiting = kind == Kind::VerbSecond;
                if draft.waiting {
                    self.main = Some(self.drafts.len());
                }
                self.push(draft);
            }
        }
    }

    /// Whether the sentence began with a clause that fills the initial field.
    fn is_behind_clause(&self) -> bool {
        self.main.is_none() && !self.drafts.is_empty()
    }

    fn push(&mut self, draft: Draft) {
        self.last = Some(self.drafts.len());
        self.drafts.push(draft);
    }

    fn draft(&self, kind: Kind, tokens: &[usize], conjunction: Option<usize>) -> Draft {
        Draft {
            kind,
            tokens: tokens.to_vec(),
            conjunction,
            left: None,
            verb: None,
            shares: None,
            antecedent: None,
            external: false,
            unsure: false,
            unsure_behind: false,
            waiting: false,
        }
    }

    /// A main clause with one finite verb; a second one must be able to be an infinitive or participle at the end.
    fn is_plain(&self, tokens: &[usize]) -> bool {
        let mut finite = tokens.iter().enumerate().filter(|(_, t)| self.is_finite(**t));
        finite.next();
        finite.all(|(at, &t)| {
            let end = tokens[at + 1..].iter().all(|&t| self.tag(t).is_verb())
                || matches!(tokens.get(at + 1), Some(&t) if matches!(self.tag(t), Tag::Kokom | Tag::Appr | Tag::Apprart));
            end && self.can_be_infinite(t)
        })
    }

    /// A new clause with the verb at its end.
    fn verb_last(&mut self, tokens: &[usize], opening: Opening, border: Border, joined: Option<usize>, next: Option<&Segment>) {
        let kind = if opening == Opening::Relative { Kind::Relative } else { Kind::Subordinate };
        let mut draft = self.draft(kind, tokens, joined);
        let opener = tokens.iter().take(3).find(|&&t| self.tag(t).opens_clause()).copied().unwrap_or(tokens[0]);
        draft.left = Some(opener);
        if kind == Kind::Relative && border == Border::Comma && joined.is_none() {
            let before = self.drafts.last().and_then(|draft| draft.tokens.last()).copied();
            draft.antecedent = before.filter(|&t| self.tag(t).is_nominal());
        }
        if let (Some(_), Some(last)) = (joined, self.drafts.last())
            && last.kind == kind
            && kind == Kind::Relative
        {
            draft.antecedent = last.antecedent;
        }
        self.close(&mut draft);
        // „auf den man zurückgreifen, den man erweitern kann“: an infinitive may wait for its finite verb.
        if draft.verb.is_some_and(|verb| self.can_be_infinite(verb) && !self.is_auxiliary(verb))
            && let Some(next) = next
        {
            let finite = next.tokens.iter().position(|&t| self.is_finite(t));
            let opens = self.opening(&next.tokens, next.border, false) != Opening::Plain;
            let goes_on = next.border == Border::Comma
                && (opens && finite.is_some() && self.main.is_none_or(|main| !self.drafts[main].waiting) || !opens && finite != Some(0));
            let tagged = draft.verb.is_some_and(|verb| self.tag(verb).is_finite());
            let modal = next.tokens.last().is_some_and(|&t| self.is_auxiliary(t));
            draft.unsure |= goes_on && (!tagged || opens && modal);
        }
        self.push(draft);
    }

    /// Finds the finite verb at the end of a verb-last clause.
    fn close(&self, draft: &mut Draft) {
        let tokens = &draft.tokens;
        let finite: Vec<usize> = (0..tokens.len()).filter(|&at| self.is_finite(tokens[at])).collect();
        let mut end = tokens.len();
        // What may stand behind the verb: „als …“, „wie …“, a prepositional phrase.
        if let Some(&last) = finite.last()
            && last + 1 < tokens.len()
        {
            let behind = self.tag(tokens[last + 1]);
            let extraposed =
                matches!(behind, Tag::Kokom | Tag::Appr | Tag::Apprart) || matches!(self.lower(tokens[last + 1]), "als" | "wie");
            let verb = |t: usize| self.tag(t).is_verb();
            // „hätte kommen sollen“
            let group = tokens[last + 1..].iter().all(|&t| verb(t));
            if group || extraposed && !tokens[last + 1..].iter().any(|&t| verb(t)) {
                end = last + 1;
            } else if extraposed {
                draft.unsure = true;
            }
        }
        let Some(&verb) = tokens[..end].last() else { return };
        let others = finite.iter().filter(|&&at| at + 1 != end);
        let zu = end >= 2 && self.tag(tokens[end - 2]) == Tag::Ptkzu;
        let infinite = !self.is_finite(verb);
        if !self.can_be_finite(verb) || zu || infinite && !finite.is_empty() {
            draft.waiting = finite.is_empty();
            draft.unsure |= !finite.is_empty();
            return;
        }
        // An infinitive with „zu“ further left wants its own verb.
        draft.unsure |= infinite && tokens.iter().any(|&t| matches!(self.tag(t), Tag::Ptkzu | Tag::Vvizu));
        // „…, der aktive Kampf stoßen auf wenig Gegenliebe“: an article taken for a relative pronoun.
        let main_waits = self.main.is_some_and(|main| self.drafts[main].waiting);
        draft.unsure |= draft.kind == Kind::Relative && main_waits && end < tokens.len();
        draft.unsure |= others.clone().any(|&at| !self.can_be_infinite(tokens[at]) || at + 3 < end);
        draft.verb = Some(verb);
        draft.waiting = false;
    }

    /// A verb-last clause goes on behind an embedded clause or in a list.
    fn resume(&mut self, open: usize, tokens: &[usize], joined: Option<usize>, next: Option<&Segment>) {
        let first_finite = tokens.iter().position(|&t| self.is_finite(t));
        // „der, wenn er kommt, geht“; but „…, sagte er“ closes a sentence that is broken.
        let empty = self.draft(Kind::Fragment, &[], None);
        let mut draft = std::mem::replace(&mut self.drafts[open], empty);
        draft.tokens.extend(joined);
        draft.tokens.extend(tokens);
        // „– koordiniert von Wien –“
        draft.unsure |= first_finite == Some(0) && tokens.len() > 1 && self.can_be_infinite(tokens[0]);
        draft.unsure |= first_finite.is_some_and(|at| at + 1 < tokens.len() && at + 4 < tokens.len());
        self.close(&mut draft);
        draft.unsure |= draft.verb.is_some_and(|verb| !self.is_finite(verb)) && next.is_some();
        self.drafts[open] = draft;
        self.last = Some(open);
    }
}

/// „Peter, Paul und Maria haben“: the stretch before the verb ends in a conjunct.
fn joined_list(document: &Document, tokens: &[usize], verb: usize, joined: Option<usize>) -> bool {
    joined.is_some()
        || tokens
            .iter()
            .take_while(|&&t| t < verb)
            .any(|&t| matches!(document.word(t), "und" | "oder" | "sowie" | "bzw" | "beziehungsweise"))
}
