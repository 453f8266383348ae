//! Links between themes, as records tell them: circles are cut, and chains are followed to their ends, in time that grows
//! with the number of themes and not with how long the chains are.

/// A theme, by its place among all.
type At = usize;

/// Takes away one link of each circle: that of its first theme. `links` tells where each theme leads to.
pub(super) fn cut_circles(links: &mut [Option<At>]) {
    let mut walks: Vec<Option<At>> = vec![None; links.len()];
    for start in 0..links.len() {
        let mut next = Some(start);
        while let Some(at) = next {
            match walks.get(at).copied().flatten() {
                None => {}
                // This walk has come round: what it has gone through since is a circle.
                Some(walk) if walk == start => {
                    cut_at_first(links, at);
                    break;
                }
                Some(_) => break,
            }
            if let Some(walk) = walks.get_mut(at) {
                *walk = Some(start);
            }
            next = links.get(at).copied().flatten();
        }
    }
}

fn cut_at_first(links: &mut [Option<At>], on_circle: At) {
    let mut first = on_circle;
    let mut next = links.get(on_circle).copied().flatten();
    while let Some(at) = next.filter(|at| *at != on_circle) {
        first = first.min(at);
        next = links.get(at).copied().flatten();
    }
    if let Some(link) = links.get_mut(first) {
        *link = None;
    }
}

/// For each theme the first one on its way that is an end, itself included; `None` where the way has no end, or goes round.
pub(super) fn ends(links: &[Option<At>], is_end: impl Fn(At) -> bool) -> Vec<Option<At>> {
    let mut ends: Vec<Option<Option<At>>> = vec![None; links.len()];
    for start in 0..links.len() {
        let mut way = Vec::new();
        let mut next = Some(start);
        let end = loop {
            let Some(at) = next else { break None };
            if let Some(known) = ends.get(at).copied().flatten() {
                break known;
            }
            if is_end(at) {
                break Some(at);
            }
            // Until its end is known, whoever comes by again is going round.
            if let Some(end) = ends.get_mut(at) {
                *end = Some(None);
            }
            way.push(at);
            next = links.get(at).copied().flatten();
        };
        for at in way {
            if let Some(known) = ends.get_mut(at) {
                *known = Some(end);
            }
        }
        if let Some(known) = ends.get_mut(start) {
            known.get_or_insert(end);
        }
    }
    ends.into_iter().map(Option::flatten).collect()
}
