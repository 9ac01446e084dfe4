//! How claims stand to each other: for each edge both quotes, both values as the intervals that were compared, and the
//! step that decided; and the verdict that the edges of a slot add up to.

use super::claim::{ClaimStory, place, quote, title};
use super::page::Page;
use super::{Context, LABELS, interval, json};
use crate::claim::Claim;
use crate::graph::{Relation, RelationKind};
use crate::report::SourceCard;
use crate::report::human::{self, DateLength, Reader};
use crate::report::table::renamed;
use crate::report::terminal::Tone;
use crate::report::untrusted::terminal::sanitise;
use crate::value::{Containment, compare};
use crate::verdict::Slot;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Two claims, and what stands between them.
#[derive(Clone, Copy)]
pub struct PairStory<'a> {
    /// The two.
    pub pair: [&'a Claim; 2],
    /// All claims of the run.
    pub claims: &'a [Claim],
    /// The slot of each.
    pub slots: [Option<&'a Slot>; 2],
    /// Sources of the run.
    pub sources: &'a [SourceCard],
    /// Line of each claim in its file, by claim id.
    pub lines: &'a BTreeMap<String, usize>,
    /// Relations of the run.
    pub relations: &'a [Relation],
    /// What lies in what, for comparing places.
    pub places: &'a dyn Containment,
}

impl<'a> PairStory<'a> {
    /// The edges between the two.
    pub(super) fn edges(&self) -> Vec<&'a Relation> {
        let [x, y] = self.pair.map(|claim| claim.id.as_str());
        self.relations.iter().filter(|edge| (edge.a == x && edge.b == y) || (edge.a == y && edge.b == x)).collect()
    }

    /// Why there is no edge between them, and what comparing their values gives.
    pub(super) fn apart(&self, context: &Context<'_>) -> String {
        let [x, y] = self.pair;
        if x.id == y.id {
            return "they are one claim".to_owned();
        }
        if x.claim_type != y.claim_type {
            return format!(
                "they are of two claim types, `{}` and `{}`, that no constraint ties for the same arguments",
                x.claim_type, y.claim_type
            );
        }
        if x.key != y.key {
            return format!("they are about different things: {} and {}", key_in_words(x), key_in_words(y));
        }
        let tolerance = context.rules.policies.get(&x.claim_type).map(|policy| policy.tolerance).unwrap_or_default();
        let compared = compare(&x.value, &y.value, tolerance, None, self.places);
        format!("a large slot keeps only the edges between neighbours in time and size; their values compare as: {}", compared.why)
    }

    /// Writes it for people.
    pub fn write(&self, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut page = Page::new(context.look);
        for claim in self.pair {
            title(&mut page, context, claim);
            let from = page.foreign(&place(claim, self.sources, self.lines));
            page.entry(2, LABELS, "source", &from);
            quote(&mut page, claim);
            page.gap();
        }
        let edges = self.edges();
        page.text(0, "Between them", Tone::Heading);
        if edges.is_empty() {
            page.entry(2, LABELS, "no relation", &sanitise(&self.apart(context)));
        }
        for edge in edges {
            let [from, to] = if edge.a == self.pair[0].id { self.pair } else { [self.pair[1], self.pair[0]] };
            page.entry(2, LABELS, edge.kind.name(), &format!("{} {} {}", sanitise(&from.id), verb(edge.kind, true), sanitise(&to.id)));
            sides(&mut page, context, [(&from.id, from), (&to.id, to)]);
            decided(&mut page, context, self.sources, self.claims, edge);
        }
        for (at, slot) in self.slots.into_iter().enumerate() {
            if at == 0 || slot != self.slots[0] {
                verdict_of(&mut page, context, self.pair[at], self.sources, self.claims, slot);
            }
        }
        page.write(out)
    }

    /// Writes it as JSON.
    pub fn write_json(&self, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
        json::pair(self, context, out)
    }
}

fn key_in_words(claim: &Claim) -> String {
    if claim.key.is_empty() {
        return "nothing that is named".to_owned();
    }
    claim.key.iter().map(|(name, value)| format!("{name} `{value}`")).collect::<Vec<_>>().join(", ")
}

