//! Numbers that count nothing, by what stands around them: ages, names, rates, averages; and wholes of which a part is told.

use super::view::View;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use crate::rule::LexiconId;
use crate::text::TokenKind;
use crate::value::Qualifier;
use crate::value::number::{NumberKind, NumberMention};

/// Nobody was ever older, in years.
const OLDEST: f64 = 122.0;

/// No phrase is counted by the number.
pub fn counts_nothing(view: &View<'_>, number: &NumberMention) -> bool {
    glued_to_name(view, number.first)
        || rate(view, number)
        || is_age(view, number)
        || died_at(view, number)
        || one_in_so_many(view, number)
        || of_the_last_like_it(view, number)
        || is_average(view, number)
        || is_capacity(view, number)
        || is_room_measured(view, number)
        || is_shared_out(view, number)
        || is_adjective(view, number)
        || is_of_a_likeness(view, number)
        || is_in_turn(view, number)
        || view.in_title(number.first)
}

/// "They brought one after another": no count, but the order in which they came.
fn is_in_turn(view: &View<'_>, number: &NumberMention) -> bool {
    number.quantity.number == 1.0
        && number.end + 1 < view.end
        && view.is(number.end + 1, Function::Another)
        && !view.is_comma(number.end)
        && !view.is_concept(number.end)
}

/// "The minister, 62, was injured": a bare number between commas behind a word is somebody's age. A list of figures goes on.
fn is_age(view: &View<'_>, number: &NumberMention) -> bool {
    let (first, end) = (number.first, number.end);
    let bare = number.quantity.qualifier == Qualifier::Exact && number.hedge_first >= first && number.hedge_end <= end;
    bare && (1.0..=OLDEST).contains(&number.quantity.number)
        && first >= view.first + 2
        && end < view.end
        && view.is_comma(first - 1)
        && view.is_comma(end)
        && view.lexed.tokens.kind(first - 2) == Some(TokenKind::Word)
        && !view.numbers.iter().any(|other| other.first < other.end && (other.end == first - 1 || other.first == end + 1))
}

/// "F-16", "COVID-19", "G20": digits glued to letters are a name, those behind a hyphen too.
fn glued_to_name(view: &View<'_>, number: usize) -> bool {
    let tokens = &view.lexed.tokens;
    if number <= view.first || !tokens[number].glued || tokens[number].kind != TokenKind::Digits {
        return false;
    }
    let before = number - 1;
    if tokens[before].kind == TokenKind::Word {
        // A glued Arabic conjunction is no name.
        return tokens.folded(before).chars().count() > 1 || tokens[before].upper;
    }
    matches!(tokens.mark(before), '-' | '‑')
        && before > view.first
        && tokens[before].glued
        && tokens[before - 1].kind == TokenKind::Word
        && { tokens[before - 1].upper && tokens.folded(before - 1).chars().count() > 1 || tokens.folded(before - 1).chars().count() == 1 }
}

/// How many words of what is counted may stand between a number and the "per" behind them.
const COUNTED_WORDS: usize = 2;

/// "500 per day", "3 deaths per 100,000 people": a rate, and how many it is taken of.
fn rate(view: &View<'_>, number: &NumberMention) -> bool {
    let counted = |first: usize| view.numbers.iter().any(|other| other.start() == first);
    let of = number.start();
    let per = (number.end..=number.end + COUNTED_WORDS).find(|&i| view.is(i, Function::Each));
    let every =
        |of: usize| of > view.first && view.functions(of - 1).any(&[Function::Each, Function::QuantifierAll]) && taken_of(view, of - 1);
    // "killed 11 people for every 100,000 inhabitants", "one in every 40 deaths", "25,000 for each passenger".
    let shared_by = (number.end + 1..=number.end + 1 + COUNTED_WORDS)
        .any(|i| view.is(i, Function::Each) && taken_of(view, i) && (counted(i + 1) || i == number.end + 1));
    // "For every 10 who drowned, 3 wore no vest": how many out of how many.
    let out_of = |other: &NumberMention| other.end < of && every(other.start());
    shared_by
        || per.is_some_and(|per| per == number.end || counted(per + 1))
        || of > view.first && view.is(of - 1, Function::Each)
        || every(of)
        || view.all_numbers.iter().any(out_of)
}

