//! Who says it: two authorities in one text, a misquoted body, one outlet against itself, a quotation that runs on.

use crate::story::Story;
use corroborate::graph::RelationKind::*;
use corroborate::verdict::Verdict;

traps! {
    fn two_authorities_in_one_text() {
        let text = "The Gaza health ministry said that 500 people were killed in Gaza. The Israeli army said that 300 people were killed in Gaza.";
        let story = Story::new().en("a", "2023-10-18", text).check();
        story.assert_claims("a", "deaths", &["500 in gaza-strip, by gaza-health-ministry", "300 in gaza-strip, by idf|israel-military"]);
        story.assert_related("a", "a", "deaths", &[Conflicts], "gaza-health-ministry");
    }

    fn two_authorities_in_one_text_in_arabic() {
        let text = "قالت وزارة الصحة في غزة إن 500 شخص قتلوا في غزة، فيما قال الجيش الإسرائيلي إن 300 شخص قتلوا في غزة.";
        let story = Story::new().ar("a", "2023-10-18", text).check();
        story.assert_claims("a", "deaths", &["500 in gaza-strip, by gaza-health-ministry", "300 in gaza-strip, by idf|israel-military"]);
        story.assert_related("a", "a", "deaths", &[Conflicts], "gaza-health-ministry");
    }

    fn a_body_is_misquoted() {
        let story = Story::new()
            .en("right", "2023-10-19", "American intelligence agencies say that between 100 and 300 people were killed in Gaza.")
            .en("wrong", "2023-10-19", "American intelligence agencies say that fewer than 100 people were killed in Gaza.")
            .check();
        story.assert_claims("right", "deaths", &["100-300 in gaza-strip, by us-intelligence"]);
        story.assert_claims("wrong", "deaths", &["fewer than 100 in gaza-strip, by us-intelligence"]);
        story.assert_related("right", "wrong", "deaths", &[Conflicts], "misquotes");
    }

    fn a_body_is_misquoted_in_arabic() {
        let story = Story::new()
            .ar("right", "2023-10-19", "قالت الاستخبارات الأمريكية إن ما بين 100 و300 شخص قتلوا في غزة.")
            .ar("wrong", "2023-10-19", "قالت الاستخبارات الأمريكية إن أقل من 100 شخص قتلوا في غزة.")
            .check();
        story.assert_claims("right", "deaths", &["100-300 in gaza-strip, by us-intelligence"]);
        story.assert_related("right", "wrong", "deaths", &[Conflicts], "misquotes");
    }

    fn an_outlet_against_itself_is_one_voice() {
        let story = Story::new()
            .en("first", "2023-10-18", "The explosion killed 500 people in Gaza.")
            .publisher("The Harbour Times")
            .en("later", "2023-10-29", "The explosion killed 300 people in Gaza.")
            .publisher("The Harbour Times")
            .check();
        story.assert_related("first", "later", "deaths", &[Supersedes], "harbour times");
        assert_eq!(story.linked.slots[0].support, 1);
    }

    fn an_outlet_does_not_corroborate_itself() {
        let story = Story::new()
            .ar("first", "2023-10-18", "قتل الانفجار 471 شخصا في غزة.")
            .publisher("الجسر")
            .ar("later", "2023-10-29", "قتل 471 شخصا في انفجار المستشفى في غزة.")
            .publisher("الجسر")
            .check();
        story.assert_never("first", "later", "deaths", &[Corroborates, Conflicts]);
        assert_ne!(story.verdict("deaths", "gaza-strip"), Verdict::Corroborated);
    }

    fn a_quotation_goes_on() {
        let text = "\"Our forces in Iraq are there to advise,\" an American embassy spokesman said. He added: \"There are 2,500 American soldiers in Iraq.\"";
        let story = Story::new().en("a", "2021-12-30", text).check();
        story.assert_claims("a", "us-troops", &["2500 in IQ, by us-embassy"]);
    }

    fn a_speaker_carries_over_without_quotation_marks() {
        let text = "The coalition said its mission in Iraq had changed. It added that 2,500 American soldiers were in Iraq.";
        Story::new().en("a", "2021-12-30", text).check().assert_claims("a", "us-troops", &["2500 in IQ, by coalition"]);
    }

    fn a_quotation_goes_on_in_arabic() {
        let text = "قال التحالف الدولي إن مهمته في العراق تغيرت. وأضاف أن في العراق 2500 جندي أمريكي.";
        Story::new().ar("a", "2021-12-30", text).check().assert_claims("a", "us-troops", &["2500 in IQ, by coalition"]);
        let text = "قال متحدث باسم السفارة الأمريكية: \"قواتنا هنا للمشورة\". وتابع: \"يوجد في العراق 2500 جندي أمريكي\".";
        Story::new().ar("a", "2021-12-30", text).check().assert_claims("a", "us-troops", &["2500 in IQ, by us-embassy"]);
    }

    fn somebody_whom_no_list_knows_is_not_who_spoke_before() {
        let text = "The interior ministry of Kenya said that 12 people had died in Mombasa. A shopkeeper told reporters that 40 people had been hurt there. He added that three people were missing.";
        let story = Story::new().en("a", "2024-06-26", text).check();
        story.assert_claims("a", "deaths", &["12, by kenya-government"]);
        story.assert_claims("a", "injured", &["40, by nobody"]);
        story.assert_claims("a", "missing", &["3, by nobody"]);
    }

    fn somebody_whom_no_list_knows_in_arabic() {
        let text = "قالت وزارة الداخلية الكينية إن 12 شخصا لقوا حتفهم في مومباسا. وقال بائع في السوق إن 40 شخصا أصيبوا. وأضاف أن ثلاثة أشخاص فقدوا.";
        let story = Story::new().ar("a", "2024-06-26", text).check();
        story.assert_claims("a", "deaths", &["12, by kenya-government"]);
        story.assert_claims("a", "injured", &["40, by nobody"]);
        story.assert_claims("a", "missing", &["3, by nobody"]);
    }

    fn a_definite_noun_is_who_spoke_before() {
        let text = "The Red Crescent said it had reached Derna on Monday. The group said 80 people were missing in Derna.";
        Story::new().en("a", "2023-09-13", text).check().assert_claims("a", "missing", &["80, by red-crescent"]);
    }

    fn participles_and_adverbs_are_no_voices() {
        let text = "The army of Kenya marched into Mombasa. An estimated 300 people were wounded in Mombasa.";
        Story::new().en("a", "2024-06-26", text).check().assert_claims("a", "injured", &["about 300, by nobody"]);
        let text = "Rebels have fought the army of Kenya in a war that has reportedly killed 300 people in Mombasa.";
        Story::new().en("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["300, alleged, by nobody"]);
        let text = "Published 26 June 2024. Kenyan troops stormed a market. Two people were reported killed in Mombasa.";
        Story::new().en("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["2, by nobody"]);
    }

    fn what_is_counted_does_not_speak() {
        let text = "وتقدر خسائر الجيش الكيني في مومباسا بنحو 40 قتيلا.";
        Story::new().ar("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["about 40, by nobody"]);
        let text = "وقالت غانا مبارك نائبة وزير الدفاع الأوكراني إن 40 شخصا قتلوا في كييف.";
        Story::new().ar("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["40 in kyiv, by ukraine-government"]);
    }

    fn witnesses_told_an_agency_and_the_agency_reported() {
        let story = Story::new()
            .en("told", "2024-05-02", "Witnesses told Reuters that 12 people were killed in Basra.")
            .ar("reported", "2024-05-02", "ذكرت رويترز أن 12 شخصا قتلوا في البصرة.")
            .check();
        story.assert_claims("told", "deaths", &["12 in basra, by eyewitnesses"]);
        story.assert_related("told", "reported", "deaths", &[Repeats], "reuters");
        assert_ne!(story.verdict("deaths", "basra"), Verdict::Corroborated);
    }

    fn who_speaks_for_leavers_is_no_army() {
        let text = "قالت سلطات دونيتسك الانفصالية الموالية لروسيا إن 4 مدنيين قتلوا في دونيتسك. وقال الجيش الروسي إن 6 جنود أصيبوا في دونيتسك.";
        let story = Story::new().ar("a", "2022-06-26", text).check();
        story.assert_claims("a", "deaths", &["4, by ukraine-separatists"]);
        story.assert_claims("a", "injured", &["6, by russia-military"]);
        let text = "أعلنت قوات دونيتسك الأوكرانية مقتل 4 مدنيين في دونيتسك.";
        Story::new().ar("a", "2022-06-26", text).check().assert_claims("a", "deaths", &["4, by ukraine-military"]);
    }

    fn a_body_goes_on_behind_its_genitive() {
        let text = "قال الجيش الروسي إنه يتقدم. وقال المتحدث باسم هيئة الأركان العامة للقوات المسلحة الأوكرانية إن 9 أشخاص قتلوا في كييف.";
        Story::new().ar("a", "2022-06-26", text).check().assert_claims("a", "deaths", &["9, by ukraine-military"]);
    }

    fn what_is_worth_mentioning_is_said_by_nobody() {
        let text = "قالت وزارة الداخلية الكينية إنها تحقق في الحادث. يذكر أن 12 شخصا لقوا حتفهم في مومباسا العام الماضي.";
        Story::new().ar("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by nobody"]);
        let text = "قالت وزارة الداخلية الكينية إنها تحقق في الحادث. وذكرت أن 12 شخصا لقوا حتفهم في مومباسا.";
        Story::new().ar("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by kenya-government"]);
    }

    fn a_title_with_a_name_is_not_who_spoke_before() {
        let text = "قال الجيش الكيني إنه يتقدم. وقتل 12 شخصا في مومباسا، وفق ما أفاد الحاكم المحلي.";
        Story::new().ar("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by nobody"]);
        let text = "قال الجيش الكيني إنه يتقدم. غير أن الخبراء المستقلين يرون أن 12 شخصا قتلوا في مومباسا.";
        Story::new().ar("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by nobody"]);
    }

    fn who_is_accused_does_not_accuse() {
        let text = "ونشر الموقع الرواية الأوكرانية التي تتهم القوات الروسية بقتل 12 مدنيا في كييف.";
        Story::new().ar("a", "2022-06-26", text).check().assert_claims("a", "deaths", &["12, alleged, by ukraine"]);
    }

    fn who_adds_spoke_before_in_the_same_sentence() {
        let text = "وقال الجيش الكيني إنه يتقدم. وقالت وزارة الداخلية الكينية إن قناة الجزيرة أخطأت، مضيفة أن 12 شخصا لقوا حتفهم في مومباسا.";
        Story::new().ar("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by kenya-government"]);
        let text = "The army of Kenya said it was advancing. The interior ministry of Kenya said it would investigate, adding that 12 people had died in Mombasa.";
        Story::new().en("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by kenya-government"]);
        let text = "The army of Kenya said it was advancing. A shopkeeper said the road was closed, adding that 12 people had died in Mombasa.";
        Story::new().en("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by nobody"]);
    }

    fn a_suspected_attack_is_told_by_nobody() {
        let text = "MOMBASA Kenya A suspected gas attack killed 12 people on Tuesday.";
        Story::new().en("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by nobody"]);
    }

    fn an_outlet_between_quotation_marks_speaks() {
        let text = "قال البيت الأبيض إنه يتابع. وذكرت شبكة \"سي إن إن\" أن 12 شخصا قتلوا في مومباسا.";
        Story::new().ar("a", "2024-06-26", text).check().assert_claims("a", "deaths", &["12, by CNN"]);
    }

    fn who_stands_behind_a_closed_quotation_said_it() {
        let text = "\"At least 27 people were killed in raids by Russian aircraft on Idlib\" said the Syrian Observatory for Human Rights.";
        Story::new().en("a", "2016-09-14", text).check().assert_claims("a", "deaths", &["at least 27, by sohr"]);
        let text = "The Russian army said \"27 people were killed in Idlib\" and blamed the Syrian Observatory for Human Rights.";
        Story::new().en("a", "2016-09-14", text).check().assert_claims("a", "deaths", &["27, by russia-military"]);
    }

    fn the_adjective_behind_a_name_is_a_part_of_it() {
        let text = "قال محافظ شيراز إن 6 أشخاص في عداد المفقودين. لكن الهلال الأحمر الإيراني أكد أن عدد المفقودين في شيراز يبلغ 22 شخصا.";
        let story = Story::new().ar("a", "2024-06-26", text).check();
        story.assert_claims("a", "missing", &["6 in shiraz, by iran-government", "22 in shiraz, by red-crescent"]);
        story.assert_related("a", "a", "missing", &[Conflicts], "red-crescent");
        let text = "قال محافظ شيراز إن 6 أشخاص في عداد المفقودين. لكن المسؤول الإيراني أكد أن عدد المفقودين في شيراز يبلغ 22 شخصا.";
        let story = Story::new().ar("a", "2024-06-26", text).check();
        story.assert_claims("a", "missing", &["6 in shiraz, by iran-government", "22 in shiraz, by iran-government|nobody"]);
    }
}
