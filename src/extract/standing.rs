//! What a place does in the story: something happens there, somebody is there, or it only stands beside.
//!
//! A claim that names no place of its own takes that of the event it tells of. So a place counts by what its clause says of
//! it: "a ferry capsized off Kos" places the story, "survivors had boarded at Bodrum", "ministers meeting in Vienna" and "in
//! 1999 at Izmit" do not.

use super::clauses::ClauseKind;
use super::place_role::is_owner;
use super::places::PlaceMention;
use super::view::View;
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::rule::PlaceRole;
use crate::text::TokenKind;
use crate::value::DateRole;
use crate::value::date::{DateMention, Edtf};
use std::ops::Range;

/// What a place does in the story, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// What is told happens there.
    Event,
    /// Somebody or something is there; nothing is said to happen.
    Ground,
    /// Something of another time was there.
    Past,
    /// Who tells of it is there.
    Seat,
    /// What is told happens at a distance or in a direction from it.
    Reference,
    /// People speak, meet, come from or go there.
    Bystander,
}

/// The longest name of who speaks, with its commas.
const NAME: usize = 8;

/// This far back a verb of going or a meeting governs a place.
const GOVERNS: usize = 4;

/// A date farther than this from a word of its clause says nothing of it.
const DATES: usize = 12;

/// A date more than this many days before the source was written is of another story.
const ANOTHER_TIME: i64 = 270;

/// What the place does.
pub fn standing(view: &View<'_>, place: &PlaceMention) -> Standing {
    let clause = view.clause_of(place.first);
    if !place.marked {
        return if names_an_event(view, place) { Standing::Event } else { Standing::Bystander };
    }
    if signed_there(view, place) || says_where_that_lies(view, place) {
        return Standing::Bystander;
    }
    // "the withdrawal from Helmand": left it is what happens there.
    if place.role == PlaceRole::From && left(view, place) && !is_gone_to(view, place) {
        return Standing::Event;
    }
    if place.role == PlaceRole::In
        && (is_seat(view, place)
            || super::place_actor::government_sits(view, place)
            || super::place_actor::told_from(view, view.gazetteer, place, view.end))
    {
        return Standing::Seat;
    }
    if names_an_office(view, place) {
        return Standing::Bystander;
    }
    if of_another_time(view, place.first) {
        return Standing::Past;
    }
    if matches!(place.role, PlaceRole::From | PlaceRole::To)
        || is_beside(view, place)
        || ends_a_span(view, place)
        || told_of_in_a_relative(view, place)
    {
        return Standing::Bystander;
    }
    if is_reference(view, place) {
        return Standing::Reference;
    }
    let opens = (view.first..place.first).all(|i| !view.functions(i).is_empty() || view.lexed.tokens.kind(i) == Some(TokenKind::Mark));
    if happens(view, clause) || opens && (view.first..view.end).any(|i| happens_at(view, i)) { Standing::Event } else { Standing::Ground }
}

/// ", from huts in Tarkwa to a mosque in Tamale": the ends of a span tell how far it goes, and not where all of it is.
pub fn ends_a_span(view: &View<'_>, place: &PlaceMention) -> bool {
    let clause = view.clause_of(place.first);
    let here = |i: usize| view.clause_of(i) == clause;
    let from = (view.first + 1..place.first).rev().find(|&i| view.is(i, Function::From) && view.is_comma(i - 1) && here(i));
    let to = from.and_then(|from| (from + 1..view.end).take_while(|&i| !view.is_comma(i)).find(|&i| view.is(i, Function::To) && here(i)));
    let Some((from, to)) = from.zip(to) else { return false };
    let somewhere = |mut range: Range<usize>| range.any(|i| view.is(i, Function::In));
    place.role == PlaceRole::In && somewhere(from..to) && somewhere(to..view.end) && !(to..place.first).any(|i| view.is_comma(i))
}

/// "the boat had left Sfax, in Tunisia": what holds the place that people go to or leave is gone to or left with it.
fn says_where_that_lies(view: &View<'_>, place: &PlaceMention) -> bool {
    let apposed = |inner: &PlaceMention| {
        inner.end < place.first && view.is_comma(inner.end) && (inner.end + 1..place.first).all(|i| !view.functions(i).is_empty())
    };
    let travelled = |inner: &PlaceMention| {
        let verb = view.before(inner.first).filter(|&verb| view.functions(verb).has(Function::Leaves));
        verb.is_some() || matches!(inner.role, PlaceRole::From | PlaceRole::To) && !left(view, inner) || is_gone_to(view, inner)
    };
    let inner = view.places.iter().rfind(|inner| apposed(inner) && view.gazetteer.contains(place.place, inner.place));
    inner.is_some_and(travelled)
}

