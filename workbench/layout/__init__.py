"""How an article's lines are laid out: header, byline, dateline, headings, paragraphs, sign-off.

Everything here is found by form alone, so it works the same for a file, a page and pasted
text, and whatever was guessed is told in a note.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Literal

from workbench.errors import ArticleError
from workbench.layout.blocks import find_blocks
from workbench.layout.header import read_header
from workbench.layout.headings import heading_text, headings_by_form
from workbench.layout.marks import Byline, Dateline, find_byline, find_dateline, find_signoff, is_signoff
from workbench.spans import Span

PartKind = Literal["header", "byline", "dateline", "heading", "paragraph", "signoff"]

HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # a surrogate: it cannot be stored in UTF-8
SHOWN = 120  # characters of the text that a note quotes at most


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the article with the role it plays; parts stand in order and never overlap."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """What `lay_out` found: fields for the Article, its parts, and notes on what was guessed."""

    fields: dict[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()


def lay_out(text: str, *, given: Container[str] = (), headings: Iterable[Span] | None = None) -> Layout:
    """Header fields, parts and notes of a text; its parts cover every character that is not blank.

    `given` names the fields that the caller knows already, which are then not guessed.
    `headings` are the headings a file format declares; without them they are found by their form.
    Raises ArticleError when there is nothing to read.
    """
    if half := HALF_CHARACTER.search(text):
        raise ArticleError(f"The text holds half a character at position {half.start()}; save it again as UTF-8.")
    if not text.strip():
        raise ArticleError("The text is empty: there is nothing to read.")
    header = read_header(text)
    blocks, margin = find_blocks(text, header.end)
    if not any(character.isalnum() for block in blocks for character in block.of(text)):
        raise ArticleError(f"There {'is no text below the header' if header.end else 'are no words in the text'}.")
    byline = find_byline(text, blocks)
    body = [block for block in blocks if not (byline and block == byline.span)]
    if not body:
        raise ArticleError("There is no text below the byline.")
    endings = []
    while len(body) > 1 and is_signoff(text, body[-1], body[-2]):
        endings.insert(0, body.pop())
    titles = headings_by_form(text, body) if headings is None else _declared(headings, body)
    paragraphs = [block for block in body if block not in set(titles)]
    dateline = find_dateline(text, paragraphs)
    if inline := find_signoff(text, paragraphs[-1]) if paragraphs and not endings else None:
        endings = [inline]
    marks = [dateline.span] if dateline else []
    parts = [
        *([Part("header", header.span)] if header.span else []),
        *([Part("byline", byline.span)] if byline else []),
        *([Part("dateline", dateline.span)] if dateline else []),
        *(Part("heading", block) for block in titles),
        *(Part("paragraph", rest) for block in paragraphs if (rest := _without(text, block, [*marks, *endings]))),
        *(Part("signoff", block) for block in endings),
    ]
    guessed = _guesses(text, byline=byline, dateline=dateline, title=titles[0] if titles else None)
    fields = {name: value for name, (value, _) in guessed.items() if name not in given} | header.fields
    notes = [printable(note) for note in header.notes]
    notes += [note for name, (value, note) in guessed.items() if fields.get(name) == value]
    if dateline:
        notes.append(f"Dateline found in the text: {shown(dateline.place)}.")
    if titles and headings is None:
        notes.append(f"Headings found in the text by their form: {len(titles)}.")
    notes += [f"Sign-off found in the text: {shown(block.of(text))}." for block in endings]
    if margin:
        notes.append(f"The lines look wrapped at {margin} characters, so a paragraph is read across its lines.")
    return Layout(fields, tuple(sorted(parts, key=lambda part: part.span)), tuple(notes))


def printable(words: str) -> str:
    """Words on one line, without the characters that steer a terminal or the direction of writing."""
    return "".join(character for character in " ".join(words.split()) if character.isprintable())


def shown(words: str) -> str:
    """Words of the text as a note quotes them: printable and not too long."""
    words = printable(words)
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"


def _guesses(text: str, *, byline: Byline | None, dateline: Dateline | None, title: Span | None) -> dict:
    """What the text itself says about byline, outlet and title: each field's value and the note that tells of it."""
    found = {}
    if title:
        words = heading_text(title.of(text))
        found["title"] = words, f"No title was given, so the first heading serves: {shown(words)}"
    if byline:
        found["byline"] = byline.name, f"Byline found in the text: {shown(byline.name)}."
    if dateline and dateline.agency:
        found["outlet"] = dateline.agency, f"Outlet taken from the dateline: {shown(dateline.agency)}."
    return found


def _declared(headings: Iterable[Span], blocks: list[Span]) -> list[Span]:
    """Those of the `blocks` that a file format declared to be headings; none if that leaves no text."""
    starts = {heading.start for heading in headings}
    found = [block for block in blocks if block.start in starts]
    return found if len(found) < len(blocks) else []


def _without(text: str, block: Span, marks: list[Span]) -> Span | None:
    """What is left of a paragraph without the dateline at its start and the sign-off at its end."""
    start, end = block.start, block.end
    for mark in marks:
        start = mark.end if mark.start == start else start
        end = mark.start if mark.end == end else end
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Span(start, end) if start < end else None
