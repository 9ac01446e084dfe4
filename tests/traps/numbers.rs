//! Hedges, words for numbers, malformed ranges, and numbers that count nothing.

use crate::story::{Checked, Story};
use corroborate::graph::RelationKind::*;

/// Weights and lengths, which no shipped rule has, with a tolerance to decide by.
const STORES: &str = "
version: 1
pack: stores
words:
  tonne: {en: [tonne], ar: [طن, أطنان]}
  store: {en: [store], ar: [خزن, تخزين]}
  minute: {en: [minute], ar: [دقيقة, دقائق]}
  hour: {en: [hour], ar: [ساعة, ساعات]}
  contact: {en: [contact], ar: [اتصال]}
claims:
  stored:
    title: {en: Stored}
    amount: tonne
    head: store
    about: []
    tolerance: 10%
    tests: [{text: The ship stored 5 tonnes., claims: [{amount: 5}]}]
  stored-exactly:
    title: {en: Stored}
    amount: tonne
    head: store
    about: []
    tests: [{text: The ship stored 5 tonnes., claims: [{amount: 5}]}]
  contact-lost:
    title: {en: Contact lost after}
    amount: [minute, hour]
    head: contact
    about: []
    tests: [{text: Contact was lost after 10 minutes., claims: [{amount: 10}]}]
";

/// Types that count people.
const COUNTS: &str =
    "deaths|injured|missing|displaced|us-troops|foreign-troops|troops-by-nation|troops-killed|troops-staying|militants-killed";

fn toll(text: &str) -> Checked {
    Story::new().en("a", "2023-02-10", text).check()
}

fn toll_ar(text: &str) -> Checked {
    Story::new().ar("a", "2023-02-10", text).check()
}

