//! False friends, calques, mixed register.

mod calque;
mod false_friend;
mod mixed_register;
mod wording;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[&calque::Calque, &false_friend::FalseFriend, &mixed_register::MixedRegister];
