//! Projects (`.qdpx`) and codebooks (`.qdc`) of REFI-QDA 1.0 and 0.4, the format that `NVivo`, ATLAS.ti, MAXQDA, `QualCoder`
//! and others exchange. The standard is read as these programs write it: what each does differently stands in
//! docs/importing.md, and how positions were counted is found out from the selections themselves.

use super::found_study::FoundStudy;
use super::refi_codes::Codes;
use super::refi_notes::Notes;
use super::refi_package::{Opened, Package, bare_xml};
use super::refi_project::ToldProject;
use super::refi_reading::study_of;
use super::study::Study;
use super::told_text::Counting;
use crate::documents::document::{DocumentFault, IsStopped};

pub use super::refi_attributes::CASE;
pub use super::refi_counting::COUNTINGS;

/// Reads a project: an archive, or its XML alone. Its positions are counted as somebody chose, one of [`COUNTINGS`], or, for
/// `None`, as its selections show.
///
/// A selection without codes is a coding without codes, codes on a source as a whole are a coding of all its text, and a
/// case gives what its variables are, and its name as [`CASE`], to its sources.
///
/// # Errors
/// Where the file is of another kind, damaged at its root, encrypted or too large, or it is asked to stop.
pub fn read(
    bytes: &[u8],
    counting: Option<Counting>,
    is_stopped: IsStopped<'_>,
) -> Result<FoundStudy, DocumentFault> {
    let Opened { xml, mut package } = Package::open(bytes)?;
    let told = ToldProject::read(&xml, "Project", is_stopped)?;
    study_of(told, &mut package, counting, is_stopped)
}

/// Reads a codebook: codes only.
///
/// # Errors
/// Where the file is of another kind or too large, or it is asked to stop.
pub fn read_codebook(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<FoundStudy, DocumentFault> {
    let told = ToldProject::read(&bare_xml(bytes)?, "CodeBook", is_stopped)?;
    let codes = Codes::gather(told.codes, &told.ids, &mut Notes::default(), told.is_ours)?;
    let study = Study { codes: codes.list, ..Study::default() };
    Ok(FoundStudy { study, left_out: told.tally.into_left_out(), unsure: None })
}
