//! What is counted of coded passages is what counting in the plainest way gives, in projects made by chance.

use crate::analysis_world::{Made, PEOPLE, Stands, UNKNOWN, World, any_world, theme_id};
use crate::counting_naive::Naive;
use crate::support::named;
use butda::analysis::axis::{Axis, AxisItem};
use butda::analysis::coded::{Below, Coded};
use butda::analysis::coded_passage::Whereabouts;
use butda::analysis::counting_unit::CountingUnit;
use butda::analysis::cross::Cross;
use butda::analysis::frequencies::Frequencies;
use butda::analysis::together::{Nearness, Together};
use butda::model::annotation::Annotation;
use butda::model::id::ThemeId;
use butda::search::passage_fault::PassageFault;
use butda::search::passage_parser::{Parsed, parse};
use butda::search::passage_printer::print;
use butda::search::passage_query::{Name, PassageQuery, Test};
use butda::search::passage_question::Question;
use butda::search::passage_spelling::Spelling;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

pub const BELOW: [Below; 2] = [Below::Left, Below::Counted];

/// Every way of standing together, with up to three sentences between.
pub fn every_nearness() -> Vec<Nearness> {
    let mut all = vec![Nearness::Overlap, Nearness::Sentence, Nearness::Paragraph, Nearness::Article];
    for n in 0..=3 {
        all.extend([Nearness::Near(n), Nearness::Follows(n)]);
    }
    all
}

/// Every axis; of attributes one that articles have, and one that none has.
pub fn every_axis() -> Vec<Axis> {
    let attributes = ["tỉnh", "loại", "không có"].map(|name| Axis::Attribute(name.to_owned()));
    Axis::NAMED.into_iter().chain(attributes).collect()
}

/// Gathers all passages of a world.
pub fn with_all<T>(world: &World, count: impl FnOnce(&Coded<'_>) -> T) -> T {
    let lines = world.lines();
    let everything = parse("*").expect("a question");
    count(
        &Coded::gather(&world.scope(&lines), &everything, &BTreeSet::new(), &|| false).expect("known names"),
    )
}

/// A question for passages of a world; its names may mean nothing in it.
fn any_query() -> impl Strategy<Value = PassageQuery> {
    let is = |test: Test| PassageQuery::Is(test);
    let theme = move |(at, is_alone): (usize, bool)| {
        let id = if at < 9 { theme_id(at).to_string() } else { UNKNOWN.to_owned() };
        is(Test::Theme { name: Name::Id(id), is_alone })
    };
    let annotator = move |at: usize| is(Test::Annotator(Name::Id(PEOPLE[at].to_owned())));
    let source = move |name: &str| is(Test::Source(Name::Called(name.to_owned())));
    let leaf = prop_oneof![
        6 => (0_usize..10, prop::bool::ANY).prop_map(theme),
        2 => (0..PEOPLE.len()).prop_map(annotator),
        2 => prop::sample::select(vec!["Tuổi Trẻ", "Đất Việt"]).prop_map(source),
        1 => prop::sample::select(vec![Test::Untagged, Test::Starred, Test::Undated, Test::Anything])
            .prop_map(is),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        let several = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|query| PassageQuery::Not(Box::new(query))),
            several().prop_map(PassageQuery::All),
            several().prop_map(PassageQuery::Any),
        ]
    })
}

/// Whether a passage meets a question, with everything looked up anew.
fn meets(naive: &Naive<'_>, query: &PassageQuery, made: &Made) -> bool {
    match query {
        PassageQuery::Is(test) => passes(naive, test, made),
        PassageQuery::Not(inner) => !meets(naive, inner, made),
        PassageQuery::All(parts) => parts.iter().all(|part| meets(naive, part, made)),
        PassageQuery::Any(parts) => parts.iter().any(|part| meets(naive, part, made)),
        PassageQuery::Related(..) => unreachable!("none is made"),
    }
}

