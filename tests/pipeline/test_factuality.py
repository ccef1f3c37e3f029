"""FactBank values follow from the signals of the hand that carries them."""

import pytest

from workbench.pipeline.factuality import factuality_of, figure_of


@pytest.mark.parametrize(
    ("signals", "value", "number"),
    [
        pytest.param([], "CT+", 3.0, id="stated"),
        pytest.param([("hedge", "possible", "s1")], "PS+", 1.0, id="possible"),
        pytest.param([("hedge", "probable", "s1")], "PR+", 2.0, id="probable"),
        pytest.param([("hedge", "probable", "s1"), ("hedge", "possible", "s1")], "PS+", 1.0, id="the weaker of two"),
        pytest.param([("negation", "", "s1")], "CT-", -3.0, id="negated"),
        pytest.param([("denial", "", "s1"), ("hedge", "probable", "s1")], "PR-", -2.0, id="probably not"),
        pytest.param([("absence_of_evidence", "", "s1")], "Uu", 0.0, id="no evidence is no denial"),
        pytest.param([("future", "", "s1")], "PR+", 2.0, id="a plan"),
        pytest.param([("hedge", "possible", "s0")], "CT+", 3.0, id="another's doubt"),
    ],
)
def test_value_of_the_origin(signals, value, number):
    """Only the origin's own signals move the origin's value."""
    origin = factuality_of(("s0", "s1"), signals)[-1]

    assert ("s1", value, number) == (origin.source_id, origin.value, origin.number)


def test_reporting_is_not_asserting():
    """Every hand before the origin is uncommitted."""
    assert ["Uu", "Uu", "CT+"] == [value.value for value in factuality_of(("s0", "s1", "s2"), [])]


@pytest.mark.parametrize(
    ("signals", "figure", "value", "number"),
    [
        pytest.param([], 2.8, "CT+", 2.9, id="both say certain"),
        pytest.param([], 0.4, "PR+", 1.5, id="the encoder alone hears a doubt"),
        pytest.param([("hedge", "possible", "s1")], 2.9, "PS+", 1.5, id="a word is not overruled"),
        pytest.param([("negation", "", "s1")], -2.5, "CT-", -2.75, id="within the value"),
        pytest.param([("absence_of_evidence", "", "s1")], -3.0, "Uu", -0.5, id="no evidence stays uncommitted"),
        pytest.param([], None, "CT+", 3.0, id="no encoder"),
    ],
)
def test_words_decide_the_value_and_the_encoder_the_number(signals, figure, value, number):
    """The encoder moves a number by half a step at most, and lowers a value only where no word speaks."""
    origin = factuality_of(("s0", "s1"), signals, figure=figure)[-1]

    assert (value, number) == (origin.value, origin.number)


def test_without_a_reading_there_is_no_figure(make_doc):
    """A doc that the encoder has not read has no figure, and that is no error."""
    assert figure_of(make_doc("It rained.")[:]) is None
