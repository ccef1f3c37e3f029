"""A doubt lowers the claim that it is about, and a doubtful side clause is a claim of its own."""

import pytest

from tests.pipeline.conftest import find, parsed
from workbench.pipeline.bearing import weighed, with_sides
from workbench.pipeline.drafts import Draft
from workbench.pipeline.signals import Signal

LATE = (
    "The/DET/det/1", "police/NOUN/nsubj/7", ",/PUNCT/punct/5", "who/PRON/nsubj/5", "reportedly/ADV/advmod/5",
    "came/VERB/acl:relcl/1", ",/PUNCT/punct/5", "found/VERB/root/7", "it/PRON/obj/7", "./PUNCT/punct/7",
)  # fmt: skip
WITHOUT = (
    "They/PRON/nsubj/1", "sold/VERB/root/1", "it/PRON/obj/1", "without/SCONJ/mark/4", "asking/VERB/advcl/1",
    "heirs/NOUN/obj/4", "./PUNCT/punct/1",
)  # fmt: skip
TENTS = (
    "It/PRON/nsubj/1", "held/VERB/root/1", "tents/NOUN/obj/1", ",/PUNCT/punct/5", "not/PART/advmod/5",
    "weapons/NOUN/conj/2", "./PUNCT/punct/1",
)  # fmt: skip
PROVEN = (
    "It/PRON/nsubj/1", "has/VERB/root/1", "yet/ADV/advmod/5", "to/PART/mark/5", "be/AUX/aux:pass/5",
    "proven/VERB/advcl/1", "./PUNCT/punct/1",
)  # fmt: skip
BELIEVED = (
    "It/PRON/nsubj/1", "sank/VERB/root/1", ",/PUNCT/punct/5", "it/PRON/nsubj:pass/5", "is/AUX/aux:pass/5",
    "believed/VERB/parataxis/1", "./PUNCT/punct/1",
)  # fmt: skip
IF = (
    "If/SCONJ/mark/2", "it/PRON/nsubj/2", "rains/VERB/advcl/5", ",/PUNCT/punct/2", "they/PRON/nsubj/5",
    "stay/VERB/root/5", "./PUNCT/punct/5",
)  # fmt: skip
MANY = (
    "There/PRON/expl/1", "are/VERB/root/1", "many/NOUN/nsubj/1", "who/PRON/nsubj/4", "doubt/VERB/acl:relcl/2",
    "it/PRON/obj/4", "./PUNCT/punct/1",
)  # fmt: skip


def read(nlp, words, kind, cue, strength="possible"):
    """A draft of the whole sentence, and a signal in it."""
    doc = parsed(nlp, *words)
    span = find(doc, cue)
    return Draft((doc[:],), None, ("s0",)), Signal(kind, span, span, "by hand", strength, "because")


@pytest.mark.parametrize(
    ("words", "kind", "cue", "clause"),
    [
        pytest.param(LATE, "reported", "reportedly", "who reportedly came", id="a relative clause"),
        pytest.param(WITHOUT, "negation", "without asking", "without asking heirs", id="a clause that tells how"),
        pytest.param(TENTS, "negation", "not", "not weapons", id="a contrast"),
    ],
)
def test_a_doubtful_side_clause_is_a_claim_of_its_own(nlp, words, kind, cue, clause):
    """The claim around it stays as firm as it is told, and the doubt counts where it belongs."""
    whole, signal = read(nlp, words, kind, cue)
    drafts = with_sides([whole], [signal], garbled=())

    assert [clause] == [draft.spans[0].text for draft in drafts if draft != whole]
    assert not weighed(signal, whole).bears
    assert all(weighed(signal, draft).bears for draft in drafts if draft != whole)


@pytest.mark.parametrize(
    ("words", "kind", "cue"),
    [
        pytest.param(PROVEN, "absence_of_evidence", "yet to be proven", id="what is claimed in an infinitive"),
        pytest.param(BELIEVED, "reported", "is believed", id="a clause that weighs the whole"),
        pytest.param(IF, "conditional", "If", id="a condition of what is claimed"),
        pytest.param(MANY, "hedge", "doubt", id="who there is"),
    ],
)
def test_a_doubt_of_what_is_claimed_stays_with_the_claim(nlp, words, kind, cue):
    """No new claim, and the level of the old one changes."""
    whole, signal = read(nlp, words, kind, cue)

    assert [whole] == with_sides([whole], [signal], garbled=())
    assert weighed(signal, whole).bears


def test_a_distance_from_a_word_doubts_no_event(nlp):
    """A hedge without a strength ("so-called") lowers nothing."""
    whole, signal = read(nlp, TENTS, "hedge", "tents", strength="")

    assert not weighed(signal, whole).bears


def test_a_broken_sentence_is_not_cut(nlp):
    """Its parse is not worth cutting by."""
    whole, signal = read(nlp, LATE, "reported", "reportedly")

    assert [whole] == with_sides([whole], [signal], garbled={0})
