//! Files of other programs, made of the sample articles.

use super::corpus::{Numbers, text};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How many Word documents and web pages are read, and how many PDFs.
const N_FILES: usize = 1_000;
const N_PDFS: usize = 100;

/// The length of an article, in bytes.
pub const N_BYTES: usize = 10_000;

/// The same articles as files of each kind.
pub struct Files {
    pub docx: Vec<Vec<u8>>,
    pub html: Vec<Vec<u8>>,
    pub pdf: Vec<Vec<u8>>,
}

/// Makes the files.
pub fn files() -> Files {
    let mut numbers = Numbers(11);
    let articles: Vec<String> = (0..N_FILES).map(|_| text(&mut numbers, N_BYTES)).collect();
    Files {
        docx: articles.iter().map(|article| docx(article)).collect(),
        html: articles.iter().map(|article| html(article)).collect(),
        pdf: articles.iter().take(N_PDFS).map(|article| pdf(article)).collect(),
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
