"""What a cue must be in its sentence to be one; each reading on Docs by hand, one that has it and one that looks alike.

The Docs are written as "form/POS/relation/head", heads counted from 0; the cue stands in brackets.
"""

import pytest

from tests.pipeline.conftest import find, parsed
from workbench.pipeline.lexicons import bundled_cues
from workbench.pipeline.readings import READINGS, holds

# reading: (the cue, the words around it as they have the reading, the cue and words that only look alike)
SENTENCES = {
    "adjective": (
        ("due", "verdict/NOUN/nsubj/2 is/AUX/cop/2 due/ADJ/root/2 on/ADP/case/4 Monday/PROPN/obl/2"),
        ("dues", "the/DET/det/1 dues/NOUN/nsubj/2 rose/VERB/root/2"),
    ),
    "asked": (
        ("not know", "they/PRON/nsubj/3 do/AUX/aux/3 not/PART/advmod/3 know/VERB/root/3 who/PRON/nsubj/5 paid/VERB/ccomp/3"),
        ("not know", "they/PRON/nsubj/3 do/AUX/aux/3 not/PART/advmod/3 know/VERB/root/3 Bob/PROPN/obj/3"),
    ),
    "adjective end": (
        ("not yet clear", "it/PRON/nsubj/4 is/AUX/cop/4 not/PART/advmod/4 yet/ADV/advmod/4 clear/ADJ/root/4"),
        ("not clear", "it/PRON/nsubj/3 did/AUX/aux/3 not/PART/advmod/3 clear/VERB/root/3 the/DET/det/5 firm/NOUN/obj/3"),
    ),
    "asks": (
        ("asked if", "they/PRON/nsubj/1 asked/VERB/root/1 if/SCONJ/mark/4 he/PRON/nsubj/4 knew/VERB/ccomp/1"),
        ("asked if", "they/PRON/nsubj/1 asked/VERB/root/1 if/SCONJ/mark/4 it/PRON/nsubj/4 rained/VERB/advcl/1"),
    ),
    "attribute": (
        ("planned", "the/DET/det/2 planned/VERB/amod/2 strike/NOUN/nsubj/3 failed/VERB/root/3"),
        ("planned", "they/PRON/nsubj/1 planned/VERB/root/1 it/PRON/obj/1"),
    ),
    "bare": (
        ("would", "it/PRON/nsubj/2 would/AUX/aux/2 burn/VERB/root/2"),
        ("would", "if/SCONJ/mark/2 it/PRON/nsubj/2 rained/VERB/advcl/6 ,/PUNCT/punct/6 it/PRON/nsubj/6 would/AUX/aux/6 burn/VERB/root/6"),
    ),
    "be to": (
        ("is to", "the/DET/det/1 envoy/NOUN/nsubj/4 is/AUX/aux/4 to/PART/mark/4 meet/VERB/root/4 them/PRON/obj/4"),
        ("is to", "the/DET/det/1 aim/NOUN/nsubj/4 is/AUX/cop/4 to/PART/mark/4 meet/VERB/root/4 them/PRON/obj/4"),
    ),
    "belief": (
        ("believe", "guards/NOUN/nsubj/1 believe/VERB/root/1 it/PRON/nsubj/3 sank/VERB/ccomp/1"),
        ("believed", "it/PRON/nsubj:pass/2 was/AUX/aux:pass/2 believed/VERB/root/2"),
    ),
    "clause": (
        ("fear", "they/PRON/nsubj/1 fear/VERB/root/1 that/SCONJ/mark/4 it/PRON/nsubj/4 sank/VERB/ccomp/1"),
        ("fear", "they/PRON/nsubj/1 fear/VERB/root/1 dogs/NOUN/obj/1"),
    ),
    "complement": (
        ("appears", "the/DET/det/1 wall/NOUN/nsubj/2 appears/VERB/root/2 damaged/ADJ/xcomp/2"),
        ("appears", "the/DET/det/1 moon/NOUN/nsubj/2 appears/VERB/root/2 at/ADP/case/4 night/NOUN/obl/2"),
    ),
    "concession": (
        ("small if", "a/DET/det/4 small/ADJ/amod/4 if/SCONJ/mark/3 noisy/ADJ/amod/4 crowd/NOUN/nsubj/5 came/VERB/root/5"),
        ("small if", "it/PRON/nsubj/2 is/AUX/cop/2 small/ADJ/root/2 if/SCONJ/mark/5 it/PRON/nsubj/5 shrinks/VERB/advcl/2"),
    ),
    "condition": (
        ("if", "they/PRON/nsubj/1 stay/VERB/root/1 if/SCONJ/mark/4 it/PRON/nsubj/4 rains/VERB/advcl/1"),
        ("if", "they/PRON/nsubj/1 asked/VERB/root/1 if/SCONJ/mark/4 it/PRON/nsubj/4 rained/VERB/ccomp/1"),
    ),
    "consequence": (
        ("otherwise", "they/PRON/nsubj/1 sign/VERB/root/1 ,/PUNCT/punct/1 otherwise/ADV/advmod/5 it/PRON/nsubj/5 sails/VERB/parataxis/1"),
        ("otherwise", "an/DET/det/3 otherwise/ADV/advmod/2 healthy/ADJ/amod/3 man/NOUN/nsubj/4 died/VERB/root/4"),
    ),
    "contested claim": (
        ("rejects", "the/DET/det/1 mayor/NOUN/nsubj/2 rejects/VERB/root/2 the/DET/det/4 accusation/NOUN/obj/2"),
        ("rejects", "the/DET/det/1 crew/NOUN/nsubj/2 rejects/VERB/root/2 the/DET/det/4 offer/NOUN/obj/2"),
    ),
    "contests": (
        ("denied", "the/DET/det/1 mayor/NOUN/nsubj/2 denied/VERB/root/2 the/DET/det/4 report/NOUN/obj/2"),
        ("denied", "the/DET/det/1 club/NOUN/nsubj/2 denied/VERB/root/2 him/PRON/iobj/2 entry/NOUN/obj/2"),
    ),
    "counted": (
        ("close to", "some/ADV/advmod/2 close/ADV/advmod/2 to/ADP/fixed/1 40/NUM/nummod/4 people/NOUN/nsubj/5 came/VERB/root/5"),
        ("close to", "they/PRON/nsubj/1 live/VERB/root/1 close/ADV/advmod/1 to/ADP/case/4 40/NUM/obl/1"),
    ),
    "demand": (
        ("must", "he/PRON/nsubj/1 said/VERB/root/1 it/PRON/nsubj/4 must/AUX/aux/4 close/VERB/ccomp/1"),
        ("must", "cars/NOUN/nsubj/2 must/AUX/aux/2 stop/VERB/root/2"),
    ),
    "evidence": (
        ("suggest", "the/DET/det/1 tracks/NOUN/nsubj/2 suggest/VERB/root/2 a/DET/det/4 driver/NOUN/obj/2"),
        ("suggest", "they/PRON/nsubj/1 suggest/VERB/root/1 a/DET/det/3 tax/NOUN/obj/1"),
    ),
    "finding": (
        ("not find", "police/NOUN/nsubj/3 could/AUX/aux/3 not/PART/advmod/3 find/VERB/root/3 it/PRON/obj/3"),
        ("not the find", "it/PRON/nsubj/4 is/AUX/cop/4 not/PART/advmod/4 the/DET/det/4 find/NOUN/root/4"),
    ),
    "foretold": (
        ("would", "he/PRON/nsubj/1 said/VERB/root/1 it/PRON/nsubj/4 would/AUX/aux/4 burn/VERB/ccomp/1"),
        ("would", "it/PRON/nsubj/2 would/AUX/aux/2 burn/VERB/root/2"),
    ),
    "inverted": (
        ("had", "had/AUX/aux/2 it/PRON/nsubj/2 rained/VERB/advcl/6 ,/PUNCT/punct/6 they/PRON/nsubj/6 would/AUX/aux/6 stay/VERB/root/6"),
        ("had", "had/AUX/aux/2 it/PRON/nsubj/2 rained/VERB/root/2 ?/PUNCT/punct/2"),
    ),
    "linked": (
        ("not seen any proof", "they/PRON/nsubj/3 have/AUX/aux/3 not/PART/advmod/3 seen/VERB/root/3 any/DET/det/5 proof/NOUN/obj/3"),
        ("not slept before proof", "they/PRON/nsubj/2 had/AUX/aux/2 not/PART/advmod/3 slept/VERB/root/3 before/ADP/case/6 proof/NOUN/compound/6 day/NOUN/nmod/7 came/VERB/advcl/3"),
    ),
    "modal": (
        ("will", "it/PRON/nsubj/2 will/AUX/aux/2 sail/VERB/root/2"),
        ("will", "the/DET/det/1 will/NOUN/nsubj/3 was/AUX/aux:pass/3 read/VERB/root/3"),
    ),
    "no proof": (
        ("no signs", "there/PRON/expl/1 are/VERB/root/1 no/DET/det/3 signs/NOUN/nsubj/1"),
        ("no sign", "there/PRON/expl/1 is/VERB/root/1 no/DET/det/4 sign/NOUN/compound/4 painter/NOUN/nsubj/1"),
    ),
    "noun": (
        ("forecast", "the/DET/det/1 forecast/NOUN/nsubj/3 is/AUX/cop/3 bleak/ADJ/root/3"),
        ("forecast", "they/PRON/nsubj/1 forecast/VERB/root/1 rain/NOUN/obj/1"),
    ),
    "open": (
        ("remains open", "it/PRON/expl/1 remains/VERB/root/1 open/ADJ/xcomp/1 whether/SCONJ/mark/5 they/PRON/nsubj/5 come/VERB/csubj/1"),
        ("remains open", "the/DET/det/1 shop/NOUN/nsubj/2 remains/VERB/root/2 open/ADJ/xcomp/2"),
    ),
    "opening": (
        ("barring", "barring/ADP/case/2 a/DET/det/2 storm/NOUN/obl/5 ,/PUNCT/punct/5 they/PRON/nsubj/5 sail/VERB/root/5"),
        ("barring", "they/PRON/nsubj/2 are/AUX/aux/2 barring/VERB/root/2 him/PRON/obj/2"),
    ),
    "or so": (
        ("or so", "sixty/NUM/nummod/1 boats/NOUN/nsubj/4 or/CCONJ/cc/3 so/ADV/conj/1 left/VERB/root/4"),
        ("or so", "they/PRON/nsubj/1 left/VERB/root/1 or/CCONJ/cc/5 so/ADV/advmod/5 he/PRON/nsubj/5 thought/VERB/conj/1"),
    ),
    "order": (
        ("asked to", "he/PRON/nsubj/1 asked/VERB/root/1 to/PART/mark/3 leave/VERB/xcomp/1"),
        ("required to", "he/PRON/nsubj:pass/2 is/AUX/aux:pass/2 required/VERB/root/2 to/PART/mark/4 leave/VERB/xcomp/2"),
    ),
    "passive": (
        ("not known", "it/PRON/expl/3 is/AUX/aux:pass/3 not/PART/advmod/3 known/VERB/root/3 how/ADV/advmod/5 many/ADJ/csubj/3"),
        ("not known", "it/PRON/nsubj/3 is/AUX/cop/3 not/PART/advmod/3 known/ADJ/root/3 for/ADP/case/5 food/NOUN/obl/3"),
    ),
    "passive end": (
        ("No injuries were reported", "No/DET/det/1 injuries/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 reported/VERB/root/3"),
        ("No man was there to find", "No/DET/det/1 man/NOUN/nsubj/3 was/AUX/cop/3 there/ADV/root/3 to/PART/mark/5 find/VERB/xcomp/3"),
    ),
    "passive verb": (
        ("feared", "it/PRON/nsubj:pass/2 was/AUX/aux:pass/2 feared/VERB/root/2 by/ADP/case/4 sailors/NOUN/obl/2"),
        ("feared", "they/PRON/nsubj/1 feared/VERB/root/1 storms/NOUN/obj/1"),
    ),
    "planning": (
        ("plan", "they/PRON/nsubj/1 plan/VERB/root/1 a/DET/det/3 harbour/NOUN/obj/1"),
        ("planned", "the/DET/det/1 raid/NOUN/nsubj:pass/3 was/AUX/aux:pass/3 planned/VERB/root/3 by/ADP/case/5 two/NUM/obl/3"),
    ),
    "possible": (
        ("may", "it/PRON/nsubj/2 may/AUX/aux/2 rain/VERB/root/2"),
        ("may", "under/ADP/case/2 the/DET/det/2 rules/NOUN/obl/5 members/NOUN/nsubj/5 may/AUX/aux/5 vote/VERB/root/5"),
    ),
    "precaution": (
        ("In case", "In/ADP/case/1 case/NOUN/mark/3 it/PRON/nsubj/3 rains/VERB/advcl/6 ,/PUNCT/punct/6 they/PRON/nsubj/6 leave/VERB/root/6"),
        ("in case", "they/PRON/nsubj/1 left/VERB/root/1 in/ADP/case/3 case/NOUN/mark/5 it/PRON/nsubj/5 rains/VERB/advcl/1"),
    ),
    "predicate": (
        ("hoax", "it/PRON/nsubj/3 is/AUX/cop/3 a/DET/det/3 hoax/NOUN/root/3"),
        ("hoax", "the/DET/det/1 hoax/NOUN/nsubj/2 spread/VERB/root/2"),
    ),
    "proposed": (
        ("would", "the/DET/det/1 plan/NOUN/nsubj/3 would/AUX/aux/3 include/VERB/root/3 it/PRON/obj/3"),
        ("would", "the/DET/det/1 storm/NOUN/nsubj/3 would/AUX/aux/3 include/VERB/root/3 it/PRON/obj/3"),
    ),
    "quantifier": (
        ("most", "most/ADJ/amod/1 shops/NOUN/nsubj/2 shut/VERB/root/2"),
        ("most", "the/DET/det/3 most/ADV/advmod/2 famous/ADJ/amod/3 shop/NOUN/nsubj/4 shut/VERB/root/4"),
    ),
    "quantity": (
        ("About", "About/ADV/advmod/1 40/NUM/nummod/2 people/NOUN/nsubj/3 came/VERB/root/3"),
        ("about", "a/DET/det/1 novel/NOUN/root/1 about/ADP/case/4 40/NUM/nummod/4 people/NOUN/nmod/1"),
    ),
    "questions": (
        ("question", "they/PRON/nsubj/1 question/VERB/root/1 the/DET/det/3 story/NOUN/obj/1"),
        ("question", "they/PRON/nsubj/1 question/VERB/root/1 him/PRON/obj/1"),
    ),
    "raised": (
        ("is said to", "it/PRON/nsubj:pass/2 is/AUX/aux:pass/2 said/VERB/root/2 to/PART/mark/4 leave/VERB/xcomp/2"),
        ("was said to", "it/PRON/nsubj:pass/2 was/AUX/aux:pass/2 said/VERB/root/2 to/ADP/case/4 him/PRON/obl/2"),
    ),
    "say nothing": (
        ("said nothing", "he/PRON/nsubj/1 said/VERB/root/1 nothing/PRON/obj/1 ./PUNCT/punct/1"),
        ("said nothing", "he/PRON/nsubj/1 said/VERB/root/1 nothing/PRON/obj/1 about/ADP/case/4 it/PRON/obl/1"),
    ),
    "showing": (
        ("not show", "the/DET/det/1 tests/NOUN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 show/VERB/root/4 it/PRON/obj/4"),
        ("not show", "he/PRON/nsubj/3 did/AUX/aux/3 not/PART/advmod/3 show/VERB/root/3 it/PRON/obj/3"),
    ),
    "to come": (
        ("is due to", "the/DET/det/1 play/NOUN/nsubj/3 is/AUX/cop/3 due/ADJ/root/3 to/PART/mark/5 open/VERB/xcomp/3"),
        ("is due to", "this/PRON/nsubj/2 is/AUX/cop/2 due/ADJ/root/2 to/ADP/case/5 the/DET/det/5 rain/NOUN/obl/2"),
    ),
    "unnamed group": (
        ("Critics say", "Critics/NOUN/nsubj/1 say/VERB/root/1 it/PRON/nsubj/3 leaks/VERB/ccomp/1"),
        ("critics say", "two/NUM/nummod/1 critics/NOUN/nsubj/2 say/VERB/root/2 it/PRON/nsubj/4 leaks/VERB/ccomp/2"),
    ),
    "untrue": (
        ("false", "a/DET/det/2 false/ADJ/amod/2 report/NOUN/nsubj/3 spread/VERB/root/3"),
        ("false", "a/DET/det/2 false/ADJ/amod/2 tooth/NOUN/nsubj/3 broke/VERB/root/3"),
    ),
    "vague kind": (
        ("sort of", "it/PRON/nsubj/4 is/AUX/cop/4 sort/ADV/advmod/4 of/ADP/fixed/2 done/ADJ/root/4"),
        ("sort of", "it/PRON/nsubj/3 is/AUX/cop/3 a/DET/det/3 sort/NOUN/root/3 of/ADP/case/5 tea/NOUN/nmod/3"),
    ),
    "verb": (
        ("wants", "he/PRON/nsubj/1 wants/VERB/root/1 tea/NOUN/obj/1"),
        ("wants", "his/PRON/nmod:poss/1 wants/NOUN/nsubj/3 are/AUX/cop/3 few/ADJ/root/3"),
    ),
    "with would": (
        ("Without", "Without/ADP/case/2 the/DET/det/2 grant/NOUN/obl/5 it/PRON/nsubj/5 would/AUX/aux/5 shut/VERB/root/5"),
        ("Without", "Without/ADP/case/2 a/DET/det/2 word/NOUN/obl/4 she/PRON/nsubj/4 left/VERB/root/4"),
    ),
    "shown": (
        ("indicate", "the/DET/det/1 tracks/NOUN/nsubj/2 indicate/VERB/root/2 a/DET/det/4 boat/NOUN/obj/2"),
        ("indicated", "the/DET/det/1 mayor/NOUN/nsubj/2 indicated/VERB/root/2 that/SCONJ/mark/5 it/PRON/nsubj/5 rained/VERB/ccomp/2"),
    ),
    "shows nothing": (
        ("nothing", "nothing/PRON/nsubj/4 in/ADP/case/3 the/DET/det/3 log/NOUN/nmod/0 points/VERB/root/4 to/ADP/case/6 him/PRON/obl/4"),
        ("nothing", "nothing/PRON/nsubj/1 happened/VERB/root/1"),
    ),
    "without": (
        ("without asking", "they/PRON/nsubj/1 left/VERB/root/1 without/SCONJ/mark/3 asking/VERB/advcl/1"),
        ("without parking", "a/DET/det/1 shop/NOUN/root/1 without/ADP/case/3 parking/NOUN/nmod/1"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("reading", SENTENCES)
def test_a_reading_tells_a_cue_from_what_looks_alike(nlp, reading):
    """The words have the reading in the first sentence and not in the second."""
    (cue, words), (alike, others) = SENTENCES[reading]

    assert holds(reading, find(parsed(nlp, *words.split()), cue))
    assert not holds(reading, find(parsed(nlp, *others.split()), alike))


def test_every_reading_is_tried_and_used():
    """The table above has each reading, and each is named by a row of a list."""
    assert set(READINGS) == set(SENTENCES)
    assert set(READINGS) == {cue.where for cue in bundled_cues() if cue.where}


def test_without_a_parse_every_reading_holds(make_doc):
    """A list works on bare tokens too."""
    doc = make_doc("The will was read.")

    assert all(holds(reading, doc[1:2]) for reading in READINGS)
    assert holds("", doc[1:2])


@pytest.mark.parametrize(
    ("reading", "cue", "words"),
    [
        pytest.param("bare", "would", "each/DET/det/1 night/NOUN/obl/4 he/PRON/nsubj/4 would/AUX/aux/4 sing/VERB/root/4", id="each night"),
        pytest.param("bare", "would", "as/ADP/case/2 a/DET/det/2 boy/NOUN/obl/5 he/PRON/nsubj/5 would/AUX/aux/5 sing/VERB/root/5", id="as a boy"),
        pytest.param("inverted", "had", "they/PRON/nsubj/1 had/VERB/root/1 time/NOUN/obj/1 to/PART/mark/4 leave/VERB/acl/2", id="had something"),
        pytest.param("inverted", "were", "in/ADP/case/1 houses/NOUN/obl/4 were/AUX/aux:pass/4 papers/NOUN/nsubj:pass/4 hidden/VERB/root/4", id="a place in front"),
        pytest.param("inverted", "had", "nor/CCONJ/cc/3 had/AUX/aux/3 he/PRON/nsubj/3 left/VERB/root/3", id="behind nor"),
        pytest.param("demand", "must", "cars/NOUN/nsubj/2 must/AUX/aux/2 report/VERB/root/2 it/PRON/obj/2 ,/PUNCT/punct/2 too/ADV/advmod/2", id="a duty to report"),
        pytest.param("passive", "not known", "they/PRON/nsubj/4 may/AUX/aux/4 have/AUX/aux/4 not/PART/advmod/4 known/VERB/root/4 it/PRON/nsubj/6 sank/VERB/ccomp/4", id="who did not know"),
    ],
)  # fmt: skip
def test_words_that_only_look_like_a_cue(nlp, reading, cue, words):
    """Habits, possessions, duties and what somebody did not know are no conditions, demands or open questions."""
    assert not holds(reading, find(parsed(nlp, *words.split()), cue))


def test_a_condition_behind_what_depends_on_it(nlp):
    """ "It would sink had they slept" needs no comma."""
    words = "it/PRON/nsubj/2 would/AUX/aux/2 sink/VERB/root/2 had/AUX/aux/5 they/PRON/nsubj/5 slept/VERB/advcl/2"

    assert holds("inverted", find(parsed(nlp, *words.split()), "had"))
