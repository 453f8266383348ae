//! The codebook: everyone's theme records together, as a tree. Per theme and field the value with the highest
//! (rev, annotator) stands; a circle of parents or merges is cut at its lowest id.

use super::id::{AnnotatorId, ThemeId};
use super::project::Project;
use super::theme::{Blind, CodingUnit, PALETTE, ThemeRecord, ThemeText};
use super::theme_links::{cut_circles, ends};
use super::theme_names::ThemeNames;
use std::collections::BTreeMap;

/// A theme as all records together tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// What it is called; the id where no record names it.
    pub name: String,
    /// The theme it stands under.
    pub parent: Option<ThemeId>,
    /// Its line colour, `#rrggbb`.
    pub color: String,
    /// What it means; empty for nothing said, as are the four texts after it.
    pub definition: String,
    /// What belongs to it.
    pub include: String,
    /// What does not.
    pub exclude: String,
    /// A passage that shows it.
    pub example: String,
    /// Thoughts about it.
    pub memo: String,
    /// Its place among its siblings.
    pub order: i64,
    /// The theme that has taken its place.
    pub merged_into: Option<ThemeId>,
    /// Whether it was deleted.
    pub is_deleted: bool,
    /// Which line it is drawn with among the themes of its colour: 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub pattern: usize,
}

impl Theme {
    /// A text of it; empty for nothing said.
    #[must_use]
    pub fn text(&self, field: ThemeText) -> &str {
        match field {
            ThemeText::Definition => &self.definition,
            ThemeText::Include => &self.include,
            ThemeText::Exclude => &self.exclude,
            ThemeText::Example => &self.example,
            ThemeText::Memo => &self.memo,
        }
    }
}

/// All themes of a project, in the order of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    themes: BTreeMap<ThemeId, Theme>,
    /// Themes in use, each after its parent: id and depth (0 at the top).
    rows: Vec<(ThemeId, usize)>,
    keys: BTreeMap<String, ThemeId>,
    /// What themes are called outside of the tree.
    names: ThemeNames,
    /// Whether someone locked it: typing a name makes no new themes.
    pub is_locked: bool,
    /// The project's memo.
    pub memo: String,
    /// What every new mark covers whole.
    pub unit: CodingUnit,
    /// Whether people code blind: so it is as soon as one of them says so, and no longer once one of them opened the round.
    pub blind: Option<Blind>,
}

/// How many line patterns there are.
const N_PATTERNS: usize = 5;

/// How many levels of themes may be made, the top one counted. A deeper tree that came from elsewhere stands.
pub const MAX_LEVELS: usize = 32;

impl Codebook {
    /// The codebook of a project, with the keys of one annotator.
    #[must_use]
    pub fn of(project: &Project, annotator: Option<&AnnotatorId>) -> Self {
        let mut book = Self { themes: united(project), ..Self::default() };
        book.cut_circles();
        book.rows = book.walk();
        book.give_patterns();
        book.names = ThemeNames::of(&book);
        book.unit = unit_of(project, annotator);
        book.blind = blind_of(project);
        for (who, record) in project.codebook_records() {
            let Some(settings) = &record.settings.value else { continue };
            book.is_locked |= settings.is_locked;
            if let Some(memo) = &settings.memo
                && (book.memo.is_empty() || Some(who) == annotator)
            {
                book.memo.clone_from(memo);
            }
            if Some(who) == annotator {
                book.keys = settings.keys.iter().cloned().collect();
            }
        }
        book
    }

    /// The themes in use as rows of the tree: id, depth (0 at the top), theme.
    pub fn rows(&self) -> impl Iterator<Item = (&ThemeId, usize, &Theme)> {
        self.rows.iter().filter_map(|(id, depth)| self.themes.get(id).map(|theme| (id, *depth, theme)))
    }

    /// A theme by its id, deleted and merged ones too.
    #[must_use]
    pub fn theme(&self, id: &ThemeId) -> Option<&Theme> {
        self.themes.get(id)
    }

