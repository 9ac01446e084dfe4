//! A small world to link claims in: a builder of claims, a gazetteer of six places, and policies of each kind.

use corroborate::claim::{Claim, Level, Modality, Polarity, Resolved, SourceFacts, Span, Zone, shingles};
use corroborate::graph::RelationKind;
use corroborate::rule::policy::{Constraint, Op, OverTime, Policies, Policy, Tolerance};
use corroborate::value::{Containment, DateRole, DateValue, Proposition, Quantity, Value};
use corroborate::verdict::{Linked, Slot, link};
use std::collections::BTreeMap;

pub struct Gazetteer;

const INSIDE: [(&str, &[&str]); 6] = [
    ("baghdad", &["IQ"]),
    ("kurdistan-region", &["IQ"]),
    ("erbil", &["kurdistan-region", "IQ"]),
    ("north-east-syria", &["SY"]),
    ("IQ", &[]),
    ("SY", &[]),
];

impl Containment for Gazetteer {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        INSIDE.iter().any(|(place, around)| *place == inner && around.contains(&outer))
    }

    fn country(&self, id: &str) -> Option<String> {
        INSIDE.iter().find(|(place, _)| *place == id).map(|(place, around)| around.last().unwrap_or(place).to_string())
    }

    fn is_one_voice(&self, actor: &str) -> bool {
        actor != "officials"
    }
}

/// troops, foreign-troops (evolving), toll (growing), strength (fixed amount), and fixed dates and propositions; what comes of `to-leave-by` is told by `left-on`.
pub fn policies() -> Policies {
    let about = || vec!["place".to_string()];
    let rule = |claim_type: &str| Policy { claim_type: claim_type.into(), about: about(), ..Policy::default() };
    let evolving = |claim_type: &str| Policy {
        over_time: OverTime::Evolving,
        fresh_days: Some(90),
        tolerance: Tolerance::Relative(0.1),
        ..rule(claim_type)
    };
    let mut policies = Policies::default();
    policies.add(evolving("troops"));
    policies.add(evolving("foreign-troops"));
    policies.add(Policy { over_time: OverTime::Growing, fresh_days: Some(1), ..rule("toll") });
    policies.add(Policy { over_time: OverTime::Growing, fresh_days: Some(1), ..rule("soldiers-killed") });
    policies.add(Policy { over_time: OverTime::Evolving, fresh_days: Some(7), ..rule("magnitude") });
    policies.add(Policy { counts: true, ..rule("crowd") });
    policies.add(rule("strength"));
    policies.add(rule("left-on"));
    policies.add(Policy { outcome: vec!["left-on".to_string()], ..rule("to-leave-by") });
    policies.add(rule("withdrawal"));
    policies.add(Policy { denies: vec!["withdrawal".to_string()], ..rule("withdrawal-denied") });
    policies.add(rule("cause"));
    policies.add(Policy { many: true, ..rule("visit") });
    policies.constraints.push(Constraint { left: "troops".into(), op: Op::Le, right: "foreign-troops".into() });
    policies.constraints.push(Constraint { left: "soldiers-killed".into(), op: Op::Le, right: "toll".into() });
    policies
}

/// A claim under construction; the source's name makes its path, and the order of calls its offsets.
#[derive(Clone)]
pub struct Told(pub Claim);

impl Told {
    pub fn new(source: &str, claim_type: &str, value: Value) -> Told {
        Told(Claim {
            id: String::new(),
            claim_type: claim_type.into(),
            source: source.into(),
            quote: "quote".into(),
            span: Span { start: 10, end: 15 },
            sentence: Span { start: 0, end: 20 },
            sentence_text: String::new(),
            also: Vec::new(),
            key: BTreeMap::from([("place".to_string(), "IQ".to_string())]),
            place: None,
            value,
            as_of: None,
            polarity: Polarity::Asserted,
            modality: Modality::Factual,
            said_by: Vec::new(),
            rule: format!("story/{claim_type}"),
            origin: None,
            zone: Zone::Body,
            quoted: false,
            uncertain: false,
            resolved: BTreeMap::new(),
            from: SourceFacts { path: format!("{source}.txt"), ..SourceFacts::default() },
            shingles: Vec::new(),
        })
        .named()
    }

    /// A new id for what the claim now is.
    fn named(mut self) -> Told {
        let c = &self.0;
        let value = serde_json::to_string(&c.value).unwrap_or_default();
        let rest = format!("{:?}{:?}{:?}{:?}{:?}{:?}", c.key, c.span, c.polarity, c.modality, c.said_by, c.as_of);
        self.0.id = corroborate::claim::claim_id(&[&c.source, &c.claim_type, &value, &rest]);
        self
    }

