"""What one sentence claims twice comes apart, and what it claims once stays whole."""

import pytest
from spacy.tokens import Doc

from workbench.pipeline.clauses import clauses_of, is_joined_on, without_joint


@pytest.fixture
def parsed(nlp):
    """A Doc from `word/POS/head/relation`; heads count from 1, 0 is the root."""

    def make(text: str) -> Doc:
        words, pos, heads, deps = zip(*(item.rsplit("/", 3) for item in text.split()), strict=True)
        heads = [index if head == "0" else int(head) - 1 for index, head in enumerate(heads)]
        return Doc(nlp.vocab, words=list(words), pos=list(pos), heads=heads, deps=list(deps))

    return make


def texts(doc):
    """The clauses of the whole doc."""
    return [clause.text for clause in clauses_of(doc[:])]


def test_two_clauses_with_two_subjects(parsed):
    """A hedge in the first must not weaken the second."""
    doc = parsed(
        "Gas/NOUN/3/nsubj may/AUX/3/aux leak/VERB/0/root ,/PUNCT/8/punct but/CCONJ/8/cc the/DET/7/det town/NOUN/8/nsubj "
        "emptied/VERB/3/conj early/ADV/8/advmod ./PUNCT/3/punct"
    )

    assert ["Gas may leak", "the town emptied early ."] == texts(doc)


def test_one_subject_with_two_verbs_stays_together(parsed):
    """Without a subject of its own a verb says nothing by itself."""
    doc = parsed(
        "Lee/PROPN/2/nsubj came/VERB/0/root and/CCONJ/4/cc left/VERB/2/conj the/DET/6/det port/NOUN/4/obj ./PUNCT/2/punct"
    )

    assert [doc[:].text] == texts(doc)


def test_a_second_that_belongs_to_what_governs_the_first(parsed):
    """There is no sign of either in "no sign that it sank, or that it burned", wherever the parse hangs the second."""
    doc = parsed(
        "No/DET/2/det sign/NOUN/3/nsubj came/VERB/0/root that/SCONJ/6/mark it/PRON/6/nsubj sank/VERB/2/acl ,/PUNCT/11/punct "
        "or/CCONJ/11/cc that/SCONJ/11/mark it/PRON/11/nsubj burned/VERB/3/conj ./PUNCT/3/punct"
    )

    assert [doc[:].text] == texts(doc)


def test_two_that_one_verb_governs(parsed):
    """ "That it was a player, but that it was early" says two things, also where the parse has both hang on the saying."""
    doc = parsed(
        "He/PRON/2/nsubj said/VERB/0/root that/SCONJ/5/mark Iran/PROPN/5/nsubj helped/VERB/2/ccomp but/CCONJ/9/cc that/SCONJ/9/mark "
        "it/PRON/9/nsubj hid/VERB/2/ccomp it/PRON/9/obj"
    )

    assert ["that Iran helped", "that it hid it"] == [clause.text for clause in clauses_of(doc[2:])]


def test_clauses_inside_a_subordinate_one_stay_together(parsed):
    """What hangs on one "that" is one content."""
    doc = parsed(
        "Lee/PROPN/2/nsubj knows/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj rained/VERB/2/ccomp and/CCONJ/9/cc "
        "the/DET/8/det crew/NOUN/9/nsubj left/VERB/5/conj ./PUNCT/2/punct"
    )

    assert 1 == len(texts(doc))


def test_without_a_parse_a_sentence_is_one(make_doc):
    """No parse, no cut."""
    doc = make_doc("It rained, and they left.")

    assert [doc.text] == texts(doc)


@pytest.mark.parametrize(
    ("start", "joined"),
    [pytest.param(6, True, id="a clause behind its conjunction"), pytest.param(8, False, id="only a part of one")],
)
def test_what_goes_on_behind_a_break(parsed, start, joined):
    """ "It sank, he said, and nobody came": the second clause is a claim of its own."""
    doc = parsed(
        "It/PRON/2/nsubj sank/VERB/5/ccomp ,/PUNCT/2/punct he/PRON/5/nsubj said/VERB/0/root ,/PUNCT/2/punct "
        "and/CCONJ/9/cc nobody/PRON/9/nsubj came/VERB/2/conj ashore/ADV/9/advmod"
    )

    assert joined == is_joined_on(doc[start:])


def test_a_conjunction_at_the_end_joins_nothing(parsed):
    """Where the next clause is somebody else's, the "and" before it is left over."""
    doc = parsed("It/PRON/2/nsubj sank/VERB/0/root here/ADV/2/advmod and/CCONJ/2/cc")

    assert "It sank here" == without_joint(doc[:]).text


@pytest.mark.parametrize("words", ["a man who", "a town in which", "a man ( who"])
def test_a_relative_clause_is_somebody_else_s(nlp, words):
    """Where it is told by another, neither "who" nor "in which" is left at the end."""
    words = words.split()
    tags = {"who": "WP", "which": "WDT"}
    doc = Doc(
        nlp.vocab,
        words=words,
        tags=[tags.get(word, "NN") for word in words],
        deps=["case" if word == "in" else "dep" for word in words],
    )

    assert " ".join(words[:2]) == without_joint(doc[:]).text
