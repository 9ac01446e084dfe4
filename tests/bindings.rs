//! What happens when rules meet over the same words: the statements of “When bindings overlap” in
//! `docs/reference/rules.md`, by their numbers, each with the case that it excludes.

mod shipped;

use corroborate::extract::{Extractor, rule_test};
use corroborate::rule::{RuleText, load};
use corroborate::source::{Metadata, Source};
use shipped::world;

fn loaded(text: &str) -> load::Loaded {
    let (gazetteer, actors) = world();
    let loaded = load::load(vec![RuleText::new("mine.yaml", text)], gazetteer, actors);
    assert!(load::is_usable(&loaded.diagnostics), "{:?}", loaded.diagnostics);
    loaded
}

/// Runs the tests of a rule file and gives those that fail.
fn failures(text: &str) -> Vec<String> {
    let (gazetteer, actors) = world();
    let loaded = loaded(text);
    let extractor = Extractor::new(&loaded.rules, gazetteer, actors);
    let mut out = Vec::new();
    let mut run = 0;
    for rule in loaded.rules.rules.iter().filter(|rule| rule.path == "mine.yaml") {
        for (index, test) in rule.tests.iter().enumerate() {
            run += 1;
            let outcome = rule_test::run(&extractor, rule, index, test, gazetteer);
            if !outcome.passed() {
                out.push(format!(
                    "{}: {} expected {:?}, got {:?} {:?}",
                    rule.id, outcome.text, outcome.expected, outcome.got, outcome.broken
                ));
            }
        }
    }
    assert!(run > 0, "no tests");
    out
}

const WORDS: &str = "version: 1
pack: mine
uses: [common]
words:
  crate: {en: [crate], ar: [صندوق, صناديق]}
  box: {en: [box, crate], ar: [علبة, علب, صندوق, صناديق]}
  store: {en: [store], ar: [خزن, تخزين]}
  ship: {en: [ship, shipped, pack], ar: [شحن]}
  seal: {en: [seal, sealed, stored], ar: [ختم]}
  lose: {en: [lose, lost], ar: [فقد]}
  rotten: {en: [rotten], ar: [فاسد]}
  apple: {en: [apple], ar: [تفاح]}
  crate-yard: {en: [crate yard], ar: [ساحة صناديق]}
  apple-crate: {en: [apple crate, crate of apples], ar: [صندوق تفاح]}
  open: {en: [open, opened], ar: [افتتح]}
  renew: {en: [reopen, reopened, opened again], ar: [أعاد افتتاح]}
  close: {en: [close, closed], ar: [أغلق]}
claims:
";

fn hold(claims: &str) {
    assert_eq!(failures(&format!("{WORDS}{claims}")), Vec::<String>::new());
}

#[test]
fn one_a_number_has_the_nearest_head_that_can_take_it() {
    hold(
        "
  stored:
    count: crate
    head: store
    about: [place]
    tests:
      - text: The port of Basra stored 40 crates and shipped 12 crates.
        claims: [{count: 40}, {type: shipped, count: 12}]
      - text: The port of Basra shipped 12 crates and stored 40 crates.
        claims: [{count: 40}, {type: shipped, count: 12}]
      - text: خزن الميناء في البصرة 40 صندوقا وشحن 12 صندوقا.
        claims: [{count: 40}, {type: shipped, count: 12}]
      - name: the head of another rule stands nearer
        text: The port of Basra, which has a store, shipped 12 crates.
        claims: [{type: shipped, count: 12}]
      - name: what two heads share belongs to neither
        text: The port of Basra stored and shipped 40 crates.
        claims: []
  shipped:
    count: crate
    head: ship
    about: [place]
    tests:
      - text: The port of Basra shipped 12 crates by sea.
        claims: [{count: 12}]
      - text: The port of Basra stored or shipped 40 crates.
        claims: []
      - name: two words of one lexicon are one head
        text: The port of Basra packed and shipped 40 crates.
        claims: [{count: 40}]
",
    );
}

#[test]
fn one_the_heads_of_rules_that_count_something_else_are_no_rivals() {
    hold(
        "
  lost:
    count: crate
    head: lose
    about: [place]
    tests:
      - name: the nearer head is of a rule that counts apples, and the crates are none of its business
        text: The port of Basra lost, and later sealed, 40 crates.
        claims: [{count: 40}]
      - text: The port of Basra sealed 40 crates.
        claims: []
  sealed:
    count: apple
    head: seal
    about: [place]
    tests:
      - text: The port of Basra sealed 40 apples.
        claims: [{count: 40}]
      - text: The port of Basra lost 40 apples.
        claims: []
",
    );
}

