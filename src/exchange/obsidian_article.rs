//! The note of an article: what is known of it, its text with an id for each paragraph, and its passages.

use super::markdown::{escaped_line, escaped_lines};
use super::obsidian_head::Head;
use super::obsidian_links::tag_of;
use super::obsidian_vault::{Vault, stem_of};
use super::study::{Coding, Source};
use crate::text::article::Article;
use crate::text::structure::{Label, Line};

/// The note of the article of this number.
pub(super) fn note(vault: &Vault<'_>, source: usize) -> String {
    let Some(known) = vault.study.sources.get(source) else { return String::new() };
    let codings = vault.by_source.get(source).map(Vec::as_slice).unwrap_or_default();
    let mut note = head(vault, source, known, codings.len());
    block(&mut note, &format!("# {}", escaped_line(Vault::title_of(&known.facts))));
    let themes: Vec<String> = known.codes.iter().map(|code| vault.theme_link(*code)).collect();
    labelled(&mut note, vault.headings.themes, &themes.join(" · "));
    labelled(&mut note, vault.headings.memo, &escaped_lines(known.memo.as_deref().unwrap_or_default(), ""));
    block(&mut note, &format!("## {}", escaped_line(&vault.words.text)));
    let article = vault.study.article(source);
    match article {
        Some(article) => text(&mut note, article),
        None => block(&mut note, &escaped_line(&vault.words.unreadable)),
    }
    if !codings.is_empty() {
        block(&mut note, &format!("## {}", escaped_line(&vault.words.passages)));
    }
    for at in codings {
        passage(&mut note, vault, article, *at);
    }
    note
}

fn head(vault: &Vault<'_>, source: usize, known: &Source, n_passages: usize) -> String {
    let (facts, said) = (&known.facts, |fact: &Option<String>| fact.clone().unwrap_or_default());
    let name = vault.articles.get(source).map(String::as_str).unwrap_or_default();
    let others = [facts.title.as_deref().unwrap_or_default(), stem_of(&facts.path)].into_iter();
    let mut aliases: Vec<String> = others.map(|other| other.trim().to_owned()).collect();
    aliases.retain(|alias| !alias.is_empty() && alias != name);
    aliases.dedup();
    let paths = known.codes.iter().filter_map(|code| vault.study.codes.get(*code));
    let mut tags: Vec<String> = paths.filter_map(|code| tag_of(&code.theme.path)).collect();
    tags.sort();
    tags.dedup();
    let links: Vec<String> = known.codes.iter().map(|code| vault.theme_link(*code)).collect();
    let mut head = Head::new();
    head.text("title", Vault::title_of(facts)).date("date", &said(&facts.date));
    head.text("source", &said(&facts.source)).text("author", &said(&facts.author));
    head.text("path", &facts.path).list("aliases", &aliases).list("tags", &tags).list("themes", &links);
    head.bare("done", &known.is_done).bare("passages", &n_passages);
    for (name, value) in &facts.attributes {
        head.attribute(name, value);
    }
    head.finish()
}

/// The text, a paragraph a line; each ends in the id that its number makes, as passages are cited by it.
fn text(note: &mut String, article: &Article) {
    let words = article.text.as_str();
    for (at, line) in article.structure.lines.iter().enumerate() {
        let said = paragraph(line, line.span.of(words));
        block(note, &format!("{said} ^{}", paragraph_id(at + 1)));
    }
}

fn paragraph(line: &Line, words: &str) -> String {
    let words = escaped_line(words);
    let words = words.trim();
    match line.label {
        _ if words.is_empty() => "&nbsp;".to_owned(),
        // A heading takes no id; bold words do.
        Label::Title | Label::Heading => format!("**{words}**"),
        Label::Date
        | Label::Source
        | Label::Author
        | Label::Lead
        | Label::Caption
        | Label::AltText
        | Label::Slug
        | Label::Section
        | Label::SiteDate
        | Label::Navigation
        | Label::Body => words.to_owned(),
    }
}

fn paragraph_id(number: usize) -> String {
    format!("p{number}")
}

/// A passage: a quotation with everything said of it, and its id.
fn passage(note: &mut String, vault: &Vault<'_>, article: Option<&Article>, at: usize) {
    let Some(coding) = vault.study.codings.get(at) else { return };
    block(note, format!("> [!quote] {}", title(vault, article, coding)).trim_end());
    note.push_str(">\n");
    let quote = escaped_lines(&coding.quote, "> ");
    note.push_str(if quote.is_empty() { ">" } else { &quote });
    note.push('\n');
    let codes = coding.codes.iter().filter_map(|code| Some((*code, vault.study.codes.get(*code)?)));
    let theme = |(at, code): (usize, &super::study::Code)| match tag_of(&code.theme.path) {
        Some(tag) => format!("{} #{tag}", vault.theme_link(at)),
        None => vault.theme_link(at),
    };
    let themes = codes.map(theme).collect::<Vec<_>>().join(" · ");
    within(note, vault.headings.themes, &themes);
    let said = escaped_lines(coding.note.as_deref().unwrap_or_default(), "> ");
    within(note, vault.headings.note, said.strip_prefix("> ").unwrap_or_default());
    let id = vault.blocks.get(at).map(String::as_str).unwrap_or_default();
    block(note, &format!("^{id}"));
}

/// Where a passage stands, who marked it, what became of it, whether it is starred.
fn title(vault: &Vault<'_>, article: Option<&Article>, coding: &Coding) -> String {
    let place = coding.place.as_deref().unwrap_or_default();
    let place = match first_paragraph(article, coding) {
        Some(number) if !place.is_empty() => {
            vault.article_link(coding.source, Some(&paragraph_id(number)), place)
        }
        Some(_) | None => escaped_line(place),
    };
    let star = if coding.is_starred { "★" } else { "" };
    let (coder, state) = (vault.study.coder(coding), vault.headings.state(coding.state));
    let parts = [place, escaped_line(coder), escaped_line(state), star.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn first_paragraph(article: Option<&Article>, coding: &Coding) -> Option<usize> {
    let (article, today) = (article?, coding.today?);
    let span = article.text.span_of_chars(today.start, today.end)?;
    article.structure.paragraphs_of(span).map(|(first, _)| first)
}

/// A labelled paragraph of a quotation.
fn within(note: &mut String, label: &str, text: &str) {
    if !text.is_empty() {
        note.extend([">\n> **", &escaped_line(label), ":** ", text, "\n"]);
    }
}

/// A labelled paragraph; nothing where it says nothing.
pub(super) fn labelled(note: &mut String, label: &str, text: &str) {
    if !text.is_empty() {
        block(note, &format!("**{}:** {text}", escaped_line(label)));
    }
}

/// Adds a block after an empty line; an empty one is left out.
pub(super) fn block(note: &mut String, block: &str) {
    if !block.is_empty() {
        note.extend(["\n", block, "\n"]);
    }
}