/// All relations of the claim.
pub(super) fn relations(page: &mut Page, context: &Context<'_>, story: &ClaimStory<'_>) {
    page.gap();
    let edges: Vec<&Relation> = story.own_relations().collect();
    match edges.len() {
        0 => page.text(0, "Relations: none. No other claim says anything that bears on this one.", Tone::Heading),
        n => page.text(0, &format!("Relations: {n}"), Tone::Heading),
    }
    for edge in edges {
        let starts = edge.a == story.claim.id;
        let Some(other) = story.by_id(if starts { &edge.b } else { &edge.a }) else { continue };
        let from = page.foreign(&story.place(other));
        page.entry(2, LABELS, verb(edge.kind, starts), &format!("{} in {from}", sanitise(&other.id)));
        sides(page, context, [("this", story.claim), ("that", other)]);
        decided(page, context, story.sources, story.claims, edge);
    }
}

/// Both quotes with both values as intervals.
fn sides(page: &mut Page, context: &Context<'_>, sides: [(&str, &Claim); 2]) {
    for (label, claim) in sides {
        let time =
            claim.as_of.as_deref().map(|date| format!(", as of {}", sanitise(&human::date(date, DateLength::Short)))).unwrap_or_default();
        let reader = Reader { names: context.names, language: context.language, dates: DateLength::Short };
        let value = page.foreign(&human::value(claim, reader));
        let text = format!("{}: {value} = {}{time}", page.quoted(&claim.quote), sanitise(&interval(&claim.value)));
        page.entry(4, LABELS - 2, &sanitise(label), &text);
    }
}

fn decided(page: &mut Page, context: &Context<'_>, sources: &[SourceCard], claims: &[Claim], edge: &Relation) {
    let why = page.foreign(&in_plain_words(&edge.why, context, sources, claims));
    page.entry(4, LABELS - 2, "decided by", &why);
}

/// A reason with names where linking has ids of sources and actors.
fn in_plain_words(why: &str, context: &Context<'_>, sources: &[SourceCard], claims: &[Claim]) -> String {
    renamed(why, &|word| {
        let source = sources.iter().find(|card| card.id == word);
        let outlet = source.map(|card| card.publisher.clone().unwrap_or_else(|| card.path.clone()));
        let speaks = || claims.iter().any(|claim| claim.said_by.iter().any(|holder| holder == word));
        outlet.or_else(|| speaks().then(|| context.names.actor(word, context.language)))
    })
}

/// The relation as this claim has it: as the one it starts from, or as the other.
fn verb(kind: RelationKind, starts: bool) -> &'static str {
    match (kind, starts) {
        (RelationKind::Denies, false) => "denied by",
        (RelationKind::Supersedes, false) => "superseded by",
        (RelationKind::PartOf, true) => "part of",
        (RelationKind::PartOf, false) => "the whole of",
        (RelationKind::Refines, false) => "refined by",
        (RelationKind::Fulfils, false) => "fulfilled by",
        (RelationKind::Conflicts, _) => "conflicts with",
        (RelationKind::Compatible, _) => "compatible with",
        (RelationKind::NotComparable, _) => "not comparable",
        (kind, _) => kind.name(),
    }
}

/// The verdict of the claim's slot.
pub(super) fn verdict(page: &mut Page, context: &Context<'_>, story: &ClaimStory<'_>) {
    verdict_of(page, context, story.claim, story.sources, story.claims, story.slot);
}

fn verdict_of(page: &mut Page, context: &Context<'_>, claim: &Claim, sources: &[SourceCard], claims: &[Claim], slot: Option<&Slot>) {
    let Some(slot) = slot else { return };
    page.gap();
    let title = page.foreign(&context.title(claim));
    page.text(0, &format!("Verdict on {title}: {}", slot.verdict.name()), Tone::Heading);
    let why = page.foreign(&in_plain_words(&slot.why, context, sources, claims));
    page.entry(2, LABELS, "because", &why);
    let count = |n: usize, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    page.entry(
        2,
        LABELS,
        "behind it",
        &format!("{}, {}, {}", count(slot.claims.len(), "claim"), count(slot.sources, "source"), count(slot.origins, "origin")),
    );
    page.entry(2, LABELS, "claims", &sanitise(&slot.claims.join(", ")));
}
