//! Sentences: runs of tokens between full stops, question and exclamation marks, and line breaks.

use super::token::{TokenKind, Tokens};

/// One sentence as a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Which paragraph it belongs to, counted from zero (a paragraph is a run of text without a line break).
    pub paragraph: usize,
}

/// Cuts tokens into sentences. `is_abbreviation` tells folded words after which a full stop ends nothing (`Mr`, `د`).
pub fn sentences(tokens: &Tokens<'_>, is_abbreviation: impl Fn(&str) -> bool) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut first = 0;
    let mut paragraph = 0;
    let mut index = 0;
    while index < tokens.len() {
        let token = tokens[index];
        let mut end = None;
        if token.kind == TokenKind::Break {
            push(&mut out, tokens, first, index, paragraph);
            paragraph += 1;
            first = index + 1;
        } else if matches!(token.mark, '.' | '!' | '?' | '؟' | '۔' | '…') && ends_here(tokens, index, &is_abbreviation) {
            let mut after = index + 1;
            // Closing quotes and brackets belong to the sentence they close.
            while let Some(next) = tokens.get(after) {
                let closing = matches!(next.mark, '.' | '!' | '?' | '؟' | '…' | ')' | ']' | '”' | '»')
                    || (matches!(next.mark, '"' | '\'') && next.glued);
                if !closing {
                    break;
                }
                after += 1;
            }
            end = Some(after);
        }
        if let Some(after) = end {
            push(&mut out, tokens, first, after, paragraph);
            first = after;
            index = after;
        } else {
            index += 1;
        }
    }
    push(&mut out, tokens, first, tokens.len(), paragraph);
    out
}

/// Tokens of the longest sentence: the longest of news has some hundred and fifty. What goes on longer is a table, a list or a
/// text that lost its full stops, and reading it in one takes time that grows much faster than its length.
const LONGEST: usize = 160;

/// Adds a sentence, one that is too long in pieces: cut at its last comma or semicolon, else where it has to be.
fn push(out: &mut Vec<Sentence>, tokens: &Tokens<'_>, mut first: usize, end: usize, paragraph: usize) {
    while end - first.min(end) > LONGEST {
        let latest = first + LONGEST;
        let comma = (first + LONGEST / 2..latest).rfind(|&at| matches!(tokens[at].mark, ',' | '،' | ';' | '؛'));
        let cut = comma.map_or(latest, |at| at + 1);
        push_piece(out, tokens, first, cut, paragraph);
        first = cut;
    }
    push_piece(out, tokens, first, end, paragraph);
}

fn push_piece(out: &mut Vec<Sentence>, tokens: &Tokens<'_>, first: usize, end: usize, paragraph: usize) {
    if (first..end).any(|i| matches!(tokens[i].kind, TokenKind::Word | TokenKind::Digits)) {
        out.push(Sentence { first, end, paragraph });
    }
}

fn ends_here(tokens: &Tokens<'_>, index: usize, is_abbreviation: &impl Fn(&str) -> bool) -> bool {
    if tokens[index].mark != '.' {
        return true;
    }
    let Some(next) = tokens.get(index + 1) else { return true };
    if next.glued && matches!(next.kind, TokenKind::Digits | TokenKind::Word) {
        return false;
    }
    if next.glued && next.mark == '.' {
        return false; // the last of several stops ends the sentence
    }
    if index > 0 && tokens[index].glued && tokens[index - 1].kind == TokenKind::Word {
        let word = tokens.folded(index - 1);
        let initial = word.chars().count() == 1 && tokens[index - 1].upper;
        let lower_follows = next.kind == TokenKind::Word && !next.upper && is_cased(tokens.original(index + 1));
        if lower_follows {
            return false;
        }
        // `U.S. troops`, `J. Smith`: a single capital with a stop before it or a capital after it goes on.
        if initial {
            return false;
        }
        if is_abbreviation(word) {
            return false;
        }
    }
    true
}

fn is_cased(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        sentences(&tokens, |w| w == "mr" || w == "د").iter().map(|s| text[tokens.span(s.first, s.end)].to_owned()).collect()
    }

    #[test]
    fn stops_end_sentences_but_not_decimals_or_abbreviations() {
        assert_eq!(cut("It was 7.8. Mr. Smith left the U.S. base. Go!"), ["It was 7.8.", "Mr. Smith left the U.S. base.", "Go!"]);
        assert_eq!(cut("هل وصل؟ نعم. وصل د. علي"), ["هل وصل؟", "نعم.", "وصل د. علي"]);
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        assert_eq!(cut("“He left.” She stayed."), ["“He left.”", "She stayed."]);
    }

    #[test]
    fn what_never_ends_is_cut_at_a_comma_and_nothing_is_lost() {
        let text = "Some 40 troops left the base at noon, ".repeat(100);
        let tokens = Tokens::new(&text);
        let found = sentences(&tokens, |_| false);
        assert!(found.len() > 3 && found.iter().all(|s| s.end - s.first <= LONGEST), "{found:?}");
        assert!(found.iter().all(|s| tokens[s.end - 1].mark == ','));
        assert!(found.windows(2).all(|pair| pair[0].end == pair[1].first && pair[0].paragraph == pair[1].paragraph));
        assert_eq!((found[0].first, found[found.len() - 1].end), (0, tokens.len()));
        let unbroken = "word ".repeat(LONGEST + 1);
        assert_eq!(sentences(&Tokens::new(&unbroken), |_| false).len(), 2, "without a comma it is cut where it is too long");
        assert_eq!(sentences(&Tokens::new(&"word ".repeat(LONGEST)), |_| false).len(), 1);
    }

    #[test]
    fn a_line_break_ends_a_sentence_and_a_paragraph() {
        let tokens = Tokens::new("Headline\nBody text.");
        let found = sentences(&tokens, |_| false);
        assert_eq!(found.iter().map(|s| s.paragraph).collect::<Vec<_>>(), [0, 1]);
    }
}
