//! The words of Excel workbooks in the person's language: plain data that `words` fills. What reports and codebooks have
//! words for is not here again.

/// The name of a sheet and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetWords {
    /// What its tab says, at most 31 letters.
    pub name: String,
    /// What it holds: a sentence for the last sheet.
    pub about: String,
}

/// The words of workbooks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XlsxWords {
    /// The sheets.
    pub passages: SheetWords,
    pub themes: SheetWords,
    pub articles: SheetWords,
    pub people: SheetWords,
    pub together: SheetWords,
    pub queries: SheetWords,
    pub about: SheetWords,
    /// The id of a passage.
    pub id: String,
    /// The path of an article within the project.
    pub article: String,
    /// What is known of an article.
    pub title: String,
    pub date: String,
    pub source: String,
    pub author: String,
    /// Who marked a passage.
    pub annotator: String,
    /// The theme of a row with the names above it.
    pub theme: String,
    /// A level of the tree, with `{n}` for its number.
    pub level: String,
    /// The words of a passage, and those before and after it.
    pub quote: String,
    pub prefix: String,
    pub suffix: String,
    /// Whether a passage is starred.
    pub starred: String,
    /// The first code point of a passage, and the one after its last.
    pub start: String,
    pub end: String,
    /// Article and paragraph as people cite them.
    pub place: String,
    /// When a passage was made and last changed; times are universal.
    pub created: String,
    pub modified: String,
    /// How a passage stands to the text of today, and what is said of one that stands as it was marked.
    pub state: String,
    pub exact: String,
    /// Heads the names of branches, names, names of parents, colours and definitions of a codebook. The reader of
    /// codebooks has to know each: `codebook_columns`.
    pub full_name: String,
    pub name: String,
    pub parent: String,
    pub color: String,
    pub definition: String,
    /// How many annotators.
    pub annotators: String,
    /// The length of an article in code points.
    pub characters: String,
    /// The themes of an article as a whole.
    pub article_themes: String,
    /// Whether somebody is through with an article.
    pub is_done: String,
    /// What a query asks.
    pub query: String,
    /// The headings of the last sheet.
    pub item: String,
    pub said: String,
    /// What stands before the project's name, its memo, its last change and the program in the last sheet.
    pub project: String,
    pub project_memo: String,
    pub changed_last: String,
    pub program: String,
    /// Before the number of passages that stand at no place today, or at several.
    pub unplaced: String,
    /// Before the number of cells that hold less than they should, as Excel takes no more.
    pub shortened: String,
    /// Before the number of themes that the table of co-occurrence is limited to.
    pub together_limit: String,
    /// Stands for yes; no is an empty cell.
    pub yes: String,
    /// How Excel shows a date, and a date with a time.
    pub date_format: String,
    pub moment_format: String,
}
