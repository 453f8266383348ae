//! A query made ready: finds its hits in a text, from left to right, none overlapping another or crossing a line.

use super::any_spelling::AnySpelling;
use super::equivalents::Equivalents;
use super::near::NearPattern;
use super::pattern::LinePattern;
use super::searchable::Searchable;
use super::text_query::{QueryFault, TextQuery, Way};
use super::word_ends::is_cut;
use super::word_pattern::WordPattern;
use crate::text::boundaries::{line_at, snap_to_graphemes};
use crate::text::positions::Span;
use memchr::memmem;
use std::cmp::Reverse;
use std::ops::ControlFlow;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// A place where a query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the reading text, on graphemes.
    pub span: Span,
    /// Whether the marks are those typed, and not just the letters; code points and patterns are always exact.
    pub is_exact: bool,
}

/// A query made ready to be looked for in any number of texts; clones share it.
#[derive(Clone, Debug)]
pub struct Finder {
    kind: Arc<Kind>,
}

#[derive(Debug)]
enum Kind {
    Nothing,
    Words(Box<WordPattern>),
    AnySpelling(AnySpelling),
    Near(NearPattern),
    CodePoints { points: Box<memmem::Finder<'static>>, is_whole: bool },
    Pattern(LinePattern),
}

impl Finder {
    pub(super) fn new(query: &TextQuery, equivalents: &Equivalents) -> Result<Self, QueryFault> {
        let kind = match query.way {
            _ if query.is_empty() => Kind::Nothing,
            Way::Words => match query.near {
                Some(n_syllables) if query.words.split_whitespace().nth(1).is_some() => {
                    Kind::Near(NearPattern::new(query, n_syllables))
                }
                _ => match equivalents.others(query) {
                    others if others.is_empty() => {
                        Kind::Words(Box::new(WordPattern::new(&query.words, query)))
                    }
                    others => Kind::AnySpelling(AnySpelling::new(query, &others)),
                },
            },
            Way::CodePoints => {
                let points: String = query.words.nfc().collect();
                let points = Box::new(memmem::Finder::new(points.as_bytes()).into_owned());
                Kind::CodePoints { points, is_whole: query.is_whole }
            }
            Way::Pattern => Kind::Pattern(LinePattern::new(query)?),
        };
        Ok(Self { kind: Arc::new(kind) })
    }

    /// All hits in a text.
    #[must_use]
    pub fn hits_in(&self, text: &Searchable) -> Vec<Hit> {
        let mut hits = Vec::new();
        let _ = self.each_hit(text, Span::new(0, text.as_str().len()), &mut |hit| {
            hits.push(hit);
            ControlFlow::Continue(())
        });
        hits
    }

    /// Each hit in some whole lines of a text, until it is told to stop.
    pub fn each_hit(
        &self,
        text: &Searchable,
        lines: Span,
        visit: &mut dyn FnMut(Hit) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let words = text.as_str();
        let mut from = lines.start;
        let mut give = |span: Span, is_exact: bool| {
            let span = snap_to_graphemes(words, span);
            (visit(Hit { span, is_exact }), span.end)
        };
        // What begins within the last hit, which was grown to whole graphemes, is none.
        let mut end = lines.start;
        let mut give_apart = |span: Span, is_exact: bool| {
            if span.start < end {
                return ControlFlow::Continue(());
            }
            let (flow, given) = give(span, is_exact);
            end = given;
            flow
        };
        match &*self.kind {
            Kind::Nothing => {}
            Kind::Words(pattern) => {
                return each_as_meant(text, lines, &mut give, |text, lines, visit| {
                    pattern.each(text, lines, visit)
                });
            }
            Kind::CodePoints { points, is_whole } => {
                while let Some(at) = points.find(Span::new(from, lines.end).of(words).as_bytes()) {
                    let span = Span::new(from + at, from + at + points.needle().len());
                    if *is_whole && is_cut(words, span) {
                        from = span.start + words.get(span.start..).map_or(1, first_len);
                        continue;
                    }
                    let (flow, end) = give(span, true);
                    flow?;
                    from = end;
                }
            }
            Kind::AnySpelling(spellings) => {
                return each_as_meant(text, lines, &mut give, |text, lines, visit| {
                    spellings.each(text, lines, visit)
                });
            }
            Kind::Near(pattern) => {
                return pattern.each(text, lines, &mut |span, is_exact| give_apart(span, is_exact));
            }
            Kind::Pattern(pattern) => return pattern.each(words, lines, &mut |span| give_apart(span, true)),
        }
        ControlFlow::Continue(())
    }

