//! Passages as a corpus for `IRaMuTeQ`: before each text a line of `****` and its variables, `*theme_kinh_te *year_2024`, then
//! the words in one line. UTF-8 without a byte order mark, as the first line must begin with its stars.
//!
//! `IRaMuTeQ` takes a variable's name up to the first `_`, so that names have none. It reads ASCII letters, digits and `_`
//! safely, lets `$` stand for a pause (`£$£`), and takes a line that begins with `-*` for a part of a text.

use super::sink::{NotWritten, Sink};
use super::study::{Coding, Study};
use crate::model::id::slug;
use crate::text::unseen::{is_joiner, is_unseen};
use std::collections::{HashMap, HashSet};
use std::io::{BufWriter, Write as _};

/// The value of a variable of which nothing is known: every text has the same variables.
const NOTHING: &str = "none";

/// What stands for words without a Latin letter or digit.
const NAMELESS: &str = "x";

/// The variables every text has, in their order; those of the articles' attributes come after them.
const VARIABLES: [&str; 8] =
    ["article", "theme", "year", "source", "author", "annotator", "starred", "about"];

/// How long a value gets before it is cut: what `slug` gives at most.
const LONGEST: usize = 40;

/// Writes the corpus, a text a passage. A passage with several themes has the variable `theme` several times; `about` has
/// the themes of the article as a whole. A passage without words is left out, as no text may be empty.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let mut out = BufWriter::new(out);
    let mut values = Values::of(study);
    for codings in study.by_source() {
        let mut of_article = None;
        for coding in codings {
            let words = cleaned(&coding.quote);
            if words.is_empty() {
                continue;
            }
            let article = of_article.get_or_insert_with(|| values.of_article(study, coding));
            let themes = values.themes("theme", &coding.codes);
            let coder = values.value("annotator", study.coder(coding));
            let starred = if coding.is_starred { "yes" } else { "no" };
            let ArticleValues { name, facts, after } = article;
            writeln!(out, "**** {name} {themes}{facts} {coder} *starred_{starred}{after}\n{words}\n")?;
        }
    }
    Ok(out.flush()?)
}

/// The variables of an article.
struct ArticleValues {
    /// Its name.
    name: String,
    /// Year, source and author, each after a space.
    facts: String,
    /// Its own themes and its attributes, each after a space.
    after: String,
}

/// The values of all variables, each of its own words.
struct Values {
    /// Those of each variable.
    by_variable: HashMap<String, Names>,
    /// Of each theme.
    themes: Vec<String>,
    /// The names of the variables that attributes become.
    attributes: Names,
}

impl Values {
    fn of(study: &Study) -> Self {
        let mut names = Names::default();
        let codes = study.codes.iter().enumerate().map(|(at, code)| {
            let whole = slug(&code.full_name(), NAMELESS);
            let words = if whole.len() < LONGEST { whole } else { slug(code.theme.name(), NAMELESS) };
            names.name(&at.to_string(), &words.replace('-', "_"), '_')
        });
        let themes = codes.collect();
        let mut attributes = Names::default();
        attributes.taken.extend(VARIABLES.map(str::to_owned));
        Self { by_variable: HashMap::new(), themes, attributes }
    }

    /// `*variable_value` for some words.
    fn value(&mut self, variable: &str, words: &str) -> String {
        if words.trim().is_empty() {
            return format!("*{variable}_{NOTHING}");
        }
        let names = self.by_variable.entry(variable.to_owned()).or_default();
        let value = names.name(words, &slug(words, NAMELESS).replace('-', "_"), '_');
        format!("*{variable}_{value}")
    }

    /// A variable once for each of some themes, with a space between them.
    fn themes(&self, variable: &str, codes: &[usize]) -> String {
        let values = codes.iter().filter_map(|code| self.themes.get(*code));
        let values: Vec<String> = values.map(|value| format!("*{variable}_{value}")).collect();
        if values.is_empty() { format!("*{variable}_{NOTHING}") } else { values.join(" ") }
    }

    fn of_article(&mut self, study: &Study, coding: &Coding) -> ArticleValues {
        let facts = study.facts(coding);
        let words = |fact: &Option<String>| fact.clone().unwrap_or_default();
        let stem = facts.path.rsplit_once('.').map_or(facts.path.as_str(), |(stem, _)| stem);
        let name = self.by_variable.entry("article".to_owned()).or_default().name(
            &facts.path,
            &slug(stem.rsplit('/').next().unwrap_or_default(), NAMELESS).replace('-', "_"),
            '_',
        );
        let year = year_of(facts.date.as_deref().unwrap_or_default());
        let source = self.value("source", &words(&facts.source));
        let author = self.value("author", &words(&facts.author));
        let of_whole = study.sources.get(coding.source).map(|source| source.codes.as_slice());
        let mut after = format!(" {}", self.themes("about", of_whole.unwrap_or_default()));
        for (attribute, value) in &facts.attributes {
            let variable = self.attributes.name(attribute, &slug(attribute, NAMELESS).replace('-', ""), 'n');
            after.push(' ');
            after.push_str(&self.value(&variable, value));
        }
        ArticleValues {
            name: format!("*article_{name}"),
            facts: format!(" *year_{year} {source} {author}"),
            after,
        }
    }
}

/// Names that are each given once.
#[derive(Default)]
struct Names {
    taken: HashSet<String>,
    /// By the words.
    known: HashMap<String, String>,
    /// The last number that was tried for each wanted name, so that thousands that want one take no search each.
    n_tried: HashMap<String, usize>,
}

impl Names {
    /// The name for what `words` tell from others: `wanted`, or with a number after `sign` where others have it.
    fn name(&mut self, words: &str, wanted: &str, sign: char) -> String {
        if let Some(name) = self.known.get(words) {
            return name.clone();
        }
        let mut name = wanted.to_owned();
        let n = self.n_tried.entry(wanted.to_owned()).or_insert(1);
        if *n > 1 {
            name = format!("{wanted}{sign}{n}");
        }
        while name == NOTHING || !self.taken.insert(name.clone()) {
            *n += 1;
            name = format!("{wanted}{sign}{n}");
        }
        self.known.insert(words.to_owned(), name.clone());
        name
    }
}

/// The year of a date as ISO 8601 writes it.
fn year_of(date: &str) -> &str {
    let year = date.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let is_whole = date.get(4..).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    year.filter(|_| is_whole).unwrap_or(NOTHING)
}

/// Words in one line, without what means something in a corpus and what nobody sees.
fn cleaned(words: &str) -> String {
    let seen = words.chars().filter(|c| !is_unseen(*c) || is_joiner(*c) || c.is_control());
    let plain: String =
        seen.map(|c| if c.is_control() || matches!(c, '*' | '$') { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
