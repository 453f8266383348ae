//! What a person has chosen of an export. It stays chosen until the window is closed, so that the next export needs less.

use crate::exchange::export_options::ExportOptions;
use crate::exchange::format::FormatId;
use crate::model::id::AnnotatorId;
use crate::session::{Command, ExportCommand, ExportTo, Passage};
use crate::view::export::ExportView;
use crate::workers::exporting::{ExportExtent, ExportWish, PassageName};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Which part of a project is exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Project,
    /// The article that is read.
    Article,
    /// The passages that were ticked in the list.
    Chosen,
    /// Those of the query whose passages are listed.
    Query,
}

/// What was chosen.
#[derive(Clone, Debug)]
pub struct ExportDraft {
    pub format: FormatId,
    pub part: Part,
    /// The passages that were ticked; none where the dialog was opened for everything.
    pub chosen: Vec<Passage>,
    /// People whose annotations are not wanted.
    pub unwanted: BTreeSet<AnnotatorId>,
    pub options: ExportOptions,
    /// What is previewed.
    pub previewed: Option<ExportWish>,
    /// What is to be written once its place is known.
    pub asked: Option<ExportWish>,
}

impl Default for ExportDraft {
    fn default() -> Self {
        Self {
            format: FormatId::Csv,
            part: Part::default(),
            chosen: Vec::new(),
            unwanted: BTreeSet::new(),
            options: ExportOptions::default(),
            previewed: None,
            asked: None,
        }
    }
}

impl ExportDraft {
    /// The dialog is opened for everything, or for passages that were ticked.
    pub fn begin(&mut self, chosen: Vec<Passage>) {
        self.part = if chosen.is_empty() { Part::Project } else { Part::Chosen };
        self.chosen = chosen;
    }

    /// What is wanted. A part that is not there any more stands for the whole project.
    #[must_use]
    pub fn wish(&self, view: &ExportView) -> ExportWish {
        let extent = match self.part {
            Part::Project => None,
            Part::Article => view.article.as_ref().map(|article| ExportExtent::Article(article.path.clone())),
            Part::Chosen => Some(ExportExtent::Passages(self.chosen.iter().map(name_of).collect())),
            Part::Query => view.query.clone().map(ExportExtent::Query),
        };
        let all = view.people.iter().flat_map(|person| &person.ids);
        let wanted: BTreeSet<AnnotatorId> =
            all.clone().filter(|id| !self.unwanted.contains(*id)).cloned().collect();
        let people = (wanted.len() < all.count()).then_some(wanted);
        ExportWish { extent: extent.unwrap_or_default(), people }
    }

    /// The command that has this shown; `None` where it is.
    pub fn preview(&mut self, wish: ExportWish) -> Option<Command> {
        let is_new = self.previewed.as_ref() != Some(&wish);
        is_new.then(|| {
            self.previewed = Some(wish.clone());
            Command::Export(ExportCommand::Preview(wish))
        })
    }

    /// The dialog is closed: the command that has nothing shown any more.
    pub fn close(&mut self) -> Command {
        self.previewed = None;
        Command::Export(ExportCommand::Forget)
    }

    /// The command that writes it to a file.
    pub fn command(&mut self, format: FormatId, path: PathBuf) -> Command {
        let wish = self.asked.take().unwrap_or_default();
        let to = ExportTo { wish, format, options: self.options, path };
        Command::Export(ExportCommand::Write(Box::new(to)))
    }
}

fn name_of(Passage { article, key }: &Passage) -> PassageName {
    PassageName { article: article.clone(), annotator: key.annotator.clone(), id: key.id }
}
