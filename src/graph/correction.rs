//! Corrections: whoever denies a figure that others gave, and gives another in the same text, puts it in the place of theirs.
//!
//! "84 people died, not 103": alone, a lower toll some days later may be a stale one, and nothing tells which is the newer. The
//! denial does.

use super::pair::one_voice;
use super::relation::RelationKind;
use super::slot::Edge;
use super::statement::Statement;
use crate::claim::{Modality, Polarity};
use crate::value::Value;

/// Turns what could not be held against each other into an update, where a denial in the slot tells which figure is the new one.
pub fn correct(edges: &mut [Edge], members: &[usize], all: &[Statement]) {
    let denied: Vec<(usize, usize)> = edges
        .iter()
        .filter(|edge| edge.drawn.kind == RelationKind::Denies && edge.drawn.evidence.covers == Some(true))
        .map(|edge| (edge.a, edge.b))
        .collect();
    for (denial, answered) in denied {
        for &own in members.iter().filter(|&&own| is_correction(&all[own], &all[denial], &all[answered])) {
            let open = edges.iter_mut().filter(|edge| (edge.a, edge.b) == (own, answered) || (edge.b, edge.a) == (own, answered));
            for edge in open.filter(|edge| matches!(edge.drawn.kind, RelationKind::NotComparable | RelationKind::Compatible)) {
                (edge.a, edge.b) = (own, answered);
                edge.drawn.correct(all[denial].speaker());
            }
        }
    }
}

/// `own` is what the voice of the `denial` gives in the place of the figure `answered` of another source.
fn is_correction(own: &Statement, denial: &Statement, answered: &Statement) -> bool {
    let is_figure = |statement: &Statement| matches!(statement.claim.value, Value::Quantity(_));
    let is_later = own.said.zip(answered.said).is_some_and(|(own, answered)| answered.is_before(own));
    own.claim.source == denial.claim.source
        && own.claim.source != answered.claim.source
        && own.claim.polarity == Polarity::Asserted
        && own.claim.modality == Modality::Factual
        && answered.claim.modality == Modality::Factual
        && is_figure(own)
        && is_figure(answered)
        && is_later
        && own.claim.value != denial.claim.value
        && one_voice(own, denial).is_some()
}
