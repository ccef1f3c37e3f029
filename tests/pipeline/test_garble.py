"""Broken word order is found, and ordinary English is left alone."""

import pytest
from spacy.tokens import Doc

from tests.pipeline.conftest import hand
from workbench.pipeline.garble import find_garbled, garbled_signals, settled, unreadable
from workbench.pipeline.sentences import set_sentence_starts


@pytest.fixture
def tagged(nlp):
    """A Doc from `word/POS` pairs: the rules work on words and their classes."""

    def make(text: str) -> Doc:
        pairs = [pair.rsplit("/", 1) for pair in text.split()]
        return set_sentence_starts(Doc(nlp.vocab, words=[word for word, _ in pairs], pos=[pos for _, pos in pairs]))

    return make


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        pytest.param("it/PRON should/AUX France/PROPN –/PUNCT though/SCONJ late/ADV –/PUNCT be/AUX behind/ADP it/PRON ./PUNCT", "garble/modal without verb", "should France", id="modal"),
        pytest.param("It/PRON could/AUX be/AUX part/NOUN of/ADP a/DET feud/NOUN with/ADP the/DET state/NOUN France/PROPN be/AUX ./PUNCT", "garble/infinitive at the end", "France be", id="be"),
        pytest.param("Plans/NOUN have/AUX already/ADV been/AUX made/VERB Storms/NOUN against/ADP France/PROPN designed/VERB ./PUNCT", "garble/verb at the end", "made Storms against France designed", id="two verbs"),
        pytest.param("The/DET court/NOUN has/AUX the/DET letter/NOUN on/ADP Monday/PROPN to/ADP him/PRON handed/VERB over/ADP ./PUNCT", "garble/participle at the end", "has the letter on Monday to him handed", id="participle"),
        pytest.param("The/DET pier/NOUN was/AUX in/ADP the/DET night/NOUN by/ADP soldiers/NOUN burnt/VERB ./PUNCT", "garble/passive at the end", "was in the night by soldiers burnt", id="passive"),
        pytest.param("The/DET clerk/NOUN already/ADV the/DET letter/NOUN from/ADP the/DET box/NOUN has/AUX taken/VERB ./PUNCT", "garble/verbs behind all", "The clerk already the letter from the box has taken", id="no verb before"),
        pytest.param("The/DET guards/NOUN tried/VERB ,/PUNCT the/DET thieves/NOUN to/PART catch/VERB ./PUNCT", "garble/infinitive behind its object", "the thieves to catch", id="infinitive behind"),
        pytest.param("On/ADP Monday/PROPN rejected/VERB the/DET council/NOUN the/DET plan/NOUN ./PUNCT", "garble/verb before both", "rejected the council the plan", id="verb before both"),
        pytest.param("On/ADP board/NOUN the/DET found/VERB itself/PRON a/DET bell/NOUN ./PUNCT", "garble/article before verb", "the found itself", id="article before verb"),
        pytest.param("The/DET clerk/NOUN is/AUX said/VERB the/DET keys/NOUN to/PART have/VERB ./PUNCT", "garble/passive before article", "is said the", id="passive before article"),
        pytest.param("The/DET crew/NOUN in/ADP boats/NOUN waiting/VERB were/AUX ./PUNCT", "garble/auxiliary at the end", "waiting were", id="auxiliary"),
        pytest.param("The/DET clerk/NOUN the/DET man/NOUN the/DET letter/NOUN read/VERB ./PUNCT", "garble/nouns in a row", "The clerk the man the letter", id="nouns"),
        pytest.param("The/DET by/ADP the/DET storm/NOUN damaged/VERB pier/NOUN is/AUX shut/ADJ ./PUNCT", "garble/article before preposition", "The by the", id="article"),
        pytest.param("He/PRON said/VERB that/SCONJ he/PRON the/DET gate/NOUN locked/VERB ./PUNCT", "garble/pronoun before article", "he the gate", id="object before verb"),
        pytest.param("The/DET talks/NOUN should/AUX in/ADP Paris/PROPN on/ADP Monday/PROPN begin/VERB ./PUNCT", "garble/modal far from its verb", "should in Paris on Monday begin", id="infinitive far away"),
        pytest.param("In/ADP the/DET long/ADJ night/NOUN have/AUX the/DET guards/NOUN the/DET gate/NOUN locked/VERB ./PUNCT", "garble/inverted statement", "have the", id="inversion"),
        pytest.param("When/SCONJ it/PRON rained/VERB ,/PUNCT moved/VERB he/PRON in/ADP the/DET barn/NOUN ./PUNCT", "garble/verb before pronoun", "moved he", id="verb before pronoun"),
        pytest.param("The/DET verdict/NOUN at/ADP noon/NOUN out/ADP read/VERB ./PUNCT", "garble/particle before verb", "out read", id="particle"),
        pytest.param("The/DET mayors/NOUN of/ADP the/DET both/DET towns/NOUN met/VERB ./PUNCT", "garble/two articles", "the both towns", id="two articles"),
        pytest.param("He/PRON met/VERB Ann/PROPN ,/PUNCT who/PRON died/VERB on/ADP orders/NOUN of/ADP Bob/PROPN was/AUX buried/VERB here/ADV ./PUNCT", "garble/second verb", "Bob was", id="a second verb"),
        pytest.param("He/PRON met/VERB Ann/PROPN ,/PUNCT who/PRON died/VERB on/ADP orders/NOUN of/SCONJ Bob/PROPN was/AUX buried/VERB here/ADV ./PUNCT", "garble/second verb", "Bob was", id="a second verb behind of"),
        pytest.param("Because/SCONJ the/DET road/NOUN closed/ADJ is/AUX ,/PUNCT they/PRON walk/VERB ./PUNCT", "garble/copula at the end", "closed is", id="copula"),
        pytest.param("He/PRON met/VERB them/PRON ,/PUNCT the/DET reported/VERB NYT/PROPN ./PUNCT", "garble/outlet as noun", "the reported NYT", id="the reported"),
        pytest.param("A/DET clerk/NOUN said/VERB NYT/PROPN ,/PUNCT although/SCONJ it/PRON rained/VERB ,/PUNCT they/PRON left/VERB ./PUNCT", "garble/said without to", "said NYT", id="said somebody"),
        pytest.param("Also/ADV those/DET in/ADP Port/PROPN City/PROPN resident/ADJ Guild/PROPN is/AUX armed/VERB ./PUNCT", "garble/attribute before its noun", "those in Port City resident Guild", id="attribute"),
    ],
)  # fmt: skip
def test_a_break_is_found(tagged, text, rule, words):
    """The rule names itself and points at the words where the order breaks."""
    assert [(rule, words)] == [(name, found.span.text) for name, found in find_garbled(tagged(text))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Could/AUX France/PROPN help/VERB ?/PUNCT", id="a question"),
        pytest.param("If/SCONJ they/PRON could/AUX ,/PUNCT France/PROPN would/AUX help/VERB ./PUNCT", id="modal before a comma"),
        pytest.param("How/ADV loud/NOUN can/AUX France/PROPN be/AUX ?/PUNCT", id="a question with how"),
        pytest.param("He/PRON is/AUX not/PART here/ADV ,/PUNCT though/SCONJ the/DET others/NOUN are/AUX ./PUNCT", id="what is left out"),
        pytest.param("They/PRON keep/VERB the/DET promise/NOUN should/AUX France/PROPN win/VERB the/DET vote/NOUN ./PUNCT", id="a condition with should"),
        pytest.param("Of/ADP the/DET bunch/NOUN ,/PUNCT Ohio/PROPN had/AUX the/DET fewest/ADJ seats/NOUN ./PUNCT", id="a subject behind a comma"),
        pytest.param("He/PRON saw/VERB the/DET the/DET old/ADJ gate/NOUN ./PUNCT", id="an article typed twice"),
        pytest.param("In/ADP the/DET city/NOUN a/DET bomb/NOUN was/AUX found/VERB ./PUNCT", id="a place in front"),
        pytest.param("Last/ADJ week/NOUN the/DET road/NOUN was/AUX closed/VERB ./PUNCT", id="a time in front"),
        pytest.param("She/PRON was/AUX by/ADP law/NOUN barred/VERB ./PUNCT", id="by law"),
        pytest.param("Then/ADV came/VERB the/DET day/NOUN the/DET war/NOUN ended/VERB ./PUNCT", id="a relative clause behind"),
        pytest.param("Of/ADP the/DET accused/VERB the/DET judge/NOUN knew/VERB two/NUM ./PUNCT", id="the accused"),
        pytest.param("Mass/NOUN was/AUX said/VERB the/DET next/ADJ day/NOUN ./PUNCT", id="mass was said"),
        pytest.param("If/SCONJ talks/NOUN fail/VERB ,/PUNCT the/DET union/NOUN to/PART strike/VERB ./PUNCT", id="a headline with if"),
        pytest.param("It/PRON is/AUX said/VERB the/DET keys/NOUN have/AUX gone/VERB ./PUNCT", id="it is said"),
        pytest.param("The/DET letter/NOUN the/DET clerk/NOUN has/AUX taken/VERB is/AUX old/ADJ ./PUNCT", id="a relative clause without its word"),
        pytest.param("He/PRON knew/VERB the/DET story/NOUN ,/PUNCT the/DET first/ADJ to/PART sail/VERB ./PUNCT", id="an infinitive of a noun"),
        pytest.param("She/PRON holds/VERB rights/NOUN that/PRON people/NOUN had/VERB for/ADP decades/NOUN and/CCONJ lost/VERB ./PUNCT", id="had and lost"),
        pytest.param("The/DET tests/NOUN used/VERB were/AUX :/PUNCT two/NUM ./PUNCT", id="a list behind a colon"),
        pytest.param("The/DET tax/NOUN ended/VERB ,/PUNCT which/PRON means/VERB the/DET goods/NOUN are/AUX free/ADJ ./PUNCT", id="a clause without that behind means"),
        pytest.param("Nor/CCONJ should/AUX France/PROPN help/VERB ./PUNCT", id="inversion after nor"),
        pytest.param("That/PRON is/AUX how/ADV it/PRON used/VERB to/PART be/AUX ./PUNCT", id="used to be"),
        pytest.param("“/PUNCT It/PRON rains/VERB ,/PUNCT ”/PUNCT reported/VERB the/DET NYT/PROPN ./PUNCT", id="ordinary inversion"),
        pytest.param("It/PRON rains/VERB ,/PUNCT said/VERB NYT/PROPN ,/PUNCT although/SCONJ it/PRON did/AUX not/PART ./PUNCT", id="said at the end"),
        pytest.param("A/DET clerk/NOUN said/VERB NYT/PROPN had/AUX asked/VERB him/PRON ./PUNCT", id="said an outlet had"),
        pytest.param("A/DET clerk/NOUN said/VERB NYT/PROPN ,/PUNCT not/PART CNN/PROPN ,/PUNCT had/AUX asked/VERB ./PUNCT", id="said an outlet, not another"),
        pytest.param("Those/PRON in/ADP Paris/PROPN agreed/VERB ./PUNCT", id="those in"),
        pytest.param("He/PRON had/VERB a/DET friend/NOUN called/VERB Bob/PROPN ./PUNCT", id="a friend called"),
        pytest.param("The/DET man/NOUN the/DET police/NOUN held/VERB left/VERB ./PUNCT", id="a clause without that"),
        pytest.param("They/PRON are/AUX not/PART what/PRON they/PRON were/AUX ./PUNCT", id="ends in were"),
        pytest.param("Has/AUX the/DET crew/NOUN of/ADP the/DET ship/NOUN left/VERB ?/PUNCT", id="a question with have"),
        pytest.param("Mayor/NOUN ,/PUNCT crew/NOUN ,/PUNCT docks/NOUN", id="a list"),
        pytest.param("Never/ADV before/ADV that/DET night/NOUN had/AUX the/DET guards/NOUN slept/VERB ./PUNCT", id="inversion after never"),
        pytest.param("Not/PART once/ADV has/AUX a/DET friend/NOUN of/ADP mine/PRON said/VERB ,/PUNCT “/PUNCT No/INTJ ./PUNCT", id="inversion after not once"),
        pytest.param("Down/ADP the/DET hill/NOUN came/VERB a/DET boy/NOUN ./PUNCT", id="a place before its verb"),
        pytest.param("He/PRON had/VERB the/DET letter/NOUN delivered/VERB ./PUNCT", id="had it done"),
        pytest.param("The/DET in/ADP -/PUNCT house/NOUN lawyer/NOUN left/VERB ./PUNCT", id="a joined word"),
        pytest.param("The/DET question/NOUN is/AUX ,/PUNCT who/PRON paid/VERB ./PUNCT", id="the question is"),
        pytest.param("He/PRON met/VERB Ann/PROPN ,/PUNCT who/PRON said/VERB Bob/PROPN was/AUX late/ADJ ./PUNCT", id="said without that"),
        pytest.param("Storm/NOUN batters/VERB coast/NOUN ,/PUNCT two/NUM missing/ADJ ./PUNCT", id="a headline with a comma"),
        pytest.param("Crew/NOUN Left/VERB Before/ADP Blast/NOUN", id="a headline"),
        pytest.param("He/PRON had/AUX been/AUX named/VERB captain/NOUN of/ADP the/DET ship/NOUN that/PRON sank/VERB ./PUNCT", id="been named"),
    ],
)  # fmt: skip
def test_ordinary_english_is_left_alone(tagged, text):
    """No rule fires where a careful writer could have written the words."""
    assert [] == find_garbled(tagged(text))


