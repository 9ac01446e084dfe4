//! One thing under many names: a base, an armed force, a nation, a group, a month; and one place with two events.

use crate::story::Story;
use corroborate::graph::RelationKind::*;

traps! {
    fn spellings_of_a_base() {
        for name in ["Ain al-Asad", "Ain Al-Asad", "al Asad", "al-Asad"] {
            let text = format!("The {name} air base in Iraq holds 500 American soldiers.");
            Story::new().en("a", "2025-08-30", &text).check().assert_claims("a", "us-troops", &["500 in ain-al-asad"]);
        }
        let story = Story::new()
            .en("a", "2025-08-30", "There are 500 American soldiers at al Asad base in Iraq.")
            .ar("b", "2025-08-30", "يوجد 500 جندي أمريكي في قاعدة عين الأسد.")
            .check();
        story.assert_related("a", "b", "us-troops", &[Corroborates], "");
    }

    fn spellings_of_a_base_in_arabic() {
        for name in ["عين الأسد", "عين الاسد", "عين الأسد الجوية"] {
            let text = format!("في قاعدة {name} بالعراق 500 جندي أمريكي.");
            Story::new().ar("a", "2025-08-30", &text).check().assert_claims("a", "us-troops", &["500 in ain-al-asad"]);
        }
    }

    fn spellings_of_a_force() {
        for name in ["البيشمركة", "البشمركة", "البيشمركه"] {
            let text = format!("قالت قوات {name} إن 5 أشخاص قتلوا في أربيل.");
            Story::new().ar("a", "2025-08-30", &text).check().assert_claims("a", "deaths", &["5 in erbil, by peshmerga"]);
        }
        let text = "The Peshmerga said that 5 people were killed in Erbil.";
        Story::new().en("a", "2025-08-30", text).check().assert_claims("a", "deaths", &["5 in erbil, by peshmerga"]);
    }

    fn spellings_of_a_nation() {
        for name in ["أمريكي", "أميركي", "امريكي", "اميركي"] {
            let text = format!("في العراق 2500 جندي {name}.");
            Story::new().ar("a", "2025-08-30", &text).check().assert_claims("a", "us-troops", &["2500 in IQ"]);
        }
        for name in ["American", "US"] {
            let text = format!("There are 2,500 {name} soldiers in Iraq.");
            Story::new().en("a", "2025-08-30", &text).check().assert_claims("a", "us-troops", &["2500 in IQ"]);
        }
    }

    fn a_nation_by_its_initials() {
        let text = "There are 2,500 U.S. soldiers in Iraq.";
        Story::new().en("a", "2025-08-30", text).check().assert_claims("a", "us-troops", &["2500 in IQ"]);
    }

    fn names_of_a_group() {
        for name in ["IS", "ISIS", "Islamic State", "the Islamic State group", "Daesh"] {
            let text = format!("{name} claimed responsibility for the attack in Baghdad.");
            Story::new().en("a", "2021-01-22", &text).check().assert_claims("a", "attack-claimed", &["unstated in baghdad of isis"]);
        }
    }

    fn names_of_a_group_in_arabic() {
        for name in ["داعش", "تنظيم داعش", "تنظيم الدولة", "تنظيم الدولة الإسلامية"] {
            let text = format!("تبنى {name} الهجوم في بغداد.");
            Story::new().ar("a", "2021-01-22", &text).check().assert_claims("a", "attack-claimed", &["unstated in baghdad of isis"]);
        }
    }

    fn families_of_months() {
        for month in ["آب", "أغسطس", "غشت", "أوت", "آب/أغسطس", "آب (أغسطس)", "أغسطس/آب"] {
            let text = format!("وقع العراق الاتفاق في 12 {month} 2024.");
            Story::new().ar("a", "2025-01-01", &text).check().assert_claims("a", "agreement-signed", &["on 2024-08-12 of iraq"]);
        }
    }

    fn slips_in_a_month() {
        for month in ["سبتمير", "سبتمر"] {
            let text = format!("وقع العراق الاتفاق في 12 {month} 2024.");
            Story::new().ar("a", "2025-01-01", &text).check().assert_claims("a", "agreement-signed", &["on 2024-09-12 of iraq"]);
        }
        let text = "Iraq signed the agreement on 12 Septmber 2024.";
        Story::new().en("a", "2025-01-01", text).check().assert_claims("a", "agreement-signed", &["on 2024-09-12 of iraq"]);
    }

    fn a_slip_in_until() {
        for word in ["حتى", "حتي"] {
            let text = format!("ستبقى القوات الأمريكية في العراق {word} سبتمبر 2026.");
            Story::new().ar("a", "2025-08-30", &text).check().assert_claims("a", "stay-until", &["until 2026-09 in IQ, planned"]);
        }
    }

    fn the_same_place_a_year_later() {
        let story = Story::new()
            .en("first", "2023-10-18", "The explosion at the hospital killed 471 people in Gaza.")
            .en("second", "2024-10-15", "The strike on the hospital killed 4 people in Gaza.")
            .check();
        story.assert_never("first", "second", "deaths", &[Conflicts, Supersedes, Corroborates]);
    }

    fn the_same_place_a_year_later_in_arabic() {
        let story = Story::new()
            .ar("first", "2023-10-18", "قتل 471 شخصا في انفجار المستشفى في غزة.")
            .ar("second", "2024-10-15", "قتل 4 أشخاص في قصف المستشفى في غزة.")
            .check();
        story.assert_never("first", "second", "deaths", &[Conflicts, Supersedes, Corroborates]);
    }

    fn a_genitive_that_lost_its_mark_is_no_town() {
        let text = "Air raids killed 12 people in Syrias Aleppo on Monday, the town of Sakhourtan said.";
        Story::new().en("a", "2016-10-17", text).check().assert_claims("a", "deaths", &["12 in aleppo"]);
    }

    fn a_town_that_no_list_knows_keeps_its_name() {
        let text = "A mudslide killed 12 people in the village of Sakhourtan in Syria on Monday. Damascus had rain.";
        Story::new().en("a", "2016-10-17", text).check().assert_claims("a", "deaths", &["12 in SY/Sakhourtan"]);
        let text = "قتل 12 شخصا في انهيار طيني في بلدة صخورتان في سوريا يوم الاثنين.";
        Story::new().ar("a", "2016-10-17", text).check().assert_claims("a", "deaths", &["12 in SY/صخورتان"]);
    }

    fn a_village_by_a_town_is_told_of_the_town() {
        let text = "Gunmen killed 12 people in the village of Sakhourtan, west of Kirkuk, in Iraq on Monday.";
        Story::new().en("a", "2016-10-17", text).check().assert_claims("a", "deaths", &["12 in kirkuk"]);
        let text = "قتل مسلحون 12 شخصا في منطقة صخورتان غرب كركوك في العراق يوم الاثنين.";
        Story::new().ar("a", "2016-10-17", text).check().assert_claims("a", "deaths", &["12 in kirkuk"]);
    }
}