    /// How many hits some whole lines of a text have.
    #[must_use]
    pub fn count_in(&self, text: &Searchable, lines: Span) -> usize {
        let mut n_hits = 0;
        self.each_of_all(text, lines, |_| n_hits += 1);
        n_hits
    }

    /// The same, and tells those that begin and end with a word, of these where it is so asked only those whose marks are
    /// the ones typed.
    pub(super) fn count_telling_whole(
        &self,
        text: &Searchable,
        lines: Span,
        is_exact_only: bool,
        tell: &mut dyn FnMut(Hit),
    ) -> usize {
        let mut n_hits = 0;
        self.each_of_all(text, lines, |hit| {
            n_hits += 1;
            if (hit.is_exact || !is_exact_only) && !is_cut(text.as_str(), hit.span) {
                tell(hit);
            }
        });
        n_hits
    }

    /// Each hit in some whole lines. Words may have millions, so that they are visited without an indirect call for each.
    #[inline]
    fn each_of_all(&self, text: &Searchable, lines: Span, mut visit: impl FnMut(Hit)) {
        if let Kind::Words(pattern) = &*self.kind
            && text.meant().is_none()
        {
            let _ = pattern.each(text, lines, |span, is_exact| {
                let span = snap_to_graphemes(text.as_str(), span);
                visit(Hit { span, is_exact });
                (ControlFlow::Continue(()), span.end)
            });
            return;
        }
        let _ = self.each_hit(text, lines, &mut |hit| {
            visit(hit);
            ControlFlow::Continue(())
        });
    }

    /// What the groups of a regular expression found in a hit, by number; the first is the whole. Empty for others, and
    /// where there is no such hit.
    #[must_use]
    pub fn groups_of(&self, text: &str, hit: Span) -> Vec<Option<Span>> {
        self.groups_in(text, line_at(text, hit.start), hit)
    }

    /// The same where the line that holds the hit is known.
    #[must_use]
    pub fn groups_in(&self, text: &str, line: Span, hit: Span) -> Vec<Option<Span>> {
        match &*self.kind {
            Kind::Pattern(pattern) => pattern.groups_in(text, line, hit),
            Kind::Nothing
            | Kind::Words(_)
            | Kind::AnySpelling(_)
            | Kind::Near(_)
            | Kind::CodePoints { .. } => Vec::new(),
        }
    }
}

/// What is told of each hit: its place, and whether the marks are those typed; says where to go on.
type Visit<'v> = dyn FnMut(Span, bool) -> (ControlFlow<()>, usize) + 'v;

/// Each hit of words in some whole lines, also where the text was left as the keys of an input method: found as it is
/// meant, told as it stands.
fn each_as_meant(
    text: &Searchable,
    lines: Span,
    visit: &mut Visit<'_>,
    each: impl Fn(&Searchable, Span, &mut Visit<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some(meant) = text.meant() else { return each(text, lines, visit) };
    let mut places: Vec<(Span, bool)> = Vec::new();
    let mut gather = |of_raw: bool, text: &Searchable, lines: Span| {
        let _ = each(text, lines, &mut |span, is_exact| {
            places.push((if of_raw { span } else { meant.raw(span) }, is_exact));
            (ControlFlow::Continue(()), span.end)
        });
    };
    gather(true, text, lines);
    gather(false, &meant.text, meant.lines(lines));
    places.sort_by_key(|(span, is_exact)| (span.start, Reverse(span.end), !is_exact));
    let mut from = lines.start;
    for (span, is_exact) in places {
        if span.start >= from {
            let (flow, end) = visit(span, is_exact);
            flow?;
            from = end;
        }
    }
    ControlFlow::Continue(())
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}
