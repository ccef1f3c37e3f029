"""Figures: what their words say, and that they can be drawn for any article."""

import pytest

from tests.sample import hostile_analysis, sample_analysis
from workbench import plots
from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Claim, Source
from workbench.spans import Span

BOTH = pytest.mark.parametrize("draw", [plots.voices, plots.hands], ids=["voices", "hands"])


def crowd(number: int) -> Analysis:
    """An article in which many sources with long names speak, each citing the one before."""
    text = "\n\n".join(f"They spoke for the time number {n}." for n in range(number + 1))
    article = Article.from_text(text)
    names = "a senior official of the ministry of very long names who asked for $5"
    sources = [Source(AUTHOR, "this article", "author", "named")]
    sources += [Source(f"s{n}", f"{names} {n}", "person", "unnamed") for n in range(1, number + 1)]
    claims = [
        Claim(f"c{n}", (Span(n * 20, n * 20 + 15),), tuple(dict.fromkeys((AUTHOR, f"s{max(1, n // 3)}", f"s{n}"))))
        for n in range(1, number + 1)
    ]
    return Analysis(article, tuple(sources), (), tuple(claims))


def test_voices_say_who_speaks_where_and_how_certainly():
    """The words beside the picture hold what the picture shows."""
    words = plots.voices(sample_analysis()).words

    assert (
        "this article: 4 claims in paragraphs 1, 2 (2 stated flatly, 1 hedged, 1 cannot be read with confidence)"
        in words
    )


def test_hands_say_who_cites_whom():
    """Every line of the picture is a line of words, with an unnamed source called so."""
    words = plots.hands(sample_analysis()).words

    assert "the newspaper → participants from Iran (unnamed): 1 claim" in words


def test_a_line_of_thoughts_says_so():
    """What a source is only said to think is told apart from what it said."""
    words = plots.hands(sample_analysis()).words

    assert "this article → sources (unnamed): 1 claim, only thought" in words
    assert "this article → the US: 2 claims" in words


def test_an_article_that_cites_nobody_says_so():
    """One box alone is a finding, told in words."""
    article = Article.from_text("The harbour burned.")
    alone = Analysis(
        article, (Source(AUTHOR, "this article", "author", "named"),), (), (Claim("c1", (Span(0, 19),), (AUTHOR,)),)
    )

    assert ("The article cites nobody.",) == plots.hands(alone).words


@BOTH
def test_an_article_without_claims_can_be_drawn(draw):
    """An empty picture is better than none in the middle of a notebook."""
    empty = Analysis(Article.from_text("It rained."), (Source(AUTHOR, "this article", "author", "named"),), (), ())

    assert draw(empty).png.startswith(b"\x89PNG")


@BOTH
def test_thirty_sources_fit(draw):
    """Names are wrapped and the picture grows; each source is told."""
    plot = draw(crowd(30))

    assert all(any(f"$5 {number}" in line for line in plot.words) for number in range(1, 31))


@BOTH
def test_a_crowd_is_cut_and_said_to_be(draw):
    """Of hundreds of sources the picture shows some and says so; the words have all of them."""
    plot = draw(crowd(200))

    assert "40 of 20" in plot.alt or "39 of 200" in plot.alt
    assert any("$5 200" in line for line in plot.words)


@BOTH
def test_the_same_records_give_the_same_picture(draw):
    """A notebook that is run again does not change."""
    assert draw(sample_analysis()).png == draw(sample_analysis()).png


@BOTH
def test_names_are_escaped_in_words(draw, monkeypatch):
    """The words travel as HTML beside the picture, and a source's name is somebody else's text."""
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda bundle, **_: shown.append(bundle))
    draw(hostile_analysis())._ipython_display_()

    assert "<b onclick" not in shown[1]["text/html"]
    assert "&lt;b onclick" in shown[1]["text/html"]


def test_sources_that_cite_each_other_can_be_drawn():
    """A citing B in one claim and B citing A in another is odd, not an error."""
    article = Article.from_text("They said so. They said so too.")
    sources = [Source(AUTHOR, "this article", "author", "named")]
    sources += [Source(name, name, "person", "named") for name in ("a", "b")]
    claims = (Claim("c1", (Span(0, 9),), (AUTHOR, "a", "b")), Claim("c2", (Span(14, 20),), (AUTHOR, "b", "a")))

    assert {"a → b: 1 claim", "b → a: 1 claim"} <= set(plots.hands(Analysis(article, tuple(sources), (), claims)).words)
