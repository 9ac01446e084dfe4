//! A claim that one source makes twice is one claim with several mentions, and every claim gets its id.

use crate::claim::{Also, Claim, claim_id};
use crate::source::Zone;
use std::collections::BTreeMap;

/// A claim that one source makes twice is one claim with several mentions; ids are given here.
pub fn merge(found: Vec<Claim>) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    for claim in found {
        let twin = out.iter_mut().find(|other| {
            other.claim_type == claim.claim_type
                && other.key == claim.key
                && other.value == claim.value
                && other.polarity == claim.polarity
                && other.modality == claim.modality
                && other.as_of == claim.as_of
                && (other.said_by == claim.said_by || other.zone == Zone::Headline || other.said_by.is_empty() || claim.said_by.is_empty())
        });
        match twin {
            Some(twin) => {
                if twin.said_by.is_empty() {
                    twin.said_by = claim.said_by;
                    if let Some(how) = claim.resolved.get("said-by") {
                        twin.resolved.insert("said-by".into(), how.clone());
                    }
                }
                if twin.span != claim.span {
                    twin.also.push(Also { quote: claim.quote, span: claim.span });
                }
            }
            None => out.push(claim),
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
