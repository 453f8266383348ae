# English.

## Menus and commands
menu-project = Project
menu-edit = Edit
menu-mark = Mark
menu-go = Go
menu-view = View
menu-help = Help

action-open-folder = Open folder…
action-open-samples = Open the sample articles…
action-close-project = Close project
action-save-now = Save now
action-save-elsewhere = Save my annotations elsewhere
action-export = Export…
action-problems = Problems with files
action-conflicts = Resolve conflicts
action-versions = Earlier versions of your files
action-review = Annotations that need a look
action-settings = Settings
action-quit = Quit
action-undo = Undo
action-redo = Redo
action-history = History
action-copy = Copy
action-copy-with-source = Copy with source
action-select-paragraph = Select paragraph
action-select-all = Select all
action-grow-by-grapheme = Select one letter more
action-shrink-by-grapheme = Select one letter less
action-grow-by-syllable = Select one syllable more
action-shrink-by-syllable = Select one syllable less
action-grow-by-line = Select one line more
action-shrink-by-line = Select one line less
action-grow-by-sentence = Select one sentence more
action-shrink-by-sentence = Select one sentence less
action-grow-by-paragraph = Select one paragraph more
action-shrink-by-paragraph = Select one paragraph less
action-expand-selection = Select more: syllable, sentence, paragraph, article
action-contract-selection = Select less, the way back
action-open-palette = Tag with a theme…
action-tag-again = Tag with the last theme again
action-tag-in-vivo = New theme named by the passage
action-highlight = Highlight without a theme
action-star = Star / unstar
action-note = Note
action-edge-mode = Move the edges of the passage
action-copy-to-mine = Copy to my annotations
action-choose-here = Choose among the passages here
action-attach-here = Attach the annotation here
action-remove = Remove the annotation
action-new-theme = New theme…
action-lock-codebook = Lock / unlock the codebook
action-code-any-range = Marks cover what is selected
action-code-sentences = Marks cover whole sentences
action-code-paragraphs = Marks cover whole paragraphs
action-code-blind = Code blind / no longer
action-open-round = Open the round: show everyone’s marks
action-project-memo = Project memo…
action-article-details = Article details…
action-toggle-done = Mark the article done / not done
action-next-sentence = Next sentence
action-previous-sentence = Previous sentence
action-next-annotation = Next annotation
action-previous-annotation = Previous annotation
action-next-of-theme = Next annotation of this theme
action-previous-of-theme = Previous annotation of this theme
action-toggle-bookmark = Set / take away a bookmark
action-next-bookmark = Next bookmark
action-previous-bookmark = Previous bookmark
action-next-article = Next article
action-previous-article = Previous article
action-jump-back = Back to where you were
action-jump-forward = Forward
action-escape = Deselect, one step back
action-screen-down = One screen down
action-screen-up = One screen up
action-to-start = To the start
action-to-end = To the end
action-next-panel = Next panel
action-previous-panel = Previous panel
action-toggle-library = Library
action-toggle-themes = Codebook
action-toggle-others = Hide / show other people’s marks
action-show-everyone = Show everyone’s marks
action-people = Annotators…
action-people-table = Who has coded what…
action-show-furniture = Show / hide lines that are not the article
action-side-by-side = Two articles side by side
action-switch-side = To the article on the other side
action-focus-mode = Focus mode: the sentence alone
action-dim-uncoded = Dim what is not marked
action-toggle-paragraph-numbers = Numbers of paragraphs in the margin
action-larger-type = Larger type
action-smaller-type = Smaller type
action-usual-type = Usual type size
action-next-appearance = Change appearance
action-full-screen = Full screen
action-commands = All commands
action-help = Keys and help

## First screen
welcome = Read articles, highlight passages, tag them by theme.
open-folder-help = A folder with .txt or .md files, at any depth. Articles are never changed.
open-samples-help = Five newspaper articles to try, copied to a folder of your choice.
drop-help = You can also drop a folder on this window.
recent = Opened lately
choose-article = Choose an article in the library to read it.
read-first = Read the first article
folder-being-read = Reading the folder…
folder-without-articles = There is no .txt or .md file in this folder.

