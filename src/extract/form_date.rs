//! Date claims: a date bound to the nearest head that takes dates.

use super::actors::Via;
use super::clauses::ClauseKind;
use super::clock;
use super::date_owner::{of_beginning_or_end, of_something_else};
use super::draft::Draft;
use super::matcher::{Carried, Matcher};
use super::roles::{self, Role};
use super::status::{self, Target};
use super::trace::{Refusal, Why};
use super::view::{Concept, View};
use crate::claim::{Level, Resolved};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::rule::{self, LexiconId, Reach, Rule};
use crate::text::TokenKind;
use crate::value::date::{Anchor, DateMention};
use crate::value::{DateRole, DateValue, Value};
use std::ops::Range;

/// A date farther than this from its head belongs to something else.
const BOUND: u32 = 60;

impl Matcher<'_> {
    /// Binds every date of the sentence to the date rules whose head is nearest.
    pub fn dates(&self, view: &View<'_>, woken: &[usize], anchor: &Anchor, carried: &Carried, out: &mut Vec<Draft>) {
        let rules: Vec<(usize, &Rule, &[DateRole])> = woken
            .iter()
            .filter_map(|&index| match &self.rules.rules[index].form {
                rule::Form::Date(roles) => Some((index, &self.rules.rules[index], roles.as_slice())),
                _ => None,
            })
            .collect();
        let mut heads: Vec<LexiconId> = rules.iter().flat_map(|(_, rule, _)| rule.head.iter().copied()).collect();
        heads.sort_unstable();
        heads.dedup();
        let bound = out.len();
        for date in &view.dates {
            let value = date.role_first..date.end;
            let role = date.role.unwrap_or_default();
            // Heads compete for the date; a rule sees the nearest of its own heads unless another head is clearly nearer.
            // «هجوما وقع الخميس»: a verb that may only say that its noun took place takes no date from it.
            let occurs = |head: &Concept| view.is(head.first, Function::Occur);
            let nearest = self.nearest(view, &value, &heads, &[], |head| {
                takes(view, head, &value, date, None) && !circumstance(view, head) && !occurs(head) && !tells_whom(view, head, &value)
            });
            for (index, rule, wanted) in &rules {
                if !wanted.contains(&role) {
                    view.stop(rule, &value, None, || Why::AnotherRole { role });
                    continue;
                }
                let found = self.nearest(view, &value, &rule.head, &[], |head| {
                    (takes(view, head, &value, date, Some(rule)) || view.refuse(&value, head, Refusal::OwnClause))
                        && self.fits(view, rule, head, &value, carried).is_some()
                });
                let (cost, head) = match found {
                    Some(found) => found,
                    None if rule.within != Reach::Clause => match self.in_sentence(view, rule, &value, carried) {
                        Some(found) => found,
                        None => continue,
                    },
                    None => match self.in_when_clause(view, rule, &value, carried) {
                        Some(found) => found,
                        None => {
                            view.stop(rule, &value, None, Why::no_head);
                            continue;
                        }
                    },
                };
                if cost > BOUND || nearest.is_some_and(|(least, _)| cost > least + 8) {
                    view.stop(rule, &value, Some(head), || {
                        nearest.filter(|_| cost <= BOUND).map_or(Why::no_head(), |(_, by)| self.taken(view, by))
                    });
                    continue;
                }
                let Some(who) = self.fits(view, rule, head, &value, carried) else { continue };
                out.push(self.date_draft(
                    view,
                    *index,
                    rule,
                    head,
                    &value,
                    who,
                    date_value(view, date, role),
                    date.uncertain,
                    match &date.conflict {
                        Some(conflict) => format!("{}; {conflict}", date.because),
                        None => date.because.clone(),
                    },
                    anchor,
                ));
            }
        }
        one_each(view, bound, out);
        for (index, rule, wanted) in &rules {
            if wanted.contains(&DateRole::On) {
                self.derived(view, *index, rule, anchor, carried, out);
            }
        }
    }

    /// "were killed on 4 October 2017, when gunmen ambushed their patrol": a clause of the same time right behind the date is dated
    /// by it, where it has no date of its own.
    fn in_when_clause<'v>(&self, view: &'v View<'_>, rule: &Rule, value: &Range<usize>, carried: &Carried) -> Option<(u32, &'v Concept)> {
        let opens = (value.end..(value.end + 2).min(view.end)).find(|&i| view.tells(i, StoryWord::Simultaneous))?;
        let clause = view.clause_of(opens);
        let same_time = view.clauses[clause].kind == ClauseKind::Subordinate && view.clauses[clause].parts[0].start == opens;
        let dated = view.dates.iter().any(|date| view.clause_of(date.first) == clause);
        view.concepts
            .iter()
            .filter(|c| same_time && !dated && rule.head.contains(&c.lexicon) && view.clause_of(c.first) == clause)
            .find(|head| self.fits(view, rule, head, value, carried).is_some())
            .map(|head| (0, head))
    }

    fn in_sentence<'v>(&self, view: &'v View<'_>, rule: &Rule, value: &Range<usize>, carried: &Carried) -> Option<(u32, &'v Concept)> {
        view.concepts
            .iter()
            .filter(|c| rule.head.contains(&c.lexicon))
            .filter(|head| self.fits(view, rule, head, value, carried).is_some())
            .map(|head| (if head.end <= value.start { value.start - head.end } else { head.first.saturating_sub(value.end) } as u32, head))
            .min_by_key(|(cost, head)| (*cost, head.first))
            .filter(|(cost, _)| *cost <= 30)
    }

    /// The role of `who` when all conditions hold for this head.
    pub(super) fn fits(&self, view: &View<'_>, rule: &Rule, head: &Concept, value: &Range<usize>, carried: &Carried) -> Option<Role> {
        if !self.conditions(view, rule, value.clone(), Some(head)) {
            return None;
        }
        if rule.who.is_none() {
            // Who does it goes into the key where the rule wants to know it, though it asks for nobody.
            let wanted = rule.about.iter().any(|name| name == "nation");
            let actor = super::plain_agent::plain_agent(view, head).filter(|_| wanted);
            return Some(actor.map_or(Role::Empty, |actor| {
                let because = view.text(actor.first..actor.end).to_owned();
                Role::Filled(actor.id.clone(), Resolved { level: Level::Clause, because })
            }));
        }
        let who = roles::who(view, rule, self.actors, None, Some(head), self.carry(view, head, carried));
        let unfilled = who.clone();
        let filled = match who {
            Role::Filled(actor, how) => Some(Role::Filled(actor, how)),
            Role::Empty if rule.default_who.is_some() => Some(Role::Empty),
            // Where the condition reaches over the sentence, a wanted actor anywhere in it will do.
            // "سيطرة حركة طالبان": the head has its owner right behind it, and that is another.
            Role::Blocked(other) if owned_by(view, head, &other) => None,
            Role::Empty | Role::Blocked(_) if rule.within != Reach::Clause => {
                let wanted = &rule.who.as_ref()?.actors;
                let belongs = |actor: &str| wanted.iter().any(|w| self.actors.belongs(actor, w));
                let near = view
                    .actors
                    .iter()
                    .find(|actor| belongs(&actor.id))
                    .map(|actor| (actor.id.clone(), Level::Sentence, view.text(actor.first..actor.end).to_owned()));
                let earlier =
                    || carried.paragraph.iter().find(|actor| belongs(actor)).map(|actor| (actor.clone(), Level::Paragraph, actor.clone()));
                near.or_else(earlier).map(|(actor, level, because)| Role::Filled(actor, Resolved { level, because }))
            }
            _ => None,
        };
        if filled.is_none() {
            view.stop_who(rule, value, Some(head), &unfilled);
        }
        filled
    }

    /// "The forces will stay", "others will stay": whose they are was said before; a plain subject is that of the
    /// sentence before.
    fn carry<'c>(&self, view: &View<'_>, head: &Concept, carried: &'c Carried) -> Option<&'c str> {
        let clause = view.clause_of(head.first);
        let resumed = view.actors.iter().any(|actor| actor.via == Via::BodyAlone && view.clause_of(actor.first) == clause)
            || (head.end..(head.end + 3).min(view.end)).any(|i| view.is(i, Function::Another));
        if resumed { carried.owner.as_deref() } else { carried.subject.as_deref() }
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn date_draft(
        &self,
        view: &View<'_>,
        index: usize,
        rule: &Rule,
        head: &Concept,
        value: &Range<usize>,
        who: Role,
        date: DateValue,
        uncertain: bool,
        because: String,
        anchor: &Anchor,
    ) -> Draft {
        let consumed = [head.first..head.end, value.clone()];
        let target = Target { head: head.first..head.end, value: None, consumed: &consumed, scheduled: true, counted: false };
        let mut status = status::judge(view, &target);
        // "promised to hunt down those behind a bombing that killed 12": what happened is no part of the plan.
        if status.modality == crate::claim::Modality::Planned && befell_in(view, head, view.clause_of(value.start), value) {
            status.modality = crate::claim::Modality::Factual;
            status.mode_by = None;
        }
        let factual = status.modality == crate::claim::Modality::Factual && rule.modality.is_none();
        if factual && lies_ahead(&date, anchor) && !told_as_past(view, head) {
            status.modality = crate::claim::Modality::Planned;
            status.mode_by = Some("the date is after the source's date".into());
        }
        // What is to be done by a date is a plan, whoever tells it.
        if status.modality == crate::claim::Modality::Factual && rule.modality.is_none() && date.role == DateRole::By {
            status.modality = crate::claim::Modality::Planned;
            status.mode_by = Some("a deadline".into());
        }
        Draft {
            rule: index,
            value: Value::Date(date),
            value_at: value.clone(),
            head: Some(head.first..head.end),
            who,
            status,
            counted: None,
            holds_now: false,
            uncertain,
            because,
        }
    }
}

