//! What the site puts around an article, told by what it calls itself: element names, roles, and the words of `class` and `id`.

use super::html_tag::Tag;
use super::html_tree::{NodeAt, Tree};

/// What an element is by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A part of the site.
    Site,
    /// The article, as the page declares.
    Declared,
    /// The article or what it stands in.
    Article,
    Unknown,
}

/// Words that tell a part of the site wherever they stand within a name: `boxRelatedNews`, `tinlienquan`.
const STEMS: &[&str] = &[
    "relat",
    "comment",
    "sidebar",
    "footer",
    "breadcrumb",
    "social",
    "newsletter",
    "subscri",
    "recommend",
    "lienquan",
    "lien-quan",
    "lien_quan",
    "binhluan",
    "binh-luan",
    "binh_luan",
    "quangcao",
    "quang-cao",
    "docthem",
    "doc-them",
    "xemthem",
    "xem-them",
    "tinkhac",
    "tin-khac",
    "tinmoi",
    "tin-moi",
    "tin-cung",
    "tincung",
    "cungchuyen",
    "docnhieu",
    "doc-nhieu",
    "tu-khoa",
    "tukhoa",
    "advert",
    "sponsor",
    "promo",
    "outbrain",
    "taboola",
    "disqus",
    "readmore",
    "read-more",
    "seemore",
    "see-more",
    "morenews",
    "more-news",
    "othernews",
    "other-news",
    "mostread",
    "most-read",
    "mostview",
    "popular",
    "trending",
    "pagination",
    "copyright",
    "feedback",
    "cookie",
    "paywall",
    "fb-like",
    "addthis",
];
/// Words that tell it only as whole words of a name.
const WORDS: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "submenu",
    "foot",
    "ad",
    "ads",
    "adv",
    "adsense",
    "banner",
    "banners",
    "tag",
    "tags",
    "taglist",
    "share",
    "shares",
    "popup",
    "modal",
    "widget",
    "widgets",
    "login",
    "signin",
    "signup",
    "register",
    "search",
    "toolbar",
    "tools",
    "rating",
    "ratings",
    "vote",
    "poll",
    "print",
    "pager",
    "crumbs",
    "skip",
    "follow",
    "reply",
    "replies",
    "replylink",
    "hotline",
    "topbar",
    "masthead",
    "shoutbox",
    "suggest",
    "suggestion",
];
/// Names of an article in the programs that most blogs are written with.
const POSTS: &[&str] = &[
    "hentry",
    "post",
    "entry-content",
    "post-content",
    "article-body",
    "articleBody",
    "post-body",
    "article-content",
];
/// How much of names is looked at.
const MAX_NAME_CHARS: usize = 300;
/// Words that tell that an article stands here.
const ARTICLE_WORDS: &[&str] = &[
    "article",
    "content",
    "body",
    "entry",
    "post",
    "story",
    "main",
    "detail",
    "text",
    "noidung",
    "baiviet",
    "news",
    "singular",
    "maincontent",
    "contents",
    "page",
];

/// What an element is by its name, role, class and id.
pub(super) fn standing(tree: &Tree<'_>, at: NodeAt) -> Standing {
    let tag = tree.tag(at);
    match tag {
        Tag::NAV | Tag::FOOTER | Tag::MENU | Tag::SEARCH => return Standing::Site,
        Tag::HTML | Tag::BODY | Tag::MAIN => return Standing::Article,
        _ => {}
    }
    match tree.attribute(at, "role").as_deref() {
        Some("navigation" | "menu" | "menubar" | "search" | "contentinfo" | "complementary" | "banner") => {
            return Standing::Site;
        }
        Some("main" | "article") => return Standing::Article,
        Some(_) | None => {}
    }
    if is_article_body(tree, at) {
        return Standing::Declared;
    }
    if !is_of_a_name(tag) {
        return Standing::Unknown;
    }
    let names = names_of(tree, at);
    if names.split_ascii_whitespace().any(|name| POSTS.contains(&name)) {
        return Standing::Declared;
    }
    if is_site_name(&names) {
        return Standing::Site;
    }
    let is_article = tag == Tag::ARTICLE || words(&names).any(|word| ARTICLE_WORDS.contains(&word.as_str()));
    if is_article { Standing::Article } else { Standing::Unknown }
}

/// Whether an element is declared to be an article's text.
pub(super) fn is_article_body(tree: &Tree<'_>, at: NodeAt) -> bool {
    tree.attribute(at, "itemprop").is_some_and(|name| name == "articleBody")
}

/// Whether an element is called by what readers say: `box-comment`, `binh-luan`. A commentary is an article's.
pub(super) fn is_of_readers(tree: &Tree<'_>, at: NodeAt) -> bool {
    const READERS: [&str; 8] =
        ["comment", "binhluan", "binh-luan", "binh_luan", "disqus", "feedback", "phan-hoi", "ykien"];
    let names = ["class", "id"].into_iter().filter_map(|name| tree.attribute(at, name));
    let names: String = names.collect::<Vec<_>>().join(" ").chars().take(MAX_NAME_CHARS).collect();
    let names = names.to_ascii_lowercase();
    let mut names = names.split_ascii_whitespace();
    names.any(|name| !name.contains("commentar") && READERS.iter().any(|word| name.contains(word)))
}

/// Whether an element's class says what it is. That of words within a line says how they are set.
fn is_of_a_name(tag: Tag) -> bool {
    let is_of_picture = matches!(tag, Tag::FIGURE | Tag::FIGCAPTION);
    tag.is_block() && tag.heading().is_none() && !is_of_picture
}

fn is_site_name(names: &str) -> bool {
    const MOST_WORDS: usize = 4;
    names.split_ascii_whitespace().any(|name| {
        let words: Vec<String> = words(name).collect();
        // A longer name is that of a heading, as of a section: `how-to-share-a-story-with-readers`.
        let is_slug = words.len() > MOST_WORDS && !name.contains("__");
        // WordPress lists the tags of an article among its classes, its page builder calls all elements widgets, and
        // `relative` is how an element is placed.
        let is_other = ["tag-", "category-", "elementor"].iter().any(|begin| name.starts_with(begin));
        let is_other =
            is_other || ["relative", "relationship", "commentar"].iter().any(|word| name.contains(word));
        if is_slug || is_other {
            return false;
        }
        has_stem(name) || words.iter().any(|word| WORDS.contains(&word.as_str()))
    })
}

fn has_stem(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    STEMS.iter().any(|stem| lower.contains(stem))
}

/// Whether an element is called by words that boxes of an article have as well: `rating`, `tools`.
pub(super) fn is_vaguely_named(tree: &Tree<'_>, at: NodeAt) -> bool {
    let is_element_of_site = matches!(tree.tag(at), Tag::NAV | Tag::FOOTER | Tag::MENU | Tag::SEARCH);
    !is_element_of_site && tree.attribute(at, "role").is_none() && !has_stem(&names_of(tree, at))
}

/// What an element is called, as far as it is looked at.
fn names_of(tree: &Tree<'_>, at: NodeAt) -> String {
    let names = ["class", "id", "type"].into_iter().filter_map(|name| tree.attribute(at, name));
    names.collect::<Vec<_>>().join(" ").chars().take(MAX_NAME_CHARS).collect()
}

/// The words of names: `post-body`, `postBody`, `post_body` are two each.
fn words(names: &str) -> impl Iterator<Item = String> + '_ {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in names.chars() {
        let begins = c.is_ascii_uppercase() && was_lower;
        was_lower = c.is_ascii_lowercase();
        if begins || !c.is_ascii_alphabetic() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_ascii_alphabetic()) {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}
