"""Twins of a claim: what other articles say on it, and where to go for it."""

import pytest

from tests.comparison.stories import Said, article, no_vectors
from workbench.comparison import compare
from workbench.errors import AnalysisError
from workbench.widgets.reader import Reader

SHIP = "The harbour master sank 3 grey ferries in Hallam."
BREAD = "Bread became dearer in every street of Dunmere."
LONELY = "A cat slept on the quay."
ECHO = article(Said(SHIP, ("two dockers",)), Said(BREAD), Said(LONELY), outlet="The Echo", published="2024-05-08")
HERALD = article(
    Said("The harbour master sank 5 grey ferries in Hallam.", ("the ministry",), (("denial", "sank"),)),
    outlet="The Herald", published="2024-05-09",
)  # fmt: skip
TIMES = article(Said(f"{BREAD} It did."), Said(SHIP), outlet="The Times", published="2024-05-10")
TOGETHER = compare([ECHO, HERALD, TIMES], vectors=no_vectors)


@pytest.fixture
def reader(tmp_path):
    """The Reader of the first article, with the others beside it."""
    return Reader(ECHO, tmp_path / "judgments.jsonl", comparison=TOGETHER)


def test_a_claim_has_its_twins_the_opposite_first(reader):
    """Each twin names its article, how it stands, its words and hands, and the ids by which it is found there."""
    ship, bread, lonely = (claim["twins"] for claim in reader.content["claims"])

    assert [
        ("The Herald, 2024-05-09", "says the opposite"),
        ("The Times, 2024-05-10", "says it in the same words"),
    ] == [(twin["name"], twin["how"]) for twin in ship]
    assert (HERALD.article.id, "c1") == (ship[0]["article"], ship[0]["claim"])
    assert "this article ▸ the ministry" == ship[0]["through"]
    assert ["The Times, 2024-05-10"] == [twin["name"] for twin in bread]
    assert [] == lonely


def test_twins_are_filtered_by_how_they_stand(reader):
    """Only the claims that another article denies: one filter like the others."""
    reader.state = {"relations": ["denies"]}

    assert ["c1"] == reader.shown
    assert "relations" in [item["name"] for item in reader.content["filters"]]


def test_claims_of_the_same_article_are_no_twins():
    """What an article repeats is not said elsewhere."""
    own = article(Said(SHIP), Said(SHIP))

    assert [[], []] == [
        claim["twins"] for claim in Reader(own, comparison=compare([own], vectors=no_vectors)).content["claims"]
    ]


def test_without_a_comparison_there_is_no_filter_for_it():
    """A Reader of one article offers nothing that it does not have."""
    assert "relations" not in [item["name"] for item in Reader(ECHO).content["filters"]]


@pytest.mark.parametrize(
    ("comparison", "message"),
    [
        pytest.param([ECHO], r"compare\(\[…\]\) gives, got list", id="no comparison"),
        pytest.param(compare([HERALD, TIMES], vectors=no_vectors), "not of this article", id="of other articles"),
    ],
)
def test_a_wrong_comparison_is_refused(comparison, message):
    """The call that helps is named."""
    with pytest.raises(AnalysisError, match=message):
        Reader(ECHO, comparison=comparison)