## Library
n-articles = { $count ->
    [one] { $n } article
   *[other] { $n } articles
}
filter-articles = Find articles…
sort-by = Sort by
sort-file-name = File name
sort-title = Title
sort-date = Date
sort-last-read = Last read
sort-annotations = Annotations
show-articles = Show
shown-all = All
shown-unread = Unread
shown-reading = Reading
shown-done = Done
state-unread = unread
state-reading = { $percent } % read
state-done = done
compact = Compact
library-empty = There are no articles in this folder.
library-none-found = No article matches.
no-date = no date

## Reader
panel-bar = Menus and buttons
panel-reader = Reader
panel-status = Status
about-minutes = about { $n } min to read
n-unplaced = { $count ->
    [one] { $n } passage is not found (see the Passages tab)
   *[other] { $n } passages are not found (see the Passages tab)
}
fold-closed = { $count ->
    [one] { $n } line that is not the article is hidden · Show
   *[other] { $n } lines that are not the article are hidden · Show
}
fold-open = { $count ->
    [one] { $n } line that is not the article · Hide
   *[other] { $n } lines that are not the article · Hide
}
no-theme = no theme yet
bar-name = { $theme }: “{ $quote }”
bookmarks = Bookmarks
bookmark-at = Bookmark: “{ $quote }”. Click to take it away.
scroll-bar = Scroll bar
open-beside = Open beside
close-side = Close “{ $title }”
n-more-marks = { $count ->
    [one] { $n } more passage
   *[other] { $n } more passages
}
n-marks-here = { $count ->
    [one] { $n } passage here
   *[other] { $n } passages here
}
n-others-here = { $count ->
    [one] { $n } other passage here
   *[other] { $n } other passages here
}
select-mark = Select “{ $theme }”
line-is = This line is
label-as-found = As the program finds it
label-title = Title
label-date = Date of publication
label-source = Source
label-author = Author
label-lead = Lead
label-heading = Heading
label-caption = Caption
label-alt-text = Picture’s alternative text
label-slug = Slug
label-section = Section
label-site-date = Date of the site
label-navigation = Navigation
label-body = Text

## Palette of themes
find-theme = Find a theme…
find-or-add-theme = Find or add a theme…
new-theme = New theme “{ $theme }”
create-theme = Create the theme “{ $theme }”
palette-empty = Press T, type the name of the first theme and Enter.
palette-locked = The codebook is locked: no new themes.
palette-keys = Enter tags · Shift+Enter tags and stays · Ctrl+Enter with a note
palette-keys-beside = T or Enter to type · 1–9 tag at once · V names by the passage

## Themes
tab-themes = Themes
tab-passages = Passages
tab-annotation = Annotation
themes-empty = No themes yet. Ctrl+click a sentence in the article, press T, type the name of a theme and Enter.
counts-head = here · all
counts-help = Annotations in this article and in all articles, with themes below
theme-row = { $theme }: { $here } here, { $all } in all, key { $key }
theme-counts = The theme itself: { $here } in this article, { $all } in all. With themes below: { $here-below } and { $all-below }.
fold-branch = Fold or open the branch { $theme }
theme-deleted-row = { $theme } (deleted) · { $n }
codebook-locked = The codebook is locked: typing a name makes no new theme. Click to unlock
codebook-open = Lock the codebook, so that typing a name makes no new theme
merge-into-which = Click the theme that “{ $theme }” is to be merged into. Esc: leave it
theme-describe = Describe, rename…
theme-passages = Show its passages
theme-new-child = New theme below…
theme-key = Key
theme-color = Colour
color-n = Colour { $n }
color-other = Another colour
theme-up = Move up
theme-down = Move down
theme-into-previous = Put below the theme above
theme-to-top = Move to the top level
join-with = Join with that of { $name }
join-namesakes = { $names } made a theme “{ $theme }” too. Click to join both
theme-made-by = Made by { $name }
theme-merge = Merge into…
theme-delete = Delete
theme-details = Theme
theme-name = Name
theme-branch-help = “Leadership / By example” makes the whole branch.
theme-definition = Definition
theme-include = Include
theme-exclude = Exclude
theme-example = Example
theme-memo = Memo
theme-was-deleted = { $theme } (deleted theme)
theme-unknown = { $theme } (in no codebook)
keep = Save

## Passages and annotation
passages-empty = No passages yet.
this-article = This article
annotation-none = Click a highlight, or press Alt+↓, to see what is said of it.
untag = Take away the theme { $theme }
note = Note
note-hint = Write a note… (Ctrl+Enter: done)
no-note = No note.
starred = starred
place-help = Number of the article and of the paragraph, for citing
made-by = { $name } · made { $created } · changed { $modified }
overlapping = Overlapping
state-moved = moved
state-changed = words changed
state-ambiguous = several places match
state-lost = lost

