//! Arabic figures and what stands between them and the word that they hang on: a clause on the noun, of how many, another word of
//! the same letters, the next statement.

use crate::story::{Checked, Story};

fn ar(text: &str) -> Checked {
    Story::new().ar("a", "2024-10-05", text).check()
}

traps! {
    fn a_toll_behind_a_clause_on_its_noun() {
        ar("عدد القتلى في الانهيار الذي وقع الاثنين في غوفا جنوبي إثيوبيا ارتفع إلى 257.").assert_claims("a", "deaths", &["257 in ET"]);
        ar("ارتفع عدد قتلى الحريق الذي شب الأربعاء في مجمع سكني في هونغ كونغ إلى 128 شخصا.").assert_claims("a", "deaths", &["128 in HK"]);
        let text = "ارتفع عدد قتلى الحريق الذي أدى الأربعاء إلى إجلاء 900 شخص في هونغ كونغ.";
        assert!(ar(text).claims("a", "deaths").is_empty());
    }

    fn so_many_of_all() {
        ar("تحطمت طائرة في القاهرة ما أودى بحياة 179 من أصل 181 كانوا على متنها.").assert_claims("a", "deaths", &["179 in cairo"]);
        ar("قتل 12 من أصل 30 راكبا في القاهرة.").assert_claims("a", "deaths", &["12 in cairo"]);
    }

    fn two_hundred_is_no_other_word() {
        assert!(ar("وصل مئتي شخص إلى القاهرة.").claims("a", "deaths").is_empty());
        ar("لا يزال نحو مئتي شخص مفقودين في القاهرة.").assert_claims("a", "missing", &["about 200 in cairo"]);
    }

    fn a_plural_verb_looks_back() {
        let text = "49 شخصا لقوا مصرعهم وفقد 140 آخرون قبالة سواحل شبوة جنوبي اليمن.";
        ar(text).assert_claims("a", "deaths", &["49 in shabwa"]);
    }

    fn what_comes_next_bars_nothing() {
        let text = "كان نحو 350 عسكريا فرنسيا يتمركزون في السنغال، وبدأت عملية مغادرتهم في مارس.";
        ar(text).assert_claims("a", "troops-by-nation", &["about 350 in SN of france"]);
    }

    fn his_country() {
        let text = "قال الرئيس الفرنسي إن بلاده ستسحب 2400 جندي من تشاد.";
        ar(text).assert_claims("a", "troops-leaving", &["2400 in TD of france, planned"]);
        ar("انسحب 2400 جندي فرنسي من مالي.").assert_claims("a", "troops-leaving", &["2400 in ML of france"]);
        ar("ستسحب فرنسا 2400 جندي من مالي.").assert_claims("a", "troops-leaving", &["2400 in ML of france, planned"]);
    }

    fn what_was_said_later_adds_nothing() {
        let told = ar("أعلنت إيران مقتل 103 أشخاص ثم 95 في كرمان.");
        assert!(told.claims("a", "deaths").iter().all(|claim| !format!("{claim:?}").contains("198")));
        ar("قتل 103 رجال و95 امرأة في كرمان.").assert_claims("a", "deaths", &["198 in kerman"]);
    }

    fn a_hedge_belongs_to_the_number_before_the_conjunction() {
        let text = "خلف هجوم في شيراز 13 قتيلا على الأقل ونحو ثلاثين جريحا.";
        ar(text).assert_claims("a", "injured", &["about 30 in shiraz"]);
        ar(text).assert_claims("a", "deaths", &["at least 13 in shiraz"]);
        ar("أصيب على الأقل نحو ثلاثين شخصا في شيراز.").assert_claims("a", "injured", &["at least 30 in shiraz"]);
    }

    fn those_held_are_suspects() {
        ar("أعلنت السلطات في شيراز توقيف مشتبه بهما اثنين.").assert_claims("a", "detained", &["2 in shiraz"]);
    }
}
