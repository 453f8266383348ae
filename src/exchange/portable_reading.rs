//! Reads a study without its texts (see [`super::portable`]): its sources have no text, and the hash by which the receiver's
//! own copy is known. What is damaged is counted and hides nothing of the rest.

use super::found_study::FoundStudy;
use super::portable::{FORMAT, FORMAT_VERSION};
use super::portable_cells::{Cell, RecordSeed};
use super::portable_records::Told;
use crate::documents::document::{DocumentFault, IsStopped, Limit};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// How large a file may be, in bytes.
const MAX_BYTES: usize = 128 << 20;

/// How many records a file may have.
const MAX_RECORDS: usize = 1_000_000;

/// After how many records it is asked whether to stop.
const RECORDS_UNTIL_ASKED: usize = 256;

/// Reads the study. Where a passage stands today is its place, in the text whose hash its article tells; of one that was not
/// found it is the place in the text that it tells itself. A passage has no words.
///
/// # Errors
/// Where the bytes are of another kind, of a newer version, or too large, or it is asked to stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<FoundStudy, DocumentFault> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    if bytes.first() != Some(&b'{') || memchr::memmem::find(bytes, FORMAT.as_bytes()).is_none() {
        return Err(DocumentFault::OtherKind);
    }
    if bytes.len() > MAX_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let mut reading = Reading { told: Told::default(), n_records: 0, fault: None, is_stopped };
    let mut parser = serde_json::Deserializer::from_slice(bytes);
    let read = parser.deserialize_any(File { reading: &mut reading }).and_then(|()| parser.end());
    if let Some(fault) = reading.fault {
        return Err(fault);
    }
    let mut told = reading.told;
    if told.format.text() != FORMAT {
        return Err(DocumentFault::OtherKind);
    }
    match told.version.number() {
        Some(version) if version > FORMAT_VERSION => return Err(DocumentFault::Newer(version)),
        Some(_) | None => {}
    }
    told.n_damaged = told.n_damaged.saturating_add(usize::from(read.is_err()));
    told.finish()
}

struct Reading<'s> {
    told: Told,
    n_records: usize,
    /// Why reading ends before the file does, where that is no fault of its form.
    fault: Option<DocumentFault>,
    is_stopped: IsStopped<'s>,
}

impl Reading<'_> {
    /// Counts a record.
    fn count<E: Error>(&mut self) -> Result<(), E> {
        self.n_records = self.n_records.saturating_add(1);
        let fault = if self.n_records > MAX_RECORDS {
            DocumentFault::TooLarge(Limit::Parts)
        } else if self.n_records.is_multiple_of(RECORDS_UNTIL_ASKED) && (self.is_stopped)() {
            DocumentFault::Stopped
        } else {
            return Ok(());
        };
        let error = E::custom(&fault);
        self.fault = Some(fault);
        Err(error)
    }
}

/// The whole of a file.
struct File<'r, 's> {
    reading: &'r mut Reading<'s>,
}

impl<'de> Visitor<'de> for File<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a study")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let reading = self.reading;
        while let Some(name) = fields.next_key::<String>()? {
            let take: fn(&mut Told, &Cell) = match name.as_str() {
                "coders" => Told::take_coder,
                "themes" => Told::take_theme,
                "articles" => Told::take_article,
                "passages" => Told::take_passage,
                "queries" => Told::take_query,
                name => {
                    if let Some(place) = reading.told.place_of(name) {
                        *place = fields.next_value_seed(RecordSeed::default())?;
                    } else {
                        fields.next_value::<IgnoredAny>()?;
                    }
                    continue;
                }
            };
            fields.next_value_seed(List { reading: &mut *reading, take })?;
        }
        Ok(())
    }
}

/// A list of records that is about to be read.
struct List<'r, 's> {
    reading: &'r mut Reading<'s>,
    take: fn(&mut Told, &Cell),
}

impl<'de> DeserializeSeed<'de> for List<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// What is no list is damaged as a whole.
impl<'de> Visitor<'de> for List<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<(), A::Error> {
        while let Some(record) = records.next_element_seed(RecordSeed::default())? {
            self.reading.count()?;
            (self.take)(&mut self.reading.told, &record);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.reading.told.note_damage();
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.reading.told.note_damage();
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.reading.told.note_damage();
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.reading.told.note_damage();
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.reading.told.note_damage();
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.reading.told.note_damage();
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
