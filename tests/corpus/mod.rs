//! The corpora beside this file, `<language>/<kind>.yaml`: rows of a text and what a recogniser must find in it.

use serde::de::DeserializeOwned;
use std::path::Path;

/// The rows of a corpus.
pub fn rows<Row: DeserializeOwned>(code: &str, kind: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/corpus/{code}/{kind}.yaml"));
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Holds every row against what is found in its text; `check` gives the faults of one.
pub fn assert_right<Row>(rows: &[Row], text: impl Fn(&Row) -> &str, check: impl Fn(&Row) -> Vec<String>) {
    let faults: Vec<_> = rows.iter().flat_map(|row| check(row).into_iter().map(|fault| format!("{}\n    {fault}", text(row)))).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
