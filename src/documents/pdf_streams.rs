//! Streams of a PDF, inflated only where they do not grow beyond measure: the crate that reads PDFs inflates without
//! a limit, so that some kilobytes of zeros could take all memory.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use std::borrow::Cow;

/// The most bytes that a stream of content or a font may have, inflated.
pub(super) const MAX_STREAM_BYTES: usize = 64 << 20;

/// The most bytes that tables (of objects, of letters) may have, inflated.
pub(super) const MAX_TABLE_BYTES: usize = 64 << 20;

/// The most that Deflate makes of a byte (RFC 1951: 258 bytes of two bits), and LZW and run lengths of theirs.
const DEFLATE_RATIO: usize = 1_032;
const LZW_RATIO: usize = 2_560;
const RUN_LENGTH_RATIO: usize = 64;

/// The bytes of a stream; `None` where they cannot be read or are more than so many.
pub(super) fn decoded<'a>(stream: &Stream<'a>, max_bytes: usize) -> Option<Cow<'a, [u8]>> {
    is_within(stream, max_bytes).then(|| stream.decoded_data().ok()).flatten()
}

/// Whether a stream has at most so many bytes when it is inflated. Pictures have none here.
pub(super) fn is_within(stream: &Stream<'_>, max_bytes: usize) -> bool {
    let filters = stream.filters();
    let raw = stream.raw_data();
    let mut packing = None;
    for filter in &filters {
        match filter {
            Filter::AsciiHexDecode | Filter::Ascii85Decode | Filter::Crypt => {}
            // Packed twice, a stream may grow by the square: nobody does that without a purpose.
            Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode if packing.is_none() => {
                packing = Some(*filter);
            }
            Filter::FlateDecode
            | Filter::LzwDecode
            | Filter::RunLengthDecode
            | Filter::CcittFaxDecode
            | Filter::Jbig2Decode
            | Filter::DctDecode
            | Filter::JpxDecode => return false,
        }
    }
    let ratio = match packing {
        Some(Filter::FlateDecode) => DEFLATE_RATIO,
        Some(Filter::LzwDecode) => LZW_RATIO,
        Some(Filter::RunLengthDecode) => RUN_LENGTH_RATIO,
        _ => 1,
    };
    if raw.len().saturating_mul(ratio) <= max_bytes {
        return true;
    }
    match filters.as_slice() {
        [Filter::FlateDecode] => inflated_bytes(&raw, max_bytes).is_some(),
        [Filter::Ascii85Decode, Filter::FlateDecode] => inflated_bytes(&ascii85(&raw), max_bytes).is_some(),
        _ => false,
    }
}

/// How many bytes deflated data has when it is inflated, as far as it can be; `None` where it has more than so many.
fn inflated_bytes(data: &[u8], max_bytes: usize) -> Option<usize> {
    let has_header = matches!(data, [first, second, ..]
        if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31));
    let mut inflater = Decompress::new(has_header);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let (n_in, n_out) = (inflater.total_in(), inflater.total_out());
        let rest = data.get(usize::try_from(n_in).ok()?..)?;
        let status = inflater.decompress(rest, &mut buffer, FlushDecompress::None);
        let total = usize::try_from(inflater.total_out()).ok()?;
        if total > max_bytes {
            return None;
        }
        let is_stuck = inflater.total_in() == n_in && inflater.total_out() == n_out;
        if is_stuck || !matches!(status, Ok(Status::Ok)) {
            return Some(total);
        }
    }
}

/// The bytes behind base-85 letters (ISO 32000-1, 7.4.3), as far as they go.
fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(data.len() / 5 * 4);
    let (mut group, mut n) = (0_u32, 0);
    for byte in data {
        match byte {
            b'z' if n == 0 => bytes.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                n += 1;
                if n == 5 {
                    bytes.extend_from_slice(&group.to_be_bytes());
                    (group, n) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if n > 1 {
        let filled = (n..5).fold(group, |group, _| group.wrapping_mul(85).wrapping_add(84));
        bytes.extend(filled.to_be_bytes().into_iter().take(n - 1));
    }
    bytes
}

/// Whether the streams that hold objects and tables of objects stay within [`MAX_TABLE_BYTES`] together. They are
/// inflated by the crate before anything of them is seen; so they are looked for in the bytes of the file.
pub(super) fn are_tables_within(file: &[u8]) -> bool {
    const DICTIONARY_BYTES: usize = 1_024;
    let finder = memchr::memmem::Finder::new(b"stream");
    let mut n_bytes = 0_usize;
    for at in finder.find_iter(file) {
        let head = file.get(at.saturating_sub(DICTIONARY_BYTES)..at).unwrap_or_default();
        if head.ends_with(b"end") {
            continue;
        }
        let start = memchr::memmem::rfind(head, b"obj").unwrap_or_default();
        let head = head.get(start..).unwrap_or_default();
        // A name may be written with `#` and two digits for each of its letters.
        let is_table =
            [&b"/First"[..], b"/XRef", b"#"].iter().any(|name| memchr::memmem::find(head, name).is_some());
        if !is_table {
            continue;
        }
        let data = file.get(at + b"stream".len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let Some(n) = inflated_bytes(data, MAX_TABLE_BYTES - n_bytes) else { return false };
        n_bytes += n;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{are_tables_within, ascii85, inflated_bytes};
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write as _;

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("bytes");
        encoder.finish().expect("bytes")
    }

    #[test]
    fn base_85_comes_back_as_bytes() {
        assert_eq!(ascii85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(ascii85(b"z87cUR~>"), b"\0\0\0\0Hell");
        assert_eq!(ascii85(b"87 cU\nR D]~>"), b"Hello");
    }

    #[test]
    fn what_grows_beyond_the_limit_is_told_before_it_is_inflated() {
        let zeros = deflated(&vec![0; 1 << 20]);
        assert_eq!(inflated_bytes(&zeros, 1 << 20), Some(1 << 20));
        assert_eq!(inflated_bytes(&zeros, (1 << 20) - 1), None);
        assert_eq!(inflated_bytes(&zeros[..zeros.len() / 2], 1), None);
        assert_eq!(inflated_bytes(b"", 1), Some(0));
        assert_eq!(inflated_bytes(b"no deflated data", 1), Some(0));
        let bomb = deflated(&vec![b' '; 70 << 20]);
        for (head, is_within) in
            [("/Type /ObjStm /First 10", false), ("/Ty#70e /O", false), ("/Width 3", true)]
        {
            let file = [format!("1 0 obj <<{head}>> stream\r\n").as_bytes(), &bomb, b"endstream"].concat();
            assert_eq!(are_tables_within(&file), is_within, "{head}");
        }
    }
}
