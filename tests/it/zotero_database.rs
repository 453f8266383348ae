//! Zotero's library: what is highlighted in attachments, with tags as codes.

use crate::sqlite_support::{codes, lines, n_left_out, read, table};
use butda::documents::document::LeftOutKind;
use butda::exchange::found_study::FoundStudy;

/// The tables with rows that are the same in each test: an article with two attachments, a web page, an item in the bin.
fn library(annotations: &[&str], more: &str) -> String {
    [
        table(
            "items",
            "itemID INTEGER PRIMARY KEY, itemTypeID, dateAdded, dateModified, libraryID, key",
            &[
                "1, 1, '', '', 1, 'A'",
                "2, 2, '', '', 1, 'B'",
                "20, 3, '2024-06-16 08:30:00', '2024-06-17 08:30:00', 1, 'C'",
            ],
        ),
        table("fields", "fieldID, fieldName", &["1, 'title'", "2, 'date'", "3, 'publicationTitle'", "4, 'url'", "5, 'extra'"]),
        table(
            "itemDataValues",
            "valueID, value",
            &["1, 'Giá xăng 9/2024'", "2, '2024-06-16 16 tháng 6, 2024'", "3, 'Nhân Dân'", "4, 'https://a.vn'", "5, 'Trang'", "6, '2024-06-00 6/2024'", "7, 'x'"],
        ),
        table(
            "itemData",
            "itemID, fieldID, valueID",
            &["1, 1, 1", "1, 2, 2", "1, 3, 3", "1, 4, 4", "1, 5, 7", "2, 1, 5", "2, 2, 6"],
        ),
        table(
            "itemAttachments",
            "itemID, parentItemID, contentType, path",
            &[
                "10, 1, 'application/pdf', 'storage:Nguyen - 2024 - Giá xăng.pdf'",
                "11, 1, 'text/html', 'storage:b.html'",
                "12, 2, 'text/html', ''",
                "13, null, 'application/pdf', 'storage:một mình.pdf'",
                "14, 3, 'application/pdf', 'storage:bỏ.pdf'",
            ],
        ),
        table("deletedItems", "itemID", &["3", "29"]),
        table("creatorTypes", "creatorTypeID, creatorType", &["1, 'author'", "2, 'editor'"]),
        table("creators", "creatorID, firstName, lastName, fieldMode", &["1, 'Lan', 'Nguyễn', 0", "2, '', 'TTXVN', 1", "3, 'B', 'T', 0"]),
        table("itemCreators", "itemID, creatorID, creatorTypeID, orderIndex", &["1, 2, 1, 1", "1, 1, 1, 0", "1, 3, 2, 2", "2, 3, 2, 0"]),
        table(
            "itemAnnotations",
            "itemID INTEGER PRIMARY KEY, parentItemID, type, authorName, text, comment, color, pageLabel, sortIndex, position, isExternal",
            annotations,
        ),
        more.to_owned(),
    ]
    .concat()
}

/// An annotation with the end of its row.
fn annotation(head: &str) -> String {
    format!("{head}, '{{}}', 0")
}

fn found(annotations: &[&str], more: &str) -> FoundStudy {
    let annotations: Vec<String> = annotations.iter().map(|head| annotation(head)).collect();
    read(&library(&annotations.iter().map(String::as_str).collect::<Vec<_>>(), more))
}

#[test]
fn highlights_bear_their_tags_and_else_their_colours() {
    let tags = table("tags", "tagID, name", &["1, 'Giá / Xăng'", "2, 'Dân sinh'", "3, 'của bài'"])
        + &table("itemTags", "itemID, tagID, type", &["20, 1, 0", "20, 2, 0", "1, 3, 0"])
        + &table(
            "syncedSettings",
            "setting, libraryID, value",
            &["'tagColors', 1, '[{\"name\":\"Dân sinh\",\"color\":\"#5FB236\"}]'", "'x', 1, '1'"],
        );
    let found = found(
        &[
            "20, 10, 1, '', 'giá xăng tăng', 'xem <i>lại</i>', '#ffd400', '2', '00001|002'",
            "21, 10, 5, '', 'gạch dưới', '', '#FF6666', '1', '00000|001'",
            "22, 11, 1, '', 'màu lạ', null, '#123456', '', '00000|000'",
            "23, 10, 1, '', 'màu lạ', null, '', '', '00009|000'",
        ],
        &tags,
    );
    assert_eq!(codes(&found), ["Dân sinh #5fb236", "Giá - Xăng", "#123456 #123456", "#ff6666 #ff6666"]);
    assert_eq!(
        lines(&found),
        [
            "Nguyen - 2024 - Giá xăng: \"màu lạ\" [#123456]",
            "Nguyen - 2024 - Giá xăng: \"gạch dưới\" [#ff6666]",
            "Nguyen - 2024 - Giá xăng: \"giá xăng tăng\" [Giá - Xăng; Dân sinh] (xem lại)",
            "Nguyen - 2024 - Giá xăng: \"màu lạ\" []",
        ]
    );
    let coding = &found.study.codings[2];
    assert_eq!(coding.place.as_deref(), Some("2"));
    assert_eq!([&*coding.created, &*coding.modified], ["2024-06-16T08:30:00Z", "2024-06-17T08:30:00Z"]);
}

