//! A chart as SVG 1.1: it stands alone, names the program's typeface and none that has to be there, and runs nothing. The same
//! chart gives the same bytes.

use super::article_page::Rgb;
use super::figure::{Align, Dash, Figure, Form, Lettering, Point, Shape, Turn, Weight};
use super::figure_color::written_color;
use super::figure_labels::plain;
use super::html_escape::escaped;
use std::fmt::Write as _;

/// The typeface of the program, and what stands in for it.
const FAMILIES: &str = "'Noto Sans', 'Be Vietnam Pro', sans-serif";

/// Writes a chart. What a part of it tells is its `title`, which browsers show where a pointer rests.
#[must_use]
pub fn svg(figure: &Figure) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (width, height) = (number(figure.width_px), number(figure.height_px));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" \
         font-family=\"{FAMILIES}\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
        said(&figure.title),
        said(&figure.description),
    );
    let page = color(figure.page);
    let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{page}\"/>");
    for shape in &figure.shapes {
        add_shape(&mut out, shape);
    }
    out.push_str("</svg>\n");
    out
}

fn add_shape(out: &mut String, shape: &Shape) {
    let (name, content) = match &shape.form {
        Form::Area { rect, fill, corner_px } => {
            let (x, y) = (number(rect.left), number(rect.top));
            let (width, height) = (number(rect.width().max(0.0)), number(rect.height().max(0.0)));
            let fill = color(*fill);
            let _ = write!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\""
            );
            if *corner_px > 0.0 {
                let _ = write!(out, " rx=\"{}\"", number(*corner_px));
            }
            ("rect", None)
        }
        Form::Stroke { points, width_px, color: line, dash } => {
            let _ = write!(
                out,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" \
                 stroke-linejoin=\"round\"",
                places(points),
                color(*line),
                number(*width_px)
            );
            out.push_str(match dash {
                Dash::Solid => "",
                Dash::Dashed => " stroke-dasharray=\"4 4\"",
            });
            ("polyline", None)
        }
        Form::Polygon { points, fill } => {
            let _ = write!(out, "<polygon points=\"{}\" fill=\"{}\"", places(points), color(*fill));
            ("polygon", None)
        }
        Form::Disc { center, radius_px, fill } => {
            let (x, y, radius) = (number(center.x), number(center.y), number(radius_px.max(0.0)));
            let _ = write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{}\"", color(*fill));
            ("circle", None)
        }
        Form::Words { at, text, lettering } => {
            add_words(out, *at, lettering);
            ("text", Some(said(text)))
        }
    };
    let told = shape.told.as_deref().map(said).filter(|told| !told.is_empty());
    match (told, content) {
        (None, None) => out.push_str("/>\n"),
        (told, content) => {
            out.push('>');
            if let Some(told) = told {
                let _ = write!(out, "<title>{told}</title>");
            }
            let _ = writeln!(out, "{}</{name}>", content.unwrap_or_default());
        }
    }
}

fn add_words(out: &mut String, at: Point, lettering: &Lettering) {
    let (x, y) = (number(at.x), number(at.y));
    let (size, fill) = (number(lettering.size_px), color(lettering.color));
    let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"");
    out.push_str(match lettering.align {
        Align::Start => "",
        Align::Middle => " text-anchor=\"middle\"",
        Align::End => " text-anchor=\"end\"",
    });
    out.push_str(match lettering.weight {
        Weight::Regular => "",
        Weight::Bold => " font-weight=\"700\"",
    });
    match lettering.turn {
        Turn::Level => {}
        Turn::Slanted | Turn::Upright => {
            let degrees = number(lettering.turn.degrees());
            let _ = write!(out, " transform=\"rotate({degrees} {x} {y})\"");
        }
    }
}

/// Words as XML holds them.
fn said(text: &str) -> String {
    escaped(&plain(text))
}

fn color(color: Rgb) -> String {
    written_color(color)
}

fn places(points: &[Point]) -> String {
    let places: Vec<String> = points.iter().map(|p| format!("{},{}", number(p.x), number(p.y))).collect();
    places.join(" ")
}

/// A number with two decimals at most; what is none is 0.
fn number(value: f32) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let written = format!("{value:.2}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}
