"""What an adverb of hearsay passes on is nobody's word in particular."""

import pytest

from tests.pipeline.conftest import find, parsed
from workbench.pipeline.hands import Hand
from workbench.pipeline.hearsay import is_broken, is_heard, passed_on

BURST = ["The/DET/det/1", "dam/NOUN/nsubj/3", "reportedly/ADV/advmod/3", "burst/VERB/ROOT/3", "and/CCONJ/cc/6", "they/PRON/nsubj/6",
         "left/VERB/conj/3", "the/DET/det/8", "town/NOUN/obj/6", "./PUNCT/punct/3"]  # fmt: skip


def test_an_adverb_passes_on_its_clause(nlp):
    """What is joined to the clause is not passed on with it."""
    found = list(passed_on(parsed(nlp, *BURST), []))

    assert [((), "reportedly", "The dam reportedly burst")] == [
        (h.source, h.cue[0].text, h.content[0].text) for h in found
    ]


def test_what_somebody_says_is_passed_on_by_them(nlp):
    """Inside a saying the adverb is the speaker's."""
    doc = parsed(nlp, *BURST)

    assert [] == list(passed_on(doc, [Hand((doc[5:6],), (doc[6:7],), (doc[0:4],))]))


def test_an_adverb_inside_a_phrase_passes_on_nothing(nlp):
    """ "An allegedly stolen car" is no claim that it was stolen."""
    doc = parsed(
        nlp, "An/DET/det/3", "allegedly/ADV/advmod/2", "stolen/VERB/amod/3", "car/NOUN/nsubj/4", "burned/VERB/ROOT/4"
    )

    assert [] == list(passed_on(doc, []))


def test_half_a_clause_is_made_whole(nlp):
    """Where the encoder kept only the subject for it, the clause takes its place."""
    doc = parsed(nlp, *BURST)

    assert is_broken(Hand((), (doc[2:3],), (doc[0:2],)))
    assert not is_broken(Hand((), (doc[2:3],), (doc[0:4],)))


@pytest.mark.parametrize(
    ("rows", "cue", "heard"),
    [
        pytest.param(["It/PRON/nsubj:pass/2", "is/AUX/aux:pass/2", "thought/VERB/ROOT/2"], (1, 3), True, id="a passive"),
        pytest.param(["Rain/NOUN/nsubj/1", "reportedly/ADV/advmod/2", "fell/VERB/ROOT/2"], (1, 2), True, id="an adverb"),
        pytest.param(["Claims/NOUN/ROOT/0", "spread/VERB/acl/0"], (0, 1), True, id="a noun"),
        pytest.param(["This/PRON/nsubj/1", "explains/VERB/ROOT/1", "why/ADV/advmod/1"], (1, 2), False, id="an active verb"),
        pytest.param(["He/PRON/nsubj:pass/2", "was/AUX/aux:pass/2", "indicted/VERB/ROOT/2"], (1, 3), False, id="no saying"),
        pytest.param(["It/PRON/nsubj:pass/2", "is/AUX/aux:pass/2", "intended/VERB/ROOT/2"], (1, 3), False, id="what is meant"),
        pytest.param(["Asked/VERB/ROOT/0", "why/ADV/advmod/0"], (0, 1), False, id="what is asked"),
        pytest.param(["It/PRON/nsubj:pass/2", "is/AUX/aux:pass/2", "known/VERB/ROOT/2", "for/ADP/case/2"], (1, 4), False, id="what it is known for"),
    ],
)  # fmt: skip
def test_what_passes_on_the_word_of_others(nlp, rows, cue, heard):
    """A cue without a speaker is hearsay where it tells that something is said or thought, by a passive or a noun."""
    doc = parsed(nlp, *rows)

    assert heard == is_heard(Hand((), (doc[slice(*cue)],), (doc[0:1],)))


@pytest.mark.parametrize(("text", "heard"), [("So “it sank” then.", True), ("So it sank then.", False)])
def test_words_without_a_cue_are_quoted(make_doc, text, heard):
    """Without speaker and cue, a quotation is still somebody's; other words are the article's."""
    doc = make_doc(text)

    assert heard == is_heard(Hand((), (), (find(doc, "it sank"),)))


def test_a_quotation_is_somebodys(make_doc):
    """Words in quotation marks stay somebody's, also behind a verb that no list knows."""
    doc = make_doc("Then quipped “it sank”.")

    assert is_heard(Hand((), (find(doc, "quipped"),), (find(doc, "it sank"),)))
