//! Our two kinds of files: what they look like, and that nothing is lost on the way out and back.

use crate::support::{moment, named};
use butda::model::annotation::Annotation;
use butda::model::article::{About, ArticleRecord, Slot, Summary, TextIdentity};
use butda::model::id::{AnnotationId, AnnotatorId, ArticlePath, IdSource, ThemeId};
use butda::model::imported::Origin;
use butda::model::moment::Moment;
use butda::model::project::{Annotator, CodebookRecord};
use butda::model::saved::{SavedKey, SavedList, SavedRecord};
use butda::model::theme::{Blind, CodebookSettings, CodingUnit, ThemeRecord};
use butda::storage::{annotations_file, codebook_file};
use butda::text::anchor::Anchor;
use butda::text::structure::{Label, LineLabel};
use butda::text::wrapping::LineEnds;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub const ANNOTATIONS: &str = include_str!("golden/annotations.ron");
const ANNOTATIONS_MINIMAL: &str = include_str!("golden/annotations_minimal.ron");
const ANNOTATIONS_LINE_ENDS: &str = include_str!("golden/annotations_line_ends.ron");
const ANNOTATIONS_ORIGIN: &str = include_str!("golden/annotations_origin.ron");
const ANNOTATIONS_SUMMARIES: &str = include_str!("golden/annotations_summaries.ron");
pub const CODEBOOK: &str = include_str!("golden/codebook.ron");
const CODEBOOK_MINIMAL: &str = include_str!("golden/codebook_minimal.ron");
const CODEBOOK_UNIT: &str = include_str!("golden/codebook_unit.ron");
const CODEBOOK_QUERIES: &str = include_str!("golden/codebook_queries.ron");
const CODEBOOK_EQUIVALENTS: &str = include_str!("golden/codebook_equivalents.ron");
const CODEBOOK_PAGES: &str = include_str!("golden/codebook_pages.ron");
const CODEBOOK_STOP_WORDS: &str = include_str!("golden/codebook_stop_words.ron");

/// The themes that the golden annotations name.
pub fn golden_themes() -> BTreeSet<ThemeId> {
    ["doi-thoai-x7k2", "neu-guong-a1b2"].into_iter().map(named).collect()
}

fn who() -> (AnnotatorId, Annotator) {
    ("ncv-1-k3f9w2".parse().expect("an id"), Annotator { name: "NCV 1".to_owned(), same_person_as: None })
}

fn identity() -> TextIdentity {
    TextIdentity { sha256: "00".into(), characters: 100_000 }
}

#[test]
fn golden_annotations_are_read_and_written_back_byte_for_byte() {
    let of_articles =
        [ANNOTATIONS, ANNOTATIONS_MINIMAL, ANNOTATIONS_LINE_ENDS, ANNOTATIONS_ORIGIN, ANNOTATIONS_SUMMARIES];
    for text in of_articles {
        let file = annotations_file::read("a.ron", text, Some(&golden_themes())).expect("a golden file");
        assert!(file.problems.is_empty() && file.read_only.is_none(), "{file:?}");
        let (id, annotator) = &file.annotator;
        let written = annotations_file::write(id, annotator, &file.article, &file.record, &identity());
        assert_eq!(written.as_deref(), Ok(text));
    }
}

#[test]
fn golden_codebooks_are_read_and_written_back_byte_for_byte() {
    for text in [
        CODEBOOK,
        CODEBOOK_MINIMAL,
        CODEBOOK_UNIT,
        CODEBOOK_QUERIES,
        CODEBOOK_EQUIVALENTS,
        CODEBOOK_PAGES,
        CODEBOOK_STOP_WORDS,
    ] {
        let file = codebook_file::read("codebook.ron", text).expect("a golden file");
        assert!(file.problems.is_empty() && file.read_only.is_none(), "{file:?}");
        let (id, annotator) = &file.annotator;
        assert_eq!(codebook_file::write(id, annotator, &file.record).as_deref(), Ok(text));
    }
}

