"""Remarks on a conclusion: each rule once broken and once kept, and each remark with its source."""

import pytest

from tests.sample import sample_analysis
from workbench.judgments.lint import remarks


def rules(text, **given):
    return [remark.rule for remark in remarks(text, **given)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "We judge with low confidence that it is likely.", ["two in one sentence"], id="both in one sentence"
        ),
        pytest.param("It is likely. Our confidence is low.", [], id="in two sentences"),
        pytest.param("It is likely\nConfidence is low", [], id="in two lines"),
        pytest.param("It is likely here, and probable there.", ["mixed rows"], id="both rows in one sentence"),
        pytest.param("It is very likely. The other is improbable.", ["mixed rows"], id="both rows in two sentences"),
        pytest.param("It is very likely. The other is unlikely.", [], id="one row"),
        pytest.param("It is highly likely.", ["outside the scale"], id="another scale's word"),
        pytest.param("It might be so.", ["outside the scale"], id="no scale's word"),
        pytest.param("In May it rained.", [], id="a month"),
        pytest.param("A remote village burned.", [], id="a far-away village"),
        pytest.param("There is a remote chance of rain.", [], id="a word of the scale"),
        pytest.param("It is likely (90 %).", ["figure outside the band"], id="a figure above"),
        pytest.param("It is likely (60-75 %).", [], id="a range inside"),
        pytest.param("It is likely (50–75 per cent).", ["figure outside the band"], id="a range that begins below"),
        pytest.param("12 % of the fleet was lost.", [], id="a figure without a word"),
        pytest.param("The harbour burned, the mayor said.", [], id="nothing of the kind"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_rules(text, expected):
    """What is said, and what is not."""
    assert expected == rules(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It is likely [4], [5].", ["one origin"], id="two claims of one source"),
        pytest.param("It is likely (claims 4 and 7).", [], id="two sources"),
        pytest.param("Iran ordered it [4], [5].", ["one origin"], id="a conclusion without a likelihood"),
        pytest.param("Iran ordered it [4], [7].", [], id="a flat conclusion on two sources"),
        pytest.param("It is likely.", [], id="no claim named"),
    ],
)
def test_a_conclusion_on_one_origin(text, expected):
    """Two reports of one origin do not confirm each other."""
    assert expected == rules(text, analysis=sample_analysis())


def test_the_claim_that_is_judged_counts_as_ground():
    """A note on a claim rests on that claim, and on those it names besides."""
    analysis = sample_analysis()

    assert ["one origin"] == rules("It is likely.", analysis=analysis, about=[analysis["c7"]])
    assert [] == rules("It is likely, as [4] says.", analysis=analysis, about=[analysis["c7"]])
    assert [] == rules("Ask them again.", analysis=analysis, about=[analysis["c7"]])


def test_every_remark_names_its_source():
    """A rule without a source is an opinion."""
    text = "With high confidence it is likely (20 %). It is probable and virtually certain."

    assert 4 == len(remarks(text))
    assert all("ICD 203" in remark.source for remark in remarks(text))
    assert "Its nearest word is “almost certain”" in next(
        r.words for r in remarks(text) if r.rule == "outside the scale"
    )