/// "kills one child in 500": how often it happens, and neither number counts anybody. "One man in 2015" was one, and so was "one in
/// 12 raids".
fn one_in_so_many(view: &View<'_>, number: &NumberMention) -> bool {
    let closes = |i: usize| i >= view.end || !view.is_unknown(i) && !view.is_concept(i) && !view.is(i, Function::Unit);
    let of = |one: &NumberMention, many: &NumberMention| {
        one.quantity.number == 1.0
            && one.kind == NumberKind::Cardinal
            && many.first == many.start()
            && (one.end + 1..=one.end + COUNTED_WORDS).contains(&(many.first - 1))
            && view.is(many.first - 1, Function::In)
            && many.quantity.number > 1.0
            && closes(many.end)
            && !view.in_date(many.first)
    };
    view.language.pack.syntax.modifiers_before
        && view
            .numbers
            .iter()
            .any(|other| other.first > number.first && of(number, other) || other.first < number.first && of(other, number))
}

/// "for every", "out of every", «من بين كل»: a word for each, behind what something is taken of.
fn taken_of(view: &View<'_>, every: usize) -> bool {
    let single = view.lexed.hits_of(every, Class::Function).any(|hit| hit.end as usize == every + 1);
    let taken = [Function::Preposition, Function::Of, Function::From, Function::Among, Function::OfWhom, Function::To, Function::In];
    single && every > view.first && view.functions(every - 1).any(&taken)
}

/// "an average of 58,000 people a year": how many it usually is, and no toll.
fn is_average(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    (from.saturating_sub(2).max(view.first)..number.first).any(|i| view.is(i, Function::Average))
}

/// "a barracks built for 600 soldiers", "ملجأ يتسع لـ500 نازح", "a town of 5,000 people": for how many there is room, and how many
/// live there, is not to how many it happened.
fn is_capacity(view: &View<'_>, number: &NumberMention) -> bool {
    let joins = |i: usize| view.is(i, Function::Determiner) || !view.language.pack.syntax.modifiers_before && view.is(i, Function::To);
    let end = (view.first..number.start()).rev().find(|&i| !joins(i)).map_or(view.first, |i| i + 1);
    // «يتسع الملجأ لـ500 نازح»: the subject stands between the verb and its preposition.
    let led = end < number.start() || view.clitics(number.start()).has(Form::TO);
    let verb = |i: usize| view.tells(i, StoryWord::Capacity);
    let behind_subject = view.language.pack.syntax.verb_first && led && (end.saturating_sub(SUBJECT).max(view.first)..end).any(verb);
    ends_with(view, end, StoryWord::Capacity) || behind_subject
}

/// "The camp's capacity is 12,000 refugees", «تبلغ الطاقة الاستيعابية للمخيم 12 ألف نازح»: what is measured is how much room there is.
fn is_room_measured(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    let clause = view.clause_of(from);
    let room = (view.first..from).rev().find(|&i| view.tells(i, StoryWord::Room) && view.clause_of(i) == clause);
    let measures = |i: usize| view.functions(i).any(&[Function::Reach, Function::AuxiliaryBe]);
    let verb_first = view.language.pack.syntax.verb_first;
    room.is_some_and(|room| {
        let told = view.of_lexicons(view.states).any(|state| room < state.first && state.first < from);
        !told && (view.first..from).any(|i| measures(i) && (verb_first || room < i))
    })
}

/// "killed half of its 90,000 people": the number says of how many a part was taken.
fn is_shared_out(view: &View<'_>, number: &NumberMention) -> bool {
    let owner = |i: usize| view.functions(i).any(&[Function::Determiner, Function::Pronoun]);
    let from = number.start();
    let of = (view.first..from).rev().find(|&i| !owner(i)).filter(|&i| view.is(i, Function::Of) && i > view.first);
    let part = |of: usize| view.all_numbers.iter().any(|n| n.kind == NumberKind::Fraction && n.first < of && of <= n.end);
    view.language.pack.syntax.modifiers_before && of.is_some_and(|of| of + 1 < from && part(of))
}

