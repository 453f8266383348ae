//! The program's own counts of a study, made in the plainest way: what queries of tables are compared with.

use butda::exchange::study::Study;
use butda::exchange::told_text::CharSpan;
use std::collections::{BTreeMap, BTreeSet};

/// How many passages bear a theme.
pub struct ThemeCount {
    /// Index into the codes of the study.
    pub theme: usize,
    pub own: usize,
    /// It or one below it; a passage with both counts once.
    pub with_children: usize,
}

/// How often two themes stand together.
pub struct Pair {
    pub a: usize,
    pub b: usize,
    /// Pairs of a passage of one and a passage of the other that overlap today.
    pub together: usize,
}

/// The theme above each: the one before it whose path is its own without the last name.
fn parent(study: &Study, theme: usize) -> Option<usize> {
    let path = &study.codes[theme].theme.path;
    let above = &path[..path.len() - 1];
    (0..theme).rev().find(|at| !above.is_empty() && study.codes[*at].theme.path == above)
}

fn is_below(study: &Study, theme: usize, above: usize) -> bool {
    let mut at = Some(theme);
    while let Some(theme) = at {
        if theme == above {
            return true;
        }
        at = parent(study, theme);
    }
    false
}

pub fn themes(study: &Study) -> Vec<ThemeCount> {
    let count = |theme: usize| {
        let n = |bears: &dyn Fn(usize) -> bool| {
            study.codings.iter().filter(|coding| coding.codes.iter().any(|code| bears(*code))).count()
        };
        ThemeCount {
            theme,
            own: n(&|code| code == theme),
            with_children: n(&|code| is_below(study, code, theme)),
        }
    };
    (0..study.codes.len()).map(count).collect()
}

/// The pairs of themes that stand together at least once, the first before the second.
pub fn together(study: &Study) -> Vec<Pair> {
    let mut pairs: BTreeMap<[usize; 2], BTreeSet<[usize; 3]>> = BTreeMap::new();
    for of_article in study.by_source() {
        let placed =
            of_article.iter().enumerate().filter_map(|(at, coding)| Some((at, coding, coding.today?)));
        let placed: Vec<_> = placed.collect();
        for (one, first, first_span) in &placed {
            for (other, second, _) in placed.iter().filter(|(.., span)| overlap(*first_span, *span)) {
                for a in &first.codes {
                    for b in second.codes.iter().filter(|b| *b > a) {
                        pairs.entry([*a, *b]).or_default().insert([
                            (*one).min(*other),
                            (*one).max(*other),
                            first.source,
                        ]);
                    }
                }
            }
        }
    }
    pairs.into_iter().map(|([a, b], passages)| Pair { a, b, together: passages.len() }).collect()
}

fn overlap(one: CharSpan, other: CharSpan) -> bool {
    one.start < other.end && other.start < one.end
}
