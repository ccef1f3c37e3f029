"""How an article's lines are laid out: header, byline, dateline, headings, paragraphs, sign-off."""

from dataclasses import dataclass, field
from typing import Literal

from workbench.spans import Span

PartKind = Literal["header", "byline", "dateline", "heading", "paragraph", "signoff"]


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


def lay_out(text: str) -> Layout:
    """Header fields, parts and notes of a text. (First cut: each line is a paragraph.)"""
    parts, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            begin = start + len(line) - len(line.lstrip())
            parts.append(Part("paragraph", Span(begin, start + len(line.rstrip()))))
        start += len(line)
    return Layout(parts=tuple(parts))
