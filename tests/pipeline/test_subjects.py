"""Whoever does what the cue's verb says is the speaker, where the encoder named nobody or stopped short."""

import pytest

from tests.pipeline.conftest import parsed
from workbench.pipeline.hands import Hand
from workbench.pipeline.overlooked import missed
from workbench.pipeline.subjects import with_subject


@pytest.fixture
def report(nlp):
    """Three traders, who left, said it sank."""
    return parsed(nlp, "Three/NUM/nummod/1", "traders/NOUN/nsubj/6", ",/PUNCT/punct/4", "who/PRON/nsubj/4", "left/VERB/acl:relcl/1",
                  ",/PUNCT/punct/4", "said/VERB/ROOT/6", "it/PRON/nsubj/8", "sank/VERB/ccomp/6", "./PUNCT/punct/6")  # fmt: skip


def source(hand):
    """The words of a hand's source."""
    return [span.text for span in hand.source]


def test_the_subject_speaks_where_nobody_is_named(report):
    """The phrase ends before a relative clause behind a comma."""
    assert ["Three traders"] == source(with_subject(Hand((), (report[6:7],), (report[7:9],))))


def test_a_determiner_takes_its_noun(nlp):
    """A source cut down to "The" is the whole phrase."""
    doc = parsed(nlp, "The/DET/det/1", "keeper/NOUN/nsubj/2", "denies/VERB/ROOT/2", "it/PRON/obj/2")

    assert ["The keeper"] == source(with_subject(Hand((doc[0:1],), (doc[2:3],), (doc[3:4],))))


def test_a_tag_whose_content_was_looked_for_elsewhere(nlp):
    """ "It sank, clerks announced." says so even where the encoder joined its verb to the next sentence."""
    doc = parsed(nlp, "It/PRON/nsubj/1", "sank/VERB/ROOT/1", ",/PUNCT/punct/1", "clerks/NOUN/nsubj/4", "announced/VERB/parataxis/1",
                 "./PUNCT/punct/1", "|Ten/NUM/nsubj/7", "died/VERB/ROOT/7", "./PUNCT/punct/7")  # fmt: skip

    found = missed(doc, [Hand((doc[3:4],), (doc[4:5],), (doc[6:8],))])

    assert [(["clerks"], "It sank")] == [(source(hand), hand.content[0].text) for hand in found]


def test_an_apposition_takes_its_name(nlp):
    """ "Ann Lee, an aide, said" is Ann Lee, and her name is no part of what she said."""
    doc = parsed(nlp, "It/PRON/nsubj/1", "sank/VERB/ccomp/8", ",/PUNCT/punct/8", "Ann/PROPN/nsubj/8", "Lee/PROPN/flat/3", ",/PUNCT/punct/7",
                 "an/DET/det/7", "aide/NOUN/appos/3", "said/VERB/ROOT/8")  # fmt: skip
    whole = with_subject(Hand((doc[6:8],), (doc[8:9],), (doc[0:5],)))

    assert ["Ann Lee , an aide"] == source(whole)
    assert ["It sank"] == [span.text for span in whole.content]


def test_what_an_outlet_brought_to_light_is_the_speaker(nlp):
    """ "images seen by Reuters show it" are shown by the images, where the encoder took Reuters alone."""
    doc = parsed(nlp, "Images/NOUN/nsubj/4", "seen/VERB/acl/0", "by/ADP/case/3", "Reuters/PROPN/obl:agent/1", "show/VERB/ROOT/4",
                 "it/PRON/obj/4")  # fmt: skip

    assert ["Images seen by Reuters"] == source(with_subject(Hand((doc[3:4],), (doc[4:5],), (doc[5:6],))))


def test_a_saying_that_nobody_found(report):
    """A verb of saying with a subject and a clause is a hand."""
    found = missed(report, [])

    assert [(["Three traders"], "said", "it sank")] == [(source(h), h.cue[0].text, h.content[0].text) for h in found]


@pytest.mark.parametrize(
    ("relation", "joint", "found"),
    [
        pytest.param("parataxis", ",/PUNCT/punct/5", True, id="as the parser should call it"),
        pytest.param("conj", ",/PUNCT/punct/5", True, id="a second verb without a joining word"),
        pytest.param("advcl", ",/PUNCT/punct/5", True, id="a clause without a joining word"),
        pytest.param("conj", "and/CCONJ/cc/5", False, id="joined"),
        pytest.param("advcl", "where/ADV/advmod/5", False, id="where"),
    ],
)
def test_a_speaker_behind_a_comma(nlp, relation, joint, found):
    """ "It sank, a clerk told us" is what the clerk told, whatever the parser calls it; joined clauses are two."""
    doc = parsed(
        nlp,
        "It/PRON/nsubj/1",
        "sank/VERB/ROOT/1",
        joint,
        "a/DET/det/4",
        "clerk/NOUN/nsubj/5",
        f"told/VERB/{relation}/1",
        "us/PRON/iobj/5",
    )
    if "ADV" in joint:
        doc[2].tag_ = "WRB"

    assert found == (["It sank"] == [hand.content[0].text for hand in missed(doc, [])])


