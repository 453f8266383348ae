//! Where the links of a page lead: to the site that it is of, or elsewhere.

use super::html_tag::Tag;
use super::html_tree::{Kind, NodeAt, Tree};
use super::html_units::Unit;
use super::web_address::host;
use std::collections::HashMap;

/// Sites that articles are shared on, and those that advertise: no sources.
const SHARING: [&str; 22] = [
    "facebook.com",
    "fb.com",
    "messenger.com",
    "twitter.com",
    "x.com",
    "zalo.me",
    "linkedin.com",
    "pinterest.com",
    "telegram.me",
    "t.me",
    "whatsapp.com",
    "wa.me",
    "instagram.com",
    "tiktok.com",
    "news.google.com",
    "reddit.com",
    "tumblr.com",
    "doubleclick.net",
    "googlesyndication.com",
    "googleadservices.com",
    "outbrain.com",
    "taboola.com",
];
/// More links are not looked at.
const MAX_LINKS: usize = 2000;

/// The site that a page is of.
pub(super) struct OwnSite {
    /// Its host without what is before its name; nothing where the page's own links do not tell it.
    host: Option<String>,
}

impl OwnSite {
    /// The site of a page with this address; without one, that of most of its links, if they are written out.
    pub(super) fn of(tree: &Tree<'_>, address: Option<&str>) -> Self {
        let told = address.and_then(host);
        if told.is_some() {
            return Self { host: told.map(|host| site_of(&host)) };
        }
        let mut n_links: HashMap<String, usize> = HashMap::new();
        for at in tree.all(Tag::A).take(MAX_LINKS) {
            let Some(address) = tree.attribute(at, "href") else { continue };
            let address = address.trim().to_ascii_lowercase();
            match host(&address) {
                Some(host) => *n_links.entry(site_of(&host)).or_default() += 1,
                None if address.starts_with('#') || address.contains(':') => {}
                // Its own links are written without their host.
                None => return Self { host: None },
            }
        }
        let most = n_links.into_iter().max_by(|one, other| (one.1, &other.0).cmp(&(other.1, &one.0)));
        Self { host: most.map(|(host, _)| host) }
    }

    /// Whether all links in a line lead to other sites that are sources.
    pub(super) fn is_left_by(&self, tree: &Tree<'_>, unit: &Unit) -> bool {
        let texts = unit.nodes.clone().filter(|at| {
            let text = tree.nodes.get(*at).map(|node| &node.kind);
            matches!(text, Some(Kind::Text(text)) if !text.trim_ascii().is_empty())
        });
        let links = texts.filter_map(|at| link_around(tree, at));
        let mut n_links = 0;
        for link in links {
            n_links += 1;
            let address = tree.attribute(link, "href").unwrap_or_default();
            if !host(&address.trim().to_ascii_lowercase()).is_some_and(|host| self.is_other(&host)) {
                return false;
            }
        }
        n_links > 0
    }

    fn is_other(&self, host: &str) -> bool {
        let site = site_of(host);
        self.host.as_deref() != Some(&*site) && !SHARING.contains(&&*site) && !SHARING.contains(&host)
    }
}

/// The link that words stand in.
fn link_around(tree: &Tree<'_>, at: NodeAt) -> Option<NodeAt> {
    const MAX_LEVELS: usize = 8;
    let mut outwards = tree.with_ancestors(at).skip(1).take(MAX_LEVELS);
    outwards.find(|at| tree.tag(*at) == Tag::A)
}

/// A host without what is before its name: `thethao.bao.com.vn` is `bao.com.vn`.
fn site_of(host: &str) -> String {
    const KINDS: [&str; 8] = ["com", "net", "org", "gov", "edu", "ac", "co", "info"];
    let labels: Vec<&str> = host.split('.').collect();
    let is_of_country = labels.last().is_some_and(|last| last.len() == 2)
        && labels.iter().rev().nth(1).is_some_and(|kind| KINDS.contains(kind));
    let n_labels = if is_of_country { 3 } else { 2 };
    let begin = labels.len().saturating_sub(n_labels);
    labels.get(begin..).unwrap_or_default().join(".")
}
