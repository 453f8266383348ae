//! Names of authors as pages write them, cut down to the names.

use super::html_linked_data::clean;
use super::html_tag::Tag;
use super::html_tree::{NodeAt, Tree};
use crate::text::credits::{is_name, is_newspaper, names_of};
use crate::text::fold::{Strength, fold};

/// What is written before a name, folded.
const LABELS: [&str; 14] = [
    "người đăng",
    "người viết",
    "đăng bởi",
    "được đăng bởi",
    "viết bởi",
    "bởi",
    "tác giả",
    "bút danh",
    "posted by",
    "written by",
    "published by",
    "by",
    "author",
    "von",
];
/// Accounts that write for everybody, folded.
const ACCOUNTS: [&str; 18] = [
    "admin",
    "administrator",
    "quản trị",
    "quản trị viên",
    "quantri",
    "quantrivien",
    "webmaster",
    "editor",
    "biên tập viên",
    "bientap",
    "btv",
    "root",
    "user",
    "guest",
    "host",
    "superuser",
    "system",
    "anonymous",
];

/// The names in what a page says of its author; `None` where it is an account, a newspaper or no name.
pub(super) fn author_names(told: &str) -> Option<String> {
    let words = told.split_whitespace().filter(|word| !word.contains('@') && !word.contains("://"));
    let line = words.collect::<Vec<_>>().join(" ");
    let line = line.trim_matches(|c: char| c.is_whitespace() || "|•·-–—,;:/*".contains(c));
    let line = without_day(without_label(line));
    let line = without_degrees(names_of(line).unwrap_or(line));
    let folded = fold(line, Strength::Case);
    let is_account = ACCOUNTS.contains(&folded.as_str()) || folded.starts_with("admin");
    let has_letters = line.chars().any(char::is_alphabetic);
    let bare = line.trim_matches(['(', ')', '[', ']']);
    let bare = bare.strip_prefix("Theo ").unwrap_or(bare).trim();
    if is_account || !has_letters || is_newspaper(bare) {
        return None;
    }
    // "Theo Lê An/Báo Núi"
    if let Some((name, outlet)) = bare.split_once('/')
        && is_newspaper(outlet.trim())
    {
        return author_names(name);
    }
    let names: Vec<&str> = line.split(" - ").flat_map(|part| part.split(" – ")).map(str::trim).collect();
    let are_names = names.iter().all(|name| is_name(name));
    Some(if are_names { names.join(", ") } else { line.to_owned() })
}

/// A line without the day behind a name: "Lê An02/10/2020".
fn without_day(line: &str) -> &str {
    let digits = line.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    let is_day = |at: &usize| {
        let rest = line.get(*at..).unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_digit());
        let sign = rest.starts_with(['/', '-', ':', '.', 'h']);
        sign && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
    };
    let end = digits.take(10).find(is_day).filter(|end| *end > 0).unwrap_or(line.len());
    line.get(..end).unwrap_or(line).trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '.')
}

/// A line without "Người đăng:", "Đăng bởi", "By".
fn without_label(line: &str) -> &str {
    let is_label = |begin: &str| {
        let begin = fold(begin, Strength::Case);
        LABELS.contains(&begin.trim_end_matches([':', ' ']))
    };
    if let Some((label, rest)) = line.split_once(':')
        && is_label(label)
    {
        return rest.trim();
    }
    let ends = line.match_indices(' ').map(|(at, _)| at).take(3).collect::<Vec<_>>();
    let longest = ends.into_iter().rev().find(|end| line.get(..*end).is_some_and(is_label));
    let rest = longest.and_then(|end| line.get(end..)).map(str::trim);
    let is_account = |rest: &str| ACCOUNTS.contains(&fold(rest, Strength::Case).as_str());
    rest.filter(|rest| rest.starts_with(char::is_uppercase) || is_account(rest)).unwrap_or(line)
}

/// A name without "PGS, TS." before it.
fn without_degrees(name: &str) -> &str {
    const DEGREES: [&str; 12] = ["GS", "PGS", "TS", "TSKH", "ThS", "Th", "S", "BS", "LS", "KTS", "NCS", "CN"];
    let mut rest = name.trim();
    while let Some((first, after)) = rest.split_once(' ') {
        let mut parts = first.split(['.', ',']).filter(|part| !part.is_empty()).peekable();
        if parts.peek().is_none() || !parts.all(|part| DEGREES.contains(&part)) {
            break;
        }
        rest = after.trim_start_matches([',', '.', ' ']);
    }
    rest
}

/// The author by the elements that are called so: the first line of the first with a name.
pub(super) fn author_by_element(tree: &Tree<'_>) -> Option<String> {
    const MAX_PLACES: usize = 8;
    const MAX_CHARS: usize = 60;
    let is_author = |at: &NodeAt| tree.is_element(*at) && is_called_author(tree, *at);
    let found = (1..tree.nodes.len()).filter(is_author).take(MAX_PLACES);
    let lines = found.filter_map(|at| clean(&first_line(tree, at)));
    let names =
        lines.filter(|line| line.chars().count() <= 2 * MAX_CHARS).filter_map(|line| author_names(&line));
    names.into_iter().find(|name| name.chars().count() <= MAX_CHARS)
}

fn is_called_author(tree: &Tree<'_>, at: NodeAt) -> bool {
    const CLASSES: [&str; 17] = [
        "author",
        "author-info",
        "byline",
        "post-byline",
        "tacgia",
        "tac-gia",
        "cms-author",
        "author-name",
        "article-author",
        "detail-author",
        "post-author",
        "wp-block-post-author__name",
        "story_byline",
        "story-byline",
        "byline-name",
        "byline__name",
        "author__name",
    ];
    let has = |name, words: &[&str]| {
        let value = tree.attribute(at, name).unwrap_or_default();
        value.split_ascii_whitespace().any(|word| words.contains(&word))
    };
    has("class", &CLASSES) || has("id", &CLASSES) || has("rel", &["author"]) || has("itemprop", &["author"])
}

/// The words of an element up to a line end behind some of them.
fn first_line(tree: &Tree<'_>, at: NodeAt) -> String {
    const MAX_BYTES: usize = 300;
    let range = tree.range(at);
    let (mut begin, mut inner) = (range.start, range.start + 1);
    while inner < range.end {
        let tag = tree.tag(inner);
        if tree.is_element(inner) && tag.is_unshown() {
            inner = tree.range(inner).end;
            continue;
        }
        if tree.is_element(inner) && (tag == Tag::BR || tag.is_block()) {
            let line = tree.words_up_to(begin..inner, MAX_BYTES);
            if !line.is_empty() {
                return line;
            }
            begin = inner;
        }
        inner += 1;
    }
    tree.words_up_to(begin..range.end, MAX_BYTES)
}
