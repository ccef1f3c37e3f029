"""Words around a saying of the same speaker only frame it; a clause beside it is a claim of its own."""

import pytest

from tests.pipeline.conftest import parsed
from workbench.pipeline.frames import beside
from workbench.pipeline.hands import Hand


def test_what_only_frames_is_no_claim(nlp):
    """In "[they believed it sank]" nothing is said beside "it sank"."""
    doc = parsed(nlp, "they/PRON/nsubj/1", "believed/VERB/ROOT/1", "it/PRON/nsubj/3", "sank/VERB/ccomp/1")

    assert [] == beside(doc[:], [Hand((doc[0:1],), (doc[1:2],), (doc[2:4],))])


@pytest.mark.parametrize(
    "relations",
    [
        pytest.param(("advcl/9", "ROOT/9"), id="a clause against it"),
        pytest.param(("ROOT/3", "parataxis/3"), id="the parse has it the other way round"),
    ],
)
def test_a_clause_beside_stays(nlp, relations):
    """ "[though they could confirm that it sank], this proves nothing": the second clause is told, without the first."""
    confirm, mean = relations
    doc = parsed(nlp, "though/SCONJ/mark/3", "they/PRON/nsubj/3", "could/AUX/aux/3", f"confirm/VERB/{confirm}", "that/SCONJ/mark/6",
                 "it/PRON/nsubj/6", "sank/VERB/ccomp/3", ",/PUNCT/punct/3", "this/PRON/nsubj/9", f"proves/VERB/{mean}", "nothing/PRON/obj/9")  # fmt: skip

    assert ["this proves nothing"] == [
        piece.text for piece in beside(doc[:], [Hand((doc[1:2],), (doc[2:4],), (doc[4:7],))])
    ]


def test_a_saying_deep_inside_leaves_the_claim_whole(nlp):
    """ "the plan, which he called a hoax, failed" is one claim."""
    doc = parsed(
        nlp,
        "plans/NOUN/nsubj/5",
        "which/PRON/obj/3",
        "he/PRON/nsubj/3",
        "called/VERB/acl:relcl/0",
        "hoaxes/NOUN/xcomp/3",
        "failed/VERB/ROOT/5",
    )

    assert [doc[:].text] == [piece.text for piece in beside(doc[:], [Hand((doc[2:3],), (doc[3:4],), (doc[4:5],))])]
