//! Entries that stand beside their key where they have to stand under it: a missing indentation.

use super::super::diagnostic::Code;
use super::super::document::spot;
use super::super::keys::{self, Kind};
use super::Check;
use crate::source::marked_yaml::{Marked, Yaml};

impl Check<'_> {
    /// `fired:` without a value, and then in its column `count: rocket`: the keys of a claim type beside its name.
    pub(super) fn beside_its_owner(&mut self, pairs: &[(Marked, Marked)], position: usize, of: &Kind) -> bool {
        let Kind::Record(fields) = of else { return false };
        let known = |name: &Marked| name.text().is_some_and(|text| keys::find(fields, text).is_some());
        let (name, value) = &pairs[position];
        let owner = pairs[..position].iter().rfind(|(name, _)| !known(name));
        let Some((owner, _)) = owner.filter(|(_, value)| matches!(value.value, Yaml::Scalar(None))) else { return false };
        if !known(name) || matches!(value.value, Yaml::Map(_)) {
            return false;
        }
        // The first one is enough to see it of all of them.
        if !pairs[..position].last().is_some_and(|(before, _)| known(before)) {
            self.beside(name, owner, Code::WrongType, "indent it, and what follows,");
        }
        true
    }

    /// `claims:` without a value, and then in its column a mapping that is probably one of its entries.
    pub(super) fn beside_its_key(&mut self, pairs: &[(Marked, Marked)], position: usize) -> bool {
        let (name, value) = &pairs[position];
        let Some((owner, before)) = position.checked_sub(1).map(|before| &pairs[before]) else { return false };
        let takes_names =
            owner.text().and_then(|owner| keys::find(keys::FILE, owner)).is_some_and(|field| matches!(field.kind, Kind::Map(..)));
        if !takes_names
            || !matches!(before.value, Yaml::Scalar(None))
            || !matches!(value.value, Yaml::Map(_))
            || name.column != owner.column
        {
            return false;
        }
        self.beside(name, owner, Code::UnknownKey, "indent it, and all below it,");
        true
    }

    /// That the owner has no value is said by this as well.
    fn beside(&mut self, name: &Marked, owner: &Marked, code: Code, indent: &str) {
        let here = Some(spot(owner));
        self.found.retain(|found| found.code != Code::NothingGiven || found.span != here);
        let (text, owner) = (name.text().unwrap_or_default(), owner.text().unwrap_or_default());
        let message = format!("`{text}` stands beside `{owner}`, and has to stand under it");
        self.push(code, Some(spot(name)), message, None, format!("{indent} by two blanks more than `{owner}`"));
    }
}
