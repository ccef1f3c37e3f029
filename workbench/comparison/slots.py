"""The parts of a claim that accounts differ in: figures, times, places, causes, as values that can be compared."""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.comparison.places import Named
from workbench.comparison.wordlists import bounds, causes, empty_words, kin, phrase_pattern, quantities, stem
from workbench.spans import Span

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SCALES = {"dozen", "hundred", "thousand", "million", "billion"}
FOLLOWING = re.compile(r"[^\W\d_]+|[.;:!?]")
UNIT = 4  # words after a number among which the one that is counted stands
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted([*MONTHS, *SHORT], key=len, reverse=True))
DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\b\.?"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?(?![\d:]))?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)\b|\b(?P<only>(?:in|since|of)\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(rf"\b(?P<last>last\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
PLACING = frozenset(
    ("in", "on", "at", "near", "of", "from", "by", "with", "after", "before", "during", "when", "while", "since", "as")
) | {"including", "to"}  # words after which nothing is counted any more
PERSONS = frozenset(("people", "persons", "person", "lives"))
PERSON, DEATH = "person", "kill"  # units: people of any kind; dead of whom no more is said
NUMBER_WORD = r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|scores|hundreds)\b"
# Before a figure of dead that has no noun; a bound such as “at least” may stand between.
DYING = re.compile(
    r"(?:\bkill(?:s|ed|ing)?|\bclaim(?:s|ed|ing)?|\btoll(?:\W+\w+){0,14}?\W+(?:to|at|reache[sd]|reaching|of|hits?|is|was))"
    r"(?:\s+(?:at least|more than|over|up to|about|around|some|nearly|almost|as many as))?(?: the lives of)?\s+$",
    re.IGNORECASE,
)
FAR = 0.15  # by how much of the larger a rough figure may be off


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: at least `low`, at most `high`."""

    low: float
    high: float
    unit: str
    span: Span

    def meets(self, other: "Figure") -> bool:
        """Whether both can be true."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Time:
    """A date as precise as it is given, ISO 8601 without what is not known: `2023-10`, `--10-07`."""

    value: str
    span: Span

    def meets(self, other: "Time") -> bool:
        """Whether both can be the same day."""
        ours, theirs = _parts(self.value), _parts(other.value)
        return all(left == right for left, right in zip(ours, theirs, strict=True) if left and right)


def figures_of(text: str, spans: Iterable[Span]) -> tuple[Figure, ...]:
    """The numbers under some spans, in digits or in words, each with the word for what it counts; no dates."""
    return tuple(figure for span in spans for figure in _figures(span.of(text), span))


def _figures(words: str, span: Span) -> Iterator[Figure]:
    dates = [match.span() for match in DATE.finditer(words)]
    number = re.compile(rf"{DIGITS.pattern}|{phrase_pattern('quantities').pattern}", re.IGNORECASE)
    end = 0
    for match in number.finditer(words):
        inside_date = any(start <= match.start() < stop for start, stop in dates)
        if inside_date or match.start() < end or words[: match.start()][-1:].isalpha():
            continue
        low, high, end = _value(words, match)
        if match.group().lower() == "one" and high == 1:
            continue  # "one of them" counts nothing
        unit = _unit(words[: match.start()], words[end:])
        low, high = _bounded(words[: match.start()], low, high)
        yield Figure(low, high, unit, Span(span.start + match.start(), span.start + end))


def _value(words: str, match: re.Match) -> tuple[float, float, int]:
    """What a number means, and where it ends: a scale after it multiplies."""
    text = match.group()
    low, high = (float(text.replace(",", "")),) * 2 if text[0].isdigit() else quantities()[text.lower()]
    scale = re.match(r"[\s-]+(" + "|".join(SCALES) + r")\b", words[match.end() :], re.IGNORECASE)
    if scale is None or text.lower() in SCALES:
        return low, high, match.end()
    times = quantities()[scale.group(1).lower()][0]
    return low * times, high * times, match.end() + scale.end()


