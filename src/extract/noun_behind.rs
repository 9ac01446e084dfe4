//! The noun behind a number: past its adjectives, its people and "of", up to what cannot belong to the phrase.
//!
//! The phrase is read word by word. At each word a list of readings is asked in turn, and the first that knows the word says
//! whether it is passed over, ends the phrase, or is the noun.

use super::actors::Via;
use super::counted::Noun;
use super::counted_noun::{noun_at, owners_end, same_place};
use super::place_role::is_owner;
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::word_shape::WordShape;
use crate::rule::LexiconId;
use crate::text::TokenKind;

/// How many unknown words may stand between a number and its noun.
const ADJECTIVES: usize = 3;

/// What stands behind a number.
pub struct Phrase {
    /// What is counted.
    pub noun: Noun,
    /// First token of the noun and the one behind it.
    pub noun_at: Option<(usize, usize)>,
    /// The token behind the phrase, its owners included.
    pub end: usize,
    /// "another" stands in it.
    pub another: bool,
}

/// Reads the phrase behind a number that ends at `from`. `several`: the number is not one.
pub fn noun_behind(view: &View<'_>, from: usize, nouns: &[LexiconId], heads: &[LexiconId], several: bool) -> Phrase {
    let mut walk = Walk { view, nouns, heads, several, from, at: from, unknown: 0, of: false, another: false, people: None };
    while walk.at < view.end {
        match Walk::READINGS.iter().find_map(|reading| reading(&mut walk)) {
            Some(Step::To(next)) => walk.at = next,
            Some(Step::Noun(phrase)) => return phrase,
            Some(Step::Ends) | None => break,
        }
    }
    walk.without_noun()
}

/// What a reading makes of a word.
enum Step {
    /// It is passed over, and the phrase goes on at this token.
    To(usize),
    /// The phrase ends in front of it.
    Ends,
    /// It says what is counted.
    Noun(Phrase),
}

struct Walk<'w> {
    view: &'w View<'w>,
    nouns: &'w [LexiconId],
    heads: &'w [LexiconId],
    several: bool,
    from: usize,
    /// The word that is read.
    at: usize,
    /// Unknown words passed over.
    unknown: usize,
    /// "of" was passed over.
    of: bool,
    /// "another" was passed over.
    another: bool,
    /// The country of "Syrians" with its tokens.
    people: Option<(String, usize, usize)>,
}

