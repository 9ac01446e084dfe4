//! What of a page is the article: headline, body, captions, bylines, and what is left over from the page.
//!
//! A line counts as body until something shows that it is not: a marker line, a place before the headline, a
//! list of cut-off or unpunctuated lines about other things behind the last paragraph. Ordinary paragraphs
//! are never judged by a phrase in them.

mod foot;
mod head;
mod markers;
mod unit;

use super::zone::{Zone, ZoneSpan};
use std::collections::BTreeSet;
use std::ops::Range;
use unit::Unit;

/// The zones of a text and its headline.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Whole lines, in order, covering all of the text.
    pub zones: Vec<ZoneSpan>,
    /// The headline without the blanks around it.
    pub headline: Option<Range<usize>>,
}

/// A zone and what told it.
type Judged = (Zone, &'static str);

const BODY: Judged = (Zone::Body, "nothing sets it apart from the article");

/// Reads the parts of `text`, whose front matter ends at `start`. `title` is the headline where metadata gives it.
pub(super) fn read(text: &str, start: usize, title: Option<&str>) -> Page {
    let units = unit::units(text, start);
    let mut judged: Vec<Judged> = vec![BODY; units.len()];
    let mut headline = None;
    if let Some(first) = head::first_paragraph(&units) {
        let core = foot::core_topics(&units, first);
        headline = head::judge(&units, first, &core, title, &mut judged);
        let mut core = core;
        if let Some(index) = headline {
            core.extend(units[index].topics.iter().cloned());
        }
        foot::judge(&units, first, &core, &mut judged);
    } else {
        single_lines(&units, &mut judged);
    }
    if !judged.iter().any(|(zone, _)| *zone == Zone::Body) {
        judged = vec![BODY; units.len()];
        headline = None;
    }
    Page { zones: spans(text, start, &units, &judged), headline: headline.map(|index| units[index].range.clone()) }
}

/// A text without one sentence: only lines that the tables know are set apart.
fn single_lines(units: &[Unit], judged: &mut [Judged]) {
    for (unit, place) in units.iter().zip(judged) {
        *place = marked_line(unit).unwrap_or(BODY);
    }
}

/// The zone of a line that its own words give away.
fn marked_line(unit: &Unit) -> Option<Judged> {
    use markers::Mark;
    match unit.mark? {
        Mark::RelatedHeading => Some((Zone::Related, "is a heading over other stories")),
        Mark::RelatedLine => Some((Zone::Related, "points to another story")),
        Mark::CommentsHeading | Mark::CommentForm => Some((Zone::Furniture, "belongs to the comment form")),
        Mark::Furniture => Some((Zone::Furniture, "is navigation, sharing or a notice")),
        Mark::Caption => Some((Zone::Caption, "begins as a caption does")),
        Mark::Byline => Some((Zone::Byline, "names author, agency or time")),
        Mark::Office { .. } => Some((Zone::Furniture, "names an office of the newspaper")),
        Mark::Credit => None,
    }
}

/// Lengthens the judged units to whole lines that cover the text, and joins neighbours of one kind.
fn spans(text: &str, start: usize, units: &[Unit], judged: &[Judged]) -> Vec<ZoneSpan> {
    let mut out: Vec<ZoneSpan> = Vec::new();
    if start > 0 {
        out.push(ZoneSpan { range: 0..start, zone: Zone::FrontMatter, why: "stands between two `---` lines" });
    }
    let mut at = start;
    for (index, (zone, why)) in judged.iter().enumerate() {
        let end = units.get(index + 1).map_or(text.len(), |next| line_start(text, next.range.start).max(at));
        match out.last_mut() {
            Some(last) if (last.zone, last.why) == (*zone, *why) => last.range.end = end,
            _ => out.push(ZoneSpan { range: at..end, zone: *zone, why }),
        }
        at = end;
    }
    out
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r', '\u{2028}', '\u{2029}']).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8))
}

/// Topics of several units together.
fn topics<'u>(units: impl Iterator<Item = &'u Unit>) -> BTreeSet<String> {
    units.flat_map(|u| u.topics.iter().cloned()).collect()
}