#[test]
fn an_item_is_a_source_with_what_is_known_of_it() {
    let more = table("collections", "collectionID, collectionName", &["1, 'Luận văn'"])
        + &table("collectionItems", "collectionID, itemID", &["1, 1"])
        + &table("tags", "tagID, name", &["3, 'của bài'"])
        + &table("itemTags", "itemID, tagID, type", &["1, 3, 0"]);
    let found = found(
        &[
            "20, 10, 1, '', 'một', '', '', '', '1'",
            "21, 12, 1, '', 'hai', '', '', '', '1'",
            "22, 13, 1, '', 'ba', '', '', '', '1'",
        ],
        &more,
    );
    let facts = |at: usize| found.study.sources[at].facts.clone();
    let article = facts(0);
    assert_eq!(article.path, "Nguyen - 2024 - Giá xăng");
    assert_eq!(article.title.as_deref(), Some("Giá xăng 9/2024"));
    assert_eq!(article.date.as_deref(), Some("2024-06-16"));
    assert_eq!(article.source.as_deref(), Some("Nhân Dân"));
    assert_eq!(article.author.as_deref(), Some("Lan Nguyễn, TTXVN"));
    let attributes: Vec<String> =
        article.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(attributes, ["url=https://a.vn", "tags=của bài", "collection=Luận văn"]);
    let page = facts(1);
    assert_eq!(
        [page.path, page.title.expect("a title"), page.date.expect("a date")],
        ["Trang", "Trang", "2024-06"]
    );
    assert_eq!(page.author.as_deref(), Some("B T"));
    assert_eq!(facts(2).path, "một mình");
}

#[test]
fn notes_are_memos_of_their_item_and_areas_are_counted() {
    let notes = table(
        "itemNotes",
        "itemID, parentItemID, note, title",
        &[
            "30, 1, '<div><p>Một</p><p>hai</p></div>', ''",
            "31, 2, '<p>của mục không có gì</p>', ''",
            "32, null, '<p>đứng riêng</p>', ''",
            "29, 1, '<p>bỏ</p>', ''",
            "10, null, '<p>của tệp</p>', ''",
            "33, 1, '<p> </p>', ''",
        ],
    );
    let found = found(
        &[
            "20, 10, 2, '', '', 'chú ý', '#ffd400', '7', '1'",
            "21, 10, 3, '', '', 'hình', '#ffd400', '7', '2'",
            "22, 10, 4, '', '', '', '#ffd400', '7', '3'",
            "29, 10, 1, '', 'bỏ', '', '', '', '4'",
            "24, 14, 1, '', 'bỏ', '', '', '', '5'",
        ],
        &notes,
    );
    assert!(found.study.codings.is_empty() && found.study.codes.is_empty());
    assert_eq!(found.study.sources.len(), 1);
    assert_eq!(found.study.sources[0].memo.as_deref(), Some("Một\n\nhai\n\ncủa tệp\n\n7: chú ý"));
    assert_eq!(n_left_out(&found, LeftOutKind::PassagesOfMedia), 2);
    assert_eq!(n_left_out(&found, LeftOutKind::Memos), 2);
}

#[test]
fn in_the_library_of_a_group_it_is_known_who_highlighted() {
    let more = table("users", "userID, username", &["7, 'lan'", "8, 'minh'"])
        + &table("groupItems", "itemID, createdByUserID, lastModifiedByUserID", &["20, 7, 8", "21, null, 8"]);
    let found = found(
        &[
            "20, 10, 1, '', 'một', '', '', '', '1'",
            "21, 10, 1, '', 'hai', '', '', '', '2'",
            "22, 10, 1, 'Minh', 'ba', '', '', '', '3'",
        ],
        &more,
    );
    let coders: Vec<&str> = found.study.codings.iter().map(|coding| found.study.coder(coding)).collect();
    assert_eq!(coders, ["lan", "", "Minh"]);
}

#[test]
fn a_library_of_the_time_before_annotations_is_read() {
    let sql = table("items", "itemID", &["1"])
        + &table("itemData", "itemID, fieldID, valueID", &[])
        + &table("itemAttachments", "itemID, parentItemID", &["2, 1"])
        + &table("highlights", "highlightID, itemID", &["1, 2"]);
    let found = read(&sql);
    assert!(found.study.sources.is_empty());
    assert_eq!(n_left_out(&found, LeftOutKind::PassagesOutside), 1);
}
