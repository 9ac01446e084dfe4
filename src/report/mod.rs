//! Reports: what the graph and the verdicts add up to, in the form that a reader or a program wants. One file a format.

pub mod human;
pub mod terminal;
pub mod untrusted;