#[test]
fn a_golden_record_says_what_the_file_says() {
    let file = annotations_file::read("a.ron", ANNOTATIONS, Some(&golden_themes())).expect("a golden file");
    assert_eq!(file.annotator.1.same_person_as, Some("ncv-1-0x7ap1".parse().expect("an id")));
    assert_eq!(file.article, named::<ArticlePath>("2019/thái nguyên.txt"));
    let about = file.record.about.value.expect("decisions");
    assert_eq!(about.title.as_deref(), Some("Giá \"xăng\" tăng"));
    assert_eq!(
        about.labels,
        [LineLabel { line: 7, label: Label::Caption }, LineLabel { line: 9, label: Label::SiteDate }]
    );
    let states: Vec<(u64, bool)> =
        file.record.annotations.values().map(|slot| (slot.rev, slot.value.is_some())).collect();
    assert_eq!(states, [(3, true), (1, true), (2, false)]);
    let second = file.record.annotations.values().nth(1).and_then(|slot| slot.value.clone());
    let second = second.expect("an annotation");
    assert!(second.anchor.text.starts_with("60303ae2") && second.is_plain());
    let n_rivals = file.record.annotations.values().map(|slot| slot.rivals.len());
    assert_eq!(n_rivals.collect::<Vec<_>>(), [1, 0, 0]);
}

/// Any text, with what is hard for a format more often than chance would have it.
fn any_text() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{1b}",
        "\u{7f}",
        "\u{feff}",
        "\u{200d}",
        "👩‍👩‍👧",
        "e\u{301}",
        "ế",
        "đ",
        "\\u{41}",
        "Some(\"",
        "r#\"",
        "\"#",
        "//",
        "/*",
        "'",
        ")",
        "]",
        "\u{202e}",
        "\u{10ffff}",
    ]);
    let any = prop_oneof![hard.prop_map(str::to_owned), any::<char>().prop_map(String::from)];
    prop::collection::vec(any, 0..8).prop_map(|parts| parts.concat())
}

fn maybe_text() -> impl Strategy<Value = Option<String>> {
    prop::option::of(any_text())
}

fn any_theme() -> impl Strategy<Value = ThemeId> {
    (0..4u8).prop_map(|n| named(format!("t-{n}")))
}

fn all_themes() -> BTreeSet<ThemeId> {
    (0..4u8).map(|n| named(format!("t-{n}"))).collect()
}

fn any_moment() -> impl Strategy<Value = Moment> {
    (-1_000_000_000..1_000_000_000i64).prop_map(moment)
}

fn annotation_id(n: usize) -> AnnotationId {
    let mut ids = IdSource::new([3; 32]);
    (0..=n).map(|_| ids.annotation(moment(0))).last().expect("an id")
}

prop_compose! {
    fn any_annotation()(
        start in 0..1000usize, first in "[a-ả漢]",
        (quote, prefix, suffix) in (any_text(), any_text(), any_text()),
        text in prop::option::of(Just("other")),
        themes in prop::collection::vec(any_theme(), 0..3),
        note in maybe_text(), starred in any::<bool>(), created in any_moment(),
    ) -> Annotation {
        let text = text.unwrap_or("00").into();
        let quote = first + &quote;
        let end = start + quote.chars().count();
        let anchor = Anchor { start, end, quote, prefix, suffix, text };
        Annotation { anchor, themes, note, starred, created }
    }
}

prop_compose! {
    fn any_slot()(
        value in any_annotation(), rev in 1..100u64, modified in any_moment(),
        rival in prop::option::of(any_annotation()),
    ) -> Slot<Annotation> {
        let rivals = rival.into_iter().map(Arc::new).collect();
        Slot { rivals, ..Slot::of(Some(Arc::new(value)), rev, modified) }
    }
}

prop_compose! {
    fn any_line_label()(line in 1..99usize, label in prop::sample::select(Label::ALL.to_vec())) -> LineLabel {
        LineLabel { line, label }
    }
}

