//! Binding: runs the rules that a sentence wakes over it, and leaves of their drafts those that may become claims: within range, not
//! dropped by a cue, not replaced by a rule that stands in for another, one for each value.

use super::counted;
use super::draft::Draft;
use super::matcher::Matcher;
use super::memory::Memory;
use super::roles::Role;
use super::trace::Why;
use super::view::View;
use crate::claim::Level;
use crate::rule::{Form, LexiconId, Rule, RuleSet};
use crate::value::Value;
use crate::value::actor::Actors;
use crate::value::date::Anchor;
use std::ops::Range;

/// The rules made ready for binding, with the lexicons that their counts are made of.
pub struct Binder<'a> {
    matcher: Matcher<'a>,
    /// Nouns that rules count.
    nouns: Vec<LexiconId>,
    /// Words that rules hang counts on.
    heads: Vec<LexiconId>,
    /// Nouns for who leads those beside them.
    ranks: Vec<LexiconId>,
    /// Counted nouns that name no people.
    nobody: Vec<LexiconId>,
    /// What amounts of one unit hang on: a pronoun may take it up.
    takes_up: Vec<LexiconId>,
}

impl<'a> Binder<'a> {
    /// Collects the lexicons of the rules.
    pub fn new(rules: &'a RuleSet, actors: &'a Actors) -> Self {
        let mut nouns = Vec::new();
        let mut heads = Vec::new();
        let mut takes_up = Vec::new();
        for rule in &rules.rules {
            if matches!(&rule.form, Form::Amount(units) if units.len() == 1) {
                takes_up.extend(&rule.head);
            }
            if let Form::Count(lexicons) = &rule.form {
                nouns.extend(lexicons);
                heads.extend(&rule.head);
            }
        }
        nouns.sort_unstable();
        nouns.dedup();
        heads.sort_unstable();
        heads.dedup();
        let ranks = rules.ranks().collect();
        let named = |noun: LexiconId| rules.lexicons[noun as usize].name.as_str();
        let nobody =
            nouns.iter().copied().filter(|&noun| !named(noun).starts_with("common/") && !named(noun).ends_with("/people")).collect();
        Binder { matcher: Matcher::new(rules, actors), nouns, heads, ranks, nobody, takes_up }
    }

