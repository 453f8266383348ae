# An article on paper: saved as a PDF, printed.

menu-paper = Article as PDF
action-save-pdf = Save article as PDF…
action-print = Print article…
dialog-save-pdf = Save article as PDF

## The PDF itself
pdf-notes = Notes
pdf-themes = Themes
pdf-people = Coders
pdf-unplaced = Passages not found in this text
pdf-letters = Characters without a font
pdf-letters-about = The fonts of Bút Dạ have no shape for these characters. They are printed as boxes; copied from this PDF they are themselves.
pdf-without-theme = Without a theme
pdf-page = page
pdf-left-out = Lines outside the article, left out

## Messages
n-pages = { $count ->
    [one] { $n } page
   *[other] { $n } pages
}
notice-pdf-saved = Saved { $pages } to { $path }
notice-pdf-printed = The PDF ({ $pages }) is opening in your viewer; print it there (Ctrl+P). If nothing opens, open this file: { $path }
notice-pdf-not-opened = This desktop has no way to open the PDF. Open this file in a viewer and print it there: { $path }
pdf-without-letters = No font has { $letters }; these are printed as boxes and listed on the last page.
