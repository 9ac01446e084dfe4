//! Counted noun phrases: a number, its hedge, the noun it counts and whose that is.

use super::conjuncts;
use super::no_count;
use super::unnumbered::{duals, singles};
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::rule::LexiconId;
use crate::text::TokenKind;
use crate::value::Quantity;
use crate::value::number::NumberKind;

/// What a number counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Noun {
    /// A noun of these lexicons.
    Known(Vec<LexiconId>),
    /// A demonym used as a noun ("12 Syrians", "2500 أميركي"): people of that country.
    People(String),
    /// Nothing: the noun is left out.
    LeftOut,
    /// A noun that no count rule knows.
    Foreign,
}

/// A counted noun phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// First token, hedge included.
    pub first: usize,
    /// One past the last token of number, noun and owners.
    pub end: usize,
    /// First token of the number itself.
    pub number: usize,
    /// The number.
    pub quantity: Quantity,
    /// What is counted.
    pub noun: Noun,
    /// Tokens of the noun, where there is one.
    pub noun_at: Option<(usize, usize)>,
    /// "Another 40": a group beside the one before.
    pub another: bool,
    /// The noun was taken over from the counted phrase at this index.
    pub like: Option<usize>,
    /// Opened by "of whom": a part of the group before.
    pub part: bool,
    /// "Of the 240 aboard, …": how many there were of whom the next number tells. What befell that one did not befall these.
    pub whole: bool,
}

impl Counted {
    /// True when the noun is of one of these lexicons.
    pub fn counts(&self, lexicons: &[LexiconId]) -> bool {
        matches!(&self.noun, Noun::Known(known) if known.iter().any(|lexicon| lexicons.contains(lexicon)))
    }
}

/// How many unknown words may stand between a number and its noun.
const ADJECTIVES: usize = 3;

