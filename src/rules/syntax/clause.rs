//! Clause borders and brackets as the rules of this group need them: read off the tags, silent where they are unsure.

use crate::language::features::{Category, VerbForms};
use crate::language::tagger::Tag;
use crate::rules::Context;

/// Whether the token is a finite verb, by its tag and by its form.
pub(super) fn is_finite(context: &Context<'_>, token: usize) -> bool {
    context.analysis.tag(token).is_finite()
        && has_finite_form(context, token)
        && context.document.word(token).starts_with(char::is_lowercase)
}

/// Whether the form can be finite (indicative or subjunctive).
pub(super) fn has_finite_form(context: &Context<'_>, token: usize) -> bool {
    context.analysis.readings(token).iter().any(|r| r.category.is_verbal() && r.verb_forms().is_finite())
}

/// Whether the form can be an infinitive or a participle II.
pub(super) fn has_non_finite_form(context: &Context<'_>, token: usize) -> bool {
    let wanted = VerbForms::INFINITIVE | VerbForms::ZU_INFINITIVE | VerbForms::PARTICIPLE_II;
    context.analysis.readings(token).iter().any(|r| r.category.is_verbal() && r.verb_forms().meets(wanted))
}

/// Whether the form can be of *haben, sein, werden* or a modal verb.
pub(super) fn is_auxiliary(context: &Context<'_>, token: usize) -> bool {
    context.analysis.readings(token).iter().any(|r| matches!(r.category, Category::Auxiliary | Category::Modal))
}

/// Whether the token opens a subordinate clause here: a subjunction, or a relative or interrogative behind a comma.
pub(super) fn opens_clause(context: &Context<'_>, token: usize, start: usize) -> bool {
    let word = |t: usize| context.document.word(t);
    match context.analysis.tag(token) {
        Tag::Kous => true,
        Tag::Prels | Tag::Prelat | Tag::Pwav | Tag::Pws | Tag::Pwat => {
            let comma = |t: usize| t > start && word(t - 1) == ",";
            let and = token > start && context.analysis.tag(token - 1) == Tag::Kon && context.analysis.tag(token) == Tag::Prels;
            and || comma(token) || token > start && context.analysis.tag(token - 1) == Tag::Appr && comma(token - 1)
        }
        _ => false,
    }
}

/// Whether a mark ends a clause for good.
pub(super) fn is_stop(context: &Context<'_>, token: usize) -> bool {
    !context.document.tokens[token].is_word()
        && matches!(
            context.document.word(token),
            "." | "!" | "?" | "…" | "..." | ";" | ":" | "–" | "—" | "(" | ")" | "\"" | "„" | "“" | "”" | "»" | "«"
        )
}
