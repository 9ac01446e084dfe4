//! Verdicts: what the relations of a slot add up to, and the gate that turns them into passed or failed.

mod finding;
mod gate;
mod slot;
mod waiver;

pub use finding::{Finding, FindingCode};
pub use gate::{FailOn, GatePolicy, GateResult, Waived, gate};
pub use slot::{Slot, SlotValue, Verdict};
pub use waiver::Waiver;

use crate::claim::Claim;
use crate::graph::{Relation, relate};
use crate::rule::policy::Policies;
use crate::value::Containment;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Claims, how they stand to each other, and what that adds up to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Linked {
    /// With their origins; what one source says twice is one claim.
    pub claims: Vec<Claim>,
    /// Edges between them.
    pub relations: Vec<Relation>,
    /// One a claim type and key.
    pub slots: Vec<Slot>,
}

/// Links claims. The result does not depend on their order.
pub fn link(claims: Vec<Claim>, policies: &Policies, places: &dyn Containment) -> Linked {
    let related = relate(claims, policies, places);
    let slots = related.slots.par_iter().map(|slot| slot::judge(slot, &related, policies, places)).collect();
    Linked { claims: related.claims, relations: related.relations, slots }
}
