//! Archives that come from anywhere: what is read of them, and what is refused before it fills the memory.

use super::zip_writing::zipped;
use butda::documents::archive::{Archive, MAX_ENTRIES, MAX_ENTRY_BYTES};
use butda::documents::damage::Damage;
use butda::documents::document::{DocumentFault, Limit};
use proptest::prelude::*;

/// Places in the header that a directory has of an entry, in bytes from its begin (APPNOTE 4.3.12).
const FLAGS: usize = 8;
const METHOD: usize = 10;
const CHECKSUM: usize = 16;
const PACKED_SIZE: usize = 20;
const SIZE: usize = 24;
const NAME_LENGTH: usize = 28;
const OFFSET: usize = 42;

/// Writes over a field of the directory's header of an entry, counted from 0.
fn lie(bytes: &mut [u8], n_entry: usize, field: usize, value: &[u8]) {
    let at = memchr::memmem::find_iter(bytes, b"PK\x01\x02").nth(n_entry).expect("an entry");
    bytes[at + field..][..value.len()].copy_from_slice(value);
}

fn fault_of_opening(bytes: &[u8]) -> Option<DocumentFault> {
    Archive::open(bytes).err()
}

fn fault_of_reading(bytes: &[u8], name: &str) -> Option<DocumentFault> {
    Archive::open(bytes).expect("an archive").read(name).err()
}

#[test]
fn entries_are_named_in_the_order_of_the_directory_and_found_whatever_their_case() {
    let bytes = zipped(&[
        ("word/Document.xml", "Giá xăng".as_bytes()),
        ("ảnh/", b""),
        ("ảnh/Chợ.png", b"1"),
        ("__MACOSX/word/._Document.xml", b"2"),
        ("Sources/.root", b"3"),
        ("a\\b.txt", b"4"),
    ]);
    let mut archive = Archive::open(&bytes).expect("an archive");
    let names: Vec<&str> = archive.names().collect();
    assert_eq!(names, ["word/Document.xml", "ảnh/Chợ.png", "a\\b.txt"]);
    for (name, content) in [
        ("word/Document.xml", "Giá xăng"),
        ("WORD/document.XML", "Giá xăng"),
        ("/word/document.xml", "Giá xăng"),
        ("./word/document.xml", "Giá xăng"),
        ("ẢNH/chợ.PNG", "1"),
        ("a/b.txt", "4"),
    ] {
        assert!(archive.has(name), "{name}");
        assert_eq!(archive.read(name).as_deref(), Ok(content.as_bytes()), "{name}");
    }
    for name in ["document.xml", "../word/document.xml", "sources/.root", ""] {
        assert!(!archive.has(name), "{name}");
        assert_eq!(archive.read(name), Err(DocumentFault::Damaged(Damage::MissingPart(name.to_owned()))));
    }
}

#[test]
fn of_two_names_that_differ_in_case_each_is_found_as_it_is_written_and_else_the_first() {
    let bytes = zipped(&[("A.txt", b"1"), ("a.txt", b"2"), ("B.TXT", b"3"), ("b.txt", b"4")]);
    let mut archive = Archive::open(&bytes).expect("an archive");
    for (name, content) in
        [("A.txt", b"1"), ("a.txt", b"2"), ("a.TXT", b"1"), ("b.txt", b"4"), ("B.txt", b"3")]
    {
        assert_eq!(archive.read(name).as_deref(), Ok(&content[..]), "{name}");
    }
}

#[test]
fn what_is_no_archive_is_another_kind_and_one_that_breaks_off_is_damaged() {
    for bytes in [&b""[..], b"PK", b"Gi\xC3\xA1", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &[0; 4096]] {
        assert_eq!(fault_of_opening(bytes), Some(DocumentFault::OtherKind), "{bytes:?}");
    }
    let whole = zipped(&[("a.txt", b"aaaa"), ("b.txt", b"bbbb")]);
    for n_bytes in 4..whole.len() {
        let fault = fault_of_opening(&whole[..n_bytes]);
        assert!(matches!(fault, Some(DocumentFault::Damaged(_))), "{n_bytes}: {fault:?}");
    }
    assert_eq!(fault_of_opening(&zipped(&[])), None);
}

