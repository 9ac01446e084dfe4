//! Where something is told of in Arabic: names that no list knows and where they end, the country that they lie in, what is only
//! felt somewhere, and the part of the world behind a place.

use crate::story::{Checked, Story};

fn ar(text: &str) -> Checked {
    Story::new().ar("a", "2025-05-05", text).check()
}

traps! {
    fn an_adjective_ends_a_name() {
        let text = "لقي خمسة عمال حتفهم في انهيار منجم قرب بلدة سكرونيا البولندية. وقالت ألمانيا إنها ترسل خبراء.";
        ar(text).assert_claims("a", "deaths", &["5 in PL/سكرونيا"]);
        let text = "ضرب زلزال شمال بيرو. وانهار 40 منزلا في مقاطعة لوكمايو الواقعة قرب الحدود مع الإكوادور.";
        ar(text).assert_claims("a", "buildings-destroyed", &["40 in PE/لوكمايو"]);
        // The adjective alone is no name.
        let text = "ضرب زلزال شمال بيرو. وانهار 40 منزلا في المقاطعة الحدودية.";
        assert!(ar(text).claims("a", "buildings-destroyed").iter().all(|claim| claim.key.get("place").is_none_or(|place| !place.contains('/'))));
    }

    fn a_verb_ends_a_name() {
        let text = "حققت الشرطة الأردنية في حريق مبنى في منطقة وسطانة أودى بحياة 12 شخصا. وأعرب السفير الباكستاني عن أسفه.";
        ar(text).assert_claims("a", "deaths", &["12 in JO/وسطانة"]);
        // A foreign ministry speaks of what was elsewhere.
        let text = "عزت وزارة الخارجية الأردنية السفير الباكستاني في ضحايا حريق مبنى في منطقة وسطانة أودى بحياة 12 شخصا.";
        assert!(ar(text).claims("a", "deaths").iter().all(|claim| claim.key.get("place").is_none_or(|place| place != "JO/وسطانة")));
    }

    fn a_base_that_no_list_knows() {
        let text = "قال الجيش في نيامي إن الوضع هادئ في النيجر. وقُتل 9 جنود في هجوم على قاعدة إنكوراو قرب الحدود مع الجزائر.";
        ar(text).assert_claims("a", "troops-killed", &["9 in NE/إنكوراو"]);
        // What a base is for is no name of it.
        let text = "قُتل 9 جنود في هجوم على قاعدة صواريخ في النيجر.";
        ar(text).assert_claims("a", "troops-killed", &["9 in NE"]);
    }

    fn an_island_is_called_after_its_kind() {
        ar("ضرب زلزال شمال جزيرة لوزون في الفلبين وأودى بحياة 11 شخصا.").assert_claims("a", "deaths", &["11 in luzon"]);
    }

    fn what_is_felt_is_elsewhere() {
        let text = "ضرب زلزال نيبال. وسُجلت 60 هزة ارتدادية شعر السكان ببعضها في نيودلهي.";
        ar(text).assert_claims("a", "aftershocks", &["60 in NP"]);
        let text = "ضرب زلزال نيبال. وانهار 40 منزلا في البلاد، وشعر الناس بالهزة في نيودلهي.";
        ar(text).assert_claims("a", "buildings-destroyed", &["40 in NP"]);
        ar("سُجلت 60 هزة ارتدادية في نيودلهي.").assert_claims("a", "aftershocks", &["60 in new-delhi"]);
        let en = |text: &str| Story::new().en("a", "2025-05-05", text).check();
        let text = "Some 300 people were killed in Nepal. The tremor, of magnitude 6.3, was felt in New Delhi.";
        en(text).assert_claims("a", "magnitude", &["6.3 in NP"]);
        en("A quake of magnitude 6.3 struck New Delhi.").assert_claims("a", "magnitude", &["6.3 in new-delhi"]);
    }

    fn where_the_place_in_front_lies() {
        let text = "أعلنت نيجيريا الحداد. وأسفر انهيار سد في كانو، شمالي البلاد، عن 30 قتيلا.";
        ar(text).assert_claims("a", "deaths", &["30 in kano"]);
        // Without a place in front the country is told of.
        ar("أعلنت نيجيريا الحداد. وأسفر انهيار سد، شمالي البلاد، عن 30 قتيلا.").assert_claims("a", "deaths", &["30 in NG"]);
    }

    fn a_part_of_the_world_behind_the_place() {
        ar("قُتل 31 شخصا في إعصار اجتاح أرخبيل مايوت الفرنسي في المحيط الهندي.").assert_claims("a", "deaths", &["31 in YT"]);
        let text = "غادر 60 جنديا ألمانيا النيجر، لتطوي برلين صفحة وجودها العسكري في منطقة الساحل.";
        ar(text).assert_claims("a", "troops-leaving", &["60 in NE"]);
        ar("قُتل 59 جنديا فرنسيا في منطقة الساحل.").assert_claims("a", "troops-killed", &["59 in sahel"]);
    }

    fn a_name_in_another_spelling() {
        ar("أصيب 94 شخصا في مدينة تيرنوبل في أوكرانيا.").assert_claims("a", "injured", &["94 in ternopil"]);
        // Other consonants make another name.
        ar("أصيب 94 شخصا في مدينة تيرنوفل في أوكرانيا.").assert_claims("a", "injured", &["94 in UA/تيرنوفل"]);
    }

    fn a_part_that_is_called_like_a_country() {
        let text = "وقع انفجار في نيجيريا. وقتل 59 شخصا في اصطدام شاحنتين في ولاية النيجر.";
        ar(text).assert_claims("a", "deaths", &["59 in NG"]);
        ar("وقع انفجار في نيجيريا. وقتل 59 شخصا في اصطدام شاحنتين في النيجر.").assert_claims("a", "deaths", &["59 in NE"]);
    }

    fn who_gives_beside_others_is_no_place() {
        let text = "قُتل 2000 شخص في زلزال في ميانمار. وتعهدت بريطانيا بتقديم عشرة ملايين جنيه إسترليني، وأرسلت الصين فرق إنقاذ.";
        ar(text).assert_claims("a", "aid-pledged", &["10000000 in MM"]);
        let text = "قُتل 2000 شخص في زلزال في ميانمار. وتعهدت بريطانيا بتقديم عشرة ملايين جنيه إسترليني لمساعدة الصين.";
        ar(text).assert_claims("a", "aid-pledged", &["10000000 in CN"]);
    }

    fn what_parts_of_a_country_went_through() {
        let text = "قُتل ثلاثة أشخاص في أكادير. وأصيب 354 شخصا في الاضطرابات التي شهدتها مدن مغربية عدة.";
        ar(text).assert_claims("a", "injured", &["354 in MA"]);
        let text = "قُتل ثلاثة أشخاص في أكادير. وأصيب 354 شخصا في الاضطرابات التي أدانتها مدن مغربية عدة.";
        ar(text).assert_claims("a", "injured", &["354 in agadir"]);
    }

    fn the_town_that_something_is_said_of() {
        let text = "اجتاحت السيول مدينة درنة. ونزح 30 ألف شخص من المدينة التي كان يقطنها 100 ألف نسمة.";
        ar(text).assert_claims("a", "displaced", &["30000 in derna"]);
        // Whose town it is does not befall it.
        let text = "ضرب زلزال ليبيا. وقصفت طائرات مدينة درنة مواقع. ونزح 30 ألف شخص.";
        ar(text).assert_claims("a", "displaced", &["30000 in LY"]);
    }
}
