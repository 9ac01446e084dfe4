//! What compiles and smells: rules without tests, lexicons that nobody uses, words that two claim types fight over,
//! rules that another one always replaces.

use super::diagnostic::{Code, Diagnostic};
use super::document::{Document, Part, RuleText, Step};
use super::keys::VALUES_KEY;
use super::load::text_of;
use super::nearest::nearest;
use super::{Form, LexiconId, Pattern, Rule, RuleSet, Word};
use crate::text::fold::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Looks over the rules of the files that `wanted` names.
pub fn lint(rules: &RuleSet, texts: &[RuleText], wanted: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
    let mut lint = Lint { rules, texts, documents: HashMap::new(), words: HashMap::new(), found: Vec::new() };
    lint.read_words();
    for rule in rules.rules.iter().filter(|rule| wanted(&rule.path)) {
        lint.tests(rule);
        lint.patterns(rule);
        lint.nearly_lexicons(rule);
        lint.nearly_replaces(rule);
    }
    lint.lexicons(wanted);
    lint.pairs(wanted);
    lint.found.sort_by(|a, b| (&a.path, a.span, a.code, &a.message).cmp(&(&b.path, b.span, b.code, &b.message)));
    lint.found
}

struct Lint<'a> {
    rules: &'a RuleSet,
    texts: &'a [RuleText],
    documents: HashMap<String, Option<Document>>,
    /// Folded words of each lexicon.
    words: HashMap<LexiconId, BTreeSet<String>>,
    found: Vec<Diagnostic>,
}

