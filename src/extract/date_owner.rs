//! Whose date it is: one that stands by a head may be that of the page, of who tells of it, or of another verb.

use super::view::{Concept, Cue, View};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::word_shape::WordShape;
use crate::rule::Rule;
use crate::text::TokenKind;
use crate::value::DateRole;
use crate::value::date::DateMention;
use std::ops::Range;

/// "8 Jun 2016 Russian air strikes …", "AFP Sunday 24 Aug 2014 Syrian troops …": a whole date without a preposition, with a
/// capital or a number behind it, dates the page and nothing on it.
fn dateline(view: &View<'_>, date: &DateMention) -> bool {
    if !view.language.pack.syntax.modifiers_before {
        return false;
    }
    let next = date.end;
    let opens_heading = match view.lexed.tokens.get(next) {
        Some(token) if token.kind == TokenKind::Word => token.upper,
        Some(token) => token.kind == TokenKind::Digits || matches!(token.mark, '(' | '|' | '-' | '–' | '—'),
        None => false,
    };
    let whole = date.edtf.to_string().len() == 10 && view.text(date.first..date.end).chars().any(|c| c.is_ascii_digit());
    let bare = date.role_first == date.first && date.role.is_none();
    let alone = bare && (date.first == view.first || view.functions(date.first - 1).is_empty()) && named_year(view, date);
    whole && (opens_heading && alone || bare && behind_city(view, date)) || date_of_page(view, date)
}

/// "MOSCOW October 1 (RIA)": a city in capitals in front and a bracket or dash behind.
fn behind_city(view: &View<'_>, date: &DateMention) -> bool {
    let shouted = |i: usize| {
        let word = view.lexed.tokens.original(i);
        matches!(view.lexed.tokens.mark(i), ',' | '/') || word.chars().count() > 2 && word.chars().all(char::is_uppercase)
    };
    date.first > view.first
        && date.first - view.first <= 5
        && (view.first..date.first).all(shouted)
        && matches!(view.lexed.tokens.mark(date.end), '(' | '-' | '–' | '—' | ':')
}

/// "Last updated at Apr 23 2017", "a report published on Monday".
fn date_of_page(view: &View<'_>, date: &DateMention) -> bool {
    date.role_first > view.first && view.is(date.role_first - 1, Function::Published)
}

/// The date stands by the head but is that of the page, or of who tells of it.
pub fn of_something_else(view: &View<'_>, head: &Concept, date: &DateMention, rule: Option<&Rule>) -> bool {
    let value = date.role_first..date.end;
    dateline(view, date)
        || dates_the_telling(view, head, &value, rule)
        || opens_purpose(view, head, date)
        || stands_in_purpose(view, head, &value)
        || of_another_verb(view, head, &value)
        || has_its_own(view, head, date)
        || closes_its_verb(view, head, date)
        || dates_the_source(view, head, &value)
        || beyond_circumstance(view, head, &value)
        || of_what_it_is_counted_from(view, head, &value)
        || compares(view, head, date)
        || of_the_report(view, head, &value, rule)
        || of_the_claim(view, head, &value)
        || of_the_figure(view, head, &value)
        || of_the_verb_above(view, head, &value)
        || of_what_was_done_about_it(view, head, &value)
}

