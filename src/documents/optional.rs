//! Parts of a document without which the rest can be read.

use super::document::DocumentFault;

/// What was read, or nothing where a part cannot be read, which is counted. A wish to stop is no damage.
pub(super) fn or_nothing<T: Default>(
    read: Result<T, DocumentFault>,
    n_damaged: &mut usize,
) -> Result<T, DocumentFault> {
    match read {
        Ok(read) => Ok(read),
        Err(DocumentFault::Stopped) => Err(DocumentFault::Stopped),
        Err(
            DocumentFault::OtherKind
            | DocumentFault::Damaged(_)
            | DocumentFault::Newer(_)
            | DocumentFault::Encrypted
            | DocumentFault::TooLarge(_)
            | DocumentFault::NoText,
        ) => {
            *n_damaged = n_damaged.saturating_add(1);
            Ok(T::default())
        }
    }
}
