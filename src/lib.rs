//! `corroborate`: reads several sources that tell the same story, pulls out the claims that YAML rules
//! describe, links them in a graph, and says what corroborates, what conflicts, what is denied, and how
//! many independent origins stand behind a value.
//!
//! Modules import in one direction only: source → text → lang → value → claim → rule → extract → graph →
//! verdict → report → editor → cli.

pub mod claim;
pub mod cli;
pub mod editor;
pub mod extract;
pub mod graph;
pub mod lang;
pub mod report;
pub mod rule;
pub mod source;
pub mod text;
pub mod value;
pub mod verdict;