    /// All themes anyone recorded, deleted and merged ones too.
    pub fn all(&self) -> impl Iterator<Item = (&ThemeId, &Theme)> {
        self.themes.iter()
    }

    /// What themes are called outside of the tree.
    #[must_use]
    pub fn names(&self) -> &ThemeNames {
        &self.names
    }

    /// The theme that stands for `id` today: itself, or what it was merged into.
    #[must_use]
    pub fn resolve<'a>(&'a self, id: &'a ThemeId) -> &'a ThemeId {
        let mut id = id;
        while let Some(next) = self.themes.get(id).and_then(|theme| theme.merged_into.as_ref()) {
            id = next;
        }
        id
    }

    /// The name of a theme, a child's as `parent / child`; the id where nobody recorded the theme.
    #[must_use]
    pub fn full_name(&self, id: &ThemeId) -> String {
        self.path_of(id).join(" / ")
    }

    /// The names of a theme and those above it, the topmost first; the id of one that nobody recorded.
    #[must_use]
    pub fn path_of(&self, id: &ThemeId) -> Vec<String> {
        let mut names = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            let theme = self.themes.get(id);
            names.push(theme.map_or(id.as_str(), |theme| theme.name.as_str()).to_owned());
            next = theme.and_then(|theme| theme.parent.as_ref());
        }
        names.reverse();
        names
    }

    /// How many levels a theme and those above it are.
    #[must_use]
    pub fn n_levels(&self, id: &ThemeId) -> usize {
        let parent = |id: &&ThemeId| self.themes.get(*id).and_then(|theme| theme.parent.as_ref());
        std::iter::successors(Some(id), parent).count()
    }

    /// The themes in use whose full name is exactly `name` (spaces around ` / ` do not count).
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<&ThemeId> {
        let wanted = split_name(name);
        self.rows.iter().map(|(id, _)| id).filter(|id| self.is_named(id, &wanted)).collect()
    }

    /// Whether a theme and those above it have these names, the topmost first.
    fn is_named(&self, id: &ThemeId, names: &[&str]) -> bool {
        let mut left = names;
        let mut next = Some(id);
        while let Some(id) = next {
            let theme = self.themes.get(id);
            let own = split_name(theme.map_or(id.as_str(), |theme| theme.name.as_str()));
            let Some(rest) = left.strip_suffix(own.as_slice()) else { return false };
            left = rest;
            next = theme.and_then(|theme| theme.parent.as_ref());
        }
        left.is_empty()
    }

    /// The themes in use that stand under `parent`, in order; `None` for those at the top.
    pub fn children<'a>(&'a self, parent: Option<&'a ThemeId>) -> impl Iterator<Item = &'a ThemeId> {
        self.rows().filter(move |(_, _, theme)| theme.parent.as_ref() == parent).map(|(id, _, _)| id)
    }

    /// Whether `id` is `above` or stands somewhere below it.
    #[must_use]
    pub fn is_within(&self, id: &ThemeId, above: &ThemeId) -> bool {
        let mut next = Some(id);
        while let Some(id) = next {
            if id == above {
                return true;
            }
            next = self.themes.get(id).and_then(|theme| theme.parent.as_ref());
        }
        false
    }

    /// The theme a key tags with.
    #[must_use]
    pub fn theme_of_key(&self, key: &str) -> Option<&ThemeId> {
        self.keys.get(key).map(|id| self.resolve(id)).filter(|id| self.is_in_use(id))
    }

    /// The keys of a theme, as they are shown: `1`, or `1 4` where a theme with a key was merged into it; `None` for none.
    #[must_use]
    pub fn key_of(&self, id: &ThemeId) -> Option<String> {
        let keys = self.keys.iter().filter(|(_, theme)| self.resolve(theme) == id);
        let keys: Vec<&str> = keys.map(|(key, _)| key.as_str()).collect();
        (!keys.is_empty()).then(|| keys.join(" "))
    }

    /// Whether the theme can be tagged with: it exists and was neither deleted nor merged away.
    #[must_use]
    pub fn is_in_use(&self, id: &ThemeId) -> bool {
        self.themes.get(id).is_some_and(|theme| !theme.is_deleted && theme.merged_into.is_none())
    }

    /// Cuts circles, leads what was merged to what it became in the end, and puts what stood under a theme that is not in
    /// use under the next one above that is.
    fn cut_circles(&mut self) {
        let ids: Vec<ThemeId> = self.themes.keys().cloned().collect();
        let places: BTreeMap<&ThemeId, usize> = ids.iter().enumerate().map(|(at, id)| (id, at)).collect();
        let links = |link: fn(&Theme) -> Option<&ThemeId>, themes: &BTreeMap<ThemeId, Theme>| {
            let place = |theme: &Theme| link(theme).and_then(|id| places.get(id).copied());
            themes.values().map(place).collect::<Vec<Option<usize>>>()
        };
        let mut merges = links(|theme| theme.merged_into.as_ref(), &self.themes);
        cut_circles(&mut merges);
        let became = ends(&merges, |at| merges.get(at).copied().flatten().is_none());
        // What was merged into a theme that nobody recorded became that one.
        let unknown = |theme: &Theme| theme.merged_into.clone().filter(|id| !places.contains_key(id));
        let unknown: Vec<Option<ThemeId>> = self.themes.values().map(unknown).collect();
        for (at, theme) in self.themes.values_mut().enumerate() {
            let end = became.get(at).copied().flatten().unwrap_or(at);
            let known = || ids.get(end).filter(|_| end != at).cloned();
            theme.merged_into = unknown.get(end).cloned().flatten().or_else(known);
        }
        let mut parents = links(|theme| theme.parent.as_ref(), &self.themes);
        cut_circles(&mut parents);
        let in_use: Vec<bool> = ids.iter().map(|id| self.is_in_use(id)).collect();
        let above = ends(&parents, |at| in_use.get(at) == Some(&true));
        let became = |at: usize| match unknown.get(became.get(at).copied().flatten()?) {
            Some(None) => became.get(at).copied().flatten(),
            Some(Some(_)) | None => None,
        };
        let first_in_use = |at: usize| above.get(became(at)?).copied().flatten();
        let mut parents: Vec<_> = parents.iter().map(|parent| parent.and_then(first_in_use)).collect();
        // Where a merged theme's successor stands below one of its children, a new circle has come about.
        cut_circles(&mut parents);
        for (theme, parent) in self.themes.values_mut().zip(parents) {
            theme.parent = parent.and_then(|at| ids.get(at)).cloned();
        }
    }

    fn walk(&self) -> Vec<(ThemeId, usize)> {
        let mut below: BTreeMap<Option<&ThemeId>, Vec<(i64, &str, &ThemeId)>> = BTreeMap::new();
        for (id, theme) in self.themes.iter().filter(|(id, _)| self.is_in_use(id)) {
            below.entry(theme.parent.as_ref()).or_default().push((theme.order, &theme.name, id));
        }
        for siblings in below.values_mut() {
            siblings.sort();
            siblings.reverse();
        }
        let mut rows = Vec::new();
        let mut open: Vec<(&ThemeId, usize)> =
            below.remove(&None).unwrap_or_default().into_iter().map(|(_, _, id)| (id, 0)).collect();
        while let Some((id, depth)) = open.pop() {
            rows.push((id.clone(), depth));
            let children = below.remove(&Some(id)).unwrap_or_default();
            open.extend(children.into_iter().map(|(_, _, child)| (child, depth + 1)));
        }
        rows
    }

    fn give_patterns(&mut self) {
        let mut n_of_color: BTreeMap<String, usize> = BTreeMap::new();
        for (id, _) in &self.rows {
            if let Some(theme) = self.themes.get_mut(id) {
                let n = n_of_color.entry(theme.color.clone()).or_default();
                theme.pattern = *n % N_PATTERNS;
                *n += 1;
            }
        }
    }
}

