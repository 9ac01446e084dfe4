//! The value of a claim type: exactly one.

use super::claim::{PLACE_ROLES, chosen};
use super::{Compiler, Written};
use crate::rule::Form;
use crate::rule::diagnostic::Code;
use crate::rule::document::Part;
use crate::rule::keys::VALUE_KEYS;
use crate::value::DateRole;
use crate::value::place::OneOrMany;

const DATE_ROLES: [(&str, DateRole); 5] =
    [("on", DateRole::On), ("from", DateRole::From), ("until", DateRole::Until), ("by", DateRole::By), ("during", DateRole::During)];

impl Compiler<'_> {
    pub(super) fn form(&mut self, one: &Written<'_>) -> Option<Form> {
        let raw = one.raw;
        let given = value_keys(one);
        let mut forms = Vec::new();
        for (key, names) in [("count", &raw.count), ("amount", &raw.amount), ("share", &raw.share)] {
            if let Some(names) = names {
                self.not_empty(one, key, names);
                let lexicons = self.list(one, key, Some(names));
                forms.push(match key {
                    "count" => Form::Count(lexicons),
                    "amount" => Form::Amount(lexicons),
                    _ => Form::Share(lexicons),
                });
            }
        }
        if let Some(roles) = &raw.date {
            self.not_empty(one, "date", roles);
            forms.push(Form::Date(roles.0.iter().filter_map(|role| chosen(role, &DATE_ROLES)).collect()));
        }
        if let Some(roles) = &raw.place {
            self.not_empty(one, "place", roles);
            forms.push(Form::Place(roles.0.iter().filter_map(|role| chosen(role, &PLACE_ROLES)).collect()));
        }
        if let Some(category) = &raw.category {
            let lexicon = self.lexicon(one, one.at("category"), category);
            let by = raw.by.as_ref().map(|names| self.words_or_lexicon(one.file, names)).unwrap_or_default();
            forms.extend(lexicon.map(|lexicon| Form::Category { lexicon, by }));
        }
        if let Some(scopes) = &raw.proposition {
            let scopes = scopes.iter().map(|(scope, names)| (scope.clone(), self.words_or_lexicon(one.file, names))).collect();
            forms.push(Form::Proposition(scopes));
        }
        match given.as_slice() {
            [_] => forms.pop(),
            [] => {
                let message = format!("`{}` has no value: it says of nothing how many, when, where or whether", one.id);
                let at = vec!["claims".into(), one.id.into()];
                self.push(Code::NoValue, one.index, at, Part::Key, message, None, format!("give one of {}", VALUE_KEYS.join(", ")));
                None
            }
            [first, others @ ..] => {
                for other in others {
                    let message = format!("`{}` has a value already: `{first}`", one.id);
                    self.push(Code::SeveralValues, one.index, one.at(other), Part::Key, message, None, "write a claim type for each value");
                }
                None
            }
        }
    }

    fn not_empty(&mut self, one: &Written<'_>, key: &str, names: &OneOrMany) {
        if names.0.is_empty() {
            self.push(Code::NothingGiven, one.index, one.at(key), Part::Key, format!("`{key}` names nothing"), None, "name what it is");
        }
    }
}

/// The value keys that a claim type gives, in the order of the table.
pub(super) fn value_keys(one: &Written<'_>) -> Vec<&'static str> {
    let raw = one.raw;
    let given = [
        raw.count.is_some(),
        raw.amount.is_some(),
        raw.share.is_some(),
        raw.date.is_some(),
        raw.place.is_some(),
        raw.category.is_some(),
        raw.proposition.is_some(),
    ];
    VALUE_KEYS.into_iter().zip(given).filter(|(_, given)| *given).map(|(key, _)| key).collect()
}
