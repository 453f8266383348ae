//! Articles of a study as they are read: for each source the lines, marks, themes and people that a page shows. Colours,
//! names and initials of the study are worked out once for all its pages.

use super::article_page::{
    ArticlePage, Inks, PageLine, PageMark, PagePerson, PageTheme, PdfWords, Stamp, Unplaced,
};
use super::facts::ArticleFacts;
use super::markdown::one_line;
use super::paper::{Paper, ThemeColors};
use super::study::{Code, Coding, Source, Study};
use crate::model::initials::initials_of_names;
use crate::text::article::Article;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Between the names of a path.
const BETWEEN: &str = " › ";

/// How many ways there are to draw the line of a theme, so that themes of one colour are told apart.
pub const N_PATTERNS: usize = 5;

/// What stands for a coder without a name.
const NAMELESS: &str = "–";

/// The words of pages of a study that those of a page lack, in the person's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudyPagesWords {
    /// The heading of the list of articles.
    pub contents: String,
    /// Stands before the number of lines outside the article, which are folded.
    pub aside: String,
    /// What is said of an article that cannot be read.
    pub unreadable: String,
    /// Stands before the themes of an article as a whole.
    pub article_themes: String,
    /// Stands before what is said of an article or a study as a whole.
    pub memo: String,
    /// What is said of an article somebody is through with.
    pub done: String,
    /// What is said of a passage that is starred.
    pub starred: String,
    /// Stands before the words of a passage as they were when it was coded.
    pub as_coded: String,
    /// Names what stands beside a paragraph, before its number.
    pub beside: String,
}

/// A page, and what its parts are in the study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudyPage {
    /// The page.
    pub page: ArticlePage,
    /// Of each of its marks, and of each that has no place: its place in `Study::codings`.
    pub marks: Vec<usize>,
    pub unplaced: Vec<usize>,
    /// Of each of its themes: its place in `Study::codes`.
    pub codes: Vec<usize>,
}

/// The pages of a study.
pub struct StudyPages<'s> {
    study: &'s Study,
    words: &'s PdfWords,
    paper: Paper,
    /// Of each code: its pattern, and its name as it stands alone.
    patterns: Vec<usize>,
    labels: Vec<String>,
    initials: Vec<String>,
    /// The codings of each source.
    of_source: BTreeMap<usize, Range<usize>>,
}

impl<'s> StudyPages<'s> {
    /// Works out what all pages share.
    #[must_use]
    pub fn new(study: &'s Study, words: &'s PdfWords) -> Self {
        let mut of_source: BTreeMap<usize, Range<usize>> = BTreeMap::new();
        let mut from = 0;
        for codings in study.by_source() {
            let range = from..from + codings.len();
            from = range.end;
            if let Some(first) = codings.first() {
                of_source.insert(first.source, range);
            }
        }
        let names: Vec<&str> = study.coders.iter().map(|coder| named(&coder.name)).collect();
        Self {
            study,
            words,
            paper: Paper::load(),
            patterns: patterns_of(&study.codes),
            labels: labels_of(&study.codes),
            initials: initials_of_names(&names),
            of_source,
        }
    }

    /// The inks of paper.
    #[must_use]
    pub fn inks(&self) -> &Inks {
        &self.paper.inks
    }

    /// A code's name as it stands alone: with the path that tells it from others of its name.
    #[must_use]
    pub fn label(&self, code: usize) -> &str {
        self.labels.get(code).map(String::as_str).unwrap_or_default()
    }

    /// How the line of a code is drawn, below `N_PATTERNS`.
    #[must_use]
    pub fn pattern(&self, code: usize) -> usize {
        self.patterns.get(code).copied().unwrap_or_default()
    }

    /// The initials of a coder, which nobody else has.
    #[must_use]
    pub fn initials(&self, coder: usize) -> &str {
        self.initials.get(coder).map(String::as_str).unwrap_or_default()
    }