## People
people-title = Annotators
people-none = Nobody has marked anything yet. Your name is asked for at your first mark.
people-shown = Shown
people-here = here
people-all = in all
person-own = { $name } (you)
person-row = { $name }: { $here } annotations in this article, { $all } in all. Shown
show-only = Only
show-only-name = Show the marks of { $name } only
person-elsewhere = { $name } (at another computer: { $folder })
not-same-person = Somebody else after all
same-person-after-all = The same person after all
yes = Yes
no = No
theme-namesakes = Several themes are called “{ $theme }”: made by { $names }.
join-themes = Join the themes “{ $theme }”
people-table-title = Who has coded what
copy-table = Copy the table
table-article = Article
table-count = { $name }: annotations
table-n-done = { $count ->
    [one] { $n } article done
   *[other] { $n } articles done
}
table-not-begun = not begun
table-begun = begun
table-done = done
blind-here = Blind: others’ marks are hidden here
blind-in-lists = Blind coding: others’ marks do not count here before you are done.
blind-help = Others’ marks, counts and passages are hidden in an article until you mark it done, or until somebody opens the round. Exports hold everything.
blind-not = Everyone sees everyone’s marks.
blind-by = Blind coding, begun by { $names }.
opened-by = The round was opened by { $names }: everyone sees everyone’s marks.
copy-here = Copy
copy-all-to-mine = Copy all annotations of { $name } in this article to mine
copy-mark-to-mine = Copy to mine: “{ $theme }” ({ $name })
n-people-hidden = { $count ->
    [one] Marks of { $n } person hidden
   *[other] Marks of { $n } people hidden
}

## Status bar
all-saved = Saved
saved-at = Saved { $time }
saving = Saving…
waiting-kept = Kept on this computer; not in the project folder yet: { $files }
waiting-not-kept = Not kept yet: { $files }
waiting-last-change = the last change
waiting-files = { $path } and { $n } more
waiting-help = The disk has not answered for more than two seconds. Work can go on; what is not kept yet would be lost if the program were ended now.
waiting-kept-help = The project folder has not answered for more than two seconds. Work can go on: every change is kept on this computer and goes into the folder when it answers again, or when the project is next opened.
not-saved = Not saved: { $reason }
not-saved-file = ({ $path })
try-again = Try again
save-elsewhere = Save elsewhere
save-elsewhere-help = Writes all your annotations and themes to a new folder in another place
all-commands = all commands
place-left = { $percent } % · about { $n } min left
place-percent = { $percent } %
place-in-article = Place in the article
annotator = Annotator
unit-none = Any range
unit-sentence = Whole sentences
unit-paragraph = Whole paragraphs
unit-help = New marks cover whole units in this project, and edges move by them. To change it: the Mark menu.
n-annotations = { $count ->
    [one] { $n } annotation
   *[other] { $n } annotations
}
n-problems = { $count ->
    [one] { $n } problem with files
   *[other] { $n } problems with files
}
reading-folder = Reading { $n } of { $all } articles
locating = Looking for { $n } of { $all } annotations
n-to-review = { $count ->
    [one] { $n } annotation needs a look
   *[other] { $n } annotations need a look
}
n-articles-gone = { $count ->
    [one] { $n } annotated article is not there
   *[other] { $n } annotated articles are not there
}
review-looking = Looking for annotations in articles that were changed…
review-none = Nothing needs a look: every annotation stands where it was marked.
review-article-gone = the article is not there
review-accept-all-moved = { $count ->
    [one] Accept the { $n } that moved
   *[other] Accept all { $n } that moved
}
review-accept-all-changed = { $count ->
    [one] Accept the { $n } with changed words
   *[other] Accept all { $n } with changed words
}
review-was = Was
review-is = Is now
review-words = Words
review-place = Possible place
review-suggested = Most like it
review-accept = Accept
review-choose = It is this one
review-by-hand = Select the place by hand
review-skip = Skip
review-go = Show in the article
review-more = { $n } more are listed once these are answered.
cancel = Cancel
close = Close
ok = OK

