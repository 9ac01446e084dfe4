//! The steps inside the sentence: the claim's own words, its clause, the clauses above it, the others.

use super::super::clauses::ClauseKind;
use super::super::place_actor::{actor_free, host, of_teller, told_from};
use super::super::place_owner::{closer_to_previous, is_part, opens_next, tells_of_some};
use super::super::places::PlaceMention;
use super::super::standing;
use super::super::view::{Concept, View};
use super::{Decided, Search};
use crate::claim::{Level, Resolved};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::rule::{self, PlaceRole};

/// How many words behind another value a place may stand and still be that value's.
const OWN_PLACE: usize = 4;

impl Search<'_> {
    /// "لمساعدة أوكرانيا": what is given goes to whom the help is.
    pub(super) fn recipient(&self) -> Decided {
        let view = self.view;
        if !self.rule.at.contains(&PlaceRole::To) || view.language.pack.syntax.modifiers_before {
            return None;
        }
        let helped = |place: &&PlaceMention| {
            !place.by_reference
                && self.rule.with.iter().any(|lexicons| {
                    view.of_lexicons(lexicons).any(|c| {
                        c.end == place.first
                            && !c.form.any(Form::PAST | Form::PRESENT)
                            && !view.clitics(place.first).any(Form::AND | Form::IN)
                    })
                })
        };
        let place = view.places.iter().find(helped)?;
        // Who helps Kyiv helps Ukraine.
        let whole = self.gazetteer.capital_of(place.place).unwrap_or(place.place);
        let because = view.text(place.first..place.end).to_owned();
        Some(Some((whole, PlaceRole::To, Resolved { level: Level::Clause, because })))
    }

    /// A place inside the claim's own words.
    pub(super) fn own_words(&self) -> Decided {
        let place = self.wanted().find(|place| self.told.anchor.contains(&place.first) && place.marked)?;
        self.found(place, Level::Match)
    }

    /// «غادر 1500 جندي النيجر بعد خروجهم من مالي»: what they leave is the object right behind them.
    pub(super) fn object_left(&self) -> Decided {
        if !self.counted || !self.view.language.pack.syntax.verb_first || self.rule.at.is_empty() {
            return None;
        }
        // The verb itself may stand between those who leave and what they leave.
        let nation = |i: usize| self.view.lexed.hits_of(i, crate::lang::Class::Demonym).map(|hit| hit.end as usize).max();
        let end = nation(self.told.anchor.end).unwrap_or(self.told.anchor.end);
        let verb = |c: &&Concept| c.first == end && self.rule.head.contains(&c.lexicon) && c.form.has(Form::PAST);
        let behind = self.view.concepts.iter().find(verb).map_or(end, |verb| verb.end);
        let place = self.wanted().find(|place| place.first == behind && !place.marked && self.in_clause(place.first))?;
        self.found(place, Level::Clause)
    }

    /// A place of the clause that a preposition marks.
    pub(super) fn marked_in_clause(&self) -> Decided {
        // "the toll from the blasts in Kandy rose to 321, police said, as a group claimed attacks in Colombo": what is told behind the
        // speaker is another matter.
        let told = |place: &&PlaceMention| {
            let aside = |i: usize| self.view.is_parting_comma(i);
            let mut says = self.view.cues.iter().filter(|cue| cue.kind.says() && cue.first > self.told.anchor.end && cue.end < place.first);
            self.view.language.pack.syntax.modifiers_before
                && says.any(|cue| (self.told.anchor.end..cue.first).any(aside) && (cue.end..place.first).any(aside))
        };
        let behind = self.behind(true);
        let place = behind.filter(|place| !told(place)).or_else(|| self.before(true)).or(behind)?;
        self.found(place, Level::Clause)
    }

    /// «ارتفعت حصيلة التفجيرين اللذين هزا كرمان إلى 91»: where that was whose toll the number is.
    pub(super) fn of_the_toll(&self) -> Decided {
        let view = self.view;
        if !self.counted || !view.language.pack.syntax.verb_first {
            return None;
        }
        let of_the_toll = |place: &&PlaceMention| {
            let clause = &view.clauses[view.clause_of(place.first)];
            clause.kind == ClauseKind::Relative
                && clause.parent == Some(self.clause)
                && self.is_in_front(place)
                && clause
                    .parts
                    .first()
                    .is_some_and(|part| (view.first..part.start).any(|i| view.clause_of(i) == self.clause && view.is(i, Function::Measure)))
                && self.no_actor(place)
        };
        let marked = self.wanted().filter(|place| place.marked).rfind(of_the_toll);
        self.found(marked.or_else(|| self.wanted().rfind(of_the_toll))?, Level::Sentence)
    }

    /// A place of the clause that nothing marks.
    pub(super) fn unmarked_in_clause(&self) -> Decided {
        let place = self.behind(false).or_else(|| self.before(false))?;
        self.found(place, Level::Clause)
    }

    /// The first place behind the claim, up to the next value.
    fn behind(&self, marked: bool) -> Option<&PlaceMention> {
        let (view, anchor) = (self.view, self.told.anchor);
        self.wanted().filter(|place| place.first >= anchor.end && (place.marked || !marked)).find(|place| {
            // "withdrew 800 soldiers from Syria": of the withdrawal itself, the number is no other value.
            let left = !self.counted && place.role == PlaceRole::From && self.rule.at.contains(&PlaceRole::From);
            let next = if left { view.end } else { self.next_own_value(place) };
            place.first < next
                && self.in_clause(place.first)
                && !self.told_according_to(place)
                && !self.names_who_said_so(place)
                && self.no_actor(place)
                && !opens_next(view, place, anchor.end, next)
        })
    }

    /// ", according to the ministry in the east": where they are who say it.
    fn told_according_to(&self, place: &PlaceMention) -> bool {
        (self.told.anchor.end..place.first).any(|i| self.view.is(i, Function::AccordingTo))
    }

    /// "Six bodies were found, said Jane Doe, head of the Surabaya rescue office": a name inside what is told of who speaks.
    fn names_who_said_so(&self, place: &PlaceMention) -> bool {
        let (view, from) = (self.view, self.told.anchor.end);
        let verb = |i: usize| view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::PRESENT));
        let mut says = view.cues.iter().filter(|cue| cue.kind.says() && cue.first > from && cue.end < place.first);
        !place.marked
            && view.language.pack.syntax.modifiers_before
            && says.any(|cue| view.is_comma(cue.first - 1) && !(cue.end..place.first).any(verb))
    }

    /// "killed 21 people, 19 of them children, at a school in Uvalde": the next value that takes the places behind it for its
    /// own; what is said of a part ends at its comma.
    fn next_own_value(&self, place: &PlaceMention) -> usize {
        let view = self.view;
        let closed = |value: &std::ops::Range<usize>| is_part(view, value) && (value.end..place.first).any(|i| view.is_comma(i));
        let next = self.told.values.iter().filter(|value| value.start >= self.shared && !closed(value)).map(|value| value.start).min();
        next.unwrap_or(view.end)
    }

    /// The last place in front of the claim that is not the previous value's.
    fn before(&self, marked: bool) -> Option<&PlaceMention> {
        let own = |place: &PlaceMention| self.previous_value.is_none_or(|v| place.first >= v || !closer_to_previous(self.view, place, v));
        self.wanted()
            .filter(|place| self.is_in_front(place) && (place.marked || !marked) && !self.told_from(place))
            .filter(|place| self.in_clause(place.first) && self.no_actor(place))
            .rfind(|place| own(place))
    }

    /// "the siege in Beslan, which ended with 330 deaths", "Chad, where Paris keeps 1,000 soldiers": what the clause hangs on.
    pub(super) fn clause_hangs_on(&self) -> Decided {
        let view = self.view;
        let place = self.wanted().rfind(|place| {
            !self.of_a_war()
                && standing::hangs_on(view, place) == Some(self.clause)
                && (place.marked || view.opens_with_where(self.clause) || standing::names_an_event(view, place))
        })?;
        self.found(place, Level::Sentence)
    }

    /// "since the Agadir earthquake, which killed 12,000".
    pub(super) fn event_above(&self) -> Decided {
        if !self.counted {
            return None;
        }
        let view = self.view;
        let place = view.places.iter().rfind(|place| {
            let up = view.clause_of(place.first);
            (up == self.clause || view.clauses[self.clause].parent == Some(up))
                && self.is_in_front(place)
                && standing::names_an_event(view, place)
        })?;
        self.found(place, Level::Sentence)
    }

    /// A marked place of the clauses that the claim's own hangs on, the nearest first.
    pub(super) fn up_the_clauses(&self) -> Decided {
        let mut outer = self.view.clauses[self.clause].parent;
        while let Some(up) = outer {
            if let Some(place) = self.wanted().filter(|place| self.elsewhere(place)).rfind(|place| self.view.clause_of(place.first) == up) {
                return self.found(place, Level::Sentence);
            }
            outer = self.view.clauses[up].parent;
        }
        None
    }

    /// The nearest marked place of the sentence that belongs to no other number.
    pub(super) fn nearest_aside(&self) -> Decided {
        let place = self
            .wanted()
            .filter(|place| self.elsewhere(place) && !self.of_another_number(place))
            .min_by_key(|place| place.first.abs_diff(self.told.anchor.start))?;
        self.found(place, Level::Sentence)
    }

    /// "104 people were rescued, though survivors said that 750 had boarded in Tobruk": a place in a clause with a number of its
    /// own is that number's.
    fn of_another_number(&self, place: &PlaceMention) -> bool {
        let (view, anchor) = (self.view, self.told.anchor);
        let of = view.clause_of(place.first);
        self.counted
            && of != self.clause
            && matches!(view.clauses[of].kind, ClauseKind::Relative | ClauseKind::Complement)
            && self.told.values.iter().any(|v| v.start >= anchor.end && v.end <= place.first && view.clause_of(v.start) == of)
    }

    /// A marked place elsewhere in the sentence can be the claim's.
    fn elsewhere(&self, place: &PlaceMention) -> bool {
        let (view, anchor) = (self.view, self.told.anchor);
        place.marked
            && !self.of_a_war()
            // Where something goes is not where it is, nor is where they sit who tell of it.
            && (place.role != PlaceRole::To || self.rule.at.contains(&PlaceRole::To))
            && !(self.is_in_front(place) && self.told_from(place))
            && (view.hangs_under(self.clause, view.clause_of(place.first)) || !of_teller(view, place))
            && self.no_actor(place)
            && !(self.counted && view.clause_of(place.first) != self.clause && tells_of_some(view, view.clause_of(place.first)))
            && !self.came_of_it(place)
            && !self.right_behind_another(place)
            && !(self.counted && is_elsewhere(view, place, anchor.start))
            && !(place.first >= anchor.end && opens_next(view, place, anchor.end, self.next_value(place)))
    }

    /// «قُتل جنديان، ما أثار غضبا في بريتوريا»: where that was that came of what is told.
    fn came_of_it(&self, place: &PlaceMention) -> bool {
        let clauses = &self.view.clauses;
        let opens = |of: usize| clauses[of].parts.first().is_some_and(|part| self.view.tells(part.start, StoryWord::Outcome));
        let mut above = self.view.clauses_up(self.view.clause_of(place.first)).take_while(|&of| of != self.clause);
        self.counted && place.first >= self.told.anchor.end && above.any(opens)
    }

    /// The place stands right behind another value, and is that one's.
    fn right_behind_another(&self, place: &PlaceMention) -> bool {
        // "the attack in which 33 people were killed in Mosul on Friday": a day of the same clause has that place as well.
        let last = self.told.anchor.end.saturating_sub(1);
        if !self.counted && self.view.in_date(last) && self.view.clause_of(last) == self.view.clause_of(place.first) {
            return false;
        }
        // "31 were killed and 60 were wounded in Aleppo": a value with a verb of its own shares the place.
        let verb = |end: usize| self.view.concepts.iter().any(|c| c.first >= end && c.end <= place.first && c.form.has(Form::PAST));
        self.told.values.iter().any(|value| {
            value.start >= self.told.anchor.end && value.end <= place.first && place.first - value.end <= OWN_PLACE && !verb(value.end)
        })
    }

    /// "2,200 will leave Iraq and 3,000 will stay": without a place of its own, that of the conjunct in front.
    pub(super) fn joined_conjunct(&self) -> Decided {
        if !self.counted || self.view.clauses[self.clause].kind != ClauseKind::Main {
            return None;
        }
        let place =
            self.wanted().rfind(|place| self.is_in_front(place) && self.view.is(place.end, Function::And) && self.no_actor(place))?;
        self.found(place, Level::Sentence)
    }

    /// "Iraq is host to 2,500 American soldiers".
    pub(super) fn host_of_others(&self) -> Decided {
        let place = self.counted.then(|| host(self.view, self.told.anchor)).flatten()?;
        self.found(place, Level::Sentence)
    }

    /// "the Beirut blast killed 100 and left 100 missing": what it is said of in front of both serves the second too.
    /// "2,200 American soldiers leave Iraq, while 3,000 stay": so does what those of the other number leave.
    pub(super) fn topic_in_front(&self) -> Decided {
        let view = self.view;
        let left = |place: &PlaceMention| {
            !view.language.pack.syntax.modifiers_before && self.told.values.iter().any(|value| value.end == place.first)
        };
        let place = self.wanted().rfind(|place| {
            !place.marked && self.is_in_front(place) && (view.clause_of(place.first) == self.clause && self.no_actor(place) || left(place))
        })?;
        self.found(place, Level::Sentence)
    }

    /// "Air strikes kill 10 in Aleppo": what is near another number serves what has no number.
    pub(super) fn left_over(&self) -> Decided {
        let (view, anchor) = (self.view, self.told.anchor);
        let serves = self.counted || matches!(self.rule.form, rule::Form::Proposition(_) | rule::Form::Place(_));
        let place = view.places.iter().find(|place| {
            place.marked
                && self.fits(place)
                && !(self.counted && (standing::is_seat(view, place) || standing::ends_a_span(view, place)))
                && !self.is_proposed_at(place)
                && !self.told_according_to(place)
                && !(standing::is_felt_at(view, place) || standing::is_told_there(view, place))
                && !(self.is_in_front(place) && self.told_from(place))
                && (serves || super::compared(view, place))
                && self.in_clause(place.first)
                && !(place.first >= anchor.end && opens_next(view, place, anchor.end, self.next_value(place)))
        })?;
        self.found(place, Level::Clause)
    }

    /// "the fighting in Aleppo of a war that has killed 280,000": what hangs on the war is told of all of it.
    fn of_a_war(&self) -> bool {
        let clause = &self.view.clauses[self.clause];
        let opener = clause.parts.first().and_then(|part| self.view.before(part.start));
        self.counted && clause.kind == ClauseKind::Relative && opener.is_some_and(|i| self.view.is(i, Function::Lasting))
    }

    fn is_in_front(&self, place: &PlaceMention) -> bool {
        place.end <= self.told.anchor.start
    }

    /// The place says where the claim was told.
    fn told_from(&self, place: &PlaceMention) -> bool {
        told_from(self.view, self.gazetteer, place, self.told.anchor.start)
    }

    /// The place is no country that acts.
    fn no_actor(&self, place: &PlaceMention) -> bool {
        actor_free(self.view, place, self.told.anchor, matches!(self.rule.form, rule::Form::Share(_)))
    }
}

/// Another clause names it for something else: a distance from it, a journey, another time.
fn is_elsewhere(view: &View<'_>, place: &PlaceMention, anchor: usize) -> bool {
    standing::is_reference(view, place) || standing::of_another_time(view, place.first) != standing::of_another_time(view, anchor)
}
