"""Whom "he" or "she" can mean, and when that stays open."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import behind, parsed
from workbench.articles import Article
from workbench.pipeline.speakers import Speakers

COACH = ("The/DET/det/1", "coach/NOUN/nsubj/2", "met/VERB/ROOT/2", "the/DET/det/4", "referee/NOUN/obj/2", "./PUNCT/punct/2",
         "|He/PRON/nsubj/7", "said/VERB/ROOT/7", "so/ADV/advmod/7")  # fmt: skip
TIRED = ("The/DET/det/1", "coach/NOUN/nsubj/3", "was/AUX/cop/3", "tired/ADJ/ROOT/3", "./PUNCT/punct/3", "|He/PRON/nsubj/6",
         "said/VERB/ROOT/6", "so/ADV/advmod/6")  # fmt: skip
DENIED = ("The/DET/det/1", "coach/NOUN/nsubj/2", "mocked/VERB/ROOT/2", "the/DET/det/4", "claim/NOUN/obj/2", "./PUNCT/punct/2",
          "|He/PRON/nsubj/7", "said/VERB/ROOT/7", "so/ADV/advmod/7")  # fmt: skip
NAMED = ("Lee/PROPN/nsubj/1", "met/VERB/ROOT/1", "Ray/PROPN/obj/1", "./PUNCT/punct/1", "|He/PRON/nsubj/5", "said/VERB/ROOT/5",
         "so/ADV/advmod/5")  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "pronoun", "expected"),
    [
        pytest.param(COACH, 6, ("he", "unnamed"), id="either of two"),
        pytest.param(NAMED, 4, ("he", "unnamed"), id="either of two with names"),
        pytest.param(DENIED, 6, ("the coach", "described"), id="a claim is nobody"),
        pytest.param(TIRED, 5, ("the coach", "described"), id="whom the sentence before is about"),
    ],
)
def test_whom_nobody_has_named(nlp, rows, pronoun, expected):
    """A pronoun is whom the sentence before is about, unless it could be either of two."""
    doc = parsed(nlp, *rows)
    doc.set_ents([Span(doc, token.i, token.i + 1, "PERSON") for token in doc if token.pos_ == "PROPN"])
    speakers = Speakers(doc, Article.from_text(doc.text))
    found = speakers.source_of((doc[pronoun : pronoun + 1],))

    assert expected == next((s.name, s.identified) for s in speakers.sources() if s.id == found)


@pytest.mark.parametrize(("between", "same"), [(TIRED[:5], False), ((), True)], ids=["another acts", "none acts"])
def test_who_spoke_a_while_ago_may_not_be_meant(nlp, between, same):
    """Where somebody else has acted since, the text leaves open who "she" is; right behind it does not."""
    said = ["Lee/PROPN/nsubj/1", "agreed/VERB/ROOT/1"]
    between = behind(2, between) if between else []
    last = behind(2 + len(between), ["She/PRON/nsubj/1", "left/VERB/ROOT/1"])
    doc = parsed(nlp, *said, *between, *last)
    doc.set_ents([Span(doc, 0, 1, "PERSON")])
    speakers = Speakers(doc, Article.from_text(doc.text))
    first, then = speakers.source_of((doc[0:1],)), speakers.source_of((doc[len(doc) - 2 : len(doc) - 1],))

    assert same == (first == then)


def test_the_other_sex_is_somebody_else(nlp):
    """ "She liked his aim" goes on with her, though he has acted since."""
    rows = ["Lee/PROPN/nsubj/1", "agreed/VERB/ROOT/1", *behind(2, TIRED[:5]),
            *behind(7, ["She/PRON/nsubj/1", "liked/VERB/ROOT/1", "his/PRON/nmod:poss/3", "aim/NOUN/obj/1"])]  # fmt: skip
    doc = parsed(nlp, *rows)
    doc.set_ents([Span(doc, 0, 1, "PERSON")])
    speakers = Speakers(doc, Article.from_text(doc.text))

    assert speakers.source_of((doc[0:1],)) == speakers.source_of((doc[7:8],))
