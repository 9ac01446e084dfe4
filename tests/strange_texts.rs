//! Texts that no editor would print: cut off anywhere, doubled, turned about, full of marks. Reading them finds something or
//! nothing, and never stops the program.

mod shipped;

use corroborate::extract::Extractor;
use corroborate::rule::load;
use corroborate::source::{Metadata, Source};
use proptest::prelude::*;
use shipped::world;
use std::sync::OnceLock;

/// Sentences with what ends a clause early or stands at its edge: numbers, signs of money, shares, dates, quotes, brackets.
const SENTENCES: [&str; 12] = [
    "The damage in Mosul was put at 12",
    "The aid to Syria was worth 500 million dollars, or 40% more than the $360m of 2019",
    "“Some 2,500 US troops remain in Iraq,” the spokesman (Yahya Rasool) told Reuters on 9 December 2021",
    "At least 12 people, among them 3 children, were killed in Baghdad on Monday; 40-50 others were hurt",
    "The last soldiers will leave Ain al-Asad by the end of September 2025 or, at the latest, in 2026",
    "The ministry denied that 7 of the 12 bases had been handed over to Iraqi forces in the U.S.-led coalition",
    "Turnout in Basra reached 56 per cent against 44.5",
    "قتل ما لا يقل عن 12 شخصا بينهم 3 أطفال في بغداد يوم الاثنين، وأصيب ما بين 40 و50",
    "قال المتحدث باسم القيادة: «سيغادر 2500 جندي أمريكي قاعدة عين الأسد بحلول 31 كانون الأول/ديسمبر 2021»",
    "نفت الوزارة انسحاب القوات الأمريكية من العراق بالكامل، وبلغت الكلفة 3 مليارات دولار",
    "بلغت قيمة المساعدات ٥٠٠ مليون دولار أي ٤٠٪",
    "انتهى الدور القتالي للتحالف في العراق في 9",
];

/// Signs that turn up where text was copied from elsewhere.
const SIGNS: [&str; 18] = [
    "\u{202e}",
    "\u{200f}",
    "\u{61c}",
    "\u{2066}",
    "\u{feff}",
    "\u{ad}",
    "\u{301}\u{301}\u{301}",
    "\u{1b}[31m",
    "\u{0}",
    "\r",
    "\n",
    "((",
    "”“",
    "$",
    "٪",
    ", and ",
    "million ",
    "و",
];

/// How many claims the shipped rules find in `text`.
fn read(text: &str) -> usize {
    static RULES: OnceLock<load::Loaded> = OnceLock::new();
    static EXTRACTOR: OnceLock<Extractor<'static>> = OnceLock::new();
    let (gazetteer, actors) = world();
    let extractor = EXTRACTOR.get_or_init(|| {
        let loaded = RULES.get_or_init(|| load::load(Vec::new(), gazetteer, actors));
        Extractor::new(&loaded.rules, gazetteer, actors)
    });
    let published = "2021-12-10".parse().ok();
    let Ok(source) = Source::from_text("s1", "strange", text, Metadata { published, ..Metadata::default() }) else { return 0 };
    extractor.extract(&source).len()
}

#[test]
fn a_text_may_end_behind_any_word() {
    let mut found = 0;
    for sentence in SENTENCES {
        let ends = sentence.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(end, _)| end);
        for end in ends.chain([sentence.len()]) {
            found += read(&sentence[..end]);
        }
    }
    assert!(found > 40, "the sentences hold claims: {found}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_may_stand_anywhere(
        parts in prop::collection::vec((0..SENTENCES.len(), 0..20usize, 1..8usize, 0..SIGNS.len() * 3), 1..12)
    ) {
        let mut text = String::new();
        for (sentence, from, length, sign) in parts {
            let words: Vec<&str> = SENTENCES[sentence].split(' ').skip(from).take(length).collect();
            text.push_str(&words.join(" "));
            text.push_str(SIGNS.get(sign).unwrap_or(&" "));
        }
        read(&text);
    }
}
