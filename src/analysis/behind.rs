//! The passages behind a number, as a query: whoever sees a number can ask for what was counted, change the question and
//! keep it under a name.

use super::axis::AxisKey;
use super::coded::Below;
use super::together::Nearness;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::search::passage_query::{DateOrder, Name, PassageQuery, Relation, Test};

/// Which passages a table counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Those that meet a query.
    pub query: PassageQuery,
    /// Those of some people, by the annotators they go by; all where it is empty.
    pub people: Vec<AnnotatorId>,
    /// Those of some branches of themes; of all, and of none, where it is empty.
    pub branches: Vec<ThemeId>,
    /// Whether themes count with those below them.
    pub below: Below,
}

impl Counted {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> PassageQuery {
        self.that(Vec::new())
    }

    /// Those of a theme.
    #[must_use]
    pub fn of_theme(&self, theme: &ThemeId, below: Below) -> PassageQuery {
        self.that(vec![theme_test(theme, below)])
    }

    /// Those that meet a test, of a theme if one is named.
    #[must_use]
    pub fn of_theme_and(&self, theme: Option<&ThemeId>, test: PassageQuery) -> PassageQuery {
        let theme = theme.map(|theme| theme_test(theme, self.below));
        self.that(theme.into_iter().chain([test]).collect())
    }

    /// Those that stand on some items of axes; of an attribute its name is told.
    #[must_use]
    pub fn on(&self, items: &[OnAxis<'_>]) -> PassageQuery {
        self.that(items.iter().map(|item| self.on_item(item)).collect())
    }

    /// Those of two themes that stand together so, of both.
    #[must_use]
    pub fn together(&self, one: &ThemeId, other: &ThemeId, nearness: Nearness) -> PassageQuery {
        let [one, other] = [one, other].map(|theme| self.of_theme(theme, self.below));
        let related = |of: &PassageQuery, relation: Relation, to: &PassageQuery| {
            PassageQuery::Related(Box::new(of.clone()), relation, Box::new(to.clone()))
        };
        let (there, back) = match nearness {
            Nearness::Overlap => (Relation::Overlaps, Relation::Overlaps),
            Nearness::Sentence => (Relation::Near(0), Relation::Near(0)),
            Nearness::Paragraph => (Relation::SameParagraph, Relation::SameParagraph),
            Nearness::Article => (Relation::SameArticle, Relation::SameArticle),
            Nearness::Near(n) => (Relation::Near(n), Relation::Near(n)),
            Nearness::Follows(n) => (Relation::FollowedBy(n), Relation::Follows(n)),
        };
        PassageQuery::Any(vec![related(&one, there, &other), related(&other, back, &one)])
    }

    /// Those that meet these tests, too.
    fn that(&self, tests: Vec<PassageQuery>) -> PassageQuery {
        let mut parts = Vec::new();
        match &self.query {
            PassageQuery::Is(Test::Anything) => {}
            PassageQuery::All(all) => parts.extend(all.iter().cloned()),
            PassageQuery::Is(_) | PassageQuery::Not(_) | PassageQuery::Any(_) | PassageQuery::Related(..) => {
                parts.push(self.query.clone());
            }
        }
        let by = |id: &AnnotatorId| PassageQuery::Is(Test::Annotator(Name::Id(id.to_string())));
        let mut people: Vec<PassageQuery> = self.people.iter().map(by).collect();
        match people.len() {
            0 => {}
            1 => parts.append(&mut people),
            _ => parts.push(PassageQuery::Any(people)),
        }
        let mut branches: Vec<PassageQuery> =
            self.branches.iter().map(|theme| theme_test(theme, Below::Counted)).collect();
        match branches.len() {
            0 => {}
            1 => parts.append(&mut branches),
            _ => parts.push(PassageQuery::Any(branches)),
        }
        parts.extend(tests);
        match parts.len() {
            0 => PassageQuery::everything(),
            1 => parts.remove(0),
            _ => PassageQuery::All(parts),
        }
    }

    fn on_item(&self, item: &OnAxis<'_>) -> PassageQuery {
        let is = PassageQuery::Is;
        let called = |name: &str| Name::Called(name.to_owned());
        let not = |test: Test| PassageQuery::Not(Box::new(PassageQuery::Is(test)));
        match item.key {
            AxisKey::Theme(id) => theme_test(id, self.below),
            AxisKey::Annotator(id) => is(Test::Annotator(Name::Id(id.to_string()))),
            AxisKey::Article(path) => is(Test::Article(called(path.as_str()))),
            AxisKey::Source(Some(source)) => is(Test::Source(called(source))),
            AxisKey::Source(None) => is(Test::Unsourced),
            AxisKey::Year(Some(date)) | AxisKey::Month(Some(date)) => {
                is(Test::Date(DateOrder::At, date.clone()))
            }
            AxisKey::Year(None) | AxisKey::Month(None) => is(Test::Undated),
            AxisKey::Attribute(value) => {
                let name = called(item.attribute.unwrap_or_default());
                match value {
                    Some(value) => is(Test::Attribute { name, value: Some(called(value)) }),
                    None => not(Test::Attribute { name, value: None }),
                }
            }
        }
    }
}

/// An item of an axis.
#[derive(Clone, Copy, Debug)]
pub struct OnAxis<'a> {
    /// Which item.
    pub key: &'a AxisKey,
    /// The name of the attribute, where the axis is one.
    pub attribute: Option<&'a str>,
}

fn theme_test(theme: &ThemeId, below: Below) -> PassageQuery {
    PassageQuery::Is(Test::Theme { name: Name::Id(theme.to_string()), is_alone: below == Below::Left })
}
