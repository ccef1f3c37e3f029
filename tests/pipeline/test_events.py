"""Which of a sentence's events a signal reaches."""

import pytest
from spacy.tokens import Doc

from tests.pipeline.conftest import find
from workbench.pipeline.events import certainty_of
from workbench.pipeline.scopes import scope_of
from workbench.pipeline.signals import Signal


@pytest.fixture
def parsed(nlp):
    """A Doc from `word/head/relation` triples; heads are positions counted from 1, 0 is the root."""

    def make(text: str) -> Doc:
        triples = [triple.rsplit("/", 2) for triple in text.split()]
        words, heads, deps = zip(*triples, strict=True)
        heads = [index if head == "0" else int(head) - 1 for index, head in enumerate(heads)]
        return Doc(nlp.vocab, words=list(words), heads=heads, deps=list(deps))

    return make


def signal(doc, kind, words):
    """A signal of this kind on these words, with the reach that the parse gives it."""
    span = find(doc, words)
    return Signal(kind, span, scope_of(span), "by hand", "", "because")


def told(doc, word, *signals, figure=None):
    """How the event with this word is told."""
    return certainty_of(find(doc, word)[0], signals, figure=figure)


def test_a_hedge_reaches_its_own_verb_alone(parsed):
    """A clause joined by "and" stays certain."""
    doc = parsed("It/3/nsubj may/3/aux rain/0/root and/6/cc they/6/nsubj stay/3/conj ./3/punct")
    may = signal(doc, "hedge", "may")

    assert ("uncertain", "certain") == (told(doc, "rain", may), told(doc, "stay", may))


def test_a_negation_reaches_the_complement(parsed):
    """ "Did not want to sail": neither the wanting nor the sailing."""
    doc = parsed("They/4/nsubj did/4/aux not/4/advmod want/0/root to/6/mark sail/4/xcomp ./4/punct")

    assert "negated" == told(doc, "sail", signal(doc, "negation", "not"))


def test_an_infinitive_leaves_open_whether_it_happens(parsed):
    """ "Wants to sail" is open, "began to sail" is told as done."""
    doc = "He/2/nsubj {}/0/root to/4/mark sail/2/xcomp ./2/punct"

    assert ("uncertain", "certain") == tuple(told(parsed(doc.format(verb)), "sail") for verb in ("wants", "began"))


def test_the_encoder_may_doubt_alone(parsed):
    """A low figure makes an event uncertain where no word does; no figure changes nothing."""
    doc = parsed("They/2/nsubj sail/0/root ./2/punct")

    assert ("uncertain", "certain") == (told(doc, "sail", figure=0.2), told(doc, "sail", figure=None))