def test_words_of_the_sentence_before_are_given_up(nlp):
    """Who says it in the same sentence is believed over whom the encoder took from the sentence before."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "spoke/VERB/ROOT/1", "./PUNCT/punct/1", "|It/PRON/nsubj/4", "sank/VERB/ROOT/4", ",/PUNCT/punct/7",
                 "clerks/NOUN/nsubj/7", "told/VERB/parataxis/4", "us/PRON/iobj/7")  # fmt: skip
    wrong = Hand((doc[0:1],), (doc[1:2],), (doc[3:5],))

    assert [["clerks"]] == [source(hand) for hand in missed(doc, [wrong])]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(["Nobody/PRON/nsubj/1", "left/VERB/ROOT/1", ",/PUNCT/punct/4", "it/PRON/nsubj/4", "maintains/VERB/parataxis/1"],
                     ("it", "Nobody left"), id="it maintains"),
        pytest.param(["It/PRON/nsubj/1", "sank/VERB/ccomp/5", ",/PUNCT/punct/5", "a/DET/det/4", "clerk/NOUN/nsubj/5", "told/VERB/ROOT/5",
                      "us/PRON/iobj/5", "./PUNCT/punct/1"], ("a clerk", "It sank"), id="a stop on the wrong verb"),
        pytest.param(["A/DET/det/1", "note/NOUN/nsubj/2", "shows/VERB/ROOT/2", "that/SCONJ/mark/5", "it/PRON/nsubj/5", "sank/VERB/ccomp/2"],
                     ("A note", "that it sank"), id="a paper shows"),
        pytest.param(["Lee/PROPN/nsubj/1", "told/VERB/ROOT/1", "them/PRON/obj/1", "to/PART/mark/4", "leave/VERB/xcomp/1"],
                     ("Lee", "to leave"), id="told to do something"),
        pytest.param(["A/DET/det/1", "man/NOUN/nsubj/2", "shows/VERB/ROOT/2", "that/SCONJ/mark/5", "it/PRON/nsubj/5", "sank/VERB/ccomp/2"],
                     None, id="a man shows"),
        pytest.param(["It/PRON/nsubj/1", "sank/VERB/ROOT/1", ",/PUNCT/punct/5", "a/DET/det/4", "note/NOUN/nsubj/5", "shows/VERB/parataxis/1"],
                         ("a note", "It sank"), id="a paper shows what stands before it"),
    ],
)  # fmt: skip
def test_sayings_of_another_shape(nlp, rows, told):
    """A clause before its verb, "it" beside a clause, and what a paper shows."""
    found = [(source(hand)[0], hand.content[0].text) for hand in missed(parsed(nlp, *rows), [])]

    assert found == ([told] if told else [])


def test_a_guess_without_a_verb_is_given_up(nlp):
    """Whoever is taken from another sentence without a word of saying does not keep the words of a speaker beside them."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "came/VERB/ROOT/1", "|It/PRON/nsubj/3", "sank/VERB/ROOT/3", ",/PUNCT/punct/6", "clerks/NOUN/nsubj/6",
                 "told/VERB/parataxis/3", "us/PRON/iobj/6")  # fmt: skip

    assert [["clerks"]] == [source(hand) for hand in missed(doc, [Hand((doc[0:1],), (), (doc[2:4],))])]


def test_a_saying_that_was_found_is_not_found_again(report):
    """What a hand holds already stays as it is."""
    assert [] == missed(report, [Hand((report[0:2],), (report[6:7],), (report[7:9],))])


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["It/PRON/nsubj/1", "says/VERB/ROOT/1", "he/PRON/nsubj/3", "sank/VERB/ccomp/1"], id="it says"),
        pytest.param(["Lee/PROPN/nsubj/3", "did/AUX/aux/3", "not/PART/advmod/3", "say/VERB/ROOT/3", "it/PRON/nsubj/5",
                      "sank/VERB/ccomp/3"], id="not said"),
        pytest.param(["Lee/PROPN/nsubj/1", "sees/VERB/ROOT/1", "it/PRON/nsubj/3", "sank/VERB/ccomp/1"], id="no saying"),
        pytest.param(["Lee/PROPN/nsubj/1", "said/VERB/ROOT/1", "so/ADV/advmod/1"], id="no clause"),
    ],
)  # fmt: skip
def test_what_is_no_saying(nlp, words):
    """Without a speaker, a verb of saying or a clause there is no hand."""
    assert [] == missed(parsed(nlp, *words), [])