/// What the annotator said, else the largest unit anyone else named.
fn unit_of(project: &Project, annotator: Option<&AnnotatorId>) -> CodingUnit {
    let said = || {
        let records = project.codebook_records();
        records.filter_map(|(who, record)| Some((who, record.settings.value.as_ref()?.unit?)))
    };
    let own = said().find(|(who, _)| Some(*who) == annotator).map(|(_, unit)| unit);
    own.or_else(|| said().map(|(_, unit)| unit).max()).unwrap_or_default()
}

/// Who opened the round opened it for everyone; else who began to code blind began it for everyone.
fn blind_of(project: &Project) -> Option<Blind> {
    let said = || project.codebook_records().filter_map(|(_, record)| record.settings.value.as_ref()?.blind);
    said().find(|blind| *blind == Blind::Opened).or_else(|| said().next())
}

/// The names of a branch, `parent / child`, without the spaces around them; empty parts are left out.
#[must_use]
pub fn split_name(name: &str) -> Vec<&str> {
    name.split('/').map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Every theme anyone recorded, each field by the highest (rev, annotator), with no circle cut.
#[must_use]
pub fn united(project: &Project) -> BTreeMap<ThemeId, Theme> {
    let mut by_theme: BTreeMap<&ThemeId, Vec<(u64, &AnnotatorId, &ThemeRecord)>> = BTreeMap::new();
    for (who, record) in project.codebook_records() {
        for (id, slot) in &record.themes {
            if let Some(value) = &slot.value {
                by_theme.entry(id).or_default().push((slot.rev, who, value.as_ref()));
            }
        }
    }
    by_theme
        .into_iter()
        .map(|(id, mut records)| {
            records.sort_by_key(|(rev, who, _)| (*rev, *who));
            (id.clone(), overlaid(id, records.into_iter().map(|(_, _, record)| record)))
        })
        .collect()
}

/// Brings what a record sets up to what stands by now, so that writing it again brings back no older value that
/// someone else changed since.
pub fn bring_up_to_date(record: &mut ThemeRecord, project: &Project, id: &ThemeId) {
    if let Some(stands) = united(project).remove(id) {
        bring_up_to(record, stands);
    }
}

/// Brings what a record sets up to a theme as it stands in [`united`].
pub fn bring_up_to(record: &mut ThemeRecord, stands: Theme) {
    renew(&mut record.name, stands.name);
    renew(&mut record.parent, stands.parent);
    renew(&mut record.color, stands.color);
    renew(&mut record.definition, stands.definition);
    renew(&mut record.include, stands.include);
    renew(&mut record.exclude, stands.exclude);
    renew(&mut record.example, stands.example);
    renew(&mut record.memo, stands.memo);
    renew(&mut record.order, stands.order);
    renew(&mut record.merged_into, stands.merged_into);
    renew(&mut record.deleted, stands.is_deleted);
}

fn renew<T>(field: &mut Option<T>, stands: T) {
    if field.is_some() {
        *field = Some(stands);
    }
}

fn overlaid<'r>(id: &ThemeId, records: impl Iterator<Item = &'r ThemeRecord>) -> Theme {
    let mut theme = Theme { name: id.to_string(), color: PALETTE[0].to_owned(), ..Theme::default() };
    for record in records {
        set(&mut theme.name, record.name.as_ref());
        set(&mut theme.parent, record.parent.as_ref());
        set(&mut theme.color, record.color.as_ref());
        set(&mut theme.definition, record.definition.as_ref());
        set(&mut theme.include, record.include.as_ref());
        set(&mut theme.exclude, record.exclude.as_ref());
        set(&mut theme.example, record.example.as_ref());
        set(&mut theme.memo, record.memo.as_ref());
        set(&mut theme.order, record.order.as_ref());
        set(&mut theme.merged_into, record.merged_into.as_ref());
        set(&mut theme.is_deleted, record.deleted.as_ref());
    }
    theme
}

fn set<T: Clone>(field: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}
