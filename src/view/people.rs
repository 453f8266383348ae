//! The people who work on the project, with how much each has marked, and whether their marks are shown.

use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::initials::initials_of;
use crate::model::namesakes::{maker, namesakes};
use crate::model::people::Person;
use crate::model::theme::Blind;
use crate::session::{OpenProject, Session};

/// One person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// The annotator they go by.
    pub key: AnnotatorId,
    /// What they are called.
    pub name: String,
    /// The initials their marks bear; nobody else here has them.
    pub initials: String,
    /// Whether this is the person at this computer.
    pub is_own: bool,
    /// Whether their marks are shown.
    pub is_shown: bool,
    /// Their annotations in the open article; `None` where none is open, or they are hidden by blind coding.
    pub n_here: Option<usize>,
    /// Their annotations in all articles, but for those where blind coding hides them.
    pub n_all: usize,
    /// In how many articles they have annotations.
    pub n_articles: usize,
    /// The folders of their computers.
    pub folders: Vec<AnnotatorId>,
    /// Whether the person at this computer has the same name and said that this is somebody else.
    pub is_denied: bool,
}

/// The people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleView {
    /// The person at this computer first, the others by name.
    pub rows: Vec<PersonRow>,
    /// How many of them are hidden.
    pub n_hidden: usize,
    /// Folders of one's own name: are they one's own?
    pub questions: Vec<AnnotatorId>,
    /// Themes that have the same name, with who made each.
    pub namesakes: Vec<(String, Vec<(ThemeId, String)>)>,
    /// Whether the study codes blind, and who said so: blind, or that the round is open.
    pub blind: Option<Blind>,
    pub blind_by: Vec<String>,
    /// Whether others' marks are hidden in the open article by that.
    pub is_blind_here: bool,
}

impl PeopleView {
    /// The people of the open project. Hidden ones are counted too.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let people = open.visibility.people();
        let here = session.reading().map(|reading| &reading.path);
        let mut counts = vec![(0_usize, 0_usize, 0_usize); people.all().len()];
        for (path, notes) in open.project.articles() {
            let is_blind = open.visibility_of(path).is_blind();
            let mut in_article = vec![0; people.all().len()];
            for (who, record) in notes.iter().filter(|(who, _)| !is_blind || people.is_own(who)) {
                if let Some(n) = people.place(who).and_then(|at| in_article.get_mut(at)) {
                    *n += record.standing().count();
                }
            }
            for ((n_here, n_all, n_articles), n) in counts.iter_mut().zip(in_article) {
                *n_here += if Some(path) == here { n } else { 0 };
                *n_all += n;
                *n_articles += usize::from(n > 0);
            }
        }
        let is_blind_here = here.is_some_and(|path| open.visibility_of(path).is_blind());
        let initials = initials_of(people);
        let rows = people.all().iter().zip(counts).zip(initials);
        let row = |((person, (n_here, n_all, n_articles)), initials): ((&Person, _), String)| {
            Some(PersonRow {
                key: person.key()?.clone(),
                name: person.name.clone(),
                initials,
                is_own: person.is_own,
                is_shown: !open.visibility.is_hidden(person),
                n_here: here.filter(|_| person.is_own || !is_blind_here).map(|_| n_here),
                n_all,
                n_articles,
                folders: person.ids.clone(),
                is_denied: open.denied().any(|id| person.ids.contains(id)),
            })
        };
        let blind = open.codebook.blind;
        let said = open.project.codebook_records().filter(|(_, record)| {
            let settings = record.settings.value.as_ref();
            blind.is_some() && settings.and_then(|settings| settings.blind) == blind
        });
        Self {
            rows: rows.filter_map(row).collect(),
            n_hidden: open.visibility.n_hidden(),
            questions: session
                .annotator()
                .into_iter()
                .flat_map(|own| open.asked_about(own))
                .cloned()
                .collect(),
            namesakes: namesakes(&open.codebook)
                .into_iter()
                .map(|(name, themes)| {
                    (name, themes.into_iter().map(|id| (id.clone(), maker_of(open, &id))).collect())
                })
                .collect(),
            blind,
            blind_by: said.map(|(who, _)| people.name(who).to_owned()).collect(),
            is_blind_here,
        }
    }
}

/// What the person is called who made a theme; nothing where no record tells.
#[must_use]
pub fn maker_of(open: &OpenProject, theme: &ThemeId) -> String {
    let name = maker(&open.project, theme).map(|who| open.visibility.people().name(who).to_owned());
    name.unwrap_or_default()
}
