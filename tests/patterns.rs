//! `match:` and `regex:`: rules that say in so many words what a form cannot say, as their authors run them.

mod shipped;

use corroborate::extract::{Extractor, rule_test};
use corroborate::rule::{Code, RuleText, load};
use shipped::world;

/// Runs the tests of a file; what failed, in words.
fn failures(text: &str) -> Vec<String> {
    let (gazetteer, actors) = world();
    let loaded = load::load(vec![RuleText::new("mine.yaml", text)], gazetteer, actors);
    let (rules, _) = loaded.usable().unwrap_or_else(|wrong| panic!("{:#?}", wrong.diagnostics));
    let extractor = Extractor::new(&rules, gazetteer, actors);
    let mine = rules.rules.iter().filter(|rule| rule.path == "mine.yaml");
    let mut failed = Vec::new();
    let mut ran = 0;
    for rule in mine {
        for (index, test) in rule.tests.iter().enumerate() {
            let outcome = rule_test::run(&extractor, rule, index, test, gazetteer);
            ran += 1;
            if !outcome.passed() {
                failed.push(format!("{}: expected {:?}, got {:?} {:?}", outcome.text, outcome.expected, outcome.got, outcome.broken));
            }
        }
    }
    assert!(ran > 0);
    failed
}

#[test]
fn patterns_capture_numbers_dates_places_words_and_actors() {
    let text = r#"
version: 1
pack: mine
uses: [common]
words:
  goal: {en: [goal], ar: [هدف, أهداف]}
  score: {en: [score, scored], ar: [سجل]}
  colour: {values: {red: {en: [red], ar: [أحمر]}, green: {en: [green], ar: [أخضر]}}}
  alert: {en: [alert], ar: [إنذار]}
  match: {en: [match], ar: [مباراة]}
claims:
  goals:
    match: "{score} .. {value:number} {goal}"
    tests:
      - {text: The visitors scored in all three goals before the break., lang: en, claims: [{count: 3}]}
      - {text: The visitors scored one goal., lang: en, claims: [{count: 1}]}
      - {text: The visitors scored and after a long and quite uneventful second half three goals fell., lang: en, claims: []}
      - {text: The coach denied that they had scored three goals., lang: en, claims: [{count: 3, polarity: denied}]}
      - {text: سجل الفريق 3 أهداف في الموصل., lang: ar, claims: [{count: 3}]}
  alert-colour:
    match: ["{value:colour} {alert}", "{alert} ( raised | lowered ) to {value:colour}"]
    about: [place]
    tests:
      - {text: The red alert in Mosul was lifted., lang: en, claims: [{category: red, place: Mosul}]}
      - {text: The alert lowered to green in Mosul., lang: en, claims: [{category: green, place: Mosul}]}
      - {text: The alert stayed as it was in Mosul., lang: en, claims: []}
  match-day:
    match: "{match} on? {value:date}"
    tests:
      - {text: The match on 5 March 2023 was lost., lang: en, claims: [{date: 2023-03-05}]}
      - {text: The match was lost on 5 March 2023., lang: en, claims: []}
  match-place:
    match: "[ {match} & {value:place} ]"
    tests:
      - {text: In the end the match Mosul wanted was lost., lang: en, claims: [{value: Mosul}]}
      - {text: In the end the Mosul match was lost., lang: en, claims: [{value: Mosul}]}
  scored-by:
    match: "{who:actor} ... {score}"
    who: any
    about: [nation]
    tests:
      - {text: Turkey at last and after a long wait scored., lang: en, claims: [{nation: turkey}]}
      - {text: The visitors at last scored., lang: en, claims: []}
"#;
    assert_eq!(failures(text), Vec::<String>::new());
}

#[test]
fn an_expression_captures_what_it_names() {
    let text = r#"
version: 1
pack: mine
claims:
  flight:
    regex: '\bflight (?<value>[A-Z]{2}\d+)'
    tests:
      - {text: They boarded flight IA451 to Erbil in the evening., lang: en, claims: [{category: ia451}]}
      - {text: They boarded a flight to Erbil in the evening., lang: en, claims: []}
  ration:
    regex: '(?<value>\d+)-litre ration'
    tests:
      - {text: Each family gets a 40-litre ration., lang: en, claims: [{count: 40}]}
"#;
    assert_eq!(failures(text), Vec::<String>::new());
}

#[test]
fn what_would_fire_everywhere_is_refused() {
    let (gazetteer, actors) = world();
    for (claim, code, column) in [
        ("{match: \"{value:number} ..\"}", Code::FiresOnEverything, 14),
        ("{match: \"{value:nubmer} word\"}", Code::Pattern, 22),
        ("{regex: '(?<value>[0-9]*)'}", Code::FiresOnEverything, 14),
        ("{regex: '([0-9]+)'}", Code::Regex, 14),
        ("{regex: '(?<value>[0-9]+'}", Code::Regex, 15),
        ("{match: [a, b], count: c}", Code::SeveralValues, 7),
    ] {
        let text = format!("version: 1\npack: mine\nclaims:\n  x: {claim}\n");
        let loaded = load::load(vec![RuleText::new("mine.yaml", text)], gazetteer, actors);
        let first = &loaded.diagnostics[0];
        let found = loaded.diagnostics.iter().any(|d| d.code == code && d.span.is_some_and(|span| span.column == column));
        assert!(found, "{claim}: {first:?}");
    }
}