notice-undone = Undone: { $step }
notice-whole-none = { $step }
notice-whole-sentence = { $step } · whole sentences, the unit of this study
notice-whole-paragraph = { $step } · whole paragraphs, the unit of this study
notice-redone = Made again: { $step }
notice-already-tagged = This lies within a passage tagged “{ $theme }” already.
notice-moving-edges = ← → move this end (Ctrl: syllable, Shift: sentence, ↑ ↓ paragraph) · Tab the other end · Enter keeps · Esc leaves it
notice-no-further = No further annotation in this direction.
notice-still-reading = Still reading: this can be marked in a moment.
notice-nothing-beside = Only one article is shown. Right click one in the library to open it beside.
notice-nothing-here = Nothing is marked at this place.
notice-others-hidden = Only your own marks are shown.
notice-others-shown = Everyone’s marks are shown.
notice-same-person = Is { $name } (folder { $folder }) the same person as you, at another computer?
notice-is-same-person = { $name } (folder { $folder }) is you, at another computer.
notice-project-gone = What is shown is what was last read, and nothing of it is written now: { $reason }
notice-second-folder = { $name }’s folder { $folder } is written by another computer, or was written by this one before it was set up again. Your annotations go to a folder of their own from now on, as yours.
notice-not-taken-over = The folder { $folder } was not taken over: { $reason }
take-over = It was this computer’s
notice-is-somebody-else = { $name } (folder { $folder }) is somebody else.
notice-on-other-computer = You made this annotation at another computer (folder { $folder }): change it there, or copy it to your annotations here.
notice-blind-by = Blind coding was begun by { $names }. “Open the round” ends it for everyone.
notice-opened-by = The round was opened by { $names }, and is open for everyone. A new one can be begun by them.
notice-not-blind = Nobody codes blind: there is no round to open.
notice-nothing-to-copy = Nothing to copy: your own annotations say the same already.
notice-nothing-to-undo = Nothing to undo.
notice-nothing-to-redo = Nothing to make again.
notice-journal-not-written = The journal on this computer cannot be written: { $reason } Your changes go to the project folder all the same; what does not get there would be lost if the program ended.
notice-left-as-they-are = { $count ->
    [one] One place
   *[other] { $n } places
} stayed as they are: they were changed elsewhere since.
notice-nothing-to-restore = That version says what stands already.
notice-nothing-to-write-anew = The window has nothing of this file. Restore an earlier version, or mend it by hand.
notice-not-quarantined = { $path } is left as it is, because no copy could be kept: { $reason }
notice-folder-not-shown = The file lies in { $path }; this desktop offers no way to show it.
notice-new-articles = { $count ->
    [one] One article came into the folder.
   *[other] { $n } articles came into the folder.
}
notice-gone-articles = { $count ->
    [one] One article is gone from the folder; what was said of it is kept.
   *[other] { $n } articles are gone from the folder; what was said of them is kept.
}
notice-changed-articles = { $count ->
    [one] The text of one article has changed.
   *[other] The text of { $n } articles has changed.
}
notice-folder-not-added = The annotations in { $path } were not added, or not all: { $reason } What was added stays; mend the cause and drop the folder again.
notice-folder-added = Added the annotations of { $names }: { $files }.
notice-saved-elsewhere = Saved elsewhere. Once the project can be written again, drop that folder on the window: { $path } ({ $files })
notice-not-saved-elsewhere = Your annotations were not written to { $path }: { $reason } Choose another place.
notice-nothing-to-save-elsewhere = You have not annotated anything in this project yet.
n-files = { $count ->
    [one] one file
   *[other] { $n } files
}
notice-added-files = { $count ->
    [0] nothing new
    [one] one file that is new or holds more
   *[other] { $n } files that are new or hold more
}
notice-merged = Took in what was changed elsewhere{ $count ->
    [0] .
    [one] : one place.
   *[other] : { $n } places.
}
notice-conflicts = { $count ->
    [one] One place was changed differently on both sides; both are kept
   *[other] { $n } places were changed differently on both sides; both are kept
} – see “Resolve conflicts”.
notice-revived = { $count ->
    [one] One place
   *[other] { $n } places
} removed on one side and changed on the other: kept.
notice-journal-quarantined = { $count ->
    [one] One change in the journal on this computer is
   *[other] { $n } changes in the journal on this computer are
} of a project that was in this folder and has no file here any more. What was kept for it is put aside, and comes back when that project is opened under its new name, or when its files are here again.
notice-recovered = { $count ->
    [one] One change
   *[other] { $n } changes
} that had not reached the project folder came back from the journal on this computer.
notice-file-was-gone = Another program removed your file of { $file } while you were adding to it; it is written again whole.
notice-file-broken = Your file is not understood any more and is left as it is: { $problem } Your changes are in the journal on this computer. Mend the file, or restore an earlier version of it.
notice-stale = Not possible: this was changed elsewhere meanwhile.
notice-passed-over = Passed over, because it was changed elsewhere meanwhile: { $step }. The next undo or redo goes on with the one before or after it.
notice-returned-in-part = In part: { $step }. { $left }
notice-all-saved = Everything is in the project folder.
notice-nothing-selected = Nothing is selected: drag over some words, or Ctrl+click a sentence.
notice-not-yours = This annotation is { $name }’s; only they can change it.
notice-select-to-attach = Select where “{ $quote }” stands now, here or in another article.
notice-nothing-to-attach = No annotation waits for a place: choose one among those that need a look.
notice-article-renamed = { $from } is now called { $to }: its annotations are shown there.
notice-articles-renamed = { $n } annotated articles have other names now: their annotations are shown there.
notice-which-theme = This annotation has several themes: press the digit of the one to take away, or use the Annotation tab.
notice-no-theme-of-key = No theme has the key { $key } yet.
notice-no-last-theme = No theme was used yet: press T to choose one.
notice-theme-exists = There is a theme “{ $theme }” already.
notice-theme-ambiguous = Several themes are called “{ $theme }”: choose one in the list.
notice-empty-name = A name needs letters, and no “/”.
notice-no-namesakes = No two themes have the same full name.
notice-locked-by = The codebook was locked by { $names }, and stays locked until they unlock it.
notice-locked = The codebook is locked: typing a name makes no new theme.
notice-theme-circle = A theme cannot stand below itself.
notice-theme-too-deep = The theme is nested too deep: { $n } levels at most.
notice-already-annotated = Nothing was added: the same annotation exists already ({ $id }).
notice-folder-not-opened = { $path } cannot be opened: { $reason }
notice-not-written = { $path } was not written: { $reason }
notice-exported = { $passages } exported to { $path }
notice-bookmark-set = Bookmark set: “{ $quote }”
notice-bookmark-removed = Bookmark taken away: “{ $quote }”
notice-no-further-bookmark = No further bookmark in this direction.
notice-reading-not-saved = Where you are reading was not saved: { $reason }
notice-reading-not-read = The file of where you are reading is not understood and is left as it is: { $problem }
notice-settings-not-saved = The settings were not saved: { $reason }
notice-settings-not-read = The settings file is not understood and is left as it is: { $problem }
notice-keys-not-used = { $path }: entries of “keys” that are not used; these actions keep their usual keys. { $entries } Change them in the settings.
notice-failed = Something went wrong inside the program: { $reason }. Nothing is lost; try again.
notice-not-left-kept = The project stays open because part of it is not in its folder yet. The journal on this computer has it, and puts it there when the project is next opened; asking once more leaves now.
notice-not-left = The project stays open because part of it could not be saved. Mend the cause and try again; asking once more leaves without it.
notice-copied = Copied.

