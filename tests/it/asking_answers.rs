//! Queries of passages against an obvious way of answering them, which looks at each passage and at all others; and what
//! their names mean.

use crate::asking_world::{DATES, MadeUp, PEOPLE, TEXTS, THEMES, World, codebook_record};
use crate::support::{moment, named};
use butda::model::article::Slot;
use butda::model::check::State;
use butda::model::codebook::Codebook;
use butda::model::id::{AnnotationId, ArticlePath, ThemeId};
use butda::model::theme::ThemeRecord;
use butda::search::passage_fault::PassageFaultKind;
use butda::search::passage_names::{by_ids, by_names};
use butda::search::passage_parser::parse;
use butda::search::passage_printer::print;
use butda::search::passage_query::{DateOrder, Name, Named, PassageQuery, Relation, Test, WordsTest};
use butda::search::passage_spelling::Spelling;
use butda::workers::asking::{AskedArticle, PassageSort};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

fn any_made_up() -> impl Strategy<Value = Vec<MadeUp>> {
    let notes = vec![None, Some("xem lại"), Some("Dân nói")];
    let one = (
        0..3usize,
        0..3usize,
        (0..90usize, prop_oneof![0..12usize, 0..60usize]),
        prop::collection::btree_set(0..5usize, 0..3),
        0..12usize,
        prop::sample::select(notes),
        any::<bool>(),
    );
    let one = one.prop_map(|(article, who, at, themes, fate, note, star)| {
        (article, who, at, themes.into_iter().collect(), fate, note, star)
    });
    prop::collection::vec(one, 0..24)
}

