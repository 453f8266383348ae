#!/usr/bin/env python3
"""Reads what `butda export` writes with other programs' libraries, and compares it with `butda passages`.

    python3 -m venv /tmp/others
    /tmp/others/bin/pip install openpyxl python-docx duckdb networkx rispy bibtexparser==2.1.0 html5lib pypdf PyYAML \\
        markdown-it-py
    apt install libxml2-utils
    /tmp/others/bin/python tests/others/exports.py target/debug/butda

The schemas of REFI-QDA are those of tests/refi. The project is that of study.py. Each reader counts passages, themes and notes, and compares the words and places of passages where the
format has them. The script prints what each reader compared and ends with 1 where anything differs.
"""

import csv
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

# Nothing is written beside the scripts.
sys.dont_write_bytecode = True
import study

try:
    import bibtexparser
    import docx
    import duckdb
    import html5lib
    import networkx
    import openpyxl
    import pypdf
    import rispy
    import yaml
    from markdown_it import MarkdownIt
except ImportError as missing:
    sys.exit(f"{missing}; see the head of this script")

n_compared = Counter()
faults = []


def compare(name, about, expected, read):
    n_compared[name] += 1
    if expected != read:
        if isinstance(expected, Counter):
            expected, read = expected - read, read - expected
        faults.append(f"{name}: {about}: {str(expected)[:300]} expected, {str(read)[:300]} read")


