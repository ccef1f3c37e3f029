"""Records: what they refuse, how they travel, and how a claim's level follows from its flags."""

import json
from dataclasses import replace

import pytest

from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Attribution, Claim, Factuality, Flag, Source
from workbench.errors import AnalysisError
from workbench.spans import Span, hull

TEXT = "The harbour burned. The mayor said it may rain, officials 🙂 believe."


@pytest.fixture
def analysis():
    """A small analysis by hand: the author states one thing, the mayor may mean another."""
    flag = Flag("hedge", Span(38, 41), Span(35, 46), "s1", "modal/may", "“may”: possible, no likelihood given.")
    return Analysis(
        article=Article.from_text(TEXT),
        sources=(
            Source(AUTHOR, "this article", "author", "named"),
            Source("s1", "the mayor", "person", "described", (Span(20, 29),)),
        ),
        attributions=(Attribution("a1", "s1", (Span(20, 29),), (Span(30, 34),), (Span(35, 46),)),),
        claims=(
            Claim("c1", (Span(0, 19),), (AUTHOR,)),
            Claim("c2", (Span(35, 37), Span(42, 46)), (AUTHOR, "s1"), "a1", (flag,), (Factuality("s1", "PS+", 1.0),)),
        ),
    )


def test_analysis_round_trips_through_json(analysis):
    """What is stored is what is read back, offsets after an emoji included."""
    assert analysis == Analysis.from_dict(json.loads(json.dumps(analysis.to_dict())))


def test_an_analysis_without_kinds_of_cue_is_still_read(analysis):
    """What was stored before cues had kinds has cues of no known kind."""
    record = analysis.to_dict()
    for item in record["attributions"]:
        del item["cue_kind"]

    assert analysis == Analysis.from_dict(record)


@pytest.mark.parametrize(("kind", "thought"), [("says", False), ("denies", False), ("believes", True), (None, False)])
def test_a_thought_is_told_from_speech(analysis, kind, thought):
    """Whoever believes is not said to have said so; where the cue is unknown, nothing is claimed of it."""
    typed = replace(analysis, attributions=(replace(analysis["a1"], cue_kind=kind),))

    assert kind == typed.cue_kind_of(typed["c2"])
    assert thought == typed.is_thought(typed["c2"])
    assert not typed.is_thought(typed["c1"])


def test_analysis_refuses_another_schema(analysis):
    """A stored analysis of another version is refused by name."""
    with pytest.raises(AnalysisError, match="workbench/analysis/9"):
        Analysis.from_dict({**analysis.to_dict(), "schema": "workbench/analysis/9"})


def test_analysis_says_when_a_stored_one_is_damaged(analysis):
    """A missing field is an error for a person, not a KeyError."""
    record = analysis.to_dict()
    del record["sources"]

    with pytest.raises(AnalysisError, match="damaged"):
        Analysis.from_dict(record)


def test_analysis_refuses_unknown_ids(analysis):
    """A chain through a source that is not there is refused."""
    with pytest.raises(AnalysisError, match="s9"):
        replace(analysis, claims=(replace(analysis.claims[0], chain=(AUTHOR, "s9")),))


def test_analysis_refuses_spans_beyond_the_text(analysis):
    """No record may point behind the last character."""
    with pytest.raises(AnalysisError, match="beyond"):
        replace(analysis, claims=(replace(analysis.claims[0], spans=(Span(60, 100),)),))


def test_analysis_needs_the_article_s_own_voice(analysis):
    """Every chain begins with the article; without it an analysis means nothing."""
    with pytest.raises(AnalysisError, match="own voice"):
        replace(analysis, sources=analysis.sources[1:], claims=(), attributions=())


def test_text_of_shows_a_gap(analysis):
    """Words left out between two spans are shown as left out."""
    assert "it … rain" == analysis.text_of(analysis["c2"].spans)


def test_chain_and_claims_of_a_source(analysis):
    """From a claim to its hands, and from a hand to its claims."""
    assert ["this article", "the mayor"] == [source.name for source in analysis.chain_of(analysis["c2"])]
    assert (analysis["c2"],) == analysis.claims_of(analysis["s1"])


@pytest.mark.parametrize(
    ("kinds", "chain", "level"),
    [
        pytest.param([], ("s0",), "stated", id="nothing"),
        pytest.param([], ("s0", "s1"), "attributed", id="a source"),
        pytest.param(["unnamed_source", "vague", "future"], ("s0", "s1"), "attributed", id="signals beside the level"),
        pytest.param(["hedge"], ("s0", "s1"), "hedged", id="hedge over source"),
        pytest.param(["hedge", "absence_of_evidence"], ("s0",), "doubtful", id="no evidence over hedge"),
        pytest.param(["negation", "garbled"], ("s0",), "garbled", id="garbled over all"),
    ],
)
def test_level_is_the_gravest_signal(kinds, chain, level):
    """A claim's level is decided by its flags and its chain alone."""
    flags = tuple(Flag(kind, None, Span(0, 5), "s0", "by hand", "because") for kind in kinds)

    assert level == Claim("c1", (Span(0, 5),), chain, flags=flags).level


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_span_must_hold_a_character(start, end):
    """An empty, reversed or negative span is refused with its numbers."""
    with pytest.raises(AnalysisError, match=f"{start}, {end}"):
        Span(start, end)


def test_hull_covers_all():
    """The hull of spans in any order goes from the first character to the last."""
    assert Span(2, 9) == hull([Span(5, 9), Span(2, 3)])
