//! Web Annotations as a study: ours come back, and those of others are understood in the forms that the model allows.

use crate::exchange_support::written;
use butda::documents::document::{DocumentFault, LeftOut, LeftOutKind, Limit};
use butda::exchange::codebook::BookTheme;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::found_study::FoundStudy;
use butda::exchange::study::{Code, Coder, Coding, Source, Study};
use butda::exchange::web_annotation;
use butda::exchange::web_annotation_reading::read;
use butda::model::check::State;
use proptest::prelude::*;
use serde_json::{Value, json};

#[track_caller]
fn found(json: &Value) -> FoundStudy {
    read(json.to_string().as_bytes(), &|| false).expect("a study")
}

/// The names of the codes of a coding.
fn names(study: &Study, coding: &Coding) -> Vec<String> {
    study.codes(coding).map(Code::full_name).collect()
}

/// An annotation with this target and body.
fn annotation(target: &Value, body: &Value) -> Value {
    json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/anno1", "type": "Annotation",
        "target": target, "body": body })
}

fn passage() -> Value {
    json!({ "source": "https://bao.vn/xa-hoi/gi%C3%A1-x%C4%83ng.html?p=1#a",
        "selector": { "type": "TextQuoteSelector", "exact": "Giá xăng" } })
}

#[test]
fn a_single_annotation_is_a_coding_of_a_text_that_is_not_known() {
    let body = json!([{ "type": "TextualBody", "value": "xăng", "purpose": "tagging" },
        { "type": "TextualBody", "value": "Ghi <chú>" }]);
    let mut annotation = annotation(&passage(), &body);
    annotation["creator"] = json!({ "type": "Person", "name": "Lê Na" });
    annotation["created"] = json!("2024-06-16T15:30:00.4+07:00");
    let found = found(&annotation);
    let [source] = found.study.sources.as_slice() else { panic!("{:?}", found.study.sources) };
    assert_eq!(source.facts.path, "giá-xăng");
    assert_eq!(source.facts.source.as_deref(), Some("bao.vn"));
    let address = "https://bao.vn/xa-hoi/gi%C3%A1-x%C4%83ng.html?p=1";
    assert_eq!(source.facts.attributes, [("url".to_owned(), address.to_owned())]);
    let [coding] = found.study.codings.as_slice() else { panic!("{:?}", found.study.codings) };
    assert_eq!((coding.quote.as_str(), coding.start, coding.end), ("Giá xăng", 0, 0));
    assert_eq!(names(&found.study, coding), ["xăng"]);
    assert_eq!(coding.note.as_deref(), Some("Ghi <chú>"));
    assert_eq!(found.study.coder(coding), "Lê Na");
    assert_eq!((coding.created.as_str(), coding.modified.as_str()), ("2024-06-16T08:30:00Z", ""));
    assert_eq!(found.left_out, []);
}

#[test]
fn annotations_are_found_in_lists_pages_and_collections() {
    let one = annotation(&passage(), &json!([]));
    let page = json!({ "type": "AnnotationPage", "items": [one.clone(), one.clone()] });
    for (json, n) in [
        (json!([one.clone(), one.clone()]), 2),
        (page.clone(), 2),
        (json!({ "type": "AnnotationCollection", "first": page.clone() }), 2),
        (json!({ "type": "AnnotationCollection", "first": page.clone(), "@included": [page.clone()] }), 4),
        (json!({ "type": ["AnnotationPage"], "items": [], "next": page.clone() }), 2),
        (json!({ "@graph": [one.clone()] }), 1),
        (json!({ "type": "AnnotationCollection", "first": "http://example.org/page1" }), 0),
    ] {
        assert_eq!(found(&json).study.codings.len(), n, "{json}");
    }
}

#[test]
fn a_target_is_an_address_an_object_or_several() {
    let whole = json!("https://bao.vn/a.html");
    let about = found(&annotation(&whole, &json!({ "type": "TextualBody", "value": "Bài hay" })));
    assert_eq!(about.study.sources[0].memo.as_deref(), Some("Bài hay"));
    assert_eq!(about.study.codings, []);
    let mut other = passage();
    other["source"] = json!({ "id": "https://bao.vn/b", "dcterms:title": "Bài B" });
    let two = found(&annotation(&json!([passage(), other]), &json!("Chung")));
    assert_eq!(two.study.sources[1].facts.title.as_deref(), Some("Bài B"));
    let notes: Vec<_> = two.study.codings.iter().filter_map(|coding| coding.note.as_deref()).collect();
    assert_eq!(notes, ["Chung", "Chung"]);
}

