//! What can be said on the command line. What `--help` tells of it stands in `assets/locales`: `help.rs`.

use super::counting_arguments::{Cooccur, Count, Cross, WordsOf};
use crate::exchange::export_options::{By, Rows};
use crate::exchange::format::{FormatId, codebook_formats, export_formats, import_formats};
use crate::text::fold::Marks;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, Parser, Subcommand};
use std::path::PathBuf;

/// Reads articles and codes them by theme.
///
/// Without a verb the window opens. A folder that is named like a verb is given as ./check.
/// Exit codes: 0 done, 1 done but something needs attention, 2 not done.
#[derive(Debug, Parser)]
#[command(name = "butda", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct CommandLine {
    /// The project to open: a folder with article files (.txt, .md).
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Start with the first screen, and not with the project that was open last.
    #[arg(long)]
    pub no_reopen: bool,
    /// What to do without a window.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Tell how every annotation stands to its article: exact, moved, changed, ambiguous, lost.
    Check(Listing),
    /// List the articles with title, date, source, characters and annotations.
    List(Listing),
    /// Print the reading text of an article: the text that positions count in, of Markdown without its marks.
    Text(Text),
    /// Find words in the articles, each hit with what stands around it.
    ///
    /// Tone marks, hats, horns and đ count where they are typed; white space and the place of a tone never do. Exit
    /// codes: 0 something was found, 1 nothing was found or a file needs attention, 2 the query was not asked.
    Find(Find),
    /// List the annotated passages.
    Passages(Query),
    /// List the themes; with --merge, those that have one name; with --export and --import, the codebook as a file.
    Themes(Themes),
    /// Annotate a passage and print the id of the new annotation once it is on disk.
    Annotate(Annotate),
    /// Import files of other programs as articles: each becomes a new file in the folder `imported` of the project.
    Import(Import),
    /// Write the project, or a part of it, to a file that other programs read.
    Export(Export),
    /// Count passages, articles, people and characters of each theme.
    Count(Count),
    /// Count themes, articles, people, sources, dates or attributes against each other.
    Cross(Cross),
    /// Tell which themes stand together, and how often.
    Cooccur(Cooccur),
    /// Count the words of the articles; with a query those of its passages, against the rest.
    Words(WordsOf),
}

/// A folder, and how it is told about.
#[derive(Debug, Args)]
pub struct Listing {
    /// The project: a folder with article files (.txt, .md).
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// One JSON object a line.
    #[arg(long)]
    pub json: bool,
}

/// An article whose text is wanted.
#[derive(Debug, Args)]
pub struct Text {
    /// The project: a folder with article files (.txt, .md).
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The article's path within the folder, as `list` shows it.
    #[arg(value_name = "ARTICLE")]
    pub article: String,
}

/// What is to be found.
#[derive(Debug, Args)]
pub struct Find {
    /// The folder.
    #[command(flatten)]
    pub listing: Listing,
    /// The words to find.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub query: String,
    /// How the words are compared.
    #[command(flatten)]
    pub how: How,
    /// Code point by code point: Đ is not Ð, and a space is no non-breaking space.
    #[arg(long)]
    pub code_points: bool,
    /// How tone and letter marks count: auto: those typed must be there; exact: just those; none: not at all.
    #[arg(long, value_name = "HOW", default_value = "auto", value_parser = marks_parser())]
    pub marks: Marks,
    /// The words in any order in one line, the last at most N syllables after the first.
    #[arg(long, value_name = "N", conflicts_with_all = ["regex", "code_points"])]
    pub near: Option<usize>,
    /// Only the spelling of the query, and none that means the same, such as TP.HCM for Thành phố Hồ Chí Minh.
    #[arg(long)]
    pub literal: bool,
    /// Leave out lines that do not belong to an article, such as menus.
    #[arg(long, alias = "no-furniture")]
    pub no_boilerplate: bool,
}

/// How the words of a query are compared.
#[derive(Debug, Args)]
pub struct How {
    /// Whole syllables only.
    #[arg(long)]
    pub whole: bool,
    /// Capitals count.
    #[arg(long)]
    pub case: bool,
    /// The query is a regular expression, each line by itself; marks count as they are typed.
    #[arg(long, conflicts_with = "code_points")]
    pub regex: bool,
}

/// Which passages are wanted.
#[derive(Debug, Args)]
pub struct Query {
    /// The folder.
    #[command(flatten)]
    pub listing: Listing,
    /// Those that meet it, such as '"Lãnh đạo" and not star' or '"A" near 2 "B"'; all where it is left out. The guide
    /// has the whole language. In Vietnamese too: '"Lãnh đạo" và không sao'.
    #[arg(value_name = "QUERY")]
    pub query: Option<String>,
}

/// What is wanted of the themes.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("changes").args(["yes", "import"]))]
pub struct Themes {
    /// The folder.
    #[command(flatten)]
    pub listing: Listing,
    /// Tell which themes have the same full name, as where several people each made one, and what would be merged into
    /// what: into one's own, else into the one with the most passages.
    #[arg(long)]
    pub merge: bool,
    /// Merge them. It is one step, which can be undone in the window.
    #[arg(long, requires = "merge")]
    pub yes: bool,
    /// Write the codebook to this file; - for standard output. The ending tells the format.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["merge", "json"])]
    pub export: Option<PathBuf>,
    /// The format of the export; otherwise what the file's ending tells.
    #[arg(long, value_name = "NAME", value_parser = codebook_parser(), requires = "export")]
    pub format: Option<FormatId>,
    /// Import a codebook of any format that is read. Themes that exist get the texts they lack, nothing is overwritten,
    /// others are created. It is one step, which can be undone in the window. Exit code 1 where something was left out.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["merge", "export"])]
    pub import: Option<PathBuf>,
    /// Tell what an import would do, and change nothing.
    #[arg(long, requires = "import")]
    pub dry_run: bool,
    /// Who merges or imports; otherwise the name in the settings, else the login name.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true, requires = "changes")]
    pub annotator: Option<String>,
}

