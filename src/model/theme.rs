//! Themes as annotators record them. A record holds only what its annotator set; the codebook is everyone's together.

use super::id::ThemeId;
use crate::text::boundaries::Unit;
use serde::{Deserialize, Serialize};

/// The line colours themes are given, `#rrggbb`, in the order of hues: the seven of the light appearance, told apart
/// also by people who see red and green alike. A theme keeps its colour; how that looks elsewhere is `ui`'s.
pub const PALETTE: [&str; 7] = ["#0069b0", "#0d8dbc", "#00815b", "#666f36", "#b07817", "#bc350e", "#c25e94"];

/// What one annotator said of a theme; `None` where nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThemeRecord {
    /// What it is called.
    pub name: Option<String>,
    /// The theme it stands under; `Some(None)` puts it at the top.
    pub parent: Option<Option<ThemeId>>,
    /// Its line colour, `#rrggbb`.
    pub color: Option<String>,
    /// What it means.
    pub definition: Option<String>,
    /// What belongs to it.
    pub include: Option<String>,
    /// What does not.
    pub exclude: Option<String>,
    /// A passage that shows it.
    pub example: Option<String>,
    /// Thoughts about it.
    pub memo: Option<String>,
    /// Its place among its siblings; lower comes first.
    pub order: Option<i64>,
    /// The theme that has taken its place; `Some(None)` takes a merge back.
    pub merged_into: Option<Option<ThemeId>>,
    /// Whether it was deleted. Its annotations stay and say so.
    pub deleted: Option<bool>,
}

/// A text of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThemeText {
    Definition,
    Include,
    Exclude,
    Example,
    Memo,
}

impl ThemeText {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 5] = [Self::Definition, Self::Include, Self::Exclude, Self::Example, Self::Memo];

    /// The name that programs read, and its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Include => "include",
            Self::Exclude => "exclude",
            Self::Example => "example",
            Self::Memo => "memo",
        }
    }
}

impl ThemeRecord {
    /// Says a text of the theme.
    pub fn set_text(&mut self, field: ThemeText, text: String) {
        let said = match field {
            ThemeText::Definition => &mut self.definition,
            ThemeText::Include => &mut self.include,
            ThemeText::Exclude => &mut self.exclude,
            ThemeText::Example => &mut self.example,
            ThemeText::Memo => &mut self.memo,
        };
        *said = Some(text);
    }
}

/// What every mark of a study covers whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CodingUnit {
    /// Any range.
    #[default]
    Free,
    /// Whole sentences.
    Sentence,
    /// Whole paragraphs.
    Paragraph,
}

impl CodingUnit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Free, Self::Sentence, Self::Paragraph];

    /// The name in files; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Free => "none",
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
        }
    }

    /// The unit a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// The unit of text that marks cover; `None` for any range.
    #[must_use]
    pub fn of_text(self) -> Option<Unit> {
        match self {
            Self::Free => None,
            Self::Sentence => Some(Unit::Sentence),
            Self::Paragraph => Some(Unit::Paragraph),
        }
    }
}

/// Whether annotators code without seeing one another's marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Blind {
    /// In each article, until one is done with it oneself.
    UntilDone,
    /// No longer: the round was opened.
    Opened,
}

impl Blind {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::UntilDone, Self::Opened];

    /// The name in files; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UntilDone => "until_done",
            Self::Opened => "opened",
        }
    }

    /// What a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|blind| blind.name() == name)
    }
}

/// What an annotator set for the codebook as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodebookSettings {
    /// A memo about the project.
    pub memo: Option<String>,
    /// Whether typing a name makes no new themes.
    pub is_locked: bool,
    /// What every new mark covers whole; `None` where nothing was said.
    pub unit: Option<CodingUnit>,
    /// Whether the study codes blind; `None` where nothing was said.
    pub blind: Option<Blind>,
    /// The annotator's own keys, `"1"` to `"9"`, and their themes.
    pub keys: Vec<(String, ThemeId)>,
}
