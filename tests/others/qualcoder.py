#!/usr/bin/env python3
"""Counts one project with Bút Dạ and with QualCoder's own importer and reports, and explains each difference.

    git clone https://github.com/ccbogel/QualCoder /tmp/QualCoder    # c3204641 was compared
    python3 -m venv /tmp/others
    /tmp/others/bin/pip install PyQt6 qtawesome openpyxl pandas plotly pymupdf Pillow networkx charset-normalizer requests \\
        rispy matplotlib wordcloud EbookLib odfpy pdfminer.six markdown-it-py emoji PyYAML striprtf pylatexenc \\
        diff-match-patch lxml json_repair
    apt install libgl1 libegl1 libxkbcommon0 libdbus-1-3 libpulse0
    /tmp/others/bin/python tests/others/qualcoder.py target/debug/butda /tmp/QualCoder

The project of study.py is exported as REFI-QDA and imported by QualCoder, which runs without a screen, in a home of its own
and without its parts for language models. Compared are
  texts         of the sources, and the words of each coding
  frequencies   "Code frequencies": codings of each code and coder
  files         "Comparison table": codings of each code in each file
  summary       "Code summary": codings, coders, files and characters of each code
  together      "Co-occurrence": each two codes that overlap, whoever coded
  relations     "Code relations": the same of each coder alone
  back          the same counts after Bút Dạ imported QualCoder's project
Where they differ by definition, the difference is worked out from `butda passages` and must be exactly that:
  same words    QualCoder keeps one coding of a code, place and coder; we keep both
  not found     passages without a place in today's text count with us; there they are quoted in a note of their file
  both twice    of two overlapping passages that both bear A and B, QualCoder counts A with B, and B with A; we count the
                two passages once
  characters    QualCoder adds up the lengths of codings; we count what they cover once
  touching      QualCoder's relations take passages that touch for an overlap; its co-occurrence does not, nor do we
The script prints a table of all that was compared and ends with 1 where a difference has no such reason.
"""

import builtins
import importlib.abc
import importlib.machinery
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from unittest.mock import MagicMock, patch

# Nothing is written beside the scripts.
sys.dont_write_bytecode = True
import study

n_compared = Counter()
n_equal = Counter()
reasons = defaultdict(Counter)
faults = []


def compare(name, about, ours, theirs, explained=()):
    """Notes two numbers; what is between them must be what the reasons add up to."""
    n_compared[name] += 1
    n_equal[name] += ours == theirs
    if ours + sum(n for _, n in explained) != theirs:
        faults.append(f"{name}: {about}: {ours} with us, {theirs} there, {dict(explained)} explained")
        return
    for reason, n in explained:
        reasons[name][reason] += n


class WithoutModels(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands in for QualCoder's modules for language models, which count nothing and need gigabytes."""

    def find_spec(self, name, path=None, target=None):
        if name.startswith("qualcoder.ai_"):
            return importlib.machinery.ModuleSpec(name, self)
        return None

    def create_module(self, spec):
        module = MagicMock(name=spec.name)
        module.__spec__ = spec
        module.get_default_ai_models = list
        return module

    def exec_module(self, module):
        pass


class QualCoder:
    """QualCoder with a new project, made and filled by its own code."""

    def __init__(self, source, home, project):
        # The fonts of matplotlib take long to list, once.
        drawings = Path(tempfile.gettempdir()) / "matplotlib-of-others"
        os.environ |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "MPLCONFIGDIR": str(drawings)}
        builtins._ = str
        sys.meta_path.insert(0, WithoutModels())
        sys.path.insert(0, str(source / "src"))
        from PyQt6 import QtWidgets

        self.widgets = QtWidgets
        self.screen = QtWidgets.QApplication([])
        QtWidgets.QMessageBox.exec = lambda box: 0
        main = importlib.import_module("qualcoder.__main__")
        refi = importlib.import_module("qualcoder.refi")
        # Its own waits for somebody to read it in a window.
        sys.excepthook = sys.__excepthook__
        main.AiLLM = MagicMock()
        window = MagicMock()
        with patch.object(QtWidgets.QFileDialog, "getSaveFileName", return_value=(str(home / "study"), "all")):
            main.MainWindow.new_project(window)
        self.app = window.app
        self.messages = QtWidgets.QTextEdit()
        with patch.object(QtWidgets.QFileDialog, "getOpenFileName", return_value=(str(project), "all")):
            self.kept = [window, refi.RefiImport(self.app, self.messages, "qdpx")]

    def asked(self, sql, *values):
        return self.app.conn.execute(sql, values).fetchall()

    def report(self, module, name):
        dialog = getattr(importlib.import_module(f"qualcoder.{module}"), name)(self.app, self.messages)
        # Qt does not bear it that Python takes a dialog away while it has to do.
        self.kept.append(dialog)
        return dialog

    def paths(self):
        """The path of each code by its number, from its codes and categories above."""
        categories = {
            number: (name, above) for number, name, above in self.asked("select catid, name, supercatid from code_cat")
        }
        rows = self.asked("select cid, name, catid, supercid from code_name")
        codes = {number: (name, category, above) for number, name, category, above in rows}

        def category_path(number):
            name, above = categories[number]
            before = category_path(above) if above else []
            return [*before, own_name(name, before)]

        def path(number):
            name, category, above = codes[number]
            before = path(above) if above else category_path(category) if category else []
            return [*before, own_name(name, before)]

        return {number: " / ".join(path(number)) for number in codes}


