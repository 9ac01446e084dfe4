//! Rules: what a rule file says, checked and made ready to run.

pub mod policy;
