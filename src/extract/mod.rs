//! Extraction: rules over one source give claims, and the trace behind `explain`.

mod actors;
mod clauses;
mod context;
mod counted;
mod derived;
mod draft;
mod extractor;
mod form_count;
mod form_date;
mod form_match;
mod form_place;
mod form_proposition;
mod language;
mod link;
mod matcher;
mod places;
mod roles;
pub mod rule_test;
mod segments;
mod speakers;
mod status;
mod trace;
mod trace_marks;
mod view;

pub use actors::{ActorMention, Via};
pub use clauses::{Clause, ClauseKind};
pub use extractor::Extractor;
pub use language::{Language, Languages};
pub use places::PlaceMention;
pub use trace::{Bound, ClauseMark, Part, Refusal, SentenceTrace, Silent, Stop, Tried, Why, Words};
pub use trace_marks::{Mark, MarkKind};
pub use view::{Concept, Cue, Surroundings, View};