    /// The page of a source; an empty one for a source that is not there.
    #[must_use]
    pub fn page(&self, source: usize) -> StudyPage {
        let Some(told) = self.study.sources.get(source) else { return StudyPage::default() };
        let article = self.study.article(source);
        let range = self.of_source.get(&source).cloned().unwrap_or_default();
        let codings = || range.clone().filter_map(|at| Some((at, self.study.codings.get(at)?)));
        let codes: BTreeSet<usize> = codings().flat_map(|(_, coding)| coding.codes.iter().copied()).collect();
        let codes: Vec<usize> = codes.into_iter().filter(|code| *code < self.study.codes.len()).collect();
        let coders: BTreeSet<usize> = codings().map(|(_, coding)| coding.coder).collect();
        let coders: Vec<usize> = coders.into_iter().collect();
        let mut page = StudyPage {
            page: ArticlePage {
                title: title_of(&told.facts),
                facts: self.known_of(&told.facts),
                text: article.map(|article| article.text.as_str().to_owned()).unwrap_or_default(),
                lines: article.map(lines_of).unwrap_or_default(),
                themes: codes.iter().filter_map(|code| self.theme(*code)).collect(),
                people: coders.iter().map(|coder| self.person(*coder)).collect(),
                modified: codings().map(|(_, coding)| coding.modified.as_str()).max().and_then(stamp_of),
                has_numbers: true,
                inks: self.paper.inks,
                ..ArticlePage::default()
            },
            codes,
            ..StudyPage::default()
        };
        let mut placed: Vec<(PageMark, usize)> = Vec::new();
        for (at, coding) in codings() {
            let span = coding.today.zip(article);
            let span = span.and_then(|(today, article)| article.text.span_of_chars(today.start, today.end));
            let mark = PageMark { span: span.unwrap_or_default(), ..mark_of(coding, &page.codes, &coders) };
            count(&mut page.page, &mark);
            if span.is_some() {
                placed.push((mark, at));
            } else {
                page.page.unplaced.push(Unplaced { mark, quote: coding.quote.clone() });
                page.unplaced.push(at);
            }
        }
        placed.sort_by_key(|(mark, at)| (mark.span, *at));
        (page.page.marks, page.marks) = placed.into_iter().unzip();
        page
    }

    /// Date, source and author, as far as they are known.
    #[must_use]
    pub fn known_of(&self, facts: &ArticleFacts) -> Vec<String> {
        let date = facts.date.as_deref().map(|date| self.words.date_of(date));
        let known = [date, facts.source.clone(), facts.author.clone()].into_iter().flatten();
        known.map(|fact| one_line(&fact)).filter(|fact| !fact.is_empty()).collect()
    }

    fn theme(&self, code: usize) -> Option<PageTheme> {
        let told = self.study.codes.get(code)?;
        let ThemeColors { fill, line } = self.paper.theme(Some(&told.theme.color));
        let above = told.theme.path.split_last().map(|(_, above)| above.join(BETWEEN));
        Some(PageTheme {
            name: told.theme.name().to_owned(),
            label: self.label(code).to_owned(),
            above: above.unwrap_or_default(),
            fill,
            line,
            pattern: self.pattern(code),
            n_passages: 0,
        })
    }

    fn person(&self, coder: usize) -> PagePerson {
        let name = self.study.coders.get(coder).map(|coder| named(&coder.name)).unwrap_or_default();
        PagePerson { name: name.to_owned(), initials: self.initials(coder).to_owned(), n_passages: 0 }
    }
}

/// What an article is called: its title, else the name of its file without the ending.
#[must_use]
pub fn title_of(facts: &ArticleFacts) -> String {
    let name = facts.path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = facts.title.as_deref().map(one_line).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| one_line(stem))
}

