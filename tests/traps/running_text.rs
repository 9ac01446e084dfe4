//! What running text does to a sentence: labels that lost their line breaks, datelines, seats, conjuncts without a number.

use crate::story::{Checked, Story};

fn told(text: &str) -> Checked {
    Story::new().en("a", "2017-05-10", text).check()
}

traps! {
    fn labels_of_the_page_end_a_sentence() {
        let text = "The strike in Idlib killed 20 people. ... 55 Related Army Kills Dozens of Rebels in Hama";
        told(text).assert_claims("a", "deaths|militants-killed", &["20 in idlib"]);
        let text = "Flood kills 12 in Mosul Print Tweet Views 371 Related Storm kills 40 in Basra";
        told(text).assert_claims("a", "deaths", &["12 in mosul"]);
        told("Three shops burned in Mosul, she said. Tags Mosul fire Twelve people were killed in Mosul.").assert_claims("a", "deaths", &["12 in mosul"]);
    }

    fn a_page_has_a_date_of_its_own() {
        for text in [
            "Last updated at May 7 2017 An air strike on Raqqa killed four people.",
            "Published May 7 2017 An air strike on Raqqa killed four people.",
            "Sunday 7 May 2017 Air strike on Raqqa kills four AFP",
            "MOSCOW May 7 (TASS) - An air strike on Raqqa killed four people.",
        ] {
            told(text).assert_silent("a", "attack-date");
        }
        told("An air strike on Raqqa killed four people on Sunday.").assert_claims("a", "attack-date", &["on 2017-05-07 in raqqa"]);
    }

    fn a_date_belongs_to_its_own_verb() {
        for text in [
            "The air strikes on Raqqa broke a truce agreed in February.",
            "The rebels are pressing their assault on Raqqa and seized a mill on Wednesday.",
            "The army began an assault on Raqqa to retake a village captured by rebels earlier this year.",
            "The mayor spent the weekend making preparations this weekend for an attack on Raqqa.",
            "Earlier this month the coalition said its raids on Raqqa would go on.",
            "Rebels pushed back the assault on Raqqa the following month.",
        ] {
            told(text).assert_silent("a", "attack-date");
        }
        told("On Sunday the group claimed Tuesday's attack in Raqqa.").assert_claims("a", "attack-date", &["on 2017-05-09 in raqqa"]);
    }

    fn an_attack_that_was_stopped_or_feared_is_none() {
        for text in ["The army foiled an Islamic State attack in Hama.", "A wall will protect the villages of Hama from Islamic State attacks."] {
            told(text).assert_silent("a", "attack|attack-place|attack-date");
        }
        told("The Islamic State came under attack in Hama.").assert_silent("a", "attack|attack-place");
        told("The Islamic State came under attack by the Syrian army in Hama.").assert_claims("a", "attack-place", &["hama of syria"]);
    }

    fn a_seat_is_no_place() {
        let text = "The London-based Syrian Observatory for Human Rights said 20 people were killed in the raid.";
        let story = told(text);
        story.assert_claims("a", "deaths", &["20, by sohr"]);
        assert!(story.claims("a", "deaths").iter().all(|claim| claim.key.get("place").is_none_or(|place| place != "GB" && place != "london")));
        told("A group based in Istanbul said 20 people were killed in Homs.").assert_claims("a", "deaths", &["20 in homs"]);
    }

    fn one_body_under_its_names() {
        for body in [
            "The Syrian Observatory for Human Rights",
            "The Syrian Observatory for Human Rights monitoring group",
            "The Syrian Observatory for Human Rights, a war monitor,",
            "SOHR",
            "Observatory head Karim Haddad",
        ] {
            told(&format!("{body} said 20 people were killed in Homs.")).assert_claims("a", "deaths", &["20 in homs, by sohr"]);
        }
        told("The Syrian Arab News Agency said 20 people were killed in Homs.").assert_claims("a", "deaths", &["20 in homs, by SANA"]);
    }

    fn one_of_them_is_added() {
        told("The blast in Homs wounded a young teacher and 19 others.").assert_claims("a", "injured", &["20 in homs"]);
        told("The blast in Homs killed a woman and nine children.").assert_claims("a", "deaths", &["10 in homs"]);
        told("The blast in Homs killed a teacher and wounded nine children.").assert_claims("a", "injured", &["9 in homs"]);
    }

    fn those_among_the_dead_are_part_of_them() {
        told("The centre put the toll in Homs at 58, saying there were 11 children among the dead.").assert_silent("a", "injured");
        for text in ["There were 11 children among the dead in Homs.", "Among the dead in Homs were 11 children."] {
            told(text).assert_silent("a", "deaths");
        }
    }

    fn verbs_in_a_row_keep_their_objects() {
        told("Blast kills two injures three in Homs").assert_claims("a", "deaths", &["2"]).assert_claims("a", "injured", &["3 in homs"]);
        told("The war in Homs claimed hundreds of lives, wounded many others.").assert_claims("a", "deaths", &["vague in homs"]).assert_silent("a", "injured");
        told("A man was killed and four more people got injured in Homs.").assert_claims("a", "injured", &["4 in homs"]).assert_silent("a", "deaths");
        told("At least 20 villagers will be evacuated in two stages from Homs.").assert_claims("a", "evacuated", &["at least 20, planned"]);
    }

    fn what_is_likely_of_the_past_is_alleged() {
        told("It is highly likely that Syria bombed Homs.").assert_claims("a", "attack", &["unstated in homs of syria, alleged"]);
        told("It is possible that 20 people died in Homs.").assert_claims("a", "deaths", &["20 in homs, alleged"]);
    }

    fn a_slip_in_a_hedge() {
        told("The mayor said that least 12 people were killed in Homs.").assert_claims("a", "deaths", &["at least 12 in homs"]);
    }

    fn two_places_under_one_number() {
        told("The raids killed 20 people in Homs and Idlib.").assert_claims("a", "deaths", &["20 in SY"]);
        told("The raids killed 20 people in Homs and 9 in Idlib.").assert_claims("a", "deaths", &["20 in homs", "9 in idlib"]);
        told("The raids killed 20 people in Qamishli in north-east Syria.").assert_claims("a", "deaths", &["20 in qamishli"]);
    }

    fn a_campaign_is_no_place() {
        told("Operation Euphrates Shield killed 20 militants in Aleppo.").assert_claims("a", "militants-killed", &["20 in aleppo"]);
    }

    fn a_participle_behind_a_plan_tells_what_happened() {
        let text = "A bomber struck as the couple exchanged vows in Homs killing 32 people.";
        told(text).assert_claims("a", "deaths", &["32 in homs"]);
    }

    fn a_rise_that_is_expected_forecasts_no_count() {
        for text in [
            "At least 14 people were killed in Homs, the clinic said, adding the number was expected to rise.",
            "The toll is likely to rise given the 14 people killed in Homs.",
            "The group fired rockets after a similar warning, killing 14 people in Homs.",
        ] {
            assert!(told(text).claims("a", "deaths").iter().all(|claim| claim.modality == corroborate::claim::Modality::Factual), "{text}");
            assert_eq!(told(text).claims("a", "deaths").len(), 1, "{text}");
        }
    }

    fn one_number_counts_once() {
        told("Two medics among 31 dead in Homs").assert_claims("a", "deaths", &["31 in homs"]);
        told("Toll from rocket attacks in Homs rises to 11 44 injured").assert_claims("a", "injured", &["44"]);
        told("About 20 soldiers helped to guard 90 prisoners in Homs.").assert_claims("a", "detained", &["90 in homs"]);
    }

    fn who_rejects_a_claim_denies_it() {
        told("The Taliban rejected a government claim that 30 of their fighters had been killed in Kunduz.")
            .assert_claims("a", "militants-killed", &["30 in kunduz, denied, by taliban"]);
        told("France withdrew its 150 soldiers from Niger in December.").assert_claims("a", "troops-leaving", &["150 in NE of france"]);
    }

    fn who_helps_did_not_attack() {
        told("Syrian forces backed by ally Russia bombed Homs.").assert_claims("a", "attack", &["unstated in homs of syria"]);
        told("Russian-backed fighters attacked Homs.").assert_silent("a", "attack");
        told("Russian fighters attacked Homs.").assert_claims("a", "attack", &["unstated in homs of russia"]);
        let arabic = |text: &str| Story::new().ar("a", "2016-06-22", text).check();
        arabic("شنت القوات العراقية بدعم أمريكي هجوما على الموصل.").assert_claims("a", "attack", &["unstated in mosul of iraq"]);
        arabic("شنت القوات الأمريكية هجوما على الموصل.").assert_claims("a", "attack", &["unstated in mosul of us"]);
    }

    fn a_bomb_that_is_found_in_time_is_no_attack() {
        told("Soldiers defused a car bomb in Mosul on Tuesday.").assert_silent("a", "attack-date");
        told("Gunmen set off a car bomb in Mosul on Tuesday.").assert_claims("a", "attack-date", &["on 2017-05-09 in mosul"]);
        Story::new().ar("a", "2016-06-22", "ضبط الجيش العراقي سيارة مفخخة في الموصل.").check().assert_silent("a", "attack");
    }

    fn what_is_done_for_another_day_is_not_done_on_it() {
        told("Russian jets stopped bombing Homs to make way for a truce on Friday.").assert_silent("a", "attack-date");
        told("Russian jets stopped bombing Homs on Tuesday.").assert_claims("a", "attack-date", &["on 2017-05-09 in homs"]);
        told("On Tuesday the mayor of Homs expressed his outrage at attacks in Mosul.").assert_silent("a", "attack-date");
    }

    fn others_are_of_the_kind_before() {
        let arabic = |text: &str| Story::new().ar("a", "2022-06-22", text).check();
        arabic("وتم تأكيد 80 إصابة بجدري القرود في الموصل، كما أن هناك 50 إصابة أخرى يجري التحقق منها.").assert_silent("a", "injured");
        arabic("وسجلت 80 إصابة بالرصاص في الموصل، كما أن هناك 50 إصابة أخرى.").assert_claims("a", "injured", &["80", "50"]);
    }

    fn a_verb_with_its_own_subject_and_object_counts_nobody_before() {
        let text = "Some 60 people were on the ferry off Tartus, and rescuers saved 40 of them.";
        told(text).assert_claims("a", "rescued", &["40 in tartus"]);
        let text = "Some 60 people were in the camp in Homs and gunmen killed 40 women.";
        told(text).assert_claims("a", "deaths", &["40 in homs"]);
        told("Some 60 people were found and shot dead in Homs.").assert_claims("a", "deaths", &["about 60 in homs"]);
    }

    fn a_part_that_holds_a_relative_clause_ends_at_the_verb_of_the_whole() {
        let text = "A total of 21 people including Syrians who had taken shelter in Turkey were killed in Homs.";
        told(text).assert_claims("a", "deaths", &["21 in homs"]);
    }

    fn the_day_of_what_happened_in_it() {
        for text in [
            "Flags were lowered on Sunday after the worst attack in years, in which gunmen killed 33 people in Mosul on Friday.",
            "Police promised to find those behind a bombing in Mosul that killed 30 people on Friday.",
        ] {
            told(text).assert_claims("a", "attack-date", &["on 2017-05-05 in mosul"]);
        }
        told("They protested at the attack in Mosul, which the government condemned on Friday.").assert_silent("a", "attack-date");
    }

    fn the_day_of_what_was_done_about_it() {
        for text in [
            "France condemned on Friday the missile attack on Mosul.",
            "Relatives on Sunday filed a complaint over the attack on a bus in Mosul.",
            "The president will visit on Friday the site of the bombing in Mosul.",
        ] {
            told(text).assert_silent("a", "attack-date");
        }
        told("France condemned Friday's missile attack on Mosul.").assert_claims("a", "attack-date", &["on 2017-05-05 in mosul"]);
        told("Gunmen on Sunday launched an attack on a bus in Mosul.").assert_claims("a", "attack-date", &["on 2017-05-07 in mosul"]);
        told("On Sunday five people were killed in an attack on a bus in Mosul.").assert_claims("a", "attack-date", &["on 2017-05-07 in mosul"]);
    }
}
