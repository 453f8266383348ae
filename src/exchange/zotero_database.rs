//! Zotero's library (`zotero.sqlite`): what is highlighted in the attachments of its items, with tags as codes. The text of
//! an attachment is a file elsewhere, so the words of a highlight tell where it stands. Only items are taken in which
//! something is highlighted.

use super::found_study::FoundStudy;
use super::sqlite_codes::{CodeTree, ToldCode};
use super::sqlite_database::Database;
use super::sqlite_study::{StudyBuilder, ToldCoding, add_words};
use super::sqlite_times::iso_time;
use super::taguette_text::PageText;
use super::zotero_items::{Items, item_memo};
use crate::documents::document::{DocumentFault, LeftOutKind};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Whether the tables are Zotero's.
pub(super) fn is_ours(database: &Database<'_>) -> bool {
    database.has("items", &["itemID"])
        && database.has("itemData", &["itemID", "fieldID", "valueID"])
        && database.has("itemAttachments", &["itemID", "parentItemID"])
}

/// Reads a library.
///
/// # Errors
/// A damaged database, one that is too large, or a stop.
pub(super) fn read(database: &Database<'_>) -> Result<FoundStudy, DocumentFault> {
    let mut study = StudyBuilder::default();
    let items = Items::read(database)?;
    let annotations = annotations(database, &items)?;
    let tags = Tags::read(database)?;
    let tree = CodeTree::new(&tags.codes(&annotations, database)?)?;
    let wanted: BTreeSet<i64> = annotations.iter().map(|annotation| annotation.item).collect();
    let mut memos = notes(database, &items, &wanted, &mut study)?;
    let mut sources = HashMap::new();
    for (item, mut source) in items.sources(database, &wanted)? {
        source.memo = memos.remove(&item);
        sources.insert(item, study.add_source(source));
    }
    let names = names(database)?;
    for annotation in annotations {
        let Some(source) = sources.get(&annotation.item) else { continue };
        match annotation.kind {
            Kind::Words => study.add_coding(told(annotation, *source, &tags, &tree, &names)),
            Kind::Picture => study.leave_out(LeftOutKind::PassagesOfMedia, 1),
            Kind::Note => {
                let note =
                    annotation.page.map(|page| format!("{page}: ")).unwrap_or_default() + &annotation.comment;
                if let Some(source) = study.source_mut(*source).filter(|_| !annotation.comment.is_empty()) {
                    add_words(&mut source.memo, note);
                }
            }
        }
    }
    study.take_codes(tree.codes);
    study.leave_out(LeftOutKind::PassagesOutside, database.count("highlights", &[], |_| true)?);
    Ok(study.finished())
}

/// What somebody marked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Highlighted or underlined words.
    Words,
    /// An area or a drawing.
    Picture,
    /// A note at a place, without words of the text.
    Note,
}

/// Something marked in an attachment.
struct Annotation {
    id: i64,
    /// The item it belongs to, or else its attachment.
    item: i64,
    kind: Kind,
    author: String,
    words: String,
    comment: String,
    /// `#rrggbb`, in small letters.
    color: String,
    page: Option<String>,
    /// Orders annotations of an attachment by their place.
    place: String,
}

/// Everything that is marked and not in the bin, in the order of items and places.
fn annotations(database: &Database<'_>, items: &Items) -> Result<Vec<Annotation>, DocumentFault> {
    let columns = [
        "itemID",
        "parentItemID",
        "type",
        "authorName",
        "text",
        "comment",
        "color",
        "pageLabel",
        "sortIndex",
    ];
    let mut annotations = database.rows("itemAnnotations", &columns, |row| {
        let id = row.number("itemID")?;
        let item = items.item_of(row.number("parentItemID")?)?;
        let kind = match row.number("type") {
            Some(2 | 6) => Kind::Note,
            Some(3 | 4) => Kind::Picture,
            // 1 and 5, and whatever may come to have words.
            Some(_) | None => Kind::Words,
        };
        items.is_kept(id).then(|| Annotation {
            id,
            item,
            kind,
            author: row.words("authorName"),
            words: row.words("text"),
            comment: row.memo("comment").map(|comment| PageText::read(&comment).text).unwrap_or_default(),
            color: row.words("color").trim().to_ascii_lowercase(),
            page: row.memo("pageLabel"),
            place: row.words("sortIndex"),
        })
    })?;
    annotations
        .sort_by(|one, other| (one.item, &one.place, one.id).cmp(&(other.item, &other.place, other.id)));
    Ok(annotations)
}

/// Tags by number, and those of annotations.
struct Tags {
    names: HashMap<i64, String>,
    of_items: HashMap<i64, Vec<i64>>,
}

impl Tags {
    fn read(database: &Database<'_>) -> Result<Self, DocumentFault> {
        let names = database
            .rows("tags", &["tagID", "name"], |row| Some((row.number("tagID")?, row.memo("name")?)))?;
        let mut of_items: HashMap<i64, Vec<i64>> = HashMap::new();
        database.each("itemTags", &["itemID", "tagID"], |row| {
            if let (Some(item), Some(tag)) = (row.number("itemID"), row.number("tagID")) {
                of_items.entry(item).or_default().push(tag);
            }
        })?;
        Ok(Self { names: names.into_iter().collect(), of_items })
    }

