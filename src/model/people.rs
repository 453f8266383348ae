//! Who works on a project: one entry a person, however many of their computers have a folder in it.

use super::id::AnnotatorId;
use super::project::Project;
use crate::text::order;
use std::collections::BTreeMap;

/// A person, with the folders of all their computers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their annotators: the one of this computer first, else by id.
    pub ids: Vec<AnnotatorId>,
    /// What they call themselves; empty for a person of this computer who has no files yet.
    pub own_name: String,
    /// What they are called here: with the folder where somebody else has the same name.
    pub name: String,
    /// Whether this is the person at this computer.
    pub is_own: bool,
}

impl Person {
    /// The annotator the person goes by.
    #[must_use]
    pub fn key(&self) -> Option<&AnnotatorId> {
        self.ids.first()
    }
}

/// Everyone who works on a project, the person at this computer first, the others by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    all: Vec<Person>,
    places: BTreeMap<AnnotatorId, usize>,
}

impl People {
    /// The people of a project. Who is the same person as whom is told by the heads of their files, and of `own` by the
    /// answers given at this computer: a folder, and whether it is the same person's.
    #[must_use]
    pub fn of(project: &Project, own: Option<&AnnotatorId>, answers: &BTreeMap<AnnotatorId, bool>) -> Self {
        let mut group: BTreeMap<&AnnotatorId, &AnnotatorId> =
            project.annotators().map(|(id, _)| id).chain(own).map(|id| (id, id)).collect();
        let denied = |one: &AnnotatorId, other: &AnnotatorId| {
            let is_denied = |id: &AnnotatorId| answers.get(id) == Some(&false);
            (own == Some(one) && is_denied(other)) || (own == Some(other) && is_denied(one))
        };
        let told = project
            .annotators()
            .filter_map(|(id, annotator)| Some((id, annotator.same_person_as.as_ref()?)))
            .filter(|(one, other)| !denied(one, other));
        let answered = answers.iter().filter(|(_, is_same)| **is_same);
        for (one, other) in told.chain(answered.filter_map(|(other, _)| Some((own?, other)))) {
            join(&mut group, one, other);
        }
        let mut by_group: BTreeMap<&AnnotatorId, Vec<&AnnotatorId>> = BTreeMap::new();
        for (id, of) in &group {
            by_group.entry(of).or_default().push(id);
        }
        let mut all: Vec<Person> = by_group.into_values().map(|ids| person(project, own, ids)).collect();
        tell_namesakes_apart(&mut all);
        all.sort_by_cached_key(|person| (!person.is_own, order::sort_key(&person.name), person.ids.clone()));
        let places = all.iter().enumerate();
        let places = places.flat_map(|(at, person)| person.ids.iter().map(move |id| (id.clone(), at)));
        Self { places: places.collect(), all }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Person] {
        &self.all
    }

    /// The person behind an annotator.
    #[must_use]
    pub fn person(&self, id: &AnnotatorId) -> Option<&Person> {
        self.place(id).and_then(|at| self.all.get(at))
    }

    /// Where the person behind an annotator stands among all.
    #[must_use]
    pub fn place(&self, id: &AnnotatorId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// What the person behind an annotator is called; the id where nobody knows them.
    #[must_use]
    pub fn name<'p>(&'p self, id: &'p AnnotatorId) -> &'p str {
        let name = self.person(id).map(|person| person.name.as_str());
        name.filter(|name| !name.is_empty()).unwrap_or(id.as_str())
    }

    /// Whether an annotator is the person at this computer, here or at another computer of theirs.
    #[must_use]
    pub fn is_own(&self, id: &AnnotatorId) -> bool {
        self.person(id).is_some_and(|person| person.is_own)
    }
}

/// Puts two annotators into one group; whom nobody knows belongs to none.
fn join<'p>(group: &mut BTreeMap<&'p AnnotatorId, &'p AnnotatorId>, one: &AnnotatorId, other: &AnnotatorId) {
    let (Some(one), Some(other)) = (group.get(one).copied(), group.get(other).copied()) else { return };
    for of in group.values_mut().filter(|of| **of == other) {
        *of = one;
    }
}

fn person(project: &Project, own: Option<&AnnotatorId>, ids: Vec<&AnnotatorId>) -> Person {
    let is_own = ids.iter().any(|id| Some(*id) == own);
    let head = |id: &AnnotatorId| project.annotators().find(|(known, _)| *known == id).map(|(_, head)| head);
    let first = own.filter(|_| is_own).or_else(|| {
        let is_first = |id: &&&AnnotatorId| head(id).is_some_and(|head| head.same_person_as.is_none());
        ids.iter().find(is_first).or(ids.first()).copied()
    });
    let name = first.and_then(head).map(|head| head.name.clone()).unwrap_or_default();
    let mut ids: Vec<AnnotatorId> = ids.into_iter().cloned().collect();
    ids.sort_by_key(|id| Some(id) != first);
    Person { ids, own_name: name.clone(), name, is_own }
}

/// Of people with one name, all but the person at this computer are told with their folder.
fn tell_namesakes_apart(people: &mut [Person]) {
    let mut n_of_name: BTreeMap<String, usize> = BTreeMap::new();
    for person in people.iter() {
        *n_of_name.entry(person.name.clone()).or_default() += 1;
    }
    for person in people.iter_mut().filter(|person| !person.is_own) {
        if n_of_name.get(&person.name).is_some_and(|n| *n > 1)
            && let Some(id) = person.ids.first()
        {
            person.name = format!("{} ({id})", person.name);
        }
    }
}