def _unit(before: str, after: str) -> str:
    """What is counted: among the next words people or their harm, else a known thing, else a plural, else the first.

    Without any, what the words before tell: “killing at least 40”, “the toll rose to 40”.
    """
    nouns, plural = [], []
    for match in list(FOLLOWING.finditer(after))[:UNIT]:
        word = match.group().lower()
        if word in ".;:!?" or (word in PLACING and nouns) or (word in PLACING and word != "of"):
            break
        if _acts(after, match):
            break
        if word in PERSONS:
            nouns.append(PERSON)
        elif word not in empty_words():
            nouns.append(stem(word))
            plural += nouns[-1:] if word.endswith("s") else []
    known = [kin()[noun] for noun in nouns if noun in kin()]
    people = next((key for key, field in known if field in {"people", "harm"}), None)
    if not people and DYING.search(before):
        return DEATH
    return people or (PERSON if PERSON in nouns else known[0][0] if known else next(iter(plural or nouns), ""))


def _acts(after: str, match: re.Match) -> bool:
    """Whether a word for harm has a figure of its own: in “two blasts killed 15” two blasts are not killed."""
    harmed = kin().get(stem(match.group()), ("", ""))[1] == "harm"
    return harmed and bool(
        re.match(rf"\s+(?:(?:{'|'.join(bounds())})\s+)?(?:\d|{NUMBER_WORD})", after[match.end() :], re.IGNORECASE)
    )


def _bounded(before: str, low: float, high: float) -> tuple[float, float]:
    for phrase, bound in bounds().items():
        if re.search(rf"\b{phrase}\s+(?:the\s+)?$", before, re.IGNORECASE):
            if bound == "low":
                return low, float("inf")
            return (0.0, high) if bound == "high" else (low * (1 - FAR), high * (1 + FAR))
    return low, high


def times_of(text: str, spans: Iterable[Span], *, published: str | None = None) -> tuple[Time, ...]:
    """The dates under some spans; a weekday is the last one before the day of publication, where that is known."""
    found = (time for span in spans for time in (*_dates(text, span, published), *_weekdays(text, span, published)))
    return tuple(sorted(found, key=lambda time: time.span))


def _dates(text: str, span: Span, published: str | None) -> Iterator[Time]:
    for match in DATE.finditer(span.of(text)):
        if value := _date(match, published):
            yield Time(value, Span(span.start + match.start(), span.start + match.end()))


def _weekdays(text: str, span: Span, published: str | None) -> Iterator[Time]:
    """“Saturday's attack” dates the attack, not what is said of it, and is left out."""
    day = _day(published)
    for match in WEEKDAY.finditer(span.of(text)) if day else ():
        if not span.of(text)[match.end() :].startswith(("'s", "’s")):
            back = (day.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
            value = (day - datetime.timedelta(back)).isoformat()
            yield Time(value, Span(span.start + match.start(), span.start + match.end()))


def _date(match: re.Match, published: str | None) -> str | None:
    if match["iso"] or match["only"]:
        return match["iso"] or match["only"].split()[-1]
    name = match["month"].lower()
    day = match["day"] or match["after"]
    if name in {"may", "march", "mar", "sun"} and not match["month"][0].isupper():
        return None  # "may" and "march" are verbs too
    if name == "may" and not (day or match["year"]):
        return None
    month = MONTHS.get(name) or SHORT[name]
    year = match["year"] or _year(month, published)
    return f"{year or '-'}-{month:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")


def _year(month: int, published: str | None) -> str | None:
    """The year of a month that is named without one: the last such month before publication."""
    if not published or not re.match(r"\d{4}-\d\d", published):
        return None
    year, now = int(published[:4]), int(published[5:7])
    return str(year if month <= now else year - 1)


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published or "")
    except ValueError:
        return None


def _parts(value: str) -> tuple[str, str, str]:
    """Year, month and day of a date; empty where not given."""
    if value.startswith("--"):
        value = f"-{value.removeprefix('--')}".replace("-", "|", 1)
        year, rest = "", value[1:]
    else:
        year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    return year, month, day


def causes_of(text: str, spans: Iterable[Span]) -> tuple[Named, ...]:
    """By what something came about: the kinds of `words/causes.csv`, in order of the text."""
    return tuple(
        Named(causes()[match.group().lower()], Span(span.start + match.start(), span.start + match.end()))
        for span in spans
        for match in phrase_pattern("causes").finditer(span.of(text))
    )
