//! The result does not depend on the order of claims, and nothing panics on odd ones.

use crate::story::*;
use corroborate::claim::{Claim, Modality};
use corroborate::value::{Containment, DateRole, Qualifier, Quantity};
use corroborate::verdict::link;
use proptest::prelude::*;

const SENTENCES: [&str; 4] = [
    "",
    "The last combat unit of the coalition left the base on the ninth of December in the morning",
    "Officials said the last combat unit of the coalition left the base on the ninth of December",
    "Nobody counted them",
];

fn value(kind: u8, n: u16) -> Told {
    let source = format!("s{}", n % 9);
    let number = f64::from(n % 40) * 100.0;
    let qualifier = [Qualifier::Exact, Qualifier::About, Qualifier::AtLeast, Qualifier::LessThan, Qualifier::Vague][usize::from(n % 5)];
    let role = [DateRole::On, DateRole::From, DateRole::Until, DateRole::By, DateRole::During][usize::from(n % 5)];
    let edtf = ["2021-12-09", "2021-12", "2021", "XXXX-12-09", "2021-12-01/2021-12-10", "../2021", "2021-24", "nonsense", "2021-99"];
    match kind % 6 {
        0 => count(&source, "troops", Quantity::hedged(number, qualifier)),
        1 => count(&source, "foreign-troops", Quantity::hedged(number, qualifier)),
        2 => count(&source, "toll", Quantity { min: Some(f64::NAN), ..Quantity::hedged(number, qualifier) }),
        3 => date(&source, "left-on", role, edtf[usize::from(n) % edtf.len()]),
        4 => said(
            &source,
            [None, Some("full"), Some("partial")][usize::from(n % 3)],
            [None, Some("2021-12-09"), Some("?")][usize::from(n / 3 % 3)],
        ),
        _ => cause(&source, ["bomb", "gas-leak"][usize::from(n % 2)]),
    }
}

fn any_claim() -> impl Strategy<Value = Claim> {
    (any::<u8>(), any::<u16>(), 0usize..7, 0usize..5, 0usize..4, any::<(bool, bool, bool)>(), 0usize..400, 0usize..4).prop_map(
        |(kind, n, place, mode, speaker, (denied, stated, uncertain), day, words)| {
            let modality = [Modality::Factual, Modality::Factual, Modality::Planned, Modality::Alleged, Modality::Forecast][mode];
            let place = ["IQ", "SY", "baghdad", "erbil", "kurdistan-region", "?", "Atlantis"][place];
            let speakers: &[&str] = [&[][..], &["coalition"], &["coalition", "agency"], &["officials"]][speaker];
            let day = format!("2021-{:02}-{:02}", day % 12 + 1, day % 28 + 1);
            let told = value(kind, n).at(place).modality(modality).by(speakers).in_words(SENTENCES[words]).starting(usize::from(n));
            let told = if stated { told.holding(&day) } else { told.published(&day) };
            let told = if denied { told.denied() } else { told };
            told.edit(|claim| claim.uncertain = uncertain).0
        },
    )
}

fn linked_json(claims: Vec<Claim>) -> String {
    serde_json::to_string(&link(claims, &policies(), &Gazetteer)).expect("linked claims are plain data")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_gives_the_same_bytes(claims in prop::collection::vec(any_claim(), 0..80), seed in any::<u64>()) {
        let mut shuffled = claims.clone();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(linked_json(claims), linked_json(shuffled));
    }

    #[test]
    fn linking_what_is_linked_changes_nothing(claims in prop::collection::vec(any_claim(), 0..40)) {
        let once = link(claims, &policies(), &Gazetteer);
        let twice = link(once.claims.clone(), &policies(), &Gazetteer);
        let ids = |claims: &[Claim]| claims.iter().map(|claim| claim.id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(ids(&once.claims), ids(&twice.claims));
        prop_assert_eq!(once.slots.len(), twice.slots.len());
    }

    #[test]
    fn edges_keep_their_word(claims in prop::collection::vec(any_claim(), 0..60)) {
        use corroborate::graph::RelationKind::*;
        let linked = link(claims, &policies(), &Gazetteer);
        let by_id: std::collections::BTreeMap<&str, &Claim> = linked.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
        for relation in &linked.relations {
            let (Some(a), Some(b)) = (by_id.get(relation.a.as_str()), by_id.get(relation.b.as_str())) else { continue };
            prop_assert!(!relation.why.is_empty());
            if matches!(relation.kind, Corroborates | Conflicts | Supersedes) {
                prop_assert!(a.modality.is_firm() && a.modality == b.modality, "{:?}", relation);
                prop_assert!(a.key.contains_key("place") && b.key.contains_key("place"), "{:?}", relation);
            }
            if relation.kind == Corroborates {
                prop_assert!(a.polarity == b.polarity && a.origin != b.origin, "{:?}", relation);
            }
            if relation.kind == Repeats {
                prop_assert!(a.origin == b.origin && a.source != b.source, "{:?}", relation);
            }
            if relation.kind == Conflicts {
                prop_assert!(!a.uncertain && !b.uncertain, "{:?}", relation);
            }
        }
    }
}

#[test]
fn the_gazetteer_of_these_tests_is_sound() {
    assert!(Gazetteer.contains("IQ", "erbil") && !Gazetteer.contains("erbil", "IQ") && !Gazetteer.contains("IQ", "IQ"));
    assert_eq!(Gazetteer.country("erbil").as_deref(), Some("IQ"));
}
