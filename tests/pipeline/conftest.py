"""Docs by hand: a rule's test must not change when the model is retrained."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from workbench.pipeline.hands import Hand
from workbench.pipeline.sentences import set_sentence_starts


@pytest.fixture(scope="session")
def nlp():
    """Tokens alone; nothing learned."""
    return spacy.blank("en")


@pytest.fixture(scope="session")
def make_doc(nlp):
    """A Doc with sentences and with the entities given as (words, label)."""

    def make(text: str, *ents: tuple[str, str]) -> Doc:
        doc = set_sentence_starts(nlp.make_doc(text))
        doc.set_ents([find(doc, words, label) for words, label in ents])
        return doc

    return make


def parsed(nlp, *words: str) -> Doc:
    """A Doc of one or more sentences with a parse by hand: each word as "form/POS/relation/head".

    Heads count from 0 in the doc; "|" before a form begins a sentence.
    """
    cells = [word.removeprefix("|").rsplit("/", 3) for word in words]
    starts = [index == 0 or word.startswith("|") for index, word in enumerate(words)]
    return Doc(
        nlp.vocab,
        words=[cell[0] for cell in cells],
        pos=[cell[1] for cell in cells],
        deps=[cell[2] for cell in cells],
        heads=[int(cell[3]) for cell in cells],
        sent_starts=starts,
    )


def behind(words, sentences):
    """Rows of a parse moved behind so many tokens."""
    rows = [row.rsplit("/", 1) for row in sentences]
    return [f"{'|' if number == 0 else ''}{row}/{int(head) + words}" for number, (row, head) in enumerate(rows)]


def find(doc: Doc, words: str, label: str = "") -> Span:
    """The span of the first occurrence of `words` in the doc."""
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words), label=label)
    assert span is not None, f"{words!r} does not fall on tokens"
    return span


def hand(doc: Doc, source: str | None, cue: str | None, *content: str, parent: int | None = None) -> Hand:
    """A Hand of the first occurrences of these words."""
    return Hand(
        source=(find(doc, source),) if source else (),
        cue=(find(doc, cue),) if cue else (),
        content=tuple(find(doc, words) for words in content),
        parent=parent,
    )
