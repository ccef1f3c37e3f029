"""What a text shows of a name's bearer."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import parsed
from workbench.pipeline.naming import is_organisation, without_titles, words_of_people
from workbench.pipeline.noun_phrases import phrase_of

PERSON = "PERSON"


def test_a_body_speaks_of_itself(nlp):
    """What says "it" and "its" of itself is no person: "Ostrel said it would close its plant"."""
    doc = parsed(nlp, "Ostrel/PROPN/nsubj/1", "said/VERB/ROOT/1", "it/PRON/nsubj/4", "would/AUX/aux/4",
                 "close/VERB/ccomp/1", "its/PRON/nmod:poss/6", "plant/NOUN/obj/4")  # fmt: skip
    doc.set_ents([Span(doc, 0, 1, PERSON)])

    assert is_organisation(doc.ents[0])


def test_somebody_speaks_of_something_else(nlp):
    """Whoever is named in full speaks of something else: "Ann Baker … Baker said it had lost its charm"."""
    doc = parsed(nlp, "Ann/PROPN/nsubj/2", "Baker/PROPN/flat/0", "left/VERB/ROOT/2",
                 "|Baker/PROPN/nsubj/4", "said/VERB/ROOT/4", "it/PRON/nsubj/7", "had/AUX/aux/7", "lost/VERB/ccomp/4",
                 "its/PRON/nmod:poss/9", "charm/NOUN/obj/7")  # fmt: skip
    doc.set_ents([Span(doc, 0, 2, PERSON), Span(doc, 3, 4, PERSON)])

    assert not is_organisation(doc.ents[1])


@pytest.mark.parametrize(("text", "expected"), [("President Lee left.", {"Lee"}), ("Then Lee left.", set())])
def test_a_last_name_with_a_title_is_a_person_s(make_doc, text, expected):
    """A title before a single name tells whose it is; without one it may be anything's."""
    assert expected == words_of_people(make_doc(text, ("Lee", PERSON)).ents)


@pytest.mark.parametrize(
    ("name", "expected"), [("-Ann Lee", "Ann Lee"), ("Ann  Lee", "Ann Lee"), ("Sens Ann Lee", "Ann Lee")]
)
def test_a_name_without_loose_ends(make_doc, name, expected):
    """Dashes before a name, blanks in it and titles without a full stop are left out."""
    assert expected == without_titles(make_doc(f"So {name} left.")[1:-2])


def test_a_titled_name_is_never_a_body_s(make_doc):
    """Whoever is called Mr. is a person, whatever stands behind the name."""
    doc = make_doc("So said Mr. Lee, a firm. Then Lee left.", ("Lee", PERSON))

    assert not is_organisation(doc.ents[0])


def test_a_phrase_holds_a_name_whole(nlp):
    """A name that the parse breaks is not cut: "Texas Sen." of "Texas Sen. Ann Lee"."""
    doc = parsed(
        nlp, "Texas/PROPN/compound/1", "Sen./PROPN/nsubj/4", "Ann/PROPN/nsubj/4", "Lee/PROPN/flat/2", "left/VERB/ROOT/4"
    )
    doc.set_ents([Span(doc, 0, 4, PERSON)])

    assert ["Texas Sen. Ann Lee"] * 2 == [phrase_of(doc[1]).text, phrase_of(doc[2]).text]
