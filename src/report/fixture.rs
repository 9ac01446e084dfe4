//! A small story for the tests of reports: five sources in two languages, with a conflict, a dispute, a copy, an update,
//! and a source that tries to get at whoever reads the report.

use super::human::Names;
use super::{Report, SourceCard};
use crate::claim::{Also, Claim, Modality, PlaceRef, Polarity, SourceFacts, Span, Zone};
use crate::graph::{Evidence, Relation, RelationKind};
use crate::rule::policy::Severity;
use crate::value::{DateRole, DateValue, Proposition, Qualifier, Quantity, Value};
use crate::verdict::{Finding, GateResult, Slot, Verdict};
use std::collections::BTreeMap;

/// Names as a gazetteer would give them.
pub struct Gazetteer;

impl Names for Gazetteer {
    fn place(&self, id: &str, language: &str) -> String {
        match (id, language) {
            ("IQ", "ar") => "العراق",
            ("IQ", _) => "Iraq",
            ("baghdad", _) => "Baghdad",
            _ => id,
        }
        .to_string()
    }

    fn actor(&self, id: &str, _language: &str) -> String {
        match id {
            "coalition" => "the coalition",
            "iraq-government" => "Iraq's government",
            _ => id,
        }
        .to_string()
    }
}

/// All parts of a report, owned.
pub struct Story {
    pub sources: Vec<SourceCard>,
    pub claims: Vec<Claim>,
    pub relations: Vec<Relation>,
    pub slots: Vec<Slot>,
    pub gate: GateResult,
    pub lines: BTreeMap<String, usize>,
    pub language: &'static str,
}

impl Story {
    pub fn new() -> Self {
        let mut story = Story {
            sources: vec![
                card("s1", "story/agency.txt", "en", Some("Gulf Agency")),
                card("s2", "story/copy.txt", "en", None),
                card("s3", "story/مقال.txt", "ar", Some("صحيفة الصباح")),
                card("s4", "story/later.txt", "en", Some("The Evening Post")),
                card("s5", "story/hostile\u{1b}[2J.txt", "en", Some("=cmd()\u{202e}")),
            ],
            claims: Vec::new(),
            relations: Vec::new(),
            slots: Vec::new(),
            gate: GateResult { passed: false, failed_by: Vec::new(), waived: Vec::new(), expired: Vec::new(), unused: Vec::new() },
            lines: BTreeMap::new(),
            language: "en",
        };
        story.troops();
        story.deadline();
        story.withdrawal();
        story.hostile();
        story.gate.failed_by = story.slots.iter().filter(|slot| slot.verdict == Verdict::Conflict).map(Finding::of_verdict).collect();
        story
    }

    pub fn report(&self) -> Report<'_> {
        Report {
            sources: &self.sources,
            claims: &self.claims,
            relations: &self.relations,
            slots: &self.slots,
            gate: &self.gate,
            titles: if self.language == "ar" { &arabic_titles } else { &titles },
            names: &Gazetteer,
            language: self.language,
            lines: &self.lines,
        }
    }

    fn troops(&mut self) {
        let about = Value::Quantity(Quantity::hedged(2500.0, Qualifier::About));
        let a =
            claim("c-00000001", "us-troops", "s1", "About 2,500 US troops remain in Iraq", about.clone(), "o1").holding_at("2021-12-26");
        let b = claim("c-00000002", "us-troops", "s2", "About 2,500 US troops remain in Iraq", about, "o1").holding_at("2021-12-26");
        let few = Value::Quantity(Quantity::hedged(500.0, Qualifier::LessThan));
        let c = claim("c-00000003", "us-troops", "s3", "لم يبق سوى أقل من 500 جندي أمريكي في العراق", few, "o2").holding_at("2021-12-27");
        let c = c.said("وقال متحدث إنه ", "، بحسب بيان صدر اليوم عن الحكومة.", &["iraq-government"]);
        self.relations.push(relation(RelationKind::Conflicts, &a, &c, "2,500 and fewer than 500 exclude each other, one day apart"));
        self.relations.push(relation(RelationKind::Repeats, &a, &b, "the same nine words"));
        self.slot(Verdict::Conflict, 3, 2, "about 2,500 and fewer than 500 exclude each other, one day apart", vec![a, b, c]);
    }

    fn deadline(&mut self) {
        let by = |edtf: &str| Value::Date(DateValue { edtf: edtf.into(), role: DateRole::By });
        let a = claim("c-00000004", "combat-withdrawal-deadline", "s1", "by the end of 2021", by("2021-12-31"), "o1").planned();
        let b = claim("c-00000005", "combat-withdrawal-deadline", "s3", "بحلول نهاية العام الجاري", by("2021-12-31"), "o3").planned();
        let b = b.said("ومن المقرر أن تنسحب القوات القتالية من البلاد ", ".", &["coalition", "INA"]);
        self.relations.push(relation(RelationKind::Corroborates, &a, &b, "the same day"));
        self.slot(Verdict::Corroborated, 2, 2, "two origins agree", vec![a, b]);
        let old = claim("c-00000006", "coalition-advisers", "s1", "900 advisers", Value::Quantity(Quantity::exact(900.0)), "o1")
            .holding_at("2021-12");
        let new = claim("c-00000007", "coalition-advisers", "s4", "1,100 advisers", Value::Quantity(Quantity::exact(1100.0)), "o4")
            .holding_at("2023-03");
        self.slot(Verdict::Updated, 2, 2, "the later figure is 15 months newer", vec![old, new]);
    }

    fn withdrawal(&mut self) {
        let full = || Value::Proposition(Proposition { scope: Some("full".into()), when: Some("2021-12".into()) });
        let mut a = claim("c-00000008", "us-withdrawal", "s4", "all US forces left the capital in December", full(), "o4");
        a.place = Some(PlaceRef { id: "baghdad".into(), relation: "from".into(), within: None });
        a.modality = Modality::Alleged;
        a.also = vec![Also { quote: "left".into(), span: Span { start: 900, end: 904 } }];
        let mut b = claim("c-00000009", "us-withdrawal", "s3", "لا صحة لانسحاب القوات بالكامل", full(), "o2");
        b.polarity = Polarity::Denied;
        self.relations.push(relation(RelationKind::Denies, &a, &b, "the full withdrawal is denied"));
        self.slot(Verdict::Disputed, 2, 2, "one source reports a full withdrawal, another denies it", vec![a, b]);
    }

    fn hostile(&mut self) {
        let quote = "\u{1b}]0;owned\u{7}\u{202e}9 dead\u{202c}\nin the attack";
        let mut c = claim("c-0000000a", "deaths", "s5", quote, Value::Quantity(Quantity::exact(9.0)), "o5");
        c.said_by = vec!["<b>\u{9b}31mA Witness".into()];
        c.key = [("place".to_string(), "?".to_string()), ("event".to_string(), "an\u{1b}attack".to_string())].into();
        self.slot(Verdict::SingleSource, 1, 1, "", vec![c]);
    }

    fn slot(&mut self, verdict: Verdict, sources: usize, origins: usize, why: &str, claims: Vec<Claim>) {
        self.slots.push(Slot {
            claim_type: claims[0].claim_type.clone(),
            key: claims[0].key.clone(),
            verdict,
            sources,
            origins,
            claims: claims.iter().map(|claim| claim.id.clone()).collect(),
            why: why.into(),
            decided_by: None,
            caution: None,
            support: origins,
            severity: Severity::Error,
            note: None,
            url: None,
            tags: Vec::new(),
            values: Vec::new(),
        });
        for (line, claim) in claims.iter().enumerate() {
            self.lines.insert(claim.id.clone(), 3 + 2 * line);
        }
        self.claims.extend(claims);
    }
}

