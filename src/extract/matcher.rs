//! The matcher: which rules a sentence wakes, and the conditions that all forms share.

use super::clauses::ClauseKind;
use super::governs;
use super::link;
use super::parties;
use super::speaker;
use super::trace::{Refusal, Why};
use super::view::{Concept, View};
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::rule::{Form, LexiconId, Reach, Rule, RuleSet};
use crate::value::actor::Actors;
use std::ops::Range;

/// Rules made ready for matching: an index from the concepts they cannot do without, and concept masks.
pub struct Matcher<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// Actors.
    pub actors: &'a Actors,
    people: Vec<LexiconId>,
    armed: Vec<LexiconId>,
    /// For each lexicon, the rules that it can wake.
    woken_by: Vec<Vec<usize>>,
    /// For each rule, sets of lexicons of which one each must be in the sentence.
    /// Rules that every sentence wakes.
    always: Vec<usize>,
    needs: Vec<Vec<Mask>>,
    words: usize,
}

/// Who may fill a role that a clause leaves open.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// Subject of the sentence before, in the paragraph.
    pub subject: Option<String>,
    /// Who owned the forces or people named last in the source.
    pub owner: Option<String>,
    /// Every actor of the paragraph so far.
    pub paragraph: Vec<String>,
}

/// A set of lexicons, one bit each.
type Mask = Vec<u64>;

impl<'a> Matcher<'a> {
    /// Indexes the rules.
    pub fn new(rules: &'a RuleSet, actors: &'a Actors) -> Self {
        let words = rules.lexicons.len().div_ceil(64).max(1);
        let mut woken_by = vec![Vec::new(); rules.lexicons.len()];
        let mut always = Vec::new();
        let mut needs = Vec::with_capacity(rules.rules.len());
        let mask = |lexicons: &[LexiconId]| {
            let mut mask = vec![0_u64; words];
            for &lexicon in lexicons {
                mask[lexicon as usize / 64] |= 1 << (lexicon % 64);
            }
            mask
        };
        for (index, rule) in rules.rules.iter().enumerate() {
            let anchors = anchors(rule);
            for &lexicon in &anchors {
                woken_by[lexicon as usize].push(index);
            }
            // An expression looks at letters, and no word can say that it will not match.
            let expression = matches!(rule.form, Form::Regex(_));
            if expression {
                always.push(index);
            }
            let mut sets = vec![if expression { vec![u64::MAX; words] } else { mask(&anchors) }];
            sets.extend(rule.with.iter().filter(|_| rule.within != Reach::Paragraph).map(|alternatives| mask(alternatives)));
            needs.push(sets);
        }
        let named = |endings: &[&str]| {
            let ends = |id: &LexiconId| endings.iter().any(|ending| rules.lexicons[*id as usize].name.ends_with(ending));
            (0..rules.lexicons.len() as LexiconId).filter(ends).collect()
        };
        let (people, armed) = (named(&["/people"]), named(&["/troops", "/forces", "/militants"]));
        Matcher { rules, actors, people, armed, woken_by, always, needs, words }
    }

