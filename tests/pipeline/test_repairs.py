"""What the encoder puts together is held against what the layout and the other answers say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tests.pipeline.conftest import hand, parsed
from workbench.pipeline.hands import Hand
from workbench.pipeline.nesting import nested
from workbench.pipeline.repairs import drop_echoes, repair


def repaired(doc, *hands, headings=(), garbled=()):
    """Source and content of every hand that stands up."""
    kept = repair(doc, list(hands), headings=headings, garbled=garbled)
    return [(item.source[0].text if item.source else None, [span.text for span in item.content]) for item in kept]


def test_a_heading_keeps_its_words_to_itself(make_doc):
    """What stands below a heading is not said by whom the heading names."""
    doc = make_doc("Lee wants a new port\n\nThe town plays a role.")
    said = hand(doc, "Lee", "wants", "a new port", "The town plays a role")

    assert [("Lee", ["a new port"])] == repaired(doc, said, headings={0})


def test_a_content_over_the_edge_of_a_heading_is_cut(make_doc):
    """One content that runs from a heading into the paragraph ends with the heading."""
    doc = make_doc("Lee wants a new port\n\nThe town plays a role.")
    said = hand(doc, "Lee", "wants", "a new port\n\nThe town plays a role")

    assert [("Lee", ["a new port\n\n"])] == repaired(doc, said, headings={0})


def test_a_heading_is_not_said_by_whom_the_paragraph_names(make_doc):
    """A hand in the heading loses the parent whose content was cut back to the paragraph."""
    doc = make_doc("Crews report a ship is lost\n\nThe tide was low, Lee said.")
    outer = hand(doc, "Lee", "said", "Crews report a ship is lost", "The tide was low")
    inner = hand(doc, "Crews", "report", "a ship is lost", parent=0)

    assert [None, None] == [item.parent for item in repair(doc, [outer, inner], headings={0}, garbled=())]


def test_a_quotation_may_run_over_paragraphs(make_doc):
    """Between paragraphs nothing is cut."""
    doc = make_doc("“It rained here,” Lee said.\n\n“It rained there.”")
    said = hand(doc, "Lee", "said", "“It rained here,”", "“It rained there.”")

    assert [("Lee", ["“It rained here,”", "“It rained there.”"])] == repaired(doc, said)


def test_a_content_cut_at_a_bracket_is_completed(nlp):
    """What hangs on a content by the parse, and nobody else says, belongs to it."""
    words = ["Lee", "said", "it", "was", "not", "(", "on", "Monday", ")", "ordered", "by", "Ray", "."]
    heads = [1, 1, 9, 9, 9, 7, 7, 9, 7, 1, 11, 9, 1]
    deps = [
        "nsubj",
        "ROOT",
        "nsubj:pass",
        "aux:pass",
        "advmod",
        "punct",
        "case",
        "obl",
        "punct",
        "ccomp",
        "case",
        "obl",
        "punct",
    ]
    pos = ["PROPN", "VERB", "PRON", "AUX", "PART", "PUNCT", "ADP", "PROPN", "PUNCT", "VERB", "ADP", "PROPN", "PUNCT"]
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps, pos=pos)
    said = Hand((doc[0:1],), (doc[1:2],), (doc[2:10],))

    assert [("Lee", ["it was not ( on Monday ) ordered by Ray"])] == repaired(doc, said)


def test_a_loose_word_is_dropped(make_doc):
    """One word beside a content is a slip."""
    doc = make_doc("The content, Lee said, is that they prepare for rain.")
    said = hand(doc, "Lee", "said", "The", "they prepare for rain")

    assert [("Lee", ["they prepare for rain"])] == repaired(doc, said)


@pytest.mark.parametrize(
    ("cue", "relation", "kept"),
    [
        pytest.param("requested", "conj", True, id="told in a row"),
        pytest.param("praised", "advcl", False, id="a deed beside what is said"),
        pytest.param("disputed", "advcl", True, id="a denial"),
    ],
)
def test_a_few_words_of_another_saying(nlp, cue, relation, kept):
    """ "Lee requested an inquiry and said it sank" says two things; "praised the staff, saying it sank" one."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", f"{cue}/VERB/ROOT/1", "an/DET/det/3", "inquiry/NOUN/obj/1", "and/CCONJ/cc/5",
                 f"said/VERB/{relation}/1", "it/PRON/nsubj/7", "sank/VERB/ccomp/5")  # fmt: skip
    short, longer = Hand((doc[0:1],), (doc[1:2],), (doc[2:4],)), Hand((doc[0:1],), (doc[5:6],), (doc[6:8],))

    assert ([short, longer] if kept else [longer]) == drop_echoes([short, longer])


