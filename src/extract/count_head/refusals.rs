//! What keeps a counted phrase from a head: the number, its noun or the head belongs to something else.

use super::super::clauses::ClauseKind;
use super::super::counted::Counted;
use super::super::link;
use super::super::view::{Concept, View};
use super::super::{actors, agent};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::word_shape::WordShape;
use crate::rule::LexiconId;
use crate::text::TokenKind;
use std::ops::Range;

/// How far in front of a number that "and" joins to another the word may stand that says how many a vessel carries.
const ABOARD: usize = 5;

/// "aboard were 115 Somalis and 145 Ethiopians": the number behind the word that says how many a vessel carries, or one that "and"
/// joins to it.
pub(super) fn is_aboard(view: &View<'_>, first: usize) -> bool {
    let aboard = |i: usize| i > view.first && view.is(i - 1, Function::Aboard);
    let counts = |i: usize| {
        view.numbers.iter().any(|number| number.first <= i && i < number.end)
            || view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.functions(i).is_empty()
    };
    let joined = view.clitics(first).has(Form::AND) || view.is(first, Function::And);
    let listed = || {
        let start = (first.saturating_sub(ABOARD).max(view.first)..first).rev().take_while(|&i| counts(i)).last();
        start.is_some_and(|start| (start..first).any(|i| aboard(i) && view.numbers.iter().any(|number| number.first == i)))
    };
    aboard(first) || joined && listed()
}

/// Farther back than this nobody who was there is there still, in years.
const HISTORY: i16 = 40;

/// "600 French soldiers in Algeria in 1958": how many there were in another age.
pub(super) fn is_history(view: &View<'_>, phrase: &Counted) -> bool {
    let clause = view.clause_of(phrase.number);
    view.dates.iter().filter(|date| view.clause_of(date.first) == clause).any(|date| {
        let last = date.edtf.bounds().and_then(|(_, last)| last);
        last.zip(view.today).is_some_and(|(last, today)| last.year() < today.year() - HISTORY)
    })
}

/// "letters of 3,000 soldiers", «رسائل 3000 جندي»: what is theirs is counted, and says nothing of where they are.
pub(super) fn is_theirs(view: &View<'_>, phrase: &Counted) -> bool {
    let Some(before) = phrase.first.checked_sub(1).filter(|&i| i >= view.first) else { return false };
    let of = view.is(before, Function::Of) && !view.is(before, Function::From);
    let noun = if of { before.saturating_sub(1) } else { before };
    (of || !view.language.pack.syntax.modifiers_before) && view.tells(noun, StoryWord::Belonging)
}

/// "those destroyed by shelling", «تلك التي دمرها القصف»: a demonstrative in front of a participle or a relative clause is what it is
/// said of.
pub(super) fn has_own_pronoun(view: &View<'_>, head: &Concept) -> bool {
    let relative = &view.clauses[view.clause_of(head.first)];
    let opens = relative.parts.first().map(|part| part.start).filter(|_| relative.kind == ClauseKind::Relative);
    let first = opens.unwrap_or(head.first);
    let demonstrative = |i: usize| view.is(i, Function::Determiner) && view.is(i, Function::Pronoun);
    first > view.first && (opens.is_some() || head.form.has(Form::PAST)) && demonstrative(first - 1)
}

/// "damaged the reputation of 12 schools": a genitive of an unknown noun is that noun's.
pub(super) fn owned_by_another(view: &View<'_>, first: usize, head: &Concept) -> bool {
    if view.language.pack.syntax.verb_first {
        return is_in_construct(view, first, head);
    }
    let of = first.checked_sub(1).filter(|&i| i > head.end && view.is(i, Function::Of) && !view.is(i, Function::From));
    of.is_some_and(|of| view.is_unknown(of - 1))
}

/// «اغتال المهاجم أحلام 30 ألف متفرج»: what is theirs stands between, the object of the verb.
fn is_in_construct(view: &View<'_>, first: usize, head: &Concept) -> bool {
    first > head.end && !head.form.has(Form::THE) && view.tells(first - 1, StoryWord::Belonging)
}

