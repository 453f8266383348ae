//! What an epub says of itself: where its package lies, which texts it has in which order, and what they are called.

use super::archive::Archive;
use super::damage::Damage;
use super::document::{DocumentFault, IsStopped};
use super::html_scan::Dialect;
use super::html_tag::Tag as HtmlTag;
use super::html_tree::Tree;
use super::web_address::{key, resolved};
use super::xml::{Namespace, Xml, XmlEvent};
use super::xml_text::XmlText;
use std::collections::{HashMap, HashSet};

/// The namespaces of container, package and table of contents.
const NAMESPACES: &[Namespace] = &[
    Namespace { prefix: "", address: "urn:oasis:names:tc:opendocument:xmlns:container" },
    Namespace { prefix: "", address: "http://www.idpf.org/2007/opf" },
    Namespace { prefix: "", address: "http://openebook.org/namespaces/oeb-package/1.0/" },
    Namespace { prefix: "", address: "http://www.daisy.org/z3986/2005/ncx/" },
    Namespace { prefix: "dc", address: "http://purl.org/dc/elements/1.1/" },
    Namespace { prefix: "enc", address: "http://www.w3.org/2001/04/xmlenc#" },
];
/// How typefaces are made unreadable outside their book; the text is not.
const TYPEFACE_ALGORITHMS: [&str; 2] =
    ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
/// The most titles of a table of contents.
const MAX_TITLES: usize = 20_000;

/// A text of the book.
#[derive(Clone, Debug)]
pub(super) struct Chapter {
    /// Its name in the archive.
    pub(super) path: String,
    /// What the table of contents calls it.
    pub(super) title: Option<String>,
}

/// A book.
#[derive(Clone, Debug, Default)]
pub(super) struct Package {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<String>,
    /// In the order of reading, without cover and table of contents.
    pub(super) chapters: Vec<Chapter>,
}

/// A file of the book.
#[derive(Clone, Debug, Default)]
struct Item {
    path: String,
    kind: String,
    properties: String,
}

/// What the package file says.
#[derive(Default)]
struct Contents {
    package: Package,
    items: HashMap<String, Item>,
    spine: Vec<String>,
    /// Texts that are cover or table of contents.
    around: HashSet<String>,
    toc_id: Option<String>,
}

/// Reads what a book says of itself.
///
/// # Errors
/// An archive that is no epub or is encrypted, damage, or a stop.
pub(super) fn read(archive: &mut Archive<'_>, is_stopped: IsStopped<'_>) -> Result<Package, DocumentFault> {
    const CONTAINER: &str = "META-INF/container.xml";
    const ENCRYPTION: &str = "META-INF/encryption.xml";
    if !archive.has(CONTAINER) {
        return Err(DocumentFault::OtherKind);
    }
    if archive.has(ENCRYPTION) && is_encrypted(&text(archive, ENCRYPTION)?, is_stopped)? {
        return Err(DocumentFault::Encrypted);
    }
    let path = package_path(&text(archive, CONTAINER)?, is_stopped)?;
    let path = path.ok_or(DocumentFault::Damaged(Damage::NoPackage))?;
    let mut contents = Contents::read(&text(archive, &path)?, &path, is_stopped)?;
    let titles = contents.titles(archive, is_stopped)?;
    let mut package = std::mem::take(&mut contents.package);
    for id in &contents.spine {
        let Some(item) = contents.items.get(id) else { continue };
        let is_text = item.kind.contains("html") || item.kind == "text/x-oeb1-document";
        let is_nav = item.properties.split_ascii_whitespace().any(|property| property == "nav");
        let is_around = contents.around.contains(&key(&item.path));
        if is_text && !is_nav && !is_around {
            let title = titles.get(&key(&item.path)).cloned();
            package.chapters.push(Chapter { path: item.path.clone(), title });
        }
    }
    Ok(package)
}

/// A file of the archive as text.
fn text(archive: &mut Archive<'_>, path: &str) -> Result<XmlText, DocumentFault> {
    XmlText::decoded(&archive.read(path)?)
}

/// Whether anything but typefaces is encrypted.
fn is_encrypted(text: &XmlText, is_stopped: IsStopped<'_>) -> Result<bool, DocumentFault> {
    let mut xml = Xml::new(text, NAMESPACES, is_stopped);
    let mut is_in_data = false;
    while let Some(event) = xml.next_event()? {
        match event {
            XmlEvent::Start(tag) if tag.name == "enc:EncryptedData" => is_in_data = true,
            XmlEvent::End(name) if name == "enc:EncryptedData" => is_in_data = false,
            XmlEvent::Start(tag) if tag.name == "enc:EncryptionMethod" && is_in_data => {
                let algorithm = tag.attribute("Algorithm").unwrap_or_default();
                if !TYPEFACE_ALGORITHMS.contains(&algorithm) {
                    return Ok(true);
                }
            }
            XmlEvent::Start(_) | XmlEvent::End(_) | XmlEvent::Text(_) => {}
        }
    }
    Ok(false)
}

