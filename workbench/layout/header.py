"""The optional header of `key: value` lines at the top of a text, ended by an empty line."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from workbench.spans import Span

KINDS = ("article", "digest", "statement", "other")
# What a header line may be called, and the Article's field it fills. The empty name is for what
# has no field and is told in a note.
FIELD_OF = {
    "title": "title", "headline": "title", "subject": "title",
    "outlet": "outlet", "publisher": "outlet", "newspaper": "outlet",
    "byline": "byline", "author": "byline", "authors": "byline", "by": "byline", "from": "byline",
    "published": "published", "date": "published",
    "language": "language", "lang": "language",
    "kind": "kind",
    "note": "", "notes": "", "url": "", "link": "", "source": "",
}  # fmt: skip
ALONE = ("title", "outlet", "byline", "author", "published", "language", "kind")  # enough for a header of one line
KEY = re.compile(r"[A-Za-z][A-Za-z _-]{0,24}")
MOST_LINES = 40  # a longer list of keys and values is the text itself
FENCE = re.compile(r"---[ \t]*$")  # around the header of a Markdown file
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2})?$")


@dataclass(frozen=True, slots=True)
class Header:
    """The fields and notes of a header, its span (None where there is none), and where the text begins."""

    fields: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    span: Span | None = None
    end: int = 0


def read_header(text: str) -> Header:
    """The header at the very top of `text`; an empty Header if its first lines are not one."""
    lines, end = _top_lines(text)
    if not lines or not _is_header([key for key, _ in lines]):
        return Header()
    fields, notes = {}, []
    for key, value in lines:
        name = FIELD_OF.get(key)
        if not value:
            continue
        if not name:
            notes.append(value if key in ("note", "notes") else f"The header says “{key}: {value}”.")
        elif name in fields:
            notes.append(f"The header names a second {name}, which is not used: {value}")
        elif problem := _problem(name, value):
            notes.append(problem)
        else:
            fields[name] = _normal(name, value)
    return Header(fields, tuple(notes), Span(0, len(text[:end].rstrip())), end)


def _top_lines(text: str) -> tuple[list[tuple[str, str]], int]:
    """Keys and values of the lines that could be a header, and the offset behind them."""
    lines, end, fenced = [], 0, False
    for number, line in enumerate(text.splitlines(keepends=True)):
        end += len(line)
        if FENCE.match(line.rstrip("\r\n")) and (number == 0 or fenced):
            if fenced:
                break
            fenced = True
        elif not line.strip():
            if not fenced:
                end -= len(line)
                break
        elif len(lines) < MOST_LINES and (entry := _entry(line)):
            lines.append(entry)
        else:
            return [], 0
    return lines, end


def _entry(line: str) -> tuple[str, str] | None:
    """Key and value of a line `key: value`, or None."""
    key, colon, value = line.partition(":")
    if not colon or not KEY.fullmatch(key) or (value.strip() and not value[0].isspace()):
        return None
    return key.strip().lower(), _unquoted(value.strip())


def _is_header(keys: list[str]) -> bool:
    """Whether the keys are a header's; a single `From: …` is a byline, a single `Note: …` a sentence."""
    return keys[0] in ALONE or (keys[0] in FIELD_OF and any(key in FIELD_OF for key in keys[1:]))


def _problem(name: str, value: str) -> str | None:
    """A sentence saying why a value cannot be used, or None."""
    if name == "published" and not _is_date(value):
        return f"The header's date “{value}” is not an ISO date such as 2023-10-07 and is not used."
    if name == "language" and not re.match(r"[A-Za-z]{2}(?:[-_]\w+)?$", value):
        return f"The header's language “{value}” is not a two-letter code such as en and is not used."
    if name == "kind" and value.lower() not in KINDS:
        return f"The header's kind “{value}” is none of {', '.join(KINDS)} and is not used."
    return None


def _is_date(value: str) -> bool:
    """Whether it is a year, a month, a day or a time in ISO 8601 that exists."""
    try:
        if PARTIAL_DATE.match(value):
            date.fromisoformat((value + "-01-01")[:10])
        else:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return "-" in value or len(value) == 4


def _normal(name: str, value: str) -> str:
    if name == "language":
        return value[:2].lower()
    return value.lower() if name == "kind" else value


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
