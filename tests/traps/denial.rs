//! Denials that use no verb of denial, deny a part, choose another word, or deny something else.

use crate::story::{Checked, Story};
use corroborate::graph::RelationKind::*;
use corroborate::verdict::Verdict;

fn told(text: &str) -> Checked {
    Story::new().en("a", "2025-08-30", text).check()
}

fn told_ar(text: &str) -> Checked {
    Story::new().ar("a", "2025-08-30", text).check()
}

/// What is denied, apart from what the denied reports are said to allege.
#[track_caller]
fn assert_denied(story: &Checked, types: &str, wanted: &str) {
    let denied = story.claims("a", types).into_iter().filter(|claim| claim.modality != corroborate::claim::Modality::Alleged).count();
    assert_eq!(denied, 1, "{:#?}", story.told("a"));
    let mut expected = vec![format!("{wanted}, denied")];
    expected.extend(std::iter::repeat_n(format!("{wanted}, alleged"), story.claims("a", types).len() - 1));
    story.assert_claims("a", types, &expected.iter().map(String::as_str).collect::<Vec<_>>());
}

traps! {
    fn a_number_that_nothing_supports() {
        assert_denied(&told("The claim that 471 people were killed in Gaza is not backed by evidence."), "deaths", "471 in gaza-strip");
        let hedged = told("It is probably not true that 471 people were killed in Gaza.");
        hedged.assert_claims("a", "deaths", &["471 in gaza-strip, denied, factual|forecast"]);
    }

    fn some_dozens_and_not_hundreds() {
        let story = told("Several dozen people, and not 471, were killed in Gaza.");
        story.assert_claims("a", "deaths", &["vague in gaza-strip", "471 in gaza-strip, denied"]);
    }

    fn some_dozens_and_not_hundreds_in_arabic() {
        let story = told_ar("قتل العشرات في غزة وليس 471 شخصا.");
        story.assert_claims("a", "deaths", &["vague in gaza-strip", "471 in gaza-strip, denied"]);
    }

    fn denied_by_an_adjective() {
        assert_denied(&told("Reports of a withdrawal of American forces from Iraq are inaccurate."), "us-withdrawal", "unstated in IQ");
        assert_denied(&told_ar("الأنباء عن انسحاب القوات الأمريكية من العراق غير دقيقة."), "us-withdrawal", "unstated in IQ");
    }

    fn denied_by_a_noun() {
        assert_denied(&told("There is no truth in reports that American forces left Iraq."), "us-withdrawal", "unstated in IQ");
        assert_denied(&told_ar("لا صحة للأنباء عن انسحاب القوات الأمريكية من العراق."), "us-withdrawal", "unstated in IQ");
        assert_denied(&told_ar("ما يشاع عن مقتل 471 شخصا في غزة عار عن الصحة."), "deaths", "471 in gaza-strip");
    }

    fn a_denial_of_the_whole_leaves_a_part_open() {
        let story = Story::new()
            .en("embassy", "2025-08-30", "Reports that American forces will leave Iraq completely are not accurate, the embassy said.")
            .en("part", "2025-08-30", "Part of the American forces will leave Iraq, officials said.")
            .check();
        story.assert_claims("part", "us-withdrawal", &["partial in IQ, planned"]);
        assert!(story.claims("embassy", "us-withdrawal").iter().all(|claim| matches!(&claim.value,
            corroborate::value::Value::Proposition(p) if p.scope.as_deref() == Some("full"))));
        let drawn = story.between("embassy", "part", "us-withdrawal");
        assert!(drawn.iter().any(|(kind, why)| *kind == Denies && why.contains("full")), "{drawn:#?}");
        story.assert_never("embassy", "part", "us-withdrawal", &[Conflicts]);
    }

    fn a_denial_of_the_whole_leaves_a_part_open_in_arabic() {
        let story = Story::new()
            .ar("embassy", "2025-08-30", "قالت السفارة إن الأنباء عن مغادرة القوات الأمريكية العراق بشكل كامل غير دقيقة.")
            .ar("part", "2025-08-30", "قال مسؤولون إن جزءا من القوات الأمريكية سيغادر العراق.")
            .check();
        story.assert_claims("part", "us-withdrawal", &["partial in IQ, planned"]);
        let drawn = story.between("embassy", "part", "us-withdrawal");
        assert!(drawn.iter().any(|(kind, why)| *kind == Denies && why.contains("full")), "{drawn:#?}");
    }

    fn a_denial_of_the_whole_disputes_the_whole() {
        let story = Story::new()
            .ar("denies", "2025-08-30", "قالت السفارة إن الأنباء عن مغادرة القوات الأمريكية العراق بشكل كامل غير دقيقة.")
            .en("asserts", "2025-08-30", "All American forces have left Iraq, officials said.")
            .check();
        story.assert_claims("asserts", "us-withdrawal", &["full in IQ"]);
        assert_eq!(story.verdict("us-withdrawal", "IQ"), Verdict::Disputed);
    }

    fn denied_by_another_word() {
        assert_denied(&told("This is a transition, not a withdrawal of American forces from Iraq."), "us-withdrawal", "unstated in IQ");
        assert_denied(&told("What is under way is a change of mission and not a withdrawal of American forces from Iraq."), "us-withdrawal", "unstated in IQ");
    }

    fn denied_by_another_word_in_arabic() {
        assert_denied(&told_ar("ما يجري هو انتقال وليس انسحابا للقوات الأمريكية من العراق."), "us-withdrawal", "unstated in IQ");
        assert_denied(&told_ar("ما يجري تغيير في المهمة لا انسحاب للقوات الأمريكية من العراق."), "us-withdrawal", "unstated in IQ");
    }

    fn a_denied_cause_leaves_the_toll_alone() {
        told("Israel denied that its army caused the explosion that killed 471 people in Gaza.").assert_claims("a", "deaths", &["471 in gaza-strip"]);
        let story = told("The explosion killed 471 people in Gaza. Israel denied that it was behind it.");
        story.assert_claims("a", "deaths", &["471 in gaza-strip"]);
    }

    fn a_denied_cause_leaves_the_toll_alone_in_arabic() {
        told_ar("نفت إسرائيل مسؤوليتها عن الانفجار الذي أدى إلى مقتل 471 شخصا في غزة.").assert_claims("a", "deaths", &["471 in gaza-strip"]);
        let story = told_ar("أدى الانفجار إلى مقتل 471 شخصا في غزة. ونفت إسرائيل أن تكون وراءه.");
        story.assert_claims("a", "deaths", &["471 in gaza-strip"]);
    }

    fn an_account_that_is_denied_with_its_author_or_place_in_between() {
        assert_denied(&told("The US embassy denied a report on a Latvian website that American forces would leave Iraq."), "us-withdrawal", "unstated in IQ, planned");
        told("The mayor denied a permit to the owner of a bus that killed 40 people in Gao.").assert_claims("a", "deaths", &["40 in gao"]);
        told("The army denied a claim by the rebels about a blast which killed 40 people in Gao.").assert_claims("a", "deaths", &["40 in gao"]);
    }

    fn however_long_the_name_of_the_one_who_denies() {
        let story = told_ar("نفت لجنة الطوارئ المدنية في محافظة درنة شرقي البلاد أن يكون أكثر من 100 شخص في عداد المفقودين.");
        story.assert_claims("a", "missing", &["more than 100, denied"]);
        told_ar("نفت لجنة الطوارئ المدنية في محافظة درنة التهمة، وقالت إن 100 شخص في عداد المفقودين.").assert_claims("a", "missing", &["100"]);
    }
}
