//! Why a rule made no claim, in words: the decision that the matcher noted, beside what the rule asks for.

use super::Context;
use super::page::Page;
use crate::extract::{Refusal, Silent, Stop, Why};
use crate::rule::{Form, PlaceRole, Rule};
use crate::value::DateRole;

/// Words of a lexicon that are shown as examples.
const EXAMPLES: usize = 5;

/// The reasons of one rule; only the nearest to a claim where not `all` are asked for.
pub(super) fn silent(page: &mut Page, context: &Context<'_>, language: &str, silent: &Silent, column: usize, all: bool) {
    let Some(rule) = context.rule(&silent.rule) else { return };
    let shown = if all { silent.stops.len() } else { 1 };
    let name = page.foreign(&silent.rule);
    for (at, stop) in silent.stops.iter().take(shown).enumerate() {
        let text = with_words(page, stop, &reason(context, rule, &stop.why, language, &|words| page.quoted(words)));
        page.entry(2, column, if at == 0 { &name } else { "" }, &text);
    }
}

/// "with “2,500 Turkish troops”: …"
fn with_words(page: &Page, stop: &Stop, reason: &str) -> String {
    let value = stop.value.as_ref().map(|words| page.quoted(&words.text));
    let head = stop.head.as_ref().filter(|head| stop.value.as_ref().is_none_or(|value| value.span != head.span));
    let head = head.map(|words| format!("head {}", page.quoted(&words.text)));
    match (value, head) {
        (None, None) => reason.to_owned(),
        (Some(only), None) | (None, Some(only)) => format!("{only}: {reason}"),
        (Some(value), Some(head)) => format!("{value}, {head}: {reason}"),
    }
}

/// One reason; `quote` puts words of the text or of a lexicon in quotation marks.
pub(super) fn reason(context: &Context<'_>, rule: &Rule, why: &Why, language: &str, quote: &dyn Fn(&str) -> String) -> String {
    let any_of = |lexicons: &[String]| context.lexicons_in_words(lexicons, language, EXAMPLES, quote);
    match why {
        Why::NoHeadWord { lexicons } => format!("the sentence has no word of {}", any_of(lexicons)),
        Why::NoWithWord { lexicons } => format!("`with` asks for a word of {}, and the sentence has none", any_of(lexicons)),
        Why::NoValue => no_value(rule).to_owned(),
        Why::OnlyDates => "the word only says when something else is so".to_owned(),
        Why::MovedFrom => "the number is what something came down or up from, not its value now".to_owned(),
        Why::AnotherNoun { noun: Some(noun) } => format!("the number counts {}, which is not what the rule counts", quote(&noun.text)),
        Why::AnotherNoun { noun: None } => "the number counts nothing that the rule counts".to_owned(),
        Why::AnotherRole { role } => {
            let wanted: Vec<&str> = match &rule.form {
                Form::Date(roles) => roles.iter().map(|role| role_name(*role)).collect(),
                _ => Vec::new(),
            };
            format!("the date stands in the role `{}`, and the rule asks for `{}`", role_name(*role), wanted.join("` or `"))
        }
        Why::NoUnit => "no word of the unit stands beside the number".to_owned(),
        Why::NoLink => "no word of `by` links it to the head as its cause".to_owned(),
        Why::NoHead { tried } if tried.is_empty() => "no word of `head` is near enough to take it".to_owned(),
        Why::NoHead { tried } => {
            let tried: Vec<String> = tried.iter().map(|tried| format!("{} {}", quote(&tried.head.text), refusal(tried.refusal))).collect();
            format!("no word of `head` takes it: {}", tried.join(", "))
        }
        Why::Taken { by, rules } => {
            let rules = if rules.is_empty() { String::new() } else { format!(" (head of {})", rules.join(", ")) };
            format!("it was bound by {}{rules}, which is nearer", quote(&by.text))
        }
        Why::PartOfAnother => "it is a part of the group named before, not a count of its own".to_owned(),
        Why::NoWho => format!("no known actor is its owner or subject; `who` wants {}", wanted(context, rule)),
        Why::AnotherWho { actor } => {
            format!(
                "its owner or subject is {} (`{actor}`); `who` wants {}",
                quote(&context.names.actor(actor, context.language)),
                wanted(context, rule)
            )
        }
        Why::With { lexicons } => format!("`with` asks for a word of {} in the clause, and it stands out of reach", any_of(lexicons)),
        Why::Unless { word } => format!("blocked by `unless`: {} is in the clause", quote(&word.text)),
        Why::HeadNot { word } => format!("blocked by `head-not`: {} governs or qualifies the head", quote(&word.text)),
        Why::Between { wanted } => format!("not all of `between` ({}) are parties to the head", wanted.join(", ")),
        Why::OutOfRange => {
            let range = rule.raw.range.as_ref().map_or("", |range| range.0.as_str());
            format!("the number lies outside of `range: {range}`")
        }
        Why::Whom => "the head has no object that `whom` asks for".to_owned(),
        Why::WhomNot { word } => format!("blocked by `whom-not`: {} is the head's object", quote(&word.text)),
        Why::Cue { words } => format!("{} leaves nothing that is claimed (refused, demanded, put off or remembered)", quote(words)),
        Why::InsteadOf { rule } => format!("`{rule}` stands instead of it"),
        Why::Needs { argument } => format!("`needs: {argument}`, and it is not named in the sentence or its paragraph"),
    }
}

fn refusal(why: Refusal) -> &'static str {
    match why {
        Refusal::Apart => "is too far away or in a clause of its own",
        Refusal::TakesWhatFollows => "takes what follows it",
        Refusal::TakesWhatPrecedes => "takes what stands before it",
        Refusal::Served => "leaves it to the word right behind it",
        Refusal::SharesNumber => "shares the number with another head, so it counts neither",
        Refusal::BesideAnother => "has another number right beside it",
        Refusal::OfAnother => "takes the noun in between",
        Refusal::OwnClause => "does not reach it from where it stands",
    }
}

fn no_value(rule: &Rule) -> &'static str {
    match &rule.form {
        Form::Count(_) => "no number in the sentence counts anything",
        Form::Amount(_) => "no number is in the sentence",
        Form::Share(_) => "no share (a fraction or a percentage) is in the sentence",
        Form::Date(_) => "no date is in the sentence",
        Form::Place(roles) if roles.contains(&PlaceRole::In) => "no place is near its head",
        Form::Place(_) => "no place stands near its head in the role that the rule asks for",
        Form::Category { .. } => "no word of the category is in the sentence",
        Form::Proposition(_) => "no word of its head stands there as a word of its own",
        Form::Match(_) => "none of its patterns fits",
        Form::Regex(_) => "its expression matches nothing",
    }
}

fn wanted(context: &Context<'_>, rule: &Rule) -> String {
    let actors = rule.who.iter().flat_map(|who| &who.actors);
    let name = |actor: &String| match context.names.actor(actor, context.language) {
        name if name == *actor => format!("`{actor}`"),
        name => format!("{name} (`{actor}`)"),
    };
    actors.map(name).collect::<Vec<_>>().join(", ")
}

fn role_name(role: DateRole) -> &'static str {
    match role {
        DateRole::On => "on",
        DateRole::From => "from",
        DateRole::Until => "until",
        DateRole::By => "by",
        DateRole::During => "during",
    }
}
