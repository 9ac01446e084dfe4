//! The lines before the first paragraph: which one is the headline, and what stands around it.

use super::markers::Mark;
use super::topics::Topics;
use super::unit::{Ending, KEPT, Unit};
use super::{Judged, marked_line};
use crate::source::page_words;
use crate::source::zone::Zone;
use std::collections::BTreeMap;

/// A headline has at most so many words.
const LONGEST_HEADLINE: usize = KEPT;

/// So much of what a headline is about, the paragraphs below it are about too.
const SHARED: f64 = 0.25;

/// The first unit that reads as running text, where a line over it that says the same in few words is its headline.
pub(super) fn first_paragraph(units: &[Unit]) -> Option<usize> {
    let prose = units.iter().position(Unit::is_prose);
    let top = units.iter().position(|u| u.mark.is_none())?;
    if prose.is_some_and(|p| p != top) {
        return prose;
    }
    // No paragraph, or the very first line is a sentence: a short sentence over a longer text that repeats it is a headline.
    let over = |next: &&Unit| {
        let short = is_candidate(&units[top]) && units[top].count * 5 <= next.count * 4 && units[top].count <= 20;
        next.blank_before && short && !units[top].sentence_inside && units[top].topics.share_in(&next.topics) >= REPEATED
    };
    units.get(top + 1).filter(over).map(|_| top + 1).or(prose)
}

/// So much of a sentence stands again in the text that it is a headline over.
const REPEATED: f64 = 0.6;

/// Judges `units[..first]`, `first` being the first paragraph; gives the headline's index.
pub(super) fn judge(units: &[Unit], first: usize, core: &Topics, title: Option<&str>, judged: &mut [Judged]) -> Option<usize> {
    let head = &units[..first];
    let names = name_lines(head);
    let repeated = repeated_lines(head);
    let candidates: Vec<usize> =
        (0..first).filter(|&i| is_candidate(&head[i]) && !names[i] && !is_dateline(&head[i]) && !repeated[i]).collect();
    let headline = choose(head, &candidates, core, title);
    let first_list = head.iter().position(|u| u.mark == Some(Mark::RelatedHeading)).unwrap_or(first);
    for (index, unit) in head.iter().enumerate() {
        let about = unit.topics.share_in(core);
        judged[index] = if let Some(known) = marked_line(unit) {
            known
        } else if names[index] {
            (Zone::Furniture, "is the name under an office of the newspaper")
        } else if headline.is_some_and(|h| unit.key == head[h].key) {
            (Zone::Headline, "stands over the text and is about the same")
        } else if unit.mark == Some(Mark::Credit) {
            (Zone::Caption, "ends with the credit of a picture")
        } else if headline.is_some_and(|h| index < h) && index > first_list {
            (Zone::Related, "stands under a heading over other stories")
        } else if headline.is_some_and(|h| index < h && head[h].topics.share_in(core) >= SHARED) && about == 0.0 && unit.count <= 12 {
            (Zone::Furniture, "stands before the headline and shares no word with the text")
        } else if headline.is_some_and(|h| index > h) {
            below(unit, about, repeated[index], index + 1 < first)
        } else {
            super::BODY
        };
    }
    headline
}

/// A line between the headline and the first paragraph.
fn below(unit: &Unit, about: f64, repeated: bool, more_below: bool) -> Judged {
    if is_dateline(unit) {
        (Zone::Byline, "names place, agency or day")
    } else if repeated {
        (Zone::Caption, "stands twice over the text")
    } else if unit.count <= 4 && about == 0.0 && !has_digit(unit) && unit.ending == Ending::Open {
        (Zone::Byline, "is a name or a label between headline and text")
    } else if unit.count >= 6 && more_below {
        (Zone::Standfirst, "stands between headline and text")
    } else {
        super::BODY
    }
}

fn choose(head: &[Unit], candidates: &[usize], core: &Topics, title: Option<&str>) -> Option<usize> {
    let title = title.map(page_words::key);
    let list = head.iter().rposition(|u| u.mark == Some(Mark::RelatedHeading));
    let behind: Vec<usize> = candidates.iter().copied().filter(|&i| list.is_none_or(|l| i > l)).collect();
    let candidates = if behind.is_empty() { candidates } else { &behind };
    let about = |i: &usize| head[*i].topics.share_in(core);
    // Behind a list of other stories the first line that fits may still be one of them: there the one that fits best counts.
    let best = candidates.iter().copied().max_by(|a, b| about(a).total_cmp(&about(b))).filter(|_| list.is_some());
    candidates
        .iter()
        .copied()
        .find(|&i| title.as_ref() == Some(&head[i].key))
        .or_else(|| candidates.iter().copied().find(|&i| head[i].markdown_heading))
        .or_else(|| best.filter(|i| about(i) >= SHARED))
        .or_else(|| candidates.iter().copied().find(|i| about(i) >= SHARED))
        .or_else(|| if list.is_some() { candidates.last() } else { candidates.first() }.copied())
}

fn is_candidate(unit: &Unit) -> bool {
    let plain = unit.mark.is_none() || unit.markdown_heading;
    plain && (2..=LONGEST_HEADLINE).contains(&unit.count) && (unit.markdown_heading || unit.count >= 3 || !unit.topics.is_empty())
}

/// Which lines stand more than once. The first line may: it is the page's own title, and the headline repeats it.
pub(super) fn repeated_lines(units: &[Unit]) -> Vec<bool> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in units.iter().skip(1).filter(|u| !u.key.is_empty()) {
        *times.entry(&unit.key).or_default() += 1;
    }
    units.iter().enumerate().map(|(index, unit)| index > 0 && times.get(unit.key.as_str()).is_some_and(|n| *n > 1)).collect()
}

/// "Baghdad - Asharq", "بغداد/ الشرق", "12 May 2021": a few words and a mark between them, or a day.
fn is_dateline(unit: &Unit) -> bool {
    let words = unit.count;
    if unit.ending != Ending::Open || words > 8 {
        return false;
    }
    let year = unit
        .words
        .iter()
        .any(|w| w.key.len() == 4 && (w.key.starts_with("19") || w.key.starts_with("20")) && w.key.bytes().all(|b| b.is_ascii_digit()));
    let day = unit.words.iter().any(|w| w.key.len() <= 2 && w.key.bytes().all(|b| b.is_ascii_digit()));
    (year && day) || (words <= 5 && unit.place_and_agency)
}

fn has_digit(unit: &Unit) -> bool {
    unit.words.iter().any(|w| w.key.bytes().any(|b| b.is_ascii_digit()))
}

/// Which lines are the name under an office ("Editor in chief" and then a line of up to four words).
pub(super) fn name_lines(units: &[Unit]) -> Vec<bool> {
    let mut out = vec![false; units.len()];
    for index in 1..units.len() {
        let office = units[index - 1].mark == Some(Mark::Office { named: false });
        let unit = &units[index];
        out[index] = office && unit.mark.is_none() && unit.count <= 4 && unit.ending == Ending::Open && !has_digit(unit);
    }
    out
}
