"""Lemmas are edit rules, found in training and applied when reading."""

import pytest

from workbench.pipeline.lemmas import best_lemma, lemma_of, lemma_rule


@pytest.mark.parametrize(
    ("form", "lemma", "rule"),
    [
        pytest.param("ship", "ship", "l-0+", id="as it stands"),
        pytest.param("Ships", "ship", "l-1+", id="a plural at the start of a sentence"),
        pytest.param("ministries", "ministry", "l-3+y", id="a changed ending"),
        pytest.param("Kurds", "Kurd", "c-1+", id="a name keeps its capital"),
        pytest.param("was", "be", "=be", id="nothing in common"),
        pytest.param("I", "I", "c-0+", id="a capital of its own"),
    ],
)
def test_a_rule_leads_from_the_form_to_the_lemma(form, lemma, rule):
    """The rule says what changes, and applying it gives the lemma back."""
    assert rule == lemma_rule(form, lemma)
    assert lemma == lemma_of(form, rule)


def test_one_rule_serves_many_words():
    """What was learned of one word holds for another with the same ending."""
    assert "party" == lemma_of("Parties", lemma_rule("ministries", "ministry"))


def test_a_rule_that_does_not_fit_leaves_the_word():
    """A rule that would take more letters off than there are changes nothing but the case."""
    assert "be" == lemma_of("Be", "l-3+y")


@pytest.mark.parametrize(
    ("form", "rules", "lemma"),
    [
        pytest.param("measured", ["l-2+", "l-1+"], "measure", id="the second rule makes a word"),
        pytest.param("Designed", ["l-2+", "l-1+"], "design", id="the first does"),
        pytest.param("blorted", ["l-2+", "l-1+"], "blort", id="neither does"),
        pytest.param("Sams", ["c-0+", "l-1+"], "Sams", id="a name is left alone"),
    ],
)
def test_a_lemma_is_rather_a_word(form, rules, lemma):
    """Of rules that differ in spelling alone, the one that makes a known word is taken."""
    assert lemma == best_lemma(form, rules, {"measure", "design", "sam"})
