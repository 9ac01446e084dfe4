//! Any number below 10¹² reads back from its words, and every mention slices the text it came from.

use corroborate::lang::{LanguagePack, Lexed, Vocabulary, VocabularyBuilder, number_words};
use corroborate::value::number::recognise;
use proptest::prelude::*;
use std::path::Path;
use std::sync::OnceLock;

struct Language {
    pack: LanguagePack,
    vocabulary: Vocabulary,
}

fn language(code: &'static str) -> &'static Language {
    static LANGUAGES: OnceLock<Vec<(&str, Language)>> = OnceLock::new();
    let all = LANGUAGES.get_or_init(|| ["ar", "en", "fr"].map(|code| (code, load(code))).into());
    &all.iter().find(|(known, _)| *known == code).unwrap().1
}

fn load(code: &str) -> Language {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("rules/lang/{code}.yaml"));
    let pack: LanguagePack = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut builder = VocabularyBuilder::new(pack.morphology.clone());
    number_words::register(&pack, &mut builder);
    Language { pack, vocabulary: builder.build() }
}

/// The first number of `text`, and the bytes that it covers.
fn read(code: &'static str, text: &str) -> Option<(f64, String)> {
    let language = language(code);
    let lexed = Lexed::new(text, &language.vocabulary);
    let found = recognise(&lexed, &language.pack, 0..lexed.tokens.len());
    found.first().map(|mention| (mention.quantity.number, text[lexed.tokens.span(mention.first, mention.end)].to_owned()))
}

/// How an Arabic number is spelled: gender of the units, case of tens and duals, and the shape of the hundreds.
#[derive(Clone, Copy, Debug)]
struct ArabicStyle {
    feminine: bool,
    oblique: bool,
    hundreds: u8,
    blank_and: bool,
}

fn spell_arabic(n: u64, style: ArabicStyle) -> String {
    let and = if style.blank_and { " و " } else { " و" };
    let scales = [
        (1_000_000_000, ["مليار", "ملياران", "مليارين", "مليارات", "مليارا"]),
        (1_000_000, ["مليون", "مليونان", "مليونين", "ملايين", "مليونا"]),
        (1_000, ["ألف", "ألفان", "ألفين", "آلاف", "ألفا"]),
    ];
    let mut parts = Vec::new();
    let mut rest = n;
    for (scale, [one, two, two_oblique, few, many]) in scales {
        let count = rest / scale;
        rest %= scale;
        // The scales are masculine, so their units carry the ending whatever the noun is.
        let counted = ArabicStyle { feminine: false, ..style };
        match count {
            0 => {}
            1 => parts.push(one.to_owned()),
            2 => parts.push(if style.oblique { two_oblique } else { two }.to_owned()),
            3..=10 => parts.push(format!("{} {few}", arabic_below_thousand(count, counted, and))),
            _ if (11..=99).contains(&(count % 100)) => parts.push(format!("{} {many}", arabic_below_thousand(count, counted, and))),
            _ => parts.push(format!("{} {one}", arabic_below_thousand(count, counted, and))),
        }
    }
    if rest > 0 {
        parts.push(arabic_below_thousand(rest, style, and));
    }
    parts.join(and)
}

