//! The part of a rule that linking reads: what makes two of its claims comparable, and how much may differ.

pub use crate::value::Tolerance;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a value behaves as time passes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OverTime {
    /// It does not change: the date of an event, its cause.
    #[default]
    Fixed,
    /// It changes either way: how many troops are in a country.
    Evolving,
    /// It only ever grows: a toll.
    Growing,
}

/// How much a finding of this claim type matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// To know.
    Info,
    /// To look at.
    Warning,
    /// To settle before publishing.
    #[default]
    Error,
}

/// The linking part of one rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// The rule's name, without its pack.
    pub claim_type: String,
    /// Fixed, evolving or growing.
    pub over_time: OverTime,
    /// How many days one value and another may lie apart and still be about the same time.
    pub fresh_days: Option<u32>,
    /// How far two values may differ and agree.
    pub tolerance: Tolerance,
    /// Several values can be true at once, so they never conflict.
    pub many: bool,
    /// The value counts things, so that what is counted in a place is a part of what is counted in the place around it.
    pub counts: bool,
    /// Claim types that tell what came of a plan of this one.
    pub outcome: Vec<String>,
    /// Claim types that a claim of this one denies.
    pub denies: Vec<String>,
    /// The arguments that make the key.
    pub about: Vec<String>,
    /// Title by language.
    pub titles: BTreeMap<String, String>,
    /// How much a conflict or a dispute matters.
    pub severity: Severity,
    /// A remark for those who read a finding.
    pub note: Option<String>,
    /// Where more is said about it.
    pub url: Option<String>,
    /// Free labels.
    pub tags: Vec<String>,
}

/// How two values tied by a constraint must stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// Less than.
    #[serde(rename = "<")]
    Lt,
    /// At most.
    #[serde(rename = "<=")]
    Le,
    /// Equal.
    #[serde(rename = "=")]
    Eq,
    /// At least.
    #[serde(rename = ">=")]
    Ge,
    /// More than.
    #[serde(rename = ">")]
    Gt,
}

impl Op {
    /// The sign, as rule files write it.
    pub fn sign(self) -> &'static str {
        match self {
            Op::Lt => "<",
            Op::Le => "<=",
            Op::Eq => "=",
            Op::Ge => ">=",
            Op::Gt => ">",
        }
    }
}

/// `left op right`, for claims about the same key at the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// A claim type.
    pub left: String,
    /// The sign between.
    pub op: Op,
    /// A claim type.
    pub right: String,
}

/// All policies of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policies {
    /// By claim type.
    pub by_type: BTreeMap<String, Policy>,
    /// Across claim types.
    pub constraints: Vec<Constraint>,
}

/// Two claim types that meet under one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie<'p> {
    /// The part, the plan or the denial.
    pub left: &'p str,
    /// The whole, what came of the plan, or what is denied.
    pub right: &'p str,
    /// What ties them.
    pub by: Bond<'p>,
}

/// What ties two claim types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond<'p> {
    /// How their values have to stand.
    Constraint(&'p Constraint),
    /// A plan and what came of it.
    Outcome,
    /// A denial and what it denies.
    Denial,
}

impl Policies {
    /// Adds a policy under its claim type.
    pub fn add(&mut self, policy: Policy) {
        self.by_type.insert(policy.claim_type.clone(), policy);
    }

    /// The claim types that meet across their slots: by constraints, then as plan and outcome and as denial and what it denies.
    pub fn ties(&self) -> impl Iterator<Item = Tie<'_>> {
        let constrained = self.constraints.iter().map(|constraint| Tie {
            left: &constraint.left,
            right: &constraint.right,
            by: Bond::Constraint(constraint),
        });
        let tied = self.by_type.values().flat_map(|policy| {
            let to = |right, by| Tie { left: policy.claim_type.as_str(), right, by };
            let planned = policy.outcome.iter().map(move |outcome| to(outcome.as_str(), Bond::Outcome));
            planned.chain(policy.denies.iter().map(move |denied| to(denied.as_str(), Bond::Denial)))
        });
        constrained.chain(tied)
    }

    /// The policy of a claim type.
    pub fn get(&self, claim_type: &str) -> Option<&Policy> {
        self.by_type.get(claim_type)
    }
}
