//! How much of a project's folder is read when it is opened.

/// What is read beside the list of articles and everyone's annotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Every article.
    #[default]
    Everything,
    /// The articles that something is kept about; all of them where some of it was made in a text that no longer stands
    /// where it stood, as after articles were edited or renamed.
    Annotated,
    /// No article; one is read when it is asked for.
    Notes,
}
