//! Patterns of the `dates` section: read, checked and turned into steps.

use super::kind::Kind;
use std::collections::BTreeMap;

/// What the pieces of a pattern add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Year, month, day, weekday and last/next side by side: one calendar date.
    Calendar,
    /// Two names of one month.
    SameMonth,
    /// A month by its place in the year.
    MonthNumber,
    /// "The current year 2021": a stated year, and evidence for the source's date.
    CurrentYear,
    /// Counted years from the source's.
    YearAhead,
    /// A year of the Hijri calendar.
    HijriYear,
    /// Direction and unit: last week.
    Shift,
    /// A unit alone after "end of the", "rest of the": the present one.
    ThisUnit,
    /// Direction, count and units: the last three weeks.
    ShiftMany,
    /// Yesterday, with a weekday or date beside it.
    RelativeDay,
    /// A weekday of a week or other short period.
    WeekdayOf,
    /// Early, mid, late, end of a period.
    Part,
    /// A season, with or without a year.
    Season,
    /// A decade, in words or digits.
    Decade,
    /// An ordinal century.
    Century,
    /// A quarter or half of a year.
    Quarter,
    /// The nth weekday, day or week of a period.
    Nth,
    /// The same, counted from the end.
    NthLast,
    /// The nth weekday after a date, the first where no number is given.
    NthAfter,
    /// The last weekday before a date.
    NthBefore,
    /// From one date to another.
    Range,
    /// Two days of one month (`13-15 July`).
    DayRange,
    /// Two days of one month that follow each other (`11 and 12 July`).
    DayPair,
    /// Two weekdays of one week.
    WeekdayRange,
    /// Counted units before today, or before another date.
    Ago,
    /// Counted units after today, or after another date.
    Ahead,
    /// About so many units before today.
    AboutAgo,
    /// About so many units after today.
    AboutAhead,
    /// Counted units, to be part of another pattern.
    Amount,
    /// Within counted units from today on.
    Within,
    /// The last or next so many units, counted in days from today and not in whole weeks, months and years.
    Window,
    /// A date and a length from it.
    Lasting,
    /// The week of a date.
    WeekOf,
    /// The seven days from a date on.
    WeekFrom,
    /// The seven days up to a date.
    WeekUntil,
    /// A holiday, with or without a year.
    Holiday,
    /// What is left of a period.
    Rest,
    /// The weekday nearest to a date.
    Closest,
    /// About a date.
    About,
    /// Just the piece that it holds.
    Same,
    /// A day or other unit before or after the date named last ("the next day").
    Following,
    /// The first or last so many days, weeks … of a period.
    Edge,
    /// The end of a unit or period, in other words than a noun ("before the year is out").
    EndOf,
    /// From a date until today.
    SoFar,
    /// From today until a date.
    FromNow,
    /// A unit from its first day until today ("year to date").
    ToDate,
}

const ACTIONS: [(&str, Action); 46] = [
    ("calendar", Action::Calendar),
    ("same-month", Action::SameMonth),
    ("month-number", Action::MonthNumber),
    ("current-year", Action::CurrentYear),
    ("year-ahead", Action::YearAhead),
    ("hijri-year", Action::HijriYear),
    ("shift", Action::Shift),
    ("this-unit", Action::ThisUnit),
    ("shift-many", Action::ShiftMany),
    ("relative-day", Action::RelativeDay),
    ("weekday-of", Action::WeekdayOf),
    ("part", Action::Part),
    ("season", Action::Season),
    ("decade", Action::Decade),
    ("century", Action::Century),
    ("quarter", Action::Quarter),
    ("nth", Action::Nth),
    ("nth-last", Action::NthLast),
    ("nth-after", Action::NthAfter),
    ("nth-before", Action::NthBefore),
    ("range", Action::Range),
    ("day-range", Action::DayRange),
    ("day-pair", Action::DayPair),
    ("weekday-range", Action::WeekdayRange),
    ("ago", Action::Ago),
    ("ahead", Action::Ahead),
    ("about-ago", Action::AboutAgo),
    ("about-ahead", Action::AboutAhead),
    ("amount", Action::Amount),
    ("within", Action::Within),
    ("window", Action::Window),
    ("lasting", Action::Lasting),
    ("week-of", Action::WeekOf),
    ("week-from", Action::WeekFrom),
    ("week-until", Action::WeekUntil),
    ("holiday", Action::Holiday),
    ("rest", Action::Rest),
    ("closest", Action::Closest),
    ("about", Action::About),
    ("same", Action::Same),
    ("following", Action::Following),
    ("edge", Action::Edge),
    ("end-of", Action::EndOf),
    ("so-far", Action::SoFar),
    ("from-now", Action::FromNow),
    ("to-date", Action::ToDate),
];

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A word of a kind, or of one value of it.
    Word {
        /// The kind.
        kind: Kind,
        /// The value, when the pattern asks for one.
        value: Option<i32>,
        /// May be left out.
        optional: bool,
        /// The marker group `and`, which may be glued to the next word.
        and: bool,
    },
    /// Another group of patterns.
    Symbol {
        /// Its index.
        symbol: usize,
        /// May be left out.
        optional: bool,
    },
    /// A mark that stands for itself.
    Mark {
        /// The mark.
        mark: char,
        /// May be left out.
        optional: bool,
    },
    /// A mark that may part the pieces of a date: `-`, `/`, `.` or a comma.
    Separator,
    /// `!{of}`: no word of this kind may follow.
    Not(Kind),
    /// `$`: the phrase ends here: no word and no digits follow.
    End,
    /// `|`: what stands before it only gives the context; the mention starts here.
    Start,
}

