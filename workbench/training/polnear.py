"""PolNeAR: who said what in American news, as brat stand-off files beside the articles."""

from collections.abc import Iterator
from pathlib import Path

from workbench.training.corpus import Document, Link, Mark

HEADS = {"Source": "source", "Cue": "cue", "Content": "content"}


def read(folder: Path) -> Iterator[Document]:
    """One document for each article. PolNeAR marks no attribution inside another one's content."""
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_text("utf-8")
        spans, links = {}, []
        for line in path.read_text("utf-8").splitlines():
            fields = line.split("\t")
            if line.startswith("T") and len(fields) > 1:
                kind, places = fields[1].split(" ", 1)
                spans[fields[0]] = kind, tuple(tuple(map(int, place.split())) for place in places.split(";"))
            elif line.startswith("E"):
                links.append([part.split(":") for part in fields[1].split() if ":" in part])
        yield Document(
            corpus="polnear",
            text=text,
            heads=dict.fromkeys(HEADS.values(), ()),
            marks=tuple(
                Mark(HEADS[kind], start, end, HEADS[kind].upper())
                for kind, places in spans.values()
                if kind in HEADS
                for start, end in _apart(places)
            ),
            links=tuple(link for parts in links if (link := _link(parts, spans))),
        )


def _link(parts: list[list[str]], spans: dict) -> Link | None:
    """The attribution of one event line; None where the annotation has no cue or no content."""
    cue, source, contents = None, None, []
    for role, key in parts:
        _, places = spans[key]
        if role.startswith("Content"):
            contents += _apart(places)
        elif role == "Cue":
            cue = places[0]
        elif role == "Source":
            source = places[0]
    return Link(tuple(contents), cue, source) if cue and contents else None


def _apart(places: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The fragments of a span, those that only a space or a line break divides made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start - joined[-1][1] <= 2:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        elif end > start:
            joined.append((start, end))
    return joined
