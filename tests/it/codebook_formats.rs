//! The codebook in the formats of other programs: what is written, and what is read of what others write.

use butda::exchange::codebook::{Book, BookTheme, BookWords, full_name};
use butda::exchange::codebook_reading::{
    LeftOut, MAX_LEFT_OUT, MAX_NAME_CHARS, MAX_TEXT_CHARS, MAX_THEMES, Misread, ReadBook, WhyLeftOut, read,
};
use butda::exchange::{codebook_csv, codebook_markdown, codebook_page};
use butda::model::codebook::MAX_LEVELS;
use butda::model::theme::ThemeText;
use butda::words::{Tongue, Words, codebooks};
use expect_test::expect;

fn words() -> BookWords {
    codebooks::book_words(&Words::new(Tongue::Vietnamese))
}

pub fn theme(path: &str, color: &str, texts: &[(ThemeText, &str)]) -> BookTheme {
    BookTheme {
        path: path.split(" / ").map(str::to_owned).collect(),
        color: color.to_owned(),
        texts: texts.iter().map(|(field, text)| (*field, (*text).to_owned())).collect(),
        ..BookTheme::default()
    }
}

fn book() -> Book {
    let leaders = [
        (ThemeText::Definition, "Người đứng đầu, *làm* & nói.\n\n- với dân\n1. trước hết"),
        (ThemeText::Include, "=SUM(A1) không phải công thức"),
        (ThemeText::Exclude, "# không phải đề mục; <b>"),
        (ThemeText::Example, "“Tôi xin nhận lỗi”, \"ông\" nói"),
        (ThemeText::Memo, "'=còn nghĩ"),
    ];
    let deep = "Lãnh đạo / b / c / d / e / Bảy `tầng` *sâu*";
    let mut leaders = theme("Lãnh đạo", "#0069b0", &leaders);
    (leaders.key, leaders.n_passages, leaders.n_articles) = ("1".to_owned(), 1234, 2);
    Book { project: "Đề tài <1>".to_owned(), themes: vec![leaders, theme(deep, "#00815b", &[])] }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_theme_is_a_row_of_the_table_and_no_cell_is_a_formula() {
    let table = text(codebook_csv::write(&book()).expect("a table"));
    assert!(table.starts_with('\u{feff}') && table.ends_with("\r\n"));
    expect![[r#"
        path,name,parent,color,key,definition,include,exclude,example,memo,passages,articles
        Lãnh đạo,Lãnh đạo,,#0069b0,1,"Người đứng đầu, *làm* & nói.

        - với dân
        1. trước hết",'=SUM(A1) không phải công thức,# không phải đề mục; <b>,"“Tôi xin nhận lỗi”, ""ông"" nói",''=còn nghĩ,1234,2
        Lãnh đạo / b / c / d / e / Bảy `tầng` *sâu*,Bảy `tầng` *sâu*,Lãnh đạo / b / c / d / e,#00815b,,,,,,,0,0
    "#]]
    .assert_eq(&table.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
}

#[test]
fn a_theme_is_a_heading_of_the_document_by_its_level_and_a_bold_line_below_the_last_level() {
    let document = text(codebook_markdown::write(&book(), &words()));
    let document = document.replace(butda::exchange::origin::VERSION, "0").replace("  \n", "␠␠\n");
    expect![[r#"
        ---
        generator: butda 0
        kind: codebook
        title: "Bộ chủ đề: Đề tài <1>"
        themes: 2
        ---

        # Bộ chủ đề: Đề tài &lt;1&gt;

        ## Lãnh đạo

        `#0069b0` · Phím: `1` · Số đoạn: 1.234 · Số bài: 2

        Người đứng đầu, \*làm\* &amp; nói.

        \- với dân␠␠
        1\. trước hết

        **Bao gồm:** \=SUM(A1) không phải công thức

        **Không bao gồm:** \# không phải đề mục; &lt;b&gt;

        **Ví dụ:** “Tôi xin nhận lỗi”, "ông" nói

        **Ghi chú phân tích:** '=còn nghĩ

        **Lãnh đạo / b / c / d / e / Bảy \`tầng\` \*sâu\***

        `#00815b` · Số đoạn: 0 · Số bài: 0
    "#]]
    .assert_eq(&document);
}

#[test]
fn a_page_holds_every_text_escaped_and_runs_and_loads_nothing() {
    let attack = "</title><script>alert(1)</script>\"'&";
    let mut hostile = theme(attack, "red;background:url(//x)", &[(ThemeText::Memo, attack)]);
    hostile.key = attack.to_owned();
    let words = BookWords { title: attack.to_owned(), ..words() };
    let page =
        text(codebook_page::write(&Book { project: attack.to_owned(), themes: vec![hostile] }, &words));
    assert!(!page.contains("<script") && !page.contains("url(") && !page.contains("\"'&"), "{page}");
    assert!(page.contains("default-src 'none'"));
    let page = text(codebook_page::write(&book(), &words));
    assert!(page.contains("style=\"background:#0069b0\"") && page.contains("1.234"), "{page}");
}

#[test]
fn the_codebook_comes_back_from_both_formats_as_it_was() {
    let mut told = book();
    told.themes.iter_mut().for_each(|theme| (theme.n_passages, theme.n_articles) = (0, 0));
    for bytes in [codebook_csv::write(&told).expect("a table"), codebook_markdown::write(&told, &words())] {
        let read = read(&bytes, false).expect("a codebook");
        assert_eq!((read.left_out.as_slice(), read.unknown_columns.as_slice()), (&[][..], &[][..]));
        // The levels between are named by the deep theme alone.
        let between = read.themes.iter().filter(|theme| theme.color.is_empty()).count();
        assert_eq!(between, 4);
        let themes: Vec<_> = read.themes.into_iter().filter(|theme| !theme.color.is_empty()).collect();
        assert_eq!(themes, told.themes);
    }
}

fn table(text: &str) -> ReadBook {
    read(text.as_bytes(), false).expect("a codebook")
}

/// The full names, colours and definitions that were read, a line each.
fn shown(book: &ReadBook) -> String {
    let line = |theme: &BookTheme| {
        format!("{} | {} | {}\n", full_name(&theme.path), theme.color, theme.text(ThemeText::Definition))
    };
    book.themes.iter().map(line).collect()
}

#[test]
fn the_table_of_taguette_is_read_and_its_slash_makes_no_branch() {
    let book = table("tag,description,number of highlights\r\ngiá,Về giá,3\r\n24/7,,0\r\n");
    expect![[r"
        giá |  | Về giá
        24-7 |  | 
    "]]
    .assert_eq(&shown(&book));
    assert_eq!(book.unknown_columns, Vec::<String>::new());
}

#[test]
fn a_column_of_parents_makes_the_tree_in_whatever_order_the_rows_are() {
    let book = table(
        "Code;Category;Memo;Color;Weight\nNêu gương;Lãnh đạo;;#F00;1\nKhác;Khác;;;\nKhác;;;;\nLãnh đạo;Chính trị;;00815B;2\n",
    );
    expect![[r"
        Chính trị |  | 
        Chính trị / Lãnh đạo | #00815b | 
        Chính trị / Lãnh đạo / Nêu gương | #ff0000 | 
    "]]
    .assert_eq(
        &shown(&book)
            .lines()
            .filter(|line| !line.starts_with("Khác"))
            .fold(String::new(), |all, line| all + line + "\n"),
    );
    assert_eq!(book.unknown_columns, ["Weight"]);
    let circle = LeftOut { line: 3, column: 1, what: "Khác".to_owned(), why: WhyLeftOut::Circle };
    assert_eq!(book.left_out, [circle]);
}

#[test]
fn branches_are_read_however_their_names_are_parted() {
    for separator in [" / ", " > ", " >> ", " › ", "::", "\\"] {
        let book = table(&format!("name\tdescription\nA\tx\nA{separator}B b{separator}C\ty\n"));
        assert_eq!(shown(&book), "A |  | x\nA / B b |  | \nA / B b / C |  | y\n", "{separator}");
        // A column of parents may have the whole branch.
        let book = table(&format!("name\tparent\nA\t\nB b\tA\nC\tA{separator}B b\n"));
        assert_eq!(shown(&book), "A |  | \nA / B b |  | \nA / B b / C |  | \n", "{separator}");
    }
    // What parts nothing in a file belongs to the names.
    assert_eq!(shown(&table("name\nA / B\nx > y\n")), "A |  | \nA / B |  | \nx > y |  | \n");
}

#[test]
fn tables_are_read_with_and_without_a_mark_in_both_languages_and_with_any_of_three_delimiters() {
    let wanted = "Giá |  | Về giá; xăng\n";
    for text in [
        "\u{feff}Tên,Định nghĩa\r\nGiá,Về giá; xăng\r\n",
        "Chủ đề\tMô tả\nGiá\tVề giá; xăng\n",
        "Mô tả;Mã\n\"Về giá; xăng\";Giá\n",
        "Mã,Cỡ,Mô tả\nGiá,5\"\" và 6\",Về giá; xăng\n",
        "sep=;\r\nMô tả;Mã\r\n\"Về giá; xăng\";Giá\r\n",
        "CODE_NAME,Code Description\nGia\u{301},Về giá; xăng",
    ] {
        assert_eq!(shown(&table(text)), wanted, "{text}");
    }
}

#[test]
fn what_cannot_be_used_is_told_with_its_line_and_cell_and_the_rest_is_taken() {
    let long = "d".repeat(MAX_TEXT_CHARS + 1);
    let deep = vec!["x"; MAX_LEVELS + 1].join(" / ");
    let name = "n".repeat(MAX_NAME_CHARS + 1);
    let text = format!(
        "name,color,definition\nA,blue,\"một\nhai\"\n\n\u{200b}\u{2060},,\n{deep},,\n{name},,\nB / C,#00815b,{long}\nA,,khác\nD,,\"mở\nE,,\n"
    );
    let book = table(&text);
    assert_eq!(shown(&book), "A |  | một\nhai\nB |  | \nB / C | #00815b | \n");
    let told: Vec<_> = book.left_out.iter().map(|one| (one.line, one.column, one.why)).collect();
    assert_eq!(
        told,
        [
            (2, 2, WhyLeftOut::NoColor),
            (5, 1, WhyLeftOut::NoName),
            (6, 1, WhyLeftOut::TooDeep),
            (7, 1, WhyLeftOut::NameTooLong),
            (8, 3, WhyLeftOut::TextTooLong(ThemeText::Definition)),
            (9, 3, WhyLeftOut::ToldTwice(ThemeText::Definition)),
            (10, 3, WhyLeftOut::Unclosed),
        ]
    );
    assert_eq!(book.left_out[0].what, "blue");
}

#[test]
fn a_file_without_a_codebook_is_refused_as_a_whole() {
    assert_eq!(read(b"a,b\n1,2\n", false), Err(Misread::NoNames));
    assert_eq!(read(b"name,description\n", false), Err(Misread::NoThemes));
    assert_eq!(read("# Một bài\n\nchữ\n".as_bytes(), true), Err(Misread::OtherMarkdown));
    let report = b"---\ngenerator: butda 0.1.0\ntitle: \"x\"\n---\n\n# x\n\n## y\n";
    assert_eq!(read(report, true), Err(Misread::OtherMarkdown));
    for bytes in [&b""[..], b"\xff\xfen\0a\0", b"name\n\xff\n", b"name\n\0\n"] {
        assert!(matches!(read(bytes, false), Err(Misread::Undecodable(_))), "{bytes:?}");
    }
}

#[test]
fn a_hostile_file_brings_so_many_themes_and_so_many_complaints_and_no_more() {
    let rows: Vec<String> = (0..MAX_THEMES + 2 * MAX_LEFT_OUT).map(|n| format!("t{n}")).collect();
    let book = table(&format!("name\n{}\n", rows.join("\n")));
    assert_eq!(
        (book.themes.len(), book.left_out.len(), book.n_more_left_out),
        (MAX_THEMES, MAX_LEFT_OUT, MAX_LEFT_OUT)
    );
    let deep: Vec<String> = (0..MAX_THEMES).map(|n| format!("{n}::{}", vec!["x"; 20].join("::"))).collect();
    assert!(table(&format!("name\n{}\n", deep.join("\n"))).themes.len() <= MAX_THEMES);
    for text in ["name\n\"", "\"", "name\n'\n", "name,name\n,,,,,\n\"\"\"", "sep=\nname", "name\r\r\r"] {
        let _ = read(text.as_bytes(), false);
    }
}

#[test]
fn a_document_that_somebody_edited_is_read_as_far_as_it_is_one() {
    let document = "---\ngenerator: \"butda 9.9.9\"\nkind: codebook\n---\n\nMở đầu.\n\n# Tựa\n\n## A\nĐịnh nghĩa.\n\
                    **Include:**\nmột\nhai\n\n**Nhãn lạ:** bỏ\n\n#### Cháu\n\n##\n\n## B\n`#zz` `1`\n";
    let book = read(document.as_bytes(), true).expect("a codebook");
    let told: Vec<_> =
        book.themes.iter().map(|theme| (full_name(&theme.path), theme.text(ThemeText::Include))).collect();
    let told: Vec<_> = told.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert_eq!(told, [("A", "một\nhai"), ("A / Cháu", ""), ("B", "")]);
    let why: Vec<_> = book.left_out.iter().map(|one| (one.line, one.why)).collect();
    assert_eq!(why, [(16, WhyLeftOut::UnknownLabel), (22, WhyLeftOut::NoColor)]);
}

#[test]
fn the_labels_of_both_languages_are_read() {
    let all: Vec<(ThemeText, &str)> = ThemeText::ALL.into_iter().map(|field| (field, field.name())).collect();
    let told = Book { project: String::new(), themes: vec![theme("A", "#0069b0", &all)] };
    for tongue in Tongue::ALL {
        let words = codebooks::book_words(&Words::new(tongue));
        let read = read(&codebook_markdown::write(&told, &words), true).expect("a codebook");
        assert_eq!(read.themes, told.themes, "{}", tongue.tag());
    }
}
