//! `corroborate explain`: how a text is read and why its rules fired or not; or, of a claim, where each part of it came
//! from and how it stands to the claims of other sources.

mod claim;
mod ids;
mod text;

use super::console::Console;
use super::exit::{Exit, Stop};
use super::options::{RuleOptions, ScreenOptions};
use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, Args};
use std::path::PathBuf;

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("subject").args(["text", "subjects"]).required(true).multiple(false))]
pub struct ExplainArguments {
    /// Ids of one claim or two, as `check --quotes` shows them or the start of one, then the sources it comes from
    #[arg(value_name = "CLAIM… PATH", num_args = 1..)]
    subjects: Vec<String>,
    /// A text to read instead; `-` reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,
    /// How two claims stand to each other; all other arguments are sources
    #[arg(long, value_names = ["CLAIM", "CLAIM"], num_args = 2, requires = "subjects")]
    relation: Option<Vec<String>>,
    /// Of a text: only this claim type, and every place where it stopped
    #[arg(long, value_name = "TYPE", requires = "text")]
    rule: Option<String>,
    /// Language of the text, instead of finding it out (ISO 639 code)
    #[arg(long, value_name = "CODE", requires = "text")]
    language: Option<String>,
    /// Date of the text
    #[arg(long, value_name = "YYYY-MM-DD", requires = "text")]
    date: Option<jiff::civil::Date>,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["text", "json"]), default_value = "text")]
    format: String,
    #[command(flatten)]
    rules: RuleOptions,
    #[command(flatten)]
    screen: ScreenOptions,
}

/// Runs it.
pub fn run(arguments: &ExplainArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    if let Some(text) = &arguments.text {
        return text::run(arguments, text, console);
    }
    let (ids, paths) = match &arguments.relation {
        Some(ids) => (ids.clone(), arguments.subjects.iter().map(PathBuf::from).collect()),
        None => ids::split(&arguments.subjects),
    };
    claim::run(arguments, &ids, paths, console)
}

impl ExplainArguments {
    fn as_json(&self) -> bool {
        self.format == "json"
    }
}
