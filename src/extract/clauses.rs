//! Clauses: where one statement of a sentence ends and the next begins.
//!
//! There is no parser. Marks, complementisers, relative pronouns, subordinators and contrasting conjunctions open a
//! clause; a fronted adverbial ("On 9 December, …") opens none, because a comma alone never does.

mod ending;
mod opening;

use super::view::View;
use crate::lang::function_words::Function;
use ending::{aside_of, closes_at_comma, ends_part, ends_relative, governs_across, in_list};
use opening::opens;
pub(super) use opening::told_of_part;
use serde::Serialize;
use std::ops::Range;

/// How a clause was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseKind {
    /// The sentence itself, or a clause joined to it on the same footing.
    Main,
    /// The object of a verb of saying, denying, planning ("that …").
    Complement,
    /// "who …", "which …".
    Relative,
    /// "while …", "after …".
    Subordinate,
    /// "but …".
    Contrast,
    /// Between parentheses.
    Parenthesis,
    /// Behind a colon.
    Quoted,
    /// "of whom …": a part of the group before.
    Part,
}

impl ClauseKind {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            ClauseKind::Main => "main",
            ClauseKind::Complement => "complement",
            ClauseKind::Relative => "relative",
            ClauseKind::Subordinate => "subordinate",
            ClauseKind::Contrast => "contrast",
            ClauseKind::Parenthesis => "parenthesis",
            ClauseKind::Quoted => "quoted",
            ClauseKind::Part => "part",
        }
    }
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Token ranges; more than one where another clause stands inside it.
    pub parts: Vec<Range<usize>>,
    /// How it was opened.
    pub kind: ClauseKind,
    /// The clause it hangs on.
    pub parent: Option<usize>,
}

impl Clause {
    /// True when the token is in the clause itself.
    pub fn contains(&self, index: usize) -> bool {
        self.parts.iter().any(|part| part.contains(&index))
    }
}

/// Cuts the sentence into clauses; the second vector gives the clause of each token.
pub fn cut(view: &View<'_>) -> (Vec<Clause>, Vec<usize>) {
    let mut clauses = vec![Clause { parts: Vec::new(), kind: ClauseKind::Main, parent: None }];
    let mut of = Vec::with_capacity(view.end - view.first);
    let mut current = 0;
    // The clause that goes on where each one ends.
    let mut around: Vec<usize> = vec![0];
    let mut parentheses: Vec<usize> = Vec::new();
    for index in view.first..view.end {
        let mark = if view.inside_number(index) { '\0' } else { view.lexed.tokens.mark(index) };
        if matches!(mark, '(' | '[') {
            parentheses.push(current);
            clauses.push(Clause { parts: Vec::new(), kind: ClauseKind::Parenthesis, parent: Some(current) });
            around.push(current);
            current = clauses.len() - 1;
        } else if let Some((kind, parent)) = opens(view, index, current, &clauses) {
            // "since the siege in Beslan, which …": what a relative clause tells of stands right in front of its comma.
            // "the attack in Jos, in which …".
            let inside = view.language.pack.syntax.modifiers_before && view.functions(index - 1).any(&[Function::In, Function::From]);
            let comma = if inside { index.saturating_sub(2) } else { index - 1 };
            let told_of = view.is_comma(comma).then(|| comma.checked_sub(view.first + 1)).flatten();
            let told_of = told_of.map(|offset| aside_of(view, &of, of[offset], &clauses).unwrap_or(of[offset]));
            let parent = told_of.filter(|_| kind == ClauseKind::Relative).or(parent);
            around.push(current);
            clauses.push(Clause { parts: Vec::new(), kind, parent });
            current = clauses.len() - 1;
        } else if matches!(mark, ',' | '،')
            && matches!(clauses[current].kind, ClauseKind::Relative | ClauseKind::Part)
            && !in_list(view, index)
            && !governs_across(view, index)
        {
            // A comma closes a relative clause: what follows goes on with the clause around it.
            current = around[current];
        } else if matches!(mark, ',' | '،')
            && clauses[current].kind == ClauseKind::Subordinate
            && closes_at_comma(view, &of, index, current, &clauses)
        {
            current = clauses[current].parent.unwrap_or(0);
        }
        if ends_relative(view, &of, index, current, &clauses) || ends_part(view, &of, index, current, &clauses) {
            let relative = clauses[current].kind == ClauseKind::Relative;
            current = around[current];
            // "21 people including some who had fled were killed": the part that the relative clause stood in ends with it.
            if relative && clauses[current].kind == ClauseKind::Part && view.functions(index).any(&Function::AUXILIARIES) {
                current = around[current];
            }
        }
        of.push(current);
        if matches!(mark, ')' | ']')
            && let Some(outer) = parentheses.pop()
        {
            current = outer;
        }
    }
    for (offset, &clause) in of.iter().enumerate() {
        let index = view.first + offset;
        let parts = &mut clauses[clause].parts;
        match parts.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            _ => parts.push(index..index + 1),
        }
    }
    (clauses, of)
}
