"""The places that a claim names, and which spellings can be one place."""

import calendar
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.comparison.wordlists import kin, stem
from workbench.spans import Span

CALENDAR = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)
_NAME = r"(?:(?:al|el|ad|as|ar|az|ez)-)?[A-Z][\w’'-]*(?:\.[A-Z]\.?)*"
KINDS = (
    "city|town|village|port|province|region|district|area|suburb|neighbou?rhood|governorate|state|island|countryside"
)
PLACE = re.compile(
    rf"\b(?:in|at|near|outside|inside|across)\s+(?:the\s+)?(?:(?:[\w-]+\s+){{0,3}}?(?:{KINDS})\s+of\s+)?"
    rf"((?:{_NAME}\s+){{0,3}}{_NAME})(?:,?\s+and\s+(?:in\s+)?({_NAME}(?:\s+{_NAME}){{0,2}}))?"
)
KIND = re.compile(rf"\s+(?:{KINDS})$", re.IGNORECASE)
NEXT_WORD = re.compile(r"\s+([a-z]+)")
ARTICLE = re.compile(r"\b(?:al|el|the)[- ]", re.IGNORECASE)
POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A place or a cause: its value and where it stands."""

    value: str
    span: Span


def places_of(text: str, spans: Iterable[Span]) -> tuple[Named, ...]:
    """Names after a preposition of place, in small letters; months and days are none, nor is whose a camp is."""
    found = []
    for span in spans:
        words = span.of(text)
        for match in PLACE.finditer(words):
            for number in (1, 2):
                name = KIND.sub("", POSSESSIVE.sub("", (match[number] or "").strip()))
                if name and name.split()[0].lower() not in CALENDAR and not _owns(words, match.end(number)):
                    start = span.start + match.start(number)
                    found.append(Named(name.lower(), Span(start, start + len(name))))
    return tuple(found)


def _owns(words: str, end: int) -> bool:
    """Whether a name only tells whose something is: “in Hezbollah camps”, “in Nusra custody”."""
    after = NEXT_WORD.match(words, end)
    return bool(after) and kin().get(stem(after[1]), ("", ""))[1] in {"places", "people", "things", "custody"}


def spelling_key(name: str) -> str:
    """What different spellings of one foreign name share: Raqqa and Raqa, Deir ez-Zor and Deir al-Zour."""
    low = ARTICLE.sub("", POSSESSIVE.sub("", name.strip()).lower())
    sounds = re.sub(r"[^a-z]|[aeiou]", "", unicodedata.normalize("NFKD", low))
    return low[:1] + re.sub(r"(.)\1+", r"\1", sounds).removesuffix("h")


def same_place(one: str, other: str) -> bool:
    """Whether two names can be one place: spelt alike, or one is part of the other, as Ghouta of Eastern Ghouta."""
    ours, theirs = ({spelling_key(word) for word in name.split()} for name in (one, other))
    return spelling_key(one) == spelling_key(other) or ours <= theirs or theirs <= ours
