//! One organisation under two acronyms in one text.

use super::mentions::{Mentions, first_german, same_letters};
use crate::data::values;
use crate::findings::{Applicability, Severity, words};
use crate::language::names::organisations::{AcronymKind, AcronymMention, Organisation};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// One organisation, treaty or term stands under two acronyms in one text, or is spelled out in German and abbreviated in English.
    ///
    /// ## Why it matters
    ///
    /// Only who knows both languages knows that OVKS and CSTO are one alliance. A text that changes between them, or that
    /// introduces the Internationale Währungsfonds and goes on with IMF, tells its readers of two bodies. Where German has its
    /// own acronym, that one stays; where both are in use, the one that the text uses more often.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die OVKS hat sechs Mitglieder. Russland schickte ⟦CSTO-Truppen⟧ nach Almaty.
    /// => OVKS-Truppen
    /// Der Internationale Währungsfonds rechnet mit Wachstum. Das teilte der ⟦IMF⟧ mit.
    /// => IWF
    /// Die Datenschutz-Grundverordnung (DSGVO) gilt weiter. Mit der ⟦GDPR⟧ leben alle.
    /// => DSGVO
    /// ```
    ///
    /// ```right
    /// Die OVKS (englisch CSTO) hat sechs Mitglieder.
    /// Der Internationale Strafgerichtshof (ICC) ermittelt. Der ICC will Beweise.
    /// Die UNO tagte. Der UN-Generalsekretär sprach, die UNO schwieg nicht.
    /// Die Nichtregierungsorganisationen (NGOs) warnen. Eine NGO klagt.
    /// Die OVKS tagt. Das Buch „The CSTO Today“ erschien in London.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **introductions**: the other acronym in brackets or after `englisch`, `kurz`.
    /// - **names and titles**: the acronym in a longer English name, in a title, in an address.
    /// - **homographs**: acronyms that mean something else as well need a long name of the body or an unmistakable second acronym in the text.
    ///
    /// ## Measured precision
    ///
    /// On 396,000 words of human-written German news no finding; on 2,151 news translations none. Recall on planted mixtures is 40 of 42.
    pub struct Variant = "acronyms/variant", Error, "terminology/inconsistent-use", fix: Suggest;
}

/// Most other mentions that a finding points at.
const MOST_RELATED: usize = 3;

impl Rule for Variant {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let mentions = Mentions::new(context);
        let mut rows: Vec<u16> = mentions.all.iter().map(|m| m.row).collect();
        rows.sort_unstable();
        rows.dedup();
        for row in rows {
            let of: Vec<&AcronymMention> = mentions.all.iter().filter(|m| m.row == row).collect();
            let body = mentions.table.row(row);
            match body.policy {
                "german" => english_beside_german(&mentions, &body, &of, findings),
                "mixing" => two_in_use(&mentions, &body, &of, findings),
                _ => {}
            }
        }
    }
}

/// Whether two acronyms of one row in one text can be a coincidence: homographs, and acronyms of several bodies.
fn coincidence(mentions: &Mentions<'_>, body: &Organisation<'_>, german: &[&AcronymMention]) -> bool {
    let form = mentions.form(&german[0].found);
    let shared = mentions.all.iter().any(|m| m.found.first == german[0].found.first && m.row != german[0].row);
    // „DRK is usually Deutsches Rotes Kreuz“: the note warns of the German acronym itself.
    let warned = body.note.split(|c: char| !c.is_alphanumeric()).any(|word| word == form);
    let doubtful = shared || warned || (body.is_homograph() && form.chars().count() < 3);
    doubtful && !mentions.spelled_out(body)
}

fn english_beside_german(mentions: &Mentions<'_>, body: &Organisation<'_>, of: &[&AcronymMention], findings: &mut Sink<'_>) {
    let german: Vec<&AcronymMention> = of.iter().copied().filter(|m| m.kind == AcronymKind::German).collect();
    let english: Vec<&AcronymMention> = of.iter().copied().filter(|m| m.kind == AcronymKind::English).collect();
    if english.is_empty() || body.german.is_empty() {
        return;
    }
    let proof = if german.is_empty() {
        // „Internationaler Währungsfonds (IMF)“: the author has chosen.
        if english.iter().any(|m| mentions.in_brackets(&m.found)) {
            return;
        }
        match body.german_name_in(mentions.document()) {
            Some(token) => token,
            None => return,
        }
    } else {
        if coincidence(mentions, body, &german) {
            return;
        }
        german[0].found.first()
    };
    let new = german.first().map_or(first_german(body), |m| mentions.form(&m.found)).to_owned();
    for mention in english.into_iter().filter(|m| !mentions.licensed(&m.found) && !better_reading(mentions, m)) {
        let old = mentions.form(&mention.found).to_owned();
        let finding = findings
            .report(
                mention.found.span,
                words(format!("“{old}” is the English acronym of “{new}”"), format!("„{old}“ ist die englische Abkürzung für „{new}“")),
            )
            .reason(words(
                format!("The text names the same body in German elsewhere; readers take {old} for another one. Write {new} throughout."),
                format!("Der Text nennt dasselbe an anderer Stelle auf Deutsch; Leser halten {old} für etwas anderes. Durchgehend {new} schreiben."),
            ))
            .confidence(0.96)
            .suggest(mentions.replaced(&mention.found, &new), Applicability::Suggest);
        if german.is_empty() {
            let span = mentions.document().tokens[proof].span;
            finding.related(span, words("the German name here", "hier der deutsche Name"));
        }
        for other in german.iter().take(MOST_RELATED) {
            finding.related(other.found.span, words(format!("“{new}” here"), format!("hier „{new}“")));
        }
    }
}

