"""What deserves to be checked first: each reason from records by hand, and the order they give."""

from dataclasses import replace

import pytest

from tests.sample import part, sample_analysis
from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Claim, Flag, Source
from workbench.ranking import rank
from workbench.wording import Wordings, content_words

TEXT = """\
Guards opened the harbour gate

The guards may have opened the harbour gate at night, an official said.

The mayor denied that the guards opened the gate of the harbour. Rain fell over the hills.

The bridge will be closed in spring.
"""


def claim(id, words, chain=(AUTHOR,), *flags):
    """A claim over the only place of these words; flags are (kind, holder)."""
    span = part(TEXT, words)
    marks = tuple(Flag(kind, None, span, holder, f"by-hand/{kind}", f"Because of {kind}.") for kind, holder in flags)
    return Claim(id, (span,), chain, None, marks)


@pytest.fixture
def analysis():
    """A flat heading, a hedged claim of an unnamed official, the mayor's denial, small talk and a plan."""
    sources = (
        Source(AUTHOR, "this article", "author", "named"),
        Source("s1", "an official", "person", "unnamed", (part(TEXT, "an official"),)),
        Source("s2", "the mayor", "person", "described", (part(TEXT, "The mayor"),)),
    )
    claims = (
        claim("c1", "Guards opened the harbour gate"),
        claim("c2", "The guards may have opened the harbour gate at night", (AUTHOR, "s1"), ("hedge", "s1"), ("unnamed_source", "s1")),
        claim("c3", "the guards opened the gate of the harbour", (AUTHOR, "s2"), ("denial", "s2")),
        claim("c4", "Rain fell over the hills."),
        claim("c5", "The bridge will be closed in spring.", (AUTHOR,), ("future", AUTHOR)),
    )  # fmt: skip
    return Analysis(Article.from_text(TEXT), sources, (), claims)


def reasons(analysis, claim_id):
    """Rule and other claim of each reason of a claim."""
    found = next(item for item in rank(analysis) if item.claim_id == claim_id)
    return {reason.rule: reason.other for reason in found.reasons}


def test_every_claim_of_the_body_has_a_place(analysis):
    """Headings are what the others are held against; nothing else is left out."""
    assert {"c2", "c3", "c4", "c5"} == {item.claim_id for item in rank(analysis)}


def test_the_contested_claim_comes_first_and_small_talk_last(analysis):
    """Order follows the sum of the reasons."""
    order = [item.claim_id for item in rank(analysis)]

    assert ("c2", {"c4", "c5"}) == (order[0], set(order[-2:]))


def test_a_claim_that_somebody_denies_is_contested(analysis):
    """The reason names who denies it, where, and the claim that does."""
    first = rank(analysis)[0].reasons[0]

    assert ("contested", "c3") == (first.rule, first.other)
    assert "in paragraph 2 the mayor denies it" in first.text


def test_a_hedge_that_the_heading_leaves_out_is_told(analysis):
    """Hedged below and flat above."""
    assert "c1" == reasons(analysis, "c2")["flat heading"]


def test_an_unnamed_source_alone_is_a_reason(analysis):
    """The mayor, who denies it, does not say the same; somebody who does takes the reason away."""
    assert "unnamed source" in reasons(analysis, "c2")
    backed = replace(analysis.claims[2], flags=())
    analysis = replace(analysis, claims=(*analysis.claims[:2], backed, *analysis.claims[3:]))

    assert "unnamed source" not in reasons(analysis, "c2")


def test_reasons_stand_with_the_weightiest_first(analysis):
    """Whoever reads one reason only reads the one that counts most."""
    weights = [reason.weight for item in rank(analysis) for reason in item.reasons]

    assert weights
    for item in rank(analysis):
        assert sorted((r.weight for r in item.reasons), reverse=True) == [r.weight for r in item.reasons]


def test_what_cannot_be_read_comes_last():
    """A garbled claim can not be checked before it is read in the original."""
    analysis = sample_analysis()

    assert "garbled" == analysis[rank(analysis)[-1].claim_id].level


def test_the_same_article_is_ranked_the_same():
    """Nothing depends on the order of a set."""
    assert rank(sample_analysis()) == rank(sample_analysis())


def test_an_article_without_claims_ranks_nothing():
    """No claims, no queue."""
    silent = Analysis(Article.from_text("It rained."), (Source(AUTHOR, "this article", "author", "named"),), (), ())

    assert () == rank(silent)


def test_content_words_have_no_endings_and_no_small_words():
    """ "Officials reportedly trained" is about officials and training."""
    assert content_words("The officials reportedly trained") == content_words("training of an official")


def test_texts_are_alike_by_half_of_the_shorter_one():
    """One shared word in a long sentence says nothing."""
    wordings = Wordings({
        "a": "guards opened the harbour gate", "b": "harbour guards opened it", "c": "the gate was painted blue and green",
    })  # fmt: skip

    assert ["b"] == wordings.like("a")
