//! A vault for Obsidian: which notes there are, and what stands in them.

use crate::notes_support::{code, coding, source, standing, vault, vault_bytes, whole};
use butda::exchange::origin::{VERSION, is_own_report};
use butda::exchange::study::{Coding, KeptQuery, Source, Study};
use expect_test::{Expect, expect};

fn names(study: &Study) -> Vec<String> {
    vault(study).into_iter().map(|(name, _)| name).collect()
}

fn note(study: &Study, name: &str) -> String {
    let found = vault(study).into_iter().find(|(path, _)| path.ends_with(&format!("/{name}.md")));
    found.map(|(_, note)| note).expect("a note")
}

#[track_caller]
fn check(study: &Study, name: &str, expected: &Expect) {
    expected.assert_eq(&note(study, name).replace("  \n", "␠␠\n").replace(VERSION, "VERSION"));
}

#[test]
fn there_is_a_note_an_article_a_theme_and_a_query() {
    assert_eq!(
        names(&whole()),
        [
            "Giá xăng 2019/index.md",
            "Giá xăng 2019/articles/Giá xăng tăng.md",
            "Giá xăng 2019/articles/b.md",
            "Giá xăng 2019/themes/Kinh tế.md",
            "Giá xăng 2019/themes/Giá cả.md",
            "Giá xăng 2019/themes/Đảng.md",
            "Giá xăng 2019/queries/Có sao.md",
        ]
    );
}