def test_anybody_has_said_nothing(nlp):
    """ "You would want it" is about whoever reads; "you said it sank" is not."""
    rows = ["You/PRON/nsubj/1", "/VERB/ROOT/1", "it/PRON/nsubj/3", "sank/VERB/ccomp/1"]
    wanted, said = (parsed(nlp, rows[0], verb + rows[1], *rows[2:]) for verb in ("think", "said"))

    assert [] == repaired(wanted, Hand((wanted[0:1],), (wanted[1:2],), (wanted[2:4],)))
    assert [("You", ["it sank"])] == repaired(said, Hand((said[0:1],), (said[1:2],), (said[2:4],)))


def test_a_source_is_not_what_is_said(make_doc):
    """A content that is nothing but another's source is left out."""
    doc = make_doc("It rained, according to the Herald citing informed dockers.")
    whole = hand(doc, "informed dockers", "citing", "It rained")
    slip = hand(doc, "the Herald", "citing", "informed dockers")

    assert [whole] == drop_echoes([whole, slip])


def test_nobody_speaks_in_a_broken_sentence(make_doc):
    """Where word order breaks, an attribution without a source is not believed."""
    doc = make_doc("Plans made War designed.")

    assert [] == repaired(doc, hand(doc, None, "Plans", "made War designed"), garbled={0})
    assert [(None, ["made War designed"])] == repaired(doc, hand(doc, None, "Plans", "made War designed"))


def test_the_reported_outlet(make_doc):
    """ "the reported NYT" gives the NYT its word back."""
    doc = make_doc("He spoke for hours, the reported NYT.")

    assert [("NYT", ["He spoke for hours"])] == repaired(doc, hand(doc, "the", "reported", "He spoke for hours"))


def test_the_reported_outlet_with_its_verb(make_doc):
    """Nor is "the reported NYT" a speaker as a whole; its "the" belongs to the cue, so that nothing takes it for words said."""
    doc = make_doc("He spoke for hours, the reported NYT.")
    (found,) = repair(doc, [hand(doc, "the reported NYT", "reported", "He spoke for hours")], headings=(), garbled=())

    assert ("NYT", "the reported") == (found.source[0].text, found.cue[0].text)


def test_the_reported_outlet_as_its_verb_s_subject(nlp):
    """So it does where the parse has seen that the NYT is who reported."""
    doc = parsed(nlp, "He/PRON/nsubj/1", "spoke/VERB/ccomp/4", ",/PUNCT/punct/1", "the/DET/det/5", "reported/VERB/ROOT/4",
                 "NYT/PROPN/nsubj/4")  # fmt: skip

    assert [("NYT", ["He spoke"])] == repaired(doc, hand(doc, "the", "reported", "He spoke"))


def test_children_of_a_dropped_hand_go_to_its_parent(make_doc):
    """Dropping a hand in the middle leaves the chain whole."""
    doc = make_doc("Lee said dockers citing old friends told him it rained.")
    outer = hand(doc, "Lee", "said", "dockers citing old friends told him it rained")
    broken = hand(doc, None, "citing", "old friends", parent=0)
    inner = hand(doc, "old friends", "told", "it rained", parent=1)

    assert [None, 0] == [item.parent for item in repair(doc, [outer, broken, inner], headings=(), garbled={0})]


def test_an_outlet_behind_the_cue_is_told_something(make_doc):
    """ "The captain said CNN, it rained": what is said is the rest of the sentence."""
    doc = make_doc("The captain said CNN, although it rained, he saw nothing.")

    assert [("The captain", ["although it rained, he saw nothing"])] == repaired(
        doc, hand(doc, "The captain", "said", "CNN")
    )


def test_an_outlet_and_a_comma_begin_nothing_that_is_said(make_doc):
    """The encoder may take the outlet and some of the rest for what was said: it is the rest, and all of it."""
    doc = make_doc("The captain said CNN, although it rained, he saw nothing.")
    said = hand(doc, "The captain", "said", "CNN, although", "he saw nothing")

    assert [("The captain", ["although it rained, he saw nothing"])] == repaired(doc, said)


def test_nobody_who_is_denied_has_spoken(make_doc):
    """ "Nothing indicates that it sank" is not said by nothing."""
    doc = make_doc("Nothing indicates that it sank.")

    assert [] == repaired(doc, hand(doc, "Nothing", "indicates", "that it sank"))


