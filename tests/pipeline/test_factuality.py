"""FactBank values follow from the signals of the hand that carries them."""

from dataclasses import replace

import pytest

from tests.pipeline.conftest import parsed
from workbench.pipeline import factuality
from workbench.pipeline.factuality import factuality_of, factuality_of_event, figure_of
from workbench.pipeline.signals import Signal


@pytest.fixture
def claim(make_doc):
    """A main verb, and a way to make signals that stand beside it."""
    doc = make_doc("They may sail .")
    return doc[2], lambda kind, strength="": Signal(kind, doc[1:2], doc[:], "by hand", strength, "because")


@pytest.fixture
def encoder_says(monkeypatch):
    """Lets the encoder give every word this figure."""
    return lambda figure: monkeypatch.setattr(factuality, "figure_of", lambda word: figure)


@pytest.mark.parametrize(
    ("signals", "value", "number"),
    [
        pytest.param([], "CT+", 3.0, id="stated"),
        pytest.param([("hedge", "possible", "s1")], "PS+", 1.0, id="possible"),
        pytest.param([("hedge", "probable", "s1")], "PR+", 2.0, id="probable"),
        pytest.param([("hedge", "improbable", "s1")], "PR-", -2.0, id="unlikely"),
        pytest.param([("hedge", "possibly not", "s1")], "PS-", -1.0, id="may not"),
        pytest.param([("hedge", "probable", "s1"), ("hedge", "possible", "s1")], "PS+", 1.0, id="the weaker of two"),
        pytest.param([("negation", "", "s1")], "CT-", -3.0, id="negated"),
        pytest.param([("denial", "", "s1"), ("hedge", "probable", "s1")], "PR-", -2.0, id="probably not"),
        pytest.param([("absence_of_evidence", "", "s1")], "Uu", 0.0, id="no evidence is no denial"),
        pytest.param([("future", "", "s1")], "CT+", 3.0, id="what is coming is as certain as it is told"),
        pytest.param([("hedge", "possible", "s0")], "CT+", 3.0, id="another's doubt"),
    ],
)
def test_value_of_the_origin(claim, signals, value, number):
    """Only the origin's own signals move the origin's value."""
    main, signal = claim
    placed = [(signal(kind, strength), holder) for kind, strength, holder in signals]
    origin = factuality_of(("s0", "s1"), placed, main)[-1]

    assert ("s1", value, number) == (origin.source_id, origin.value, origin.number)


def test_reporting_is_not_asserting(claim):
    """Every hand before the origin is uncommitted."""
    main, _ = claim

    assert ["Uu", "Uu", "CT+"] == [value.value for value in factuality_of(("s0", "s1", "s2"), [], main)]


def test_whoever_tells_it_and_calls_it_false_is_committed(claim):
    """ "The mayor falsely said": certain for the mayor, certainly not so for the article."""
    main, signal = claim

    assert ["CT-", "CT+"] == [v.value for v in factuality_of(("s0", "s1"), [(signal("denial"), "s0")], main)]


@pytest.mark.parametrize("act", ["asks", "demands", "intends"])
def test_whoever_wants_something_has_not_asserted_it(claim, act):
    """ "Demanded that they leave" leaves open whether they do; "said that they left" does not."""
    main, _ = claim

    assert "Uu" == factuality_of(("s0", "s1"), [], main, act=act)[-1].value
    assert "CT+" == factuality_of(("s0", "s1"), [], main, act="says")[-1].value


@pytest.mark.parametrize(
    ("kind", "strength", "figure", "value", "number"),
    [
        pytest.param(None, "", 2.8, "CT+", 2.9, id="both say certain"),
        pytest.param(None, "", 0.4, "PR+", 1.5, id="the encoder alone hears a doubt"),
        pytest.param("hedge", "possible", 2.9, "PS+", 1.5, id="a word is not overruled"),
        pytest.param("negation", "", -2.5, "CT-", -2.75, id="within the value"),
        pytest.param("absence_of_evidence", "", -3.0, "Uu", -0.5, id="no evidence stays uncommitted"),
        pytest.param("future", "", -2.0, "CT+", 2.5, id="a plan has not happened yet, which is no doubt"),
        pytest.param(None, "", None, "CT+", 3.0, id="no encoder"),
    ],
)
def test_words_decide_the_value_and_the_encoder_the_number(claim, encoder_says, kind, strength, figure, value, number):
    """The encoder moves a number by half a step at most, and lowers a value only where no word speaks."""
    encoder_says(figure)
    main, signal = claim
    origin = factuality_of(("s0", "s1"), [(signal(kind, strength), "s1")] if kind else [], main)[-1]

    assert (value, number) == (origin.value, origin.number)


def test_an_event_and_a_claim_are_read_alike(claim, encoder_says):
    """The same signal and the same figure give a single event the value that its claim has."""
    encoder_says(2.0)
    main, signal = claim
    placed = signal("negation")
    origin = factuality_of(("s0",), [(placed, "s0")], main)[-1]

    assert (origin.value, origin.number) == ("CT-", -2.5)
    assert ("CT+", 2.5) == factuality_of_event(main, [])


def test_what_is_to_come_is_no_doubt_of_the_encoder(nlp, encoder_says):
    """ "Crew to sail" in a headline is told as certainly as any plan, however unsure its verb sounds."""
    encoder_says(-0.2)
    doc = parsed(nlp, "Crew/NOUN/nsubj/2", "to/PART/mark/2", "sail/VERB/ROOT/2")

    assert "CT+" == factuality_of_event(doc[2], [])[0]


def test_a_silence_leaves_the_claim_open(claim):
    """ "Declined to say whether they sailed" is no statement that they did, though the article tells of the silence."""
    main, signal = claim

    assert "Uu" == factuality_of(("s0", "s1"), [(signal("absence_of_evidence"), "s0")], main)[-1].value


def test_what_is_said_beside_the_claim_moves_no_value(claim):
    """A negation that bears on a side remark leaves what is claimed as certain as it was."""
    main, signal = claim
    beside = replace(signal("negation"), bears=False)

    assert "CT+" == factuality_of(("s0",), [(beside, "s0")], main)[-1].value


def test_without_a_reading_there_is_no_figure(make_doc):
    """A doc that the encoder has not read has no figure, and that is no error."""
    assert figure_of(make_doc("It rained.")[0]) is None
