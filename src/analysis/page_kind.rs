//! The pages of numbers there are.

/// What a page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// How much there is of each theme.
    #[default]
    Frequencies,
    /// Themes, articles, people, sources, dates or attributes against each other.
    Matrix,
    /// Which themes stand together.
    Together,
    /// Themes over the dates of articles.
    Timeline,
    /// Where in each article themes stand.
    Portraits,
    /// Words of passages, and what sets them apart from the rest.
    Words,
    /// The places of a word, each with what stands around it.
    Context,
    /// New themes, article after article.
    Saturation,
    /// What people wrote to sum up what each article says about each theme.
    Summaries,
}

impl PageKind {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 9] = [
        Self::Frequencies,
        Self::Matrix,
        Self::Together,
        Self::Timeline,
        Self::Portraits,
        Self::Words,
        Self::Context,
        Self::Saturation,
        Self::Summaries,
    ];

    /// The name that files have for it, and its words go by; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Frequencies => "frequencies",
            Self::Matrix => "matrix",
            Self::Together => "together",
            Self::Timeline => "timeline",
            Self::Portraits => "portraits",
            Self::Words => "words",
            Self::Context => "context",
            Self::Saturation => "saturation",
            Self::Summaries => "summaries",
        }
    }

    /// The page of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
