//! An export of Better BibTeX: works as sources, highlights as codings by tag or colour, remarks as memos.

use butda::documents::document::{DocumentFault, LeftOut, LeftOutKind};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::study::{Code, SourceText};
use butda::exchange::zotero_json::read;
use serde_json::{Value, json};

/// An export of a work whose file has these annotations.
fn export(annotations: &[Value]) -> Value {
    json!({
        "config": { "id": "36a3b0b5-bad0-4a04-b79b-441c7cef77db", "label": "BetterBibTeX JSON" },
        "items": [{
            "itemType": "newspaperArticle", "title": "Giá xăng tăng", "date": "2024-06-16", "publicationTitle": "Nhân Dân",
            "url": "https://nhandan.vn/a", "citationKey": "le2024", "tags": [{ "tag": "đọc" }, { "tag": "giá", "type": 1 }],
            "creators": [
                { "creatorType": "author", "firstName": "Na", "lastName": "Lê" },
                { "creatorType": "author", "firstName": "John", "lastName": "Smith" },
                { "creatorType": "author", "name": "TTXVN" },
                { "creatorType": "editor", "firstName": "A", "lastName": "B" },
            ],
            "attachments": [
                { "itemType": "attachment", "title": "Snapshot", "path": "/home/na/x.html" },
                { "itemType": "attachment", "path": "C:\\Zotero\\Lê 2024 - Giá xăng.pdf", "annotations": annotations },
            ],
        }],
    })
}

fn highlight(more: &Value) -> Value {
    let mut annotation = json!({ "key": "ABCD1234", "annotationType": "highlight", "annotationText": "Giá xăng",
        "annotationComment": "", "annotationColor": "#ffd400", "annotationPageLabel": "3", "tags": [],
        "annotationAuthorName": "", "dateAdded": "2024-06-16T08:30:00Z", "dateModified": "2024-06-17 09:00:00" });
    for (name, value) in more.as_object().into_iter().flatten() {
        annotation[name] = value.clone();
    }
    annotation
}

#[track_caller]
fn found(json: &Value) -> FoundStudy {
    read(json.to_string().as_bytes(), &|| false).expect("a study")
}