fn passes(naive: &Naive<'_>, test: &Test, made: &Made) -> bool {
    let book = &naive.world.codebook;
    match test {
        Test::Anything => true,
        Test::Untagged => made.themes.is_empty(),
        Test::Starred => made.is_starred,
        Test::Undated => naive.lines[made.article].date.is_none(),
        Test::Source(name) => naive.lines[made.article].source == Some(name.as_str()),
        Test::Annotator(name) => {
            let who = naive.world.people.person(&named(name.as_str())).expect("somebody known");
            who.ids.contains(&made.who)
        }
        Test::Theme { name, is_alone } => {
            let id: ThemeId = named(name.as_str());
            let wanted = book.resolve(&id);
            let is_wanted = |id: &ThemeId| {
                let stands = book.resolve(id);
                let is_below = || !is_alone && book.is_in_use(stands) && naive.above(stands).contains(wanted);
                // What nobody recorded is not asked for, even where a theme was merged into it.
                book.theme(id).is_some() && (stands == wanted || is_below())
            };
            made.themes.iter().any(is_wanted)
        }
        other => unreachable!("{other:?} is not made"),
    }
}

/// The passages gathered for a question, and those that it itself gives.
type Gathered = (Vec<*const Annotation>, Vec<*const Annotation>);

fn gathered(naive: &Naive<'_>, query: &PassageQuery) -> Result<Gathered, PassageFault> {
    let parsed: Parsed = parse(&print(query, Spelling::English)).expect("what is printed is read");
    let scope = naive.world.scope(&naive.lines);
    let coded = Coded::gather(&scope, &parsed, &BTreeSet::new(), &|| false)?;
    let question = Question::new(&parsed, &scope).expect("it was known before");
    let found = question.answer(&scope, &|| false);
    let gathered = coded.passages().map(|passage| std::ptr::from_ref(passage.annotation)).collect();
    Ok((gathered, found.iter().map(|found| Arc::as_ptr(found.standing.2)).collect()))
}

fn label_of(naive: &Naive<'_>, item: &AxisItem) -> Option<String> {
    use butda::analysis::axis::AxisKey;
    match &item.key {
        AxisKey::Theme(id) => naive.world.codebook.theme(id).map(|theme| theme.name.clone()),
        AxisKey::Annotator(id) => naive.world.people.person(id).map(|person| person.name.clone()),
        AxisKey::Article(path) => {
            let line = naive.lines.iter().find(|line| line.path == path).expect("an article");
            // Without a title, it is called by how it begins.
            line.title.map(str::to_owned).or_else(|| item.label.clone().filter(|label| !label.is_empty()))
        }
        AxisKey::Source(says) | AxisKey::Year(says) | AxisKey::Month(says) | AxisKey::Attribute(says) => {
            says.clone()
        }
    }
}

/// An axis has the items that passages stand on, called what they are called, themes as deep as they lie.
#[track_caller]
fn check_items(naive: &Naive<'_>, axis: &Axis, below: Below, items: &[AxisItem]) {
    let keys: Vec<_> = items.iter().map(|item| item.key.clone()).collect();
    assert_eq!(keys, naive.items(axis, below), "{axis:?}");
    for (at, item) in items.iter().enumerate() {
        assert_eq!(item.label, label_of(naive, item), "{axis:?}");
        let theme = (*axis == Axis::Theme).then(|| &naive.themes[at]);
        assert_eq!(item.depth, theme.map_or(0, |id| naive.above(id).len()));
        let color = theme.and_then(|id| naive.world.codebook.theme(id)).map(|theme| theme.color.clone());
        assert_eq!(item.color, color);
    }
}

