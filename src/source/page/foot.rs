//! From the first paragraph on: where the article ends, and what stands between and behind its paragraphs.

use super::head::{name_lines, repeated_lines};
use super::markers::Mark;
use super::topics::Topics;
use super::unit::{Ending, Unit};
use super::{BODY, Judged, marked_line};
use crate::source::zone::Zone;
use std::collections::BTreeSet;
use std::ops::Range;

/// Paragraphs behind a heading over other stories take the article up again when they share this much with it.
const RESUMES: f64 = 0.15;

/// Cut-off lines that share less than this with the article are teasers of other stories.
const TEASER: f64 = 0.3;

/// Unpunctuated lines behind an article with punctuation are headlines of other stories when they share less than this with it.
const FOREIGN: f64 = 0.15;

/// A line that shares so much with the article is its own.
const OWN: f64 = 0.4;

/// What the article is about: its paragraphs up to the first heading over other stories or comments.
pub(super) fn core_topics(units: &[Unit], first: usize) -> Topics {
    let own = units[first..].iter().take_while(|u| !matches!(u.mark, Some(Mark::RelatedHeading | Mark::CommentsHeading)));
    Topics::of(own.filter(|u| u.mark.is_none() && u.ending != Ending::Cut).map(|u| &u.topics))
}

fn is_section(unit: &Unit) -> bool {
    matches!(unit.mark, Some(Mark::RelatedHeading | Mark::CommentsHeading | Mark::Pointer))
}

/// Judges `units[first..]`.
pub(super) fn judge(units: &[Unit], first: usize, core: &Topics, judged: &mut [Judged]) {
    let names = name_lines(units);
    let repeated = repeated_lines(units);
    for index in first..units.len() {
        let unit = &units[index];
        let is_caption = || repeated[index] || (index > first && goes_on(&units[index + 1..]));
        judged[index] = match marked_line(unit) {
            Some(known) => known,
            None if names[index] => (Zone::Furniture, "is the name under an office of the newspaper"),
            None if unit.mark == Some(Mark::Credit) && is_caption() => (Zone::Caption, "ends with the credit of a picture"),
            None => BODY,
        };
    }
    sections(units, first, core, judged);
    teasers(units, first, core, judged);
    headlines(units, first, judged);
}

/// More paragraphs follow. A credit ends captions, and it ends articles: the last paragraph and the only one are no captions.
fn goes_on(units: &[Unit]) -> bool {
    units.iter().take_while(|u| !is_section(u)).any(|u| u.is_prose() || u.mark == Some(Mark::Credit))
}

/// Headings over other stories and comments, and what stands under them.
fn sections(units: &[Unit], first: usize, core: &Topics, judged: &mut [Judged]) {
    let comments = comments_start(units, first);
    let end = comments.unwrap_or(units.len());
    let open_style = has_open_style(&units[first..end]);
    let may_resume = |u: &Unit| {
        let closes = u.ending == Ending::Stop || (open_style && u.ending == Ending::Open && u.count >= 14);
        u.mark.is_none() && u.count >= 8 && closes
    };
    let mut headings = (first..end).filter(|&i| matches!(units[i].mark, Some(Mark::RelatedHeading | Mark::Pointer))).peekable();
    while let Some(heading) = headings.next() {
        let behind = &units[heading + 1..headings.peek().copied().unwrap_or(end)];
        let pointer = units[heading].mark == Some(Mark::Pointer);
        // What a pointer points to stands on the next line, however long it is.
        let pointed = usize::from(pointer && behind.first().is_some_and(is_headline));
        let paragraphs: Vec<&Unit> = behind[pointed..].iter().filter(|u| may_resume(u)).collect();
        let goes_on = if pointer { !paragraphs.is_empty() } else { takes_up(&paragraphs, core) };
        let resumed = behind[pointed..].iter().position(|u| u.is_prose() || may_resume(u)).filter(|_| goes_on);
        set_under(units, heading..heading + 1 + resumed.map_or(behind.len(), |p| pointed + p), judged);
    }
    if let Some(comments) = comments {
        set_under(units, comments..units.len(), judged);
    }
}

