"""Whom the text names as doing or suffering something."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import behind, parsed
from workbench.pipeline.actors import find_actors


def test_actors_do_or_suffer_something(nlp):
    """A state that acts is an actor, a place where something happens is none; a last name is the full name."""
    doc = parsed(nlp, "Iran/PROPN/nsubj/1", "met/VERB/ROOT/1", "Ann/PROPN/obj/1", "Lee/PROPN/flat/2", "in/ADP/case/5", "Rome/PROPN/obl/1",
                 "|Lee/PROPN/nsubj/7", "left/VERB/ROOT/7")  # fmt: skip
    doc.set_ents([Span(doc, 0, 1, "LOC"), Span(doc, 2, 4, "PERSON"), Span(doc, 5, 6, "LOC"), Span(doc, 6, 7, "PERSON")])

    assert [("Iran", "organisation", 1), ("Ann Lee", "person", 2)] == [
        (actor.name, actor.kind, len(actor.mentions)) for actor in find_actors(doc, offset=0)
    ]


def test_nobody_speaks_for_a_region(nlp):
    """The Middle East is no actor, nor is "we"; a capital is its state, called by the state's own name."""
    doc = parsed(nlp, "Tehran/PROPN/nsubj/1", "left/VERB/ROOT/1", "|Iran/PROPN/nsubj/3", "left/VERB/ROOT/3", "|Middle/PROPN/amod/5",
                 "East/PROPN/nsubj/6", "left/VERB/ROOT/6", "|We/PRON/nsubj/8", "left/VERB/ROOT/8")  # fmt: skip
    labels = ((0, 1, "LOC"), (2, 3, "LOC"), (4, 6, "LOC"), (7, 8, "ORG"))
    doc.set_ents([Span(doc, start, end, label) for start, end, label in labels])

    assert [("Iran", 2)] == [(actor.name, len(actor.mentions)) for actor in find_actors(doc, offset=0)]


@pytest.mark.parametrize(("label", "expected"), [("ORG", ["Lumo"]), ("LOC", [])])
def test_a_body_that_is_told_of_again_and_again(nlp, label, expected):
    """ "The Lumo deal" three times over is about Lumo; a place in which things happen stays a place."""
    rows = ["The/DET/det/2", "Lumo/PROPN/compound/2", "deal/NOUN/nsubj/3", "fell/VERB/ROOT/3"]
    doc = parsed(nlp, *rows, *behind(4, rows), *behind(8, rows))
    doc.set_ents([Span(doc, start, start + 1, label) for start in (1, 5, 9)])

    assert expected == [actor.name for actor in find_actors(doc, offset=0)]
