//! Statements: claims made ready for comparison. What one source says twice in one voice is one statement; who
//! stands behind it, when it holds and in which words it is said are worked out once here.

use crate::claim::{Also, Claim, Level, Zone};
use crate::rule::policy::Policies;
use crate::value::{Containment, DayRange, Value, day_range};
use std::cmp::Ordering;

/// A claim with what linking asks of it again and again.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The claim that stands for all its mentions.
    pub claim: Claim,
    /// The sentences that carry it, one a mention.
    pub mentions: Vec<Mention>,
    /// Who stands behind it.
    pub voice: Voice,
    /// When the value holds.
    pub as_of: Option<DayRange>,
    /// The text itself gives that time; a page's date is not the time of its figures.
    pub as_of_stated: bool,
    /// When it was said: the source's date, else the time of the value.
    pub said: Option<DayRange>,
    /// An argument of the key is not known.
    pub key_unknown: bool,
    /// Value, time, polarity and modality in one normal form: the value node it belongs to.
    pub reading: String,
}

/// One sentence with its word shingles.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The sentence, empty when it did not travel with the claim.
    pub text: String,
    /// See [`crate::claim::shingles`].
    pub shingles: Vec<u64>,
    /// The same, sorted and each once: most pairs share nothing, which is seen fastest here.
    pub distinct: Vec<u64>,
}

/// Who stands behind a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The claim is attributed to a named holder, the innermost of which is the head.
    pub attributed: bool,
    /// Names this voice goes by: the innermost holder; for an outlet's own words the agencies it credits.
    pub heads: Vec<String>,
    /// Holders and carriers further out.
    pub chain: Vec<String>,
    /// The publisher, in lower case.
    pub outlet: Option<String>,
}

impl Voice {
    fn of(claim: &Claim, places: &dyn Containment) -> Voice {
        let holders: Vec<&String> = claim.said_by.iter().filter(|actor| places.is_one_voice(actor)).collect();
        let credits = || claim.from.credits.iter().filter(|actor| places.is_one_voice(actor)).cloned();
        let outlet = claim.from.publisher.as_ref().map(|publisher| publisher.to_lowercase());
        match holders.split_first() {
            Some((innermost, outer)) => Voice {
                attributed: true,
                heads: vec![(*innermost).clone()],
                chain: outer.iter().map(|actor| (*actor).clone()).chain(credits()).collect(),
                outlet,
            },
            // The outlet's own words, or somebody's who is not named.
            None => Voice { attributed: false, heads: credits().collect(), chain: Vec::new(), outlet },
        }
    }

    /// The name in which both voices meet: one's innermost holder stands in the other's chain.
    pub fn meets<'v>(&'v self, other: &'v Voice) -> Option<&'v str> {
        let shared = self.heads.iter().find(|head| other.heads.contains(head) || other.chain.contains(head));
        shared.or_else(|| other.heads.iter().find(|head| self.chain.contains(head))).map(String::as_str)
    }
}

impl Statement {
    fn new(claim: Claim, mentions: Vec<Mention>, policies: &Policies, places: &dyn Containment) -> Statement {
        let as_of = claim.as_of.as_deref().and_then(day_range);
        let published = claim.from.published.as_deref().and_then(day_range);
        let key_unknown = policies
            .get(&claim.claim_type)
            .is_some_and(|policy| policy.about.iter().any(|argument| claim.key.get(argument).is_none_or(|value| value == "?")))
            || claim.key.values().any(|value| value == "?");
        Statement {
            voice: Voice::of(&claim, places),
            as_of,
            as_of_stated: as_of_is_stated(&claim),
            said: published.or(as_of),
            key_unknown,
            reading: reading_of(&claim),
            mentions,
            claim,
        }
    }
}

/// The time of the value comes from the words around it, not from the page.
fn as_of_is_stated(claim: &Claim) -> bool {
    match claim.resolved.get("as_of").map(|resolved| resolved.level) {
        Some(level) => matches!(level, Level::Match | Level::Clause | Level::Sentence | Level::Paragraph),
        None => claim.as_of.is_some() && claim.as_of != claim.from.published,
    }
}

fn reading_of(claim: &Claim) -> String {
    format!(
        "{:?}|{:?}|{}|{}|{}",
        claim.polarity,
        claim.modality,
        claim.as_of.as_deref().unwrap_or(""),
        claim.uncertain,
        value_form(&claim.value)
    )
}