#[test]
fn an_archive_behind_other_bytes_is_read() {
    let bytes = [b"#!/bin/sh\n".as_slice(), &zipped(&[("a.txt", b"aaaa")])].concat();
    let mut archive = Archive::open(&bytes).expect("an archive");
    assert_eq!(archive.read("a.txt").as_deref(), Ok(&b"aaaa"[..]));
}

#[test]
fn two_entries_of_one_name_are_refused() {
    let twice = Some(DocumentFault::Damaged(Damage::SameNames));
    assert_eq!(fault_of_opening(&zipped(&[("a.txt", b"1"), ("a.txt", b"2")])), twice);
    assert_eq!(fault_of_opening(&zipped(&[("a/b", b"1"), ("a\\b", b"2")])), twice);
}

#[test]
fn entries_whose_data_overlap_are_refused() {
    let overlap = Some(DocumentFault::Damaged(Damage::Overlap));
    let content: Vec<u8> = (0..=255).collect();
    let honest = zipped(&[("a.txt", &content), ("b.txt", &content)]);
    // The second shows the data of the first.
    let mut same = honest.clone();
    lie(&mut same, 1, OFFSET, &[0; 4]);
    assert_eq!(fault_of_opening(&same), overlap);
    // The first reaches into the second.
    let mut long = honest.clone();
    lie(&mut long, 0, PACKED_SIZE, &300_u32.to_le_bytes());
    assert_eq!(fault_of_opening(&long), overlap);
    // The second reaches into the directory.
    let mut far = honest;
    lie(&mut far, 1, PACKED_SIZE, &300_u32.to_le_bytes());
    assert_eq!(fault_of_opening(&far), overlap);
}

#[test]
fn an_entry_that_is_packed_in_an_unknown_way_is_named_and_the_others_are_read() {
    let mut bytes = zipped(&[("a.txt", b"1"), ("b.txt", b"2")]);
    // No program packs by method 80.
    lie(&mut bytes, 0, METHOD, &80_u16.to_le_bytes());
    let mut archive = Archive::open(&bytes).expect("an archive");
    let fault = DocumentFault::Damaged(Damage::Part("a.txt".to_owned()));
    assert_eq!(archive.read("a.txt"), Err(fault));
    assert_eq!(archive.read("b.txt").as_deref(), Ok(b"2".as_slice()));
}

#[test]
fn a_directory_that_lies_of_an_entrys_size_or_checksum_is_found_out() {
    let honest = zipped(&[("a.txt", &[b'a'; 1000])]);
    for size in [0_u32, 1, 999, 1001, 1_000_000] {
        let mut bytes = honest.clone();
        lie(&mut bytes, 0, SIZE, &size.to_le_bytes());
        let fault = fault_of_reading(&bytes, "a.txt");
        assert!(matches!(fault, Some(DocumentFault::Damaged(_))), "{size}: {fault:?}");
    }
    let mut bytes = honest.clone();
    lie(&mut bytes, 0, CHECKSUM, &[1; 4]);
    assert_eq!(
        fault_of_reading(&bytes, "a.txt"),
        Some(DocumentFault::Damaged(Damage::Part("a.txt".to_owned())))
    );
    let mut bytes = honest;
    lie(&mut bytes, 0, NAME_LENGTH, &60_000_u16.to_le_bytes());
    assert!(matches!(fault_of_opening(&bytes), Some(DocumentFault::Damaged(_))));
}

#[test]
fn an_encrypted_entry_is_said_to_be_so_and_the_others_are_read() {
    let mut bytes = zipped(&[("a.txt", b"1"), ("b.txt", b"2")]);
    lie(&mut bytes, 0, FLAGS, &1_u16.to_le_bytes());
    let mut archive = Archive::open(&bytes).expect("an archive");
    assert_eq!(archive.read("a.txt"), Err(DocumentFault::Encrypted));
    assert_eq!(archive.read("b.txt").as_deref(), Ok(&b"2"[..]));
}

