//! Counted phrases joined by "and" or "of": what one of the two tells of the other.

use super::counted::{Counted, Noun};
use super::view::View;
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::rule::LexiconId;
use crate::value::number::{NumberKind, NumberMention};
use std::ops::Range;

/// "Thirteen South African and three Malawian peacekeepers": the noun behind the second people is that of the first too.
pub fn share_a_noun(view: &View<'_>, phrases: &mut [Counted]) {
    for index in 1..phrases.len() {
        let (before, rest) = phrases.split_at_mut(index);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first()) else { continue };
        let people = second.noun_at.is_some_and(|(noun, _)| {
            view.actors.iter().any(|actor| actor.via == super::actors::Via::Demonym && actor.first > second.number && actor.first <= noun)
                || view.actors.iter().any(|actor| actor.first > second.number && actor.first < noun && noun < actor.end)
        });
        let bare = matches!(first.noun, Noun::People(_)) && view.language.pack.syntax.modifiers_before;
        if bare && people && conjoined(view, &(first.first..first.end), &(second.first..second.end)) {
            first.noun = second.noun.clone();
        }
    }
}

/// Nothing but "and" between two counted phrases, the earlier one first.
pub fn conjoined(view: &View<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start
        && b.start - a.end <= 1
        && (view.clitics(b.start).has(Form::AND) || b.start - a.end == 1 && view.is(a.end, Function::And))
}

/// "Ten women and three infants were among the dead": both are a part of the group. "Including three children and 43 others
/// were injured" begins anew.
pub fn share_their_part(view: &View<'_>, phrases: &mut [Counted]) {
    for index in 1..phrases.len() {
        let (before, rest) = phrases.split_at_mut(index);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else { continue };
        if first.part != second.part && !second.another && conjoined(view, &(first.first..first.end), &(second.first..second.end)) {
            (first.part, second.part) = (true, true);
        }
    }
}

/// "Two leaders and 10 militants": a noun for a rank, right behind its number, is one of those that it stands beside.
pub fn ranks(view: &View<'_>, ranks: &[LexiconId], phrases: &mut [Counted]) {
    let leads = |phrase: &Counted| {
        let at = phrase.noun_at.filter(|&(first, end)| end == phrase.end && (first == phrase.number || first == phrase.number + 1))?;
        view.of_lexicons(ranks).any(|rank| (rank.first, rank.end) == at).then_some(())
    };
    for index in 1..phrases.len() {
        let (before, rest) = phrases.split_at_mut(index);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else { continue };
        if !conjoined(view, &(first.first..first.end), &(second.first..second.end)) {
            continue;
        }
        let (rank, other) = match (leads(first), leads(second)) {
            (Some(()), None) => (first, second),
            (None, Some(())) => (second, first),
            _ => continue,
        };
        if let (Noun::Known(own), Noun::Known(others)) = (&mut rank.noun, &other.noun) {
            own.extend(others);
            own.sort_unstable();
            own.dedup();
        }
    }
}

/// "flattened 58 houses and damaged 410 others": others behind things that are counted are such things too.
pub fn others(view: &View<'_>, nobody: &[LexiconId], phrases: &mut [Counted]) {
    for index in 1..phrases.len() {
        let (before, rest) = phrases.split_at_mut(index);
        let (Some(first), Some(second)) = (before.last(), rest.first_mut()) else { continue };
        let (Noun::Known(things), Noun::Known(own)) = (&first.noun, &mut second.noun) else { continue };
        let other = second.noun_at.is_some_and(|(at, end)| end == at + 1 && view.is(at, Function::Another));
        if other && things.iter().all(|thing| nobody.contains(thing)) {
            own.extend(things);
            own.sort_unstable();
            own.dedup();
        }
    }
}

/// How many words the owner in front of a number may have ("the rival team's").
const OWNER: usize = 4;

/// "Nine of the 12 passengers were killed": the first counts the noun of the second, which only says of how many. "Three of the
/// five dead were children" tells of a part.
pub fn some_of_many(view: &View<'_>, heads: &[LexiconId], phrases: &mut [Counted]) {
    if !view.language.pack.syntax.modifiers_before {
        out_of_all(view, phrases);
        return;
    }
    for index in 1..phrases.len() {
        let (before, rest) = phrases.split_at_mut(index);
        let (Some(some), Some(many)) = (before.last_mut(), rest.first_mut()) else { continue };
        let Some(number) = view.numbers.iter().find(|number| number.first == some.number) else { continue };
        let owner = |i: usize| {
            view.functions(i).any(&[Function::Determiner, Function::Pronoun]) || view.lexed.tokens.original(i).contains(['\'', '’'])
        };
        let (of, the) = (number.end, number.end + 1);
        let owned = (the..many.first).len() <= OWNER && (many.first == the || owner(many.first - 1));
        let linked = view.is(of, Function::Of) && many.first >= the && owned;
        if !linked || matches!(some.noun, Noun::Known(_) | Noun::People(_)) || !matches!(many.noun, Noun::Known(_)) {
            continue;
        }
        let told = many.noun_at.is_some_and(|(first, end)| view.of_lexicons(heads).any(|c| c.first >= first && c.first <= end));
        (some.noun, some.noun_at, some.end) = (many.noun.clone(), many.noun_at, many.end);
        some.part |= told;
        many.whole |= !told;
    }
}

/// «أودى بحياة 179 من أصل 181 راكبا»: the first of the two is told of, and the second says only of how many.
fn out_of_all(view: &View<'_>, phrases: &mut [Counted]) {
    for index in 1..phrases.len() {
        let (before, rest) = phrases.split_at_mut(index);
        let (Some(some), Some(many)) = (before.last_mut(), rest.first_mut()) else { continue };
        let ratio = |n: &NumberMention| n.kind == NumberKind::Fraction && n.first == some.number && n.end > many.number;
        let Some(number) = view.numbers.iter().find(|n| n.first == some.number && n.end <= many.first) else { continue };
        if matches!(some.noun, Noun::Known(_) | Noun::People(_)) || !view.all_numbers.iter().any(ratio) {
            continue;
        }
        some.noun = many.noun.clone();
        (some.noun_at, some.end) = if many.noun_at.is_some() { (many.noun_at, many.end) } else { (None, number.end) };
        many.whole = true;
    }
}
