//! Shares and amounts: numbers bound to what they are a part of, and to their unit.

use super::count_head::BOUND;
use super::draft::Draft;
use super::elided_unit;
use super::link;
use super::matcher::Matcher;
use super::no_count;
use super::plain_agent::plain_agent;
use super::roles::{self, Role};
use super::status::{self, Target};
use super::trace::Why;
use super::view::{Concept, View};
use crate::claim::{Level, Resolved};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::rule::{LexiconId, Rule};
use crate::text::TokenKind;
use crate::value::number::{NumberKind, NumberMention};
use crate::value::{Quantity, Value};
use std::ops::Range;

impl Matcher<'_> {
    /// Shares: "a third of the area", "40 % of the population".
    pub fn shares(&self, view: &View<'_>, rule_index: usize, of: &[LexiconId], out: &mut Vec<Draft>) {
        let rule = &self.rules.rules[rule_index];
        for number in &view.numbers {
            if !matches!(number.kind, NumberKind::Fraction | NumberKind::Percent) {
                continue;
            }
            let end = number.end.max(number.hedge_end);
            let first = number.start();
            let behind = view.of_lexicons(of).find(|c| {
                c.first >= end
                    && c.first - end <= 4
                    && (end..c.first)
                        .all(|i| view.functions(i).any(&[Function::Of, Function::From, Function::Determiner]) || view.is_unknown(i))
            });
            let (value, because) = match behind {
                Some(noun) => (first..noun.end, "a part of"),
                None => match view.of_lexicons(of).filter(|noun| is_rate(view, noun, first)).last() {
                    Some(noun) => (noun.first..end, "a rate"),
                    None => {
                        view.stop(rule, &(number.first..end), None, || Why::AnotherNoun { noun: None });
                        continue;
                    }
                },
            };
            self.push_quantity(view, rule_index, rule, value, number.quantity.clone(), None, because.into(), out);
        }
    }

    /// Amounts: a number beside a unit of the rule ("2,750 tonnes", "magnitude 7.8", "بقوة 7.8 درجات").
    pub fn amounts(&self, view: &View<'_>, rule_index: usize, units: &[LexiconId], out: &mut Vec<Draft>) {
        let rule = &self.rules.rules[rule_index];
        let measured: Vec<Range<usize>> = view
            .numbers
            .iter()
            .map(|number| number.start()..number.end.max(number.hedge_end))
            .filter(|at| view.of_lexicons(units).any(|unit| unit.first == at.end))
            .collect();
        let mut sums: Vec<(Range<usize>, LexiconId)> = Vec::new();
        // "a magnitude of 4 percent" is a share of something.
        let amounts = view.numbers.iter().filter(|number| number.kind != NumberKind::Percent);
        for number in amounts.filter(|number| !no_count::of_the_last_like_it(view, number)) {
            let end = number.end.max(number.hedge_end);
            let first = number.start();
            let light = |i: usize| {
                matches!(view.lexed.tokens.mark(i), '-' | '‑' | '$' | '€' | '£')
                    || view.functions(i).any(&[
                        Function::Of,
                        Function::Determiner,
                        Function::Reach,
                        Function::AuxiliaryBe,
                        Function::Another,
                        Function::In,
                        Function::On,
                        Function::To,
                    ])
            };
            // "measured it at 5.6": the word that the rule hangs on was said where the pronoun points.
            let mut taken_up = false;
            let unit = view
                .of_lexicons(units)
                .filter(|c| {
                    (c.first >= end && c.first - end <= 2 && (end..c.first).all(light))
                        || (c.end <= first && first - c.end <= 3 && (c.end..first).all(light))
                })
                .min_by_key(|c| if c.first >= end { c.first - end } else { first - c.end + 1 })
                .map(|c| (c.lexicon, c.first..c.end))
                .or_else(|| self.by_sign(view, units, number))
                .or_else(|| {
                    let reckoned = elided_unit::reckoned(view, units, &rule.head, number)
                        .or_else(|| elided_unit::measured(view, units, &rule.head, number))
                        .or_else(|| elided_unit::contrasted(view, units, number, &sums))?;
                    taken_up = reckoned.taken_up;
                    Some((reckoned.unit, reckoned.at))
                })
                .or_else(|| elided_unit::of_the_sum_before(view, number, &sums));
            let Some((unit, at)) = unit else {
                view.stop(rule, &(first..end), None, || Why::NoUnit);
                continue;
            };
            let value = first.min(at.start)..end.max(at.end);
            // "10 km (six miles)": what stands in brackets right behind says the same in another unit.
            if converted(view, &value, &sums) {
                continue;
            }
            sums.push((value.clone(), unit));
            let head = if rule.head.is_empty() || taken_up {
                None
            } else {
                let near = view
                    .of_lexicons(&rule.head)
                    .filter(|head| !credited(view, head) && !of_next_conjunct(view, &value, head))
                    .filter(|head| !has_its_own(view, &value, head, &measured) && !is_whole_of_share(view, &value, head))
                    .filter(|head| !is_of_another_verb(view, &rule.head, &value, head))
                    .filter_map(|head| link::cost(view, &value, head, &[]).map(|cost| (cost, head)))
                    .min_by_key(|(cost, head)| (*cost, head.first));
                match near {
                    Some((cost, head)) if cost <= BOUND => Some(*head),
                    _ => {
                        view.stop(rule, &value, None, Why::no_head);
                        continue;
                    }
                }
            };
            let mut quantity = number.quantity.clone();
            quantity.unit.get_or_insert_with(|| self.unit(&[unit]));
            self.push_quantity(view, rule_index, rule, value, quantity, head, format!("the unit is “{}”", view.text(at)), out);
        }
    }

    /// The unit whose sign stands beside the digits: "$1.2 billion", "300 €", "A$5m". Letters in front of a sign make it that of
    /// another country, but "US$" is "$".
    fn by_sign(&self, view: &View<'_>, units: &[LexiconId], number: &NumberMention) -> Option<(LexiconId, Range<usize>)> {
        let before = number.first.checked_sub(1).filter(|&at| at >= view.first);
        [before, Some(number.end)].into_iter().flatten().find_map(|at| {
            let sign = view.lexed.tokens.mark(at);
            let glued = at > view.first
                && view.lexed.tokens.get(at).is_some_and(|token| token.glued)
                && view.lexed.tokens.kind(at - 1) == Some(TokenKind::Word);
            let lettered = glued && at < number.first;
            let letters = if lettered { view.text(at - 1..at) } else { "" };
            let written = if letters == "US" { "" } else { letters };
            let words = |unit: LexiconId| self.rules.lexicons[unit as usize].words.values().flatten();
            let unit = units.iter().find(|&&unit| words(unit).any(|word| word.sign() == Some((written, sign))))?;
            Some((*unit, if lettered { at - 1..at + 1 } else { at..at + 1 }))
        })
    }

    #[allow(clippy::too_many_arguments)]
    fn push_quantity(
        &self,
        view: &View<'_>,
        index: usize,
        rule: &Rule,
        value: Range<usize>,
        quantity: Quantity,
        head: Option<Concept>,
        because: String,
        out: &mut Vec<Draft>,
    ) {
        let who = roles::who(view, rule, self.actors, None, head.as_ref(), None);
        if rule.who.is_some() && !matches!(who, Role::Filled(..)) {
            return view.stop_who(rule, &value, head.as_ref(), &who);
        }
        if !self.conditions(view, rule, value.clone(), head.as_ref()) {
            return;
        }
        // Who does it goes into the key where the rule wants to know it, though it asks for nobody.
        let wanted = rule.who.is_none() && rule.about.iter().any(|name| name == "nation");
        let gapped = elided_unit::gapped(view, value.start).map(|actor| &view.actors[actor]);
        let who = match head.as_ref().filter(|_| wanted).and_then(|head| gapped.or_else(|| plain_agent(view, head))) {
            Some(actor) => {
                let because = view.text(actor.first..actor.end).to_owned();
                Role::Filled(actor.id.clone(), Resolved { level: Level::Clause, because })
            }
            // "Donors pledged 2 billion": where nobody is known to give, the word says that it is given and has the sum for object.
            None if wanted && !head.as_ref().is_some_and(|head| gives(view, head, &value)) => {
                return view.stop_who(rule, &value, head.as_ref(), &who);
            }
            None => who,
        };
        let head_range = head.map(|head| head.first..head.end);
        // "pledged to give", "تعهدت بتقديم": the words that the rule hangs on, one leading to the other.
        let clause = view.clause_of(value.start);
        let chain = view.of_lexicons(&rule.head).filter(|c| view.clause_of(c.first) == clause).map(|c| c.first..c.end);
        let consumed: Vec<Range<usize>> = head_range.iter().cloned().chain([value.clone()]).chain(chain).collect();
        let target = Target {
            head: head_range.clone().unwrap_or(value.clone()),
            value: Some(value.clone()),
            consumed: &consumed,
            scheduled: false,
            counted: true,
        };
        let status = status::judge(view, &target);
        let status = if rule.who.is_none() { status.of_nobody().of_money(wanted) } else { status };
        out.push(Draft {
            rule: index,
            value: Value::Quantity(quantity),
            value_at: value,
            head: head_range,
            who,
            status,
            counted: None,
            holds_now: false,
            uncertain: false,
            because,
        });
    }
}

