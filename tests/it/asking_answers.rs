//! Queries of passages against an obvious way of answering them, which looks at each passage and at all others; and what
//! their names mean.

use butda::exchange::passage::ArticleFacts;
use butda::model::annotation::Annotation;
use butda::model::article::{About, ArticleRecord, Slot};
use butda::model::check::State;
use butda::model::codebook::Codebook;
use butda::model::id::{AnnotationId, AnnotatorId, ArticlePath, IdSource, ThemeId};
use butda::model::located::{Found, Located};
use butda::model::people::People;
use butda::model::project::{Annotator, CodebookRecord, Project};
use butda::model::renamed::Renames;
use butda::model::theme::ThemeRecord;
use butda::search::passage_fault::PassageFaultKind;
use butda::search::passage_names::{by_ids, by_names};
use butda::search::passage_parser::parse;
use butda::search::passage_printer::print;
use butda::search::passage_query::{DateOrder, Name, PassageQuery, Relation, Test, WordsTest};
use butda::search::passage_scope::AllEyes;
use butda::search::passage_spelling::Spelling;
use butda::text::anchor::{Anchor, Place};
use butda::text::article::Article;
use butda::text::fold::{Strength, fold, smart_matches};
use butda::text::positions::Span;
use butda::text::reading_text::ReadingText;
use butda::text::sentences::sentences;
use butda::workers::asking::{AskedArticle, Asking, PassageSort};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::support::moment;

const TEXTS: [(&str, &str); 3] = [
    ("001_a.txt", "Giá xăng tăng. Người dân lo. Đảng bộ họp bàn.\nKết luận đã rõ. Dân mừng. Giá giảm."),
    (
        "002_b.txt",
        "Cán bộ nêu gương. Dân tin Đảng. Xăng rẻ. Họp dân. Nghe dân. Đối thoại thẳng thắn với dân.",
    ),
    ("x/003_c.txt", "Một câu thôi"),
];
const DATES: [Option<&str>; 3] = [Some("2019-01-31"), Some("2020-05"), None];
const SOURCES: [Option<&str>; 3] = [Some("Nhân Dân"), Some("Tuổi Trẻ"), None];

/// Name, parent, what it was merged into.
const THEMES: [(&str, &str, Option<&str>, Option<&str>); 5] = [
    ("lanh-dao-0001", "Lãnh đạo", None, None),
    ("neu-guong-0002", "Nêu gương", Some("lanh-dao-0001"), None),
    ("doi-thoai-0003", "Đối thoại", None, None),
    ("minh-bach-0004", "Minh bạch", None, None),
    ("cong-khai-0005", "Công khai", None, Some("minh-bach-0004")),
];
/// The first two are one person.
const PEOPLE: [(&str, &str); 3] =
    [("ncv-1-aaaaaa", "NCV 1"), ("ncv-1-bbbbbb", "NCV 1"), ("ncv-2-aaaaaa", "NCV 2")];

