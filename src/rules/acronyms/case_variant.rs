//! One acronym or brand in two spellings that differ in capitals.

use crate::document::{Document, Span, TokenKind};
use crate::findings::{Applicability, Severity, words};
use crate::language::features::Category;
use crate::language::lexicon::Lexicon;
use crate::language::names::organisations::Organisations;
use crate::language::names::surroundings::{Surroundings, is_acronym};
use crate::language::tokens::is_hyphen;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashMap;

rule! {
    /// An acronym or a brand is written in two ways that differ in capitals only.
    ///
    /// ## Why it matters
    ///
    /// Nato and NATO are both right, but a text keeps to one of them; App-v beside App-V is a slip of the translation engine,
    /// which guesses capitals. The spelling that the text uses more often is proposed.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Nato berät. Der Nato-Rat tagt. Das Hauptquartier der ⟦NATO⟧ ist in Brüssel.
    /// => Nato
    /// App-V startet den Dienst. Der App-V-Client meldet sich. Danach wird ⟦App-v⟧ beendet.
    /// => App-V
    /// Die Datei DaRT.iso fehlt nicht. DaRT prüft das System. Starten Sie ⟦DART⟧ neu. DaRT ist bereit.
    /// ```
    ///
    /// ```right
    /// WER HAT ANGST? Wer hat denn Angst?
    /// Die Grünen und DIE LINKE stimmten zu. Die Linke war dafür.
    /// Sie las den SPIEGEL vor dem Spiegel.
    /// Die WHO warnt. Who is who?
    /// Die NATO berät. Das NATO-Hauptquartier ist in Brüssel.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **ordinary words**: a spelling that is a word of its own (Spiegel beside SPIEGEL, Linke beside LINKE) is none of the acronym's.
    /// - **shouted lines**: headings in capitals say nothing about spelling.
    /// - **identifiers**: what is glued to `_`, `/`, `.`, `@` is code or an address.
    ///
    /// ## Measured precision
    ///
    /// On 396,000 words of human-written German news 7 findings, none wrong. On 4,854 machine translations of news and social posts
    /// 17 warnings, all read, one wrong in a garbled text, and 22 notes, of which 10 are wrong (shouted words and first names,
    /// a common noun). 95 of 97 cases marked in machine-translated documentation were found.
    pub struct CaseVariant = "acronyms/case-variant", Warning, "terminology/inconsistent-use", fix: Suggest;
}

/// A place where one spelling stands.
struct Unit {
    span: Span,
    token: u32,
}

/// Most other mentions that a finding points at.
const MOST_RELATED: usize = 2;

/// Mentions of the kept spelling whose surroundings are compared.
const MOST_COMPARED: usize = 16;

impl Rule for CaseVariant {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let mut keys: FxHashMap<String, Vec<Unit>> = FxHashMap::default();
        let mut parts: Vec<Span> = Vec::new();
        let is_unit_token = |at: usize| document.tokens[at].kind == TokenKind::Word;
        for at in (0..document.tokens.len()).filter(|&at| is_unit_token(at)) {
            let word = document.word(at);
            if !inner_capital(word) {
                continue;
            }
            units(word, document.tokens[at].span, &mut parts);
            for part in parts.iter().filter(|part| inner_capital(document.text(**part))) {
                keys.entry(document.text(*part).to_lowercase()).or_default();
            }
        }
        if keys.is_empty() {
            return;
        }
        // Which first letters and lengths occur: most words need no look-up.
        let mut filter = [0u64; 4];
        let bit = |key: &str, length: usize| (usize::from(key.as_bytes().first().copied().unwrap_or(0) & 3), 1u64 << length.min(63));
        for key in keys.keys() {
            let (row, mask) = bit(key, key.len());
            filter[row] |= mask;
        }
        let may_be = |key: &str, length: usize| {
            let (row, mask) = bit(key, length);
            filter[row] & mask != 0
        };
        let mut lower = String::new();
        for at in (0..document.tokens.len()).filter(|&at| is_unit_token(at)) {
            let (word, small) = (document.word(at), context.analysis.lower(at));
            let hyphen = word.len() > 3 && (word.contains('-') || (!word.is_ascii() && word.contains(is_hyphen)));
            // A genitive s is cut off below.
            let candidate = may_be(small, small.len()) || (small.ends_with('s') && may_be(small, small.len() - 1));
            if !(hyphen || candidate) {
                continue;
            }
            units(word, document.tokens[at].span, &mut parts);
            for part in &parts {
                lower.clear();
                lower.extend(document.text(*part).chars().flat_map(char::to_lowercase));
                if may_be(&lower, lower.len())
                    && let Some(places) = keys.get_mut(lower.as_str())
                {
                    places.push(Unit { span: *part, token: at as u32 });
                }
            }
        }
        let around = Surroundings::new(document, context.analysis);
        let mut groups: Vec<Vec<Unit>> = keys.into_values().filter(|places| places.len() > 1).collect();
        groups.sort_by_key(|places| places[0].span);
        for places in groups {
            check_group(context, &around, places, findings);
        }
    }
}

