//! Links between a value and the head it may hang on: how near they are, and what stands between them.

use super::clauses::ClauseKind;
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::word_shape::WordShape;
use crate::rule::LexiconId;
use crate::text::TokenKind;
use std::ops::Range;

/// Farther than this nothing binds.
const FARTHEST: u32 = 80;

/// Cost of the link between the tokens of a value and a head; `None` when nothing can link them.
///
/// Costs are in half words: a function word costs 1, a content word 2, a comma 3.
pub fn cost(view: &View<'_>, value: &Range<usize>, head: &Concept, others: &[Range<usize>]) -> Option<u32> {
    if value.start < head.end && head.first < value.end {
        return Some(0);
    }
    let before = head.end <= value.start;
    let gap = if before { head.end..value.start } else { value.end..head.first };
    let mut total = clauses(view, value, head, &gap)?;
    // A glued or written "and" right in front of the head opens the next conjunct.
    if !before && (head.form.has(Form::AND) || head.first > view.first && view.is(head.first - 1, Function::And)) {
        total += 8;
    }
    let of_both = view.clause_of(value.start);
    let risen = before && risen_around(view, value.start, head);
    let mut index = gap.start;
    while index < gap.end {
        if let Some(date) = view.dates.iter().find(|date| date.role_first <= index && index < date.end) {
            total += 2;
            index = date.end.max(index + 1);
            continue;
        }
        if let Some(actor) = view.actors.iter().find(|actor| actor.first <= index && index < actor.end) {
            total += 1;
            index = actor.end.max(index + 1);
            continue;
        }
        if let Some(end) = closed_relative(view, index, of_both, gap.end, risen) {
            total += 4;
            index = end;
            continue;
        }
        if let Some(end) = apposition(view, index, gap.end) {
            total += 4;
            index = end;
            continue;
        }
        if let Some(place) = view.places.iter().find(|place| place.first <= index && index < place.end) {
            total += 2;
            index = place.end.max(index + 1);
            continue;
        }
        // "1,000" is one word, however many marks group it.
        if let Some(number) = view.all_numbers.iter().find(|number| number.first == index && number.end > index + 1) {
            total += 2;
            index = number.end.min(gap.end);
            continue;
        }
        total += match view.lexed.tokens.kind(index) {
            Some(TokenKind::Mark) => match view.lexed.tokens.mark(index) {
                ',' | '،' if opens_conjunct(view, index + 1, gap.end) => 16,
                ',' | '،' => 3,
                '-' | '–' | '—' | '"' | '“' | '”' | '«' | '»' | '\'' => 1,
                _ => 4,
            },
            _ if view.is(index, Function::Reach) => 0,
            _ if view.functions(index).any(&[Function::And, Function::Or]) => 3,
            _ if !view.functions(index).is_empty() => 1,
            _ if view.clitics(index).has(Form::AND) => 5,
            _ => 2,
        };
        index += 1;
    }
    // Another value between them is nearer to one of the two.
    let crossed = others.iter().filter(|other| gap.start <= other.start && other.end <= gap.end).count() as u32;
    total += crossed * 7;
    (total <= FARTHEST).then_some(total)
}

/// «عدد القتلى في الانهيار الذي وقع أمس ارتفع إلى 257»: a relative clause of a verb-first language that has ended parts nothing.
/// Gives the token behind it.
///
/// `risen`: value and head are the two ends of one verb of reaching, which no comma between them parts.
fn closed_relative(view: &View<'_>, index: usize, of_both: usize, end: usize, risen: bool) -> Option<usize> {
    let clause = view.clause_of(index);
    let inner = clause != of_both && view.clauses[clause].kind == ClauseKind::Relative && view.clauses[clause].parent == Some(of_both);
    let behind = (index..end).find(|&i| view.clause_of(i) != clause)?;
    (inner && view.language.pack.syntax.verb_first && view.clause_of(behind) == of_both && (risen || !view.is_comma(behind)))
        .then_some(behind)
}

