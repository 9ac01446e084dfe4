//! When it holds: years apart, rising and revised tolls, countdowns, days named from another day, plans and outcomes.

use crate::story::{Checked, Story};
use corroborate::graph::RelationKind::*;
use corroborate::verdict::Verdict;

/// A countdown, which no shipped rule has.
const OXYGEN: &str = "
version: 1
pack: oxygen
words:
  hour: {en: [hour], ar: [ساعة, ساعات]}
  oxygen: {en: [oxygen], ar: [أكسجين, أوكسجين]}
claims:
  oxygen-left:
    title: {en: Oxygen left}
    amount: hour
    head: oxygen
    about: []
    over-time: evolving
    fresh: 1 day
    tests:
      - text: The crew has 12 hours of oxygen.
        claims: [{amount: 12}]
";

/// Because of what a claim's `resolved` says anywhere.
fn explains(story: &Checked, source: &str, types: &str, words: &str) -> bool {
    story.claims(source, types).iter().any(|claim| claim.resolved.values().any(|how| how.because.contains(words)))
}

traps! {
    fn the_same_number_four_years_apart() {
        let story = Story::new()
            .en("then", "2021-12-27", "There are 2,500 American soldiers in Iraq.")
            .en("now", "2025-08-30", "A force of 2,500 American soldiers is stationed in Iraq.")
            .check();
        story.assert_related("then", "now", "us-troops", &[Supersedes, NotComparable], "days");
        assert_ne!(story.verdict("us-troops", "IQ"), Verdict::Corroborated);
    }

    fn the_same_number_four_years_apart_in_arabic() {
        let story = Story::new()
            .ar("then", "2021-12-27", "يوجد في العراق 2500 جندي أمريكي.")
            .ar("now", "2025-08-30", "ينتشر 2500 جندي أمريكي في العراق.")
            .check();
        story.assert_related("then", "now", "us-troops", &[Supersedes, NotComparable], "days");
        assert_ne!(story.verdict("us-troops", "IQ"), Verdict::Corroborated);
    }

    fn a_toll_rises() {
        let story = Story::new()
            .en("wednesday", "2023-02-08", "The earthquake killed 8,754 people in Turkey as of Wednesday.")
            .ar("friday", "2023-02-10", "بلغ عدد قتلى الزلزال في تركيا حتى الجمعة 19388 شخصا.")
            .check();
        story.assert_related("wednesday", "friday", "deaths", &[Supersedes], "");
        assert_eq!(story.verdict("deaths", "TR"), Verdict::Updated);
    }

    fn a_lower_toll_on_a_later_page_may_be_stale() {
        let story = Story::new()
            .en("first", "2023-02-09", "The earthquake has killed 14,351 people in Turkey.")
            .en("edited", "2023-02-10", "The earthquake has killed 8,754 people in Turkey.")
            .check();
        story.assert_related("first", "edited", "deaths", &[NotComparable, Compatible], "order uncertain");
    }

    fn a_lower_toll_on_a_later_page_may_be_stale_in_arabic() {
        let story = Story::new()
            .ar("first", "2023-02-09", "قتل الزلزال 14351 شخصا في تركيا.")
            .ar("edited", "2023-02-10", "قتل الزلزال 8754 شخصا في تركيا.")
            .check();
        story.assert_related("first", "edited", "deaths", &[NotComparable, Compatible], "order uncertain");
    }

    fn a_toll_is_revised_down_by_its_own_authority() {
        let story = Story::new()
            .en("first", "2023-10-17", "The Gaza health ministry said on Tuesday that 500 people were killed in Gaza.")
            .en("revised", "2023-10-18", "The Gaza health ministry said on Wednesday that 471 people were killed in Gaza.")
            .check();
        story.assert_related("first", "revised", "deaths", &[Supersedes], "gaza-health-ministry");
        assert_eq!(story.verdict("deaths", "gaza-strip"), Verdict::Updated);
    }

    fn a_toll_is_revised_down_by_its_own_authority_in_arabic() {
        let story = Story::new()
            .ar("first", "2023-10-17", "قالت وزارة الصحة في غزة الثلاثاء إن 500 شخص قتلوا في غزة.")
            .ar("revised", "2023-10-18", "قالت وزارة الصحة في غزة الأربعاء إن 471 شخصا قتلوا في غزة.")
            .check();
        story.assert_related("first", "revised", "deaths", &[Supersedes], "gaza-health-ministry");
    }

    fn the_old_number_lives_on() {
        let story = Story::new()
            .en("revised", "2023-10-18", "The Gaza health ministry said on Wednesday that 471 people were killed in Gaza.")
            .en("other", "2023-10-20", "Some 500 people were killed in Gaza on Tuesday, witnesses said.")
            .check();
        story.assert_claims("other", "deaths", &["about 500 in gaza-strip"]);
        story.assert_never("revised", "other", "deaths", &[Conflicts]);
    }

    fn a_countdown_falls() {
        let story = Story::new()
            .rules(OXYGEN)
            .en("sunday", "2023-06-18", "The boat has 96 hours of oxygen.")
            .en("tuesday", "2023-06-20", "The boat has about 40 hours of oxygen.")
            .en("thursday", "2023-06-22", "The boat has fewer than 20 hours of oxygen.")
            .check();
        story.assert_related("sunday", "tuesday", "oxygen-left", &[Supersedes], "days");
        story.assert_never("tuesday", "thursday", "oxygen-left", &[Conflicts]);
        assert_eq!(story.verdict("oxygen-left", ""), Verdict::Updated);
    }

    fn a_countdown_falls_in_arabic() {
        let story = Story::new()
            .rules(OXYGEN)
            .ar("sunday", "2023-06-18", "في الغواصة 96 ساعة من الأكسجين.")
            .ar("tuesday", "2023-06-20", "في الغواصة نحو 40 ساعة من الأكسجين.")
            .check();
        story.assert_related("sunday", "tuesday", "oxygen-left", &[Supersedes], "days");
    }

    fn tomorrow_today_and_yesterday_are_one_day() {
        let story = Story::new()
            .en("friday", "2025-08-29", "Iraq and Chad will sign the agreement tomorrow.")
            .en("saturday", "2025-08-30", "Iraq and Chad signed the agreement today.")
            .en("sunday", "2025-08-31", "Iraq and Chad signed the agreement yesterday, Saturday.")
            .check();
        for (source, claim) in [("friday", "on 2025-08-30, planned"), ("saturday", "on 2025-08-30"), ("sunday", "on 2025-08-30")] {
            assert!(!story.claims(source, "agreement-signed").is_empty(), "{source}");
            story.assert_claims(source, "agreement-signed", &vec![claim; story.claims(source, "agreement-signed").len()]);
        }
        story.assert_related("friday", "saturday", "agreement-signed", &[Fulfils], "");
        story.assert_related("saturday", "sunday", "agreement-signed", &[Corroborates, Repeats], "");
    }

    fn tomorrow_today_and_yesterday_are_one_day_in_arabic() {
        let story = Story::new()
            .ar("friday", "2025-08-29", "سيوقع العراق الاتفاق مع تشاد غدا.")
            .ar("saturday", "2025-08-30", "وقع العراق الاتفاق مع تشاد اليوم.")
            .ar("sunday", "2025-08-31", "وقع العراق الاتفاق مع تشاد أمس السبت.")
            .check();
        for (source, claim) in [("friday", "on 2025-08-30, planned"), ("saturday", "on 2025-08-30"), ("sunday", "on 2025-08-30")] {
            assert!(!story.claims(source, "agreement-signed").is_empty(), "{source}");
            story.assert_claims(source, "agreement-signed", &vec![claim; story.claims(source, "agreement-signed").len()]);
        }
        story.assert_related("friday", "saturday", "agreement-signed", &[Fulfils], "");
    }

    fn a_weekday_that_does_not_fit_its_date() {
        let story = Story::new().en("a", "2025-09-05", "Iraq signed the agreement on Monday, 30 August 2025.").check();
        assert!(!story.claims("a", "agreement-signed").is_empty());
        assert!(explains(&story, "a", "agreement-signed", "Saturday"), "the claim does not say that it was a Saturday");
    }

    fn a_weekday_that_does_not_fit_its_date_in_arabic() {
        let story = Story::new().ar("a", "2025-09-05", "وقع العراق الاتفاق يوم الاثنين 30 آب/أغسطس 2025.").check();
        assert!(!story.claims("a", "agreement-signed").is_empty());
        assert!(explains(&story, "a", "agreement-signed", "Saturday"), "the claim does not say that it was a Saturday");
    }

    fn late_by_one_clock_is_early_by_another() {
        let story = Story::new()
            .en("gmt", "2020-01-03", "The general Qassem Soleimani was killed in Baghdad at 22:00 GMT on 2 January 2020.")
            .en("local", "2020-01-03", "The general Qassem Soleimani was killed in Baghdad early on 3 January 2020.")
            .check();
        story.assert_claims("local", "soleimani-killed", &["on 2020-01-03 in baghdad"]);
        story.assert_never("gmt", "local", "soleimani-killed", &[Conflicts]);
    }

    fn late_by_one_clock_is_early_by_another_in_arabic() {
        let story = Story::new()
            .ar("gmt", "2020-01-03", "قتل قاسم سليماني في بغداد في الساعة 22:00 بتوقيت غرينتش من يوم 2 يناير 2020.")
            .ar("local", "2020-01-03", "قتل قاسم سليماني في بغداد فجر 3 يناير 2020.")
            .check();
        story.assert_claims("local", "soleimani-killed", &["on 2020-01-03 in baghdad"]);
        story.assert_never("gmt", "local", "soleimani-killed", &[Conflicts]);
    }

    fn planned_and_done() {
        let story = Story::new()
            .en("plan", "2021-07-27", "The combat mission of American forces in Iraq will end before the year is out.")
            .en("outcome", "2021-12-10", "The combat mission of American forces in Iraq ended on 9 December.")
            .check();
        story.assert_claims("plan", "combat-role-ended|combat-withdrawal-deadline", &["on 2021|by 2021-12-31|on 2021-12-31 in IQ, planned"]);
        story.assert_claims("outcome", "combat-role-ended", &["on 2021-12-09 in IQ"]);
        story.assert_related("plan", "outcome", "combat-role-ended|combat-withdrawal-deadline", &[Fulfils], "");
    }

    fn planned_and_done_in_arabic() {
        let story = Story::new()
            .ar("plan", "2021-07-27", "ستنتهي المهمة القتالية للقوات الأمريكية في العراق قبل نهاية العام.")
            .ar("outcome", "2021-12-10", "انتهت المهمة القتالية للقوات الأمريكية في العراق في 9 كانون الأول.")
            .check();
        story.assert_claims("plan", "combat-role-ended|combat-withdrawal-deadline", &["on 2021|by 2021-12-31|on 2021-12-31 in IQ, planned"]);
        story.assert_claims("outcome", "combat-role-ended", &["on 2021-12-09 in IQ"]);
        story.assert_related("plan", "outcome", "combat-role-ended|combat-withdrawal-deadline", &[Fulfils], "");
    }

    fn a_forecast_is_no_toll() {
        let story = Story::new()
            .en("forecast", "2023-02-07", "The number of deaths in Turkey may pass 20,000, the agency warned. The toll could double.")
            .en("count", "2023-02-10", "The earthquake has killed more than 20,000 people in Turkey.")
            .check();
        story.assert_claims("forecast", "deaths", &["more than 20000 in TR, forecast"]);
        story.assert_never("forecast", "count", "deaths", &[Corroborates, Supersedes, Conflicts]);
    }

    fn a_forecast_is_no_toll_in_arabic() {
        let story = Story::new()
            .ar("forecast", "2023-02-07", "وحذرت الوكالة من أن عدد القتلى في تركيا قد يتجاوز 20 ألفا. وقد تتضاعف الحصيلة.")
            .ar("count", "2023-02-10", "قتل الزلزال أكثر من 20 ألف شخص في تركيا.")
            .check();
        story.assert_claims("forecast", "deaths", &["more than 20000 in TR, forecast"]);
        story.assert_never("forecast", "count", "deaths", &[Corroborates, Supersedes, Conflicts]);
    }

    fn ten_years_back_from_the_article() {
        let story = Story::new().en("a", "2024-09-28", "The international coalition against the Islamic State was formed ten years ago.").check();
        story.assert_claims("a", "coalition-formed", &["on 2014|on 2014~|on 2014-09|on 2014-09-28|on 2014-09-28~|from 2014"]);
    }

    fn ten_years_back_from_the_article_in_arabic() {
        let story = Story::new().ar("a", "2024-09-28", "تشكل التحالف الدولي ضد تنظيم الدولة قبل عشر سنوات.").check();
        story.assert_claims("a", "coalition-formed", &["on 2014|on 2014~|on 2014-09|on 2014-09-28|on 2014-09-28~|from 2014"]);
        let story = Story::new().ar("a", "2024-09-28", "بعد عشر سنوات على تشكيل التحالف الدولي ضد تنظيم الدولة، تنتهي مهمته.").check();
        story.assert_claims("a", "coalition-formed", &["on 2014|on 2014~|on 2014-09|on 2014-09-28|on 2014-09-28~|from 2014"]);
    }

    fn a_day_without_a_year_takes_it_from_the_source() {
        let text = "Washington and Baghdad agreed last 26 July that the forces would withdraw from Iraq.";
        Story::new().en("a", "2021-12-27", text).check().assert_claims("a", "withdrawal-agreed", &["on 2021-07-26"]);
        Story::new().en("a", "", text).check().assert_claims("a", "withdrawal-agreed", &["on XXXX-07-26"]);
    }

    fn a_day_without_a_year_takes_it_from_the_source_in_arabic() {
        let text = "اتفقت واشنطن وبغداد في 26 تموز الماضي على انسحاب القوات من العراق.";
        Story::new().ar("a", "2021-12-27", text).check().assert_claims("a", "withdrawal-agreed", &["on 2021-07-26"]);
        Story::new().ar("a", "", text).check().assert_claims("a", "withdrawal-agreed", &["on XXXX-07-26"]);
        let text = "وقع العراق الاتفاق في أبريل الماضي.";
        Story::new().ar("a", "2023-02-01", text).check().assert_claims("a", "agreement-signed", &["on 2022-04 of iraq"]);
    }

    fn a_caption_has_its_own_date() {
        let text = "American soldiers prepare to go home\n\nPhoto: American soldiers at the Balad base, 14 March 2008 (Reuters)\n\n\
                    Iraq has 2,500 American soldiers on its soil, the government said.\n\nIraq signed the agreement on Tuesday.";
        let story = Story::new().en("a", "2021-12-30", text).check();
        story.assert_claims("a", "us-troops", &["2500 in IQ, as of 2021-12-30"]).assert_claims("a", "agreement-signed", &["on 2021-12-28 of iraq"]);
    }

    fn a_caption_has_its_own_date_in_arabic() {
        let text = "الجنود الأمريكيون يستعدون للمغادرة\n\nصورة أرشيفية لجنود أمريكيين في قاعدة بلد في 14 آذار 2008 (رويترز)\n\n\
                    ينتشر في العراق 2500 جندي أمريكي، بحسب الحكومة.\n\nووقع العراق الاتفاق الثلاثاء.";
        let story = Story::new().ar("a", "2021-12-30", text).check();
        story.assert_claims("a", "us-troops", &["2500 in IQ, as of 2021-12-30"]).assert_claims("a", "agreement-signed", &["on 2021-12-28 of iraq"]);
    }

    fn a_clause_of_the_same_time_gives_its_date() {
        let story = Story::new()
            .en("when", "2016-08-12", "At least 12 people were killed when a bomb went off in Mosul on Wednesday.")
            .en("in", "2016-08-12", "Mosul has been hit again and again, including in July when a bomber killed 16 people outside a bakery.")
            .ar("ar", "2016-08-12", "قتل 12 شخصا في الموصل عندما انفجرت قنبلة يوم الأربعاء.")
            .en("told", "2016-08-12", "The ministry said on Thursday that 14 people were killed in Mosul when a bomb went off last week.")
            .check();
        story.assert_claims("when", "deaths", &["at least 12, as of 2016-08-10"]);
        story.assert_claims("in", "deaths", &["16, as of 2016-07"]);
        story.assert_claims("ar", "deaths", &["12, as of 2016-08-10"]);
        story.assert_claims("told", "deaths", &["14, as of 2016-08-11"]);
    }

    fn the_date_of_a_beginning_is_no_as_of() {
        let story = Story::new()
            .ar("ar", "2016-08-12", "قتل 12 شخصا في الموصل منذ بدء المعارك في مارس الماضي.")
            .ar("in", "2016-08-12", "قتل 12 شخصا في الموصل في مارس الماضي.")
            .check();
        story.assert_claims("ar", "deaths", &["12, as of 2016-08-12"]);
        story.assert_claims("in", "deaths", &["12, as of 2016-03"]);
    }
}
