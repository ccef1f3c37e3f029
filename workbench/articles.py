"""An article: its verbatim text, what is known about it, and how its lines are laid out."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from workbench.layout import Part, lay_out
from workbench.spans import Span

ArticleKind = Literal["article", "digest", "statement", "other"]


@dataclass(frozen=True, slots=True)
class Article:
    """A text exactly as it was read, with what its header or its layout says about it.

    `text` is never changed after decoding (a byte-order mark is dropped), so every span
    of every record points into it. `origin` is the path or URL it came from; `notes` tell
    in sentences what the reader had to repair, guess or leave out.
    """

    id: str  # first 16 hex digits of the SHA-256 of the text in UTF-8
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None  # ISO 8601 date, as precise as the source gives it
    language: str | None = None  # ISO 639-1
    kind: ArticleKind = "article"
    origin: str | None = None
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @classmethod
    def from_text(cls, text: str, *, headings: Iterable[Span] | None = None, **fields) -> "Article":
        """An Article of `text`, with fields found in its header and layout; `fields` given here win.

        `headings` are those that a file format declares; without them they are found by their form.
        Raises ArticleError when the text holds nothing to read.
        """
        layout = lay_out(text, given=fields, headings=headings)
        notes = (*layout.notes, *fields.pop("notes", ()))
        return cls(id=fingerprint(text), text=text, **{**layout.fields, **fields}, notes=notes, parts=layout.parts)

    def with_notes(self, *notes: str) -> "Article":
        """A copy that carries further notes."""
        return replace(self, notes=(*self.notes, *notes))

    @property
    def headings(self) -> tuple[Span, ...]:
        """Spans of the headings, in order."""
        return tuple(part.span for part in self.parts if part.kind == "heading")

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """Spans of the paragraphs of running text, in order; their numbers count from 1."""
        return tuple(part.span for part in self.parts if part.kind == "paragraph")


def fingerprint(text: str) -> str:
    """First 16 hex digits of the SHA-256 of the text: the article's identity, wherever its file lies."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
