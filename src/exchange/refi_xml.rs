//! The XML of REFI-QDA as its readers go through it: an element, its children one after the other, and what each of them
//! leaves unread is passed over.

use crate::documents::document::DocumentFault;
use crate::documents::xml::{Namespace, Tag, Xml, XmlEvent};

/// The namespaces that are known; older files have 0:4.
pub(super) const NAMESPACES: &[Namespace] = &[
    Namespace { prefix: "", address: "urn:QDA-XML:project:1.0" },
    Namespace { prefix: "", address: "urn:QDA-XML:project:0:4" },
    Namespace { prefix: "", address: "urn:QDA-XML:codebook:1.0" },
    Namespace { prefix: "", address: "urn:QDA-XML:codebook:0:4" },
];

/// What names a namespace of REFI-QDA of a version that is not known.
const FAMILY: &str = "urn:QDA-XML:";

/// The name of an element without the prefix that an unknown namespace gives it.
pub(super) fn local(tag: &Tag) -> &str {
    tag.name.rsplit_once(':').map_or(&tag.name, |(_, local)| local)
}

/// Goes to the first element of a file and gives it, where that has this name and may be of REFI-QDA: the projects of other
/// programs are called so, too.
///
/// # Errors
/// Where it is another kind of file, or cannot be read.
pub(super) fn enter_root(xml: &mut Xml<'_>, name: &str) -> Result<Tag, DocumentFault> {
    while let Some(event) = xml.next_event()? {
        if let XmlEvent::Start(tag) = event {
            let is_known = !tag.name.contains(':');
            let is_of_family = tag.attribute("xmlns").is_some_and(|address| address.starts_with(FAMILY));
            let is_it = local(&tag) == name && (is_known || is_of_family);
            return if is_it { Ok(tag) } else { Err(DocumentFault::OtherKind) };
        }
    }
    Err(DocumentFault::OtherKind)
}

/// Goes through the children of the element that began last, to its end.
///
/// # Errors
/// Those of the reading.
pub(super) fn each_child<'x>(
    xml: &mut Xml<'x>,
    mut visit: impl FnMut(&mut Xml<'x>, &Tag) -> Result<(), DocumentFault>,
) -> Result<(), DocumentFault> {
    let depth = xml.depth();
    while xml.depth() >= depth {
        match xml.next_event()? {
            Some(XmlEvent::Start(tag)) => {
                let inner = xml.depth();
                visit(xml, &tag)?;
                while xml.depth() >= inner && xml.next_event()?.is_some() {}
            }
            Some(XmlEvent::Text(_) | XmlEvent::End(_)) => {}
            None => break,
        }
    }
    Ok(())
}
