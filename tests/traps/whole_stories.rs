//! Whole stories: a few sources of one event, told in their own words, with all that a fact-checker would see between them.

use crate::story::Story;
use corroborate::graph::RelationKind::*;
use corroborate::verdict::Verdict;

traps! {
    fn a_flood_with_its_toll_lowered_a_denial_and_a_promise_kept() {
        let story = Story::new()
            .en(
                "monday",
                "2023-09-11",
                "At least 150 people died when a dam burst above Derna on Sunday, the Libyan health ministry said. Rescuers said 61 people \
                 were missing in Derna. The Libyan army said it would evacuate 85 badly injured residents from Derna by Wednesday.\n\n\
                 In 1959 a flood killed 30 people in Derna.",
            )
            .ar(
                "tuesday",
                "2023-09-12",
                "أعلنت وزارة الصحة الليبية أن عدد القتلى في درنة ارتفع إلى 420 قتيلا يوم الثلاثاء. ونفت الشرطة الليبية أن يكون 61 شخصا قد فقدوا في ليبيا.",
            )
            .en(
                "thursday",
                "2023-09-14",
                "The army evacuated 85 badly injured residents from Derna by late Wednesday. Libya's health ministry has lowered its toll, saying \
                 on Thursday that 405 people were killed in Derna and that 15 names had been counted twice.",
            )
            .en("saturday", "2023-09-16", "The flood killed 405 people in Derna, the mayor of the port told visitors.")
            .check();
        story.assert_related("monday", "tuesday", "deaths", &[Supersedes, Compatible, NotComparable], "150 and 420");
        story.assert_related("tuesday", "thursday", "deaths", &[Supersedes], "the same voice");
        story.assert_related("thursday", "saturday", "deaths", &[Corroborates], "405");
        story.assert_related("monday", "tuesday", "missing", &[Denies], "the denial covers that");
        story.assert_related("monday", "thursday", "evacuated", &[Fulfils], "as planned");
        assert_eq!(story.verdict("missing", "derna"), Verdict::Disputed, "denied of the country, asserted of a town in it");
        assert_eq!(story.verdict("deaths", "derna"), Verdict::Corroborated, "the flood of 1959 is no other toll of this one");
    }

    fn soldiers_who_were_there_who_leave_and_who_are_left() {
        let story = Story::new()
            .en(
                "november",
                "2023-11-01",
                "About 1,100 German soldiers had been stationed in Mali until June. The German defence ministry said that 140 German soldiers would \
                 leave Mali by 20 December.",
            )
            .ar("ministry", "2023-12-14", "انسحب 140 جنديا ألمانيا من مالي في 12 ديسمبر. ولا يزال في مالي 300 جندي ألماني، وفق وزارة الدفاع الألمانية.")
            .en("airport", "2023-12-15", "Records of the airport show that 190 German soldiers left Mali on 12 December.")
            .en("denial", "2024-01-05", "The Malian government denied on Friday that 300 German soldiers were in Mali.")
            .check();
        story.assert_related("november", "ministry", "troops-by-nation", &[Supersedes], "");
        story.assert_related("november", "ministry", "troops-leaving", &[Fulfils], "early");
        story.assert_related("ministry", "airport", "troops-leaving", &[Conflicts], "190 and 140");
        story.assert_related("ministry", "denial", "troops-by-nation", &[Denies], "the denial covers that");
        story.assert_never("november", "denial", "troops-by-nation", &[Conflicts, Corroborates]);
    }

    fn a_quake_measured_by_two_and_another_years_before() {
        let story = Story::new()
            .en(
                "home",
                "2023-11-04",
                "Nepal's earthquake centre measured Friday's quake at magnitude 6.4. In April 2015 a quake of magnitude 7.8 struck Nepal.",
            )
            .en("abroad", "2023-11-05", "A survey in Lisbon put the magnitude at 5.6 for the same quake in Nepal.")
            .check();
        story.assert_related("home", "abroad", "magnitude", &[Conflicts, NotComparable], "6.4 and 5.6");
        assert!(story.between("home", "abroad", "magnitude").iter().all(|(kind, why)| *kind != Conflicts || !why.contains("7.8")));
        assert_eq!(story.verdict("magnitude", "NP"), Verdict::Conflict);
    }

    fn two_tolls_of_one_text_where_it_sets_them_against_each_other() {
        let story = Story::new()
            .en(
                "post",
                "2024-03-02",
                "The provincial hospital counted 31 dead in Latakia, its director said. But a league of residents said that 120 people had \
                 been killed in Latakia.",
            )
            .ar(
                "masa",
                "2024-03-02",
                "قال مدير المستشفى إن 31 شخصا قتلوا في اللاذقية. لكن رابطة للسكان تحدثت عن مقتل 120 شخصا في اللاذقية.",
            )
            .en(
                "herald",
                "2024-03-02",
                "The Syrian army said that 31 people had been killed in Homs. Roads out of the city were closed. In the evening the Red \
                 Crescent said that nine people had been killed in Homs.",
            )
            .check();
        story.assert_related("post", "post", "deaths", &[Conflicts], "31 and 120");
        story.assert_related("masa", "masa", "deaths", &[Conflicts], "31 and 120");
        story.assert_never("herald", "herald", "deaths", &[Conflicts]);
    }

    fn a_headline_is_told_by_the_sentence_that_says_it_at_length() {
        let sentence = "A train has left the rails near Latakia and killed 64 people, the rescue service of the province said on Friday.";
        let story = Story::new()
            .en("first", "2024-03-02", &format!("Train kills 64 near Latakia\n\n{sentence}"))
            .en("second", "2024-03-03", &format!("Rails under water near Latakia\n\n{sentence}"))
            .en("third", "2024-03-03", "Cranes at work near Latakia\n\nThe accident near Latakia cost 64 people their lives, the railway company said.")
            .check();
        story.assert_related("first", "second", "deaths", &[Repeats], "words in a row are the same");
        story.assert_never("first", "third", "deaths", &[Repeats]);
    }

    fn a_plan_that_is_denied_as_rumour_is_disputed() {
        let story = Story::new()
            .ar("masa", "2024-03-02", "أضاف المصدر أن نحو 150 عسكريا إيطاليا سيبقون في نيامي.")
            .ar("post", "2024-03-03", "نفى الجيش الإيطالي ما تردد عن بقاء 150 عسكريا إيطاليا في نيامي.")
            .ar("herald", "2024-03-04", "نفت إيطاليا تقارير عن بقاء 150 عسكريا إيطاليا في نيامي.")
            .check();
        assert_eq!(story.verdict("troops-staying", "niamey"), Verdict::Disputed, "two who deny it do not corroborate it");
    }
}
