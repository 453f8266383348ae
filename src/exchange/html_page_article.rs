//! An article of a page of HTML: what is known of it, its lines as they are read with what is coded in them, and beside each
//! paragraph what is said of the passages that begin in it. Words that are not the article's stand in its header, in `aside`
//! and in `summary`; all else is the article letter for letter.

use super::article_page::PageLine;
use super::html_escape::escaped;
use super::html_page_blocks::{Blocks, class_of};
use super::html_page_hues::Hues;
use super::html_page_labels::{Labels, facts_of_article};
use super::html_page_marks::Sweep;
use super::html_page_words::{Words, Written};
use super::study_pages::StudyPage;
use crate::text::article::Article;
use crate::text::direction::Directions;
use crate::text::positions::Span;
use crate::text::structure::Label;
use crate::text::styles::{Block, BlockKind};
use std::fmt::Write as _;

/// The headings of HTML go no deeper.
const MAX_LEVEL: u8 = 6;

/// Letters that nearly only Vietnamese has; a text with them is read aloud as Vietnamese.
const VIETNAMESE: [char; 6] = ['ă', 'đ', 'ơ', 'ư', 'ế', 'ạ'];

/// Writes articles.
pub(super) struct ArticleWriter<'a> {
    pub(super) labels: Labels<'a>,
    pub(super) hues: &'a Hues,
    /// The article's place among the sources.
    pub(super) source: usize,
    pub(super) page: &'a StudyPage,
    /// `None` where it cannot be read.
    pub(super) article: Option<&'a Article>,
    /// The level of its title.
    pub(super) level: u8,
}

/// What changes on the way through its lines.
struct Way<'a> {
    words: Words<'a>,
    blocks: Blocks,
    /// The level of the heading before.
    level: u8,
    has_title: bool,
}

