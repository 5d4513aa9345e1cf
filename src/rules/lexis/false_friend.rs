//! German words that look like the English one and mean something else.

use super::wording::WordList;
use crate::data::{Dictionaries, Index, values};
use crate::findings::{Applicability, Severity, words};
use crate::language::pattern::Key;
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashMap;

rule! {
    /// A word was chosen because it looks like the English one, and means something else.
    ///
    /// ## Why it matters
    ///
    /// A „fellow“ of a think tank is no Stipendiat, the „administration“ of a president is no
    /// Administration. The sentence is correct and says something that is not so.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Das sagte Anna Weber, ⟦Stipendiatin⟧ am Carnegie Endowment in Washington.
    /// ```
    ///
    /// ```right
    /// Das sagte Anna Weber, Stipendiatin der Studienstiftung.
    /// Das sagte Anna Weber, Fellow am Carnegie Endowment in Washington.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **the right sense**: a word is reported only with a word of the wrong sense in the same sentence, named in the table.
    pub struct FalseFriend = "lexis/false-friend", Warning, "accuracy/mistranslation", fix: Suggest;
}

struct Row {
    /// The word in lower case, or the lemma.
    word: Box<str>,
    meant: Box<str>,
    english: Box<str>,
    context: WordList,
    exceptions: WordList,
    certain: bool,
    style: bool,
}

/// The rows of `lexis/false-friends` by the key of their word or lemma.
struct FalseFriends {
    rows: Vec<Row>,
    by_key: FxHashMap<Key, Vec<u32>>,
}

impl Index for FalseFriends {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut friends = FalseFriends { rows: Vec::new(), by_key: FxHashMap::default() };
        for row in dictionaries.rows("lexis/false-friends") {
            let [word, meant, english, context, exceptions, confidence, _] = row.array();
            let id = friends.rows.len() as u32;
            let word: Box<str> = word.strip_prefix('~').map_or_else(|| word.to_lowercase(), str::to_owned).into();
            friends.by_key.entry(Key::of(&word)).or_default().push(id);
            friends.rows.push(Row {
                word,
                meant: meant.into(),
                english: english.into(),
                context: WordList::new(context),
                exceptions: WordList::new(exceptions),
                certain: confidence == "high",
                style: confidence == "low",
            });
        }
        friends
    }
}

impl Rule for FalseFriend {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let friends = context.dictionaries.index::<FalseFriends>();
        for sentence in &document.sentences {
            for token in sentence.tokens().filter(|&t| document.tokens[t].is_word() && context.analysis.label(t) == Label::German) {
                let rows = context.analysis.keys(token).iter().flat_map(|key| friends.by_key.get(key).into_iter().flatten());
                let hit = rows.map(|&id| &friends.rows[id as usize]).find(|row| {
                    context.analysis.has_lemma(token, &row.word)
                        && (row.context.is_empty() || row.context.meets(context, sentence))
                        && !row.exceptions.meets(context, sentence)
                });
                let Some(row) = hit else { continue };
                let span = document.tokens[token].span;
                let (text, english, meant) = (document.text(span), &row.english, row.meant.replace("; ", " / "));
                let finding = findings.report(
                    span,
                    words(
                        format!("“{text}” is a false friend of English “{english}”"),
                        format!("„{text}“ ist ein falscher Freund von englisch „{english}“"),
                    ),
                );
                finding.confidence(if row.certain { 0.9 } else { 0.7 }).reason(words(
                    format!("The German word means something else; here it should be: {meant}."),
                    format!("Das deutsche Wort bedeutet etwas anderes; gemeint ist hier: {meant}."),
                ));
                if row.style {
                    finding.severity(Severity::Note).confidence(0.4);
                }
                for alternative in values(&row.meant) {
                    finding.suggest(alternative, Applicability::Show);
                }
            }
        }
    }
}
