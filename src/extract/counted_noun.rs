//! Which noun a number counts: the one behind it, past its adjectives and owners, the one in front of it, or the one whose measure
//! a verb hands over to it ("troop levels fell to 500").

use super::actors::{ActorMention, Via};
use super::counted::{Counted, Noun};
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::rule::LexiconId;
use crate::text::TokenKind;
use crate::value::number::NumberMention;

/// How many unknown words may stand between a number and its noun.
const ADJECTIVES: usize = 3;

/// What stands behind a number at `from`: the noun, its tokens, the end of the phrase with its owners, and whether "another" stands
/// in it. `several`: the number is not one.
pub fn noun_after(
    view: &View<'_>,
    from: usize,
    nouns: &[LexiconId],
    heads: &[LexiconId],
    several: bool,
) -> (Noun, Option<(usize, usize)>, usize, bool) {
    let syntax = &view.language.pack.syntax;
    let tokens = &view.lexed.tokens;
    let mut at = from;
    let mut unknown = 0;
    let mut another = false;
    let mut people: Option<(String, usize, usize)> = None;
    let mut of = false;
    while at < view.end {
        if tokens.kind(at) == Some(TokenKind::Mark) {
            let skipped = matches!(tokens.mark(at), '-' | '‑') && tokens[at].glued
                || matches!(tokens.mark(at), '"' | '“' | '«' | '”' | '»') && unknown == 0
                // "2,500 U.S. soldiers".
                || tokens.mark(at) == '.' && tokens[at].glued && at > from && tokens[at - 1].upper && tokens.folded(at - 1).chars().count() == 1;
            if skipped {
                at += 1;
                continue;
            }
            break;
        }
        if tokens.kind(at) != Some(TokenKind::Word) {
            break;
        }
        // "three of the five dead": what the next number counts.
        if of && view.all_numbers.iter().any(|number| number.first == at) {
            break;
        }
        // "دول الساحل الخمس ومن قوتها": a joined preposition opens another phrase.
        let opens = at > from || view.is(at, Function::From);
        if at > from && joins_adjectives(view, at, nouns) {
            at += 1;
            continue;
        }
        if opens && view.clitics(at).has(Form::AND) || view.is(at, Function::And) {
            break;
        }
        // "fewer than 500 next year": a time that nothing goes on behind is not what is counted.
        if unknown == 0 && people.is_none() && view.dates.iter().any(|date| date.role_first == at && !view.is_unknown(date.end)) {
            break;
        }
        // "مئات الفلسطينيين جثمان …": behind a definite people an indefinite noun is another phrase.
        let foreign_noun = |concept: &Concept| {
            !syntax.modifiers_before
                && people.as_ref().is_some_and(|(_, first, _)| view.clitics(*first).has(Form::THE) && !concept.form.has(Form::THE))
        };
        // "60 wounded villagers": what is said of them, with the noun behind it.
        let said_of_them =
            |concept: &Concept| syntax.modifiers_before && heads.contains(&concept.lexicon) && noun_at(view, concept.end, nouns).is_some();
        if let Some(concept) = noun_at(view, at, nouns)
            .filter(|c| !(several && is_attribute(view, c) || foreign_noun(c) || has_a_number(view, c) || said_of_them(c)))
        {
            let known = same_place(view, &concept, nouns);
            let mut end = concept.end;
            // "soldiers of the Turkish army", "جندي أميركي": owners behind the noun belong to the phrase.
            end = owners_end(view, end);
            return (Noun::Known(known), Some((concept.first, concept.end)), end, another);
        }
        if let Some(actor) = view.actors.iter().find(|actor| actor.first <= at && at < actor.end) {
            // "American soldiers" is one actor, and the noun inside it is what is counted.
            let inside = view
                .of_lexicons(nouns)
                .filter(|c| c.first >= at && c.end <= actor.end && !c.form.has(Form::AND))
                .max_by_key(|c| (c.first, c.end))
                .copied();
            if let Some(noun) = inside
                && syntax.modifiers_before
            {
                return (Noun::Known(same_place(view, &noun, nouns)), Some((noun.first, noun.end)), owners_end(view, actor.end), another);
            }
            if people.is_none()
                && matches!(actor.via, Via::Demonym)
                && let Some(country) = &actor.country
            {
                people = Some((country.clone(), actor.first, actor.end));
            }
            if !syntax.modifiers_before && actor.via != Via::Demonym && !of {
                break;
            }
            at = actor.end.max(at + 1);
            continue;
        }
        let functions = view.functions(at);
        if functions.any(&[Function::OfWhom, Function::Unit, Function::Territory]) {
            if !functions.has(Function::OfWhom) {
                return (Noun::Foreign, None, at, another);
            }
            break;
        }
        if functions.has(Function::Another) {
            another = true;
            at += 1;
            continue;
        }
        // A head word ends the phrase: "12 dead", "20 were injured".
        if let Some(head) = view.of_lexicons(heads).filter(|concept| concept.first == at).max_by_key(|concept| concept.end) {
            // "foreign soldiers": a head that is the adjective of the noun behind it.
            if syntax.modifiers_before && noun_at(view, head.end, nouns).is_some() {
                at = head.end;
                continue;
            }
            break;
        }
        // "70 ألفا من الطرفين": how they are spread is not who they are. "6 فلسطينيين من مناطق أخرى": where they are from.
        if functions.has(Function::From) && (functions.has(Function::Adverb) || people.is_some()) && !syntax.modifiers_before {
            break;
        }
        if (functions.has(Function::Of) || functions.has(Function::From) && !syntax.modifiers_before) && unknown == 0 && !of {
            of = true;
            at += 1;
            continue;
        }
        if functions.any(&[
            Function::Determiner,
            Function::Adverb,
            Function::Former,
            Function::Total,
            Function::QuantifierAll,
            Function::Pronoun,
        ]) && (of || functions.any(&[Function::Adverb, Function::Former]))
        {
            at += 1;
            continue;
        }
        if !functions.is_empty() {
            break;
        }
        // An unknown content word: an adjective where adjectives come first, else another noun.
        let plural = syntax.plural_ending.as_deref().is_some_and(|ending| {
            let word = tokens.folded(at);
            word.ends_with(ending)
                && !word.ends_with("ss")
                && !word.ends_with("ous")
                && !tokens.original(at).ends_with("'s")
                && !tokens.original(at).ends_with("’s")
        });
        let cue = view.cues.iter().any(|cue| cue.first <= at && at < cue.end);
        if !syntax.modifiers_before && !of || plural || unknown == ADJECTIVES {
            if cue && unknown == 0 && people.is_none() {
                break;
            }
            return match people {
                Some((country, first, end)) => (Noun::People(country), Some((first, end)), end, another),
                None => (Noun::Foreign, None, at, another),
            };
        }
        unknown += 1;
        at += 1;
    }
    match people {
        Some((country, first, end)) if unknown == 0 => (Noun::People(country), Some((first, end)), end, another),
        _ if (unknown > 0 || of) && !view.is(from, Function::OfWhom) => (Noun::Foreign, None, at, another),
        _ => (Noun::LeftOut, None, from, another),
    }
}

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

