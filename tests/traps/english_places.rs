//! English paragraphs that name several places: whose each of them is, and what the next sentence is told of.

use crate::story::{Checked, Story};

fn en(text: &str) -> Checked {
    Story::new().en("a", "2024-10-05", text).check()
}

traps! {
    fn where_some_of_them_were() {
        let text = "At least 40 people have died in Ghana, 16 of them in a fire above Kumasi, doctors said.";
        en(text).assert_claims("a", "deaths", &["at least 40 in GH"]);
        let text = "A quake struck Ghana. At least 40 people have died, 16 of them in a fire above Kumasi, doctors said. Some 90 were injured.";
        en(text).assert_claims("a", "deaths", &["at least 40 in GH"]);
        en(text).assert_claims("a", "injured", &["about 90 in GH"]);
        en("A quake struck Ghana. At least 40 people have died in a fire above Kumasi.").assert_claims("a", "deaths", &["at least 40 in kumasi"]);
    }

    fn told_to_a_broadcaster() {
        let text = "A blast shook a market in Tamale, in Ghana. Four people died, a police officer told a radio station in Kumasi.";
        en(text).assert_claims("a", "deaths", &["4 in GH/Tamale"]);
        let text = "Gunmen attacked a village in Ghana. Four people died in a radio station in Kumasi, a police officer said.";
        en(text).assert_claims("a", "deaths", &["4 in kumasi"]);
    }

    fn from_which_they_left() {
        let text = "Senegal follows Chad, from which about 1,000 French troops pulled out last winter.";
        en(text).assert_claims("a", "troops-leaving", &["about 1000 in TD"]);
        en("Senegal follows Chad. About 1,000 French troops pulled out of Senegal last winter.").assert_claims("a", "troops-leaving", &["about 1000 in SN"]);
    }

    fn who_gives_is_not_who_gets() {
        let text = "Donors promised two billion euros in aid for Chad. Sweden gave 40 million euros, France 20 million.";
        en(text).assert_claims("a", "aid-pledged", &["2000000000 in TD", "40000000 in TD", "20000000 in TD"]);
        let text = "A quake struck Vanuatu. Shops fell in. The airport is shut. Ships wait. Hotels are full. \
                    Two Australian planes came, and Australian doctors. Canberra promised 2 million dollars in aid.";
        en(text).assert_claims("a", "aid-pledged", &["2000000 in VU"]);
        en("Spain suffered. Madrid promised 2 million dollars in aid for Malaga.").assert_claims("a", "aid-pledged", &["2000000 in malaga"]);
    }

    fn on_one_side_of_the_border() {
        let text = "Shells killed 30 people in Lebanon. On the Israeli side 45 civilians died.";
        en(text).assert_claims("a", "deaths", &["30 in LB", "45 in IL"]);
        let text = "Fourteen civilians were killed in Thailand; Cambodia reported the deaths of eight civilians on its side.";
        en(text).assert_claims("a", "deaths", &["14 in TH", "8 in KH"]);
        let text = "Shells killed 30 people in Lebanon. The Israeli side said that 45 civilians died.";
        en(text).assert_claims("a", "deaths", &["30 in LB", "45 in LB"]);
    }

    fn millions_live_in_no_town() {
        let text = "A grenade wounded nine at a market in Goma, in Congo. Nearly 7 million Congolese have been displaced.";
        en(text).assert_claims("a", "displaced", &["about 7000000 in CD"]);
        let text = "A grenade wounded nine at a market in Goma, in Congo. Nearly 7,000 people have been displaced.";
        en(text).assert_claims("a", "displaced", &["about 7000 in goma"]);
    }

    fn a_rumour_of_a_place_is_no_scene() {
        let text = "Floods struck Malaga in Spain. Officials dismissed a rumour that 70 bodies lay in a car park in Alicante. Some 310 people were rescued.";
        en(text).assert_claims("a", "rescued", &["about 310 in malaga|ES"]);
        let text = "Floods struck Malaga in Spain. Officials confirmed that 70 bodies lay in a car park in Alicante. Some 310 people were rescued.";
        en(text).assert_claims("a", "rescued", &["about 310 in alicante|ES"]);
    }

    fn the_city_is_not_where_officials_sit() {
        let text = "Twin blasts shook the city of Kerman. Officials in Tehran blamed Israel. Belts were found in the city and 11 people arrested.";
        en(text).assert_claims("a", "detained", &["11 in kerman"]);
        let text = "Twin blasts shook the city of Kerman. A bomb exploded in Tehran. Belts were found in the city and 11 people arrested.";
        en(text).assert_claims("a", "detained", &["11 in tehran"]);
    }

    fn a_name_that_goes_on_is_another_place() {
        let text = "A lorry overturned at a junction in Niger State on Saturday, killing three, Nigerian police in Abuja said.";
        en(text).assert_claims("a", "deaths", &["3 in NG"]);
        en("A lorry overturned at a junction in Niger on Saturday, killing three.").assert_claims("a", "deaths", &["3 in NE"]);
        let text = "Fires spread in California. From Pacific Palisades to the hills, 120 buildings were destroyed.";
        en(text).assert_claims("a", "buildings-destroyed", &["120 in california"]);
    }

    fn a_district_that_no_list_knows() {
        let text = "Floods struck Jakarta. A landslide in the Luwu district of Sulawesi killed 15 people.";
        en(text).assert_claims("a", "deaths", &["15 in ID/Luwu"]);
        let text = "A car bomb in the Zahraa district of Homs killed 15 people.";
        en(text).assert_claims("a", "deaths", &["15 in homs"]);
    }

    fn recalling_an_event_is_no_telling_there() {
        let text = "Macedonia mourned. The case recalled the club fire in Bucharest in 2015, in which 64 people died.";
        en(text).assert_claims("a", "deaths", &["64 in bucharest"]);
    }

    fn soldiers_are_told_of_by_countries() {
        let text = "The mission handed over its camp in Niamey on Monday. Some 100 Russian soldiers landed in April.";
        en(text).assert_claims("a", "troops-by-nation", &["about 100 in NE"]);
        let text = "The mission handed over its camp in Agadez on Monday. Some 100 Russian soldiers landed in April.";
        en(text).assert_claims("a", "troops-by-nation", &["about 100 in agadez"]);
    }

    fn thousands_of_a_country_s_people() {
        let text = "France trained them, French officers said, and Paris paid. Militants have killed thousands of Malians and driven almost \
                    two million from their homes.";
        en(text).assert_claims("a", "displaced", &["about 2000000 in ML"]);
        let text = "France mourned, French officers said, and Paris wept. Militants have killed three Malians.";
        en(text).assert_claims("a", "deaths", &["3 in FR"]);
    }

    fn the_government_in_a_capital() {
        let text = "War came to Aksum. Some 6,000 people died in Aksum, a figure that the government in Addis Ababa rejects. Nine hundred were hurt.";
        en(text).assert_claims("a", "injured", &["900 in axum"]);
        let text = "Some 6,000 people may have died, a figure that the government in Addis Ababa rejects.";
        let told = en(text);
        assert!(told.claims("a", "deaths").iter().all(|claim| claim.key.get("place").is_none_or(|place| place != "addis-ababa")));
    }

    fn what_an_event_is_called_after_serves_what_hangs_on_it() {
        let text = "India sent aid. Kerala's monsoon floods of 2018 claimed 483 lives and caused losses that the state put at 31 billion rupees.";
        en(text).assert_claims("a", "damage", &["31000000000 in kerala"]);
        let text = "India sent aid. Kerala's governor spoke of floods and of losses that the country put at 31 billion rupees.";
        en(text).assert_claims("a", "damage", &["31000000000 in IN"]);
    }

    fn who_acts_in_a_town_that_no_list_knows() {
        let text = "Romania hosts allies. Romania said that France, which leads a battlegroup at Cincurel, has 900 soldiers there.";
        en(text).assert_claims("a", "troops-by-nation", &["900 in RO/Cincurel of france"]);
        let text = "Romania hosts allies. A bus fell off a bridge in France, at Cincurel, and 12 people were killed.";
        en(text).assert_claims("a", "deaths", &["12 in FR/Cincurel|FR"]);
    }

    fn where_a_truce_was_signed_is_no_scene_in_english() {
        let text = "Fighting raged in Goma. Envoys signed a truce in Doha. Some 900 people were injured.";
        en(text).assert_claims("a", "injured", &["about 900 in goma"]);
        let text = "Fighting raged in Goma. A bomb exploded in Doha. Some 900 people were injured.";
        en(text).assert_claims("a", "injured", &["about 900 in doha"]);
    }

    fn a_part_has_its_own_place() {
        let text = "The last 400 French soldiers in Chad leave in April, and 90 of them are still in Abeche, the army said.";
        en(text).assert_claims("a", "troops-by-nation", &["90 in TD/Abeche|abeche of france"]);
        for text in ["Some 1,000 American soldiers are in Niger, 200 of them in Agadez.", "Some 1,000 American soldiers are in Niger, 200 of whom are in Agadez."] {
            en(text).assert_claims("a", "us-troops", &["about 1000 in NE", "200 in agadez"]);
        }
        en("Some 1,000 American soldiers, 200 of them women, are in Agadez.").assert_claims("a", "us-troops", &["about 1000 in agadez", "200 in agadez"]);
    }

    fn where_those_sit_who_say_so() {
        let text = "Fighting broke out in Somalia. Seven soldiers were killed in the ambush, according to an officer in Nairobi.";
        en(text).assert_claims("a", "deaths", &["7 in SO"]);
        en("Fighting broke out in Somalia. Seven soldiers were killed in an ambush in Baidoa, according to an officer.")
            .assert_claims("a", "deaths", &["7 in baidoa"]);
        let text = "A ferry sank off Lombok in Indonesia. Six bodies were found, said Joko Sali, head of the Surabaya rescue office.";
        en(text).assert_claims("a", "deaths", &["6 in ID"]);
        let text = "A ferry sank off Lombok in Indonesia. Six bodies were found in Surabaya, said Joko Sali, head of the rescue office.";
        en(text).assert_claims("a", "deaths", &["6 in surabaya"]);
    }

    fn the_ends_of_a_span() {
        let text = "A quake shook Ghana. At least 40 houses were destroyed, from huts in Tarkwa to a mosque in Tamale.";
        en(text).assert_claims("a", "buildings-destroyed", &["at least 40 in GH"]);
        en("A quake shook Ghana. At least 40 houses were destroyed, huts among them, in Kumasi.").assert_claims("a", "buildings-destroyed", &["at least 40 in kumasi"]);
    }

    fn what_holds_the_port_that_was_left() {
        let text = "Sixty migrants were rescued off Lampedusa. Their boat had left Sfax, in Tunisia. Sixteen are missing.";
        en(text).assert_claims("a", "missing", &["16 in lampedusa"]);
        en("Sixty migrants were rescued off Lampedusa. Their boat had capsized at Sfax, in Tunisia. Sixteen are missing.").assert_claims("a", "missing", &["16 in sfax"]);
    }

    fn help_goes_to_countries() {
        let text = "A cyclone struck Port Vila. Canberra promised 2 million dollars in aid.";
        en(text).assert_claims("a", "aid-pledged", &["2000000 in VU of australia"]);
        en("A cyclone struck Port Vila. It killed 20 people.").assert_claims("a", "deaths", &["20 in port-vila"]);
    }

    fn names_that_begin_with_a_land() {
        let text = "A lorry blew up at Dikko junction in Niger State, killing 30 people. Nigeria mourns.";
        en(text).assert_claims("a", "deaths", &["30 in NG/Dikko"]);
        en("A lorry blew up in Niger, killing 30 people. Nigeria mourns.").assert_claims("a", "deaths", &["30 in NE"]);
        en("A fire killed 30 people in Pacific Grove, in California.").assert_claims("a", "deaths", &["30 in california"]);
        en("A fire killed 30 sailors in the Pacific.").assert_claims("a", "deaths", &["30 in pacific"]);
    }

    fn described_by_an_adjective() {
        let text = "A quake struck Nepal. A tremor of magnitude 7.2 killed 220 people on the neighbouring island of Bohol in the Philippines.";
        en(text).assert_claims("a", "magnitude", &["7.2 in PH/Bohol"]);
        en(text).assert_claims("a", "deaths", &["220 in PH/Bohol"]);
        en("A quake struck Nepal. The deputy mayor of Manila spoke of 220 dead.").assert_claims("a", "deaths", &["220 in NP"]);
    }

    fn the_country_that_is_left() {
        let text = "The force was sent after Russia's invasion of Ukraine. Some 800 American soldiers will leave Romania, and about 1,000 will stay in the country.";
        en(text).assert_claims("a", "troops-staying", &["about 1000 in RO of us, planned"]);
        let text = "The force was sent after Russia's invasion of Ukraine. Some 800 American soldiers are in the country.";
        en(text).assert_claims("a", "us-troops", &["about 800 in UA"]);
    }

    fn a_part_elsewhere() {
        let text = "A quake struck Peru. Eleven people died in Arequipa. More than 800 houses were destroyed, 120 of them in Cusco.";
        en(text).assert_claims("a", "buildings-destroyed", &["more than 800 in PE"]);
        let text = "A quake struck Peru. Eleven people died in Arequipa. More than 800 houses were destroyed, 120 of them schools.";
        en(text).assert_claims("a", "buildings-destroyed", &["more than 800 in arequipa"]);
    }

    fn the_parties_of_a_truce() {
        let text = "The truce between Israel and Hezbollah came into force on 27 November 2024.";
        assert!(en(text).claims("a", "agreement-in-force").iter().all(|claim| claim.place.is_none()));
        en("The truce in Lebanon came into force on 27 November 2024.").assert_claims("a", "agreement-in-force", &["on 2024-11-27 in LB"]);
    }

    fn there_is_not_where_they_are_from() {
        let text = "Fourteen Zambian soldiers were killed near Goma in May; two Kenyan soldiers and three from Malawi were also killed there.";
        en(text).assert_claims("a", "troops-killed", &["14 in goma of zambia", "2 in goma of kenya", "3 in goma of malawi"]);
        let text = "Ministers in Chad said that the pull-out was over. Some 1,100 US troops were stationed there when the coup came.";
        en(text).assert_claims("a", "us-troops", &["about 1100 in TD"]);
        let text = "Ministers in Chad said that the pull-out was over. They went to Malawi, and three soldiers were killed there.";
        en(text).assert_claims("a", "deaths", &["3 in MW"]);
    }

    fn islands_of_an_ocean() {
        let text = "A cyclone struck Mayotte. The ministry has confirmed 35 deaths on the Indian Ocean islands.";
        en(text).assert_claims("a", "deaths", &["35 in YT"]);
        en("The ministry has confirmed 35 deaths in the Indian Ocean.").assert_claims("a", "deaths", &["35 in indian-ocean"]);
    }

    fn a_village_where_others_fought() {
        let text = "American forces have left, US officials said. Crowds in Chad cheered, and soldiers in Chad took over the American base. Four \
            American soldiers were killed in an ambush near the village of Tonfana.";
        en(text).assert_claims("a", "troops-killed", &["4 in TD/Tonfana of us"]);
        let text = "Chadian forces have left, officials of Chad said. Four Chadian soldiers were killed in an ambush near the village of Tonfana.";
        en(text).assert_claims("a", "troops-killed", &["4 in TD/Tonfana of chad"]);
    }
}
