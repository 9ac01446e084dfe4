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

    fn a_toll_behind_a_clause_that_counts_and_ends_with_a_comma() {
        let text = "ارتفع عدد قتلى السيول التي جرفت جسرين في ولاية صلالة، جنوبي عمان، إلى 31 شخصا.";
        ar(text).assert_claims("a", "deaths", &["31 in salalah|OM"]);
        let text = "ارتفع عدد القتلى في السيول التي أجبرت الأهالي في صلالة، جنوبي عمان، على اللجوء إلى 31 مدرسة.";
        assert!(ar(text).claims("a", "deaths").is_empty());
    }

    fn a_toll_behind_its_number() {
        ar("ارتفع إلى 57 عدد ضحايا الحريق في عمان.").assert_claims("a", "deaths", &["57 in OM"]);
        assert!(ar("وصل إلى 57 بيتا عدد ضحايا الحريق في عمان.").claims("a", "deaths").is_empty());
    }

    fn the_dead_of_an_army_are_its_soldiers() {
        ar("أعلنت فرنسا ارتفاع عدد قتلى جيشها في غاو إلى 9 جنود.").assert_claims("a", "troops-killed", &["9 in gao"]);
        assert!(ar("ارتفع عدد القتلى في غاو إلى 9 عمال.").claims("a", "troops-killed").is_empty());
    }

    fn how_it_happened_is_not_what_is_counted() {
        ar("أصيب 34 آخرون على الأقل بهجوم في الأردن.").assert_claims("a", "injured", &["at least 34 in JO"]);
        assert!(ar("أصيب الأردن بصدمة بعد 34 هجوما.").claims("a", "injured").is_empty());
    }

    fn two_only_where_the_word_says_two() {
        let text = "تبحث الفرق عن ناجين في شيراز غداة زلزال أودى بحياة 126 شخصا.";
        ar(text).assert_claims("a", "deaths", &["126 in shiraz"]);
        let text = "أوقفت الشرطة ثلاثة، هم طباخ ووافدان، بعد حريق في شيراز أودى بحياة 50 شخصا.";
        ar(text).assert_claims("a", "deaths", &["50 in shiraz"]);
        ar("أودى الحريق بحياة طفلين في شيراز.").assert_claims("a", "deaths", &["2 in shiraz"]);
    }

    fn an_adjective_counts_no_soldiers() {
        assert!(ar("سلمت فرنسا السنغال آخر منشأتين عسكريتين لها في دكار.").claims("a", "troops-by-nation").is_empty());
        assert!(ar("لفرنسا قاعدة عسكرية واحدة في قبرص.").claims("a", "troops-by-nation").is_empty());
        ar("لفرنسا 40 عسكريا في قبرص.").assert_claims("a", "troops-by-nation", &["40 in CY of france"]);
    }

    fn a_second_noun_of_the_number() {
        ar("قضت 57 امرأة وطفلا في حريق في شيراز.").assert_claims("a", "deaths", &["57 in shiraz"]);
        ar("قضى 57 رجلا وطفل في حريق في شيراز.").assert_claims("a", "deaths", &["58 in shiraz"]);
    }

    fn at_least_so_many_and_so_many() {
        let text = "أحصت الشرطة 37 قتيلا مدنيا على الأقل و425 جريحا في شيراز.";
        ar(text).assert_claims("a", "injured", &["425 in shiraz"]);
        ar(text).assert_claims("a", "deaths", &["at least 37 in shiraz"]);
    }

    fn soldiers_among_the_dead() {
        let text = "قتل 26 شخصا في تفجير في كويتا بينهم 14 عسكريا وثلاثة أطفال.";
        ar(text).assert_claims("a", "troops-killed", &["14 in quetta"]);
        ar(text).assert_claims("a", "deaths", &["26 in quetta"]);
        assert!(ar("غادر 26 شخصا كويتا بينهم 14 عسكريا بعد تفجير قتل فيه شرطي.").claims("a", "troops-killed").is_empty());
        let text = "هجرت الحرب 1.4 مليون أوكراني من بينهم 240 ألف طفل من خاركيف.";
        assert!(!ar(text).claims("a", "displaced").iter().any(|claim| format!("{claim:?}").contains("240000")));
    }

    fn a_number_behind_a_month_that_counts() {
        let text = "قتل في كانون الثاني/يناير 14 جنديا في غوما.";
        ar(text).assert_claims("a", "troops-killed", &["14 in goma"]);
        assert!(ar("قتل جنود في كانون الثاني/يناير 14 في غوما.").claims("a", "troops-killed").is_empty());
    }

    fn what_a_range_measures() {
        let text = "يتراوح عدد الجنود الأتراك في شمال العراق بين 4 آلاف و5 آلاف.";
        ar(text).assert_claims("a", "troops-by-nation", &["4000-5000 in IQ of turkey"]);
    }

    fn sums_that_were_promised() {
        let text = "جمع مؤتمر للمانحين في جنيف تعهدات بقيمة 1,2 مليار دولار لإغاثة اليمن.";
        ar(text).assert_claims("a", "aid-pledged", &["1200000000 in YE"]);
        let text = "بلغ دخل الجمعية من تبرعات بقيمة 1,2 مليار دولار، ومنها دعم لليمن.";
        assert!(ar(text).claims("a", "aid-pledged").is_empty());
    }

    fn brought_out_alive() {
        ar("أخرج رجال الإطفاء 45 شخصا أحياء من تحت الركام في شيراز.").assert_claims("a", "rescued", &["45 in shiraz"]);
        assert!(ar("أخرجت الشرطة 45 شخصا من المقهى في شيراز.").claims("a", "rescued").is_empty());
    }

    fn an_adjective_behind_those_who_died() {
        let text = "لقي 68 مهاجرا أفريقيا مصرعهم وفقد 74 آخرون قرب شيراز.";
        ar(text).assert_claims("a", "missing", &["74 in shiraz"]);
    }

    fn soldiers_that_are_theirs() {
        ar("سحبت واشنطن 60 من عسكرييها من نجامينا.").assert_claims("a", "troops-leaving", &["60 in ndjamena of us"]);
        assert!(ar("سحبت واشنطن 60 من موظفيها من نجامينا.").claims("a", "troops-leaving").is_empty());
    }

    fn each_number_has_its_verb() {
        let text = "قالت الشرطة إن 136 منزلا دمرت و137 أخرى تضررت في هايتي.";
        ar(text).assert_claims("a", "buildings-destroyed", &["136 in HT"]);
        ar(text).assert_claims("a", "buildings-damaged", &["137 in HT"]);
    }

    fn they_perished() {
        ar("قال الناجون إن ألف شخص قضوا في الكارثة في شيراز.").assert_claims("a", "deaths", &["1000 in shiraz"]);
        assert!(ar("قال الناجون إن ألف شخص قضوا ليلتهم في شيراز.").claims("a", "deaths").is_empty());
    }

    fn so_many_of_a_group_that_nobody_counted() {
        ar("فتح مسلحون النار على سياح في شيراز فقتلوا 26 منهم.").assert_claims("a", "deaths", &["26 in shiraz"]);
        assert!(ar("أوقف الجنود القتلة في شيراز فكان 26 منهم طلابا.").claims("a", "deaths").is_empty());
    }

    fn what_a_film_tells_of_later() {
        let text = "قتل 18 جنديا في معركة في شيراز، وهي الواقعة التي رواها كاتب في فيلم.";
        ar(text).assert_claims("a", "troops-killed", &["18 in shiraz"]);
        assert!(ar("في فيلم عن المعركة قتل 18 جنديا في شيراز.").claims("a", "troops-killed").is_empty());
    }

    fn the_mission_is_the_one_named_last() {
        let text = "أرسلت بعثة مينوسكا آلياتها إلى بانغي. وتضم البعثة نحو 13 ألف عسكري في بانغي.";
        ar(text).assert_claims("a", "coalition-troops", &["about 13000 in bangui"]);
        let text = "زارت البعثة الدبلوماسية بانغي. وتضم البعثة نحو 13 ألف عسكري في بانغي.";
        assert!(ar(text).claims("a", "coalition-troops").is_empty());
    }

    fn a_name_that_no_list_knows_beside_a_claim_without_a_place() {
        let text = "ضرب السيل بلدة كندمارو في باكستان. وقتل 12 شخصا في بلدتي كندمارو وشيراز.";
        assert!(!ar(text).claims("a", "deaths").is_empty());
    }
}
