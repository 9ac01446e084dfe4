//! Explanations as one JSON object, for editors and scripts. What acts on a terminal is escaped, as in all our JSON.

use super::claim::{ClaimStory, bound_of};
use super::relation::PairStory;
use super::sentence::TextStory;
use super::{Context, SCHEMA, interval, why_not};
use crate::claim::{Claim, Span};
use crate::extract::{Bound, ClauseMark, Mark, SentenceTrace, Silent, Stop};
use crate::graph::{Evidence, Relation, RelationKind};
use crate::report::json::pretty;
use crate::value::Value;
use crate::verdict::Slot;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct TextDocument<'a> {
    schema: &'static str,
    published: Option<&'a str>,
    sentences: Vec<Told<'a>>,
    claims: Vec<&'a Claim>,
}

/// A sentence with what came of it.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    reading: Reading<'a>,
    claims: Vec<&'a str>,
    silent: Vec<SilentRule<'a>>,
}

/// A sentence as it was read.
#[derive(Serialize)]
struct Reading<'a> {
    text: &'a str,
    span: Span,
    language: &'a str,
    clauses: &'a [ClauseMark],
    marks: &'a [Mark],
    bound: &'a [Bound],
}

#[derive(Serialize)]
struct SilentRule<'a> {
    rule: &'a str,
    stops: Vec<StopInWords<'a>>,
}

#[derive(Serialize)]
struct StopInWords<'a> {
    #[serde(flatten)]
    stop: &'a Stop,
    says: String,
}

#[derive(Serialize)]
struct ClaimDocument<'a> {
    schema: &'static str,
    claim: &'a Claim,
    place: String,
    interval: String,
    sentence: Option<Reading<'a>>,
    bound: Option<&'a Bound>,
    relations: Vec<Edge<'a>>,
    slot: Option<&'a Slot>,
}

#[derive(Serialize)]
struct PairDocument<'a> {
    schema: &'static str,
    claims: [&'a Claim; 2],
    relations: Vec<Edge<'a>>,
    apart: Option<String>,
    slots: [Option<&'a Slot>; 2],
}

/// An edge with both of its ends, the one it starts from first.
#[derive(Serialize)]
struct Edge<'a> {
    #[serde(rename = "type")]
    kind: RelationKind,
    a: Option<End<'a>>,
    b: Option<End<'a>>,
    why: &'a str,
    evidence: &'a Evidence,
}

#[derive(Serialize)]
struct End<'a> {
    id: &'a str,
    place: String,
    quote: &'a str,
    value: &'a Value,
    interval: String,
}

pub(super) fn text(story: &TextStory<'_>, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
    let told = |sentence| Told {
        reading: reading(sentence),
        claims: story.claims_of(sentence).map(|claim| claim.id.as_str()).collect(),
        silent: story.silent_of(sentence).into_iter().filter_map(|silent| silent_rule(context, sentence, silent)).collect(),
    };
    let document = TextDocument {
        schema: SCHEMA,
        published: story.published,
        sentences: story.sentences.iter().map(told).collect(),
        claims: story.claims.iter().filter(|claim| story.only.is_none_or(|id| claim.claim_type == id)).collect(),
    };
    pretty(&document, out)
}

pub(super) fn claim(story: &ClaimStory<'_>, out: &mut dyn Write) -> io::Result<()> {
    let relations = story.own_relations().map(|relation| {
        let other = if relation.a == story.claim.id { &relation.b } else { &relation.a };
        edge(relation, [Some(story.claim), story.by_id(other)], &|claim| story.place(claim))
    });
    let document = ClaimDocument {
        schema: SCHEMA,
        claim: story.claim,
        place: story.place(story.claim),
        interval: interval(&story.claim.value),
        sentence: story.sentence.map(reading),
        bound: story.sentence.and_then(|sentence| bound_of(sentence, story.claim)),
        relations: relations.collect(),
        slot: story.slot,
    };
    pretty(&document, out)
}

pub(super) fn pair(story: &PairStory<'_>, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
    let edges = story.edges();
    let place = |claim: &Claim| super::claim::place(claim, story.sources, story.lines);
    let document = PairDocument {
        schema: SCHEMA,
        claims: story.pair,
        apart: edges.is_empty().then(|| story.apart(context)),
        relations: edges.into_iter().map(|relation| edge(relation, story.pair.map(Some), &place)).collect(),
        slots: story.slots,
    };
    pretty(&document, out)
}

fn reading(sentence: &SentenceTrace) -> Reading<'_> {
    let SentenceTrace { text, span, language, clauses, marks, bound, .. } = sentence;
    Reading { text, span: *span, language, clauses, marks, bound }
}

fn silent_rule<'a>(context: &Context<'_>, sentence: &SentenceTrace, silent: &'a Silent) -> Option<SilentRule<'a>> {
    let rule = context.rule(&silent.rule)?;
    let says = |stop: &Stop| why_not::reason(context, rule, &stop.why, &sentence.language, &|words| format!("“{words}”"));
    let stops = silent.stops.iter().map(|stop| StopInWords { stop, says: says(stop) }).collect();
    Some(SilentRule { rule: &silent.rule, stops })
}

fn edge<'a>(relation: &'a Relation, ends: [Option<&'a Claim>; 2], place: &dyn Fn(&Claim) -> String) -> Edge<'a> {
    let end = |id: &str| {
        let claim = ends.into_iter().flatten().find(|claim| claim.id == id)?;
        Some(End { id: &claim.id, place: place(claim), quote: &claim.quote, value: &claim.value, interval: interval(&claim.value) })
    };
    Edge { kind: relation.kind, a: end(&relation.a), b: end(&relation.b), why: &relation.why, evidence: &relation.evidence }
}
