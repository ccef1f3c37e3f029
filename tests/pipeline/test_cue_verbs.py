"""The verb between a speaker and the words tells whether anything was said."""

import pytest

from tests.pipeline.conftest import parsed
from workbench.pipeline.cue_verbs import with_its_verb
from workbench.pipeline.hands import Hand

SHOWN = [
    "Images/NOUN/nsubj/1",
    "appear/VERB/ROOT/1",
    "to/PART/mark/3",
    "show/VERB/xcomp/1",
    "a/DET/det/5",
    "bridge/NOUN/obj/3",
]
TALLY = [
    "A/DET/det/1",
    "tally/NOUN/nsubj/2",
    "gives/VERB/ROOT/2",
    "them/PRON/iobj/2",
    "ten/NUM/nummod/5",
    "seats/NOUN/obj/2",
]
TRIAL = ["A/DET/det/1", "pilot/NOUN/nsubj/2", "stood/VERB/ROOT/2", "trial/NOUN/obj/2", "over/ADP/case/6", "two/NUM/nummod/6",
         "deaths/NOUN/obl/2"]  # fmt: skip
SLIP = [
    "He/PRON/nsubj/1",
    "let/VERB/ROOT/1",
    "slip/VERB/xcomp/1",
    "that/SCONJ/mark/5",
    "it/PRON/nsubj/5",
    "sank/VERB/ccomp/2",
]
SOLD = ["It/PRON/nsubj:pass/2", "was/AUX/aux:pass/2", "sold/VERB/ROOT/2", "to/ADP/case/4", "voters/NOUN/obl/2"]


def test_what_appears_to_show_something_says_it(nlp):
    """The paper is the source, and what it shows is said; "appears" alone would be the article's own doubt."""
    doc = parsed(nlp, *SHOWN)
    found = with_its_verb(Hand((), (doc[1:2],), (doc[2:6],)))

    assert ("appear to show", "a bridge") == (found.cue[0].text, found.content[0].text)


@pytest.mark.parametrize(
    ("rows", "source", "content", "cue"),
    [
        pytest.param(TALLY, (0, 2), (3, 6), "gives", id="a paper says by whatever it does"),
        pytest.param(SLIP, (0, 1), (3, 6), "let slip", id="the whole phrase"),
    ],
)  # fmt: skip
def test_the_verb_between_is_the_cue(nlp, rows, source, content, cue):
    """A speaker that is its subject says what hangs on it."""
    doc = parsed(nlp, *rows)
    found = with_its_verb(Hand((doc[slice(*source)],), (), (doc[slice(*content)],)))

    assert cue == found.cue[0].text


@pytest.mark.parametrize(
    ("rows", "source", "content"),
    [
        pytest.param(TRIAL, (0, 2), (5, 7), id="a deed"),
        pytest.param(SOLD, (4, 5), (0, 4), id="whom it was done to"),
    ],
)
def test_a_deed_says_nothing(nlp, rows, source, content):
    """A bare noun behind a verb that is none of saying was not said by anybody."""
    doc = parsed(nlp, *rows)

    assert with_its_verb(Hand((doc[slice(*source)],), (), (doc[slice(*content)],))) is None


def test_without_a_parse_a_hand_stays_as_it_is(make_doc):
    """Nothing is known of its verbs."""
    doc = make_doc("A pilot stood trial.")
    hand = Hand((doc[0:2],), (), (doc[3:4],))

    assert hand == with_its_verb(hand)
