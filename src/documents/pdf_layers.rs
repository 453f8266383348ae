//! What a PDF shows within marks (ISO 32000-1, 14.6): layers that are switched off, heads and feet that say they are
//! so, and text that stands for what is drawn.

use super::pdf_glyphs::plain;
use super::pdf_strings::text;
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, ObjectIdentifier, String as PdfString};
use hayro_syntax::page::Resources;
use hayro_syntax::xref::XRef;
use std::collections::HashSet;

/// The most layers that are looked at.
const MAX_LAYERS: usize = 10_000;

/// The longest text that stands for what is drawn, in bytes.
const MAX_INSTEAD_BYTES: usize = 10_000;

/// The layers that are not shown when the file is opened.
#[derive(Default)]
pub(super) struct Layers {
    off: HashSet<ObjectIdentifier>,
}

/// What is shown within a mark.
#[derive(Clone, Default)]
pub(super) struct Shown {
    pub(super) is_left_out: bool,
    /// What it says, whatever is drawn; it is taken by the first letter.
    pub(super) instead: Option<String>,
    pub(super) is_replaced: bool,
}

impl Layers {
    pub(super) fn of(xref: &XRef) -> Self {
        let properties =
            xref.get::<Dict<'_>>(xref.root_id()).and_then(|root| root.get::<Dict<'_>>("OCProperties"));
        let Some(properties) = properties else { return Self::default() };
        let settings = properties.get::<Dict<'_>>("D").unwrap_or_default();
        let mut off = HashSet::new();
        if settings.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF") {
            off.extend(references(&properties, "OCGs"));
            for id in references(&settings, "ON") {
                off.remove(&id);
            }
        }
        off.extend(references(&settings, "OFF"));
        Self { off }
    }

    /// Whether what names a layer in its `OC` entry is shown.
    pub(super) fn is_off(&self, layer: Option<ObjRef>) -> bool {
        layer.is_some_and(|layer| self.off.contains(&layer.into()))
    }

    /// What a mark says of what is shown within it.
    pub(super) fn shown(
        &self,
        tag: &[u8],
        properties: Option<&Object<'_>>,
        resources: &Resources<'_>,
    ) -> Shown {
        let (dict, layer) = match properties {
            Some(Object::Dict(dict)) => (Some(dict.clone()), None),
            Some(Object::Name(name)) => {
                (resources.properties.get::<Dict<'_>>(name), resources.properties.get_ref(name))
            }
            _ => (None, None),
        };
        let dict = dict.unwrap_or_default();
        let is_named = |key: &str, names: &[&[u8]]| {
            dict.get::<Name<'_>>(key).is_some_and(|name| names.contains(&name.as_ref()))
        };
        let is_head_or_foot = tag == b"Artifact"
            && (is_named("Type", &[b"Pagination"])
                || is_named("Subtype", &[b"Header", b"Footer", b"Watermark"]));
        let instead = dict.get::<PdfString<'_>>("ActualText").filter(|text| text.len() <= MAX_INSTEAD_BYTES);
        let instead =
            instead.map(|instead| plain(&text(&instead))).filter(|words| !words.contains('\u{FFFD}'));
        Shown {
            is_left_out: is_head_or_foot || tag == b"OC" && self.is_off(layer),
            is_replaced: instead.is_some(),
            instead,
        }
    }
}

fn references(dict: &Dict<'_>, key: &str) -> Vec<ObjectIdentifier> {
    let array = dict.get::<Array<'_>>(key);
    let items = array.iter().flat_map(Array::raw_iter).take(MAX_LAYERS);
    items.filter_map(|item| item.as_obj_ref().map(ObjectIdentifier::from)).collect()
}