/// Right behind what happens: "withdrew from Helmand".
pub fn left(view: &View<'_>, place: &PlaceMention) -> bool {
    let words =
        (view.first..place.first).rev().filter(|&i| view.functions(i).is_empty() && view.clause_of(i) == view.clause_of(place.first));
    // "the withdrawal of forces from Helmand"; but "the sinking of a boat with workers from Helmand" is not there.
    words.take(2).enumerate().any(|(between, i)| happens_at(view, i) && (between == 0 || view.is(i, Function::Leaves)))
}

/// «وفي بغداد قال المتحدث»: the place opens the sentence, and what is told of it is that somebody speaks there.
fn opens_a_telling(view: &View<'_>, place: &PlaceMention) -> bool {
    let opens = place.first - view.first <= 1 && view.language.pack.syntax.verb_first;
    let next = if view.is_comma(place.end) { place.end + 1 } else { place.end };
    opens && view.cues.iter().any(|cue| cue.kind.says() && cue.first == next)
}

/// «رئيس بلدية إسطنبول»، «محافظ هرمزغان»: in a verb-first language a place right behind a title is whose office it is.
pub fn names_an_office(view: &View<'_>, place: &PlaceMention) -> bool {
    if !view.language.pack.syntax.verb_first || view.clitics(place.first).any(Form::IN | Form::TO | Form::AND) {
        return false;
    }
    let office = |i: usize| view.is(i, Function::Territory) || view.lexed.hits_of(i, crate::lang::Class::Body).next().is_some();
    let title = (view.first..place.first).rev().find(|&i| view.is(i, Function::Title) || !office(i));
    title.is_some_and(|i| view.is(i, Function::Title) && !view.in_date(i))
}

/// "since the siege in Beslan, which ended in 2004": what hangs on the place is of another time.
fn told_of_in_a_relative(view: &View<'_>, place: &PlaceMention) -> bool {
    hangs_on(view, place).and_then(|clause| view.clauses[clause].parts.first()).is_some_and(|part| of_another_time(view, part.start))
}

/// The relative clause that begins right behind the place.
pub fn hangs_on(view: &View<'_>, place: &PlaceMention) -> Option<usize> {
    let next = (place.end..view.end.min(place.end + 2)).find(|&i| view.lexed.tokens.kind(i) != Some(TokenKind::Mark))?;
    // "from which": the pronoun opens the clause.
    let where_ends = view.story_end(next, StoryWord::Where);
    let clause = view.clause_of(where_ends.map_or(next, |end| end - 1));
    let tells_of_it = view.clauses[clause].kind == ClauseKind::Relative || where_ends.is_some();
    (tells_of_it && view.clauses[clause].parent == Some(view.clause_of(place.first))).then_some(clause)
}

/// People go there, meet there or speak there: nothing of what they tell need be there.
pub fn is_beside(view: &View<'_>, place: &PlaceMention) -> bool {
    is_seat(view, place) || is_gone_to(view, place) || is_met_at(view, place) || is_felt_at(view, place) || signed_there(view, place)
}

/// "during a ceremony in Quetta", «خلال حفل في كويتا»: the occasion on which something is said.
pub fn is_occasion(view: &View<'_>, place: &PlaceMention) -> bool {
    let occasion = |i: usize| view.tells(i, StoryWord::Gathering) && i > view.first && view.is(i - 1, Function::Preposition);
    is_met_at(view, place) && (place.first.saturating_sub(GOVERNS).max(view.first)..place.first).any(occasion)
}

/// People meet there, or speak to a meeting.
pub fn is_met_at(view: &View<'_>, place: &PlaceMention) -> bool {
    governed_by(view, place, StoryWord::Gathering)
}

/// «شعر السكان بالهزة في كاتماندو»: a tremor that is felt somewhere was somewhere else.
pub fn is_felt_at(view: &View<'_>, place: &PlaceMention) -> bool {
    governed_by(view, place, StoryWord::Felt)
}

/// "off Libya", «قبالة سواحل ليبيا»: the sea in front of it.
pub fn is_offshore(view: &View<'_>, place: &PlaceMention) -> bool {
    (place.first.saturating_sub(2).max(view.first)..place.first).any(|i| view.tells(i, StoryWord::Offshore))
}

