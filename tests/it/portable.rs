//! A study without its texts: nothing of the articles is in it, and everything that people did.

use crate::exchange_studies::{article, hostile, said, studies, themes};
use crate::exchange_support::{text_of, written};
use butda::documents::document::{DocumentFault, LeftOut, LeftOutKind};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::landing::{Ground, Landing};
use butda::exchange::study::{SourceText, Study};
use butda::exchange::{portable, portable_reading};
use proptest::prelude::*;

fn text(study: &Study) -> String {
    text_of(&|out| portable::write(study, out))
}

fn back(bytes: &[u8]) -> Result<FoundStudy, DocumentFault> {
    portable_reading::read(bytes, &|| false)
}

fn found(text: &str) -> FoundStudy {
    back(text.as_bytes()).expect("a study")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_study_comes_back_without_its_words_and_lands_on_the_receivers_own_copies(study in studies()) {
        let written = text(&study);
        let found = found(&written);
        prop_assert_eq!(said(&found.study), said(&study));
        prop_assert_eq!(themes(&found.study), themes(&study));
        prop_assert_eq!(&found.left_out, &vec![]);
        prop_assert_eq!(&found.study.coders, &study.coders);
        for coding in &found.study.codings {
            prop_assert!(coding.quote.is_empty() && coding.prefix.is_empty() && coding.suffix.is_empty());
            let text = &article(&study.sources[coding.source]).text;
            let landed = Ground::new(text).land(coding);
            let is_blank = text.span_of_chars(coding.start, coding.end).is_none_or(|span| span.of(text.as_str()).trim().is_empty());
            prop_assert!(is_blank || landed.is_some_and(|landed| landed.landing == Landing::AtPosition));
        }
    }

    #[test]
    fn whatever_stands_in_a_file_reading_ends(study in studies(), at in any::<prop::sample::Index>(), byte: u8) {
        let mut bytes = text(&study).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = back(&bytes);
        let _ = back(&bytes[..at]);
    }
}

#[test]
fn no_word_of_an_article_is_in_the_file() {
    let mut study = hostile();
    study.codings.iter_mut().for_each(|coding| {
        (coding.quote, coding.prefix, coding.suffix) = ("Giá xăng".into(), "trước".into(), "sau".into());
    });
    let written = text(&study);
    for word in ["xăng", "dầu", "mạnh", "trước", "sau"] {
        assert!(!written.contains(word), "{word}: {written}");
    }
}

#[test]
fn every_field_comes_back() {
    let study = hostile();
    let found = found(&text(&study)).study;
    assert_eq!((&found.name, &found.memo, &found.modified), (&study.name, &study.memo, &study.modified));
    assert_eq!(found.queries, study.queries);
    for (found, told) in found.sources.iter().zip(&study.sources) {
        let one_line = |text: &Option<String>| {
            text.as_ref().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        assert_eq!(found.facts.title, one_line(&told.facts.title));
        assert_eq!(
            (&found.facts.path, &found.facts.sha256, found.facts.characters),
            (&told.facts.path, &told.facts.sha256, told.facts.characters)
        );
        assert_eq!(
            (&found.facts.attributes, &found.memo, &found.codes.len(), found.is_done),
            (&told.facts.attributes, &told.memo, &told.codes.len(), told.is_done)
        );
        assert_eq!(found.text, SourceText::Unknown);
    }
    for (found, told) in found.codings.iter().zip(&study.codings) {
        assert_eq!(
            (&found.id, found.start, found.end, &found.text),
            (&told.id, told.start, told.end, &told.text)
        );
        assert_eq!(
            (found.state, &found.note, &found.created, &found.modified),
            (told.state, &told.note, &told.created, &told.modified)
        );
    }
}

#[test]
fn a_passage_that_moved_is_told_where_it_stands_today() {
    let mut study = hostile();
    let coding =
        study.codings.iter_mut().find(|coding| coding.today.is_some()).expect("a passage with a place");
    (coding.start, coding.end, coding.text) = (100, 104, "abcd".repeat(16));
    let today = coding.today.expect("a place");
    let written = text(&study);
    assert!(written.contains(&format!("\"today\":[{},{}]", today.start, today.end)), "{written}");
    let found = found(&written).study;
    let sha256 = study.sources[0].facts.sha256.as_deref();
    assert!(
        found
            .codings
            .iter()
            .any(|one| (one.start, one.end, Some(one.text.as_str())) == (today.start, today.end, sha256))
    );
}

#[test]
fn a_passage_of_another_text_lands_nowhere() {
    let study = hostile();
    let found = found(&text(&study)).study;
    let lost = found.codings.iter().find(|coding| coding.text == "c0de".repeat(16)).expect("a lost passage");
    assert_eq!(Ground::new(&article(&study.sources[0]).text).land(lost), None);
}

#[test]
fn another_file_is_of_another_kind_and_a_newer_one_is_said_to_be_newer() {
    for other in
        ["", "[]", "{\"format\":\"x\"}", "{\"a\":\"butda-portable-study\"}", "\"butda-portable-study\""]
    {
        assert_eq!(back(other.as_bytes()), Err(DocumentFault::OtherKind), "{other}");
    }
    let newer = text(&hostile()).replace("\"version\":1", "\"version\":2");
    assert_eq!(back(newer.as_bytes()), Err(DocumentFault::Newer(2)));
}

#[test]
fn a_bad_record_is_counted_and_hides_nothing() {
    let file = r#"{"queries":[7,{"name":"q","query":"giá"}],"unknown":{"a":[1]},
        "passages":[{"article":2,"coder":1,"start":1,"end":4,"themes":[1,9]},"no",{"article":1,"coder":0,"start":0,"end":2},
        {"article":2,"coder":7,"start":"x","end":2},{"article":2,"coder":7,"start":0,"end":2}],
        "articles":[{"path":"a.txt"},null,{"path":"b.txt","sha256":"z","themes":[0,1]}],
        "themes":[{"path":[]},{"path":["Giá","Xăng"],"definition":5}],"coders":[[],{"name":"Lan"}],
        "memo":5,"version":1,"format":"butda-portable-study"}"#;
    let found = found(file);
    let study = &found.study;
    assert_eq!(study.codings.len(), 2);
    assert_eq!((study.coder(&study.codings[1]), &*study.codings[1].codes), ("Lan", &[1][..]));
    assert_eq!(
        (study.sources.len(), study.sources[1].codes.as_slice(), study.queries.len()),
        (2, &[1][..], 1)
    );
    let outside = LeftOut { what: LeftOutKind::PassagesOutside, n: 1 };
    assert!(found.left_out.contains(&outside), "{:?}", found.left_out);
    assert!(
        found.left_out.iter().any(|left| left.what == LeftOutKind::DamagedParts && left.n == 9),
        "{:?}",
        found.left_out
    );
}

#[test]
fn a_file_that_breaks_off_gives_what_stands_before() {
    let written = text(&hostile());
    let end = written.find("\"queries\"").expect("queries");
    let found = found(&written[..end]);
    assert_eq!(found.study.codings.len(), hostile().codings.len());
    assert_eq!(found.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 1 }]);
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let write = |study: &Study| written(&|out| portable::write(study, out));
    assert_eq!(write(&hostile()), write(&hostile()));
}