/// "the missing link has occupied 40 professors": behind its article and in front of a noun of its own, a head only describes that.
pub(super) fn is_attribute(view: &View<'_>, head: &Concept) -> bool {
    let opened = head.first > view.first && view.functions(head.first - 1).any(&[Function::Determiner, Function::Pronoun, Function::One]);
    let noun = is_plain_word(view, head.end)
        && !view.tells(head.end, StoryWord::Happening)
        && !view.looks(head.end, &[WordShape::Past, WordShape::Progressive, WordShape::Adverb]);
    view.language.pack.syntax.modifiers_before && opened && noun && !head.form.has(Form::ING)
}

/// A word that nothing knows, in no name, date or cue, and without a capital.
fn is_plain_word(view: &View<'_>, index: usize) -> bool {
    view.is_unknown(index)
        && !view.lexed.tokens[index].upper
        && ![view.in_cue(index), view.in_place(index), view.in_actor(index), view.in_date(index)].contains(&true)
}

/// "Stored 40 crates and lost 12 boxes": a word of its own between the conjunction and the number is the number's verb.
pub(super) fn has_own_verb(view: &View<'_>, first: usize, head: &Concept) -> bool {
    let Some(verb) = first.checked_sub(1).filter(|&verb| verb > head.end) else { return false };
    let word = view.lexed.tokens.kind(verb) == Some(TokenKind::Word)
        && view.functions(verb).is_empty()
        && !view.in_actor(verb)
        && !view.in_place(verb)
        && !view.in_date(verb)
        && !view.in_cue(verb)
        && !view.numbers.iter().any(|number| number.first <= verb && verb < number.end);
    // "Kill 30 Rebels Free 19 Villagers": in a headline a word of another rule parts what two verbs have for their objects.
    let headline = || {
        let of_rules =
            view.concepts.iter().any(|c| c.first == verb && c.end == first && c.lexicon != head.lexicon && !c.form.has(Form::PAST));
        let own = view.numbers.iter().any(|number| number.start() == head.end);
        of_rules && own && view.lexed.tokens[verb].upper && view.lexed.tokens[head.first].upper
    };
    word && if view.language.pack.syntax.modifiers_before {
        view.is(verb - 1, Function::And) && !view.lexed.tokens[verb].upper || headline()
    } else {
        view.is_unknown(verb) && actors::starts_with_and(view, verb)
    }
}

/// "Two children killed 5 others injured", "A child killed 7 people injured": right behind the value stands a participle of
/// another kind that has no object of its own.
pub(super) fn served(view: &View<'_>, value: &Range<usize>, head: &Concept, heads: &[LexiconId]) -> bool {
    view.language.pack.syntax.modifiers_before
        && view.of_lexicons(heads).any(|later| {
            later.first == value.end && later.lexicon != head.lexicon && later.form.has(Form::PAST) && !link::has_object(view, later)
        })
}

/// "Floods forced 12,000 people from their homes in a state where three million live": a number in a relative clause tells of what
/// that says, and of no head in front of it that has a number of its own.
pub(super) fn served_outside(view: &View<'_>, value: &Range<usize>, head: &Concept, others: &[Range<usize>]) -> bool {
    let (of_value, of_head) = (view.clause_of(value.start), view.clause_of(head.first));
    of_value != of_head
        && view.clauses[of_value].kind == ClauseKind::Relative
        && others.iter().any(|other| view.clause_of(other.start) == of_head)
}

/// "…, and 30 passengers went on by foot": behind a comma and a conjunction a number with a verb of its own opens a statement.
pub(super) fn has_predicate(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    let opens = value.start >= view.first + 2 && view.is(value.start - 1, Function::And) && view.is_comma(value.start - 2);
    // "62,000 people in Cape Town went home": where they are stands in front of their verb.
    let placed = |i: &usize| !(view.is(*i, Function::In) || view.in_place(*i));
    let next = (value.end..view.end).find(placed).unwrap_or(view.end);
    let verb = || !view.looks(next, &[WordShape::Progressive, WordShape::Adverb]);
    // "killed the game, and 62,000 people went home": nor is it more of what the verb has for its object.
    let another = || next > value.end && !view.concepts.iter().any(|c| c.first == next && c.lexicon == head.lexicon);
    let told = is_plain_word(view, next) && verb() || view.is_concept(next) && another() && link::has_object(view, head);
    opens && view.language.pack.syntax.modifiers_before && told
}

