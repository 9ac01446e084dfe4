//! What stands in the table: a block for each slot, in it a row for each value and time that claims give, most important first.

use super::legend::{Words, words_of};
use crate::claim::{Claim, Polarity};
use crate::report::human::{DateLength, Reader, as_of, spoken_by, value};
use crate::report::terminal::Tone;
use crate::report::untrusted::terminal::sanitise;
use crate::report::{Report, SourceCard, slot_title};
use crate::value::Value;
use crate::value::date::Edtf;
use crate::verdict::Slot;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A slot as the table shows it.
pub(super) struct Block<'a> {
    pub slot: &'a Slot,
    pub title: String,
    pub words: Words,
    pub values: Vec<ValueRow<'a>>,
}

/// Stands for the time of what holds at any time.
pub const UNTIMED: &str = "–";

/// Claims of a slot that say the same of the same time.
pub(super) struct ValueRow<'a> {
    pub as_of: String,
    pub value: String,
    pub tone: Tone,
    pub said_by: String,
    pub sources: usize,
    pub origins: usize,
    /// The value says how far it is so.
    pub has_extent: bool,
    pub claims: Vec<&'a Claim>,
}

/// All blocks in order of importance, then type, then key.
pub(super) fn blocks<'a>(report: &Report<'a>) -> Vec<Block<'a>> {
    let by_id: BTreeMap<&str, &Claim> = report.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
    let cards: BTreeMap<&str, &SourceCard> = report.sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let mut blocks: Vec<Block<'a>> = report
        .slots
        .iter()
        .map(|slot| {
            let claims = slot.claims.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect();
            Block {
                slot,
                title: slot_title(&slot.claim_type, &slot.key, report),
                words: words_of(slot),
                values: values(claims, report, &cards),
            }
        })
        .collect();
    blocks.sort_by(|a, b| {
        (a.words.rank, &a.slot.claim_type, &a.slot.key, &a.slot.claims).cmp(&(
            b.words.rank,
            &b.slot.claim_type,
            &b.slot.key,
            &b.slot.claims,
        ))
    });
    blocks
}

/// "3 sources, 1 origin", which breaks only at the comma; of a single source the origin goes without saying.
pub(super) fn support(sources: usize, origins: usize) -> String {
    let count = |n: usize, word: &str| if n == 1 { format!("1\u{a0}{word}") } else { format!("{n}\u{a0}{word}s") };
    if sources <= 1 || origins == 0 {
        count(sources, "source")
    } else {
        format!("{}, {}", count(sources, "source"), count(origins, "origin"))
    }
}

fn values<'a>(claims: Vec<&'a Claim>, report: &Report<'a>, cards: &BTreeMap<&str, &SourceCard>) -> Vec<ValueRow<'a>> {
    let reader = Reader { names: report.names, language: report.language, dates: DateLength::Short };
    let timed = claims.iter().any(|claim| claim.as_of.is_some());
    let mut groups: BTreeMap<(Order, String, String), Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        let time = if timed { as_of(claim, reader) } else { UNTIMED.to_string() };
        groups.entry((order(claim), sanitise(&value(claim, reader)), sanitise(&time))).or_default().push(claim);
    }
    groups
        .into_iter()
        .map(|((_, value, as_of), mut claims)| {
            claims.sort_by(|a, b| (path(a, cards), a.span, &a.id).cmp(&(path(b, cards), b.span, &b.id)));
            let sources: BTreeSet<&str> = claims.iter().map(|claim| claim.source.as_str()).collect();
            let origins: BTreeSet<&str> = claims.iter().filter_map(|claim| claim.origin.as_deref()).collect();
            let denied = claims.iter().any(|claim| claim.polarity == Polarity::Denied);
            ValueRow {
                as_of,
                value,
                tone: if denied { Tone::Warning } else { Tone::Plain },
                said_by: voices(&claims, cards, reader),
                sources: sources.len(),
                origins: origins.len(),
                has_extent: claims.iter().any(|claim| matches!(&claim.value, Value::Proposition(p) if p.scope.is_some())),
                claims,
            }
        })
        .collect()
}

/// Order of rows in a block: by time, a time that nobody states last; what is asserted before what is denied; small before large,
/// early before late.
type Order = (bool, Option<String>, Polarity, Option<i64>, Option<Date>);

fn order(claim: &Claim) -> Order {
    let number = match &claim.value {
        Value::Quantity(quantity) => Some((quantity.number * 1000.0) as i64),
        _ => None,
    };
    // Of what has no beginning ("until September") the end is what it is about.
    let day = match &claim.value {
        Value::Date(date) => Edtf::parse(&date.edtf).ok().and_then(|edtf| edtf.bounds()).and_then(|(first, last)| first.or(last)),
        _ => None,
    };
    (claim.as_of.is_none(), claim.as_of.clone(), claim.polarity, number, day)
}

/// Path of the claim's source as shown to people.
pub(super) fn path<'a>(claim: &'a Claim, cards: &BTreeMap<&str, &'a SourceCard>) -> &'a str {
    match cards.get(claim.source.as_str()) {
        Some(card) => &card.path,
        None if claim.from.path.is_empty() => &claim.source,
        None => &claim.from.path,
    }
}

/// Who published the claim's source, else its file's name.
pub(super) fn outlet(claim: &Claim, cards: &BTreeMap<&str, &SourceCard>) -> String {
    let publisher = cards.get(claim.source.as_str()).and_then(|card| card.publisher.as_deref()).or(claim.from.publisher.as_deref());
    publisher.map_or_else(|| file_name(path(claim, cards)).to_string(), str::to_string)
}

/// "Reuters: Iraq government; today.txt": each outlet once, with its speakers.
fn voices(claims: &[&Claim], cards: &BTreeMap<&str, &SourceCard>, reader: Reader<'_>) -> String {
    let mut by_outlet: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for claim in claims {
        by_outlet.entry(outlet(claim, cards)).or_default().extend(Some(spoken_by(claim, reader)).filter(|words| !words.is_empty()));
    }
    let one = |(outlet, speakers): (String, BTreeSet<String>)| match speakers.into_iter().collect::<Vec<_>>() {
        speakers if speakers.is_empty() => outlet,
        speakers => format!("{outlet}: {}", speakers.join(", ")),
    };
    sanitise(&by_outlet.into_iter().map(one).collect::<Vec<_>>().join("; "))
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
