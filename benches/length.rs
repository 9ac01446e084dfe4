//! What the length of one text costs: milliseconds a megabyte for a text and for one four times as long, in one run, and
//! the ratio of the two, which is 1 where time grows with length and 4 where it grows with its square:
//! `cargo bench --bench length`, or `-- KILOBYTES` for another length of the shorter text.

#[allow(dead_code, reason = "each benchmark takes the texts it needs")]
mod news;

use corroborate::extract::Extractor;
use corroborate::rule::load;
use corroborate::source::{Metadata, Source};
use corroborate::value::actor::Actors;
use corroborate::value::place::Gazetteer;
use corroborate::value::world::World;
use corroborate::verdict::link;
use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

/// Kilobytes of the shorter text.
const KILOBYTES: usize = 1000;
/// The longer text is so many times as long.
const TIMES: usize = 4;

/// Makes a text of so many bytes.
type Make = fn(usize) -> String;

/// What grows with a text is not the same in all: its sentences, its claims, its one paragraph, its headings.
const TEXTS: [(&str, &str, Make); 6] = [
    ("plain sentences", "en", |bytes| repeated(bytes, |_| "The river is quiet and the sky is grey over the old hills.\n\n".to_owned())),
    ("English news", "en", news::english),
    ("Arabic news", "ar", news::arabic),
    ("one paragraph", "en", |bytes| news::english(bytes).replace('\n', " ")),
    ("a claim a sentence", "en", |bytes| {
        repeated(bytes, |n| format!("The ministry said that {} people were killed in Basra on {} March.\n\n", 10 + n * 7, 1 + n % 28))
    }),
    ("headings of other stories", "en", |bytes| {
        repeated(bytes, |n| format!("Read also\n\nThe council of district {n} met on the question of water and of roads.\n\n"))
    }),
];

fn repeated(bytes: usize, sentence: impl Fn(usize) -> String) -> String {
    let mut text = String::from("A headline over a long text\n\n");
    for n in 0.. {
        if text.len() >= bytes {
            break;
        }
        let _ = write!(text, "{}", sentence(n));
    }
    text
}

fn main() {
    let named = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let short = named.unwrap_or(KILOBYTES) * 1000;
    let gazetteer = Gazetteer::shipped();
    let actors = Actors::shipped(&gazetteer);
    let (rules, _) = load::load(Vec::new(), &gazetteer, &actors).usable().expect("shipped rules that compile");
    let extractor = Extractor::new(&rules, &gazetteer, &actors);
    let world = World { gazetteer: &gazetteer, actors: &actors, holders: Default::default() };
    for (name, code, make) in TEXTS {
        let per_megabyte = |bytes: usize| {
            let text = make(bytes);
            let stated = Metadata { language: Some(code.to_owned()), ..Metadata::default() };
            let start = Instant::now();
            let source = Source::from_text("s1", "long", &text, stated).expect("a source");
            let read = start.elapsed();
            let claims = extractor.extract(&source);
            let extracted = start.elapsed();
            let count = claims.len();
            black_box(link(claims, &rules.policies, &world));
            let all = start.elapsed();
            let ms = |time: std::time::Duration| time.as_secs_f64() * 1e9 / text.len() as f64;
            (ms(all), [ms(read), ms(extracted - read), ms(all - extracted)], count)
        };
        // What is made once for a language is no part of the first text.
        per_megabyte(1000);
        let (short_took, _, _) = per_megabyte(short);
        let (long_took, stages, claims) = per_megabyte(short * TIMES);
        let [read, extracted, linked] = stages.map(|stage| stage.round());
        println!(
            "{name:<26} {short_took:>8.0} ms/MB  {long_took:>8.0} ms/MB at {TIMES} times the length  x{:.2}  (read {read}, extract {extracted}, link {linked}; {claims} claims)",
            long_took / short_took
        );
    }
}
