# What is said of importing articles.
menu-exchange = Import and export
action-import-files = Import articles…
action-import-folder = Import a folder of articles…
dialog-import-files = Articles to import
dialog-import-folder = Folder with articles to import
import-articles-title = Import articles
import-articles-reading = Reading { $done } of { $all } files…
import-articles-looking = Looking for files…
import-articles-writing = Writing { $done } of { $all } files…
import-articles-stop = Stop
import-articles-take = { $count ->
    [one] Import { $n } article
   *[other] Import { $n } articles
}
import-articles-all = Select all
import-articles-none = Select none
import-articles-help = Each article becomes a new file in the folder “imported” of the project. The files you chose stay as they are. Undo takes everything back.
import-articles-nothing = Nothing new to import.
import-articles-read = { $count ->
    [one] { $n } article read
   *[other] { $n } articles read
}
import-articles-known = { $count ->
    [one] { $n } already in the project
   *[other] { $n } already in the project
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
not-read-damaged = is damaged: { $reason }
not-read-encrypted = is protected by a password. Remove the protection in the program it comes from, then import it again.
not-read-too-large = is too large or built to fill the memory, and is not read. Split it.
not-read-no-text = holds no text. If it is a scan, run text recognition on it first.
not-read-stopped = was not read: reading was stopped.
not-read-foreign = is a project that only its own program can read (.{ $ending }). Export it there as REFI-QDA (.qdpx): in NVivo Share › Export Project, in ATLAS.ti Export › QDPX, in MAXQDA Reports › Export › REFI-QDA Project.
not-read-unknown = is of a kind that cannot be imported. Save it as Word (.docx), OpenDocument (.odt), Markdown or plain text.
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
left-out-encoding = the encoding of its letters is uncertain: check the text

step-imported = { $count ->
    [one] Imported { $n } article
   *[other] Imported { $n } articles
}
step-imported-coded = Imported { $articles } with { $passages }
notice-import-nothing-new = Nothing new to import: the project has these articles already, or none was selected.
notice-import-no-files = Nothing to import: there are no files in what you chose. Choose the files, or a folder that holds them.
notice-import-busy = An import is under way. Wait until it is done, or stop it.
notice-import-stopped = Import stopped; nothing was imported.
notice-import-not-written = Nothing was imported: { $reason }
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

cli-import-article-made = { $file }: { $article }
cli-import-article-known = { $file }: already in the project as { $article }
cli-import-records-not-saved = The articles are imported, but what is kept of them is not in the project folder, because { $file } could not be written: { $reason } The journal on this computer has the step.
