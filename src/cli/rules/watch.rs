//! Doing something again whenever one of some files changes: what `--watch` is made of. Who calls it says how to wait, so
//! that a test needs no clock.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::SystemTime;

/// Does `act`, and again each time the files and folders of `paths` have changed since it began. Between two looks at them
/// `wait` is called, and ends it by saying no.
pub(super) fn again_on_change<E>(
    paths: &[PathBuf],
    act: &mut dyn FnMut() -> Result<(), E>,
    wait: &mut dyn FnMut() -> bool,
) -> Result<(), E> {
    loop {
        let seen = stamps(paths);
        act()?;
        loop {
            if !wait() {
                return Ok(());
            }
            if stamps(paths) != seen {
                break;
            }
        }
    }
}

/// When each rule file was last written, and how long it is; `None` for one that is not there.
fn stamps(paths: &[PathBuf]) -> BTreeMap<PathBuf, Option<(SystemTime, u64)>> {
    let files = crate::rule::load::files(paths);
    let stamp = |path: &PathBuf| {
        let about = std::fs::metadata(path).ok()?;
        Some((about.modified().ok()?, about.len()))
    };
    files.into_iter().map(|path| (path.clone(), stamp(&path))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};
    use std::fs;

    /// What is done between the looks, one after the other; how often it was acted before each, and at the end.
    fn runs(paths: &[PathBuf], changes: &[&dyn Fn()]) -> Vec<usize> {
        let acted = Cell::new(0);
        let counts = RefCell::new(Vec::new());
        let mut left = changes.iter();
        let mut wait = || {
            counts.borrow_mut().push(acted.get());
            left.next().is_some_and(|change| {
                change();
                true
            })
        };
        let mut act = || {
            acted.set(acted.get() + 1);
            Ok::<(), String>(())
        };
        again_on_change(paths, &mut act, &mut wait).unwrap();
        counts.into_inner()
    }

    #[test]
    fn it_acts_once_and_then_for_each_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.yaml"), "one").unwrap();
        let nothing: &dyn Fn() = &|| {};
        let longer: &dyn Fn() = &|| fs::write(path("a.yaml"), "longer").unwrap();
        let new: &dyn Fn() = &|| fs::write(path("b.yaml"), "new").unwrap();
        let other: &dyn Fn() = &|| fs::write(path("notes.txt"), "no rule file").unwrap();
        let gone: &dyn Fn() = &|| fs::remove_file(path("a.yaml")).unwrap();
        let paths = [folder.path().to_owned()];
        assert_eq!(runs(&paths, &[nothing, nothing]), [1, 1, 1]);
        assert_eq!(runs(&paths, &[nothing, longer, nothing, new, other, gone]), [1, 1, 2, 2, 3, 3, 4]);
    }

    #[test]
    fn a_change_while_it_acts_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "one").unwrap();
        let (mut acted, mut waits) = (0, 0);
        let mut act = || {
            acted += 1;
            fs::write(&path, "longer").map_err(|error| error.to_string())
        };
        let mut wait = || {
            waits += 1;
            waits < 2
        };
        again_on_change(std::slice::from_ref(&path), &mut act, &mut wait).unwrap();
        assert_eq!(acted, 2);
    }

    #[test]
    fn an_error_ends_it() {
        let ended = again_on_change(&[], &mut || Err("broken"), &mut || true);
        assert_eq!(ended, Err("broken"));
    }
}
