//! A study with every field set, the words of workbooks in both languages, and workbooks as they are read back.

use crate::exchange_support::{code, written};
use butda::exchange::codebook::{BookTheme, BookWords};
use butda::exchange::export_options::Rows;
use butda::exchange::export_words::ExportWords;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::study::{Code, Coder, Coding, KeptQuery, Source, Study};
use butda::exchange::table_xlsx::Workbook;
use butda::exchange::told_text::CharSpan;
use butda::exchange::xlsx_words::{SheetWords, XlsxWords};
use butda::exchange::xlsx_writing::{WorkbookWords, write};
use butda::model::check::State;
use butda::model::theme::ThemeText;

fn sheet(name: &str, about: &str) -> SheetWords {
    SheetWords { name: name.to_owned(), about: about.to_owned() }
}

/// The fields of a struct of words.
macro_rules! words {
    (all of $of:ident { $($field:ident: $word:expr),* $(,)? }) => {
        $of { $($field: $word.into()),* }
    };
    ($of:ident { $($field:ident: $word:expr),* $(,)? }) => {
        $of { $($field: $word.into()),*, ..$of::default() }
    };
}

pub fn vietnamese() -> XlsxWords {
    words!(all of XlsxWords {
        passages: sheet("Đoạn mã hóa", "Mỗi dòng là một đoạn mã hóa với một chủ đề của đoạn."),
        themes: sheet("Chủ đề", "Bộ chủ đề, theo thứ tự của cây."),
        articles: sheet("Bài", "Mỗi dòng là một bài."),
        people: sheet("Người mã hóa", "Mỗi dòng là một người."),
        together: sheet("Chủ đề giao nhau", "Số cặp đoạn của hai chủ đề giao nhau."),
        queries: sheet("Câu hỏi đã lưu", "Mỗi dòng là một câu hỏi."),
        about: sheet("Giới thiệu", ""),
        id: "Mã đoạn",
        article: "Tệp bài",
        title: "Tiêu đề",
        date: "Ngày",
        source: "Nguồn",
        author: "Tác giả",
        annotator: "Người mã hóa",
        theme: "Chủ đề",
        level: "Cấp {n}",
        quote: "Đoạn trích",
        prefix: "Trước đoạn",
        suffix: "Sau đoạn",
        starred: "Gắn sao",
        start: "Từ ký tự",
        end: "Đến ký tự",
        place: "Chỗ trích dẫn",
        created: "Tạo lúc (UTC)",
        modified: "Sửa lúc (UTC)",
        state: "Trạng thái",
        exact: "đúng chỗ",
        full_name: "Tên đầy đủ",
        name: "Tên",
        parent: "Chủ đề cha",
        color: "Màu",
        definition: "Định nghĩa",
        annotators: "Số người",
        characters: "Số ký tự",
        article_themes: "Chủ đề của cả bài",
        is_done: "Đã xong",
        query: "Câu hỏi",
        item: "Mục",
        said: "Nội dung",
        project: "Dự án",
        project_memo: "Ghi chú về dự án",
        changed_last: "Sửa lần cuối (UTC)",
        program: "Chương trình",
        unplaced: "Số đoạn không tìm thấy hoặc có nhiều chỗ khớp",
        shortened: "Số ô bị cắt ngắn",
        together_limit: "Số chủ đề trong bảng chủ đề giao nhau",
        yes: "có",
        date_format: "dd/mm/yyyy",
        moment_format: "dd/mm/yyyy hh:mm",
    })
}

pub fn english() -> XlsxWords {
    words!(XlsxWords {
        passages: sheet("Passages", "A row a passage and theme."),
        about: sheet("About", ""),
        full_name: "Full name",
        name: "Name",
        parent: "Parent theme",
        color: "Colour",
        definition: "Definition",
        date_format: "yyyy-mm-dd",
        moment_format: "yyyy-mm-dd hh:mm",
    })
}

pub fn vietnamese_book() -> BookWords {
    words!(BookWords {
        title: "Bộ chủ đề",
        key: "Phím",
        passages: "Số đoạn",
        articles: "Số bài",
        include: "Bao gồm",
        exclude: "Không bao gồm",
        example: "Ví dụ",
        memo: "Ghi chú phân tích",
    })
}

pub fn english_book() -> BookWords {
    words!(BookWords {
        title: "Codebook",
        key: "Key",
        passages: "Passages",
        articles: "Articles",
        include: "Include",
        exclude: "Exclude",
        example: "Example",
        memo: "Memo",
    })
}

pub fn export_words() -> ExportWords {
    words!(ExportWords {
        note: "Ghi chú",
        moved: "đã dời",
        changed: "đã đổi chữ",
        ambiguous: "có nhiều chỗ khớp",
        lost: "không tìm thấy",
        book: vietnamese_book(),
    })
}

