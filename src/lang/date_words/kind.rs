//! Kinds of date words, and the names that a language pack gives their values.

/// A kind of date word: built in, or a marker group of the pack. At most 63, so that a set of kinds is one machine word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(u8);

/// Built-in kinds by name; those up to `role` are listed as words, the rest are made of digits.
const NAMES: [&str; 27] = [
    "month",
    "hijri-month",
    "weekday",
    "unit",
    "units",
    "two-units",
    "direction",
    "part",
    "season",
    "relative-day",
    "decade",
    "ordinal",
    "role",
    "holiday",
    "day-digits",
    "year-digits",
    "old-year-digits",
    "short-year-digits",
    "number",
    "numeric",
    "decade-digits",
    "ordinal-digits",
    "year-words",
    "few",
    "bare-weekday",
    "rank",
    "day-words",
];

impl Kind {
    /// A month of the Gregorian year, 1 to 12.
    pub const MONTH: Kind = Kind(0);
    /// A month of the Hijri year, 1 to 12.
    pub const HIJRI_MONTH: Kind = Kind(1);
    /// A day of the week, Monday 1 to Sunday 7.
    pub const WEEKDAY: Kind = Kind(2);
    /// A unit of time in the singular; see [`Unit`].
    pub const UNIT: Kind = Kind(3);
    /// A unit of time in the plural.
    pub const UNITS: Kind = Kind(4);
    /// A unit of time in the dual: two of them.
    pub const TWO_UNITS: Kind = Kind(5);
    /// Last, this, next …; see [`direction`].
    pub const DIRECTION: Kind = Kind(6);
    /// Early, middle, late, end; see [`part`].
    pub const PART: Kind = Kind(7);
    /// Spring 21 to winter 24.
    pub const SEASON: Kind = Kind(8);
    /// Yesterday -1, today 0, tomorrow 1 …
    pub const RELATIVE_DAY: Kind = Kind(9);
    /// The seventies: 70.
    pub const DECADE: Kind = Kind(10);
    /// First 1, second 2 …
    pub const ORDINAL: Kind = Kind(11);
    /// A preposition that gives a date its role: from 0, until 1, by 2, during 3, on 4, after 5.
    pub const ROLE: Kind = Kind(12);
    /// A holiday.
    pub const HOLIDAY: Kind = Kind(13);
    /// One or two digits, 1 to 31.
    pub const DAY_DIGITS: Kind = Kind(14);
    /// Four digits, 1000 to 2999.
    pub const YEAR_DIGITS: Kind = Kind(15);
    /// Three digits.
    pub const OLD_YEAR_DIGITS: Kind = Kind(16);
    /// Two digits.
    pub const SHORT_YEAR_DIGITS: Kind = Kind(17);
    /// A whole number that can count units, in digits or in words.
    pub const NUMBER: Kind = Kind(18);
    /// A date written in digits and marks.
    pub const NUMERIC: Kind = Kind(19);
    /// `1970s`
    pub const DECADE_DIGITS: Kind = Kind(20);
    /// `21st`
    pub const ORDINAL_DIGITS: Kind = Kind(21);
    /// A year in words.
    pub const YEAR_WORDS: Kind = Kind(22);
    /// A few, several: read as three.
    pub const FEW: Kind = Kind(23);

    /// A day of the week without its article, which is more often another word.
    pub const BARE_WEEKDAY: Kind = Kind(24);

    /// An ordinal that is the place in a row and never the day of a month (a feminine one in Arabic).
    pub const RANK: Kind = Kind(25);

    /// A number in several words, 21 to 31.
    pub const DAY_WORDS: Kind = Kind(26);

    const FIRST_MARKER: u8 = NAMES.len() as u8;

    /// The kind of the marker group at `index` of the pack's table.
    pub(super) fn marker(index: usize) -> Option<Kind> {
        u8::try_from(index).ok().map(|index| Kind(Kind::FIRST_MARKER + index)).filter(|kind| kind.0 < 63)
    }

    /// True for a marker group of the pack.
    pub fn is_marker(self) -> bool {
        self.0 >= Kind::FIRST_MARKER
    }