fn called(names: &[&'static str]) -> impl Strategy<Value = Name> + use<> {
    prop::sample::select(names.to_vec()).prop_map(|name| Name::Called(name.to_owned()))
}

fn any_words() -> impl Strategy<Value = WordsTest> {
    let words = prop::sample::select(vec!["dan", "dân", "Đảng", "gia", "giá xăng", "xem", "o"]);
    (words, any::<bool>()).prop_map(|(words, is_exact)| WordsTest { words: words.to_owned(), is_exact })
}

fn any_test() -> impl Strategy<Value = Test> {
    let states = [State::Exact, State::Moved, State::Changed, State::Ambiguous, State::Lost];
    let orders = [DateOrder::Before, DateOrder::UpTo, DateOrder::At, DateOrder::From, DateOrder::After];
    let dates = ["2019", "2019-01", "2019-01-31", "2020-05", "2020-05-01"];
    let theme = called(&["Lãnh đạo", "Nêu gương", "Đối thoại", "Minh bạch"]).boxed();
    prop_oneof![
        Just(Test::Anything),
        (theme.clone(), any::<bool>()).prop_map(|(name, is_alone)| Test::Theme { name, is_alone }),
        (theme.clone(), any::<bool>()).prop_map(|(name, is_alone)| Test::Theme { name, is_alone }),
        theme.prop_map(|name| Test::Theme { name, is_alone: false }),
        Just(Test::Theme { name: Name::Id("neu-guong-0002".to_owned()), is_alone: false }),
        Just(Test::Untagged),
        called(&["NCV 1", "NCV 2"]).prop_map(Test::Annotator),
        called(&["001", "002_b.txt", "x/"]).prop_map(Test::Article),
        prop::option::of(called(&["Thái Nguyên", "Thái Bình"]))
            .prop_map(|value| Test::Attribute { name: Name::Called("tỉnh".to_owned()), value }),
        called(&["Nhân Dân", "Tuổi Trẻ"]).prop_map(Test::Source),
        prop_oneof![Just(Test::Unsourced), Just(Test::Unsigned)],
        (prop::sample::select(orders.to_vec()), prop::sample::select(dates.to_vec()))
            .prop_map(|(order, date)| Test::Date(order, date.to_owned())),
        Just(Test::Undated),
        prop::option::of(any_words()).prop_map(Test::Note),
        any_words().prop_map(Test::Words),
        Just(Test::Starred),
        prop::sample::select(states.to_vec()).prop_map(Test::State),
    ]
}

fn any_relation() -> impl Strategy<Value = Relation> {
    prop_oneof![
        Just(Relation::Within),
        Just(Relation::Overlaps),
        (0..4usize).prop_map(Relation::Near),
        Just(Relation::Before),
        Just(Relation::After),
        Just(Relation::SameParagraph),
        Just(Relation::SameArticle),
        (0..4usize).prop_map(Relation::FollowedBy),
        (0..4usize).prop_map(Relation::Follows),
    ]
}

fn any_query() -> impl Strategy<Value = PassageQuery> {
    any_test().prop_map(PassageQuery::Is).prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|query| PassageQuery::Not(Box::new(query))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(PassageQuery::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(PassageQuery::Any),
            (inner.clone(), any_relation(), inner.clone())
                .prop_map(|(of, relation, to)| PassageQuery::Related(Box::new(of), relation, Box::new(to))),
            (inner.clone(), any_relation(), inner).prop_map(|(of, relation, to)| PassageQuery::Related(
                Box::new(of),
                relation,
                Box::new(to)
            )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_query_finds_what_looking_at_every_pair_finds(made_up in any_made_up(), query in any_query()) {
        let mut world = World::new(&made_up);
        let expected: BTreeSet<AnnotationId> =
            (0..world.made.len()).filter(|at| world.meets(&query, *at)).map(|at| world.made[at].id).collect();
        let typed = print(&query, Spelling::Vietnamese);
        let found = world.found(&typed, PassageSort::Article);
        prop_assert_eq!(found.len(), expected.len(), "{}", &typed);
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected, "{}", &typed);
    }

    #[test]
    fn however_it_is_sorted_the_same_passages_are_found(made_up in any_made_up(), query in any_query()) {
        let mut world = World::new(&made_up);
        let typed = print(&query, Spelling::English);
        let [by_article, by_date, by_theme] = PassageSort::ALL.map(|sort| world.found(&typed, sort));
        let made = |id: &AnnotationId| world.made.iter().find(|made| made.id == *id).expect("it was made");
        let articles: Vec<usize> = by_article.iter().map(|id| made(id).article).collect();
        prop_assert!(articles.is_sorted());
        let dates: Vec<_> = by_date.iter().map(|id| std::cmp::Reverse(DATES[made(id).article])).collect();
        prop_assert!(dates.is_sorted());
        let book = &world.asking.codebook;
        let place = |at: &usize| {
            let id = named::<ThemeId>(THEMES[*at].0);
            book.rows().position(|(known, ..)| known == book.resolve(&id))
        };
        let first = |id: &AnnotationId| made(id).themes.iter().filter_map(place).min().unwrap_or(usize::MAX);
        prop_assert!(by_theme.iter().map(first).collect::<Vec<_>>().is_sorted());
        let set = |ids: &[AnnotationId]| ids.iter().copied().collect::<BTreeSet<_>>();
        prop_assert_eq!(set(&by_date), set(&by_article));
        prop_assert_eq!(set(&by_theme), set(&by_article));
    }
}

#[test]
fn a_name_means_the_one_that_is_exactly_so_else_the_one_alike_without_marks() {
    let one = |who: usize, theme: usize| (0, who, (0, 3), vec![theme], 9, None, false);
    let mut world = World::new(&[one(0, 0), one(1, 1), one(2, 2), one(2, 4)]);
    let mut n = |typed: &str| world.found(typed, PassageSort::Article).len();
    assert_eq!((n("\"Lãnh đạo\""), n("lanh dao"), n("theme=lanh dao")), (2, 2, 1));
    assert_eq!((n("Lãnh đạo / Nêu gương"), n("lanh dao/neu guong"), n("Nêu gương")), (1, 1, 1));
    assert_eq!((n("Công khai"), n("theme:#cong-khai-0005"), n("theme=Minh bạch")), (1, 1, 1));
    assert_eq!((n("annotator:ncv 1"), n("annotator:#ncv-1-bbbbbb"), n("annotator:\"NCV 2\"")), (2, 2, 2));
    assert_eq!(
        (n("article:1"), n("article:001_a"), n("article:\"bai so 0\""), n("article:x/")),
        (4, 4, 4, 0)
    );
    assert_eq!((n("thuộc tính:tinh"), n("attribute:tỉnh=thai nguyen"), n("source:nhan dan")), (4, 4, 4));
}

#[test]
fn passages_of_one_paragraph_or_article_and_those_that_follow_others_are_found() {
    let one = |at: usize, len: usize, theme: usize, fate: usize| {
        (0, 0, (at, len - 1), vec![theme], fate, None, false)
    };
    // “Giá xăng” in the first sentence; “Đảng bộ” in the third of the same line; “Kết luận” in the next line; and one
    // that is lost.
    let mut world = World::new(&[one(0, 8, 0, 9), one(29, 7, 2, 9), one(46, 8, 3, 9), one(0, 3, 1, 3)]);
    let mut n = |typed: &str| world.found(typed, PassageSort::Article).len();
    let (first, third, next) = ("theme=\"Lãnh đạo\"", "\"Đối thoại\"", "\"Minh bạch\"");
    let mut pair = |one: &str, relation: &str, other: &str| n(&format!("{one} {relation} {other}"));
    assert_eq!([pair(first, "cùng đoạn văn", third), pair(third, "same paragraph", first)], [1, 1]);
    assert_eq!([pair(first, "cùng đoạn văn", next), pair(next, "same paragraph", third)], [0, 0]);
    assert_eq!([pair(first, "followed by 2", third), pair(first, "rồi đến 1 câu", third)], [1, 0]);
    assert_eq!([pair(third, "follows 2", first), pair(third, "theo sau 1", first)], [1, 0]);
    assert_eq!([pair(third, "followed by 1", next), pair(third, "followed by 0", next)], [1, 0]);
    assert_eq!([pair(third, "followed by 9", first), pair(first, "follows 9", third)], [0, 0]);
    assert_eq!([pair(first, "follows 9", first), pair(first, "followed by 9", first)], [0, 0]);
    let lost = "\"Nêu gương\"";
    assert_eq!([pair(lost, "cùng bài", next), pair(next, "same article", lost)], [1, 1]);
    assert_eq!([pair(lost, "cùng đoạn văn", first), pair(first, "same paragraph", lost)], [0, 0]);
    assert_eq!([pair("*", "cùng bài", "article:002"), pair("*", "cùng bài", lost)], [0, 4]);
}

#[test]
fn the_path_of_an_article_names_just_that_article() {
    let paths = [
        " a",
        "001",
        "a",
        "a ",
        "a \"b\".txt",
        "a b",
        "a b.txt",
        "a b.txt.md",
        "a  b",
        "b/001",
        "b/a",
        "b/a b.txt",
        "?",
    ];
    let mut paths = paths.map(named::<ArticlePath>);
    paths.sort();
    let mut world = World::new(&[(0, 0, (0, 3), vec![0], 9, None, false)]);
    let record = world.asking.project.record(&named(TEXTS[0].0), &named(PEOPLE[0].0)).cloned();
    let record = record.expect("it was made");
    let asked = world.asking.articles[0].clone();
    for path in &paths {
        world.asking.project.put_record(path, &named(PEOPLE[0].0), record.clone());
    }
    world.asking.articles =
        paths.iter().map(|path| AskedArticle { path: path.clone(), ..asked.clone() }).collect();
    for path in &paths {
        let query = PassageQuery::Is(Test::Article(Name::Called(path.to_string())));
        for spelling in [Spelling::English, Spelling::Vietnamese] {
            print(&query, spelling).clone_into(&mut world.asking.typed);
            let hits = world.asking.answer(&|| false).expect("it is there").hits;
            let found: Vec<&ArticlePath> = hits.iter().map(|hit| &hit.article).collect();
            assert_eq!(found, [path], "{}", world.asking.typed);
        }
    }
}

#[test]
fn a_name_that_means_nothing_or_several_is_told_with_its_place_and_what_is_like_it() {
    let mut world = World::new(&[(0, 2, (0, 3), vec![0], 9, None, false)]);
    let unknown = |what, name: &str, suggested: &[&str]| PassageFaultKind::Unknown {
        what,
        name: name.to_owned(),
        suggested: suggested.iter().map(|name| (*name).to_owned()).collect(),
    };
    let fault = world.fault("star or \"Minh\" and Đối thoại");
    assert_eq!(fault, (8, 14, unknown(Named::Theme, "Minh", &["\"Minh bạch\""])));
    let fault = world.fault("star or nguồn:Dân");
    assert_eq!(fault, (14, 17, unknown(Named::Source, "Dân", &["\"Nhân Dân\""])));
    let fault = world.fault("annotator:\"NCV 3\"");
    assert_eq!((fault.0, fault.1), (10, 17));
    let fault = world.fault("thuộc tính:tỉnh=Huế");
    assert_eq!(fault, (16, 19, unknown(Named::AttributeValue, "Huế", &[])));
    let fault = world.fault("article:7");
    assert_eq!(fault, (8, 9, unknown(Named::Article, "7", &[])));

    let twin = |id: &str| {
        let record = ThemeRecord { name: Some("Đối thoại".to_owned()), ..ThemeRecord::default() };
        (named::<ThemeId>(id), Slot::of(Some(Arc::new(record)), 1, moment(0)))
    };
    let mut record = codebook_record();
    record.themes.extend([twin("doi-thoai-0009")]);
    world.asking.project.put_codebook(&named(PEOPLE[0].0), record);
    world.asking.codebook = Codebook::of(&world.asking.project, None);
    let suggested = vec!["#doi-thoai-0003".to_owned(), "#doi-thoai-0009".to_owned()];
    let kind =
        PassageFaultKind::Ambiguous { what: Named::Theme, name: "Đối thoại".to_owned(), suggested };
    assert_eq!(world.fault("không \"Đối thoại\""), (6, 17, kind));
    assert_eq!(world.found("theme:#doi-thoai-0009", PassageSort::Article).len(), 0);
}

#[test]
fn kept_by_its_ids_a_query_goes_on_to_mean_what_was_renamed() {
    let world = World::new(&[]);
    let (book, people) = (&world.asking.codebook, &world.asking.people);
    let typed = parse("\"Đối thoại\" and not annotator:\"NCV 2\" or gì đó").expect("a query").query;
    let kept = by_ids(&typed, book, people);
    let expected = "theme:#doi-thoai-0003 and not annotator:#ncv-2-aaaaaa or \"gì đó\"";
    assert_eq!(print(&kept, Spelling::English), expected);
    assert_eq!(by_names(&kept, book, people), typed);
    let gone = parse("theme:#gone-0000").expect("a query").query;
    assert_eq!(by_names(&gone, book, people), gone);
}
