//! Pictures that an article names: which files are read, how large they are, and why others are not shown.

use super::screen_support::{CTRL, Screen};
use butda::storage::picture::{MAX_PIXELS, PictureFault, PicturePlace, PictureSize};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::fs;
use std::io::Cursor;
use std::path::Path;
use tempfile::TempDir;

/// A picture whose first row is red and whose others are white.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixel = |_, y| if y == 0 { Rgb([255, 0, 0]) } else { Rgb([255, 255, 255]) };
    let mut bytes = Vec::new();
    DynamicImage::from(RgbImage::from_fn(width, height, pixel))
        .write_to(&mut Cursor::new(&mut bytes), format)
        .expect("a picture");
    bytes
}

/// A project folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in files {
        let path = folder.path().join("project").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn place(folder: &TempDir, article: &str, address: &str) -> PicturePlace {
    let article = article.parse().expect("a path");
    PicturePlace { root: folder.path().join("project"), article, address: address.into() }
}

fn size(width: u32, height: u32) -> PictureSize {
    PictureSize { width, height }
}

#[test]
fn an_address_is_a_path_from_the_articles_folder_and_never_leads_out_of_the_project() {
    let png = picture(3, 2, ImageFormat::Png);
    let folder = folder(&[
        ("anh/chợ.png", &png),
        ("2019/a b.png", &png),
        ("2019/a.md", b"x"),
        ("../outside.png", &png),
    ]);
    for (address, expected) in [
        ("a b.png", Ok(size(3, 2))),
        ("a%20b.png", Ok(size(3, 2))),
        ("./a%20b.png", Ok(size(3, 2))),
        ("../anh/chợ.png", Ok(size(3, 2))),
        ("..\\anh\\chợ.png", Ok(size(3, 2))),
        ("../anh/cho\u{31b}\u{323}.png", Ok(size(3, 2))),
        ("../anh/ch%E1%BB%A3.png", Ok(size(3, 2))),
        ("c.png", Err(PictureFault::Missing)),
        ("a.md/c.png", Err(PictureFault::Missing)),
        ("../../outside.png", Err(PictureFault::Outside)),
        ("..%2F..%2Foutside.png", Err(PictureFault::Outside)),
        ("/etc/passwd", Err(PictureFault::Outside)),
        ("C:\\anh.png", Err(PictureFault::Outside)),
        ("https://example.org/a.png", Err(PictureFault::Elsewhere)),
        ("//example.org/a.png", Err(PictureFault::Elsewhere)),
        ("data:image/png;base64,AAAA", Err(PictureFault::Elsewhere)),
        ("", Err(PictureFault::Missing)),
        ("file:///etc/passwd", Err(PictureFault::Outside)),
        ("FILE:a b.png", Err(PictureFault::Outside)),
        ("a.md", Err(PictureFault::UnknownKind)),
        ("../anh", Err(PictureFault::Unreadable)),
    ] {
        assert_eq!(place(&folder, "2019/a.md", address).size(), expected, "{address}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_followed_and_a_pipe_not_waited_for() {
    let png = picture(3, 2, ImageFormat::Png);
    let folder = folder(&[("a.md", b"x"), ("b.png", &png), ("../outside.png", &png)]);
    let inside = folder.path().join("project");
    std::os::unix::fs::symlink(folder.path().join("outside.png"), inside.join("out.png")).expect("a link");
    std::os::unix::fs::symlink(inside.join("b.png"), inside.join("in.png")).expect("a link");
    let made = std::process::Command::new("mkfifo").arg(inside.join("pipe.png")).status();
    assert!(made.is_ok_and(|status| status.success()));
    assert_eq!(place(&folder, "a.md", "out.png").size(), Err(PictureFault::Outside));
    assert_eq!(place(&folder, "a.md", "in.png").size(), Ok(size(3, 2)));
    assert_eq!(place(&folder, "a.md", "pipe.png").read(), Err(PictureFault::Unreadable));
}

#[test]
fn every_kind_of_picture_is_told_by_its_content_and_damaged_ones_are_said_to_be_so() {
    let formats = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];
    for format in formats {
        let bytes = picture(40, 30, format);
        let folder = folder(&[("a.png", &bytes), ("half.png", &bytes[..bytes.len() / 2]), ("a.md", b"x")]);
        let read = place(&folder, "a.md", "a.png").read().expect("a picture");
        assert_eq!((read.size.width, read.size.height, read.rgba.len()), (40, 30, 40 * 30 * 4), "{format:?}");
        let [red, green, blue, opacity] = read.rgba[..4] else { panic!("four bytes a pixel") };
        assert!(red > 150 && green < 130 && blue < 130 && opacity == 255, "{format:?}: {red} {green} {blue}");
        // Half a picture is shown as far as it goes where its format allows that; it is never a reason to fall.
        let half = place(&folder, "a.md", "half.png").read();
        assert!(
            half.as_ref()
                .map_or_else(|fault| *fault == PictureFault::Unreadable, |half| half.size == read.size)
        );
    }
    let svg = folder(&[("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), ("a.md", b"x")]);
    assert_eq!(place(&svg, "a.md", "a.svg").size(), Err(PictureFault::UnknownKind));
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_by_its_head_and_a_large_one_made_smaller() {
    let large = picture(2400, 1200, ImageFormat::Png);
    // The head of a picture of 5,000 by 4,000 pixels, and nothing after it.
    let mut bomb = picture(1, 1, ImageFormat::Png);
    bomb[16..20].copy_from_slice(&5000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&4000_u32.to_be_bytes());
    let checksum = crc32fast::hash(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&checksum.to_be_bytes());
    const { assert!(5000 * 4000 > MAX_PIXELS) };
    let folder = folder(&[("large.png", &large), ("bomb.png", &bomb), ("a.md", b"x")]);
    assert_eq!(place(&folder, "a.md", "bomb.png").size(), Err(PictureFault::TooLarge));
    assert_eq!(place(&folder, "a.md", "bomb.png").read(), Err(PictureFault::TooLarge));
    assert_eq!(place(&folder, "a.md", "large.png").size(), Ok(size(2400, 1200)));
    let read = place(&folder, "a.md", "large.png").read().expect("a picture");
    assert_eq!((read.size.width, read.size.height), (1600, 800));
}

#[test]
fn a_photograph_that_was_taken_upright_stands_upright() {
    let jpeg = picture(40, 20, ImageFormat::Jpeg);
    // Exif: one field, orientation 6, that is, turned by a quarter to the right to be looked at.
    let exif = b"\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00";
    let turned = [&jpeg[..2], exif, &jpeg[2..]].concat();
    let folder = folder(&[("a.jpg", &turned), ("a.md", b"x")]);
    assert_eq!(place(&folder, "a.md", "a.jpg").size(), Ok(size(20, 40)));
    let read = place(&folder, "a.md", "a.jpg").read().expect("a picture");
    assert_eq!((read.size.width, read.size.height), (20, 40));
    // The red row, which was the top one, stands at the right.
    let pixel = |x: usize, y: usize| &read.rgba[4 * (20 * y + x)..][..3];
    assert!(pixel(19, 20)[1] < 130 && pixel(2, 20)[1] > 200, "{:?} {:?}", pixel(19, 20), pixel(2, 20));
}

/// Where the line that begins with some words stands, in px.
fn top_of(screen: &Screen, words: &str) -> f64 {
    let nodes = screen.window.root().children_recursive().map(|node| node.accesskit_node());
    let begins = |value: Option<String>| value.is_some_and(|value| value.starts_with(words));
    let mut runs = nodes.filter(|node| node.role() == Role::TextRun && begins(node.value()));
    runs.next().and_then(|run| run.bounding_box()).expect("a line").y0
}

#[test]
fn a_picture_stands_above_the_words_that_stand_for_it_once_it_is_read() {
    let folder = folder(&[
        ("anh.png", &picture(400, 300, ImageFormat::Png)),
        ("a.md", "# Bài\n\nTrước.\n\n![Chợ quê](anh.png)\n\n![Mất](khong-co.png)\n\nSau.\n".as_bytes()),
    ]);
    let mut screen = Screen::on_folder(Path::new(&folder.path().join("project")));
    screen.press(CTRL, Key::PageDown);
    let gap = |screen: &Screen| top_of(screen, "Chợ quê") - top_of(screen, "Trước");
    let mut n_frames = 0;
    while gap(&screen) < 300.0 {
        n_frames += 1;
        assert!(n_frames < 50_000, "no picture after {n_frames} frames");
        std::thread::yield_now();
        screen.frame(Vec::new());
    }
    assert!(gap(&screen) < 400.0);
    // Where there is no picture, its words stand alone, and who listens is told why.
    let told = |words: &str| screen.told().into_iter().find(|told| told.name == words).expect("a line");
    assert_eq!(told("Mất").description, "There is no picture at khong-co.png");
    assert_eq!(told("Chợ quê").description, "");
    assert!(top_of(&screen, "Mất") - top_of(&screen, "Chợ quê") < 80.0);
}
