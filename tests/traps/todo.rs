//! The traps that are not dealt with yet, with the reason. A test listed here has to fail: one that passes is an error,
//! and so is a row that names no test.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Module and test, and why it fails.
pub const TODO: &[(&str, &str)] = &[("numbers::minutes_and_hours", "a length of time is no value type, and dates consume it")];

/// Runs a test body, turned round when the test is listed.
pub fn run(name: &str, body: impl FnOnce()) {
    let short = name.strip_prefix("traps::").unwrap_or(name);
    match TODO.iter().find(|(listed, _)| *listed == short) {
        None => body(),
        Some((_, reason)) => {
            let passed = catch_unwind(AssertUnwindSafe(body)).is_ok();
            assert!(!passed, "{short} passes: take it off the list (it was there because: {reason})");
        }
    }
}

/// A test that may stand in [`TODO`].
#[macro_export]
macro_rules! traps {
    ($($(#[$doc:meta])* fn $name:ident() $body:block)*) => {
        $($(#[$doc])* #[test] fn $name() { $crate::todo::run(concat!(module_path!(), "::", stringify!($name)), || $body) })*
    };
}

#[test]
fn rows_name_tests_and_give_reasons() {
    for (listed, reason) in TODO {
        let (module, test) = listed.split_once("::").unwrap_or_else(|| panic!("`{listed}` is no module::test"));
        let path = format!("{}/tests/traps/{module}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path} is not there"));
        assert!(text.contains(&format!("fn {test}()")), "{module}.rs has no test {test}");
        assert!(reason.len() > 10, "{listed} gives no reason");
    }
}
