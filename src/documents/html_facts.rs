//! What a page says of its article outside the text: `meta`, JSON-LD, `<title>`, and what stands beside the title.

use super::document::DocumentFacts;
use super::html_author::{author_by_element, author_names};
use super::html_linked_data::{LinkedData, clean, joined, linked_data};
use super::html_site::{Standing, standing};
use super::html_tag::Tag;
use super::html_tree::{NodeAt, Tree};
use super::web_address::host;
use crate::text::credits::is_newspaper;
use crate::text::fold::{Strength, fold};

/// What a page says of its article.
#[derive(Clone, Debug, Default)]
pub(super) struct PageFacts {
    pub(super) facts: DocumentFacts,
    /// What the article is about, in a sentence or two: often its lead.
    pub(super) description: Option<String>,
    /// The program that wrote the page.
    pub(super) generator: String,
    /// The contents of `<title>`.
    pub(super) window_title: Option<String>,
}

/// The `meta` elements of a page.
struct Metas {
    metas: Vec<Meta>,
}

struct Meta {
    name: String,
    content: String,
}

impl Metas {
    fn of(tree: &Tree<'_>) -> Self {
        const NAMES: [&str; 4] = ["property", "name", "itemprop", "http-equiv"];
        let mut metas = Vec::new();
        for at in tree.all(Tag::META).take(500) {
            let Some(content) = tree.attribute(at, "content").and_then(|content| clean(&content)) else {
                continue;
            };
            for name in NAMES.iter().filter_map(|name| tree.attribute(at, name)) {
                let name = name.trim().to_ascii_lowercase();
                // What a server says of the page: when it sent it.
                if is_of_server(&name, tree, at) {
                    continue;
                }
                metas.push(Meta { name, content: content.clone() });
            }
        }
        Self { metas }
    }

    /// The first of these names that has a content.
    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).next())
    }

    fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = String> + 'm {
        self.metas.iter().filter(move |meta| meta.name == name).map(|meta| meta.content.clone())
    }
}

fn is_of_server(name: &str, tree: &Tree<'_>, at: NodeAt) -> bool {
    name == "date" && tree.attribute(at, "name").is_none() && tree.attribute(at, "property").is_none()
}

/// Reads what a page says of its article.
pub(super) fn page_facts(tree: &Tree<'_>) -> PageFacts {
    let metas = Metas::of(tree);
    let data = linked_data(tree);
    let address = address(tree, &metas, &data);
    let site = metas.first(&["og:site_name"]).map(|site| host(&site).unwrap_or(site));
    let window_title = window_title(tree);
    let named = || window_title.as_deref().and_then(newspaper_in);
    let source = site.or_else(|| data.publisher.clone()).or_else(named);
    let source = source.or_else(|| address.as_deref().and_then(host));
    let told = metas.first(&["og:title", "twitter:title"]).or_else(|| data.headline.clone());
    let title = told.or_else(|| metas.first(&["title", "dc.title"]));
    let title = title.map(|title| without_site(&title, source.as_deref(), address.as_deref()));
    let facts = DocumentFacts {
        title,
        date: date(tree, &metas, &data),
        author: author(tree, &metas, &data, source.as_deref()),
        source,
        address,
    };
    let described = metas.first(&["og:description", "description", "twitter:description"]);
    PageFacts {
        facts,
        description: described.or_else(|| data.description.clone()),
        generator: metas.first(&["generator", "progid"]).unwrap_or_default(),
        window_title,
    }
}

fn window_title(tree: &Tree<'_>) -> Option<String> {
    let mut titles = tree.all(Tag::TITLE).filter(|at| {
        let mut outer = tree.with_ancestors(*at);
        !outer.any(|at| tree.tag(at) == Tag::SVG)
    });
    titles.find_map(|at| clean(tree.raw(at)?))
}

fn address(tree: &Tree<'_>, metas: &Metas, data: &LinkedData) -> Option<String> {
    let is_canonical = |at: &NodeAt| {
        tree.attribute(*at, "rel").is_some_and(|rel| rel.trim().eq_ignore_ascii_case("canonical"))
    };
    let canonical = tree.all(Tag::LINK).find(is_canonical).and_then(|at| tree.attribute(at, "href"));
    let addresses =
        [canonical.map(|address| address.trim().to_owned()), metas.first(&["og:url"]), data.address.clone()];
    let mut whole = addresses.into_iter().flatten().filter(|address| address.starts_with("http"));
    whole.next().filter(|address| address.len() <= 2000)
}

/// The newspaper that a title names at its end or begin: `… - Báo Yên Bái`.
fn newspaper_in(title: &str) -> Option<String> {
    let ends = MARKS.iter().flat_map(|mark| {
        let last = title.rsplit_once(mark).map(|(_, last)| last);
        let first = title.split_once(mark).map(|(first, _)| first);
        [last, first].into_iter().flatten()
    });
    ends.map(str::trim).find(|part| is_newspaper(part)).map(str::to_owned)
}

