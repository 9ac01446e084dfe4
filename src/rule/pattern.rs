//! Patterns of `match`: written for what a form cannot say, compiled to a small program that runs over the same words
//! and mentions as forms do, in time that grows with the sentence and never explodes.
//!
//! | written | means |
//! |---|---|
//! | `word` | this word, as written |
//! | `{name}` | a word of a lexicon |
//! | `{name:type}` | a capture: number, date, place, actor, or a word of a lexicon; `value` is the claim's value |
//! | `x?` | x, or nothing |
//! | `( a \| b )` | a or b |
//! | `[ a & b ]` | a and b in any order |
//! | `..` | at most five words of the clause |
//! | `...` | any words of the sentence |

use super::LexiconId;
use super::nearest::Near;
use std::ops::Range;

/// Words that `..` may pass over.
const SHORT_GAP: usize = 5;
/// Parts that may stand in any order; their orders are tried one by one.
const MOST_IN_ANY_ORDER: usize = 4;
/// Steps that one pattern may have.
const LONGEST: usize = 600;

/// What one step takes from the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A word of a lexicon.
    Lexicon(LexiconId),
    /// A number.
    Number,
    /// A date.
    Date,
    /// A place.
    Place,
    /// An actor.
    Actor,
}

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Takes what the atom stands for; kept under the name, where there is one.
    Take(Atom, Option<String>),
    /// Takes one word; of the same clause only where the flag is set.
    Word(bool),
    /// Goes on here, or else there.
    Split(usize, usize),
    /// Goes on there.
    Jump(usize),
    /// The pattern is found.
    Found,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// As written.
    pub text: String,
    /// The program; it ends with [`Step::Found`].
    pub steps: Vec<Step>,
    /// Lexicons one of which stands in every sentence that the pattern finds.
    pub anchors: Vec<LexiconId>,
    /// What `value` captures; `None` where nothing does, and the claim is that it is so.
    pub value: Option<Atom>,
}

/// Why a pattern cannot be compiled: what is wrong, where in its text, which name was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// What is wrong.
    pub message: String,
    /// The bytes of the pattern that are.
    pub at: Range<usize>,
    /// The nearest valid name.
    pub nearest: Option<Near>,
}

/// Who knows lexicons by name, and makes one of a single word.
pub trait Lexicons {
    /// The lexicon of that name.
    fn named(&self, name: &str) -> Option<LexiconId>;
    /// The name nearest to a wrong one.
    fn nearest(&self, name: &str) -> Option<Near>;
    /// A lexicon of this word alone.
    fn word(&mut self, word: &str) -> LexiconId;
}

enum Part {
    Take(Atom, Option<String>),
    Optional(Box<Part>),
    Either(Vec<Vec<Part>>),
    AnyOrder(Vec<Vec<Part>>),
    Short,
    Long,
}

/// Types of a capture that are no lexicons.
pub const TYPES: [&str; 4] = ["number", "date", "place", "actor"];

impl Pattern {
    /// Compiles a pattern.
    pub fn compile(text: &str, lexicons: &mut dyn Lexicons) -> Result<Pattern, Broken> {
        let mut parser = Parser { text, at: 0, lexicons, value: None, depth: 0 };
        let parts = parser.sequence(&[])?;
        let value = parser.value;
        let mut steps = Vec::new();
        emit_all(&parts, &mut steps);
        steps.push(Step::Found);
        if steps.len() > LONGEST {
            return Err(Broken { message: "the pattern is too long".into(), at: 0..text.len(), nearest: None });
        }
        Ok(Pattern { text: text.to_owned(), steps, anchors: anchors(&parts).unwrap_or_default(), value })
    }
}

impl Pattern {
    /// The lexicons that it names.
    pub fn lexicons(&self) -> impl Iterator<Item = LexiconId> + '_ {
        self.steps.iter().filter_map(|step| match step {
            Step::Take(Atom::Lexicon(id), _) => Some(*id),
            _ => None,
        })
    }
}

struct Parser<'t, 'l> {
    text: &'t str,
    at: usize,
    lexicons: &'l mut dyn Lexicons,
    value: Option<Atom>,
    depth: usize,
}