/// Words between a verb of reaching and the measure that is its subject.
const RISES: usize = 3;

/// «ارتفع عدد قتلى الانفجار الذي وقع في الميناء، جنوبي البلاد، إلى سبعين»: in a verb-first language the verb of reaching stands in
/// front of its subject, and the number that it hands over behind "to", in the same clause.
pub fn risen_around(view: &View<'_>, value: usize, head: &Concept) -> bool {
    let rises = |i: usize| view.is(i, Function::Reach) && view.clause_of(i) == view.clause_of(head.first);
    view.language.pack.syntax.verb_first
        && head.end <= value
        && view.before(value).is_some_and(|before| view.is(before, Function::To))
        && (head.first.saturating_sub(RISES).max(view.first)..head.first).any(rises)
}

/// "in its southernmost state, Rio Grande do Sul, has passed 100": names and nouns between two commas, with no verb and
/// no number, only say again what stands before them. Gives the token behind the second comma.
pub(super) fn apposition(view: &View<'_>, index: usize, end: usize) -> Option<usize> {
    let comma = |i: usize| view.lexed.tokens.mark(i) == ',';
    if let Some(close) = credit(view, index, end).or_else(|| day_aside(view, index, end)) {
        return Some(close);
    }
    if !view.language.pack.syntax.modifiers_before || !comma(index) {
        return None;
    }
    let close = (index + 1..end.min(index + 10)).find(|&i| comma(i))?;
    let plain = |i: usize| {
        view.lexed.tokens.kind(i) == Some(TokenKind::Word)
            && !view.concepts.iter().any(|c| c.first <= i && i < c.end && c.form.any(Form::PAST | Form::ING))
            && !view.numbers.iter().any(|number| number.first <= i && i < number.end)
            && !view.in_cue(i)
            && !view.functions(i).any(&Function::AUXILIARIES)
            && !view.functions(i).any(&[Function::And, Function::Or, Function::Reach, Function::Relative, Function::Subordinator])
            && !view.in_date(i)
    };
    (close > index + 1 && (index + 1..close).all(plain)).then_some(close + 1)
}

/// "أعلنت الحركة، الخميس، مسؤوليتها": a day between two commas, said of the verb.
pub(super) fn day_aside(view: &View<'_>, index: usize, end: usize) -> Option<usize> {
    let day = view.dates.iter().find(|date| view.is_comma(index) && date.role_first == index + 1)?;
    (view.language.pack.syntax.verb_first && view.is_comma(day.end) && day.end < end).then_some(day.end + 1)
}

/// "وقتل في المعركة، وفق حصيلة الجيش، 192 جنديا": who is credited between two commas, with no number of his own.
fn credit(view: &View<'_>, index: usize, end: usize) -> Option<usize> {
    let opens = view.is_comma(index) && view.is(index + 1, Function::AccordingTo);
    let close = (index + 2..end.min(index + 12)).find(|&i| view.is_comma(i)).filter(|_| opens)?;
    (!view.numbers.iter().any(|number| index < number.first && number.first < close)).then_some(close + 1)
}

/// "لفقدان الزعيم، وحمل النعش …": in a language that glues its conjunction, a word joined behind a comma opens the next
/// statement, and what stands in it is that one's.
fn opens_conjunct(view: &View<'_>, index: usize, end: usize) -> bool {
    let word = view.lexed.tokens.kind(index) == Some(TokenKind::Word);
    index < end
        && word
        && view.language.pack.syntax.verb_first
        && view.functions(index).is_empty()
        && (view.clitics(index).has(Form::AND) || view.is_unknown(index) && super::actors::starts_with_and(view, index))
}

