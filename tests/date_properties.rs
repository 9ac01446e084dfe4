//! Any date, written with any month name of a language and in any order, reads back as itself; and whatever the text,
//! spans slice it.

use corroborate::lang::{LanguagePack, Lexed, Vocabulary, VocabularyBuilder, number_words};
use corroborate::value::date::{Anchor, Edtf, Precision, recognise};
use jiff::civil::Date;
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

struct Language {
    pack: LanguagePack,
    vocabulary: Vocabulary,
    /// Month names by month.
    months: Vec<Vec<String>>,
    weekdays: Vec<String>,
    /// Every date word of the pack.
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Words {
    dates: DateSection,
}

#[derive(Deserialize)]
struct DateSection {
    words: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    markers: BTreeMap<String, Vec<String>>,
}

fn language(code: usize) -> &'static Language {
    static LANGUAGES: [OnceLock<Language>; 3] = [const { OnceLock::new() }; 3];
    LANGUAGES[code].get_or_init(|| {
        let path = format!("{}/rules/lang/{}.yaml", env!("CARGO_MANIFEST_DIR"), ["ar", "en", "fr"][code]);
        let yaml = std::fs::read_to_string(path).unwrap();
        let pack: LanguagePack = serde_yaml::from_str(&yaml).unwrap();
        let section = serde_yaml::from_str::<Words>(&yaml).unwrap().dates;
        let mut builder = VocabularyBuilder::new(pack.morphology.clone());
        number_words::register(&pack, &mut builder);
        pack.dates.register(&mut builder);
        let plain = |word: &String| word.trim_end_matches('?').to_owned();
        let of = |kind: &str, value: usize| section.words[kind][&value.to_string()].iter().map(plain).collect::<Vec<_>>();
        let listed = section.words.values().flat_map(BTreeMap::values).chain(section.markers.values());
        Language {
            vocabulary: builder.build(),
            months: (1..=12).map(|month| of("month", month)).collect(),
            weekdays: (1..=7).map(|day| of("weekday", day).swap_remove(0)).collect(),
            words: listed.flatten().map(plain).collect(),
            pack,
        }
    })
}

impl Language {
    /// The dates of a text, as EDTF; every span must slice it.
    fn read(&self, text: &str, anchor: &Anchor) -> Vec<Edtf> {
        let lexed = Lexed::new(text, &self.vocabulary);
        let mut last = 0;
        let mentions = recognise(&lexed, &self.pack, anchor, 0..lexed.tokens.len());
        for mention in &mentions {
            assert!(mention.first < mention.end && mention.end <= lexed.tokens.len() && mention.first >= last, "{text:?}: {mention:?}");
            assert!(mention.role_first <= mention.first, "{text:?}: {mention:?}");
            assert!(text.get(lexed.tokens.span(mention.first, mention.end)).is_some(), "{text:?}: {mention:?}");
            assert_eq!(Edtf::parse(&mention.edtf.to_string()).as_ref(), Ok(&mention.edtf), "{text:?}");
            // Without a source date no year comes from nowhere; "the following year" counts from one named before.
            let edtf = mention.edtf.to_string();
            let given = *anchor != Anchor::Unknown || mention.explicit_year || edtf.contains('?');
            assert!(given || !mention.edtf.has_year(), "{text:?}: {edtf} without a stated year");
            last = mention.end;
        }
        mentions.into_iter().map(|mention| mention.edtf).collect()
    }
}

