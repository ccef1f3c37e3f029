"""Tables across articles: a row for each thing that a reader asks for, and none where there is nothing."""

from tests.comparison.stories import Said, article, no_vectors
from workbench import crosstables
from workbench.comparison import changes, compare

FERRY = "The harbour master sank the grey ferry in Hallam."
REPORT = article(
    Said(FERRY, ("two dockers",)), Said("Bread became dearer."), outlet="The Journal", published="2024-05-08"
)
RETOLD = article(
    Said("The grey ferry was sunk by the harbour master.", ("The Journal", "two dockers")), published="2024-05-09"
)
DENIED = article(
    Said("The harbour master sank the ferry in Hallam.", ("the ministry",), (("denial", "sank"),)),
    outlet="The Herald", published="2024-05-10",
)  # fmt: skip
COMPARISON = compare([REPORT, RETOLD, DENIED], vectors=no_vectors)


def rows(frame):
    """The rows as lists."""
    return frame.to_numpy().tolist()


def test_stances_on_a_question():
    """By date, each with a sign and a word."""
    found = crosstables.stances(COMPARISON, COMPARISON.on("the harbour master sank the ferry"))

    assert ["✓ says so", "✓ says so", "✗ says it is not so"] == found["stance"].to_list()
    assert ["The Journal", "The Echo", "The Herald"] == found["in"].to_list()


def test_what_only_one_source_has_and_what_several_have():
    """A statement is in one table or the other, and what a source alone denies is shown as denied."""
    assert [["Bread became dearer.", "✓ says so", "The Journal, 2024-05-08, claim 2"]] == rows(
        crosstables.lone(COMPARISON)
    )
    assert [3] == crosstables.common(COMPARISON)["articles"].to_list()


def test_opposites_come_first_among_the_differences():
    """A denial before a mere difference."""
    assert "says the opposite" == crosstables.differences(COMPARISON)["what differs"].iloc[0]


def test_links_carry_the_id_by_which_they_are_cut():
    """A cut link is no longer listed."""
    assert ["l1"] == crosstables.links(COMPARISON)["link"].to_list()
    assert crosstables.links(COMPARISON.cut("l1")).empty


def test_versions():
    """One row a change."""
    later = article(
        Said(FERRY, ("two dockers",)), Said("Bread became dearer."), Said("Snow fell on Dunmere."), outlet="The Journal"
    )

    assert ["added"] == crosstables.versions(changes(REPORT, later))["what"].to_list()
