//! Words by what they do in the story: what happens at a place, who meets or goes there, what is reckoned, what is made up.
//! Unlike function words they stay words of content.

use super::{Class, LanguagePack, Lexed, Matching, Sense, VocabularyBuilder};
use serde::Deserialize;

/// What a word does in the story. The names are the keys of the pack's `story` section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryWord {
    /// Something that happens at a place: a quake, a blast, "capsized".
    Happening,
    /// Where people talk about it: a conference, a court, reporters.
    Gathering,
    /// Where people only feel it: «شعر السكان بالهزة».
    Felt,
    /// Going there or leaving there: "boarded", "a flight".
    Travel,
    /// Behind the name of a place, makes it the name of something that only sits there or is called so ("University", "Post").
    Institution,
    /// Is called after a place and need not be there: an accord, a tournament.
    CalledAfter,
    /// The town named before ("the city", «المدينة»).
    TheTown,
    /// The part of a country named before ("the province", «المحافظة»).
    TheProvince,
    /// Behind a nationality, the city where that nation is governed ("the Somali capital").
    SeatOfGovernment,
    /// What it does befalls its object: "struck", "devastated".
    Strikes,
    /// Says what kind of village or district it is, and never its name.
    PlaceAdjective,
    /// Says which part of the place behind its "of" is meant: «الشطر الهندي من كشمير».
    Portion,
    /// Opens a clause that tells of the place right before ("where", «حيث»).
    Where,
    /// Opens a clause of the same time as the one around it ("when", "as").
    Simultaneous,
    /// Likens something to what follows, which is not there ("like a bomb").
    Likened,
    /// Says what something is reckoned or measured to be ("put", "rate").
    Rates,
    /// Stands for a thing named before, no person ("it").
    TheThing,
    /// What a disaster takes ("claiming two lives").
    Lives,
    /// Makes its object more or fewer ("cut its troops from 2,000 to 900").
    Resizes,
    /// Says whom somebody else helps: who does so did not do it ("backed", «بدعم»).
    Supports,
    /// Says for how many there is room or how many live there, right in front of their number ("built for", "a town of",
    /// «تتسع لـ»).
    Capacity,
    /// How much room there is, as a noun that is measured ("the capacity of the camp").
    Room,
    /// Shows people who are not there ("a statue of").
    Likeness,
    /// Is somebody's, and not somebody ("the letters of").
    Belonging,
    /// A work that makes things up: what happens "in the film" has not happened.
    Fiction,
    /// A part of such a work, or what is shown of it ("chapter", "the show").
    WorkPart,
    /// Who makes such works up ("the novelist").
    Author,
    /// What such a work does with what it tells ("shows", "imagines", "begins with").
    Depicts,
    /// Makes something known though it is no verb of saying: issues a report, claims responsibility.
    Publishes,
    /// Something that tells of things, and that one may deny: "a report", "a claim".
    Account,
    /// Behind a name, says that it is a village's, a district's or a state's ("the Luwu district", "Niger State").
    Division,
    /// One of the two sides of a front or a border ("on the Israeli side").
    Side,
    /// The sea in front of a coast ("off", «قبالة سواحل»): what happens there is told of that coast.
    Offshore,
    /// Opens what came of all that was told before («ما أثار»): where that was says nothing of what it came of.
    Outcome,
    /// What soldiers sit in, called after where it is («قاعدة بولكيسي»).
    Base,
}

impl StoryWord {
    const ALL: &'static [StoryWord] = &[
        StoryWord::Happening,
        StoryWord::Gathering,
        StoryWord::Felt,
        StoryWord::Travel,
        StoryWord::Institution,
        StoryWord::CalledAfter,
        StoryWord::TheTown,
        StoryWord::TheProvince,
        StoryWord::SeatOfGovernment,
        StoryWord::Strikes,
        StoryWord::PlaceAdjective,
        StoryWord::Portion,
        StoryWord::Where,
        StoryWord::Simultaneous,
        StoryWord::Likened,
        StoryWord::Rates,
        StoryWord::TheThing,
        StoryWord::Lives,
        StoryWord::Resizes,
        StoryWord::Supports,
        StoryWord::Capacity,
        StoryWord::Room,
        StoryWord::Likeness,
        StoryWord::Belonging,
        StoryWord::Fiction,
        StoryWord::WorkPart,
        StoryWord::Author,
        StoryWord::Depicts,
        StoryWord::Publishes,
        StoryWord::Account,
        StoryWord::Division,
        StoryWord::Side,
        StoryWord::Offshore,
        StoryWord::Outcome,
        StoryWord::Base,
    ];

    /// The word behind the id of a sense of class [`Class::Story`].
    pub fn of(id: u32) -> Option<StoryWord> {
        StoryWord::ALL.get(id as usize).copied()
    }
}

impl Lexed<'_> {
    /// One past the last token of each word or phrase of the kind that begins at `index`.
    pub fn story_ends(&self, index: usize, what: StoryWord) -> impl Iterator<Item = usize> + '_ {
        self.hits_of(index, Class::Story).filter(move |hit| StoryWord::of(hit.sense.id) == Some(what)).map(|hit| hit.end as usize)
    }

    /// A word or phrase of the kind begins at `index`.
    pub fn tells(&self, index: usize, what: StoryWord) -> bool {
        self.story_ends(index, what).next().is_some()
    }
}

/// Adds the pack's words to a vocabulary.
pub fn register(pack: &LanguagePack, builder: &mut VocabularyBuilder) {
    for (kind, words) in &pack.story {
        let listed = [
            StoryWord::TheTown,
            StoryWord::TheProvince,
            StoryWord::Where,
            StoryWord::Simultaneous,
            StoryWord::Likened,
            StoryWord::TheThing,
            StoryWord::Outcome,
        ]
        .contains(kind);
        let matching = if listed { Matching::LISTED } else { Matching::INFLECTED };
        for word in words {
            builder.add(word, matching, Sense { class: Class::Story, id: *kind as u32 });
        }
    }
}
