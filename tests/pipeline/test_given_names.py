"""A first name that goes with one pronoun alone speaks against the other."""

import pytest

from tests.pipeline.conftest import find
from workbench.articles import Article
from workbench.pipeline.given_names import goes_with
from workbench.pipeline.speakers import Speakers

PERSON = "PERSON"


@pytest.mark.parametrize(
    ("name", "pronoun", "fits"),
    [
        ("John Lee", "he", True),
        ("John Lee", "she", False),
        ("Mary Lee", "his", False),
        ("Robin Lee", "she", True),
        ("John", "she", True),
        ("John Lee", "they", True),
    ],
)
def test_what_a_name_goes_with(name, pronoun, fits):
    """A last name alone, a name of both sexes and other pronouns tell nothing."""
    assert fits == goes_with(name, pronoun)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param("John Lee sat. So [she] said.", ["John Lee"], "she", id="not the only one who is named"),
        pytest.param("[Mary Ray] sat. [John Lee] sang. So [she] said.", ["Mary Ray", "John Lee"], "Mary Ray", id="not who spoke last"),
        pytest.param("[John Lee] sat. So [she] said. Then [she] left.", ["John Lee"], "she", id="nor the second time"),
    ],
)  # fmt: skip
def test_she_is_not_john(make_doc, text, names, expected):
    """Of those whom the text has named, only those count whom the pronoun can mean."""
    plain = text.replace("[", "").replace("]", "")
    doc = make_doc(plain, *((name, PERSON) for name in names))
    speakers, place, found = Speakers(doc, Article.from_text(plain)), 0, None
    for part in text.split("[")[1:]:
        words = part.split("]")[0]
        start = plain.index(words, place)
        found, place = speakers.source_of((doc.char_span(start, start + len(words)),)), start + len(words)

    assert expected == next(source.name for source in speakers.sources() if source.id == found)


def test_what_the_text_says_of_somebody_outweighs_the_name(make_doc):
    """Somebody called Mary whom the text has called "Mr." is he."""
    doc = make_doc("Mr. Mary Lee sat. So he said.", ("Mr. Mary Lee", PERSON))
    speakers = Speakers(doc, Article.from_text(doc.text))
    first = speakers.source_of((find(doc, "Mr. Mary Lee"),))

    assert first == speakers.source_of((find(doc, "he"),))
