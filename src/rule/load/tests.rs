//! Loading as a whole: the shipped packs are clean, and one run says all that is wrong with a file.

use super::*;

fn found(text: &str) -> Vec<Diagnostic> {
    let gazetteer = Gazetteer::shipped();
    let actors = Actors::shipped(&gazetteer);
    diagnose(&[RuleText::new("mine.yaml", text)], &gazetteer, &actors)
}

#[test]
fn shipped_packs_are_without_a_fault() {
    let gazetteer = Gazetteer::shipped();
    let actors = Actors::shipped(&gazetteer);
    let loaded = load(Vec::new(), &gazetteer, &actors);
    assert_eq!(loaded.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>(), Vec::<String>::new());
    assert!(loaded.rules.rules.len() > 30);
    assert_eq!(shipped_inputs().len(), crate::rule::shipped_packs().len(), "every pack reads");
}

/// The way by which an author's file is read finds in the shipped files what their build-time form holds.
#[test]
fn both_ways_of_reading_agree() {
    for (name, yaml, json) in crate::rule::shipped_packs() {
        let (_, file, found) = parse(&RuleText::new(*name, *yaml));
        assert_eq!(found, Vec::new(), "{name}");
        let built: RuleFile = serde_json::from_str(json).unwrap();
        assert_eq!(format!("{:#?}", file.unwrap()), format!("{built:#?}"), "{name}");
    }
}

#[test]
fn one_run_finds_every_mistake_of_shape_and_of_meaning() {
    let text = "version: 1
pack: mine
words:
  rocket: {en: [rocket]}
claims:
  fired:
    count: roket
    heat: rocket
    about: [palce]
    over-time: growin
";
    let codes: Vec<(Code, usize, usize)> = found(text).iter().map(|d| (d.code, d.span.unwrap().line, d.span.unwrap().column)).collect();
    assert_eq!(codes, [(Code::UnknownLexicon, 7, 12), (Code::UnknownKey, 8, 5), (Code::Unfillable, 9, 13), (Code::NoChoice, 10, 16)]);
    let nearest: Vec<Option<String>> = found(text).into_iter().map(|d| d.nearest.map(|near| near.to_string())).collect();
    assert_eq!(nearest, [Some("`rocket`".into()), Some("`head`".into()), Some("`place`".into()), Some("`growing`".into())]);
}