class Project:
    """What `butda` says of the project on standard output."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.passages = study.told(program, "passages", folder)
        self.articles = [one["article"] for one in study.told(program, "list", folder)]
        self.texts = {
            name: subprocess.run([program, "text", folder, name], capture_output=True, check=True).stdout.decode()
            for name in self.articles
        }
        self.facts = {one["article"]: one for one in study.told(program, "list", folder)}
        self.themes = {one["theme"]: one for one in study.told(program, "count", folder)}
        self.together = {(one["a"], one["b"]): one["together"] for one in study.told(program, "cooccur", folder)}
        self.placed = [one for one in self.passages if one["state"] != "lost"]
        self.notes = Counter(one["note"] for one in self.passages if one["note"])

    def rows(self, passages=None):
        """A row for each passage and theme, and one for a passage without a theme."""
        return Counter((one["id"], theme) for one in passages or self.passages for theme in one["themes"] or [None])


def packed(text):
    """The letters of a text, without the white space that layouts change."""
    return "".join(unicodedata.normalize("NFC", text).split())


def validated(path, schema, name):
    run = subprocess.run(["xmllint", "--noout", "--schema", schema, path], capture_output=True, text=True, check=False)
    compare(name, f"{path.name} by xmllint {run.stderr[:300]}", 0, run.returncode)


def read_refi(project, path, schemas):
    folder = path.with_suffix(".unpacked")
    zipfile.ZipFile(path).extractall(folder)
    validated(folder / "project.qde", schemas / "Project.xsd", "refi")
    root = ElementTree.parse(folder / "project.qde").getroot()
    space = {"q": "urn:QDA-XML:project:1.0"}
    themes = {}

    def walk(parent, above):
        for code in parent.findall("q:Code", space):
            themes[code.get("guid")] = " / ".join([*above, code.get("name")])
            walk(code, [*above, code.get("name")])

    walk(root.find("q:CodeBook/q:Codes", space), [])
    users = {user.get("guid"): user.get("name") for user in root.iter(f"{{{space['q']}}}User")}
    compare("refi", "themes", Counter(project.themes.keys()), Counter(themes.values()))
    read, n_words = Counter(), 0
    for source in root.findall("q:Sources/q:TextSource", space):
        text = (folder / source.get("plainTextPath").replace("internal://", "sources/")).read_text(encoding="utf-8")
        article = source.get("name") + ".txt"
        compare("refi", f"text of {article}", project.texts[article], text)
        for selection in source.findall("q:PlainTextSelection", space):
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            codes = sorted(themes[code.get("targetGUID")] for code in selection.iter(f"{{{space['q']}}}CodeRef"))
            read[article, start, end, users[selection.get("creatingUser")], text[start:end], *codes] += 1
            n_words += 1
    expected = Counter(
        (one["article"], one["start"], one["end"], one["annotator"], one["quote"], *sorted(one["themes"]))
        for one in project.placed
    )
    compare("refi", "passages", expected, read)
    compare("refi", "their number", len(project.placed), n_words)
    whole = ElementTree.tostring(root, encoding="unicode", method="text")
    for note in project.notes:
        compare("refi", f"note {note!r}", True, note in whole)
    for one in project.passages:
        if one["state"] == "lost":
            compare("refi", f"lost {one['id']}", True, one["quote"].strip() in whole)


def read_codebook(project, path, schemas):
    validated(path, schemas / "Codebook.xsd", "qdc")
    codes = ElementTree.parse(path).getroot().iter("{urn:QDA-XML:codebook:1.0}Code")
    compare("qdc", "themes", len(project.themes), sum(1 for _ in codes))


def read_xlsx(project, path):
    book = openpyxl.load_workbook(path)
    sheets = {sheet.title: list(sheet.values) for sheet in book}
    for sheet in book:
        formulas = [cell.coordinate for row in sheet for cell in row if cell.data_type in "fe"]
        compare("xlsx", f"{sheet.title}: formulas and errors", [], formulas)
    head, *rows = sheets["Passages"]
    told = [dict(zip(head, row)) for row in rows]
    compare("xlsx", "passages", project.rows(), Counter((row["Passage ID"], row["Theme"]) for row in told))
    notes = {row["Passage ID"]: row["Note"] for row in told}
    compare("xlsx", "notes", {one["id"]: one["note"] or None for one in project.passages}, notes)
    quotes = {row["Passage ID"]: packed(row["Quote"]) for row in told}
    compare("xlsx", "words", {one["id"]: packed(one["quote"]) for one in project.passages}, quotes)
    head, *rows = sheets["Themes"]
    told = {row["Full name"]: row for row in (dict(zip(head, row)) for row in rows)}
    for theme, one in project.themes.items():
        counts = [told[theme][name] for name in ("Passages", "Articles", "Annotators")]
        compare("xlsx", theme, [one["passages"], one["articles"], one["annotators"]], counts)
    compare("xlsx", "articles", len(project.articles), len(sheets["Articles"]) - 1)
    (_, *columns), *rows = sheets["Co-occurrence"]
    for theme, *cells in rows:
        for other, n in zip(columns, cells, strict=True):
            if theme != other:
                expected = project.together.get((theme, other), project.together.get((other, theme), 0))
                compare("xlsx", f"{theme} with {other}", expected, n or 0)


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_csv(project, path):
    rows = table(path)
    compare("csv", "passages", project.rows(), Counter((row["id"], row["theme"] or None) for row in rows))
    for one in project.passages:
        row = next(row for row in rows if row["id"] == one["id"])
        place = (one["article"], str(one["start"]), str(one["end"]), one["quote"], one["note"] or "", one["annotator"])
        read = tuple(row[name] for name in ("article", "start", "end", "quote", "note", "annotator"))
        # A cell that a spreadsheet may take for a formula begins with an apostrophe.
        compare("csv", one["id"], place, tuple(re.sub(r"^'(?=[-=+@])", "", cell) for cell in read))


def read_matrix(project, path):
    rows = {row["path"]: row for row in table(path)}
    compare("matrix", "articles", len(project.articles), len(rows))
    expected = Counter((one["article"], theme) for one in project.passages for theme in one["themes"])
    for article, row in rows.items():
        for theme in project.themes:
            compare("matrix", f"{article}, {theme}", expected[article, theme], int(row[theme]))


def read_docx(project, path):
    paragraphs = docx.Document(path).paragraphs
    of_style = {}
    for paragraph in paragraphs:
        of_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    expected = Counter(packed(one["quote"]) for one in project.passages for _ in one["themes"] or [None])
    read = Counter(packed(text) for text in of_style["Quote"])
    compare("docx", "words", expected, read)
    notes = Counter(packed(one["note"]) for one in project.passages if one["note"] for _ in one["themes"] or [None])
    read = Counter(packed(text.split("Note: ", 1)[1]) for text in of_style["Passage Note"])
    compare("docx", "notes", notes, read)


def read_html(project, path):
    # Strict: what is no HTML by its specification ends the reading.
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_bytes())
    articles = root.findall(".//article")
    compare("html", "articles", len(project.articles), len(articles))
    words = Counter()
    for mark in root.iter("mark"):
        for name in (mark.get("aria-describedby") or "").split():
            words[name] += len(packed("".join(mark.itertext())))
    lanes = Counter()
    for one in project.placed:
        lanes.update({(one["article"], at): max(1, len(one["themes"])) for at in range(one["start"], one["end"])})
    # A mark names the passages of at most six lanes, so that in a crowd some are not named.
    named = [
        one for one in project.placed if max(lanes[one["article"], at] for at in range(one["start"], one["end"])) <= 6
    ]
    compare("html", "enough passages are looked at", True, len(named) > len(project.placed) / 2)
    missing = Counter(len(packed(one["quote"])) for one in named) - Counter(words.values())
    compare("html", "letters of passages", Counter(), missing)
    ids = Counter(found.get("id") for found in root.iter() if isinstance(found.tag, str) and found.get("id"))
    compare("html", "passages", len(project.placed), sum(bool(re.fullmatch(r"p\d+", name)) for name in ids))
    entries = sum(bool(re.fullmatch(r"l\d+", name)) for name in ids)
    compare("html", "entries beside the text", len(project.passages), entries)
    compare("html", "ids that stand twice", [], [name for name, n in ids.items() if n > 1])
    links = {a.get("href")[1:] for a in root.iter("a") if (a.get("href") or "").startswith("#")}
    compare("html", "links that lead nowhere", set(), links - set(ids))
    lost = Counter(packed("".join(quote.itertext())) for quote in root.findall(".//section[@class='lost']//blockquote"))
    compare("html", "lost", Counter(packed(one["quote"]) for one in project.passages if one["state"] == "lost"), lost)
    whole = packed("".join(root.itertext()))
    for note, n in project.notes.items():
        compare("html", f"note {note!r}", True, whole.count(packed(note)) >= n)


def read_pdf(project, path):
    reader = pypdf.PdfReader(path, strict=True)
    pages = [page.extract_text() for page in reader.pages]
    whole = packed("".join(pages))
    for one in project.passages:
        # What no font has is a box (docs/guide.md).
        quote = re.sub("[\U00010000-\U0010ffff]", "", packed(one["quote"]))
        # A page may end within it, and its number stand there.
        at_any = any(quote[:at] in whole and quote[at:] in whole for at in range(len(quote), 0, -1))
        compare("pdf", f"words of {one['id']}: {one['quote'][:60]!r}", True, at_any)
    for line, n in Counter(note.splitlines()[0] for note in project.notes.elements()).items():
        compare("pdf", f"note {line!r}", True, whole.count(packed(line)) >= n)
    for article in project.articles:
        title = project.facts[article]["title"]
        compare("pdf", f"title {title}", True, packed(title) in whole)


def read_markdown(project, path):
    head, body = path.read_text(encoding="utf-8").split("---\n", 2)[1:]
    compare("markdown", "head", len(project.passages), yaml.safe_load(head)["passages"])
    tokens = MarkdownIt("commonmark").parse(body)
    quotes, is_inside = Counter(), 0
    text = []
    for token in tokens:
        is_inside += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "blockquote_close":
            quotes[packed("".join(text))] += 1
            text = []
        if is_inside and token.type == "inline":
            text += [child.content for child in token.children]
    expected = Counter(packed(one["quote"]) for one in project.passages for _ in one["themes"] or [None])
    compare("markdown", "words", expected, quotes)


def read_obsidian(project, path):
    archive = zipfile.ZipFile(path)
    names = {name.split("/", 1)[1].removesuffix(".md"): archive.read(name).decode() for name in archive.namelist()}
    blocks, n_passages = {}, 0
    for name, text in names.items():
        head = yaml.safe_load(text.split("---\n", 2)[1])
        compare("obsidian", f"{name}: head", "butda", head["generator"].split()[0])
        # Of a passage it stands alone, of a paragraph at its end.
        blocks[name] = re.findall(r"(?:^|\s)\^([a-z0-9]+)$", text, re.MULTILINE)
        n_passages += len(re.findall(r"^\^[a-z0-9]+$", text, re.MULTILINE))
    compare("obsidian", "passages", len(project.passages), n_passages)
    embedded = Counter()
    for name, text in names.items():
        for found in re.findall(r"\[\[([^]|]+)", text):
            target, _, block = found.partition("#^")
            compare(
                "obsidian",
                f"link of {name} to {found}",
                True,
                target in names and (not block or block in blocks[target]),
            )
        if name.startswith("themes/"):
            embedded[name] += len(re.findall(r"!\[\[", text))
    of_theme = Counter(one["passages"] for one in project.themes.values())
    compare(
        "obsidian",
        "passages of themes",
        of_theme,
        Counter(embedded[name] for name in names if name.startswith("themes/")),
    )


def read_annotations(project, path):
    top = json.loads(path.read_text(encoding="utf-8"))
    pages = {page["id"]: page for page in [top["first"], *top["@included"]]}
    items, page = [], top["first"]
    while page:
        compare("json", f"{page['id']}: where it starts", len(items), page["startIndex"])
        items += page["items"]
        page = pages.get(page.get("next"))
    compare("json", "total", top["total"], len(items))
    compare(
        "json", "context", ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection"), (top["@context"], top["type"])
    )
    compare(
        "json", "ids that stand twice", [], [name for name, n in Counter(one["id"] for one in items).items() if n > 1]
    )
    of_id = {one["id"].removeprefix("urn:uuid:"): one for one in items if isinstance(one["target"], dict)}
    compare("json", "passages", {one["id"] for one in project.passages}, set(of_id))
    for one in project.passages:
        read = of_id[one["id"]]
        compare(
            "json", f"{one['id']}: fields", True, read["type"] == "Annotation" and {"motivation", "target"} <= set(read)
        )
        selectors = {selector["type"]: selector for selector in read["target"]["selector"]}
        place, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]["exact"]
        bodies = read.get("body", [])
        tags = sorted(body["value"] for body in bodies if body["purpose"] == "tagging")
        comments = [body["value"] for body in bodies if body["purpose"] == "commenting"]
        read = (read["target"]["source"], place["start"], place["end"], quote, read["creator"]["name"], tags, comments)
        expected = (one["article"], one["start"], one["end"], one["quote"], one["annotator"],
                    sorted(one["themes"]), [one["note"]] if one["note"] else [])  # fmt: skip
        compare("json", one["id"], expected, read)


def read_portable(project, path):
    top = json.loads(path.read_text(encoding="utf-8"))
    themes = [theme["path"] if isinstance(theme["path"], str) else " / ".join(theme["path"]) for theme in top["themes"]]
    compare("portable", "themes", Counter(project.themes.keys()), Counter(themes))
    read = {
        one["id"]: (
            top["articles"][one["article"]]["path"], one["start"], one["end"], top["coders"][one["coder"]]["name"],
            sorted(themes[at] for at in one.get("themes", [])), one.get("note"), one.get("state", "exact"),
        )
        for one in top["passages"]
    }  # fmt: skip
    for one in project.passages:
        expected = (
            one["article"],
            one["start"],
            one["end"],
            one["annotator"],
            sorted(one["themes"]),
            one["note"],
            one["state"],
        )
        compare("portable", one["id"], expected, read.get(one["id"]))
    words = [one["quote"] for one in project.passages if len(one["quote"]) > 40]
    text = path.read_text(encoding="utf-8")
    compare("portable", "words of articles", [], [quote for quote in words if quote in text])


def keywords_of(project, article):
    found = {theme for one in project.passages if one["article"] == article for theme in one["themes"]}
    return found | ({study.theme_path(6)} if int(article[4:6]) % 10 == 0 else set())


def read_references(project, name, entries):
    """Entries by their key: title, source, keywords."""
    compare(name, "articles", len(project.articles), len(entries))
    for article in project.articles:
        entry = entries.get(article.removesuffix(".txt"))
        facts = project.facts[article]
        expected = (facts["title"], facts["source"] or None, keywords_of(project, article))
        compare(name, article, expected, entry)


def read_ris(project, path):
    entries = rispy.loads(path.read_text(encoding="utf-8-sig"))
    told = {
        one["id"]: (
            one.get("title"),
            one.get("secondary_title") or one.get("journal_name"),
            set(one.get("keywords", [])),
        )
        for one in entries
    }
    read_references(project, "ris", told)


def read_bibtex(project, path):
    library = bibtexparser.parse_string(path.read_text(encoding="utf-8"))
    compare("bibtex", "blocks that are not read", [], library.failed_blocks)

    def plain(value):
        for command, letter in [(r"\textbraceleft{}", "{"), (r"\textbraceright{}", "}"), (r"\&", "&")]:
            value = value.replace(command, letter)
        return value

    told = {}
    for entry in library.entries:
        fields = {field.key: plain(field.value) for field in entry.fields}
        words = fields.get("keywords")
        told[entry.key] = (fields["title"], fields.get("journaltitle"), set(words.split(", ")) if words else set())
    read_references(project, "bibtex", told)


def read_csl(project, path):
    told = {}
    for one in json.loads(path.read_text(encoding="utf-8")):
        # The name of one theme of study.py holds the semicolon that stands between keywords.
        words = one.get("keyword", "").replace("bạc; <", "bạc\0 <").split("; ")
        words = {word.replace("\0", ";") for word in words if word}
        told[one["id"]] = (one["title"], one.get("container-title"), words)
    read_references(project, "csl", told)


def read_tables(project, name, ask):
    """The same questions to SQLite and to the Parquet files."""
    rows = ask(
        "select uid, annotator_id, article_id, today_start, today_end, quote, note, is_starred, state from passages"
    )
    paths = dict(ask("select id, path from articles"))
    people = dict(ask("select id, name from annotators"))
    read = {
        uid: (people[who], paths[article], start, end, quote, note, state)
        for uid, who, article, start, end, quote, note, _, state in rows
    }
    for one in project.passages:
        place = (one["start"], one["end"]) if one["state"] != "lost" else (None, None)
        expected = (one["annotator"], one["article"], *place, one["quote"], one["note"], one["state"])
        compare(name, one["id"], expected, read.get(one["id"]))
    compare(name, "passages", len(project.passages), len(rows))
    sql = (
        "select t.full_name, count(*), count(distinct p.article_id) from passage_themes x join themes t on t.id = x.theme_id \
        join passages p on p.id = x.passage_id group by 1"
    )
    read = {theme: (n, articles) for theme, n, articles in ask(sql)}
    for theme, one in project.themes.items():
        compare(name, theme, (one["passages"], one["articles"]), read.get(theme, (0, 0)))
    sql = "select a.full_name, sum(1) from theme_paths p join themes a on a.id = p.ancestor_id group by 1"
    expected = {
        theme: sum(f"{other} / ".startswith(f"{theme} / ") for other in project.themes) for theme in project.themes
    }
    compare(name, "themes below themes", expected, dict(ask(sql)))


def read_sqlite(project, path):
    database = sqlite3.connect(path)
    compare("sqlite", "integrity", [("ok",)], database.execute("pragma integrity_check").fetchall())
    compare("sqlite", "references", [], database.execute("pragma foreign_key_check").fetchall())
    read_tables(project, "sqlite", lambda sql: database.execute(sql).fetchall())
    told = {(a, b): n for a, b, n in database.execute("select theme, other, together from themes_together")}
    for pair in project.together | told:
        compare("sqlite", f"themes_together {pair}", project.together.get(pair, 0), told.get(pair, 0))


def read_parquet(project, path):
    folder = path.with_suffix(".unpacked")
    zipfile.ZipFile(path).extractall(folder)
    database = duckdb.connect()
    for file in folder.glob("*.parquet"):
        database.execute(f"create view {file.stem} as select * from read_parquet('{file}')")
    read_tables(project, "parquet", lambda sql: database.execute(sql).fetchall())


def read_jsonl(project, path):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    compare("jsonl", "articles", project.articles, [line["path"] for line in lines])
    rows, notes = Counter(), {}
    quotes = {one["id"]: one["quote"] for one in project.passages}
    for line in lines:
        compare("jsonl", f"{line['path']}: text", project.texts[line["path"]], line["text"])
        for span in line["spans"]:
            compare("jsonl", span["id"], quotes[span["id"]], line["text"][span["start"] : span["end"]])
        for span in line["spans"] + line["unplaced"]:
            rows[span["id"], span["label"]] += 1
            notes[span["id"]] = span["note"]
    compare("jsonl", "passages", project.rows(), rows)
    compare("jsonl", "notes", {one["id"]: one["note"] for one in project.passages}, notes)


def read_brat(project, path):
    archive = zipfile.ZipFile(path)
    files = {name: archive.read(name).decode() for name in archive.namelist()}
    entities = files["annotation.conf"].split("[entities]")[1].split("[")[0]
    types = {line.strip() for line in entities.splitlines() if line.strip() and not line.startswith("#")}
    read, n_notes = Counter(), 0
    for article in project.articles:
        text = files[article]
        marks = {}
        for line in files[article.replace(".txt", ".ann")].splitlines():
            kind, rest = line.split("\t", 1)
            if kind.startswith("T"):
                head, words = rest.split("\t")
                name, places = head.split(" ", 1)
                pieces = [tuple(map(int, piece.split())) for piece in places.split(";")]
                compare("brat", f"{article} {kind}", " ".join(text[start:end] for start, end in pieces), words)
                compare("brat", f"{article} {kind}: type {name}", True, name in types)
                marks[kind] = (article, pieces[0][0], pieces[-1][1])
            elif kind.startswith("#"):
                n_notes += 1
                compare("brat", f"{article}: note of {rest.split()[1]}", True, rest.split("\t")[0].split()[1] in marks)
        read.update(marks.values())
    expected = Counter(
        (one["article"], one["start"], one["end"]) for one in project.placed for _ in one["themes"] or [0]
    )
    compare("brat", "passages and themes", sum(expected.values()), sum(read.values()))
    compare(
        "brat",
        "articles of passages",
        Counter(key[0] for key in expected.elements()),
        Counter(key[0] for key in read.elements()),
    )
    compare("brat", "notes", sum(bool(one["note"]) for one in project.placed), n_notes)
    lost = [json.loads(line)["id"] for line in files["unplaced.jsonl"].splitlines()]
    compare("brat", "lost", {one["id"] for one in project.passages if one["state"] == "lost"}, set(lost))


def read_graphml(project, path):
    graph = networkx.read_graphml(path)
    names = {node: data["full_name"] for node, data in graph.nodes(data=True)}
    compare("graphml", "themes", Counter(project.themes.keys()), Counter(names.values()))
    for _, data in graph.nodes(data=True):
        one = project.themes[data["full_name"]]
        compare("graphml", data["full_name"], (one["passages"], one["articles"]), (data["passages"], data["articles"]))
    told = {}
    n_children = 0
    for a, b, data in graph.edges(data=True):
        if data["kind"] == "together":
            told[frozenset([names[a], names[b]])] = data["weight"]
        n_children += data["kind"] == "child"
    expected = {frozenset(pair): n for pair, n in project.together.items() if n}
    compare("graphml", "pairs", expected, told)
    compare("graphml", "themes below others", sum(" / " in theme for theme in project.themes), n_children)


def read_iramuteq(project, path):
    """A corpus by IRaMuTeQ's guide: each text begins with `****` and its variables, `*name_value`, on one line."""
    raw = path.read_bytes()
    compare("iramuteq", "first bytes", b"**** ", raw[:5])
    parts = re.split(r"^\*\*\*\* ", raw.decode(), flags=re.MULTILINE)[1:]
    compare("iramuteq", "texts", len(project.passages), len(parts))
    words = Counter()
    for part in parts:
        head, *lines = part.rstrip("\n").split("\n")
        for variable in head.split():
            compare(
                "iramuteq", f"variable {variable}", True, bool(re.fullmatch(r"\*[A-Za-z0-9]+_[A-Za-z0-9_]+", variable))
            )
        compare("iramuteq", f"lines of {head[:60]}", 1, len(lines))
        words[re.sub(r"[^\w]", "", lines[0])] += 1
    expected = Counter(re.sub(r"[^\w]", "", one["quote"]) for one in project.passages)
    compare("iramuteq", "words", expected, words)