/// The number that an article is cited by: what its passages are cited by, else the digits its file name begins with.
#[must_use]
pub fn number_of<'s>(source: &'s Source, codings: &'s [Coding]) -> Option<&'s str> {
    let cited = codings.iter().find_map(|coding| coding.place.as_deref()?.split_once(" §"));
    let name = source.facts.path.rsplit('/').next().unwrap_or_default();
    let n_digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let written = name.get(..n_digits).filter(|digits| !digits.is_empty());
    cited.map(|(number, _)| number).or(written)
}

/// A moment, ISO 8601 in UTC, in its parts; `None` for one that is not told.
#[must_use]
pub fn stamp_of(iso: &str) -> Option<Stamp> {
    let mut numbers = iso.split(|c: char| !c.is_ascii_digit()).map(str::parse::<u16>);
    let mut next = || numbers.next()?.ok();
    let year = next()?;
    let mut small = || u8::try_from(next()?).ok();
    Some(Stamp { year, month: small()?, day: small()?, hour: small()?, minute: small()?, second: small()? })
}

fn named(name: &str) -> &str {
    if name.trim().is_empty() { NAMELESS } else { name }
}

fn mark_of(coding: &Coding, codes: &[usize], coders: &[usize]) -> PageMark {
    PageMark {
        themes: coding.codes.iter().filter_map(|code| codes.binary_search(code).ok()).collect(),
        person: coders.binary_search(&coding.coder).unwrap_or_default(),
        note: coding.note.clone().filter(|note| !note.trim().is_empty()),
        is_starred: coding.is_starred,
        ..PageMark::default()
    }
}

fn count(page: &mut ArticlePage, mark: &PageMark) {
    for theme in &mark.themes {
        if let Some(theme) = page.themes.get_mut(*theme) {
            theme.n_passages += 1;
        }
    }
    if let Some(person) = page.people.get_mut(mark.person) {
        person.n_passages += 1;
    }
}

fn lines_of(article: &Article) -> Vec<PageLine> {
    let structure = &article.structure;
    let line = |(at, line): (usize, &crate::text::structure::Line)| PageLine {
        span: line.span,
        label: line.label,
        paragraph: at + 1,
        is_aside: structure.is_quarantined(line),
    };
    structure.lines.iter().enumerate().map(line).collect()
}

/// Of each code how its line is drawn: those of one colour differ, in the order of the tree, as in the window.
fn patterns_of(codes: &[Code]) -> Vec<usize> {
    let mut n_of_color: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pattern = |code| {
        let n = n_of_color.entry(code).or_default();
        *n += 1;
        (*n - 1) % N_PATTERNS
    };
    codes.iter().map(|code| pattern(code.theme.color.as_str())).collect()
}

/// The name of each code as it stands alone, with as many names above it as tell it from others of its name.
fn labels_of(codes: &[Code]) -> Vec<String> {
    let n_levels = codes.iter().map(|code| code.theme.path.len()).max().unwrap_or_default();
    let mut labels = vec![None; codes.len()];
    for n in 1..=n_levels.max(1) {
        let mut alike: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
        for (code, label) in codes.iter().zip(&labels) {
            let path = code.theme.path.as_slice();
            let entry = alike.entry(last(path, n)).or_default();
            entry.extend(Some(path).filter(|_| label.is_none()));
        }
        for (code, label) in codes.iter().zip(&mut labels).filter(|(_, label)| label.is_none()) {
            let path = code.theme.path.as_slice();
            let is_told = n >= path.len() || alike.get(last(path, n)).is_some_and(|paths| paths.len() == 1);
            *label = is_told.then(|| label_of(last(path, n)));
        }
    }
    labels.into_iter().map(Option::unwrap_or_default).collect()
}

fn last(path: &[String], n: usize) -> &[String] {
    path.get(path.len().saturating_sub(n)..).unwrap_or_default()
}

fn label_of(path: &[String]) -> String {
    match path.split_last() {
        Some((name, [])) => name.clone(),
        Some((name, above)) => format!("{name} ({})", above.join(BETWEEN)),
        None => String::new(),
    }
}