def test_a_deed_is_no_saying(nlp):
    """ "They planned attacks" tells what they did, not what they said."""
    doc = parsed(
        nlp, "They/PRON/nsubj/1", "planned/VERB/ROOT/1", "attacks/NOUN/obj/1", "in/ADP/case/4", "Rome/PROPN/nmod/2"
    )

    assert [] == repaired(doc, Hand((doc[0:1],), (doc[1:2],), (doc[2:5],)))


def test_an_auxiliary_takes_its_verb(nlp):
    """ "could [confirm it sank]" is cut behind its verb."""
    doc = parsed(
        nlp, "Lee/PROPN/nsubj/2", "could/AUX/aux/2", "confirm/VERB/ROOT/2", "it/PRON/nsubj/4", "sank/VERB/ccomp/2"
    )
    kept = repair(doc, [Hand((doc[0:1],), (doc[1:2],), (doc[2:5],))], headings=(), garbled=())

    assert [("could confirm", "it sank")] == [(item.cue[0].text, item.content[0].text) for item in kept]


VOCAB = Vocab()
SPANS = st.tuples(st.integers(0, 11), st.integers(1, 6)).map(lambda cut: (cut[0], min(12, sum(cut))))


@given(st.lists(st.tuples(SPANS, st.one_of(st.none(), st.integers(0, 7))), min_size=1, max_size=8))
def test_a_parent_comes_before_what_stands_inside_it(drawn):
    """Whatever the encoder nests, and wherever a repair has moved a content, later steps may rely on the order."""
    doc = Doc(VOCAB, words=["word"] * 12)
    hands = [
        Hand((), (), (doc[start:end],), parent if parent is not None and parent < index else None)
        for index, ((start, end), parent) in enumerate(drawn)
    ]

    ordered = nested(hands)
    assert sorted(hand.content[0].start for hand in hands) == [hand.content[0].start for hand in ordered]
    assert all(hand.parent is None or hand.parent < index for index, hand in enumerate(ordered))


def test_a_deed_inside_a_saying_is_no_saying(nlp):
    """In "he said they backed the plan" nobody but him has said anything: no list knows the word, and no clause follows."""
    doc = parsed(
        nlp,
        "He/PRON/nsubj/1",
        "said/VERB/ROOT/1",
        "they/PRON/nsubj/3",
        "backed/VERB/ccomp/1",
        "the/DET/det/5",
        "plan/NOUN/obj/3",
    )
    outer, inner = Hand((doc[0:1],), (doc[1:2],), (doc[2:6],)), Hand((doc[2:3],), (doc[3:4],), (doc[4:6],), 0)

    assert [("He", ["they backed the plan"])] == repaired(doc, outer, inner)


def test_whom_somebody_told_is_not_what_they_said(nlp):
    """ "Lee told Roe that it sank" is no saying of "Roe"."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "told/VERB/ROOT/1", "Roe/PROPN/iobj/1", "that/SCONJ/mark/5", "it/PRON/nsubj/5",
                 "sank/VERB/ccomp/1")  # fmt: skip

    kept = repaired(doc, Hand((doc[0:1],), (doc[1:2],), (doc[2:3],)))

    assert not [contents for _, contents in kept if contents == ["Roe"]]


def test_an_auxiliary_takes_its_verb_over_an_adverb(nlp):
    """“could not verify [the report]”: the cue goes on to the verb, and the speaker is the verb's subject."""
    doc = parsed(nlp, "Clerks/NOUN/nsubj/3", "could/AUX/aux/3", "not/PART/advmod/3", "verify/VERB/ROOT/3",
                 "that/SCONJ/mark/6", "it/PRON/nsubj/6", "rained/VERB/ccomp/3")  # fmt: skip
    (kept,) = repair(doc, [hand(doc, None, "could", "that it rained")], headings=(), garbled=())

    assert ["could not verify"] == [span.text for span in kept.cue]
    assert ["Clerks"] == [span.text for span in kept.source]


def test_what_is_not_said_inside_a_saying_is_no_saying(nlp):
    """“Lee said they [do not believe that it rained]” is Lee's claim alone."""
    doc = parsed(nlp, "Lee/PROPN/nsubj/1", "said/VERB/ROOT/1", "clerks/NOUN/nsubj/5", "do/AUX/aux/5", "not/PART/advmod/5",
                 "believe/VERB/ccomp/1", "that/SCONJ/mark/8", "it/PRON/nsubj/8", "rained/VERB/ccomp/5")  # fmt: skip
    outer = hand(doc, "Lee", "said", "clerks do not believe that it rained")
    inner = hand(doc, "clerks", "believe", "that it rained", parent=0)

    assert [("Lee", ["clerks do not believe that it rained"])] == repaired(doc, outer, inner)


