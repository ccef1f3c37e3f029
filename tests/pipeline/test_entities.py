"""Names that the encoder finds become `doc.ents`."""

import pytest
from spacy.tokens import Span

from tests.pipeline.answers import predict
from workbench.errors import ModelError
from workbench.pipeline.entities import agreed, set_entities


def test_entities_are_written(make_doc):
    """Each span gets its label, on whole tokens."""
    doc = predict(make_doc("Ada Byron sailed to Malta."), entity=[("Ada Byron", "PERSON"), ("Malta", "LOC")])

    assert [("Ada Byron", "PERSON"), ("Malta", "LOC")] == [(e.text, e.label_) for e in set_entities(doc).ents]


def test_entities_of_an_earlier_component_are_replaced(make_doc):
    """What stands on the doc afterwards is what the encoder said."""
    doc = predict(make_doc("Ada sailed to Malta.", ("Ada", "LOC")), entity=[("Malta", "LOC")])

    assert [("Malta", "LOC")] == [(e.text, e.label_) for e in set_entities(doc).ents]


def test_a_doc_the_encoder_has_not_read(make_doc):
    """The error says which component is missing."""
    with pytest.raises(ModelError, match='Put "workbench/encoder" before'):
        set_entities(make_doc("Ada sailed."))


def labels(doc):
    """The labels of the names that are found."""
    return [ent.label_ for ent in set_entities(doc).ents]


def test_a_name_has_one_label_throughout(make_doc):
    """Most places decide what a name is."""
    doc = make_doc("Lumo fell. Lumo rose. Lumo sank.")
    spans = [Span(doc, 0, 1, "ORG"), Span(doc, 3, 4, "PERSON"), Span(doc, 6, 7, "ORG")]

    assert ["ORG"] * 3 == [span.label_ for span in agreed(spans)]


def test_who_shows_a_person(make_doc):
    """What goes on with "who" is no place, whatever it was taken for, and its last name is the same person."""
    doc = predict(make_doc("Ada Byron, who left, slept. Malta sank."), entity=[("Ada Byron", "LOC"), ("Malta", "LOC")])

    assert ["PERSON", "LOC"] == labels(doc)


def test_a_last_name_is_the_full_name_s(make_doc):
    """ "Byron" alone is the Byron who is named in full."""
    doc = make_doc("Ada Byron left. Then Byron slept.")
    spans = [Span(doc, 0, 2, "PERSON"), Span(doc, 5, 6, "LOC")]

    assert ["PERSON"] * 2 == [span.label_ for span in agreed(spans)]


@pytest.mark.parametrize(
    ("name", "label"), [("Japan", "LOC"), ("Texas", "LOC"), ("Beijing", "LOC"), ("Jordan", "PERSON")]
)
def test_a_state_is_no_person(make_doc, name, label):
    """A state's name, or its capital's, is a place, unless people bear it too."""
    assert [label] == labels(predict(make_doc(f"So {name} insisted."), entity=[(name, "PERSON")]))


def test_a_title_makes_a_person(make_doc):
    """ "President Byron" is no body where a Byron is named in full."""
    found = [("Ada Byron", "PERSON"), ("President Byron", "LOC")]

    assert ["PERSON", "PERSON"] == labels(predict(make_doc("Ada Byron left. President Byron slept."), entity=found))


@pytest.mark.parametrize("name", ["President Byron", "Ohio Gov. Ada Byron"])
def test_a_title_shows_a_person(make_doc, name):
    """What holds an office and a name is no body, whoever else bears the name."""
    doc = make_doc(f"So {name} insisted.")

    assert ["PERSON"] == [span.label_ for span in agreed([Span(doc, 1, len(doc) - 2, "ORG")])]


@pytest.mark.parametrize("name", ["General Dynamics", "Keurig Dr Pepper", "Miss Universe Organization"])
def test_a_firm_s_name_holds_an_office(make_doc, name):
    """Some bodies' names begin as an office does, or hold a form of address."""
    doc = make_doc(f"So {name} insisted.")

    assert ["ORG"] == [span.label_ for span in agreed([Span(doc, 1, len(doc) - 2, "ORG")])]


def test_a_title_settles_a_draw(make_doc):
    """One place for a body, one for a person: "President Byron" is the third."""
    doc = make_doc("Byron left. President Byron slept. Then Byron woke.")
    spans = [Span(doc, 0, 1, "ORG"), Span(doc, 3, 5, "ORG"), Span(doc, 8, 9, "PERSON")]

    assert ["PERSON"] * 3 == [span.label_ for span in agreed(spans)]


def test_a_people_is_no_person(make_doc):
    """A plural that is a name by its tag is nobody's."""
    doc = predict(make_doc("So Republicans insisted."), entity=[("Republicans", "PERSON")])
    doc[1].tag_ = "NNPS"

    assert [] == labels(doc)


def test_a_paper_on_the_list_is_an_organisation(make_doc):
    """What the encoder takes for a person is no person where everybody knows the paper."""
    doc = predict(make_doc("The Wall Street Journal left."), entity=[("Wall Street Journal", "PERSON")])

    assert ["ORG"] == labels(doc)
