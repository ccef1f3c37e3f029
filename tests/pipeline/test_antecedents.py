"""A phrase takes up a name that the text gives, though its bearer has not spoken."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import find, parsed
from workbench.pipeline.antecedents import named_before

PERSON, ORG = "PERSON", "ORG"


@pytest.mark.parametrize(
    ("text", "ents", "noun", "expected"),
    [
        pytest.param("Mayor Ada Brook opened it. Then the mayor left.", [("Ada Brook", PERSON)], "mayor", ("person", "Ada Brook"), id="a title"),
        pytest.param("The harbour master, Ada Brook, came. Then the master left.", [("Ada Brook", PERSON)], "master", None, id="no noun for a speaker"),
        pytest.param("The pilot, Ada Brook, came. Then the pilot left.", [("Ada Brook", PERSON)], "pilot left", ("person", "Ada Brook"), id="apposition"),
        pytest.param("Ada Brook, a pilot, came. Then the pilot left.", [("Ada Brook", PERSON)], "pilot left", ("person", "Ada Brook"), id="apposition behind"),
        pytest.param("Ada Brook came. Then the pilot left.", [("Ada Brook", PERSON)], "pilot", None, id="no role is told"),
        pytest.param("Thieves robbed the Hallam Museum. Then the museum closed.", [("Hallam Museum", ORG)], "museum", ("organisation", "Hallam Museum"), id="a body"),
        pytest.param("The Labour Inspectorate of Norland came. Then the inspectorate left.", [("Labour Inspectorate of Norland", ORG)], "inspectorate left", ("organisation", "Labour Inspectorate of Norland"), id="a body of"),
        pytest.param("Clean Tarn, a campaign group, met. Then the group left.", [("Clean Tarn", PERSON)], "group left", ("organisation", "Clean Tarn"), id="a body by what is said of it"),
        pytest.param("Clean Tarn, a campaign group, met. Then the union left.", [("Clean Tarn", PERSON)], "union", None, id="another is said of it"),
        pytest.param("Father Ada Brook fell. Then the priest rose.", [("Ada Brook", PERSON)], "priest", ("person", "Ada Brook"), id="what a title says"),
        pytest.param("Ada Brook and Bo Ray met. Then the pair left.", [("Ada Brook", PERSON), ("Bo Ray", PERSON)], "pair", ("group", "Ada Brook and Bo Ray"), id="the pair"),
        pytest.param("Ada Brook and Bo Ray met. Then the latter left.", [("Ada Brook", PERSON), ("Bo Ray", PERSON)], "latter", ("person", "Bo Ray"), id="the latter"),
        pytest.param("Ada Brook came. Then the 34-year-old dentist left.", [("Ada Brook", PERSON)], "dentist", None, id="an age that is not asked for"),
        pytest.param("Ada Brook met Bo Ray. Then the pair left.", [("Ada Brook", PERSON), ("Bo Ray", PERSON)], "pair", None, id="two who are not joined"),
    ],
)  # fmt: skip
def test_the_name_that_a_phrase_takes_up(make_doc, text, ents, noun, expected):
    """Titles, appositions, bodies and pairs are found; where the text names nobody so, nobody is."""
    doc = make_doc(text, *ents)

    assert expected == named_before(doc, find(doc, noun)[0])


@pytest.mark.parametrize(
    ("relation", "expected"),
    [pytest.param("nsubj", ("organisation", "Tallow"), id="a subject"), pytest.param("obj", None, id="no subject")],
)
def test_the_body_that_the_sentence_before_is_about(nlp, relation, expected):
    """ "Tallow closed. The bank said": only a sentence's subject is taken up by a noun that its name does not hold."""
    doc = parsed(
        nlp,
        f"Tallow/PROPN/{relation}/1",
        "closed/VERB/ROOT/1",
        "./PUNCT/punct/1",
        "|The/DET/det/4",
        "bank/NOUN/nsubj/5",
        "said/VERB/ROOT/5",
    )
    doc.set_ents([Span(doc, 0, 1, ORG)])

    assert expected == named_before(doc, doc[4])


def test_a_body_is_rather_the_thing_that_acts(nlp):
    """ "Tallow, which makes the Wren aid, closed. The company said": the aid is no company."""
    doc = parsed(nlp, "Tallow/PROPN/nsubj/7", ",/PUNCT/punct/3", "which/PRON/nsubj/3", "makes/VERB/acl:relcl/0", "Wren/PROPN/compound/5",
                 "aids/NOUN/obj/3", ",/PUNCT/punct/0", "closed/VERB/ROOT/7", "|The/DET/det/9", "company/NOUN/nsubj/10", "spoke/VERB/ROOT/10")  # fmt: skip
    doc.set_ents([Span(doc, 0, 1, "PERSON"), Span(doc, 4, 5, ORG)])

    assert ("organisation", "Tallow") == named_before(doc, doc[9])


def test_a_body_whose_owner_is_named(nlp):
    """ "Norland's ministry fell. The ministry rose": the same body, by its owner's name."""
    doc = parsed(
        nlp,
        "Here/ADV/advmod/4",
        "Norland/PROPN/nmod:poss/3",
        "'s/PART/case/1",
        "ministry/NOUN/nsubj/4",
        "fell/VERB/ROOT/4",
        "./PUNCT/punct/4",
        "|The/DET/det/7",
        "ministry/NOUN/nsubj/8",
        "rose/VERB/ROOT/8",
    )
    doc.set_ents([Span(doc, 1, 2, "LOC")])

    assert ("organisation", "Norland 's ministry") == named_before(doc, doc[7])


def test_an_office_behind_a_name_needs_no_article(make_doc):
    """ "Ada Brook, mayor since May" is the mayor."""
    doc = make_doc("Ada Brook, mayor since May, came. Then the mayor left.", ("Ada Brook", PERSON))

    assert ("person", "Ada Brook") == named_before(doc, find(doc, "mayor left")[0])