READERS = {
    "xlsx": read_xlsx, "csv": read_csv, "matrix": read_matrix, "docx": read_docx, "html": read_html, "pdf": read_pdf,
    "markdown": read_markdown, "obsidian": read_obsidian, "json": read_annotations, "portable": read_portable,
    "ris": read_ris, "bibtex": read_bibtex, "csl": read_csl, "sqlite": read_sqlite, "parquet": read_parquet,
    "jsonl": read_jsonl, "brat": read_brat, "graphml": read_graphml, "iramuteq": read_iramuteq,
}  # fmt: skip


def export(program, folder, name, path):
    run = subprocess.run(
        [program, "export", folder, "--format", name, "--output", path], capture_output=True, text=True
    )
    if run.returncode not in (0, 1) or not path.exists():
        sys.exit(f"{name}: {run.stderr}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program, schemas = Path(sys.argv[1]).resolve(), Path(__file__).resolve().parent.parent / "refi"
    with tempfile.TemporaryDirectory() as temporary:
        folder, out = Path(temporary, "study"), Path(temporary, "out")
        study.write(folder)
        out.mkdir()
        project = Project(program, folder)
        export(program, folder, "refi", out / "study.qdpx")
        read_refi(project, out / "study.qdpx", schemas)
        subprocess.run([program, "themes", folder, "--export", out / "themes.qdc"], capture_output=True, check=True)
        read_codebook(project, out / "themes.qdc", schemas)
        for name, reader in READERS.items():
            path = out / f"study.{name}"
            export(program, folder, name, path)
            try:
                reader(project, path)
            except Exception as error:  # noqa: BLE001, a reader that refuses the file is what is looked for
                faults.append(f"{name}: {type(error).__name__}: {error}")
    for name, n in n_compared.items():
        n_faults = sum(fault.startswith(f"{name}:") for fault in faults)
        print(f"{name:10} {n:6,} compared, {n_faults} differ")
    print(*faults[:40], sep="\n")
    print(f"{sum(n_compared.values()):,} compared; {len(faults)} differ")
    sys.exit(bool(faults))


main()
