//! `conflicts`: values that exclude each other. A wrong conflict costs more trust than a missing one, so everything
//! that could explain the difference comes first: [`excuse`] names it, and `not-comparable` passes it on.

use super::denies::another_time;
use super::{Drawn, RelationKind};
use crate::claim::{Level, Modality};
use crate::graph::pair::{Dependence, Pair};
use crate::graph::statement::Statement;
use crate::graph::time::{EVENT_DAYS, Timing};
use crate::rule::policy::OverTime;
use crate::value::{DateRole, Outcome, Quantity, Side, Value, day_range, days_in_words};

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    if pair.comparison.outcome != Outcome::Disagree || excuse(pair).is_some() {
        return None;
    }
    let why = format!("{}{}{}", pair.comparison.why, pair.time_in_words(), pair.speakers(Side::First));
    let mut drawn = Drawn::new(RelationKind::Conflicts, pair, why);
    if let Some(Dependence::Voice(name)) = pair.voice() {
        drawn.why.push_str(&format!("; both credit {name}, so one of them misquotes"));
        drawn.evidence.voice = Some(name);
    }
    Some(drawn)
}

/// Why two values that disagree are still no conflict; for other pairs `None`.
pub(super) fn excuse(pair: &Pair<'_>) -> Option<String> {
    if pair.comparison.outcome != Outcome::Disagree {
        return None;
    }
    let (a, b) = (&pair.a.claim, &pair.b.claim);
    let against = is_held_against(pair);
    if pair.key_unknown() && !(against && a.key == b.key && a.sentence == b.sentence) {
        return Some("scope: one of them leaves open what exactly it is about".to_string());
    }
    if pair.denial().is_some() {
        return another_time(pair).or_else(|| Some("scope: one of the two is a denial".to_string()));
    }
    if !pair.is_firm() {
        return Some(format!("modality: {} and {}", modality(a.modality), modality(b.modality)));
    }
    if a.polarity == crate::claim::Polarity::Denied {
        return Some("scope: two denials do not exclude each other".to_string());
    }
    if pair.policy.many {
        return Some("scope: several values can be true at once".to_string());
    }
    if a.uncertain || b.uncertain || pair.comparison.uncertain {
        return Some("time: a value rests on a date that is only narrowed down".to_string());
    }
    if let Timing::Uncertain(why) = &pair.timing {
        return Some(format!("time: {why}"));
    }
    match pair.voice() {
        Some(_) if pair.same_source() && !against => return Some("scope: one voice gives both in one text".to_string()),
        Some(Dependence::Outlet(name)) => {
            return Some(format!("scope: {name} gives both in its own words, and which is later is not known"));
        }
        _ => {}
    }
    if let (Some(Dependence::Voice(name)), None, None) = (pair.voice(), pair.a.said.and(pair.b.said), pair.timing.days()) {
        return Some(format!("time: order uncertain: {name} gave both, which may be a revision"));
    }
    match pair.policy.over_time {
        OverTime::Growing => pair.another_event().or_else(|| growing_excuse(pair)),
        OverTime::Evolving => pair.another_event(),
        OverTime::Fixed => another_occurrence(pair),
    }
}

/// In one text, what somebody says is set against what another told: "one agency counts 74 dead, but the residents speak of 413".
fn is_held_against(pair: &Pair<'_>) -> bool {
    let (first, second) = in_text_order(pair);
    let teller =
        |statement: &'_ Statement| (statement.claim.said_by.first().cloned(), statement.claim.unknown_speaker().map(str::to_owned));
    pair.same_source() && second.is_set_against() && second.is_told_by_somebody() && teller(first) != teller(second)
}

/// "The ministry said that 500 people were killed in Gaza. The army said that 300 people were killed in Gaza": two who are named, one
/// behind the other, and each names the place.
fn stand_side_by_side(pair: &Pair<'_>) -> bool {
    let (first, second) = in_text_order(pair);
    let named = |statement: &Statement| {
        let claim = &statement.claim;
        !claim.said_by.is_empty() && claim.resolved.get("place").is_some_and(|how| how.level <= Level::Clause)
    };
    named(first) && named(second) && second.claim.sentence.start.saturating_sub(first.claim.sentence.end) <= BESIDE
}

fn in_text_order<'p>(pair: &Pair<'p>) -> (&'p Statement, &'p Statement) {
    if pair.a.claim.span <= pair.b.claim.span { (pair.a, pair.b) } else { (pair.b, pair.a) }
}

/// Bytes between a sentence and the next: a blank or the end of a line.
const BESIDE: usize = 2;

/// Tolls: an order that only the dates of pages give is no order, and two figures are of one event only where they are of one day or
/// the one takes up the other.
fn growing_excuse(pair: &Pair<'_>) -> Option<String> {
    if is_one_figure_read_twice(pair) {
        return None;
    }
    if pair.same_source() {
        return (!pair.a.takes_up() && !pair.b.takes_up() && !stand_side_by_side(pair))
            .then(|| "scope: the text does not hold the one against the other, rather two counts".to_string());
    }
    if !(pair.a.as_of_stated && pair.b.as_of_stated) {
        return Some("time: order uncertain: a page's date is not the time of its figures".to_string());
    }
    let days = pair.timing.days()?;
    let taken_up = days <= TAKEN_UP_WITHIN && pair.timing.newer().is_some_and(|newer| pair.on(newer).takes_up());
    (days > 0 && !taken_up).then(|| format!("time: {} apart, and neither takes up the other: perhaps two events", days_in_words(days)))
}

/// Days within which a lower figure takes up a toll that was told before.
const TAKEN_UP_WITHIN: i64 = 14;

/// "Fewer than 100" and "100 to 300", both credited to one body: they turn on one figure, so that one is the other misread,
/// and not a newer count.
fn is_one_figure_read_twice(pair: &Pair<'_>) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = (&pair.a.claim.value, &pair.b.claim.value) else { return false };
    let ends = |quantity: &Quantity| [quantity.min, quantity.max].into_iter().flatten().filter(|end| *end != 0.0).collect::<Vec<f64>>();
    let of_b = ends(b);
    matches!(pair.voice(), Some(Dependence::Voice(_))) && ends(a).iter().any(|end| of_b.contains(end))
}

/// Fixed values: two occurrences of one kind of event under one key.
fn another_occurrence(pair: &Pair<'_>) -> Option<String> {
    if pair.a.as_of_stated
        && pair.b.as_of_stated
        && let (Some(x), Some(y)) = (pair.a.as_of, pair.b.as_of)
        && x.gap(y) > EVENT_DAYS
    {
        return Some(format!("time: stated for times {} apart, rather two events", days_in_words(x.gap(y))));
    }
    [Side::First, Side::Second].into_iter().find_map(|side| {
        let (event, other) = (pair.on(side), pair.on(side.other()));
        let Value::Date(date) = &event.claim.value else { return None };
        if event.claim.modality != Modality::Factual || matches!(date.role, DateRole::By | DateRole::Until) {
            return None;
        }
        let (day, said) = (day_range(&date.edtf)?, other.said?);
        said.is_before(day).then(|| format!("time: {} had not come when {} was written, rather two events", date.edtf, other.claim.source))
    })
}

pub(super) fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Factual => "a fact",
        Modality::Planned => "a plan",
        Modality::Conditional => "a condition",
        Modality::Alleged => "an allegation",
        Modality::Forecast => "a forecast",
    }
}
