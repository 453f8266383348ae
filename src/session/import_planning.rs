//! What is to be taken of what was read: which articles, whose passages each is for, and the themes of their codes. Nothing is
//! written by planning; what is made is named here once and for all.

use super::codebook_notice::CodebookNotice;
use super::codebook_plan::edits_of_import;
use super::cx::Cx;
use super::import_notice::ImportNotice;
use super::import_state::{Imports, IncomingNews};
use super::notice::Notice;
use crate::model::edit::Edit;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::workers::importing::{NewPerson, OrderedArticle, OrderedPassage};
use crate::workers::incoming::IncomingProject;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is to be taken.
pub(super) struct ImportPlan {
    pub(super) articles: Vec<OrderedArticle>,
    /// The people who get annotators of their own.
    pub(super) people: Vec<NewPerson>,
    pub(super) themes: ThemesMade,
}

/// The themes that codes become.
pub(super) struct ThemesMade {
    /// The edits that make and fill them.
    pub(super) edits: Vec<Edit>,
    pub(super) by_branch: BTreeMap<Vec<String>, ThemeId>,
}

/// Plans what was chosen.
///
/// # Errors
/// What is said where there is nothing new, or the codebook is locked and lacks a code.
pub(super) fn plan_of(imports: &Imports, cx: &mut Cx<'_>, own: &AnnotatorId) -> Result<ImportPlan, Notice> {
    let news = imports.news();
    let wanted: Vec<&IncomingNews<'_>> =
        news.iter().filter(|news| news.is_takeable() && imports.is_wanted(news.incoming)).collect();
    let codes = imports.codes_of(&wanted);
    if wanted.is_empty() && codes.is_empty() {
        return Err(ImportNotice::NothingNew.into());
    }
    let made = edits_of_import(cx.open, cx.ids, &codes, own);
    if cx.open.codebook.is_locked && !made.edits.is_empty() {
        return Err(CodebookNotice::ImportLocked.into());
    }
    if wanted.is_empty() && made.edits.is_empty() {
        return Err(ImportNotice::NothingNew.into());
    }
    let mut people = People { cx, known: BTreeMap::new(), all: Vec::new() };
    let articles = wanted.into_iter().map(|news| people.ordered(imports, news)).collect();
    let people = people.all;
    let themes = ThemesMade { edits: made.edits, by_branch: made.by_branch };
    Ok(ImportPlan { articles, people, themes })
}

/// The people who get annotators of their own, as they are met.
struct People<'c, 's> {
    cx: &'c mut Cx<'s>,
    known: BTreeMap<String, usize>,
    all: Vec<NewPerson>,
}

impl People<'_, '_> {
    /// An article with the passages that are new in it, each for whom it is.
    fn ordered(&mut self, imports: &Imports, news: &IncomingNews<'_>) -> OrderedArticle {
        let article = Arc::clone(news.article);
        let mut passages = Vec::with_capacity(news.n_passages);
        if news.n_passages > 0 {
            let file = imports.files().get(news.incoming.file).map(|file| file.name.as_str());
            for (coding, incoming) in article.codings.iter().enumerate() {
                let Some(project) = news.project.filter(|project| project.is_project) else {
                    passages.push(OrderedPassage { coding, person: None });
                    continue;
                };
                let becomes_own = news.own == Some(incoming.coding.coder);
                if incoming.is_new(becomes_own) {
                    let coder = incoming.coding.coder;
                    let person =
                        (!becomes_own).then(|| self.person(project, coder, file.unwrap_or_default()));
                    passages.push(OrderedPassage { coding, person });
                }
            }
        }
        OrderedArticle { article, project: news.project.cloned(), passages }
    }

    /// The person behind a coder; one without a name goes by that of the file.
    fn person(&mut self, project: &IncomingProject, coder: usize, file: &str) -> usize {
        let name = project.person_name(coder, file);
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let at = self.all.len();
        self.known.insert(name.to_owned(), at);
        self.all.push(NewPerson { id: self.cx.ids.annotator(name), name: name.to_owned() });
        at
    }
}
