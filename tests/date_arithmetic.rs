//! Dates that are counted from another day, against plain day arithmetic: weekdays over the ends of weeks, months and
//! years, counts of days over leap days, parts of periods that must add up to the whole, and the Hijri calendar.

use corroborate::lang::{LanguagePack, Lexed, Vocabulary, VocabularyBuilder, number_words};
use corroborate::value::date::{Anchor, DateMention, Edtf, Tense, narrow_anchor, recognise_in_tense};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use std::sync::OnceLock;

struct Language {
    pack: LanguagePack,
    vocabulary: Vocabulary,
    weekdays: [&'static str; 7],
    months: [&'static str; 12],
}

const ARABIC: usize = 0;
const ENGLISH: usize = 1;
const FRENCH: usize = 2;

fn language(code: usize) -> &'static Language {
    static LANGUAGES: [OnceLock<Language>; 3] = [const { OnceLock::new() }; 3];
    LANGUAGES[code].get_or_init(|| {
        let path = format!("{}/rules/lang/{}.yaml", env!("CARGO_MANIFEST_DIR"), ["ar", "en", "fr"][code]);
        let pack: LanguagePack = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mut builder = VocabularyBuilder::new(pack.morphology.clone());
        number_words::register(&pack, &mut builder);
        pack.dates.register(&mut builder);
        let weekdays = [
            ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        ][code];
        let months = [
            ["يناير", "شباط", "آذار", "أبريل", "أيار", "يونيو", "تموز", "آب", "أيلول", "تشرين الأول", "نوفمبر", "كانون الأول"],
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
            ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ][code];
        Language { vocabulary: builder.build(), pack, weekdays, months }
    })
}

impl Language {
    fn mentions(&self, text: &str, anchor: &Anchor, tense: Tense) -> Vec<DateMention> {
        let lexed = Lexed::new(text, &self.vocabulary);
        recognise_in_tense(&lexed, &self.pack, anchor, 0..lexed.tokens.len(), tense)
    }

    /// The one date of a text.
    fn one(&self, text: &str, today: Date, tense: Tense) -> Edtf {
        let mentions = self.mentions(text, &Anchor::Known(today), tense);
        assert_eq!(mentions.len(), 1, "{text:?} on {today}: {mentions:?}");
        mentions[0].edtf
    }

    fn day(&self, text: &str, today: Date) -> Date {
        self.day_in(text, today, Tense::Unknown)
    }

    fn day_in(&self, text: &str, today: Date, tense: Tense) -> Date {
        let (first, last) = self.days_in(text, today, tense);
        assert_eq!(first, last, "{text:?} on {today}");
        first
    }

    fn days(&self, text: &str, today: Date) -> (Date, Date) {
        self.days_in(text, today, Tense::Unknown)
    }

    fn days_in(&self, text: &str, today: Date, tense: Tense) -> (Date, Date) {
        let edtf = self.one(text, today, tense);
        let (first, last) = edtf.bounds().unwrap();
        (first.unwrap_or_else(|| panic!("{text:?}: {edtf}")), last.unwrap_or_else(|| panic!("{text:?}: {edtf}")))
    }

    fn narrowed(&self, text: &str) -> Anchor {
        let lexed = Lexed::new(text, &self.vocabulary);
        narrow_anchor(&lexed, &self.pack, 0..lexed.tokens.len()).anchor
    }

    fn written(&self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.months[date.month() as usize - 1], date.year())
    }
}

/// Days between 1950 and 2099, the ends of months and years and leap days among them more often than chance has it.
fn days() -> impl Strategy<Value = Date> {
    let any = (0..54_786_i32).prop_map(|n| Date::constant(1950, 1, 1) + n.days());
    let edge = (1950..2100_i16, 1..=12_i8, -2..=2_i32).prop_map(|(year, month, off)| Date::new(year, month, 1).unwrap() + off.days());
    let leap = (488..525_i16, -1..=1_i32).prop_map(|(quarter, off)| Date::new(quarter * 4, 2, 29).unwrap() + off.days());
    prop_oneof![any, edge, leap]
}

fn weekday(date: Date) -> usize {
    date.weekday().to_monday_zero_offset() as usize
}

