//! The parts of a Web Annotation in the many forms that the model allows and programs write: who made it, what it is about,
//! where in there, and what it says.

use super::codebook_reading::MAX_THEMES;
use super::facts::ArticleFacts;
use super::html_words::html_words;
use super::json::Json;
use super::study_parts::{ToldCode, fact};
use crate::documents::document::{DocumentFault, IsStopped, Limit};
use crate::model::codebook::MAX_LEVELS;
use percent_encoding::percent_decode_str;

/// What stands between the names of a branch in a tag. What lies too deep stands in the name of the last level.
const SEPARATOR: &str = " / ";

/// What an annotation says.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) codes: Vec<ToldCode>,
    pub(super) notes: Vec<String>,
    pub(super) is_starred: bool,
}

impl Said {
    /// What the bodies of an annotation say, and the `text` and `tags` that Hypothesis has instead.
    ///
    /// # Errors
    /// Where there are too many tags, or a stop.
    pub(super) fn read(annotation: &Json, is_stopped: IsStopped<'_>) -> Result<Self, DocumentFault> {
        let mut said = Self::default();
        let motivation = annotation.field("motivation");
        for body in annotation.field("body").each() {
            said.add(body, motivation, is_stopped)?;
        }
        said.add_note(annotation.field("bodyValue").text());
        said.add_note(annotation.field("text").text());
        for tag in annotation.field("tags").each() {
            said.add_tag(tag.text(), "")?;
        }
        said.is_starred |= !annotation.field("body").is_told() && has_purpose(motivation, "bookmarking");
        Ok(said)
    }

    fn add(
        &mut self,
        body: &Json,
        motivation: &Json,
        is_stopped: IsStopped<'_>,
    ) -> Result<(), DocumentFault> {
        for item in body.field("items").each() {
            self.add(item, motivation, is_stopped)?;
        }
        let purpose = Some(body.field("purpose")).filter(|purpose| purpose.is_told()).unwrap_or(motivation);
        let told = [body.text(), body.text_of(&["value", "chars", "label", "name", "source", "id"])];
        let words = told.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
        if has_purpose(purpose, "bookmarking") {
            self.is_starred = true;
            if words != "★" {
                self.add_note(words);
            }
        } else if has_purpose(purpose, "tagging") || has_purpose(purpose, "classifying") {
            self.add_tag(words, body.field("schema:identifier").text())?;
        } else if body.field("format").text() == "text/html" {
            self.add_note(&html_words(words, is_stopped)?);
        } else {
            self.add_note(words);
        }
        Ok(())
    }

    fn add_note(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.notes.push(words.to_owned());
        }
    }

    fn add_tag(&mut self, name: &str, id: &str) -> Result<(), DocumentFault> {
        if self.codes.len() >= MAX_THEMES {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        // A tag may be a resource, which is called what its address ends in.
        let name = if has_scheme(name) && !name.contains(' ') { last_part(name) } else { name.to_owned() };
        let path: Vec<String> = name.splitn(MAX_LEVELS, SEPARATOR).map(str::to_owned).collect();
        self.codes.push(ToldCode { path, id: id.to_owned(), color: String::new() });
        Ok(())
    }
}

/// Whether a purpose or motivation, one or several, is of this kind.
fn has_purpose(purposes: &Json, kind: &str) -> bool {
    let is_of_kind = |purpose: &str| purpose.rsplit([':', '#', '/']).next() == Some(kind);
    purposes.each().iter().any(|purpose| is_of_kind(purpose.text()))
}

/// Where in a text a passage stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Selected {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quote: String,
    pub(super) prefix: String,
    pub(super) suffix: String,
    /// Whether it is a part of a picture, of sound or film.
    pub(super) is_of_media: bool,
    /// Whether a part of the text is meant at all, and not the whole of it.
    pub(super) is_part: bool,
}

impl Selected {
    /// What the selectors of a target say together.
    pub(super) fn read(target: &Json) -> Self {
        let mut selected = Self::default();
        selected.add(target.field("selector"));
        selected.is_of_media &= selected.quote.is_empty() && selected.end == 0;
        selected
    }

