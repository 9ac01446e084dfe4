//! Ids of claims as people type them: whole, or as much of the start as tells them apart.

use crate::claim::Claim;
use crate::cli::exit::Failure;
use std::cmp::Reverse;
use std::path::{Path, PathBuf};

/// What every id begins with.
const PREFIX: &str = "c-";
/// Ids that are listed where none is found, or where several are.
const LISTED: usize = 5;

/// The ids and the paths among `subjects`: the first is an id, and so is the second where it looks like one and no file
/// has that name.
pub fn split(subjects: &[String]) -> (Vec<String>, Vec<PathBuf>) {
    let is_id = |word: &String| looks_like_id(word) && !Path::new(word).exists();
    let ids = match subjects {
        [_, second, ..] if is_id(second) => 2,
        _ => 1,
    };
    let (ids, paths) = subjects.split_at(ids.min(subjects.len()));
    (ids.to_vec(), paths.iter().map(PathBuf::from).collect())
}

fn looks_like_id(word: &str) -> bool {
    word.strip_prefix(PREFIX).is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The one claim whose id begins with `wanted`; `tell` says of a claim what it is.
pub fn find<'c>(wanted: &str, claims: &'c [Claim], tell: &dyn Fn(&Claim) -> String) -> Result<&'c Claim, Failure> {
    let start = wanted.to_ascii_lowercase();
    let start = if start.starts_with(PREFIX) { start } else { format!("{PREFIX}{start}") };
    if let Some(exact) = claims.iter().find(|claim| claim.id == start) {
        return Ok(exact);
    }
    let list = |claims: &[&Claim]| -> Vec<String> {
        let more = claims.len().saturating_sub(LISTED);
        let shown = claims.iter().take(LISTED).map(|claim| format!("{}  {}", claim.id, tell(claim)));
        shown.chain((more > 0).then(|| format!("… and {more} more"))).collect()
    };
    let begin: Vec<&Claim> = claims.iter().filter(|claim| claim.id.starts_with(&start)).collect();
    match begin.as_slice() {
        [one] => Ok(one),
        [] if claims.is_empty() => Err(Failure::new(format!("no claim has the id `{wanted}`: the sources make no claim at all"), "")),
        [] => {
            let alike = |claim: &Claim| claim.id.bytes().zip(start.bytes()).take_while(|(a, b)| a == b).count();
            let same = |claim: &Claim| claim.id.bytes().zip(start.bytes()).filter(|(a, b)| a == b).count();
            let mut near: Vec<&Claim> = claims.iter().collect();
            near.sort_by_key(|claim| (Reverse(same(claim)), Reverse(alike(claim)), claim.id.clone()));
            near.truncate(LISTED);
            let advice = "these ids are nearest; `check --quotes` shows the id of every claim";
            Err(Failure::new(format!("no claim has the id `{wanted}`"), advice).because(list(&near)))
        }
        several => {
            let title = format!("the ids of {} claims begin with `{wanted}`", several.len());
            Err(Failure::new(title, "write more of it").because(list(several)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_word_is_an_id_only_where_it_looks_like_one() {
        let split = |words: &[&str]| split(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        assert_eq!(split(&["c-12", "sources"]), (vec!["c-12".to_owned()], vec![PathBuf::from("sources")]));
        assert_eq!(split(&["12", "c-9f", "sources"]).0, ["12", "c-9f"]);
        assert_eq!(split(&["c-12"]), (vec!["c-12".to_owned()], vec![]));
        assert_eq!(split(&["c-12", "c-xyz"]).1, [PathBuf::from("c-xyz")]);
    }
}
