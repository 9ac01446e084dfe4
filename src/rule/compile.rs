//! From the written shape to rules that can run: names resolved, forms checked, every mistake collected.

use super::shape::{RawClaim, RawTest, RuleFile, Word};
use super::{Constraint, Finding, Form, Op, OverTime, PlaceRole, Policies, Policy, Rule, RuleSet, Severity, Tolerance, Who};
use crate::claim::{Modality, Polarity};
use crate::value::DateRole;
use crate::value::actor::Actors;
use crate::value::place::{Gazetteer, OneOrMany};
use std::collections::{BTreeMap, HashMap};

/// A lexicon: one concept, its words by language.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// `pack/name`.
    pub name: String,
    /// Words by language; `*` holds words given without one.
    pub words: BTreeMap<String, Vec<Word>>,
}

/// Index of a lexicon.
pub type LexiconId = u32;

/// Compiles files into rules. Nothing runs while `findings` holds an error.
pub struct Compiler<'a> {
    gazetteer: &'a Gazetteer,
    actors: &'a Actors,
    lexicons: Vec<Lexicon>,
    by_name: HashMap<(String, String), LexiconId>,
    /// What was found wrong, with the key path it concerns.
    pub findings: Vec<Finding>,
}

impl<'a> Compiler<'a> {
    /// A compiler that knows these places and actors.
    pub fn new(gazetteer: &'a Gazetteer, actors: &'a Actors) -> Self {
        Compiler { gazetteer, actors, lexicons: Vec::new(), by_name: HashMap::new(), findings: Vec::new() }
    }

    /// Compiles all files together.
    pub fn compile(&mut self, files: &[(String, RuleFile)]) -> RuleSet {
        for (_, file) in files {
            for (name, words) in &file.words {
                let id = self.lexicons.len() as LexiconId;
                self.lexicons.push(Lexicon { name: format!("{}/{name}", file.pack), words: words.clone() });
                self.by_name.insert((file.pack.clone(), name.clone()), id);
            }
        }
        let mut rules: Vec<Rule> = Vec::new();
        let mut constraints = Vec::new();
        let packs: Vec<&str> = files.iter().map(|(_, file)| file.pack.as_str()).collect();
        for (path, file) in files {
            for used in &file.uses {
                if !packs.contains(&used.as_str()) {
                    self.find(path, &["uses"], format!("no pack is called `{used}`"), nearest(used, packs.iter().copied()));
                }
            }
            for (id, raw) in &file.claims {
                // A later file may replace a claim type by its id.
                rules.retain(|rule| rule.id != *id);
                if let Some(rule) = self.rule(path, file, id, raw) {
                    rules.push(rule);
                }
            }
            constraints.extend(file.constraints.iter().map(|text| (path.clone(), text.clone())));
        }
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        let ids: Vec<String> = rules.iter().map(|rule| rule.id.clone()).collect();
        for rule in &rules {
            for other in &rule.instead_of {
                if !ids.contains(other) {
                    let hint = nearest(other, ids.iter().map(String::as_str));
                    self.find(&rule.path, &["claims", &rule.id, "instead-of"], format!("no claim type is called `{other}`"), hint);
                }
            }
        }
        let mut policies = Policies::default();
        for rule in &rules {
            let policy = self.policy(rule);
            policies.add(policy);
        }
        for (path, text) in constraints {
            let parts: Vec<&str> = text.split_whitespace().collect();
            match parts.as_slice() {
                [left, op @ ("<=" | "<" | "=" | ">=" | ">"), right] => {
                    for side in [left, right] {
                        if !ids.iter().any(|id| id == side) {
                            let hint = nearest(side, ids.iter().map(String::as_str));
                            self.find(&path, &["constraints"], format!("no claim type is called `{side}`"), hint);
                        }
                    }
                    let op =
                        [Op::Lt, Op::Le, Op::Eq, Op::Ge, Op::Gt].into_iter().find(|candidate| candidate.sign() == *op).unwrap_or(Op::Le);
                    policies.constraints.push(Constraint { left: (*left).to_owned(), op, right: (*right).to_owned() });
                }
                _ => self.find(&path, &["constraints"], format!("`{text}` is not of the form `type <= type`"), None),
            }
        }
        RuleSet { rules, lexicons: std::mem::take(&mut self.lexicons), policies }
    }