def test_an_order_is_more_than_to_whom_it_is_given(nlp):
    """“told [them to leave]” is said; “told [them]” is nothing that is said."""
    doc = parsed(
        nlp, "Lee/PROPN/nsubj/1", "told/VERB/ROOT/1", "them/PRON/iobj/1", "to/PART/mark/4", "leave/VERB/xcomp/1"
    )

    assert [("Lee", ["them to leave"])] == repaired(doc, hand(doc, "Lee", "told", "them to leave"))
    assert [] == repaired(doc, hand(doc, "Lee", "told", "them"))


def test_who_fears_for_a_post_has_said_nothing(nlp):
    """ "withholding his name because he fears it": the reason for anonymity is nobody's claim."""
    doc = parsed(nlp, "An/DET/det/1", "aide/NOUN/nsubj/10", "withholding/VERB/acl/1", "his/PRON/nmod:poss/4", "name/NOUN/obj/2",
                 "because/SCONJ/mark/7", "he/PRON/nsubj/7", "fears/VERB/advcl/2", "ruin/NOUN/obj/7", ",/PUNCT/punct/7",
                 "said/VERB/ROOT/10", "it/PRON/nsubj/12", "burned/VERB/ccomp/10")  # fmt: skip

    assert [("An aide", ["it burned"])] == repaired(
        doc, hand(doc, "he", "fears", "ruin"), hand(doc, "An aide", "said", "it burned")
    )


def test_whoever_is_nobody(make_doc):
    """ "Whoever wrote that" names nobody who says something."""
    doc = make_doc("Whoever wrote that cannot count.")

    assert [] == repaired(doc, hand(doc, "Whoever", "wrote", "that cannot count"))


def test_of_whom_something_is_believed(nlp):
    """ "Sandbags are believed to have been ordered": what is said has its subject."""
    doc = parsed(nlp, "Sandbags/NOUN/nsubj:pass/2", "are/AUX/aux:pass/2", "believed/VERB/ROOT/2", "to/PART/mark/6", "have/AUX/aux/6",
                 "been/AUX/aux:pass/6", "ordered/VERB/xcomp/2")  # fmt: skip
    (kept,) = repair(doc, [hand(doc, None, "are believed", "to have been ordered")], headings=(), garbled=())

    assert ["Sandbags", "to have been ordered"] == [span.text for span in kept.content]


def test_a_concert_that_is_called_off(nlp):
    """ "called off the concert" calls it nothing."""
    doc = parsed(
        nlp,
        "Lee/PROPN/nsubj/1",
        "called/VERB/ROOT/1",
        "off/ADP/compound:prt/1",
        "her/PRON/nmod:poss/4",
        "concert/NOUN/obj/1",
    )

    assert [] == repaired(doc, hand(doc, "Lee", "called", "her concert"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("So we rate the claim false.", []),
        ("So he told them: “we rate the claim false”.", [("we", ["the claim false"])]),
    ],
)
def test_we_are_the_article_outside_quotation_marks(make_doc, text, kept):
    """What the article says of itself is no saying of somebody's."""
    doc = make_doc(text)

    assert kept == repaired(doc, hand(doc, "we", "rate", "the claim false"))


@pytest.mark.parametrize(("who", "kept"), [("No 10", True), ("No clerk", False)])
def test_a_house_with_a_number_is_somebody(make_doc, who, kept):
    """ "No 10" speaks, "no clerk" does not."""
    doc = make_doc(f"{who} said that it was late.")

    assert kept == bool(repaired(doc, hand(doc, who, "said", "that it was late")))


def test_whom_it_was_told_is_no_part_of_it(nlp):
    """ "told [the Herald] [it sank]": the piece that is the Herald is not said."""
    doc = parsed(
        nlp,
        "Lee/PROPN/nsubj/1",
        "told/VERB/ROOT/1",
        "the/DET/det/3",
        "clerk/NOUN/iobj/1",
        "it/PRON/nsubj/5",
        "sank/VERB/ccomp/1",
    )

    assert [("Lee", ["it sank"])] == repaired(doc, Hand((doc[0:1],), (doc[1:2],), (doc[2:4], doc[4:6])))


def test_an_article_alone_is_nobody(make_doc):
    """ "The" of a noun that is no speaker has said nothing."""
    doc = make_doc("So the really very old question was whether it sank.")

    assert [] == repaired(doc, hand(doc, "the", "question was", "whether it sank"))
