"""Whoever an aside names has said the clause that it stands beside."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import find, parsed
from workbench.pipeline.asides import spoken_beside
from workbench.pipeline.hands import Hand

SAFE = ["the/DET/det/{1}", "dam/NOUN/nsubj/{4}", "was/AUX/cop/{4}", "never/ADV/advmod/{4}", "safe/ADJ/ROOT/{4}"]


def clause(first):
    """ "The dam was never safe" from a place on."""
    heads = {"{1}": str(first + 1), "{4}": str(first + 4)}
    return [next(row.replace(mark, place) for mark, place in heads.items() if mark in row) for row in SAFE]


def said(doc, hands=()):
    """Words of source and contents of each hand."""
    return [([s.text for s in hand.source], [c.text for c in hand.content]) for hand in spoken_beside(doc, list(hands))]


@pytest.mark.parametrize(
    ("aside", "source"),
    [
        pytest.param(["In/ADP/case/2", "the/DET/det/2", "words/NOUN/obl/{v}", "of/ADP/case/4", "dockers/NOUN/nmod/2"],
                     "dockers", id="in the words of"),
        pytest.param(["In/ADP/case/3", "Lee/PROPN/nmod:poss/3", "'s/PART/case/1", "view/NOUN/obl/{v}"], "Lee", id="in Lee's view"),
        pytest.param(["In/ADP/case/2", "her/PRON/nmod:poss/2", "words/NOUN/obl/{v}"], "her", id="in her words"),
        pytest.param(["As/SCONJ/mark/3", "the/DET/det/2", "paper/NOUN/nsubj/3", "put/VERB/advcl/{v}", "it/PRON/obj/3"],
                     "the paper", id="as the paper put it"),
        pytest.param(["By/ADP/case/4", "the/DET/det/2", "docker/NOUN/nmod:poss/4", "'s/PART/case/2", "account/NOUN/obl/{v}"], "the docker", id="by somebody's account"),
        pytest.param(["According/VERB/case/2", "to/ADP/fixed/0", "dockers/NOUN/obl/{v}"], "dockers", id="according to"),
    ],
)  # fmt: skip
def test_an_aside_before_its_clause(nlp, aside, source):
    """The clause behind it is what was said, without the comma."""
    first = len(aside) + 1
    rows = [row.replace("{v}", str(first + 4)) for row in aside]
    doc = parsed(nlp, *rows, f",/PUNCT/punct/{first + 4}", *clause(first), f"./PUNCT/punct/{first + 4}")

    assert [([source], ["the dam was never safe"])] == said(doc)


def test_an_aside_with_a_name_in_apposition(nlp):
    """ "In the words of her lawyer, Ann Lee, …" gives the lawyer's name."""
    doc = parsed(nlp, "In/ADP/case/2", "the/DET/det/2", "words/NOUN/obl/14", "of/ADP/case/5", "her/PRON/nmod:poss/5",
                 "lawyer/NOUN/nmod/2", ",/PUNCT/punct/7", "Ann/PROPN/appos/5", "Lee/PROPN/flat/7", ",/PUNCT/punct/14",
                 *clause(10))  # fmt: skip
    doc.set_ents([Span(doc, 7, 9, "PERSON")])

    assert [(["her lawyer , Ann Lee"], ["the dam was never safe"])] == said(doc)


def test_an_aside_inside_its_clause(nlp):
    """What stands before and behind it is one claim."""
    doc = parsed(nlp, "The/DET/det/1", "dam/NOUN/nsubj/9", ",/PUNCT/punct/6", "as/SCONJ/mark/6", "one/NUM/nummod/5", "docker/NOUN/nsubj/6",
                 "put/VERB/advcl/9", "it/PRON/obj/6", ",/PUNCT/punct/6", "leaks/VERB/ROOT/9", "./PUNCT/punct/9")  # fmt: skip

    assert [(["one docker"], ["The dam", "leaks"])] == said(doc)


def test_a_quotation_gets_the_speaker_of_its_aside(nlp):
    """Nobody was found for it, and the aside says whose it is."""
    doc = parsed(nlp, "It/PRON/nsubj/3", "is/AUX/cop/3", "a/DET/det/3", "ruin/NOUN/ROOT/3", ",/PUNCT/punct/7", "in/ADP/case/7",
                 "the/DET/det/7", "words/NOUN/obl/3", "of/ADP/case/9", "Lee/PROPN/nmod/7", "./PUNCT/punct/3")  # fmt: skip
    quoted = Hand((), (), (find(doc, "a ruin"),))

    assert [(["Lee"], ["a ruin"])] == said(doc, [quoted])


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["It/PRON/nsubj/1", "came/VERB/ROOT/1", "in/ADP/case/4", "her/PRON/nmod:poss/4", "view/NOUN/obl/1"], id="no aside"),
        pytest.param(["As/SCONJ/mark/2", "luck/NOUN/nsubj/2", "had/VERB/advcl/6", "it/PRON/obj/2", ",/PUNCT/punct/6", "they/PRON/nsubj/6",
                      "left/VERB/ROOT/6"], id="nobody speaks"),
        pytest.param(["In/ADP/case/2", "other/ADJ/amod/2", "words/NOUN/obl/5", ",/PUNCT/punct/5", "it/PRON/nsubj/5",
                      "leaks/VERB/ROOT/5"], id="nobody's words"),
        pytest.param(["In/ADP/case/2", "her/PRON/nmod:poss/2", "account/NOUN/obl/5", ",/PUNCT/punct/5", "it/PRON/nsubj/5",
                      "sank/VERB/ROOT/5"], id="in an account is where money lies"),
    ],
)  # fmt: skip
def test_what_is_no_aside(nlp, words):
    """Without somebody whose words or view it is nothing is added."""
    assert [] == said(parsed(nlp, *words))


def test_an_aside_that_a_hand_holds_is_left_alone(nlp):
    """What the encoder has found stays as it is."""
    doc = parsed(
        nlp, "In/ADP/case/2", "her/PRON/nmod:poss/2", "view/NOUN/obl/4", "it/PRON/nsubj/4", "leaks/VERB/ROOT/4"
    )

    assert 1 == len(said(doc, [Hand((doc[1:2],), (doc[2:3],), (doc[3:5],))]))
