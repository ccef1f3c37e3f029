"""Two analysts side by side: the published figures come out, and the list of what they disagree on."""

import pytest

from workbench.judgments import Judgments, compare
from workbench.judgments.agreement import cohens_kappa, krippendorffs_alpha

# 50 proposals, two readers: a worked example that is known from many textbooks, kappa 0.4.
PROPOSALS = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        pytest.param(PROPOSALS, 0.4, id="the textbook"),
        pytest.param([("A", "A"), ("B", "B")], 1.0, id="always equal"),
        pytest.param([("A", "B"), ("B", "A")], -1.0, id="never equal"),
        pytest.param([("A", "A")] * 5, None, id="one value only"),
    ],
)
def test_kappa(pairs, kappa):
    """Agreement beyond chance; undefined where there is no chance to disagree."""
    assert kappa == cohens_kappa(pairs)


def test_alpha_of_a_published_example():
    """Krippendorff's two observers of ten units, nominal data: 0.095."""
    pairs = list(zip("0100000010", "1110010000", strict=True))

    assert 0.095 == krippendorffs_alpha(pairs, "check")


def test_alpha_sees_how_far_apart_grades_are():
    """On an ordered scale neighbours agree more than opposites; where nobody can judge is no answer."""
    near = [("A", "A"), ("B", "C"), ("C", "C"), ("E", "D")]
    far = [("A", "A"), ("B", "E"), ("C", "C"), ("E", "A")]

    assert krippendorffs_alpha(far, "source") < krippendorffs_alpha(near, "source")
    assert krippendorffs_alpha(near, "source") == krippendorffs_alpha([*near, ("F", "A")], "source")
    assert None is krippendorffs_alpha([("F", "A"), ("B", "B")], "source")


@pytest.fixture
def two(tmp_path, analysis):
    """Ada and Ben have judged the same article, each in a file of their own."""
    ada, ben = (Judgments(tmp_path / f"{name}.jsonl", creator=name) for name in ("Ada", "Ben"))
    for key, first, second in [("c1", "3", "3"), ("c2", "1", "5"), ("c3", "6", "6"), ("c4", "2", "3")]:
        ada.record(analysis, analysis[key], "information", first)
        ben.record(analysis, analysis[key], "information", second)
    ada.record(analysis, analysis["c1"], "check", "yes")
    ada.record(analysis, analysis["c8"], "check", "yes")
    ben.record(analysis, analysis["c2"], "note", "no idea")
    return ada, ben


def test_they_stand_side_by_side(two):
    """Every subject that either judged, with both values; who said nothing has none."""
    table = compare(*two).table()
    row = table[table["words"].str.startswith("The attack could")].set_index("scale")

    assert ("3", "3") == tuple(row.loc["Information credibility", ["Ada", "Ben"]])
    assert ("yes", "no") == tuple(row.loc["Needs checking", ["Ada", "Ben"]])
    assert "no idea" in set(table["Ben"])


def test_what_they_disagree_on_comes_furthest_apart_first(two):
    """Values that only one of them gave are no disagreement."""
    apart = compare(*two).disagreements()

    assert [
        ("1: Confirmed by other sources", "5: Improbable"),
        ("2: Probably true", "3: Possibly true"),
        ("needs checking: somebody has to look further", "no"),
    ] == list(zip(apart["Ada"], apart["Ben"], strict=True))


def test_a_signal_that_only_one_dismisses_is_a_disagreement(two, analysis):
    """Whoever judged the claim and left its signal did not dismiss it; whoever did not judge the claim said nothing."""
    ada, ben = two
    ada.record(analysis, analysis["c1"], "flag", "dismissed", flag=analysis["c1"].flags[0])
    ada.record(analysis, analysis["c9"], "flag", "dismissed", flag=analysis["c9"].flags[0])
    apart = compare(ada, ben).disagreements().set_index("scale")

    assert ("dismissed: this signal is wrong here", "no") == tuple(apart.loc["One signal", ["Ada", "Ben"]])


def test_a_figure_that_says_nothing_says_so(two, analysis):
    """Where nobody ever chose another value there is no agreement beyond chance: the cell is empty and the remark says why."""
    ada, ben = two
    for side in (ada, ben):
        side.record(analysis, analysis["c1"], "confidence", "low")
    row = compare(ada, ben).scores().set_index("scale").loc["Confidence"]

    assert (None, None) == tuple(row[["Cohen’s κ", "Krippendorff’s α"]])
    assert "no agreement beyond chance" in row["remark"]


def test_scores_say_on_how_many_pairs_they_rest(two):
    """One row a scale on which both judged; silence on a claim that both judged is an answer to yes or no."""
    scores = compare(*two).scores().set_index("scale")

    assert (4, 2) == tuple(scores.loc["Information credibility", ["pairs", "equal"]])
    assert (4, 3) == tuple(scores.loc["Needs checking", ["pairs", "equal"]])
    assert "too few" in scores.loc["Information credibility", "remark"]


def test_two_people_in_one_file(judgments, analysis):
    """A file that two people share is compared with itself."""
    judgments.record(analysis, analysis["c1"], "information", "3", creator="Ada")
    judgments.record(analysis, analysis["c1"], "information", "4", creator="Ben")
    apart = compare(judgments.by("Ada"), judgments.by("Ben")).disagreements()

    assert [("3: Possibly true", "4: Doubtful")] == list(zip(apart["Ada"], apart["Ben"], strict=True))


def test_nobody_against_somebody(two):
    """One empty side gives empty tables, not an error."""
    agreement = compare(two[0], [])

    assert agreement.scores().empty
    assert agreement.disagreements().empty
    assert "nobody" in agreement.table().columns
