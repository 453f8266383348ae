# What is said of importing articles.
menu-exchange = Import and export
action-import-files = Import articles or projects…
action-import-folder = Import a folder…
dialog-import-files = Articles or projects to import
dialog-import-folder = Folder to import
import-articles-title = Import articles or projects
import-articles-reading = Reading { $done } of { $all } files…
import-articles-looking = Looking for files…
import-articles-writing = Writing { $done } of { $all } files…
import-articles-stop = Stop
import-articles-take = Import { $what }
import-articles-all = Select all
import-articles-none = Select none
import-articles-help = Each article becomes a new file in the folder “imported” of the project. The files you chose stay as they are. Undo takes everything back.
import-articles-nothing = Nothing new to import.
import-articles-read = { $count ->
    [one] { $n } article read
   *[other] { $n } articles read
}
import-articles-known = { $count ->
    [one] { $n } with nothing new
   *[other] { $n } with nothing new
}
import-articles-failed = { $count ->
    [one] { $n } file could not be read
   *[other] { $n } files could not be read
}
import-article-known = already in the project: { $path }
import-article-twice = same text as an article above
import-article-size = { $count ->
    [one] { $n } character
   *[other] { $n } characters
}
import-article-remarks = { $count ->
    [one] { $n } comment
   *[other] { $n } comments
}
import-articles-passages = { $count ->
    [one] { $n } new passage
   *[other] { $n } new passages
}
import-articles-elsewhere = { $count ->
    [one] { $n } found elsewhere in its text
   *[other] { $n } found elsewhere in their texts
}
import-articles-lost = { $count ->
    [one] { $n } to place by hand
   *[other] { $n } to place by hand
}
import-article-passages = { $count ->
    [one] { $n } new passage
   *[other] { $n } new passages
}
import-article-elsewhere = { $count ->
    [one] { $n } found elsewhere in the text
   *[other] { $n } found elsewhere in the text
}
import-article-lost = { $count ->
    [one] { $n } whose words were not found in the text: place it by hand after importing (F12)
   *[other] { $n } whose words were not found in the text: place them by hand after importing (F12)
}
import-article-missing = its text is not in the file, and it is not clear which article of the project is meant: import the article first
import-article-completes = adds what is not known of the article
drop-to-import = Drop to import
drop-to-open = Drop to open as a project
import-coder = Which of these coders are you?
import-coder-none = None of them
import-coder-unnamed = (no name)
import-coder-help = Their passages become yours. Each of the others joins the project as an annotator.
import-counting = Positions counted in
import-unsure-counting = how positions are counted is uncertain: check some passages after importing
counting-code-points = characters
counting-utf-16 = UTF-16 units
counting-bytes = bytes
counting-joined-ends = line ends as one
counting-mark = byte order mark included
highlight-yellow = Yellow
highlight-red = Red
highlight-green = Green
highlight-blue = Blue
highlight-purple = Purple
highlight-magenta = Pink
highlight-orange = Orange
highlight-gray = Grey
highlight-black = Black
import-columns = Columns…
n-articles-completed = { $count ->
    [one] facts about { $n } article
   *[other] facts about { $n } articles
}
import-columns-help = What each column holds
column-text = Text
column-title = Title
column-date = Date
column-source = Source
column-author = Author
column-address = Address
column-attribute = Attribute
column-ignored = Not imported
import-articles-remarks = Turn comments in documents into annotations with notes
import-preview = Preview of the text
import-unsure = encoding uncertain: check the preview
import-encoding = Encoding
encoding-utf-8 = UTF-8
encoding-utf-16-le = UTF-16 (little-endian)
encoding-utf-16-be = UTF-16 (big-endian)
encoding-utf-32-le = UTF-32 (little-endian)
encoding-utf-32-be = UTF-32 (big-endian)
encoding-tcvn3 = TCVN3 (ABC)
encoding-vni = VNI Windows
encoding-viscii = VISCII
encoding-windows-1258 = Windows-1258
encoding-windows-1252 = Windows-1252 (Western European)
encoding-by-line = each line as it reads best

not-read-other-kind = is not a file of the kind its name says. Open it in the program it comes from and save it again.
not-read-damaged = is damaged or incomplete. Download it again, or open it in the program it comes from and save it again. (Details: { $reason })
not-read-newer = was written by a newer version of Bút Dạ. Update Bút Dạ, then import it again.
not-read-encrypted = is protected by a password. Remove the protection in the program it comes from, then import it again.
not-read-too-large = is too large or built to fill the memory, and is not read. Split it.
not-read-no-text = holds no text. If it is a scan, run text recognition on it first.
not-read-other-table = is a table of a kind that cannot be read. Save it as Excel (.xlsx) or CSV.
not-read-no-text-column = is a table without a column of texts. For a codebook, use Import codebook… instead.
not-read-stopped = was not read: reading was stopped.
not-read-noise = holds many characters that no text has: its encoding is not known, or it was saved in a wrong one. Open it in the program it comes from and save it as UTF-8.
not-read-not-as-said = cannot be read as { $format }, as --as says. Leave --as out to find out what it is.
not-read-nvivo = is a project that only NVivo can read. Export it there as REFI-QDA (.qdpx): Share › Export Project.
not-read-atlas-ti = is a project that only ATLAS.ti can read. Export it there as REFI-QDA (.qdpx): Export › QDPX.
not-read-maxqda = is a project that only MAXQDA can read. Export it there as REFI-QDA (.qdpx): Reports › Export › REFI-QDA Project.
not-read-unknown = is of a kind that cannot be imported. Save a text as Word (.docx), OpenDocument (.odt), Markdown or plain text, a table as Excel (.xlsx) or CSV.
not-read-unreadable = cannot be read: { $reason }
not-read-broke-down = could not be read because of an error in Bút Dạ. Please report it.