def test_what_is_said_takes_nothing_from_a_phrase(nlp):
    """A content that runs into the middle of its speaker's phrase leaves the phrase whole."""
    doc = parsed(nlp, "It/PRON/nsubj/1", "sank/VERB/ccomp/8", ",/PUNCT/punct/8", "old/ADJ/amod/7", "and/CCONJ/cc/5", "new/ADJ/conj/3",
                 "harbour/NOUN/compound/7", "officials/NOUN/nsubj/8", "said/VERB/ROOT/8")  # fmt: skip

    assert ["old and new harbour officials"] == source(with_subject(Hand((doc[3:8],), (doc[8:9],), (doc[0:5],))))


def test_according_to_names_who_stands_behind_it(nlp):
    """Whoever is named behind "according to" speaks, not the subject of the clause before it."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "sank/VERB/ROOT/1", ",/PUNCT/punct/5", "according/VERB/case/5", "to/ADP/fixed/3",
                 "dockers/NOUN/obl/1", "./PUNCT/punct/1")  # fmt: skip

    assert ["dockers"] == source(with_subject(Hand((doc[0:1],), (doc[3:5],), (doc[0:2],))))


def test_the_subject_is_believed_over_the_object(nlp):
    """ "Lee told the court": the court has said nothing."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "told/VERB/ROOT/1", "the/DET/det/3", "court/NOUN/iobj/1", "it/PRON/nsubj/5",
                 "sank/VERB/ccomp/1")  # fmt: skip

    assert ["Lee"] == source(with_subject(Hand((doc[2:4],), (doc[1:2],), (doc[4:6],))))


def test_what_a_comma_adds_is_no_part_of_the_speaker(nlp):
    """ "said officials, who know" are officials, whatever the parse hangs behind the comma."""
    doc = parsed(nlp, "It/PRON/nsubj/1", "sank/VERB/ccomp/3", ",/PUNCT/punct/3", "said/VERB/ROOT/3", "officials/NOUN/nsubj/3", ",/PUNCT/punct/7",
                 "who/PRON/nsubj/7", "know/VERB/conj/4")  # fmt: skip

    assert ["officials"] == source(with_subject(Hand((), (doc[3:4],), (doc[0:2],))))


def test_a_wrong_speaker_takes_nothing_from_what_is_said(nlp):
    """Where the grammar knows better who speaks, whom the encoder took stays in the words."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "told/VERB/ccomp/5", "them/PRON/obj/1", "so/ADV/advmod/1", ",/PUNCT/punct/5", "said/VERB/ROOT/5",
                 "officials/NOUN/nsubj/5")  # fmt: skip
    whole = with_subject(Hand((doc[0:1],), (doc[5:6],), (doc[0:4],)))

    assert (["officials"], ["Lee told them so"]) == (source(whole), [span.text for span in whole.content])


@pytest.mark.parametrize(("last", "expected"), [(True, "aides and others near him"), (False, "aides")])
def test_according_to_goes_on_to_the_end(nlp, last, expected):
    """What is left of a sentence that has said its say belongs to whom it names; else the encoder knows better."""
    rows = ["It/PRON/nsubj/1", "sank/VERB/ROOT/1", "according/VERB/case/4", "to/ADP/fixed/2", "aides/NOUN/obl/1", "and/CCONJ/cc/6",
            "others/NOUN/conj/4", "near/ADP/case/8", "him/PRON/nmod/6", "./PUNCT/punct/1"]  # fmt: skip
    doc = parsed(nlp, *(rows if last else [*rows[:9], ",/PUNCT/punct/1", "and/CCONJ/cc/11", "burned/VERB/conj/1"]))
    whole = with_subject(Hand((doc[4:5],), (doc[2:4],), (doc[0:2], doc[7:9])))

    assert [expected] == source(whole)


@pytest.mark.parametrize(("tag", "expected"), [("VBG", ["The union"]), ("VBN", [])])
def test_who_adds_something_to_what_they_do(nlp, tag, expected):
    """ "The union vowed to go on, acknowledging it": the union; of "asked about it" nobody is told."""
    doc = parsed(nlp, "The/DET/det/1", "union/NOUN/nsubj/2", "vowed/VERB/ROOT/2", "it/PRON/obj/2", ",/PUNCT/punct/5",
                 "acknowledging/VERB/advcl/2", "doubts/NOUN/obj/5")  # fmt: skip
    doc[5].tag_ = tag

    assert expected == source(with_subject(Hand((), (doc[5:6],), (doc[6:7],))))


def test_who_told_it(nlp):
    """ "A court was told by a clerk that it sank" is said by the clerk."""
    doc = parsed(nlp, "A/DET/det/1", "court/NOUN/nsubj:pass/3", "was/AUX/aux:pass/3", "told/VERB/ROOT/3", "by/ADP/case/6", "a/DET/det/6",
                 "clerk/NOUN/obl:agent/3", "that/SCONJ/mark/9", "it/PRON/nsubj/9", "sank/VERB/ccomp/3")  # fmt: skip

    assert [(["a clerk"], "that it sank")] == [(source(found), found.content[0].text) for found in missed(doc, [])]
