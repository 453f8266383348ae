//! Why a text is not what was to be read, by kind, so that it can be said in any language; what the reader itself says
//! goes with it.

/// Why a text was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misreading {
    /// What is wrong.
    pub fault: ReadingFault,
    /// What the reader says, in its own words.
    pub told: String,
}

/// What can be wrong with a text that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingFault {
    /// The bytes are not UTF-8.
    NotUtf8,
    /// It ends before it is whole.
    EndsEarly,
    /// Something follows where it should end.
    GoesOn,
    /// A sign is missing: a bracket, a comma, a colon.
    SignMissing,
    /// Something else was expected: a name, a text, a number.
    WrongValue,
    /// A field that must be there is not.
    FieldMissing,
    /// A field stands twice.
    FieldTwice,
    /// A name that has no meaning there.
    UnknownName,
    /// The check sum is that of another text.
    CheckSum,
    /// Anything else.
    Other,
}

impl Misreading {
    /// What a reader says, of this kind.
    #[must_use]
    pub fn new(fault: ReadingFault, told: &impl ToString) -> Self {
        Self { fault, told: told.to_string() }
    }

    /// What the reader of RON says.
    #[must_use]
    pub fn of_ron(error: &ron::Error) -> Self {
        Self::new(fault_of_ron(error), error)
    }
}

fn fault_of_ron(error: &ron::Error) -> ReadingFault {
    use ron::Error;
    match error {
        Error::Utf8Error(_) => ReadingFault::NotUtf8,
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment | Error::UnclosedLineComment => {
            ReadingFault::EndsEarly
        }
        Error::TrailingCharacters => ReadingFault::GoesOn,
        Error::ExpectedArray
        | Error::ExpectedArrayEnd
        | Error::ExpectedAttributeEnd
        | Error::ExpectedComma
        | Error::ExpectedMap
        | Error::ExpectedMapColon
        | Error::ExpectedMapEnd
        | Error::ExpectedOptionEnd
        | Error::ExpectedStructLike
        | Error::ExpectedStructLikeEnd => ReadingFault::SignMissing,
        Error::ExpectedBoolean
        | Error::ExpectedChar
        | Error::ExpectedFloat
        | Error::ExpectedInteger
        | Error::ExpectedOption
        | Error::ExpectedString
        | Error::ExpectedIdentifier
        | Error::InvalidEscape(_)
        | Error::InvalidIdentifier(_)
        | Error::IntegerOutOfBounds
        | Error::InvalidIntegerDigit { .. }
        | Error::UnexpectedChar(_)
        | Error::InvalidValueForType { .. }
        | Error::ExpectedDifferentLength { .. } => ReadingFault::WrongValue,
        Error::MissingStructField { .. } => ReadingFault::FieldMissing,
        Error::DuplicateStructField { .. } => ReadingFault::FieldTwice,
        Error::NoSuchEnumVariant { .. }
        | Error::NoSuchStructField { .. }
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedStructName(_)
        | Error::ExpectedNamedStructLike(_) => ReadingFault::UnknownName,
        _ => ReadingFault::Other,
    }
}
