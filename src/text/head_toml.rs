//! Reads the head of a file that is TOML: values as they are written, in the order of the file.

use super::front_matter::{HeadField, HeadFields, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The fields of a head.
///
/// # Errors
/// The line, from 0, where it is no TOML.
pub(super) fn read(inside: &str) -> Result<Option<HeadFields>, usize> {
    match DeTable::parse(inside) {
        Ok(table) => Ok(Some(fields(table.get_ref()))),
        Err(error) => {
            let before = error.span().and_then(|span| inside.get(..span.start)).unwrap_or_default();
            Err(before.matches('\n').count())
        }
    }
}

fn fields(table: &DeTable<'_>) -> HeadFields {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    let named = entries
        .into_iter()
        .map(|(name, field)| HeadField { name: name.get_ref().to_string(), value: value(field) });
    named.collect()
}

fn value(value: &Spanned<DeValue<'_>>) -> Value {
    match value.get_ref() {
        DeValue::String(words) => Value::Text(words.to_string()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Text(number.to_string()),
        DeValue::Boolean(is_so) => Value::Text(is_so.to_string()),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(self::value).collect()),
        DeValue::Table(table) => Value::Table(fields(table)),
    }
}
