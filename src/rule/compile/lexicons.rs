//! The lexicons of all files: each gets its index, one of the author's takes the place of a shipped one, and what is wrong
//! with their words is said.

use super::{Compiler, Input, Lexicon, LexiconId};
use crate::lang::LanguagePack;
use crate::lang::function_words::Function;
use crate::rule::diagnostic::Code;
use crate::rule::document::{Part, Step};
use crate::rule::keys::VALUES_KEY;
use crate::rule::nearest::nearest;
use crate::rule::{Word, Words};
use crate::source::{Script, scripts};
use crate::text::fold::fold;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

/// What stands for any number at the end of a phrase.
const NUMBER: &str = " {number}";

impl Compiler<'_> {
    /// Every lexicon gets its index; one of the author's replaces a shipped one of the same pack and name.
    pub(super) fn define_lexicons(&mut self) {
        let inputs = self.inputs;
        let packs: Vec<&str> = inputs.iter().map(|input| input.file.pack.as_str()).filter(|pack| !pack.is_empty()).collect();
        for (index, input) in inputs.iter().enumerate() {
            self.uses(index, input, &packs);
            let described = !input.file.words.is_empty() || !input.file.claims.is_empty();
            if input.file.pack.is_empty() && described {
                let key = if input.file.claims.is_empty() { "words" } else { "claims" };
                let message = "a file that defines words or claim types has to say which `pack` they are of";
                self.push(Code::MissingKey, index, vec![key.into()], Part::Key, message, None, "write `pack: NAME` below `version`");
            }
            if !input.file.pack.is_empty() {
                self.name(index, vec!["pack".into()], Part::Value, &input.file.pack);
            }
            for (name, words) in &input.file.words {
                self.name(index, vec!["words".into(), name.as_str().into()], Part::Key, name);
                let key = (input.file.pack.clone(), name.clone());
                let all = words.all();
                if let Some(before) = self.by_name.get(&key).copied().filter(|_| !input.shipped) {
                    self.replaces(index, name, &all, before);
                }
                let id = self.lexicons.len() as LexiconId;
                self.lexicons.push(Lexicon {
                    name: format!("{}/{name}", input.file.pack),
                    words: all,
                    defined: Some((input.path.clone(), name.clone())),
                    values: Vec::new(),
                    named: !words.values.is_empty(),
                    is_value: false,
                });
                self.by_name.insert(key, id);
                self.defined.insert(id, (index, name.clone()));
                self.words(index, id, name, words);
                self.named_values(index, id, name, words);
            }
        }
    }

    /// A name is one word, so that it can stand in lists, patterns, on the command line and behind `pack/`.
    pub(super) fn name(&mut self, index: usize, at: Vec<Step>, part: Part, name: &str) {
        let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
        if name.chars().any(|c| plain(c) != c) {
            let better: String = name.trim().chars().map(plain).collect();
            let message = format!("`{name}` cannot be a name: names are made of letters, digits and `-`");
            self.push(Code::BadName, index, at, part, message, None, format!("write `{better}`"));
        }
    }

    /// Packs that a file uses: known ones, others than its own, and each once.
    fn uses(&mut self, index: usize, input: &Input, packs: &[&str]) {
        for (entry, used) in input.file.uses.0.iter().enumerate() {
            let at = vec!["uses".into(), entry.into()];
            if !packs.contains(&used.as_str()) {
                let near = nearest(used, packs.iter().copied());
                let help =
                    "`corroborate rules words` shows the packs and their lexicons; give the file of your own pack with --rules as well";
                self.fault(Code::UnknownPack, index, at, format!("no pack is called `{used}`"), near, help);
            } else if *used == input.file.pack {
                let message = format!("`{used}` is the pack of this file, whose lexicons are known without `uses`");
                self.fault(Code::NoEffect, index, at, message, None, "take it away");
            } else if input.file.uses.0[..entry].contains(used) {
                self.fault(Code::NoEffect, index, at, format!("`{used}` is used already"), None, "take one of the two away");
            }
        }
    }

    /// A lexicon that takes the place of a shipped one has words in its languages, or rules of the shipped packs fall silent.
    fn replaces(&mut self, index: usize, name: &str, words: &BTreeMap<String, Vec<Word>>, before: LexiconId) {
        let inputs = self.inputs;
        let at = vec!["words".into(), name.into()];
        let Some((file, _)) = self.defined.get(&before).cloned() else { return };
        if !inputs[file].shipped {
            let message = format!("lexicon `{name}` of pack `{}` is defined in {} too", inputs[index].file.pack, inputs[file].path);
            self.push(Code::DefinedTwice, index, at, Part::Key, message, None, "keep one of the two");
            return;
        }
        let speaks = |words: Option<&Vec<Word>>| words.is_some_and(|words| !words.is_empty());
        let had = &self.lexicons[before as usize].words;
        let lost: Vec<&str> = had.keys().filter(|code| speaks(had.get(*code)) && !speaks(words.get(*code))).map(String::as_str).collect();
        if !lost.is_empty() {
            let message = format!(
                "this takes the place of the built-in `{name}`, which has words in `{}`: its rules find nothing there any more",
                lost.join("`, `")
            );
            let help = "add the words of that language, or give your lexicon another name";
            self.push(Code::LanguageWithoutWords, index, at, Part::Key, message, None, help);
        }
    }

    /// Words of a lexicon that no text can hold, and lexicons without any.
    fn words(&mut self, file: usize, id: LexiconId, name: &str, words: &Words) {
        let at = || vec![Step::from("words"), Step::from(name)];
        if words.all().values().all(Vec::is_empty) {
            let help = "give its words by language: {en: [WORD], ar: [كلمة]}";
            self.push(Code::NothingGiven, file, at(), Part::Key, format!("lexicon `{name}` has no words"), None, help);
        }
        self.of_language(file, id, &at(), &words.by_language);
        for (value, words) in &words.values {
            let mut at = at();
            at.extend([VALUES_KEY.into(), value.as_str().into()]);
            self.of_language(file, id, &at, words);
        }
    }

    fn of_language(&mut self, file: usize, id: LexiconId, above: &[Step], words: &BTreeMap<String, Vec<Word>>) {
        for (language, list) in words {
            if !self.inputs[file].shipped && !list.is_empty() && list.iter().all(|word| of_another_script(language, &word.text)) {
                let at = [above, &[language.as_str().into()]].concat();
                let message = format!("none of these words is in the script of `{language}`, so no text in that language holds them");
                self.push(Code::WrongScript, file, at, Part::Key, message, None, "put them under the code of their own language");
            }
            for (entry, word) in list.iter().enumerate() {
                let folded = fold(&word.text);
                if !self.inputs[file].shipped && everywhere(language).contains(&folded) {
                    self.everywhere.insert(id, word.text.clone());
                }
                self.braces(file, &[above, &[language.as_str().into(), entry.into()]].concat(), word);
                if !folded.chars().any(char::is_alphanumeric) && word.sign().is_none() {
                    let at = [above, &[language.as_str().into(), entry.into()]].concat();
                    let message = format!("`{}` has no letter or digit, so no text can hold it", word.text);
                    self.fault(Code::EmptyWord, file, at, message, None, "write a word or a phrase");
                }
            }
        }
    }
}

