"""A colon in a heading puts words into a mouth, and the text below tells whose."""

import pytest

from tests.pipeline.conftest import find, parsed
from workbench.articles import Article
from workbench.pipeline.hands import Hand
from workbench.pipeline.headings import said_behind_colons
from workbench.pipeline.speakers import Speakers

WIDOW = ["Widow/NOUN/ROOT/0", ":/PUNCT/punct/0", "he/PRON/nsubj/4", "had/AUX/aux/4", "known/VERB/parataxis/0"]


def test_a_colon_puts_words_into_a_mouth(nlp):
    """The noun before the colon says the clause behind it, in a heading only."""
    doc = parsed(nlp, *WIDOW)

    assert [("Widow", "he had known")] == [
        (h.source[0].text, h.content[0].text) for h in said_behind_colons(doc, [], {0})
    ]
    assert [] == list(said_behind_colons(doc, [], ()))


def test_a_heading_that_somebody_speaks_in_is_left_alone(nlp):
    """Where the encoder has found who speaks in a heading, nothing is added."""
    doc = parsed(nlp, *WIDOW)

    assert [] == list(said_behind_colons(doc, [Hand((doc[0:1],), (), (doc[2:5],))], {0}))


@pytest.mark.parametrize("first", ["Analysis", "Storm"])
def test_a_genre_or_a_thing_says_nothing(nlp, first):
    """ "Analysis: he had known" has no speaker, nor has "Storm: …"."""
    assert [] == list(said_behind_colons(parsed(nlp, f"{first}/NOUN/ROOT/0", *WIDOW[1:]), [], {0}))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ann Lee said so.", ["Ann Lee"] * 2),
        ("Ann Lee, his wife since May, said so.", ["Ann Lee"] * 2),
        ("Mayor Ann Lee said so.", ["Widow", "Ann Lee"]),
        ("A clerk knew. Ann Lee said so.", ["Widow", "a clerk", "Ann Lee"]),
    ],
)
def test_whom_a_heading_means(make_doc, body, expected):
    """A heading's bare noun is whoever is named and speaks first below, unless the text tells another office."""
    text = f"Widow knew nothing\n\n{body}"
    doc = make_doc(text, ("Ann Lee", "PERSON"))
    speakers = Speakers(doc, Article.from_text(text))
    mentions = ["Widow", *(["A clerk"] if "clerk" in body else []), "Ann Lee"]

    ids = [speakers.source_of((find(doc, words),)) for words in mentions]

    known = {source.id: source.name for source in speakers.sources()}
    assert [name.lower() for name in expected] == [known[key].lower() for key in ids]