#[test]
fn a_work_with_annotations_is_a_source_with_what_is_known_of_it() {
    let found = found(&export(&[highlight(&json!({}))]));
    let [source] = found.study.sources.as_slice() else { panic!("{:?}", found.study.sources) };
    let facts = &source.facts;
    assert_eq!(facts.path, "Lê 2024 - Giá xăng");
    assert_eq!(facts.title.as_deref(), Some("Giá xăng tăng"));
    assert_eq!(facts.author.as_deref(), Some("Lê Na, John Smith, TTXVN"));
    assert_eq!((facts.date.as_deref(), facts.source.as_deref()), (Some("2024-06-16"), Some("Nhân Dân")));
    let attributes = [("url", "https://nhandan.vn/a"), ("citationKey", "le2024"), ("tags", "đọc, giá")];
    assert_eq!(facts.attributes, attributes.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(source.text, SourceText::Unknown);
    let coding = &found.study.codings[0];
    assert_eq!(
        (coding.quote.as_str(), coding.place.as_deref(), &coding.note),
        ("Giá xăng", Some("p. 3"), &None)
    );
    assert_eq!(
        (coding.created.as_str(), coding.modified.as_str()),
        ("2024-06-16T08:30:00Z", "2024-06-17T09:00:00Z")
    );
    assert_eq!(found.left_out, []);
}

#[test]
fn a_highlight_has_its_tags_as_codes_or_else_its_colour() {
    for (more, names, color) in [
        (json!({ "tags": [{ "tag": "Kinh tế" }, { "tag": "Giá/xăng" }] }), vec!["Kinh tế", "Giá-xăng"], ""),
        (json!({ "tags": ["Kinh tế", "Kinh tế"] }), vec!["Kinh tế"], ""),
        (json!({}), vec!["#ffd400"], "#ffd400"),
        (json!({ "annotationColor": "#FF6666" }), vec!["#ff6666"], "#ff6666"),
        (json!({ "annotationColor": "#123456" }), vec!["#123456"], "#123456"),
        (json!({ "annotationColor": null }), vec![], ""),
    ] {
        let found = found(&export(&[highlight(&more)]));
        let codes: Vec<&Code> = found.study.codes(&found.study.codings[0]).collect();
        assert_eq!(codes.iter().map(|code| code.full_name()).collect::<Vec<_>>(), names);
        assert!(codes.iter().all(|code| code.theme.color == color));
    }
}

#[test]
fn a_comment_is_a_note_and_who_made_it_a_coder() {
    let more = json!({ "annotationComment": "So <i>với</i> trước", "annotationAuthorName": "An", "annotationType": "underline" });
    let found = found(&export(&[highlight(&more), highlight(&json!({}))]));
    assert_eq!(found.study.codings[0].note.as_deref(), Some("So với trước"));
    let coders: Vec<&str> = found.study.codings.iter().map(|coding| found.study.coder(coding)).collect();
    assert_eq!(coders, ["An", ""]);
}

#[test]
fn what_stands_beside_the_text_is_a_memo_and_pictures_are_counted() {
    let mut export = export(&[
        highlight(
            &json!({ "annotationType": "note", "annotationText": null, "annotationComment": "Xem lại" }),
        ),
        highlight(
            &json!({ "annotationType": "image", "annotationText": null, "annotationComment": "Hình 1" }),
        ),
        highlight(&json!({ "annotationType": "ink", "annotationText": null })),
        highlight(&json!({ "annotationText": " " })),
    ]);
    export["items"][0]["notes"] = json!([{ "note": "<h1>Ý</h1><p>Một &amp; hai</p>" }]);
    export["items"].as_array_mut().expect("works").push(json!({ "itemType": "book", "title": "Khác" }));
    export["items"].as_array_mut().expect("works").push(json!({ "itemType": "note", "note": "rời" }));
    let found = found(&export);
    let memo = found.study.sources[0].memo.as_deref().unwrap_or_default();
    assert!(memo.starts_with("p. 3: Xem lại\n\np. 3: Hình 1\n\n"), "{memo}");
    assert!(memo.contains("Ý") && memo.contains("Một & hai"), "{memo}");
    let kinds = [
        (LeftOutKind::PassagesOfMedia, 2),
        (LeftOutKind::PassagesOutside, 1),
        (LeftOutKind::MissingTexts, 1),
        (LeftOutKind::Memos, 1),
    ];
    assert_eq!(found.left_out, kinds.map(|(what, n)| LeftOut { what, n }));
    assert_eq!(found.study.codings, []);
}

#[test]
fn a_date_is_taken_as_far_as_it_is_told_in_numbers() {
    for (date, iso) in [
        ("2024", Some("2024")),
        ("2024-06", Some("2024-06")),
        ("2024-06-16T08:30:00Z", Some("2024-06-16")),
        ("2024-06-16 08:30", Some("2024-06-16")),
        ("tháng 6 năm 2024", None),
        ("2024 tháng 6", None),
        ("", None),
    ] {
        let mut export = export(&[highlight(&json!({}))]);
        export["items"][0]["date"] = json!(date);
        let found = found(&export);
        let facts = &found.study.sources[0].facts;
        assert_eq!(facts.date.as_deref(), iso);
        let kept = ("date".to_owned(), date.to_owned());
        assert_eq!(facts.attributes.contains(&kept), iso.is_none() && !date.is_empty());
    }
}

#[test]
fn another_file_is_refused() {
    for bytes in [
        &b""[..],
        b"{}",
        b"[]",
        b"{\"items\":[]}",
        b"{\"type\":\"AnnotationPage\",\"items\":[{\"target\":\"x\"}]}",
    ] {
        assert_eq!(read(bytes, &|| false), Err(DocumentFault::OtherKind));
    }
    assert!(matches!(read(b"{\"items\":[", &|| false), Err(DocumentFault::Damaged(_))));
}
