//! Places that a template or a format string left unfilled.

use crate::data::{Dictionaries, Index};
use crate::document::Span;
use crate::findings::words;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashSet;

rule! {
    /// A placeholder of a template, a format string or a shortcode stands in the text.
    ///
    /// ## Why it matters
    ///
    /// Engines protect variables and tags with placeholders; one that is not filled again takes a
    /// word out of the sentence. Shortcodes are commands for the site, not text for its readers.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Sehr geehrte Frau ⟦{{name}}⟧, Ihr Termin ist am ⟦%s⟧.
    /// Der Preis von ⟦__PH1__⟧ gilt bis ⟦${datum}⟧, sagte ⟦#PRS_ORG#⟧.
    /// ⟦[gallery ids="12,34"]⟧ Danach kam der Regen.
    /// Sie wohnt in ⟦[Name einfügen]⟧ am See.
    /// ```
    ///
    /// ```right
    /// Der Anteil beträgt 5 % bis 10 % sowie 100 %, so der #Hashtag.
    /// Sie zahlte $5 für [ihre] Wohnung [1] und {…} schwieg.
    /// Das Mitglied der #MeToo-Bewegung fand __nichts__.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **percent signs, hashtags, footnotes, editorial brackets**: the shapes must be those of a machine.
    /// - **code**: in Markdown and HTML code is no prose.
    pub struct Placeholder = "residue/placeholder", Error, "design-and-markup/missing-text", fix: None;
}

struct Names {
    shortcodes: FxHashSet<String>,
    reminders: FxHashSet<String>,
}

impl Index for Names {
    fn build(dictionaries: &Dictionaries) -> Self {
        let of = |wanted: &str| {
            dictionaries
                .rows("residue/placeholders")
                .map(|row| row.array())
                .filter(|[_, shape, _, confidence]| *shape == wanted && *confidence == "high")
                .map(|[name, _, _, _]| name.trim_matches(['[', ']', '/']).to_lowercase())
                .collect()
        };
        Names { shortcodes: of("bracket-shortcode"), reminders: of("bracket-todo") }
    }
}

impl Rule for Placeholder {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let prose = &*context.document.prose;
        let bytes = prose.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let length = match bytes[at] {
                b'{' => braces(&prose[at..]),
                b'%' => percent(prose, at),
                b'$' => dollar(&prose[at..]),
                b'#' => fenced(&prose[at..], '#'),
                b'_' => underscores(prose, at),
                b'[' => brackets(context, &prose[at..]),
                _ => {
                    at += 1;
                    continue;
                }
            };
            let Some(length) = length else {
                at += 1;
                continue;
            };
            let span = Span::new(at as u32, (at + length) as u32);
            let text = context.document.text(span);
            findings
                .report(span, words(format!("Placeholder “{text}” left in the text"), format!("Platzhalter „{text}“ im Text")))
                .confidence(0.97)
                .reason(words(
                    "A variable or command of the site was not filled or removed; look up in the original what belongs here.",
                    "Eine Variable oder ein Befehl der Seite wurde nicht ersetzt; im Original nachsehen, was hierher gehört.",
                ));
            at += length;
        }
        undefined(context, findings);
        lorem(context, findings);
    }
}

/// `{{name}}`, `{0}`, `{%block%}`, `{user_name}`.
fn braces(text: &str) -> Option<usize> {
    let double = text.starts_with("{{");
    let end = text.bytes().take(80).position(|b| b == b'}')?;
    let inner = text[1..end].trim_matches(['{', ' ']);
    let length = if double && text[end..].starts_with("}}") { end + 2 } else { end + 1 };
    let name = !inner.is_empty()
        && inner.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'|' | b' ' | b':' | b'%'));
    let index = inner.bytes().all(|b| b.is_ascii_digit()) && inner.len() <= 2;
    let snake = inner.contains('_')
        || inner.starts_with('%')
        || inner.bytes().any(|b| b.is_ascii_uppercase())
            && inner.bytes().any(|b| b.is_ascii_lowercase())
            && inner.starts_with(|c: char| c.is_ascii_lowercase());
    (name && (double || index || (snake && !inner.contains(' ')))).then_some(length)
}

