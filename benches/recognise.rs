//! How fast numbers and dates are found in running news text, on one thread, beside a plain search for digits in the
//! same bytes: `cargo bench --bench recognise`. The text is made here; files may be named instead of it
//! (`-- ar FILE en FILE`), and `STAGES=no` leaves out the single stages.

mod news;

use corroborate::extract::Language;
use corroborate::lang::Lexed;
use corroborate::rule::RuleSet;
use corroborate::text::Tokens;
use corroborate::value::FigureFinder;
use corroborate::value::actor::Actors;
use corroborate::value::date::{self, Anchor};
use corroborate::value::number;
use corroborate::value::place::Gazetteer;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Bytes of text in each language.
const BYTES: usize = 4_000_000;
/// Each figure is the best of so many runs: what else the machine does only ever adds.
const RUNS: usize = 9;

struct Text {
    language: Language,
    name: String,
    text: String,
}

fn main() {
    let stages = std::env::var_os("STAGES").is_none_or(|stages| stages != "no");
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let language = |code: &str| {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        Language::new(code, &RuleSet::default(), &gazetteer, &actors).expect("a language pack")
    };
    let texts: Vec<Text> = if named.is_empty() {
        [("ar", news::arabic(BYTES)), ("en", news::english(BYTES))]
            .map(|(code, text)| Text { language: language(code), name: code.to_owned(), text })
            .into()
    } else {
        let read = |pair: &[String]| {
            let text = String::from_utf8_lossy(&std::fs::read(&pair[1]).expect("a readable file")).into_owned();
            Text { language: language(&pair[0]), name: pair[0].clone(), text }
        };
        named.chunks_exact(2).map(read).collect()
    };
    let anchor = Anchor::Known(jiff::civil::date(2021, 12, 27));
    for text in texts.iter().filter(|_| stages) {
        row(&format!("{}: search for digits", text.name), text.text.len(), || digits(&text.text));
        row(&format!("{}: cut into words", text.name), text.text.len(), || text.text.lines().map(|line| Tokens::new(line).len()).sum());
        row(&format!("{}: words looked up", text.name), text.text.len(), || {
            text.text.lines().map(|line| Lexed::new(line, &text.language.vocabulary).hits().len()).sum()
        });
        let lexed: Vec<Lexed<'_>> = text.text.lines().map(|line| Lexed::new(line, &text.language.vocabulary)).collect();
        row(&format!("{}: numbers, words known", text.name), text.text.len(), || {
            lexed.iter().map(|lexed| number::recognise(lexed, text.language.pack, 0..lexed.tokens.len()).len()).sum()
        });
        row(&format!("{}: dates, words known", text.name), text.text.len(), || {
            lexed.iter().map(|lexed| date::recognise(lexed, text.language.pack, &anchor, 0..lexed.tokens.len()).len()).sum()
        });
    }
    let finders: Vec<FigureFinder<'_>> =
        texts.iter().map(|text| FigureFinder::new(text.language.pack, &text.language.vocabulary)).collect();
    let bytes: usize = texts.iter().map(|text| text.text.len()).sum();
    let search = row("both: search for digits", bytes, || texts.iter().map(|text| digits(&text.text)).sum());
    let all = row("both: numbers and dates", bytes, || {
        texts.iter().zip(&finders).map(|(text, finder)| numbers_and_dates(text, finder, &anchor)).sum()
    });
    println!("numbers and dates take {:.1} times as long as the search for digits", all.as_secs_f64() / search.as_secs_f64());
}

fn numbers_and_dates(text: &Text, finder: &FigureFinder<'_>, anchor: &Anchor) -> usize {
    let count = |line: &str| {
        let found = finder.read(line, anchor);
        found.numbers.len() + found.dates.len()
    };
    text.text.lines().map(count).sum()
}

/// Runs of digits of the three scripts, character by character.
fn digits(text: &str) -> usize {
    let mut runs = 0;
    let mut inside = false;
    for c in text.chars() {
        let digit = matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹');
        runs += usize::from(digit && !inside);
        inside = digit;
    }
    runs
}

/// The time that this thread has had on a processor, so that what else the machine does counts little; where the system
/// does not tell, the time that has passed.
fn clock() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let nanoseconds = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = nanoseconds.and_then(|line| line.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Prints what a piece of work found and how many megabytes a second it read; gives its best time.
fn row(name: &str, bytes: usize, mut work: impl FnMut() -> usize) -> Duration {
    let mut found = 0;
    let mut run = || {
        let start = clock();
        found = black_box(work());
        clock() - start
    };
    let best = (0..RUNS).map(|_| run()).min().unwrap_or_default();
    println!("{name:<28} {:>8.1} MB/s  {found:>8} found", bytes as f64 / 1e6 / best.as_secs_f64());
    best
}