/// What stands between a title and the name of its site.
const MARKS: [&str; 6] = [" - ", " | ", " – ", " — ", " :: ", " » "];

/// A title without the name of the site at its end or begin: `… - VnExpress`, `… | Báo Dân trí`.
pub(super) fn without_site(title: &str, source: Option<&str>, address: Option<&str>) -> String {
    let host = address.and_then(host).unwrap_or_default();
    let letters = |text: &str| {
        let folded = fold(text, Strength::Base);
        folded.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let labels: Vec<String> = host.split('.').map(letters).collect();
    let (source, host) = (letters(source.unwrap_or_default()), letters(&host));
    let is_site = |part: &str| {
        // "Wikipedia tiếng Việt" of `vi.wikipedia.org`.
        let first = letters(part.split_whitespace().next().unwrap_or_default());
        let is_named =
            first.len() >= 6 && labels.contains(&first) && part.split_whitespace().nth(4).is_none();
        let part = letters(part);
        let part = part.strip_prefix("bao").filter(|part| part.len() > 3).unwrap_or(&part);
        let is_in = |whole: &str| whole.len() >= 3 && (whole.contains(part) || part.contains(whole));
        is_named || part.len() >= 3 && (is_in(&source) || is_in(&host))
    };
    let cut = MARKS.iter().filter_map(|mark| {
        let (before, after) = title.rsplit_once(mark)?;
        if is_site(after) && before.trim().chars().count() >= 3 {
            return Some(before);
        }
        let (before, after) = title.split_once(mark)?;
        (is_site(before) && after.trim().chars().count() >= 10).then_some(after)
    });
    cut.min_by_key(|cut| cut.len()).unwrap_or(title).trim().to_owned()
}

fn date(tree: &Tree<'_>, metas: &Metas, data: &LinkedData) -> Option<String> {
    const MAX_TIMES: usize = 1000;
    let told = data.date.clone().or_else(|| {
        metas.first(&[
            "article:published_time",
            "pubdate",
            "datepublished",
            "og:published_time",
            "publishdate",
            "publish_date",
            "date",
            "dc.date",
            "dc.date.issued",
            "dc.date.created",
            "dcterms.created",
            "its_publication",
        ])
    });
    let title = tree.all(Tag::H1).next();
    let at_property = || {
        let mut found = (1..tree.nodes.len()).filter(|at| {
            tree.is_element(*at)
                && tree.attribute(*at, "itemprop").is_some_and(|name| name == "datePublished")
                && !is_around(tree, title, *at)
        });
        found.find_map(|at| dated(tree, at))
    };
    let at_time = || {
        let mut times = tree.all(Tag::TIME).take(MAX_TIMES).filter(|at| !is_around(tree, title, *at));
        times.find_map(|at| tree.attribute(at, "datetime").and_then(|date| clean(&date)))
    };
    told.or_else(at_property).or_else(at_time).filter(|date| date.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether an element is in a part of the site: its clock, the days of other articles.
fn is_around(tree: &Tree<'_>, title: Option<NodeAt>, at: NodeAt) -> bool {
    let mut outwards = tree.with_ancestors(at).skip(1).take(12);
    outwards.any(|at| {
        let is_head =
            tree.tag(at) == Tag::HEADER && !title.is_some_and(|title| tree.range(at).contains(&title));
        is_head || tree.tag(at) == Tag::ASIDE || standing(tree, at) == Standing::Site
    })
}

/// What an element says of a date: in its attributes, else in its words.
fn dated(tree: &Tree<'_>, at: NodeAt) -> Option<String> {
    let said = ["datetime", "content", "title"].into_iter().find_map(|name| tree.attribute(at, name));
    said.and_then(|date| clean(&date)).or_else(|| clean(&tree.words_up_to(tree.range(at), 200)))
}

fn author(tree: &Tree<'_>, metas: &Metas, data: &LinkedData, source: Option<&str>) -> Option<String> {
    const META_NAMES: [&str; 4] = ["author", "article:author", "dc.creator", "dable:author"];
    let site = source.map(|source| fold(source, Strength::Base));
    let is_name = |name: &String| {
        let is_address = name.contains("://") || name.starts_with("www.");
        let is_site = site.as_deref() == Some(fold(name, Strength::Base).as_str());
        !is_address && !is_site && name.chars().count() <= 150 && name.chars().any(char::is_alphabetic)
    };
    let names = |told: Vec<String>| {
        let names = told.iter().filter(|name| is_name(name)).filter_map(|name| author_names(name));
        joined(&names.filter(is_name).collect::<Vec<_>>())
    };
    let told = names(data.authors.clone())
        .or_else(|| META_NAMES.iter().find_map(|name| names(metas.all(name).collect())));
    told.or_else(|| author_by_element(tree).filter(is_name))
}
