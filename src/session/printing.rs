//! The PDF of an article, with the annotations that are shown: saved to a file, or made to be printed.

use super::cx::Cx;
use super::notices::FolderNotice;
use super::open_project::OpenProject;
use crate::exchange::article_page::PdfWords;
use crate::model::id::{AnnotatorId, ArticlePath, slug};
use crate::storage::codebook_exchange::page_path;
use crate::workers::printing::{PageAsked, PageGoal};
use crate::workers::task::Work;
use std::path::PathBuf;

/// A decision about an article on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageCommand {
    /// Save an article as a PDF, to a file.
    Save(ArticlePath, PathBuf),
    /// Print the article that is read.
    Print,
}

pub(super) fn obey(cx: &mut Cx<'_>, words: PdfWords, command: PageCommand) {
    let (article, path) = match command {
        PageCommand::Save(article, path) => (article, Some(path)),
        PageCommand::Print => match cx.reading() {
            Some((_, reading)) => (reading.path.clone(), None),
            None => return,
        },
    };
    let entry = cx.open.library.get(&article);
    let Some(entry) = entry.filter(|entry| entry.article.is_some() && cx.open.is_ready()) else {
        return cx.say(FolderNotice::StillReading);
    };
    let goal = if let Some(path) = path {
        PageGoal::File { root: cx.open.root.clone(), path }
    } else {
        let name = slug(entry.facts.title.as_deref().unwrap_or_default(), "article");
        PageGoal::Printer(page_path(&cx.preferences.places().state, &format!("{name}.pdf")))
    };
    let has_numbers = cx.preferences.settings().shows_numbers;
    let wish = PageWish { article, own: cx.own(), has_numbers };
    let asked = page_asked(cx.open, wish, words);
    cx.start(Work::Page(Box::new(asked), goal));
}

/// Which article is put on paper, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageWish {
    /// The article.
    pub article: ArticlePath,
    /// Whose word on what a line is comes first.
    pub own: Option<AnnotatorId>,
    /// Whether paragraphs are numbered.
    pub has_numbers: bool,
}

/// What a worker has to know of an article for its PDF: the annotations that are shown.
#[must_use]
pub fn page_asked(open: &OpenProject, wish: PageWish, words: PdfWords) -> PageAsked {
    let shown = open.annotations_shown(&wish.article).map(|(who, ..)| who.clone()).collect();
    PageAsked {
        article: wish.article,
        snapshot: Box::new(open.snapshot()),
        shown,
        own: wish.own,
        has_numbers: wish.has_numbers,
        words: Box::new(words),
    }
}