#[test]
fn an_entry_that_is_packed_more_than_two_hundred_times_is_refused_once_it_is_large() {
    let small = vec![0; 1024 * 1024];
    let large = vec![0; 1024 * 1024 + 1];
    let bytes = zipped(&[("small", &small), ("large", &large)]);
    let mut archive = Archive::open(&bytes).expect("an archive");
    assert_eq!(archive.read("small").map(|bytes| bytes.len()), Ok(small.len()));
    assert_eq!(archive.read("large"), Err(DocumentFault::TooLarge(Limit::Ratio)));
    // One that says it is small gives no more than it says.
    let mut bytes = zipped(&[("large", &vec![0; 50_000_000])]);
    lie(&mut bytes, 0, SIZE, &1000_u32.to_le_bytes());
    assert!(matches!(fault_of_reading(&bytes, "large"), Some(DocumentFault::Damaged(_))));
}

/// Bytes that pack to about a quarter.
fn packable(n_bytes: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b'a' + u8::try_from(state >> 30).expect("two bits")
    };
    (0..n_bytes).map(next).collect()
}

#[test]
fn an_entry_has_at_most_64_megabytes_and_all_that_are_read_256() {
    let mut bytes = zipped(&[("a", b"aaaa")]);
    lie(&mut bytes, 0, SIZE, &u32::try_from(MAX_ENTRY_BYTES + 1).expect("a size").to_le_bytes());
    assert_eq!(fault_of_reading(&bytes, "a"), Some(DocumentFault::TooLarge(Limit::Bytes)));
    let content = packable(16 * 1024 * 1024);
    let bytes = zipped(&[("a", &content), ("b", b"")]);
    let mut archive = Archive::open(&bytes).expect("an archive");
    for n_read in 1..=16 {
        assert_eq!(archive.read("a").map(|bytes| bytes.len()), Ok(content.len()), "{n_read}");
    }
    assert_eq!(archive.read("a"), Err(DocumentFault::TooLarge(Limit::Bytes)));
    assert_eq!(archive.read("b"), Ok(Vec::new()));
}

#[test]
fn an_archive_has_at_most_ten_thousand_entries() {
    let names: Vec<String> = (0..=MAX_ENTRIES).map(|n| n.to_string()).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(fault_of_opening(&zipped(&entries[1..])), None);
    let too_many = Some(DocumentFault::TooLarge(Limit::Entries));
    assert_eq!(fault_of_opening(&zipped(&entries)), too_many);
    // So many headers that reading them would fill the memory are not read.
    assert_eq!(fault_of_opening(&b"PK\x01\x02".repeat(300_000)), too_many);
}

proptest! {
    #[test]
    fn what_was_packed_is_read_as_it_was(contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 1..8)) {
        let names: Vec<String> = (0..contents.len()).map(|n| format!("mục/{n}")).collect();
        let entries: Vec<(&str, &[u8])> =
            names.iter().zip(&contents).map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        let bytes = zipped(&entries);
        let mut archive = Archive::open(&bytes).expect("an archive");
        for (name, content) in &entries {
            let read = archive.read(name);
            prop_assert_eq!(read.as_deref(), Ok(*content));
        }
    }

    #[test]
    fn a_damaged_archive_never_gives_other_bytes_than_were_packed(at in 0_usize..400, value in any::<u8>()) {
        let content = packable(200);
        let mut bytes = zipped(&[("a.txt", &content), ("b.txt", &content)]);
        let at = at % bytes.len();
        bytes[at] = value;
        let Ok(mut archive) = Archive::open(&bytes) else { return Ok(()) };
        let names: Vec<String> = archive.names().map(str::to_owned).collect();
        for name in names {
            if let Ok(read) = archive.read(&name) {
                prop_assert_eq!(&read, &content);
            }
        }
    }
}
