//! The verdict of one slot, from its relations alone: every verdict can be traced to an edge and its reason.

use crate::claim::{Claim, Modality, Polarity};
use crate::graph::{Related, RelatedSlot, Relation, RelationKind, value_form};
use crate::rule::policy::{Policies, Severity};
use crate::value::{Value, describe};
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
pub(super) fn judge(slot: &RelatedSlot, related: &Related, policies: &Policies) -> Slot {
    let claims: Vec<&Claim> = slot.claims.iter().map(|&at| &related.claims[at]).collect();
    let sources: BTreeSet<&str> = claims.iter().map(|claim| claim.source.as_str()).collect();
    let origins: BTreeSet<&str> = claims.iter().filter_map(|claim| claim.origin.as_deref()).collect();
    let support = support(slot, related);
    let (verdict, why) = verdict(slot, related, sources.len(), support);
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
        severity: policy.map(|policy| policy.severity).unwrap_or_default(),
        note: policy.and_then(|policy| policy.note.clone()),
        url: policy.and_then(|policy| policy.url.clone()),
        tags: policy.map(|policy| policy.tags.clone()).unwrap_or_default(),
        values: values(&claims),
    }
}

fn verdict(slot: &RelatedSlot, related: &Related, sources: usize, support: usize) -> (Verdict, String) {
    let relations = || slot.relations.iter().map(|&at| (&related.relations[at], related.ends[at]));
    let first = |wanted: &dyn Fn(&Relation) -> bool| relations().map(|(relation, _)| relation).find(|relation| wanted(relation));
    let of = |kind: RelationKind| first(&move |relation: &Relation| relation.kind == kind);
    if let Some(conflict) = of(RelationKind::Conflicts) {
        return (Verdict::Conflict, conflict.why.clone());
    }
    if let Some(denial) = first(&|relation| relation.kind == RelationKind::Denies && relation.evidence.covers == Some(true)) {
        return (Verdict::Disputed, denial.why.clone());
    }
    let superseded: BTreeSet<usize> =
        relations().filter(|(relation, _)| relation.kind == RelationKind::Supersedes).map(|(_, (_, older))| older).collect();
    let is_current = |(a, b): (usize, usize)| !superseded.contains(&a) && !superseded.contains(&b);
    let current =
        |kind: RelationKind| relations().find(|(relation, ends)| relation.kind == kind && is_current(*ends)).map(|(relation, _)| relation);
    if let Some(corroboration) = current(RelationKind::Corroborates) {
        return (Verdict::Corroborated, format!("{support} origins: {}", corroboration.why));
    }
    if let Some(update) = of(RelationKind::Supersedes).or_else(|| of(RelationKind::Fulfils)) {
        return (Verdict::Updated, update.why.clone());
    }
    if sources <= 1 {
        return (Verdict::SingleSource, "one source".to_string());
    }
    if let Some(copy) = current(RelationKind::Repeats) {
        return (Verdict::Repeated, copy.why.clone());
    }
    let reason = [RelationKind::NotComparable, RelationKind::Compatible].into_iter().find_map(of);
    let why = reason.map_or_else(|| "no two of its claims can be held against each other".to_string(), |relation| relation.why.clone());
    (Verdict::Unresolved, why)
}

/// Origins behind the best supported value: over claims tied by agreement, the most distinct origins.
fn support(slot: &RelatedSlot, related: &Related) -> usize {
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
    let mut origins: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (at, &claim) in slot.claims.iter().enumerate() {
        if related.claims[claim].modality.is_firm() {
            origins.entry(sets.find(at)).or_default().extend(related.claims[claim].origin.as_deref());
        }
    }
    origins.values().map(BTreeSet::len).max().unwrap_or(0)
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
