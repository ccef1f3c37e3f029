"""What a stretch of text is about: its names, numbers and words, in a form in which two texts can be held together."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from workbench.comparison.wordlists import countries, country_pattern, empty_words, kin, quantities, stem, two_words
from workbench.spans import Span

TermKind = Literal["name", "number", "word"]
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'\-.](?=[^\W\d_]))*|\d[\d.,]*\d|\d")
INSIDE = re.compile(r"(?<=[a-z,] )([A-Z][^\W\d_]+)")  # a capital after a small word or a comma tells a name
SMALL = re.compile(r"\b[a-z]\w+")
# Months and days are capitalised and name nobody.
CALENDAR = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a text speaks of. Equal keys mean the same; `field` holds what is near to it.

    `share` is less than 1 for a word of a longer name: all of its words together are one thing.
    """

    key: str
    kind: TermKind
    field: str
    span: Span
    share: float = 1.0


def terms_of(text: str, spans: Iterable[Span]) -> tuple[Term, ...]:
    """The terms under some spans of a text, in order. A country, its people and its capital are one name."""
    found = []
    for span in spans:
        words = span.of(text)
        taken = []
        for match in country_pattern().finditer(words):
            taken.append(match.span())
            found.append(_term(countries()[match.group()], "name", "", match.span(), span))
        for match in two_words().finditer(words):
            taken.append(match.span())
            key, field = kin()[stem(match.group().replace(" ", "_"))]
            found.append(_term(key, "word", field, match.span(), span))
        for match in WORD.finditer(words):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                found += _word(match, span, words, names_in(text))
    return tuple(_shared(text, sorted(found, key=lambda term: term.span)))


@lru_cache(maxsize=8)
def names_in(text: str) -> frozenset[str]:
    """Words that stand with a capital in the middle of a text's sentences and nowhere without one."""
    capitals = {match.group(1).lower() for match in INSIDE.finditer(text)}
    return frozenset(capitals - {match.group() for match in SMALL.finditer(text)})


def _shared(text: str, terms: list[Term]) -> Iterable[Term]:
    """The terms with the words of each longer name sharing one weight."""
    runs: list[list[Term]] = []
    for term in terms:
        last = runs[-1][-1] if runs else None
        joined = last and last.kind == term.kind == "name" and text[last.span.end : term.span.start] == " "
        if joined:
            runs[-1].append(term)
        else:
            runs.append([term])
    for run in runs:
        yield from (replace(term, share=1 / len(run)) for term in run)


def _word(match: re.Match, span: Span, words: str, names: frozenset[str]) -> Iterable[Term]:
    """The term of one word; none for a word that tells nothing. Compounds are their parts."""
    word = match.group()
    if "-" in word and word[0].islower():
        at = match.start()
        for part in word.split("-"):
            yield from _single(part, at, span, words, names)
            at += len(part) + 1
        return
    yield from _single(word, match.start(), span, words, names)


def _single(word: str, at: int, span: Span, words: str, names: frozenset[str]) -> Iterable[Term]:
    place = (at, at + len(word))
    plain = word.lower().replace("’", "'").removesuffix("'s")
    if word[0].isdigit() or plain in quantities():
        yield _term(plain.replace(",", ""), "number", "", place, span)
    elif len(plain) > 1 and (plain not in empty_words() or stem(plain) in kin()) and plain not in CALENDAR:
        key, field = kin().get(stem(plain), (stem(plain), ""))
        known = stem(plain) in kin()
        is_name = word[0].isupper() and not known and (not _begins_sentence(words, at) or plain in names)
        yield _term(plain if is_name else key, "name" if is_name else "word", field, place, span)


def _begins_sentence(words: str, at: int) -> bool:
    """Whether a capital here says nothing: at the start, or after a full stop or an opening quotation mark."""
    before = words[:at].rstrip()
    return not before or before[-1] in '.!?:“"‘('


def _term(key: str, kind: TermKind, field: str, place: tuple[int, int], span: Span) -> Term:
    return Term(key, kind, field, Span(span.start + place[0], span.start + place[1]))
