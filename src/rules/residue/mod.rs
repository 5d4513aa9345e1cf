//! What the scraper, the CMS, the feed or the language model left behind.

mod boilerplate_line;
mod feed_tag;
mod html_entity;
mod invisible_character;
mod lines;
mod lost_umlaut;
mod markup;
mod mojibake;
mod placeholder;
mod share_bar;
mod slug_line;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[
    &boilerplate_line::BoilerplateLine,
    &feed_tag::FeedTag,
    &html_entity::HtmlEntity,
    &invisible_character::InvisibleCharacter,
    &lost_umlaut::LostUmlaut,
    &markup::Markup,
    &mojibake::Mojibake,
    &placeholder::Placeholder,
    &share_bar::ShareBar,
    &slug_line::SlugLine,
];
