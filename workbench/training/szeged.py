"""The Szeged Uncertainty Corpus: words that make a sentence uncertain, in Wikipedia and in biomedical text."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from workbench.training.corpus import Document, Mark

LABELS = {
    "speculation_modal_probable_": "epistemic",
    "speculation_hypo_doxastic _": "doxastic",
    "speculation_hypo_condition _": "conditional",
    "speculation_hypo_investigation _": "investigation",
}


def read_wiki(folder: Path) -> Iterator[Document]:
    """One document for each Wikipedia excerpt."""
    yield from _read(folder, "wiki.xml", "szeged-wiki")


def read_bio(folder: Path) -> Iterator[Document]:
    """One document for each biomedical abstract or article."""
    yield from _read(folder, "bio_*.xml", "szeged-bio")


def _read(folder: Path, pattern: str, corpus: str) -> Iterator[Document]:
    for path in sorted(folder.glob(pattern)):
        for document in ElementTree.parse(path).getroot().iter("Document"):
            text, marks = _text_and_marks(document)
            yield Document(corpus=corpus, text=text, heads={"uncertainty": ()}, marks=tuple(marks))


def _text_and_marks(document: ElementTree.Element) -> tuple[str, list[Mark]]:
    """The sentences of all parts, a space after each and an empty line after each part, with their cues."""
    text, marks = "", []
    for part in document.iter("DocumentPart"):
        for sentence in part.iter("Sentence"):
            for piece, label in _pieces(sentence):
                if label:
                    marks.append(Mark("uncertainty", len(text), len(text) + len(piece), label))
                text += piece
            text += " "
        text += "\n\n"
    return text, marks


def _pieces(element: ElementTree.Element, label: str | None = None) -> Iterator[tuple[str, str | None]]:
    if element.text:
        yield element.text, label
    for child in element:
        yield from _pieces(child, LABELS.get(child.get("type", ""), label))
        if child.tail:
            yield child.tail, label
