"""Two versions of one article: what happened to its claims and hedges."""

import pytest

from tests.comparison.stories import Said, article, no_vectors
from workbench.comparison import changes

FERRY = "The harbour master sank the grey ferry in Hallam"


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        pytest.param(Said(f"{FERRY}."), Said(f"{FERRY}."), [], id="nothing"),
        pytest.param(Said(f"Perhaps {FERRY}.", (), (("hedge", "Perhaps"),)), Said(f"{FERRY}."), ["hedge dropped"], id="a hedge dropped"),
        pytest.param(Said(f"{FERRY}."), Said(f"Perhaps {FERRY}.", (), (("hedge", "Perhaps"),)), ["hedge added"], id="a hedge added"),
        pytest.param(Said(f"{FERRY}.", ("two dockers",)), Said(f"{FERRY} .", ("Ada Brook",)), ["source renamed"], id="a source renamed"),
        pytest.param(Said(f"{FERRY} with 3 women."), Said(f"{FERRY} with 5 women."), ["number changed"], id="a number changed"),
        pytest.param(Said(f"{FERRY} at night."), Said(f"At night {FERRY}."), ["reworded"], id="other words"),
        pytest.param(Said(f"{FERRY}."), Said("Bread became dearer in Dunmere."), ["added", "dropped"], id="another claim"),
    ],
)  # fmt: skip
def test_what_changed(before, after, kinds):
    """Each change by its kind, with a sentence that quotes the words."""
    found = changes(article(before), article(after), vectors=no_vectors)

    assert kinds == [change.kind for change in found]
    assert all("“" in change.reason for change in found)


def test_a_claim_is_used_once():
    """Two new claims that are like one old one are one changed and one added."""
    found = changes(
        article(Said(f"{FERRY}.")), article(Said(f"{FERRY} at night."), Said(f"{FERRY} by day.")), vectors=no_vectors
    )

    assert {"reworded", "added"} == {change.kind for change in found}