fn check_group(context: &Context<'_>, around: &Surroundings<'_>, mut places: Vec<Unit>, findings: &mut Sink<'_>) {
    let document = context.document;
    let text = |unit: &Unit| document.text(unit.span);
    let first = text(&places[0]);
    if places.iter().all(|unit| text(unit) == first) {
        return;
    }
    let known = table_spellings(context, first);
    places.retain(|unit| counts(context, around, unit, &known));
    // A spelling with capitals inside must be left, and a second one.
    let mut spellings: Vec<(&str, usize)> = Vec::new();
    for unit in &places {
        match spellings.iter_mut().find(|(spelling, _)| *spelling == text(unit)) {
            Some((_, count)) => *count += 1,
            None => spellings.push((text(unit), 1)),
        }
    }
    if spellings.len() < 2 || !spellings.iter().any(|(spelling, _)| inner_capital(spelling)) {
        return;
    }
    // The commonest; of equals the one that the tables know first, then the first in the text.
    let rank = |spelling: &str| known.iter().position(|k| k == spelling).unwrap_or(known.len());
    let mut kept = spellings[0];
    for &candidate in &spellings[1..] {
        if candidate.1 > kept.1 || (candidate.1 == kept.1 && rank(candidate.0) < rank(kept.0)) {
            kept = candidate;
        }
    }
    let kept = kept.0.to_owned();
    let listed = known.len() > 1 && spellings.iter().all(|(spelling, _)| known.iter().any(|k| k == spelling));
    // „Dart“ beside DaRT may be a word; DART beside DaRT is not.
    let capitals = |old: &str| (inner_capital(&kept) && inner_capital(old)) || kept.contains(is_hyphen);
    // „EBay“ at the start of a sentence is „eBay“.
    let initial = |unit: &Unit| {
        around.sentence(unit.token as usize).start == unit.token as usize && text(unit).chars().skip(1).eq(kept.chars().skip(1))
    };
    let kept_before: Vec<&Unit> = places.iter().filter(|unit| text(unit) == kept).take(MOST_COMPARED).collect();
    for unit in places.iter().filter(|unit| text(unit) != kept && !initial(unit)) {
        let old = text(unit).to_owned();
        let sure = listed || capitals(&old) || kept_before.iter().any(|b| follows_alike(document, b.token, unit.token));
        let finding = findings
            .report(unit.span, words(format!("“{old}” beside “{kept}”"), format!("„{old}“ neben „{kept}“")))
            .reason(words(
                format!("One acronym or brand is written in two ways; the text mostly has {kept}."),
                format!("Eine Abkürzung oder Marke ist verschieden geschrieben; meist steht hier {kept}."),
            ))
            .severity(if sure { Severity::Warning } else { Severity::Note })
            .confidence(if sure { 0.92 } else { 0.6 })
            .suggest(kept.clone(), Applicability::Suggest);
        for other in places.iter().filter(|unit| text(unit) == kept).take(MOST_RELATED) {
            finding.related(other.span, words(format!("“{kept}” here"), format!("hier „{kept}“")));
        }
    }
}

/// Whether two mentions go on alike with a number or another name: „DaRT 8.0 SP1“, „Dart 8,0 SP1“.
fn follows_alike(document: &Document, a: u32, b: u32) -> bool {
    let next = |token: u32| document.tokens.get(token as usize + 1).filter(|t| t.spaced).map(|t| (t.kind, document.text(t.span)));
    let (Some((kind_a, a)), Some((kind_b, b))) = (next(a), next(b)) else { return false };
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| end);
    match (kind_a, kind_b) {
        (TokenKind::Number, TokenKind::Number) => digits(a) > 0 && a[..digits(a)] == b[..digits(b)],
        (TokenKind::Word, TokenKind::Word) => a == b && is_acronym(a),
        _ => false,
    }
}

/// The spellings of the acronym in the table of organisations, the usual one first.
fn table_spellings(context: &Context<'_>, spelling: &str) -> Vec<String> {
    let table = context.dictionaries.index::<Organisations>();
    table.spellings(spelling)
}