prop_compose! {
    fn any_about()(
        (title, date, source) in (maybe_text(), maybe_text(), maybe_text()),
        (author, memo) in (maybe_text(), maybe_text()),
        labels in prop::collection::vec(any_line_label(), 0..3),
        line_ends in prop::option::of(prop::sample::select(LineEnds::ALL.to_vec())),
        is_done in any::<bool>(), themes in prop::collection::vec(any_theme(), 0..2),
        attributes in prop::collection::vec((any_text(), any_text()), 0..2),
        origin in prop::option::of(any_origin()),
        summaries in prop::collection::btree_map(any_theme(), any_text(), 0..3),
    ) -> About {
        let summaries = summaries.into_iter().map(|(theme, text)| Summary { theme, text }).collect();
        About {
            title, date, source, author, labels, line_ends, is_done, memo, themes, attributes, origin, summaries,
        }
    }
}

prop_compose! {
    fn any_origin()(
        (file, format) in (any_text(), any_text()), part in any::<Option<usize>>(), at in any_moment(),
    ) -> Origin {
        Origin { file, sha256: "00".into(), format, part, at }
    }
}

prop_compose! {
    pub fn any_record()(
        about in any_about(), rev in 0..9u64,
        standing in prop::collection::vec(any_slot(), 0..5),
        deleted in prop::collection::vec(1..9u64, 0..3),
        rival in prop::option::of(any_about()),
    ) -> ArticleRecord {
        let value = (about != About::default()).then(|| Arc::new(about));
        let gone = deleted.into_iter().map(|rev| Slot::of(None, rev, Moment::UNKNOWN));
        let slots = standing.into_iter().chain(gone).enumerate();
        ArticleRecord {
            text: Some(identity()),
            about: Slot {
                rivals: rival.filter(|rival| *rival != About::default()).into_iter().map(Arc::new).collect(),
                ..Slot::of(value, rev, Moment::UNKNOWN)
            },
            annotations: slots.map(|(n, slot)| (annotation_id(n), slot)).collect::<BTreeMap<_, _>>(),
        }
    }
}

prop_compose! {
    fn any_theme_record()(
        (name, color, definition, include) in (maybe_text(), maybe_text(), maybe_text(), maybe_text()),
        (exclude, example, memo) in (maybe_text(), maybe_text(), maybe_text()),
        parent in prop::option::of(prop::option::of(any_theme())),
        merged_into in prop::option::of(prop::option::of(any_theme())),
        order in any::<Option<i64>>(), deleted in any::<Option<bool>>(),
    ) -> ThemeRecord {
        ThemeRecord {
            name, parent, color, definition, include, exclude, example, memo, order, merged_into, deleted,
        }
    }
}

fn maybe_unit() -> impl Strategy<Value = Option<CodingUnit>> {
    prop::option::of(prop::sample::select(CodingUnit::ALL.to_vec()))
}

fn maybe_blind() -> impl Strategy<Value = Option<Blind>> {
    prop::option::of(prop::sample::select(Blind::ALL.to_vec()))
}

prop_compose! {
    fn any_spellings()(
        spellings in prop::option::of(prop::collection::vec("[a-zà-ỹ.& ]{1,12}", 0..4)),
        deleted in prop::option::of(any::<bool>()),
    ) -> SavedRecord {
        SavedRecord { name: None, text: spellings.map(|spellings| spellings.join("\n")), deleted }
    }
}

prop_compose! {
    fn any_page_record()(
        name in maybe_text(), lines in prop::option::of(prop::collection::vec("[a-z]{1,9}: [a-zà-ỹ:#\\\\ ]{0,12}", 0..4)),
        deleted in prop::option::of(any::<bool>()),
    ) -> SavedRecord {
        SavedRecord { name, text: lines.map(|lines| lines.join("\n")), deleted }
    }
}

prop_compose! {
    fn any_stop_word()(text in maybe_text(), deleted in prop::option::of(any::<bool>())) -> SavedRecord {
        SavedRecord { name: None, text, deleted }
    }
}

prop_compose! {
    fn any_query_record()(
        name in maybe_text(), text in maybe_text(), deleted in prop::option::of(any::<bool>()),
    ) -> SavedRecord {
        SavedRecord { name, text, deleted }
    }
}

