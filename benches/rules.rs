//! What rules cost: loading and compiling a thousand of them, and reading text with ten, a hundred and a thousand, as
//! ratios of one run: `cargo bench --bench rules`.

#[allow(dead_code, reason = "each benchmark takes the texts it needs")]
mod news;

use corroborate::extract::Extractor;
use corroborate::rule::RuleText;
use corroborate::rule::load;
use corroborate::source::{Metadata, Source};
use corroborate::value::actor::Actors;
use corroborate::value::place::Gazetteer;
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Rules of the load figure.
const RULES: usize = 1000;
/// Files they stand in.
const FILES: usize = 20;
/// Bytes of news to read.
const BYTES: usize = 400_000;
/// Each figure is the median of so many runs.
const RUNS: usize = 7;

fn main() {
    let gazetteer = Gazetteer::shipped();
    let actors = Actors::shipped(&gazetteer);
    let texts = pack(RULES);
    let bytes: usize = texts.iter().map(|text| text.readable().len()).sum();
    let shipped = median(|| drop(black_box(load::load(Vec::new(), &gazetteer, &actors))));
    let loaded = median(|| drop(black_box(load::load(texts.clone(), &gazetteer, &actors))));
    println!("load and compile   {:>8.1} ms  shipped packs alone", ms(shipped));
    println!("load and compile   {:>8.1} ms  {RULES} rules more, {} kB of YAML in {FILES} files", ms(loaded), bytes / 1000);
    let read = |code: &str, text: &str| {
        let stated = Metadata { language: Some(code.to_owned()), ..Metadata::default() };
        Source::from_text("s1", "news", text, stated).expect("a source")
    };
    let texts = [("en", news::english(BYTES / 2)), ("ar", news::arabic(BYTES / 2))];
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let sources = texts.map(|(code, text)| read(code, &text));
    let mut first = None;
    for rules in [0, 10, 100, 1000] {
        let (compiled, _) = load::load(pack(rules), &gazetteer, &actors).usable().expect("rules that compile");
        let extractor = Extractor::new(&compiled, &gazetteer, &actors);
        let all = || sources.iter().map(|source| black_box(extractor.extract(source)).len()).sum::<usize>();
        let claims = all();
        let took = median(|| {
            let _ = all();
        });
        let base = *first.get_or_insert(took);
        let speed = bytes as f64 / took.as_secs_f64() / 1e6;
        let ratio = took.as_secs_f64() / base.as_secs_f64();
        println!("read {:>4} rules    {:>8.1} ms  {speed:>6.2} MB/s  x{ratio:.2}  {claims} claims", compiled.rules.len(), ms(took));
    }
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// So many rules with lexicons and tests of their own, in files of even size; no two share a word.
fn pack(rules: usize) -> Vec<RuleText> {
    let each = rules.div_ceil(FILES).max(1);
    (0..rules)
        .step_by(each)
        .map(|first| {
            let last = (first + each).min(rules);
            let mut text = format!("version: 1\npack: made-{first}\nuses: [common]\nwords:\n");
            for n in first..last {
                let (noun, event) = (word(n, "on"), word(n, "ate"));
                let _ = writeln!(text, "  noun-{n}: {{en: [{noun}, {noun} {event}], ar: [كلمة{n}, {noun}]}}");
                let _ = writeln!(text, "  event-{n}: {{en: [{event}, {{word: {event}d, listed: true}}], ar: [فعل{n}]}}");
            }
            text.push_str("claims:\n");
            for n in first..last {
                let (noun, event) = (word(n, "on"), word(n, "ate"));
                let _ = write!(
                    text,
                    "  made-{n}:\n    title: {{en: \"Number {n} in {{place}}\", ar: \"الرقم {n} في {{place}}\"}}\n    count: noun-{n}\n    head: [event-{n}]\n    unless: [killed]\n    about: [place]\n    over-time: evolving\n    fresh: 30 days\n    tolerance: 5%\n    tests:\n      - text: Five {noun} {event}d in Mosul on Sunday.\n        claims: [{{count: 5, place: Mosul}}]\n      - text: Five other things were seen in Mosul.\n        claims: []\n"
                );
            }
            RuleText::new(format!("made-{first}.yaml"), text)
        })
        .collect()
}

/// A made-up word for a number.
fn word(n: usize, ending: &str) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ko", "ri", "mu", "ze", "lo", "fa", "ti", "vu", "ne"];
    let syllables: String = format!("{n:03}").bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect();
    format!("{syllables}{ending}")
}