/// People go there or leave it.
pub fn is_gone_to(view: &View<'_>, place: &PlaceMention) -> bool {
    governed_by(view, place, StoryWord::Travel)
}

/// Who speaks is there.
pub fn is_seat(view: &View<'_>, place: &PlaceMention) -> bool {
    use super::place_actor::{of_teller, speaker_sits};
    // "وفق ما أعلن الوزير السبت في مدريد".
    speaker_sits(view, place)
        || opens_a_telling(view, place)
        || of_teller(view, place) && place.role == PlaceRole::In
        || speaks(view, place)
        || is_of_who_spoke(view, place)
        || institution_sits(view, place)
        || source_sits(view, place)
}

/// ", according to two officers in Nairobi": nothing but who says so stands between.
fn source_sits(view: &View<'_>, place: &PlaceMention) -> bool {
    let clause = view.clause_of(place.first);
    let person = |i: usize| {
        view.clause_of(i) == clause
            && (view.lexed.tokens.kind(i) == Some(TokenKind::Word) || view.in_number(i))
            && !happens_at(view, i)
            && !view.functions(i).any(&[Function::And, Function::Relative, Function::From])
    };
    let from = place.first.saturating_sub(NAME).max(view.first);
    let mut behind = (from..place.first).rev().take_while(|&i| person(i));
    place.role == PlaceRole::In && view.language.pack.syntax.modifiers_before && behind.any(|i| view.is(i, Function::AccordingTo))
}

/// Who tells of it speaks there, in a language with the subject in front.
pub fn is_told_there(view: &View<'_>, place: &PlaceMention) -> bool {
    view.language.pack.syntax.modifiers_before && place.marked && (super::place_actor::speaker_sits(view, place) || speaks(view, place))
}

/// "The monitoring centre in Kathmandu, which …, kept to its figure": an institution opens the sentence, and the place says which.
fn institution_sits(view: &View<'_>, place: &PlaceMention) -> bool {
    let preposition = if view.language.pack.syntax.verb_first { place.first } else { place.first.saturating_sub(1) };
    let Some(noun) = view.before(preposition).filter(|&noun| noun > view.first) else { return false };
    let bare = |i: usize| !happens_at(view, i) && !view.is_concept(i) && !view.in_date(i) && !view.in_number(i);
    place.role == PlaceRole::In && view.tells(noun, StoryWord::Institution) && (view.first..noun).all(bare)
}

/// "…, said Jane Smith, who heads the mission in Port Moresby": the relative clause hangs on who speaks, right behind the verb.
fn is_of_who_spoke(view: &View<'_>, place: &PlaceMention) -> bool {
    let clause = view.clause_of(place.first);
    if view.clauses[clause].kind != ClauseKind::Relative {
        return false;
    }
    let start = view.clauses[clause].parts.first().map_or(place.first, |part| part.start);
    let name = |i: usize| {
        view.lexed.tokens.kind(i) == Some(TokenKind::Mark) || view.is_unknown(i) && view.lexed.tokens[i].upper || view.in_actor(i)
    };
    view.cues.iter().any(|cue| cue.kind.says() && cue.end < start && start - cue.end <= NAME && (cue.end..start).all(name))
}

/// The word that governs the place's phrase is of that kind.
fn governed_by(view: &View<'_>, place: &PlaceMention, kind: StoryWord) -> bool {
    let clause = view.clause_of(place.first);
    let mut left = GOVERNS;
    for i in (view.first..place.first).rev() {
        if view.clause_of(i) != clause {
            return false;
        }
        // A word of several tokens is found at its first.
        if view.tells(i, kind) {
            return true;
        }
        if view.in_date(i) || view.in_place(i) {
            continue;
        }
        // «شعر السكان بالهزة في كاتماندو»: what they felt.
        if kind == StoryWord::Felt && happens_at(view, i) && view.clitics(i).has(Form::IN) {
            continue;
        }
        if happens_at(view, i) || matches!(view.lexed.tokens.mark(i), ',' | '،' | ';' | '؛') {
            return false;
        }
        if left == 0 {
            return false;
        }
        left -= 1;
    }
    false
}

