//! A study article by article, as formats with a part an article are written: each article with its passages, and where a
//! passage stands in the text of today. Nothing of it is copied.

use super::study::{Coding, Source, Study};
use super::told_text::CharSpan;
use crate::text::article::Article;
use std::collections::BTreeSet;

/// An article with its passages.
#[derive(Clone, Copy, Debug)]
pub(super) struct ArticlePart<'s> {
    /// `None` for passages whose article is not among the sources.
    pub(super) source: Option<&'s Source>,
    /// Its text; `None` where it cannot be read.
    pub(super) article: Option<&'s Article>,
    /// Its passages, in the order of the study.
    pub(super) codings: &'s [Coding],
}

/// A passage in the text of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed<'s> {
    /// Where, in code points.
    pub(super) span: CharSpan,
    /// The words that stand there.
    pub(super) words: &'s str,
}

/// The articles of a study in its order, those without passages, too; then passages whose article is not known.
pub(super) fn by_article(study: &Study) -> impl Iterator<Item = ArticlePart<'_>> {
    let mut left = study.codings.as_slice();
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = match study.sources.get(next) {
            Some(_) => next,
            None => left.first()?.source,
        };
        next = next.saturating_add(1);
        let n_own = left.iter().take_while(|coding| coding.source == at).count();
        let (codings, others) = left.split_at_checked(n_own)?;
        left = others;
        Some(ArticlePart { source: study.sources.get(at), article: study.article(at), codings })
    })
}

impl<'s> ArticlePart<'s> {
    /// Where a passage of it stands today; `None` where that is not known, or not a place in its text.
    pub(super) fn placed(&self, coding: &Coding) -> Option<Placed<'s>> {
        let (text, span) = (&self.article?.text, coding.today?);
        let bytes = text.span_of_chars(span.start, span.end).filter(|_| span.start < span.end)?;
        Some(Placed { span, words: text.as_str().get(bytes.start..bytes.end)? })
    }

    /// The codes of the article as a whole and of its passages, in the order of the study: indices into its codes.
    pub(super) fn all_codes(&self) -> BTreeSet<usize> {
        let of_whole = self.source.into_iter().flat_map(|source| &source.codes);
        of_whole.chain(self.codings.iter().flat_map(|coding| &coding.codes)).copied().collect()
    }

    /// Its path within the project; empty where the article is not known.
    pub(super) fn path(&self) -> &'s str {
        self.source.map(|source| source.facts.path.as_str()).unwrap_or_default()
    }
}
