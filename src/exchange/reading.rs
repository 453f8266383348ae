//! Files of other programs read as a study: what kind a file is, told by its bytes before its name, and what it holds.
//! Reading never fails as a whole: what could not be taken is listed, and what is unsure is asked.

use super::facts::ArticleFacts;
use super::format::{FormatId, import_formats};
use super::making::file_name;
use super::study::{Coder, Coding, Source, SourceText, Study};
use crate::documents::archive::Archive;
use crate::documents::document::{Block, Document, DocumentFault, IsStopped, LeftOut, Run, TextKind};
use crate::documents::old_encodings::{Certainty, Encoding, decode_as, read_plain};
use crate::documents::old_fonts::restore;
use crate::model::check::State;
use crate::text::decode::DecodeError;
use crate::text::fold::{Strength, fold};
use crate::text::source::SourceKind;
use std::sync::Arc;

/// A file that is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// The format it is to be read as; `None` to find out.
    pub format: Option<FormatId>,
    /// The encoding of a plain text; `None` to find out.
    pub encoding: Option<Encoding>,
}

/// The texts that a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundTexts {
    pub texts: Vec<SourceText>,
    /// What its encoding may be, where that is not sure.
    pub unsure: Option<Unsure>,
}

/// An encoding that was taken, and those that it may be all the same, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    pub taken: Encoding,
    pub others: Vec<Encoding>,
}

impl From<SourceText> for FoundTexts {
    fn from(text: SourceText) -> Self {
        Self { texts: vec![text], unsure: None }
    }
}

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The name of the format it was read as.
    pub format: &'static str,
    /// What it holds.
    pub study: Study,
    /// What could not be taken.
    pub left_out: Vec<LeftOut>,
    /// What its encoding may be, where that is not sure.
    pub unsure: Option<Unsure>,
}

/// Why nothing was read of a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// Its reader says so.
    #[error(transparent)]
    Document(#[from] DocumentFault),
    /// It is no text.
    #[error(transparent)]
    Text(#[from] DecodeError),
    /// The project of another program, in a form that only that program reads; its file's ending.
    #[error("the project of another program: .{0}")]
    Foreign(String),
    /// No format has such files.
    #[error("a file of an unknown kind")]
    Unknown,
    /// The system does not let it be read; its words.
    #[error("{0}")]
    Unreadable(String),
    /// Its reader broke down: a fault of this program.
    #[error("the reader broke down")]
    BrokeDown,
}

/// The endings of projects that only their own programs read: those of `NVivo`, `ATLAS.ti` and MAXQDA.
const FOREIGN: [&str; 12] =
    ["nvp", "nvpx", "nvcx", "atlproj", "atlcb", "hpr7", "mx24", "mx22", "mx20", "mx18", "mex24", "mqtc"];

/// Reads a file.
///
/// # Errors
/// Why nothing was read of it.
pub fn read(input: Input<'_>, is_stopped: IsStopped<'_>) -> Result<Read, NotRead> {
    let id = input.format.map_or_else(|| format_of(input.name, input.bytes), Ok)?;
    let Some(read) = id.format().read else { return Err(NotRead::Unknown) };
    let FoundTexts { texts, unsure } = read(input, is_stopped)?;
    let n_parts = texts.len();
    let mut all = Read { format: id.format().name, unsure, ..Read::default() };
    for (at, text) in texts.into_iter().enumerate() {
        all.add(input.name, text, (n_parts > 1).then_some(at + 1));
    }
    if all.study.sources.is_empty() { Err(DocumentFault::NoText.into()) } else { Ok(all) }
}

/// What kind of file it is.
fn format_of(name: &str, bytes: &[u8]) -> Result<FormatId, NotRead> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    if FOREIGN.contains(&extension.as_str()) {
        return Err(NotRead::Foreign(extension));
    }
    let of_name = import_formats().find(|format| format.ends_so(&extension)).map(|f| f.id);
    of_bytes(bytes, of_name).or(of_name).ok_or(NotRead::Unknown)
}

/// In how many blocks at either end of a document its title and author are looked for.
const N_EDGE_BLOCKS: usize = 40;

/// How much of a file is looked at to find out what it is, in bytes.
const HEAD_BYTES: usize = 512;

/// What the first bytes say, where they say it: files under the name of a Word document are often something else.
fn of_bytes(bytes: &[u8], of_name: Option<FormatId>) -> Option<FormatId> {
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.starts_with(b"{\\rtf") {
        return Some(FormatId::Rtf);
    }
    // A new one with a password looks like an old one, and its own reader says so.
    if bytes.starts_with(OLD_OFFICE) && of_name != Some(FormatId::Docx) {
        return Some(FormatId::Doc);
    }
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default().trim_ascii_start();
    if head.starts_with(b"%PDF-") {
        return Some(FormatId::Pdf);
    }
    let begins =
        |sign: &str| head.get(..sign.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(sign.as_bytes()));
    if begins("MIME-Version:") || begins("From: <Saved by") {
        return Some(FormatId::Mhtml);
    }
    if begins("<!doctype html") || begins("<html") {
        return Some(FormatId::Html);
    }
    let mut archive = Archive::open(bytes).ok().filter(|_| bytes.starts_with(b"PK"))?;
    if archive.has("word/document.xml") {
        return Some(FormatId::Docx);
    }
    let kind =
        if archive.has("mimetype") { archive.read("mimetype").unwrap_or_default() } else { Vec::new() };
    if kind.starts_with(b"application/epub+zip") {
        return Some(FormatId::Epub);
    }
    kind.starts_with(b"application/vnd.oasis.opendocument.text").then_some(FormatId::Odt)
}

