//! Relations: the edges between claims. One file a relation, one row of [`DRAWN`] each; the first row that answers
//! for a pair of one slot names its relation.

mod compatible;
mod conflicts;
mod corroborates;
mod denies;
mod fulfils;
mod not_comparable;
mod part_of;
mod refines;
mod repeats;
mod supersedes;
mod telling;
mod unplaced;

pub(super) use denies::another_time;
pub(super) use denies::draw_across_types as draw_denial;
pub(super) use fulfils::draw_across_types as draw_outcome;
pub(super) use part_of::draw as draw_part_of;
pub(super) use refines::draw_across_places as draw_refines_across;
pub(super) use unplaced::draw as draw_unplaced;

use super::pair::{Dependence, Pair};
use super::wording::SharedRun;
use crate::value::Side;
use serde::{Deserialize, Serialize};

/// What an edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// Values agree, from two origins.
    Corroborates,
    /// Values do not exclude each other.
    Compatible,
    /// Values exclude each other.
    Conflicts,
    /// `a` says that what `b` says is not so.
    Denies,
    /// `a` is the newer value.
    Supersedes,
    /// `a` counts a part of what `b` counts.
    PartOf,
    /// `a` says the same more narrowly.
    Refines,
    /// `a` is what came of the plan `b`.
    Fulfils,
    /// One statement told twice.
    Repeats,
    /// Cannot be held against each other, and why.
    NotComparable,
}

impl RelationKind {
    /// Every relation, in the order of the design's table.
    pub const ALL: [RelationKind; 10] = [
        RelationKind::Corroborates,
        RelationKind::Compatible,
        RelationKind::Conflicts,
        RelationKind::Denies,
        RelationKind::Supersedes,
        RelationKind::PartOf,
        RelationKind::Refines,
        RelationKind::Fulfils,
        RelationKind::Repeats,
        RelationKind::NotComparable,
    ];

    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            RelationKind::Corroborates => "corroborates",
            RelationKind::Compatible => "compatible",
            RelationKind::Conflicts => "conflicts",
            RelationKind::Denies => "denies",
            RelationKind::Supersedes => "supersedes",
            RelationKind::PartOf => "part-of",
            RelationKind::Refines => "refines",
            RelationKind::Fulfils => "fulfils",
            RelationKind::Repeats => "repeats",
            RelationKind::NotComparable => "not-comparable",
        }
    }
}

/// What an edge rests on, for machines; `why` says the same in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Days between the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    /// The scope that is denied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// What is denied covers what is asserted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<bool>,
    /// The words both sentences share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<SharedRun>,
    /// The voice both go back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<String>,
}

/// An edge as a relation draws it between the two of a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The relation.
    pub kind: RelationKind,
    /// The side the edge starts from.
    pub from: Side,
    /// In words.
    pub why: String,
    /// For machines.
    pub evidence: Evidence,
}

impl Drawn {
    fn new(kind: RelationKind, pair: &Pair<'_>, why: String) -> Drawn {
        Drawn { kind, from: Side::First, why, evidence: Evidence { days: pair.timing.days(), ..Evidence::default() } }
    }

    /// It counts for the verdicts of both slots that it ties, not only of the one that both claims are in.
    pub(super) fn decides_across(&self) -> bool {
        match self.kind {
            RelationKind::Conflicts => true,
            RelationKind::Denies => self.evidence.covers == Some(true),
            _ => false,
        }
    }

    /// What could not be held against each other is an update: `speaker` denies the one and gives the other, which the edge starts from.
    pub(super) fn correct(&mut self, speaker: String) {
        let values = std::mem::take(&mut self.why);
        *self = Drawn {
            kind: RelationKind::Supersedes,
            from: Side::First,
            why: format!("a correction: {speaker} denies the one and gives the other ({values})"),
            evidence: std::mem::take(&mut self.evidence),
        };
    }

    fn from(self, from: Side) -> Drawn {
        Drawn { from, ..self }
    }

    fn by(mut self, dependence: &Dependence) -> Drawn {
        match dependence {
            Dependence::Source => {}
            Dependence::Voice(name) | Dependence::Outlet(name) => self.evidence.voice = Some(name.clone()),
            Dependence::Wording(run) => self.evidence.shared = Some(run.clone()),
        }
        self
    }
}

/// Draws one relation, or leaves the pair to the next row.
type Draw = fn(&Pair<'_>) -> Option<Drawn>;

/// In the order in which they are asked, for two claims of one slot.
const DRAWN: [Draw; 8] = [
    denies::draw,
    fulfils::draw,
    repeats::draw,
    supersedes::draw,
    conflicts::draw,
    corroborates::draw,
    compatible::draw,
    not_comparable::draw,
];

/// The relations of two claims of one slot: at most one, and beside it which of the two dates or places is narrower.
pub(super) fn draw(pair: &Pair<'_>) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = DRAWN.iter().find_map(|draw| draw(pair)).into_iter().collect();
    drawn.extend(refines::draw(pair));
    drawn
}
