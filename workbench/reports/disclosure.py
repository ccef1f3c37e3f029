"""What a notebook would give away if it left: where it stands, what it is, and what to do about it.

It errs on the side of refusing. What stands in the article itself is the article's: it is told, and refuses nothing.
"""

import csv
import getpass
import re
import socket
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from workbench.judgments.protection import Protection
from workbench.reports.surfaces import EMBEDDED, readable, walk, words_in

# Kinds, with what to do about them beside --allow and --redact.
ADVICE = {
    "path": "write it relative to the notebook",
    "host": "take the name of the machine out",
    "user": "take the name of the account out",
    "email": "take the address out",
    "token": "revoke it where it was issued, then take it out",
    "analyst": "share under a label, or agree to be named",
    "hidden": "show the cell and read it, or delete it",
    "widget": "run `workbench share`, which leaves it out",
    "position": "take the position out of the picture's file",
    "protected": "use the label, or let share run the notebook again",
}
NEVER_ALLOWED = ("protected",)  # somebody's safety was promised; only the judgment itself can be taken back
PATH = re.compile(
    r"file:/{1,3}[^\s\"'<>]+"
    r"|(?<![\w.:/\\<~*-])/(?:[\w.@+~-]+/)+[\w.@+~-]+"  # two names at least: a lone slash is "and/or"
    r"|\b[A-Za-z]:(?:\\{1,2}|/(?!/))\w[\w .~()-]*(?:(?:\\{1,2}|/)[\w .~()-]+)*"
    r"|(?<!\\)\\\\[\w.-]+\\[\w.$-]+(?:\\[\w.$ -]+)*"
)
EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
POSITION = re.compile(r"^GPSInfo \d+:", re.M)
HIDING_TAGS = re.compile(r"(hide|remove)[-_](cell|input|output)s?|hidden|report_ignore", re.I)
NOBODYS = {"root", "user", "admin", "jovyan", "ubuntu", "runner", "analyst", "home", "app", "localhost", "workbench"}
SHORTEST = 3  # letters of an account's name; "ab" would be found everywhere


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that would be given away. `own` says that the article itself has it, so that it is no secret."""

    kind: str
    where: str
    what: str
    own: bool = False

    def __str__(self):
        words = " ".join(self.what.split())
        shown = words if len(words) <= 80 else f"{words[:77]}…"
        says = "it stands in the article" if self.own else ADVICE[self.kind]
        return f"{self.where}: {self.kind}: {shown}: {says}"


@dataclass(frozen=True, slots=True)
class Private:
    """What is private here: names of accounts, machines and analysts, protected sources; `texts` are the articles'."""

    users: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    analysts: tuple[str, ...] = ()
    protections: tuple[Protection, ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)

    def is_own(self, kind: str, what: str) -> bool:
        """Whether the articles themselves say so; a token or a protected name stays one wherever it stands."""
        return kind not in ("token", "protected", "position") and any(what in text for text in self.texts)


def private_here(
    *, analysts: Iterable[str] = (), protections: Iterable[Protection] = (), texts: Iterable[str] = ()
) -> Private:
    """What is private on this machine, with who judged, which names are kept back and which texts were read."""
    host = socket.gethostname()
    return Private(
        users=_telling([getpass.getuser(), Path.home().name]),
        hosts=_telling([host, host.partition(".")[0]]),
        analysts=_telling(analysts),
        protections=tuple(protections),
        texts=tuple(texts),
    )


def disclosures(notebook, private: Private) -> tuple[Finding, ...]:
    """Everything that the notebook would give away, in order of its cells, each thing once a place."""
    found = [*hidden_cells(notebook), *_widgets(notebook)]

    def see(where: str, form: str, words: str) -> str:
        """Look through the words of one place, and leave them as they are."""
        found.extend(_in(words, where, form, private))
        return words

    walk(notebook, see)
    return tuple(dict.fromkeys(found))


def hidden_cells(notebook) -> tuple[Finding, ...]:
    """Cells that are folded away where the notebook was written, and would lie open where it is read."""
    return tuple(
        Finding("hidden", f"cell {number}", (cell.source.strip().splitlines() or ["an empty cell"])[0])
        for number, cell in enumerate(notebook.cells, 1)
        if _is_hidden(cell.metadata)
    )


def found_in(words: str, where: str, private: Private) -> tuple[Finding, ...]:
    """What plain words would give away."""
    return tuple(_in(words, where, "plain", private))


def matches(words: str, private: Private) -> Iterator[tuple[str, re.Match]]:
    """Kind and place of everything private in plain words."""
    for kind, pattern in _patterns(private):
        for match in pattern.finditer(words):
            yield kind, match


def _in(words: str, where: str, form: str, private: Private) -> Iterator[Finding]:
    if form == "picture":
        words = words_in(words)
        if POSITION.search(words):
            yield Finding("position", where, "where the picture was taken")
    else:
        for picture in EMBEDDED.finditer(words):
            yield from _in(picture["data"], f"{where}, inside a picture's file", "picture", private)
        plain = EMBEDDED.sub("", words)
        words = readable(plain) if form == "markup" else f"{plain}\n{readable(plain)}" if "<" in plain else plain
    for kind, match in matches(_as_seen(words), private):
        yield Finding(kind, where, match[0], own=private.is_own(kind, match[0]))


def _patterns(private: Private) -> Iterator[tuple[str, re.Pattern]]:
    yield "path", PATH
    yield "email", EMAIL
    for token in _tokens():
        yield "token", token
    for kind in ("user", "host", "analyst"):
        for name in getattr(private, f"{kind}s"):
            yield kind, re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.I if kind != "user" else 0)
    for item in private.protections:
        yield "protected", item.pattern


@cache
def _tokens() -> tuple[re.Pattern, ...]:
    """The shapes of keys and tokens, each from whoever issues them."""
    text = files("workbench.reports").joinpath("tokens.csv").read_text("utf-8")
    return tuple(re.compile(row["pattern"]) for row in csv.DictReader(text.splitlines()))


def _as_seen(words: str) -> str:
    """As they look: without invisible characters, wide and ligated letters as plain ones."""
    return "".join(c for c in unicodedata.normalize("NFKC", words) if unicodedata.category(c) != "Cf")


def _is_hidden(metadata) -> bool:
    jupyter = metadata.get("jupyter", {})
    flags = [jupyter.get("source_hidden"), jupyter.get("outputs_hidden"), metadata.get("collapsed")]
    flags += [metadata.get("hide_input"), metadata.get("hideCode"), metadata.get("hideOutput")]
    return any(flags) or any(HIDING_TAGS.fullmatch(tag) for tag in metadata.get("tags", []))


def _widgets(notebook) -> Iterator[Finding]:
    if "widgets" in notebook.metadata:
        yield Finding("widget", "the notebook's metadata", "the state of its widgets")
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if any("vnd.jupyter.widget" in kind for kind in output.get("data", {})):
                yield Finding("widget", f"cell {number}", "a widget that needs its kernel")


def _telling(names: Iterable[str]) -> tuple[str, ...]:
    """Names that tell one person or machine from another."""
    kept = (name for name in names if len(name) >= SHORTEST and name.lower() not in NOBODYS)
    return tuple(dict.fromkeys(kept))