proptest! {
    #[test]
    fn what_is_gathered_is_what_stands_in_the_records(world in any_world()) {
        let naive = Naive::new(&world);
        with_all(&world, |coded| {
            assert_eq!((coded.n_passages(), coded.passages().count()), (world.made.len(), world.made.len()));
            for (passage, made) in coded.passages().zip(&world.made) {
                assert!(std::ptr::eq(passage.annotation, world.recorded(made)));
                assert_eq!(passage.article(), made.article);
                assert_eq!(passage.person(), naive.person(made));
                let whereabouts = match made.stands {
                    Stands::At(span) => Whereabouts::At(span),
                    Stands::Nowhere => Whereabouts::Nowhere,
                    Stands::Sought => Whereabouts::Sought,
                };
                assert_eq!(passage.whereabouts(), whereabouts);
                let themes: Vec<usize> = naive.themes_of(made, Below::Left).into_iter().collect();
                assert_eq!(coded.themes_of(passage), themes);
            }
            let nowhere = world.made.iter().filter(|made| made.stands == Stands::Nowhere);
            assert_eq!(coded.n_nowhere(), nowhere.count());
            let is_there = |at: &usize| world.made.iter().any(|made| made.article == *at);
            assert_eq!(coded.n_articles(), (0..world.paths.len()).filter(is_there).count());
            for at in 0..world.paths.len() {
                let here = coded.passages_of(at).iter().map(|passage| std::ptr::from_ref(passage.annotation));
                let made = world.made.iter().filter(|made| made.article == at);
                assert!(here.eq(made.map(|made| std::ptr::from_ref(world.recorded(made)))));
            }
            for (at, theme) in coded.themes.iter().enumerate() {
                let parent = naive.above(theme.id).first().cloned();
                assert_eq!(theme.parent.map(|at| naive.themes[at].clone()), parent);
                let is_below = |other: &usize| {
                    *other == at || naive.above(&naive.themes[*other]).contains(theme.id)
                };
                assert!(theme.branch.clone().eq((0..naive.themes.len()).filter(is_below)));
            }
        });
    }

    #[test]
    fn what_is_gathered_for_a_question_is_what_meets_it(world in any_world(), query in any_query()) {
        let naive = Naive::new(&world);
        if let Ok((gathered, found)) = gathered(&naive, &query) {
            let met = world.made.iter().filter(|made| meets(&naive, &query, made));
            prop_assert_eq!(&gathered, &met.map(|made| std::ptr::from_ref(world.recorded(made))).collect::<Vec<_>>());
            prop_assert_eq!(gathered, found);
        }
    }

    #[test]
    fn frequencies_are_those_of_counting_one_by_one(world in any_world()) {
        let naive = Naive::new(&world);
        with_all(&world, |coded| {
            for unit in CountingUnit::ALL {
                assert_eq!(Frequencies::of(coded, unit, &|| false), naive.frequencies(unit), "{unit:?}");
            }
        });
    }

    #[test]
    fn an_axis_has_what_passages_stand_on_in_order(world in any_world()) {
        let naive = Naive::new(&world);
        with_all(&world, |coded| {
            for below in BELOW {
                for rows in every_axis() {
                    check_items(&naive, &rows, below, &rows.laid(coded, below).items);
                }
            }
        });
    }

    #[test]
    fn together_is_what_every_passage_beside_every_other_gives(world in any_world()) {
        let naive = Naive::new(&world);
        with_all(&world, |coded| {
            for nearness in every_nearness() {
                for below in BELOW {
                    let together = Together::of(coded, nearness, below, &|| false);
                    let (themes, pairs) = naive.together(nearness, below);
                    assert_eq!(together.themes, themes, "{nearness:?}, {below:?}");
                    assert_eq!(together.pairs, pairs, "{nearness:?}, {below:?}");
                }
            }
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_matrix_is_that_of_counting_one_by_one(world in any_world()) {
        let naive = Naive::new(&world);
        with_all(&world, |coded| {
            for below in BELOW {
                for rows in every_axis() {
                    for columns in every_axis() {
                        for unit in CountingUnit::ALL {
                            let laid = (rows.laid(coded, below), columns.laid(coded, below));
                            let cross = Cross::of(coded, laid.0, laid.1, unit, &|| false);
                            let (cells, has_repeated) = naive.cross(&rows, &columns, below, unit);
                            assert_eq!(cross.cells, cells, "{rows:?} × {columns:?}, {unit:?}, {below:?}");
                            assert_eq!(cross.has_repeated, has_repeated, "{rows:?} × {columns:?}");
                        }
                    }
                }
            }
        });
    }
}
