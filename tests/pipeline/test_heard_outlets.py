"""Outlets that no list knows are known by who tells them what."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import behind, parsed
from workbench.pipeline.outlets import find_outlets


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        pytest.param("So the daily Sarn said it.", [], ["Sarn"], id="called a daily"),
        pytest.param("The memo, seen by Sarn, is old.", [], ["Sarn"], id="a paper seen by"),
        pytest.param("The memo, seen by Ada Brook, is old.", [("Ada Brook", "PERSON")], [], id="seen by a person"),
        pytest.param("Ada Brook came. The memo, seen by Brook, is old.", [("Ada Brook", "PERSON")], [], id="by a person named before"),
        pytest.param("The memo, seen by Norland, is old.", [("Norland", "LOC")], [], id="by a state"),
        pytest.param("He wrote to Inselpost.", [], ["Inselpost"], id="by its last syllable"),
        pytest.param("Then Gulf Vision, the satellite channel, called.", [], ["Gulf Vision"], id="beside its kind"),
        pytest.param("They heard Radio Sarn Two then.", [("Sarn Two", "PERSON")], ["Radio Sarn Two"], id="a radio"),
        pytest.param("The memo, seen by the Evening Sarn, is old.", [("Evening", "DATE")], ["Evening Sarn"], id="by a title"),
        pytest.param("The memo, seen by the Harbour Council, is old.", [], [], id="by a council"),
        pytest.param("The memo, seen by the Sarn Financial Review, is old.", [], ["Sarn Financial Review"], id="by a review"),
        pytest.param("So the daily An-Nur said it.", [], ["An-Nur"], id="with a hyphen"),
        pytest.param("Ada Brook, the newspaper said, is old.", [("Ada Brook", "PERSON")], [], id="beside a newspaper that says so"),
        pytest.param("Sarn Today, a newspaper of the left, said it.", [("Sarn Today", "PERSON")], ["Sarn Today"], id="first in its sentence"),
        pytest.param("He told the channel Welle 4.", [], ["Welle 4"], id="a channel with its number"),
        pytest.param("The Tarn & Vale Gazette came.", [], ["Tarn & Vale Gazette"], id="two places"),
        pytest.param("He read Corriere della Costa.", [], ["Corriere della Costa"], id="of a place"),
    ],
)  # fmt: skip
def test_outlets_by_their_place(make_doc, text, ents, expected):
    """Who has seen a paper, and what is called one or ends like one."""
    assert expected == [outlet.text for outlet in find_outlets(make_doc(text, *ents))]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Evening/Sarn", ["Evening Sarn"]), ("Sarn/Council", []), ("Blue/Cross", []), ("Sarn/Mail", ["Sarn Mail"])],
)
def test_the_press_has_titles(nlp, title, expected):
    """ "A fitter told the Evening Sarn"; a council, or what is called a cross, is no paper."""
    one, other = title.split("/")
    doc = parsed(nlp, "A/DET/det/1", "fitter/NOUN/nsubj/2", "told/VERB/ROOT/2", "the/DET/det/5", f"{one}/PROPN/compound/5",
                 f"{other}/PROPN/iobj/2", "it/PRON/nsubj/7", "sank/VERB/ccomp/2")  # fmt: skip

    doc.set_ents([Span(doc, 4, 5, "LOC")] if other == "Mail" else [])

    assert expected == [outlet.text for outlet in find_outlets(doc)]


@pytest.mark.parametrize(("who", "expected"), [("A", ["Sarn"]), ("The", [])])
def test_whoever_anybody_tells_is_the_press(nlp, who, expected):
    """ "A fitter told Sarn"; whom the fitter told may be a friend."""
    doc = parsed(nlp, f"{who}/DET/det/1", "fitter/NOUN/nsubj/2", "told/VERB/ROOT/2", "Sarn/PROPN/iobj/2", "it/PRON/nsubj/5",
                 "sank/VERB/ccomp/2")  # fmt: skip

    assert expected == [outlet.text for outlet in find_outlets(doc)]


LA_SARNA = ["It/PRON/nsubj/1", "sank/VERB/ROOT/1", ",/PUNCT/punct/1", "according/VERB/case/6", "to/ADP/fixed/3", "La/PROPN/compound/6",
            "Sarna/PROPN/obl/1", "./PUNCT/punct/1"]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["The/DET/det/1", "daily/NOUN/nsubj/2", "agrees/VERB/ROOT/2", "./PUNCT/punct/2"], ["La Sarna"], id="the daily"),
        pytest.param(["The/DET/det/1", "court/NOUN/nsubj/2", "agrees/VERB/ROOT/2", "./PUNCT/punct/2"], [], id="the court"),
        pytest.param(["A/DET/det/1", "daily/NOUN/nsubj/2", "agrees/VERB/ROOT/2", "./PUNCT/punct/2"], [], id="a daily"),
    ],
)  # fmt: skip
def test_what_is_called_a_paper_in_the_next_sentence(nlp, rows, expected):
    """ "according to La Sarna. The daily says" makes La Sarna a daily."""
    assert expected == [outlet.text for outlet in find_outlets(parsed(nlp, *LA_SARNA, *behind(8, rows)))]