impl ArticleWriter<'_> {
    /// Writes the article.
    pub(super) fn write(&self, out: &mut String) {
        let page = &self.page.page;
        let n = self.source;
        let title = page.lines.iter().find(|line| line.label == Label::Title && !line.is_aside);
        let heading = title.map_or_else(|| format!("t{n}"), |line| format!("a{n}-{}", line.paragraph));
        let _ = write!(out, "<article id=\"a{n}\" aria-labelledby=\"{heading}\">\n<header>\n");
        facts_of_article(out, &self.labels, n, page);
        if title.is_none() {
            let (level, title) = (self.level, escaped(&page.title));
            let _ = writeln!(out, "<h{level} class=\"title\" id=\"t{n}\"><bdi>{title}</bdi></h{level}>");
        }
        out.push_str("</header>\n");
        if let Some(article) = self.article {
            self.text(out, article);
        } else {
            let said = escaped(&self.labels.words.unreadable);
            let _ = writeln!(out, "<p class=\"state\">{said}</p>");
        }
        self.labels.unplaced(out, self.page, self.level + 1);
        out.push_str("</article>\n");
    }

    fn text(&self, out: &mut String, article: &Article) {
        let page = &self.page.page;
        let words = Words {
            text: &page.text,
            runs: article.styles.runs(),
            sweep: Sweep::new(page, &self.page.codes, self.hues),
            numbers: &self.page.marks,
        };
        let mut way = Way { words, blocks: Blocks::default(), level: self.level, has_title: false };
        let lang = if page.text.contains(VIETNAMESE) { " lang=\"vi\"" } else { "" };
        let _ = writeln!(out, "<div class=\"text\"{lang}>");
        let block_of = |line: &PageLine| {
            let number = article.structure.lines.get(line.paragraph.checked_sub(1)?)?.number;
            article.styles.block_of_line(number)
        };
        let mut at = 0;
        while let Some(line) = page.lines.get(at) {
            let rest = page.lines.get(at..).unwrap_or_default();
            let n_aside = rest.iter().take_while(|line| line.is_aside).count();
            let block = block_of(line);
            let n_lines = if n_aside > 0 {
                way.blocks.go_to(out, None);
                self.aside(out, &mut way, rest.get(..n_aside).unwrap_or_default());
                n_aside
            } else if let Some(Block { kind: BlockKind::Row { .. }, .. }) = block {
                way.blocks.go_to(out, block);
                self.table(out, &mut way, rest, &block_of)
            } else {
                way.blocks.go_to(out, block);
                self.line(out, &mut way, line, block);
                1
            };
            at += n_lines;
        }
        way.blocks.go_to(out, None);
        let left = way.words.sweep.rest();
        self.labels.beside(out, self.page, None, &left);
        out.push_str("</div>\n");
    }

    /// Lines that stand aside from what is read: folded, but open where something in them is coded.
    fn aside(&self, out: &mut String, way: &mut Way<'_>, lines: &[PageLine]) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let span = Span { start: first.span.start, end: last.span.end };
        let is_open = if way.words.sweep.has_marks(span) { " open" } else { "" };
        let (told, n) = (escaped(&self.labels.words.aside), self.labels.page_words.count(lines.len()));
        let _ = writeln!(out, "<details class=\"off\"{is_open}><summary>{told}: {n}</summary>");
        for line in lines {
            self.paragraph(out, way, line, "p", "");
        }
        out.push_str("</details>\n");
    }

    fn line(&self, out: &mut String, way: &mut Way<'_>, line: &PageLine, block: Option<&Block>) {
        match line.label {
            Label::Title if !way.has_title => {
                (way.has_title, way.level) = (true, self.level);
                self.paragraph(out, way, line, &format!("h{}", self.level), "title");
            }
            Label::Heading | Label::Title => {
                let told = match block.map(|block| block.kind) {
                    Some(BlockKind::Heading(level)) => self.level + level.saturating_sub(1).max(1),
                    _ => self.level + 1,
                };
                // No level is left out.
                let level = told.min(way.level + 1).min(MAX_LEVEL);
                way.level = level;
                self.paragraph(out, way, line, &format!("h{level}"), "");
            }
            Label::Lead => self.paragraph(out, way, line, "p", "lead"),
            Label::Caption => self.paragraph(out, way, line, "p", "caption"),
            Label::Source | Label::Author | Label::Date => self.paragraph(out, way, line, "p", "by"),
            Label::Body
            | Label::AltText
            | Label::Slug
            | Label::Section
            | Label::SiteDate
            | Label::Navigation => self.paragraph(out, way, line, "p", class_of(block)),
        }
    }

    fn paragraph(&self, out: &mut String, way: &mut Way<'_>, line: &PageLine, element: &str, class: &str) {
        let mut words = String::new();
        let written = way.words.write(&mut words, line.span);
        let mut content =
            format!("<{element} id=\"a{}-{}\"{}", self.source, line.paragraph, self.number(line));
        let classes = [Some(class.to_owned()).filter(|class| !class.is_empty()), written.class()];
        let classes: Vec<String> = classes.into_iter().flatten().collect();
        if !classes.is_empty() {
            let _ = write!(content, " class=\"{}\"", classes.join(" "));
        }
        if Directions::of(line.span.of(way.words.text)).is_some_and(|directions| directions.is_rtl) {
            content.push_str(" dir=\"rtl\"");
        }
        let _ = writeln!(content, ">{words}</{element}>");
        self.row(out, &content, line, &written.begins);
    }

    /// The rows of a table that begin the lines; tells how many they are.
    fn table<'b>(
        &self,
        out: &mut String,
        way: &mut Way<'_>,
        lines: &[PageLine],
        block_of: &dyn Fn(&PageLine) -> Option<&'b Block>,
    ) -> usize {
        let (mut content, mut begins) = ("<table>\n".to_owned(), Vec::new());
        let mut n_rows = 0;
        let mut depths = None;
        for line in lines.iter().take_while(|line| !line.is_aside) {
            let Some(Block {
                kind: BlockKind::Row { is_head }, quote_depth, list_depth, is_after_rule, ..
            }) = block_of(line)
            else {
                break;
            };
            let here = (*quote_depth, *list_depth);
            let is_other =
                depths.is_some_and(|before| before != here) || (n_rows > 0 && (*is_head || *is_after_rule));
            if is_other {
                break;
            }
            depths = Some(here);
            n_rows += 1;
            let (cells, written) = self.cells(way, line, if *is_head { "th" } else { "td" });
            let class = written.class().map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
            let _ = writeln!(content, "<tr id=\"a{}-{}\"{class}>{cells}</tr>", self.source, line.paragraph);
            begins.extend(written.begins);
        }
        content.push_str("</table>\n");
        if let Some(first) = lines.first() {
            self.row(out, &content, first, &begins);
        }
        n_rows.max(1)
    }

    /// The cells of a row of a table, each with the tab that ends it.
    fn cells(&self, way: &mut Way<'_>, line: &PageLine, element: &str) -> (String, Written) {
        let (mut cells, mut written) = (String::new(), Written::default());
        let (mut start, mut number) = (line.span.start, self.number(line));
        for words in line.span.of(way.words.text).split_inclusive('\t') {
            let end = start + words.len();
            let _ = write!(cells, "<{element}{}>", std::mem::take(&mut number));
            written.add(way.words.write(&mut cells, Span { start, end }));
            let _ = write!(cells, "</{element}>");
            start = end;
        }
        (cells, written)
    }

    /// A block, and beside it what is said of the passages that begin in it.
    fn row(&self, out: &mut String, content: &str, line: &PageLine, begins: &[usize]) {
        if begins.is_empty() {
            out.push_str(content);
            return;
        }
        out.push_str("<div class=\"row\">\n");
        out.push_str(content);
        self.labels.beside(out, self.page, Some(line), begins);
        out.push_str("</div>\n");
    }

    /// The attribute that shows the number of a line beside it.
    fn number(&self, line: &PageLine) -> String {
        format!(" data-n=\"{}\"", escaped(&self.labels.page_words.count(line.paragraph)))
    }
}
