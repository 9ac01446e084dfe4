//! A story to check: sources told in one line each, the whole path of the library over them, and questions in the words
//! of a fact-checker.
//!
//! An expected claim is written `VALUE in PLACE of NATION, MARK, MARK`: what is left out is not looked at, except that a
//! claim without `denied` is asserted and one without `planned`, `forecast`, `alleged` or `conditional` is factual. Other
//! marks are `by SPEAKER`, `as of DATE`, `when DATE` and `malformed`. `A|B` stands for either.

use crate::wording::amount;
use corroborate::claim::Claim;
use corroborate::cli::pipeline::{self, Knowledge};
use corroborate::extract::Extractor;
use corroborate::graph::RelationKind;
use corroborate::source::{Metadata, Source};
use corroborate::value::{Quantity, Value};
use corroborate::verdict::{Linked, Verdict};
use std::path::PathBuf;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Knowledge> = LazyLock::new(|| knowledge(&[]));
static EXTRACTOR: LazyLock<Extractor<'static>> = LazyLock::new(|| Extractor::new(&SHIPPED.rules, &SHIPPED.gazetteer, &SHIPPED.actors));

fn knowledge(files: &[PathBuf]) -> Knowledge {
    Knowledge::load(files).unwrap_or_else(|_| panic!("the rules of this test compile"))
}

/// Sources on their way to the checker.
#[derive(Default)]
pub struct Story {
    sources: Vec<Source>,
    rules: Option<&'static str>,
}

impl Story {
    pub fn new() -> Story {
        Story::default()
    }

    /// Rules beside the shipped ones, for a value that none of those has.
    pub fn rules(mut self, yaml: &'static str) -> Story {
        self.rules = Some(yaml);
        self
    }

    /// An English source; the day may be empty, and the id is its publisher.
    pub fn en(self, id: &str, day: &str, text: &str) -> Story {
        self.source(id, day, "en", text)
    }

    /// An Arabic source.
    pub fn ar(self, id: &str, day: &str, text: &str) -> Story {
        self.source(id, day, "ar", text)
    }

    fn source(mut self, id: &str, day: &str, language: &str, text: &str) -> Story {
        let stated = Metadata {
            published: (!day.is_empty()).then(|| day.parse().unwrap()),
            language: Some(language.into()),
            publisher: Some(id.into()),
            ..Metadata::default()
        };
        self.sources.push(Source::from_text(id, &format!("{id}.txt"), text, stated).unwrap());
        self
    }

    /// The source before comes from this publisher.
    pub fn publisher(mut self, name: &str) -> Story {
        self.sources.last_mut().unwrap().publisher = Some(name.into());
        self
    }

    /// Extracts and links.
    pub fn check(self) -> Checked {
        let Some(yaml) = self.rules else { return Checked { linked: run(&SHIPPED, &EXTRACTOR, &self.sources) } };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("own.yaml");
        std::fs::write(&file, yaml).unwrap();
        let known = knowledge(&[file]);
        Checked { linked: run(&known, &Extractor::new(&known.rules, &known.gazetteer, &known.actors), &self.sources) }
    }
}

fn run(known: &Knowledge, extractor: &Extractor<'_>, sources: &[Source]) -> Linked {
    let claims = sources.iter().flat_map(|source| pipeline::one(extractor, source).claims).collect();
    pipeline::link(known, claims)
}

/// What came out.
pub struct Checked {
    pub linked: Linked,
}

impl Checked {
    /// Claims of a source; `types` are one or more names with `|` between them.
    pub fn claims(&self, source: &str, types: &str) -> Vec<&Claim> {
        let wanted = |claim: &&Claim| claim.source == source && one_of(types, &claim.claim_type);
        self.linked.claims.iter().filter(wanted).collect()
    }

    /// Exactly these claims, in any order.
    #[track_caller]
    pub fn assert_claims(&self, source: &str, types: &str, expected: &[&str]) -> &Checked {
        let claims = self.claims(source, types);
        let mut left = claims.clone();
        for wanted in expected {
            let Some(at) = left.iter().position(|claim| fits(wanted, claim)) else {
                panic!("`{wanted}` is not among the {types} of {source}: {:#?}", self.told(source))
            };
            left.remove(at);
        }
        assert!(left.is_empty(), "too much: {:#?}, all: {:#?}", left.iter().map(|c| in_words(c)).collect::<Vec<_>>(), self.told(source));
        self
    }

    /// No claim of these types.
    #[track_caller]
    pub fn assert_silent(&self, source: &str, types: &str) -> &Checked {
        self.assert_claims(source, types, &[])
    }

    /// No claim of any type.
    #[track_caller]
    pub fn assert_no_claims(&self, source: &str) {
        let told = self.told(source);
        assert!(told.is_empty(), "{told:#?}");
    }

    /// All claims of a source in words.
    pub fn told(&self, source: &str) -> Vec<String> {
        let of = self.linked.claims.iter().filter(|claim| claim.source == source);
        of.map(|claim| format!("{}: {}", claim.claim_type, in_words(claim))).collect()
    }