impl Step {
    /// May take up no word: left out, or glued to the next.
    fn passable(&self) -> bool {
        self.optional() || matches!(self, Step::Word { and: true, .. })
    }

    fn optional(&self) -> bool {
        match *self {
            Step::Word { optional, .. } | Step::Symbol { optional, .. } | Step::Mark { optional, .. } => optional,
            Step::Separator | Step::Start | Step::End | Step::Not(_) => true,
        }
    }
}

/// A pattern with its meaning.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The steps in order.
    pub steps: Vec<Step>,
    /// What they add up to.
    pub action: Action,
    /// Kinds of words that it can open with, as a bit set.
    pub first: u64,
    /// Kinds of words that it cannot do without.
    pub required: u64,
    /// It also means something else (`=> ago?`) and counts only where nothing else stands.
    pub weak: bool,
    /// It leaves no doubt about the words in it that also mean something else (`=> ago!`).
    pub sure: bool,
}

/// Stands for any punctuation mark in a set of kinds.
pub const MARK: u64 = 1 << 63;

/// A compiled grammar.
#[derive(Clone, Debug, Default)]
pub(super) struct Grammar {
    /// The groups of patterns, each with the kinds that it can open with.
    pub symbols: Vec<(Vec<Rule>, u64)>,
    /// By kind: the kinds that can follow it inside a date.
    pub follow: Vec<u64>,
    /// By group: kinds of which one word alone fits it.
    pub alone: Vec<u64>,
}

/// Compiles all groups; their indexes follow the order of their names.
pub(super) fn compile(grammar: &BTreeMap<String, Vec<String>>, markers: &[&String]) -> Result<Grammar, String> {
    let names: Vec<&String> = grammar.keys().collect();
    let mut symbols = Vec::new();
    for (name, lines) in grammar {
        if Kind::of_name(name).is_some() || markers.contains(&name) {
            return Err(format!("dates.grammar: `{name}` is already the name of a kind of word"));
        }
        let mut rules = Vec::new();
        for line in lines {
            rules.push(rule(line, &names, markers).map_err(|error| format!("dates.grammar.{name}: \"{line}\": {error}"))?);
        }
        symbols.push(rules);
    }
    let mut sets = Sets { first: vec![None; symbols.len()], last: vec![None; symbols.len()], alone: vec![None; symbols.len()] };
    for symbol in 0..symbols.len() {
        sets.fill(&symbols, symbol, &mut Vec::new(), &names)?;
    }
    let mut follow = vec![0_u64; 64];
    for rule in symbols.iter().flatten() {
        for (index, step) in rule.steps.iter().enumerate() {
            for next in &rule.steps[index + 1..] {
                let (from, to) = (sets.last_of(step), sets.first_of(next));
                (0..64).filter(|kind| from >> kind & 1 == 1).for_each(|kind| follow[kind] |= to);
                if !next.passable() {
                    break;
                }
            }
        }
    }
    for rules in &mut symbols {
        for rule in rules {
            rule.first = sets.first_of_rule(&rule.steps);
        }
    }
    let of = |sets: Vec<Option<u64>>| sets.into_iter().map(Option::unwrap_or_default);
    let symbols = symbols.into_iter().zip(of(sets.first)).collect();
    Ok(Grammar { symbols, follow, alone: of(sets.alone).collect() })
}

/// For each group the kinds that it can open with, end with, or consist of.
struct Sets {
    first: Vec<Option<u64>>,
    last: Vec<Option<u64>>,
    alone: Vec<Option<u64>>,
}

