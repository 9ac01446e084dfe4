//! Slips of the pen that YAML takes for something else, or not at all: signs that only look like its own, blanks that are
//! missing or are none, quotes that end too early. An author sees what is on the line, and is told that.

use super::diagnostic::Code;
use crate::source::marked_yaml::Broken;
use std::ops::Range;

/// A slip, and where it is: bytes of the text that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub code: Code,
    pub at: Range<usize>,
    pub message: String,
    pub help: String,
}

impl Slip {
    fn new(code: Code, at: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Slip {
        Slip { code, at, message: message.into(), help: help.into() }
    }

    /// The same in a text in which the one looked at begins at `start`.
    fn from(self, start: usize) -> Slip {
        Slip { at: self.at.start + start..self.at.end + start, ..self }
    }
}

/// Signs that are taken for the comma between the entries of a list.
const COMMAS: [(char, &str); 12] = [
    (',', "a comma"),
    ('،', "the Arabic comma"),
    ('؛', "the Arabic semicolon"),
    ('，', "the full-width comma"),
    ('﹐', "the small comma"),
    ('、', "the ideographic comma"),
    ('､', "the half-width ideographic comma"),
    ('‚', "a low quotation mark"),
    ('٫', "the Arabic decimal comma"),
    ('；', "the full-width semicolon"),
    (';', "a semicolon"),
    ('|', "a bar"),
];

/// Signs that are taken for the colon behind a key.
const COLONS: [(char, &str); 5] =
    [('：', "the full-width colon"), ('﹕', "the small colon"), ('∶', "the ratio sign"), ('ː', "a sign of length"), ('׃', "a Hebrew sign")];

/// Signs that are taken for brackets, and the bracket each stands for.
const BRACKETS: [(char, char); 10] =
    [('［', '['), ('］', ']'), ('【', '['), ('】', ']'), ('〔', '['), ('〕', ']'), ('｛', '{'), ('｝', '}'), ('﹛', '{'), ('﹜', '}')];

/// Quotation marks of print.
const PRINTED_QUOTES: [char; 11] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‹', '›', '＂'];

fn named<const N: usize>(signs: &[(char, &'static str); N], sign: char) -> Option<&'static str> {
    signs.iter().find(|(known, _)| *known == sign).map(|(_, name)| *name)
}

fn point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// A blank that no key of the keyboard writes.
fn odd_blank(c: char) -> Option<String> {
    match c {
        ' ' | '\t' | '\n' | '\r' => None,
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(format!("a no-break space ({})", point(c))),
        '\u{3000}' => Some(format!("an ideographic space ({})", point(c))),
        c if c.is_whitespace() => Some(format!("a space that YAML does not know ({})", point(c))),
        _ => invisible(c),
    }
}

/// A character that shows nothing.
fn invisible(c: char) -> Option<String> {
    let name = match c {
        '\u{200e}' => "a left-to-right mark",
        '\u{200f}' => "a right-to-left mark",
        '\u{61c}' => "an Arabic letter mark",
        '\u{200b}' => "a space of no width",
        '\u{feff}' => "a byte order mark",
        '\u{ad}' => "a soft hyphen",
        '\u{200c}' | '\u{200d}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => "a character of no width",
        _ => return None,
    };
    Some(format!("{name} ({})", point(c)))
}

fn odd(at: usize, c: char, what: &str) -> Slip {
    let message = format!("here stands {what}, which looks like a blank or like nothing");
    Slip::new(Code::Lookalike, at..at + c.len_utf8(), message, "delete it, and type a plain blank where one is wanted")
}

/// The entries that a text would be if what looks like a comma were one.
pub(super) fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| named(&COMMAS, c).is_some()).map(str::trim).filter(|part| !part.is_empty())
}

/// In a name or a word: a sign that looks as if it parted two of them.
pub(super) fn comma(text: &str) -> Option<Slip> {
    let (at, sign, name) = text.char_indices().find_map(|(at, c)| Some((at, c, named(&COMMAS, c)?)))?;
    let parts: Vec<&str> = entries(text).collect();
    let message = if sign == ',' {
        format!("`{text}` is one entry with a comma in it")
    } else {
        format!("`{sign}` is {name}, and does not part the entries of a list: this is one entry")
    };
    let help = format!("write `[{}]`, with the comma `,` and without quotes around it all", parts.join(", "));
    Some(Slip::new(Code::Lookalike, at..at + sign.len_utf8(), message, help))
}

/// A bracket of another script.
pub(super) fn is_odd_bracket(sign: char) -> bool {
    BRACKETS.iter().any(|(odd, _)| *odd == sign)
}

/// A bracket of another script at the front of a text.
pub(super) fn odd_bracket(text: &str) -> Option<Slip> {
    let sign = text.chars().next()?;
    let plain = BRACKETS.iter().find(|(odd, _)| *odd == sign).map(|(_, plain)| *plain)?;
    let message = format!("`{sign}` is no bracket of YAML");
    Some(Slip::new(Code::Lookalike, 0..sign.len_utf8(), message, format!("write `{plain}`, and its counterpart at the end")))
}

/// In a key or a name: quotes of print around it, a dash or a colon without its blank, a character that shows nothing.
pub(super) fn name(text: &str, quoted: bool) -> Option<Slip> {
    if let Some((at, c, what)) = text.char_indices().find_map(|(at, c)| Some((at, c, odd_blank(c)?))) {
        return Some(odd(at, c, &what));
    }
    if quoted {
        return None;
    }
    if let Some(first) = text.chars().next().filter(|c| PRINTED_QUOTES.contains(c)) {
        return Some(printed_quotes(0, first));
    }
    glued_dash(text).or_else(|| glued_colon(text))
}

fn printed_quotes(at: usize, quote: char) -> Slip {
    let message = format!("`{quote}` is a quotation mark of print, and no quote of YAML: it is part of the text");
    Slip::new(Code::Lookalike, at..at + quote.len_utf8(), message, "write `\"` on both sides, or no quotes at all")
}

/// `-place`: an entry whose dash has no blank behind it.
pub(super) fn glued_dash(text: &str) -> Option<Slip> {
    let rest = text.strip_prefix('-')?;
    rest.chars().next().filter(|c| !c.is_whitespace() && *c != '-' && !c.is_numeric())?;
    let first = rest.split_whitespace().next().unwrap_or_default();
    let message = "a blank is missing behind the dash, so this is no entry of a list";
    Some(Slip::new(Code::MissingBlank, 0..1 + first.len(), message, format!("write `- {first}`")))
}

/// `count:school`: a key whose colon has no blank behind it.
pub(super) fn glued_colon(text: &str) -> Option<Slip> {
    let key = key_of(text)?;
    let rest = &text[key.len()..];
    let behind = rest.strip_prefix(':')?;
    let next = behind.chars().next().filter(|c| !c.is_whitespace() && !matches!(c, '/' | ':'))?;
    let value: String = behind.chars().take_while(|c| !c.is_whitespace() && !matches!(c, ',' | '}' | ']')).collect();
    let (value, more) = if matches!(next, '[' | '{') { (next.to_string(), "…") } else { (value, "") };
    let message = "a blank is missing behind the colon, so this is no key with its value";
    Some(Slip::new(Code::MissingBlank, key.len()..key.len() + 1, message, format!("write `{key}: {value}{more}`")))
}

/// What a text begins with, if it can be a key.
fn key_of(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(text.len());
    Some(&text[..end]).filter(|key| key.chars().any(char::is_alphabetic))
}

/// The slip behind a text that is no YAML; bytes of `written`.
pub(super) fn of_broken(written: &str, broken: &Broken) -> Option<Slip> {
    let lines = Lines { written };
    let here = lines.around(broken.byte);
    let says = |words: &str| broken.message.contains(words);
    if says("tab") {
        let near = [Some(here.clone()), lines.after(&here), lines.before(&here)];
        if let Some(at) = near.into_iter().flatten().find_map(|line| Some(line.start + written[line].find('\t')?)) {
            let help = "indent with blanks: two for each level";
            return Some(Slip::new(Code::Syntax, at..at + 1, "a tab stands here, and YAML is indented with blanks", help));
        }
    }
    // A value that runs on over the lines swallows what was meant as the next key, so the line above is looked at as well.
    // So does a key that never comes to its colon, and then the parser stops a line later.
    let swallowed = says("mapping values") && leads(written, &here, broken.byte) || says("simple key expect");
    let above = lines.before(&here).filter(|_| swallowed);
    for line in [Some(here.clone()), above].into_iter().flatten() {
        if let Some(slip) = in_line(&written[line.clone()], broken.open.is_some()) {
            return Some(slip.from(line.start));
        }
    }
    let at = broken.byte;
    let letter = at..at + written[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let syntax = |at: Range<usize>, message: &str, help: &str| Some(Slip::new(Code::Syntax, at, message, help));
    if says("may not precede") {
        let line = &written[here.start..at];
        let key = line.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        let message = "a blank is missing behind the colon";
        return Some(Slip::new(Code::MissingBlank, letter, message, format!("write `{key}: [`, with a blank before the bracket")));
    }
    if says("mapping values") {
        return if leads(written, &here, at) {
            let start = here.start + written[here].find(|c: char| !c.is_whitespace()).unwrap_or(0);
            syntax(start..at, "this key stands deeper than the one above, which has its value already", LEVELS)
        } else {
            let line = &written[here.start..at];
            let text = line.split_once(": ").map_or(line, |(_, text)| text).trim_start_matches([' ', '-', '"', '\'']);
            let help = format!("put the text in quotes: `\"{text}: …\"`");
            syntax(letter, "a colon with a blank behind it ends a text without quotes", &help)
        };
    }
    if says("trailing content") {
        let quote = written[..at].chars().next_back().unwrap_or('"');
        let help = if quote == '\'' {
            "write `''` for an apostrophe inside, or put the whole into `\"`"
        } else {
            "write `\\\"` for a quotation mark inside, or put the whole into `'`"
        };
        return syntax(at - quote.len_utf8()..at, "the text ends at this quote, and something stands behind it", help);
    }
    if says("unexpected character") || says("unknown anchor") || says("could not find expected directive") {
        let sign = &written[letter.clone()];
        return syntax(letter.clone(), &format!("a text without quotes cannot begin with `{sign}`"), "put it in quotes");
    }
    if says("quoted scalar") && (says("end of stream") || says("invalid indentation")) {
        return syntax(letter, "this quote is never closed", "write the same quote at the end of the text");
    }
    if says("block mapping") {
        let entry = written[at..].starts_with("- ");
        let message =
            if entry { "an entry of a list stands among keys here" } else { "this line stands neither under the key above nor beside it" };
        return syntax(letter, message, LEVELS);
    }
    if says("expected '-' indicator") || says("block sequence entries") {
        return syntax(
            letter,
            "this line stands among the entries of a list, and is none",
            "begin each entry with `- `, all in one column",
        );
    }
    None
}

const LEVELS: &str = "keys of one level begin in the same column, two blanks deeper than the key they belong to";

/// True where the line begins with the key whose colon stands at `at`.
fn leads(written: &str, line: &Range<usize>, at: usize) -> bool {
    let before = written[line.start..at].trim_start_matches([' ', '-']);
    !before.is_empty() && key_of(before) == Some(before.trim_end())
}

/// A slip in one line of a file that is no YAML; `flow` inside a bracket.
fn in_line(line: &str, flow: bool) -> Option<Slip> {
    let mut at = 0;
    for (start, c) in line.char_indices() {
        at = start;
        match c {
            ' ' => {}
            '-' if line[start + 1..].starts_with(' ') => {}
            _ => match odd_blank(c) {
                Some(what) => return Some(odd(start, c, &what)),
                None => break,
            },
        }
    }
    let rest = &line[at..];
    if rest.starts_with('#') {
        return None;
    }
    if let Some(c) = rest.strip_prefix('-').and_then(|behind| behind.chars().next())
        && let Some(what) = odd_blank(c)
    {
        return Some(odd(at + 1, c, &what));
    }
    if let Some(slip) = glued_dash(rest) {
        return Some(slip.from(at));
    }
    if let Some(key) = key_of(rest) {
        let behind = &rest[key.len()..];
        let sign = behind.trim_start().chars().next();
        let place = at + key.len() + (behind.len() - behind.trim_start().len());
        if let Some((sign, name)) = sign.and_then(|sign| Some((sign, named(&COLONS, sign)?))) {
            let message = format!("`{sign}` is {name}, and no colon");
            return Some(Slip::new(Code::Lookalike, place..place + sign.len_utf8(), message, format!("write `{key}: `")));
        }
        if sign == Some('=') && !rest.contains(": ") {
            let help = format!("write `{key}: `");
            return Some(Slip::new(Code::Syntax, place..place + 1, "between a key and its value stands a colon, not `=`", help));
        }
        if let Some((start, c)) = behind.strip_prefix(':').and_then(|value| value.char_indices().next())
            && let Some(what) = odd_blank(c)
        {
            return Some(odd(at + key.len() + 1 + start, c, &what));
        }
        if let Some(slip) = glued_colon(rest) {
            return Some(slip.from(at));
        }
    }
    values(line, at, flow)
}

/// Where values begin and end in a line: brackets, quotes and commas that only look like them.
fn values(line: &str, from: usize, flow: bool) -> Option<Slip> {
    let mut quote = None;
    let mut depth = usize::from(flow);
    let mut fresh = true;
    for (at, c) in line.char_indices().skip_while(|(at, _)| *at < from) {
        if quote.is_some() {
            if quote == Some(c) {
                quote = None;
            }
            continue;
        }
        let here = at..at + c.len_utf8();
        match c {
            '"' | '\'' if fresh => quote = Some(c),
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            c if fresh && PRINTED_QUOTES.contains(&c) => return Some(printed_quotes(at, c)),
            c if fresh && is_odd_bracket(c) => return odd_bracket(&line[at..]).map(|slip| slip.from(at)),
            c if depth > 0 && !matches!(c, ',' | ';' | '|' | '‚') && named(&COMMAS, c).is_some() => {
                let name = named(&COMMAS, c).unwrap_or_default();
                let message = format!("`{c}` is {name}, and parts nothing in brackets");
                return Some(Slip::new(Code::Lookalike, here, message, "write the comma `,`, or put a text that holds it in quotes"));
            }
            _ => {}
        }
        fresh = matches!(c, ' ' | '[' | '{' | ',')
            && (fresh || c != ' ' || matches!(line[..at].chars().next_back(), Some(':' | ',' | '-' | '[' | '{')));
    }
    None
}

/// The lines of a text as ranges of bytes.
struct Lines<'t> {
    written: &'t str,
}

impl Lines<'_> {
    fn around(&self, byte: usize) -> Range<usize> {
        let byte = byte.min(self.written.len());
        let start = self.written[..byte].rfind('\n').map_or(0, |at| at + 1);
        let end = self.written[byte..].find('\n').map_or(self.written.len(), |at| byte + at);
        start..end
    }

    /// The line above that holds something.
    fn before(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let mut start = line.start;
        while start > 0 {
            let above = self.around(start - 1);
            let held = self.written[above.clone()].trim();
            if !held.is_empty() && !held.starts_with('#') {
                return Some(above);
            }
            start = above.start;
        }
        None
    }

    fn after(&self, line: &Range<usize>) -> Option<Range<usize>> {
        (line.end < self.written.len()).then(|| self.around(line.end + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_looks_like_a_comma_is_named() {
        for (text, sign, part) in [
            ("متظاهر، محتج", "،", "the Arabic comma"),
            ("a；b", "；", "full-width semicolon"),
            ("學、院", "、", "ideographic"),
            ("dead, wounded", ",", "one entry with a comma"),
        ] {
            let slip = comma(text).unwrap();
            assert_eq!(&text[slip.at.clone()], sign);
            assert!(slip.message.contains(part), "{}", slip.message);
        }
        assert!(comma("متظاهر، محتج").unwrap().help.contains("[متظاهر, محتج]"));
        assert_eq!(comma("passer-by of St. John's (old)"), None);
    }

    #[test]
    fn names_are_looked_at_for_glue_and_for_what_nobody_sees() {
        let code = |text: &str| name(text, false).map(|slip| (slip.code, text[slip.at].to_owned()));
        assert_eq!(code("-place"), Some((Code::MissingBlank, "-place".into())));
        assert_eq!(code("count:40"), Some((Code::MissingBlank, ":".into())));
        assert_eq!(code("“school”"), Some((Code::Lookalike, "“".into())));
        assert_eq!(code("school\u{200b}"), Some((Code::Lookalike, "\u{200b}".into())));
        assert_eq!(code("count\u{a0}"), Some((Code::Lookalike, "\u{a0}".into())));
        for fine in ["us-troops", "-3", "12:30", "https://example.org", "مدرسة"] {
            assert_eq!(code(fine), None, "{fine}");
        }
    }
}