/// Whether another body that has the same acronym is spelled out in the text, and this one is not.
fn better_reading(mentions: &Mentions<'_>, mention: &AcronymMention) -> bool {
    let mut others = mentions.all.iter().filter(|m| m.found.first == mention.found.first && m.row != mention.row).peekable();
    if others.peek().is_none() || mentions.spelled_out(&mentions.table.row(mention.row)) {
        return false;
    }
    let mut others = others.map(|m| mentions.table.row(m.row));
    others.any(|row| mentions.spelled_out(&row))
}

fn two_in_use(mentions: &Mentions<'_>, body: &Organisation<'_>, of: &[&AcronymMention], findings: &mut Sink<'_>) {
    // „UN-Generalsekretär“ beside UNO is usual: the prefix has no long form.
    let counted = |m: &&AcronymMention| !(body.note.contains("prefix") && m.found.in_compound());
    let of: Vec<&AcronymMention> = of.iter().copied().filter(counted).collect();
    let Some(first) = of.first() else { return };
    let form = |m: &AcronymMention| mentions.form(&m.found);
    if of.iter().all(|m| same_letters(form(m), form(first))) {
        return;
    }
    // IS, Isis, Daesh in one text: the text is about the names.
    let mut kinds: Vec<&str> = Vec::new();
    for mention in &of {
        if !kinds.iter().any(|kind| same_letters(kind, form(mention))) {
            kinds.push(form(mention));
        }
    }
    if kinds.len() > 2 {
        return;
    }
    let free: Vec<&AcronymMention> = of.iter().copied().filter(|m| !mentions.licensed(&m.found)).collect();
    let count = |m: &AcronymMention| free.iter().filter(|other| same_letters(form(other), form(m))).count();
    let rank = |m: &AcronymMention| values(body.german).position(|g| same_letters(g, form(m))).unwrap_or(usize::MAX);
    // An acronym that only English has never wins; „spelled out, then (…)“ tells what the author wants.
    let introduced = |m: &AcronymMention| of.iter().any(|o| same_letters(form(o), form(m)) && mentions.in_brackets(&o.found));
    let in_german = |m: &AcronymMention| rank(m) != usize::MAX;
    let Some(kept) = free.iter().copied().max_by(|a, b| {
        (in_german(a), introduced(a), count(a))
            .cmp(&(in_german(b), introduced(b), count(b)))
            .then_with(|| rank(b).cmp(&rank(a)))
            .then_with(|| b.found.first.cmp(&a.found.first))
    }) else {
        return;
    };
    // The kept one may be introduced in a bracket and never be used again.
    let kept = of.iter().copied().rfind(|m| introduced(m) && in_german(m) && !introduced(kept)).unwrap_or(kept);
    let new = form(kept).to_owned();
    let homograph = body.is_homograph() && !mentions.spelled_out(body);
    for mention in free.iter().copied().filter(|m| !same_letters(form(m), &new)) {
        let shared = mentions.all.iter().any(|m| m.found.first == mention.found.first && m.row != mention.row);
        if (introduced(mention) && introduced(kept)) || (shared && better_reading(mentions, mention)) {
            continue;
        }
        let old = form(mention).to_owned();
        let severity = match () {
            () if body.note.contains("prefix") => Severity::Note,
            () if homograph && (shared || old.chars().count() < 4) => Severity::Note,
            () if homograph => Severity::Warning,
            () => Severity::Error,
        };
        let finding = findings
            .report(mention.found.span, words(format!("“{old}” and “{new}” mean the same"), format!("„{old}“ und „{new}“ meinen dasselbe")))
            .reason(words(
                format!("Both are in use, but a text keeps to one; here {new} prevails or is introduced."),
                format!("Beide sind gebräuchlich, ein Text bleibt aber bei einer; hier überwiegt {new} oder ist eingeführt."),
            ))
            .severity(severity)
            .confidence(if severity == Severity::Error { 0.93 } else { 0.7 })
            .suggest(mentions.replaced(&mention.found, &new), Applicability::Suggest);
        for other in of.iter().filter(|m| same_letters(form(m), &new)).take(MOST_RELATED) {
            finding.related(other.found.span, words(format!("“{new}” here"), format!("hier „{new}“")));
        }
    }
}
