//! What is left over from the page, and what is missing from it.

use crate::story::Story;

traps! {
    fn lists_of_other_stories_make_no_claims() {
        let text = "American forces hand over base\n\nThere are 2,500 American soldiers in Iraq, the coalition said on Sunday.\n\n\
                    The base was handed over in the morning.\n\nRead also\n\nEarthquake kills 8,754 people in Turkey\n\n\
                    Explosion in Beirut kills 137 people";
        let story = Story::new().en("a", "2021-12-27", text).check();
        story.assert_claims("a", "us-troops", &["2500 in IQ"]).assert_silent("a", "deaths");
    }

    fn lists_of_other_stories_make_no_claims_in_arabic() {
        let text = "القوات الأمريكية تسلم قاعدة\n\nقال التحالف الدولي الأحد إن في العراق 2500 جندي أمريكي.\n\nوسلمت القاعدة صباحا.\n\n\
                    اقرأ أيضا\n\nزلزال يقتل 8754 شخصا في تركيا\n\nانفجار في بيروت يقتل 137 شخصا";
        let story = Story::new().ar("a", "2021-12-27", text).check();
        story.assert_claims("a", "us-troops", &["2500 in IQ"]).assert_silent("a", "deaths");
    }

    fn footers_and_comment_forms_make_no_claims() {
        let text = "American forces hand over base\n\nThere are 2,500 American soldiers in Iraq, the coalition said on Sunday.\n\n\
                    The base was handed over in the morning.\n\nEditing by Jane Smith; 14 March 2019\n\nLeave a comment\n\n\
                    Your email address will not be published.\n\nCopyright 2021. All 500 soldiers in Iraq reserved.";
        let story = Story::new().en("a", "2021-12-27", text).check();
        story.assert_claims("a", "us-troops|foreign-troops|troops-by-nation", &["2500 in IQ, as of 2021-12-27|as of 2021-12-26"]);
    }

    fn footers_and_comment_forms_make_no_claims_in_arabic() {
        let text = "القوات الأمريكية تسلم قاعدة\n\nقال التحالف الدولي الأحد إن في العراق 2500 جندي أمريكي.\n\nوسلمت القاعدة صباحا.\n\n\
                    تحرير: سمير حداد\n\nاترك تعليقا\n\nلن يتم نشر عنوان بريدك الإلكتروني. قتل 20 شخصا في بغداد.\n\nجميع الحقوق محفوظة 2021";
        let story = Story::new().ar("a", "2021-12-27", text).check();
        story.assert_claims("a", "us-troops", &["2500 in IQ"]).assert_silent("a", "deaths");
    }

    fn captions_make_no_claims() {
        let text = "Rescue goes on\n\nPhoto: The ruins of a house where 30 people were killed in Aleppo, 2016 (AFP)\n\n\
                    The earthquake killed 2,470 people in Syria, rescuers said on Wednesday.\n\nThe search continues.";
        let story = Story::new().en("a", "2023-02-08", text).check();
        story.assert_claims("a", "deaths", &["2470 in SY"]);
    }

    fn captions_make_no_claims_in_arabic() {
        let text = "عمليات الإنقاذ مستمرة\n\nصورة: أنقاض منزل قتل فيه 30 شخصا في حلب عام 2016 (أ ف ب)\n\n\
                    قتل الزلزال 2470 شخصا في سوريا، وفق ما قالت فرق الإنقاذ الأربعاء.\n\nوالبحث مستمر.";
        let story = Story::new().ar("a", "2023-02-08", text).check();
        story.assert_claims("a", "deaths", &["2470 in SY"]);
    }

    fn a_sentence_without_its_number() {
        for text in [
            "The earthquake killed people in Turkey, officials said, and injured .",
            "The number of American soldiers in Iraq is , the Pentagon said in 2021.",
            "The toll in Turkey rose from to on Wednesday.",
        ] {
            Story::new().en("a", "2023-02-08", text).check().assert_no_claims("a");
        }
    }

    fn a_sentence_without_its_number_in_arabic() {
        for text in [
            "أدى الزلزال إلى مقتل في تركيا وإصابة ، بحسب السلطات في 8 شباط.",
            "يبلغ عدد الجنود الأمريكيين في العراق جندي، بحسب البنتاغون عام 2021.",
            "ارتفعت حصيلة القتلى في تركيا من إلى الأربعاء.",
        ] {
            Story::new().ar("a", "2023-02-08", text).check().assert_no_claims("a");
        }
    }
}
