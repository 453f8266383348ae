//! What can be said to the verbs that count. What `--help` tells of it stands in `assets/locales`: `help.rs`.

use crate::analysis::counting_unit::CountingUnit;
use crate::analysis::word_reading::WordUnit;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

/// Which passages are counted, and how that is told.
#[derive(Debug, Args)]
pub struct Counted {
    /// The project: a folder with article files (.txt, .md).
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The passages that meet it, as `passages` finds them; all where it is left out.
    #[arg(value_name = "QUERY")]
    pub query: Option<String>,
    /// The annotations of these people alone: their names, with commas between them.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub annotators: Vec<String>,
    /// Count the passages of the themes below a theme as its own.
    #[arg(long)]
    pub with_children: bool,
    /// One JSON object a line.
    #[arg(long)]
    pub json: bool,
    /// A table as CSV.
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

/// How much there is of each theme.
#[derive(Debug, Args)]
pub struct Count {
    /// What is counted.
    #[command(flatten)]
    pub counted: Counted,
    /// What `units` are: passages, or the sentences, paragraphs or articles that passages reach into.
    #[arg(long, value_name = "UNIT", default_value = "passage", value_parser = unit_parser())]
    pub unit: CountingUnit,
}

/// What is counted against what.
#[derive(Debug, Args)]
pub struct Cross {
    /// What is counted.
    #[command(flatten)]
    pub counted: Counted,
    /// What rows stand for: theme, article, annotator, source, year, month or attribute:NAME.
    #[arg(long, value_name = "AXIS", default_value = "theme")]
    pub rows: String,
    /// What columns stand for, likewise.
    #[arg(long, value_name = "AXIS", default_value = "article")]
    pub columns: String,
    /// What `units`, shares and residuals count: passages, or the sentences, paragraphs or articles that they reach into.
    #[arg(long, value_name = "UNIT", default_value = "passage", value_parser = unit_parser())]
    pub unit: CountingUnit,
}

/// What standing together means.
#[derive(Debug, Args)]
pub struct Cooccur {
    /// What is counted.
    #[command(flatten)]
    pub counted: Counted,
    /// When two passages stand together: overlap, sentence, paragraph, article (they reach into one), near:N (at most N
    /// sentences between them), follows:N (the second begins at most N sentences after the first).
    #[arg(long, value_name = "HOW", default_value = "overlap")]
    pub unit: String,
}

/// Which words are counted.
#[derive(Debug, Args)]
pub struct WordsOf {
    /// What is counted. With a query, the words of its passages are compared with those of the rest.
    #[command(flatten)]
    pub counted: Counted,
    /// What a word is: a syllable, a word of one or more syllables, or syllables that often go together (collocation).
    #[arg(long, value_name = "UNIT", default_value = "word", value_parser = word_parser())]
    pub unit: WordUnit,
    /// The places of this word, each with what stands before and after it.
    #[arg(long, value_name = "WORD")]
    pub context: Option<String>,
}

fn word_parser() -> impl TypedValueParser<Value = WordUnit> {
    PossibleValuesParser::new(WordUnit::ALL.map(WordUnit::name))
        .map(|name| WordUnit::of_name(&name).unwrap_or_default())
}

fn unit_parser() -> impl TypedValueParser<Value = CountingUnit> {
    PossibleValuesParser::new(CountingUnit::ALL.map(CountingUnit::name))
        .map(|name| CountingUnit::of_name(&name).unwrap_or_default())
}