    /// The linking part of a rule.
    fn policy(&mut self, rule: &Rule) -> Policy {
        let raw = &rule.raw;
        let (path, id) = (rule.path.as_str(), rule.id.as_str());
        let over_time = [("fixed", OverTime::Fixed), ("evolving", OverTime::Evolving), ("growing", OverTime::Growing)];
        let severity = [("info", Severity::Info), ("warning", Severity::Warning), ("error", Severity::Error)];
        Policy {
            claim_type: rule.id.clone(),
            over_time: raw.over_time.as_ref().and_then(|text| self.choice(path, id, "over-time", text, &over_time)).unwrap_or_default(),
            fresh_days: raw.fresh.as_ref().and_then(|text| {
                let days = text.0.strip_suffix("days").or(text.0.strip_suffix("day")).unwrap_or(&text.0).trim().parse().ok();
                if days.is_none() {
                    self.find(path, &["claims", id, "fresh"], format!("`{}` is not a number of days such as `90 days`", text.0), None);
                }
                days
            }),
            tolerance: raw.tolerance.as_ref().map_or(Tolerance::None, |text| {
                let (number, relative) = text.0.strip_suffix('%').map_or((text.0.as_str(), false), |number| (number, true));
                match number.trim().parse::<f64>() {
                    Ok(value) if value >= 0.0 && relative => Tolerance::Relative(value / 100.0),
                    Ok(value) if value >= 0.0 => Tolerance::Absolute(value),
                    _ => {
                        self.find(
                            path,
                            &["claims", id, "tolerance"],
                            format!("`{}` is neither a share such as `10%` nor a number such as `0.3`", text.0),
                            None,
                        );
                        Tolerance::None
                    }
                }
            }),
            many: raw.many.unwrap_or(false),
            about: rule.about.clone(),
            titles: raw.title.clone(),
            severity: raw.severity.as_ref().and_then(|text| self.choice(path, id, "severity", text, &severity)).unwrap_or_default(),
        }
    }

    fn find(&mut self, path: &str, keys: &[&str], message: String, hint: Option<String>) {
        self.findings.push(Finding { path: path.to_owned(), keys: keys.iter().map(|&k| k.to_owned()).collect(), message, hint, at: None });
    }

    fn lexicon(&mut self, path: &str, file: &RuleFile, keys: &[&str], name: &str) -> Option<LexiconId> {
        if let Some(found) = self.known_lexicon(file, name) {
            return Some(found);
        }
        let known: Vec<String> = self.by_name.keys().map(|(_, name)| name.clone()).collect();
        let hint = nearest(name, known.iter().map(String::as_str));
        self.find(path, keys, format!("no lexicon is called `{name}` in this pack or in the packs it uses"), hint);
        None
    }

    fn known_lexicon(&self, file: &RuleFile, name: &str) -> Option<LexiconId> {
        std::iter::once(&file.pack).chain(&file.uses).find_map(|pack| self.by_name.get(&(pack.clone(), name.to_owned())).copied())
    }

    /// A lexicon by name, or a lexicon made of the words as given.
    fn words_or_lexicon(&mut self, file: &RuleFile, names: &OneOrMany) -> Vec<LexiconId> {
        let mut out = Vec::new();
        let mut inline = Vec::new();
        for name in &names.0 {
            match self.known_lexicon(file, name) {
                Some(id) => out.push(id),
                None => inline.push(Word { text: name.clone(), ..Word::default() }),
            }
        }
        if !inline.is_empty() {
            let id = self.lexicons.len() as LexiconId;
            let name = format!("{}/({})", file.pack, inline.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(", "));
            self.lexicons.push(Lexicon { name, words: BTreeMap::from([("*".to_owned(), inline)]) });
            out.push(id);
        }
        out
    }

