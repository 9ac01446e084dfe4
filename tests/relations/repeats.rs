//! One statement told twice: copied wording, one speaker, one agency, one outlet.

use crate::story::*;
use corroborate::graph::RelationKind::*;
use corroborate::value::DateRole;
use corroborate::verdict::Verdict;

const TOLD: &str = "The two governments agreed last July that every combat unit would be out of the country before the year was over.";
const COPY: &str = "According to the paper, the two governments agreed last July that every combat unit would be out of the country soon.";
const OWN: &str = "Under the July accord no fighting troops may stay beyond December.";

fn deadline(source: &str) -> Told {
    date(source, "left-on", DateRole::By, "2021-12-31").planned()
}

#[test]
fn copied_wording_with_the_run_as_evidence() {
    let linked = linked(vec![deadline("s1").in_words(TOLD), deadline("s2").in_words(COPY)]);
    let relation = &linked.relations[0];
    assert_eq!(relation.kind, Repeats);
    let shared = relation.evidence.shared.as_ref().expect("the shared run");
    assert_eq!(shared.words, 16);
    assert!(
        shared.quote.starts_with("two governments agreed") || shared.quote.starts_with("The two governments agreed"),
        "{}",
        shared.quote
    );
    assert!(shared.quote.ends_with("out of the country"));
    assert_eq!((linked.slots[0].verdict, linked.slots[0].sources, linked.slots[0].origins), (Verdict::Repeated, 2, 1));
    assert_eq!(linked.claims[0].origin, linked.claims[1].origin);
}

#[test]
fn a_copy_with_two_words_swapped() {
    let swapped = TOLD.replace("July", "summer").replace("country", "land");
    assert_related(deadline("s1").in_words(TOLD), deadline("s2").in_words(&swapped), &[Repeats]);
}

#[test]
fn an_arabic_copy_with_other_vowel_signs() {
    let told = "اتفقت الحكومتان في تموز على خروج كل الوحدات المقاتلة من البلاد قبل نهاية السنة";
    let copy = "اتّفقت الحكومتان في تمّوز على خروج كلّ الوحدات المقاتلة من البلاد قبل نهاية السنة";
    assert_related(deadline("s1").in_words(told), deadline("s2").in_words(copy), &[Repeats]);
}

#[test]
fn one_speaker_in_two_outlets() {
    assert_related(
        deadline("s1").by(&["coalition"]).in_words(TOLD),
        deadline("s2").by(&["spokesman", "coalition", "agency"]).in_words(OWN),
        &[Repeats],
    );
}

#[test]
fn one_agency_behind_two_outlets() {
    assert_related(deadline("s1").crediting("agency"), deadline("s2").by(&["agency"]), &[Repeats]);
    assert_related(deadline("s1").crediting("agency"), deadline("s2").crediting("agency"), &[Repeats]);
}

#[test]
fn one_publisher_in_its_own_words() {
    assert_related(deadline("s1").publisher("Daily Planet"), deadline("s2").publisher("Daily Planet"), &[Repeats]);
    assert_related(deadline("s1").publisher("Daily Planet"), deadline("s2").publisher("Evening Star"), &[Corroborates]);
}

#[test]
fn other_words_are_another_origin() {
    assert_related(deadline("s1").in_words(TOLD), deadline("s2").in_words(OWN), &[Corroborates]);
}

#[test]
fn a_set_phrase_in_short_sentences_is_no_copy() {
    assert_related(deadline("s1").in_words("All left by December."), deadline("s2").in_words("All left by December."), &[Corroborates]);
}

#[test]
fn another_named_speaker_is_another_voice_even_in_copied_words() {
    assert_related(
        deadline("s1").by(&["coalition"]).in_words(TOLD),
        deadline("s2").by(&["interior-ministry"]).in_words(TOLD),
        &[Corroborates],
    );
}

#[test]
fn an_agency_that_carries_two_speakers_does_not_make_them_one() {
    assert_related(deadline("s1").by(&["coalition", "agency"]), deadline("s2").by(&["interior-ministry", "agency"]), &[Corroborates]);
}

#[test]
fn unnamed_officials_are_not_one_person() {
    assert_related(deadline("s1").by(&["officials"]), deadline("s2").by(&["officials"]), &[Corroborates]);
}

#[test]
fn a_late_copy_of_undated_words_is_still_the_old_statement() {
    let told = |source: &str, day: &str| number(source, "troops", 2500.0).published(day).in_words(TOLD);
    assert_related(told("s1", "2021-12-26"), told("s2", "2022-08-26"), &[Repeats]);
    let dated = |source: &str, day: &str| number(source, "troops", 2500.0).holding(day).in_words(TOLD);
    assert_related(dated("s1", "2021-12-26"), dated("s2", "2022-08-26"), &[Supersedes]);
}

#[test]
fn a_copy_of_which_one_page_gives_no_year() {
    let words = "The coalition ended its combat role in the country on Thursday after months of talks with the government";
    let told = |source: &str, day: &str| date(source, "left-on", DateRole::On, day).in_words(words);
    assert_related(told("s1", "2021-12-09"), told("s2", "XXXX-12-09"), &[Repeats]);
    let (relations, _) = between(told("s1", "2021-12-09"), told("s2", "XXXX-12-19"));
    assert_ne!(relations[0].0, Repeats, "another day is no copy of it");
}

#[test]
fn initials_with_and_without_stops_are_one_word() {
    let told = |source: &str, sentence: &str| number(source, "strength", 700.0).in_words(sentence);
    let (relations, _) = between(
        told("s1", "Just over 700 U.S. troops are based in Chad, an officer told us."),
        told("s2", "Just over 700 US troops are based in Chad these days."),
    );
    assert_eq!(relations[0].0, Repeats, "{relations:?}");
    let (relations, _) = between(
        told("s1", "Just over 700 U.S. troops are based in Chad, an officer told us."),
        told("s2", "Just over 700 French troops are based in Chad these days."),
    );
    assert_eq!(relations[0].0, Corroborates, "{relations:?}");
}
