"""A last name alone is whoever the text has named in full, where it can be told of two who bear it."""

import pytest
from spacy.tokens import Span

from tests.pipeline.conftest import find, parsed
from workbench.articles import Article
from workbench.pipeline.full_names import FullNames, is_same_person, last_name
from workbench.pipeline.speakers import Speakers

PERSON, ORG = "PERSON", "ORG"
LEES = [("Ann Lee", PERSON), ("Bo Lee", PERSON)]


@pytest.mark.parametrize(
    ("name", "last"), [("Ann Lee", "Lee"), ("Bo R. Lee Jr.", "Lee"), ("Bo Ray III", "Ray"), ("Jr", "Jr")]
)
def test_a_generation_is_no_last_name(name, last):
    """ "Jr." and "III" stand behind the name by which somebody is called."""
    assert last == last_name(name)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lee", "Ann Lee", True),
        ("Bo Lee", "Bo R. Lee Jr.", True),
        ("Ann Lee", "Bo Lee", False),
        ("Ann", "Ann Lee", False),
        ("O'Neill", "James O’Neill", True),
    ],
)
def test_one_person_by_two_names(one, other, same):
    """The last name is the same, and no word of the shorter name is missing in the longer."""
    assert same == is_same_person(one, other) == is_same_person(other, one)


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        pytest.param("Ann Lee sang. So [Lee] said. Bo Lee sat.", LEES, ["Ann Lee"], id="named before"),
        pytest.param("Ann Lee sang. Bo Lee sat. So [Lee] said.", LEES, ["Ann Lee"], id="named first"),
        pytest.param("Ann Lee sang. Then [Mrs. Lee] spoke. Bo Lee sat. So [Mrs. Lee] said.", LEES, ["Ann Lee"] * 2, id="the same form of address"),
        pytest.param("Ann Lee sang. Bo Lee sat. Then [Mrs. Lee] spoke. So [Mr. Lee] said.", LEES, ["Ann Lee", "Bo Lee"], id="another form of address"),
        pytest.param("Bo R. Lee Jr. sang. So [Lee] said.", [("Bo R. Lee Jr.", PERSON)], ["Bo R. Lee Jr."], id="a generation"),
        pytest.param("Bo R. Lee sang. Bo Lee sat. So [Bo] said.", [("Bo R. Lee", PERSON), ("Bo Lee", PERSON)], ["Bo R. Lee"], id="one person in two forms"),
    ],
)  # fmt: skip
def test_whom_a_last_name_means(make_doc, text, ents, expected):
    """Of two who share it, who has been named before; then who was named first, or was addressed so."""
    places = []
    while "[" in text:
        start, end = text.index("["), text.index("]")
        places.append((start, end - 1))
        text = text[:start] + text[start + 1 : end] + text[end + 1 :]
    doc = make_doc(text, *ents)
    speakers = Speakers(doc, Article.from_text(text))
    ids = [speakers.source_of((doc.char_span(*place),)) for place in places]

    assert expected == [next(s.name for s in speakers.sources() if s.id == source_id) for source_id in ids]


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        pytest.param("Lumo Foods fell. So Lumo said. Ann Lumo sat.", [("Lumo Foods", ORG), ("Ann Lumo", PERSON)], "Lumo Foods", id="a company before"),
        pytest.param("Ann Lumo sat. Lumo Foods fell. So Lumo said.", [("Lumo Foods", ORG), ("Ann Lumo", PERSON)], None, id="a person before"),
        pytest.param("Lumo Square fell. So Lumo said.", [("Lumo Square", ORG)], None, id="no company"),
        pytest.param("Lumo Foods fell. So Mr. Lumo said.", [("Lumo Foods", ORG)], None, id="with a form of address"),
    ],
)  # fmt: skip
def test_the_first_word_of_a_company(make_doc, text, ents, expected):
    """ "Lumo" is Lumo Foods where that is told of before anybody of that name."""
    words = "Mr. Lumo" if "Mr." in text else "Lumo said"
    doc = make_doc(text, *ents)

    assert expected == FullNames(doc).body(find(doc, words)[: None if "Mr." in text else 1], "Lumo")


def test_the_only_one_who_is_named(make_doc):
    """Two forms of one name are one person; two persons are nobody in particular."""
    doc = make_doc(
        "Ann B. Lee sat. Ann Lee sang. Bo Ray left.", ("Ann B. Lee", PERSON), ("Ann Lee", PERSON), ("Bo Ray", PERSON)
    )
    names = FullNames(doc)

    assert "Ann B. Lee" == names.only_before(find(doc, "Bo Ray").start)
    assert None is names.only_before(len(doc))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ann/PROPN Lee/PROPN won/VERB ./PUNCT |Her/PRON friend/NOUN Ann/PROPN Lee/PROPN left/VERB", "Ann Lee", id="told again"),
        pytest.param("Today/PROPN Lee/PROPN won/VERB ./PUNCT |Her/PRON friend/NOUN Ann/PROPN Lee/PROPN left/VERB", None, id="any first word"),
    ],
)  # fmt: skip
def test_a_first_name_that_begins_a_sentence(nlp, text, expected):
    """Where the encoder saw no name, two words are one if they stand together elsewhere too, inside a sentence."""
    words = text.split()
    doc = parsed(nlp, *(f"{word}/dep/{place}" for place, word in enumerate(words)))
    doc.set_ents([Span(doc, 6, 8, label=PERSON)])

    assert expected == FullNames(doc).only_before(2)
