//! Sitting at a project: all of the session that begins when it is opened and ends when it is left, so that nothing of one
//! project is ever seen in another.

use super::analysing::Analysing;
use super::answering::Answering;
use super::codebooks::Importing;
use super::drafts::Drafting;
use super::exporting::Exporting;
use super::import_state::Imports;
use super::merging::Merging;
use super::open_project::OpenProject;
use super::querying::Querying;
use super::reader::Reader;
use super::returning::Returning;
use super::searches::Searching;

/// An open project and what the person does in it.
#[derive(Debug)]
pub struct Sitting {
    /// The project.
    pub(super) open: OpenProject,
    /// What is read of it.
    pub(super) reader: Reader,
    /// What each part keeps of its own.
    pub(super) parts: Parts,
}

/// What each part of the session keeps of its own.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) searching: Searching,
    pub(super) querying: Querying,
    pub(super) returning: Returning,
    pub(super) answering: Answering,
    pub(super) drafting: Drafting,
    pub(super) merging: Merging,
    pub(super) importing: Importing,
    pub(super) imports: Imports,
    pub(super) exporting: Exporting,
    pub(super) analysing: Analysing,
}

impl Sitting {
    /// Begins with a project whose folder is about to be read.
    #[must_use]
    pub fn new(open: OpenProject) -> Self {
        Self { open, reader: Reader::default(), parts: Parts::default() }
    }
}
