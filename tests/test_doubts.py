"""Tables of doubt: gravest first, reasons in order of weight, nothing that is not on the page."""

from dataclasses import replace

import pytest

from tests.sample import sample_analysis
from workbench import doubts, plots
from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Flag, Source


@pytest.fixture
def analysis():
    return sample_analysis()


@pytest.fixture
def silent():
    """An article in which nothing was found."""
    return Analysis(Article.from_text("It rained."), (Source(AUTHOR, "this article", "author", "named"),), (), ())


def test_the_gravest_level_comes_first(analysis):
    """What cannot be read stands above what is doubtful, and that above what is hedged."""
    levels = list(doubts.by_level(analysis)["certainty"].drop_duplicates())

    assert ["cannot be read with confidence", "denied, negated or no evidence", "hedged"] == levels


def test_the_reason_that_makes_the_level_comes_first(analysis):
    """Of a hedge and an unnamed source, the hedge decides, so it is told first."""
    because = doubts.by_level(analysis).set_index("claim").loc[9, "because"]

    assert because.startswith("“fear”")
    assert because.endswith("not named.")


def test_a_reason_that_changes_nothing_comes_last(analysis):
    """A mended break is told behind the doubt that makes the level."""
    hedged = analysis["c1"]
    mended = Flag("garbled", None, hedged.span, AUTHOR, "by hand", "A word is missing.", bears=False)
    both = replace(analysis, claims=(replace(hedged, flags=(mended, *hedged.flags)),))

    assert doubts.by_level(both).loc[0, "because"].endswith("A word is missing.")


def test_each_cue_is_counted_once_for_each_place(analysis):
    """A cue that two claims share stands in the text once."""
    words = doubts.hedging_words(analysis).set_index("words")

    assert 1 == words.loc["no signs", "times"]


def test_the_queue_gives_its_reasons(analysis):
    """Whoever asks why a claim comes first is told in the same row."""
    queue = doubts.first_to_check(analysis, rows=3)

    assert [1, 2, 3] == list(queue["place"])
    assert all(queue["why first"])


def test_a_silent_article_has_no_doubts(silent):
    """Empty tables have their columns."""
    tables = [doubts.by_level(silent), doubts.first_to_check(silent), doubts.hedging_words(silent)]

    assert [0, 0, 0] == [len(table) for table in tables]


def test_the_figure_says_in_words_where_the_article_is_firm(analysis):
    """A line a level that occurs, with the paragraphs."""
    words = plots.certainty(analysis).words

    assert "denied, negated or no evidence: 1 claim in 2" in words
    assert "cannot be read with confidence: 1 claim in 2" in words


def test_the_figure_can_be_drawn_without_claims(silent):
    """An empty article has an empty figure, not an error."""
    assert plots.certainty(silent).png
