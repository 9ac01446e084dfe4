//! A slot's title: the rule's template with the slot's key filled in.

use super::names::Names;
use crate::lang::LanguagePack;
use std::collections::BTreeMap;

/// Fills `{argument}` of `template` from `key`. An argument that the claims leave open is said to be open; one that the
/// template does not mention follows in parentheses, so that two slots never look the same.
pub fn title(template: &str, key: &BTreeMap<String, String>, names: &dyn Names, language: &str) -> String {
    let mut text = String::new();
    let mut used = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((argument, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        let name = argument_words(argument, key.get(argument).map(String::as_str), names, language);
        // A title begins as a heading does, without the article.
        if let Some(article) = LanguagePack::shipped(language).and_then(|pack| pack.article(&name)).filter(|_| text.ends_with(' ')) {
            text.push_str(article);
            text.push(' ');
        }
        text.push_str(&name);
        used.push(argument);
        rest = after;
    }
    text.push_str(rest);
    let unmentioned: Vec<String> = key
        .iter()
        .filter(|(argument, value)| !used.contains(&argument.as_str()) && value.as_str() != "?")
        .map(|(argument, value)| argument_words(argument, Some(value), names, language))
        .collect();
    if unmentioned.is_empty() { text } else { format!("{text} ({})", unmentioned.join(", ")) }
}

fn argument_words(argument: &str, value: Option<&str>, names: &dyn Names, language: &str) -> String {
    match value {
        None | Some("?" | "") => format!("an unnamed {}", argument.replace('-', " ")),
        Some(id) if argument == "place" => names.place(id, language),
        // Whoever it is; a word that is nobody's id stays a word.
        Some(id) => match names.actor(id, language) {
            name if name == id => id.replace('-', " "),
            name => name,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::human::Ids;

    fn filled(template: &str, key: &[(&str, &str)]) -> String {
        let key = key.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        title(template, &key, &Ids, "en")
    }

    #[test]
    fn arguments_are_filled_in() {
        assert_eq!(filled("US troops in {place}", &[("place", "baghdad")]), "US troops in Baghdad");
        assert_eq!(filled("US troops in {place}", &[("place", "?")]), "US troops in an unnamed place");
        assert_eq!(filled("US troops in {place}", &[]), "US troops in an unnamed place");
        assert_eq!(filled("Deaths", &[("event", "port-blast"), ("place", "?")]), "Deaths (Port blast)");
        assert_eq!(filled("US troops in {place}", &[("place", "united-states")]), "US troops in the United States");
        assert_eq!(filled("{place}: deaths", &[("place", "united-states")]), "United States: deaths");
        assert_eq!(filled("{nation} attacks in {place}", &[("nation", "iraq"), ("place", "kirkuk")]), "Iraq attacks in Kirkuk");
    }

    #[test]
    fn a_broken_template_is_shown_as_it_is() {
        assert_eq!(filled("Troops in {place", &[]), "Troops in {place");
    }
}
