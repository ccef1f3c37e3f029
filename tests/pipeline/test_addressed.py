"""A form of address shows a name that the encoder did not see, and stays in one piece with it."""

import pytest
import spacy
from spacy.tokens import Span

from tests.pipeline.answers import predict
from workbench.pipeline.abbreviations import keep_titles
from workbench.pipeline.addressed import addressed
from workbench.pipeline.entities import set_entities
from workbench.pipeline.sentences import set_sentence_starts


@pytest.fixture(scope="module")
def titled():
    """A tokeniser that keeps titles."""
    nlp = spacy.blank("en")
    keep_titles(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("But Mr. Lee went further.", ["Mr. Lee"], id="a last name"),
        pytest.param("said Lt. Ann Lee of Orle.", ["Lt. Ann Lee"], id="a full name"),
        pytest.param("Mr. and Mrs. Lee left.", ["Mrs. Lee"], id="no name behind the first"),
        pytest.param("The Rev. Dr Ann Lee spoke.", ["Rev. Dr Ann Lee"], id="two forms of one name"),
        pytest.param("But Sen. McLee went.", ["Sen. McLee"], id="a capital inside"),
        pytest.param("But Mr. Ray-Lee went.", ["Mr. Ray-Lee"], id="a hyphen"),
        pytest.param("It was no. Lee left.", [], id="no title"),
        pytest.param("the gen. Lee met", [], id="written small"),
    ],
)
def test_a_form_of_address_shows_a_name(titled, text, expected):
    """The capitals behind a form of address are a person's."""
    assert [(words, "PERSON") for words in expected] == [(e.text, e.label_) for e in addressed(titled(text), [])]


def test_a_name_that_is_known_is_none_again(titled):
    """What the encoder found stays as it is."""
    doc = titled("But Mr. Lee went.")

    assert [] == addressed(doc, [Span(doc, 1, 3, label="PERSON")])


def test_they_become_entities(make_doc):
    """Both kinds of names stand in the doc, in order of the text."""
    doc = predict(make_doc("Ada Byron told Mr. Lee so."), entity=[("Ada Byron", "PERSON")])

    assert ["Ada Byron", "Mr. Lee"] == [ent.text for ent in set_entities(doc).ents]


@pytest.mark.parametrize("title", ["Sgt.", "Lt. Col.", "Capt.", "Sens.", "Atty."])
def test_a_title_ends_no_sentence(titled, title):
    """ "Police Sgt. Ann Lee said" is one sentence, whatever spaCy knows of the title."""
    doc = set_sentence_starts(titled(f"He fell, police {title} Ann Lee said. It rained."))

    assert [f"He fell, police {title} Ann Lee said.", "It rained."] == [sent.text for sent in doc.sents]