/// Steps a day at a time, so that nothing of the code under test is used.
fn walk(from: Date, step: i32, wanted: impl Fn(Date) -> bool) -> Date {
    let mut day = from;
    loop {
        day += step.days();
        if wanted(day) {
            return day;
        }
    }
}

fn directed(code: usize, day: usize, towards: i32) -> String {
    let name = language(code).weekdays[day];
    let feminine = code == ARABIC && name == "الجمعة";
    match (code, towards) {
        (ARABIC, -1) => format!("اجتمعوا يوم {name} {}", if feminine { "الماضية" } else { "الماضي" }),
        (ARABIC, 1) => format!("يجتمعون يوم {name} {}", if feminine { "المقبلة" } else { "المقبل" }),
        (ARABIC, _) => format!("يجتمعون {} {name}", if feminine { "هذه" } else { "هذا" }),
        (ENGLISH, -1) => format!("They met last {name}."),
        (ENGLISH, 1) => format!("They meet next {name}."),
        (ENGLISH, _) => format!("They meet this {name}."),
        (_, -1) => format!("Ils se sont vus {name} dernier."),
        (_, 1) => format!("Ils se voient {name} prochain."),
        _ => format!("Ils se voient ce {name}."),
    }
}

fn counted(code: usize, count: i32, unit: usize, ahead: bool) -> String {
    let arabic = |few: &'static str, many: &'static str| if (3..=10).contains(&count) { few } else { many };
    match code {
        ARABIC => {
            let unit = [arabic("أيام", "يوما"), arabic("أسابيع", "أسبوعا"), arabic("أشهر", "شهرا"), arabic("أعوام", "عاما")][unit];
            format!("اجتمعوا {} {count} {unit}", if ahead { "بعد" } else { "قبل" })
        }
        ENGLISH => {
            let unit = ["days", "weeks", "months", "years"][unit];
            if ahead { format!("They meet in {count} {unit}.") } else { format!("They met {count} {unit} ago.") }
        }
        _ => {
            let unit = ["jours", "semaines", "mois", "ans"][unit];
            if ahead { format!("Ils se voient dans {count} {unit}.") } else { format!("Ils se sont vus il y a {count} {unit}.") }
        }
    }
}