@pytest.fixture
def inverted(make_doc):
    """A sentence with a break of which it is known how it is meant."""
    return make_doc("He met them, the reported NYT.")


def test_a_break_is_mended_where_its_outlet_speaks(inverted):
    """The sentence is marked, with the words as they are read, and can be used."""
    (signal,) = settled(garbled_signals(inverted), [hand(inverted, "NYT", "reported", "He met them")])

    assert ("the NYT reported", False) == (signal.read_as, signal.bears)
    assert set() == unreadable([signal])


def test_a_break_that_nobody_mended_cannot_be_read(inverted):
    """Where no hand was found in the broken words, nothing is taken from the sentence."""
    (signal,) = settled(garbled_signals(inverted), [hand(inverted, "He", "met", "them")])

    assert ("", True) == (signal.read_as, signal.bears)
    assert {0} == unreadable([signal])


def test_an_outlet_and_its_sources_are_two(make_doc):
    """A hyphen between them is a break; one inside the name of a channel is none."""
    (found,) = find_garbled(make_doc("NYT-Guard sources said it rained.", ("Guard", "ORG")))

    assert ("garble/outlet joined to its sources", "Guard sources of NYT") == (found[0], found[1].read_as)
    assert [] == find_garbled(make_doc("NYT-Guard said it rained.", ("Guard", "ORG")))
