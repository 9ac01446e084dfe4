//! What makes checkers of news stories go wrong, a file a subject: every test tells a small story that is seen in real
//! coverage, and asserts what a careful fact-checker would find. The words are our own.

#[path = "../wording/mod.rs"]
mod wording;

mod story;
#[macro_use]
mod todo;

mod arabic_places;
mod arabic_scene;
mod arabic_tolls;
mod denial;
mod english_places;
mod names;
mod numbers;
mod pages;
mod places;
mod running_text;
mod scope;
mod speakers;
mod time;
mod whole_stories;
mod whose_places;
mod withdrawals;
