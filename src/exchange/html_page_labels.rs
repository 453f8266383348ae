//! What is said of passages on a page of HTML: their themes, who coded them, their star and their note; and what is known of
//! an article as a whole.

use super::article_page::{ArticlePage, PageLine, PdfWords};
use super::export_words::ExportWords;
use super::html_escape::{add_escaped, escaped};
use super::html_page_hues::{Hues, NEUTRAL};
use super::markdown::one_line;
use super::study::{Coding, Study};
use super::study_pages::{StudyPage, StudyPages, StudyPagesWords, number_of};
use crate::model::check::State;
use crate::text::shortened::shortened;
use std::fmt::Write as _;

/// Code points of the words that tell passages of one paragraph apart, at most.
const FIRST_WORDS: usize = 24;

/// Bytes of about half a row: what is said of a passage stands beside the row its words begin in, not below it.
const ROW_BYTES: usize = 50;

/// Says it.
#[derive(Clone, Copy)]
pub(super) struct Labels<'a> {
    pub(super) study: &'a Study,
    pub(super) pages: &'a StudyPages<'a>,
    pub(super) hues: &'a Hues,
    pub(super) words: &'a StudyPagesWords,
    pub(super) export_words: &'a ExportWords,
    pub(super) page_words: &'a PdfWords,
}

impl Labels<'_> {
    /// What is said of passages that begin in a paragraph: places in `ArticlePage::marks`. Each stands as far down beside
    /// it as its words do, where there is room: the style sheet parts the height by the bytes from one to the next.
    pub(super) fn beside(
        &self,
        out: &mut String,
        page: &StudyPage,
        line: Option<&PageLine>,
        begins: &[usize],
    ) {
        let begun = |mark: &usize| {
            let at = *page.marks.get(*mark)?;
            Some((at, self.study.codings.get(at)?, page.page.marks.get(*mark)?.span.start))
        };
        let codings: Vec<(usize, &Coding, usize)> = begins.iter().filter_map(begun).collect();
        let Some((_, _, first)) = codings.first() else { return };
        let paragraph = line.map(|line| line.paragraph);
        let (from, until) = line.map_or((*first, *first), |line| (line.span.start, line.span.end));
        let number = paragraph.map(|number| format!(" §{}", self.page_words.count(number)));
        let told = escaped(&format!("{}{}", self.words.beside, number.unwrap_or_default()));
        let _ = write!(out, "<aside role=\"note\" aria-label=\"{told}\"><ul");
        let above = first.saturating_sub(from).saturating_sub(ROW_BYTES);
        if above > 0 {
            let _ = write!(out, " style=\"--o:{above}\"");
        }
        out.push_str(">\n");
        let ends = codings.iter().skip(1).map(|(.., start)| *start).chain([until]);
        for ((at, coding, start), end) in codings.iter().zip(ends) {
            let _ = write!(out, "<li id=\"l{at}\"");
            let share = end.saturating_sub(*start);
            if share > 1 {
                let _ = write!(out, " style=\"--s:{share}\"");
            }
            // Where no word of a passage is shown, what is said of it stands for it.
            let own = if line.is_none() { format!(" id=\"p{at}\"") } else { String::new() };
            let _ = write!(out, "><a{own} href=\"#p{at}\">");
            self.themes(out, coding);
            out.push_str("</a>");
            if codings.len() > 1 {
                let _ = write!(out, " <span class=\"q\">“{}”</span>", first_words(&coding.quote));
            }
            self.said(out, coding);
            out.push_str("</li>\n");
        }
        out.push_str("</ul></aside>\n");
    }

    /// The passages of an article that have no place in it, each with its words.
    pub(super) fn unplaced(&self, out: &mut String, page: &StudyPage, level: u8) {
        if page.unplaced.is_empty() {
            return;
        }
        let heading = escaped(&self.page_words.unplaced);
        let _ =
            write!(out, "<section class=\"lost\"><h{level}>{heading}</h{level}>\n<ul class=\"quotes\">\n");
        for at in &page.unplaced {
            let Some(coding) = self.study.codings.get(*at) else { continue };
            let _ = write!(
                out,
                "<li id=\"l{at}\"><blockquote dir=\"auto\">{}</blockquote>",
                escaped(&coding.quote)
            );
            self.themes(out, coding);
            self.said(out, coding);
            out.push_str("</li>\n");
        }
        out.push_str("</ul></section>\n");
    }

    /// The themes of a passage, each with a sample of its line.
    fn themes(&self, out: &mut String, coding: &Coding) {
        if coding.codes.is_empty() {
            theme(out, NEUTRAL, &self.page_words.without_theme);
        }
        for (n, code) in coding.codes.iter().enumerate() {
            out.push_str(if n > 0 { ", " } else { "" });
            theme(out, self.hues.of_code(*code), self.pages.label(*code));
        }
    }

    /// Who coded a passage where several did, its star, what became of it, and its note.
    pub(super) fn said(&self, out: &mut String, coding: &Coding) {
        if self.study.coders.len() > 1 {
            let (name, initials) = (self.study.coder(coding), self.pages.initials(coding.coder));
            let _ = write!(out, " <abbr title=\"{}\">{}</abbr>", escaped(name), escaped(initials));
        }
        if coding.is_starred {
            let told = escaped(&self.words.starred);
            let _ = write!(out, " <span class=\"star\" role=\"img\" aria-label=\"{told}\">★</span>");
        }
        let state = match coding.state {
            // The passage is marked where it stands now.
            State::Exact | State::Moved => "",
            State::Changed => &self.export_words.changed,
            State::Ambiguous => &self.export_words.ambiguous,
            State::Lost => &self.export_words.lost,
        };
        if !state.is_empty() {
            let _ = write!(out, " <span class=\"state\">{}</span>", escaped(state));
        }
        if coding.state == State::Changed && coding.today.is_some() {
            let (told, quote) = (escaped(&self.words.as_coded), escaped(&one_line(&coding.quote)));
            let _ = write!(out, "<p class=\"was\">{told}: “<bdi>{quote}</bdi>”</p>");
        }
        let note = coding.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
        if let Some(note) = note {
            let _ = write!(out, "<p class=\"note\" dir=\"auto\">{}</p>", escaped(note));
        }
    }
}

