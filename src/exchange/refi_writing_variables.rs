//! What is known of articles as REFI-QDA has it: variables, which sources have values of, and cases, which an attribute of
//! that name is.

use super::refi_attributes::CASE;
use super::refi_guids::{Fact, guid};
use super::refi_writing::RefiWords;
use super::refi_writing_names::{UniqueNames, one_line};
use super::refi_writing_xml::XmlWriter;
use super::study::{Source, Study};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::io::{self, Write};
use uuid::Uuid;

/// What stands between the values of an attribute: the reader joins them so.
const BETWEEN_VALUES: &str = "; ";

/// The variables of a study.
pub(super) struct Variables<'s> {
    /// The facts that some article has, with what their variables are called.
    facts: Vec<NamedFact>,
    /// Whether all dates are days of the calendar.
    has_days: bool,
    /// The attributes that articles have, but [`CASE`].
    attributes: BTreeMap<&'s str, Uuid>,
    /// The cases, each with the sources that belong to it.
    cases: BTreeMap<&'s str, Vec<usize>>,
}

struct NamedFact {
    fact: Fact,
    name: String,
}

impl<'s> Variables<'s> {
    /// Gathers what is known of the articles of a study; `names` are what its sources are called.
    pub(super) fn of(study: &'s Study, names: &[String], words: &RefiWords) -> Self {
        let mut attributes: BTreeMap<&str, Uuid> = BTreeMap::new();
        let mut cases: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, source) in study.sources.iter().enumerate() {
            for (name, value) in attributes_of(source) {
                if is_case(name, value, names.get(at).map(String::as_str).unwrap_or_default()) {
                    for case in value.split(BETWEEN_VALUES).map(str::trim).filter(|case| !case.is_empty()) {
                        cases.entry(case).or_default().push(at);
                    }
                } else {
                    attributes.entry(name).or_insert_with(|| guid("attribute", name));
                }
            }
        }
        let mut taken = UniqueNames::of(attributes.keys().copied());
        let is_known = |fact: &Fact| study.sources.iter().any(|source| fact_of(source, *fact).is_some());
        let facts = Fact::ALL.into_iter().filter(is_known).map(|fact| {
            let name = taken.unique(words.name_of(fact));
            NamedFact { fact, name }
        });
        let has_days = study.sources.iter().filter_map(|source| fact_of(source, Fact::Date)).all(is_day);
        Self { facts: facts.collect(), has_days, attributes, cases }
    }

    /// Writes the elements `Variables` and `Cases`, those that have something in them.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn write<W: Write>(&self, xml: &mut XmlWriter<W>, sources: &[Uuid]) -> io::Result<()> {
        if !self.facts.is_empty() || !self.attributes.is_empty() {
            xml.begin("Variables")?;
            for NamedFact { fact, name } in &self.facts {
                write_variable(xml, fact.guid(), name, self.kind(*fact))?;
            }
            for (name, guid) in &self.attributes {
                write_variable(xml, *guid, name, "Text")?;
            }
            xml.end()?;
        }
        if self.cases.is_empty() {
            return Ok(());
        }
        xml.begin("Cases")?;
        for (name, members) in &self.cases {
            xml.begin("Case")?;
            xml.attribute("guid", &guid("case", name).to_string())?;
            xml.attribute("name", &one_line(name))?;
            for source in members.iter().filter_map(|at| sources.get(*at)) {
                xml.reference("SourceRef", *source)?;
            }
            xml.end()?;
        }
        xml.end()
    }

    fn kind(&self, fact: Fact) -> &'static str {
        match fact {
            Fact::Date if self.has_days => "Date",
            Fact::Done => "Boolean",
            Fact::Title | Fact::Date | Fact::Source | Fact::Author | Fact::Path => "Text",
        }
    }

    /// Writes what is known of a source, which is called so.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn write_values<W: Write>(
        &self,
        xml: &mut XmlWriter<W>,
        source: &'s Source,
        called: &str,
    ) -> io::Result<()> {
        for NamedFact { fact, .. } in &self.facts {
            if let Some(value) = fact_of(source, *fact) {
                let element = match self.kind(*fact) {
                    "Date" => "DateValue",
                    "Boolean" => "BooleanValue",
                    _ => "TextValue",
                };
                write_value(xml, fact.guid(), element, value)?;
            }
        }
        let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, value) in attributes_of(source).filter(|(name, value)| !is_case(name, value, called)) {
            let values = values.entry(name).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
        for (name, values) in values {
            if let Some(guid) = self.attributes.get(name) {
                write_value(xml, *guid, "TextValue", &values.join(BETWEEN_VALUES))?;
            }
        }
        Ok(())
    }
}

impl RefiWords {
    fn name_of(&self, fact: Fact) -> &str {
        match fact {
            Fact::Title => &self.title,
            Fact::Date => &self.date,
            Fact::Source => &self.source,
            Fact::Author => &self.author,
            Fact::Path => &self.path,
            Fact::Done => &self.done,
        }
    }
}

/// What a fact is of a source; `None` where it is not known.
fn fact_of(source: &Source, fact: Fact) -> Option<&str> {
    let facts = &source.facts;
    let value = match fact {
        Fact::Title => facts.title.as_deref(),
        Fact::Date => facts.date.as_deref(),
        Fact::Source => facts.source.as_deref(),
        Fact::Author => facts.author.as_deref(),
        Fact::Path => Some(facts.path.as_str()),
        Fact::Done => source.is_done.then_some("true"),
    };
    value.map(str::trim).filter(|value| !value.is_empty())
}

/// The attributes of a source that say something.
fn attributes_of(source: &Source) -> impl Iterator<Item = (&str, &str)> {
    let attributes = source.facts.attributes.iter().map(|(name, value)| (name.trim(), value.trim()));
    attributes.filter(|(name, value)| !name.is_empty() && !value.is_empty())
}

/// Whether what an attribute of a source says are cases: one that is called as the source is says nothing in reading.
fn is_case(name: &str, value: &str, called: &str) -> bool {
    name == CASE && value.split(BETWEEN_VALUES).all(|case| case.trim() != called)
}

/// Whether a date is a day of the calendar as XML Schema has it.
fn is_day(date: &str) -> bool {
    date.parse::<Date>().is_ok_and(|day| day.year() > 0 && day.to_string() == date)
}

fn write_variable<W: Write>(xml: &mut XmlWriter<W>, guid: Uuid, name: &str, kind: &str) -> io::Result<()> {
    xml.begin("Variable")?;
    xml.attribute("guid", &guid.to_string())?;
    xml.attribute("name", &one_line(name))?;
    xml.attribute("typeOfVariable", kind)?;
    xml.end()
}

fn write_value<W: Write>(
    xml: &mut XmlWriter<W>,
    variable: Uuid,
    element: &'static str,
    value: &str,
) -> io::Result<()> {
    xml.begin("VariableValue")?;
    xml.reference("VariableRef", variable)?;
    xml.element(element, value)?;
    xml.end()
}
