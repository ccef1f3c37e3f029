"""A speaker can stand behind the verb, where the parse takes it for something else."""

import pytest

from tests.pipeline.conftest import parsed
from workbench.pipeline.hands import Hand
from workbench.pipeline.inverted import said_by_whom_behind, tagged_on, with_speaker_behind


def told(doc):
    """Speaker and words of the first verb of the doc that has both so; None where none has."""
    hands = filter(None, map(said_by_whom_behind, doc))
    return next(((hand.source[0].text, hand.content[0].text) for hand in hands), None)


LASTS = ["It/PRON/nsubj/4", "will/AUX/aux/4", "last/VERB/ccomp/4", ",/PUNCT/punct/4"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([*LASTS, "promised/VERB/ROOT/4", "the/DET/det/6", "mayor/NOUN/obj/4", "./PUNCT/punct/4"],
                     ("the mayor", "It will last"), id="taken for an object"),
        pytest.param([*LASTS, "promised/VERB/ROOT/4", "the/DET/det/6", "mayor/NOUN/obj/4", "of/ADP/case/8", "Orle/PROPN/nmod/6", "./PUNCT/punct/4"],
                     ("the mayor of Orle", "It will last"), id="with what belongs to the speaker"),
        pytest.param([*LASTS, "promised/VERB/ROOT/4", "the/DET/det/6", "book/NOUN/obj/4", "./PUNCT/punct/4"],
                     None, id="a thing"),
        pytest.param([*LASTS, "told/VERB/ROOT/4", "the/DET/det/6", "mayor/NOUN/obj/4", "./PUNCT/punct/4"],
                     None, id="who is told"),
        pytest.param([*LASTS, "promised/VERB/ROOT/4", "the/DET/det/6", "mayor/NOUN/obj/4", "to/PART/mark/8", "come/VERB/xcomp/4"],
                     None, id="more behind"),
        pytest.param(["Lee/PROPN/nsubj/7", ",/PUNCT/punct/4", "who/PRON/nsubj/4", "had/AUX/aux/4", "come/VERB/acl:relcl/0", "late/ADV/advmod/4",
                      ",/PUNCT/punct/4", "denied/VERB/ROOT/7", "the/DET/det/9", "mayor/NOUN/obj/7", "./PUNCT/punct/7"],
                     None, id="a comma that ends an aside"),
    ],
)  # fmt: skip
def test_who_stands_behind_the_verb(nlp, rows, expected):
    """Between a clause with its comma and a stop, somebody behind a verb of saying says the clause."""
    doc = parsed(nlp, *rows)
    for token in doc:
        token.tag_ = "VBD" if token.lower_ in {"promised", "told", "denied"} else ""

    assert expected == told(doc)


def test_the_speaker_is_not_taken_from_what_is_said(nlp):
    """ "Clerk stole, says mayor": the mayor says it, not the clerk who stands where a speaker would."""
    doc = parsed(
        nlp, "Clerk/NOUN/nsubj/1", "stole/VERB/ccomp/3", ",/PUNCT/punct/3", "says/VERB/ROOT/3", "mayor/NOUN/nsubj/1"
    )
    doc[3].tag_ = "VBZ"

    mended = with_speaker_behind(Hand((doc[0:1],), (doc[3:4],), (doc[1:2],)))

    assert ("mayor", "Clerk stole") == (mended.source[0].text, mended.content[0].text)


LINE = ["The/DET/det/1", "well/NOUN/nsubj/3", "was/AUX/cop/3", "theirs/PRON/ROOT/3", ",/PUNCT/punct/3", "rival/ADJ/amod/6", "clans/NOUN/nsubj/7",
        "claimed/VERB/acl/3"]  # fmt: skip


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param(
            ["in/ADP/case/9", "court/NOUN/obl/7", "./PUNCT/punct/3"],
            ("rival clans", "The well was theirs"),
            id="where it was said",
        ),
        pytest.param(["the/DET/det/9", "prize/NOUN/obj/7", "./PUNCT/punct/3"], None, id="a deed"),
        pytest.param(
            ["that/SCONJ/mark/10", "it/PRON/nsubj/10", "burned/VERB/ccomp/7"], None, id="another clause is what is said"
        ),
    ],
)
def test_who_ends_the_sentence(nlp, behind, expected):
    """A speaker and a verb behind a comma say the clause before, however the parse hangs them on it."""
    doc = parsed(nlp, *LINE, *behind)
    doc[7].tag_ = "VBD"

    found = tagged_on(doc[7])

    assert expected == (found and (found.source[0].text, found.content[0].text))


def test_who_goes_on_with_the_sentence(nlp):
    """ "The well was theirs, who claimed in court" ends with no speaker."""
    doc = parsed(nlp, *LINE[:5], "who/PRON/nsubj/6", "claimed/VERB/acl:relcl/3", "in/ADP/case/8", "court/NOUN/obl/6")
    doc[6].tag_ = "VBD"

    assert tagged_on(doc[6]) is None