    /// A built-in kind by its name.
    pub(super) fn of_name(name: &str) -> Option<Kind> {
        NAMES.iter().position(|known| *known == name).map(|index| Kind(index as u8))
    }

    /// A built-in kind that is listed as words.
    pub(super) fn of_words(name: &str) -> Option<Kind> {
        Kind::of_name(name).filter(|kind| kind.0 <= Kind::ROLE.0 || matches!(*kind, Kind::FEW | Kind::BARE_WEEKDAY | Kind::RANK))
    }

    /// The kind as an index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The kind as a bit of a set.
    pub const fn bit(self) -> u64 {
        1 << self.0
    }

    /// The value that a pack's key stands for.
    pub(super) fn value(self, key: &str) -> Option<i32> {
        let number = key.parse::<i32>().ok();
        let named = |names: &[(&str, i32)]| names.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        let within = |low: i32, high: i32| number.filter(|n| (low..=high).contains(n));
        match self {
            Kind::MONTH | Kind::HIJRI_MONTH => within(1, 12),
            Kind::WEEKDAY | Kind::BARE_WEEKDAY => within(1, 7),
            Kind::UNIT | Kind::UNITS | Kind::TWO_UNITS => Unit::of_name(key).map(|unit| unit as i32),
            Kind::DIRECTION => named(&[
                ("before-last", direction::BEFORE_LAST),
                ("last", direction::LAST),
                ("this", direction::THIS),
                ("next", direction::NEXT),
                ("after-next", direction::AFTER_NEXT),
                ("following", direction::FOLLOWING),
            ]),
            Kind::PART => {
                named(&[("early", part::EARLY), ("mid", part::MID), ("late", part::LATE), ("end", part::END), ("halfway", part::HALFWAY)])
            }
            Kind::SEASON => named(&[("spring", 21), ("summer", 22), ("autumn", 23), ("winter", 24)]),
            Kind::RELATIVE_DAY => within(-9, 9),
            Kind::DECADE => within(0, 90).filter(|n| n % 10 == 0),
            Kind::ORDINAL | Kind::RANK => within(1, 31),
            Kind::FEW => within(2, 9),
            Kind::ROLE => named(&[("from", 0), ("until", 1), ("by", 2), ("during", 3), ("on", 4), ("after", 5)]),
            _ => None,
        }
    }
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Unit {
    Day,
    BusinessDay,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    const ALL: [(Unit, &'static str); 11] = [
        (Unit::Day, "day"),
        (Unit::BusinessDay, "business-day"),
        (Unit::Week, "week"),
        (Unit::Fortnight, "fortnight"),
        (Unit::Weekend, "weekend"),
        (Unit::Month, "month"),
        (Unit::Quarter, "quarter"),
        (Unit::Half, "half"),
        (Unit::Year, "year"),
        (Unit::Decade, "decade"),
        (Unit::Century, "century"),
    ];

    fn of_name(name: &str) -> Option<Unit> {
        Unit::ALL.iter().find(|(_, known)| *known == name).map(|(unit, _)| *unit)
    }

    /// The unit behind the value of a word.
    pub fn of_value(value: i32) -> Option<Unit> {
        Unit::ALL.iter().find(|(unit, _)| *unit as i32 == value).map(|(unit, _)| *unit)
    }
}

/// Values of [`Kind::DIRECTION`].
pub mod direction {
    /// The one before the last.
    pub const BEFORE_LAST: i32 = -2;
    /// Last, past, previous.
    pub const LAST: i32 = -1;
    /// This, current.
    pub const THIS: i32 = 0;
    /// Next, coming.
    pub const NEXT: i32 = 1;
    /// The one after the next.
    pub const AFTER_NEXT: i32 = 2;
    /// The one after that named before in the text, not after the present one.
    pub const FOLLOWING: i32 = 3;
}

/// Values of [`Kind::PART`].
pub mod part {
    /// The first third.
    pub const EARLY: i32 = 0;
    /// The middle third.
    pub const MID: i32 = 1;
    /// The last third.
    pub const LATE: i32 = 2;
    /// The last third; after by, before or until the last day.
    pub const END: i32 = 3;
    /// About the day in the middle.
    pub const HALFWAY: i32 = 4;
}
