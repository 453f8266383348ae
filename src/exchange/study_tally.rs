//! How many passages, articles and people go with each theme, article and person of a study. Passages that stand at no
//! place today count as well.

use super::study::{Coding, Study};
use std::collections::BTreeSet;

/// What goes with a theme, an article or a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "all are numbers")]
pub(super) struct Counted {
    pub(super) n_passages: usize,
    /// How many articles they stand in.
    pub(super) n_articles: usize,
    /// How many people marked them.
    pub(super) n_coders: usize,
}

/// The numbers of a study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// By code.
    pub(super) codes: Vec<Counted>,
    /// By source.
    pub(super) sources: Vec<Counted>,
    /// By coder.
    pub(super) coders: Vec<Counted>,
    /// How many passages stand at no place today, or at several.
    pub(super) n_unplaced: usize,
}

impl Tally {
    /// Counts a study.
    pub(super) fn of(study: &Study) -> Self {
        Self {
            codes: counted(study, study.codes.len(), |coding| {
                coding.codes.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()
            }),
            sources: counted(study, study.sources.len(), |coding| vec![coding.source]),
            coders: counted(study, study.coders.len(), |coding| vec![coding.coder]),
            n_unplaced: study.codings.iter().filter(|coding| coding.today.is_none()).count(),
        }
    }
}

/// What passages count for the things they go with, of which there are so many.
fn counted(study: &Study, n: usize, things_of: impl Fn(&Coding) -> Vec<usize>) -> Vec<Counted> {
    let mut counted = vec![Counted::default(); n];
    let (mut articles, mut coders) = (BTreeSet::new(), BTreeSet::new());
    for passage in &study.codings {
        for of in things_of(passage) {
            let Some(counted) = counted.get_mut(of) else { continue };
            counted.n_passages += 1;
            counted.n_articles += usize::from(articles.insert((of, passage.source)));
            counted.n_coders += usize::from(coders.insert((of, passage.coder)));
        }
    }
    counted
}
