//! From the bytes of a file to text: UTF-8 with or without a byte order mark, UTF-16, and the older
//! single- and multi-byte encodings, each with the map back to the file's bytes.

use super::offsets::OffsetMap;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded file.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding, as the Encoding Standard spells it.
    pub encoding: &'static str,
    /// The way back.
    pub offsets: OffsetMap,
    /// What the reader should know, such as bytes that are no text.
    pub notes: Vec<String>,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotText {
    /// What it seems to be.
    pub message: String,
    /// What to do.
    pub advice: &'static str,
}

/// Beginnings of files that are not plain text, with what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "compressed data"),
    (b"\x7FELF", "a program"),
];

/// Of a thousand characters so many may be stray control characters or bytes that are no text.
const STRAY_PER_THOUSAND: usize = 10;

/// Decodes the bytes of one file.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    for (signature, name) in SIGNATURES {
        if bytes.starts_with(signature) {
            return Err(NotText { message: format!("is {name}, not plain text"), advice: "save its text as a UTF-8 .txt file" });
        }
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        if encoding == UTF_8 {
            return utf8(bytes, mark);
        }
        return checked(stepwise(encoding, bytes, mark));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return checked(stepwise(encoding, bytes, 0));
    }
    if bytes.contains(&0) {
        return Err(NotText { message: "is binary data, not text".into(), advice: "save its text as a UTF-8 .txt file" });
    }
    if std::str::from_utf8(bytes).is_ok() || is_damaged_utf8(bytes) {
        return utf8(bytes, 0);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let decoded = if encoding.is_single_byte() { single_byte(encoding, bytes) } else { stepwise(encoding, bytes, 0) };
    let mut decoded = checked(decoded)?;
    decoded.notes.push(format!("is not UTF-8; read as {}", encoding.name()));
    Ok(decoded)
}

fn utf8(bytes: &[u8], mark: usize) -> Result<Decoded, NotText> {
    match std::str::from_utf8(&bytes[mark..]) {
        Ok(text) => checked(Decoded {
            text: text.to_owned(),
            encoding: UTF_8.name(),
            offsets: OffsetMap::identity(text.len(), mark),
            notes: Vec::new(),
        }),
        Err(_) => checked(stepwise(UTF_8, bytes, mark)),
    }
}

/// UTF-16 without a byte order mark: one of the two bytes of a character is nearly always the same small number.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 8 || bytes.len() % 2 == 1 {
        return None;
    }
    // High bytes of ASCII, Latin supplement, Arabic, general punctuation.
    let plausible = |high: u8| matches!(high, 0x00 | 0x04..=0x07 | 0x20 | 0xFB..=0xFE);
    let is_line_or_blank = |low: u8, high: u8| high == 0 && matches!(low, b' ' | b'\n' | b'\r');
    let mut blanks = [0; 2];
    let mut fits = [true; 2];
    for pair in sample.chunks_exact(2) {
        for (which, (low, high)) in [(pair[0], pair[1]), (pair[1], pair[0])].into_iter().enumerate() {
            fits[which] &= plausible(high);
            blanks[which] += usize::from(is_line_or_blank(low, high));
        }
    }
    match (fits[0] && blanks[0] > 0, fits[1] && blanks[1] > 0) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 in which a few bytes were lost: nearly all bytes above ASCII are parts of whole characters.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let (mut whole, mut broken) = (0usize, 0usize);
    loop {
        let (valid, bad) = match std::str::from_utf8(rest) {
            Ok(_) => (rest.len(), 0),
            Err(error) => (error.valid_up_to(), error.error_len().unwrap_or(rest.len() - error.valid_up_to())),
        };
        whole += rest[..valid].iter().filter(|b| **b >= 0x80).count();
        if bad == 0 {
            break;
        }
        broken += bad;
        rest = &rest[valid + bad..];
    }
    whole >= 20 * broken
}

