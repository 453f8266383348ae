# Searching: in the article that is read, in all articles, and tagging what was found.

action-find-here = Find in article
action-find-everywhere = Find in all articles
action-next-hit = Next match
action-previous-hit = Previous match
action-find-the-same = Find same words not yet coded
action-tag-hits = Tag all matches…
action-wider-column = Widen right column
action-narrower-column = Narrow right column

tab-find = Find
panel-find-bar = Find in article
find-here-hint = Find in this article
find-everywhere-hint = Find in all articles
find-clear = Clear search
column-edge = Resize right column
margin-edge = Resize margin
library-edge = Resize library column

## How to search
find-marks = Diacritics: { $choice }
marks-auto = automatic
marks-exact = exact
marks-ignored = ignored
marks-help = Automatic: letters typed with diacritics must match them, letters typed without match any.
find-whole = Whole syllables
whole-help = Matches begin and end at a syllable: “ban” does not match “bang”.
find-case = Match case
way-words = Words
way-code-points = Exact characters
way-pattern = Regular expression
way-help = Words: hòa and hoà, Ð and Đ are the same, white space does not count. Exact characters: just as typed. Regular expression: a pattern such as \d+ or (xã|phường).
find-near = Near: { $choice }
near-off = off
near-n = within { $n } syllables
near-help = The words in any order, at most this many syllables apart.

## What was found
find-count = { $at }/{ $n }
find-count-told = Match { $at } of { $n }
n-places = { $count ->
    [one] { $n } match
   *[other] { $n } matches
}
find-none = None
find-tally = { $places } in { $articles }
find-first = Showing the first { $n }.
find-listed = Showing { $n }.
find-searching = Searching…
find-searching-found = Searching… { $places } so far
find-stopped = Search stopped: { $places } so far
find-loading = Some articles are still being read; the search will run again when they are.
find-nothing = No matches for “{ $words }” in any article.
find-meant = Find “{ $words }”?
find-sort = Sort: { $choice }
hit-sort-article = by article
hit-sort-date = by date, newest first
hit-sort-source = by source
hit-sort-count = by number of matches
hit-sort-before = by words before
hit-sort-after = by words after
section-exact = Same diacritics · { $n }
section-alike = Other diacritics · { $n }
section-inside = Inside other words · { $n }
section-boilerplate = Outside the article · { $n }
boilerplate-leave-out = Leave out { $n } outside the articles
boilerplate-list = Show matches outside the articles
find-uncoded = Only where “{ $theme }” is not coded yet
find-uncoded-any = Only where nothing is coded yet
find-show-coded = Show coded matches too
find-all-coded = Every match is already coded.
hit-told = { $before }{ $words }{ $after } — { $title }, { $place }
hit-ticked = ticked
hit-tick = Tick this match
tick-all = Tick all
tick-none = Untick all
find-empty = Type the words to find, with or without diacritics. ↓ goes to the list, Enter to the match, F3 to the next match; space ticks it.
find-lately = Recent searches
tag-all = { $count ->
    [one] Tag { $n } match…
   *[other] Tag all { $n } matches…
}
tag-ticked = { $count ->
    [one] Tag { $n } ticked match…
   *[other] Tag { $n } ticked matches…
}

## Tagging what was found
tag-hits-title = { $count ->
    [one] Tag { $n } match
   *[other] Tag { $n } matches
}
tag-extent = Tag
extent-words = the words found
extent-sentence = the sentence
extent-paragraph = the paragraph
tag-unit-sentence = The project codes whole sentences: each annotation will cover its sentence.
tag-unit-paragraph = The project codes whole paragraphs: each annotation will cover its paragraph.
tag-group = Part of the expression
group-whole = all of it
group-n = group { $n }: “{ $words }”
tag-hits-keys = Enter to tag · Esc to cancel · one undo takes back all of them

step-hits-tagged = Tagged { $places } with “{ $theme }”
notice-hits-had-it = { $places } already tagged “{ $theme }”: nothing new.
notice-hits-skipped = { $count ->
    [one] Skipped { $n } match tagged already.
   *[other] Skipped { $n } matches tagged already.
}
notice-searched-from-start = Reached the end, continuing from the start of the article.
notice-searched-from-end = Reached the start, continuing from the end of the article.
notice-hits-changed = Nothing tagged: an article has changed since these matches were found. Select them again.
notice-nothing-sought = Nothing found yet: Ctrl+F searches the article, Ctrl+Shift+F all articles.
notice-not-found = No matches for “{ $words }”.
notice-no-further-hit = No more matches in this direction.

fault-at = At character { $n }: { $fault }.

help-find = Find: Ctrl+F in the article, Ctrl+Shift+F or F4 in all articles, with or without diacritics; F3 goes to the next match. All matches can be tagged at once.

find-spellings = Other spellings
find-spellings-help = Also find spellings that mean the same, such as TP.HCM and Thành phố Hồ Chí Minh.
find-also = Also: { $spellings }
find-spellings-edit = Edit…
spellings = Spellings that mean the same
spellings-help = One group a line, its spellings separated by semicolons. A search for one of them finds them all. Everyone who works on the project sees your changes.
spellings-lonely = Line { $line } has only one spelling. Add another after a semicolon, or remove the line.
draft-of-spellings = Spellings that mean the same
step-spellings = Edited the spellings that mean the same
field-spellings = Spellings
action-spellings = Spellings that mean the same…