fn digits(text: &str, script: usize) -> String {
    let zero = ['0', '٠', '۰'][script];
    text.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(zero as u32 + d).unwrap())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_date_in_any_family_and_order_reads_back(
        code in 0..3_usize, year in 1900..2100_i16, ordinal in 0..365_i32, name in 0..8_usize, order in 0..6_usize, script in 0..3_usize,
    ) {
        let language = language(code);
        let date = Date::new(year, 1, 1).unwrap().checked_add(jiff::Span::new().days(ordinal)).unwrap();
        let names = &language.months[date.month() as usize - 1];
        let name = &names[name % names.len()];
        let weekday = &language.weekdays[date.weekday().to_monday_zero_offset() as usize];
        let (y, m, d) = (date.year(), date.month(), date.day());
        let text = match order {
            0 => format!("{d} {name} {y}"),
            1 => format!("{weekday} {d} {name} {y}"),
            2 if code != 2 => format!("{name} {d}, {y}"),
            3 => format!("{y:04}-{m:02}-{d:02}"),
            4 if code == 1 => format!("{m}/{d}/{y}"),
            4 => format!("{d}/{m}/{y}"),
            _ => format!("({d} {name} {y})"),
        };
        let text = digits(&text, if code == 0 { script } else { 0 });
        prop_assert_eq!(language.read(&text, &Anchor::Unknown), vec![Edtf::day(date)], "{}", text);
    }

    #[test]
    fn a_month_of_a_year_reads_back(code in 0..3_usize, year in 1900..2100_i16, month in 1..=12_u8, name in 0..8_usize) {
        let language = language(code);
        let names = &language.months[usize::from(month) - 1];
        let text = format!("{} {year}", names[name % names.len()]);
        prop_assert_eq!(language.read(&text, &Anchor::Unknown), vec![Edtf::calendar(Some(year), Some(month), None)], "{}", text);
    }

    #[test]
    fn any_order_of_date_words_gives_sound_spans(
        code in 0..3_usize, picks in prop::collection::vec((0..2000_usize, 0..12_u8), 1..14), ordinal in 0..3000_i32,
    ) {
        let language = language(code);
        let mut text = String::new();
        for (pick, how) in picks {
            match how {
                0..=6 => text.push_str(&language.words[pick % language.words.len()]),
                7 | 8 => text.push_str(&(pick % 40).to_string()),
                9 => text.push_str(&(pick + 1000).to_string()),
                10 => text.push(['-', '/', '.', ',', '(', ')', '،', '\''][pick % 8]),
                _ => text.push('\n'),
            }
            if how != 10 || pick % 2 == 0 {
                text.push(' ');
            }
        }
        let today = Date::new(2020, 1, 1).unwrap().checked_add(jiff::Span::new().days(ordinal)).unwrap();
        language.read(&text, &Anchor::Known(today));
        language.read(&text, &Anchor::Unknown);
        language.read(&text, &Anchor::Candidates(vec![today, today.tomorrow().unwrap()]));
    }

    #[test]
    fn any_text_gives_sound_spans(code in 0..3_usize, text in "\\PC{0,60}") {
        language(code).read(&text, &Anchor::Known(Date::new(9999, 12, 30).unwrap()));
        language(code).read(&text, &Anchor::Known(Date::new(1, 1, 2).unwrap()));
    }

    #[test]
    fn a_date_contains_itself_and_overlaps_what_it_contains(a in edtf(), b in edtf()) {
        prop_assert_eq!(Edtf::parse(&a.to_string()), Ok(a));
        if a.precision() != Precision::None {
            prop_assert!(a.contains(&a) && a.overlaps(&a) && a.same_at_coarser(&a) && !a.disjoint(&a));
        }
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert!(!a.contains(&b) || a.overlaps(&b));
        prop_assert!(!(a.overlaps(&b) && a.disjoint(&b)));
    }
}

fn edtf() -> impl Strategy<Value = Edtf> {
    let part = || (1900..2100_i16, 1..=12_u8, 1..=28_u8, 0..5_u8);
    let single = |(year, month, day, how): (i16, u8, u8, u8)| match how {
        0 => Edtf::calendar(Some(year), None, None),
        1 => Edtf::calendar(Some(year), Some(month), None),
        2 => Edtf::calendar(None, Some(month), Some(day)),
        3 => Edtf::decade(year / 10 * 10),
        _ => Edtf::calendar(Some(year), Some(month), Some(day)),
    };
    (part(), part(), any::<bool>()).prop_map(move |(a, b, interval)| {
        let (a, b) = (single(a), single(b));
        let ordered = matches!((a.bounds(), b.bounds()), (Some((first, _)), Some((_, last))) if first <= last);
        if interval && ordered { a.to(b) } else { a }
    })
}
