//! Explanations as one JSON object, for editors and scripts. What acts on a terminal is escaped, as in all our JSON.

use super::claim::{ClaimStory, bound_of};
use super::relation::PairStory;
use super::sentence::TextStory;
use super::{Context, SCHEMA, interval, why_not};
use crate::claim::Claim;
use crate::extract::{SentenceTrace, Silent};
use crate::graph::Relation;
use crate::report::json::pretty;
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) fn text(story: &TextStory<'_>, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sentences: Vec<Value> = story
        .sentences
        .iter()
        .map(|sentence| {
            let silent: Vec<Value> = story.silent_of(sentence).into_iter().map(|silent| silent_rule(context, sentence, silent)).collect();
            let mut value = reading(sentence);
            value["claims"] = story.claims_of(sentence).map(|claim| Value::from(claim.id.as_str())).collect();
            value["silent"] = silent.into();
            value
        })
        .collect();
    let claims: Vec<&Claim> = story.claims.iter().filter(|claim| story.only.is_none_or(|id| claim.claim_type == id)).collect();
    pretty(&json!({ "schema": SCHEMA, "published": story.published, "sentences": sentences, "claims": claims }), out)
}

pub(super) fn claim(story: &ClaimStory<'_>, out: &mut dyn Write) -> io::Result<()> {
    let relations: Vec<Value> = story
        .own_relations()
        .map(|edge| {
            let other = if edge.a == story.claim.id { &edge.b } else { &edge.a };
            let other = story.by_id(other);
            edge_between(edge, [Some(story.claim), other], &|claim| story.place(claim))
        })
        .collect();
    let object = json!({
        "schema": SCHEMA,
        "claim": story.claim,
        "place": story.place(story.claim),
        "interval": interval(&story.claim.value),
        "sentence": story.sentence.map(reading),
        "bound": story.sentence.and_then(|sentence| bound_of(sentence, story.claim)),
        "relations": relations,
        "slot": story.slot,
    });
    pretty(&object, out)
}

pub(super) fn pair(story: &PairStory<'_>, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
    let edges = story.edges();
    let place = |claim: &Claim| super::claim::place(claim, story.sources, story.lines);
    let relations: Vec<Value> = edges.iter().map(|edge| edge_between(edge, story.pair.map(Some), &place)).collect();
    let object = json!({
        "schema": SCHEMA,
        "claims": story.pair,
        "relations": relations,
        "apart": edges.is_empty().then(|| story.apart(context)),
        "slots": story.slots,
    });
    pretty(&object, out)
}

fn reading(sentence: &SentenceTrace) -> Value {
    json!({
        "text": sentence.text,
        "span": sentence.span,
        "language": sentence.language,
        "clauses": sentence.clauses,
        "marks": sentence.marks,
        "bound": sentence.bound,
    })
}

fn silent_rule(context: &Context<'_>, sentence: &SentenceTrace, silent: &Silent) -> Value {
    let Some(rule) = context.rule(&silent.rule) else { return Value::Null };
    let stops: Vec<Value> = silent
        .stops
        .iter()
        .map(|stop| {
            let words = why_not::reason(context, rule, &stop.why, &sentence.language, &|words| format!("“{words}”"));
            json!({ "value": stop.value, "head": stop.head, "why": stop.why, "says": words })
        })
        .collect();
    json!({ "rule": silent.rule, "stops": stops })
}

/// An edge with both of its ends, the one it starts from first.
fn edge_between(edge: &Relation, ends: [Option<&Claim>; 2], place: &dyn Fn(&Claim) -> String) -> Value {
    let end = |id: &str| {
        let claim = ends.into_iter().flatten().find(|claim| claim.id == id);
        claim.map(|claim| json!({ "id": claim.id, "place": place(claim), "quote": claim.quote, "value": claim.value, "interval": interval(&claim.value) }))
    };
    json!({ "type": edge.kind, "a": end(&edge.a), "b": end(&edge.b), "why": edge.why, "evidence": edge.evidence })
}