traps! {
    fn hedges() {
        for (words, value) in [
            ("has passed 20,000", "more than 20000"),
            ("is over 20,000", "more than 20000"),
            ("is at least 20,000", "at least 20000"),
            ("is nearing 20,000", "about 20000|fewer than 20000"),
            ("is almost 20,000", "about 20000|fewer than 20000"),
            ("may be up to 41", "at most 41, forecast|alleged|conditional"),
            ("is 41 or fewer", "at most 41"),
            ("is 40–41", "40-41"),
        ] {
            toll(&format!("The death toll in Turkey {words}.")).assert_claims("a", "deaths", &[&value.replacen(',', " in TR,", 1)]);
        }
    }

    fn hedges_in_arabic() {
        for (words, value) in [
            ("تجاوز عدد القتلى في تركيا 20 ألفا", "more than 20000 in TR"),
            ("بلغ عدد القتلى في تركيا أكثر من 20 ألفا", "more than 20000 in TR"),
            ("بلغ عدد القتلى في تركيا ما لا يقل عن 20 ألفا", "at least 20000 in TR"),
            ("بلغ عدد القتلى في تركيا نحو 20 ألفا", "about 20000 in TR"),
            ("بلغ عدد القتلى في تركيا 41 أو أقل", "at most 41 in TR"),
            ("بلغ عدد القتلى في تركيا ما لا يتجاوز 41 شخصا", "at most 41 in TR"),
            ("بلغ عدد القتلى في تركيا بين 40 و41 شخصا", "40-41 in TR"),
        ] {
            toll_ar(&format!("{words}.")).assert_claims("a", "deaths", &[value]);
        }
    }

    fn a_hedging_verb_before_its_subject_in_arabic() {
        toll_ar("لا يتجاوز عدد القتلى في تركيا 41 شخصا.").assert_claims("a", "deaths", &["at most 41 in TR"]);
        toll_ar("يقترب عدد القتلى في تركيا من 20 ألفا.").assert_claims("a", "deaths", &["about 20000|fewer than 20000 in TR"]);
    }

    fn two_lower_bounds_never_conflict() {
        let story = Story::new()
            .en("a", "2023-02-09", "At least 15,000 people were killed in Turkey.")
            .en("b", "2023-02-09", "More than 17,000 people were killed in Turkey.")
            .ar("c", "2023-02-09", "قتل ما لا يقل عن 16 ألف شخص في تركيا.")
            .check();
        for (x, y) in [("a", "b"), ("a", "c"), ("b", "c")] {
            story.assert_related(x, y, "deaths", &[Compatible, Corroborates, Supersedes], "");
        }
    }

    fn the_rule_says_how_far_apart_is_too_far() {
        let story = Story::new()
            .rules(STORES)
            .en("a", "2020-08-05", "The warehouse stored almost 3,000 tonnes.")
            .en("b", "2020-08-05", "The warehouse stored 2,750 tonnes.")
            .check();
        story.assert_related("a", "b", "stored", &[Corroborates, Compatible], "10%|tolerance");
        story.assert_related("a", "b", "stored-exactly", &[Compatible, Conflicts], "almost|about|tolerance");
    }

    fn the_rule_says_how_far_apart_is_too_far_in_arabic() {
        let story = Story::new()
            .rules(STORES)
            .ar("a", "2020-08-05", "تم تخزين نحو 3 آلاف طن في المرفأ.")
            .en("b", "2020-08-05", "The warehouse stored 2,750 tonnes.")
            .check();
        story.assert_related("a", "b", "stored", &[Corroborates, Compatible], "10%|tolerance");
    }

    fn magnitudes_that_differ_by_a_little() {
        let story = Story::new()
            .en("a", "2023-02-06", "An earthquake of magnitude 7.5 struck Turkey on Monday.")
            .ar("b", "2023-02-06", "ضرب زلزال بقوة 7.8 درجات تركيا الاثنين.")
            .check();
        story.assert_claims("a", "magnitude", &["7.5 in TR"]).assert_claims("b", "magnitude", &["7.8 in TR"]);
        story.assert_related("a", "b", "magnitude", &[Corroborates, Compatible, Conflicts, NotComparable], "tolerance|within|apart");
    }

    fn dozens_scores_and_hundreds() {
        toll("Two dozen people were killed in Gaza.").assert_claims("a", "deaths", &["24 in gaza-strip"]);
        toll("Scores of people were killed in Gaza.").assert_claims("a", "deaths", &["vague in gaza-strip"]);
        toll("Dozens of people were killed in Gaza.").assert_claims("a", "deaths", &["vague in gaza-strip"]);
        let story = Story::new()
            .en("vague", "2020-08-05", "Hundreds of people were killed in Beirut.")
            .en("exact", "2020-08-05", "The explosion killed 137 people in Beirut.")
            .check();
        story.assert_related("vague", "exact", "deaths", &[Compatible, Corroborates], "");
    }

    fn dozens_scores_and_hundreds_in_arabic() {
        toll_ar("قتل العشرات في غزة.").assert_claims("a", "deaths", &["vague in gaza-strip"]);
        toll_ar("قتل عشرات الأشخاص في غزة.").assert_claims("a", "deaths", &["vague in gaza-strip"]);
        let story = Story::new()
            .ar("vague", "2020-08-05", "قتل مئات الأشخاص في بيروت.")
            .ar("exact", "2020-08-05", "قتل 137 شخصا في بيروت.")
            .check();
        story.assert_related("vague", "exact", "deaths", &[Compatible, Corroborates], "");
    }

    fn two_and_a_half() {
        toll("Two and a half million people were displaced in Syria.").assert_claims("a", "displaced", &["2500000 in SY"]);
        toll_ar("نزح مليونان ونصف المليون شخص في سوريا.").assert_claims("a", "displaced", &["2500000 in SY"]);
    }

    fn minutes_and_hours() {
        let story = Story::new()
            .rules(STORES)
            .en("a", "2023-06-19", "Contact was lost after 105 minutes.")
            .en("b", "2023-06-19", "Contact was lost after 1 hour and 45 minutes.")
            .check();
        story.assert_related("a", "b", "contact-lost", &[Corroborates], "");
    }

    fn arabic_ways_to_write_a_number() {
        for (words, value) in [
            ("ما بين 40 و50 ألف جندي أمريكي", "40000-50000 in IQ"),
            ("3 آلاف و500 جندي أمريكي", "3500 in IQ"),
            ("جنديان أمريكيان", "2 in IQ"),
            ("خمسة مئة جندي أمريكي", "500 in IQ"),
            ("خمسمئة جندي أمريكي", "500 in IQ"),
            ("٢٧ جنديا أمريكيا", "27 in IQ"),
            ("۲۷ جنديا أمريكيا", "27 in IQ"),
        ] {
            toll_ar(&format!("ينتشر في العراق {words}.")).assert_claims("a", "us-troops", &[value]);
        }
        toll_ar("بلغ عدد القتلى في تركيا 40 ألفا و691 شخصا.").assert_claims("a", "deaths", &["40691 in TR"]);
    }

    fn a_full_stop_groups_or_divides() {
        toll("The toll in Turkey has reached 20.318 deaths.").assert_claims("a", "deaths", &["20318 in TR"]);
        toll("An earthquake of magnitude 7.8 struck Turkey.").assert_claims("a", "magnitude", &["7.8 in TR"]);
        toll_ar("ضرب زلزال بقوة 7.8 درجات تركيا.").assert_claims("a", "magnitude", &["7.8 in TR"]);
    }

    fn a_full_stop_groups_or_divides_in_arabic() {
        toll_ar("ينتشر في العراق 2.500 جندي أمريكي.").assert_claims("a", "us-troops", &["2500 in IQ"]);
        toll_ar("نزح 1.5 مليون شخص في سوريا.").assert_claims("a", "displaced", &["1500000 in SY"]);
    }

    fn malformed_ranges_are_kept_and_marked() {
        toll("There are 250 to 250 American soldiers in Erbil.").assert_claims("a", "us-troops", &["250-250 in erbil, malformed"]);
        let told = toll("There are up to 200 to 300 American soldiers in Erbil.");
        told.assert_claims("a", "us-troops", &["200-300|at most 300|at most 200 in erbil, malformed"]);
    }

    fn malformed_ranges_are_kept_and_marked_in_arabic() {
        toll_ar("يوجد في أربيل من 250 إلى 250 جنديا أمريكيا.").assert_claims("a", "us-troops", &["250-250 in erbil, malformed"]);
        let told = toll_ar("يوجد في أربيل ما يصل إلى 200 إلى 300 جندي أمريكي.");
        told.assert_claims("a", "us-troops", &["200-300|at most 300|at most 200 in erbil, malformed"]);
    }

    fn numbers_that_count_nothing() {
        for text in [
            "On day 100 of the war, soldiers were still dying in Ukraine.",
            "A 45-year-old American soldier in Iraq spoke to reporters.",
            "Gaza, home to 2.3 million people, was bombed again, and people were killed.",
            "The army spent 500 million dollars on its soldiers in Iraq.",
            "American soldiers in Iraq fired an M777 and an F-16 took off.",
            "The killed soldier had been in Iraq since 2003.",
            "Relatives of the dead in Beirut can call 01 340 200.",
        ] {
            toll(text).assert_silent("a", COUNTS);
        }
    }

    fn numbers_that_count_nothing_in_arabic() {
        for text in [
            "في اليوم المئة من الحرب ما زال الجنود يقتلون في أوكرانيا.",
            "قال جندي أمريكي في العراق عمره 45 عاما إنه سئم الحرب.",
            "قصفت غزة التي يسكنها 2.3 مليون نسمة من جديد وسقط قتلى.",
            "أنفق الجيش الأمريكي 500 مليون دولار على جنوده في العراق.",
            "أطلق الجنود الأمريكيون في العراق النار من مدافع إم 777 وأقلعت طائرة إف 16.",
            "كان الجندي القتيل في العراق منذ 2003.",
            "يمكن لأقارب القتلى في بيروت الاتصال على الرقم 01340200.",
        ] {
            toll_ar(text).assert_silent("a", COUNTS);
        }
    }
}