    /// The tags of an annotation, as ids of codes; its colour where it has none.
    fn ids(&self, annotation: &Annotation) -> Vec<String> {
        let tags = self.of_items.get(&annotation.id).into_iter().flatten();
        let ids: Vec<String> =
            tags.filter(|tag| self.names.contains_key(tag)).map(ToString::to_string).collect();
        if ids.is_empty() && !annotation.color.is_empty() { vec![annotation.color.clone()] } else { ids }
    }

    /// The tags and colours of annotations as codes: tags by name, then colours.
    fn codes(
        &self,
        annotations: &[Annotation],
        database: &Database<'_>,
    ) -> Result<Vec<ToldCode>, DocumentFault> {
        let colors = tag_colors(database)?;
        let mut seen = HashSet::new();
        let marked = annotations.iter().filter(|annotation| annotation.kind == Kind::Words);
        let ids = marked.flat_map(|annotation| self.ids(annotation)).filter(|id| seen.insert(id.clone()));
        let mut codes: Vec<ToldCode> = ids
            .map(|id| {
                let tag = id.parse().ok().and_then(|tag: i64| self.names.get(&tag));
                let (name, color) = match tag {
                    Some(name) => (name.clone(), colors.get(name).cloned().unwrap_or_default()),
                    None => (id.clone(), id.clone()),
                };
                ToldCode { id, name, color, ..ToldCode::default() }
            })
            .collect();
        codes.sort_by(|one, other| {
            let is_color = |code: &ToldCode| code.id.starts_with('#');
            (is_color(one), &one.name).cmp(&(is_color(other), &other.name))
        });
        Ok(codes)
    }
}

/// The colours that people gave tags, by name.
fn tag_colors(database: &Database<'_>) -> Result<HashMap<String, String>, DocumentFault> {
    #[derive(serde::Deserialize)]
    struct TagColor {
        name: String,
        color: String,
    }
    let mut colors = HashMap::new();
    database.each("syncedSettings", &["setting", "value"], |row| {
        if row.words("setting") == "tagColors" {
            let told = serde_json::from_str::<Vec<TagColor>>(&row.words("value")).unwrap_or_default();
            colors.extend(told.into_iter().map(|told| (told.name, told.color)));
        }
    })?;
    Ok(colors)
}

/// What people wrote of the items that are wanted, by item; other notes are counted.
fn notes(
    database: &Database<'_>,
    items: &Items,
    wanted: &BTreeSet<i64>,
    study: &mut StudyBuilder,
) -> Result<HashMap<i64, String>, DocumentFault> {
    let mut memos: HashMap<i64, Option<String>> = HashMap::new();
    let mut n_others = 0;
    database.each("itemNotes", &["itemID", "parentItemID", "note"], |row| {
        let Some(id) = row.number("itemID").filter(|id| items.is_kept(*id)) else { return };
        let Some(memo) = item_memo(&row.words("note")) else { return };
        // An attachment's own note has no parent.
        let item = items.item_of(row.number("parentItemID").unwrap_or(id));
        match item.filter(|item| wanted.contains(item)) {
            Some(item) => add_words(memos.entry(item).or_default(), memo),
            None => n_others += 1,
        }
    })?;
    study.leave_out(LeftOutKind::Memos, n_others);
    Ok(memos.into_iter().filter_map(|(item, memo)| Some((item, memo?))).collect())
}

/// Who made items in the libraries of groups, and when items were made and changed.
struct Names {
    makers: HashMap<i64, String>,
    times: HashMap<i64, [String; 2]>,
}

fn names(database: &Database<'_>) -> Result<Names, DocumentFault> {
    let users = database.rows("users", &["userID", "username", "name"], |row| {
        Some((row.number("userID")?, row.memo("name").or_else(|| row.memo("username"))?))
    })?;
    let users: HashMap<i64, String> = users.into_iter().collect();
    let makers = database.rows("groupItems", &["itemID", "createdByUserID"], |row| {
        Some((row.number("itemID")?, users.get(&row.number("createdByUserID")?)?.clone()))
    })?;
    let times = database.rows("items", &["itemID", "dateAdded", "dateModified"], |row| {
        Some((row.number("itemID")?, [row.words("dateAdded"), row.words("dateModified")]))
    })?;
    Ok(Names { makers: makers.into_iter().collect(), times: times.into_iter().collect() })
}

fn told(annotation: Annotation, source: usize, tags: &Tags, tree: &CodeTree, names: &Names) -> ToldCoding {
    let codes = tags.ids(&annotation).iter().filter_map(|id| tree.place(id)).collect();
    let maker = Some(annotation.author.clone()).filter(|author| !author.trim().is_empty());
    let [created, modified] = names.times.get(&annotation.id).cloned().unwrap_or_default();
    ToldCoding {
        id: annotation.id.to_string(),
        source,
        coder: maker.or_else(|| names.makers.get(&annotation.id).cloned()).unwrap_or_default(),
        place: [annotation.id, 0],
        quote: annotation.words,
        codes,
        note: Some(annotation.comment).filter(|comment| !comment.is_empty()),
        created: iso_time(&created),
        modified: iso_time(&modified),
        page: annotation.page,
        ..ToldCoding::default()
    }
}