step-highlighted = Highlighted
step-tagged = Tagged “{ $theme }”
step-untagged = Took away “{ $theme }”
step-extended = Joined to the passage “{ $theme }”
step-note = Changed the note
step-star = Changed the star
step-removed = Removed the annotation
step-edge = Moved the edges
step-anchor-accepted = { $count ->
    [one] Put the annotation where it stands now
   *[other] Put { $n } annotations where they stand now
}
step-annotations-moved = Moved the annotations of { $from } to { $to }
step-theme-made = Made the theme “{ $theme }”
step-theme-changed = Changed the theme “{ $theme }”
step-themes-united = { $count ->
    [one] Merged a theme into another of its name
   *[other] Merged { $n } themes into others of their names
}
step-theme-merged = Merged “{ $from }” into “{ $into }”
step-theme-deleted = Deleted the theme “{ $theme }”
step-codebook = Changed the codebook
step-copied-to-mine = { $count ->
    [one] Copied { $n } annotation to yours
   *[other] Copied { $n } annotations to yours
}
step-blind = From now on everyone codes blind
step-not-blind = Blind coding ended
step-opened = The round is open: everyone’s marks are shown
step-unit-none = From now on marks cover what is selected
step-unit-sentence = From now on marks cover whole sentences
step-unit-paragraph = From now on marks cover whole paragraphs
step-went-back = Went back to { $time }
step-conflict-resolved = Resolved a conflict
step-restored = Restored the version that stood until { $time }
step-article = Changed the article’s details