/// «في جلسة واحدة»: behind a noun of another matter, one is that noun's adjective and counts nobody.
fn is_adjective(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    view.language.pack.syntax.verb_first
        && number.quantity.number == 1.0
        && from == number.first
        && number.end == from + 1
        && view.lexed.tokens.kind(from) == Some(TokenKind::Word)
        && from > view.first
        && view.is_unknown(from - 1)
}

/// How many words a subject between a verb and its preposition has.
const SUBJECT: usize = 5;

/// "a statue of 19 American soldiers", «تمثال لـ19 جنديا»: those whom it shows are not there.
fn is_of_a_likeness(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    let opens = |i: usize| view.is(i, Function::Of) && !view.is(i, Function::From) || view.is(i, Function::To);
    let end = if from > view.first && opens(from - 1) { from - 1 } else { from };
    (end < from || view.clitics(from).has(Form::TO)) && ends_with(view, end, StoryWord::Likeness)
}

/// "a school for 400", «مدرسة لأربعمئة تلميذ»: behind "for" stands for how many something is meant. What reaches a number in Arabic does
/// so with the same letter.
pub fn is_meant_for(view: &View<'_>, number: &NumberMention, named: bool) -> bool {
    let from = number.start();
    let Some(before) = from.checked_sub(1).filter(|&before| before > view.first) else { return false };
    if view.language.pack.syntax.modifiers_before {
        return !named && view.is(before, Function::Purpose) && !view.is(before, Function::To);
    }
    let clause = view.clause_of(from);
    let reaches = |i: usize| view.clause_of(i) == clause && view.functions(i).any(&[Function::Reach, Function::Change, Function::Measure]);
    let state = view.of_lexicons(view.states).any(|state| state.end == from);
    view.clitics(from).has(Form::TO) && !state && !(view.first..from).any(reaches)
}

/// How many tokens the phrases of the story words have.
const PHRASE: usize = 4;

/// A word or phrase of the kind ends right in front of `end`.
fn ends_with(view: &View<'_>, end: usize, what: StoryWord) -> bool {
    (end.saturating_sub(PHRASE).max(view.first)..end).any(|first| view.lexed.story_ends(first, what).any(|last| last == end))
}

/// "Of the 240 aboard, 203 were rescued": how many there were of whom the next number tells.
pub fn is_whole(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    let first = if from > view.first && view.is(from - 1, Function::Determiner) { from - 1 } else { from };
    let opens = first == view.first + 1 && view.is(view.first, Function::Of);
    let comma = (number.end..view.end).find(|&i| view.is_comma(i));
    opens && comma.is_some_and(|comma| view.numbers.iter().any(|next| next.first > comma && next.first <= comma + 6))
}

/// "the poet, one of 11 children, died": of how many somebody is one. What befell them all stands right behind them.
pub fn is_one_of(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    let article = |i: usize| view.functions(i).any(&[Function::Determiner, Function::Pronoun]);
    let of = (from.saturating_sub(2).max(view.first)..from).rev().find(|&i| !article(i)).filter(|&i| i > view.first);
    let of = of.filter(|&i| view.is(i, Function::Of) || view.is(i, Function::From) && view.language.pack.syntax.verb_first);
    of.is_some_and(|of| view.all_numbers.iter().any(|n| n.quantity.number == 1.0 && n.end == of && n.first + 1 == of))
}

/// "rose by five to 33", "by 12%": a number behind "by" and a word of change.
pub fn is_difference(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    view.language.pack.syntax.modifiers_before && from > view.first + 1 && view.is(from - 1, Function::ByAgent)
}

/// "Air Base 201", "Flight 302": a bare number right behind a capital letter inside the sentence is the name's.
pub fn is_name(view: &View<'_>, number: &NumberMention, heads: &[LexiconId]) -> bool {
    let tokens = &view.lexed.tokens;
    let from = number.start();
    from == number.first
        && view.language.pack.syntax.modifiers_before
        && tokens.kind(from) == Some(TokenKind::Digits)
        && number.quantity.qualifier == Qualifier::Exact
        && view.before(from).is_some_and(|name| {
            name > view.first
                && tokens.kind(name) == Some(TokenKind::Word)
                && tokens[name].upper
                && view.functions(name).is_empty()
                && !(view.in_place(name) || view.in_actor(name) || view.in_date(name))
                // "Twin Bombs Kill 32": a verb in a headline.
                && !view.of_lexicons(heads).any(|c| c.first <= name && name < c.end)
        })
}

