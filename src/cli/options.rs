//! Options that several subcommands share.

use super::config::{self, Config};
use super::console::Console;
use super::exit::{Failure, Stop};
use super::pipeline::Knowledge;
use crate::report::terminal::{ColourChoice, Look};
use crate::report::{FORMATS, Format, View, format};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Which rules to use.
#[derive(Clone, Debug, Default, Args)]
pub struct RuleOptions {
    /// Rule files to use beside the built-in ones; a claim type of the same name replaces the built-in one
    #[arg(long, value_name = "FILE")]
    pub rules: Vec<PathBuf>,
    /// Settings to use, instead of the nearest corroborate.yaml from here upward
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Use no corroborate.yaml
    #[arg(long)]
    pub isolated: bool,
}

impl RuleOptions {
    /// What is known, under the settings of the project: its rules first, then those of the command line.
    pub fn load(&self) -> Result<(Knowledge, Config), Stop> {
        let config = self.settings(None)?;
        let mut knowledge = Knowledge::load(&self.files(&config))?;
        config.settle(&mut knowledge)?;
        Ok((knowledge, config))
    }

    /// Rule files and folders beside the built-in ones, without reading them; settings are those of the folder `root`.
    pub fn paths(&self, root: Option<&Path>) -> Result<Vec<PathBuf>, Failure> {
        Ok(self.files(&self.settings(root)?))
    }

    /// The settings of `root`, without it those of the working directory.
    fn settings(&self, root: Option<&Path>) -> Result<Config, Failure> {
        let found = || match root {
            Some(root) => config::find(root).map(|path| root.join(path)),
            None => std::env::current_dir().ok().and_then(|folder| config::find(&folder)),
        };
        let path = if self.isolated { None } else { self.config.clone().or_else(found) };
        path.map_or_else(|| Ok(Config::default()), |path| Config::read(&path))
    }

    fn files(&self, config: &Config) -> Vec<PathBuf> {
        config.rules.iter().chain(&self.rules).cloned().collect()
    }
}

/// How to show a result.
#[derive(Clone, Debug, Args)]
pub struct ShowOptions {
    /// Show under each value where it stands, who says it, its id for `explain`, and the sentence
    #[arg(long)]
    pub quotes: bool,
    /// Language of titles and names (ISO 639 code)
    #[arg(long, value_name = "CODE", default_value = "en")]
    pub language: String,
    /// The screen.
    #[command(flatten)]
    pub screen: ScreenOptions,
}

/// How to draw on a screen.
#[derive(Clone, Debug, Args)]
pub struct ScreenOptions {
    /// Colours: on a terminal, always, or never; NO_COLOR is respected
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: When,
    /// Marks that keep right-to-left text in place: on a terminal, always, or never
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub isolates: When,
    /// Draw with ASCII characters only
    #[arg(long)]
    pub ascii: bool,
    /// Columns to fill, instead of the terminal's
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
}

impl ShowOptions {
    /// The language of titles and names. One in which nothing is written would silently give English.
    pub fn language_of_titles(&self, knowledge: &Knowledge) -> Result<&str, Failure> {
        let known = knowledge.languages();
        if known.contains(self.language.as_str()) {
            return Ok(&self.language);
        }
        let known: Vec<&str> = known.into_iter().collect();
        let title = format!("no title or name is written in the language `{}`", self.language);
        Err(Failure::new(title, format!("--language takes one of: {}", known.join(", "))))
    }

    /// What they mean on this console.
    pub fn view(&self, console: &Console<'_>) -> View {
        View { look: self.screen.look(console), quotes: self.quotes }
    }
}

impl ScreenOptions {
    /// What they mean on this console.
    pub fn look(&self, console: &Console<'_>) -> Look {
        Look {
            width: self.width.map_or_else(|| console.width(), usize::from),
            colour: ColourChoice::from(self.color).decide(console.out_is_terminal, console.environment),
            isolates: self.isolates.applies(console.out_is_terminal),
            ascii: self.ascii,
        }
    }
}

/// When to do something to the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal
    #[default]
    Auto,
    /// Also when the output goes to a file or another program
    Always,
    /// Never
    Never,
}

impl When {
    fn applies(self, terminal: bool) -> bool {
        match self {
            When::Auto => terminal,
            When::Always => true,
            When::Never => false,
        }
    }
}

impl From<When> for ColourChoice {
    fn from(when: When) -> Self {
        match when {
            When::Auto => ColourChoice::Auto,
            When::Always => ColourChoice::Always,
            When::Never => ColourChoice::Never,
        }
    }
}

/// Takes the names in the table of formats, and only `among` where that is not empty.
pub fn format_parser(among: &'static [&'static str]) -> impl TypedValueParser<Value = &'static Format> {
    let offered = FORMATS.iter().filter(move |format| among.is_empty() || among.contains(&format.name));
    let values = offered.map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(values).map(|name| format(&name).unwrap_or(&FORMATS[0]))
}