#[test]
fn selectors_say_together_where_a_passage_stands() {
    let quote = json!({ "type": "TextQuoteSelector", "exact": "xăng", "prefix": "Giá ", "suffix": " tăng" });
    let position = json!({ "type": "TextPositionSelector", "start": 4, "end": 8 });
    let range =
        json!({ "type": "RangeSelector", "startSelector": { "type": "XPathSelector", "value": "/p" } });
    let refined = json!({ "type": "FragmentSelector", "value": "p1", "refinedBy": quote.clone() });
    for (selectors, expected) in [
        (json!([range.clone(), position.clone(), quote.clone()]), Some(("xăng", 4, 8))),
        (quote.clone(), Some(("xăng", 0, 0))),
        (refined, Some(("xăng", 0, 0))),
        (json!({ "type": "Choice", "items": [position.clone(), quote.clone()] }), Some(("xăng", 4, 8))),
        (position.clone(), Some(("", 4, 8))),
        (json!({ "type": "TextPositionSelector", "start": 8, "end": 4 }), None),
        (range, None),
    ] {
        let target = json!({ "source": "http://x.vn/a", "selector": selectors });
        let found = found(&annotation(&target, &json!([])));
        let told =
            found.study.codings.first().map(|coding| (coding.quote.as_str(), coding.start, coding.end));
        assert_eq!(told, expected, "{target}");
        let left_out = LeftOut { what: LeftOutKind::PassagesOutside, n: 1 };
        assert_eq!(found.left_out.first(), expected.is_none().then_some(&left_out));
    }
    let area = json!({ "source": "http://x.vn/a.jpg", "selector": { "type": "FragmentSelector", "value": "xywh=1,2,3,4" } });
    let found = found(&annotation(&area, &json!([])));
    assert_eq!(found.left_out, [LeftOut { what: LeftOutKind::PassagesOfMedia, n: 1 }]);
}

#[test]
fn a_purpose_or_else_the_motivation_says_what_a_body_is() {
    for (motivation, body, tags, note, is_starred) in [
        ("tagging", json!({ "value": "A / B" }), vec!["A / B"], None, false),
        ("oa:tagging", json!({ "value": "a/b" }), vec!["a-b"], None, false),
        ("commenting", json!({ "value": "x", "purpose": "tagging" }), vec!["x"], None, false),
        ("commenting", json!("một ý"), vec![], Some("một ý"), false),
        (
            "tagging",
            json!({ "source": "http://example.org/themes/tham-nhung" }),
            vec!["tham-nhung"],
            None,
            false,
        ),
        ("bookmarking", Value::Null, vec![], None, true),
        ("bookmarking", json!({ "value": "★" }), vec![], None, true),
        ("bookmarking", json!({ "value": "sau" }), vec![], Some("sau"), true),
        (
            "describing",
            json!({ "value": "<p>a</p><p>b</p>", "format": "text/html" }),
            vec![],
            Some("a\nb"),
            false,
        ),
        ("highlighting", json!({ "type": "Choice", "items": [{ "value": "c" }] }), vec![], Some("c"), false),
    ] {
        let mut annotation = annotation(&passage(), &body);
        annotation["motivation"] = json!(motivation);
        let found = found(&annotation);
        let coding = &found.study.codings[0];
        assert_eq!(names(&found.study, coding), tags, "{annotation}");
        assert_eq!((coding.note.as_deref(), coding.is_starred), (note, is_starred), "{annotation}");
    }
}

#[test]
fn a_creator_is_a_name_an_account_or_an_address() {
    for (creator, name) in [
        (json!("Lê Na"), "Lê Na"),
        (json!({ "name": "Lê Na" }), "Lê Na"),
        (json!([{ "nickname": "na" }]), "na"),
        (json!("acct:na@hypothes.is"), "na"),
        (json!({ "id": "http://example.org/user/na" }), "na"),
        (Value::Null, ""),
    ] {
        let mut annotation = annotation(&passage(), &json!([]));
        annotation["creator"] = creator;
        assert_eq!(found(&annotation).study.coders[0].name, name);
    }
}

