//! Projects of `QualCoder`: codings stay on their words however they were counted, cases become attributes.

use crate::sqlite_support::{codes, lines, n_left_out, quoted, read, table, text, words};
use butda::documents::document::LeftOutKind;
use butda::model::theme::ThemeText;
use proptest::prelude::*;

/// The columns of version 17.
const SOURCE: &str = "id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, \
    date text, av_text_id integer, risid integer";
const CODE_TEXT: &str = "ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, \
    pos1 integer, owner text, date text, memo text, avid integer, important integer";
const CODE_NAME: &str = "cid integer primary key, name text, memo text, catid integer, owner text, date text, \
    color text, supercid integer";

/// A source with a text.
fn source(id: i64, name: &str, fulltext: &str) -> String {
    format!(
        "{id}, {}, {}, null, '', 'Lan', '2024-06-16 08:30:00', null, null",
        quoted(name),
        quoted(fulltext)
    )
}

/// A project of one source with these codings (pos0, pos1, seltext), all with the code "Giá".
fn project(fulltext: &str, codings: &[(usize, usize, &str)]) -> String {
    let rows = codings.iter().zip(1..).map(|((start, end, words), id)| {
        format!("{id}, 1, 1, {}, {start}, {end}, 'Lan', '2024-06-16 08:30:00', '', null, null", quoted(words))
    });
    let rows: Vec<String> = rows.collect();
    [
        table("source", SOURCE, &[&source(1, "Bài 1.txt", fulltext)]),
        table("code_name", CODE_NAME, &["1, 'Giá', '', null, 'Lan', '', '#FF0000', null"]),
        table("code_text", CODE_TEXT, &rows.iter().map(String::as_str).collect::<Vec<_>>()),
    ]
    .concat()
}

#[test]
fn a_coding_is_counted_as_its_words_say() {
    for (fulltext, start, end, seltext, landed) in [
        ("Giá xăng tăng", 4, 8, "xăng", "xăng"),
        ("😀 Giá xăng", 6, 10, "xăng", "xăng"),
        // From its window: UTF-16 units.
        ("😀 Giá xăng", 7, 11, "xăng", "xăng"),
        ("a\r\nb\r\nxăng", 6, 10, "xăng", "xăng"),
        // From its window: a line end is one letter.
        ("a\r\nb\r\nxăng", 4, 8, "xăng", "xăng"),
        ("\u{feff}Giá xăng", 4, 8, "xăng", "xăng"),
        ("\u{feff}Giá xăng", 5, 9, "xăng", "xăng"),
        // Its window's line ends are paragraph signs.
        ("Giá\nxăng", 0, 8, "Giá\u{2029}xăng", "Giá\nxăng"),
        ("Gia\u{301} xa\u{306}ng", 5, 10, "xa\u{306}ng", "xăng"),
        // Words that stand nowhere so are kept beside the place.
        ("Giá xăng", 0, 3, "dầu", "Giá"),
        ("Giá xăng", 0, 3, "", "Giá"),
    ] {
        let found = read(&project(fulltext, &[(start, end, seltext)]));
        let coding = &found.study.codings[0];
        assert_eq!(words(&found.study, coding), landed, "{fulltext:?} {start}");
        assert_eq!(coding.quote, seltext);
        assert_eq!(text(&found.study.sources[0]), fulltext);
    }
}

#[test]
fn codes_stand_below_their_categories_and_below_other_codes() {
    let sql = [
        table("source", SOURCE, &[]),
        table("code_text", CODE_TEXT, &[]),
        table(
            "code_cat",
            "catid integer primary key, name text, owner text, date text, memo text, supercatid integer",
            &[
                "1, 'Giá cả', '', '', 'mọi giá', 2",
                "2, 'Kinh tế', '', '', '', null",
                "3, 'vòng', '', '', '', 4",
                "4, 'tròn', '', '', '', 3",
            ],
        ),
        table(
            "code_name",
            CODE_NAME,
            &[
                "1, 'Xăng', 'giá xăng', 1, '', '', '#F00', null",
                "2, 'Dầu / nhớt', '', 1, '', '', 'đỏ', 1",
                "3, 'Khác', '', 99, '', '', '#00FF00', null",
                "4, 'Giá cả', '', 2, '', '', '', null",
            ],
        ),
    ]
    .concat();
    let found = read(&sql);
    assert_eq!(
        codes(&found),
        [
            "Kinh tế",
            "Kinh tế / Giá cả",
            "Kinh tế / Giá cả / Xăng #ff0000",
            "Kinh tế / Giá cả / Xăng / Dầu - nhớt",
            "Kinh tế / Giá cả (2)",
            "Khác #00ff00",
            "vòng",
            "vòng / tròn",
        ]
    );
    let memo = |at: usize| found.study.codes[at].theme.text(ThemeText::Memo).to_owned();
    assert_eq!([memo(1), memo(2)], ["mọi giá", "giá xăng"]);
}

