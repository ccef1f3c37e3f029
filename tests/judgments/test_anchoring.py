"""Words are found again exactly, or not at all."""

import pytest

from tests.sample import part
from workbench.articles import Article
from workbench.judgments.anchoring import anchor, quote

TEXT = """\
The harbour burned all night, the mayor said on Monday. Nobody was hurt, according to the police.

On Tuesday the mayor said on the radio that nobody was hurt. He said it again. The fire is out.
"""
ARTICLE = Article.from_text(TEXT)


def found(words, text, *, where=None):
    """The words that the quote of `words` finds in another text."""
    span = part(TEXT, where or words)
    article = Article.from_text(text)
    again = anchor(quote(ARTICLE, span, "claim"), article, judged=ARTICLE.id)
    return again and again.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(TEXT, "Nobody was hurt", id="the same text"),
        pytest.param("UPDATE: all is well now.\n\n" + TEXT, "Nobody was hurt", id="moved by a new beginning"),
        pytest.param(TEXT + "\nA new end.\n", "Nobody was hurt", id="a new end"),
        pytest.param(TEXT.replace("Nobody was hurt,", "Somebody was hurt,"), None, id="other words"),
        pytest.param(TEXT.replace("said on Monday", "said on Sunday"), None, id="other words right before"),
        pytest.param(TEXT.replace("according to the", "it is denied by"), None, id="other words right after"),
        pytest.param(TEXT + "\n" + TEXT, None, id="the same surroundings twice"),
        pytest.param(TEXT.replace("Nobody was hurt,", "Nobody  was hurt,"), None, id="a space more"),
        pytest.param("Nobody was hurt.", None, id="the words alone"),
    ],
)
def test_words_are_found_with_their_surroundings_or_not_at_all(text, expected):
    """A moved claim is found; a changed, repeated or newly framed one is not guessed."""
    assert expected == found("Nobody was hurt", text)


def test_repeated_words_keep_their_own_place():
    """In the very same text the position counts, however often the words occur."""
    start = TEXT.rindex("nobody was hurt")
    own = quote(ARTICLE, type(part(TEXT, "The fire"))(start, start + 15), "claim")

    assert start == anchor(own, ARTICLE, judged=ARTICLE.id).start


@pytest.mark.parametrize("words", ["The harbour burned all night", "The fire is out."], ids=["begin", "end"])
def test_at_the_edge_of_a_text(words):
    """What stood at the very beginning or end is found there, and not where something stands before or behind it."""
    assert words == found(words, TEXT)
    assert None is found(words, f"“{TEXT}” is all.")


def test_a_damaged_file_does_not_point_elsewhere():
    """A position that does not hold the quoted words is worth nothing, even in the same text."""
    from dataclasses import replace

    wrong = replace(quote(ARTICLE, part(TEXT, "Nobody was hurt"), "claim"), start=3, end=18)

    assert None is anchor(wrong, ARTICLE, judged=ARTICLE.id)


def test_positions_count_code_points():
    """An emoji before the words does not shift them."""
    text = "🙂" * 40 + TEXT

    assert "Nobody was hurt" == found("Nobody was hurt", text)