fn arabic_below_thousand(n: u64, style: ArabicStyle, and: &str) -> String {
    let masculine = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];
    let feminine = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"];
    let unit = |n: u64| if style.feminine { feminine[n as usize] } else { masculine[n as usize] };
    let stems = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
    let mut parts = Vec::new();
    let hundreds = (n / 100) as usize;
    let word = ["مئة", "مائة", " مئة"][usize::from(style.hundreds % 3)];
    match hundreds {
        0 => {}
        1 => parts.push(word.trim().to_owned()),
        2 => parts.push(if style.oblique { "مئتين" } else { "مئتان" }.to_owned()),
        _ => {
            let stem = if hundreds == 8 { "ثماني" } else { stems[hundreds] };
            parts.push(format!("{stem}{word}"));
        }
    }
    let below = n % 100;
    match below {
        0 => {}
        1..=10 => parts.push(unit(below).to_owned()),
        11 => parts.push(if style.feminine { "إحدى عشرة" } else { "أحد عشر" }.to_owned()),
        12 => parts.push(
            match (style.feminine, style.oblique) {
                (false, false) => "اثنا عشر",
                (false, true) => "اثني عشر",
                (true, false) => "اثنتا عشرة",
                (true, true) => "اثنتي عشرة",
            }
            .to_owned(),
        ),
        13..=19 => parts.push(format!("{} {}", unit(below - 10), if style.feminine { "عشرة" } else { "عشر" })),
        _ => {
            let tens = format!("{}{}", stems[(below / 10) as usize], if style.oblique { "ين" } else { "ون" });
            match below % 10 {
                0 => {}
                one => parts.push(unit(one).to_owned()),
            }
            parts.push(tens);
        }
    }
    parts.join(and)
}

fn spell_english(n: u64, and: bool, hyphens: bool) -> String {
    let mut parts = Vec::new();
    let mut rest = n;
    for (scale, word) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")] {
        if rest >= scale {
            parts.push(format!("{} {word}", english_below_thousand(rest / scale, and, hyphens)));
        }
        rest %= scale;
    }
    if rest > 0 {
        let tail = english_below_thousand(rest, and, hyphens);
        parts.push(if and && rest < 100 && !parts.is_empty() { format!("and {tail}") } else { tail });
    }
    parts.join(" ")
}

fn english_below_thousand(n: u64, and: bool, hyphens: bool) -> String {
    let small = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let below = n % 100;
    let tail = match below {
        0..=19 => small[below as usize].to_owned(),
        _ if below.is_multiple_of(10) => tens[(below / 10) as usize].to_owned(),
        _ => format!("{}{}{}", tens[(below / 10) as usize], if hyphens { "-" } else { " " }, small[(below % 10) as usize]),
    };
    match (n / 100, tail.is_empty()) {
        (0, _) => tail,
        (hundreds, true) => format!("{} hundred", small[hundreds as usize]),
        (hundreds, false) => format!("{} hundred {}{tail}", small[hundreds as usize], if and { "and " } else { "" }),
    }
}

fn spell_french(n: u64, belgian: bool) -> String {
    let mut parts = Vec::new();
    let mut rest = n;
    for (scale, word) in [(1_000_000_000, "milliard"), (1_000_000, "million"), (1_000, "mille")] {
        let count = rest / scale;
        rest %= scale;
        match count {
            0 => {}
            1 if scale == 1_000 => parts.push("mille".to_owned()),
            1 => parts.push(format!("un {word}")),
            _ if scale == 1_000 => parts.push(format!("{} mille", french_below_thousand(count, belgian))),
            _ => parts.push(format!("{} {word}s", french_below_thousand(count, belgian))),
        }
    }
    if rest > 0 {
        parts.push(french_below_thousand(rest, belgian));
    }
    parts.join(" ")
}

fn french_below_thousand(n: u64, belgian: bool) -> String {
    let small = [
        "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
        "seize", "dix-sept", "dix-huit", "dix-neuf",
    ];
    let tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "septante", "quatre-vingt", "nonante"];
    let below = n % 100;
    let (ten, unit) = match (below / 10, below % 10) {
        (7, unit) if !belgian => (6, unit + 10),
        (9, unit) if !belgian => (8, unit + 10),
        other => other,
    };
    let tail = match (ten, unit) {
        (0 | 1, _) => small[below as usize].to_owned(),
        (_, 0) => tens[ten as usize].to_owned(),
        (8, _) => format!("quatre-vingt-{}", small[unit as usize]),
        (_, 1 | 11) => format!("{} et {}", tens[ten as usize], small[unit as usize]),
        _ => format!("{}-{}", tens[ten as usize], small[unit as usize]),
    };
    match (n / 100, tail.is_empty()) {
        (0, _) => tail,
        (1, true) => "cent".to_owned(),
        (1, false) => format!("cent {tail}"),
        (hundreds, true) => format!("{} cents", small[hundreds as usize]),
        (hundreds, false) => format!("{} cent {tail}", small[hundreds as usize]),
    }
}