/// "condemned on Friday the strike on Lviv", "on Sunday filed a complaint over the strike", "on Saturday hundreds marched in memory of
/// the bombing": the day is that of a verb right in front of it, or of one behind it that the head is only a matter of.
fn of_what_was_done_about_it(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    // Right in front of the head, or as an owner, a day is its attribute: "condemned Friday's missile strike".
    let owner = super::place_role::is_owner(view.text(value.start..value.end));
    // "announced on Friday the end of the mission": what somebody decides takes place by being announced.
    let happened = view.tells(head.first, StoryWord::Happening) && !head.form.has(Form::PAST);
    if !view.language.pack.syntax.modifiers_before || !happened || head.first <= value.end || owner {
        return false;
    }
    let clause = view.clause_of(head.first);
    let happens = |i: usize| super::standing::happens_at(view, i) || view.tells(i, StoryWord::Strikes) || view.is_concept(i);
    let deed = |i: usize| i >= view.first && view.clause_of(i) == clause && past_verb(view, i) && !happens(i);
    // "condemned", or, behind what looks ahead, any verb: "will visit on Tuesday the site of the bombing".
    let told = |i: usize| view.cues.iter().any(|cue| cue.end == i + 1 && cue.kind.says()) && !view.is(i, Function::Complementiser);
    let ahead = |i: usize| i > view.first && view.is(i - 1, Function::AuxiliaryFuture) && view.functions(i).is_empty() && !happens(i);
    let in_front = value.start > view.first && (deed(value.start - 1) || told(value.start - 1) || ahead(value.start - 1));
    // "on Saturday hundreds died in an attack": what happened in it happened then.
    let circumstance =
        (head.first.saturating_sub(3).max(view.first)..head.first).any(|i| view.is(i, Function::In) && view.is(i + 1, Function::One));
    let about = |i: usize| view.functions(i).any(&[Function::Preposition, Function::Of, Function::To]) && view.clause_of(i) == clause;
    let verb = || (value.end..head.first).find(|&i| deed(i) || happens(i)).filter(|&verb| deed(verb));
    in_front || !circumstance && verb().is_some_and(|verb| (verb + 1..head.first).any(about))
}

/// "the toll from a strike on Dnipro rose to 40 on Monday": the day is that of the figure.
fn of_the_figure(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    let clause = view.clause_of(head.first);
    let reaches = |i: usize| {
        view.is(i, Function::Reach) && view.clause_of(i) == clause && view.numbers.iter().any(|n| n.start() > i && n.end <= value.start)
    };
    view.language.pack.syntax.modifiers_before && !head.form.has(Form::PAST) && (head.end..value.start).any(reaches)
}

/// Behind what opens a clause its subject ends within this many words.
const SUBJECT: usize = 4;

/// "lit candles on Friday as people tried to make sense of a shooting", "a truce announced on Thursday has had little impact on air
/// strikes": a noun far into the clause that follows the day, or behind the auxiliary of another verb, has another day.
fn of_the_verb_above(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    if !view.language.pack.syntax.modifiers_before || head.form.has(Form::PAST) || head.first < value.end {
        return false;
    }
    let deep = (value.end..head.first).any(|i| view.tells(i, StoryWord::Simultaneous) && head.first > i + SUBJECT);
    let same = view.clause_of(head.first) == view.clause_of(value.start);
    deep || same && view.functions(value.end).any(&[Function::AuxiliaryHave, Function::AuxiliaryBe])
}

/// A verb that makes something known has its subject and its date within this many words.
const REPORTED: usize = 10;

/// "On Tuesday a group claimed responsibility for the attack": in front of who makes something known the day is that of the telling,
/// and right in front of what is told it is not.
fn of_the_claim(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    let clause = view.clause_of(value.start);
    let told = |i: usize| view.story_end(i, StoryWord::Publishes).is_some_and(|end| end <= head.first && view.clause_of(i) == clause);
    view.language.pack.syntax.modifiers_before && value.end + 1 < head.first && (view.first..head.first).any(told)
}