impl Lint<'_> {
    fn say(&mut self, code: Code, path: &str, at: &[Step], part: Part, message: String, help: &str) {
        let texts = self.texts;
        let document = self.documents.entry(path.to_owned()).or_insert_with(|| Document::parse(text_of(texts, path)?).ok());
        self.found.push(Diagnostic {
            code,
            severity: code.level(),
            path: path.to_owned(),
            span: document.as_ref().map(|document| document.spot(at, &part)),
            message,
            nearest: None,
            help: help.to_owned(),
            also: None,
        });
    }

    fn read_words(&mut self) {
        for (id, lexicon) in self.rules.lexicons.iter().enumerate() {
            let words = lexicon.words.values().flatten().map(|word| fold(&word.text)).collect();
            self.words.insert(id as LexiconId, words);
        }
    }

    fn tests(&mut self, rule: &Rule) {
        let at = claim(rule);
        if rule.tests.is_empty() {
            let help = "write at least one text that it matches and one that it must not; `rules test` fails without";
            self.say(Code::Untested, &rule.path, &at, Part::Key, format!("`{}` has no tests", rule.id), help);
        } else if rule.tests.iter().all(|test| !test.test.claims.is_empty()) {
            let message = format!("no test of `{}` says what it must not match", rule.id);
            self.say(
                Code::OneSided,
                &rule.path,
                &at,
                Part::Key,
                message,
                "add a text with `claims: []`: another actor, a plan put off, the next noun's number",
            );
        }
    }

    /// Words of `by` and `proposition` that are taken as they are, and probably were to name a lexicon.
    fn nearly_lexicons(&mut self, rule: &Rule) {
        let rules = self.rules;
        let lexicons: Vec<(&str, &str)> =
            rules.lexicons.iter().filter(|l| l.defined.is_some()).filter_map(|l| l.name.split_once('/')).collect();
        let scopes = rule.raw.proposition.iter().flatten();
        let lists = scopes.map(|(scope, names)| (vec![Step::from("proposition"), scope.as_str().into()], names));
        let lists = lists.chain(rule.raw.by.iter().map(|names| (vec![Step::from("by")], names)));
        for (below, names) in lists {
            for (entry, name) in names.0.iter().enumerate().filter(|(_, name)| name.is_ascii() && !name.contains(' ')) {
                let own = lexicons.iter().filter(|(pack, _)| *pack == rule.pack).map(|(_, known)| *known);
                if lexicons.iter().all(|(_, known)| known != name)
                    && let Some(near) = nearest(name, own)
                {
                    let at = [claim(rule), below.clone(), vec![entry.into()]].concat();
                    let message = format!("`{name}` is taken as a word; there is a lexicon {near}");
                    self.say(Code::NearlyLexicon, &rule.path, &at, Part::Value, message, "write the name of the lexicon, or another word");
                }
            }
        }
    }

    /// A claim type of the author's that is nearly called as a built-in one of the same pack: probably it was to take its place.
    fn nearly_replaces(&mut self, rule: &Rule) {
        let texts = self.texts;
        let own = |path: &str| texts.iter().any(|text| text.path == path);
        let rules = self.rules;
        let built_in = rules.rules.iter().filter(|other| other.pack == rule.pack && !own(&other.path)).map(|other| other.id.as_str());
        if own(&rule.path)
            && let Some(near) = nearest(&rule.id, built_in)
        {
            let message =
                format!("`{}` comes beside the built-in claim types of pack `{}` and takes the place of none", rule.id, rule.pack);
            let help = format!("to replace {near}, give it that name; to add a claim type, write it in a pack of your own");
            self.say(Code::NearlyReplaces, &rule.path, &claim(rule), Part::Key, message, &help);
        }
    }

    /// Patterns of one rule of which an earlier one finds all that a later one finds.
    fn patterns(&mut self, rule: &Rule) {
        let Form::Match(patterns) = &rule.form else { return };
        for (later, pattern) in patterns.iter().enumerate() {
            let shadow = patterns[..later].iter().find(|earlier| {
                let all_but_the_end = &earlier.steps[..earlier.steps.len().saturating_sub(1)];
                pattern.steps.starts_with(all_but_the_end)
            });
            if let Some(earlier) = shadow {
                let mut at = claim(rule);
                at.extend(["match".into(), later.into()]);
                let message = format!("the pattern `{}` stands before it and finds all that it finds", earlier.text);
                self.say(Code::Shadowed, &rule.path, &at, Part::Value, message, "put the longer pattern first, or take it away");
            }
        }
    }

    fn lexicons(&mut self, wanted: &dyn Fn(&str) -> bool) {
        let mut used: HashSet<LexiconId> = self.rules.ranks().collect();
        for rule in &self.rules.rules {
            used.extend(value_lexicons(&rule.form));
            if let Form::Category { by, .. } = &rule.form {
                used.extend(by);
            }
            if let Form::Proposition(scopes) = &rule.form {
                used.extend(scopes.iter().flat_map(|(_, lexicons)| lexicons));
            }
            let lists = [&rule.head, &rule.head_not, &rule.whom_words, &rule.whom_not, &rule.unless];
            used.extend(lists.into_iter().chain(&rule.with).flatten());
        }
        let rules = self.rules;
        for (id, lexicon) in rules.lexicons.iter().enumerate() {
            let Some((path, name)) = lexicon.defined.as_ref().filter(|(path, _)| wanted(path)) else { continue };
            let at: Vec<Step> = vec!["words".into(), name.as_str().into()];
            if !used.contains(&(id as LexiconId)) {
                let message = format!("no rule uses lexicon `{name}`");
                self.say(Code::UnusedLexicon, path, &at, Part::Key, message, "take it away, or name it in a rule");
            }
            if lexicon.named {
                for value in &lexicon.values {
                    let at = [at.as_slice(), &[VALUES_KEY.into(), value.name.as_str().into()]].concat();
                    self.words_twice(path, &at, &value.name, &rules.lexicons[value.lexicon as usize].words);
                }
            } else {
                self.words_twice(path, &at, name, &lexicon.words);
            }
        }
    }

    fn words_twice(&mut self, path: &str, at: &[Step], name: &str, words: &BTreeMap<String, Vec<Word>>) {
        for (language, words) in words {
            let mut seen: BTreeSet<String> = BTreeSet::new();
            for (entry, word) in words.iter().enumerate() {
                if !seen.insert(if word.exact { word.text.clone() } else { fold(&word.text) }) {
                    let at = [at, &[language.as_str().into(), entry.into()]].concat();
                    let message = format!("`{}` stands twice in `{name}`: case, vowel signs and hamza make no difference", word.text);
                    self.say(Code::WordTwice, path, &at, Part::Value, message, "take one away");
                }
            }
        }
    }

    fn pairs(&mut self, wanted: &dyn Fn(&str) -> bool) {
        let rules = self.rules;
        for (index, a) in rules.rules.iter().enumerate() {
            for b in &rules.rules[index + 1..] {
                if !(wanted(&a.path) || wanted(&b.path)) || std::mem::discriminant(&a.form) != std::mem::discriminant(&b.form) {
                    continue;
                }
                for (winner, loser) in [(a, b), (b, a)] {
                    if !matches!(a.form, Form::Match(_) | Form::Regex(_))
                        && winner.instead_of.contains(&loser.id)
                        && self.covers(winner, loser)
                        && wanted(&loser.path)
                    {
                        let message = format!("wherever `{}` matches, `{}` matches too and replaces it", loser.id, winner.id);
                        let help = "ask for more in the one that replaces, or take one of the two away";
                        self.say(Code::Shadowed, &loser.path, &claim(loser), Part::Key, message, help);
                    }
                }
                let settled = a.instead_of.contains(&b.id) || b.instead_of.contains(&a.id);
                if !settled && let Some(word) = self.fight(a, b) {
                    let own = if wanted(&b.path) { b } else { a };
                    let other = if wanted(&b.path) { a } else { b };
                    let mut at = claim(own);
                    at.push(if own.head.is_empty() { own.form.key().into() } else { "head".into() });
                    let message = format!("`{word}` wakes `{}` and `{}`, and nothing tells the two apart", own.id, other.id);
                    let help = "let one replace the other with `instead-of`, or ask for more with `with`, `who` or `unless`";
                    self.say(Code::Fight, &own.path, &at, Part::Value, message, help);
                }
            }
        }
    }

    fn shared(&self, a: &[LexiconId], b: &[LexiconId]) -> Option<String> {
        let words = |ids: &[LexiconId]| ids.iter().filter_map(|id| self.words.get(id)).flatten().cloned().collect::<BTreeSet<String>>();
        words(a).intersection(&words(b)).next().cloned()
    }

    /// A word on which two rules meet that no condition tells apart.
    fn fight(&self, a: &Rule, b: &Rule) -> Option<String> {
        if matches!(a.form, Form::Match(_) | Form::Regex(_)) {
            return None;
        }
        let (of_a, of_b) = (value_lexicons(&a.form), value_lexicons(&b.form));
        let noun = if of_a.is_empty() && of_b.is_empty() { None } else { Some(self.shared(&of_a, &of_b)?) };
        let head = match (a.head.is_empty(), b.head.is_empty()) {
            (true, true) => None,
            (false, false) => Some(self.shared(&a.head, &b.head)?),
            // One of the two asks for more.
            _ => return None,
        };
        let same = a.with == b.with
            && a.who == b.who
            && a.unless == b.unless
            && a.between == b.between
            && a.whom_words == b.whom_words
            && a.whom_actors == b.whom_actors
            && a.whom_not == b.whom_not
            && a.needs == b.needs
            && a.at == b.at
            && roles(&a.form) == roles(&b.form);
        if same { head.or(noun) } else { None }
    }

    /// Every sentence that `narrow` matches, `wide` matches too.
    fn covers(&self, wide: &Rule, narrow: &Rule) -> bool {
        let holds = |wide: &[LexiconId], narrow: &[LexiconId]| {
            let words: HashSet<&String> = wide.iter().filter_map(|id| self.words.get(id)).flatten().collect();
            narrow.iter().filter_map(|id| self.words.get(id)).flatten().all(|word| words.contains(word))
        };
        let heads = wide.head.is_empty() && narrow.head.is_empty()
            || !wide.head.is_empty() && !narrow.head.is_empty() && holds(&wide.head, &narrow.head);
        let roles = roles(&narrow.form).iter().all(|role| roles(&wide.form).contains(role));
        let who = match (&wide.who, &narrow.who) {
            (None, _) => true,
            (Some(wide), Some(narrow)) => {
                wide.actors.iter().any(|actor| actor == "any") || narrow.actors.iter().all(|actor| wide.actors.contains(actor))
            }
            (Some(_), None) => false,
        };
        heads
            && roles
            && who
            && holds(&value_lexicons(&wide.form), &value_lexicons(&narrow.form))
            && wide.with.iter().all(|alternatives| narrow.with.contains(alternatives))
            && holds(&narrow.unless, &wide.unless)
            && holds(&narrow.head_not, &wide.head_not)
            && holds(&narrow.whom_not, &wide.whom_not)
            && wide.needs.iter().all(|need| narrow.needs.contains(need))
            && (wide.between.is_empty() || wide.between == narrow.between)
            && (wide.whom_words.is_empty() && wide.whom_actors.is_empty()
                || wide.whom_words == narrow.whom_words && wide.whom_actors == narrow.whom_actors)
            && (wide.at.is_empty() || wide.at == narrow.at)
    }
}

fn claim(rule: &Rule) -> Vec<Step> {
    vec!["claims".into(), rule.id.as_str().into()]
}

/// The lexicons that the value itself is made of.
pub fn value_lexicons(form: &Form) -> Vec<LexiconId> {
    match form {
        Form::Count(lexicons) | Form::Amount(lexicons) | Form::Share(lexicons) => lexicons.clone(),
        Form::Category { lexicon, .. } => vec![*lexicon],
        Form::Match(patterns) => patterns.iter().flat_map(Pattern::lexicons).collect(),
        Form::Date(_) | Form::Place(_) | Form::Proposition(_) | Form::Regex(_) => Vec::new(),
    }
}

/// The roles of a date or a place.
fn roles(form: &Form) -> Vec<String> {
    match form {
        Form::Date(roles) => roles.iter().map(|role| format!("{role:?}")).collect(),
        Form::Place(roles) => roles.iter().map(|role| format!("{role:?}")).collect(),
        _ => Vec::new(),
    }
}