impl Sets {
    /// Works out the sets of a group and of all groups inside it; an error when a group holds itself.
    fn fill(&mut self, symbols: &[Vec<Rule>], symbol: usize, above: &mut Vec<usize>, names: &[&String]) -> Result<(), String> {
        if above.contains(&symbol) {
            return Err(format!("dates.grammar: `{}` holds itself", names[symbol]));
        }
        if self.first[symbol].is_some() {
            return Ok(());
        }
        above.push(symbol);
        let (mut first, mut last, mut alone) = (0, 0, 0);
        for rule in &symbols[symbol] {
            for step in &rule.steps {
                if let Step::Symbol { symbol, .. } = *step {
                    self.fill(symbols, symbol, above, names)?;
                }
            }
            first |= self.first_of_rule(&rule.steps);
            for step in rule.steps.iter().rev() {
                last |= self.last_of(step);
                if !step.passable() {
                    break;
                }
            }
            for (index, step) in rule.steps.iter().enumerate() {
                if rule.steps.iter().enumerate().all(|(other, step)| other == index || step.passable()) {
                    alone |= match *step {
                        Step::Word { kind, .. } => kind.bit(),
                        Step::Symbol { symbol, .. } => self.alone[symbol].unwrap_or_default(),
                        _ => 0,
                    };
                }
            }
        }
        above.pop();
        (self.first[symbol], self.last[symbol], self.alone[symbol]) = (Some(first), Some(last), Some(alone));
        Ok(())
    }

    fn first_of_rule(&self, steps: &[Step]) -> u64 {
        let mut first = 0;
        for step in steps {
            first |= self.first_of(step);
            if !step.passable() {
                break;
            }
        }
        first
    }

    fn first_of(&self, step: &Step) -> u64 {
        match *step {
            Step::Word { kind, .. } => kind.bit(),
            Step::Symbol { symbol, .. } => self.first[symbol].unwrap_or_default(),
            Step::Mark { .. } | Step::Separator => MARK,
            Step::Not(_) | Step::Start | Step::End => 0,
        }
    }

    fn last_of(&self, step: &Step) -> u64 {
        match *step {
            Step::Symbol { symbol, .. } => self.last[symbol].unwrap_or_default(),
            _ => self.first_of(step),
        }
    }
}

fn rule(line: &str, names: &[&String], markers: &[&String]) -> Result<Rule, String> {
    let (pattern, action) = line.split_once("=>").unwrap_or((line, "calendar"));
    let action = action.trim();
    let (weak, sure) = (action.ends_with('?'), action.ends_with('!'));
    let action = action.trim_end_matches(['?', '!']);
    let action =
        ACTIONS.iter().find(|(name, _)| *name == action).map(|(_, action)| *action).ok_or(format!("unknown meaning `{action}`"))?;
    let steps = pattern.split_whitespace().map(|piece| step(piece, names, markers)).collect::<Result<Vec<_>, _>>()?;
    if steps.iter().all(Step::optional) {
        return Err("every piece is optional".to_owned());
    }
    let needed = |step: &Step| match *step {
        Step::Word { kind, optional: false, and: false, .. } => kind.bit(),
        _ => 0,
    };
    let required = steps.iter().fold(0, |set, step| set | needed(step));
    Ok(Rule { steps, action, first: 0, required, weak, sure })
}

fn step(piece: &str, names: &[&String], markers: &[&String]) -> Result<Step, String> {
    if let Some(piece) = piece.strip_prefix('!') {
        return match step(piece, names, markers)? {
            Step::Word { kind, value: None, optional: false, .. } => Ok(Step::Not(kind)),
            _ => Err(format!("`!{piece}` must name a kind of word")),
        };
    }
    let (piece, optional) = piece.strip_suffix('?').map_or((piece, false), |piece| (piece, true));
    if piece == "~" {
        return Ok(Step::Separator);
    }
    if piece == "$" {
        return Ok(Step::End);
    }
    if piece == "|" {
        return Ok(Step::Start);
    }
    let Some(name) = piece.strip_prefix('{').and_then(|piece| piece.strip_suffix('}')) else {
        let mut chars = piece.chars();
        return match (chars.next(), chars.next()) {
            (Some(mark), None) if !mark.is_alphanumeric() => Ok(Step::Mark { mark, optional }),
            _ => Err(format!("`{piece}` is neither a mark nor a name in braces")),
        };
    };
    let (name, value) = name.split_once('=').map_or((name, None), |(name, value)| (name, Some(value)));
    if let Some(symbol) = names.iter().position(|known| *known == name) {
        return if value.is_some() { Err(format!("`{name}` takes no value")) } else { Ok(Step::Symbol { symbol, optional }) };
    }
    let marker = markers.iter().position(|known| *known == name).and_then(Kind::marker);
    let kind = Kind::of_name(name).or(marker).ok_or_else(|| format!("unknown name `{name}`"))?;
    let value = match value {
        None => None,
        Some(value) => Some(kind.value(value).ok_or_else(|| format!("`{value}` is no value of `{name}`"))?),
    };
    Ok(Step::Word { kind, value, optional, and: name == "and" })
}
