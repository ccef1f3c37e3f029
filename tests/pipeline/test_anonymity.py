"""The stated reason for not naming a source is kept with the source that it is of."""

import pytest

from tests.pipeline.conftest import find
from workbench.articles import Article
from workbench.pipeline.anonymity import is_withheld, stated_grounds
from workbench.pipeline.speakers import Speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("An aide, speaking on condition of anonymity because the case is secret, said so.",
                     ["on condition of anonymity because the case is secret"], id="because"),
        pytest.param("An aide said so on the condition of anonymity to discuss the case.",
                     ["on the condition of anonymity to discuss the case"], id="to discuss"),
        pytest.param("Three clerks, who did not want to be named as their licences are under review, said so.",
                     ["did not want to be named as their licences are under review"], id="as"),
        pytest.param("“So it was,” said a clerk, whose name is being withheld because he works there.",
                     ["name is being withheld because he works there"], id="a name withheld"),
        pytest.param("A guest, who was granted anonymity so that he could speak, said so.",
                     ["was granted anonymity so that he could speak"], id="so that"),
        pytest.param("An aide, withholding his name because he fears for his post, said so.",
                     ["withholding his name because he fears for his post"], id="withholding"),
        pytest.param("A nurse, who asked for her name to be left out because her contract ends, said so.",
                     ["asked for her name to be left out because her contract ends"], id="left out"),
        pytest.param("An aide said so on condition of anonymity.", [], id="no reason is no reason"),
    ],
)  # fmt: skip
def test_reasons_in_the_article_s_words(make_doc, text, expected):
    """A reason is given in the words of the article, up to the end of its clause."""
    assert expected == [words for _, words, _ in stated_grounds(make_doc(text))]


def test_a_sentence_that_points_back(make_doc):
    """ "They spoke on condition of anonymity" is about whoever spoke last without a name."""
    text = "It sank, two aides said. They spoke on condition of anonymity because the case is secret."
    doc = make_doc(text)
    speakers = Speakers(doc, Article.from_text(text))
    speakers.source_of((find(doc, "two aides"),))

    assert "on condition of anonymity because the case is secret" == speakers.sources()[1].grounds


def test_grounds_are_those_of_the_nearest(make_doc):
    """Of two sources in a sentence the one beside the reason gave it."""
    text = "A guard said so, and a clerk, who asked not to be named because he works there, agreed."
    doc = make_doc(text)
    speakers = Speakers(doc, Article.from_text(text))
    for words in ("A guard", "a clerk"):
        speakers.source_of((find(doc, words),))

    assert [None, None, "asked not to be named because he works there"] == [s.grounds for s in speakers.sources()]


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("asked", "to remain anonymous", True),
        (None, "to remain anonymous", True),
        ("did not want", "to be named", True),
        ("asked", "to remain in town", False),
    ],
)
def test_a_wish_for_anonymity(make_doc, cue, content, expected):
    """What somebody only asks in order not to be named is no claim, with or without its verb."""
    doc = make_doc(f"An aide {cue or 'asked'} {content}.")

    assert expected == is_withheld((find(doc, cue),) if cue else (), find(doc, content))


def test_a_wish_that_lost_its_last_word(make_doc):
    """A content that stops too early is seen with the word behind it."""
    doc = make_doc("An aide asked to remain anonymous.")

    assert is_withheld((find(doc, "asked"),), find(doc, "to remain"))
