//! A writer of REFI-QDA projects, apart from the reader: as the standard says, or with the habits of a program.

use butda::exchange::found_study::FoundStudy;
use butda::exchange::refi::read;
use butda::exchange::study::Coding;
use butda::text::decode::normalised;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A project of these users, of codes in a tree, and of sources with passages.
#[derive(Clone, Debug, Default)]
pub struct Project {
    pub users: Vec<String>,
    pub codes: Vec<Code>,
    pub sources: Vec<Source>,
}

/// A code, below another where it has a parent, which stands before it.
#[derive(Clone, Debug, Default)]
pub struct Code {
    pub name: String,
    pub parent: Option<usize>,
}

/// A text with LF, and its passages.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub name: String,
    pub text: String,
    pub passages: Vec<Passage>,
}

/// Bytes of a text, and who gave them which codes.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    pub start: usize,
    pub end: usize,
    pub codings: Vec<Coded>,
}

/// Who gave which code.
#[derive(Clone, Copy, Debug, Default)]
pub struct Coded {
    pub user: usize,
    pub code: usize,
}

/// How a program writes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// Its positions are UTF-16 units, not code points.
    pub counts_units: bool,
    pub mark: Mark,
    pub ends: Ends,
    pub names: Names,
}

/// A byte order mark in a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    Passed,
    Counted,
}

/// The line ends of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ends {
    #[default]
    Lf,
    CrLf,
    /// CR and LF, counted as one.
    Joined,
}

/// What the name of a selection is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    #[default]
    None,
    Words,
    /// The first of the words, with dots.
    Cut,
    Positions,
}

/// An id that is always the same for the same thing.
pub fn guid(kind: char, n: usize) -> String {
    format!("{:08x}-0000-4000-8000-{n:012x}", u32::from(kind))
}

/// Text as XML holds it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// An element of a project with this content.
pub fn project(content: &str) -> String {
    let namespace = "urn:QDA-XML:project:1.0";
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"{namespace}\" name=\"Báo\">{content}</Project>"
    )
}

/// A text source with this content and the text in the file `sources/a.txt`.
pub fn source(content: &str) -> String {
    format!(
        "<Sources><TextSource guid=\"{}\" name=\"Bài\" plainTextPath=\"internal://a.txt\">{content}</TextSource></Sources>",
        guid('s', 0)
    )
}

/// A selection of code 0 by nobody, with these attributes and this content before its coding.
pub fn selection(start: i64, end: i64, attributes: &str, content: &str) -> String {
    format!(
        "<PlainTextSelection guid=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\" {attributes}>{content}\
         <Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding></PlainTextSelection>",
        guid('p', usize::try_from(start.abs_diff(0)).expect("a position")),
        guid('g', 0),
        guid('c', 0)
    )
}

/// The archive of files.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// What is read of an archive with this project and this text in the file `sources/a.txt`.
pub fn read_one(content: &str, text: &str) -> FoundStudy {
    read_files(content, &[("sources/a.txt", text.as_bytes())])
}

/// What is read of an archive with this project and these files.
pub fn read_files(content: &str, files: &[(&str, &[u8])]) -> FoundStudy {
    let xml = project(content);
    let files: Vec<(&str, &[u8])> =
        [("project.qde", xml.as_bytes())].into_iter().chain(files.iter().copied()).collect();
    read(&archive(&files), None, &|| false).expect("a project")
}

/// The words that a coding marks in the reading text of its source.
pub fn words(text: &str, coding: &Coding) -> String {
    let n = coding.end - coding.start;
    normalised(text.trim_start_matches('\u{feff}')).chars().skip(coding.start).take(n).collect()
}

/// An archive of a project.
pub fn write(project: &Project, habits: Habits) -> Vec<u8> {
    let mut files = vec![("project.qde".to_owned(), xml(project, habits).into_bytes())];
    for (at, source) in project.sources.iter().enumerate() {
        let text =
            if habits.ends == Ends::Lf { source.text.clone() } else { source.text.replace('\n', "\r\n") };
        let mark = if habits.mark == Mark::None { "" } else { "\u{feff}" };
        files.push((format!("sources/{}.txt", guid('s', at)), format!("{mark}{text}").into_bytes()));
    }
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&files)
}

/// The XML of a project.
pub fn xml(told: &Project, habits: Habits) -> String {
    let mut content = String::from("<Users>");
    for (at, name) in told.users.iter().enumerate() {
        let _ = write!(content, "<User guid=\"{}\" name=\"{}\"/>", guid('u', at), escaped(name));
    }
    content.push_str("</Users><CodeBook><Codes>");
    codes(&mut content, &told.codes, None);
    content.push_str("</Codes></CodeBook><Sources>");
    let mut n_passages = 0;
    for (at, source) in told.sources.iter().enumerate() {
        let (id, name) = (guid('s', at), escaped(&source.name));
        let _ = write!(
            content,
            "<TextSource guid=\"{id}\" name=\"{name}\" plainTextPath=\"internal://{id}.txt\">"
        );
        for passage in &source.passages {
            passage_xml(&mut content, &source.text, passage, habits, &mut n_passages);
        }
        content.push_str("</TextSource>");
    }
    content.push_str("</Sources>");
    project(&content)
}

fn codes(content: &mut String, all: &[Code], parent: Option<usize>) {
    for (at, code) in all.iter().enumerate().filter(|(_, code)| code.parent == parent) {
        let (id, name) = (guid('c', at), escaped(&code.name));
        let _ = write!(content, "<Code guid=\"{id}\" name=\"{name}\" isCodable=\"true\" color=\"#0069b0\">");
        codes(content, all, Some(at));
        content.push_str("</Code>");
    }
}

fn passage_xml(content: &mut String, text: &str, passage: &Passage, habits: Habits, n: &mut usize) {
    let (start, end) = (habits.position(&text[..passage.start]), habits.position(&text[..passage.end]));
    let words = text[passage.start..passage.end].replace('\n', " ");
    let name = match habits.names {
        Names::None => String::new(),
        Names::Words => format!("name=\"{}\"", escaped(&words)),
        Names::Cut => format!("name=\"{}…\"", escaped(words.chars().take(24).collect::<String>().trim())),
        Names::Positions => format!("name=\"({start},{end})\""),
    };
    let id = guid('p', *n);
    let _ = write!(
        content,
        "<PlainTextSelection guid=\"{id}\" {name} startPosition=\"{start}\" endPosition=\"{end}\">"
    );
    for coded in &passage.codings {
        *n += 1;
        let _ = write!(
            content,
            "<Coding guid=\"{}\" creatingUser=\"{}\" creationDateTime=\"2024-06-16T08:30:00Z\"><CodeRef targetGUID=\"{}\"/></Coding>",
            guid('g', *n),
            guid('u', coded.user),
            guid('c', coded.code)
        );
    }
    *n += 1;
    content.push_str("</PlainTextSelection>");
}

impl Habits {
    /// The position after a text, as the program counts.
    fn position(self, before: &str) -> usize {
        let of_end = if self.ends == Ends::CrLf { 2 } else { 1 };
        let units = |c: char| match c {
            '\n' => of_end,
            c if self.counts_units => c.len_utf16(),
            _ => 1,
        };
        usize::from(self.mark == Mark::Counted) + before.chars().map(units).sum::<usize>()
    }
}
