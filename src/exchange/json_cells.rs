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

/// Reads the fields of an object; `None` for any other value.
pub(super) struct RowSeed;

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
            map.next_value_seed(CellSeed { out: &mut text, is_inner: false })?;
            if fields.len() >= MAX_COLUMNS {
                return Err(A::Error::custom("too many fields"));
            }
            fields.push(Field { name, text });
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

/// Writes a value.
struct CellSeed<'o> {
    out: &'o mut String,
    /// Whether it lies in an array or object of the cell: words stand in quotation marks then, and `null` is said.
    is_inner: bool,
}

impl CellSeed<'_> {
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
            if elements.next_element_seed(CellSeed { out: &mut *self.out, is_inner: true })?.is_none() {
                self.out.truncate(end);
                break;
            }
        }
        self.out.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.out.push('{');
        let begin = self.out.len();
        while let Some(name) = map.next_key::<String>()? {
            if self.out.len() > begin {
                self.out.push(',');
            }
            CellSeed { out: &mut *self.out, is_inner: true }.visit_str::<A::Error>(&name)?;
            self.out.push(':');
            map.next_value_seed(CellSeed { out: &mut *self.out, is_inner: true })?;
        }
        self.out.push('}');
        Ok(())
    }
}