/// Whether the clauses of the two allow a link, and what crossing between them costs.
fn clauses(view: &View<'_>, value: &Range<usize>, head: &Concept, gap: &Range<usize>) -> Option<u32> {
    let (of_value, of_head) = (view.clause_of(value.start), view.clause_of(head.first));
    if of_value == of_head {
        return Some(0);
    }
    let value_clause = &view.clauses[of_value];
    let head_clause = &view.clauses[of_head];
    // "12 people who were killed": the head in a relative clause right behind the value.
    // "12 others including children were wounded": the verb closes what "including" opened.
    let closes = head_clause.kind == ClauseKind::Part && gap.clone().any(|i| view.is(i, Function::AuxiliaryBe));
    if (head_clause.kind == ClauseKind::Relative || closes)
        && head_clause.parent == Some(of_value)
        && value.end <= head.first
        // "the 59 people, most of them in their teens, who died": what is said of some of them stands aside.
        && gap.clone().filter(|&i| view.clauses[view.clause_of(i)].kind != ClauseKind::Part).count() <= 6
    {
        return Some(2);
    }
    // "(12 killed)" beside its head.
    if value_clause.kind == ClauseKind::Parenthesis && value_clause.parent == Some(of_head) && gap.len() <= 6 {
        return Some(3);
    }
    // A date with a role of its own behind a relative clause may belong to the verb before it.
    if value_clause.kind == ClauseKind::Relative && value_clause.parent == Some(of_head) && head.end <= value.start {
        return Some(14);
    }
    // A complement that opens between a light verb and the head ("it is possible that …").
    if matches!(head_clause.kind, ClauseKind::Complement)
        && head_clause.parent == Some(of_value)
        && value.end <= head.first
        && gap.len() <= 8
    {
        return Some(8);
    }
    None
}

/// True when the head can take a value that stands in front of it: a passive, an intransitive, a participle.
///
/// In English "12 rebels killed five soldiers" the twelve are no victims: a past form with its own object behind it
/// is active. Gerunds take their object behind them. A verbal noun of a verb-first language does too.
pub fn takes_value_before(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    if !view.language.pack.syntax.modifiers_before {
        // "جنديين … وأصابوه": a verb that carries its object did it to another. In "لقوا مصرعهم" the noun carries its owner.
        if head.form.has(Form::PAST) && head.last_form.has(Form::OWNED) && head.end - head.first == 1 {
            return false;
        }
        // «49 شخصا لقوا مصرعهم»: a verb in the plural has its subject in front of it.
        if view.looks(head.first, &[WordShape::PluralVerb]) && head.end > head.first + 1 {
            return true;
        }
        // Only an agreeing verb or an adjective looks back; the verbal noun and the verb without ending look ahead.
        // «أودى بحياة 50»: a past form that a first person of the present is written like is no present.
        let letters = view.lexed.tokens.folded(head.first).trim_start_matches(['و', 'ف']);
        let present = head.form.has(Form::PRESENT) && !letters.starts_with('ا');
        return present || head.form.any(Form::PLURAL | Form::DUAL | Form::THE | Form::OWNED) || ends_like_predicate(view, head);
    }
    // "soldiers are to be out of", "were expected to leave": the infinitive of a verb phrase that opens right behind them.
    let phrase = |i: usize| {
        view.functions(i).any(&[Function::AuxiliaryBe, Function::AuxiliaryHave, Function::To, Function::Adverb]) || view.in_cue(i)
    };
    // "soldiers who were due to leave".
    let verb = if view.is(value.end, Function::Relative) { value.end + 1 } else { value.end };
    let infinitive = view.is(head.first, Function::AuxiliaryBe)
        || verb < head.first
            && view.is(verb, Function::AuxiliaryBe)
            && view.is(head.first - 1, Function::To)
            && (verb..head.first).all(phrase);
    if infinitive {
        return !has_object(view, head);
    }
    let prepositions = [Function::To, Function::In, Function::From, Function::Of, Function::On, Function::With, Function::Against];
    if head.first > view.first && view.functions(head.first - 1).any(&prepositions) {
        return false;
    }
    // "14 men held over a murder", "3,000 people prayed for the dead": a noun behind a preposition and its article.
    let article = head.first > view.first + 1 && view.functions(head.first - 1).any(&[Function::Determiner, Function::One]);
    // "2,000 fighters at a jail" are held there.
    let led = |i: usize| {
        let beside = view.functions(i).any(&prepositions) || view.is(i, Function::Preposition) && !view.is(i, Function::Among);
        beside && !view.is(i, Function::In)
    };
    if article && head.first - 2 >= value.end && led(head.first - 2) {
        return false;
    }
    // "12 volunteers searched for the missing", "200 nurses carried the wounded": behind a verb of its own and an article they are
    // its object.
    let verb = |i: usize| view.is_unknown(i) && !view.in_place(i) && !view.in_date(i) && !view.lexed.tokens[i].upper;
    if article && head.first - 2 > value.end && view.is(head.first - 1, Function::Determiner) && verb(head.first - 2) {
        return false;
    }
    if head.form.has(Form::ING) {
        return (value.end..head.first).any(|i| view.is(i, Function::AuxiliaryBe));
    }
    if let Some(be) = (value.end..head.first).rev().find(|&i| view.functions(i).any(&[Function::AuxiliaryBe, Function::Passive])) {
        // "60 people were on the boat and rescuers saved 40": a verb with another subject, and an object of its own.
        let joined = (be + 1..head.first).any(|i| view.is_comma(i) || view.functions(i).any(&[Function::And, Function::Or]));
        return !joined || !has_object(view, head);
    }
    !has_object(view, head)
}

