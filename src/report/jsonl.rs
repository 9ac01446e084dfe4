//! The claims alone, one a line: what `extract` hands to `link`, and what an analyst loads.

use super::{Report, View, json_line};
use std::io::{self, Write};

/// Writes a line a claim; where there is none, an empty line would be no JSON, so nothing.
pub fn write(report: &Report<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    report.claims.iter().try_for_each(|claim| json_line(claim, out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Claim;
    use crate::report::fixture::Story;

    #[test]
    fn every_line_reads_back_as_its_claim() {
        let story = Story::new();
        let mut out = Vec::new();
        write(&story.report(), View::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let claims: Vec<Claim> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(claims, story.claims);
    }
}