/// A passage of the first article and the first annotator that stands there today.
pub fn standing(start: usize, end: usize, codes: &[usize]) -> Coding {
    Coding {
        quote: "giá xăng".to_owned(),
        today: Some(CharSpan { start, end }),
        start,
        end,
        codes: codes.to_vec(),
        ..Coding::unplaced()
    }
}

/// A study in which every field says something.
pub fn full_study() -> Study {
    let told = |text: &str| Some(text.to_owned());
    let facts = ArticleFacts {
        path: "2019/giá xăng.txt".to_owned(),
        title: told("Giá xăng tăng"),
        date: told("2019-11-20"),
        source: told("Báo Thái Nguyên"),
        author: told("Thu Hà"),
        attributes: [("Trang", "3"), ("Trang", "4"), ("Mã", "007"), ("Số từ", "812"), ("Quét", "2020-01-31")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        characters: Some(1234),
        sha256: told("c0de"),
    };
    let (memo, codes) = (told("Bài mở đầu"), vec![0, 1]);
    let first = Source { facts, memo, codes, is_done: true, ..Source::default() };
    let facts = ArticleFacts { path: "b.txt".to_owned(), date: told("2019"), ..ArticleFacts::default() };
    let second = Source { facts, ..Source::default() };
    let prices = Code {
        id: "gia".to_owned(),
        theme: BookTheme {
            path: vec!["Giá".to_owned()],
            color: "#0072b2".to_owned(),
            key: "1".to_owned(),
            texts: ThemeText::ALL.map(|field| (field, field.name().to_owned())).into(),
            ..BookTheme::default()
        },
    };
    let passage = Coding {
        id: "0199f3c2-0000-7000-8000-000000000001".to_owned(),
        place: told("001 §2"),
        prefix: "trước ".to_owned(),
        suffix: " sau".to_owned(),
        text: "c0de".to_owned(),
        note: told("hai\ndòng"),
        is_starred: true,
        state: State::Moved,
        created: "2026-11-21T10:00:00Z".to_owned(),
        modified: "2026-11-21T12:00:00Z".to_owned(),
        ..standing(10, 18, &[0, 1])
    };
    let lost = Coding { today: None, state: State::Lost, source: 1, coder: 1, ..standing(5, 9, &[1]) };
    let plain = Coding { source: 1, ..standing(20, 28, &[]) };
    let coder = |name: &str| Coder { id: name.to_lowercase(), name: name.to_owned() };
    Study {
        name: "Giá xăng".to_owned(),
        memo: told("Đọc báo địa phương"),
        modified: "2026-11-21T12:00:00Z".to_owned(),
        sources: vec![first, second],
        coders: vec![coder("An"), coder("Bình")],
        codes: vec![prices, code("Giá / Xăng", ""), code("Không đoạn", "")],
        codings: vec![passage, lost, plain],
        queries: vec![KeptQuery { name: "Có sao".to_owned(), query: "starred".to_owned() }],
    }
}

/// The bytes of a workbook in Vietnamese.
pub fn workbook(study: &Study, rows: Rows) -> Vec<u8> {
    let (export, sheets) = (export_words(), vietnamese());
    written(&|out| write(study, rows, WorkbookWords { export: &export, sheets: &sheets }, out))
}

/// A sheet as it is read back, and the columns it is asked by.
pub struct ReadSheet {
    pub rows: Vec<Vec<String>>,
}

impl ReadSheet {
    /// The cells below a heading.
    pub fn column(&self, heading: &str) -> Vec<&str> {
        let at = self.rows.first().and_then(|row| row.iter().position(|cell| cell == heading));
        let at = at.unwrap_or_else(|| panic!("no column {heading}: {:?}", self.rows.first()));
        self.rows.iter().skip(1).map(|row| row.get(at).map(String::as_str).unwrap_or_default()).collect()
    }
}

/// The sheets of a workbook, read by the program's own reader.
pub fn sheets(bytes: &[u8]) -> Vec<ReadSheet> {
    let mut book = Workbook::open(bytes, &|| false).expect("a workbook");
    (0..book.n_sheets())
        .map(|at| {
            let table = book.table(at).expect("a sheet");
            assert_eq!(table.left_out, []);
            ReadSheet { rows: table.rows }
        })
        .collect()
}

/// A part of a workbook's archive.
pub fn part(bytes: &[u8], name: &str) -> String {
    let archive = butda::documents::archive::Archive::open(bytes).expect("an archive");
    assert!(archive.has(name), "{name}");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut entry = archive.by_name(name).expect("a part");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut entry, &mut text).expect("UTF-8");
    text
}
