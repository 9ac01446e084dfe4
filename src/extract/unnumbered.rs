//! Counted nouns without a number word: a dual counts two, a noun joined to a counted one is one more.

use super::counted::{Counted, Noun};
use super::counted_noun::{owners_end, same_place};
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::word_shape::WordShape;
use crate::rule::LexiconId;
use crate::text::TokenKind;
use crate::value::Quantity;

/// "five women and a child", "خمسة رجال وامرأة": a noun without a number, joined to a counted one, is one more.
pub fn singles(view: &View<'_>, nouns: &[LexiconId], out: &mut Vec<Counted>) {
    let mut found = Vec::new();
    for phrase in out.iter().filter(|phrase| !phrase.part && phrase.noun_at.is_some()) {
        let end = phrase.end;
        // In English an article says that it is one; an Arabic noun is one when it is neither definite nor plural.
        let first = if view.language.pack.syntax.modifiers_before {
            (view.is(end, Function::And) && view.is(end + 1, Function::One) && end + 2 < view.end).then_some(end + 2)
        } else {
            view.clitics(end).has(Form::AND).then_some(end)
        };
        let joined = |c: &&Concept| Some(c.first) == first;
        let noun = view.of_lexicons(nouns).filter(joined).max_by_key(|c| c.end).copied();
        let noun = noun.filter(|noun| !view.numbers.iter().any(|number| number.start() == noun.end));
        let Some(noun) = noun.filter(|noun| !noun.last_form.any(Form::PLURAL | Form::DUAL | Form::THE | Form::OWNED)) else { continue };
        if shares_number(view, phrase, &noun) {
            continue;
        }
        let first = if view.language.pack.syntax.modifiers_before { noun.first - 1 } else { noun.first };
        found.push(one(view, first, &noun, nouns));
    }
    // "a female teacher and 19 others".
    for phrase in out.iter().filter(|phrase| !phrase.part && phrase.first >= view.first + 3 && view.is(phrase.first - 1, Function::And)) {
        if !view.language.pack.syntax.modifiers_before {
            break;
        }
        let Some(noun) = view.of_lexicons(nouns).filter(|c| c.end == phrase.first - 1).max_by_key(|c| c.end - c.first).copied() else {
            continue;
        };
        let article = (noun.first.saturating_sub(3).max(view.first)..noun.first).rev().find(|&i| !view.functions(i).is_empty());
        let single = article
            .is_some_and(|i| view.is(i, Function::One) && (i + 1..noun.first).all(|i| view.lexed.tokens.kind(i) == Some(TokenKind::Word)));
        if single
            && !noun.last_form.any(Form::PLURAL | Form::DUAL)
            && !out.iter().any(|other| other.noun_at == Some((noun.first, noun.end)))
            && let Some(article) = article
        {
            found.push(one(view, article, &noun, nouns));
        }
    }
    out.append(&mut found);
}

/// One of them, without a number.
fn one(view: &View<'_>, first: usize, noun: &Concept, nouns: &[LexiconId]) -> Counted {
    Counted {
        first,
        end: owners_end(view, noun.end),
        number: noun.first,
        quantity: Quantity::exact(1.0),
        noun: Noun::Known(same_place(view, noun, nouns)),
        noun_at: Some((noun.first, noun.end)),
        another: false,
        like: None,
        part: false,
        whole: false,
    }
}

/// "3 آلاف شرطي وجندي", "12 قتيلا وجريحا": behind a number that leaves its noun in the singular, a second noun in the same case
/// is counted by it too.
fn shares_number(view: &View<'_>, phrase: &Counted, noun: &Concept) -> bool {
    if view.language.pack.syntax.modifiers_before || phrase.quantity.number < 11.0 {
        return false;
    }
    let accusative = |at: usize| view.looks(at, &[WordShape::Accusative]);
    // «57 امرأة وطفلا»: a feminine noun is written alike in every case.
    let open = |at: usize| view.looks(at, &[WordShape::Accusative, WordShape::Feminine]);
    phrase.quantity.number % 100.0 == 0.0 || phrase.noun_at.is_some_and(|(_, end)| open(end - 1)) && accusative(noun.end - 1)
}

/// A dual noun counts two by itself.
pub fn duals(view: &View<'_>, nouns: &[LexiconId], heads: &[LexiconId], out: &mut Vec<Counted>) {
    let all: Vec<LexiconId> = nouns.iter().chain(heads).copied().collect();
    let mut taken = None;
    for concept in view.of_lexicons(&all) {
        if !concept.last_form.has(Form::DUAL)
            || concept.last_form.has(Form::PRESENT)
            || concept.last_form.has(Form::PLURAL)
            || taken == Some(concept.first)
        {
            continue;
        }
        taken = Some(concept.first);
        // «ناجين»: listed as a plural too, the word says nothing of two. «منشأتين عسكريتين»: nor does an adjective.
        let listed = |c: &&Concept| c.first == concept.first && c.end == concept.end && c.lexicon == concept.lexicon;
        if view.of_lexicons(&all).filter(listed).any(|c| !c.last_form.has(Form::DUAL)) || is_adjective_of_two(view, concept) {
            continue;
        }
        let counted = out.iter().any(|c| c.noun_at.is_some_and(|(first, end)| first <= concept.first && concept.end <= end));
        let numbered = view
            .numbers
            .iter()
            .any(|n| n.end == concept.first || n.first == concept.end || n.first <= concept.first && concept.first < n.end);
        // "ألف من العسكريين والشرطيين": joined to a definite noun that is counted, it is that number's too.
        let with_counted = concept.form.has(Form::AND) && concept.form.has(Form::THE) && out.iter().any(|c| c.end == concept.first);
        if counted || numbered || with_counted {
            continue;
        }
        out.push(Counted {
            first: concept.first,
            end: owners_end(view, concept.end),
            number: concept.first,
            quantity: Quantity::exact(2.0),
            noun: Noun::Known(same_place(view, concept, &all)),
            noun_at: Some((concept.first, concept.end)),
            another: false,
            like: None,
            part: concept.first > view.first && view.is(concept.first - 1, Function::OfWhom),
            whole: false,
        });
    }
}

/// «منشأتين عسكريتين»: right behind another dual in the same case a dual is its adjective.
fn is_adjective_of_two(view: &View<'_>, concept: &Concept) -> bool {
    let ending = |at: usize| view.language.pack.shapes.ending(view.lexed.tokens.folded(at), WordShape::Dual);
    let noun = concept.first.checked_sub(1).filter(|&noun| noun >= view.first && is_plain_noun(view, noun));
    let long = |noun: usize| view.lexed.tokens.folded(noun).chars().count() > 4;
    !concept.form.has(Form::AND) && noun.is_some_and(|noun| long(noun) && ending(noun).is_some() && ending(noun) == ending(concept.end - 1))
}

/// A word that is no number, no function word and in no name, cue or date.
pub fn is_plain_noun(view: &View<'_>, index: usize) -> bool {
    view.lexed.tokens.kind(index) == Some(TokenKind::Word)
        && view.functions(index).is_empty()
        && ![view.in_cue(index), view.in_place(index), view.in_actor(index), view.in_date(index)].contains(&true)
        && !view.all_numbers.iter().any(|number| number.first <= index && index < number.end)
}
