//! Undo and redo: the steps that were made, and those that were taken back.

use super::edit::{Edit, EditError};
use super::id::ArticlePath;
use super::moment::Moment;
use super::project::Project;
use super::theme::CodingUnit;

/// What a step did, in the words the person is told; names are kept as they were then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepLabel {
    /// A passage was highlighted without a theme.
    Highlighted,
    /// A passage was tagged with a theme.
    Tagged(String),
    /// A theme was taken from a passage.
    Untagged(String),
    /// The study's unit was chosen.
    CodingUnit(CodingUnit),
    /// A passage was joined to the annotation it overlaps or touches.
    Extended(String),
    /// A note was written, changed or removed.
    NoteChanged,
    /// A star was set or taken away.
    Starred,
    /// So many annotations were put where they stand in today's text.
    AnchorAccepted(usize),
    /// The annotations of an article were moved to the path it goes by now: from, to.
    AnnotationsMoved(String, String),
    /// An annotation was removed.
    AnnotationRemoved,
    /// An edge of a passage was moved.
    EdgeMoved,
    /// A theme was made.
    ThemeMade(String),
    /// A theme was changed: its name, colour, description, place or key.
    ThemeChanged(String),
    /// A theme was merged into another.
    ThemeMerged(String, String),
    /// A theme was deleted.
    ThemeDeleted(String),
    /// The codebook was locked or unlocked, or its memo changed.
    CodebookChanged,
    /// A decision about an article as a whole was changed.
    ArticleChanged,
}

/// Edits that are made and taken back together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The edits, in the order they are made.
    pub edits: Vec<Edit>,
    /// What the person is told of it.
    pub label: StepLabel,
    /// When it was made.
    pub at: Moment,
}

impl Step {
    /// The article the step belongs to: that of its first edit that has one.
    #[must_use]
    pub fn article(&self) -> Option<&ArticlePath> {
        self.edits.iter().find_map(Edit::article)
    }

    fn inverse_edits(&self) -> Vec<Edit> {
        self.edits.iter().rev().cloned().map(Edit::inverse).collect()
    }
}

/// The steps of a sitting.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Makes a step, all of it or nothing, and forgets what had been taken back before.
    ///
    /// # Errors
    /// `Stale` from the first edit that does not fit; neither the project nor the history has changed.
    pub fn make(&mut self, project: &mut Project, step: Step) -> Result<(), EditError> {
        apply_all(project, &step.edits, step.at)?;
        self.done.push(step);
        self.undone.clear();
        Ok(())
    }

    /// Takes the last step back and returns it; `None` where there is none.
    ///
    /// # Errors
    /// `Stale` where something it changed was changed since by someone else; nothing has changed.
    pub fn undo(&mut self, project: &mut Project, now: Moment) -> Result<Option<&Step>, EditError> {
        let Some(step) = self.done.last() else { return Ok(None) };
        apply_all(project, &step.inverse_edits(), now)?;
        self.undone.extend(self.done.pop());
        Ok(self.undone.last())
    }

    /// Makes the step last taken back again and returns it; `None` where there is none.
    ///
    /// # Errors
    /// `Stale` where something it changes was changed since by someone else; nothing has changed.
    pub fn redo(&mut self, project: &mut Project, now: Moment) -> Result<Option<&Step>, EditError> {
        let Some(step) = self.undone.last() else { return Ok(None) };
        apply_all(project, &step.edits, now)?;
        self.done.extend(self.undone.pop());
        Ok(self.done.last())
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that redo would make again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }
}

fn apply_all(project: &mut Project, edits: &[Edit], now: Moment) -> Result<(), EditError> {
    let mut changed = project.clone();
    for edit in edits {
        changed.apply(edit, now)?;
    }
    *project = changed;
    Ok(())
}