/// The heading over readers' comments: one with at least half of all running text before it.
fn comments_start(units: &[Unit], first: usize) -> Option<usize> {
    let words = |u: &Unit| if u.is_prose() { u.count } else { 0 };
    let total: usize = units[first..].iter().map(words).sum();
    let mut before = 0;
    for (index, unit) in units.iter().enumerate().skip(first) {
        if unit.mark == Some(Mark::CommentsHeading) && before * 2 >= total {
            return Some(index);
        }
        before += words(unit);
    }
    None
}

/// Gives the lines under section headings the zone of their heading; lines with marks of their own keep theirs.
fn set_under(units: &[Unit], range: Range<usize>, judged: &mut [Judged]) {
    let mut under: Judged = (Zone::Related, "stands under a heading over other stories");
    for at in range {
        match units[at].mark {
            Some(Mark::CommentsHeading | Mark::CommentForm) => under = (Zone::Furniture, "stands under the comment form"),
            Some(Mark::RelatedHeading | Mark::Pointer) => under = (Zone::Related, "stands under a heading over other stories"),
            Some(_) if judged[at].0 != Zone::Body => {}
            _ => judged[at] = under,
        }
    }
}

/// Paragraphs behind a heading over other stories that are, taken together, about what the article is about. A teaser is
/// one sentence, so paragraphs of several need to share less.
fn takes_up(paragraphs: &[&Unit], core: &Topics) -> bool {
    let several = paragraphs.iter().filter(|u| u.sentence_inside).count() * 2 >= paragraphs.len();
    let about = Topics::of(paragraphs.iter().map(|u| &u.topics));
    !paragraphs.is_empty() && about.share_in(core) >= if several { RESUMES / 2.0 } else { RESUMES }
}

/// Most paragraphs of the article end without a full stop.
fn has_open_style(units: &[Unit]) -> bool {
    let own = || units.iter().take_while(|u| !is_section(u)).filter(|u| u.mark.is_none() && u.count >= 8);
    own().filter(|u| u.ending == Ending::Open).count() * 2 > own().count()
}

/// Runs of cut-off lines about other things, with short labels between them.
fn teasers(units: &[Unit], first: usize, core: &Topics, judged: &mut [Judged]) {
    let is_teaser = |i: usize| judged[i].0 == Zone::Body && units[i].ending == Ending::Cut && units[i].count >= 5;
    let opening = |i: &usize| units[*i].words.iter().take(5).map(|w| w.key.as_str()).collect::<Vec<_>>();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for index in first..=units.len() {
        if index < units.len() && is_teaser(index) {
            run.push(index);
        } else if index == units.len() || units[index].count > 4 || run.is_empty() {
            if run.len() >= 2 {
                runs.push(std::mem::take(&mut run));
            }
            run.clear();
        }
    }
    for run in runs {
        let mean = run.iter().map(|&i| units[i].topics.share_in(core)).sum::<f64>() / run.len() as f64;
        let repeated = run.iter().map(opening).collect::<BTreeSet<_>>().len() < run.len();
        if mean < TEASER || repeated {
            judged[run[0]..=run[run.len() - 1]].fill((Zone::Related, "is one of a list of cut-off lines about other things"));
        }
    }
}

/// Three or more unpunctuated lines about other things, behind everything else.
fn headlines(units: &[Unit], first: usize, judged: &mut [Judged]) {
    let left = |i: usize| judged[i].0 != Zone::Body;
    let mut from = units.len();
    while from > first + 1 && (left(from - 1) || is_headline(&units[from - 1])) {
        from -= 1;
    }
    let list: Vec<usize> = (from..units.len()).filter(|&i| !left(i)).collect();
    // The article's own last lines may lack their stop.
    let article = Topics::of((0..from).filter(|&i| judged[i].0.makes_claims()).map(|i| &units[i].topics));
    let list: Vec<usize> = list.into_iter().skip_while(|&i| units[i].topics.share_in(&article) >= OWN).collect();
    let limit = if has_open_style(&units[first..from]) { FOREIGN / 2.0 } else { FOREIGN };
    if list.len() >= 3 && Topics::of(list.iter().map(|&i| &units[i].topics)).share_in(&article) < limit {
        for index in list {
            judged[index] = (Zone::Related, "is one of a list of headlines about other things");
        }
    }
}

fn is_headline(unit: &Unit) -> bool {
    unit.mark.is_none() && unit.ending != Ending::Stop && (4..=30).contains(&unit.count)
}
