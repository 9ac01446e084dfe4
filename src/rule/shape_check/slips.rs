//! Slips that leave the file valid YAML: an entry that holds a sign like a comma, a key glued to its value, a text that a comma
//! or a `#` cuts short. Each is said in place of the puzzling consequence.

use super::{Check, first_line};
use crate::rule::diagnostic::Code;
use crate::rule::document::spot;
use crate::rule::keys::Domain;
use crate::rule::slip::{self, Slip};
use crate::source::marked_yaml::{Marked, Yaml};

impl Check<'_> {
    fn slip(&mut self, node: &Marked, slip: Slip) {
        let at = self.document.within(node, &slip.at);
        self.push(slip.code, Some(at), slip.message, None, slip.help);
    }

    fn is_quoted(&self, node: &Marked) -> bool {
        self.document.written(node).starts_with(['"', '\''])
    }

    /// A name or a word that is more than one, or is glued to what stands beside it.
    pub(super) fn slipped(&mut self, node: &Marked, text: &str, domain: Option<Domain>) -> bool {
        let quoted = self.is_quoted(node);
        let of_name = || slip::name(text, quoted).filter(|slip| !matches!(domain, Some(Domain::Free)) || slip.code == Code::MissingBlank);
        // Conditions of several words, as in `by`, are texts; what parts a list parts them too.
        let found = slip::comma(text).or_else(of_name);
        found.map(|found| self.slip(node, found)).is_some()
    }

    /// A key that is none because of a slip.
    pub(super) fn slipped_key(&mut self, pairs: &[(Marked, Marked)], position: usize, text: &str) -> bool {
        let (name, value) = &pairs[position];
        if let Some(found) = slip::name(text, self.is_quoted(name)) {
            self.slip(name, found);
            return true;
        }
        if let Some(found) = slip::comma(text) {
            self.slip(name, found);
            return true;
        }
        self.cut_by_comma(pairs, position, name, value)
    }

    /// In braces a comma ends the value: `{count: about 5,000}` has a key `000` without a value.
    fn cut_by_comma(&mut self, pairs: &[(Marked, Marked)], position: usize, name: &Marked, value: &Marked) -> bool {
        let Some((key, before)) = position.checked_sub(1).map(|before| &pairs[before]).filter(|_| self.is_bare(value)) else {
            return false;
        };
        let (Some(key), Some(text), Some(rest)) = (key.text(), before.text(), name.text()) else {
            // The piece before has been told of, and this one is of the same text.
            return self.is_bare(before) && self.found.last().is_some_and(|found| found.code == Code::CutShort);
        };
        if self.is_quoted(before) || self.document.between(before, Some(name)).trim() != "," {
            return false;
        }
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let message = format!("in braces a comma ends the value, so `{key}` is `{text}` alone");
        let help = match text.rsplit(' ').next().filter(|last| digits(last) && digits(rest)) {
            Some(_) if rest.len() == 3 => {
                let more =
                    pairs[position + 1..].iter().map_while(|(name, value)| name.text().filter(|more| self.is_bare(value) && digits(more)));
                format!("write a number without a comma: `{key}: {text}{rest}{}`", more.collect::<String>())
            }
            Some(_) => format!("write a fraction with a point: `{key}: {text}.{rest}`"),
            None => format!("put the text in quotes: `{key}: \"{text}, {rest}\"`"),
        };
        let end = before.bytes.end;
        let comma = self.document.between(before, Some(name)).find(',').unwrap_or(0) + end;
        let here = spot(before);
        let column = here.column + self.document.written(before).chars().count() + comma - end;
        let here = crate::rule::Spot { column, start: comma, end: comma + 1, ..here };
        self.push(Code::CutShort, Some(here), message, None, help);
        true
    }

    /// Behind a text without quotes ` #` begins a comment: `Five rockets #iraq` ends before the second word.
    pub(super) fn cut_by_comment(&mut self, node: &Marked, key: &str) {
        let behind = self.document.between(node, None);
        let sign = behind.len() - behind.trim_start().len();
        let hashed = behind[sign..].strip_prefix('#').and_then(|word| word.chars().next()).is_some_and(char::is_alphanumeric);
        if !hashed || sign == 0 || self.is_quoted(node) || self.document.written(node).contains('\n') {
            return;
        }
        let here = spot(node);
        let start = here.end + sign;
        let column = here.column + self.document.written(node).chars().count() + behind[..sign].chars().count();
        let here = crate::rule::Spot { column, start, end: start + 1, ..here };
        let message = format!("`#` begins a comment, so the `{key}` ends before it");
        self.push(Code::CutShort, Some(here), message, None, "put the text in quotes; where a comment is meant, write a blank behind `#`");
    }

    /// Nothing is written there, not even a colon.
    fn is_bare(&self, value: &Marked) -> bool {
        matches!(value.value, Yaml::Scalar(None)) && !self.document.written(value).contains(|c: char| c.is_alphanumeric() || c == '~')
    }

    /// What was probably meant where one value stands for a list or a mapping.
    pub(super) fn meant_by(&mut self, node: &Marked) -> bool {
        let Some(text) = node.text() else { return self.braces_for_a_list(node) };
        if self.is_quoted(node) {
            return false;
        }
        let opens = text.chars().next().is_some_and(slip::is_odd_bracket);
        let found = if opens { slip::odd_bracket(text) } else { slip::name(text, false) };
        found.map(|found| self.slip(node, found)).is_some()
    }

    /// `{school}`: braces around names make keys of them.
    fn braces_for_a_list(&mut self, node: &Marked) -> bool {
        let Yaml::Map(pairs) = &node.value else { return false };
        let bare = |(name, value): &(Marked, Marked)| name.text().is_some() && self.is_bare(value);
        if pairs.is_empty() || !pairs.iter().all(bare) || !self.document.written(node).starts_with('{') {
            return false;
        }
        let names: Vec<&str> = pairs.iter().filter_map(|(name, _)| name.text()).collect();
        let message = "braces hold keys with their values; the entries of a list stand in square brackets";
        self.push(Code::WrongType, Some(first_line(node)), message, None, format!("write `[{}]`", names.join(", ")));
        true
    }

    /// `[count: 5, place: Erbil]`: without braces every pair is an entry of its own.
    pub(super) fn pairs_without_braces(&mut self, node: &Marked, key: &str) {
        let Yaml::List(items) = &node.value else { return };
        let bare = |item: &Marked| matches!(item.value, Yaml::Map(_)) && !self.document.written(item).starts_with('{');
        if items.len() < 2 || !self.document.written(node).starts_with('[') || !items.iter().all(bare) {
            return;
        }
        let inside: Vec<&str> = items.iter().map(|item| self.document.written(item).trim()).collect();
        let message = format!("`{key}` holds {} entries of one key each, where one entry with all of them is meant", items.len());
        self.push(Code::WrongType, Some(first_line(node)), message, None, format!("put braces around them: `[{{{}}}]`", inside.join(", ")));
    }
}
