"""Names that the encoder finds become `doc.ents`."""

import pytest

from tests.pipeline.answers import predict
from workbench.errors import ModelError
from workbench.pipeline.entities import set_entities


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
