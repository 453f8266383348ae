//! Values of JSON as cells of a table: words and numbers as people read them, what lies deeper as JSON without spaces. They
//! are written while they are read, since the parser's own tree of a hostile file takes many times its bytes.

use super::plain_numbers::plain_number;
use super::table::{MAX_COLUMNS, MAX_TEXT_BYTES};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A field of an object.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) text: String,
}

/// What becomes of objects that lie in others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nested {
    /// Their fields are fields of the row, `meta.a`.
    Spread,
    /// Each is a field of the row, as JSON.
    Kept,
}

/// Reads the fields of an object; `None` for any other value.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowSeed {
    pub(super) nested: Nested,
}

impl<'de> DeserializeSeed<'de> for RowSeed {
    type Value = Option<Vec<Field>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RowSeed {
    type Value = Option<Vec<Field>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields: Vec<Field> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            let mut text = String::new();
            let mut is_object = false;
            map.next_value_seed(CellSeed {
                out: &mut text,
                is_inner: false,
                is_object: Some(&mut is_object),
            })?;
            let field = Field { name, text };
            if is_object && self.nested == Nested::Spread {
                flatten(field, 1, &mut fields);
            } else {
                fields.push(field);
            }
            if fields.len() > MAX_COLUMNS {
                return Err(A::Error::custom("too many fields"));
            }
        }
        Ok(Some(fields))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// How many fields an object has at most that become columns of their own, and how deep such objects lie.
const MAX_FLAT_FIELDS: usize = 32;
const MAX_FLAT_DEPTH: usize = 4;

/// The fields of an object as fields of their own, `meta.a`; one with many fields, as of ids, stays as JSON.
fn flatten(field: Field, depth: usize, fields: &mut Vec<Field>) {
    let mut parser = serde_json::Deserializer::from_str(&field.text);
    let inner = InnerSeed.deserialize(&mut parser).ok();
    if inner.as_ref().is_some_and(Vec::is_empty) {
        return fields.push(Field { text: String::new(), ..field });
    }
    let inner = inner.filter(|inner| depth <= MAX_FLAT_DEPTH && inner.len() <= MAX_FLAT_FIELDS);
    let Some(inner) = inner else { return fields.push(field) };
    for Inner { field: Field { name, text }, is_object } in inner {
        let one = Field { name: format!("{}.{name}", field.name), text };
        if is_object { flatten(one, depth.saturating_add(1), fields) } else { fields.push(one) }
    }
}

/// A field of an object that lies in another.
struct Inner {
    field: Field,
    is_object: bool,
}

/// Reads the fields of an object that lies in another.
struct InnerSeed;

impl<'de> DeserializeSeed<'de> for InnerSeed {
    type Value = Vec<Inner>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for InnerSeed {
    type Value = Vec<Inner>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            let (mut text, mut is_object) = (String::new(), false);
            map.next_value_seed(CellSeed {
                out: &mut text,
                is_inner: false,
                is_object: Some(&mut is_object),
            })?;
            fields.push(Inner { field: Field { name, text }, is_object });
        }
        Ok(fields)
    }
}

/// Writes a value.
struct CellSeed<'o> {
    out: &'o mut String,
    /// Where it is noted that the value is an object.
    is_object: Option<&'o mut bool>,
    /// Whether it lies in an array or object of the cell: words stand in quotation marks then, and `null` is said.
    is_inner: bool,
}

impl<'o> CellSeed<'o> {
    fn inner(out: &'o mut String) -> Self {
        Self { out, is_inner: true, is_object: None }
    }

    fn write<E: Error>(self, words: &str) -> Result<(), E> {
        if self.out.len().saturating_add(words.len()) > MAX_TEXT_BYTES {
            return Err(E::custom("too much text"));
        }
        self.out.push_str(words);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for CellSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        let words = if self.is_inner { "null" } else { "" };
        self.write(words)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.write(if value { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.write(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.write(&value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.write(&plain_number(value))
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<(), E> {
        if self.is_inner {
            let quoted = serde_json::to_string(words).map_err(E::custom)?;
            self.write(&quoted)
        } else {
            self.write(words)
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.out.push('[');
        let begin = self.out.len();
        loop {
            let end = self.out.len();
            if end > begin {
                self.out.push(',');
            }
            if elements.next_element_seed(CellSeed::inner(self.out))?.is_none() {
                self.out.truncate(end);
                break;
            }
        }
        self.out.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if let Some(is_object) = self.is_object {
            *is_object = true;
        }
        self.out.push('{');
        let begin = self.out.len();
        while let Some(name) = map.next_key::<String>()? {
            if self.out.len() > begin {
                self.out.push(',');
            }
            CellSeed::inner(self.out).visit_str::<A::Error>(&name)?;
            self.out.push(':');
            map.next_value_seed(CellSeed::inner(self.out))?;
        }
        self.out.push('}');
        Ok(())
    }
}
