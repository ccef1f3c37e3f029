"""Docs and spans get vectors that compare their meaning, through spaCy's own attributes."""

import numpy as np
import pytest

from workbench.pipeline.meaning import WIDTH, set_vectors, vectors


@pytest.fixture
def doc(make_doc):
    """Two sentences that say the same, then one about something else."""
    return set_vectors(make_doc("The ship sank off Malta. The vessel went down near Malta. Taxes rise in May."))


def test_alike_in_meaning(doc):
    """Two ways of saying one thing are nearer to each other than to another matter."""
    sank, went_down, taxes = doc.sents

    assert sank.similarity(went_down) > 0.6 > 0.3 > sank.similarity(taxes)


def test_a_vector_has_length_one(doc):
    """For a doc, a span, and a text that is longer than the model reads at once."""
    long = " ".join(["The ship sank off Malta."] * 100)

    assert np.allclose(1, [np.linalg.norm(row) for row in (doc.vector, doc[:3].vector, vectors([long])[0])], atol=1e-4)
    assert (0, WIDTH) == vectors([]).shape


def test_a_vector_does_not_depend_on_its_neighbours():
    """Read among others, a text has the vector that it has alone."""
    assert np.array_equal(vectors(["The ship sank."])[0], vectors(["Taxes rise.", "The ship sank."])[1])


def test_nothing_to_read(make_doc):
    """A blank text has a vector of noughts, says that it has none, and is like nothing."""
    blank = set_vectors(make_doc(" "))

    assert not blank.vector.any()
    assert not blank.has_vector
    assert 0.0 == blank.similarity(blank)
