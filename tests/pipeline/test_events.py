"""Which of a sentence's events a signal reaches."""

import pytest
from spacy.tokens import Doc

from tests.pipeline.conftest import find
from workbench.pipeline.events import value_of
from workbench.pipeline.scopes import scope_of
from workbench.pipeline.signals import Signal


@pytest.fixture
def parsed(nlp):
    """A Doc from `word/head/relation` triples; heads are positions counted from 1, 0 is the root."""

    def make(text: str) -> Doc:
        triples = [triple.rsplit("/", 2) for triple in text.split()]
        words, heads, deps = zip(*triples, strict=True)
        heads = [index if head == "0" else int(head) - 1 for index, head in enumerate(heads)]
        return Doc(nlp.vocab, words=list(words), heads=heads, deps=list(deps))

    return make


def signal(doc, kind, words, strength=""):
    """A signal of this kind on these words, with the reach that the parse gives it."""
    span = find(doc, words)
    return Signal(kind, span, scope_of(span), "by hand", strength, "because")


def told(doc, word, *signals):
    """How the event with this word is told."""
    return value_of(find(doc, word)[0], signals)


def test_a_hedge_reaches_its_own_verb_alone(parsed):
    """A clause joined by "and" stays certain."""
    doc = parsed("It/3/nsubj may/3/aux rain/0/root and/6/cc they/6/nsubj stay/3/conj ./3/punct")
    may = signal(doc, "hedge", "may", strength="possible")

    assert ("PS+", "CT+") == (told(doc, "rain", may), told(doc, "stay", may))


def test_a_hedge_leaves_the_subject_and_what_describes_it_alone(parsed):
    """ "The storm that broke may pass": there was a storm, and it broke."""
    doc = parsed("The/2/det storm/6/nsubj that/4/nsubj broke/2/acl:relcl may/6/aux pass/0/root ./6/punct")
    may = signal(doc, "hedge", "may", strength="possible")

    assert ["CT+", "CT+", "PS+"] == [told(doc, word, may) for word in ("storm", "broke", "pass")]


def test_a_negation_reaches_the_complement(parsed):
    """ "Did not want to sail": neither the wanting nor the sailing."""
    doc = parsed("They/4/nsubj did/4/aux not/4/advmod want/0/root to/6/mark sail/4/xcomp ./4/punct")

    assert "CT-" == told(doc, "sail", signal(doc, "negation", "not"))


def test_a_negation_stops_at_a_clause_with_a_subject_of_its_own(parsed):
    """ "Did not say they left" leaves the leaving alone."""
    doc = parsed("He/4/nsubj did/4/aux not/4/advmod say/0/root they/6/nsubj left/4/ccomp ./4/punct")
    negation = signal(doc, "negation", "not")

    assert ("CT-", "CT+") == (told(doc, "say", negation), told(doc, "left", negation))


def test_nobody_as_the_subject_negates_the_verb(parsed):
    """ "No ship sailed"."""
    doc = parsed("No/2/det ship/3/nsubj sailed/0/root ./3/punct")

    assert "CT-" == told(doc, "sailed", signal(doc, "negation", "No"))


def test_not_all_is_still_some(parsed):
    """ "Not all ships sailed": there was sailing."""
    doc = parsed("Not/2/advmod all/3/det ships/4/nsubj sailed/0/root ./4/punct")

    assert "CT+" == told(doc, "sailed", signal(doc, "negation", "Not all"))


def test_no_evidence_leaves_open_what_it_is_missing_for(parsed):
    """ "Saw no proof that they sailed": the sailing may have been."""
    doc = parsed("He/2/nsubj saw/0/root no/4/det proof/2/obj that/7/mark they/7/nsubj sailed/4/acl ./2/punct")

    assert "Uu" == told(doc, "sailed", signal(doc, "absence_of_evidence", "no proof"))


@pytest.mark.parametrize(
    ("verb", "value"),
    [("wants", "PS+"), ("tried", "PS+"), ("began", "CT+"), ("plans", "CT+"), ("refused", "CT-"), ("failed", "CT-")],
)
def test_a_verb_says_what_becomes_of_its_infinitive(parsed, verb, value):
    """What is wanted or tried is open, what is refused is not so; what is begun or planned is told as its verb is."""
    doc = parsed(f"He/2/nsubj {verb}/0/root to/4/mark sail/2/xcomp ./2/punct")

    assert value == told(doc, "sail")


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        pytest.param("fears/0/root of/4/case a/4/det storm/1/nmod", "storm", "PS+", id="what is feared"),
        pytest.param("fears/0/root since/4/case the/4/det storm/1/nmod", "storm", "CT+", id="not what is beside it"),
        pytest.param("The/2/det vote/4/nsubj:pass was/4/aux:pass cancelled/0/root", "vote", "CT-", id="cancelled"),
        pytest.param("The/2/det vote/4/nsubj:pass was/4/aux:pass cancelled/0/root", "cancelled", "CT+", id="that is so"),
        pytest.param("the/3/det postponed/3/amod vote/0/root", "vote", "CT-", id="as an attribute"),
        pytest.param("It/3/nsubj can/3/aux fly/0/root", "fly", "PS+", id="an ability"),
        pytest.param("They/3/nsubj could/3/aux see/0/root land/3/obj", "see", "CT+", id="who could see saw"),
        pytest.param("measures/0/root to/3/mark stop/1/acl it/3/obj", "measures", "CT+", id="measures to stop it are taken"),
        pytest.param("capable/0/root of/3/case it/1/obl and/6/cc will/6/aux sail/1/conj", "sail", "CT+", id="a clause of its own"),
        pytest.param("It/3/nsubj nearly/3/advmod sank/0/root", "sank", "CT-", id="nearly"),
        pytest.param("We/2/nsubj go/0/root if/5/mark it/5/nsubj rains/2/advcl", "rains", "Uu", id="a condition"),
        pytest.param("They/2/nsubj want/0/root to/4/mark end/2/xcomp the/6/det war/4/obj", "war", "CT+", id="the war is"),
        pytest.param("They/2/nsubj hope/0/root to/4/mark see/2/xcomp rain/4/obj", "rain", "PS+", id="rain may come"),
    ],
)  # fmt: skip
def test_the_place_of_an_event_says_how_it_is_told(nlp, text, word, value):
    """Words above and beside an event leave it open or undo it, without any cue of a list."""
    triples = [triple.rsplit("/", 2) for triple in text.split()]
    heads = [index if head == "0" else int(head) - 1 for index, (_, head, _) in enumerate(triples)]
    doc = Doc(nlp.vocab, words=[t[0] for t in triples], heads=heads, deps=[t[2] for t in triples],
              pos=["VERB"] * len(triples))  # fmt: skip

    assert value == told(doc, word)


def test_without_a_parse_an_event_is_told_as_it_stands(make_doc):
    """Nothing is read off a place that is not known."""
    assert "CT+" == told(make_doc("They refused to sail."), "sail")