/// A verb or a verbal noun with the sum behind it, no noun for what is given ("donations"); a noun for what is promised ("pledges")
/// gives as its verb does.
fn gives(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    let promised = || view.cues.iter().any(|cue| cue.kind == CueKind::Plan && cue.first <= head.first && head.end <= cue.end);
    head.end <= value.start && (head.form.any(Form::PAST | Form::PRESENT) || !head.form.has(Form::PLURAL) || promised())
}

/// "some 40 km from the town at a depth of 14 km": a noun with a measure of its own behind "of" takes none in front of it, and none
/// behind the next comma ("was felt in the capital, 400 km away").
fn has_its_own(view: &View<'_>, value: &Range<usize>, head: &Concept, measured: &[Range<usize>]) -> bool {
    let parted = |own: &Range<usize>| (own.end..value.start).any(|i| view.is_parting_comma(i));
    view.is(head.end, Function::Of)
        && measured.iter().any(|own| {
            (own.start == head.end + 1 || own.start == head.end) && (value.end <= head.first || own.end < value.start && parted(own))
        })
}

/// "pledged 30 million in aid, having spent 45 million on a roof": behind a comma or a conjunction, the verb right in front of a sum
/// has it for its object.
fn is_of_another_verb(view: &View<'_>, heads: &[LexiconId], value: &Range<usize>, head: &Concept) -> bool {
    let Some(verb) = view.before(value.start).filter(|&verb| verb > head.end) else { return false };
    let listed = || view.concepts.iter().any(|c| c.end == verb + 1 && c.form.has(Form::PAST) && !heads.contains(&c.lexicon));
    let parted = (head.end..verb).any(|i| view.is_comma(i) || view.functions(i).any(&[Function::And, Function::But]));
    view.language.pack.syntax.modifiers_before && parted && listed()
}