/// «تبنى التنظيم، الخميس، التفجيرين»، «أعلن الجيش السبت، في ظل توتر أعقب الهجوم»: in a verb-first language a day behind a verb of
/// telling and nothing but its subject is when that was told, and not the day of what is named on its other side.
fn of_the_report(view: &View<'_>, head: &Concept, value: &Range<usize>, rule: Option<&Rule>) -> bool {
    // "أعلن في 9 ديسمبر انتهاء المهمة": what somebody decides takes place by being announced.
    if !view.language.pack.syntax.verb_first || !super::standing::happens_at(view, head.first) {
        return false;
    }
    let clause = view.clause_of(value.start);
    let told = |i: usize| {
        let cue = view.cues.iter().filter(|cue| cue.first == i && (cue.kind.says() || cue.kind == CueKind::Denial)).map(|cue| cue.end);
        cue.max().or(view.tells(i, StoryWord::Publishes).then_some(i + 1))
    };
    // What happens, an object clause or a number in between has the day for itself.
    let subject = |i: usize| {
        view.lexed.tokens.kind(i) == Some(TokenKind::Mark)
            || !view.functions(i).any(&[Function::Complementiser, Function::Relative, Function::Subordinator])
                && !super::standing::happens_at(view, i)
                && !view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::PRESENT))
                && !view.in_number(i)
    };
    let from = value.start.saturating_sub(REPORTED).max(view.first);
    let verb = (from..value.start).rev().find_map(|i| told(i).filter(|&end| end <= value.start).map(|end| (i, end)));
    let Some((verb, end)) = verb.filter(|&(verb, end)| view.clause_of(verb) == clause && (end..value.start).all(subject)) else {
        return false;
    };
    // "أعلن العراق، في كانون الأول، تحقيق النصر": the word of telling is the claim's own.
    let own = rule.is_some_and(|rule| rule.with.iter().any(|one| view.of_lexicons(one).any(|c| c.first < end && verb < c.end)));
    !own && (head.first >= value.end || head.end <= verb)
}

/// "the deadliest attack since the siege of a school in September": the date is the siege's.
fn of_what_it_is_counted_from(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    head.end <= value.start
        && (head.end..value.start)
            .any(|i| view.is(i, Function::Since) && super::link::distance(view, i + 1, value.start) > 0 && !view.in_date(i))
}

/// "the deadliest attack in a decade", "the worst blast since 2017": the time that something is the most of is not its own.
fn compares(view: &View<'_>, head: &Concept, date: &DateMention) -> bool {
    let most = (head.first.saturating_sub(3).max(view.first)..head.first).any(|i| view.is(i, Function::Superlative));
    let stated = date.edtf.to_string();
    let day = stated.len() == 10 && stated.chars().all(|c| c.is_ascii_digit() || c == '-') && date.role != Some(DateRole::From);
    most && head.end <= date.role_first && !day
}

/// "the attack on the port, according to the group's account on Thursday": behind a comma, a source of information has the
/// date that follows it. What something is done by ("under the agreement") is a word of the rules and no source.
fn dates_the_source(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    let Some(source) = (head.end..value.start).rev().take_while(|&i| !view.is_comma(i)).find(|&i| view.is(i, Function::AccordingTo)) else {
        return false;
    };
    let opened = (head.end..source).rev().take_while(|&i| !view.is_comma(i)).all(|i| view.is(i, Function::AccordingTo));
    opened && (head.end..source).any(|i| view.is_comma(i)) && !(source..value.start).any(|i| view.is_concept(i))
}

/// "was sentenced, accused of a crime since the start of the attack on the city, on Monday": what is only a circumstance of
/// something else has no date beyond the comma that closes it.
fn beyond_circumstance(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    super::link::taken_for_granted(view, head.first) && head.end <= value.start && (head.end..value.start).any(|i| view.is_comma(i))
}

/// "a meeting on Wednesday to discuss the attack", "preparations this weekend for an attack".
fn opens_purpose(view: &View<'_>, head: &Concept, date: &DateMention) -> bool {
    view.language.pack.syntax.modifiers_before && date.end < head.first && view.functions(date.end).any(&[Function::To, Function::Purpose])
}

