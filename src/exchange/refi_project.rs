//! A REFI-QDA project as its XML tells it, before anything refers to anything: users, codes, variables, cases, sources and
//! notes. Orders that the schema forbids and elements that it does not know are accepted.

use super::origin::names_this_program;
use super::refi_codes::ToldCode;
use super::refi_ids::{Id, Ids};
use super::refi_sources::ToldSource;
use super::refi_tally::Tally;
use super::refi_texts::TextPart;
use super::refi_xml::{NAMESPACES, each_child, enter_root, local};
use crate::documents::document::{DocumentFault, IsStopped, LeftOutKind, Limit};
use crate::documents::xml::{Tag, Xml};
use crate::documents::xml_text::XmlText;
use std::collections::HashMap;

/// How many selections and codings a project may have: as many as fit into the memory.
const MAX_PASSAGES: usize = 500_000;

/// A project as it is told.
#[derive(Debug, Default)]
pub(super) struct ToldProject {
    pub(super) ids: Ids,
    /// The names of users.
    pub(super) users: HashMap<Id, String>,
    /// The codes in the order of the tree.
    pub(super) codes: Vec<ToldCode>,
    /// The names of variables.
    pub(super) variables: HashMap<Id, String>,
    pub(super) cases: Vec<Case>,
    pub(super) sources: Vec<ToldSource>,
    pub(super) notes: Vec<TextPart>,
    pub(super) tally: Tally,
    /// Whether this program wrote it.
    pub(super) is_ours: bool,
    n_passages: usize,
}

/// A case: who or what the study is about.
#[derive(Debug, Default)]
pub(super) struct Case {
    pub(super) name: String,
    pub(super) values: Vec<Value>,
    pub(super) sources: Vec<Id>,
}

/// What a variable is in a case or a source.
#[derive(Debug, Default)]
pub(super) struct Value {
    pub(super) variable: Option<Id>,
    pub(super) text: String,
}

impl ToldProject {
    /// Reads a project or a codebook, as the name of the first element says.
    ///
    /// # Errors
    /// Where it is of another kind, or cannot be read.
    pub(super) fn read(xml: &[u8], root: &str, is_stopped: IsStopped<'_>) -> Result<Self, DocumentFault> {
        let text = XmlText::decoded(xml)?;
        let mut xml = Xml::new(&text, NAMESPACES, is_stopped);
        let root = enter_root(&mut xml, root)?;
        let is_ours = root.attribute("origin").is_some_and(names_this_program);
        let mut told = Self { is_ours, ..Self::default() };
        each_child(&mut xml, |xml, tag| told.part(xml, tag))?;
        if xml.is_damaged() {
            told.tally.add(LeftOutKind::DamagedParts, 1);
        }
        Ok(told)
    }

    fn part(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<(), DocumentFault> {
        match local(tag) {
            "Users" => each_child(xml, |_, tag| {
                self.user(tag);
                Ok(())
            }),
            "CodeBook" => each_child(xml, |xml, tag| match local(tag) {
                "Codes" => self.read_codes(xml),
                _ => Ok(()),
            }),
            "Codes" => self.read_codes(xml),
            "Variables" => each_child(xml, |xml, tag| self.variable(xml, tag)),
            "Cases" => each_child(xml, |xml, tag| self.case(xml, tag)),
            "Sources" => each_child(xml, |xml, tag| self.read_source(xml, tag)),
            "Notes" => each_child(xml, |xml, tag| {
                let note = self.read_text(xml, tag)?;
                self.notes.push(note);
                Ok(())
            }),
            "Links" => self.count(xml, LeftOutKind::Links),
            "Sets" => self.count(xml, LeftOutKind::Sets),
            "Graphs" => self.count(xml, LeftOutKind::Drawings),
            "Description" => self.count_memo(xml),
            _ => Ok(()),
        }
    }

    /// Counts the children of an element.
    fn count(&mut self, xml: &mut Xml<'_>, kind: LeftOutKind) -> Result<(), DocumentFault> {
        each_child(xml, |_, _| {
            self.tally.add(kind, 1);
            Ok(())
        })
    }

    /// Counts the words of an element, if there are any, as a memo that has no place.
    fn count_memo(&mut self, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        let says = !xml.text()?.trim().is_empty();
        self.tally.add(LeftOutKind::Memos, usize::from(says));
        Ok(())
    }

    fn user(&mut self, tag: &Tag) {
        let said = |name| tag.attribute(name).map(str::trim).filter(|text| !text.is_empty());
        let Some(id) = self.ids.id(tag.attribute("guid")) else { return };
        let name = said("name").or_else(|| said("id")).unwrap_or_default().to_owned();
        self.users.entry(id).or_insert(name);
    }

    fn variable(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<(), DocumentFault> {
        let name = tag.attribute("name").unwrap_or_default().trim();
        if let Some(id) = self.ids.id(tag.attribute("guid")) {
            self.variables.entry(id).or_insert_with(|| name.to_owned());
        }
        each_child(xml, |xml, tag| match local(tag) {
            "Description" => self.count_memo(xml),
            _ => Ok(()),
        })
    }

    fn case(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<(), DocumentFault> {
        let mut case =
            Case { name: tag.attribute("name").unwrap_or_default().trim().to_owned(), ..Case::default() };
        each_child(xml, |xml, tag| {
            match local(tag) {
                "Description" => self.count_memo(xml)?,
                "VariableValue" => case.values.push(self.read_value(xml)?),
                "SourceRef" => case.sources.extend(self.target(tag)),
                _ => {}
            }
            Ok(())
        })?;
        self.cases.push(case);
        Ok(())
    }

    /// Reads what a variable is: the element of its value is named after its type.
    pub(super) fn read_value(&mut self, xml: &mut Xml<'_>) -> Result<Value, DocumentFault> {
        let mut value = Value::default();
        each_child(xml, |xml, tag| {
            match local(tag) {
                "VariableRef" => value.variable = self.target(tag),
                _ => xml.text()?.trim().clone_into(&mut value.text),
            }
            Ok(())
        })?;
        Ok(value)
    }

    /// What an element refers to.
    pub(super) fn target(&mut self, tag: &Tag) -> Option<Id> {
        self.ids.id(tag.attribute("targetGUID"))
    }

    /// Notes that there is a selection or coding more.
    ///
    /// # Errors
    /// Where there are too many.
    pub(super) fn count_passage(&mut self) -> Result<(), DocumentFault> {
        self.n_passages = self.n_passages.saturating_add(1);
        if self.n_passages > MAX_PASSAGES { Err(DocumentFault::TooLarge(Limit::Parts)) } else { Ok(()) }
    }
}
