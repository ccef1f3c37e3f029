"""Texts in which names stand for other names of their type: a small corpus teaches what a name looks like, not which.

Mention replacement after Dai and Adel 2020, "An Analysis of Simple Data Augmentation for Named Entity
Recognition" (https://aclanthology.org/2020.coling-main.343/).
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.training.corpus import Document, Mark

RENAMED = ("wikigold", "uner-ewt")  # their marks never overlap, and they know nothing but names
VARIANTS = 7  # of each document, beside itself
SHARE = 0.6  # of the names of a variant that are replaced

Names = dict[str, list[str]]


def variants(documents: list[Document], rng: random.Random) -> list[Document]:
    """Of each document of `RENAMED`, `VARIANTS` with other names in it."""
    names = names_by_type(documents)
    own = [item for item in documents if item.corpus in RENAMED]
    return [renamed(item, names, rng) for item in own for _ in range(VARIANTS)]


def names_by_type(documents: Iterable[Document]) -> Names:
    """Every name that a corpus is sure of, by type, as often as it is written."""
    names: Names = {}
    for document in documents:
        for mark in _names(document):
            names.setdefault(mark.label, []).append(document.text[mark.start : mark.end])
    return names


def _names(document: Document) -> Iterator[Mark]:
    """Marks of names whose type is certain and said once."""
    marks = [mark for mark in document.marks if mark.head == "entity"]
    said = Counter((mark.start, mark.end) for mark in marks)
    for mark in marks:
        if mark.certain and mark.label in ("PERSON", "ORG", "LOC") and said[mark.start, mark.end] == 1:
            yield mark


def renamed(document: Document, names: Names, rng: random.Random) -> Document:
    """The document with some of its names replaced; every mark stands where its words now stand."""
    chosen = {mark for mark in _names(document) if rng.random() < SHARE}
    text, marks, behind, before = "", [], 0, 0
    for mark in sorted(document.marks, key=lambda mark: mark.start):
        if mark.start != before or not marks:
            text += document.text[behind : mark.start]
            start, before = len(text), mark.start
            text += rng.choice(names[mark.label]) if mark in chosen else document.text[mark.start : mark.end]
            behind = mark.end
        marks.append(replace(mark, start=start, end=len(text)))
    return replace(document, text=text + document.text[behind:], marks=tuple(marks))
