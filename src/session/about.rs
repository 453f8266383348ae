//! Decisions about articles as a whole: what the lines of the one that is read are, its title, date and source, whether
//! one is done with it; and what a table of all of them changes.

use super::attributing::{self, AttributesTo, ValueChange};
use super::cx::Cx;
use super::notices::ReadingNotice;
use super::part_command::PartCommand;
use crate::model::article::About;
use crate::model::draft::Subject;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::text::decode::nfc;
use crate::text::structure::{Label, LineLabel};
use crate::text::wrapping::LineEnds;

/// A decision about the article that is read, or about many.
#[derive(Clone, Debug, PartialEq)]
pub enum AboutCommand {
    /// Say what a line of it is; `None` leaves it as it was found.
    SetLabel { line: usize, label: Option<Label> },
    /// Read the lines it is broken into as paragraphs, or as lines again.
    ToggleLineEnds,
    /// Decide about it as a whole.
    SetAbout(Box<About>),
    /// Say that one is done with it, or not.
    ToggleDone,
    /// Sum up what any article says about a theme; an empty text removes one's summary.
    Summarise { article: ArticlePath, theme: ThemeId, text: String },
    /// Put values into fields and attributes of any articles.
    SetMany(Vec<ValueChange>),
    /// Give an attribute another name in all articles.
    RenameAttribute { from: String, to: String },
    /// Delete an attribute in all articles.
    DeleteAttribute(String),
    /// Write a table of articles and attributes to a file.
    WriteTable(Box<AttributesTo>),
}

impl PartCommand for AboutCommand {
    fn subject(&self, _own: Option<&AnnotatorId>, article: Option<&ArticlePath>) -> Option<Subject> {
        match self {
            Self::SetAbout(_) => article.cloned().map(Subject::Article),
            Self::Summarise { article, theme, .. } => Some(Subject::Summary(article.clone(), theme.clone())),
            Self::SetLabel { .. }
            | Self::ToggleLineEnds
            | Self::ToggleDone
            | Self::SetMany(_)
            | Self::RenameAttribute { .. }
            | Self::DeleteAttribute(_)
            | Self::WriteTable(_) => None,
        }
    }

    fn needs_name(&self) -> bool {
        !matches!(self, Self::WriteTable(_))
    }
}

pub(super) fn obey(cx: &mut Cx<'_>, command: AboutCommand) {
    match command {
        AboutCommand::SetLabel { line, label } => {
            let Some((mut about, who)) = about_of_open(cx) else { return };
            let Some((open, reading)) = cx.reading() else { return };
            let line = open.project.line_in_record(&reading.path, &who, &reading.article.text, line);
            about.labels.retain(|known| known.line != line);
            about.labels.extend(label.map(|label| LineLabel { line, label }));
            about.labels.sort_unstable();
            set_about(cx, about, StepLabel::LineLabelled);
        }
        AboutCommand::ToggleLineEnds => toggle_line_ends(cx),
        AboutCommand::SetAbout(about) => set_about(cx, *about, StepLabel::ArticleChanged),
        AboutCommand::ToggleDone => {
            let Some((about, _)) = about_of_open(cx) else { return };
            let label = if about.is_done { StepLabel::ArticleNotDone } else { StepLabel::ArticleDone };
            set_about(cx, About { is_done: !about.is_done, ..about }, label);
        }
        AboutCommand::Summarise { article, theme, text } => summarise(cx, &article, &theme, &text),
        AboutCommand::SetMany(changes) => attributing::set_many(cx, changes),
        AboutCommand::RenameAttribute { from, to } => attributing::rename(cx, &from, &to),
        AboutCommand::DeleteAttribute(name) => attributing::delete(cx, &name),
        AboutCommand::WriteTable(to) => attributing::write(cx, *to),
    }
}

/// Has the lines of the open article read as paragraphs where they are read as lines, and the other way round.
fn toggle_line_ends(cx: &mut Cx<'_>) {
    let Some((about, _)) = about_of_open(cx) else { return };
    let Some((_, reading)) = cx.reading() else { return };
    let article = &reading.article;
    let (to, label) = if article.text.joints().is_empty() {
        (LineEnds::Joined, StepLabel::LinesJoined)
    } else {
        (LineEnds::Kept, StepLabel::LinesKept)
    };
    if !article.has_line_ends() {
        return cx.say(ReadingNotice::LinesAreMarked);
    }
    if !article.reads_otherwise(to) {
        return cx.say(ReadingNotice::NothingToJoin);
    }
    set_about(cx, About { line_ends: Some(to), ..about }, label);
}

/// What the annotator decided about the open article, and who that is.
fn about_of_open(cx: &Cx<'_>) -> Option<(About, AnnotatorId)> {
    let (open, reading) = cx.reading()?;
    let who = cx.annotator()?;
    let about = open.project.about(&reading.path, who).map(|about| about.as_ref().clone());
    Some((about.unwrap_or_default(), who.clone()))
}

fn summarise(cx: &mut Cx<'_>, article: &ArticlePath, theme: &ThemeId, text: &str) {
    let Some(annotator) = cx.annotator().cloned() else { return };
    let codebook = &cx.open.codebook;
    let theme = codebook.resolve(theme).clone();
    let Some(name) = codebook.theme(&theme).map(|theme| theme.name.clone()) else { return };
    let before = cx.open.project.about(article, &annotator).map(|about| about.as_ref().clone());
    let about = before.unwrap_or_default().with_summary(&theme, &nfc(text), codebook);
    set_about_of(cx, article, annotator, about, StepLabel::SummaryChanged(name));
}

fn set_about(cx: &mut Cx<'_>, about: About, label: StepLabel) {
    let Some((_, annotator)) = about_of_open(cx) else { return };
    let Some(article) = cx.reading().map(|(_, reading)| reading.path.clone()) else { return };
    set_about_of(cx, &article, annotator, about, label);
}

fn set_about_of(
    cx: &mut Cx<'_>,
    article: &ArticlePath,
    annotator: AnnotatorId,
    about: About,
    label: StepLabel,
) {
    let from = cx.open.project.about(article, &annotator).cloned();
    let to = (about != About::default()).then_some(about);
    if from.as_deref() == to.as_ref() {
        return;
    }
    let article = article.clone();
    let edit = Edit::Article { article, annotator, change: Change::new(from, to) };
    cx.make(vec![edit], label);
}