fn date_value(view: &View<'_>, date: &DateMention, role: DateRole) -> DateValue {
    DateValue { edtf: clock::with_clock(view, date).unwrap_or_else(|| date.edtf.to_string()), role }
}

/// True when the whole date lies after the source's date.
pub fn lies_ahead(date: &DateValue, anchor: &Anchor) -> bool {
    let Anchor::Known(today) = anchor else { return false };
    let Ok(edtf) = crate::value::date::Edtf::parse(crate::value::day_of(&date.edtf)) else { return false };
    if !edtf.has_year() {
        return false;
    }
    match (date.role, edtf.bounds()) {
        (DateRole::By | DateRole::Until | DateRole::During, Some((_, Some(end)))) => end > *today,
        (_, Some((Some(start), _))) => start > *today,
        _ => false,
    }
}

/// A verb of the past in the head's clause, with nothing in front of it that looks ahead: what lies after the source's
/// date by its words has happened all the same, and one of the two dates is wrong.
pub fn told_as_past(view: &View<'_>, head: &Concept) -> bool {
    let clause = view.clause_of(head.first);
    view.concepts.iter().any(|c| {
        c.form.has(Form::PAST)
            && view.clause_of(c.first) == clause
            && !(c.first.saturating_sub(3).max(view.first)..c.first)
                .any(|i| view.functions(i).any(&[Function::AuxiliaryFuture, Function::To, Function::AuxiliaryBe]))
    })
}

