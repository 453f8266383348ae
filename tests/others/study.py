"""A project that looks like chance and is the same each time, for the scripts beside it: 40 articles cut from the
folder `seeds`, 13 themes in three levels, three annotators and 600 annotations, written as docs/files.md has it.

Among them are passages that overlap, touch, lie within one another or stand twice, that bear no theme, one or several,
notes, stars, letters beyond the first 65,536, two themes of one name, and an article that was cut short after it was
coded.
"""

import hashlib
import json
import random
import re
import subprocess
import unicodedata
import uuid
from pathlib import Path

N_ARTICLES = 40
N_ANNOTATIONS = 600
# Its end was cut off after it was coded.
SHORTENED = "bai-05.txt"
FIELDS = ["id", "rev", "name", "parent", "color", "definition", "order"]
SEEDS = Path(__file__).parents[2] / "seeds"
ANNOTATORS = [("lan-aaaaaa", "Lan"), ("minh-bbbbbb", "Minh"), ("nguoi-khac-cccccc", "Người khác & bạn")]
# Name and the name of the theme above; the second "Kết quả" is another theme.
THEMES = [
    ("Lãnh đạo", None), ("Đối thoại", 0), ("Trực tiếp", 1), ("Qua mạng", 1), ("Nêu gương", 0), ("Kết quả", 4),
    ("Người dân", None), ("Bức xúc", 6), ("Đất đai", 7), ("Kết quả", 6), ("Tiền bạc; <giá> \"x\"", None),
    ("Chưa dùng", 10), ("Khác", None),
]  # fmt: skip


def ron(value):
    """A value as RON: lists, texts, numbers, `Some` for a list of one in a tuple, records for dicts."""
    if isinstance(value, dict):
        return "(" + ",\n".join(f"{name}: {ron(inner)}" for name, inner in value.items()) + ")"
    if isinstance(value, list):
        return "[" + ",\n".join(map(ron, value)) + "]"
    if isinstance(value, tuple):
        return f"Some({ron(value[0])})"
    if value is None:
        return "None"
    return json.dumps(value, ensure_ascii=False)


def theme_id(number):
    return f"chu-de-{number:04}"


def theme_path(number):
    name, above = THEMES[number]
    return name if above is None else f"{theme_path(above)} / {name}"


def pieces():
    """The paragraphs of the seeds, eight to an article, each begun anew where they end."""
    lines = []
    for path in sorted(SEEDS.glob("*.txt")):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        lines += [line for line in text.splitlines() if len(line) > 60]
    for at in range(N_ARTICLES):
        some = [lines[(at * 5 + step) % len(lines)] for step in range(8)]
        if at % 7 == 3:
            some[1] = f"😀 {some[1]} 🌾𝒳"
        yield f"bai-{at:02}.txt", "\n".join([f"Bài số {at}", *some]) + "\n"


def places(text, drawn, before):
    """A place between words: anywhere, or beside one that was drawn before."""
    edges = [found.start() for found in re.finditer(r"(?<=\s)\S", text)]
    how = drawn.random()
    if before and how < 0.35:
        start, end = drawn.choice(before)
        if how < 0.06:
            return start, end
        if how < 0.12 and end in edges and edges.index(end) + 4 < len(edges):
            return end, edges[edges.index(end) + 3]
        inner = [edge for edge in edges if start < edge < end]
        if inner and how < 0.22:
            return inner[0], end
        later = [edge for edge in edges if edge > end]
        if inner and later:
            return drawn.choice(inner), drawn.choice(later[:12])
    at = drawn.randrange(len(edges) - 2)
    return edges[at], edges[min(len(edges) - 1, at + drawn.randint(1, 40))]