    /// The rules whose necessary concepts are all among `concepts`, in order.
    pub fn wake(&self, concepts: impl Iterator<Item = LexiconId>) -> Vec<usize> {
        let mut present = vec![0_u64; self.words];
        let mut candidates: Vec<usize> = self.always.clone();
        for lexicon in concepts {
            let (word, bit) = (lexicon as usize / 64, 1 << (lexicon % 64));
            if present[word] & bit == 0 {
                present[word] |= bit;
                candidates.extend(&self.woken_by[lexicon as usize]);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let hangs = |rule: usize| usize::from(self.always.contains(&rule));
        candidates.retain(|&rule| self.needs[rule].iter().skip(hangs(rule)).all(|set| meet(set, &present)));
        candidates
    }

    /// The sets of concepts that `rule` cannot do without and that have none among `concepts`: 0 is what it hangs on,
    /// then the entries of `with` in order.
    pub fn asleep(&self, rule: usize, concepts: impl Iterator<Item = LexiconId>) -> Vec<usize> {
        let mut present = vec![0_u64; self.words];
        concepts.for_each(|lexicon| present[lexicon as usize / 64] |= 1 << (lexicon % 64));
        (0..self.needs[rule].len()).filter(|&set| !meet(&self.needs[rule][set], &present)).collect()
    }

    /// True when a number without a noun may count these: only people may be left out.
    pub fn counts_people(&self, nouns: &[LexiconId]) -> bool {
        nouns.iter().any(|noun| self.people.contains(noun))
    }

    /// Soldiers and fighters are people too.
    pub fn bear_arms(&self, nouns: &[LexiconId]) -> bool {
        nouns.iter().any(|noun| self.armed.contains(noun))
    }

    /// Names of lexicons.
    pub(super) fn names(&self, lexicons: &[LexiconId]) -> Vec<String> {
        lexicons.iter().map(|&id| self.rules.lexicons[id as usize].name.clone()).collect()
    }

    /// `with`, `unless`, `head-not`, `between`, `whom`: the conditions that do not depend on the form.
    pub fn conditions(&self, view: &View<'_>, rule: &Rule, value: Range<usize>, head: Option<&Concept>) -> bool {
        let anchor = head.map_or(value.start, |head| head.first);
        let clause = view.clause_of(anchor);
        let value_clause = view.clause_of(value.start);
        let reached = head.map_or_else(|| vec![clause], |head| parties::reach(view, head));
        let in_reach = |concept: &Concept| match rule.within {
            Reach::Clause => {
                let of = view.clause_of(concept.first);
                reached.contains(&of)
                    || of == value_clause
                    || view.clauses[of].parent == Some(clause) && hangs_on(view, of)
                    || is_antecedent(view, concept, clause)
            }
            _ => true,
        };
        // The head's own word may fill a condition only where another rule word is meant by it.
        let taken_up = head.is_some_and(|head| subject_is_taken_up(view, head));
        let earlier = |alternatives: &[LexiconId]| view.of_lexicons(alternatives).any(|c| c.end <= anchor);
        let told = |alternatives: &[LexiconId]| {
            (rule.within == Reach::Paragraph || taken_up && view.language.pack.syntax.modifiers_before)
                && alternatives.iter().any(|one| view.told.contains(one))
                || taken_up && earlier(alternatives)
        };
        let missing = rule.with.iter().find(|alternatives| !view.of_lexicons(alternatives).any(in_reach) && !told(alternatives));
        if let Some(missing) = missing {
            return view.stop(rule, &value, head, || Why::With { lexicons: self.names(missing) });
        }
        view.met(rule, &value, rule.with.iter().filter_map(|alternatives| view.of_lexicons(alternatives).find(|c| in_reach(c))));
        let own = |c: &Concept| head.is_some_and(|head| head.first <= c.first && c.end <= head.end);
        // "2400 جندي في مالي، وستنقل بعضهم": a verb joined behind a comma tells what comes next.
        let opens_statement =
            |i: usize, c: &Concept| view.clitics(i).has(crate::lang::Form::AND) && (i == c.first || view.functions(i).is_empty());
        let next_told = |c: &Concept| {
            view.language.pack.syntax.verb_first
                && c.first > value.end.max(anchor)
                && (value.end.max(anchor)..c.first).any(|i| view.is_comma(i) && i + 4 > c.first && opens_statement(i + 1, c))
        };
        // What is only counted is barred by what is said of it in a clause on it, too.
        let said_of_it = |of: usize| {
            head.is_none()
                && view.clauses[of].parent == Some(value_clause)
                && matches!(view.clauses[of].kind, ClauseKind::Part | ClauseKind::Relative)
        };
        // "80 infections with the virus, and 50 others": others are of the kind named before.
        let others = (value.start..(value.end + 2).min(view.end)).any(|i| view.is(i, Function::Another));
        let barred = view.of_lexicons(&rule.unless).find(|c| {
            let of = view.clause_of(c.first);
            // "lost, in fights that raged along the front, 36 soldiers": a relative clause that never closed hides no verb.
            let around = head.is_none()
                && view.language.pack.syntax.verb_first
                && view.clauses[value_clause].kind == ClauseKind::Relative
                && view.clauses[value_clause].parent == Some(of)
                && c.end <= value.start;
            // "85 people, including 13 American soldiers, were killed".
            let of_the_whole = head.is_none()
                && view.clauses[value_clause].kind == ClauseKind::Part
                && view.clauses[value_clause].parent == Some(of)
                && view.language.pack.syntax.modifiers_before;
            !own(c)
                && !next_told(c)
                && !speaker::speaks(view, c.first..c.end)
                && (of == clause || of == value_clause || said_of_it(of) || around || of_the_whole || others && c.end <= value.start)
        });
        if let Some(word) = barred {
            return view.stop(rule, &value, head, || Why::Unless { word: view.words(word.first..word.end) });
        }
        let target = head.map_or(value.clone(), |head| head.first..head.end);
        let form = head.map_or(crate::lang::Form::PLAIN, |head| head.form);
        if let Some(word) = governs::qualified_away(view, rule, &target, form, &value, head.is_none().then_some(&value)) {
            return view.stop(rule, &value, head, || Why::HeadNot { word: view.words(word.first..word.end) });
        }
        match head {
            Some(head) => {
                let parties = rule.between.is_empty() || parties::parties(view, rule, self.actors, head);
                if let Some(word) = parties::object_of(view, &rule.whom_not, head) {
                    return view.stop(rule, &value, Some(head), || Why::WhomNot { word: view.words(word) });
                }
                (parties || view.stop(rule, &value, Some(head), || Why::Between { wanted: rule.between.clone() }))
                    && (parties::object(view, rule, self.actors, head) || view.stop(rule, &value, Some(head), || Why::Whom))
            }
            None => true,
        }
    }

    /// Heads of the rules woken, nearest to the value first; the first that can take it is the one it belongs to.
    pub fn nearest<'v>(
        &self,
        view: &'v View<'_>,
        value: &Range<usize>,
        heads: &[LexiconId],
        others: &[Range<usize>],
        allow: impl Fn(&Concept) -> bool,
    ) -> Option<(u32, &'v Concept)> {
        let mut best: Option<(u32, &Concept)> = None;
        for head in view.concepts.iter().filter(|c| heads.contains(&c.lexicon)) {
            let Some(cost) = link::cost(view, value, head, others) else {
                view.refuse(value, head, Refusal::Apart);
                continue;
            };
            if allow(head) && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, head));
            }
        }
        best
    }
}

