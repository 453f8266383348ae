//! The codebook as a document in Markdown: a heading a theme by its level, then what is said of it. It reads as it is, and
//! can be read back: whatever the texts hold is escaped, so that headings, labels and facts are ours alone.

use super::codebook::{Book, BookTheme, BookWords, full_name};
use super::markdown::{escaped_line, escaped_lines};
use super::origin::mark;
use crate::model::theme::ThemeText;

/// The line of the front matter that tells a codebook from other reports.
pub(super) const KIND: &str = "kind: codebook";

/// How many levels of headings there are below the title; deeper themes are bold lines with their full names.
pub(super) const N_HEADINGS: usize = 5;

/// Writes the document.
#[must_use]
pub fn write(book: &Book, words: &BookWords) -> Vec<u8> {
    let title = words.title_of(book);
    let n = book.themes.len();
    let mut text = format!(
        "---\n{}\n{KIND}\ntitle: {}\nthemes: {n}\n---\n",
        mark(),
        serde_json::Value::from(title.as_str())
    );
    block(&mut text, &format!("# {}", escaped_line(&title)));
    if book.themes.is_empty() {
        block(&mut text, &escaped_line(&words.empty));
    }
    for theme in &book.themes {
        block(&mut text, &heading(theme));
        block(&mut text, &facts(theme, words));
        for field in ThemeText::ALL {
            let said = escaped_lines(theme.text(field), "");
            match words.label(field) {
                _ if said.is_empty() => {}
                None => block(&mut text, &said),
                Some(label) => block(&mut text, &format!("**{}:** {said}", escaped_line(label))),
            }
        }
    }
    text.into_bytes()
}

fn heading(theme: &BookTheme) -> String {
    if theme.path.len() <= N_HEADINGS {
        format!("#{} {}", "#".repeat(theme.path.len()), escaped_line(theme.name()))
    } else {
        format!("**{}**", escaped_line(&full_name(&theme.path)))
    }
}

/// Colour, key and numbers in a line that begins with a code span, as no line of a text does.
fn facts(theme: &BookTheme, words: &BookWords) -> String {
    let code = |text: &str| format!("`{}`", text.replace('`', " "));
    let counts = [(&words.passages, theme.n_passages), (&words.articles, theme.n_articles)];
    let counts = counts.map(|(label, n)| format!("{}: {}", escaped_line(label), words.count(n)));
    let key = (!theme.key.is_empty()).then(|| format!("{}: {}", escaped_line(&words.key), code(&theme.key)));
    [code(&theme.color)].into_iter().chain(key).chain(counts).collect::<Vec<_>>().join(" · ")
}

fn block(text: &mut String, block: &str) {
    text.extend(["\n", block, "\n"]);
}
