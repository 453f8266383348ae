//! The lists of an ODF text while they are read: how deep the place that is read lies, and how far they counted.

use super::document::TextKind;
use super::list_label::NumberForm;
use super::odt_styles::{ListLevel, Styles};
use super::xml::Tag;
use std::collections::HashMap;

/// A list that is open.
struct List {
    style: String,
    id: Option<String>,
}

/// An item that is open.
struct Item {
    /// Whether a paragraph of it was read; the others of it are no items.
    is_begun: bool,
    start: Option<u32>,
    /// A heading of the list has no number.
    is_header: bool,
}

/// How far each level of a list has counted; the first is level 1.
type Counts = Vec<Option<u32>>;

/// The lists that are open, and what is kept of those before.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    items: Vec<Item>,
    counts: Counts,
    by_id: HashMap<String, Counts>,
    by_style: HashMap<String, Counts>,
}

impl Lists {
    pub(super) fn open_list(&mut self, tag: &Tag) {
        let own = tag.attribute("text:style-name").map(str::to_owned);
        let style = own.or_else(|| self.open.last().map(|list| list.style.clone())).unwrap_or_default();
        let is_continued = tag.attribute("text:continue-numbering") == Some("true");
        if self.open.is_empty() {
            let before = match tag.attribute("text:continue-list") {
                Some(id) => self.by_id.get(id),
                None => self.by_style.get(&style).filter(|_| is_continued),
            };
            self.counts = before.cloned().unwrap_or_default();
        } else if !is_continued {
            self.counts.truncate(self.open.len());
        }
        self.open.push(List { style, id: tag.attribute("xml:id").map(str::to_owned) });
    }

    pub(super) fn close_list(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if self.open.is_empty() {
            if let Some(id) = list.id {
                self.by_id.insert(id, self.counts.clone());
            }
            self.by_style.insert(list.style, self.counts.clone());
        }
    }

    pub(super) fn open_item(&mut self, tag: &Tag) {
        let start = tag.attribute("text:start-value").and_then(|start| start.parse().ok());
        self.items.push(Item { is_begun: false, start, is_header: tag.name == "text:list-header" });
    }

    pub(super) fn close_item(&mut self) {
        self.items.pop();
    }

    /// What a paragraph is that begins at this place: an item, where it is the first of one.
    pub(super) fn begin_paragraph(&mut self, styles: &Styles) -> Begun {
        let paragraph = |label| Begun { kind: TextKind::Paragraph, label };
        let (Some(list), Some(item)) = (self.open.last(), self.items.last_mut()) else {
            return paragraph(None);
        };
        if std::mem::replace(&mut item.is_begun, true) {
            return paragraph(None);
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        let of_item = |number| Begun { kind: TextKind::Item { depth, number }, label: None };
        if item.is_header {
            return of_item(None);
        }
        let level = styles.list_level(&list.style, depth);
        self.counts.resize(self.open.len(), None);
        let Some(count) = self.counts.last_mut() else { return paragraph(None) };
        let next = count.map_or(level.start, |count| count.saturating_add(1));
        let number = item.start.unwrap_or(next);
        *count = Some(number);
        match level.form {
            None => of_item(None),
            Some(NumberForm::Decimal) if is_plain(&level) => of_item(Some(number)),
            Some(_) => paragraph(Some(self.label(&level, depth, &list.style, styles))),
        }
    }

    /// The number of an item as it is shown, with the space behind it.
    fn label(&self, level: &ListLevel, depth: u8, style: &str, styles: &Styles) -> String {
        let first = depth.saturating_sub(level.n_shown.max(1)).saturating_add(1);
        let numbers = (first..=depth).filter_map(|depth| {
            let level = styles.list_level(style, depth);
            let count = self.counts.get(usize::from(depth.checked_sub(1)?)).copied().flatten();
            level.form.map(|form| form.shown(count.unwrap_or(level.start)))
        });
        let numbers = numbers.collect::<Vec<_>>().join(".");
        let [prefix, suffix] =
            [&level.prefix, &level.suffix].map(|affix| affix.as_deref().unwrap_or_default());
        format!("{} ", format!("{prefix}{numbers}{suffix}").trim_end())
    }
}

/// What a paragraph is.
pub(super) struct Begun {
    pub(super) kind: TextKind,
    /// The number before its words that is not one of an item.
    pub(super) label: Option<String>,
}

/// Whether a level shows its number alone, with a full stop.
fn is_plain(level: &ListLevel) -> bool {
    let has_stop = level.suffix.as_deref().is_none_or(|suffix| suffix.trim_end() == ".");
    has_stop && level.prefix.as_deref().is_none_or(str::is_empty) && level.n_shown <= 1
}
