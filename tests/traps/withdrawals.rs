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
    story.assert_claims("after", "us-troops", &["about 1000 in LV, planned"]);
    story.assert_never("before", "after", "us-troops", &[Conflicts]);
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
