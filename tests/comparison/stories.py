"""Analyses built by hand: an article is its sentences, each with the hands it came through and its signals."""

from typing import NamedTuple

from workbench.articles import Article
from workbench.claims import AUTHOR, Analysis, Attribution, Claim, Factuality, Flag, Source
from workbench.spans import Span

VALUES = {"denial": "CT-", "negation": "CT-", "absence_of_evidence": "Uu", "hedge": "PS+", "conditional": "Uu"}


class Said(NamedTuple):
    """A sentence: `by` are the hands after the article's own voice, `signals` pairs of a kind and its cue."""

    words: str
    by: tuple[str, ...] = ()
    signals: tuple[tuple[str, str], ...] = ()


def source(key: str, name: str) -> Source:
    """A source whose name tells what it is: outlets and organisations by name, people with a capital, others unnamed."""
    if name.split()[-1] in {"Times", "Journal", "Echo", "Herald"}:
        return Source(key, name, "outlet", "named")
    if name in {"the ministry", "the White House"}:
        return Source(key, name, "organisation", "named")
    if name[0].isupper():
        return Source(key, name, "person", "named")
    return Source(key, name, "group", "unnamed")


def article(*said: Said, outlet: str | None = "The Echo", published: str | None = "2024-05-10", **fields) -> Analysis:
    """The analysis of an article that consists of these sentences."""
    text, claims, attributions = "", [], []
    names = list(dict.fromkeys(name for item in said for name in item.by))
    sources = [Source(AUTHOR, "this article", "author", "named")]
    sources += [source(f"s{number}", name) for number, name in enumerate(names, 1)]
    ids = {item.name: item.id for item in sources}
    for number, item in enumerate(said, 1):
        here = Span(len(text), len(text) + len(item.words))
        text += item.words + "\n\n"
        chain = (AUTHOR, *(ids[name] for name in item.by))
        flags = tuple(_flag(kind, cue, item.words, here, chain[-1]) for kind, cue in item.signals)
        value = next((VALUES[kind] for kind, _ in item.signals if kind in VALUES), "CT+")
        key = None
        if item.by:
            key = f"a{number}"
            attributions.append(Attribution(key, chain[-1], (), (here,), (here,)))
        claims.append(Claim(f"c{number}", (here,), chain, key, flags, (Factuality(chain[-1], value, 0.0),)))
    made = Article.from_text(text, outlet=outlet, published=published, **fields)
    return Analysis(made, tuple(sources), tuple(attributions), tuple(claims))


def _flag(kind: str, cue: str, words: str, here: Span, holder: str) -> Flag:
    start = here.start + words.index(cue)
    return Flag(kind, Span(start, start + len(cue)), here, holder, f"by-hand/{kind}", f"“{cue}”")


def no_vectors(texts):
    """There is no model of meaning."""
    return None
