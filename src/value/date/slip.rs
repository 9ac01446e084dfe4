//! One slip of the pen in the name of a month: a letter wrong, missing, doubled or swapped.

use super::board::whole_number;
use crate::lang::date_words::{DateWord, DateWords, Kind};
use crate::lang::{Class, Lexed};
use crate::text::TokenKind;
use std::ops::Range;

/// A month's name with one slip, next to a number or a word such as "last".
pub(super) fn slip_at<'d>(lexed: &Lexed<'_>, dates: &'d DateWords, range: &Range<usize>, index: usize) -> Option<&'d DateWord> {
    let tokens = &lexed.tokens;
    tokens.get(index).filter(|token| token.kind == TokenKind::Word && token.end - token.start >= 4)?;
    // A word that is looked for is no slip of another.
    if !range.contains(&index) || !lexed.hits_at(index).is_empty() {
        return None;
    }
    let dated = |at: usize| {
        let digits = tokens.kind(at) == Some(TokenKind::Digits) && matches!(tokens.folded(at).len(), 1 | 2 | 4);
        digits && whole_number(tokens, at).is_some_and(|n| (1..=31).contains(&n) || (1800..=2200).contains(&n))
    };
    let directed = |at: usize| {
        let mut words = lexed.hits_of(at, Class::Date).filter_map(|hit| dates.word(hit.sense.id));
        words.any(|word| word.kind == Kind::DIRECTION && !word.weak)
    };
    let company = dated(index + 1) || (index > range.start && dated(index - 1)) || directed(index + 1);
    if !company {
        return None;
    }
    let folded = tokens.folded(index);
    let (_, id) = dates.month_names.iter().find(|(name, _)| is_slip(folded, name))?;
    if lexed.is_known(index) { None } else { dates.word(*id) }
}

/// True when `written` is `name` with one slip inside it; the first and the last letter must be right.
pub(super) fn is_slip(written: &str, name: &str) -> bool {
    // A letter is two bytes in Arabic: names of quite another length, or that open otherwise, are told at once.
    if written.len().abs_diff(name.len()) > 2 || written.chars().next() != name.chars().next() {
        return false;
    }
    let a: Vec<char> = written.chars().collect();
    let b: Vec<char> = name.chars().collect();
    if a.len().abs_diff(b.len()) > 1 || b.len() < 5 || a.first() != b.first() || a.last() != b.last() || a == b {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count().min(a.len().min(b.len()) - start);
    let (left_a, left_b) = (&a[start..a.len() - tail], &b[start..b.len() - tail]);
    match (left_a, left_b) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        // Short names have neighbours that are words of their own, so a swap needs a longer one.
        ([x, y], [z, w]) => x == w && y == z && b.len() >= 6,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn one_letter_is_a_slip_two_are_another_word() {
        for (written, name) in
            [("سبتمير", "سبتمبر"), ("سبتمر", "سبتمبر"), ("septmber", "september"), ("setpember", "september"), ("auggust", "august")]
        {
            assert!(is_slip(written, name), "{written}");
        }
        for (written, name) in [("سبتمبر", "سبتمبر"), ("ديسمبر", "سبتمبر"), ("augusta", "august"), ("match", "marches"), ("july", "june")]
        {
            assert!(!is_slip(written, name), "{written}");
        }
    }
}