fn shifted(code: usize, unit: usize, towards: usize) -> &'static str {
    [
        [
            ["الأسبوع الماضي", "الأسبوع الجاري", "الأسبوع المقبل"],
            ["الشهر الماضي", "الشهر الجاري", "الشهر المقبل"],
            ["العام الماضي", "العام الجاري", "العام المقبل"],
        ],
        [["last week", "this week", "next week"], ["last month", "this month", "next month"], ["last year", "this year", "next year"]],
        [
            ["la semaine dernière", "cette semaine", "la semaine prochaine"],
            ["le mois dernier", "ce mois", "le mois prochain"],
            ["l'année dernière", "cette année", "l'année prochaine"],
        ],
    ][code][unit][towards]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn last_this_and_next_weekday(code in 0..3_usize, today in days(), day in 0..7_usize) {
        let language = language(code);
        let is = |date: Date| weekday(date) == day;
        // "Last Friday", said on a Friday, is a week ago; "next Friday" a week ahead.
        prop_assert_eq!(language.day(&directed(code, day, -1), today), walk(today, -1, is));
        prop_assert_eq!(language.day(&directed(code, day, 1), today), walk(today, 1, is));
        let this = language.day(&directed(code, day, 0), today);
        prop_assert!(is(this) && this >= today - (weekday(today) as i32).days() && this < today + (7 - weekday(today) as i32).days());
        let ahead = language.day_in(&directed(code, day, 0), today, Tense::Future);
        prop_assert!(is(ahead) && ahead >= today && ahead <= today + 6.days(), "{} on {}: {}", directed(code, day, 0), today, ahead);
    }

    #[test]
    fn a_weekday_alone_is_the_last_one_or_the_next(code in 0..3_usize, today in days(), day in 0..7_usize) {
        let language = language(code);
        let text = [format!("اجتمعوا يوم {}", language.weekdays[day]), format!("They met on {}.", language.weekdays[day]), format!("Ils se sont vus {}.", language.weekdays[day])];
        let is = |date: Date| weekday(date) == day;
        prop_assert_eq!(language.day(&text[code], today), walk(today.tomorrow().unwrap(), -1, is));
        prop_assert_eq!(language.day_in(&text[code], today, Tense::Future), walk(today.yesterday().unwrap(), 1, is));
    }

    #[test]
    fn counts_over_the_ends_of_months_and_leap_days(code in 0..3_usize, today in days(), count in 3..400_i32) {
        let language = language(code);
        let weeks = count % 60 + 3;
        prop_assert_eq!(language.day(&counted(code, count, 0, false), today), today - count.days());
        prop_assert_eq!(language.day(&counted(code, count, 0, true), today), today + count.days());
        prop_assert_eq!(language.day(&counted(code, weeks, 1, false), today), today - weeks.weeks());
        prop_assert_eq!(language.day(&counted(code, weeks, 1, true), today), today + weeks.weeks());
        // A month is no number of days: the same day, or the last one of a shorter month.
        for (unit, months) in [(2, weeks), (3, weeks * 12)] {
            for ahead in [false, true] {
                let found = language.day(&counted(code, weeks, unit, ahead), today);
                let index = i32::from(today.year()) * 12 + i32::from(today.month()) - 1 + if ahead { months } else { -months };
                prop_assert_eq!(i32::from(found.year()) * 12 + i32::from(found.month()) - 1, index);
                prop_assert!(found.day() == today.day() || (found.day() < today.day() && found == found.last_of_month()));
            }
        }
    }

    #[test]
    fn weeks_months_and_years_join_without_a_gap(code in 0..3_usize, unit in 0..3_usize, today in days()) {
        let language = language(code);
        let [last, this, next] = [0, 1, 2].map(|towards| language.days(shifted(code, unit, towards), today));
        prop_assert!(this.0 <= today && today <= this.1);
        prop_assert_eq!(last.1.tomorrow().unwrap(), this.0);
        prop_assert_eq!(this.1.tomorrow().unwrap(), next.0);
        match unit {
            0 => prop_assert!([last, this, next].iter().all(|(first, end)| weekday(*first) == 0 && *end == *first + 6.days())),
            1 => prop_assert!([last, this, next].iter().all(|(first, end)| first.day() == 1 && *end == first.last_of_month())),
            _ => prop_assert!([last, this, next].iter().all(|(first, end)| first.day_of_year() == 1 && *end == first.last_of_year())),
        }
    }

    #[test]
    fn early_mid_and_late_add_up_to_the_whole(code in 0..3_usize, date in days()) {
        let language = language(code);
        let month = format!("{} {}", language.months[date.month() as usize - 1], date.year());
        let words = [["أوائل ", "منتصف ", "أواخر "], ["early ", "mid-", "late "], ["début ", "mi-", "fin "]][code];
        let whole = |of: &str| words.map(|word| language.days(&format!("{word}{of}"), date));
        let [early, mid, late] = whole(&month);
        prop_assert_eq!((early.0, early.1), (date.first_of_month(), date.first_of_month() + 9.days()));
        prop_assert_eq!((mid.0, mid.1), (date.first_of_month() + 10.days(), date.first_of_month() + 19.days()));
        prop_assert_eq!((late.0, late.1), (date.first_of_month() + 20.days(), date.last_of_month()));
        let year = if code == ARABIC { format!("عام {}", date.year()) } else { date.year().to_string() };
        let [early, mid, late] = whole(&year);
        prop_assert_eq!((early.0, early.1.tomorrow().unwrap()), (date.first_of_year(), Date::new(date.year(), 5, 1).unwrap()));
        prop_assert_eq!((mid.0, mid.1.tomorrow().unwrap()), (Date::new(date.year(), 5, 1).unwrap(), Date::new(date.year(), 9, 1).unwrap()));
        prop_assert_eq!((late.0, late.1), (Date::new(date.year(), 9, 1).unwrap(), date.last_of_year()));
        let end = [format!("بحلول نهاية {month}"), format!("by the end of {month}"), format!("avant la fin de {month}")];
        prop_assert_eq!(language.day(&end[code], date), date.last_of_month());
    }

    #[test]
    fn quarters_seasons_and_decades(code in 0..3_usize, date in days()) {
        let language = language(code);
        let year = date.year();
        let nth = [["الأول", "الثاني", "الثالث", "الرابع"], ["first", "second", "third", "fourth"], ["premier", "deuxième", "troisième", "quatrième"]][code];
        let quarter = |n: usize| match code {
            ARABIC => format!("الربع {} من عام {year}", nth[n]),
            ENGLISH => format!("the {} quarter of {year}", nth[n]),
            _ => format!("{} trimestre {year}", nth[n]),
        };
        let mut start = date.first_of_year();
        for n in 0..4 {
            let found = language.days(&quarter(n), date);
            prop_assert_eq!(found, (start, start + 3.months() - 1.days()));
            start += 3.months();
        }
        let names = [["ربيع ", "صيف ", "خريف ", "شتاء "], ["spring ", "summer ", "autumn ", "winter "], ["printemps ", "été ", "automne ", "hiver "]][code];
        let mut start = Date::new(year, 3, 1).unwrap();
        for name in names {
            let found = language.days(&format!("{name}{year}"), date);
            prop_assert_eq!(found, (start, start + 3.months() - 1.days()), "{}{}", name, year);
            start += 3.months();
        }
        if code != ARABIC {
            let tens = year / 10 * 10;
            let text = if code == ENGLISH { format!("the {tens}s") } else { format!("années {tens}") };
            prop_assert_eq!(language.days(&text, date), (Date::new(tens, 1, 1).unwrap(), Date::new(tens + 9, 12, 31).unwrap()));
        }
    }

    #[test]
    fn last_this_and_next_season(code in 0..3_usize, today in days(), season in 0..4_usize) {
        let language = language(code);
        let name = [["الربيع", "الصيف", "الخريف", "الشتاء"], ["spring", "summer", "autumn", "winter"], ["printemps", "été", "automne", "hiver"]][code][season];
        let text = |towards: usize| match code {
            ARABIC => format!("{name} {}", ["الماضي", "الجاري", "المقبل"][towards]),
            ENGLISH => format!("{} {name}", ["last", "this", "next"][towards]),
            _ => [format!("{name} dernier"), format!("cet {name}"), format!("{name} prochain")][towards].clone(),
        };
        let starts = |day: Date| day.day() == 1 && day.month() as usize == season * 3 + 3;
        let three_months = |start: Date| (start, start + 3.months() - 1.days());
        // The season that is on is neither the last one nor the next one.
        let (last, next) = (language.days(&text(0), today), language.days(&text(2), today));
        prop_assert!(last == three_months(last.0) && last.1 < today && three_months(last.0 + 1.years()).1 >= today, "{} on {}", text(0), today);
        prop_assert!(next == three_months(next.0) && next.0 > today && next.0 - 1.years() <= today, "{} on {}", text(2), today);
        let this = language.days(&text(1), today);
        prop_assert_eq!(this, three_months(this.0));
        let on = walk(today.tomorrow().unwrap(), -1, |day| day.day() == 1 && [3, 6, 9, 12].contains(&day.month()));
        if starts(on) {
            prop_assert_eq!(this, three_months(on), "{} on {}", text(1), today);
        }
    }

    #[test]
    fn the_nth_weekday_of_a_month(code in 0..3_usize, date in days(), nth in 1..=4_usize) {
        let language = language(code);
        let (month, name) = (language.months[date.month() as usize - 1], language.weekdays[weekday(date)]);
        let year = date.year();
        let words = [["الأول", "الثاني", "الثالث", "الرابع", "الأخير"], ["first", "second", "third", "fourth", "last"], ["premier", "deuxième", "troisième", "quatrième", "dernier"]][code];
        let text = |word: &str| match code {
            ARABIC => format!("{name} {word} من {month} {year}"),
            ENGLISH => format!("the {word} {name} of {month} {year}"),
            _ => format!("le {word} {name} de {month} {year}"),
        };
        let is = |day: Date| weekday(day) == weekday(date);
        let first = walk(date.first_of_month().yesterday().unwrap(), 1, is);
        // In Arabic "the Tuesday, the third of January" and "the third Tuesday of January" are the same words.
        prop_assume!(code != ARABIC || !is(date.first_of_month() + (nth as i32 - 1).days()));
        prop_assert_eq!(language.day(&text(words[nth - 1]), date), first + (nth as i32 - 1).weeks());
        prop_assert_eq!(language.day(&text(words[4]), date), walk(date.last_of_month().tomorrow().unwrap(), -1, is));
    }

    #[test]
    fn a_day_without_its_year_is_the_nearest_that_news_means(code in 0..3_usize, today in days(), other in days()) {
        let language = language(code);
        let (day, month) = (other.day(), language.months[other.month() as usize - 1]);
        let text = [format!("في {day} {month}"), format!("on {day} {month}"), format!("le {day} {month}")];
        let same = |date: Date| (date.month(), date.day()) == (other.month(), other.day());
        let found = language.day(&text[code], today);
        let past = walk(today.tomorrow().unwrap(), -1, same);
        let ahead = walk(today.yesterday().unwrap(), 1, same);
        prop_assert!(same(found) && (found == past || found == ahead));
        prop_assert_eq!(found == past, past >= today - 335.days());
        prop_assert_eq!(language.day_in(&text[code], today, Tense::Past), past);
        prop_assert_eq!(language.day_in(&text[code], today, Tense::Future), ahead);
        let last = [format!("في {day} {month} الماضي"), format!("on {day} {month} last"), format!("le {day} {month} dernier")];
        // An explicit "last" wins over the tense.
        prop_assert_eq!(language.day_in(&last[code], today, Tense::Future), walk(today, -1, same));
        prop_assert_eq!(language.mentions(&text[code], &Anchor::Unknown, Tense::Unknown)[0].edtf, Edtf::calendar(None, Some(other.month() as u8), Some(day as u8)));
    }

    #[test]
    fn a_month_without_its_year(code in 0..3_usize, today in days(), month in 1..=12_usize) {
        let language = language(code);
        let name = language.months[month - 1];
        let last = [format!("في {name} الماضي"), format!("in {name} last"), format!("en {name} dernier")];
        let next = [format!("في {name} المقبل"), format!("next {name}"), format!("en {name} prochain")];
        let is = |date: Date| date.month() as usize == month;
        let (first, end) = language.days_in(&last[code], today, Tense::Future);
        prop_assert_eq!((first, end), { let day = walk(today.first_of_month(), -1, is); (day.first_of_month(), day.last_of_month()) });
        let (first, end) = language.days_in(&next[code], today, Tense::Past);
        prop_assert_eq!((first, end), { let day = walk(today.last_of_month(), 1, is); (day.first_of_month(), day.last_of_month()) });
    }

    #[test]
    fn the_week_that_starts_on_any_day(code in 0..2_usize, date in days()) {
        let language = language(code);
        let written = language.written(date);
        let name = language.weekdays[weekday(date)];
        let (from, until) = if code == ARABIC {
            (format!("الأسبوع الذي يبدأ {name} {written}"), format!("الأسبوع المنتهي في {written}"))
        } else {
            (format!("the week starting {name} {written}"), format!("the week ending {written}"))
        };
        prop_assert_eq!(language.days(&from, date), (date, date + 6.days()));
        prop_assert_eq!(language.days(&until, date), (date - 6.days(), date));
    }

    #[test]
    fn ranges_hold_both_their_ends(code in 0..3_usize, a in days(), length in 1..200_i32) {
        let language = language(code);
        let b = a + length.days();
        let (first, last) = (language.written(a), language.written(b));
        let text = [format!("من {first} إلى {last}"), format!("from {first} to {last}"), format!("du {first} au {last}")];
        prop_assert_eq!(language.days(&text[code], a), (a, b));
        let short = |date: Date| format!("{} {}", date.day(), language.months[date.month() as usize - 1]);
        let text = [format!("من {} إلى {last}", short(a)), format!("from {} to {last}", short(a)), format!("du {} au {last}", short(a))];
        // Over New Year the first day belongs to the year before, unless the text says otherwise.
        if a.month() != b.month() {
            prop_assert_eq!(language.days(&text[code], a), (a, b), "{}", text[code]);
        }
    }

    #[test]
    fn the_hijri_calendar(year in 1360..1480_i32, month in 1..=12_u8, day in 1..=29_u8) {
        use icu_calendar::cal::{Hijri, Iso};
        let umm_al_qura = Hijri::new_umm_al_qura();
        let civil = |day: u8, month: u8, year: i32| {
            let date = icu_calendar::Date::try_new_hijri_with_calendar(year, month, day, umm_al_qura).unwrap().to_calendar(Iso);
            Date::new(date.year().extended_year() as i16, date.month().ordinal as i8, date.day_of_month().0 as i8).unwrap()
        };
        let names = [
            "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذي القعدة", "ذي الحجة",
        ];
        let (language, today) = (language(ARABIC), Date::constant(2021, 12, 27));
        let name = names[usize::from(month) - 1];
        let wanted = civil(day, month, year);
        prop_assert_eq!(language.day(&format!("في {day} {name} {year} هـ"), today), wanted);
        let (next_month, next_year) = if month == 12 { (1, year + 1) } else { (month + 1, year) };
        let whole = (civil(1, month, year), civil(1, next_month, next_year).yesterday().unwrap());
        prop_assert_eq!(language.days(&format!("شهر {name} {year}"), today), whole);
        prop_assert_eq!(language.days(&format!("عام {year} هـ"), today), (civil(1, 1, year), civil(1, 1, year + 1).yesterday().unwrap()));
        // Without a year: the same day of the Hijri year, near the source's date.
        let near = language.day(&format!("في {day} {name}"), today);
        prop_assert!((1440..=1446).any(|year| civil(day, month, year) == near), "{} {}: {}", day, name, near);
        prop_assert!(near <= today + 30.days() && near >= today - 340.days(), "{} {}: {}", day, name, near);
    }

    #[test]
    fn a_text_dates_itself(code in 0..3_usize, today in days(), step in 0..3_usize) {
        let language = language(code);
        let word = [["أمس", "اليوم", "غدا"], ["yesterday", "today", "tomorrow"], ["hier", "aujourd'hui", "demain"]][code][step];
        let named = today + (step as i32 - 1).days();
        let name = language.weekdays[weekday(named)];
        let comma = if code == ARABIC { "" } else { "," };
        let text = format!("{word}{comma} {name} {}", language.written(named));
        prop_assert_eq!(language.narrowed(&text), Anchor::Known(today), "{}", text);
        // A weekday beside it and a year leave every day of that year that fits, and no other.
        let year = [format!("العام الجاري {}", today.year()), format!("the current year {}", today.year()), format!("l'année en cours {}", today.year())];
        let text = format!("{word}{comma} {name}. {}.", year[code]);
        let all: Vec<Date> = (0..366).map(|n| today.first_of_year() + n.days()).filter(|d| d.year() == today.year() && weekday(*d) == weekday(today)).collect();
        prop_assert_eq!(language.narrowed(&text), Anchor::Candidates(all), "{}", text);
        // Without a year nothing is narrowed, and no year is invented.
        prop_assert_eq!(language.narrowed(&format!("{word}{comma} {name}.")), Anchor::Unknown);
    }

    #[test]
    fn what_depends_on_the_candidate_is_uncertain(code in 0..3_usize, first in days(), gap in 1..300_i32, ago in 3..50_i32) {
        let language = language(code);
        let candidates = Anchor::Candidates(vec![first, first + gap.days()]);
        let found = &language.mentions(&counted(code, ago, 0, false), &candidates, Tense::Unknown)[0];
        let (a, b) = (first - ago.days(), first + (gap - ago).days());
        prop_assert!(found.uncertain && found.edtf.contains(&Edtf::day(a)) && found.edtf.contains(&Edtf::day(b)), "{}", found.edtf);
        let stated = &language.mentions(&language.written(first), &candidates, Tense::Unknown)[0];
        prop_assert!(!stated.uncertain && stated.edtf == Edtf::day(first));
    }
}

#[test]
fn french_is_read_like_the_others() {
    let language = language(FRENCH);
    assert_eq!(language.day("le 1er janvier 2024", Date::constant(2021, 1, 1)), Date::constant(2024, 1, 1));
}
