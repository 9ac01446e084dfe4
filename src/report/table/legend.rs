//! The words of the table: what each verdict is called, what it means, and what all of them add up to.

use super::paragraph;
use super::rows::{Block, UNTIMED};
use crate::graph::RelationKind;
use crate::report::terminal::wrap::wrap;
use crate::report::terminal::{Look, Tone};
use crate::report::{Report, View};
use crate::verdict::{Slot, Verdict};

/// How a verdict is put to a reader.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// Place in the table: lower is more important.
    pub rank: usize,
    pub verdict: Verdict,
    pub name: &'static str,
    /// For the summary: of one and of several.
    pub counted: [&'static str; 2],
    pub meaning: &'static str,
    pub tone: Tone,
    /// The reason stands under the rows.
    pub explain: bool,
}

const fn row(
    rank: usize,
    verdict: Verdict,
    name: &'static str,
    counted: [&'static str; 2],
    tone: Tone,
    explain: bool,
    meaning: &'static str,
) -> Words {
    Words { rank, verdict, name, counted, meaning, tone, explain }
}

/// One row a verdict, most important first.
const VERDICTS: [Words; 7] = [
    row(0, Verdict::Conflict, "conflict", ["conflict", "conflicts"], Tone::Alarm, true, "sources give values that cannot all be true"),
    row(1, Verdict::Disputed, "disputed", ["disputed", "disputed"], Tone::Alarm, true, "one says it is so, another denies it"),
    row(
        2,
        Verdict::Unresolved,
        "unresolved",
        ["unresolved", "unresolved"],
        Tone::Warning,
        true,
        "the values cannot be compared; the reason is given",
    ),
    row(
        3,
        Verdict::Repeated,
        "repeated",
        ["repeated", "repeated"],
        Tone::Warning,
        true,
        "several sources, but all go back to one statement or one text",
    ),
    row(
        4,
        Verdict::SingleSource,
        "single source",
        ["with a single source", "with a single source"],
        Tone::Notice,
        false,
        "only one source says so",
    ),
    row(
        5,
        Verdict::Updated,
        "updated",
        ["updated", "updated"],
        Tone::Notice,
        true,
        "the value changed over time, and nothing contradicts that",
    ),
    row(
        6,
        Verdict::Corroborated,
        "corroborated",
        ["corroborated", "corroborated"],
        Tone::Good,
        false,
        "at least two sources agree that did not copy each other",
    ),
];

/// Where the change is that a plan was carried out: nobody would say that its value was updated.
const CARRIED_OUT: Words = row(
    5,
    Verdict::Updated,
    "carried out",
    ["carried out", "carried out"],
    Tone::Notice,
    true,
    "what one source tells as planned has happened, perhaps differently",
);

/// The words for what a slot's claims add up to.
pub(super) fn words_of(slot: &Slot) -> Words {
    let is_outcome = slot.verdict == Verdict::Updated && slot.decided_by == Some(RelationKind::Fulfils);
    if is_outcome { CARRIED_OUT } else { words(slot.verdict) }
}

/// The words that a table uses, most important first, with how often it does.
fn used(blocks: &[Block<'_>]) -> Vec<(Words, usize)> {
    let mut used: Vec<(Words, usize)> = Vec::new();
    for block in blocks {
        match used.iter_mut().find(|(words, _)| words.name == block.words.name) {
            Some((_, count)) => *count += 1,
            None => used.push((block.words, 1)),
        }
    }
    used.sort_by_key(|(words, _)| (words.rank, words.name));
    used
}

/// The words for `verdict`.
fn words(verdict: Verdict) -> Words {
    // Every verdict has its row: `every_verdict_has_words` holds the table to it.
    VERDICTS.into_iter().find(|words| words.verdict == verdict).unwrap_or(VERDICTS[2])
}

/// What the words of this table mean; only those that it uses.
pub(super) fn lines(blocks: &[Block<'_>], view: View) -> Vec<String> {
    let look = view.look;
    let mut entries: Vec<(&str, &str, Tone)> = used(blocks).iter().map(|(words, _)| (words.name, words.meaning, words.tone)).collect();
    let values = || blocks.iter().flat_map(|block| &block.values);
    if blocks.iter().any(|block| block.slot.sources > 1) {
        entries.push(("origin", "who first said it: copies and quotes of one statement have one origin", Tone::Plain));
    }
    let (timed, untimed) = (values().any(|row| row.as_of != UNTIMED), values().any(|row| row.as_of == UNTIMED));
    match (timed, untimed) {
        (true, true) => entries.push(("as of", "the day for which it is said; – where the value is a date itself or lasts", Tone::Plain)),
        (true, false) => entries.push(("as of", "the day for which it is said", Tone::Plain)),
        (false, _) => {}
    }
    if blocks.iter().any(|block| block.values.iter().any(|row| row.has_extent)) {
        let meaning = "whether it is so; behind the colon how far: fully, in part, or in another way that the rule names";
        entries.push(("yes, denied", meaning, Tone::Plain));
    }
    for (mark, meaning) in [
        ("planned", "announced or agreed, not yet said to have happened"),
        ("alleged", "what others say, without the source standing behind it"),
        ("forecast", "expected, not said to be so"),
        ("conditional", "said to be so only if something else happens"),
        ("date of source guessed", "the source gives no date; the value follows from the one the text suggests"),
        ("odd wording", "the source words the number in a way that cannot be right"),
    ] {
        if values().any(|row| row.value.ends_with(')') && row.value.contains(mark)) {
            entries.push((mark, meaning, Tone::Plain));
        }
    }
    if view.quotes && !look.colour {
        entries.push(("[[ ]]", "the words that carry the claim", Tone::Plain));
    }
    let indent = entries.iter().map(|(name, ..)| name.len()).max().unwrap_or(0).min(14) + 2;
    entries.into_iter().flat_map(|entry| explained(entry, indent, look)).collect()
}

/// "conflict      sources give …", wrapped with a hanging indent.
fn explained((name, meaning, tone): (&str, &str, Tone), indent: usize, look: Look) -> Vec<String> {
    let (mut lines, mut rest) = (Vec::new(), wrap(meaning, look.width.saturating_sub(indent)).into_iter());
    let name_painted = tone.paint(name, look.colour);
    if name.len() + 2 > indent {
        lines.push(name_painted);
    } else {
        let first = rest.next().unwrap_or_default();
        lines.push(format!("{name_painted}{}{}", " ".repeat(indent - name.len()), Tone::Quiet.paint(&first, look.colour)));
    }
    lines.extend(rest.map(|line| format!("{}{}", " ".repeat(indent), Tone::Quiet.paint(&line, look.colour))));
    lines
}

/// "12 claims on 7 subjects in 5 sources: 2 conflicts, 1 disputed, 4 corroborated".
pub(super) fn summary(report: &Report<'_>, blocks: &[Block<'_>], look: Look) -> Vec<String> {
    let verdicts: Vec<String> =
        used(blocks).into_iter().map(|(words, count)| format!("{count} {}", words.counted[usize::from(count != 1)])).collect();
    let sources = count(report.sources.len(), "source");
    let head = format!("{} on {} in {sources}", count(report.claims.len(), "claim"), count(blocks.len(), "subject"));
    paragraph(&format!("{head}: {}", verdicts.join(", ")), Tone::Heading, look)
}

/// What is said where no claim was found.
pub(super) fn nothing(report: &Report<'_>) -> String {
    format!("No claims found in {}: no sentence says what a rule looks for.", count(report.sources.len(), "source"))
}

fn count(n: usize, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_has_words() {
        for verdict in [
            Verdict::Conflict,
            Verdict::Disputed,
            Verdict::Corroborated,
            Verdict::Repeated,
            Verdict::SingleSource,
            Verdict::Updated,
            Verdict::Unresolved,
        ] {
            assert_eq!(words(verdict).verdict, verdict);
        }
        assert!(VERDICTS.iter().enumerate().all(|(index, words)| words.rank == index));
    }
}
