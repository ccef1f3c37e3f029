"""Who speaks is a whole phrase, without what only leads to it."""

import pytest

from tests.pipeline.conftest import find, parsed
from workbench.pipeline.whole_phrases import whole_phrase


def test_what_a_participle_tells_is_no_part_of_who_speaks(nlp):
    """ "Testifying, a vet said so" is said by a vet."""
    doc = parsed(
        nlp, "Testifying/VERB/nsubj/4", ",/PUNCT/punct/3", "a/DET/det/3", "vet/NOUN/appos/0", "said/VERB/ROOT/4"
    )
    doc[0].tag_ = "VBG"

    assert "a vet" == whole_phrase(doc[0:4]).text


def test_whose_somebody_is_is_not_who_speaks(nlp):
    """ "the mayor's brother" speaks where the encoder stops at "the mayor's"; a "claim" of his does not."""
    rows = ["the/DET/det/1", "mayor/NOUN/nmod:poss/3", "'s/PART/case/1", "brother/NOUN/nsubj/4", "spoke/VERB/ROOT/4"]

    assert "the mayor 's brother" == whole_phrase(parsed(nlp, *rows)[0:3]).text
    assert "the mayor 's" == whole_phrase(parsed(nlp, *rows[:3], "claim/NOUN/nsubj/4", rows[4])[0:3]).text


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("So the 71-year-old quipped.", "the", "the 71-year-old"),
        ("So said the old", "the", "the"),
        ("So the Rail League (RWL) said.", "the Rail League (RWL", "the Rail League (RWL)"),
        ("So Equality Now said.", "Equality Now", "Equality Now"),
        ("So some guests now said.", "some guests now", "some guests"),
        ("So guests who had waited since noon said.", "guests who had waited since", "guests who had waited"),
    ],
)
def test_a_phrase_is_whole(make_doc, text, words, whole):
    """An age, a bracket and a loose joining word are told apart from what follows."""
    assert whole == whole_phrase(find(make_doc(text), words)).text


def test_who_is_whoever_stands_before(nlp):
    """ "It cited two clerks, who said": the clerks, though the parse hangs "who" on the citing."""
    doc = parsed(nlp, "It/PRON/nsubj/1", "cited/VERB/ROOT/1", "two/NUM/nummod/3", "clerks/NOUN/obj/1", ",/PUNCT/punct/6", "who/PRON/nsubj/6",
                 "left/VERB/advcl/1")  # fmt: skip

    assert "two clerks" == whole_phrase(doc[5:6]).text


def test_who_asks_at_the_beginning(make_doc):
    """ "Who says so?" is asked of nobody, also where nothing stands before it."""
    assert "Who" == whole_phrase(find(make_doc("Who says so?"), "Who")).text


def test_who_is_whoever_is_told_to_be_it(nlp):
    """ "Lee came and is a painter who says" lets Lee speak, not "is a painter"."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "came/VERB/ROOT/1", "and/CCONJ/cc/5", "is/AUX/cop/5", "a/DET/det/5", "painter/NOUN/conj/1", "who/PRON/nsubj/7", "says/VERB/acl:relcl/5")  # fmt: skip

    assert "Lee" == whole_phrase(doc[6:7]).text