/// "Dozens dead or injured", "قتل وأصيب العشرات": one number for two heads counts neither of them.
pub(super) fn shares_its_number(
    view: &View<'_>,
    value: &Range<usize>,
    head: &Concept,
    heads: &[LexiconId],
    others: &[Range<usize>],
) -> bool {
    let inside = |c: &Concept| value.start < c.end && c.first < value.end;
    let conjunction = |i: usize| view.functions(i).any(&[Function::And, Function::Or]) || matches!(view.lexed.tokens.mark(i), '&' | '/');
    view.of_lexicons(heads).any(|other| {
        let (first, second) = if other.first < head.first { (other, head) } else { (head, other) };
        let joined = second.first >= first.end
            && second.first > first.first
            && (first.end..second.first).all(|i| view.is(i, Function::Determiner) || conjunction(i))
            && second.first - first.end <= 2
            && (second.first > first.end && (first.end..second.first).any(conjunction) || second.form.has(Form::AND));
        let apart = !view.concepts.iter().any(|c| c.first == other.first && c.lexicon == head.lexicon);
        let numbered = |from: usize| view.numbers.iter().any(|n| n.start() == from);
        joined
            && apart
            && !inside(other)
            && !inside(head)
            && if value.end <= first.first {
                !numbered(second.end)
            } else {
                // "49 people at least were killed": the hedge stands behind what is counted.
                // «68 مهاجرا أفريقيا مصرعهم وفقد 74 آخرون»: so do its adjectives.
                let described =
                    |end: usize| end < first.first && first.first - end <= 2 && (end..first.first).all(|i| view.functions(i).is_empty());
                let hedged = |end: usize| {
                    end == first.first || described(end) || view.numbers.iter().any(|n| n.hedge_end == first.first && n.start() < end)
                };
                // «انتشلت ست جثث وأنقذت 90»: the first of the two is counted by a number of its own.
                let counted = |other: &Range<usize>| other.start <= first.first && first.end <= other.end;
                value.start >= second.end && !others.iter().any(|other| other.end <= first.first && hedged(other.end) || counted(other))
            }
    })
}

/// "2.3 مليون نسمة … وسقط قتلى": a noun behind a joined word is that one's. «ألف جندي في ساحل العاج، وسيبقى 80»: a joined verb in
/// the singular has its subject behind it.
pub(super) fn of_next_statement(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    let verb = head.form.any(Form::PAST | Form::PRESENT | Form::PARTICIPLE);
    if view.language.pack.syntax.verb_first && view.clitics(head.first).has(Form::AND) && !head.form.any(Form::PLURAL | Form::DUAL) {
        return true;
    }
    view.language.pack.syntax.verb_first && !verb && (value.end..head.first).any(|i| joined_word(view, i))
}

/// "بعد رحيل الفرنسيين، لم يبق سوى 1000 جندي": a verbal noun behind "after" that opens the sentence has its own people, and what
/// follows the comma is another matter. What is joined to them is not.
pub(super) fn is_fronted(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    let opens = head.first == view.first + 1 && view.functions(view.first).any(&[Function::Preposition, Function::Subordinator]);
    let comma = (head.end..value.start).any(|i| view.is_parting_comma(i));
    let joined = view.clitics(value.start).has(Form::AND) || value.start > view.first && view.is(value.start - 1, Function::And);
    view.language.pack.syntax.verb_first && opens && comma && !joined
}

/// "باع 6 سوريين … بيوت القتلى": right behind an indefinite noun of its own a definite one is its genitive.
pub(super) fn is_genitive(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    let noun = |i: usize| {
        (view.is_unknown(i) && !agent::starts_with_article(view, i) || view.is_concept(i) && !view.clitics(i).has(Form::THE))
            && !view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::PRESENT))
    };
    view.language.pack.syntax.verb_first && head.form.has(Form::THE) && head.first > value.end && noun(head.first - 1)
}

/// A word that carries a conjunction, or looks as if it did and is in no table.
fn joined_word(view: &View<'_>, index: usize) -> bool {
    view.clitics(index).has(Form::AND)
        || view.is_unknown(index) && actors::letters_behind_and(view, index).is_some_and(|letters| letters > 2)
}