fn package_path(text: &XmlText, is_stopped: IsStopped<'_>) -> Result<Option<String>, DocumentFault> {
    let mut xml = Xml::new(text, NAMESPACES, is_stopped);
    while let Some(event) = xml.next_event()? {
        match event {
            XmlEvent::Start(tag) if tag.name == "rootfile" => {
                if let Some(path) = tag.attribute("full-path") {
                    return Ok(Some(key(path)));
                }
            }
            XmlEvent::Start(_) | XmlEvent::End(_) | XmlEvent::Text(_) => {}
        }
    }
    Ok(None)
}

/// The name in the archive of what a file refers to.
fn path_of(href: &str, file: &str) -> String {
    key(&resolved(href, Some(file))).trim_start_matches('/').to_owned()
}

impl Contents {
    fn read(text: &XmlText, path: &str, is_stopped: IsStopped<'_>) -> Result<Self, DocumentFault> {
        let mut contents = Self::default();
        let mut xml = Xml::new(text, NAMESPACES, is_stopped);
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            let value = |name: &str| tag.attribute(name).unwrap_or_default().to_owned();
            match tag.name.as_str() {
                "dc:title" => {
                    let title = words(&xml.text()?);
                    contents.package.title = contents.package.title.or(title);
                }
                "dc:creator" => {
                    let is_author = matches!(tag.attribute("role"), None | Some("aut" | ""));
                    let author = words(&xml.text()?).filter(|_| is_author);
                    contents.package.authors.extend(author);
                }
                "dc:date" => {
                    let date = words(&xml.text()?);
                    contents.package.date = contents.package.date.or(date);
                }
                "item" => {
                    let path = path_of(&value("href"), path);
                    let item = Item { path, kind: value("media-type"), properties: value("properties") };
                    contents.items.insert(value("id"), item);
                }
                "spine" => contents.toc_id = tag.attribute("toc").map(str::to_owned),
                "itemref" => contents.spine.push(value("idref")),
                "reference" if matches!(value("type").as_str(), "cover" | "toc") => {
                    contents.around.insert(path_of(&value("href"), path));
                }
                _ => {}
            }
        }
        Ok(contents)
    }

    /// What the table of contents calls texts, by their names in the archive.
    fn titles(
        &self,
        archive: &mut Archive<'_>,
        is_stopped: IsStopped<'_>,
    ) -> Result<HashMap<String, String>, DocumentFault> {
        let is_nav =
            |item: &&Item| item.properties.split_ascii_whitespace().any(|property| property == "nav");
        let mut navs: Vec<&Item> = self.items.values().filter(is_nav).collect();
        navs.sort_by(|one, other| one.path.cmp(&other.path));
        if let Some(nav) = navs.first().filter(|nav| archive.has(&nav.path)) {
            let titles = nav_titles(&text(archive, &nav.path)?.text, &nav.path, is_stopped)?;
            if !titles.is_empty() {
                return Ok(titles);
            }
        }
        let by_kind = || {
            let mut tables: Vec<&Item> =
                self.items.values().filter(|item| item.kind == "application/x-dtbncx+xml").collect();
            tables.sort_by(|one, other| one.path.cmp(&other.path));
            tables.into_iter().next()
        };
        let table = self.toc_id.as_ref().and_then(|id| self.items.get(id)).or_else(by_kind);
        match table.filter(|table| archive.has(&table.path)) {
            Some(table) => ncx_titles(&text(archive, &table.path)?, &table.path, is_stopped),
            None => Ok(HashMap::new()),
        }
    }
}

/// The titles of a table of contents in XHTML (epub 3).
fn nav_titles(
    html: &str,
    path: &str,
    is_stopped: IsStopped<'_>,
) -> Result<HashMap<String, String>, DocumentFault> {
    let tree = Tree::read(html, Dialect::Xhtml, is_stopped)?;
    let is_contents = |at: &usize| {
        tree.attribute(*at, "epub:type").is_some_and(|kind| kind.split(' ').any(|kind| kind == "toc"))
    };
    let nav = tree.all(HtmlTag::NAV).find(is_contents).or_else(|| tree.all(HtmlTag::NAV).next());
    let range = tree.range(nav.unwrap_or_default());
    let mut titles = HashMap::new();
    for at in range.filter(|at| tree.tag(*at) == HtmlTag::A).take(MAX_TITLES) {
        let href = tree.attribute(at, "href").unwrap_or_default();
        if let Some(title) = words(&tree.words_up_to(tree.range(at), 2000)) {
            titles.entry(path_of(&href, path)).or_insert(title);
        }
    }
    Ok(titles)
}

/// The titles of a table of contents in NCX (epub 2).
fn ncx_titles(
    text: &XmlText,
    path: &str,
    is_stopped: IsStopped<'_>,
) -> Result<HashMap<String, String>, DocumentFault> {
    let mut xml = Xml::new(text, NAMESPACES, is_stopped);
    let (mut titles, mut label) = (HashMap::new(), None);
    while let Some(event) = xml.next_event()? {
        let XmlEvent::Start(tag) = event else { continue };
        match tag.name.as_str() {
            "navLabel" => label = words(&xml.text()?),
            "content" => {
                let path = tag.attribute("src").map(|source| path_of(source, path));
                if let (Some(path), Some(title)) = (path, label.take()) {
                    titles.entry(path).or_insert(title);
                }
            }
            _ => {}
        }
        if titles.len() >= MAX_TITLES {
            break;
        }
    }
    Ok(titles)
}

/// Words on one line; nothing is `None`.
fn words(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
