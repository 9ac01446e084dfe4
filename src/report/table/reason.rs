//! Why a verdict is what it is, under the rows where that is not plain from them. Linking gives its reason with ids and
//! normal forms; here they become names and dates.

use super::rows::{Block, outlet};
use crate::claim::Claim;
use crate::report::human::{DateLength, date};
use crate::report::terminal::grid::Piece;
use crate::report::terminal::wrap::wrap;
use crate::report::terminal::{Look, Tone};
use crate::report::untrusted::terminal::sanitise;
use crate::report::{Report, SourceCard};
use crate::value::Value;
use crate::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};

/// Columns of a text quoted as evidence.
const EVIDENCE: usize = 60;

/// The lines of the reason; none where the verdict needs no reason.
pub(super) fn lines(report: &Report<'_>, block: &Block<'_>, look: Look) -> Vec<String> {
    // One source that others do not contradict needs no reason unless there are others.
    let explained = block.words.explain || block.slot.verdict == Verdict::SingleSource && block.slot.sources > 1;
    let caution = block.slot.caution.as_deref().map(|caution| sanitise(&in_plain_words(caution, report, block)));
    let mut said: Vec<String> = caution.map(|caution| format!("Caution: {caution}")).into_iter().collect();
    if !explained || block.slot.why.is_empty() {
        return said.into_iter().flat_map(|text| quiet(text, look)).collect();
    }
    let why = sanitise(&in_plain_words(&block.slot.why, report, block));
    said.push(format!("Why: {}", shorten_quotes(&why)));
    if let Some(note) = remark(block.slot.note.as_deref(), block.slot.url.as_deref()) {
        said.push(format!("Note: {note}"));
    }
    said.into_iter().flat_map(|text| quiet(text, look)).collect()
}

/// One remark in lines, set in under the rows.
fn quiet(text: String, look: Look) -> Vec<String> {
    Piece::foreign(text, Tone::Quiet).lines(look.width.saturating_sub(2), look).into_iter().map(|(line, _)| format!("  {line}")).collect()
}

/// What the rule's author remarks, and where more is said.
fn remark(note: Option<&str>, url: Option<&str>) -> Option<String> {
    let url = url.map(sanitise);
    match (note.map(sanitise), url) {
        (Some(note), Some(url)) => Some(format!("{note} ({url})")),
        (one, other) => one.or(other),
    }
}

/// `why` with ids of sources and speakers as their names, and EDTF as dates. Only whole words that are such an id change.
fn in_plain_words(why: &str, report: &Report<'_>, block: &Block<'_>) -> String {
    let cards: BTreeMap<&str, &SourceCard> = report.sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let claims = || block.values.iter().flat_map(|value| &value.claims);
    let speakers: BTreeSet<&str> = claims().flat_map(|claim| &claim.said_by).map(String::as_str).collect();
    let places: BTreeSet<&str> = claims().flat_map(|claim| places_of(claim)).collect();
    let sources: BTreeMap<&str, String> = claims().map(|claim| (claim.source.as_str(), outlet(claim, &cards))).collect();
    renamed(why, &|word| match sources.get(word) {
        Some(outlet) => Some(outlet.clone()),
        None if speakers.contains(word) => Some(report.names.actor(word, report.language)),
        None if places.contains(word) => Some(report.names.place(word, report.language)),
        None => None,
    })
}

/// `why` with the words that have a name as that name, and EDTF as dates.
pub(in crate::report) fn renamed(why: &str, name: &dyn Fn(&str) -> Option<String>) -> String {
    let one = |word: &str| {
        let core = word.trim_matches(['(', ')', ',', ';', ':', '.', '“', '”']);
        let name = name(core).or_else(|| is_full_date(core).then(|| date(core, DateLength::Short)));
        name.map_or_else(|| word.to_string(), |name| word.replacen(core, &name, 1))
    };
    why.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// Ids of the places that a claim names.
fn places_of(claim: &Claim) -> impl Iterator<Item = &str> {
    let value = if let Value::Place { place } = &claim.value { Some(place) } else { None };
    value.into_iter().chain(claim.key.get("place")).chain(claim.place.as_ref().map(|place| &place.id)).map(String::as_str)
}

/// `YYYY-MM…`, perhaps an interval of them: a bare year is a date in words already.
fn is_full_date(word: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    let mut parts = word.trim_start_matches("../").splitn(3, '-');
    matches!((parts.next(), parts.next()), (Some(year), Some(rest)) if digits(year, 4) && rest.get(..2).is_some_and(|month| digits(month, 2)))
}

/// Cuts what stands in “ ” to the words that fit in [`EVIDENCE`] columns.
fn shorten_quotes(text: &str) -> String {
    let mut short = String::new();
    let mut rest = text;
    while let Some((before, quoted)) = rest.split_once('“') {
        let (quoted, after) = quoted.split_once('”').unwrap_or((quoted, ""));
        let mut words = wrap(quoted, EVIDENCE).into_iter();
        let head = words.next().unwrap_or_default();
        let more = if words.next().is_some() { " …" } else { "" };
        short.push_str(&format!("{before}“{head}{more}”"));
        rest = after;
    }
    short.push_str(rest);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_with_a_month_are_dates() {
        assert!(is_full_date("2021-12-09"));
        assert!(is_full_date("XXXX-12-09"));
        assert!(is_full_date("2024-09/2025-09"));
        assert!(is_full_date("../2021-12-31"));
        for word in ["2021", "2500", "40-50", "2021-x", "well-known", ""] {
            assert!(!is_full_date(word), "{word}");
        }
    }

    #[test]
    fn a_remark_is_a_note_an_address_or_both() {
        assert_eq!(remark(Some("ask\u{1b}"), Some("https://x")).as_deref(), Some("ask␛ (https://x)"));
        assert_eq!(remark(None, Some("https://x")).as_deref(), Some("https://x"));
        assert_eq!(remark(None, None), None);
    }

    #[test]
    fn long_evidence_is_cut() {
        let text = format!("the same: “{}”; so", "word ".repeat(40));
        let short = shorten_quotes(&text);
        assert!(short.starts_with("the same: “word word") && short.ends_with(" …”; so"), "{short}");
        assert_eq!(shorten_quotes("no quotes"), "no quotes");
        assert_eq!(shorten_quotes("open “end"), "open “end”");
    }
}
