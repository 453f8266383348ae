//! The codebook as a page to be printed: HTML that needs nothing from elsewhere, with colours, the tree by levels and
//! what is said of each theme. Every name and text is escaped, and the page may run and load nothing.

use super::codebook::{Book, BookTheme, BookWords, color_of};
use super::html_escape::escaped;
use super::markdown::one_line;
use super::origin::{NAME, VERSION};
use crate::model::theme::ThemeText;
use std::fmt::Write as _;

/// Themes below this level stand no further to the right: there has to be room for their texts.
const MAX_INDENT: usize = 7;

const STYLE: &str = "
@page { margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.45 Literata, Georgia, 'Noto Serif', 'Times New Roman', serif; color: #1c1a17; background: #fff;
  max-width: 190mm; margin: 0 auto; padding: 8mm; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 1mm; overflow-wrap: anywhere; }
.about { color: #5d584f; margin: 0 0 7mm; }
article { margin: 0 0 3.5mm; }
article header { break-inside: avoid; break-after: avoid; display: flex; flex-wrap: wrap; align-items: baseline;
  gap: 0 3mm; }
h2 { font-size: 12pt; line-height: 1.3; margin: 0; overflow-wrap: anywhere; }
.top h2 { font-size: 14pt; }
.top { margin-top: 7mm; }
.facts { color: #5d584f; font-size: 9pt; }
kbd { font: inherit; border: .25mm solid #8a8478; border-radius: 1mm; padding: 0 1.2mm; }
article p { margin: 1mm 0 0 5.6mm; white-space: pre-line; overflow-wrap: anywhere; orphans: 2; widows: 2; }
p b { color: #5d584f; font-weight: 600; }
.swatch { display: inline-block; width: 3.6mm; height: 3.6mm; border-radius: .8mm; margin-right: 2mm; }
@media print { body { max-width: none; padding: 0; } }
";

/// Writes the page.
#[must_use]
pub fn write(book: &Book, words: &BookWords) -> Vec<u8> {
    let title = escaped(&words.title_of(book));
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"{NAME} {VERSION}\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        escaped(&words.language)
    );
    if book.themes.is_empty() {
        put(&mut page, format_args!("<p class=\"about\">{}</p>\n", escaped(&words.empty)));
    }
    for theme in &book.themes {
        theme_to(&mut page, theme, words);
    }
    page.push_str("</body>\n</html>\n");
    page.into_bytes()
}

fn theme_to(page: &mut String, theme: &BookTheme, words: &BookWords) {
    let level = theme.path.len().saturating_sub(1);
    let class = if level == 0 { " class=\"top\"" } else { "" };
    let color = color_of(&theme.color);
    let swatch = color.map(|color| format!("<span class=\"swatch\" style=\"background:{color}\"></span>"));
    let indent = level.min(MAX_INDENT) * 7;
    put(page, format_args!("<article{class} style=\"margin-left:{indent}mm\">\n<header>"));
    put(page, format_args!("<h2>{}{}</h2>", swatch.unwrap_or_default(), escaped(&one_line(theme.name()))));
    if level > MAX_INDENT {
        put(page, format_args!(" <span class=\"facts\">{}</span>", escaped(&one_line(&theme.parent()))));
    }
    let counts = [(&words.passages, theme.n_passages), (&words.articles, theme.n_articles)];
    let mut facts = counts.map(|(label, n)| format!("{}: {}", escaped(label), words.count(n))).join(" · ");
    if !theme.key.is_empty() {
        put(&mut facts, format_args!(" · {}: <kbd>{}</kbd>", escaped(&words.key), escaped(&theme.key)));
    }
    put(page, format_args!(" <span class=\"facts\">{facts}</span></header>\n"));
    for field in ThemeText::ALL {
        let text = theme.text(field).trim();
        match words.label(field) {
            _ if text.is_empty() => {}
            None => put(page, format_args!("<p>{}</p>\n", escaped(text))),
            Some(label) => {
                put(page, format_args!("<p><b>{}:</b> {}</p>\n", escaped(label), escaped(text)));
            }
        }
    }
    page.push_str("</article>\n");
}

/// Adds to a page; writing to memory does not fail.
fn put(page: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = page.write_fmt(what);
}
