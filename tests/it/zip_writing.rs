//! Small zip archives, written by hand so that they can lie.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

/// A zip archive of these names and contents, each deflated.
pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in entries {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).expect("memory");
        let packed = encoder.finish().expect("memory");
        let mut told = Vec::new();
        // Version 2.0, names in UTF-8, deflated, no time.
        told.extend([20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0x28]);
        told.extend(crc32fast::hash(content).to_le_bytes());
        told.extend(u32_of(packed.len()).to_le_bytes());
        told.extend(u32_of(content.len()).to_le_bytes());
        told.extend(u16_of(name.len()).to_le_bytes());
        told.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&told);
        directory.extend([0; 10]);
        directory.extend(u32_of(bytes.len()).to_le_bytes());
        directory.extend(name.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(told);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
    }
    let n_entries = u16_of(entries.len()).to_le_bytes();
    let start = u32_of(bytes.len()).to_le_bytes();
    let size = u32_of(directory.len()).to_le_bytes();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    for field in [&n_entries[..], &n_entries, &size, &start, &[0, 0]] {
        bytes.extend(field);
    }
    bytes
}

fn u32_of(n: usize) -> u32 {
    n.try_into().expect("a small archive")
}

fn u16_of(n: usize) -> u16 {
    n.try_into().expect("a small archive")
}