    fn add(&mut self, selectors: &Json) {
        for selector in selectors.each() {
            self.is_part = true;
            match selector.text_of(&["type", "@type"]).rsplit(':').next().unwrap_or_default() {
                "TextQuoteSelector" if self.quote.is_empty() => {
                    selector.field("exact").text().clone_into(&mut self.quote);
                    selector.field("prefix").text().clone_into(&mut self.prefix);
                    selector.field("suffix").text().clone_into(&mut self.suffix);
                }
                "TextPositionSelector" if self.end == 0 => {
                    let number = |name| selector.field(name).number().unwrap_or_default();
                    let (start, end) = (number("start"), number("end"));
                    if start < end {
                        (self.start, self.end) = (start, end);
                    }
                }
                "SvgSelector" => self.is_of_media = true,
                "FragmentSelector" => {
                    let value = selector.field("value").text();
                    self.is_of_media |= ["xywh=", "t="].iter().any(|sign| value.contains(sign));
                }
                _ => {}
            }
            self.add(selector.field("items"));
            self.add(selector.field("refinedBy"));
        }
    }
}

/// What a target is about: an address, or a path within a project.
pub(super) fn source_of<'j>(target: &'j Json, annotation: &'j Json) -> &'j str {
    let source = target.field("source");
    let told = [target.text(), source.text(), source.text_of(&["id", "@id"]), target.text_of(&["id", "@id"])];
    let told = told.into_iter().find(|told| !told.is_empty());
    told.unwrap_or_else(|| annotation.text_of(&["uri", "url"]))
}

/// What is known of a source by its address without a fragment; a relative one is a path.
pub(super) fn facts_of(address: &str, title: &str) -> ArticleFacts {
    let mut facts = ArticleFacts { title: fact(title), ..ArticleFacts::default() };
    if !has_scheme(address) {
        facts.path = percent_decode_str(address).decode_utf8_lossy().into_owned();
        return facts;
    }
    facts.path = last_part(address);
    facts.source = host(address).map(str::to_owned);
    facts.attributes = vec![("url".to_owned(), address.to_owned())];
    facts
}

/// The title that a target, its source or the annotation has for the text.
pub(super) fn title_of<'j>(target: &'j Json, annotation: &'j Json) -> &'j str {
    let names = ["title", "dcterms:title", "dc:title", "schema:name", "name", "label"];
    let source = target.field("source");
    let told = [source.text_of(&names), annotation.field("document").text_of(&names)];
    told.into_iter().find(|title| !title.is_empty()).unwrap_or_default()
}

/// The SHA-256 of the text that positions refer to, where it is told.
pub(super) fn hash_of(target: &Json) -> &str {
    let states = target.field("state").each();
    let named = states.iter().map(|state| state.field("schema:sha256").text());
    let of_ids = states.iter().filter_map(|state| state.field("id").text().strip_prefix("nih:sha-256;"));
    named.chain(of_ids).find(|hash| !hash.is_empty()).unwrap_or_default()
}

/// The name of whoever made an annotation.
pub(super) fn creator_of(annotation: &Json) -> String {
    let named = annotation.field("user_info").text_of(&["display_name"]);
    let creator = annotation.field("creator").each().first().unwrap_or(annotation.field("user"));
    let told = [named, creator.text_of(&["name", "nickname", "foaf:name"]), creator.text()];
    let told = told.into_iter().find(|told| !told.is_empty());
    let told = told.unwrap_or_else(|| creator.text_of(&["email", "id", "@id"]));
    match told.split_once(':') {
        Some(("acct" | "mailto", account)) => account.split('@').next().unwrap_or_default().to_owned(),
        Some(("http" | "https", _)) => last_part(told),
        Some(_) | None => told.to_owned(),
    }
}

/// Whether an address begins with a scheme; a path of ours has none, as its colons are written `%3A`.
fn has_scheme(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// The host of an address without `www.`.
fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// The last part of an address as people read it, without the ending of a file; the host where there is none.
fn last_part(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let part = path.trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or_default();
    let part = percent_decode_str(part).decode_utf8_lossy();
    if host(address).is_some_and(|host| part == host || part.strip_prefix("www.") == Some(host)) {
        return part.into_owned();
    }
    let is_ending = |ending: &str| {
        (1..=5).contains(&ending.len()) && ending.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    match part.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => stem.to_owned(),
        Some(_) | None => part.into_owned(),
    }
}