#[test]
fn codes_of_one_name_below_one_another_are_told_apart() {
    let rows = ["a/b", "a-b", "a - b", "a-b (3)", "a\tb", "a-b", " "];
    let rows =
        rows.iter().zip(1..).map(|(name, id)| format!("{id}, {}, '', null, '', '', '', null", quoted(name)));
    let rows: Vec<String> = rows.collect();
    let sql = table("code_name", CODE_NAME, &rows.iter().map(String::as_str).collect::<Vec<_>>())
        + &table("source", SOURCE, &[])
        + &table("code_text", CODE_TEXT, &[]);
    assert_eq!(codes(&read(&sql)), ["a-b", "a-b (2)", "a - b", "a-b (3)", "a b", "a-b (4)", "7"]);
}

#[test]
fn a_chain_of_codes_is_no_deeper_than_a_codebook() {
    let rows: Vec<String> =
        (1..=60).map(|id| format!("{id}, 'mã {id}', '', null, '', '', '', {}", id - 1)).collect();
    let sql = table("code_name", CODE_NAME, &rows.iter().map(String::as_str).collect::<Vec<_>>())
        + &table("source", SOURCE, &[])
        + &table("code_text", CODE_TEXT, &[]);
    let found = read(&sql);
    let deepest = found.study.codes.iter().map(|code| code.theme.path.len()).max();
    assert_eq!((found.study.codes.len(), deepest), (60, Some(32)));
}

#[test]
fn codes_notes_and_stars_of_one_coder_at_one_place_are_one_coding() {
    let sql = [
        table("source", SOURCE, &[&source(1, "Bài 1.docx", "Giá xăng tăng")]),
        table(
            "code_name",
            CODE_NAME,
            &["1, 'Giá', '', null, '', '', '', null", "2, 'Xăng', '', null, '', '', '', null"],
        ),
        table(
            "code_text",
            CODE_TEXT,
            &[
                "1, 1, 1, 'Giá xăng', 0, 8, 'Lan', '2024-06-16 08:30:00', 'một', null, null",
                "2, 2, 1, 'Giá xăng', 0, 8, 'Lan', '2024-06-17 08:30:00', 'hai', null, 1",
                "3, 2, 1, 'Giá xăng', 0, 8, 'Minh', '2024-06-18 08:30:00', '', null, 0",
                "4, 7, 1, 'tăng', 9, 13, null, '', '', null, 0",
            ],
        ),
        table(
            "annotation",
            "anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text",
            &["1, 1, 0, 8, 'ba', 'Lan', ''", "2, 1, 4, 8, 'xem lại', 'Minh', ''", "3, 1, 90, 99, 'xa', 'Minh', ''"],
        ),
    ]
    .concat();
    let found = read(&sql);
    assert_eq!(
        lines(&found),
        [
            "Bài 1: Giá xăng [Giá; Xăng] by Lan * (một\n\nhai\n\nba)",
            "Bài 1: Giá xăng [Xăng] by Minh",
            "Bài 1: xăng [] by Minh (xem lại)",
            "Bài 1: tăng []",
        ]
    );
    let coding = &found.study.codings[0];
    assert_eq!([&*coding.created, &*coding.modified], ["2024-06-16T08:30:00Z", "2024-06-17T08:30:00Z"]);
    assert_eq!(n_left_out(&found, LeftOutKind::PassagesOutside), 1);
}