    fn list(&mut self, path: &str, file: &RuleFile, id: &str, key: &str, names: Option<&OneOrMany>) -> Vec<LexiconId> {
        names
            .map(|names| names.0.iter().filter_map(|name| self.lexicon(path, file, &["claims", id, key], name)).collect())
            .unwrap_or_default()
    }

    fn actor_ids(&mut self, path: &str, id: &str, key: &str, names: &[String]) -> Vec<String> {
        for name in names {
            if name != "any" && !self.actors.knows(name) && !self.actors.is_kind(name) {
                let hint = nearest(name, self.actors.ids());
                self.find(path, &["claims", id, key], format!("no actor is called `{name}`"), hint);
            }
        }
        names.to_vec()
    }

    fn rule(&mut self, path: &str, file: &RuleFile, id: &str, raw: &RawClaim) -> Option<Rule> {
        let before = self.findings.len();
        let form = self.form(path, file, id, raw);
        let head = self.list(path, file, id, "head", raw.head.as_ref());
        let head_not = match &raw.head_not {
            Some(names) => self.list(path, file, id, "head-not", Some(names)),
            None => self.known_lexicon(file, "head-not").into_iter().collect(),
        };
        let who = raw.who.as_ref().map(|names| Who { actors: self.actor_ids(path, id, "who", &names.0) });
        let between = raw.between.clone().map(|names| self.actor_ids(path, id, "between", &names)).unwrap_or_default();
        let mut whom_actors = Vec::new();
        let mut whom_words = Vec::new();
        for name in raw.whom.iter().flat_map(|names| &names.0) {
            if let Some(lexicon) = self.known_lexicon(file, name) {
                whom_words.push(lexicon);
            } else if self.actors.knows(name) {
                whom_actors.push(name.clone());
            } else {
                self.find(path, &["claims", id, "whom"], format!("`{name}` is neither a lexicon nor an actor"), None);
            }
        }
        let mut with = Vec::new();
        for alternatives in raw.with.iter().flat_map(|with| &with.0) {
            with.push(alternatives.iter().filter_map(|name| self.lexicon(path, file, &["claims", id, "with"], name)).collect());
        }
        let unless = self.list(path, file, id, "unless", raw.unless.as_ref());
        let about = raw.about.as_ref().map(|names| names.0.clone()).unwrap_or_default();
        let defaults = raw.default.clone().unwrap_or_default();
        let mut default_place = None;
        if let Some(name) = defaults.get("place") {
            default_place = self.place(path, id, name);
        }
        let at = raw.at.as_ref().map(|names| names.0.clone()).unwrap_or_default();
        let at = at
            .iter()
            .filter_map(|name| {
                self.choice(
                    path,
                    id,
                    "at",
                    name,
                    &[("in", PlaceRole::In), ("from", PlaceRole::From), ("to", PlaceRole::To), ("near", PlaceRole::Near)],
                )
            })
            .collect();
        let polarity = raw
            .polarity
            .as_ref()
            .and_then(|text| self.choice(path, id, "polarity", text, &[("asserted", Polarity::Asserted), ("denied", Polarity::Denied)]));
        let modalities = [
            ("factual", Modality::Factual),
            ("planned", Modality::Planned),
            ("conditional", Modality::Conditional),
            ("alleged", Modality::Alleged),
            ("forecast", Modality::Forecast),
        ];
        let modality = raw.modality.as_ref().and_then(|text| self.choice(path, id, "modality", text, &modalities));
        let within = raw.within.as_ref().and_then(|text| {
            self.choice(
                path,
                id,
                "within",
                text,
                &[("clause", super::Reach::Clause), ("sentence", super::Reach::Sentence), ("paragraph", super::Reach::Paragraph)],
            )
        });
        let form = form?;
        (self.findings.len() == before).then(|| Rule {
            id: id.to_owned(),
            pack: file.pack.clone(),
            path: path.to_owned(),
            form,
            head,
            head_not,
            who,
            whom_actors,
            whom_words,
            between,
            with,
            unless,
            needs: raw.needs.as_ref().map(|names| names.0.clone()).unwrap_or_default(),
            at,
            within: within.unwrap_or(super::Reach::Clause),
            instead_of: raw.instead_of.as_ref().map(|names| names.0.clone()).unwrap_or_default(),
            about,
            default_place,
            default_who: defaults.get("who").cloned(),
            polarity,
            modality,
            raw: raw.clone(),
        })
    }

