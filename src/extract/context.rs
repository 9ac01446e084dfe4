//! Where: a claim's place, from the nearest level that gives one.

use super::clauses::ClauseKind;
use super::grain::{all_joined, compared, told_place};
use super::place_actor::{actor_free, host, of_teller, told_from};
use super::place_owner::{closer_to_previous, is_part, opens_next, shared_end};
use super::places::PlaceMention;
use super::scene::Scene;
use super::standing;
use super::view::View;
use crate::claim::{Level, Resolved};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::rule::{self, PlaceRole, Rule};
use crate::value::place::Gazetteer;
use std::ops::Range;

/// A place and how it was found.
pub type Placed = Option<(u32, PlaceRole, Resolved)>;

/// What a place is looked for.
pub struct Told<'a> {
    /// The words of the claim.
    pub anchor: &'a Range<usize>,
    /// The other values of the sentence, each with the place right behind it as its own.
    pub values: &'a [Range<usize>],
    /// The claim is of a time long before the source.
    pub long_past: bool,
    /// Of two parties the one that others leave.
    pub host: Option<u32>,
    /// The country whose body says it, which stands in where nothing else gives a place.
    pub speaker: Option<u32>,
}

/// Finds the place of a claim.
pub fn place(view: &View<'_>, gazetteer: &Gazetteer, rule: &Rule, told: &Told<'_>, scene: &Scene) -> Placed {
    let Told { anchor, values, long_past, host: left_by_others, speaker } = *told;
    let counted = matches!(rule.form, rule::Form::Count(_) | rule::Form::Amount(_));
    // "were killed on the road from Benghazi": what befell somebody did not befall them where they came from.
    let departed = |place: &PlaceMention| {
        rule.at.is_empty() && counted && rule.who.is_none() && place.role == PlaceRole::From && !standing::left(view, place)
    };
    let fits = |place: &PlaceMention| if rule.at.is_empty() { !departed(place) } else { rule.at.contains(&place.role) };
    // Who is counted need not be where people meet, speak or set out from.
    let sits = |place: &PlaceMention| {
        counted && (place.marked && standing::is_beside(view, place) || place.by_reference && standing::is_gone_to(view, place))
            || standing::is_told_there(view, place)
    };
    let wanted = |place: &&PlaceMention| fits(place) && !compared(view, place) && !sits(place);
    let found = |place: &PlaceMention, level: Level| {
        let words = view.text(place.first..place.end).to_owned();
        let inner = told_place(view, gazetteer, place);
        let helped = place.role == PlaceRole::To && rule.at.contains(&PlaceRole::To) && matches!(rule.form, rule::Form::Amount(_));
        let inner = gazetteer.capital_of(inner).filter(|_| helped).unwrap_or(inner);
        // One number over two places is that of neither.
        let over = if counted { all_joined(view, gazetteer, place, inner)? } else { inner };
        Some((over, place.role, Resolved { level, because: words }))
    };
    let genitive = matches!(rule.form, rule::Form::Share(_));
    let clause = view.clause_of(anchor.start);
    let shared = shared_end(view, anchor, values);
    // "killed 21 people, 19 of them children, at a school in Uvalde": what is said of a part ends at its comma.
    let next_to = |place: &PlaceMention| {
        let closed = |value: &Range<usize>| is_part(view, value) && (value.end..place.first).any(|i| view.is_comma(i));
        let next = values.iter().filter(|value| value.start >= shared && !closed(value)).map(|value| value.start).min();
        next.unwrap_or(view.end)
    };
    let previous_value = values.iter().filter(|value| value.end <= anchor.start).map(|value| value.end).max();
    // "لمساعدة أوكرانيا": what is given goes to whom the help is.
    let recipient = |place: &&PlaceMention| {
        rule.at.contains(&PlaceRole::To)
            && !view.language.pack.syntax.modifiers_before
            && !place.by_reference
            && rule.with.iter().any(|lexicons| {
                view.of_lexicons(lexicons).any(|c| {
                    c.end == place.first && !c.form.any(Form::PAST | Form::PRESENT) && !view.clitics(place.first).any(Form::AND | Form::IN)
                })
            })
    };
    if let Some(place) = view.places.iter().find(recipient) {
        // Who helps Kyiv helps Ukraine.
        return Some((
            gazetteer.capital_of(place.place).unwrap_or(place.place),
            PlaceRole::To,
            Resolved { level: Level::Clause, because: view.text(place.first..place.end).to_owned() },
        ));
    }
    // Inside the claim's own words, then behind it up to the next value.
    let inside = view.places.iter().filter(wanted).find(|place| anchor.contains(&place.first) && place.marked);
    if let Some(place) = inside {
        return found(place, Level::Match);
    }
    let behind = |marked: bool| {
        view.places
            .iter()
            .filter(wanted)
            .filter(|place| place.first >= anchor.end && place.first < next_to(place) && (place.marked || !marked))
            .find(|place| {
                in_clause(view, place.first, clause)
                    // ", according to the ministry in the east": where they are who say it.
                    && !(anchor.end..place.first).any(|i| view.is(i, Function::AccordingTo))
                    && actor_free(view, place, anchor, genitive)
                    && !opens_next(view, place, anchor.end, next_to(place))
            })
    };
    let before = |marked: bool| {
        view.places
            .iter()
            .filter(wanted)
            .filter(|place| place.end <= anchor.start && (place.marked || !marked) && !told_from(view, gazetteer, place, anchor.start))
            .filter(|place| in_clause(view, place.first, clause) && actor_free(view, place, anchor, genitive))
            .rfind(|place| previous_value.is_none_or(|value| place.first >= value || !closer_to_previous(view, place, value)))
    };
    // «غادر 1500 جندي النيجر بعد خروجهم من مالي»: what they leave is the object right behind them.
    let object =
        |place: &&PlaceMention| place.first == anchor.end && !place.marked && !rule.at.is_empty() && in_clause(view, place.first, clause);
    if counted
        && view.language.pack.syntax.verb_first
        && let Some(place) = view.places.iter().filter(wanted).find(object)
    {
        return found(place, Level::Clause);
    }
    if let Some(place) = behind(true).or_else(|| before(true)) {
        return found(place, Level::Clause);
    }
    // "the siege in Beslan, which ended with 330 deaths", "Chad, where Paris keeps 1,000 soldiers": what the clause hangs on.
    // "the fighting in Aleppo of a war that has killed 280,000": what hangs on the war is told of all of it.
    let of_a_war = counted
        && view.clauses[clause].kind == ClauseKind::Relative
        && view.clauses[clause].parts.first().and_then(|part| view.before(part.start)).is_some_and(|i| view.is(i, Function::Lasting));
    let hung_on = |place: &&PlaceMention| {
        !of_a_war
            && standing::hangs_on(view, place) == Some(clause)
            && (place.marked || view.opens_with_where(clause) || standing::names_an_event(view, place))
    };
    if let Some(place) = view.places.iter().filter(wanted).rfind(hung_on) {
        return found(place, Level::Sentence);
    }
    if let Some(place) = behind(false).or_else(|| before(false)) {
        return found(place, Level::Clause);
    }
    // "since the Agadir earthquake, which killed 12,000".
    let event = view.places.iter().rfind(|place| {
        let up = view.clause_of(place.first);
        (up == clause || view.clauses[clause].parent == Some(up)) && place.end <= anchor.start && standing::names_an_event(view, place)
    });
    if let Some(place) = event.filter(|_| counted) {
        return found(place, Level::Sentence);
    }
    // Elsewhere in the sentence, marked places only: up the clause chain first, then behind, then anywhere.
    let others = |place: &PlaceMention| {
        values.iter().any(|value| {
            value.start >= anchor.end
                && value.end <= place.first
                && place.first - value.end <= 4
                // "31 were killed and 60 were wounded in Aleppo": a value with a verb of its own shares the place.
                && !view.concepts.iter().any(|c| c.first >= value.end && c.end <= place.first && c.form.has(Form::PAST))
        })
    };
    let elsewhere = |place: &&PlaceMention| {
        let next = values.iter().map(|value| value.start).filter(|&start| start >= place.end).min().unwrap_or(view.end);
        place.marked
            // Where something goes is not where it is, nor is where they sit who tell of it.
            && !of_a_war
            && (place.role != PlaceRole::To || rule.at.contains(&PlaceRole::To))
            && !(place.end <= anchor.start && told_from(view, gazetteer, place, anchor.start))
            && (hangs_under(view, clause, view.clause_of(place.first)) || !of_teller(view, place))
            && actor_free(view, place, anchor, genitive)
            && !others(place)
            && !(counted && is_elsewhere(view, place, anchor.start))
            && !(place.first >= anchor.end && opens_next(view, place, anchor.end, next))
    };
    let mut outer = view.clauses[clause].parent;
    while let Some(up) = outer {
        if let Some(place) = view.places.iter().filter(wanted).filter(elsewhere).rfind(|place| view.clause_of(place.first) == up) {
            return found(place, Level::Sentence);
        }
        outer = view.clauses[up].parent;
    }
    // "104 people were rescued, though survivors said that 750 had boarded in Tobruk": a place in a clause with a number of its
    // own is that number's.
    let of_another_number = |place: &&PlaceMention| {
        let of = view.clause_of(place.first);
        counted
            && of != clause
            && matches!(view.clauses[of].kind, ClauseKind::Relative | ClauseKind::Complement)
            && values.iter().any(|value| value.start >= anchor.end && value.end <= place.first && view.clause_of(value.start) == of)
    };
    let aside = |place: &&PlaceMention| elsewhere(place) && !of_another_number(place);
    if let Some(place) = view.places.iter().filter(wanted).filter(aside).min_by_key(|place| place.first.abs_diff(anchor.start)) {
        return found(place, Level::Sentence);
    }
    // "2,200 will leave Iraq and 3,000 will stay": without a place of its own, that of the conjunct in front.
    let conjunct = view.clauses[clause].kind == ClauseKind::Main && counted;
    let unmarked = |place: &&PlaceMention| {
        conjunct && place.end <= anchor.start && view.is(place.end, Function::And) && actor_free(view, place, anchor, genitive)
    };
    if let Some(place) = view.places.iter().filter(wanted).rfind(unmarked) {
        return found(place, Level::Sentence);
    }
    if let Some(place) = counted.then(|| host(view, anchor)).flatten() {
        return found(place, Level::Sentence);
    }
    // "the Beirut blast killed 100 and left 100 missing": what it is said of in front of both serves the second too.
    // "2,200 American soldiers leave Iraq, while 3,000 stay": so does what those of the other number leave.
    let topic = |place: &&PlaceMention| {
        let left = !view.language.pack.syntax.modifiers_before && values.iter().any(|value| value.end == place.first);
        !place.marked
            && place.end <= anchor.start
            && (view.clause_of(place.first) == clause && actor_free(view, place, anchor, genitive) || left)
    };
    if let Some(place) = view.places.iter().filter(wanted).rfind(topic) {
        return found(place, Level::Sentence);
    }
    // "Air strikes kill 10 in Aleppo": what is near another number serves what has no number.
    let left = |place: &&PlaceMention| {
        let serves = counted || matches!(rule.form, rule::Form::Proposition(_) | rule::Form::Place(_));
        let next = values.iter().map(|value| value.start).filter(|&start| start >= place.end).min().unwrap_or(view.end);
        place.marked
            && fits(place)
            && !(counted && standing::is_seat(view, place))
            && !standing::is_told_there(view, place)
            && !(place.end <= anchor.start && told_from(view, gazetteer, place, anchor.start))
            && (serves || compared(view, place))
            && in_clause(view, place.first, clause)
            && !(place.first >= anchor.end && opens_next(view, place, anchor.end, next))
    };
    if let Some(place) = view.places.iter().find(left) {
        return found(place, Level::Clause);
    }
    if let Some(default) = rule.default_place.as_deref().and_then(|id| gazetteer.index(id)) {
        return Some(held_in(default, Level::Default, "the rule's default"));
    }
    // "a war that has killed 280,000": a war's toll is its country's, not that of the town named before.
    if counted && (view.first..view.end).any(|i| view.is(i, Function::Lasting) && beside(view, clause, view.clause_of(i))) {
        let country = scene.its_country(gazetteer).or(scene.country);
        // The health ministry of a part of it counts its own.
        let home = speaker.filter(|&home| country.is_some_and(|country| country != home && gazetteer.contains(country, home)));
        if let Some(home) = home {
            return Some(held_in(home, Level::Source, "where the authority that says so counts"));
        }
        return country.map(|country| held_in(country, Level::Paragraph, "the country of the war"));
    }
    // "the floods of 2011 killed 20": another event of the country, and not at the place of this one.
    let past = long_past || standing::of_another_time(view, anchor.start);
    if past && let Some(country) = scene.its_country(gazetteer).or(scene.country) {
        return Some(held_in(country, Level::Paragraph, "the country of what is told"));
    }
    // "in the town of X", which no list knows: it lies in the country told of, and is no other town of it.
    if view.language.pack.syntax.verb_first
        && unlisted(view, clause)
        && let Some(country) = scene.its_country(gazetteer)
    {
        return Some(held_in(country, Level::Paragraph, "in a place that no list knows"));
    }
    let carried = scene.carried(gazetteer);
    // "The hospital in Kandahar said": who speaks of no other place speaks of the own one; those in a capital, of the country.
    let seat =
        view.places.iter().find(|place| place.marked && gazetteer.capital_of(place.place).is_none() && standing::is_seat(view, place));
    if let Some(place) = seat.filter(|place| counted && carried.is_none_or(|(wide, _)| gazetteer.contains(wide, place.place))) {
        return found(place, Level::Sentence);
    }
    // "north of Kandahar": the country at least, unless the story has a place in it.
    let reference = view.places.iter().find(|place| place.marked && standing::standing(view, place) == standing::Standing::Reference);
    if let Some((place, country)) = reference.and_then(|place| Some((place, gazetteer.country(place.place)?)))
        && carried.is_none_or(|(place, _)| gazetteer.country(place) != Some(country))
    {
        let because = format!("the country of {}", view.text(place.first..place.end));
        return Some(held_in(country, Level::Sentence, &because));
    }
    if let Some(party) = left_by_others {
        return Some((party, PlaceRole::From, Resolved { level: Level::Sentence, because: "the party that the others leave".into() }));
    }
    if let Some((place, why)) = carried {
        return Some(held_in(place, Level::Paragraph, why));
    }
    if let Some(place) = view.places.iter().find(|place| departed(place) && in_clause(view, place.first, clause)) {
        return found(place, Level::Clause);
    }
    let headline = scene.source.map(|place| held_in(place, Level::Source, "named in the headline"));
    // Whose soldiers they are says nothing of where they are.
    let country = scene.country.or(scene.opening.filter(|_| counted)).filter(|_| rule.who.is_none());
    let about = country.map(|place| held_in(place, Level::Source, "the country that the source is about"));
    let told = speaker.filter(|_| rule.who.is_none()).map(|place| held_in(place, Level::Source, "the country whose authority says so"));
    let faded = scene.faded(gazetteer).map(|place| held_in(place, Level::Paragraph, "the country of what was told earlier"));
    headline.or(about).or(told).or(faded)
}

