//! What of an article's element stands under a label of the site: lists of other articles, what readers say, buttons,
//! requests. Where a line may be the article's as well, it is.

use super::html_kin::Kin;
use super::html_phrases::{ANSWERS, SitePhrase};
use super::html_prune::Pruning;
use super::html_tag::Tag;
use super::html_units::Unit;

/// Where a line with a phrase of the site stands.
#[derive(Clone, Copy)]
struct Stand {
    /// In the second half of the text.
    is_late: bool,
    /// Where the article's paragraphs stand, as they do.
    is_own: bool,
    among: Among,
}

/// Where a line stands among the paragraphs of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Among {
    Before,
    Between,
    Behind,
}

impl Stand {
    /// Whether paragraphs of the article stand behind it.
    fn goes_on(self) -> bool {
        self.among != Among::Behind
    }
}

/// How many labels of what readers say are looked at; an article has fewer.
const MAX_ASKED: usize = 50;
/// How many lines behind such a label are looked at.
const MAX_LINES_BEHIND: usize = 400;

impl Pruning<'_, '_, '_> {
    /// Leaves out what stands under a label.
    pub(super) fn leave_out_labelled(&mut self) {
        let units = self.units();
        let phrases: Vec<Option<SitePhrase>> = units.iter().map(|unit| self.phrase(unit)).collect();
        let n_all: usize = units.iter().map(|unit| unit.n_chars).sum();
        let of_text = units.iter().zip(&phrases);
        let of_text = of_text.map(|(unit, phrase)| unit.is_prose() && phrase.is_none() && self.is_own(unit));
        let of_text: Vec<bool> = of_text.collect();
        let first = of_text.iter().position(|is_of_text| *is_of_text);
        let last = of_text.iter().rposition(|is_of_text| *is_of_text);
        let mut before = Kin::default();
        let (mut n_before, mut n_asked) = (0, 0);
        for (n, (unit, phrase)) in units.iter().zip(phrases).enumerate() {
            n_before += unit.n_chars;
            if self.is_out(unit.nodes.start) || self.is_kept(unit.nodes.start) {
                continue;
            }
            let Some(phrase) = phrase else {
                if unit.is_prose() {
                    before.add(self.page, self.root.start, unit);
                }
                continue;
            };
            let stand = Stand {
                is_late: n_before * 2 > n_all,
                is_own: self.is_own(unit),
                among: match (first, last) {
                    (Some(first), Some(last)) if last > n && first < n => Among::Between,
                    (_, Some(last)) if last > n => Among::Before,
                    _ => Among::Behind,
                },
            };
            let rest = units.get(n..).unwrap_or_default();
            match phrase {
                SitePhrase::Comments => {
                    n_asked += 1;
                    if n_asked <= MAX_ASKED
                        && !self.is_listed(unit)
                        && self.do_readers_follow(&before, rest, stand.is_late)
                    {
                        let end = self.root.end;
                        self.leave_out(unit.nodes.start..end);
                        return;
                    }
                }
                SitePhrase::List => {
                    if !is_said_of_article(unit, self.is_before_link(unit), stand) {
                        self.leave_out_list(rest, n_all);
                    }
                }
                SitePhrase::Reply => {
                    let beside = units.get(n.saturating_sub(1)..units.len().min(n + 2));
                    self.leave_out_reply(unit, beside.unwrap_or_default(), stand);
                }
                SitePhrase::Button => {
                    if !stand.is_own || stand.among != Among::Between || unit.n_link_chars > 0 {
                        self.leave_out_unit(unit);
                    }
                }
                SitePhrase::Advert => self.leave_out_unit(unit),
                SitePhrase::Request | SitePhrase::Imprint => {
                    let may_be = stand.is_late || unit.n_link_chars > 0;
                    if may_be && !is_sentence_of_article(unit, &self.words(unit), phrase, stand) {
                        self.leave_out_unit(unit);
                    }
                }
            }
        }
    }

    /// Leaves out a button to answer: one beside links, or where no paragraphs stand. Interviews have such lines, too.
    fn leave_out_reply(&mut self, unit: &Unit, beside: &[&Unit], stand: Stand) {
        if !stand.is_own || beside.iter().any(|unit| unit.is_link()) {
            self.leave_out_unit(unit);
        }
    }

    /// Whether a line of the page that is more link than not comes next, left out already or not.
    fn is_before_link(&self, unit: &Unit) -> bool {
        let next = self.page.units.within(&unit.nodes).end;
        self.page.units.all.get(next).is_some_and(Unit::is_link)
    }

    /// Whether readers speak behind a label: what follows stands elsewhere than the paragraphs before, or has what only
    /// readers' words have, a form to write in and buttons to answer.
    fn do_readers_follow(&self, before: &Kin, units: &[&Unit], is_late: bool) -> bool {
        let Some((label, rest)) = units.split_first() else { return false };
        let rest = rest.get(..MAX_LINES_BEHIND).unwrap_or(rest);
        let root = self.root.start;
        let is_of_text = |unit: &&&Unit| {
            let is_one_more =
                || before.has(self.page, root, unit) || before.has_section(self.page, root, unit);
            unit.n_link_chars * 3 < unit.n_chars
                && (is_one_more() || before.is_beside(self.page, root, unit))
                && self.phrase(unit).is_none()
        };
        let n_of_text = rest.iter().filter(is_of_text).count();
        let is_reply = |unit: &&&Unit| {
            unit.n_chars <= 60
                && unit.n_link_chars > 0
                && self.words(unit).split([' ', '·', '|']).count() <= 8
                && self.holds_reply(unit)
        };
        let n_replies = rest.iter().filter(is_reply).count();
        let next = rest.iter().find(is_of_text).map_or(self.root.end, |unit| unit.nodes.start);
        let has_form = (label.nodes.end..next).any(|at| {
            self.page.tree.is_element(at) && matches!(self.page.tree.tag(at), Tag::FORM | Tag::TEXTAREA)
        });
        if n_of_text == 0 {
            return is_late || has_form || n_replies >= 2;
        }
        // A name, a day and some paragraphs for each.
        n_replies >= 2 || n_replies * 4 >= n_of_text || (has_form && is_late)
    }

    /// Whether a line is a button to answer with, or a row of buttons that has one.
    fn holds_reply(&self, unit: &Unit) -> bool {
        let words = self.words(unit).to_lowercase();
        ANSWERS.iter().any(|answer| {
            words.starts_with(answer) || words.ends_with(answer) || (unit.is_link() && words.contains(answer))
        })
    }

    /// Leaves out the box that a label opens, or where it stands in the article itself the links behind it.
    fn leave_out_list(&mut self, units: &[&Unit], n_all: usize) {
        let Some(label) = units.first() else { return };
        if label.n_link_chars > 0 && label.n_chars > 40 {
            return self.leave_out_unit(label);
        }
        let outwards = self.page.tree.with_ancestors(label.block);
        let boxes = outwards.map(|at| self.page.tree.range(at)).take_while(|range| {
            let is_within = range.start > self.root.start;
            let opens =
                self.page.units.of_nodes(range).first().is_some_and(|first| first.nodes == label.nodes);
            is_within && opens && self.page.units.n_chars(range) * 3 < n_all
        });
        let boxes = boxes.filter(|range| self.page.units.within(range).len() > 1);
        if let Some(found) = boxes.last() {
            // Each that is told of has a link of its own.
            let units = self.page.units.of_nodes(&found);
            let n_links = units.iter().filter(|unit| unit.is_link()).count();
            let n_prose = units.iter().filter(|unit| unit.is_prose()).count();
            if n_links >= n_prose && units.iter().any(|unit| unit.n_link_chars > 0) {
                return self.leave_out(found);
            }
        }
        let is_alone = label.n_link_chars == 0 && !self.is_before_link(label);
        if is_alone && label.is_heading {
            return;
        }
        self.leave_out_unit(label);
        for unit in units.iter().skip(1).take_while(|unit| unit.is_link()) {
            self.leave_out_unit(unit);
        }
    }
}

/// Whether a line that begins as a label does is of the article: a paragraph, or a line among paragraphs with no links behind.
fn is_said_of_article(unit: &Unit, is_before_link: bool, stand: Stand) -> bool {
    let is_plain = unit.n_link_chars == 0;
    if unit.is_prose() {
        return stand.goes_on() || (stand.is_own && is_plain);
    }
    stand.is_own && is_plain && !is_before_link && stand.goes_on()
}

/// Whether a line that begins as the site's words do is of the article.
fn is_sentence_of_article(unit: &Unit, words: &str, phrase: SitePhrase, stand: Stand) -> bool {
    if unit.n_link_chars > 0 && !unit.is_prose() {
        return false;
    }
    if stand.goes_on() {
        return unit.is_prose() || stand.is_own;
    }
    // "Giấy phép có thời hạn 12 tháng." may be the last sentence, "Giấy phép xây dựng" the last item; "Mời bạn đọc gửi bài về
    // tòa soạn." is the site's, as "Giấy phép số 12" and "Tổng biên tập: Lê Na" are.
    let says_more = |words: &str| words.contains(|c: char| c == ':' || c.is_ascii_digit());
    phrase == SitePhrase::Imprint && stand.is_own && (unit.ends_sentence || !says_more(words))
}