/// Whether a place says anything about how the acronym is spelled.
fn counts(context: &Context<'_>, around: &Surroundings<'_>, unit: &Unit, known: &[String]) -> bool {
    let document = context.document;
    let token = unit.token as usize;
    let spelling = document.text(unit.span);
    if glued(&document.prose, document.tokens[token].span) || around.shouted(token) || around.in_title(token..token + 1) {
        return false;
    }
    let listed = known.len() > 1 && known.iter().any(|k| k == spelling);
    let whole = document.tokens[token].span == unit.span;
    if listed {
        // „NATO Parliamentary Assembly“ keeps its capitals beside Nato.
        return !(around.in_english(token..token + 1) || whole && around.in_name_after(token..token + 1));
    }
    if spelling.contains(is_hyphen) {
        return true;
    }
    // A line that opens in capitals is a lead, a word in brackets an abbreviation for once.
    if inner_capital(spelling) {
        // Emphasis: „BERLIN BRENNT“, a surname in capitals beside another word in capitals.
        let beside = |t: Option<usize>| {
            t.is_some_and(|t| document.tokens[t].is_word() && document.word(t).chars().count() > 3 && is_acronym(document.word(t)))
        };
        let small = |t: Option<usize>| {
            t.is_some_and(|t| document.tokens[t].is_word() && document.word(t).chars().count() > 1 && is_acronym(document.word(t)))
        };
        let (before, after) = (around.before(token), around.after(token + 1));
        return !(is_acronym(spelling) && (beside(before) || beside(after) || (small(before) && small(after))));
    }
    // Initial capital or none: an ordinary word, or a name, is no spelling of the acronym.
    let lexicon = context.dictionaries.index::<Lexicon>();
    let readings = lexicon.lookup(spelling);
    let short = spelling.chars().count() <= 6;
    let initial = spelling.starts_with(char::is_uppercase);
    let foreign = readings.is_empty() || readings.iter().all(|r| r.category == Category::FirstPart);
    // „Khloe Kardashian“ is no spelling of KHLOE.
    initial && foreign && short && !around.in_english(token..token + 1) && !(whole && around.in_name(token..token + 1, false))
}

/// Parts of identifiers and addresses.
fn glued(text: &str, span: Span) -> bool {
    let before = text[..span.start as usize].chars().next_back();
    let mut after = text[span.end as usize..].chars();
    let next = after.next();
    before.is_some_and(|c| matches!(c, '@' | '#' | '_' | '/' | '\\' | '.' | '$' | '=' | '<' | '%' | '-' | ':'))
        || next.is_some_and(|c| matches!(c, '_' | '\\' | '@' | '=' | '>' | '(' | '%' | '$'))
        || (next == Some('.') && after.next().is_some_and(char::is_alphanumeric))
}

/// A capital behind the first letter.
fn inner_capital(text: &str) -> bool {
    if text.is_ascii() {
        return text.bytes().skip(1).any(|b| b.is_ascii_uppercase());
    }
    text.chars().skip(1).any(char::is_uppercase)
}

/// The parts of a word that can be an acronym or a brand: the word, the parts between hyphens,
/// and two of them of which one is a single letter (`App-V`, `E-Mail`).
fn units(word: &str, span: Span, out: &mut Vec<Span>) {
    out.clear();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let mut push = |start: usize, end: usize| {
        let text = &word[start..end];
        // A genitive s is not a part of it.
        let end = if is_acronym(text) && text.len() > 4 { text.strip_suffix('s').map_or(end, |stem| start + stem.len()) } else { end };
        let text = &word[start..end];
        if letters(text) >= 3 && text.len() < 40 {
            out.push(Span::new(span.start + start as u32, span.start + end as u32));
        }
    };
    let mut start = 0;
    let mut previous: Option<usize> = None;
    for (at, c) in word.char_indices().filter(|&(_, c)| is_hyphen(c)).chain([(word.len(), '-')]) {
        if start > 0 && at == word.len() && previous.is_none() && start == at {
            break;
        }
        push(start, at);
        if let Some(before) = previous
            && (word[start..at].chars().count() == 1 || word[before..start].chars().count() == 2)
        {
            push(before, at);
        }
        previous = Some(start);
        start = (at + c.len_utf8()).min(word.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(word: &str) -> Vec<&str> {
        let mut out = Vec::new();
        units(word, Span::new(0, word.len() as u32), &mut out);
        out.into_iter().map(|s| &word[s.range()]).collect()
    }

    #[test]
    fn parts_of_words() {
        assert_eq!(split("NATO"), ["NATO"]);
        assert_eq!(split("NATO-Rat"), ["NATO", "Rat"]);
        assert_eq!(split("App-V-Client"), ["App", "App-V", "Client", "V-Client"]);
        assert_eq!(split("NGOs"), ["NGOs"]);
        assert!(split("E-Mail").contains(&"E-Mail"));
    }
}