impl Walk<'_> {
    const READINGS: [fn(&mut Self) -> Option<Step>; 15] = [
        Self::mark,
        Self::next_number,
        Self::adjectives_joined,
        Self::another_phrase,
        Self::time,
        Self::known_noun,
        Self::actor,
        Self::measure,
        Self::another,
        Self::head_word,
        Self::origin,
        Self::of,
        Self::determiner,
        Self::function_word,
        Self::unknown_word,
    ];

    /// A mark ends the phrase, but for hyphens, quotation marks and the points of "U.S.".
    fn mark(&mut self) -> Option<Step> {
        let (tokens, at) = (&self.view.lexed.tokens, self.at);
        if tokens.kind(at) != Some(TokenKind::Mark) {
            return (tokens.kind(at) != Some(TokenKind::Word)).then_some(Step::Ends);
        }
        let passed = matches!(tokens.mark(at), '-' | '‑') && tokens[at].glued
            || matches!(tokens.mark(at), '"' | '“' | '«' | '”' | '»') && self.unknown == 0
            || tokens.mark(at) == '.'
                && tokens[at].glued
                && at > self.from
                && tokens[at - 1].upper
                && tokens.folded(at - 1).chars().count() == 1;
        Some(if passed { Step::To(at + 1) } else { Step::Ends })
    }

    /// "three of the five dead": what the next number counts.
    fn next_number(&mut self) -> Option<Step> {
        (self.of && self.view.all_numbers.iter().any(|number| number.first == self.at)).then_some(Step::Ends)
    }

    /// "eight current and former officials": the conjunction stands between two adjectives of one noun.
    fn adjectives_joined(&mut self) -> Option<Step> {
        let (view, and) = (self.view, self.at);
        if and == self.from || !view.language.pack.syntax.modifiers_before || !view.is(and, Function::And) {
            return None;
        }
        let word = |i: usize| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.functions(i).is_empty() && !view.is_concept(i);
        let adjective = |i: usize| word(i) || view.is(i, Function::Former);
        let joined = adjective(and - 1)
            && adjective(and + 1)
            && (view.is(and - 1, Function::Former) || view.is(and + 1, Function::Former))
            && noun_at(view, and + 2, self.nouns).is_some();
        joined.then_some(Step::To(and + 1))
    }

    /// "دول الساحل الخمس ومن قوتها": a conjunction or a joined preposition opens another phrase.
    fn another_phrase(&mut self) -> Option<Step> {
        let (view, at) = (self.view, self.at);
        let opens = at > self.from || view.is(at, Function::From);
        (opens && view.clitics(at).has(Form::AND) || view.is(at, Function::And)).then_some(Step::Ends)
    }

    /// "fewer than 500 next year": a time that nothing goes on behind is not what is counted.
    fn time(&mut self) -> Option<Step> {
        let (view, at) = (self.view, self.at);
        let alone = self.unknown == 0 && self.people.is_none();
        (alone && view.dates.iter().any(|date| date.role_first == at && !view.is_unknown(date.end))).then_some(Step::Ends)
    }

    fn known_noun(&mut self) -> Option<Step> {
        let noun = noun_at(self.view, self.at, self.nouns).filter(|noun| !self.is_no_noun(noun))?;
        // "3,000 soldiers' letters": the noun behind the owners is what is told of.
        if owns_the_next(self.view, noun.end) {
            return Some(self.nothing_known());
        }
        // "soldiers of the Turkish army", "جندي أميركي": owners behind the noun belong to the phrase.
        let end = owners_end(self.view, noun.end);
        Some(self.counts(&noun, end))
    }

    /// The word could be the noun, and is something else here.
    fn is_no_noun(&self, noun: &Concept) -> bool {
        let view = self.view;
        let before = view.language.pack.syntax.modifiers_before;
        // "مئات الفلسطينيين جثمان …": behind a definite people an indefinite noun is another phrase.
        let definite = |first: usize| view.clitics(first).has(Form::THE);
        let foreign = !before && self.people.as_ref().is_some_and(|(_, first, _)| definite(*first) && !noun.form.has(Form::THE));
        // "60 wounded villagers": what is said of them, with the noun behind it.
        let said_of_them = before && self.heads.contains(&noun.lexicon) && noun_at(view, noun.end, self.nouns).is_some();
        self.several && is_attribute(view, noun) || foreign || has_a_number(view, noun, self.from) || said_of_them
    }

    /// "American soldiers" is one actor, and the noun inside it is what is counted; "60 Syrians" are people of a country.
    fn actor(&mut self) -> Option<Step> {
        let (view, at) = (self.view, self.at);
        let before = view.language.pack.syntax.modifiers_before;
        let actor = view.actors.iter().find(|actor| actor.first <= at && at < actor.end)?;
        let inside = view
            .of_lexicons(self.nouns)
            .filter(|c| c.first >= at && c.end <= actor.end && !c.form.has(Form::AND))
            .max_by_key(|c| (c.first, c.end));
        if inside.is_some_and(|noun| before && owns_the_next(view, noun.end)) {
            return Some(self.nothing_known());
        }
        if let Some(noun) = inside.filter(|_| before) {
            return Some(self.counts(noun, owners_end(view, actor.end)));
        }
        if self.people.is_none() && actor.via == Via::Demonym {
            self.people = actor.country.clone().map(|country| (country, actor.first, actor.end));
        }
        // "12 صحيفة": a body right behind the number is what it counts, and nobody.
        if !before && at == self.from && actor.via == Via::BodyAlone {
            return Some(self.nothing_known());
        }
        if !before && actor.via != Via::Demonym && !self.of {
            return Some(Step::Ends);
        }
        Some(Step::To(actor.end.max(at + 1)))
    }

    /// "12 kilometres", "three villages": what is measured is nobody. "20 of whom" goes on with those before.
    fn measure(&mut self) -> Option<Step> {
        let functions = self.view.functions(self.at);
        if functions.has(Function::OfWhom) {
            return Some(Step::Ends);
        }
        functions.any(&[Function::Unit, Function::Territory]).then(|| self.nothing_known())
    }

    fn another(&mut self) -> Option<Step> {
        let is_another = self.view.is(self.at, Function::Another);
        self.another |= is_another;
        is_another.then_some(Step::To(self.at + 1))
    }

    /// A head word ends the phrase ("12 dead", "20 were injured"), unless it is the adjective of the noun behind it ("foreign
    /// soldiers").
    fn head_word(&mut self) -> Option<Step> {
        let view = self.view;
        let head = view.of_lexicons(self.heads).filter(|concept| concept.first == self.at).max_by_key(|concept| concept.end)?;
        let adjective = view.language.pack.syntax.modifiers_before && noun_at(view, head.end, self.nouns).is_some();
        Some(if adjective { Step::To(head.end) } else { Step::Ends })
    }

    /// "70 ألفا من الطرفين": how they are spread is not who they are. "6 فلسطينيين من مناطق أخرى": where they are from.
    fn origin(&mut self) -> Option<Step> {
        let functions = self.view.functions(self.at);
        let spread = functions.has(Function::From) && (functions.has(Function::Adverb) || self.people.is_some());
        (spread && !self.view.language.pack.syntax.modifiers_before).then_some(Step::Ends)
    }

    fn of(&mut self) -> Option<Step> {
        let functions = self.view.functions(self.at);
        let of = functions.has(Function::Of) || functions.has(Function::From) && !self.view.language.pack.syntax.modifiers_before;
        if !of || self.unknown > 0 || self.of {
            return None;
        }
        self.of = true;
        Some(Step::To(self.at + 1))
    }

    /// "of all the", "former", "about".
    fn determiner(&mut self) -> Option<Step> {
        let functions = self.view.functions(self.at);
        let behind_of = [Function::Determiner, Function::Total, Function::QuantifierAll, Function::Pronoun];
        let passed = functions.any(&[Function::Adverb, Function::Former]) || self.of && functions.any(&behind_of);
        passed.then_some(Step::To(self.at + 1))
    }

    fn function_word(&mut self) -> Option<Step> {
        (!self.view.functions(self.at).is_empty()).then_some(Step::Ends)
    }

    /// An unknown content word: an adjective where adjectives come first, else another noun.
    fn unknown_word(&mut self) -> Option<Step> {
        let (view, at) = (self.view, self.at);
        let noun_first = !view.language.pack.syntax.modifiers_before && !self.of;
        // «إصابة 34 على الأقل بهجوم»: how it happened is not what is counted.
        if view.clitics(at).has(Form::IN) && self.people.is_none() {
            return Some(Step::Ends);
        }
        if !noun_first && !self.is_plural() && self.unknown < ADJECTIVES {
            self.unknown += 1;
            return Some(Step::To(at + 1));
        }
        let cue = view.cues.iter().any(|cue| cue.first <= at && at < cue.end);
        if cue && self.unknown == 0 && self.people.is_none() {
            return Some(Step::Ends);
        }
        Some(self.of_people().map_or_else(|| self.nothing_known(), Step::Noun))
    }

    /// The word ends as plurals do.
    fn is_plural(&self) -> bool {
        let tokens = &self.view.lexed.tokens;
        let genitive = is_owner(tokens.original(self.at));
        self.view.looks(self.at, &[WordShape::Plural]) && !self.view.looks(self.at, &[WordShape::NoPlural]) && !genitive
    }

    fn counts(&self, noun: &Concept, end: usize) -> Step {
        let known = Noun::Known(same_place(self.view, noun, self.nouns));
        Step::Noun(Phrase { noun: known, noun_at: Some((noun.first, noun.end)), end, another: self.another })
    }

    fn nothing_known(&self) -> Step {
        Step::Noun(self.foreign())
    }

    fn foreign(&self) -> Phrase {
        Phrase { noun: Noun::Foreign, noun_at: None, end: self.at, another: self.another }
    }

    fn of_people(&self) -> Option<Phrase> {
        let (country, first, end) = self.people.clone()?;
        Some(Phrase { noun: Noun::People(country), noun_at: Some((first, end)), end, another: self.another })
    }

    /// The phrase has ended, and no noun stood in it.
    fn without_noun(self) -> Phrase {
        if let Some(people) = self.of_people().filter(|_| self.unknown == 0) {
            return people;
        }
        if (self.unknown > 0 || self.of) && !self.view.is(self.from, Function::OfWhom) {
            return self.foreign();
        }
        Phrase { noun: Noun::LeftOut, noun_at: None, end: self.from, another: self.another }
    }
}