#[test]
fn two_a_noun_alone_takes_each_of_its_numbers_beside_the_heads() {
    hold(
        "
  crates:
    count: crate
    about: [place]
    tests:
      - text: The port of Basra stored 40 crates and shipped 12 crates.
        claims: [{count: 40}, {count: 12}, {type: stored, count: 40}, {type: shipped, count: 12}]
      - text: خزن الميناء في البصرة 40 صندوقا.
        claims: [{count: 40}, {type: stored, count: 40}]
      - text: The port of Basra stored 40 barrels in the summer.
        claims: []
  stored:
    count: crate
    head: store
    about: [place]
    tests: [{text: The port of Basra has 40 crates on its quay., claims: []}]
  shipped:
    count: crate
    head: ship
    about: [place]
    tests: [{text: The port of Basra has 40 crates on its quay., claims: []}]
",
    );
}

#[test]
fn three_rules_with_one_head_and_rules_that_count_one_word_share() {
    hold(
        "
  stored:
    count: crate
    head: store
    about: [place]
    tests:
      - name: one head, one word in two lexicons
        text: The port of Basra stored 40 crates in the summer.
        claims: [{count: 40}, {type: boxes-stored, count: 40}, {type: boxes, count: 40}]
      - name: one head, and a noun that only one of them counts
        text: The port of Basra stored 40 boxes in the summer.
        claims: [{type: boxes-stored, count: 40}, {type: boxes, count: 40}]
  boxes-stored:
    count: box
    head: store
    about: [place]
    tests: [{text: The port of Basra sold 40 boxes in the summer., claims: []}]
  boxes:
    count: box
    about: [place]
    tests: [{text: خزن الميناء في البصرة 40 علبة., claims: [{count: 40}, {type: boxes-stored, count: 40}]}]
",
    );
}

#[test]
fn four_instead_of_takes_what_shares_the_value_or_the_clause() {
    hold(
        "
  stored:
    count: crate
    head: store
    about: [place]
    tests:
      - name: they share the value
        text: The port of Basra stored 40 rotten crates in the summer.
        claims: [{type: rotten-stored, count: 40}]
      - name: two numbers of one clause are not shared
        text: The port of Basra stored 40 crates and 7 crates were stored rotten in Erbil.
        claims: [{count: 40}, {type: rotten-stored, count: 7}]
  rotten-stored:
    count: crate
    head: store
    with: [rotten]
    instead-of: [stored]
    about: [place]
    tests: [{text: The port of Basra stored 40 crates in the summer., claims: []}]
  opened:
    proposition: {}
    head: open
    about: [place]
    many: true
    tests:
      - name: they share the clause
        text: The depot in Basra was opened again and then reopened to visitors.
        claims: [{type: reopened}]
      - name: another clause is left alone
        text: The depot in Basra was opened, because the one in Erbil had been reopened.
        claims: [{place: Basra}, {type: reopened, place: Erbil}]
  reopened:
    proposition: {}
    head: renew
    instead-of: [opened]
    about: [place]
    many: true
    tests: [{text: The depot in Basra was opened in the summer., claims: []}]
",
    );
}

#[test]
fn four_two_dates_are_shared_where_their_head_is() {
    hold(
        "
  opened-on:
    date: ['on', from]
    head: open
    about: [place]
    tests:
      - name: one head, one date
        text: The rotten depot in Basra was opened on 5 March 2023.
        claims: [{type: opened-rotten-on, date: 2023-03-05}]
      - name: one clause, two heads with a date each
        text: The depot in Basra was opened on 5 March 2023 and closed on 7 May 2023.
        claims: [{date: 2023-03-05}, {type: closed-on, date: 2023-05-07}]
  opened-rotten-on:
    date: ['on', from]
    head: open
    with: [rotten]
    instead-of: [opened-on]
    about: [place]
    tests: [{text: The depot in Basra was opened on 5 March 2023., claims: []}]
  closed-on:
    date: ['on']
    head: close
    instead-of: [opened-on]
    about: [place]
    tests: [{text: The depot in Basra was opened on 5 March 2023., claims: []}]
",
    );
}

