//! The head that a counted phrase hangs on: "killed", "wounded", "remain", and what keeps a phrase from one.

use super::clauses::ClauseKind;
use super::counted::{Counted, Noun};
use super::link;
use super::matcher::Matcher;
use super::trace::{Refusal, Why};
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::rule::{LexiconId, Rule};
use crate::text::TokenKind;
use std::ops::Range;

impl Matcher<'_> {
    /// The head of any count rule that is nearest to the phrase and can take it.
    pub fn nearest_head(
        &self,
        view: &View<'_>,
        number: usize,
        counted: &[Counted],
        values: &[Range<usize>],
        heads: &[LexiconId],
    ) -> Option<Concept> {
        let phrase = &counted[number];
        let value = phrase.first..phrase.end;
        // "غادر على مدى أربعة أشهر 350 جنديا": how long it took is no rival for the head.
        let measures = |index: usize| counted[index].noun == Noun::Foreign && view.is(counted[index].end, Function::Unit);
        // "five civilians including three children were killed": nor is what "including" names.
        let part_of_it = |other: &Range<usize>| {
            let of = view.clause_of(other.start);
            view.clauses[of].kind == ClauseKind::Part && of != view.clause_of(value.start)
        };
        let rivals = values.iter().enumerate().filter(|&(index, other)| *other != value && !measures(index) && !part_of_it(other));
        let others: Vec<Range<usize>> = rivals.map(|(_, other)| other.clone()).collect();
        let mut best: Option<(u32, Concept)> = None;
        for head in view.of_lexicons(heads) {
            // What a relative clause counts is no rival for the measure that the sentence goes on to give.
            let own = view.clause_of(value.start);
            let risen = view.clause_of(head.first) == own && link::risen_around(view, phrase.first, head);
            let others: Vec<Range<usize>> = others.iter().filter(|other| !risen || view.clause_of(other.start) == own).cloned().collect();
            let Some(mut cost) = link::cost(view, &value, head, &others) else {
                view.refuse(&value, head, Refusal::Apart);
                continue;
            };
            // "3 dead and one wounded": a head inside the phrase is nearer than any beside it.
            if !(value.start < head.end && head.first < value.end) {
                cost += 1;
            }
            if view.is(head.first.max(view.first + 1) - 1, Function::AccordingTo) {
                cost += CREDITED;
            }
            if head.end <= value.start {
                if is_aboard(view, phrase.first)
                    || is_fronted(view, &value, head)
                    || owned_by_another(view, phrase.first, head)
                    || has_own_verb(view, phrase.first, head)
                    || is_attribute(view, head)
                {
                    view.refuse(&value, head, Refusal::OfAnother);
                    continue;
                }
                if link::takes_nothing_behind(view, &value, head) {
                    view.refuse(&value, head, Refusal::TakesWhatPrecedes);
                    continue;
                }
                if served(view, &value, head, heads) || served_outside(view, &value, head, &others) || has_predicate(view, &value) {
                    view.refuse(&value, head, Refusal::Served);
                    continue;
                }
            }
            if shares_its_number(view, &value, head, heads, &others) {
                view.refuse(&value, head, Refusal::SharesNumber);
                continue;
            }
            // "900 soldiers guard 9,000 prisoners": the head is what another number counts.
            let of_another =
                |other: &Counted| other.noun_at.is_some_and(|(first, end)| other.first < first && first <= head.first && head.end <= end);
            if value.end <= head.first && counted.iter().enumerate().any(|(index, other)| index != number && of_another(other)) {
                view.refuse(&value, head, Refusal::BesideAnother);
                continue;
            }
            // "the price of 600 homes collapsed", "built 900 homes to replace those destroyed": what is told is told of another noun.
            if value.end <= head.first && (is_theirs(view, phrase) || has_own_pronoun(view, head)) {
                view.refuse(&value, head, Refusal::OfAnother);
                continue;
            }
            if value.end <= head.first {
                // "11 44 injured": the number beside it takes the head.
                let another_beside = others.iter().any(|other| other.start == value.end && other.start < head.end);
                let behind =
                    link::takes_value_before(view, &value, head) || self.is_agent(view, phrase, head) || reaches_up(view, &value, head);
                if another_beside || !behind || of_next_statement(view, &value, head) || is_genitive(view, &value, head) {
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

    /// "Evacuated 60 wounded villagers", "إجلاء 60 جريحا": a verb of these rules right in front, which has no number of its own,
    /// tells what was done with them. What the noun says of them is not what is counted.
    pub fn verb_of_the_wounded(&self, view: &View<'_>, phrase: &Counted, rules: &[(usize, &Rule, &[LexiconId])]) -> Option<Concept> {
        let takes = |verb: &Concept| rules.iter().any(|(_, rule, nouns)| rule.head.contains(&verb.lexicon) && phrase.counts(nouns));
        let numbered = |verb: &Concept| view.numbers.iter().any(|number| number.end == verb.first);
        let (first, end) = phrase.noun_at?;
        let verb = view.concepts.iter().find(|verb| verb.end == phrase.first && takes(verb) && !numbered(verb))?;
        let of_them = |head: &Concept| head.first > phrase.number && head.first <= first.max(end) && head.lexicon != verb.lexicon;
        let tells = rules.iter().any(|(_, rule, _)| view.of_lexicons(&rule.head).any(|head| of_them(head) && head.end <= end));
        tells.then_some(*verb)
    }

    /// The head that this rule takes for the phrase, and whether it is apart from the noun.
    #[allow(clippy::too_many_arguments)]
    pub fn head_for(
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
            if is_theirs(view, phrase) || is_history(view, phrase) {
                return None;
            }
            // "قال إن جنديين أطلقا النار": a dual in front of a verb names two who did something, and counts no force.
            let form = crate::lang::Form::PAST | crate::lang::Form::PRESENT | crate::lang::Form::DUAL;
            let did = |c: &Concept| c.first >= phrase.end && c.first - phrase.end <= 2 && c.form.any(form);
            if phrase.noun_at.is_some_and(|(first, _)| first == phrase.number) && view.concepts.iter().any(did) {
                return None;
            }
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
                    && c.end <= phrase.end + if view.language.pack.syntax.verb_first { 4 } else { 2 }
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
        // «عدد قتلى الجيش»: the words of the measure are heads of their own.
        let within = |c: &Concept| c.first == best.first || best.first < c.first && c.end <= best.end;
        let same: Vec<&Concept> = view.concepts.iter().filter(|c| within(c) && rule.head.contains(&c.lexicon)).collect();
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

    /// "Five rockets hit the airport": what is counted and is nobody can do what the head says. People in front of an active
    /// verb did it to others.
    fn is_agent(&self, view: &View<'_>, phrase: &Counted, head: &Concept) -> bool {
        let things =
            matches!(&phrase.noun, Noun::Known(nouns) if !self.counts_people(nouns) && nouns.iter().all(|&noun| !self.is_shared(noun)));
        things && view.language.pack.syntax.modifiers_before && !head.form.has(crate::lang::Form::ING)
    }

    /// A lexicon of the pack that all packs share: troops and militants are people too.
    pub fn is_shared(&self, noun: LexiconId) -> bool {
        self.rules.lexicons[noun as usize].name.starts_with("common/")
    }
}

/// How far in front of a number that "and" joins to another the word may stand that says how many a vessel carries.
const ABOARD: usize = 5;

/// "aboard were 115 Somalis and 145 Ethiopians": the number behind the word that says how many a vessel carries, or one that "and"
/// joins to it.
fn is_aboard(view: &View<'_>, first: usize) -> bool {
    let aboard = |i: usize| i > view.first && view.is(i - 1, Function::Aboard);
    let counts = |i: usize| {
        view.numbers.iter().any(|number| number.first <= i && i < number.end)
            || view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.functions(i).is_empty()
    };
    let joined = view.clitics(first).has(Form::AND) || view.is(first, Function::And);
    let listed = || {
        let start = (first.saturating_sub(ABOARD).max(view.first)..first).rev().take_while(|&i| counts(i)).last();
        start.is_some_and(|start| (start..first).any(|i| aboard(i) && view.numbers.iter().any(|number| number.first == i)))
    };
    aboard(first) || joined && listed()
}

/// Farther back than this nobody who was there is there still, in years.
const HISTORY: i16 = 40;

/// "600 French soldiers in Algeria in 1958": how many there were in another age.
fn is_history(view: &View<'_>, phrase: &Counted) -> bool {
    let clause = view.clause_of(phrase.number);
    view.dates.iter().filter(|date| view.clause_of(date.first) == clause).any(|date| {
        let last = date.edtf.bounds().and_then(|(_, last)| last);
        last.zip(view.today).is_some_and(|(last, today)| last.year() < today.year() - HISTORY)
    })
}

/// "letters of 3,000 soldiers", «رسائل 3000 جندي»: what is theirs is counted, and says nothing of where they are.
fn is_theirs(view: &View<'_>, phrase: &Counted) -> bool {
    let Some(before) = phrase.first.checked_sub(1).filter(|&i| i >= view.first) else { return false };
    let of = view.is(before, Function::Of) && !view.is(before, Function::From);
    let noun = if of { before.saturating_sub(1) } else { before };
    (of || !view.language.pack.syntax.modifiers_before) && view.tells(noun, StoryWord::Belonging)
}

/// "those destroyed by shelling", «تلك التي دمرها القصف»: a demonstrative in front of a participle or a relative clause is what it is
/// said of.
fn has_own_pronoun(view: &View<'_>, head: &Concept) -> bool {
    let relative = &view.clauses[view.clause_of(head.first)];
    let opens = relative.parts.first().map(|part| part.start).filter(|_| relative.kind == ClauseKind::Relative);
    let first = opens.unwrap_or(head.first);
    let demonstrative = |i: usize| view.is(i, Function::Determiner) && view.is(i, Function::Pronoun);
    first > view.first && (opens.is_some() || head.form.has(crate::lang::Form::PAST)) && demonstrative(first - 1)
}

/// "وفق حصيلة الجيش": whoever is credited with a toll, what befell the people is nearer to their number.
const CREDITED: u32 = 8;

/// Costs up to this tie a number to a head; beyond it the head belongs to something else.
pub const BOUND: u32 = 24;

/// "damaged the reputation of 12 schools": a genitive of an unknown noun is that noun's.
fn owned_by_another(view: &View<'_>, first: usize, head: &Concept) -> bool {
    if view.language.pack.syntax.verb_first {
        return is_in_construct(view, first, head);
    }
    let of = first.checked_sub(1).filter(|&i| i > head.end && view.is(i, Function::Of) && !view.is(i, Function::From));
    of.is_some_and(|of| view.is_unknown(of - 1))
}

/// «اغتال المهاجم أحلام 30 ألف متفرج»: what is theirs stands between, the object of the verb.
fn is_in_construct(view: &View<'_>, first: usize, head: &Concept) -> bool {
    first > head.end && !head.form.has(crate::lang::Form::THE) && view.tells(first - 1, StoryWord::Belonging)
}

/// "the missing link has occupied 40 professors": behind its article and in front of a noun of its own, a head only describes that.
fn is_attribute(view: &View<'_>, head: &Concept) -> bool {
    use crate::lang::Form;
    let opened = head.first > view.first && view.functions(head.first - 1).any(&[Function::Determiner, Function::Pronoun, Function::One]);
    let noun = is_plain_word(view, head.end)
        && !view.tells(head.end, StoryWord::Happening)
        && !["ed", "ing", "ly"].iter().any(|ending| view.lexed.tokens.folded(head.end).ends_with(ending));
    view.language.pack.syntax.modifiers_before && opened && noun && !head.form.has(Form::ING)
}

/// A word that nothing knows, in no name, date or cue, and without a capital.
fn is_plain_word(view: &View<'_>, index: usize) -> bool {
    view.is_unknown(index)
        && !view.lexed.tokens[index].upper
        && ![view.in_cue(index), view.in_place(index), view.in_actor(index), view.in_date(index)].contains(&true)
}

/// "Stored 40 crates and lost 12 boxes": a word of its own between the conjunction and the number is the number's verb.
fn has_own_verb(view: &View<'_>, first: usize, head: &Concept) -> bool {
    let Some(verb) = first.checked_sub(1).filter(|&verb| verb > head.end) else { return false };
    let word = view.lexed.tokens.kind(verb) == Some(TokenKind::Word)
        && view.functions(verb).is_empty()
        && !view.in_actor(verb)
        && !view.in_place(verb)
        && !view.in_date(verb)
        && !view.in_cue(verb)
        && !view.numbers.iter().any(|number| number.first <= verb && verb < number.end);
    word && if view.language.pack.syntax.modifiers_before {
        view.is(verb - 1, Function::And) && !view.lexed.tokens[verb].upper
    } else {
        view.is_unknown(verb) && super::actors::starts_with_and(view, verb)
    }
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

/// "Floods forced 12,000 people from their homes in a state where three million live": a number in a relative clause tells of what
/// that says, and of no head in front of it that has a number of its own.
fn served_outside(view: &View<'_>, value: &Range<usize>, head: &Concept, others: &[Range<usize>]) -> bool {
    let (of_value, of_head) = (view.clause_of(value.start), view.clause_of(head.first));
    of_value != of_head
        && view.clauses[of_value].kind == ClauseKind::Relative
        && others.iter().any(|other| view.clause_of(other.start) == of_head)
}

/// "…, and 30 passengers went on by foot": behind a comma and a conjunction a number with a verb of its own opens a statement.
fn has_predicate(view: &View<'_>, value: &Range<usize>) -> bool {
    let opens = value.start >= view.first + 2 && view.is(value.start - 1, Function::And) && view.is_comma(value.start - 2);
    let verb = || !["ing", "ly"].iter().any(|ending| view.lexed.tokens.folded(value.end).ends_with(ending));
    opens && view.language.pack.syntax.modifiers_before && is_plain_word(view, value.end) && verb()
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
        let numbered = |from: usize| view.numbers.iter().any(|n| n.start() == from);
        joined
            && apart
            && !inside(other)
            && !inside(head)
            && if value.end <= first.first {
                !numbered(second.end)
            } else {
                // "49 people at least were killed": the hedge stands behind what is counted.
                // «68 مهاجرا أفريقيا مصرعهم وفقد 74 آخرون»: so do its adjectives.
                let described =
                    |end: usize| end < first.first && first.first - end <= 2 && (end..first.first).all(|i| view.functions(i).is_empty());
                let hedged = |end: usize| {
                    end == first.first || described(end) || view.numbers.iter().any(|n| n.hedge_end == first.first && n.start() < end)
                };
                // «انتشلت ست جثث وأنقذت 90»: the first of the two is counted by a number of its own.
                let counted = |other: &Range<usize>| other.start <= first.first && first.end <= other.end;
                value.start >= second.end && !others.iter().any(|other| other.end <= first.first && hedged(other.end) || counted(other))
            }
    })
}

/// A number without its noun counts people only right beside its head ("12 were killed", "إصابة 20"), or where a verb of
/// reach hands it over ("the death toll rose to 500").
fn beside(view: &View<'_>, phrase: &Counted, head: &Concept) -> bool {
    let (from, to) = if head.end <= phrase.first { (head.end, phrase.first) } else { (phrase.end.min(head.first), head.first) };
    // The verb may be read as the hedge of its number ("has passed 100").
    let measured = head.end <= phrase.first && (from..phrase.number).any(|i| view.is(i, Function::Reach));
    if measured {
        return link::distance(view, from, to) <= 8;
    }
    let handed = (from..to).any(|i| view.is(i, Function::Reach))
        || link::risen_around(view, phrase.first, head)
        || stepped_to(view, phrase.first)
        || head.first >= phrase.first && head.end <= phrase.end;
    // What a relative clause in between says of the head's own words parts nothing.
    let clauses = [view.clause_of(head.first), view.clause_of(phrase.first)];
    let between = (from..to).filter(|&i| clauses.contains(&view.clause_of(i))).map(|i| link::distance(view, i, i + 1)).sum::<usize>();
    between <= if handed { 4 } else { 1 }
}

/// "2.3 مليون نسمة … وسقط قتلى": a noun behind a joined word is that one's. «ألف جندي في ساحل العاج، وسيبقى 80»: a joined verb in
/// the singular has its subject behind it.
fn of_next_statement(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    use crate::lang::Form;
    let verb = head.form.any(Form::PAST | Form::PRESENT | Form::PARTICIPLE);
    if view.language.pack.syntax.verb_first && view.clitics(head.first).has(Form::AND) && !head.form.any(Form::PLURAL | Form::DUAL) {
        return true;
    }
    view.language.pack.syntax.verb_first && !verb && (value.end..head.first).any(|i| joined_word(view, i))
}

/// "بعد رحيل الفرنسيين، لم يبق سوى 1000 جندي": a verbal noun behind "after" that opens the sentence has its own people, and what
/// follows the comma is another matter. What is joined to them is not.
fn is_fronted(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    use crate::lang::Form;
    let opens = head.first == view.first + 1 && view.functions(view.first).any(&[Function::Preposition, Function::Subordinator]);
    let comma = (head.end..value.start).any(|i| view.is_comma(i) && !view.inside_number(i));
    let joined = view.clitics(value.start).has(Form::AND) || value.start > view.first && view.is(value.start - 1, Function::And);
    view.language.pack.syntax.verb_first && opens && comma && !joined
}

/// "باع 6 سوريين … بيوت القتلى": right behind an indefinite noun of its own a definite one is its genitive.
fn is_genitive(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    use crate::lang::Form;
    let noun = |i: usize| {
        (view.is_unknown(i) && !super::agent::starts_with_article(view, i) || view.is_concept(i) && !view.clitics(i).has(Form::THE))
            && !view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::PRESENT))
    };
    view.language.pack.syntax.verb_first && head.form.has(Form::THE) && head.first > value.end && noun(head.first - 1)
}

/// A word that carries a conjunction, or looks as if it did and is in no table.
fn joined_word(view: &View<'_>, index: usize) -> bool {
    use crate::lang::Form;
    view.clitics(index).has(Form::AND)
        || view.is_unknown(index)
            && view.lexed.tokens.folded(index).chars().count() == 4
            && view.lexed.tokens.folded(index).starts_with('و')
        || view.is_unknown(index) && super::actors::starts_with_and(view, index)
}

/// «ارتفع إلى 57 عدد ضحايا الحريق»: the number that a verb of reaching hands over may stand in front of the measure that it is of.
fn reaches_up(view: &View<'_>, value: &Range<usize>, head: &Concept) -> bool {
    let measure = view.is(head.first, Function::Measure) || view.is(head.first, Function::Total);
    let to = view.before(value.start).filter(|&i| view.is(i, Function::To) && i > view.first);
    view.language.pack.syntax.verb_first && head.first == value.end && measure && to.is_some_and(|to| view.is(to - 1, Function::Reach))
}

/// "The toll rose by five to 33": behind the step that is told, the number that it led to.
fn stepped_to(view: &View<'_>, value: usize) -> bool {
    let Some(to) = view.before(value).filter(|&i| view.is(i, Function::To)) else { return false };
    view.numbers.iter().any(|step| {
        let first = step.start();
        step.end <= to && to - step.end <= 2 && first > view.first && view.is(first - 1, Function::ByAgent)
    })
}

fn between(other: &Range<usize>, value: &Range<usize>, head: &Concept) -> bool {
    if head.end <= value.start {
        head.end <= other.start && other.end <= value.start
    } else {
        value.end <= other.start && other.end <= head.first
    }
}

/// Two phrases joined by a conjunction share their head ("killed eight soldiers and five civilians").
pub fn joined(view: &View<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (from, to) = if a.end <= b.start { (a.end, b.start) } else { (b.end, a.start) };
    // "several dozen, and not 471": what is told apart shares its head all the same.
    let denies = |kind: CueKind| matches!(kind, CueKind::ContrastNegation | CueKind::Negation);
    let contrast = || view.cues.iter().any(|cue| denies(cue.kind) && cue.first >= from && cue.end <= to);
    (to.saturating_sub(from) <= 2 || to.saturating_sub(from) <= 4 && contrast())
        && (view.is(to.saturating_sub(1), Function::And)
            || view.clitics(to).has(crate::lang::Form::AND)
            || (from..to).any(|i| view.is(i, Function::And) || view.is_comma(i)))
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

/// An adjective behind its noun: a participle that has no object, or in Arabic a word as definite as the noun. "Two persons
/// injuring 13" and "مئات الفلسطينيين جثمان" hold none.
fn agrees(view: &View<'_>, noun_end: usize, head: &Concept) -> bool {
    use crate::lang::Form;
    if view.language.pack.syntax.modifiers_before {
        return !head.form.has(Form::ING) && !link::has_object(view, head);
    }
    head.form.has(Form::THE) || !view.clitics(noun_end - 1).has(Form::THE)
}
