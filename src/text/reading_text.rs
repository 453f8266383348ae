//! The text of an article as people read it and as positions count it, with its identity.

use super::boundaries::lines;
use super::decode::{DecodeError, decode};
use super::positions::{Positions, Span};
use super::source_map::SourceMap;
use sha2::{Digest, Sha256};
use std::sync::{Arc, OnceLock};

/// A decoded article: its text, the hash that tells one version from another, and its positions.
#[derive(Clone, Debug)]
pub struct ReadingText {
    text: String,
    /// Worked out when it is asked for first: searching needs none.
    sha256: OnceLock<Arc<str>>,
    positions: Positions,
    source: Option<Arc<SourceMap>>,
    /// The bytes of the line ends that are read as a space.
    joints: Arc<[usize]>,
}

impl PartialEq for ReadingText {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.joints == other.joints && self.source == other.source
    }
}

impl Eq for ReadingText {}

impl ReadingText {
    /// The reading text of a file's bytes.
    ///
    /// # Errors
    /// Where the bytes are no UTF-8 text, or hold nothing to read.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DecodeError> {
        Ok(Self::from_normalised(decode(bytes)?))
    }

    /// The reading text of a file that has marks, which `source` tells of.
    pub(super) fn of_marked(text: String, source: SourceMap) -> Self {
        Self { source: Some(Arc::new(source)), ..Self::from_normalised(text) }
    }

    pub(super) fn from_normalised(text: String) -> Self {
        let positions = Positions::new(&text);
        Self { text, sha256: OnceLock::new(), positions, source: None, joints: Arc::default() }
    }

    /// The same text with these line ends, given by their bytes, read as a space, and all others as they are. Hash and
    /// positions stay those of the file's text.
    #[must_use]
    pub fn with_joints(self, joints: Vec<usize>) -> Self {
        if *self.joints == *joints {
            return self;
        }
        // It is the hash of the text before joining.
        let _ = self.sha256();
        let mut bytes = self.text.into_bytes();
        for (ends, sign) in [(&*self.joints, b'\n'), (joints.as_slice(), b' ')] {
            for at in ends {
                if let Some(byte) = bytes.get_mut(*at).filter(|byte| matches!(byte, b'\n' | b' ')) {
                    *byte = sign;
                }
            }
        }
        // One ASCII character in the place of another leaves it UTF-8.
        let text = String::from_utf8(bytes).unwrap_or_default();
        Self { text, joints: joints.into(), ..self }
    }

    /// The bytes of the line ends that are read as a space, in order.
    #[must_use]
    pub fn joints(&self) -> &[usize] {
        &self.joints
    }

    /// How many line ends before a byte are read as a space.
    pub(super) fn n_joints_before(&self, byte: usize) -> usize {
        self.joints.partition_point(|at| *at < byte)
    }

    /// Its first `end` bytes, which must end with a line, as a text of its own.
    pub(super) fn beginning(&self, end: usize) -> Self {
        let joints = self.joints.get(..self.n_joints_before(end)).unwrap_or_default();
        let beginning = Self::from_normalised(Span { start: 0, end }.of(&self.text).to_owned());
        Self { joints: joints.into(), ..beginning }
    }

    /// The text of the file it was read from, where that has marks which are not read.
    #[must_use]
    pub fn source(&self) -> Option<&SourceMap> {
        self.source.as_deref()
    }

    /// The line (from 1) in which something of a line of the file's text is read; `None` where nothing is, and where
    /// the file has no marks.
    #[must_use]
    pub fn line_of_source(&self, line: usize) -> Option<usize> {
        let read = self.source()?.reading_of_line(line)?;
        Some(self.line_of(self.span_of_chars(read.start, read.end)?.start))
    }

    /// The first line of the file's text that is read in a line (both from 1); `None` where the file has no marks.
    #[must_use]
    pub fn source_line(&self, line: usize) -> Option<usize> {
        let span = lines(&self.text).nth(line.checked_sub(1)?)?;
        self.source()?.line_read_from(self.chars_of(span).0)
    }

    /// Whether `sha256` is the hash of this text, or of the file's text it was read from.
    #[must_use]
    pub fn is_of(&self, sha256: &str) -> bool {
        **self.sha256() == *sha256 || self.source().is_some_and(|source| **source.sha256() == *sha256)
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the text, 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &Arc<str> {
        self.sha256.get_or_init(|| hex(&Sha256::digest(self.text.as_bytes())).into())
    }

    /// Length in Unicode code points.
    #[must_use]
    pub fn n_chars(&self) -> usize {
        self.positions.n_chars()
    }

    /// The code points of a range of bytes, end excluded.
    #[must_use]
    pub fn chars_of(&self, span: Span) -> (usize, usize) {
        self.positions.chars_of_span(&self.text, span)
    }

    /// The byte where a code point begins; `None` beyond the end.
    pub(super) fn byte_of_char(&self, char_idx: usize) -> Option<usize> {
        self.positions.byte_of_char(&self.text, char_idx)
    }

    /// The bytes of a range of code points; `None` where it is empty, turned around or beyond the end.
    #[must_use]
    pub fn span_of_chars(&self, start: usize, end: usize) -> Option<Span> {
        self.positions.span_of_chars(&self.text, start, end)
    }

    /// The line of the file (from 1) in which `byte` stands; of a file with marks, the line of what is read.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        let end = self.text.floor_char_boundary(byte);
        1 + self.n_joints_before(end) + self.text.as_bytes().iter().take(end).filter(|b| **b == b'\n').count()
    }
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
