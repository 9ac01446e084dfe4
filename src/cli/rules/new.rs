//! `rules new`: a rule file to start from, in one language, with tests that pass as they stand.

use crate::cli::console::Console;
use crate::cli::exit::{Exit, Failure, Stop};
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Arguments of `rules new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// Name of the pack; the file is NAME.yaml
    #[arg(value_name = "NAME")]
    name: String,
    /// Language of the comments and of the first words and tests
    #[arg(long, value_enum, value_name = "CODE", default_value_t)]
    language: Scaffold,
    /// The file to write instead of NAME.yaml; `-` for standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Languages that have a scaffold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Scaffold {
    /// English
    #[default]
    En,
    /// Arabic
    Ar,
}

/// Where editors find the schema when no copy of it lies nearby.
const SCHEMA: &str = "rule.schema.json";

impl Scaffold {
    fn text(self) -> &'static str {
        match self {
            Scaffold::En => include_str!("new/en.yaml"),
            Scaffold::Ar => include_str!("new/ar.yaml"),
        }
    }
}

pub(super) fn run(options: &NewArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let name = &options.name;
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-') && name.starts_with(char::is_alphabetic);
    if !plain {
        let help = "use letters, digits and `-`, and begin with a letter: `school-closures`";
        return Err(Failure::new(format!("`{name}` cannot be the name of a pack"), help).into());
    }
    let usual = PathBuf::from(format!("{name}.yaml"));
    let file = options.output.clone().unwrap_or_else(|| usual.clone());
    let called = if file == Path::new("-") { &usual } else { &file };
    let text = options.language.text().replace("NAME", name).replace("SCHEMA", SCHEMA).replace("FILE", &called.display().to_string());
    if file == Path::new("-") {
        write!(console.out, "{text}")?;
        return Ok(Exit::Passed);
    }
    let shown = file.display().to_string();
    let create = |path: &Path, text: &str| std::fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes());
    if let Err(error) = create(&file, &text) {
        let help = if error.kind() == std::io::ErrorKind::AlreadyExists { "choose another name, or take the file away" } else { "" };
        return Err(Failure::new(format!("{shown} cannot be written: {error}"), help).into());
    }
    let schema = file.with_file_name(SCHEMA);
    if !schema.exists() && create(&schema, crate::rule::schema::text().as_str()).is_ok() {
        writeln!(console.out, "{} is written: editors complete and check rule files by it.", schema.display())?;
    }
    writeln!(console.out, "{shown} is written. Its tests pass; change the words, then the tests, and run")?;
    writeln!(console.out, "  corroborate rules test {shown}")?;
    Ok(Exit::Passed)
}
