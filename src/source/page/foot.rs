//! From the first paragraph on: where the article ends, and what stands between and behind its paragraphs.

use super::head::name_lines;
use super::markers::Mark;
use super::unit::{Ending, Unit};
use super::{BODY, Judged, marked_line, topics};
use crate::source::zone::Zone;
use std::collections::BTreeSet;

/// Paragraphs behind a heading over other stories take the article up again when they share this much with it.
const RESUMES: f64 = 0.15;

/// Cut-off lines that share less than this with the article are teasers of other stories.
const TEASER: f64 = 0.3;

/// Unpunctuated lines behind an article with punctuation are headlines of other stories when they share less than this with it.
const FOREIGN: f64 = 0.15;

/// A line that shares so much with the article is its own.
const OWN: f64 = 0.4;

/// What the article is about: its paragraphs up to the first heading over other stories or comments.
pub(super) fn core_topics(units: &[Unit], first: usize) -> BTreeSet<String> {
    let own = units[first..].iter().take_while(|u| !is_section(u));
    topics(own.filter(|u| u.mark.is_none() && u.ending != Ending::Cut))
}

fn is_section(unit: &Unit) -> bool {
    matches!(unit.mark, Some(Mark::RelatedHeading | Mark::CommentsHeading | Mark::Pointer))
}

/// Judges `units[first..]`.
pub(super) fn judge(units: &[Unit], first: usize, core: &BTreeSet<String>, judged: &mut [Judged]) {
    let names = name_lines(units);
    for index in first..units.len() {
        let unit = &units[index];
        judged[index] = match marked_line(unit) {
            Some(known) => known,
            None if names[index] => (Zone::Furniture, "is the name under an office of the newspaper"),
            None if unit.mark == Some(Mark::Credit) && is_caption(units, first, index) => {
                (Zone::Caption, "ends with the credit of a picture")
            }
            None => BODY,
        };
    }
    sections(units, first, core, judged);
    teasers(units, first, core, judged);
    headlines(units, first, judged);
}

/// A credit ends captions, and it ends articles: the last paragraph and the only one are never captions.
fn is_caption(units: &[Unit], first: usize, index: usize) -> bool {
    let paragraph = |u: &Unit| u.is_prose() || u.mark == Some(Mark::Credit);
    let repeated = units.iter().enumerate().any(|(other, u)| other != index && u.key == units[index].key);
    repeated || (index > first && units[index + 1..].iter().take_while(|u| !is_section(u)).any(paragraph))
}

/// Headings over other stories and comments, and what stands under them.
fn sections(units: &[Unit], first: usize, core: &BTreeSet<String>, judged: &mut [Judged]) {
    let open_style = has_open_style(&units[first..]);
    let may_resume = |u: &Unit| {
        let closes = u.ending == Ending::Stop || (open_style && u.ending == Ending::Open && u.words.len() >= 14);
        u.mark.is_none() && u.words.len() >= 8 && closes
    };
    let mut index = first;
    while index < units.len() {
        if !is_section(&units[index]) {
            index += 1;
            continue;
        }
        let behind = &units[index + 1..];
        let mut going_on = behind.iter().filter(|u| may_resume(u));
        let comments = units[index].mark == Some(Mark::CommentsHeading);
        let ends_here = match units[index].mark {
            Some(Mark::CommentsHeading) => prose_words(&units[first..index]) >= prose_words(behind),
            Some(Mark::Pointer) => going_on.next().is_none(),
            _ => !takes_up(going_on, core),
        };
        let end = if ends_here {
            units.len()
        } else if comments {
            index + 1
        } else {
            let pointed = usize::from(units[index].mark == Some(Mark::Pointer) && behind.first().is_some_and(is_headline));
            behind.iter().skip(pointed).position(|u| u.is_prose() || may_resume(u)).map_or(units.len(), |p| index + 1 + pointed + p)
        };
        let mut under: Judged = (Zone::Related, "stands under a heading over other stories");
        for at in index..end {
            match units[at].mark {
                Some(Mark::CommentsHeading | Mark::CommentForm) => under = (Zone::Furniture, "stands under the comment form"),
                Some(Mark::RelatedHeading | Mark::Pointer) => under = (Zone::Related, "stands under a heading over other stories"),
                Some(_) if judged[at].0 != Zone::Body => {}
                _ => judged[at] = under,
            }
        }
        index = end.max(index + 1);
    }
}

/// Paragraphs behind a heading over other stories that are, taken together, about what the article is about. A teaser is
/// one sentence, so paragraphs of several need to share less.
fn takes_up<'u>(paragraphs: impl Iterator<Item = &'u Unit>, core: &BTreeSet<String>) -> bool {
    let paragraphs: Vec<&Unit> = paragraphs.collect();
    let several = paragraphs.iter().filter(|u| u.sentence_inside).count() * 2 >= paragraphs.len();
    !paragraphs.is_empty() && shared(paragraphs.into_iter(), core) >= if several { RESUMES / 2.0 } else { RESUMES }
}

/// The share of what units are about, taken together, that the article is about too.
fn shared<'u>(units: impl Iterator<Item = &'u Unit>, core: &BTreeSet<String>) -> f64 {
    let all = topics(units);
    all.intersection(core).count() as f64 / all.len().max(1) as f64
}

/// Most paragraphs of the article end without a full stop.
fn has_open_style(units: &[Unit]) -> bool {
    let own = || units.iter().take_while(|u| !is_section(u)).filter(|u| u.mark.is_none() && u.words.len() >= 8);
    own().filter(|u| u.ending == Ending::Open).count() * 2 > own().count()
}

/// Runs of cut-off lines about other things, with short labels between them.
fn teasers(units: &[Unit], first: usize, core: &BTreeSet<String>, judged: &mut [Judged]) {
    let is_teaser = |i: usize| judged[i].0 == Zone::Body && units[i].ending == Ending::Cut && units[i].words.len() >= 5;
    let opening = |u: &Unit| u.words.iter().take(5).map(|w| w.key.clone()).collect::<Vec<_>>();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for index in first..=units.len() {
        if index < units.len() && is_teaser(index) {
            run.push(index);
        } else if index == units.len() || units[index].words.len() > 4 || run.is_empty() {
            if run.len() >= 2 {
                runs.push(std::mem::take(&mut run));
            }
            run.clear();
        }
    }
    for run in runs {
        let mean = run.iter().map(|&i| units[i].overlap(core)).sum::<f64>() / run.len() as f64;
        let repeated = run.iter().any(|&i| run.iter().any(|&j| i < j && opening(&units[i]) == opening(&units[j])));
        if mean < TEASER || repeated {
            for index in run[0]..=run[run.len() - 1] {
                judged[index] = (Zone::Related, "is one of a list of cut-off lines about other things");
            }
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
    let article = topics((0..from).filter(|&i| judged[i].0.makes_claims()).map(|i| &units[i]));
    let list: Vec<usize> = list.into_iter().skip_while(|&i| units[i].overlap(&article) >= OWN).collect();
    let limit = if has_open_style(&units[first..from]) { FOREIGN / 2.0 } else { FOREIGN };
    if list.len() >= 3 && shared(list.iter().map(|&i| &units[i]), &article) < limit {
        for index in list {
            judged[index] = (Zone::Related, "is one of a list of headlines about other things");
        }
    }
}

fn is_headline(unit: &Unit) -> bool {
    unit.mark.is_none() && unit.ending != Ending::Stop && (4..=30).contains(&unit.words.len())
}

fn prose_words(units: &[Unit]) -> usize {
    units.iter().filter(|u| u.is_prose()).map(|u| u.words.len()).sum()
}
