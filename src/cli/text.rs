//! `text`: what is read of an article, letter for letter: the text that positions count in.

use super::arguments::Text;
use super::console::{Console, Ending, Stop};
use super::sitting::{Context, Sitting, read_article};
use crate::workers::scope::Scope;

/// Prints an article's reading text and nothing else.
///
/// # Errors
/// Where the folder cannot be opened, there is no such article, or it cannot be read.
pub fn run(wanted: &Text, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let mut sitting = Sitting::open(&wanted.folder, Scope::Notes, context, &console.words)?;
    let path = read_article(&mut sitting, &wanted.article, &console.words)?;
    let entry = sitting.project()?.library.get(&path);
    if let Some(article) = entry.and_then(|entry| entry.article.as_ref()) {
        console.out.write_all(article.text.as_str().as_bytes())?;
    }
    Ok(Ending::Done)
}
