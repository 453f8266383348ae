//! Pictures of articles: files of the project folder that a Markdown article names. What they say of their size is believed
//! only within limits, and nothing is fetched from anywhere else.

use super::disk::RealDisk;
use super::real_path::spellings;
use super::regular_file;
use crate::model::id::ArticlePath;
use crate::text::decode::nfc;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};
use percent_encoding::percent_decode_str;
use std::fs;
use std::io::{self, BufReader, Cursor};
use std::path::PathBuf;
use std::sync::Arc;

/// The largest picture that is shown, in pixels.
pub const MAX_PIXELS: u64 = 16_000_000;

/// The largest file of a picture that is read, in bytes.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// What taking a picture apart may allocate, in bytes: 16 bits a colour at the most pixels, and the same again.
const MAX_ALLOC_BYTES: u64 = 256 << 20;

/// A picture is kept no larger than this on either side, in pixels: no column is wider on any screen we know.
const MAX_SIDE: u32 = 1600;

/// Which picture: an address that stands in an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PicturePlace {
    /// The project's folder.
    pub root: PathBuf,
    /// The article.
    pub article: ArticlePath,
    /// What the article says: a path from its own folder.
    pub address: Arc<str>,
}

/// How large a picture is, upright, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    pub width: u32,
    pub height: u32,
}

/// A picture, upright, made smaller where it is larger than a screen has use for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How large it is now.
    pub size: PictureSize,
    /// Four bytes a pixel, row by row: red, green, blue, opacity.
    pub rgba: Vec<u8>,
}

/// Why a picture is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// It lies on a server, or in the address itself.
    #[error("not a file of the project")]
    Elsewhere,
    /// The address leads out of the project's folder.
    #[error("outside of the project")]
    Outside,
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// It is no picture of a kind that is shown: PNG, JPEG, GIF or WebP.
    #[error("no picture that can be shown")]
    UnknownKind,
    /// It has more pixels or bytes than are shown.
    #[error("too large")]
    TooLarge,
    /// It is damaged, or the system does not let it be read.
    #[error("cannot be read")]
    Unreadable,
}

impl PicturePlace {
    /// How large the picture is, from the first bytes of its file.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn size(&self) -> Result<PictureSize, PictureFault> {
        Ok(Opened::new(&self.bytes()?)?.size)
    }

    /// Reads the picture.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn read(&self) -> Result<Picture, PictureFault> {
        Opened::new(&self.bytes()?)?.read()
    }

    fn bytes(&self) -> Result<Vec<u8>, PictureFault> {
        let bytes = regular_file::read(&self.file()?, MAX_FILE_BYTES).map_err(|error| fault_of_io(&error))?;
        let is_whole = u64::try_from(bytes.len()).is_ok_and(|n_bytes| n_bytes <= MAX_FILE_BYTES);
        if is_whole { Ok(bytes) } else { Err(PictureFault::TooLarge) }
    }

    /// The file, by its real path: no link leads out of the project.
    fn file(&self) -> Result<PathBuf, PictureFault> {
        let path = self.path()?;
        let found = spellings(&RealDisk, &self.root, &path);
        let found = found.first().ok_or(PictureFault::Missing)?.under(&self.root);
        let real = |path: &PathBuf| fs::canonicalize(path).map_err(|error| fault_of_io(&error));
        let (root, file) = (real(&self.root)?, real(&found)?);
        if file.starts_with(root) { Ok(file) } else { Err(PictureFault::Outside) }
    }

    /// The path within the project, `/` between folders.
    fn path(&self) -> Result<String, PictureFault> {
        let address = self.address.trim();
        if address.is_empty() {
            return Err(PictureFault::Missing);
        }
        let begins =
            |scheme: &str| address.get(..scheme.len()).is_some_and(|a| a.eq_ignore_ascii_case(scheme));
        let is_file = begins("file:");
        let is_elsewhere = address.contains("://") || address.starts_with("//") || begins("data:");
        if is_elsewhere && !is_file {
            return Err(PictureFault::Elsewhere);
        }
        if is_file || address.starts_with(['/', '\\']) || address.contains(":\\") {
            return Err(PictureFault::Outside);
        }
        let decoded = percent_decode_str(address).decode_utf8_lossy();
        let mut parts: Vec<&str> = self.article.as_str().split('/').collect();
        parts.pop();
        for part in decoded.split(['/', '\\']) {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop().ok_or(PictureFault::Outside)?),
                name => parts.push(name),
            }
        }
        Ok(nfc(&parts.join("/")))
    }
}

fn fault_of_io(error: &io::Error) -> PictureFault {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => PictureFault::Missing,
        _ => PictureFault::Unreadable,
    }
}

fn fault_of(error: ImageError) -> PictureFault {
    match error {
        ImageError::Unsupported(_) => PictureFault::UnknownKind,
        ImageError::Limits(_) => PictureFault::TooLarge,
        ImageError::IoError(error) => fault_of_io(&error),
        ImageError::Decoding(_) | ImageError::Encoding(_) | ImageError::Parameter(_) => {
            PictureFault::Unreadable
        }
    }
}

/// A picture whose head is read.
struct Opened<D> {
    decoder: D,
    orientation: Orientation,
    size: PictureSize,
}

impl<'b> Opened<Box<dyn ImageDecoder + 'b>> {
    fn new(bytes: &'b [u8]) -> Result<Self, PictureFault> {
        let reader = ImageReader::new(BufReader::new(Cursor::new(bytes)));
        let mut reader = reader.with_guessed_format().map_err(|error| fault_of_io(&error))?;
        let mut limits = Limits::no_limits();
        limits.max_alloc = Some(MAX_ALLOC_BYTES);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(fault_of)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(PictureFault::TooLarge);
        }
        let is_turned = matches!(
            orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        );
        let size = if is_turned {
            PictureSize { width: height, height: width }
        } else {
            PictureSize { width, height }
        };
        Ok(Self { decoder: Box::new(decoder), orientation, size })
    }

    fn read(self) -> Result<Picture, PictureFault> {
        let mut picture = DynamicImage::from_decoder(self.decoder).map_err(fault_of)?;
        if self.size.width.max(self.size.height) > MAX_SIDE {
            picture = picture.thumbnail(MAX_SIDE, MAX_SIDE);
        }
        picture.apply_orientation(self.orientation);
        let rgba = picture.into_rgba8();
        let (width, height) = rgba.dimensions();
        Ok(Picture { size: PictureSize { width, height }, rgba: rgba.into_raw() })
    }
}
