"""A speaker keeps the hand they came through."""

from dataclasses import replace

import pytest

from tests.pipeline.conftest import hand
from workbench.claims import Source
from workbench.pipeline.carrying import through_whom
from workbench.pipeline.hands import Hand
from workbench.pipeline.passing import split_hands


def carried(doc, hands, ids, *sources):
    """For every hand its source's id and the index of its parent."""
    kept, ids = through_whom(hands, ids, {source.id: source for source in sources})
    return [(who, item.parent) for who, item in zip(ids, kept, strict=True)]


HERALD = Source("s1", "The Herald", "outlet", "named")
DOCKERS = Source("s2", "dockers", "group", "unnamed")
LEE = Source("s2", "Ann Lee", "person", "named")


@pytest.fixture
def cited(make_doc):
    """The Herald cites dockers, and the dockers go on."""
    doc = make_doc("According to the Herald, citing dockers, it sank. The dockers added that it burned.")
    first = hand(doc, "the Herald, citing dockers", "According to", "it sank")
    return doc, [*split_hands(doc, [first]), hand(doc, "The dockers", "added", "it burned")]


def test_the_unnamed_keep_their_messenger(cited):
    """Whom we know through a paper alone goes on to speak through it."""
    doc, hands = cited

    assert [("s1", None), ("s2", 0), ("s1", None), ("s2", 2)] == carried(
        doc, hands, ["s1", "s2", "s2"], HERALD, DOCKERS
    )


def test_what_is_written_is_another_occasion(cited):
    """A letter may have come some other way."""
    doc, hands = cited
    hands[2] = replace(hands[2], cue=(doc.vocab and hand(doc, None, "added", "it burned").cue[0],))
    written = [*hands[:2], Hand(hands[2].source, (), hands[2].content)]

    assert 4 == len(carried(doc, written, ["s1", "s2", "s2"], HERALD, DOCKERS))


def test_the_named_may_have_spoken_elsewhere(make_doc):
    """What Lee told the Herald came through it; what she says later need not."""
    doc = make_doc("Ann Lee told the Dunmere Herald that it sank. Lee says it burned.")
    told = split_hands(doc, [hand(doc, "Ann Lee", "told", "it sank")])

    assert [("s1", None), ("s2", 0), ("s2", None)] == carried(
        doc, [*told, hand(doc, "Lee", "says", "it burned")], ["s1", "s2", "s2"], HERALD, LEE
    )


def test_whom_a_paper_let_speak_goes_on_through_it(make_doc):
    """ "The Herald wrote that dockers expect a strike. It had rained, the dockers said." is the Herald's still."""
    doc = make_doc("The Herald wrote that dockers expect a strike. It had rained, the dockers said.")
    told = hand(doc, "The Herald", "wrote", "dockers expect a strike")
    hands = [
        told,
        hand(doc, "dockers", "expect", "a strike", parent=0),
        hand(doc, "the dockers", "said", "It had rained"),
    ]

    assert [("s1", None), ("s2", 0), ("s1", None), ("s2", 2)] == carried(
        doc, hands, ["s1", "s2", "s2"], HERALD, DOCKERS
    )
