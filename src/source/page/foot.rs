//! From the first paragraph on: where the article ends, and what stands between and behind its paragraphs.

use super::head::name_lines;
use super::markers::Mark;
use super::unit::{Ending, Unit};
use super::{BODY, Judged, marked_line, topics};
use crate::source::zone::Zone;
use std::collections::BTreeSet;

/// A sentence that shares less than this with the article does not take it up again behind a heading over other stories.
const RESUMES: f64 = 0.15;

/// Cut-off lines that share less than this with the article are teasers of other stories.
const TEASER: f64 = 0.3;

/// Unpunctuated lines behind the article are headlines of other stories below this.
const FOREIGN: f64 = 0.1;

/// What the article is about: its paragraphs up to the first heading over other stories or comments.
pub(super) fn core_topics(units: &[Unit], first: usize) -> BTreeSet<String> {
    let own = units[first..].iter().take_while(|u| !is_section(u));
    topics(own.filter(|u| u.mark.is_none() && u.ending != Ending::Cut))
}

fn is_section(unit: &Unit) -> bool {
    matches!(unit.mark, Some(Mark::RelatedHeading | Mark::CommentsHeading))
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
    headlines(units, first, core, judged);
}

/// A credit ends captions, and it ends articles: the last paragraph and the only one are never captions.
fn is_caption(units: &[Unit], first: usize, index: usize) -> bool {
    let paragraph = |u: &Unit| u.is_prose() || u.mark == Some(Mark::Credit);
    let repeated = units.iter().enumerate().any(|(other, u)| other != index && u.key == units[index].key);
    repeated || (index > first && units[index + 1..].iter().take_while(|u| !is_section(u)).any(paragraph))
}

/// Headings over other stories and comments, and what stands under them.
fn sections(units: &[Unit], first: usize, core: &BTreeSet<String>, judged: &mut [Judged]) {
    let resumes =
        |u: &Unit| u.mark.is_none() && u.words.len() >= 8 && u.is_prose() && u.ending == Ending::Stop && u.overlap(core) >= RESUMES;
    let mut index = first;
    while index < units.len() {
        if !is_section(&units[index]) {
            index += 1;
            continue;
        }
        let before = prose_words(&units[first..index]);
        let after = prose_words(&units[index..]);
        let comments = units[index].mark == Some(Mark::CommentsHeading);
        let ends_here = if comments { before >= after } else { !units[index..].iter().any(resumes) };
        let end = if ends_here {
            units.len()
        } else if comments {
            index + 1
        } else {
            units[index + 1..].iter().position(|u| u.is_prose()).map_or(units.len(), |p| index + 1 + p)
        };
        let mut under: Judged = (Zone::Related, "stands under a heading over other stories");
        for at in index..end {
            match units[at].mark {
                Some(Mark::CommentsHeading | Mark::CommentForm) => under = (Zone::Furniture, "stands under the comment form"),
                Some(Mark::RelatedHeading) => under = (Zone::Related, "stands under a heading over other stories"),
                Some(_) if judged[at].0 != Zone::Body => {}
                _ => judged[at] = under,
            }
        }
        index = end.max(index + 1);
    }
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
fn headlines(units: &[Unit], first: usize, core: &BTreeSet<String>, judged: &mut [Judged]) {
    let is_headline = |u: &Unit| u.mark.is_none() && u.ending != Ending::Stop && (4..=30).contains(&u.words.len());
    let left = |i: usize| judged[i].0 != Zone::Body;
    let mut from = units.len();
    while from > first + 1 && (left(from - 1) || is_headline(&units[from - 1])) {
        from -= 1;
    }
    let list: Vec<usize> = (from..units.len()).filter(|&i| !left(i)).collect();
    // The list begins with its first line about something else.
    let about = |i: &usize| units[*i].overlap(core);
    let list: Vec<usize> = list.into_iter().skip_while(|i| about(i) >= FOREIGN).collect();
    let foreign = list.iter().filter(|i| about(i) < FOREIGN).count();
    if list.len() >= 3 && foreign * 4 >= list.len() * 3 {
        for index in list {
            judged[index] = (Zone::Related, "is one of a list of headlines about other things");
        }
    }
}

fn prose_words(units: &[Unit]) -> usize {
    units.iter().filter(|u| u.is_prose()).map(|u| u.words.len()).sum()
}