    /// What binds the rules.
    pub fn matcher(&self) -> &Matcher<'a> {
        &self.matcher
    }

    /// Nouns that rules count.
    pub fn nouns(&self) -> &[LexiconId] {
        &self.nouns
    }

    /// Words that rules hang counts on.
    pub fn heads(&self) -> &[LexiconId] {
        &self.heads
    }

    /// The rule of a draft.
    fn rule(&self, draft: &Draft) -> &Rule {
        &self.matcher.rules.rules[draft.rule]
    }

    /// Runs the woken rules over one sentence; each draft comes with the token ranges of the sentence's other values.
    pub fn bind(&self, view: &View<'_>, anchor: &Anchor, memory: &Memory) -> Vec<(Draft, Vec<Range<usize>>)> {
        // "measured it at 5.6", "it took effect": what is asked for may have been said before.
        let told = view.told.iter().copied().filter(|lexicon| self.takes_up.contains(lexicon) || view.takes_up_a_thing());
        let woken = self.matcher.wake(view.concepts.iter().map(|concept| concept.lexicon).chain(told));
        if woken.is_empty() {
            return Vec::new();
        }
        let counted = counted::find(view, &self.nouns, &self.heads, &self.ranks, &self.nobody);
        let mut drafts = Vec::new();
        // A word for what they do takes up the only owner that the whole text has named; their number alone the one of the paragraph.
        let carried = |nouns: &[LexiconId], headed: bool| {
            let here = nouns.iter().find_map(|noun| memory.owners.get(noun));
            let only = || nouns.iter().find_map(|noun| memory.all_owners.get(noun).filter(|owners| owners.len() == 1)?.first());
            here.or_else(|| if headed { only() } else { None }).cloned()
        };
        self.matcher.counts(view, &counted, &woken, &carried, &mut drafts);
        self.matcher.dates(view, &woken, anchor, &memory.carried, &mut drafts);
        for &index in &woken {
            match &self.matcher.rules.rules[index].form {
                Form::Share(of) => self.matcher.shares(view, index, of, &mut drafts),
                Form::Amount(units) => self.matcher.amounts(view, index, units, &mut drafts),
                Form::Proposition(scopes) => self.matcher.propositions(view, index, scopes, anchor, &mut drafts),
                Form::Category { lexicon, by } => self.matcher.categories(view, index, *lexicon, by, &mut drafts),
                Form::Place(roles) => self.matcher.placings(view, index, roles, &mut drafts),
                Form::Match(patterns) => self.matcher.patterns(view, index, patterns, &mut drafts),
                Form::Regex(expression) => self.matcher.expression(view, index, &expression.0, &mut drafts),
                Form::Count(_) | Form::Date(_) => {}
            }
        }
        drafts.retain(|draft| match (&self.rule(draft).range, &draft.value) {
            (Some(range), Value::Quantity(quantity)) if !range.admits(quantity) => {
                view.stop_draft(self.rule(draft), draft, || Why::OutOfRange)
            }
            _ => true,
        });
        drafts.retain(|draft| match &draft.status.dropped_by {
            None => true,
            Some(words) => view.stop_draft(self.rule(draft), draft, || Why::Cue { words: words.clone() }),
        });
        self.replace(view, &mut drafts);
        let values: Vec<Range<usize>> = counted.iter().map(|c| c.first..c.end).collect();
        drafts
            .into_iter()
            .map(|draft| {
                let own = draft.value_at.clone();
                let others = values.iter().filter(|value| **value != own).cloned().collect();
                (draft, others)
            })
            .collect()
    }

    /// `instead-of`: where two claims share their value or their clause, the one that replaces stays.
    fn replace(&self, view: &View<'_>, drafts: &mut Vec<Draft>) {
        // "2,200 American soldiers will leave, while 3,000 will stay": what a verb has taken is not counted bare as well for an
        // owner that is only carried over to it.
        let taken = |winner: &Draft, loser: &Draft| {
            let carried = matches!(&loser.who, Role::Filled(_, how) if how.level > Level::Clause);
            winner.value_at == loser.value_at && winner.head.is_some() && loser.head.is_none() && loser.counted.is_some() && carried
        };
        let dates = |a: &Draft, b: &Draft| matches!((&a.value, &b.value), (Value::Date(_), Value::Date(_)));
        let shadows = |winner: &Draft, loser: &Draft| {
            let rule = self.rule(winner);
            taken(winner, loser)
                || rule.instead_of.contains(&self.rule(loser).id)
                    && (winner.value_at == loser.value_at
                        || dates(winner, loser) && winner.head == loser.head
                        || !dates(winner, loser) && winner.counted.is_none() && loser.counted.is_none() && {
                            let heads = (winner.cover(), loser.cover());
                            heads.0.start < heads.1.end && heads.1.start < heads.0.end
                                || view.clause_of(heads.0.start) == view.clause_of(heads.1.start)
                        })
        };
        let lost: Vec<bool> = drafts
            .iter()
            .map(|loser| {
                let winner = drafts.iter().find(|winner| shadows(winner, loser)).map(|winner| &self.rule(winner).id);
                winner.is_some_and(|id| !view.stop_draft(self.rule(loser), loser, || Why::InsteadOf { rule: id.clone() }))
            })
            .collect();
        let mut lost = lost.into_iter();
        drafts.retain(|_| lost.next() == Some(false));
        // One rule makes one claim of one value.
        let mut seen: Vec<(usize, Range<usize>, Option<String>)> = Vec::new();
        drafts.retain(|draft| {
            let actor = match &draft.who {
                Role::Filled(actor, _) if matches!(draft.value, Value::Proposition(_)) => Some(actor.clone()),
                _ => None,
            };
            let key = (draft.rule, draft.value_at.clone(), actor);
            let fresh = !seen.contains(&key);
            seen.push(key);
            fresh
        });
    }
}