/// A value in a form that is equal exactly when the value is.
pub fn value_form(value: &Value) -> String {
    // A number that is not finite has no JSON; its debug form still tells it apart.
    serde_json::to_string(value).unwrap_or_else(|_| format!("{value:?}"))
}

/// The one order in which claims are read, whatever order they came in.
fn in_order(a: &Claim, b: &Claim) -> Ordering {
    // Shorter ids first, so that s2 comes before s10.
    (a.source.len(), &a.source, a.span, &a.claim_type, &a.id)
        .cmp(&(b.source.len(), &b.source, b.span, &b.claim_type, &b.id))
        .then_with(|| format!("{a:?}").cmp(&format!("{b:?}")))
}

/// Sorts claims, merges what one source says twice in one voice, and prepares the rest.
pub fn statements(mut claims: Vec<Claim>, policies: &Policies, places: &dyn Containment) -> Vec<Statement> {
    for claim in &mut claims {
        claim.origin = None;
    }
    claims.sort_by(in_order);
    let mut slots: Vec<(String, usize)> = claims
        .iter()
        .enumerate()
        .map(|(at, claim)| (format!("{}\u{1}{}\u{1}{:?}", claim.source, claim.claim_type, claim.key), at))
        .collect();
    slots.sort();
    let mut heads: Vec<Vec<usize>> = vec![Vec::new(); claims.len()];
    for bucket in slots.chunk_by(|a, b| a.0 == b.0) {
        merge_bucket(&claims, &bucket.iter().map(|(_, at)| *at).collect::<Vec<_>>(), &mut heads);
    }
    let mut taken: Vec<Option<Claim>> = claims.into_iter().map(Some).collect();
    let mut merged = Vec::new();
    for (at, others) in heads.iter().enumerate() {
        if others.is_empty() {
            continue;
        }
        // The first of the list is the claim itself.
        let Some(mut claim) = taken[at].take() else { continue };
        let mut mentions = vec![mention_of(&claim)];
        let mut also = std::mem::take(&mut claim.also);
        for other in others.iter().filter(|other| **other != at).filter_map(|&other| taken[other].take()) {
            mentions.push(mention_of(&other));
            also.push(Also { quote: other.quote, span: other.span });
            also.extend(other.also);
        }
        mentions.dedup();
        also.sort_by(|a, b| (a.span, &a.quote).cmp(&(b.span, &b.quote)));
        also.dedup();
        also.retain(|mention| mention.span != claim.span);
        claim.also = also;
        merged.push((claim, mentions));
    }
    merged.sort_by(|a, b| in_order(&a.0, &b.0));
    merged.into_iter().map(|(claim, mentions)| Statement::new(claim, mentions, policies, places)).collect()
}

fn mention_of(claim: &Claim) -> Mention {
    let mut distinct = claim.shingles.clone();
    distinct.sort_unstable();
    distinct.dedup();
    Mention { text: claim.sentence_text.clone(), shingles: claim.shingles.clone(), distinct }
}

/// Within one source, type and key: the same value said again in the same voice joins the fullest telling of it.
fn merge_bucket(claims: &[Claim], bucket: &[usize], heads: &mut [Vec<usize>]) {
    if let [only] = bucket {
        heads[*only].push(*only);
        return;
    }
    let fullness = |at: usize| {
        let claim = &claims[at];
        (claim.said_by.is_empty(), !as_of_is_stated(claim), claim.zone != Zone::Body, at)
    };
    let mut order: Vec<usize> = bucket.to_vec();
    order.sort_by_key(|&at| fullness(at));
    let mut found: Vec<usize> = Vec::new();
    for at in order {
        let claim = &claims[at];
        match found.iter().find(|&&head| is_same_statement(&claims[head], claim)) {
            Some(&head) => heads[head].push(at),
            None => {
                found.push(at);
                heads[at].push(at);
            }
        }
    }
}

/// `again` repeats `head`, or leaves out who said it or when it held.
fn is_same_statement(head: &Claim, again: &Claim) -> bool {
    head.polarity == again.polarity
        && head.modality == again.modality
        && head.value == again.value
        && (again.said_by.is_empty() || again.said_by.first() == head.said_by.first())
        && (!as_of_is_stated(again) || again.as_of == head.as_of)
}