/// An annotation to be made.
#[derive(Debug, Args)]
pub struct Annotate {
    /// The project: a folder with article files (.txt, .md).
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The article's path within the folder, as `list` shows it.
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// The words to annotate, as they stand in the article.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub quote: String,
    /// A theme by its exact name, a child as `parent / child`; made if it is not there. May be repeated.
    #[arg(long = "theme", value_name = "NAME", required = true, allow_hyphen_values = true)]
    pub themes: Vec<String>,
    /// A note about the passage.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// Which of several places the words stand in, counted from 1, overlapping ones too.
    #[arg(long, value_name = "N")]
    pub occurrence: Option<usize>,
    /// Who annotates; otherwise the name in the settings, else the login name.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub annotator: Option<String>,
    /// Annotates as the one with this id, as it stands in the name of their folder, and makes that folder this
    /// computer's: after a new installation, for example.
    #[arg(long, value_name = "ID", conflicts_with = "annotator")]
    pub annotator_id: Option<String>,
}

/// Files to be imported.
#[derive(Debug, Args)]
pub struct Import {
    /// The project: a folder with article files (.txt, .md).
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The files, or folders of files. A text that the project has already is not imported again.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The format they are read as; otherwise what each file's bytes and ending tell.
    #[arg(long = "as", value_name = "FORMAT", value_parser = import_parser())]
    pub format: Option<FormatId>,
    /// Make annotations with notes of the comments in documents.
    #[arg(long)]
    pub comments: bool,
    /// The coder of a project whose passages become the annotator's own, "" for none; otherwise the only coder, or the one of
    /// the annotator's name. Other coders become annotators.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub coder: Option<String>,
    /// Tell what an import would do, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// One JSON object a line: a file, what was made of it, and what was left out.
    #[arg(long)]
    pub json: bool,
    /// Who imports; otherwise the name in the settings, else the login name.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub annotator: Option<String>,
}

/// An export to be written.
#[derive(Debug, Args)]
pub struct Export {
    /// The project: a folder with article files (.txt, .md).
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The format. Tables: csv, xlsx, matrix (articles and themes). To read: docx, html, pdf, markdown. For other programs:
    /// refi (REFI-QDA, the standard of coding software), json (W3C Web Annotation), portable (a study without texts). Notes and
    /// references: obsidian, ris, csl, bibtex. Data: sqlite, parquet, jsonl, brat, iramuteq, graphml.
    #[arg(long, value_name = "NAME", value_parser = format_parser())]
    pub format: FormatId,
    /// One article alone: its path within the folder, as `list` shows it.
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<String>,
    /// The passages of a query alone, as `passages` finds them.
    #[arg(long, value_name = "QUERY", conflicts_with = "article")]
    pub query: Option<String>,
    /// The annotations of these people alone: their names, with commas between them.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub annotators: Vec<String>,
    /// What a row of a table stands for: a passage and a theme (theme), or a passage (passage).
    #[arg(long, value_name = "ROW", value_parser = rows_parser())]
    pub rows: Option<Rows>,
    /// What a report is ordered by: theme or article.
    #[arg(long, value_name = "ORDER", value_parser = by_parser())]
    pub by: Option<By>,
    /// Leave cells as they are that a spreadsheet may take for formulas.
    #[arg(long)]
    pub exact: bool,
    /// In a table of articles and themes, 1 for any passage and 0 for none, in the place of how many there are.
    #[arg(long)]
    pub presence: bool,
    /// The file to write; - for standard output.
    #[arg(long, value_name = "FILE")]
    pub output: PathBuf,
}

fn marks_parser() -> impl TypedValueParser<Value = Marks> {
    PossibleValuesParser::new(["auto", "exact", "none"]).map(|name| match name.as_str() {
        "exact" => Marks::Exact,
        "none" => Marks::Ignored,
        _ => Marks::Auto,
    })
}

fn rows_parser() -> impl TypedValueParser<Value = Rows> {
    PossibleValuesParser::new(["theme", "passage"]).map(|name| match name.as_str() {
        "passage" => Rows::PerPassage,
        _ => Rows::PerTheme,
    })
}

fn by_parser() -> impl TypedValueParser<Value = By> {
    PossibleValuesParser::new(["theme", "article"]).map(|name| match name.as_str() {
        "article" => By::Article,
        _ => By::Theme,
    })
}

fn codebook_parser() -> impl TypedValueParser<Value = FormatId> {
    let named = |name: String| codebook_formats().find(|format| format.name == name).map(|format| format.id);
    PossibleValuesParser::new(codebook_formats().map(|format| format.name))
        .map(move |name| named(name).unwrap_or(FormatId::CodebookCsv))
}

fn format_parser() -> impl TypedValueParser<Value = FormatId> {
    let named = |name: String| export_formats().find(|format| format.name == name).map(|format| format.id);
    PossibleValuesParser::new(export_formats().map(|format| format.name))
        .map(move |name| named(name).unwrap_or(FormatId::Csv))
}

fn import_parser() -> impl TypedValueParser<Value = FormatId> {
    let named = |name: String| import_formats().find(|format| format.name == name).map(|format| format.id);
    PossibleValuesParser::new(import_formats().map(|format| format.name))
        .map(move |name| named(name).unwrap_or(FormatId::Text))
}
