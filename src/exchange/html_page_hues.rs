//! The colours of a page of HTML: a hue for each colour and pattern that themes of the study have, light and dark, as rules
//! of its style sheet. A passage names hues, never colours, so that one look can be put in the place of another.

use super::article_page::Rgb;
use super::paper::{Paper, ThemeColors};
use super::pdf_marks::UNTAGGED_PATTERN;
use super::study::Study;
use super::study_pages::StudyPages;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The lanes that are drawn under words at most; their classes are `a` to `d` with the number of a hue.
pub(super) const LANES: [char; 4] = ['a', 'b', 'c', 'd'];

/// The hue of what has no theme, and of what has several.
pub(super) const NEUTRAL: usize = 0;

/// The hues of a study.
pub(super) struct Hues {
    /// Of each hue: its colour, empty for none, and its pattern.
    all: Vec<(String, usize)>,
    of_code: Vec<usize>,
}

impl Hues {
    pub(super) fn of(study: &Study, pages: &StudyPages<'_>) -> Self {
        let neutral = (String::new(), UNTAGGED_PATTERN);
        let mut known: BTreeMap<(String, usize), usize> = BTreeMap::from([(neutral.clone(), NEUTRAL)]);
        let mut all = vec![neutral];
        let mut hue = |(at, code): (usize, &super::study::Code)| {
            let key = (code.theme.color.to_ascii_lowercase(), pages.pattern(at));
            *known.entry(key).or_insert_with_key(|key| {
                all.push(key.clone());
                all.len() - 1
            })
        };
        let of_code = study.codes.iter().enumerate().map(&mut hue).collect();
        Self { all, of_code }
    }

    /// The hue of a code.
    pub(super) fn of_code(&self, code: usize) -> usize {
        self.of_code.get(code).copied().unwrap_or(NEUTRAL)
    }

    /// The rules: colours by name for both looks, and the classes that name them.
    pub(super) fn rules(&self) -> String {
        let mut rules = String::new();
        let (light, dark) = (Paper::load(), Paper::dark());
        let _ = writeln!(rules, ":root{{color-scheme:light dark;{}}}", self.colors(&light));
        let _ = writeln!(
            rules,
            "@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}",
            self.colors(&dark)
        );
        for (at, (_, pattern)) in self.all.iter().enumerate() {
            let image = image_of(at, *pattern);
            let _ = write!(rules, ".f{at}{{--f:var(--f{at})}}");
            for lane in LANES {
                let _ = write!(rules, ".{lane}{at}{{--{lane}:{image}}}");
            }
            rules.push('\n');
        }
        rules
    }

    fn colors(&self, paper: &Paper) -> String {
        let inks = &paper.inks;
        let named = [
            ("page", paper.page),
            ("ink", inks.ink),
            ("soft", inks.soft),
            ("dim", inks.dim),
            ("hair", inks.hairline),
            ("accent", paper.accent),
        ];
        let mut colors = String::new();
        for (name, color) in named {
            let _ = write!(colors, "--{name}:{};", hex(color));
        }
        for (at, (color, _)) in self.all.iter().enumerate() {
            let ThemeColors { fill, line } = paper.theme(Some(color));
            let _ = write!(colors, "--f{at}:{};--l{at}:{};", hex(fill), hex(line));
        }
        colors
    }
}

/// How a lane is drawn: solid, dashed, dotted, double, or a dash and a dot.
fn image_of(hue: usize, pattern: usize) -> String {
    let color = format!("var(--l{hue})");
    match pattern {
        0 => format!("linear-gradient({color},{color})"),
        1 => format!("repeating-linear-gradient(90deg,{color} 0 7px,transparent 7px 10px)"),
        2 => format!("repeating-linear-gradient(90deg,{color} 0 2.5px,transparent 2.5px 5px)"),
        3 => format!("linear-gradient({color} 0 1px,transparent 1px 2px,{color} 2px)"),
        _ => format!(
            "repeating-linear-gradient(90deg,{color} 0 8px,transparent 8px 10.5px,{color} 10.5px 13px,transparent 13px 15.5px)"
        ),
    }
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
