//! A project as values, small enough to be counted one by one: articles with dates, and passages.

use butda::analysis::coded::{Below, Coded};
use butda::analysis::portraits::{PortraitOrder, Portraits};
use butda::analysis::saturation::{CountedThemes, Saturation, SaturationOrder};
use butda::analysis::time_step::TimeStep;
use butda::analysis::timeline::Timeline;
use butda::model::annotation::Annotation;
use butda::model::article::Slot;
use butda::model::codebook::Codebook;
use butda::model::id::{AnnotatorId, ArticlePath, IdSource, NameFault};
use butda::model::located::{Found, Located};
use butda::model::moment::Moment;
use butda::model::people::People;
use butda::model::project::{Annotator, CodebookRecord, Project};
use butda::model::theme::ThemeRecord;
use butda::search::passage_parser::parse;
use butda::search::passage_scope::{ArticleLine, EveryAnnotator, Scope};
use butda::text::anchor::{Anchor, Place};
use butda::text::article::Article;
use butda::text::reading_text::ReadingText;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

pub const TEXTS: [&str; 3] = [
    "Giá xăng tăng. Người dân lo.\nDân mừng, giá giảm 2,5 %.",
    "«Một» câu thôi",
    "Cán bộ nêu gương. Dân tin. Họp dân, nghe dân, đối thoại thẳng thắn với dân.",
];
pub const N_SYLLABLES: [usize; 3] = [11, 3, 16];

pub const DATES: [Option<&str>; 10] = [
    None,
    Some("2019"),
    Some("2019-07"),
    Some("2019-07-20"),
    Some("2019-12-31"),
    Some("2020-02-29"),
    Some("1898-03-01"),
    Some("khoảng 1900"),
    Some("2019-02-30"),
    Some("2019-07-20T08:30"),
];

/// Theme ids, names, and what they stand under, in the order of the tree.
pub const THEMES: [(&str, &str, Option<usize>); 5] = [
    ("a-0001", "A", None),
    ("b-0002", "B", Some(0)),
    ("c-0003", "C", Some(1)),
    ("d-0004", "D", None),
    ("e-0005", "E", None),
];

#[derive(Clone, Debug)]
pub struct Made {
    pub article: usize,
    /// Code points.
    pub start: usize,
    pub n_chars: usize,
    pub themes: Vec<usize>,
    pub is_lost: bool,
    /// Seconds since 1970; 0 where that is not known.
    pub created: i64,
}

/// A passage of an article; the first code points of it.
pub fn made(article: usize, themes: &[usize]) -> Made {
    Made { article, start: 0, n_chars: 5, themes: themes.to_vec(), is_lost: false, created: 1 }
}

fn named<T: FromStr<Err = NameFault>>(name: &str) -> T {
    name.parse().expect("a name")
}

/// A project as values: articles, each with a text and a date, and passages.
pub struct World {
    project: Project,
    located: Located,
    codebook: Codebook,
    people: People,
    paths: Vec<ArticlePath>,
    dates: Vec<Option<&'static str>>,
    texts: Vec<Arc<Article>>,
}

