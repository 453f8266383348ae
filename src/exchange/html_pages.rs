//! A study as one page of HTML that needs nothing from elsewhere and runs nothing: its articles as they are read, with what
//! is coded in them, then all themes with their passages. It is read on a screen of any width, in light and dark, aloud and
//! on paper.

use super::codebook::BookWords;
use super::export_words::ExportWords;
use super::html_escape::escaped;
use super::html_page_article::ArticleWriter;
use super::html_page_hues::Hues;
use super::html_page_labels::Labels;
use super::html_page_style::STYLE;
use super::html_page_themes as themes;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::study::Study;
use super::study_pages::{StudyPages, StudyPagesWords, number_of, title_of};
use std::fmt::Write as _;

/// What the page may do: show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Writes the page, an article at a time.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    study: &Study,
    words: &ExportWords,
    pages_words: &StudyPagesWords,
    out: &mut dyn Sink,
) -> Result<(), NotWritten> {
    let pages = StudyPages::new(study, &words.page);
    let hues = Hues::of(study, &pages);
    let labels = Labels {
        study,
        pages: &pages,
        hues: &hues,
        words: pages_words,
        export_words: words,
        page_words: &words.page,
    };
    let is_single = study.sources.len() == 1;
    let mut html = String::new();
    head(&mut html, study, words, &hues);
    if !is_single {
        front(&mut html, &labels, &words.book);
    }
    html.push_str("<main>\n");
    out.write_all(html.as_bytes())?;
    for source in 0..study.sources.len() {
        html.clear();
        let page = pages.page(source);
        let article = study.article(source);
        let level = if is_single { 1 } else { 2 };
        ArticleWriter { labels, hues: &hues, source, page: &page, article, level }.write(&mut html);
        out.write_all(html.as_bytes())?;
    }
    out.write_all(b"</main>\n")?;
    themes::write(&labels, &words.book, out)?;
    Ok(out.write_all(b"</body>\n</html>\n")?)
}

fn head(html: &mut String, study: &Study, words: &ExportWords, hues: &Hues) {
    let first = study.sources.first().map(|source| title_of(&source.facts));
    let own = Some(study.name.clone()).filter(|name| !name.trim().is_empty());
    let title = if study.sources.len() == 1 { first.or(own) } else { own.or(first) };
    let title = escaped(&title.unwrap_or_else(|| NAME.to_owned()));
    let lang = escaped(&words.page.language);
    let _ = write!(
        html,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"{NAME} {VERSION}\">\n\
         <title>{title}</title>\n<style>\n{}{STYLE}</style>\n</head>\n<body>\n",
        hues.rules()
    );
}

/// What the study is called and says, and the list of its articles.
fn front(html: &mut String, labels: &Labels<'_>, book: &BookWords) {
    let (study, words) = (labels.study, labels.page_words);
    let name = if study.name.trim().is_empty() { &labels.words.contents } else { &study.name };
    let _ = writeln!(html, "<header id=\"top\">\n<h1><bdi>{}</bdi></h1>", escaped(name));
    let counts = [(&book.articles, study.sources.len()), (&book.passages, study.codings.len())];
    let mut facts = counts.map(|(label, n)| format!("{}: {}", escaped(label), words.count(n))).join(" · ");
    if let Some(day) = study.modified.get(..10) {
        let _ = write!(facts, " · {}", escaped(&words.date_of(day)));
    }
    let _ = writeln!(html, "<p class=\"facts\">{facts}</p>");
    let memo = study.memo.as_deref().map(str::trim).filter(|memo| !memo.is_empty());
    if let Some(memo) = memo {
        let _ = writeln!(html, "<p class=\"about\" dir=\"auto\">{}</p>", escaped(memo));
    }
    html.push_str("</header>\n");
    if study.sources.is_empty() {
        return;
    }
    let heading = escaped(&labels.words.contents);
    let _ = write!(html, "<nav aria-labelledby=\"hc\">\n<h2 id=\"hc\">{heading}</h2>\n<ul>\n");
    let mut from = 0;
    for (at, source) in study.sources.iter().enumerate() {
        let rest = study.codings.get(from..).unwrap_or_default();
        let n = rest.iter().take_while(|coding| coding.source == at).count();
        let number = number_of(source, rest.get(..n).unwrap_or_default()).unwrap_or_default();
        from += n;
        let title = escaped(&title_of(&source.facts));
        let mut facts = labels.pages.known_of(&source.facts);
        if n > 0 {
            facts.push(format!("{}: {}", book.passages, words.count(n)));
        }
        let _ = writeln!(
            html,
            "<li><span class=\"place\">{}</span> <a href=\"#a{at}\"><bdi>{title}</bdi></a> <small>{}</small></li>",
            escaped(number),
            escaped(&facts.join(" · "))
        );
    }
    html.push_str("</ul>\n</nav>\n");
}