/// "a spokesman for the society in Tunis complained", "told reporters in Cairo that": between who speaks and the verb of
/// saying, or behind the verb and before what is said.
fn speaks(view: &View<'_>, place: &PlaceMention) -> bool {
    let clause = view.clause_of(place.first);
    // "… in Deir ez-Zor, said the Observatory": who speaks stands behind the verb.
    let says = |at: usize| {
        let behind = |cue: usize| {
            view.speakers[cue].actor(view).is_some_and(|actor| actor.first > at) || view.is(view.cues[cue].end, Function::Determiner)
        };
        (0..view.cues.len()).any(|cue| view.cues[cue].kind.says() && view.cues[cue].first == at && !behind(cue))
    };
    let bare = |mut range: Range<usize>| range.all(|i| !happens_at(view, i) || view.clause_of(i) != clause);
    let opens_what_is_said = |end: usize| {
        let child = |of: usize| view.clauses[of].parent == Some(clause) && view.clauses[of].kind == ClauseKind::Complement;
        end < view.end && child(view.clause_of(end))
    };
    // Behind the verb: nothing else happens in the clause, and what is said follows.
    let after = view.cues.iter().any(|cue| {
        cue.kind.says()
            && view.clause_of(cue.first) == clause
            && cue.end <= place.first
            && bare(cue.end..place.first)
            && (place.end..view.end).find(|&i| view.clause_of(i) != clause).is_some_and(opens_what_is_said)
    });
    // "…, the spokesman told reporters in Jakarta on Tuesday": right behind the verb, and nothing but a time behind it.
    let closes = |mut end: usize| {
        if let Some(date) = view.dates.iter().find(|date| date.role_first == end) {
            end = date.end;
        }
        end >= view.end || view.lexed.tokens.kind(end) == Some(TokenKind::Mark) || view.is(end, Function::Complementiser)
    };
    let trails = view.cues.iter().any(|cue| {
        cue.kind.says()
            && view.clause_of(cue.first) == clause
            && cue.end <= place.first
            && (cue.end..place.first).all(|i| beside_the_verb(view, i))
            && (cue.end..place.first).any(|i| view.is(i, Function::In) && !view.is(i, Function::On))
            && closes(place.end)
    });
    // Right before the verb, with its subject in front.
    let subject = place.first > view.first + 2
        && (view.first..place.first)
            .any(|i| view.clause_of(i) == clause && view.functions(i).is_empty() && view.lexed.tokens.kind(i) == Some(TokenKind::Word));
    let before = !view.language.pack.syntax.verb_first
        && subject
        && says(place.end)
        && bare(place.first.saturating_sub(GOVERNS).max(view.first)..place.first);
    after || trails && !view.language.pack.syntax.verb_first || before
}

/// Between a verb of saying and where it was said stand a time, whom it was said to ("told a television channel"), and on what
/// occasion.
fn beside_the_verb(view: &View<'_>, index: usize) -> bool {
    let noun = || {
        view.lexed.tokens.kind(index) == Some(TokenKind::Word)
            && view.functions(index).is_empty()
            && !view.in_cue(index)
            && !view.is_concept(index)
            && !happens_at(view, index)
    };
    let addressed = view.in_actor(index) || view.tells(index, StoryWord::Gathering) || noun();
    addressed || view.in_date(index) || view.functions(index).any(&[Function::In, Function::Determiner, Function::Of, Function::Territory])
}

/// "60 km south-west of Mosul", "north of Kabul", «على بعد 15 كيلومترا من صور».
pub fn is_reference(view: &View<'_>, place: &PlaceMention) -> bool {
    if place.measured_from {
        return true;
    }
    let mut direction = false;
    for i in (view.first..place.first).rev().take(8) {
        let functions = view.functions(i);
        if functions.has(Function::Unit) {
            // "for 3 days in": only a length leads on to a place by a direction or from it.
            return direction;
        }
        let leads = functions.any(&[Function::Direction, Function::Near]) || functions.has(Function::From);
        direction |= leads;
        let goes_on = leads
            || functions.any(&[Function::Of, Function::Determiner, Function::Territory, Function::TheCapital, Function::In, Function::To]);
        if !goes_on {
            break;
        }
    }
    // "north of Kabul": the point of the compass has its own "of"; "northern Kabul" is in it.
    let behind = |function| place.first > view.first && view.is(place.first - 1, function);
    let point = place.first.checked_sub(2).filter(|&i| i > view.first && behind(Function::Of) && !behind(Function::From));
    // "in the west of Aleppo" is in it.
    point.is_some_and(|i| view.is(i, Function::Direction) && !view.is(i - 1, Function::Determiner))
}