/// An annotation as it is made up: article, annotator, where it begins and how far it reaches, themes, what became of
/// its place, note, star.
type MadeUp = (usize, usize, (usize, usize), Vec<usize>, usize, Option<&'static str>, bool);

#[derive(Debug)]
struct Made {
    id: AnnotationId,
    article: usize,
    who: usize,
    themes: Vec<usize>,
    place: Place,
    quote: String,
    note: Option<&'static str>,
    is_starred: bool,
}

struct World {
    asking: Asking,
    texts: Vec<String>,
    made: Vec<Made>,
}

fn codebook_record() -> CodebookRecord {
    let slot = |(_, name, parent, merged): (&str, &str, Option<&str>, Option<&str>)| {
        let record = ThemeRecord {
            name: Some(name.to_owned()),
            parent: parent.map(|id| Some(id.into())),
            merged_into: merged.map(|id| Some(id.into())),
            ..ThemeRecord::default()
        };
        Slot::of(Some(Arc::new(record)), 1, moment(0))
    };
    let themes = THEMES.into_iter().map(|theme| (ThemeId::from(theme.0), slot(theme))).collect();
    CodebookRecord { themes, ..CodebookRecord::default() }
}

fn about(article: usize) -> About {
    let of = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let attributes = match article {
        0 => vec![of("tỉnh", "Thái Nguyên")],
        1 => vec![of("tỉnh", "Thái Bình"), of("loại", "tin")],
        _ => Vec::new(),
    };
    About { attributes, ..About::default() }
}

impl World {
    fn new(made_up: &[MadeUp]) -> Self {
        let articles: Vec<Arc<Article>> = TEXTS
            .iter()
            .map(|(_, text)| {
                Arc::new(Article::new(ReadingText::from_bytes(text.as_bytes()).expect("a text")))
            })
            .collect();
        let mut project = Project::default();
        let mut located = Located::default();
        for (id, name) in PEOPLE {
            let same = (id == PEOPLE[1].0).then(|| PEOPLE[0].0.into());
            project.put_annotator(&id.into(), Annotator { name: name.to_owned(), same_person_as: same });
        }
        project.put_codebook(&PEOPLE[0].0.into(), codebook_record());
        let mut ids = IdSource::new([3; 32]);
        let mut made = Vec::new();
        for (article, who, (start, len), themes, fate, note, is_starred) in made_up.iter().cloned() {
            let text = &articles[article].text;
            let n = text.n_chars();
            let start = start % n;
            let span = text.span_of_chars(start, (start + 1 + len).min(n)).expect("a passage");
            let mut anchor = Anchor::of(text, span);
            let id = ids.annotation(moment(0));
            let place = match fate {
                0 => Place::Moved(span),
                1 => Place::Changed(text.span_of_chars(0, 3.min(n)).expect("a passage")),
                2 => Place::Ambiguous(vec![span, span]),
                3 => Place::Lost,
                _ => Place::Exact(span),
            };
            if fate < 4 {
                anchor.text = Arc::from(format!("elsewhere {id}"));
                let found = Found { place: place.clone(), suggested: Vec::new() };
                located.take(text.sha256(), vec![(anchor.clone(), found)]);
            }
            let quote = anchor.quote.clone();
            let annotation = Annotation {
                themes: themes.iter().map(|at| THEMES[*at].0.into()).collect(),
                note: note.map(str::to_owned),
                starred: is_starred,
                ..Annotation::plain(anchor, moment(0))
            };
            let (path, annotator) = (ArticlePath::from(TEXTS[article].0), AnnotatorId::from(PEOPLE[who].0));
            let mut record = project.record(&path, &annotator).cloned().unwrap_or_default();
            record.annotations.insert(id, Slot::of(Some(Arc::new(annotation)), 1, moment(0)));
            project.put_record(&path, &annotator, record);
            made.push(Made { id, article, who, themes, place, quote, note, is_starred });
        }
        for (at, (path, _)) in TEXTS.iter().enumerate() {
            let (path, annotator) = (ArticlePath::from(*path), AnnotatorId::from(PEOPLE[2].0));
            let record = project.record(&path, &annotator).cloned().unwrap_or_default();
            let about = Slot::of(Some(Arc::new(about(at))), 1, moment(0));
            project.put_record(&path, &annotator, ArticleRecord { about, ..record });
        }
        let texts = articles.iter().map(|article| article.text.as_str().to_owned()).collect();
        let asked = articles.into_iter().enumerate().map(|(at, article)| AskedArticle {
            path: TEXTS[at].0.into(),
            facts: Some(Arc::new(ArticleFacts {
                path: TEXTS[at].0.to_owned(),
                title: Some(format!("Bài số {at}")),
                date: DATES[at].map(str::to_owned),
                source: SOURCES[at].map(str::to_owned),
                ..ArticleFacts::default()
            })),
            article: Some(article),
            is_awaited: false,
        });
        let asking = Asking {
            typed: String::new(),
            sort: PassageSort::Article,
            codebook: Codebook::of(&project, None),
            people: People::of(&project, None, &[]),
            project,
            renames: Renames::default(),
            located,
            articles: asked.collect(),
            eyes: Box::new(AllEyes),
        };
        Self { asking, texts, made }
    }

    fn found(&mut self, typed: &str, sort: PassageSort) -> Vec<AnnotationId> {
        typed.clone_into(&mut self.asking.typed);
        self.asking.sort = sort;
        let found = self.asking.answer(&|| false).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
        found.hits.iter().map(|hit| hit.id).collect()
    }

    fn fault(&mut self, typed: &str) -> (usize, usize, PassageFaultKind) {
        typed.clone_into(&mut self.asking.typed);
        let fault = self.asking.answer(&|| false).expect_err("it is wrong");
        (fault.char_idx, fault.char_end, fault.kind)
    }

    fn meets(&self, query: &PassageQuery, at: usize) -> bool {
        match query {
            PassageQuery::Is(test) => self.passes(test, &self.made[at]),
            PassageQuery::Not(inner) => !self.meets(inner, at),
            PassageQuery::All(parts) => parts.iter().all(|part| self.meets(part, at)),
            PassageQuery::Any(parts) => parts.iter().any(|part| self.meets(part, at)),
            PassageQuery::Related(of, relation, to) => {
                let is_so = |other: usize| self.meets(to, other) && self.are_related(at, *relation, other);
                self.meets(of, at) && (0..self.made.len()).any(is_so)
            }
        }
    }

    fn are_related(&self, one: usize, relation: Relation, other: usize) -> bool {
        let (one, other) = (&self.made[one], &self.made[other]);
        let (Some(a), Some(b)) = (one.place.span(), other.place.span()) else { return false };
        one.article == other.article
            && match relation {
                Relation::Within => b.start <= a.start && a.end <= b.end,
                Relation::Overlaps => (a.start..a.end).any(|byte| b.contains(byte)),
                Relation::Before => a.end <= b.start,
                Relation::After => b.end <= a.start,
                Relation::Near(n) => self.n_between(one.article, a, b) <= n,
            }
    }

    /// How many sentences one has to go from one passage to the other.
    fn n_between(&self, article: usize, a: Span, b: Span) -> usize {
        let text = &self.texts[article];
        let starts: Vec<usize> = sentences(text).map(|sentence| sentence.start).collect();
        let number = |byte: usize| starts.iter().filter(|start| **start <= byte).count();
        let numbers = |span: Span| (span.start..span.end).map(number).collect::<BTreeSet<usize>>();
        let distances = numbers(a)
            .into_iter()
            .flat_map(|x| numbers(b).into_iter().map(move |y| x.abs_diff(y)).collect::<Vec<_>>());
        distances.min().expect("a passage holds something")
    }

    fn passes(&self, test: &Test, made: &Made) -> bool {
        let holds = |text: &str, test: &WordsTest| {
            if test.is_exact {
                fold(text, Strength::Case).contains(&fold(&test.words, Strength::Case))
            } else {
                !smart_matches(&test.words, text).is_empty()
            }
        };
        let is = |name: &Name, known: &str| name.as_str() == known;
        match test {
            Test::Anything => true,
            Test::Theme { name, is_alone } => made.themes.iter().any(|at| {
                let (id, own, parent, merged) = THEMES[*at];
                let (id, own) = if merged.is_some() { ("minh-bach-0004", "Minh bạch") } else { (id, own) };
                is(name, own) || is(name, id) || (!is_alone && parent.is_some() && is(name, "Lãnh đạo"))
            }),
            Test::Untagged => made.themes.is_empty(),
            Test::Annotator(name) => is(name, PEOPLE[made.who].1),
            Test::Article(name) => {
                let path = TEXTS[made.article].0;
                is(name, path)
                    || is(name, ["001", "002", "003"][made.article])
                    || (is(name, "x/") && made.article == 2)
            }
            Test::Attribute { name, value } => about(made.article)
                .attributes
                .iter()
                .any(|(known, says)| is(name, known) && value.as_ref().is_none_or(|value| is(value, says))),
            Test::Source(name) => SOURCES[made.article].is_some_and(|source| is(name, source)),
            Test::Author(_) => false,
            Test::Date(order, asked) => DATES[made.article].is_some_and(|date| {
                let date = &date[..date.len().min(asked.len())];
                match order {
                    DateOrder::Before => date < asked.as_str(),
                    DateOrder::UpTo => date <= asked.as_str(),
                    DateOrder::At => date == asked,
                    DateOrder::From => date >= asked.as_str(),
                    DateOrder::After => date > asked.as_str(),
                }
            }),
            Test::Undated => DATES[made.article].is_none(),
            Test::Note(test) => {
                made.note.is_some_and(|note| test.as_ref().is_none_or(|test| holds(note, test)))
            }
            Test::Words(test) => match &made.place {
                Place::Changed(span) => holds(span.of(&self.texts[made.article]), test),
                _ => holds(&made.quote, test),
            },
            Test::Starred => made.is_starred,
            Test::State(state) => State::of_place(&made.place) == *state,
        }
    }
}

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
        // The order of the codebook: what was merged stands where it was merged into.
        let order = |at: usize| ["Đối thoại", "Lãnh đạo", "Nêu gương", "Minh bạch", "Công khai"].iter().position(|name| *name == THEMES[at].1).map(|at| at.min(3));
        let themes: Vec<_> = by_theme.iter().map(|id| made(id).themes.iter().filter_map(|at| order(*at)).min().unwrap_or(9)).collect();
        prop_assert!(themes.is_sorted(), "{:?}", themes);
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
fn a_name_that_means_nothing_or_several_is_told_with_its_place_and_what_is_like_it() {
    let mut world = World::new(&[(0, 2, (0, 3), vec![0], 9, None, false)]);
    let unknown = |what, name: &str, suggested: &[&str]| PassageFaultKind::Unknown {
        what,
        name: name.to_owned(),
        suggested: suggested.iter().map(|name| (*name).to_owned()).collect(),
    };
    use butda::search::passage_query::Named;
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
        (ThemeId::from(id), Slot::of(Some(Arc::new(record)), 1, moment(0)))
    };
    let mut record = codebook_record();
    record.themes.extend([twin("doi-thoai-0009")]);
    world.asking.project.put_codebook(&PEOPLE[0].0.into(), record);
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
