//! Charts as files: SVG that stands alone and runs nothing, and pictures of the size that was asked for.

use super::figure_support::{all, bars_of, frame, hostile, some, usual};
use butda::exchange::figure::{Figure, Form, Point, Shape, Weight};
use butda::exchange::figure_bars::bars;
use butda::exchange::figure_measure::FigureMeasure;
use butda::exchange::figure_png::{MAX_PIXELS, PngError, png};
use butda::exchange::figure_svg::svg;
use butda::exchange::sink::{Limited, NotWritten};
use quick_xml::Reader;
use quick_xml::events::Event;

/// What an SVG holds: the names of its elements, and the text of each that has some.
struct Held {
    elements: Vec<String>,
    texts: Vec<String>,
}

fn held(svg: &str) -> Held {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut texts) = (Vec::new(), vec![String::new()]);
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(start) | Event::Empty(start) => {
                for attribute in start.attributes() {
                    attribute.expect("an attribute");
                }
                elements.push(String::from_utf8_lossy(start.name().as_ref()).into_owned());
                texts.push(String::new());
            }
            Event::Text(text) => {
                texts.last_mut().expect("one").push_str(&text.xml10_content().expect("text"));
            }
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content().expect("a name");
                let text = quick_xml::escape::unescape(&format!("&{name};")).expect("known").into_owned();
                texts.last_mut().expect("one").push_str(&text);
            }
            Event::End(_) => texts.push(String::new()),
            Event::Eof => return Held { elements, texts },
            _ => {}
        }
    }
}

fn figures(names: &[String]) -> Vec<Figure> {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    all(names, &|at| some(at, 40), &frame(&width, 760.0))
}

#[test]
fn an_svg_is_xml_that_holds_every_word_and_runs_nothing() {
    for names in [usual(), hostile(), Vec::new()] {
        for figure in figures(&names) {
            let written = svg(&figure);
            let held = held(&written);
            let known = ["svg", "title", "desc", "rect", "polyline", "polygon", "circle", "text"];
            let unknown: Vec<_> =
                held.elements.iter().filter(|name| !known.contains(&name.as_str())).collect();
            assert!(unknown.is_empty(), "{unknown:?}");
            for shape in &figure.shapes {
                if let Form::Words { text, .. } = &shape.form {
                    assert!(held.texts.contains(text), "{text:?}");
                }
            }
            assert!(held.texts.contains(&figure.title) && held.texts.contains(&figure.description));
            assert!(written.contains("role=\"img\"") && written.contains("viewBox=\"0 0 760 "));
            assert!(!written.contains("script>") && !written.contains("href") && !written.contains("NaN"));
        }
    }
}

#[test]
fn the_same_chart_is_the_same_bytes_and_no_number_is_long() {
    for (one, other) in figures(&usual()).iter().zip(&figures(&usual())) {
        let written = svg(one);
        assert_eq!(written, svg(other));
        let digits = written.split(|c: char| !c.is_ascii_digit() && c != '.');
        let decimals = digits.filter_map(|number| number.split_once('.')).map(|(_, decimals)| decimals.len());
        assert!(decimals.max().unwrap_or(0) <= 2);
        assert_eq!(png(one, 1.0), png(other, 1.0));
    }
}

#[test]
fn a_number_that_is_none_is_written_as_zero() {
    let points = vec![Point { x: f32::NAN, y: -0.001 }, Point { x: f32::INFINITY, y: 12.346 }];
    let shapes = vec![Shape::stroke(points, 1.5, [0; 3])];
    let figure = Figure { width_px: 10.0, height_px: 5.0, shapes, ..Figure::default() };
    assert!(svg(&figure).contains("points=\"0,0 0,12.35\""), "{}", svg(&figure));
}

#[test]
fn a_picture_has_the_size_that_was_asked_for_and_the_colour_of_the_page() {
    for scale in [0.5, 1.0, 2.0] {
        for names in [usual(), hostile(), Vec::new()] {
            for figure in figures(&names) {
                let bytes = png(&figure, scale).expect("a picture");
                let image = image::load_from_memory(&bytes).expect("a PNG").to_rgb8();
                for (pixels, px) in [(image.width(), figure.width_px), (image.height(), figure.height_px)] {
                    let wanted = f64::from(px * scale).ceil();
                    assert!((f64::from(pixels) - wanted).abs() < 0.5, "{pixels} for {wanted}");
                }
                assert_eq!(image.get_pixel(0, 0).0, [255; 3]);
            }
        }
    }
}

#[test]
fn the_words_of_a_picture_are_seen() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    let mut chart = bars_of(&["Đối thoại".to_owned()], &|_| 0.0);
    chart.parts = None;
    let figure = bars(&chart, &frame(&width, 400.0));
    let is_dark = |pixel: &image::Rgb<u8>| pixel.0.iter().all(|part| *part < 100);
    let n_dark = |figure: &Figure| {
        let image = image::load_from_memory(&png(figure, 1.0).expect("a picture")).expect("a PNG").to_rgb8();
        image.pixels().filter(|pixel| is_dark(pixel)).count()
    };
    let mut without = figure.clone();
    without.shapes.retain(|shape| !matches!(shape.form, Form::Words { .. }));
    assert!(n_dark(&figure) > n_dark(&without) + 300);
}

#[test]
fn a_picture_that_is_too_large_is_refused_with_its_size() {
    let figure = Figure { width_px: 1_000.0, height_px: 100_000.0, ..Figure::default() };
    let refused = png(&figure, 1.0).expect_err("too large");
    assert_eq!(refused, PngError::TooLarge { width_px: 1_000, height_px: 100_000 });
    assert!(refused.to_string().contains(&MAX_PIXELS.to_string()));
    let NotWritten::TooMuch { what, most } = refused.into() else { panic!("too much") };
    assert_eq!((what, most), (Limited::Pixels, 64_000_000));
    for (width_px, scale) in [(0.0, 1.0), (10.0, 0.0), (f32::NAN, 1.0), (10.0, f32::NAN), (10.0, -1.0)] {
        let figure = Figure { width_px, height_px: 10.0, ..Figure::default() };
        assert_eq!(png(&figure, scale), Err(PngError::Empty));
    }
    let endless = Figure { width_px: f32::INFINITY, height_px: 10.0, ..Figure::default() };
    assert!(matches!(png(&endless, 1.0), Err(PngError::TooLarge { .. })));
}
