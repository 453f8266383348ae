//! Projects of RQDA: what was not deleted, whatever encoding it was written in.

use crate::sqlite_support::{codes, database, lines, n_left_out, read, read_bytes, table, text};
use butda::documents::document::LeftOutKind;
use butda::model::theme::ThemeText;

const SOURCE: &str =
    "name text, id integer, file text, memo text, owner text, date text, dateM text, status integer";
const FREECODE: &str =
    "name text, memo text, owner text, date text, dateM text, id integer, status integer, color text";
const CODING: &str = "cid integer, fid integer, seltext text, selfirst real, selend real, status integer, \
    owner text, date text, memo text";

/// The tables that make a project, with these rows.
fn tables(sources: &[&str], codes: &[&str], codings: &[&str]) -> String {
    [table("source", SOURCE, sources), table("freecode", FREECODE, codes), table("coding", CODING, codings)]
        .concat()
}

const TEXT: &str = "'Bài 1.txt', 1, 'Giá xăng tăng', 'ghi', 'Lan', '', '', 1";

#[test]
fn codings_with_status_one_are_taken() {
    let sql = tables(
        &[TEXT, "'Bài 2', 2, 'xóa', '', '', '', '', 0"],
        &["'Giá', 'giá cả', '', '', '', 1, 1, '#FF0000'", "'Xóa', '', '', '', '', 2, 0, ''"],
        &[
            "1, 1, 'Giá', 0, 3, 1, 'Lan', 'Sun Jun 16 08:30:00 2024', 'rõ'",
            "1, 1, 'xăng', 4, 8, 0, 'Lan', '', ''",
            "1, 2, 'xóa', 0, 3, 1, 'Lan', '', ''",
            "1, 1, 'tăng', 9.0, 13.0, 1, 'Minh', '', null",
        ],
    );
    let sql = sql + &table("coding2", CODING, &["1, 1, 'Giá', 0, 3, 1, 'Lan', '', ''"]);
    let found = read(&sql);
    assert_eq!(codes(&found), ["Giá #ff0000"]);
    assert_eq!(found.study.codes[0].theme.text(ThemeText::Memo), "giá cả");
    assert_eq!(
        lines(&found),
        ["Bài 1: Giá [Giá] by Lan (rõ)", "Bài 1: Giá [Giá] by Lan (2)", "Bài 1: tăng [Giá] by Minh"]
    );
    assert_eq!(found.study.codings[0].created, "2024-06-16T08:30:00Z");
    assert_eq!(found.study.sources.len(), 1);
    assert!(found.left_out.is_empty());
}

#[test]
fn a_code_of_several_categories_stands_below_the_first() {
    let sql = tables(&[], &["'Giá', '', '', '', '', 1, 1, ''", "'Khác', '', '', '', '', 2, 1, ''"], &[]);
    let sql =
        sql + &table(
            "codecat",
            "name, cid, catid, owner, date, dateM, memo, status",
            &[
                "'Kinh tế', null, 1, '', '', '', '', 1",
                "'Xã hội', null, 2, '', '', '', '', 1",
                "'X', null, 3, '', '', '', '', 0",
            ],
        ) + &table("treecode", "cid, catid, status", &["1, 3, 0", "1, 1, 1", "1, 2, 1", "2, 3, 0"]);
    let found = read(&sql);
    assert_eq!(codes(&found), ["Kinh tế", "Kinh tế / Giá", "Xã hội", "Khác"]);
    assert_eq!(n_left_out(&found, LeftOutKind::Links), 1);
}

#[test]
fn cases_categories_and_attributes_are_attributes_of_sources() {
    let sql = tables(&[TEXT], &[], &[])
        + &table("cases", "name, memo, id, status", &["'Hà Nội', '', 1, 1", "'Huế', '', 2, 0"])
        + &table(
            "caselinkage",
            "caseid, fid, selfirst, selend, status",
            &["1, 1, 0, 13, 1", "1, 1, 0, 5, 1", "2, 1, 0, 13, 1"],
        )
        + &table(
            "caseAttr",
            "variable, value, caseID, status",
            &["'Vùng', 'Bắc', 1, null", "'Vùng', 'x', 1, 0"],
        )
        + &table("fileAttr", "variable, value, fileID, status", &["'Năm', '2024', 1, 1"])
        + &table("filecat", "name, catid, status", &["'Báo', 1, 1"])
        + &table("treefile", "fid, catid, status", &["1, 1, 1", "1, 9, 1"])
        + &table("annotation", "fid, position, annotation, status", &["1, 4, 'xem lại', 1", "9, 1, 'xa', 1"])
        + &table("image", "name, id, status", &["'a', 1, 1"])
        + &table("imageCoding", "cid, iid, status", &["1, 1, 1", "1, 1, 0"])
        + &table("journal", "name, journal, status", &["'a', 'b', 1"]);
    let found = read(&sql);
    let source = &found.study.sources[0];
    let attributes: Vec<String> =
        source.facts.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(attributes, ["Năm=2024", "case=Hà Nội", "Vùng=Bắc", "category=Báo"]);
    assert_eq!(source.memo.as_deref(), Some("ghi\n\nxem lại"));
    for (what, n) in [
        (LeftOutKind::Sets, 1),
        (LeftOutKind::Media, 1),
        (LeftOutKind::PassagesOfMedia, 1),
        (LeftOutKind::Memos, 2),
    ] {
        assert_eq!(n_left_out(&found, what), n, "{what:?}");
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_windows_1252() {
    // "Café" and "prêt", one letter one byte.
    let sql = tables(
        &["cast(x'436166E9' as text), 1, cast(x'436166E9207072EA74' as text), '', '', '', '', 1"],
        &["'c', '', '', '', '', 1, 1, ''"],
        &["1, 1, cast(x'7072EA74' as text), 5, 9, 1, 'L', '', ''"],
    );
    let found = read_bytes(&database(&sql)).expect("a study");
    assert_eq!(text(&found.study.sources[0]), "Café prêt");
    assert_eq!(lines(&found), ["Café: prêt [c] by L"]);
}
