//! Files of other programs read as a study.
//! Reading never fails as a whole: what could not be taken is listed, and what is unsure is asked.

use super::codebook::BookTheme;
use super::facts::ArticleFacts;
use super::format::{FormatId, ReadFrom};
use super::found_study::{FoundStudy, UnsureCounting};
use super::making::file_name;
use super::recognising::formats_of;
use super::study::{Code, Coder, Coding, Source, SourceText, Study};
use super::table::Table;
use super::table_articles::study_of;
use super::table_columns::{ColumnPlan, Role, guess};
use super::told_text::Counting;
use crate::documents::document::{Block, Document, DocumentFault, IsStopped, LeftOut, Run, TextKind};
use crate::documents::old_encodings::{Certainty, Encoding, decode_as, read_plain};
use crate::documents::old_fonts::restore;
use crate::text::decode::DecodeError;
use crate::text::fold::{Strength, fold};
use crate::text::source::SourceKind;
use std::collections::BTreeSet;
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
    /// How positions of a project are counted; `None` to find out.
    pub counting: Option<Counting>,
    /// What the columns of a table hold; `None` to find out.
    pub columns: Option<&'a ColumnPlan>,
    /// What a database has not taken into its file yet: the file beside it whose name ends in `-wal`.
    pub log: Option<&'a [u8]>,
}

impl<'a> Input<'a> {
    /// A file of which nothing is known but its bytes.
    #[must_use]
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { name: "", bytes, format: None, encoding: None, counting: None, columns: None, log: None }
    }
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
    /// Whether it is a project of another program, or what people marked elsewhere: its codings are what it was read for.
    pub is_project: bool,
    /// What could not be taken.
    pub left_out: Vec<LeftOut>,
    /// What its encoding may be, where that is not sure.
    pub unsure: Option<Unsure>,
    /// How its positions may be counted, where that is not sure.
    pub unsure_counting: Option<UnsureCounting>,
    /// What its columns hold, where it is a table.
    pub columns: Option<TableColumns>,
}

/// The columns of a table with a row an article, as they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumns {
    pub plan: ColumnPlan,
    /// By what each is known: its name, else what stands in its first row.
    pub names: Vec<String>,
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
    /// Too many of its letters are signs that no text has, in whichever encoding it is read.
    #[error("too many signs that no text has")]
    Noise,
    /// It is a table, and none of its columns holds texts.
    #[error("a table without a column of texts")]
    NoTextColumn,
    /// A table in a file of a kind that is not read.
    #[error("a table of a kind that is not read")]
    OtherTable,
    /// The project of another program, in a form that only that program reads.
    #[error("a project that only its own program reads: {0:?}")]
    Foreign(ForeignProgram),
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

/// A program whose projects only it reads; it exports them in a form that others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignProgram {
    NVivo,
    AtlasTi,
    Maxqda,
}

/// Reads a file.
///
/// # Errors
/// Why nothing was read of it.
pub fn read(input: Input<'_>, is_stopped: IsStopped<'_>) -> Result<Read, NotRead> {
    let mut formats = match input.format {
        Some(format) => vec![format],
        None => formats_of(input.name, input.bytes)?,
    };
    let last = formats.pop().ok_or(NotRead::Unknown)?;
    for format in formats {
        match read_as(format, input, is_stopped) {
            Err(NotRead::Document(DocumentFault::OtherKind)) => {}
            read => return read,
        }
    }
    read_as(last, input, is_stopped)
}

fn read_as(id: FormatId, input: Input<'_>, is_stopped: IsStopped<'_>) -> Result<Read, NotRead> {
    let format = id.format().name;
    let all = match id.format().read {
        Some(ReadFrom::Texts(read)) => Read::of_texts(format, input.name, read(input, is_stopped)?),
        Some(ReadFrom::Project(read)) => Read::of_project(format, read(input, is_stopped)?),
        Some(ReadFrom::Table(read)) => Read::of_table(format, &read(input, is_stopped)?, input, is_stopped)?,
        None => return Err(NotRead::Unknown),
    };
    let is_empty = all.study.sources.is_empty() && all.study.codes.is_empty();
    if is_empty { Err(DocumentFault::NoText.into()) } else { Ok(all) }
}

/// In how many blocks at either end of a document its title and author are looked for.
const N_EDGE_BLOCKS: usize = 40;

/// How much is told of a column, in code points.
const MAX_COLUMN_CHARS: usize = 60;

impl Read {
    fn of_texts(format: &'static str, name: &str, found: FoundTexts) -> Self {
        let FoundTexts { texts, unsure } = found;
        let n_parts = texts.len();
        let mut all = Self { format, unsure, ..Self::default() };
        for (at, text) in texts.into_iter().enumerate() {
            all.add(name, text, (n_parts > 1).then_some(at + 1));
        }
        all
    }

    fn of_project(format: &'static str, found: FoundStudy) -> Self {
        let FoundStudy { mut study, left_out, unsure: unsure_counting } = found;
        // Of a source without a text its path tells which article is meant.
        for source in study.sources.iter_mut().filter(|source| source.text != SourceText::Unknown) {
            source.facts.path = file_name(&source.facts.path);
        }
        Self { format, study, is_project: true, left_out, unsure_counting, ..Self::default() }
    }

