"""How a judgment holds on to words: by what they are, what stands around them, and where.

It finds its words again in a changed article when they stand there once with the same surroundings, and
nowhere else; it is orphaned otherwise. A judgment on the wrong sentence would be worse than none.
"""

from dataclasses import dataclass
from typing import Literal

from workbench.articles import Article
from workbench.spans import Span

AROUND = 32  # characters on each side: a repeated phrase rarely has the same neighbours twice

Part = Literal["claim", "flag", "source", "words"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of an article as it was when it was judged. `part` says what of the record it is."""

    part: Part
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def quote(article: Article, span: Span, part: Part) -> Quote:
    """The words under a span with their surroundings."""
    text = article.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return Quote(part, span.of(text), before, after, span.start, span.end)


def anchor(quoted: Quote, article: Article, *, judged: str) -> Span | None:
    """Where the quoted words stand in the article; None where that is not certain.

    `judged` is the id of the article on which they were judged: in that very text the position counts.
    """
    text = article.text
    if judged == article.id:
        same = text[quoted.start : quoted.end] == quoted.exact and quoted.exact
        return Span(quoted.start, quoted.end) if same else None
    context = quoted.prefix + quoted.exact + quoted.suffix
    first = text.find(context)
    if not quoted.exact or first < 0 or text.find(context, first + 1) >= 0 or not _at_edge(quoted, text, first):
        return None
    start = first + len(quoted.prefix)
    return Span(start, start + len(quoted.exact))


def _at_edge(quoted: Quote, text: str, first: int) -> bool:
    """Whether a quote with less around it than usual, because the text began or ended there, is still at that edge."""
    end = first + len(quoted.prefix) + len(quoted.exact) + len(quoted.suffix)
    begins = len(quoted.prefix) == AROUND or first == 0
    return begins and (len(quoted.suffix) == AROUND or end == len(text))