/// "died at 62": a bare number behind a verb and "at" is an age.
fn died_at(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    let verb = |i: usize| view.of_lexicons(view.states).any(|c| c.end == i + 1 && c.form.has(Form::PAST));
    let told = |i: usize| view.is(i, Function::Measure) || view.tells(i, StoryWord::Rates);
    view.language.pack.syntax.modifiers_before
        && number.quantity.number <= OLDEST
        && !(view.first..from).any(told)
        && from > view.first + 1
        && view.is(from - 1, Function::In)
        && verb(from - 2)
        && (number.end >= view.end || view.lexed.tokens.kind(number.end) == Some(TokenKind::Mark))
}

/// "the strongest since a 7.5-magnitude tremor": what it is the most since was another.
pub fn of_the_last_like_it(view: &View<'_>, number: &NumberMention) -> bool {
    let from = number.start();
    let Some(since) = (from.saturating_sub(3).max(view.first)..from).rev().find(|&i| view.is(i, Function::Since)) else { return false };
    let clear = (since + 1..from).all(|i| view.functions(i).any(&[Function::Determiner, Function::One]));
    clear && (since.saturating_sub(5).max(view.first)..since).any(|i| view.is(i, Function::Superlative))
}

/// "8 million people a year", «ثمانية ملايين شخص سنويا»: so many in every such time, and no toll. "An hour later" is when.
pub fn rate_behind(view: &View<'_>, end: usize) -> bool {
    let behind = (end..view.end).find(|&i| !view.is(i, Function::Each)).unwrap_or(view.end);
    let moment = view.functions(behind).any(&[Function::Subordinator, Function::Adverb, Function::Preposition]) || view.in_date(end);
    let english = view.language.pack.syntax.modifiers_before;
    view.is(end, Function::Each) && if english { !moment } else { !view.in_date(end) }
        || is_every_so_often(view, end)
        || is_habit(view, end)
}

/// "one every three minutes", «واحدا كل ثلاث دقائق».
fn is_every_so_often(view: &View<'_>, end: usize) -> bool {
    let unit = |n: &NumberMention| n.start() == end + 1 && view.is(n.end, Function::Unit);
    view.functions(end).any(&[Function::Each, Function::QuantifierAll]) && view.all_numbers.iter().any(unit)
}

/// How many words may stand between what is counted and the time in which it happens every time.
const HABIT: usize = 9;

/// "three million tourists stay each year": what closes its clause says how often all of it happens.
fn is_habit(view: &View<'_>, end: usize) -> bool {
    let clause = view.clause_of(end.saturating_sub(1).max(view.first));
    // "Every winter the cold kills 300 people": what opens the sentence says so too.
    let opens = |i: usize| view.clause_of(i) == clause && view.lexed.hits_of(i, Class::Function).any(|hit| is_each_time(view, i, hit));
    if (view.first..(view.first + 2).min(view.end)).any(opens) {
        return true;
    }
    let closes = |i: usize| i >= view.end || view.lexed.tokens.kind(i) == Some(TokenKind::Mark);
    // "200 people in a day" were so many on one day.
    let within = |i: usize| view.language.pack.syntax.modifiers_before && i > view.first && view.is(i - 1, Function::In);
    (end..(end + HABIT).min(view.end)).take_while(|&i| view.clause_of(i) == clause && !view.is_comma(i)).filter(|&i| !within(i)).any(|i| {
        let mut hits = view.lexed.hits_of(i, Class::Function);
        hits.any(|hit| is_each_time(view, i, hit) && closes(hit.end as usize))
    })
}

/// A phrase for "every time" ("each year"), and no single word that may be an adjective.
fn is_each_time(view: &View<'_>, first: usize, hit: &crate::lang::Hit) -> bool {
    hit.sense.id == Function::Each as u32 && hit.end as usize > first + 1 && hit.end as usize <= view.end
}
