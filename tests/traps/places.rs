//! Where a figure holds: the town behind its adjective, a border, a name of two countries, a part with a comma, the home of
//! who speaks, and what fades with the sentences.

use crate::story::{Checked, Story};
use corroborate::graph::RelationKind;

fn en(text: &str) -> Checked {
    Story::new().en("a", "2024-10-05", text).check()
}

fn ar(text: &str) -> Checked {
    Story::new().ar("a", "2024-10-05", text).check()
}

/// Claims of the type are made, and none of them holds there.
#[track_caller]
fn assert_not_in(story: &Checked, types: &str, places: &[&str]) {
    let told = story.claims("a", types);
    assert!(!told.is_empty(), "no {types}");
    assert!(told.iter().all(|claim| claim.key.get("place").is_none_or(|place| !places.contains(&place.as_str()))), "{told:#?}");
}

traps! {
    fn the_town_of_a_nation() {
        en("At least 14 people were killed in the northern Syrian city of Aleppo on Friday.").assert_claims("a", "deaths", &["at least 14 in aleppo"]);
        en("A boat sank off the Congolese city of Goma. It killed 14 people.").assert_claims("a", "deaths", &["14 in goma"]);
    }

    fn a_headline_without_a_place_leaves_it_to_the_text() {
        let text = "Governor rejects talk of looting\n\nThe governor of Basra in Iraq on Friday denied that shops had been looted, \
                    and told reporters in Basra that Iraq was calm.\n\nThe official count stood at 95 dead across the state. \
                    Washington has offered help, and the United States sent boats.";
        en(text).assert_claims("a", "deaths", &["95 in IQ"]);
    }

    fn an_unlisted_place_is_no_other_town() {
        // Two countries are named, and the province lies in the one that something was said to be in.
        let text = "قتل ثمانية أشخاص في زلزال ضرب جنوب الفلبين وهدم جدارا في مدينة زامبوانغا. وقال المعهد الأميركي للمسح إن مركزه قريب. \
                    وأصيب 13 شخصا بجروح في مقاطعة مالابونغا.";
        ar(text).assert_claims("a", "injured", &["13 in PH/مالابونغا"]);
    }

    fn a_name_is_no_adjective_that_is_spelled_like_it() {
        ar("وقع انفجار في كبرى مدن غينيا الاستوائية. وقتل 40 شخصا.").assert_claims("a", "deaths", &["40 in GQ"]);
        ar("وقع انفجار في كبرى المدن السورية. وقتل 40 شخصا.").assert_claims("a", "deaths", &["40 in SY"]);
    }

    fn a_dateline_is_where_it_was_written() {
        ar("دبي (رويترز) - ارتفعت حصيلة التفجيرين اللذين هزا مدينة كرمان الإيرانية إلى 91 قتيلا.").assert_claims("a", "deaths", &["91 in kerman"]);
        let text = "Dubai (Reuters) - The toll of the blasts rose to 91 dead, Iranian media said.";
        assert_not_in(&en(text), "deaths", &["dubai", "AE"]);
        // A city that the sentence itself names is where it happened.
        en("A blast in Dubai (the second this week) killed 91 people.").assert_claims("a", "deaths", &["91 in dubai"]);
    }

    fn where_an_accord_was_signed_is_no_scene() {
        let text = "اندلعت معارك في مدينة مقلي في إثيوبيا. وينص الاتفاق الموقع في بريتوريا على خروج القوات. وقتل 40 شخصا في المعارك.";
        ar(text).assert_claims("a", "deaths", &["40 in mekelle"]);
    }

    fn where_those_aboard_are_from() {
        ar("قتل 40 شخصا إثر انقلاب قارب يقل عمالا من الصومال قبالة اليمن.").assert_claims("a", "deaths", &["40 in YE"]);
        en("The sinking of a ferry with workers from Somalia off Yemen killed 40 people.").assert_claims("a", "deaths", &["40 in YE"]);
        // What happens as they leave happens there.
        en("The Taliban said 40 people died in the withdrawal from Helmand.").assert_claims("a", "deaths", &["40 in helmand"]);
    }

    fn a_border_is_on_neither_side() {
        assert_not_in(&en("A bomb killed 14 people near the Turkish border."), "deaths", &["TR"]);
        en("Shelling in the Syrian town of Azaz near the Turkish border killed 14 people.").assert_claims("a", "deaths", &["14 in azaz"]);
    }

    fn one_name_of_two_countries() {
        en("At least 40 people died in Congo, officials in Kinshasa said.").assert_claims("a", "deaths", &["at least 40 in CD"]);
        en("A bus fell into a river in the Republic of Congo. At least 40 people died in Congo.").assert_claims("a", "deaths", &["at least 40 in CG"]);
        ar("غرق قارب شرقي الكونغو قرب غوما. وقتل 40 شخصا في الكونغو.").assert_claims("a", "deaths", &["40 in CD"]);
    }

    fn a_part_ends_at_its_comma() {
        let text = "A gunman killed 21 people, 19 of them children, at a school in Basra.";
        en(text).assert_claims("a", "deaths", &["21 in basra"]);
        let told = en("Bombs killed 20 people, including 5 in Mosul and 15 in Basra.").claims("a", "deaths").len();
        assert_eq!(told, 1);
    }

    fn who_tells_of_the_world_and_who_of_home() {
        let text = "Nepal and India felt a quake at night. Its magnitude was 5.6, the US Geological Survey said.";
        assert_not_in(&en(text), "magnitude", &["US"]);
        let text = "Syria and Iraq are at war. Some 30 militants were killed in a raid, the Turkish army said.";
        assert_not_in(&en(text), "militants-killed", &["TR"]);
        en("Some 30 people were killed in the raid, the Lebanese health ministry said.").assert_claims("a", "deaths", &["about 30 in LB"]);
    }

    fn a_relative_clause_behind_its_comma() {
        let text = "It was the worst attack since the siege of Beslan, which ended in September 2004 with the deaths of 334 people.";
        en(text).assert_claims("a", "deaths", &["334 in beslan"]);
    }

    fn the_seat_of_who_spoke() {
        let text = "A landslide hit a village in Papua New Guinea. Only six bodies were recovered, said Maria Kolo, who heads the mission in Cairo.";
        en(text).assert_claims("a", "deaths", &["6 in PG"]);
    }

    fn an_agency_and_a_longer_name_are_no_country() {
        let text = "عادت الحركة إلى شوارع دكا. وقتل 191 شخصا منذ بدء المواجهات، بحسب وكالة الصحافة الفرنسية.";
        assert_not_in(&ar(text), "deaths", &["FR"]);
    }

    fn places_under_one_preposition() {
        let text = "France keeps 3,000 troops in the region, chiefly in Niger and Chad. Militants have killed 50 people.";
        assert_not_in(&en(text), "deaths", &["NE", "TD"]);
        let text = "دمرت السيول 300 منزل في السند وبلوشستان. وأصيب 40 شخصا.";
        ar(text).assert_claims("a", "injured", &["40 in PK"]);
    }

    fn a_verb_behind_the_kind_of_place() {
        ar("ضرب زلزال إندونيسيا في منطقة تكثر فيها البيوت القديمة. وقتل 40 شخصا.").assert_claims("a", "deaths", &["40 in ID"]);
    }

    fn the_province_told_of_before() {
        let text = "Rebels hold most of Deir ez-Zor province. A raid on the town of Hajin wounded two. Strikes killed 20 people in the province.";
        en(text).assert_claims("a", "deaths", &["20 in deir-ez-zor-province"]);
        let text = "دخلت المساعدات قطاع غزة عبر رفح. وقال مسعفون إن 20 شخصا قتلوا في القطاع. ونما الاستثمار في القطاع الخاص.";
        ar(text).assert_claims("a", "deaths", &["20 in gaza-strip"]);
    }

    fn a_war_told_of_by_who_counts_in_a_part_of_the_country() {
        let text = "The talks ended without a deal on the Palestinian prisoners. The war has killed 40,000 people, the Gaza health ministry said.";
        en(text).assert_claims("a", "deaths", &["40000 in gaza-strip"]);
    }

    fn a_capital_that_is_also_a_word() {
        ar("قتل 40 شخصا في دكا بعد أيام من الاحتجاجات.").assert_claims("a", "deaths", &["40 in dhaka"]);
        let story = ar("قتل 40 شخصا بعد أن صارت الجدران دكا.");
        assert_not_in(&story, "deaths", &["dhaka"]);
    }

    fn a_sentence_with_three_names_is_no_headline() {
        let text = "Nigeria mourns. The landslide hit Yambali in Ungata on Friday. More than 670 people died.";
        en(text).assert_claims("a", "deaths", &["more than 670 in NG/Ungata"]);
    }

    fn what_a_source_opens_with_and_names_most() {
        let text = "Nepal counts its dead after the quake\n\nIt was felt in New Delhi and in Dhaka. Nepal and the US sent teams. At least 40 people were killed.";
        en(text).assert_claims("a", "deaths", &["at least 40 in NP"]);
        let text = "A US-led raid was launched at night, and the US-led coalition said no more of it. It killed 40 people.";
        assert_not_in(&en(text), "deaths", &["US"]);
    }

    fn what_they_leave_stands_right_behind_them() {
        let text = "غادر 1500 جندي فرنسي النيجر بعد خروجهم من مالي.";
        ar(text).assert_claims("a", "troops-leaving", &["1500 in NE of france"]);
    }

    fn an_institution_in_a_capital_tells_of_the_country() {
        let text = "A quake shook western Nepal. The monitoring centre in Kathmandu, which runs 42 stations, kept to a magnitude of 6.4.";
        assert_not_in(&en(text), "magnitude", &["kathmandu"]);
    }

    fn a_village_called_like_a_land() {
        ar("أصيب 8 أشخاص خلال هجوم على قرية برقة شمال غربي نابلس.").assert_claims("a", "injured", &["8 in nablus|PS|PS/برقة"]);
        let text = "انهار سد بولاية البحر الأحمر شرقي السودان. وقتل 30 شخصا.";
        ar(text).assert_claims("a", "deaths", &["30 in SD"]);
    }

    fn an_adjective_is_no_name() {
        ar("اعتقل الجيش 6 أشخاص في مناطق مختلفة بالضفة الغربية.").assert_claims("a", "detained", &["6 in west-bank"]);
    }

    fn where_they_set_out_from() {
        let text = "انقلب قارب قبالة سواحل شبوة جنوبي اليمن. وكان القارب قد انطلق من مدينة بوصاصو الصومالية. وجرى إنقاذ 71 شخصا.";
        ar(text).assert_claims("a", "rescued", &["71 in shabwa|YE"]);
    }

    fn the_capital_of_a_nation() {
        let text = "Rescuers dug all night. In the Peruvian capital, 14 people were killed, the ministry said.";
        en(text).assert_claims("a", "deaths", &["14 in lima"]);
        let text = "Peruvian capital markets fell after 14 people were killed in Arequipa.";
        en(text).assert_claims("a", "deaths", &["14 in arequipa"]);
    }

    fn a_paragraph_goes_on_where_the_text_opens() {
        let text = "Rescuers dig through the night\n\nA blast tore through a market in Kandahar on Monday.\n\nAt the hospital, a doctor said 61 people were injured.";
        en(text).assert_claims("a", "injured", &["61 in kandahar"]);
        let text = "Rescuers dig through the night\n\nA blast tore through a market in Kandahar on Monday.\n\nIn the war over Mariupol, 61 people were injured.";
        assert_not_in(&en(text), "injured", &["kandahar"]);
        let text = "انفجرت شاحنة في سوق بمدينة قندهار الاثنين.\n\nوقال طبيب في المستشفى إن 61 شخصا أصيبوا.";
        ar(text).assert_claims("a", "injured", &["61 in kandahar"]);
    }

    fn an_unlisted_town_without_a_preposition() {
        let text = "طال القصف سوق بلدة الطوينة في إقليم دارفور غربي السودان. وقال أطباء إن 70 شخصا قتلوا في الطوينة.";
        ar(text).assert_claims("a", "deaths", &["70 in SD/الطوينة"]);
        // Once met behind a preposition, a name is a name.
        let text = "قصف الجيش بلدة مركوبة يوم الأحد في السودان. وقال أطباء إن 70 شخصا قتلوا في مركوبة.";
        ar(text).assert_claims("a", "deaths", &["70 in SD/مركوبة"]);
        // An adjective never stands behind one.
        let text = "قصف الجيش بلدة مزدهرة يوم الأحد في السودان. وقال أطباء إن 70 شخصا قتلوا.";
        assert_not_in(&ar(text), "deaths", &["SD/مزدهرة"]);
    }

    fn an_unlisted_town_lies_in_the_part_of_the_country_that_a_source_names() {
        let story = Story::new()
            .ar("a", "2025-03-25", "قتل 54 شخصا في غارة الاثنين على سوق في بلدة الطوينة بولاية شمال دارفور السودانية.")
            .ar("b", "2025-03-27", "ارتفع عدد القتلى في غارة الاثنين على سوق بدارفور في السودان إلى 85 شخصا.")
            .ar("c", "2025-03-27", "ارتفع عدد القتلى في غارة الاثنين على سوق في كسلا بالسودان إلى 85 شخصا.")
            .check();
        assert_eq!(story.claims("a", "deaths")[0].place.as_ref().and_then(|place| place.within.as_deref()), Some("north-darfur"));
        story.assert_related("b", "a", "deaths", &[RelationKind::PartOf], "lies in darfur");
        story.assert_never("c", "a", "deaths", &[RelationKind::PartOf, RelationKind::Conflicts]);
    }

    fn a_city_of_a_state() {
        let text = "Fires broke out in Los Angeles, in the state of California. They killed 24 people.";
        en(text).assert_claims("a", "deaths", &["24 in los-angeles"]);
    }

    fn who_helps_a_capital_helps_its_country() {
        en("Norway pledged $30 million in aid to Kyiv.").assert_claims("a", "aid-pledged", &["30000000 in UA of norway"]);
        ar("تعهدت النرويج بتقديم 30 مليون دولار مساعدات لكييف.").assert_claims("a", "aid-pledged", &["30000000 in UA of norway"]);
    }
}
