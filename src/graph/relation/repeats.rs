//! `repeats`: the values agree, and the claims are no two voices: copied wording, one quoted speaker, one agency.

use super::{Drawn, RelationKind};
use crate::graph::pair::{Dependence, Pair, dependence};
use crate::value::Outcome;

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    let same_mode = pair.a.claim.modality == pair.b.claim.modality && pair.denial().is_none();
    if !pair.one_origin || pair.same_source() || !same_mode {
        return None;
    }
    let found = dependence(pair.a, pair.b);
    // Copied words say the same even where one page gives no year to read them by.
    let copied =
        matches!(found, Some(Dependence::Wording(_))) && pair.comparison.outcome == Outcome::Compatible && pair.comparison.uncertain;
    if pair.comparison.outcome != Outcome::Agree && !copied {
        return None;
    }
    let evidence = match &found {
        Some(Dependence::Wording(run)) if run.quote.is_empty() => format!("{} words in a row are the same", run.words),
        Some(Dependence::Wording(run)) => format!("{} words in a row are the same: \u{201c}{}\u{201d}", run.words, run.quote),
        Some(Dependence::Voice(name)) => format!("both go back to {name}"),
        Some(Dependence::Outlet(name)) => format!("both are {name} in its own words"),
        Some(Dependence::Source) => "one source".to_string(),
        None => "both repeat a third".to_string(),
    };
    let drawn = Drawn::new(RelationKind::Repeats, pair, format!("{}; one origin: {evidence}", pair.comparison.why));
    Some(match &found {
        Some(found) => drawn.by(found),
        None => drawn,
    })
}
