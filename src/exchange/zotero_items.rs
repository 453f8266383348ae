//! The items of Zotero's library: what is known of a publication, which attachment belongs to which, and what is in the
//! bin.

use super::facts::ArticleFacts;
use super::sqlite_database::Database;
use super::sqlite_study::{add_attribute, source_name};
use super::study::Source;
use super::taguette_text::PageText;
use crate::documents::document::DocumentFault;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The fields that hold a title, the first that says something counting; other kinds of items have their own.
const TITLES: [&str; 4] = ["title", "caseName", "nameOfAct", "subject"];
const DATES: [&str; 5] = ["date", "dateDecided", "dateEnacted", "issueDate", "filingDate"];
const PUBLICATIONS: [&str; 10] = [
    "publicationTitle",
    "websiteTitle",
    "blogTitle",
    "forumTitle",
    "programTitle",
    "encyclopediaTitle",
    "dictionaryTitle",
    "bookTitle",
    "proceedingsTitle",
    "publisher",
];
const ADDRESS: &str = "url";

/// An attachment.
struct Attachment {
    parent: Option<i64>,
    /// `storage:NAME`, or where the file lies.
    path: String,
}

/// Which items there are.
pub(super) struct Items {
    attachments: HashMap<i64, Attachment>,
    deleted: HashSet<i64>,
}

impl Items {
    pub(super) fn read(database: &Database<'_>) -> Result<Self, DocumentFault> {
        let deleted = database.rows("deletedItems", &["itemID"], |row| row.number("itemID"))?;
        let attachments = database.rows("itemAttachments", &["itemID", "parentItemID", "path"], |row| {
            let attachment = Attachment { parent: row.number("parentItemID"), path: row.words("path") };
            Some((row.number("itemID")?, attachment))
        })?;
        Ok(Self { attachments: attachments.into_iter().collect(), deleted: deleted.into_iter().collect() })
    }

    /// Whether an item is not in the bin.
    pub(super) fn is_kept(&self, item: i64) -> bool {
        !self.deleted.contains(&item)
    }

    /// The item an attachment or item belongs to; `None` for what is in the bin.
    pub(super) fn item_of(&self, id: i64) -> Option<i64> {
        let item = self.attachments.get(&id).and_then(|attachment| attachment.parent).unwrap_or(id);
        (self.is_kept(id) && self.is_kept(item)).then_some(item)
    }

    /// The items that are wanted as sources, by number.
    pub(super) fn sources(
        &self,
        database: &Database<'_>,
        wanted: &BTreeSet<i64>,
    ) -> Result<BTreeMap<i64, Source>, DocumentFault> {
        let mut about = About::read(database, wanted)?;
        let mut names: HashMap<i64, String> = HashMap::new();
        let mut attachments: Vec<_> = self.attachments.iter().collect();
        attachments.sort_by_key(|(id, _)| **id);
        for (id, attachment) in attachments {
            let name = source_name(attachment.path.trim_start_matches("storage:"));
            let item = self.item_of(*id).filter(|item| wanted.contains(item) && !name.is_empty());
            if let Some(item) = item {
                names.entry(item).or_insert(name);
            }
        }
        Ok(wanted.iter().map(|item| (*item, about.source(*item, names.remove(item)))).collect())
    }
}

/// What is known of items.
#[derive(Default)]
struct About {
    fields: HashMap<i64, HashMap<String, String>>,
    authors: HashMap<i64, Vec<String>>,
    tags: HashMap<i64, Vec<String>>,
    collections: HashMap<i64, Vec<String>>,
}

impl About {
    fn read(database: &Database<'_>, wanted: &BTreeSet<i64>) -> Result<Self, DocumentFault> {
        Ok(Self {
            fields: fields(database, wanted)?,
            authors: authors(database, wanted)?,
            tags: linked(database, wanted, ["itemTags", "tagID"], ["tags", "name"])?,
            collections: linked(
                database,
                wanted,
                ["collectionItems", "collectionID"],
                ["collections", "collectionName"],
            )?,
        })
    }

    fn source(&mut self, item: i64, name: Option<String>) -> Source {
        let fields = self.fields.remove(&item).unwrap_or_default();
        let first = |names: &[&str]| names.iter().find_map(|name| fields.get(*name)).cloned();
        let title = first(&TITLES);
        let authors = self.authors.remove(&item).unwrap_or_default().join(", ");
        let path = name.or_else(|| title.as_deref().map(without_folders)).unwrap_or_else(|| item.to_string());
        let facts = ArticleFacts {
            path,
            title,
            date: first(&DATES).map(|date| day(&date)),
            source: first(&PUBLICATIONS),
            author: Some(authors).filter(|authors| !authors.is_empty()),
            ..ArticleFacts::default()
        };
        let mut source = Source { facts, ..Source::default() };
        add_attribute(&mut source, ADDRESS, fields.get(ADDRESS).map(String::as_str).unwrap_or_default());
        for (name, values) in [("tags", &self.tags), ("collection", &self.collections)] {
            for value in values.get(&item).into_iter().flatten() {
                add_attribute(&mut source, name, value);
            }
        }
        source
    }
}

/// A title as a name: without signs that part folders.
fn without_folders(title: &str) -> String {
    title.replace(['/', '\\'], "-")
}

