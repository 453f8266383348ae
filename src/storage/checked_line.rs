//! Lines that files of this computer's state grow by: RON with its check sum and length, so that a line that was cut short
//! is told from one that was damaged.

use super::misreading::{Misreading, ReadingFault};
use serde::{Serialize, de::DeserializeOwned};

/// Why a line is none of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It was cut short while it was written, so it was never said to be kept.
    Torn,
    /// Something else became of it, or another version wrote it; what the reader says.
    Damaged(Misreading),
}

/// A line with its check sum and length in bytes. It begins with the line's end, so that a torn one before it spoils
/// nothing.
pub(super) fn write<T: Serialize>(line: &T) -> Result<String, ron::Error> {
    let text = ron::Options::default().to_string(line)?;
    Ok(format!("\n{:08x} {} {text}", crc32fast::hash(text.as_bytes()), text.len()))
}

/// A line back, or why it is none.
pub(super) fn read<T: DeserializeOwned>(line: &str) -> Result<T, Fault> {
    let mut parts = line.splitn(3, ' ');
    let head = (parts.next().map(|sum| u32::from_str_radix(sum, 16)), parts.next().map(str::parse::<usize>));
    let (Some(sum), Some(n_bytes), Some(text)) = (head.0, head.1, parts.next()) else {
        return Err(Fault::Torn);
    };
    let damaged = |why: Misreading| if line.contains('\0') { Fault::Torn } else { Fault::Damaged(why) };
    let no_number =
        |error: std::num::ParseIntError| damaged(Misreading::new(ReadingFault::WrongValue, &error));
    let sum = sum.map_err(no_number)?;
    let n_bytes = n_bytes.map_err(no_number)?;
    if text.len() < n_bytes {
        return Err(Fault::Torn);
    }
    // What follows belongs to an addition that was cut short: a file system may leave zeros where it had no time for
    // the bytes.
    let text = text
        .get(..n_bytes)
        .ok_or_else(|| damaged(Misreading::new(ReadingFault::EndsEarly, &"cut within a letter")))?;
    if crc32fast::hash(text.as_bytes()) != sum {
        return Err(damaged(Misreading::new(ReadingFault::CheckSum, &"the check sum differs")));
    }
    ron::from_str(text)
        .map_err(|error| damaged(Misreading::new(Misreading::of_ron(&error.code).fault, &error)))
}