/// Decodes an encoding in which every byte is a character.
fn single_byte(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let table: Vec<char> = (0..=255u8)
        .map(|byte| {
            let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
            text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect();
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut offsets = OffsetMap::starting_at(0);
    for byte in bytes {
        let c = table[usize::from(*byte)];
        offsets.push(c.len_utf8(), 1);
        text.push(c);
    }
    Decoded { text, encoding: encoding.name(), offsets, notes: Vec::new() }
}

/// Decodes byte by byte, so that every character is known to come from which bytes.
fn stepwise(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut offsets = OffsetMap::starting_at(mark);
    let mut consumed_to = mark;
    let mut broken = 0usize;
    let mut piece = String::with_capacity(16);
    for (index, byte) in bytes.iter().enumerate().skip(mark) {
        let last = index + 1 == bytes.len();
        let mut input = std::slice::from_ref(byte);
        loop {
            piece.clear();
            let (result, read) = decoder.decode_to_string_without_replacement(input, &mut piece, last);
            input = &input[read..];
            if matches!(result, DecoderResult::Malformed(..)) {
                broken += 1;
                piece.push(char::REPLACEMENT_CHARACTER);
            }
            let end = index + usize::from(input.is_empty());
            let mut width = end.saturating_sub(consumed_to);
            for c in piece.chars() {
                offsets.push(c.len_utf8(), width);
                text.push(c);
                width = 0; // two characters from one sequence: the second is nowhere of its own
            }
            if !piece.is_empty() {
                consumed_to = consumed_to.max(end);
            }
            if matches!(result, DecoderResult::InputEmpty) {
                break;
            }
        }
    }
    let mut notes = Vec::new();
    if broken > 0 {
        notes.push(format!("{broken} damaged {} replaced by U+FFFD", if broken == 1 { "place was" } else { "places were" }));
    }
    Decoded { text, encoding: encoding.name(), offsets, notes }
}

/// Refuses text that is mostly not text, and HTML, whose tags would be read as words.
fn checked(decoded: Decoded) -> Result<Decoded, NotText> {
    let stray =
        |c: char| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{0B}' | '\u{0C}' | '\u{85}'));
    let characters = decoded.text.chars().count();
    let strays = decoded.text.chars().filter(|c| stray(*c)).count();
    if strays * 1000 > characters.max(100) * STRAY_PER_THOUSAND {
        return Err(NotText {
            message: format!("cannot be read as text: {strays} of {characters} characters are damaged or control characters"),
            advice: "save it as UTF-8 text",
        });
    }
    let head = decoded.text.trim_start();
    let opens_with = |tag: &str| head.get(..tag.len()).is_some_and(|h| h.eq_ignore_ascii_case(tag));
    if opens_with("<!doctype html") || opens_with("<html") {
        return Err(NotText { message: "is an HTML page, not plain text".into(), advice: "save the article's text as a UTF-8 .txt file" });
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "غادرت القوات القاعدة يوم الأحد.\nوبقي 500 جندي في أربيل، بحسب ما أعلنته الوزارة في بيان.";

    fn round_trip(bytes: &[u8], word: &str, encoding: &'static Encoding) {
        let decoded = decode(bytes).expect("text");
        assert_eq!(decoded.encoding, encoding.name());
        let start = decoded.text.find(word).expect("the word is in the text");
        let original = decoded.offsets.original_range(start..start + word.len());
        let (back, _) = encoding.decode_without_bom_handling(&bytes[original]);
        assert_eq!(back, word);
    }

    #[test]
    fn utf8_with_and_without_mark() {
        round_trip(ARABIC.as_bytes(), "أربيل", UTF_8);
        let marked = [b"\xEF\xBB\xBF", ARABIC.as_bytes()].concat();
        round_trip(&marked, "غادرت", UTF_8);
        assert!(decode(&marked).expect("text").text.starts_with('غ'));
    }

    #[test]
    fn utf16_with_and_without_mark() {
        let little: Vec<u8> = ARABIC.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = ARABIC.encode_utf16().flat_map(u16::to_be_bytes).collect();
        round_trip(&[b"\xFF\xFE", &little[..]].concat(), "أربيل", UTF_16LE);
        round_trip(&[b"\xFE\xFF", &big[..]].concat(), "أربيل", UTF_16BE);
        round_trip(&little, "500", UTF_16LE);
        round_trip(&big, "500", UTF_16BE);
    }

    #[test]
    fn windows_1256() {
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(ARABIC);
        assert!(!lossy);
        round_trip(&bytes, "أربيل", encoding_rs::WINDOWS_1256);
    }

    #[test]
    fn a_multi_byte_encoding_maps_character_by_character() {
        let text = "部队已于周日离开基地。五百名士兵仍留在埃尔比勒，国防部周一在一份声明中说。";
        let (bytes, _, _) = encoding_rs::GB18030.encode(text);
        let decoded = decode(&bytes).expect("text");
        assert_eq!(decoded.text, text);
        let start = text.find("士兵").expect("in the text");
        assert_eq!(decoded.offsets.original_range(start..start + 6).len(), 4);
    }

    #[test]
    fn one_lost_byte_does_not_lose_the_file() {
        let mut bytes = ARABIC.as_bytes().to_vec();
        bytes.remove(5); // the second byte of the third letter
        let decoded = decode(&bytes).expect("text");
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.notes.len(), 1);
        let start = decoded.text.find("القاعدة").expect("in the text");
        assert_eq!(&bytes[decoded.offsets.original_range(start..start + "القاعدة".len())], "القاعدة".as_bytes());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_text_with_a_way_back_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            if let Ok(decoded) = decode(&bytes) {
                let ends: Vec<usize> = decoded.text.char_indices().map(|(at, _)| decoded.offsets.original(at)).collect();
                proptest::prop_assert!(ends.is_sorted());
                proptest::prop_assert_eq!(decoded.offsets.original(decoded.text.len()), bytes.len());
            }
        }

        #[test]
        fn any_text_comes_back_from_windows_1256(text in "[ ا-غف-ي،؟a-z0-9.\n]{0,120}") {
            let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(&text);
            proptest::prop_assume!(!lossy);
            let decoded = checked(single_byte(encoding_rs::WINDOWS_1256, &bytes)).expect("text");
            let slowly = stepwise(encoding_rs::WINDOWS_1256, &bytes, 0);
            proptest::prop_assert_eq!((&decoded.text, &decoded.offsets), (&slowly.text, &slowly.offsets));
            proptest::prop_assert_eq!(&decoded.text, &text);
            for (index, (at, _)) in text.char_indices().enumerate() {
                proptest::prop_assert_eq!(decoded.offsets.original(at), index);
            }
        }
    }

    #[test]
    fn what_is_not_text_is_refused() {
        let noise: Vec<u8> = (0..2000u32).map(|i| ((i * 7919) % 251) as u8 + 1).collect();
        for bytes in [&b"%PDF-1.7 x"[..], b"ab\x00cd\x00\x01", &noise, b"\n<!DOCTYPE html><p>Hello"] {
            assert!(decode(bytes).is_err(), "{:?}", &bytes[..8]);
        }
    }
}
