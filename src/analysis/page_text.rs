//! What a page counts, as text that a person can read and other programs can write: a line for each choice, `key: value`,
//! with the names that the choices have in files. A key that is not known here, or a value, says nothing; all else holds.

use super::axis::Axis;
use super::coded::Below;
use super::counting_unit::CountingUnit;
use super::page::{PageKind, PageQuestion};
use super::saturation::{GuestMethod, GuestRuns, SaturationOrder};
use super::time_step::TimeStep;
use super::together::Nearness;
use super::word_reading::WordUnit;
use crate::model::id::{AnnotatorId, ThemeId};
use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

/// Something that is chosen on a page.
pub trait PageChoice: Sized {
    /// What stands for it in a file; never changes.
    fn written(&self) -> String;

    /// What was chosen; `None` where that is nothing this version knows.
    fn of_written(written: &str) -> Option<Self>;
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLine<'l> {
    /// Of what.
    pub key: &'l str,
    /// What is chosen.
    pub value: String,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is what is chosen now.
    Known,
    /// Its key is known, and its value is not: what was chosen stays.
    WrongValue,
    /// Its key is not known.
    UnknownKey,
}

impl<'l> PageLine<'l> {
    /// Reads a line; `None` where no key stands in it.
    #[must_use]
    pub fn of(line: &'l str) -> Option<Self> {
        let (key, value) = line.split_once(':')?;
        let value = value.strip_prefix(' ').unwrap_or(value);
        Some(Self { key: key.trim(), value: unescaped(value) })
    }

    /// Puts what it says into `choice`.
    pub fn put<C: PageChoice>(&self, choice: &mut C) -> Taken {
        match C::of_written(&self.value) {
            Some(chosen) => {
                *choice = chosen;
                Taken::Known
            }
            None => Taken::WrongValue,
        }
    }
}

/// The line of a choice.
#[must_use]
pub fn line_of<C: PageChoice>(key: &str, choice: &C) -> String {
    let value = choice.written();
    if value.is_empty() { format!("{key}:") } else { format!("{key}: {}", escaped(&value)) }
}

/// Every field of a question with its key. A field that stands nowhere here does not compile.
macro_rules! question_keys {
    ($($field:ident $key:literal)*) => {
        /// The lines of a question.
        #[must_use]
        pub fn lines_of(question: &PageQuestion) -> Vec<String> {
            let PageQuestion { $($field),* } = question;
            vec![$(line_of($key, $field)),*]
        }

        /// Puts what a line says into a question.
        pub fn put(question: &mut PageQuestion, line: &PageLine<'_>) -> Taken {
            match line.key {
                $($key => line.put(&mut question.$field),)*
                _ => Taken::UnknownKey,
            }
        }
    };
}

question_keys! {
    kind "page"
    query "query"
    people "annotators"
    branches "themes"
    below "with-subthemes"
    unit "unit"
    rows "rows"
    columns "columns"
    nearness "together"
    step "period"
    words "words"
    saturation "order"
    guest "saturation"
    portraits_by "portraits-by"
    word "word"
}

/// Choices that have a name each.
macro_rules! named_choices {
    ($($choice:ty)*) => {
        $(impl PageChoice for $choice {
            fn written(&self) -> String {
                self.name().into()
            }

            fn of_written(written: &str) -> Option<Self> {
                Self::of_name(written)
            }
        })*
    };
}

named_choices! { PageKind CountingUnit Axis Nearness TimeStep WordUnit SaturationOrder }

impl PageChoice for Below {
    fn written(&self) -> String {
        (*self == Self::Counted).written()
    }

    fn of_written(written: &str) -> Option<Self> {
        bool::of_written(written).map(|is_counted| if is_counted { Self::Counted } else { Self::Left })
    }
}

impl PageChoice for bool {
    fn written(&self) -> String {
        if *self { "yes".to_owned() } else { "no".to_owned() }
    }

    fn of_written(written: &str) -> Option<Self> {
        match written {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

impl PageChoice for String {
    fn written(&self) -> String {
        self.clone()
    }

    fn of_written(written: &str) -> Option<Self> {
        Some(written.to_owned())
    }
}

impl PageChoice for BTreeSet<AnnotatorId> {
    fn written(&self) -> String {
        listed(self)
    }

    fn of_written(written: &str) -> Option<Self> {
        of_listed(written)
    }
}

impl PageChoice for BTreeSet<ThemeId> {
    fn written(&self) -> String {
        listed(self)
    }

    fn of_written(written: &str) -> Option<Self> {
        of_listed(written)
    }
}

impl PageChoice for GuestMethod {
    fn written(&self) -> String {
        format!("base {}, run {}, percent {}, {}", self.base, self.run, self.percent, self.runs.name())
    }

    fn of_written(written: &str) -> Option<Self> {
        let parts: Vec<&str> = written.split(',').map(str::trim).collect();
        let [base, run, percent, runs] = parts.as_slice() else { return None };
        let number = |part: &str, name: &str| part.strip_prefix(name)?.trim().parse().ok();
        Some(Self {
            base: number(base, "base ")?,
            run: number(run, "run ")?,
            percent: number(percent, "percent ")?,
            runs: GuestRuns::of_name(runs)?,
        })
    }
}

impl PageChoice for Option<ThemeId> {
    fn written(&self) -> String {
        self.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    fn of_written(written: &str) -> Option<Self> {
        if written.is_empty() { Some(None) } else { written.parse().ok().map(Some) }
    }
}

/// Ids, with commas between them.
fn listed<I: Display>(ids: &BTreeSet<I>) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn of_listed<I: FromStr + Ord>(written: &str) -> Option<BTreeSet<I>> {
    let ids = written.split(',').map(str::trim).filter(|id| !id.is_empty());
    ids.map(|id| id.parse().ok()).collect()
}

/// A value in one line.
fn escaped(value: &str) -> String {
    value.replace('\\', r"\\").replace('\n', r"\n").replace('\r', r"\r")
}

fn unescaped(value: &str) -> String {
    let mut letters = value.chars();
    let mut read = String::with_capacity(value.len());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => read.push('\n'),
                Some('r') => read.push('\r'),
                Some(other) => read.push(other),
                None => read.push('\\'),
            },
            letter => read.push(letter),
        }
    }
    read
}
