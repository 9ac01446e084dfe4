//! Cutting: one pass over a text that finds its words, runs of digits and marks, and folds them on the way.

use super::character::{Character, Characters, Class};
use super::token::{Token, TokenKind};
use super::word_hash::WordHash;

/// The tokens of a text, and the folded spellings of those that are not their own.
pub(super) fn cut(text: &str) -> (Vec<Token>, String) {
    let mut reader = Reader { characters: Characters::new(text), at: 0, folded: String::with_capacity(text.len() / 4) };
    // An English token and the blank before it take five bytes, an Arabic one ten.
    let mut list = Vec::with_capacity(if text.is_ascii() { text.len() / 4 } else { text.len() / 6 } + 4);
    let mut glued = false;
    loop {
        while text.as_bytes().get(reader.at) == Some(&b' ') {
            reader.at += 1;
            glued = false;
        }
        let Some(character) = reader.characters.at(reader.at) else { break };
        match character.class {
            Class::Blank => {
                reader.at += usize::from(character.length);
                glued = false;
            }
            Class::Ignorable => reader.at += usize::from(character.length),
            Class::Letter => {
                list.push(reader.word(glued));
                glued = true;
            }
            Class::Digit => {
                list.push(reader.digits(glued));
                glued = true;
            }
            Class::Mark => {
                list.push(reader.mark(character, glued));
                glued = true;
            }
            Class::Line => {
                list.push(reader.lines());
                glued = false;
            }
        }
    }
    (list, reader.folded)
}

fn original(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or('\0')
}

/// Reads a text character by character and folds it on the way. Most words are their own folded spelling: only the others
/// are written down.
struct Reader<'t> {
    characters: Characters<'t>,
    at: usize,
    folded: String,
}

impl<'t> Reader<'t> {
    fn text(&self) -> &'t str {
        self.characters.text()
    }

    /// Takes one character of a word or number that starts at `start`; `fold_start` is where its spelling is written down, if
    /// it is.
    #[inline(always)]
    fn take(&mut self, character: Character, start: usize, fold_start: &mut Option<usize>) {
        if !character.plain && fold_start.is_none() {
            *fold_start = Some(self.folded.len());
            self.folded.push_str(&self.characters.text()[start..self.at]);
        }
        if fold_start.is_some()
            && let Some(folded) = character.folded
        {
            self.folded.push(folded);
        }
        self.at += usize::from(character.length);
    }

    /// A token from `start` to `end`, whose folded spelling has been written down from `fold_start` on, or is the original.
    fn token(&self, kind: TokenKind, start: usize, end: usize, fold_start: Option<usize>, glued: bool) -> Token {
        let plain = fold_start.is_none();
        let (fold_start, fold_end) = fold_start.map_or((start, end), |fold_start| (fold_start, self.folded.len()));
        Token {
            start: start as u32,
            end: end as u32,
            fold_start: fold_start as u32,
            fold_end: fold_end as u32,
            plain,
            kind,
            glued,
            upper: false,
            hash: WordHash::EMPTY,
            mark: '\0',
        }
    }

    /// Letters and ignorable characters, an apostrophe between letters.
    fn word(&mut self, glued: bool) -> Token {
        let (start, text) = (self.at, self.text());
        let mut fold_start = None;
        let (mut upper, mut apostrophe) = (false, false);
        loop {
            let run = self.at..self.characters.plain_letters(self.at);
            self.at = run.end;
            if fold_start.is_some() {
                self.folded.push_str(&text[run]);
            }
            if text.as_bytes().get(self.at) == Some(&b' ') {
                break;
            }
            let Some(character) = self.characters.at(self.at) else { break };
            match character.class {
                Class::Letter | Class::Ignorable => upper |= character.upper,
                Class::Mark if self.is_inner_apostrophe(character) => apostrophe = true,
                _ => break,
            }
            self.take(character, start, &mut fold_start);
        }
        let mut token = self.token(TokenKind::Word, start, self.at, fold_start, glued);
        token.upper = upper;
        // A possessive is the word's ending, not part of its spelling: `Turkey's` is `turkey`.
        if apostrophe && token.fold_end > token.fold_start + 2 && self.folded(&token).ends_with(b"'s") {
            token.fold_end -= 2;
        }
        token.hash = WordHash::of_bytes(self.folded(&token));
        token
    }

    /// The folded spelling of a token.
    fn folded(&self, token: &Token) -> &[u8] {
        let spellings = if token.plain { self.text() } else { &self.folded };
        &spellings.as_bytes()[token.fold_start as usize..token.fold_end as usize]
    }

    fn is_inner_apostrophe(&self, character: Character) -> bool {
        character.folded == Some('\'')
            && is_apostrophe(original(self.text(), self.at))
            && self.characters.at(self.at + usize::from(character.length)).is_some_and(|next| next.class == Class::Letter)
    }

    /// Digits, with ignorable characters between them but not behind them.
    fn digits(&mut self, glued: bool) -> Token {
        let start = self.at;
        let mut fold_start = None;
        let mut end = start;
        while let Some(character) = self.characters.at(self.at) {
            match character.class {
                Class::Digit => {
                    self.take(character, start, &mut fold_start);
                    end = self.at;
                }
                Class::Ignorable => self.take(character, start, &mut fold_start),
                _ => break,
            }
        }
        let mut token = self.token(TokenKind::Digits, start, end, fold_start, glued);
        token.hash = WordHash::of_bytes(self.folded(&token));
        token
    }

    /// One character that is no part of a word.
    fn mark(&mut self, character: Character, glued: bool) -> Token {
        let start = self.at;
        let mut fold_start = None;
        self.take(character, start, &mut fold_start);
        let mut token = self.token(TokenKind::Mark, start, self.at, fold_start, glued);
        token.upper = character.upper;
        token.mark = character.folded.unwrap_or_else(|| original(self.text(), start));
        token
    }

    /// Line breaks and the blanks between and behind them.
    fn lines(&mut self) -> Token {
        let start = self.at;
        let first = original(self.text(), start);
        let mut lines = 1;
        self.at += first.len_utf8();
        let mut end = self.at;
        while let Some(character) = self.characters.at(self.at) {
            if character.class == Class::Line {
                lines += usize::from(matches!(original(self.text(), self.at), '\n' | '\u{2029}'));
                end = self.at + usize::from(character.length);
            } else if !matches!(character.class, Class::Blank | Class::Ignorable) {
                break;
            }
            self.at += usize::from(character.length);
        }
        // A carriage return and a line feed are one break.
        let lines = if first == '\r' { lines - 1 } else { lines };
        let mut token = self.token(TokenKind::Break, start, end, Some(self.folded.len()), false);
        token.mark = if lines > 1 { '\u{2029}' } else { '\n' };
        token
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}
