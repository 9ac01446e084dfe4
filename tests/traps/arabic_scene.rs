//! Where an Arabic story plays: the country of its opening, a name that is an adjective, what "and" joins, the part of a place,
//! and the verb of occurring that is one of signing.

use crate::story::{Checked, Story};

fn ar(text: &str) -> Checked {
    Story::new().ar("a", "2025-05-05", text).check()
}

traps! {
    fn the_country_that_alone_opens_the_text() {
        let text = "أدى القائد الجديد اليمين رئيسا لملاوي أمام البرلمان. وعلق الاتحاد قرارا في ختام اجتماع بأديس أبابا. \
                    وأسفرت الصدامات عن 22 قتيلا.";
        ar(text).assert_claims("a", "deaths", &["22 in MW"]);
        // Two countries open it, and neither is named oftener.
        let text = "التقى رئيس ملاوي نظيره في زامبيا. وأسفرت الصدامات عن 22 قتيلا.";
        let told = ar(text);
        assert!(told.claims("a", "deaths").iter().all(|claim| claim.key.get("place").is_none_or(|place| place != "MW")));
    }

    fn the_country_is_the_one_in_front() {
        let text = "شب حريق في ملهى بمدينة بريليب شرق مقدونيا الشمالية، وقتل 59 شخصا في شرق البلاد. وقال خبراء في بوخارست إن مأساة \
                    وقعت في رومانيا قبل أعوام.";
        assert!(ar(text).claims("a", "deaths").iter().all(|claim| claim.key.get("place").is_none_or(|place| place != "RO")));
        ar("أصيب 12 شخصا في زامبيا. وقالت السلطات إن 40 شخصا قتلوا في شمال البلاد.").assert_claims("a", "deaths", &["40 in ZM"]);
    }

    fn a_country_spelled_like_whose_people_they_are() {
        let text = "لقي 68 مهاجرا أفريقيا مصرعهم في غرق قارب قبالة محافظة شبوة في اليمن.";
        ar(text).assert_claims("a", "deaths", &["68 in shabwa"]);
        let text = "غرق قارب قبالة محافظة شبوة في اليمن وعلى متنه 115 صوماليا و145 إثيوبيا. وجرى إنقاذ 71 شخصا.";
        ar(text).assert_claims("a", "rescued", &["71 in shabwa"]);
        // Behind its preposition it is the country.
        ar("قتل 12 جنديا في إثيوبيا.").assert_claims("a", "deaths", &["12 in ET"]);
    }

    fn where_they_went_is_joined_by_and() {
        let text = "شب حريق في مدينة سكوبيه في مقدونيا الشمالية. وأشار وزير الصحة إلى إصابة 155 شخصا، نقل بعضهم إلى بلغاريا واليونان وصربيا.";
        ar(text).assert_claims("a", "injured", &["155 in skopje"]);
        ar("أصيب 155 شخصا في بلغاريا. وأصيب 20 شخصا في اليونان.").assert_claims("a", "injured", &["155 in BG", "20 in GR"]);
    }

    fn the_part_of_a_place() {
        let text = "ضربت السيول إقليم خيبر بختونخوا في باكستان. وفي الشطر الهندي من كشمير لقي ستون شخصا حتفهم.";
        ar(text).assert_claims("a", "deaths", &["60 in kashmir"]);
        ar("قتل 12 شخصا في مناطق متفرقة من قطاع غزة.").assert_claims("a", "deaths", &["12 in gaza-strip"]);
        // Some of them came from there.
        let text = "انهار منجم في زامبيا وقتل 40 عاملا معظمهم من ملاوي.";
        ar(text).assert_claims("a", "deaths", &["40 in ZM"]);
    }

    fn who_signs_somewhere_is_told_of_elsewhere() {
        let text = "وقعت تايلاند وكمبوديا في كوالالمبور إعلانا يوسع الهدنة بين البلدين. وكانت المعارك قد أودت بأكثر من 40 شخصا.";
        let told = ar(text);
        let away = |place: &String| place != "kuala-lumpur" && place != "MY";
        assert!(told.claims("a", "deaths").iter().all(|claim| claim.key.get("place").is_none_or(away)));
        // What occurred there did happen there.
        ar("وقعت صدامات في كوالالمبور. وقتل 40 شخصا.").assert_claims("a", "deaths", &["40 in kuala-lumpur"]);
    }

    fn the_town_named_before_two_countries() {
        let text = "بلغ عدد قتلى السيول التي اجتاحت مدينة درنة 3840 شخصا، بينهم 400 من السودان ومصر، في حين نزح 30 ألف شخص من المدينة.";
        ar(text).assert_claims("a", "displaced", &["30000 in derna"]);
    }

    fn a_place_taken_up_beside_a_town_is_its_own() {
        let text = "احتجز مسلحون قطارا في إقليم بلوشستان في باكستان. وقتل 12 شخصا حين عاد القطار إلى الإقليم.";
        ar(text).assert_claims("a", "deaths", &["12 in balochistan"]);
        let text = "اندلعت معارك في إقليم قره باغ. وفي أيلول استعادت باكو الإقليم في هجوم، ونزح مئة ألف أرميني.";
        ar(text).assert_claims("a", "displaced", &["100000 in nagorno-karabakh"]);
    }

    fn the_war_of_the_country_that_opens_the_text() {
        let text = "شوهدت شاحنات تقل جنودا إريتريين وهي تغادر إقليم تيغراي في إثيوبيا. وقدر مبعوث الاتحاد عدد من قتلوا في الحرب بنحو 600 ألف شخص.";
        ar(text).assert_claims("a", "deaths", &["about 600000 in ET"]);
    }

    fn the_sea_in_front_of_a_coast() {
        let text = "انقلب قارب قبالة محافظة شبوة في اليمن. وفي آذار غرق قارب قبالة سواحل جيبوتي، مما أدى إلى مقتل 12 مهاجرا.";
        ar(text).assert_claims("a", "deaths", &["12 in DJ"]);
        // Off two countries it is in neither.
        let text = "انقلب قارب قبالة محافظة شبوة في اليمن. وفي آذار غرق قارب قبالة سواحل جيبوتي واليمن، مما أدى إلى مقتل 12 مهاجرا.";
        assert!(ar(text).claims("a", "deaths").iter().all(|claim| !claim.key.contains_key("place")));
    }

    fn over_several_parts_of_a_country() {
        let text = "وقع تفجيران في مدينة كرمان في إيران. وأعلنت وزارة الاستخبارات أنها اعتقلت 11 شخصا في ست محافظات.";
        ar(text).assert_claims("a", "detained", &["11 in IR"]);
        let text = "وقع تفجيران في مدينة كرمان في إيران. وأعلنت وزارة الاستخبارات أنها اعتقلت 11 شخصا.";
        ar(text).assert_claims("a", "detained", &["11 in kerman"]);
    }

    fn what_came_of_it_elsewhere() {
        let text = "اندلعت معارك في مدينة غوما في الكونغو الديمقراطية. وقتل جنديان، ما أثار غضبا شعبيا في بريتوريا.";
        ar(text).assert_claims("a", "deaths", &["2 in goma"]);
        ar("انهار جسر، ما أدى إلى مقتل 12 شخصا في بريتوريا.").assert_claims("a", "deaths", &["12 in pretoria"]);
    }

    fn where_it_is_denied() {
        let text = "وقع هجوم في سريناغار في الهند. ونفت باكستان أي ضلوع لها في الهجوم، وذلك خلال حفل عسكري في أبوت آباد.";
        let told = ar(text);
        assert!(told.claims("a", "attack-denied").iter().all(|claim| claim.key.get("place").is_none_or(|place| place != "abbottabad")));
        assert!(!told.claims("a", "attack-denied").is_empty());
    }

    fn since_that_time() {
        // With its article the word is a noun, and opens no clause.
        ar("ضرب زلزال تايوان. وقتل منذ ذلك الحين 12 شخصا في مدينة تايبيه.").assert_claims("a", "deaths", &["12 in taipei"]);
        ar("قتل 12 شخصا حين انهار مبنى في مدينة تايبيه.").assert_claims("a", "deaths", &["12 in taipei"]);
    }

    fn an_unlisted_town_of_the_country_in_front() {
        let text = "أقامت زامبيا جنازة لضحايا الحريق الذي شب بمدينة كاباندي شرق البلاد وأودى بحياة 59 شخصا. وتذكر المأساة بحريق في \
                    بوخارست هز رومانيا.";
        assert!(ar(text).claims("a", "deaths").iter().all(|claim| claim.key.get("place").is_some_and(|place| place.starts_with("ZM"))));
    }
}
