"""A name of one word is a body's where nothing in a longer text shows a person."""

import pytest

from tests.pipeline.conftest import find
from workbench.pipeline.mononyms import ENOUGH, is_bodies_mononym

LONG = " ".join(["It rained for a day."] * 10)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("So Corvan said it was late.", True, id="nothing tells of a person"),
        pytest.param("So Corvan, the quarry of the town, said it.", True, id="something else is told"),
        pytest.param("So Mr. Corvan said it was late.", False, id="a form of address"),
        pytest.param("So the mayor Corvan said it was late.", False, id="an office"),
        pytest.param("So his wife, Corvan, said it was late.", False, id="a relation"),
        pytest.param("So Corvan, 34, said it was late.", False, id="an age"),
        pytest.param("So Corvan, a clerk in the town, said it.", False, id="a trade"),
        pytest.param("So Corvan said it. Then he left.", False, id="he"),
        pytest.param("So Corvan said it. Ann Corvan left.", False, id="the last of a full name"),
    ],
)
def test_what_shows_a_person(make_doc, text, body):
    """A title, an age, an office, "he" or a full name shows one; without any the name is a body's."""
    names = [("Corvan", "PERSON"), *([("Ann Corvan", "PERSON")] if "Ann" in text else [])]
    doc = make_doc(f"{text} {LONG}", *names)

    assert len(doc) >= ENOUGH
    assert body == is_bodies_mononym(find(doc, "Corvan"))


def test_a_short_text_tells_too_little(make_doc):
    """In a sentence alone nobody can be brought in."""
    assert not is_bodies_mononym(find(make_doc("So Corvan said it.", ("Corvan", "PERSON")), "Corvan"))


def test_a_name_of_two_words_can_be_a_person(make_doc):
    """A full name brings its bearer in by itself."""
    assert not is_bodies_mononym(
        find(make_doc(f"So Ann Corvan said it. {LONG}", ("Ann Corvan", "PERSON")), "Ann Corvan")
    )


def test_who_is_known_by_one_name(make_doc):
    """Whoever everybody calls so is a person without more."""
    assert not is_bodies_mononym(find(make_doc(f"So Putin said it. {LONG}", ("Putin", "PERSON")), "Putin"))