left-out-pictures = { $count ->
    [one] { $n } picture is left out
   *[other] { $n } pictures are left out
}
left-out-letters = { $count ->
    [one] { $n } sign whose meaning the file does not tell is left out
   *[other] { $n } signs whose meaning the file does not tell are left out
}
left-out-pages = { $count ->
    [one] { $n } page without text is left out
   *[other] { $n } pages without text are left out
}
left-out-parts = { $count ->
    [one] { $n } part is damaged or cannot be read, and is left out
   *[other] { $n } parts are damaged or cannot be read, and are left out
}
left-out-media = { $count ->
    [one] { $n } picture, audio or video file is left out
   *[other] { $n } picture, audio or video files are left out
}
left-out-missing-texts = { $count ->
    [one] { $n } source has no text in the file
   *[other] { $n } sources have no text in the file
}
left-out-passages-of-media = { $count ->
    [one] { $n } passage in a picture, audio or video file, or in an area of a page, is left out
   *[other] { $n } passages in pictures, audio or video files, or in areas of pages, are left out
}
left-out-passages-outside = { $count ->
    [one] { $n } passage lies outside its text or is empty, and is left out
   *[other] { $n } passages lie outside their texts or are empty, and are left out
}
left-out-passages-without-text = { $count ->
    [one] { $n } passage of a text that is not in the file is left out
   *[other] { $n } passages of texts that are not in the file are left out
}
left-out-sets = { $count ->
    [one] { $n } set is left out
   *[other] { $n } sets are left out
}
left-out-links = { $count ->
    [one] { $n } link is left out
   *[other] { $n } links are left out
}
left-out-drawings = { $count ->
    [one] { $n } drawing is left out
   *[other] { $n } drawings are left out
}
left-out-memos = { $count ->
    [one] { $n } memo about the project is left out
   *[other] { $n } memos about the project are left out
}
left-out-columns = { $count ->
    [one] { $n } column of nested values is left out
   *[other] { $n } columns of nested values are left out
}
left-out-rows = { $count ->
    [one] { $n } row without text is left out
   *[other] { $n } rows without text are left out
}
left-out-encoding = the encoding of its letters is uncertain: check the text

step-imported = Imported { $what }
step-imported-facts = Completed what is known of articles
notice-import-nothing-new = Nothing new to import: the project has these articles already, or none was selected.
notice-import-no-files = Nothing to import: there are no files in what you chose. Choose the files, or a folder that holds them.
notice-import-busy = An import is under way. Wait until it is done, or stop it.
notice-import-stopped = Import stopped; nothing was imported.
notice-import-not-written = Nothing was imported: { $reason }
notice-import-file-not-written = Nothing was imported, as { $file } could not be written: { $reason }
notice-import-left = { $count ->
    [one] { $n } file of this import stays in the folder: it was changed, or somebody has annotations in it.
   *[other] { $n } files of this import stay in the folder: they were changed, or somebody has annotations in them.
}
notice-import-not-put-back = { $count ->
    [one] { $n } file of this import was not put back: another file has taken its name.
   *[other] { $n } files of this import were not put back: other files have taken their names.
}
notice-import-not-moved = The files of this import could not be moved: { $reason }
problem-too-many-files = { $count ->
   *[other] is not read, nor is what follows: at most { $n } files can be imported at once.
}
article-origin = Imported from { $file }, { $time }
article-origin-part = Imported from { $file } (part { $part }), { $time }

cli-import-no-file = There is no file { $file }, so nothing was imported. Check its path.
cli-import-coders = { $file }: several people coded in it: { $coders }. Taken as yours: { $taken }. Say with --coder NAME who you are, or with --coder= that you are none of them.
cli-import-coder-nobody = nobody
cli-import-unnamed = { $file }: passages that name no coder go to “{ $person }”
cli-import-waits = Another import into this folder is under way; this one waits for it.
cli-import-article-made = { $file }: { $article }
cli-import-article-known = { $file }: already in the project as { $article }
cli-import-no-coder = no coder of these files is called “{ $name }”. Their coders are: { $coders }
cli-import-records-not-saved = The articles are imported, but what is kept of them is not in the project folder, because { $file } could not be written: { $reason } The journal on this computer has the step.

# How a file is damaged; what stands in the brackets after “Details:”.
damage-part = its part “{ $name }” cannot be read
damage-missing-part = its part “{ $name }” is missing
damage-size-of-part = its part “{ $name }” has another size than the file states
damage-contents = its table of contents cannot be read
damage-same-names = two of its parts have the same name
damage-overlap = two of its parts overlap
damage-document-type = it declares its own document type (DTD), which is not allowed
damage-encoding = its encoding “{ $name }” is not known
damage-no-package = it does not say where the book’s contents are
damage-text-elsewhere = its text is not where the file says it is
damage-endless-objects = some of its objects do not end
damage-no-pages = no pages were found in it
damage-decryption = it cannot be decrypted
damage-no-row = none of its rows can be read
damage-json = line { $line }, column { $column }
damage-database = the database cannot be read
damage-slow-table = one of its tables takes too long to read
damage-other-log = the “-wal” file beside it belongs to another database