/// "27 were killed in the attack A further 546 …": in a language whose objects stand right behind their verb, a passive or
/// a participle with a preposition behind it has its people in front of it.
pub fn takes_nothing_behind(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    if !view.language.pack.syntax.modifiers_before || !head.form.has(Form::PAST) || head.end >= value.start {
        return false;
    }
    let passive = (head.first.saturating_sub(4).max(view.first)..head.first)
        .rev()
        .take_while(|&i| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && !view.functions(i).any(&[Function::And, Function::Or]))
        .any(|i| view.is(i, Function::AuxiliaryBe));
    let reaches = (head.end..value.start).any(|i| view.functions(i).any(&[Function::Reach, Function::AuxiliaryBe]));
    let next = view.functions(head.end);
    let turned = next.any(&[Function::In, Function::On, Function::ByAgent, Function::Near])
        && !view.dates.iter().any(|date| date.role_first <= head.end && head.end < date.end);
    (turned || passive) && !reaches
}

fn ends_like_predicate(view: &View<'_>, head: &Concept) -> bool {
    // "12 شخصا قتلوا" agrees; a bare form followed by its own object does not. What "لقوا حتفهم وفُقد آخرون" joins is no object.
    view.clitics(head.end).has(Form::AND) || !has_object(view, head)
}

/// A noun phrase right behind the head that is its own object.
pub fn has_object(view: &View<'_>, head: &Concept) -> bool {
    // "have left their homes around the volcano": a phrase that ends with its own object has it already.
    if (head.first + 1..head.end).any(|i| view.is(i, Function::Pronoun)) {
        return false;
    }
    object_at(view, head.end, Some(head.lexicon))
}

