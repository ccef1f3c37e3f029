"""A capital at the beginning of a sentence makes no name."""

import pytest

from workbench.pipeline.capitals import is_without_article, only_begins, stands_small


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bathers grumbled.", True),
        ("Then Bathers grumbled.", False),
        ("Sanders left. So did Bernie Sanders.", False),
        ("Myers left.", False),
        ("Paris slept.", False),
    ],
)
def test_a_plural_that_begins_a_sentence(make_doc, text, expected):
    """A long plural of people is no name, unless it has its capital elsewhere too."""
    doc = make_doc(text)

    assert expected == any(map(only_begins, doc[:2]))


@pytest.mark.parametrize(("text", "expected"), [("Counsel for the family agreed.", True), ("Baker agreed.", False)])
def test_a_noun_without_its_article(make_doc, text, expected):
    """ "Counsel for the family" begins with a noun, "Baker agreed" with a name."""
    assert expected == is_without_article(make_doc(text)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Judge rejects a request. Then the judge left.", True),
        ("Baker agreed.", False),
        ("Baker agreed. So did Ann Baker, a baker.", False),
    ],
)
def test_a_noun_that_stands_small_below(make_doc, text, expected):
    """A first word that the text has in small letters, and never with a capital inside a sentence, is no name."""
    assert expected == stands_small(make_doc(text)[0])