/// `%s`, `%1$s`, `%d`, `%NAME%`, `%%title%%`.
fn percent(prose: &str, at: usize) -> Option<usize> {
    let text = &prose[at..];
    let before = prose[..at].chars().next_back();
    if before.is_some_and(|c| c.is_ascii_digit() || c.is_alphabetic() || c == '%') {
        return None;
    }
    let bytes = text.as_bytes();
    let doubled = text.starts_with("%%");
    let marks = if doubled { 2 } else { 1 };
    let name = bytes[marks..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    if name > 1 && text[marks + name..].starts_with(if doubled { "%%" } else { "%" }) {
        return Some(name + 2 * marks);
    }
    let digits = bytes[1..].iter().take_while(|b| b.is_ascii_digit() || matches!(**b, b'.' | b'$' | b'l')).count();
    let letter = bytes.get(1 + digits).copied()?;
    let ends = || text[2 + digits..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    (matches!(letter, b's' | b'd' | b'i' | b'f' | b'u' | b'@') && ends()).then_some(2 + digits)
}

/// `${name}`, `$name$`.
fn dollar(text: &str) -> Option<usize> {
    if let Some(inner) = text.strip_prefix("${") {
        let end = inner.bytes().take(60).position(|b| b == b'}')?;
        return Some(end + 3);
    }
    fenced(text, '$')
}

/// `#PRS_ORG#`, `$NAME$`: capitals between two equal marks.
fn fenced(text: &str, mark: char) -> Option<usize> {
    let name = text[1..].bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_').count();
    (name >= 3 && text[1 + name..].starts_with(mark)).then_some(name + 2)
}

/// `__PH1__`, `__NAME__`: two low lines, capitals or digits, two low lines.
fn underscores(prose: &str, at: usize) -> Option<usize> {
    let text = prose[at..].strip_prefix("__")?;
    let name = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let inner = text[..name].strip_suffix("__")?;
    let machine = inner.bytes().all(|b| !b.is_ascii_lowercase()) && inner.bytes().any(|b| b.is_ascii_alphabetic());
    let ph = inner.bytes().any(|b| b.is_ascii_digit());
    (machine || ph).then_some(name + 2)
}

/// `[caption …]`, `[/gallery]`, `[Name einfügen]`, `[Bild 3]`.
fn brackets(context: &Context<'_>, text: &str) -> Option<usize> {
    let end = text.bytes().take(300).position(|b| b == b']' || b == b'\n')?;
    if text.as_bytes()[end] != b']' {
        return None;
    }
    let inner = text[1..end].trim().trim_start_matches('/');
    let lower = inner.to_lowercase();
    let name = lower.split([' ', '=', ':']).next()?;
    let names = context.dictionaries.index::<Names>();
    // A bare word in brackets may be an editor's insertion; attributes, low lines or a slash make it a command.
    let command =
        names.shortcodes.contains(name) && (inner.contains('=') || name.contains('_') || text[1..].starts_with('/') || name == lower);
    let underscored = name.contains('_')
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
        && name.len() > 3;
    let reminder = names.reminders.contains(lower.as_str()) || numbered(&lower);
    (command || underscored || reminder).then_some(end + 1)
}

/// `[Bild 3]`, `[Abbildung 12]`, `[Foto 4]`, `[image 2]`: an element of the page that stood here.
fn numbered(lower: &str) -> bool {
    let Some((word, number)) = lower.rsplit_once(' ') else { return false };
    let element = matches!(
        word,
        "bild"
            | "foto"
            | "image"
            | "video"
            | "grafik"
            | "figure"
            | "picture"
            | "photo"
            | "anzeige"
            | "ad"
            | "embed"
            | "galerie"
            | "gallery"
    );
    element && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// `undefined`, `[object Object]`, `NaN` in the place of a word.
fn undefined(context: &Context<'_>, findings: &mut Sink<'_>) {
    let document = context.document;
    for (at, token) in document.tokens.iter().enumerate() {
        let word = document.text(token.span);
        let object =
            word == "object" && document.word(at + 1) == "Object" && document.word(at + 2) == "]" && at > 0 && document.word(at - 1) == "[";
        if !(matches!(word, "undefined" | "NaN") || object) {
            continue;
        }
        // In a text about programming the word is quoted, or its neighbours are English.
        let quoted = at > 0 && matches!(document.word(at - 1), "„" | "“" | "\"" | "'" | "‚" | "»" | "`" | "(")
            || matches!(document.word(at + 1), "“" | "”" | "\"" | "'" | "`" | ")");
        let technical = !object && document.tokens.iter().filter(|t| document.text(t.span) == word).count() > 2;
        if quoted || technical {
            continue;
        }
        let span = if object { document.tokens[at - 1].span.to(document.tokens[at + 2].span) } else { token.span };
        let text = document.text(span);
        findings
            .report(span, words(format!("“{text}” in the place of a value"), format!("„{text}“ an der Stelle eines Wertes")))
            .confidence(0.9)
            .reason(words(
                "A script printed an empty variable; look up in the original what belongs here.",
                "Ein Skript hat eine leere Variable ausgegeben; im Original nachsehen, was hierher gehört.",
            ));
    }
}

/// Blind text.
fn lorem(context: &Context<'_>, findings: &mut Sink<'_>) {
    let document = context.document;
    for (at, token) in document.tokens.iter().enumerate() {
        if context.analysis.lower(at) == "lorem" && context.analysis.lower(at + 1) == "ipsum" && context.analysis.lower(at + 2) == "dolor" {
            let sentence = document.sentence_of(at).map_or(token.span, |s| s.span);
            findings
                .report(Span::new(token.span.start, sentence.end), words("Blind text", "Blindtext"))
                .confidence(0.95)
                .reason(words("The layout's blind text was never replaced.", "Der Blindtext des Layouts wurde nie ersetzt."));
        }
    }
}