impl Read {
    /// Adds a text that a file holds, and the remarks in it as codings of those who made them.
    fn add(&mut self, name: &str, text: SourceText, part: Option<usize>) {
        let mut facts = ArticleFacts { path: stem_of(name), ..ArticleFacts::default() };
        if let SourceText::Document(document) = &text {
            self.left_out.extend(&document.left_out);
            if let Some(part) = part {
                let title = document.facts.title.as_deref().unwrap_or_default();
                facts.path = file_name(&format!("{} {part:02} {title}", facts.path));
            }
            self.add_remarks(document);
        }
        self.study.sources.push(Source { facts, text });
    }

    fn add_remarks(&mut self, document: &Document) {
        let plain = document.plain_text();
        for (remark, span) in document.remarks.iter().zip(&plain.remarks) {
            let Some(span) = span else { continue };
            let coder = self.coder(remark.author.as_deref().unwrap_or_default());
            let chars_to = |byte: usize| plain.text.get(..byte).map_or(0, |before| before.chars().count());
            let (start, end) = (chars_to(span.start), chars_to(span.end));
            self.study.codings.push(Coding {
                source: self.study.sources.len(),
                coder,
                start,
                end,
                quote: span.of(&plain.text).to_owned(),
                note: (!remark.words.trim().is_empty()).then(|| remark.words.trim().to_owned()),
                ..Coding::unplaced()
            });
        }
    }

    fn coder(&mut self, name: &str) -> usize {
        let coders = &mut self.study.coders;
        coders.iter().position(|coder| coder.name == name).unwrap_or_else(|| {
            coders.push(Coder { name: name.to_owned() });
            coders.len() - 1
        })
    }
}

impl Coding {
    /// One of which nothing is known.
    #[must_use]
    pub fn unplaced() -> Self {
        let (id, quote, prefix, suffix, text, created, modified) = Default::default();
        let (source, coder, start, end, codes) = Default::default();
        let state = State::Exact;
        Self {
            id,
            source,
            coder,
            start,
            end,
            quote,
            place: None,
            prefix,
            suffix,
            text,
            codes,
            note: None,
            is_starred: false,
            state,
            created,
            modified,
        }
    }
}

/// What a file is called, without its ending.
fn stem_of(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    file_name(if stem.is_empty() { name } else { stem })
}

/// A document as the text of a source, its letters in Unicode.
#[must_use]
pub fn source_of(mut document: Document) -> SourceText {
    restore(&mut document);
    SourceText::Document(Arc::new(document.tidied()))
}

/// The same of a document whose title and author stand among its properties, where they are often those of a form it was
/// made from, and of a computer: they are believed only where the text says them, too.
#[must_use]
pub fn source_with_properties(mut document: Document) -> SourceText {
    restore(&mut document);
    let text = |block: &Block| block.runs().map(|run| run.text.as_str()).collect::<String>();
    let n_before_end = document.blocks.len().saturating_sub(N_EDGE_BLOCKS).max(N_EDGE_BLOCKS);
    let edges = document.blocks.iter().take(N_EDGE_BLOCKS).chain(document.blocks.iter().skip(n_before_end));
    let edges: Vec<String> = edges.map(text).collect();
    let plain = |words: &str| fold(words, Strength::Case).split_whitespace().collect::<Vec<_>>().join(" ");
    let edges = plain(&edges.join(" "));
    for fact in [&mut document.facts.title, &mut document.facts.author] {
        fact.take_if(|said| !edges.contains(&plain(said)));
    }
    SourceText::Document(Arc::new(document.tidied()))
}

/// A plain text: as it is where it is UTF-8, else decoded, in the encoding that somebody chose or that it seems to be.
///
/// # Errors
/// Where it is no text, or holds nothing to read.
pub(super) fn plain_text(input: Input<'_>) -> Result<FoundTexts, NotRead> {
    let bytes = input.bytes;
    if let Some(encoding) = input.encoding {
        return Ok(decoded(&decode_as(bytes, encoding).text).into());
    }
    let read = read_plain(bytes);
    if read.certainty == Certainty::Sure {
        let is_ours = read.encoding == Encoding::Utf8;
        return if is_ours { file_of(SourceKind::Plain, bytes) } else { Ok(decoded(&read.text).into()) };
    }
    let others = read.others.iter().map(|guess| guess.encoding).collect();
    let unsure = Some(Unsure { taken: read.encoding, others });
    Ok(FoundTexts { unsure, ..decoded(&read.text).into() })
}

/// A file of one of our kinds, which is taken as it is.
///
/// # Errors
/// Where it is no text, or holds nothing to read.
pub(super) fn file_of(kind: SourceKind, bytes: &[u8]) -> Result<FoundTexts, NotRead> {
    kind.read_text(bytes, None)?;
    Ok(SourceText::File { kind, bytes: bytes.into() }.into())
}

/// A text that was decoded, a line a paragraph.
fn decoded(text: &str) -> SourceText {
    let paragraph = |line: &str| Block::Text {
        kind: TextKind::Paragraph,
        runs: vec![Run { text: line.to_owned(), ..Run::default() }],
    };
    let blocks = text.lines().map(paragraph).collect();
    SourceText::Document(Arc::new(Document { blocks, ..Document::default() }.tidied()))
}
