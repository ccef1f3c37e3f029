"""What an adverb of hearsay passes on is nobody's word in particular."""

from tests.pipeline.conftest import parsed
from workbench.pipeline.hands import Hand
from workbench.pipeline.hearsay import is_broken, passed_on

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
