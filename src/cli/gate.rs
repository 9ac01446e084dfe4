//! The gate on the command line: its policy and waivers from options, its decision on stderr and in the exit code.

use super::config::Config;
use super::console::{Console, Weight};
use super::exit::{Exit, Failure};
use super::pipeline::Knowledge;
use crate::report::{Report, slot_title};
use crate::verdict::{FailOn, Finding, FindingCode, GatePolicy, GateResult, Linked, Waiver, gate};
use clap::Args;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Titles that are named before the rest is only counted.
const NAMED: usize = 4;

/// What fails the gate, and what is excused.
#[derive(Clone, Debug, Default, Args)]
pub struct GateOptions {
    /// Verdicts and severities that fail the gate, instead of conflict and disputed: conflict, disputed, unresolved,
    /// repeated, single-source, updated, error, warning, info
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = FailOn::parse)]
    fail_on: Option<Vec<FailOn>>,
    /// Require N independent origins for each claim of a type
    #[arg(long, value_name = "TYPE=N", value_parser = requirement)]
    require: Vec<(String, usize)>,
    /// Findings that are accepted: a YAML list with type, key or finding, reason, and until
    #[arg(long, value_name = "FILE")]
    waivers: Option<PathBuf>,
    /// Day on which waivers have to be good, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// Exit with 0 where the gate fails; the reason is still given
    #[arg(long)]
    exit_zero: bool,
}

fn requirement(text: &str) -> Result<(String, usize), String> {
    let (claim_type, count) = text.split_once('=').ok_or("write it as TYPE=N, such as deaths=2")?;
    let count = count.parse().map_err(|_| format!("`{count}` is no number"))?;
    Ok((claim_type.to_string(), count))
}

/// The gate, ready.
pub struct Judge {
    policy: GatePolicy,
    waivers: Vec<Waiver>,
    today: Date,
}

impl GateOptions {
    /// Reads what the options name, and what the project's settings say where they name nothing. A requirement on a claim
    /// type that does not exist would always be met.
    pub fn load(&self, config: &Config, knowledge: &Knowledge) -> Result<Judge, Failure> {
        let unknown = self.require.iter().filter_map(|(claim_type, _)| knowledge.no_such_type(claim_type));
        let unknown: Vec<String> = unknown.map(|(message, advice)| format!("{message}; {advice}")).collect();
        if !unknown.is_empty() {
            return Err(Failure::new("--require cannot be met or missed", "").because(unknown));
        }
        let mut policy = GatePolicy::default();
        if let Some(fail_on) = self.fail_on.as_ref().or(config.fail_on.as_ref()) {
            policy.fail_on.clone_from(fail_on);
        }
        policy.require.extend(config.require.iter().chain(&self.require).cloned());
        let waivers = self.waivers.as_deref().or(config.waivers.as_deref()).map_or_else(|| Ok(Vec::new()), waivers)?;
        let now = || jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        Ok(Judge { policy, waivers, today: self.today.unwrap_or_else(now) })
    }
}

fn waivers(path: &Path) -> Result<Vec<Waiver>, Failure> {
    let name = path.display();
    let advice = "waivers are a YAML list: - {type: deaths, key: {place: SY}, reason: why, until: 2026-12-31}";
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new(format!("{name}: cannot be read: {error}"), "check the path of the waivers"))?;
    serde_yaml::from_str(&text).map_err(|error| Failure::new(format!("{name} holds no waivers"), advice).because([error.to_string()]))
}

impl Judge {
    /// The decision.
    pub fn judge(&self, linked: &Linked) -> GateResult {
        gate(linked, &self.policy, &self.waivers, self.today)
    }
}

/// The decision where there is nothing to decide.
pub fn open() -> GateResult {
    GateResult { passed: true, failed_by: Vec::new(), waived: Vec::new(), expired: Vec::new(), unused: Vec::new() }
}

/// How the run ends, said on stderr; the gate's reason is the last line.
pub fn conclude(report: &Report<'_>, options: &GateOptions, unread: usize, console: &mut Console<'_>) -> Exit {
    let gate = report.gate;
    for waiver in &gate.expired {
        console.tell(Weight::Warning, &format!("a waiver has ended: {}", waiver.reason));
    }
    for waiver in &gate.unused {
        console.tell(Weight::Note, &format!("a waiver excuses nothing any more: {}", waiver.reason));
    }
    let waived = if gate.waived.is_empty() { String::new() } else { format!(" ({} waived)", gate.waived.len()) };
    let missing = match (unread, report.sources.len()) {
        (0, _) => String::new(),
        (1, 0) => "Nothing was checked: the source could not be read.".to_string(),
        (_, 0) => format!("Nothing was checked: none of the {unread} sources could be read."),
        (_, read) => format!("; {unread} of {} sources could not be read", unread + read),
    };
    let last = match gate.passed {
        _ if report.sources.is_empty() && unread > 0 => missing,
        true => format!("Gate passed{waived}{missing}."),
        false => format!("Gate failed{waived}: {}{missing}.", reasons(report)),
    };
    console.tell(Weight::Plain, &last);
    match (gate.failed_by.is_empty() || options.exit_zero, unread) {
        (false, _) => Exit::GateFailed,
        (true, 0) => Exit::Passed,
        (true, _) => Exit::Partial,
    }
}

/// "2 conflicts (US troops in Iraq; Deaths in Syria), 1 disputed (US forces leave Iraq)".
fn reasons(report: &Report<'_>) -> String {
    let mut by_code: BTreeMap<FindingCode, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.gate.failed_by {
        by_code.entry(finding.code).or_default().push(finding);
    }
    let one = |(code, findings): (FindingCode, Vec<&Finding>)| {
        let mut titles: Vec<String> =
            findings.iter().take(NAMED).map(|finding| slot_title(&finding.claim_type, &finding.key, report)).collect();
        titles.extend((findings.len() > NAMED).then(|| format!("{} more", findings.len() - NAMED)));
        format!("{} {} ({})", findings.len(), called(code, findings.len()), titles.join("; "))
    };
    by_code.into_iter().map(one).collect::<Vec<_>>().join(", ")
}

fn called(code: FindingCode, count: usize) -> &'static str {
    match code {
        FindingCode::Conflict if count == 1 => "conflict",
        FindingCode::Conflict => "conflicts",
        FindingCode::Disputed => "disputed",
        FindingCode::Corroborated => "corroborated",
        FindingCode::Repeated => "repeated",
        FindingCode::SingleSource => "with a single source",
        FindingCode::Updated => "updated",
        FindingCode::Unresolved => "unresolved",
        FindingCode::TooFewOrigins => "with too few origins",
    }
}
