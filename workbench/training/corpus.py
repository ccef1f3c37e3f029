"""Annotated texts as one kind of record, whatever their format, and which corpus may be used for what.

Nothing that is read here is ever written into the package.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.errors import WorkbenchError


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotated stretch of text for one head.

    `label` None: whatever the head says here is neither rewarded nor punished. `certain` False: the
    label would be right, and none would be right too.
    """

    head: str
    start: int
    end: int
    label: str | None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """One annotated attribution: character spans of its contents, of its cue, and of its source if it has one."""

    contents: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    source: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank; `head` is the index of another word of the document, -1 at the root of a sentence."""

    start: int
    end: int
    upos: str
    tag: str
    lemma: str
    head: int
    deprel: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what its corpus says about it.

    `heads` maps each `spans` head that the corpus answers to the labels it does not mark: there, an
    unmarked piece may be O or one of those. Heads that are not named learn nothing here. `numbers` are answers
    of the head `scale`.
    """

    corpus: str
    text: str
    heads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    words: tuple[Word, ...] = ()
    numbers: tuple[tuple[int, int, float], ...] = ()
    scale: str = "factuality"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where a corpus lies, who reads it, and under which licence its annotation is; None: not stated."""

    name: str
    folder: str
    read: Callable[[Path], Iterator[Document]]
    licence: str | None


def corpora() -> tuple[Corpus, ...]:
    """Every corpus of the recipe."""
    from workbench.training import factuality, names, polnear, szeged, treebanks

    return (
        Corpus("polnear", "polnear", polnear.read, None),
        Corpus("szeged-wiki", "szeged", szeged.read_wiki, None),
        Corpus("szeged-bio", "szeged", szeged.read_bio, None),
        Corpus("wikigold", "ner", names.read_wikigold, "CC BY 4.0"),
        Corpus("uner-ewt", "ner", names.read_uner, "CC BY-SA 4.0"),
        Corpus("re3d", "ner", names.read_re3d, "public domain, OGL v3, CC BY, CC BY-SA"),
        Corpus("ewt", "ewt", treebanks.read_ewt, "CC BY-SA 4.0"),
        Corpus("gum", "gum", treebanks.read_gum, "CC BY 4.0"),
        Corpus("uds-ih2", "factuality", factuality.read_uds, "CC BY-SA 4.0"),
        Corpus("meantime", "factuality", factuality.read_meantime, None),
    )


def read_split(folder: Path, split: str, *, only: tuple[str, ...] = (), open_only: bool = False) -> list[Document]:
    """Every document of one split of the corpora under `folder`.

    A corpus without this split is skipped; `open_only` leaves out those whose licence is not stated.
    """
    if not folder.is_dir():
        raise WorkbenchError(f"There are no corpora at {folder}. Give their folder with --corpora.")
    documents = []
    for corpus in corpora():
        place = folder / corpus.folder / split
        if place.is_dir() and (not only or corpus.name in only) and (corpus.licence or not open_only):
            documents += corpus.read(place)
    if not documents:
        raise WorkbenchError(f"No corpus under {folder} has a split named {split!r}.")
    return documents
