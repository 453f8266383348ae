//! A mail and its parts (RFC 2045, 2046): headers, boundaries, quoted-printable and base64.

use super::document::{DocumentFault, IsStopped, Limit};
use super::html_pictures::from_base64;
use memchr::memchr;
use memchr::memmem::Finder;
use std::borrow::Cow;

/// How deep parts lie within parts.
const MAX_DEPTH: usize = 8;
/// The most parts of a mail.
const MAX_PARTS: usize = 10_000;
/// The longest head of a part, in bytes.
const MAX_HEAD_BYTES: usize = 64 << 10;

/// A header, its name in small letters.
struct Header {
    name: String,
    value: String,
}

/// A part of a mail: its headers and its content as it is written.
pub(super) struct Part<'b> {
    headers: Vec<Header>,
    body: &'b [u8],
}

/// A mail, its parts in order, without those that only hold parts.
pub(super) struct Mail<'b> {
    headers: Vec<Header>,
    pub(super) parts: Vec<Part<'b>>,
    /// Whether the end of the last part is missing.
    pub(super) is_cut_off: bool,
}

impl<'b> Mail<'b> {
    /// Takes a mail apart.
    ///
    /// # Errors
    /// A file that is no mail or has too many parts, or a stop.
    pub(super) fn read(bytes: &'b [u8], is_stopped: IsStopped<'_>) -> Result<Self, DocumentFault> {
        let whole = part(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
        let kind = whole.kind();
        if !kind.starts_with("multipart/") && !kind.starts_with("text/html") {
            return Err(DocumentFault::OtherKind);
        }
        let headers = whole.headers.iter().map(|Header { name, value }| {
            let (name, value) = (name.clone(), value.clone());
            Header { name, value }
        });
        let mut mail = Self { headers: headers.collect(), parts: Vec::new(), is_cut_off: false };
        mail.take(whole, 0, is_stopped)?;
        Ok(mail)
    }

    pub(super) fn header(&self, name: &str) -> Option<String> {
        header(&self.headers, name)
    }

    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        parameter(&self.headers, name)
    }

    fn take(&mut self, part: Part<'b>, depth: usize, is_stopped: IsStopped<'_>) -> Result<(), DocumentFault> {
        if self.parts.len() >= MAX_PARTS {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        if is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        let boundary = parameter(&part.headers, "boundary").filter(|boundary| !boundary.is_empty());
        let boundary = boundary.filter(|_| part.kind().starts_with("multipart/") && depth < MAX_DEPTH);
        let Some(boundary) = boundary else {
            self.parts.push(part);
            return Ok(());
        };
        let bodies = Bodies::new(part.body, &boundary);
        self.is_cut_off |= bodies.is_cut_off;
        for body in bodies.bodies {
            self.take(self::part(body), depth + 1, is_stopped)?;
        }
        Ok(())
    }
}

/// What stands between the boundaries of a part.
struct Bodies<'b> {
    bodies: Vec<&'b [u8]>,
    is_cut_off: bool,
}

impl<'b> Bodies<'b> {
    fn new(body: &'b [u8], boundary: &str) -> Self {
        let mark = format!("--{boundary}");
        let mut bodies = Vec::new();
        let mut begin = None;
        let mut is_cut_off = true;
        for at in Finder::new(&mark).find_iter(body) {
            let is_line = at == 0 || body.get(at - 1) == Some(&b'\n');
            let behind = body.get(at + mark.len()..).unwrap_or_default();
            let is_end = behind.starts_with(b"--");
            let is_whole =
                is_end || behind.is_empty() || behind.starts_with(b"\r") || behind.starts_with(b"\n");
            let is_whole = is_whole || behind.starts_with(b" ") || behind.starts_with(b"\t");
            if !is_line || !is_whole {
                continue;
            }
            bodies.extend(begin.and_then(|begin| body.get(begin..at)));
            begin = memchr(b'\n', behind).map(|end| at + mark.len() + end + 1);
            if is_end {
                is_cut_off = false;
                begin = None;
                break;
            }
            if bodies.len() > MAX_PARTS {
                break;
            }
        }
        bodies.extend(begin.and_then(|begin| body.get(begin..)));
        Self { bodies, is_cut_off }
    }
}

impl Part<'_> {
    pub(super) fn header(&self, name: &str) -> Option<String> {
        header(&self.headers, name)
    }

    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        parameter(&self.headers, name)
    }

    /// Its media type, in small letters.
    pub(super) fn kind(&self) -> String {
        let value = self.header("content-type").unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// Its content, decoded.
    pub(super) fn content(&self) -> Vec<u8> {
        let encoding = self.header("content-transfer-encoding").unwrap_or_default();
        match encoding.trim().to_ascii_lowercase().as_str() {
            "base64" => from_base64(self.body),
            "quoted-printable" => from_quoted_printable(self.body),
            _ => self.body.to_vec(),
        }
    }
}

fn header(headers: &[Header], name: &str) -> Option<String> {
    let found = headers.iter().find(|header| header.name == name);
    found.map(|header| header.value.trim().to_owned())
}

/// A parameter of the content's type: `charset`, `boundary`.
fn parameter(headers: &[Header], name: &str) -> Option<String> {
    let value = header(headers, "content-type")?;
    let mut rest = value.as_str();
    while let Some((_, behind)) = rest.split_once(';') {
        let (key, value) = behind.split_once('=')?;
        let value = value.trim_start();
        let (value, left) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => value.split_at(value.find(';').unwrap_or(value.len())),
        };
        if key.trim().eq_ignore_ascii_case(name) {
            return Some(value.trim().to_owned());
        }
        rest = left;
    }
    None
}

/// A part: its headers up to the first empty line, and what follows.
fn part(bytes: &[u8]) -> Part<'_> {
    let mut headers: Vec<Header> = Vec::new();
    let mut at = 0;
    while at < bytes.len().min(MAX_HEAD_BYTES) {
        let rest = bytes.get(at..).unwrap_or_default();
        let n_line = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line = String::from_utf8_lossy(rest.get(..n_line).unwrap_or_default());
        let words = line.trim_end();
        let is_continued = line.starts_with([' ', '\t']);
        if words.is_empty() {
            at += n_line;
            // Some programs begin with empty lines.
            if headers.is_empty() {
                continue;
            }
            break;
        }
        match (is_continued, words.split_once(':')) {
            (true, _) => {
                if let Some(last) = headers.last_mut() {
                    last.value.push(' ');
                    last.value.push_str(words.trim_start());
                }
            }
            (false, Some((name, value))) => {
                let name = name.trim().to_ascii_lowercase();
                headers.push(Header { name, value: value.trim().to_owned() });
            }
            // What is no header is content already.
            (false, None) => break,
        }
        at += n_line;
    }
    Part { headers, body: bytes.get(at..).unwrap_or_default() }
}

/// Bytes written as quoted-printable (RFC 2045, 6.7); what is damaged stands as it is written.
fn from_quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'=', rest) {
        bytes.extend_from_slice(rest.get(..at).unwrap_or_default());
        let behind = rest.get(at + 1..).unwrap_or_default();
        let n_blanks = behind.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        if behind.get(n_blanks) == Some(&b'\n') {
            rest = behind.get(n_blanks + 1..).unwrap_or_default();
        } else if let Some(byte) = behind.get(..2).and_then(hex) {
            bytes.push(byte);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(b'=');
            rest = behind;
        }
    }
    bytes.extend_from_slice(rest);
    bytes
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digits: Cow<'_, str> = String::from_utf8_lossy(digits);
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u8::from_str_radix(&digits, 16).ok()
}