#[test]
fn the_note_of_an_article_has_its_text_and_its_passages() {
    check(
        &whole(),
        "articles/Giá xăng tăng",
        &expect![[r#"
        ---
        generator: butda VERSION
        title: "Giá xăng tăng"
        date: 2019-11-20
        source: "Báo Thái Nguyên"
        author: "Minh Anh"
        path: "2019/002 giá xăng.txt"
        aliases:
          - "002 giá xăng"
        tags:
          - "Kinh-tế"
        themes:
          - "[[themes/Kinh tế|Kinh tế]]"
        done: true
        passages: 3
        "Vùng": "Bắc"
        "tags 2": "x"
        ---

        # Giá xăng tăng

        **Chủ đề:** [[themes/Kinh tế|Kinh tế]]

        **Ghi chú phân tích:** Bài mở đầu

        ## Văn bản

        Giá xăng tăng ^p1

        Từ 15 giờ, giá xăng tăng 5%. ^p2

        Đây là lần thứ ba trong tháng. ^p3

        ## Đoạn mã hóa

        > [!quote] [[articles/Giá xăng tăng#^p2|002 §2]] · NCV 1 · ★
        >
        > Từ 15 giờ, giá xăng tăng 5%.
        >
        > **Chủ đề:** [[themes/Giá cả|Kinh tế / Giá cả]] #Kinh-tế/Giá-cả · [[themes/Đảng|Đảng]] #Đảng
        >
        > **Ghi chú:** So với tháng trước␠␠
        > \- tăng 5%

        ^abthz4eaaaoaaiaaaaaaabkacd

        > [!quote] [[articles/Giá xăng tăng#^p2|002 §2]] · NCV 2
        >
        > giá xăng tăng
        >
        > **Chủ đề:** [[themes/Kinh tế|Kinh tế]] #Kinh-tế

        ^abthz4eaaaoaaiaaaaaaacmabz

        > [!quote] [[articles/Giá xăng tăng#^p3|002 §3]] · NCV 1
        >
        > Đây là

        ^abthz4eaaaoaaiaaaaaaaeiacq
    "#]],
    );
}

#[test]
fn an_article_that_cannot_be_read_keeps_its_passages() {
    check(
        &whole(),
        "articles/b",
        &expect![[r#"
        ---
        generator: butda VERSION
        title: "b.txt"
        path: "b.txt"
        done: false
        passages: 1
        ---

        # b.txt

        ## Văn bản

        Không đọc được.

        ## Đoạn mã hóa

        > [!quote] NCV 1 · không tìm thấy
        >
        > mất
        >
        > **Chủ đề:** [[themes/Giá cả|Kinh tế / Giá cả]] #Kinh-tế/Giá-cả

        ^abthz4eaaaoaaiaaaaaeaaaaad
    "#]],
    );
}

#[test]
fn the_note_of_a_theme_says_what_it_is_and_embeds_its_passages() {
    check(
        &whole(),
        "themes/Giá cả",
        &expect![[r##"
        ---
        generator: butda VERSION
        title: "Kinh tế / Giá cả"
        aliases:
          - "Kinh tế / Giá cả"
        parent: "[[themes/Kinh tế|Kinh tế]]"
        color: "#0069b0"
        key: "1"
        passages: 2
        articles: 2
        ---

        # Kinh tế / Giá cả

        Giá của hàng hóa.

        **Bao gồm:** Giá xăng

        **Không bao gồm:** Lương

        **Ví dụ:** “tăng 5%”

        **Ghi chú phân tích:** Nghĩ thêm

        **Nằm trong:** [[themes/Kinh tế|Kinh tế]]

        ## Đoạn mã hóa

        Số đoạn: 2 · Số bài: 2

        ### [[articles/Giá xăng tăng|Giá xăng tăng]]

        ![[articles/Giá xăng tăng#^abthz4eaaaoaaiaaaaaaabkacd]]

        ### [[articles/b|b.txt]]

        ![[articles/b#^abthz4eaaaoaaiaaaaaeaaaaad]]
    "##]],
    );
}

#[test]
fn the_note_of_a_query_is_what_was_typed() {
    check(
        &whole(),
        "queries/Có sao",
        &expect![[r#"
        ---
        generator: butda VERSION
        title: "Có sao"
        ---

        # Có sao

        ```text
        sao: có và `chủ đề`: #1
        ```
    "#]],
    );
}

#[test]
fn the_index_leads_to_everything() {
    check(
        &whole(),
        "index",
        &expect![[r#"
        ---
        generator: butda VERSION
        title: "Giá xăng: 2019"
        modified: "2026-11-21T10:05:12Z"
        passages: 4
        articles: 2
        themes: 3
        ---

        # Giá xăng: 2019

        Số đoạn: 4 · Số bài: 2

        **Ghi chú phân tích:** Hỏi gì?

        **Người mã hóa:** NCV 1 · NCV 2

        ## Chủ đề

        - [[themes/Kinh tế|Kinh tế]] (1)
          - [[themes/Giá cả|Kinh tế / Giá cả]] (2)
        - [[themes/Đảng|Đảng]] (1)

        Chưa có chủ đề: 1

        ## Bài viết

        - [[articles/Giá xăng tăng|Giá xăng tăng]]
        - [[articles/b|b.txt]]

        ## Truy vấn đã lưu

        - [[queries/Có sao|Có sao]]
    "#]],
    );
}

#[test]
fn a_query_never_ends_the_block_it_stands_in() {
    let queries = vec![KeptQuery { name: "x".to_owned(), query: "a\n````\n# b".to_owned() }];
    let study = Study { queries, ..Study::default() };
    assert!(note(&study, "queries/x").ends_with("\n`````text\na\n````\n# b\n`````\n"));
}

#[test]
fn themes_of_one_name_are_called_by_their_branches() {
    let mut study = standing(&[]);
    study.codes = [&["A", "Khoán"][..], &["B", "Khoán"], &["A"], &["A", "a"]].map(code).into();
    let names = names(&study);
    let themes: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix("butda/themes/")).collect();
    assert_eq!(themes, ["A - Khoán.md", "B - Khoán.md", "A.md", "A - a.md"]);
}

#[test]
fn articles_of_one_title_are_numbered() {
    let sources = ["a.txt", "b.txt", "c.txt"].map(|path| source(path, Some("Tin vắn"), "Một tin."));
    let names = names(&Study { sources: sources.into(), ..Study::default() });
    assert_eq!(
        names[1..],
        ["Tin vắn", "Tin vắn (2)", "Tin vắn (3)"].map(|name| format!("butda/articles/{name}.md"))
    );
}

#[test]
fn passages_of_one_id_have_ids_of_their_own() {
    let mut study = standing(&[]);
    let one = Coding { quote: "a".to_owned(), ..coding(0, (0, 1), &[0]) };
    study.codings = vec![one.clone(), one];
    let (_, article) = vault(&study).swap_remove(1);
    let ids: Vec<&str> = article.lines().filter(|line| line.starts_with('^')).collect();
    assert_eq!(ids, ["^abthz4eaaaoaaiaaaaaaaaaaab", "^abthz4eaaaoaaiaaaaaaaaaaab-2"]);
}

#[test]
fn notes_that_lie_among_the_articles_are_known_for_none() {
    for (name, note) in vault(&whole()) {
        assert!(is_own_report(note.as_bytes()), "{name}");
    }
}

#[test]
fn a_study_of_nothing_is_an_index_and_the_same_study_gives_the_same_bytes() {
    assert_eq!(names(&Study::default()), ["butda/index.md"]);
    assert_eq!(vault_bytes(&whole()), vault_bytes(&whole()));
}

#[test]
fn files_are_deflated_and_dated_1980_and_folders_have_no_entries() {
    let bytes = vault_bytes(&whole());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    for at in 0..archive.len() {
        let file = archive.by_index(at).expect("a file");
        assert_eq!(file.compression(), zip::CompressionMethod::Deflated);
        assert_eq!(file.last_modified(), Some(zip::DateTime::default()));
        assert!(file.is_file());
    }
}

#[test]
fn an_article_of_nothing_has_a_note() {
    let study = Study { sources: vec![Source::default()], ..Study::default() };
    assert_eq!(names(&study), ["butda/index.md", "butda/articles/article.md"]);
}
