"""Things in a text that a reader does not see or may trip over, each told in one note."""

import re
import unicodedata
from itertools import pairwise

from workbench.articles import Article

LONG_TEXT = 1_000_000  # characters, a thick book; beyond it the analysis takes minutes
# Characters that steer the direction of writing or take no room: they can hide or reorder words on screen.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<=[a-zA-Z])\u200d"
)
SHOWN = 3


def oddities(article: Article) -> tuple[str, ...]:
    """Notes on the text's length, on invisible characters and on quotation marks that do not pair."""
    text, notes = article.text, []
    if len(text) > LONG_TEXT:
        notes.append(
            f"The text has {len(text) / 1e6:,.1f} million characters; analysing it takes minutes, not seconds."
        )
    if found := list(INVISIBLE.finditer(text)):
        names = ", ".join(sorted({_name(match[0]) for match in found})[:SHOWN])
        places = ", ".join(f"{match.start():,}" for match in found[:SHOWN]) + (", …" if len(found) > SHOWN else "")
        notes.append(f"Invisible control characters: {len(found):,} ({names}), at character {places}.")
    if numbers := _unpaired([span.of(text) for span in article.paragraphs]):
        places = ", ".join(map(str, numbers[:SHOWN])) + (", …" if len(numbers) > SHOWN else "")
        notes.append(f"Quotation marks do not pair in paragraph {places}; who is quoted there may be read wrongly.")
    return tuple(notes)


def _unpaired(paragraphs: list[str]) -> list[int]:
    """Numbers of the paragraphs, from 1, in which a quotation mark has no partner."""
    found = []
    for number, (paragraph, following) in enumerate(pairwise([*paragraphs, ""]), 1):
        straight = paragraph.count('"') - len(re.findall(r'\d"', paragraph))  # 6" is a length
        curly = paragraph.count("“") - paragraph.count("”") if "„" not in paragraph else 0
        # A quotation over several paragraphs is opened in each and closed in the last alone.
        if (curly or straight % 2) and not following.startswith(("“", '"')):
            found.append(number)
    return found


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed').lower()}"
