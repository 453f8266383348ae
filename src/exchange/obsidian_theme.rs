//! The notes of themes and of kept queries, and the index of a vault.

use super::markdown::{escaped_line, escaped_lines};
use super::numbers::with_thousands;
use super::obsidian_article::{block, labelled};
use super::obsidian_head::Head;
use super::obsidian_vault::Vault;
use super::study::KeptQuery;
use crate::model::theme::ThemeText;
use std::collections::BTreeMap;

/// The note of the theme of this number: what is said of it, its place in the tree, and its passages by article.
pub(super) fn note(vault: &Vault<'_>, at: usize) -> String {
    let Some(code) = vault.study.codes.get(at) else { return String::new() };
    let mut by_source: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for coding in vault.by_code.get(at).into_iter().flatten() {
        let source = vault.study.codings.get(*coding).map(|coding| coding.source);
        by_source.entry(source.unwrap_or_default()).or_default().push(*coding);
    }
    let n_passages = by_source.values().map(Vec::len).sum();
    let (theme, full_name) = (&code.theme, code.full_name());
    let mut note = head(vault, at, n_passages, by_source.len());
    block(&mut note, &format!("# {}", escaped_line(&full_name)));
    for field in ThemeText::ALL {
        let said = escaped_lines(theme.text(field), "");
        match vault.headings.label(field) {
            "" => block(&mut note, &said),
            label => labelled(&mut note, label, &said),
        }
    }
    let parent = vault.parents.get(at).copied().flatten().map(|parent| vault.theme_link(parent));
    labelled(&mut note, &vault.words.parent, &parent.unwrap_or_default());
    let children = vault.children.get(at).into_iter().flatten().map(|child| vault.theme_link(*child));
    labelled(&mut note, &vault.words.children, &children.collect::<Vec<_>>().join(" · "));
    let about = vault.about.get(at).into_iter().flatten().map(|source| listed(vault, *source));
    section(&mut note, &vault.words.articles, &about.collect::<Vec<_>>());
    if n_passages > 0 {
        block(&mut note, &format!("## {}", escaped_line(&vault.words.passages)));
        block(&mut note, &vault.headings.counts(n_passages, by_source.len()));
    }
    for (source, codings) in by_source {
        block(&mut note, &format!("### {}", article(vault, source)));
        for coding in codings {
            block(&mut note, &vault.embedded(source, coding));
        }
    }
    note
}

fn head(vault: &Vault<'_>, at: usize, n_passages: usize, n_articles: usize) -> String {
    let Some(code) = vault.study.codes.get(at) else { return String::new() };
    let name = vault.themes.get(at).map(String::as_str).unwrap_or_default();
    let mut aliases = vec![code.theme.name().to_owned(), code.full_name()];
    aliases.retain(|alias| !alias.trim().is_empty() && alias != name);
    aliases.dedup();
    let parent = vault.parents.get(at).copied().flatten().map(|parent| vault.theme_link(parent));
    let mut head = Head::new();
    head.text("title", &code.full_name()).list("aliases", &aliases);
    head.text("parent", &parent.unwrap_or_default());
    head.text("color", &code.theme.color).text("key", &code.theme.key);
    head.bare("passages", &n_passages).bare("articles", &n_articles);
    head.finish()
}

/// The note of a kept query: as it is typed, in a block of code, where nothing of it means something else.
pub(super) fn query(query: &KeptQuery) -> String {
    let mut note = Head::new().text("title", &query.name).finish();
    block(&mut note, format!("# {}", escaped_line(&query.name)).trim_end());
    let words: String =
        query.query.trim().chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    block(&mut note, &format!("{fence}text\n{words}\n{fence}"));
    note
}

/// The index: the whole study, its themes as a tree, its articles and its queries.
pub(super) fn index(vault: &Vault<'_>) -> String {
    let (study, words) = (vault.study, vault.words);
    let (n_passages, n_articles) = (study.codings.len(), study.sources.len());
    let mut head = Head::new();
    head.text("title", &study.name).text("modified", &study.modified);
    head.bare("passages", &n_passages).bare("articles", &n_articles).bare("themes", &study.codes.len());
    let mut note = head.finish();
    let name = if study.name.trim().is_empty() { &vault.folder } else { &study.name };
    block(&mut note, &format!("# {}", escaped_line(name)));
    block(&mut note, &vault.headings.counts(n_passages, n_articles));
    labelled(&mut note, vault.headings.memo, &escaped_lines(study.memo.as_deref().unwrap_or_default(), ""));
    let coders: Vec<String> = study.coders.iter().map(|coder| escaped_line(&coder.name)).collect();
    labelled(&mut note, &words.annotators, &coders.join(" · "));
    section(&mut note, vault.headings.themes, &tree(vault));
    let without = study.codings.iter().filter(|coding| coding.codes.is_empty()).count();
    if without > 0 {
        let n = with_thousands(without, vault.headings.thousands);
        block(&mut note, &format!("{}: {n}", escaped_line(vault.headings.without_theme)));
    }
    let articles: Vec<String> = (0..n_articles).map(|source| listed(vault, source)).collect();
    section(&mut note, &words.articles, &articles);
    let queries = (0..study.queries.len()).map(|query| format!("- {}", vault.query_link(query)));
    section(&mut note, &words.queries, &queries.collect::<Vec<_>>());
    note
}

fn section(note: &mut String, heading: &str, rows: &[String]) {
    if !rows.is_empty() {
        block(note, &format!("## {}", escaped_line(heading)));
        block(note, &rows.join("\n"));
    }
}

/// The themes, each below the one above it, with how many passages they have.
fn tree(vault: &Vault<'_>) -> Vec<String> {
    let tops = vault.parents.iter().enumerate().filter(|(_, parent)| parent.is_none());
    let mut next: Vec<(usize, usize)> = tops.map(|(at, _)| (at, 0)).collect();
    next.reverse();
    let mut rows = Vec::new();
    while let Some((at, depth)) = next.pop() {
        let n = vault.by_code.get(at).map(Vec::len).unwrap_or_default();
        let n = with_thousands(n, vault.headings.thousands);
        rows.push(format!("{}- {} ({n})", "  ".repeat(depth), vault.theme_link(at)));
        let below = vault.children.get(at).into_iter().flatten().rev();
        next.extend(below.map(|child| (*child, depth + 1)));
    }
    rows
}

fn listed(vault: &Vault<'_>, source: usize) -> String {
    format!("- {}", article(vault, source))
}

fn article(vault: &Vault<'_>, source: usize) -> String {
    let facts = vault.study.sources.get(source).map(|source| &source.facts);
    vault.article_link(source, None, facts.map(Vault::title_of).unwrap_or_default())
}
