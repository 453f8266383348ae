//! How a table of numbers is laid out: which numbers it shows, what it is sorted by, and which rows.

use crate::analysis::page::PageKind;

/// Which numbers a table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum GridNumbers {
    /// How many.
    #[default]
    Counts,
    /// Of what stands in the row, the share of each cell.
    RowShares,
    /// Of what stands in the column, the share of each cell.
    ColumnShares,
    /// Of everything, the share of each cell.
    TotalShares,
    /// How far each cell is from what would be expected if rows and columns had nothing to do with each other, in standard
    /// deviations (adjusted residuals).
    Residuals,
    /// Of themes that stand together: how much of both does (Jaccard).
    Jaccard,
    /// Of the row's passages, the share that stands together with one of the column's.
    Given,
    /// Of the articles of a period that were coded, the share that the theme stands in.
    ArticleShares,
    /// Passages for each thousand syllables of the articles of a period.
    PerThousand,
    /// Of what is coded in a period, the share that the theme covers.
    TextShares,
    /// Pairs of themes, one after the other, with everything that is told of them.
    Pairs,
}

impl GridNumbers {
    /// Those that a page can show, the usual one first.
    #[must_use]
    pub fn of(kind: PageKind) -> &'static [Self] {
        match kind {
            PageKind::Frequencies
            | PageKind::Portraits
            | PageKind::Words
            | PageKind::Context
            | PageKind::Saturation
            | PageKind::Summaries => &[Self::Counts],
            PageKind::Timeline => &[Self::Counts, Self::ArticleShares, Self::PerThousand, Self::TextShares],
            PageKind::Matrix => {
                &[Self::Counts, Self::RowShares, Self::ColumnShares, Self::TotalShares, Self::Residuals]
            }
            PageKind::Together => &[Self::Pairs, Self::Counts, Self::Jaccard, Self::Given],
        }
    }

    /// The name that files have for it, and its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::RowShares => "row-shares",
            Self::ColumnShares => "column-shares",
            Self::TotalShares => "total-shares",
            Self::Residuals => "residuals",
            Self::Jaccard => "jaccard",
            Self::Given => "given",
            Self::ArticleShares => "article-shares",
            Self::PerThousand => "per-thousand",
            Self::TextShares => "text-shares",
            Self::Pairs => "pairs",
        }
    }

    /// The numbers of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let known = PageKind::ALL.into_iter().flat_map(Self::of);
        known.copied().find(|numbers| numbers.name() == name)
    }
}

/// How a table is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridForm {
    /// Which numbers it shows; where the page has no such numbers, its usual ones.
    pub numbers: GridNumbers,
    /// The column it is sorted by; as the page has it where there is none.
    pub sort: Option<GridSort>,
    /// What has to stand in the names of rows.
    pub filter: String,
}

/// What a table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridSort {
    /// The column, as a place among all; `None` for the names of the rows.
    pub column: Option<usize>,
    /// Whether the least comes first.
    pub is_rising: bool,
}