/// In that place, as something other than its name in the sentence says.
fn held_in(place: u32, level: Level, because: &str) -> (u32, PlaceRole, Resolved) {
    (place, PlaceRole::In, Resolved { level, because: because.to_owned() })
}

/// Another clause names it for something else: a distance from it, a journey, another time.
fn is_elsewhere(view: &View<'_>, place: &PlaceMention, anchor: usize) -> bool {
    standing::is_reference(view, place) || standing::of_another_time(view, place.first) != standing::of_another_time(view, anchor)
}

/// The clause is the other, or hangs on it.
fn hangs_under(view: &View<'_>, clause: usize, other: usize) -> bool {
    let mut here = Some(clause);
    while let Some(at) = here {
        if at == other {
            return true;
        }
        here = view.clauses[at].parent;
    }
    false
}

/// "في بلدة X": a place in the claim's clause that no list knows.
fn unlisted(view: &View<'_>, clause: usize) -> bool {
    (view.first + 1..view.end).any(|i| {
        view.clause_of(i) == clause
            && view.is_unknown(i)
            && view.is(i - 1, Function::Territory)
            && !view.in_place(i - 1)
            && !view.clitics(i - 1).has(Form::THE)
            && (view.clitics(i - 1).has(Form::IN) || i > view.first + 1 && view.functions(i - 2).any(&[Function::In, Function::Near]))
            && !view.places.iter().any(|place| place.first > i && place.first <= i + 4)
    })
}

/// The clause itself, the one it hangs on, or one that hangs on it.
fn beside(view: &View<'_>, clause: usize, other: usize) -> bool {
    let since = view.clauses[other].kind == ClauseKind::Subordinate && view.clauses[other].parent == Some(clause);
    other == clause || view.clauses[clause].parent == Some(other) || since
}

/// The clause itself, and what "most of whom" adds to it.
fn in_clause(view: &View<'_>, index: usize, clause: usize) -> bool {
    let of = view.clause_of(index);
    of == clause || view.clauses[of].parent == Some(clause) && view.clauses[of].kind == ClauseKind::Part
}