#[test]
fn what_the_api_of_hypothesis_gives_is_read_with_notes_of_pages_and_answers() {
    let row = |id: &str, more: Value| {
        let mut row = json!({ "id": id, "user": "acct:na@hypothes.is", "uri": "https://bao.vn/gia-xang.html", "text": "",
            "tags": [], "document": { "title": ["Giá xăng"] }, "created": "2024-06-16T08:30:00.123456+00:00",
            "updated": "2024-06-17T08:30:00.9+00:00", "target": [{ "source": "https://bao.vn/gia-xang.html" }] });
        for (name, value) in more.as_object().into_iter().flatten() {
            row[name] = value.clone();
        }
        row
    };
    let selector = json!([{ "type": "RangeSelector", "startContainer": "/p[1]" },
        { "type": "TextPositionSelector", "start": 10, "end": 14 },
        { "type": "TextQuoteSelector", "exact": "xăng", "prefix": "giá ", "suffix": "." }]);
    let target = json!([{ "source": "https://bao.vn/gia-xang.html", "selector": selector }]);
    let rows = json!([
        row("c", json!({ "text": "Đúng", "references": ["a"], "user": "acct:an@hypothes.is" })),
        row("a", json!({ "text": "Vì sao?", "tags": ["kinh tế", "giá"], "target": target })),
        row("b", json!({ "text": "Cả bài", "tags": ["đọc lại"] })),
    ]);
    for json in [json!({ "total": 3, "rows": rows.clone() }), json!({ "annotations": rows.clone() })] {
        let found = found(&json);
        let source = &found.study.sources[0];
        assert_eq!(
            (source.facts.path.as_str(), source.facts.title.as_deref()),
            ("gia-xang", Some("Giá xăng"))
        );
        assert_eq!(source.memo.as_deref(), Some("Cả bài"));
        assert!(source.facts.attributes.contains(&("tags".to_owned(), "đọc lại".to_owned())));
        let [coding] = found.study.codings.as_slice() else { panic!("{:?}", found.study.codings) };
        assert_eq!(coding.note.as_deref(), Some("Vì sao?\n\nan: Đúng"));
        assert_eq!(names(&found.study, coding), ["kinh tế", "giá"]);
        assert_eq!(found.study.coder(coding), "na");
        assert_eq!((coding.start, coding.end, coding.quote.as_str()), (10, 14, "xăng"));
        assert_eq!(coding.modified, "2024-06-17T08:30:01Z");
    }
}

#[test]
fn what_is_none_or_too_much_is_said() {
    let outcome = |bytes: &[u8]| read(bytes, &|| false).map(|found| found.study.codings.len());
    for bytes in [&b""[..], b"text", b"\"a\"", b"{}", b"[1,2]", b"{\"items\":[{\"itemType\":\"book\"}]}"] {
        assert_eq!(outcome(bytes), Err(DocumentFault::OtherKind));
    }
    assert_eq!(outcome("\u{feff}{\"type\":\"AnnotationCollection\"}".as_bytes()), Ok(0));
    assert!(matches!(outcome(b"{\"type\":\"Annotation\",\"target\":["), Err(DocumentFault::Damaged(_))));
    let deep = [vec![b'['; 100], vec![b']'; 100]].concat();
    assert_eq!(outcome(&deep), Err(DocumentFault::TooLarge(Limit::Depth)));
    let many = format!("[{}0]", "0,".repeat(2_000_000));
    assert_eq!(outcome(many.as_bytes()), Err(DocumentFault::TooLarge(Limit::Parts)));
    // A note that stands at thousands of passages would fill the memory.
    let wide = annotation(&json!(vec![passage(); 2_000]), &json!("x".repeat(10_000)));
    assert_eq!(outcome(wide.to_string().as_bytes()), Err(DocumentFault::TooLarge(Limit::Parts)));
    assert_eq!(read(many.as_bytes(), &|| true), Err(DocumentFault::Stopped));
}

#[test]
fn two_themes_of_one_name_stay_two() {
    let tag = |id: &str| json!({ "value": "A", "purpose": "tagging", "schema:identifier": id });
    let found = found(&annotation(&passage(), &json!([tag("1"), tag("2"), tag("1"), tag("3")])));
    assert_eq!(names(&found.study, &found.study.codings[0]), ["A", "A (2)", "A (3)"]);
}

