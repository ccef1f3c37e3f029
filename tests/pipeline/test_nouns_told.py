"""Some verbs say something with a noun alone."""

import pytest

from tests.pipeline.conftest import parsed
from workbench.pipeline.nouns_told import noun_told


def told(nlp, subject, *rows):
    """Words of what the verb, the second row, says; None where it says nothing."""
    doc = parsed(nlp, *rows)
    found = noun_told(next(token for token in doc if token.pos_ == "VERB"), doc[slice(*subject)])
    return found and found.text


GUARD = ["The/DET/det/1", "guard/NOUN/nsubj/2", "put/VERB/ROOT/2", "the/DET/det/4", "dead/NOUN/obj/2", "at/ADP/case/6"]


@pytest.mark.parametrize(
    ("subject", "rows", "expected"),
    [
        pytest.param((0, 2), [*GUARD, "ten/NUM/obl/2"], "the dead at ten", id="put at a figure"),
        pytest.param((0, 2), [*GUARD, "sea/NOUN/obl/2"], None, id="put somewhere"),
        pytest.param((0, 2), [*GUARD[:5], "nearer/ADV/xcomp/2", "ten/NUM/obl/5"], "the dead nearer ten", id="put nearer a figure"),
        pytest.param((0, 2), [*GUARD[:5], "down/ADP/compound:prt/2", "to/ADP/case/7", "drought/NOUN/obl/2"], "the dead down to drought", id="put down to a cause"),
        pytest.param((0, 2), [*GUARD[:5], "down/ADP/compound:prt/2", "to/ADP/case/7", "sleep/NOUN/obl/2"], None, id="put down to sleep"),
        pytest.param((0, 2), ["A/DET/det/1", "tally/NOUN/nsubj/2", "gives/VERB/ROOT/2", "them/PRON/iobj/2", "ten/NUM/nummod/5", "seats/NOUN/obj/2"],
                     None, id="a pronoun is no words"),
        pytest.param((0, 2), ["A/DET/det/1", "tally/NOUN/nsubj/2", "gives/VERB/ROOT/2", "ten/NUM/nummod/4", "seats/NOUN/obj/2"],
                     "ten seats", id="a paper gives"),
        pytest.param((0, 1), ["She/PRON/nsubj/1", "gave/VERB/ROOT/1", "ten/NUM/nummod/3", "books/NOUN/obj/1"], None, id="a person gives"),
        pytest.param((0, 2), ["A/DET/det/1", "letter/NOUN/nsubj/2", "asks/VERB/ROOT/2", "for/ADP/case/4", "money/NOUN/obl/2"],
                     "money", id="a paper asks for"),
        pytest.param((0, 1), ["Residents/NOUN/nsubj/1", "counted/VERB/ROOT/1", "six/NUM/nummod/3", "shots/NOUN/obj/1"],
                     "six shots", id="counted"),
        pytest.param((0, 1), ["Rebels/NOUN/nsubj/1", "claimed/VERB/ROOT/1", "responsibility/NOUN/obj/1"], "responsibility", id="claimed responsibility"),
        pytest.param((0, 1), ["Rebels/NOUN/nsubj/1", "claimed/VERB/ROOT/1", "land/NOUN/obj/1"], None, id="claimed land"),
        pytest.param((0, 1), ["Analysts/NOUN/nsubj/2", "had/AUX/aux/2", "expected/VERB/ROOT/2", "ten/NUM/nummod/4", "millions/NOUN/obj/2"],
                     "ten millions", id="expected a figure"),
        pytest.param((0, 1), ["Analysts/NOUN/nsubj/1", "expected/VERB/ROOT/1", "guests/NOUN/obj/1"], None, id="expected guests"),
        pytest.param((0, 1), ["Ravens/NOUN/nsubj/2", "can/AUX/aux/2", "remember/VERB/ROOT/2", "a/DET/det/4", "face/NOUN/obj/2"],
                     None, id="is able to"),
        pytest.param((0, 2), [*GUARD, "$/SYM/obl/2", "9/NUM/nummod/6"], "the dead at $ 9", id="a sign before the figure"),
        pytest.param((0, 1), ["She/PRON/nsubj/1", "gave/VERB/ROOT/1", "its/PRON/nmod:poss/3", "age/NOUN/obj/1", "as/ADP/case/5", "six/NUM/obl/1"],
                     "its age as six", id="gave as a figure"),
        pytest.param((0, 1), ["She/PRON/nsubj/1", "called/VERB/ROOT/1", "the/DET/det/3", "plan/NOUN/obj/1", "premature/ADJ/xcomp/1"],
                     "the plan premature", id="called so"),
        pytest.param((0, 1), ["She/PRON/nsubj/1", "called/VERB/ROOT/1", "her/PRON/nmod:poss/3", "son/NOUN/obj/1", "Ravi/PROPN/xcomp/1"],
                     None, id="called by a name"),
        pytest.param((0, 1), ["She/PRON/nsubj/1", "called/VERB/ROOT/1", "the/DET/det/3", "police/NOUN/obj/1"], None, id="called somebody"),
        pytest.param((0, 1), ["She/PRON/nsubj/1", "remembers/VERB/ROOT/1", "them/PRON/obj/1", "as/ADP/case/4", "polite/ADJ/xcomp/1"],
                     "them as polite", id="remembers them as"),
        pytest.param((0, 1), ["Hikers/NOUN/nsubj/1", "speak/VERB/ROOT/1", "of/ADP/case/4", "a/DET/det/4", "humming/NOUN/obl/1", "at/ADP/case/6",
                              "night/NOUN/obl/1"], "a humming at night", id="speak of"),
        pytest.param((0, 1), ["Hikers/NOUN/nsubj/1", "reported/VERB/ROOT/1", "it/PRON/obj/1"], None, id="a pronoun was reported"),
        pytest.param((0, 1), ["Hikers/NOUN/nsubj/1", "reported/VERB/ROOT/1", "the/DET/det/3", "theft/NOUN/obj/1", "to/ADP/case/6", "the/DET/det/6",
                              "police/NOUN/obl/1"], None, id="reported to somebody"),
        pytest.param((0, 1), ["Minutes/NOUN/nsubj/1", "record/VERB/ROOT/1", "the/DET/det/3", "envoy/NOUN/obj/1", "as/SCONJ/mark/5",
                              "saying/VERB/advcl/1"], None, id="made to say"),
    ],
)  # fmt: skip
def test_what_a_noun_says(nlp, subject, rows, expected):
    """A figure, what a paper holds, what somebody counts; hands and tables hold other things."""
    assert expected == told(nlp, subject, *rows)