#[test]
fn five_numbers_joined_under_one_head_add_up_unless_the_rule_asks_who() {
    hold(
        "
  stored:
    count: box
    head: store
    about: [place]
    tests:
      - text: The port of Basra stored 40 crates and 12 boxes.
        claims: [{count: 52}]
      - text: خزن الميناء في البصرة 40 صندوقا و12 علبة.
        claims: [{count: 52}]
      - name: two heads are two numbers
        text: The port of Basra stored 40 crates and lost 12 boxes.
        claims: [{count: 40}, {type: lost, count: 12}]
  lost:
    count: box
    head: lose
    about: [place]
    tests: [{text: The port of Basra found 40 boxes in the summer., claims: []}]
  troops-out:
    count: troops
    head: withdraw
    who: any
    about: [nation, place]
    tests:
      - name: two owners are two claims
        text: About 300 Turkish soldiers and 200 French soldiers withdrew from Erbil.
        claims: [{count: about 300, nation: turkey}, {count: 200, nation: france}]
      - name: one of them has to be of the nation that is asked for
        text: Turkey said that 300 Turkish soldiers and 200 French soldiers withdrew from Erbil.
        claims: [{count: 300, nation: turkey}, {count: 200, nation: france}]
  turks-out:
    count: troops
    head: withdraw
    who: turkey
    about: [place]
    tests:
      - text: Some 300 Turkish soldiers and 200 French soldiers withdrew from Erbil.
        claims: [{count: about 300}]
",
    );
}

#[test]
fn six_one_rule_makes_one_claim_of_one_value() {
    hold(
        "
  stored:
    count: [crate, box]
    head: [store, seal]
    about: [place]
    tests:
      - name: two heads of one lexicon around one number
        text: The port of Basra sealed and stored 40 crates and crates of apples.
        claims: [{count: 40}]
      - name: one word in two lexicons of one rule
        text: خزن الميناء في البصرة 40 صندوقا.
        claims: [{count: 40}]
      - name: two numbers are two values
        text: The port of Basra stored 40 crates. The port of Erbil stored 12 crates.
        claims: [{count: 40}, {count: 12}]
  opened:
    proposition: {}
    head: [open, renew]
    about: [place]
    tests:
      - text: The depot in Basra was opened again in the summer.
        claims: [{place: Basra}]
",
    );
}

#[test]
fn six_what_a_source_says_twice_is_one_claim_with_two_places() {
    let (gazetteer, actors) = world();
    let rule = "  crates: {count: crate, about: [place], tests: [{text: Nobody came., lang: en, claims: []}]}\n";
    let loaded = loaded(&format!("{WORDS}{rule}"));
    let extractor = Extractor::new(&loaded.rules, gazetteer, actors);
    let of = |text: &str| {
        let stated = Metadata { language: Some("en".into()), ..Metadata::default() };
        let source = Source::from_text("s1", "test", text, stated).unwrap();
        let claims = extractor.extract(&source).into_iter().filter(|claim| claim.claim_type == "crates");
        claims.map(|claim| (claim.quote.clone(), claim.also.len())).collect::<Vec<_>>()
    };
    let twice = of("There are 40 crates in Basra. A clerk counted the 40 crates in Basra again.");
    assert_eq!(twice.len(), 1, "{twice:?}");
    assert_eq!(twice[0].1, 1, "{twice:?}");
    let two = of("There are 40 crates in Basra. A clerk counted the 40 crates in Erbil again.");
    assert!(two.len() == 2 && two.iter().all(|claim| claim.1 == 0), "{two:?}");
}

#[test]
fn seven_words_of_different_lexicons_may_overlap() {
    hold(
        "
  crates:
    count: crate
    about: [place]
    tests:
      - name: a word, and a phrase that holds it
        text: There are 40 apple crates in Basra.
        claims: [{count: 40}, {type: apple-crates, count: 40}]
      - text: في البصرة 40 صندوق تفاح وصل أمس.
        claims: [{count: 40}, {type: apple-crates, count: 40}]
      - text: There are 40 crates of apples in Basra.
        claims: [{count: 40}, {type: apple-crates, count: 40}]
      - name: the phrase is not there
        text: There are 40 wooden crates in Basra.
        claims: [{count: 40}]
      - name: the word is no noun of the phrase, only said of it
        text: There are 40 crate yards in Basra.
        claims: [{type: yards, count: 40}]
  apple-crates:
    count: apple-crate
    about: [place]
    tests: [{text: There are 40 crates in Basra., claims: []}]
  yards:
    count: crate-yard
    about: [place]
    tests: [{text: There are 40 crates in Basra., claims: []}]
",
    );
}

#[test]
fn eight_words_of_conditions_are_not_used_up() {
    hold(
        "
  opened:
    proposition: {}
    head: open
    with: [close]
    about: [place]
    many: true
    tests:
      - name: the word of `with` is the head of another rule, and the other way round
        text: The depot in Basra was opened and closed in one day.
        claims: [{place: Basra}, {type: closed, place: Basra}]
      - name: without it there is neither
        text: The depot in Basra was opened in one day.
        claims: []
  closed:
    proposition: {}
    head: close
    with: [open]
    about: [place]
    many: true
    tests: [{text: أغلق المستودع في البصرة أمس., claims: []}]
",
    );
}
