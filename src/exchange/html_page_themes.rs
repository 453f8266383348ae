//! The end of a page of HTML: each theme with what is said of it and all its passages, by article, then those without a
//! theme, and who coded.

use super::codebook::BookWords;
use super::html_escape::{add_escaped, escaped};
use super::html_page_hues::NEUTRAL;
use super::html_page_labels::{Labels, sample};
use super::markdown::one_line;
use super::sink::{NotWritten, Sink};
use super::study::{Coding, Study};
use super::study_pages::title_of;
use crate::model::theme::ThemeText;
use crate::text::shortened::shortened;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Code points of a passage that the list shows, at most: the whole stands in the article.
const QUOTE_CHARS: usize = 240;

/// Writes the themes that passages or articles bear, and those above them, each under a heading of the third level.
pub(super) fn write(labels: &Labels<'_>, book: &BookWords, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let study = labels.study;
    let mut by_code: Vec<Vec<usize>> = vec![Vec::new(); study.codes.len()];
    let mut plain: Vec<usize> = Vec::new();
    for (at, coding) in study.codings.iter().enumerate() {
        if coding.codes.is_empty() {
            plain.push(at);
        }
        for code in &coding.codes {
            if let Some(codings) = by_code.get_mut(*code) {
                codings.push(at);
            }
        }
    }
    let shown = shown(study, &by_code);
    if !shown.is_empty() || !plain.is_empty() {
        let heading = escaped(&labels.page_words.themes);
        let start = format!("<section id=\"themes\" aria-labelledby=\"ht\">\n<h2 id=\"ht\">{heading}</h2>\n");
        out.write_all(start.as_bytes())?;
        for code in shown {
            let mut html = String::new();
            theme(&mut html, labels, book, code, by_code.get(code).map(Vec::as_slice).unwrap_or_default());
            out.write_all(html.as_bytes())?;
        }
        let mut html = String::new();
        if !plain.is_empty() {
            html.push_str("<section class=\"theme\"><h3>");
            sample(&mut html, NEUTRAL);
            let name = escaped(&labels.page_words.without_theme);
            let _ = writeln!(html, "{name} <small>{}</small></h3>", labels.page_words.count(plain.len()));
            passages(&mut html, labels, &plain);
            html.push_str("</section>\n");
        }
        html.push_str("</section>\n");
        out.write_all(html.as_bytes())?;
    }
    let mut html = String::new();
    people(&mut html, labels);
    Ok(out.write_all(html.as_bytes())?)
}

/// The codes that are borne, and those above them, in the order of the tree.
fn shown(study: &Study, by_code: &[Vec<usize>]) -> Vec<usize> {
    let of_articles: BTreeSet<usize> =
        study.sources.iter().flat_map(|source| source.codes.iter().copied()).collect();
    let is_borne = |at: &usize| by_code.get(*at).is_some_and(|of| !of.is_empty()) || of_articles.contains(at);
    let mut paths: BTreeSet<&[String]> = BTreeSet::new();
    for code in (0..study.codes.len()).filter(is_borne).filter_map(|at| study.codes.get(at)) {
        let path = code.theme.path.as_slice();
        paths.extend((1..path.len()).filter_map(|n| path.get(..n)));
    }
    let is_shown = |at: &usize| {
        is_borne(at) || study.codes.get(*at).is_some_and(|code| paths.contains(code.theme.path.as_slice()))
    };
    (0..study.codes.len()).filter(is_shown).collect()
}

fn theme(html: &mut String, labels: &Labels<'_>, book: &BookWords, code: usize, codings: &[usize]) {
    let Some(told) = labels.study.codes.get(code) else { return };
    let _ = write!(html, "<section class=\"theme\" id=\"c{code}\"><h3>");
    sample(html, labels.hues.of_code(code));
    let above = told.theme.path.split_last().map(|(_, above)| above.join(" › ")).unwrap_or_default();
    if !above.is_empty() {
        let _ = write!(html, "<span class=\"above\"><bdi>{}</bdi> › </span>", escaped(&above));
    }
    let count = labels.page_words.count(codings.len());
    let _ = writeln!(html, "<bdi>{}</bdi> <small>{count}</small></h3>", escaped(told.theme.name()));
    for field in ThemeText::ALL {
        let text = told.theme.text(field).trim();
        if text.is_empty() {
            continue;
        }
        html.push_str("<p class=\"about\" dir=\"auto\">");
        if let Some(label) = book.label(field) {
            let _ = write!(html, "<b>{}:</b> ", escaped(label));
        }
        add_escaped(html, text);
        html.push_str("</p>\n");
    }
    passages(html, labels, codings);
    html.push_str("</section>\n");
}

/// Passages by article: their words, which lead to where they stand, and what is said of them.
fn passages(html: &mut String, labels: &Labels<'_>, codings: &[usize]) {
    let study = labels.study;
    let source_of = |at: &usize| study.codings.get(*at).map(|coding| coding.source);
    for of_article in codings.chunk_by(|one, next| source_of(one) == source_of(next)) {
        let Some(source) = of_article.first().and_then(source_of) else { continue };
        if study.sources.len() > 1 {
            let title = study.sources.get(source).map(|source| title_of(&source.facts)).unwrap_or_default();
            let _ = writeln!(html, "<h4><a href=\"#a{source}\"><bdi>{}</bdi></a></h4>", escaped(&title));
        }
        html.push_str("<ul class=\"quotes\">\n");
        for at in of_article {
            if let Some(coding) = study.codings.get(*at) {
                passage(html, labels, *at, coding);
            }
        }
        html.push_str("</ul>\n");
    }
}

fn passage(html: &mut String, labels: &Labels<'_>, at: usize, coding: &Coding) {
    let quote = escaped(&shortened(&one_line(&coding.quote), QUOTE_CHARS));
    // What has no place stands in the list below its article.
    let to = if coding.today.is_some() { 'p' } else { 'l' };
    let _ = write!(html, "<li><a href=\"#{to}{at}\">“<bdi>{quote}</bdi>”</a>");
    if let Some(place) = &coding.place {
        let _ = write!(html, " <span class=\"place\">{}</span>", escaped(place));
    }
    labels.said(html, coding);
    html.push_str("</li>\n");
}

/// Who coded, with their initials and how many passages are theirs.
fn people(html: &mut String, labels: &Labels<'_>) {
    let study = labels.study;
    if study.coders.is_empty() {
        return;
    }
    let mut n_passages = vec![0; study.coders.len()];
    for coding in &study.codings {
        if let Some(n) = n_passages.get_mut(coding.coder) {
            *n += 1;
        }
    }
    let heading = escaped(&labels.page_words.people);
    let _ =
        write!(html, "<section id=\"people\" aria-labelledby=\"hp\">\n<h2 id=\"hp\">{heading}</h2>\n<ul>\n");
    for ((at, coder), n) in study.coders.iter().enumerate().zip(n_passages) {
        let (initials, name) = (escaped(labels.pages.initials(at)), escaped(&coder.name));
        let count = labels.page_words.count(n);
        let _ = writeln!(html, "<li><abbr>{initials}</abbr> <bdi>{name}</bdi> <small>{count}</small></li>");
    }
    html.push_str("</ul>\n</section>\n");
}