/// What claims are called.
pub fn titles(claim_type: &str) -> Option<String> {
    let title = match claim_type {
        "us-troops" => "US troops in {place}",
        "combat-withdrawal-deadline" => "Combat forces to leave {place} by",
        "us-withdrawal" => "US forces leave {place}",
        _ => return None,
    };
    Some(title.to_string())
}

fn arabic_titles(claim_type: &str) -> Option<String> {
    let title = match claim_type {
        "us-troops" => "القوات الأمريكية في {place}",
        "combat-withdrawal-deadline" => "موعد مغادرة القوات القتالية {place}",
        "us-withdrawal" => "انسحاب القوات الأمريكية من {place}",
        _ => return None,
    };
    Some(title.to_string())
}

fn card(id: &str, path: &str, language: &str, publisher: Option<&str>) -> SourceCard {
    SourceCard {
        id: id.into(),
        path: path.into(),
        language: Some(language.into()),
        published: Some("2021-12-27".into()),
        publisher: publisher.map(str::to_string),
        url: None,
    }
}

fn relation(kind: RelationKind, a: &Claim, b: &Claim, why: &str) -> Relation {
    Relation { kind, a: a.id.clone(), b: b.id.clone(), why: why.into(), evidence: Evidence::default() }
}

fn claim(id: &str, claim_type: &str, source: &str, quote: &str, value: Value, origin: &str) -> Claim {
    let claim = Claim {
        id: id.into(),
        claim_type: claim_type.into(),
        source: source.into(),
        quote: quote.into(),
        span: Span::default(),
        sentence: Span::default(),
        sentence_text: String::new(),
        also: Vec::new(),
        key: [("place".to_string(), "IQ".to_string())].into(),
        place: Some(PlaceRef { id: "IQ".into(), relation: "in".into(), within: None }),
        value,
        as_of: None,
        polarity: Polarity::Asserted,
        modality: Modality::Factual,
        said_by: Vec::new(),
        rule: format!("story/{claim_type}"),
        origin: Some(origin.into()),
        zone: Zone::Body,
        quoted: false,
        uncertain: false,
        resolved: BTreeMap::new(),
        from: SourceFacts::default(),
        shingles: Vec::new(),
    };
    claim.said("According to figures that were published on Sunday, ", ", officials said.", &[])
}

impl Claim {
    fn said(mut self, before: &str, after: &str, by: &[&str]) -> Self {
        self.sentence_text = format!("{before}{}{after}", self.quote);
        self.sentence = Span { start: 100, end: 100 + self.sentence_text.len() };
        self.span = Span { start: 100 + before.len(), end: 100 + before.len() + self.quote.len() };
        self.said_by = by.iter().map(|id| id.to_string()).collect();
        self
    }

    fn holding_at(mut self, edtf: &str) -> Self {
        self.as_of = Some(edtf.into());
        self
    }

    fn planned(mut self) -> Self {
        self.modality = Modality::Planned;
        self
    }
}
