//! Which noun a number counts when the one behind it (`noun_behind`) does not say: the one in front of it, or the one whose measure
//! a verb hands over to it ("troop levels fell to 500").

use super::actors::{ActorMention, Via};
use super::counted::{Counted, Noun};
use super::unnumbered::is_plain_noun;
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::word_shape::WordShape;
use crate::rule::LexiconId;
use crate::text::TokenKind;
use crate::value::Qualifier;
use crate::value::number::NumberMention;

/// Gives a phrase without a known noun behind its number the noun that stands elsewhere: in front of the number, or measured by it.
pub fn settle(view: &View<'_>, counted: &mut Counted, number: &NumberMention, nouns: &[LexiconId], heads: &[LexiconId]) {
    // "جنديا واحدا قُتل": the verb behind the number word is no noun that it counts.
    let verb = |(first, end): (usize, usize)| view.of_lexicons(heads).any(|c| c.first == first && c.end == end);
    let open = matches!(counted.noun, Noun::LeftOut | Noun::Foreign) || counted.noun_at.is_some_and(verb);
    if open && let Some(before) = noun_before(view, number.first, number.end, counted, nouns) {
        counted.first = before.first;
        counted.noun = Noun::Known(same_place(view, &before, nouns));
        counted.noun_at = Some((before.first, before.end));
        counted.end = number.end;
    }
    // "دول الساحل الخمس": a number with the article counts the noun in front of it.
    if counted.noun == Noun::LeftOut
        && !view.language.pack.syntax.modifiers_before
        && number.first > view.first
        && definite(view, number.first)
        && view.lexed.tokens.kind(number.first) == Some(TokenKind::Word)
        && view.functions(number.first - 1).is_empty()
    {
        match view.of_lexicons(nouns).find(|c| c.end == number.first).copied() {
            Some(noun) => {
                counted.first = noun.first;
                counted.noun = Noun::Known(same_place(view, &noun, nouns));
                counted.noun_at = Some((noun.first, noun.end));
            }
            None => counted.noun = Noun::Foreign,
        }
    }
    if counted.noun == Noun::LeftOut
        && let Some(measured) = measured_noun(view, counted.first, nouns).or_else(|| taken_up_by_measure(view, counted.first, nouns))
    {
        counted.noun = Noun::Known(same_place(view, &measured, nouns));
        counted.noun_at = Some((measured.first, measured.end));
    }
}

/// The longest of the nouns that begins at `at`.
pub fn noun_at(view: &View<'_>, at: usize, nouns: &[LexiconId]) -> Option<Concept> {
    // "عدة للجنود": what something is for is not what is counted.
    let counts = |concept: &&Concept| {
        concept.first == at && !concept.form.has(Form::AND) && (view.language.pack.syntax.modifiers_before || !concept.form.has(Form::TO))
    };
    view.of_lexicons(nouns).filter(counts).max_by_key(|concept| concept.end).copied()
}

/// The lexicons that the counted noun is of: a phrase counts for the noun that it is made of too, which stands last where
/// modifiers come first ("apple crates"), else at its beginning ("صناديق تفاح", "crates of apples").
pub fn same_place(view: &View<'_>, concept: &Concept, nouns: &[LexiconId]) -> Vec<LexiconId> {
    let head_last = |c: &Concept| concept.first <= c.first && c.end == concept.end;
    let head_first =
        |c: &Concept| c.first == concept.first && (!view.language.pack.syntax.modifiers_before || view.is(c.end, Function::Of));
    let same = |c: &&Concept| head_first(c) || view.language.pack.syntax.modifiers_before && head_last(c);
    let mut known: Vec<LexiconId> = view.of_lexicons(nouns).filter(same).map(|c| c.lexicon).collect();
    known.sort_unstable();
    known.dedup();
    known
}

/// Where the owners behind a counted noun end ("soldiers of the Turkish army", "جندي أميركي").
pub fn owners_end(view: &View<'_>, from: usize) -> usize {
    let mut end = from;
    // "جندي أمريكي العراق": behind an owner a country is where they go.
    let another = |actor: &ActorMention, end: usize| end > from && matches!(actor.via, Via::Country | Via::Capital);
    while let Some(actor) = view.actors.iter().find(|actor| actor.first == end && !actor.oblique && !another(actor, end)) {
        end = actor.end;
    }
    end
}

