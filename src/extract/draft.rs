//! Drafts: what a rule bound in a sentence, before context and identity make it a claim.

use super::roles::Role;
use super::status::Status;
use crate::value::Value;
use std::ops::Range;

/// A bound rule.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Index of the rule.
    pub rule: usize,
    /// The value.
    pub value: Value,
    /// Tokens of the value; for a proposition those of the head.
    pub value_at: Range<usize>,
    /// Tokens of the head, where the rule has one.
    pub head: Option<Range<usize>>,
    /// Who holds the role, and how that was found.
    pub who: Role,
    /// Polarity and modality.
    pub status: Status,
    /// Index of the counted phrase behind the value, where there is one.
    pub counted: Option<usize>,
    /// It holds when it is told, whatever time its clause gives: what a move to come starts from.
    pub holds_now: bool,
    /// The value depends on a publication date that is only guessed.
    pub uncertain: bool,
    /// How the value was read.
    pub because: String,
}

impl Draft {
    /// All tokens that the claim is made of.
    pub fn cover(&self) -> Range<usize> {
        let mut cover = self.value_at.clone();
        if let Some(head) = &self.head {
            cover.start = cover.start.min(head.start);
            cover.end = cover.end.max(head.end);
        }
        cover
    }
}
