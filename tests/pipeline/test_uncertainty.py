"""Signals: from the cue lists first, from the encoder where the lists are silent, with a reason that reads as a sentence."""

import pytest

from tests.pipeline.conftest import find
from workbench.pipeline.uncertainty import LEARNED, find_signals


def kinds(doc):
    """Kind and words of every signal."""
    return [(signal.kind, signal.span.text) for signal in find_signals(doc)]


def test_the_encoder_adds_what_the_lists_miss(make_doc):
    """A learned cue counts where no listed cue stands, under a rule id of its own."""
    doc = make_doc("The crew imaginably left, and it may rain.")
    doc.spans[LEARNED] = [find(doc, "imaginably", "epistemic"), find(doc, "may", "epistemic")]

    assert [("encoder/epistemic", "imaginably"), ("hedges/may", "may")] == [
        (signal.rule, signal.span.text) for signal in sorted(find_signals(doc), key=lambda signal: signal.span.start)
    ]


def test_the_encoder_cannot_overrule_what_is_no_cue(make_doc):
    """A month stays a month and "could confirm" an ability, whatever the encoder says."""
    doc = make_doc("They could confirm that he came in May and left.")
    doc.spans[LEARNED] = [find(doc, "could", "epistemic"), find(doc, "May", "epistemic")]

    assert [] == kinds(doc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We have not yet seen evidence that he did it.", [("absence_of_evidence", "not yet seen evidence")], id="not seen evidence"),
        pytest.param("The paper could not be independently verified.", [("absence_of_evidence", "could not be independently verified")], id="could not verify"),
        pytest.param("The ministry did not respond.", [("absence_of_evidence", "did not respond")], id="silence"),
        pytest.param("He rejected the suggestion that it sank.", [("denial", "rejected the suggestion")], id="rejection"),
        pytest.param("This does not mean that he knew.", [("absence_of_evidence", "not mean")], id="does not mean"),
        pytest.param("Did it sink?", [("hedge", "?")], id="a question"),
    ],
)  # fmt: skip
def test_kinds_that_are_kept_apart(make_doc, text, expected):
    """Denial, negation, absence of evidence and open questions are different things."""
    assert expected == kinds(make_doc(text))


def test_a_question_for_more_takes_its_matter_for_granted(make_doc):
    """ "When did it sink?" asks nothing about whether it sank."""
    assert [] == kinds(make_doc("When did it sink?"))


def test_a_question_begins_where_it_is_quoted(make_doc):
    """What stands before the quotation mark tells nothing of what is asked."""
    assert [] == kinds(make_doc("On Monday Lee was asked: “What sank there?”"))
    assert [("hedge", "?")] == kinds(make_doc("On Monday Lee was asked: “Did it sink there?”"))
    assert [("hedge", "?")] == kinds(make_doc("Is it there: who knows?"))


def test_a_qualifier_says_what_it_leaves_open(make_doc):
    """The word that carries the weight of a denial is named with the reading it leaves open."""
    (signal,) = find_signals(make_doc("He did not personally order it."))

    assert "“personally” carries the weight" in signal.reason


def test_a_qualifier_means_nothing_without_a_denial(make_doc):
    """ "Directly" qualifies a denial, not a statement."""
    assert [] == kinds(make_doc("He went directly home."))