fn words() -> impl Strategy<Value = String> {
    "[a-zđ-ỹ\"\\\\\n\t<é😀 ]{1,12}"
}

/// Codes, each below one before it or at the top.
fn codes() -> impl Strategy<Value = Vec<Code>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 1..6).prop_map(|told| {
        let mut codes: Vec<Code> = Vec::new();
        for (at, (above, is_child)) in told.into_iter().enumerate() {
            let mut theme = BookTheme::default();
            if is_child && !codes.is_empty() {
                theme.path.clone_from(&codes[above.index(codes.len())].theme.path);
            }
            theme.path.push(format!("Chủ đề {at}"));
            codes.push(Code { id: format!("id-{at}"), theme });
        }
        codes
    })
}

fn coding() -> impl Strategy<Value = Coding> {
    let place = (0..3_usize, 0..2_usize, 0..900_usize, 1..90_usize);
    let said = (words(), words(), words(), prop::option::of(words()), any::<bool>());
    let codes = prop::collection::btree_set(0..6_usize, 0..4);
    (place, said, codes).prop_map(|((source, coder, start, length), said, codes)| {
        let (quote, prefix, suffix, note, is_starred) = said;
        Coding {
            id: String::new(),
            source,
            coder,
            start,
            end: start + length,
            quote: quote.clone(),
            place: note.clone(),
            prefix,
            suffix,
            text: "c0de".to_owned(),
            codes: codes.into_iter().collect(),
            today: None,
            note: note.filter(|note| !note.trim().is_empty()),
            is_starred,
            state: State::Exact,
            created: "2026-11-21T10:00:00Z".to_owned(),
            modified: "2026-11-21T10:05:12Z".to_owned(),
        }
    })
}

fn study() -> impl Strategy<Value = Study> {
    let source = |path: &str, title: Option<&str>| Source {
        facts: ArticleFacts {
            path: path.to_owned(),
            title: title.map(str::to_owned),
            ..ArticleFacts::default()
        },
        ..Source::default()
    };
    let sources = vec![
        source("2019/giá xăng.txt", Some("Giá xăng: tăng")),
        source("a:b%20#c?.md", None),
        source("đ/../“x”.txt", Some("Đ")),
    ];
    let coders = ["NCV 1", ""].map(|name| Coder { name: name.to_owned(), ..Coder::default() }).to_vec();
    (codes(), prop::collection::vec(coding(), 0..12)).prop_map(move |(codes, mut codings)| {
        codings.sort_by_key(|coding| (coding.source, coding.start, coding.end));
        for (at, coding) in codings.iter_mut().enumerate() {
            coding.id = format!("0199f3c2-0000-7000-8000-{at:012}");
            coding.codes.retain(|code| *code < codes.len());
        }
        Study { sources: sources.clone(), coders: coders.clone(), codes, codings, ..Study::default() }
    })
}

/// A coding with what it points to in words.
fn told(study: &Study, coding: &Coding) -> String {
    let facts = study.facts(coding);
    let codes: Vec<_> = study.codes(coding).map(|code| (&code.id, &code.theme.path)).collect();
    let bare = Coding { source: 0, coder: 0, codes: Vec::new(), ..coding.clone() };
    format!("{:?} {:?} {:?} {codes:?} {bare:?}", facts.path, facts.title, study.coder(coding))
}

proptest! {
    #[test]
    fn what_we_write_comes_back(study in study()) {
        let bytes = written(&|out| web_annotation::write(&study, "Giá xăng", out));
        let found = read(&bytes, &|| false).expect("a study");
        let all = |study: &Study| study.codings.iter().map(|coding| told(study, coding)).collect::<Vec<_>>();
        prop_assert_eq!(all(&found.study), all(&study));
        prop_assert_eq!(found.left_out, []);
        for code in &found.study.codes {
            let above = code.theme.path.split_last().map(|(_, above)| above).unwrap_or_default();
            let before = found.study.codes.iter().take_while(|other| *other != code);
            prop_assert!(above.is_empty() || before.into_iter().any(|other| other.theme.path == above));
        }
    }
}
