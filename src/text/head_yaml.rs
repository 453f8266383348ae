//! Reads the head of a file that is YAML: values as they are written, without guesses at their types.
//!
//! People write `title: Bến phà: ngày cuối` and `author: @lan`, which YAML forbids. A value at which the parser stops is
//! read as if it stood in quotes, and the head once more.

use super::front_matter::{HeadField, HeadFields, Value};
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};
use std::collections::BTreeMap;

/// How deep lists and tables may lie in one another.
const MAX_DEPTH: usize = 8;

/// How many values are put in quotes at most.
const MAX_MENDED: usize = 16;

/// The fields of a head; `None` where it is a text or a list.
///
/// # Errors
/// The line, from 0, where it is no YAML.
pub(super) fn read(inside: &str) -> Result<Option<HeadFields>, usize> {
    let mut first_fault = None;
    let mut head = inside.to_owned();
    for _ in 0..=MAX_MENDED {
        let line = match parsed(&head) {
            Ok(Value::Table(fields)) => return Ok(Some(fields)),
            Ok(Value::Nothing) => return Ok(Some(HeadFields::new())),
            Ok(Value::Text(_) | Value::List(_)) => return Ok(None),
            Err(line) => line,
        };
        first_fault.get_or_insert(line);
        let before = line.checked_sub(1);
        let mended = [Some(line), before].into_iter().flatten().find_map(|line| mended(&head, line));
        match mended {
            Some(mended) => head = mended,
            None => break,
        }
    }
    Err(first_fault.unwrap_or_default())
}

/// The head with the value of one line in quotes; `None` where that line has no value, or it begins with a quote and
/// ends with it.
fn mended(head: &str, line: usize) -> Option<String> {
    let mut lines: Vec<&str> = head.lines().collect();
    let faulty = *lines.get(line)?;
    let name_end =
        faulty.find(": ").filter(|at| !faulty.get(..*at).unwrap_or_default().contains(['"', '\'', '#']));
    let (start, value) = match (name_end, faulty.trim_start().strip_prefix("- ")) {
        (Some(at), None) => faulty.split_at_checked(at + 2)?,
        (_, Some(value)) => faulty.split_at_checked(faulty.len() - value.len())?,
        (None, None) => return None,
    };
    let value = value.trim();
    if value.is_empty() || value.starts_with('\'') && value.ends_with('\'') {
        return None;
    }
    let quoted = format!("{start}'{}'", value.replace('\'', "''"));
    *lines.get_mut(line)? = &quoted;
    Some(lines.join("\n") + "\n")
}

fn parsed(head: &str) -> Result<Value, usize> {
    let parser = Parser::new_from_str(head);
    let mut reader = Reader { parser, named: BTreeMap::new(), line: 0 };
    loop {
        match reader.next()? {
            Event::StreamEnd => return Ok(Value::Nothing),
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
            event => {
                let value = reader.value(event, 0)?;
                // A second value, or anything wrong after the first, is a fault too.
                while !matches!(reader.next()?, Event::StreamEnd) {}
                return Ok(value);
            }
        }
    }
}

struct Reader<'h> {
    parser: Parser<'h, StrInput<'h>>,
    /// Values that others refer to.
    named: BTreeMap<usize, Value>,
    line: usize,
}

impl<'h> Reader<'h> {
    fn next(&mut self) -> Result<Event<'h>, usize> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                self.line = span.start.line().saturating_sub(1);
                Ok(event)
            }
            Some(Err(error)) => Err(error.marker().line().saturating_sub(1)),
            None => Ok(Event::StreamEnd),
        }
    }

    fn value(&mut self, event: Event<'h>, depth: usize) -> Result<Value, usize> {
        if depth > MAX_DEPTH {
            return Err(self.line);
        }
        let (name, value) = match event {
            Event::Scalar(words, style, name, _) => (name, scalar(&words, style)),
            Event::Alias(name) => (0, self.named.get(&name).cloned().unwrap_or(Value::Nothing)),
            Event::SequenceStart(name, _) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd | Event::StreamEnd => break,
                        event => items.push(self.value(event, depth + 1)?),
                    }
                }
                (name, Value::List(items))
            }
            Event::MappingStart(name, _) => (name, Value::Table(self.fields(depth)?)),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => return Err(self.line),
        };
        // Only short values are kept for others: a head that refers to itself over and over does not grow.
        if let (true, Value::Text(_)) = (name > 0, &value) {
            self.named.insert(name, value.clone());
        }
        Ok(value)
    }

    fn fields(&mut self, depth: usize) -> Result<HeadFields, usize> {
        let mut fields = HeadFields::new();
        loop {
            let name = match self.next()? {
                Event::MappingEnd | Event::StreamEnd => return Ok(fields),
                event => self.value(event, depth + 1)?,
            };
            let event = self.next()?;
            let value = self.value(event, depth + 1)?;
            if let Value::Text(name) = name {
                fields.push(HeadField { name, value });
            }
        }
    }
}

fn scalar(words: &str, style: ScalarStyle) -> Value {
    let is_nothing = matches!(words, "" | "~" | "null" | "Null" | "NULL");
    if style == ScalarStyle::Plain && is_nothing { Value::Nothing } else { Value::Text(words.to_owned()) }
}
