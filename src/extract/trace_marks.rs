//! Marks: everything that was recognised in a sentence, named for a reader: numbers, dates, places, actors, words of
//! lexicons, cues.

use super::actors::Via;
use super::extractor::Extractor;
use super::trace::Words;
use super::view::{Concept, View};
use crate::lang::Class;
use crate::lang::cue_words::CueKind;
use crate::value::number::NotCount;
use serde::Serialize;

/// What kind of thing was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// A number.
    Number,
    /// A date.
    Date,
    /// A place.
    Place,
    /// An actor.
    Actor,
    /// A word of a lexicon.
    Word,
    /// A cue.
    Cue,
}

impl MarkKind {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            MarkKind::Number => "number",
            MarkKind::Date => "date",
            MarkKind::Place => "place",
            MarkKind::Actor => "actor",
            MarkKind::Word => "word",
            MarkKind::Cue => "cue",
        }
    }
}

/// Something recognised in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// What kind of thing.
    pub kind: MarkKind,
    /// The words.
    pub words: Words,
    /// What it was read as: a number with its hedge, an EDTF date with its role, an id, a lexicon, a kind of cue.
    pub read_as: String,
    /// What keeps it from filling a form, or was mended, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// All marks of a sentence, by place and kind.
pub(super) fn marks(view: &View<'_>, extractor: &Extractor<'_>) -> Vec<Mark> {
    let mut out = numbers(view);
    out.extend(view.dates.iter().map(|date| Mark {
        kind: MarkKind::Date,
        words: view.words(date.role_first.min(date.first)..date.end),
        read_as: match date.role {
            Some(role) => format!("{} {}", name(&role), date.edtf),
            None => date.edtf.to_string(),
        },
        note: match (&date.conflict, date.corrected) {
            (Some(conflict), _) => format!("does not fit: {conflict}"),
            (None, true) => "a slip in the month's name, mended".into(),
            (None, false) => date.because.clone(),
        },
    }));
    out.extend(view.places.iter().map(|place| Mark {
        kind: MarkKind::Place,
        words: view.words(place.first..place.end),
        read_as: format!("{} {}", name_of_role(place.role), view.gazetteer.place(place.place).id),
        note: if place.by_reference {
            "taken up from a place named before".into()
        } else if place.marked {
            String::new()
        } else {
            "no preposition says where".into()
        },
    }));
    out.extend(undecided(view));
    out.extend(view.actors.iter().map(|actor| Mark {
        kind: MarkKind::Actor,
        words: view.words(actor.first..actor.end),
        read_as: actor.id.clone(),
        note: match (actor.via, actor.oblique) {
            (Via::BodyAlone, _) => "whose it is, is not said".into(),
            (_, true) => "behind a preposition: neither subject nor owner".into(),
            _ => String::new(),
        },
    }));
    // The value of a word is seen in the claim that it makes.
    let lexicon = |concept: &&Concept| &extractor.rules().lexicons[concept.lexicon as usize];
    out.extend(view.concepts.iter().filter(|concept| !lexicon(concept).is_value).map(|concept| Mark {
        kind: MarkKind::Word,
        words: view.words(concept.first..concept.end),
        read_as: lexicon(&concept).name.clone(),
        note: String::new(),
    }));
    out.extend(view.cues.iter().map(|cue| Mark {
        kind: MarkKind::Cue,
        words: view.words(cue.first..cue.end),
        read_as: cue_name(cue.kind).into(),
        note: String::new(),
    }));
    out.sort_by(|a, b| {
        (a.words.span.start, a.words.span.end, a.kind, &a.read_as).cmp(&(b.words.span.start, b.words.span.end, b.kind, &b.read_as))
    });
    out.dedup();
    out
}

/// Names that several places have, where nothing in the source says which of them is meant: they fill no form.
fn undecided(view: &View<'_>) -> Vec<Mark> {
    let mut out = Vec::new();
    let mut index = view.first;
    while index < view.end {
        let end = view.lexed.longest_of(index, Class::Place).map(|hit| hit.end as usize).max().unwrap_or(index);
        let taken = |first: usize, past: usize| first < end && index < past;
        let known = view.places.iter().any(|place| taken(place.first, place.end))
            || view.actors.iter().any(|actor| taken(actor.first, actor.end))
            || view.dates.iter().any(|date| taken(date.first, date.end))
            || view.concepts.iter().any(|concept| taken(concept.first, concept.end));
        let names = view.lexed.longest_of(index, Class::Place).map(|hit| view.gazetteer.name(hit.sense.id));
        // What is a common word as well is more often that word.
        let mut ids: Vec<&str> = names.filter(|name| !name.ambiguous).map(|name| view.gazetteer.place(name.place).id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        if !known && ids.len() > 1 {
            let note = "several places have the name, and nothing in the text says which; name its country".to_owned();
            out.push(Mark { kind: MarkKind::Place, words: view.words(index..end), read_as: ids.join(" or "), note });
        }
        index = end.max(index + 1);
    }
    out
}

fn numbers(view: &View<'_>) -> Vec<Mark> {
    let in_date = |first: usize, end: usize| view.dates.iter().any(|date| date.first < end && first < date.end);
    view.all_numbers
        .iter()
        .filter(|number| !in_date(number.first, number.end) && (number.sure || number.not_count.is_some()))
        .map(|number| Mark {
            kind: MarkKind::Number,
            words: view.words(number.start()..number.end.max(number.hedge_end.min(number.end + 1))),
            read_as: format!("{} {}", name(&number.quantity.qualifier), number.quantity.number),
            note: number.not_count.map(|is| format!("no count: {}", look_alike(is))).unwrap_or_default(),
        })
        .collect()
}

fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn name_of_role(role: crate::rule::PlaceRole) -> &'static str {
    super::telling::relation(role)
}

/// What a number is that counts nothing.
fn look_alike(is: NotCount) -> &'static str {
    match is {
        NotCount::Year => "a year",
        NotCount::Date => "a date",
        NotCount::ClockTime => "a time of the day",
        NotCount::Weekday => "a weekday",
        NotCount::Ordinal => "a place in a row",
        NotCount::Phone => "a telephone number",
        NotCount::Score => "a score",
        NotCount::Money => "a sum of money",
        NotCount::Age => "an age",
        NotCount::ModelName => "a part of a name",
        NotCount::Version => "a version or an address",
        NotCount::Measure => "a measure",
        NotCount::ListIndex => "the number of an article or a page",
        NotCount::Pronoun => "a pronoun",
        NotCount::Homograph => "another word with the same letters",
    }
}

fn cue_name(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Denial => "denial",
        CueKind::Negation => "negation",
        CueKind::ContrastNegation => "negation of another value",
        CueKind::Redefinition => "redefinition",
        CueKind::Refusal => "refusal",
        CueKind::Demand => "demand",
        CueKind::Plan => "plan",
        CueKind::Condition => "condition",
        CueKind::Allegation => "allegation",
        CueKind::Suspicion => "suspicion",
        CueKind::Forecast => "forecast",
        CueKind::Fear => "fear",
        CueKind::Likelihood => "likelihood",
        CueKind::Speech => "speech",
        CueKind::SpeechContinues => "speech goes on",
        CueKind::QuoteRelay => "quotation passed on",
        CueKind::Commemoration => "commemoration",
        CueKind::Postpone => "postponement",
        CueKind::Begin => "beginning",
        CueKind::End => "end",
        CueKind::Attempt => "attempt",
        CueKind::Question => "question",
        CueKind::Fiction => "fiction",
    }
}