    /// Relations between claims of two sources, or of one source among themselves, with their reasons.
    pub fn between(&self, a: &str, b: &str, types: &str) -> Vec<(RelationKind, String)> {
        let ids = |source: &str| self.claims(source, types).iter().map(|claim| claim.id.clone()).collect::<Vec<_>>();
        let (of_a, of_b) = (ids(a), ids(b));
        let joins = |x: &String, y: &String| of_a.contains(x) && of_b.contains(y) || of_a.contains(y) && of_b.contains(x);
        self.linked.relations.iter().filter(|r| joins(&r.a, &r.b)).map(|r| (r.kind, r.why.clone())).collect()
    }

    /// At least one relation is drawn, all are of `kinds`, and one gives its reason in these words.
    #[track_caller]
    pub fn assert_related(&self, a: &str, b: &str, types: &str, kinds: &[RelationKind], why: &str) -> &Checked {
        let drawn = self.between(a, b, types);
        let all = || format!("{drawn:#?} between {:#?} and {:#?}", self.told(a), self.told(b));
        assert!(!drawn.is_empty() && drawn.iter().all(|(kind, _)| kinds.contains(kind)), "{}", all());
        assert!(drawn.iter().any(|(_, reason)| why.split('|').any(|part| reason.contains(part))), "no `{why}`: {}", all());
        self
    }

    /// Both sources make claims of the type, and no relation of `kinds` joins them.
    #[track_caller]
    pub fn assert_never(&self, a: &str, b: &str, types: &str, kinds: &[RelationKind]) -> &Checked {
        let drawn = self.between(a, b, types);
        assert!(!self.claims(a, types).is_empty(), "{a} makes no {types}: {:#?}", self.told(a));
        assert!(!self.claims(b, types).is_empty(), "{b} makes no {types}: {:#?}", self.told(b));
        assert!(!drawn.iter().any(|(kind, _)| kinds.contains(kind)), "{drawn:#?}");
        self
    }

    /// Verdict of the slot of this type whose key has this value.
    #[track_caller]
    pub fn verdict(&self, claim_type: &str, about: &str) -> Verdict {
        let slot = self
            .linked
            .slots
            .iter()
            .find(|slot| slot.claim_type == claim_type && (about.is_empty() || slot.key.values().any(|value| value == about)));
        slot.unwrap_or_else(|| panic!("no slot {claim_type} about {about}: {:#?}", self.linked.slots)).verdict
    }
}

fn one_of(alternatives: &str, value: &str) -> bool {
    alternatives.split('|').any(|one| one == value)
}

fn fits(expected: &str, claim: &Claim) -> bool {
    let mut parts = expected.split(", ");
    let (rest, nation) = split(parts.next().unwrap_or_default(), " of ");
    let (value, place) = split(rest, " in ");
    let marks: Vec<&str> = parts.collect();
    let own = marks_of(claim);
    let standing = |mark: &String| ["denied", "planned", "forecast", "alleged", "conditional"].contains(&mark.as_str());
    let same = |wanted: Option<&str>, key: &str| wanted.is_none_or(|w| one_of(w, place_or(claim, key)));
    one_of(value, &value_of(&claim.value))
        && same(place, "place")
        && same(nation, "nation")
        && own.iter().filter(|mark| standing(mark)).all(|mark| marks.iter().any(|wanted| one_of(wanted, mark)))
        && marks.iter().all(|wanted| own.iter().any(|mark| matches_mark(wanted, mark)))
}

fn split<'s>(text: &'s str, at: &str) -> (&'s str, Option<&'s str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// `by a|b` fits `by b`.
fn matches_mark(wanted: &str, mark: &str) -> bool {
    match wanted.strip_prefix("by ") {
        Some(speakers) => mark.strip_prefix("by ").is_some_and(|speaker| one_of(speakers, speaker)),
        None => one_of(wanted, mark),
    }
}

fn place_or<'c>(claim: &'c Claim, key: &str) -> &'c str {
    match (&claim.place, key) {
        (Some(place), "place") => &place.id,
        _ => claim.key.get(key).map_or("?", String::as_str),
    }
}

fn marks_of(claim: &Claim) -> Vec<String> {
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_string();
    let mut marks = vec![name(serde_json::json!(claim.polarity)), name(serde_json::json!(claim.modality))];
    marks.extend(claim.said_by.iter().map(|speaker| format!("by {speaker}")));
    marks.extend(claim.said_by.is_empty().then(|| "by nobody".to_owned()));
    marks.extend(claim.as_of.iter().map(|day| format!("as of {day}")));
    match &claim.value {
        Value::Proposition(proposition) => marks.extend(proposition.when.iter().map(|day| format!("when {day}"))),
        Value::Quantity(Quantity { malformed: Some(_), .. }) => marks.push("malformed".into()),
        _ => {}
    }
    marks
}

fn value_of(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => amount(quantity),
        Value::Date(date) => format!("{} {}", serde_json::json!(date.role).as_str().unwrap_or_default(), date.edtf),
        Value::Place { place } => place.clone(),
        Value::Category { category } => category.clone(),
        Value::Proposition(proposition) => proposition.scope.clone().unwrap_or_else(|| "unstated".into()),
    }
}

fn in_words(claim: &Claim) -> String {
    let about = format!("{} in {} of {}", value_of(&claim.value), place_or(claim, "place"), place_or(claim, "nation"));
    format!("{about}, {} (“{}”)", marks_of(claim).join(", "), claim.quote)
}
