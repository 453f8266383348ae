//! A record of a portable study as it stands in the file, whatever stands there: what is of another kind than it should be
//! says nothing, and one made to fill the memory is passed over.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::cell::Cell as Counter;
use std::fmt;

/// How many values a record may have.
const MAX_VALUES: usize = 10_000;

/// A value of a record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Cell {
    #[default]
    Nothing,
    Truth(bool),
    /// A whole number from 0.
    Number(usize),
    Text(String),
    List(Vec<Cell>),
    Record(Vec<Field>),
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    name: String,
    value: Cell,
}

static NOTHING: Cell = Cell::Nothing;

impl Cell {
    /// A field of a record.
    pub(super) fn field(&self, name: &str) -> &Self {
        let Self::Record(fields) = self else { return &NOTHING };
        fields.iter().find(|field| field.name == name).map_or(&NOTHING, |field| &field.value)
    }

    /// Its text; empty for none.
    pub(super) fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// Its text, where it says something.
    pub(super) fn said(&self) -> Option<String> {
        let text = self.text();
        (!text.trim().is_empty()).then(|| text.to_owned())
    }

    /// Its number.
    pub(super) fn number(&self) -> Option<usize> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The values of a list.
    pub(super) fn each(&self) -> &[Self] {
        if let Self::List(values) = self { values } else { &[] }
    }

    /// The two values of a pair.
    pub(super) fn pair(&self) -> Option<[&Self; 2]> {
        let [first, second] = self.each() else { return None };
        Some([first, second])
    }

    /// Whether it is `true`.
    pub(super) fn is_true(&self) -> bool {
        *self == Self::Truth(true)
    }
}

/// A record that is about to be read.
#[derive(Default)]
pub(super) struct RecordSeed {
    n_values: Counter<usize>,
}

impl<'de> DeserializeSeed<'de> for RecordSeed {
    type Value = Cell;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        let cell = Node { n_values: &self.n_values }.deserialize(deserializer)?;
        Ok(if self.n_values.get() > MAX_VALUES { Cell::Nothing } else { cell })
    }
}

#[derive(Clone, Copy)]
struct Node<'n> {
    n_values: &'n Counter<usize>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Cell;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        let n_values = self.n_values.get().saturating_add(1);
        self.n_values.set(n_values);
        if n_values > MAX_VALUES {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| Cell::Nothing);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Cell;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Cell, E> {
        Ok(Cell::Truth(truth))
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Nothing)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(usize::try_from(number).map_or(Cell::Nothing, Cell::Number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Cell, E> {
        Ok(usize::try_from(number).map_or(Cell::Nothing, Cell::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Cell, E> {
        Ok(Cell::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Cell, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(self)? {
            if self.n_values.get() <= MAX_VALUES {
                list.push(value);
            }
        }
        Ok(Cell::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Cell, A::Error> {
        let mut record = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            let value = fields.next_value_seed(self)?;
            if self.n_values.get() <= MAX_VALUES {
                record.push(Field { name, value });
            }
        }
        Ok(Cell::Record(record))
    }
}
