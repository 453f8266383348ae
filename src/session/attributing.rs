//! Decisions about many articles at once, as a table of articles and attributes makes them: each is one step, and makes
//! one's own records only.

use super::cx::Cx;
use super::notices::StepNotice;
use crate::exchange::attribute_table::AttributeTable;
use crate::exchange::export_words::ExportWords;
use crate::exchange::grid_files::GridFormat;
use crate::model::article::About;
use crate::model::article_field::{ArticleField, Emptied};
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::ArticlePath;
use crate::text::dates::typed_date;
use crate::text::decode::nfc;
use crate::workers::attribute_writing::AttributesAsked;
use crate::workers::task::Work;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What is to stand in a field of an article; nothing where the value is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// The article.
    pub article: ArticlePath,
    /// The field.
    pub field: ArticleField,
    /// The value.
    pub value: String,
}

/// A table of articles and attributes that is to be written to a file.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributesTo {
    /// The table.
    pub table: AttributeTable,
    /// As what.
    pub format: GridFormat,
    /// Where.
    pub path: PathBuf,
    /// The words of files, in the person's language.
    pub words: Box<ExportWords>,
}

/// Puts values into one's own records, all of them in one step.
pub(super) fn set_many(cx: &mut Cx<'_>, changes: Vec<ValueChange>) {
    let Some(who) = cx.own() else { return };
    let mut by_article: BTreeMap<ArticlePath, Vec<ValueChange>> = BTreeMap::new();
    for change in changes {
        by_article.entry(change.article.clone()).or_default().push(change);
    }
    let (mut edits, mut n_values) = (Vec::new(), 0);
    for (article, changes) in by_article {
        let from = cx.open.project.about(&article, &who).cloned();
        let mut about = from.as_deref().cloned().unwrap_or_default();
        for change in changes {
            let before = about.clone();
            about.put(&change.field, &tidy(&change), emptied(cx, &article, &change.field));
            n_values += usize::from(about != before);
        }
        let change = Change::new(from, (about != About::default()).then_some(about));
        edits.push(Edit::Article { article, annotator: who.clone(), change });
    }
    edits.retain(|edit| !edit.changes_nothing());
    if edits.is_empty() {
        return cx.say(StepNotice::ValuesStay);
    }
    let n_articles = edits.len();
    cx.make(edits, StepLabel::ValuesSet { n_values, n_articles });
}

/// Gives an attribute another name in one's own records. What the head of a file says goes by the new name too; what
/// somebody else decided stays.
pub(super) fn rename(cx: &mut Cx<'_>, from: &str, to: &str) {
    let to = one_line(to);
    if to.is_empty() || to == from {
        return;
    }
    let renamed = |cx: &Cx<'_>, article: &ArticlePath, about: &mut About| {
        let field = ArticleField::Attribute(from.to_owned());
        let is_decided = about.attributes.iter().any(|(name, _)| name == from);
        let of_head = head_value(cx, article, from);
        if !is_decided && let Some(value) = of_head {
            about.put(&field, value, Emptied::Unsaid);
        }
        about.rename_attribute(from, &to);
        if of_head.is_some() {
            about.put(&field, "", Emptied::DecidedEmpty);
        }
    };
    let label =
        |n_articles| StepLabel::AttributeRenamed { from: from.to_owned(), to: to.clone(), n_articles };
    everywhere(cx, from, renamed, label);
}

/// Deletes an attribute in one's own records, and decides that there is no value where the head of a file has one; what
/// somebody else decided stays.
pub(super) fn delete(cx: &mut Cx<'_>, name: &str) {
    let field = ArticleField::Attribute(name.to_owned());
    let deleted = |cx: &Cx<'_>, article: &ArticlePath, about: &mut About| {
        about.put(&field, "", emptied(cx, article, &field));
    };
    let label = |n_articles| StepLabel::AttributeDeleted { name: name.to_owned(), n_articles };
    everywhere(cx, name, deleted, label);
}

/// Writes the table to a file.
pub(super) fn write(cx: &mut Cx<'_>, to: AttributesTo) {
    let AttributesTo { table, format, path, words } = to;
    let root = cx.open.root.clone();
    cx.start(Work::WriteAttributes(Box::new(AttributesAsked { root, path, format, table, words })));
}

/// Changes one's own record of every article that has an attribute, and says in how many articles somebody else's stays.
fn everywhere(
    cx: &mut Cx<'_>,
    name: &str,
    change: impl Fn(&Cx<'_>, &ArticlePath, &mut About),
    label: impl Fn(usize) -> StepLabel,
) {
    let Some(who) = cx.own() else { return };
    let field = ArticleField::Attribute(name.to_owned());
    let of_records = cx.open.project.articles().map(|(path, _)| path);
    let paths: std::collections::BTreeSet<ArticlePath> =
        of_records.chain(cx.open.library.keys()).cloned().collect();
    let (mut edits, mut n_others) = (Vec::new(), 0);
    for article in paths {
        let notes = cx.open.project.article_notes(&article).into_iter().flatten();
        let mut others = notes.filter(|(annotator, _)| **annotator != who);
        let is_of_others = others.any(|(_, record)| {
            record.about.value.as_ref().is_some_and(|about| about.values(&field).next().is_some())
        });
        n_others += usize::from(is_of_others);
        let from = cx.open.project.about(&article, &who).cloned();
        let mut about = from.as_deref().cloned().unwrap_or_default();
        change(cx, &article, &mut about);
        let change = Change::new(from, (about != About::default()).then_some(about));
        let edit = Edit::Article { article, annotator: who.clone(), change };
        edits.extend((!edit.changes_nothing()).then_some(edit));
    }
    if edits.is_empty() {
        return cx.say(StepNotice::ValuesStay);
    }
    let label = label(edits.len());
    if cx.make_of_files(edits, label.clone()) && n_others > 0 {
        cx.say(StepNotice::MadeOfOwnValues { label, n_others });
    }
}

/// What the head of an article's file says of an attribute.
fn head_value<'c>(cx: &'c Cx<'_>, article: &ArticlePath, name: &str) -> Option<&'c str> {
    let read: &Arc<_> = cx.open.library.get(article)?.article.as_ref()?;
    let mut pairs = read.head.attributes.iter();
    pairs.find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn emptied(cx: &Cx<'_>, article: &ArticlePath, field: &ArticleField) -> Emptied {
    match field.attribute().and_then(|name| head_value(cx, article, name)) {
        Some(_) => Emptied::DecidedEmpty,
        None => Emptied::Unsaid,
    }
}

/// The value as it is kept: in one line, and a date that is written in another way as ISO 8601.
fn tidy(change: &ValueChange) -> String {
    let value = one_line(&change.value);
    let date = if change.field == ArticleField::Date { typed_date(&value) } else { None };
    date.unwrap_or(value)
}

fn one_line(text: &str) -> String {
    nfc(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