fn of_list(
    list: SavedList,
    records: BTreeMap<String, (SavedRecord, SavedRecord, u64)>,
) -> impl Iterator<Item = (SavedKey, Slot<SavedRecord>)> {
    records.into_iter().map(move |(id, records)| (SavedKey { list, id: named(id) }, query_slot(records)))
}

fn query_slot((record, rival, rev): (SavedRecord, SavedRecord, u64)) -> Slot<SavedRecord> {
    let value = |record: SavedRecord| (record != SavedRecord::default()).then(|| Arc::new(record));
    let rivals = value(rival).into_iter().collect();
    Slot { rivals, ..Slot::of(value(record), rev, Moment::UNKNOWN) }
}

prop_compose! {
    fn any_codebook()(
        memo in maybe_text(), is_locked in any::<bool>(), unit in maybe_unit(), blind in maybe_blind(),
        keys in prop::collection::vec((any_text(), any_theme()), 0..3),
        themes in prop::collection::btree_map(any_theme(), (any_theme_record(), 1..99u64), 0..4),
        queries in prop::collection::btree_map("[a-z]{1,9}-[a-z0-9]{4}", (any_query_record(), any_query_record(), 1..99u64), 0..3),
        equivalents in prop::collection::btree_map("[a-z]{1,9}-[a-z0-9]{4}", (any_spellings(), any_spellings(), 1..99u64), 0..3),
        pages in prop::collection::btree_map("[a-z]{1,9}-[a-z0-9]{4}", (any_page_record(), any_page_record(), 1..99u64), 0..3),
        stop_words in prop::collection::btree_map("[a-z]{1,9}-[a-z0-9]{4}", (any_stop_word(), any_stop_word(), 1..99u64), 0..3),
    ) -> CodebookRecord {
        let settings = CodebookSettings { memo, is_locked, unit, blind, keys };
        let value = (settings != CodebookSettings::default()).then(|| Arc::new(settings));
        let slot = |(record, rev): (ThemeRecord, u64)| {
            let value = (record != ThemeRecord::default()).then(|| Arc::new(record));
            Slot::of(value, rev, Moment::UNKNOWN)
        };
        CodebookRecord {
            settings: Slot::of(value, 0, Moment::UNKNOWN),
            themes: themes.into_iter().map(|(id, record)| (id, slot(record))).collect(),
            saved: of_list(SavedList::Queries, queries)
                .chain(of_list(SavedList::Equivalents, equivalents))
                .chain(of_list(SavedList::Pages, pages))
                .chain(of_list(SavedList::StopWords, stop_words))
                .collect(),
        }
    }
}

proptest! {
    #[test]
    fn annotations_come_back_from_their_file_as_they_were(
        record in any_record(),
        path in "([a-zđ\"][a-zá \\\\']{0,9}/){0,2}[a-zđ«][ -.0-~ăđ]{0,9}",
    ) {
        let (id, annotator) = who();
        let path = named::<ArticlePath>(path);
        let text = annotations_file::write(&id, &annotator, &path, &record, &identity()).expect("a file");
        let file = annotations_file::read("a.ron", &text, Some(&all_themes())).expect("what was written");
        prop_assert_eq!(&file.record, &record);
        prop_assert_eq!((file.annotator, file.article), ((id.clone(), annotator.clone()), path.clone()));
        prop_assert!(file.problems.is_empty() && file.read_only.is_none());
        let again = annotations_file::write(&id, &annotator, &path, &file.record, &identity());
        prop_assert_eq!(again, Ok(text.clone()));
        prop_assert!(!text.contains('\r') && text.ends_with(")\n"));
    }

    #[test]
    fn a_codebook_comes_back_from_its_file_as_it_was(record in any_codebook()) {
        let (id, annotator) = who();
        let text = codebook_file::write(&id, &annotator, &record).expect("a file");
        let file = codebook_file::read("codebook.ron", &text).expect("what was written");
        prop_assert_eq!(&file.record, &record);
        prop_assert!(file.problems.is_empty() && file.read_only.is_none());
    }
}
