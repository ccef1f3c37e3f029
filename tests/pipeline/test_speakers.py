"""One Source per speaker where the text supports it; two where it does not."""

import pytest

from tests.pipeline.conftest import find
from workbench.articles import Article
from workbench.claims import AUTHOR
from workbench.pipeline.speakers import NOBODY, Speakers

PERSON, ORG, NORP = "PERSON", "ORG", "NORP"


def names(make_doc, text, ents, mentions, **fields):
    """The names of the Sources that the mentions, given as words in order of the text, stand for."""
    doc = make_doc(text, *ents)
    speakers = Speakers(doc, Article.from_text(text, **fields))
    ids = [speakers.source_of((find(doc, words),)) for words in mentions]
    known = {source.id: source.name for source in speakers.sources(offset=0)}
    return [known[source_id] for source_id in ids]


@pytest.mark.parametrize(
    ("text", "ents", "mentions", "expected"),
    [
        pytest.param(
            "Hassan Nasrallah said so. Nasrallah agreed.", [("Hassan Nasrallah", PERSON)], ["Hassan Nasrallah", "Nasrallah"],
            ["Hassan Nasrallah"] * 2, id="last name after full name",
        ),
        pytest.param(
            "Nasrallah said so, and Hassan Nasrallah came.", [("Nasrallah", PERSON), ("Hassan Nasrallah", PERSON)], ["Nasrallah"],
            ["Hassan Nasrallah"], id="full name given elsewhere",
        ),
        pytest.param(
            "Ann Lee said so. Bob Lee agreed.", [("Ann Lee", PERSON), ("Bob Lee", PERSON)], ["Ann Lee", "Bob Lee"],
            ["Ann Lee", "Bob Lee"], id="two of one family",
        ),
        pytest.param(
            "Ann Lee said so. Then he left, she said.", [("Ann Lee", PERSON)], ["Ann Lee", "she"],
            ["Ann Lee"] * 2, id="pronoun to the person before",
        ),
        pytest.param(
            "An official said so. Later they agreed.", [], ["An official", "they"],
            ["an official"] * 2, id="they of one person",
        ),
        pytest.param("Then she said so.", [], ["she"], ["she"], id="pronoun with nobody before"),
        pytest.param(
            "Several American officials said so. The officials agreed.", [("American", NORP)],
            ["Several American officials", "The officials"], ["several American officials"] * 2, id="the officials again",
        ),
        pytest.param(
            "American officials said so. The Israeli officials disagreed.", [("American", NORP), ("Israeli", NORP)],
            ["American officials", "The Israeli officials"], ["American officials", "the Israeli officials"], id="other officials",
        ),
        pytest.param(
            "The New York Times (NYT) said so. The US newspaper added more. The NYT agreed.", [],
            ["The New York Times", "The US newspaper", "The NYT"], ["The New York Times"] * 3, id="one newspaper",
        ),
    ],
)  # fmt: skip
def test_who_is_the_same(make_doc, text, ents, mentions, expected):
    """Mentions of one speaker share a Source, others do not."""
    assert expected == names(make_doc, text, ents, mentions)


def test_the_newspaper_is_the_article_s_own_outlet(make_doc):
    """Without another paper in the text, "the newspaper" is the one that published it."""
    found = names(make_doc, "It sank, the newspaper reported.", [], ["the newspaper"], outlet="The Herald")

    assert ["The Herald"] == found


def test_a_bare_determiner_takes_its_noun(make_doc):
    """ "those", cut short of "people", is still "those people", who were met before."""
    text = "Some people close to him said so. It sank, those people said."

    assert ["some people close to him"] * 2 == names(make_doc, text, [], ["Some people close to him", "those"])


def test_nobody_named_is_one_source(make_doc):
    """Attributions without a source rest on one unnamed Source, apart from all others."""
    doc = make_doc("It was said that it sank.")
    speakers = Speakers(doc, Article.from_text(doc.text))

    assert speakers.source_of(()) == speakers.source_of(())
    assert [AUTHOR, "s1"] == [source.id for source in speakers.sources(offset=0)]
    assert (NOBODY, "unnamed") == (speakers.sources(offset=0)[1].name, speakers.sources(offset=0)[1].identified)


def test_stated_grounds_for_anonymity(make_doc):
    """The reason for anonymity is kept in the article's words."""
    text = "It sank, said two officials, speaking on the condition of anonymity to discuss the case, in Rome."
    doc = make_doc(text)
    speakers = Speakers(doc, Article.from_text(text))
    speakers.source_of((find(doc, "two officials"),))

    assert "on the condition of anonymity to discuss the case" == speakers.sources(offset=0)[1].grounds


def test_mentions_point_into_the_article(make_doc):
    """Spans count from the article's first character, not the doc's."""
    doc = make_doc("The mayor spoke.")
    speakers = Speakers(doc, Article.from_text("From: X\n\nThe mayor spoke."))
    speakers.source_of((find(doc, "The mayor"),))

    assert [(9, 18)] == [(span.start, span.end) for span in speakers.sources(offset=9)[1].mentions]
