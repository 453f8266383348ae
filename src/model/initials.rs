//! The initials of people, for where there is no room for a name.

use super::people::People;
use std::collections::BTreeMap;

/// The initials of everyone, in their order, no two alike: where the first letters of names are the same, letters of
/// the last word are added, then of the first, and at last a number.
#[must_use]
pub fn initials_of(people: &People) -> Vec<String> {
    let names: Vec<&str> = people.all().iter().map(|person| person.own_name.as_str()).collect();
    initials_of_names(&names)
}

/// The same for names alone.
#[must_use]
pub fn initials_of_names(names: &[&str]) -> Vec<String> {
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    let mut shorts: Vec<String> = names.iter().map(|name| short(name, 0, 0)).collect();
    let of_last = (1..=longest).map(|n| (n, 0));
    for (n_last, n_first) in of_last.chain((1..=longest).map(|n| (longest, n))) {
        for at in alike(&shorts, names) {
            if let (Some(name), Some(to)) = (names.get(at), shorts.get_mut(at)) {
                *to = short(name, n_last, n_first);
            }
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for short in &mut shorts {
        let n = seen.entry(short.clone()).or_default();
        *n += 1;
        if *n > 1 {
            *short = format!("{short}·{n}");
        }
    }
    shorts
}

/// Who has the initials of somebody of another name: more letters tell them apart.
fn alike(shorts: &[String], names: &[&str]) -> Vec<usize> {
    let is_alike = |at: &usize| {
        let (short, name) = (shorts.get(*at), names.get(*at));
        shorts.iter().zip(names).any(|(other, known)| Some(other) == short && Some(known) != name)
    };
    (0..shorts.len()).filter(is_alike).collect()
}

/// The first letters of a name's words, three at most, with so many letters more of its last word and of its first.
fn short(name: &str, n_last: usize, n_first: usize) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some((last, before)) = words.split_last() else { return String::new() };
    let kept = if n_last == 0 { 3 } else { 1 };
    let mut out = String::new();
    for (at, word) in before.iter().take(kept).enumerate() {
        out.extend(capital(word, if at == 0 { 1 + n_first } else { 1 }));
    }
    if before.len() < 3 || n_last > 0 {
        out.extend(capital(last, 1 + n_last));
    }
    out
}

/// The first `n` letters of a word, the first of them large.
fn capital(word: &str, n: usize) -> impl Iterator<Item = char> {
    let first = word.chars().next().into_iter().flat_map(char::to_uppercase);
    first.chain(word.chars().skip(1).take(n.saturating_sub(1)))
}