fn meet(set: &Mask, present: &Mask) -> bool {
    set.iter().zip(present).any(|(need, have)| need & have != 0)
}

/// A relative or quoted clause on the head's own noun counts as the head's for `with`.
fn hangs_on(view: &View<'_>, clause: usize) -> bool {
    matches!(view.clauses[clause].kind, ClauseKind::Relative | ClauseKind::Parenthesis)
}

/// "…, and it came into force": what the pronoun in front of the verb takes up was said before.
fn subject_is_taken_up(view: &View<'_>, head: &Concept) -> bool {
    let clause = view.clause_of(head.first);
    let own = |i: usize| view.functions(i).any(&Function::AUXILIARIES) || view.is(i, Function::Adverb) || view.in_cue(i);
    (view.first..head.first)
        .rev()
        .take_while(|&i| view.clause_of(i) == clause)
        .find(|&i| !own(i))
        .is_some_and(|i| view.tells(i, StoryWord::TheThing))
}

/// "the accord to which they put their names", "الاتفاق الذي دخل حيز التنفيذ": what the relative clause that the head stands in is
/// said of. An Arabic adjective may part the two.
fn is_antecedent(view: &View<'_>, concept: &Concept, clause: usize) -> bool {
    let relative = &view.clauses[clause];
    let Some(start) = relative.parts.first().map(|part| part.start) else { return false };
    let behind = concept.end..start;
    let adjective = !view.language.pack.syntax.modifiers_before;
    relative.kind == ClauseKind::Relative
        && relative.parent == Some(view.clause_of(concept.first))
        && concept.end <= start
        && (behind.len() <= 1 && behind.clone().all(|i| adjective || view.functions(i).any(&[Function::To, Function::In, Function::From, Function::On]))
            // «اتفاق الرياض، الذي وقعته …»: it may have a name, and a comma behind that.
            || adjective && behind.len() <= 3 && behind.clone().all(|i| view.in_place(i) || i + 1 == start && view.is_comma(i)))
}

/// The lexicons that wake a rule: its head, else the noun or word of its value.
pub(super) fn anchors(rule: &Rule) -> Vec<LexiconId> {
    let value: &[LexiconId] = match &rule.form {
        Form::Count(nouns) | Form::Amount(nouns) | Form::Share(nouns) => nouns,
        _ => &[],
    };
    if let Form::Match(patterns) = &rule.form {
        let mut anchors: Vec<LexiconId> = patterns.iter().flat_map(|pattern| &pattern.anchors).copied().collect();
        anchors.sort_unstable();
        anchors.dedup();
        return anchors;
    }
    let mut anchors: Vec<LexiconId> = if rule.head.is_empty() { value.to_vec() } else { rule.head.clone() };
    if let (Form::Category { lexicon, .. }, true) = (&rule.form, rule.head.is_empty()) {
        anchors.push(*lexicon);
    }
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}