impl World {
    pub fn new(dates: &[Option<&'static str>], made: &[Made]) -> Self {
        let article = |at: usize| {
            let text = TEXTS[at % TEXTS.len()].as_bytes();
            Arc::new(Article::new(ReadingText::from_bytes(text).expect("a text")))
        };
        let texts: Vec<Arc<Article>> = (0..dates.len()).map(article).collect();
        let paths: Vec<ArticlePath> = (0..dates.len()).map(|at| named(&format!("{at:05}.txt"))).collect();
        let who: AnnotatorId = named("ncv-1-aaaaaa");
        let mut project = Project::default();
        project.put_annotator(&who, Annotator { name: "NCV 1".to_owned(), same_person_as: None });
        let theme = |(id, name, parent): (&str, &str, Option<usize>)| {
            let parent = parent.map(|parent| Some(named(THEMES[parent].0)));
            let record = ThemeRecord { name: Some(name.to_owned()), parent, ..ThemeRecord::default() };
            (named(id), Slot::of(Some(Arc::new(record)), 1, Moment::UNKNOWN))
        };
        let themes = THEMES.into_iter().map(theme).collect();
        project.put_codebook(&who, CodebookRecord { themes, ..CodebookRecord::default() });
        let (mut located, mut ids) = (Located::default(), IdSource::new([3; 32]));
        for made in made {
            let (text, path) = (&texts[made.article].text, &paths[made.article]);
            let start = made.start.min(text.n_chars() - 1);
            let end = (start + made.n_chars).min(text.n_chars());
            let mut anchor = Anchor::of(text, text.span_of_chars(start, end).expect("a passage"));
            let id = ids.annotation(Moment::UNKNOWN);
            if made.is_lost {
                anchor.text = Arc::from(format!("elsewhere {id}"));
                let found = Found { place: Place::Lost, suggested: Vec::new(), are_its_words: false };
                located.take(text.sha256(), BTreeMap::from([(anchor.clone(), found)]));
            }
            let created = jiff::Timestamp::from_second(made.created).expect("a time");
            let annotation = Annotation {
                themes: made.themes.iter().map(|at| named(THEMES[*at].0)).collect(),
                ..Annotation::plain(anchor, Moment::from_timestamp(created))
            };
            let mut record = project.record(path, &who).cloned().unwrap_or_default();
            record.annotations.insert(id, Slot::of(Some(Arc::new(annotation)), 1, Moment::UNKNOWN));
            project.put_record(path, &who, record);
        }
        let codebook = Codebook::of(&project, None);
        let people = People::of(&project, None, &BTreeMap::new());
        Self { project, located, codebook, people, paths, dates: dates.to_vec(), texts }
    }

    /// Looks at what meets a query.
    pub fn asked<T>(&self, query: &str, look: impl FnOnce(&Coded<'_>) -> T) -> T {
        let line = |at: usize| ArticleLine {
            date: self.dates[at],
            article: Some(&*self.texts[at]),
            ..ArticleLine::unknown(&self.paths[at])
        };
        let articles: Vec<ArticleLine<'_>> = (0..self.paths.len()).map(line).collect();
        let scope = Scope {
            project: &self.project,
            located: &self.located,
            codebook: &self.codebook,
            people: &self.people,
            articles: &articles,
            numbers: &BTreeMap::new(),
            filter: &EveryAnnotator,
        };
        let query = parse(query).unwrap_or_else(|fault| panic!("{query}: {fault:?}"));
        let coded = Coded::gather(&scope, &query, &BTreeSet::new(), &|| false).expect("a query");
        let ids: Vec<&str> = coded.themes.iter().map(|theme| theme.id.as_str()).collect();
        assert_eq!(ids, THEMES.map(|(id, ..)| id));
        look(&coded)
    }

    pub fn timeline(&self, step: TimeStep, below: Below) -> Timeline {
        self.asked("", |coded| Timeline::of(coded, step, below, &|| false))
    }

    pub fn portraits(&self, order: PortraitOrder) -> Portraits {
        self.asked("", |coded| Portraits::of(coded, order, Below::Left, &|| false))
    }

    pub fn saturation(&self, order: SaturationOrder, counted: CountedThemes) -> Saturation {
        self.asked("", |coded| Saturation::of(coded, order, counted, &|| false))
    }

    /// The code points of an article that passages cover.
    pub fn covered<'m>(&self, made: impl Iterator<Item = &'m Made>) -> BTreeSet<(usize, usize)> {
        let chars = |made: &Made| {
            let n = self.texts[made.article].text.n_chars();
            let start = made.start.min(n - 1);
            let article = made.article;
            (start..(start + made.n_chars).min(n)).map(move |char_idx| (article, char_idx))
        };
        made.filter(|made| !made.is_lost).flat_map(chars).collect()
    }
}

/// Whether a passage is one of a theme.
pub fn bears(made: &Made, theme: usize, below: Below) -> bool {
    made.themes.iter().any(|own| {
        let above = std::iter::successors(Some(*own), |at| THEMES[*at].2);
        let mut known = above.take(if below == Below::Counted { 9 } else { 1 });
        known.any(|known| known == theme)
    })
}

/// Articles as places among the dates, and passages.
pub fn worlds() -> impl Strategy<Value = (Vec<usize>, Vec<Made>)> {
    let themes = prop::sample::subsequence(vec![0, 1, 2, 3, 4], 0..=3);
    let made = (0..100_usize, 0..70_usize, 1..30_usize, themes, 0..5, 0..40_i64);
    let passages = prop::collection::vec(made, 0..25);
    (prop::collection::vec(0..DATES.len(), 1..8), passages).prop_map(|(dates, passages)| {
        let n = dates.len();
        let made = passages.into_iter().map(|(at, start, n_chars, themes, fate, created)| {
            let is_lost = fate == 0;
            Made { article: at % n, start, n_chars, themes, is_lost, created }
        });
        (dates, made.collect())
    })
}
