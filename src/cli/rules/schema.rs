//! `rules schema`: the JSON schema of rule files.

use crate::cli::console::Console;
use crate::cli::exit::{Exit, Stop};
use std::io::Write;

pub(super) fn run(console: &mut Console<'_>) -> Result<Exit, Stop> {
    write!(console.out, "{}", crate::rule::schema::text())?;
    Ok(Exit::Passed)
}
