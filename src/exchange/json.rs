//! JSON of other programs as a small tree: only the fields that a reader knows, within limits, so that no file fills the
//! memory.

use crate::documents::document::{DocumentFault, IsStopped, Limit};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::cell::{Cell, RefCell};
use std::fmt;

/// How large a file may be, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// How many values are taken, which bounds the memory: each is at most a hundred bytes beside its text.
const MAX_VALUES: usize = 2_000_000;

/// How deep values may lie.
const MAX_DEPTH: usize = 64;

/// After how many values it is asked whether to stop.
const VALUES_BETWEEN_QUESTIONS: usize = 1_024;

/// A value. Truth values and null say nothing that any reader asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Json {
    #[default]
    Nothing,
    /// A whole number from 0.
    Number(u64),
    Text(String),
    List(Box<[Json]>),
    Object(Box<[Field]>),
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    name: &'static str,
    value: Json,
}

/// What stands for a field that is not there.
static NOTHING: Json = Json::Nothing;

impl Json {
    /// Reads a file; of objects only the fields of these names.
    ///
    /// # Errors
    /// Where it is no JSON, damaged or too large, or a stop.
    pub(super) fn read(
        bytes: &[u8],
        names: &'static [&'static str],
        is_stopped: IsStopped<'_>,
    ) -> Result<Self, DocumentFault> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
        if !matches!(bytes.first(), Some(b'{' | b'[')) {
            return Err(DocumentFault::OtherKind);
        }
        if bytes.len() > MAX_BYTES {
            return Err(DocumentFault::TooLarge(Limit::Bytes));
        }
        let reading = Reading { names, n_values: Cell::new(0), fault: RefCell::new(None), is_stopped };
        let mut deserializer = serde_json::Deserializer::from_slice(bytes);
        let read = Node { reading: &reading, depth: 0 }.deserialize(&mut deserializer);
        let read = read.and_then(|value| deserializer.end().map(|()| value));
        let damaged = |error: &serde_json::Error| DocumentFault::Damaged(error.into());
        read.map_err(|error| reading.fault.take().unwrap_or_else(|| damaged(&error)))
    }

    /// A field of an object.
    pub(super) fn field(&self, name: &str) -> &Self {
        let Self::Object(fields) = self else { return &NOTHING };
        fields.iter().find(|field| field.name == name).map_or(&NOTHING, |field| &field.value)
    }

    /// Whether there is a value.
    pub(super) fn is_told(&self) -> bool {
        *self != Self::Nothing
    }

    /// Its text; of a list, that of the first; empty for none.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::List(values) => values.first().map(Self::text).unwrap_or_default(),
            Self::Nothing | Self::Number(_) | Self::Object(_) => "",
        }
    }

    /// The text of a field, the first of these that has one.
    pub(super) fn text_of(&self, names: &[&str]) -> &str {
        names.iter().map(|name| self.field(name).text()).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// Its number.
    pub(super) fn number(&self) -> Option<usize> {
        let Self::Number(number) = self else { return None };
        usize::try_from(*number).ok()
    }

    /// The values of a list; anything else is the only one, and nothing is none.
    pub(super) fn each(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            Self::Nothing => &[],
            Self::Number(_) | Self::Text(_) | Self::Object(_) => std::slice::from_ref(self),
        }
    }
}

/// What holds for the whole of a file.
struct Reading<'r> {
    names: &'static [&'static str],
    n_values: Cell<usize>,
    /// Why reading was broken off, where it is no fault of the file's form.
    fault: RefCell<Option<DocumentFault>>,
    is_stopped: IsStopped<'r>,
}

impl Reading<'_> {
    /// Counts a value.
    fn count<E: Error>(&self, depth: usize) -> Result<(), E> {
        let n_values = self.n_values.get() + 1;
        self.n_values.set(n_values);
        let fault = if n_values > MAX_VALUES {
            DocumentFault::TooLarge(Limit::Parts)
        } else if depth > MAX_DEPTH {
            DocumentFault::TooLarge(Limit::Depth)
        } else if n_values.is_multiple_of(VALUES_BETWEEN_QUESTIONS) && (self.is_stopped)() {
            DocumentFault::Stopped
        } else {
            return Ok(());
        };
        let error = E::custom(&fault);
        self.fault.replace(Some(fault));
        Err(error)
    }
}

/// A value that is about to be read.
#[derive(Clone, Copy)]
struct Node<'r> {
    reading: &'r Reading<'r>,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.reading.count(self.depth)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(u64::try_from(number).map_or(Json::Nothing, Json::Number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        let whole = format!("{number:.0}").parse().ok().filter(|_| number.fract() == 0.0);
        Ok(whole.map_or(Json::Nothing, Json::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let inner = Self { depth: self.depth + 1, ..self };
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(inner)? {
            list.push(value);
        }
        Ok(Json::List(list.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let inner = Self { depth: self.depth + 1, ..self };
        let mut object = Vec::new();
        while let Some(name) = fields.next_key_seed(Name { names: self.reading.names })? {
            match name {
                Some(name) => object.push(Field { name, value: fields.next_value_seed(inner)? }),
                None => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Json::Object(object.into()))
    }
}

/// The name of a field that is about to be read: which of those that are known it is.
#[derive(Clone, Copy)]
struct Name {
    names: &'static [&'static str],
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<&'static str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.names.iter().copied().find(|known| *known == name))
    }
}
