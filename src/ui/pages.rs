//! What the middle of the window shows: the article, or a page with a toolbar of its own; and the way back and forward
//! between them.

use super::table_ui::TableDraft;
use crate::model::id::ArticlePath;
use crate::session::Action;
use crate::view::reader::ReaderView;

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The article that is read, or two.
    #[default]
    Article,
    /// Who has coded what.
    PeopleTable,
    /// Numbers of what was coded.
    Analysis,
    /// What is known of the articles.
    Attributes,
}

impl Page {
    /// All pages, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::Article, Self::PeopleTable, Self::Analysis, Self::Attributes];

    /// The action that shows it.
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::Article => Action::ShowArticle,
            Self::PeopleTable => Action::PeopleTable,
            Self::Analysis => Action::Analysis,
            Self::Attributes => Action::Attributes,
        }
    }

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "page-article",
            Self::PeopleTable => "page-people-table",
            Self::Analysis => "page-analysis",
            Self::Attributes => "page-attributes",
        }
    }
}

/// Where the person was in the article, by which one can tell that they were taken elsewhere since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Seen {
    path: Option<ArticlePath>,
    /// Grows with each place that is brought into sight.
    sight: u64,
}

impl Seen {
    fn of(reader: Option<&ReaderView>) -> Self {
        Self {
            path: reader.map(|reader| reader.path.clone()),
            sight: reader.map_or(0, |reader| reader.sight.0),
        }
    }
}

/// The page that is shown, and those left for it.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// The page.
    pub page: Page,
    /// The table of people and articles.
    pub table: TableDraft,
    seen: Seen,
    back: Option<Page>,
    forward: Option<Page>,
}

impl Pages {
    /// Goes to a page; back leads to the one that is left.
    pub fn show(&mut self, page: Page, reader: Option<&ReaderView>) {
        if page != self.page {
            self.back = Some(std::mem::replace(&mut self.page, page));
            self.forward = None;
        }
        self.seen = Seen::of(reader);
        if page == Page::PeopleTable {
            self.table = TableDraft::sorted_by(self.table.sort);
        }
    }

    /// Shows the article where a place in it was brought into sight, by whatever did so.
    pub fn follow(&mut self, reader: Option<&ReaderView>) {
        let seen = Seen::of(reader);
        if self.page != Page::Article && seen != self.seen && seen.path.is_some() {
            self.show(Page::Article, reader);
        }
    }

    /// Goes back to the page that was left last, or forward again; says whether there was one. Of what was read since the
    /// article itself knows the way.
    pub fn step(&mut self, action: Action, reader: Option<&ReaderView>) -> bool {
        let is_here = self.page != Page::Article || self.seen == Seen::of(reader);
        let (from, to) = match action {
            Action::JumpBack => (&mut self.back, &mut self.forward),
            Action::JumpForward => (&mut self.forward, &mut self.back),
            _ => return false,
        };
        let Some(page) = from.filter(|_| is_here) else { return false };
        *from = None;
        *to = Some(self.page);
        self.page = page;
        self.seen = Seen::of(reader);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Pages};
    use crate::session::Action;

    #[test]
    fn back_and_forward_lead_between_a_page_and_the_article() {
        let mut pages = Pages::default();
        assert!(!pages.step(Action::JumpBack, None));
        pages.show(Page::PeopleTable, None);
        assert!(pages.step(Action::JumpBack, None));
        assert_eq!(pages.page, Page::Article);
        assert!(pages.step(Action::JumpForward, None));
        assert_eq!(pages.page, Page::PeopleTable);
        assert!(!pages.step(Action::JumpForward, None));
    }
}