/// "a joint statement on Monday that … before the deadline of 15 September": what happened once has the date nearest to it, and
/// others only where a conjunction or a comma joins them.
fn one_each(view: &View<'_>, from: usize, out: &mut Vec<Draft>) {
    let gap = |draft: &Draft| {
        let head = draft.head.clone().unwrap_or_default();
        if head.end <= draft.value_at.start { draft.value_at.start - head.end } else { head.start.saturating_sub(draft.value_at.end) }
    };
    let listed = |a: &Range<usize>, b: &Range<usize>| {
        let (from, to) = if a.end <= b.start { (a.end, b.start) } else { (b.end, a.start) };
        to.saturating_sub(from) <= LISTED && (from..=to).any(|i| view.is(i, Function::And) || view.clitics(i).has(crate::lang::Form::AND))
    };
    let nearer = |draft: &Draft, other: &Draft| {
        other.rule == draft.rule
            && other.head == draft.head
            && other.value_at != draft.value_at
            && gap(other) < gap(draft)
            && view.clause_of(other.value_at.start) == view.clause_of(other.head.as_ref().map_or(0, |head| head.start))
            && !listed(&other.value_at, &draft.value_at)
    };
    let mut index = from;
    while index < out.len() {
        if out[from..].iter().any(|other| nearer(&out[index], other)) {
            out.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Dates joined by a conjunction stand this near to each other.
const LISTED: usize = 4;

/// The actor stands right behind the head, and is no country that may be where it happens.
fn owned_by(view: &View<'_>, head: &Concept, actor: &str) -> bool {
    view.actors.iter().any(|a| a.id == actor && a.first == head.end && !matches!(a.via, Via::Country | Via::Capital | Via::Demonym))
}

/// "killed in a strike on 3 January": a head behind "in" is the circumstance of another, which shares its date.
fn circumstance(view: &View<'_>, head: &Concept) -> bool {
    head.form.has(Form::IN) || (1..=2).any(|back| head.first >= view.first + back && view.is(head.first - back, Function::In))
}

/// "the attack that the group carried out on Friday", "الانفجار الذي وقع السبت": a relative clause on the head whose verb is
/// empty has the head's date. The token of that verb.
fn carried_out(view: &View<'_>, head: &Concept, clause: usize) -> Option<usize> {
    let start = view.clauses[clause].parts.first().map(|part| part.start)?;
    let empty =
        |&i: &usize| view.functions(i).any(&[Function::LightVerb, Function::Occur, Function::Befall]) && view.clause_of(i) == clause;
    // "التفجير الانتحاري الذي وقع": an adjective of the noun parts nothing.
    let adjective = |i: usize| view.functions(i).is_empty() && super::agent::starts_with_article(view, i);
    let beside = head.end <= start && start - head.end <= 1 && (head.end..start).all(adjective);
    (start..(start + 3).min(view.end)).find(empty).filter(|_| beside)
}

/// "the attack that killed 14 people on Friday", "the blast in Oran, in which 14 died on Friday": a relative clause on what happened
/// tells whom it befell, and so when.
fn befell_in(view: &View<'_>, head: &Concept, clause: usize, value: &Range<usize>) -> bool {
    let Some(start) = view.clauses[clause].parts.first().map(|part| part.start) else { return false };
    // Where it was, and in how long the first of its kind, may stand between, but nothing else that happened.
    let aside = |i: usize| {
        let another = super::standing::happens_at(view, i) || view.is_concept(i) || view.in_cue(i);
        view.is_comma(i) || view.in_place(i) || view.in_date(i) || !another && view.lexed.tokens.kind(i) == Some(TokenKind::Word)
    };
    view.language.pack.syntax.modifiers_before
        && view.clauses[clause].kind == ClauseKind::Relative
        && head.end <= start
        && super::standing::happens_at(view, head.first)
        && (head.end..start).all(aside)
        && view.of_lexicons(view.states).any(|state| {
            let told = view.clause_of(state.first) == clause && state.end <= value.start && state.form.has(Form::PAST);
            let on =
                |i: usize| view.is(i, Function::And) && !view.numbers.iter().any(|n| n.start() == i + 1) || view.is(i, Function::Occur);
            told && !(state.end..value.start).any(on)
        })
}

/// What befell people in the event whose relative clause that is: the date of the one is that of the other, and they are no rivals.
fn tells_whom(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    let clause = view.clause_of(value.start);
    view.states.contains(&head.lexicon)
        && view.clause_of(head.first) == clause
        && view.concepts.iter().any(|event| event.end <= head.first && befell_in(view, event, clause, value))
}

/// The relative clause that the date stands in says of another noun that it took place then, and of nothing else so far.
fn of_antecedent(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    let clause = view.clause_of(value.start);
    if carried_out(view, head, clause).is_some() {
        return false;
    }
    view.concepts.iter().filter(|other| other.end <= value.start && other.first != head.first).any(|other| {
        carried_out(view, other, clause).is_some_and(|verb| {
            verb < value.start
                && !view.concepts.iter().any(|c| c.first > verb && c.end <= value.start && c.form.any(Form::PAST | Form::PRESENT))
        })
    })
}

/// A date binds to a head of its own clause; a relative clause keeps its dates.
fn takes(view: &View<'_>, head: &Concept, value: &Range<usize>, date: &DateMention, rule: Option<&Rule>) -> bool {
    let (of_head, of_value) = (view.clause_of(head.first), view.clause_of(value.start));
    // A verbal noun behind a preposition takes its arguments behind it ("in September, in line with the agreement").
    let governed = head.form.any(Form::TO | Form::IN);
    if governed && !view.language.pack.syntax.modifiers_before && value.end <= head.first {
        return false;
    }
    if of_something_else(view, head, date, rule) || of_beginning_or_end(view, head, value) || of_antecedent(view, head, value) {
        return false;
    }
    let kept = match view.clauses[of_value].kind {
        ClauseKind::Relative => {
            // "ahead of the feast" is no day of it.
            let from = date.role_first.saturating_sub(2).max(view.first);
            let on = !(from..date.role_first).any(|i| view.is(i, Function::Preposition));
            !matches!(date.role, Some(DateRole::By | DateRole::Until))
                && carried_out(view, head, of_value).is_none()
                && !(on && befell_in(view, head, of_value, value))
        }
        ClauseKind::Part => true,
        // «هز الانفجار الميناء، بينما واصل رجال الإطفاء، الاثنين، إخماد …»: what went on at the same time has its own day.
        ClauseKind::Subordinate => view.language.pack.syntax.verb_first && head.end <= value.start && date.role_first == date.first,
        _ => false,
    };
    of_head == of_value || !kept
}
