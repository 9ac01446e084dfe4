//! Which way the dates of a sentence look: ahead behind a future mark, back where the sentence tells of what was said or had happened.

use super::View;
use crate::extract::telling_body;
use crate::lang::function_words::Function;
use crate::lang::word_shape::WordShape;
use crate::lang::{Class, Form};
use crate::text::TokenKind;
use crate::value::DateRole;
use crate::value::date::{Anchor, DateMention, Tense, recognise_in_tense};
use std::ops::Range;

/// A verb of saying and its own day stand this near: "said in a joint statement after talks on Sunday".
const SAID_BESIDE: usize = 8;
/// So near stand "had" and its deadline: "had left the country by Sunday".
const HAD_BESIDE: usize = 10;

/// The dates of the sentence, each read in the tense of the words around it.
pub(super) fn dates(view: &View<'_>, anchor: &Anchor, range: &Range<usize>) -> Vec<DateMention> {
    let pack = view.language.pack;
    let read = |tense: Tense| recognise_in_tense(view.lexed, pack, anchor, range.clone(), tense);
    let marks: Vec<usize> = range.clone().filter(|&i| looks_ahead(view, i)).collect();
    let mut dates = read(if marks.is_empty() { Tense::Unknown } else { Tense::Future });
    take_back_counts(view, &mut dates, |end| recognise_in_tense(view.lexed, pack, anchor, range.start..end, Tense::Unknown));
    // "The two said on Sunday that all would leave": the day of the saying lies behind it.
    reread(&mut dates, |date| was_said(view, date, &marks), || read(Tense::Unknown));
    // "had left the country by Sunday": a deadline that was met has passed.
    reread(&mut dates, |date| marks.is_empty() && was_met(view, date), || read(Tense::Past));
    dates
}

/// «أواخر كانون الثاني/يناير 14 جنديا»: the number behind a month counts the noun that stands behind it in the form that counted
/// nouns have, and is no day. `until` reads the dates again as if the text ended there.
fn take_back_counts(view: &View<'_>, dates: &mut [DateMention], until: impl Fn(usize) -> Vec<DateMention>) {
    let days = view.all_numbers.iter().filter(|number| number.quantity.number <= 31.0 && number.end == number.first + 1);
    for day in days.map(|number| number.first) {
        let Some(date) = dates.iter_mut().find(|date| date.first < day && date.end == day + 1) else { continue };
        let number = view.lexed.tokens.kind(day) == Some(TokenKind::Digits) && view.lexed.tokens.kind(day - 1) == Some(TokenKind::Word);
        let plain = |form: Form| !form.any(Form::CLITICS | Form::PAST | Form::PRESENT);
        let singular = || view.looks(date.end, &[WordShape::Accusative]);
        let counted = view.lexed.hits_of(date.end, Class::Lexicon).any(|hit| plain(hit.form) && (singular() || hit.form.has(Form::PLURAL)));
        if number
            && counted
            && let Some(other) = until(day).into_iter().find(|other| other.first == date.first)
        {
            *date = other;
        }
    }
}

/// Puts another reading in the place of the dates that are `told` otherwise.
fn reread(dates: &mut [DateMention], told: impl Fn(&DateMention) -> bool, read: impl Fn() -> Vec<DateMention>) {
    let wrong: Vec<usize> = (0..dates.len()).filter(|&at| told(&dates[at])).collect();
    if wrong.is_empty() {
        return;
    }
    let others = read();
    for at in wrong {
        if let Some(other) = others.iter().find(|other| (other.first, other.end) == (dates[at].first, dates[at].end)) {
            dates[at] = other.clone();
        }
    }
}

fn looks_ahead(view: &View<'_>, index: usize) -> bool {
    view.is(index, Function::AuxiliaryFuture)
        || view.lexed.hits_at(index).iter().any(|hit| hit.form.has(Form::WILL) && hit.form.has(Form::PRESENT))
}

/// A verb of saying stands in front of the day in the same clause, and every future mark behind both.
fn was_said(view: &View<'_>, date: &DateMention, marks: &[usize]) -> bool {
    let says = |at: usize| {
        let past = |form: Form| form.has(Form::PAST) || !form.any(Form::PRESENT | Form::ING);
        telling_body::sayings(view.lexed, view.language, at).any(|hit| hit.end as usize <= date.first && past(hit.form))
    };
    let ahead = marks.first().is_some_and(|&mark| mark >= date.end);
    let from = date.first.saturating_sub(SAID_BESIDE).max(view.first);
    let said = || (from..date.first).rev().take_while(|&i| !opens(view, i)).any(says);
    ahead && !matches!(date.role, Some(DateRole::By | DateRole::Until | DateRole::From)) && said()
}

/// "had" stands in front of a deadline in the same clause.
fn was_met(view: &View<'_>, date: &DateMention) -> bool {
    let from = date.first.saturating_sub(HAD_BESIDE).max(view.first);
    date.role == Some(DateRole::By)
        && view.language.pack.syntax.modifiers_before
        && (from..date.first)
            .rev()
            .take_while(|&i| !opens(view, i))
            .any(|i| view.functions(i).any(&[Function::AuxiliaryPast]) && view.is(i, Function::AuxiliaryHave))
}

fn opens(view: &View<'_>, index: usize) -> bool {
    view.functions(index).any(&[Function::Complementiser, Function::Relative, Function::Subordinator, Function::But])
        || matches!(view.lexed.tokens.mark(index), ':' | ';')
}
