//! The `dates` section of a language pack: the words that dates are made of, and the patterns that say how the
//! language puts them together.
//!
//! Words are given by kind and value (`month: {9: [September, Sep]}`); a `?` after a word says that it also means
//! something else (`May?`, `Sun?`) and counts only in company. Patterns are lines such as
//! `"{weekday}? {day} {of}? {month} {year}? => calendar"`: a name in braces is a kind of word, a marker group or
//! another group of patterns, `?` makes it optional, `{unit=year}` asks for one value, `~` is a mark that may part
//! two pieces of a date, `,` and brackets stand for themselves, and the name after `=>` is the meaning (see
//! [`Action`]). Everything is checked when the pack is loaded.

use super::vocabulary::{Class, Matching, Sense, VocabularyBuilder};
use crate::text::fold::fold;
use serde::Deserialize;
use std::collections::BTreeMap;

mod kind;
mod pattern;

pub use kind::{Kind, Unit, direction, part};
pub use pattern::{Action, MARK, Rule, Step};

/// Which of two small numbers in `3/4/2021` is the day, when both could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumericOrder {
    /// 3 April
    #[default]
    DayMonth,
    /// March 4
    MonthDay,
}

/// Most groups of patterns in one pack: a set of groups is one machine word.
const MOST_GROUPS: usize = 64;

/// When a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayRule {
    /// The same month and day every year.
    Fixed(u8, u8),
    /// Days after Easter Sunday of the Western churches.
    Easter(i16),
    /// Month and day of the Hijri (Umm al-Qura) year.
    Hijri(u8, u8),
    /// Days after Easter Sunday of the Eastern churches.
    OrthodoxEaster(i16),
    /// The nth weekday of a month (from its end, when negative), and days after it.
    Weekday {
        /// The month.
        month: u8,
        /// Which of its weekdays.
        nth: i8,
        /// Monday 1 to Sunday 7.
        weekday: u8,
        /// Days after it.
        days: i16,
    },
}

/// One entry of the date vocabulary: what a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateWord {
    /// Its kind.
    pub kind: Kind,
    /// Its value: the number of a month or weekday, the index of a unit, a shift …
    pub value: i32,
    /// The word also means something else.
    pub weak: bool,
}

/// Marker groups of the pack that the recogniser itself asks for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks {
    /// Phrases that look like dates and are none.
    pub never: Option<Kind>,
    /// What makes a number the hour of a clock.
    pub clock: Option<Kind>,
    /// Words after which a bare year or an ambiguous month is a date.
    pub cue: Option<Kind>,
    /// Words after which a bare year at the end of its phrase is.
    pub soft_cue: Option<Kind>,
    /// And.
    pub and: Option<Kind>,
}

/// The compiled `dates` section.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "RawDateWords")]
pub struct DateWords {
    /// Order of numeric dates.
    pub order: NumericOrder,
    /// Months whose full names are compared for a slip of one letter: folded name, entry.
    pub month_names: Vec<(String, u32)>,
    /// Endings that make a number an ordinal (`21st`).
    pub ordinal_suffixes: Vec<String>,
    /// Endings that make a year a decade (`1970s`).
    pub decade_suffixes: Vec<String>,
    words: Vec<DateWord>,
    phrases: Vec<(String, u32)>,
    punctuation: Vec<(char, Kind)>,
    /// Marker groups that the recogniser itself asks for.
    pub marks: Marks,
    holidays: Vec<HolidayRule>,
    symbols: Vec<Symbol>,
    follow: Vec<u64>,
    alone: u64,
    top: Option<usize>,
}

#[derive(Clone, Debug, Default)]
struct Symbol {
    rules: Vec<Rule>,
    first: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawDateWords {
    #[serde(default)]
    order: NumericOrder,
    #[serde(default)]
    ordinal_suffixes: Vec<String>,
    #[serde(default)]
    decade_suffixes: Vec<String>,
    words: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(default)]
    holidays: Vec<RawHoliday>,
    #[serde(default)]
    markers: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    grammar: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawHoliday {
    words: Vec<String>,
    month: Option<u8>,
    hijri_month: Option<u8>,
    day: Option<u8>,
    easter: Option<i16>,
    orthodox_easter: Option<i16>,
    nth: Option<i8>,
    weekday: Option<u8>,
    days: Option<i16>,
}

impl RawHoliday {
    fn rule(&self) -> Result<HolidayRule, String> {
        let days = self.days.unwrap_or(0);
        match *self {
            RawHoliday { month: Some(month @ 1..=12), day: Some(day @ 1..=31), .. } => Ok(HolidayRule::Fixed(month, day)),
            RawHoliday { hijri_month: Some(month @ 1..=12), day: Some(day @ 1..=30), .. } => Ok(HolidayRule::Hijri(month, day)),
            RawHoliday { month: Some(month @ 1..=12), nth: Some(nth @ (-1 | 1..=4)), weekday: Some(weekday @ 1..=7), .. } => {
                Ok(HolidayRule::Weekday { month, nth, weekday, days })
            }
            RawHoliday { easter: Some(days), .. } => Ok(HolidayRule::Easter(days)),
            RawHoliday { orthodox_easter: Some(days), .. } => Ok(HolidayRule::OrthodoxEaster(days)),
            _ => Err(format!(
                "holiday {:?}: give `month` and `day`, `hijri-month` and `day`, `month`, `nth` and `weekday`, `easter`, or `orthodox-easter`",
                self.words
            )),
        }
    }
}

impl TryFrom<RawDateWords> for DateWords {
    type Error = String;