/// "pledged $400 million, a sixth of the $2.4 billion that is needed": what a share is of is no second object of the verb.
fn is_whole_of_share(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    let Some(before) = view.before(value.start).filter(|&i| i > head.end) else { return false };
    let of = if view.is(before, Function::Determiner) { before - 1 } else { before };
    let share = |number: &&NumberMention| {
        matches!(number.kind, NumberKind::Fraction | NumberKind::Percent) && number.end.max(number.hedge_end) == of
    };
    view.is(of, Function::Of) && view.numbers.iter().any(|number| share(&number))
}

fn converted(view: &View<'_>, value: &Range<usize>, sums: &[(Range<usize>, LexiconId)]) -> bool {
    let bracket = view.before(value.start).filter(|&i| matches!(view.lexed.tokens.mark(i), '(' | '['));
    bracket.is_some_and(|bracket| sums.iter().any(|(sum, _)| sum.end == bracket))
}

/// "to raise $2.7 billion and to cut the budget": a noun behind a conjunction is not what the sum in front of it is of.
fn of_next_conjunct(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    head.first >= value.end
        && !head.form.has(Form::PAST)
        && view.language.pack.syntax.modifiers_before
        && (value.end..head.first).any(|i| view.is(i, Function::And))
}

/// "according to what the president announced": the word only tells of the sum.
fn credited(view: &View<'_>, head: &Concept) -> bool {
    (1..=2).any(|back| head.first >= view.first + back && view.is(head.first - back, Function::AccordingTo))
}

/// "Turnout in Basra was 56%", "بلغت نسبة المشاركة 56%": the noun of a rate, and words that give it the value at `value`.
fn is_rate(view: &View<'_>, noun: &Concept, value: usize) -> bool {
    let gives = |i: usize| view.functions(i).any(&[Function::Reach, Function::AuxiliaryBe]);
    let beside = |i: usize| {
        view.functions(i).any(&[Function::Of, Function::Determiner, Function::In, Function::To]) || view.in_place(i) || view.in_date(i)
    };
    noun.end <= value
        && (noun.end..value).all(|i| gives(i) || beside(i))
        && ((noun.end..value).any(gives) || view.before(noun.first).is_some_and(gives))
}
