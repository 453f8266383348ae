//! Reading files of other programs, beside the crates that take them apart: a thousand Word documents, a thousand web pages and
//! a hundred PDFs.

use super::corpus::{Numbers, text};
use super::tell::{line, passed, percentile, ratio};
use butda::exchange::reading::{Input, read};
use hayro_syntax::Pdf;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// How many files of each kind are read, and how often both sides are measured in turn.
const N_FILES: usize = 1_000;
const N_PDFS: usize = 100;
const N_RUNS: usize = 5;

/// The length of an article, in bytes.
pub const N_BYTES: usize = 10_000;

/// A kind of file, with what only takes it apart.
pub struct Kind {
    /// How its files end.
    pub name: &'static str,
    base: &'static str,
    pub files: Vec<Vec<u8>>,
    take_apart: fn(&[u8]) -> usize,
}

/// Prints the figures.
pub fn measure() {
    line("Reading files, to the crates that take them apart, on one thread:");
    for kind in kinds() {
        kind.tell();
    }
}

/// The files of each kind.
pub fn kinds() -> [Kind; 3] {
    let mut numbers = Numbers(11);
    let articles: Vec<String> = (0..N_FILES).map(|_| text(&mut numbers, N_BYTES)).collect();
    [
        Kind {
            name: "docx",
            base: "zip and quick-xml",
            files: articles.iter().map(|article| docx(article)).collect(),
            take_apart: inflate_and_walk,
        },
        Kind {
            name: "html",
            base: "quick-xml",
            files: articles.iter().map(|article| html(article)).collect(),
            take_apart: |bytes| walk(bytes),
        },
        Kind {
            name: "pdf",
            base: "hayro-syntax",
            files: articles.iter().take(N_PDFS).map(|article| pdf(article)).collect(),
            take_apart: operators,
        },
    ]
}

impl Kind {
    fn tell(&self) {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..N_RUNS {
            ours.push(passed(|| self.read()));
            theirs.push(passed(|| self.take_apart()));
        }
        let figure = ratio(percentile(&mut ours, 50), percentile(&mut theirs, 50));
        line(&format!("  {:>5} {}, to {:<18} {figure}", self.files.len(), self.name, self.base));
    }

    /// Reads all of its files.
    pub fn read(&self) {
        let name = format!("x.{}", self.name);
        for bytes in &self.files {
            let input = Input { name: &name, ..Input::of(bytes) };
            black_box(read(input, &|| false).expect("an article"));
        }
    }

    fn take_apart(&self) {
        for bytes in &self.files {
            black_box((self.take_apart)(bytes));
        }
    }
}

/// A Word document with a heading and its paragraphs.
fn docx(article: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut body = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"{MAIN}\"><w:body>");
    for (at, words) in article.lines().filter(|line| !line.is_empty()).enumerate() {
        let style = if at == 0 { "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" } else { "" };
        let _ = write!(body, "<w:p>{style}<w:r><w:t>{}</w:t></w:r></w:p>", escaped(words));
    }
    body.push_str("</w:body></w:document>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a name");
    zip.write_all(body.as_bytes()).expect("memory");
    zip.finish().expect("memory").into_inner()
}

/// A page as papers have it: the article among menus and related articles.
fn html(article: &str) -> Vec<u8> {
    let mut lines = article.lines().filter(|line| !line.is_empty());
    let title = escaped(lines.next().unwrap_or_default());
    let menu: Vec<String> = (0..60).map(|n| format!("<li><a href=\"/muc-{n}\">Mục {n}</a></li>")).collect();
    let menu = menu.concat();
    let paragraphs: Vec<String> = lines.map(|line| format!("<p>{}</p>", escaped(line))).collect();
    let paragraphs = paragraphs.concat();
    let page = format!(
        "<html><head><title>{title}</title></head><body><ul class=\"menu\">{menu}</ul><article><h1>{title}</h1>\
         <div class=\"detail-content\">{paragraphs}</div></article><ul class=\"related\">{menu}</ul></body></html>"
    );
    page.into_bytes()
}

/// A PDF of letters that are two bytes each, which a table makes Unicode.
fn pdf(article: &str) -> Vec<u8> {
    let mut content = String::from("BT /F 10 Tf 12 TL 50 800 Td\n");
    let words: Vec<&str> = article.split_whitespace().collect();
    for line in words.chunks(12) {
        let codes: Vec<String> = line.join(" ").encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let _ = writeln!(content, "<{}> Tj T*", codes.concat());
    }
    content.push_str("ET");
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange \
               1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end";
    let stream = |text: &str| format!("<</Length {}>>stream\n{text}\nendstream", text.len());
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 9000]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_owned(),
        stream(&content),
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/DW 500>>"
            .to_owned(),
        stream(map),
    ];
    let mut file = String::from("%PDF-1.7\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    let _ =
        write!(file, "{table}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1);
    file.into_bytes()
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

fn inflate_and_walk(bytes: &[u8]) -> usize {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut body = Vec::new();
    zip.by_name("word/document.xml").expect("a part").read_to_end(&mut body).expect("inflated");
    walk(&body)
}

/// How many letters stand between the tags.
fn walk(bytes: &[u8]) -> usize {
    let mut reader = Reader::from_reader(bytes);
    let mut n = 0;
    loop {
        match reader.read_event().expect("markup") {
            Event::Text(text) => n += text.decode().expect("UTF-8").len(),
            Event::Eof => return n,
            _ => {}
        }
    }
}

/// How many operators the pages have.
fn operators(bytes: &[u8]) -> usize {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let mut n = 0;
    for page in pdf.pages().iter() {
        let mut operations = page.typed_operations();
        while operations.next().is_some() {
            n += 1;
        }
    }
    n
}
