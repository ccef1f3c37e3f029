"""A cue covers its clause, not its sentence."""

import pytest
from spacy.tokens import Doc

from tests.pipeline.conftest import find
from workbench.pipeline.scopes import scope_of


@pytest.fixture
def parsed(nlp):
    """A Doc from `word/head/relation` triples; heads are positions counted from 1, 0 is the root."""

    def make(text: str) -> Doc:
        triples = [triple.rsplit("/", 2) for triple in text.split()]
        words, heads, deps = zip(*triples, strict=True)
        heads = [index if head == "0" else int(head) - 1 for index, head in enumerate(heads)]
        return Doc(nlp.vocab, words=list(words), heads=heads, deps=list(deps))

    return make


def test_a_modal_covers_its_clause(parsed):
    """A clause joined by "and" is stated as flatly as before."""
    doc = parsed("It/3/nsubj may/3/aux rain/0/root and/6/cc they/6/nsubj stay/3/conj ./3/punct")

    assert "It may rain" == scope_of(find(doc, "may")).text


def test_a_noun_covers_what_it_announces(parsed):
    """ "No signs that …" bears on the that-clause."""
    doc = parsed("There/2/expl are/0/root no/4/det signs/2/nsubj that/7/mark he/7/nsubj left/4/acl ./2/punct")

    assert "no signs that he left" == scope_of(find(doc, "no signs")).text


def test_a_clause_inside_another_is_of_it(parsed):
    """ "It raised doubts that he left, she said": a wrong arc to "said" does not take the clause out of the doubts."""
    doc = parsed(
        "It/2/nsubj raised/8/ccomp doubts/2/obj that/6/mark he/6/nsubj left/8/ccomp ,/2/punct said/0/root she/8/nsubj"
    )

    assert "It raised doubts that he left" == scope_of(find(doc, "doubts")).text


def test_a_verb_covers_its_complement(parsed):
    """A cue that is the verb itself takes subject and complement."""
    doc = parsed("Police/2/nsubj suspect/0/root that/5/mark he/5/nsubj left/2/ccomp ./2/punct")

    assert "Police suspect that he left" == scope_of(find(doc, "suspect")).text


def test_a_doubt_in_a_subordinate_clause_stays_there(parsed):
    """The main clause is not hedged by what its complement hedges."""
    doc = parsed("Ann/2/nsubj said/0/root he/5/nsubj may/5/aux leave/2/ccomp ./2/punct")

    assert "he may leave" == scope_of(find(doc, "may")).text


def test_without_a_parse_punctuation_decides(make_doc):
    """The scope ends at a strong mark and holds the cue."""
    doc = make_doc("It rained; the crew may leave today: nobody knows.")

    assert "the crew may leave today" == scope_of(find(doc, "may")).text
