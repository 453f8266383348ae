//! Names of XML by their namespaces: a file may call a namespace what it likes, and a reader wants one prefix for it.

use super::xml::Attribute;
use std::collections::HashMap;

/// A namespace that a reader knows. Several addresses may have one prefix, as the two kinds of Office Open XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Namespace {
    /// What the reader calls it; may be empty.
    pub prefix: &'static str,
    /// What names it in files.
    pub address: &'static str,
}

/// What `xml:` stands for without being declared.
const XML: &str = "xml";

/// What stands for a namespace that the reader does not know.
const UNKNOWN: &str = "?";

/// Which prefix of the file stands for which namespace, at the place that is read.
pub(super) struct Scopes {
    known: HashMap<&'static str, &'static str>,
    /// The meanings of each prefix of the file, the one that counts last. The default namespace is the empty prefix.
    meanings: HashMap<String, Vec<&'static str>>,
    /// The prefixes that each open element gave a meaning.
    given: Vec<Vec<String>>,
}

impl Scopes {
    pub(super) fn new(known: &'static [Namespace]) -> Self {
        let known = known.iter().map(|namespace| (namespace.address, namespace.prefix)).collect();
        Self { known, meanings: HashMap::new(), given: Vec::new() }
    }

    /// Goes into an element with these attributes.
    pub(super) fn open(&mut self, attributes: &[Attribute]) {
        let mut given = Vec::new();
        for Attribute { name, value: address } in attributes {
            let Some(prefix) = name.strip_prefix("xmlns") else { continue };
            let prefix = match prefix.strip_prefix(':') {
                Some(prefix) => prefix,
                None if prefix.is_empty() => "",
                None => continue,
            };
            let unknown = if address.is_empty() { "" } else { UNKNOWN };
            let meaning = self.known.get(address.as_str()).copied().unwrap_or(unknown);
            self.meanings.entry(prefix.to_owned()).or_default().push(meaning);
            given.push(prefix.to_owned());
        }
        self.given.push(given);
    }

    /// Leaves the element that was gone into last.
    pub(super) fn close(&mut self) {
        for prefix in self.given.pop().unwrap_or_default() {
            self.meanings.get_mut(&prefix).and_then(Vec::pop);
        }
    }

    /// The name of an element as the reader has it.
    pub(super) fn element_name(&self, name: &str) -> String {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        self.named(prefix, local).unwrap_or_else(|| name.to_owned())
    }

    /// Gives an attribute its name as the reader has it; without a prefix it is in no namespace.
    pub(super) fn name_attribute(&self, name: &mut String) {
        let named = name.split_once(':').and_then(|(prefix, local)| self.named(prefix, local));
        if let Some(named) = named {
            *name = named;
        }
    }

    fn named(&self, prefix: &str, local: &str) -> Option<String> {
        if prefix == XML {
            return None;
        }
        let meaning = *self.meanings.get(prefix)?.last()?;
        if meaning == prefix {
            return None;
        }
        Some(if meaning.is_empty() { local.to_owned() } else { format!("{meaning}:{local}") })
    }
}