/// What stands at the token is told of a time before the source's story: "in 2003 at Najaf".
pub fn of_another_time(view: &View<'_>, at: usize) -> bool {
    let clause = view.clause_of(at);
    let away = |date: &DateMention| if date.first >= at { date.first - at } else { at.saturating_sub(date.end) };
    let own = view.dates.iter().filter(|date| view.clause_of(date.first) == clause).min_by_key(|date| away(date));
    let Some(date) = own else {
        // "an attack in 2019 that left 15 dead": what hangs on it is of the same time.
        let hangs = matches!(view.clauses[clause].kind, ClauseKind::Relative | ClauseKind::Part);
        let start = view.clauses[clause].parts.first().map_or(view.first, |part| part.start);
        let up = view.clauses[clause].parent.filter(|_| hangs);
        return up.is_some_and(|up| (view.first..start).rev().find(|&i| view.clause_of(i) == up).is_some_and(|i| of_another_time(view, i)));
    };
    let stated = !matches!(date.role, Some(DateRole::From | DateRole::Until | DateRole::During | DateRole::By));
    stated && away(date) <= DATES && is_long_past(view, &date.edtf)
}

/// The date lies so long before the source that it is of another story.
pub fn is_long_past(view: &View<'_>, date: &Edtf) -> bool {
    let last = date.bounds().and_then(|(_, last)| last);
    last.zip(view.today).and_then(|(last, today)| today.since(last).ok()).is_some_and(|gap| i64::from(gap.get_days()) > ANOTHER_TIME)
}

/// Something happens in the clause, or in the relative clause that hangs on it.
pub fn happens(view: &View<'_>, clause: usize) -> bool {
    (view.first..view.end).any(|i| view.clause_of(i) == clause && happens_at(view, i))
}

/// The word tells of something that happens at a place.
pub fn happens_at(view: &View<'_>, index: usize) -> bool {
    view.tells(index, StoryWord::Happening) && !signs(view, index)
        || view.concepts.iter().any(|concept| concept.first == index && view.states.contains(&concept.lexicon))
}

/// «وقعت تايلاند وكمبوديا في …», «وقعته واشنطن»: in front of one who acts, or with its object glued to it, the verb of occurring
/// is the one of signing, which is spelled like it.
fn signs(view: &View<'_>, index: usize) -> bool {
    let owned = || view.language.pack.morphology.carries_owner(view.lexed.tokens.folded(index));
    let acts = || view.actors.iter().any(|actor| actor.first == index + 1 && !actor.oblique);
    view.language.pack.syntax.verb_first && view.is(index, Function::Occur) && (acts() || owned())
}

/// «وقعت تايلاند وكمبوديا في كوالالمبور»: nothing but those who sign stands between the verb and the place.
fn signed_there(view: &View<'_>, place: &PlaceMention) -> bool {
    let who = |i: usize| view.in_actor(i) || view.in_date(i) || view.is_comma(i) || view.functions(i).any(&[Function::In, Function::And]);
    (view.first..place.first).rev().find(|&i| !who(i)).is_some_and(|verb| signs(view, verb))
}

/// "زلزال أكادير", "the Izmit earthquake": the place belongs to the name of the event.
pub fn names_an_event(view: &View<'_>, place: &PlaceMention) -> bool {
    if place.by_reference {
        return false;
    }
    if view.language.pack.syntax.modifiers_before {
        // "the Izmit earthquake", "Kerala's monsoon floods", "the siege of Beslan".
        let owned = is_owner(view.text(place.first..place.end));
        let noun =
            if owned && view.is_unknown(place.end) && !view.tells(place.end, StoryWord::Happening) { place.end + 1 } else { place.end };
        let behind = view.tells(noun, StoryWord::Happening) && !view.cues.iter().any(|cue| cue.first == noun);
        let of = place.first.checked_sub(2).filter(|&noun| noun >= view.first && view.is(noun + 1, Function::Of));
        return behind || of.is_some_and(|noun| view.tells(noun, StoryWord::Happening));
    }
    let Some(before) = view.before(place.first) else { return false };
    let noun = view.lexed.hits_of(before, crate::lang::Class::Story).any(|hit| hit.end as usize == before + 1);
    // «وقعته واشنطن»: with a pronoun glued to it a word has no genitive behind it.
    let owned = view.language.pack.morphology.carries_owner(view.lexed.tokens.folded(before));
    noun && !owned
        && view.tells(before, StoryWord::Happening)
        && !view.concepts.iter().any(|concept| concept.first == before && concept.form.any(Form::PAST | Form::PRESENT))
}