    fn choice<T: Copy>(&mut self, path: &str, id: &str, key: &str, text: &str, choices: &[(&str, T)]) -> Option<T> {
        let found = choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.find(
                path,
                &["claims", id, key],
                format!("`{text}` is none of {}", names.join(", ")),
                nearest(text, names.iter().copied()),
            );
        }
        found
    }

    fn place(&mut self, path: &str, id: &str, name: &str) -> Option<String> {
        let folded = crate::text::fold::fold(name);
        let by_name = || {
            self.gazetteer
                .places()
                .iter()
                .find(|place| place.names.values().flatten().any(|n| crate::text::fold::fold(&n.text) == folded))
                .map(|place| place.id.clone())
        };
        let found = self.gazetteer.index(name).map(|_| name.to_owned()).or_else(by_name);
        if found.is_none() {
            self.find(
                path,
                &["claims", id, "default", "place"],
                format!("the gazetteer has no place `{name}`"),
                nearest(name, self.gazetteer.places().iter().map(|p| p.id.as_str())),
            );
        }
        found
    }

    fn form(&mut self, path: &str, file: &RuleFile, id: &str, raw: &RawClaim) -> Option<Form> {
        let mut forms = Vec::new();
        for (key, names) in [("count", &raw.count), ("amount", &raw.amount), ("share", &raw.share)] {
            if names.is_some() {
                let lexicons = self.list(path, file, id, key, names.as_ref());
                forms.push(match key {
                    "count" => Form::Count(lexicons),
                    "amount" => Form::Amount(lexicons),
                    _ => Form::Share(lexicons),
                });
            }
        }
        if let Some(roles) = &raw.date {
            let choices = [
                ("on", DateRole::On),
                ("from", DateRole::From),
                ("until", DateRole::Until),
                ("by", DateRole::By),
                ("during", DateRole::During),
            ];
            forms.push(Form::Date(roles.0.iter().filter_map(|role| self.choice(path, id, "date", role, &choices)).collect()));
        }
        if let Some(roles) = &raw.place {
            let choices = [("in", PlaceRole::In), ("from", PlaceRole::From), ("to", PlaceRole::To), ("near", PlaceRole::Near)];
            forms.push(Form::Place(roles.0.iter().filter_map(|role| self.choice(path, id, "place", role, &choices)).collect()));
        }
        if let Some(category) = &raw.category {
            let lexicon = self.lexicon(path, file, &["claims", id, "category"], category);
            let by = raw.by.as_ref().map(|names| self.words_or_lexicon(file, names)).unwrap_or_default();
            forms.push(Form::Category { lexicon: lexicon?, by });
        }
        if let Some(scopes) = &raw.proposition {
            let scopes = scopes.iter().map(|(scope, names)| (scope.clone(), self.words_or_lexicon(file, names))).collect();
            forms.push(Form::Proposition(scopes));
        }
        match forms.len() {
            1 => forms.pop(),
            0 => {
                self.find(
                    path,
                    &["claims", id],
                    "a claim type needs one value: count, amount, share, date, place, category or proposition".into(),
                    None,
                );
                None
            }
            _ => {
                self.find(path, &["claims", id], "a claim type has one value, and this one gives several".into(), None);
                None
            }
        }
    }
}

/// The valid name nearest to `wrong`, if one is near enough to be a slip.
pub fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let limit = (wrong.chars().count() / 3).max(1);
    names.map(|name| (distance(wrong, name), name)).filter(|(d, _)| *d <= limit).min().map(|(_, name)| name.to_owned())
}

/// Levenshtein distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// Tests of a claim type, as written.
pub fn tests_of(raw: &RawClaim) -> &[RawTest] {
    &raw.tests
}
