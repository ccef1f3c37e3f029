"""The scales an analyst judges on, word for word as they are published."""

import pytest

from workbench.errors import JudgmentError
from workbench.judgments import scales
from workbench.judgments.scales import ORDER, RANKED, checked, meaning
from workbench.kinds import LEVEL_NAMES


def test_admiralty_grades_in_full():
    """Source and information have six grades each; F and 6 say that nothing can be judged."""
    assert ["Completely reliable", "Usually reliable", "Fairly reliable", "Not usually reliable", "Unreliable",
            "Reliability cannot be judged"] == [step.meaning for step in scales()["source"].values]  # fmt: skip
    assert ["Confirmed by other sources", "Probably true", "Possibly true", "Doubtful", "Improbable",
            "Truth cannot be judged"] == [step.meaning for step in scales()["information"].values]  # fmt: skip


def test_icd_203_words_have_their_bands():
    """Seven words; each band begins where the one before ends."""
    bands = [(step.low, step.high) for step in scales()["likelihood"].values]

    assert [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)] == bands


def test_every_scale_names_its_source():
    """A band means nothing without its scale."""
    assert all(scale.named_by for scale in scales().values())
    assert "ICD 203" in scales()["likelihood"].named_by
    assert "Admiralty" in scales()["source"].named_by


def test_levels_are_those_of_the_records():
    """The analyst's levels have the names that are shown everywhere."""
    assert LEVEL_NAMES == {step.value: step.label for step in scales()["level"].values}


def test_order_names_every_scale():
    """No scale is forgotten where they are listed, and what is ranked are values of the scale."""
    assert {*scales(), "note", "protect"} == set(ORDER)
    assert all({*values} <= {step.value for step in scales()[name].values} for name, values in RANKED.items())


@pytest.mark.parametrize(
    ("scale", "value", "message"),
    [
        ("source", "G", "“Source reliability” has no value 'G'; it has A, B, C, D, E, F"),
        ("reliability", "A", "no scale 'reliability'; there are marks, flag"),
        ("likelihood", "probable", "has no value 'probable'"),
        ("information", 3, "is text, got int"),
        ("note", " \n", "A note needs words"),
        ("note", "x" * 5001, "at most 5,000 characters, this one 5,001"),
    ],
    ids=["no such grade", "no such scale", "a synonym", "a number", "an empty note", "a long note"],
)
def test_what_a_scale_does_not_have_is_refused(scale, value, message):
    """The refusal says what there is."""
    with pytest.raises(JudgmentError, match=message):
        checked(scale, value)


def test_meaning_is_in_words():
    """A grade with its wording; a note as it stands."""
    assert "C: Fairly reliable" == meaning("source", "C")
    assert "likely: probable, 55–80 %" == meaning("likelihood", "likely")
    assert "look again" == meaning("note", "look again")