/// A noun phrase at `next`, right behind a verb of `lexicon`.
pub fn object_at(view: &View<'_>, next: usize, lexicon: Option<LexiconId>) -> bool {
    if next >= view.end {
        return false;
    }
    if let Some(number) = view.numbers.iter().find(|number| number.hedge_first <= next && next < number.end.max(number.hedge_first + 1)) {
        // "60 killed, tens injured": the number has a verb of its own behind it.
        let own = view.concepts.iter().any(|c| {
            c.first >= number.end
                && c.first - number.end <= 2
                && c.form.has(Form::PARTICIPLE)
                && Some(c.lexicon) != lexicon
                && !(number.end..c.first).any(|i| view.functions(i).any(&[Function::And, Function::Or]))
        });
        return !own;
    }
    // "fled Idlib" on Friday: neither where nor when is an object.
    if view.dates.iter().any(|date| date.role_first <= next && next < date.end) || view.places.iter().any(|place| place.first == next) {
        return false;
    }
    // "fled Sake", a village that no table knows.
    let unknown_place = view.is(next.saturating_sub(1), Function::Leaves) && view.lexed.tokens[next].upper && view.is_unknown(next);
    if unknown_place {
        return false;
    }
    let functions = view.functions(next);
    // "wounded many others", "wounded some of them"; but "20 wounded, some of them badly".
    if functions.any(&[Function::Determiner, Function::Pronoun])
        // "killing all but one".
        || functions.has(Function::QuantifierAll) && view.is(next + 1, Function::But)
        || functions.has(Function::QuantifierSome) && !functions.has(Function::OfWhom)
    {
        return true;
    }
    if !functions.is_empty() || view.lexed.tokens.kind(next) != Some(TokenKind::Word) {
        return false;
    }
    if view.cues.iter().any(|cue| cue.first == next) {
        return false;
    }
    // An adverb is no object.
    !view.looks(next, &[WordShape::Adverb])
}

/// "since the start of the attack": an event whose beginning or end dates something else is taken for granted.
pub fn taken_for_granted(view: &View<'_>, head: usize) -> bool {
    use crate::lang::cue_words::CueKind;
    view.cues.iter().any(|cue| {
        matches!(cue.kind, CueKind::Begin | CueKind::End)
            && cue.end == head
            && (view.is(cue.first, Function::Preposition) || cue.first > view.first && view.is(cue.first - 1, Function::Preposition))
    })
}

/// "About 1,000 remain after the departure": a bare noun behind a preposition only dates what is told.
pub fn only_dates(view: &View<'_>, head: &Concept) -> bool {
    let article = head.first.checked_sub(1).filter(|&i| i > view.first && view.is(i, Function::Determiner));
    let dates = |i: usize| view.functions(i).any(&[Function::Subordinator, Function::Preposition]);
    let told_more = |i: usize| view.functions(i).any(&[Function::Of, Function::From, Function::In, Function::ByAgent]);
    view.language.pack.syntax.modifiers_before && article.is_some_and(|i| dates(i - 1)) && !told_more(head.end)
}

/// Words between a verb and the number of those who do it or to whom it is done.
const BESIDE_NUMBER: usize = 5;

/// "will withdraw about 800 soldiers": so many of them, unless they are "the last 800", "its 800" or all.
pub fn of_a_number(view: &View<'_>, head: &Concept) -> bool {
    let whole = |i: usize| {
        view.functions(i).any(&[Function::Determiner, Function::Pronoun, Function::QuantifierAll]) || view.clitics(i).has(Form::THE)
    };
    view.numbers.iter().any(|number| {
        let from = number.start();
        let people = view.actors.iter().any(|actor| actor.first >= number.end && actor.first <= number.end + 1);
        let gap = if from >= head.end { head.end..from } else { number.end..head.first };
        people
            && view.clause_of(from) == view.clause_of(head.first)
            && gap.len() <= BESIDE_NUMBER
            && !view.clitics(from).has(Form::THE)
            && !(from.saturating_sub(2).max(view.first)..from).any(whole)
    })
}

/// Content words between two tokens: actors, dates, places and function words weigh nothing.
pub fn distance(view: &View<'_>, from: usize, to: usize) -> usize {
    (from..to)
        .filter(|&i| {
            view.lexed.tokens.kind(i) == Some(TokenKind::Word)
                && view.functions(i).is_empty()
                && !view.in_date(i)
                && !view.in_actor(i)
                && !view.in_place(i)
        })
        .count()
}
