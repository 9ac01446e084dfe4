//! Counts, shares and amounts: numbers bound to what they count and to the head they hang on.

use super::counted::{Counted, Noun};
use super::draft::Draft;
use super::link;
use super::matcher::Matcher;
use super::roles::{self, Role};
use super::status::{self, Target};
use super::trace::{Refusal, Why};
use super::view::{Concept, View};
use crate::claim::{Level, Resolved};
use crate::lang::function_words::Function;
use crate::rule::{Form, LexiconId, Rule};
use crate::value::number::NumberKind;
use crate::value::{Quantity, Value};
use std::ops::Range;

/// Costs up to this tie a number to a head; beyond it the head belongs to something else.
const BOUND: u32 = 24;

impl Matcher<'_> {
    /// Binds every counted phrase of the sentence to the rules that count its noun.
    pub fn counts(
        &self,
        view: &View<'_>,
        counted: &[Counted],
        woken: &[usize],
        carried: &dyn Fn(&[LexiconId]) -> Option<String>,
        out: &mut Vec<Draft>,
    ) {
        let rules: Vec<(usize, &Rule, &[LexiconId])> = woken
            .iter()
            .filter_map(|&index| match &self.rules.rules[index].form {
                Form::Count(nouns) => Some((index, &self.rules.rules[index], nouns.as_slice())),
                _ => None,
            })
            .collect();
        if rules.is_empty() {
            return;
        }
        let mut heads: Vec<LexiconId> = rules.iter().flat_map(|(_, rule, _)| rule.head.iter().copied()).collect();
        heads.sort_unstable();
        heads.dedup();
        let values: Vec<Range<usize>> = counted.iter().map(|c| c.first..c.end).collect();
        for (number, phrase) in counted.iter().enumerate() {
            if moved_from(view, phrase) {
                rules.iter().for_each(|(_, rule, _)| _ = view.stop(rule, &values[number], None, || Why::MovedFrom));
                continue;
            }
            let best = self.nearest_head(view, number, counted, &values, &heads);
            for (index, rule, nouns) in &rules {
                let before = counted[..number].iter().any(|earlier| earlier.counts(nouns));
                let Some((head, linked)) = self.head_for(view, rule, nouns, phrase, best.as_ref(), &heads, before) else { continue };
                if phrase.part && !(rule.head.is_empty() && phrase.like.is_some()) {
                    view.stop(rule, &values[number], head.as_ref(), || Why::PartOfAnother);
                    continue;
                }
                let mut who = roles::who(
                    view,
                    rule,
                    self.actors,
                    Some((phrase, counted)),
                    head.as_ref().filter(|_| linked),
                    carried(nouns).as_deref(),
                );
                if rule.who.is_some() && !matches!(who, Role::Filled(..)) && !(matches!(who, Role::Empty) && rule.default_who.is_some()) {
                    view.stop_who(rule, &values[number], head.as_ref(), &who);
                    continue;
                }
                // Whose they are goes into the key where the rule wants to know it, though it asks for nobody.
                if rule.who.is_none()
                    && rule.about.iter().any(|name| name == "nation")
                    && let Some(owner) = roles::owner_of(view, phrase)
                {
                    let because = view.text(owner.first..owner.end).to_owned();
                    who = Role::Filled(owner.id.clone(), Resolved { level: Level::Match, because });
                }
                let head_range = head.map(|head| head.first..head.end);
                if !self.conditions(view, rule, phrase.first..phrase.end, head.as_ref()) {
                    continue;
                }
                let target = Target {
                    head: head_range.clone().unwrap_or(phrase.noun_at.map_or(phrase.first..phrase.end, |(first, end)| first..end)),
                    value: Some(phrase.first..phrase.end),
                    consumed: &consumed(phrase, head.as_ref()),
                    scheduled: false,
                    counted: true,
                };
                let status = status::judge(view, &target);
                let mut quantity = grouped(view, phrase).unwrap_or_else(|| phrase.quantity.clone());
                quantity.unit.get_or_insert_with(|| self.unit(nouns));
                out.push(Draft {
                    rule: *index,
                    value: Value::Quantity(quantity),
                    value_at: phrase.first..phrase.end,
                    head: head_range,
                    who,
                    status,
                    counted: Some(number),
                    uncertain: false,
                    because: format!("the number counts {}", self.noun_words(view, phrase)),
                });
            }
        }
        self.add_up(view, counted, out);
    }

    /// "19 children and two teachers were killed": conjuncts under one head are one toll. A rule that asks whose they are
    /// keeps them apart.
    fn add_up(&self, view: &View<'_>, counted: &[Counted], out: &mut Vec<Draft>) {
        let mut index = 1;
        while index < out.len() {
            let second = &out[index];
            let with = out[..index].iter().position(|first| {
                let rule = &self.rules.rules[first.rule];
                first.rule == second.rule
                    && rule.who.is_none()
                    && first.head.is_some()
                    && first.head == second.head
                    && conjoined(view, &first.value_at, &second.value_at)
                    && [first, second].iter().all(|draft| draft.counted.is_some_and(|c| !counted[c].part))
            });
            let Some(first) = with else {
                index += 1;
                continue;
            };
            let second = out.remove(index);
            let first = &mut out[first];
            if let (Value::Quantity(a), Value::Quantity(b)) = (&first.value, &second.value) {
                first.because = format!("{} and {} together: {}", a.number, b.number, first.because);
                first.value = Value::Quantity(a.plus(b));
            }
            first.value_at = first.value_at.start..second.value_at.end;
        }
    }

    /// What one of them is: a person for the nouns that all packs share, else what the rule's lexicon is called.
    fn unit(&self, nouns: &[LexiconId]) -> String {
        let names = nouns.iter().map(|&noun| self.rules.lexicons[noun as usize].name.as_str());
        let own = names.filter_map(|name| name.split_once('/')).find(|(pack, _)| *pack != "common");
        match own {
            Some((_, name)) if !self.counts_people(nouns) => name.to_owned(),
            _ => "person".to_owned(),
        }
    }

    fn noun_words(&self, view: &View<'_>, phrase: &Counted) -> String {
        match (&phrase.noun, phrase.noun_at) {
            (_, Some((first, end))) => format!("“{}”", view.text(first..end)),
            (Noun::Known(_), None) => "the noun of the phrase before it".into(),
            _ => "people, the noun being left out".into(),
        }
    }

    /// The head of any count rule that is nearest to the phrase and can take it.
    fn nearest_head(
        &self,
        view: &View<'_>,
        number: usize,
        counted: &[Counted],
        values: &[Range<usize>],
        heads: &[LexiconId],
    ) -> Option<Concept> {
        let phrase = &counted[number];
        let value = phrase.first..phrase.end;
        let others: Vec<Range<usize>> = values.iter().filter(|other| **other != value).cloned().collect();
        let mut best: Option<(u32, Concept)> = None;
        for head in view.of_lexicons(heads) {
            let Some(mut cost) = link::cost(view, &value, head, &others) else {
                view.refuse(&value, head, Refusal::Apart);
                continue;
            };
            // "3 dead and one wounded": a head inside the phrase is nearer than any beside it.
            if !(value.start < head.end && head.first < value.end) {
                cost += 1;
            }
            if head.end <= value.start {
                if owned_by_another(view, phrase.first, head) {
                    view.refuse(&value, head, Refusal::OfAnother);
                    continue;
                }
                if link::takes_nothing_behind(view, &value, head) {
                    view.refuse(&value, head, Refusal::TakesWhatPrecedes);
                    continue;
                }
                if served(view, &value, head, heads) {
                    view.refuse(&value, head, Refusal::Served);
                    continue;
                }
            }
            if shares_its_number(view, &value, head, heads, &others) {
                view.refuse(&value, head, Refusal::SharesNumber);
                continue;
            }
            if value.end <= head.first {
                // "11 44 injured": the number beside it takes the head.
                let another_beside = others.iter().any(|other| other.start == value.end && other.end <= head.first);
                let behind = link::takes_value_before(view, &value, head) || self.is_agent(view, phrase, head);
                if another_beside || !behind {
                    view.refuse(&value, head, if another_beside { Refusal::BesideAnother } else { Refusal::TakesWhatFollows });
                    continue;
                }
                cost += 2;
            }
            // The head already has a nearer phrase on this side, with no conjunction to share it.
            let shared = others.iter().filter(|other| between(other, &value, head)).all(|other| joined(view, other, &value));
            // "killed 8,754 in Turkey and 2,470 in Syria".
            let like = phrase.like.is_some() && !phrase.part;
            if !shared && !like {
                cost += 10;
            }
            if cost > BOUND {
                view.refuse(&value, head, Refusal::Apart);
            } else if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, *head));
            }
        }
        best.map(|(_, head)| head)
    }

    /// "Five rockets hit the airport": what is counted and is nobody can do what the head says. People in front of an active
    /// verb did it to others.
    fn is_agent(&self, view: &View<'_>, phrase: &Counted, head: &Concept) -> bool {
        let things =
            matches!(&phrase.noun, Noun::Known(nouns) if !self.counts_people(nouns) && nouns.iter().all(|&noun| !self.is_shared(noun)));
        things && view.language.pack.syntax.modifiers_before && !head.form.has(crate::lang::Form::ING)
    }

    /// A lexicon of the pack that all packs share: troops and militants are people too.
    fn is_shared(&self, noun: LexiconId) -> bool {
        self.rules.lexicons[noun as usize].name.starts_with("common/")
    }

    /// The head that this rule takes for the phrase, and whether it is apart from the noun.
    #[allow(clippy::too_many_arguments)]
    fn head_for(
        &self,
        view: &View<'_>,
        rule: &Rule,
        nouns: &[LexiconId],
        phrase: &Counted,
        best: Option<&Concept>,
        heads: &[LexiconId],
        counted_before: bool,
    ) -> Option<(Option<Concept>, bool)> {
        let value = phrase.first..phrase.end;
        let another_noun = || Why::AnotherNoun { noun: phrase.noun_at.map(|(first, end)| view.words(first..end)) };
        let own = |lexicons: &[LexiconId]| {
            let (first, end) = phrase.noun_at?;
            view.of_lexicons(lexicons).find(|c| c.first >= first && c.end <= end).copied()
        };
        if rule.head.is_empty() {
            // The noun alone: but a nearer head of another count rule says what happens to them.
            return (phrase.counts(nouns) || view.stop(rule, &value, None, another_noun)).then_some((None, false));
        }
        if let Some(head) = own(&rule.head)
            && phrase.counts(nouns)
        {
            return Some((Some(head), false));
        }
        // An adjective of the counted noun that is the head ("جندي أجنبي", "foreign soldiers").
        if phrase.counts(nouns)
            && let Some(head) = view.of_lexicons(&rule.head).find(|c| {
                c.first >= phrase.first
                    && c.end <= phrase.end + 2
                    && c.first <= phrase.end + 1
                    && attached(view, phrase, c, self.is_agent(view, phrase, c))
            })
        {
            let shared = head.first >= phrase.end && shares_its_number(view, &(phrase.first..phrase.end), head, heads, &[]);
            return (!shared).then_some((Some(*head), false));
        }
        let Some(best) = best else {
            let fits = phrase.counts(nouns) || matches!(phrase.noun, Noun::LeftOut | Noun::People(_)) && self.counts_people(nouns);
            view.stop(rule, &value, None, || if fits { Why::no_head() } else { another_noun() });
            return None;
        };
        let same: Vec<&Concept> = view.concepts.iter().filter(|c| c.first == best.first && rule.head.contains(&c.lexicon)).collect();
        let Some(head) = same.first().map(|head| **head) else {
            view.stop(rule, &value, None, || self.taken(view, best));
            return None;
        };
        let noun_fits = match &phrase.noun {
            Noun::Known(_) => phrase.counts(nouns),
            Noun::People(_) => self.counts_people(nouns),
            Noun::LeftOut => (self.counts_people(nouns) || counted_before) && beside(view, phrase, &head),
            Noun::Foreign => false,
        };
        (noun_fits || view.stop(rule, &value, Some(&head), another_noun)).then_some((Some(head), true))
    }

    /// Shares: "a third of the area", "40 % of the population".
    pub fn shares(&self, view: &View<'_>, rule_index: usize, of: &[LexiconId], out: &mut Vec<Draft>) {
        let rule = &self.rules.rules[rule_index];
        for number in &view.numbers {
            if !matches!(number.kind, NumberKind::Fraction | NumberKind::Percent) {
                continue;
            }
            let end = number.end.max(number.hedge_end);
            let first = number.first.min(number.hedge_first);
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
        for number in &view.numbers {
            let end = number.end.max(number.hedge_end);
            let first = number.first.min(number.hedge_first);
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
            let unit = view
                .of_lexicons(units)
                .filter(|c| {
                    (c.first >= end && c.first - end <= 2 && (end..c.first).all(light))
                        || (c.end <= first && first - c.end <= 3 && (c.end..first).all(light))
                })
                .min_by_key(|c| if c.first >= end { c.first - end } else { first - c.end + 1 })
                .copied();
            let Some(unit) = unit else {
                view.stop(rule, &(first..end), None, || Why::NoUnit);
                continue;
            };
            let value = first.min(unit.first)..end.max(unit.end);
            let head = if rule.head.is_empty() {
                None
            } else {
                let near = view
                    .of_lexicons(&rule.head)
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
            quantity.unit.get_or_insert_with(|| self.unit(&[unit.lexicon]));
            self.push_quantity(
                view,
                rule_index,
                rule,
                value,
                quantity,
                head,
                format!("the unit is “{}”", view.text(unit.first..unit.end)),
                out,
            );
        }
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
        let head_range = head.map(|head| head.first..head.end);
        let consumed: Vec<Range<usize>> = head_range.iter().cloned().chain([value.clone()]).collect();
        let target = Target {
            head: head_range.clone().unwrap_or(value.clone()),
            value: Some(value.clone()),
            consumed: &consumed,
            scheduled: false,
            counted: true,
        };
        let status = status::judge(view, &target);
        out.push(Draft {
            rule: index,
            value: Value::Quantity(quantity),
            value_at: value,
            head: head_range,
            who,
            status,
            counted: None,
            uncertain: false,
            because,
        });
    }
}

/// "20.318 deaths": nobody counts people to the third decimal, so a full stop with three digits behind it groups thousands.
fn grouped(view: &View<'_>, phrase: &Counted) -> Option<Quantity> {
    let number = view.numbers.iter().find(|number| number.first == phrase.number)?;
    let text: String =
        view.text(number.first..number.end).chars().map(|c| c.to_digit(10).map_or(c, |d| char::from(b'0' + d as u8))).collect();
    let (whole, part) = text.split_once('.')?;
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let thousands = part.len() == 3 && digits(part) && digits(whole) && matches!(whole.len(), 1..=3) && !whole.starts_with('0');
    let stated = phrase.quantity.number;
    thousands.then(|| {
        let mut quantity = phrase.quantity.clone();
        quantity.number *= 1000.0;
        for bound in [&mut quantity.min, &mut quantity.max].into_iter().flatten() {
            // A bound that the hedge sets to nothing stays nothing.
            if *bound == stated {
                *bound *= 1000.0;
            }
        }
        quantity
    })
}

fn consumed(phrase: &Counted, head: Option<&Concept>) -> Vec<Range<usize>> {
    // The hedge is left out: "may exceed 500" forecasts the number that it hedges.
    std::iter::once(phrase.number..phrase.end).chain(head.map(|head| head.first..head.end)).collect()
}

/// "fell from 2,500 to 500": the first of the two is where it came from, no value of now.
fn moved_from(view: &View<'_>, phrase: &Counted) -> bool {
    let Some(before) = view.before(phrase.first) else { return false };
    if !view.is(before, Function::From) {
        return false;
    }
    let to = (phrase.end..(phrase.end + 6).min(view.end)).find(|&i| view.is(i, Function::To));
    to.is_some_and(|to| view.numbers.iter().any(|number| number.hedge_first >= to && number.hedge_first <= to + 2))
}

/// "damaged the reputation of 12 schools": a genitive of an unknown noun is that noun's.
fn owned_by_another(view: &View<'_>, first: usize, head: &Concept) -> bool {
    let of = first.checked_sub(1).filter(|&i| i > head.end && view.is(i, Function::Of) && !view.is(i, Function::From));
    of.is_some_and(|of| view.is_unknown(of - 1))
}

/// "Two children killed 5 others injured", "A child killed 7 people injured": right behind the value stands a participle of
/// another kind that has no object of its own.
fn served(view: &View<'_>, value: &Range<usize>, head: &Concept, heads: &[LexiconId]) -> bool {
    view.language.pack.syntax.modifiers_before
        && view.of_lexicons(heads).any(|later| {
            later.first == value.end
                && later.lexicon != head.lexicon
                && later.form.has(crate::lang::Form::PAST)
                && !link::has_object(view, later)
        })
}

/// "Dozens dead or injured", "قتل وأصيب العشرات": one number for two heads counts neither of them.
fn shares_its_number(view: &View<'_>, value: &Range<usize>, head: &Concept, heads: &[LexiconId], others: &[Range<usize>]) -> bool {
    let inside = |c: &Concept| value.start < c.end && c.first < value.end;
    let conjunction = |i: usize| view.functions(i).any(&[Function::And, Function::Or]) || matches!(view.lexed.tokens.mark(i), '&' | '/');
    view.of_lexicons(heads).any(|other| {
        let (first, second) = if other.first < head.first { (other, head) } else { (head, other) };
        let joined = second.first >= first.end
            && second.first > first.first
            && (first.end..second.first).all(|i| view.is(i, Function::Determiner) || conjunction(i))
            && second.first - first.end <= 2
            && (second.first > first.end && (first.end..second.first).any(conjunction) || second.form.has(crate::lang::Form::AND));
        let apart = !view.concepts.iter().any(|c| c.first == other.first && c.lexicon == head.lexicon);
        let numbered = |from: usize| view.numbers.iter().any(|n| n.hedge_first.min(n.first) == from);
        joined
            && apart
            && !inside(other)
            && !inside(head)
            && if value.end <= first.first {
                !numbered(second.end)
            } else {
                value.start >= second.end && !others.iter().any(|other| other.end == first.first)
            }
    })
}

/// A number without its noun counts people only right beside its head ("12 were killed", "إصابة 20"), or where a verb of
/// reach hands it over ("the death toll rose to 500").
fn beside(view: &View<'_>, phrase: &Counted, head: &Concept) -> bool {
    let (from, to) = if head.end <= phrase.first { (head.end, phrase.first) } else { (phrase.end.min(head.first), head.first) };
    let handed = (from..to).any(|i| view.is(i, Function::Reach)) || head.first >= phrase.first && head.end <= phrase.end;
    link::distance(view, from, to) <= if handed { 4 } else { 1 }
}

fn between(other: &Range<usize>, value: &Range<usize>, head: &Concept) -> bool {
    if head.end <= value.start {
        head.end <= other.start && other.end <= value.start
    } else {
        value.end <= other.start && other.end <= head.first
    }
}

/// Two phrases joined by a conjunction share their head ("killed eight soldiers and five civilians").
fn joined(view: &View<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (from, to) = if a.end <= b.start { (a.end, b.start) } else { (b.end, a.start) };
    to.saturating_sub(from) <= 2
        && (view.is(to.saturating_sub(1), Function::And)
            || view.clitics(to).has(crate::lang::Form::AND)
            || (from..to).any(|i| view.is(i, Function::And) || matches!(view.lexed.tokens.mark(i), ',' | '،')))
}

/// Nothing but "and" between two counted phrases, the earlier one first.
fn conjoined(view: &View<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start
        && b.start - a.end <= 1
        && (view.clitics(b.start).has(crate::lang::Form::AND) || b.start - a.end == 1 && view.is(a.end, Function::And))
}

/// The head is an adjective of the counted noun: right before it, or right behind it.
fn attached(view: &View<'_>, phrase: &Counted, head: &Concept, agent: bool) -> bool {
    let Some((first, end)) = phrase.noun_at else { return false };
    if head.end <= first {
        return head.first >= phrase.number && (head.end..first).all(|i| view.functions(i).is_empty());
    }
    head.first >= end
        && (end..head.first).all(|i| view.in_actor(i) || view.is_unknown(i))
        && !head.form.has(crate::lang::Form::AND)
        && (agent || agrees(view, end, head))
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

/// An adjective behind its noun: a participle that has no object, or in Arabic a word as definite as the noun. "Two persons
/// injuring 13" and "مئات الفلسطينيين جثمان" hold none.
fn agrees(view: &View<'_>, noun_end: usize, head: &Concept) -> bool {
    use crate::lang::Form;
    if view.language.pack.syntax.modifiers_before {
        return !head.form.has(Form::ING) && !link::has_object(view, head);
    }
    head.form.has(Form::THE) || !view.clitics(noun_end - 1).has(Form::THE)
}
