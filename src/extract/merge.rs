//! A claim that one source makes twice is one claim with several mentions, and every claim gets its id.

use crate::claim::{AGAINST, Also, Claim, LEVEL, Level, claim_id};
use crate::source::Zone;
use std::collections::BTreeMap;

/// A claim that one source makes twice is one claim with several mentions; ids are given here.
pub fn merge(found: Vec<Claim>) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    // Claims that say the same, whoever says it: a text with many claims is not searched once for each of them.
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for mut claim in found {
        let same = alike.entry(what_is_said(&claim)).or_default();
        let twin = same.iter().copied().find(|&index| {
            let other = &out[index];
            other.value == claim.value
                && (other.said_by == claim.said_by || other.zone == Zone::Headline || other.said_by.is_empty() || claim.said_by.is_empty())
        });
        match twin {
            Some(index) => {
                let twin = &mut out[index];
                // What the article says at length stands for it, with the words by which copies are known.
                if twin.zone == Zone::Headline && claim.zone != Zone::Headline {
                    let earlier = std::mem::take(&mut twin.also);
                    std::mem::swap(twin, &mut claim);
                    twin.also = earlier;
                }
                // The headline gives no time of its own; the sentence that does gives the claim its own.
                let level = |claim: &Claim| claim.resolved.get("as-of").map_or(Level::Unknown, |how| how.level);
                if level(&claim) < level(twin)
                    && let Some(how) = claim.resolved.get("as-of")
                {
                    twin.resolved.insert("as-of".into(), how.clone());
                }
                if twin.said_by.is_empty() && (!claim.said_by.is_empty() || claim.unknown_speaker().is_some()) {
                    twin.said_by = claim.said_by;
                    if let Some(how) = claim.resolved.get("said-by") {
                        twin.resolved.insert("said-by".into(), how.clone());
                    }
                }
                for kind in [AGAINST, LEVEL] {
                    if let Some(how) = claim.resolved.remove(kind) {
                        twin.resolved.entry(kind.into()).or_insert(how);
                    }
                }
                if twin.span != claim.span {
                    twin.also.push(Also { quote: claim.quote, span: claim.span });
                }
            }
            None => {
                same.push(out.len());
                out.push(claim);
            }
        }
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for claim in &mut out {
        let value = serde_json::to_string(&claim.value).unwrap_or_default();
        let key = serde_json::to_string(&claim.key).unwrap_or_default();
        let context = format!("{:?}/{:?}/{}", claim.polarity, claim.modality, claim.as_of.as_deref().unwrap_or(""));
        let id = claim_id(&[&claim.from.path, &claim.claim_type, &value, &key, &context]);
        let count = taken.entry(id.clone()).or_default();
        claim.id = if *count == 0 { id.clone() } else { claim_id(&[&id, &count.to_string()]) };
        *count += 1;
    }
    out
}

/// Everything but who says it and where, in one line.
fn what_is_said(claim: &Claim) -> String {
    let said = (&claim.claim_type, &claim.key, &claim.value, claim.polarity, claim.modality, &claim.as_of);
    serde_json::to_string(&said).unwrap_or_default()
}
