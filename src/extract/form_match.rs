//! Patterns and regular expressions: what a form cannot say. A pattern is a small program that runs over the words and
//! mentions of the sentence; a state is visited once, so the time grows with the sentence and never explodes.

use super::draft::Draft;
use super::matcher::Matcher;
use super::roles::{self, Role};
use super::status::{self, Target};
use super::view::{Concept, View};
use crate::claim::{Level, Resolved};
use crate::rule::Rule;
use crate::rule::pattern::{Atom, Pattern, Step};
use crate::value::{DateValue, Proposition, Value};
use std::collections::HashSet;
use std::ops::Range;

/// Where a pattern was found.
#[derive(Clone, Debug, Default)]
struct Found {
    value: Option<Range<usize>>,
    who: Option<Range<usize>>,
    /// The first word of a lexicon: what the claim hangs on.
    head: Option<Range<usize>>,
    end: usize,
}

impl Matcher<'_> {
    /// Binds a rule of patterns; at each word the first pattern that fits is taken, and nothing inside it again.
    pub fn patterns(&self, view: &View<'_>, index: usize, patterns: &[Pattern], out: &mut Vec<Draft>) {
        let rule = &self.rules.rules[index];
        let mut at = view.first;
        while at < view.end {
            let found = patterns.iter().find_map(|pattern| run(view, pattern, at).map(|found| (pattern, found)));
            let Some((pattern, found)) = found else {
                at += 1;
                continue;
            };
            let cover = at..found.end;
            let value_at = found.value.clone().unwrap_or(cover.clone());
            let value = match &pattern.value {
                Some(atom) => self.captured(view, atom, &value_at),
                None => Some(Value::Proposition(Proposition { scope: None, when: None })),
            };
            let who = found.who.as_ref().and_then(|who| view.actors.iter().find(|actor| actor.first == who.start && actor.end == who.end));
            let who = who.map(|actor| (actor.id.clone(), view.text(actor.first..actor.end).to_owned()));
            if let Some(value) = value {
                out.extend(self.pattern_draft(view, index, rule, value, value_at, cover.clone(), found.head, who));
            }
            at = cover.end.max(at + 1);
        }
    }

    /// Binds a rule of a regular expression over the sentence as it is written.
    pub fn expression(&self, view: &View<'_>, index: usize, regex: &regex::Regex, out: &mut Vec<Draft>) {
        let rule = &self.rules.rules[index];
        let (base, text) = (view.lexed.tokens.span(view.first, view.end).start, view.text(view.first..view.end));
        for captures in regex.captures_iter(text) {
            let Some(said) = captures.name("value") else { continue };
            let tokens = |range: Range<usize>| {
                let touched = |&i: &usize| {
                    let token = view.lexed.tokens.span(i, i + 1);
                    token.start < base + range.end && base + range.start < token.end
                };
                let first = (view.first..view.end).find(touched)?;
                let last = (first..view.end).take_while(|i| touched(i)).last()?;
                Some(first..last + 1)
            };
            let (Some(value_at), Some(cover)) = (tokens(said.range()), captures.get(0).and_then(|all| tokens(all.range()))) else {
                continue;
            };
            let value = [Atom::Date, Atom::Number, Atom::Place].iter().find_map(|atom| self.captured(view, atom, &value_at));
            let value = value.unwrap_or_else(|| Value::Category { category: crate::text::fold::fold(said.as_str()) });
            out.extend(self.pattern_draft(view, index, rule, value, value_at, cover, None, None));
        }
    }

    /// The value of a mention that stands exactly there.
    fn captured(&self, view: &View<'_>, atom: &Atom, at: &Range<usize>) -> Option<Value> {
        match atom {
            Atom::Number => {
                let mention =
                    view.numbers.iter().find(|number| number.hedge_first <= at.start && number.first < at.end && at.end <= number.end)?;
                Some(Value::Quantity(mention.quantity.clone()))
            }
            Atom::Date => {
                let date = view.dates.iter().find(|date| date.first <= at.start && at.end <= date.end)?;
                Some(Value::Date(DateValue { edtf: date.edtf.to_string(), role: date.role.unwrap_or_default() }))
            }
            Atom::Place => {
                let place = view.places.iter().find(|place| place.first <= at.start && at.end <= place.end)?;
                Some(Value::Place { place: self.gazetteer.place(place.place).id.clone() })
            }
            Atom::Lexicon(id) => Some(Value::Category { category: self.value_of(view, *id, at.start, at.end) }),
            Atom::Actor => None,
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn pattern_draft(
        &self,
        view: &View<'_>,
        index: usize,
        rule: &Rule,
        value: Value,
        value_at: Range<usize>,
        cover: Range<usize>,
        head: Option<Range<usize>>,
        who: Option<(String, String)>,
    ) -> Option<Draft> {
        let concept: Option<&Concept> =
            head.as_ref().and_then(|head| view.concepts.iter().find(|c| c.first == head.start && c.end == head.end));
        if !self.conditions(view, rule, value_at.clone(), concept) {
            return None;
        }
        let role = match (who, &rule.who) {
            (Some((actor, words)), Some(wanted)) if wanted.admits(&actor, self.actors) => {
                Role::Filled(actor, Resolved { level: Level::Match, because: words })
            }
            (Some(_), Some(_)) => return None,
            _ => roles::who(view, rule, self.actors, None, concept, None),
        };
        if rule.who.is_some() && !matches!(role, Role::Filled(..)) && !(matches!(role, Role::Empty) && rule.default_who.is_some()) {
            return None;
        }
        // Cues inside the words of the pattern belong to it and turn nothing.
        let consumed = [cover.clone()];
        let target =
            Target { head: head.clone().unwrap_or(value_at.clone()), value: None, consumed: &consumed, scheduled: true, counted: false };
        Some(Draft {
            rule: index,
            value,
            value_at,
            head: Some(cover.clone()),
            who: role,
            status: status::judge(view, &target),
            counted: None,
            holds_now: false,
            uncertain: false,
            because: format!("“{}”", view.text(cover)),
        })
    }
}

/// Runs a pattern from one word on: the first way through it, shorter gaps first.
fn run(view: &View<'_>, pattern: &Pattern, from: usize) -> Option<Found> {
    let mut stack = vec![(0_usize, from, Found::default())];
    let mut seen: HashSet<(usize, usize)> = HashSet::new();
    while let Some((step, at, found)) = stack.pop() {
        if !seen.insert((step, at)) {
            continue;
        }
        match pattern.steps.get(step)? {
            Step::Found if at > from => return Some(Found { end: at, ..found }),
            Step::Found => {}
            Step::Jump(to) => stack.push((*to, at, found)),
            Step::Split(first, second) => {
                stack.push((*second, at, found.clone()));
                stack.push((*first, at, found));
            }
            Step::Word(in_clause) => {
                let passed = at < view.end && (!in_clause || at == view.first || view.clause_of(at) == view.clause_of(at - 1));
                if passed {
                    // A mark is no word: it is passed over and not counted.
                    let mark = view.lexed.tokens.mark(at) != '\0';
                    stack.push((if mark && *in_clause { step } else { step + 1 }, at + 1, found));
                }
            }
            Step::Take(atom, name) => {
                for end in ends(view, atom, at) {
                    let mut found = found.clone();
                    match name.as_deref() {
                        Some("value") => found.value = Some(at..end),
                        Some("who") => found.who = Some(at..end),
                        _ => {}
                    }
                    if found.head.is_none() && matches!(atom, Atom::Lexicon(_)) {
                        found.head = Some(at..end);
                    }
                    stack.push((step + 1, end, found));
                }
            }
        }
    }
    None
}

/// Where a mention that begins at a word may end, the longest last, so that it is tried first.
fn ends(view: &View<'_>, atom: &Atom, at: usize) -> Vec<usize> {
    let mut ends: Vec<usize> = match atom {
        Atom::Lexicon(id) => view.concepts.iter().filter(|c| c.first == at && c.lexicon == *id).map(|c| c.end).collect(),
        Atom::Number => {
            let starts = |number: &&crate::value::number::NumberMention| number.first == at || number.hedge_first == at;
            view.numbers.iter().filter(starts).map(|number| number.end).collect()
        }
        Atom::Date => view.dates.iter().filter(|date| date.first == at).map(|date| date.end).collect(),
        Atom::Place => view.places.iter().filter(|place| place.first == at).map(|place| place.end).collect(),
        Atom::Actor => view.actors.iter().filter(|actor| actor.first == at).map(|actor| actor.end).collect(),
    };
    ends.sort_unstable();
    ends.dedup();
    ends
}
