//! Messages as they come over the wire: a header with the length, then JSON. A body that cannot be read is answered and
//! passed over; a header that cannot be read leaves no way to find the next message.

use lsp_server::{ErrorCode, Message};
use serde_json::json;
use std::io::{self, BufRead, Read, Write};

/// No message of an editor is longer; a length beyond it is a mistake, and must not take all memory.
const LONGEST: u64 = 64 << 20;
/// No line of a header is longer.
const LONGEST_LINE: u64 = 4096;

/// What came in.
#[derive(Debug)]
pub enum Incoming {
    /// A message.
    Message(Message),
    /// A body that is no message, and why.
    Malformed(String),
    /// Nothing more.
    End,
}

/// Reads the next message.
pub fn read(input: &mut dyn BufRead) -> io::Result<Incoming> {
    let Some(length) = length(input)? else { return Ok(Incoming::End) };
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    if (body.len() as u64) < length {
        return Err(wrong(format!("a message ends after {} of {length} bytes", body.len())));
    }
    Ok(match serde_json::from_slice(&body) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Malformed(error.to_string()),
    })
}

/// Says that a message could not be read; nobody knows which one it was.
pub fn refuse(output: &mut dyn Write, why: &str) -> io::Result<()> {
    let error = json!({"code": ErrorCode::ParseError as i32, "message": why});
    let text = json!({"jsonrpc": "2.0", "id": null, "error": error}).to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

/// The length that a header gives; `None` at the end of the input.
fn length(input: &mut dyn BufRead) -> io::Result<Option<u64>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        input.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else { return Err(wrong(format!("`{line}` is no line of a header"))) };
        if name.eq_ignore_ascii_case("Content-Length") {
            let bytes = value.trim().parse::<u64>().ok().filter(|bytes| *bytes <= LONGEST);
            length = Some(bytes.ok_or_else(|| wrong(format!("`{}` is no length of a message", value.trim())))?);
        }
    }
    length.map(Some).ok_or_else(|| wrong("a header has no Content-Length".to_owned()))
}

fn wrong(why: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut bytes: &[u8]) -> Vec<String> {
        let mut out = Vec::new();
        loop {
            match read(&mut bytes) {
                Ok(Incoming::Message(Message::Request(request))) => out.push(request.method),
                Ok(Incoming::Message(_)) => out.push("other".to_owned()),
                Ok(Incoming::Malformed(_)) => out.push("malformed".to_owned()),
                Ok(Incoming::End) => return out,
                Err(error) => {
                    out.push(error.to_string());
                    return out;
                }
            }
        }
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn messages_come_one_after_the_other_whatever_is_between() {
        let hover = framed(r#"{"jsonrpc":"2.0","id":1,"method":"hover","params":{}}"#);
        let typed = hover.replace("\r\n\r\n", "\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n");
        let lower = hover.replace("Content-Length: ", "content-length:");
        let text = [hover.as_str(), &typed, &framed("{broken"), &framed("[]"), &framed("\u{645}"), &lower].concat();
        assert_eq!(all(text.as_bytes()), ["hover", "hover", "malformed", "malformed", "malformed", "hover"]);
        assert_eq!(all(b""), Vec::<String>::new());
    }

    #[test]
    fn a_header_that_says_no_length_is_the_end() {
        assert_eq!(all(b"GET / HTTP/1.1\r\n\r\n"), ["`GET / HTTP/1.1` is no line of a header"]);
        assert_eq!(all(b"Content-Type: x\r\n\r\n{}"), ["a header has no Content-Length"]);
        assert_eq!(all(b"Content-Length: many\r\n\r\n{}"), ["`many` is no length of a message"]);
        assert_eq!(all(b"Content-Length: 99999999999999\r\n\r\n{}"), ["`99999999999999` is no length of a message"]);
        assert_eq!(all(b"Content-Length: 10\r\n\r\n{}"), ["a message ends after 2 of 10 bytes"]);
    }
}
