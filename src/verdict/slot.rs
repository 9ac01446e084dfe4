//! The verdict of one slot, from its relations alone: every verdict can be traced to an edge and its reason.

use crate::claim::{Claim, Modality, Polarity};
use crate::graph::{Related, RelatedSlot, Relation, RelationKind, value_form};
use crate::rule::policy::{Policies, Severity};
use crate::value::{Containment, Qualifier, Value, describe};
use petgraph::unionfind::UnionFind;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a slot's relations add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Two values exclude each other.
    Conflict,
    /// Asserted and denied, and the denial covers the assertion.
    Disputed,
    /// Two origins or more stand behind one value.
    Corroborated,
    /// Several sources, one origin.
    Repeated,
    /// One source says so.
    SingleSource,
    /// Changed over time, and nothing contradicts.
    Updated,
    /// Several claims that neither agree nor exclude each other.
    Unresolved,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 7] = [
        Verdict::Conflict,
        Verdict::Disputed,
        Verdict::Corroborated,
        Verdict::Repeated,
        Verdict::SingleSource,
        Verdict::Updated,
        Verdict::Unresolved,
    ];

    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Conflict => "conflict",
            Verdict::Disputed => "disputed",
            Verdict::Corroborated => "corroborated",
            Verdict::Repeated => "repeated",
            Verdict::SingleSource => "single-source",
            Verdict::Updated => "updated",
            Verdict::Unresolved => "unresolved",
        }
    }
}

/// One value of a slot and who stands behind it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlotValue {
    /// In words.
    pub text: String,
    /// As the first of its claims has it.
    pub value: Value,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Factual, planned …
    pub modality: Modality,
    /// EDTF time at which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Ids of the sources that give it.
    pub sources: Vec<String>,
    /// Ids of the origins behind it.
    pub origins: Vec<String>,
    /// Ids of its claims.
    pub claims: Vec<String>,
}

/// All claims with one key, and their verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// The rule's name.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// The arguments.
    pub key: BTreeMap<String, String>,
    /// What its relations add up to.
    pub verdict: Verdict,
    /// How many sources speak.
    pub sources: usize,
    /// How many independent origins stand behind all its claims.
    pub origins: usize,
    /// How many stand behind its best supported value.
    pub support: usize,
    /// Ids of its claims.
    pub claims: Vec<String>,
    /// The edge that decided, in words.
    pub why: String,
    /// What kind of edge it was; `None` where no edge decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<RelationKind>,
    /// Why the independence of the origins is in doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// How much a finding here matters, as the rule says.
    #[serde(default)]
    pub severity: Severity,
    /// What the rule remarks about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the rule says that more is to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The rule's labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its values, most sources first.
    pub values: Vec<SlotValue>,
}

/// Reads the verdict off the slot's relations.
pub(super) fn judge(slot: &RelatedSlot, related: &Related, policies: &Policies, places: &dyn Containment) -> Slot {
    let claims: Vec<&Claim> = slot.claims.iter().map(|&at| &related.claims[at]).collect();
    let sources: BTreeSet<&str> = claims.iter().map(|claim| claim.source.as_str()).collect();
    let origins: BTreeSet<&str> = claims.iter().filter_map(|claim| claim.origin.as_deref()).collect();
    let supporters = supporters(slot, related);
    let support = count_origins(&supporters);
    let Decision { verdict, why, by } = verdict(slot, related, sources.len(), support);
    let caution = if verdict == Verdict::Corroborated { caution(&supporters, places) } else { None };
    let policy = policies.get(&slot.claim_type);
    Slot {
        claim_type: slot.claim_type.clone(),
        key: slot.key.clone(),
        verdict,
        sources: sources.len(),
        origins: origins.len(),
        support,
        claims: claims.iter().map(|claim| claim.id.clone()).collect(),
        why,
        decided_by: by,
        caution,
        severity: policy.map(|policy| policy.severity).unwrap_or_default(),
        note: policy.and_then(|policy| policy.note.clone()),
        url: policy.and_then(|policy| policy.url.clone()),
        tags: policy.map(|policy| policy.tags.clone()).unwrap_or_default(),
        values: values(&claims),
    }
}

/// A verdict, the reason for it, and the kind of edge that gave it.
struct Decision {
    verdict: Verdict,
    why: String,
    by: Option<RelationKind>,
}

impl Decision {
    fn of(verdict: Verdict, edge: &Relation) -> Decision {
        Decision { verdict, why: edge.why.clone(), by: Some(edge.kind) }
    }
}