def own_name(name, above):
    """The name of a code without what tells it from others of that name: the last of those it lies in."""
    for n in range(1, len(above) + 1):
        name = name.removesuffix(f" ({' / '.join(above[-n:])})")
    return name


def plain_path(path):
    """The path of a code whose names are their own."""
    names = []
    for name in path.split(" / "):
        names.append(own_name(name, names))
    return " / ".join(names)


class Ours:
    """What Bút Dạ counts, and what it keeps that QualCoder does not."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        passages = study.told(program, "passages", folder)
        self.placed = [one for one in passages if one["state"] == "exact"]
        self.lost = [one for one in passages if one["state"] == "lost"]
        if len(self.placed) + len(self.lost) != len(passages):
            sys.exit("the project of study.py has passages that are neither exact nor lost")
        seen, self.again = set(), []
        for one in self.placed:
            for theme in one["themes"]:
                key = (theme, one["article"], one["start"], one["end"], one["annotator"])
                if key in seen:
                    self.again.append(key)
                seen.add(key)
        self.codings = sorted(seen)

    def count(self, *arguments):
        return {one["theme"]: one for one in study.told(self.program, "count", self.folder, *arguments)}

    def missing(self, theme, article=None, annotator=None):
        """Why QualCoder has fewer codings of a theme."""
        again = sum(key[0] == theme and article in (None, key[1]) and annotator in (None, key[4]) for key in self.again)
        lost = sum(
            theme in one["themes"] and article in (None, one["article"]) and annotator in (None, one["annotator"])
            for one in self.lost
        )
        return [("same words", -again), ("not found", -lost)]

    def cells(self, rows, columns):
        told = study.told(self.program, "cross", self.folder, "--rows", rows, "--columns", columns)
        return {(one["row"], one["column"]): one["passages"] for one in told}

    def together(self, *arguments):
        told = study.told(self.program, "cooccur", self.folder, *arguments)
        return {frozenset([one["a"], one["b"]]): one["together"] for one in told}

    def between(self, annotator=None):
        """What QualCoder counts of each two themes beyond us: by reason and pair of themes."""
        beyond = {"same words": Counter(), "both twice": Counter(), "touching": Counter()}
        of_article = defaultdict(list)
        for one in self.placed:
            if annotator in (None, one["annotator"]):
                of_article[one["article"]].append(one)
        kept = set()
        for some in of_article.values():
            for one in some:
                own = {theme for theme in one["themes"] if self.first(one, theme, kept)}
                one["kept"] = own
                for pair in combinations(one["themes"], 2):
                    beyond["same words"][frozenset(pair)] -= not own.issuperset(pair)
            for one, other in combinations(some, 2):
                apart = max(one["start"], other["start"]) - min(one["end"], other["end"])
                if apart > 0:
                    continue
                for a in one["themes"]:
                    for b in other["themes"]:
                        if a == b:
                            continue
                        pair = frozenset([a, b])
                        is_kept = a in one["kept"] and b in other["kept"]
                        if apart == 0:
                            beyond["touching"][pair] += is_kept
                            continue
                        both = pair.issubset(one["themes"]) and pair.issubset(other["themes"])
                        # Each two passages are one pair with us; of those with both themes the second way is beyond it.
                        if both and a > b:
                            beyond["both twice"][pair] += 1
                        beyond["same words"][pair] -= not is_kept
        return beyond

    @staticmethod
    def first(one, theme, kept):
        key = (theme, one["article"], one["start"], one["end"], one["annotator"])
        if key in kept:
            return False
        kept.add(key)
        return True


def compare_bare(ours, theirs):
    """Passages without a theme are annotations there; of those alike all but the first have codes that stand for none, which
    are taken away once they are counted."""
    bare = theirs.asked("select cid from code_name where name like 'no theme yet%'")
    n_coded = sum(theirs.asked("select count(*) from code_text where cid = ?", *code)[0][0] for code in bare)
    (n_annotations,) = theirs.asked("select count(*) from annotation")[0]
    places = Counter((one["article"], one["start"], one["end"], one["annotator"]) for one in ours.placed if not one["themes"])
    compare("without a theme", "all", sum(places.values()), n_annotations + n_coded)
    compare("without a theme", "alike", sum(n - 1 for n in places.values()), n_coded)
    for (code,) in bare:
        theirs.asked("delete from code_text where cid = ?", code)
        theirs.asked("delete from code_name where cid = ?", code)


def compare_texts(ours, theirs, paths):
    texts = {}
    for name, text in theirs.asked("select name, fulltext from source"):
        article = article_of(name)
        texts[article] = text
        run = subprocess.run([ours.program, "text", ours.folder, article], capture_output=True, text=True, check=True)
        compare("texts", name, len(run.stdout), len(text))
        compare("texts", f"{name}, letters that differ", 0, sum(a != b for a, b in zip(run.stdout, text)))
    sql = "select cid, s.name, pos0, pos1, c.owner, seltext from code_text c join source s on s.id = c.fid"
    rows = theirs.asked(sql)
    told = {(paths.get(code), article_of(name), start, end, who) for code, name, start, end, who, _ in rows}
    compare("codings", "all", len(ours.codings), len(rows))
    compare("codings", "at other places", 0, len(set(ours.codings) ^ told))
    compare("codings", "without a code", 0, sum(code is None for code, *_ in rows))
    compare(
        "codings", "of other words", 0, sum(texts[article_of(name)][a:b] != words for _, name, a, b, _, words in rows)
    )


def article_of(name):
    return re.search(r"\d+", name) and f"bai-{int(re.search(r'[0-9]+', name)[0]):02}.txt"


def compare_frequencies(ours, theirs, paths):
    report = theirs.report("reports", "DialogReportCodeFrequencies")
    counts = ours.count()
    of_coder = {who: ours.count("--annotators", who) for who in report.coders}
    for code in report.codes:
        theme = paths[code["cid"]]
        _, _, _, _, _, *of_coders, total = code["display_list"]
        compare("frequencies", theme, counts[theme]["passages"], total, ours.missing(theme))
        for who, n in zip(report.coders, of_coders, strict=True):
            passages = of_coder[who].get(theme, {"passages": 0})["passages"]
            compare("frequencies, coder", f"{theme}, {who}", passages, n, ours.missing(theme, annotator=who))
    compare("frequencies", "codes", len(counts), len(report.codes))
    whole = ours.cells("theme", "annotator")
    for (theme, who), n in whole.items():
        compare("cross and count", f"{theme}, {who}", n, of_coder[who][theme]["passages"])


def compare_files(ours, theirs, paths):
    report = theirs.report("report_comparison_table", "DialogReportComparisonTable")
    report.process_files_data()
    cells = ours.cells("theme", "article")
    for code, row in zip(report.codes, report.data_counts, strict=True):
        for file, n in zip(report.files, row, strict=True):
            theme, article = paths[code["cid"]], article_of(file["name"])
            compare("files", f"{theme}, {article}", cells.get((theme, article), 0), n, ours.missing(theme, article))
    compare("files", "files", study.N_ARTICLES, len(report.files))


def compare_summary(ours, theirs, paths):
    report = theirs.report("report_code_summary", "DialogReportCodeSummary")
    counts = ours.count()
    at = theirs.widgets.QTreeWidgetItemIterator(report.ui.treeWidget)
    n_codes = 0
    while item := at.value():
        at += 1
        if not item.text(1).startswith("cid:"):
            continue
        n_codes += 1
        theme = paths[int(item.text(1)[4:])]
        report.ui.treeWidget.setCurrentItem(item)
        report.fill_text_edit()
        text = report.ui.textEdit.toPlainText()
        codings, coders, files = (
            int(re.search(rf"{word}: +(\d+)", text)[1]) for word in ("TEXT CODINGS", "CODERS", "FILES")
        )
        mine = counts[theme]
        compare("summary", f"{theme}, codings", mine["passages"], codings, ours.missing(theme))
        left = {key[1] for key in ours.codings if key[0] == theme}
        gone = {one["article"] for one in ours.lost if theme in one["themes"]} - left
        compare("summary", f"{theme}, files", mine["articles"], files, [("not found", -len(gone))])
        left = {key[4] for key in ours.codings if key[0] == theme}
        gone = {one["annotator"] for one in ours.lost if theme in one["themes"]} - left
        compare("summary", f"{theme}, coders", mine["annotators"], coders, [("not found", -len(gone))])
        found = re.search(r"Total characters: ([\d,]+)", text)
        characters = int(found[1].replace(",", "")) if found else 0
        covered, added = set(), 0
        for _, article, start, end, _ in (key for key in ours.codings if key[0] == theme):
            covered |= {(article, place) for place in range(start, end)}
            added += end - start
        compare(
            "summary", f"{theme}, characters", mine["characters"], characters, [("characters", added - len(covered))]
        )
    compare("summary", "codes", len(counts), n_codes)


def compare_together(ours, theirs, paths):
    report = theirs.report("report_cooccurrence", "DialogReportCooccurrence")
    told = Counter()
    for row, line in enumerate(report.data_counts):
        for column, n in enumerate(line):
            told[frozenset(paths[report.selected_codes[at]["cid"]] for at in (row, column))] += n
    together, beyond = ours.together(), ours.between()
    for pair in map(frozenset, combinations(paths.values(), 2)):
        explained = [(reason, beyond[reason][pair]) for reason in ("same words", "both twice")]
        compare("together", " + ".join(sorted(pair)), together.get(pair, 0), told[pair], explained)


def compare_relations(ours, theirs, paths):
    report = theirs.report("report_relations", "DialogReportRelations")
    report.ui.treeWidget.selectAll()
    report.ui.comboBox_relation_type.setCurrentIndex(6)
    report.ui.radioButton_this.setChecked(False)
    report.ui.radioButton_all.setChecked(True)
    report.calculate_code_relations()
    told = Counter(
        (one["owner"], frozenset([paths[one["cid0"]], paths[one["cid1"]]])) for one in report.result_relations
    )
    for _, who in study.ANNOTATORS:
        together, beyond = ours.together("--annotators", who), ours.between(who)
        for pair in map(frozenset, combinations(paths.values(), 2)):
            explained = [(reason, beyond[reason][pair]) for reason in beyond]
            about = f"{' + '.join(sorted(pair))}, {who}"
            compare("relations", about, together.get(pair, 0), told[who, pair], explained)


def compare_back(program, ours, theirs, paths, folder):
    """Imports QualCoder's project, and counts it again."""
    folder.mkdir()
    theirs.app.conn.commit()
    database = str(Path(theirs.app.project_path) / "data.qda")
    run = subprocess.run(
        [program, "import", folder, database, "--coder", ""], capture_output=True, text=True, check=False
    )
    if run.returncode == 2:
        faults.append(f"back: {run.stderr}")
        return
    back = Ours(program, folder)
    counts = back.count()
    # What told codes of one name apart is a part of their names from there on.
    named = {plain_path(theme): theme for theme in counts}
    of_code = Counter(code for (code,) in theirs.asked("select cid from code_text"))
    characters = ours.count()
    for number, theme in paths.items():
        mine = counts.get(named.get(theme), {"passages": 0, "characters": 0})
        compare("back", theme, mine["passages"], of_code[number])
        compare("back", f"{theme}, characters", mine["characters"], characters[theme]["characters"])
    # A passage with several themes came back as several: what QualCoder counts is what we count then.
    report = theirs.report("report_cooccurrence", "DialogReportCooccurrence")
    told = Counter()
    for one in report.result_relations:
        told[frozenset([paths[one["cid0"]], paths[one["cid1"]]])] += 1
    together, beyond = back.together(), back.between()
    for pair in map(frozenset, combinations(paths.values(), 2)):
        own = frozenset(named.get(theme) for theme in pair)
        explained = [(reason, beyond[reason][own]) for reason in ("same words", "both twice")]
        compare("back, together", " + ".join(sorted(pair)), together.get(own, 0), told[pair], explained)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        os.environ |= {"HOME": temporary, "LANG": "en_US.UTF-8"}
        folder = home / "project"
        study.write(folder)
        exported = home / "study.qdpx"
        subprocess.run([program, "export", folder, "--format", "refi", "--output", exported], check=False)
        theirs = QualCoder(source, home, exported)
        ours = Ours(program, folder)
        compare_bare(ours, theirs)
        paths = theirs.paths()
        compare_texts(ours, theirs, paths)
        compare_frequencies(ours, theirs, paths)
        compare_files(ours, theirs, paths)
        compare_summary(ours, theirs, paths)
        compare_together(ours, theirs, paths)
        compare_relations(ours, theirs, paths)
        compare_back(program, ours, theirs, paths, home / "back")
        print(theirs.app.version)
    for name in n_compared:
        explained = ", ".join(f"{reason} {n:+}" for reason, n in reasons[name].items() if n)
        print(f"{name:20} {n_compared[name]:5,} compared, {n_equal[name]:5,} equal   {explained}")
    print(*faults[:40], sep="\n")
    print(f"{sum(n_compared.values()):,} numbers; {len(faults)} differ without a reason")
    sys.stdout.flush()
    # Qt's own end without a screen is not always a clean one.
    os._exit(bool(faults))


main()
