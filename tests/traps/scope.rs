//! The same number, another thing: parts and wholes, one country and two, those who leave and those who stay.

use crate::story::Story;
use corroborate::graph::RelationKind::*;
use corroborate::verdict::Verdict;

traps! {
    fn a_toll_of_two_countries_is_not_that_of_one() {
        let story = Story::new()
            .en("both", "2023-02-09", "The earthquake has killed 19,300 people in Turkey and Syria together, officials said.")
            .en("one", "2023-02-09", "The earthquake has killed 19,300 people in Turkey alone, officials said.")
            .check();
        story.assert_claims("one", "deaths", &["19300 in TR"]);
        assert!(story.claims("both", "deaths").iter().all(|claim| claim.key.get("place").is_none_or(|place| place != "TR" && place != "SY")));
        story.assert_never("both", "one", "deaths", &[Corroborates, Repeats]);
        assert_ne!(story.verdict("deaths", "TR"), Verdict::Corroborated);
    }

    fn a_toll_of_two_countries_is_not_that_of_one_in_arabic() {
        let story = Story::new()
            .ar("both", "2023-02-09", "أودى الزلزال بحياة 19300 شخص في تركيا وسوريا معا، بحسب السلطات.")
            .ar("one", "2023-02-09", "أودى الزلزال بحياة 19300 شخص في تركيا وحدها، بحسب السلطات.")
            .check();
        story.assert_claims("one", "deaths", &["19300 in TR"]);
        assert!(story.claims("both", "deaths").iter().all(|claim| claim.key.get("place").is_none_or(|place| place != "TR" && place != "SY")));
        story.assert_never("both", "one", "deaths", &[Corroborates, Repeats]);
    }

    fn parts_and_their_sum_in_one_paragraph() {
        let text = "The quake killed 8,754 people in Turkey and 2,470 in Syria. That brings the number of the dead to 11,224.";
        let story = Story::new().en("a", "2023-02-08", text).check();
        let told = story.claims("a", "deaths");
        assert!(told.iter().any(|claim| claim.quote.contains("8,754") && claim.key["place"] == "TR"));
        assert!(told.iter().any(|claim| claim.quote.contains("2,470") && claim.key["place"] == "SY"));
        let sum = told.iter().find(|claim| claim.quote.contains("11,224")).expect("the sum is a claim");
        assert!(sum.key.get("place").is_none_or(|place| place != "TR" && place != "SY"), "{sum:#?}");
        story.assert_never("a", "a", "deaths", &[Conflicts]);
    }

    fn the_first_part_has_its_country_elsewhere() {
        let text = "Turkish officials put the number of dead at 8,754. In Syria, 2,470 people have died, rescuers said.";
        Story::new().en("a", "2023-02-08", text).check().assert_claims("a", "deaths", &["8754 in TR", "2470 in SY"]);
    }

    fn the_first_part_has_its_country_elsewhere_in_arabic() {
        let text = "أعلنت السلطات التركية أن عدد القتلى بلغ 8754 شخصا، وفي سوريا قتل 2470 شخصا وفق فرق الإنقاذ.";
        Story::new().ar("a", "2023-02-08", text).check().assert_claims("a", "deaths", &["8754 in TR", "2470 in SY"]);
    }

    fn a_subset_is_no_conflict() {
        let story = Story::new()
            .en("sum", "2021-07-26", "About 3,500 foreign soldiers are in Iraq, 2,500 of them American.")
            .en("parts", "2021-07-27", "Iraq is host to 2,500 American soldiers and 1,000 from other coalition countries.")
            .check();
        story.assert_claims("sum", "foreign-troops", &["about 3500 in IQ"]).assert_claims("sum", "us-troops", &["2500 in IQ"]);
        story.assert_claims("parts", "us-troops", &["2500 in IQ"]);
        story.assert_related("sum", "sum", "us-troops|foreign-troops", &[PartOf], "2500|2,500");
        story.assert_never("sum", "parts", "us-troops|foreign-troops|coalition-troops", &[Conflicts]);
    }

    fn a_subset_is_no_conflict_in_arabic() {
        let story = Story::new()
            .ar("sum", "2021-07-26", "يوجد في العراق نحو 3500 جندي أجنبي، بينهم 2500 أمريكي.")
            .ar("parts", "2021-07-27", "ينتشر في العراق 2500 جندي أمريكي وألف جندي من دول التحالف الأخرى.")
            .check();
        story.assert_claims("sum", "foreign-troops", &["about 3500 in IQ"]).assert_claims("sum", "us-troops", &["2500 in IQ"]);
        story.assert_claims("parts", "us-troops", &["2500 in IQ"]);
        story.assert_never("sum", "parts", "us-troops|foreign-troops|coalition-troops", &[Conflicts]);
    }

    fn a_number_over_five_countries_is_not_that_of_the_article() {
        let text = "In Iraq the question is open again.\n\nThe United States has 40,000 to 50,000 soldiers in five countries of the \
                    region. In Iraq there are 2,500 American soldiers, and about 350 are at the al-Tanf base in Syria.";
        let story = Story::new().en("a", "2024-02-01", text).check();
        let iraq: Vec<_> = story.claims("a", "us-troops").into_iter().filter(|claim| claim.key.get("place").is_some_and(|p| p == "IQ")).collect();
        assert_eq!(iraq.iter().map(|claim| claim.quote.contains("2,500")).collect::<Vec<_>>(), [true]);
        assert!(story.claims("a", "us-troops").iter().any(|claim| claim.quote.contains("350") && ["al-tanf", "SY"].contains(&claim.key["place"].as_str())));
    }

    fn a_number_over_five_countries_is_not_that_of_the_article_in_arabic() {
        let text = "عاد الجدل في العراق بشأن القوات الأمريكية.\n\nوللولايات المتحدة ما بين 40 و50 ألف جندي في خمس دول بالمنطقة. وفي العراق 2500 جندي أمريكي، \
                    أما قاعدة التنف في سوريا ففيها نحو 350 جنديا أمريكيا.";
        let story = Story::new().ar("a", "2024-02-01", text).check();
        let iraq: Vec<_> = story.claims("a", "us-troops").into_iter().filter(|claim| claim.key.get("place").is_some_and(|p| p == "IQ")).collect();
        assert_eq!(iraq.iter().map(|claim| claim.quote.contains("2500")).collect::<Vec<_>>(), [true]);
        assert!(story.claims("a", "us-troops").iter().any(|claim| claim.quote.contains("350") && ["al-tanf", "SY"].contains(&claim.key["place"].as_str())));
    }

    fn a_city_and_its_country() {
        let story = Story::new()
            .en("city", "2025-08-30", "Under the plan, 500 American soldiers will remain in Erbil.")
            .en("country", "2025-08-30", "Under the plan, fewer than 500 American soldiers will remain in Iraq.")
            .check();
        story.assert_claims("city", "troops-staying", &["500 in erbil, planned"]);
        story.assert_claims("country", "troops-staying", &["fewer than 500 in IQ, planned"]);
        story.assert_related("city", "country", "troops-staying", &[Refines, PartOf, NotComparable, Compatible], "Erbil|erbil");
    }

    fn a_city_and_its_country_in_arabic() {
        let story = Story::new()
            .ar("city", "2025-08-30", "وفق الخطة سيبقى 500 جندي أمريكي في أربيل.")
            .ar("country", "2025-08-30", "وفق الخطة سيبقى أقل من 500 جندي أمريكي في العراق.")
            .check();
        story.assert_claims("city", "troops-staying", &["500 in erbil, planned"]);
        story.assert_claims("country", "troops-staying", &["fewer than 500 in IQ, planned"]);
        story.assert_related("city", "country", "troops-staying", &[Refines, PartOf, NotComparable, Compatible], "Erbil|erbil");
    }

    fn equal_numbers_of_different_things() {
        let text = "The blast in Beirut killed 100 people and left 100 missing.";
        let story = Story::new().en("a", "2020-08-05", text).check();
        story.assert_claims("a", "deaths", &["100 in beirut"]).assert_claims("a", "missing", &["100 in beirut"]);
        let text = "Rescuers in Turkey have pulled 8,000 people out alive, while 8,754 have died.";
        let story = Story::new().en("a", "2023-02-08", text).check();
        story.assert_claims("a", "rescued", &["8000 in TR"]).assert_claims("a", "deaths", &["8754 in TR"]);
    }

    fn guards_and_prisoners() {
        let text = "About 900 American soldiers in Syria help to guard 9,000 Islamic State prisoners.";
        let story = Story::new().en("a", "2024-02-01", text).check();
        story.assert_claims("a", "us-troops", &["about 900 in SY"]).assert_claims("a", "detained-militants|detained", &["9000 in SY"]);
    }

    fn equal_numbers_of_different_things_in_arabic() {
        let story = Story::new().ar("a", "2020-08-05", "أسفر انفجار بيروت عن مقتل 100 شخص وفقدان 100 آخرين.").check();
        story.assert_claims("a", "deaths", &["100 in beirut"]).assert_claims("a", "missing", &["100 in beirut"]);
        let text = "يساعد نحو 900 جندي أمريكي في سوريا على حراسة 9 آلاف سجين من تنظيم الدولة الإسلامية.";
        let story = Story::new().ar("a", "2024-02-01", text).check();
        story.assert_claims("a", "us-troops", &["about 900 in SY"]).assert_claims("a", "detained-militants|detained", &["9000 in SY"]);
    }

    fn those_who_leave_and_those_who_stay() {
        let text = "Under the order, 2,200 American soldiers will leave Iraq and 3,000 will stay.";
        let story = Story::new().en("a", "2020-09-09", text).check();
        story.assert_claims("a", "troops-leaving", &["2200 in IQ, planned"]);
        story.assert_claims("a", "troops-staying", &["3000 in IQ, planned"]).assert_silent("a", "us-troops");
    }

    fn those_who_leave_and_those_who_stay_in_arabic() {
        let text = "وفق القرار سيغادر 2200 جندي أمريكي العراق، فيما سيبقى 3000 جندي.";
        let story = Story::new().ar("a", "2020-09-09", text).check();
        story.assert_claims("a", "troops-leaving", &["2200 in IQ, planned"]);
        story.assert_claims("a", "troops-staying", &["3000 in IQ, planned"]).assert_silent("a", "us-troops");
    }

    fn from_a_number_to_a_number() {
        let text = "The number of American soldiers in Iraq will fall from 2,500 to fewer than 500 next year.";
        Story::new().en("a", "2025-08-30", text).check().assert_claims("a", "us-troops|troops-staying", &["2500 in IQ", "fewer than 500 in IQ, planned"]);
    }

    fn from_a_number_to_a_number_in_arabic() {
        let text = "سيتقلص عدد الجنود الأمريكيين في العراق من 2500 إلى أقل من 500 جندي العام المقبل.";
        Story::new().ar("a", "2025-08-30", text).check().assert_claims("a", "us-troops|troops-staying", &["2500 in IQ", "fewer than 500 in IQ, planned"]);
    }

    fn two_agreements_of_the_same_parties() {
        let story = Story::new()
            .en("first", "2021-07-27", "Washington and Baghdad agreed on 26 July 2021 that the combat forces would withdraw from Iraq.")
            .en("second", "2024-09-28", "Washington and Baghdad agreed on 27 September 2024 that the forces would withdraw from Iraq.")
            .check();
        let types = "withdrawal-agreed|phased-withdrawal-agreed";
        story.assert_claims("first", types, &["on 2021-07-26"]).assert_claims("second", types, &["on 2024-09-27"]);
        story.assert_never("first", "second", types, &[Conflicts, Supersedes, Corroborates]);
    }

    fn two_agreements_of_the_same_parties_in_arabic() {
        let story = Story::new()
            .ar("first", "2021-07-27", "اتفقت واشنطن وبغداد في 26 يوليو 2021 على انسحاب القوات القتالية من العراق.")
            .ar("second", "2024-09-28", "اتفقت واشنطن وبغداد في 27 سبتمبر 2024 على انسحاب القوات من العراق.")
            .check();
        let types = "withdrawal-agreed|phased-withdrawal-agreed";
        story.assert_claims("first", types, &["on 2021-07-26"]).assert_claims("second", types, &["on 2024-09-27"]);
        story.assert_never("first", "second", types, &[Conflicts, Supersedes, Corroborates]);
    }
}