fn verdict(slot: &RelatedSlot, related: &Related, sources: usize, support: usize) -> Decision {
    let relations = || slot.relations.iter().map(|&at| (&related.relations[at], related.ends[at]));
    // Of several edges that decide alike, the one that tells a reader most: two sources, and figures that are no "dozens".
    let best = |wanted: &dyn Fn(&Relation, (usize, usize)) -> bool| {
        let fits = relations().filter(|(relation, ends)| wanted(relation, *ends));
        fits.min_by_key(|(_, (a, b))| dullness(&related.claims[*a], &related.claims[*b])).map(|(relation, _)| relation)
    };
    let of = |kind: RelationKind| best(&|relation, _| relation.kind == kind);
    if let Some(conflict) = of(RelationKind::Conflicts) {
        return Decision::of(Verdict::Conflict, conflict);
    }
    if let Some(denial) = best(&|relation, _| relation.kind == RelationKind::Denies && relation.evidence.covers == Some(true)) {
        return Decision::of(Verdict::Disputed, denial);
    }
    let superseded: BTreeSet<usize> =
        relations().filter(|(relation, _)| relation.kind == RelationKind::Supersedes).map(|(_, (_, older))| older).collect();
    let current =
        |kind: RelationKind| best(&|relation, (a, b)| relation.kind == kind && !superseded.contains(&a) && !superseded.contains(&b));
    if let Some(corroboration) = current(RelationKind::Corroborates) {
        let decision = Decision::of(Verdict::Corroborated, corroboration);
        return Decision { why: format!("{support} origins: {}", decision.why), ..decision };
    }
    if let Some(update) = of(RelationKind::Supersedes).or_else(|| of(RelationKind::Fulfils)) {
        return Decision::of(Verdict::Updated, update);
    }
    if sources <= 1 {
        return Decision { verdict: Verdict::SingleSource, why: "one source".to_string(), by: None };
    }
    if let Some(copy) = current(RelationKind::Repeats) {
        return Decision::of(Verdict::Repeated, copy);
    }
    let open_denial = of(RelationKind::Denies);
    // Whoever denies another number says nothing of this one: one source stands behind it, and nothing against it.
    let asserting = slot.claims.iter().map(|&at| &related.claims[at]).filter(|claim| claim.polarity == Polarity::Asserted);
    let asserting: BTreeSet<&str> = asserting.map(|claim| claim.source.as_str()).collect();
    if let (Some(denial), 1) = (open_denial, asserting.len()) {
        return Decision::of(Verdict::SingleSource, denial);
    }
    match of(RelationKind::NotComparable).or_else(|| of(RelationKind::Compatible)).or(open_denial) {
        Some(reason) => Decision::of(Verdict::Unresolved, reason),
        None => Decision { verdict: Verdict::Unresolved, why: "no two of its claims can be held against each other".to_string(), by: None },
    }
}

/// How little a pair of claims tells: least dull are two sources with figures of their own.
fn dullness(a: &Claim, b: &Claim) -> (bool, usize) {
    let is_vague = |claim: &&&Claim| matches!(&claim.value, Value::Quantity(quantity) if quantity.qualifier == Qualifier::Vague);
    (a.source == b.source, [a, b].iter().filter(is_vague).count())
}

/// The firm claims of the best supported value: over claims tied by agreement, those with the most distinct origins.
fn supporters<'r>(slot: &RelatedSlot, related: &'r Related) -> Vec<&'r Claim> {
    let place: BTreeMap<usize, usize> = slot.claims.iter().enumerate().map(|(at, &claim)| (claim, at)).collect();
    let mut sets: UnionFind<usize> = UnionFind::new(slot.claims.len());
    for &at in &slot.relations {
        let (a, b) = related.ends[at];
        if matches!(related.relations[at].kind, RelationKind::Corroborates | RelationKind::Repeats)
            && let (Some(&a), Some(&b)) = (place.get(&a), place.get(&b))
        {
            sets.union(a, b);
        }
    }
    let mut tied: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
    for (at, &claim) in slot.claims.iter().enumerate() {
        let claim = &related.claims[claim];
        if claim.modality.is_firm() {
            tied.entry(sets.find(at)).or_default().push(claim);
        }
    }
    tied.into_values().max_by_key(|claims| count_origins(claims)).unwrap_or_default()
}

fn count_origins(claims: &[&Claim]) -> usize {
    claims.iter().filter_map(|claim| claim.origin.as_deref()).collect::<BTreeSet<_>>().len()
}

/// Speakers of whom only a description is known, "organisers" or "a security source", may be the same people in every
/// source. Where two origins or more are no more than that, a reader has to know.
fn caution(claims: &[&Claim], places: &dyn Containment) -> Option<String> {
    let mut described: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for claim in claims {
        let Some(origin) = claim.origin.as_deref() else { continue };
        let first = claim.said_by.first().filter(|_| !claim.said_by.iter().any(|actor| places.is_one_voice(actor)));
        match claim.unknown_speaker().or(first.map(String::as_str)) {
            Some(words) => _ = described.entry(origin).or_default().insert(words),
            None => _ = others.insert(origin),
        }
    }
    described.retain(|origin, _| !others.contains(origin));
    let words: BTreeSet<&str> = described.values().flatten().copied().collect();
    let quoted: Vec<String> = words.into_iter().map(|words| format!("\u{201c}{words}\u{201d}")).collect();
    let which = match (described.len(), others.len()) {
        (0 | 1, _) => return None,
        (2, 0) => "both origins".to_owned(),
        (count, 0) => format!("all {count} origins"),
        (count, rest) => format!("{count} of {} origins", count + rest),
    };
    Some(format!("{which} quote speakers who are described and not named, perhaps the same people: {}", quoted.join(", ")))
}

fn values(claims: &[&Claim]) -> Vec<SlotValue> {
    let mut by_form = BTreeMap::new();
    let mut values: Vec<SlotValue> = Vec::new();
    for claim in claims {
        let form = (value_form(&claim.value), claim.polarity, claim.modality, &claim.as_of);
        let at = *by_form.entry(form).or_insert_with(|| {
            values.push(SlotValue {
                text: describe(&claim.value),
                value: claim.value.clone(),
                polarity: claim.polarity,
                modality: claim.modality,
                as_of: claim.as_of.clone(),
                sources: Vec::new(),
                origins: Vec::new(),
                claims: Vec::new(),
            });
            values.len() - 1
        });
        let value = &mut values[at];
        value.claims.push(claim.id.clone());
        value.sources.push(claim.source.clone());
        value.origins.extend(claim.origin.clone());
    }
    for value in &mut values {
        for list in [&mut value.sources, &mut value.origins] {
            list.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
            list.dedup();
        }
    }
    values.sort_by_key(|value| std::cmp::Reverse((value.origins.len(), value.sources.len())));
    values
}
