//! Hedges beside a number: about, at least, "or so".

use super::Qualifier;
use super::reader::{Reader, Word};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::number_words::{HedgeKind, Role, Side};
use crate::text::TokenKind;

/// The hedges of one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hedges {
    pub qualifier: Qualifier,
    pub first: usize,
    pub end: usize,
}

/// How many words a noun phrase may have between a number and the hedge that follows it ("500 Turkish soldiers at least").
const LONGEST_NOUN: usize = 3;

impl Reader<'_> {
    /// The hedges around the number `first..end`.
    pub fn hedges(&self, first: usize, end: usize, value: f64) -> Hedges {
        let mut hedges = Hedges { qualifier: Qualifier::Exact, first: self.outside(first), end };
        // «37 قتيلا على الأقل و425 جريحا»: in front of a conjunction stands what is said of the number before.
        let joined = self.is_joined(hedges.first);
        while let Some((at, kind)) = self.hedge_before(hedges.first, value).filter(|_| !joined) {
            hedges.qualifier = outer(hedges.qualifier, kind);
            hedges.first = at;
            // «13 قتيلا على الأقل ونحو ثلاثين»: what stands in front of a glued conjunction is of the number before.
            if self.words_at(at).any(|word| word.form.has(Form::AND)) {
                break;
            }
        }
        if hedges.qualifier == Qualifier::Exact {
            hedges.first = first;
        }
        if let Some((after, kind)) = self.hedge_after(end) {
            hedges.qualifier = outer(hedges.qualifier, kind);
            hedges.end = after;
        }
        hedges
    }

    fn hedge_before(&self, before: usize, value: f64) -> Option<(usize, HedgeKind)> {
        let enough = value >= self.words.joins.verbs_from;
        // "ارتفعت لتصل إلى 3700": what it rose to, and no upper bound.
        let purpose = |word: &Word| word.form.has(Form::TO) && matches!(word.role, Role::Hedge { kind: HedgeKind::AtMost, .. });
        let beside = self.words_before(before).filter(|word| !purpose(word)).find_map(|word| match word.role {
            Role::Hedge { kind, side: Side::Before, verb } if !verb || enough => Some((word.first, kind)),
            _ => None,
        });
        beside.or_else(|| if enough { self.verb_before(before) } else { None })
    }

    /// A verb with its subject between it and the number ("تجاوز عدد القتلى 500").
    fn verb_before(&self, before: usize) -> Option<(usize, HedgeKind)> {
        let reach = before.saturating_sub(self.words.joins.verb_reach).max(self.start);
        for at in (reach..before).rev() {
            if !self.is_word(at) || self.starts_number(at) {
                return None;
            }
            let verb = self.words_at(at).find(|word| matches!(word.role, Role::Hedge { verb: true, .. }));
            if let Some(verb) = verb {
                // "يقترب عدد القتلى من 20": a verb of nearing names its number behind "from", else it only moves.
                let nears = matches!(verb.role, Role::Hedge { kind: HedgeKind::About, .. });
                if nears && self.phrase_before(before, &self.words.links.from).is_none() {
                    return None;
                }
                // With its negation in front it is another hedge: "لا يتجاوز عدد القتلى 41".
                return self.words_before(verb.end).find_map(|word| match word.role {
                    Role::Hedge { kind, side: Side::Before, .. } => Some((word.first, kind)),
                    _ => None,
                });
            }
        }
        None
    }

    fn hedge_after(&self, end: usize) -> Option<(usize, HedgeKind)> {
        if self.mark(end) == '+' && self.is_glued(end) && !self.is_glued(end + 1) {
            return Some((end + 1, HedgeKind::AtLeast));
        }
        for at in end..=end + LONGEST_NOUN {
            let found = self.words_at(at).find_map(|word| match word.role {
                Role::Hedge { kind, side: Side::After, .. } if at == end => Some((word.end, kind)),
                Role::Hedge { kind, side: Side::AfterNoun, .. } if !self.governs(word.end) => Some((word.end, kind)),
                _ => None,
            });
            if found.is_some() {
                return found;
            }
            // Only words lie between, and none of them is a number or tells of a part ("271 شخصا ثلثهم تقريبا من الأطفال").
            let part = || self.lexed.is(at, &[Function::OfWhom]);
            if self.kind(at) != Some(TokenKind::Word) || at > end && (self.starts_number(at) || part()) {
                return None;
            }
        }
        None
    }

    /// The hedge at hand belongs to the number after it.
    fn governs(&self, end: usize) -> bool {
        self.is_digits(end) || self.starts_number(end)
    }

    /// A number word stands at `at`.
    pub fn starts_number(&self, at: usize) -> bool {
        self.words_at(at).any(|word| word.role.starts_number())
    }
}

/// What an inner hedge becomes under one further out: "at least about" is at least.
fn outer(inner: Qualifier, kind: HedgeKind) -> Qualifier {
    let kind = match kind {
        HedgeKind::About => Qualifier::About,
        HedgeKind::AtLeast => Qualifier::AtLeast,
        HedgeKind::MoreThan => Qualifier::MoreThan,
        HedgeKind::AtMost => Qualifier::AtMost,
        HedgeKind::LessThan => Qualifier::LessThan,
    };
    match inner {
        Qualifier::Exact | Qualifier::About => kind,
        set => set,
    }
}
