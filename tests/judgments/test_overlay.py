"""The analyst's values over the machine's, and which is whose."""

import pytest

from tests.sample import TEXT, part
from workbench.judgments import lay_over


@pytest.fixture
def laid(judgments, analysis):
    """The sample with what has been judged so far, each time it is asked for."""
    return lambda: lay_over(analysis, judgments.attach(analysis))


def test_nothing_judged_changes_nothing(laid, analysis):
    """Without judgments the machine's reading stands."""
    judged = laid()

    assert analysis == judged.analysis
    assert [claim.level for claim in analysis.claims] == [judged.level(claim) for claim in analysis.claims]
    assert not any(map(judged.is_judged, analysis.claims))


def test_the_analysts_level_wins(laid, judgments, analysis):
    """It is told that it is the analyst's."""
    judgments.record(analysis, analysis["c1"], "level", "doubtful")

    assert "doubtful" == laid().level(analysis["c1"])
    assert "hedged" == analysis["c1"].level
    assert "analyst" == laid().values["c1"]["level"].creator


def test_a_dismissed_signal_no_longer_counts(laid, judgments, analysis):
    """The level is that of the signals that are left; other claims keep theirs."""
    claim = analysis["c9"]
    judgments.record(analysis, claim, "flag", "dismissed", flag=claim.flags[0])
    judged = laid()

    assert "attributed" == judged.level(claim)
    assert claim.flags[1:] == judged.analysis["c9"].flags
    assert (claim.flags[0],) == judged.dismissed["c9"]
    assert judged.is_judged(claim)


def test_a_graded_source_grades_all_its_claims(laid, judgments, analysis):
    """Reliability is the source's: each claim that goes back to it has the grade, and none counts as judged for it."""
    judgments.record(analysis, analysis["s1"], "source", "C")
    judged = laid()

    assert ["c4", "c5"] == [claim.id for claim in analysis.claims if judged.value(claim, "source") == "C"]
    assert not any(map(judged.is_judged, analysis.claims))


def test_the_articles_own_voice_can_be_graded(laid, judgments, analysis):
    """It has no mention in the text."""
    judgments.record(analysis, analysis["s0"], "source", "B")

    assert "B" == laid().value(analysis["c1"], "source")
    assert None is laid().value(analysis["c4"], "source")


def test_merged_sources_are_one(laid, judgments, analysis):
    """Mentions, attributions, chains and holders go to the one that stands first; a grade goes with them."""
    judgments.record(analysis, analysis["s4"], "source", "D")
    judgments.merge_sources(analysis, analysis["s4"], analysis["s3"])
    judged = laid()

    assert "s4" not in {source.id for source in judged.analysis.sources}
    assert ("s0", "s3") == judged.analysis["c9"].chain
    assert {*analysis["s3"].mentions, *analysis["s4"].mentions} == set(judged.analysis["s3"].mentions)
    assert "s3" == judged.analysis["c9"].flags[0].holder
    assert "D" == judged.value(judged.analysis["c7"], "source")


def test_nobody_passes_a_claim_on_to_themselves(laid, judgments, analysis):
    """A merge of two neighbours in a chain leaves one hand."""
    judgments.merge_sources(analysis, analysis["s2"], analysis["s3"])

    assert ("s0", "s2") == laid().analysis["c7"].chain
    assert "the newspaper" == laid().analysis["s2"].name


def test_merges_chain(laid, judgments, analysis):
    """Three that are one become one, in whatever order it was said, and undo brings two back."""
    judgments.merge_sources(analysis, analysis["s3"], analysis["s4"])
    judgments.merge_sources(analysis, analysis["s4"], analysis["s1"])

    assert ["s0", "s1", "s2", "s5"] == [source.id for source in laid().analysis.sources]
    judgments.undo()
    assert ["s0", "s1", "s2", "s3", "s5"] == [source.id for source in laid().analysis.sources]


def test_a_mention_that_is_somebody_else(laid, judgments, analysis):
    """A split takes its mention, its attribution and its claims along, and the rest stays."""
    from dataclasses import replace

    mentions = (*analysis["s1"].mentions, part(TEXT, "Tehran."))
    sources = tuple(replace(s, mentions=mentions) if s.id == "s1" else s for s in analysis.sources)
    analysis = replace(analysis, sources=sources)
    judgments.split_source(analysis, analysis["s1"].mentions[0])
    judged = lay_over(analysis, judgments.attach(analysis))
    new = judged.analysis[judged.analysis["c4"].chain[-1]]

    assert "the US" == new.name
    assert new.id != "s1"
    assert new.id == judged.analysis["a1"].source_id == judged.analysis["c4"].flags[0].holder
    assert (part(TEXT, "Tehran."),) == judged.analysis["s1"].mentions


def test_what_has_no_claim_is_kept_apart(laid, judgments, analysis):
    """Notes on words of one's own choice are neither lost nor put on a claim."""
    judgments.record(analysis, part(TEXT, "Militias"), "note", "which ones?")

    assert ["which ones?"] == [item.judgment.value for item in laid().loose]
    assert {} == laid().values
