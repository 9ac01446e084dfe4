//! Places that stand in a text and are not where its figures hold: an office, a place to speak in, what had been before, a part.

use crate::story::{Checked, Story};

fn ar(text: &str) -> Checked {
    Story::new().ar("a", "2024-10-05", text).check()
}

traps! {
    fn the_place_of_an_office() {
        let text = "أوقفت الشرطة التركية 90 شخصا احتجوا على حبس رئيس بلدية إزمير.";
        ar(text).assert_claims("a", "detained", &["90 in TR"]);
        ar("أوقفت الشرطة التركية 90 شخصا في إزمير.").assert_claims("a", "detained", &["90 in izmir"]);
    }

    fn who_governs_a_place_tells_of_it() {
        let text = "قتل جندي في ميكولايف الأوكرانية. وأعلن حاكم دونيتسك السبت مقتل سبعة مدنيين في القصف.";
        ar(text).assert_claims("a", "deaths", &["7 in donetsk"]);
    }

    fn where_it_was_announced() {
        let text = "اجتاحت الفيضانات شرق إسبانيا وأوقعت 211 قتيلا، وفق ما أعلن رئيس الوزراء السبت في مدريد، حيث كشف عن خطة. وأوقفت الشرطة 82 شخصا.";
        ar(text).assert_claims("a", "detained", &["82 in ES"]);
        let text = "انفجرت قنبلة في كويتا بباكستان. وفي إسلام آباد دان رئيس الوزراء الهجوم. وأصيب 12 شخصا.";
        ar(text).assert_claims("a", "injured", &["12 in quetta"]);
        let text = "انفجرت قنبلة في كويتا بباكستان. وفي إسلام آباد انفجرت قنبلة أخرى. وأصيب 12 شخصا.";
        ar(text).assert_claims("a", "injured", &["12 in islamabad|PK"]);
    }

    fn what_had_been_before() {
        let text = "انفجرت قنبلة في كويتا بباكستان. وكانت الحركة قد شنت هجوما في بيشاور أوقع سبعة قتلى. وأصيب 12 شخصا.";
        ar(text).assert_claims("a", "injured", &["12 in quetta"]);
        ar(text).assert_claims("a", "deaths", &["7 in peshawar"]);
    }

    fn what_befell_some_of_them() {
        let text = "أدى زلزال إلى مقتل ثمانية أشخاص في جنوب الفلبين، بينهم زوجان قضيا في انهيار جدار بمدينة جنرال سانتوس. وتضرر 450 منزلا.";
        ar(text).assert_claims("a", "buildings-damaged", &["450 in PH"]);
    }

    fn the_capital_is_that_of_the_country_told_of() {
        let text = "سلمت البعثة ست قواعد في الصومال. وتضم البعثة 19 ألف عسكري من أوغندا وبوروندي وجيبوتي. وقتل 54 شخصا في هجوم قرب العاصمة.";
        ar(text).assert_claims("a", "deaths", &["54 in mogadishu"]);
        let text = "انفجر مخزن للذخيرة في برازافيل وشرد سبعة عشر ألفا من سكان العاصمة الكونغولية.";
        ar(text).assert_claims("a", "displaced", &["17000 in brazzaville"]);
    }

    fn a_capital_that_acts_is_no_place() {
        let text = "أنهت القوات الأميركية الحرب في أفغانستان. وكان الاتفاق الذي وقعته واشنطن مع طالبان قد حدد الموعد. وقتل 2400 شخص.";
        ar(text).assert_claims("a", "deaths", &["2400 in AF"]);
    }
}
