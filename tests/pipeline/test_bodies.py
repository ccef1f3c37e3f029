"""Names that only a body bears, by how they are written."""

import pytest

from workbench.pipeline.bodies import ends_as_body, is_written_as_body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PolitiFact agreed.", True, id="two words in one"),
        pytest.param("McLenney agreed.", False, id="a name with Mc"),
        pytest.param("DeSantis agreed.", False, id="a name with De"),
        pytest.param("MSNBC agreed.", True, id="letters"),
        pytest.param("J.F. agreed.", False, id="two letters"),
        pytest.param("WALLACE: I agree.", False, id="a speaker of a transcript"),
        pytest.param("OBAMA PLANS A PARK.", False, id="a line in capitals"),
        pytest.param("LEE agreed. Ann Lee left.", False, id="in small letters elsewhere"),
        pytest.param("Lee agreed.", False, id="a name"),
    ],
)
def test_how_a_body_is_written(make_doc, text, expected):
    """Capitals inside a word, or nothing but capitals, make no person's name."""
    assert expected == is_written_as_body(make_doc(text)[0])


@pytest.mark.parametrize(("text", "expected"), [("the F.B.I. agreed.", True), ("then J.F.K. agreed.", False)])
def test_letters_with_full_stops(make_doc, text, expected):
    """With an article they are a body's, without one they may be somebody's initials."""
    assert expected == is_written_as_body(make_doc(text)[1])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Harrow Institute", True), ("Orlen Bank", True), ("Consult Poll", True), ("Margaret Court", False), ("Shirley Temple", False)],
)  # fmt: skip
def test_the_last_word_of_a_body(make_doc, name, expected):
    """A noun for a body or a paper ends its name; short ones are last names too."""
    assert expected == ends_as_body(make_doc(name)[-1])