/// Words that hold braces.
impl Compiler<'_> {
    /// No text has braces; only at the end of a phrase they stand for something, for any number.
    fn braces(&mut self, file: usize, at: &[Step], word: &Word) {
        let braced = |text: &str| text.strip_suffix(NUMBER).unwrap_or(text).contains(['{', '}']);
        let help = "only `{number}`, at the end of a phrase, stands for any number; patterns stand under `match` of a claim type";
        if braced(&word.text) {
            self.fault(Code::EmptyWord, file, at.to_vec(), format!("`{}` has braces, which no text has", word.text), None, help);
        }
        for (entry, phrase) in word.not.iter().enumerate().filter(|(_, phrase)| braced(phrase)) {
            let at = [at, &["not".into(), entry.into()]].concat();
            let message = format!("`{phrase}` has braces, which no text has");
            self.fault(Code::EmptyWord, file, at, message, None, help);
        }
    }
}

/// The script that a shipped language is written in.
fn script_of(code: &str) -> Option<Script> {
    Script::from_short_name(&LanguagePack::shipped(code)?.script)
}

/// A language whose script the first letter of a name is of; English where there is none.
pub(super) fn language_of_letters(name: &str) -> &'static str {
    let first = scripts(name).next();
    LanguagePack::shipped_codes().find(|code| first.is_some() && script_of(code) == first).unwrap_or("en")
}

/// A word in letters of which none is of the script that the language is written in.
fn of_another_script(language: &str, word: &str) -> bool {
    let Some(own) = script_of(language) else { return false };
    let mut letters = scripts(word).peekable();
    letters.peek().is_some() && letters.all(|script| script != own)
}

/// Words of a language that say nothing by themselves: articles, prepositions, conjunctions, pronouns, forms of "be".
fn everywhere(language: &str) -> &'static HashSet<String> {
    use Function::{And, AuxiliaryBe, But, Complementiser, Determiner, From, In, Of, On, One, Or, Pronoun, To, With};
    static WORDS: OnceLock<HashMap<&'static str, HashSet<String>>> = OnceLock::new();
    static NONE: OnceLock<HashSet<String>> = OnceLock::new();
    let of = |code: &'static str| {
        let functions = LanguagePack::shipped(code).map(|pack| &pack.function);
        let kinds = [And, AuxiliaryBe, But, Complementiser, Determiner, From, In, Of, On, One, Or, Pronoun, To, With];
        let words = kinds.iter().filter_map(|kind| functions?.get(kind)).flatten();
        (code, words.filter(|word| !word.contains(' ')).map(|word| fold(word)).collect())
    };
    let words = WORDS.get_or_init(|| LanguagePack::shipped_codes().map(of).collect());
    words.get(language).unwrap_or_else(|| NONE.get_or_init(HashSet::new))
}