impl Parser<'_, '_> {
    fn fail<T>(&self, at: Range<usize>, message: impl Into<String>) -> Result<T, Broken> {
        Err(Broken { message: message.into(), at, nearest: None })
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Parts up to one of `ends`, which stays, or to the end of the text.
    fn sequence(&mut self, ends: &[char]) -> Result<Vec<Part>, Broken> {
        let mut parts = Vec::new();
        loop {
            self.skip_space();
            let Some(next) = self.rest().chars().next() else { return Ok(parts) };
            if ends.contains(&next) {
                return Ok(parts);
            }
            let start = self.at;
            let part = match next {
                '{' => self.braces()?,
                '(' => Part::Either(self.group(')', '|')?),
                '[' => {
                    let parts = self.group(']', '&')?;
                    if parts.len() > MOST_IN_ANY_ORDER {
                        return self.fail(start..self.at, format!("at most {MOST_IN_ANY_ORDER} parts may stand in any order"));
                    }
                    Part::AnyOrder(parts)
                }
                '.' if self.rest().starts_with("...") => {
                    self.at += 3;
                    Part::Long
                }
                '.' if self.rest().starts_with("..") => {
                    self.at += 2;
                    Part::Short
                }
                ')' | ']' | '}' | '|' | '&' | '?' => {
                    return self.fail(start..start + 1, format!("`{next}` has nothing that it could close or join"));
                }
                _ => self.word()?,
            };
            if self.rest().starts_with('?') {
                self.at += 1;
                parts.push(Part::Optional(Box::new(part)));
            } else {
                parts.push(part);
            }
        }
    }

    fn word(&mut self) -> Result<Part, Broken> {
        let start = self.at;
        let special = |c: char| c.is_whitespace() || "{}()[]|&?".contains(c);
        let length = self.rest().find(special).unwrap_or(self.rest().len());
        // A gap may stand right behind a word.
        let length = self.rest()[..length].find("..").filter(|&at| at > 0).unwrap_or(length);
        self.at += length;
        let word = &self.text[start..self.at];
        if !word.chars().any(char::is_alphanumeric) {
            return self.fail(start..self.at, format!("`{word}` is neither a word nor a part of a pattern"));
        }
        Ok(Part::Take(Atom::Lexicon(self.lexicons.word(word)), None))
    }

    fn braces(&mut self) -> Result<Part, Broken> {
        let start = self.at;
        let Some(length) = self.rest().find('}') else { return self.fail(start..start + 1, "`{` is never closed") };
        self.at += length + 1;
        let inside = &self.text[start + 1..start + length];
        let (name, kind) = match inside.split_once(':') {
            Some((name, kind)) => (Some(name.trim()), kind.trim()),
            None => (None, inside.trim()),
        };
        let offset = start + 1 + inside.rfind(kind).unwrap_or(0);
        let atom = match (kind, self.lexicons.named(kind)) {
            (_, Some(id)) => Atom::Lexicon(id),
            ("number", _) => Atom::Number,
            ("date", _) => Atom::Date,
            ("place", _) => Atom::Place,
            ("actor", _) => Atom::Actor,
            _ => {
                let near = super::nearest::nearest(kind, TYPES.into_iter()).or_else(|| self.lexicons.nearest(kind));
                let message = format!("`{kind}` is neither a lexicon nor one of {}", TYPES.join(", "));
                return Err(Broken { message, at: offset..offset + kind.len(), nearest: near });
            }
        };
        match name {
            Some("value") if atom == Atom::Actor => {
                return self.fail(start..self.at, "a value is a number, a date, a place or a word of a lexicon, and no actor");
            }
            Some("value") if self.value.as_ref().is_some_and(|value| *value != atom) => {
                return self.fail(start..self.at, "`value` captures two kinds of things");
            }
            Some("value") => self.value = Some(atom.clone()),
            Some("who") if atom != Atom::Actor => return self.fail(start..self.at, "`who` captures an actor: `{who:actor}`"),
            Some("who") | None => {}
            Some(other) => return self.fail(start..self.at, format!("a capture is called `value` or `who`, not `{other}`")),
        }
        Ok(Part::Take(atom, name.map(str::to_owned)))
    }

    fn group(&mut self, close: char, joint: char) -> Result<Vec<Vec<Part>>, Broken> {
        let start = self.at;
        self.depth += 1;
        if self.depth > 8 {
            return self.fail(start..start + 1, "brackets nest too deeply");
        }
        self.at += 1;
        let mut parts = Vec::new();
        loop {
            let part = self.sequence(&[close, joint])?;
            if part.is_empty() {
                return self.fail(start..self.at.max(start + 1), "a part of the bracket is empty");
            }
            parts.push(part);
            match self.rest().chars().next() {
                Some(c) if c == close => break,
                Some(_) => self.at += 1,
                None => {
                    let open = &self.text[start..start + 1];
                    return self.fail(start..start + 1, format!("`{open}` is never closed"));
                }
            }
        }
        self.at += 1;
        self.depth -= 1;
        Ok(parts)
    }
}

fn emit_all(parts: &[Part], steps: &mut Vec<Step>) {
    parts.iter().for_each(|part| emit(part, steps));
}

fn emit(part: &Part, steps: &mut Vec<Step>) {
    // What is too long is refused as a whole; writing on would cost memory.
    if steps.len() > LONGEST {
        return;
    }
    match part {
        Part::Take(atom, name) => steps.push(Step::Take(atom.clone(), name.clone())),
        Part::Optional(inner) => {
            let split = steps.len();
            steps.push(Step::Found);
            emit(inner, steps);
            steps[split] = Step::Split(split + 1, steps.len());
        }
        Part::Either(alternatives) => alternative(alternatives.iter().map(|parts| parts.iter().collect()).collect(), steps),
        Part::AnyOrder(parts) => {
            let orders = orders(parts.len());
            let orders = orders.into_iter().map(|order| order.into_iter().flat_map(|at| &parts[at]).collect()).collect();
            alternative(orders, steps);
        }
        Part::Short => {
            let mut splits = Vec::new();
            for _ in 0..SHORT_GAP {
                splits.push(steps.len());
                steps.push(Step::Found);
                steps.push(Step::Word(true));
            }
            let end = steps.len();
            splits.into_iter().for_each(|split| steps[split] = Step::Split(end, split + 1));
        }
        Part::Long => {
            let split = steps.len();
            steps.push(Step::Split(split + 3, split + 1));
            steps.push(Step::Word(false));
            steps.push(Step::Jump(split));
        }
    }
}

/// One of several sequences, the first that fits.
fn alternative(alternatives: Vec<Vec<&Part>>, steps: &mut Vec<Step>) {
    let mut jumps = Vec::new();
    let last = alternatives.len().saturating_sub(1);
    for (index, parts) in alternatives.into_iter().enumerate() {
        let split = steps.len();
        if index < last {
            steps.push(Step::Found);
        }
        parts.into_iter().for_each(|part| emit(part, steps));
        if index < last {
            jumps.push(steps.len());
            steps.push(Step::Found);
            steps[split] = Step::Split(split + 1, steps.len());
        }
    }
    let end = steps.len();
    jumps.into_iter().for_each(|jump| steps[jump] = Step::Jump(end));
}

/// All orders of so many things.
fn orders(many: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for _ in 0..many {
        let longer = |order: &Vec<usize>| {
            let order = order.clone();
            (0..many).filter(|at| !order.contains(at)).map(|at| [order.as_slice(), &[at]].concat()).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    orders
}

/// Lexicons one of which has to be there; `None` where nothing has to.
fn anchors(parts: &[Part]) -> Option<Vec<LexiconId>> {
    parts.iter().find_map(|part| match part {
        Part::Take(Atom::Lexicon(id), _) => Some(vec![*id]),
        Part::AnyOrder(parts) => parts.iter().find_map(|parts| anchors(parts)),
        Part::Either(alternatives) => {
            let each: Option<Vec<Vec<LexiconId>>> = alternatives.iter().map(|parts| anchors(parts)).collect();
            each.map(|each| each.concat())
        }
        Part::Take(..) | Part::Optional(_) | Part::Short | Part::Long => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Known(Vec<String>);

    impl Lexicons for Known {
        fn named(&self, name: &str) -> Option<LexiconId> {
            ["goal", "team"].iter().position(|known| *known == name).map(|at| at as LexiconId)
        }
        fn nearest(&self, name: &str) -> Option<Near> {
            super::super::nearest::nearest(name, ["goal", "team"].into_iter())
        }
        fn word(&mut self, word: &str) -> LexiconId {
            self.0.push(word.to_owned());
            100 + self.0.len() as LexiconId
        }
    }

    fn compile(text: &str) -> Result<Pattern, Broken> {
        Pattern::compile(text, &mut Known::default())
    }

    #[test]
    fn captures_gaps_and_anchors() {
        let pattern = compile("{value:number} {goal} .. by? {team}").unwrap();
        assert_eq!(pattern.value, Some(Atom::Number));
        assert_eq!(pattern.anchors, [0], "a capture of a number wakes nothing");
        assert_eq!(pattern.steps.last(), Some(&Step::Found));
        let short = pattern.steps.iter().filter(|step| **step == Step::Word(true)).count();
        assert_eq!(short, SHORT_GAP);
        assert_eq!(compile("( {goal} | {team} )").unwrap().anchors, [0, 1]);
        assert_eq!(compile("{value:number} ..").unwrap().anchors, Vec::<LexiconId>::new());
        assert_eq!(orders(3).len(), 6);
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        for (text, at, nearest) in [
            ("{goal", 0..1, None),
            ("{gaol}", 1..5, Some("goal")),
            ("{value:nubmer}", 7..13, Some("number")),
            ("( {goal} | )", 0..11, None),
            ("( {goal}", 0..1, None),
            ("{goal} )", 7..8, None),
            ("{how:number}", 0..12, None),
            ("{value:number} {value:date}", 15..27, None),
            ("{goal} --", 7..9, None),
        ] {
            let broken = compile(text).expect_err(text);
            assert_eq!((broken.at, broken.nearest.as_ref().map(Near::first)), (at, nearest), "{text}: {}", broken.message);
        }
    }

    #[test]
    fn hostile_patterns_stay_small() {
        assert!(compile(&"[ a & b & c & d ]".repeat(40)).is_err());
        assert!(compile(&"(".repeat(500)).is_err());
        assert!(compile("[ a & b & c & d & e ]").is_err());
    }
}
