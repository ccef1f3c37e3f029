"""Silence and deeds are no sayings."""

import pytest

from tests.pipeline.conftest import parsed
from workbench.pipeline.deeds import is_in_its_source, more_than_a_deed, more_than_silence
from workbench.pipeline.hands import Hand

REPLY = [
    "Lee/PROPN/nsubj/3",
    "did/AUX/aux/3",
    "not/PART/advmod/3",
    "reply/VERB/ROOT/3",
    "to/ADP/case/5",
    "requests/NOUN/obl/3",
]
DECLINED = ["Lee/PROPN/nsubj/1", "declined/VERB/ROOT/1", "to/PART/mark/3", "comment/VERB/xcomp/1"]
UNSAID = [
    "Lee/PROPN/nsubj/3",
    "has/AUX/aux/3",
    "not/PART/advmod/3",
    "said/VERB/ROOT/3",
    "what/PRON/nsubj/5",
    "leaks/VERB/ccomp/3",
]
NO_NAMES = ["Lee/PROPN/nsubj/1", "declined/VERB/ROOT/1", "to/PART/mark/3", "release/VERB/xcomp/1", "names/NOUN/obj/3"]
HOSTAGES = ["Lee/PROPN/nsubj/1", "refused/VERB/ROOT/1", "to/PART/mark/3", "release/VERB/xcomp/1", "them/PRON/obj/3"]
QUESTIONED = ["Lee/PROPN/nsubj/1", "questioned/VERB/ROOT/1", "forty/NUM/nummod/3", "adults/NOUN/obj/1"]
VOTED = ["Lee/PROPN/nsubj/1", "voted/VERB/ROOT/1", "to/PART/mark/3", "leave/VERB/xcomp/1"]
REFUSED = ["Lee/PROPN/nsubj/1", "refused/VERB/ROOT/1", "to/PART/mark/3", "leave/VERB/xcomp/1"]


@pytest.mark.parametrize(
    ("rows", "cue", "content", "kept"),
    [
        pytest.param(REPLY, (1, 4), (4, 6), False, id="no reply"),
        pytest.param(DECLINED, (1, 2), (2, 4), False, id="no comment"),
        pytest.param(UNSAID, (1, 4), (4, 6), False, id="what is left open"),
        pytest.param(NO_NAMES, (1, 2), (2, 5), False, id="names that are kept"),
        pytest.param(HOSTAGES, (1, 2), (2, 5), True, id="people who are kept"),
        pytest.param(VOTED, (1, 2), (2, 4), False, id="a vote"),
        pytest.param(REFUSED, (1, 2), (2, 4), True, id="a refusal of something else"),
    ],
)
def test_what_says_nothing(nlp, rows, cue, content, kept):
    """The article tells of it, and nobody has spoken."""
    doc = parsed(nlp, *rows)
    hand = Hand((doc[0:1],), (doc[slice(*cue)],), (doc[slice(*content)],))

    assert (hand if kept else None) == more_than_silence(hand)


def test_words_for_the_speaker_are_not_what_is_said(nlp):
    """ "[His brother] denies" has no words that he denies."""
    doc = parsed(nlp, "His/PRON/nmod:poss/1", "brother/NOUN/nsubj/2", "denies/VERB/ROOT/2", "it/PRON/obj/2")

    assert is_in_its_source(Hand((doc[0:1],), (doc[2:3],), (doc[1:2],)))
    assert not is_in_its_source(Hand((doc[0:2],), (doc[2:3],), (doc[3:4],)))


@pytest.mark.parametrize(("verb", "kept"), [("questioned", False), ("disputed", True)])
def test_whom_somebody_questioned_is_no_saying(nlp, verb, kept):
    """ "Questioned forty adults" is a deed, "disputed forty votes" is none."""
    doc = parsed(nlp, QUESTIONED[0], f"{verb}/VERB/ROOT/1", *QUESTIONED[2:])

    assert kept == (more_than_a_deed(Hand((doc[0:1],), (doc[1:2],), (doc[2:4],))) is not None)


@pytest.mark.parametrize(
    ("verb", "noun", "kept"),
    [
        pytest.param("rejected", "offer", False, id="an offer"),
        pytest.param("rejected", "charge", True, id="a charge"),
        pytest.param("denied", "access", False, id="access"),
        pytest.param("denied", "attack", True, id="a deed"),
        pytest.param("dismissed", "threat", True, id="a threat"),
    ],
)
def test_what_is_turned_down_is_no_claim(nlp, verb, noun, kept):
    """Who rejects an offer or denies somebody entry says nothing about what is so."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", f"{verb}/VERB/ROOT/1", "the/DET/det/3", f"{noun}/NOUN/obj/1")

    assert kept == (more_than_a_deed(Hand((doc[0:1],), (doc[1:2],), (doc[2:4],))) is not None)


def test_what_is_dismissed_as_something_is_a_claim(nlp):
    """ "Dismissed the log as a forgery" denies what the log says."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "dismissed/VERB/ROOT/1", "the/DET/det/3", "log/NOUN/obj/1", "as/ADP/case/6", "a/DET/det/6", "forgery/NOUN/obl/1")  # fmt: skip

    assert more_than_a_deed(Hand((doc[0:1],), (doc[1:2],), (doc[2:7],))) is not None
