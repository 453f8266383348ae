//! The words that a table of words leaves out, as the people of a project have decided: the list that is built in, without
//! what they took out of it, and with what they added.

use super::stop_words::{StopWords, stop_key, usual_words};
use crate::model::id::SavedId;
use crate::model::project::Project;
use crate::model::saved::{Saved, SavedList, recorded};
use crate::text::order;
use std::collections::BTreeMap;

/// A word of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopEntry {
    /// The word or phrase.
    pub word: String,
    /// Whether the list that is built in has it.
    pub is_usual: bool,
    /// Whether it is left out; only words of the built-in list are listed without being so.
    pub is_on: bool,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StopList {
    /// Its words, in the order of the dictionary.
    pub entries: Vec<StopEntry>,
}

impl StopList {
    /// That of a project. Of several records of one word, one that has it stand is enough.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let usual = |word: &str| StopEntry { word: word.to_owned(), is_usual: true, is_on: true };
        let mut words: BTreeMap<String, StopEntry> =
            usual_words().map(|word| (stop_key(word), usual(word))).collect();
        let recorded: Vec<Saved> = recorded(project, SavedList::StopWords).into_values().collect();
        for saved in recorded.iter().filter(|saved| saved.is_deleted) {
            if let Some(entry) = words.get_mut(&stop_key(&saved.text)) {
                entry.is_on = false;
            }
        }
        for Saved { text, .. } in recorded.into_iter().filter(|saved| !saved.is_deleted) {
            let key = stop_key(&text);
            let added = StopEntry { word: text, is_usual: false, is_on: true };
            words.entry(key).or_insert(added).is_on = true;
        }
        words.remove("");
        let mut entries: Vec<StopEntry> = words.into_values().collect();
        entries.sort_by_cached_key(|entry| order::sort_key(&entry.word));
        Self { entries }
    }

    /// What a table of words leaves out by it.
    #[must_use]
    pub fn words(&self) -> StopWords {
        StopWords::of_words(self.entries.iter().filter(|entry| entry.is_on).map(|entry| &*entry.word))
    }

    /// Whether a word is left out, however it is written; `None` where the list does not know it.
    #[must_use]
    pub fn has(&self, word: &str) -> Option<bool> {
        let key = stop_key(word);
        self.entries.iter().find(|entry| stop_key(&entry.word) == key).map(|entry| entry.is_on)
    }
}

/// The records of a word, deleted or not: who decides about it decides about all of them.
#[must_use]
pub fn records_of(project: &Project, word: &str) -> Vec<SavedId> {
    let key = stop_key(word);
    let records = recorded(project, SavedList::StopWords).into_iter();
    records.filter(|(_, saved)| stop_key(&saved.text) == key).map(|(id, _)| id).collect()
}
