//! `rules words`: the lexicons that rules may name, and the words in them. Those of the built-in packs can be read nowhere
//! else once the program is installed.

use crate::cli::console::Console;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::options::{RuleOptions, ScreenOptions};
use crate::report::terminal::grid::Piece;
use crate::report::terminal::{Look, Tone};
use crate::report::untrusted::terminal::sanitise;
use crate::rule::nearest::nearest;
use crate::rule::{Lexicon, RuleSet, Word};
use clap::Args;
use std::collections::BTreeMap;
use std::io::Write;

/// Arguments of `rules words`.
#[derive(Debug, Args)]
pub struct WordsArguments {
    /// Packs and lexicons whose words to print: `common`, `common/head-not` or `head-not`; none lists all lexicons
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Print the words of this language alone (ISO 639 code)
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    #[command(flatten)]
    rules: RuleOptions,
    #[command(flatten)]
    screen: ScreenOptions,
}

pub(super) fn run(options: &WordsArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, _) = options.rules.load()?;
    let lexicons = in_force(&knowledge.rules);
    let look = options.screen.look(console);
    if options.names.is_empty() {
        list(&lexicons, console)?;
        return Ok(Exit::Passed);
    }
    let mut wanted: BTreeMap<&str, &Lexicon> = BTreeMap::new();
    for name in &options.names {
        wanted.extend(lexicons.iter().filter(|(full, _)| is_called(full, name)).map(|(full, lexicon)| (*full, *lexicon)));
        if !lexicons.keys().any(|full| is_called(full, name)) {
            return Err(no_such(name, &lexicons).into());
        }
    }
    for (position, lexicon) in wanted.values().enumerate() {
        if position > 0 {
            writeln!(console.out)?;
        }
        for line in page(lexicon, &knowledge.rules, options.language.as_deref(), look) {
            writeln!(console.out, "{line}")?;
        }
    }
    Ok(Exit::Passed)
}

/// Lexicons of files by their full names; one of the author's takes the place of a built-in one.
fn in_force(rules: &RuleSet) -> BTreeMap<&str, &Lexicon> {
    let defined = rules.lexicons.iter().filter(|lexicon| lexicon.defined.is_some() && !lexicon.is_value);
    defined.map(|lexicon| (lexicon.name.as_str(), lexicon)).collect()
}

/// A pack's name calls all its lexicons, a lexicon's those of any pack.
fn is_called(full: &str, name: &str) -> bool {
    full == name || full.split_once('/').is_some_and(|(pack, lexicon)| pack == name || lexicon == name)
}

fn no_such(name: &str, lexicons: &BTreeMap<&str, &Lexicon>) -> Failure {
    let parts = lexicons.keys().flat_map(|full| [*full].into_iter().chain(full.split('/')));
    let advice = match nearest(name, parts) {
        Some(near) => format!("did you mean {near}?"),
        None => "`corroborate rules words` lists them all; give the file of your own pack with --rules".to_owned(),
    };
    Failure::new(format!("no pack and no lexicon is called `{name}`"), advice)
}

/// A line for each lexicon: its name, and how many words it has in each language.
fn list(lexicons: &BTreeMap<&str, &Lexicon>, console: &mut Console<'_>) -> Result<(), Stop> {
    let widest = lexicons.keys().map(|name| name.chars().count()).max().unwrap_or(0);
    for (name, lexicon) in lexicons {
        let counts: Vec<String> = lexicon.words.iter().map(|(code, words)| format!("{code} {}", words.len())).collect();
        writeln!(console.out, "{}", sanitise(format!("{name:<widest$}  {}", counts.join(", ")).trim_end()))?;
    }
    Ok(())
}

/// The name, and under each language the words; of a lexicon with values, under each value.
fn page(lexicon: &Lexicon, rules: &RuleSet, language: Option<&str>, look: Look) -> Vec<String> {
    let mut lines = vec![sanitise(&lexicon.name)];
    if !lexicon.named {
        lines.extend(by_language(&lexicon.words, language, look, 2));
        return lines;
    }
    for value in &lexicon.values {
        lines.push(format!("  {}", sanitise(&value.name)));
        lines.extend(by_language(&rules.lexicons[value.lexicon as usize].words, language, look, 4));
    }
    lines
}

fn by_language(words: &BTreeMap<String, Vec<Word>>, language: Option<&str>, look: Look, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (code, words) in words.iter().filter(|(code, _)| language.is_none_or(|wanted| wanted == code.as_str())) {
        let all = words.iter().map(written).collect::<Vec<_>>().join(", ");
        let text = Piece::foreign(sanitise(&all), Tone::Plain).lines(look.width.saturating_sub(indent + 4).max(20), look);
        for (position, (line, _)) in text.iter().enumerate() {
            let code = if position == 0 { code.as_str() } else { "" };
            lines.push(format!("{:indent$}{code:<4}{line}", ""));
        }
    }
    lines
}

/// A word as a rule file writes it, but for what needs no braces.
fn written(word: &Word) -> String {
    let mut text = word.text.clone();
    if word.exact {
        text.push_str(" (exact)");
    }
    if word.listed {
        text.push_str(" (listed)");
    }
    if !word.not.is_empty() {
        text.push_str(&format!(" (not: {})", word.not.join("; ")));
    }
    text
}
