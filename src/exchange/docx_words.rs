//! The words of a Word report and of a codebook in Word in the person's language, beyond those that other reports have.

/// The words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocxWords {
    /// The heading of the table of contents.
    pub contents: String,
    /// Before the day of the last change, without a colon.
    pub modified: String,
    /// Before the program's name and version, without a colon.
    pub made_by: String,
    /// Before the themes of passages that overlap it, without a colon.
    pub overlapping: String,
    /// The heading of themes that no passage bears.
    pub unused_themes: String,
    /// The heading of the list of articles.
    pub articles: String,
    /// Before the number of articles of which nothing is said, without a colon.
    pub other_articles: String,
    /// Said of an article that somebody is through with.
    pub done: String,
    /// Before the colour of a theme of a codebook, without a colon: its reader knows the colour by it.
    pub color: String,
    /// Before a definition that could be taken for another text of the theme, without a colon.
    pub definition: String,
}
