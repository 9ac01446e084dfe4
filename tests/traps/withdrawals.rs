//! Stories of soldiers who leave: whose they are, what is planned and what has come of it, and numbers that go down on the way.

use crate::story::Story;
use corroborate::graph::RelationKind::*;

#[test]
fn out_of_a_country_they_leave_and_are_not_its_own() {
    let story = Story::new()
        .en("plan", "2025-03-03", "Italy is to withdraw about 400 soldiers from Latvia before the end of the year.")
        .en("own", "2025-03-03", "Four soldiers from Latvia were killed in Mali.")
        .en("told", "2025-03-03", "The Latvian chief of staff said 300 soldiers had left the country.")
        .check();
    story.assert_claims("plan", "troops-leaving", &["about 400 in LV of italy, planned"]);
    story.assert_claims("own", "troops-killed", &["4 of latvia"]);
    story.assert_claims("told", "troops-leaving", &["300 in LV of ?"]);
}

#[test]
fn who_will_stay_are_not_all_who_are_there() {
    let story = Story::new()
        .en("before", "2025-03-03", "Some 1,700 US troops are stationed in Latvia.")
        .en("after", "2025-03-05", "The minister said that about 1,000 US troops would remain in Latvia.")
        .check();
    story.assert_claims("after", "troops-staying", &["about 1000 in LV of us, planned"]);
    story.assert_claims("after", "us-troops", &[]);
}

#[test]
fn fewer_a_week_later_is_an_update_and_the_next_day_a_conflict() {
    let story = Story::new()
        .en("first", "2025-03-03", "About 700 Italian soldiers are still stationed in Latvia.")
        .en("later", "2025-03-12", "Italy now has 480 soldiers in Latvia.")
        .en("next", "2025-03-04", "About 300 Italian soldiers are stationed in Latvia, residents said.")
        .check();
    story.assert_related("later", "first", "troops-by-nation", &[Supersedes], "9 days later: an update");
    story.assert_related("next", "first", "troops-by-nation", &[Conflicts], "");
}

#[test]
fn a_country_behind_from_is_no_nationality() {
    let story = Story::new()
        .ar("a", "2025-03-03", "سحبت الولايات المتحدة 800 جندي من سوريا.")
        .ar("b", "2025-03-03", "قتل 50 سوريا في إدلب.")
        .check();
    story.assert_claims("a", "troops-leaving", &["800 in SY of us"]);
    story.assert_claims("a", "us-withdrawal", &["unstated in SY"]);
    story.assert_claims("b", "deaths", &["50 in idlib"]);
}

#[test]
fn so_many_soldiers_are_a_part_unless_they_are_the_last() {
    let scope = |text: &str, wanted: &str| {
        Story::new().en("a", "2025-03-03", text).check().assert_claims("a", "us-withdrawal", &[wanted]);
    };
    scope("The United States will withdraw about 800 soldiers from Latvia.", "partial in LV, planned");
    scope("The United States will withdraw its 800 soldiers from Latvia.", "unstated in LV, planned");
    scope("The last 300 American soldiers left Latvia.", "unstated in LV");
    scope("All 300 American soldiers have left Latvia.", "full in LV");
}

#[test]
fn a_denied_plan_without_a_time_is_denied_for_any() {
    let story = Story::new()
        .en("plan", "2025-03-03", "All American forces will leave Latvia by next summer, a newspaper reported.")
        .en("part", "2025-03-03", "The United States will withdraw about 800 soldiers from Latvia by December.")
        .en("denial", "2025-03-04", "The US Army denied that American forces would leave Latvia completely.")
        .check();
    story.assert_related("denial", "plan", "us-withdrawal", &[Denies], "the denial covers that");
    story.assert_never("denial", "part", "us-withdrawal", &[Conflicts]);
    assert!(!story.between("denial", "part", "us-withdrawal").iter().any(|(_, why)| why.contains("the denial covers that")));
}

#[test]
fn said_on_a_day_that_has_passed_of_what_will_be() {
    let story = Story::new()
        .en(
            "a",
            "2024-05-20",
            "The United States and Chad said in a joint statement on Sunday that all American troops would leave Chad by 15 September.",
        )
        .en("b", "2024-05-20", "On Sunday all American troops will leave Chad.")
        .en("c", "2024-05-20", "A list shows that 190 American soldiers had left Chad by Sunday night.")
        .check();
    story.assert_claims("a", "joint-statement", &["on 2024-05-19"]);
    story.assert_claims("b", "us-withdrawal", &["full in TD, planned, when 2024-05-26"]);
    story.assert_claims("c", "troops-leaving", &["190 in TD of us, as of 2024-05-19"]);
}

#[test]
fn names_headlines_and_dates_are_no_counts_facts_and_events() {
    let story = Story::new()
        .en("base", "2025-03-03", "Some 900 US troops are stationed in Niger, most of them at Air Base 201 near Agadez.")
        .en("headline", "2025-03-03", "America to take about 800 soldiers home from Latvia")
        .en("after", "2025-03-03", "About 1,000 US troops remain in Latvia after the departure, the ministry said.")
        .en(
            "region",
            "2025-03-03",
            "About 900 US troops are in Niger. All American troops will leave the West African nation no later than 15 September.",
        )
        .check();
    story.assert_claims("base", "us-troops", &["about 900 in NE"]);
    story.assert_claims("headline", "troops-leaving", &["about 800 in LV of us, planned"]);
    story.assert_silent("after", "us-withdrawal");
    story.assert_claims("region", "us-withdrawal", &["full in NE, planned, when 2025-09-15"]);
}

#[test]
fn an_arabic_verb_that_is_joined_has_its_subject_behind_it() {
    let story = Story::new()
        .ar("a", "2025-06-03", "كان نحو ألفي جندي أميركي ينتشرون في سوريا، وغادر البلاد 500 جندي أميركي في أبريل.")
        .ar("b", "2025-06-03", "كان نحو 700 جندي فرنسي متمركزين في السنغال، وغادروا البلاد في مايو.")
        .check();
    story.assert_claims("a", "troops-leaving", &["500 in SY of us, as of 2025-04"]);
    story.assert_claims("a", "us-troops", &["about 2000 in SY"]);
    // In the plural it has the subject of the clause before.
    story.assert_claims("b", "troops-leaving", &["about 700 in SN of france, as of 2025-05"]);
}