    /// A table with a row an article.
    fn of_table(
        format: &'static str,
        table: &Table,
        input: Input<'_>,
        is_stopped: IsStopped<'_>,
    ) -> Result<Self, NotRead> {
        let plan = input.columns.cloned().unwrap_or_else(|| guess(table));
        if input.columns.is_none() && plan.column(Role::Text).is_none() {
            return Err(NotRead::NoTextColumn);
        }
        let FoundStudy { study, left_out, .. } = study_of(table, &plan, is_stopped)?;
        let first = table.rows.get(plan.first_row()).map(Vec::as_slice).unwrap_or_default();
        let named = plan.names(table);
        let name = |column: usize| {
            let name = named.get(column).filter(|name| !name.trim().is_empty()).or(first.get(column));
            name.map(|name| name.chars().take(MAX_COLUMN_CHARS).collect()).unwrap_or_default()
        };
        let names = (0..plan.roles.len()).map(name).collect();
        let columns = Some(TableColumns { plan, names });
        Ok(Self { format, study, left_out, columns, ..Self::default() })
    }

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
        self.study.sources.push(Source { facts, text, ..Source::default() });
    }

    fn add_remarks(&mut self, document: &Document) {
        let plain = document.plain_text();
        let colors: BTreeSet<&str> =
            document.remarks.iter().filter_map(|remark| remark.color.as_deref()).collect();
        // Where all are of one colour it tells nothing.
        let tells = colors.len() > 1;
        for (remark, span) in document.remarks.iter().zip(&plain.remarks) {
            let Some(span) = span else { continue };
            let coder = self.coder(remark.author.as_deref().unwrap_or_default());
            let codes = remark.color.iter().filter(|_| tells).map(|color| self.code(color)).collect();
            let chars_to = |byte: usize| plain.text.get(..byte).map_or(0, |before| before.chars().count());
            let (start, end) = (chars_to(span.start), chars_to(span.end));
            self.study.codings.push(Coding {
                source: self.study.sources.len(),
                coder,
                start,
                end,
                quote: span.of(&plain.text).to_owned(),
                codes,
                note: (!remark.words.trim().is_empty()).then(|| remark.words.trim().to_owned()),
                ..Coding::unplaced()
            });
        }
    }

    /// The code that is called by a colour.
    fn code(&mut self, color: &str) -> usize {
        let codes = &mut self.study.codes;
        codes.iter().position(|code| code.theme.color == color).unwrap_or_else(|| {
            let theme =
                BookTheme { path: vec![color.to_owned()], color: color.to_owned(), ..BookTheme::default() };
            codes.push(Code { id: color.to_owned(), theme });
            codes.len() - 1
        })
    }

    fn coder(&mut self, name: &str) -> usize {
        let coders = &mut self.study.coders;
        coders.iter().position(|coder| coder.name == name).unwrap_or_else(|| {
            coders.push(Coder { name: name.to_owned(), ..Coder::default() });
            coders.len() - 1
        })
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
    if document.facts.title.is_some() || document.facts.author.is_some() {
        keep_said(&mut document);
    }
    SourceText::Document(Arc::new(document.tidied()))
}

/// Keeps a title and an author that stand near either end of the text.
fn keep_said(document: &mut Document) {
    let text = |block: &Block| block.runs().map(|run| run.text.as_str()).collect::<String>();
    let n_before_end = document.blocks.len().saturating_sub(N_EDGE_BLOCKS).max(N_EDGE_BLOCKS);
    let edges = document.blocks.iter().take(N_EDGE_BLOCKS).chain(document.blocks.iter().skip(n_before_end));
    let edges: Vec<String> = edges.map(text).collect();
    let plain = |words: &str| fold(words, Strength::Case).split_whitespace().collect::<Vec<_>>().join(" ");
    let edges = plain(&edges.join(" "));
    for fact in [&mut document.facts.title, &mut document.facts.author] {
        fact.take_if(|said| !edges.contains(&plain(said)));
    }
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
    if is_noise(&read.text) {
        let zero = memchr::memchr(0, bytes);
        return Err(zero.map_or(NotRead::Noise, |byte| DecodeError::Binary { byte }.into()));
    }
    if read.certainty == Certainty::Sure {
        let is_ours = read.encoding == Encoding::Utf8;
        return if is_ours { file_of(SourceKind::Plain, bytes) } else { Ok(decoded(&read.text).into()) };
    }
    let others = read.others.iter().map(|guess| guess.encoding).collect();
    let unsure = Some(Unsure { taken: read.encoding, others });
    Ok(FoundTexts { unsure, ..decoded(&read.text).into() })
}

/// Whether one letter in a hundred is a sign that no text has: the bytes are no text in the encoding in which they read best.
fn is_noise(text: &str) -> bool {
    let is_noise = |c: char| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
    let n_noise = text.chars().filter(|c| is_noise(*c)).count();
    n_noise.saturating_mul(100) > text.chars().count()
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