/// A genitive ending or its bare mark closes the noun, and an unknown noun follows.
fn owns_the_next(view: &View<'_>, end: usize) -> bool {
    let apostrophe = |i: usize| matches!(view.lexed.tokens.mark(i), '\'' | '’') && view.lexed.tokens[i].glued;
    let genitive = view.lexed.tokens.original(end - 1).contains(['\'', '’']);
    view.language.pack.syntax.modifiers_before
        && (genitive && view.is_unknown(end) || end < view.end && apostrophe(end) && view.is_unknown(end + 1))
}

/// "12 police stations", "20 rebel positions": a singular noun in front of an unknown plural is its attribute.
fn is_attribute(view: &View<'_>, concept: &Concept) -> bool {
    let next = concept.end;
    !concept.last_form.has(Form::PLURAL)
        && view.is_unknown(next)
        && !view.lexed.tokens[next].upper
        && view.looks(next, &[WordShape::Plural])
        && !view.looks(next, &[WordShape::NoPlural])
}

/// "kills two injures three", "kill 50 injure dozens": a form that is a verb as much as a noun is the verb where a number stands
/// behind it, and where another verb of the kind has the number in front of it.
fn has_a_number(view: &View<'_>, concept: &Concept, from: usize) -> bool {
    let state = |c: &Concept| view.states.contains(&c.lexicon) && c.lexicon != concept.lexicon;
    let governed = || {
        let number = view.numbers.iter().find(|number| number.end == from);
        number.is_some_and(|number| view.concepts.iter().any(|c| c.end == number.start() && state(c)))
    };
    let verb =
        concept.last_form.has(Form::PRESENT) || concept.last_form == Form::PLAIN && view.states.contains(&concept.lexicon) && governed();
    view.language.pack.syntax.modifiers_before
        && verb
        && !concept.last_form.has(Form::PARTICIPLE)
        && view.numbers.iter().any(|number| number.start() == concept.end)
}