/// "stopped bombing the city to make way for a truce on Thursday": the date is that of what it is done for.
fn stands_in_purpose(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    let verb = |i: usize| {
        let word = view.lexed.tokens.kind(i) == Some(TokenKind::Word) && !view.lexed.tokens[i].upper && view.functions(i).is_empty();
        word && !view.in_place(i) && !view.in_actor(i)
    };
    view.language.pack.syntax.modifiers_before
        && head.end <= value.start
        && (head.end..value.start).any(|i| {
            view.is(i, Function::To)
                && verb(i + 1)
                && (i + 2..value.start).any(|j| view.is(j, Function::Purpose) && !view.is(j, Function::To))
        })
}

/// "claimed on Sunday Tuesday's attack": a date right beside the head is its own, and no other is.
fn has_its_own(view: &View<'_>, head: &Concept, date: &DateMention) -> bool {
    view.dates.iter().any(|own| own.first != date.first && own.role.is_none() && own.end == head.first && own.role_first == own.first)
        && date.end != head.first
        && date.role_first != head.end
}

/// "The truce collapsed in September resulting in an assault": the date closes its own verb, and a participle goes on.
fn closes_its_verb(view: &View<'_>, head: &Concept, date: &DateMention) -> bool {
    let verb = date.role_first.checked_sub(1).filter(|&verb| verb >= view.first);
    let participle = view.is_unknown(date.end) && view.looks(date.end, &[WordShape::Progressive]);
    view.language.pack.syntax.modifiers_before
        && date.end < head.first
        && participle
        && verb.is_some_and(|verb| view.is_unknown(verb) && past_verb(view, verb))
}

/// The date behind a noun is that of a verb between the two, whose subject or object the noun is not: "the truce agreed in
/// February", "they continue their assault and seized the mill on Wednesday".
fn of_another_verb(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    if !view.language.pack.syntax.modifiers_before || value.start <= head.end || head.form.has(Form::PAST) {
        return false;
    }
    let clause = view.clause_of(head.first);
    let here = |i: usize| view.clause_of(i) == clause;
    // "left 20 people wounded on Monday": what befell those who are counted befell them then.
    let counted = |i: usize| view.numbers.iter().any(|n| n.end <= i && i - n.end <= 3 || n.start() > i && n.start() <= i + 2);
    let reduced = (head.end + 1..value.start).rev().find(|&i| here(i) && past_verb(view, i)).is_some_and(|verb| {
        let before = verb - 1;
        let phrase = view.functions(before).is_empty() || view.is(before, Function::Territory);
        let noun = view.lexed.tokens.kind(before) == Some(TokenKind::Word) && phrase && before >= head.end;
        let agent = (verb + 1..value.start).all(|i| {
            view.functions(i).any(&[Function::ByAgent, Function::Determiner, Function::Adverb])
                || view.in_actor(i)
                || view.in_place(i)
                || view.is(verb + 1, Function::ByAgent) && (view.is_unknown(i) || view.is_concept(i))
        });
        noun && agent && !counted(verb)
    });
    // The noun is an object where a verb stands in front of it.
    let object = || {
        (view.clauses[clause].parts.first().map_or(view.first, |part| part.start)..head.first)
            .any(|i| here(i) && (past_verb(view, i) || view.functions(i).any(&Function::AUXILIARIES)))
    };
    let joined = || {
        (head.end..value.start).any(|i| {
            let verb = (i + 1..(i + 4).min(value.start))
                .find(|&v| !view.functions(v).any(&[Function::Adverb, Function::AuxiliaryHave, Function::AuxiliaryBe]));
            view.is(i, Function::And) && here(i) && verb.is_some_and(|verb| past_verb(view, verb) && !counted(verb))
        })
    };
    reduced || joined() && object()
}

/// A word that looks like a past form: one that a table lists as such, or an unknown one with its ending. A verb that only
/// says that its noun takes place is the noun's own.
fn past_verb(view: &View<'_>, index: usize) -> bool {
    if view.is(index, Function::LightVerb) || view.in_date(index) || view.lexed.tokens[index].upper {
        return false;
    }
    let listed = view.concepts.iter().any(|c| c.end == index + 1 && c.form.has(Form::PAST) || c.first == index && c.form.has(Form::PAST))
        || view.cues.iter().any(|cue| cue.first == index && cue.form.has(Form::PAST));
    listed || view.is_unknown(index) && view.lexed.tokens.folded(index).len() > 4 && view.looks(index, &[WordShape::Past])
}