#[test]
fn cases_of_whole_files_and_attributes_are_attributes_of_sources() {
    let sql = [
        project("Giá xăng tăng", &[]),
        table(
            "cases",
            "caseid integer primary key, name text, memo text",
            &["1, 'Hà Nội', 'thủ đô'", "2, 'Huế', ''"],
        ),
        table(
            "case_text",
            "id integer primary key, caseid, fid, pos0, pos1, owner, date, memo",
            &["1, 1, 1, 0, 13, '', '', ''", "2, 2, 1, 0, 12, '', '', ''", "3, 2, 1, 4, 8, '', '', ''"],
        ),
        table(
            "attribute",
            "attrid integer primary key, name, attr_type, value, id",
            &[
                "1, 'Năm', 'file', 2024, 1",
                "2, 'Vùng', 'case', 'Bắc', 1",
                "3, 'Vùng', 'case', 'Trung', 2",
                "4, 'Báo', 'file', '', 1",
                "5, 'Vùng', 'case', 'Nam', 9",
            ],
        ),
    ]
    .concat();
    let found = read(&sql);
    let attributes = &found.study.sources[0].facts.attributes;
    let attributes: Vec<String> = attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(attributes, ["Năm=2024", "case=Hà Nội, Huế", "Vùng=Bắc, Trung"]);
    assert_eq!(n_left_out(&found, LeftOutKind::Sets), 1);
    assert_eq!(n_left_out(&found, LeftOutKind::Memos), 1);
}

#[test]
fn what_has_no_place_is_counted() {
    let sql = [
        table(
            "source",
            SOURCE,
            &[
                "1, 'ảnh.jpg', null, '/images/ảnh.jpg', 'ghi', '', '', null, null",
                "2, 'phim.mp4', '', 'video:/x/phim.mp4', '', '', '', null, null",
                "3, 'quét.pdf', '', '/docs/quét.pdf', 'ghi', '', '', null, null",
            ],
        ),
        table("code_name", CODE_NAME, &["1, 'Giá', '', null, '', '', '', null"]),
        table(
            "code_text",
            CODE_TEXT,
            &[
                "1, 1, 3, 'Giá xăng', 0, 8, 'Lan', '', '', null, null",
                "2, 1, 9, 'Giá', 0, 3, 'Lan', '', '', null, null",
            ],
        ),
        table("code_image", "imid, id, cid", &["1, 1, 1"]),
        table("code_av", "avid, id, cid", &["1, 2, 1", "2, 2, 1"]),
        table("journal", "jid, name, jentry", &["1, 'a', 'b'"]),
        table("graph", "grid, name", &["1, 'a'"]),
        table("stored_sql", "title", &["'a'"]),
        table("project", "memo", &["'ghi'"]),
    ]
    .concat();
    let found = read(&sql);
    for (what, n) in [
        (LeftOutKind::Media, 2),
        (LeftOutKind::MissingTexts, 1),
        (LeftOutKind::PassagesOfMedia, 3),
        (LeftOutKind::PassagesOutside, 1),
        (LeftOutKind::Memos, 3),
        (LeftOutKind::Drawings, 1),
        (LeftOutKind::Sets, 1),
    ] {
        assert_eq!(n_left_out(&found, what), n, "{what:?}");
    }
    assert_eq!(lines(&found), ["quét: \"Giá xăng\" [Giá] by Lan"]);
    assert_eq!(found.study.sources[0].memo.as_deref(), Some("ghi"));
}

#[test]
fn a_database_of_an_old_version_is_read_with_the_columns_it_has() {
    let sql = [
        table("source", "id integer, name text, fulltext text", &["1, 'Bài', 'Giá xăng'"]),
        table("code_name", "cid integer, name text", &["1, 'Giá'"]),
        table("code_text", "cid, fid, seltext, pos0, pos1", &["1, 1, 'Giá', '0', 3.0", "1, 1, 'xăng', 4, 8"]),
    ]
    .concat();
    assert_eq!(lines(&read(&sql)), ["Bài: Giá [Giá]", "Bài: xăng [Giá]"]);
}

proptest! {
    #[test]
    fn codings_land_on_their_words_in_either_unit(
        text in "[a-zảệ😀\u{1f1fb} \n]{1,60}",
        start in 0_usize..60,
        n in 1_usize..20,
    ) {
        let letters: Vec<char> = text.chars().collect();
        let start = start % letters.len();
        let end = (start + n).min(letters.len());
        let wanted: String = letters[start..end].iter().collect();
        prop_assume!(!wanted.trim().is_empty());
        let unit = |at: usize| letters[..at].iter().map(|c| c.len_utf16()).sum::<usize>();
        for (start, end) in [(start, end), (unit(start), unit(end))] {
            let found = read(&project(&text, &[(start, end, &wanted)]));
            let landed = words(&found.study, &found.study.codings[0]);
            let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(squeeze(&landed), squeeze(&wanted));
        }
    }
}
