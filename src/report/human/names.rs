//! Where the names of places and actors come from: the gazetteer and the actor list know them, reports only ask.

use crate::value::place::Gazetteer;

/// Names in a language, by id.
pub trait Names {
    /// A place's name; for an unknown id a readable form of the id.
    fn place(&self, id: &str, language: &str) -> String;
    /// An actor's name; for an unknown id a readable form of the id.
    fn actor(&self, id: &str, language: &str) -> String;
    /// The values of this claim type are counts of what its title names, so that a unit would say it twice.
    fn counts(&self, _claim_type: &str) -> bool {
        false
    }
}

/// Names made from the ids alone: `kurdistan-region` is "Kurdistan Region", `iraq-government` "Iraq government".
#[derive(Clone, Copy, Debug, Default)]
pub struct Ids;

impl Names for Ids {
    fn place(&self, id: &str, _language: &str) -> String {
        id.split('-').map(capitalised).collect::<Vec<_>>().join(" ")
    }

    fn actor(&self, id: &str, _language: &str) -> String {
        // A name that was not in the list stands as the text has it.
        if id.contains(|c: char| c.is_uppercase() || c == ' ') { id.to_string() } else { capitalised(&id.replace('-', " ")) }
    }
}

/// The gazetteer alone: it knows no actors, whose ids are made readable.
impl Names for Gazetteer {
    fn place(&self, id: &str, language: &str) -> String {
        self.display(id, language)
    }

    fn actor(&self, id: &str, language: &str) -> String {
        Ids.actor(id, language)
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_readable() {
        assert_eq!(Ids.place("kurdistan-region", "en"), "Kurdistan Region");
        assert_eq!(Ids.place("IQ", "en"), "IQ");
        assert_eq!(Ids.actor("iraq-government", "en"), "Iraq government");
        assert_eq!(Ids.actor("INA", "en"), "INA");
        assert_eq!(Ids.actor("Jane Doe-Smith", "en"), "Jane Doe-Smith");
        assert_eq!(Ids.place("", "en"), "");
    }
}
