//! Which language a text is in: its script first, then the letters or the commonest words that tell the
//! languages of one script apart.

use super::page_words::{hash, key, scan};
use super::script::{Script, scripts};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Table {
    codes: BTreeMap<String, String>,
    arabic_script: BTreeMap<String, String>,
    arabic_only: String,
    function_words: BTreeMap<String, String>,
}

struct Languages {
    table: Table,
    function_words: Vec<(String, BTreeSet<String>)>,
    /// Hashes of all function words, sorted.
    any_function_word: Vec<u64>,
}

fn languages() -> &'static Languages {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    LANGUAGES.get_or_init(|| {
        let table: Table = serde_yaml::from_str(include_str!("../../rules/pages/languages.yaml"))
            .expect("rules/pages/languages.yaml is compiled in and tested");
        let function_words: Vec<(String, BTreeSet<String>)> =
            table.function_words.iter().map(|(code, list)| (code.clone(), list.split_whitespace().map(key).collect())).collect();
        let mut any_function_word: Vec<u64> = function_words.iter().flat_map(|(_, list)| list.iter().map(|w| hash(w))).collect();
        any_function_word.sort_unstable();
        Languages { table, function_words, any_function_word }
    })
}

/// The ISO 639 code that `text` names: `ar`, `AR`, `ara`, `ar-IQ`. `None` where it is no code.
pub(super) fn code(text: &str) -> Option<String> {
    let first = text.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_code = (2..=3).contains(&first.len()) && first.chars().all(|c| c.is_ascii_lowercase());
    is_code.then(|| languages().table.codes.get(&first).cloned().unwrap_or(first))
}

/// True for words that say nothing about a text's subject, in any language of the table.
pub(super) fn is_function_word(word: &str) -> bool {
    languages().any_function_word.binary_search(&hash(word)).is_ok()
}

/// So many characters tell the language of any text.
const ENOUGH: usize = 8000;

/// The language that most of a text or paragraph is in, as an ISO 639 code; `None` where too little tells it.
pub fn language_of(text: &str) -> Option<&'static str> {
    let text = text.char_indices().nth(ENOUGH).map_or(text, |(end, _)| &text[..end]);
    let mut arabic = 0usize;
    let mut latin = 0usize;
    let mut other = 0usize;
    for script in scripts(text) {
        match script {
            Script::Arabic => arabic += 1,
            Script::Latin => latin += 1,
            _ => other += 1,
        }
    }
    if arabic + latin + other == 0 {
        None
    } else if arabic >= latin && arabic >= other {
        Some(arabic_script(text, arabic))
    } else if latin >= other {
        latin_script(text)
    } else {
        whatlang::detect_lang(text).and_then(known)
    }
}

/// Different ones of the commonest words by which a stretch shows that it is in another language than the text around it: a headline of names has fewer.
const TELLING: usize = 3;

/// The language of a stretch of a text that is in the language `around`: another one of the same script has to show by more than names.
pub fn language_within<'c>(stretch: &str, around: &'c str) -> &'c str {
    let Some(found) = language_of(stretch) else { return around };
    let words = |code: &str| languages().function_words.iter().find(|(known, _)| known == code).map(|(_, list)| list);
    let own = words(around).filter(|_| found != around && scripts(stretch).any(|script| script == Script::Latin));
    let Some(own) = own else { return found };
    let count = |list: &BTreeSet<String>| {
        let mut met: BTreeSet<String> = BTreeSet::new();
        scan(stretch, |word, _| met.extend(list.get(word).cloned()));
        met.len()
    };
    let (of_around, of_found) = (count(own), words(found).map(count));
    let other = of_found.map_or(of_around == 0, |of_found| of_found >= TELLING && of_found > of_around);
    if other { found } else { around }
}

/// What a language is called in English; `None` where no table has it.
pub fn name_of(code: &str) -> Option<&'static str> {
    whatlang::Lang::all().iter().find(|lang| known(**lang) == Some(code)).map(|lang| lang.eng_name())
}

/// Another language of the script shows by letters of its own: a few, and more of them than of those that only
/// Arabic has. A name spelled with گ or پ in an Arabic text is neither.
fn arabic_script(text: &str, letters: usize) -> &'static str {
    let table = &languages().table;
    let count = |set: &str| text.chars().filter(|c| set.contains(*c)).count();
    let arabic = count(&table.arabic_only);
    let own = |code: &&str| count(table.arabic_script.get(*code).map_or("", String::as_str));
    ["ur", "ckb", "ps"]
        .iter()
        .find(|code| own(code) >= 2 && own(code) * 50 >= letters && own(code) * 2 > arabic)
        .or_else(|| ["fa"].iter().find(|code| own(code) >= 2 && own(code) > arabic))
        .map_or("ar", |code| known_code(code))
}