/// Finds all counted noun phrases of a sentence. `nouns` are the lexicons that rules count, `heads` the words that rules
/// hang counts on ("12 dead", "20 were injured"), `ranks` nouns for who leads those beside them, `nobody` those that name no people.
pub fn find(view: &View<'_>, nouns: &[LexiconId], heads: &[LexiconId], ranks: &[LexiconId], nobody: &[LexiconId]) -> Vec<Counted> {
    let mut out: Vec<Counted> = Vec::new();
    for number in &view.numbers {
        if number.not_count.is_some() || no_count::counts_nothing(view, number) {
            continue;
        }
        // "in two stages" is one word of a lexicon, and its number counts nobody.
        if view.concepts.iter().any(|c| c.first < number.first && number.end < c.end) {
            continue;
        }
        // "a family made up of five": how many belong to a group is not how many anything happened to.
        if number.first > view.first && view.is(number.first - 1, Function::Covers) && view.is(number.first - 1, Function::From) {
            continue;
        }
        if matches!(number.kind, NumberKind::Fraction | NumberKind::Percent | NumberKind::Ordinal) {
            continue;
        }
        // An end of a range, read for itself.
        if view
            .numbers
            .iter()
            .any(|whole| whole.first <= number.first && number.end <= whole.end && whole.end - whole.first > number.end - number.first)
        {
            continue;
        }
        let several = number.quantity.number != 1.0;
        let mut after = noun_after(view, number.end, nouns, heads, several);
        if number.hedge_end > number.end && matches!(after.0, Noun::LeftOut | Noun::Foreign) {
            after = noun_after(view, number.hedge_end, nouns, heads, several);
        }
        let (noun, noun_at, phrase_end, another) = after;
        // "rose by five to 33": by how much is not how many.
        if noun == Noun::LeftOut && no_count::is_difference(view, number) {
            continue;
        }
        if no_count::rate_behind(view, phrase_end) {
            continue;
        }
        let mut counted = Counted {
            first: number.first.min(number.hedge_first),
            end: phrase_end,
            number: number.first,
            quantity: number.quantity.clone(),
            noun,
            noun_at,
            another,
            like: None,
            part: false,
            whole: no_count::is_whole(view, number),
        };
        // "جنديا واحدا قُتل": the verb behind the number word is no noun that it counts.
        let verb = |(first, end): (usize, usize)| view.of_lexicons(heads).any(|c| c.first == first && c.end == end);
        let open = matches!(counted.noun, Noun::LeftOut | Noun::Foreign) || counted.noun_at.is_some_and(verb);
        if open && let Some(before) = noun_before(view, number.first, number.end, &counted, nouns) {
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
        let of_them = counted.noun == Noun::LeftOut && view.is(number.end, Function::OfWhom) && !of_those_somewhere(view, number.end);
        // "إنقاذ 97 منهم": what befell so many of them stands right in front.
        let own_event = of_them
            && out.last().is_none_or(|before| before.noun != Noun::Foreign)
            && view.language.pack.syntax.verb_first
            && view.of_lexicons(heads).any(|head| head.end == counted.first && !head.form.any(Form::THE | Form::PLURAL));
        // "قتل منهم 180": a part of them, with a verb of its own.
        let told_of_part = own_event || counted.first > view.first && super::clauses::told_of_part(view, counted.first - 1);
        counted.another |= told_of_part;
        counted.part = !told_of_part
            && (of_them
                || of_the_group(view, number.end, heads)
                || among_others(view, counted.first, counted.end, heads)
                || among_them(view, counted.end)
                || of_a_fronted_group(view, &counted, heads)
                || of_a_fronted_count(view, &counted, out.last())
                || spelled_out(view, &counted, out.last())
                || of_the_whole(view, out.last(), &counted, heads)
                || view.clause(counted.number).kind == super::clauses::ClauseKind::Part
                || counted.first > view.first && view.is(counted.first - 1, Function::OfWhom));
        out.push(counted);
    }
    duals(view, nouns, heads, &mut out);
    let things: Vec<LexiconId> = nouns.iter().copied().filter(|noun| !heads.contains(noun)).collect();
    singles(view, &things, &mut out);
    out.sort_by_key(|counted| counted.number);
    conjuncts::some_of_many(view, heads, &mut out);
    conjuncts::share_a_noun(view, &mut out);
    conjuncts::share_their_part(view, &mut out);
    conjuncts::ranks(view, ranks, &mut out);
    inherit(view, &mut out);
    conjuncts::others(view, nobody, &mut out);
    out
}

fn noun_after(
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
                && matches!(actor.via, super::actors::Via::Demonym)
                && let Some(country) = &actor.country
            {
                people = Some((country.clone(), actor.first, actor.end));
            }
            if !syntax.modifiers_before && actor.via != super::actors::Via::Demonym && !of {
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

/// "14 of the dead were rebels": a part of a group that is counted elsewhere.
fn of_the_group(view: &View<'_>, from: usize, heads: &[LexiconId]) -> bool {
    let linked = view.is(from, Function::Of) && view.is(from + 1, Function::Determiner);
    let definite = |at: usize| view.of_lexicons(heads).any(|c| c.first == at && c.form.has(Form::THE));
    linked && view.of_lexicons(heads).any(|c| c.first == from + 2)
        || view.is(from, Function::From) && (definite(from + 1) || definite(from + 2))
}

/// "28 of those on board", "12 of those inside the mine": where they are tells who they are, and no group counted before is meant.
fn of_those_somewhere(view: &View<'_>, from: usize) -> bool {
    let behind = (from..view.end).find(|&i| !view.is(i, Function::OfWhom)).unwrap_or(view.end);
    let those = behind > from + 1 && view.is(behind - 1, Function::Determiner);
    those && view.functions(behind).any(&[Function::On, Function::In]) && view.language.pack.syntax.modifiers_before
}

/// "Of those killed, 78 were children", "among the dead, 11 are women": a part of the group in front. Told of a place, it is
/// that place's own count: "of the dead, 92 were in Aleppo".
fn of_a_fronted_group(view: &View<'_>, counted: &Counted, heads: &[LexiconId]) -> bool {
    let Some(comma) = counted.first.checked_sub(1).filter(|&i| i > view.first && matches!(view.lexed.tokens.mark(i), ',' | '،')) else {
        return false;
    };
    let fronted = view.of_lexicons(heads).filter(|head| head.end == comma).any(|head| {
        let before = (view.first..head.first).rev().find(|&i| !view.is(i, Function::Determiner) || view.is(i, Function::OfWhom));
        head.first > view.first
            && before.is_some_and(|i| i + 2 >= head.first && view.functions(i).any(&[Function::Of, Function::OfWhom, Function::Among]))
    });
    let placed = view.places.iter().any(|place| {
        place.marked
            && place.first >= counted.end
            && (counted.end..place.first).all(|i| {
                view.functions(i).any(&[
                    Function::AuxiliaryBe,
                    Function::In,
                    Function::Determiner,
                    Function::Of,
                    Function::Territory,
                    Function::Direction,
                ])
            })
    });
    fronted && !placed
}

/// "من بين 1800 جندي في النيجر، 600 أميركي": a part of the phrase that opens the sentence behind "of".
fn of_a_fronted_count(view: &View<'_>, counted: &Counted, whole: Option<&Counted>) -> bool {
    let Some(whole) = whole.filter(|whole| whole.first > view.first && matches!(whole.noun, Noun::Known(_))) else { return false };
    let comma = counted.first > view.first && matches!(view.lexed.tokens.mark(counted.first - 1), ',' | '،');
    let opened = (view.first..whole.first)
        .all(|i| view.functions(i).any(&[Function::Of, Function::OfWhom, Function::Among, Function::From, Function::Determiner]));
    let said_of_it = |i: usize| !view.functions(i).is_empty() || view.in_place(i) || view.in_actor(i) || view.is_concept(i);
    let placed = (whole.end..counted.first.saturating_sub(1)).all(said_of_it);
    comma && opened && placed && matches!(counted.noun, Noun::LeftOut | Noun::People(_))
}

/// "Of the 1,900 soldiers in the province, 300 are American", "of the 30 people killed, 12 were women": who a part of them are.
/// "Of the 240 aboard, 203 were rescued" tells of an event of their own.
fn of_the_whole(view: &View<'_>, before: Option<&Counted>, counted: &Counted, heads: &[LexiconId]) -> bool {
    let event = || view.of_lexicons(heads).any(|head| (counted.end..counted.end + 5).contains(&head.first));
    before.is_some_and(|before| before.whole) && counted.noun == Noun::LeftOut && view.is(counted.end, Function::AuxiliaryBe) && !event()
}

/// "13 شخصا، هم ثمانية جنود وخمسة مدنيين": behind a comma and a pronoun stands who those before are.
fn spelled_out(view: &View<'_>, counted: &Counted, before: Option<&Counted>) -> bool {
    let comma = |i: usize| matches!(view.lexed.tokens.mark(i), ',' | '،');
    view.language.pack.syntax.verb_first
        && counted.first >= view.first + 2
        && view.is(counted.first - 1, Function::Pronoun)
        && comma(counted.first - 2)
        && before.is_some_and(|before| before.end == counted.first - 2 && before.quantity.number > counted.quantity.number)
}

/// The word carries the article; a number word's own reading may not say so.
fn definite(view: &View<'_>, index: usize) -> bool {
    let article = view.language.pack.morphology.article.as_deref();
    view.clitics(index).has(Form::THE) || article.is_some_and(|article| view.lexed.tokens.folded(index).starts_with(article))
}

/// "Four children are among the 28 dead", "11 children among the dead", "among the dead were 11 children": a part of the group.
fn among_others(view: &View<'_>, first: usize, end: usize, heads: &[LexiconId]) -> bool {
    let among = |i: usize| view.is(i, Function::Among) && !view.is(i, Function::OfWhom);
    let be = |i: usize| view.is(i, Function::AuxiliaryBe);
    let the_group = |at: usize| {
        let counted = view.numbers.iter().any(|number| number.hedge_first.min(number.first) == at + 1);
        (at + 1..(at + 4).min(view.end)).any(|i| view.of_lexicons(heads).any(|c| c.first == i))
            && (counted || view.is(at + 1, Function::Determiner))
    };
    let behind = (end..(end + 2).min(view.end)).any(|i| be(i) && view.is(i + 1, Function::Among)) || among(end) && the_group(end);
    let before = first > view.first
        && be(first - 1)
        && (first.saturating_sub(9).max(view.first)..first - 1)
            .any(|i| view.is(i, Function::Among) && the_group(i) && view.clause_of(i) == view.clause_of(first));
    behind || before
}

/// "killing 70 people, ten women and three infants among them": a part that says so behind itself and what is joined to it.
/// "Nine people among them three children" has its part behind those words.
fn among_them(view: &View<'_>, end: usize) -> bool {
    let joined = view.is(end, Function::And);
    let said = if joined { (end + 1..(end + 6).min(view.end)).find(|&i| view.is(i, Function::OfWhom)) } else { Some(end) };
    let Some(said) = said.filter(|&i| view.is(i, Function::Among) && view.is(i, Function::OfWhom)) else { return false };
    let conjunct = (end..said).all(|i| view.lexed.tokens.kind(i) != Some(TokenKind::Mark));
    let behind = (said..view.end).find(|&i| !view.is(i, Function::OfWhom)).unwrap_or(view.end);
    conjunct && (behind >= view.end || view.lexed.tokens.kind(behind) == Some(TokenKind::Mark))
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
        && view.numbers.iter().any(|number| number.hedge_first.min(number.first) == concept.end)
}

/// The lexicons that the counted noun is of: a phrase counts for the noun that it is made of too, which stands last where
/// modifiers come first ("apple crates"), else at its beginning ("صناديق تفاح", "crates of apples").
pub(super) fn same_place(view: &View<'_>, concept: &Concept, nouns: &[LexiconId]) -> Vec<LexiconId> {
    let head_last = |c: &Concept| concept.first <= c.first && c.end == concept.end;
    let head_first =
        |c: &Concept| c.first == concept.first && (!view.language.pack.syntax.modifiers_before || view.is(c.end, Function::Of));
    let same = |c: &&Concept| head_first(c) || view.language.pack.syntax.modifiers_before && head_last(c);
    let mut known: Vec<LexiconId> = view.of_lexicons(nouns).filter(same).map(|c| c.lexicon).collect();
    known.sort_unstable();
    known.dedup();
    known
}

pub(super) fn owners_end(view: &View<'_>, from: usize) -> usize {
    use super::actors::Via;
    let mut end = from;
    // "جندي أمريكي العراق": behind an owner a country is where they go.
    let another = |actor: &super::actors::ActorMention, end: usize| end > from && matches!(actor.via, Via::Country | Via::Capital);
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

/// A noun left out because the phrase before had it: "2500 in Iraq and about 900 in Syria", "بينهم 2500 أميركي".
fn inherit(view: &View<'_>, out: &mut [Counted]) {
    for index in 1..out.len() {
        let (before, rest) = out.split_at_mut(index);
        let here = &mut rest[0];
        let Some((model, previous)) = before.iter().enumerate().rev().find(|(_, c)| matches!(c.noun, Noun::Known(_))) else { continue };
        let Noun::Known(noun) = &previous.noun else { continue };
        let bare = matches!(here.noun, Noun::LeftOut | Noun::People(_));
        if !bare {
            continue;
        }
        let joined = here.first > view.first
            && (view.is(here.first - 1, Function::And) || view.clitics(here.first).has(Form::AND) || glued_and(view, here.first));
        // "… and 900 in Syria", "… and 19 on the ground".
        let place_follows = view.places.iter().any(|place| place.marked && place.first >= here.end && place.first - here.end <= 3)
            || view.language.pack.syntax.modifiers_before && view.is(here.end, Function::On) && view.is(here.end + 1, Function::Determiner);
        // "… soldiers to Niger, where it has 400 already".
        let held_there = here.first > view.first
            && view.is(here.first - 1, Function::AuxiliaryHave)
            && view.opens_with_where(view.clause_of(here.first))
            && here.noun == Noun::LeftOut;
        // "… bodies were found, taking the total to 47".
        let summed = here.first > view.first + 1
            && view.is(here.first - 1, Function::To)
            && view.functions(here.first - 2).any(&[Function::Total, Function::Measure])
            && here.noun == Noun::LeftOut;
        if here.part || here.another || joined && place_follows || held_there || summed {
            here.like = Some(model);
            if here.noun == Noun::LeftOut || here.part {
                if let Noun::People(_) = &here.noun {
                    here.noun_at = here.noun_at.or(None);
                }
                here.noun = Noun::Known(noun.clone());
            }
        }
    }
}

/// The token before is the bare conjunction letter, or the hedge word carries it.
fn glued_and(view: &View<'_>, index: usize) -> bool {
    view.lexed.hits_at(index).iter().any(|hit| hit.form.has(Form::AND))
}
