"""Hypotheses by evidence: what counts for and against, how grades weigh, and what falls with one origin."""

import pytest

from tests.comparison.stories import Said, article, no_vectors
from workbench import alternatives
from workbench.alternatives import WEIGHTS, frames
from workbench.comparison import Comparison, Stance, Statement, compare
from workbench.errors import AnalysisError
from workbench.judgments import Judged, Judgment

HYPOTHESES = ("Norland sank the ferry", "Rebels sank the ferry")
# What each claim is to each hypothesis, in order of the articles: how it is read is another part's business.
STANCES = {
    HYPOTHESES[0]: ("support", "deny", "comment", "query", "support"),
    HYPOTHESES[1]: (None, None, "support", None, "support"),
}


class Asked(Comparison):
    """A comparison whose answers to the two hypotheses are given by hand."""

    def on(self, question):
        found = zip(self.accounts.values(), STANCES[question], strict=True)
        stances = (Stance(one.passage, one.source, stance, one.claim.spans, "") for one, stance in found if stance)
        return Statement("question", question, tuple(stances), question=True)


def graded(analysis, grade):
    """The analysis with Ada Lovelace's reliability graded."""
    ada = next(source for source in analysis.sources if source.name == "Ada Lovelace")
    judgment = Judgment("urn:x:1", "Jo", "2024-05-11T09:00:00Z", "source", grade, "0" * 64, ())
    return Judged(analysis, {}, {ada.id: judgment}, {}, ())


@pytest.fixture
def analyses():
    """Two articles: one speaker in both, a denial, a doubt, and people without a name."""
    return [
        article(
            Said("Norland sank the ferry.", ("Ada Lovelace",)),
            Said("Norland did not sink the ferry.", ("the ministry",)),
            Said("Rebels sank the ferry.", ("two dockers",)),
            outlet="The Echo",
        ),
        article(
            Said("There is no evidence that Norland sank the ferry.", ("Jo March",)),
            Said("Rebels sank the ferry, and Norland helped.", ("Ada Lovelace",)),
            outlet="The Herald",
        ),
    ]


@pytest.fixture
def comparison(analyses):
    made = compare(analyses, vectors=no_vectors)
    return Asked(made.analyses, made.statements, made.matches, ())


@pytest.fixture
def weighed(comparison):
    return alternatives.weigh(comparison, HYPOTHESES)


def test_each_claim_stands_to_each_hypothesis(weighed):
    """By stance; a claim that bears on another hypothesis only has none."""
    found = {item.words: item.stances for item in weighed.evidence}

    assert ("support", None) == found["Norland sank the ferry."]
    assert ("deny", None) == found["Norland did not sink the ferry."]
    assert (None, "support") == found["Rebels sank the ferry."]
    assert ("query", None) == found["There is no evidence that Norland sank the ferry."]
    assert ("support", "support") == found["Rebels sank the ferry, and Norland helped."]


def test_what_fits_all_tells_nothing_apart(weighed):
    """It is in the table, behind what does."""
    frame = frames.matrix(weighed)

    assert ["yes"] * 4 + ["no"] == list(frame["tells them apart"])


def test_one_speaker_in_two_articles_is_one_origin(weighed):
    """Claims are counted, and so are the origins that they go back to; an open question counts for neither."""
    norland, rebels = weighed.tallies()

    assert (2, 1, 1) == (norland.claims_for, norland.claims_against, norland.claims_open)
    assert ("Ada Lovelace",) == norland.origins_for
    assert ("the ministry",) == norland.origins_against
    assert 2 == len(rebels.origins_for)


def test_without_a_grade_nothing_is_weighed(weighed):
    """A weight is the analyst's; there is no middle that the machine assumes."""
    assert {(None, None)} == {(item.weighed_for, item.weighed_against) for item in weighed.tallies()}
    assert {"no source graded"} == set(frames.tallies(weighed)["grades, for and against"])


@pytest.mark.parametrize(("grade", "expected"), [*WEIGHTS.items(), ("F", None)])
def test_a_grade_weighs_as_on_its_scale(comparison, analyses, grade, expected):
    """And F, which says that it cannot be judged, weighs nothing and is counted as ungraded."""
    norland, _ = alternatives.weigh(comparison, HYPOTHESES, [graded(analyses[0], grade)]).tallies()

    assert (expected, None) == (norland.weighed_for, norland.weighed_against)
    assert (2 if expected is not None else 3) == norland.without_grade


def test_a_side_without_a_grade_has_no_number(comparison, analyses):
    """That nobody graded those who deny it is not that they weigh nothing."""
    frame = frames.tallies(alternatives.weigh(comparison, HYPOTHESES, [graded(analyses[0], "C")]))

    assert "0.5 : not graded" == frame["grades, for and against"][0]


def test_grades_of_one_origin_do_not_add_up(comparison, analyses):
    """One speaker, graded in two articles, is still one speaker."""
    judged = [graded(analysis, "B") for analysis in analyses]
    norland, _ = alternatives.weigh(comparison, HYPOTHESES, judged).tallies()

    assert 0.75 == norland.weighed_for


def test_dropping_an_origin_shows_what_hangs_on_it(weighed):
    """All that goes back to it falls, and it is said where nothing else is left."""
    frame = frames.sensitivity(weighed).set_index("without")

    assert "1 : 1 → 0 : 1; nothing else speaks for it" == frame.loc["Ada Lovelace", "H1"]
    assert "2 : 0 → 1 : 0" == frame.loc["Ada Lovelace", "H2"]
    assert "2 : 0, as before" == frame.loc["the ministry", "H2"]
    assert 2 == frame.loc["Ada Lovelace", "claims that fall"]


def test_the_analyst_reads_a_cell_otherwise(weighed):
    """A copy, in which it can be told whose reading it is."""
    changed = weighed.corrected(1, 2, "deny")

    assert None is weighed.evidence[0].stances[1]
    assert 1 == changed.tallies()[1].claims_against
    row = frames.matrix(changed).set_index("row").loc[1]
    assert "✗ says it is not so (analyst)" == row["H2"]
    assert "✓ says so" == row["H1"]


@pytest.mark.parametrize(("row", "number", "stance"), [(0, 1, "deny"), (1, 3, "deny"), (99, 1, None), (1, 1, "true")])
def test_a_correction_of_nothing_is_an_error(weighed, row, number, stance):
    """It says what there is."""
    with pytest.raises(AnalysisError, match="there are"):
        weighed.corrected(row, number, stance)


def test_without_hypotheses_there_is_nothing(comparison):
    """Empty tables, no error."""
    nothing = alternatives.weigh(comparison, None)

    assert ((), ()) == (nothing.hypotheses, nothing.evidence)
    assert all(make(nothing).empty for make in (frames.matrix, frames.tallies, frames.sensitivity))


def test_nothing_decides(weighed):
    """Hypotheses keep the analyst's order, and no column ranks them."""
    frame = frames.tallies(weighed)

    assert ["H1: Norland sank the ferry", "H2: Rebels sank the ferry"] == list(frame["hypothesis"])
    assert not {"rank", "score", "verdict"} & set(frame.columns)
    assert "do not show" in alternatives.RESEARCH
