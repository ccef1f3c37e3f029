"""Whose dispatch an article is: the news agency whose credit it carries, read from the text and what is known of it."""

import re
from functools import cache

from workbench.articles import Article
from workbench.comparison.wordlists import rows

CONTRIBUTED = re.compile(r"contributed to this (?:report|story|article)", re.IGNORECASE)
# “WASHINGTON (AP) —”, “FLINT, Mich., Oct. 4 (UPI) –”, also “(AFP) -” after a translated place
DATELINE = re.compile(r"\s*[A-Z][^()\n:;!?“”\"]{0,70}\((?P<agency>[\w .-]{2,30})\)\s*(?:[—–-]|\Z)")
BEGINNING = 3  # paragraphs in which a dateline may stand: a headline and a summary may come first
# Reuters' desk alone signs in this form: who reported it, who edited it.
SIGNED = re.compile(r"\((?:Additional )?reporting by [^()]{3,300}\bediting by [^()]{3,120}\)", re.IGNORECASE)
SIGNS = "Reuters"


def agency_of(article: Article) -> str | None:
    """The agency whose credit an article carries: as outlet, in byline, dateline or sign-off; or None."""
    said = [article.outlet or "", article.byline or ""]
    said += [part.span.of(article.text) for part in article.parts if part.kind not in {"paragraph", "heading"}]
    for paragraph in article.paragraphs[:BEGINNING]:
        if opening := DATELINE.match(paragraph.of(article.text)):
            said.append(opening["agency"])
    for words in said:
        found = None if CONTRIBUTED.search(words) else _pattern().search(words)
        if found:
            return _names()[found.group()]
    return SIGNS if SIGNED.search(article.text) else None


@cache
def _names() -> dict[str, str]:
    names = {}
    for row in rows("agencies"):
        for spelling in filter(None, [row["name"], row["name"].removeprefix("The "), *row["also"].split("|")]):
            names[spelling] = row["name"]
    return names


@cache
def _pattern() -> re.Pattern:
    spellings = sorted(_names(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, spellings)) + r")(?!\w)")
