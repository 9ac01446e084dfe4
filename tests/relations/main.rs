//! Linking, a file a relation: what draws it and what must not.

mod story;

mod compatible;
mod conflicts;
mod corroborates;
mod denies;
mod fulfils;
mod gate;
mod not_comparable;
mod order;
mod origins;
mod part_of;
mod refines;
mod repeats;
mod scale;
mod supersedes;
mod unplaced;
mod verdicts;
