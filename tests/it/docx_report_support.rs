//! Word reports: the words they are written with, and what is read of them.

use crate::exchange_support::written;
use butda::documents::document::{Block, Document, TextKind};
use butda::documents::docx;
use butda::exchange::article_page::PdfWords;
use butda::exchange::codebook::BookWords;
use butda::exchange::docx_report;
use butda::exchange::docx_words::DocxWords;
use butda::exchange::export_options::By;
use butda::exchange::export_words::ExportWords;
use butda::exchange::study::Study;
use std::io::{Cursor, Read};

pub fn book_words() -> BookWords {
    BookWords {
        language: "vi".to_owned(),
        title: "Bộ chủ đề".to_owned(),
        name: "Tên".to_owned(),
        key: "Phím".to_owned(),
        passages: "Số đoạn".to_owned(),
        articles: "Số bài".to_owned(),
        include: "Bao gồm".to_owned(),
        exclude: "Không bao gồm".to_owned(),
        example: "Ví dụ".to_owned(),
        memo: "Ghi chú phân tích".to_owned(),
        empty: "Chưa có chủ đề nào.".to_owned(),
        thousands: ".".to_owned(),
    }
}

pub fn words() -> ExportWords {
    ExportWords {
        title: "Các đoạn mã hóa".to_owned(),
        themes: "Chủ đề".to_owned(),
        also: "Chủ đề khác ở đây".to_owned(),
        note: "Ghi chú".to_owned(),
        without_theme: "chưa gắn chủ đề".to_owned(),
        moved: "đã dời".to_owned(),
        changed: "đã đổi chữ".to_owned(),
        ambiguous: "có nhiều chỗ khớp".to_owned(),
        lost: "không tìm thấy".to_owned(),
        book: book_words(),
        page: PdfWords {
            people: "Người mã hóa".to_owned(),
            without_theme: "Không có chủ đề".to_owned(),
            date: "{day}/{month}/{year}".to_owned(),
            months: "01 02 03 04 05 06 07 08 09 10 11 12".to_owned(),
            ..PdfWords::default()
        },
        ..ExportWords::default()
    }
}

pub fn docx_words() -> DocxWords {
    DocxWords {
        contents: "Mục lục".to_owned(),
        modified: "Thay đổi lần cuối".to_owned(),
        made_by: "Xuất từ".to_owned(),
        overlapping: "Giao với".to_owned(),
        unused_themes: "Chủ đề không có đoạn nào".to_owned(),
        articles: "Các bài".to_owned(),
        other_articles: "Số bài không có đoạn nào".to_owned(),
        done: "Đã xong".to_owned(),
        color: "Màu".to_owned(),
        definition: "Định nghĩa".to_owned(),
    }
}

pub fn bytes(study: &Study, by: By) -> Vec<u8> {
    written(&|out| docx_report::write(study, by, &words(), &docx_words(), out))
}

pub fn document(study: &Study, by: By) -> Document {
    docx::read(&bytes(study, by), &|| false).expect("a document")
}

/// What is read of a document, a line a block: what it is, and its words, a line end as `⏎`.
pub fn lines(document: &Document) -> Vec<String> {
    let line = |block: &Block| {
        let words: String = block.runs().map(|run| run.text.as_str()).collect();
        let words = words.replace('\n', "⏎");
        match block {
            Block::Text { kind: TextKind::Heading(level), .. } => {
                format!("{} {words}", "#".repeat((*level).into()))
            }
            Block::Text { kind: TextKind::Quotation, .. } => format!("> {words}"),
            Block::Text { .. } | Block::Row { .. } | Block::Picture { .. } => words,
        }
    };
    document.blocks.iter().map(line).collect()
}

/// The report below its title and its contents.
pub fn body(study: &Study, by: By) -> Vec<String> {
    let lines = lines(&document(study, by));
    let contents = lines.iter().position(|line| *line == docx_words().contents).unwrap_or_default();
    lines.into_iter().skip(contents).skip_while(|line| !line.starts_with('#')).collect()
}

/// A part of the package.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
    text
}