fn latin_script(text: &str) -> Option<&'static str> {
    let mut counts: Vec<(usize, &'static str)> = languages().function_words.iter().map(|(code, _)| (0, known_code(code))).collect();
    scan(text, |word, _| {
        for (count, (_, list)) in counts.iter_mut().zip(&languages().function_words) {
            count.0 += usize::from(list.contains(word));
        }
    });
    let (most, best) = counts.iter().copied().max_by_key(|(count, _)| *count)?;
    let second = counts.iter().filter(|(_, code)| *code != best).map(|(count, _)| *count).max().unwrap_or(0);
    let guess = whatlang::detect(text);
    if let Some(sure) = guess.as_ref().filter(|g| g.is_reliable() && text.chars().count() > 60) {
        return known(sure.lang());
    }
    if most >= 1 && most > second {
        return Some(best);
    }
    guess.filter(|g| known(g.lang()) == Some("en") || g.is_reliable()).and_then(|g| known(g.lang()))
}

fn known(lang: whatlang::Lang) -> Option<&'static str> {
    languages().table.codes.get(lang.code()).map(String::as_str)
}

fn known_code(code: &str) -> &'static str {
    let all = &languages().table;
    all.function_words.keys().chain(all.arabic_script.keys()).find(|known| known.as_str() == code).map_or("ar", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_short_texts() {
        for (text, code) in [
            ("بقي 2500 جندي في العراق.", Some("ar")),
            ("غادرت آخر قافلة مدينة گرميان باتجاه أربيل، بحسب بيان للوزارة", Some("ar")),
            ("About 2,500 US troops remain in Iraq.", Some("en")),
            ("The last convoy left the base on Friday.", Some("en")),
            ("آخرین کاروان نظامی روز جمعه پایگاه را ترک کرد و گفته می‌شود که دیگر نیرویی باقی نمانده است", Some("fa")),
            ("آخری فوجی قافلہ جمعے کو اڈے سے روانہ ہو گیا اور اب وہاں کوئی فوجی نہیں ہے", Some("ur")),
            ("دوایین کاروانی سەربازی ڕۆژی هەینی بنکەکەی بەجێ هێشت و هیچ سەربازێک نەماوە", Some("ckb")),
            ("Les derniers soldats ont quitté la base dans la nuit de vendredi à samedi.", Some("fr")),
            ("Последние солдаты покинули базу в пятницу, сообщили в министерстве обороны.", Some("ru")),
            ("500 — 2021", None),
        ] {
            assert_eq!(language_of(text), code, "{text}");
        }
    }

    #[test]
    fn a_latin_name_does_not_make_an_arabic_text_english() {
        assert_eq!(language_of("أعلنت شركة Changelabs إطلاق برنامج جديد"), Some("ar"));
    }

    #[test]
    fn a_headline_of_names_is_in_the_language_of_its_text() {
        for (headline, around, code) in [
            ("Syrian-led forces retake the Al Hamidiya quarter of Al Mansura in northern Aleppo", "en", "en"),
            ("Tabqa Al Thawra Al Mansura Sweida Daraa Al Qaim Al Bukamal Al Shaddadi Al Hol camp", "en", "en"),
            ("Al Jazeera in Al Bukamal, Al Mayadin and Al Ashara: Airstrikes Kill 12 Civilians", "en", "en"),
            ("Il generale ha detto che i soldati della missione sono partiti con gli aerei del contingente", "en", "it"),
            ("Les derniers soldats ont quitté la base dans la nuit, selon le ministère de la défense.", "en", "fr"),
            ("Ostatni żołnierze opuścili bazę w piątek rano, poinformowało ministerstwo obrony narodowej", "en", "pl"),
            ("قال المتحدث باسم الوزارة إن آخر الجنود غادروا القاعدة يوم الجمعة", "en", "ar"),
        ] {
            assert_eq!(language_within(headline, around), code, "{headline}");
        }
    }

    #[test]
    fn languages_are_called_by_their_names() {
        assert_eq!((name_of("ru"), name_of("it"), name_of("xx")), (Some("Russian"), Some("Italian"), None));
    }

    #[test]
    fn codes_of_any_length_and_region_are_read() {
        assert_eq!(code("ar-IQ").as_deref(), Some("ar"));
        assert_eq!(code("ENG").as_deref(), Some("en"));
        assert_eq!(code("ckb").as_deref(), Some("ckb"));
        assert_eq!(code("Arabic"), None);
        assert_eq!(code("العربية"), None);
    }
}
