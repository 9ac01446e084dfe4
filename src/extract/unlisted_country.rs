//! The country that a place without an entry lies in: the one named beside it, else what the sentence and those before say.

use super::unlisted::{Finder, has_no_case};
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use crate::text::TokenKind;
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;

/// How far behind the name its country may stand: "in Adi Daero, in northern Ethiopia".
const BESIDE: usize = 6;

impl Finder<'_, '_> {
    /// The one country whose places the sentence names, all of them in front of the name: "North Macedonia mourned those who
    /// died in the town of Kocani".
    pub(super) fn only_country(&self, index: usize, gazetteer: &Gazetteer, of_people: bool) -> Option<u32> {
        let in_front = |at: usize| {
            let hits = self.lexed().longest_of(at, Class::Place).map(|hit| gazetteer.name(hit.sense.id).place);
            hits.chain(self.lexed().hits_of(at, Class::Demonym).filter(|_| of_people).map(|hit| hit.sense.id)).collect::<Vec<u32>>()
        };
        // "France, which leads a battlegroup at Cincu": where letters have case, a country without a preposition acts.
        let acts = |at: &usize| {
            let before = at.checked_sub(1);
            !of_people
                && !has_no_case(self.lexed(), *at)
                && !before.is_some_and(|i| self.is(i, &[Function::In, Function::Near, Function::Of]))
        };
        let told = (self.first..index).filter(|at| !self.is_passed(*at) && !acts(at) && !self.counts_people(*at));
        let mut countries = told.flat_map(in_front).filter_map(|place| gazetteer.country(place));
        let first = countries.next()?;
        let later = (index..self.end).filter(|&at| !self.lies_across(at, gazetteer)).flat_map(in_front).next().is_some();
        (!later && countries.all(|other| other == first)).then_some(first)
    }

    /// The country of the adjective right behind («بلدة بابراده الليتوانية»), else of the place named there.
    pub(super) fn country_beside(&self, end: usize, gazetteer: &Gazetteer) -> Option<u32> {
        let adjective = self.says_of_the_kind(end).then(|| self.lexed().hits_of(end, Class::Demonym).next()).flatten();
        if let Some(country) = adjective.and_then(|hit| gazetteer.country(hit.sense.id)) {
            return Some(country);
        }
        (end..self.end.min(end + BESIDE)).filter(|&at| !self.lies_across(at, gazetteer) && !self.names_a_division(at, gazetteer)).find_map(
            |at| {
                let mut countries =
                    self.lexed().longest_of(at, Class::Place).filter_map(|hit| gazetteer.country(gazetteer.name(hit.sense.id).place));
                let first = countries.next()?;
                countries.all(|other| other == first).then_some(first)
            },
        )
    }

    /// "in Niger State": a country's name, and of another's part.
    fn names_a_division(&self, at: usize, gazetteer: &Gazetteer) -> bool {
        let tokens = &self.lexed().tokens;
        self.lexed().longest_of(at, Class::Place).any(|hit| {
            let end = hit.end as usize;
            let country = gazetteer.is_country(gazetteer.name(hit.sense.id).place);
            country && end < self.end && tokens[end].upper && self.lexed().tells(end, StoryWord::Division)
        })
    }

    /// "near the border with Nepal", "near Nepal": the country on the other side.
    fn lies_across(&self, at: usize, gazetteer: &Gazetteer) -> bool {
        let leads = |i: usize| self.is(i, &[Function::With, Function::Of, Function::Determiner]);
        let before = (self.first..at).rev().find(|&i| !leads(i));
        let country = || self.lexed().hits_of(at, Class::Place).any(|hit| gazetteer.is_country(gazetteer.name(hit.sense.id).place));
        let offshore = |i: usize| self.lexed().tells(i, StoryWord::Offshore);
        before.is_some_and(|i| self.is(i, &[Function::Frontier]) || self.is(i, &[Function::Near]) && !offshore(i) && country())
    }

    /// "from Bosaso": where they set out from or go to says nothing of where they were.
    fn is_passed(&self, at: usize) -> bool {
        let cased = !has_no_case(self.lexed(), at);
        let goes_on = |at: usize| !cased && (self.is(at, &[Function::Territory, Function::TheCapital]) || self.is_place(at));
        let before = (self.first..at).rev().find(|&before| !goes_on(before));
        let glued = self.lexed().hits_of(at, Class::Place).any(|hit| hit.form.has(Form::TO));
        glued || before.is_some_and(|before| self.is(before, &[Function::From, Function::To]))
    }

    /// «145 إثيوبيا»: people, whose adjective is spelled like the country.
    fn counts_people(&self, at: usize) -> bool {
        let number = at.checked_sub(1).filter(|&before| before >= self.first);
        has_no_case(self.lexed(), at) && number.is_some_and(|before| self.lexed().tokens.kind(before) == Some(TokenKind::Digits))
    }

    /// The country of the last place that the sentence says something to be in.
    pub(super) fn told_in(&self, gazetteer: &Gazetteer) -> Option<u32> {
        // Where letters have case, names without a country are many that are no places.
        if !has_no_case(self.lexed(), self.first) {
            return None;
        }
        let placed = |at: usize| {
            let goes_on = |i: usize| self.is(i, &[Function::Territory, Function::TheCapital, Function::Direction, Function::Determiner]);
            let glued = |i: usize| self.lexed().hits_at(i).iter().any(|hit| hit.form.has(Form::IN));
            let before = (self.first..at).rev().find(|&i| glued(i) || !goes_on(i));
            glued(at) || before.is_some_and(|i| glued(i) && goes_on(i) || self.is(i, &[Function::In, Function::Near]))
        };
        let places = (self.first..self.end).rev().filter(|&at| self.is_place(at) && placed(at) && !self.lies_across(at, gazetteer));
        places.into_iter().find_map(|at| {
            let mut names = self.lexed().longest_of(at, Class::Place).map(|hit| gazetteer.name(hit.sense.id).place);
            let first = names.next().and_then(|place| gazetteer.country(place))?;
            names.all(|other| gazetteer.country(other) == Some(first)).then_some(first)
        })
    }

    /// «أمرت النيابة العامة الكويتية»: police, courts and rescuers work in their own country, as ministers and soldiers need not.
    pub(super) fn home_of_authority(&self, actors: &Actors, gazetteer: &Gazetteer) -> Option<u32> {
        if !has_no_case(self.lexed(), self.first) {
            return None;
        }
        (self.first..self.end).find_map(|at| {
            let body = self.lexed().hits_of(at, Class::Body).max_by_key(|hit| hit.end)?;
            let (kind, nation) = (actors.body(body.sense.id), self.lexed().hits_of(body.end as usize, Class::Demonym).next()?);
            (!kind.abroad && kind.body != "government").then(|| gazetteer.country(nation.sense.id)).flatten()
        })
    }
}