/// "a truce in force that ends late this month", "منذ بدء المعارك في 24 فبراير": the date is that of a beginning or an end
/// between the two, unless that is what the claim is about.
pub fn of_beginning_or_end(view: &View<'_>, head: &Concept, value: &Range<usize>) -> bool {
    // "since the end of the tests in 1992, and the first bomb to go off": nor is it a head's behind it.
    let since =
        |cue: &Cue| view.is(cue.first, Function::Preposition) || cue.first > view.first && view.is(cue.first - 1, Function::Preposition);
    view.cues.iter().any(|cue| {
        matches!(cue.kind, CueKind::Begin | CueKind::End)
            && cue.end <= value.start
            && super::link::distance(view, cue.end, value.start) <= 2
            && !(cue.end..value.start).any(|i| view.is_comma(i))
            && (cue.first > head.end || value.end <= head.first && since(cue))
    })
}

/// The words of the date hold its year.
fn named_year(view: &View<'_>, date: &DateMention) -> bool {
    let year = date.edtf.to_string();
    year.get(..4).is_some_and(|year| view.text(date.first..date.end).contains(year))
}

/// "the attack, he told reporters on Wednesday", "on Tuesday they condemned the attack", "said on Monday that …": the date is
/// of the telling that stands between it and the head, or right in front of it. What is told as an aside between commas
/// parts nothing.
fn dates_the_telling(view: &View<'_>, head: &Concept, value: &Range<usize>, rule: Option<&Rule>) -> bool {
    let tells = |cue: &&Cue| {
        (cue.kind.says() || matches!(cue.kind, CueKind::Allegation | CueKind::Suspicion | CueKind::Denial | CueKind::Commemoration))
            && !(cue.first < head.end && head.first < cue.end)
    };
    let aside = |cue: &Cue| {
        let left = (cue.first.saturating_sub(6).max(view.first)..cue.first).any(|i| view.is_comma(i));
        let right = (cue.end..(cue.end + 7).min(view.end)).any(|i| view.is_comma(i));
        left && right
    };
    let (from, to) = if head.end <= value.start { (head.end, value.start) } else { (value.end, head.first) };
    // "declared victory in December": the word of telling is the claim's own, or its object is the event itself.
    let own = |cue: &Cue| {
        rule.is_some_and(|rule| rule.with.iter().any(|one| view.of_lexicons(one).any(|c| c.first < cue.end && cue.first < c.end)))
            || cue.end == head.first && view.clause_of(cue.first) == view.clause_of(head.first)
    };
    let between = view.cues.iter().filter(tells).any(|cue| cue.first >= from && cue.end <= to && !aside(cue) && !own(cue));
    // "قال الرئيس -اليوم الأحد- إن …": dashes around the date part nothing.
    let told_next = |from: usize| {
        let word = (from..view.end).find(|&i| !matches!(view.lexed.tokens.mark(i), '-' | '–' | '—'));
        word.is_some_and(|i| view.is(i, Function::Complementiser))
    };
    // "said on Monday that an attack …", "اتهام موسكو أمس مواطنين بتنفيذ هجمات".
    let told = view.cues.iter().filter(tells).any(|cue| {
        cue.end <= value.start
            && super::link::distance(view, cue.end, value.start) <= if told_next(value.end) { 6 } else { 0 }
            && value.end <= head.first
            && view.clause_of(cue.first) == view.clause_of(value.start)
            && (view.clause_of(head.first) != view.clause_of(value.start)
                || matches!(cue.kind, CueKind::Allegation | CueKind::Suspicion)
                || !own(cue) && super::link::day_aside(view, value.start.saturating_sub(1), head.first).is_some())
    });
    between || told
}
