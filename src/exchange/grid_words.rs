//! The words of tables of numbers, in the person's language: plain data that `words` fills.

/// What rows, columns and what is not known are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridWords {
    pub theme: String,
    pub article: String,
    pub annotator: String,
    pub source: String,
    pub year: String,
    pub month: String,
    pub passages: String,
    pub share: String,
    pub sentences: String,
    pub paragraphs: String,
    pub articles: String,
    pub people: String,
    pub characters: String,
    pub total: String,
    /// Articles of which no source is known.
    pub no_source: String,
    /// Articles of which no date is known.
    pub undated: String,
    /// Articles without the attribute.
    pub no_value: String,
    /// Articles whose dates are less precise than the periods.
    pub less_precise: String,
    /// Headings of words.
    pub word: String,
    pub count: String,
    pub rest: String,
    pub log_ratio: String,
    pub keyness: String,
    /// Headings of places of a word.
    pub before: String,
    pub after: String,
    /// Headings of saturation.
    pub themes: String,
    pub new_themes: String,
    pub themes_so_far: String,
    /// How many there are after as many articles in random orders, on average.
    pub mean_by_chance: String,
    pub ratio: String,
    /// What charts say: ends and middle of an article; which line is which; what the signs and the lines mean.
    pub text_start: String,
    pub text_middle: String,
    pub text_end: String,
    pub in_order: String,
    pub by_chance: String,
    pub saturated: String,
    pub signs: String,
    pub network_note: String,
    /// Headings of a list of pairs.
    pub of_one: String,
    pub of_other: String,
    pub together: String,
    pub jaccard: String,
    pub other_given_one: String,
    pub one_given_other: String,
    /// Heading of what is said of pairs with one theme that is much more frequent, and what is.
    pub balance: String,
    pub lopsided: LopsidedWords,
}

/// What is said of a pair of which one theme is much more frequent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LopsidedWords {
    /// The first.
    pub one: String,
    /// The second.
    pub other: String,
}
