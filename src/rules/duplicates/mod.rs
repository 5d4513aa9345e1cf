//! Something said twice: sentence, paragraph, caption, decoding loop.

mod caption;
mod decoding_loop;
mod repeated;
mod sentence;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&caption::Caption, &decoding_loop::DecodingLoop, &sentence::Sentence];