    fn try_from(raw: RawDateWords) -> Result<Self, String> {
        let mut dates = DateWords {
            order: raw.order,
            ordinal_suffixes: raw.ordinal_suffixes.iter().map(|s| fold(s)).collect(),
            decade_suffixes: raw.decade_suffixes.iter().map(|s| fold(s)).collect(),
            ..DateWords::default()
        };
        for (name, values) in &raw.words {
            let kind = Kind::of_words(name).ok_or_else(|| format!("dates.words: unknown kind `{name}`"))?;
            for (key, words) in values {
                let value = kind.value(key).ok_or_else(|| format!("dates.words.{name}: `{key}` is no value of this kind"))?;
                dates.list(kind, value, words);
            }
        }
        for (index, holiday) in raw.holidays.iter().enumerate() {
            dates.holidays.push(holiday.rule()?);
            dates.list(Kind::HOLIDAY, index as i32, &holiday.words);
        }
        let markers: Vec<&String> = raw.markers.keys().collect();
        for (index, (name, words)) in raw.markers.iter().enumerate() {
            let kind = Kind::marker(index).ok_or("dates.markers: too many groups")?;
            let (marks, words): (Vec<_>, Vec<_>) = words.iter().cloned().partition(|word| !word.chars().any(char::is_alphanumeric));
            dates.punctuation.extend(marks.iter().filter_map(|mark| mark.chars().next()).map(|mark| (mark, kind)));
            if Kind::of_name(name).is_some() {
                return Err(format!("dates.markers: `{name}` is the name of a kind of word"));
            }
            dates.list(kind, 0, &words);
        }
        let marker = |name: &str| markers.iter().position(|known| *known == name).and_then(Kind::marker);
        let [never, clock, cue, soft_cue, and] = ["never", "clock", "cue", "soft-cue", "and"].map(marker);
        dates.marks = Marks { never, clock, cue, soft_cue, and };
        if raw.grammar.len() > MOST_GROUPS {
            return Err(format!("dates.grammar: {} groups of patterns, the most are {MOST_GROUPS}", raw.grammar.len()));
        }
        let grammar = pattern::compile(&raw.grammar, &markers)?;
        dates.symbols = grammar.symbols.into_iter().map(|(rules, first)| Symbol { rules, first }).collect();
        dates.follow = grammar.follow;
        dates.top = raw.grammar.keys().position(|name| name == "date");
        dates.alone = dates.top.map_or(0, |top| grammar.alone[top]);
        Ok(dates)
    }
}

impl DateWords {
    fn list(&mut self, kind: Kind, value: i32, words: &[String]) {
        for weak in [false, true] {
            let id = self.words.len() as u32;
            let mut used = false;
            for word in words.iter().filter(|word| word.ends_with('?') == weak) {
                let word = word.trim_end_matches('?');
                self.phrases.push((word.to_owned(), id));
                used = true;
                if kind == Kind::MONTH && !weak && word.chars().count() >= 5 && !word.contains(' ') {
                    self.month_names.push((fold(word), id));
                }
            }
            if used {
                self.words.push(DateWord { kind, value, weak });
            }
        }
    }

    /// Adds the words to the vocabulary of their language.
    pub fn register(&self, builder: &mut VocabularyBuilder) {
        for (phrase, id) in &self.phrases {
            builder.add(phrase, Matching::LISTED, Sense { class: Class::Date, id: *id });
        }
    }

    /// What the entry `id` stands for.
    pub fn word(&self, id: u32) -> Option<&DateWord> {
        self.words.get(id as usize)
    }

    /// Marker groups that a punctuation mark belongs to.
    pub fn mark_kinds(&self, mark: char) -> impl Iterator<Item = Kind> {
        self.punctuation.iter().filter(move |(c, _)| *c == mark).map(|(_, kind)| *kind)
    }

    /// When a holiday falls.
    pub fn holiday(&self, value: i32) -> Option<HolidayRule> {
        self.holidays.get(usize::try_from(value).ok()?).copied()
    }

    /// The group of patterns that a whole date must fit, if the pack has any.
    pub fn top(&self) -> Option<usize> {
        self.top
    }

    /// The patterns of one group.
    pub fn rules(&self, symbol: usize) -> &[Rule] {
        &self.symbols[symbol].rules
    }

    /// Kinds that can follow a word of this kind inside a date; [`MARK`] for a punctuation mark.
    pub fn follow(&self, kind: Kind) -> u64 {
        self.follow[kind.index()]
    }

    /// Kinds of which one word alone can be a date.
    pub fn alone(&self) -> u64 {
        self.alone
    }

    /// Kinds of words that the patterns of one group can open with, as a bit set.
    pub fn first(&self, symbol: usize) -> u64 {
        self.symbols[symbol].first
    }
}