/// The name of a theme, after a sample of its line.
fn theme(out: &mut String, hue: usize, name: &str) {
    sample(out, hue);
    let _ = write!(out, "<bdi>{}</bdi>", escaped(name));
}

/// A sample of the line of a hue.
pub(super) fn sample(out: &mut String, hue: usize) {
    let _ = write!(out, "<i class=\"f{hue} a{hue}\"></i>");
}

fn first_words(quote: &str) -> String {
    let mut out = String::from("<bdi>");
    add_escaped(&mut out, &shortened(&one_line(quote), FIRST_WORDS));
    out.push_str("</bdi>");
    out
}

/// What is known of an article: its number, date, source and author, then what somebody said of it as a whole.
pub(super) fn facts_of_article(out: &mut String, labels: &Labels<'_>, source: usize, page: &ArticlePage) {
    let study = labels.study;
    let Some(told) = study.sources.get(source) else { return };
    let from = study.codings.partition_point(|coding| coding.source < source);
    let until = study.codings.partition_point(|coding| coding.source <= source);
    let number = number_of(told, study.codings.get(from..until).unwrap_or_default());
    let mut facts: Vec<String> = Vec::new();
    facts.extend(number.map(|number| format!("<b>{}</b>", escaped(number))));
    facts.extend(page.facts.iter().map(|fact| format!("<bdi>{}</bdi>", escaped(fact))));
    if told.is_done {
        facts.push(format!("✓ {}", escaped(&labels.words.done)));
    }
    if !facts.is_empty() {
        let _ = writeln!(out, "<p class=\"facts\">{}</p>", facts.join(" · "));
    }
    let mut rows: Vec<(String, String)> = Vec::new();
    for (name, value) in &told.facts.attributes {
        rows.push((escaped(&one_line(name)), format!("<bdi>{}</bdi>", escaped(&one_line(value)))));
    }
    if !told.codes.is_empty() {
        let mut themes = String::new();
        for (n, code) in told.codes.iter().enumerate() {
            themes.push_str(if n > 0 { ", " } else { "" });
            theme(&mut themes, labels.hues.of_code(*code), labels.pages.label(*code));
        }
        rows.push((escaped(&labels.words.article_themes), themes));
    }
    let memo = told.memo.as_deref().map(str::trim).filter(|memo| !memo.is_empty());
    if let Some(memo) = memo {
        rows.push((escaped(&labels.words.memo), escaped(memo)));
    }
    if rows.is_empty() {
        return;
    }
    out.push_str("<dl>\n");
    for (name, value) in rows {
        let _ = writeln!(out, "<dt>{name}</dt><dd dir=\"auto\">{value}</dd>");
    }
    out.push_str("</dl>\n");
}
