//! The bytes of an XML file as text: by their byte order mark, else by what the file says of its encoding.

use super::damage::Damage;
use super::document::DocumentFault;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far the declaration of an encoding is looked for, in bytes.
const MAX_DECLARATION_BYTES: usize = 256;

/// An XML file, decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlText {
    pub(super) text: String,
    /// Whether there are bytes that mean no letter; U+FFFD stands for them.
    pub(super) is_damaged: bool,
}

impl XmlText {
    /// Decodes a file. What tells no encoding is UTF-8, as XML has it.
    ///
    /// # Errors
    /// Where the file names an encoding that is not known.
    pub fn decoded(bytes: &[u8]) -> Result<Self, DocumentFault> {
        let encoding = encoding(bytes)?;
        if encoding == UTF_8 && !bytes.starts_with(b"\xEF\xBB\xBF") {
            // To look at many bytes at a time and copy them is quicker than to look at each.
            return Ok(simdutf8::basic::from_utf8(bytes).map_or_else(
                |_| Self { text: String::from_utf8_lossy(bytes).into_owned(), is_damaged: true },
                |text| Self { text: text.to_owned(), is_damaged: false },
            ));
        }
        let (text, is_damaged) = encoding.decode_with_bom_removal(bytes);
        Ok(Self { text: text.into_owned(), is_damaged })
    }
}

fn encoding(bytes: &[u8]) -> Result<&'static Encoding, DocumentFault> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    match bytes {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let Some(label) = declared(bytes) else { return Ok(UTF_8) };
    let encoding = Encoding::for_label(label);
    let encoding = encoding.ok_or_else(|| {
        DocumentFault::Damaged(Damage::Encoding(String::from_utf8_lossy(label).into_owned()))
    })?;
    // Where its bytes show that it is not UTF-16, a file was recoded by a program that left the declaration as it was.
    Ok(if [UTF_16LE, UTF_16BE].contains(&encoding) { UTF_8 } else { encoding })
}

/// The value of `encoding` in the declaration `<?xml … ?>`.
fn declared(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..bytes.len().min(MAX_DECLARATION_BYTES))?;
    let head = head.strip_prefix(b"<?xml")?;
    let head = head.get(..memchr::memmem::find(head, b"?>")?)?;
    let at = memchr::memmem::find(head, b"encoding")?;
    let mut parts = head.get(at..)?.split(|byte| matches!(byte, b'"' | b'\''));
    let between = parts.next()?.strip_prefix(b"encoding")?;
    (between.trim_ascii() == b"=").then(|| parts.next()).flatten()
}
