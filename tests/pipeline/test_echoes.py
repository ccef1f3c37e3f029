"""A signal that another one of its sentence already tells is told once."""

from spacy.tokens import Doc

from workbench.pipeline.echoes import without_echoes
from workbench.pipeline.signals import Signal


def signal(doc, kind, start, end):
    """A signal whose cue is these tokens."""
    return Signal(kind, doc[start:end], doc[start:], "rule", "", "reason")


def test_a_question_word_below_its_cue_says_nothing_new(nlp):
    """ "Unclear whether" is one doubt; a "whether" that hangs on nothing keeps its own."""
    words = ["It", "is", "unclear", "whether", "he", "left"]
    doc = Doc(nlp.vocab, words=words, heads=[2, 2, 2, 5, 5, 2], deps=["expl", "cop", "ROOT", "mark", "nsubj", "csubj"])
    unclear, whether = signal(doc, "absence_of_evidence", 2, 3), signal(doc, "hedge", 3, 4)

    assert [unclear] == without_echoes([unclear, whether])
    assert [whether] == without_echoes([whether])


def test_of_two_denials_the_outer_counts(nlp):
    """ "Rejected that she denied it" is one act of denial; one beside it, in a clause of its own, is another."""
    words = ["He", "rejected", "that", "she", "denied", "it"]
    doc = Doc(nlp.vocab, words=words, heads=[1, 1, 4, 4, 1, 4], deps=["nsubj", "ROOT", "mark", "nsubj", "ccomp", "obj"])
    outer, inner = signal(doc, "denial", 1, 2), signal(doc, "denial", 4, 5)

    assert [outer] == without_echoes([outer, inner])


def test_another_kind_is_no_echo(nlp):
    """A hedge below a denial stays: the two say different things."""
    words = ["He", "rejected", "that", "she", "may", "leave"]
    doc = Doc(nlp.vocab, words=words, heads=[1, 1, 5, 5, 5, 1], deps=["nsubj", "ROOT", "mark", "nsubj", "aux", "ccomp"])
    denial, hedge = signal(doc, "denial", 1, 2), signal(doc, "hedge", 4, 5)

    assert [denial, hedge] == without_echoes([denial, hedge])


def test_a_denial_in_a_clause_beside_is_another_one(nlp):
    """ "Rejected it, calling it false" denies twice; neither stands in what the other denies."""
    words = ["He", "rejected", "it", ",", "calling", "it", "false"]
    heads, deps = [1, 1, 1, 4, 1, 4, 4], ["nsubj", "ROOT", "obj", "punct", "advcl", "obj", "xcomp"]
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps)
    first, second = signal(doc, "denial", 1, 2), signal(doc, "denial", 4, 7)

    assert [first, second] == without_echoes([first, second])