def annotation(text, drawn, before):
    start, end = places(text, drawn, before)
    before.append((start, end))
    n_themes = drawn.choice([0, 1, 1, 1, 1, 2, 2, 3])
    usable = [number for number, (name, _) in enumerate(THEMES) if name != "Chưa dùng"]
    at = f"2026-{drawn.randint(1, 9):02}-{drawn.randint(1, 28):02}T08:{drawn.randint(0, 59):02}:00Z"
    return {
        "id": str(uuid.UUID(int=drawn.getrandbits(128), version=4)),
        "rev": 1,
        "start": start,
        "end": end,
        "quote": text[start:end],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
        "text": None,
        "themes": [theme_id(number) for number in drawn.sample(usable, n_themes)],
        "note": (f'Ghi chú {drawn.randint(1, 99)}: <b> & "x"\nhai dòng',) if drawn.random() < 0.2 else None,
        "starred": drawn.random() < 0.1,
        "created": at,
        "modified": at,
    }


def about(at):
    return {
        "rev": 1,
        "title": (f"Bài số {at}: {{a}} & b",),
        "date": (f"20{10 + at % 9}-0{1 + at % 9}-11",) if at % 5 else None,
        "source": (["Nhân dân", "Tuổi Trẻ", "VnExpress"][at % 3],) if at % 4 else None,
        "author": ("Nguyễn Văn A",) if at % 2 else None,
        "labels": [],
        "done": at % 6 == 0,
        "memo": (f"Về bài {at}",) if at % 8 == 0 else None,
        "themes": [theme_id(6)] if at % 10 == 0 else [],
        "attributes": [],
    }


def person(who):
    own, name = ANNOTATORS[who]
    return {"id": own, "name": name, "same_person_as": None}


def record_of(name, text, who, made):
    at = int(name[4:6])
    return {
        "format": 1,
        "kind": "annotations",
        "annotator": person(who),
        "article": {"path": name, "sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text)},
        "about": about(at)
        if who == 0
        else {"rev": 0, "labels": [], "done": at % 4 == 0, "themes": [], "attributes": []},
        "annotations": sorted(made, key=lambda one: (one["start"], one["end"], one["id"])),
        "deleted": [],
        "rivals": [],
    }


def codebook(who):
    themes = []
    for number, (name, above) in enumerate(THEMES if who == 0 else []):
        theme = {"id": theme_id(number), "rev": 1, "name": (name,)}
        if above is not None:
            theme["parent"] = ((theme_id(above),),)
        theme |= {"color": (f"#{(number * 19 + 40) % 256:02x}815b",), "order": (number * 10,)}
        if number % 3 == 0:
            theme["definition"] = (f"Định nghĩa của {name}.\nHai dòng & <một>.",)
        themes.append(dict(sorted(theme.items(), key=lambda one: FIELDS.index(one[0]))))
    return {
        "format": 1,
        "kind": "codebook",
        "annotator": person(who),
        "memo": ("Về dự án & <mọi thứ>",) if who == 0 else None,
        "locked": False,
        "keys": [],
        "themes": themes,
    }


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def write(folder):
    """Writes the project into a folder."""
    drawn = random.Random(20261202)
    texts = dict(pieces())
    names = sorted(texts)
    placed = {name: [] for name in names}
    records = {}
    for number in range(N_ANNOTATIONS):
        # The last article has nothing.
        name = names[number % (N_ARTICLES - 1)]
        who = drawn.choice([0, 0, 1, 2])
        made = records.setdefault((who, name), [])
        if number % 40 == 39 and made:
            # The same person says the same once more.
            made.append(dict(made[-1], id=str(uuid.UUID(int=drawn.getrandbits(128), version=4))))
        else:
            made.append(annotation(texts[name], drawn, placed[name]))
    for (who, name), made in records.items():
        put(folder / "annotations" / ANNOTATORS[who][0] / f"{name}.ron", ron(record_of(name, texts[name], who, made)))
    for who, (own, _) in enumerate(ANNOTATORS):
        put(folder / "annotations" / own / "codebook.ron", ron(codebook(who)))
    texts[SHORTENED] = "".join(texts[SHORTENED].splitlines(keepends=True)[:4])
    for name, text in texts.items():
        put(folder / name, text)


def told(program, *arguments):
    """What `--json` prints, a value a line."""
    run = subprocess.run([program, *arguments, "--json"], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, arguments))}: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]