/// The day of Zotero's dates, which are written twice: `2024-06-16 16 tháng 6, 2024`, `2024-06-00 June 2024`.
fn day(date: &str) -> String {
    let (day, words) = date.split_once(' ').unwrap_or((date, ""));
    let is_day = day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !is_day {
        return date.to_owned();
    }
    if day.starts_with("0000") {
        return words.to_owned();
    }
    // What is not known is zero.
    let known = day.split('-').take_while(|part| part.bytes().any(|byte| byte != b'0'));
    known.collect::<Vec<_>>().join("-")
}

fn fields(
    database: &Database<'_>,
    wanted: &BTreeSet<i64>,
) -> Result<HashMap<i64, HashMap<String, String>>, DocumentFault> {
    let mut names: HashMap<i64, String> = HashMap::new();
    for table in ["fields", "fieldsCombined"] {
        names.extend(database.rows(table, &["fieldID", "fieldName"], |row| {
            Some((row.number("fieldID")?, row.memo("fieldName")?))
        })?);
    }
    let is_known = |name: &str| {
        TITLES.contains(&name) || DATES.contains(&name) || PUBLICATIONS.contains(&name) || name == ADDRESS
    };
    names.retain(|_, name| is_known(name));
    let mut told: HashMap<i64, Vec<(i64, String)>> = HashMap::new();
    database.each("itemData", &["itemID", "fieldID", "valueID"], |row| {
        let name = row.number("fieldID").and_then(|field| names.get(&field));
        let item = row.number("itemID").filter(|item| wanted.contains(item));
        if let (Some(item), Some(name), Some(value)) = (item, name, row.number("valueID")) {
            told.entry(value).or_default().push((item, name.clone()));
        }
    })?;
    let mut fields: HashMap<i64, HashMap<String, String>> = HashMap::new();
    database.each("itemDataValues", &["valueID", "value"], |row| {
        let places = row.number("valueID").and_then(|value| told.remove(&value));
        if let (Some(places), Some(value)) = (places, row.memo("value")) {
            for (item, name) in places {
                fields.entry(item).or_default().insert(name, value.clone());
            }
        }
    })?;
    Ok(fields)
}

/// A person of an item.
struct Creator {
    order: i64,
    kind: i64,
    name: String,
}

/// The authors of items in their order; all people of an item that has no author.
fn authors(
    database: &Database<'_>,
    wanted: &BTreeSet<i64>,
) -> Result<HashMap<i64, Vec<String>>, DocumentFault> {
    let author = database.rows("creatorTypes", &["creatorTypeID", "creatorType"], |row| {
        row.number("creatorTypeID").filter(|_| row.words("creatorType") == "author")
    })?;
    let names = database.rows("creators", &["creatorID", "firstName", "lastName"], |row| {
        let parts = [row.memo("firstName"), row.memo("lastName")];
        Some((row.number("creatorID")?, parts.into_iter().flatten().collect::<Vec<_>>().join(" ")))
    })?;
    let names: HashMap<i64, String> = names.into_iter().collect();
    let mut creators: HashMap<i64, Vec<Creator>> = HashMap::new();
    let columns = ["itemID", "creatorID", "creatorTypeID", "orderIndex"];
    database.each("itemCreators", &columns, |row| {
        let item = row.number("itemID").filter(|item| wanted.contains(item));
        let name = row.number("creatorID").and_then(|creator| names.get(&creator));
        if let (Some(item), Some(name)) = (item, name.filter(|name| !name.is_empty())) {
            let (order, kind) =
                (row.number("orderIndex").unwrap_or(0), row.number("creatorTypeID").unwrap_or(0));
            creators.entry(item).or_default().push(Creator { order, kind, name: name.clone() });
        }
    })?;
    let sorted = creators.into_iter().map(|(item, mut creators)| {
        creators.sort_by_key(|creator| creator.order);
        if creators.iter().any(|creator| author.contains(&creator.kind)) {
            creators.retain(|creator| author.contains(&creator.kind));
        }
        (item, creators.into_iter().map(|creator| creator.name).collect())
    });
    Ok(sorted.collect())
}

/// The names that a table gives items by way of another table: `[table, number]`, `[table, name]`.
fn linked(
    database: &Database<'_>,
    wanted: &BTreeSet<i64>,
    [links, number]: [&str; 2],
    [table, name]: [&str; 2],
) -> Result<HashMap<i64, Vec<String>>, DocumentFault> {
    let names = database.rows(table, &[number, name], |row| Some((row.number(number)?, row.memo(name)?)))?;
    let names: HashMap<i64, String> = names.into_iter().collect();
    let mut linked: HashMap<i64, Vec<String>> = HashMap::new();
    database.each(links, &["itemID", number], |row| {
        let item = row.number("itemID").filter(|item| wanted.contains(item));
        let name = row.number(number).and_then(|number| names.get(&number));
        if let (Some(item), Some(name)) = (item, name) {
            linked.entry(item).or_default().push(name.clone());
        }
    })?;
    Ok(linked)
}

/// What a note in HTML says, where it says something.
pub(super) fn item_memo(note: &str) -> Option<String> {
    let text = PageText::read(note).text;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