    pub fn edit(mut self, edit: impl FnOnce(&mut Claim)) -> Told {
        edit(&mut self.0);
        self.named()
    }

    pub fn at(self, place: &str) -> Told {
        self.edit(|claim| {
            if place == "?" {
                claim.key.clear();
            } else {
                claim.key.insert("place".into(), place.into());
            }
        })
    }

    /// The source came out then; the value's time is that of the page.
    pub fn published(self, day: &str) -> Told {
        self.edit(|claim| {
            claim.from.published = Some(day.into());
            claim.as_of = Some(day.into());
            claim.resolved.insert("as-of".into(), Resolved { level: Level::Source, because: String::new() });
        })
    }

    /// The text says that the value is of that time.
    pub fn holding(self, day: &str) -> Told {
        self.edit(|claim| {
            claim.as_of = Some(day.into());
            claim.resolved.insert("as-of".into(), Resolved { level: Level::Clause, because: day.into() });
        })
    }

    pub fn by(self, holders: &[&str]) -> Told {
        self.edit(|claim| claim.said_by = holders.iter().map(|holder| holder.to_string()).collect())
    }

    pub fn in_words(self, sentence: &str) -> Told {
        self.edit(|claim| {
            claim.sentence_text = sentence.into();
            claim.shingles = shingles(sentence);
        })
    }

    pub fn publisher(self, name: &str) -> Told {
        self.edit(|claim| claim.from.publisher = Some(name.into()))
    }

    pub fn crediting(self, agency: &str) -> Told {
        self.edit(|claim| claim.from.credits.push(agency.into()))
    }

    pub fn modality(self, modality: Modality) -> Told {
        self.edit(|claim| claim.modality = modality)
    }

    pub fn planned(self) -> Told {
        self.modality(Modality::Planned)
    }

    pub fn denied(self) -> Told {
        self.edit(|claim| claim.polarity = Polarity::Denied)
    }

    /// A word of its sentence takes up another figure.
    pub fn marked(self, how: &str) -> Told {
        self.edit(|claim| {
            claim.resolved.insert(how.into(), Resolved { level: Level::Sentence, because: "but".into() });
        })
    }

    /// Said by somebody whom no list knows.
    pub fn quoting(self, words: &str) -> Told {
        self.edit(|claim| {
            claim.resolved.insert("said-by".into(), Resolved { level: Level::Unknown, because: words.into() });
        })
    }

    pub fn starting(self, at: usize) -> Told {
        self.edit(|claim| claim.span = Span { start: at, end: at + 5 })
    }
}

pub fn count(source: &str, claim_type: &str, quantity: Quantity) -> Told {
    Told::new(source, claim_type, Value::Quantity(quantity))
}

pub fn number(source: &str, claim_type: &str, number: f64) -> Told {
    count(source, claim_type, Quantity::exact(number))
}

pub fn date(source: &str, claim_type: &str, role: DateRole, edtf: &str) -> Told {
    Told::new(source, claim_type, Value::Date(DateValue { edtf: edtf.into(), role }))
}

pub fn said(source: &str, scope: Option<&str>, when: Option<&str>) -> Told {
    Told::new(source, "withdrawal", Value::Proposition(Proposition { scope: scope.map(Into::into), when: when.map(Into::into) }))
}

pub fn cause(source: &str, word: &str) -> Told {
    Told::new(source, "cause", Value::Category { category: word.into() })
}

pub fn linked(told: Vec<Told>) -> Linked {
    link(told.into_iter().map(|told| told.0).collect(), &policies(), &Gazetteer)
}

/// The relations drawn between two claims that are linked alone, and the slot of the first.
pub fn between(a: Told, b: Told) -> (Vec<(RelationKind, String)>, Slot) {
    let linked = linked(vec![a, b]);
    let relations = linked.relations.into_iter().map(|relation| (relation.kind, relation.why)).collect();
    (relations, linked.slots[0].clone())
}

/// Exactly these relations between two claims, in any order.
#[track_caller]
pub fn assert_related(a: Told, b: Told, wanted: &[RelationKind]) {
    let (relations, _) = between(a, b);
    let mut got: Vec<RelationKind> = relations.iter().map(|(kind, _)| *kind).collect();
    let mut wanted = wanted.to_vec();
    got.sort();
    wanted.sort();
    assert_eq!(got, wanted, "{relations:#?}");
}