/// Numbers of every size, round ones often.
fn numbers() -> impl Strategy<Value = u64> {
    let part = prop_oneof![Just(0_u64), 1..1000_u64, Just(1), Just(2), Just(100), Just(200), 1..20_u64];
    (part.clone(), part.clone(), part.clone(), part)
        .prop_map(|(a, b, c, d)| ((a * 1000 + b) * 1000 + c) * 1000 + d)
        .prop_filter("zero has no words here", |&n| n > 0)
}

/// Pieces that numbers are made of, in any order.
fn debris() -> impl Strategy<Value = String> {
    let pieces = [
        "خمسة",
        "ألفا",
        "و",
        "مئة",
        "٣",
        "٫",
        "،",
        "\u{200F}",
        "\u{202A}",
        "نصف",
        "ما بين",
        "إلى",
        "في المئة",
        "ثلثا",
        "\u{64B}",
        "بعد",
        "two",
        "hundred",
        "and",
        "a",
        "half",
        "million",
        "-",
        "–",
        "/",
        ".",
        ",",
        ":",
        "12",
        "500",
        "2,5",
        "%",
        "$",
        "between",
        "to",
        "or",
        "more",
        "at least",
        "about",
        "dozen",
        "third",
        "thirds",
        "one",
        "in",
        "e",
        "^",
        "+",
        "½",
        "⅔",
        "\u{A0}",
        "\n",
        "k",
        "bn",
        "st",
        "quatre",
        "vingt",
        "et",
        "demi",
        "é",
        "الـ",
        "0",
        "999999999999999999999999999999",
        "point",
    ];
    prop::collection::vec((prop::sample::select(pieces.to_vec()), any::<bool>()), 0..24)
        .prop_map(|list| list.into_iter().map(|(piece, blank)| format!("{piece}{}", if blank { " " } else { "" })).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arabic_reads_back(n in numbers(), feminine: bool, oblique: bool, hundreds in 0..3_u8, blank_and: bool) {
        let spelled = spell_arabic(n, ArabicStyle { feminine, oblique, hundreds, blank_and });
        prop_assert_eq!(read("ar", &spelled), Some((n as f64, spelled)));
    }

    #[test]
    fn english_reads_back(n in numbers(), and: bool, hyphens: bool) {
        let spelled = spell_english(n, and, hyphens);
        prop_assert_eq!(read("en", &spelled), Some((n as f64, spelled)));
    }

    #[test]
    fn french_reads_back(n in numbers(), belgian: bool) {
        let spelled = spell_french(n, belgian);
        prop_assert_eq!(read("fr", &spelled), Some((n as f64, spelled)));
    }

    #[test]
    fn grouped_digits_read_back(n in 1000..1_000_000_000_000_u64, arabic: bool) {
        let digits = n.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push(if arabic { '٬' } else { ',' });
            }
            grouped.push(if arabic { char::from_u32(digit as u32 - '0' as u32 + '٠' as u32).unwrap() } else { digit });
        }
        let code = if arabic { "ar" } else { "en" };
        prop_assert_eq!(read(code, &grouped), Some((n as f64, grouped)));
    }

    #[test]
    fn spans_slice_the_text(text in debris(), code in prop::sample::select(vec!["ar", "en", "fr"])) {
        let language = language(code);
        let lexed = Lexed::new(&text, &language.vocabulary);
        for mention in recognise(&lexed, &language.pack, 0..lexed.tokens.len()) {
            prop_assert!(mention.hedge_first <= mention.first && mention.first < mention.end);
            prop_assert!(mention.end <= mention.hedge_end && mention.hedge_end <= lexed.tokens.len());
            prop_assert!(text.get(lexed.tokens.span(mention.first, mention.end)).is_some());
            prop_assert!(mention.quantity.number.is_finite());
        }
    }
}
