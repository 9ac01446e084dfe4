//! What a terminal needs: the width of text in columns, wrapping, colours, and a grid that stays straight.

pub mod colour;
pub mod emphasis;
pub mod grid;
pub mod width;
pub mod wrap;

pub use colour::{ColourChoice, Tone};
pub use grid::Look;
