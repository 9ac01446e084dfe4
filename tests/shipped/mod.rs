//! The shipped places and actors, made once for all tests of a binary.

use corroborate::value::actor::Actors;
use corroborate::value::place::Gazetteer;
use std::sync::OnceLock;

pub fn world() -> &'static (Gazetteer, Actors) {
    static WORLD: OnceLock<(Gazetteer, Actors)> = OnceLock::new();
    WORLD.get_or_init(|| {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        (gazetteer, actors)
    })
}
