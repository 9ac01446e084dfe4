//! `corroborate recognise`: numbers, dates or places in lines of text. Value corpora are scored through it, and a rule
//! author sees what the engine sees.

use super::console::Console;
use super::exit::{Exit, Failure, Stop};
use super::options::When;
use crate::claim::Span;
use crate::extract::Language;
use crate::lang::{Class, LanguagePack, Lexed};
use crate::report::human::{DateLength, Reader, bare_value};
use crate::report::json_line;
use crate::report::mentions::{self, Reading};
use crate::report::terminal::ColourChoice;
use crate::rule::RuleSet;
use crate::value::actor::Actors;
use crate::value::date::{self, Anchor};
use crate::value::place::{self, Gazetteer};
use crate::value::{DateValue, Value, number};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::BufRead;

/// Arguments of `recognise`.
#[derive(Debug, Args)]
pub struct RecogniseArguments {
    /// What to look for
    #[arg(long, value_enum)]
    kind: Kind,
    /// Language of the text (ISO 639 code)
    #[arg(long, value_name = "CODE")]
    language: String,
    /// Date of the source, which "yesterday" and the like are counted from
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<jiff::civil::Date>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
    /// Colours in the text form: on a terminal, always, or never; NO_COLOR is respected
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    color: When,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// Numbers with their hedges
    Number,
    /// Dates
    Date,
    /// Places
    Place,
}

impl Kind {
    /// The classes of words that such mentions are made of.
    fn classes(self) -> &'static [Class] {
        match self {
            Kind::Number | Kind::Date => &[Class::Number, Class::Date],
            Kind::Place => &place::CLASSES,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Shape {
    /// One JSON array a line
    #[default]
    Json,
    /// The line with its mentions marked, and what each is read as
    Text,
}

/// A value found in a line.
#[derive(Debug, Serialize)]
struct Mention<'t> {
    text: &'t str,
    span: Span,
    value: Value,
}

/// Runs it.
pub fn run(arguments: &RecogniseArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let gazetteer = Gazetteer::shipped();
    let actors = Actors::shipped(&gazetteer);
    let Some(language) = Language::new(&arguments.language, &RuleSet::default(), &gazetteer, &actors) else {
        let known: Vec<&str> = LanguagePack::shipped_codes().collect();
        let title = format!("there is no language pack for `{}`", arguments.language);
        return Err(Failure::new(title, format!("use one of: {}", known.join(", "))).into());
    };
    let anchor = arguments.date.map_or(Anchor::Unknown, Anchor::Known);
    let colour = ColourChoice::from(arguments.color).decide(console.out_is_terminal, console.environment);
    let mut line = String::new();
    let words = language.vocabulary.words_of(arguments.kind.classes());
    while next_line(&mut *console.input, &mut line)? {
        let lexed = Lexed::only(&line, &language.vocabulary, &words);
        let found = match arguments.kind {
            Kind::Number => numbers(&line, &lexed, language.pack),
            Kind::Date => dates(&line, &lexed, language.pack, &anchor),
            Kind::Place => places(&line, &lexed, &gazetteer),
        };
        match arguments.format {
            Shape::Json => json_line(&found, &mut *console.out)?,
            Shape::Text => {
                let reader = Reader { names: &gazetteer, language: &arguments.language, dates: DateLength::Long };
                let reading = |mention: &Mention<'_>| Reading {
                    span: mention.span.start..mention.span.end,
                    value: bare_value(&mention.value, reader),
                };
                let readings: Vec<Reading> = found.iter().map(reading).collect();
                mentions::write(&line, &readings, colour, &mut *console.out)?;
            }
        }
    }
    Ok(Exit::Passed)
}

/// Reads a line without its end; bytes that are no UTF-8 are shown as such. False at the end of the input.
fn next_line(input: &mut dyn BufRead, line: &mut String) -> std::io::Result<bool> {
    let mut bytes = Vec::new();
    if input.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(false);
    }
    *line = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_string();
    Ok(true)
}

fn mention<'t>(line: &'t str, lexed: &Lexed<'_>, tokens: std::ops::Range<usize>, value: Value) -> Mention<'t> {
    let span = lexed.tokens.span(tokens.start, tokens.end);
    Mention { text: &line[span.clone()], span: span.into(), value }
}

fn numbers<'t>(line: &'t str, lexed: &Lexed<'_>, pack: &LanguagePack) -> Vec<Mention<'t>> {
    let found = number::recognise(lexed, pack, 0..lexed.tokens.len());
    found.into_iter().map(|number| mention(line, lexed, number.first..number.end, Value::Quantity(number.quantity))).collect()
}

fn dates<'t>(line: &'t str, lexed: &Lexed<'_>, pack: &LanguagePack, anchor: &Anchor) -> Vec<Mention<'t>> {
    let found = date::recognise(lexed, pack, anchor, 0..lexed.tokens.len());
    let value = |found: &date::DateMention| Value::Date(DateValue { edtf: found.edtf.to_string(), role: found.role.unwrap_or_default() });
    found.iter().map(|found| mention(line, lexed, found.first..found.end, value(found))).collect()
}

/// Places; a name that may mean several gives one mention for each.
fn places<'t>(line: &'t str, lexed: &Lexed<'_>, gazetteer: &Gazetteer) -> Vec<Mention<'t>> {
    let found = place::recognise(lexed, gazetteer, 0..lexed.tokens.len());
    let all = found.iter().flat_map(|found| found.places.iter().map(move |place| (found, *place)));
    let value = |place: u32| Value::Place { place: gazetteer.place(place).id.clone() };
    all.map(|(found, place)| mention(line, lexed, found.first..found.end, value(place))).collect()
}
