//! Two statements side by side, with everything the relations ask about them worked out once.

use super::statement::Statement;
use super::time::{Timing, said_later, timing};
use super::wording::{SharedRun, shared_run};
use crate::claim::{Modality, Polarity};
use crate::rule::policy::Policy;
use crate::value::{Comparison, Containment, Outcome, Side, compare, days_in_words};

/// Why two statements are one voice or one text.
#[derive(Clone, Debug, PartialEq)]
pub enum Dependence {
    /// One source, in its own words.
    Source,
    /// One publisher, in its own words.
    Outlet(String),
    /// Both go back to this holder or agency.
    Voice(String),
    /// One text was copied, or both from a third.
    Wording(SharedRun),
}

/// Two statements of one claim type.
pub struct Pair<'a> {
    /// The first in the order of claims.
    pub a: &'a Statement,
    /// The second.
    pub b: &'a Statement,
    /// The rule's policy.
    pub policy: &'a Policy,
    /// How the values compare.
    pub comparison: Comparison,
    /// How they lie in time.
    pub timing: Timing,
    /// They go back to one statement, as a whole slot shows it.
    pub one_origin: bool,
    /// The place that one of them leaves open can only be that of the other.
    pub only_there: bool,
}

impl<'a> Pair<'a> {
    /// Compares the two.
    pub fn new(a: &'a Statement, b: &'a Statement, policy: &'a Policy, places: &dyn Containment) -> Pair<'a> {
        let denied = match (a.claim.polarity, b.claim.polarity) {
            (Polarity::Denied, Polarity::Asserted) => Some(Side::First),
            (Polarity::Asserted, Polarity::Denied) => Some(Side::Second),
            _ => None,
        };
        Pair {
            comparison: compare(&a.claim.value, &b.claim.value, policy.tolerance, denied, places),
            timing: timing(a, b, policy),
            one_origin: false,
            only_there: false,
            a,
            b,
            policy,
        }
    }

    /// The same for two of different slots, which go back to one statement where their words are copied.
    pub fn of_two_slots(a: &'a Statement, b: &'a Statement, policy: &'a Policy, places: &dyn Containment) -> Pair<'a> {
        let pair = Pair::new(a, b, policy, places);
        let copied = pair.comparison.outcome == Outcome::Agree && matches!(dependence(a, b), Some(Dependence::Wording(_)));
        Pair { one_origin: copied, ..pair }
    }

    /// The denial, when exactly one of the two is one.
    pub fn denial(&self) -> Option<Side> {
        match (self.a.claim.polarity, self.b.claim.polarity) {
            (Polarity::Denied, Polarity::Asserted) => Some(Side::First),
            (Polarity::Asserted, Polarity::Denied) => Some(Side::Second),
            _ => None,
        }
    }

    /// Neither is a denial.
    pub fn both_asserted(&self) -> bool {
        self.a.claim.polarity == Polarity::Asserted && self.b.claim.polarity == Polarity::Asserted
    }

    /// The plan, when one is planned and the other a fact.
    pub fn plan(&self) -> Option<Side> {
        match (self.a.claim.modality, self.b.claim.modality) {
            (Modality::Planned, Modality::Factual) => Some(Side::First),
            (Modality::Factual, Modality::Planned) => Some(Side::Second),
            _ => None,
        }
    }

    /// Both are said firmly, in the same mode.
    pub fn is_firm(&self) -> bool {
        self.a.claim.modality.is_firm() && self.a.claim.modality == self.b.claim.modality
    }

    /// An argument of the key is missing on either side, and nothing says what it can only be.
    pub fn key_unknown(&self) -> bool {
        (self.a.key_unknown || self.b.key_unknown) && !self.only_there
    }

    /// The statement on `side`.
    pub fn on(&self, side: Side) -> &'a Statement {
        match side {
            Side::First => self.a,
            Side::Second => self.b,
        }
    }

    /// Which was said later, and by how many days.
    pub fn said_later(&self) -> Option<(Side, i64)> {
        said_later(self.a, self.b)
    }

    /// Why the two are rather about two events.
    pub fn another_event(&self) -> Option<String> {
        super::time::another_event(self.a, self.b, &self.timing, self.policy)
    }

    /// Both stand in one source.
    pub fn same_source(&self) -> bool {
        self.a.claim.source == self.b.claim.source
    }

    /// One voice, and whose: one holder, one outlet, or one source that names nobody for one of the two.
    pub fn voice(&self) -> Option<Dependence> {
        one_voice(self.a, self.b)
    }

    /// The speakers, for reasons, that of side `first` first; empty when neither is attributed to anybody.
    pub fn speakers(&self, first: Side) -> String {
        let is_own = |statement: &Statement| statement.claim.said_by.is_empty() && statement.claim.unknown_speaker().is_none();
        if is_own(self.a) && is_own(self.b) {
            String::new()
        } else {
            format!("; said by {} and by {}", self.on(first).speaker(), self.on(first.other()).speaker())
        }
    }

    /// The time between in words, with what the rule allows; empty where time does not matter.
    pub fn time_in_words(&self) -> String {
        let fresh = super::time::fresh_in_words(self.policy);
        match &self.timing {
            Timing::Fixed => String::new(),
            Timing::Together { days: 0, .. } => "; the same time".to_string(),
            Timing::Together { days, .. } => format!("; {} apart ({fresh})", days_in_words(*days)),
            Timing::Apart { days, .. } => format!("; {} apart (only {fresh})", days_in_words(*days)),
            Timing::Uncertain(why) => format!("; {why}"),
        }
    }
}

/// One voice behind both: one holder, or one source or publisher that names nobody for one of the two.
pub fn one_voice(a: &Statement, b: &Statement) -> Option<Dependence> {
    if !(a.voice.attributed && b.voice.attributed) {
        if a.claim.source == b.claim.source {
            return Some(Dependence::Source);
        }
        if let Some(outlet) = a.voice.outlet.as_ref().filter(|_| a.voice.outlet == b.voice.outlet) {
            return Some(Dependence::Outlet(outlet.clone()));
        }
    }
    a.voice.meets(&b.voice).map(|name| Dependence::Voice(name.to_string()))
}

/// One voice, or one text. Two named speakers who differ are two voices even in one copied text.
pub fn dependence(a: &Statement, b: &Statement) -> Option<Dependence> {
    let voice = one_voice(a, b);
    if a.claim.source == b.claim.source || (a.voice.attributed && b.voice.attributed && voice.is_none()) {
        return voice;
    }
    // Wording is the better evidence where there is both.
    shared_run(a, b).map(Dependence::Wording).or(voice)
}
