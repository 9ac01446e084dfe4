//! Normal forms in the words of a reader: numbers, dates, values, titles. English; names of places and actors come through
//! [`Names`] in the language that is asked for.

mod date;
mod names;
mod title;
mod value;

pub use crate::value::quantity_words::{bare_quantity, number, quantity};
pub use date::{DateLength, date, dated};
pub use names::{Ids, Names};
pub use title::title;
pub use value::{Reader, as_of, bare_value, modality, spoken_by, value};