/// "eight current and former officials": the conjunction stands between two adjectives of one noun.
fn joins_adjectives(view: &View<'_>, and: usize, nouns: &[LexiconId]) -> bool {
    let word = |i: usize| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.functions(i).is_empty() && !view.is_concept(i);
    let adjective = |i: usize| word(i) || view.is(i, Function::Former);
    view.language.pack.syntax.modifiers_before
        && view.is(and, Function::And)
        && adjective(and - 1)
        && adjective(and + 1)
        && (view.is(and - 1, Function::Former) || view.is(and + 1, Function::Former))
        && noun_at(view, and + 2, nouns).is_some()
}

fn noun_at(view: &View<'_>, at: usize, nouns: &[LexiconId]) -> Option<Concept> {
    // "عدة للجنود": what something is for is not what is counted.
    let counts = |concept: &&Concept| {
        concept.first == at && !concept.form.has(Form::AND) && (view.language.pack.syntax.modifiers_before || !concept.form.has(Form::TO))
    };
    view.of_lexicons(nouns).filter(counts).max_by_key(|concept| concept.end).copied()
}

/// "12 police stations", "20 rebel positions": a singular noun in front of an unknown plural is its attribute.
fn is_attribute(view: &View<'_>, concept: &Concept) -> bool {
    let Some(ending) = view.language.pack.syntax.plural_ending.as_deref() else { return false };
    let next = concept.end;
    !concept.last_form.has(Form::PLURAL)
        && view.is_unknown(next)
        && !view.lexed.tokens[next].upper
        && view.lexed.tokens.folded(next).ends_with(ending)
        && !view.lexed.tokens.folded(next).ends_with("ss")
}

/// "kills two injures three": a form that is a verb as much as a plural is the verb where a number stands behind it.
fn has_a_number(view: &View<'_>, concept: &Concept) -> bool {
    view.language.pack.syntax.modifiers_before
        && concept.last_form.has(Form::PRESENT)
        && !concept.last_form.has(Form::PARTICIPLE)
        && view.numbers.iter().any(|number| number.start() == concept.end)
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
    view.of_lexicons(nouns).find(|concept| concept.end == number).copied()
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
