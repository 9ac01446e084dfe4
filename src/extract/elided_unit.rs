//! Amounts whose unit is not said beside them: it was said before.

use super::view::View;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::rule::LexiconId;
use crate::text::TokenKind;
use crate::value::number::{NumberKind, NumberMention};
use std::ops::Range;

/// From this number on a sum of money names its unit once ("244 million euros, France 110 million").
const LARGE: f64 = 1_000_000.0;

/// How far from its verb stands what is reckoned ("put the magnitude of the quake in Nepal at 6.4").
const RECKONED_WITHIN: usize = 10;

/// How far behind its subject stands a verb of measuring.
const MEASURED_WITHIN: usize = 4;

/// What a number is reckoned to be a value of.
pub struct Reckoned {
    /// The unit.
    pub unit: LexiconId,
    /// The word that names or takes up what is reckoned.
    pub at: Range<usize>,
    /// It is a pronoun: the rule's own words were said before.
    pub taken_up: bool,
}

/// "Put the magnitude of the quake at 6.4 … another institute rated it at 7.2": what something is reckoned to be, where the one
/// word that such values have for their unit is the object of the verb or was told before. `heads` are what has such a value.
pub fn reckoned(view: &View<'_>, units: &[LexiconId], heads: &[LexiconId], number: &NumberMention) -> Option<Reckoned> {
    let [unit] = units else { return None };
    let at = view.before(number.start()).filter(|&i| view.functions(i).any(&[Function::In, Function::To]))?;
    let clause = view.clause_of(at);
    let verb = (at.saturating_sub(RECKONED_WITHIN).max(view.first)..at)
        .rev()
        .find(|&i| view.clause_of(i) == clause && view.tells(i, StoryWord::Rates))?;
    let object = (verb + 1..at).find(|&i| !view.is(i, Function::Determiner))?;
    let of = |lexicons: &[LexiconId]| view.of_lexicons(lexicons).find(|c| c.first == object).map(|c| c.first..c.end);
    let told = || view.told.contains(unit) || view.concepts.iter().any(|c| c.lexicon == *unit && c.end <= verb);
    let taken_up = object + 1 == at && view.is(object, Function::Pronoun);
    // "measured the quake at 6.8, while another put it at 7.1": what is measured by one scale only, to a tenth.
    let tenths = number.quantity.number.fract() != 0.0;
    let named = || tenths && view.of_lexicons(heads).any(|c| c.end <= verb);
    let word = match of(units) {
        Some(own) => own,
        None if taken_up && (told() || named()) => object..object + 1,
        None => of(heads).filter(|_| told() || tenths)?,
    };
    (number.kind == NumberKind::Cardinal && closes(view, number)).then_some(Reckoned { unit: *unit, at: word, taken_up })
}

/// "of magnitude 6.8 according to the one but 7.1 according to the other": behind a conjunction a number that is credited to somebody
/// is another value of what was measured before.
pub fn contrasted(view: &View<'_>, units: &[LexiconId], number: &NumberMention, before: &[(Range<usize>, LexiconId)]) -> Option<Reckoned> {
    let [unit] = units else { return None };
    let joined = view.before(number.start()).filter(|&i| view.functions(i).any(&[Function::But, Function::And, Function::Or]))?;
    let (sum, _) = before.iter().rev().find(|(sum, of)| sum.end <= joined && of == unit)?;
    let credited = view.is(number.end, Function::AccordingTo) && (sum.end..joined).any(|i| view.is(i, Function::AccordingTo));
    (credited && number.kind == NumberKind::Cardinal).then_some(Reckoned { unit: *unit, at: number.first..number.end, taken_up: true })
}

/// "The quake, which measured 7.0, struck": what measures needs no unit where only one fits it.
pub fn measured(view: &View<'_>, units: &[LexiconId], heads: &[LexiconId], number: &NumberMention) -> Option<Reckoned> {
    let [unit] = units else { return None };
    // "measured 7.0", "measured at 7.0".
    let before = view.before(number.start())?;
    let at = before > view.first && view.is(before, Function::In) && view.tells(before - 1, StoryWord::Rates);
    let verb = Some(if at { before - 1 } else { before }).filter(|&i| view.tells(i, StoryWord::Rates))?;
    let clause = view.clause_of(verb);
    let subject = view.of_lexicons(heads).filter(|c| c.end <= verb && verb - c.end <= MEASURED_WITHIN).find(|c| {
        let of = view.clause_of(c.first);
        of == clause || view.clauses[clause].parent == Some(of)
    })?;
    let apart = (subject.end..verb).any(|i| view.is_unknown(i) || view.in_cue(i));
    // "measured 7 by 9".
    let sides = view.is(number.end, Function::ByAgent);
    (!apart && !sides && number.kind == NumberKind::Cardinal && closes(view, number)).then_some(Reckoned {
        unit: *unit,
        at: verb..verb + 1,
        taken_up: false,
    })
}

/// "Germany offered 244 million euros, France 110 million", "while Germany is to give 244 million": a large number that counts
/// nothing has the unit of the sum before it. `before` are the sums of the sentence so far, each with its unit.
pub fn of_the_sum_before(
    view: &View<'_>,
    number: &NumberMention,
    before: &[(Range<usize>, LexiconId)],
) -> Option<(LexiconId, Range<usize>)> {
    let (sum, unit) = before.iter().rev().find(|(sum, _)| sum.end <= number.first)?;
    let first = number.start();
    let words = view.lexed.tokens.kind(number.end - 1) == Some(TokenKind::Word);
    let given = gapped(view, first).is_some()
        || view.before(first).is_some_and(|verb| view.concepts.iter().any(|c| c.end == verb + 1 && !view.is(verb, Function::Unit)));
    (number.quantity.number >= LARGE && words && given && closes(view, number) && first - sum.end <= 12)
        .then_some((*unit, number.first..number.end))
}

/// "…, France 110 million": the name right in front of a sum, behind a comma or a conjunction, has its verb from the one before.
/// Its place among the actors.
pub fn gapped(view: &View<'_>, first: usize) -> Option<usize> {
    let actor = view.actors.iter().position(|actor| actor.end == first && !actor.oblique)?;
    let mut before = view.before(view.actors[actor].first)?;
    if view.is(before, Function::Determiner) {
        before = view.before(before)?;
    }
    (matches!(view.lexed.tokens.mark(before), ',' | ';') || view.is(before, Function::And)).then_some(actor)
}

/// Nothing that the number could count stands behind it.
fn closes(view: &View<'_>, number: &NumberMention) -> bool {
    let end = number.end.max(number.hedge_end);
    end >= view.end
        || view.lexed.tokens.kind(end) != Some(TokenKind::Word)
        || !view.functions(end).is_empty() && !view.is(end, Function::Unit)
}