## Questions and choices
name-title = Who is coding?
name-help = The name is kept with your annotations, to tell them from other people’s.
name-go-on = Go on
dialog-open = Open a folder of articles
dialog-samples = Choose a folder for the sample articles
dialog-save-elsewhere = Choose a place for a copy of your annotations
dialog-export = Export to a file
path-title = Path
path-help = This computer offers no file dialog. Type the path.
export-title = Export the passages
export-csv = CSV table (Excel, R, Python)
export-json = JSON-LD, W3C Web Annotation
export-markdown = Markdown report
find-command = Find a command…
no-command = No such command.
problems = Problems with files
project-memo = Project memo
no-problems = Every file could be read.
problems-help = Nothing here is written over. Mend a file and look again, or take one of the ways out below it.
look-again = Look again
n-more-problems = { $count ->
    [one] One more file has a problem.
   *[other] { $n } more have problems.
}
problem-open-folder = Open its folder
problem-copy-path = Copy its path
problem-show-article = Show the article
problem-versions = Earlier versions
problem-versions-help = Restores an earlier version; the file as it is now is kept among the versions first
problem-write-anew = Write anew
problem-write-anew-help = Writes the file from what the window has of it; the file as it is now is kept among the versions first

article-title = Title
article-date = Date (year-month-day)
article-source = Source
article-author = Author
article-memo = Memo
article-done = Done
article-themes = Themes of the whole article
article-add-theme = Add a theme
article-attributes = Attributes
attribute-name = Name
attribute-value = Value
attribute-add = Add the attribute
attribute-remove = Remove the attribute { $name }

