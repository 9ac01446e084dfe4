//! Extraction: rules over one source give claims, and the trace behind `explain`.

mod actors;
mod clauses;
mod language;
mod places;
mod view;

pub use actors::{ActorMention, Via};
pub use clauses::{Clause, ClauseKind};
pub use language::Language;
pub use places::PlaceMention;
pub use view::{Concept, Cue, Surroundings, View};