/// "قتل إرهابيين اثنين": the number word for one or two stands behind its noun.
fn noun_before(view: &View<'_>, number: usize, end: usize, counted: &Counted, nouns: &[LexiconId]) -> Option<Concept> {
    if view.language.pack.syntax.modifiers_before || counted.quantity.number > 2.0 || end - number > 1 || number <= view.first {
        return None;
    }
    if view.lexed.tokens.kind(number) != Some(TokenKind::Word) || view.clitics(number).any(Form::CLITICS) {
        return None;
    }
    // «قاعدة عسكرية واحدة»: behind a noun of its own gender a feminine one is its adjective.
    let feminine = |at: usize| view.looks(at, &[WordShape::Feminine]);
    let adjective = |c: &Concept| {
        c.end == c.first + 1 && c.first > view.first && feminine(c.first) && feminine(c.first - 1) && is_plain_noun(view, c.first - 1)
    };
    view.of_lexicons(nouns).find(|concept| concept.end == number && !adjective(concept)).copied()
}

/// "troop levels fell to 500", "cut its troops to 500", "ارتفع عدد الجنود إلى 500": the noun is measured, and a verb of change or
/// reach hands the number to it.
fn measured_noun(view: &View<'_>, number: usize, nouns: &[LexiconId]) -> Option<Concept> {
    let clause = view.clause_of(number);
    let measured = view
        .of_lexicons(nouns)
        .filter(|c| c.end <= number && number - c.end <= 14 && view.clause_of(c.first) == clause)
        .filter(|c| {
            resized(view, c)
                || view.is(c.end, Function::Measure)
                || (c.first.saturating_sub(3).max(view.first)..c.first).any(|i| view.is(i, Function::Measure))
        })
        .last()?;
    let before = view.before(number)?;
    let handed =
        view.functions(before).any(&[Function::To, Function::From, Function::Reach, Function::In, Function::On, Function::AuxiliaryBe])
            || view.clitics(number).any(Form::IN | Form::TO);
    // «يتراوح عدد جنودها بين 4 آلاف و5 آلاف»: a range is handed over by the verb itself.
    let handed = handed || view.numbers.iter().any(|n| n.start() == number && n.quantity.qualifier == Qualifier::Between);
    let reached = resized(view, measured)
        || (measured.end..number).any(|i| view.is(i, Function::Reach) || view.is(i, Function::From))
        || (view.first..measured.first).any(|i| view.clause_of(i) == clause && view.is(i, Function::Reach));
    (handed && reached).then_some(*measured)
}

/// "مدربون روس، قدر عددهم بمئة", "… بعدما كان عددهم يقارب الألف": a measure that carries a pronoun is that of the people named last.
fn taken_up_by_measure(view: &View<'_>, number: usize, nouns: &[LexiconId]) -> Option<Concept> {
    let from = number.saturating_sub(3).max(view.first);
    let measure = (from..number).rev().find(|&i| view.is(i, Function::TheirNumber))?;
    let light = |i: usize| !view.functions(i).is_empty() && view.lexed.tokens.kind(i) == Some(TokenKind::Word);
    let people = |c: &&Concept| c.end <= measure && measure - c.end <= 14 && !c.form.any(Form::PAST | Form::PRESENT);
    (measure + 1..number).all(light).then(|| view.of_lexicons(nouns).filter(people).last().copied()).flatten()
}

/// "cut its troops", "reduce the remaining forces": a verb that makes its object fewer or more, and nothing but its owner and
/// adjectives in between.
fn resized(view: &View<'_>, noun: &Concept) -> bool {
    let own = |i: usize| view.functions(i).any(&[Function::Determiner, Function::Pronoun]) || view.is_unknown(i) || view.in_actor(i);
    let from = noun.first.saturating_sub(4).max(view.first);
    (from..noun.first).rev().find(|&i| !own(i) || view.tells(i, StoryWord::Resizes)).is_some_and(|i| view.tells(i, StoryWord::Resizes))
}

/// The word carries the article; a number word's own reading may not say so.
fn definite(view: &View<'_>, index: usize) -> bool {
    let article = view.language.pack.morphology.article.as_deref();
    view.clitics(index).has(Form::THE) || article.is_some_and(|article| view.lexed.tokens.folded(index).starts_with(article))
}