## Settings
type-and-colours = Type and colours
setting-name = Annotator
setting-name-hint = Asked for at the first mark
setting-language = Language
setting-appearance = Appearance
setting-font = Font
setting-size = Size
setting-measure = Characters a line
setting-line-height = Line height
setting-paragraph-gap = Space between paragraphs
setting-less-motion = Less motion: nothing slides or glides
type-sample = “Quyết định ấy đến muộn, nhưng đúng,” người cán bộ xã nói.
type-sample-next = Ngoài kia, lũy tre xanh rì rào; Huyền, Thủy và Nghĩa đã về.
setting-usual = As it came
setting-palette = Palette of themes
setting-numbers = Numbers of paragraphs in the margin
setting-citation = Template of “Copy with source”
citation-names = Placeholders: { $names }
citation-rule = What stands in [ ] is left out where none of its placeholders has a value; a comma it begins with goes too where nothing stands before it. \[ and \{"{"} are the signs themselves. Empty: as it came.
citation-example = Comes out as:
citation-example-bare = Without title and source:
citation-usual = Template as it came
citation-unknown-name = Character { $at }: there is no placeholder “{ $name }”. The usual template is used.
citation-not-closed = Character { $at }: “{ $sign }” is not closed. The usual template is used.
citation-too-deep = Character { $at }: too many [ in one another. The usual template is used.
citation-sample-quote = Leaders meet the people and answer at once.
citation-sample-title = A dialogue in the city
citation-sample-source = Thái Nguyên newspaper
citation-sample-author = Hoàng Anh
citation-sample-themes = Leadership / Dialogue
citation-sample-note = Both leaders were there.
setting-keys = Keys
setting-keys-help = Type a key, for example Ctrl+Shift+G (several with a space between), or let the next key be taken. Empty: no key.
keys-filter = Find an action or a key…
keys-all-usual = All keys as they came
key-record = Press a key…
key-recording = Press the key now · Esc leaves it
key-usual = The usual key of “{ $action }”
key-none = no key
key-took = Taken from “{ $action }”, which has now: { $keys }.
key-refused = Not changed: { $reason }
key-entry-remove = Take it out
key-no-action = no action has this name.
key-no-key = this is not a key. For example: Ctrl+Shift+G, F2, Space.
key-never-alone = typing Vietnamese makes letters of A E I O U Y D W [ ], and digits tag with themes. Use it with Ctrl or Alt.
key-reserved = the window needs this key itself.
key-taken = it is the key of “{ $action }” already.
as-system = As the system
appearance-light = Light
appearance-dark = Dark
appearance-sepia = Sepia
appearance-contrast-light = Strong contrast, light
appearance-contrast-dark = Strong contrast, dark
palette-beside = Opens beside the selection
palette-with-keyboard = Opens ready to type
palette-on-request = Only with T

## Help
help-read = Read: space goes one screen down; Ctrl+PgDn to the next article; Ctrl with + − changes the size.
help-bookmarks = Places: every article opens where you left it. M sets a bookmark, F2 goes to the next.
help-select = Select: drag; double click takes a syllable, triple click a paragraph, Ctrl+click a sentence. By keys: J and K go from sentence to sentence; Alt+Shift+→ selects more, Alt+Shift+← takes it back.
help-tag = Tag: select words and press a theme’s digit; or T, a few letters of its name (marks optional), Enter. A full stop tags with the last theme again.
help-edge = Edges: click a highlight and drag its ends, by syllables, with Alt by letters; or B, ← →, Tab for the other end, Enter keeps, Esc leaves it.
help-undo = Everything can be undone with Ctrl+Z.
help-files = Annotations are kept in the folder “annotations” beside the articles, as RON text. Articles are never changed.
help-digits = Tag with the theme of this key, or take it away

## Report
report-title = Passages
report-themes = Themes
report-note = Note

## Problems with files
problem-place = line { $line }, column { $column }
problem-unreadable = cannot be read ({ $reason }). Check its permissions and look again.
problem-not-regular = is no regular file and is passed over.
problem-too-large = is larger than can be read: { $megabytes } MB, 64 MB at most. Split it.
problem-link-outside = is a link out of the project folder, and is not followed. Copy the file into the folder.
problem-link-nowhere = is a link that leads nowhere: what it names is not there. Remove the link or bring back the file.
problem-link-not-followed = is a link, and in this folder links are not followed. Put the file or folder itself here.
problem-same-name = has the same name as another file, but for how its letters are composed. Rename one.
problem-name-not-unicode = has a name that is not Unicode. Rename it.
problem-empty = holds no text.
problem-utf16 = is UTF-16, not UTF-8. Save it as UTF-8.
problem-not-utf8 = is not UTF-8: wrong byte { $value } in line { $line } (byte { $byte }). Save it as UTF-8.
problem-binary = has a zero byte at { $byte }: it is not a text file.
problem-not-ron = cannot be read as RON: { $reason }. It is left as it is; mend this place and look again.
problem-newer-format = was written by a newer version (format { $format }): it is shown and not written. Install that version to go on with it.
problem-unknown-field = has a field “{ $field }” that this version does not know: it is shown and not written. A newer version may know it.
problem-foreign-kind = is a file of kind “{ $kind }”, which does not belong here. Move it elsewhere.
problem-no-id = “{ $id }” is no identifier: one has letters (a–z), digits and hyphens only. The file is left as it is; put the identifier right, or move the file away.
problem-no-path = “{ $path }” is no path of an article in this folder: one is relative and stays inside it. The file is left as it is; put the path right, or move the file away.
problem-damaged-line = a line of the journal is damaged and was passed over: { $reason }. All other lines count, and the file stays as it is.
problem-second-copy = is a second file of the same annotator and article, as sync services make them; it is shown together with the first, and left as it is. Its owner’s window merges it.
problem-duplicate-id = has two records with the id { $id }; the first stands, the file is not written.
problem-end-before-start = has a record { $id } that ends before it starts; it is passed over, the file is not written.
problem-own-report = is a report exported by Bút Dạ, not an article.
problem-wrong-positions = has a record { $id } whose positions do not fit its words or the text; it is found by its words instead. Check the passage.
problem-unknown-theme = has a record { $id } with the theme “{ $theme }”, which is in no codebook. Fetch the codebook it is from.
problem-unknown-label = has a label “{ $label }” that this version does not know; the file is not written.

write-changed-on-disk = another program has changed the file just now. It is read again and merged.
write-not-allowed = it may not be written ({ $reason }). Check the folder’s permissions and try again.
write-not-a-file = a folder, or something that is no file, stands where the file belongs. Move it away and try again.
write-link = the file or its folder is a link, and links are not followed. Put a real folder in its place.
write-disk-full = the disk is full. Free some space and try again.
write-folder-gone = the folder is not there ({ $reason }). Bring it back and try again, or open it under its new name.
write-too-large = the file would have { $megabytes } MB, more than the 64 MB that are read. Keep the annotations of this article in two articles, or shorten the longest notes.
write-project-gone = the folder { $folder } holds nothing of the project any more, as if its disk were gone. Bring it back; until then nothing is written there.
write-other-computer = another computer writes this folder. Open the project again.
write-keeps-changing = another program changes the file again and again. It is tried again soon.
write-locked = another program holds the lock of these files. Close it, or try again.
write-of-project = that is an article, or lies in the project’s folder of annotations, where nothing else is written. Choose another name.
write-would-be-article = inside the project folder a file ending in .txt or .md would be taken for an article. Choose another ending or a folder outside.
write-is-folder = this is a folder. Name a file in it.
write-link-elsewhere = this is a link to another file, and links are not followed. Name that file itself.
write-nobody-reads = this is a pipe that no program reads from. Start the reading program first.
write-no-folder = there is no folder { $folder }. Create it first, or choose another place.
write-other = { $reason }

## Opening the window
launch-no-display = butda: no display to open a window on ({ $reason }). Start it from a desktop, or set DISPLAY or WAYLAND_DISPLAY. Libraries needed on Debian and Ubuntu: apt install libxkbcommon-x11-0 libgl1 libegl1 libxcursor1 libxi6 libxrandr2. Without a window: butda --help
launch-no-renderer = butda: this computer offers neither OpenGL nor Vulkan to draw a window with ({ $reason }). On Debian and Ubuntu: apt install libgl1-mesa-dri mesa-vulkan-drivers. Without a window: butda --help

## Going back, conflicts, earlier versions

history-title = History
history-help = Everything that was done here, the last first. Going back is a step like any other: it can be undone, and nothing is lost by it.
history-empty = Nothing was done yet.
history-beginning = Before all of this
history-now = Now
history-go = Go back to here
history-go-to = Go back to { $time }: { $step }
conflicts-title = Resolve conflicts
conflicts-help = These were changed differently on two sides – in two windows, on two computers, in a copy of a file. What stands is shown first; nothing is lost before you choose, and the choice can be undone.
conflicts-none = There are no conflicts.
conflict-annotation = Annotation
conflict-article = Details of the article
conflict-theme = Theme
conflict-codebook = Codebook
conflict-of = By { $name }: only they can resolve it.
conflict-keep-this = Keep this
conflict-keep-that = Take that
conflict-keep-both = Keep both
conflict-removed = removed
n-conflicts = { $count ->
    [one] One conflict
   *[other] { $n } conflicts
}
field-empty = (nothing)
field-passage = Passage
field-place = Characters
field-themes = Themes
field-note = Note
field-star = Star
field-title = Title
field-date = Date
field-source = Source
field-author = Author
field-labels = Lines labelled by hand
field-done = Done
field-memo = Memo
field-attributes = Attributes
field-name = Name
field-parent = Stands under
field-color = Colour
field-definition = Definition
field-include = Include
field-exclude = Exclude
field-example = Example
field-order = Order
field-merged = Merged into
field-deleted = Deleted
field-locked = Locked
field-blind = Blind coding
field-unit = Coding unit
versions-title = Earlier versions
versions-help = The last twenty versions of each of your files, and one of each day before, are kept on this computer. Restoring one is a step that can be undone.
versions-article = This article
versions-codebook = Codebook
versions-none = There is no earlier version yet.
versions-of-broken = The file as it is now is not understood. It is kept among the versions before one takes its place; what you did meanwhile stays.
versions-until = Stood until { $time }
versions-restore = Restore
kept-in-journal = The journal on this computer has it; reading and marking go on.
kept-nowhere = The journal on this computer does not have it either.

query-fault-unclosed = something is opened here and not closed
query-fault-unopened = this closes a group that was not opened
query-fault-nothing-to-repeat = there is nothing before this that could be repeated
query-fault-range-turned = this range goes from more to less
query-fault-unknown-escape = the backslash has no meaning before this letter
query-fault-unsupported = looking around and referring back are not possible
query-fault-too-large = the expression is too large
query-fault-other = this cannot be read ({ $words })
